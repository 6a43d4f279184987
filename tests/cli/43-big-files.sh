# Goal: of a file that is long enough for two threads nothing depends on them: not what is
# stored, said or refused, whatever the order of its rows, and however it ends.
. "$ROOT/tests/cli/lib.sh"
export SOURCE_DATE_EPOCH=1700000000
cat >big.md <<'END'
---
title: Big
network: |
  x = [1 2 3]
parts:
  - {id: a, points: 1, value: sum(x)}
  - {id: b, points: 1, value: 2}
  - {id: c, points: 1, value: 3}
  - {id: d, points: 1, value: 4}
  - {id: e, points: 1, value: 5}
---
END
(echo student_id,name; for i in $(seq 10000 15999); do echo "s$i,Name of $i"; done) >roster.csv
backgrade -q init --salt big
backgrade -q load big.md
backgrade -q enroll roster.csv
cp course.db empty.db

# 30,000 rows: three times what is stored at once.
header=student_id,problem,part,answer,attempt
awk 'BEGIN { for (i = 10000; i < 16000; i++) for (k = 1; k <= 5; k++)
  printf "s%d,big,%s,%d.%03d,\n", i, substr("abcde", k, 1), k, i * 7919 % 1000 }' >rows
(echo $header; cat rows) >sorted.csv
(echo $header; awk '{ print NR * 7919 % 30011, $0 }' rows | sort -n | cut -d' ' -f2-) >shuffled.csv
# Rows that are refused when they are read, and when they are compared; cells in quotes with
# lines in them; letters that are not ASCII.
awk -v header=$header 'BEGIN { print header }
  NR % 997 == 1 { print "s99999,big,a,1," }
  NR % 1009 == 1 { print "s10001,big,zz,1," }
  NR % 1013 == 1 { print "s10002,big" }
  NR % 2003 == 1 { print "s" 10000 + NR % 6000 ",big,b,seven,1"; print "s" 10000 + NR % 6000 ",big,b,eight,1" }
  NR % 499 == 1 { print "s" 10000 + NR % 6000 ",big,c,\"σ, on\n" NR " lines\"," }
  { print }' rows >mixed.csv

