// diagnose_suspects.c - the broken references of a part, from its network alone.
//
// A suspect is compiled on a tape of its own that continues the network's, and is then
// copied to one tape for all suspects, which has no base: there everything that several
// have in common is computed once, and what is the right reference after all is found out
// because it is the same instruction.  The order is that of a teacher's experience, the
// commonest mistake first: an answer of few digits is held against the first ones only.
#include "diagnose_suspects.h"

#include <stdio.h>

#include "limits.h"

enum {
  COUPLED = 64,    // entries of a function that couples its entries (softmax): its Jacobian has their square
  FORKS = 16,      // quantities in which one is used
  ROUNDED = 24,    // quantities of a network in which one alone is rounded
  OTHER_ARRAYS = 6 // at which a derivative may have been taken
};

typedef struct {
  Arena *arena, *work; // work: for one suspect
  Lineup *out;
  Tape *all;
  const SheetPart *part;
  const Net *net;
  Ref *where;          // of a result of the network's tape, and behind it of the suspect's own: its place in `all`
  size_t where_n;
  const Node *root;    // the reference, or the definition of the derived quantity that it names
  const Quantity *of, *at; // if root is d(of)/d(at)
  Application *applied; // functions of one argument, also those that make up a quantity
  size_t applied_n, applied_cap;
} Finder;

// ---- one suspect -----------------------------------------------------------

static Tape *fresh(Finder *f) { return tape_new(f->work, f->net->tape); }

static Ref moved(Finder *f, const Tape *t, Ref r) {
  size_t end = (size_t)tape_end(t), base = (size_t)tape_end(f->net->tape);
  if (end > f->where_n) {
    Ref *longer = NEW_ARRAY(f->arena, Ref, 2 * end);
    for (size_t i = 0; i < base; i++) longer[i] = f->where[i];
    f->where = longer;
    f->where_n = 2 * end;
  }
  for (size_t i = base; i < end; i++) f->where[i] = NO_REF;
  return tape_again(f->all, t, r, f->where);
}

static bool is_zero(const Tape *t, Ref r) {
  const Instr *x = tape_at(t, r);
  for (int64_t i = 0; x->op == OP_CONST && i < shape_numel(x->shape); i++)
    if (x->values[i] != 0) return false;
  return x->op == OP_CONST;
}

static void put(Finder *f, Ref r, double times, Level level, Str says) {
  Lineup *x = f->out;
  if (is_zero(f->all, r) || (r == x->reference && times == 1) || x->n >= LIMIT_SUSPECTS) return;
  for (size_t i = 0; i < x->n; i++)
    if (x->v[i].ref == r && x->v[i].times == times && (x->v[i].level < level || str_eq(x->v[i].says, says))) return;
  bool again = false;
  for (size_t i = 0; i < x->n; i++) again |= x->v[i].ref == r && x->v[i].times == times;
  x->v = GROW(f->arena, x->v, x->n, &x->cap);
  x->v[x->n++] = (Suspect){says, level, times, r, tape_shape(f->all, r), again};
}

// Result r of tape t, if it is something else than the right reference.
static void suspect(Finder *f, const Tape *t, Ref r, Level level, const char *format, ...) __attribute__((format(printf, 5, 6)));
static void suspect(Finder *f, const Tape *t, Ref r, Level level, const char *format, ...) {
  if (r < 0 || !tape_has_room(f->all) || shape_own_rank(tape_shape(t, r)) > 2 || shape_numel(tape_shape(t, r)) > LIMIT_FORMULA_NUMEL) return;
  Buf b = buf_new(f->arena);
  va_list args;
  va_start(args, format);
  buf_vfmt(&b, format, args);
  va_end(args);
  put(f, moved(f, t, r), 1, level, buf_str(&b));
}

static Ref compile_tree(Finder *f, Tape *t, const Node *tree, Reading reading) {
  Diags quiet = diags_new(f->work);
  return net_compile(f->net, t, f->part->front->expr.source, node_copy(f->work, tree), reading, &quiet);
}

