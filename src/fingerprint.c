// fingerprint.c - see fingerprint.h.
//
// The tree is evaluated as it stands, without a tape: every value is an array of residues with
// the shape that the compiler would give it.  What is neither a sum nor a product is an atom:
// its residues are random numbers made of its form, a hash of what is written.
//
// The bound on rounding is the usual one: a value computed with k roundings one after the other
// from exact ones is off by at most 1.01 k u times the sum of the magnitudes of its terms, with
// u = 2^-53, in whatever order the terms are added (Higham, Accuracy and Stability, 3.1).
#include "fingerprint.h"

#include <math.h>

#include "hash.h"

enum {
  FIELD_BITS = 31,
  POINTS = 2,
  MOST_ATOMS = 64, PLACES = 2 * MOST_ATOMS,
  MOST_ENTRIES = 1024, // of one value
  MOST_KEPT = 4096,    // of all atoms
  MOST_NODES = 256,    // so that the compiler finds none of these formulas too large
  MOST_TIMES = 8,      // that one atom stands in a formula, likewise
  MOST_WORK = 1 << 14, // entries and products
  MOST_POWER = 4,
  MOST_DEGREE = 1 << 12, // far below p: x^p is x everywhere
  MOST_MASS = 1 << 13, MOST_UNDER = 1 << 8 // of a difference, over both denominators, no coefficient reaches p, which is 0
};
static const uint64_t P = (UINT64_C(1) << FIELD_BITS) - 1;

typedef struct { uint32_t at[POINTS]; } Residue;
typedef struct {
  Shape shape;
  Residue *v;
  double size[SAMPLE_GROUPS]; // of the samples: no value is greater, nor is one on the way to it
  double roundings;           // one after the other; with one more not below the degree
  double mass, under;         // of an entry's coefficients: the sum of their magnitudes, a common denominator
} Value;
typedef struct { uint64_t form; Value value; size_t times; } Atom; // form 0: empty

struct Atoms {
  Arena *arena;
  uint64_t seed;
  size_t n;
  int64_t entries;
  Atom at[PLACES];
};

Atoms *atoms_new(Arena *a, uint64_t seed) {
  Atoms *x = NEW(a, Atoms);
  x->arena = a;
  x->seed = seed;
  return x;
}

typedef struct Bound { Str name; uint64_t form; int slot; const struct Bound *outer; } Bound;

typedef struct {
  Atoms *known;
  const FingerprintTask *task;
  Arena *arena;
  const Bound *bound; // the indices in force
  int slots;
  size_t nodes;
  int64_t work;
  bool failed;
  Atom *seen[MOST_NODES]; // so often as they stand in the formula
  size_t seen_n;
} Walk;

// ---- the field -------------------------------------------------------------

static uint32_t folded(uint64_t x) { // x < 2^62
  x = (x & P) + (x >> FIELD_BITS);
  return (uint32_t)(x >= P ? x - P : x);
}

static Residue plus(Residue a, Residue b) {
  for (int i = 0; i < POINTS; i++) a.at[i] = folded((uint64_t)a.at[i] + b.at[i]);
  return a;
}

static Residue minus(Residue a, Residue b) {
  for (int i = 0; i < POINTS; i++) a.at[i] = folded(a.at[i] + P - b.at[i]);
  return a;
}

static Residue times(Residue a, Residue b) {
  for (int i = 0; i < POINTS; i++) a.at[i] = folded((uint64_t)a.at[i] * b.at[i]);
  return a;
}

static Residue inverse(Residue a) { // a^(p - 2)
  Residue y = {{1, 1}};
  for (int bit = FIELD_BITS - 1; bit >= 0; bit--) {
    y = times(y, y);
    if ((P - 2) >> bit & 1) y = times(y, a);
  }
  return y;
}

// A whole number, or one of a few decimals or of 1024ths: 12, 0.1, 0.125.
typedef struct { Residue r; double over, under; } Number;

static bool number_of(double x, Number *out) {
  static const double scales[] = {1, 10, 100, 1000, 1024};
  for (size_t i = 0; i < sizeof scales / sizeof *scales; i++) {
    double whole = x * scales[i];
    if (!(whole >= 0 && whole < 1 << 20) || whole != floor(whole) || whole / scales[i] != x) continue;
    uint32_t n = (uint32_t)whole, d = (uint32_t)scales[i];
    *out = (Number){d == 1 ? (Residue){{n, n}} : times((Residue){{n, n}}, inverse((Residue){{d, d}})), whole, scales[i]};
    return true;
  }
  return false;
}

