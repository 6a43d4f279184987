// Numbers for networks: a function of who they are for, and of nothing else.
#include "sample.h"
#include "t.h"

static Net *read_net(Arena *a, const char *text) {
  Source *source = NEW(a, Source);
  *source = (Source){.name = S("network"), .text = str_dup(a, str(text))};
  Diags d = diags_new(a);
  Net *net = net_read(a, lang_new(a), source, (Span){0, source->text.n}, (Conventions){.step_at_zero = 1}, NULL, 0, &d);
  CHECK(net != NULL);
  return net;
}

static Sampler *sampler_of(Arena *a, const Net *net, const char *finite) {
  Ref *requires = NEW_ARRAY(a, Ref, net->requires_n + 1), *outputs = NEW_ARRAY(a, Ref, 1);
  for (size_t i = 0; i < net->requires_n; i++) requires[i] = net->requires[i].ref;
  if (finite) outputs[0] = net_quantity(net, str(finite))->ref;
  return sampler_new(a, net, requires, net->requires_n, outputs, finite != NULL, NULL);
}

static Str *students(Arena *a, size_t n) {
  Str *who = NEW_ARRAY(a, Str, n);
  for (size_t i = 0; i < n; i++) who[i] = str_fmt(a, "s%zu", i);
  return who;
}

static const char network[] =
  "x : 3 ~ integers(-5, 5)\n"
  "w : 2 x 3 ~ uniform(-1, 1, step 0.1)\n"
  "u : 2\n"
  "y = w*x\n"
  "require abs(y) > 1\n"
  "require x[1] < x[2]\n";

TEST(a_draw_does_not_depend_on_its_neighbours) {
  Arena *a = arena_new();
  Net *net = read_net(a, network);
  Sampler *s = sampler_of(a, net, NULL);
  enum { N = 75 };
  Str *who = students(a, N);
  double **all, **one;
  uint64_t redraws[N], redraw;
  Refusal why;
  Lots lots = {.salt = S("salt"), .problem = S("p"), .who = who, .n = N};
  CHECK(sample_inputs(a, s, &lots, &all, redraws, &why));
  uint64_t most = 0;
  for (size_t l = 0; l < N; l++) {
    Lots alone = {.salt = S("salt"), .problem = S("p"), .who = &who[l], .n = 1};
    CHECK(sample_inputs(a, s, &alone, &one, &redraw, &why));
    CHECK_EQ_INT(redraw, redraws[l]);
    if (redraw > most) most = redraw;
    for (size_t i = 0; i < net->inputs_n; i++)
      for (size_t e = 0; e < (size_t)shape_numel(net->inputs[i].shape); e++) CHECK(one[i][e] == all[i][e * N + l]);
  }
  CHECK(most > 2); // the requires had work to do
  arena_free(a);
}

TEST(every_draw_keeps_the_requires) {
  Arena *a = arena_new();
  Net *net = read_net(a, network);
  enum { N = 200 };
  double **in;
  Refusal why;
  Lots lots = {.salt = S("other"), .problem = S("p"), .who = students(a, N), .n = N};
  CHECK(sample_inputs(a, sampler_of(a, net, NULL), &lots, &in, NULL, &why));
  for (size_t l = 0; l < N; l++) {
    CHECK(in[0][l] < in[0][N + l]);
    for (size_t row = 0; row < 2; row++) {
      double y = 0;
      for (size_t k = 0; k < 3; k++) y += in[1][(row * 3 + k) * N + l] * in[0][k * N + l];
      CHECK(y > 1 || y < -1);
    }
  }
  arena_free(a);
}

TEST(a_draw_changes_with_salt_problem_and_student) {
  Arena *a = arena_new();
  Net *net = read_net(a, "x : 4 ~ uniform(0, 1)\ny : 4 ~ uniform(0, 1)\n");
  Sampler *s = sampler_of(a, net, NULL);
  static const char *const salts[] = {"a", "b", "a", "a"}, *const problems[] = {"p", "p", "q", "p"}, *const who[] = {"s", "s", "s", "S"};
  double **in[4];
  Refusal why;
  for (int i = 0; i < 4; i++) {
    Str one = str(who[i]);
    CHECK(sample_inputs(a, s, &(Lots){.salt = str(salts[i]), .problem = str(problems[i]), .who = &one, .n = 1}, &in[i], NULL, &why));
    CHECK(in[i][0][0] != in[i][1][0]); // x and y have numbers of their own
    for (int k = 0; k < i; k++)
      for (int e = 0; e < 4; e++) CHECK(in[i][0][e] != in[k][0][e]);
  }
  arena_free(a);
}

TEST(a_hopeless_require_is_named) {
  Arena *a = arena_new();
  Net *net = read_net(a, "x : 1 ~ integers(1, 3)\nrequire x > 1\nrequire x > 3\n");
  double **in;
  Refusal why;
  Lots lots = {.salt = S("s"), .problem = S("p"), .who = students(a, 3), .n = 3};
  CHECK(!sample_inputs(a, sampler_of(a, net, NULL), &lots, &in, NULL, &why));
  CHECK(why.broken <= 1 && why.lane < 3);
  arena_free(a);
}

TEST(what_is_not_finite_is_drawn_again) {
  Arena *a = arena_new();
  Net *net = read_net(a, "x : 1 ~ integers(0, 1)\ny = 1/x\n");
  double **in;
  Refusal why;
  Lots lots = {.salt = S("s"), .problem = S("p"), .who = students(a, 40), .n = 40};
  CHECK(sample_inputs(a, sampler_of(a, net, "y"), &lots, &in, NULL, &why));
  for (size_t l = 0; l < 40; l++) CHECK(in[0][l] == 1);
  net = read_net(a, "x : 1 ~ integers(0, 1)\ny = 0/(x - x)\n");
  CHECK(!sample_inputs(a, sampler_of(a, net, "y"), &lots, &in, NULL, &why));
  CHECK_EQ_INT(why.broken, 0);
  arena_free(a);
}

TEST(small_domains_are_enumerated) {
  Arena *a = arena_new();
  Net *net = read_net(a, "x : 3 ~ choose(1, 2)\nk : 1 ~ integers(-1, 1)\nw : 2\n");
  bool masked[] = {false, false, true};
  size_t n;
  double **in = sample_all(a, net, masked, 24, &n);
  CHECK(in != NULL && n == 24);
  for (size_t l = 0; l < n; l++)
    for (size_t m = 0; m < l; m++) {
      bool same = in[1][l] == in[1][m];
      for (size_t e = 0; e < 3; e++) same &= in[0][e * n + l] == in[0][e * n + m];
      CHECK(!same);
    }
  CHECK(!sample_all(a, net, masked, 23, &n));
  masked[2] = false; // w can be anything
  CHECK(!sample_all(a, net, masked, 1000, &n));
  arena_free(a);
}

TEST(sampled_networks_are_the_same_every_time) {
  Arena *a = arena_new();
  Net *net = read_net(a, network);
  double **in, **again;
  Refusal why;
  Frame *f = sample_frame(a, sampler_of(a, net, NULL), S("p"), 10, &in, &why);
  Frame *g = sample_frame(a, sampler_of(a, net, "y"), S("p"), 70, &again, &why);
  CHECK(f && g && f->lanes == 10 && g->lanes == 70);
  Ref y = net_quantity(net, S("y"))->ref;
  for (size_t e = 0; e < 2; e++)
    for (size_t l = 0; l < 10; l++) CHECK(f->value[y][e * 10 + l] == g->value[y][e * 70 + l]);
  arena_free(a);
}
