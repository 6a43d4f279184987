// net_call.c - what stands before a `(`: the built-in forms, functions of the sheet
// and the prelude, operators by name.
//
// The built-in forms are those that a definition in the language could not
// express: they look at shapes, bind indices, or choose what is compiled.
#include "net_compiler.h"

#include "limits.h"

enum { CALLS = 60 }; // depth of functions calling functions

// ---- reductions ------------------------------------------------------------

static double extent(Shape s, unsigned dimensions) {
  double n = 1;
  for (int i = 0; i < RANK; i++)
    if (dimensions >> i & 1) n *= s.d[i];
  return n;
}

static Ref sum_over(Tape *t, Ref a, unsigned dimensions) {
  Shape s = tape_shape(t, a);
  for (int i = 0; i < RANK; i++)
    if (dimensions >> i & 1) s.d[i] = 1;
  return tape_collapse(t, a, s);
}

static Ref mean_over(Tape *t, Ref a, unsigned dimensions) {
  return tape_map2(t, OP_DIV, sum_over(t, a, dimensions), tape_number(t, extent(tape_shape(t, a), dimensions)));
}

// The value is found by halves; all entries that tie for it share its derivative.
static Ref extreme_over(Tape *t, Op op, Ref a, unsigned dimensions) {
  Ref y = a;
  for (int i = 0; i < RANK; i++)
    if (dimensions >> i & 1) y = tape_reduce(t, op, y, i);
  if (y == a || tape_is_const(t, y)) return y;
  Ref tied = tape_map2(t, OP_EQ, a, y);
  Ref sum = sum_over(t, tape_map3(t, OP_IF, tied, a, tape_number(t, 0)), dimensions);
  return tape_proxy(t, y, tape_map2(t, OP_DIV, sum, sum_over(t, tied, dimensions)));
}

Ref reduce(Tape *t, Reduce how, Ref a, unsigned dimensions) {
  static const Op ops[] = {[REDUCE_PROD] = OP_MUL, [REDUCE_ALL] = OP_AND, [REDUCE_ANY] = OP_OR};
  if (how == REDUCE_SUM) return sum_over(t, a, dimensions);
  if (how == REDUCE_MEAN) return mean_over(t, a, dimensions);
  if (how == REDUCE_VAR) {
    Ref d = tape_map2(t, OP_SUB, a, mean_over(t, a, dimensions));
    return mean_over(t, tape_map2(t, OP_MUL, d, d), dimensions);
  }
  if (how == REDUCE_MAX || how == REDUCE_MIN) return extreme_over(t, how == REDUCE_MAX ? OP_MAX : OP_MIN, a, dimensions);
  if (how == REDUCE_ALL || how == REDUCE_ANY) a = tape_map2(t, OP_NE, a, tape_number(t, 0));
  for (int i = 0; i < RANK; i++)
    if (dimensions >> i & 1) a = tape_reduce(t, ops[how], a, i);
  return a;
}

// sum(i, k=1..3, E): binds the indices one inside the other, then reduces their slots.
static Ref reduce_indices(Compiler *c, Node *node, Reduce how, size_t next, unsigned slots, Shape *ranges) {
  if (next + 1 == node->n) {
    Ref a = compile(c, node->kid[next]);
    if (a < 0) return a;
    Shape s = tape_shape(c->tape, a), out;
    if (!shape_broadcast(s, *ranges, &out) || shape_numel(out) > LIMIT_NUMEL)
      return too_large(c, node);
    return reduce(c->tape, how, tape_expand(c->tape, a, out), slots);
  }
  Local local;
  if (!bind_index(c, node->kid[next], node->kid[node->n - 1], &local)) return NO_REF;
  ranges->d[local.slot] = (int32_t)local.n;
  const Local *outer = c->locals;
  c->locals = &local;
  c->slots++;
  Ref r = reduce_indices(c, node, how, next + 1, slots | 1u << local.slot, ranges);
  c->slots--;
  c->locals = outer;
  return r;
}

