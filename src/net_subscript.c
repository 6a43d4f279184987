// net_subscript.c - indices: what A[i, 2:3] picks, and over what i runs.
//
// A subscript that is known in advance, whether a number, a range or a formula of
// index variables (x[i+k-1]), is a table of places: one OP_PICK.  A subscript that
// is computed (p[y] with a drawn y) selects by comparison: sum over j of
// (j == y) * p[j], divided by the number of matches, so that an index that is not
// there gives no number instead of a wrong one.
#include "net_compiler.h"

#include "limits.h"

typedef struct {
  bool range;       // keeps its dimension, from low on, n entries
  int64_t low, n;
  Ref value;        // a constant over slots, or NO_REF
  Ref computed;     // a subscript that is not known in advance, or NO_REF
} Sub;

// Whether the result at these slot coordinates is used at all: under `if`.  It stands
// for every value of the index variables that it does not depend on.
static bool is_used(const Compiler *c, Shape result, const int64_t at[RANK]) {
  if (c->mask < 0) return true;
  Shape mask = tape_shape(c->tape, c->mask);
  int64_t m[RANK] = {0};
  for (int64_t e = 0, n = shape_numel(mask); e < n; e++) {
    bool here = true;
    for (int i = 0; i < SLOTS; i++) here &= result.d[i] == 1 || mask.d[i] == 1 || m[i] == at[i];
    if (here && tape_at(c->tape, c->mask)->values[e] != 0) return true;
    for (int i = RANK - 1; i >= 0 && ++m[i] == mask.d[i]; i--) m[i] = 0;
  }
  return false;
}

static bool read_subscript(Compiler *c, Node *x, int extent, Sub *s) {
  *s = (Sub){.n = 1, .value = NO_REF, .computed = NO_REF};
  if (x->kind == N_ALL) {
    *s = (Sub){.range = true, .low = 1, .n = extent, .value = NO_REF, .computed = NO_REF};
    return true;
  }
  if (x->kind == N_RANGE) {
    int64_t low, high;
    if (!compile_fixed_int(c, x->kid[0], &low) || !compile_fixed_int(c, x->kid[1], &high)) return false;
    if (low < 1 || high < low || high > extent)
      return wrong(c, x, "the range %lld:%lld is not within 1:%d", (long long)low, (long long)high, extent), false;
    *s = (Sub){.range = true, .low = low, .n = high - low + 1, .value = NO_REF, .computed = NO_REF};
    return true;
  }
  s->value = c->fixed ? compile(c, x) : compile_fixed(c, x);
  if (s->value < 0 && (c->fixed || (s->computed = compile(c, x)) < 0)) return false;
  Ref r = s->value >= 0 ? s->value : s->computed;
  if (shape_is_scalar(tape_shape(c->tape, r))) return true;
  return unread(c, x, "a subscript is one number"), false;
}

static int64_t no_whole_number(Compiler *c, const Node *node, double value) {
  Str text = str_digits(c->tape->arena, value, 6);
  wrong(c, node, "the subscript " STR_FMT " is no whole number", STR_ARG(text));
  return -2;
}

// A sum from 0: a habit, of which nobody can say how far it went.
static bool counts_from_zero(const Compiler *c) {
  bool zero = false;
  for (const Local *l = c->locals; l; l = l->outer) zero |= l->is_index && l->low == 0;
  return zero && c->reading.policy;
}

// Index variables in a subscript: x[m-k+1] has two, and a habit of taking what is outside for 0.
static int indices_in(const Compiler *c, const Node *x) {
  const Local *l = x->kind == N_NAME ? find_local(c, x->name) : NULL;
  int n = l && l->is_index;
  for (size_t i = 0; i < x->n; i++) n += indices_in(c, x->kid[i]);
  return n;
}