# collected FILE NAME STATUS: with one thread and with two; what is stored into NAME.
collected() {
  local threads
  for threads in 1 2; do
    cp empty.db course.db
    OMP_NUM_THREADS=$threads expect "$3" backgrade collect "$1"
    mv err err.$threads
    sqlite3 course.db 'SELECT * FROM answer ORDER BY id; SELECT * FROM import_batch' >"$2.$threads"
    backgrade -q verify
  done
  cmp err.1 err.2
  cmp "$2.1" "$2.2"
  mv err.2 "$2.err"
  mv "$2.2" "$2"
}
collected sorted.csv sorted 0
has sorted.err '30000 rows: 30000 answers new, 0 revised, 0 as before, 0 rejected'
collected shuffled.csv shuffled 0
cut -d'|' -f1-6 sorted >want
cut -d'|' -f1-6 shuffled | cmp -n "$(head -n 30000 want | wc -c)" - want
collected mixed.csv mixed 1
has mixed.err 'no student "s99999" is enrolled'
has mixed.err 'has no part "zz"'
has mixed.err 'the row has 2 cells, the header 5'
# 31 students and 30 parts unknown, 30 short rows; and 15 of two answers under one number
has mixed.err '106 rejected'
[ "$(sqlite3 course.db "SELECT count(*) FROM answer WHERE raw LIKE '%on
% lines'")" = 61 ]

# In order until shortly before the end, where a student answers again, or one comes whose place
# was earlier; in order but for rows that name nobody.  A pipe is read before anything is stored,
# and what is stored is the same.
(cat sorted.csv; echo s10500,big,d,another,) >again.csv
(sed 2,6d sorted.csv; sed -n 2,6p sorted.csv) >displaced.csv
awk 'NR % 700 == 5 { print "S-0" substr($0, 2, 5) "00,big,a,1," } { print }' sorted.csv >strangers.csv
for name in sorted again displaced strangers mixed; do
  status=0
  ! [[ $name = strangers || $name = mixed ]] || status=1
  collected $name.csv $name $status
  cp empty.db course.db
  expect $status backgrade collect - <$name.csv
  sqlite3 course.db 'SELECT * FROM answer ORDER BY id' | cmp - <(head -n -1 $name)
  sed 's/standard input/'$name.csv/ err | cmp - $name.err
done
has again.err '30000 answers new, 1 revised'

# A second homework of the same students, and both in one command.
sed 's/big/second/' sorted.csv >second.csv
sed 's/Big/Second/' big.md >second.md
backgrade -q load --db empty.db second.md
collected second.csv second 0
for files in 'sorted.csv second.csv' 'second.csv again.csv'; do
  cp empty.db course.db
  backgrade -q collect $files
  sqlite3 course.db 'SELECT * FROM answer ORDER BY id' >both
  cp empty.db course.db
  for file in $files; do backgrade -q collect - <$file; done
  sqlite3 course.db 'SELECT * FROM answer ORDER BY id' | cmp - both
done
cp empty.db course.db
expect 1 backgrade -q collect mixed.csv

# Again: all is there.
expect 1 backgrade collect mixed.csv
has err ' 0 answers new, 0 revised'

# A quote that is not closed, far behind: nothing of the file goes in.
(cat sorted.csv; printf 's10000,big,a,"1\n') >open.csv
collected open.csv open 3
has open.err 'open.csv:30002: cell 4 begins with a quote that is never closed'
[ ! -s open ]

# Interrupted at any time: the old state or the new one.
for wait in 0 0.02 0.05 0.1 0.2; do
  for file in shuffled.csv sorted.csv; do
    cp empty.db course.db
    env --default-signal=INT OMP_NUM_THREADS=2 backgrade collect $file >out 2>err &
    command=$!
    sleep $wait
    kill -INT $command 2>/dev/null || true
    status=0
    wait $command || status=$?
    n=$(sqlite3 course.db 'SELECT count(*) FROM answer')
    [ "$status $n" = "130 0" ] || [ "$status $n" = "0 30000" ] || { echo "status $status, $n answers"; cat err; exit 1; }
  done
done
backgrade -q verify

# What is exported is the same, too.
cp empty.db course.db
expect 1 backgrade -q collect mixed.csv
expect 1 backgrade -q grade
for layout in wide tidy; do
  OMP_NUM_THREADS=1 backgrade -q export --for $layout >one.csv
  OMP_NUM_THREADS=2 backgrade -q export --for $layout >two.csv
  cmp one.csv two.csv
  [ -s one.csv ]
done
# Who reads the first lines only is no failure.
OMP_NUM_THREADS=2 backgrade -q export 2>err | head -n 2 | cmp - <(head -n 2 two.csv)

# Essays are few to a piece: a file of 130 MB takes little memory, in order and out of it.
cat >essay.md <<'END'
---
title: Essay
network: |
  x = 1
parts:
  - {id: e, points: 1, text: why}
---
END
backgrade -q init --db essay.db --salt big
backgrade -q load --db essay.db essay.md
(echo student_id; seq 10000 11999) >many.csv
backgrade -q enroll --db essay.db many.csv
awk 'BEGIN { for (s = "because "; length(s) < 64000;) s = s s; s = substr(s, 1, 65000)
  print "student_id,problem,part,answer"; for (i = 10000; i < 12000; i++) print i ",essay,e," s i }' >essays.csv
(head -n 1 essays.csv; tail -n 1 essays.csv; sed '1d;$d' essays.csv) >moved.csv
small() { (ulimit -v 140000; OMP_NUM_THREADS=2 "$@"); }
if small backgrade --help >/dev/null 2>&1; then # sanitizers need more
  for file in essays.csv moved.csv; do
    cp essay.db course.db
    expect 0 small backgrade -q collect "$file"
    [ "$(sqlite3 course.db 'SELECT count(*), sum(length(raw)) FROM answer')" = '2000|130010000' ]
  done
fi
