# Goal: the same bits from a build without optimisation and from one for this very machine.
# Three builds take a while, so only the plain build runs this, and only once.
. "$ROOT/tests/cli/lib.sh"
case $(command -v backgrade) in */san/*) exit 0 ;; esac
export SOURCE_DATE_EPOCH=1700000000
here=$PWD
build() { # FOLDER CFLAGS
  (cd "$ROOT" && make -s -j2 BUILD="$here/$1" DEPS= CFLAGS="$2" all >"$here/$1.log" 2>&1) || { cat "$1.log"; exit 1; }
}
mkdir none native
build none '-O0 -DLIMIT_SHARED_KEPT=0' # all that may leave memory does
build native '-O3 -march=native -funroll-loops'

# A build without asserts, which stand for the tables' checks, is refused.
! (cd "$ROOT" && make -s BUILD="$here/unsafe" DEPS= CFLAGS=-DNDEBUG "$here/unsafe/store_rows.o" >"$here/unsafe.log" 2>&1)
has unsafe.log 'not built with NDEBUG'

cat >own.md <<'END_SHEET'
---
title: Own numbers
network: |
  x : 2 x 3 ~ uniform(-1, 1, step 0.01)
  y = 2 * x
tolerance: {decimals: 4}
parts: [{id: y, points: 1, value: y}]
---
What is $2x$ for $x$ = {@x@}?
END_SHEET
# answer NAME PROGRAM TEXT: of the first student to own.y
answer() {
  printf 'student_id,problem,part,answer\n%s,own,y,%s\n' "$(sqlite3 "$1.db" 'SELECT sid FROM student WHERE id = 1')" "$3" >own.csv
  "$2" --db "$1.db" -q collect own.csv
}
grade() { # NAME PROGRAM
  "$2" --db "$1.db" -q init --salt builds
  "$2" --db "$1.db" -q load "$ROOT"/problems/*.md own.md
  "$2" --db "$1.db" -q enroll "$ROOT/submissions/roster.csv"
  for file in "$ROOT"/submissions/*.csv; do
    [ "${file##*/}" = roster.csv ] || "$2" --db "$1.db" -q collect "$file" || [ $? = 1 ]
  done
  answer "$1" "$2" 7
  "$2" --db "$1.db" -q grade || [ $? = 1 ]
  answer "$1" "$2" "2*$(sqlite3 "$1.db" "SELECT value FROM draw WHERE instance_id = (SELECT id FROM instance WHERE student_id = 2
    AND problem_id = (SELECT id FROM problem WHERE name = 'own'))")"
  "$2" --db "$1.db" -q grade || [ $? = 1 ]
  [ "$(sqlite3 "$1.db" 'SELECT count(*) FROM shared_answer')" = 1 ]
  sqlite3 "$1.db" .dump >"$1.dump"
}
grade plain "$(command -v backgrade)"
grade none none/backgrade
grade native native/backgrade
cmp plain.dump none.dump
cmp plain.dump native.dump
