// repair.h - the single edit that makes a wrong formula right.
//
// A near miss is a formula that is right but for one symbol, sign, transpose, index,
// factor or term.  Every such edit that the part's names allow is tried; what is
// right is decided by whoever asks.  An edit that leaves less of the formula than it
// changes is no near miss, and not tried.
#ifndef REPAIR_H
#define REPAIR_H

#include "net.h"

typedef enum { SYMBOL_KNOWN, SYMBOL_REFUSED, SYMBOL_UNKNOWN } Symbolic; // refused: it has no meaning

typedef struct {
  const Net *net;
  Node *tree;              // the wrong formula, as it was read from
  const Source *house;     // this text, whose places map into the student's
  const Node *const *atoms; // derivatives and entries that may stand in the answer as a whole
  size_t atoms_n;
  const Str *indices;      // of an entry formula
  size_t indices_n;
  bool (*allowed)(const void *context, const Quantity *q); // the quantities that may
  // Whether the tree is a right answer.  *work grows by what finding out has cost.
  bool (*is_right)(void *context, Node *tree, int64_t *work);
  // On one sampled network: the reference, with the slots of `indices`, and by how much an
  // entry may be off; NULL: nothing is told without trying.
  Shape shape;
  const double *reference, *slack;
  // A node of the tree on the same one, in a; false if it has no value.  A symbol by itself, or a
  // function of symbols: it may be asked for all answers at once.
  bool (*value)(void *context, Node *x, Arena *a, Shape *shape, const double **v);
  Symbolic (*symbol)(void *context, Node *x, Arena *a, Shape *shape, const double **v);
  // What a piece of an answer reads as, wherever it stands; or NULL.
  Node *(*read)(void *context, Str text);
  void *context;
  Arena *lasting;          // of findings; NULL: none are wanted
} Wrong;

// What a search came to, for other texts that read as the same tree.
typedef struct Finding Finding;

// edits: how many it takes, 1 or (of the smallest kinds) 2; 0: none was found, or what
// was found is too much to tell one from the other.  The sentence is in out; if two
// different edits make the formula right it names both: either … or ….
// finding: NULL also where what is said hangs on more of the text than the places of what it quotes.
typedef struct { int edits; Str sentence; const Finding *finding; } Repair;
Repair repair(const Wrong *w, Arena *out, Arena *scratch);
// The sentence for another text.  Of `w` only the net, the tree, its text and `read` are asked.
Str repair_again(const Wrong *w, const Finding *finding, Arena *out, Arena *scratch);

#endif
