// test_parse.c - text to tree and back, and what no text may do: cost the stack.
#include <pthread.h>
#include <sys/resource.h>

#include "draw.h"
#include "limits.h"
#include "net.h"
#include "t.h"

static bool quantity(const void *context, Str name) {
  (void)context;
  return str_eq(name, S("dx")) || (name.n == 1 && strchr("xyWLT", name.p[0]));
}
static const Names names = {quantity, NULL};

static Node *parsed(Arena *a, Str text, Diags *d) {
  Source *source = NEW(a, Source);
  *source = (Source){.text = text};
  return parse_expression(a, source, (Span){0, text.n}, names, d);
}

// ---- random trees ----------------------------------------------------------

typedef struct { Arena *arena; uint64_t counter; } Random;

static size_t below(Random *r, size_t n) { return (size_t)(draw_bits((DrawKey){.redraw = 1}, ++r->counter) % n); }

static Node *make(Random *r, NodeKind kind, size_t n) {
  Node *x = NEW(r->arena, Node);
  *x = (Node){.kind = kind, .n = n, .kid = NEW_ARRAY(r->arena, Node *, n + 1)};
  return x;
}

static Node *random_tree(Random *r, int depth);

static Node *random_name(Random *r) {
  static const Str pool[] = {STR_INIT("x"), STR_INIT("y"), STR_INIT("W"), STR_INIT("L"), STR_INIT("T"), STR_INIT("a_1"), STR_INIT("dx"), STR_INIT("step")};
  Node *x = make(r, N_NAME, 0);
  x->name = pool[below(r, sizeof pool / sizeof *pool)];
  return x;
}

static Node *random_number(Random *r) {
  static const double pool[] = {0, 1, 2, 10, 0.5, 1e-5, 1e22, 123456.789, 1e300, 5e-324, 1.0 / 3};
  Node *x = make(r, N_NUMBER, 0);
  x->number = pool[below(r, sizeof pool / sizeof *pool)];
  return x;
}

static void fill(Random *r, Node *x, size_t from, int depth) {
  for (size_t i = from; i < x->n; i++) x->kid[i] = random_tree(r, depth);
}

static Node *random_matrix(Random *r, int depth) {
  Node *x = make(r, N_MATRIX, 1 + below(r, 3));
  for (size_t i = 0; i < x->n; i++) fill(r, x->kid[i] = make(r, N_ROW, 1 + below(r, 3)), 0, depth);
  return x;
}

static Node *random_call(Random *r, int depth) {
  Node *x = make(r, N_CALL, below(r, 4));
  x->name = below(r, 2) ? S("f") : S("sum");
  x->primes = (int)below(r, 3);
  fill(r, x, 0, depth);
  if (x->n > 1 && below(r, 2)) {
    fill(r, x->kid[0] = make(r, N_BIND, 2), 0, depth);
    x->kid[0]->name = S("k");
  }
  return x;
}

static Node *random_index(Random *r, int depth) {
  Node *x = make(r, N_INDEX, 2 + below(r, 4));
  fill(r, x, 1, depth);
  do x->kid[0] = random_tree(r, depth);
  while (x->kid[0]->kind == N_NUMBER);
  if (below(r, 3) == 0) x->kid[1] = make(r, N_ALL, 0);
  else if (below(r, 3) == 0) fill(r, x->kid[1] = make(r, N_RANGE, 2), 0, depth);
  return x;
}

static Node *random_tree(Random *r, int depth) {
  if (depth == 0) return below(r, 2) ? random_name(r) : random_number(r);
  static const NodeKind unary[] = {N_NEGATE, N_NOT, N_TRANSPOSE};
  Node *x;
  switch (below(r, 9)) {
  case 0: return random_matrix(r, depth - 1);
  case 1: return random_call(r, depth - 1);
  case 2: return random_index(r, depth - 1);
  case 3: fill(r, x = make(r, N_DERIVATIVE, 2), 0, depth - 1); return x;
  case 4: case 5: fill(r, x = make(r, unary[below(r, 3)], 1), 0, depth - 1); return x;
  default:
    fill(r, x = make(r, N_BINARY, 2), 0, depth - 1);
    x->binary = (Binary)below(r, B_EPOW + 1);
    return x;
  }
}