// ---- forms -----------------------------------------------------------------

static const Bound *bound_of(const Walk *w, Str name) {
  const Bound *b = w->bound;
  while (b && !str_eq(b->name, name)) b = b->outer;
  return b;
}

enum { FORM_NEGATED = 1000, FORM_INDEX, FORM_RECIPROCAL }; // beside the kinds of nodes

static uint64_t form_of(Walk *w, const Node *x);

// a + b, a - b, -a + b: the two signed terms in whatever order.
static uint64_t form_of_sum(Walk *w, const Node *x) {
  uint64_t a = form_of(w, x->kid[0]), b = form_of(w, x->kid[1]);
  if (x->binary == B_SUB) b = ~b;
  return hash_mix(hash_mix(hash_mix(w->known->seed, N_BINARY), B_ADD), hash_mix(0, a) + hash_mix(0, b));
}

static uint64_t form_of_binary(Walk *w, const Node *x) {
  if (x->binary == B_ADD || x->binary == B_SUB) return form_of_sum(w, x);
  bool turned = x->binary == B_GT || x->binary == B_GE;
  Binary op = x->binary == B_GT ? B_LT : x->binary == B_GE ? B_LE : x->binary;
  uint64_t a = form_of(w, x->kid[turned]), b = form_of(w, x->kid[!turned]), h = hash_mix(hash_mix(w->known->seed, N_BINARY), op | (uint64_t)x->numpy << 8 | (uint64_t)x->nested << 9);
  return op == B_EQ || op == B_NE || op == B_EMUL ? hash_mix(h, hash_mix(0, a) + hash_mix(0, b)) : hash_mix(hash_mix(h, a), b);
}

// W^T where T is an index or a quantity would be something else.
static bool is_power_of_t(const Walk *w, const Node *x) {
  return x->caret && (bound_of(w, S("T")) || w->task->is_quantity(w->task->context, S("T")));
}

// Equal forms, equal bits: of what is not handled here nothing is left out.  The complement of
// a form is that of the opposite.
static uint64_t form_of(Walk *w, const Node *x) {
  uint64_t h = hash_mix(w->known->seed, x->kind), bits;
  if (++w->nodes > MOST_NODES || x->trusted) w->failed = true;
  if (w->failed) return 1;
  if (x->kind == N_NEGATE) return ~form_of(w, x->kid[0]);
  if (x->kind == N_BINARY) return form_of_binary(w, x);
  const Bound *b = x->kind == N_NAME ? bound_of(w, x->name) : NULL;
  if (b) return b->form;
  if (x->kind == N_NUMBER) return memcpy(&bits, &x->number, sizeof bits), hash_mix(h, bits);
  if (x->kind == N_TRANSPOSE) w->failed |= is_power_of_t(w, x);
  else h = hash_mix(h, x->caret);
  h = hash_text(hash_mix(hash_mix(h, (uint64_t)x->primes), x->n), x->name);
  for (size_t i = 0; i < x->n; i++) {
    if (x->kind == N_CALL && i + 1 < x->n && (x->kid[i]->kind == N_BIND || x->kid[i]->kind == N_NAME) && bound_of(w, x->kid[i]->name))
      w->failed = true; // it may be bound anew there
    h = hash_mix(h, form_of(w, x->kid[i]));
  }
  return h;
}

// ---- atoms -----------------------------------------------------------------

static Atom *place_of(Atoms *known, uint64_t form) {
  size_t i = form % PLACES;
  while (known->at[i].form && known->at[i].form != form) i = (i + 1) % PLACES;
  return &known->at[i];
}

// Whether a subscript is the index alone: then its range shows.
static bool stands_alone(const Node *x, Str name) {
  for (size_t i = 0; i < x->n; i++)
    if ((x->kind == N_INDEX && i && x->kid[i]->kind == N_NAME && str_eq(x->kid[i]->name, name)) || stands_alone(x->kid[i], name)) return true;
  return false;
}

// c[k] of one entry has no slot for k, as if it did not depend on it: beside longer ones it would be
// taken for all of theirs, where the compiler finds that the ranges differ.
static bool hides_a_range(const Walk *w, const Node *x, Shape shape) {
  for (const Bound *b = w->bound; b; b = b->outer)
    if (shape.d[b->slot] == 1 && stands_alone(x, b->name)) return true;
  return false;
}

