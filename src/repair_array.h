// repair_array.h - small arrays of numbers: what the nodes of a formula are on one sampled network.
//
// An array without values (v is NULL) is a shape alone: what is made of it is one, too.
#ifndef REPAIR_ARRAY_H
#define REPAIR_ARRAY_H

#include "parse.h"

enum { ARRAY_ENTRIES = 4096 }; // an array that is larger has a shape alone

typedef struct { Shape shape; const double *v; } Array;
typedef enum { TOLD, REFUSED, UNKNOWN } Telling; // refused: it has no meaning

Array array_new(Arena *a, Shape shape, double **v);  // of zeros, to be added to
Array array_room(Arena *a, Shape shape, double **v); // to be filled at once
static inline bool has_slots(Shape s) { return !shape_eq(s, shape_own(s)); }

// Two arrays side by side through all entries of one that both broadcast to: p are their places.
typedef struct { int n; int32_t extent[RANK], at[RANK]; int64_t step[RANK][2], p[2]; } ArrayPair;
ArrayPair array_pair(Shape all, Shape a, Shape b);
static inline void array_pair_next(ArrayPair *x) {
  for (int i = 0; i < x->n; i++) {
    x->p[0] += x->step[i][0];
    x->p[1] += x->step[i][1];
    if (++x->at[i] < x->extent[i]) return;
    x->p[0] -= x->step[i][0] * x->extent[i];
    x->p[1] -= x->step[i][1] * x->extent[i];
    x->at[i] = 0;
  }
}

Telling array_map2(Arena *arena, Binary op, Array a, Array b, Array *out);
Array array_negated(Arena *arena, Array a);
Array array_transposed(Arena *arena, Array a);
Telling array_product(Arena *arena, Array a, Array b, Array *out);
// The same entries, or their sums, in another shape: what a broadcast array's adjoint is.
Array array_collapsed(Arena *arena, Array a, Shape shape);
// Broadcast to a shape, each entry so many times as great.
Array array_expanded(Arena *arena, Array a, Shape shape, double times);
// <a, b>, b broadcast to a, and the sum of the magnitudes; false if it does not broadcast.
bool array_dot(Array a, Array b, double *sum, double *size);
// <b, a'>, where a is as large as b turned.
void array_dot_turned(Array b, Array a, double *sum, double *size);

#endif
