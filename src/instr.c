// instr.c - from shapes to loops.
//
// An elementwise instruction is a nest of twelve loops, most of them of one step.
// Neighbouring dimensions along which every operand advances alike are one loop; what
// remains, usually one or two, is the kernel's, and further loops are run around it.
// A product's loops are those of its slots.  A place whose places advance evenly, with
// dimensions that stay put, is a sum along these.
#include "instr.h"

#include <string.h>

typedef struct { int n; size_t extent[RANK]; ptrdiff_t stride[RANK][3]; } Nest;

// ---- views -----------------------------------------------------------------

View view_of(Shape shape) {
  View v = {0};
  ptrdiff_t step = 1;
  for (int i = RANK - 1; i >= 0; i--) {
    if (shape.d[i] == 1) continue;
    v.stride[i] = step;
    step *= shape.d[i];
  }
  return v;
}

bool view_in_order(const View *v, Shape shape) {
  View plain = view_of(shape);
  return v->start == 0 && !memcmp(v->stride, plain.stride, sizeof plain.stride);
}

bool view_of_pick(const int32_t *table, Shape shape, View *out) {
  View plain = view_of(shape), v = plain;
  int32_t at[RANK] = {0};
  v.start = table ? table[0] : 0;
  for (int i = 0; i < RANK && table; i++)
    if (shape.d[i] > 1) v.stride[i] = table[plain.stride[i]] - table[0];
  ptrdiff_t offset = v.start;
  for (int64_t e = 0, n = table ? shape_numel(shape) : 0; e < n; e++) {
    if (table[e] < 0 || table[e] != offset) return false;
    for (int i = RANK - 1; i >= 0; i--) {
      if (shape.d[i] == 1) continue;
      offset += v.stride[i];
      if (++at[i] < shape.d[i]) break;
      offset -= v.stride[i] * shape.d[i];
      at[i] = 0;
    }
  }
  *out = v;
  return true;
}

// ---- loops -----------------------------------------------------------------

// Loops of the first `rank` dimensions with the strides of n views, merged, slowest first.
static Nest nest_of(Shape shape, int rank, const View *view, int n) {
  Nest nest = {.n = 0};
  for (int i = 0; i < rank; i++) {
    ptrdiff_t extent = shape.d[i];
    if (extent == 1) continue;
    int last = nest.n - 1;
    bool merges = nest.n > 0;
    for (int k = 0; k < n && merges; k++) merges = nest.stride[last][k] == view[k].stride[i] * extent;
    if (!merges) {
      last = nest.n++;
      nest.extent[last] = 1;
    }
    nest.extent[last] *= (size_t)extent;
    for (int k = 0; k < n; k++) nest.stride[last][k] = view[k].stride[i];
  }
  return nest;
}

// All but the last `inner` loops of the nest go around the step; y advances by y_step entries.
static void take_around(Step *s, Arena *a, const Nest *nest, int inner, size_t y_step, ptrdiff_t lanes) {
  int n = nest->n - inner;
  if (n <= 0) return;
  Around *around = NEW(a, Around);
  around->n = n;
  around->y_step = y_step * (size_t)lanes;
  for (int i = 0; i < n; i++) {
    around->extent[i] = nest->extent[i];
    for (int k = 0; k < 3; k++) around->step[i][k] = nest->stride[i][k] * lanes;
  }
  s->around = around;
}

// ---- kinds of step ---------------------------------------------------------

// view[k] of a missing operand is the first one's.
static void step_of_map(Step *s, Arena *a, Shape shape, const View view[3], ptrdiff_t lanes) {
  Nest nest = nest_of(shape, RANK, view, 3);
  Loops *loops = &s->how.loops;
  *loops = (Loops){.n = {1, 1}, .run = (size_t)lanes};
  int at = nest.n - 1;
  bool together = at >= 0; // the innermost loop is part of the run
  for (int k = 0; k < 3 && together; k++) together = nest.stride[at][k] == 1;
  if (together) loops->run *= nest.extent[at--];
  for (int i = 1; i >= 0 && at >= 0; i--, at--) {
    loops->n[i] = nest.extent[at];
    for (int k = 0; k < 3; k++) loops->step[i][k] = nest.stride[at][k] * lanes;
  }
  take_around(s, a, &nest, nest.n - 1 - at, loops->n[0] * loops->n[1] * loops->run / (size_t)lanes, lanes);
}

static void step_of_matmul(Step *s, const Kernels *kernels, Arena *a, Shape shape, const Shape operand[2], const View view[3], ptrdiff_t lanes) {
  Product *p = &s->how.product;
  *p = (Product){.m = (size_t)rows_of(operand[0]), .k = (size_t)columns_of(operand[0]), .n = (size_t)columns_of(operand[1]), .run = (size_t)lanes};
  for (int k = 0; k < 3; k++) {
    p->row[k] = view[k].stride[SLOTS] * lanes;
    p->column[k] = view[k].stride[SLOTS + 1] * lanes;
  }
  s->kernel = p->m <= 4 && p->n <= 4 ? kernels->tile[p->n - 1][p->m - 1] : NULL;
  if (!s->kernel) s->kernel = kernels->matmul;
  Nest nest = nest_of(shape, SLOTS, view, 3);
  take_around(s, a, &nest, 0, p->m * p->n, lanes);
}

