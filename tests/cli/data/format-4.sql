PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE course (               -- one row: the course itself
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL,
  salt TEXT NOT NULL CHECK (salt <> ''), -- keys every student's numbers; never changes
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
) STRICT;
INSERT INTO course VALUES(1,'','s','2026-02-02T02:40:00Z');
CREATE TABLE problem (              -- one sheet, whatever its version
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> '' AND name NOT GLOB '*[^a-z0-9-]*') -- problems/<name>.md
) STRICT;
INSERT INTO problem VALUES(1,'own');
CREATE TABLE sheet (                -- one text of a problem; the greatest version is the current one
  id INTEGER PRIMARY KEY,
  problem_id INTEGER NOT NULL REFERENCES problem,
  version INTEGER NOT NULL CHECK (version >= 1),
  title TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64), -- of source, hexadecimal
  source TEXT NOT NULL,             -- the whole file, verbatim
  loaded_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
  UNIQUE (problem_id, version)
) STRICT;
INSERT INTO sheet VALUES(1,1,1,'Own numbers','4011b85f7274119804f10d3064ac4c05ac5293376507d2b402b2a35b079a3d54',replace('---\ntitle: Own numbers\nnetwork: |\n  x : 2 ~ uniform(-1, 1, step 0.1)\n  w : 2 ~ uniform(-1, 1, step 0.1)\n  t : 1 ~ integers(1, 3)\n  y = sum(w .* x)\n  L = (y - t)^2\n  require abs(x) > 0.05\n  require abs(w) > 0.05\n  require abs(y) > 0.01\ntolerance: {decimals: 4}\nattempts: {keep: best, limit: 3}\ndue: 2026-05-01\nlate: {per_day: 10%, up_to: 3 days}\nparts:\n  - {id: y,  points: 1, value: y}\n  - {id: dw, points: 2, value: dL/dw, follows: [y]}\n---\nGiven are $x = {@x@}$, $w = {@w@}$ and $t = {@t@}$.\n','\n',char(10)),'2026-02-02T02:40:00Z');
INSERT INTO sheet VALUES(2,1,2,'Numbers of your own','816ba64c8d100fdea978112de32e015bd03c969b0dc8e53a3f8bdf0654d8e9b3',replace('---\ntitle: Numbers of your own\nnetwork: |\n  x : 2 ~ uniform(-1, 1, step 0.1)\n  w : 2 ~ uniform(-1, 1, step 0.2)\n  t : 1 ~ integers(1, 4)\n  y = sum(w .* x)\n  L = (y - t)^2\n  require abs(x) > 0.05\n  require abs(w) > 0.05\n  require abs(y) > 0.01\ntolerance: {decimals: 4}\nattempts: {keep: best, limit: 3}\ndue: 2026-05-01\nlate: {per_day: 10%, up_to: 3 days}\nparts:\n  - {id: y,  points: 1, value: y}\n  - {id: dw, points: 2, value: dL/dw, follows: [y]}\n---\nGiven are $x = {@x@}$, $w = {@w@}$ and $t = {@t@}$.\n','\n',char(10)),'2026-02-02T02:40:00Z');
CREATE TABLE part (                 -- one question, whatever the version: answers hang here
  id INTEGER PRIMARY KEY,
  problem_id INTEGER NOT NULL REFERENCES problem,
  name TEXT NOT NULL CHECK (name <> ''),
  UNIQUE (problem_id, name)
) STRICT;
INSERT INTO part VALUES(1,1,'y');
INSERT INTO part VALUES(2,1,'dw');
CREATE TABLE sheet_part (           -- a part as one version of the sheet asks it
  sheet_id INTEGER NOT NULL REFERENCES sheet,
  part_id INTEGER NOT NULL REFERENCES part,
  position INTEGER NOT NULL CHECK (position >= 1), -- 1, 2, … down the sheet
  kind TEXT NOT NULL,               -- value, expression, claim, …
  points REAL NOT NULL CHECK (points > 0 AND points < 9e999),
  reference TEXT,                   -- NULL: every student has his own, or a formula's kind has none
  attempts INTEGER CHECK (attempts >= 1), -- greater attempts do not count; NULL: no limit
  keep TEXT NOT NULL DEFAULT 'last' CHECK (keep IN ('last', 'best', 'first')), -- which of the others does
  closes_at TEXT,                   -- what is sent later does not count; NULL: whenever
  PRIMARY KEY (sheet_id, part_id),
  UNIQUE (sheet_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO sheet_part VALUES(1,1,1,'value',1.0,NULL,3,'best','2026-05-04T23:59:59Z');
INSERT INTO sheet_part VALUES(1,2,2,'value',2.0,NULL,3,'best','2026-05-04T23:59:59Z');
INSERT INTO sheet_part VALUES(2,1,1,'value',1.0,NULL,3,'best','2026-05-04T23:59:59Z');
INSERT INTO sheet_part VALUES(2,2,2,'value',2.0,NULL,3,'best','2026-05-04T23:59:59Z');
CREATE TABLE follow (               -- the verdict on a part depends on the student's answer to an earlier one
  sheet_id INTEGER NOT NULL REFERENCES sheet,
  part_id INTEGER NOT NULL REFERENCES part,
  earlier_id INTEGER NOT NULL REFERENCES part,
  PRIMARY KEY (sheet_id, part_id, earlier_id)
) STRICT, WITHOUT ROWID;
INSERT INTO follow VALUES(1,2,1);
INSERT INTO follow VALUES(2,2,1);
CREATE TABLE student (
  id INTEGER PRIMARY KEY,
  sid TEXT NOT NULL UNIQUE CHECK (sid <> ''), -- the university's id: text, leading zeros matter
  name TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  section TEXT NOT NULL DEFAULT '',
  enrolled_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
) STRICT;
INSERT INTO student VALUES(1,'a1','Ada','','','2026-02-02T02:40:00Z');
INSERT INTO student VALUES(2,'a2','Ben','','','2026-02-02T02:40:00Z');
INSERT INTO student VALUES(3,'a3','Cid','','','2026-02-02T02:40:00Z');
INSERT INTO student VALUES(4,'a4','Dot','','','2026-02-02T02:40:00Z');
CREATE TABLE instance (             -- a student's own edition of one version of a problem
  id INTEGER PRIMARY KEY,
  problem_id INTEGER NOT NULL REFERENCES problem,
  student_id INTEGER NOT NULL REFERENCES student,
  version INTEGER NOT NULL CHECK (version >= 1), -- of the sheet whose distributions were drawn from
  UNIQUE (problem_id, student_id, version)
) STRICT;
INSERT INTO instance VALUES(1,1,1,1);
INSERT INTO instance VALUES(2,1,2,1);
INSERT INTO instance VALUES(3,1,3,1);
INSERT INTO instance VALUES(4,1,4,1);
INSERT INTO instance VALUES(5,1,1,2);
INSERT INTO instance VALUES(6,1,2,2);
INSERT INTO instance VALUES(7,1,3,2);
INSERT INTO instance VALUES(8,1,4,2);
CREATE TABLE draw (                 -- one drawn quantity of an instance
  instance_id INTEGER NOT NULL REFERENCES instance,
  quantity TEXT NOT NULL,           -- its name in the sheet: W1
  value TEXT NOT NULL,              -- in the sheet's language: [0.1 -0.2; 0.3 0.4]
  PRIMARY KEY (instance_id, quantity)
) STRICT, WITHOUT ROWID;
INSERT INTO draw VALUES(1,'t','2');
INSERT INTO draw VALUES(1,'w','[0.3; 0.1]');
INSERT INTO draw VALUES(1,'x','[0.7; -0.1]');
INSERT INTO draw VALUES(2,'t','2');
INSERT INTO draw VALUES(2,'w','[0.2; 0.4]');
INSERT INTO draw VALUES(2,'x','[0.3; 0.3]');
INSERT INTO draw VALUES(3,'t','3');
INSERT INTO draw VALUES(3,'w','[0.2; 0.5]');
INSERT INTO draw VALUES(3,'x','[0.4; -0.6]');
INSERT INTO draw VALUES(4,'t','1');
INSERT INTO draw VALUES(4,'w','[-0.9; -0.5]');
INSERT INTO draw VALUES(4,'x','[0.4; 0.9]');
INSERT INTO draw VALUES(5,'t','4');
INSERT INTO draw VALUES(5,'w','[0.6; -0.6]');
INSERT INTO draw VALUES(5,'x','[0.7; -0.1]');
INSERT INTO draw VALUES(6,'t','2');
INSERT INTO draw VALUES(6,'w','[0.2; 0.4]');
INSERT INTO draw VALUES(6,'x','[0.3; 0.3]');
INSERT INTO draw VALUES(7,'t','3');
INSERT INTO draw VALUES(7,'w','[0.2; 0.6]');
INSERT INTO draw VALUES(7,'x','[0.4; -0.6]');
INSERT INTO draw VALUES(8,'t','2');
INSERT INTO draw VALUES(8,'w','[-1; -0.6]');
INSERT INTO draw VALUES(8,'x','[0.4; 0.9]');
CREATE TABLE import_batch (         -- one file of answers that was collected
  id INTEGER PRIMARY KEY,
  file TEXT NOT NULL,               -- as it was named then
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64), -- of the file
  rows INTEGER NOT NULL CHECK (rows >= 0),
  rejected INTEGER NOT NULL CHECK (rejected BETWEEN 0 AND rows), -- rows that did not go in
  decimal_comma INTEGER NOT NULL DEFAULT 0 CHECK (decimal_comma IN (0, 1)), -- 1: 0,25 is a number in this file
  imported_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
) STRICT;
INSERT INTO import_batch VALUES(1,'a.csv','76494b2b104b2214047ea188d70e912678ac93c80d2b2c1027793bc5837b8a27',4,1,0,'2026-02-02T02:40:00Z');
INSERT INTO import_batch VALUES(2,'a.csv','78949e6e092a480c9fa3a9da0b77df0ebbd61230fe08ae1df184669158738c9e',4,0,0,'2026-02-02T02:40:00Z');
INSERT INTO import_batch VALUES(3,'b.csv','5c71bbd65cccdb93104ffa551395ae2decc50e3690d45a4a9f3aa60aabe5d39f',6,0,0,'2026-02-02T02:40:00Z');
CREATE TABLE answer (               -- what a student wrote for one part; sheet_part says which attempt counts
  id INTEGER PRIMARY KEY,           -- grows with time: a run remembers how far it saw
  part_id INTEGER NOT NULL REFERENCES part,
  student_id INTEGER NOT NULL REFERENCES student,
  attempt INTEGER NOT NULL CHECK (attempt >= 1),
  raw TEXT NOT NULL,                -- verbatim, for ever
  submitted_at TEXT,                -- when the student sent it, if the file said so
  batch_id INTEGER NOT NULL REFERENCES import_batch,
  line INTEGER NOT NULL             -- of the file, on which the row begins
) STRICT;
INSERT INTO answer VALUES(1,1,1,1,'0.1','2026-04-01T10:00:00Z',1,2);
INSERT INTO answer VALUES(2,1,2,1,'0.2','2026-05-02T10:00:00Z',1,3);
INSERT INTO answer VALUES(3,1,3,1,'','2026-04-01T10:00:00Z',1,5);
INSERT INTO answer VALUES(4,2,2,1,'oops','2026-05-02T10:00:00Z',2,4);
INSERT INTO answer VALUES(5,1,1,2,'0.4800','2026-03-01T10:00:00Z',3,2);
INSERT INTO answer VALUES(6,1,2,2,'0.4800','2026-03-02T10:00:00Z',3,4);
INSERT INTO answer VALUES(7,1,4,1,'-0.9400','2026-03-04T10:00:00Z',3,6);
INSERT INTO answer VALUES(8,2,1,1,'[-4.9280; 0.7040]','2026-05-01T10:00:00Z',3,3);
INSERT INTO answer VALUES(9,2,2,2,'[-4.9280; 0.7040]','2026-05-02T10:00:00Z',3,5);
INSERT INTO answer VALUES(10,2,4,1,'[-2.3520; -5.2920]','2026-05-04T10:00:00Z',3,7);
CREATE TABLE reordered (            -- attempts of which an older one arrived after a younger: their order by time
  part_id INTEGER NOT NULL,         -- follows from the answers and their times; most students have no row here
  student_id INTEGER NOT NULL,
  attempt INTEGER NOT NULL,         -- the number it has for ever
  turn INTEGER NOT NULL CHECK (turn >= 1), -- the number it counts as
  PRIMARY KEY (part_id, student_id, attempt),
  FOREIGN KEY (part_id, student_id, attempt) REFERENCES answer (part_id, student_id, attempt)
) STRICT, WITHOUT ROWID;
INSERT INTO reordered VALUES(1,1,1,2);
INSERT INTO reordered VALUES(1,1,2,1);
INSERT INTO reordered VALUES(1,2,1,2);
INSERT INTO reordered VALUES(1,2,2,1);
CREATE TABLE status (               -- what a score can say
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  scored INTEGER NOT NULL           -- 0: no points yet, the answer waits
) STRICT;
INSERT INTO status VALUES(0,'correct',1);
INSERT INTO status VALUES(1,'partial',1);
INSERT INTO status VALUES(2,'follow',1);
INSERT INTO status VALUES(3,'incorrect',1);
INSERT INTO status VALUES(4,'blank',1);
INSERT INTO status VALUES(5,'unreadable',0);
INSERT INTO status VALUES(6,'pending',0);
INSERT INTO status VALUES(7,'missing',1);
CREATE TABLE grade_run (            -- one `grade` that found something to do
  id INTEGER PRIMARY KEY,
  started_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
  engine TEXT NOT NULL,             -- the program and version that judged
  scope TEXT NOT NULL               -- what it was asked to grade
) STRICT;
INSERT INTO grade_run VALUES(1,'2026-02-02T02:40:00Z','backgrade 0.1','all');
INSERT INTO grade_run VALUES(2,'2026-02-02T02:40:00Z','backgrade 0.1','all');
CREATE TABLE run_problem (          -- what a run graded of one problem
  run_id INTEGER NOT NULL REFERENCES grade_run,
  problem_id INTEGER NOT NULL REFERENCES problem,
  sheet_id INTEGER NOT NULL REFERENCES sheet, -- the version it was graded by
  last_answer INTEGER NOT NULL,     -- answers with a greater id came later
  answers INTEGER NOT NULL,         -- how many it judged
  PRIMARY KEY (problem_id, run_id)
) STRICT, WITHOUT ROWID;
INSERT INTO run_problem VALUES(1,1,1,3,3);
INSERT INTO run_problem VALUES(2,1,2,10,10);
CREATE TABLE score (                -- the machine's latest verdict on one answer
  answer_id INTEGER PRIMARY KEY REFERENCES answer,
  run_id INTEGER NOT NULL REFERENCES grade_run,
  status INTEGER NOT NULL REFERENCES status,
  points REAL CHECK (points >= 0 AND points < 9e999), -- NULL: waits
  message TEXT,                     -- why; NULL: nothing to say
  reading TEXT,                     -- the answer as read; NULL: as it stands
  reference TEXT,                   -- the student's own, where points were lost; else NULL
  diagnosis TEXT,                   -- the mistake that explains it; NULL: none is known
  taken_off REAL NOT NULL DEFAULT 0 CHECK (taken_off >= 0 AND taken_off < 9e999), -- of the points, for being late
  CHECK ((points IS NULL) = (status IN (5, 6)))
) STRICT;
INSERT INTO score VALUES(1,2,3,0.0,'0.1 is not right',NULL,'0.48',NULL,0.0);
INSERT INTO score VALUES(2,2,3,0.0,'0.2 is not right; 1 day late: 10% taken off',NULL,'0.18',NULL,0.0);
INSERT INTO score VALUES(3,2,4,0.0,'no answer',NULL,NULL,NULL,0.0);
INSERT INTO score VALUES(4,2,5,NULL,'at column 1: a number is asked, `oops` is a name',NULL,'[-1.092; -1.092]',NULL,0.0);
INSERT INTO score VALUES(5,2,0,1.0,NULL,NULL,NULL,NULL,0.0);
INSERT INTO score VALUES(6,2,3,0.0,'0.48 is not right',NULL,'0.18',NULL,0.0);
INSERT INTO score VALUES(7,2,0,1.0,NULL,NULL,NULL,NULL,0.0);
INSERT INTO score VALUES(8,2,0,2.0,NULL,'[-4.928; 0.704]',NULL,NULL,0.0);
INSERT INTO score VALUES(9,2,3,0.0,'0 of 2 entries are right; wrong: [1], [2]; 1 day late: 10% taken off','[-4.928; 0.704]','[-1.092; -1.092]',NULL,0.0);
INSERT INTO score VALUES(10,2,0,1.3999999999999999111,'3 days late: 30% taken off','[-2.352; -5.292]',NULL,NULL,0.60000000000000008881);
CREATE TABLE shared_answer (        -- a wrong answer that is another student's right one: a fact, no verdict
  answer_id INTEGER NOT NULL REFERENCES score ON DELETE CASCADE, -- goes with its score
  student_id INTEGER NOT NULL REFERENCES student, -- the other student, whose own numbers it is right for
  PRIMARY KEY (answer_id, student_id)
) STRICT, WITHOUT ROWID;
INSERT INTO shared_answer VALUES(6,1);
INSERT INTO shared_answer VALUES(9,1);
CREATE TABLE past_score (           -- verdicts that a later run replaced
  answer_id INTEGER NOT NULL REFERENCES answer,
  run_id INTEGER NOT NULL REFERENCES grade_run,
  status INTEGER NOT NULL REFERENCES status,
  points REAL,
  message TEXT,
  reading TEXT,
  reference TEXT,
  diagnosis TEXT,
  taken_off REAL NOT NULL DEFAULT 0,
  PRIMARY KEY (answer_id, run_id)
) STRICT, WITHOUT ROWID;
INSERT INTO past_score VALUES(1,1,3,0.0,'0.1 is not right',NULL,'0.2','this is half the right answer: a factor 2 is missing, or a 1/2 too many',0.0);
INSERT INTO past_score VALUES(2,1,3,0.0,'0.2 is not right; 1 day late: 10% taken off',NULL,'0.18',NULL,0.0);
INSERT INTO past_score VALUES(3,1,4,0.0,'no answer',NULL,NULL,NULL,0.0);
CREATE TABLE override (             -- a person's score: wins over the machine's in every view
  id INTEGER PRIMARY KEY,
  part_id INTEGER NOT NULL REFERENCES part,
  student_id INTEGER NOT NULL REFERENCES student,
  points REAL NOT NULL CHECK (points >= 0 AND points < 9e999),
  why TEXT NOT NULL CHECK (why <> ''),
  who TEXT NOT NULL,
  machine_status INTEGER REFERENCES status, -- what the machine said when the person decided;
  machine_points REAL,                      -- NULL: nothing yet
  made_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
  UNIQUE (part_id, student_id)
) STRICT;
INSERT INTO override VALUES(1,1,3,0.5,'on paper','unknown',4,0.0,'2026-02-02T02:40:00Z');
CREATE TABLE history (              -- what was changed or removed, by a command or by hand
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
  noun TEXT NOT NULL,               -- the table
  key TEXT NOT NULL,                -- which row, as people call it
  old TEXT NOT NULL,                -- the row before: column='value' …
  new TEXT                          -- the row after; NULL: removed
) STRICT;
CREATE INDEX sheet_part_part ON sheet_part (part_id);
CREATE INDEX follow_part ON follow (part_id);
CREATE INDEX follow_earlier ON follow (earlier_id);
CREATE INDEX instance_student ON instance (student_id);
CREATE INDEX import_batch_sha256 ON import_batch (sha256);
CREATE UNIQUE INDEX answer_attempt ON answer (part_id, student_id, attempt);
CREATE INDEX run_problem_run ON run_problem (run_id);
CREATE INDEX run_problem_sheet ON run_problem (sheet_id);
CREATE INDEX score_waits ON score (answer_id) WHERE points IS NULL;
CREATE INDEX shared_answer_student ON shared_answer (student_id);
CREATE INDEX override_student ON override (student_id);
CREATE TRIGGER course_changed AFTER UPDATE ON course BEGIN
  INSERT INTO history (noun, key, old, new) VALUES ('course', old.name,
    printf('name=%Q salt=%Q', old.name, old.salt), printf('name=%Q salt=%Q', new.name, new.salt));
END;
CREATE TRIGGER student_changed AFTER UPDATE ON student BEGIN
  INSERT INTO history (noun, key, old, new) VALUES ('student', old.sid,
    printf('sid=%Q name=%Q email=%Q section=%Q', old.sid, old.name, old.email, old.section),
    printf('sid=%Q name=%Q email=%Q section=%Q', new.sid, new.name, new.email, new.section));
END;
CREATE TRIGGER student_removed AFTER DELETE ON student BEGIN
  INSERT INTO history (noun, key, old) VALUES ('student', old.sid,
    printf('sid=%Q name=%Q email=%Q section=%Q', old.sid, old.name, old.email, old.section));
END;
CREATE TRIGGER import_batch_changed AFTER UPDATE ON import_batch BEGIN
  INSERT INTO history (noun, key, old, new) VALUES ('import_batch', old.file,
    printf('decimal_comma=%d rows=%d rejected=%d', old.decimal_comma, old.rows, old.rejected),
    printf('decimal_comma=%d rows=%d rejected=%d', new.decimal_comma, new.rows, new.rejected));
END;
CREATE TRIGGER override_changed AFTER UPDATE ON override BEGIN
  INSERT INTO history (noun, key, old, new)
  SELECT 'override', s.sid || ' ' || pr.name || '.' || p.name,
    printf('points=%Q why=%Q who=%Q made_at=%Q', old.points, old.why, old.who, old.made_at),
    printf('points=%Q why=%Q who=%Q made_at=%Q', new.points, new.why, new.who, new.made_at)
  FROM student s, part p JOIN problem pr ON pr.id = p.problem_id
  WHERE s.id = old.student_id AND p.id = old.part_id;
END;
CREATE TRIGGER override_removed AFTER DELETE ON override BEGIN
  INSERT INTO history (noun, key, old)
  SELECT 'override', s.sid || ' ' || pr.name || '.' || p.name,
    printf('points=%Q why=%Q who=%Q made_at=%Q', old.points, old.why, old.who, old.made_at)
  FROM student s, part p JOIN problem pr ON pr.id = p.problem_id
  WHERE s.id = old.student_id AND p.id = old.part_id;
END;
CREATE TRIGGER sheet_stays BEFORE UPDATE ON sheet BEGIN
  SELECT RAISE(ABORT, 'a sheet is kept as it was loaded; load a new version instead');
END;
CREATE TRIGGER sheet_remains BEFORE DELETE ON sheet BEGIN
  SELECT RAISE(ABORT, 'every version of a sheet is kept');
END;
CREATE TRIGGER answer_stays BEFORE UPDATE ON answer BEGIN
  SELECT RAISE(ABORT, 'an answer is kept as it came; collect a new attempt or override its score');
END;
CREATE TRIGGER answer_remains BEFORE DELETE ON answer BEGIN
  SELECT RAISE(ABORT, 'every answer is kept; override its score instead');
END;
CREATE VIEW current_sheet AS        -- the greatest version of each problem
SELECT v.id AS sheet_id, v.problem_id, pr.name AS problem, v.version, v.title
FROM problem AS pr
JOIN sheet AS v ON v.problem_id = pr.id
  AND v.version = (SELECT max(version) FROM sheet WHERE problem_id = pr.id)
;
CREATE VIEW asked AS                -- every part that is asked now
SELECT v.sheet_id, v.problem_id, v.problem, p.id AS part_id, p.name AS part, sp.position,
  sp.kind, sp.points AS max_points, sp.reference
FROM current_sheet AS v
JOIN sheet_part AS sp ON sp.sheet_id = v.sheet_id
JOIN part AS p ON p.id = sp.part_id
;
CREATE VIEW sent AS                 -- every answer; turn: which attempt it was by time
SELECT x.id, x.part_id, x.student_id, x.attempt, x.submitted_at, coalesce(r.turn, x.attempt) AS turn
FROM answer AS x
LEFT JOIN reordered AS r ON r.part_id = x.part_id AND r.student_id = x.student_id AND r.attempt = x.attempt
;
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
  a.id IS NOT NULL AND (s.answer_id IS NULL
    OR k.sheet_id <> (SELECT sheet_id FROM run_problem WHERE problem_id = pr.id AND run_id = s.run_id)
    OR EXISTS (SELECT 1 FROM follow AS f JOIN answer AS e ON e.part_id = f.earlier_id AND e.student_id = st.id
      WHERE f.sheet_id = k.sheet_id AND f.part_id = k.part_id AND e.id >
        (SELECT last_answer FROM run_problem WHERE problem_id = pr.id AND run_id = s.run_id))
    OR k.keep = 'best' AND EXISTS (SELECT 1 FROM sent AS x LEFT JOIN score AS y ON y.answer_id = x.id
      WHERE x.part_id = k.part_id AND x.student_id = st.id AND y.answer_id IS NULL
        AND coalesce(x.turn <= k.attempts, 1) AND coalesce(x.submitted_at <= k.closes_at, 1))) AS due,
  st.sid, st.name, st.section, pr.name AS problem, s.diagnosis, s.taken_off, a.submitted_at,
  CASE WHEN a.attempt IS NOT NULL THEN
    (SELECT count(*) FROM answer WHERE part_id = k.part_id AND student_id = st.id) END AS attempts
FROM student AS st
CROSS JOIN problem AS pr
CROSS JOIN sheet AS v ON v.problem_id = pr.id
  AND v.version = (SELECT max(version) FROM sheet WHERE problem_id = pr.id)
CROSS JOIN sheet_part AS k ON k.sheet_id = v.id
LEFT JOIN answer AS a ON a.id = CASE WHEN k.keep = 'last' AND k.attempts IS NULL AND k.closes_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM reordered WHERE part_id = k.part_id AND student_id = st.id)
  THEN (SELECT id FROM answer WHERE part_id = k.part_id AND student_id = st.id ORDER BY attempt DESC LIMIT 1)
  ELSE (SELECT id FROM (SELECT x.id, x.turn, k.keep, y.points,
      coalesce(x.turn > k.attempts, 0) OR coalesce(x.submitted_at > k.closes_at, 0) AS refused
    FROM sent AS x LEFT JOIN score AS y ON y.answer_id = x.id
    WHERE x.part_id = k.part_id AND x.student_id = st.id)
    ORDER BY refused, CASE WHEN refused THEN 0 WHEN keep = 'last' THEN -turn
      WHEN keep = 'best' THEN -coalesce(points, 1e-9) ELSE 0 END, turn LIMIT 1) END
