// draw.h - numbers that look random and are a function of who they are for.
//
// There is no generator with a state: a number is computed from a key (course,
// problem, student, quantity, redraw) and the entry's place in the array.  So a
// student's numbers do not depend on the order of the roster, on threads, on
// the machine, nor on the other quantities of the sheet.  Nothing but integer
// arithmetic and IEEE + - * / is used: the bits are the same everywhere, and
// they are a promise: a change here changes the numbers of running courses.
//
// A drawn number lies exactly on its decimal grid: it is the double nearest to
// what is printed, 0.3 and not 0.30000000000000004.
#ifndef DRAW_H
#define DRAW_H

#include "arena.h"

typedef struct {
  uint64_t word[2]; // a hash of the four texts
  uint64_t redraw;  // 0, 1, … : counts the draws a `require` has refused; may be set directly
} DrawKey;

DrawKey draw_key(Str salt, Str problem, Str student, Str quantity, uint64_t redraw);
// The same in two steps, for all quantities of one student.
typedef struct { uint64_t word[2]; } DrawSeries;
DrawSeries draw_series(Str salt, Str problem, Str student);
DrawKey draw_series_key(DrawSeries s, Str quantity, uint64_t redraw);

uint64_t draw_bits(DrawKey key, uint64_t entry); // 64 uniform bits
double draw_unit(DrawKey key, uint64_t entry);   // uniform on [0, 1), a multiple of 2^-53

typedef enum {
  DIST_SAMPLE,   // generic values for quantities nobody specified: uniform on 0.05 <= |x| < 1.5
  DIST_UNIFORM,  // a, a + step, … up to b, all equally likely; step 0: any number of [a, b)
  DIST_INTEGERS, // a, a + 1, … b
  DIST_NORMAL,   // mean a, deviation b, rounded to a multiple of step (0: not rounded); within 6 b
  DIST_CHOOSE,   // one of values[0 … n)
} DistKind;

typedef struct {
  DistKind kind;
  double a, b, step;
  const double *values;
  size_t n;
} Dist;

// What is wrong with the distribution's numbers, for a diagnostic, or NULL.  The
// functions below may only be called when nothing is.
const char *dist_problem(const Dist *d);

// Where the values of a distribution lie that has finitely many: worked out once, for many draws.
typedef struct { double first, step, scale, count; } DistGrid; // count: 0: it has not
DistGrid dist_grid(const Dist *d);

double draw_value(const Dist *d, DrawKey key, uint64_t entry);
// Entries 0 … n-1, `stride` apart; grid: the distribution's.
void draw_values(const Dist *d, DistGrid grid, DrawKey key, double *values, size_t n, size_t stride);

// A distribution over finitely many values: how many, and the k-th, k = 0, 1, …
bool dist_is_finite(const Dist *d, uint64_t *count);
double dist_nth(const Dist *d, uint64_t k);

#endif
