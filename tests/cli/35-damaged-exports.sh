# Goal: whatever happened to an export on its way, each row comes in whole or is named with
# its line, and what is no CSV is refused with what to do.
. "$ROOT/tests/cli/lib.sh"
channel_course
contents >empty

refused() { # FILE, text of the message
  contents >before
  expect 3 backgrade collect "$1"
  has err "$2"
  contents | cmp - before
}
same_answers() { # FILE: all three answers of plain.csv, on their lines
  rm -f new.db
  backgrade -q --db new.db init --salt test
  backgrade -q --db new.db load hw1.md
  backgrade -q --db new.db enroll roster.csv
  expect 0 backgrade --db new.db collect "$1"
  answers new.db | sed 's/|[0-9]*$//' >out
  diff out want
}

printf 'Timestamp,Student ID,y? [hw1.a],why? [hw1.c]\n2026-09-27 12:00,007,0.5,ä x²\n2026-09-27 12:01,008,"[1, 2]","two\nlines"\n' >plain.csv
printf '007|a|1|0.5|2026-09-27T12:00:00Z\n007|c|1|ä x²|2026-09-27T12:00:00Z\n008|a|1|[1, 2]|2026-09-27T12:01:00Z\n008|c|1|two\nlines|2026-09-27T12:01:00Z\n' | sed 's/|[0-9]*$//' >want
same_answers plain.csv
(printf '\xef\xbb\xbf'; cat plain.csv) >x.csv; same_answers x.csv
iconv -t UTF-16 plain.csv >x.csv; same_answers x.csv
iconv -t UTF-16BE plain.csv >x.csv; same_answers x.csv
iconv -t UTF-16LE plain.csv >x.csv; same_answers x.csv
sed 's/,/;/; s/,/;/; s/,/;/; s/"\[1;/"[1,/' plain.csv | sed 's/\[1; 2\],/[1, 2];/; s/\[1, 2\]",/[1, 2]";/' >x.csv; same_answers x.csv
(printf 'sep=;\r\n'; cat x.csv) >y.csv; same_answers y.csv
tr ';' '\t' <x.csv >y.csv; same_answers y.csv
sed 's/^two/X/' plain.csv | tr '\n' '\r' | sed 's/"two\r/"two\n/' >x.csv; same_answers x.csv
printf '\n\n' | cat - plain.csv >x.csv; same_answers x.csv
sed 's/$/,,/; s/"two,,/"two/' plain.csv >x.csv; same_answers x.csv   # empty columns

# One bad row of each kind among good ones.
printf 'Timestamp,Student ID,y? [hw1.a],why? [hw1.c]\n,007,0.5,ok\n,008,ragged\n,009,1,2,3\n,010,N\0UL,x\n,011,\xe9,latin\n,012,%s,too long\n\n,012,0.1,good\n' "$(head -c 70000 /dev/zero | tr '\0' 1)" >bad.csv
expect 1 backgrade collect bad.csv
has err 'bad.csv:3:1: error: the row has 3 cells, the header 4'
has err 'bad.csv:4:1: error: the row has 5 cells, the header 4'
has err 'bad.csv:5:1: error: the row holds a NUL byte'
has err 'bad.csv:6:1: error: the row is not UTF-8'
has err 'bad.csv:7:6: error: an answer of 70000 bytes'
has err '7 rows: 4 answers new, 0 revised, 0 as before, 5 rejected'
answers >out
has out '012|a|1|0.1||9'
contents >before
expect 3 backgrade collect --strict bad.csv
contents | cmp - before
explains 1 bad.csv

# What is no CSV.
printf 'PK\003\004\024\0\0\0xl/workbook.xml' >x.csv;              refused x.csv 'an .xlsx file, not CSV'
printf 'PK\003\004\024\0\0\0\b\0quiz.csv' >x.csv;                 refused x.csv 'a .zip file, not CSV'
printf '\xd0\xcf\x11\xe0\xa1\xb1' >x.csv;                         refused x.csv 'an .xls file, not CSV'
printf '<!DOCTYPE html>\n<title>Log in</title>' >x.csv;           refused x.csv 'a page of HTML or XML, not CSV'
printf '%%PDF-1.7' >x.csv;                                        refused x.csv 'a PDF, not CSV'
: >x.csv;                                                         refused x.csv 'the file is empty'
iconv -t UTF-16 plain.csv | head -c 101 >x.csv;                   refused x.csv 'the file ends in the middle of a character'
printf 'Timestamp,sid,y [hw1.a]\n,007,"0.5\n,008,1\n' >x.csv;      refused x.csv 'x.csv:2: cell 3 begins with a quote that is never closed'
printf 'Timestamp,sid,y [hw1.a]\n,007,0.5"\n,008,1\n' >x.csv;      refused x.csv 'x.csv:2: a quote in the middle of cell 3'

