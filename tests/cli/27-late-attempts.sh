# Which attempt counts, and what is taken off late answers: to the second, in every view.
source "$ROOT/tests/cli/lib.sh"

cat >hw1.md <<'E'
---
title: Attempts
due: 2026-03-02T12:00:00+01:00          # 11:00:00 in UTC
late: {per_day: 10%, up_to: 2 days}
attempts: {limit: 3}
network: y = [0.5; 1]
parts:
  - {id: last, points: 2, value: y}
  - {id: best, points: 2, value: y, attempts: {limit: 3, keep: best}}
  - {id: first, points: 2, value: y, attempts: {keep: first}}
  - {id: free, points: 2, value: y, late: {per_day: 0%}}
---
E
printf 'student_id\nann\nbob\ncat\ndan\neve\n' >roster.csv
backgrade -q init --salt s
backgrade -q load hw1.md
backgrade -q enroll roster.csv

# ann: to the second.  bob: late, too late, at the last second of two days, behind it.
cat >a.csv <<'E'
student_id,problem,part,answer,submitted_at,attempt
ann,hw1,last,[0.5; 1],2026-03-02T11:00:00Z,1
ann,hw1,best,[0.5; 1],2026-03-02T11:00:01Z,1
ann,hw1,first,[0.5; 1],2026-03-03T11:00:00Z,1
ann,hw1,free,[0.5; 1],2026-03-03T11:00:01Z,1
bob,hw1,last,[0.5; 1],2026-03-04T11:00:00Z,1
bob,hw1,best,[0.5; 1],2026-03-04T11:00:01Z,1
bob,hw1,first,[0.5; 1],,1
bob,hw1,free,[0.5; 2],2026-03-09T11:00:00Z,1
cat,hw1,last,[0.5; 1],2026-03-02T09:00:00Z,1
cat,hw1,last,[0.5; 2],2026-03-02T10:00:00Z,2
cat,hw1,last,[3; 2],2026-03-04T11:00:01Z,3
cat,hw1,best,[0.5; 2],2026-03-02T10:00:00Z,1
cat,hw1,best,[0.5; 1],2026-03-02T12:00:00Z,2
cat,hw1,best,[0 0],2026-03-02T12:00:00Z,3
cat,hw1,best,[0.5; 1],2026-03-02T10:30:00Z,4
cat,hw1,first,[0.5; 2],,1
cat,hw1,first,[0.5; 1],,2
cat,hw1,free,[3; 3],,1
cat,hw1,free,[0.5; 2],,2
cat,hw1,free,[0.5; 3],,3
cat,hw1,free,[0.5; 1],,4
dan,hw1,best,0..5,,1
dan,hw1,best,[7; 7],,2
dan,hw1,last,[0.5; 1],,5
E
backgrade -q collect a.csv
[ "$(sqlite3 course.db 'SELECT sum(due), (SELECT sum(waiting) FROM gradebook) FROM scores')" = '14|14' ]
expect 1 backgrade grade
has err 'graded 17 answers'             # every attempt that might be the best is one
[ "$(sqlite3 course.db 'SELECT sum(due) FROM scores')" = 0 ]

score() { sqlite3 course.db "SELECT status, points, taken_off, attempt, attempts, coalesce(message, '') FROM scores WHERE student_id = '$1' AND part = '$2'"; }
[ "$(score ann last)" = 'correct|2.0|0.0|1|1|' ]
[ "$(score ann best)" = 'correct|1.8|0.2|1|1|1 day late: 10% taken off' ]
[ "$(score ann first)" = 'correct|1.8|0.2|1|1|1 day late: 10% taken off' ]
[ "$(score ann free)" = 'correct|2.0|0.0|1|1|2 days late' ]
[ "$(score bob last)" = 'correct|1.6|0.4|1|1|2 days late: 20% taken off' ]
[ "$(score bob best)" = 'correct|0.0|2.0|1|1|3 days late: taken up to 2 days' ]
[ "$(score bob first)" = 'correct|2.0|0.0|1|1|' ]
[ "$(score bob free)" = 'partial|1.0|0.0|1|1|1 of 2 entries are right; wrong: [2]; 7 days late' ]
[ "$(score cat last)" = 'partial|1.0|0.0|2|3|1 of 2 entries are right; wrong: [2]' ]
[ "$(score cat best)" = 'correct|1.8|0.2|2|4|1 day late: 10% taken off' ]
[ "$(score cat first)" = 'partial|1.0|0.0|1|2|1 of 2 entries are right; wrong: [2]' ]
[ "$(score cat free)" = 'partial|1.0|0.0|3|4|1 of 2 entries are right; wrong: [2]' ]
[ "$(score dan best | cut -d'|' -f1-5)" = 'unreadable||0.0|1|2' ]
[ "$(score dan last)" = 'correct|0.0|2.0|5|1|attempt 5: at most 3 count' ]
[ "$(score eve last)" = 'missing|0.0||||' ]
expect 0 backgrade query gradebook --csv
has out 'bob,,hw1,4.6,8,'
expect 0 backgrade export --for wide
has out 'bob,,4.6,4.6,0'
expect 0 backgrade show cat hw1.best
has out '1.8 of 2 points, correct'
has out 'reason     1 day late: 10% taken off'
has out 'attempt    number 2, 4 handed in; the best of the first 3 counts'
expect 0 backgrade verify

# A better attempt, a worse one, one too many: only what can count is graded.
printf 'student_id,problem,part,answer,submitted_at,attempt\nbob,hw1,free,[0.5; 1],2026-03-10T11:00:00Z,2\ndan,hw1,best,[0.5; 1],,3\ndan,hw1,best,[0 1],,4\ncat,hw1,first,[0.5; 1],,3\n' >b.csv
backgrade -q collect b.csv
[ "$(sqlite3 course.db 'SELECT sum(due) FROM scores')" = 2 ]
expect 0 backgrade query gradebook
has err '2 answers are not graded yet'
expect 0 backgrade grade
has err 'graded 2 answers'
[ "$(score bob free)" = 'correct|2.0|0.0|2|2|8 days late' ]
[ "$(score dan best)" = 'correct|2.0|0.0|3|4|' ]
expect 0 backgrade diff --csv
has err '2 up, 0 down'
expect 0 backgrade verify
expect 1 backgrade grade --all -j 1     # an attempt that does not count any more is unreadable
expect 0 backgrade diff
has err '0 up, 0 down'

# Another rule in a new version: what was not graded before is now.
sed 's/limit: 3, keep: best/keep: last/' hw1.md >new.md && mv new.md hw1.md
backgrade -q load hw1.md
[ "$(sqlite3 course.db 'SELECT sum(due) FROM scores')" = 14 ]
expect 0 backgrade grade
[ "$(score dan best)" = 'partial|1.0|0.0|4|4|1 of 2 entries are right; wrong: [1]' ]
expect 0 backgrade verify