TEST(round_trip) {
  for (uint64_t i = 0; i < 6000; i++) {
    Random r = {arena_new(), i << 20};
    Node *x = random_tree(&r, 1 + (int)(i % 5));
    Str text = node_text(r.arena, x);
    Diags d = diags_new(r.arena);
    Node *y = parsed(r.arena, text, &d);
    bool same = y && node_eq(x, y) && str_eq(node_text(r.arena, y), text);
    if (t_failed(same, __FILE__, __LINE__)) {
      Buf b = buf_new(r.arena);
      for (size_t k = 0; k < d.n; k++) diag_render(&d.v[k], &b);
      if (y) buf_fmt(&b, "%s\n", str_c(r.arena, node_text(r.arena, y)));
      printf("does not read back: " STR_FMT "\n" STR_FMT, STR_ARG(text), STR_ARG(buf_str(&b)));
    }
    arena_free(r.arena);
  }
}

static void reads_as(const char *text, const char *want) {
  Arena *a = arena_new();
  Diags d = diags_new(a);
  Node *x = parsed(a, str(text), &d);
  CHECK(x != NULL);
  if (x) CHECK_STR(node_text(a, x), want);
  arena_free(a);
}

static void is_refused(const char *text, const char *part_of_message) {
  Arena *a = arena_new();
  Diags d = diags_new(a);
  Node *x = parsed(a, str(text), &d);
  CHECK(!x);
  CHECK_EQ_INT(d.errors, 1);
  if (t_failed(d.n && str_find(d.v[0].message, str(part_of_message)) >= 0, __FILE__, __LINE__))
    printf("\"%.40s\" is told " STR_FMT "\n", text, STR_ARG(d.n ? d.v[0].message : S("nothing")));
  arena_free(a);
}

TEST(house_notation) {
  reads_as("1+2*3", "1 + 2*3");
  reads_as("(1+2)*3", "(1 + 2)*3");
  reads_as("((x))", "x");
  reads_as("x - (y - 1)", "x - (y - 1)");
  reads_as("x^(T)", "x^(T)");
  reads_as("x^T", "x'");
  reads_as("dL/dW[1,2]", "dL/dW[1,2]");
  reads_as("d(L)/d(W)", "d(L)/d(W)");
  reads_as("d(L)/dW", "d(L)/d(W)");
  reads_as("dL / dW'", "dL/dW'");
  reads_as("dx/dL", "dx/dL"); // dx is a quantity, so this is a quotient
  is_refused("dL/da", "there is no quantity `a`");
  reads_as("[1 -2;3 4]", "[1, -2; 3, 4]");
  reads_as("[x' y']", "[x', y']");
  reads_as("f''(x)'", "f''(x)'");
  reads_as("sum( k = 1 .. 3 , x[ k ] )", "sum(k=1..3, x[k])");
  reads_as("not x==y", "not x == y");
  reads_as("-x^2", "-x^2");
  reads_as("(-x)^2", "(-x)^2");
  reads_as("if(x>0,x,0)", "if(x > 0, x, 0)");
  reads_as("W[1:2,:]", "W[1:2,:]");
}

// ---- bounds ----------------------------------------------------------------

static Str repeated(Arena *a, const char *open, const char *middle, const char *close, int times) {
  Buf b = buf_new(a);
  for (int i = 0; i < times; i++) buf_add(&b, str(open));
  buf_add(&b, str(middle));
  for (int i = 0; i < times; i++) buf_add(&b, str(close));
  return buf_str(&b);
}

static const struct { const char *open, *middle, *close; } deep[] = {
  {"(", "1", ")"}, {"(", "", ""}, {"", "", ")"}, {"[", "1", "]"}, {"[", "", ""}, {"-", "1", ""}, {"+", "1", ""}, {"not ", "1", ""},
  {"1+", "1", ""}, {"1-(", "1", ")"}, {"2^(", "1", ")"}, {"2^-", "1", ""}, {"f(", "x", ")"}, {"f(", "", ""}, {"tanh(", "x", ")"},
  {"x[", "1", "]"}, {"x[", "", ""}, {"d(", "L", ")/d(x)"}, {"d(", "", ""}, {"dL/", "dx", ""}, {"", "x", "'"}, {"", "x", "^T"}, {"", "x", "[1]"},
  {"sum(k=1..2,", "1", ")"}, {"sum(k,x[k]*", "1", ")"}, {"if(x[1]>0,", "1", ",0)"}, {"[1 ", "2", "]"}, {"[(", "1", ")]"}, {"1,", "1", ""},
  {"1;", "1", ""}, {"1 ", "1", ""}, {"x*", "x", ""}, {"x==", "x", ""}, {"x.^", "x", ""}, {"1 or ", "1", ""}, {"(\n", "1", "\n)"}, {"#", "", ""},
  {"\n", "1", ""}, {"sum(", "x", ")"}, {"sum(k,(", "x", ")[k])"}, {"p[", "y[1]", "]"}, {"W^2*", "W", ""}, {"jacobian(", "L", ",x)"},
  {"entries(i=1..2,", "1", "[1])"}, {"d", "L", "/dx"}, {"sigmoid'(", "y[1]", ")"}, {"'", "", ""}, {"..", "", ""}, {"1..", "1", ""}, {":", "", ""},
};

