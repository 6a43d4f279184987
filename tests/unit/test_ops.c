// test_ops.c - every operator and every function of the prelude against differences.
//
// It reads the tables, op_info and the functions of Lang, so a new row is tested by
// existing.  A row is called as the language would call it, on arrays of a list of
// shapes until one fits; its value, weighted by fixed random numbers and summed, is
// a number L.  For every argument the derivative dL/d(argument) must agree with
// central differences of L, and so must the derivative of a weighted sum of that
// derivative: all second derivatives.  Differences are extrapolated (Ridders).
//
// Points are drawn from the ranges of `domains` that keep L finite.  A point where the
// differences do not agree among themselves, near a kink, is drawn again.
//
//   build/test_ops            silent unless something is wrong
//   VERBOSE=1 build/test_ops  the largest relative error of each row, and of all
#include <stdlib.h>

#include "draw.h"
#include "eval.h"
#include "net.h"
#include "t.h"

enum { ARGUMENTS = 4, POINTS = 4, TRIES = 60 };
static const double tolerance = 1e-8; // of the largest entry of a derivative

static const double domains[][2] = {{-1.5, 1.5}, {0.1, 0.9}, {0.6, 2.5}};
static const char *const shapes[] = {"3 x 2", "3", "1", "1 x 3", "2 x 3", "3 x 3", "2", "8", "4 x 4"};
enum { DOMAINS = 3, SHAPES = sizeof shapes / sizeof *shapes };

static double worst_of_all;

// ---- one call as a network -------------------------------------------------

typedef struct {
  Arena *arena;
  const Net *net;
  const Tape *tape;
  Ref value, gradient[ARGUMENTS];                            // L, dL/dx
  Ref first[ARGUMENTS], second[ARGUMENTS][ARGUMENTS];        // G = sum(w .* dL/dx), dG/dz
  bool moves[ARGUMENTS];                                     // not a number that must be known in advance
  int n;
} Call;

static const char letters[ARGUMENTS] = {'p', 'q', 'r', 's'};

// The argument k is declared with its shape, or a number written down: sizes and
// axes must be known in advance.
static Str network_text(Arena *a, Str call, const char *const *shape, int n) {
  Buf b = buf_new(a);
  for (int k = 0; k < n; k++)
    if (shape[k][0] == '=') buf_fmt(&b, "%c = %s\n", letters[k], shape[k] + 1);
    else buf_fmt(&b, "%c : %s\n", letters[k], shape[k]);
  buf_fmt(&b, "y = " STR_FMT "\n", STR_ARG(call));
  return buf_str(&b);
}

static Ref compiled(Call *c, Tape *tape, Str text, Diags *d) {
  Source *source = NEW(c->arena, Source);
  *source = (Source){.text = text};
  Node *node = parse_expression(c->arena, source, (Span){0, text.n}, (Names){net_is_quantity, c->net}, d);
  return node ? net_compile(c->net, tape, source, node, (Reading){0}, d) : NO_REF;
}

static bool call_network(Call *c, const Lang *lang, Str text) {
  Diags d = diags_new(c->arena);
  Source *source = NEW(c->arena, Source);
  *source = (Source){.name = S("test"), .text = text};
  c->net = net_read(c->arena, lang, source, (Span){0, text.n}, (Conventions){.step_at_zero = 1}, NULL, 0, &d);
  return c->net != NULL;
}

// Weights that no symmetry cancels.
static Str weights(Arena *a, Shape s, int seed) {
  int64_t n = shape_own_numel(s);
  Buf b = buf_new(a);
  buf_add(&b, S("reshape(["));
  for (int64_t i = 0; i < n; i++) buf_fmt(&b, " %d/16", (int)(draw_bits((DrawKey){.redraw = 7}, (uint64_t)(i + 97 * seed)) % 41) + 3);
  buf_add(&b, S("]"));
  for (int k = 0; k < OWN; k++) buf_fmt(&b, ", %d", s.d[SLOTS + k]);
  buf_char(&b, ')');
  return buf_str(&b);
}