// A place whose places advance evenly: of one kept and one summed loop at most, and every
// entry receives something.
static bool step_of_sums(Step *s, size_t entries, Shape from, const View *view, const int32_t *table, ptrdiff_t lanes) {
  View both[2];
  if (!table || !view_of_pick(table, from, &both[0]) || both[0].start != 0) return false;
  both[1] = *view;
  Nest nest = nest_of(from, RANK, both, 2);
  Sums sums = {.n = 1, .terms = 1, .run = (size_t)lanes};
  for (int i = 0; i < nest.n; i++) {
    bool kept = nest.stride[i][0] != 0;
    if (kept ? nest.stride[i][0] != 1 || sums.n > 1 : sums.terms > 1) return false;
    *(kept ? &sums.n : &sums.terms) = nest.extent[i];
    *(kept ? &sums.step : &sums.term) = nest.stride[i][1] * lanes;
  }
  if (sums.n != entries) return false;
  s->how.sums = sums;
  return true;
}

// The places of the view's entries, in order.
static const int32_t *places_of(Arena *a, Shape shape, const View *view) {
  if (view_in_order(view, shape)) return NULL;
  int64_t n = shape_numel(shape);
  View plain = view_of(shape);
  int32_t *table = NEW_ARRAY(a, int32_t, n);
  for (int64_t e = 0; e < n; e++) {
    ptrdiff_t at = 0;
    for (int i = 0; i < RANK; i++)
      if (shape.d[i] > 1) at += (ptrdiff_t)(e / plain.stride[i] % shape.d[i]) * view->stride[i];
    table[e] = (int32_t)at;
  }
  return table;
}

Step step_of(Arena *a, const Kernels *kernels, const Instr *instr, const Shape shape[3], const View view[3], size_t lanes) {
  Step s = {0};
  View all[3] = {view[0], view[1], view[2]};
  Shifts shifts = {.entries = (size_t)shape_numel(instr->shape), .run = lanes};
  switch (instr->op) {
  case OP_INPUT: case OP_NAMED: case OP_PROXY: case OP_PICK: // of an array in order
    if (instr->op == OP_PICK) shifts.from = instr->table;
    s = (Step){.kernel = kernels->pick, .how.shifts = shifts};
    break;
  case OP_MATMUL:
    if (instr->in[2] < 0) all[2] = (View){0};
    step_of_matmul(&s, kernels, a, instr->shape, shape, all, (ptrdiff_t)lanes);
    break;
  case OP_PLACE:
    s.kernel = kernels->sum;
    if (step_of_sums(&s, shifts.entries, shape[0], view, instr->table, (ptrdiff_t)lanes)) break;
    shifts.to = instr->table;
    shifts.from = places_of(a, shape[0], view);
    shifts.moved = (size_t)shape_numel(shape[0]);
    s = (Step){.kernel = kernels->place, .how.shifts = shifts};
    break;
  default:
    for (int k = 1; k < 3; k++)
      if (instr->in[k] < 0) all[k] = all[0];
    s.kernel = kernels->map[instr->op];
    step_of_map(&s, a, instr->shape, all, (ptrdiff_t)lanes);
  }
  return s;
}

// ---- running ---------------------------------------------------------------

void step_run_around(const Step *s, double *y, const double *const in[3]) {
  const Around *around = s->around;
  size_t at[RANK] = {0};
  for (;;) {
    ptrdiff_t offset[3] = {0};
    for (int i = 0; i < around->n; i++)
      for (int k = 0; k < 3; k++) offset[k] += (ptrdiff_t)at[i] * around->step[i][k];
    s->kernel(y, in[0] + offset[0], in[1] + offset[1], in[2] ? in[2] + offset[2] : NULL, &s->how);
    y += around->y_step;
    int i = around->n - 1;
    while (i >= 0 && ++at[i] == around->extent[i]) at[i--] = 0;
    if (i < 0) return;
  }
}

// An elementwise instruction whose operands have y's shape is one run, whatever the shape.
static bool is_one_run(const Instr *instr, const Shape shape[3]) {
  bool one = op_is_map(instr->op);
  for (int k = 0; k < 3 && one && instr->in[k] >= 0; k++) one = shape_eq(shape[k], instr->shape);
  return one;
}

void instr_run(Arena *scratch, const Kernels *kernels, const Instr *instr, const Shape shape[3], double *y,
               const double *const in[3], size_t lanes) {
  View view[3];
  const double *all[3] = {in[0], in[1], in[2]};
  int arity = op_info[instr->op].arity;
  for (int k = arity; k < 3 && op_is_map(instr->op); k++) all[k] = in[0];
  if (is_one_run(instr, shape)) {
    const How how = {.loops = {.n = {1, 1}, .run = (size_t)shape_numel(instr->shape) * lanes}};
    kernels->map[instr->op](y, all[0], all[1], all[2], &how);
    return;
  }
  for (int k = 0; k < arity; k++) view[k] = view_of(shape[k]);
  Step s = step_of(scratch, kernels, instr, shape, view, lanes);
  step_run(&s, y, all);
}
