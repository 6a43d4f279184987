// diagnose_rules.c - rules of differentiation, broken one at a time.
//
// The compiler has noted where functions were applied; what joins quantities is read off
// the tape.  A break is given to adjoint(), which compiles the reference with it.
#include "diagnose_finder.h"

#include "limits.h"

enum {
  COUPLED = 64,    // entries of a function that couples its entries (softmax): its Jacobian has their square
  FORKS = 16,      // quantities in which one is used
  OTHER_ARRAYS = 6 // at which a derivative may have been taken
};

// ---- activations -----------------------------------------------------------

// The results between a quantity's definition and what it is made of directly; whether
// only elementwise operators stand there.  *from: the one array it is made of, or NO_REF.
static bool is_elementwise(const Finder *f, Ref out, Ref *from) {
  const Tape *t = f->net->tape;
  bool *needed = NEW_ARRAY(f->work, bool, out + 1), ok = true;
  *from = NO_REF;
  needed[out] = true;
  for (Ref r = out; r >= 0 && ok; r--) {
    const Instr *x = tape_at(t, r);
    if (!needed[r] || x->op == OP_CONST) continue;
    if (x->op == OP_INPUT || (x->op == OP_NAMED && r != out)) {
      ok = *from < 0;
      *from = r;
      continue;
    }
    ok = op_info[x->op].class != OPS_TENSOR;
    for (int k = 0; k < instr_uses(x); k++) needed[x->in[k]] = true;
  }
  return ok && *from >= 0 && shape_eq(tape_shape(t, *from), tape_shape(t, out));
}

static void apply(Finder *f, Application x) {
  f->applied = GROW(f->arena, f->applied, f->applied_n, &f->applied_cap);
  f->applied[f->applied_n++] = x;
}

// max(z, 0) is an activation as well as relu(z).
static void find_applications(Finder *f) {
  const Net *net = f->net;
  for (size_t i = 0; i < net->applications_n; i++) {
    const Application *x = &net->applications[i];
    if (shape_eq(tape_shape(net->tape, x->in), tape_shape(net->tape, x->out))) apply(f, *x);
  }
  for (size_t i = 0; i < net->quantities_n; i++) {
    const Quantity *q = &net->quantities[i];
    Ref out = q->kind == Q_DEFINED && !q->derived ? tape_at(net->tape, q->ref)->in[0] : NO_REF, from;
    bool known = out < 0;
    for (size_t k = 0; k < f->applied_n && !known; k++) known = f->applied[k].out == out;
    if (!known && is_elementwise(f, out, &from)) apply(f, (Application){q->name, NULL, from, out, NO_REF});
  }
}

// Where the function is applied, in words: "S1", "w'*x + b".
static const char *place_of(Finder *f, const Application *x) {
  if (x->argument) return str_c(f->work, node_text(f->work, x->argument));
  const Quantity *q = finder_quantity(f->net, x->in);
  return q ? finder_name(f, q) : "its argument";
}

static Ref barrier(Tape *t, Ref r) { return tape_named(t, r, S("")); }

// The function's derivative, at another result of the same shape; NO_REF if it does not
// work entry by entry.
static Ref derivative_at(Finder *f, Tape *t, const Application *x, Ref other) {
  const Tape *net = f->net->tape;
  Ref *where = NEW_ARRAY(f->work, Ref, x->out + 1), z = barrier(t, other), y, d;
  for (Ref r = 0; r <= x->out; r++) where[r] = r;
  where[x->in] = z;
  for (Ref r = x->in + 1; r <= x->out; r++)
    for (int k = 0; k < 3; k++) {
      Ref in = tape_at(net, r)->in[k];
      if (in >= 0 && where[in] != in) where[r] = NO_REF;
    }
  y = tape_again(t, t, x->out, where);
  return adjoint_elementwise(t, f->net->lang->rules, y, z, &d) == ADJOINT_OK ? d : NO_REF;
}

static const char *function_of(Finder *f, const Application *x) { return str_c(f->work, x->name); }

// Whether the reference takes a derivative through this application.
static bool matters(Finder *f, const Application *x) {
  Tape *t = finder_tape(f);
  Break b = {BREAK_INSTEAD, x->out, x->in, tape_number(t, 2)};
  Ref r = finder_broken(f, t, &b, 1);
  return r >= 0 && finder_place(f, t, r) != f->out->reference;
}

