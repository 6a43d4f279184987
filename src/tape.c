// tape.c - see tape.h.
//
// Every instruction goes through add(): if its operands are constants it is run
// at once and becomes a constant; if an equal one exists, that one is returned.
// Barriers and inputs are never merged or folded.  Results are found through a
// small open-addressing table of each tape; a continued tape looks in its base too.
#include "tape.h"

#include <assert.h>
#include <string.h>

#include "hash.h"
#include "limits.h"

static const double zero_entry, one_entry = 1;

Tape *tape_new(Arena *a, const Tape *base) {
  Tape *t = NEW(a, Tape);
  *t = (Tape){.arena = a, .base = base, .first = base ? tape_end(base) : 0};
  return t;
}

bool tape_is_const(const Tape *t, Ref r) { return r >= 0 && tape_at(t, r)->op == OP_CONST; }

// ---- equal instructions ----------------------------------------------------

// Length of the table of a pick or place: one place per entry moved.
static size_t table_length(const Tape *t, const Instr *x) {
  return (size_t)shape_numel(x->op == OP_PLACE ? tape_shape(t, x->in[0]) : x->shape);
}

// The shape follows from the operands but for constants, picks and places.
static uint64_t hash_of(const Tape *t, const Instr *x) {
  uint64_t h = hash_mix(0xcbf29ce484222325u, (uint64_t)x->op << 32 | (uint32_t)x->in[0]);
  if (x->in[1] >= 0) h = hash_mix(h, (uint64_t)(uint32_t)x->in[1] << 32 | (uint32_t)x->in[2]);
  if (x->values) h = hash_bytes(h, x->values, (size_t)shape_numel(x->shape) * sizeof *x->values);
  if (x->table) h = hash_bytes(h, x->table, table_length(t, x) * sizeof *x->table);
  return h;
}

static bool same(const Tape *t, const Instr *x, const Instr *y) {
  if (x->op != y->op || memcmp(x->in, y->in, sizeof x->in) || !shape_eq(x->shape, y->shape)) return false;
  if (x->values && memcmp(x->values, y->values, (size_t)shape_numel(x->shape) * sizeof *x->values)) return false;
  if (!x->table != !y->table) return false;
  return !x->table || !memcmp(x->table, y->table, table_length(t, x) * sizeof *x->table);
}

static Ref find(const Tape *t, const Instr *x, uint64_t h) {
  for (; t; t = t->base) {
    if (!t->hash_size) continue;
    for (size_t i = h & (t->hash_size - 1); t->hash[i]; i = (i + 1) & (t->hash_size - 1)) {
      Ref r = t->first + t->hash[i] - 1;
      if (same(t, x, tape_at(t, r))) return r;
    }
  }
  return NO_REF;
}

static void remember(Tape *t, size_t own, uint64_t h) {
  size_t i = h & (t->hash_size - 1);
  while (t->hash[i]) i = (i + 1) & (t->hash_size - 1);
  t->hash[i] = (int32_t)own + 1;
}

static void grow_hash(Tape *t) {
  if (2 * (t->n + 1) <= t->hash_size) return;
  t->hash_size = t->hash_size ? 2 * t->hash_size : 64;
  t->hash = NEW_ARRAY(t->arena, int32_t, t->hash_size);
  for (size_t i = 0; i < t->n; i++) remember(t, i, hash_of(t, &t->v[i]));
}

static Ref append(Tape *t, Instr x) {
  t->v = GROW(t->arena, t->v, t->n, &t->cap);
  t->v[t->n++] = x;
  t->numel += shape_numel(x.shape);
  return tape_end(t) - 1;
}

// ---- constants -------------------------------------------------------------

static double *new_values(Tape *t, int64_t n) {
  t->made += n;
  return NEW_ARRAY(t->arena, double, n);
}

static int32_t *new_table(Tape *t, int64_t n) {
  t->made += n;
  return NEW_ARRAY(t->arena, int32_t, n);
}

