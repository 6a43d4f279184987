# Goal: on a sheet with own numbers, who answers with another student's numbers is listed for
# the instructor, and nowhere else; what is equal by accident is not listed.
. "$ROOT/tests/cli/lib.sh"
cat >own.md <<'END_SHEET'
---
title: Own numbers
network: |
  x : 3 ~ uniform(-1, 1, step 0.01)
  w : 3 ~ uniform(-1, 1, step 0.01)
  k : 1 ~ integers(1, 9)
  y = w .* x
  n = k + 1
  s = sum(y)
tolerance: {decimals: 4}
parts:
  - {id: y, points: 3, value: y}
  - {id: n, points: 1, value: n}
  - {id: s, points: 1, value: s}
  - {id: both, points: 1, value: "[x; w]"}
---
What is $w \\circ x$ for $x$ = {@x@}, $w$ = {@w@}, and $k + 1$ for $k$ = {@k@}?
END_SHEET
backgrade -q init --salt shared
backgrade -q load own.md
{ echo student_id,name; for i in $(seq -w 60); do echo "s$i,Student $i"; done; } >roster.csv
backgrade -q enroll roster.csv
ask() { sqlite3 course.db "$1"; }
shared() { ask "SELECT student_id || '>' || same_as_student_id || '.' || part FROM shared_answers"; }

# Everybody is wrong, nobody like another: that lists nobody, and shows the references.
{ echo student_id,problem,part,answer; for i in $(seq -w 60); do echo "s$i,own,y,[7; 7; 1$i]"; echo "s$i,own,n,99"; echo "s$i,own,s,-1$i"; done; } >wrong.csv
backgrade -q collect wrong.csv
expect 0 backgrade grade -j2
[ -z "$(shared)" ]
for part in y n s; do ask "SELECT student_id || ',' || reference FROM scores WHERE part = '$part'" >$part.ref; done
of() { grep "^$2," $1.ref | cut -d, -f2; }

# s05 answers with the numbers of s17, s06 with one of three, s07 with a number that many have,
# s08 with the sum alone, s09 with his own.
{ echo student_id,problem,part,answer
  echo "s05,own,y,$(of y s17)"
  echo "s06,own,y,$(of y s18 | sed 's/;.*/; 0.5; 0.25]/')"
  echo "s07,own,n,$(ask "SELECT reference FROM scores WHERE part = 'n' AND reference <> '$(of n s07)' LIMIT 1")"
  echo "s09,own,y,$(of y s09)"; } >copied.csv
backgrade -q collect copied.csv
backgrade -q grade
[ "$(shared)" = 's05>s17.y' ]
[ "$(ask 'SELECT parts_shared, same_as_name FROM shared_answers')" = '1|Student 17' ]
expect 0 backgrade query shared_answers --csv
has out "s05,own,y,\"$(of y s17)\",s17,1"

# What people see of s05 does not speak of s17.
backgrade show s05 own >seen
backgrade export --for tidy >>seen
backgrade export --for wide >>seen
ask "SELECT message, diagnosis, reading, reference FROM scores WHERE student_id = 's05'" >>seen
! grep -i 'another student\|shared' seen
! ask "SELECT message, diagnosis FROM scores WHERE student_id = 's05'" | grep s17

# Graded again it is found again, once, for every number of threads; a new version too.
backgrade -q grade --all -j1
[ "$(shared)" = 's05>s17.y' ]
backgrade -q grade --all -j2
[ "$(ask 'SELECT count(*) FROM shared_answer')" = 1 ]
sed -i 's/points: 3/points: 4/' own.md
backgrade -q load own.md
backgrade -q grade
[ "$(shared)" = 's05>s17.y' ]

# A later answer counts instead of it; who comes late may have an older one's numbers.
printf 'student_id,problem,part,answer\ns05,own,y,1\n' >later.csv
backgrade -q collect later.csv
backgrade -q grade
[ -z "$(shared)" ]
{ cat roster.csv; echo 's99,Late'; } >late.csv
backgrade -q enroll late.csv
{ echo student_id,problem,part,answer; echo "s99,own,y,$(of y s33)"; echo "s99,own,s,$(of s s33)"; } >answer.csv
backgrade -q collect answer.csv
backgrade -q grade
[ "$(shared | grep -c '^s99>s33[.]')" = 2 ] # the sum alone would say nothing; beside y it does
[ "$(ask 'SELECT DISTINCT parts_shared FROM shared_answers')" = 2 ]
expect 0 backgrade verify
