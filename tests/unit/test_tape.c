// test_tape.c - a tape may be folded, merged, optimised, planned and continued: the
// numbers stay the same to the last bit.
//
// Random formulas over a number s, a vector v and a matrix M are compiled twice: once
// with these as inputs, once as constants, so that everything folds.
#include <stdlib.h>

#include "draw.h"
#include "eval.h"
#include "net.h"
#include "t.h"

typedef struct { Arena *arena; Buf out; uint64_t counter; } Random;

static size_t below(Random *r, size_t n) { return (size_t)(draw_bits((DrawKey){.redraw = 2}, ++r->counter) % n); }

// Writes a formula of the shape that the templates of `kind` ask for: S, V (3x1), M (3x3).
static void write_formula(Random *r, char kind, int depth) {
  static const char *const numbers[] = {"(S + S)", "(S - S)", "(S*S)", "S/S", "sum(V)", "V[2]", "M[1,3]", "V'*V", "max(S, S)", "sum(k, V[k]*V[k])", "trace(M)", "tanh(S)",
                                        "if(S > 0, S, S)", "sum(V .* V)", "prod(V)", "d(s*S)/d(s)", "sum(k=1..3, k*S)", "S^2", "S*1 + 0", "norm(V)"};
  static const char *const vectors[] = {"(V + V)", "(V .* V)", "M*V", "M'*V", "S*V", "M[:,2]", "softmax(V)", "sigmoid(V)", "(V - S)", "sum(M, 2)", "-V", "relu(V)",
                                        "d(sum(V .* v))/d(v)", "entries(k, V[k] + S)", "max(V, V)", "[V[1]; V[3]; S]", "V.^2", "diag(M)", "V*1", "V + 0"};
  static const char *const matrices[] = {"M*M", "(M + M)", "M'", "V*V'", "(M .* M)", "S*M", "diag(V)", "[V V V]", "exp(M/9)", "M - V", "entries(i, j, M[j,i]*V[i])",
                                         "(M > M')", "reshape(M', 3, 3)", "d(sum(M*M))/d(M0)", "eye(3) + M", "tanh'(M)", "jacobian(M*v, v)", "M/S"};
  if (depth == 0) {
    static const char *const leaves[] = {"s", "2", "0.5", "0", "1"};
    buf_add(&r->out, kind == 'S' ? str(leaves[below(r, 5)]) : kind == 'V' ? (below(r, 2) ? S("v") : S("[1; 0; -2]")) : below(r, 3) ? S("M0") : S("[1 2 0; 0 1 0; 3 0 -1]"));
    return;
  }
  const char *p = kind == 'S' ? numbers[below(r, sizeof numbers / sizeof *numbers)]
                : kind == 'V' ? vectors[below(r, sizeof vectors / sizeof *vectors)] : matrices[below(r, sizeof matrices / sizeof *matrices)];
  for (; *p; p++)
    if ((*p == 'S' || *p == 'V' || *p == 'M') && p[1] != '0') {
      buf_char(&r->out, '(');
      write_formula(r, *p, depth - 1 - (int)below(r, (size_t)depth));
      buf_char(&r->out, ')');
    } else {
      buf_char(&r->out, *p);
    }
}

static Str random_formula(Arena *a, uint64_t number, char kind, int depth) {
  Random r = {a, buf_new(a), number << 24};
  write_formula(&r, kind, depth);
  return buf_str(&r.out);
}

static const char declared[] = "s : 1 ; v : 3 ; M0 : 3 x 3";
static const char constant[] = "s = 0.75 ; v = [0.5; -1.25; 2] ; M0 = [0.1 -0.2 0.3; 1 2 -3; 0 0.5 -0.7]";
static const double s0[] = {0.75}, v0[] = {0.5, -1.25, 2}, m0[] = {0.1, -0.2, 0.3, 1, 2, -3, 0, 0.5, -0.7};
static const double *const inputs1[] = {s0, v0, m0};

static Net *network(Arena *a, const Lang *lang, const char *text) {
  Diags d = diags_new(a);
  Source *source = NEW(a, Source);
  *source = (Source){.text = str(text)};
  Net *net = net_read(a, lang, source, (Span){0, source->text.n}, (Conventions){0}, NULL, 0, &d);
  CHECK(net != NULL);
  return net;
}

