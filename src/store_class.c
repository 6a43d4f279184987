// The whole class, a piece at a time, for `export`.
//
// The view `scores` looks up every student at every part, then sorts.  Here the same rows
// are a grid of some students and all parts that starts out as missing.  Student by student
// a walk along the index of answers, which is sorted by student, part and attempt, writes
// over it where an attempt takes the place of another, and his overrides go on top.
// tests/unit/test_store.c holds the grid against the view.
#include "store_sql.h"

#include <stdlib.h>

size_t store_class_cells = 1 << 12;

// A part, and where it stands in the class.
typedef struct { AttemptRule rule; size_t column; } AskedPart;
struct Asking {
  AskedPart *v; // by id, as answers come
  size_t n;
  bool timed;   // some part closes
};

// One student on the way into the grid.
typedef struct {
  Store *store;
  Class *class;
  Arena *arena;      // for texts
  Standing *row;     // of all parts
  size_t at;         // the part that was asked about last
  int64_t part;      // of the answer that stands, if there is one,
  Attempt standing;  // and which attempt it was
} Walk;

static int by_id(const void *a, const void *b) {
  const AskedPart *x = a, *y = b;
  return (x->rule.part > y->rule.part) - (x->rule.part < y->rule.part);
}

static bool read_asked(Store *s, Arena *a, Class *c, Failure *f) {
  const Sql q = SQL_ASKED;
  size_t cap = 0, names = 0, rules = 0;
  struct Asking *asked = c->asked = NEW(a, struct Asking);
  bool row, ok = sql_bind(s, q, f, "");
  while (ok && (ok = sql_step(s, q, &row, f)) && row) {
    c->parts.v = GROW(a, c->parts.v, c->parts.n, &cap);
    c->problem = GROW(a, c->problem, c->parts.n, &names);
    asked->v = GROW(a, asked->v, asked->n, &rules);
    asked->v[asked->n] = (AskedPart){store_rule(s, q, 5, col_int(s, q, 0), a), c->parts.n};
    asked->timed |= asked->v[asked->n++].rule.closes.n > 0;
    c->problem[c->parts.n] = col_str(s, q, 4, a);
    c->parts.v[c->parts.n++] = (Part){
      .id = col_int(s, q, 0), .problem = col_int(s, q, 1), .name = col_str(s, q, 2, a),
      .points = col_real(s, q, 3)};
  }
  if (asked->n)
    qsort(asked->v, asked->n, sizeof *asked->v, by_id);
  return ok;
}

// What no key would let in; `verify` finds where.
static bool damaged(Store *s, Failure *f) {
  failure(f, s->arena, EXIT_DATABASE, "%s: a score has a status that does not exist", s->path);
  f->help = S("`backgrade verify` says what is wrong with the file");
  return false;
}

// --- rows into places ---------------------------------------------------------------

// The part of a row; NULL: it is not asked any more.
static const AskedPart *find_part(Walk *w, int64_t part) {
  const struct Asking *asked = w->class->asked;
  while (w->at < asked->n && asked->v[w->at].rule.part < part)
    w->at++;
  return w->at < asked->n && asked->v[w->at].rule.part == part ? &asked->v[w->at] : NULL;
}

// What an attempt is worth where the best one counts: one that waits is better than nothing.
static double worth(const Standing *x) { return x->waits ? 1e-9 : x->points; }

static bool put_answer(Walk *w, Sql q, const AskedPart *part, Failure *f) {
  Store *s = w->store;
  Standing x = {.status = STATUS_PENDING, .waits = true, .message = S("not graded yet")};
  if (!col_null(s, q, 1)) {
    int64_t status = col_int(s, q, 1);
    if (status < 0 || status > STATUS_MISSING)
      return damaged(s, f);
    x = (Standing){.status = (Status)status, .graded = true, .points = col_real(s, q, 2)};
    x.waits = !x.points && col_null(s, q, 2);
  }
  int64_t turn = col_int(s, q, 4);
  Str submitted = w->class->asked->timed ? col_view(s, q, 5) : (Str){0};
  Attempt this = {.turn = turn, .refused = store_refuses(&part->rule, turn, submitted), .worth = worth(&x)};
  if (w->part == part->rule.part && !store_prefers(&part->rule, &this, &w->standing))
    return true;
  if (x.graded)
    x.message = col_str(s, q, 3, w->arena);
  w->part = part->rule.part;
  w->standing = this;
  w->row[part->column] = x;
  return true;
}

// What the machine says is counted as moved when it is not what the person saw.
static bool moved(Store *s, Sql q, const Standing *x) {
  if (col_null(s, q, 3) || col_int(s, q, 3) != (int64_t)x->status || col_null(s, q, 4) != x->waits)
    return true;
  return !x->waits && col_real(s, q, 4) != x->points;
}

static bool put_override(Walk *w, Sql q, const AskedPart *part, Failure *f) {
  double points = col_real(w->store, q, 1), most = w->class->parts.v[part->column].points;
  Standing *x = &w->row[part->column];
  (void)f; // what may fail is put_answer(), and they have one type
  w->class->recheck += moved(w->store, q, x) || points > most;
  *x = (Standing){.points = points < most ? points : most, .message = col_str(w->store, q, 2, w->arena),
                  .status = points >= most ? STATUS_CORRECT
                          : points > 0 ? STATUS_PARTIAL : STATUS_INCORRECT};
  return true;
}

// A sheet that was loaded since may ask a part for fewer points: no score shows more.
static void limit_points(const Walk *w) {
  const Parts *parts = &w->class->parts;
  for (size_t i = 0; i < parts->n; i++)
    if (w->row[i].points > parts->v[i].points)
      w->row[i].points = parts->v[i].points;
}

// --- students -----------------------------------------------------------------------

typedef bool Place(Walk *w, Sql q, const AskedPart *part, Failure *f);

// The rows of a bound statement; their first column is the part.
static bool walk(Walk *w, Sql q, Place *put, Failure *f) {
  bool row, ok = true;
  w->at = 0;
  while (ok && (ok = sql_step(w->store, q, &row, f)) && row) {
    const AskedPart *part = find_part(w, col_int(w->store, q, 0));
    ok = !part || put(w, q, part, f);
  }
  return ok;
}

static bool put_student(Store *s, Class *c, ClassPiece *p, size_t i, Failure *f) {
  Walk w = {.store = s, .class = c, .arena = p->arena, .row = &p->standings[i * c->parts.n]};
  int64_t id = p->students.v[i].id;
  for (size_t k = 0; k < c->parts.n; k++)
    w.row[k] = (Standing){.status = STATUS_MISSING};
  Sql standings = c->asked->timed ? SQL_STANDINGS_TIMED : SQL_STANDINGS;
  bool ok = sql_bind(s, standings, f, "i", id) && walk(&w, standings, put_answer, f);
  limit_points(&w);
  ok = ok && sql_bind(s, SQL_OVERRIDES_OF, f, "i", id) && walk(&w, SQL_OVERRIDES_OF, put_override, f);
  for (size_t k = 0; k < c->parts.n; k++) {
    c->unreadable += w.row[k].status == STATUS_UNREADABLE;
    c->pending += w.row[k].status == STATUS_PENDING && w.row[k].graded;
  }
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

bool store_class_next(Store *s, Class *c, ClassPiece *p, Failure *f) {
  if (!next_students(s, c, p, f))
    return false;
  p->standings = NEW_ARRAY(p->arena, Standing, p->students.n * c->parts.n + 1);
  bool ok = true;
  for (size_t i = 0; ok && i < p->students.n; i++)
    ok = put_student(s, c, p, i, f);
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