// values: kept, not copied.
static Ref add_const(Tape *t, Shape shape, const double *values) {
  Instr x = {.op = OP_CONST, .in = {NO_REF, NO_REF, NO_REF}, .shape = shape, .values = values};
  uint64_t h = hash_of(t, &x);
  Ref r = find(t, &x, h);
  if (r >= 0) return r;
  grow_hash(t);
  remember(t, t->n, h);
  return append(t, x);
}

static Ref fold(Tape *t, const Instr *x) {
  double *y = new_values(t, shape_numel(x->shape));
  const double *in[3] = {0};
  Shape shape[3] = {shape_scalar(), shape_scalar(), shape_scalar()};
  for (int k = 0; k < op_info[x->op].arity; k++) {
    in[k] = tape_at(t, x->in[k])->values;
    shape[k] = tape_shape(t, x->in[k]);
  }
  instr_run(t->arena, kernels_best(), x, shape, y, in, 1);
  return add_const(t, x->shape, y);
}

static Ref add(Tape *t, Instr x) {
  bool constant = true;
  for (int k = 0; k < 3; k++) {
    if (k >= op_info[x.op].arity) {
      x.in[k] = NO_REF;
      continue;
    }
    constant &= tape_is_const(t, x.in[k]);
    x.varies |= tape_at(t, x.in[k])->varies;
  }
  if (constant) return fold(t, &x);
  uint64_t h = hash_of(t, &x);
  Ref r = find(t, &x, h);
  if (r >= 0) return r;
  if (x.table) x.table = arena_copy(t->arena, x.table, table_length(t, &x) * sizeof *x.table);
  grow_hash(t);
  remember(t, t->n, h);
  return append(t, x);
}

// ---- leaves ----------------------------------------------------------------

Ref tape_const(Tape *t, Shape shape, const double *values) {
  int64_t n = shape_numel(shape);
  double *v = new_values(t, n);
  memcpy(v, values, (size_t)n * sizeof *v);
  return add_const(t, shape, v);
}

Ref tape_fill(Tape *t, Shape shape, double value) {
  int64_t n = shape_numel(shape);
  double *v = new_values(t, n);
  for (int64_t i = 0; i < n; i++) v[i] = value;
  return add_const(t, shape, v);
}

Ref tape_number(Tape *t, double value) { return tape_fill(t, shape_scalar(), value); }

Ref tape_input(Tape *t, Shape shape, int input, Str name) {
  return append(t, (Instr){.op = OP_INPUT, .in = {NO_REF, NO_REF, NO_REF}, .shape = shape,
                           .input = input, .name = name, .varies = true});
}

Ref tape_named(Tape *t, Ref a, Str name) {
  return append(t, (Instr){.op = OP_NAMED, .in = {a, NO_REF, NO_REF}, .shape = tape_shape(t, a),
                           .name = name, .varies = tape_at(t, a)->varies});
}

Ref tape_proxy(Tape *t, Ref a, Ref b) {
  assert(shape_eq(tape_shape(t, a), tape_shape(t, b)));
  return tape_is_const(t, a) ? a : add(t, (Instr){.op = OP_PROXY, .in = {a, b}, .shape = tape_shape(t, a)});
}

Ref tape_iota(Tape *t, int dimension, int64_t start, int64_t n) {
  Shape shape = shape_scalar();
  shape.d[dimension] = (int32_t)n;
  double *v = new_values(t, n);
  for (int64_t i = 0; i < n; i++) v[i] = (double)(start + i);
  return add_const(t, shape, v);
}

// ---- elementwise -----------------------------------------------------------

static bool is_all(const Tape *t, Ref r, double value) {
  const Instr *x = tape_at(t, r);
  if (x->op != OP_CONST) return false;
  for (int64_t i = 0, n = shape_numel(x->shape); i < n; i++)
    if (!(x->values[i] == value)) return false;
  return true;
}

