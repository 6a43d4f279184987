// front.h - a sheet's text as a plain struct.
//
// front_read() turns `problems/<id>.md` into a Front: every key known, every
// number in its range, every list of the right length, every cross-reference
// that needs no mathematics resolved.  Formulas are still text: nothing is parsed
// or compiled here, but each knows its place, so that whoever compiles it reports
// the sheet's own line and column.
#ifndef FRONT_H
#define FRONT_H

#include "diag.h"
#include "markdown.h"
#include "settings.h"

// A piece of the sheet's text.  s is source->text[span]; places in `source` are
// reported at the file's true line and column, however the text was quoted,
// folded or indented.  When the key is absent, source is NULL and s is empty.
typedef struct { const Source *source; Span span; Str s; } Text;
typedef struct { Text *v; size_t n, cap; } Texts;

typedef enum {
  KIND_VALUE, KIND_EXPRESSION, KIND_ENTRY, KIND_BLANK, KIND_CLAIM,
  KIND_CHOICE, KIND_ORDER, KIND_GRAPH, KIND_CONSTRUCT, KIND_TEXT
} Kind;
#define KIND_NAMES \
  {"value", "expression", "entry", "blank", "claim", \
   "choice", "order", "graph", "construct", "text"}

typedef struct { size_t before, after; } Precedence; // indices into FrontPart.items

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
  ptrdiff_t network; // index into Front.networks; -1: none (CHOICE ORDER TEXT only)
  Settings settings; // defaults, sheet and part merged (CONSTRUCT defaults to 2,000 samples)
  bool has_text;
  Section text;      // the part's own prose
} FrontPart;

typedef struct {
  Str name;           // empty when the sheet has one network without a name
  const Source *text;
} Network;

typedef struct {
  Str id; // the file's stem
  Text title, source;
  Network *networks;
  size_t networks_n, networks_cap;
  Texts data;      // names of quantities that are no parameters
  Settings settings;
  Text opens, due; // ISO 8601 dates or times, checked
  FrontPart *parts;
  size_t parts_n, parts_cap;
  Section statement, solution;
  bool has_solution;
} Front;

// Reads the sheet `file` (its name is the path, its text the whole file).  Every
// mistake found is appended to d; false if there was any error.
bool front_read(Arena *out, const Source *file, Front *front, Diags *d);

const char *kind_name(Kind kind);

#endif
