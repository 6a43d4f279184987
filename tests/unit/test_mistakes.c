// test_mistakes.c - a class that makes known mistakes, and what it is told.
//
// tests/bench/mistakes.tsv holds wrong answers written by hand: no derivative, no broken
// rule of the program goes into them, only its evaluator.  Every student answers every
// part: rightly, with a planted mistake, or with random numbers.  An answer that two
// mistakes lead to may be told either.
//
//   make mistakes                                a class of 2,000; prints the figures
//   MISSES=1 STUDENTS=200 build/test_mistakes    and every answer that is told wrongly
#include <stdlib.h>
#include <time.h>

#include "diagnose.h"
#include "golden.h"
#include "limits.h"
#include "tolerance.h"

enum { LANES = 32, ROWS = 1000, KINDS = 40, STUDENTS = 60 };

typedef struct { Str sheet, part, kind, means, formula; } Row;

typedef struct { Str name; int planted, told, hits, wrongly; } Tally;

typedef struct {
  Arena *arena;
  const Lang *lang;
  Row row[ROWS];
  size_t rows;
  Tally tally[KINDS];
  size_t kinds;
  int random, random_told, answers, wrong, invisible;
  double judging, diagnosing;
  uint64_t luck;
  bool print, misses;
} Class;

static double now(void) { return (double)clock() / CLOCKS_PER_SEC; }

static uint64_t dice(Class *c, uint64_t n) {
  c->luck = c->luck * 6364136223846793005u + 1442695040888963407u;
  return (c->luck >> 33) % n;
}

// ---- the rows --------------------------------------------------------------

static Str field(Str *line) {
  ptrdiff_t tab = str_find(*line, S("\t"));
  Str out = str_sub(*line, 0, tab < 0 ? line->n : (size_t)tab);
  *line = str_sub(*line, tab < 0 ? line->n : (size_t)tab + 1, line->n);
  return out;
}

static void read_rows(Class *c) {
  Str text = golden_read(c->arena, "tests/bench/mistakes.tsv");
  while (text.n && c->rows < ROWS) {
    ptrdiff_t end = str_find(text, S("\n"));
    Str line = str_sub(text, 0, end < 0 ? text.n : (size_t)end);
    text = str_sub(text, line.n + 1, text.n);
    if (str_starts(line, S("#")) || !line.n) continue;
    Row *r = &c->row[c->rows++];
    r->sheet = field(&line), r->part = field(&line), r->kind = field(&line), r->means = field(&line), r->formula = field(&line);
  }
}

static Tally *tally(Class *c, Str kind) {
  for (size_t i = 0; i < c->kinds; i++)
    if (str_eq(c->tally[i].name, kind)) return &c->tally[i];
  CHECK(c->kinds < KINDS);
  c->tally[c->kinds] = (Tally){.name = kind};
  return &c->tally[c->kinds++];
}

static bool says(Str diagnosis, Str means) {
  for (bool more = diagnosis.n > 0; more;) {
    ptrdiff_t bar = str_find(means, S("|"));
    more = bar >= 0;
    if (str_find(diagnosis, str_sub(means, 0, more ? (size_t)bar : means.n)) >= 0) return true;
    means = str_sub(means, more ? (size_t)bar + 1 : means.n, means.n);
  }
  return false;
}

// R2{x}: x rounded to two decimals.
static Str with_rounding(Arena *a, Str s) {
  ptrdiff_t at = str_find(s, S("R1{")), other = str_find(s, S("R2{"));
  if (at < 0 || (other >= 0 && other < at)) at = other;
  if (at < 0) return s;
  size_t to = (size_t)at + 3;
  for (int depth = 1; to < s.n && depth; to++) depth += (s.p[to] == '{') - (s.p[to] == '}');
  Str inner = with_rounding(a, str_sub(s, (size_t)at + 3, to - 1)), rest = with_rounding(a, str_sub(s, to, s.n));
  const char *unit = s.p[at + 1] == '1' ? "10" : "100";
  return str_fmt(a, STR_FMT "(sign(" STR_FMT ") .* floor(abs(" STR_FMT ")*%s + 0.5)/%s)" STR_FMT, STR_ARG(str_sub(s, 0, (size_t)at)),
                 STR_ARG(inner), STR_ARG(inner), unit, unit, STR_ARG(rest));
}

// ---- one part of one student -----------------------------------------------

typedef struct {
  Class *class;
  const Sheet *sheet;
  size_t part;
  const Suspects *suspects;
  const Row *row[ROWS];
  Str text[ROWS]; // of each row, for this student; empty if it is none
  size_t rows;
} Asked;