static bool is_comparison(const Node *x) { return x->kind == N_BINARY && x->binary >= B_EQ && x->binary <= B_GE; }

static bool is_finite(const Walk *w, const Node *x) {
  Shape shape;
  double largest[SAMPLE_GROUPS], least[SAMPLE_GROUPS];
  bool index = x->kind == N_NAME && bound_of(w, x->name);
  return index || x->kind == N_NUMBER || w->task->measure(w->task->context, x, &shape, largest, least);
}

// What is not finite is neither less nor not less; but equal or not equal it is.
static bool has_complement(const Walk *w, const Node *x) { return x->binary <= B_NE || (is_finite(w, x->kid[0]) && is_finite(w, x->kid[1])); }

static bool learn(Walk *w, const Node *x, bool reciprocal, Atom *atom, uint64_t form) {
  Atoms *known = w->known;
  Value *v = &atom->value;
  double least[SAMPLE_GROUPS];
  if (!w->task->measure || known->n == MOST_ATOMS || !w->task->measure(w->task->context, x, &v->shape, v->size, least)) return false;
  bool compares = is_comparison(x);
  if (compares && !has_complement(w, x)) return false;
  for (int g = 0; g < SAMPLE_GROUPS && compares; g++) v->size[g] = 1, least[g] = 0;
  for (int g = 0; g < SAMPLE_GROUPS && reciprocal; g++) v->size[g] = 1 / least[g];
  for (int g = 0; g < SAMPLE_GROUPS; g++)
    if (v->size[g] - v->size[g] != 0) return false;
  int64_t n = shape_numel(v->shape);
  if (n > MOST_ENTRIES || n > MOST_KEPT - known->entries || hides_a_range(w, x, v->shape)) return false;
  known->entries += n;
  v->v = NEW_ARRAY(known->arena, Residue, n);
  for (int64_t e = 0; e < n; e++)
    for (int i = 0; i < POINTS; i++) v->v[e].at[i] = (uint32_t)(hash_mix(hash_mix(form, (uint64_t)e), (uint64_t)i) % P);
  v->mass = v->under = 1;
  atom->form = form;
  known->n++;
  return true;
}

static bool atom_value(Walk *w, const Node *x, bool reciprocal, Value *out) {
  uint64_t form = form_of(w, x), h = hash_mix(w->known->seed, FORM_RECIPROCAL);
  if (reciprocal) form = hash_mix(h, form);
  if (!form) form = 1;
  if (w->failed) return false;
  Atom *atom = place_of(w->known, form);
  if (!atom->form && !learn(w, x, reciprocal, atom, form)) return false;
  if (++atom->times > MOST_TIMES) w->failed = true;
  w->seen[w->seen_n++] = atom;
  *out = atom->value;
  return true;
}

// ---- arrays of residues ----------------------------------------------------

// Its sizes are left to the caller.
static bool new_value(Walk *w, Shape shape, double roundings, Value *out) {
  int64_t n = shape_numel(shape);
  w->work += n;
  if (n > MOST_ENTRIES || w->work > MOST_WORK) return false;
  out->shape = shape;
  out->v = NEW_ARRAY(w->arena, Residue, n);
  out->roundings = roundings;
  return true;
}

// Of a sum of so many terms as great as a is.
static void size_like(const Value *a, double terms, Value *out) {
  for (int g = 0; g < SAMPLE_GROUPS; g++) out->size[g] = a->size[g] * terms;
  out->mass = a->mass * terms;
  out->under = a->under;
}

// The loops over two operands that broadcast: extents of the result and both steps.
typedef struct { int n; int32_t extent[RANK], i[RANK]; int64_t step[RANK][2], at[2]; } Pair;

static Pair pair_of(Shape out, Shape a, Shape b) {
  Pair x = {.n = 0};
  int64_t stride[2][RANK];
  shape_strides(a, stride[0]);
  shape_strides(b, stride[1]);
  for (int d = RANK - 1; d >= 0; d--) {
    if (out.d[d] == 1) continue;
    x.extent[x.n] = out.d[d];
    for (int k = 0; k < 2; k++) x.step[x.n][k] = stride[k][d];
    x.n++;
  }
  return x;
}

static void pair_next(Pair *x) {
  for (int d = 0; d < x->n; d++) {
    for (int k = 0; k < 2; k++) x->at[k] += x->step[d][k];
    if (++x->i[d] < x->extent[d]) return;
    x->i[d] = 0;
    for (int k = 0; k < 2; k++) x->at[k] -= x->step[d][k] * x->extent[d];
  }
}