static bool is_op(const Tape *t, Ref r, Op op) { return tape_at(t, r)->op == op; }
static Ref operand(const Tape *t, Ref r, int k) { return tape_at(t, r)->in[k]; }

Ref tape_map1(Tape *t, Op op, Ref a) {
  const Instr *x = tape_at(t, a);
  if (op == OP_NEG && x->op == OP_NEG) return x->in[0];
  return add(t, (Instr){.op = op, .in = {a}, .shape = x->shape});
}

static bool is_truth(const Tape *t, Ref r) { // 0 or 1
  switch (tape_at(t, r)->op) {
  case OP_EQ: case OP_NE: case OP_LT: case OP_LE: case OP_AND: case OP_OR: case OP_NOT: return true;
  default: return false;
  }
}

// `x and b`, `x or b` where b is the same truth everywhere.
static Ref known_truth(Tape *t, Op op, Ref x, Ref b, Shape shape) {
  bool no = is_all(t, b, zero_entry), yes = !no && tape_is_const(t, b) && is_all(t, tape_map1(t, OP_NOT, b), zero_entry);
  if (op == OP_AND ? no : yes) return tape_fill(t, shape, op == OP_OR);
  if ((op == OP_AND ? yes : no) && is_truth(t, x) && shape_eq(shape, tape_shape(t, x))) return x;
  return NO_REF;
}

// Constants by which one multiplies and divides exactly, but for underflow.
static bool is_power_of_two(const Tape *t, Ref r) {
  const Instr *x = tape_at(t, r);
  for (int64_t i = 0, n = x->op == OP_CONST ? shape_numel(x->shape) : 0; i < n; i++) {
    uint64_t bits;
    memcpy(&bits, &x->values[i], sizeof bits);
    if (bits << 12 || !(x->values[i] * (1 / x->values[i]) == 1)) return false; // no mantissa; 0 and what overflows
  }
  return x->op == OP_CONST;
}

// A sign goes outwards, where a sum or a difference takes it up.
static Ref signs(Tape *t, Op op, Ref a, Ref b) {
  bool na = is_op(t, a, OP_NEG), nb = is_op(t, b, OP_NEG);
  if (op == OP_ADD && nb) return tape_map2(t, OP_SUB, a, operand(t, b, 0));
  if (op == OP_ADD && na) return tape_map2(t, OP_SUB, b, operand(t, a, 0));
  if (op == OP_SUB && nb) return tape_map2(t, OP_ADD, a, operand(t, b, 0));
  if ((op != OP_MUL && op != OP_DIV) || (!na && !nb)) return NO_REF;
  Ref y = tape_map2(t, op, na ? operand(t, a, 0) : a, nb ? operand(t, b, 0) : b);
  return na != nb ? tape_map1(t, OP_NEG, y) : y;
}

// A power with a small whole exponent is a product: exact and fast.
static Ref small_power(Tape *t, Ref a, Ref b) {
  if (is_all(t, b, 0)) return tape_fill(t, tape_shape(t, a), 1);
  if (is_all(t, b, 1)) return a;
  if (is_all(t, b, 2)) return tape_map2(t, OP_MUL, a, a);
  if (is_all(t, b, 3)) return tape_map2(t, OP_MUL, tape_map2(t, OP_MUL, a, a), a);
  if (is_all(t, b, 0.5)) return tape_map1(t, OP_SQRT, a);
  if (is_all(t, b, -1)) return tape_map2(t, OP_DIV, tape_number(t, one_entry), a);
  if (is_all(t, b, -2)) return tape_map2(t, OP_DIV, tape_number(t, one_entry), tape_map2(t, OP_MUL, a, a));
  return NO_REF;
}

