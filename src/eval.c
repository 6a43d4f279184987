// eval.c - see eval.h.
//
// A Plan lowers its tape to steps.  Inputs and constants lie where they are; a pick
// whose places advance evenly (a transpose, a slice, a broadcast) is only a view of its
// operand; a sum that is the only use of a product is added while the product is still in
// registers.  Every other result gets a place in one working memory.  Outputs keep
// theirs; another result's place is free again after its last use, and the next result
// of the same size takes it.
#include "eval.h"

#include <string.h>

#include "limits.h"

enum { CACHE_BYTES = 28 * 1024 }; // of a 32 KiB first-level cache

// An operand: from `offset` of the working memory or, if input >= 0, of that input.
enum { NO_OPERAND = -2 };
typedef struct { int input; size_t offset; } Operand;

typedef struct {
  Step step;
  Operand y, in[3];
} PlanStep;

typedef struct { const double *values; size_t entries, offset; } Constant;
typedef struct { size_t offset, entries; } Output;

struct Plan {
  const Kernels *kernels;
  size_t lanes, entries, input_entries;
  PlanStep *steps;
  size_t steps_n;
  Constant *constants;
  size_t constants_n;
  Output *outputs;
};

// ---- lowering --------------------------------------------------------------

// What becomes of a result: it is computed, or is a view of `source`.
typedef struct {
  Ref source;  // itself, or the result that it is a view of
  View view;
  Ref product; // an addition: the product that is computed with it, or NO_REF
  bool absorbed; // a product that its only use computes
  bool is_output;
  size_t entries; // in memory
  Ref last;    // last use of what is in memory; after the end: for ever
  Operand place;
} Result;

typedef struct {
  Arena *arena;
  const Tape *tape;
  Ref end;
  Result *result;
  int *uses;
  Plan *plan;
} Lowering;

static int arity_of(const Lowering *l, Ref r) { return op_info[tape_at(l->tape, r)->op].arity; }

static void count_uses(Lowering *l, const Ref *outputs, size_t n) {
  l->uses = NEW_ARRAY(l->arena, int, l->end + 1);
  for (Ref r = 0; r < l->end; r++)
    for (int k = 0; k < arity_of(l, r); k++) l->uses[tape_at(l->tape, r)->in[k]]++;
  for (size_t i = 0; i < n; i++) l->uses[outputs[i]] = l->end; // and are never absorbed
}

static bool all_equal(const Instr *x) {
  for (int64_t i = 1, n = shape_numel(x->shape); i < n; i++)
    if (memcmp(&x->values[i], &x->values[0], sizeof *x->values)) return false;
  return true;
}

// A product of the same shape that nobody else uses, as operand k of an addition.
static bool absorbs(const Lowering *l, const Instr *x, int k) {
  if (x->op != OP_ADD) return false;
  const Instr *product = tape_at(l->tape, x->in[k]);
  return product->op == OP_MATMUL && l->uses[x->in[k]] == 1 && shape_eq(x->shape, product->shape);
}

static void choose(Lowering *l, Ref r) {
  const Instr *x = tape_at(l->tape, r);
  Result *to = &l->result[r];
  *to = (Result){.source = r, .view = view_of(x->shape), .product = NO_REF, .last = r, .is_output = to->is_output,
                 .entries = (size_t)shape_numel(x->shape)};
  if (x->op == OP_CONST && !to->is_output && all_equal(x)) { // one entry is all of them
    to->view = (View){0};
    to->entries = 1;
  }
  if (x->op == OP_PICK && !to->is_output && view_of_pick(x->table, x->shape, &to->view)) to->source = x->in[0];
  for (int k = 0; k < 2 && to->product < 0; k++)
    if (absorbs(l, x, k)) to->product = x->in[k];
  if (to->product >= 0) l->result[to->product].absorbed = true;
}

