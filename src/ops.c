// ops.c - ops.def as an array.
#include "ops.h"

const OpInfo op_info[OP_COUNT] = {
#define OP(id, name, arity, class, kernel, da, db, dc) \
  {STR_INIT(name), arity, OPS_##class, {STR_INIT(da), STR_INIT(db), STR_INIT(dc)}},
#include "ops.def"
#undef OP
};

Op op_named(Str name, int n) {
  for (int op = 0; op < OP_COUNT; op++)
    if (op_is_map((Op)op) && op_info[op].arity == n && str_eq(op_info[op].name, name)) return (Op)op;
  return OP_COUNT;
}