static Ref reduce_axis(Compiler *c, Node *node, Reduce how) {
  Ref a = compile(c, node->kid[0]);
  int64_t axis;
  if (a < 0) return NO_REF;
  if (!compile_fixed_int(c, node->kid[1], &axis)) return NO_REF;
  if (axis < 1 || axis > OWN) return wrong(c, node->kid[1], "the dimension is 1 (down the rows) to %d", OWN);
  return reduce(c->tape, how, a, 1u << (SLOTS + axis - 1));
}

// sum(k, x[k]) where k is a quantity: no array of one entry is meant.
static bool hidden_index(Compiler *c, Node *node) {
  for (size_t i = 0; i + 1 < node->n; i++) {
    const Node *x = node->kid[i];
    const Quantity *q = x->kind == N_NAME && !find_local(c, x->name) ? net_quantity(c->net, x->name) : NULL;
    if (!q || !subscript_speaks_of(node->kid[node->n - 1], x->name)) continue;
    not_an_index(c, x);
    return true;
  }
  return false;
}

static Ref reduce_call(Compiler *c, Node *node, Reduce how) {
  if (hidden_index(c, node)) return NO_REF;
  if (node->n >= 2 && is_binder(c, node->kid[0])) {
    Shape ranges = shape_scalar();
    for (size_t i = 0; i + 1 < node->n; i++)
      if (!is_binder(c, node->kid[i])) return not_an_index(c, node->kid[i]);
    if (!binders_differ(c, node->kid, node->n - 1)) return NO_REF;
    return reduce_indices(c, node, how, 0, 0, &ranges);
  }
  if (node->n == 1) {
    Ref a = compile(c, node->kid[0]);
    return a < 0 ? a : reduce(c->tape, how, a, OWN_DIMENSIONS);
  }
  if (node->n == 2) return reduce_axis(c, node, how);
  wrong(c, node, "`" STR_FMT "` takes an array, an array and a dimension, or indices and a formula", STR_ARG(node->name));
  hint(c, "of several numbers: " STR_FMT "([a b c])", STR_ARG(node->name));
  return NO_REF;
}

static Ref call_sum(Compiler *c, Node *node) { return reduce_call(c, node, REDUCE_SUM); }
static Ref call_mean(Compiler *c, Node *node) { return reduce_call(c, node, REDUCE_MEAN); }
static Ref call_var(Compiler *c, Node *node) { return reduce_call(c, node, REDUCE_VAR); }
static Ref call_prod(Compiler *c, Node *node) { return reduce_call(c, node, REDUCE_PROD); }
static Ref call_all(Compiler *c, Node *node) { return reduce_call(c, node, REDUCE_ALL); }
static Ref call_any(Compiler *c, Node *node) { return reduce_call(c, node, REDUCE_ANY); }
static Ref call_max_along(Compiler *c, Node *node) { return reduce_axis(c, node, REDUCE_MAX); }
static Ref call_min_along(Compiler *c, Node *node) { return reduce_axis(c, node, REDUCE_MIN); }

// max(A), max(k, E); max(a, b) is entry by entry.
static Ref extremum(Compiler *c, Node *node, Reduce how, Op op) {
  if (hidden_index(c, node)) return NO_REF;
  if (node->n != 2 || is_binder(c, node->kid[0])) return reduce_call(c, node, how);
  Ref a = compile(c, node->kid[0]), b = a < 0 ? a : compile(c, node->kid[1]);
  return b < 0 ? b : compile_map2(c, node, op, a, b);
}
static Ref call_max(Compiler *c, Node *node) { return extremum(c, node, REDUCE_MAX, OP_MAX); }
static Ref call_min(Compiler *c, Node *node) { return extremum(c, node, REDUCE_MIN, OP_MIN); }

// ---- choice ----------------------------------------------------------------

