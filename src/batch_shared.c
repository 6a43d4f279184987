// batch_shared.c - see batch_shared.h.
//
// Only when a part with own numbers has wrong answers are the references of the whole
// class computed for it, block after block.  Then every wrong answer is looked up among
// them, twice: a student of whom one answer is another's beyond accident is told with all
// his answers that are this other student's.
#include "batch_shared.h"

#include <math.h>
#include <omp.h>
#include <stdlib.h>

#include "batch_numbers.h"
#include "limits.h"
#include "shared.h"

static const double BEYOND_ACCIDENT = 1e-3; // so many accidents may be expected of what is told

typedef struct { const SharedIndex *index; double *values; size_t entries; } Searched; // a part; entries 0: not searched

typedef struct { size_t answer, student, other; double accidents; } Match;
typedef struct { Match *v; size_t n, cap; } Matches;

static bool is_wrong(const SharedJob *x, size_t answer) {
  Status s = x->judgements[answer].status;
  return s == STATUS_INCORRECT || s == STATUS_PARTIAL || s == STATUS_FOLLOW;
}

// The parts with own numbers that have a wrong answer, with room for the class's references.
static Searched *parts_to_search(const SharedJob *x, bool *any) {
  const Sheet *sheet = x->job->sheet;
  Searched *parts = NEW_ARRAY(x->job->arena, Searched, sheet->front.parts_n + 1);
  *any = false;
  for (size_t i = 0; i < x->answers->n; i++) {
    const SheetPart *p = &sheet->parts[x->part_of[i]];
    Searched *s = &parts[x->part_of[i]];
    if (s->entries || !is_wrong(x, i) || p->front->kind != KIND_VALUE || p->reference[0].fixed) continue;
    size_t entries = (size_t)shape_numel(p->reference[0].shape), total = entries * x->students->n;
    if (total > LIMIT_SHARED_NUMEL) continue;
    *s = (Searched){.entries = entries, .values = NEW_ARRAY(x->job->arena, double, total + 1)};
    for (size_t k = 0; k < total; k++) s->values[k] = NAN;
    *any = true;
  }
  return parts;
}

static bool stopped(const SharedJob *x) { return x->job->interrupted && *x->job->interrupted; }

static void class_block(const SharedJob *x, Searched *parts, size_t first, size_t n, Arena *scratch) {
  ArenaMark mark = arena_mark(scratch);
  LaneBlock block = batch_block(x->job, x->stored, x->students->v + first, n, scratch);
  for (size_t p = 0; p < x->job->sheet->front.parts_n; p++) {
    const Instance *own = &block.instances[p];
    for (size_t l = 0; l < n && own->values[0]; l++)
      for (size_t e = 0; e < parts[p].entries && block.drawn[l]; e++)
        parts[p].values[(first + l) * parts[p].entries + e] = own->values[0][e * own->stride + l];
  }
  arena_release(scratch, mark);
}

static void class_references(const SharedJob *x, Searched *parts) {
  size_t lanes = batch_lanes(x->job->sheet), blocks = (x->students->n + lanes - 1) / lanes;
#pragma omp parallel for schedule(dynamic, 1)
  for (size_t k = 0; k < blocks; k++) {
    size_t first = k * lanes, left = x->students->n - first;
    if (!stopped(x)) class_block(x, parts, first, left < lanes ? left : lanes, x->scratch[omp_get_thread_num()]);
  }
}

static int by_pair(const void *a, const void *b) {
  const Match *x = a, *y = b;
  if (x->student != y->student) return x->student < y->student ? -1 : 1;
  if (x->other != y->other) return x->other < y->other ? -1 : 1;
  return (x->answer > y->answer) - (x->answer < y->answer);
}

// The first of the sorted matches that is not before this pair.
static const Match *first_of_pair(const Matches *v, size_t student, size_t other) {
  size_t low = 0, high = v->n;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    const Match *m = &v->v[middle];
    if (m->student < student || (m->student == student && m->other < other)) low = middle + 1;
    else high = middle;
  }
  return v->v + low;
}

static bool has_pair(const Matches *v, size_t student, size_t other) {
  const Match *m = first_of_pair(v, student, other);
  return m < v->v + v->n && m->student == student && m->other == other;
}

static bool has_student(const Matches *v, size_t student) {
  const Match *m = first_of_pair(v, student, 0);
  return m < v->v + v->n && m->student == student;
}

