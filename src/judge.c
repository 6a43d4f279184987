// judge.c - what all kinds of answer have in common, and numbers.
//
// A `value` answer is a constant formula.  It is compared entry by entry with the
// reference under each model of the part (see sheet.h); the best verdict counts.
#include "judge.h"

#include <assert.h>

#include "judge_kinds.h"
#include "tolerance.h"
#include "limits.h"

static bool is_blank(Str raw) {
  static const Str blanks[] = {STR_INIT(""), STR_INIT("-"), STR_INIT("--"), STR_INIT("n/a"), STR_INIT("N/A"), STR_INIT("?")};
  Str s = str_trim(raw);
  for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
    if (str_eq(s, blanks[i])) return true;
  return false;
}

Judgement judged(const Case *c, Status status, double share, const char *format, ...) {
  Buf b = buf_new(c->out);
  va_list args;
  va_start(args, format);
  buf_vfmt(&b, format, args);
  va_end(args);
  return (Judgement){.status = status, .share = share, .message = buf_str(&b)};
}

Judgement unreadable(const Case *c, const Diags *d) {
  const Diag *first = diags_first(d);
  assert(first);
  return (Judgement){.status = STATUS_UNREADABLE, .message = diag_line(first, c->out)};
}

Status status_of(double share) {
  return share >= 1 ? STATUS_CORRECT : share > 0 ? STATUS_PARTIAL : STATUS_INCORRECT;
}

void best_of(Best *best, Judgement j, bool fits) {
  if (best->any && !(j.share > best->judgement.share) && !(j.share == best->judgement.share && fits && !best->fits)) return;
  *best = (Best){j, fits, true};
}

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }

bool same_word(Str a, Str b) {
  a = str_trim(a);
  b = str_trim(b);
  if (a.n != b.n) return false;
  for (size_t i = 0; i < a.n; i++)
    if (lower(a.p[i]) != lower(b.p[i])) return false;
  return true;
}

bool answer_span(const Case *c, Span *span, Diags *d) {
  Str s = c->source.text;
  *span = (Span){0, s.n};
  int depth = 0;
  bool found = false;
  for (size_t i = 0; i < s.n; i++) {
    char ch = s.p[i], before = i ? s.p[i - 1] : ' ', after = i + 1 < s.n ? s.p[i + 1] : ' ';
    depth += (ch == '(' || ch == '[') - (ch == ')' || ch == ']');
    if (ch != '=' || depth > 0 || after == '=' || before == '=' || before == '<' || before == '>' || before == '!' || before == '~')
      continue;
    if (found) return diag_error(d, &c->source, (Span){i, i + 1}, "a second `=`: which of these is the answer?");
    found = true;
    span->from = i + 1;
  }
  return true;
}

// Names in a constant formula would be quantities: say so before anything else.
static bool only_numbers(const Case *c, const Node *x, Diags *d) {
  if (x->kind == N_NAME && !str_eq(x->name, S("pi"))) {
    diag_error(d, &c->source, x->span, "a number is asked, `" STR_FMT "` is a name", STR_ARG(x->name));
    return false;
  }
  bool logical = x->kind == N_NOT || (x->kind == N_BINARY && x->binary <= B_GE);
  if (logical) return diag_error(d, &c->source, x->span, "a number is asked, this is a condition");
  if (x->kind == N_CALL && !net_function(c->sheet->empty, x->name, -1) && op_named(x->name, (int)x->n) == OP_COUNT) return true;
  for (size_t i = 0; i < x->n; i++)
    if (!only_numbers(c, x->kid[i], d)) return false;
  return true;
}

Ref constant_of(const Case *c, Span span, Tape *tape, Node **tree, bool *wrong, Diags *d) {
  const Net *empty = c->sheet->empty;
  *wrong = false;
  *tree = parse_expression(c->scratch, &c->source, span, (Names){net_is_quantity, empty}, d);
  if (!*tree || !only_numbers(c, *tree, d)) return NO_REF;
  Ref r = net_compile(empty, tape, &c->source, *tree, (Reading){0}, d);
  if (r >= 0 && tape_is_const(tape, r)) return r;
  *wrong = (*tree)->kind != N_MATRIX && (*tree)->kind != N_CALL;
  if (r >= 0) diag_error(d, &c->source, span, "this is not a number");
  return NO_REF;
}

// ---- values ----------------------------------------------------------------

typedef struct {
  size_t right, n;
  size_t first_wrong;
  double share;
} Match;

