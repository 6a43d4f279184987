// batch.c - see batch.h.
//
// Answers to a sheet that is the same for everybody are grouped: equal texts to
// one part are judged once.  On a sheet with students' own numbers the students
// are taken a block of lanes at a time: their numbers are drawn (or read, when
// they were drawn before), the references of all parts are computed in one run of
// the model's plan, and the students' answers are judged while those references
// lie in the cache.
#include "batch.h"

#include <assert.h>
#include <omp.h>
#include <stdlib.h>
#include <string.h>


typedef struct {
  const BatchJob *job;
  Answers answers;
  Parts parts;
  const size_t *part_of;     // answer -> part of the sheet
  Judgement *judgements;     // of each answer
  Students students;
  const size_t *student_of;  // answer -> index into students
  Draws stored;              // sorted by student, quantity
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
}

// ---- every student his own -------------------------------------------------

// The name under which a network's quantity is stored.
static Str stored_name(Arena *a, const Sheet *sheet, const Model *m, Str quantity) {
  Str network = sheet->front.networks[m->network].name;
  return network.n ? str_fmt(a, STR_FMT "." STR_FMT, STR_ARG(network), STR_ARG(quantity)) : quantity;
}

// The place of a student's first draw, or where it would be.
static size_t first_draw(const Draws *d, int64_t student) {
  size_t low = 0, high = d->n;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (d->v[middle].student < student) low = middle + 1;
    else high = middle;
  }
  return low;
}

static const Draw *find_draw(const Draws *d, int64_t student, Str quantity) {
  for (size_t i = first_draw(d, student); i < d->n && d->v[i].student == student; i++)
    if (str_eq(d->v[i].quantity, quantity)) return &d->v[i];
  return NULL;
}

// The numbers of a text written by array_text(), into one lane.
static bool read_stored(Str text, double *values, size_t n, size_t lanes) {
  size_t found = 0;
  for (size_t i = 0; i < text.n;) {
    size_t from = i;
    while (i < text.n && !memchr("[]; ", text.p[i], 4)) i++;
    if (i == from) {
      i++;
      continue;
    }
    double v;
    if (found == n || !str_double(str_sub(text, from, i), &v)) return false;
    values[found++ * lanes] = v;
  }
  return found == n;
}

// Models of one network share its numbers: the first that needs any draws them.
static size_t drawing_model(const Sheet *s, size_t model) {
  for (size_t i = 0; i < model; i++)
    if (s->models[i].plan && s->models[i].network == s->models[model].network) return i;
  return model;
}

typedef struct { double **inputs; bool *drawn; } Numbers; // of one model; drawn: per lane

// The inputs of n students' lanes: stored numbers where there are any, else drawn.
static Numbers numbers_of(const BatchJob *job, const Draws *stored, size_t model, const Student *students, size_t n, Arena *a) {
  const Model *m = &job->sheet->models[model];
  Str *who = NEW_ARRAY(a, Str, n);
  for (size_t l = 0; l < n; l++) who[l] = students[l].sid;
  Lots lots = {.salt = job->salt, .problem = job->problem->name, .who = who, .n = n};
  Numbers out = {.drawn = NEW_ARRAY(a, bool, n)};
  Refusal why;
  if (sample_inputs(a, m->draw, &lots, &out.inputs, NULL, &why)) {
    for (size_t l = 0; l < n; l++) out.drawn[l] = true;
  } else if (n > 1) { // somebody has no draw: find out who, one by one
    Numbers one;
    out.inputs = NEW_ARRAY(a, double *, m->net->inputs_n + 1);
    for (size_t i = 0; i < m->net->inputs_n; i++) out.inputs[i] = NEW_ARRAY(a, double, (size_t)shape_numel(m->net->inputs[i].shape) * n);
    for (size_t l = 0; l < n; l++) {
      one = numbers_of(job, &(Draws){0}, model, &students[l], 1, a);
      out.drawn[l] = one.drawn[0];
      for (size_t i = 0; one.drawn[0] && i < m->net->inputs_n; i++)
        for (size_t e = 0; e < (size_t)shape_numel(m->net->inputs[i].shape); e++) out.inputs[i][e * n + l] = one.inputs[i][e];
    }
  } else {
    out.inputs = NULL;
    return out;
  }
  for (size_t l = 0; l < n && stored->n; l++)
    for (size_t i = 0; i < m->net->inputs_n; i++) {
      const Draw *d = find_draw(stored, students[l].id, stored_name(a, job->sheet, m, m->net->inputs[i].name));
      if (d) read_stored(d->value, out.inputs[i] + l, (size_t)shape_numel(m->net->inputs[i].shape), n);
    }
  return out;
}

