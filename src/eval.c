// eval.c - see eval.h.
//
// A Plan gives every result a place in one working memory.  Constants and outputs
// keep theirs; another result's place is free again after its last use, and the
// next result of the same size takes it.
#include "eval.h"

#include <string.h>

#include "limits.h"

enum { CACHE_BYTES = 28 * 1024 }; // of a 32 KiB first-level cache

struct Plan {
  const Tape *tape;
  const Ref *outputs;
  size_t n;
  size_t lanes;
  size_t *offset; // of each instruction's result, in entries
  size_t entries;
};

// Result r's last use; outputs and constants are used for ever.
static Ref *last_uses(Arena *a, const Plan *p) {
  Ref end = tape_end(p->tape);
  Ref *last = NEW_ARRAY(a, Ref, end + 1);
  for (Ref r = 0; r < end; r++) {
    const Instr *x = tape_at(p->tape, r);
    last[r] = x->op == OP_CONST ? end : r;
    for (int k = 0; k < 3; k++)
      if (x->in[k] >= 0 && last[x->in[k]] < r) last[x->in[k]] = r;
  }
  for (size_t i = 0; i < p->n; i++) last[p->outputs[i]] = end;
  return last;
}

typedef struct { size_t offset, entries; } Hole;

static void place_results(Arena *a, Plan *p) {
  Ref end = tape_end(p->tape), *last = last_uses(a, p);
  Hole *holes = NEW_ARRAY(a, Hole, end + 1);
  size_t holes_n = 0;
  for (Ref r = 0; r < end; r++) {
    const Instr *x = tape_at(p->tape, r);
    size_t entries = (size_t)shape_numel(x->shape), i = 0;
    while (i < holes_n && (x->op == OP_CONST || holes[i].entries != entries)) i++; // a constant is there from the start
    if (i < holes_n) {
      p->offset[r] = holes[i].offset;
      holes[i] = holes[--holes_n];
    } else {
      p->offset[r] = p->entries;
      p->entries += entries;
    }
    for (int k = 0; k < 3; k++) { // an operand that is used twice is freed once
      Ref in = x->in[k];
      if (in < 0 || last[in] != r || (k > 0 && in == x->in[0]) || (k > 1 && in == x->in[1])) continue;
      holes[holes_n++] = (Hole){p->offset[in], (size_t)shape_numel(tape_shape(p->tape, in))};
    }
  }
}

Plan *plan_new(Arena *a, const Tape *tape, const Ref *outputs, size_t n) {
  Plan *p = NEW(a, Plan);
  *p = (Plan){.tape = tape, .outputs = outputs, .n = n, .lanes = PLAN_LANES};
  p->offset = NEW_ARRAY(a, size_t, tape_end(tape) + 1);
  place_results(a, p);
  while (p->lanes > 8 && p->entries * p->lanes * sizeof(double) > CACHE_BYTES) p->lanes /= 2;
  return p;
}

size_t plan_lanes(const Plan *p) { return p->lanes; }
size_t plan_memory(const Plan *p) { return p->entries * p->lanes; }

static void spread(double *y, const double *values, size_t n, size_t lanes) {
  for (size_t e = 0; e < n; e++)
    for (size_t l = 0; l < lanes; l++) y[e * lanes + l] = values[e];
}

void plan_prepare(const Plan *p, double *memory) {
  for (Ref r = 0; r < tape_end(p->tape); r++) {
    const Instr *x = tape_at(p->tape, r);
    if (x->op == OP_CONST) spread(memory + p->offset[r] * p->lanes, x->values, (size_t)shape_numel(x->shape), p->lanes);
  }
}

static void run_one(const Kernels *kernels, const Tape *t, Ref r, double *y, const double *const in[3], size_t lanes) {
  const Instr *x = tape_at(t, r);
  Shape shape[3] = {shape_scalar(), shape_scalar(), shape_scalar()};
  for (int k = 0; k < 3; k++)
    if (x->in[k] >= 0) shape[k] = tape_shape(t, x->in[k]);
  instr_run(kernels, x, shape, y, in, lanes);
}

void plan_run(const Plan *p, double *memory, const double *const *inputs) {
  const Kernels *kernels = kernels_best();
  for (Ref r = 0; r < tape_end(p->tape); r++) {
    const Instr *x = tape_at(p->tape, r);
    double *y = memory + p->offset[r] * p->lanes;
    if (x->op == OP_CONST) continue;
    if (x->op == OP_INPUT) {
      memcpy(y, inputs[x->input], (size_t)shape_numel(x->shape) * p->lanes * sizeof *y);
      continue;
    }
    const double *in[3] = {0};
    for (int k = 0; k < 3; k++)
      if (x->in[k] >= 0) in[k] = memory + p->offset[x->in[k]] * p->lanes;
    run_one(kernels, p->tape, r, y, in, p->lanes);
  }
}

const double *plan_output(const Plan *p, const double *memory, size_t i) {
  return memory + p->offset[p->outputs[i]] * p->lanes;
}

size_t plan_output_entries(const Plan *p, size_t i) {
  return (size_t)shape_numel(tape_shape(p->tape, p->outputs[i]));
}

// ---- frames ----------------------------------------------------------------

static double *compute(Arena *a, const Tape *t, Ref r, size_t lanes, const double *const in[3],
                       const double *const *inputs) {
  const Instr *x = tape_at(t, r);
  size_t n = (size_t)shape_numel(x->shape);
  double *y = NEW_ARRAY(a, double, n * lanes);
  if (x->op == OP_CONST) spread(y, x->values, n, lanes);
  else if (x->op == OP_INPUT) memcpy(y, inputs[x->input], n * lanes * sizeof *y);
  else run_one(kernels_best(), t, r, y, in, lanes);
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