static bool call_derivatives(Call *c) {
  Diags d = diags_new(c->arena);
  Tape *tape = tape_new(c->arena, c->net->tape);
  const Quantity *y = net_quantity(c->net, S("y"));
  Str L = str_fmt(c->arena, "sum(" STR_FMT " .* y)", STR_ARG(weights(c->arena, y->shape, 0)));
  c->value = compiled(c, tape, L, &d);
  for (int k = 0; k < c->n; k++) {
    c->moves[k] = net_quantity(c->net, (Str){&letters[k], 1})->kind == Q_DECLARED;
    if (!c->moves[k]) continue;
    Str g = str_fmt(c->arena, "d(" STR_FMT ")/d(%c)", STR_ARG(L), letters[k]);
    Shape shape = net_quantity(c->net, (Str){&letters[k], 1})->shape;
    Str G = str_fmt(c->arena, "sum(" STR_FMT " .* " STR_FMT ")", STR_ARG(weights(c->arena, shape, 1 + k)), STR_ARG(g));
    c->gradient[k] = compiled(c, tape, g, &d);
    c->first[k] = compiled(c, tape, G, &d);
    for (int j = 0; j < c->n; j++)
      if (net_quantity(c->net, (Str){&letters[j], 1})->kind == Q_DECLARED)
        c->second[k][j] = compiled(c, tape, str_fmt(c->arena, "d(" STR_FMT ")/d(%c)", STR_ARG(G), letters[j]), &d);
  }
  c->tape = tape;
  CHECK(d.errors == 0);
  return d.errors == 0;
}

// ---- points ----------------------------------------------------------------

typedef struct { double *in[ARGUMENTS]; size_t n[ARGUMENTS]; } Point;

// Entry 0 … n of r where entry e of argument k is moved by h[lane], for every lane:
// out[entry * lanes + lane].
static void moved(const Call *c, const Point *p, Ref r, size_t n, int k, size_t e, const double *h, size_t lanes, double *out) {
  Arena *a = arena_new();
  const double *inputs[ARGUMENTS] = {0};
  for (size_t i = 0; i < c->net->inputs_n; i++)
    for (int q = 0; q < c->n; q++) {
      if (c->net->inputs[i].name.p[0] != letters[q]) continue;
      double *v = NEW_ARRAY(a, double, p->n[q] * lanes);
      for (size_t at = 0; at < p->n[q] * lanes; at++) v[at] = p->in[q][at / lanes] + (q == k && at / lanes == e ? h[at % lanes] : 0);
      inputs[i] = v;
    }
  Frame *f = frame_new(a, c->net->tape, lanes, inputs);
  memcpy(out, frame_eval(a, f, c->tape, r), n * lanes * sizeof *out);
  arena_free(a);
}

// The entries of r at the point itself.
static double *values(const Call *c, const Point *p, Ref r, size_t n) {
  double *out = NEW_ARRAY(c->arena, double, n);
  moved(c, p, r, n, -1, 0, NULL, 1, out);
  return out;
}

// Ridders: central differences with shrinking steps, extrapolated to 0; *error is
// how far the best two tables differ.
static double difference(const Call *c, const Point *p, Ref r, int k, size_t e, double *error) {
  enum { ROWS = 8 };
  double table[ROWS][ROWS], h[2 * ROWS] = {0.02, -0.02}, y[2 * ROWS], best = 0;
  for (int i = 2; i < 2 * ROWS; i++) h[i] = h[i - 2] / 1.6;
  moved(c, p, r, 1, k, e, h, 2 * ROWS, y);
  *error = INFINITY;
  for (int i = 0; i < ROWS; i++) {
    table[0][i] = (y[2 * i] - y[2 * i + 1]) / (2 * h[2 * i]);
    double factor = 1;
    for (int j = 1; j <= i; j++) {
      factor *= 1.6 * 1.6;
      table[j][i] = (table[j - 1][i] * factor - table[j - 1][i - 1]) / (factor - 1);
      double off = fmax(fabs(table[j][i] - table[j - 1][i]), fabs(table[j][i] - table[j - 1][i - 1]));
      if (off < *error) *error = off, best = table[j][i];
    }
  }
  return best;
}

