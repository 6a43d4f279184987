// evaluate.c - the evaluator against kernels written by hand, on the nets of nets/*.md.
//
//   evaluate run SAMPLES NET.md…    checks every value, then appends measurements
//   evaluate compile SAMPLES SHEET.md…    how long sheets take: workload `compile`, the sheet
//   evaluate dump DIR NET.md…       inputs and losses as doubles, for rivals: DIR/a.bin
//
// A measurement is a line as run.sh's: workload, step, contender, seconds for a million
// instances, and zeros.  The steps: `resident` runs one block again and again;
// `judged` reads every instance's inputs and 40 answers from memory, computes and
// compares.  The contenders take turns.
#include <omp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "file.h"
#include "hand.h"
#include "limits.h"
#include "sheet.h"

enum { PARTS = 40, ROUNDS = 11, INPUTS = 16, OUTPUTS = 24, LANES = 32 };
static const double slice = 0.003; // seconds of one measurement

typedef struct {
  Arena *arena;
  Str name;
  HandNet *hand;
  const Sheet *sheet;
  const Net *net;
  const Plan *plan;
  size_t inputs_n, outputs_n, numel, instances;
  size_t input[INPUTS], output[OUTPUTS]; // entries of each
  size_t part_output[PARTS], part_entry[PARTS];
  double *drawn;   // [entry of all inputs][instance]
  double *answers; // [part][instance]
} Bench;

// The instances in blocks of `lanes`: of each block the inputs, then the answers.
typedef struct { size_t lanes, blocks, stride; double *v; } Data;