// Runs a model's plan for n lanes of inputs; a block of the plan's lanes at a time
// goes through `memory`.
static void references_of(const Sheet *sheet, size_t model, const Numbers *numbers, size_t n, Arena *a, Instance *instances) {
  const Model *m = &sheet->models[model];
  size_t lanes = plan_lanes(m->plan), inputs_n = m->net->inputs_n;
  double *memory = NEW_ARRAY(a, double, plan_memory(m->plan) + 1);
  double **block = NEW_ARRAY(a, double *, inputs_n + 1);
  plan_prepare(m->plan, memory);
  for (size_t i = 0; i < inputs_n; i++) {
    size_t entries = (size_t)shape_numel(m->net->inputs[i].shape);
    block[i] = NEW_ARRAY(a, double, entries * lanes);
    for (size_t e = 0; e < entries; e++)
      for (size_t l = 0; l < lanes; l++) block[i][e * lanes + l] = numbers->inputs[i][e * n + (l < n ? l : 0)];
  }
  plan_run(m->plan, memory, (const double *const *)block);
  for (size_t p = 0; p < sheet->front.parts_n; p++)
    for (size_t k = 0; k < sheet->parts[p].references; k++) {
      const Reference *r = &sheet->parts[p].reference[k];
      if (r->model != model || sheet->parts[p].front->kind != KIND_VALUE || r->fixed) continue;
      instances[p].values[k] = plan_output(m->plan, memory, r->output);
      instances[p].stride = lanes;
    }
}

typedef struct {
  Instance *instances; // of lane 0, by part
  bool *drawn;         // per lane
  Numbers *numbers;    // per model
} LaneBlock;

static LaneBlock block_of(const BatchJob *job, const Draws *stored, const Student *students, size_t n, Arena *a) {
  const Sheet *s = job->sheet;
  LaneBlock b = {.instances = NEW_ARRAY(a, Instance, s->front.parts_n + 1), .drawn = NEW_ARRAY(a, bool, n),
                  .numbers = NEW_ARRAY(a, Numbers, s->models_n)};
  for (size_t l = 0; l < n; l++) b.drawn[l] = true;
  for (size_t m = 0; m < s->models_n; m++) {
    if (!s->models[m].plan) continue;
    size_t source = drawing_model(s, m);
    b.numbers[m] = source < m && b.numbers[source].inputs ? b.numbers[source] : numbers_of(job, stored, source, students, n, a);
    for (size_t l = 0; l < n; l++) b.drawn[l] &= b.numbers[m].drawn[l];
    if (b.numbers[m].inputs) references_of(s, m, &b.numbers[m], n, a, b.instances);
  }
  return b;
}

// Lanes that fit every plan of the sheet.
static size_t lanes_of(const Sheet *s) {
  size_t lanes = PLAN_LANES;
  for (size_t m = 0; m < s->models_n; m++)
    if (s->models[m].plan && plan_lanes(s->models[m].plan) < lanes) lanes = plan_lanes(s->models[m].plan);
  return lanes;
}

static const Judgement no_numbers = {.status = STATUS_PENDING, .message = STR_INIT("no numbers were found for this student: the sheet's `require` is too strict")};

