// net.h - a network: the quantities and functions that a sheet defines, on a tape.
//
// Lang is what every sheet shares: the rules of differentiation and the functions
// of prelude.bg.  A Net is read once, then only read from: any number of threads
// may compile formulas on top of it.
#ifndef NET_H
#define NET_H

#include "adjoint.h"
#include "draw.h"

typedef struct {
  bool numerator;            // dL/dW is the Jacobian's layout: W's shape transposed
  double relu_at_zero, step_at_zero;
} Conventions;

typedef struct {
  Str name;
  const Str *parameters;
  size_t n;
  const Node *body;          // NULL: an unspecified smooth function
  const Source *source;
  Ref coefficients;          // of an unspecified function: an input
  Ref argument;              // of such a function: a number, and its derivatives there,
  Ref derivative[2];         // from which those at any other argument are made; NO_REF: they are not known
} Function;

typedef enum {
  Q_DECLARED, // name : sizes
  Q_DEFINED,  // name = …
  Q_HIDDEN    // known by its derivatives only: given dH/dz = …
} QuantityKind;

typedef struct {
  QuantityKind kind;
  Str name;
  Span span;               // of the name, in the net's source
  Shape shape;
  Ref ref;                 // its value on the tape: an input or a barrier
  Ref fixed;               // a constant, if it is known without drawing anything; else NO_REF
  int input;               // Q_DECLARED: number of the input; else -1
  bool drawn;              // a distribution was written
  Dist dist;
  bool data;               // declared, but no parameter
  bool derived;            // its definition takes derivatives
  const Node *body;        // Q_DEFINED
} Quantity;

typedef struct {
  Shape shape;
  Str name;                // the quantity's, or the unspecified function's
  Dist dist;
  bool drawn;
} Input;

typedef struct {
  Arena *arena;
  Str name;
  const Node *body;
  Span span;
  Ref ref; // 1x1: not 0 where it holds
} Require;

// A function of one argument, applied in the network's own text: what `diagnose` needs to
// know of how a quantity was computed.
typedef struct {
  Str name;
  const Node *argument;
  Ref in, out;
  Ref derivative; // of an unspecified function, at in; else NO_REF
} Application;

typedef struct {
  const Rules *rules;
  const Function *functions;
  size_t n;
} Lang;

typedef struct {
  Arena *arena;
  const Lang *lang;
  const Source *source;
  Conventions conventions;
  Tape *tape;
  Quantity *quantities; size_t quantities_n, quantities_cap;
  Function *functions;  size_t functions_n, functions_cap;
  Input *inputs;        size_t inputs_n, inputs_cap;
  Require *requires;    size_t requires_n, requires_cap;
  Application *applications; size_t applications_n, applications_cap;
  const Statement *later; size_t later_n; // while it is read: the statements that follow
  const uint32_t *names; size_t names_n;  // where names stand, for looking them up; NULL while it is read
  const Quantity *loss;                   // see net_loss
} Net;

// The prelude, read; its mistakes are ours and asserted.
const Lang *lang_new(Arena *a);

// The network that source->text[span] describes; NULL, with all mistakes in d, if
// there are any.  data: names of declared quantities that are no parameters.
Net *net_read(Arena *a, const Lang *lang, const Source *source, Span span, Conventions conventions,
              const Str *data, size_t data_n, Diags *d);

const Quantity *net_quantity(const Net *net, Str name); // or NULL
// A function of the sheet or the prelude with this name and number of parameters
// (n < 0: any), or NULL.
const Function *net_function(const Net *net, Str name, int n);
bool net_is_quantity(const void *net, Str name); // for Names
// Whether something can be called by this name: of the sheet, the prelude, the language.
bool net_is_function(const Net *net, Str name);
// Whether the arguments of the built-in `name` may be indices: sum(k, …).
bool net_binds_index(Str name);
// The number that everything is computed for: the one 1x1 quantity from which no other
// is computed; NULL if there is none, or more than one.  z̄ is its derivative at z.
const Quantity *net_loss(const Net *net);
int64_t net_parameters(const Net *net);          // entries of `params`

// What a formula may speak of, where not everything is allowed.
typedef struct {
  bool (*quantity)(const void *context, const Quantity *q);
  // A derivative, an entry: as a whole.  *known: its result, where that is known.
  bool (*atom)(const void *context, const Node *node, Ref *known);
  const char *(*help)(const void *context);            // what is allowed; NULL: no help
  const void *context;
} Policy;

// Whether `at`, a product that was written as NumPy's, is one of a vector in front.
bool is_flat_product(const Node *at, Shape a, Shape b);

// What `a*b` is when a and b have one shape and no matrix product.
typedef enum {
  PRODUCT_NONE,    // a mistake
  PRODUCT_UNCLEAR, // of a student: cannot be read, for some mean a'*b by it and some a.*b
  PRODUCT_DOT,     // a'*b, if it is a Node.dot of two columns; else unclear
  PRODUCT_ENTRIES  // a.*b, if it is a Node.dot; else unclear
} AlikeProduct;

// Trees that share nodes may be compiled one after the other onto one tape: a node that
// was compiled with the same indices in force is not compiled again.
typedef struct { int64_t outer; Str name; int64_t low, n; } Scope; // an index in force inside another scope
typedef struct {
  Arena *arena;
  int64_t first; // number of the scope of whole formulas, at least 1; that of v[i] is first + 1 + i
  Scope *v;
  size_t n, cap;
} Memory;

typedef struct {
  bool close;  // == between computed numbers means within rounding: for claims
  bool direct; // derivatives hold other quantities fixed
  const Policy *policy; // NULL: everything is allowed
  AlikeProduct alike;
  const Breakage *broken; // rules that derivatives do not keep, those in the network's
                          // definitions included; NULL: none
  Memory *memory; // of the tape, or NULL
} Reading;

// Compiles an expression onto `tape` (the net's own, or one that continues it).
// NO_REF with a diagnostic if it has no meaning; Diag.unread says that a name is
// unknown or not allowed, or a product unclear.  Fills the shapes of the tree.
Ref net_compile(const Net *net, Tape *tape, const Source *source, Node *node, Reading reading, Diags *d);
// The same for a formula of the entry at the given indices, whose ranges are 1..n[i]:
// the result has own dimensions n.
Ref net_compile_entry(const Net *net, Tape *tape, const Source *source, Node *node, const Str *index,
                      const int32_t *n, size_t indices, Reading reading, Diags *d);

#endif
