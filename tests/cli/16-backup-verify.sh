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