// The operands of what is computed for r: those of an absorbed product, then what is added.
static int operands_of(const Lowering *l, Ref r, Ref in[3]) {
  const Instr *x = tape_at(l->tape, r);
  Ref product = l->result[r].product;
  if (product < 0) {
    memcpy(in, x->in, sizeof x->in);
    return arity_of(l, r);
  }
  memcpy(in, tape_at(l->tape, product)->in, 2 * sizeof *in);
  in[2] = x->in[x->in[0] == product];
  return 3;
}

// Nothing is to be computed for it: it lies there, or its use computes it.
static bool is_passive(const Lowering *l, Ref r) {
  Op op = tape_at(l->tape, r)->op;
  return op == OP_CONST || op == OP_INPUT || l->result[r].source != r || l->result[r].absorbed;
}

static void find_last_uses(Lowering *l) {
  Ref in[3];
  for (Ref r = 0; r < l->end; r++)
    for (int k = 0, of = is_passive(l, r) ? 0 : operands_of(l, r, in); k < of; k++) l->result[l->result[in[k]].source].last = r;
  for (Ref r = 0; r < l->end; r++)
    if (l->result[r].is_output) l->result[r].last = l->end;
}

// ---- places ----------------------------------------------------------------

typedef struct { size_t offset, entries; } Hole;
typedef struct { Hole *v; size_t n; } Holes;

static Operand take_place(Plan *p, Holes *holes, size_t entries) {
  for (size_t i = holes->n; i-- > 0;)
    if (holes->v[i].entries == entries) {
      Operand found = {-1, holes->v[i].offset};
      holes->v[i] = holes->v[--holes->n];
      return found;
    }
  p->entries += entries;
  return (Operand){-1, p->entries - entries};
}

static void lower_const(Lowering *l, Ref r) {
  Plan *p = l->plan;
  Result *x = &l->result[r];
  x->place = take_place(p, &(Holes){0}, x->entries); // constants are there from the start: no hole
  p->constants[p->constants_n++] = (Constant){tape_at(l->tape, r)->values, x->entries, x->place.offset};
}

// An input lies where the caller has it, but for outputs.
static void lower_input(Lowering *l, Ref r, Holes *holes) {
  Result *to = &l->result[r];
  to->place = (Operand){tape_at(l->tape, r)->input, 0};
  l->plan->input_entries += to->entries;
  if (to->is_output) to->place = take_place(l->plan, holes, to->entries);
}

static void lower_step(Lowering *l, Ref r, Holes *holes) {
  Ref in[3];
  int n = operands_of(l, r, in);
  l->result[r].place = take_place(l->plan, holes, l->result[r].entries);
  for (int k = 0; k < n; k++) { // an operand that is used twice is freed once
    Ref source = l->result[in[k]].source;
    Result *from = &l->result[source];
    if (from->last != r || from->place.input >= 0 || tape_at(l->tape, source)->op == OP_CONST) continue;
    from->last = l->end;
    holes->v[holes->n++] = (Hole){from->place.offset, from->entries};
  }
}

static void lower(Lowering *l) {
  Holes holes = {NEW_ARRAY(l->arena, Hole, l->end + 1), 0};
  for (Ref r = 0; r < l->end; r++)
    if (tape_at(l->tape, r)->op == OP_CONST) lower_const(l, r);
    else if (tape_at(l->tape, r)->op == OP_INPUT) lower_input(l, r, &holes);
    else if (!is_passive(l, r)) lower_step(l, r, &holes);
}

static Operand scaled(Operand x, size_t entries, size_t lanes) { return (Operand){x.input, (x.offset + entries) * lanes}; }

