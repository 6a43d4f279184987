// kernels.h - the loops that compute: one operator over a block of lanes.
//
// Every entry of an array is a run of `lanes` adjacent doubles, one per problem
// instance.  kernels.c is compiled once per instruction set and the best one the
// machine has is chosen at run time; all give the same bits, because products are
// summed in ascending order, multiplication and addition are never fused, and the
// elementary functions come from SLEEF's width-independent variants.
//
// y must not overlap an operand.  All strides are in doubles; an operand with stride 0
// stays put.
#ifndef KERNELS_H
#define KERNELS_H

#include "ops.h"

// Two loops, the inner one last, around runs of `run` doubles at which y and every operand
// advance together; y is written in order.  An operator's missing operands are given as its
// first one again.
typedef struct {
  size_t n[2], run;
  ptrdiff_t step[2][3]; // of each operand
} Loops;
typedef void MapKernel(double *y, const double *a, const double *b, const double *c, const Loops *loops);

// y (m x n, in order) = a (m x k) * b (k x n) + c, summed over k in ascending order; every
// entry is a run of `run` doubles.
typedef struct {
  size_t m, k, n, run;
  ptrdiff_t row[3], column[3]; // of a, b and c
} Product;

// n sums, each of `terms` entries in order.
typedef struct {
  size_t n, terms, run;
  ptrdiff_t step, term; // from sum to sum, from term to term
} Sums;

typedef struct {
  const char *name; // "sse2", "avx2", "avx512", "plain"
  MapKernel *map[OP_COUNT]; // NULL for operators that are no maps
  void (*matmul)(double *y, const double *a, const double *b, const double *c, const Product *p); // c may be NULL
  void (*sum)(double *y, const double *a, const Sums *s);
  // y[e] = a[table[e]] or 0; table NULL copies.
  void (*pick)(double *y, const double *a, const int32_t *table, size_t n, size_t lanes);
  // y (ny entries, set to 0 first) [to[e]] += a[from[e]]; a NULL table is entry for entry, a
  // place below 0 passes the entry over.
  void (*place)(double *y, size_t ny, const double *a, const int32_t *to, const int32_t *from, size_t n, size_t lanes);
} Kernels;

// The best set for this machine.
const Kernels *kernels_best(void);
// The sets that this machine can run, best first; for tests.
size_t kernels_all(const Kernels *sets[4]);

#endif