Ref tape_map2(Tape *t, Op op, Ref a, Ref b) {
  Shape shape, sa = tape_shape(t, a), sb = tape_shape(t, b);
  bool fits = shape_broadcast(sa, sb, &shape);
  assert(fits);
  (void)fits;
  bool keeps_a = shape_eq(shape, sa), keeps_b = shape_eq(shape, sb);
  if (keeps_a && (op == OP_ADD || op == OP_SUB) && is_all(t, b, zero_entry)) return a;
  if (keeps_b && op == OP_ADD && is_all(t, a, zero_entry)) return b;
  if (keeps_a && (op == OP_MUL || op == OP_DIV) && is_all(t, b, one_entry)) return a;
  if (keeps_b && op == OP_MUL && is_all(t, a, one_entry)) return b;
  Ref r = keeps_a && op == OP_POW ? small_power(t, a, b) : NO_REF;
  if (op == OP_AND || op == OP_OR) r = known_truth(t, op, a, b, shape);
  if (r < 0 && (op == OP_AND || op == OP_OR)) r = known_truth(t, op, b, a, shape);
  if (r >= 0) return r;
  r = signs(t, op, a, b);
  if (r >= 0) return r;
  if (op == OP_DIV && keeps_b && is_all(t, a, one_entry)) return tape_map1(t, OP_RECIPROCAL, b);
  if (op == OP_ADD && a == b) return tape_map2(t, OP_MUL, tape_number(t, 2), a);
  if (op == OP_MUL && is_power_of_two(t, a) && is_op(t, b, OP_MUL) && tape_is_const(t, operand(t, b, 0)))
    return tape_map2(t, OP_MUL, tape_map2(t, OP_MUL, a, operand(t, b, 0)), operand(t, b, 1));
  if (op == OP_DIV && !tape_is_const(t, a) && is_power_of_two(t, b))
    return tape_map2(t, OP_MUL, tape_map1(t, OP_RECIPROCAL, b), a);
  return add(t, (Instr){.op = op, .in = {a, b}, .shape = shape});
}

Ref tape_map3(Tape *t, Op op, Ref a, Ref b, Ref c) {
  Shape shape;
  bool fits = shape_broadcast(tape_shape(t, a), tape_shape(t, b), &shape) &&
              shape_broadcast(shape, tape_shape(t, c), &shape);
  assert(fits);
  (void)fits;
  if (op == OP_IF && tape_is_const(t, a)) {
    if (is_all(t, a, zero_entry)) return tape_expand(t, c, shape);
    if (is_all(t, tape_map1(t, OP_NOT, a), zero_entry)) return tape_expand(t, b, shape);
  }
  return add(t, (Instr){.op = op, .in = {a, b, c}, .shape = shape});
}

Ref tape_matmul(Tape *t, Ref a, Ref b) {
  Shape shape;
  bool fits = shape_product(tape_shape(t, a), tape_shape(t, b), &shape);
  assert(fits);
  (void)fits;
  t->made += shape_numel(shape) * columns_of(tape_shape(t, a)) / 8;
  return add(t, (Instr){.op = OP_MATMUL, .in = {a, b}, .shape = shape});
}

// ---- structure -------------------------------------------------------------

static bool is_identity(const int32_t *table, int64_t n, int64_t of) {
  if (n != of) return false;
  for (int64_t i = 0; table && i < n; i++)
    if (table[i] != i) return false;
  return true;
}

Ref tape_pick(Tape *t, Ref a, Shape shape, const int32_t *table) {
  const Instr *x = tape_at(t, a);
  int64_t n = shape_numel(shape);
  if (is_identity(table, n, shape_numel(x->shape))) {
    if (shape_eq(shape, x->shape)) return a;
    table = NULL;
  }
  if (x->op != OP_PICK) return add(t, (Instr){.op = OP_PICK, .in = {a}, .shape = shape, .table = table});
  if (!x->table) return tape_pick(t, x->in[0], shape, table); // a pick of a pick is one pick
  int32_t *both = new_table(t, n);
  for (int64_t i = 0; i < n; i++) {
    int32_t from = table ? table[i] : (int32_t)i;
    both[i] = from < 0 ? from : x->table[from];
  }
  return tape_pick(t, x->in[0], shape, both);
}