static int64_t no_such_entry(Compiler *c, const Node *node, Shape base, int p, int64_t index) {
  static const char *const which[OWN] = {"row", "column", "third subscript", "fourth subscript"};
  Str shape = shape_text(c->tape->arena, base);
  const char *what = shape_is_vector(base) ? "entry" : which[p];
  bool habit = counts_from_zero(c), formula = false;
  for (size_t i = 1; i < node->n; i++) formula |= c->reading.policy && indices_in(c, node->kid[i]) > 1;
  (habit || formula ? unread : wrong)(c, node, "there is no %s %lld: the array is " STR_FMT, what, (long long)index, STR_ARG(shape));
  if (habit) hint(c, "indices count from 1 here");
  else if (formula) hint(c, "where it ends, end the sum, or write if(i <= %d, E, 0)", shape_is_vector(base) ? (int)shape_numel(base) : (int)base.d[SLOTS + p]);
  return -2;
}

// The entry of base that an entry of the result at `at` is; -1 if it is outside but
// unused, -2 with a diagnostic if it is outside.
static int64_t place_of(Compiler *c, const Node *node, Shape base, Shape result, const Sub *subs, int n,
                        const int64_t at[RANK]) {
  int64_t stride[RANK], offset = 0;
  shape_strides(base, stride);
  for (int i = 0; i < SLOTS; i++) offset += at[i] * stride[i];
  for (int p = 0; p < n; p++) {
    const Sub *s = &subs[p];
    int64_t index = s->low + at[SLOTS + p];
    if (s->value >= 0) {
      int64_t vs[RANK], v = 0;
      shape_strides(tape_shape(c->tape, s->value), vs);
      for (int i = 0; i < SLOTS; i++) v += at[i] * vs[i];
      double value = tape_at(c->tape, s->value)->values[v];
      index = value > -1e9 && value < 1e9 ? (int64_t)value : 0;
      if ((double)index != value) return is_used(c, result, at) ? no_whole_number(c, node, value) : -1;
    }
    if (index < 1 || index > base.d[SLOTS + p])
      return is_used(c, result, at) ? no_such_entry(c, node, base, p, index) : -1;
    offset += (index - 1) * stride[SLOTS + p];
  }
  return offset;
}

static Ref pick(Compiler *c, const Node *node, Ref base, const Sub *subs, int n) {
  Shape from = tape_shape(c->tape, base), out = from;
  for (int p = 0; p < n; p++) {
    out.d[SLOTS + p] = (int32_t)subs[p].n;
    if (subs[p].value < 0) continue;
    Shape own = tape_shape(c->tape, subs[p].value), target = out;
    if (!shape_broadcast(target, own, &out)) return NO_REF;
  }
  int64_t numel = shape_numel(out);
  if (numel > LIMIT_NUMEL) return too_large(c, node);
  int32_t *table = NEW_ARRAY(c->tape->arena, int32_t, numel);
  c->tape->made += numel;
  int64_t at[RANK] = {0};
  for (int64_t e = 0; e < numel; e++) {
    int64_t place = place_of(c, node, from, out, subs, n, at);
    if (place == -2) return NO_REF;
    table[e] = (int32_t)place;
    for (int i = RANK - 1; i >= 0 && ++at[i] == out.d[i]; i--) at[i] = 0;
  }
  return tape_pick(c->tape, base, out, table);
}

static Ref select_computed(Compiler *c, const Node *node, Ref a, Ref index, int dimension) {
  Tape *t = c->tape;
  Ref places = tape_iota(t, dimension, 1, tape_shape(t, a).d[dimension]);
  Ref chosen = compile_map2(c, node, OP_EQ, places, index);
  Shape all;
  if (chosen < 0) return chosen;
  if (!shape_broadcast(tape_shape(t, a), tape_shape(t, chosen), &all) || shape_numel(all) > LIMIT_NUMEL)
    return too_large(c, node);
  Ref sum = reduce(t, REDUCE_SUM, tape_map3(t, OP_IF, chosen, a, tape_number(t, 0)), 1u << dimension);
  return tape_map2(t, OP_DIV, sum, reduce(t, REDUCE_SUM, chosen, 1u << dimension));
}

// An array of rank 3 or 4 loses the dimensions that one index has used up.
static Ref squeeze(Compiler *c, Ref a, int rank, const Sub *subs, int n) {
  if (rank < 3) return a;
  Shape from = tape_shape(c->tape, a), out = from;
  int kept = 0;
  for (int p = 0; p < OWN; p++)
    if (p >= n || subs[p].range) out.d[SLOTS + kept++] = from.d[SLOTS + p];
  while (kept < OWN) out.d[SLOTS + kept++] = 1;
  return tape_reshape(c->tape, a, out);
}