static Point draw_point(Call *c, const double (*domain)[2], uint64_t number) {
  Point p = {0};
  for (int k = 0; k < c->n; k++) {
    const Quantity *q = net_quantity(c->net, (Str){&letters[k], 1});
    p.n[k] = (size_t)shape_numel(q->shape);
    p.in[k] = NEW_ARRAY(c->arena, double, p.n[k]);
    for (size_t e = 0; e < p.n[k]; e++)
      p.in[k][e] = domain[k][0] + (domain[k][1] - domain[k][0]) * draw_unit((DrawKey){{(uint64_t)k, 5}, number}, e);
  }
  return p;
}

static bool all_finite(const Call *c, const Point *p) {
  bool ok = isfinite(values(c, p, c->value, 1)[0]);
  for (int k = 0; k < c->n && ok; k++)
    for (int j = 0; j < c->n && c->moves[k]; j++) {
      const double *v = c->moves[j] ? values(c, p, c->second[k][j], p->n[j]) : NULL;
      for (size_t e = 0; v && e < p->n[j]; e++) ok &= isfinite(v[e]) != 0;
    }
  return ok;
}

// ---- a row -----------------------------------------------------------------

// `derivative` is that of r at argument k: the largest error relative to its largest
// entry, NAN at a kink.
static double error_of(const Call *c, const Point *p, Ref r, Ref derivative, int k) {
  double scale = 1e-3, worst = 0, *v = values(c, p, derivative, p->n[k]);
  for (size_t e = 0; e < p->n[k]; e++) scale = fmax(scale, fabs(v[e]));
  for (size_t e = 0; e < p->n[k]; e++) {
    double own, d = difference(c, p, r, k, e, &own);
    if (own > tolerance * scale) return NAN;
    worst = fmax(worst, fabs(v[e] - d) / scale);
  }
  return worst;
}

static double check_point(const Call *c, const Point *p) {
  double worst = 0;
  for (int k = 0; k < c->n; k++) {
    if (!c->moves[k]) continue;
    double error = error_of(c, p, c->value, c->gradient[k], k);
    for (int j = 0; j < c->n && !isnan(error); j++)
      if (c->moves[j]) {
        double second = error_of(c, p, c->first[k], c->second[k][j], j);
        error = isnan(second) ? NAN : fmax(error, second);
      }
    if (isnan(error)) return NAN;
    worst = fmax(worst, error);
  }
  return worst;
}

// Checks POINTS points in one choice of domains; false if L is not finite there.
static bool check_domain(Call *c, const double (*domain)[2], double *worst) {
  int good = 0;
  for (uint64_t number = 0; number < TRIES && good < POINTS; number++) {
    Point p = draw_point(c, domain, number);
    if (!all_finite(c, &p)) continue;
    double error = check_point(c, &p);
    if (isnan(error)) continue;
    *worst = fmax(*worst, error);
    good++;
  }
  return good == POINTS;
}

static void check_call(Call *c, const char *name) {
  double worst = 0;
  if (!call_derivatives(c)) return;
  int choices = 1, found = 0;
  for (int k = 0; k < c->n; k++) choices *= DOMAINS;
  for (int choice = 0; choice < choices && found < 2; choice++) {
    double domain[ARGUMENTS][2];
    for (int k = 0, rest = choice; k < c->n; k++, rest /= DOMAINS) memcpy(domain[k], domains[rest % DOMAINS], sizeof *domains);
    found += check_domain(c, (const double(*)[2])domain, &worst);
  }
  if (t_failed(found > 0, __FILE__, __LINE__)) printf("%s: no domain where its derivatives are finite and smooth\n", name);
  if (t_failed(worst <= tolerance, __FILE__, __LINE__)) printf("%s: relative error %g\n", name, worst);
  if (getenv("VERBOSE")) printf("%-28s %.2g\n", name, worst);
  worst_of_all = fmax(worst_of_all, worst);
}

