// part.h - one part of a sheet as its front matter states it: nothing is compiled.
#ifndef PART_H
#define PART_H

#include "markdown.h"
#include "settings.h"

typedef enum {
  KIND_VALUE, KIND_EXPRESSION, KIND_ENTRY, KIND_BLANK, KIND_CLAIM,
  KIND_CHOICE, KIND_ORDER, KIND_GRAPH, KIND_CONSTRUCT, KIND_TEXT
} Kind;
#define KIND_NAMES \
  {"value", "expression", "entry", "blank", "claim", \
   "choice", "order", "graph", "construct", "text"}

typedef struct { size_t before, after; } Precedence; // indices into FrontPart.items
typedef struct { Text means, value; } Mistake; // what somebody who answers `value` has done

typedef struct {
  Text id;
  double points; // positive
  Kind kind;
  Text expr;     // VALUE EXPRESSION ENTRY: the reference; CLAIM: the claim;
                 // BLANK: `equals`; CONSTRUCT: `holds`
  Text blank;    // BLANK: the formula with its hole
  Span hole;     // BLANK: the underscores, in blank.source
  Text rubric;   // TEXT
  Texts items;   // CHOICE ORDER: the items; GRAPH: the nodes; CONSTRUCT: the unknowns
  size_t answer; // CHOICE: the index of the right item
  Precedence *precedes; // ORDER: what must come before what; none: exactly the order given
  size_t precedes_n, precedes_cap;
  Texts entry;   // ENTRY: 1 to 4 different index names
  bool has_using;
  Texts using;   // EXPRESSION ENTRY BLANK: the atoms allowed, names or derivatives; may be empty
  Texts require; // VALUE EXPRESSION ENTRY BLANK CLAIM: predicates of this part only
  Texts follows; // VALUE EXPRESSION ENTRY BLANK: ids of the earlier parts whose answers may stand
                 // in for their references; front_read() makes indices of them,
  size_t *earlier; // follows.n of them,
  const bool *depends; // and says of every part whether this one follows it, also through others; NULL: none
  Mistake *mistakes; // VALUE EXPRESSION ENTRY BLANK: those that the author expects
  size_t mistakes_n, mistakes_cap;
  ptrdiff_t network; // index into the sheet's networks, or -1: none (CHOICE ORDER TEXT only)
  Settings settings; // defaults, sheet and part merged (CONSTRUCT defaults to 2,000 samples)
  unsigned own_set;  // SET_…: which of them the part itself states
  bool has_text;
  Section text;      // the part's own prose
} FrontPart;

typedef struct { // a network of the sheet
  Str name;      // empty when the sheet has one network without a name
  const Source *text;
} Network;

// What a part may refer to.
typedef struct {
  const Network *networks;
  size_t networks_n;
  bool networks_unread; // networks were given, but with mistakes
  Settings settings;    // of the sheet, over the defaults
} PartContext;

// Reads one item of `parts`; false, with diagnostics, if anything is wrong with it.
// `text`, `has_text`, `earlier` and `depends` are left to whoever knows the whole sheet.
bool part_read(Arena *out, const YamlNode *node, const PartContext *context, FrontPart *part, Diags *d);

const char *kind_name(Kind kind);

#endif
