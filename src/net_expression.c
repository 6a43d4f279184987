// net_expression.c - tree to tape: names, operators, derivatives.
//
// Shapes are known when an instruction is emitted, so shape errors are found
// here, at the node that caused them.  A function is expanded where it is called;
// a mistake in its body is reported at the call.
#include "net_compiler.h"

#include <stdio.h>

#include "limits.h"

// ---- diagnostics -----------------------------------------------------------

static Ref report(Compiler *c, const Node *at, bool cannot_be_read, const char *format, va_list args) {
  char text[512];
  vsnprintf(text, sizeof text, format, args);
  if (c->call) diag_error(c->diags, c->call_source, c->call->span, "in " STR_FMT "(): %s", STR_ARG(c->call->name), text);
  else diag_error(c->diags, at->trusted ? NULL : c->source, at->span, "%s", text);
  c->diags->v[c->diags->n - 1].unread = cannot_be_read;
  return NO_REF;
}

Ref wrong(Compiler *c, const Node *at, const char *format, ...) {
  va_list args;
  va_start(args, format);
  report(c, at, false, format, args);
  va_end(args);
  return NO_REF;
}

Ref unread(Compiler *c, const Node *at, const char *format, ...) {
  va_list args;
  va_start(args, format);
  report(c, at, true, format, args);
  va_end(args);
  return NO_REF;
}

void hint(Compiler *c, const char *format, ...) {
  va_list args;
  va_start(args, format);
  char text[512];
  vsnprintf(text, sizeof text, format, args);
  va_end(args);
  diag_help(c->diags, "%s", text);
}

static const char *text_of(Compiler *c, Ref r) {
  return str_c(c->tape->arena, shape_text(c->tape->arena, tape_shape(c->tape, r)));
}

// ---- names -----------------------------------------------------------------

const Local *find_local(const Compiler *c, Str name) {
  for (const Local *l = c->locals; l; l = l->outer)
    if (str_eq(l->name, name)) return l;
  return NULL;
}

static Ref index_value(Compiler *c, const Local *l) { return tape_iota(c->tape, l->slot, l->low, l->n); }

static bool constant_named(const Compiler *c, Str name, double *value) {
  if (str_eq(name, S("pi"))) *value = 3.14159265358979323846;
  else if (str_eq(name, S("relu_at_zero"))) *value = c->net->conventions.relu_at_zero;
  else if (str_eq(name, S("step_at_zero"))) *value = c->net->conventions.step_at_zero;
  else return false;
  return true;
}

static Ref unknown_name(Compiler *c, const Node *node) {
  if (net_function(c->net, node->name, -1) || is_builtin(node->name)) {
    unread(c, node, "`" STR_FMT "` is a function", STR_ARG(node->name));
    hint(c, "write its argument: " STR_FMT "(z)", STR_ARG(node->name));
    return NO_REF;
  }
  size_t n = c->net->quantities_n;
  Str rest = str_sub(node->name, 1, node->name.n);
  Str *names = NEW_ARRAY(c->tape->arena, Str, n + 1);
  for (size_t i = 0; i < n; i++) names[i] = c->net->quantities[i].name;
  ptrdiff_t near = str_nearest(node->name, names, n);
  unread(c, node, "there is no quantity `" STR_FMT "`", STR_ARG(node->name));
  if (rest.n && node->name.p[0] == 'd' && net_quantity(c->net, rest))
    hint(c, "a derivative is written dL/dW, with L and W quantities of the sheet");
  else if (str_eq(node->name, S("params")))
    hint(c, "the number of parameters is numel(params)");
  else if (str_eq(node->name, S("e")))
    hint(c, "a power of e is written exp(x)");
  else if (str_eq(node->name, S("I")))
    hint(c, "the identity matrix is eye(n)");
  else if (near >= 0)
    hint(c, "did you mean " STR_FMT "?", STR_ARG(names[near]));
  return NO_REF;
}

