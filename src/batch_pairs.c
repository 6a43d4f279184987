// batch_pairs.c - see batch_pairs.h.
//
// Matches go through a sorter, by the pair.  Where in one part nobody has a twin, twins do not
// explain a pair; that settles nearly all.  The others wait in a second sorter, by the set of
// parts that they share: for as many sets as memory holds the parts are read once more, and each
// set says of every student at once how many have a twin.
#include "batch_pairs.h"

#include "hash.h"
#include "limits.h"
#include "shared.h"

static const double BY_TWINS = 1e-3; // a larger share of twins among their like explains a pair

struct BatchPairs {
  const BatchJob *job;
  const Ids *students;
  BatchClass *class;
  Sorter *found;     // by student, other, answer
  Sorter *rare;      // by set of parts, student, other: of those that twins may explain; NULL while there is none
};

typedef struct { uint32_t part; bool beyond, lonely; } Match;

BatchPairs *batch_pairs_new(const BatchJob *job, const Ids *students, BatchClass *class) {
  BatchPairs *x = NEW(job->arena, BatchPairs);
  *x = (BatchPairs){.job = job, .students = students, .class = class, .found = sorter_new()};
  return x;
}

void batch_pairs_free(BatchPairs *x) {
  if (!x) return;
  sorter_free(x->found);
  sorter_free(x->rare);
}

bool batch_pairs_add(BatchPairs *x, const PairMatch *m, Failure *f) {
  Match match = {(uint32_t)m->part, m->beyond, m->lonely};
  return sorter_add(x->found, (SortKey){(int64_t)m->student, (int64_t)m->other, m->answer}, (Str){(const char *)&match, sizeof match}, x->job->arena, f);
}

// All matches of one student with another one.
typedef struct { int64_t answer; size_t part; } Told;
typedef struct { size_t other; Told *v; size_t n; bool beyond, lonely; size_t set; } Pair;

static bool take_pair(const BatchPairs *x, Upcoming *at, Pair *p, Arena *a, Failure *f) {
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
    ok = look_ahead(x->found, at, x->job->arena, f);
  }
  return ok;
}

static bool tell(const BatchPairs *x, const Pair *p, Failure *f) {
  for (size_t i = 0; i < p->n; i++)
    if (!store_put_shared(x->job->store, &(SharedAnswer){p->v[i].answer, x->students->v[p->other]}, 1, f)) return false;
  return true;
}

// ---- pairs that twins may explain -------------------------------------------

// Parts that a pair shares, and the class by them.
typedef struct { bool *parts; SharedTwins *twins; } PartSet;

static bool *parts_of(const BatchPairs *x, const Pair *p, Arena *a) {
  bool *parts = NEW_ARRAY(a, bool, x->job->sheet->front.parts_n + 1);
  for (size_t i = 0; i < p->n; i++) parts[p->v[i].part] = true;
  return parts;
}

static bool keep_rare(BatchPairs *x, const Pair *p, int64_t student, Arena *a, Failure *f) {
  const bool *parts = parts_of(x, p, a);
  uint64_t hash = hash_bytes(0, parts, x->job->sheet->front.parts_n * sizeof *parts);
  if (!x->rare) x->rare = sorter_new();
  for (size_t i = 0; i < p->n; i++)
    if (!sorter_add(x->rare, (SortKey){(int64_t)hash, student, (int64_t)p->other}, (Str){(const char *)&p->v[i], sizeof p->v[i]}, x->job->arena, f)) return false;
  return true;
}

static bool take_rare(const BatchPairs *x, Upcoming *at, Pair *p, Arena *a, Failure *f) {
  const SortKey of = at->key;
  size_t cap = 0;
  bool ok = true;
  *p = (Pair){.other = (size_t)of.c};
  while (ok && at->more && at->key.a == of.a && at->key.b == of.b && at->key.c == of.c) {
    p->v = GROW(a, p->v, p->n, &cap);
    memcpy(&p->v[p->n++], at->bytes.p, sizeof *p->v);
    ok = look_ahead(x->rare, at, x->job->arena, f);
  }
  return ok;
}

// Shows the parts to the sets that have them.
static bool look_for_twins(const BatchPairs *x, const PartSet *sets, size_t n, Arena *a, Failure *f) {
  bool ok = true;
  for (size_t part = 0; ok && part < x->job->sheet->front.parts_n; part++) {
    Arena *scratch = arena_new();
    const SharedMarks *marks = NULL;
    for (size_t i = 0; ok && i < n; i++) {
      ClassReferences of;
      if (!sets[i].parts[part]) continue;
      if (!marks && (ok = batch_class_references(x->class, part, scratch, &of, f))) marks = shared_marks(scratch, &of);
      if (ok) shared_twins_add(sets[i].twins, marks);
    }
    arena_free(scratch);
  }
  for (size_t i = 0; ok && i < n; i++) shared_twins_count(sets[i].twins, a);
  return ok;
}

// Takes pairs of as many sets as memory holds, and tells those that twins do not explain.
static bool tell_some_rare(const BatchPairs *x, Upcoming *at, Arena *a, Failure *f) {
  enum { PAIRS = 16384, TWINS = 17, SHARE = 4 }; // at once; bytes a student; of the memory for references
  size_t most = LIMIT_SHARED_BYTES / SHARE / (TWINS * x->students->n) + 1, n = 0, sets_n = 0;
  Pair *pairs = NEW_ARRAY(a, Pair, PAIRS);
  PartSet *sets = NEW_ARRAY(a, PartSet, PAIRS);
  int64_t hash = 0;
  bool ok = true;
  while (ok && at->more && n < PAIRS && (sets_n < most || at->key.a == hash)) {
    Pair *p = &pairs[n++];
    hash = at->key.a;
    ok = take_rare(x, at, p, a, f);
    bool *parts = parts_of(x, p, a);
    if (!sets_n || memcmp(sets[sets_n - 1].parts, parts, x->job->sheet->front.parts_n)) sets[sets_n++] = (PartSet){parts, shared_twins_new(a, x->students->n)};
    p->set = sets_n - 1;
  }
  ok = ok && look_for_twins(x, sets, sets_n, a, f);
  for (size_t i = 0; ok && i < n; i++)
    ok = shared_twins_share(sets[pairs[i].set].twins, pairs[i].other) > BY_TWINS || tell(x, &pairs[i], f);
  return ok;
}

static bool tell_rare(BatchPairs *x, Arena *a, Failure *f) {
  Upcoming at;
  ArenaMark mark = arena_mark(a);
  bool ok = !x->rare || (sorter_sort(x->rare, x->job->arena, f) && look_ahead(x->rare, &at, x->job->arena, f));
  while (ok && x->rare && at.more) {
    ok = store_goes_on(x->job->store, f) && tell_some_rare(x, &at, a, f);
    arena_release(a, mark);
  }
  return ok;
}

bool batch_pairs_tell(BatchPairs *x, Failure *f) {
  Arena *a = arena_new();
  ArenaMark mark = arena_mark(a);
  Upcoming at;
  bool ok = sorter_sort(x->found, x->job->arena, f) && look_ahead(x->found, &at, x->job->arena, f);
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
