// Which answers are due.
//
// run_problem remembers by which version a run graded a problem, and the last answer it
// saw.  Same version: the answers that came since name the students to be looked at.
// Another version, or `all`: every student is.  Their answers are then read a piece of
// students at a time, along the index of answers, part by part.  The rows are all attempts
// and their turns; choose() and store_class.c choose by the rule that the view `machine`
// states.  What is due is decided here and not in SQL, because whether a later part is due
// again hangs on rows that have just been read.
#include "store_sql.h"

#include <stdint.h>
#include <stdlib.h>

enum { GAP = 8 }; // ids between two students of a piece that may be read in vain

// ---- whose answers ---------------------------------------------------------

static bool read_parts(Store *s, Arena *a, DueList *list, Failure *f) {
  const Sql q = SQL_DUE_PARTS;
  size_t cap = 0;
  bool row, ok = sql_bind(s, q, f, "i", list->sheet);
  while (ok && (ok = sql_step(s, q, &row, f)) && row) {
    list->parts = GROW(a, list->parts, list->parts_n, &cap);
    list->parts[list->parts_n++] = (DuePart){col_int(s, q, 0), col_int(s, q, 1) != 0};
  }
  return ok;
}

static bool read_follows(Store *s, Arena *a, DueList *list, Failure *f) {
  const Sql q = SQL_FOLLOWS;
  size_t cap = 0;
  bool row, ok = sql_bind(s, q, f, "i", list->sheet);
  while (ok && (ok = sql_step(s, q, &row, f)) && row) {
    list->follows = GROW(a, list->follows, list->follows_n, &cap);
    list->follows[list->follows_n++] = (Follows){col_int(s, q, 0), col_int(s, q, 1)};
  }
  return ok;
}

// The list but for its students.
static bool begin_list(Store *s, Due due, DueList *list, Failure *f) {
  const Sql q = SQL_SEEN;
  bool row;
  *list = (DueList){.problem = due.problem};
  if (!sql_bind(s, q, f, "i", due.problem) || !sql_step(s, q, &row, f))
    return false;
  if (!row)
    return true;
  list->sheet = col_int(s, q, 0);
  list->everything = due.all || !col_int(s, q, 1);
  list->last = col_int(s, q, 2);
  list->graded = col_int(s, q, 3) != 0;
  sql_reset(s, q);
  return true;
}

bool store_due(Store *s, Due due, Arena *a, DueList *list, Failure *f) {
  int64_t any;
  if (!begin_list(s, due, list, f) || !sql_int(s, SQL_ANSWER_ASKED, &any, f, "i", list->sheet))
    return false;
  list->any = any != 0;
  if (!list->any)
    return true;
  if (!read_parts(s, a, list, f))
    return false;
  if (list->everything)
    return store_everybody(s, a, &list->students, f);
  return read_follows(s, a, list, f) && sql_bind(s, SQL_DUE_STUDENTS, f, "ii", list->sheet, list->last) &&
         store_read_ids(s, SQL_DUE_STUDENTS, 0, a, &list->students, f);
}

size_t store_due_range(const DueList *list, size_t from, size_t most, IdRange *ids) {
  const int64_t *v = list->students.v + from;
  size_t n = 1;
  while (n < most && from + n < list->students.n && v[n] - v[n - 1] <= GAP)
    n++;
  *ids = (IdRange){v[0], v[n - 1]};
  return n;
}

// ---- their answers ---------------------------------------------------------

// One student's answers to a part, as they come by attempt: those that count stand at
// the end of the list, from `from` on.
typedef struct {
  Answers *list;
  size_t from;
  int64_t part, student;
} Choosing;

// Of two of which one counts.  Where all are refused the first stands.
static bool takes_place(const Answer *x, const Answer *now, Rule rule) {
  if (x->refused != now->refused)
    return now->refused;
  return x->refused || rule == RULE_FIRST ? x->turn < now->turn : x->turn > now->turn;
}

static void choose(Choosing *c, Answer x, Rule rule) {
  Answers *list = c->list;
  if (x.student != c->student)
    *c = (Choosing){.list = list, .from = list->n, .part = x.part, .student = x.student};
  const Answer *now = list->n > c->from ? &list->v[c->from] : NULL;
  bool both = now && rule == RULE_BEST && !now->refused && !x.refused; // either might be the best
  if (now && !both) {
    if (!takes_place(&x, now, rule))
      return;
    list->n = c->from;
  }
  list->v[list->n++] = x;
}

// Answers, as little of them as is needed here; by part, student.
typedef struct { int64_t part, student, id; } Pair;
typedef struct { Pair *v; size_t n, cap; } Pairs;

