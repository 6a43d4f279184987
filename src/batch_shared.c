// batch_shared.c - see batch_shared.h.
//
// The numbers of wrong answers go into a sorter, by part.  When all are there, the
// references of the class are computed for the parts that have wrong answers, and part
// after part those answers are looked up among its references.  What matches goes into
// another sorter, by the pair of students: a student of whom one answer is another's
// beyond accident is told with all his answers that are this other student's.
//
// Of a large class the references of each part are kept as a filter.  If it says of all the wrong
// answers of a run that none is another's beyond accident, as it does of nearly every late one,
// nothing is looked up and the class stays where it is.
//
// Unless twins explain it.  Where in one part nobody has a twin, they do not; that settles
// nearly all pairs.  The others wait in a third sorter, by the set of parts that they share: for
// as many sets as memory holds the parts are read once more, and each set says of
// every student at once how many have a twin.
#include "batch_shared.h"

#include <assert.h>

#include "batch_class.h"
#include "limits.h"
#include "shared.h"
#include "sorter.h"

static const double BEYOND_ACCIDENT = 1e-3; // so many accidents may be expected of what is told

enum {
  PER_STUDENT = 80,    // bytes, beside his reference: keys and marks, and what sorts them
  FILTER_FROM = 2000,  // students: fewer are looked through in some milliseconds
};

struct SharedSearch {
  const BatchJob *job;
  Arena *arena;
  Sorter *wrong;     // by part, student, answer; NULL while there is none
  bool *wanted;      // the parts they are of, as far as these are searched
  SharedFilter *filter; // of each part that was asked for, as stored
  bool *asked, suspicious; // suspicious: an answer that no filter held back
  Ids students;
  BatchClass *class;
  Sorter *found;     // by student, other, answer; students by their place in the class
  Sorter *rare;      // by set of parts, student, other: of those that twins may explain; NULL while there is none
};

typedef struct { uint32_t part; bool beyond, lonely; } Match; // beyond accident; twins do not explain it

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
  sorter_free(x->found);
  sorter_free(x->rare);
  batch_class_free(x->class);
  arena_free(x->arena);
}

static bool is_wrong(const Judgement *j) {
  return j->status == STATUS_INCORRECT || j->status == STATUS_PARTIAL || j->status == STATUS_FOLLOW;
}

static const Tolerance *tolerance_of(const SharedSearch *x, size_t part) { return &x->job->sheet->parts[part].front->settings.tolerance; }

// The part's filter, as it was stored.
static bool ask_filter(SharedSearch *x, size_t part, Failure *f) {
  if (x->asked[part]) return true;
  x->asked[part] = true;
  return store_filter(x->job->store, x->job->problem, part, x->arena, &x->filter[part], f);
}

