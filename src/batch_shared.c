// batch_shared.c - see batch_shared.h.
//
// The numbers of wrong answers go into a sorter, by part.  When all are there, the
// references of the class are computed for the parts that have wrong answers, and the answers
// are gone through twice, part after part.  First it is found out which students
// have an answer that is another's beyond accident: hardly any.  Then all wrong answers of
// these few are looked up among the references, and what matches goes to the pairs
// (batch_pairs.c): whoever is told is told with all that he shares with the other one.
//
// Of a large class the references of each part are kept as a filter, which says of nearly every
// wrong answer that it is nobody else's beyond accident.  If it says so of all those of a run, as of
// nearly every late one, nothing is looked up and the class stays where it is.
#include "batch_shared.h"

#include <assert.h>

#include "batch_pairs.h"
#include "limits.h"

static const double BEYOND_ACCIDENT = 1e-3; // so many accidents may be expected of what is told

enum {
  PER_STUDENT = 80,    // bytes, beside his reference: keys and marks, and what sorts them
  PIECE = 1024,        // answers
  FILTER_FROM = 2000,  // students: fewer are looked through in some milliseconds
};

typedef enum { SUSPECT, GATHER } Round;
typedef struct { size_t student; int64_t answer; const double *numbers; SharedMatch *match; size_t n; } Wrong;

struct SharedSearch {
  const BatchJob *job;
  Arena *arena;
  Sorter *wrong;     // by part, student, answer; NULL while there is none
  bool *wanted;      // the parts they are of, as far as these are searched
  SharedFilter *filter; // of each part that was asked for, as stored
  bool *asked, suspicious; // suspicious: an answer that no filter held back
  Ids students;
  BatchClass *class;
  Round round;
  bool *suspected, any_suspected; // of each student: one of his answers is another's beyond accident
  BatchPairs *pairs;
  Arena *piece;      // of answers that are looked up together,
  Wrong *looked_up;  // PIECE of them
};

// ---- wrong answers ---------------------------------------------------------

SharedSearch *batch_shared_new(const BatchJob *job) {
  Arena *a = arena_new();
  SharedSearch *x = NEW(a, SharedSearch);
  size_t parts = job->sheet->front.parts_n;
  *x = (SharedSearch){.job = job, .arena = a, .wanted = NEW_ARRAY(a, bool, parts + 1), .filter = NEW_ARRAY(a, SharedFilter, parts + 1),
                      .asked = NEW_ARRAY(a, bool, parts + 1)};
  return x;
}

void batch_shared_free(SharedSearch *x) {
  sorter_free(x->wrong);
  batch_pairs_free(x->pairs);
  batch_class_free(x->class);
  if (x->piece) arena_free(x->piece);
  arena_free(x->arena);
}

static bool is_wrong(const Judgement *j) {
  return j->status == STATUS_INCORRECT || j->status == STATUS_PARTIAL || j->status == STATUS_FOLLOW;
}

// The part's filter, as it was stored.
static bool ask_filter(SharedSearch *x, size_t part, Failure *f) {
  if (x->asked[part]) return true;
  x->asked[part] = true;
  return store_filter(x->job->store, x->job->problem, part, x->arena, &x->filter[part], f);
}

// What is not held back may be told; without a filter nothing is.
static bool passes(const SharedSearch *x, size_t part, const SharedFilter *filter, const double *answer, size_t entries) {
  return !filter->bits.n || shared_filter_passes(filter, &x->job->sheet->parts[part].front->settings.tolerance, answer, entries);
}

// Once one answer is, the others need not be asked.
static bool suspect(SharedSearch *x, size_t part, const double *answer, size_t entries, Failure *f) {
  if (x->suspicious) return true;
  if (!ask_filter(x, part, f)) return false;
  x->suspicious = passes(x, part, &x->filter[part], answer, entries);
  return true;
}

bool batch_shared_add(SharedSearch *x, size_t part, const Answer *answer, const Judgement *j, Failure *f) {
  if (!is_wrong(j) || !j->numbers) return true;
  size_t entries = batch_class_entries(x->job->sheet, part), size = entries * sizeof *j->numbers->values;
  if (!entries || (size_t)shape_numel(j->numbers->shape) != entries || size > SORTER_MOST) return true;
  assert(j->numbers->lanes == 1);
  if (!x->wrong) x->wrong = sorter_new();
  x->wanted[part] = true;
  return suspect(x, part, j->numbers->values, entries, f) && sorter_add(x->wrong, (SortKey){(int64_t)part, answer->student, answer->id}, (Str){(const char *)j->numbers->values, size}, x->job->arena, f);
}

