# Goal: the founding homeworks' own answers get exactly the verdicts of tests/seeds.csv,
# found mistakes included, and the same lines as they are typeset there (students latex-…)
# those of tests/seeds-latex.csv: what the transcription damaged beyond reading is
# unreadable, never wrong.  Every part that one of them answered stands in the tables.
. "$ROOT/tests/cli/lib.sh"
backgrade -q init --salt demo
backgrade -q load "$ROOT"/problems/*.md
backgrade -q enroll "$ROOT/submissions/roster.csv"
for file in "$ROOT"/submissions/*.csv; do
  [ "${file##*/}" = roster.csv ] || backgrade -q collect "$file" || [ $? = 1 ]
done
backgrade -q grade || [ $? = 1 ]
sqlite3 course.db <<END_SQL >differences
.mode list
.import --csv '$ROOT/tests/seeds.csv' seeds
.import --csv --skip 1 '$ROOT/tests/seeds-latex.csv' seeds
.headers off
SELECT 'no such row: ' || student_id || ' ' || problem || '.' || part FROM seeds
WHERE NOT EXISTS (SELECT 1 FROM scores s WHERE s.student_id = seeds.student_id AND s.problem = seeds.problem AND s.part = seeds.part);
SELECT format('%s %s.%s is %s with %s of its points, not %s with %s: %s', s.student_id, s.problem, s.part, s.status,
              coalesce(s.points / s.max_points, 'none'), e.expected_status, e.points_fraction, s.message)
FROM seeds e JOIN scores s USING (student_id, problem, part)
WHERE s.status <> e.expected_status OR abs(coalesce(s.points / s.max_points, 0) - CAST(e.points_fraction AS REAL)) > 1e-9
   OR (s.points IS NULL) <> (e.points_fraction = '');
SELECT 'in no table: ' || student_id || ' ' || problem || '.' || part FROM scores s
WHERE (student_id LIKE 'seed-%' OR student_id LIKE 'latex-%') AND answer IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM seeds WHERE s.student_id = seeds.student_id AND s.problem = seeds.problem AND s.part = seeds.part);
END_SQL
cat differences
[ ! -s differences ]

# What is wrong in the index lines of the first homework is named, as it is written there.
said() { sqlite3 course.db "SELECT diagnosis FROM scores WHERE student_id = '$1' AND problem = 'csc2516-hw1' AND part = '$2'"; }
[ "$(said latex-000 2b.xbar-i)" = '`w_{ik}^{(1)}` where `w_{ki}^{(1)}` is meant' ]
[ "$(said latex-000 2b.hbar-i)" = '`w_{ik}^{(2)}` where `w_{ki}^{(2)}` is meant, and `y` where its adjoint `ybar` is meant' ]
[ "$(said seed-000 2b.xbar-i)" = '`W1[i,k]` where `W1[k,i]` is meant' ]
