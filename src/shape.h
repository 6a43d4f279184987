// shape.h - the shape of an array, and the algebra of shapes.
//
//   physical order, slowest first:
//
//   | slot 0 | slot 1 | ... | slot 7 | own 0 | own 1 | own 2 | own 3 |
//     '--- index variables in force ---' '------ rows, columns, … ----'
//
// An array has up to four dimensions of its own, padded with ones: a number is
// 1x1, a vector of n is n x 1.  Where index variables are in force (the i and k
// of `c[i] = sum(k, A[i,k]*b[k])`) each has a slot, and what depends on it has
// the variable's range as that slot's extent, everything else 1.  Slots and own
// dimensions broadcast alike, so an index formula is an array operation.
// Row-major: the last dimension is the fastest.
#ifndef SHAPE_H
#define SHAPE_H

#include "arena.h"

#include <string.h>

enum { SLOTS = 8, OWN = 4, RANK = SLOTS + OWN };

typedef struct { int32_t d[RANK]; } Shape;

Shape shape_scalar(void);
Shape shape_matrix(int rows, int columns);
// Entries, slots included.  Four products side by side: every instruction of every tape asks.
static inline int64_t shape_numel(Shape s) {
  int64_t n[4] = {1, 1, 1, 1};
  for (int i = 0; i < RANK; i += 4)
    for (int k = 0; k < 4; k++) n[k] *= s.d[i + k];
  return n[0] * n[1] * (n[2] * n[3]);
}
static inline int64_t shape_own_numel(Shape s) { // entries without slots
  return (int64_t)s.d[SLOTS] * s.d[SLOTS + 1] * ((int64_t)s.d[SLOTS + 2] * s.d[SLOTS + 3]);
}
static inline bool shape_eq(Shape a, Shape b) { return !memcmp(a.d, b.d, sizeof a.d); }
static inline bool shape_own_eq(Shape a, Shape b) { return !memcmp(a.d + SLOTS, b.d + SLOTS, OWN * sizeof *a.d); }
static inline bool shape_is_scalar(Shape s) { return shape_own_numel(s) == 1; } // own part is 1x1 (slots may be in force)
static inline bool shape_is_vector(Shape s) { // own part is n x 1 or 1 x n
  return s.d[SLOTS + 2] == 1 && s.d[SLOTS + 3] == 1 && (s.d[SLOTS] == 1 || s.d[SLOTS + 1] == 1);
}
Shape shape_own(Shape s);         // s with every slot 1
int shape_own_rank(Shape s);      // 0 number, 1 column, 2 …4
static inline int rows_of(Shape s) { return s.d[SLOTS]; }
static inline int columns_of(Shape s) { return s.d[SLOTS + 1]; }

// Elementwise result of two operands; false if a dimension is neither equal nor 1.
bool shape_broadcast(Shape a, Shape b, Shape *out);
// Matrix product of own parts (both of rank at most 2), slots broadcast.
bool shape_product(Shape a, Shape b, Shape *out);

// Row-major strides of s, 0 where the extent is 1: a broadcast operand stays put.
void shape_strides(Shape s, int64_t stride[RANK]);

// "3x2", "3x2x4"; a column and a number keep both dimensions: "3x1", "1x1".
Str shape_text(Arena *a, Shape s);

#endif