static const int depths[] = {10, 60, LIMIT_DEPTH - 1, LIMIT_DEPTH + 1, LIMIT_TREE - 1, LIMIT_TREE + 1, 5000, LIMIT_TOKENS + 10};

// Whatever it is, it is read, compiled or refused, in bounded stack and time.
static void try_text(Arena *a, const Net *net, Str text) {
  Diags d = diags_new(a);
  Source source = {.text = text};
  Node *x = parse_expression(a, &source, (Span){0, text.n}, (Names){net_is_quantity, net}, &d);
  CHECK(x || d.errors);
  if (!x) return;
  Tape *tape = tape_new(a, net->tape);
  Ref r = net_compile(net, tape, &source, x, (Reading){0}, &d);
  CHECK(r >= 0 || d.errors);
  node_text(a, x);
  Ref out = r;
  if (r >= 0) tape_optimise(tape_new(a, NULL), tape, &out, 1);
}

static const char small_network[] =
  "x = [1; 2] ; y : 2 ; W = [1 2; 3 4] ; p : 3 ; f : function ; L = sum(W*x) + f(y[1])";

static void *try_all(void *unused) {
  Arena *a = arena_new();
  Diags d = diags_new(a);
  Source source = {.text = str(small_network)};
  const Lang *lang = lang_new(a);
  Net *net = net_read(a, lang, &source, (Span){0, source.text.n}, (Conventions){0}, NULL, 0, &d);
  CHECK(net != NULL);
  for (size_t i = 0; i < sizeof deep / sizeof *deep && net; i++)
    for (size_t k = 0; k < sizeof depths / sizeof *depths; k++) {
      Arena *b = arena_new();
      Str text = repeated(b, deep[i].open, deep[i].middle, deep[i].close, depths[k]);
      try_text(b, net, text);
      Statements statements;
      Source whole = {.text = str_fmt(b, "a = " STR_FMT, STR_ARG(text))};
      Diags more = diags_new(b);
      CHECK(parse_network(b, &whole, (Span){0, whole.text.n}, (Names){0}, &statements, &more) || more.errors);
      arena_free(b);
    }
  arena_free(a);
  return unused;
}

static void on_a_stack_of(size_t bytes) {
  pthread_t thread;
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, bytes);
  CHECK(pthread_create(&thread, &attributes, try_all, NULL) == 0);
  pthread_join(thread, NULL);
  pthread_attr_destroy(&attributes);
}

TEST(bounds_on_2_MiB) { on_a_stack_of(2u << 20); }
TEST(bounds_on_8_MiB) { on_a_stack_of(8u << 20); }

TEST(bounds_have_messages) {
  Arena *a = arena_new();
  is_refused(str_c(a, repeated(a, "(", "1", ")", 2 * LIMIT_DEPTH)), "too deeply nested");
  is_refused(str_c(a, repeated(a, "-", "1", "", LIMIT_TREE + 1)), "too long a chain");
  is_refused(str_c(a, repeated(a, "1+", "1", "", LIMIT_TREE + 1)), "too long a chain");
  is_refused(str_c(a, repeated(a, "1,", "1", "", LIMIT_TOKENS)), "symbols");
  reads_as(str_c(a, repeated(a, "(", "1", ")", LIMIT_DEPTH - 2)), "1");
  arena_free(a);
}

// A network tells of all its mistakes, each on its line.
TEST(every_mistake_of_a_network) {
  Arena *a = arena_new();
  Diags d = diags_new(a);
  Source source = {.name = S("net"), .text = S("a = (1 + 2\nb = 3 +\nc = 4\nd = [1 2\n e = 5")};
  Statements statements;
  CHECK(!parse_network(a, &source, (Span){0, source.text.n}, (Names){0}, &statements, &d));
  CHECK_EQ_INT(d.errors, 3);
  static const int lines[] = {1, 2, 4};
  for (size_t i = 0; i < d.n && i < 3; i++) {
    int line, column;
    diag_place(&d.v[i], &line, &column);
    CHECK_EQ_INT(line, lines[i]);
  }
  CHECK_EQ_INT(statements.n, 1);
  arena_free(a);
}
