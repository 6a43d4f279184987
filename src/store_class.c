// The whole class, a piece at a time, for `export`.
//
// The view `scores` looks up every student at every part: a million look-ups for ten
// thousand students and forty parts, then a sort.  Here the same rows are a grid of some
// students and all parts that starts out as missing.  Part by part a walk along the index
// of answers, which is sorted by part, student and attempt, writes over it where an attempt
// takes the place of another, and the overrides, sorted alike, go on top.
// tests/unit/test_store.c holds the grid against the view.
//
// Rows find their student by a finger that moves along the students' ids as the rows do.
// Who follows by sid mostly follows by id; where he does not, students of other pieces
// stand between, and the walk begins anew behind them.
#include "store_sql.h"

#include <stdlib.h>

enum { FAR = 16 }; // ids between two students of a piece, over which a new search is cheaper than a walk

size_t store_class_cells = 1 << 15;

typedef struct { int64_t id; size_t place; } Key;
struct Asking { int64_t sheet; bool last; }; // of a part; last: just the last attempt counts

typedef struct {
  Store *store;
  Class *class;
  ClassPiece *piece;
  const Key *keys;      // the students by id
  size_t column;        // of the part
  const Standing *last; // the place of the last row, if it was an answer,
  bool refused;         // whether what stands there cannot earn points,
  int64_t turn;         // and which attempt it was
} Walk;

static int by_id(const void *a, const void *b) {
  const Key *x = a, *y = b;
  return (x->id > y->id) - (x->id < y->id);
}

static bool read_asked(Store *s, Arena *a, Class *c, Failure *f) {
  const Sql q = SQL_ASKED;
  size_t cap = 0, names = 0, askings = 0;
  bool row, ok = sql_bind(s, q, f, "");
  while (ok && (ok = sql_step(s, q, &row, f)) && row) {
    c->parts.v = GROW(a, c->parts.v, c->parts.n, &cap);
    c->problem = GROW(a, c->problem, c->parts.n, &names);
    c->asked = GROW(a, c->asked, c->parts.n, &askings);
    c->problem[c->parts.n] = col_str(s, q, 4, a);
    c->asked[c->parts.n] = (struct Asking){.sheet = col_int(s, q, 5), .last = col_int(s, q, 6) != 0};
    c->parts.v[c->parts.n++] = (Part){
      .id = col_int(s, q, 0), .problem = col_int(s, q, 1), .name = col_str(s, q, 2, a),
      .points = col_real(s, q, 3)};
  }
  return ok;
}

// What no key would let in; `verify` finds where.
static bool damaged(Store *s, Failure *f) {
  failure(f, s->arena, EXIT_DATABASE, "%s: a score has a status that does not exist", s->path);
  f->help = S("`backgrade verify` says what is wrong with the file");
  return false;
}

// --- rows into places ---------------------------------------------------------------

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

static bool put_answer(Walk *w, Sql q, Standing *there, Failure *f) {
  Store *s = w->store;
  int64_t status = col_int(s, q, 1);
  if (status < 0 || status > STATUS_MISSING)
    return damaged(s, f);
  Standing x = {.status = STATUS_PENDING, .waits = true, .message = S("not graded yet")};
  if (!col_null(s, q, 1))
    x = (Standing){.status = (Status)status, .waits = col_null(s, q, 2), .graded = true,
                   .points = col_real(s, q, 2), .message = col_str(s, q, 3, w->piece->arena)};
  if (q == SQL_STANDINGS) {
    int64_t turn = col_int(s, q, 4);
    bool refused = col_int(s, q, 5) != 0;
    if (there == w->last && !wins(w, &x, refused, turn, (Rule)col_int(s, q, 6)))
      return true;
    w->last = there;
    w->refused = refused;
    w->turn = turn;
  }
  *there = x;
  return true;
}

// What the machine says is counted as moved when it is not what the person saw.
static bool moved(Store *s, Sql q, const Standing *x) {
  if (col_null(s, q, 3) || col_int(s, q, 3) != (int64_t)x->status || col_null(s, q, 4) != x->waits)
    return true;
  return !x->waits && col_real(s, q, 4) != x->points;
}

static bool put_override(Walk *w, Sql q, Standing *x, Failure *f) {
  double points = col_real(w->store, q, 1), most = w->class->parts.v[w->column].points;
  (void)f; // what may fail is put_answer(), and they have one type
  w->class->recheck += moved(w->store, q, x) || points > most;
  *x = (Standing){.points = points < most ? points : most, .message = col_str(w->store, q, 2, w->piece->arena),
                  .status = points >= most ? STATUS_CORRECT
                          : points > 0 ? STATUS_PARTIAL : STATUS_INCORRECT};
  return true;
}

