# Goal: whoever comes to a course does not have to know its state: every command says what is
# missing and what to type next, and having nothing to do is no error.
. "$ROOT/tests/cli/lib.sh"

expect 0 backgrade init --salt test
has err 'backgrade load'
for words in grade diff 'query gradebook' export; do
  # shellcheck disable=SC2086
  expect 0 backgrade $words
  has err 'no sheet is loaded'
  has err 'next: `backgrade load SHEET.md…`'
done
expect 0 backgrade diff --json
[ "$(sqlite3 :memory: "SELECT json_array_length(readfile('out'), '$.rows')")" = 0 ]
expect 0 backgrade -q query gradebook
[ ! -s err ]

mkdir room && (cd room && small_course)
cp room/hw1.md room/roster.csv .
expect 0 backgrade load --dry-run hw1.md
has err '1 new, 0 changed, 0 unchanged (nothing was stored: --dry-run)'
expect 0 backgrade load hw1.md
has err 'next: `backgrade enroll ROSTER.csv`'
expect 0 backgrade grade
has err 'nothing to grade: no student is enrolled'
expect 0 backgrade enroll roster.csv
has err 'next: backgrade collect ANSWERS.csv'
expect 0 backgrade load hw1.md
has err '1 unchanged; next: `backgrade collect ANSWERS.csv`'
for words in grade diff 'query gradebook' export; do
  # shellcheck disable=SC2086
  expect 0 backgrade $words
  has err 'no answers are collected'
  has err 'next: `backgrade collect ANSWERS.csv`'
done

sed 's/Twice/Again/' hw1.md >hw2.md
backgrade -q load hw2.md
printf 'student_id,problem,part,answer\n007,hw1,a,0.5\n008,hw1,a,0.4\n' >answers.csv
backgrade -q collect answers.csv
expect 0 backgrade grade hw2
has err 'no answers to it are collected'
expect 0 backgrade diff
has err 'nothing was graded yet; next: `backgrade grade`'
expect 3 backgrade diff 0 1
has err 'there is no run 1: nothing was graded yet'
expect 0 backgrade load hw1.md
has err '2 answers to grade; next: `backgrade grade`'
expect 0 backgrade grade
has err 'next: `backgrade query gradebook`'
expect 0 backgrade grade
has err 'nothing to grade: every answer that counts is graded already'
expect 0 backgrade load hw1.md
has err '1 unchanged; next: `backgrade query gradebook`'
expect 0 backgrade diff
has err 'run 1 against run 0'
expect 3 backgrade diff 1 2
has err 'there is no run 2'
has err 'the last one is 1'
sed 's/0.25/0.2/' hw1.md >changed && mv changed hw1.md
expect 0 backgrade load hw1.md
has err '1 changed, 0 unchanged; 2 answers to grade; next: `backgrade grade`'

# What help shows can be typed: its parts are parts of problems/.
for verb in init check load enroll collect grade show query export override diff backup verify explain read; do
  backgrade "$verb" --help
done | grep -oE 'uva-hw1\.[A-Za-z0-9.]+|csc2516-hw1\.[A-Za-z0-9.]+' | grep -v '\.md$' | sort -u >named
[ -s named ]
while IFS=. read -r problem part; do
  grep -qF "{id: $part," "$ROOT/problems/$problem.md" || { echo "help names $problem.$part"; exit 1; }
done <named
expect 0 backgrade help help
has out 'Exit status'