static void derivatives_left_out(Finder *f) {
  Break *every = NEW_ARRAY(f->arena, Break, f->applied_n + 1);
  size_t n = 0;
  for (size_t i = 0; i < f->applied_n; i++) {
    const Application *x = &f->applied[i];
    Tape *t = finder_tape(f);
    Break b = {BREAK_INSTEAD, x->out, x->in, NO_REF};
    every[n++] = b;
    suspect(f, t, finder_broken(f, t, &b, 1), LEVEL_RULE, "the derivative of %s at %s is missing", function_of(f, x), place_of(f, x));
  }
  if (n < 2) return;
  Tape *t = finder_tape(f);
  suspect(f, t, finder_broken(f, t, every, n), LEVEL_RULE, "the derivatives of all activations are missing");
}

static void at_activation(Finder *f, const Application *x) {
  Tape *t = finder_tape(f);
  Ref d = derivative_at(f, t, x, x->out);
  if (d < 0) return;
  Break b = {BREAK_INSTEAD, x->out, x->in, d};
  suspect(f, t, finder_broken(f, t, &b, 1), LEVEL_RULE, "the derivative of %s is taken at its result, not at %s", function_of(f, x), place_of(f, x));
}

// f(z) where f'(z) is meant.
static void function_itself(Finder *f, const Application *x) {
  Tape *t = finder_tape(f);
  Break b = {BREAK_INSTEAD, x->out, x->in, x->out};
  suspect(f, t, finder_broken(f, t, &b, 1), LEVEL_RULE, "%s stands at %s where its derivative is meant", function_of(f, x), place_of(f, x));
}

static void at_other_arrays(Finder *f, const Application *x) {
  int n = 0;
  for (size_t i = 0; i < f->net->quantities_n && n < OTHER_ARRAYS; i++) {
    const Quantity *q = &f->net->quantities[i];
    bool result = tape_at(f->net->tape, q->ref)->in[0] == x->out;
    if (q->ref == x->in || result || q->kind == Q_HIDDEN || !shape_eq(q->shape, tape_shape(f->net->tape, x->in))) continue;
    Tape *t = finder_tape(f);
    Ref d = derivative_at(f, t, x, q->ref);
    if (d < 0) return;
    Break b = {BREAK_INSTEAD, x->out, x->in, d};
    suspect(f, t, finder_broken(f, t, &b, 1), LEVEL_RULE, "the derivative of %s is taken at %s, not at %s", function_of(f, x), finder_name(f, q), place_of(f, x));
    n++;
  }
}

// What comes back from behind is left out: f'(z) for dL/dz.
static void local_derivative(Finder *f, const Application *x) {
  if (!f->at || f->at->ref != x->in) return;
  Tape *t = finder_tape(f);
  suspect(f, t, derivative_at(f, t, x, x->in), LEVEL_RULE, "this is the derivative of %s at %s alone: what comes back from %s is missing", function_of(f, x),
          place_of(f, x), f->of ? finder_name(f, f->of) : "behind");
}

// Softmax, say: every entry of the result depends on every entry of the argument.
static void diagonal(Finder *f, const Application *x) {
  Tape *t = finder_tape(f);
  Shape shape = tape_shape(t, x->in);
  int32_t table[COUPLED];
  Ref j;
  int64_t n = shape_numel(shape);
  if (n > COUPLED || shape_own_numel(shape) != n || derivative_at(f, t, x, x->in) >= 0) return;
  Ref z = tape_at(t, x->in)->op == OP_NAMED || tape_at(t, x->in)->op == OP_INPUT ? x->in : NO_REF;
  if (z < 0 || adjoint(t, f->net->lang->rules, x->out, z, false, NULL, &j) != ADJOINT_OK) return;
  for (int64_t i = 0; i < n; i++) table[i] = (int32_t)(i * (n + 1));
  Break b = {BREAK_INSTEAD, x->out, x->in, tape_pick(t, j, shape, table)};
  suspect(f, t, finder_broken(f, t, &b, 1), LEVEL_RULE, "the Jacobian of %s at %s is taken to be diagonal", function_of(f, x), place_of(f, x));
}

// ---- paths -----------------------------------------------------------------

typedef struct { Ref at, to; const Quantity *owner; } Edge; // instruction `at` of owner's definition reads `to`

typedef struct { Edge *v; size_t n, cap; } Edges;

// Every use of a quantity in the definition of another.
static Edges find_edges(Finder *f) {
  const Tape *t = f->net->tape;
  Edges edges = {0};
  for (size_t i = 0; i < f->net->quantities_n; i++) {
    const Quantity *q = &f->net->quantities[i];
    if (q->derived || q->kind == Q_DECLARED) continue;
    bool *needed = NEW_ARRAY(f->arena, bool, q->ref + 1);
    needed[q->ref] = true;
    for (Ref r = q->ref; r >= 0; r--) {
      const Instr *x = tape_at(t, r);
      if (!needed[r] || x->op == OP_INPUT || (x->op == OP_NAMED && r != q->ref && x->name.n)) continue;
      for (int k = 0; k < op_info[x->op].arity; k++) {
        const Instr *in = tape_at(t, x->in[k]);
        needed[x->in[k]] = true;
        if (in->op != OP_INPUT && (in->op != OP_NAMED || !in->name.n)) continue;
        edges.v = GROW(f->arena, edges.v, edges.n, &edges.cap);
        edges.v[edges.n++] = (Edge){r, x->in[k], q};
      }
    }
  }
  return edges;
}

