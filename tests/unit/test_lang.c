// test_lang.c - the golden tests of tests/lang/*.t: text in, value or diagnostic out.
//
// tests/lang/01-numbers.t says how such a file is written.  Every case is run
// three ways that must agree to the last bit: on a tape that continues the
// network's, as the judge runs answers; on the optimised tape; and through a
// Plan, as references are run.
//
//   REWRITE=1 build/test_lang     puts what came out into the files; read the diff
#include "eval.h"
#include "limits.h"
#include "net.h"
#include "golden.h"

typedef struct {
  Arena *arena;
  const Lang *lang;
  Conventions conventions;
  Reading reading;
  Str data[8];
  size_t data_n;
  Str entry[OWN];
  int32_t entry_n[OWN];
  size_t entries;
  Str lets[16], let_values[16];
  size_t lets_n;
  Str network;
  Net *net;    // NULL before it is read, or when it could not be
  Buf *output; // the file as it should be
} Group;

// ---- results as text -------------------------------------------------------

static Str value_text(Arena *a, Shape shape, const double *v, size_t stride) {
  Buf b = buf_new(a);
  size_t n = (size_t)shape_own_numel(shape), columns = (size_t)columns_of(shape);
  Str shape_as_text = shape_text(a, shape);
  if (n > 1) buf_fmt(&b, STR_FMT ": [", STR_ARG(shape_as_text));
  for (size_t i = 0; i < n; i++) {
    if (i) buf_add(&b, shape_own_rank(shape) <= 2 && i % columns == 0 ? S("; ") : S(" "));
    double x = v[i * stride];
    buf_add(&b, isnan(x) ? S("nan") : isinf(x) ? (x < 0 ? S("-inf") : S("inf")) : str_digits(a, x, 10));
  }
  if (n > 1) buf_char(&b, ']');
  return buf_str(&b);
}

static Str diags_text(Arena *a, const Diags *d) {
  Buf b = buf_new(a);
  for (size_t i = 0; i < d->n; i++) diag_render(&d->v[i], &b);
  return buf_str(&b);
}

// ---- running ---------------------------------------------------------------

// A `let` line's numbers, or 1, 2, 3, …
static const double *input_values(Group *g, const Input *input, size_t lanes) {
  size_t n = (size_t)shape_numel(input->shape);
  double *v = NEW_ARRAY(g->arena, double, n * lanes);
  for (size_t e = 0; e < n; e++)
    for (size_t l = 0; l < lanes; l++) v[e * lanes + l] = (double)(e + 1);
  for (size_t i = 0; i < g->lets_n; i++) {
    if (!str_eq(g->lets[i], input->name)) continue;
    Diags d = diags_new(g->arena);
    Source source = {.text = g->let_values[i]};
    Node *node = parse_expression(g->arena, &source, (Span){0, source.text.n}, (Names){0}, &d);
    Tape *tape = tape_new(g->arena, NULL);
    Net none = {.arena = g->arena, .lang = g->lang, .tape = tape};
    Ref r = node ? net_compile(&none, tape, &source, node, (Reading){0}, &d) : NO_REF;
    bool fits = tape_is_const(tape, r) && shape_eq(tape_shape(tape, r), input->shape);
    CHECK(fits && "a `let` line gives numbers in the quantity's shape");
    for (size_t e = 0; e < n && fits; e++)
      for (size_t l = 0; l < lanes; l++) v[e * lanes + l] = tape_at(tape, r)->values[e];
  }
  return v;
}

static const double *const *all_inputs(Group *g, size_t lanes) {
  const double **in = NEW_ARRAY(g->arena, const double *, g->net->inputs_n + 1);
  for (size_t i = 0; i < g->net->inputs_n; i++) in[i] = input_values(g, &g->net->inputs[i], lanes);
  return in;
}

// But for the sign of zero, which nobody is shown: x + 0 is x on a tape, also where x is -0.
static bool same_bits(const double *a, size_t stride_a, const double *b, size_t stride_b, size_t n) {
  for (size_t i = 0; i < n; i++) {
    double x = a[i * stride_a], y = b[i * stride_b];
    if (!(isnan(x) && isnan(y)) && !(x == 0 && y == 0) && memcmp(&x, &y, sizeof x)) return false;
  }
  return true;
}

static Str run(Group *g, const Tape *tape, Ref r) {
  Arena *a = g->arena;
  Shape shape = tape_shape(tape, r);
  size_t n = (size_t)shape_numel(shape);
  Frame *frame = frame_new(a, g->net->tape, 1, all_inputs(g, 1));
  const double *v = frame_eval(a, frame, tape, r);

  Tape *short_tape = tape_new(a, NULL);
  Ref out = r;
  tape_optimise(short_tape, tape, &out, 1);
  Frame *again = frame_new(a, short_tape, 1, all_inputs(g, 1));
  CHECK(same_bits(v, 1, again->value[out], 1, n) && "the optimised tape gives the same");

  Plan *plan = plan_new(a, short_tape, &out, 1);
  double *memory = NEW_ARRAY(a, double, plan_memory(plan));
  plan_prepare(plan, memory);
  plan_run(plan, memory, all_inputs(g, plan_lanes(plan)));
  CHECK(same_bits(v, 1, plan_output(plan, memory, 0), plan_lanes(plan), n) && "a Plan gives the same");
  return value_text(a, shape, v, 1);
}

static void read_net(Group *g, Diags *d) {
  Source *source = NEW(g->arena, Source);
  *source = (Source){.name = S("network"), .text = g->network};
  g->net = net_read(g->arena, g->lang, source, (Span){0, source->text.n}, g->conventions, g->data, g->data_n, d);
}

