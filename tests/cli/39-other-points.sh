# Goal: a new version of a sheet with other points: until the next run no score shows more
# than its part has now; items, scores, overrides and export agree.
. "$ROOT/tests/cli/lib.sh"
cat >hw1.md <<'END'
---
title: Points that change
network: |
  x = [1; 2; 4; 8]
  y = 2 * x
parts:
  - {id: a, points: 4, value: y}
  - {id: b, points: 2, claim: all(y > x)}
  - {id: c, points: 3, text: a sentence}
---
Twice.
END
printf 'student_id,name,email,section\n007,Ada Lovelace,ada@x.org,1\n008,Leonhard Euler,,2\n' >roster.csv
cat >answers.csv <<'END'
student_id,problem,part,answer
007,hw1,a,[2; 4; 8; 16]
007,hw1,b,yes
007,hw1,c,An essay.
008,hw1,a,[2; 4; 8; 17]
008,hw1,b,no
END
backgrade -q init --salt test
backgrade -q load hw1.md
backgrade -q enroll roster.csv
backgrade -q collect answers.csv
backgrade -q grade
backgrade -q override 007 hw1.c 3 --why 'a good one'
row() { sqlite3 course.db "SELECT points, max_points, percent FROM gradebook WHERE student_id = '$1'"; }
part() { sqlite3 course.db "SELECT points, max_points, due, recheck FROM scores WHERE student_id = '$1' AND part = '$2'"; }
[ "$(row 007)" = '9.0|9.0|100.0' ]
[ "$(row 008)" = '3.0|9.0|33.33' ]

# Fewer points, and more.
sed -e 's/id: a, points: 4/id: a, points: 1/' -e 's/id: b, points: 2/id: b, points: 5/' -e 's/id: c, points: 3/id: c, points: 2/' hw1.md >new.md
mv new.md hw1.md
backgrade -q load hw1.md
[ "$(part 007 a)" = '1.0|1.0|1|0' ]
[ "$(part 007 b)" = '2.0|5.0|1|0' ]
[ "$(part 007 c)" = '2.0|2.0|1|1' ] # 3 points that a person gave: all there are, and to be looked at again
[ "$(part 008 a)" = '1.0|1.0|1|0' ]
[ "$(part 008 b)" = '0.0|5.0|1|0' ]
[ "$(row 007)" = '5.0|8.0|62.5' ]
[ "$(row 008)" = '1.0|8.0|12.5' ]
[ "$(sqlite3 course.db "SELECT facility FROM items WHERE part = 'a'")" = 1.0 ]
expect 0 backgrade export --for wide
has out '007,Ada Lovelace,5,5,0'
has out '008,Leonhard Euler,1,1,0'
has err '1 override to look at again'
expect 0 backgrade query gradebook
has err '5 answers are not graded yet'

# The run says what it is.
backgrade -q grade
[ "$(row 007)" = '8.0|8.0|100.0' ]
[ "$(row 008)" = '0.75|8.0|9.38' ]
[ "$(part 008 a)" = '0.75|1.0|0|0' ]