LEFT JOIN score AS s ON s.answer_id = a.id
;
CREATE VIEW verdict AS              -- the same, where a person's score wins
SELECT m.student_id, m.problem_id, m.part_id, m.position, m.max_points, m.answer_id, m.attempt,
  m.answer, m.batch_id, m.line, m.run_id,
  CASE WHEN o.id IS NULL THEN m.status
    WHEN o.points >= m.max_points THEN 0 WHEN o.points > 0 THEN 1 ELSE 3 END AS status,
  CASE WHEN o.id IS NULL THEN m.points ELSE min(o.points, m.max_points) END AS points,
  CASE WHEN o.id IS NULL THEN m.message ELSE o.why END AS message,
  m.reading, m.reference, m.due, o.id IS NOT NULL AS overridden,
  m.status AS machine_status, m.points AS machine_points,
  o.id IS NOT NULL AND (o.machine_status IS NOT m.status OR o.machine_points IS NOT m.points
    OR o.points > m.max_points) AS recheck,
  m.sid, m.name, m.section, m.problem, m.diagnosis, m.taken_off, m.submitted_at, m.attempts
FROM machine AS m
LEFT JOIN override AS o ON o.part_id = m.part_id AND o.student_id = m.student_id
;
CREATE VIEW waiting AS              -- what waits for somebody, not for grade
-- Found from the few scores without points; what stands there is said by the view verdict.
SELECT v.sid AS student_id, v.problem, p.name AS part, v.max_points, v.answer, v.message, b.file, v.line, v.name, v.status
FROM (SELECT DISTINCT a.part_id, a.student_id
  FROM score AS s INDEXED BY score_waits CROSS JOIN answer AS a ON a.id = s.answer_id WHERE s.points IS NULL) AS w
