# Goal: what check, show and explain print for a small sheet, to the letter; their mistakes.
. "$ROOT/tests/cli/lib.sh"
cat >tiny.md <<'END_SHEET'
---
title: A tiny sheet
network: |
  W = [1 2; 3 4]
  x : 2 ~ integers(1, 3)
  v : 2
  y = W * v
  L = sum(y.^2) / 2
parts:
  - {id: W, points: 1, value: W}
  - {id: x, points: 1, value: 2*x}
  - {id: dv, points: 2, expression: dL/dv, using: [W, y]}
  - {id: c, points: 1, claim: L >= 0}
  - {id: t, points: 1, text: a sentence}
---
Small.
END_SHEET
lines() { # FILE: its lines, in this order, are those of stdin, up to white space at their ends
  sed 's/ *$//' "$1" >got
  diff -u - got
}

expect 0 backgrade check tiny.md
lines out <<'END_OUT'
tiny: A tiny sheet (5 parts, 6 points)
  x            drawn            [2; 2]
  W            value         1  [1 2; 3 4]
  x            value         1  [4; 4]
  dv           expression    2  dL/dv
  c            claim         1  true
  t            text          1
  0 of 1000 draws are refused
  derivatives agree with finite differences (largest relative error 2.8e-13)
END_OUT

expect 0 backgrade explain 'sum(W * v)' --sheet tiny.md
lines out <<'END_OUT'
tree, with shapes
sum(W*v)  : 1x1
  W*v  : 2x1
    W  : 2x2
    v  : 2x1

tape
%0    = const 1 2 3 4 : 2x2
%1    = input v : 2x1
%2    = matmul %0 %1 : 2x1
%3    = place %2 [1 1] : 1x1
sum(W*v) = %3

adjoint
%0    = input v : 2x1
%1    = const 1 1 : 2x1
%2    = pick %0 [all] : 1x2
%3    = matmul %1 %2 : 2x2
d(sum(W*v))/dW = %3
END_OUT

# One student's verdicts.
backgrade -q init --salt tiny
backgrade -q load tiny.md
printf 'student_id,name\n1,Ada\n2,Emmy\n' >roster.csv
backgrade -q enroll roster.csv
cat >answers.csv <<'END_CSV'
student_id,problem,part,answer
1,tiny,W,"[1 2; 3 5]"
1,tiny,x,0..5
1,tiny,dv,W'*W*v
1,tiny,t,"two
lines"
END_CSV
backgrade -q collect answers.csv
expect 1 backgrade grade
expect 0 backgrade show 1
lines out <<'END_OUT'
1 Ada
tiny: A tiny sheet
  W: 0.75 of 1 points, partial
    answer     [1 2; 3 5]
    read as    [1, 2; 3, 5]
    reason     3 of 4 entries are right; wrong: [2,2]
    reference  [1 2; 3 4]
    from       answers.csv:2
  x: ? of 1 points, unreadable
    answer     0..5
    reason     at column 2: `..` does not continue the formula
    reference  [6; 4]
    from       answers.csv:3
  dv: ? of 2 points, unreadable
    answer     W'*W*v
    reason     at column 6: `v` may not be used in this answer; allowed are W, y
    reference  dL/dv
    from       answers.csv:4
  c: 0 of 1 points, missing
    reference  true
  t: ? of 1 points, pending
    answer     two
               lines
    reason     waits for a person
    from       answers.csv:5
END_OUT
expect 0 backgrade show 1 tiny.c
lines out <<'END_OUT'
1 Ada
tiny: A tiny sheet
  c: 0 of 1 points, missing
    reference  true
END_OUT
expect 0 backgrade show 2
lines out <<'END_OUT'
2 Emmy
tiny: nothing handed in
END_OUT

# Mistakes.
expect 2 backgrade check
expect 3 backgrade check nowhere.md
has err 'nowhere.md'
expect 3 backgrade check .
expect 2 backgrade explain 'x'
has err '--sheet FILE'
expect 2 backgrade explain --sheet tiny.md
expect 3 backgrade explain 'x' --sheet nowhere.md
expect 3 backgrade explain 'q + 1' --sheet tiny.md
has err 'there is no quantity `q`'
expect 3 backgrade explain 'W * ' --sheet tiny.md
expect 2 backgrade show
expect 3 backgrade show 3
has err 'no student "3"'
expect 3 backgrade show 1 nothing
expect 3 backgrade show 1 tiny.nothing
expect 3 backgrade grade nothing
expect 2 backgrade grade tiny.W
expect 2 backgrade grade -j 0
expect 2 backgrade grade -j many
expect 2 backgrade grade --everything
expect 4 backgrade --db nowhere.db grade
sed 's/L >= 0/K >= 0/' tiny.md >broken.md
expect 3 backgrade check broken.md
has err 'broken.md:13:'
has err 'there is no quantity `K`'
expect 3 backgrade check tiny.md broken.md
expect 3 backgrade load tiny.md broken.md
has err 'nothing was loaded'
expect 3 backgrade explain 'W' --sheet broken.md
mkdir twice && cp tiny.md twice/
expect 3 backgrade load tiny.md twice/tiny.md