static Ref compiled(Arena *a, const Net *net, Tape *tape, Str text) {
  Diags d = diags_new(a);
  Source *source = NEW(a, Source);
  *source = (Source){.text = text};
  Node *x = parse_expression(a, source, (Span){0, text.n}, (Names){net_is_quantity, net}, &d);
  Ref r = x ? net_compile(net, tape, source, x, (Reading){0}, &d) : NO_REF;
  if (t_failed(r >= 0, __FILE__, __LINE__)) printf("does not compile: " STR_FMT ": " STR_FMT "\n", STR_ARG(text), STR_ARG(d.v[0].message));
  return r;
}

// Several lanes: the same numbers in every one, so that any lane will do.
static const double *const *spread(Arena *a, size_t lanes) {
  static const size_t n[] = {1, 3, 9};
  const double **out = NEW_ARRAY(a, const double *, 3);
  for (int i = 0; i < 3; i++) {
    double *v = NEW_ARRAY(a, double, n[i] * lanes);
    for (size_t e = 0; e < n[i] * lanes; e++) v[e] = inputs1[i][e / lanes];
    out[i] = v;
  }
  return out;
}

static bool same(const double *a, size_t sa, const double *b, size_t sb, int64_t n) {
  for (int64_t i = 0; i < n; i++) {
    double x = a[(size_t)i * sa], y = b[(size_t)i * sb];
    if (!(isnan(x) && isnan(y)) && !(x == y)) return false; // -0 and 0 are one number
  }
  return true;
}

static void check(bool ok, const char *what, Str text) {
  if (t_failed(ok, __FILE__, __LINE__)) printf("%s: " STR_FMT "\n", what, STR_ARG(text));
}

TEST(constants_fold_and_optimising_keeps_values) {
  Arena *lasting = arena_new();
  const Lang *lang = lang_new(lasting);
  Net *open = network(lasting, lang, declared), *closed = network(lasting, lang, constant);
  for (uint64_t i = 0; i < 4000; i++) {
    Arena *a = arena_new();
    Str text = random_formula(a, i, "SVM"[i % 3], 1 + (int)(i % 5));
    Tape *t1 = tape_new(a, open->tape), *t2 = tape_new(a, closed->tape);
    Ref r1 = compiled(a, open, t1, text), r2 = compiled(a, closed, t2, text);
    if (r1 >= 0 && r2 >= 0) {
      Shape shape = tape_shape(t1, r1);
      int64_t n = shape_numel(shape);
      const double *v1 = frame_eval(a, frame_new(a, open->tape, 1, inputs1), t1, r1);
      const double *v2 = frame_eval(a, frame_new(a, closed->tape, 1, NULL), t2, r2);
      check(shape_eq(shape, tape_shape(t2, r2)) && same(v1, 1, v2, 1, n), "inputs against constants", text);

      Tape *folded = tape_new(a, NULL), *optimised = tape_new(a, NULL);
      tape_optimise(folded, t2, &r2, 1);
      check(tape_is_const(folded, r2) && same(v1, 1, tape_at(folded, r2)->values, 1, n), "folded", text);
      Ref *r3 = NEW(a, Ref);
      *r3 = r1;
      tape_optimise(optimised, t1, r3, 1);
      check(same(v1, 1, frame_new(a, optimised, 1, inputs1)->value[*r3], 1, n), "optimised", text);
      check(tape_end(optimised) <= tape_end(t1) + 1, "no longer than before", text);
      for (Ref r = 0; r < tape_end(optimised); r++) check(tape_at(optimised, r)->op != OP_NAMED, "no barrier is left", text);

      const Plan *plan = plan_new(a, optimised, r3, 1);
      double *memory = NEW_ARRAY(a, double, plan_memory(plan));
      plan_prepare(plan, memory);
      for (int times = 0; times < 2; times++) plan_run(plan, memory, spread(a, plan_lanes(plan)));
      check(same(v1, 1, plan_output(plan, memory, 0), plan_lanes(plan), n), "planned", text);
    }
    arena_free(a);
  }
  arena_free(lasting);
}