CROSS JOIN verdict AS v ON v.student_id = w.student_id AND v.part_id = w.part_id
JOIN part AS p ON p.id = v.part_id
LEFT JOIN import_batch AS b ON b.id = v.batch_id
WHERE v.run_id IS NOT NULL
;
CREATE VIEW gradebook AS            -- a row per student and problem; waiting answers count 0 here
SELECT v.sid AS student_id, v.name, v.problem,
  round(total(v.points), 10) AS points, round(total(v.max_points), 10) AS max_points, -- 0.1 + 0.2 is 0.3
  round(100 * total(v.points) / total(v.max_points), 2) AS percent,
  sum(v.points IS NULL) AS waiting,
  sum(v.status = 0) AS correct, sum(v.status = 1) AS partial, sum(v.status = 2) AS follow,
  sum(v.status = 3) AS incorrect, sum(v.status = 4) AS blank, sum(v.status = 5) AS unreadable,
  sum(v.status = 6) AS pending, sum(v.status = 7) AS missing, sum(v.overridden) AS overridden,
  v.section
FROM verdict AS v
GROUP BY v.sid, v.problem
ORDER BY v.sid, v.problem
;
CREATE VIEW scores AS               -- a row per student and part, also where nothing came
SELECT v.sid AS student_id, v.problem, p.name AS part, v.points, v.max_points,
  x.name AS status, v.message, v.answer, v.reference, v.reading, v.run_id AS run, v.overridden,
  v.machine_points, y.name AS machine_status, v.recheck, v.due, v.attempt, b.file, v.line,
  v.name, v.diagnosis, CASE WHEN NOT v.overridden THEN v.taken_off END AS taken_off, v.submitted_at, v.attempts