// The matches of one answer, into its thread's list: those beyond accident, or those of
// the pairs told.
static void search(const SharedJob *x, const Searched *part, size_t i, const Matches *told, Matches *found, Arena *keep, Arena *scratch) {
  ArenaMark mark = arena_mark(scratch);
  const Answer *a = &x->answers->v[i];
  size_t student = x->student_of[i], n = 0;
  Answered read;
  SharedMatch matches[SHARED_MOST];
  if (!judge_numbers(x->job->sheet, x->part_of[i], 0, NULL, (Written){a->raw, a->decimal_comma}, scratch, &read) &&
      (size_t)shape_numel(read.shape) == part->entries)
    n = shared_find(part->index, student, read.values, matches, scratch);
  for (size_t k = 0; k < n; k++) {
    if (told ? !has_pair(told, student, matches[k].student) : matches[k].accidents > BEYOND_ACCIDENT) continue;
    found->v = GROW(keep, found->v, found->n, &found->cap);
    found->v[found->n++] = (Match){i, student, matches[k].student, matches[k].accidents};
  }
  arena_release(scratch, mark);
}

// Sorted by pair.
static Matches search_all(const SharedJob *x, const Searched *parts, const Matches *told) {
  int threads = omp_get_max_threads();
  Matches *found = NEW_ARRAY(x->job->arena, Matches, threads), all = {0};
#pragma omp parallel for schedule(dynamic, 8)
  for (size_t i = 0; i < x->answers->n; i++) {
    int t = omp_get_thread_num();
    if (parts[x->part_of[i]].index && is_wrong(x, i) && !stopped(x) && (!told || has_student(told, x->student_of[i])))
      search(x, &parts[x->part_of[i]], i, told, &found[t], x->keep[t], x->scratch[t]);
  }
  for (int t = 0; t < threads; t++)
    for (size_t i = 0; i < found[t].n; i++) {
      all.v = GROW(x->job->arena, all.v, all.n, &all.cap);
      all.v[all.n++] = found[t].v[i];
    }
  if (all.n) qsort(all.v, all.n, sizeof *all.v, by_pair);
  return all;
}

static int by_answer(const void *a, const void *b) {
  const SharedAnswer *x = a, *y = b;
  if (x->answer != y->answer) return x->answer < y->answer ? -1 : 1;
  return (x->student > y->student) - (x->student < y->student);
}

// One student's matches with another one: whether twins do not explain them.
static bool is_beyond_accident(const SharedJob *x, const Searched *parts, const Match *v, size_t n) {
  const SharedIndex **index = NEW_ARRAY(x->scratch[0], const SharedIndex *, n);
  for (size_t i = 0; i < n; i++) index[i] = parts[x->part_of[v[i].answer]].index;
  return shared_twins(index, n, v[0].other, x->scratch[0]) <= BEYOND_ACCIDENT;
}

static SharedAnswers beyond_accident(const SharedJob *x, const Searched *parts, const Match *v, size_t n) {
  SharedAnswers out = {.v = NEW_ARRAY(x->job->arena, SharedAnswer, n + 1)};
  for (size_t from = 0, to; from < n; from = to) {
    for (to = from; to < n && v[to].student == v[from].student && v[to].other == v[from].other;) to++;
    ArenaMark mark = arena_mark(x->scratch[0]);
    bool beyond = is_beyond_accident(x, parts, v + from, to - from);
    arena_release(x->scratch[0], mark);
    for (size_t i = from; i < to && beyond; i++)
      out.v[out.n++] = (SharedAnswer){x->answers->v[v[i].answer].id, x->students->v[v[i].other].id};
  }
  qsort(out.v, out.n, sizeof *out.v, by_answer);
  return out;
}

SharedAnswers batch_shared(const SharedJob *x) {
  bool any;
  Searched *parts = parts_to_search(x, &any);
  if (!any) return (SharedAnswers){0};
  class_references(x, parts);
#pragma omp parallel for schedule(dynamic, 1)
  for (size_t p = 0; p < x->job->sheet->front.parts_n; p++) {
    if (!parts[p].entries || stopped(x)) continue;
    ClassReferences class = {&x->job->sheet->parts[p].front->settings.tolerance, parts[p].values, parts[p].entries, x->students->n};
    parts[p].index = shared_index(x->keep[omp_get_thread_num()], &class);
  }
  Matches beyond = search_all(x, parts, NULL), all = beyond.n ? search_all(x, parts, &beyond) : beyond;
  return all.n ? beyond_accident(x, parts, all.v, all.n) : (SharedAnswers){0};
}
