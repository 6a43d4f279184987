// diagnose.c - see diagnose.h.
//
// How far an answer may be believed.  An entry of d digits agrees by accident with a
// number of its size once in 10^d times; the digits of all entries in which a suspect
// differs from the right reference add up, and it counts that it differs in no others.
// With d digits an answer is held against the first 10^(d-1.5) suspects that agree with it
// where it is right: then of thirty answers that are wrong for no reason at most one finds
// one, in truth fewer, for suspects are of all sizes (tests/unit/test_mistakes.c counts
// them).  A formula is compared on sampled networks: it has digits enough for all.
#include "diagnose.h"

#include <math.h>

#include "diagnose_suspects.h"
#include "limits.h"
#include "tolerance.h"

enum {
  LANES = 16,   // sampled networks on which formulas are compared with suspects
  NAMED = 3     // causes that are named together
};

static bool is_formula(Kind kind) { return kind == KIND_EXPRESSION || kind == KIND_ENTRY || kind == KIND_BLANK; }

// ---- suspects and their values ---------------------------------------------

// The values in a frame, as those of one block.
static const SuspectValues *values_in(Arena *a, const Lineup *x, const Frame *frame) {
  SuspectValues *v = NEW(a, SuspectValues);
  const double **value = NEW_ARRAY(a, const double *, x->outputs_n);
  const double *const **block = NEW_ARRAY(a, const double *const *, 1);
  for (size_t i = 0; i < x->outputs_n; i++) value[i] = frame->value[x->outputs[i]];
  *block = value;
  *v = (SuspectValues){frame->lanes, block};
  return v;
}

// On the first of the sampled networks of a formula.
static const SuspectValues *sampled(Arena *a, const Lineup *x) {
  const Net *net = x->net;
  const Reference *r = x->of;
  size_t lanes = r->frame->lanes < LANES ? r->frame->lanes : LANES;
  const double **inputs = NEW_ARRAY(a, const double *, net->inputs_n + 1);
  for (Ref i = 0; i < tape_end(net->tape); i++) {
    const Instr *in = tape_at(net->tape, i);
    if (in->op != OP_INPUT) continue;
    size_t n = (size_t)shape_numel(in->shape);
    double *v = NEW_ARRAY(a, double, n * lanes);
    for (size_t e = 0; e < n; e++)
      for (size_t l = 0; l < lanes; l++) v[e * lanes + l] = r->frame->value[i][e * r->frame->lanes + l];
    inputs[in->input] = v;
  }
  return values_in(a, x, frame_new(a, x->tape, lanes, inputs));
}

// What nobody needs falls away.
static void tidy(Arena *a, Lineup *x, const Tape *tape) {
  Tape *clean = tape_new(a, NULL);
  Ref *refs = NEW_ARRAY(a, Ref, x->n + 1), *outputs = NEW_ARRAY(a, Ref, x->n + 1);
  for (size_t i = 0; i < x->n; i++) refs[i] = x->v[i].ref;
  refs[x->n] = x->reference;
  tape_optimise(clean, tape, refs, x->n + 1);
  size_t *number = NEW_ARRAY(a, size_t, tape_end(clean) + 1); // of an output, from 1
  for (size_t i = 0; i <= x->n; i++) { // each result once
    if (!number[refs[i]]) {
      outputs[x->outputs_n] = refs[i];
      number[refs[i]] = ++x->outputs_n;
    }
    if (i == x->n) x->reference = refs[i], x->right = number[refs[i]] - 1;
    else x->v[i].ref = refs[i], x->v[i].output = number[refs[i]] - 1;
  }
  x->tape = clean;
  x->outputs = outputs;
}

// Runs the plan for n lanes from `first` on: where its outputs are.
static const double *const *run_block(Arena *a, const Lineup *x, const double *const *inputs, size_t lanes, size_t first, double **block) {
  size_t width = plan_lanes(x->plan), n = lanes - first < width ? lanes - first : width;
  double *memory = arena_room(a, (plan_memory(x->plan) + 1) * sizeof *memory);
  const double **value = NEW_ARRAY(a, const double *, x->outputs_n);
  for (size_t i = 0; i < x->net->inputs_n; i++)
    for (size_t e = 0, m = (size_t)shape_numel(x->net->inputs[i].shape); e < m; e++)
      for (size_t l = 0; l < width; l++) block[i][e * width + l] = inputs[i][e * lanes + first + (l < n ? l : 0)];
  plan_prepare(x->plan, memory);
  plan_run(x->plan, memory, (const double *const *)block);
  for (size_t i = 0; i < x->outputs_n; i++) value[i] = plan_output(x->plan, memory, i);
  return value;
}

