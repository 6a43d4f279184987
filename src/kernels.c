// kernels.c - compiled once per instruction set, see kernels.h.
//
// A map kernel has two loops: operands that advance in step with the result are
// one long run of n * lanes doubles; otherwise each entry is a run of lanes.
// Rows of ops.def with class VEC take whole vectors; a short rest goes through a
// padded buffer, so that an entry's value never depends on where it stands.
#include "kernels.h"

#include <sleef.h>
#include <string.h>

#define PASTE_(a, b) a##_##b
#define PASTE(a, b) PASTE_(a, b)
#define TEXT_(a) #a
#define TEXT(a) TEXT_(a)

#if defined __AVX512F__
#include <immintrin.h>
#define WIDTH 8
typedef __m512d Vector;
#define LOAD(p) _mm512_loadu_pd(p)
#define STORE(p, v) _mm512_storeu_pd(p, v)
#define VECTOR1(f) Sleef_cinz_##f##d8_u10avx512fnofma
#elif defined __AVX__
#include <immintrin.h>
#define WIDTH 4
typedef __m256d Vector;
#define LOAD(p) _mm256_loadu_pd(p)
#define STORE(p, v) _mm256_storeu_pd(p, v)
#define VECTOR1(f) Sleef_cinz_##f##d4_u10avx
#elif defined __SSE2__
#include <emmintrin.h>
#define WIDTH 2
typedef __m128d Vector;
#define LOAD(p) _mm_loadu_pd(p)
#define STORE(p, v) _mm_storeu_pd(p, v)
#define VECTOR1(f) Sleef_cinz_##f##d2_u10sse2
#else
#define WIDTH 1
typedef double Vector;
#define LOAD(p) (*(p))
#define STORE(p, v) (*(p) = (v))
#define VECTOR1(f) Sleef_cinz_##f##d1_u10purec
#endif

// One run of n doubles through a vector function of one or two operands.
#define RUN(y, n, CALL)                                                        \
  do {                                                                         \
    size_t i = 0;                                                              \
    for (; i + WIDTH <= (n); i += WIDTH) {                                     \
      Vector va = LOAD(a + i), vb = b ? LOAD(b + i) : va;                      \
      (void)vb;                                                                \
      STORE((y) + i, CALL);                                                    \
    }                                                                          \
    if (i < (n)) {                                                             \
      double pa[WIDTH] = {0}, pb[WIDTH] = {0}, py[WIDTH];                      \
      memcpy(pa, a + i, ((n)-i) * sizeof *pa);                                 \
      if (b) memcpy(pb, b + i, ((n)-i) * sizeof *pb);                          \
      Vector va = LOAD(pa), vb = LOAD(pb);                                     \
      (void)vb;                                                                \
      STORE(py, CALL);                                                         \
      memcpy((y) + i, py, ((n)-i) * sizeof *py);                               \
    }                                                                          \
  } while (0)

#define CALL_exp VECTOR1(exp)(va)
#define CALL_expm1 VECTOR1(expm1)(va)
#define CALL_log VECTOR1(log)(va)
#define CALL_log1p VECTOR1(log1p)(va)
#define CALL_sin VECTOR1(sin)(va)
#define CALL_cos VECTOR1(cos)(va)
#define CALL_tanh VECTOR1(tanh)(va)
#define CALL_erf VECTOR1(erf)(va)
#define CALL_pow VECTOR1(pow)(va, vb)

#define KERNEL(id)                                                                           \
  static void map_##id(double *restrict y, const double *restrict A, const double *restrict B, \
                       const double *restrict C, size_t n, ptrdiff_t sa, ptrdiff_t sb,       \
                       ptrdiff_t sc, size_t lanes)

// In step means: stride 1, or no such operand.
#define IN_STEP ((sa == 1 || !A) && (sb == 1 || !B) && (sc == 1 || !C))

