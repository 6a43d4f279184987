// test_kernels.c - the same bits on every machine: all builds of kernels.c that this
// one can run, and all numbers of lanes, give the same results.
#include <stdlib.h>

#include "draw.h"
#include "eval.h"
#include "net.h"
#include "t.h"

static const size_t lane_counts[] = {1, 2, 7, 8, 16, 32, 64};
enum { LANE_COUNTS = sizeof lane_counts / sizeof *lane_counts };

static uint64_t bits_of(double x) {
  uint64_t u;
  memcpy(&u, &x, sizeof u);
  return isnan(x) ? UINT64_C(0x7ff8000000000000) : u; // which NaN is not promised
}

static uint64_t random_bits(uint64_t *counter) { return draw_bits((DrawKey){.redraw = 3}, ++*counter); }

// Ordinary numbers of all sizes, and now and then a special one.
static double random_value(uint64_t *counter) {
  static const double special[] = {0, -0.0, 1, -1, 0.5, 2, 709.5, -745, 710, 1e-310, -4.9e-324, 1e308, -1e308, 1e-8, 3.141592653589793,
                                   6.283185307179586, 1e15, 1e22, 0.6931471805599453, 36, -37, 22, 1e300, 0x1p-1022, INFINITY, -INFINITY, NAN};
  uint64_t u = random_bits(counter);
  if (u % 8 == 0) return special[u / 8 % (sizeof special / sizeof *special)];
  double unit = (double)(u >> 11) * 0x1p-53, sign = u & 1 ? -1 : 1;
  switch (u / 8 % 5) {
  case 0: return sign * unit;
  case 1: return sign * unit * 20;
  case 2: return sign * ldexp(1 + unit, (int)(u / 64 % 40) - 20);
  case 3: return sign * ldexp(1 + unit, (int)(u / 64 % 2040) - 1020);
  default: return sign * floor(unit * 64);
  }
}

static double *random_values(Arena *a, size_t n, uint64_t *counter) {
  double *v = NEW_ARRAY(a, double, n);
  for (size_t i = 0; i < n; i++) v[i] = random_value(counter);
  return v;
}

static size_t check_same(const char *what, const char *set, const double *want, const double *got, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (t_failed(bits_of(want[i]) == bits_of(got[i]), __FILE__, __LINE__)) {
      printf("%s, %s: entry %zu is %.17g (%016llx), not %.17g\n", what, set, i, got[i], (unsigned long long)bits_of(got[i]), want[i]);
      return 1;
    }
  return 0;
}

static const char *map_name(int op) {
  static const char *const fused[] = {
#define X(id, kernel) #id,
    FUSED_MAPS(X)
#undef X
  };
  return op < OP_COUNT ? op_info[op].name.p : fused[op - FUSED_FIRST - 1];
}
static int map_arity(int op) { return op < OP_COUNT ? op_info[op].arity : 3; }

// An operator over n entries of `lanes` doubles, whose operands advance by step[] entries;
// missing operands are the first again.
static void run_map(const Kernels *kernels, int op, double *y, double *const in[3], size_t n, const ptrdiff_t step[3], size_t lanes) {
  int arity = map_arity(op);
  How how = {.loops = {.n = {1, n}, .run = lanes}};
  for (int k = 0; k < 3; k++) how.loops.step[1][k] = step[k < arity ? k : 0] * (ptrdiff_t)lanes;
  kernels->map[op](y, in[0], in[arity > 1], in[arity > 2 ? 2 : 0], &how);
}

// n values through one elementwise operator, a lane at a time with the last (plain)
// build, is what all others must give.
TEST(elementwise) {
  Arena *a = arena_new();
  const Kernels *sets[4];
  size_t sets_n = kernels_all(sets);
  uint64_t counter = 0;
  enum { N = 64 * 1024 };
  for (int op = 0; op < MAPS; op++) {
    if (op < OP_COUNT && !op_is_map((Op)op)) continue;
    ArenaMark mark = arena_mark(a);
    t_group(map_name(op));
    double *in[3] = {random_values(a, N, &counter), random_values(a, N, &counter), random_values(a, N, &counter)};
    double *want = NEW_ARRAY(a, double, N), *got = NEW_ARRAY(a, double, N);
    static const ptrdiff_t together[3] = {1, 1, 1};
    run_map(sets[sets_n - 1], op, want, in, N, together, 1);
    for (size_t s = 0; s < sets_n; s++)
      for (size_t l = 0; l < LANE_COUNTS; l++) {
        size_t lanes = lane_counts[l], n = N / lanes;
        memset(got, 0, N * sizeof *got);
        run_map(sets[s], op, got, in, n, together, lanes);
        check_same(map_name(op), sets[s]->name, want, got, n * lanes);
      }
    arena_release(a, mark);
  }
  arena_free(a);
}

