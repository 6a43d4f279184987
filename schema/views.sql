-- views.sql - what people read: `backgrade query NAME`, or the sqlite3 shell.
--
-- Names and columns of the views under "for people" are a promise: columns may be
-- added at the end, none is renamed or removed.  Pure SQL, so that every program
-- that reads SQLite files can read them.
--
-- A status is one of: correct, partial, follow, incorrect, blank, unreadable,
-- pending, missing.  Points are NULL while an answer waits (unreadable, pending, or
-- not graded yet): it has cost nothing until a person or the student has acted.

-- ---- inside: one row per noun, with integer keys ------------------------------

CREATE VIEW current_sheet AS        -- the greatest version of each problem
SELECT v.id AS sheet_id, v.problem_id, pr.name AS problem, v.version, v.title
FROM problem AS pr
JOIN sheet AS v ON v.problem_id = pr.id
  AND v.version = (SELECT max(version) FROM sheet WHERE problem_id = pr.id);

CREATE VIEW asked AS                -- every part that is asked now
SELECT v.sheet_id, v.problem_id, v.problem, p.id AS part_id, p.name AS part, sp.position,
  sp.kind, sp.points AS max_points, sp.reference
FROM current_sheet AS v
JOIN sheet_part AS sp ON sp.sheet_id = v.sheet_id
JOIN part AS p ON p.id = sp.part_id;

CREATE VIEW draw AS                 -- one drawn quantity of an instance
SELECT i.id AS instance_id, n.key AS quantity, -- its name in the sheet: W1
  n.value                           -- in the sheet's language: [0.1 -0.2; 0.3 0.4]
FROM instance AS i, json_each(i.numbers) AS n;

CREATE VIEW sent AS                 -- every answer; turn: which attempt it was by time
SELECT x.id, x.part_id, x.student_id, x.attempt, x.submitted_at, coalesce(r.turn, x.attempt) AS turn
FROM answer AS x
LEFT JOIN reordered AS r ON r.part_id = x.part_id AND r.student_id = x.student_id AND r.attempt = x.attempt;

CREATE VIEW machine AS              -- every student at every part, as the machine sees it
-- CROSS JOIN fixes the order of the loops: students by sid, problems by name, parts by
-- position, so that the views below, which want their rows like that, need not sort.
-- The attempt that counts is the last, best or first of those that came in time and are
-- not too many, in the order they were sent; where all are too late or too many the first stands, without points.
-- An attempt that waits for somebody is better than one that earned nothing.
SELECT st.id AS student_id, pr.id AS problem_id, k.part_id, k.position, k.points AS max_points,
  a.id AS answer_id, a.attempt, a.raw AS answer, a.batch_id, a.line, s.run_id,
  CASE WHEN a.id IS NULL THEN 7 WHEN s.answer_id IS NULL THEN 6 ELSE s.status END AS status,
  CASE WHEN a.id IS NULL THEN 0.0 ELSE min(s.points, k.points) END AS points, -- due: this sheet may ask for less
  CASE WHEN a.id IS NOT NULL AND s.answer_id IS NULL THEN 'not graded yet' ELSE s.message END AS message,
  s.reading, coalesce(s.reference, k.reference) AS reference,
  CASE WHEN a.id IS NULL THEN 0 WHEN s.answer_id IS NULL THEN 1 -- CASE: what costs a look is asked last
    WHEN k.sheet_id <> (SELECT sheet_id FROM run_problem WHERE problem_id = pr.id AND run_id = s.run_id) THEN 1
    WHEN EXISTS (SELECT 1 FROM follow) AND EXISTS (SELECT 1 FROM follow AS f
        JOIN answer AS e ON e.part_id = f.earlier_id AND e.student_id = st.id
      WHERE f.sheet_id = k.sheet_id AND f.part_id = k.part_id AND e.id >
        (SELECT last_answer FROM run_problem WHERE problem_id = pr.id AND run_id = s.run_id)) THEN 1
    WHEN k.keep = 'best' THEN EXISTS (SELECT 1 FROM sent AS x LEFT JOIN score AS y ON y.answer_id = x.id
      WHERE x.part_id = k.part_id AND x.student_id = st.id AND y.answer_id IS NULL
        AND coalesce(x.turn <= k.attempts, 1) AND coalesce(x.submitted_at <= k.closes_at, 1))
    ELSE 0 END AS due,
  st.sid, st.name, st.section, pr.name AS problem, s.diagnosis, s.taken_off, a.submitted_at,
  CASE WHEN a.attempt IS NOT NULL THEN
    (SELECT count(*) FROM answer WHERE part_id = k.part_id AND student_id = st.id) END AS attempts
