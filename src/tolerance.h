// tolerance.h - when is a number right?
//
// The one place that decides it; README, "Tolerance".
#ifndef TOLERANCE_RULE_H
#define TOLERANCE_RULE_H

#include "settings.h"

// The greatest magnitude of n numbers, `stride` apart.
double largest_of(const double *v, size_t n, size_t stride);

// Whether `answer` is right for `reference`; largest is the greatest magnitude in
// the reference's array.  Neither may be NaN.
//   rel, abs:  |answer - reference| <= max(abs, rel * |reference|); the default abs
//              is a share of `largest`, a written one is absolute
//   decimals:  |answer - reference| <= half a unit of that decimal, plus `ulp` units
//   digits:    the same with the unit of the reference's last significant digit
// At the edge a few ulp (of the larger of the two and `largest`) are let through, so
// that 0.3 is 0.1 off 0.2.
bool tolerance_accepts(const Tolerance *t, double answer, double reference, double largest);
// How far off an answer may be, without those few ulp.
double tolerance_allowed(const Tolerance *t, double reference, double largest);
// No entry of an array of answers is accepted for what is further off than this; answer is
// the greatest magnitude in the array.  It takes one comparison to be rid of most numbers.
double tolerance_reach(const Tolerance *t, double answer);
// No answer further off the reference than this is accepted; |reference| <= largest.
double tolerance_bound(const Tolerance *t, double reference, double largest);
// The unit of the last place: 10^-decimals, or of the last significant digit.
double tolerance_unit(const Tolerance *t, double reference);
// The reference as it would be printed: rounded half away from zero; a NEAR one as it is.
double tolerance_round(const Tolerance *t, double reference);

#endif
