// hand.c - see hand.h.
//
// The lanes are the outermost loop.  The small nets (A to C) read their inputs into
// local arrays, which the compiler keeps in registers, and write every value once; the
// large ones (D, E) go through memory in products of 4 x 4 vectors, with rows padded to
// an odd length.  exp and tanh are the evaluator's own, so that the values are the same.
#include "hand.h"

#include "kernels.h"

typedef double V __attribute__((vector_size(8 * HAND_VECTOR)));
typedef long long Bits __attribute__((vector_size(8 * HAND_VECTOR)));

#define UNROLL _Pragma("GCC unroll 64")
#define FOR(i, n) UNROLL for (int i = 0; i < (n); i++)
#define EACH(i, n) for (int i = 0; i < (n); i++)
#define INLINE static inline __attribute__((always_inline))

INLINE V where(Bits yes, V x) { return (V)(yes & (Bits)x); }
INLINE V max(V a, V b) {
  Bits greater = a > b;
  return (V)((greater & (Bits)a) | (~greater & (Bits)b));
}
INLINE void load(V *to, int n, const double *from, size_t lanes, size_t v) {
  FOR(e, n) to[e] = ((const V *)(from + (size_t)e * lanes))[v];
}
INLINE void store(double *to, size_t lanes, size_t v, const V *from, int n) {
  FOR(e, n) ((V *)(to + (size_t)e * lanes))[v] = from[e];
}

// y (m x n) = a (m x k) * b (k x n); the strides are of rows and columns.
INLINE void small(V *y, const V *a, int ar, int ac, const V *b, int br, int bc, int m, int k, int n) {
  FOR(i, m) FOR(j, n) {
    V sum = {0};
    FOR(p, k) sum += a[i * ar + p * ac] * b[p * br + j * bc];
    y[i * n + j] = sum;
  }
}

void hand_a(const double *const *in, double *const *out, double *work, size_t lanes) {
  (void)work;
  for (size_t v = 0; v < lanes / HAND_VECTOR; v++) {
    V X[8], T[4], W1[6], W2[3], S1[12], Z1[12], Y[4], L[1] = {{0}}, dY[4], dW2[3], dZ1[12], dS1[12], dW1[6];
    load(X, 8, in[0], lanes, v), load(T, 4, in[1], lanes, v), load(W1, 6, in[2], lanes, v), load(W2, 3, in[3], lanes, v);
    small(S1, W1, 2, 1, X, 4, 1, 3, 2, 4);
    FOR(i, 12) Z1[i] = where(S1[i] > 0, S1[i]);
    small(Y, W2, 3, 1, Z1, 4, 1, 1, 3, 4);
    FOR(i, 4) L[0] += (Y[i] - T[i]) * (Y[i] - T[i]);
    L[0] /= 8;
    FOR(i, 4) dY[i] = (Y[i] - T[i]) / 4;
    small(dW2, dY, 4, 1, Z1, 1, 4, 1, 4, 3);
    small(dZ1, W2, 1, 3, dY, 4, 1, 3, 1, 4);
    FOR(i, 12) dS1[i] = where(S1[i] > 0, dZ1[i]);
    small(dW1, dS1, 4, 1, X, 1, 4, 3, 4, 2);
    store(out[0], lanes, v, S1, 12), store(out[1], lanes, v, Z1, 12), store(out[2], lanes, v, Y, 4), store(out[3], lanes, v, L, 1);
    store(out[4], lanes, v, dY, 4), store(out[5], lanes, v, dW2, 3), store(out[6], lanes, v, dZ1, 12);
    store(out[7], lanes, v, dS1, 12), store(out[8], lanes, v, dW1, 6);
  }
}