// The same with operands that stay put: strides of 0 and others.
TEST(strides) {
  Arena *a = arena_new();
  const Kernels *sets[4];
  size_t sets_n = kernels_all(sets);
  uint64_t counter = 1000000;
  enum { N = 12, MOST = N * 3 * 64 };
  for (int op = 0; op < MAPS; op++) {
    if (op < OP_COUNT && !op_is_map((Op)op)) continue;
    ArenaMark mark = arena_mark(a);
    t_group(map_name(op));
    int arity = map_arity(op);
    double *in[3] = {random_values(a, MOST, &counter), random_values(a, MOST, &counter), random_values(a, MOST, &counter)};
    double *want = NEW_ARRAY(a, double, MOST), *got = NEW_ARRAY(a, double, MOST);
    for (int strides = 0; strides < 27; strides++)
      for (size_t l = 0; l < LANE_COUNTS; l++) {
        size_t lanes = lane_counts[l];
        ptrdiff_t step[3] = {strides % 3, arity > 1 ? strides / 3 % 3 : 0, arity > 2 ? strides / 9 : 0};
        for (size_t e = 0; e < N; e++)
          for (size_t i = 0; i < lanes; i++) {
            size_t at = e * lanes + i;
            double *one[3];
            for (int k = 0; k < 3; k++) one[k] = in[k] + e * lanes * (size_t)step[k] + i;
            run_map(sets[sets_n - 1], op, want + at, one, 1, step, 1);
          }
        for (size_t s = 0; s < sets_n; s++) {
          run_map(sets[s], op, got, in, N, step, lanes);
          if (check_same(map_name(op), sets[s]->name, want, got, N * lanes)) return;
        }
      }
    arena_release(a, mark);
  }
  arena_free(a);
}

// Lane l of a block gives what a block of that lane alone gives; sums ascend.
TEST(products_picks_places) {
  Arena *a = arena_new();
  const Kernels *sets[4];
  size_t sets_n = kernels_all(sets);
  uint64_t counter = 2000000;
  static const size_t dims[][3] = {{1, 1, 1}, {3, 4, 5}, {1, 17, 1}, {7, 1, 9}, {16, 16, 16}, {5, 33, 2}};
  for (size_t s = 0; s < sets_n; s++)
    for (size_t l = 0; l < LANE_COUNTS; l++)
      for (size_t d = 0; d < sizeof dims / sizeof *dims; d++) {
        ArenaMark mark = arena_mark(a);
        size_t m = dims[d][0], k = dims[d][1], n = dims[d][2], lanes = lane_counts[l];
        double *x = random_values(a, m * k * lanes, &counter), *y = random_values(a, k * n * lanes, &counter);
        double *z = NEW_ARRAY(a, double, m * n * lanes), *want = NEW_ARRAY(a, double, m * n * lanes);
        for (size_t i = 0; i < m * n; i++)
          for (size_t lane = 0; lane < lanes; lane++)
            for (size_t p = 0; p < k; p++)
              want[i * lanes + lane] += x[(i / n * k + p) * lanes + lane] * y[(p * n + i % n) * lanes + lane];
        ptrdiff_t one = (ptrdiff_t)lanes;
        How product = {.product = {.m = m, .k = k, .n = n, .run = lanes, .row = {(ptrdiff_t)k * one, (ptrdiff_t)n * one, one}, .column = {one, one, 0}}};
        sets[s]->matmul(z, x, y, NULL, &product);
        check_same("matmul", sets[s]->name, want, z, m * n * lanes);
        double *bias = random_values(a, m * lanes, &counter); // a number for every row is added
        for (size_t i = 0; i < m * n * lanes; i++) want[i] += bias[i / lanes / n * lanes + i % lanes];
        sets[s]->matmul(z, x, y, bias, &product);
        check_same("matmul and sum", sets[s]->name, want, z, m * n * lanes);

        double *rows = NEW_ARRAY(a, double, m * lanes); // the sum of every row
        for (size_t i = 0; i < m * k * lanes; i++) rows[i / lanes / k * lanes + i % lanes] += x[i];
        sets[s]->sum(z, x, NULL, NULL, &(How){.sums = {.n = m, .terms = k, .run = lanes, .step = (ptrdiff_t)k * one, .term = one}});
        check_same("sum", sets[s]->name, rows, z, m * lanes);

        int32_t *table = NEW_ARRAY(a, int32_t, m * n);
        for (size_t i = 0; i < m * n; i++) table[i] = (int32_t)(random_bits(&counter) % (m * k + 1)) - 1;
        for (size_t i = 0; i < m * n * lanes; i++) want[i] = table[i / lanes] < 0 ? 0 : x[(size_t)table[i / lanes] * lanes + i % lanes];
        How shifts = {.shifts = {.from = table, .entries = m * n, .run = lanes}};
        sets[s]->pick(z, x, NULL, NULL, &shifts);
        check_same("pick", sets[s]->name, want, z, m * n * lanes);

        double *to = NEW_ARRAY(a, double, m * k * lanes), *sums = NEW_ARRAY(a, double, m * k * lanes);
        for (size_t i = 0; i < m * n * lanes; i++)
          if (table[i / lanes] >= 0) sums[(size_t)table[i / lanes] * lanes + i % lanes] += z[i];
        shifts.shifts = (Shifts){.to = table, .entries = m * k, .moved = m * n, .run = lanes};
        sets[s]->place(to, z, NULL, NULL, &shifts);
        check_same("place", sets[s]->name, sums, to, m * k * lanes);
        arena_release(a, mark);
      }
  arena_free(a);
}

