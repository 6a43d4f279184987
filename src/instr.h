// instr.h - one instruction of a tape, and its execution over a block of lanes.
#ifndef INSTR_H
#define INSTR_H

#include "kernels.h"
#include "shape.h"

typedef int32_t Ref; // an instruction's number, which also names its result
enum { NO_REF = -1 };

typedef struct {
  Op op;
  Ref in[3];             // NO_REF where the operator has fewer operands
  Shape shape;           // of the result
  const double *values;  // OP_CONST: entries, the same in every lane
  const int32_t *table;  // OP_PICK, OP_PLACE: places; NULL is entry for entry
  int input;             // OP_INPUT: number of the quantity
  Str name;              // OP_INPUT, OP_NAMED
  bool varies;           // differs between lanes: some input is upstream
} Instr;

// How many operands the value of x is computed from.
static inline int instr_uses(const Instr *x) { return op_info[x->op].class == OPS_ALIAS ? 1 : op_info[x->op].arity; }

// Where the entries of an operand lie in an array in memory, counted in entries.  A
// stride is 0 where the extent is 1.
typedef struct { ptrdiff_t start, stride[RANK]; } View;
View view_of(Shape shape); // in order, from 0
bool view_in_order(const View *v, Shape shape);
// The view that a pick of `shape` with this table is, of an array in order; false if its
// places do not advance evenly.
bool view_of_pick(const int32_t *table, Shape shape, View *out);

// Loops around a step, with the strides of y and of the operands in doubles.
typedef struct { int n; size_t extent[RANK], y_step; ptrdiff_t step[RANK][3]; } Around;

// An instruction made ready for blocks of so many lanes.
typedef struct {
  Kernel *kernel;
  const Around *around; // or NULL
  How how;
} Step;

// shape[k], view[k]: of operand k.  instr->in says how many there are; a product may have a
// third one that is added; it broadcasts to the result.  Not for OP_INPUT and OP_CONST.  The instruction's table is kept;
// what is made is in a.
Step step_of(Arena *a, const Kernels *kernels, const Instr *instr, const Shape shape[3], const View view[3], size_t lanes);
// in[k]: operand k's array, where its view starts; a map's missing ones are the first again,
// a product's missing one is NULL.
void step_run_around(const Step *s, double *y, const double *const in[3]);
static inline void step_run(const Step *s, double *y, const double *const in[3]) {
  if (s->around) step_run_around(s, y, in);
  else s->kernel(y, in[0], in[1], in[2], &s->how);
}

// y, in[k]: entries of `lanes` adjacent doubles each, in order.
void instr_run(Arena *scratch, const Kernels *kernels, const Instr *instr, const Shape shape[3], double *y,
               const double *const in[3], size_t lanes);

#endif
