# Credit for what is right given a wrong earlier answer: chains over numbers of one's own and
# over fixed ones, regraded when the earlier answer changes, the same for every thread count.
source "$ROOT/tests/cli/lib.sh"

cat >hw1.md <<'END'
---
title: A fixed chain
network: |
  x = [1; -2] ; t = 1 ; eta = 0.5
  W1 = [0.5 0.2; -0.3 0.1] ; W2 = [0.7 -0.4]
  z = W1*x
  h = tanh(z)
  y = W2*h
  L = 1/2*(y - t)^2
tolerance: {decimals: 3}
follow_credit: 50%
parts:
  - {id: z, points: 2, value: z}
  - {id: h, points: 2, value: h, follows: [z]}
  - {id: y, points: 2, value: y, follows: [h]}
  - {id: why, points: 1, text: because}
---
END
printf 'student_id\nann\nbob\ncat\ndan\n' >roster.csv
backgrade -q init --salt s
backgrade -q load hw1.md
backgrade -q enroll roster.csv
expect 0 backgrade check hw1.md
has out 'h            follows          z'
expect 0 backgrade explain 'tanh(z)' --sheet hw1.md
has out 'can follow the parts'

score() { sqlite3 course.db "SELECT status, points, coalesce(message, ''), coalesce(reference, '') FROM scores WHERE student_id = '$1' AND part = '$2'"; }
due() { sqlite3 course.db "SELECT group_concat(student_id || '.' || part, ' ') FROM (SELECT * FROM scores WHERE due ORDER BY 1, 3)"; }
answer() { printf 'student_id,problem,part,answer\n%s\n' "$1" >one.csv && backgrade -q collect one.csv; }

# ann and bob say the same after the same mistake; cat after another, dan after none.
cat >a.csv <<'END'
student_id,problem,part,answer
ann,hw1,z,[0.3; 0.5]
ann,hw1,h,[0.291; 0.462]
ann,hw1,y,0.019
bob,hw1,z,[0.3; 0.5]
bob,hw1,h,[0.291; 0.462]
bob,hw1,y,0.02
cat,hw1,z,[0.3; 0.6]
cat,hw1,h,[0.291; 0.462]
cat,hw1,y,0.019
dan,hw1,h,[0.291; 0.462]
dan,hw1,y,0.019
END
backgrade -q collect a.csv
expect 0 backgrade grade
has err '6 follow'
[ "$(score ann h)" = 'follow|1.0|right given your z|[0.291; 0.462]' ]
[ "$(score ann y)" = 'follow|1.0|right given your h|0.019' ]
[ "$(score bob h)" = "$(score ann h)" ]
[ "$(score bob y)" = 'incorrect|0.0|0.02 is not right|0.255' ]
[ "$(score cat h)" = 'follow|0.5|given your z: 1 of 2 entries are right; wrong: [2]|[0.291; 0.537]' ]
[ "$(score dan h)" = 'incorrect|0.0|0 of 2 entries are right; wrong: [1], [2]|[0.1; -0.462]' ]
[ "$(score dan y)" = 'follow|1.0|right given your h|0.019' ]
expect 0 backgrade show ann hw1.h
has out '1 of 2 points, follow'
has out 'reference  [0.291; 0.462]'
[ -z "$(due)" ]
expect 0 backgrade verify

# Another answer to z: what follows it is due, though its answers are the same.
answer 'ann,hw1,z,[0.1; -0.5]'
[ "$(due)" = 'ann.h ann.y ann.z' ]
expect 0 backgrade grade
has err 'graded 3 answers'
[ "$(score ann z | cut -d'|' -f1)" = correct ]
[ "$(score ann h | cut -d'|' -f1)" = incorrect ]
[ "$(score ann y)" = 'follow|1.0|right given your h|0.019' ]
expect 0 backgrade diff --csv
has out 'ann,hw1,h,follow,1,incorrect,0'
answer 'dan,hw1,z,[0.3; 0.5]'
[ "$(due)" = 'dan.h dan.y dan.z' ]
answer 'cat,hw1,y,0.5'
[ "$(due)" = 'cat.y dan.h dan.y dan.z' ]
expect 0 backgrade grade
has err 'graded 4 answers'
[ "$(score dan h)" = 'follow|1.0|right given your z|[0.291; 0.462]' ]
[ "$(score cat y | cut -d'|' -f1,2)" = 'incorrect|0.0' ]
[ -z "$(due)" ]

