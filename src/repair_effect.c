// repair_effect.c - see repair_effect.h.
//
// Backpropagation through the student's own formula.  On one sampled network every node has
// a value, and where only sums and products stand between it and the whole, an adjoint G: with
// w in the place of its value v the whole, weighted entry by entry with U, is <U, V> + <G, w - v>
// and must be <U, R>.  One product of two small arrays refuses a wrong edit.
//
// Where there is no adjoint, or w has another shape, w is carried up the path until it meets
// one; where neither is possible the edit must be tried.
#include "repair_effect.h"

#include <math.h>

static const double ROUNDING = 1e-9, NOISE = 1e-13;

// ---- nodes on values -------------------------------------------------------

static bool is_elementwise(const Node *p, Shape a, Shape b) { return p->binary != B_MUL || shape_is_scalar(a) || shape_is_scalar(b); }

// Of the indices in force, with their ranges: the slots of the last adjoint on the path.
static Shape in_force(const Effects *x) {
  for (size_t i = x->at.depth; i-- > 0;)
    if (x->at.path[i]->known && x->at.path[i]->known->adjoint.v) return x->at.path[i]->known->adjoint.shape;
  return shape_scalar();
}

static int slot_of(const Effects *x, Str name) {
  for (size_t i = x->at.bound_n; i-- > 0;)
    if (str_eq(x->at.bound[i], name)) return (int)i;
  return -1;
}

static bool is_sum(const Effects *x, const Node *p) {
  bool binds = p->kind == N_CALL && p->n > 1;
  for (size_t i = 0; binds && i + 1 < p->n; i++)
    binds = p->kid[i]->kind == N_BIND || (p->kid[i]->kind == N_NAME && !net_quantity(x->wrong->net, p->kid[i]->name));
  return binds && (str_eq(p->name, S("sum")) || str_eq(p->name, S("mean")));
}

// Indices of the entry do, and those of a sum that states no other range.
static bool runs_from_one(const Effects *x, int slot) {
  int at = slot - (int)x->wrong->indices_n;
  for (size_t i = 0; at >= 0 && i < x->at.depth; i++) {
    const Node *p = x->at.path[i];
    int n = is_sum(x, p) ? (int)p->n - 1 : 0;
    if (at < n) return p->kid[at]->kind == N_NAME;
    at -= n;
  }
  return at < 0;
}

static Telling index_value(const Effects *x, int slot, Array *out) {
  double *y;
  Shape shape = shape_scalar();
  if (slot < 0 || slot >= SLOTS || !runs_from_one(x, slot)) return UNKNOWN;
  shape.d[slot] = in_force(x).d[slot];
  if (shape.d[slot] == 1 && (size_t)slot >= x->wrong->indices_n) return UNKNOWN; // or its range does not show
  *out = array_room(x->arena, shape, &y);
  for (int32_t i = 0; i < shape.d[slot]; i++) y[i] = i + 1;
  return TOLD;
}

// W[i,k]: a column or a matrix at indices that run over all of it.
static Telling pick(const Effects *x, const Node *p, Array base, Array *out) {
  int rank = shape_own_rank(base.shape);
  Shape force = in_force(x), shape = shape_scalar();
  int64_t stride[RANK], step[RANK] = {0};
  double *y;
  if (has_slots(base.shape) || rank > 2 || (int)p->n - 1 != (rank < 1 ? 1 : rank)) return UNKNOWN;
  shape_strides(base.shape, stride);
  for (int i = 0; i < rank; i++) {
    int slot = p->kid[i + 1]->kind == N_NAME ? slot_of(x, p->kid[i + 1]->name) : -1;
    if (slot < 0 || slot >= SLOTS || force.d[slot] != base.shape.d[SLOTS + i]) return UNKNOWN;
    shape.d[slot] = force.d[slot];
    step[slot] += stride[SLOTS + i];
  }
  *out = (Array){shape, NULL};
  if (!base.v) return TOLD;
  *out = array_new(x->arena, shape, &y);
  ArrayPair all = array_pair(shape, shape, shape_scalar());
  for (int i = SLOTS - 1, k = 0; i >= 0; i--)
    if (shape.d[i] > 1) all.step[k++][1] = step[i];
  for (int64_t e = 0, n = shape_numel(shape); e < n; e++, array_pair_next(&all)) y[e] = base.v[all.p[1]];
  return TOLD;
}