// ---- whole tapes -----------------------------------------------------------

static const char network[] =
  "X : 3 x 4 ; T : 2 x 4 ; W1 : 5 x 3 ; b1 : 5 ; W2 : 2 x 5 ; b2 : 2 ; f : function\n"
  "Z1 = W1*X + b1 ; A1 = silu(Z1) + f(Z1) ; Z2 = W2*A1 + b2 ; P = softmax(Z2)\n"
  "L = cross_entropy(P, abs(T)) + sum(k, W2[1,k]*b1[k]^3) + norm(X) + sum(gelu(batch_norm(Z1, b1, 1, 0.1)))\n"
  "g = dL/dW1 ; h = dL/dX ; H = d(sum(g.*W1))/dW1\n";

static void run_tape(const Kernels *kernels, const Tape *tape, size_t lanes, double *const *inputs, double **value, Arena *a) {
  for (Ref r = 0; r < tape_end(tape); r++) {
    const Instr *x = tape_at(tape, r);
    size_t n = (size_t)shape_numel(x->shape);
    value[r] = NEW_ARRAY(a, double, n * lanes);
    const double *in[3] = {0};
    Shape shape[3] = {shape_scalar(), shape_scalar(), shape_scalar()};
    for (int k = 0; k < 3; k++)
      if (x->in[k] >= 0) in[k] = value[x->in[k]], shape[k] = tape_shape(tape, x->in[k]);
    if (x->op == OP_CONST)
      for (size_t i = 0; i < n * lanes; i++) value[r][i] = x->values[i / lanes];
    else if (x->op == OP_INPUT)
      for (size_t i = 0; i < n * lanes; i++) value[r][i] = inputs[x->input][i / lanes * 64 + i % lanes];
    else instr_run(a, kernels, x, shape, value[r], in, lanes);
  }
}

TEST(tapes) {
  Arena *a = arena_new();
  const Kernels *sets[4];
  size_t sets_n = kernels_all(sets);
  Diags d = diags_new(a);
  Source source = {.text = str(network)};
  Net *net = net_read(a, lang_new(a), &source, (Span){0, source.text.n}, (Conventions){0}, NULL, 0, &d);
  CHECK(net != NULL);
  uint64_t counter = 3000000;
  double **inputs = NEW_ARRAY(a, double *, net->inputs_n);
  for (size_t i = 0; i < net->inputs_n; i++) {
    size_t n = (size_t)shape_numel(net->inputs[i].shape) * 64;
    inputs[i] = NEW_ARRAY(a, double, n);
    for (size_t e = 0; e < n; e++) inputs[i][e] = 3 * draw_unit((DrawKey){.redraw = 9}, ++counter) - 1.5;
  }
  size_t length = (size_t)tape_end(net->tape);
  double **want = NEW_ARRAY(a, double *, length);
  run_tape(sets[0], net->tape, 64, inputs, want, a);
  for (size_t s = 0; s < sets_n; s++)
    for (size_t l = 0; l < LANE_COUNTS; l++) {
      size_t lanes = lane_counts[l];
      double **got = NEW_ARRAY(a, double *, length);
      run_tape(sets[s], net->tape, lanes, inputs, got, a);
      for (Ref r = 0; r < tape_end(net->tape); r++)
        for (size_t e = 0; e < (size_t)shape_numel(tape_shape(net->tape, r)); e++)
          if (check_same(str_c(a, op_info[tape_at(net->tape, r)->op].name), sets[s]->name, want[r] + e * 64, got[r] + e * lanes, lanes)) return;
    }
  arena_free(a);
}