# What cannot be read, and what a person says of it: the answer itself is what is carried on.
answer 'bob,hw1,z,[0.3; 0.5'
expect 1 backgrade grade
[ "$(score bob h | cut -d'|' -f1,3)" = 'incorrect|0 of 2 entries are right; wrong: [1], [2]; your z cannot be read: judged against the right one' ]
backgrade -q override bob hw1.z 2 --why 'on paper'
[ -z "$(due)" ]
answer 'bob,hw1,z,[0.3; 0.5]'
expect 0 backgrade grade
[ "$(score bob h)" = 'follow|1.0|right given your z|[0.291; 0.462]' ]
[ "$(score bob z | cut -d'|' -f2)" = 2.0 ]

# All at once gives what came piece by piece.
query() { sqlite3 course.db 'SELECT student_id, part, status, points, message, reference FROM scores'; }
query >pieces
expect 0 backgrade grade --all
query | cmp - pieces
expect 0 backgrade verify

# Of several attempts the best is carried on.
sed -e 's/follow_credit: 50%/attempts: {keep: best}/' -e 's/title: A/title: Another/' hw1.md >new.md && mv new.md hw1.md
backgrade -q load hw1.md
answer 'cat,hw1,z,[0.3; 0.5]'
answer 'cat,hw1,z,[0.1; 9]'
backgrade -q grade || [ $? = 1 ]
[ "$(score cat z | cut -d'|' -f1,2)" = 'partial|1.0' ]
[ "$(score cat h | cut -d'|' -f1)" = incorrect ]
answer 'cat,hw1,h,[0.1; 1]'
backgrade -q grade || [ $? = 1 ]
[ "$(score cat h)" = 'follow|2.0|right given your z|[0.1; 1]' ]
query >pieces
backgrade -q grade --all || [ $? = 1 ]
query | cmp - pieces

# An independent program solves a sheet with numbers of its own for everybody, with a
# mistake that it carries on, and sometimes another one.
command -v python3 >/dev/null || exit 0
for activation in tanh relu; do
  rm -f course.db
  bash "$ROOT/tests/follow/class.sh" 60 $activation
  backgrade -q grade -j 1
  query >pieces
  backgrade -q grade --all -j 4
  query | cmp - pieces
  bash "$ROOT/tests/follow/verdicts.sh" >table
  has table 'carried'
  ! grep -E '^(carried|right) +(incorrect|partial)' table || { cat table; exit 1; }
  ! grep -E '^other +follow' table || { cat table; exit 1; }
done

# Parts that follow two others each: who leaves them all out costs no more than who does not.
awk 'BEGIN {
  print "---\ntitle: Many\nnetwork: |\n  a : 1 ~ uniform(0.1, 1, step 0.1)\n  q1 = tanh(a)\n  q2 = 0.7*q1 + 0.1"
  for (i = 3; i <= 60; i++) printf "  q%d = 0.3*q%d + 0.4*q%d + 0.1\n", i, i - 1, i - 2
  print "parts:"
  for (i = 1; i <= 60; i++) printf "  - {id: p%d, points: 1, value: q%d%s}\n", i, i, (i > 2 ? ", follows: [p" i - 1 ", p" i - 2 "]" : "")
  print "---\nFrom {@a@}."
}' >many.md
mkdir many && cd many
backgrade -q init
backgrade -q load ../many.md
printf 'student_id\n1\n' >roster.csv
backgrade -q enroll roster.csv
printf 'student_id,problem,part,answer\n1,many,p60,9.99\n' >a.csv
backgrade -q collect a.csv
timeout 60 backgrade -q grade