// How far the index of a slot runs below p, as its values show; 1: they do not.
static int32_t range_in(const Node *p, int slot) {
  int32_t most = p->known && p->known->value.v ? p->known->value.shape.d[slot] : 1;
  for (size_t i = 0; i < p->n; i++) {
    int32_t n = range_in(p->kid[i], slot);
    if (n > most) most = n;
  }
  return most;
}

// The shape inside of sum(k, …) or mean(a, b, …), and by what a term is multiplied; false if
// the ranges do not show, or are others.
static bool inside(const Effects *x, const Node *p, int slots, Shape *shape, double *times) {
  *times = 1;
  if (!is_sum(x, p)) return false;
  for (size_t i = 0; i + 1 < p->n; i++, slots++) {
    int32_t n = slots < SLOTS ? range_in(p->kid[p->n - 1], slots) : 1;
    if (n == 1 || (shape->d[slots] != 1 && shape->d[slots] != n)) return false;
    shape->d[slots] = n;
    if (str_eq(p->name, S("mean"))) *times /= shape->d[slots];
  }
  return shape_numel(*shape) <= ARRAY_ENTRIES;
}

// The sum, where slots are in force outside of it.
static Telling sum_of(const Effects *x, const Node *p, int slots, Array body, Array *out) {
  Shape outside = body.shape, shape = body.shape;
  double times;
  if (!inside(x, p, slots, &shape, &times)) return UNKNOWN;
  for (int i = slots; i < SLOTS; i++) outside.d[i] = 1;
  *out = (Array){outside, NULL};
  if (body.v) *out = array_collapsed(x->arena, array_expanded(x->arena, body, shape, times), outside);
  return TOLD;
}

// What · and NumPy's @ mean where no matrix product fits.
static bool means_by_shapes(const Node *p, Shape a, Shape b) {
  Shape product;
  return (p->dot || p->numpy) && !shape_product(a, b, &product);
}

static Telling apply(const Effects *x, const Node *p, const Array in[2], Array *out) {
  switch (p->kind) {
  case N_NEGATE: *out = array_negated(x->arena, in[0]); return TOLD;
  case N_TRANSPOSE:
    if (shape_own_rank(in[0].shape) > 2) return REFUSED;
    *out = array_transposed(x->arena, in[0]);
    return TOLD;
  case N_BINARY:
    if (is_elementwise(p, in[0].shape, in[1].shape)) return array_map2(x->arena, p->binary, in[0], in[1], out);
    if (means_by_shapes(p, in[0].shape, in[1].shape)) return UNKNOWN;
    return array_product(x->arena, in[0], in[1], out);
  case N_INDEX: return pick(x, p, in[0], out);
  case N_CALL: {
    const Function *f = p->n == 1 ? net_function(x->wrong->net, p->name, 1) : NULL;
    *out = (Array){in[0].shape, NULL};
    return f && !f->body ? TOLD : UNKNOWN; // entry by entry
  }
  default: return UNKNOWN;
  }
}

// TOLD without values: the shape alone.
static Telling value_of(const Effects *x, const Node *p, Array *out) {
  if (p->known && p->known->refused) return REFUSED;
  if (p->known && p->known->value.v) {
    *out = (Array){p->known->value.shape, x->shapes ? NULL : p->known->value.v};
    return TOLD;
  }
  Array in[2];
  size_t n = p->kind == N_INDEX ? 1 : p->n; // subscripts are no operands
  if (p->kind == N_NUMBER) {
    *out = (Array){shape_scalar(), x->shapes ? NULL : &p->number};
    return TOLD;
  }
  if (p->kind == N_NAME) return index_value(x, slot_of(x, p->name), out);
  if (n < 1 || n > 2) return UNKNOWN;
  for (size_t i = 0; i < n; i++) {
    Telling t = value_of(x, p->kid[i], &in[i]);
    if (t != TOLD) return t;
  }
  return apply(x, p, in, out);
}

// ---- adjoints --------------------------------------------------------------

static void sweep(const Effects *x, Node *p, Array g, int slots);

static void pass_on(const Effects *x, Node *kid, Telling told, Array g, int slots) {
  if (told != TOLD || !g.v || !kid->known || !kid->known->value.v) return;
  Shape shape = g.shape; // all the slots, and the kid's own entries
  for (int i = SLOTS; i < RANK; i++) {
    shape.d[i] = kid->known->value.shape.d[i];
    if (shape.d[i] != g.shape.d[i] && shape.d[i] != 1) return;
  }
  sweep(x, kid, array_collapsed(x->arena, g, shape), slots);
}

