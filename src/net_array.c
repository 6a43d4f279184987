// net_array.c - [a, b; c, d]: arrays of numbers, of blocks, of formulas.
//
// Numbers, and blocks that are constant, are put together at once.  Of anything else each
// block is placed in an array of zeros, and the arrays are added: the tape then knows the
// derivative of an array without an operator of its own.
#include "net_compiler.h"

#include "limits.h"

static bool literal_number(const Node *x, double *value) {
  bool negative = x->kind == N_NEGATE;
  if (negative) x = x->kid[0];
  if (x->kind != N_NUMBER) return false;
  *value = negative ? -x->number : x->number;
  return true;
}

// [1 2; 3 4]: numbers only, rows alike.  NO_REF if it is something else.
static Ref literal_matrix(Compiler *c, const Node *node) {
  size_t rows = node->n, columns = node->kid[0]->n;
  for (size_t i = 0; i < rows; i++)
    if (node->kid[i]->n != columns) return NO_REF;
  double *v = NEW_ARRAY(c->tape->arena, double, rows * columns);
  for (size_t i = 0; i < rows; i++)
    for (size_t j = 0; j < columns; j++)
      if (!literal_number(node->kid[i]->kid[j], &v[i * columns + j])) return NO_REF;
  return tape_const(c->tape, shape_matrix((int)rows, (int)columns), v);
}

// Adds block to the sum of blocks, its corner at (row, column) of an out-shaped array.
static Ref add_block(Compiler *c, Ref sum, Ref block, Shape out, int row, int column) {
  Tape *t = c->tape;
  Shape s = tape_shape(t, block);
  for (int i = 0; i < SLOTS; i++) s.d[i] = out.d[i];
  block = tape_expand(t, block, s);
  int64_t n = shape_numel(s), own = shape_own_numel(s), whole = shape_own_numel(out);
  int32_t *table = NEW_ARRAY(t->arena, int32_t, n);
  for (int64_t e = 0; e < n; e++) {
    int64_t i = e % own / columns_of(s), j = e % columns_of(s);
    table[e] = (int32_t)(e / own * whole + (row + i) * columns_of(out) + column + j);
  }
  Ref placed = tape_place(t, block, out, table);
  return sum < 0 ? placed : tape_map2(t, OP_ADD, sum, placed);
}

static bool row_shape(Compiler *c, const Node *node, Ref *entries, Shape *out) {
  int rows = 0;
  int64_t columns = 0;
  for (size_t j = 0; j < node->n; j++) {
    entries[j] = compile(c, node->kid[j]);
    if (entries[j] < 0) return false;
    Shape s = tape_shape(c->tape, entries[j]);
    if (shape_own_rank(s) > 2) return wrong(c, node->kid[j], "an array of %s cannot stand in [ ]", str_c(c->tape->arena, shape_text(c->tape->arena, s))), false;
    if (j && rows_of(s) != rows)
      return wrong(c, node->kid[j], "%d row%s beside %d", rows_of(s), rows_of(s) == 1 ? "" : "s", rows), false;
    rows = rows_of(s);
    columns += columns_of(s);
    s.d[SLOTS] = out->d[SLOTS];
    s.d[SLOTS + 1] = out->d[SLOTS + 1];
    if (!shape_broadcast(*out, s, out)) return false;
  }
  if (columns > LIMIT_NUMEL) return too_large(c, node), false;
  out->d[SLOTS] = rows;
  out->d[SLOTS + 1] = (int)columns;
  return true;
}

// Of entries that are all constant the array itself, where a sum of arrays would take its square.
static Ref constant_matrix(Compiler *c, const Node *node, Ref **entries, Shape out) {
  Tape *t = c->tape;
  for (size_t i = 0; i < node->n; i++)
    for (size_t j = 0; j < node->kid[i]->n; j++)
      if (!tape_is_const(t, entries[i][j]) || shape_numel(tape_shape(t, entries[i][j])) != shape_own_numel(tape_shape(t, entries[i][j]))) return NO_REF;
  double *v = NEW_ARRAY(t->arena, double, shape_own_numel(out));
  size_t width = (size_t)columns_of(out), row = 0;
  for (size_t i = 0; i < node->n; i++) {
    size_t rows = (size_t)rows_of(tape_shape(t, entries[i][0]));
    for (size_t j = 0, column = 0; j < node->kid[i]->n; j++) {
      const Instr *x = tape_at(t, entries[i][j]);
      size_t columns = (size_t)columns_of(x->shape);
      for (size_t e = 0; e < rows * columns; e++) v[(row + e / columns) * width + column + e % columns] = x->values[e];
      column += columns;
    }
    row += rows;
  }
  return tape_const(t, shape_matrix((int)row, (int)width), v);
}

Ref compile_matrix(Compiler *c, Node *node) {
  Ref literal = literal_matrix(c, node);
  if (literal >= 0) return literal;
  Arena *a = c->tape->arena;
  Ref **entries = NEW_ARRAY(a, Ref *, node->n);
  Shape out = shape_scalar();
  int64_t rows = 0;
  int columns = 0;
  for (size_t i = 0; i < node->n; i++) {
    entries[i] = NEW_ARRAY(a, Ref, node->kid[i]->n);
    out.d[SLOTS] = out.d[SLOTS + 1] = 1;
    if (!row_shape(c, node->kid[i], entries[i], &out)) return NO_REF;
    if (i && columns_of(out) != columns)
      return wrong(c, node->kid[i], "row %zu has %d column%s, the first row has %d", i + 1, columns_of(out), columns_of(out) == 1 ? "" : "s", columns);
    columns = columns_of(out);
    rows += rows_of(out);
  }
  out.d[SLOTS] = (int)rows;
  if (shape_numel(out) > LIMIT_NUMEL) return too_large(c, node);
  Ref sum = constant_matrix(c, node, entries, out);
  if (sum >= 0) return sum;
  for (size_t i = 0, row = 0; i < node->n; i++) {
    int column = 0;
    for (size_t j = 0; j < node->kid[i]->n; j++) {
      sum = add_block(c, sum, entries[i][j], out, (int)row, column);
      column += columns_of(tape_shape(c->tape, entries[i][j]));
    }
    row += (size_t)rows_of(tape_shape(c->tape, entries[i][0]));
  }
  return sum;
}