// Many outputs at once, lanes that differ, memory used again and again.
TEST(plans_reuse_memory) {
  Arena *lasting = arena_new();
  const Lang *lang = lang_new(lasting);
  Net *net = network(lasting, lang, declared);
  enum { OUTPUTS = 12 };
  for (uint64_t i = 0; i < 60; i++) {
    Arena *a = arena_new();
    Tape *tape = tape_new(a, net->tape), *optimised = tape_new(a, NULL);
    Ref outputs[OUTPUTS], kept[OUTPUTS];
    for (size_t k = 0; k < OUTPUTS; k++) outputs[k] = kept[k] = compiled(a, net, tape, random_formula(a, 100000 + i * OUTPUTS + k, "SVM"[k % 3], 4));
    tape_optimise(optimised, tape, outputs, OUTPUTS);
    const Plan *plan = plan_new(a, optimised, outputs, OUTPUTS);
    size_t lanes = plan_lanes(plan);
    CHECK(lanes == 8 || lanes == 16 || lanes == 32);
    double *memory = NEW_ARRAY(a, double, plan_memory(plan));
    plan_prepare(plan, memory);
    for (uint64_t block = 0; block < 3; block++) {
      double *in[3];
      static const size_t n[] = {1, 3, 9};
      for (size_t q = 0; q < 3; q++) {
        in[q] = NEW_ARRAY(a, double, n[q] * lanes);
        for (size_t e = 0; e < n[q] * lanes; e++) in[q][e] = 4 * draw_unit((DrawKey){{i, q}, block}, e) - 2;
      }
      const double *const inputs[3] = {in[0], in[1], in[2]};
      plan_run(plan, memory, inputs);
      const Frame *frame = frame_new(a, net->tape, lanes, inputs);
      for (size_t k = 0; k < OUTPUTS; k++)
        CHECK(same(frame_eval(a, frame, tape, kept[k]), 1, plan_output(plan, memory, k), 1, shape_numel(tape_shape(tape, kept[k])) * (int64_t)lanes));
    }
    arena_free(a);
  }
  arena_free(lasting);
}

// A formula on a tape that continues a tape that continues the network's.
TEST(continued_tapes) {
  Arena *a = arena_new();
  Net *net = network(a, lang_new(a), "s : 1 ; v : 3 ; M0 : 3 x 3 ; u = M0*v ; L = sum(u.^2)*s");
  Tape *first = tape_new(a, net->tape);
  Ref g = compiled(a, net, first, S("dL/dv"));
  Tape *second = tape_new(a, first); // a base is finished before it is continued
  Ref again = compiled(a, net, second, S("dL/dv"));
  CHECK(again == g && second->n == 0); // merged with the base's
  Ref r = compiled(a, net, second, S("dL/dv + 2*s*(M0'*u)"));
  const Frame *base = frame_new(a, net->tape, 1, inputs1), *longer = frame_new(a, first, 1, inputs1);
  const double *x = frame_eval(a, base, first, g), *y = frame_eval(a, longer, second, r), *z = frame_new(a, second, 1, inputs1)->value[r];
  CHECK(same(y, 1, z, 1, 3));
  for (int i = 0; i < 3; i++) CHECK_NEAR(y[i], 2 * x[i], 1e-12);
  arena_free(a);
}

TEST(merging_and_identities) {
  Arena *a = arena_new();
  Tape *tape = tape_new(a, NULL);
  Ref x = tape_input(tape, shape_matrix(2, 3), 0, S("x")), y = tape_input(tape, shape_matrix(2, 3), 1, S("y"));
  Ref zero = tape_number(tape, 0), one = tape_number(tape, 1);
  CHECK(tape_number(tape, 1) == one);
  CHECK(tape_input(tape, shape_matrix(2, 3), 0, S("x")) != x); // inputs are never merged
  CHECK(tape_map2(tape, OP_ADD, x, y) == tape_map2(tape, OP_ADD, x, y));
  CHECK(tape_map2(tape, OP_ADD, x, zero) == x);
  CHECK(tape_map2(tape, OP_ADD, zero, x) == x);
  CHECK(tape_map2(tape, OP_SUB, x, zero) == x);
  CHECK(tape_map2(tape, OP_MUL, one, x) == x);
  CHECK(tape_map2(tape, OP_DIV, x, one) == x);
  CHECK(tape_map2(tape, OP_SUB, zero, x) != x);
  CHECK(tape_map2(tape, OP_MUL, zero, x) != zero); // not when x is infinite
  CHECK(tape_map1(tape, OP_NEG, tape_map1(tape, OP_NEG, x)) == x);
  CHECK(tape_map2(tape, OP_POW, x, one) == x);
  CHECK(tape_at(tape, tape_map2(tape, OP_POW, x, tape_number(tape, 2)))->op == OP_MUL);
  CHECK(tape_transpose(tape, tape_transpose(tape, x)) == x);
  CHECK(tape_reshape(tape, x, shape_matrix(2, 3)) == x);
  CHECK(tape_reshape(tape, tape_reshape(tape, x, shape_matrix(6, 1)), shape_matrix(2, 3)) == x);
  CHECK(tape_expand(tape, x, shape_matrix(2, 3)) == x);
  CHECK(tape_collapse(tape, x, shape_matrix(2, 3)) == x);
  Ref slice = tape_slice(tape, tape_slice(tape, x, SLOTS, 1, 1), SLOTS + 1, 2, 1);
  CHECK(tape_at(tape, slice)->op == OP_PICK && tape_at(tape, slice)->in[0] == x); // one pick
  CHECK_EQ_INT(tape_at(tape, slice)->table[0], 5);
  Ref named = tape_named(tape, one, S("n"));
  CHECK(named != one && tape_named(tape, one, S("n")) != named); // barriers neither fold nor merge
  CHECK(tape_at(tape, tape_map2(tape, OP_MUL, named, x))->op == OP_MUL);
  CHECK(!tape_at(tape, named)->varies && tape_at(tape, slice)->varies);
  arena_free(a);
}