bool comes_later(Compiler *c, const Node *at, int parameters) {
  for (size_t i = 0; i < c->net->later_n; i++) {
    const Statement *st = &c->net->later[i];
    bool function = st->kind == ST_FUNCTION || st->kind == ST_ABSTRACT;
    bool fits = !function || parameters == (st->kind == ST_ABSTRACT ? 1 : (int)st->n);
    if (st->kind == ST_REQUIRE || !fits || !str_eq(st->name, at->name)) continue;
    unread(c, at, "`" STR_FMT "` is used before it is declared", STR_ARG(at->name));
    hint(c, "move the statement that gives it its meaning up, above this one");
    return true;
  }
  return false;
}

// A definition of the network, where the names of here are out of sight.
static Ref compile_in_network(Compiler *c, const Node *body) {
  Compiler inner = *c;
  inner.locals = NULL;
  inner.source = c->net->source;
  return compile(&inner, node_copy(c->tape->arena, body)); // shapes are noted in the copy: the network is others', too
}

static Ref compile_name(Compiler *c, const Node *node) {
  const Local *l = find_local(c, node->name);
  if (l) return l->is_index ? index_value(c, l) : c->fixed && l->fixed >= 0 ? l->fixed : l->ref;
  const Quantity *q = net_quantity(c->net, node->name);
  double value;
  if (!q && comes_later(c, node, -1)) return NO_REF;
  if (!q) return constant_named(c, node->name, &value) ? tape_number(c->tape, value) : unknown_name(c, node);
  if (c->fixed) return q->fixed >= 0 ? q->fixed : wrong(c, node, "not known without numbers");
  const Policy *policy = c->call || node->trusted ? NULL : c->reading.policy;
  if (policy && !policy->quantity(policy->context, q)) return not_allowed(c, node);
  if (q->kind == Q_HIDDEN) {
    wrong(c, node, "the value of " STR_FMT " is not known, only its derivatives are given", STR_ARG(q->name));
    return NO_REF;
  }
  // What takes derivatives itself is read again where their rules are broken.
  return c->reading.broken && q->derived ? compile_in_network(c, q->body) : q->ref;
}

bool is_allowed_atom(const Compiler *c, const Node *node, Ref *known) {
  const Policy *policy = c->call || node->trusted ? NULL : c->reading.policy;
  *known = NO_REF;
  return !policy || policy->atom(policy->context, node, known);
}

Ref not_allowed(Compiler *c, const Node *node) {
  Str text = node_text(c->tape->arena, node);
  unread(c, node, "`" STR_FMT "` may not be used in this answer", STR_ARG(text));
  const char *allowed = c->reading.policy->help(c->reading.policy->context);
  if (allowed) hint(c, "allowed are %s", allowed);
  return NO_REF;
}

Ref compile_unrestricted(Compiler *c, Node *node) {
  const Policy *policy = c->reading.policy;
  c->reading.policy = NULL;
  Ref r = compile(c, node);
  c->reading.policy = policy;
  return r;
}

// ---- operators -------------------------------------------------------------

Ref too_large(Compiler *c, const Node *at) {
  return unread(c, at, "an array of more than %d entries", LIMIT_NUMEL);
}

Ref compile_map2(Compiler *c, const Node *at, Op op, Ref a, Ref b) {
  Shape shape;
  if (!shape_broadcast(tape_shape(c->tape, a), tape_shape(c->tape, b), &shape)) {
    wrong(c, at, "the shapes %s and %s do not match entry by entry", text_of(c, a), text_of(c, b));
    Shape t = tape_shape(c->tape, b), s = tape_shape(c->tape, a);
    if (rows_of(s) == columns_of(t) && columns_of(s) == rows_of(t)) hint(c, "is one of them transposed?");
    return NO_REF;
  }
  if (shape_numel(shape) > LIMIT_NUMEL) return too_large(c, at);
  return tape_map2(c->tape, op, a, b);
}

// Every node counts, also where a function is expanded or a range inferred; so does
// every entry that was computed on the way, also if it was merged with an equal one.
static bool within_bounds(const Compiler *c) { return *c->steps < LIMIT_STEPS && tape_has_room(c->tape); }