static Ref masked(Compiler *c, Node *x, Ref condition) {
  Ref outer = c->mask;
  if (tape_is_const(c->tape, condition) && shape_is_scalar(tape_shape(c->tape, condition)))
    c->mask = outer < 0 ? condition : tape_map2(c->tape, OP_AND, outer, condition);
  Ref r = compile(c, x);
  c->mask = outer;
  return r;
}

// if(c, a, b): where c is known in advance and one number, only one branch is read.
static Ref call_if(Compiler *c, Node *node) {
  Ref condition = c->fixed ? NO_REF : compile_fixed(c, node->kid[0]);
  if (condition < 0 && (condition = compile(c, node->kid[0])) < 0) return NO_REF;
  const Instr *x = tape_at(c->tape, condition);
  if (x->op == OP_CONST && shape_numel(x->shape) == 1) return compile(c, node->kid[x->values[0] != 0 ? 1 : 2]);
  Ref a = masked(c, node->kid[1], condition);
  Ref b = a < 0 ? a : masked(c, node->kid[2], tape_map1(c->tape, OP_NOT, condition));
  Shape s, all;
  if (b < 0) return NO_REF;
  if (!shape_broadcast(tape_shape(c->tape, a), tape_shape(c->tape, b), &s) ||
      !shape_broadcast(s, tape_shape(c->tape, condition), &all) || shape_numel(all) > LIMIT_NUMEL)
    return wrong(c, node, "the condition and the two cases do not match entry by entry");
  return tape_map3(c->tape, OP_IF, condition, a, b);
}

// ---- shapes ----------------------------------------------------------------

// A shape is known even where the numbers are not.
static Ref compile_for_shape(Compiler *c, Node *x) {
  bool fixed = c->fixed;
  c->fixed = false;
  Ref a = compile(c, x);
  c->fixed = fixed;
  return a;
}

static Ref own_extent(Compiler *c, Node *node, int dimension) {
  Ref a = compile_for_shape(c, node->kid[0]);
  return a < 0 ? a : tape_number(c->tape, tape_shape(c->tape, a).d[SLOTS + dimension]);
}
static Ref call_rows(Compiler *c, Node *node) { return own_extent(c, node, 0); }
static Ref call_columns(Compiler *c, Node *node) { return own_extent(c, node, 1); }

static Ref call_numel(Compiler *c, Node *node) {
  Node *x = node->kid[0];
  if (x->kind == N_NAME && str_eq(x->name, S("params")) && !net_quantity(c->net, x->name))
    return tape_number(c->tape, (double)net_parameters(c->net));
  Ref a = compile_for_shape(c, x);
  return a < 0 ? a : tape_number(c->tape, (double)shape_own_numel(tape_shape(c->tape, a)));
}

static Ref call_shape(Compiler *c, Node *node) {
  Ref a = compile_for_shape(c, node->kid[0]);
  if (a < 0) return a;
  Shape s = tape_shape(c->tape, a);
  int rank = shape_own_rank(s) < 2 ? 2 : shape_own_rank(s);
  double v[OWN];
  for (int i = 0; i < rank; i++) v[i] = s.d[SLOTS + i];
  return tape_const(c->tape, shape_matrix(1, rank), v);
}

static bool sizes(Compiler *c, Node *node, size_t from, Shape *out) {
  *out = shape_scalar();
  for (size_t i = from; i < node->n; i++) {
    int64_t n;
    if (!compile_fixed_int(c, node->kid[i], &n)) return false;
    if (n < 1 || n > LIMIT_NUMEL) return wrong(c, node->kid[i], "a size from 1 to %d is needed", LIMIT_NUMEL), false;
    out->d[SLOTS + i - from] = (int32_t)n;
    if (shape_numel(*out) > LIMIT_NUMEL) return too_large(c, node), false;
  }
  return true;
}