static Ref with_broken(Finder *f, Tape *t, const Break *v, size_t n) {
  Breakage b = {v, n};
  return compile_tree(f, t, f->part->tree, (Reading){.broken = &b});
}

// ---- names -----------------------------------------------------------------

static const char *name_of(Finder *f, const Quantity *q) { return str_c(f->work, q->name); }

// How a result is called: a quantity's name, or NULL.
static const Quantity *quantity_at(const Net *net, Ref r) {
  for (size_t i = 0; i < net->quantities_n; i++)
    if (net->quantities[i].ref == r) return &net->quantities[i];
  return NULL;
}

// ---- factors ---------------------------------------------------------------

static void factor(Finder *f, double times, const char *format, ...) __attribute__((format(printf, 3, 4)));
static void factor(Finder *f, double times, const char *format, ...) {
  Buf b = buf_new(f->arena);
  va_list args;
  va_start(args, format);
  buf_vfmt(&b, format, args);
  va_end(args);
  for (size_t i = 0; i < f->out->n; i++)
    if (f->out->v[i].ref == f->out->reference && f->out->v[i].times == times) return;
  put(f, f->out->reference, times, LEVEL_MULTIPLE, buf_str(&b));
}

static void sign_and_two(Finder *f) {
  factor(f, -1, "the sign is wrong");
  factor(f, 2, "this is twice the right answer: a factor 1/2 is missing, or a 2 too many");
  factor(f, 0.5, "this is half the right answer: a factor 2 is missing, or a 1/2 too many");
}

static void count_factor(Finder *f, double n, const char *what) {
  if (n == 0 || n == 1 || n == -1 || n - n != 0) return;
  factor(f, n, "this is the right answer times %s: not divided by it, or multiplied by it", what);
  factor(f, 1 / n, "this is the right answer divided by %s: not multiplied by it, or divided by it", what);
}

// The value of an expression that is the same for everybody and on every sample; 0 if it
// is none.
static double fixed_number(Finder *f, const Node *x) {
  Tape *t = fresh(f);
  Ref r = x->shape.d[0] && shape_numel(x->shape) == 1 ? compile_tree(f, t, x, (Reading){0}) : NO_REF;
  if (r >= 0) r = moved(f, t, r);
  return r >= 0 && tape_is_const(f->all, r) ? tape_at(f->all, r)->values[0] : 0;
}

// Factors and divisors that stand in the network: the 1/2 of a loss, the root of d.
static void written_factors(Finder *f, const Node *x) {
  if (x->kind == N_DERIVATIVE) return;
  bool divides = x->kind == N_BINARY && (x->binary == B_DIV || x->binary == B_EDIV);
  bool multiplies = x->kind == N_BINARY && (x->binary == B_MUL || x->binary == B_EMUL);
  for (int k = divides; k < 2 && (divides || multiplies); k++) {
    double v = fixed_number(f, x->kid[k]);
    if (v == 0 || v - v != 0 || fixed_number(f, x->kid[!k]) != 0) continue;
    const char *text = str_c(f->work, node_text(f->work, x->kid[k]));
    if (divides) factor(f, v, "the division by %s is missing", text);
    else factor(f, 1 / v, "the factor %s is missing", text);
    factor(f, divides ? 1 / v : v, divides ? "divided by %s twice" : "the factor %s is there twice", text);
  }
  for (size_t i = 0; i < x->n; i++) written_factors(f, x->kid[i]);
}

