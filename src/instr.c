// instr.c - from shapes to loops.
//
// An elementwise instruction is a nest of twelve loops, most of them of one step.
// Neighbouring dimensions along which every operand advances alike are one loop;
// what remains, usually a single one, is the kernel's.
#include "instr.h"

#include <string.h>

typedef struct { int n; int64_t extent[RANK], stride[3][RANK]; } Nest;

// Loops of `shape` with the strides of three operands, merged, slowest first.
static Nest nest_of(Shape shape, const Shape operand[3]) {
  int64_t stride[3][RANK];
  for (int k = 0; k < 3; k++) shape_strides(operand[k], stride[k]);
  Nest nest = {.n = 0};
  for (int i = 0; i < RANK; i++) {
    int64_t extent = shape.d[i];
    if (extent == 1) continue;
    int last = nest.n - 1;
    bool merges = nest.n > 0;
    for (int k = 0; k < 3 && merges; k++) merges = nest.stride[k][last] == stride[k][i] * extent;
    if (!merges) {
      last = nest.n++;
      nest.extent[last] = 1;
    }
    nest.extent[last] *= extent;
    for (int k = 0; k < 3; k++) nest.stride[k][last] = stride[k][i];
  }
  if (nest.n == 0) {
    nest.n = 1;
    nest.extent[0] = 1;
  }
  return nest;
}

static void run_map(const Kernels *kernels, const Instr *instr, const Shape shape[3], double *y,
                    const double *const in[3], size_t lanes) {
  Nest nest = nest_of(instr->shape, shape);
  int inner = nest.n - 1;
  size_t run = (size_t)nest.extent[inner];
  int64_t at[RANK] = {0};
  for (;;) {
    const double *p[3];
    for (int k = 0; k < 3; k++) {
      int64_t offset = 0;
      for (int i = 0; i < inner; i++) offset += at[i] * nest.stride[k][i];
      p[k] = in[k] ? in[k] + offset * (int64_t)lanes : NULL;
    }
    kernels->map[instr->op](y, p[0], p[1], p[2], run, nest.stride[0][inner], nest.stride[1][inner],
                            nest.stride[2][inner], lanes);
    y += run * lanes;
    int i = inner - 1;
    while (i >= 0 && ++at[i] == nest.extent[i]) at[i--] = 0;
    if (i < 0) return;
  }
}

static void run_matmul(const Kernels *kernels, const Instr *instr, const Shape shape[3], double *y,
                       const double *const in[3], size_t lanes) {
  Shape slots = instr->shape, operand[3] = {shape[0], shape[1], shape_scalar()};
  size_t m = (size_t)rows_of(shape[0]), k = (size_t)columns_of(shape[0]), n = (size_t)columns_of(shape[1]);
  for (int i = SLOTS; i < RANK; i++) slots.d[i] = operand[0].d[i] = operand[1].d[i] = 1;
  Nest nest = nest_of(slots, operand);
  int64_t at[RANK] = {0};
  for (;;) {
    int64_t a = 0, b = 0;
    for (int i = 0; i < nest.n; i++) {
      a += at[i] * nest.stride[0][i];
      b += at[i] * nest.stride[1][i];
    }
    kernels->matmul(y, in[0] + (size_t)a * m * k * lanes, in[1] + (size_t)b * k * n * lanes, m, k, n, lanes);
    y += m * n * lanes;
    int i = nest.n - 1;
    while (i >= 0 && ++at[i] == nest.extent[i]) at[i--] = 0;
    if (i < 0) return;
  }
}

void instr_run(const Kernels *kernels, const Instr *instr, const Shape shape[3], double *y,
               const double *const in[3], size_t lanes) {
  size_t n = (size_t)shape_numel(instr->shape);
  switch (instr->op) {
  case OP_NAMED: case OP_PROXY: memcpy(y, in[0], n * lanes * sizeof *y); break;
  case OP_MATMUL: run_matmul(kernels, instr, shape, y, in, lanes); break;
  case OP_PICK: kernels->pick(y, in[0], instr->table, n, lanes); break;
  case OP_PLACE:
    kernels->place(y, n, in[0], instr->table, (size_t)shape_numel(shape[0]), lanes);
    break;
  default: run_map(kernels, instr, shape, y, in, lanes);
  }
}
