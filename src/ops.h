// ops.h - the table of primitive operators, expanded from ops.def.
#ifndef OPS_H
#define OPS_H

#include "arena.h"

typedef enum {
#define OP(id, ...) OP_##id,
#include "ops.def"
#undef OP
  OP_COUNT
} Op;

typedef enum {
  OPS_LEAF,   // no operands
  OPS_ALIAS,  // the first operand itself: under a name, a place to differentiate at; or with another derivative
  OPS_MAP,    // elementwise, operands broadcast
  OPS_VEC,    // the same, kernel from the vector library
  OPS_TENSOR  // moves or combines entries
} OpClass;

typedef struct {
  Str name;
  int arity;
  OpClass class;
  Str adjoint[3]; // in the language; empty: zero
} OpInfo;

extern const OpInfo op_info[OP_COUNT];

// The elementwise operator that the language calls `name` with n operands, or
// OP_COUNT: the only operators that can be called by name.
Op op_named(Str name, int n);
static inline bool op_is_map(Op op) {
  return op_info[op].class == OPS_MAP || op_info[op].class == OPS_VEC;
}

#endif