FROM student AS st
CROSS JOIN problem AS pr
CROSS JOIN sheet AS v ON v.problem_id = pr.id
  AND v.version = (SELECT max(version) FROM sheet WHERE problem_id = pr.id)
CROSS JOIN sheet_part AS k ON k.sheet_id = v.id
LEFT JOIN answer AS a ON a.id = CASE WHEN k.keep = 'last' AND k.attempts IS NULL AND k.closes_at IS NULL
    AND (NOT EXISTS (SELECT 1 FROM reordered) -- seldom anything is: that is asked once, not for every answer
      OR NOT EXISTS (SELECT 1 FROM reordered WHERE part_id = k.part_id AND student_id = st.id))
  THEN (SELECT id FROM answer WHERE part_id = k.part_id AND student_id = st.id ORDER BY attempt DESC LIMIT 1)
  ELSE (SELECT id FROM (SELECT x.id, x.turn, k.keep, y.points,
      coalesce(x.turn > k.attempts, 0) OR coalesce(x.submitted_at > k.closes_at, 0) AS refused
    FROM sent AS x LEFT JOIN score AS y ON y.answer_id = x.id
    WHERE x.part_id = k.part_id AND x.student_id = st.id)
    ORDER BY refused, CASE WHEN refused THEN 0 WHEN keep = 'last' THEN -turn
      WHEN keep = 'best' THEN -coalesce(points, 1e-9) ELSE 0 END, turn LIMIT 1) END
LEFT JOIN score AS s ON s.answer_id = a.id;

CREATE VIEW verdict AS              -- the same, where a person's score wins
SELECT m.student_id, m.problem_id, m.part_id, m.position, m.max_points, m.answer_id, m.attempt,
  m.answer, m.batch_id, m.line, m.run_id,
  CASE WHEN o.id IS NULL THEN m.status
    WHEN o.points >= m.max_points THEN 0 WHEN o.points > 0 THEN 1 ELSE 3 END AS status,
  CASE WHEN o.id IS NULL THEN m.points ELSE min(o.points, m.max_points) END AS points,
  CASE WHEN o.id IS NULL THEN m.message ELSE o.why END AS message,
  m.reading, m.reference, m.due, o.id IS NOT NULL AS overridden,
  m.status AS machine_status, m.points AS machine_points,
  CASE WHEN o.id IS NULL THEN 0 ELSE o.machine_status IS NOT m.status OR o.machine_points IS NOT m.points
    OR o.points > m.max_points END AS recheck,
  m.sid, m.name, m.section, m.problem, m.diagnosis, m.taken_off, m.submitted_at, m.attempts
FROM machine AS m
LEFT JOIN override AS o ON o.part_id = m.part_id AND o.student_id = m.student_id;

CREATE VIEW waiting AS              -- what waits for somebody, not for grade
-- Found from the few scores without points; what stands there is said by the view verdict.
SELECT v.sid AS student_id, v.problem, p.name AS part, v.max_points, v.answer, v.message, b.file, v.line, v.name, v.status
FROM (SELECT DISTINCT a.part_id, a.student_id
  FROM score AS s INDEXED BY score_waits CROSS JOIN answer AS a ON a.id = s.answer_id WHERE s.points IS NULL) AS w