static const SheetPart *part_of(const Asked *q) { return &q->sheet->parts[q->part]; }

static Str one_text(Arena *a, const Tolerance *how, double v) {
  if (how->kind != TOLERANCE_DECIMALS) return str_digits(a, v, how->kind == TOLERANCE_DIGITS ? how->places : 6);
  return str_fmt(a, "%.*f", how->places, v);
}

static Str entries_text(Arena *a, const Tolerance *how, Shape shape, const double *v, size_t stride) {
  Buf b = buf_new(a);
  size_t n = (size_t)shape_numel(shape), columns = (size_t)columns_of(shape);
  if (n > 1) buf_char(&b, '[');
  for (size_t e = 0; e < n; e++) {
    Str number = one_text(a, how, v[e * stride]);
    buf_fmt(&b, "%s" STR_FMT, !e ? "" : e % columns ? " " : "; ", STR_ARG(number));
  }
  if (n > 1) buf_char(&b, ']');
  return buf_str(&b);
}

// The right answer, spoilt as the kind says.
static Str spoilt(Asked *q, Arena *a, Str kind, Shape shape, const double *right, size_t stride) {
  const Tolerance *how = &part_of(q)->front->settings.tolerance;
  size_t n = (size_t)shape_numel(shape), which = dice(q->class, n);
  double *v = NEW_ARRAY(a, double, n), unit = 1;
  for (int i = 0; i < how->places; i++) unit /= 10;
  Tolerance two = {.kind = TOLERANCE_DECIMALS, .places = 2};
  for (size_t e = 0; e < n; e++) {
    double x = right[e * stride], near = tolerance_round(how, x), size = near < 0 ? -near : near;
    v[e] = near;
    if (str_eq(kind, S("unit")) && e == which) v[e] = near + unit;
    if (str_eq(kind, S("cut")) && size > (x < 0 ? -x : x) * (1 + 1e-12)) v[e] = near + (x < 0 ? unit : -unit);
    if (str_eq(kind, S("some-sign")) && e == which) v[e] = -near;
    if (str_eq(kind, S("reverse"))) v[e] = tolerance_round(how, right[(n - 1 - e) * stride]);
    if (str_eq(kind, S("few"))) v[e] = tolerance_round(&two, x);
  }
  return str_eq(kind, S("few")) ? entries_text(a, &two, shape, v, 1) : entries_text(a, how, shape, v, 1);
}

// Numbers of the right size that mean nothing, or the right ones with their digits shuffled.
static Str random_text(Asked *q, Arena *a, Shape shape, const double *right, size_t stride) {
  const Tolerance *how = &part_of(q)->front->settings.tolerance;
  size_t n = (size_t)shape_numel(shape), one = dice(q->class, 3) ? n : dice(q->class, n);
  double most = 0, *v = NEW_ARRAY(a, double, n);
  for (size_t e = 0; e < n; e++) {
    double x = right[e * stride];
    if (x > most || -x > most) most = x < 0 ? -x : x;
  }
  for (size_t e = 0; e < n; e++)
    v[e] = one == n || e == one ? most * ((double)dice(q->class, 30001) / 10000 - 1.5) : right[e * stride];
  Str text = entries_text(a, how, shape, v, 1);
  if (dice(q->class, 2)) return text;
  text = entries_text(a, how, shape, right, stride);
  char *p = str_c(a, text);
  for (size_t i = 0; i < text.n; i++) {
    size_t k = dice(q->class, text.n);
    bool digits = p[i] >= '0' && p[i] <= '9' && p[k] >= '0' && p[k] <= '9';
    char c = p[i];
    if (digits) p[i] = p[k], p[k] = c;
  }
  return str(p);
}

static void count(Asked *q, const Row *planted, Str answer, Str why) {
  Class *c = q->class;
  bool hit = false;
  if (!planted) {
    c->random++;
    c->random_told += why.n > 0;
    if (why.n && c->misses) printf("random %.*s: %.*s: %.*s\n", STR_ARG(part_of(q)->front->id.s), STR_ARG(answer), STR_ARG(why));
  }
  for (size_t i = 0; planted && i < q->rows; i++)
    if (str_eq(q->text[i], answer)) hit |= says(why, q->row[i]->means);
  if (planted) {
    Tally *x = tally(c, planted->kind);
    x->planted++;
    x->told += why.n > 0;
    x->hits += hit;
    if (!hit && c->misses)
      printf("%.*s %.*s %.*s: %.*s: %.*s; not: %.*s\n", STR_ARG(q->sheet->front.id), STR_ARG(part_of(q)->front->id.s), STR_ARG(planted->kind), STR_ARG(answer), STR_ARG(why), STR_ARG(planted->means));
  }
  if (!why.n || hit) return;
  for (size_t i = 0; i < q->rows; i++)
    if (says(why, q->row[i]->means)) {
      tally(c, q->row[i]->kind)->wrongly++;
      return;
    }
  tally(c, S("(no kind)"))->wrongly++;
}