# A header alone is no answer and no mistake.
head -n 1 plain.csv >x.csv
expect 0 backgrade collect x.csv
has err '0 rows: 0 answers new'

# Headers that do not fit together.
printf 'Timestamp,sid,y [hw1.a],z [hw1.a]\n' >x.csv;              refused x.csv 'x.csv:1: column 4: column 3 holds answers to hw1.a already'
printf 'Timestamp,sid,y [hw1.a],y [hw1.a]\n' >x.csv;              refused x.csv 'columns 3 and 4 are both called "y [hw1.a]"'
printf 'Timestamp,sid,y [hw1.d]\n' >x.csv;                        refused x.csv 'column 3: problem hw1 has no part "d"'
printf 'Timestamp,sid,y [hw2.a]\n' >x.csv;                        refused x.csv 'column 3: no problem "hw2" is loaded'
has err 'did you mean hw1?'
printf 'Timestamp,y [hw1.a]\n' >x.csv;                            refused x.csv "no column for the student's id"
printf 'Timestamp,sid,y\n' >x.csv;                                refused x.csv 'no column holds answers'
# Brackets that are no tags.
printf 'Timestamp,sid,"1. [1.b] in [0.5, 1], e.g. [W1.T] [hw1.a]"\n,007,1\n' >x.csv
expect 0 backgrade collect --dry-run x.csv

# An answer is not what a platform writes under its students.
printf 'sid,y [hw1.a],z [hw1.b]\n007,average,true\n008,muted,true\n' >x.csv
expect 0 backgrade collect --dry-run x.csv
has err '2 rows: '
printf 'sid,y [hw1.a],z [hw1.b]\n007,sum,true\n' >x.csv
printf 'skip = sum\n' >map
expect 0 backgrade collect --dry-run --map map x.csv
has err '1 row: '

# A column of names taken for that of problems: as quick as any other file.
(printf 'student_id,problem,part,answer\n'; seq 100000 | sed 's/.*/007,p&,a,1/') >x.csv
expect 1 backgrade collect --dry-run x.csv

# The longest answers, so many that they do not fit into memory at once.
longest() { awk 'BEGIN { s = "1"; while (length(s) < 65536) s = s s; print "student_id,problem,part,answer,attempt"; for (i = 11; i <= 160; i++) printf "007,hw1,c,%s,%d\n", substr(s, 1, 65536), i }'; }
longest >x.csv
expect 0 backgrade collect --dry-run x.csv
has err '150 rows: '

# Noise behind a good header.
for seed in 1 2 3 4 5 6; do
  (head -n 1 plain.csv; head -c 20000 /dev/urandom) >x.csv
  status=0
  backgrade collect --explain x.csv >out 2>err || status=$?
  case $status in 0 | 1 | 3) ;; *) echo "status $status"; exit 1 ;; esac
done
backgrade -q verify

# A cell beyond every bound costs its own row; a quote that swallows rows, the file.
printf 'student_id,hw1.a\n007,0.5\n008,%s\n009,0.25\n' "$(head -c 70000 /dev/zero | tr '\0' 1)$(head -c 70000 /dev/zero | tr '\0' 1)" >long.csv
expect 1 backgrade collect long.csv
has err 'long.csv:3:1: error: cell 2 has more than 131072 bytes'
has err 'long.csv: 3 rows: 1 answer new, 0 revised, 1 as before, 1 rejected'
(printf 'student_id,hw1.a\n007,"0.5\n'; for i in $(seq 20000); do echo "$i,0.25"; done; printf '009,0.75"\n010,1\n') >swallowed.csv
refused swallowed.csv 'swallowed.csv:2: cell 2 begins with a quote that is never closed'
