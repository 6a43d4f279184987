// The whole class at once, for `export`.
//
// The view `scores` looks up every student at every part: a million look-ups for ten
// thousand students and forty parts, then a sort.  Here the same rows are a grid of
// students and parts that starts out as missing; one walk along the index of answers,
// which is sorted by part, student and attempt, writes over it where an attempt takes
// the place of another, and the overrides, sorted alike, go on top.  tests/unit/test_store.c
// holds the grid against the view.
//
// Rows find their student by a finger that moves along the students' ids as the rows do.
#include "store_sql.h"

#include <stdlib.h>

typedef struct { int64_t id; size_t place; } Key;

typedef struct {
  Class *class;
  Key *keys;      // the students by id
  int64_t part;   // of the last row …
  ptrdiff_t column; // … its place, -1 if it is not asked any more
  size_t finger;
  const Standing *last; // the place of the last row, if it was an answer,
  bool refused;         // whether what stands there cannot earn points,
  int64_t turn;         // and which attempt it was
} Walk;

static int by_id(const void *a, const void *b) {
  const Key *x = a, *y = b;
  return (x->id > y->id) - (x->id < y->id);
}

static Walk begin_walk(Class *c, Arena *a) {
  Walk w = {.class = c, .keys = NEW_ARRAY(a, Key, c->students.n + 1), .column = -1};
  for (size_t i = 0; i < c->students.n; i++)
    w.keys[i] = (Key){c->students.v[i].id, i};
  qsort(w.keys, c->students.n, sizeof *w.keys, by_id);
  return w;
}

// The place of a row; NULL if its part is not asked.
static Standing *place(Walk *w, int64_t part, int64_t student) {
  const Class *c = w->class;
  if (part != w->part) {
    w->part = part;
    w->column = -1;
    w->finger = 0;
    for (size_t i = 0; i < c->parts.n; i++)
      if (c->parts.v[i].id == part)
        w->column = (ptrdiff_t)i;
  }
  while (w->finger < c->students.n && w->keys[w->finger].id < student)
    w->finger++;
  if (w->column < 0 || w->finger == c->students.n || w->keys[w->finger].id != student)
    return NULL;
  return &c->standings[w->keys[w->finger].place * c->parts.n + (size_t)w->column];
}

static bool read_asked(Store *s, Arena *a, Class *c, Failure *f) {
  const Sql q = SQL_ASKED;
  size_t cap = 0, names = 0;
  bool row, ok = sql_bind(s, q, f, "");
  while (ok && (ok = sql_step(s, q, &row, f)) && row) {
    c->parts.v = GROW(a, c->parts.v, c->parts.n, &cap);
    c->problem = GROW(a, c->problem, c->parts.n, &names);
    c->problem[c->parts.n] = col_str(s, q, 4, a);
    c->parts.v[c->parts.n++] = (Part){
      .id = col_int(s, q, 0), .problem = col_int(s, q, 1), .name = col_str(s, q, 2, a),
      .points = col_real(s, q, 3)};
  }
  return ok;
}

// What no key would let in; `verify` finds where.
static bool damaged(Store *s, Failure *f) {
  sql_reset(s, SQL_STANDINGS);
  failure(f, s->arena, EXIT_DATABASE, "%s: a score has a status that does not exist", s->path);
  f->help = S("`backgrade verify` says what is wrong with the file");
  return false;
}

// What an attempt is worth where the best one counts: one that waits is better than nothing.
static double worth(const Standing *x) { return x->waits ? 1e-9 : x->points; }

// Whether an attempt takes the place of the one that stands.
static bool wins(const Walk *w, const Standing *x, bool refused, int64_t turn, Rule rule) {
  const Standing *now = w->last;
  bool before = turn < w->turn;
  if (refused || w->refused)
    return refused ? w->refused && before : true;
  if (rule == RULE_BEST && worth(x) != worth(now))
    return worth(x) > worth(now);
  return rule == RULE_LAST ? !before : before;
}

