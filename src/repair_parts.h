// repair_parts.h - what the files of repair share; nobody else includes it.
#ifndef REPAIR_PARTS_H
#define REPAIR_PARTS_H

#include "repair_effect.h"

// What an edit says, the smallest first: where several make the formula right, the
// first kind is the one to name.  Those up to EDIT_SMALL may come in pairs.
typedef enum {
  EDIT_MINUS_EXTRA, EDIT_PLUS_MEANT, EDIT_SWAPPED_DIFFERENCE, EDIT_MINUS_MEANT,
  EDIT_ENTRYWISE, EDIT_MATRIX, EDIT_TRANSPOSE_EXTRA, EDIT_TRANSPOSE_MISSING, EDIT_TRANSPOSE_MOVED,
  EDIT_INDEX, EDIT_PRIME_MISSING, EDIT_PRIME_EXTRA, EDIT_BAR_MISSING, EDIT_BAR_EXTRA,
  EDIT_SMALL = EDIT_BAR_EXTRA,
  EDIT_FACTOR_EXTRA, EDIT_DIVISOR_EXTRA, EDIT_POWER_EXTRA, EDIT_TERM_EXTRA, EDIT_FUNCTION_EXTRA,
  EDIT_SYMBOL, EDIT_FUNCTION, EDIT_ORDER, EDIT_PRODUCT_MEANT, EDIT_DIVISION_MEANT, EDIT_COMPARISON,
  EDIT_MISSING,
  EDIT_MINUS_MISSING = EDIT_MISSING, EDIT_NUMBER_MISSING, EDIT_DIVISOR_MISSING, EDIT_TERM_MISSING,
  EDIT_FACTOR_MISSING, EDIT_LEFT_FACTOR_MISSING, EDIT_RIGHT_FACTOR_MISSING,
  EDIT_KINDS
} EditKind;

typedef struct {
  EditKind kind;
  Node *target, *with; // the tree with `with` in place of target
  const Node *old;     // what the sentence quotes of the student's text, and
  const Node *new;     // what should stand there, or NULL
  const Node *telling; // what tells whether it can be right: `with`, or the f'(with) around it,
  const Place *place;  // in place of the end of this path
} Edit;

typedef struct {
  Edit *v;
  size_t n, cap, all; // all: with those that were told to be wrong before they were listed
} Edits;

// Kinds that are listed together, for each list is seldom asked for after the one before: up to
// EDIT_SMALL, others of what stands there, and from EDIT_MISSING on those that insert something.
typedef enum { SMALL_EDITS, OTHER_EDITS, MISSING_EDITS } EditGroup;
// Every edit of a group, in the order in which they stand in the formula.  effects: of the formula.
Edits repair_edits(const Effects *effects, EditGroup group, Arena *a);
// Nodes of a tree; a derivative and an entry with written numbers are symbols, and count one.
size_t node_count(const Node *x);

#endif
