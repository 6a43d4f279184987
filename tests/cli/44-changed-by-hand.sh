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