// Sizes: numbers that the network computes from sizes alone, and columns, the usual batch.
static void sizes(Finder *f) {
  const Net *net = f->net;
  for (size_t i = 0; i < net->quantities_n; i++)
    if (net->quantities[i].kind == Q_DEFINED && !net->quantities[i].derived) written_factors(f, net->quantities[i].body);
  for (size_t i = 0; i < net->quantities_n; i++) {
    const Quantity *q = &net->quantities[i];
    Ref from = q->kind == Q_DEFINED ? tape_at(net->tape, q->ref)->in[0] : NO_REF;
    if (tape_is_const(net->tape, from) && shape_numel(q->shape) == 1) count_factor(f, tape_at(net->tape, from)->values[0], name_of(f, q));
  }
  for (int dimension = 1; dimension >= 0; dimension--)
    for (size_t i = 0; i < net->quantities_n; i++) {
      const Quantity *q = &net->quantities[i];
      int n = dimension ? columns_of(q->shape) : rows_of(q->shape);
      if (n == 1 || (q->kind == Q_DEFINED && q->body->kind != N_MATRIX)) continue;
      Str what = str_fmt(f->work, "%d (the %s of " STR_FMT ")", n, dimension ? "columns" : "rows", STR_ARG(q->name));
      count_factor(f, n, str_c(f->work, what));
      factor(f, 2 * n, "this is %d times the right answer: 2 and %d, the number of %s of " STR_FMT, 2 * n, n, dimension ? "columns" : "rows", STR_ARG(q->name));
      factor(f, 1.0 / (2 * n), "this is the right answer divided by %d: by 2 and by %d, the number of %s of " STR_FMT, 2 * n, n, dimension ? "columns" : "rows", STR_ARG(q->name));
    }
}

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
    if (!known && is_elementwise(f, out, &from)) apply(f, (Application){q->name, NULL, from, out});
  }
}

// Where the function is applied, in words: "S1", "w'*x + b".
static const char *place_of(Finder *f, const Application *x) {
  if (x->argument) return str_c(f->work, node_text(f->work, x->argument));
  const Quantity *q = quantity_at(f->net, x->in);
  return q ? name_of(f, q) : "its argument";
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
  Tape *t = fresh(f);
  Break b = {BREAK_INSTEAD, x->out, x->in, tape_number(t, 2)};
  Ref r = with_broken(f, t, &b, 1);
  return r >= 0 && moved(f, t, r) != f->out->reference;
}

static void derivatives_left_out(Finder *f) {
  Break *every = NEW_ARRAY(f->arena, Break, f->applied_n + 1);
  size_t n = 0;
  for (size_t i = 0; i < f->applied_n; i++) {
    const Application *x = &f->applied[i];
    Tape *t = fresh(f);
    Break b = {BREAK_INSTEAD, x->out, x->in, NO_REF};
    every[n++] = b;
    suspect(f, t, with_broken(f, t, &b, 1), LEVEL_RULE, "the derivative of %s at %s is missing", function_of(f, x), place_of(f, x));
  }
  if (n < 2) return;
  Tape *t = fresh(f);
  suspect(f, t, with_broken(f, t, every, n), LEVEL_RULE, "the derivatives of all activations are missing");
}

static void at_activation(Finder *f, const Application *x) {
  Tape *t = fresh(f);
  Ref d = derivative_at(f, t, x, x->out);
  if (d < 0) return;
  Break b = {BREAK_INSTEAD, x->out, x->in, d};
  suspect(f, t, with_broken(f, t, &b, 1), LEVEL_RULE, "the derivative of %s is taken at its result, not at %s", function_of(f, x), place_of(f, x));
}

// f(z) where f'(z) is meant.
static void function_itself(Finder *f, const Application *x) {
  Tape *t = fresh(f);
  Break b = {BREAK_INSTEAD, x->out, x->in, x->out};
  suspect(f, t, with_broken(f, t, &b, 1), LEVEL_RULE, "%s stands at %s where its derivative is meant", function_of(f, x), place_of(f, x));
}

static void at_other_arrays(Finder *f, const Application *x) {
  int n = 0;
  for (size_t i = 0; i < f->net->quantities_n && n < OTHER_ARRAYS; i++) {
    const Quantity *q = &f->net->quantities[i];
    bool result = tape_at(f->net->tape, q->ref)->in[0] == x->out;
    if (q->ref == x->in || result || q->kind == Q_HIDDEN || !shape_eq(q->shape, tape_shape(f->net->tape, x->in))) continue;
    Tape *t = fresh(f);
    Ref d = derivative_at(f, t, x, q->ref);
    if (d < 0) return;
    Break b = {BREAK_INSTEAD, x->out, x->in, d};
    suspect(f, t, with_broken(f, t, &b, 1), LEVEL_RULE, "the derivative of %s is taken at %s, not at %s", function_of(f, x), name_of(f, q), place_of(f, x));
    n++;
  }
}

