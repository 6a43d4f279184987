// batch_load.c - see batch_load.h.
//
// The list of students is read range by range of ids: mostly all of a piece is one.  Who lies
// between two of them is left out again, and so are answers that were graded already, unless
// what is due follows them.
#include "batch_load.h"

#include <assert.h>

#include "batch_numbers.h"

// ---- the problem -----------------------------------------------------------

bool loader_new(const BatchJob *job, const DueList *due, Loader *out, Failure *f) {
  const Front *front = &job->sheet->front;
  *out = (Loader){.job = job, .due = due};
  if (!store_parts(job->store, job->problem->id, job->arena, &out->parts, f)) return false;
  out->sheet_part = NEW_ARRAY(job->arena, size_t, out->parts.n + 1);
  out->followed = NEW_ARRAY(job->arena, bool, front->parts_n + 1);
  for (size_t i = 0; i < out->parts.n; i++)
    while (!str_eq(front->parts[out->sheet_part[i]].id.s, out->parts.v[i].name)) {
      ++out->sheet_part[i];
      assert(out->sheet_part[i] < front->parts_n); // the parts are those of this very text
    }
  for (size_t i = 0; i < front->parts_n; i++)
    for (size_t k = 0; front->parts[i].depends && k < front->parts_n; k++) out->followed[k] |= front->parts[i].depends[k];
  return true;
}

// ---- ranges of ids ---------------------------------------------------------

typedef struct {
  const Loader *loader;
  Store *source;
  Arena *arena;
  Loaded *to;
  size_t students, answers, draws; // for how many there is room
} Filling;

static bool is_loaded(const Students *list, int64_t id) {
  size_t i = ID_PLACE(list, id, id);
  return i < list->n && list->v[i].id == id;
}

// Adds those of n students that are listed, and what they have.
static void add_listed(Filling *r, const int64_t *listed, size_t n, const Loaded *x) {
  Loaded *to = r->to;
  Arena *a = r->arena;
  for (size_t i = 0, at = 0; i < x->students.n; i++) {
    while (at < n && listed[at] < x->students.v[i].id) at++;
    if (at == n || listed[at] != x->students.v[i].id) continue;
    to->students.v = GROW(a, to->students.v, to->students.n, &r->students);
    to->students.v[to->students.n++] = x->students.v[i];
  }
  for (size_t i = 0; i < x->answers.n; i++) {
    if (!is_loaded(&to->students, x->answers.v[i].student)) continue;
    to->answers.v = GROW(a, to->answers.v, to->answers.n, &r->answers);
    to->answers.v[to->answers.n++] = x->answers.v[i];
  }
  for (size_t i = 0; i < x->stored.n; i++) {
    if (!is_loaded(&to->students, x->stored.v[i].student)) continue;
    to->stored.v = GROW(a, to->stored.v, to->stored.n, &r->draws);
    to->stored.v[to->stored.n++] = x->stored.v[i];
  }
  for (size_t i = 0; i < x->stale.n; i++) {
    to->stale.v = GROW(a, to->stale.v, to->stale.n, &to->stale.cap);
    to->stale.v[to->stale.n++] = x->stale.v[i];
  }
}

static bool read_range(Filling *r, size_t from, size_t n, IdRange ids, Failure *f) {
  const BatchJob *job = r->loader->job;
  const DueList *due = r->loader->due;
  const int64_t *listed = &due->students.v[from];
  Loaded x = {0};
  if (!store_students_of(r->source, ids, r->arena, &x.students, f) || !store_due_answers(r->source, due, ids, r->arena, &x.answers, &x.stale, f)) return false;
  if (job->sheet->drawn && !store_draws(r->source, job->problem->id, job->problem->version, ids, r->arena, &x.stored, f)) return false;
  bool same = !r->to->students.n && x.students.n == n;
  for (size_t i = 0; same && i < n; i++) same = x.students.v[i].id == listed[i];
  if (same) { // nearly always: nobody lies between
    *r->to = x;
    r->students = x.students.n, r->answers = x.answers.n, r->draws = x.stored.n;
  } else {
    add_listed(r, listed, n, &x);
  }
  return true;
}

// ---- a piece ---------------------------------------------------------------

static bool find_places(const Loader *x, Arena *a, Loaded *to, Failure *f) {
  to->part_of = NEW_ARRAY(a, size_t, to->answers.n + 1);
  to->student_of = NEW_ARRAY(a, size_t, to->answers.n + 1);
  for (size_t i = 0, part = 0, student = 0; i < to->answers.n; i++) {
    size_t tried = 0;
    for (; tried < x->parts.n && x->parts.v[part].id != to->answers.v[i].part; tried++) part = (part + 1) % x->parts.n;
    if (tried == x->parts.n) return failure(f, a, EXIT_DATABASE, "a part of " STR_FMT " is gone from the course: `backgrade verify` says more", STR_ARG(x->job->problem->name));
    to->part_of[i] = x->sheet_part[part];
    while (to->students.v[student].id != to->answers.v[i].student) student++;
    to->student_of[i] = student;
  }
  return true;
}

// Who is not due, and not followed either, need not be judged.
static void keep_needed(const Loader *x, Loaded *to) {
  size_t n = 0;
  for (size_t i = 0; i < to->answers.n; i++) {
    if (!to->answers.v[i].due && !x->followed[to->part_of[i]]) continue;
    to->answers.v[n] = to->answers.v[i];
    to->part_of[n] = to->part_of[i];
    to->student_of[n++] = to->student_of[i];
  }
  to->answers.n = n;
}

bool loader_read(const Loader *x, Store *source, size_t from, size_t to, Arena *a, Loaded *out, Failure *f) {
  Filling r = {.loader = x, .source = source, .arena = a, .to = out};
  BatchJob job = *x->job;
  job.arena = a;
  *out = (Loaded){0};
  for (size_t at = from, n; at < to; at += n) {
    IdRange ids;
    n = store_due_range(x->due, at, to - at, &ids);
    if (!read_range(&r, at, n, ids, f)) return false;
  }
  if (!batch_check_stored(&job, &out->stored, &out->students, f) || !find_places(x, a, out, f)) return false;
  keep_needed(x, out);
  return true;
}