Ref subscript(Compiler *c, Ref base, const Node *at, Node *const *subscripts, size_t n) {
  Shape shape = tape_shape(c->tape, base);
  Sub subs[OWN];
  Node all = {.kind = N_ALL, .span = at->span};
  Node *list[OWN];
  int rank = shape_own_rank(shape), count = (int)n;
  for (size_t i = 0; i < n; i++) list[i] = subscripts[i];
  if (n == 1 && rows_of(shape) == 1 && columns_of(shape) > 1 && rank == 2) { // x[k] of a row
    list[1] = list[0];
    Node *one = NEW(c->tape->arena, Node);
    *one = (Node){.kind = N_NUMBER, .number = 1, .span = at->span};
    list[0] = one;
    count = 2;
  } else if (n == 1 && rank == 2) {
    Str text = shape_text(c->tape->arena, shape);
    unread(c, at, "an array of " STR_FMT " needs two subscripts", STR_ARG(text));
    hint(c, "one entry is [i,j], a row is [i,:], a column [:,j]");
    return NO_REF;
  }
  for (; count < rank; count++) list[count] = &all;
  for (int p = 0; p < count; p++) {
    if (!read_subscript(c, list[p], shape.d[SLOTS + p], &subs[p])) return NO_REF;
    if (subs[p].computed >= 0) subs[p].low = 1, subs[p].n = shape.d[SLOTS + p];
  }
  Ref a = pick(c, at, base, subs, count);
  for (int p = 0; p < count && a >= 0; p++)
    if (subs[p].computed >= 0) a = select_computed(c, at, a, subs[p].computed, SLOTS + p);
  return a < 0 ? a : squeeze(c, a, rank, subs, count);
}

Ref compile_index(Compiler *c, Node *node) {
  Ref known;
  if (c->reading.policy && !node->trusted && is_allowed_atom(c, node, &known)) return compile_unrestricted(c, node);
  Ref base = compile(c, node->kid[0]);
  return base < 0 ? base : subscript(c, base, node, node->kid + 1, node->n - 1);
}

// ---- ranges ----------------------------------------------------------------

bool is_binder(const Compiler *c, const Node *x) {
  if (x->kind == N_BIND) return true;
  if (x->kind != N_NAME) return false;
  const Local *l = find_local(c, x->name); // an index is bound anew: sum(k, a[k] * sum(k, b[k]))
  return l ? l->is_index : !net_quantity(c->net, x->name);
}

Ref not_an_index(Compiler *c, const Node *x) {
  static const Str letters[] = {STR_INIT("i"), STR_INIT("j"), STR_INIT("k"), STR_INIT("l"), STR_INIT("m"), STR_INIT("n")};
  if (x->kind != N_NAME || !net_quantity(c->net, x->name)) return wrong(c, x, "an index is a name of its own");
  unread(c, x, "`" STR_FMT "` is a quantity of the network, so it is no index", STR_ARG(x->name));
  for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
    if (!net_quantity(c->net, letters[i]) && !find_local(c, letters[i])) {
      hint(c, "give the index another name, here and behind it, say " STR_FMT, STR_ARG(letters[i]));
      break;
    }
  return NO_REF;
}

bool subscript_speaks_of(const Node *x, Str name) {
  for (size_t i = 0; i < x->n; i++)
    if ((x->kind == N_INDEX && i && speaks_of(x->kid[i], name)) || subscript_speaks_of(x->kid[i], name)) return true;
  return false;
}

// The shape of an indexed array, found quietly.
static bool shape_of(Compiler *c, Node *base, Shape *shape) {
  Diags quiet = diags_new(c->tape->arena);
  Compiler inner = *c;
  inner.diags = &quiet;
  Ref r = compile_unrestricted(&inner, base);
  if (r >= 0) *shape = tape_shape(c->tape, r);
  return r >= 0;
}

typedef struct { Str name; int64_t n; const Node *where; bool conflict; } Inference;