#define DEFINE_MAP(id, EXPR)                                                                 \
  KERNEL(id) {                                                                               \
    if (!B) B = A;                                                                           \
    if (!C) C = A;                                                                           \
    if (sa == 1 && (sb == 1 || B == A) && (sc == 1 || C == A)) {                             \
      for (size_t i = 0; i < n * lanes; i++) {                                               \
        double a = A[i], b = B[i], c = C[i];                                                 \
        (void)a, (void)b, (void)c;                                                           \
        y[i] = (EXPR);                                                                       \
      }                                                                                      \
      return;                                                                                \
    }                                                                                        \
    for (size_t e = 0; e < n; e++) {                                                         \
      const double *pa = A + (ptrdiff_t)(e * lanes) * sa, *pb = B + (ptrdiff_t)(e * lanes) * sb; \
      const double *pc = C + (ptrdiff_t)(e * lanes) * sc;                                    \
      double *py = y + e * lanes;                                                            \
      for (size_t l = 0; l < lanes; l++) {                                                   \
        double a = pa[l], b = pb[l], c = pc[l];                                              \
        (void)a, (void)b, (void)c;                                                           \
        py[l] = (EXPR);                                                                      \
      }                                                                                      \
    }                                                                                        \
  }

#define DEFINE_VEC(id, FUNCTION)                                                             \
  KERNEL(id) {                                                                               \
    size_t run = IN_STEP ? n * lanes : lanes;                                                \
    for (size_t e = 0; e < (IN_STEP ? 1 : n); e++) {                                         \
      const double *a = A + (ptrdiff_t)(e * lanes) * sa;                                     \
      const double *b = B ? B + (ptrdiff_t)(e * lanes) * sb : NULL;                          \
      RUN(y + e * lanes, run, CALL_##FUNCTION);                                              \
    }                                                                                        \
  }

#define DEFINE_LEAF(id, kernel)
#define DEFINE_ALIAS(id, kernel)
#define DEFINE_TENSOR(id, kernel)
#define OP(id, name, arity, class, kernel, da, db, dc) DEFINE_##class(id, kernel)
#include "ops.def"
#undef OP

static void matmul(double *restrict y, const double *restrict a, const double *restrict b, size_t m,
                   size_t k, size_t n, size_t lanes) {
  for (size_t i = 0; i < m; i++)
    for (size_t j = 0; j < n; j++) {
      double *restrict out = y + (i * n + j) * lanes;
      memset(out, 0, lanes * sizeof *out);
      for (size_t p = 0; p < k; p++) {
        const double *pa = a + (i * k + p) * lanes, *pb = b + (p * n + j) * lanes;
        for (size_t l = 0; l < lanes; l++) out[l] += pa[l] * pb[l];
      }
    }
}

static void pick(double *restrict y, const double *restrict a, const int32_t *table, size_t n,
                 size_t lanes) {
  if (!table) {
    memcpy(y, a, n * lanes * sizeof *y);
    return;
  }
  for (size_t e = 0; e < n; e++)
    if (table[e] < 0) memset(y + e * lanes, 0, lanes * sizeof *y);
    else memcpy(y + e * lanes, a + (size_t)table[e] * lanes, lanes * sizeof *y);
}

static void place(double *restrict y, size_t ny, const double *restrict a, const int32_t *table,
                  size_t n, size_t lanes) {
  memset(y, 0, ny * lanes * sizeof *y);
  for (size_t e = 0; e < n; e++) {
    size_t to = table ? (size_t)table[e] : e;
    if (table && table[e] < 0) continue;
    for (size_t l = 0; l < lanes; l++) y[to * lanes + l] += a[e * lanes + l];
  }
}

#define ROW_MAP(id) map_##id
#define ROW_VEC(id) map_##id
#define ROW_LEAF(id) NULL
#define ROW_ALIAS(id) NULL
#define ROW_TENSOR(id) NULL
extern const Kernels PASTE(kernels, KERNEL_SUFFIX);
const Kernels PASTE(kernels, KERNEL_SUFFIX) = {
  .name = TEXT(KERNEL_SUFFIX),
  .map = {
#define OP(id, name, arity, class, kernel, da, db, dc) ROW_##class(id),
#include "ops.def"
#undef OP
  },
  .matmul = matmul, .pick = pick, .place = place,
};
