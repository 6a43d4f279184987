// Which draws are no good exercises, and which are let be.
#include "limits.h"
#include "sample.h"
#include "t.h"

enum { N = 600 };

typedef struct {
  Arena *arena;
  const Net *net;
  Sampler *sampler;
  size_t accepted; // of the draws that showed what is usual
  size_t *broken;  // of N first draws
} Guarded;

static const Tolerance three = {.kind = TOLERANCE_DECIMALS, .places = 3};

// A network whose quantities `parts` are asked for.
static Guarded guarded(const char *text, const char *const *parts, size_t n, const Tolerance *tolerance) {
  Guarded g = {.arena = arena_new()};
  Arena *a = g.arena;
  Source *source = NEW(a, Source);
  *source = (Source){.name = S("network"), .text = str_dup(a, str(text))};
  Diags d = diags_new(a);
  Net *net = net_read(a, lang_new(a), source, (Span){0, source->text.n}, (Conventions){.step_at_zero = 1}, NULL, 0, &d);
  CHECK(net != NULL);
  GuardPart *guard = NEW_ARRAY(a, GuardPart, n);
  for (size_t i = 0; i < n; i++) guard[i] = (GuardPart){str(parts[i]), net_quantity(net, str(parts[i]))->ref, tolerance};
  g.net = net;
  g.sampler = sampler_new(a, net, NULL, 0, NULL, 0, guard_new(a, net, guard, n));
  Refusal why;
  CHECK(sample_usual(a, g.sampler, S("p"), GUARD_DRAWS, &g.accepted, &why));
  Str *who = NEW_ARRAY(a, Str, N);
  for (size_t i = 0; i < N; i++) who[i] = str_fmt(a, "s%zu", i);
  g.broken = NEW_ARRAY(a, size_t, N);
  sample_look(a, g.sampler, &(Lots){.salt = S("s"), .problem = S("p"), .who = who, .n = N}, g.broken);
  return g;
}

// How many first draws are refused with this reason; NULL: for any.
static size_t refused(const Guarded *g, const char *reason) {
  size_t n = 0;
  for (size_t i = 0; i < N; i++)
    if (g->broken[i] < sampler_refusals(g->sampler))
      n += !reason || str_eq(guard_reason(g->sampler->guard, g->broken[i], g->arena), str(reason));
  return n;
}

// The first draws again, to be looked at from outside.
static const double *drawn(const Guarded *g, const char *quantity, size_t lane, double *room) {
  for (size_t i = 0; i < g->net->inputs_n; i++) {
    const Input *x = &g->net->inputs[i];
    if (!str_eq(x->name, str(quantity))) continue;
    Str who = str_fmt(g->arena, "s%zu", lane);
    DrawKey key = draw_key(S("s"), S("p"), who, x->name, 0);
    for (size_t e = 0; e < (size_t)shape_numel(x->shape); e++) room[e] = draw_value(&x->dist, key, e);
  }
  return room;
}

TEST(a_dead_layer) {
  static const char *const parts[] = {"dW"};
  Guarded g = guarded("x : 2 ~ uniform(-1, 1, step 0.001)\nW : 2 x 2 ~ uniform(-1, 1, step 0.001)\nh = relu(W*x)\n"
                      "L = sum(h.^2)/2 + sum(h)\ndW = dL/dW\n", parts, 1, &three);
  double x[2], w[4];
  for (size_t l = 0; l < N; l++) {
    drawn(&g, "x", l, x), drawn(&g, "W", l, w);
    bool dead = w[0] * x[0] + w[1] * x[1] <= 0 && w[2] * x[0] + w[3] * x[1] <= 0, was = g.broken[l] < sampler_refusals(g.sampler);
    if (dead) CHECK(was && str_eq(guard_reason(g.sampler->guard, g.broken[l], g.arena), S("`h`: no unit of a layer is awake")));
  }
  CHECK(refused(&g, "`h`: no unit of a layer is awake") > N / 5 && refused(&g, NULL) < N / 3);
  arena_free(g.arena);
}

