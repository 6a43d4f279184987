# Goal: a backup is the course, whole; verify sees what was done to a course behind its back.
. "$ROOT/tests/cli/lib.sh"
printf 'id,name\n1,One\n2,Two\n' >r.csv
backgrade -q init --salt test
backgrade -q enroll r.csv

expect 0 backgrade backup copy.db
contents >one
contents copy.db >two
cmp one two
backgrade -q --db copy.db verify
expect 3 backgrade backup copy.db
has err '--force'
expect 0 backgrade backup --force copy.db
expect 5 backgrade backup nowhere/copy.db

# A backup while somebody writes holds the last committed state.
sqlite3 course.db "BEGIN IMMEDIATE; INSERT INTO student (sid) VALUES ('3');" '.shell sleep 2' ROLLBACK >/dev/null &
sleep 0.3
expect 0 backgrade backup during.db
[ "$(sqlite3 during.db 'SELECT count(*) FROM student')" = 2 ]
wait

expect 0 backgrade verify
[ ! -s out ]
sqlite3 course.db 'DROP VIEW gradebook; CREATE VIEW gradebook AS SELECT 1; DROP TRIGGER answer_stays;
  CREATE TRIGGER theirs AFTER INSERT ON student BEGIN SELECT 1; END; CREATE VIEW mine AS SELECT 1;'
expect 4 backgrade verify
has out 'view gradebook is not as backgrade made it'
has out 'trigger answer_stays is gone'
has out 'trigger theirs is not backgrade'
hasnt out 'mine'
[ "$(wc -l <out)" = 3 ]
sqlite3 copy.db 'PRAGMA foreign_keys = OFF; INSERT INTO override (part_id, student_id, points, why, who) VALUES (77, 1, 1, 1, 1)'
expect 4 backgrade --db copy.db verify
has out 'override refers to a missing part'

# Every kind of fault that can be made by hand.
mkdir room && cd room
small_course
printf 'student_id,problem,part,answer\n007,hw1,a,0.5\n008,hw1,a,0.4\n' >answers.csv
backgrade -q collect answers.csv
backgrade -q grade
backgrade -q verify
damaged() { # SQL text
  cp course.db damaged.db
  sqlite3 damaged.db "PRAGMA foreign_keys = OFF; $1"
  expect 4 backgrade --db damaged.db verify
  has out "$2"
}
damaged 'UPDATE score SET points = 5 WHERE answer_id = 1' 'score: 007 hw1.a has 5.0 of 2.0 points'
damaged 'UPDATE score SET points = 1 WHERE answer_id = 2' 'score: 008 hw1.a has 1.0 of 2.0 points'
damaged 'DELETE FROM score WHERE answer_id = 2' 'score: 008 hw1.a was graded, but its score is gone'
damaged 'DELETE FROM import_batch' 'keys: row 1 of answer refers to a missing import_batch'
damaged "DELETE FROM student WHERE sid = '007'" 'keys: row 1 of answer refers to a missing student'
damaged "DROP TRIGGER sheet_stays; UPDATE sheet SET source = source || ' '" 'sheet: the text of hw1 version 1'
damaged "DROP TRIGGER sheet_stays; UPDATE sheet SET sha256 = replace(sha256, 'a', 'b')" 'sheet: the text of hw1 version 1'
damaged 'DELETE FROM course' 'course: its name and its salt are gone'
damaged 'DROP VIEW gradebook' 'view gradebook is gone'
damaged 'DROP VIEW asked' 'view asked is gone'
damaged 'DROP TRIGGER answer_stays' 'trigger answer_stays is gone'
damaged 'DROP INDEX answer_attempt' 'index answer_attempt is gone'
for table in course problem sheet part sheet_part student answer import_batch grade_run run_problem score override history; do
  damaged "DROP TABLE $table" "table $table is gone"
done
cp course.db damaged.db
sqlite3 damaged.db 'DROP VIEW scores'
expect 4 backgrade --db damaged.db query scores
has err 'backgrade verify'
# A file of sqlite3 that only says it is a course.
format=$(sed -n 's/^PRAGMA user_version = \([0-9]*\);.*/\1/p' "$ROOT/schema/tables.sql")
sqlite3 fake.db "PRAGMA application_id = 1650946660; PRAGMA user_version = $format; CREATE TABLE t (x)"
for verb in 'query gradebook' grade 'enroll roster.csv' export diff 'load hw1.md' 'show 1'; do
  # shellcheck disable=SC2086
  expect 4 backgrade --db fake.db $verb
  has err 'backgrade verify'
done
expect 4 backgrade --db fake.db verify
has out 'table answer is gone'