FROM verdict AS v
JOIN part AS p ON p.id = v.part_id
JOIN status AS x ON x.id = v.status
JOIN status AS y ON y.id = v.machine_status
LEFT JOIN import_batch AS b ON b.id = v.batch_id
ORDER BY v.sid, v.problem, v.position
;
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
    sum(status = 0) AS correct, sum(status = 1) AS partial, sum(status = 2) AS follow,
    sum(status = 3) AS incorrect, sum(status = 4) AS blanks, sum(status = 5) AS unreadable,
    sum(status = 6) AS pending, sum(status = 7) AS missing
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
ORDER BY k.problem, k.position
;
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
ORDER BY gravity, problem, part
;
CREATE VIEW wrong_answers AS        -- the same wrong answer counted once, the most frequent first
-- diagnosed: the students who made this mistake, whatever their numbers
SELECT pr.name AS problem, p.name AS part, trim(v.answer, ' ' || char(9, 10, 13)) AS answer,
  count(*) AS count, min(v.message) AS message, max(v.points) AS points, v.max_points,
  min(st.sid) AS example, v.diagnosis,
  CASE WHEN v.diagnosis IS NOT NULL THEN sum(count(*)) OVER (PARTITION BY v.part_id, v.diagnosis) END AS diagnosed
FROM verdict AS v
JOIN student AS st ON st.id = v.student_id
JOIN problem AS pr ON pr.id = v.problem_id
JOIN part AS p ON p.id = v.part_id
WHERE v.status IN (1, 3) AND v.answer_id IS NOT NULL AND NOT v.overridden
GROUP BY v.part_id, trim(v.answer, ' ' || char(9, 10, 13)), v.diagnosis
ORDER BY pr.name, v.position, count DESC, answer
;
CREATE VIEW missing AS              -- a row per student and problem of which something did not come
SELECT student_id, name, problem, count(*) AS parts_missing, parts_asked,
  group_concat(part, ' ') AS parts
