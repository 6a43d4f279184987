// batch.c - see batch.h.
//
// A class is graded a piece of students at a time: their answers are read, judged and
// saved, so that the memory it takes does not grow with it.  Threads take whole pieces
// (batch_flow.c); only one at a time is read from the store, only one written to it, and that
// in their order.  The two go on at once where a second handle reads the course as it was when
// the run began: all that is to be graded is there, and what was graded since is not asked for.
// Within a piece there are three rounds.  Answers are judged by themselves; where parts
// follow others, those that are wrong are judged again; those that still are wrong are
// asked why.
//
// On a sheet that is the same for everybody equal texts to one part are judged once, as
// long as they are remembered.  On a sheet with students' own numbers the students are
// taken a block of lanes at a time: their numbers are read (or drawn), the references of
// all parts are computed in one run of the model's plan, and the answers are judged while
// those references lie in the cache.  Who is wrong at a part is put side by side with the
// others of the piece, a block of lanes again: broken references are compiled for parts
// that have wrong answers, and computed for those who gave them.
#include "batch_flow.h"
#include "batch_follow.h"
#include "batch_load.h"
#include "batch_memo.h"
#include "batch_shared.h"

#include <omp.h>
#include <stdlib.h>

#include "diagnose.h"
#include "limits.h"
#include "policy.h"

enum {
  PIECE_ANSWERS = 2048, // if every student hands in one to each part: some 3 MiB
  PIECES = 16           // into which a small class is cut, so that all threads have some
};

// The suspects of a part, compiled by the thread that first has a wrong answer to it.
typedef struct { omp_lock_t lock; bool known; const Suspects *suspects; } Suspected;

// What the threads share.
typedef struct {
  const BatchJob *job;
  Store *source;             // where pieces are loaded from: the job's store, or one beside it
  const DueList *due;
  int64_t run;
  BatchResult *result;
  Loader loader;
  Memo *memo;                // where everybody has the same numbers
  SharedSearch *shared;      // for answers that are another student's
  Suspected *suspected;      // of each part of the sheet
  Failure *f;
} Batch;

// Everything in it lives until its scores are saved.
typedef struct {
  Batch *batch;
  BatchJob job;          // with an arena of its own
  Arena *scratch, *lasting; // its thread's
  FormulaMemory *formulas;
  size_t number;         // among the pieces
  size_t from, to;       // of the list of students
  Students students;     // by id
  Answers answers;       // that are due, and that those may follow; by student, part, attempt
  Ids stale;             // whose scores the new ones replace
  Draws stored;          // by student
  Draws fresh;           // those of them that are to be stored
  size_t *part_of;       // answer -> part of the sheet
  size_t *student_of;    // answer -> index into students
  Judgement *judgements; // of each answer
  Score *scores;         // of those that are due, by answer
  size_t scores_n;
} Piece;

static bool stopped(const Piece *p) { return p->job.interrupted && *p->job.interrupted; }

static Written written_of(const Piece *p, size_t answer) {
  return (Written){p->answers.v[answer].raw, p->answers.v[answer].decimal_comma};
}

static void follow(const Piece *p) {
  batch_follow(&(FollowRound){&p->job, &p->answers, p->part_of, p->student_of, &p->students, &p->stored, p->judgements, p->scratch});
}

static bool is_wrong(const Judgement *j) { return j->status == STATUS_INCORRECT || j->status == STATUS_PARTIAL; }

static const Suspects *suspects_of(const Piece *p, size_t part) {
  Suspected *x = &p->batch->suspected[part];
  omp_set_lock(&x->lock);
  if (!x->known) x->suspects = suspects_new(p->lasting, p->job.sheet, part);
  x->known = true;
  omp_unset_lock(&x->lock);
  return x->suspects;
}

// ---- the same numbers for everybody ----------------------------------------

// By itself, and why it is wrong if it is.
static Judgement judge_text(const Piece *p, size_t part, Written w) {
  Judgement j;
  if (memo_find(p->batch->memo, part, w, &j)) return j;
  j = judge_remembering(p->job.sheet, part, NULL, w, p->formulas, p->job.arena, p->scratch);
  if (is_wrong(&j)) j.diagnosis = diagnose(suspects_of(p, part), NULL, 0, w, &j, p->formulas, p->job.arena, p->scratch);
  memo_put(p->batch->memo, part, w, &j);
  return j;
}

