// tape.h - a computation as a list of array instructions.
//
// An instruction's operands stand before it.  A tape may continue another one,
// its base, which it reads and never changes: a student's formula is a short tape
// on top of its network's, and many threads may share one base.
//
// Building a tape folds constants, merges equal instructions and drops identities
// (x + 0, x * 1, the pick of a pick).  OP_NAMED stands for a quantity of the
// network: it is a barrier to all that, so that one can differentiate at it.
#ifndef TAPE_H
#define TAPE_H

#include "instr.h"

typedef struct Tape Tape;
struct Tape {
  Arena *arena;
  const Tape *base;
  Ref first; // number of the first own instruction: the base's length
  Instr *v;  // own instructions
  size_t n, cap;
  int32_t *hash; // open addressing: own instruction + 1, or 0
  size_t hash_size;
  int64_t numel; // entries of all own results
  int64_t made;  // work: entries of tables and constants made on the way, merged ones too; products
};

Tape *tape_new(Arena *a, const Tape *base); // base may be NULL
static inline const Instr *tape_at(const Tape *t, Ref r) {
  while (r < t->first) t = t->base;
  return &t->v[r - t->first];
}
static inline Shape tape_shape(const Tape *t, Ref r) { return tape_at(t, r)->shape; }
static inline Ref tape_end(const Tape *t) { return t->first + (Ref)t->n; }
bool tape_is_const(const Tape *t, Ref r);

// Leaves.  values are copied.
Ref tape_const(Tape *t, Shape shape, const double *values);
Ref tape_fill(Tape *t, Shape shape, double value);
Ref tape_number(Tape *t, double value);
Ref tape_input(Tape *t, Shape shape, int input, Str name);
Ref tape_named(Tape *t, Ref a, Str name);
// a, whose derivative is b's.
Ref tape_proxy(Tape *t, Ref a, Ref b);
// start, start + 1, … along one dimension.
Ref tape_iota(Tape *t, int dimension, int64_t start, int64_t n);

// Elementwise; the operands must broadcast (checked by the caller, asserted here).
Ref tape_map1(Tape *t, Op op, Ref a);
Ref tape_map2(Tape *t, Op op, Ref a, Ref b);
Ref tape_map3(Tape *t, Op op, Ref a, Ref b, Ref c);
Ref tape_matmul(Tape *t, Ref a, Ref b);
// Tables are copied; NULL is entry for entry.
Ref tape_pick(Tape *t, Ref a, Shape shape, const int32_t *table);
Ref tape_place(Tape *t, Ref a, Shape shape, const int32_t *table);

// Written with pick and place.
Ref tape_reshape(Tape *t, Ref a, Shape shape);       // same entries in the same order
Ref tape_transpose(Tape *t, Ref a);                  // own rows and columns
Ref tape_expand(Tape *t, Ref a, Shape shape);        // broadcast to shape
Ref tape_collapse(Tape *t, Ref a, Shape shape);      // sum over the dimensions that are 1 in shape
Ref tape_slice(Tape *t, Ref a, int dimension, int from, int n);
// Folds the dimension to 1 with an associative operator, by halves.
Ref tape_reduce(Tape *t, Op op, Ref a, int dimension);

// Whether the tape is still within its bounds.  One on top of a network may cost as
// much as some networks of its size, and is never refused less than LIMIT_FORMULA_NUMEL.
bool tape_has_room(const Tape *t);

// dst receives what the outputs need of src, without barriers; outputs are renumbered.
void tape_optimise(Tape *dst, const Tape *src, Ref *outputs, size_t n);

// The result y of src computed in dst, without barriers.  where[r] >= 0: the result of dst
// that stands for src's r; filled for what was computed on the way.
Ref tape_again(Tape *dst, const Tape *src, Ref y, Ref *where);

// A result that may be another than the computed one: where input number `flag` (1x1) is
// not 0, entry table[e] of it (table NULL: e) is entry e of input number `value`, times
// factor.
typedef struct {
  Ref at;
  Shape shape;           // of the input
  const int32_t *table;  // no place twice
  double factor;
  int value, flag;
} Swap;
// The same for one output, where some results may be swapped for others.
Ref tape_swap(Tape *dst, const Tape *src, const Swap *swaps, size_t n, Ref output);

// One instruction a line, as `explain` shows it: from instruction `from` on.
void tape_print(const Tape *t, Ref from, Buf *out);

#endif
