// adjoint_guard.c - see adjoint_guard.h.
//
// A guard is born at an `if` (or a max, a min) and goes down with the adjoint.  It
// costs instructions, so it is kept only for wild results: those that are infinite
// or no number for some finite inputs, and all that is computed from them.  A network
// whose branches hold sums and products only (relu) has the adjoint it always had.
#include "adjoint_guard.h"

#include <math.h>

// Whether every entry is a constant that a divisor (whole: an exponent) may be.
static bool is_safe(const Tape *t, Ref r, bool whole) {
  const Instr *x = tape_at(t, r);
  if (x->op != OP_CONST) return false;
  for (int64_t i = 0, n = shape_numel(x->shape); i < n; i++)
    if (whole ? !(x->values[i] >= 1 && x->values[i] == floor(x->values[i])) : !(fabs(x->values[i]) > 1e-100)) return false;
  return true;
}

static bool is_wild(const Tape *t, const Instr *x) {
  switch (x->op) {
  case OP_SQRT: case OP_LOG: case OP_LOG1P: case OP_EXP: case OP_EXPM1: case OP_RECIPROCAL: return true;
  case OP_DIV: return !is_safe(t, x->in[1], false);
  case OP_POW: return !is_safe(t, x->in[1], true);
  default: return false;
  }
}

Guards guards_new(Tape *t, Ref y) {
  bool *wild = NEW_ARRAY(t->arena, bool, y + 1);
  Guards g = {.wild = wild, .of = NEW_ARRAY(t->arena, Ref, y + 1)};
  for (Ref r = 0; r <= y; r++) {
    const Instr *x = tape_at(t, r);
    g.of[r] = NO_REF;
    wild[r] = is_wild(t, x);
    for (int k = 0; k < op_info[x->op].arity; k++) wild[r] |= wild[x->in[k]];
  }
  return g;
}

// The guard with the dimensions along which it does not differ made 1: there is a way
// where there is one for any of the entries.  A count, so never negative.
static Ref any(Tape *t, Ref guard, Shape to) {
  Shape kept = tape_shape(t, guard);
  for (int i = 0; i < RANK; i++)
    if (to.d[i] == 1) kept.d[i] = 1;
  return tape_collapse(t, guard, kept);
}

// The condition as a guard, which is never negative.
static Ref truth(Tape *t, Ref condition) {
  Op op = tape_at(t, condition)->op;
  bool is_truth = op == OP_EQ || op == OP_NE || op == OP_LT || op == OP_LE || op == OP_AND || op == OP_OR || op == OP_NOT;
  return is_truth ? condition : tape_map1(t, OP_NOT, tape_map1(t, OP_NOT, condition));
}

// Where an `if`, a max or a min takes operand k; NO_REF: always.
static Ref taken(Tape *t, const Instr *x, int k) {
  Ref a = x->in[0], b = x->in[1];
  switch (x->op) {
  case OP_IF: return k == 1 ? truth(t, a) : k == 2 ? tape_map1(t, OP_NOT, a) : NO_REF;
  case OP_MAX: return k == 0 ? tape_map2(t, OP_LE, b, a) : tape_map2(t, OP_LE, a, b);
  case OP_MIN: return k == 0 ? tape_map2(t, OP_LE, a, b) : tape_map2(t, OP_LE, b, a);
  default: return NO_REF;
  }
}

static Ref both(Tape *t, Op op, Ref a, Ref b) { return a < 0 ? b : b < 0 || a == b ? a : tape_map2(t, op, a, b); }

// The guard of x's operand k, from x's own.
static Ref passed_down(Tape *t, const Instr *x, int k, Ref guard) {
  Shape to = tape_shape(t, x->in[k]);
  if (guard >= 0 && x->op == OP_PICK) return tape_place(t, tape_expand(t, guard, x->shape), to, x->table);
  if (guard >= 0 && x->op == OP_PLACE) return tape_pick(t, tape_expand(t, guard, x->shape), to, x->table);
  if (x->op == OP_MATMUL) to.d[k == 0 ? SLOTS + 1 : SLOTS] = 1;
  guard = both(t, OP_AND, guard, taken(t, x, k));
  return guard < 0 ? guard : any(t, guard, to);
}

void guard_operands(const Guards *g, Tape *t, Ref r, Ref in[3]) {
  const Instr x = *tape_at(t, r);
  if (x.op != OP_MATMUL || g->of[r] < 0) return;
  for (int k = 0; k < 2; k++)
    if (g->wild[x.in[k]]) in[k] = tape_map3(t, OP_IF, passed_down(t, &x, k, g->of[r]), in[k], tape_number(t, 0));
}

// Whatever the operands are, no number among them.  The factors of a matrix product are
// taken care of by guard_operands().
static bool has_finite_slopes(Op op) {
  static const bool finite[OP_COUNT] = {[OP_ADD] = true, [OP_SUB] = true, [OP_NEG] = true, [OP_ABS] = true, [OP_MAX] = true,
                                        [OP_MIN] = true, [OP_IF] = true};
  return finite[op] || op_info[op].class == OPS_TENSOR || op_info[op].class == OPS_ALIAS;
}

Ref guard_contribution(const Guards *g, Tape *t, Ref r, Ref contribution) {
  if (g->of[r] < 0 || has_finite_slopes(tape_at(t, r)->op)) return contribution;
  return tape_map3(t, OP_IF, g->of[r], contribution, tape_number(t, 0));
}

void guard_operand(Guards *g, Tape *t, Ref r, int k, bool first) {
  const Instr x = *tape_at(t, r); // a copy: the tape grows
  Ref in = x.in[k];
  if (!g->wild[in] || (!first && g->of[in] < 0)) return;
  Ref guard = passed_down(t, &x, k, g->of[r]);
  g->of[in] = first || guard < 0 ? guard : both(t, OP_OR, g->of[in], guard);
}