// A student's product of two arrays of one shape, which have no matrix product.
static Ref alike_product(Compiler *c, const Node *at, Ref a, Ref b) {
  bool column = columns_of(tape_shape(c->tape, a)) == 1, vector = shape_is_vector(tape_shape(c->tape, a));
  if (at->dot && c->reading.alike == PRODUCT_ENTRIES) return compile_map2(c, at, OP_MUL, a, b);
  if (at->dot && column && c->reading.alike == PRODUCT_DOT) return tape_matmul(c->tape, tape_transpose(c->tape, a), b);
  unread(c, at, "which product of %s and %s is this?", text_of(c, a), text_of(c, b));
  hint(c, vector ? "write .* or ∘ entry by entry, %s for the dot product" : "write .* or ∘ entry by entry, a transpose for the matrix product",
       column ? "a^T b" : "a b^T");
  return NO_REF;
}

// v @ M of NumPy, whose vectors have one dimension: M^T v, and v^T w.
bool is_flat_product(const Node *at, Shape a, Shape b) {
  bool matrices = shape_own_rank(a) <= 2 && shape_own_rank(b) <= 2;
  return at->numpy && matrices && columns_of(a) == 1 && rows_of(a) > 1 && rows_of(a) == rows_of(b);
}

// M @ [1, 2] of NumPy, where a list of numbers has one dimension: as a row is written here,
// so is what comes of it.
static bool is_list_product(const Compiler *c, const Node *at, Ref a, Ref b) {
  Shape sa = tape_shape(c->tape, a), sb = tape_shape(c->tape, b);
  bool numbers = tape_is_const(c->tape, a) && tape_is_const(c->tape, b), matrices = shape_own_rank(sa) <= 2 && shape_own_rank(sb) <= 2;
  return at->numpy && c->reading.alike && numbers && matrices && rows_of(sb) == 1 && columns_of(sb) > 1 && columns_of(sa) == columns_of(sb);
}

static Ref list_product(Compiler *c, const Node *at, Ref a, Ref b) {
  if (!at->nested) return tape_transpose(c->tape, tape_matmul(c->tape, a, tape_transpose(c->tape, b)));
  unread(c, at, "the product of %s and %s: is a vector of one dimension meant?", text_of(c, a), text_of(c, b));
  hint(c, "write [1, 2] behind the sign for a vector, [[1], [2]] for a column");
  return NO_REF;
}

static Ref multiply(Compiler *c, const Node *at, Ref a, Ref b) {
  Shape sa = tape_shape(c->tape, a), sb = tape_shape(c->tape, b), out;
  if (shape_is_scalar(sa) || shape_is_scalar(sb)) return compile_map2(c, at, OP_MUL, a, b);
  if (shape_product(sa, sb, &out))
    return shape_numel(out) > LIMIT_NUMEL || shape_numel(out) * columns_of(sa) > LIMIT_PRODUCT ? too_large(c, at)
                                                                                              : tape_matmul(c->tape, a, b);
  if (is_list_product(c, at, a, b)) return list_product(c, at, a, b);
  if (is_flat_product(at, sa, sb) && c->reading.alike && shape_product(tape_shape(c->tape, tape_transpose(c->tape, b)), sa, &out))
    return tape_matmul(c->tape, tape_transpose(c->tape, b), a);
  if (shape_own_eq(sa, sb) && c->reading.alike && !at->trusted && !c->call) return alike_product(c, at, a, b);
  wrong(c, at, "the product of %s and %s: %d column%s against %d row%s", text_of(c, a), text_of(c, b),
        columns_of(sa), columns_of(sa) == 1 ? "" : "s", rows_of(sb), rows_of(sb) == 1 ? "" : "s");
  if (shape_own_eq(sa, sb)) hint(c, "entry by entry is written .*");
  else if (columns_of(sa) == columns_of(sb) || rows_of(sa) == rows_of(sb)) hint(c, "is a transpose missing?");
  return NO_REF;
}