static void answer(Asked *q, const Row *planted, Str text, const Instance *own, const SuspectValues *values, size_t lane, bool right) {
  Class *c = q->class;
  Arena *out = arena_new(), *scratch = arena_new();
  double start = now();
  Judgement j = judge(q->sheet, q->part, own, (Written){.raw = text}, out, scratch);
  double judged = now();
  bool wrong = j.status == STATUS_INCORRECT || j.status == STATUS_PARTIAL;
  Str why = wrong ? diagnose(q->suspects, values, lane, (Written){.raw = text}, &j, NULL, out, scratch) : (Str){0};
  c->judging += judged - start;
  c->diagnosing += now() - judged;
  c->answers++;
  c->wrong += wrong;
  CHECK(j.status != STATUS_UNREADABLE);
  if (j.status == STATUS_UNREADABLE) printf("%.*s: %.*s\n", STR_ARG(text), STR_ARG(j.message));
  if (right) CHECK(j.status == STATUS_CORRECT);
  else if (wrong) count(q, planted, text, why);
  else c->invisible++;
  arena_free(out);
  arena_free(scratch);
}

// ---- a block of students ---------------------------------------------------

static Ref compile_row(const Asked *q, Tape *tape, Arena *a, const Row *r) {
  const Net *net = q->sheet->models[part_of(q)->reference[0].model].net;
  Source *source = NEW(a, Source);
  *source = (Source){.text = with_rounding(a, r->formula)};
  Diags d = diags_new(a);
  Node *tree = parse_expression(a, source, (Span){0, source->text.n}, (Names){net_is_quantity, net}, &d);
  Ref ref = tree ? net_compile(net, tape, source, tree, (Reading){0}, &d) : NO_REF;
  CHECK(ref >= 0);
  if (ref < 0) printf("%.*s: %.*s\n", STR_ARG(source->text), STR_ARG(diags_first(&d)->message));
  return ref;
}

static void one_student(Asked *q, Arena *a, const Frame *frame, const Tape *tape, const Ref *ref, const Instance *own, const SuspectValues *suspected, size_t lane) {
  const Reference *r = &part_of(q)->reference[0];
  const Tolerance *tolerance = &part_of(q)->front->settings.tolerance;
  const double *right = frame->value[r->ref] + lane;
  for (size_t i = 0; i < q->rows; i++) {
    const Row *row = q->row[i];
    if (str_eq(row->formula, S("@"))) q->text[i] = spoilt(q, a, row->kind, r->shape, right, frame->lanes);
    else q->text[i] = ref[i] < 0 ? (Str){0} : entries_text(a, tolerance, tape_shape(tape, ref[i]), frame_eval(a, frame, tape, ref[i]) + lane, frame->lanes);
  }
  uint64_t luck = dice(q->class, 100);
  size_t which = dice(q->class, q->rows);
  if (luck < 15) answer(q, NULL, entries_text(a, tolerance, r->shape, right, frame->lanes), own, suspected, lane, true);
  else if (luck < 85) answer(q, q->row[which], q->text[which], own, suspected, lane, false);
  else answer(q, NULL, random_text(q, a, r->shape, right, frame->lanes), own, suspected, lane, false);
}

static void value_block(Asked *q, size_t first, size_t lanes) {
  Arena *a = arena_new();
  const SheetPart *p = part_of(q);
  const Model *m = &q->sheet->models[p->reference[0].model];
  Str who[LANES];
  for (size_t l = 0; l < lanes; l++) who[l] = str_fmt(a, "s%zu", first + l);
  Lots lots = {.salt = S("mistakes"), .problem = q->sheet->front.id, .who = who, .n = lanes};
  double **inputs;
  Refusal why;
  bool drawn = sample_inputs(a, m->draw, &lots, &inputs, NULL, &why);
  CHECK(drawn);
  if (!drawn) return;
  const Frame *frame = frame_new(a, m->net->tape, lanes, (const double *const *)inputs);
  Tape *tape = tape_new(a, m->net->tape);
  Ref ref[ROWS];
  for (size_t i = 0; i < q->rows; i++) ref[i] = str_eq(q->row[i]->formula, S("@")) ? NO_REF : compile_row(q, tape, a, q->row[i]);
  const double *const **of = NEW_ARRAY(a, const double *const *, q->sheet->models_n);
  for (size_t i = 0; i < q->sheet->models_n; i++) of[i] = (const double *const *)inputs;
  double start = now();
  const SuspectValues *suspected = suspects_vary(q->suspects) ? suspects_values(a, q->suspects, lanes, of) : NULL;
  q->class->diagnosing += now() - start;
  for (size_t l = 0; l < lanes; l++) {
    Instance own = {.stride = lanes};
    for (size_t k = 0; k < p->references; k++) own.values[k] = frame->value[p->reference[k].ref] + l;
    one_student(q, a, frame, tape, ref, &own, suspected, l);
  }
  arena_free(a);
}

