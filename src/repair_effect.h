// repair_effect.h - what an edit does to a formula's value, told without compiling it.
#ifndef REPAIR_EFFECT_H
#define REPAIR_EFFECT_H

#include "repair.h"
#include "repair_array.h"

// What a node is on one sampled network, and its adjoint: where the node stands in a sum of
// products, its value v adds <adjoint, v> to the whole formula.  Without one v is NULL.
typedef struct Known {
  Array value, adjoint;
  double wanted, size; // <adjoint, what is right>, and the magnitude of its terms
  bool refused;        // it has no meaning: no formula with it has
  Array beside[3];     // what a factor entry by entry, in front and behind is multiplied by; see effects_allow_beside()
} Known;

// Where an edit is tried.
typedef struct {
  Node *const *path; // from the whole formula down to what the edit replaces
  size_t depth;
  const Str *bound;  // the indices in force there; the k-th has slot k
  size_t bound_n;
} Place;

typedef struct {
  const Wrong *wrong;
  Arena *arena;
  double missing, size, slack; // weighted: from the answer to what is right, the magnitudes in it, what it may be off
  Place at;
  bool shapes; // are asked alone
} Effects;

// Fills `known` of the formula's nodes.
Effects effects_of(const Wrong *w, Arena *a);
// A symbol's value, or that it has none.
Known *effects_symbol(const Effects *x, Node *symbol);
// A vector's entry at the k-th index in force; NULL where it cannot be told.
Known *effects_entry(const Effects *x, const Known *vector, size_t k);
// Whether the formula can be right with this tree in place of the end of the path.  True where
// it cannot be told.
bool effects_allow(const Effects *x, const Node *with);

// The same for a symbol beside the end x of the path: x op a, or, in front, a op x.  op: + - .* or *;
// turned: a's transpose.  It is told by a product of two small arrays where effects_allow() evaluates.
bool effects_allow_beside(const Effects *x, Binary op, const Known *symbol, bool in_front, bool turned);

// What the nodes of the path become with this tree at its end: up[i], from `from` on; why not
// further up: it has no meaning, or it cannot be told.
typedef struct { Node *const *path; size_t depth, from; Array *up; bool refused; } Effect;
Effect effect_of(const Effects *x, const Node *with);
// Whether it can be right with two edits, neither of them inside the other.
bool effects_allow_both(const Effects *x, const Effect *a, const Effect *b);

#endif
