// Formulas with one fingerprint are the same polynomial: what meets, what must not, and that
// random ones that meet have the same values.
#include "fingerprint.h"
#include "sample.h"
#include "t.h"

enum { LANES = 20 };

static const char network[] =
  "f : function\n"
  "A : 2 x 2\nB : 2 x 2\nC : 2 x 3\n"
  "v : 2\nw : 2\nu : 3\no : 1\n"
  "s : 1\nt : 1\n"
  "q = A*v\n";

typedef struct {
  Arena *arena, *scratch;
  Net *net;
  Frame *frame;
  Atoms *atoms;
  // of the formula that is looked at
  Tape *tape;
  Memory memory;
  size_t measured;
} Ground;

static Ground ground_new(void) {
  Arena *a = arena_new();
  Ground g = {.arena = a, .scratch = arena_new()};
  Source *source = NEW(a, Source);
  *source = (Source){.name = S("network"), .text = str(network)};
  Diags d = diags_new(a);
  g.net = net_read(a, lang_new(a), source, (Span){0, source->text.n}, (Conventions){.step_at_zero = 1}, NULL, 0, &d);
  CHECK(g.net != NULL);
  double **inputs;
  Refusal why;
  g.frame = sample_frame(a, sampler_new(a, g.net, NULL, 0, NULL, 0, NULL), S("p"), LANES, &inputs, &why);
  g.atoms = atoms_new(a, 12345);
  return g;
}

static void ground_free(Ground *g) {
  arena_free(g->arena);
  arena_free(g->scratch);
}

static bool is_quantity(const void *context, Str name) { return net_is_quantity(((const Ground *)context)->net, name); }

static bool measure(void *context, const Node *atom, Shape *shape, double *largest, double *least) {
  Ground *g = context;
  if (atom->scope < g->memory.first) return false;
  const double *v = frame_eval(g->arena, g->frame, g->tape, atom->result);
  *shape = tape_shape(g->tape, atom->result);
  for (int k = 0; k < SAMPLE_GROUPS; k++) largest[k] = 0, least[k] = INFINITY;
  for (size_t i = 0; i < (size_t)shape_numel(*shape) * LANES; i++) {
    size_t k = i % LANES % SAMPLE_GROUPS;
    if (v[i] - v[i] != 0) return false;
    largest[k] = fmax(largest[k], fabs(v[i]));
    least[k] = fmin(least[k], fabs(v[i]));
  }
  g->measured++;
  return true;
}

static bool any_quantity(const void *context, const Quantity *q) { return (void)context, (void)q, true; }
static bool any_derivative(const void *context, const Node *x, Ref *known) { return (void)context, (void)known, x->kind == N_DERIVATIVE; }

typedef struct { bool any; Fingerprint print; Shape shape; const double *values; } Looked;

// A formula of an array, or with indices of the entry (i) or (i,j) of one of two rows (and columns).
// learning: it is compiled, and its atoms become known; else a number is asked.
static Looked look(Ground *g, Str text, size_t indices, bool learning) {
  static const Str names[] = {STR_INIT("i"), STR_INIT("j")};
  static const int32_t n[] = {2, 2};
  static const Policy everything = {any_quantity, any_derivative, NULL, NULL};
  Arena *a = g->arena;
  Source source = {.name = S("formula"), .text = text};
  Diags d = diags_new(a);
  Looked l = {.any = false};
  Node *x = parse_expression(a, &source, (Span){0, text.n}, (Names){net_is_quantity, g->net}, &d);
  CHECK(x != NULL);
  FingerprintTask task = {.is_quantity = is_quantity, .context = g, .indices = names, .indices_n = indices, .shape = shape_scalar()};
  if (learning) {
    g->tape = tape_new(a, g->net->tape);
    g->memory = (Memory){.arena = a, .first = 1};
    Reading reading = {.alike = PRODUCT_UNCLEAR, .memory = &g->memory, .policy = &everything};
    Ref r = indices ? net_compile_entry(g->net, g->tape, &source, x, names, n, indices, reading, &d) : net_compile(g->net, g->tape, &source, x, reading, &d);
    if (r < 0) return l;
    l.shape = task.shape = tape_shape(g->tape, r);
    l.values = frame_eval(a, g->frame, g->tape, r);
    task.measure = measure;
  }
  if (indices) task.shape = shape_scalar();
  for (size_t i = 0; i < indices; i++) task.shape.d[i] = n[i];
  l.any = fingerprint(g->atoms, x, &task, g->scratch, &l.print);
  return l;
}

