#!/usr/bin/env bash
# tests/demo.sh BUILD - a whole course, from sheets to grades, each step shown before it runs.
set -euo pipefail
cd "$(dirname "$0")/.."
build=${1:-build}
demo=$build/demo
export BACKGRADE_DB=$demo/course.db

# Exit status 1 is "done, but some rows could not be read", which the sample class provokes.
run() {
  printf '\n$ backgrade %s\n' "$*"
  "$build/backgrade" "$@" || [ $? = 1 ]
}

# The first lines of a long table.
run_head() {
  local n=$1 lines
  shift
  printf '\n$ backgrade %s | head -n %s\n' "$*" "$n"
  "$build/backgrade" "$@" >"$demo/table" || [ $? = 1 ]
  head -n "$n" "$demo/table"
  lines=$(wc -l <"$demo/table")
  [ "$lines" -le "$n" ] || echo "… and $((lines - n)) rows more"
  rm "$demo/table"
}

rm -rf "$demo" && mkdir -p "$demo"
answers=()
for file in submissions/*.csv; do
  [ "$file" = submissions/roster.csv ] || answers+=("$file")
done

run init
run load problems/*.md
run enroll submissions/roster.csv
run handout --format html -o "$demo/sheets"
run collect "${answers[@]}"
run grade
run_head 10 query gradebook
printf '\n# What needs a look before the grades go out: parts, then answers.\n'
run query concerns
run_head 13 query unreadable
run_head 6 query pending
run export -o "$demo/grades.csv"

cat <<END

The course is $BACKGRADE_DB, the students' sheets are in $demo/sheets, the grades are $demo/grades.csv.  What to type next:

  export BACKGRADE_DB=$BACKGRADE_DB PATH=\$PWD/$build:\$PATH
  backgrade query wrong_answers                what the class got wrong, and why
  backgrade query items                        how hard each part was
  backgrade show seed-000                      one student's verdicts, explained
  backgrade check problems/uva-hw1.md          a sheet, its parts and their references
  sqlite3 \$BACKGRADE_DB 'SELECT * FROM scores' everything else
  backgrade --help
END