static void add_pair(Arena *a, Pairs *list, const Answer *x) {
  list->v = GROW(a, list->v, list->n, &list->cap);
  list->v[list->n++] = (Pair){x->part, x->student, x->id};
}

static int compare_pairs(const void *a, const void *b) {
  const Pair *x = a, *y = b;
  return x->part != y->part ? (x->part > y->part) - (x->part < y->part) : (x->student > y->student) - (x->student < y->student);
}

// Whether something that the part follows came since.
static bool is_again(const DueList *list, const Pairs *fresh, int64_t part, int64_t student) {
  for (size_t i = 0; fresh->n && i < list->follows_n; i++) {
    Pair key = {.part = list->follows[i].earlier, .student = student};
    if (list->follows[i].part == part && bsearch(&key, fresh->v, fresh->n, sizeof key, compare_pairs))
      return true;
  }
  return false;
}

// What is read of a piece.
typedef struct {
  const DueList *list;
  Arena *arena;
  Answers *answers;
  size_t cap;
  Pairs fresh, scored;
} Reading;

static void take_row(Store *s, Sql q, Reading *r, Choosing *c) {
  Answer x = {.id = col_int(s, q, 0), .student = col_int(s, q, 1), .part = c->part, .attempt = col_int(s, q, 2), .raw = col_str(s, q, 3, r->arena),
              .submitted = col_str(s, q, 4, r->arena), .decimal_comma = col_int(s, q, 5) != 0, .due = !col_int(s, q, 6)};
  bool all = q == SQL_DUE;
  x.turn = all ? col_int(s, q, 7) : x.attempt;
  x.refused = all && col_int(s, q, 8) != 0;
  if (!x.due)
    add_pair(r->arena, &r->scored, &x);
  if (!r->list->everything && x.id > r->list->last)
    add_pair(r->arena, &r->fresh, &x);
  r->answers->v = GROW(r->arena, r->answers->v, r->answers->n, &r->cap);
  choose(c, x, all ? (Rule)col_int(s, q, 9) : RULE_LAST);
}

static bool read_part(Store *s, const DuePart *part, IdRange students, Reading *r, Failure *f) {
  const Sql q = part->last ? SQL_DUE_LAST : SQL_DUE;
  Choosing c = {.list = r->answers, .part = part->id};
  bool row, ok = sql_bind(s, q, f, part->last ? "iiii" : "iiiii", part->id, students.first, students.last, (int64_t)r->list->graded, r->list->sheet);
  while (ok && (ok = sql_step(s, q, &row, f)) && row)
    take_row(s, q, r, &c);
  return ok;
}

bool store_due_answers(Store *s, const DueList *list, IdRange students, Arena *a, Answers *answers, Ids *stale, Failure *f) {
  Reading r = {.list = list, .arena = a, .answers = answers};
  *answers = (Answers){0};
  *stale = (Ids){0};
  for (size_t i = 0; i < list->parts_n; i++)
    if (!read_part(s, &list->parts[i], students, &r, f))
      return false;
  for (size_t i = 0; i < answers->n; i++)
    answers->v[i].due |= list->everything || is_again(list, &r.fresh, answers->v[i].part, answers->v[i].student);
  for (size_t i = 0; i < r.scored.n; i++) {
    const Pair *x = &r.scored.v[i];
    if (!list->everything && !is_again(list, &r.fresh, x->part, x->student))
      continue;
    stale->v = GROW(a, stale->v, stale->n, &stale->cap);
    stale->v[stale->n++] = x->id;
  }
  return true;
}

// ---- how many --------------------------------------------------------------

bool store_due_count(Store *s, Due due, int64_t *n, Failure *f) {
  enum { MOST = 512 };
  DueList list;
  ArenaMark mark = arena_mark(s->arena);
  *n = 0;
  if (!begin_list(s, due, &list, f))
    return false;
  if (list.everything)
    return sql_int(s, SQL_DUE_COUNT_ALL, n, f, "i", list.sheet);
  if (!store_due(s, due, s->arena, &list, f))
    return false;
  for (size_t at = 0; at < list.students.n;) {
    Answers answers;
    Ids stale;
    IdRange ids;
    ArenaMark range = arena_mark(s->arena);
    at += store_due_range(&list, at, MOST, &ids);
    if (!store_due_answers(s, &list, ids, s->arena, &answers, &stale, f))
      return false;
    for (size_t i = 0; i < answers.n; i++)
      *n += answers.v[i].due;
    arena_release(s->arena, range);
  }
  arena_release(s->arena, mark);
  return true;
}