static void grade_fixed(Piece *p) {
  Str *why = NEW_ARRAY(p->job.arena, Str, p->answers.n + 1);
  for (size_t i = 0; i < p->answers.n && !stopped(p); i++) {
    p->judgements[i] = judge_text(p, p->part_of[i], written_of(p, i));
    why[i] = p->judgements[i].diagnosis;
    progress_step(p->job.progress, 0);
  }
  follow(p);
  for (size_t i = 0; i < p->answers.n; i++) // what is right given others is not asked why
    if (is_wrong(&p->judgements[i])) p->judgements[i].diagnosis = why[i];
}

// ---- every student his own -------------------------------------------------

static const Judgement no_numbers = {.status = STATUS_PENDING, .message = STR_INIT("no numbers were found for this student: the sheet's `require` is too strict")};

// The students of a piece who answered, in blocks of lanes, and their answers.
typedef struct {
  size_t lanes, n;
  Student *who;    // of all blocks, one after the other
  size_t who_n;
  size_t *first;   // of who: his answers are [first[w], first[w + 1])
  size_t *place;   // student of the piece -> who
  LaneBlock *block;
} Blocks;

static Blocks blocks_of(const Piece *p) {
  Arena *a = p->job.arena;
  Blocks x = {.lanes = batch_lanes(p->job.sheet), .who = NEW_ARRAY(a, Student, p->students.n + 1), .first = NEW_ARRAY(a, size_t, p->students.n + 2),
              .place = NEW_ARRAY(a, size_t, p->students.n + 1)};
  for (size_t i = 0; i < p->answers.n; i++) {
    if (!i || p->student_of[i] != p->student_of[i - 1]) {
      x.place[p->student_of[i]] = x.who_n;
      x.who[x.who_n++] = p->students.v[p->student_of[i]];
    }
    x.first[x.who_n] = i + 1;
  }
  x.n = (x.who_n + x.lanes - 1) / x.lanes;
  x.block = NEW_ARRAY(a, LaneBlock, x.n + 1);
  return x;
}

static size_t block_size(const Blocks *x, size_t k) { return x->who_n - k * x->lanes < x->lanes ? x->who_n - k * x->lanes : x->lanes; }

static Judgement judge_lane(const Piece *p, const LaneBlock *block, size_t lane, size_t answer) {
  size_t part = p->part_of[answer];
  const SheetPart *asked = &p->job.sheet->parts[part];
  Instance own = block->instances[part];
  bool needs = false;
  for (size_t k = 0; k < asked->references; k++) {
    if (own.values[k]) own.values[k] += lane;
    needs |= asked->front->kind == KIND_VALUE && !asked->reference[k].fixed;
  }
  return needs && !block->drawn[lane] ? no_numbers : judge_remembering(p->job.sheet, part, &own, written_of(p, answer), p->formulas, p->job.arena, p->scratch);
}

static void judge_block(const Piece *p, Blocks *x, size_t k) {
  size_t from = k * x->lanes;
  x->block[k] = batch_block(&p->job, &p->stored, &x->who[from], block_size(x, k), p->job.arena);
  for (size_t lane = 0; lane < block_size(x, k); lane++)
    for (size_t i = x->first[from + lane]; i < x->first[from + lane + 1]; i++)
      p->judgements[i] = judge_lane(p, &x->block[k], lane, i);
  progress_step(p->job.progress, 0);
}

// Wrong answers to one part, side by side.
typedef struct { size_t part, n, answer[PLAN_LANES]; } Wrong;