FROM (
  SELECT st.sid AS student_id, st.name, pr.name AS problem, p.name AS part, v.status,
    count(*) OVER (PARTITION BY v.student_id, v.problem_id) AS parts_asked
  FROM verdict AS v
  JOIN student AS st ON st.id = v.student_id
  JOIN problem AS pr ON pr.id = v.problem_id
  JOIN part AS p ON p.id = v.part_id
  ORDER BY st.sid, pr.name, v.position)
WHERE status = 7
GROUP BY student_id, problem
ORDER BY student_id, problem
;
CREATE VIEW unreadable AS           -- waits for the student, or for a person who can read it
SELECT student_id, problem, part, answer, message, file, line, name
FROM waiting WHERE status = 5
ORDER BY problem, part, student_id
;
CREATE VIEW pending AS              -- waits for a person: `backgrade override` records the score
SELECT student_id, problem, part, max_points, answer, message, name
FROM waiting WHERE status = 6
ORDER BY problem, part, student_id
;
CREATE VIEW shared_answers AS       -- wrong answers that are another student's right ones, by his own numbers
-- For the instructor: what students see does not speak of it.  It says what is equal,
-- not how that came about.
SELECT st.sid AS student_id, pr.name AS problem, p.name AS part, v.answer,
  other.sid AS same_as_student_id, count(*) OVER (PARTITION BY v.student_id, v.problem_id, other.id) AS parts_shared,
  v.reference, v.points, st.name, other.name AS same_as_name
