# Goal: answers go in verbatim, with file and line; a row that cannot be used is named
# with its place and what is probably meant, and the others go in.
. "$ROOT/tests/cli/lib.sh"
small_course
answers() {
  sqlite3 course.db "SELECT s.sid, p.name, a.attempt, a.raw, b.file, a.line FROM answer a
    JOIN student s ON s.id = a.student_id JOIN part p ON p.id = a.part_id
    JOIN import_batch b ON b.id = a.batch_id ORDER BY s.sid, p.name, a.attempt"
}

printf 'student_id,problem,part,answer\n007,hw1,a,0.5\n007,hw1,b," yes "\n007,hw1,c,"two\nlines, ""quoted"""\n008,hw1,a,\n008,hw1,b,%s\n' "'; DROP TABLE answer; --" >good.csv
contents >before
expect 0 backgrade collect --dry-run good.csv
has err '5 answers new'
has err 'nothing was changed'
contents | cmp - before
expect 0 backgrade collect good.csv
has err 'good.csv: 5 rows: 5 answers new, 0 revised, 0 as before, 0 rejected'
has err 'next: backgrade grade'
answers >out
has out '007|a|1|0.5|good.csv|2'
has out '007|b|1| yes |good.csv|3'
has out 'lines, "quoted"|good.csv|4'
has out '008|a|1||good.csv|6'
has out "008|b|1|'; DROP TABLE answer; --|good.csv|7"

# Rows that cannot be used, one of each.
cat >bad.csv <<'END'
student_id,problem,part,answer,submitted_at,attempt
009,hw1,a,0.4,,
099,hw1,a,0.4,,
009,hw2,a,0.4,,
009,hw1,A,0.4,,
009,hw1,b,yes,yesterday,
009,hw1,b,yes,,first
009,hw1
,hw1,b,yes,,
9,hw1,b,no,2024-05-01T12:00:00+02:00,
END
contents >before
expect 3 backgrade collect --strict bad.csv
contents | cmp - before
expect 1 backgrade collect bad.csv
has err 'bad.csv:3:1: error: no student "099" is enrolled'
has err 'bad.csv:4:5: error: no problem "hw2" is loaded'
has err 'did you mean hw1?'
has err 'bad.csv:5:9: error: problem hw1 has no part "A"'
has err 'bad.csv:6:15: error: not a time'
has err 'bad.csv:7:16: error: not the number of an attempt'
has err 'bad.csv:8:1: error: the row has 2 cells, the header 6'
has err 'bad.csv:9:1: error: no student id'
has err 'bad.csv:10:1: warning: "9" is taken for student 009'
has err '9 rows: 2 answers new, 0 revised, 0 as before, 7 rejected'
answers >out
has out '009|a|1|0.4|bad.csv|2'
has out '009|b|1|no|bad.csv|10'
[ "$(sqlite3 course.db "SELECT submitted_at FROM answer WHERE raw = 'no'")" = 2024-05-01T10:00:00Z ]

# What was rejected goes in once its student is there: the file is collected again.
printf 'student_id,name\n099,Late\n' >late.csv
backgrade -q enroll late.csv
expect 1 backgrade collect bad.csv
has err '1 answer new, 0 revised, 2 as before, 6 rejected'

# Wide: a column for each part.
printf 'student_id,hw1.a,hw1.b,remarks\n099,0.5,no,hello\n' >wide.csv
expect 0 backgrade collect wide.csv
has err '1 row: 1 answer new, 1 revised'
printf 'student_id,hw1.a,hw1.x\n099,0.5,no\n' >wide.csv
expect 3 backgrade collect wide.csv
has err 'problem hw1 has no part "x"'

# Headers.
printf 'who,what\n1,2\n' >odd.csv
expect 3 backgrade collect odd.csv
has err "no column for the student's id; there are: who, what"
printf 'student_id,answer\n007,2\n' >odd.csv
expect 3 backgrade collect odd.csv
has err 'no column for the problem'

# Standard input, and several files of which one is damaged: none goes in.
printf 'student_id;problem;part;answer\r\n008;hw1;c;0,5\r\n' | backgrade collect - 2>err
has err 'standard input: 1 row: 1 answer new'
printf 'student_id,problem,part,answer\n009,hw1,c,fine\n' >one.csv
printf 'student_id,problem,part,answer\n009,hw1,b,"open\n' >two.csv
contents >before
expect 3 backgrade collect one.csv two.csv
has err 'two.csv:2: cell 4 begins with a quote that is never closed'
contents | cmp - before

# Before there is anything to collect for.
rm course.db
backgrade -q init
expect 3 backgrade collect one.csv
has err 'no sheet is loaded'
backgrade -q load hw1.md
expect 3 backgrade collect one.csv
has err 'no student is enrolled'

# Thirty answers to a sheet that is not loaded are one mistake, and hide no other.
backgrade -q enroll roster.csv
{ echo student_id,problem,part,answer; for i in {1..30}; do echo "007,hw2,q$i,1"; done; echo 099,hw1,a,1; echo 007,hw1,b,no; } >other.csv
expect 1 backgrade collect other.csv
has err 'other.csv:2:5: error: 30 rows for the problem "hw2", which is not loaded; this is the first'
has err 'other.csv:32:1: error: no student "099" is enrolled'
has err '32 rows: 1 answer new'
has err '31 rejected'
hasnt err ' more'
[ "$(grep -c 'error: ' err)" = 2 ]
