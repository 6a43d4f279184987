// eval.c - see eval.h.
//
// A Plan lowers its tape to steps.  Inputs and constants lie where they are; a pick
// whose places advance evenly (a transpose, a slice, a broadcast) is only a view of its
// operand; a sum that is the only use of a product is added while the product is still in
// registers, and so are the commonest pairs of elementwise instructions.  Every other result gets a place in one working memory.  Outputs keep
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
  Instr instr;    // what computes it
  Ref source;     // itself, or the result that it is a view of
  View view;
  bool is_output, needed;
  Ref last;       // last use of what is in memory; after the end: for ever
  size_t entries; // in memory
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

static void count_uses(Lowering *l) {
  l->uses = NEW_ARRAY(l->arena, int, l->end + 1);
  for (Ref r = 0; r < l->end; r++)
    for (int k = 0; k < 3; k++)
      if (tape_at(l->tape, r)->in[k] >= 0) l->uses[tape_at(l->tape, r)->in[k]]++;
}

static bool all_equal(const Instr *x) {
  for (int64_t i = 1, n = shape_numel(x->shape); i < n; i++)
    if (memcmp(&x->values[i], &x->values[0], sizeof *x->values)) return false;
  return true;
}

static bool is_zero(const Lowering *l, Ref r) {
  const Instr *x = tape_at(l->tape, r);
  return x->op == OP_CONST && !(x->values[0] != 0) && all_equal(x);
}

// Operand k, if it is this operator's result, has x's shape and is used by x alone.
static const Instr *absorbable(const Lowering *l, const Instr *x, int k, Op op) {
  const Instr *inner = tape_at(l->tape, x->in[k]);
  bool alone = l->uses[x->in[k]] == 1 && !l->result[x->in[k]].is_output;
  return inner->op == op && alone && shape_eq(inner->shape, x->shape) ? inner : NULL;
}

static Instr fused(const Instr *x, int op, Ref a, Ref b, Ref c) {
  Instr y = *x;
  y.op = (Op)op;
  y.in[0] = a, y.in[1] = b, y.in[2] = c;
  return y;
}

// The instruction that computes x's result at once with what only x needs.
static Instr fuse(const Lowering *l, const Instr *x) {
  const Instr *inner;
  for (int k = 0; k < 2 && x->op == OP_ADD; k++) {
    if ((inner = absorbable(l, x, k, OP_MATMUL))) return fused(x, OP_MATMUL, inner->in[0], inner->in[1], x->in[!k]);
    if ((inner = absorbable(l, x, k, OP_MUL))) return fused(x, FUSED_MUL_ADD, inner->in[0], inner->in[1], x->in[!k]);
  }
  if (x->op == OP_SUB && (inner = absorbable(l, x, 1, OP_MUL))) return fused(x, FUSED_MUL_SUB, inner->in[0], inner->in[1], x->in[0]);
  if (x->op != OP_IF) return *x;
  const Instr *condition = tape_at(l->tape, x->in[0]);
  if (is_zero(l, x->in[1])) return fused(x, FUSED_DROP, x->in[0], x->in[2], NO_REF);
  if (!is_zero(l, x->in[2])) return *x;
  if (condition->op == OP_LT && is_zero(l, condition->in[0])) return fused(x, FUSED_KEEP_POSITIVE, condition->in[1], x->in[1], NO_REF);
  return fused(x, FUSED_KEEP, x->in[0], x->in[1], NO_REF);
}

static void choose(Lowering *l, Ref r) {
  Result *to = &l->result[r];
  to->instr = fuse(l, tape_at(l->tape, r));
  to->source = to->last = r;
  to->view = view_of(to->instr.shape);
  to->entries = (size_t)shape_numel(to->instr.shape);
  if (to->is_output) return;
  if (to->instr.op == OP_PICK && view_of_pick(to->instr.table, to->instr.shape, &to->view)) to->source = to->instr.in[0];
  if (to->instr.op == OP_CONST && all_equal(&to->instr)) { // one entry is all of them
    to->view = (View){0};
    to->entries = 1;
  }
}

// Something is to be computed for it.
static bool is_active(const Lowering *l, Ref r) {
  Op op = l->result[r].instr.op;
  return l->result[r].needed && l->result[r].source == r && op != OP_CONST && op != OP_INPUT;
}

static void find_uses(Lowering *l) {
  for (Ref r = l->end - 1; r >= 0; r--) {
    Result *x = &l->result[r];
    x->needed |= x->is_output;
    if (x->is_output) x->last = l->end;
    for (int k = 0; k < 3 && x->needed; k++) {
      if (x->instr.in[k] < 0) continue;
      Result *source = &l->result[x->instr.in[k]];
      source->needed = true;
      source = &l->result[source->source];
      if (source->last < r && x->source == r) source->last = r;
    }
  }
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
  p->constants[p->constants_n++] = (Constant){x->instr.values, x->entries, x->place.offset};
}

// An input lies where the caller has it, but for outputs.
static void lower_input(Lowering *l, Ref r, Holes *holes) {
  Result *to = &l->result[r];
  to->place = (Operand){to->instr.input, 0};
  l->plan->input_entries += to->entries;
  if (to->is_output) to->place = take_place(l->plan, holes, to->entries);
}

static void lower_step(Lowering *l, Ref r, Holes *holes) {
  l->result[r].place = take_place(l->plan, holes, l->result[r].entries);
  for (int k = 0; k < 3; k++) { // an operand that is used twice is freed once
    if (l->result[r].instr.in[k] < 0) continue;
    Result *from = &l->result[l->result[l->result[r].instr.in[k]].source];
    if (from->last != r || from->place.input >= 0 || from->instr.op == OP_CONST) continue;
    from->last = l->end;
    holes->v[holes->n++] = (Hole){from->place.offset, from->entries};
  }
}