FROM shared_answer AS s
JOIN verdict AS v ON v.answer_id = s.answer_id
JOIN student AS st ON st.id = v.student_id
JOIN student AS other ON other.id = s.student_id
JOIN problem AS pr ON pr.id = v.problem_id
JOIN part AS p ON p.id = v.part_id
WHERE NOT v.overridden
ORDER BY st.sid, pr.name, other.sid, v.position
;
CREATE VIEW overrides AS            -- scores given by persons; recheck: the machine's moved since
SELECT st.sid AS student_id, pr.name AS problem, p.name AS part, v.points, v.max_points,
  v.machine_points, y.name AS machine_status, v.recheck, o.why, o.who, o.made_at, st.name
FROM override AS o
JOIN verdict AS v ON v.part_id = o.part_id AND v.student_id = o.student_id
JOIN student AS st ON st.id = o.student_id
JOIN part AS p ON p.id = o.part_id
JOIN problem AS pr ON pr.id = p.problem_id
JOIN status AS y ON y.id = v.machine_status
ORDER BY st.sid, pr.name, v.position
;
CREATE VIEW runs AS                 -- a row per run of `grade`, the last one first
SELECT g.id AS run, g.started_at, g.engine, g.scope, count(r.problem_id) AS problems,
  coalesce(sum(r.answers), 0) AS answers
FROM grade_run AS g
LEFT JOIN run_problem AS r ON r.run_id = g.id
GROUP BY g.id
ORDER BY g.id DESC
;
COMMIT;
