# Goal: a new version of a sheet takes no numbers away that still stand in it, and says whose
# it changes and what becomes of their answers.
. "$ROOT/tests/cli/lib.sh"
cat >own.md <<'END_SHEET'
---
title: Own numbers
network: |
  x : 2 ~ integers(1, 50)
  w : 2 ~ uniform(-1, 1, step 0.1)
  y = w' * x
parts:
  - {id: y, points: 2, value: y}
  - {id: dw, points: 1, value: dy/dw}
---
What is $w^Tx$ for $x$ = {@x@}?
END_SHEET
own='draw JOIN instance i ON i.id = instance_id JOIN student s ON s.id = i.student_id'
draws() { sqlite3 course.db "SELECT sid, quantity, value FROM $own WHERE version = $1" | LC_ALL=C sort; }
version() { sqlite3 course.db 'SELECT max(version) FROM sheet'; }
backgrade -q init --salt own
backgrade -q load own.md
printf 'student_id,name\n' >roster.csv
for i in $(seq 40); do echo "s$i,Student $i"; done >>roster.csv
backgrade -q enroll roster.csv
{ echo student_id,problem,part,answer; for i in $(seq 40); do echo "s$i,own,y,1"; done; } >answers.csv
backgrade -q collect answers.csv
backgrade -q grade
draws 1 >first
[ "$(wc -l <first)" = 80 ]

# A word in the prose, another question, points: everybody keeps his numbers.
sed 's/What is/How much is/; s/points: 2/points: 3/; s/dy.dw/2 * dy\/dw/' own.md >new && mv new own.md
expect 0 backgrade load own.md
has err 'own: version 2, 2 parts'
has err 'own: 40 students keep their numbers'
draws 2 | cmp - first

# One quantity is declared otherwise: the others stay. Old answers are spoken of.
sed 's/integers(1, 50)/integers(51, 99)/' own.md >new && mv new own.md
expect 0 backgrade load own.md
has err 'own: 40 students get new numbers, 0 students keep theirs'
has err '40 answers of theirs were given for the old numbers'
draws 3 | grep '|w|' >w
grep '|w|' first | cmp - w
draws 3 | grep '|x|' >x
[ "$(grep '|x|' first | LC_ALL=C comm -12 - x | wc -l)" = 0 ]
draws 1 | cmp - first

# One quantity more: what was there stays.
sed 's/  y = /  b : 1 ~ uniform(1, 2, step 0.1)\n  y = b + /' own.md >new && mv new own.md
draws 3 >third
backgrade -q load own.md
draws 4 | grep -v '|b|' | cmp - third
[ "$(draws 4 | grep -c '|b|')" = 40 ]

# A `require` is obeyed: who breaks it draws anew, nobody else does.
draws 4 >fourth
breaking=$(grep '|x|' fourth | grep -c '[02468]]$')
[ "$breaking" -gt 5 ] && [ "$breaking" -lt 35 ]
sed 's/  y = /  require x[2] - 2*floor(x[2]\/2) == 1   # odd\n  y = /' own.md >new && mv new own.md
expect 0 backgrade load own.md
has err "own: $breaking students get new numbers, $((40 - breaking)) students keep theirs"
has err "$breaking answers of theirs"
draws 5 >fifth
grep '|x|' fourth | grep '[13579]]$' >odd
LC_ALL=C comm -12 odd fifth | cmp - odd
[ "$(grep '|x|' fifth | grep -c '[13579]]$')" = 40 ]

# A dry run changes nothing.
cp course.db before.db
sed 's/step 0.1/step 0.2/' own.md >dry && mkdir dry.d && mv dry dry.d/own.md
expect 0 backgrade load --dry-run dry.d/own.md
has err 'students get new numbers'
[ "$(version)" = 5 ]
draws 5 | cmp - fifth

# What the network makes of them is ill-posed now: they stay, and it is said.
sed 's/  y = b + .*/  v = relu(x[1] - 75)\n  y = v * (w[1] + w[2])/' own.md >new && mv new own.md
expect 0 backgrade load own.md
has err 'own: 40 students keep their numbers'
has err 'students keep numbers that this version makes ill-posed'
has err '`require` that forbids them'
draws 6 | cmp - fifth

# Who comes late has numbers that are well-posed; nobody else's change.
printf 'student_id,name\nlate1,L\nlate2,L\nlate3,L\nlate4,L\nlate5,L\nlate6,L\n' >late.csv
backgrade -q enroll late.csv
printf 'student_id,problem,part,answer\nlate1,own,y,1\n' >answer.csv
backgrade -q collect answer.csv
backgrade -q grade
draws 6 | grep -v ^late | cmp - fifth
[ "$(draws 6 | grep '^late.*|x|' | sed 's/.*\[//; s/;.*//' | sort -n | head -n 1)" -gt 75 ]

# Numbers that were damaged are an error, not a reason to draw new ones.
sqlite3 course.db "UPDATE instance SET numbers = json_set(numbers, '\$.x', '[7; oops]') WHERE id = (SELECT max(i.id) FROM instance i JOIN student s ON s.id = i.student_id WHERE sid = 's5')"
sed 's/How much/What/' own.md >new && mv new own.md
expect 4 backgrade load own.md
has err 's5'
[ "$(version)" = 6 ]