void hand_b(const double *const *in, double *const *out, double *work, size_t lanes) {
  (void)work;
  for (size_t v = 0; v < lanes / HAND_VECTOR; v++) {
    V x[3], t[1], W1[12], b1[4], W2[8], b2[2], W3[2], b3[1], z1[4], a1[4], z2[2], a2[2], y[1], L[1], dy[1];
    V dW3[2], da2[2], dz2[2], dW2[8], da1[4], dz1[4], dW1[12];
    load(x, 3, in[0], lanes, v), load(t, 1, in[1], lanes, v), load(W1, 12, in[2], lanes, v), load(b1, 4, in[3], lanes, v);
    load(W2, 8, in[4], lanes, v), load(b2, 2, in[5], lanes, v), load(W3, 2, in[6], lanes, v), load(b3, 1, in[7], lanes, v);
    small(z1, W1, 3, 1, x, 1, 1, 4, 3, 1);
    FOR(i, 4) z1[i] += b1[i];
    FOR(i, 4) a1[i] = where(z1[i] > 0, z1[i]);
    small(z2, W2, 4, 1, a1, 1, 1, 2, 4, 1);
    FOR(i, 2) z2[i] += b2[i];
    FOR(i, 2) a2[i] = where(z2[i] > 0, z2[i]);
    small(y, W3, 2, 1, a2, 1, 1, 1, 2, 1);
    y[0] += b3[0];
    dy[0] = y[0] - t[0];
    L[0] = 0.5 * (dy[0] * dy[0]);
    FOR(i, 2) dW3[i] = dy[0] * a2[i];
    FOR(i, 2) da2[i] = W3[i] * dy[0];
    FOR(i, 2) dz2[i] = where(z2[i] > 0, da2[i]);
    FOR(i, 2) FOR(j, 4) dW2[i * 4 + j] = dz2[i] * a1[j];
    small(da1, W2, 1, 4, dz2, 1, 1, 4, 2, 1);
    FOR(i, 4) dz1[i] = where(z1[i] > 0, da1[i]);
    FOR(i, 4) FOR(j, 3) dW1[i * 3 + j] = dz1[i] * x[j];
    store(out[0], lanes, v, z1, 4), store(out[1], lanes, v, a1, 4), store(out[2], lanes, v, z2, 2), store(out[3], lanes, v, a2, 2);
    store(out[4], lanes, v, y, 1), store(out[5], lanes, v, L, 1), store(out[6], lanes, v, dy, 1), store(out[7], lanes, v, dW3, 2);
    store(out[8], lanes, v, da2, 2), store(out[9], lanes, v, dz2, 2), store(out[10], lanes, v, dW2, 8), store(out[11], lanes, v, da1, 4);
    store(out[12], lanes, v, dz1, 4), store(out[13], lanes, v, dW1, 12);
  }
}

static void map(Op op, double *y, const double *a, size_t n) {
  const How how = {.loops = {.n = {1, 1}, .run = n}};
  kernels_best()->map[op](y, a, a, a, &how);
}

