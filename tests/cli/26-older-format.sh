# Goal: a course that an older version made is brought to the present format, whole, at the
# first command; what cannot be brought is left as it was.
. "$ROOT/tests/cli/lib.sh"

same() {
  [ "$1" = "$2" ] || { echo "expected $2, not $1"; exit 1; }
}

older() { # FILE: as format 1 had it
  sqlite3 "$1" "SELECT printf('DROP VIEW \"%w\";', name) FROM sqlite_schema WHERE type = 'view'" >drop.sql
  sqlite3 "$1" 'CREATE TABLE draws AS SELECT * FROM draw' ".read drop.sql" 'PRAGMA foreign_keys = OFF' \
    'CREATE TABLE draw (instance_id INTEGER NOT NULL REFERENCES instance, quantity TEXT NOT NULL, value TEXT NOT NULL,
       PRIMARY KEY (instance_id, quantity)) STRICT, WITHOUT ROWID' \
    'INSERT INTO draw SELECT * FROM draws; DROP TABLE draws; ALTER TABLE instance DROP COLUMN numbers' \
    'DROP INDEX answer_attempt; CREATE UNIQUE INDEX answer_attempt ON answer (part_id, student_id, attempt)' \
    'DROP TRIGGER answer_came; ALTER TABLE part DROP COLUMN answered' \
    'ALTER TABLE score DROP COLUMN diagnosis; ALTER TABLE past_score DROP COLUMN diagnosis' \
    'PRAGMA user_version = 1'
}

backgrade -q init
backgrade -q load "$ROOT"/problems/uva-hw1.md "$ROOT"/problems/mlp-own-numbers.md
backgrade -q enroll "$ROOT/submissions/roster.csv"
backgrade -q collect "$ROOT/submissions/class.csv" >/dev/null 2>&1 || [ $? = 1 ]
backgrade -q grade >/dev/null 2>&1 || [ $? = 1 ]
backgrade -q grade --all >/dev/null 2>&1 || [ $? = 1 ] # so that there are past scores
sqlite3 course.db 'UPDATE score SET diagnosis = NULL' # which format 1 did not know
backgrade query scores --csv >before.csv
cp course.db present.db
older course.db
sqlite3 course.db 'CREATE INDEX draw_quantity ON draw (quantity)' # goes with its table
sqlite3 course.db 'CREATE TABLE note (text); INSERT INTO note VALUES (7)' \
  'CREATE VIEW busy AS SELECT count(*) AS n FROM answer; CREATE INDEX note_text ON note (text)'
cp course.db old.db

expect 0 backgrade verify
has err 'sound'
same "$(sqlite3 course.db 'PRAGMA user_version')" "$(sed -n 's/^PRAGMA user_version = \([0-9]*\);.*/\1/p' "$ROOT/schema/tables.sql")"
backgrade query scores --csv >after.csv
cmp before.csv after.csv
same "$(sqlite3 course.db 'SELECT text FROM note')" 7
same "$(sqlite3 course.db 'SELECT n = (SELECT count(*) FROM answer) FROM busy')" 1
same "$(sqlite3 course.db "SELECT count(*) FROM history WHERE old = 'format=1'")" 1
for table in answer past_score draw override history; do
  same "$(sqlite3 course.db "SELECT count(*) FROM $table")" \
    "$(sqlite3 old.db "SELECT count(*) + ('$table' = 'history') FROM $table")"
done
numbers='SELECT sid, version, quantity, value FROM draw JOIN instance i ON i.id = instance_id JOIN student s ON s.id = student_id ORDER BY 1, 2, 3'
same "$(sqlite3 course.db "$numbers")" "$(sqlite3 present.db "$numbers")"
same "$(sqlite3 course.db 'SELECT id, answered FROM part')" "$(sqlite3 present.db 'SELECT id, answered FROM part')"
expect 0 backgrade grade
has err 'nothing'

# One that format 4 itself made: two versions of a sheet, attempts out of order, an override,
# a late answer and a wrong one that is another student's.
sqlite3 four.db <"$ROOT/tests/cli/data/format-4.sql"
sqlite3 four.db 'PRAGMA application_id = 1650946660; PRAGMA user_version = 4'
sqlite3 four.db "$numbers" >numbers
backgrade --db four.db query scores --csv >after.csv
cmp after.csv "$ROOT/tests/cli/data/format-4.csv"
sqlite3 four.db "$numbers" | cmp - numbers
expect 0 backgrade --db four.db verify
expect 0 backgrade --db four.db grade
has err 'nothing'
printf 'student_id,problem,part,answer\na1,own,y,0\na2,own,dw,7\n' >answers.csv
backgrade -q --db four.db collect answers.csv
expect 0 backgrade --db four.db grade
has err 'graded 3 answers' # one follows the other's
expect 1 backgrade -q --db four.db grade --all # one cannot be read
same "$(backgrade --db four.db query scores --csv | grep -vc '^a[12]')" "$(grep -vc '^a[12]' after.csv)"