TEST(printed) {
  Arena *a = arena_new();
  Tape *tape = tape_new(a, NULL);
  Ref W = tape_input(tape, shape_matrix(2, 3), 0, S("W")), x = tape_input(tape, shape_matrix(3, 1), 1, S("x"));
  Ref z = tape_named(tape, tape_matmul(tape, W, x), S("z"));
  tape_map2(tape, OP_MUL, z, tape_number(tape, 0.5));
  Buf b = buf_new(a);
  tape_print(tape, 0, &b);
  CHECK_STR(buf_str(&b), "%0    = input W : 2x3\n%1    = input x : 3x1\n%2    = matmul %0 %1 : 2x1\n%3    = named %2 z : 2x1\n"
                         "%4    = const 0.5 : 1x1\n%5    = mul %3 %4 : 2x1\n");
  arena_free(a);
}

// What would take unbounded time or memory is refused.
TEST(bounded_work) {
  static const char *const refused[] = {
    "sum(i=1..1000, j=1..1000, k=1..1000, 1)", "ones(1000,1000)*ones(1000,1000)",
    "(ones(300,300)*s)^64", "jacobian((ones(200,200)*s)^3*ones(200), s) + jacobian(ones(1000)*s, v)", "ones(1024,1024).*v[1] + ones(1024,1024).*v[2]",
    "jacobian(ones(900,900)*s, M0)", "entries(i=1..1000000, s*i + sum(i*s)) + entries(i=1..1000000, s*i*2)", "sum(i=1..100000000, s)",
    "d(sum(ones(1000,1000)*s))/d(s) + sum(exp(ones(1000,1000)*s))", "[ones(1000,1000) ones(1000,1000)]", "diag(ones(2000,1))",
    "onehot(s, 1000000)*onehot(s, 1000000)'", "ones(1000000).^ones(1,1000000)", "jacobian(ones(2000)*s, s)", "f9(1)", "jacobian(entries(i=1..1000, sum(j=1..1000, tanh(v[1]*i*j))), v)"};
  Arena *a = arena_new();
  const Lang *lang = lang_new(a);
  Net *net = network(a, lang, "s : 1 ; v : 3 ; M0 : 3 x 3 ; f1(x) = x*x+x*2 ; f2(x) = f1(x)+f1(x+1)+f1(x+2)+f1(x+3)+f1(x+4)+f1(x+5)+f1(x+6)+f1(x+7)\n"
                              "f3(x) = f2(x)+f2(2*x)+f2(3*x)+f2(4*x)+f2(5*x)+f2(6*x)+f2(7*x)+f2(8*x) ; f4(x) = f3(x)+f3(2*x)+f3(3*x)+f3(4*x)+f3(5*x)+f3(6*x)+f3(7*x)\n"
                              "f5(x) = f4(x)+f4(x/2)+f4(x/3)+f4(x/4)+f4(x/5)+f4(x/6) ; f6(x) = f5(x)+f5(x+.1)+f5(x+.2)+f5(x+.3) ; f7(x) = f6(x)+f6(x) ; f8(x) = f7(x)+f7(x) ; f9(x) = f8(x)+f8(x)");
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
    Arena *b = arena_new();
    Diags d = diags_new(b);
    Source source = {.text = str(refused[i])};
    Node *x = parse_expression(b, &source, (Span){0, source.text.n}, (Names){net_is_quantity, net}, &d);
    Ref r = x ? net_compile(net, tape_new(b, net->tape), &source, x, (Reading){0}, &d) : NO_REF;
    if (t_failed(x && r < 0 && d.errors > 0, __FILE__, __LINE__)) printf("is not refused: %s\n", refused[i]);
    arena_free(b);
  }
  arena_free(a);
}
