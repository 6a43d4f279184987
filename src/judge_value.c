// judge_value.c - numbers, vectors and matrices.
//
// A `value` answer is a constant formula.  It is compared entry by entry with the
// reference under each model of the part (see sheet.h); the best verdict counts.  One
// number plainly written, which most answers of a class are, is read at sight.
#include <string.h>

#include "judge_kinds.h"
#include "tolerance.h"

typedef struct {
  size_t right, n;
  double largest; // magnitude in the reference
  double share;
} Match;

static Match match(const Settings *s, Shape shape, const double *answer, const double *reference, size_t stride) {
  Match m = {.n = (size_t)shape_numel(shape), .largest = largest_of(reference, (size_t)shape_numel(shape), stride)};
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

Str entry_name(const Case *c, Shape shape, size_t e) {
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

// The answer, brought nearer to the reference by the slack that it has.
static double nearer(double answer, double reference, double slack) {
  double off = answer - reference;
  return off > slack ? answer - slack : off < -slack ? answer + slack : reference;
}

static const double *with_slack(const Case *c, const double *answer, Shape shape, const double *reference, const double *slack, size_t stride) {
  size_t n = (size_t)shape_numel(shape);
  double *near = NEW_ARRAY(c->scratch, double, n);
  for (size_t e = 0; e < n; e++) near[e] = nearer(answer[e], reference[e * stride], slack[e * stride]);
  return near;
}

// What is held against an answer: entries `stride` apart.
typedef struct { const double *values, *slack; size_t stride; } Held;

static Held held_against(const Case *c, size_t k) {
  if (!c->instance || !c->instance->values[k]) return (Held){c->part->reference[k].fixed, NULL, 1};
  return (Held){c->instance->values[k], c->instance->slack[k], c->instance->stride};
}

static Judgement compare_number(const Case *c, double answer, Held against) {
  const Tolerance *t = &c->part->front->settings.tolerance;
  double reference = *against.values;
  if (against.slack) answer = nearer(answer, reference, *against.slack);
  if (tolerance_accepts(t, answer, reference, reference < 0 ? -reference : reference)) return (Judgement){.status = STATUS_CORRECT, .share = 1};
  Buf b = buf_new(c->out);
  buf_add(&b, str_digits(c->scratch, answer, 10));
  buf_add(&b, S(" is not right"));
  buf_add(&b, str(near_miss(t, answer, reference)));
  return (Judgement){.status = STATUS_INCORRECT, .message = buf_str(&b)};
}

static Judgement compare_value(const Case *c, Tape *t, Ref r, Shape shape, Held against) {
  const Settings *s = &c->part->front->settings;
  const double *reference = against.values;
  size_t stride = against.stride;
  const double *answer = tape_at(t, r)->values;
  bool zeros = largest_of(reference, (size_t)shape_numel(shape), stride) == 0, zero = shape_numel(tape_shape(t, r)) == 1 && answer[0] == 0;
  if (zeros && zero && s->orientation == ORIENTATION_LOOSE) return (Judgement){.status = STATUS_CORRECT, .share = 1};
  if (!same_entries(s, tape_shape(t, r), shape)) return wrong_shape(c, t, r, shape, reference, stride);
  if (shape_numel(shape) == 1) return compare_number(c, answer[0], against);
  if (against.slack) answer = with_slack(c, answer, shape, reference, against.slack, stride);
  Match m = match(s, shape, answer, reference, stride);
  if (m.right == m.n) return (Judgement){.status = STATUS_CORRECT, .share = 1};
  if (!shape_is_vector(shape) && transpose_is_right(s, t, r, shape, reference, stride))
    return judged(c, STATUS_INCORRECT, 0, "your answer is the transpose of the right one");
  Judgement j = {.status = status_of(m.share), .share = m.share};
  j.message = entries_message(c, shape, answer, reference, stride, &m);
  return j;
}

// The greatest magnitude that any model's reference holds.
static double greatest_reference(const Case *c) {
  double greatest = 0;
  for (size_t k = 0; k < c->part->references; k++) {
    const Reference *r = &c->part->reference[k];
    if (!r->fixed && !c->instance) return 1; // whose numbers is not known: as if they were small
    bool own = c->instance && c->instance->values[k];
    double v = largest_of(own ? c->instance->values[k] : r->fixed, (size_t)shape_numel(r->shape), own ? c->instance->stride : 1);
    if (v > greatest) greatest = v;
  }
  return greatest;
}

// 5*(-3) + 1 = -13: what there is to say of a chain of equalities that does not hold.
static Str chain_note(const Case *c, Tape *t, Ref answer) {
  const Instr *last = tape_at(t, answer);
  Span pieces[PIECES];
  size_t n = pieces_before(c, pieces);
  for (size_t i = 0; i < n; i++) {
    Diags quiet = diags_new(c->scratch);
    Node *tree;
    bool wrong;
    Ref r = constant_of(c, pieces[i], t, &tree, &wrong, &quiet);
    if (r < 0 || !shape_own_eq(tape_shape(t, r), last->shape)) continue;
    const double *v = tape_at(t, r)->values;
    if (match(&c->part->front->settings, last->shape, v, tape_at(t, answer)->values, 1).right == (size_t)shape_numel(last->shape)) continue;
    Str text = node_text(c->scratch, tree), value = array_text(c->scratch, last->shape, v, 1, 6);
    bool same = str_eq(text, value); // 5 = 6
    if (same) value = array_text(c->scratch, last->shape, last->values, 1, 6);
    return str_fmt(c->out, STR_FMT " is %s" STR_FMT ": the equalities do not hold; the last value counts", STR_ARG(text), same ? "not " : "", STR_ARG(value));
  }
  return (Str){0};
}

static bool fits_a_reference(const Case *c, Tape *t, Ref r) {
  bool fits = false;
  for (size_t k = 0; k < c->part->references && r >= 0; k++)
    fits |= same_entries(&c->part->front->settings, tape_shape(t, r), c->part->reference[k].shape);
  return fits;
}

// Whether s has a comma between digits, 0{,}5 too, or a sign: of characters beyond ASCII nobody knows.
static bool can_differ(Str s, bool commas) {
  for (size_t i = 0; i < s.n; i++) {
    bool between = i && i + 1 < s.n && char_in(s.p[i - 1], "0123456789") && char_in(s.p[i + 1], "0123456789");
    if ((unsigned char)s.p[i] >= 0x80) return true;
    if (commas ? s.p[i] == ',' && (between || (i && s.p[i - 1] == '{')) : char_in(s.p[i], "+-")) return true;
  }
  return false;
}

// An answer that has not the shape that was asked, and has it when its commas or its signs
// are read in the other way: 0,5; 0,25 and [1 - 2; 3 - 4].
static bool fits_otherwise(const Case *c, Span span, Diags *d) {
  static const struct { bool commas, decimal; Signs signs; const char *question, *help; } others[] = {
    {true, true, SIGNS_BY_BLANKS, "are these decimal commas?", "write numbers with a decimal point, entries with a comma and a space"},
    {true, false, SIGNS_BY_BLANKS, "are these decimal commas?", "write numbers with a decimal point, entries with a comma and a space"},
    {false, false, SIGNS_PART, "is this sign between two entries, or in one?", "write [1, -2] for two entries, [(1 - 2)] for one"},
    {false, false, SIGNS_JOIN, "is this sign between two entries, or in one?", "write [1, -2] for two entries, [(1 - 2)] for one"}};
  for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
    if (!can_differ(str_sub(c->source.text, span.from, span.to), others[i].commas)) continue;
    Case other = *c;
    Tape *t = tape_new(c->scratch, c->sheet->empty->tape);
    Diags quiet = diags_new(c->scratch);
    Node *tree;
    bool wrong;
    if (others[i].commas) other.decimal_comma = other.decimal_lists = others[i].decimal;
    other.signs = others[i].signs;
    if (!fits_a_reference(c, t, constant_of(&other, span, t, &tree, &wrong, &quiet))) continue;
    diag_error(d, &c->source, span, "%s", others[i].question);
    diag_help(d, "%s", others[i].help);
    return true;
  }
  return false;
}

// [[1,5;2,5];[3,5;4,5]] where a matrix is asked and commas are decimal: the semicolons take
// their place between the entries of a row, and may stand between rows, too.
static bool may_be_rows(const Case *c, Span span, Diags *d) {
  int depth = 0;
  bool inner = false;
  for (size_t i = span.from; i < span.to; i++) {
    char ch = c->source.text.p[i];
    depth += char_in(ch, "([") - char_in(ch, ")]");
    inner |= ch == ';' && depth > 1;
  }
  if (!c->decimal_comma || !inner || shape_is_vector(c->part->reference[0].shape)) return false;
  diag_error(d, &c->source, span, "which semicolons are between rows, and which between entries?");
  diag_help(d, "write blanks between the entries of a row: [1,5 2,5; 3,5 4,5]");
  return true;
}

// 4.5/-3.5/7.5, [1 2 / 3 4]: by its signs another array, and as many numbers as entries are asked.
static bool may_be_entries(const Case *c, Span span, Diags *d) {
  Str s = str_sub(c->source.text, span.from, span.to);
  int64_t n = 0, asked = shape_numel(c->part->reference[0].shape);
  for (size_t i = 0; i < s.n; i++) {
    bool digit = s.p[i] >= '0' && s.p[i] <= '9';
    if (!digit && !char_in(s.p[i], " \t\r\n.,;+-/|()[]")) return false;
    n += digit && !(i && ((s.p[i - 1] >= '0' && s.p[i - 1] <= '9') || s.p[i - 1] == '.'));
  }
  if (asked < 2 || n != asked) return false;
  diag_error(d, &c->source, span, "a formula, or %lld numbers?", (long long)asked);
  diag_help(d, "an array is written in [ ]: [1, -2; 3, 4]");
  return true;
}

// 1 4.5⏎2 -3.5 where two numbers are asked: the lines may begin with their own numbers.
static bool may_be_counted(const Case *c, Span span, const Instr *x, Diags *d) {
  Shape asked = c->part->reference[0].shape;
  int rows = rows_of(x->shape), columns = columns_of(x->shape), most = shape_is_vector(asked) ? (int)shape_numel(asked) : rows_of(asked);
  bool lines = !memchr(c->source.text.p + span.from, '[', span.to - span.from) && !is_transposed(x->shape, asked);
  bool counted = lines && rows > 1 && rows <= most && columns == 1 + (shape_is_vector(asked) ? 1 : columns_of(asked));
  for (int i = 1; counted && i < rows; i++) counted = x->values[i * columns] == x->values[0] + i;
  counted = counted && (x->values[0] == 0 || x->values[0] == 1);
  if (!counted) return false;
  diag_error(d, &c->source, span, "do the lines begin with their own numbers?");
  diag_help(d, "leave the numbers of the lines out");
  return true;
}

// The array that the answer is, if it is sure which; else NO_REF with a diagnostic, or wrong
// is set (see constant_of).
static Ref value_of(const Case *c, Tape *t, Node **tree, bool *wrong, Diags *d) {
  Span span;
  *wrong = false;
  if (!answer_pieces(c, (Span){0, c->source.text.n}, &span, d) || spreadsheet_date(c, span, greatest_reference(c), d)) return NO_REF;
  Ref r = constant_of(c, span, t, tree, wrong, d);
  if (r >= 0 && may_be_checked(c, span, t, d)) return NO_REF;
  if (r < 0 || fits_a_reference(c, t, r)) return r;
  int64_t entries = shape_numel(tape_shape(t, r)), asked = shape_numel(c->part->reference[0].shape);
  bool other = entries <= 4 * asked && fits_otherwise(c, span, d); // of one number they make two, at most
  return other || (entries == asked && may_be_rows(c, span, d)) || may_be_counted(c, span, tape_at(t, r), d) || (entries != asked && may_be_entries(c, span, d)) ? NO_REF : r;
}

static const Answered *numbers_of(const Case *c, Shape shape, const double *values) {
  Answered *numbers = NEW(c->out, Answered);
  *numbers = (Answered){shape, arena_copy(c->out, values, (size_t)shape_numel(shape) * sizeof *values), 1,
                        same_entries(&c->part->front->settings, shape, c->part->reference[0].shape)};
  return numbers;
}

static Judgement value_verdict(const Case *c, Node **tree) {
  Diags d = diags_new(c->scratch);
  Tape *t = tape_new(c->scratch, c->sheet->empty->tape); // on top of one, so with the bounds of an answer
  bool wrong;
  Ref r = value_of(c, t, tree, &wrong, &d);
  if (r < 0 && wrong) return judged(c, STATUS_INCORRECT, 0, STR_FMT, STR_ARG(diag_line(diags_first(&d), c->scratch)));
  if (r < 0) return unreadable(c, &d);
  Best under = {0};
  for (size_t k = 0; k < c->part->references; k++) {
    Shape shape = c->part->reference[k].shape;
    bool fits = same_entries(&c->part->front->settings, tape_shape(t, r), shape);
    best_of(&under, compare_value(c, t, r, shape, held_against(c, k)), fits);
  }
  Judgement j = under.judgement;
  if (j.status != STATUS_CORRECT && goes_on(c)) { // as it is written it is not right; it may be as it goes on
    diag_error(&d, &c->source, (Span){0, c->source.text.n}, "how do the digits go on?");
    diag_help(&d, "write a fraction, as in 1/3, or more digits without dots");
    return unreadable(c, &d);
  }
  if (j.status != STATUS_CORRECT) j.numbers = numbers_of(c, tape_shape(t, r), tape_at(t, r)->values);
  Str note = chain_note(c, t, r);
  if (note.n) j.message = str_fmt(c->out, STR_FMT "%s" STR_FMT, STR_ARG(j.message), j.message.n ? "; " : "", STR_ARG(note));
  return j;
}

// What is read as it stands needs no reading.
static bool is_plain_number(Str s) {
  for (size_t i = 0; i < s.n; i++)
    if (!char_in(s.p[i], "0123456789.+-")) return false;
  return true;
}

// A few digits with or without a point, which can be read in no other way.
static bool is_short_number(Str s) {
  size_t from = s.n && s.p[0] == '-', digits = from;
  while (digits < s.n && s.p[digits] >= '0' && s.p[digits] <= '9') digits++;
  if (digits == from || digits - from > 4 || (s.p[from] == '0' && digits - from > 1)) return false;
  size_t end = digits + (digits < s.n && s.p[digits] == '.');
  for (digits = end; end < s.n && s.p[end] >= '0' && s.p[end] <= '9'; end++) {}
  return end == s.n && s.n <= 16 && (digits < end || s.p[s.n - 1] != '.');
}

// Nothing else can be read in it where one number is asked.
static bool is_number_at_sight(const Case *c, double *v) {
  Str s = str_trim(c->source.text);
  for (size_t k = 0; k < c->part->references; k++)
    if (shape_numel(c->part->reference[k].shape) != 1) return false;
  return !c->decimal_comma && is_short_number(s) && str_double(s, v);
}

static Judgement number_verdict(const Case *c, double v) {
  Best under = {compare_number(c, v, held_against(c, 0)), true, true};
  for (size_t k = 1; k < c->part->references; k++) best_of(&under, compare_number(c, v, held_against(c, k)), true);
  if (under.judgement.status != STATUS_CORRECT) under.judgement.numbers = numbers_of(c, shape_scalar(), &v);
  return under.judgement;
}

Judgement judge_value(const Case *c) {
  Node *tree = NULL;
  double v;
  Judgement j = is_number_at_sight(c, &v) ? number_verdict(c, v) : value_verdict(c, &tree);
  const Reference *first = &c->part->reference[0];
  if (j.status != STATUS_CORRECT && c->instance && c->instance->values[0])
    j.reference = reference_text(c->out, c->part, first->shape, c->instance->values[0], c->instance->stride);
  Str reading = tree && !is_plain_number(str_trim(c->source.text)) ? node_text(c->scratch, tree) : (Str){0};
  if (reading.n && j.status != STATUS_UNREADABLE && !str_eq(reading, str_trim(c->source.text))) j.reading = str_dup(c->out, reading);
  return j;
}

Readback read_value(const Case *c) {
  Diags d = diags_new(c->scratch);
  Tape *t = tape_new(c->scratch, c->sheet->empty->tape); // on top of one, so with the bounds of an answer
  Node *tree;
  bool wrong;
  Ref r = value_of(c, t, &tree, &wrong, &d);
  if (r < 0) return (Readback){.status = STATUS_UNREADABLE, .message = diag_line(diags_first(&d), c->out)};
  return (Readback){.status = STATUS_CORRECT, .reading = node_text(c->out, tree), .shape = shape_text(c->out, tape_shape(t, r)),
                    .message = chain_note(c, t, r)};
}

const char *value_numbers(const Case *c, const Reference *reference, Answered *numbers) {
  Tape *t = tape_new(c->scratch, c->sheet->empty->tape);
  Diags d = diags_new(c->scratch);
  Node *tree;
  bool wrong;
  Ref r = value_of(c, t, &tree, &wrong, &d);
  if (r < 0) return wrong ? "has no value" : "cannot be read";
  const Instr *x = tape_at(t, r);
  *numbers = (Answered){x->shape, x->values, 1, same_entries(&c->part->front->settings, x->shape, reference->shape)};
  return NULL;
}