static void check_pair(const char *one, const char *other, size_t indices, bool meet) {
  Ground g = ground_new();
  t_group(one);
  Looked x = look(&g, str(one), indices, true), y = look(&g, str(other), indices, true);
  if (meet) CHECK(x.any && y.any);
  CHECK((x.any && y.any && x.print.key == y.print.key) == meet);
  if (t.bad) printf("  with %s\n", other);
  ground_free(&g);
}

TEST(spellings_of_one_polynomial_meet) {
  static const char *const pairs[][2] = {
    {"(s + t)*v", "((v * t + s*v))"}, {"s - t", "-t + s"}, {"-(s - t)", "t - s"}, {"--s", "s"}, {"s - (t - s)", "2*s - t"},
    {"A*(v + w)", "A*w + A*v"}, {"(A*B)'", "B'*A^T"}, {"A*(B*v)", "(A*B)*v"}, {"v'*w", "w'*v"}, {"(A - B).*A", "A.*A - A.*B"},
    {"v .* w", "w .* v"}, {"A .* B", "B .* A"}, {"s*A", "A*s"}, {"A''", "A"}, {"v.^2", "v .* v"}, {"s^2", "s*s"}, {"(s + t)^2", "s^2 + 2*s*t + t^2"},
    {"(s + t)/2", "0.5*t + s/2"}, {"(s + t)/(s*t)", "s/(s*t) + t/(s*t)"}, {"f'(v + w) .* v", "v .* f'(w + v)"}, {"f(s - t)", "f(-t + s)"},
    {"(s > t)*s", "s*(t < s)"}, {"(s >= t)*s", "s*(t <= s)"}, {"(s == t)*s", "s*(t == s)"},
    {"(s != t)*s", "s - s*(t == s)"}, {"(s <= t)*s", "s - (t < s)*s"}, {"(s >= t)*v", "v - v*(s < t)"}, {"s*delta(s, t)", "(t == s)*s"},
    {"if(s > t, v, w)", "w + (v - w)*(t < s)"}, {"if(s != t, 1, 0)", "1 - (s == t)"}, {"if(v >= w, 2, v)", "v .* (v < w) + 2*(w <= v)"}, {"sum(v .* w)", "sum(w .* v)"}, {"sum(v + w)", "sum(w) + sum(v)"},
    {"sum(k, v[k]*w[k])", "sum(m, w[m]*v[m])"}, {"sum(k, s*v[k])", "s*sum(l, v[l])"}, {"sum(k, v[k] + w[k])", "sum(k, v[k]) + sum(l, w[l])"},
    {"sum(k, sum(l, A[k,l]*v[k]*w[l]))", "sum(u1, v[u1]*sum(u2, w[u2]*A[u1,u2]))"}, {"sum(k=1..2, v[k])*s", "sum(l=1..2, v[l]*s)"}, {"1/3*s", "s/3"}};
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) check_pair(pairs[i][0], pairs[i][1], 0, true);
  check_pair("(i == j)*v[i]", "v[i]*(j == i)", 2, true);
  check_pair("v[i]*sum(k, A[i,k]*(w[k] - v[k]))", "sum(m, v[i]*A[i,m]*w[m]) - sum(n, A[i,n]*v[n])*v[i]", 1, true);
}