void hand_c(const double *const *in, double *const *out, double *work, size_t lanes) {
  double *e = work;
  for (size_t v = 0; v < lanes / HAND_VECTOR; v++) {
    V x[4], W1[12], b1[3], z[3], down[3];
    load(x, 4, in[0], lanes, v), load(W1, 12, in[1], lanes, v), load(b1, 3, in[2], lanes, v);
    small(z, W1, 4, 1, x, 1, 1, 3, 4, 1);
    FOR(i, 3) z[i] += b1[i];
    FOR(i, 3) down[i] = (V)((Bits)z[i] | (Bits)(V){-0.0, -0.0, -0.0, -0.0, -0.0, -0.0, -0.0, -0.0}); // -|z|
    store(out[0], lanes, v, z, 3), store(e, lanes, v, down, 3);
  }
  map(OP_EXP, e + 3 * lanes, e, 3 * lanes);
  e += 3 * lanes;
  for (size_t v = 0; v < lanes / HAND_VECTOR; v++) {
    V x[4], W1[12], W2[12], b2[4], r[3], s[4], z[3], f[3], h[3], y[4], R[1] = {{0}}, S[1] = {{0}}, J[1], dy[4], dW2[12], dh[3], dz[3], dW1[12], dx[4];
    load(x, 4, in[0], lanes, v), load(W1, 12, in[1], lanes, v), load(W2, 12, in[3], lanes, v), load(b2, 4, in[4], lanes, v);
    load(r, 3, in[5], lanes, v), load(s, 4, in[6], lanes, v), load(z, 3, out[0], lanes, v), load(f, 3, e, lanes, v);
    FOR(i, 3) {
      V one = {1, 1, 1, 1, 1, 1, 1, 1};
      Bits up = z[i] >= 0;
      h[i] = (V)((up & (Bits)one) | (~up & (Bits)f[i])) / (1 + f[i]);
    }
    small(y, W2, 3, 1, h, 1, 1, 4, 3, 1);
    FOR(i, 4) y[i] = x[i] + y[i] + b2[i];
    FOR(i, 3) R[0] += r[i] * h[i];
    FOR(i, 4) dy[i] = y[i] - s[i];
    FOR(i, 4) S[0] += dy[i] * dy[i];
    S[0] *= 0.5;
    J[0] = R[0] + S[0];
    FOR(i, 4) FOR(j, 3) dW2[i * 3 + j] = dy[i] * h[j];
    small(dh, W2, 1, 3, dy, 1, 1, 3, 4, 1);
    FOR(i, 3) dh[i] += r[i];
    FOR(i, 3) dz[i] = dh[i] * (h[i] * (1 - h[i]));
    FOR(i, 3) FOR(j, 4) dW1[i * 4 + j] = dz[i] * x[j];
    small(dx, W1, 1, 4, dz, 1, 1, 4, 3, 1);
    FOR(i, 4) dx[i] += dy[i];
    store(out[1], lanes, v, h, 3), store(out[2], lanes, v, y, 4), store(out[3], lanes, v, R, 1), store(out[4], lanes, v, S, 1);
    store(out[5], lanes, v, J, 1), store(out[6], lanes, v, dy, 4), store(out[7], lanes, v, dW2, 12), store(out[8], lanes, v, dh, 3);
    store(out[9], lanes, v, dz, 3), store(out[10], lanes, v, dW1, 12), store(out[11], lanes, v, dx, 4);
  }
}

// ---- large nets ------------------------------------------------------------

// An array of vectors with strides of rows and columns.
typedef struct { V *p; size_t row, column; } Matrix;

static Matrix matrix(const double *p, size_t columns, size_t lanes, size_t v) {
  size_t s = lanes / HAND_VECTOR;
  return (Matrix){(V *)(size_t)p + v, columns * s, s};
}
static Matrix transposed(Matrix m) { return (Matrix){m.p, m.column, m.row}; }
INLINE V *at(Matrix m, int i, int j) { return m.p + (size_t)i * m.row + (size_t)j * m.column; }

INLINE void tile(Matrix y, Matrix a, Matrix b, int i0, int j0, int k, const int rows, const int columns) {
  V sum[4][4] = {{{0}}};
  for (int p = 0; p < k; p++) {
    V left[4], right[4];
    FOR(i, rows) left[i] = *at(a, i0 + i, p);
    FOR(j, columns) right[j] = *at(b, p, j0 + j);
    FOR(i, rows) FOR(j, columns) sum[i][j] += left[i] * right[j];
  }
  FOR(i, rows) FOR(j, columns) *at(y, i0 + i, j0 + j) = sum[i][j];
}

static void product(Matrix y, Matrix a, Matrix b, int m, int k, int n) {
  for (int i = 0; i < m; i += 4)
    for (int j = 0; j < n; j += 4) {
      if (m - i >= 4 && n - j >= 4) tile(y, a, b, i, j, k, 4, 4);
      else if (m - i >= 4) tile(y, a, b, i, j, k, 4, 2); // the nets have even sizes
      else if (n - j >= 4) tile(y, a, b, i, j, k, 2, 4);
      else tile(y, a, b, i, j, k, 2, 2);
    }
}