// The inputs of those who gave them: of each model and input.
static const double *const **gather(const Piece *p, const Blocks *x, const Wrong *w, Arena *a) {
  const Sheet *s = p->job.sheet;
  const double *const **inputs = NEW_ARRAY(a, const double *const *, s->models_n + 1);
  for (size_t m = 0; m < s->models_n; m++) {
    if (!s->models[m].plan) continue;
    const Net *net = s->models[m].net;
    double **own = batch_inputs(a, net, w->n);
    for (size_t i = 0; i < net->inputs_n; i++)
      for (size_t l = 0, n = (size_t)shape_numel(net->inputs[i].shape); l < w->n; l++) {
        size_t at = x->place[p->student_of[w->answer[l]]], k = at / x->lanes, lane = at % x->lanes, lanes = block_size(x, k);
        const double *from = x->block[k].numbers[m].inputs[i] + lane;
        for (size_t e = 0; e < n; e++) own[i][e * w->n + l] = from[e * lanes];
      }
    inputs[m] = (const double *const *)own;
  }
  return inputs;
}

static void diagnose_wrong(const Piece *p, const Blocks *x, const Wrong *w) {
  const Suspects *suspects = suspects_of(p, w->part);
  if (!suspects) return;
  ArenaMark mark = arena_mark(p->scratch);
  const SuspectValues *values = suspects_vary(suspects) ? suspects_values(p->scratch, suspects, w->n, gather(p, x, w, p->scratch)) : NULL;
  for (size_t l = 0; l < w->n; l++) {
    Judgement *j = &p->judgements[w->answer[l]];
    j->diagnosis = diagnose(suspects, values, l, written_of(p, w->answer[l]), j, p->formulas, p->job.arena, p->scratch);
  }
  arena_release(p->scratch, mark);
  progress_step(p->job.progress, 0);
}

// The answers that are asked why they are wrong, part by part.
static size_t *wrong_by_part(const Piece *p, size_t *n) {
  size_t parts = p->job.sheet->front.parts_n;
  size_t *next = NEW_ARRAY(p->job.arena, size_t, parts + 2), *order = NEW_ARRAY(p->job.arena, size_t, p->answers.n + 1);
  for (size_t i = 0; i < p->answers.n; i++)
    if (p->answers.v[i].due && is_wrong(&p->judgements[i])) next[p->part_of[i] + 1]++;
  for (size_t k = 0; k <= parts; k++) next[k + 1] += next[k];
  *n = next[parts];
  for (size_t i = 0; i < p->answers.n; i++)
    if (p->answers.v[i].due && is_wrong(&p->judgements[i])) order[next[p->part_of[i]]++] = i;
  return order;
}

// Threads that begin with different parts do not wait for each other's suspects.
static void diagnose_piece(const Piece *p, const Blocks *x) {
  Wrong w = {0};
  size_t n;
  const size_t *order = wrong_by_part(p, &n), first = p->number % 2 ? n / 2 : 0;
  for (size_t k = 0; k < n && !stopped(p); k++) {
    size_t i = order[(first + k) % n];
    if (w.n && (w.n == PLAN_LANES || w.part != p->part_of[i])) {
      diagnose_wrong(p, x, &w);
      w.n = 0;
    }
    w.part = p->part_of[i];
    w.answer[w.n++] = i;
  }
  if (w.n) diagnose_wrong(p, x, &w);
}

static void grade_drawn(Piece *p) {
  p->fresh = batch_draw_new(&p->job, &p->students, &p->stored, p->scratch);
  Blocks x = blocks_of(p);
  for (size_t k = 0; k < x.n && !stopped(p); k++) judge_block(p, &x, k);
  follow(p);
  diagnose_piece(p, &x);
}

// ---- load and save: one thread at a time, or one at each --------------------

static bool load(Piece *p, Failure *f) {
  const Batch *b = p->batch;
  Loaded x;
  if (!loader_read(&b->loader, b->source, p->from, p->to, p->job.arena, &x, f)) return false;
  p->students = x.students, p->answers = x.answers, p->stale = x.stale, p->stored = x.stored;
  p->part_of = x.part_of, p->student_of = x.student_of;
  p->judgements = NEW_ARRAY(p->job.arena, Judgement, p->answers.n + 1);
  return true;
}