static Ref filled(Compiler *c, Node *node, double value) {
  Shape s;
  return sizes(c, node, 0, &s) ? tape_fill(c->tape, s, value) : NO_REF;
}
static Ref call_ones(Compiler *c, Node *node) { return filled(c, node, 1); }
static Ref call_zeros(Compiler *c, Node *node) { return filled(c, node, 0); }

static Ref call_eye(Compiler *c, Node *node) {
  Shape s;
  if (!sizes(c, node, 0, &s)) return NO_REF;
  int n = rows_of(s);
  if ((int64_t)n * n > LIMIT_NUMEL) return too_large(c, node);
  return tape_map2(c->tape, OP_EQ, tape_iota(c->tape, SLOTS, 1, n), tape_iota(c->tape, SLOTS + 1, 1, n));
}

static Ref call_onehot(Compiler *c, Node *node) {
  int64_t n;
  Ref i = compile(c, node->kid[0]);
  if (i < 0 || !compile_fixed_int(c, node->kid[1], &n)) return NO_REF;
  if (n < 1 || n > LIMIT_NUMEL) return wrong(c, node->kid[1], "a size from 1 to %d is needed", LIMIT_NUMEL);
  return compile_map2(c, node, OP_EQ, tape_iota(c->tape, SLOTS, 1, n), i);
}

static Ref call_delta(Compiler *c, Node *node) {
  Ref i = compile(c, node->kid[0]), j = i < 0 ? i : compile(c, node->kid[1]);
  return j < 0 ? j : compile_map2(c, node, OP_EQ, i, j);
}

static Ref call_reshape(Compiler *c, Node *node) {
  Ref a = compile(c, node->kid[0]);
  Shape s, from;
  if (a < 0 || !sizes(c, node, 1, &s)) return NO_REF;
  from = tape_shape(c->tape, a);
  if (shape_numel(s) != shape_own_numel(from)) return wrong(c, node, "the number of entries does not change in a reshape");
  for (int i = 0; i < SLOTS; i++) s.d[i] = from.d[i];
  return tape_reshape(c->tape, a, s);
}

static Ref call_transpose(Compiler *c, Node *node) {
  Ref a = compile(c, node->kid[0]);
  if (a < 0) return a;
  if (shape_own_rank(tape_shape(c->tape, a)) > 2) return wrong(c, node, "only a matrix has a transpose");
  return tape_transpose(c->tape, a);
}

// diag of a vector is a matrix, diag of a matrix its diagonal as a column.
static Ref call_diag(Compiler *c, Node *node) {
  Tape *t = c->tape;
  Ref a = compile(c, node->kid[0]);
  if (a < 0) return a;
  Shape s = tape_shape(t, a);
  int n = rows_of(s);
  if (shape_own_rank(s) > 2) return wrong(c, node, "diag takes a vector or a matrix");
  if (shape_is_vector(s)) {
    if (columns_of(s) > 1) a = tape_transpose(t, a), n = columns_of(s);
    if ((int64_t)n * n > LIMIT_NUMEL) return too_large(c, node);
    return compile_map2(c, node, OP_MUL, a, tape_map2(t, OP_EQ, tape_iota(t, SLOTS, 1, n), tape_iota(t, SLOTS + 1, 1, n)));
  }
  Ref on = tape_map2(t, OP_EQ, tape_iota(t, SLOTS, 1, n), tape_iota(t, SLOTS + 1, 1, columns_of(s)));
  if (n != columns_of(s)) return wrong(c, node, "the diagonal of a matrix that is not square");
  return reduce(t, REDUCE_SUM, tape_map3(t, OP_IF, on, a, tape_number(t, 0)), 1u << (SLOTS + 1));
}

