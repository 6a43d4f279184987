# Goal: the figures of `items` are those worked out by hand, sign and scale; equal texts to
# two parts are two answers; a person's score is flagged when the machine's points move
# within a status.
. "$ROOT/tests/cli/lib.sh"
cat >hw1.md <<'END'
---
title: Twelve students
network: |
  x = [1; 2; 4; 8]
  a = 0.5
  b = 0.25
parts:
  - {id: a, points: 2, value: a}
  - {id: b, points: 4, value: b}
  - {id: v, points: 4, value: x}
---
Three parts.
END
backgrade -q init --salt test
backgrade -q load hw1.md
{
  echo student_id,name
  for i in $(seq 10 21); do echo "$i,S$i"; done
} >roster.csv
backgrade -q enroll roster.csv
# a: eight have it right, among them all who have b wrong; v: 2 of 4 entries for everybody
# but student 21, who has 3.
{
  echo student_id,problem,part,answer
  for i in $(seq 10 21); do
    [ "$i" -ge 18 ] && echo "$i,hw1,a,0.25" || echo "$i,hw1,a,0.5"
    [ "$i" -ge 13 ] && echo "$i,hw1,b,0.25" || echo "$i,hw1,b,0.5"
    [ "$i" = 21 ] && echo "$i,hw1,v,[1; 2; 4; 0]" || echo "$i,hw1,v,[1; 2; 0; 0]"
  done
} >answers.csv
backgrade -q collect answers.csv
backgrade -q grade
item() { sqlite3 course.db "SELECT facility, discrimination, correct, incorrect, partial FROM items WHERE part = '$1'"; }
# By hand, points of a, b, v: 3 students (2, 0, 2), 5 (2, 4, 2), 3 (0, 4, 2), 1 (0, 4, 3).
# a with b + v: mean 4/3 and 61/12; covariance (3*4 + 5*12)/12 - 4/3 * 61/12 = -7/9;
# variances 8/9 and (3*4 + 8*36 + 49)/12 - (61/12)^2 = 467/144.
[ "$(item a)" = '0.667|-0.458|8|4|0' ]
[ "$(item b)" = '0.75|-0.391|9|3|0' ]
[ "$(item v)" = '0.521|-0.063|0|0|12' ]
expect 0 backgrade query concerns --csv
has out 'hw1,a,the better have it wrong,discrimination -0.458'

# One right entry more than before is still partial.
backgrade -q override 10 hw1.v 3 --why 'a slip'
sed 's/x = \[1; 2; 4; 8\]/x = [1; 3; 4; 8]/' hw1.md >new.md
mv new.md hw1.md
recheck() { sqlite3 course.db "SELECT recheck, machine_status, machine_points FROM overrides"; }
[ "$(recheck)" = '0|partial|2.0' ]
backgrade -q load hw1.md
backgrade -q grade
[ "$(recheck)" = '1|partial|1.0' ]