static bool entrywise(Walk *w, Residue (*op)(Residue, Residue), const Value *a, const Value *b, Value *out) {
  Shape shape;
  bool product = op == times;
  double roundings = product ? a->roundings + b->roundings : a->roundings > b->roundings ? a->roundings : b->roundings;
  if (!shape_broadcast(a->shape, b->shape, &shape) || !new_value(w, shape, roundings + 1, out)) return false;
  for (int g = 0; g < SAMPLE_GROUPS; g++) out->size[g] = product ? a->size[g] * b->size[g] : a->size[g] + b->size[g];
  out->mass = product ? a->mass * b->mass : a->mass + b->mass;
  out->under = a->under * b->under;
  Pair x = pair_of(shape, a->shape, b->shape);
  for (int64_t e = 0, n = shape_numel(shape); e < n; e++, pair_next(&x)) out->v[e] = op(a->v[x.at[0]], b->v[x.at[1]]);
  return true;
}

static bool matrix_product(Walk *w, const Value *a, const Value *b, Value *out) {
  Shape shape;
  bool slots = shape_numel(a->shape) != shape_own_numel(a->shape) || shape_numel(b->shape) != shape_own_numel(b->shape);
  if (slots || !shape_product(a->shape, b->shape, &shape)) return false;
  int rows = rows_of(shape), columns = columns_of(shape), inner = columns_of(a->shape);
  w->work += shape_numel(shape) * inner;
  if (!new_value(w, shape, a->roundings + b->roundings + inner, out)) return false;
  for (int g = 0; g < SAMPLE_GROUPS; g++) out->size[g] = a->size[g] * b->size[g] * inner;
  out->mass = a->mass * b->mass * inner;
  out->under = a->under * b->under;
  for (int i = 0; i < rows; i++)
    for (int k = 0; k < inner; k++)
      for (int j = 0; j < columns; j++) {
        Residue *y = &out->v[i * columns + j];
        *y = plus(*y, times(a->v[i * inner + k], b->v[k * columns + j]));
      }
  return true;
}

static bool negated(Walk *w, const Value *a, Value *out) {
  if (!new_value(w, a->shape, a->roundings, out)) return false;
  size_like(a, 1, out);
  for (int64_t e = 0, n = shape_numel(a->shape); e < n; e++) out->v[e] = minus((Residue){{0, 0}}, a->v[e]);
  return true;
}

static bool transposed(Walk *w, const Value *a, Value *out) {
  Shape shape = a->shape;
  int rows = rows_of(shape), columns = columns_of(shape), own = rows * columns;
  if (shape_own_rank(shape) > 2) return false;
  shape.d[SLOTS] = columns;
  shape.d[SLOTS + 1] = rows;
  if (!new_value(w, shape, a->roundings, out)) return false;
  size_like(a, 1, out);
  for (int64_t e = 0, n = shape_numel(shape); e < n; e++) {
    int64_t in = e % own;
    out->v[e] = a->v[e - in + in % rows * columns + in / rows];
  }
  return true;
}

// The sum over one dimension.
static bool collapsed(Walk *w, const Value *a, int dimension, Value *out) {
  Shape shape = a->shape;
  int32_t n = shape.d[dimension];
  int64_t inner = 1;
  for (int d = dimension + 1; d < RANK; d++) inner *= shape.d[d];
  shape.d[dimension] = 1;
  if (!new_value(w, shape, a->roundings + n, out)) return false;
  size_like(a, n, out);
  for (int64_t e = 0, all = shape_numel(a->shape); e < all; e++) {
    Residue *y = &out->v[e / (inner * n) * inner + e % inner];
    *y = plus(*y, a->v[e]);
  }
  return true;
}

// ---- nodes -----------------------------------------------------------------

static bool value_of(Walk *w, const Node *x, Value *out);

static bool literal(const Node *x, Number *out) { return x->kind == N_NUMBER && number_of(x->number, out); }

static bool number_value(Walk *w, Number x, Value *out) {
  if (!new_value(w, shape_scalar(), 1, out)) return false; // 0.1 is no tenth
  *out->v = x.r;
  out->mass = x.over / x.under;
  out->under = x.under;
  for (int g = 0; g < SAMPLE_GROUPS; g++) out->size[g] = out->mass;
  return true;
}

