# Goal: a file that is no course is never touched.
. "$ROOT/tests/cli/lib.sh"

untouched() { # FILE STATUS-OF-INIT text
  cp -p "$1" saved
  for verb in 'query gradebook' verify 'enroll r.csv' 'backup b.db' diff; do
    # shellcheck disable=SC2086
    expect 4 backgrade --db "$1" $verb
    has err "$3"
  done
  expect "$2" backgrade --db "$1" init
  cmp "$1" saved
  [ ! -e "$1-wal" ] && [ ! -e "$1-journal" ] && [ ! -e b.db ]
}

printf 'id,name\n1,One\n' >r.csv
cp r.csv text.db
untouched text.db 3 'not a course file'
sqlite3 other.db 'PRAGMA journal_mode = WAL; CREATE TABLE t (x); INSERT INTO t VALUES (1)' >/dev/null
untouched other.db 3 'not a course'
head -c 5000 /dev/urandom >noise.db
untouched noise.db 3 'not a course file'

expect 4 backgrade query gradebook
has err 'no such course file'
has err 'backgrade init'
mkdir folder.db
expect 4 backgrade --db folder.db verify
has err 'not a course file'
expect 4 backgrade --db nowhere/course.db init

# Made by a newer version.
backgrade -q --db new.db init
sqlite3 new.db 'PRAGMA user_version = 99' >/dev/null
cp -p new.db saved
expect 4 backgrade --db new.db enroll r.csv
has err 'newer version'
cmp new.db saved

# Damaged: the header is right, the pages are not.
backgrade -q --db broken.db init
backgrade -q --db broken.db enroll r.csv
dd if=/dev/urandom of=broken.db bs=4096 seek=1 count=30 conv=notrunc 2>/dev/null
for verb in verify 'query gradebook' 'enroll r.csv'; do
  # shellcheck disable=SC2086
  expect 4 backgrade --db broken.db $verb
done

# Read-only: reading goes on, writing says why not.
if [ "$(id -u)" = 0 ]; then
  backgrade -q --db ro.db init
  mkdir mnt && mount -t tmpfs -o size=4m none mnt 2>/dev/null || exit 0
  trap 'umount mnt' EXIT
  cp ro.db mnt/course.db
  mount -o remount,ro mnt
  expect 0 backgrade --db mnt/course.db query gradebook
  expect 4 backgrade --db mnt/course.db enroll r.csv
  has err 'Read-only'
fi
