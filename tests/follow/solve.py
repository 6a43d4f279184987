#!/usr/bin/env python3
# solve.py COURSE OUT.csv KEY.csv SEED - a class that hands in the sheet chain.md.
#
# An independent program: it reads the numbers that the course stored for every student,
# computes forwards and backwards by itself, makes one mistake in the first part or in a
# later one, goes on rightly from there, and writes the answers; some students make another
# mistake after it.  KEY.csv says of every answer what is to become of it:
#   right      nothing is wrong
#   planted    the mistake itself
#   carried    right, given the mistake
#   other      wrong for another reason
import csv
import math
import random
import sqlite3
import sys

course, out, key, seed = sys.argv[1:5]
relu = len(sys.argv) > 5 and sys.argv[5] == "relu"


def matrix(text):  # [1 2; 3 4] or a number
    return [[float(v) for v in row.split()] for row in text.strip("[]").split(";")]


def text(m, digits=3):
    if isinstance(m, (int, float)):
        return f"{m:.{digits}f}"
    return "[" + "; ".join(" ".join(f"{v:.{digits}f}" for v in row) for row in m) + "]"


def times(a, b):
    return [[sum(a[i][k] * b[k][j] for k in range(len(b))) for j in range(len(b[0]))] for i in range(len(a))]


def turned(a):
    return [list(row) for row in zip(*a)]


def both(f, a, b):
    return [[f(u, v) for u, v in zip(p, q)] for p, q in zip(a, b)]


def each(f, a):
    return [[f(v) for v in row] for row in a] if isinstance(a, list) else f(a)


def act(v):
    return max(v, 0.0) if relu else math.tanh(v)


def slope(z, h):
    return both(lambda u, v: float(u > 0), z, h) if relu else both(lambda u, v: 1 - v * v, z, h)


PARTS = ["z", "h", "y", "L", "dy", "dW2", "dz", "dW1", "W1"]


def exact(m):  # the grid's numbers add up to 0 and not to 1e-17
    return each(lambda v: round(v, 12), m)


def step(part, g, a):  # a part from the student's numbers g and the answers a before it
    if part == "z":
        return exact(both(lambda u, v: u + v, times(g["W1"], g["x"]), g["b1"]))
    if part == "h":
        return each(act, a["z"])
    if part == "y":
        return times(g["W2"], a["h"])
    if part == "L":
        return sum((u[0] - v[0]) ** 2 for u, v in zip(a["y"], g["t"])) / 2
    if part == "dy":
        return both(lambda u, v: u - v, a["y"], g["t"])
    if part == "dW2":
        return times(a["dy"], turned(a["h"]))
    if part == "dz":
        return both(lambda u, v: u * v, times(turned(g["W2"]), a["dy"]), slope(a["z"], a["h"]))
    if part == "dW1":
        return times(a["dz"], turned(g["x"]))
    return both(lambda u, v: u - 0.1 * v, g["W1"], a["dW1"])


def planted(part, g, a, rnd):  # the part with a mistake that students make
    right = step(part, g, a)
    kind = rnd.randrange(3)
    if part == "z" and kind == 0:
        return exact(times(g["W1"], g["x"]))  # the bias forgotten
    if part == "z" and kind == 1:
        return exact(both(lambda u, v: u - v, times(g["W1"], g["x"]), g["b1"]))
    if part == "h" and kind == 0 and not relu:
        return each(lambda v: 1 / (1 + math.exp(-v)), a["z"])  # another activation
    if part == "dy" and kind == 0:
        return each(lambda v: 2 * v, right)  # the square's 2
    if part == "dy" and kind == 1:
        return each(lambda v: -v, right)
    if part == "dz" and kind == 0:
        return times(turned(g["W2"]), a["dy"])  # the activation's derivative forgotten
    if part == "dW2" and kind == 0:
        return each(lambda v: -v, right)
    if isinstance(right, list):  # a slip in one entry
        wrong = [row[:] for row in right]
        i, j = rnd.randrange(len(wrong)), rnd.randrange(len(wrong[0]))
        wrong[i][j] += rnd.choice([-1, 1]) * rnd.uniform(0.1, 0.5)
        return wrong
    return right + rnd.uniform(0.1, 0.5)


def other(value, rnd):  # wrong, whatever came before
    kind = rnd.randrange(4)
    if kind == 0:
        return each(lambda v: 2 * v + 0.05, value)
    if kind == 1:
        return each(lambda v: -v - 0.05, value)
    if kind == 2:
        return each(lambda v: v + rnd.choice([-1, 1]) * rnd.uniform(0.05, 1), value)
    return each(lambda v: rnd.uniform(-2, 2), value)


FROM = {"h": ["z"], "y": ["h"], "L": ["y"], "dy": ["y"], "dW2": ["dy", "h"], "dz": ["dy", "z", "h"], "dW1": ["dz"], "W1": ["dW1"]}

db = sqlite3.connect(course)
numbers = {}
for sid, name, value in db.execute(
        "SELECT s.sid, d.quantity, d.value FROM draw d JOIN instance i ON i.id = d.instance_id "
        "JOIN student s ON s.id = i.student_id JOIN problem p ON p.id = i.problem_id WHERE p.name = 'chain' ORDER BY 1"):
    numbers.setdefault(sid, {})[name] = matrix(value)

with open(out, "w", newline="") as f, open(key, "w", newline="") as k:
    answers, keys = csv.writer(f), csv.writer(k)
    answers.writerow(["student_id", "problem", "part", "answer"])
    keys.writerow(["student_id", "part", "verdict"])
    for sid, g in numbers.items():
        rnd = random.Random(seed + sid)
        first = rnd.choice(PARTS[:-1])  # where the mistake is
        mode = rnd.choice(["full", "rounded"])  # does he go on with what he wrote, or with all digits?
        second = rnd.choice([None, None] + [p for p in PARTS[PARTS.index(first) + 1:]])
        a, touched = {}, set()
        for p in PARTS:
            verdict = "carried" if any(q in touched for q in FROM.get(p, [])) else "right"
            a[p] = step(p, g, a)
            if p == first:
                a[p], verdict = planted(p, g, a, rnd), "planted"
            shown = a[p]
            if p == second:
                shown, verdict = other(a[p], rnd), "other"
            answers.writerow([sid, "chain", p, text(shown)])
            keys.writerow([sid, p, verdict])
            a[p] = shown if mode == "full" else matrix(text(shown)) if isinstance(shown, list) else round(shown, 3)
            if verdict != "right":
                touched.add(p)