TEST(a_layer_that_is_always_dead_leaves_no_draw) {
  static const char *const parts[] = {"dw"};
  Guarded g = guarded("x : 2 ~ uniform(1, 2, step 0.1)\nw : 2 ~ uniform(-2, -1, step 0.1)\nh = max(w'*x, 0)\nL = h + h^2\ndw = dL/dw\n", parts, 1, &three);
  CHECK_EQ_INT(g.accepted, 0);
  CHECK_EQ_INT(refused(&g, NULL), N);
  guard_rest(g.sampler->guard, true);
  Str who = S("s");
  double **in;
  Refusal why;
  CHECK(sample_inputs(g.arena, g.sampler, &(Lots){.salt = S("s"), .problem = S("p"), .who = &who, .n = 1}, &in, NULL, &why));
  arena_free(g.arena);
}

// z within 5 units of the second decimal of 0 is too near, if a gradient is asked for.
TEST(a_kink) {
  static const char *const parts[] = {"dz"};
  const Tolerance two = {.kind = TOLERANCE_DECIMALS, .places = 2};
  const char *text = "x : 2 ~ uniform(-1, 1, step 0.001)\nw : 2 ~ uniform(2, 4, step 0.1)\nz = w'*x\nh = 1 + relu(z) + 2*z\nL = h^2\ndz = dL/dz\n";
  Guarded g = guarded(text, parts, 1, &two);
  double x[2], w[2];
  size_t near = 0;
  for (size_t l = 0; l < N; l++) {
    drawn(&g, "x", l, x), drawn(&g, "w", l, w);
    double z = w[0] * x[0] + w[1] * x[1];
    bool was = g.broken[l] < sampler_refusals(g.sampler) && str_eq(guard_reason(g.sampler->guard, g.broken[l], g.arena), S("`z` is too near a kink"));
    near += was;
    if (z > 0 && z < 0.0499) CHECK(was);
    if (z < -0.0501 || z > 0.0501) CHECK(!was);
  }
  CHECK(near > 0 && near < N / 20);
  arena_free(g.arena);
}

// A condition that no value shows is no kink: sigmoid, softmax, softplus, a square of relu.
TEST(smooth_functions_have_no_kink) {
  static const char *const parts[] = {"dx", "p"};
  Guarded g = guarded("x : 3 ~ integers(-2, 2)\np = softmax(x)\nL = sum(sigmoid(x)) + sum(softplus(x)) + sum(silu(x)) + sum(relu(x).^2) - log(p[1])\ndx = dL/dx\n",
                      parts, 2, &three);
  CHECK_EQ_INT(refused(&g, NULL), refused(&g, "dx: an entry is 0, or cannot be told from it"));
  CHECK(refused(&g, NULL) < N / 20);
  arena_free(g.arena);
}

TEST(which_of_two_is_the_greatest) {
  static const char *const parts[] = {"dx"}, *const value[] = {"m"};
  const char *text = "x : 3 ~ integers(1, 9)\nm = max(x)\nL = m^2\ndx = dL/dx\n";
  Guarded g = guarded(text, parts, 1, &three), v = guarded(text, value, 1, &three);
  double x[3];
  for (size_t l = 0; l < N; l++) {
    drawn(&g, "x", l, x);
    double m = x[0] > x[1] ? x[0] : x[1];
    m = x[2] > m ? x[2] : m;
    bool tie = (x[0] == m) + (x[1] == m) + (x[2] == m) > 1;
    CHECK(tie == (g.broken[l] < sampler_refusals(g.sampler)));
  }
  CHECK_EQ_INT(refused(&v, NULL), 0); // the value is the same
  arena_free(g.arena);
  arena_free(v.arena);
}

// Labels are compared exactly.
TEST(labels_are_no_kinks) {
  static const char *const parts[] = {"y", "z"};
  Guarded g = guarded("c : 4 ~ integers(0, 1)\nx : 4 ~ uniform(1, 2, step 0.1)\ny = x .* if(c > 0, 2, 3)\nz = x .* onehot(c[1] + 1, 4) + 1\n", parts, 2, &three);
  CHECK(refused(&g, NULL) == 0);
  arena_free(g.arena);
}