// ---- a part's references ---------------------------------------------------

typedef struct { size_t part; Arena *arena; ClassReferences of; SharedIndex *index; SharedFilter fresh; const SharedFilter *filter; bool ok; Failure failure; } Ready;

static size_t bytes_of(const SharedSearch *x, size_t part) { return x->students.n * (batch_class_entries(x->job->sheet, part) * sizeof(double) + PER_STUDENT); }

static void make_ready(const SharedSearch *x, Ready *r) {
#pragma omp critical(class)
  r->ok = batch_class_references(x->class, r->part, r->arena, &r->of, &r->failure);
  if (!r->ok) return;
  r->index = shared_index(r->arena, &r->of);
  if (x->students.n < FILTER_FROM || r->filter->bits.n || x->round != SUSPECT) return;
  r->fresh = shared_filter(r->arena, r->index, BEYOND_ACCIDENT);
  r->filter = &r->fresh;
}

// As many parts from the given one on as there are threads, and as memory holds: each of them on a
// thread of its own.  *next: the first part behind them.
static bool make_some_ready(SharedSearch *x, size_t *next, Ready *ready, size_t *n, Failure *f) {
  size_t bytes = 0, most = (size_t)batch_threads(x->job);
  for (*n = 0; *next < x->job->sheet->front.parts_n; ++*next) {
    if (!x->wanted[*next]) continue;
    if (*n == most || (*n && bytes + bytes_of(x, *next) > LIMIT_SHARED_BYTES)) break;
    bytes += bytes_of(x, *next);
    if (!ask_filter(x, *next, f)) return false;
    ready[*n] = (Ready){.part = *next, .arena = ready[*n].arena, .filter = &x->filter[*next]};
    ++*n;
  }
#pragma omp parallel for num_threads(batch_threads(x->job)) schedule(dynamic, 1) if (*n > 1)
  for (size_t i = 0; i < *n; i++) make_ready(x, &ready[i]);
  return true;
}

// ---- a part's answers ------------------------------------------------------

static bool is_looked_up(const SharedSearch *x, const Ready *r, const double *numbers, int64_t student) {
  return x->round == SUSPECT ? passes(x, r->part, r->filter, numbers, r->of.entries) : x->suspected[ids_place(&x->students, student)];
}

// Takes answers to the part from the sorter until `most` of them are to be looked up.
static bool take_wrong(const SharedSearch *x, Upcoming *at, const Ready *r, Wrong *w, size_t most, size_t *n, Arena *a, Failure *f) {
  bool ok = true;
  for (*n = 0; ok && at->more && at->key.a == (int64_t)r->part && *n < most; ok = look_ahead(x->wrong, at, x->job->arena, f)) {
    ArenaMark mark = arena_mark(a);
    const double *numbers = arena_copy(a, at->bytes.p, at->bytes.n);
    if (is_looked_up(x, r, numbers, at->key.b))
      w[(*n)++] = (Wrong){.student = ids_place(&x->students, at->key.b), .answer = at->key.c, .numbers = numbers, .match = NEW_ARRAY(a, SharedMatch, SHARED_MOST)};
    else
      arena_release(a, mark);
  }
  return ok;
}

static void look_up(const SharedSearch *x, const Ready *r, Wrong *w, size_t n) {
  enum { LITTLE = 4096 }; // numbers: done before another thread is awake
  bool worth = n * r->of.entries >= LITTLE;
#pragma omp parallel num_threads(batch_threads(x->job)) if (worth)
  {
    Arena *scratch = arena_new();
    ArenaMark mark = arena_mark(scratch);
#pragma omp for schedule(dynamic, 8)
    for (size_t i = 0; i < n; i++) {
      w[i].n = shared_find(r->index, w[i].student, w[i].numbers, w[i].match, scratch);
      arena_release(scratch, mark);
    }
    arena_free(scratch);
  }
}

static bool is_beyond(const SharedMatch *m) { return m->accidents <= BEYOND_ACCIDENT; }

