# Goal: every student gets a sheet with the numbers he is graded by, and nobody an answer;
# handing out again changes nothing that is in anybody's hands.
. "$ROOT/tests/cli/lib.sh"
cat >own.md <<'END_SHEET'
---
title: Own numbers
network: |
  x : 2 ~ integers(1, 50)
  w : 2 ~ uniform(-1, 1, step 0.1)
  y = w' * x
  require abs(y) > 1
due: 2026-09-27
late: {per_day: 10%, up_to: 3 days}
attempts: {limit: 3, keep: best}
parts:
  - {id: y, points: 2, value: y, tolerance: {decimals: 1}}
  - {id: way, points: 1, order: [multiply, add, compare]}
---
What is $w^\top x$ for $x = {@x@}$ and $w$ = {@w@}?

## y
Compute it.

## way
In which order?

## Solution
It is $ {@y@} $, secretly.
END_SHEET
cat >same.md <<'END_SHEET'
---
title: The same for all
network: y = 2 + 2
parts:
  - {id: a, points: 1, value: y}
---
What is $2 + 2$?

## a

## Solution
Secretly four.
END_SHEET
backgrade -q init --salt own
expect 3 backgrade handout -o sheets
has err 'no sheet is loaded'
backgrade -q load own.md same.md
expect 3 backgrade handout -o sheets
has err 'no student is enrolled'
[ ! -e sheets ]
printf 'student_id,name,email\n007,"Ada <b> & ""Co""",ada@x.org\nS8,Ünal,\ns8,,\n../up,Climber,\n' >roster.csv
backgrade -q enroll roster.csv
expect 2 backgrade handout
has err '-o FOLDER'
expect 2 backgrade handout -o sheets --format pdf
has err 'html, md and tex'
expect 2 backgrade handout -o sheets own.y
expect 3 backgrade handout -o sheets onw
has err 'did you mean own?'
expect 3 backgrade handout -o sheets --student 7
has err 'did you mean 007?'
[ ! -e sheets ]

