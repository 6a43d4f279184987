// batch.c - see batch.h.
//
// Answers to a sheet that is the same for everybody are grouped: equal texts to
// one part are judged once.  On a sheet with students' own numbers the students
// are taken a block of lanes at a time: their numbers are drawn (or read, when
// they were drawn before), the references of all parts are computed in one run of
// the model's plan, and the students' answers are judged while those references
// lie in the cache.  Where parts follow others there is a second round.  When all are
// judged, those that are wrong are asked why: broken references are compiled for the parts
// that have wrong answers, and only for those.
#include "batch_follow.h"
#include "batch_shared.h"

#include <assert.h>
#include <omp.h>
#include <stdlib.h>
#include <string.h>

#include "diagnose.h"
#include "policy.h"

typedef struct {
  const BatchJob *job;
  Answers answers;           // those that are due, then those that they follow
  size_t due_n;
  Parts parts;
  const size_t *part_of;     // answer -> part of the sheet
  Judgement *judgements;     // of each answer
  SharedSearch *shared;      // for those of them that are another student's
  Students students;
  const size_t *student_of;  // answer -> index into students
  Draws stored;              // sorted by student, quantity
  const Suspects **suspects; // of each part of the sheet that has a wrong answer, else NULL
  Arena **keep, **scratch;   // per thread
} Batch;

// ---- the answers in order --------------------------------------------------

typedef struct { size_t part, answer; Written written; int64_t student; } Key;

static int by_text(const void *a, const void *b) {
  const Key *x = a, *y = b;
  if (x->part != y->part) return x->part < y->part ? -1 : 1;
  int c = str_cmp(x->written.raw, y->written.raw);
  if (c) return c;
  if (x->written.decimal_comma != y->written.decimal_comma) return x->written.decimal_comma ? 1 : -1;
  return (x->answer > y->answer) - (x->answer < y->answer);
}

static bool same_text(const Key *x, const Key *y) {
  return x->part == y->part && str_eq(x->written.raw, y->written.raw) && x->written.decimal_comma == y->written.decimal_comma;
}

static int by_student(const void *a, const void *b) {
  const Key *x = a, *y = b;
  if (x->student != y->student) return x->student < y->student ? -1 : 1;
  return (x->answer > y->answer) - (x->answer < y->answer);
}

static Key *sorted(const Batch *b, Arena *a, int (*order)(const void *, const void *)) {
  Key *keys = NEW_ARRAY(a, Key, b->answers.n + 1);
  for (size_t i = 0; i < b->answers.n; i++)
    keys[i] = (Key){b->part_of[i], i, {b->answers.v[i].raw, b->answers.v[i].decimal_comma}, (int64_t)b->student_of[i]};
  qsort(keys, b->answers.n, sizeof *keys, order);
  return keys;
}

static bool stopped(const Batch *b) { return b->job->interrupted && *b->job->interrupted; }

static void follow(const Batch *b) {
  batch_follow(&(FollowRound){b->job, &b->answers, b->part_of, b->student_of, &b->students, &b->stored, b->judgements, b->keep, b->scratch});
}

// ---- why an answer is wrong ------------------------------------------------

static bool is_wrong(const Judgement *j) { return j->status == STATUS_INCORRECT || j->status == STATUS_PARTIAL; }

static void find_suspects(Batch *b) {
  size_t parts = b->job->sheet->front.parts_n;
  bool *wrong = NEW_ARRAY(b->job->arena, bool, parts + 1);
  b->suspects = NEW_ARRAY(b->job->arena, const Suspects *, parts + 1);
  for (size_t i = 0; i < b->answers.n; i++) wrong[b->part_of[i]] |= is_wrong(&b->judgements[i]);
#pragma omp parallel for schedule(dynamic, 1)
  for (size_t p = 0; p < parts; p++)
    if (wrong[p] && !stopped(b)) b->suspects[p] = suspects_new(b->keep[omp_get_thread_num()], b->job->sheet, p);
}

// ---- the same numbers for everybody ----------------------------------------