static void suspect_student(SharedSearch *x, const Wrong *w) {
  for (size_t i = 0; i < w->n; i++)
    if (is_beyond(&w->match[i])) x->any_suspected = x->suspected[w->student] = true;
}

// marks: of the part, once they are needed.
static bool gather_matches(const SharedSearch *x, const Ready *r, SharedMarks **marks, const Wrong *w, Failure *f) {
  for (size_t i = 0; i < w->n; i++) {
    size_t other = w->match[i].student;
    PairMatch m = {.student = w->student, .other = other, .answer = w->answer, .part = r->part, .beyond = is_beyond(&w->match[i])};
    if (m.beyond && !*marks) *marks = shared_marks(r->arena, &r->of);
    m.lonely = m.beyond && shared_lonely(*marks, other);
    if (!batch_pairs_add(x->pairs, &m, f)) return false;
  }
  return true;
}

// Takes all answers to the part.
static bool search_part(SharedSearch *x, const Ready *r, Upcoming *at, Failure *f) {
  Wrong *w = x->looked_up;
  SharedMarks *marks = NULL;
  bool ok = true;
  while (ok && at->more && at->key.a == (int64_t)r->part) {
    ArenaMark mark = arena_mark(x->piece);
    size_t n;
    ok = take_wrong(x, at, r, w, PIECE, &n, x->piece, f);
    if (ok && n) look_up(x, r, w, n);
    for (size_t i = 0; ok && i < n; i++)
      if (x->round == SUSPECT) suspect_student(x, &w[i]);
      else ok = gather_matches(x, r, &marks, &w[i], f);
    arena_release(x->piece, mark);
  }
  return ok && (!r->fresh.bits.n || store_put_filter(x->job->store, x->job->problem, r->part, &r->fresh, f));
}

// ---- all parts -------------------------------------------------------------

static bool search_ready(SharedSearch *x, const Ready *ready, size_t n, Upcoming *at, Failure *f) {
  bool ok = true;
  for (size_t i = 0; ok && i < n; i++) {
    ok = ready[i].ok;
    if (!ok) *f = ready[i].failure;
    while (ok && at->more && at->key.a < (int64_t)ready[i].part) ok = look_ahead(x->wrong, at, x->job->arena, f); // parts that are not searched
    ok = ok && search_part(x, &ready[i], at, f);
  }
  for (size_t i = 0; i < n; i++) arena_clear(ready[i].arena);
  return ok;
}

static bool search_all(SharedSearch *x, Round round, Failure *f) {
  Upcoming at;
  size_t threads = (size_t)batch_threads(x->job), next = 0, n = 1;
  Ready *ready = NEW_ARRAY(x->arena, Ready, threads);
  for (size_t i = 0; i < threads; i++) ready[i].arena = arena_new();
  x->round = round;
  bool ok = look_ahead(x->wrong, &at, x->job->arena, f);
  while (ok && n) ok = store_goes_on(x->job->store, f) && make_some_ready(x, &next, ready, &n, f) && search_ready(x, ready, n, &at, f);
  for (size_t i = 0; i < threads; i++) arena_free(ready[i].arena);
  return ok;
}

bool batch_shared_find(SharedSearch *x, Failure *f) {
  Arena *a = x->job->arena;
  if (!x->suspicious) return true;
  if (!store_everybody(x->job->store, x->arena, &x->students, f)) return false;
  bool any = false;
  for (size_t p = 0; p < x->job->sheet->front.parts_n; p++) any |= x->wanted[p] &= bytes_of(x, p) <= LIMIT_SHARED_BYTES;
  if (!any) return true;
  x->suspected = NEW_ARRAY(x->arena, bool, x->students.n + 1);
  x->looked_up = NEW_ARRAY(x->arena, Wrong, PIECE);
  x->piece = arena_new();
  if (!(x->class = batch_class_new(x->job, &x->students, x->wanted, f)) || !sorter_sort(x->wrong, a, f) || !search_all(x, SUSPECT, f)) return false;
  if (!x->any_suspected) return true;
  x->pairs = batch_pairs_new(x->job, &x->students, x->class);
  return sorter_again(x->wrong, a, f) && search_all(x, GATHER, f) && batch_pairs_tell(x->pairs, f);
}
