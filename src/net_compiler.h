// net_compiler.h - what the files of the compiler (net.c, net_expression.c, net_array.c,
// net_subscript.c, net_call.c) share; nobody else includes it.
#ifndef NET_COMPILER_H
#define NET_COMPILER_H

#include "net.h"

typedef struct Local Local;
struct Local { // a function's parameter or an index variable
  Str name;
  const Local *outer;
  bool is_index;
  int slot;         // index: its slot,
  int64_t low, n;   // and its range low, low + 1, … of n values
  Ref ref, fixed;   // parameter: its value, and the same as a constant or NO_REF
  int64_t scope;    // index: what is in force from here on, as a number of Memory
};

typedef struct {
  const Net *net;
  Tape *tape;
  const Source *source;
  Diags *diags;
  Reading reading;
  const Local *locals;
  int slots;           // index variables in force
  int64_t *steps;      // nodes compiled so far
  bool fixed;          // only what is known without numbers counts: sizes, subscripts
  Ref mask;            // a constant that is 0 where the result will not be used, or NO_REF
  const Node *call;    // the outermost function call being expanded, or NULL
  const Source *call_source;
  int call_depth;
  Net *noting;         // the network whose text is read, to note applications in; else NULL
} Compiler;

Ref compile(Compiler *c, Node *node);
Ref compile_call(Compiler *c, Node *node);
Ref compile_index(Compiler *c, Node *node);
Ref compile_matrix(Compiler *c, Node *node);
// Fills the derivatives of an unspecified function.
void differentiate_unspecified(Compiler *c, Function *f);
Ref compile_derivative(Compiler *c, Node *node);
// rows: the full Jacobian as numel(y) x numel(x), whatever the layout.
Ref compile_jacobian(Compiler *c, Node *y, Node *x, bool rows);
// base[subscripts] for a base already compiled.
Ref subscript(Compiler *c, Ref base, const Node *at, Node *const *subscripts, size_t n);

bool is_builtin(Str name);
Str builtin_name(size_t i); // the i-th; empty behind the last // a form or an operator that is called by name
// A diagnostic at the node, or at the call of the function whose body it is in.
Ref wrong(Compiler *c, const Node *at, const char *format, ...) __attribute__((format(printf, 3, 4)));
// The same for a name that is unknown or not allowed: the formula cannot be read.
Ref unread(Compiler *c, const Node *at, const char *format, ...) __attribute__((format(printf, 3, 4)));
// The diagnostic for an array beyond LIMIT_NUMEL: nobody can say whether it is right.
Ref too_large(Compiler *c, const Node *at);
// Whether the policy, if there is one, allows this derivative or entry as a whole.
bool is_allowed_atom(const Compiler *c, const Node *node, Ref *known);
// The diagnostic for what the policy does not allow.
Ref not_allowed(Compiler *c, const Node *node);
// Inside an allowed atom, and where only a shape is wanted, everything is.
Ref compile_unrestricted(Compiler *c, Node *node);
void hint(Compiler *c, const char *format, ...) __attribute__((format(printf, 2, 3)));

// Elementwise with a check of shapes and size.
Ref compile_map2(Compiler *c, const Node *at, Op op, Ref a, Ref b);
// A whole number that needs no drawn numbers.
bool compile_fixed_int(Compiler *c, Node *node, int64_t *value);
// The constant that the expression is, without a diagnostic if it is none: NO_REF.
Ref compile_fixed(Compiler *c, Node *node);

// Whether the sheet gives this name its meaning only further down, in which case there
// is a diagnostic.  parameters: of the call; -1: it is not called.
bool comes_later(Compiler *c, const Node *at, int parameters);
const Local *find_local(const Compiler *c, Str name);
// Binds an index: a written range, or the extent where it stands alone as a subscript
// in `body`.  local->outer is set; the caller makes it current.
bool bind_index(Compiler *c, const Node *binder, Node *body, Local *local);
// No two of these indices or parameters have the same name.
bool binders_differ(Compiler *c, Node *const *binder, size_t n);
// Is this argument an index: `k=1..3`, or a name that means nothing here?
bool is_binder(const Compiler *c, const Node *x);

// The diagnostic for an argument that is none: a quantity, say.
Ref not_an_index(Compiler *c, const Node *x);
// Whether the name stands in x.
bool speaks_of(const Node *x, Str name);
// Whether some subscript in x is computed from `name`.
bool subscript_speaks_of(const Node *x, Str name);

typedef enum { REDUCE_SUM, REDUCE_MEAN, REDUCE_VAR, REDUCE_PROD, REDUCE_MAX, REDUCE_MIN, REDUCE_ALL, REDUCE_ANY } Reduce;
// Reduces the dimensions whose bit is set.
Ref reduce(Tape *t, Reduce how, Ref a, unsigned dimensions);
enum { OWN_DIMENSIONS = ((1u << OWN) - 1) << SLOTS };

#endif
