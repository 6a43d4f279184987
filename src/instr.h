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

// y, in[k]: entries of `lanes` adjacent doubles each.  shape[k] is operand k's
// shape.  Not for OP_INPUT and OP_CONST.
void instr_run(const Kernels *kernels, const Instr *instr, const Shape shape[3], double *y,
               const double *const in[3], size_t lanes);

#endif