static void add_columns(Matrix y, Matrix bias, int m, int n) {
  EACH(i, m) EACH(j, n) *at(y, i, j) += *at(bias, i, 0);
}
static void row_sums(Matrix y, Matrix a, int m, int n) {
  EACH(i, m) {
    V sum = {0};
    EACH(j, n) sum += *at(a, i, j);
    *at(y, i, 0) = sum;
  }
}

// Takes room for rows x columns vectors, rows of odd length.
static Matrix room(double **work, int rows, int columns) {
  size_t row = (size_t)columns | 1;
  Matrix m = {(V *)(size_t)*work, row, 1};
  *work += row * (size_t)rows * HAND_VECTOR;
  return m;
}

static void hinge(Matrix P, Matrix dS2, V *L, const int *label) {
  V total = {0};
  EACH(n, 8) {
    V d[10], mean = {0}, right = *at(P, label[n], n), count = {0}, share = {0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125};
    EACH(k, 10) {
      V loss = *at(P, k, n) - right + 0.25;
      Bits over = loss > 0;
      if (k == label[n]) over = (Bits){0};
      total += where(over, loss);
      d[k] = where(over, share);
      count += d[k];
    }
    d[label[n]] = -count;
    EACH(k, 10) mean += d[k] * *at(P, k, n);
    EACH(k, 10) *at(dS2, k, n) = *at(P, k, n) * (d[k] - mean);
  }
  *L = total / 8;
}

void hand_d(const double *const *in, double *const *out, double *work, size_t lanes) {
  static const int label[8] = {2, 0, 3, 0, 4, 8, 1, 5};
  for (size_t v = 0; v < lanes / HAND_VECTOR; v++) {
    double *left = work;
    Matrix X = matrix(in[0], 8, lanes, v), W1 = matrix(in[1], 32, lanes, v), b1 = matrix(in[2], 1, lanes, v);
    Matrix W2 = matrix(in[3], 64, lanes, v), b2 = matrix(in[4], 1, lanes, v);
    Matrix P = matrix(out[0], 8, lanes, v), L = matrix(out[1], 1, lanes, v), dS2 = matrix(out[2], 8, lanes, v);
    Matrix dW2 = matrix(out[3], 64, lanes, v), db2 = matrix(out[4], 1, lanes, v), dS1 = matrix(out[5], 8, lanes, v);
    Matrix dW1 = matrix(out[6], 32, lanes, v), db1 = matrix(out[7], 1, lanes, v);
    Matrix S1 = room(&left, 64, 8), Z1 = room(&left, 64, 8), S2 = room(&left, 10, 8), E = room(&left, 10, 8);
    product(S1, W1, X, 64, 32, 8);
    add_columns(S1, b1, 64, 8);
    EACH(i, 64) EACH(j, 8) *at(Z1, i, j) = where(*at(S1, i, j) > 0, *at(S1, i, j));
    product(S2, W2, Z1, 10, 64, 8);
    add_columns(S2, b2, 10, 8);
    EACH(j, 8) {
      V most = *at(S2, 0, j);
      EACH(i, 10) most = max(most, *at(S2, i, j));
      EACH(i, 10) *at(S2, i, j) -= most;
    }
    map(OP_EXP, (double *)E.p, (double *)S2.p, 10 * S2.row * HAND_VECTOR);
    EACH(j, 8) {
      V sum = {0};
      EACH(i, 10) sum += *at(E, i, j);
      EACH(i, 10) *at(P, i, j) = *at(E, i, j) / sum;
    }
    hinge(P, dS2, L.p, label);
    product(dW2, dS2, transposed(Z1), 10, 8, 64);
    row_sums(db2, dS2, 10, 8);
    product(dS1, transposed(W2), dS2, 64, 10, 8);
    EACH(i, 64) EACH(j, 8) *at(dS1, i, j) = where(*at(S1, i, j) > 0, *at(dS1, i, j));
    product(dW1, dS1, transposed(X), 64, 8, 32);
    row_sums(db1, dS1, 64, 8);
  }
}