// What the expression comes to: a value, or FAIL and the diagnostics, indented.
static Str outcome(Group *g, Str expression) {
  Arena *a = g->arena;
  Diags d = diags_new(a);
  Source source = {.text = expression};
  Tape *tape = NULL;
  Ref r = NO_REF;
  if (!g->net) read_net(g, &d);
  if (g->net && expression.n) {
    Node *node = parse_expression(a, &source, (Span){0, expression.n}, (Names){net_is_quantity, g->net}, &d);
    tape = tape_new(a, g->net->tape);
    if (node && g->entries)
      r = net_compile_entry(g->net, tape, &source, node, g->entry, g->entry_n, g->entries, g->reading, &d);
    else if (node)
      r = net_compile(g->net, tape, &source, node, g->reading, &d);
  }
  CHECK((r < 0) == (d.errors > 0) || !expression.n);
  if (r >= 0) return run(g, tape, r);
  Str text = diags_text(a, &d);
  if (!text.n) return S("nothing wrong");
  Buf b = buf_new(a);
  buf_add(&b, S("FAIL"));
  for (size_t i = 0; i < text.n; i++) {
    if (i == 0 || text.p[i - 1] == '\n') buf_add(&b, S("\n  "));
    if (text.p[i] != '\n') buf_char(&b, text.p[i]);
  }
  return buf_str(&b);
}

// ---- reading the files -----------------------------------------------------

static bool is_setting(Group *g, Str line) {
  ptrdiff_t colon = str_find(line, S(":"));
  Str key = str_sub(line, 0, colon < 0 ? 0 : (size_t)colon), value = str_trim(str_sub(line, (size_t)(colon + 1), line.n));
  double number = 0;
  str_double(value, &number);
  if (str_eq(key, S("layout"))) g->conventions.numerator = str_eq(value, S("numerator"));
  else if (str_eq(key, S("relu_at_zero"))) g->conventions.relu_at_zero = number;
  else if (str_eq(key, S("step_at_zero"))) g->conventions.step_at_zero = number;
  else if (str_eq(key, S("partials"))) g->reading.direct = str_eq(value, S("direct"));
  else if (str_eq(key, S("equality"))) g->reading.close = str_eq(value, S("close"));
  else if (str_eq(key, S("data"))) g->data[g->data_n++] = value;
  else if (str_eq(key, S("entry"))) { // i=1..3
    ptrdiff_t at = str_find(value, S("=1.."));
    int64_t n = 0;
    CHECK(at > 0 && str_int(str_sub(value, (size_t)at + 4, value.n), &n));
    g->entry[g->entries] = str_sub(value, 0, (size_t)at);
    g->entry_n[g->entries++] = (int32_t)n;
  } else return false;
  return true;
}

static bool is_let(Group *g, Str line) {
  ptrdiff_t equals = str_find(line, S("="));
  if (!str_starts(line, S("let ")) || equals < 0) return false;
  g->lets[g->lets_n] = str_trim(str_sub(line, 4, (size_t)equals));
  g->let_values[g->lets_n++] = str_trim(str_sub(line, (size_t)equals + 1, line.n));
  return true;
}

static Str unescaped(Arena *a, Str s) { // \n and \t, for what does not fit on a line
  Buf b = buf_new(a);
  for (size_t i = 0; i < s.n; i++) {
    bool escape = s.p[i] == '\\' && i + 1 < s.n && strchr("nrt", s.p[i + 1]);
    buf_char(&b, escape ? (s.p[i + 1] == 'n' ? '\n' : s.p[i + 1] == 'r' ? '\r' : '\t') : s.p[i]);
    i += escape;
  }
  return buf_str(&b);
}

static void one_case(Group *g, Str line, ptrdiff_t arrow, Str *rest, const char *place) {
  t_group(place);
  Str expression = str_trim(str_sub(line, 0, (size_t)arrow)), want = str_trim(str_sub(line, (size_t)arrow + 2, line.n));
  Str detail = golden_indented(g->arena, rest);
  if (detail.n) {
    Buf b = buf_new(g->arena);
    buf_add(&b, want);
    for (Str more = detail; more.n;) {
      Str one = golden_line(&more);
      buf_fmt(&b, "\n  " STR_FMT, STR_ARG(one));
    }
    want = buf_str(&b);
  }
  Str got = outcome(g, unescaped(g->arena, expression));
  buf_fmt(g->output, STR_FMT STR_FMT "\n", STR_ARG(str_sub(line, 0, (size_t)arrow + 3)), STR_ARG(got));
  if (!golden_rewrites()) CHECK_STR(got, str_c(g->arena, want));
}

static void run_group(const char *file, int line_number, Str text, const void *lang, Buf *output) {
  Arena *a = arena_new();
  Group g = {.arena = a, .lang = lang, .conventions = {.step_at_zero = 1}, .output = output};
  for (Str rest = text; rest.n;) {
    char place[100];
    snprintf(place, sizeof place, "%s:%d", file, line_number);
    const char *before = rest.p;
    Str line = golden_line(&rest);
    ptrdiff_t arrow = str_starts(line, S("%")) ? -1 : str_find(line, S("=>"));
    if (arrow >= 0) {
      one_case(&g, line, arrow, &rest, place);
    } else {
      if (str_eq(line, S("network:"))) g.network = unescaped(a, golden_indented(a, &rest));
      else if (!str_starts(line, S("%")) && !is_setting(&g, line) && !is_let(&g, line)) {
        t_group(place);
        CHECK(false && "a line of a known kind");
      }
      buf_add(output, (Str){before, (size_t)(rest.p - before)});
    }
    line_number += golden_newlines(before, rest.p);
  }
  arena_free(a);
}

static void run_file(const char *path, const Lang *lang) { golden_groups(path, run_group, lang); }

GOLDEN("tests/lang/*.t", run_file)
