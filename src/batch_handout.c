// batch_handout.c - the sheets of a class: a block of students at a time, as for grading,
// each block by one thread.  The numbers of a block are read or drawn, what the prose
// prints of them is computed in one run, and each student's pages are filled and handed on.
//
// Stored numbers are read for a piece of the class at a time: students by their ids, so that
// those of a piece stand together in the store.
#include <stdlib.h>

#include "batch_numbers.h"

enum { PIECE = 4096 };

typedef struct {
  const BatchJob *job;
  const BatchPages *pages;
  const Student *students; // of the piece, by id
  size_t n;
  Draws stored;
} Work;

static bool interrupted(const BatchJob *job) { return job->interrupted && *job->interrupted; }

// The pages of one student; false with a Failure.
static bool write_pages(const Work *c, const Student *student, const HandoutFor *who, Arena *a, Failure *f) {
  for (size_t i = 0; i < c->pages->n; i++) {
    ArenaMark mark = arena_mark(a);
    Str page, wrong;
    if (!handout_fill(c->pages->handout[i], who, a, &page, &wrong))
      return failure(f, a, EXIT_INVALID, "problem " STR_FMT ", student " STR_FMT ": `" STR_FMT "` is not a finite number",
                     STR_ARG(c->job->problem->name), STR_ARG(student->sid), STR_ARG(wrong));
    if (!c->pages->write(c->pages->context, student, i, page, a, f)) return false;
    arena_release(a, mark);
  }
  return true;
}

static bool write_block(const Work *c, const Student *students, size_t n, Arena *a, Failure *f) {
  const Sheet *s = c->job->sheet;
  LaneBlock block = {0};
  double *const **inputs = NEW_ARRAY(a, double *const *, s->models_n + 1);
  if (s->drawn) block = batch_block(c->job, &c->stored, students, n, a);
  for (size_t m = 0; s->drawn && m < s->models_n; m++) // models of one network have the same numbers
    for (size_t k = 0; k < s->models_n && !inputs[m]; k++)
      if (s->models[k].network == s->models[m].network) inputs[m] = block.numbers[k].inputs;
  const PrintedValue *printed = sheet_print(a, s, inputs, n);
  for (size_t l = 0; l < n; l++) {
    if (s->drawn && !block.drawn[l]) {
      if (!c->pages->write(c->pages->context, &students[l], 0, (Str){0}, a, f)) return false;
      continue;
    }
    HandoutFor who = {.id = students[l].sid, .name = students[l].name, .salt = c->job->salt, .printed = printed,
                      .instances = block.instances, .lane = l};
    if (!write_pages(c, &students[l], &who, a, f)) return false;
  }
  return true;
}

// Loads the numbers that are stored already.
static bool load(Work *c, Failure *f) {
  const BatchJob *job = c->job;
  IdRange ids = {c->students[0].id, c->students[c->n - 1].id};
  Students all; // of this range: not all are in the piece
  if (!job->sheet->drawn) return true;
  return store_students_of(job->store, ids, job->arena, &all, f) &&
         store_draws(job->store, job->problem->id, job->problem->version, ids, job->arena, &c->stored, f) &&
         batch_check_stored(job, &c->stored, &all, f);
}

static bool write_piece(const Work *c, Failure *f) {
  const BatchJob *job = c->job;
  size_t lanes = batch_lanes(job->sheet), blocks = (c->n + lanes - 1) / lanes, first = blocks;
  bool stop = false;
#pragma omp parallel for schedule(dynamic, 1) num_threads(batch_threads(job))
  for (size_t k = 0; k < blocks; k++) {
    bool stopped;
#pragma omp atomic read
    stopped = stop;
    if (stopped || interrupted(job)) continue;
    Arena *a = arena_new();
    Failure mine;
    size_t from = k * lanes, n = c->n - from < lanes ? c->n - from : lanes;
    if (!write_block(c, &c->students[from], n, a, &mine)) {
#pragma omp critical(batch_handout)
      if (k < first) { // the first block's is told, whichever thread was faster
        first = k;
        *f = (Failure){mine.status, str_dup(job->arena, mine.message), str_dup(job->arena, mine.help)};
      }
#pragma omp atomic write
      stop = true;
    }
    arena_free(a);
    progress_step(job->progress, (int64_t)n);
  }
  if (first < blocks) return false;
  return !interrupted(job) || failure(f, job->arena, EXIT_INTERRUPTED, "interrupted; what is written is whole, the rest is missing or as it was");
}

static int by_id(const void *x, const void *y) {
  const Student *a = x, *b = y;
  return (a->id > b->id) - (a->id < b->id);
}

bool batch_handout(const BatchJob *job, const Student *students, size_t n, const BatchPages *pages, Failure *f) {
  Student *sorted = arena_copy(job->arena, students, n * sizeof *students);
  qsort(sorted, n, sizeof *sorted, by_id);
  bool ok = true;
  progress_begin(job->progress, str_c(job->arena, str_fmt(job->arena, "writing " STR_FMT, STR_ARG(job->problem->name))), "students", (int64_t)n);
  for (size_t from = 0; ok && from < n; from += PIECE) {
    BatchJob piece = *job;
    piece.arena = arena_new();
    Work c = {.job = &piece, .pages = pages, .students = sorted + from, .n = n - from < PIECE ? n - from : PIECE};
    ok = load(&c, f) && write_piece(&c, f);
    if (!ok) *f = (Failure){f->status, str_dup(job->arena, f->message), str_dup(job->arena, f->help)};
    arena_free(piece.arena);
  }
  progress_end(job->progress);
  return ok;
}