// Cuts the edges into q that belong to `owner`, or, with others, all that do not.
static void cut(Finder *f, const Edges *edges, const Quantity *q, const Quantity *owner, bool others) {
  Break *v = NEW_ARRAY(f->work, Break, edges->n + 1);
  size_t n = 0;
  for (size_t i = 0; i < edges->n; i++)
    if (edges->v[i].to == q->ref && (edges->v[i].owner == owner) != others) v[n++] = (Break){BREAK_CUT, edges->v[i].at, q->ref, NO_REF};
  Tape *t = finder_tape(f);
  Ref r = finder_broken(f, t, v, n);
  if (others) suspect(f, t, r, LEVEL_RULE, "only the path from %s through %s is there, the others are missing", finder_name(f, q), finder_name(f, owner));
  else suspect(f, t, r, LEVEL_RULE, "the path from %s through %s is missing", finder_name(f, q), finder_name(f, owner));
}

// Where definitions share work, paths part only behind it: all owners of edges out of q,
// or all but one, are held constant.
static void hold(Finder *f, const Edges *edges, const Quantity *q, const Quantity *const *owner, size_t owners, const Quantity *but) {
  Break *v = NEW_ARRAY(f->work, Break, edges->n + 1);
  Buf names = buf_new(f->work);
  size_t n = 0, held = 0;
  for (size_t k = 0; k < owners; k++) {
    if (owner[k] == but || owner[k]->kind == Q_HIDDEN) continue;
    for (size_t i = 0; i < edges->n; i++)
      if (edges->v[i].to == owner[k]->ref) v[n++] = (Break){BREAK_CUT, edges->v[i].at, owner[k]->ref, NO_REF};
    buf_fmt(&names, "%s" STR_FMT, held++ ? ", " : "", STR_ARG(owner[k]->name));
  }
  Tape *t = finder_tape(f);
  Ref r = n ? finder_broken(f, t, v, n) : NO_REF;
  if (r >= 0 && !finder_knows(f, finder_place(f, t, r)))
    suspect(f, t, r, LEVEL_RULE, STR_FMT " %s taken to be constant, though %s depend%s on %s", STR_ARG(buf_str(&names)), held == 1 ? "is" : "are",
            held == 1 ? "it" : "they", held == 1 ? "s" : "", finder_name(f, q));
}

// Of every quantity that is used in several others.
static void forks(Finder *f, const Edges *edges, bool constant) {
  for (size_t i = 0; i < f->net->quantities_n; i++) {
    const Quantity *q = &f->net->quantities[i], *owner[FORKS];
    size_t owners = 0;
    for (size_t e = 0; e < edges->n && owners < FORKS; e++) {
      bool known = edges->v[e].to != q->ref;
      for (size_t k = 0; k < owners; k++) known |= owner[k] == edges->v[e].owner;
      if (!known) owner[owners++] = edges->v[e].owner;
    }
    for (size_t k = 0; k < owners && owners > 1 && !constant; k++) cut(f, edges, q, owner[k], false);
    for (size_t k = 0; k < owners && owners > 2 && !constant; k++) cut(f, edges, q, owner[k], true);
    for (size_t k = 0; k < owners && owners > 1 && constant; k++) hold(f, edges, q, &owner[k], 1, NULL);
    for (size_t k = 0; k < owners && owners > 2 && constant; k++) hold(f, edges, q, owner, owners, owner[k]);
  }
}

// Of a quantity that is used in several places of one definition.
static void repeated_uses(Finder *f, const Edges *edges) {
  for (size_t e = 0; e < edges->n; e++) {
    const Edge *x = &edges->v[e];
    const Quantity *q = finder_quantity(f->net, x->to);
    bool inside = false, several = false;
    for (size_t k = 0; k < f->applied_n; k++) inside |= f->applied[k].in == x->to && x->at <= f->applied[k].out;
    for (size_t k = 0; k < edges->n; k++) several |= k != e && edges->v[k].to == x->to && edges->v[k].owner == x->owner && edges->v[k].at != x->at;
    if (!q || inside || !several) continue;
    Break b = {BREAK_CUT, x->at, x->to, NO_REF};
    Tape *t = finder_tape(f);
    suspect(f, t, finder_broken(f, t, &b, 1), LEVEL_RULE, "%s stands more than once in %s: one of the places is forgotten", finder_name(f, q), finder_name(f, x->owner));
  }
}