CROSS JOIN verdict AS v ON v.student_id = w.student_id AND v.part_id = w.part_id
JOIN part AS p ON p.id = v.part_id
LEFT JOIN import_batch AS b ON b.id = v.batch_id
WHERE v.run_id IS NOT NULL;

-- ---- for people ------------------------------------------------------------------

CREATE VIEW gradebook AS            -- a row per student and problem; waiting answers count 0 here
SELECT v.sid AS student_id, v.name, v.problem,
  round(total(v.points), 10) AS points, round(total(v.max_points), 10) AS max_points, -- 0.1 + 0.2 is 0.3
  round(100 * total(v.points) / total(v.max_points), 2) AS percent,
  count(*) FILTER (WHERE v.points IS NULL) AS waiting, -- FILTER: a count that is not touched costs nothing
  count(*) FILTER (WHERE v.status = 0) AS correct, count(*) FILTER (WHERE v.status = 1) AS partial,
  count(*) FILTER (WHERE v.status = 2) AS follow, count(*) FILTER (WHERE v.status = 3) AS incorrect,
  count(*) FILTER (WHERE v.status = 4) AS blank, count(*) FILTER (WHERE v.status = 5) AS unreadable,
  count(*) FILTER (WHERE v.status = 6) AS pending, count(*) FILTER (WHERE v.status = 7) AS missing,
  count(*) FILTER (WHERE v.overridden) AS overridden,
  v.section
FROM verdict AS v
GROUP BY v.sid, v.problem
ORDER BY v.sid, v.problem;

CREATE VIEW scores AS               -- a row per student and part, also where nothing came
SELECT v.sid AS student_id, v.problem, p.name AS part, v.points, v.max_points,
  x.name AS status, v.message, v.answer, v.reference, v.reading, v.run_id AS run, v.overridden,
  v.machine_points, y.name AS machine_status, v.recheck, v.due, v.attempt, b.file, v.line,
  v.name, v.diagnosis, CASE WHEN NOT v.overridden THEN v.taken_off END AS taken_off, v.submitted_at, v.attempts
FROM verdict AS v
JOIN part AS p ON p.id = v.part_id AND p.problem_id = +v.problem_id -- who asks for one part is led to it by its name;
  -- and + keeps it behind its problem, in whose order the rows come
JOIN status AS x ON x.id = v.status
JOIN status AS y ON y.id = v.machine_status
LEFT JOIN import_batch AS b ON b.id = v.batch_id
ORDER BY v.sid, v.problem, v.position;

CREATE VIEW items AS                -- a row per part: how hard, how telling
-- Counted are the students who handed in anything of the problem; a part they left
-- out counts 0 points, one that waits is not counted.  facility: mean share of the
-- points.  discrimination: correlation of the part with the rest of the problem;
-- NULL below 10 students or where nothing varies.  Negative: check the sheet.
WITH handed AS (
  SELECT problem_id, part_id, position, max_points, points, status,
    sum(coalesce(points, 0)) OVER who - coalesce(points, 0) AS rest,
    count(answer_id) OVER who AS answers
  FROM verdict WINDOW who AS (PARTITION BY student_id, problem_id)
), sums AS (
  SELECT problem_id, part_id, position, max_points, count(points) AS n,
    avg(points) AS mean, avg(rest) FILTER (WHERE points IS NOT NULL) AS mean_rest,
    avg(points * points) AS square, avg(rest * rest) FILTER (WHERE points IS NOT NULL) AS square_rest,
    avg(points * rest) AS mixed,
    count(*) FILTER (WHERE status = 0) AS correct, count(*) FILTER (WHERE status = 1) AS partial,
    count(*) FILTER (WHERE status = 2) AS follow, count(*) FILTER (WHERE status = 3) AS incorrect,
    count(*) FILTER (WHERE status = 4) AS blanks, count(*) FILTER (WHERE status = 5) AS unreadable,
    count(*) FILTER (WHERE status = 6) AS pending, count(*) FILTER (WHERE status = 7) AS missing
  FROM handed WHERE answers > 0
  GROUP BY problem_id, part_id
)
SELECT k.problem, k.part, k.kind, k.max_points, coalesce(s.n, 0) AS n,
  round(s.mean / k.max_points, 3) AS facility,
  CASE WHEN s.n >= 10 AND s.square - s.mean * s.mean > 1e-9
      AND s.square_rest - s.mean_rest * s.mean_rest > 1e-9
    THEN round((s.mixed - s.mean * s.mean_rest)
      / sqrt((s.square - s.mean * s.mean) * (s.square_rest - s.mean_rest * s.mean_rest)), 3)
  END AS discrimination,
  coalesce(s.correct, 0) AS correct, coalesce(s.partial, 0) AS partial,
  coalesce(s.follow, 0) AS follow, coalesce(s.incorrect, 0) AS incorrect,
  coalesce(s.blanks, 0) AS blanks, coalesce(s.unreadable, 0) AS unreadable,
  coalesce(s.pending, 0) AS pending, coalesce(s.missing, 0) AS missing
