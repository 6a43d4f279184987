-- tables.sql - the tables of a course file, one per noun.
--
-- People read the views (views.sql), which are a promise; these tables may change
-- from version to version.  Keys are integers, because an answer's key is written
-- a million times; what people call things (sid, problem, part) is a UNIQUE text.
-- Times are UTC, ISO 8601, to the second.
--
-- What is never forgotten: every text of a sheet, every answer as it came, every
-- score of every run, every override.  Tables that only grow refuse UPDATE and
-- DELETE; the others write what they lose to `history`.

PRAGMA application_id = 1650946660; -- "bgrd"
PRAGMA user_version = 6;            -- counts changes of this file and of views.sql

CREATE TABLE course (               -- one row: the course itself
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL,
  salt TEXT NOT NULL CHECK (salt <> ''), -- keys every student's numbers; never changes
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
) STRICT;

CREATE TABLE problem (              -- one sheet, whatever its version
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> '' AND name NOT GLOB '*[^a-z0-9-]*') -- problems/<name>.md
) STRICT;

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

CREATE TABLE part (                 -- one question, whatever the version: answers hang here
  id INTEGER PRIMARY KEY,
  problem_id INTEGER NOT NULL REFERENCES problem,
  name TEXT NOT NULL CHECK (name <> ''),
  answered INTEGER NOT NULL DEFAULT 0 CHECK (answered IN (0, 1)), -- 1: somebody has: the index of answers does not say
  UNIQUE (problem_id, name)
) STRICT;

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

CREATE INDEX sheet_part_part ON sheet_part (part_id);