static Match match(const Settings *s, Shape shape, const double *answer, const double *reference, size_t stride) {
  Match m = {.n = (size_t)shape_numel(shape)};
  double largest = 0;
  for (size_t i = 0; i < m.n; i++) {
    double v = reference[i * stride];
    if (v > largest || -v > largest) largest = v < 0 ? -v : v;
  }
  m.first_wrong = m.n;
  for (size_t i = 0; i < m.n; i++)
    if (tolerance_accepts(&s->tolerance, answer[i], reference[i * stride], largest)) m.right++;
    else if (m.first_wrong == m.n) m.first_wrong = i;
  m.share = s->credit == CREDIT_ALL ? (double)(m.right == m.n) : (double)m.right / (double)m.n;
  return m;
}

// Loosely, a row may stand for a column: both list the same entries.
static bool same_entries(const Settings *s, Shape answer, Shape reference) {
  if (shape_own_eq(answer, reference)) return true;
  return s->orientation == ORIENTATION_LOOSE && shape_is_vector(answer) && shape_is_vector(reference) &&
         shape_numel(answer) == shape_numel(reference);
}

static bool is_transposed(Shape a, Shape b) {
  return shape_own_rank(a) <= 2 && shape_own_rank(b) <= 2 && rows_of(a) == columns_of(b) && columns_of(a) == rows_of(b);
}

static Judgement wrong_shape(const Case *c, Tape *t, Ref r, Shape asked, const double *reference, size_t stride) {
  Shape is = tape_shape(t, r);
  Str have = shape_text(c->scratch, is), want = shape_text(c->scratch, asked);
  if (shape_numel(asked) == 1) return judged(c, STATUS_INCORRECT, 0, "your answer is an array of " STR_FMT ", one number was asked", STR_ARG(have));
  if (shape_numel(is) == 1) return judged(c, STATUS_INCORRECT, 0, "your answer is one number, an array of " STR_FMT " was asked", STR_ARG(want));
  if (is_transposed(is, asked)) {
    const double *v = tape_at(t, tape_transpose(t, r))->values;
    bool right = match(&c->part->front->settings, asked, v, reference, stride).right == (size_t)shape_numel(asked);
    return judged(c, STATUS_INCORRECT, 0, "your answer is " STR_FMT ", " STR_FMT " was asked: transposed%s", STR_ARG(have), STR_ARG(want),
                  right ? ", with the right entries" : "?");
  }
  return judged(c, STATUS_INCORRECT, 0, "your answer is " STR_FMT ", " STR_FMT " was asked", STR_ARG(have), STR_ARG(want));
}

// One wrong entry, as a person would point at it.
static Str entry_name(const Case *c, Shape shape, size_t e) {
  size_t columns = (size_t)columns_of(shape);
  if (shape_is_vector(shape)) return str_fmt(c->scratch, "[%zu]", e + 1);
  if (shape_own_rank(shape) == 2) return str_fmt(c->scratch, "[%zu,%zu]", e / columns + 1, e % columns + 1);
  return str_fmt(c->scratch, "number %zu", e + 1);
}

static Str entries_message(const Case *c, Shape shape, const double *answer, const double *reference, size_t stride, const Match *m) {
  Buf b = buf_new(c->out);
  const Settings *s = &c->part->front->settings;
  double largest = 0;
  for (size_t i = 0; i < m->n; i++) {
    double v = reference[i * stride];
    if (v > largest || -v > largest) largest = v < 0 ? -v : v;
  }
  buf_fmt(&b, "%zu of %zu entries are right; wrong: ", m->right, m->n);
  for (size_t i = 0, listed = 0; i < m->n; i++) {
    if (tolerance_accepts(&s->tolerance, answer[i], reference[i * stride], largest)) continue;
    if (listed++ == 6) {
      buf_fmt(&b, ", …");
      break;
    }
    Str name = entry_name(c, shape, i);
    buf_fmt(&b, "%s" STR_FMT, listed > 1 ? ", " : "", STR_ARG(name));
  }
  return buf_str(&b);
}

// What is close, said in words; empty if nothing is.
static const char *near_miss(const Tolerance *t, double answer, double reference) {
  double off = answer - reference, size = reference < 0 ? -reference : reference;
  if (off < 0) off = -off;
  if (reference != 0 && tolerance_accepts(t, -answer, reference, size)) return ": the sign is wrong";
  if (t->kind != TOLERANCE_NEAR && off <= 1.5 * tolerance_unit(t, reference) * (1 + 1e-9)) return ": one unit off in the last place";
  if (t->kind == TOLERANCE_NEAR && off <= 10 * t->rel * size) return ": close, but outside the tolerance";
  return "";
}