// entries(i=1..2, j=1..3, E): the array whose entry (i,j) is E.
static Ref call_entries(Compiler *c, Node *node) {
  Local locals[OWN];
  const Local *outer = c->locals;
  int first = c->slots;
  Shape own = shape_scalar(), slots = shape_scalar();
  Ref a = NO_REF;
  size_t n = node->n - 1;
  for (size_t i = 0; i < n; i++) {
    if (!is_binder(c, node->kid[i])) a = not_an_index(c, node->kid[i]);
    else if (i == 0 && !binders_differ(c, node->kid, n)) a = NO_REF;
    else if (bind_index(c, node->kid[i], node->kid[n], &locals[i])) {
      own.d[SLOTS + i] = slots.d[locals[i].slot] = (int32_t)locals[i].n;
      c->locals = &locals[i];
      c->slots++;
      continue;
    }
    goto done;
  }
  if ((a = compile(c, node->kid[n])) < 0) goto done;
  Shape s = tape_shape(c->tape, a), all;
  if (!shape_is_scalar(s)) a = wrong(c, node->kid[n], "one entry is a number, not an array");
  else if (!shape_broadcast(s, slots, &all) || shape_numel(all) > LIMIT_NUMEL) a = too_large(c, node);
  else {
    for (int i = 0; i < first; i++) own.d[i] = all.d[i];
    a = tape_reshape(c->tape, tape_expand(c->tape, a, all), own);
  }
done:
  c->locals = outer;
  c->slots = first;
  return a;
}

static Ref call_jacobian(Compiler *c, Node *node) {
  Ref known;
  return is_allowed_atom(c, node, &known) ? compile_jacobian(c, node->kid[0], node->kid[1], true) : not_allowed(c, node);
}

static const struct { Str name; size_t least, most; bool binds; Ref (*compile)(Compiler *, Node *); } forms[] = {
  {STR_INIT("sum"), 1, SLOTS + 1, true, call_sum}, {STR_INIT("mean"), 1, SLOTS + 1, true, call_mean},
  {STR_INIT("var"), 1, SLOTS + 1, true, call_var}, {STR_INIT("prod"), 1, SLOTS + 1, true, call_prod},
  {STR_INIT("max"), 1, SLOTS + 1, true, call_max}, {STR_INIT("min"), 1, SLOTS + 1, true, call_min},
  {STR_INIT("all"), 1, SLOTS + 1, true, call_all}, {STR_INIT("any"), 1, SLOTS + 1, true, call_any},
  {STR_INIT("max_along"), 2, 2, false, call_max_along}, {STR_INIT("min_along"), 2, 2, false, call_min_along},
  {STR_INIT("if"), 3, 3, false, call_if}, {STR_INIT("rows"), 1, 1, false, call_rows},
  {STR_INIT("columns"), 1, 1, false, call_columns}, {STR_INIT("numel"), 1, 1, false, call_numel},
  {STR_INIT("shape"), 1, 1, false, call_shape}, {STR_INIT("ones"), 1, OWN, false, call_ones},
  {STR_INIT("zeros"), 1, OWN, false, call_zeros}, {STR_INIT("eye"), 1, 1, false, call_eye},
  {STR_INIT("onehot"), 2, 2, false, call_onehot}, {STR_INIT("delta"), 2, 2, false, call_delta},
  {STR_INIT("diag"), 1, 1, false, call_diag}, {STR_INIT("reshape"), 2, OWN + 1, false, call_reshape},
  {STR_INIT("transpose"), 1, 1, false, call_transpose}, {STR_INIT("jacobian"), 2, 2, false, call_jacobian},
  {STR_INIT("entries"), 2, OWN + 1, true, call_entries},
};
enum { FORMS = sizeof forms / sizeof *forms };

// ---- functions -------------------------------------------------------------

typedef struct { Ref ref, fixed; } Argument; // see Local

static bool is_among(const Function *f, const Function *all, size_t n) { return n && f >= all && f < all + n; }