static void sweep_binary(const Effects *x, Node *p, Array g, int slots) {
  Array v[2], h[2];
  for (int i = 0; i < 2; i++)
    if (value_of(x, p->kid[i], &v[i]) != TOLD || !v[i].v) return;
  Telling told[2] = {UNKNOWN, UNKNOWN};
  if (p->binary == B_ADD || p->binary == B_SUB) {
    h[0] = g, told[0] = told[1] = TOLD;
    h[1] = p->binary == B_ADD ? g : array_negated(x->arena, g);
  } else if (p->binary == B_DIV || p->binary == B_EDIV) {
    told[0] = array_map2(x->arena, B_EDIV, g, v[1], &h[0]);
  } else if ((p->binary == B_MUL || p->binary == B_EMUL) && is_elementwise(p, v[0].shape, v[1].shape)) {
    for (int i = 0; i < 2; i++) told[i] = array_map2(x->arena, B_EMUL, g, v[!i], &h[i]);
  } else if (p->binary == B_MUL && !means_by_shapes(p, v[0].shape, v[1].shape)) {
    told[0] = array_product(x->arena, g, array_transposed(x->arena, v[1]), &h[0]);
    told[1] = array_product(x->arena, array_transposed(x->arena, v[0]), g, &h[1]);
  }
  for (int i = 0; i < 2; i++) pass_on(x, p->kid[i], told[i], h[i], slots);
}

// Its body's adjoint is the same for every value of the indices.
static void sweep_sum(const Effects *x, Node *p, Array g, int slots) {
  Shape shape = g.shape;
  double times;
  if (inside(x, p, slots, &shape, &times)) pass_on(x, p->kid[p->n - 1], TOLD, array_expanded(x->arena, g, shape, times), slots + (int)p->n - 1);
}

// slots: of the indices in force.
static void sweep(const Effects *x, Node *p, Array g, int slots) {
  Known *k = p->known;
  k->adjoint = g;
  if (array_dot(g, k->value, &k->wanted, &k->size)) k->wanted += x->missing, k->size += x->size;
  else k->wanted = NAN; // nothing is refused
  switch (p->kind) {
  case N_NEGATE: pass_on(x, p->kid[0], TOLD, array_negated(x->arena, g), slots); return;
  case N_TRANSPOSE: pass_on(x, p->kid[0], TOLD, array_transposed(x->arena, g), slots); return;
  case N_BINARY: sweep_binary(x, p, g, slots); return;
  case N_CALL: sweep_sum(x, p, g, slots); return;
  default: return;
  }
}

// ---- the formula -----------------------------------------------------------

static Known *known(const Effects *x, Array value) {
  Known *k = NEW(x->arena, Known);
  k->value = value;
  return k;
}

static void learn(const Effects *x, Node *p) {
  Array a;
  p->known = x->wrong->value(x->wrong->context, p, x->arena, &a.shape, &a.v) ? known(x, a) : NULL;
  for (size_t i = 0; i < p->n && p->kind != N_DERIVATIVE; i++) learn(x, p->kid[i]);
}

static bool same_own(Shape a, Shape b) { return !memcmp(a.d + SLOTS, b.d + SLOTS, OWN * sizeof *a.d); }

Effects effects_of(const Wrong *w, Arena *a) {
  Effects x = {.wrong = w, .arena = a};
  Node *whole = w->tree;
  double *u, right, size = 0;
  if (!w->reference || shape_numel(w->shape) > ARRAY_ENTRIES) return x;
  learn(&x, whole);
  Array weights = array_new(a, w->shape, &u);
  for (int64_t e = 0, n = shape_numel(w->shape); e < n; e++) {
    u[e] = 0.5 + fmod(0.6180339887498949 * (double)(e + 1), 1); // nothing cancels by accident
    x.slack += u[e] * (w->slack[e] + NOISE);
  }
  array_dot(weights, (Array){w->shape, w->reference}, &right, &size);
  x.size = size;
  if (!whole->known) whole->known = NEW(a, Known);
  Known *k = whole->known;
  bool fits = k->value.v && same_own(k->value.shape, w->shape) && array_dot(weights, k->value, &x.missing, &size);
  x.size += size;
  x.missing = right - x.missing;
  if (fits) sweep(&x, whole, weights, (int)w->indices_n);
  *k = (Known){.value = k->value, .adjoint = weights, .wanted = right, .size = x.size};
  return x;
}

Known *effects_symbol(const Effects *x, Node *symbol) {
  static Known refused = {.refused = true};
  Array a;
  if (!x->wrong->reference) return NULL;
  return x->wrong->symbol(x->wrong->context, symbol, x->arena, &a.shape, &a.v) == SYMBOL_KNOWN ? known(x, a) : &refused;
}