TEST(what_is_not_the_same_does_not_meet) {
  static const char *const pairs[][2] = {
    {"A*B", "B*A"}, {"A*B", "A.*B"}, {"(A*B)'", "A'*B'"}, {"A", "A'"}, {"A*v", "A'*v"}, {"s - t", "t - s"}, {"s - t", "s + t"}, {"-s - t", "-(s - t)"},
    {"s/t", "t/s"}, {"s^2", "s^3"}, {"2^s", "s^2"}, {"s/2", "s*2"}, {"f(v)", "f'(v)"}, {"f(v)", "f(w)"}, {"f'(v)", "f''(v)"}, {"f(s + t)", "f(s) + f(t)"}, {"f(-s)", "-f(s)"},
    {"s > t", "t > s"}, {"s > t", "s >= t"}, {"s == t", "s != t"}, {"s <= t", "s < t"}, {"s != t", "1 - (s != t)"}, {"delta(s, t)", "s != t"}, {"if(s > t, s, t)", "if(s > t, t, s)"}, {"if(s > t, s, t)", "if(s >= t, s, t)"}, {"if(s, t, 1)", "t"},
    {"log(s - 9) <= 0", "1 - (0 < log(s - 9))"}, {"f(s)/f(t)", "f(s)/t"}, {"v*v'", "v .* w'"}, {"v*w'", "w*v'"}, {"s*(s > t)", "s*(s < t)"},
    {"sum(v)", "v[1]"}, {"v[1]", "v[2]"}, {"A[1,2]", "A[2,1]"}, {"sum(k, A[k,1])", "sum(k, A[1,k])"}, {"sum(k=1..2, u[k])", "sum(k=1..3, u[k])"},
    {"sum(k, sum(l, A[k,l]*v[k]))", "sum(k, sum(l, A[k,l]*v[l]))"}, {"q", "A*w"}, {"dq[1]/ds", "dq[1]/dt"}, {"0.5", "0.25"}, {"1e9*s", "2e9*s"},
    {"s + (65536*32768 - 1)*0.001*t", "s"},
    {"s^2", "(((((((((((((((s^2)^4)^4)^4)^4)^4)^4)^4)^4)^4)^4)^4)^4)^4)^4)^4"}}; // the last two: by coefficients or degrees beyond the field's
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) check_pair(pairs[i][0], pairs[i][1], 0, false);
  check_pair("A[i,j]", "A[j,i]", 2, false);
  check_pair("v[i]*(i == j)", "v[i]*(i != j)", 2, false);
  check_pair("sum(j, A[i,j])", "sum(j, A[j,i])", 1, false);
  check_pair("sum(k, (k == i)*v[k])", "v[i]", 1, false); // they are, but nobody looks so deep
}

TEST(only_atoms_that_are_known_count) {
  Ground g = ground_new();
  CHECK(!look(&g, S("s*t"), 0, false).any);
  CHECK(look(&g, S("s*t"), 0, true).any);
  size_t before = g.measured;
  CHECK(look(&g, S("t*s"), 0, false).any);
  CHECK(look(&g, S("s + 1"), 0, false).any);
  CHECK(!look(&g, S("s*f(t)"), 0, false).any);
  CHECK(!look(&g, S("s/t"), 0, false).any); // nobody knows how small t can be
  CHECK_EQ_INT(g.measured, before);
  CHECK(look(&g, S("sum(k=1..2, u[k])"), 0, true).any);
  CHECK(!look(&g, S("sum(k, u[k])"), 0, false).any); // the u[k] of two is not that of three
  CHECK(!look(&g, S("sum(k=1..3, u[k])"), 0, false).any);
  ground_free(&g);
}

TEST(a_range_is_what_is_written) {
  static const char *const none[] = {"sum(k=1.5..3.5, u[k])", "sum(k=1..3.5, u[k])", "sum(k=-1e300..3, u[k])", "sum(k=1..1e300, u[k])",
                                     "sum(k, u[k] + o[k])", "sum(k, (o[k] + u[k]) - o[k])", "sum(k=1..3, u[k] + o[k])"};
  Ground g = ground_new();
  CHECK(look(&g, S("sum(k=1..3, u[k])"), 0, true).any);
  CHECK(look(&g, S("sum(k, u[k])"), 0, true).any);
  look(&g, S("sum(k, o[k])"), 0, true); // of one entry
  for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
    t_group(none[i]);
    CHECK(!look(&g, str(none[i]), 0, false).any);
  }
  ground_free(&g);
}

