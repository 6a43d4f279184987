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
// advance together; y is written in order.
typedef struct {
  size_t n[2], run;
  ptrdiff_t step[2][3]; // of each operand
} Loops;

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

// Entries one by one.  pick: y[e] = a[from[e]], or 0.  place: y, set to 0 first, [to[e]] += a[from[e]]
// for `moved` entries.  A NULL table is entry for entry; a place below 0 passes the entry over.
typedef struct {
  const int32_t *to, *from;
  size_t entries, moved, run; // entries of y
} Shifts;

typedef union {
  Loops loops;
  Product product;
  Sums sums;
  Shifts shifts;
} How;

// Missing operands are not read: they may be given as another one, but not as NULL to a map.
typedef void Kernel(double *y, const double *a, const double *b, const double *c, const How *how);

// Maps that are several operators at once, which a Plan uses for what they mean.
#define FUSED_MAPS(X)                    \
  X(KEEP, a != 0 ? b : 0)                \
  X(DROP, a != 0 ? 0 : b)                \
  X(KEEP_POSITIVE, 0 < a ? b : 0)        \
  X(MUL_ADD, a * b + c)                  \
  X(MUL_SUB, c - a * b)
enum {
  FUSED_FIRST = OP_COUNT - 1,
#define X(id, kernel) FUSED_##id,
  FUSED_MAPS(X)
#undef X
  MAPS // operators and fused ones
};

typedef struct {
  const char *name; // "sse2", "avx2", "avx512", "plain"
  Kernel *map[MAPS]; // NULL for operators that are no maps
  Kernel *matmul;        // c may be NULL
  Kernel *tile[4][4];    // [n - 1][m - 1]: the same for a small product; may be NULL
  Kernel *sum, *pick, *place;
} Kernels;

// The best set for this machine.
const Kernels *kernels_best(void);
// The sets that this machine can run, best first; for tests.
size_t kernels_all(const Kernels *sets[4]);

#endif