Ref tape_place(Tape *t, Ref a, Shape shape, const int32_t *table) {
  int64_t n = shape_numel(tape_shape(t, a));
  if (is_identity(table, n, shape_numel(shape))) return tape_reshape(t, a, shape);
  return add(t, (Instr){.op = OP_PLACE, .in = {a}, .shape = shape, .table = table});
}

Ref tape_reshape(Tape *t, Ref a, Shape shape) {
  assert(shape_numel(shape) == shape_numel(tape_shape(t, a)));
  return tape_pick(t, a, shape, NULL);
}

// For each entry of `of`, in order: the entry of an array with the given strides.
static int32_t *strided_table(Tape *t, Shape of, const int64_t stride[RANK], int64_t start) {
  int32_t *table = new_table(t, shape_numel(of));
  int64_t at[RANK] = {0}, offset = start;
  for (int64_t e = 0, n = shape_numel(of); e < n; e++) {
    table[e] = (int32_t)offset;
    for (int i = RANK - 1; i >= 0; i--) {
      offset += stride[i];
      if (++at[i] < of.d[i]) break;
      offset -= stride[i] * of.d[i];
      at[i] = 0;
    }
  }
  return table;
}

Ref tape_transpose(Tape *t, Ref a) {
  Shape from = tape_shape(t, a), to = from;
  to.d[SLOTS] = from.d[SLOTS + 1];
  to.d[SLOTS + 1] = from.d[SLOTS];
  int64_t stride[RANK], swapped;
  shape_strides(from, stride);
  swapped = stride[SLOTS];
  stride[SLOTS] = stride[SLOTS + 1];
  stride[SLOTS + 1] = swapped;
  return tape_pick(t, a, to, strided_table(t, to, stride, 0));
}

Ref tape_expand(Tape *t, Ref a, Shape shape) {
  Shape from = tape_shape(t, a);
  if (shape_eq(from, shape)) return a;
  int64_t stride[RANK];
  shape_strides(from, stride);
  return tape_pick(t, a, shape, strided_table(t, shape, stride, 0));
}

Ref tape_collapse(Tape *t, Ref a, Shape shape) {
  Shape from = tape_shape(t, a);
  if (shape_eq(from, shape)) return a;
  int64_t stride[RANK];
  shape_strides(shape, stride);
  return tape_place(t, a, shape, strided_table(t, from, stride, 0));
}

Ref tape_slice(Tape *t, Ref a, int dimension, int from, int n) {
  Shape shape = tape_shape(t, a);
  int64_t stride[RANK];
  shape_strides(shape, stride);
  shape.d[dimension] = n;
  return tape_pick(t, a, shape, strided_table(t, shape, stride, from * stride[dimension]));
}

Ref tape_reduce(Tape *t, Op op, Ref a, int dimension) {
  int n = tape_shape(t, a).d[dimension];
  if (n == 1) return a;
  if (n % 2) {
    Ref last = tape_slice(t, a, dimension, n - 1, 1);
    return tape_map2(t, op, tape_reduce(t, op, tape_slice(t, a, dimension, 0, n - 1), dimension), last);
  }
  Ref low = tape_slice(t, a, dimension, 0, n / 2), high = tape_slice(t, a, dimension, n / 2, n / 2);
  return tape_reduce(t, op, tape_map2(t, op, low, high), dimension);
}

bool tape_has_room(const Tape *t) {
  int64_t numel = LIMIT_TAPE_NUMEL, made = 4 * LIMIT_TAPE_NUMEL;
  if (t->base) {
    numel = LIMIT_FORMULA_NUMEL > 4 * t->base->numel ? LIMIT_FORMULA_NUMEL : 4 * t->base->numel;
    made = LIMIT_FORMULA_NUMEL > 4 * t->base->made ? LIMIT_FORMULA_NUMEL : 4 * t->base->made;
  }
  return t->n <= LIMIT_TAPE && t->numel <= numel && t->made <= made;
}