// A sheet that was loaded since may ask a part for fewer points: no score shows more.
static void limit_points(const Walk *w) {
  const Class *c = w->class;
  double most = c->parts.v[w->column].points;
  for (size_t i = 0; i < w->piece->students.n; i++) {
    double *points = &w->piece->standings[i * c->parts.n + w->column].points;
    if (*points > most) *points = most;
  }
}

// --- walks --------------------------------------------------------------------------

typedef bool Place(Walk *w, Sql q, Standing *there, Failure *f);

static bool begin_walk(const Walk *w, Sql q, int64_t student, Failure *f) {
  const Class *c = w->class;
  int64_t part = c->parts.v[w->column].id;
  return q == SQL_STANDINGS ? sql_bind(w->store, q, f, "iii", part, student, c->asked[w->column].sheet)
                            : sql_bind(w->store, q, f, "ii", part, student);
}

// The rows of one part; their first column is the student.
static bool walk(Walk *w, Sql q, Place *put, Failure *f) {
  const size_t students = w->piece->students.n, parts = w->class->parts.n;
  size_t finger = 0;
  w->last = NULL;
  bool row, ok = begin_walk(w, q, w->keys[0].id, f);
  while (ok && (ok = sql_step(w->store, q, &row, f)) && row) {
    int64_t student = col_int(w->store, q, 0);
    while (finger < students && w->keys[finger].id < student)
      finger++;
    if (finger == students)
      break;
    if (w->keys[finger].id == student)
      ok = put(w, q, &w->piece->standings[w->keys[finger].place * parts + w->column], f);
    else if (w->keys[finger].id - student > FAR) {
      sql_reset(w->store, q);
      ok = begin_walk(w, q, w->keys[finger].id, f);
    }
  }
  sql_reset(w->store, q);
  return ok;
}

// --- pieces --------------------------------------------------------------------------

static bool next_students(Store *s, Class *c, ClassPiece *p, Failure *f) {
  const Sql q = SQL_CLASS_NEXT;
  size_t most = store_class_cells / (c->parts.n + 1) + 1;
  arena_clear(p->arena);
  p->students = (Students){.v = NEW_ARRAY(p->arena, Student, most)};
  bool row, ok = sql_bind(s, q, f, "si", c->last, (int64_t)most);
  while (ok && (ok = sql_step(s, q, &row, f)) && row)
    p->students.v[p->students.n++] = store_student_row(s, q, p->arena);
  if (p->students.n)
    c->last = str_dup(s->arena, p->students.v[p->students.n - 1].sid);
  return ok;
}

static const Key *keys_of(const ClassPiece *p) {
  Key *keys = NEW_ARRAY(p->arena, Key, p->students.n);
  for (size_t i = 0; i < p->students.n; i++)
    keys[i] = (Key){p->students.v[i].id, i};
  qsort(keys, p->students.n, sizeof *keys, by_id);
  return keys;
}

bool store_class_next(Store *s, Class *c, ClassPiece *p, Failure *f) {
  if (!next_students(s, c, p, f))
    return false;
  if (!p->students.n)
    return true;
  size_t n = p->students.n * c->parts.n;
  Walk w = {.store = s, .class = c, .piece = p, .keys = keys_of(p)};
  p->standings = NEW_ARRAY(p->arena, Standing, n + 1);
  for (size_t i = 0; i < n; i++)
    p->standings[i] = (Standing){.status = STATUS_MISSING};
  bool ok = true;
  for (; ok && w.column < c->parts.n; w.column++) {
    ok = walk(&w, c->asked[w.column].last ? SQL_STANDINGS_LAST : SQL_STANDINGS, put_answer, f);
    limit_points(&w);
    ok = ok && walk(&w, SQL_OVERRIDE_LIST, put_override, f);
  }
  for (size_t i = 0; i < n; i++) {
    c->unreadable += p->standings[i].status == STATUS_UNREADABLE;
    c->pending += p->standings[i].status == STATUS_PENDING && p->standings[i].graded;
  }
  return ok;
}

// A savepoint, so that all statements see the course as it was at one moment.
bool store_class_begin(Store *s, Arena *a, Class *c, Failure *f) {
  *c = (Class){0};
  return (sqlite3_exec(s->db, "SAVEPOINT class", NULL, NULL, NULL) == SQLITE_OK || sql_fail(s, f)) &&
         store_last_student(s, &c->about, f) && read_asked(s, a, c, f);
}

void store_class_end(Store *s) {
  sqlite3_exec(s->db, "RELEASE class", NULL, NULL, NULL); // it has read only
}
