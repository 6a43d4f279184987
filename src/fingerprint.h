// fingerprint.h - a formula's value at a random point of a finite field.
//
// A formula is a polynomial in its atoms: names, indexed entries, derivatives, values of
// functions and comparisons, reciprocals.  Two polynomials with whole or decimal coefficients
// that have the same value where every entry of every atom is a random number of a field of p
// elements are the same one, but for a chance of degree/p (Schwartz 1980, Zippel 1979), as long
// as coefficients and degrees are below p: a formula that might have greater ones has no fingerprint.
// Here p = 2^31 - 1, at two points.  So (a + b)*c and c*a - b*(-c) have the same fingerprint,
// brackets, spaces and the letters of bound indices aside; what stands in an atom is compared
// as it is written, but for what cannot change a single bit of its value: a + b and b + a,
// a - b and -b + a, a < b and b > a.  A comparison is 0 or 1: a != b is 1 - (a == b), a <= b is
// 1 - (b < a), delta(a, b) is a == b, and if(a < b, x, y) is (a < b).*x + (1 - (a < b)).*y.
//
// The same polynomial rounds differently in another spelling; a fingerprint bounds by how much.
#ifndef FINGERPRINT_H
#define FINGERPRINT_H

#include "parse.h"

enum { SAMPLE_GROUPS = 16 }; // samples are taken together in so many

typedef struct Atoms Atoms; // those of one part: what is known of them

// seed: nobody who writes formulas knows it.  Takes memory of `a` as atoms become known, up
// to 64 KiB.
Atoms *atoms_new(Arena *a, uint64_t seed);

typedef struct {
  bool (*is_quantity)(const void *context, Str name); // else a name in front of sum() may be an index
  // What an atom is on samples: its shape, slots included, and of each group of samples its
  // greatest and least magnitude.  NULL: only atoms that are known count.  False: this one may
  // not be, as what is not finite somewhere.
  bool (*measure)(void *context, const Node *atom, Shape *shape, double largest[SAMPLE_GROUPS], double least[SAMPLE_GROUPS]);
  void *context;
  const Str *indices; // of an entry formula: the k-th has slot k
  size_t indices_n;
  Shape shape;        // that is asked: the reference's, or the ranges of `indices` as slots
} FingerprintTask;

// By at most off[g] the value that is computed on the samples of group g, in doubles and in any
// order, differs from the polynomial's.
typedef struct { uint64_t key; double off[SAMPLE_GROUPS]; } Fingerprint;

// False where there is none: an atom that is not known, shapes that do not fit or that are not
// asked, products whose meaning goes by how they are written, too long a formula, coefficients or
// degrees that the field may not hold.
// scratch: not the arena of `known`.
bool fingerprint(Atoms *known, const Node *tree, const FingerprintTask *task, Arena *scratch, Fingerprint *out);

#endif
