// shape.c - see shape.h.  Everything here is a loop over twelve extents.
#include "shape.h"

Shape shape_scalar(void) {
  Shape s;
  for (int i = 0; i < RANK; i++) s.d[i] = 1;
  return s;
}

Shape shape_matrix(int rows, int columns) {
  Shape s = shape_scalar();
  s.d[SLOTS] = rows;
  s.d[SLOTS + 1] = columns;
  return s;
}

Shape shape_own(Shape s) {
  for (int i = 0; i < SLOTS; i++) s.d[i] = 1;
  return s;
}

int shape_own_rank(Shape s) {
  for (int r = OWN; r > 0; r--)
    if (s.d[SLOTS + r - 1] != 1) return r;
  return 0;
}

bool shape_broadcast(Shape a, Shape b, Shape *out) {
  for (int i = 0; i < RANK; i++) {
    if (a.d[i] != b.d[i] && a.d[i] != 1 && b.d[i] != 1) return false;
    out->d[i] = a.d[i] == 1 ? b.d[i] : a.d[i];
  }
  return true;
}

bool shape_product(Shape a, Shape b, Shape *out) {
  if (shape_own_rank(a) > 2 || shape_own_rank(b) > 2 || columns_of(a) != rows_of(b)) return false;
  int rows = rows_of(a), columns = columns_of(b);
  for (int i = 0; i < OWN; i++) a.d[SLOTS + i] = b.d[SLOTS + i] = 1;
  if (!shape_broadcast(a, b, out)) return false;
  out->d[SLOTS] = rows;
  out->d[SLOTS + 1] = columns;
  return true;
}

void shape_strides(Shape s, int64_t stride[RANK]) {
  int64_t step = 1;
  for (int i = RANK - 1; i >= 0; i--) {
    stride[i] = s.d[i] == 1 ? 0 : step;
    step *= s.d[i];
  }
}

Str shape_text(Arena *a, Shape s) {
  int rank = shape_own_rank(s);
  Buf b = buf_new(a);
  for (int i = 0; i < (rank < 2 ? 2 : rank); i++) buf_fmt(&b, i ? "x%d" : "%d", s.d[SLOTS + i]);
  return buf_str(&b);
}
