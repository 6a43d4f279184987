// guard.h - is what was drawn a good exercise?
//
// A student's numbers can be unlucky: a pre-activation so near to a kink that his
// rounding decides on which side he stands, a layer without a unit awake, a
// gradient that a zero would answer.  The guard finds on the network's tape where
// that can happen, sees on a few hundred draws what is usual of this sheet, and
// then says of every draw whether an accident has befallen it.  Where zeros or equal
// answers are frequent they are no accident: the sheet is meant so, and they are let be.
//
// A draw is refused when
//   dead      a whole array that passes through a kink to zero is zero
//   small     a reference, or an entry that seldom is, is zero or cannot be told from it
//   kink      a decision (relu, abs, max, if, floor …) is so near that slips of
//             GUARD_SLIPS last digits turn it, and then a reference changes
//   rounding  numbers cut to six digits move a reference by GUARD_MOVES of its tolerance
//   same      two parts have one answer
#ifndef GUARD_H
#define GUARD_H

#include "eval.h"
#include "net.h"
#include "tolerance.h"

typedef struct {
  Str id;              // of the part
  Ref ref;             // its reference, on the net's tape
  const Tolerance *tolerance;
} GuardPart;

typedef struct Guard Guard;

Guard *guard_new(Arena *a, const Net *net, const GuardPart *parts, size_t n);

// The results of the net's tape that the guard looks at; they must be outputs of a
// plan, side by side.  Once it is made, the guard is told the plan's tape, where they
// are `outputs`, and the number of the first.
size_t guard_results(const Guard *g, const Ref **results);
void guard_attach(Guard *g, const Plan *plan, const Tape *tape, const Ref *outputs, size_t first);

// An input's entries, `lanes` adjacent doubles each, as somebody uses them who rounds: whole
// numbers as they are.
void guard_round(const Guard *g, size_t input, const double *values, double *rounded, size_t lanes);

typedef struct {          // one lane of a block, after plan_run()
  const double *memory;   // of the numbers as drawn,
  const double *rounded;  // of the same, rounded
  const double *const *inputs;
  size_t lane;
} GuardLane;

// What is usual: every one of n lanes is shown, then the guard is settled.
void guard_show(Guard *g, const GuardLane *x);
void guard_settle(Guard *g, size_t n);
void guard_rest(Guard *g, bool rests); // a settled guard that rests refuses nothing

// Conditions are numbered from 0; an unsettled guard refuses nothing either.
size_t guard_conditions(const Guard *g);
// The first condition that refuses the lane, or their number.
size_t guard_refuses(const Guard *g, const GuardLane *x, Arena *scratch);
// "`z` is too near a kink": what befell a draw, for a person.
Str guard_reason(const Guard *g, size_t condition, Arena *a);
// The quantity that the condition is about; empty if it is a part.  The part is given then.
Str guard_quantity(const Guard *g, size_t condition);
Str guard_part(const Guard *g, size_t condition);
// Part after part whose reference the rounding of six digits moves too far in most draws:
// the next one from *i on, or false.
bool guard_unsteady(const Guard *g, size_t *i, Str *part);

#endif
