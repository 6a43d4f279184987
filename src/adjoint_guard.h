// adjoint_guard.h - where an adjoint is zero because a branch was not taken.
//
// In if(x > 0, sqrt(x), 0) nothing flows back through sqrt where x <= 0, and there
// the slope of sqrt is no number: the adjoint 0 times such a slope is to be 0.  The
// product itself cannot know that: at x = 0 the adjoint of sqrt in sqrt(x)^2 is 0
// too, and its slope infinite, but the derivative is 1.  So a sweep keeps for each
// result, beside its adjoint, a guard: not 0 where some branch that was taken leads
// from it to y.
#ifndef ADJOINT_GUARD_H
#define ADJOINT_GUARD_H

#include "tape.h"

typedef struct {
  const bool *wild; // results that finite inputs may make infinite or no number
  Ref *of;          // guards, broadcasting to the result's shape; NO_REF: everywhere
} Guards;

Guards guards_new(Tape *t, Ref y);
// The operands of r for its rules: a factor of a matrix product without the rows or
// columns that lead nowhere.
void guard_operands(const Guards *g, Tape *t, Ref r, Ref in[3]);
// What r's rule gives, for which adjoint so ever: 0 where nothing is passed on.
Ref guard_contribution(const Guards *g, Tape *t, Ref r, Ref contribution);
// Tells operand k of r by which way its adjoint comes.  first: it has none so far.
void guard_operand(Guards *g, Tape *t, Ref r, int k, bool first);

#endif