static Ref power(Compiler *c, Node *node, Ref a, Ref b) {
  Shape sa = tape_shape(c->tape, a);
  if (shape_is_scalar(sa) && shape_is_scalar(tape_shape(c->tape, b))) return compile_map2(c, node, OP_POW, a, b);
  int64_t n;
  if (rows_of(sa) != columns_of(sa) || shape_own_rank(sa) > 2) {
    wrong(c, node, "only a square matrix has a power, this is %s", text_of(c, a));
    hint(c, "entry by entry is written .^");
    return NO_REF;
  }
  if (!compile_fixed_int(c, node->kid[1], &n)) return NO_REF;
  if (n < 1 || n > 64) return wrong(c, node->kid[1], "the power of a matrix is a whole number from 1 to 64");
  Ref y = a;
  while (--n > 0 && y >= 0 && within_bounds(c)) y = multiply(c, node, y, a);
  return y;
}

// a == b for claims about computed numbers: equal but for rounding.
static Ref close_to(Compiler *c, const Node *at, Ref a, Ref b) {
  Tape *t = c->tape;
  Ref difference = compile_map2(c, at, OP_SUB, a, b);
  if (difference < 0) return NO_REF;
  Ref size = tape_map2(t, OP_MAX, tape_map1(t, OP_ABS, a), tape_map1(t, OP_ABS, b));
  Ref slack = tape_map2(t, OP_ADD, tape_map2(t, OP_MUL, size, tape_number(t, 1e-9)), tape_number(t, 1e-13));
  return tape_map2(t, OP_LT, tape_map1(t, OP_ABS, difference), slack); // of infinite ones neither is less
}

static Ref compile_binary(Compiler *c, Node *node) {
  Ref a = compile(c, node->kid[0]);
  if (a < 0) return NO_REF;
  Ref b = compile(c, node->kid[1]);
  if (b < 0) return NO_REF;
  switch (node->binary) {
  case B_OR: return compile_map2(c, node, OP_OR, a, b);
  case B_AND: return compile_map2(c, node, OP_AND, a, b);
  case B_EQ: return c->reading.close ? close_to(c, node, a, b) : compile_map2(c, node, OP_EQ, a, b);
  case B_NE: {
    if (!c->reading.close) return compile_map2(c, node, OP_NE, a, b);
    Ref eq = close_to(c, node, a, b);
    return eq < 0 ? eq : tape_map1(c->tape, OP_NOT, eq);
  }
  case B_LT: return compile_map2(c, node, OP_LT, a, b);
  case B_LE: return compile_map2(c, node, OP_LE, a, b);
  case B_GT: return compile_map2(c, node, OP_LT, b, a);
  case B_GE: return compile_map2(c, node, OP_LE, b, a);
  case B_ADD: return compile_map2(c, node, OP_ADD, a, b);
  case B_SUB: return compile_map2(c, node, OP_SUB, a, b);
  case B_MUL: return multiply(c, node, a, b);
  case B_DIV: case B_EDIV: return compile_map2(c, node, OP_DIV, a, b);
  case B_EMUL: return compile_map2(c, node, OP_MUL, a, b);
  case B_POW: return power(c, node, a, b);
  case B_EPOW: return compile_map2(c, node, OP_POW, a, b);
  }
  return NO_REF;
}

static Ref compile_transpose(Compiler *c, Node *node) {
  const Quantity *t = node->caret ? net_quantity(c->net, S("T")) : NULL;
  bool local = node->caret && find_local(c, S("T"));
  Ref a = compile(c, node->kid[0]);
  if (a < 0) return NO_REF;
  if (local || (t && shape_is_scalar(t->shape))) {
    wrong(c, node, "^T can be the transpose or the power with the quantity T");
    hint(c, "write ' for the transpose, ^(T) for the power");
    return NO_REF;
  }
  if (shape_own_rank(tape_shape(c->tape, a)) > 2)
    return wrong(c, node, "only a matrix has a transpose, this is %s", text_of(c, a));
  return tape_transpose(c->tape, a);
}