static void ask(Class *c, const Sheet *s, Str path, size_t part, size_t students) {
  Asked q = {.class = c, .sheet = s, .part = part};
  for (size_t i = 0; i < c->rows; i++)
    if (str_eq(c->row[i].sheet, path) && str_eq(c->row[i].part, s->front.parts[part].id.s)) q.row[q.rows++] = &c->row[i];
  if (!q.rows) return;
  double start = now();
  q.suspects = suspects_new(c->arena, s, part);
  c->diagnosing += now() - start;
  if (s->front.parts[part].kind == KIND_VALUE) {
    for (size_t l = 0; l < students; l += LANES) value_block(&q, l, students - l < LANES ? students - l : LANES);
    return;
  }
  for (size_t i = 0; i < q.rows; i++) q.text[i] = q.row[i]->formula;
  for (size_t i = 0; i < q.rows; i++) answer(&q, q.row[i], q.text[i], NULL, NULL, 0, false);
}

static void print(const Class *c) {
  int planted = 0, hits = 0, told = 0;
  printf("%-16s %8s %8s %8s %8s %10s\n", "kind", "planted", "told", "right", "recall", "precision");
  for (size_t i = 0; i < c->kinds; i++) {
    const Tally *x = &c->tally[i];
    printf("%-16.*s %8d %8d %8d %7.1f%% %9.1f%%\n", STR_ARG(x->name), x->planted, x->told, x->hits, x->planted ? 100.0 * x->hits / x->planted : 0,
           x->hits + x->wrongly ? 100.0 * x->hits / (x->hits + x->wrongly) : 0);
    planted += x->planted, hits += x->hits, told += x->told;
  }
  printf("%-16s %8d %8d %8d %7.1f%% %9.1f%%\n", "all", planted, told, hits, 100.0 * hits / planted, 100.0 * hits / told);
  printf("random numbers: %d, told a mistake: %d (%.2f%%)\n", c->random, c->random_told, 100.0 * c->random_told / c->random);
  printf("%d answers, %d wrong, %d planted without effect; judging %.2f s, diagnosing %.2f s (%.0f%%)\n", c->answers, c->wrong, c->invisible,
         c->judging, c->diagnosing, 100 * c->diagnosing / c->judging);
}

TEST(class) {
  static Class c;
  size_t students = getenv("STUDENTS") ? (size_t)atoi(getenv("STUDENTS")) : STUDENTS;
  c = (Class){.arena = arena_new(), .luck = 20240229, .print = getenv("STUDENTS") != NULL, .misses = getenv("MISSES") != NULL};
  c.lang = lang_new(c.arena);
  read_rows(&c);
  for (size_t i = 0; i < c.rows; i++) {
    bool seen = false;
    for (size_t k = 0; k < i; k++) seen |= str_eq(c.row[k].sheet, c.row[i].sheet);
    if (seen) continue;
    Diags d = diags_new(c.arena);
    Source *file = NEW(c.arena, Source);
    *file = (Source){.name = c.row[i].sheet, .text = golden_read(c.arena, str_c(c.arena, c.row[i].sheet))};
    Sheet *s = sheet_read(c.arena, c.lang, file, &d);
    CHECK(s != NULL);
    for (size_t p = 0; s && p < s->front.parts_n; p++) ask(&c, s, c.row[i].sheet, p, students);
  }
  if (c.print) print(&c);
  for (size_t i = 0; i < c.kinds; i++) { // the figures that README states, and room for a small class
    const Tally *x = &c.tally[i];
    bool kind = x->planted > 0;
    CHECK(!kind || x->hits >= 0.9 * x->planted - 2);
    CHECK(!kind || x->hits >= 0.95 * (x->hits + x->wrongly) - 1);
  }
  CHECK(c.kinds > 20 && c.random > 400);
  CHECK(c.random_told <= 0.01 * c.random);
  arena_free(c.arena);
}