// The body with the parameters bound; the caller's names are out of sight, its
// slots are not.
static Ref expand(Compiler *c, const Node *node, const Function *f, const Argument *arguments) {
  if (c->call_depth >= CALLS) return wrong(c, node, "functions call each other too deeply");
  Local *locals = NEW_ARRAY(c->tape->arena, Local, f->n + 1);
  for (size_t i = 0; i < f->n; i++)
    locals[i] = (Local){.name = f->parameters[i], .outer = i ? &locals[i - 1] : NULL,
                        .ref = arguments[i].ref, .fixed = arguments[i].fixed};
  Compiler inner = *c;
  inner.locals = f->n ? &locals[f->n - 1] : NULL;
  inner.source = f->source;
  inner.call_depth++;
  Net prelude = {.arena = c->net->arena, .lang = c->net->lang, .conventions = c->net->conventions};
  if (is_among(f, c->net->lang->functions, c->net->lang->n)) inner.net = &prelude; // its names mean what they mean there
  if (!c->call) {
    inner.call = node;
    inner.call_source = c->source;
  }
  return compile(&inner, (Node *)(uintptr_t)f->body); // shapes are not noted inside a call
}

// An unspecified function is the prelude's generic() with sampled coefficients.
static Ref apply(Compiler *c, const Node *node, const Function *f, const Argument *arguments) {
  if (f->body) return expand(c, node, f, arguments);
  if (c->fixed) return wrong(c, node, "not known without numbers");
  const Function *generic = net_function(c->net, S("generic"), 2);
  Argument both[2] = {arguments[0], {f->coefficients, NO_REF}};
  return expand(c, node, generic, both);
}

// f'(a), f''(a): the body is differentiated at a barrier round its argument.
// y', y'', … of y at the barrier x.
static Ref differentiate(Compiler *c, const Node *node, Ref y, Ref x) {
  for (int i = 0; i < node->primes && y >= 0; i++)
    switch (adjoint_elementwise(c->tape, c->net->lang->rules, y, x, &y)) {
    case ADJOINT_OK: break;
    case ADJOINT_TOO_LARGE: return too_large(c, node);
    case ADJOINT_TOO_DEEP: case ADJOINT_NOT_ELEMENTWISE:
      wrong(c, node, STR_FMT " does not work entry by entry, so it has no " STR_FMT "'", STR_ARG(node->name), STR_ARG(node->name));
      hint(c, "write jacobian(y, z) of the quantities instead");
      return NO_REF;
    }
  return y;
}

// Of an unspecified function: the instructions of its derivative at a number, with another argument.
static Ref derivative_again(Compiler *c, const Function *f, int primes, Ref argument) {
  for (size_t i = 0; i < c->net->applications_n && primes == 1; i++) {
    const Application *x = &c->net->applications[i];
    if (x->derivative >= 0 && x->in == argument && str_eq(x->name, f->name)) return x->derivative;
  }
  Ref y = f->derivative[primes - 1], *where = NEW_ARRAY(c->tape->arena, Ref, y + 1);
  for (Ref r = 0; r <= y; r++) where[r] = r < f->argument ? r : NO_REF;
  where[f->argument] = argument;
  return tape_again(c->tape, c->net->tape, y, where);
}

static Ref apply_derivative(Compiler *c, const Node *node, const Function *f, Ref argument) {
  if (c->fixed) return wrong(c, node, "not known without numbers");
  if (!f->body && node->primes <= 2 && f->derivative[node->primes - 1] >= 0) return derivative_again(c, f, node->primes, argument);
  Ref x = tape_named(c->tape, argument, S(""));
  return differentiate(c, node, apply(c, node, f, &(Argument){x, NO_REF}), x);
}

static bool compile_arguments(Compiler *c, Node *node, Argument *arguments) {
  for (size_t i = 0; i < node->n; i++) {
    Ref r = compile(c, node->kid[i]);
    if (r < 0) return false;
    arguments[i] = (Argument){r, c->fixed || tape_is_const(c->tape, r) ? r : compile_fixed(c, node->kid[i])};
  }
  return true;
}

