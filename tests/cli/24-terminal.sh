# Goal: on a terminal a table fits, and says where it was cut; into a pipe everything goes.
. "$ROOT/tests/cli/lib.sh"
small_course
printf 'student_id,problem,part,answer\n007,hw1,c,"A long answer of many words, which a narrow window cannot show in one line"\n008,hw1,a,0.123456789\n' >answers.csv
backgrade -q collect answers.csv
backgrade -q grade
script -qec true /dev/null >out </dev/null || exit 0

shown() { # COLUMNS command: what a terminal of so many columns gets
  script -qec "stty cols $1; ${*:2}" /dev/null </dev/null | tr -d '\r' >out
}
widest() { wc -L <out; }

shown 80 backgrade query pending
[ "$(widest)" -le 80 ] || { cat out; exit 1; }
has out '007         hw1'
has out '…'
has out 'max_points'
hasnt out 'less -S'
shown 80 backgrade query wrong_answers
[ "$(widest)" -le 80 ] || { cat out; exit 1; }
shown 300 backgrade query pending
hasnt out 'points…'

# Where it cannot fit nothing is cut, and the reader is told what to do.
shown 80 backgrade query scores
has out 'machine_status'
has out 'less -S'

expect 0 backgrade query pending --csv
has out 'in one line'
expect 0 backgrade query pending
hasnt err 'less'
has out 'max_points'

# Points as they are, in every layout.
cat >thirds.md <<'END'
---
title: Points that are no decimals
network: |
  x = 0.25
  a = [1; 2; 3]
parts:
  - {id: a, points: 1, value: a}
  - {id: b, points: 0.1, value: x}
  - {id: c, points: 0.2, value: x}
---
END
printf 'student_id,problem,part,answer\n007,thirds,a,[1; 2; 4]\n008,thirds,b,0.25\n008,thirds,c,0.25\n' >thirds.csv
backgrade -q load thirds.md
backgrade -q collect thirds.csv
backgrade -q grade
expect 0 backgrade -q export --for tidy
has out '007,Ada Lovelace,thirds,a,0.6666666666666666,1,'
expect 0 backgrade -q query scores --csv
has out '007,thirds,a,0.6666666666666666,1,'
expect 0 backgrade -q export --for wide
has out '007,Ada Lovelace,0,0.6666666667,0.6666666667,1'
has out '008,Leonhard Euler,0,0.3,0.3,0'
has out 'thirds (1.3),total (8.3)'
