# Goal: grade twice changes nothing; a new attempt, a new version of a sheet and --all
# grade again; a person's score survives it all; diff says what moved.
. "$ROOT/tests/cli/lib.sh"
small_course
score() { sqlite3 course.db "SELECT status, points, machine_status, recheck FROM scores WHERE student_id = '$1' AND part = '$2'"; }
cat >answers.csv <<'END'
student_id,problem,part,answer
007,hw1,a,0.5
007,hw1,b,yes
007,hw1,c,An essay.
008,hw1,a,0.4
008,hw1,b,
009,hw1,a,0..5
END
backgrade -q collect answers.csv
expect 0 backgrade query gradebook
has err '6 answers are not graded yet'
expect 0 backgrade diff
has err 'nothing was graded yet'

expect 1 backgrade grade
contents >before
expect 0 backgrade grade
contents | cmp - before
[ "$(score 007 a)" = 'correct|2.0|correct|0' ]
[ "$(score 007 c)" = 'pending||pending|0' ]
[ "$(score 008 a)" = 'incorrect|0.0|incorrect|0' ]
[ "$(score 008 b)" = 'blank|0.0|blank|0' ]
[ "$(score 008 c)" = 'missing|0.0|missing|0' ]
[ "$(score 009 a)" = 'unreadable||unreadable|0' ]
expect 0 backgrade query gradebook --csv
has out '007,Ada Lovelace,hw1,3,7,42.86,1,'
has out '009,Emmy Noether,hw1,0,7,0,1,'
expect 0 backgrade query pending --csv
has out '007,hw1,c,4,An essay.'
expect 0 backgrade query unreadable --csv
has out '009,hw1,a,0..5,'
has out 'answers.csv,7'
expect 0 backgrade query missing --csv
has out '009,Emmy Noether,hw1,2,3,b c'
expect 0 backgrade query wrong_answers --csv
has out 'hw1,a,0.4,1,'
expect 0 backgrade query runs --csv
has out '1,'
has out ',all,'
cp course.db scopes.db
sed 's/A small/Another small/' hw1.md >hw2.md
backgrade -q --db scopes.db load hw2.md
expect 1 backgrade --db scopes.db grade --all hw1 hw2
expect 0 backgrade --db scopes.db query runs --csv
has out ',hw1 hw2,'
expect 0 backgrade query gradebook --json
[ "$(sqlite3 :memory: "SELECT json_extract(readfile('out'), '$.rows[0].points')")" = 3 ]

# A person decides.
expect 0 backgrade override 007 hw1.c 3.5 --why 'good, a little short'
has err '3.5 of 4 points'
contents >before
expect 0 backgrade override 007 hw1.c 3.5 --why 'good, a little short'
contents | cmp - before
expect 0 backgrade override 008 hw1.a 1 --why 'right idea'
expect 3 backgrade override 008 hw1.a 2.5 --why much
has err '0 to 2 points'
expect 2 backgrade override 008 hw1.a -1 --why less
expect 2 backgrade override 008 hw1.a 1
has err '--why TEXT is needed'
expect 2 backgrade override 008 hw1 1 --why x
expect 3 backgrade override 088 hw1.a 1 --why x
has err 'no student "088"'
expect 3 backgrade override 008 hw1.z 1 --why x
[ "$(score 007 c)" = 'partial|3.5|pending|0' ]
[ "$(score 008 a)" = 'partial|1.0|incorrect|0' ]
expect 1 backgrade grade --all
[ "$(score 008 a)" = 'partial|1.0|incorrect|0' ]
expect 0 backgrade diff
has err 'run 2 against run 1: 0 up, 0 down, 0 otherwise changed, 0 graded for the first time'

# A new attempt is graded alone, and the other scores stand.
printf 'student_id,problem,part,answer\n009,hw1,a,0.5\n' >again.csv
backgrade -q collect again.csv
[ "$(score 009 a)" = 'pending||pending|0' ]
expect 0 backgrade grade
[ "$(score 009 a)" = 'correct|2.0|correct|0' ]
[ "$(score 007 a)" = 'correct|2.0|correct|0' ]
expect 0 backgrade diff --csv
has err 'run 3 against run 2: 1 up, 0 down'
has out '009,hw1,a,unreadable,,correct,2,'

# Another version of the sheet: everything is due, old scores stand until then.
sed 's/x = 0.25/x = 0.2/' hw1.md >new.md && mv new.md hw1.md
contents >before
backgrade -q load hw1.md
[ "$(sqlite3 course.db 'SELECT group_concat(version) FROM sheet')" = 1,2 ]
[ "$(score 007 a)" = 'correct|2.0|correct|0' ]
expect 0 backgrade query gradebook
has err '6 answers are not graded yet'
expect 0 backgrade grade
[ "$(score 007 a)" = 'incorrect|0.0|incorrect|0' ]
[ "$(score 008 a)" = 'partial|1.0|correct|1' ]
expect 0 backgrade query overrides --csv
has out '008,hw1,a,1,2,2,correct,1,right idea'
expect 0 backgrade diff --json
has err '1 up, 2 down'
[ "$(sqlite3 :memory: "SELECT json_array_length(readfile('out'), '$.rows')")" = 3 ]
expect 0 backgrade diff 0 4
has err '6 graded for the first time'
expect 0 backgrade diff 0 4 --csv --all
[ "$(wc -l <out)" = 7 ]
expect 2 backgrade diff 3
expect 2 backgrade diff 4 3
expect 3 backgrade diff 3 9

# Taken back: the machine's score counts, the history knows.
expect 0 backgrade override 008 hw1.a --remove
[ "$(score 008 a)" = 'correct|2.0|correct|0' ]
expect 0 backgrade override 008 hw1.a --remove
has err 'there was no override'
[ "$(sqlite3 course.db "SELECT count(*) FROM history WHERE noun = 'override'")" = 1 ]

# A part that is no longer asked is kept and comes back.
grep -v 'id: c' hw1.md >short.md && mv short.md hw1.md
backgrade -q load hw1.md
expect 0 backgrade query scores --csv
hasnt out ',hw1,c,'
[ "$(sqlite3 course.db "SELECT count(*) FROM answer a JOIN part p ON p.id = a.part_id WHERE p.name = 'c'")" = 1 ]
backgrade -q grade
backgrade -q verify

# A student whom somebody has deleted by hand holds nobody up; a problem named twice is graded once.
sqlite3 course.db "DELETE FROM student WHERE sid = '008'"
timeout 60 backgrade -q grade --all hw1 hw1
[ "$(score 007 b)" = 'correct|1.0|correct|0' ]