CREATE TABLE follow (               -- the verdict on a part depends on the student's answer to an earlier one
  sheet_id INTEGER NOT NULL REFERENCES sheet,
  part_id INTEGER NOT NULL REFERENCES part,
  earlier_id INTEGER NOT NULL REFERENCES part,
  PRIMARY KEY (sheet_id, part_id, earlier_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX follow_part ON follow (part_id);
CREATE INDEX follow_earlier ON follow (earlier_id);

CREATE TABLE student (
  id INTEGER PRIMARY KEY,
  sid TEXT NOT NULL UNIQUE CHECK (sid <> ''), -- the university's id: text, leading zeros matter
  name TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  section TEXT NOT NULL DEFAULT '',
  enrolled_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
) STRICT;

CREATE TABLE instance (             -- a student's own edition of one version of a problem
  id INTEGER PRIMARY KEY,
  problem_id INTEGER NOT NULL REFERENCES problem,
  student_id INTEGER NOT NULL REFERENCES student,
  version INTEGER NOT NULL CHECK (version >= 1), -- of the sheet whose distributions were drawn from
  numbers TEXT NOT NULL DEFAULT '{}' CHECK (numbers GLOB '{*}'), -- {"W1":"[0.1 -0.2; 0.3 0.4]"}:
                                    -- of each drawn quantity its value; the view draw shows them one by one; {}: drawn when they are needed.
                                    -- `verify` says which are none: json_valid() may not be used in a
                                    -- schema that is not trusted, by SQLite 3.40
  UNIQUE (problem_id, student_id, version)
) STRICT;

CREATE INDEX instance_student ON instance (student_id);

CREATE TABLE import_batch (         -- one file of answers that was collected
  id INTEGER PRIMARY KEY,
  file TEXT NOT NULL,               -- as it was named then
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64), -- of the file
  rows INTEGER NOT NULL CHECK (rows >= 0),
  rejected INTEGER NOT NULL CHECK (rejected BETWEEN 0 AND rows), -- rows that did not go in
  decimal_comma INTEGER NOT NULL DEFAULT 0 CHECK (decimal_comma IN (0, 1)), -- 1: 0,25 is a number in this file
  imported_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
) STRICT;

CREATE INDEX import_batch_sha256 ON import_batch (sha256);

CREATE TABLE answer (               -- what a student wrote for one part; sheet_part says which attempt counts
  id INTEGER PRIMARY KEY,           -- grows with time: a run remembers how far it saw; and along the
                                    -- index below, for what was collected at once
  part_id INTEGER NOT NULL REFERENCES part,
  student_id INTEGER NOT NULL REFERENCES student,
  attempt INTEGER NOT NULL CHECK (attempt >= 1),
  raw TEXT NOT NULL,                -- verbatim, for ever
  submitted_at TEXT,                -- when the student sent it, if the file said so
  batch_id INTEGER NOT NULL REFERENCES import_batch,
  line INTEGER NOT NULL             -- of the file, on which the row begins
) STRICT;

-- A class is collected, graded and exported some students at a time.
CREATE UNIQUE INDEX answer_attempt ON answer (student_id, part_id, attempt);

CREATE TABLE reordered (            -- attempts of which an older one arrived after a younger: their order by time
  part_id INTEGER NOT NULL,         -- follows from the answers and their times; most students have no row here
  student_id INTEGER NOT NULL,
  attempt INTEGER NOT NULL,         -- the number it has for ever
  turn INTEGER NOT NULL CHECK (turn >= 1), -- the number it counts as
  PRIMARY KEY (part_id, student_id, attempt),
  FOREIGN KEY (part_id, student_id, attempt) REFERENCES answer (part_id, student_id, attempt)
) STRICT, WITHOUT ROWID;

CREATE TABLE status (               -- what a score can say
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  scored INTEGER NOT NULL           -- 0: no points yet, the answer waits
) STRICT;

INSERT INTO status (id, name, scored) VALUES
  (0, 'correct', 1), (1, 'partial', 1), (2, 'follow', 1), (3, 'incorrect', 1),
  (4, 'blank', 1), (5, 'unreadable', 0), (6, 'pending', 0), (7, 'missing', 1);

CREATE TABLE grade_run (            -- one `grade` that found something to do
  id INTEGER PRIMARY KEY,
  started_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
  engine TEXT NOT NULL,             -- the program and version that judged
  scope TEXT NOT NULL               -- what it was asked to grade
) STRICT;

CREATE TABLE run_problem (          -- what a run graded of one problem
  run_id INTEGER NOT NULL REFERENCES grade_run,
  problem_id INTEGER NOT NULL REFERENCES problem,
  sheet_id INTEGER NOT NULL REFERENCES sheet, -- the version it was graded by
  last_answer INTEGER NOT NULL,     -- answers with a greater id came later
  answers INTEGER NOT NULL,         -- how many it judged
  PRIMARY KEY (problem_id, run_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX run_problem_run ON run_problem (run_id);
CREATE INDEX run_problem_sheet ON run_problem (sheet_id);

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

CREATE INDEX score_waits ON score (answer_id) WHERE points IS NULL; -- the list of what waits

CREATE TABLE shared_answer (        -- a wrong answer that is another student's right one: a fact, no verdict
  answer_id INTEGER NOT NULL REFERENCES score ON DELETE CASCADE, -- goes with its score
  student_id INTEGER NOT NULL REFERENCES student, -- the other student, whose own numbers it is right for
  PRIMARY KEY (answer_id, student_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX shared_answer_student ON shared_answer (student_id);

CREATE TABLE shared_filter (        -- which numbers nobody in a large class has: spares a late answer a look at them all;
                                    -- gone as soon as anybody comes or goes, or gets other numbers
  sheet_id INTEGER NOT NULL REFERENCES sheet,
  position INTEGER NOT NULL,        -- of the part; a part without a row is looked through
  scale REAL NOT NULL,
  largest REAL NOT NULL,
  bits BLOB NOT NULL,
  PRIMARY KEY (sheet_id, position)
) STRICT;

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

CREATE INDEX override_student ON override (student_id);

CREATE TABLE history (              -- what was changed or removed, by a command or by hand
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
  noun TEXT NOT NULL,               -- the table
  key TEXT NOT NULL,                -- which row, as people call it
  old TEXT NOT NULL,                -- the row before: column='value' …
  new TEXT                          -- the row after; NULL: removed
) STRICT;

CREATE TRIGGER course_changed AFTER UPDATE ON course BEGIN
  DELETE FROM shared_filter;
  INSERT INTO history (noun, key, old, new) VALUES ('course', old.name,
    printf('name=%Q salt=%Q', old.name, old.salt), printf('name=%Q salt=%Q', new.name, new.salt));
END;

CREATE TRIGGER student_changed AFTER UPDATE ON student BEGIN
  INSERT INTO history (noun, key, old, new) VALUES ('student', old.sid,
    printf('sid=%Q name=%Q email=%Q section=%Q', old.sid, old.name, old.email, old.section),
    printf('sid=%Q name=%Q email=%Q section=%Q', new.sid, new.name, new.email, new.section));
END;

CREATE TRIGGER student_came AFTER INSERT ON student BEGIN DELETE FROM shared_filter; END;
CREATE TRIGGER student_removed AFTER DELETE ON student BEGIN
  DELETE FROM shared_filter;
  INSERT INTO history (noun, key, old) VALUES ('student', old.sid,
    printf('sid=%Q name=%Q email=%Q section=%Q', old.sid, old.name, old.email, old.section));
END;

CREATE TRIGGER instance_came AFTER INSERT ON instance BEGIN DELETE FROM shared_filter; END;
CREATE TRIGGER instance_changed AFTER UPDATE ON instance BEGIN DELETE FROM shared_filter; END;
CREATE TRIGGER instance_removed AFTER DELETE ON instance BEGIN DELETE FROM shared_filter; END;

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

-- An answer that a person inserts; `collect` says it of its parts itself.
CREATE TRIGGER answer_came AFTER INSERT ON answer WHEN NOT (SELECT answered FROM part WHERE id = new.part_id) BEGIN
  UPDATE part SET answered = 1 WHERE id = new.part_id;
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