Known *effects_entry(const Effects *x, const Known *vector, size_t index) {
  Shape force = in_force(x), shape = shape_scalar();
  if (!vector || index >= SLOTS || force.d[index] == 1) return NULL;
  Known *k = NEW(x->arena, Known);
  int32_t n = vector->value.v ? (int32_t)shape_numel(vector->value.shape) : 0;
  k->refused = force.d[index] > n; // there are not so many
  if (k->refused || vector->refused) return k;
  if (force.d[index] < n) return NULL;
  shape.d[index] = n;
  k->value = (Array){shape, vector->value.v};
  return k;
}

// Indices that are in force at the i-th node of the path.
static int slots_at(const Effects *x, size_t i) {
  int slots = (int)x->wrong->indices_n;
  while (i-- > 0)
    if (is_sum(x, x->at.path[i])) slots += (int)x->at.path[i]->n - 1;
  return slots;
}

// The value of the i-th node of the path when the next one has another value: *v.
static Telling carry(const Effects *x, size_t at, Array *v) {
  Array in[2];
  Telling told;
  const Node *p = x->at.path[at], *below = x->at.path[at + 1];
  if (is_sum(x, p)) return sum_of(x, p, slots_at(x, at), *v, v);
  size_t n = p->kind == N_INDEX ? 1 : p->n;
  if (n < 1 || n > 2) return UNKNOWN;
  for (size_t i = 0; i < n; i++)
    if (p->kid[i] == below) in[i] = *v;
    else if ((told = value_of(x, p->kid[i], &in[i])) != TOLD) return told;
  return apply(x, p, in, v);
}

static bool allows(const Effects *x, size_t depth, Telling told, Array v);

// Whether its shape can.
static bool allows_shape(const Effects *x, size_t depth, Shape shape) {
  Effects shapes = *x;
  shapes.shapes = true;
  return allows(&shapes, depth, TOLD, (Array){shape, NULL});
}

// Whether the formula can be right when the path's first `depth` nodes end in this value.
static bool allows(const Effects *x, size_t depth, Telling told, Array v) {
  for (size_t i = depth; told == TOLD && i-- > 0;) {
    const Known *k = x->at.path[i]->known;
    bool adjoint = k && k->adjoint.v;
    if (adjoint && same_own(v.shape, k->adjoint.shape)) {
      double sum, size;
      return !v.v || !array_dot(k->adjoint, v, &sum, &size) || !(fabs(sum - k->wanted) > x->slack + ROUNDING * (size + k->size));
    }
    if (i == 0) return !adjoint; // not the shape that is asked
    if (v.v && i + 1 == depth && !allows_shape(x, depth, v.shape)) return false;
    told = carry(x, i - 1, &v);
  }
  return told != REFUSED;
}

static bool shape_beside(Binary op, Shape v, Shape a, bool in_front, Shape *out) {
  bool product = op == B_MUL && !shape_is_scalar(a) && !shape_is_scalar(v);
  return product ? shape_product(in_front ? a : v, in_front ? v : a, out) : shape_broadcast(v, a, out);
}

static Shape turned_shape(Shape s) {
  int32_t rows = s.d[SLOTS];
  s.d[SLOTS] = s.d[SLOTS + 1];
  s.d[SLOTS + 1] = rows;
  return s;
}

// Of a, which is multiplied by x's end: <G, x .* a> is <G .* x, a>, <G, a * x> is <G * x', a>.
static bool sum_beside(const Effects *x, Binary op, Array a, bool in_front, bool turned, double *sum, double *size) {
  Known *k = x->at.path[x->at.depth - 1]->known;
  Array v = k->value, g = k->adjoint, *factor = &k->beside[op == B_EMUL ? 0 : in_front ? 1 : 2];
  if (op == B_EMUL) {
    if (!factor->v) array_map2(x->arena, B_EMUL, g, v, factor);
    return array_dot(*factor, a, sum, size);
  }
  if (shape_is_scalar(a.shape) || shape_is_scalar(v.shape) || has_slots(a.shape) || has_slots(v.shape)) return false;
  if (!factor->v && in_front) array_product(x->arena, g, array_transposed(x->arena, v), factor);
  if (!factor->v && !in_front) array_product(x->arena, array_transposed(x->arena, v), g, factor);
  if (turned) array_dot_turned(*factor, a, sum, size);
  return turned || array_dot(*factor, a, sum, size);
}