# Everything, once.
expect 0 backgrade handout -o sheets
has err 'own: 12 files written'
has err 'same: 3 files written, 0 as before (the same sheet for everybody)'
(cd sheets && find . -type f | sort) >files
cat >want <<'END'
./index.csv
./own/+2e.+2fup.html
./own/+2e.+2fup.md
./own/+2e.+2fup.tex
./own/007.html
./own/007.md
./own/007.tex
./own/=s8.html
./own/=s8.md
./own/=s8.tex
./own/s8.html
./own/s8.md
./own/s8.tex
./same.html
./same.md
./same.tex
END
cmp files want
has sheets/index.csv 'student_id,name,email,problem,html,md,tex'
has sheets/index.csv 'S8,Ünal,,own,own/=s8.html,own/=s8.md,own/=s8.tex'
has sheets/index.csv '007,"Ada <b> & ""Co""",ada@x.org,same,same.html,same.md,same.tex'
for file in sheets/own/* sheets/same.*; do
  for secret in ecretly Solution '{@' $'\001' $'\002' Reference; do hasnt "$file" "$secret"; done
done
has sheets/own/007.html '<strong>Ada &lt;b&gt; &amp; &quot;Co&quot;, 007</strong>'
has sheets/own/007.tex 'Ada <b> \& \textquotedbl{}Co\textquotedbl{}, 007'
has sheets/own/007.html 'due 2026-09-27 · 10% off for each day late, nothing counts after 3 days · 3 attempts, the best counts'
has sheets/own/007.html '<math>'
for word in '<script' '<img' '<link' 'src=' 'url(' '@import'; do hasnt sheets/own/007.html "$word"; done

# The numbers on the sheet are the stored ones, and who answers by them is right.
number() { sqlite3 course.db "SELECT value FROM draw JOIN instance i ON i.id = instance_id JOIN student s ON s.id = i.student_id WHERE sid = '$1' AND quantity = '$2'"; }
has sheets/own/007.md "and \$w\$ = \`$(number 007 w)\`?"
has sheets/own/007.md "\$x = \\begin{bmatrix}$(number 007 x | tr -d '[]' | sed 's/; / \\\\ /')\\end{bmatrix}\$"
[ "$(cat sheets/own/007.md | sed -n 's/^- //p' | sort | tr '\n' ' ')" = 'add compare multiply ' ]
[ "$(cat sheets/own/007.md | sed -n 's/^- //p' | tr '\n' ' ')" != 'multiply add compare ' ]
{ echo student_id,problem,part,answer; for s in 007 S8 s8; do
  awk -v s=$s 'function numbers(t) { gsub(/[^-0-9. ]/, " ", t); return t }
    /^What/ { split($0, half, " and "); split(numbers(half[1]), x, " "); n = split(numbers(half[2]), w, " ")
              printf "%s,own,y,%.2f\n", s, x[1]*w[1] + x[2]*w[2] }' "sheets/own/$([ $s = S8 ] && echo =s8 || echo $s).md"
  done; } >answers.csv
backgrade -q collect answers.csv
expect 0 backgrade grade
has err '3 correct'

# Again: nothing is touched, and threads make no difference.
contents >before
touch -d '2001-01-01' $(find sheets -type f | grep -v +)
expect 0 backgrade handout -o sheets
has err 'own: 0 files written, 12 as before'
[ -z "$(find sheets -type f -newermt 2001-01-02 | grep -v + || true)" ]
backgrade -q handout -o one -j1
backgrade -q handout -o two -j2
diff -r one two
diff -r one sheets
contents | cmp - before

# One student, one format: the index still knows all.
rm -r one two
echo stale >sheets/own/007.html
expect 0 backgrade handout own --student 007 --student S8 --format html,html -o sheets
has err 'own: 1 file written, 1 as before'
has sheets/index.csv 's8,,,own,own/s8.html,own/s8.md,own/s8.tex'
expect 0 backgrade handout own --student 007 --format md -o one
[ "$(tail -n +2 one/index.csv | tr -d '\r')" = '007,"Ada <b> & ""Co""",ada@x.org,own,,own/007.md,' ]

# Who enrolls later disturbs nobody.
cp -r sheets old
printf 'student_id,name\na0,New\n' >late.csv
backgrade -q enroll late.csv
expect 0 backgrade handout -o sheets
has err 'own: 3 files written, 12 as before'
diff -r old sheets >changes || true
[ "$(grep -c '^Only in sheets' changes)" = 3 ]
[ "$(grep -c '^diff' changes)" = 1 ] # the index

# A changed text reaches everybody; the numbers stay.
sed 's/Compute it/Work it out/' own.md >new.md && mv new.md own.md
backgrade -q load own.md
expect 0 backgrade handout -o sheets own
has err 'own: 15 files written, 0 as before'
has sheets/own/007.html 'Work it out'
sed 's/Work it out/Compute it/' sheets/own/007.md | cmp - old/own/007.md

# With references and solutions: elsewhere, under another name.
expect 3 backgrade handout --instructor -o sheets
has err 'sheets holds sheets for students: nothing was written'
expect 0 backgrade handout --instructor -o key
has key/own/007.instructor.html 'Solution'
has key/own/007.instructor.md 'secretly'
has key/own/007.instructor.md '**Reference:** multiply, add, compare'
has key/same.instructor.tex '\textbf{Reference:} $4$'
expect 3 backgrade handout -o key
has err 'key holds references and solutions: nothing was written'
find sheets -name '*instructor*' >out
[ ! -s out ]

# What HTML cannot show is said, and shown as it is written.
sed 's/What is/What \\foo{@x@} $\\foo{@x@}$ is/' own.md >odd.md
backgrade -q load odd.md
expect 0 backgrade handout odd --student 007 -o odd
has err 'odd: HTML shows a formula as LaTeX source, since there is no \foo'
has odd/odd/007.html '<code>\foo{\begin{bmatrix}'

# A sheet that becomes the same for everybody leaves nobody his old numbers.
turning() { printf -- '---\ntitle: Turning\nnetwork: |\n  %s\n  y = 2*w\nparts:\n  - {id: y, points: 1, value: y}\n---\nThe weight is {@w@}.\n' "$1" >turning.md; }
turning 'w : 1 ~ integers(1, 9)'
backgrade -q load turning.md
backgrade -q handout turning -o turned
has turned/index.csv turning/007.html
turning 'w = 3'
backgrade -q load turning.md
backgrade -q handout turning -o turned
hasnt turned/index.csv turning/007.html
has turned/index.csv turning.html
turning 'w : 1 ~ integers(1, 9)'
backgrade -q load turning.md
backgrade -q handout turning --student 007 -o turned
has turned/index.csv turning/007.html
hasnt turned/index.csv turning.html

# A full disk, a folder that is none, a folder that may not be written.
expect 5 backgrade handout -o roster.csv
has err 'Not a directory'
expect 5 backgrade handout -o no/such/folder
full() { (ulimit -f 64; backgrade handout much -o full); }
{ sed '/^## a/,$d' same.md; for i in $(seq 400); do echo "Much to read. $(seq -s ' ' 60)"; done; } >much.md
backgrade -q load much.md
expect 5 full
has err 'full/much.html'
[ -z "$(find full -name '*tmp*')" ]
[ ! -e full/much.html ]

# Interrupted before it begins to write: what is there is whole.
sed 's/x : 2 /x : 40 /; s/w : 2 /w : 40 /' own.md >long.md
backgrade -q load long.md
printf 'student_id\n' >many.csv
seq -f 'm%g' 1500 >>many.csv
backgrade -q enroll many.csv
status=0
backgrade -q handout long -o long -j1 2>err &
pid=$!
await [ -e long/long/007.html ]
kill -INT $pid
wait $pid || status=$?
[ $status = 130 ] || [ $status = 0 ] || # 0: it was faster
  { echo "ended with $status"; exit 1; }
[ -z "$(find long -name '*tmp*')" ]
for file in $(find long -name '*.html' | head -n 50); do [ "$(tail -c 8 "$file")" = '</html>' ]; done
backgrade -q handout long -o long
[ "$(find long -name '*.html' | wc -l)" = 1505 ]
