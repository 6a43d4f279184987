#!/usr/bin/env bash
# tests/bench/draws.sh [STUDENTS [SHEET…]] - draws numbers for a class from every drawn sheet of
# problems/, twice: by one thread, and by two for the roster in another order.  One line a sheet:
# what was drawn, whether both courses hold the same, whether all of it is well-posed (a second
# version of the sheet looks at every stored number again), and the time.  Run in an empty folder
# with `backgrade` on the PATH; exit status 1 if anything is amiss.
set -euo pipefail
ROOT=${ROOT:-$(cd "$(dirname "$0")/../.." && pwd)}
students=${1:-10000}
shift || true
[ $# -gt 0 ] || set -- "$ROOT"/problems/*.md
bad=0

course() { # DATABASE ROSTER THREADS SHEET
  backgrade --db "$1" -q init --salt draws
  backgrade --db "$1" -q load "$4"
  backgrade --db "$1" -q enroll "$2" 2>/dev/null
  sqlite3 -csv -header "$1" "SELECT 's1' AS student_id, problem, part, '0' AS answer FROM asked WHERE kind = 'value' LIMIT 1" >answer.csv
  backgrade --db "$1" -q collect answer.csv
  backgrade --db "$1" -q grade "-j$3"
}
numbers() {
  sqlite3 "$1" "SELECT sid, quantity, value FROM draw JOIN instance i ON i.id = instance_id JOIN student s ON s.id = student_id WHERE version = $2" |
    LC_ALL=C sort
}

{ echo student_id; for ((i = 1; i <= students; i++)); do echo "s$i"; done; } >forwards.csv
{ echo student_id; for ((i = students; i >= 1; i--)); do echo "s$i"; done; } >backwards.csv
printf '%-28s %9s %9s %5s %11s %8s\n' sheet students numbers same well-posed ms
for sheet; do
  grep -q '^ .*:.* ~ ' "$sheet" && grep -q 'value:' "$sheet" || continue
  name=$(basename "$sheet" .md)
  rm -f one.db two.db
  course one.db forwards.csv 1 "$sheet"
  start=$(date +%s%N)
  course two.db backwards.csv 2 "$sheet"
  ms=$((($(date +%s%N) - start) / 1000000))
  numbers one.db 1 >one
  numbers two.db 1 >two
  [ -s one ] || continue # it draws for formulas only
  same=no posed=no
  have=$(cut -d '|' -f 1 one | sort -u | wc -l)
  [ "$have" = "$students" ] && cmp -s one two && same=yes
  mkdir -p again
  { cat "$sheet"; echo; echo 'Looked at again.'; } >"again/$name.md"
  backgrade --db one.db load "again/$name.md" 2>said || true
  numbers one.db 2 | cmp -s - one && grep -q 'their numbers' said && ! grep -q ill-posed said && posed=yes
  printf '%-28s %9d %9d %5s %11s %8d\n' "$name" "$have" "$(wc -l <one)" $same $posed "$ms"
  [ $same$posed = yesyes ] || bad=1
done
exit $bad
