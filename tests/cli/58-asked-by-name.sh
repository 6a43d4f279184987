# Goal: who asks the views for one student, for one part or for the first rows waits for those and
# not for the class.  Counted in steps of SQLite's machine, which no clock and no load changes.
. "$ROOT/tests/cli/lib.sh"
parts=30 students=300
{
  printf -- '---\ntitle: Many parts\nnetwork: |\n  x = 2\nparts:\n'
  for ((i = 1; i <= parts; i++)); do echo "  - {id: p$i, points: 1, value: $i * x}"; done
  printf -- '---\nNumbers.\n'
} >many.md
sed 's/title: Many/title: More/' many.md >more.md
awk -v n=$students 'BEGIN { print "student_id"; for (i = 1; i <= n; i++) printf "s%03d\n", i }' >roster.csv
awk -v n=$students -v parts=$parts 'BEGIN { print "student_id,problem,part,answer"
  for (i = 1; i <= n; i++) for (p = 1; p <= parts; p++) if ((i + p) % 11) printf "s%03d,many,p%d,%d\n", i, p, i % 7 ? 2 * p : i }' >answers.csv
backgrade -q init --salt asked
backgrade -q load many.md more.md
backgrade -q enroll roster.csv
backgrade -q collect answers.csv
backgrade -q grade

steps() { # what the rows of a view cost: VIEW [WHERE …]
  sqlite3 course.db '.stats on' "SELECT * FROM $1" >steps
  sed -n 's/^Virtual Machine Steps: *//p' steps
}
below() { # VIEW SHARE WHERE…: less than one of SHARE of the whole view
  local whole some
  whole=$(steps "$1") some=$(steps "$1 $3")
  [ "$whole" -gt 0 ] && [ "$some" -gt 0 ] && [ $((some * $2)) -lt "$whole" ] && return
  echo "$1 $3: $some steps; the whole view takes $whole"
  exit 1
}
# What an answer costs does not grow with the problems that stand beside its own.
before=$(steps wrong_answers)
for ((i = 1; i <= 12; i++)); do sed "s/title: Many/title: $i/" many.md >other$i.md; done
backgrade -q load other*.md
after=$(steps wrong_answers)
[ $((10 * (after - before))) -lt $((3 * before)) ] || {
  echo "wrong_answers: $before steps, $after among 12 more problems"
  exit 1
}

below scores 200 "WHERE student_id = 's150'"
below gradebook 200 "WHERE student_id = 's150'"
below scores 2000 'LIMIT 10'
below gradebook 1000 'LIMIT 2'
below scores 200 "WHERE problem = 'many' AND part = 'p7'"
below scores 20 "WHERE part = 'p7'"