// ---- the whole tape --------------------------------------------------------

// A column times 1 is the column.  Only here: a derivative that is w must not be taken for
// the quantity w while answers are still read.
static Ref product(Tape *t, Ref a, Ref b) {
  bool column = columns_of(tape_shape(t, a)) == 1 && shape_is_scalar(tape_shape(t, b)) && shape_numel(tape_shape(t, b)) == 1;
  return column && is_all(t, b, one_entry) ? a : tape_matmul(t, a, b);
}

static Ref copy_instr(Tape *dst, const Instr *x, const Ref in[3]) {
  switch (x->op) {
  case OP_CONST: return tape_const(dst, x->shape, x->values);
  case OP_INPUT: return tape_input(dst, x->shape, x->input, x->name);
  case OP_NAMED: case OP_PROXY: return in[0];
  case OP_MATMUL: return product(dst, in[0], in[1]);
  case OP_PICK: return tape_pick(dst, in[0], x->shape, x->table);
  case OP_PLACE: return tape_place(dst, in[0], x->shape, x->table);
  default:
    return op_info[x->op].arity == 1 ? tape_map1(dst, x->op, in[0])
         : op_info[x->op].arity == 2 ? tape_map2(dst, x->op, in[0], in[1])
                                     : tape_map3(dst, x->op, in[0], in[1], in[2]);
  }
}

// Marks what the marked instructions need, last to first.
static void mark_needed(const Tape *t, bool *needed) {
  for (Ref r = tape_end(t) - 1; r >= 0; r--)
    for (int k = 0; needed[r] && k < instr_uses(tape_at(t, r)); k++)
      if (tape_at(t, r)->in[k] >= 0) needed[tape_at(t, r)->in[k]] = true;
}

// The result r of dst, or what is swapped for it.
static Ref swapped(Tape *dst, const Swap *x, Ref r) {
  Shape shape = tape_shape(dst, r);
  int64_t n = shape_numel(x->shape), all = shape_numel(shape);
  Ref value = tape_input(dst, x->shape, x->value, S("")), flag = tape_input(dst, shape_scalar(), x->flag, S(""));
  if (x->factor != 1) value = tape_map2(dst, OP_MUL, value, tape_number(dst, x->factor));
  value = tape_place(dst, value, shape, x->table);
  if (n < all) { // the other entries stay
    double *mask = new_values(dst, all);
    for (int64_t e = 0; e < n; e++) mask[x->table ? x->table[e] : e] = 1;
    flag = tape_map2(dst, OP_MUL, tape_const(dst, shape, mask), flag);
  }
  return tape_map3(dst, OP_IF, flag, value, r);
}

// One forward pass: what `needed` marks goes from src to dst; where tells its new number.
static void copy_needed(Tape *dst, const Tape *src, const bool *needed, const Swap *swaps, size_t n, Ref *where) {
  for (Ref r = 0; r < tape_end(src); r++) {
    if (!needed[r]) continue;
    const Instr *x = tape_at(src, r);
    Ref in[3] = {NO_REF, NO_REF, NO_REF};
    for (int k = 0; k < 3; k++)
      if (x->in[k] >= 0) in[k] = where[x->in[k]];
    where[r] = copy_instr(dst, x, in);
    for (size_t i = 0; i < n; i++)
      if (swaps[i].at == r) where[r] = swapped(dst, &swaps[i], where[r]);
  }
}