static bool quotient(Walk *w, const Value *a, const Node *divisor, Value *out) {
  Number n;
  Value b;
  if (literal(divisor, &n)) {
    if (!(divisor->number > 0) || !number_value(w, (Number){inverse(n.r), n.under, n.over}, &b)) return false;
  } else if (!atom_value(w, divisor, true, &b)) {
    return false;
  }
  b.roundings++;
  return entrywise(w, times, a, &b, out);
}

// x^2 and the like of numbers, and entry by entry.
static bool power(Walk *w, const Value *a, double exponent, Value *out) {
  *out = *a;
  for (int i = 1; i < (int)exponent; i++) {
    Value before = *out;
    if (!entrywise(w, times, &before, a, out)) return false;
  }
  out->roundings += MOST_POWER;
  return true;
}

static bool is_small_power(const Node *x) {
  double n = x->kid[1]->kind == N_NUMBER ? x->kid[1]->number : 0;
  return (x->binary == B_POW || x->binary == B_EPOW) && n >= 2 && n <= MOST_POWER && n == floor(n);
}

// 1 - a
static bool complement(Walk *w, const Value *a, Value *out) {
  Value one;
  return number_value(w, (Number){{{1, 1}}, 1, 1}, &one) && entrywise(w, minus, &one, a, out);
}

// a != b is 1 - (a == b), a <= b is 1 - (b < a).
static bool comparison_value(Walk *w, const Node *x, Value *out) {
  static const Binary opposite[] = {[B_NE] = B_EQ, [B_LE] = B_GT, [B_GE] = B_LT};
  bool turned = x->binary == B_NE || x->binary == B_LE || x->binary == B_GE;
  Value a;
  Node other = *x;
  if (!turned) return atom_value(w, x, false, out);
  other.binary = opposite[x->binary];
  return atom_value(w, &other, false, &a) && complement(w, &a, out);
}

// δ(i,j) is i == j.
static bool delta_value(Walk *w, const Node *x, Value *out) {
  Node equal = *x;
  equal.kind = N_BINARY;
  equal.binary = B_EQ;
  return atom_value(w, &equal, false, out);
}

// if(c, a, b), where c is 0 or 1: c.*a + (1 - c).*b.
static bool choice_value(Walk *w, const Node *x, Value *out) {
  Value c, not_c, v[2], term[2];
  if (!comparison_value(w, x->kid[0], &c) || !complement(w, &c, &not_c)) return false;
  for (int i = 0; i < 2; i++)
    if (!value_of(w, x->kid[i + 1], &v[i]) || !entrywise(w, times, i ? &not_c : &c, &v[i], &term[i])) return false;
  return entrywise(w, plus, &term[0], &term[1], out);
}

static bool binary_value(Walk *w, const Node *x, Value *out) {
  Value a, b;
  if (is_comparison(x)) return comparison_value(w, x, out);
  bool divided = x->binary == B_DIV || x->binary == B_EDIV, raised = is_small_power(x);
  bool known = divided || raised || x->binary == B_ADD || x->binary == B_SUB || x->binary == B_MUL || x->binary == B_EMUL;
  if (!known) return atom_value(w, x, false, out);
  if (!value_of(w, x->kid[0], &a)) return false;
  if (divided) return quotient(w, &a, x->kid[1], out);
  if (raised) return (x->binary == B_EPOW || shape_is_scalar(a.shape)) && power(w, &a, x->kid[1]->number, out);
  if (!value_of(w, x->kid[1], &b)) return false;
  if (x->binary == B_ADD || x->binary == B_SUB) return entrywise(w, x->binary == B_ADD ? plus : minus, &a, &b, out);
  bool scalar = shape_is_scalar(a.shape) || shape_is_scalar(b.shape);
  return x->binary == B_EMUL || scalar ? entrywise(w, times, &a, &b, out) : matrix_product(w, &a, &b, out);
}

// Bounds as the compiler takes them, else it says what is wrong with them.
static bool whole_bound(const Node *x, int64_t *out) {
  if (x->kind != N_NUMBER || !(fabs(x->number) <= 1e9) || x->number != floor(x->number)) return false;
  *out = (int64_t)x->number;
  return true;
}

