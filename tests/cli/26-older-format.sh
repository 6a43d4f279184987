# Goal: a course that an older version made is brought to the present format, whole, at the
# first command; what cannot be brought is left as it was.
. "$ROOT/tests/cli/lib.sh"

same() {
  [ "$1" = "$2" ] || { echo "expected $2, not $1"; exit 1; }
}

older() { # FILE: as format 1 had it
  sqlite3 "$1" "SELECT printf('DROP VIEW \"%w\";', name) FROM sqlite_schema WHERE type = 'view'" >drop.sql
  sqlite3 "$1" ".read drop.sql" \
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
older course.db
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
expect 0 backgrade grade
has err 'nothing'

# A column that somebody added comes along, with what stands in it.
cp old.db mine.db
sqlite3 mine.db "ALTER TABLE student ADD COLUMN note TEXT; UPDATE student SET note = 'of ' || sid"
backgrade --db mine.db query gradebook >/dev/null
same "$(sqlite3 mine.db 'PRAGMA user_version')" "$(sqlite3 course.db 'PRAGMA user_version')"
same "$(sqlite3 mine.db "SELECT count(*) FROM student WHERE note IS NOT 'of ' || sid")" 0

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

# On a disk that may not be written, it says what to do.
if [ "$(id -u)" = 0 ]; then
  mkdir mnt && mount -t tmpfs -o size=8m none mnt 2>/dev/null || exit 0
  trap 'umount mnt' EXIT
  cp old.db mnt/course.db
  mount -o remount,ro mnt
  expect 4 backgrade --db mnt/course.db query gradebook
  has err 'writable once'
fi
