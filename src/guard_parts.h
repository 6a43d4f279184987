// guard_parts.h - what a guard looks at, between guard_find.c and guard.c.
#ifndef GUARD_PARTS_H
#define GUARD_PARTS_H

#include "guard.h"

typedef struct {
  Op op;
  size_t result, left, right; // numbers of the guard's results; right == left: one operand
  Str name;                   // the quantity that is compared, or that contains it
  bool contained;
  const size_t *left_of, *right_of; // of each entry of the result: that of the operand; NULL: the same
  double usual, near;         // the usual distance, and what is too near
} Decision;

typedef struct {
  size_t result, decision; // what decides which of its entries are zero
  Str name;
} Layer;

typedef struct {
  Str id;
  Tolerance tolerance;
  size_t result, n;          // n: entries
  size_t blank, unsteady;    // draws in which every entry is as good as zero; in which rounding moves it
  bool number;               // not only 0 and 1, which say no and yes
  size_t *zero, *tiny;       // of each entry: draws in which it is zero; not zero, but as good as
  bool no_blank, no_unsteady, *no_zero, *no_tiny;
} Target;

typedef struct {
  size_t a, b; // targets
  size_t seen;
} Pair;

struct Guard {
  Arena *arena;
  const Net *net;
  Ref *results;
  size_t results_n, results_cap;
  Decision *decisions; size_t decisions_n, decisions_cap;
  Layer *layers;       size_t layers_n, layers_cap;
  Target *targets;     size_t targets_n;
  Pair *pairs;         size_t pairs_n, pairs_cap;
  size_t *watched, watched_n; // of them: those that are on
  double **rounding;   // of each input and entry: what it is multiplied by when it is rounded
  const Plan *plan;
  const Tape *tape;
  const Ref *outputs;
  size_t first;
  bool settled, rests;
};

// Finds all that there is to look at, and fills g's lists.
void guard_find(Guard *g, const GuardPart *parts, size_t n);

#endif