static Judgement compare_value(const Case *c, Tape *t, Ref r, Shape shape, const double *reference, size_t stride) {
  const Settings *s = &c->part->front->settings;
  const double *answer = tape_at(t, r)->values;
  if (!same_entries(s, tape_shape(t, r), shape)) return wrong_shape(c, t, r, shape, reference, stride);
  Match m = match(s, shape, answer, reference, stride);
  if (m.right == m.n) return (Judgement){.status = STATUS_CORRECT, .share = 1};
  if (m.n == 1) {
    Str read = str_digits(c->scratch, answer[0], 6);
    return judged(c, STATUS_INCORRECT, 0, "" STR_FMT " is not right%s", STR_ARG(read), near_miss(&s->tolerance, answer[0], reference[0]));
  }
  Judgement j = {.status = status_of(m.share), .share = m.share};
  j.message = entries_message(c, shape, answer, reference, stride, &m);
  return j;
}

static bool all_finite(const Instr *x) {
  for (int64_t i = 0; i < shape_numel(x->shape); i++)
    if (x->values[i] - x->values[i] != 0) return false;
  return true;
}

Judgement judge_value(const Case *c) {
  Diags d = diags_new(c->scratch);
  Tape *t = tape_new(c->scratch, NULL);
  Span span;
  Node *tree;
  bool wrong;
  if (!answer_span(c, &span, &d)) return unreadable(c, &d);
  Ref r = constant_of(c, span, t, &tree, &wrong, &d);
  if (r < 0 && wrong) return judged(c, STATUS_INCORRECT, 0, STR_FMT, STR_ARG(diag_line(diags_first(&d), c->scratch)));
  if (r < 0) return unreadable(c, &d);
  if (!all_finite(tape_at(t, r))) return judged(c, STATUS_INCORRECT, 0, "this is not a finite number");
  Best under = {0};
  for (size_t k = 0; k < c->part->references; k++) {
    const Reference *ref = &c->part->reference[k];
    const double *values = ref->fixed ? ref->fixed : c->instance->values[k];
    size_t stride = ref->fixed ? 1 : c->instance->stride;
    bool fits = same_entries(&c->part->front->settings, tape_shape(t, r), ref->shape);
    best_of(&under, compare_value(c, t, r, ref->shape, values, stride), fits);
  }
  Judgement best = under.judgement;
  const Reference *first = &c->part->reference[0];
  if (best.status != STATUS_CORRECT && !first->fixed)
    best.reference = reference_text(c->out, c->part, first->shape, c->instance->values[0], c->instance->stride);
  Str reading = node_text(c->scratch, tree);
  if (!str_eq(reading, str_trim(c->source.text))) best.reading = str_dup(c->out, reading);
  return best;
}

// ---- every kind ------------------------------------------------------------

static Judgement judge_kind(const Case *c) {
  switch (c->part->front->kind) {
  case KIND_VALUE: return judge_value(c);
  case KIND_EXPRESSION: case KIND_ENTRY: case KIND_BLANK: return judge_formula(c);
  case KIND_CLAIM: return judge_claim(c);
  case KIND_CHOICE: return judge_choice(c);
  case KIND_ORDER: return judge_order(c);
  case KIND_GRAPH: return judge_graph(c);
  case KIND_CONSTRUCT: return judge_construct(c);
  case KIND_TEXT: return (Judgement){.status = STATUS_PENDING, .message = S("waits for a person")};
  }
  return (Judgement){.status = STATUS_PENDING};
}

Judgement judge(const Sheet *sheet, size_t part, const Instance *instance, Str raw, Arena *out, Arena *scratch) {
  ArenaMark mark = arena_mark(scratch);
  Case c = {.sheet = sheet, .part = &sheet->parts[part], .instance = instance, .source = {.text = raw}, .out = out, .scratch = scratch};
  Judgement j;
  if (is_blank(raw)) j = (Judgement){.status = STATUS_BLANK, .message = S("no answer")};
  else if (raw.n > LIMIT_ANSWER_BYTES) j = judged(&c, STATUS_UNREADABLE, 0, "the answer is longer than %d bytes", LIMIT_ANSWER_BYTES);
  else j = judge_kind(&c);
  arena_release(scratch, mark);
  return j;
}