// The values of all suspects for some students.
static SuspectValues run_plan(Arena *a, const Lineup *x, size_t lanes, const double *const *inputs) {
  size_t width = plan_lanes(x->plan), inputs_n = x->net->inputs_n;
  double **block = NEW_ARRAY(a, double *, inputs_n + 1);
  const double *const **blocks = NEW_ARRAY(a, const double *const *, lanes / width + 1);
  for (size_t i = 0; i < inputs_n; i++) block[i] = NEW_ARRAY(a, double, (size_t)shape_numel(x->net->inputs[i].shape) * width);
  for (size_t first = 0; first < lanes; first += width) blocks[first / width] = run_block(a, x, inputs, lanes, first, block);
  return (SuspectValues){width, blocks};
}

static Lineup lineup(Arena *a, const Sheet *sheet, const SheetPart *p, const Reference *r) {
  Lineup x = {.part = p, .of = r, .net = sheet->models[r->model].net};
  Tape *tape = tape_new(a, NULL);
  suspects_find(a, &x, tape);
  tidy(a, &x, tape);
  if (is_formula(p->front->kind)) x.fixed = sampled(a, &x);
  else if (r->fixed) x.fixed = values_in(a, &x, frame_new(a, x.tape, 1, NULL));
  else x.plan = plan_new(a, x.tape, x.outputs, x.outputs_n);
  return x;
}

const Suspects *suspects_new(Arena *a, const Sheet *sheet, size_t part) {
  const SheetPart *p = &sheet->parts[part];
  if (!is_formula(p->front->kind) && p->front->kind != KIND_VALUE) return NULL;
  Suspects *x = NEW(a, Suspects);
  *x = (Suspects){.sheet = sheet, .part = part, .n = p->references};
  for (size_t k = 0; k < x->n; k++) x->lineup[k] = lineup(a, sheet, p, &p->reference[k]);
  return x;
}

bool suspects_vary(const Suspects *x) {
  bool vary = false;
  for (size_t k = 0; k < x->n; k++) vary |= !x->lineup[k].fixed;
  return vary;
}

const SuspectValues *suspects_values(Arena *a, const Suspects *x, size_t lanes, const double *const *const *inputs) {
  SuspectValues *values = NEW_ARRAY(a, SuspectValues, x->n);
  for (size_t k = 0; k < x->n; k++)
    if (!x->lineup[k].fixed) values[k] = run_plan(a, &x->lineup[k], lanes, inputs[x->lineup[k].of->model]);
  return values;
}

// ---- one suspect against the answer ----------------------------------------

typedef struct {
  const Lineup *x;
  const SheetPart *part;
  const double *const *value; // of each output, entries `width` apart
  size_t width, lane, lanes;  // compared: lanes of them, from `lane` on
  Tolerance tolerance;
  Answered answer;
  size_t list;    // of the lineup: the answer's
  bool *right;    // of each lane and entry of the reference: whether the answer is right there
  bool some_right;
  double reach;   // a suspect whose first entry is further off the answer's has not its value
  double largest; // entry of the answer
  int places;  // decimals with which it is written
  bool edited; // an edit that makes a wrong formula right is known: it says more than a factor
  Arena *scratch;
} Question;

static double value_of(const Question *q, size_t output, size_t e, size_t l) { return q->value[output][e * q->width + q->lane + l]; }

static double answer_of(const Question *q, size_t e, size_t l) { return q->answer.values[e * q->answer.lanes + l]; }

static double largest(const Question *q, size_t output, double times, size_t n, size_t l) {
  double most = 0;
  for (size_t e = 0; e < n; e++) {
    double v = fabs(times * value_of(q, output, e, l));
    if (v > most) most = v;
  }
  return most;
}

// Half the width in which the answer's entry would be taken for v.  Who is asked for four
// decimals writes 0.5 for 0.5000: of the places asked all but one count as written.
static double half_width(const Question *q, double answer, double v, double most) {
  const Tolerance *t = &q->tolerance;
  double written = is_formula(q->part->front->kind) ? 0 : half_a_digit(answer), width;
  if (t->kind == TOLERANCE_NEAR) {
    double abs = t->scaled && most > 0 ? t->abs * most : t->abs;
    width = abs > t->rel * fabs(v) ? abs : t->rel * fabs(v);
  } else {
    width = (0.5 + t->ulp) * tolerance_unit(t, v);
    if (written > 10 * width) written = 10 * width;
  }
  return width > written ? width : written;
}

