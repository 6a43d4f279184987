// diagnose_edits.c - the reference's own formula with a mistake in it, and its multiples.
//
// Terms are dropped and turned round, factors dropped, doubled and divided by, on a copy
// of the reference's tree; factors that stand anywhere in the network, and the sizes of
// its arrays, make multiples of the right answer.
#include "diagnose_finder.h"

// ---- factors ---------------------------------------------------------------

static void factor(Finder *f, double times, const char *format, ...) __attribute__((format(printf, 3, 4)));
static void factor(Finder *f, double times, const char *format, ...) {
  Buf b = buf_new(f->arena);
  va_list args;
  va_start(args, format);
  buf_vfmt(&b, format, args);
  va_end(args);
  for (size_t i = 0; i < f->out->n; i++)
    if (f->out->v[i].ref == f->out->reference && f->out->v[i].times == times) return;
  suspect_times(f, f->out->reference, times, LEVEL_MULTIPLE, buf_str(&b));
}

void find_sign_and_two(Finder *f) {
  factor(f, -1, "the sign is wrong");
  factor(f, 2, "this is twice the right answer: a factor 1/2 is missing, or a 2 too many");
  factor(f, 0.5, "this is half the right answer: a factor 2 is missing, or a 1/2 too many");
}

static void count_factor(Finder *f, double n, const char *what) {
  if (n == 0 || n == 1 || n == -1 || n - n != 0) return;
  factor(f, n, "this is the right answer times %s: not divided by it, or multiplied by it", what);
  factor(f, 1 / n, "this is the right answer divided by %s: not multiplied by it, or divided by it", what);
}

// The value of an expression that is the same for everybody and on every sample; 0 if it
// is none.
static double fixed_number(Finder *f, const Node *x) {
  Tape *t = finder_tape(f);
  Ref r = x->shape.d[0] && shape_numel(x->shape) == 1 ? finder_compile(f, t, x, (Reading){0}) : NO_REF;
  if (r >= 0) r = finder_place(f, t, r);
  return r >= 0 && tape_is_const(f->all, r) ? tape_at(f->all, r)->values[0] : 0;
}

// Factors and divisors that stand in the network: the 1/2 of a loss, the root of d.
static void written_factors(Finder *f, const Node *x) {
  if (x->kind == N_DERIVATIVE) return;
  bool divides = x->kind == N_BINARY && (x->binary == B_DIV || x->binary == B_EDIV);
  bool multiplies = x->kind == N_BINARY && (x->binary == B_MUL || x->binary == B_EMUL);
  for (int k = divides; k < 2 && (divides || multiplies); k++) {
    double v = fixed_number(f, x->kid[k]);
    if (v == 0 || v - v != 0 || fixed_number(f, x->kid[!k]) != 0) continue;
    const char *text = str_c(f->work, node_text(f->work, x->kid[k]));
    if (divides) factor(f, v, "the division by %s is missing", text);
    else factor(f, 1 / v, "the factor %s is missing", text);
    factor(f, divides ? 1 / v : v, divides ? "divided by %s twice" : "the factor %s is there twice", text);
  }
  for (size_t i = 0; i < x->n; i++) written_factors(f, x->kid[i]);
}

// Sizes: numbers that the network computes from sizes alone, and columns, the usual batch.
void find_factors(Finder *f) {
  const Net *net = f->net;
  for (size_t i = 0; i < net->quantities_n; i++)
    if (net->quantities[i].kind == Q_DEFINED && !net->quantities[i].derived) written_factors(f, net->quantities[i].body);
  for (size_t i = 0; i < net->quantities_n; i++) {
    const Quantity *q = &net->quantities[i];
    Ref from = q->kind == Q_DEFINED ? tape_at(net->tape, q->ref)->in[0] : NO_REF;
    if (tape_is_const(net->tape, from) && shape_numel(q->shape) == 1) count_factor(f, tape_at(net->tape, from)->values[0], finder_name(f, q));
  }
  for (int dimension = 1; dimension >= 0; dimension--)
    for (size_t i = 0; i < net->quantities_n; i++) {
      const Quantity *q = &net->quantities[i];
      int n = dimension ? columns_of(q->shape) : rows_of(q->shape);
      if (n == 1 || (q->kind == Q_DEFINED && q->body->kind != N_MATRIX)) continue;
      Str what = str_fmt(f->work, "%d (the %s of " STR_FMT ")", n, dimension ? "columns" : "rows", STR_ARG(q->name));
      count_factor(f, n, str_c(f->work, what));
      factor(f, 2 * n, "this is %d times the right answer: 2 and %d, the number of %s of " STR_FMT, 2 * n, n, dimension ? "columns" : "rows", STR_ARG(q->name));
      factor(f, 1.0 / (2 * n), "this is the right answer divided by %d: by 2 and by %d, the number of %s of " STR_FMT, 2 * n, n, dimension ? "columns" : "rows", STR_ARG(q->name));
    }
}