// What the sheet's rules leave of a judgement, and why.
static Score score_of(const Piece *p, size_t i) {
  const Answer *x = &p->answers.v[i];
  const Judgement *j = &p->judgements[i];
  Arena *a = p->job.arena;
  const Front *front = &p->job.sheet->front;
  const FrontPart *part = &front->parts[p->part_of[i]];
  Lateness late = policy_late(front, part, x->submitted);
  Str why = policy_message(part, &late, a);
  if (x->refused && !late.refused)
    why = str_fmt(a, "attempt %lld: at most %d count", (long long)x->turn, part->settings.attempts.limit);
  double earned = part->points * j->share, points = x->refused ? 0 : earned * late.kept;
  bool waits = j->status == STATUS_UNREADABLE || j->status == STATUS_PENDING, both = why.n && j->message.n;
  return (Score){.student = x->student, .part = x->part, .answer = x->id, .points = points, .taken_off = earned - points, .status = j->status,
                 .message = waits || !why.n ? j->message : str_fmt(a, STR_FMT "%s" STR_FMT, STR_ARG(j->message), both ? "; " : "", STR_ARG(why)),
                 .reading = j->reading, .reference = j->reference, .diagnosis = j->diagnosis};
}

static int by_answer(const void *a, const void *b) {
  const Score *x = a, *y = b;
  return (x->answer > y->answer) - (x->answer < y->answer);
}

// The scores of a piece, in the order of their answers.
static void score_piece(Piece *p) {
  bool sorted = true; // as they are if a student's answers were collected at once
  p->scores = arena_room(p->job.arena, (p->answers.n + 1) * sizeof *p->scores);
  for (size_t i = 0; i < p->answers.n; i++) {
    if (!p->answers.v[i].due) continue;
    p->scores[p->scores_n++] = score_of(p, i);
    sorted &= p->scores_n < 2 || p->scores[p->scores_n - 2].answer < p->scores[p->scores_n - 1].answer;
  }
  if (!sorted) qsort(p->scores, p->scores_n, sizeof *p->scores, by_answer);
}

static bool save(Piece *p, Failure *f) {
  BatchResult *result = p->batch->result;
  if (!store_put_draws(p->job.store, p->fresh.v, p->fresh.n, f) || !store_archive_scores(p->job.store, &p->stale, f)) return false;
  for (size_t i = 0; i < p->answers.n; i++) {
    if (!p->answers.v[i].due) continue;
    result->answers++;
    result->with[p->judgements[i].status]++;
    result->without_numbers += p->judgements[i].message.p == no_numbers.message.p;
    if (!batch_shared_add(p->batch->shared, p->part_of[i], &p->answers.v[i], &p->judgements[i], f)) return false;
  }
  progress_step(p->job.progress, (int64_t)(p->to - p->from));
  return !p->scores_n || store_put_scores(p->job.store, p->batch->run, p->scores, p->scores_n, f);
}

// Does one of the two, unless the user has asked to stop.
static bool with_store(Piece *p, bool (*act)(Piece *, Failure *)) {
  Batch *b = p->batch;
  Failure f;
  if (stopped(p)) failure(&f, p->job.arena, EXIT_INTERRUPTED, "interrupted; nothing was changed");
  else if (act(p, &f)) return true;
#pragma omp critical(failed) // both may fail, of two pieces at once
  *b->f = (Failure){f.status, str_dup(b->job->arena, f.message), str_dup(b->job->arena, f.help)}; // it lives with the piece
  return false;
}

// ---- all pieces ------------------------------------------------------------

// The students of a piece, at most.
static size_t piece_size(const Batch *b) {
  size_t lanes = b->job->sheet->drawn ? batch_lanes(b->job->sheet) : 1;
  size_t large = PIECE_ANSWERS / (b->loader.parts.n + 1) + 1, small = b->due->students.n / PIECES + 1;
  size_t most = small < large ? small : large;
  return (most + lanes - 1) / lanes * lanes;
}

// What a thread has for itself.
typedef struct {
  Arena *scratch, *own;
  FormulaMemory *formulas;
} Desk;

// Pieces on their way, each in a slot with an arena of its own.
typedef struct {
  Batch *batch;
  size_t size;  // of a piece: students
  Piece *slots;
  Desk *desks;
} Pieces;

static bool load_piece(void *context, size_t slot, size_t piece) {
  Pieces *x = context;
  size_t from = piece * x->size, students = x->batch->due->students.n;
  Piece *p = &x->slots[slot];
  BatchJob job = p->job;
  *p = (Piece){.batch = x->batch, .job = job, .number = piece, .from = from, .to = students - from < x->size ? students : from + x->size};
  return with_store(p, load);
}

