# Goal: grades leave as RFC 4180, complete or not at all, and no spreadsheet runs them.
. "$ROOT/tests/cli/lib.sh"
small_course
printf 'id,name\n010,"=HYPERLINK(""x"")"\n011,"O""Neil, Tip"\n' >more.csv
backgrade -q enroll more.csv
printf 'student_id,problem,part,answer\n007,hw1,a,0.5\n007,hw1,b,no\n010,hw1,b,yes\n011,hw1,a,0..5\n' >answers.csv
backgrade -q collect answers.csv
backgrade -q grade 2>err || [ $? = 1 ]

expect 0 backgrade export --for tidy -o tidy.csv
has err 'tidy.csv: written'
has err '1 unreadable answer'
[ "$(head -n 1 tidy.csv)" = $'student_id,name,problem,part,points,max_points,status,message\r' ]
[ "$(wc -l <tidy.csv)" = 16 ]
has tidy.csv $'007,Ada Lovelace,hw1,a,2,2,correct,\r'
has tidy.csv $'007,Ada Lovelace,hw1,c,0,4,missing,\r'
has tidy.csv "010,\"'=HYPERLINK(\"\"x\"\")\",hw1,b,1,1,correct,"
has tidy.csv '011,"O""Neil, Tip",hw1,a,,2,unreadable,'
expect 0 backgrade -q export
cmp out tidy.csv
expect 0 backgrade export -q --for=wide -o -
[ "$(head -n 1 out)" = $'student_id,name,hw1 (7),total (7),waiting\r' ]
has out $'007,Ada Lovelace,2,2,0\r'
has out $'011,"O""Neil, Tip",0,0,1\r'

# The same bytes in any locale.
for locale in C de_DE.UTF-8; do
  env LC_ALL=$locale backgrade -q export -o "$locale.csv"
  cmp "$locale.csv" tidy.csv
done

expect 2 backgrade export --for canvas
has err '--for canvas is not built yet; there are tidy and wide'
expect 2 backgrade export --for wyde
has err 'no layout "wyde"'

# Complete or not at all; a link is replaced, not followed.
expect 5 backgrade export -o nowhere/grades.csv
expect 5 bash -c 'backgrade export >/dev/full'
cp tidy.csv old.csv
(echo id; seq -w 100 9999) >many.csv
backgrade -q enroll many.csv
expect 5 bash -c 'ulimit -f 100; backgrade export -o old.csv'
has err 'old.csv: cannot be written: File too large'
cmp old.csv tidy.csv
[ -z "$(ls | grep tmp || true)" ]
ln -s tidy.csv link.csv
cp tidy.csv saved.csv
backgrade -q export -o link.csv
[ ! -L link.csv ]
cmp tidy.csv saved.csv
