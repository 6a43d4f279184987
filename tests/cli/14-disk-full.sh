# Goal: where the disk ends, the old state stays, whole, and the command says so with 5.
. "$ROOT/tests/cli/lib.sh"
(echo id,name,email; for i in $(seq 20000); do echo "s$i,A Name Of Some Length $i,address-$i@university.example"; done) >big.csv

# A limit on the size of files stands for a full disk.
limited() { (ulimit -f "$1"; shift; "$@"); }
backgrade -q init --salt test
contents >before
expect 5 limited 600 backgrade enroll big.csv
has err 'nothing was changed'
contents | cmp - before
expect 5 limited 20 backgrade --db small.db init
[ ! -e small.db ]
backgrade -q enroll big.csv
expect 5 limited 100 backgrade backup copy.db
[ ! -e copy.db ]
[ -z "$(ls | grep tmp || true)" ]
expect 5 bash -c 'backgrade query gradebook >/dev/full'
has err 'standard output'
expect 5 bash -c 'backgrade export >/dev/full'
backgrade -q verify

# Nobody reads to the end: no complaint.
backgrade -q query gradebook 2>err | head -n 1 >out
[ ! -s err ]

if [ "$(id -u)" = 0 ]; then
  mkdir mnt && mount -t tmpfs -o size=700k none mnt 2>/dev/null || exit 0
  trap 'umount mnt' EXIT
  backgrade -q --db mnt/course.db init --salt test
  contents mnt/course.db >before
  expect 5 backgrade --db mnt/course.db enroll big.csv
  has err 'the disk is full'
  contents mnt/course.db | cmp - before
  backgrade -q --db mnt/course.db verify

  # A view that sorts more than memory holds needs room elsewhere: it is that which is named.
  backgrade -q load "$ROOT/problems/uva-hw1.md"
  TMPDIR=$PWD/mnt expect 5 backgrade query missing
  has err 'no room for temporary files'
fi