// ---- derivatives -----------------------------------------------------------

static const Quantity *derivative_at(Compiler *c, const Node *x) {
  const Quantity *q = x->kind == N_NAME && !find_local(c, x->name) ? net_quantity(c->net, x->name) : NULL;
  if (q) return q;
  if (x->kind == N_NAME && !find_local(c, x->name)) unknown_name(c, x);
  else wrong(c, x, "a derivative is taken at a quantity of the network");
  return NULL;
}

// The value of d(…)'s operand: here a hidden quantity may stand.
static Ref compile_differentiated(Compiler *c, Node *y) {
  const Quantity *q = y->kind == N_NAME && !find_local(c, y->name) ? net_quantity(c->net, y->name) : NULL;
  return q && !c->fixed ? q->ref : compile_unrestricted(c, y);
}

// [y own, x own] as one array: a vector has one dimension, a number none.
static Ref joined(Compiler *c, const Node *at, Ref j, Shape y, Shape x) {
  Shape out = tape_shape(c->tape, j);
  for (int i = SLOTS; i < RANK; i++) out.d[i] = 1;
  bool vectors = shape_is_vector(y) && shape_is_vector(x);
  int ry = shape_is_scalar(y) ? 0 : shape_is_vector(y) && shape_is_vector(x) ? 1 : shape_own_rank(y);
  int rx = vectors ? 1 : shape_own_rank(x);
  if (ry + rx > OWN) return wrong(c, at, "this derivative has %d dimensions: write it for one entry", ry + rx);
  if (vectors) {
    out.d[SLOTS] = (int32_t)shape_own_numel(y);
    out.d[SLOTS + 1] = (int32_t)shape_own_numel(x);
  } else {
    for (int i = 0; i < ry; i++) out.d[SLOTS + i] = y.d[SLOTS + i];
    for (int i = 0; i < rx; i++) out.d[SLOTS + ry + i] = x.d[SLOTS + i];
  }
  return tape_reshape(c->tape, j, out);
}

// dy/dx in the sheet's layout.
static Ref in_layout(Compiler *c, const Node *at, Ref j, Shape y, Shape x) {
  Shape out = tape_shape(c->tape, j);
  if (shape_is_scalar(y)) {
    for (int i = SLOTS; i < RANK; i++) out.d[i] = x.d[i];
    Ref g = tape_reshape(c->tape, j, out);
    return c->net->conventions.numerator && shape_own_rank(x) <= 2 ? tape_transpose(c->tape, g) : g;
  }
  if (shape_is_scalar(x)) {
    for (int i = SLOTS; i < RANK; i++) out.d[i] = y.d[i];
    return tape_reshape(c->tape, j, out);
  }
  return joined(c, at, j, y, x);
}

// Whether x speaks of a derivative of a hidden quantity, itself or through a definition.
static bool uses_given(const Net *net, const Node *x, int depth) {
  const Quantity *q = x->kind == N_NAME ? net_quantity(net, x->name) : NULL;
  if (q && q->kind == Q_HIDDEN) return true;
  if (q && q->derived && q->body && depth < LIMIT_DEPTH) return uses_given(net, q->body, depth + 1);
  for (size_t i = 0; i < x->n; i++)
    if (uses_given(net, x->kid[i], depth + 1)) return true;
  return false;
}

// What is given of a hidden quantity tells its derivatives at what lies before it,
// once: behind it, and of second order, they are unknown and not zero.
static bool is_known(Compiler *c, const Node *at, const Node *y, Ref ry, const Quantity *x) {
  const Quantity *q = y->kind == N_NAME ? net_quantity(c->net, y->name) : NULL;
  if (q && q->kind == Q_HIDDEN) {
    if (adjoint_depends(c->tape, ry, x->ref)) return true;
    wrong(c, at, "the derivative of " STR_FMT " at " STR_FMT " does not follow from what is given", STR_ARG(q->name), STR_ARG(x->name));
    return false;
  }
  return !uses_given(c->net, y, 0) || (wrong(c, at, "a second derivative does not follow from what is given"), false);
}

