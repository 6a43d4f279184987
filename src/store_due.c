// Which answers are due.
//
// run_problem remembers by which version a run graded a problem, and the last answer it
// saw.  Same version: the answers that came since name the students to be looked at.
// Another version, or `all`: every student is.  Their answers are then read a piece of
// students at a time, along the index of answers, student by student, part by part.  The
// rows are all attempts and their turns; choose() keeps those that count.  What is due is
// decided here and not in SQL, because whether a later part is due again hangs on rows
// that have just been read.
#include "store_sql.h"

#include <stdint.h>
#include <stdlib.h>

enum { GAP = 8 }; // ids between two students of a piece that may be read in vain

// ---- whose answers ---------------------------------------------------------

// Rows of a statement about the list's sheet.
typedef void TakeRow(Store *s, Sql q, Arena *a, DueList *list, size_t *cap);

static bool read_rows(Store *s, Sql q, TakeRow *take, Arena *a, DueList *list, Failure *f) {
  size_t cap = 0;
  bool row, ok = sql_bind(s, q, f, "i", list->sheet);
  while (ok && (ok = sql_step(s, q, &row, f)) && row)
    take(s, q, a, list, &cap);
  return ok;
}

static void take_rule(Store *s, Sql q, Arena *a, DueList *list, size_t *cap) {
  list->rules = GROW(a, list->rules, list->rules_n, cap);
  list->rules[list->rules_n++] = store_rule(s, q, 1, col_int(s, q, 0), a);
}

static void take_follows(Store *s, Sql q, Arena *a, DueList *list, size_t *cap) {
  list->follows = GROW(a, list->follows, list->follows_n, cap);
  list->follows[list->follows_n++] = (Follows){col_int(s, q, 0), col_int(s, q, 1)};
}

// The list but for parts and students.
static bool begin_list(Store *s, Due due, DueList *list, Failure *f) {
  const Sql q = SQL_SEEN;
  int64_t any;
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
  bool ok = sql_int(s, SQL_ANSWER_ASKED, &any, f, "i", list->sheet);
  list->any = any != 0;
  return ok;
}

bool store_due(Store *s, Due due, Arena *a, DueList *list, Failure *f) {
  if (!begin_list(s, due, list, f))
    return false;
  if (!list->any)
    return true;
  if (!read_rows(s, SQL_DUE_PARTS, take_rule, a, list, f) || !sql_bind(s, SQL_BATCH_COMMAS, f, "") ||
      !store_read_ids(s, SQL_BATCH_COMMAS, 0, a, &list->commas, f))
    return false;
  if (list->everything)
    return store_everybody(s, a, &list->students, f);
  return read_rows(s, SQL_FOLLOWS, take_follows, a, list, f) && sql_bind(s, SQL_DUE_STUDENTS, f, "ii", list->sheet, list->last) &&
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
  size_t from;
  int64_t part, student;
} Choosing;

static Attempt attempt_of(const Answer *x) { return (Attempt){.turn = x->turn, .refused = x->refused}; }

static void choose(Choosing *c, Answers *list, const Answer *x, const AttemptRule *rule) {
  if (x->part != c->part || x->student != c->student)
    *c = (Choosing){.from = list->n, .part = x->part, .student = x->student};
  const Answer *now = list->n > c->from ? &list->v[c->from] : NULL;
  bool both = now && rule->keep == KEEPS_BEST && !now->refused && !x->refused; // either might be the best
  if (now && !both) {
    Attempt this = attempt_of(x), other = attempt_of(now);
    if (!store_prefers(rule, &this, &other))
      return;
    list->n = c->from;
  }
  list->v[list->n++] = *x;
}

// Answers, as little of them as is needed here; by student, part.
typedef struct { int64_t part, student, id; } Pair;
typedef struct { Pair *v; size_t n, cap; } Pairs;

static void add_pair(Arena *a, Pairs *list, const Answer *x) {
  list->v = GROW(a, list->v, list->n, &list->cap);
  list->v[list->n++] = (Pair){x->part, x->student, x->id};
}

static int compare_pairs(const void *a, const void *b) {
  const Pair *x = a, *y = b;
  return x->student != y->student ? (x->student > y->student) - (x->student < y->student) : (x->part > y->part) - (x->part < y->part);
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
  size_t cap, rule; // rule: of the part of the last row
  Pairs fresh, scored;
  Choosing choosing;
} Reading;

// The rule of a part; NULL: it is not asked any more.  Parts come in the order of rules.
static const AttemptRule *rule_of(Reading *r, int64_t part) {
  const DueList *list = r->list;
  if (list->rules[r->rule].part > part)
    r->rule = 0;
  while (r->rule + 1 < list->rules_n && list->rules[r->rule].part < part)
    r->rule++;
  return list->rules[r->rule].part == part ? &list->rules[r->rule] : NULL;
}

static void take_answer(Store *s, Reading *r) {
  const Sql q = SQL_DUE;
  int64_t part = col_int(s, q, 2);
  const AttemptRule *rule = rule_of(r, part);
  if (!rule)
    return;
  Answer x = {.id = col_int(s, q, 0), .student = col_int(s, q, 1), .part = part, .raw = col_str(s, q, 3, r->arena), .submitted = col_str(s, q, 4, r->arena),
              .decimal_comma = ids_have(&r->list->commas, col_int(s, q, 5)), .due = !col_int(s, q, 6), .turn = col_int(s, q, 7)};
  x.refused = store_refuses(rule, x.turn, x.submitted);
  if (!x.due)
    add_pair(r->arena, &r->scored, &x);
  if (!r->list->everything && x.id > r->list->last)
    add_pair(r->arena, &r->fresh, &x);
  r->answers->v = GROW(r->arena, r->answers->v, r->answers->n, &r->cap);
  choose(&r->choosing, r->answers, &x, rule);
}

bool store_due_answers(Store *s, const DueList *list, IdRange students, Arena *a, Answers *answers, Ids *stale, Failure *f) {
  Reading r = {.list = list, .arena = a, .answers = answers, .cap = (size_t)(students.last - students.first + 1) * list->rules_n};
  *answers = (Answers){.v = arena_room(a, r.cap * sizeof *answers->v)}; // mostly one to each part
  *stale = (Ids){0};
  bool row, ok = sql_bind(s, SQL_DUE, f, "iiii", list->sheet, students.first, students.last, (int64_t)list->graded);
  while (ok && (ok = sql_step(s, SQL_DUE, &row, f)) && row)
    take_answer(s, &r);
  if (!ok)
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
  if (!list.any)
    return true;
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