// How the answer agrees with a suspect.  possible: it does not differ where the answer is
// right, so that it may be meant.  same: it has the answer's value; then told: it differs
// from the right reference, in so many of n entries, with so many digits.
typedef struct { bool same, possible, told; double digits; size_t n, told_n; } Agreement;

// Whether the answer is right in an entry of the reference.
static bool is_right(const Question *q, size_t n, size_t e, size_t l) { return q->right[l * n + e]; }

static void find_right(Question *q) {
  size_t n = (size_t)shape_numel(q->x->lists[0]), r = q->x->right;
  q->right = NEW_ARRAY(q->scratch, bool, n * q->lanes + 1);
  if (q->list) return;
  for (size_t l = 0; l < q->lanes; l++) {
    double most = largest(q, r, 1, n, l);
    for (size_t e = 0; e < n; e++)
      q->some_right |= q->right[l * n + e] = tolerance_accepts(&q->tolerance, answer_of(q, e, l), value_of(q, r, e, l), most);
  }
}

static bool differs(const Question *q, double v, double right, double right_most) {
  return v - v != 0 || !tolerance_accepts(&q->tolerance, v, right, right_most);
}

// Whether it may have the answer's value, by one entry.
static bool is_near(const Question *q, const Suspect *s) { return fabs(answer_of(q, 0, 0) - s->times * value_of(q, s->output, 0, 0)) <= q->reach; }

// Most suspects are neither the same nor possible, which soon shows.
static void compare(const Question *q, const Suspect *s, bool like, Agreement *g) {
  bool doubted = like && q->some_right; // whether it is possible
  for (size_t l = 0; l < q->lanes; l++) {
    double most = g->same ? largest(q, s->output, s->times, s->n, l) : 0, right_most = doubted ? largest(q, q->x->right, 1, s->n, l) : 0;
    for (size_t e = 0; e < s->n; e++) {
      double v = s->times * value_of(q, s->output, e, l);
      g->same = g->same && v - v == 0 && tolerance_accepts(&q->tolerance, answer_of(q, e, l), v, most);
      if (doubted && g->possible && is_right(q, s->n, e, l)) g->possible = !differs(q, v, value_of(q, q->x->right, e, l), right_most);
      if (!g->same && !(doubted && g->possible)) return;
    }
  }
}

static void count_digits(const Question *q, const Suspect *s, bool like, Agreement *g) {
  for (size_t l = 0; l < q->lanes; l++) {
    double most = largest(q, s->output, s->times, s->n, l), right_most = like ? largest(q, q->x->right, 1, s->n, l) : 0;
    for (size_t e = 0; e < s->n; e++) {
      double a = answer_of(q, e, l), v = s->times * value_of(q, s->output, e, l);
      if (like && !differs(q, v, value_of(q, q->x->right, e, l), right_most)) continue;
      double width = half_width(q, a, v, most), digits = surprise(a, width), scale = surprise(q->largest, width);
      g->told = true;
      g->told_n++;
      g->digits += digits < 1 && scale > digits ? (scale < 1 ? scale : 1) : digits; // beside larger entries 0 is no accident
    }
  }
}

// near: as is_near() says.
static Agreement agreement(const Question *q, const Suspect *s, bool near) {
  Agreement g = {.possible = true, .same = near, .n = s->n * q->lanes};
  bool like = s->list == 0;
  if (near || (like && q->some_right)) compare(q, s, like, &g);
  if (g.same) count_digits(q, s, like, &g);
  return g;
}

// To be wrong in just these of the entries is a surprise, too.
static double surprise_of_place(size_t n, size_t k) {
  double ways = 1;
  for (size_t i = 0; i < k && ways < 1e6; i++) ways = ways * (double)(n - i) / (double)(i + 1);
  return surprise(ways < 1 ? 0 : ways - 1, 1);
}

typedef struct { const Suspect *named[NAMED]; size_t n; Level level; } Causes;

// Of suspects from … to-1.  Those that are possible are counted, the commonest first.
static Causes causes_of(const Question *q, size_t from, size_t to, Level most) {
  Causes c = {.level = LEVEL_INSTEAD + 1};
  size_t possible = 0;
  for (size_t i = from; i < to; i++) {
    const Suspect *s = &q->x->v[i];
    if (s->level > most || s->list != q->list) continue;
    bool near = is_near(q, s);
    if (!near && !q->some_right) { // nearly always
      possible += !s->again;
      continue;
    }
    Agreement g = agreement(q, s, near);
    size_t before = possible;
    possible += g.possible && !s->again;
    if (!g.same || !g.told || s->level > c.level) continue;
    if (s->level != LEVEL_SHEET && before >= believed(g.digits + surprise_of_place(g.n, g.told_n))) continue;
    if (s->level < c.level) c = (Causes){.level = s->level};
    if (c.n < NAMED) c.named[c.n] = s;
    c.n++;
  }
  return c;
}

