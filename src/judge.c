// judge.c - what all kinds of answer have in common, and numbers.
//
// A `value` answer is a constant formula.  It is compared entry by entry with the
// reference under each model of the part (see sheet.h); the best verdict counts.
#include "judge.h"

#include <assert.h>
#include <string.h>

#include "judge_kinds.h"
#include "limits.h"
#include "tolerance.h"

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

// An array of nothing but rows, side by side in the language of sheets, is a list of
// rows in NumPy's; nobody writes out a single row in pieces.
static bool lists_rows(const Node *x) {
  if (x->kind != N_MATRIX || x->n != 1) return false;
  for (size_t i = 0; i < x->kid[0]->n; i++)
    if (x->kid[0]->kid[i]->kind != N_MATRIX || x->kid[0]->kid[i]->n != 1) return false;
  return true;
}

static void nested_rows(Arena *a, Node *x) {
  for (size_t i = 0; i < x->n; i++) nested_rows(a, x->kid[i]);
  if (!lists_rows(x)) return;
  const Node *row = x->kid[0];
  Node **rows = NEW_ARRAY(a, Node *, row->n);
  for (size_t i = 0; i < row->n; i++) rows[i] = row->kid[i]->kid[0];
  x->kid = rows;
  x->n = row->n;
}

Node *answer_tree(const Case *c, const Net *net, Span span, Diags *d) {
  Node *x = parse_expression(c->scratch, &c->source, span, (Names){net_is_quantity, net}, d);
  if (x) nested_rows(c->scratch, x);
  return x;
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
  *tree = answer_tree(c, empty, span, d);
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
  double largest; // magnitude in the reference
  double share;
} Match;

static double largest_of(Shape shape, const double *reference, size_t stride) {
  double largest = 0;
  for (size_t i = 0, n = (size_t)shape_numel(shape); i < n; i++) {
    double v = reference[i * stride];
    if (v > largest || -v > largest) largest = v < 0 ? -v : v;
  }
  return largest;
}

