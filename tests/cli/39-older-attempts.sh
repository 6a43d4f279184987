# Goal: an answer that was sent earlier but arrives later is kept, and counts as the sheet's rule
# for attempts says: by the time it was sent, whatever the order in which files are collected.
source "$ROOT/tests/cli/lib.sh"

cat >hw1.md <<'E2'
---
title: Attempts
due: 2026-03-03T12:00:00Z
late: {per_day: 10%, up_to: 1 days}
network: x = [0.25; 0.5] ; y = 2 * x ; s = sum(y.^2)
parts:
  - {id: last, points: 2, value: y}
  - {id: best, points: 2, value: y, attempts: {keep: best}}
  - {id: first, points: 2, value: y, attempts: {keep: first}}
  - {id: two, points: 2, value: y, attempts: {limit: 2}}
  - {id: besttwo, points: 2, value: y, attempts: {limit: 2, keep: best}}
  - {id: free, points: 2, value: y, late: {per_day: 0%}}
  - {id: sum, points: 1, value: s, follows: [first]}
---
E2
parts='last best first two besttwo free'
printf 'student_id\nann\nbob\n' >roster.csv

sent() { # STUDENT DAY ANSWER...: one for each of the parts
  local student=$1 day=$2 part; shift 2
  for part in $parts; do echo "$student,hw1,$part,$1,2026-03-0${day}T08:00:00Z"; done
}
csv() { echo student_id,problem,part,answer,submitted_at; cat; }
{ sent ann 2 '[7; 1]'; sent ann 3 '[7; 7]'; echo ann,hw1,sum,50,; } | csv >younger.csv
{ sent ann 1 '[0.5; 1]'; } | csv >older.csv
cat younger.csv older.csv | grep -v student_id | csv >together.csv
score() { sqlite3 course.db "SELECT status, points, attempt, attempts, coalesce(message, '') FROM scores WHERE student_id = '$1' AND part = '$2'"; }
worth() { sqlite3 course.db "SELECT part, status, points, answer, submitted_at FROM scores ORDER BY 1"; }
course() { backgrade -q --db "$1" init --salt s; backgrade -q --db "$1" load hw1.md; backgrade -q --db "$1" enroll roster.csv; }

course course.db
backgrade -q collect younger.csv
expect 0 backgrade grade
[ "$(score ann besttwo | cut -d'|' -f1-4)" = 'partial|1.0|1|2' ]
expect 0 backgrade collect older.csv
has err '0 answers new, 6 revised, 0 as before'
expect 0 backgrade verify
[ "$(sqlite3 course.db "SELECT group_concat(part, ' ') FROM scores WHERE due")" = 'best first two besttwo sum' ]
expect 0 backgrade grade
has err 'graded 5 answers'
[ "$(sqlite3 course.db 'SELECT sum(due) FROM scores')" = 0 ]
expect 0 backgrade verify

[ "$(score ann last | cut -d'|' -f1-4)" = 'incorrect|0.0|2|3' ]
[ "$(score ann free | cut -d'|' -f1-4)" = 'incorrect|0.0|2|3' ]
[ "$(score ann best)" = 'correct|2.0|3|3|' ]
[ "$(score ann first)" = 'correct|2.0|3|3|' ]
[ "$(score ann two | cut -d'|' -f1-4)" = 'partial|1.0|1|3' ] # the second of the first two
[ "$(score ann besttwo)" = 'correct|2.0|3|3|' ]
[ "$(score ann sum | cut -d'|' -f1)" = incorrect ] # follows the first, which is right now
expect 0 backgrade show ann hw1.first
has out 'number 3 (1 by time), 3 handed in; the first counts'
worth >apart
expect 0 backgrade export --for wide
has out 'ann,,7'
expect 0 backgrade grade --all
worth | cmp - apart
cp course.db before.db
expect 0 backgrade collect together.csv # all of them are known
has err '0 answers new, 0 revised, 19 as before'

# In one file it is the same.
course one.db
backgrade -q --db one.db collect together.csv
backgrade -q --db one.db grade
cp one.db course.db
worth | cmp - apart

# Two older ones, one between; an answer without a time stays behind those that were there.
course course2.db && mv course2.db course.db
for day in 3 1 2 4; do echo bob,hw1,last,$day,2026-02-0${day}T08:00:00Z | csv >day.csv; backgrade -q collect day.csv; done
echo bob,hw1,last,no time, | csv >day.csv; backgrade -q collect day.csv
echo bob,hw1,last,0,2026-01-31T08:00:00Z | csv >day.csv; backgrade -q collect day.csv
[ "$(sqlite3 course.db "SELECT group_concat(raw, ' ') FROM (SELECT raw FROM sent JOIN answer USING (id) ORDER BY turn)")" = '0 1 2 3 4 no time' ]
[ "$(sqlite3 course.db "SELECT answer FROM scores WHERE student_id = 'bob' AND part = 'last'")" = 'no time' ]

# --explain stores nothing.
echo bob,hw1,last,x,2026-01-30T08:00:00Z | csv >day.csv
sqlite3 course.db .dump >before; backgrade -q collect --explain day.csv; sqlite3 course.db .dump | cmp - before