// What comes back from behind is left out: f'(z) for dL/dz.
static void local_derivative(Finder *f, const Application *x) {
  if (!f->at || f->at->ref != x->in) return;
  Tape *t = fresh(f);
  suspect(f, t, derivative_at(f, t, x, x->in), LEVEL_RULE, "this is the derivative of %s at %s alone: what comes back from %s is missing", function_of(f, x),
          place_of(f, x), f->of ? name_of(f, f->of) : "behind");
}

// Softmax, say: every entry of the result depends on every entry of the argument.
static void diagonal(Finder *f, const Application *x) {
  Tape *t = fresh(f);
  Shape shape = tape_shape(t, x->in);
  int32_t table[COUPLED];
  Ref j;
  int64_t n = shape_numel(shape);
  if (n > COUPLED || shape_own_numel(shape) != n || derivative_at(f, t, x, x->in) >= 0) return;
  Ref z = tape_at(t, x->in)->op == OP_NAMED || tape_at(t, x->in)->op == OP_INPUT ? x->in : NO_REF;
  if (z < 0 || adjoint(t, f->net->lang->rules, x->out, z, false, NULL, &j) != ADJOINT_OK) return;
  for (int64_t i = 0; i < n; i++) table[i] = (int32_t)(i * (n + 1));
  Break b = {BREAK_INSTEAD, x->out, x->in, tape_pick(t, j, shape, table)};
  suspect(f, t, with_broken(f, t, &b, 1), LEVEL_RULE, "the Jacobian of %s at %s is taken to be diagonal", function_of(f, x), place_of(f, x));
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
  Tape *t = fresh(f);
  Ref r = with_broken(f, t, v, n);
  if (others) suspect(f, t, r, LEVEL_RULE, "only the path from %s through %s is there, the others are missing", name_of(f, q), name_of(f, owner));
  else suspect(f, t, r, LEVEL_RULE, "the path from %s through %s is missing", name_of(f, q), name_of(f, owner));
}

static bool seen(const Finder *f, Ref r) {
  for (size_t i = 0; i < f->out->n; i++)
    if (f->out->v[i].ref == r && f->out->v[i].times == 1) return true;
  return false;
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
  Tape *t = fresh(f);
  Ref r = n ? with_broken(f, t, v, n) : NO_REF;
  if (r >= 0 && !seen(f, moved(f, t, r)))
    suspect(f, t, r, LEVEL_RULE, STR_FMT " %s taken to be constant, though %s depend%s on %s", STR_ARG(buf_str(&names)), held == 1 ? "is" : "are",
            held == 1 ? "it" : "they", held == 1 ? "s" : "", name_of(f, q));
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
    const Quantity *q = quantity_at(f->net, x->to);
    bool inside = false, several = false;
    for (size_t k = 0; k < f->applied_n; k++) inside |= f->applied[k].in == x->to && x->at <= f->applied[k].out;
    for (size_t k = 0; k < edges->n; k++) several |= k != e && edges->v[k].to == x->to && edges->v[k].owner == x->owner && edges->v[k].at != x->at;
    if (!q || inside || !several) continue;
    Break b = {BREAK_CUT, x->at, x->to, NO_REF};
    Tape *t = fresh(f);
    suspect(f, t, with_broken(f, t, &b, 1), LEVEL_RULE, "%s stands more than once in %s: one of the places is forgotten", name_of(f, q), name_of(f, x->owner));
  }
}

// ---- products and sums -----------------------------------------------------

static const char *operand_name(Finder *f, Ref r) {
  const Quantity *q = quantity_at(f->net, r);
  if (!q)
    for (size_t i = 0; i < f->applied_n && !q; i++)
      if (f->applied[i].out == r) return function_of(f, &f->applied[i]);
  return q ? name_of(f, q) : NULL;
}

