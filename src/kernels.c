// kernels.c - compiled once per instruction set, see kernels.h.
//
// Runs go by in units of eight doubles, which every instruction set can hold in whole
// vectors, if they are made of such, as in a Plan; else one by one.  Rows of ops.def
// with class VEC take whole vectors; a short rest goes through a padded buffer, so
// that an entry's value never depends on where it stands.
//
// A product keeps a tile of the result in registers while k ascends.
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
#define RUN(y, a, b, n, CALL)                                                  \
  do {                                                                         \
    size_t i = 0;                                                              \
    for (; i + WIDTH <= (n); i += WIDTH) {                                     \
      Vector va = LOAD((a) + i), vb = LOAD((b) + i);                           \
      (void)vb;                                                                \
      STORE((y) + i, CALL);                                                    \
    }                                                                          \
    if (i < (n)) {                                                             \
      double ra[WIDTH] = {0}, rb[WIDTH] = {0}, ry[WIDTH];                      \
      memcpy(ra, (a) + i, ((n)-i) * sizeof *ra);                               \
      memcpy(rb, (b) + i, ((n)-i) * sizeof *rb);                               \
      Vector va = LOAD(ra), vb = LOAD(rb);                                     \
      (void)vb;                                                                \
      STORE(ry, CALL);                                                         \
      memcpy((y) + i, ry, ((n)-i) * sizeof *ry);                               \
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

#define INLINE static inline __attribute__((always_inline))
#define NOINLINE __attribute__((noinline))
#define KERNEL(name)                                                                \
  void name(double *restrict y, const double *restrict a, const double *restrict b, \
            const double *restrict c, const How *how)

// BODY for every run at y, pa, pb and pc.
#define EACH_RUN(BODY)                                                             \
  const Loops *loops = &how->loops;                                                \
  size_t run = loops->run, outer = loops->n[0];                                    \
  for (;;) {                                                                       \
    const double *pa = a, *pb = b, *pc = c;                                        \
    size_t inner = loops->n[1];                                                    \
    for (;;) {                                                                     \
      BODY;                                                                        \
      if (!--inner) break;                                                         \
      y += run, pa += loops->step[1][0], pb += loops->step[1][1], pc += loops->step[1][2]; \
    }                                                                              \
    if (!--outer) break;                                                           \
    y += run, a += loops->step[0][0], b += loops->step[0][1], c += loops->step[0][2]; \
  }

// The kernel itself is one run of whole units; everything else has a function of its own,
// so that this one needs no stack.
enum { UNIT = 8 };
#define DEFINE_MAP(id, EXPR)                                                                      \
  INLINE double one_##id(double a, double b, double c) {                                          \
    (void)a, (void)b, (void)c;                                                                    \
    return EXPR;                                                                                  \
  }                                                                                               \
  INLINE void run_##id(double *restrict y, const double *restrict a, const double *restrict b,    \
                       const double *restrict c, size_t run) {                                    \
    for (size_t i = 0; i < run; i += UNIT)                                                        \
      for (size_t j = 0; j < UNIT; j++) y[i + j] = one_##id(a[i + j], b[i + j], c[i + j]);        \
  }                                                                                               \
  static NOINLINE KERNEL(rest_##id) {                                                             \
    EACH_RUN(for (size_t i = 0; i < run; i++) y[i] = one_##id(pa[i], pb[i], pc[i]))               \
  }                                                                                               \
  static NOINLINE KERNEL(runs_##id) { EACH_RUN(run_##id(y, pa, pb, pc, run)) }                    \
  static KERNEL(map_##id) {                                                                       \
    size_t run = how->loops.run;                                                                  \
    if (run % UNIT) rest_##id(y, a, b, c, how);                                                   \
    else if (how->loops.n[0] * how->loops.n[1] != 1) runs_##id(y, a, b, c, how);                  \
    else run_##id(y, a, b, c, run);                                                               \
  }
#define DEFINE_VEC(id, FUNCTION)                                      \
  static KERNEL(map_##id) {                                           \
    EACH_RUN((void)pc; RUN(y, pa, pb, run, CALL_##FUNCTION))          \
  }
#define DEFINE_LEAF(id, kernel)
#define DEFINE_ALIAS(id, kernel)
#define DEFINE_TENSOR(id, kernel)
#define OP(id, name, arity, class, kernel, da, db, dc) DEFINE_##class(id, kernel)
#include "ops.def"
#undef OP
#define X(id, kernel) DEFINE_MAP(FUSED_##id, kernel)
FUSED_MAPS(X)
#undef X

// ---- products --------------------------------------------------------------

#define LANE_LOAD(p) (*(p))
#define LANE_STORE(p, v) (*(p) = (v))
#define UNROLL _Pragma("GCC unroll 4")
enum { ROWS = 4, COLUMNS = WIDTH == 8 ? 4 : 2 }; // of a tile: 16 of 32 vector registers, or 8 of 16

// rows x columns entries of y, a vector of lanes (or, if they are not whole vectors, a lane)
// at a time.
#define DEFINE_TILE(name, Type, WIDE, TILE_LOAD, TILE_STORE)                                                \
  INLINE void name(double *restrict y, const double *restrict a, const double *restrict b,                  \
                   const double *restrict c, const Product *p, const int rows, const int columns) {         \
    const ptrdiff_t ar = p->row[0], ac = p->column[0], br = p->row[1], bc = p->column[1];                   \
    const size_t run = p->run;                                                                              \
    size_t l = 0;                                                                                           \
    do {                                                                                                    \
      Type sum[ROWS][COLUMNS];                                                                              \
      const double *pa = a + l, *pb = b + l;                                                                \
      size_t k = p->k;                                                                                      \
      UNROLL for (int i = 0; i < rows; i++) UNROLL for (int j = 0; j < columns; j++) sum[i][j] = (Type){0}; \
      do {                                                                                                  \
        Type right[COLUMNS];                                                                                \
        UNROLL for (int j = 0; j < columns; j++) right[j] = TILE_LOAD(pb + j * bc);                         \
        UNROLL for (int i = 0; i < rows; i++) {                                                             \
          Type left = TILE_LOAD(pa + i * ar);                                                               \
          UNROLL for (int j = 0; j < columns; j++) sum[i][j] += left * right[j];                            \
        }                                                                                                   \
        pa += ac, pb += br;                                                                                 \
      } while (--k);                                                                                        \
      if (c)                                                                                                \
        UNROLL for (int i = 0; i < rows; i++) UNROLL for (int j = 0; j < columns; j++)                      \
          sum[i][j] += TILE_LOAD(c + l + i * p->row[2] + j * p->column[2]);                                 \
      double *py = y + l;                                                                                   \
      UNROLL for (int i = 0; i < rows; i++, py += (p->n - (size_t)columns) * run)                           \
        UNROLL for (int j = 0; j < columns; j++, py += run) TILE_STORE(py, sum[i][j]);                      \
      l += WIDE;                                                                                            \
    } while (l < run);                                                                                      \
  }
DEFINE_TILE(tile_vectors, Vector, WIDTH, LOAD, STORE)
#define Scalar double
DEFINE_TILE(tile_lanes, Scalar, 1, LANE_LOAD, LANE_STORE)

#define TILE(rows, columns)                                                                              \
  static NOINLINE KERNEL(lanes_##rows##x##columns) { tile_lanes(y, a, b, c, &how->product, rows, columns); } \
  static KERNEL(tile_##rows##x##columns) {                                                               \
    if (how->product.run % WIDTH) lanes_##rows##x##columns(y, a, b, c, how);                             \
    else tile_vectors(y, a, b, c, &how->product, rows, columns);                                         \
  }
#define TILES(columns) TILE(1, columns) TILE(2, columns) TILE(3, columns) TILE(4, columns)
#define TILES_OF(columns) {tile_1x##columns, tile_2x##columns, tile_3x##columns, tile_4x##columns}
TILES(1) TILES(2)
#if WIDTH == 8
TILES(3) TILES(4)
#define ALL_TILES {TILES_OF(1), TILES_OF(2), TILES_OF(3), TILES_OF(4)}
#else
#define ALL_TILES {TILES_OF(1), TILES_OF(2)}
#endif
static Kernel *const tiles[COLUMNS][ROWS] = ALL_TILES;

static KERNEL(matmul) {
  const Product *p = &how->product;
  for (size_t i = 0; i < p->m; i += ROWS)
    for (size_t j = 0; j < p->n; j += COLUMNS) {
      size_t rows = p->m - i < ROWS ? p->m - i : ROWS, columns = p->n - j < COLUMNS ? p->n - j : COLUMNS;
      ptrdiff_t row = (ptrdiff_t)i, column = (ptrdiff_t)j;
      tiles[columns - 1][rows - 1](y + (i * p->n + j) * p->run, a + row * p->row[0], b + column * p->column[1],
                                   c ? c + row * p->row[2] + column * p->column[2] : NULL, how);
    }
}

// ---- sums and places -------------------------------------------------------

static KERNEL(sum) {
  const Sums *s = &how->sums;
  (void)b, (void)c;
  for (size_t e = 0; e < s->n; e++, y += s->run, a += s->step) {
    size_t l = 0;
    for (; l + WIDTH <= s->run; l += WIDTH) {
      Vector total = {0};
      const double *p = a + l;
      for (size_t t = s->terms; t > 0; t--, p += s->term) total += LOAD(p);
      STORE(y + l, total);
    }
    for (; l < s->run; l++) {
      double total = 0;
      const double *p = a + l;
      for (size_t t = s->terms; t > 0; t--, p += s->term) total += *p;
      y[l] = total;
    }
  }
}

static KERNEL(pick) {
  const Shifts *p = &how->shifts;
  (void)b, (void)c;
  if (!p->from) memcpy(y, a, p->entries * p->run * sizeof *y);
  for (size_t e = 0; p->from && e < p->entries; e++)
    if (p->from[e] < 0) memset(y + e * p->run, 0, p->run * sizeof *y);
    else memcpy(y + e * p->run, a + (size_t)p->from[e] * p->run, p->run * sizeof *y);
}

static KERNEL(place) {
  const Shifts *p = &how->shifts;
  (void)b, (void)c;
  memset(y, 0, p->entries * p->run * sizeof *y);
  for (size_t e = 0; e < p->moved; e++) {
    int32_t to = p->to ? p->to[e] : (int32_t)e, from = p->from ? p->from[e] : (int32_t)e;
    if (to < 0 || from < 0) continue;
    double *restrict py = y + (size_t)to * p->run;
    const double *restrict pa = a + (size_t)from * p->run;
    for (size_t l = 0; l < p->run; l++) py[l] += pa[l];
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
#define X(id, kernel) map_FUSED_##id,
    FUSED_MAPS(X)
#undef X
  },
  .matmul = matmul, .tile = ALL_TILES, .sum = sum, .pick = pick, .place = place,
};