static void hidden(Matrix Z, Matrix S, Matrix W, Matrix b, Matrix X, int m, int k, int n) {
  product(S, W, X, m, k, n);
  add_columns(S, b, m, n);
  map(OP_TANH, (double *)Z.p, (double *)S.p, (size_t)m * Z.row * HAND_VECTOR);
}

// dS = dZ .* (1 - Z.^2), where dZ = W' * D
static void back(Matrix dS, Matrix W, Matrix D, Matrix Z, int m, int k, int n) {
  product(dS, transposed(W), D, m, k, n);
  EACH(i, m) EACH(j, n) *at(dS, i, j) *= 1 - *at(Z, i, j) * *at(Z, i, j);
}

void hand_e(const double *const *in, double *const *out, double *work, size_t lanes) {
  for (size_t v = 0; v < lanes / HAND_VECTOR; v++) {
    double *left = work;
    Matrix X = matrix(in[0], 32, lanes, v), T = matrix(in[1], 32, lanes, v), W1 = matrix(in[2], 64, lanes, v), b1 = matrix(in[3], 1, lanes, v);
    Matrix W2 = matrix(in[4], 128, lanes, v), b2 = matrix(in[5], 1, lanes, v), W3 = matrix(in[6], 128, lanes, v), b3 = matrix(in[7], 1, lanes, v);
    Matrix Y = matrix(out[0], 32, lanes, v), dW3 = matrix(out[2], 128, lanes, v), db3 = matrix(out[3], 1, lanes, v), dW2 = matrix(out[4], 128, lanes, v);
    Matrix db2 = matrix(out[5], 1, lanes, v), dW1 = matrix(out[6], 64, lanes, v), db1 = matrix(out[7], 1, lanes, v);
    Matrix Z1 = room(&left, 128, 32), Z2 = room(&left, 128, 32), D3 = room(&left, 10, 32), D2 = room(&left, 128, 32), S = room(&left, 128, 32);
    V L = {0};
    hidden(Z1, S, W1, b1, X, 128, 64, 32);
    hidden(Z2, S, W2, b2, Z1, 128, 128, 32);
    product(Y, W3, Z2, 10, 128, 32);
    add_columns(Y, b3, 10, 32);
    EACH(i, 10) EACH(j, 32) {
      V d = *at(Y, i, j) - *at(T, i, j);
      L += d * d;
      *at(D3, i, j) = d / 32;
    }
    ((V *)out[1])[v] = L / 64;
    product(dW3, D3, transposed(Z2), 10, 32, 128);
    row_sums(db3, D3, 10, 32);
    back(D2, W3, D3, Z2, 128, 10, 32);
    product(dW2, D2, transposed(Z1), 128, 32, 128);
    row_sums(db2, D2, 128, 32);
    back(S, W2, D2, Z1, 128, 128, 32);
    product(dW1, S, transposed(X), 128, 32, 64);
    row_sums(db1, S, 128, 32);
  }
}

size_t hand_judge(const double *const *references, const double *answers, size_t n, size_t lanes) {
  Bits right = {0};
  for (size_t i = 0; i < n; i++)
    for (size_t v = 0; v < lanes / HAND_VECTOR; v++) {
      V reference = ((const V *)references[i])[v], off = ((const V *)answers)[i * (lanes / HAND_VECTOR) + v] - reference;
      right -= max(off, -off) <= max(0.001 * max(reference, -reference), (V){0} + 1e-9);
    }
  size_t total = 0;
  EACH(l, HAND_VECTOR) total += (size_t)right[l];
  return total;
}

void hand_spin(size_t turns) {
  V x[8], factor = (V){0} + 0.999;
  FOR(i, 8) x[i] = factor * (i + 1);
  for (size_t t = 0; t < turns; t++) {
    FOR(i, 8) x[i] = x[i] * factor + factor;
    __asm__ volatile("" : "+x"(x[0])); // the turns are not to be counted in advance
  }
  volatile double end = 0;
  FOR(i, 8) end = end + x[i][0];
}
