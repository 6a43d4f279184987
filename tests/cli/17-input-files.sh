# Goal: a file that is not there, or is not what it should be, is named, ends every command with
# 3 and changes nothing; no file makes a command wait for ever or show an empty line.
. "$ROOT/tests/cli/lib.sh"
small_course
contents >before

mkdir folder.md
: >empty.md
printf ' \n\n' >blank.md
truncate -s 2G big.md
mkfifo pipe.md
for file in nowhere.md folder.md empty.md blank.md big.md pipe.md /dev/null /dev/zero; do
  expect 3 timeout 60 backgrade check "$file"
  has err "$file: "
  has err 'the sheet has errors'
  hasnt err ' | '
  expect 3 timeout 60 backgrade load "$file"
  has err 'the sheet has errors; nothing was loaded'
done
expect 3 backgrade check nowhere.md
has err 'No such file'
expect 3 backgrade check folder.md
has err 'it is a folder'
expect 3 backgrade check empty.md
has err 'the file is empty'
expect 3 backgrade check big.md
has err 'larger than 1048576 bytes'
expect 3 backgrade check pipe.md
has err 'nobody writes into it'
for verb in collect enroll; do
  mkfifo "$verb.csv"
  expect 3 timeout 10 backgrade "$verb" "$verb.csv"
  has err "$verb.csv: cannot be read: it is a pipe, and nobody writes into it"
done
for file in nowhere.csv folder.md /dev/null; do
  expect 3 backgrade collect "$file"
  has err "$file: "
  expect 3 backgrade enroll "$file"
  expect 3 backgrade explain 'x + 1' --sheet "$file"
done
if [ "$(id -u)" != 0 ]; then
  cp hw1.md secret.md
  chmod 0 secret.md
  expect 3 backgrade check secret.md
  has err 'Permission denied'
fi
contents | cmp - before

# What comes through a pipe is read, also when it comes late.
mkfifo late.md
(sleep 1; cat hw1.md) >late.md &
expect 0 backgrade check late.md
wait

# Blank lines cost what their bytes cost, however many there are.
{ cat roster.csv; head -c 8000000 /dev/zero | tr '\0' '\n'; echo '010,Last'; } >blank.csv
expect 1 timeout 20 backgrade -q enroll --dry-run blank.csv
has err 'blank.csv:8000005:1: error: the row has 2 cells'

# One that is missing does not hide what the others have; the last line counts.
cp hw1.md hw2.md
expect 3 backgrade check hw1.md nowhere.md hw2.md empty.md
has out 'hw2: A small sheet'
has err '2 of 4 sheets have errors'
expect 3 backgrade check hw1.md nowhere.md
has err '1 of 2 sheets has errors'
expect 0 backgrade check hw1.md hw2.md
has err '2 sheets, none has errors'
expect 3 backgrade load hw2.md nowhere.md
has err '1 of 2 sheets has errors; nothing was loaded'
contents | cmp - before

# Nothing where a name should be: a shell variable that is not set.
expect 2 backgrade check ''
has err 'argument 1 is empty'
expect 2 backgrade enroll roster.csv ''
expect 2 backgrade show 007 ''
has err 'argument 2 is empty'
expect 2 backgrade --db '' init
has err '--db is empty'
expect 2 backgrade export -o ''
expect 2 backgrade explain '' --sheet hw1.md
expect 2 backgrade explain '  ' --sheet hw1.md
has err 'the expression is empty'
hasnt err ' | '

# Answers are no roster.
printf 'Student_ID,Problem,Part,Answer\n007,hw1,a,0.5\n0007,hw1,a,0.5\n' >answers.csv
expect 3 backgrade enroll roster.csv answers.csv
has err 'answers.csv: these are answers, not students'
has err 'backgrade collect answers.csv'
printf 'student_id,hw1.a,hw1.b\n077,0.5,yes\n' >wide.csv
expect 3 backgrade enroll wide.csv
has err 'these are answers'
contents | cmp - before
printf 'student_id\n011\n012\n' >bare.csv
expect 0 backgrade enroll bare.csv
has err 'note: 2 students have no name'
printf 'student_id,name,part,hw9.x\n011,One,tenor,\n012,Two,alto,\n' >choir.csv
expect 0 backgrade enroll choir.csv
has err '2 changed'
hasnt err 'no name'

# A name that the course does not know: 3, and nothing on stdout.
for words in 'show 099' 'show 007 hw9' 'show 007 hw1.z' 'grade hw9' 'override 099 hw1.a 1 --why x' 'override 007 hw1.z 1 --why x'; do
  # shellcheck disable=SC2086
  expect 3 backgrade $words
  [ ! -s out ]
  has err 'help: '
done
expect 3 backgrade show 7
has err 'did you mean 007?'
expect 2 backgrade grade hw1.a
has err 'grade takes problems, not parts'