// From src to dst by one pass; outputs are renumbered.
static void copy_outputs(Tape *dst, const Tape *src, const Swap *swaps, size_t swaps_n, Ref *outputs, size_t n) {
  size_t length = (size_t)tape_end(src);
  bool *needed = NEW_ARRAY(dst->arena, bool, length + 1);
  Ref *where = NEW_ARRAY(dst->arena, Ref, length + 1);
  for (size_t i = 0; i < n; i++) needed[outputs[i]] = true;
  mark_needed(src, needed);
  copy_needed(dst, src, needed, swaps, swaps_n, where);
  for (size_t i = 0; i < n; i++) outputs[i] = where[outputs[i]];
}

void tape_optimise(Tape *dst, const Tape *src, Ref *outputs, size_t n) {
  // Twice: folding in the first pass leaves instructions that the second drops.
  Tape *middle = tape_new(dst->arena, NULL);
  copy_outputs(middle, src, NULL, 0, outputs, n);
  copy_outputs(dst, middle, NULL, 0, outputs, n);
}

Ref tape_swap(Tape *dst, const Tape *src, const Swap *swaps, size_t n, Ref output) {
  Tape *middle = tape_new(dst->arena, NULL);
  copy_outputs(middle, src, swaps, n, &output, 1);
  copy_outputs(dst, middle, NULL, 0, &output, 1);
  return output;
}

Ref tape_again(Tape *dst, const Tape *src, Ref y, Ref *where) {
  Ref low = y; // of what is needed
  bool *needed = NEW_ARRAY(dst->arena, bool, y + 1);
  needed[y] = where[y] < 0;
  for (Ref r = y; r >= low; r--)
    for (int k = 0; needed[r] && k < instr_uses(tape_at(src, r)); k++) {
      Ref in = tape_at(src, r)->in[k];
      if (in < 0 || where[in] >= 0) continue;
      needed[in] = true;
      if (in < low) low = in;
    }
  for (Ref r = low; r <= y; r++) {
    if (!needed[r]) continue;
    const Instr *x = tape_at(src, r);
    Ref in[3] = {NO_REF, NO_REF, NO_REF};
    for (int k = 0; k < instr_uses(x); k++) in[k] = where[x->in[k]];
    where[r] = copy_instr(dst, x, in);
  }
  return where[y];
}

static void print_values(const Instr *x, Buf *out) {
  int64_t n = shape_numel(x->shape);
  for (int64_t i = 0; i < n && i < 6; i++) {
    Str number = str_digits(out->arena, x->values[i], 6);
    buf_fmt(out, " " STR_FMT, STR_ARG(number));
  }
  if (n > 6) buf_add(out, S(" …"));
}

// The places of a pick or place, counted from 1; 0: none.
static void print_table(const Tape *t, const Instr *x, Buf *out) {
  size_t n = table_length(t, x);
  buf_add(out, x->table ? S(" [") : S(" [all"));
  for (size_t i = 0; x->table && i < n && i < 8; i++) buf_fmt(out, i ? " %d" : "%d", x->table[i] + 1);
  buf_add(out, x->table && n > 8 ? S(" …]") : S("]"));
}

void tape_print(const Tape *t, Ref from, Buf *out) {
  for (Ref r = from; r < tape_end(t); r++) {
    const Instr *x = tape_at(t, r);
    buf_fmt(out, "%%%-4d = " STR_FMT, r, STR_ARG(op_info[x->op].name));
    for (int k = 0; k < op_info[x->op].arity; k++) buf_fmt(out, " %%%d", x->in[k]);
    if (x->name.n) buf_fmt(out, " " STR_FMT, STR_ARG(x->name));
    if (x->op == OP_CONST) print_values(x, out);
    if (x->op == OP_PICK || x->op == OP_PLACE) print_table(t, x, out);
    Str shape = shape_text(out->arena, x->shape);
    buf_fmt(out, " : " STR_FMT, STR_ARG(shape));
    for (int i = 0; i < SLOTS; i++)
      if (x->shape.d[i] != 1) buf_fmt(out, " for %d", x->shape.d[i]);
    buf_char(out, '\n');
  }
}