// The step that computes r, now that every place and the number of lanes are known.
static PlanStep ready_step(const Lowering *l, Ref r) {
  const Result *to = &l->result[r];
  const Instr *x = tape_at(l->tape, to->product >= 0 ? to->product : r);
  size_t lanes = l->plan->lanes;
  PlanStep s = {.y = scaled(to->place, 0, lanes)};
  Shape shape[3];
  View view[3] = {0};
  Ref in[3];
  int n = operands_of(l, r, in);
  for (int k = 0; k < n; k++) {
    const Result *from = &l->result[in[k]];
    shape[k] = tape_shape(l->tape, in[k]);
    view[k] = from->view;
    s.in[k] = scaled(l->result[from->source].place, (size_t)view[k].start, lanes);
  }
  for (int k = n; k < 3; k++) s.in[k] = n ? s.in[0] : (Operand){x->input, 0};
  if (x->op == OP_MATMUL && n < 3) s.in[2].input = NO_OPERAND;
  s.step = step_of(l->arena, l->plan->kernels, x, shape, view, to->product >= 0, lanes);
  return s;
}

static void ready(Lowering *l) {
  Plan *p = l->plan;
  for (Ref r = 0; r < l->end; r++) {
    bool copied = tape_at(l->tape, r)->op == OP_INPUT && l->result[r].is_output;
    if (copied || !is_passive(l, r)) p->steps[p->steps_n++] = ready_step(l, r);
  }
  for (size_t i = 0; i < p->constants_n; i++) p->constants[i].offset *= p->lanes;
}

Plan *plan_new(Arena *a, const Tape *tape, const Ref *outputs, size_t n) {
  Ref end = tape_end(tape);
  Plan *p = NEW(a, Plan);
  *p = (Plan){.kernels = kernels_best(), .lanes = PLAN_LANES, .steps = NEW_ARRAY(a, PlanStep, end + 1), .constants = NEW_ARRAY(a, Constant, end + 1),
              .outputs = NEW_ARRAY(a, Output, n + 1)};
  Lowering l = {.arena = a, .tape = tape, .end = end, .result = NEW_ARRAY(a, Result, end + 1), .plan = p};
  for (size_t i = 0; i < n; i++) l.result[outputs[i]].is_output = true;
  count_uses(&l, outputs, n);
  for (Ref r = 0; r < end; r++) choose(&l, r);
  find_last_uses(&l);
  lower(&l);
  while (p->lanes > 8 && (p->entries + p->input_entries) * p->lanes * sizeof(double) > CACHE_BYTES) p->lanes /= 2;
  ready(&l);
  for (size_t i = 0; i < n; i++) p->outputs[i] = (Output){l.result[outputs[i]].place.offset * p->lanes, l.result[outputs[i]].entries};
  return p;
}

// ---- running ---------------------------------------------------------------

size_t plan_lanes(const Plan *p) { return p->lanes; }
size_t plan_memory(const Plan *p) { return p->entries * p->lanes; }

static void spread(double *y, const double *values, size_t n, size_t lanes) {
  for (size_t e = 0; e < n; e++)
    for (size_t l = 0; l < lanes; l++) y[e * lanes + l] = values[e];
}

void plan_prepare(const Plan *p, double *memory) {
  for (size_t i = 0; i < p->constants_n; i++)
    spread(memory + p->constants[i].offset, p->constants[i].values, p->constants[i].entries, p->lanes);
}

static inline const double *operand(Operand x, const double *memory, const double *const *inputs) {
  return x.input >= 0 ? inputs[x.input] + x.offset : x.input == NO_OPERAND ? NULL : memory + x.offset;
}

void plan_run(const Plan *p, double *memory, const double *const *inputs) {
  for (const PlanStep *s = p->steps, *end = s + p->steps_n; s < end; s++) {
    const double *in[3] = {operand(s->in[0], memory, inputs), operand(s->in[1], memory, inputs), operand(s->in[2], memory, inputs)};
    step_run(&s->step, memory + s->y.offset, in);
  }
}

const double *plan_output(const Plan *p, const double *memory, size_t i) { return memory + p->outputs[i].offset; }
size_t plan_output_entries(const Plan *p, size_t i) { return p->outputs[i].entries; }

// ---- frames ----------------------------------------------------------------