static void note_extent(Compiler *c, Inference *inf, Node *node, size_t p) {
  Shape shape;
  if (!shape_of(c, node->kid[0], &shape)) return;
  bool row = node->n == 2 && rows_of(shape) == 1 && shape_own_rank(shape) <= 2;
  int64_t n = shape.d[SLOTS + (row ? 1 : (int)p - 1)];
  if (inf->where && inf->n != n && !inf->conflict) {
    inf->conflict = true;
    wrong(c, node, STR_FMT " runs to %lld here, but to %lld elsewhere", STR_ARG(inf->name), (long long)n, (long long)inf->n);
    bool swapped = node->n == 3 && shape.d[SLOTS + 2 - (int)p] == inf->n;
    if (swapped) hint(c, "are the two indices swapped?");
    else hint(c, "write its range: " STR_FMT "=1..%lld", STR_ARG(inf->name), (long long)n);
  }
  inf->n = n;
  inf->where = node;
}

// sum(k, …) inside: its k is another index.
static bool rebinds(const Compiler *c, const Node *x, Str name) {
  if (x->kind != N_CALL || x->n < 2 || !net_binds_index(x->name)) return false;
  bool named = false, quantity = net_quantity(c->net, name);
  for (size_t i = 0; i + 1 < x->n; i++)
    named |= (x->kid[i]->kind == N_BIND || (x->kid[i]->kind == N_NAME && !quantity)) && str_eq(x->kid[i]->name, name);
  return named;
}

// Every subscript that is the index alone tells its range.
static void infer(Compiler *c, Inference *inf, Node *x) {
  if (rebinds(c, x, inf->name)) return;
  if (x->kind == N_INDEX)
    for (size_t p = 1; p < x->n; p++)
      if (x->kid[p]->kind == N_NAME && str_eq(x->kid[p]->name, inf->name)) note_extent(c, inf, x, p);
  for (size_t i = 0; i < x->n; i++) infer(c, inf, x->kid[i]);
}

bool binders_differ(Compiler *c, Node *const *binder, size_t n) {
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j < i; j++)
      if (str_eq(binder[i]->name, binder[j]->name))
        return wrong(c, binder[i], "`" STR_FMT "` stands here twice", STR_ARG(binder[i]->name)), false;
  return true;
}

// The number of what is in force when the index is, too; 0 where nothing is kept.
static int64_t scope_within(const Compiler *c, const Local *index) {
  Memory *m = c->reading.memory;
  if (!m || (c->locals && !c->locals->scope)) return 0;
  Scope in = {c->locals ? c->locals->scope : m->first, index->name, index->low, index->n};
  for (size_t i = 0; i < m->n; i++)
    if (m->v[i].outer == in.outer && m->v[i].low == in.low && m->v[i].n == in.n && str_eq(m->v[i].name, in.name)) return m->first + 1 + (int64_t)i;
  m->v = GROW(m->arena, m->v, m->n, &m->cap);
  m->v[m->n++] = in;
  return m->first + (int64_t)m->n;
}

bool bind_index(Compiler *c, const Node *binder, Node *body, Local *local) {
  *local = (Local){.name = binder->name, .outer = c->locals, .is_index = true, .slot = c->slots, .low = 1};
  if (c->slots >= SLOTS) return wrong(c, binder, "more than %d indices at once", SLOTS), false;
  if (binder->n == 2) {
    int64_t high;
    if (!compile_fixed_int(c, binder->kid[0], &local->low) || !compile_fixed_int(c, binder->kid[1], &high)) return false;
    local->n = high - local->low + 1;
    if (local->n < 1) return wrong(c, binder, "the range %lld..%lld is empty", (long long)local->low, (long long)high), false;
    if (local->n > LIMIT_NUMEL) return wrong(c, binder, "the range is too long"), false;
    local->scope = scope_within(c, local);
    return true;
  }
  Inference inf = {.name = binder->name};
  infer(c, &inf, body);
  local->n = inf.n;
  if (inf.conflict) return false;
  local->scope = scope_within(c, local);
  if (inf.where) return true;
  wrong(c, binder, "over what does " STR_FMT " run?", STR_ARG(binder->name));
  hint(c, "write its range: " STR_FMT "=1..3; or use it alone as a subscript", STR_ARG(binder->name));
  return false;
}
