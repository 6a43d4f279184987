// batch_class.c - see batch_class.h.
//
// Threads take pieces: one at a time reads from the store, or writes to the file.  In the
// file pieces follow each other; in a piece the parts do, and in a part the students.  So
// a piece is one write, and a part is one read from every piece.
#include "batch_class.h"

#include <math.h>
#include <stdio.h>

#include "batch_numbers.h"
#include "file.h"
#include "limits.h"

enum { PIECE = 256 }; // students

struct BatchClass {
  const BatchJob *job;
  Arena *arena;
  const Ids *students;
  size_t *entries;  // of each part of the sheet; 0: not wanted
  size_t *at;       // where it begins, for one student
  size_t width;     // of all parts
  double *memory;   // pieces one after the other, or
  FILE *file;       // the same
  bool failed;
  Failure *f;       // the first one
};

size_t batch_class_entries(const Sheet *sheet, size_t part) {
  const SheetPart *p = &sheet->parts[part];
  return p->front->kind == KIND_VALUE && !p->reference[0].fixed ? (size_t)shape_numel(p->reference[0].shape) : 0;
}

static size_t first_of(size_t piece) { return piece * PIECE; }
static size_t size_of(const BatchClass *c, size_t piece) {
  size_t left = c->students->n - first_of(piece);
  return left < PIECE ? left : PIECE;
}
static size_t pieces_of(const BatchClass *c) { return (c->students->n + PIECE - 1) / PIECE; }

// ---- kept ------------------------------------------------------------------

static bool seek(const BatchClass *c, size_t at) { return fseek(c->file, (long)(at * sizeof(double)), SEEK_SET) == 0; }

static bool write_piece(const BatchClass *c, size_t piece, const double *values, Failure *f) {
  size_t n = size_of(c, piece) * c->width;
  return !c->file || (seek(c, first_of(piece) * c->width) && fwrite(values, sizeof *values, n, c->file) == n) || file_spill_failed(c->job->arena, f);
}

bool batch_class_references(const BatchClass *c, size_t part, Arena *a, ClassReferences *of, Failure *f) {
  double *values = arena_room(a, (c->entries[part] * c->students->n + 1) * sizeof *values);
  *of = (ClassReferences){&c->job->sheet->parts[part].front->settings.tolerance, values, c->entries[part], c->students->n};
  for (size_t k = 0; k < pieces_of(c); k++) {
    size_t from = first_of(k) * c->width + c->at[part] * size_of(c, k), n = c->entries[part] * size_of(c, k);
    double *to = values + c->entries[part] * first_of(k);
    if (c->memory) memcpy(to, c->memory + from, n * sizeof *to);
    else if (!seek(c, from) || fread(to, sizeof *to, n, c->file) != n) return file_spill_failed(c->job->arena, f);
  }
  return true;
}

// ---- computed --------------------------------------------------------------

// What a thread has.
typedef struct {
  BatchClass *of;
  BatchJob job;     // with an arena of its own
  Students students;
  Draws stored;
} Work;

static bool read_numbers(Work *w, size_t piece, Failure *f) {
  const int64_t *ids = w->of->students->v + first_of(piece);
  IdRange range = {ids[0], ids[size_of(w->of, piece) - 1]};
  const BatchJob *job = &w->job;
  return store_students_of(job->store, range, job->arena, &w->students, f) &&
         store_draws(job->store, job->problem->id, job->problem->version, range, job->arena, &w->stored, f);
}

// values: of the whole piece.
static void compute_block(const Work *w, size_t first, size_t n, double *values, Arena *a) {
  const BatchClass *c = w->of;
  LaneBlock block = batch_block(&w->job, &w->stored, w->students.v + first, n, a);
  for (size_t p = 0; p < w->job.sheet->front.parts_n; p++) {
    const Instance *own = &block.instances[p];
    size_t entries = c->entries[p];
    double *to = values + c->at[p] * w->students.n + entries * first;
    for (size_t l = 0; l < n && entries; l++)
      for (size_t e = 0; e < entries; e++) to[l * entries + e] = own->values[0] && block.drawn[l] ? own->values[0][e * own->stride + l] : NAN;
  }
}

static void compute(const Work *w, double *values) {
  size_t lanes = batch_lanes(w->job.sheet), n = w->students.n;
  for (size_t i = 0; i < n; i += lanes) {
    ArenaMark mark = arena_mark(w->job.arena);
    compute_block(w, i, n - i < lanes ? n - i : lanes, values, w->job.arena);
    arena_release(w->job.arena, mark);
  }
}

// The first failure stays, with its texts in the job's arena.
static void fail(BatchClass *c, const Failure *f) {
  Arena *a = c->job->arena;
  if (!c->failed) *c->f = (Failure){f->status, str_dup(a, f->message), str_dup(a, f->help)};
  c->failed = true;
}

static void take_piece(Work *w, size_t piece) {
  BatchClass *c = w->of;
  Failure f;
  bool ok;
#pragma omp critical(class)
  {
    ok = !c->failed && read_numbers(w, piece, &f);
    if (!ok) fail(c, &f);
  }
  if (!ok) return;
  double *values = c->memory ? c->memory + first_of(piece) * c->width : NEW_ARRAY(w->job.arena, double, w->students.n * c->width);
  compute(w, values);
#pragma omp critical(class)
  if (!c->failed && !write_piece(c, piece, values, &f)) fail(c, &f);
}

static void take_pieces(BatchClass *c) {
#pragma omp parallel num_threads(batch_threads(c->job))
  {
    Work w = {.of = c, .job = *c->job};
    w.job.arena = arena_new();
    ArenaMark mark = arena_mark(w.job.arena);
#pragma omp for schedule(dynamic, 1)
    for (size_t k = 0; k < pieces_of(c); k++) {
      take_piece(&w, k);
      arena_release(w.job.arena, mark);
    }
    arena_free(w.job.arena);
  }
}

BatchClass *batch_class_new(const BatchJob *job, const Ids *students, const bool *wanted, Failure *f) {
  Arena *a = arena_new();
  BatchClass *c = NEW(a, BatchClass);
  size_t parts = job->sheet->front.parts_n;
  *c = (BatchClass){.job = job, .arena = a, .students = students, .entries = NEW_ARRAY(a, size_t, parts + 1), .at = NEW_ARRAY(a, size_t, parts + 1), .f = f};
  for (size_t p = 0; p < parts; p++) {
    c->entries[p] = wanted[p] ? batch_class_entries(job->sheet, p) : 0;
    c->at[p] = c->width;
    c->width += c->entries[p];
  }
  size_t all = students->n * c->width;
  if (all <= LIMIT_SHARED_KEPT / sizeof(double)) c->memory = NEW_ARRAY(a, double, all + 1);
  else if (!(c->file = file_spill(job->arena, f))) c->failed = true;
  if (!c->failed) take_pieces(c);
  if (!c->failed) return c;
  batch_class_free(c);
  return NULL;
}

void batch_class_free(BatchClass *c) {
  if (!c) return;
  if (c->file) fclose(c->file);
  arena_free(c->arena);
}
