// fuzz_judge.c - libFuzzer: two bytes choose a part of the sheets below and of problems/,
// the rest is a student's answer to it.
//
//   make fuzz target=judge seconds=300
//
// Whatever the answer, there is a judgement, the same one twice, in little time: more than
// MILLISECONDS (environment; default 500, with sanitizers) is reported as a crash.
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "judge.h"
#include "limits.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char kinds[] =
  "---\ntitle: All kinds\nnetwork: |\n"
  "  n = 3\n"
  "  f : function\n"
  "  x : n ~ integers(1, 3)\n"
  "  W : 2 x n\n"
  "  b : 2\n"
  "  u : 1\n"
  "  z = W*x + b\n"
  "  h = f(z)\n"
  "  p = softmax(z)\n"
  "  L = sum(h.^2)\n"
  "  C = [1 2 3; 4 5 6]\n"
  "parts:\n"
  "  - {id: number, points: 1, value: 0.25}\n"
  "  - {id: vector, points: 1, value: \"[1; 2; 3]\", tolerance: {decimals: 2}}\n"
  "  - {id: matrix, points: 1, value: C, tolerance: {digits: 3}}\n"
  "  - {id: drawn, points: 1, value: x}\n"
  "  - {id: formula, points: 1, expression: dL/dW}\n"
  "  - {id: atoms, points: 1, expression: dL/dx, using: [dL/dh, dh/dz, dz/dx], partials: direct}\n"
  "  - {id: either, points: 1, expression: dL/dW, layout: either, relu_at_zero: either}\n"
  "  - {id: entry, points: 1, expression: \"jacobian(p, z)\", entry: [i, j]}\n"
  "  - {id: blank, points: 1, blank: \"W'*___ + 0*x\", equals: dL/dx}\n"
  "  - {id: claim, points: 1, claim: L > 0}\n"
  "  - {id: choice, points: 1, choice: [one, \"two, three\", c], answer: a}\n"
  "  - {id: order, points: 1, order: [forward, loss, backward, update], precedes: [\"forward < loss < backward\"]}\n"
  "  - {id: run, points: 1, order: [a, b, c]}\n"
  "  - {id: graph, points: 1, graph: [x, W, z, h, L]}\n"
  "  - {id: construct, points: 1, construct: [b, u], holds: \"u*x[1] == b[1] + b[2]\"}\n"
  "  - {id: text, points: 1, text: anything}\n"
  "---\nText.\n";

enum { SHEETS = 64, PARTS = 1024 };
static struct { const Sheet *sheet; size_t part; Instance own; } parts[PARTS];
static size_t parts_n;
static double milliseconds = 500;

// A student's own numbers for every part.
static Instance own_numbers(Arena *a, const Sheet *s, size_t part) {
  Instance own = {.stride = 1};
  Str who = S("fuzz");
  const SheetPart *p = &s->parts[part];
  for (size_t k = 0; k < p->references && p->front->kind == KIND_VALUE; k++) {
    const Model *m = &s->models[p->reference[k].model];
    double **inputs;
    Refusal why;
    if (p->reference[k].fixed) continue;
    if (!sample_inputs(a, m->draw, &(Lots){.salt = S("fuzz"), .problem = s->front.id, .who = &who, .n = 1}, &inputs, NULL, &why)) abort();
    own.values[k] = frame_new(a, m->net->tape, 1, (const double *const *)inputs)->value[p->reference[k].ref];
  }
  return own;
}

static void add_sheet(Arena *a, const Lang *lang, Str name, Str text) {
  Source *file = NEW(a, Source);
  *file = (Source){.name = name, .text = text};
  Diags d = diags_new(a);
  const Sheet *s = sheet_read(a, lang, file, &d);
  if (!s) {
    Buf b = buf_new(a);
    for (size_t i = 0; i < d.n; i++) diag_render(&d.v[i], &b);
    fprintf(stderr, STR_FMT, STR_ARG(buf_str(&b)));
    abort();
  }
  for (size_t i = 0; i < s->front.parts_n && parts_n < PARTS; i++) {
    parts[parts_n].sheet = s;
    parts[parts_n].part = i;
    parts[parts_n++].own = own_numbers(a, s, i);
  }
}

static void start(void) {
  Arena *a = arena_new();
  const Lang *lang = lang_new(a);
  glob_t files;
  add_sheet(a, lang, S("kinds.md"), str(kinds));
  if (getenv("MILLISECONDS")) milliseconds = atof(getenv("MILLISECONDS"));
  if (glob("problems/*.md", 0, NULL, &files) != 0) return;
  for (size_t i = 0; i < files.gl_pathc; i++) {
    Buf b = buf_new(a);
    FILE *f = fopen(files.gl_pathv[i], "rb");
    for (int c; f && (c = getc(f)) != EOF;) buf_char(&b, (char)c);
    if (f) fclose(f);
    add_sheet(a, lang, str_dup(a, str(files.gl_pathv[i])), buf_str(&b));
  }
  globfree(&files);
}

static void check(bool ok) {
  if (!ok) abort();
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (!parts_n) start();
  if (size < 2) return 0;
  size_t which = ((size_t)data[0] * 256 + data[1]) % parts_n;
  Str raw = {(const char *)data + 2, size - 2};
  Arena *out = arena_new(), *scratch = arena_new();
  double before = now();
  Judgement j = judge(parts[which].sheet, parts[which].part, &parts[which].own, (Written){.raw = raw}, out, scratch);
  double took = now() - before;
  if (took > milliseconds) {
    fprintf(stderr, "%.0f ms for part " STR_FMT "\n", took, STR_ARG(parts[which].sheet->front.parts[parts[which].part].id.s));
    abort();
  }
  check(j.share >= 0 && j.share <= 1);
  check((j.status == STATUS_CORRECT) == (j.share == 1));
  check((j.status == STATUS_PARTIAL) == (j.share > 0 && j.share < 1));
  check(j.status == STATUS_CORRECT || j.message.n);
  check(!memchr(j.message.n ? j.message.p : "", '\n', j.message.n));
  if (took < milliseconds / 10) {
    Judgement again = judge(parts[which].sheet, parts[which].part, &parts[which].own, (Written){.raw = raw}, out, scratch);
    check(again.status == j.status && again.share == j.share && str_eq(again.message, j.message) && str_eq(again.reading, j.reading));
  }
  arena_free(out);
  arena_free(scratch);
  return 0;
}
