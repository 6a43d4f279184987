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
#define KERNEL_SIGNATURE(name)                                                             \
  void name(double *restrict y, const double *restrict a, const double *restrict b,        \
            const double *restrict c, const Loops *loops)

// BODY for every run at y, pa, pb and pc.
#define EACH_RUN(BODY)                                                             \
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

enum { UNIT = 8 };
#define DEFINE_MAP(id, EXPR)                                                                      \
  INLINE double one_##id(double a, double b, double c) {                                          \
    (void)a, (void)b, (void)c;                                                                    \
    return EXPR;                                                                                  \
  }                                                                                               \
  static __attribute__((noinline)) KERNEL_SIGNATURE(rest_##id) {                                  \
    EACH_RUN(for (size_t i = 0; i < run; i++) y[i] = one_##id(pa[i], pb[i], pc[i]))               \
  }                                                                                               \
  static KERNEL_SIGNATURE(map_##id) {                                                             \
    if (loops->run % UNIT) {                                                                      \
      rest_##id(y, a, b, c, loops);                                                               \
      return;                                                                                     \
    }                                                                                             \
    EACH_RUN(for (size_t i = 0; i < run; i += UNIT) for (size_t j = i; j < i + UNIT; j++)         \
               y[j] = one_##id(pa[j], pb[j], pc[j]))                                              \
  }
#define DEFINE_VEC(id, FUNCTION)                                      \
  static KERNEL_SIGNATURE(map_##id) {                                 \
    EACH_RUN((void)pc; RUN(y, pa, pb, run, CALL_##FUNCTION))          \
  }
#define DEFINE_LEAF(id, kernel)
#define DEFINE_ALIAS(id, kernel)
#define DEFINE_TENSOR(id, kernel)
#define OP(id, name, arity, class, kernel, da, db, dc) DEFINE_##class(id, kernel)
#include "ops.def"
#undef OP

// ---- products --------------------------------------------------------------

#define LANE_LOAD(p) (*(p))
#define LANE_STORE(p, v) (*(p) = (v))
#define UNROLL _Pragma("GCC unroll 4")
enum { ROWS = 4, COLUMNS = WIDTH == 8 ? 4 : 2 }; // of a tile: 16 of 32 vector registers, or 8 of 16

// rows x columns entries of y, a vector of lanes (or, of what is left, a lane) at a time.
#define DEFINE_TILE(name, Type, WIDE, TILE_LOAD, TILE_STORE)                                                   \
  INLINE size_t name(double *restrict y, const double *restrict a, const double *restrict b,                   \
                     const double *restrict c, const Product *p, size_t l, const int rows, const int columns) { \
    size_t run = p->run;                                                                                       \
    ptrdiff_t ar = p->row[0], ac = p->column[0], br = p->row[1], bc = p->column[1];                            \
    for (; l + WIDE <= run; l += WIDE) {                                                                       \
      Type sum[ROWS][COLUMNS];                                                                                 \
      const double *pa = a + l, *pb = b + l;                                                                   \
      UNROLL for (int i = 0; i < rows; i++) UNROLL for (int j = 0; j < columns; j++) sum[i][j] = (Type){0};    \
      for (size_t k = p->k; k > 0; k--, pa += ac, pb += br) {                                                  \
        Type right[COLUMNS];                                                                                   \
        UNROLL for (int j = 0; j < columns; j++) right[j] = TILE_LOAD(pb + j * bc);                            \
        UNROLL for (int i = 0; i < rows; i++) {                                                                \
          Type left = TILE_LOAD(pa + i * ar);                                                                  \
          UNROLL for (int j = 0; j < columns; j++) sum[i][j] += left * right[j];                               \
        }                                                                                                      \
      }                                                                                                        \
      if (c)                                                                                                   \
        UNROLL for (int i = 0; i < rows; i++) UNROLL for (int j = 0; j < columns; j++)                         \
          sum[i][j] += TILE_LOAD(c + l + i * p->row[2] + j * p->column[2]);                                    \
      UNROLL for (int i = 0; i < rows; i++) UNROLL for (int j = 0; j < columns; j++)                           \
        TILE_STORE(y + l + ((size_t)i * p->n + (size_t)j) * run, sum[i][j]);                                   \
    }                                                                                                          \
    return l;                                                                                                  \
  }
DEFINE_TILE(tile_vectors, Vector, WIDTH, LOAD, STORE)
#define Scalar double
DEFINE_TILE(tile_lanes, Scalar, 1, LANE_LOAD, LANE_STORE)

typedef void Tile(double *y, const double *a, const double *b, const double *c, const Product *p, size_t l);
#define TILE(rows, columns)                                                                                    \
  static __attribute__((noinline)) void rest_##rows##x##columns(double *y, const double *a, const double *b, const double *c, \
                                                                const Product *p, size_t l) {                  \
    tile_lanes(y, a, b, c, p, l, rows, columns);                                                               \
  }                                                                                                            \
  static void tile_##rows##x##columns(double *y, const double *a, const double *b, const double *c, const Product *p, \
                                      size_t l) {                                                              \
    l = tile_vectors(y, a, b, c, p, l, rows, columns);                                                         \
    if (l < p->run) rest_##rows##x##columns(y, a, b, c, p, l);                                                 \
  }
#define TILES(columns) TILE(1, columns) TILE(2, columns) TILE(3, columns) TILE(4, columns)
#define ROW_OF(columns) {tile_1x##columns, tile_2x##columns, tile_3x##columns, tile_4x##columns}
TILES(1) TILES(2)
#if WIDTH == 8
TILES(3) TILES(4)
static Tile *const tiles[COLUMNS][ROWS] = {ROW_OF(1), ROW_OF(2), ROW_OF(3), ROW_OF(4)};
#else
static Tile *const tiles[COLUMNS][ROWS] = {ROW_OF(1), ROW_OF(2)};
#endif

static void matmul(double *y, const double *a, const double *b, const double *c, const Product *p) {
  if (p->m <= ROWS && p->n <= COLUMNS) {
    tiles[p->n - 1][p->m - 1](y, a, b, c, p, 0);
    return;
  }
  for (size_t i = 0; i < p->m; i += ROWS)
    for (size_t j = 0; j < p->n; j += COLUMNS) {
      size_t rows = p->m - i < ROWS ? p->m - i : ROWS, columns = p->n - j < COLUMNS ? p->n - j : COLUMNS;
      ptrdiff_t row = (ptrdiff_t)i, column = (ptrdiff_t)j;
      tiles[columns - 1][rows - 1](y + (i * p->n + j) * p->run, a + row * p->row[0], b + column * p->column[1],
                                   c ? c + row * p->row[2] + column * p->column[2] : NULL, p, 0);
    }
}

// ---- sums and places -------------------------------------------------------

static void sum(double *restrict y, const double *restrict a, const Sums *s) {
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

static void place(double *restrict y, size_t ny, const double *restrict a, const int32_t *to, const int32_t *from,
                  size_t n, size_t lanes) {
  memset(y, 0, ny * lanes * sizeof *y);
  for (size_t e = 0; e < n; e++) {
    int32_t target = to ? to[e] : (int32_t)e, source = from ? from[e] : (int32_t)e;
    if (target < 0 || source < 0) continue;
    double *restrict py = y + (size_t)target * lanes;
    const double *restrict pa = a + (size_t)source * lanes;
    for (size_t l = 0; l < lanes; l++) py[l] += pa[l];
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
  .matmul = matmul, .sum = sum, .pick = pick, .place = place,
};
