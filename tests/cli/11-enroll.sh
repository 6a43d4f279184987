# Goal: rosters of several platforms go in, twice is once, ids keep their zeros, and a
# row that cannot be used is named while the others go in.
. "$ROOT/tests/cli/lib.sh"
students() { sqlite3 course.db "SELECT group_concat(sid || '/' || name || '/' || email || '/' || section, ' ') FROM (SELECT * FROM student ORDER BY sid)"; }

export SOURCE_DATE_EPOCH=1700000000
backgrade -q init --salt test

printf 'student_id,name,email,section\n0012,Ada Lovelace,ada@x.org,1\n0013,Эйлер,,2\n' >plain.csv
expect 0 backgrade enroll plain.csv
has err '2 added'
contents >before
expect 0 backgrade enroll plain.csv
has err '0 added, 0 changed, 2 as before'
contents | cmp - before
[ "$(students)" = '0012/Ada Lovelace/ada@x.org/1 0013/Эйлер//2' ]

# Canvas: the university's id wins over Canvas's own, furniture is skipped.
printf '\xef\xbb\xbfStudent,ID,SIS User ID,SIS Login ID,Section\r\n    Points Possible,,,,\r\n"Noether, Emmy",991,0014,en,3\r\n"Student, Test",992,,,3\r\n' >canvas.csv
expect 0 backgrade enroll canvas.csv
has err '1 row: 1 added'
students | grep -q '0014/Noether, Emmy//3'

# First and last name, semicolons, UTF-16.
printf 'OrgDefinedId;First Name;Last Name\n#0015;Alan;Turing\n"=""0016""";Kurt;Gödel\n' | iconv -f UTF-8 -t UTF-16 >bright.csv
expect 0 backgrade enroll bright.csv
students | grep -q '0015/Alan Turing// 0016/Kurt Gödel//'

# Another name is reported, not taken; --rename takes it and the history keeps the old one.
printf 'id,name\n0012,Ada King\n0013,Leonhard Euler\n0017,New\n' >other.csv
expect 1 backgrade enroll other.csv
has err 'other.csv:2:1: error: student 0012 is enrolled as "Ada Lovelace", not "Ada King"'
has err '1 added, 0 changed, 0 as before, 2 rejected'
contents >before
expect 0 backgrade enroll --rename --dry-run other.csv
has err 'nothing was changed'
contents | cmp - before
expect 0 backgrade enroll --rename other.csv
students | grep -q '0012/Ada King/ada@x.org/1'
sqlite3 course.db 'SELECT old FROM history' | grep -qF "name='Ada Lovelace'"

# Rows that cannot be used.
printf 'id,name\n0018,Good\n,Nobody\n00\x1b[31m,Red\n0018,Better\n0018,Good\n%s,Long\n' "$(printf 'x%.0s' {1..300})" >bad.csv
contents >before
expect 3 backgrade enroll --strict bad.csv
has err 'nothing was changed'
contents | cmp - before
expect 1 backgrade enroll bad.csv
has err 'bad.csv:3:1: error: no student id'
has err 'bad.csv:4:1: error: an invisible character'
has err 'bad.csv:5:1: error: student 0018 stands on line 2 already, and differently'
has err '1 added, 0 changed, 1 as before, 4 rejected'

printf 'id,name\n00\342\200\21318,Zero width\n' >unseen.csv
expect 1 backgrade enroll unseen.csv
has err 'unseen.csv:2:1: error: an invisible character'
printf -- '---\ntitle: a\342\200\213b\n---\n' >unseen.md
expect 3 backgrade check unseen.md
has err 'invisible character U+200B'

printf 'name,email\nx,y\n' >noid.csv
expect 3 backgrade enroll noid.csv
has err 'no column for the student'
has err 'there are: name, email'
printf 'id,name,name\n1,x,y\n' >twice.csv
expect 3 backgrade enroll twice.csv
has err 'columns 2 and 3 are both called "name"'
expect 3 backgrade enroll nowhere.csv
has err 'No such file'
backgrade -q verify