// keys[from, to): the answers of n students; block students are in ascending order.
static void grade_block(Batch *b, const Key *keys, size_t from, size_t to, const Student *students, size_t n, Arena *keep, Arena *scratch) {
  ArenaMark mark = arena_mark(scratch);
  LaneBlock block = block_of(b->job, &b->stored, students, n, scratch);
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

static void grade_drawn(Batch *b) {
  Arena *a = b->job->arena;
  const Key *keys = sorted(b, a, by_student);
  size_t lanes = lanes_of(b->job->sheet), n = b->answers.n, most = b->students.n, blocks = 0, students = 0;
  size_t *first = NEW_ARRAY(a, size_t, most + 1), *count = NEW_ARRAY(a, size_t, most + 1);
  Student *who = NEW_ARRAY(a, Student, most + 1);
  for (size_t i = 0; i < n; i++) {
    if (i && keys[i].student == keys[i - 1].student) continue;
    if (students % lanes == 0) first[blocks++] = i;
    who[students++] = b->students.v[keys[i].student];
    count[blocks - 1]++;
  }
  first[blocks] = n;
#pragma omp parallel for schedule(dynamic, 1)
  for (size_t k = 0; k < blocks; k++)
    if (!stopped(b)) {
      int thread = omp_get_thread_num();
      grade_block(b, keys, first[k], first[k + 1], &who[k * lanes], count[k], b->keep[thread], b->scratch[thread]);
    }
}

// ---- load, judge, save -----------------------------------------------------

// Whether the draw is of a quantity of the sheet and can be read.
static bool is_readable(const Sheet *s, const Draw *d, Arena *a) {
  ArenaMark mark = arena_mark(a);
  bool found = false;
  for (size_t m = 0; m < s->models_n && !found; m++)
    for (size_t i = 0; i < s->models[m].net->inputs_n && !found; i++) {
      const Input *input = &s->models[m].net->inputs[i];
      size_t n = (size_t)shape_numel(input->shape);
      if (!str_eq(stored_name(a, s, &s->models[m], input->name), d->quantity)) continue;
      found = read_stored(d->value, NEW_ARRAY(a, double, n), n, 1);
    }
  arena_release(a, mark);
  return found;
}

// Every stored number must be readable: a guess would be graded against.
static bool check_stored(const Batch *b, Failure *f) {
  for (size_t k = 0; k < b->stored.n; k++) {
    const Draw *d = &b->stored.v[k];
    if (is_readable(b->job->sheet, d, b->job->arena)) continue;
    Str who = {0};
    for (size_t i = 0; i < b->students.n; i++)
      if (b->students.v[i].id == d->student) who = b->students.v[i].sid;
    return failure(f, b->job->arena, EXIT_DATABASE, "the numbers stored for student " STR_FMT ", problem " STR_FMT ", cannot be read: " STR_FMT " = " STR_FMT,
                   STR_ARG(who), STR_ARG(b->job->problem->name), STR_ARG(d->quantity), STR_ARG(d->value));
  }
  return true;
}

static bool load(Batch *b, Due due, Failure *f) {
  const BatchJob *job = b->job;
  Arena *a = job->arena;
  if (!store_due(job->store, due, NULL, 0, a, &b->answers, f) || !store_parts(job->store, job->problem->id, a, &b->parts, f) ||
      !store_students(job->store, a, &b->students, f))
    return false;
  if (job->sheet->drawn && !store_draws(job->store, job->problem->id, job->problem->version, 0, a, &b->stored, f)) return false;
  if (!check_stored(b, f)) return false;
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

static Score score_of(const Batch *b, size_t i) {
  const Answer *x = &b->answers.v[i];
  const Judgement *j = &b->judgements[i];
  double points = b->job->sheet->front.parts[b->part_of[i]].points;
  return (Score){.student = x->student, .part = x->part, .answer = x->id, .points = points * j->share, .status = j->status,
                 .message = j->message, .reading = j->reading, .reference = j->reference, .diagnosis = j->diagnosis};
}

static bool save(const Batch *b, Due due, int64_t run, BatchResult *result, Failure *f) {
  enum { PIECE = 256 };
  Score scores[PIECE];
  if (!store_run_problem(b->job->store, run, due, f)) return false;
  for (size_t i = 0, n = 0; i < b->answers.n; i++) {
    scores[n++] = score_of(b, i);
    result->with[b->judgements[i].status]++;
    result->without_numbers += b->judgements[i].message.p == no_numbers.message.p;
    if (n < PIECE && i + 1 < b->answers.n) continue;
    if (!store_put_scores(b->job->store, run, scores, n, f)) return false;
    n = 0;
  }
  result->answers += (int64_t)b->answers.n;
  return true;
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
  bool ok = stopped(&b) ? failure(f, job->arena, EXIT_INTERRUPTED, "interrupted; nothing was changed") : save(&b, due, run, result, f);
  for (int i = 0; i < threads; i++) {
    arena_free(b.keep[i]);
    arena_free(b.scratch[i]);
  }
  return ok;
}

// ---- one student, or all: their numbers ------------------------------------

// Appends the numbers of one lane of n as they are stored.
static void append_draws(const BatchJob *job, size_t model, const Numbers *numbers, size_t n, size_t lane, int64_t student,
                         Arena *out, Draws *draws, size_t *cap) {
  const Model *m = &job->sheet->models[model];
  for (size_t i = 0; i < m->net->inputs_n; i++) {
    if (!m->net->inputs[i].drawn) continue;
    draws->v = GROW(out, draws->v, draws->n, cap);
    draws->v[draws->n++] = (Draw){.problem = job->problem->id, .student = student, .version = job->problem->version,
      .quantity = stored_name(out, job->sheet, m, m->net->inputs[i].name),
      .value = array_text(out, m->net->inputs[i].shape, numbers->inputs[i] + lane, n, 0)};
  }
}

static bool draws_itself(const Sheet *s, size_t model) { return s->models[model].plan && drawing_model(s, model) == model; }

bool batch_own(const BatchJob *job, const Student *student, const Draws *stored, Arena *out, Own *own) {
  const Sheet *s = job->sheet;
  *own = (Own){0};
  if (!s->drawn) return true;
  LaneBlock block = block_of(job, stored, student, 1, out);
  Draws draws = {0};
  size_t cap = 0;
  own->instance = block.instances;
  for (size_t m = 0; block.drawn[0] && m < s->models_n; m++)
    if (draws_itself(s, m)) append_draws(job, m, &block.numbers[m], 1, 0, student->id, out, &draws, &cap);
  own->draws = draws.v;
  own->draws_n = draws.n;
  return block.drawn[0];
}

// Draws for n students, as many as a block has lanes, and stores what was found.
static bool draw_block(const BatchJob *job, const Student *students, size_t n, Arena *a, Failure *f) {
  const Sheet *s = job->sheet;
  Numbers *numbers = NEW_ARRAY(a, Numbers, s->models_n);
  bool *drawn = NEW_ARRAY(a, bool, n);
  Draws draws = {0};
  size_t cap = 0;
  for (size_t l = 0; l < n; l++) drawn[l] = true;
  for (size_t m = 0; m < s->models_n; m++) {
    if (!draws_itself(s, m)) continue;
    numbers[m] = numbers_of(job, &(Draws){0}, m, students, n, a);
    for (size_t l = 0; l < n; l++) drawn[l] &= numbers[m].drawn[l];
  }
  for (size_t l = 0; l < n; l++)
    for (size_t m = 0; drawn[l] && m < s->models_n; m++)
      if (draws_itself(s, m)) append_draws(job, m, &numbers[m], n, l, students[l].id, a, &draws, &cap);
  return store_put_draws(job->store, draws.v, draws.n, f);
}

bool batch_draw(const BatchJob *job, Failure *f) {
  enum { BLOCK = PLAN_LANES };
  Students all;
  Draws stored;
  Arena *a = job->arena;
  if (!job->sheet->drawn) return true;
  if (!store_students(job->store, a, &all, f) || !store_draws(job->store, job->problem->id, job->problem->version, 0, a, &stored, f))
    return false;
  size_t without = 0;
  bool ok = true;
  for (size_t i = 0; i < all.n; i++) {
    size_t at = first_draw(&stored, all.v[i].id);
    if (at == stored.n || stored.v[at].student != all.v[i].id) all.v[without++] = all.v[i];
  }
  for (size_t i = 0; ok && i < without; i += BLOCK) {
    ArenaMark mark = arena_mark(a);
    ok = draw_block(job, &all.v[i], without - i < BLOCK ? without - i : BLOCK, a, f);
    arena_release(a, mark);
  }
  return ok;
}