// ---- products and sums -----------------------------------------------------

static const char *operand_name(Finder *f, Ref r) {
  const Quantity *q = finder_quantity(f->net, r);
  if (!q)
    for (size_t i = 0; i < f->applied_n && !q; i++)
      if (f->applied[i].out == r) return function_of(f, &f->applied[i]);
  return q ? finder_name(f, q) : NULL;
}

static void products(Finder *f) {
  const Tape *net = f->net->tape;
  for (Ref r = 0; r < tape_end(net); r++) {
    const Instr *x = tape_at(net, r);
    for (int k = 0; x->op == OP_MATMUL && k < 2; k++) {
      const char *other = operand_name(f, x->in[!k]), *own = operand_name(f, x->in[k]);
      if (other && rows_of(tape_shape(net, x->in[!k])) == columns_of(tape_shape(net, x->in[!k]))) {
        Tape *t = finder_tape(f);
        Break b = {BREAK_UNTURNED, r, x->in[k], NO_REF};
        suspect(f, t, finder_broken(f, t, &b, 1), LEVEL_RULE, "%s is not transposed on the way back", other);
      }
      if (own && rows_of(tape_shape(net, x->in[k])) == columns_of(tape_shape(net, x->in[k]))) {
        Tape *t = finder_tape(f);
        Break b = {BREAK_TURNED, r, x->in[k], NO_REF};
        suspect(f, t, finder_broken(f, t, &b, 1), LEVEL_RULE, "the derivative by %s is transposed", own);
      }
    }
  }
}

// A bias is used once for every sample: its derivative is a sum.
static void sums(Finder *f) {
  const Tape *net = f->net->tape;
  for (Ref r = 0; f->at && f->of && r < tape_end(net); r++) {
    const Instr *x = tape_at(net, r);
    int k = x->in[0] == f->at->ref ? 0 : x->in[1] == f->at->ref ? 1 : -1;
    int64_t n = shape_numel(x->shape);
    if (k < 0 || (x->op != OP_ADD && x->op != OP_SUB) || n <= shape_numel(f->at->shape) || shape_own_numel(x->shape) != n) continue;
    Tape *t = finder_tape(f);
    Ref j;
    Break mean = {BREAK_SCALE, r, f->at->ref, tape_number(t, (double)shape_numel(f->at->shape) / (double)n)};
    suspect(f, t, finder_broken(f, t, &mean, 1), LEVEL_RULE, "the derivative by %s is averaged over the batch, not summed", finder_name(f, f->at));
    if (adjoint(t, f->net->lang->rules, f->of->ref, r, false, NULL, &j) != ADJOINT_OK) continue;
    j = tape_reshape(t, j, x->shape);
    suspect(f, t, j, LEVEL_RULE, "the derivative by %s is not summed over the batch", finder_name(f, f->at));
    for (int d = SLOTS; d < SLOTS + 2; d++)
      for (int last = 0; last < 2 && x->shape.d[d] > 1 && f->at->shape.d[d] == 1; last++)
        suspect(f, t, tape_slice(t, j, d, last ? x->shape.d[d] - 1 : 0, 1), LEVEL_RULE, "only the %s sample of the batch counts in the derivative by %s",
                last ? "last" : "first", finder_name(f, f->at));
  }
}

// ---- all -------------------------------------------------------------------

void find_broken_rules(Finder *f) {
  find_applications(f);
  size_t n = 0; // those on the way
  for (size_t i = 0; i < f->applied_n; i++)
    if (matters(f, &f->applied[i])) f->applied[n++] = f->applied[i];
  f->applied_n = n;
  derivatives_left_out(f);
  Edges edges = find_edges(f);
  forks(f, &edges, false);
  for (size_t i = 0; i < n; i++) local_derivative(f, &f->applied[i]);
  products(f);
  sums(f);
  for (size_t i = 0; i < n; i++) at_activation(f, &f->applied[i]);
  for (size_t i = 0; i < n; i++) diagonal(f, &f->applied[i]);
  for (size_t i = 0; i < n; i++) function_itself(f, &f->applied[i]);
  repeated_uses(f, &edges);
  forks(f, &edges, true);
}

void find_direct(Finder *f) {
  Tape *t = finder_tape(f);
  Breakage none = {NULL, 0};
  Ref r = finder_compile(f, t, f->part->tree, (Reading){.direct = true, .broken = &none});
  if (r >= 0 && !finder_knows(f, finder_place(f, t, r)))
    suspect(f, t, r, LEVEL_RULE, "this is the direct derivative: the paths through other quantities are missing");
}

void find_derivatives_elsewhere(Finder *f) {
  for (size_t i = 0; i < f->applied_n; i++) at_other_arrays(f, &f->applied[i]);
}