static void grade_fixed(Batch *b) {
  const Key *keys = sorted(b, b->job->arena, by_text);
  size_t *first = NEW_ARRAY(b->job->arena, size_t, b->answers.n + 1), groups = 0;
  for (size_t i = 0; i < b->answers.n; i++)
    if (!i || !same_text(&keys[i], &keys[i - 1])) first[groups++] = i;
  first[groups] = b->answers.n;
#pragma omp parallel for schedule(dynamic, 8)
  for (size_t g = 0; g < groups; g++) {
    if (stopped(b)) continue;
    int thread = omp_get_thread_num();
    const Key *k = &keys[first[g]];
    Judgement j = judge(b->job->sheet, k->part, NULL, k->written, b->keep[thread], b->scratch[thread]);
    for (size_t i = first[g]; i < first[g + 1]; i++) b->judgements[keys[i].answer] = j;
  }
  follow(b);
  find_suspects(b);
#pragma omp parallel for schedule(dynamic, 8)
  for (size_t g = 0; g < groups; g++) {
    size_t at = first[g]; // of equal answers some may be right given others
    while (at < first[g + 1] && !is_wrong(&b->judgements[keys[at].answer])) at++;
    if (stopped(b) || at == first[g + 1]) continue;
    const Key *k = &keys[at];
    int thread = omp_get_thread_num();
    Str why = diagnose(b->suspects[k->part], NULL, 0, k->written, &b->judgements[k->answer], b->keep[thread], b->scratch[thread]);
    for (size_t i = at; i < first[g + 1]; i++)
      if (is_wrong(&b->judgements[keys[i].answer])) b->judgements[keys[i].answer].diagnosis = why;
  }
}

// ---- every student his own -------------------------------------------------

static const Judgement no_numbers = {.status = STATUS_PENDING, .message = STR_INIT("no numbers were found for this student: the sheet's `require` is too strict")};

// keys[from, to): the answers of n students; block students are in ascending order.
static void grade_block(Batch *b, const Key *keys, size_t from, size_t to, const Student *students, size_t n, Arena *keep, Arena *scratch) {
  ArenaMark mark = arena_mark(scratch);
  LaneBlock block = batch_block(b->job, &b->stored, students, n, scratch);
  for (size_t i = from, lane = 0; i < to; i++) {
    if (i > from && keys[i].student != keys[i - 1].student) lane++;
    const SheetPart *p = &b->job->sheet->parts[keys[i].part];
    Instance own = block.instances[keys[i].part];
    for (size_t k = 0; k < p->references; k++)
      if (own.values[k]) own.values[k] += lane;
    bool needs = false;
    for (size_t k = 0; k < p->references && p->front->kind == KIND_VALUE; k++) needs |= !p->reference[k].fixed;
    b->judgements[keys[i].answer] = needs && !block.drawn[lane] ? no_numbers
                                  : judge(b->job->sheet, keys[i].part, &own, keys[i].written, keep, scratch);
  }
  arena_release(scratch, mark);
}

// The wrong ones among keys[from, to) are asked why.
static void diagnose_block(Batch *b, const Key *keys, size_t from, size_t to, const Student *students, size_t n, Arena *keep, Arena *scratch) {
  const Sheet *s = b->job->sheet;
  ArenaMark mark = arena_mark(scratch);
  LaneBlock block = {0};
  const Frame *const **frames = NEW_ARRAY(scratch, const Frame *const *, s->front.parts_n + 1);
  const double *const **inputs = NEW_ARRAY(scratch, const double *const *, s->models_n + 1);
  for (size_t i = from, lane = 0; i < to; i++) {
    if (i > from && keys[i].student != keys[i - 1].student) lane++;
    Judgement *j = &b->judgements[keys[i].answer];
    const Suspects *x = b->suspects[keys[i].part];
    if (!x || !is_wrong(j)) continue;
    if (suspects_vary(x) && !frames[keys[i].part]) {
      if (!block.numbers) block = batch_block(b->job, &b->stored, students, n, scratch);
      for (size_t m = 0; m < s->models_n; m++) inputs[m] = (const double *const *)block.numbers[m].inputs;
      frames[keys[i].part] = suspects_frames(scratch, x, n, inputs);
    }
    j->diagnosis = diagnose(x, frames[keys[i].part], lane, keys[i].written, j, keep, scratch);
  }
  arena_release(scratch, mark);
}