// sum(k, E), sum(k=1..3, E).  An index is its slot and its range, as it is written: an entry with
// it is known with the range that it had there.
static bool sum_over_index(Walk *w, const Node *x, Value *out) {
  const Node *binder = x->kid[0], *body = x->kid[1];
  bool written = binder->kind == N_BIND && binder->n == 2;
  int64_t low = 0, high = 0;
  if (written && !(whole_bound(binder->kid[0], &low) && whole_bound(binder->kid[1], &high))) return false;
  if (bound_of(w, binder->name) || w->slots == SLOTS || (!written && !stands_alone(body, binder->name))) return false;
  Bound index = {.name = binder->name, .slot = w->slots++, .outer = w->bound};
  index.form = hash_mix(hash_mix(w->known->seed, FORM_INDEX), (uint64_t)index.slot);
  if (written) index.form = hash_mix(hash_mix(index.form, (uint64_t)low), (uint64_t)high);
  Value body_value;
  w->bound = &index;
  bool ok = value_of(w, body, &body_value);
  w->bound = index.outer;
  w->slots--;
  int32_t n = ok ? body_value.shape.d[index.slot] : 1;
  if (n == 1 || (written && high - low + 1 != n)) return false; // it does not depend on the index
  return collapsed(w, &body_value, index.slot, out);
}

static bool sum_of_entries(Walk *w, const Node *x, Value *out) {
  if (!value_of(w, x->kid[0], out)) return false;
  for (int d = SLOTS; d < RANK; d++) {
    Value before = *out;
    if (before.shape.d[d] > 1 && !collapsed(w, &before, d, out)) return false;
  }
  return true;
}

static bool call_value(Walk *w, const Node *x, Value *out) {
  bool sum = !x->primes && x->n <= 2 && str_eq(x->name, S("sum"));
  const Node *first = x->kid[0];
  if (!x->primes && x->n == 2 && str_eq(x->name, S("delta"))) return delta_value(w, x, out);
  if (!x->primes && x->n == 3 && str_eq(x->name, S("if")) && is_comparison(first)) return choice_value(w, x, out);
  if (sum && x->n == 1) return sum_of_entries(w, x, out);
  bool index = sum && (first->kind == N_BIND || (first->kind == N_NAME && !w->task->is_quantity(w->task->context, first->name)));
  return index ? sum_over_index(w, x, out) : atom_value(w, x, false, out);
}

static bool value_of(Walk *w, const Node *x, Value *out) {
  Value a;
  Number n;
  if (w->failed || ++w->nodes > MOST_NODES || x->trusted) return false;
  switch (x->kind) {
  case N_NUMBER: return literal(x, &n) && number_value(w, n, out);
  case N_NEGATE: return value_of(w, x->kid[0], &a) && negated(w, &a, out);
  case N_TRANSPOSE: return !is_power_of_t(w, x) && value_of(w, x->kid[0], &a) && transposed(w, &a, out);
  case N_BINARY: return binary_value(w, x, out);
  case N_CALL: return x->n ? call_value(w, x, out) : false;
  default: return atom_value(w, x, false, out);
  }
}

static uint64_t key_of(const Walk *w, const Value *v) {
  uint64_t h = w->known->seed;
  for (int64_t e = 0, n = shape_numel(v->shape); e < n; e++) h = hash_mix(h, (uint64_t)v->v[e].at[0] << 32 | v->v[e].at[1]);
  return h;
}

bool fingerprint(Atoms *known, const Node *tree, const FingerprintTask *task, Arena *scratch, Fingerprint *out) {
  Bound indices[OWN];
  Walk w = {.known = known, .task = task, .arena = scratch};
  for (size_t i = 0; i < task->indices_n; i++) {
    indices[i] = (Bound){.name = task->indices[i], .slot = w.slots++, .outer = w.bound};
    indices[i].form = hash_mix(hash_mix(known->seed, FORM_INDEX), (uint64_t)indices[i].slot);
    w.bound = &indices[i];
  }
  ArenaMark mark = arena_mark(scratch);
  Value v, all, none = {.under = 1};
  bool ok = value_of(&w, tree, &v) && shape_own_eq(v.shape, task->shape) && new_value(&w, task->shape, 0, &none) &&
            entrywise(&w, plus, &v, &none, &all) && shape_eq(all.shape, task->shape) && !w.failed &&
            all.roundings < MOST_DEGREE && all.mass <= MOST_MASS && all.under <= MOST_UNDER;
  if (ok) out->key = key_of(&w, &all);
  for (int g = 0; g < SAMPLE_GROUPS && ok; g++) out->off[g] = 1.01 * 0x1p-53 * all.roundings * all.size[g];
  for (size_t i = 0; i < w.seen_n; i++) w.seen[i]->times = 0;
  arena_release(scratch, mark);
  return ok;
}