// Once one answer is, the others need not be asked.
static bool suspect(SharedSearch *x, size_t part, const double *answer, size_t entries, Failure *f) {
  if (x->suspicious) return true;
  if (!ask_filter(x, part, f)) return false;
  const SharedFilter *filter = &x->filter[part];
  x->suspicious = !filter->bits.n || shared_filter_passes(filter, tolerance_of(x, part), answer, entries);
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

// ---- one part --------------------------------------------------------------

typedef struct { size_t student; int64_t answer; const double *numbers; SharedMatch *match; size_t n; } Wrong;

static size_t bytes_of(const SharedSearch *x, size_t part) { return x->students.n * (batch_class_entries(x->job->sheet, part) * sizeof(double) + PER_STUDENT); }

static bool read_part(const SharedSearch *x, size_t part, Arena *a, ClassReferences *of, Failure *f) {
  size_t entries = batch_class_entries(x->job->sheet, part);
  double *values = NEW_ARRAY(a, double, entries * x->students.n + 1);
  *of = (ClassReferences){tolerance_of(x, part), values, entries, x->students.n};
  return batch_class_read(x->class, part, values, f);
}

static size_t place_of(const Ids *students, int64_t id) {
  size_t low = 0, high = students->n;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (students->v[middle] < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

static void search(const SharedSearch *x, size_t part, const SharedIndex *index, Wrong *w, size_t n) {
  enum { LITTLE = 4096 }; // numbers: done before another thread is awake
  bool worth = n * batch_class_entries(x->job->sheet, part) >= LITTLE;
#pragma omp parallel num_threads(batch_threads(x->job)) if (worth)
  {
    Arena *scratch = arena_new();
    ArenaMark mark = arena_mark(scratch);
#pragma omp for schedule(dynamic, 8)
    for (size_t i = 0; i < n; i++) {
      w[i].n = shared_find(index, w[i].student, w[i].numbers, w[i].match, scratch);
      arena_release(scratch, mark);
    }
    arena_free(scratch);
  }
}

// marks: of the part, once they are needed.
static bool keep_matches(SharedSearch *x, size_t part, const ClassReferences *of, SharedMarks **marks, const Wrong *w, Arena *a, Failure *f) {
  for (size_t i = 0; i < w->n; i++) {
    size_t other = w->match[i].student;
    Match m = {.part = (uint32_t)part, .beyond = w->match[i].accidents <= BEYOND_ACCIDENT};
    if (m.beyond && !*marks) *marks = shared_marks(a, of);
    m.lonely = m.beyond && shared_lonely(*marks, other);
    if (!sorter_add(x->found, (SortKey){(int64_t)w->student, (int64_t)other, w->answer}, (Str){(const char *)&m, sizeof m}, x->job->arena, f)) return false;
  }
  return true;
}

// The sorter's next record.
typedef struct { SortKey key; Str bytes; bool more; } Ahead;

static bool look_ahead(const SharedSearch *x, Sorter *s, Ahead *at, Failure *f) { return sorter_next(s, &at->key, &at->bytes, &at->more, x->job->arena, f); }

// Takes the wrong answers to the part from the sorter, as many as a piece has.
static bool take_wrong(const SharedSearch *x, Ahead *at, size_t part, Wrong *w, size_t most, size_t *n, Arena *a, Failure *f) {
  bool ok = true;
  for (*n = 0; ok && at->more && at->key.a == (int64_t)part && *n < most; ++*n) {
    w[*n] = (Wrong){.student = place_of(&x->students, at->key.b), .answer = at->key.c, .numbers = arena_copy(a, at->bytes.p, at->bytes.n),
                    .match = NEW_ARRAY(a, SharedMatch, SHARED_MOST)};
    ok = look_ahead(x, x->wrong, at, f);
  }
  return ok;
}

// A part whose references stand ready.
typedef struct { size_t part; Arena *arena; ClassReferences of; SharedIndex *index; SharedFilter filter; bool ok; Failure failure; } Ready;

static void make_ready(const SharedSearch *x, Ready *r) {
#pragma omp critical(class)
  r->ok = read_part(x, r->part, r->arena, &r->of, &r->failure);
  if (!r->ok) return;
  r->index = shared_index(r->arena, &r->of);
  if (x->students.n >= FILTER_FROM && !x->filter[r->part].bits.n) r->filter = shared_filter(r->arena, r->index, BEYOND_ACCIDENT);
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
    ready[*n] = (Ready){.part = *next};
    ++*n;
  }
#pragma omp parallel for num_threads(batch_threads(x->job)) schedule(dynamic, 1) if (*n > 1)
  for (size_t i = 0; i < *n; i++) {
    ready[i].arena = arena_new();
    make_ready(x, &ready[i]);
  }
  return true;
}

// Takes the answers to the part, which is passed over where ready is NULL.
static bool search_part(SharedSearch *x, size_t part, const Ready *ready, Ahead *at, Failure *f) {
  enum { PIECE = 4096 };
  Arena *a = arena_new();
  Wrong *w = NEW_ARRAY(a, Wrong, PIECE);
  size_t n;
  SharedMarks *marks = NULL;
  bool ok = true;
  while (ok && at->more && at->key.a == (int64_t)part) {
    Arena *piece = arena_new();
    ok = take_wrong(x, at, part, w, PIECE, &n, piece, f);
    if (ok && ready) search(x, part, ready->index, w, n);
    for (size_t i = 0; ok && ready && i < n; i++) ok = keep_matches(x, part, &ready->of, &marks, &w[i], ready->arena, f);
    arena_free(piece);
  }
  arena_free(a);
  return ok && (!ready || !ready->filter.bits.n || store_put_filter(x->job->store, x->job->problem, part, &ready->filter, f));
}

static bool search_ready(SharedSearch *x, const Ready *ready, size_t n, Ahead *at, Failure *f) {
  bool ok = true;
  for (size_t i = 0; ok && i < n; i++) {
    ok = ready[i].ok;
    if (!ok) *f = ready[i].failure;
    while (ok && at->more && at->key.a < (int64_t)ready[i].part) ok = search_part(x, (size_t)at->key.a, NULL, at, f);
    ok = ok && search_part(x, ready[i].part, &ready[i], at, f);
  }
  for (size_t i = 0; i < n; i++) arena_free(ready[i].arena);
  return ok;
}

static bool search_all(SharedSearch *x, Failure *f) {
  Ahead at;
  Ready *ready = NEW_ARRAY(x->arena, Ready, batch_threads(x->job));
  size_t next = 0, n = 1;
  bool ok = sorter_sort(x->wrong, x->job->arena, f) && look_ahead(x, x->wrong, &at, f);
  while (ok && n) ok = store_goes_on(x->job->store, f) && make_some_ready(x, &next, ready, &n, f) && search_ready(x, ready, n, &at, f);
  return ok;
}

// ---- pairs -----------------------------------------------------------------

// All matches of one student with another one.
typedef struct { int64_t answer; size_t part; } Told;
typedef struct { size_t other; Told *v; size_t n; bool beyond, lonely; size_t set; } Pair;

static bool take_pair(const SharedSearch *x, Ahead *at, Pair *p, Arena *a, Failure *f) {
  const SortKey of = at->key;
  size_t cap = 0;
  bool ok = true;
  *p = (Pair){.other = (size_t)of.b};
  while (ok && at->more && at->key.a == of.a && at->key.b == of.b) {
    Match m;
    memcpy(&m, at->bytes.p, sizeof m);
    p->v = GROW(a, p->v, p->n, &cap);
    p->v[p->n++] = (Told){at->key.c, m.part};
    p->beyond |= m.beyond;
    p->lonely |= m.lonely;
    ok = look_ahead(x, x->found, at, f);
  }
  return ok;
}

static bool tell(const SharedSearch *x, const Pair *p, Failure *f) {
  for (size_t i = 0; i < p->n; i++)
    if (!store_put_shared(x->job->store, &(SharedAnswer){p->v[i].answer, x->students.v[p->other]}, 1, f)) return false;
  return true;
}

// ---- pairs that twins may explain -------------------------------------------

// Parts that a pair shares, and the class by them.
typedef struct { bool *parts; SharedTwins *twins; } PartSet;

static bool *parts_of(const SharedSearch *x, const Pair *p, Arena *a) {
  bool *parts = NEW_ARRAY(a, bool, x->job->sheet->front.parts_n + 1);
  for (size_t i = 0; i < p->n; i++) parts[p->v[i].part] = true;
  return parts;
}

static bool keep_rare(SharedSearch *x, const Pair *p, int64_t student, Arena *a, Failure *f) {
  const bool *parts = parts_of(x, p, a);
  uint64_t hash = 1469598103934665603u;
  for (size_t i = 0; i < x->job->sheet->front.parts_n; i++) hash = (hash ^ parts[i]) * 1099511628211u;
  if (!x->rare) x->rare = sorter_new();
  for (size_t i = 0; i < p->n; i++)
    if (!sorter_add(x->rare, (SortKey){(int64_t)hash, student, (int64_t)p->other}, (Str){(const char *)&p->v[i], sizeof p->v[i]}, x->job->arena, f)) return false;
  return true;
}

static bool take_rare(const SharedSearch *x, Ahead *at, Pair *p, Arena *a, Failure *f) {
  const SortKey of = at->key;
  size_t cap = 0;
  bool ok = true;
  *p = (Pair){.other = (size_t)of.c};
  while (ok && at->more && at->key.a == of.a && at->key.b == of.b && at->key.c == of.c) {
    p->v = GROW(a, p->v, p->n, &cap);
    memcpy(&p->v[p->n++], at->bytes.p, sizeof *p->v);
    ok = look_ahead(x, x->rare, at, f);
  }
  return ok;
}

// Shows the parts to the sets that have them.
static bool look_for_twins(const SharedSearch *x, const PartSet *sets, size_t n, Arena *a, Failure *f) {
  bool ok = true;
  for (size_t part = 0; ok && part < x->job->sheet->front.parts_n; part++) {
    Arena *scratch = arena_new();
    const SharedMarks *marks = NULL;
    for (size_t i = 0; ok && i < n; i++) {
      ClassReferences of;
      if (!sets[i].parts[part]) continue;
      if (!marks && (ok = read_part(x, part, scratch, &of, f))) marks = shared_marks(scratch, &of);
      if (ok) shared_twins_add(sets[i].twins, marks);
    }
    arena_free(scratch);
  }
  for (size_t i = 0; ok && i < n; i++) shared_twins_count(sets[i].twins, a);
  return ok;
}

// Takes pairs of as many sets as memory holds, and tells those that twins do not explain.
static bool tell_some_rare(const SharedSearch *x, Ahead *at, Arena *a, Failure *f) {
  enum { PAIRS = 16384, TWINS = 17, SHARE = 4 }; // at once; bytes a student; of the memory for references
  size_t most = LIMIT_SHARED_BYTES / SHARE / (TWINS * x->students.n) + 1, n = 0, sets_n = 0;
  Pair *pairs = NEW_ARRAY(a, Pair, PAIRS);
  PartSet *sets = NEW_ARRAY(a, PartSet, PAIRS);
  int64_t hash = 0;
  bool ok = true;
  while (ok && at->more && n < PAIRS && (sets_n < most || at->key.a == hash)) {
    Pair *p = &pairs[n++];
    hash = at->key.a;
    ok = take_rare(x, at, p, a, f);
    bool *parts = parts_of(x, p, a);
    if (!sets_n || memcmp(sets[sets_n - 1].parts, parts, x->job->sheet->front.parts_n)) sets[sets_n++] = (PartSet){parts, shared_twins_new(a, x->students.n)};
    p->set = sets_n - 1;
  }
  ok = ok && look_for_twins(x, sets, sets_n, a, f);
  for (size_t i = 0; ok && i < n; i++)
    ok = shared_twins_share(sets[pairs[i].set].twins, pairs[i].other) > BEYOND_ACCIDENT || tell(x, &pairs[i], f);
  return ok;
}

static bool tell_rare(SharedSearch *x, Arena *a, Failure *f) {
  Ahead at;
  ArenaMark mark = arena_mark(a);
  bool ok = !x->rare || (sorter_sort(x->rare, x->job->arena, f) && look_ahead(x, x->rare, &at, f));
  while (ok && x->rare && at.more) {
    ok = store_goes_on(x->job->store, f) && tell_some_rare(x, &at, a, f);
    arena_release(a, mark);
  }
  return ok;
}

static bool tell_all(SharedSearch *x, Failure *f) {
  Arena *a = arena_new();
  ArenaMark mark = arena_mark(a);
  Ahead at;
  bool ok = sorter_sort(x->found, x->job->arena, f) && look_ahead(x, x->found, &at, f);
  while (ok && at.more) {
    Pair p;
    int64_t student = at.key.a;
    ok = take_pair(x, &at, &p, a, f);
    if (ok && p.beyond) ok = p.lonely ? tell(x, &p, f) : keep_rare(x, &p, student, a, f);
    arena_release(a, mark);
  }
  ok = ok && tell_rare(x, a, f);
  arena_free(a);
  return ok;
}

bool batch_shared_find(SharedSearch *x, Failure *f) {
  if (!x->suspicious) return true;
  if (!store_everybody(x->job->store, x->arena, &x->students, f)) return false;
  bool any = false;
  for (size_t p = 0; p < x->job->sheet->front.parts_n; p++) any |= x->wanted[p] &= bytes_of(x, p) <= LIMIT_SHARED_BYTES;
  if (!any) return true;
  x->found = sorter_new();
  return (x->class = batch_class_new(x->job, &x->students, x->wanted, f)) && search_all(x, f) && tell_all(x, f);
}