FROM asked AS k
LEFT JOIN sums AS s ON s.part_id = k.part_id
ORDER BY k.problem, k.position;

CREATE VIEW concerns AS             -- why a part needs a look before grades go out, the gravest first
-- A mistake in a sheet shows as a part that nobody has right, that the better students
-- have wrong, or to which many write the same other answer.
WITH item AS MATERIALIZED (
  SELECT * FROM items
), told AS (
  SELECT *, max(count) OVER part AS most, sum(count) OVER part AS wrong
  FROM wrong_answers WINDOW part AS (PARTITION BY problem, part)
), concern AS (
  SELECT 1 AS gravity, problem, part, 'nobody has it right' AS concern,
    n || ' students' AS detail FROM item WHERE n >= 5 AND correct + follow = 0
  UNION ALL
  SELECT 2, problem, part, 'the better have it wrong',
    'discrimination ' || discrimination FROM item WHERE discrimination <= -0.1
  UNION ALL
  SELECT 3, t.problem, t.part, 'many write the same',
    t.most || ' of ' || i.n || ': ' || min(t.answer)
  FROM told AS t JOIN item AS i ON i.problem = t.problem AND i.part = t.part
  WHERE t.count = t.most AND t.most >= 4 AND 3 * t.most >= i.n
  GROUP BY t.problem, t.part
  UNION ALL
  SELECT 4, problem, part, 'many are unreadable',
    unreadable || ' of ' || (n + unreadable + pending) FROM item
  WHERE unreadable >= 3 AND 5 * unreadable >= n + unreadable + pending
  UNION ALL
  SELECT 5, problem, part, 'hard', 'facility ' || facility
  FROM item WHERE n >= 5 AND correct > 0 AND facility < 0.4
)
SELECT problem, part, concern, detail
FROM concern
ORDER BY gravity, problem, part;

CREATE VIEW wrong_answers AS        -- the same wrong answer counted once, the most frequent first
-- diagnosed: the students who made this mistake, whatever their numbers
-- Found from the scores that say so; whether an answer stands is said by the view verdict.
SELECT pr.name AS problem, p.name AS part, w.answer, w.count, w.message, w.points, w.max_points, w.example, w.diagnosis,
  CASE WHEN w.diagnosis IS NOT NULL THEN sum(w.count) OVER (PARTITION BY w.part_id, w.diagnosis) END AS diagnosed