static void judge_piece(void *context, size_t slot, size_t thread) {
  Pieces *x = context;
  Piece *p = &x->slots[slot];
  p->scratch = x->desks[thread].scratch;
  arena_clear(p->scratch);
  p->lasting = x->desks[thread].own;
  p->formulas = x->desks[thread].formulas;
  if (p->job.sheet->drawn) grade_drawn(p);
  else grade_fixed(p);
  if (!stopped(p)) score_piece(p);
}

static bool save_piece(void *context, size_t slot) {
  Piece *p = &((Pieces *)context)->slots[slot];
  bool ok = with_store(p, save);
  arena_clear(p->job.arena);
  return ok;
}

int batch_threads(const BatchJob *job) {
  int wanted = job->jobs > 0 ? job->jobs : omp_get_max_threads();
  return wanted < LIMIT_THREADS ? wanted : LIMIT_THREADS;
}

// A store beside the job's own, where reading gains from it: a late answer is graded sooner
// than one is opened.  It would not see the numbers that batch_carry() has just stored.
static Store *source_beside(const Batch *b, size_t pieces, size_t threads, Arena *a) {
  bool carried = b->job->sheet->drawn && b->job->problem->version > 1;
  return threads > 1 && pieces > PIECES / 2 && !carried ? store_beside(b->job->store, a) : NULL;
}

static bool grade_pieces(Batch *b) {
  Arena *a = b->job->arena, *reading = arena_new();
  size_t threads = (size_t)batch_threads(b->job), slots = batch_flow_slots(threads), size = piece_size(b);
  size_t pieces = (b->due->students.n + size - 1) / size;
  Pieces x = {.batch = b, .size = size, .slots = NEW_ARRAY(a, Piece, slots), .desks = NEW_ARRAY(a, Desk, threads)};
  Store *beside = source_beside(b, pieces, threads, reading);
  b->source = beside ? beside : b->job->store;
  for (size_t i = 0; i < slots; i++) {
    x.slots[i].job = *b->job;
    x.slots[i].job.arena = arena_new();
  }
  for (size_t i = 0; i < threads; i++) {
    x.desks[i] = (Desk){.scratch = arena_new(), .own = arena_new()};
    x.desks[i].formulas = formula_memory_new(x.desks[i].own, b->job->sheet);
  }
  bool ok = batch_flow(&(BatchFlow){.context = &x, .pieces = pieces, .threads = threads, .beside = beside,
                                    .load = load_piece, .work = judge_piece, .save = save_piece});
  store_close(beside);
  arena_free(reading);
  for (size_t i = 0; i < slots; i++) arena_free(x.slots[i].job.arena);
  for (size_t i = 0; i < threads; i++) {
    arena_free(x.desks[i].scratch);
    arena_free(x.desks[i].own);
  }
  return ok;
}

bool batch_grade(const BatchJob *job, const DueList *due, int64_t run, BatchResult *result, Failure *f) {
  size_t parts = job->sheet->front.parts_n;
  Batch b = {.job = job, .due = due, .run = run, .result = result, .f = f};
  int64_t before = result->answers;
  if (!loader_new(job, due, &b.loader, f)) return false;
  b.suspected = NEW_ARRAY(job->arena, Suspected, parts + 1);
  for (size_t i = 0; i < parts; i++) omp_init_lock(&b.suspected[i].lock);
  b.memo = job->sheet->drawn ? NULL : memo_new();
  b.shared = batch_shared_new(job);
  progress_begin(job->progress, str_c(job->arena, str_fmt(job->arena, "grading " STR_FMT, STR_ARG(job->problem->name))), "students", (int64_t)due->students.n);
  bool ok = grade_pieces(&b);
  progress_end(job->progress);
  if (ok) progress_begin(job->progress, "looking for shared answers", "students", 0);
  ok = ok && batch_shared_find(b.shared, f);
  progress_end(job->progress);
  ok = ok && (result->answers == before || store_run_problem(job->store, run, due, result->answers - before, f));
  batch_shared_free(b.shared);
  memo_free(b.memo);
  for (size_t i = 0; i < parts; i++) omp_destroy_lock(&b.suspected[i].lock);
  return ok;
}
