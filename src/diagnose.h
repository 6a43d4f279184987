// diagnose.h - why an answer is wrong.
//
// From a part's reference follow broken references: the same computation with one rule
// broken (a derivative left out, a path forgotten, a sign turned round), or another
// quantity in its place; a sheet adds its own under `mistakes`.  An answer that has the
// value of a broken reference in every entry, and not that of the right one, is said to
// have that cause; of causes with the same value all are named.  A diagnosis is a sentence.
// It never changes a score.
#ifndef DIAGNOSE_H
#define DIAGNOSE_H

#include "judge.h"

typedef struct Suspects Suspects;

// The broken references of a part, compiled; NULL if its kind has none.  The sheet is only
// read, so that threads may do this at the same time, each with its own arena.
const Suspects *suspects_new(Arena *a, const Sheet *sheet, size_t part);

// Whether their values differ between students.  Then these are their values for `lanes`
// students: inputs[m][i] are, for model m of the sheet and every input i of its network,
// entries of `lanes` adjacent doubles.
typedef struct SuspectValues SuspectValues;
bool suspects_vary(const Suspects *x);
const SuspectValues *suspects_values(Arena *a, const Suspects *x, size_t lanes, const double *const *const *inputs);

// The cause of a wrong answer, in `out`: what judge() said of it already, if nothing says
// more; empty if no cause, or more than a few, have its value.  values: NULL where they do
// not vary.  memory, or NULL: with which it was judged.
Str diagnose(const Suspects *x, const SuspectValues *values, size_t lane, Written answer, const Judgement *judgement, FormulaMemory *memory, Arena *out, Arena *scratch);

#endif