static void products(Finder *f) {
  const Tape *net = f->net->tape;
  for (Ref r = 0; r < tape_end(net); r++) {
    const Instr *x = tape_at(net, r);
    for (int k = 0; x->op == OP_MATMUL && k < 2; k++) {
      const char *other = operand_name(f, x->in[!k]), *own = operand_name(f, x->in[k]);
      if (other && rows_of(tape_shape(net, x->in[!k])) == columns_of(tape_shape(net, x->in[!k]))) {
        Tape *t = fresh(f);
        Break b = {BREAK_UNTURNED, r, x->in[k], NO_REF};
        suspect(f, t, with_broken(f, t, &b, 1), LEVEL_RULE, "%s is not transposed on the way back", other);
      }
      if (own && rows_of(tape_shape(net, x->in[k])) == columns_of(tape_shape(net, x->in[k]))) {
        Tape *t = fresh(f);
        Break b = {BREAK_TURNED, r, x->in[k], NO_REF};
        suspect(f, t, with_broken(f, t, &b, 1), LEVEL_RULE, "the derivative by %s is transposed", own);
      }
    }
  }
}

static void transposed(Finder *f) {
  Tape *t = fresh(f);
  Ref r = f->out->of->ref;
  if (shape_own_rank(tape_shape(t, r)) == 2) suspect(f, t, tape_transpose(t, r), LEVEL_RULE, "this is the transpose of the right answer");
}

// A bias is used once for every sample: its derivative is a sum.
static void sums(Finder *f) {
  const Tape *net = f->net->tape;
  for (Ref r = 0; f->at && f->of && r < tape_end(net); r++) {
    const Instr *x = tape_at(net, r);
    int k = x->in[0] == f->at->ref ? 0 : x->in[1] == f->at->ref ? 1 : -1;
    int64_t n = shape_numel(x->shape);
    if (k < 0 || (x->op != OP_ADD && x->op != OP_SUB) || n <= shape_numel(f->at->shape) || shape_own_numel(x->shape) != n) continue;
    Tape *t = fresh(f);
    Ref j;
    Break mean = {BREAK_SCALE, r, f->at->ref, tape_number(t, (double)shape_numel(f->at->shape) / (double)n)};
    suspect(f, t, with_broken(f, t, &mean, 1), LEVEL_RULE, "the derivative by %s is averaged over the batch, not summed", name_of(f, f->at));
    if (adjoint(t, f->net->lang->rules, f->of->ref, r, false, NULL, &j) != ADJOINT_OK) continue;
    j = tape_reshape(t, j, x->shape);
    suspect(f, t, j, LEVEL_RULE, "the derivative by %s is not summed over the batch", name_of(f, f->at));
    for (int d = SLOTS; d < SLOTS + 2; d++)
      for (int last = 0; last < 2 && x->shape.d[d] > 1 && f->at->shape.d[d] == 1; last++)
        suspect(f, t, tape_slice(t, j, d, last ? x->shape.d[d] - 1 : 0, 1), LEVEL_RULE, "only the %s sample of the batch counts in the derivative by %s",
                last ? "last" : "first", name_of(f, f->at));
  }
}

// ---- edits of the reference ------------------------------------------------

// root with one node replaced.
static Node *replaced(Finder *f, const Node *x, const Node *at, const Node *by) {
  if (x == at) return node_copy(f->work, by);
  Node *copy = arena_copy(f->work, x, sizeof *x);
  if (x->n) copy->kid = NEW_ARRAY(f->work, Node *, x->n);
  for (size_t i = 0; i < x->n; i++) copy->kid[i] = replaced(f, x->kid[i], at, by);
  return copy;
}