bool effects_allow_beside(const Effects *x, Binary op, const Known *symbol, bool in_front, bool turned) {
  const Known *k = x->at.path[x->at.depth - 1]->known;
  double sum, size;
  Shape shape;
  if (symbol && symbol->refused) return false;
  if (!symbol || !symbol->value.v || !k || !k->value.v) return true;
  if (turned && shape_own_rank(symbol->value.shape) > 2) return false;
  if (!shape_beside(op, k->value.shape, turned ? turned_shape(symbol->value.shape) : symbol->value.shape, in_front, &shape)) return false;
  bool linear = k->adjoint.v && shape_eq(k->value.shape, k->adjoint.shape);
  if (!linear || !shape_eq(shape, k->value.shape)) return allows_shape(x, x->at.depth, shape);
  if (op == B_ADD || op == B_SUB) {
    if (!array_dot(k->adjoint, symbol->value, &sum, &size)) return true;
    sum = k->wanted - x->missing + (op == B_ADD ? sum : -sum);
  } else if (!sum_beside(x, op, symbol->value, in_front, turned, &sum, &size)) {
    return true;
  }
  return !(fabs(sum - k->wanted) > x->slack + ROUNDING * (size + k->size));
}

// Made of quantities and numbers alone, and of signs that mean the same everywhere.
static bool is_symbolic(const Effects *x, const Node *p) {
  if (p->numpy || p->dot) return false;
  bool inner = p->kind == N_NEGATE || p->kind == N_TRANSPOSE || p->kind == N_BINARY || (p->kind == N_CALL && p->n == 1);
  if (p->kind == N_NAME) return slot_of(x, p->name) < 0 && net_quantity(x->wrong->net, p->name);
  for (size_t i = 0; inner && i < p->n; i++) inner = is_symbolic(x, p->kid[i]);
  return inner || p->kind == N_NUMBER;
}

// f(with), where the edit is made in the argument of f alone.
static Telling call_around(const Effects *x, const Node *with, Array *v) {
  const Node *call = x->at.depth > 1 ? x->at.path[x->at.depth - 2] : NULL;
  if (!x->wrong->reference || !call || call->kind != N_CALL || call->n != 1 || is_sum(x, call) || !is_symbolic(x, with)) return UNKNOWN;
  Node *copy = node_copy(x->arena, with), whole = *call;
  whole.kid = &copy;
  switch (x->wrong->symbol(x->wrong->context, &whole, x->arena, &v->shape, &v->v)) {
  case SYMBOL_KNOWN: return TOLD;
  case SYMBOL_REFUSED: return REFUSED;
  case SYMBOL_UNKNOWN: break;
  }
  return UNKNOWN;
}

bool effects_allow(const Effects *x, const Node *with) {
  ArenaMark mark = arena_mark(x->arena);
  Array v = {.v = NULL};
  Telling around = call_around(x, with, &v), told = around == UNKNOWN ? value_of(x, with, &v) : around;
  bool may_be = allows(x, around == UNKNOWN ? x->at.depth : x->at.depth - 1, told, v);
  arena_release(x->arena, mark);
  return may_be;
}

Effect effect_of(const Effects *x, const Node *with) {
  Effect e = {.path = x->at.path, .depth = x->at.depth, .from = x->at.depth, .up = NEW_ARRAY(x->arena, Array, x->at.depth)};
  Array v;
  Telling told = value_of(x, with, &v);
  while (told == TOLD) {
    e.up[--e.from] = v;
    if (!e.from) break;
    told = carry(x, e.from - 1, &v);
  }
  e.refused = told == REFUSED;
  return e;
}

bool effects_allow_both(const Effects *all, const Effect *a, const Effect *b) {
  size_t at = 0; // the first node of the paths that is not on both
  while (at < a->depth && at < b->depth && a->path[at] == b->path[at]) at++;
  if (a->from > at || b->from > at) return !(a->from > at && a->refused) && !(b->from > at && b->refused);
  const Node *p = a->path[at - 1];
  if (p->kind != N_BINARY) return true;
  ArenaMark mark = arena_mark(all->arena);
  Effects x = *all;
  x.at = (Place){.path = a->path, .depth = at};
  Array in[2], v;
  for (int i = 0; i < 2; i++) in[i] = p->kid[i] == a->path[at] ? a->up[at] : b->up[at];
  Telling told = apply(&x, p, in, &v);
  bool may_be = allows(&x, at, told, v);
  arena_release(all->arena, mark);
  return may_be;
}