static Ref apply_operator(Compiler *c, const Node *node, Op op, const Argument *in) {
  if (node->n == 1) return tape_map1(c->tape, op, in[0].ref);
  return compile_map2(c, node, op, in[0].ref, in[1].ref);
}

// A primitive as a function, so that tanh'(z) means what sigmoid'(z) means.
static Ref operator_derivative(Compiler *c, const Node *node, Op op, Ref argument) {
  Ref x = tape_named(c->tape, argument, S(""));
  return differentiate(c, node, tape_map1(c->tape, op, x), x);
}

static Ref wrong_number(Compiler *c, const Node *node, size_t least, size_t most) {
  if (least < most) return unread(c, node, "`" STR_FMT "` takes %zu to %zu arguments", STR_ARG(node->name), least, most);
  return unread(c, node, "`" STR_FMT "` takes %zu argument%s", STR_ARG(node->name), least, least == 1 ? "" : "s");
}

// exp(0,5) of a student.
static Ref other_number(Compiler *c, const Node *node, size_t n) {
  bool numbers = n == 1 && node->n == 2 && node->kid[0]->kind == N_NUMBER && node->kid[1]->kind == N_NUMBER;
  wrong_number(c, node, n, n);
  if (numbers && c->reading.alike) hint(c, "a decimal comma? write a point: 0.5");
  return NO_REF;
}

static Ref no_such_function(Compiler *c, const Node *node) {
  const Net *net = c->net;
  if (net_quantity(net, node->name)) {
    unread(c, node, "`" STR_FMT "` is a quantity, not a function", STR_ARG(node->name));
    hint(c, "a product is written with *, an entry with [ ]");
    return NO_REF;
  }
  const Function *f = net_function(net, node->name, -1);
  if (f) return other_number(c, node, f->n);
  for (size_t n = 1; n <= 2 && !node->primes; n++)
    if (op_named(node->name, (int)n) != OP_COUNT) return other_number(c, node, n);
  if (is_builtin(node->name) && node->primes) return wrong(c, node, "`" STR_FMT "` has no '", STR_ARG(node->name));
  size_t n = 0, total = FORMS + net->functions_n + net->lang->n + OP_COUNT;
  Str *names = NEW_ARRAY(c->tape->arena, Str, total);
  for (size_t i = 0; i < FORMS; i++) names[n++] = forms[i].name;
  for (size_t i = 0; i < net->functions_n; i++) names[n++] = net->functions[i].name;
  for (size_t i = 0; i < net->lang->n; i++) names[n++] = net->lang->functions[i].name;
  for (int i = 0; i < OP_COUNT; i++)
    if (op_is_map((Op)i)) names[n++] = op_info[i].name;
  ptrdiff_t near = str_nearest(node->name, names, n);
  unread(c, node, "there is no function `" STR_FMT "`", STR_ARG(node->name));
  if (near >= 0 && !str_eq(names[near], node->name)) hint(c, "did you mean " STR_FMT "?", STR_ARG(names[near]));
  return NO_REF;
}

bool net_binds_index(Str name) {
  for (int i = 0; i < FORMS; i++)
    if (forms[i].binds && str_eq(forms[i].name, name)) return true;
  return false;
}

Str builtin_name(size_t i) {
  static const Str none = STR_INIT(" "); // of an operator that cannot be called
  if (i < FORMS) return forms[i].name;
  if (i >= FORMS + (size_t)OP_COUNT) return (Str){0};
  Op op = (Op)(i - FORMS);
  return op_is_map(op) && (op_info[op].arity == 1 || op_info[op].arity == 2) ? op_info[op].name : none;
}

bool is_builtin(Str name) {
  for (int i = 0; i < FORMS; i++)
    if (str_eq(forms[i].name, name)) return true;
  return op_named(name, 1) != OP_COUNT || op_named(name, 2) != OP_COUNT;
}