// The answers in blocks of as many students as a block has lanes.
typedef struct {
  const Key *keys;
  size_t n, lanes;
  size_t *first, *count; // of each block: its first answer, its students
  Student *who;
} Blocks;

static Blocks blocks_of(const Batch *b) {
  Arena *a = b->job->arena;
  size_t most = b->students.n, students = 0;
  Blocks x = {.keys = sorted(b, a, by_student), .lanes = batch_lanes(b->job->sheet), .first = NEW_ARRAY(a, size_t, most + 1),
              .count = NEW_ARRAY(a, size_t, most + 1), .who = NEW_ARRAY(a, Student, most + 1)};
  for (size_t i = 0; i < b->answers.n; i++) {
    if (i && x.keys[i].student == x.keys[i - 1].student) continue;
    if (students % x.lanes == 0) x.first[x.n++] = i;
    x.who[students++] = b->students.v[x.keys[i].student];
    x.count[x.n - 1]++;
  }
  x.first[x.n] = b->answers.n;
  return x;
}

static void grade_drawn(Batch *b) {
  Blocks x = blocks_of(b);
#pragma omp parallel for schedule(dynamic, 1)
  for (size_t k = 0; k < x.n; k++)
    if (!stopped(b)) {
      int thread = omp_get_thread_num();
      grade_block(b, x.keys, x.first[k], x.first[k + 1], &x.who[k * x.lanes], x.count[k], b->keep[thread], b->scratch[thread]);
    }
  follow(b);
  find_suspects(b);
#pragma omp parallel for schedule(dynamic, 1)
  for (size_t k = 0; k < x.n; k++)
    if (!stopped(b)) {
      int thread = omp_get_thread_num();
      diagnose_block(b, x.keys, x.first[k], x.first[k + 1], &x.who[k * x.lanes], x.count[k], b->keep[thread], b->scratch[thread]);
    }
}

// ---- load, judge, save -----------------------------------------------------

// Appends what is not due itself.
static void add_earlier(Batch *b, const Answers *earlier) {
  Answer *all = NEW_ARRAY(b->job->arena, Answer, b->due_n + earlier->n + 1);
  size_t at = 0;
  if (!earlier->n) return;
  for (size_t i = 0; i < b->due_n; i++) all[i] = b->answers.v[i];
  b->answers.v = all;
  for (size_t i = 0; i < earlier->n; i++) { // both are by part, student, attempt
    const Answer *x = &earlier->v[i];
    while (at < b->due_n && (all[at].part < x->part || (all[at].part == x->part && all[at].student < x->student))) at++;
    size_t k = at;
    while (k < b->due_n && all[k].id != x->id && all[k].part == x->part && all[k].student == x->student) k++;
    if (k == b->due_n || all[k].id != x->id) all[b->answers.n++] = *x;
  }
}

static bool load(Batch *b, Due due, Failure *f) {
  const BatchJob *job = b->job;
  Arena *a = job->arena;
  Answers earlier = {0};
  if (!store_due(job->store, due, NULL, 0, a, &b->answers, f) || !store_earlier(job->store, due, a, &earlier, f) || !store_parts(job->store, job->problem->id, a, &b->parts, f) ||
      !store_students(job->store, a, &b->students, f))
    return false;
  b->due_n = b->answers.n;
  add_earlier(b, &earlier);
  if (job->sheet->drawn && !store_draws(job->store, job->problem->id, job->problem->version, EVERY_ID, a, &b->stored, f)) return false;
  if (!batch_check_stored(job, &b->stored, &b->students, f)) return false;
  size_t *part_of = NEW_ARRAY(a, size_t, b->answers.n + 1), *student_of = NEW_ARRAY(a, size_t, b->answers.n + 1);
  int64_t highest = 0;
  for (size_t i = 0; i < b->students.n; i++)
    if (b->students.v[i].id > highest) highest = b->students.v[i].id;
  size_t *by_id = NEW_ARRAY(a, size_t, highest + 1);
  for (size_t i = 0; i < b->students.n; i++) by_id[b->students.v[i].id] = i;
  size_t *stored_part = NEW_ARRAY(a, size_t, b->parts.n + 1);
  for (size_t k = 0; k < b->parts.n; k++) {
    while (!str_eq(job->sheet->front.parts[stored_part[k]].id.s, b->parts.v[k].name)) {
      ++stored_part[k];
      assert(stored_part[k] < job->sheet->front.parts_n); // the parts are those of this very text
    }
  }
  for (size_t i = 0, at = 0; i < b->answers.n; i++) { // sorted by part: at moves on but rarely
    while (b->parts.v[at].id != b->answers.v[i].part) at = (at + 1) % b->parts.n;
    part_of[i] = stored_part[at];
    student_of[i] = by_id[b->answers.v[i].student];
  }
  b->part_of = part_of;
  b->student_of = student_of;
  b->judgements = NEW_ARRAY(a, Judgement, b->answers.n + 1);
  return true;
}