// ---- edits of the reference ------------------------------------------------

// root with one node replaced.
static Node *replaced(Finder *f, const Node *x, const Node *at, const Node *by) {
  if (x == at) return node_copy(f->work, by);
  Node *copy = arena_copy(f->work, x, sizeof *x);
  if (x->n) copy->kid = NEW_ARRAY(f->work, Node *, x->n);
  for (size_t i = 0; i < x->n; i++) copy->kid[i] = replaced(f, x->kid[i], at, by);
  return copy;
}

static void edit(Finder *f, const Node *at, const Node *by, Level level, const char *format, const Node *named) {
  Tape *t = finder_tape(f);
  Ref r = finder_compile(f, t, replaced(f, f->root, at, by), (Reading){0});
  Str name = node_text(f->work, named);
  Str says = r < 0 ? (Str){0} : str_fmt(f->work, format, STR_ARG(name));
  suspect(f, t, r, level, STR_FMT, STR_ARG(says));
}

static bool is_number(const Node *x) { return x->shape.d[0] && shape_numel(x->shape) == 1; }

static void edits(Finder *f, const Node *x) {
  if (x->kind == N_DERIVATIVE || x->kind == N_INDEX || x->kind == N_MATRIX || fixed_number(f, x) != 0) return;
  const Node *a = x->n > 0 ? x->kid[0] : NULL, *b = x->n > 1 ? x->kid[1] : NULL;
  if (x->kind == N_BINARY && (x->binary == B_ADD || x->binary == B_SUB)) {
    Node other = *x;
    other.binary = x->binary == B_ADD ? B_SUB : B_ADD;
    edit(f, x, &other, LEVEL_RULE, "the sign of " STR_FMT " is wrong", b);
    edit(f, x, a, LEVEL_RULE, STR_FMT " is missing", b);
    edit(f, x, b, LEVEL_RULE, STR_FMT " is missing", a);
  } else if (x->kind == N_BINARY && (x->binary == B_MUL || x->binary == B_EMUL)) {
    for (int k = 0; k < 2; k++) {
      const Node *scale = x->kid[k], *rest = x->kid[!k];
      if (!is_number(scale) || (scale->kind != N_NAME && fixed_number(f, scale) == 0)) continue;
      Node square = {.kind = N_BINARY, .binary = B_MUL, .span = x->span, .n = 2, .kid = (Node *[]){(Node *)(uintptr_t)scale, (Node *)(uintptr_t)x}};
      edit(f, x, rest, LEVEL_RULE, "the factor " STR_FMT " is missing", scale);
      edit(f, x, &square, LEVEL_RULE, "the factor " STR_FMT " is there twice", scale);
    }
  } else if (x->kind == N_BINARY && (x->binary == B_DIV || x->binary == B_EDIV)) {
    Node times = *x;
    times.binary = B_EMUL;
    edit(f, x, a, LEVEL_RULE, "the division by " STR_FMT " is missing", b);
    edit(f, x, &times, LEVEL_RULE, "multiplied by " STR_FMT ", not divided", b);
  } else if (x->kind == N_BINARY && (x->binary == B_POW || x->binary == B_EPOW)) {
    edit(f, x, a, LEVEL_RULE, "the exponent of " STR_FMT " is left out", x);
  } else if (x->kind == N_CALL && x->n == 1 && a->shape.d[0] && x->shape.d[0] && shape_eq(a->shape, x->shape)) {
    edit(f, x, a, LEVEL_RULE, "the function of " STR_FMT " is left out", x);
  } else if (x->kind == N_TRANSPOSE) {
    edit(f, x, a, LEVEL_RULE, "the transpose of " STR_FMT " is left out", x);
  }
  for (size_t i = 0; i < x->n; i++) edits(f, x->kid[i]);
}

static void transposed(Finder *f) {
  Tape *t = finder_tape(f);
  Ref r = f->out->of->ref;
  if (shape_own_rank(tape_shape(t, r)) == 2) suspect(f, t, tape_transpose(t, r), LEVEL_RULE, "the transpose of the right one");
}

void find_edits(Finder *f) {
  if (!f->at) edits(f, f->root);
  transposed(f);
}