static double *compute(Arena *a, const Tape *t, Ref r, size_t lanes, const double *const in[3],
                       const double *const *inputs) {
  const Instr *x = tape_at(t, r);
  size_t n = (size_t)shape_numel(x->shape);
  double *y = NEW_ARRAY(a, double, n * lanes);
  if (x->op == OP_CONST) spread(y, x->values, n, lanes);
  else if (x->op == OP_INPUT) memcpy(y, inputs[x->input], n * lanes * sizeof *y);
  else {
    Shape shape[3] = {shape_scalar(), shape_scalar(), shape_scalar()};
    for (int k = 0; k < op_info[x->op].arity; k++) shape[k] = tape_shape(t, x->in[k]);
    instr_run(a, kernels_best(), x, shape, y, in, lanes);
  }
  return y;
}

Frame *frame_new(Arena *a, const Tape *tape, size_t lanes, const double *const *inputs) {
  Frame *f = NEW(a, Frame);
  *f = (Frame){.tape = tape, .lanes = lanes, .value = NEW_ARRAY(a, double *, tape_end(tape) + 1)};
  for (Ref r = 0; r < tape_end(tape); r++) {
    const double *in[3] = {0};
    for (int k = 0; k < 3; k++)
      if (tape_at(tape, r)->in[k] >= 0) in[k] = f->value[tape_at(tape, r)->in[k]];
    f->value[r] = compute(a, tape, r, lanes, in, inputs);
  }
  return f;
}

// The first lanes of a result of the frame, side by side.
static const double *narrowed(Arena *a, const Frame *frame, Ref r, size_t lanes) {
  size_t n = (size_t)shape_numel(tape_shape(frame->tape, r));
  double *y;
  if (lanes == frame->lanes) return frame->value[r];
  y = NEW_ARRAY(a, double, n * lanes);
  for (size_t e = 0; e < n; e++) memcpy(y + e * lanes, frame->value[r] + e * frame->lanes, lanes * sizeof *y);
  return y;
}

const double *frame_eval(Arena *a, const Frame *frame, const Tape *tape, Ref r) {
  return frame_eval_first(a, frame, tape, r, frame->lanes);
}

const double *frame_eval_first(Arena *a, const Frame *frame, const Tape *tape, Ref r, size_t lanes) {
  Ref first = tape->first;
  if (r < first) return narrowed(a, frame, r, lanes);
  bool *needed = NEW_ARRAY(a, bool, r - first + 1);
  double **value = NEW_ARRAY(a, double *, r - first + 1);
  needed[r - first] = true;
  for (Ref s = r; s >= first; s--)
    for (int k = 0; needed[s - first] && k < instr_uses(tape_at(tape, s)); k++)
      if (tape_at(tape, s)->in[k] >= first) needed[tape_at(tape, s)->in[k] - first] = true;
  for (Ref s = first; s <= r; s++) {
    if (!needed[s - first]) continue;
    const double *in[3] = {0};
    for (int k = 0; k < 3; k++) {
      Ref operand = tape_at(tape, s)->in[k];
      if (operand >= 0) in[k] = operand < first ? narrowed(a, frame, operand, lanes) : value[operand - first];
    }
    value[s - first] = compute(a, tape, s, lanes, in, NULL);
  }
  return value[r - first];
}

const double *frame_moved(Arena *a, const Frame *frame, Ref x, const double *value, Ref y) {
  if (y < x) return frame->value[y];
  const double **moved = NEW_ARRAY(a, const double *, y - x + 1);
  moved[0] = value;
  for (Ref r = x + 1; r <= y; r++) {
    const double *in[3] = {0};
    bool depends = false;
    for (int k = 0; k < 3; k++) {
      Ref operand = tape_at(frame->tape, r)->in[k];
      if (operand < 0) continue;
      in[k] = operand >= x ? moved[operand - x] : frame->value[operand];
      depends |= in[k] != frame->value[operand];
    }
    moved[r - x] = depends ? compute(a, frame->tape, r, frame->lanes, in, NULL) : frame->value[r];
  }
  return moved[y - x];
}
