# Goal: every student has numbers of his own; once drawn they stay, whatever becomes of the
# roster; a changed sheet draws anew and grades again.
. "$ROOT/tests/cli/lib.sh"
cat >own.md <<'END_SHEET'
---
title: Own numbers
network: |
  x : 2 ~ integers(1, 50)
  w : 2 ~ uniform(-1, 1, step 0.1)
  y = w' * x
  require abs(y) > 1
parts:
  - {id: x, points: 1, value: x}
  - {id: y, points: 2, value: y}
  - {id: dx, points: 1, expression: "dy/dx"}
---
What is $w^Tx$ for $x$ = {@x@}?
END_SHEET
own='draw JOIN instance i ON i.id = instance_id JOIN student s ON s.id = i.student_id'
draws() { sqlite3 "${2:-course.db}" "SELECT sid, quantity, value FROM $own WHERE version = ${1:-1} ORDER BY 1, 2"; }
backgrade -q init --salt own
backgrade -q load own.md
printf 'student_id,name\n' >roster.csv
for i in $(seq 40); do echo "s$i,Student $i"; done >>roster.csv
backgrade -q enroll roster.csv
{ echo student_id,problem,part,answer; for i in $(seq 40); do echo "s$i,own,y,0"; echo "s$i,own,dx,w"; done; } >zero.csv
backgrade -q collect zero.csv
expect 0 backgrade grade -j2

# Nobody's reference is 0, nearly all differ, and each is shown.
[ "$(sqlite3 course.db "SELECT count(*) FROM scores WHERE part = 'y' AND status = 'incorrect'")" = 40 ]
[ "$(sqlite3 course.db "SELECT count(DISTINCT reference) FROM scores WHERE part = 'y'")" -gt 35 ]
[ "$(sqlite3 course.db "SELECT count(*) FROM scores WHERE part = 'y' AND abs(CAST(reference AS REAL)) <= 1")" = 0 ]
[ "$(sqlite3 course.db "SELECT count(*) FROM scores WHERE part = 'dx' AND status = 'correct'")" = 40 ]
draws >first
[ "$(wc -l <first)" = 80 ]

# The stored numbers are the graded numbers: who answers with them is right.
sqlite3 -csv -header course.db "SELECT sid AS student_id, 'own' AS problem, 'x' AS part, value AS answer FROM $own WHERE quantity = 'x'" >right.csv
backgrade -q collect right.csv
expect 0 backgrade grade
[ "$(sqlite3 course.db "SELECT count(*) FROM scores WHERE part = 'x' AND status = 'correct'")" = 40 ]

# The roster grows, is reordered, a name changes: nobody's numbers do.
{ echo student_id,name; echo a0,New; tail -n +2 roster.csv | sort -r; echo zz,New; } >roster2.csv
backgrade -q enroll roster2.csv
printf 'student_id,problem,part,answer\na0,own,y,0\nzz,own,y,0\n' >late.csv
backgrade -q collect late.csv
backgrade -q grade
draws | grep -v '^a0\|^zz' | cmp - first
[ "$(draws | wc -l)" = 84 ]
backgrade -q grade --all
[ "$(sqlite3 course.db "SELECT count(*) FROM scores WHERE part = 'x' AND status = 'correct'")" = 40 ]
expect 0 backgrade diff
has err '0 up, 0 down, 0 otherwise changed, 0 graded for the first time'

# They do not depend on who else was there: a course with one student draws the same for him.
mkdir alone
backgrade --db alone/course.db -q init --salt own
backgrade --db alone/course.db -q load own.md
printf 'student_id,name\ns23,Alone\n' >alone.csv
backgrade --db alone/course.db -q enroll alone.csv
printf 'student_id,problem,part,answer\ns23,own,y,0\n' >alone-answer.csv
backgrade --db alone/course.db -q collect alone-answer.csv
backgrade --db alone/course.db -q grade
draws 1 alone/course.db >mine
grep '^s23|' first | cmp - mine

# Stored draws win over what the program would draw today; damaged ones are an error, not a guess.
set_x() { sqlite3 course.db "UPDATE instance SET numbers = json_set(numbers, '\$.x', '$1') WHERE id IN (SELECT i.id FROM instance i JOIN student s ON s.id = i.student_id WHERE sid = 's5')"; }
set_x '[7; 8]'
printf 'student_id,problem,part,answer\ns5,own,x,[7; 8]\n' >seven.csv
backgrade -q collect seven.csv
backgrade -q grade
[ "$(sqlite3 course.db "SELECT status FROM scores WHERE part = 'x' AND student_id = 's5'")" = correct ]
contents >before
for damage in '[7; oops]' '[7]' '[7; 8; 9]' '' '1e999'; do
  set_x "$damage"
  expect 4 backgrade grade --all
  has err 's5'
done
set_x '[7; 8]'
contents | cmp - before

# Another version of the sheet: new draws under its number, the old ones kept.
sed 's/integers(1, 50)/integers(51, 99)/' own.md >new.md && mv new.md own.md
backgrade -q load own.md
backgrade -q grade
draws | grep -v '^a0\|^zz\|^s5|' >after || true
grep -v '^s5|' first | cmp - after
[ "$(draws 2 | wc -l)" = 84 ]
[ "$(sqlite3 course.db "SELECT count(*) FROM scores WHERE part = 'x' AND status = 'correct'")" = 0 ]
[ "$(sqlite3 course.db "SELECT count(*) FROM scores WHERE part = 'dx' AND status = 'correct'")" = 40 ]
backgrade -q verify
