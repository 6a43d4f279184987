# Goal: in a large class a late wrong answer is held back by what was kept of the class, unless it
# may be another student's; what is found is the same as without it, and stale filters are not used.
. "$ROOT/tests/cli/lib.sh"
cat >own.md <<'END_SHEET'
---
title: Own numbers
network: |
  x : 3 ~ uniform(-1, 1, step 0.01)
  w : 3 ~ uniform(-1, 1, step 0.01)
  y = w .* x
  s = sum(y)
tolerance: {decimals: 4}
parts:
  - {id: y, points: 3, value: y}
  - {id: s, points: 1, value: s}
---
What is $w \\circ x$ for $x$ = {@x@}, $w$ = {@w@}?
END_SHEET
awk 'BEGIN { print "student_id,name"; for (i = 1; i <= 2100; i++) printf "s%04d,Student %d\n", i, i }' >roster.csv
awk 'BEGIN { print "student_id,problem,part,answer"
  for (i = 1; i <= 2100; i++) printf "s%04d,own,y,[7; 7; %d]\ns%04d,own,s,-%d\n", i, i, i, i }' >wrong.csv
backgrade -q init --salt late
backgrade -q load own.md
backgrade -q enroll roster.csv
backgrade -q collect wrong.csv
backgrade -q grade
ask() { sqlite3 course.db "$1"; }
shared() { ask "SELECT student_id || '>' || same_as_student_id || '.' || part FROM shared_answers"; }
filters() { ask "SELECT count(*) FROM shared_filter"; }
reference() { ask "SELECT reference FROM scores WHERE student_id = '$1' AND part = '$2'"; }
late() { # ANSWER of s0005, graded
  { echo student_id,problem,part,answer; echo "s0005,own,y,\"$1\""; } >late.csv
  backgrade -q collect late.csv
  backgrade -q grade
}
[ -z "$(shared)" ]
[ "$(filters)" = 2 ]

# Nobody's; another one's; nobody's again.
late '[3; 4; 5]'
[ -z "$(shared)" ]
late "$(reference s0017 y)"
[ "$(shared)" = 's0005>s0017.y' ]
late '[3; 4; 5.5]'
[ -z "$(shared)" ]

# Numbers changed by hand, and a student who comes later: the filters are made again.
ask "UPDATE instance SET version = version WHERE student_id = 17"
[ "$(filters)" = 0 ]
late "$(reference s0018 y)"
[ "$(shared)" = 's0005>s0018.y' ]
[ "$(filters)" = 1 ]
for change in "INSERT INTO student (id, sid) VALUES (-1, 's0000')" "UPDATE course SET salt = salt" \
  "INSERT INTO instance (id, problem_id, student_id, version) SELECT -1, problem_id, 1, 7 FROM instance LIMIT 1"; do
  cp course.db changed.db
  sqlite3 changed.db "$change"
  [ "$(sqlite3 changed.db 'SELECT count(*) FROM shared_filter')" = 0 ]
done
{ cat roster.csv; echo 's9999,Late'; } >more.csv
backgrade -q enroll more.csv
[ "$(filters)" = 0 ]
printf 'student_id,problem,part,answer\ns9999,own,y,[1; 2; 3]\n' >late.csv
backgrade -q collect late.csv
backgrade -q grade
[ "$(filters)" = 1 ]
late "$(reference s9999 y)"
[ "$(shared)" = 's0005>s9999.y' ]
expect 0 backgrade verify

# Graded again, with the filters and without them, for every number of threads.
backgrade -q grade --all -j1
[ "$(shared)" = 's0005>s9999.y' ]
ask 'DELETE FROM shared_filter'
backgrade -q grade --all -j2
[ "$(shared)" = 's0005>s9999.y' ]

# What is asked of few goes through no list of students.
for view in shared_answers wrong_answers overrides unreadable pending; do
  ask "EXPLAIN QUERY PLAN SELECT * FROM $view" >plan
  ! grep -E 'SCAN (st|student)\b' plan
done
