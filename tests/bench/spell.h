// spell.h - the many ways to write one formula, for generated classes.
#ifndef SPELL_H
#define SPELL_H

#include "parse.h"

typedef struct { uint64_t state; } Luck; // a deterministic source of random numbers
uint64_t luck_below(Luck *l, uint64_t n);
bool luck_percent(Luck *l, int percent);

// Another tree of the same value: terms commuted, products distributed, bound
// indices renamed, transposes of products taken apart.  x's shapes must be filled.
Node *spell_equal(Arena *a, Luck *l, const Node *x);
// The same value by another structure: brackets elsewhere, signs taken in and out, factors
// in front of sums, opposite conditions.
Node *spell_vary(Arena *a, Luck *l, const Node *x);
// A tree with one mistake in it: a sign, a transpose, a factor, a derivative, an index.
Node *spell_mistake(Arena *a, Luck *l, const Node *x);
// House notation with spaces and superfluous parentheses.
void spell_house(Buf *out, Luck *l, const Node *x);
// As people write it: with `@` and `.T`, in LaTeX, with mathematical characters.
typedef enum { WRITING_HOUSE, WRITING_NUMPY, WRITING_LATEX, WRITING_UNICODE, WRITINGS } Writing;
void spell_write(Buf *out, Luck *l, const Node *x, Writing writing);
// NumPy over a batch of samples: arrays are (samples, rows, columns); in a formula of
// an entry, numbers are (samples,), `N` samples are rows `R`, and sums run over range(n).
void spell_numpy(Buf *out, const Node *x, bool entry);

#endif
