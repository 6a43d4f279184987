# Goal: a sheet in the course that this program cannot read stops nobody else: its answers are
# left as they are, the others are graded, the exit status says so.
. "$ROOT/tests/cli/lib.sh"
small_course
sed 's/small sheet/second sheet/' hw1.md >hw2.md
backgrade -q load hw2.md
printf 'student_id,problem,part,answer\n007,hw1,a,0.5\n007,hw2,a,0.5\n008,hw2,a,0.4\n' >answers.csv
backgrade -q collect answers.csv
damage() { sqlite3 course.db "UPDATE sheet SET source = $1 WHERE problem_id = (SELECT id FROM problem WHERE name = 'hw1')"; }

for source in "replace(source, 'y = 2', 'y = 2 *')" "''" "'---'" "x'00ff'" "replace(source, 'claim: y > x', 'claim: q > x')"; do
  cp course.db good.db
  damage "CAST($source AS TEXT)" 2>err || { cp good.db course.db; continue; } # the store refuses it itself
  expect 3 backgrade grade
  has err 'hw1'
  has err 'cannot be read'
  [ "$(sqlite3 course.db "SELECT status FROM scores WHERE problem = 'hw2' AND part = 'a' AND student_id = '007'")" = correct ]
  [ "$(sqlite3 course.db "SELECT status FROM scores WHERE problem = 'hw1' AND part = 'a' AND student_id = '007'")" = pending ]
  expect 3 backgrade grade --all hw1
  expect 0 backgrade show 007
  has out '0.5'
  cp good.db course.db
  rm -f course.db-wal course.db-shm
done
expect 0 backgrade grade
[ "$(sqlite3 course.db "SELECT status FROM scores WHERE problem = 'hw1' AND part = 'a' AND student_id = '007'")" = correct ]