# A column that somebody added comes along, with what stands in it.
cp old.db mine.db
sqlite3 mine.db "ALTER TABLE student ADD COLUMN note TEXT; UPDATE student SET note = 'of ' || sid"
backgrade --db mine.db query gradebook >/dev/null
same "$(sqlite3 mine.db 'PRAGMA user_version')" "$(sqlite3 course.db 'PRAGMA user_version')"
same "$(sqlite3 mine.db "SELECT count(*) FROM student WHERE note IS NOT 'of ' || sid")" 0

# So do a column and a trigger of the table of draws, with the old table.
cp old.db mine.db
sqlite3 mine.db "ALTER TABLE draw ADD COLUMN note TEXT; UPDATE draw SET note = 'of ' || quantity"
expect 0 backgrade --db mine.db verify
same "$(sqlite3 mine.db "$numbers")" "$(sqlite3 present.db "$numbers")"
same "$(sqlite3 mine.db "SELECT count(*), sum(note IS 'of ' || quantity) FROM draw_4")" "$(sqlite3 old.db 'SELECT count(*), count(*) FROM draw')"
same "$(sqlite3 mine.db "SELECT new FROM history WHERE old = 'table=draw'")" 'table=draw_4'
same "$(sqlite3 course.db "SELECT count(*) FROM history WHERE old = 'table=draw'")" 0
same "$(sqlite3 course.db "SELECT count(*) FROM sqlite_schema WHERE name = 'draw_4'")" 0
cp old.db mine.db
sqlite3 mine.db 'CREATE TRIGGER theirs AFTER UPDATE ON draw BEGIN INSERT INTO note VALUES (new.value); END'
expect 4 backgrade --db mine.db verify
has out 'trigger theirs is not backgrade'
same "$(sqlite3 mine.db "UPDATE draw_4 SET value = value; SELECT count(*) - 1 FROM note")" "$(sqlite3 old.db 'SELECT count(*) FROM draw')"

# Damaged: an answer of nobody.  The file stays as it was.
cp old.db orphan.db
sqlite3 orphan.db 'PRAGMA foreign_keys = OFF; DELETE FROM instance' >/dev/null
cp orphan.db saved.db
expect 4 backgrade --db orphan.db query gradebook
has err 'damaged'
cmp orphan.db saved.db

# Of an older format by its number alone.
sqlite3 fake.db 'PRAGMA application_id = 1650946660; PRAGMA user_version = 1; CREATE TABLE t (x)'
cp fake.db saved.db
expect 4 backgrade --db fake.db verify
has err 'damaged'
cmp fake.db saved.db

# What views say of a course belongs to its format: an older one gets today's, and what was
# told of the older formats is not told again.
cp mine.db five.db # with its draw_4
sqlite3 five.db 'DROP TRIGGER theirs; DROP VIEW missing; CREATE VIEW missing AS SELECT 5 AS five; PRAGMA user_version = 5'
expect 0 backgrade --db five.db verify
backgrade --db five.db query scores --csv | cmp - before.csv
backgrade --db five.db query missing --csv >missing.csv
backgrade --db present.db query missing --csv | cmp - missing.csv
same "$(sqlite3 five.db "SELECT count(*) FROM history WHERE new = 'table=draw_4'")" 1
same "$(sqlite3 five.db 'SELECT count(*) FROM draw_4')" "$(sqlite3 old.db 'SELECT count(*) FROM draw')"

# So whoever changes tables or views counts user_version up, or `verify` calls courses that were
# made before changed by hand; only what no release made yet may change under its number.
backgrade --db new.db -q init
made=$(sqlite3 new.db "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name" | sha256sum | cut -c1-16)
same "format $(sqlite3 new.db 'PRAGMA user_version') is $made" 'format 6 is 14c2e3b8f82005c6'

# On a disk that may not be written, it says what to do.
if [ "$(id -u)" = 0 ]; then
  mkdir mnt && mount -t tmpfs -o size=8m none mnt 2>/dev/null || exit 0
  trap 'umount mnt' EXIT
  cp old.db mnt/course.db
  mount -o remount,ro mnt
  expect 4 backgrade --db mnt/course.db query gradebook
  has err 'writable once'
fi