static Ref jacobian_at(Compiler *c, const Node *at, Ref y, Ref x) {
  Ref j;
  switch (adjoint(c->tape, c->net->lang->rules, y, x, c->reading.direct, c->reading.broken, &j)) {
  case ADJOINT_OK: return j;
  case ADJOINT_TOO_LARGE: return too_large(c, at);
  case ADJOINT_TOO_DEEP: return wrong(c, at, "too many indices in force for this derivative");
  case ADJOINT_NOT_ELEMENTWISE: break;
  }
  return NO_REF;
}

Ref compile_jacobian(Compiler *c, Node *y, Node *x, bool rows) {
  if (c->fixed) return wrong(c, y, "not known without numbers");
  Ref ry = compile_differentiated(c, y);
  const Quantity *q = ry < 0 ? NULL : derivative_at(c, x);
  if (!q || !is_known(c, y, y, ry, q)) return NO_REF;
  Ref j = jacobian_at(c, y, ry, q->ref);
  return j < 0 || rows ? j : in_layout(c, y, j, tape_shape(c->tape, ry), q->shape);
}

// An array with one more dimension in front, that of y's entries.
static Shape with_entries_of(Shape y, Shape x) {
  Shape out = y;
  out.d[SLOTS] = (int32_t)shape_own_numel(y);
  for (int i = 1; i < OWN; i++) out.d[SLOTS + i] = x.d[SLOTS + i - 1];
  return out;
}

// d(y)/d(x[i,j]) of an array y: y's shape, or a row for each of y's entries where
// x's subscripts name several.
static Ref array_at_entry(Compiler *c, Node *node, Node *x, Ref j, Shape y, Shape sx) {
  Node all = {.kind = N_ALL, .span = node->span}, one = {.kind = N_NUMBER, .number = 1, .span = node->span};
  Node *list[OWN + 2] = {&all};
  size_t n = 1;
  bool several = false;
  if (x->n == 2 && rows_of(sx) == 1 && shape_own_rank(sx) == 2) list[n++] = &one; // x[k] of a row
  for (size_t i = 1; i < x->n; i++) {
    list[n++] = x->kid[i];
    several |= x->kid[i]->kind == N_ALL || x->kid[i]->kind == N_RANGE;
  }
  if (n > OWN || shape_own_rank(sx) >= OWN || (several && !shape_is_vector(y)))
    return wrong(c, node, "the derivative of an array at some entries: name the entry on top too");
  Ref r = subscript(c, tape_reshape(c->tape, j, with_entries_of(y, sx)), node, list, n);
  if (r < 0 || several) return r;
  Shape out = tape_shape(c->tape, r);
  for (int i = SLOTS; i < RANK; i++) out.d[i] = y.d[i];
  return tape_reshape(c->tape, r, out);
}

// d(y)/d(x[i]): the entries of the full derivative that x's subscripts name.
static Ref derivative_at_entry(Compiler *c, Node *node, Node *y, Node *x) {
  Ref ry = compile_differentiated(c, y);
  const Quantity *q = ry < 0 ? NULL : derivative_at(c, x->kid[0]);
  if (!q || (q->kind != Q_HIDDEN && compile_unrestricted(c, x) < 0)) return NO_REF; // is there such an entry?
  if (!is_known(c, node, y, ry, q)) return NO_REF;
  Shape sy = tape_shape(c->tape, ry);
  Ref j = jacobian_at(c, node, ry, q->ref);
  if (j < 0) return NO_REF;
  if (!shape_is_scalar(sy)) return array_at_entry(c, node, x, j, sy, q->shape);
  Shape out = tape_shape(c->tape, j);
  for (int i = SLOTS; i < RANK; i++) out.d[i] = q->shape.d[i];
  Ref r = subscript(c, tape_reshape(c->tape, j, out), node, x->kid + 1, x->n - 1);
  bool transposed = r >= 0 && c->net->conventions.numerator && shape_own_rank(tape_shape(c->tape, r)) <= 2;
  return transposed ? tape_transpose(c->tape, r) : r;
}

