// kernels.h - the loops that compute: one operator over a block of lanes.
//
// Every entry of an array is a run of `lanes` adjacent doubles, one per problem
// instance.  kernels.c is compiled once per instruction set and the best one the
// machine has is chosen at run time; all give the same bits, because products are
// summed in ascending order, multiplication and addition are never fused, and the
// elementary functions come from SLEEF's width-independent variants.
#ifndef KERNELS_H
#define KERNELS_H

#include "ops.h"

// n entries of y; operand strides in entries (0: the same entry throughout).
// y must not overlap an operand.
typedef void MapKernel(double *y, const double *a, const double *b, const double *c, size_t n,
                       ptrdiff_t sa, ptrdiff_t sb, ptrdiff_t sc, size_t lanes);

typedef struct {
  const char *name; // "sse2", "avx2", "avx512", "plain"
  MapKernel *map[OP_COUNT]; // NULL for operators that are no maps
  // y (m x n) = a (m x k) * b (k x n), summed over k in ascending order.
  void (*matmul)(double *y, const double *a, const double *b, size_t m, size_t k, size_t n,
                 size_t lanes);
  // y[e] = a[table[e]] or 0; table NULL copies.
  void (*pick)(double *y, const double *a, const int32_t *table, size_t n, size_t lanes);
  // y (ny entries, set to 0 first) [table[e]] += a[e].
  void (*place)(double *y, size_t ny, const double *a, const int32_t *table, size_t n,
                size_t lanes);
} Kernels;

// The best set for this machine.
const Kernels *kernels_best(void);
// The sets that this machine can run, best first; for tests.
size_t kernels_all(const Kernels *sets[4]);

#endif