// A zero is refused where it is rare, and let be where it is usual.
TEST(zeros) {
  static const char *const parts[] = {"y", "s", "k"};
  Guarded g = guarded("a : 2 ~ integers(-12, 12)\nb : 3 ~ uniform(-2, 2, step 0.1)\ny = 0.001 * a\ns = relu(b) + 0\nk = b[1] > 0\n", parts, 3, &three);
  double a[2], b[3];
  size_t zeros = 0;
  for (size_t l = 0; l < N; l++) {
    drawn(&g, "a", l, a), drawn(&g, "b", l, b);
    bool blank = b[0] <= 0 && b[1] <= 0 && b[2] <= 0, zero = a[0] == 0 || a[1] == 0, was = g.broken[l] < sampler_refusals(g.sampler);
    if (zero || blank) CHECK(was);
    if (!zero && !blank && b[0] != 0 && b[1] != 0 && b[2] != 0) CHECK(!was);
    zeros += !was && (b[0] < 0 || b[1] < 0 || b[2] < 0);
  }
  CHECK(zeros > N / 2); // units that sleep
  CHECK(refused(&g, "y: an entry is 0, or cannot be told from it") > 0);
  arena_free(g.arena);
}

TEST(rounding_and_equal_answers) {
  static const char *const parts[] = {"d"}, *const two[] = {"d", "e"};
  Tolerance share = {.kind = TOLERANCE_NEAR, .rel = 1e-3, .abs = 1e-6, .scaled = true};
  Guarded g = guarded("a : 1 ~ uniform(1, 2, step 0.0001)\nb : 1 ~ uniform(1, 2, step 0.0001)\nd = a - b\n", parts, 1, &share);
  double a, b;
  for (size_t l = 0; l < N; l++) { // a or b is off by up to 1e-6, a tenth of the tolerance is 1e-4 of d
    drawn(&g, "a", l, &a), drawn(&g, "b", l, &b);
    bool was = g.broken[l] < sampler_refusals(g.sampler);
    if (a - b > 0.021 || b - a > 0.021) CHECK(!was);
  }
  CHECK(refused(&g, "d: numbers rounded to six digits give another answer") > 0);
  CHECK(refused(&g, NULL) < N / 20);
  arena_free(g.arena);
  g = guarded("a : 1 ~ integers(1, 30)\nb : 1 ~ integers(1, 30)\nd = 2 + a\ne = 2 + b\n", two, 2, &share);
  for (size_t l = 0; l < N; l++) {
    drawn(&g, "a", l, &a), drawn(&g, "b", l, &b);
    CHECK((a == b) == (g.broken[l] < sampler_refusals(g.sampler)));
  }
  CHECK(refused(&g, "d and e have the same answer") > 0);
  arena_free(g.arena);
}

// The guard takes accidents out and leaves the rest as it was.
TEST(accepted_draws_are_still_uniform) {
  static const char *const parts[] = {"dW", "y"};
  Guarded g = guarded("x : 2 ~ choose(-2, -1, 1, 2)\nW : 3 x 2 ~ uniform(-1, 1, step 0.1)\nh = relu(W*x)\ny = sum(h) + 0.5\nL = y^2\ndW = dL/dW\n", parts, 2, &three);
  enum { DRAWS = 4200 };
  size_t count[21] = {0};
  Str *who = NEW_ARRAY(g.arena, Str, DRAWS);
  for (size_t i = 0; i < DRAWS; i++) who[i] = str_fmt(g.arena, "u%zu", i);
  double **in;
  Refusal why;
  CHECK(sample_inputs(g.arena, g.sampler, &(Lots){.salt = S("s"), .problem = S("p"), .who = who, .n = DRAWS}, &in, NULL, &why));
  for (size_t i = 0; i < 6 * DRAWS; i++) count[(int)(in[1][i] * 10 + 10.5)]++;
  for (size_t i = 0; i < 21; i++) CHECK(count[i] > 1000 && count[i] < 1400); // 1,200 are expected
  arena_free(g.arena);
}
