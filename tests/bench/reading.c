// reading.c - what it costs to read an answer.
//
//   reading PROBLEMS ANSWERS.csv…
//
// Every answer of the files is read a hundred times as `backgrade read` reads it; its
// time is the median.  Then answers of the greatest length that is allowed, made to be
// hard: formulas, and arrays where so many numbers are asked.  Five lines: microseconds of
// the typical, the 99th of 100 and the worst answer, of those of them that are formulas
// (compiled onto a tape, that is) and of the formulas with 15 to 25 operators; milliseconds of
// the worst hostile formula and array, and which they are.
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "csv.h"
#include "file.h"
#include "judge.h"
#include "limits.h"

typedef struct { double us; int operators; } Timed; // operators: -1: no formula

enum { REPEATS = 100, HOSTILE_REPEATS = 7, MOST = 4096, SHEETS = 64 };

typedef struct { Str name; const Sheet *sheet; } Loaded;
static Loaded loaded[SHEETS];
static size_t loaded_n;
static const Lang *lang;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec * 1e6 + (double)t.tv_nsec * 1e-3;
}

static int by_time(const void *a, const void *b) {
  const Timed *x = a, *y = b;
  return (x->us > y->us) - (x->us < y->us);
}

static int by_value(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static void die(Str what) {
  fprintf(stderr, "reading: " STR_FMT "\n", STR_ARG(what));
  exit(1);
}

static const Sheet *sheet_called(Arena *a, const char *folder, Str name) {
  for (size_t i = 0; i < loaded_n; i++)
    if (str_eq(loaded[i].name, name)) return loaded[i].sheet;
  Source *file = NEW(a, Source);
  Failure f;
  Diags d = diags_new(a);
  file->name = str_fmt(a, "%s/" STR_FMT ".md", folder, STR_ARG(name));
  if (loaded_n == SHEETS || !file_read(str_c(a, file->name), LIMIT_SHEET_BYTES, a, &file->text, &f)) die(file->name);
  loaded[loaded_n] = (Loaded){str_dup(a, name), sheet_read(a, lang, file, &d)};
  if (!loaded[loaded_n].sheet) die(file->name);
  return loaded[loaded_n++].sheet;
}

// Median microseconds.
static double time_of(const Sheet *sheet, size_t part, Str raw, int repeats, Arena *out, Arena *scratch) {
  double times[REPEATS];
  for (int i = 0; i < repeats; i++) {
    ArenaMark mark = arena_mark(out);
    double start = now();
    judge_readback(sheet, part, (Written){.raw = raw}, out, scratch);
    times[i] = now() - start;
    arena_release(out, mark);
  }
  qsort(times, (size_t)repeats, sizeof *times, by_value);
  return times[repeats / 2];
}

static size_t part_called(const Sheet *s, Str id) {
  for (size_t i = 0; i < s->front.parts_n; i++)
    if (str_eq(s->front.parts[i].id.s, id)) return i;
  die(id);
  return 0;
}

static Str cell_called(const CsvReader *csv, const CsvRow *row, const char *name) {
  const CsvRow *header = csv_header(csv);
  for (size_t i = 0; i < header->n; i++)
    if (str_eq(header->cells[i], str(name))) return str_trim(row->cells[i]);
  die(str(name));
  return (Str){0};
}

static int operators_in(const Node *x) {
  int n = x->kind == N_BINARY || x->kind == N_NEGATE || x->kind == N_NOT || x->kind == N_TRANSPOSE || x->kind == N_CALL;
  for (size_t i = 0; i < x->n; i++) n += operators_in(x->kid[i]);
  return n;
}

// Of an answer, as it is read.
static int operators_of(const Sheet *s, size_t part, Str raw, Arena *out, Arena *scratch) {
  const SheetPart *p = &s->parts[part];
  if (p->front->kind != KIND_EXPRESSION && p->front->kind != KIND_ENTRY) return -1;
  Diags quiet = diags_new(out);
  Source *source = NEW(out, Source);
  *source = (Source){.text = judge_readback(s, part, (Written){.raw = raw}, out, scratch).reading};
  const Net *net = s->models[p->reference[0].model].net;
  const Node *tree = parse_expression(out, source, (Span){0, source->text.n}, (Names){net_is_quantity, net}, &quiet);
  return tree ? operators_in(tree) : -1;
}

static void print_times(const char *what, const Timed *times, size_t n, int least, int most) {
  double *us = malloc((n + 1) * sizeof *us);
  size_t k = 0;
  for (size_t i = 0; i < n; i++)
    if (times[i].operators >= least && times[i].operators <= most) us[k++] = times[i].us;
  if (k) printf("%zu %s: median %.1f us, 99%% within %.1f us, worst %.1f us\n", k, what, us[k / 2], us[k * 99 / 100], us[k - 1]);
  free(us);
}

static size_t time_file(const char *folder, const char *path, Timed *times, size_t n, Arena *a, Arena *out, Arena *scratch) {
  Failure f;
  CsvRow row;
  CsvReader *csv = csv_open(path, a, &f);
  if (!csv) die(f.message);
  while (n < MOST && csv_next(csv, &row, &f) == CSV_ROW) {
    const Sheet *s = sheet_called(a, folder, cell_called(csv, &row, "problem"));
    size_t part = part_called(s, cell_called(csv, &row, "part"));
    Str raw = cell_called(csv, &row, "answer");
    double us = time_of(s, part, raw, REPEATS, out, scratch);
    times[n++] = (Timed){us, operators_of(s, part, raw, out, scratch)};
  }
  csv_close(csv);
  return n;
}

static Str repeated(Arena *a, const char *const text[3], size_t most) {
  Buf b = buf_new(a);
  buf_add(&b, str(text[0]));
  while (b.n + strlen(text[1]) + strlen(text[2]) <= most) buf_add(&b, str(text[1]));
  buf_add(&b, str(text[2]));
  return buf_str(&b);
}

static void time_hostile(const Sheet *sheet, size_t part, size_t bytes, Arena *out, Arena *scratch) {
  static const char *const texts[][3] = {
    {"", "(", ""}, {"", "((x)", ""}, {"[", "1 ", "]"}, {"[", "1,", "1]"}, {"", "1 & ", "1"}, {"", "9", ""}, {"0.", "1", ""},
    {"x", "^2", ""}, {"2", "^9", ""}, {"", "\\frac{1}{", ""}, {"", "\\left(", ""}, {"", "x+", "x"}, {"", "W", ""}, {"", "a b ", ""},
    {"", "\xe2\x88\x82", ""}, {"", "\\sum_{i=1}^{9}", "x"}, {"", "1\n", "1"}, {"", "x = ", "x"}, {"\\begin{bmatrix}", "1 \\\\ ", "1\\end{bmatrix}"},
    {"", "dL/dx ", ""}, {"$", "{", "$"}, {"", "exp(", ""}, {"", "-", "1"}, {"", "x'", ""}, {"", "\xff", ""}, {"", "1 ", "1"},
    {"[", "sqrt(2), ", "1]"}, {"[", "x, ", "x]"}, {"[", "[1, 2], ", "[1, 2]]"}, {"[", "0.25, -0.5; ", "1, 2]"}, {"", "1. 4.5\n", ""},
  };
  double worst = 0;
  size_t which = 0;
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    double t = time_of(sheet, part, repeated(out, texts[i], bytes), HOSTILE_REPEATS, out, scratch);
    if (t > worst) worst = t, which = i;
  }
  printf("%zu bytes made to be hard: worst %.1f ms (%s%s...)\n", bytes, worst / 1e3, texts[which][0], texts[which][1]);
}