// What the sheet's rules leave of a judgement, and why.
static Score score_of(const Batch *b, size_t i) {
  const Answer *x = &b->answers.v[i];
  const Judgement *j = &b->judgements[i];
  const FrontPart *part = &b->job->sheet->front.parts[b->part_of[i]];
  Lateness late = policy_late(&b->job->sheet->front, part, x->submitted);
  Str why = policy_message(part, &late, b->job->arena);
  if (x->refused && !late.refused)
    why = str_fmt(b->job->arena, "attempt %lld: at most %d count", (long long)x->turn, part->settings.attempts.limit);
  double earned = part->points * j->share, points = x->refused ? 0 : earned * late.kept;
  bool waits = j->status == STATUS_UNREADABLE || j->status == STATUS_PENDING, both = why.n && j->message.n;
  return (Score){.student = x->student, .part = x->part, .answer = x->id, .points = points, .taken_off = earned - points, .status = j->status,
                 .message = waits || !why.n ? j->message : str_fmt(b->job->arena, STR_FMT "%s" STR_FMT, STR_ARG(j->message), both ? "; " : "", STR_ARG(why)),
                 .reading = j->reading, .reference = j->reference, .diagnosis = j->diagnosis};
}

static bool save(const Batch *b, Due due, int64_t run, BatchResult *result, Failure *f) {
  enum { PIECE = 256 };
  Score scores[PIECE];
  if (!store_run_problem(b->job->store, run, due, f)) return false;
  for (size_t i = 0, n = 0; i < b->due_n; i++) {
    scores[n++] = score_of(b, i);
    result->with[b->judgements[i].status]++;
    result->without_numbers += b->judgements[i].message.p == no_numbers.message.p;
    if (!batch_shared_add(b->shared, b->part_of[i], &b->answers.v[i], &b->judgements[i], f)) return false;
    if (n < PIECE && i + 1 < b->due_n) continue;
    if (!store_put_scores(b->job->store, run, scores, n, f)) return false;
    n = 0;
  }
  result->answers += (int64_t)b->due_n;
  return batch_shared_find(b->shared, f);
}

bool batch_grade(const BatchJob *job, Due due, int64_t run, BatchResult *result, Failure *f) {
  Batch b = {.job = job};
  if (!load(&b, due, f)) return false;
  int threads = job->jobs > 0 ? job->jobs : omp_get_max_threads();
  omp_set_num_threads(threads);
  b.keep = NEW_ARRAY(job->arena, Arena *, threads);
  b.scratch = NEW_ARRAY(job->arena, Arena *, threads);
  for (int i = 0; i < threads; i++) {
    b.keep[i] = arena_new();
    b.scratch[i] = arena_new();
  }
  if (job->sheet->drawn) grade_drawn(&b);
  else grade_fixed(&b);
  b.shared = batch_shared_new(job);
  bool ok = stopped(&b) ? failure(f, job->arena, EXIT_INTERRUPTED, "interrupted; nothing was changed") : save(&b, due, run, result, f);
  batch_shared_free(b.shared);
  for (int i = 0; i < threads; i++) {
    arena_free(b.keep[i]);
    arena_free(b.scratch[i]);
  }
  return ok;
}
