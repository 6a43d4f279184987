"""The grader that a teaching assistant writes in an afternoon: Python's own csv and sqlite3.

    rival_values.py prepare DB ROSTER KEY    (not timed)
    rival_values.py collect DB ANSWERS
    rival_values.py grade DB
    rival_values.py export DB FILE

It is given the key: it derives nothing and understands nothing but plain numbers.
"""
import csv
import sqlite3
import sys

SCHEMA = """
CREATE TABLE key (student_id TEXT, part TEXT, reference REAL, PRIMARY KEY (student_id, part)) WITHOUT ROWID;
CREATE TABLE student (student_id TEXT PRIMARY KEY, name TEXT) WITHOUT ROWID;
CREATE TABLE answer (id INTEGER PRIMARY KEY, student_id TEXT, problem TEXT, part TEXT, answer TEXT);
CREATE TABLE score (answer_id INTEGER PRIMARY KEY, points REAL, status TEXT);
"""


def rows(path):
    with open(path, newline="") as file:
        reader = csv.reader(file)
        next(reader)
        yield from reader


def prepare(db, roster, key):
    db.executescript(SCHEMA)
    db.executemany("INSERT INTO student VALUES (?, ?)", (row[:2] for row in rows(roster)))
    db.executemany("INSERT INTO key VALUES (?, ?, ?)", rows(key))


def collect(db, answers):
    db.executemany("INSERT INTO answer (student_id, problem, part, answer) VALUES (?, ?, ?, ?)", rows(answers))


def verdict(answer, reference):
    if not answer.strip():
        return 0.0, "blank"
    try:
        value = float(answer)
    except ValueError:
        return None, "unreadable"
    return (1.0, "correct") if abs(value - reference) <= 1e-3 * abs(reference) else (0.0, "incorrect")


def grade(db):
    query = "SELECT a.id, a.answer, k.reference FROM answer AS a JOIN key AS k USING (student_id, part) ORDER BY a.id"
    scores = ((n, *verdict(answer, reference)) for n, answer, reference in db.execute(query))
    db.executemany("INSERT INTO score VALUES (?, ?, ?)", scores)


def export(db, path):
    query = "SELECT student_id, problem, part, points, status, answer FROM answer JOIN score ON answer_id = id ORDER BY id"
    with open(path, "w", newline="") as file:
        out = csv.writer(file)
        out.writerow(["student_id", "problem", "part", "points", "status", "answer"])
        out.writerows(db.execute(query))


with sqlite3.connect(sys.argv[2]) as course:
    {"prepare": prepare, "collect": collect, "grade": grade, "export": export}[sys.argv[1]](course, *sys.argv[3:])
course.close()