TEST(what_has_no_meaning_has_no_fingerprint) {
  static const char *const none[] = {"A*u", "C*v", "A + C", "sum(k, s)", "sum(k, (k == 1)*s)", "sum(k, v[k]*u[k])", "sum(v, s)", "v*w", "u^2"};
  Ground g = ground_new();
  static const char *const atoms[] = {"A", "C'", "u", "v + w", "s", "sum(k, (k == 1)*v[k])", "sum(k, u[k])"};
  for (size_t i = 0; i < sizeof atoms / sizeof *atoms; i++) look(&g, str(atoms[i]), 0, true);
  for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
    t_group(none[i]);
    CHECK(!look(&g, str(none[i]), 0, false).any);
  }
  ground_free(&g);
}

// ---- random formulas -------------------------------------------------------

static uint64_t below(uint64_t *state, uint64_t n) { // splitmix64
  uint64_t z = *state += 0x9e3779b97f4a7c15u;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return (z ^ (z >> 31)) % n;
}

// kind: of a number, a vector, a matrix; `entry`: numbers in a formula of the entry (i,j).
static void write_random(Buf *out, uint64_t *luck, char kind, int depth) {
  static const char *const numbers[] = {"s", "t", "2", "f'(s)", "(s > t)", "(%n <= t)", "(s != %n)", "if(%n >= %n, %n, t)", "delta(s, %n)", "sum(k, v[k]*%e)", "v'*w", "(%n + %n)", "(%n - %n)", "%n*%n", "(-%n)", "%n/2", "(%n)^2", "%n/t", "sum(%v)"};
  static const char *const vectors[] = {"v", "w", "q", "(%v + %v)", "(%v - %v)", "%n*%v", "%m*%v", "%v .* %v", "(-%v)"};
  static const char *const matrices[] = {"A", "B", "(%m + %m)", "(%m - %m)", "%m*%m", "%m .* %m", "(%m)'", "%n*%m", "%v*(%v)'"};
  static const char *const entries[] = {"v[k]", "w[k]", "s", "(%e + %e)", "%e*%e"};
  struct { const char *const *v; size_t n, leaves; } kinds[] = {
    {numbers, sizeof numbers / sizeof *numbers, 5}, {vectors, sizeof vectors / sizeof *vectors, 3}, {matrices, sizeof matrices / sizeof *matrices, 2}, {entries, sizeof entries / sizeof *entries, 3}};
  size_t k = kind == 'n' ? 0 : kind == 'v' ? 1 : kind == 'm' ? 2 : 3;
  const char *p = kinds[k].v[below(luck, depth ? kinds[k].n : kinds[k].leaves)];
  for (; *p; p++)
    if (*p == '%') write_random(out, luck, *++p, depth ? depth - 1 : 0);
    else buf_char(out, *p);
}

TEST(equal_fingerprints_are_equal_values) {
  enum { FORMULAS = 6000 };
  static const char kinds[] = "nvm";
  size_t met = 0, alike = 0;
  for (size_t k = 0; k < 3; k++) {
    Ground g = ground_new();
    Looked *all = NEW_ARRAY(g.arena, Looked, FORMULAS);
    uint64_t luck = k;
    for (size_t i = 0; i < FORMULAS; i++) {
      Buf b = buf_new(g.arena);
      write_random(&b, &luck, kinds[k], 2);
      all[i] = look(&g, buf_str(&b), 0, true);
    }
    for (size_t i = 0; i < FORMULAS; i++)
      for (size_t j = 0; j < i && all[i].any; j++) {
        if (!all[j].any || all[i].print.key != all[j].print.key) continue;
        CHECK(shape_eq(all[i].shape, all[j].shape));
        met++;
        for (size_t e = 0, n = (size_t)shape_numel(all[i].shape) * LANES; e < n; e++) {
          size_t group = e % LANES % SAMPLE_GROUPS;
          double x = all[i].values[e], y = all[j].values[e];
          if (!(fabs(x - y) <= all[i].print.off[group] + all[j].print.off[group])) CHECK_NEAR(x, y, 0);
          alike += x < y || x > y;
        }
        break;
      }
    ground_free(&g);
  }
  CHECK(met > 3000);
  CHECK(alike > 100); // some had been rounded in another order
}
