#!/usr/bin/env bash
# verdicts.sh - what became of the class of class.sh: verdict, status, answers, with full points.
# Where the mistake leaves nothing to carry on (no unit awake, a loss next to zero), the verdict is `nothing`.
set -euo pipefail
sqlite3 course.db <<'SQL'
CREATE TEMP TABLE key (sid, part, verdict);
.mode csv
.import --skip 1 key.csv key
.mode column
SELECT CASE WHEN k.verdict = 'carried' AND s.message LIKE '%zero: judged against the right one' THEN 'nothing' ELSE k.verdict END AS verdict,
  s.status, count(*) AS answers, sum(s.points = s.max_points) AS full
FROM key AS k JOIN scores AS s ON s.student_id = k.sid AND s.part = k.part GROUP BY 1, 2 ORDER BY 1, 2;
SQL
