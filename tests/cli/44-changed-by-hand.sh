# Goal: what a person changes in the tables with sqlite3 is graded like what came by a command.
. "$ROOT/tests/cli/lib.sh"
small_course
ask() { sqlite3 course.db "$1"; }

# An answer inserted by hand is due, and its part is known to have answers.
printf 'student_id,problem,part,answer\n007,hw1,a,0.4\n' >answers.csv
ask "INSERT INTO import_batch (file, sha256, rows, rejected) VALUES ('paper', '$(printf '%064d' 1)', 1, 0);
  INSERT INTO answer (part_id, student_id, attempt, raw, batch_id, line)
    SELECT p.id, s.id, 1, '0.5', 1, 1 FROM part AS p, student AS s WHERE p.name = 'a' AND s.sid = '007'"
expect 0 backgrade verify
expect 0 backgrade grade
has err 'graded 1 answer'
[ "$(ask "SELECT status, attempt FROM scores WHERE student_id = '007' AND part = 'a'")" = 'correct|1' ]
expect 0 backgrade collect answers.csv
expect 0 backgrade grade
[ "$(ask "SELECT status, attempt FROM scores WHERE student_id = '007' AND part = 'a'")" = 'incorrect|2' ]
expect 0 backgrade verify

# Numbers that were taken away are drawn again, the same ones, into the row that is there.
cp "$ROOT/problems/mlp-own-numbers.md" own.md
backgrade -q load own.md
drawn() { ask "SELECT i.student_id, d.* FROM draw AS d JOIN instance AS i ON i.id = d.instance_id ORDER BY 1, 2, 3"; }
part=$(ask "SELECT part FROM asked WHERE problem = 'own' ORDER BY position LIMIT 1")
printf 'student_id,problem,part,answer\n007,own,%s,7\n008,own,%s,7\n' "$part" "$part" >answers.csv
backgrade -q collect answers.csv
backgrade -q grade
drawn >before
[ -s before ]
for none in '{}' '{ }'; do
  ask "UPDATE instance SET numbers = '$none' WHERE student_id = 1"
  expect 0 backgrade verify
  expect 0 backgrade grade --all
  drawn | cmp before -
done

# Numbers that are none: verify says whose they are, and grading does.
for text in '{oops}' '{"x":}' '{}x}' '{"x":"[1; 2]"}{}' '[1]' ''; do
  cp course.db damaged.db
  sqlite3 damaged.db "PRAGMA ignore_check_constraints = ON; UPDATE instance SET numbers = '$text' WHERE student_id = 1"
  expect 4 backgrade --db damaged.db verify
  has out 'numbers: those of 007 for own version 1 cannot be read'
  [ "$(wc -l <out)" = 1 ]
  expect 4 backgrade --db damaged.db grade --all
  has err 'student 007, problem own, cannot be read'
done
