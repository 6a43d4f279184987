# Goal: a full disk, a closed pipe, a closed stdout, Ctrl-C: each command says so by its exit
# status, and the course is as it was.
. "$ROOT/tests/cli/lib.sh"
small_course
printf 'student_id,problem,part,answer\n007,hw1,a,0.5\n008,hw1,a,0..4\n' >answers.csv
backgrade -q collect answers.csv
backgrade -q grade 2>err || [ $? = 1 ]
contents >before

for words in 'query scores' 'query scores --csv' 'query scores --json' query export 'export --for wide' 'show 007' \
  diff 'check hw1.md' --help 'help grade' --version 'explain y --sheet hw1.md'; do
  expect 5 bash -c "backgrade $words >/dev/full"
  has err 'standard output: cannot be written'
  expect 5 bash -c "backgrade $words >&-"
  expect 0 bash -c "backgrade $words | head -c 1"
  [ ! -s err ] || hasnt err 'standard output'
done
expect 0 bash -c 'backgrade verify </dev/null >&- 2>&-'
expect 0 bash -c 'backgrade export -o closed.csv <&- >&- 2>&-'
[ "$(wc -l <closed.csv)" = 10 ]
contents | cmp - before

# -o replaces a file, nothing else.
mkdir folder
expect 5 backgrade export -o folder
has err 'it is a folder'
mkfifo pipe
for target in pipe /dev/null /dev/stdout; do
  expect 5 backgrade export -o "$target"
  has err 'no ordinary file'
done
expect 5 backgrade backup --force folder
expect 4 backgrade --db folder grade
has err 'a folder, not a course file'
[ -z "$(ls | grep tmp || true)" ]

# Ctrl-C while grading, and while collecting: of so many that neither is done when it comes.
cat >long.md <<'END'
---
title: Many samples
samples: 50000
network: |
  x : 6
  y = sum(i, exp(x[i]))
parts:
  - {id: a, points: 1, expression: y}
---
END
(echo student_id; seq 1000 9999) >many.csv
(echo student_id,problem,part,answer; for i in $(seq 1000 9999); do echo "$i,long,a,\"sum(i, exp(x[i])) + $i*x[1]\""; done) >long.csv
backgrade -q load long.md
backgrade -q enroll many.csv
backgrade -q collect long.csv
contents >before
backgrade grade -j 1 >out 2>err &
command=$!
sleep 0.4
kill -INT $command
status=0
wait $command || status=$?
[ $status = 130 ] || { echo "status $status"; cat err; exit 1; }
has err 'interrupted; nothing was changed'
contents | cmp - before
[ ! -e course.db-wal ]
backgrade -q verify

mkfifo slow.csv
(cat long.csv; sleep 3) >slow.csv &
feeder=$!
backgrade collect slow.csv >out 2>err &
command=$!
sleep 0.4
kill -INT $command
sleep 0.2
kill $feeder 2>/dev/null || true
status=0
wait $command || status=$?
[ $status = 130 ] || { echo "status $status"; cat err; exit 1; }
contents | cmp - before