static void stop(const char *what, Str which) {
  fprintf(stderr, "evaluate: %s: " STR_FMT "\n", what, STR_ARG(which));
  exit(1);
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

// ---- one net ---------------------------------------------------------------

static HandNet *hand_of(char name) {
  static HandNet *const hands[] = {hand_a, hand_b, hand_c, hand_d, hand_e};
  return hands[name - 'a'];
}

static void draw_inputs(Bench *b) {
  ArenaMark mark = arena_mark(b->arena);
  size_t room = 0;
  for (size_t i = 0; i < b->inputs_n; i++) room += b->input[i];
  b->instances = ((size_t)48 << 20) / sizeof(double) / (room + PARTS) / LANES * LANES;
  if (b->instances < LANES) b->instances = LANES;
  b->drawn = malloc(room * b->instances * sizeof(double));
  b->answers = malloc(PARTS * b->instances * sizeof(double));
  Str *who = NEW_ARRAY(b->arena, Str, b->instances);
  for (size_t l = 0; l < b->instances; l++) who[l] = str_fmt(b->arena, "%zu", l);
  Lots lots = {.salt = S("bench"), .problem = b->name, .who = who, .n = b->instances};
  double **inputs, *to = b->drawn;
  Refusal why;
  if (!b->drawn || !b->answers || !sample_inputs(b->arena, b->sheet->models[0].draw, &lots, &inputs, NULL, &why)) stop("no numbers", b->name);
  for (size_t i = 0; i < b->inputs_n; to += b->input[i++] * b->instances) memcpy(to, inputs[i], b->input[i] * b->instances * sizeof(double));
  arena_release(b->arena, mark);
}

static Bench bench_new(const char *path) {
  Arena *a = arena_new();
  Failure failed;
  Diags d = diags_new(a);
  Source *file = NEW(a, Source);
  *file = (Source){.name = str(path)};
  if (!file_read(path, LIMIT_SHEET_BYTES, a, &file->text, &failed)) stop("cannot read", file->name);
  Sheet *s = sheet_read(a, lang_new(a), file, &d);
  if (!s) stop("the sheet has errors", file->name);
  Bench b = {.arena = a, .name = s->front.id, .hand = hand_of(s->front.id.p[0]), .sheet = s, .net = s->models[0].net, .plan = s->models[0].plan};
  double worst;
  if (!sheet_check_derivatives(s, &d, &worst)) stop("derivatives and finite differences differ", b.name);
  for (; b.inputs_n < b.net->inputs_n; b.inputs_n++) b.input[b.inputs_n] = (size_t)shape_numel(b.net->inputs[b.inputs_n].shape);
  for (; b.outputs_n < s->front.parts_n; b.outputs_n++) b.numel += b.output[b.outputs_n] = plan_output_entries(b.plan, b.outputs_n);
  for (size_t k = 0, o = 0, first = 0; k < PARTS; k++) { // 40 entries, evenly over all outputs
    while (k * b.numel / PARTS >= first + b.output[o]) first += b.output[o++];
    b.part_output[k] = o;
    b.part_entry[k] = k * b.numel / PARTS - first;
  }
  draw_inputs(&b);
  return b;
}

// ---- contenders ------------------------------------------------------------

typedef struct {
  const Bench *b;
  const Data *data;
  bool hand;
  double *memory, *work, *out[OUTPUTS];
} Runner;

static double *aligned(size_t n) {
  double *p = aligned_alloc(64, (n * sizeof(double) + 127) / 64 * 64);
  if (!p) stop("no memory", S("bench"));
  memset(p, 0, n * sizeof(double));
  return p;
}

static Runner runner_new(const Bench *b, const Data *data, bool hand) {
  Runner r = {.b = b, .data = data, .hand = hand};
  if (hand) {
    r.work = aligned(HAND_WORK * data->lanes);
    for (size_t o = 0; o < b->outputs_n; o++) r.out[o] = aligned(b->output[o] * data->lanes);
  } else {
    r.memory = aligned(plan_memory(b->plan));
    plan_prepare(b->plan, r.memory);
  }
  return r;
}

static void runner_free(Runner *r) {
  free(r->memory);
  free(r->work);
  for (size_t o = 0; o < r->b->outputs_n; o++) free(r->out[o]);
}

static void run_block(const Runner *r, size_t block) {
  const double *in[INPUTS], *p = r->data->v + block * r->data->stride;
  for (size_t i = 0; i < r->b->inputs_n; p += r->b->input[i++] * r->data->lanes) in[i] = p;
  if (r->hand) r->b->hand(in, r->out, r->work, r->data->lanes);
  else plan_run(r->b->plan, r->memory, in);
}

static const double *output_of(const Runner *r, size_t o) { return r->hand ? r->out[o] : plan_output(r->b->plan, r->memory, o); }

static size_t judge_block(const Runner *r, size_t block) {
  const double *references[PARTS];
  size_t lanes = r->data->lanes;
  run_block(r, block);
  for (size_t k = 0; k < PARTS; k++) references[k] = output_of(r, r->b->part_output[k]) + r->b->part_entry[k] * lanes;
  return hand_judge(references, r->data->v + (block + 1) * r->data->stride - PARTS * lanes, PARTS, lanes);
}

// ---- data ------------------------------------------------------------------

static Data data_new(const Bench *b, size_t lanes) {
  size_t entries = 0;
  for (size_t i = 0; i < b->inputs_n; i++) entries += b->input[i];
  Data d = {.lanes = lanes, .blocks = b->instances / lanes, .stride = (entries + PARTS) * lanes};
  d.v = aligned(d.blocks * d.stride);
  for (size_t block = 0; block < d.blocks; block++)
    for (size_t e = 0; e < entries + PARTS; e++) {
      const double *from = (e < entries ? b->drawn + e * b->instances : b->answers + (e - entries) * b->instances) + block * lanes;
      memcpy(d.v + block * d.stride + e * lanes, from, lanes * sizeof *from);
    }
  return d;
}

// Answers as a class gives them: every fourth is wrong.  The hand kernel knows what is right.
static void write_answers(Bench *b) {
  Data d = data_new(b, HAND_VECTOR);
  Runner r = runner_new(b, &d, true);
  for (size_t block = 0; block < d.blocks; block++) {
    run_block(&r, block);
    for (size_t k = 0; k < PARTS; k++)
      for (size_t l = 0; l < d.lanes; l++) {
        double right = r.out[b->part_output[k]][b->part_entry[k] * d.lanes + l];
        b->answers[k * b->instances + block * d.lanes + l] = (block + k + l) % 4 ? right : 1.25 * right + 0.125;
      }
  }
  runner_free(&r);
  free(d.v);
}

// Every value of some blocks, by both; differences relative to the array's largest.
static void check_values(const Bench *b, const Runner *tape, const Runner *hand) {
  for (size_t block = 0; block < tape->data->blocks && block < 8; block++) {
    run_block(tape, block);
    run_block(hand, block);
    for (size_t o = 0; o < b->outputs_n; o++) {
      const double *x = output_of(tape, o), *y = output_of(hand, o);
      double largest = 0, off = 0;
      for (size_t i = 0; i < b->output[o] * tape->data->lanes; i++) {
        double size = y[i] < 0 ? -y[i] : y[i], difference = x[i] < y[i] ? y[i] - x[i] : x[i] - y[i];
        if (size > largest) largest = size;
        if (!(difference <= off)) off = difference;
      }
      if (!(off <= 1e-12 * largest)) stop("tape and hand kernel differ", str_fmt(b->arena, STR_FMT "." STR_FMT, STR_ARG(b->name), STR_ARG(b->sheet->front.parts[o].id.s)));
    }
  }
}

// ---- measuring -------------------------------------------------------------

typedef struct { FILE *samples; const Bench *b; } Report;

static void report(const Report *to, const char *step, const char *contender, double seconds, size_t instances) {
  fprintf(to->samples, "%c\t%s\t%s\t%.6g\t0\t0\n", to->b->name.p[0] - 'a' + 'A', step, contender, seconds / (double)instances * 1e6);
}

// The fastest of many short pieces: what interrupts the machine falls on the others.
static double resident(const Runner *r, size_t *instances) {
  size_t n = 1 + 32768 / r->b->numel;
  double begin = now(), best = 0;
  run_block(r, 0);
  do {
    double start = now();
    for (size_t i = 0; i < n; i++) run_block(r, 0);
    double spent = now() - start;
    if (best == 0 || spent < best) best = spent;
  } while (now() - begin < slice);
  *instances = n * r->data->lanes;
  return best;
}

static double judged(const Runner *r, size_t *instances, size_t *right) {
  double start = now(), spent = 0;
  size_t n = 0;
  do {
    *right = 0;
    for (size_t block = 0; block < r->data->blocks; block++) *right += judge_block(r, block);
    n += r->data->blocks;
  } while ((spent = now() - start) < slice);
  *instances = n * r->data->lanes;
  return spent;
}

// The same by two threads, each with memory of its own.
static double judged_by_two(const Runner *const r[2], size_t *instances) {
  const Data *data = r[0]->data;
  double start = now(), spent;
  size_t n = 0;
  do {
#pragma omp parallel for num_threads(2) schedule(static)
    for (size_t block = 0; block < data->blocks; block++) judge_block(r[omp_get_thread_num()], block);
    n += data->blocks;
  } while ((spent = now() - start) < slice);
  *instances = n * data->lanes;
  return spent;
}

// What the machine itself gains by a second thread: a loop that touches no memory.
static double in_registers(int threads, size_t *instances) {
  enum { TURNS = 1 << 20 };
  double start = now();
#pragma omp parallel num_threads(threads)
  hand_spin(TURNS);
  *instances = (size_t)threads * TURNS;
  return now() - start;
}

// The tape, and the hand kernel for blocks of 8, 16 and 32; each twice, for two threads.
enum { CONTENDERS = 4 };
typedef struct { Data data[CONTENDERS]; Runner runner[2][CONTENDERS]; } Contest;

static void contest_new(const Bench *b, Contest *c) {
  for (int k = 0; k < CONTENDERS; k++) c->data[k] = data_new(b, k ? (size_t)4 << k : plan_lanes(b->plan));
#pragma omp parallel for num_threads(2) schedule(static)
  for (int t = 0; t < 2; t++)
    for (int k = 0; k < CONTENDERS; k++) c->runner[t][k] = runner_new(b, &c->data[k], k > 0);
  for (int k = 1; k < CONTENDERS; k++)
    if (c->data[k].lanes == c->data[0].lanes) check_values(b, &c->runner[0][0], &c->runner[0][k]);
}

static void contest_free(Contest *c) {
  for (int k = 0; k < CONTENDERS; k++) {
    for (int t = 0; t < 2; t++) runner_free(&c->runner[t][k]);
    free(c->data[k].v);
  }
}

static void measure_round(const Contest *c, const Report *to, size_t *same) {
  static const char *const names[] = {"tape", "hand-8", "hand-16", "hand-32"}, *const by_two[] = {"tape-2", "hand-8-2", "hand-16-2", "hand-32-2"};
  size_t instances, right;
  for (int k = 0; k < CONTENDERS; k++) {
    const Runner *one = &c->runner[0][k];
    double seconds = resident(one, &instances);
    report(to, "resident", names[k], seconds, instances);
    seconds = judged(one, &instances, &right);
    report(to, "judged", names[k], seconds, instances);
    if (!*same) *same = right;
    if (right != *same) stop("tape and hand kernel judge differently", to->b->name);
    seconds = judged_by_two((const Runner *const[]){one, &c->runner[1][k]}, &instances);
    report(to, "judged", by_two[k], seconds, instances);
  }
  for (int threads = 1; threads <= 2; threads++) {
    double seconds = in_registers(threads, &instances);
    fprintf(to->samples, "machine\tregisters\tthreads-%d\t%.6g\t0\t0\n", threads, seconds / (double)instances * 1e6);
  }
}

static void measure(const Bench *b, FILE *samples) {
  Contest c;
  size_t same = 0;
  contest_new(b, &c);
  for (int round = 0; round < ROUNDS; round++) measure_round(&c, &(Report){samples, b}, &same);
  contest_free(&c);
}

// Every input of all instances, [instance][entry], then the first of the outputs named L or J.
static void dump(const Bench *b, const char *dir) {
  FILE *f = fopen(str_c(b->arena, str_fmt(b->arena, "%s/" STR_FMT ".bin", dir, STR_ARG(b->name))), "wb");
  if (!f) stop("cannot write", str(dir));
  const double *from = b->drawn;
  for (size_t i = 0; i < b->inputs_n; from += b->input[i++] * b->instances)
    for (size_t l = 0; l < b->instances; l++)
      for (size_t e = 0; e < b->input[i]; e++) fwrite(from + e * b->instances + l, sizeof *from, 1, f);
  Data d = data_new(b, HAND_VECTOR);
  Runner r = runner_new(b, &d, true);
  for (size_t o = 0; o < b->outputs_n; o++) {
    Str id = b->sheet->front.parts[o].id.s;
    if (!str_eq(id, S("L")) && !str_eq(id, S("J"))) continue;
    for (size_t block = 0; block < d.blocks; block++) {
      run_block(&r, block);
      fwrite(r.out[o], sizeof(double), d.lanes, f);
    }
  }
  runner_free(&r);
  free(d.v);
  if (fclose(f)) stop("cannot write", str(dir));
}

// Seconds of one sheet: its networks alone, or all of it.
static double compile_once(const Source *file, const Lang *lang, const Sheet *sheet, bool all) {
  Arena *a = arena_new();
  Diags d = diags_new(a);
  double start = now();
  if (all) sheet_read(a, lang, file, &d);
  for (size_t m = 0; !all && m < sheet->models_n; m++) {
    const Net *net = sheet->models[m].net;
    const Source *text = sheet->front.networks[sheet->models[m].network].text;
    net_read(a, lang, text, (Span){0, text->text.n}, net->conventions, NULL, 0, &d);
  }
  double spent = now() - start;
  arena_free(a);
  return spent;
}

static void measure_compile(const char *path, FILE *samples) {
  enum { TIMES = 5 };
  Arena *a = arena_new();
  Failure failed;
  Diags d = diags_new(a);
  Source file = {.name = str(path)};
  const Lang *lang = lang_new(a);
  if (!file_read(path, LIMIT_SHEET_BYTES, a, &file.text, &failed)) stop("cannot read", file.name);
  const Sheet *s = sheet_read(a, lang, &file, &d);
  for (int i = 0; s && i < 2 * TIMES; i++)
    fprintf(samples, "compile\t" STR_FMT "\t%s\t%.9f\t0\t0\n", STR_ARG(s->front.id), i % 2 ? "sheet" : "networks", compile_once(&file, lang, s, i % 2));
  arena_free(a);
}

int main(int argc, char **argv) {
  bool compiles = argc > 3 && !strcmp(argv[1], "compile"), dumps = argc > 3 && !strcmp(argv[1], "dump");
  if (!dumps && !compiles && !(argc > 3 && !strcmp(argv[1], "run"))) {
    fprintf(stderr, "usage: evaluate run|compile SAMPLES SHEET.md... | evaluate dump DIR SHEET.md...\n");
    return 2;
  }
  FILE *samples = dumps ? NULL : fopen(argv[2], "a");
  if (!dumps && !samples) stop("cannot write", str(argv[2]));
  for (int i = 3; i < argc && compiles; i++) measure_compile(argv[i], samples);
  for (int i = 3; i < argc && !compiles; i++) {
    Bench b = bench_new(argv[i]);
    write_answers(&b);
    if (dumps) dump(&b, argv[2]);
    else measure(&b, samples);
    free(b.drawn);
    free(b.answers);
    arena_free(b.arena);
  }
  if (samples && fclose(samples)) stop("cannot write", str(argv[2]));
}