static void edit(Finder *f, const Node *at, const Node *by, Level level, const char *format, const Node *named) {
  Tape *t = fresh(f);
  Ref r = compile_tree(f, t, replaced(f, f->root, at, by), (Reading){0});
  Str name = node_text(f->work, named);
  Str says = r < 0 ? (Str){0} : str_fmt(f->work, format, STR_ARG(name));
  suspect(f, t, r, level, STR_FMT, STR_ARG(says));
}

static bool is_number(const Node *x) { return x->shape.d[0] && shape_numel(x->shape) == 1; }

static void edits(Finder *f, const Node *x) {
  if (x->kind == N_DERIVATIVE || x->kind == N_INDEX || x->kind == N_MATRIX || fixed_number(f, x) != 0) return;
  const Node *a = x->n > 0 ? x->kid[0] : NULL, *b = x->n > 1 ? x->kid[1] : NULL;
  if (x->kind == N_BINARY && (x->binary == B_ADD || x->binary == B_SUB)) {
    Node other = *x;
    other.binary = x->binary == B_ADD ? B_SUB : B_ADD;
    edit(f, x, &other, LEVEL_RULE, "the sign of " STR_FMT " is wrong", b);
    edit(f, x, a, LEVEL_RULE, STR_FMT " is missing", b);
    edit(f, x, b, LEVEL_RULE, STR_FMT " is missing", a);
  } else if (x->kind == N_BINARY && (x->binary == B_MUL || x->binary == B_EMUL)) {
    for (int k = 0; k < 2; k++) {
      const Node *scale = x->kid[k], *rest = x->kid[!k];
      if (!is_number(scale) || (scale->kind != N_NAME && fixed_number(f, scale) == 0)) continue;
      Node square = {.kind = N_BINARY, .binary = B_MUL, .span = x->span, .n = 2, .kid = (Node *[]){(Node *)(uintptr_t)scale, (Node *)(uintptr_t)x}};
      edit(f, x, rest, LEVEL_RULE, "the factor " STR_FMT " is missing", scale);
      edit(f, x, &square, LEVEL_RULE, "the factor " STR_FMT " is there twice", scale);
    }
  } else if (x->kind == N_BINARY && (x->binary == B_DIV || x->binary == B_EDIV)) {
    Node times = *x;
    times.binary = B_EMUL;
    edit(f, x, a, LEVEL_RULE, "the division by " STR_FMT " is missing", b);
    edit(f, x, &times, LEVEL_RULE, "multiplied by " STR_FMT ", not divided", b);
  } else if (x->kind == N_BINARY && (x->binary == B_POW || x->binary == B_EPOW)) {
    edit(f, x, a, LEVEL_RULE, "the exponent of " STR_FMT " is left out", x);
  } else if (x->kind == N_CALL && x->n == 1 && a->shape.d[0] && x->shape.d[0] && shape_eq(a->shape, x->shape)) {
    edit(f, x, a, LEVEL_RULE, "the function of " STR_FMT " is left out", x);
  } else if (x->kind == N_TRANSPOSE) {
    edit(f, x, a, LEVEL_RULE, "the transpose of " STR_FMT " is left out", x);
  }
  for (size_t i = 0; i < x->n; i++) edits(f, x->kid[i]);
}

// The gradient itself, where the reference computes with one.
static void gradients_in(Finder *f, const Node *x) {
  if (x->kind == N_DERIVATIVE && x != f->root) {
    Tape *t = fresh(f);
    Str text = node_text(f->work, x), whole = node_text(f->work, f->part->tree);
    suspect(f, t, compile_tree(f, t, x, (Reading){0}), LEVEL_RULE, "this is the gradient " STR_FMT ", not " STR_FMT, STR_ARG(text), STR_ARG(whole));
  }
  for (size_t i = 0; i < x->n; i++) gradients_in(f, x->kid[i]);
}

static void direct(Finder *f) {
  Tape *t = fresh(f);
  Breakage none = {NULL, 0};
  Ref r = compile_tree(f, t, f->part->tree, (Reading){.direct = true, .broken = &none});
  if (r >= 0 && !seen(f, moved(f, t, r)))
    suspect(f, t, r, LEVEL_RULE, "this is the direct derivative: the paths through other quantities are missing");
}