// A layer's weights, all asked for.
static const Sheet *layer(Arena *a) {
  static const char text[] = "---\ntitle: weights\nnetwork: |\n  W = ones(100, 100)\nparts:\n  - {id: W, points: 1, value: W}\n---\n## W\nThe weights.\n";
  Source *source = NEW(a, Source);
  Diags d = diags_new(a);
  *source = (Source){.name = S("layer.md"), .text = S(text)};
  const Sheet *s = sheet_read(a, lang, source, &d);
  if (!s) die(source->name);
  return s;
}

int main(int argc, char **argv) {
  static Timed times[MOST];
  size_t n = 0;
  if (argc < 3) die(S("usage: reading PROBLEMS ANSWERS.csv..."));
  Arena *a = arena_new(), *out = arena_new(), *scratch = arena_new();
  lang = lang_new(a);
  for (int i = 2; i < argc; i++) n = time_file(argv[1], argv[i], times, n, a, out, scratch);
  if (!n) die(S("no answers"));
  qsort(times, n, sizeof *times, by_time);
  print_times("answers", times, n, -1, INT_MAX);
  print_times("formulas, onto a tape", times, n, 0, INT_MAX);
  print_times("formulas of 15 to 25 operators", times, n, 15, 25);
  for (size_t i = 0; i < loaded_n; i++) {
    const Sheet *s = loaded[i].sheet;
    if (!str_eq(loaded[i].name, S("uva-hw1"))) continue; // whose formulas and arrays are asked for
    time_hostile(s, part_called(s, S("1.W3")), LIMIT_FORMULA_BYTES, out, scratch);
    time_hostile(layer(a), 0, LIMIT_ANSWER_BYTES, out, scratch);
  }
  arena_free(scratch);
  arena_free(out);
  arena_free(a);
  return 0;
}