void differentiate_unspecified(Compiler *c, Function *f) {
  Node call = {.kind = N_CALL, .name = f->name};
  Ref x = f->argument = tape_named(c->tape, tape_number(c->tape, 0), S("")), y = apply(c, &call, f, &(Argument){x, NO_REF});
  for (int i = 0; i < 2; i++) {
    bool ok = y >= 0 && adjoint_elementwise(c->tape, c->net->lang->rules, y, x, &y) == ADJOINT_OK;
    f->derivative[i] = y = ok ? y : NO_REF;
  }
}

static Ref note(Compiler *c, const Node *node, const Function *f, Ref in, Ref out) {
  Net *net = c->noting;
  if (!net || c->call || c->fixed || node->n != 1 || out < 0 || out == in || tape_is_const(c->tape, out)) return out;
  bool unspecified = f && !f->body && f->derivative[0] >= 0; // most answers speak of its derivative: the value lies ready
  Ref derivative = unspecified ? derivative_again(c, f, 1, in) : NO_REF;
  net->applications = GROW(net->arena, net->applications, net->applications_n, &net->applications_cap);
  net->applications[net->applications_n++] = (Application){node->name, node->kid[0], in, out, derivative};
  return out;
}

// softmax([1, 2]) of a student: a row is the vector, not columns of one entry each, which
// nobody asks for.  Whether arguments were turned, so that the result must be turned back.
static bool turn_rows(Compiler *c, const Node *node, const Function *f, Argument *arguments) {
  static const Str names[] = {STR_INIT("softmax"), STR_INIT("log_softmax"), STR_INIT("logsumexp"), STR_INIT("softmax_cross_entropy")};
  bool of_vectors = false, rows = false;
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) of_vectors |= str_eq(node->name, names[i]);
  if (!of_vectors || !c->reading.alike || node->trusted || c->call || !is_among(f, c->net->lang->functions, c->net->lang->n)) return false;
  for (size_t i = 0; i < node->n; i++) {
    Shape s = tape_shape(c->tape, arguments[i].ref);
    if (shape_own_rank(s) > 2 || rows_of(s) != 1 || columns_of(s) == 1) continue;
    arguments[i].ref = tape_transpose(c->tape, arguments[i].ref);
    if (arguments[i].fixed >= 0) arguments[i].fixed = tape_transpose(c->tape, arguments[i].fixed);
    rows = true;
  }
  return rows;
}

Ref compile_call(Compiler *c, Node *node) {
  const Function *f = net_function(c->net, node->name, (int)node->n);
  bool own = is_among(f, c->net->functions, c->net->functions_n);
  if (!own && !net_quantity(c->net, node->name) && comes_later(c, node, (int)node->n)) return NO_REF;
  for (int i = 0; i < FORMS && !own && !node->primes; i++)
    if (str_eq(forms[i].name, node->name)) {
      if (node->n >= forms[i].least && node->n <= forms[i].most) return forms[i].compile(c, node);
      return wrong_number(c, node, forms[i].least, forms[i].most);
    }
  Op op = op_named(node->name, (int)node->n);
  if (!f && op == OP_COUNT) return no_such_function(c, node);
  if (node->primes && node->n != 1) return wrong(c, node, "a derivative ' is of a function of one argument");
  Argument *arguments = NEW_ARRAY(c->tape->arena, Argument, node->n + 1);
  if (!compile_arguments(c, node, arguments)) return NO_REF;
  if (node->primes) return f ? apply_derivative(c, node, f, arguments[0].ref)
                                 : operator_derivative(c, node, op, arguments[0].ref);
  bool turned = turn_rows(c, node, f, arguments);
  Ref out = f ? apply(c, node, f, arguments) : apply_operator(c, node, op, arguments);
  if (turned && out >= 0) return tape_transpose(c->tape, out);
  return note(c, node, f, arguments[0].ref, out);
}