// ---- something else in its place -------------------------------------------

// The derivative by q, as the sheet lays it out; NO_REF.
static Ref derivative_by(Finder *f, Tape *t, const Node *of, const Quantity *q) {
  Node at = {.kind = N_NAME, .name = q->name}, whole = {.kind = N_DERIVATIVE, .n = 2, .kid = (Node *[]){(Node *)(uintptr_t)of, &at}};
  return compile_tree(f, t, &whole, (Reading){0});
}

// The quantity itself, where its derivative is asked.
static void value_itself(Finder *f) {
  Tape *t = fresh(f);
  Str whole = node_text(f->work, f->part->tree);
  if (f->at) suspect(f, t, f->at->ref, LEVEL_INSTEAD, "this is " STR_FMT ", not " STR_FMT, STR_ARG(f->at->name), STR_ARG(whole));
}

static void others(Finder *f) {
  Str whole = node_text(f->work, f->part->tree);
  const Quantity *loss = net_loss(f->net);
  Node name = {.kind = N_NAME};
  if (loss) name.name = loss->name;
  const Node *of = f->at ? f->root->kid[0] : loss ? &name : NULL;
  Str y = of ? node_text(f->work, of) : (Str){0};
  for (size_t i = 0; i < f->net->quantities_n; i++) {
    const Quantity *q = &f->net->quantities[i];
    if (!of || q == f->at || q->derived || (of->kind == N_NAME && str_eq(of->name, q->name))) continue;
    Tape *t = fresh(f);
    suspect(f, t, derivative_by(f, t, of, q), LEVEL_INSTEAD, "this is d" STR_FMT "/d" STR_FMT ", not " STR_FMT, STR_ARG(y), STR_ARG(q->name), STR_ARG(whole));
  }
  for (size_t i = 0; i < f->net->quantities_n; i++) {
    const Quantity *q = &f->net->quantities[i];
    if (q->kind == Q_HIDDEN) continue;
    Tape *t = fresh(f);
    suspect(f, t, q->ref, LEVEL_INSTEAD, "this is " STR_FMT ", not " STR_FMT, STR_ARG(q->name), STR_ARG(whole));
  }
}

// ---- rounded on the way ----------------------------------------------------

static Ref rounded(Tape *t, Ref r, int decimals) {
  double unit = 1;
  for (int i = 0; i < decimals; i++) unit *= 10;
  Ref half = tape_number(t, 0.5), scale = tape_number(t, unit);
  Ref size = tape_map2(t, OP_ADD, tape_map2(t, OP_MUL, tape_map1(t, OP_ABS, r), scale), half);
  return tape_map2(t, OP_MUL, tape_map1(t, OP_SIGN, r), tape_map2(t, OP_DIV, tape_map1(t, OP_FLOOR, size), scale));
}

// The reference with what is computed on the way to it rounded before it is used: one
// quantity, or (q NULL) all.
static void rounded_before_use(Finder *f, const Quantity *q, int decimals) {
  const Tape *net = f->net->tape;
  Ref y = f->out->of->ref;
  Tape *t = tape_new(f->work, NULL);
  Ref *where = NEW_ARRAY(f->work, Ref, tape_end(net) + 1);
  bool any = false;
  for (Ref r = 0; r <= y; r++) where[r] = NO_REF;
  for (size_t i = 0; i < f->net->quantities_n; i++) {
    const Quantity *x = &f->net->quantities[i];
    if (x->ref > y || x->kind != Q_DEFINED || x->ref == y || (q && x != q)) continue;
    Ref from = tape_at(net, x->ref)->in[0];
    if (tape_is_const(net, from)) continue;
    where[x->ref] = where[from] = rounded(t, tape_again(t, net, from, where), decimals); // rules speak of `from`
    any = true;
  }
  if (!any) return;
  Ref r = tape_again(t, net, y, where);
  Ref *place = NEW_ARRAY(f->work, Ref, tape_end(t) + 1);
  for (Ref i = 0; i < tape_end(t); i++) place[i] = NO_REF;
  if (!tape_has_room(f->all)) return;
  Str says = q ? str_fmt(f->arena, STR_FMT " is rounded to %d decimal%s before it is used", STR_ARG(q->name), decimals, decimals == 1 ? "" : "s")
               : str_fmt(f->arena, "what is computed on the way is rounded to %d decimal%s before it is used", decimals, decimals == 1 ? "" : "s");
  put(f, tape_again(f->all, t, r, place), 1, LEVEL_INSTEAD, says);
}