Ref compile_derivative(Compiler *c, Node *node) {
  if (c->fixed) return wrong(c, node, "not known without numbers");
  Node *y = node->kid[0], *x = node->kid[1];
  Node whole = *node, *kids[2] = {y, x->kind == N_INDEX ? x->kid[0] : x}; // dn1/dv11 allows dn1/dv11[d]
  whole.kid = kids;
  Ref known, part;
  if (!is_allowed_atom(c, node, &known) && !is_allowed_atom(c, &whole, &part)) return not_allowed(c, node);
  if (known >= 0) return known;
  if (x->kind == N_INDEX) return derivative_at_entry(c, node, y, x);
  return compile_jacobian(c, y, x, false);
}

// ---- every node ------------------------------------------------------------

static Ref compile_kind(Compiler *c, Node *node) {
  Ref a;
  switch (node->kind) {
  case N_NUMBER: return tape_number(c->tape, node->number);
  case N_NAME: return compile_name(c, node);
  case N_NEGATE: return (a = compile(c, node->kid[0])) < 0 ? a : tape_map1(c->tape, OP_NEG, a);
  case N_NOT: return (a = compile(c, node->kid[0])) < 0 ? a : tape_map1(c->tape, OP_NOT, a);
  case N_TRANSPOSE: return compile_transpose(c, node);
  case N_BINARY: return compile_binary(c, node);
  case N_MATRIX: return compile_matrix(c, node);
  case N_CALL: return compile_call(c, node);
  case N_INDEX: return compile_index(c, node);
  case N_DERIVATIVE: return compile_derivative(c, node);
  case N_BIND: return wrong(c, node, "a range of an index stands only in sum, prod, max, …");
  case N_ROW: case N_RANGE: case N_ALL: break;
  }
  return wrong(c, node, "a range stands only in [ ]");
}

// The scope in which a node means the same in every formula of which it is a part; 0: none.
static int64_t lasting_scope(const Compiler *c) {
  if (!c->reading.memory || c->call || c->fixed || c->mask >= 0 || !c->reading.policy) return 0;
  return c->locals ? c->locals->scope : c->reading.memory->first;
}

Ref compile(Compiler *c, Node *node) {
  ++*c->steps;
  int64_t scope = lasting_scope(c);
  if (scope && node->scope == scope) return node->result;
  Ref r = within_bounds(c) ? compile_kind(c, node) : unread(c, node, "the formula is too large");
  if (r < 0) return r;
  if (!within_bounds(c)) return unread(c, node, "the formula is too large");
  if (!c->call && !c->fixed) node->shape = tape_shape(c->tape, r);
  if (scope) node->scope = scope, node->result = r;
  return r;
}

Ref compile_fixed(Compiler *c, Node *node) {
  Diags quiet = diags_new(c->tape->arena);
  Compiler inner = *c;
  inner.fixed = true;
  inner.diags = &quiet;
  Ref r = compile(&inner, node);
  return tape_is_const(c->tape, r) ? r : NO_REF;
}

bool compile_fixed_int(Compiler *c, Node *node, int64_t *value) {
  Ref r = compile_fixed(c, node);
  if (r < 0 && !c->fixed && compile(c, node) < 0) return false;
  if (r < 0) return wrong(c, node, "a whole number known in advance is needed here"), false;
  Shape shape = tape_shape(c->tape, r);
  if (shape_numel(shape) > 1 && shape_is_scalar(shape)) {
    unread(c, node, "one whole number is needed here, not one for every value of an index");
    hint(c, "sum(j=1..i, E) is written sum(j=1..3, if(j <= i, E, 0))");
    return false;
  }
  double v = tape_at(c->tape, r)->values[0];
  if (shape_numel(shape) > 1 || !(v > -1e9 && v < 1e9) || (double)(int64_t)v != v)
    return wrong(c, node, "a whole number is needed here"), false;
  *value = (int64_t)v;
  return true;
}
