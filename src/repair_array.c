// repair_array.c - see repair_array.h.
//
// Most arrays have one shape and no slots: these go side by side, entry by entry; all others through
// the steps of their dimensions.
#include "repair_array.h"

#include <math.h>

Array array_new(Arena *a, Shape shape, double **v) {
  *v = NEW_ARRAY(a, double, shape_numel(shape));
  return (Array){shape, *v};
}

Array array_room(Arena *a, Shape shape, double **v) {
  *v = arena_room(a, (size_t)shape_numel(shape) * sizeof **v);
  return (Array){shape, *v};
}


ArrayPair array_pair(Shape all, Shape a, Shape b) {
  ArrayPair x = {.n = 0};
  int64_t sa[RANK], sb[RANK];
  if (shape_eq(a, all) && shape_eq(b, all)) return (ArrayPair){.n = 1, .extent = {(int32_t)shape_numel(all)}, .step = {{1, 1}}};
  shape_strides(a, sa);
  shape_strides(b, sb);
  for (int i = RANK - 1; i >= 0; i--) { // the fastest first
    if (all.d[i] == 1) continue;
    x.extent[x.n] = all.d[i];
    x.step[x.n][0] = sa[i];
    x.step[x.n++][1] = sb[i];
  }
  return x;
}

static double entry(Binary op, double a, double b) {
  switch (op) {
  case B_ADD: return a + b;
  case B_SUB: return a - b;
  case B_MUL: case B_EMUL: return a * b;
  case B_DIV: case B_EDIV: return a / b;
  case B_EQ: return a == b;
  case B_NE: return a != b;
  case B_LT: return a < b;
  case B_LE: return a <= b;
  case B_GT: return a > b;
  case B_GE: return a >= b;
  case B_OR: return a != 0 || b != 0;
  case B_AND: return a != 0 && b != 0;
  case B_POW: case B_EPOW: break;
  }
  return NAN;
}

Telling array_map2(Arena *arena, Binary op, Array a, Array b, Array *out) {
  Shape shape = a.shape;
  double *y;
  bool alike = shape_eq(a.shape, b.shape);
  if (!alike && !shape_broadcast(a.shape, b.shape, &shape)) return REFUSED;
  *out = (Array){shape, NULL};
  int64_t n = shape_numel(shape);
  if (!a.v || !b.v || op == B_POW || op == B_EPOW || n > ARRAY_ENTRIES) return TOLD;
  *out = array_room(arena, shape, &y);
  if (alike) {
    for (int64_t e = 0; e < n; e++) y[e] = entry(op, a.v[e], b.v[e]);
    return TOLD;
  }
  ArrayPair x = array_pair(shape, a.shape, b.shape);
  for (int64_t e = 0; e < n; e++, array_pair_next(&x)) y[e] = entry(op, a.v[x.p[0]], b.v[x.p[1]]);
  return TOLD;
}

Array array_negated(Arena *arena, Array a) {
  double *y;
  if (!a.v) return a;
  Array out = array_room(arena, a.shape, &y);
  for (int64_t e = 0, n = shape_numel(a.shape); e < n; e++) y[e] = -a.v[e];
  return out;
}

Array array_transposed(Arena *arena, Array a) {
  double *y;
  Shape s = a.shape;
  int64_t rows = s.d[SLOTS] = columns_of(a.shape), columns = s.d[SLOTS + 1] = rows_of(a.shape);
  if (!a.v) return (Array){s, NULL};
  Array out = array_room(arena, s, &y);
  for (int64_t from = 0, n = shape_numel(s), own = rows * columns; from < n; from += own)
    for (int64_t i = 0; i < rows; i++)
      for (int64_t j = 0; j < columns; j++) *y++ = a.v[from + j * rows + i];
  return out;
}

Telling array_product(Arena *arena, Array a, Array b, Array *out) {
  Shape shape;
  double *y;
  if (!shape_product(a.shape, b.shape, &shape)) return REFUSED;
  *out = (Array){shape, NULL};
  if (!a.v || !b.v || has_slots(shape) || shape_numel(shape) > ARRAY_ENTRIES) return TOLD;
  *out = array_new(arena, shape, &y);
  for (int64_t i = 0, k = columns_of(a.shape), n = columns_of(shape), m = rows_of(shape); i < m; i++)
    for (int64_t l = 0; l < k; l++)
      for (int64_t j = 0; j < n; j++) y[i * n + j] += a.v[i * k + l] * b.v[l * n + j];
  return TOLD;
}

Array array_collapsed(Arena *arena, Array a, Shape shape) {
  double *y;
  if (shape_eq(a.shape, shape)) return a;
  Array out = array_new(arena, shape, &y);
  ArrayPair x = array_pair(a.shape, a.shape, shape);
  for (int64_t e = 0, n = shape_numel(a.shape); e < n; e++, array_pair_next(&x)) y[x.p[1]] += a.v[x.p[0]];
  return out;
}

Array array_expanded(Arena *arena, Array a, Shape shape, double times) {
  double *y;
  Array out = array_room(arena, shape, &y);
  ArrayPair x = array_pair(shape, a.shape, shape);
  for (int64_t e = 0, n = shape_numel(shape); e < n; e++, array_pair_next(&x)) y[e] = times * a.v[x.p[0]];
  return out;
}

bool array_dot(Array a, Array b, double *sum, double *size) {
  Shape all;
  int64_t n = shape_numel(a.shape);
  double s = 0, t = 0;
  if (shape_eq(a.shape, b.shape)) {
    for (int64_t e = 0; e < n; e++) s += a.v[e] * b.v[e], t += fabs(a.v[e] * b.v[e]);
  } else {
    if (!shape_broadcast(a.shape, b.shape, &all) || !shape_eq(all, a.shape)) return false;
    ArrayPair x = array_pair(all, a.shape, b.shape);
    for (int64_t e = 0; e < n; e++, array_pair_next(&x)) s += a.v[x.p[0]] * b.v[x.p[1]], t += fabs(a.v[x.p[0]] * b.v[x.p[1]]);
  }
  *sum = s;
  *size = t;
  return true;
}

void array_dot_turned(Array b, Array a, double *sum, double *size) {
  *sum = *size = 0;
  for (int64_t i = 0, rows = rows_of(b.shape), columns = columns_of(b.shape); i < rows; i++)
    for (int64_t j = 0; j < columns; j++) {
      double term = b.v[i * columns + j] * a.v[j * rows + i];
      *sum += term;
      *size += fabs(term);
    }
}
