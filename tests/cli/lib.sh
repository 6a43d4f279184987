# lib.sh - words for scenarios; source it.
#
#   expect 3 backgrade init             runs it, output in ./out and ./err; fails unless it ends with 3
#   has err 'no student "99"'           the file holds this text; without text: it is not empty
#   hasnt out 'error'
#   await [ -e ready ]                  until it holds, for a minute at most

expect() {
  local want=$1 got=0
  shift
  "$@" >out 2>err || got=$?
  [ "$got" = "$want" ] && return
  echo "expected exit status $want, not $got: $*"
  sed 's/^/  out: /' out
  sed 's/^/  err: /' err
  exit 1
}

has() {
  if [ $# = 1 ]; then
    [ -s "$1" ] && return
    echo "$1 is empty"
  else
    grep -qF -- "$2" "$1" && return
    echo "not in $1: $2"
  fi
  sed "s|^|  $1: |" "$1"
  exit 1
}

hasnt() {
  ! grep -qF -- "$2" "$1" && return
  echo "should not be in $1: $2"
  sed "s|^|  $1: |" "$1"
  exit 1
}

await() {
  for _ in $(seq 1200); do
    ! "$@" || return 0
    sleep 0.05
  done
  echo "waited in vain: $*"
  exit 1
}

# The whole content of a course, in an order that does not depend on how it came.
contents() {
  sqlite3 "${1:-course.db}" .dump
}

# A small course: problem hw1 with parts a (value 0.5, 2 points), b (claim, 1), c (text, 4).
small_course() {
  cat >hw1.md <<'END'
---
title: A small sheet
network: |
  x = 0.25
  y = 2 * x
parts:
  - {id: a, points: 2, value: y}
  - {id: b, points: 1, claim: y > x}
  - {id: c, points: 4, text: a sentence or two}
---
Twice.
END
  printf 'student_id,name,email,section\n007,Ada Lovelace,ada@x.org,1\n008,Leonhard Euler,,2\n009,Emmy Noether,,2\n' >roster.csv
  backgrade -q init --salt test
  backgrade -q load hw1.md
  backgrade -q enroll roster.csv
}

# The course that the exports in tests/cli/data are of: hw1 as above, six students with
# e-mail addresses, two of them of one name.
channel_course() {
  rm -f course.db
  small_course
  rm course.db
  backgrade -q init --salt test
  backgrade -q load hw1.md
  backgrade -q enroll "$ROOT/tests/cli/data/roster.csv"
  cp "$ROOT"/tests/cli/data/*.csv "$ROOT"/tests/cli/data/*.map .
}

# Every answer: student|part|attempt|text|time|line
answers() {
  sqlite3 "${1:-course.db}" "SELECT s.sid, p.name, a.attempt, a.raw, coalesce(a.submitted_at, ''), a.line FROM answer a
    JOIN student s ON s.id = a.student_id JOIN part p ON p.id = a.part_id ORDER BY s.sid, p.name, a.attempt"
}

# explains FILE…: --explain stores nothing, and ends as it is told
explains() {
  local status=$1
  shift
  contents >before
  expect "$status" backgrade collect --explain "$@"
  has err 'nothing was stored'
  contents | cmp - before
}
