# Goal: the same file twice changes nothing, a file that has grown adds what is new, and
# another answer is a new attempt of which the last counts.
. "$ROOT/tests/cli/lib.sh"
small_course
attempts() { sqlite3 course.db "SELECT group_concat(raw, ' ') FROM (SELECT raw FROM answer a JOIN student s ON s.id = a.student_id JOIN part p ON p.id = a.part_id WHERE s.sid = '$1' AND p.name = '$2' ORDER BY attempt)"; }
csv() { printf 'student_id,problem,part,answer\n'; printf '%s\n' "$@"; }
timed() { printf 'student_id,problem,part,answer,submitted_at\n'; printf '%s\n' "$@"; }

csv 007,hw1,a,1 007,hw1,b,yes 008,hw1,a,1 >one.csv
backgrade -q collect one.csv
contents >before
expect 0 backgrade collect one.csv
has err 'collected already'
contents | cmp - before
cp one.csv same.csv
expect 0 backgrade collect same.csv
has err 'as one.csv'
contents | cmp - before

# The same rows in another file are the same answers.
csv 008,hw1,a,1 007,hw1,b,yes 007,hw1,a,1 >shuffled.csv
expect 0 backgrade collect shuffled.csv
has err '0 answers new, 0 revised, 3 as before'
contents | cmp - before

# Grown: one revised, one new.
csv 007,hw1,a,1 007,hw1,b,yes 008,hw1,a,1 007,hw1,a,2 009,hw1,a,5 >one.csv
expect 0 backgrade collect one.csv
has err '1 answer new, 1 revised, 3 as before'
[ "$(attempts 007 a)" = '1 2' ]
expect 0 backgrade collect shuffled.csv   # an old file again: 1 is not what counts now
has err '0 answers new, 1 revised, 2 as before'
[ "$(attempts 007 a)" = '1 2 1' ]

# Repetitions right after one another are one answer.
csv 008,hw1,b,no 008,hw1,b,no 008,hw1,b,yes 008,hw1,b,yes >repeat.csv
expect 0 backgrade collect repeat.csv
[ "$(attempts 008 b)" = 'no yes' ]

# With times: order of time, whatever the order of rows; an answer that is known at its
# time is known; an older one is kept and has its turn.
timed 009,hw1,b,third,2024-05-03T08:00:00Z 009,hw1,b,first,2024-05-01T08:00:00Z '009,hw1,b,second,2024-05-02 08:00' >time.csv
expect 0 backgrade collect time.csv
[ "$(attempts 009 b)" = 'first second third' ]
timed 009,hw1,b,second,2024-05-02T08:00:00Z 009,hw1,b,fourth,2024-05-04T08:00:00Z >more.csv
expect 0 backgrade collect more.csv
has err '1 revised, 1 as before'
[ "$(attempts 009 b)" = 'first second third fourth' ]
timed 009,hw1,b,late,2024-05-02T09:00:00Z >old.csv
expect 0 backgrade collect old.csv
has err '0 answers new, 1 revised, 0 as before'
[ "$(attempts 009 b)" = 'first second third fourth late' ]
[ "$(sqlite3 course.db "SELECT answer FROM scores WHERE student_id = '009' AND part = 'b'")" = fourth ]
timed 009,hw1,b,third,2024-05-03T08:00:00Z 009,hw1,b,late,2024-05-02T09:00:00Z 009,hw1,b,fifth,2024-05-05T08:00:00Z >again.csv
expect 0 backgrade collect again.csv
has err '0 answers new, 1 revised, 2 as before'
[ "$(attempts 009 b)" = 'first second third fourth late fifth' ]
[ "$(sqlite3 course.db "SELECT answer FROM scores WHERE student_id = '009' AND part = 'b'")" = fifth ]

# With numbers: an answer is never overwritten.
printf 'student_id,problem,part,answer,attempt\n009,hw1,c,one,1\n009,hw1,c,three,3\n' >numbered.csv
expect 0 backgrade collect numbered.csv
printf 'student_id,problem,part,answer,attempt\n009,hw1,c,two,2\n009,hw1,c,drei,3\n009,hw1,c,one,1\n' >numbers.csv
expect 1 backgrade collect numbers.csv
has err 'attempt 3 is there already with another answer'
has err '1 revised, 1 as before, 1 rejected'
[ "$(attempts 009 c)" = 'one two three' ]
[ "$(sqlite3 course.db "SELECT answer FROM scores WHERE student_id = '009' AND part = 'c'")" = three ]
backgrade -q verify