static bool read_scores(Store *s, Arena *a, Class *c, Failure *f) {
  const Sql q = SQL_STANDINGS;
  Walk w = begin_walk(c, a);
  bool row, ok = sql_bind(s, q, f, "");
  while (ok && (ok = sql_step(s, q, &row, f)) && row) {
    Standing *there = place(&w, col_int(s, q, 0), col_int(s, q, 1));
    if (!there)
      continue;
    if (col_int(s, q, 2) < 0 || col_int(s, q, 2) > STATUS_MISSING)
      return damaged(s, f);
    Standing x = {.status = STATUS_PENDING, .waits = true, .message = S("not graded yet")};
    if (!col_null(s, q, 2))
      x = (Standing){.status = (Status)col_int(s, q, 2), .waits = col_null(s, q, 3), .graded = true,
                     .points = col_real(s, q, 3), .message = col_str(s, q, 4, a)};
    bool refused = col_int(s, q, 6) != 0;
    int64_t turn = col_int(s, q, 5);
    if (there == w.last && !wins(&w, &x, refused, turn, (Rule)col_int(s, q, 7)))
      continue;
    *there = x;
    w.last = there;
    w.refused = refused;
    w.turn = turn;
  }
  return ok;
}

// What the machine says is counted as moved when it is not what the person saw.
static bool moved(Store *s, Sql q, const Standing *x) {
  if (col_null(s, q, 4) || col_int(s, q, 4) != (int64_t)x->status || col_null(s, q, 5) != x->waits)
    return true;
  return !x->waits && col_real(s, q, 5) != x->points;
}

static bool read_overrides(Store *s, Arena *a, Class *c, Failure *f) {
  const Sql q = SQL_OVERRIDE_LIST;
  Walk w = begin_walk(c, a);
  bool row, ok = sql_bind(s, q, f, "");
  while (ok && (ok = sql_step(s, q, &row, f)) && row) {
    Standing *x = place(&w, col_int(s, q, 0), col_int(s, q, 1));
    if (!x)
      continue;
    double points = col_real(s, q, 2), most = c->parts.v[w.column].points;
    c->recheck += moved(s, q, x) || points > most;
    *x = (Standing){.points = points < most ? points : most, .message = col_str(s, q, 3, a),
                    .status = points >= most ? STATUS_CORRECT
                            : points > 0 ? STATUS_PARTIAL : STATUS_INCORRECT};
  }
  return ok;
}

// A sheet that was loaded since may ask a part for fewer points: no score shows more.
static void limit_points(Class *c) {
  for (size_t i = 0; i < c->students.n * c->parts.n; i++) {
    double most = c->parts.v[i % c->parts.n].points;
    if (c->standings[i].points > most) c->standings[i].points = most;
  }
}

static bool read_class(Store *s, Arena *a, Class *c, Failure *f) {
  if (!store_students(s, a, &c->students, f) || !read_asked(s, a, c, f))
    return false;
  size_t n = c->students.n * c->parts.n;
  c->standings = NEW_ARRAY(a, Standing, n + 1);
  for (size_t i = 0; i < n; i++)
    c->standings[i] = (Standing){.status = STATUS_MISSING};
  if (!read_scores(s, a, c, f))
    return false;
  limit_points(c);
  if (!read_overrides(s, a, c, f))
    return false;
  for (size_t i = 0; i < n; i++) {
    c->unreadable += c->standings[i].status == STATUS_UNREADABLE;
    c->pending += c->standings[i].status == STATUS_PENDING && c->standings[i].graded;
  }
  return true;
}

// A savepoint, so that all statements see the course as it was at one moment.
bool store_class(Store *s, Arena *a, Class *c, Failure *f) {
  *c = (Class){0};
  if (sqlite3_exec(s->db, "SAVEPOINT class", NULL, NULL, NULL) != SQLITE_OK)
    return sql_fail(s, f);
  bool ok = read_class(s, a, c, f);
  if (sqlite3_exec(s->db, "RELEASE class", NULL, NULL, NULL) != SQLITE_OK && ok)
    return sql_fail(s, f);
  return ok;
}
