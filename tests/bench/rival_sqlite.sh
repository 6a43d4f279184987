#!/usr/bin/env bash
# rival_sqlite.sh prepare|collect|grade|export DB [FILE…] - the sqlite3 shell alone as a grader of numbers.
# Like rival_values.py it is given the key; what is no number counts as 0.
set -euo pipefail
step=$1 db=$2
case $step in
prepare) sqlite3 "$db" <<SQL
CREATE TABLE key (student_id TEXT, part TEXT, reference REAL, PRIMARY KEY (student_id, part)) WITHOUT ROWID;
CREATE TABLE student (student_id TEXT PRIMARY KEY, name TEXT, email TEXT, section TEXT) WITHOUT ROWID;
CREATE TABLE answer (student_id TEXT, problem TEXT, part TEXT, answer TEXT);
CREATE TABLE score (answer_id INTEGER PRIMARY KEY, points REAL, status TEXT);
.import --csv --skip 1 '$3' student
.import --csv --skip 1 '$4' key
SQL
;;
collect) sqlite3 "$db" ".import --csv --skip 1 '$3' answer" ;;
grade) sqlite3 "$db" <<SQL
INSERT INTO score SELECT id, status = 'correct', status FROM (
  SELECT a.rowid AS id, CASE WHEN trim(answer) = '' THEN 'blank'
    WHEN abs(CAST(answer AS REAL) - reference) <= 1e-3 * abs(reference) THEN 'correct' ELSE 'incorrect' END AS status
  FROM answer AS a JOIN key AS k USING (student_id, part) ORDER BY a.rowid);
SQL
;;
export) sqlite3 "$db" <<SQL
.mode csv
.headers on
.output '$3'
SELECT student_id, problem, part, points, status, answer FROM answer AS a JOIN score ON answer_id = a.rowid ORDER BY a.rowid;
SQL
;;
esac
