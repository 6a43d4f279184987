# Goal: a student is found by id, e-mail, login or name, and never by a guess.
. "$ROOT/tests/cli/lib.sh"
channel_course
printf 'id,name,email\n00100,Zero One,z1@x.org\n100,Zero Two,z2@x.org\nab12,No Mail,\nAB-77,Marks,\n' >more.csv
backgrade -q enroll more.csv

found() { # header, row; then who it is, or what the message says
  printf '%s,hw1.a\n%s,0.5\n' "$1" "$2" >who.csv
  local status=0
  backgrade collect --explain who.csv >out 2>err || status=$?
  case $status in 0 | 1) ;; *) echo "status $status for $2"; cat err; exit 1 ;; esac
  if [ "${3#!}" = "$3" ]; then has out "2  $3"; else has err "${3#!}"; hasnt out 'The first answers'; fi
}
found student_id 007 '007 (Ada Lovelace)'
found student_id 7 '007 (Ada Lovelace)'
found student_id '#007' '007 (Ada Lovelace)'
found student_id "'007" '007 (Ada Lovelace)'
found student_id '"=""007"""' '007 (Ada Lovelace)'
found student_id ' 007 ' '007 (Ada Lovelace)'
found student_id 'ab 77' 'AB-77 (Marks)'
found student_id 'AB12' 'ab12 (No Mail)'
found student_id 100 '100 (Zero Two)'                       # exact before similar
found student_id 0100 '!"0100" may be student 00100 or 100'
found student_id 0 '!no student "0" is enrolled'
found student_id '' '!no student id'
found student_id ada@x.org '!no student "ada@x.org" is enrolled' # an id column holds ids
found email ADA@X.org '007 (Ada Lovelace)'
found email ada@y.org '!no student "ada@y.org" is enrolled'
found email ab12@uni.edu 'ab12 (No Mail)'                   # his address is not known
found email 007@uni.edu '!no student "007@uni.edu" is enrolled'
found username ada '007 (Ada Lovelace)'
found username m.agnesi '012 (Maria Agnesi)'
found student '"Euler, Leonhard"' '008 (Leonhard Euler)'
found student 'KURT GÖDEL' '010 (Kurt Gödel)'
found student '"Agnesi, Maria"' '!"Agnesi, Maria" may be student 011 or 012'
found 'First name,Last name' 'Emmy,Noether' '009 (Emmy Noether)'
found 'First name,Last name' 'Emmy,' '!no student id'
found student_id,email '007,euler@x.org' '!"007" is student 007, but "euler@x.org" is student 008'
found student_id,email '999,euler@x.org' '008 (Leonhard Euler)'
found student_id,email ',euler@x.org' '008 (Leonhard Euler)'
found student_id,name '999,Emmy Noether' '009 (Emmy Noether)'
found student_id,name '007,Somebody Else' '007 (Ada Lovelace)'
found 'Your id [student]' 'ada@x.org' '007 (Ada Lovelace)'
has out 'the student'

# Every doubtful one is listed.
(echo 'student_id,hw1.a'; for i in 7 8 9 10 11; do echo "$i,0.5"; done) >who.csv
expect 0 backgrade collect --explain who.csv
[ "$(grep -c 'a similar id' out)" = 5 ]
has err '5 rows matched only by a similar id, a login or a name: --explain lists them'
backgrade -q verify