static void lower(Lowering *l) {
  Holes holes = {NEW_ARRAY(l->arena, Hole, l->end + 1), 0};
  for (Ref r = 0; r < l->end; r++)
    if (!l->result[r].needed) continue;
    else if (l->result[r].instr.op == OP_CONST) lower_const(l, r);
    else if (l->result[r].instr.op == OP_INPUT) lower_input(l, r, &holes);
    else if (is_active(l, r)) lower_step(l, r, &holes);
}

static Operand scaled(Operand x, size_t entries, size_t lanes) { return (Operand){x.input, (x.offset + entries) * lanes}; }

// The step that computes r, now that every place and the number of lanes are known.
static PlanStep ready_step(const Lowering *l, Ref r) {
  const Instr *x = &l->result[r].instr;
  size_t lanes = l->plan->lanes;
  PlanStep s = {.y = scaled(l->result[r].place, 0, lanes)};
  Shape shape[3];
  View view[3] = {0};
  for (int k = 0; k < 3; k++) {
    if (x->in[k] < 0) {
      s.in[k] = x->op == OP_INPUT ? (Operand){x->input, 0} : x->op == OP_MATMUL ? (Operand){NO_OPERAND, 0} : s.in[0];
      continue;
    }
    const Result *from = &l->result[x->in[k]];
    shape[k] = from->instr.shape;
    view[k] = from->view;
    s.in[k] = scaled(l->result[from->source].place, (size_t)view[k].start, lanes);
  }
  s.step = step_of(l->arena, l->plan->kernels, x, shape, view, lanes);
  return s;
}

static void ready(Lowering *l) {
  Plan *p = l->plan;
  for (Ref r = 0; r < l->end; r++) {
    bool copied = l->result[r].instr.op == OP_INPUT && l->result[r].is_output;
    if (copied || is_active(l, r)) p->steps[p->steps_n++] = ready_step(l, r);
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
  count_uses(&l);
  for (Ref r = 0; r < end; r++) choose(&l, r);
  find_uses(&l);
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
  double *y = arena_room(a, n * lanes * sizeof *y);
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

const double *frame_eval(Arena *a, const Frame *frame, const Tape *tape, Ref r) {
  Ref first = tape->first;
  if (r < first) return frame->value[r];
  bool *needed = NEW_ARRAY(a, bool, r - first + 1);
  double **value = NEW_ARRAY(a, double *, r - first + 1);
  needed[r - first] = true;
  for (Ref s = r; s >= first; s--)
    for (int k = 0; needed[s - first] && k < 3; k++)
      if (tape_at(tape, s)->in[k] >= first) needed[tape_at(tape, s)->in[k] - first] = true;
  for (Ref s = first; s <= r; s++) {
    if (!needed[s - first]) continue;
    const double *in[3] = {0};
    for (int k = 0; k < 3; k++) {
      Ref operand = tape_at(tape, s)->in[k];
      if (operand >= 0) in[k] = operand < first ? frame->value[operand] : value[operand - first];
    }
    value[s - first] = compute(a, tape, s, frame->lanes, in, NULL);
  }
  return value[r - first];
}

Partial *partial_new(Arena *a, const Frame *frame, const Tape *tape, size_t lanes) {
  Partial *p = NEW(a, Partial);
  *p = (Partial){.arena = a, .frame = frame, .tape = tape, .lanes = lanes < frame->lanes ? lanes : frame->lanes};
  return p;
}

// The first lanes of a result of the frame, side by side.
static const double *narrowed(Arena *a, const Frame *frame, Ref r, size_t lanes) {
  size_t n = (size_t)shape_numel(tape_shape(frame->tape, r));
  if (lanes == frame->lanes) return frame->value[r];
  double *y = NEW_ARRAY(a, double, n * lanes);
  for (size_t e = 0; e < n; e++) memcpy(y + e * lanes, frame->value[r] + e * frame->lanes, lanes * sizeof *y);
  return y;
}

// An operand of s whose value is not known yet, or NO_REF.
static Ref unknown_operand(const Partial *p, Ref s) {
  for (int k = 0; s >= p->tape->first && k < 3; k++) {
    Ref operand = tape_at(p->tape, s)->in[k];
    if (operand >= 0 && !p->value[operand]) return operand;
  }
  return NO_REF;
}

static const double *partial_compute(Partial *p, Ref s) {
  const double *in[3] = {0};
  if (s < p->tape->first) return narrowed(p->arena, p->frame, s, p->lanes);
  for (int k = 0; k < 3; k++)
    if (tape_at(p->tape, s)->in[k] >= 0) in[k] = p->value[tape_at(p->tape, s)->in[k]];
  return compute(p->arena, p->tape, s, p->lanes, in, NULL);
}

const double *partial_value(Partial *p, Ref r) {
  size_t end = (size_t)tape_end(p->tape), n = 0;
  if (end > p->cap) {
    const double **value = NEW_ARRAY(p->arena, const double *, 2 * end);
    if (p->cap) memcpy(value, p->value, p->cap * sizeof *value);
    p->value = value;
    p->cap = 2 * end;
  }
  for (Ref s = r; !p->value[r];) { // depth first
    Ref operand = unknown_operand(p, s);
    if (operand >= 0) {
      p->wanted = GROW(p->arena, p->wanted, n, &p->wanted_cap);
      p->wanted[n++] = s;
      s = operand;
    } else {
      p->value[s] = partial_compute(p, s);
      if (n) s = p->wanted[--n];
    }
  }
  return p->value[r];
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
