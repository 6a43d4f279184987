# Goal: no bytes of a CSV file crash a command or change half of a course; the message
# names the line and what to do.
. "$ROOT/tests/cli/lib.sh"
backgrade -q init --salt test
printf 'id,name\n1,One\n' >good.csv
contents >before

refused() { # text that err must hold; the file is ./bad.csv
  expect 3 backgrade enroll good.csv bad.csv
  has err "$1"
  contents | cmp - before
}

: >bad.csv
refused 'the file is empty'
printf '\n\n' >bad.csv
refused 'the file is empty'
printf 'id,name\n1,"One\n2,Two\n' >bad.csv
refused 'bad.csv:2: cell 2 begins with a quote that is never closed'
printf 'id,name\n1,O"ne\n2,Two\n' >bad.csv
refused 'bad.csv:2: a quote in the middle of cell 2'
printf 'PK\003\004rest of a zip' >bad.csv
refused 'an .xlsx file'
printf '\xd0\xcf\x11\xe0rest' >bad.csv
refused 'an .xls file'
printf '\xff\xfei\0d\0\n\0\x00\xdc\n\0' >bad.csv
refused 'not UTF-16'
head -c 300000 /dev/zero | tr '\0' ',' >bad.csv
refused 'columns'
(printf 'id,name\n1,"'; head -c 300000 /dev/zero | tr '\0' x; printf '\n2,Two\n') >bad.csv
refused 'bad.csv:2: cell 2 begins with a quote that is never closed'
(printf 'id,name\n1,"'; for i in $(seq 30000); do echo "$i,x"; done; printf '"\n2,Two\n') >bad.csv
refused 'bad.csv:2: cell 2 begins with a quote that is never closed'
mkdir -p folder
expect 3 backgrade enroll folder
has err 'folder: cannot be read'

# A bad row among good ones.
printf 'id,name\n1,One\n2,Tw\0o\n3,Thr\xe9e\n4\n5,Five,5\n6,Six\n' >bad.csv
expect 1 backgrade enroll bad.csv
has err 'bad.csv:3:1: error: the row holds a NUL byte'
has err 'bad.csv:4:1: error: the row is not UTF-8'
has err 'bad.csv:5:1: error: the row has 1 cell, the header 2'
has err 'bad.csv:6:1: error: the row has 3 cells, the header 2'
has err '2 added, 0 changed, 0 as before, 4 rejected'

# A cell that is too long costs its own row.
(printf 'id,name\n1,One\n2,'; head -c 3000000 /dev/zero | tr '\0' x; printf '\n3,"'; head -c 3000000 /dev/zero | tr '\0' x; printf '"\n4,Four\n') >bad.csv
expect 1 backgrade enroll bad.csv
has err 'bad.csv:3:1: error: cell 2 has more than 131072 bytes'
has err 'bad.csv:4:1: error: cell 2 has more than 131072 bytes'
has err '2 rejected'
[ "$(wc -c <err)" -lt 2000 ]

# Many bad rows are counted, not all printed.
(echo id,name; for i in $(seq 500); do echo "$i,a,b"; done) >bad.csv
expect 1 backgrade enroll bad.csv
has err 'and 480 rejected rows more'
[ "$(wc -l <err)" -lt 100 ]

# Noise.
for seed in 1 2 3 4 5; do
  (printf 'id,name\n'; head -c 20000 /dev/urandom) >bad.csv
  status=0
  backgrade enroll --dry-run bad.csv >out 2>err || status=$?
  case $status in 0 | 1 | 3) ;; *) echo "status $status"; exit 1 ;; esac
done
backgrade -q verify