static void roundings(Finder *f) {
  if (f->part->front->kind != KIND_VALUE) return;
  const Net *net = f->net;
  for (int decimals = 2; decimals <= 4; decimals++) rounded_before_use(f, NULL, decimals == 4 ? 1 : decimals);
  for (size_t i = 0; i < net->quantities_n && net->quantities_n <= ROUNDED; i++)
    for (int decimals = 1; decimals <= 3; decimals++) rounded_before_use(f, &net->quantities[i], decimals);
}

// ---- all -------------------------------------------------------------------

static bool takes_derivatives(const Net *net, const Node *x) {
  const Quantity *q = x->kind == N_NAME ? net_quantity(net, x->name) : NULL;
  if (x->kind == N_DERIVATIVE || (x->kind == N_CALL && str_eq(x->name, S("jacobian"))) || (q && q->derived)) return true;
  for (size_t i = 0; i < x->n; i++)
    if (takes_derivatives(net, x->kid[i])) return true;
  return false;
}

static void own_mistakes(Finder *f) {
  for (size_t i = 0; i < f->part->front->mistakes_n; i++) {
    const Mistake *m = &f->part->front->mistakes[i];
    Diags quiet = diags_new(f->work);
    Tape *t = fresh(f);
    Node *tree = parse_expression(f->work, m->value.source, m->value.span, (Names){net_is_quantity, f->net}, &quiet);
    suspect(f, t, tree ? compile_tree(f, t, tree, (Reading){0}) : NO_REF, LEVEL_SHEET, STR_FMT, STR_ARG(m->means.s));
  }
}

static void find_root(Finder *f) {
  const Quantity *q = f->part->tree->kind == N_NAME ? net_quantity(f->net, f->part->tree->name) : NULL;
  f->root = q && q->body ? q->body : f->part->tree;
  if (f->root->kind != N_DERIVATIVE || f->root->kid[1]->kind != N_NAME) return;
  f->at = net_quantity(f->net, f->root->kid[1]->name);
  f->of = f->root->kid[0]->kind == N_NAME ? net_quantity(f->net, f->root->kid[0]->name) : NULL;
}

static void broken_rules(Finder *f) {
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

void suspects_find(Arena *a, Lineup *x, Tape *tape) {
  const SheetPart *p = x->part;
  const Net *net = x->net;
  size_t end = (size_t)tape_end(net->tape);
  Finder f = {.arena = a, .work = arena_new(), .out = x, .all = tape, .part = p, .net = net, .where = NEW_ARRAY(a, Ref, end + 1), .where_n = end};
  for (size_t i = 0; i < end; i++) f.where[i] = NO_REF;
  for (size_t i = 0; i < end; i++) // every input once
    if (tape_at(net->tape, (Ref)i)->op == OP_INPUT) tape_again(tape, net->tape, (Ref)i, f.where);
  x->reference = tape_again(tape, net->tape, x->of->ref, f.where);
  find_root(&f);
  bool derives = takes_derivatives(net, p->tree);
  own_mistakes(&f);
  sign_and_two(&f);
  value_itself(&f);
  if (derives) broken_rules(&f);
  if (!f.at) edits(&f, f.root);
  gradients_in(&f, f.root);
  transposed(&f);
  others(&f);
  sizes(&f);
  if (derives) direct(&f);
  for (size_t i = 0; i < f.applied_n && derives; i++) at_other_arrays(&f, &f.applied[i]);
  roundings(&f);
  arena_free(f.work);
}