// The causes, behind a simpler one that explains the answer as well, if there is one.
static Str sentence(Str simpler, const Causes *c, Arena *out) {
  Buf b = buf_new(out);
  size_t n = c->n + (simpler.n > 0);
  if (n > NAMED) return simpler;
  if (n > 1) buf_add(&b, S("either "));
  buf_add(&b, simpler);
  for (size_t i = 0; i < c->n; i++) {
    if (b.n && (i || simpler.n)) buf_add(&b, S("; or "));
    buf_add(&b, c->named[i]->says);
  }
  return buf_str(&b);
}

// ---- the question ----------------------------------------------------------

static Str near_miss(const Question *q, NearKind kind, Arena *out) {
  if (q->part->front->kind != KIND_VALUE || q->list) return (Str){0};
  Near near = {tape_shape(q->x->tape, q->x->reference), q->answer.values, q->value[q->x->right] + q->lane, q->width, q->places};
  return near_values(q->part, kind, &near, out, q->scratch);
}

static Str cause(const Question *q, Arena *out) {
  Causes own = causes_of(q, 0, q->x->own, LEVEL_SHEET);
  if (own.n) return sentence((Str){0}, &own, out);
  Str says = near_miss(q, NEAR_DIGITS, out);
  if (says.n) return says;
  Causes derived = causes_of(q, q->x->own, q->x->n, q->edited ? LEVEL_RULE : LEVEL_INSTEAD);
  says = near_miss(q, NEAR_PLACES, out);
  if (derived.n || says.n) return sentence(says, &derived, out);
  return near_miss(q, NEAR_ENTRIES, out);
}

// The most digits that stand behind a point: 0.50 is written with two.
static int places_in(Str raw) {
  int most = 0, n = -1; // -1: not behind a point
  for (size_t i = 0; i < raw.n; i++) {
    bool digit = raw.p[i] >= '0' && raw.p[i] <= '9';
    n = raw.p[i] == '.' || raw.p[i] == ',' ? 0 : digit && n >= 0 ? n + 1 : -1;
    if (n > most) most = n;
  }
  return most;
}

// Of the first lane.
static double largest_entry(const Answered *a) {
  double most = 0;
  for (size_t e = 0, n = (size_t)shape_numel(a->shape); e < n; e++)
    if (fabs(a->values[e * a->lanes]) > most) most = fabs(a->values[e * a->lanes]);
  return most;
}

Str diagnose(const Suspects *x, const SuspectValues *values, size_t lane, Written answer, const Judgement *judgement, FormulaMemory *memory, Arena *out, Arena *scratch) {
  Str says = {0};
  if (!x || (judgement->diagnosis.n && judgement->share > 0)) return judgement->diagnosis; // the edit has earned its share
  if (judge_cause(memory, x->sheet, x->part, answer, &says)) return says.n ? says : judgement->diagnosis;
  ArenaMark mark = arena_mark(scratch);
  for (size_t k = 0; k < x->n && !says.n; k++) {
    const Lineup *l = &x->lineup[k];
    const SheetPart *p = l->part;
    bool formula = is_formula(p->front->kind);
    const SuspectValues *v = l->fixed ? l->fixed : &values[k];
    size_t at = l->fixed ? 0 : lane;
    Question q = {.x = l, .part = p, .value = v->block[at / v->width], .width = v->width, .lane = at % v->width, .scratch = scratch, .edited = judgement->diagnosis.n > 0, .places = places_in(answer.raw),
                  .tolerance = formula ? p->tolerance : p->front->settings.tolerance};
    q.lanes = formula ? v->width : 1;
    if (judgement->numbers) q.answer = *judgement->numbers;
    if (judgement->numbers || !judge_numbers(x->sheet, x->part, k, NULL, answer, memory, scratch, &q.answer)) {
      double most = largest_entry(&q.answer);
      q.list = list_of(l, q.answer.shape);
      q.reach = formula ? (double)INFINITY : tolerance_reach(&q.tolerance, most);
      q.largest = judgement->numbers ? most : 0;
      find_right(&q);
      says = cause(&q, out);
    }
  }
  arena_release(scratch, mark);
  judge_cause_is(memory, x->sheet, x->part, answer, says);
  return says.n ? says : judgement->diagnosis;
}