static Match match(const Settings *s, Shape shape, const double *answer, const double *reference, size_t stride) {
  Match m = {.n = (size_t)shape_numel(shape), .largest = largest_of(shape, reference, stride)};
  for (size_t i = 0; i < m.n; i++) m.right += tolerance_accepts(&s->tolerance, answer[i], reference[i * stride], m.largest);
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

// The answer, transposed, is right in every entry.
static bool transpose_is_right(const Settings *s, Tape *t, Ref r, Shape asked, const double *reference, size_t stride) {
  if (!is_transposed(tape_shape(t, r), asked)) return false;
  const double *v = tape_at(t, tape_transpose(t, r))->values;
  return match(s, asked, v, reference, stride).right == (size_t)shape_numel(asked);
}

static Judgement wrong_shape(const Case *c, Tape *t, Ref r, Shape asked, const double *reference, size_t stride) {
  Shape is = tape_shape(t, r);
  Str have = shape_text(c->scratch, is), want = shape_text(c->scratch, asked);
  if (shape_numel(asked) == 1) return judged(c, STATUS_INCORRECT, 0, "your answer is an array of " STR_FMT ", one number was asked", STR_ARG(have));
  if (shape_numel(is) == 1) return judged(c, STATUS_INCORRECT, 0, "your answer is one number, an array of " STR_FMT " was asked", STR_ARG(want));
  if (is_transposed(is, asked)) {
    bool right = transpose_is_right(&c->part->front->settings, t, r, asked, reference, stride);
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

// What is close, said in words; empty if nothing is.
static const char *near_miss(const Tolerance *t, double answer, double reference) {
  double off = answer - reference, size = reference < 0 ? -reference : reference;
  if (off < 0) off = -off;
  if (reference != 0 && tolerance_accepts(t, -answer, reference, size)) return ": the sign is wrong";
  if (t->kind != TOLERANCE_NEAR && off <= 1.5 * tolerance_unit(t, reference) * (1 + 1e-9)) return ": one unit off in the last place";
  if (t->kind == TOLERANCE_NEAR && off <= 10 * t->rel * size) return ": close, but outside the tolerance";
  return "";
}

// Which entries are wrong, and what is near about them if it is the same about all.
static Str entries_message(const Case *c, Shape shape, const double *answer, const double *reference, size_t stride, const Match *m) {
  Buf b = buf_new(c->out);
  const Tolerance *t = &c->part->front->settings.tolerance;
  const char *near = NULL;
  buf_fmt(&b, "%zu of %zu entries are right; wrong: ", m->right, m->n);
  for (size_t i = 0, listed = 0; i < m->n; i++) {
    double v = reference[i * stride];
    if (tolerance_accepts(t, answer[i], v, m->largest)) continue;
    const char *reason = near_miss(t, answer[i], v);
    near = !near || near == reason ? reason : "";
    if (++listed == 7) buf_fmt(&b, ", …");
    if (listed >= 7) continue;
    Str name = entry_name(c, shape, i);
    buf_fmt(&b, "%s" STR_FMT, listed > 1 ? ", " : "", STR_ARG(name));
  }
  if (near) buf_fmt(&b, "%s", near);
  return buf_str(&b);
}

static Judgement compare_value(const Case *c, Tape *t, Ref r, Shape shape, const double *reference, size_t stride) {
  const Settings *s = &c->part->front->settings;
  const double *answer = tape_at(t, r)->values;
  bool zeros = largest_of(shape, reference, stride) == 0, zero = shape_numel(tape_shape(t, r)) == 1 && answer[0] == 0;
  if (zeros && zero && s->orientation == ORIENTATION_LOOSE) return (Judgement){.status = STATUS_CORRECT, .share = 1};
  if (!same_entries(s, tape_shape(t, r), shape)) return wrong_shape(c, t, r, shape, reference, stride);
  Match m = match(s, shape, answer, reference, stride);
  if (m.right == m.n) return (Judgement){.status = STATUS_CORRECT, .share = 1};
  if (m.n == 1) {
    Str read = str_digits(c->scratch, answer[0], 10);
    return judged(c, STATUS_INCORRECT, 0, "" STR_FMT " is not right%s", STR_ARG(read), near_miss(&s->tolerance, answer[0], reference[0]));
  }
  if (!shape_is_vector(shape) && transpose_is_right(s, t, r, shape, reference, stride))
    return judged(c, STATUS_INCORRECT, 0, "your answer is the transpose of the right one");
  Judgement j = {.status = status_of(m.share), .share = m.share};
  j.message = entries_message(c, shape, answer, reference, stride, &m);
  return j;
}

bool all_finite(const Instr *x) {
  for (int64_t i = 0; i < shape_numel(x->shape); i++)
    if (x->values[i] - x->values[i] != 0) return false;
  return true;
}

// 2026-01-02, 1/2/2026: what a spreadsheet makes of 1/2.  As arithmetic it would be
// a number, and nobody's answer.
static bool is_date(Str s) {
  size_t digits[3] = {0}, field = 0;
  char separator = 0;
  for (size_t i = 0; i < s.n; i++) {
    char ch = s.p[i];
    if (ch >= '0' && ch <= '9') digits[field]++;
    else if (field < 2 && (ch == '-' || ch == '/') && (!separator || ch == separator)) separator = ch, field++;
    else return false;
  }
  bool first = digits[0] == 4 && digits[2] <= 2, last = digits[0] <= 2 && digits[2] == 4;
  return field == 2 && digits[0] && digits[2] && (first || last) && digits[1] >= 1 && digits[1] <= 2;
}

// (1, 2, 3) is how mathematicians write [1, 2, 3]: the brackets are put in its place.
static void read_tuple(Case *c, Span span) {
  Str s = c->source.text;
  while (span.from < span.to && strchr(" \t\r\n", s.p[span.from])) span.from++;
  while (span.from < span.to && strchr(" \t\r\n", s.p[span.to - 1])) span.to--;
  bool comma = false;
  int depth = 0;
  for (size_t i = span.from; i < span.to; i++) {
    depth += (s.p[i] == '(' || s.p[i] == '[') - (s.p[i] == ')' || s.p[i] == ']');
    comma |= depth == 1 && s.p[i] == ',';
    if (depth <= 0 && i + 1 < span.to) return;
  }
  if (!comma || depth || s.p[span.from] != '(' || s.p[span.to - 1] != ')') return;
  char *copy = arena_copy(c->scratch, s.p, s.n);
  copy[span.from] = '[';
  copy[span.to - 1] = ']';
  c->source.text = (Str){copy, s.n};
}

static Judgement value_verdict(Case *c, Node **tree) {
  Diags d = diags_new(c->scratch);
  Tape *t = tape_new(c->scratch, NULL);
  Span span;
  bool wrong;
  if (!answer_span(c, &span, &d)) return unreadable(c, &d);
  if (is_date(str_trim(str_sub(c->source.text, span.from, span.to)))) {
    diag_error(&d, &c->source, span, "this is a date, a number is asked");
    diag_help(&d, "a spreadsheet makes a date of 1/2: write 0.5, or =1/2");
    return unreadable(c, &d);
  }
  if (shape_numel(c->part->reference[0].shape) > 1) read_tuple(c, span);
  Ref r = constant_of(c, span, t, tree, &wrong, &d);
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
  return under.judgement;
}

Judgement judge_value(const Case *c) {
  Case own = *c;
  Node *tree = NULL;
  Judgement j = value_verdict(&own, &tree);
  const Reference *first = &c->part->reference[0];
  if (j.status != STATUS_CORRECT && !first->fixed)
    j.reference = reference_text(c->out, c->part, first->shape, c->instance->values[0], c->instance->stride);
  Str reading = tree ? node_text(c->scratch, tree) : (Str){0};
  if (tree && j.status != STATUS_UNREADABLE && !str_eq(reading, str_trim(c->source.text))) j.reading = str_dup(c->out, reading);
  return j;
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