// Tries shapes (and small numbers known in advance) until the call compiles.
static bool check_function(const Lang *lang, Str name, Str call, int n) {
  static const char *const fixed[] = {"=1", "=2"};
  int kinds = SHAPES + 2, total = 1;
  for (int k = 0; k < n; k++) total *= kinds;
  for (int choice = 0; choice < total; choice++) {
    const char *shape[ARGUMENTS];
    bool moves = n == 0;
    for (int k = 0, rest = choice; k < n; k++, rest /= kinds) {
      shape[k] = rest % kinds < SHAPES ? shapes[rest % kinds] : fixed[rest % kinds - SHAPES];
      moves |= shape[k][0] != '=';
    }
    Call c = {.arena = arena_new(), .n = n};
    bool ok = moves && call_network(&c, lang, network_text(c.arena, call, shape, n));
    if (ok) check_call(&c, str_c(c.arena, name));
    arena_free(c.arena);
    if (ok) return true;
  }
  return false;
}

static Str call_of(Arena *a, Str name, int n) {
  Buf b = buf_new(a);
  buf_fmt(&b, STR_FMT "(", STR_ARG(name));
  for (int k = 0; k < n; k++) buf_fmt(&b, k ? ", %c" : "%c", letters[k]);
  buf_char(&b, ')');
  return buf_str(&b);
}

static void check_named(const Lang *lang, Str name, int n, Str call) {
  Arena *a = arena_new();
  t_group(str_c(a, name));
  bool found = check_function(lang, name, call.n ? call : call_of(a, name, n), n);
  CHECK(found && "some shapes compile");
  arena_free(a);
}

// Operators that the language does not call by name are written out.
static const struct { Op op; const char *text; int n; } written[] = {
  {OP_NAMED, "d(p)/d(p) * p", 1}, {OP_PROXY, "max(p.^2) * p", 1}, {OP_AND, "(p and q) .* p", 2}, {OP_OR, "(p or q) .* p", 2}, {OP_NOT, "(not p) + p", 1},
  {OP_IF, "if(p > q, p .* q, q .* r) + if(p, q, r)", 3}, {OP_MATMUL, "p * q", 2}, {OP_PICK, "p[2,:] .* p[:,1]", 1},
  {OP_PLACE, "sum(p, 1) .* p", 1},
};

TEST(operators) {
  Arena *a = arena_new();
  const Lang *lang = lang_new(a);
  for (int op = OP_NAMED; op < OP_COUNT; op++) {
    Str text = S("");
    int n = op_info[op].arity;
    for (size_t i = 0; i < sizeof written / sizeof *written; i++)
      if (written[i].op == (Op)op) text = str(written[i].text), n = written[i].n;
    check_named(lang, op_info[op].name, n, text);
  }
  arena_free(a);
}

// Matrix products of every kind: also the operands that broadcast.
TEST(products) {
  Arena *a = arena_new();
  const Lang *lang = lang_new(a);
  static const char *const calls[] = {
    "sum(k, p[k] * q)", "p' * p", "p .* q'", "if(p > 0, p, q)", "p .^ [2 3]", "[1 2] .^ p", "entries(i, j, sum(k, p[i,k] * p[j,k]))",
    "max(p)", "min(p, 1)", "prod(p)", "var(p, 2)", "p[:,2]", "[p p; 2*p -p]", "diag(p[:,1])", "reshape(p, numel(p)) + p[1,1]", "p / p[1,1]",
    "tanh'(p) .* sigmoid''(p)", "p^3 * p"};
  for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
    bool two = strchr(calls[i], 'q') != NULL;
    check_named(lang, str(calls[i]), two ? 2 : 1, str(calls[i]));
  }
  arena_free(a);
}

TEST(prelude) {
  Arena *a = arena_new();
  const Lang *lang = lang_new(a);
  for (size_t i = 0; i < lang->n; i++) check_named(lang, lang->functions[i].name, (int)lang->functions[i].n, S(""));
  if (getenv("VERBOSE")) printf("largest relative error: %.2g\n", worst_of_all);
  arena_free(a);
}
