# Goal: who waits sees how far a command is; nobody finds it in a log.
. "$ROOT/tests/cli/lib.sh"
small_course
script -qec true /dev/null >out </dev/null || exit 0

# Some answers, then the others after a while.
slowly() {
  printf 'student_id,problem,part,answer\n'
  for i in $(seq 900); do printf '007,hw1,c,"%d%200s"\n' "$i" 'words that fill what is read at once'; done
  sleep 0.3
  printf '008,hw1,a,0.5\n'
}
mkfifo pipe
shown() { # COMMAND: what a terminal gets
  slowly >pipe &
  TERM=xterm script -qec "$*" /dev/null </dev/null >out
  wait
}
shown "backgrade collect --dry-run - <pipe"
has out 'reading standard input: '
has out 'kB'
has out $'\r\e[K'
grep -q $'\e\[Kstandard input: 901 rows' out # what is said stands on an empty line
shown "backgrade collect --dry-run -q - <pipe"
hasnt out 'reading'
shown "TERM=dumb backgrade collect --dry-run - <pipe"
hasnt out 'reading'
shown "backgrade collect --dry-run - <pipe 2>err >err"
hasnt err 'reading'
has err '901 rows'

# A grade shows at once that it works, also while the first answers take their time.
cat >long.md <<'END_SHEET'
---
title: Long
network: |
  x : 40
  W : 40 x 40
  y = W * x
  L = sum(y.^2)
parts:
  - {id: a, points: 1, expression: dL/dW, samples: 640}
---
Long.
END_SHEET
backgrade init -q --db long.db
backgrade load -q --db long.db long.md
seq 8000 | awk 'BEGIN{print "student_id,name"} {print "s" $1 ",S"}' >long.csv
backgrade enroll -q --db long.db long.csv
seq 8000 | awk -v q="'" 'BEGIN{print "student_id,problem,part,answer"} {print "s" $1 ",long,a,2*y*x" q " + " $1 "*W"}' | backgrade collect -q --db long.db -
{
  for i in $(seq 100); do
    sleep 0.1
    ! grep -q 'grading' out || break
  done
  printf '\003'
} | TERM=xterm script -qfec 'backgrade grade -j1 --db long.db' out >/dev/null || true
has out 'grading long: 0% of 8,000 students'
has out 'interrupted; nothing was changed'

# SQLite is silent while it looks through a large file: the line is there before.
sqlite3 long.db 'CREATE TABLE ballast (x); INSERT INTO ballast VALUES (zeroblob(80000000))'
TERM=xterm script -qec 'backgrade verify --db long.db' /dev/null </dev/null >out
has out $'\rverifying the course: 1 s'