FROM (SELECT v.problem_id, v.part_id, v.position, trim(v.answer, ' ' || char(9, 10, 13)) AS answer,
    count(*) AS count, min(v.message) AS message, max(v.points) AS points, v.max_points,
    min(v.sid) AS example, v.diagnosis
  FROM score AS s CROSS JOIN answer AS a ON a.id = s.answer_id
  CROSS JOIN part AS t ON t.id = a.part_id
  CROSS JOIN verdict AS v ON v.student_id = a.student_id AND v.problem_id = t.problem_id AND v.part_id = a.part_id
    AND v.answer_id = s.answer_id
  WHERE s.status IN (1, 3) AND NOT v.overridden
  GROUP BY v.part_id, trim(v.answer, ' ' || char(9, 10, 13)), v.diagnosis) AS w
JOIN problem AS pr ON pr.id = w.problem_id
JOIN part AS p ON p.id = w.part_id
ORDER BY pr.name, w.position, w.count DESC, w.answer;

CREATE VIEW missing AS              -- a row per student and problem of which something did not come
SELECT student_id, name, problem, count(*) AS parts_missing,
  (SELECT count(*) FROM asked AS k WHERE k.problem_id = m.problem_id) AS parts_asked,
  group_concat(part, ' ') AS parts
FROM (SELECT v.sid AS student_id, v.name, v.problem, v.problem_id, p.name AS part
  FROM verdict AS v JOIN part AS p ON p.id = v.part_id WHERE v.status = 7 ORDER BY v.sid, v.problem, v.position) AS m
GROUP BY student_id, problem
ORDER BY student_id, problem;

CREATE VIEW unreadable AS           -- waits for the student, or for a person who can read it
SELECT student_id, problem, part, answer, message, file, line, name
FROM waiting WHERE status = 5
ORDER BY problem, part, student_id;

CREATE VIEW pending AS              -- waits for a person: `backgrade override` records the score
SELECT student_id, problem, part, max_points, answer, message, name
FROM waiting WHERE status = 6
ORDER BY problem, part, student_id;

CREATE VIEW shared_answers AS       -- wrong answers that are another student's right ones, by his own numbers
-- For the instructor: what students see does not speak of it.  It says what is equal,
-- not how that came about.
SELECT st.sid AS student_id, pr.name AS problem, p.name AS part, v.answer,
  other.sid AS same_as_student_id, count(*) OVER (PARTITION BY v.student_id, v.problem_id, other.id) AS parts_shared,
  v.reference, v.points, st.name, other.name AS same_as_name
FROM shared_answer AS s
CROSS JOIN answer AS a ON a.id = s.answer_id -- whose verdict is looked up, not looked for
CROSS JOIN verdict AS v ON v.student_id = a.student_id AND v.part_id = a.part_id AND v.answer_id = s.answer_id
JOIN student AS st ON st.id = v.student_id
JOIN student AS other ON other.id = s.student_id
JOIN problem AS pr ON pr.id = v.problem_id
JOIN part AS p ON p.id = v.part_id
WHERE NOT v.overridden
ORDER BY st.sid, pr.name, other.sid, v.position;

CREATE VIEW overrides AS            -- scores given by persons; recheck: the machine's moved since
SELECT st.sid AS student_id, pr.name AS problem, p.name AS part, v.points, v.max_points,
  v.machine_points, y.name AS machine_status, v.recheck, o.why, o.who, o.made_at, st.name
FROM override AS o
JOIN verdict AS v ON v.part_id = o.part_id AND v.student_id = o.student_id
JOIN student AS st ON st.id = o.student_id
JOIN part AS p ON p.id = o.part_id
JOIN problem AS pr ON pr.id = p.problem_id
JOIN status AS y ON y.id = v.machine_status
ORDER BY st.sid, pr.name, v.position;

CREATE VIEW runs AS                 -- a row per run of `grade`, the last one first
SELECT g.id AS run, g.started_at, g.engine, g.scope, count(r.problem_id) AS problems,
  coalesce(sum(r.answers), 0) AS answers
FROM grade_run AS g
LEFT JOIN run_problem AS r ON r.run_id = g.id
GROUP BY g.id
ORDER BY g.id DESC;
