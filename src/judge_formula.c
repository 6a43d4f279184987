// judge_formula.c - formulas and blanks.
//
// A formula is compiled onto a tape that continues its network's and evaluated on
// the sampled networks on which the reference was: it is right if it has the same
// value everywhere.  The samples are generic, so a formula that differs differs
// there; what they agree on within rounding is the same function.
//
// It is read in house notation first.  Only where that has no meaning, or not the shape
// that is asked, do the habits of text.h get their turn; where shapes do not decide, the
// answer waits.
#include <string.h>

#include "judge_memory.h"
#include "tolerance.h"

// ---- comparison ------------------------------------------------------------

// What the reference is in all lanes of its frame: by the sheet, or by the instance.
static const double *sampled_of(const Case *c, const Reference *r) {
  const double *own = c->instance ? c->instance->values[r - c->part->reference] : NULL;
  return own ? own : r->sampled;
}

typedef struct {
  bool right;
  size_t lane, entry;  // the first difference
  bool not_finite;
} Comparison;

// Sampled networks are of size 1: what is left of zero after rounding.
static bool is_noise(double answer, double reference) {
  return answer < 1e-13 && answer > -1e-13 && reference < 1e-13 && reference > -1e-13;
}

// Of answer to reference, if it is the same everywhere; else 0.
static double common_factor(const double *a, const double *r, size_t total, const Tolerance *t) {
  double factor = 0;
  for (size_t i = 0; i < total; i++) {
    if (r[i] == 0 && a[i] == 0) continue;
    if (r[i] == 0 || a[i] == 0) return 0;
    if (factor == 0) factor = a[i] / r[i];
    if (!tolerance_accepts(t, a[i], factor * r[i], factor * r[i] < 0 ? -factor * r[i] : factor * r[i])) return 0;
  }
  return factor;
}

// Nothing but rounding, which every tolerance lets pass.
static bool is_same(double a, double b) {
  double off = a < b ? b - a : a - b, size = b < 0 ? -b : b;
  return off <= 4 * 2.220446049250313e-16 * size;
}

// In the first `lanes` of the reference's lanes, which are `stride`.
static Comparison compare(const Tolerance *t, const double *answer, size_t lanes, const double *reference, size_t stride, size_t n) {
  for (size_t l = 0; l < lanes; l++) {
    double largest = -1; // not known yet
    for (size_t e = 0; e < n; e++) {
      double a = answer[e * lanes + l], right = reference[e * stride + l];
      if (is_same(a, right)) continue;
      if (largest < 0) largest = largest_of(reference + l, n, stride);
      if (a - a != 0) return (Comparison){.lane = l, .entry = e, .not_finite = true};
      if (!is_noise(a, right) && !tolerance_accepts(t, a, right, largest)) return (Comparison){.lane = l, .entry = e};
    }
  }
  return (Comparison){.right = true};
}

bool formula_agrees(const Case *c, const Reference *r, const double *answer, size_t lanes) {
  return compare(&c->part->tolerance, answer, lanes, sampled_of(c, r), r->frame->lanes, (size_t)shape_numel(r->shape)).right;
}

static Judgement different(const Case *c, const Reference *r, const Comparison *k, const double *answer) {
  size_t lanes = r->frame->lanes, at = k->entry * lanes + k->lane;
  Str entry = entry_name(c, r->shape, k->entry);
  Str which = shape_numel(r->shape) == 1 ? (Str){0} : str_fmt(c->scratch, " of entry " STR_FMT, STR_ARG(entry));
  if (k->not_finite)
    return judged(c, STATUS_INCORRECT, 0, "the formula has no finite value on a sampled network, where the right one has");
  double f = common_factor(answer, sampled_of(c, r), (size_t)shape_numel(r->shape) * lanes, &c->part->tolerance);
  if (f > 0.999 && f < 1.001) {
    Str off = str_digits(c->scratch, f > 1 ? f - 1 : 1 - f, 2);
    return judged(c, STATUS_INCORRECT, 0, "close, but not the same function: off by " STR_FMT " of the value everywhere (a rounded constant?)", STR_ARG(off));
  }
  if (f != 0 && f > -1.0001 && f < -0.9999) return judged(c, STATUS_INCORRECT, 0, "the formula is the right one with the opposite sign");
  if (f != 0) {
    Str factor = str_digits(c->scratch, f, 6);
    return judged(c, STATUS_INCORRECT, 0, "the formula is " STR_FMT " times the right one", STR_ARG(factor));
  }
  Str mine, right;
  int digits = 5; // as many as show the difference
  do {
    mine = str_digits(c->scratch, answer[at], digits);
    right = str_digits(c->scratch, sampled_of(c, r)[at], digits);
    digits += 3;
  } while (str_eq(mine, right) && digits <= 17);
  return judged(c, STATUS_INCORRECT, 0, "on a sampled network the value" STR_FMT " is " STR_FMT ", it should be " STR_FMT, STR_ARG(which), STR_ARG(mine), STR_ARG(right));
}

static bool transposed_right(const Case *c, const Reference *r, Tape *t, Ref answer) {
  Shape s = tape_shape(t, answer);
  if (shape_own_rank(s) > 2 || rows_of(s) != columns_of(r->shape) || columns_of(s) != rows_of(r->shape)) return false;
  return formula_agrees(c, r, frame_eval(c->scratch, r->frame, t, tape_transpose(t, answer)), r->frame->lanes);
}

// 0 for an array of zeros, or the zero vector for 0.
static bool is_zero_for_zeros(const Case *c, const Reference *r, Tape *t, Ref answer) {
  size_t lanes = r->frame->lanes, n = (size_t)shape_numel(r->shape);
  size_t own = (size_t)shape_numel(tape_shape(t, answer));
  if (own == n || (own != 1 && n != 1)) return false;
  const double *v = frame_eval(c->scratch, r->frame, t, answer);
  for (size_t l = 0; l < lanes; l++)
    if (!is_noise(largest_of(v + l, own, lanes), largest_of(sampled_of(c, r) + l, n, lanes))) return false;
  return true;
}

// The answer read and compiled under one model, in a tape of its own: NO_REF with a
// diagnostic, whose `unread` says that it could not be read.
typedef struct {
  Tape *tape;
  Memory memory; // of the tape
  Ref ref;
  Node *tree;
  Source *house;
  bool unclear; // see compile_answer
  const double *values; // in all lanes of the reference's frame; NULL: nobody has asked yet
  bool agrees;          // and they are right
  bool known;           // to be right, from one that is the same: it was not compiled
  uint64_t hash;        // see wrong_hash(); 0 also if the tree is written anew
  WrongFormula *wrong;  // one that is the same: it was not compiled either
  bool two_ways;        // it reads as another tree, too
} Formula;

static bool has_shape(const Reference *r, const Formula *f) { return f->ref >= 0 && shape_own_eq(tape_shape(f->tape, f->ref), r->shape); }

static bool agrees(const Case *c, const Reference *r, Formula *f) {
  if (f->values || !has_shape(r, f)) return f->agrees;
  f->values = frame_eval(c->scratch, r->frame, f->tape, f->ref);
  return f->agrees = formula_agrees(c, r, f->values, r->frame->lanes);
}

static Judgement compare_formula(const Case *c, const Reference *r, Formula *f) {
  const Settings *s = &c->part->front->settings;
  Tape *t = f->tape;
  Ref answer = f->ref;
  Shape is = tape_shape(t, answer);
  if (agrees(c, r, f)) return (Judgement){.status = STATUS_CORRECT, .share = 1};
  if (s->orientation == ORIENTATION_LOOSE && is_zero_for_zeros(c, r, t, answer)) return (Judgement){.status = STATUS_CORRECT, .share = 1};
  if (!shape_own_eq(is, r->shape)) {
    Str have = shape_text(c->scratch, is), want = shape_text(c->scratch, r->shape);
    bool transposed = transposed_right(c, r, t, answer);
    return judged(c, STATUS_INCORRECT, 0, "your formula is " STR_FMT ", " STR_FMT " was asked%s", STR_ARG(have), STR_ARG(want),
                  transposed ? ": it is the transpose of the right one" : "");
  }
  Comparison k = compare(&c->part->tolerance, f->values, r->frame->lanes, sampled_of(c, r), r->frame->lanes, (size_t)shape_numel(r->shape));
  if (transposed_right(c, r, t, answer)) return judged(c, STATUS_INCORRECT, 0, "the formula is the transpose of the right one");
  return different(c, r, &k, f->values);
}

// Where either layout is right, a derivative may stand in one layout and be written
// with names that stand in the other.
static bool right_in_other_layout(const Case *c, const Reference *r, Tape *t, Ref answer) {
  if (c->part->front->settings.layout != LAYOUT_EITHER) return false;
  const double *v = NULL;
  for (size_t k = 0; k < c->part->references; k++) {
    const Reference *other = &c->part->reference[k];
    if (other == r || !shape_own_eq(tape_shape(t, answer), other->shape)) continue;
    if (!v) v = frame_eval(c->scratch, r->frame, t, answer);
    if (compare(&c->part->tolerance, v, r->frame->lanes, sampled_of(c, other), r->frame->lanes, (size_t)shape_numel(other->shape)).right) return true;
  }
  return false;
}

// ---- one formula under one model -------------------------------------------

static bool is_comparison(const Node *x) {
  bool pair = x->kind == N_BINARY && (x->binary == B_OR || x->binary == B_AND);
  return pair ? is_comparison(x->kid[0]) && is_comparison(x->kid[1]) : x->kind == N_NOT || (x->kind == N_BINARY && x->binary >= B_EQ && x->binary <= B_GE);
}

// Its tree alone; without one unread.
static Formula read_in_habit(const Case *c, const Net *net, Diags *d) {
  Formula f = {.ref = NO_REF};
  Span span;
  if (answer_pieces(c, (Span){0, c->source.text.n}, &span, d)) f.tree = answer_tree(c, net, span, &f.house, d);
  bool both = f.tree && f.tree->kind == N_BINARY && (f.tree->binary == B_OR || f.tree->binary == B_AND);
  if (both && !(c->part->front->kind == KIND_ENTRY && is_comparison(f.tree->kid[0]) && is_comparison(f.tree->kid[1]))) {
    diag_error(d, f.house, f.tree->span, "two answers: which of them is it?");
    f.tree = NULL;
  }
  if (!f.tree) d->v[0].unread = true;
  return f;
}

static void compile_formula(const Case *c, const Reference *r, Formula *f, Diags *d) {
  f->tape = tape_new(c->scratch, c->sheet->models[r->model].net->tape);
  f->memory = (Memory){.arena = c->scratch, .first = 1};
  f->ref = compile_answer(c, r, f->tape, f->house, f->tree, &f->memory, &f->unclear, d);
  if (f->ref >= 0 && write_products(c->scratch, f->tree)) f->hash = 0;
}

// ---- habits ----------------------------------------------------------------

// A reference of the part has its shape.
static bool has_some_shape(const Case *c, const Formula *f) {
  bool some = false;
  for (size_t k = 0; k < c->part->references; k++) some |= has_shape(&c->part->reference[k], f);
  return some;
}

// Two readings, and no shape that decides between them: a diagnostic, unread.
static Formula in_doubt(const Case *c, Formula f, unsigned habits, Diags *d) {
  d->n = d->errors = 0;
  bool groups = habits & HABIT_GROUPS;
  Str s = c->source.text;
  const char *open = groups ? memchr(s.p, '[', s.n) : NULL;
  size_t at = open ? (size_t)(open - s.p) : 0;
  diag_error(d, &c->source, (Span){at, open ? at + 1 : s.n}, groups ? "are these brackets an array, or parentheses?" : "is a vector of one dimension meant here, or a column?");
  diag_help(d, groups ? "write ( ) around a group, commas between the entries of an array" : "write the product without .T of a vector, or as W^T v");
  d->v[0].unread = true;
  f.ref = NO_REF;
  return f;
}

// ⊗ is read as the outer product of two vectors; who means the product entry by entry waits.
static bool may_be_entrywise(const Case *c, Diags *d) {
  static const Str signs[] = {STR_INIT("⊗"), STR_INIT("\\otimes")};
  Str s = c->source.text;
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
    ptrdiff_t at = str_find(s, signs[i]);
    if (at < 0) continue;
    d->n = d->errors = 0;
    diag_error(d, &c->source, (Span){(size_t)at, (size_t)at + signs[i].n}, "the outer product, or entry by entry?");
    diag_help(d, "write outer(a, b) or a b^T for the outer product, ∘ entry by entry");
    return true;
  }
  return false;
}

static bool is_tree(const Formula *f, const Node *tree) { return f->tree && node_eq(f->tree, tree); }

// Whether a habit may be seen in the answer.
static bool may_show(const Case *c, unsigned habits) {
  Str s = c->source.text;
  bool brackets = memchr(s.p, '[', s.n) || str_find(s, S("\\lbrack")) >= 0, python = memchr(s.p, '.', s.n) != NULL;
  return !c->habits && !((habits & HABIT_GROUPS) && !brackets) && !((habits & HABIT_FLAT) && !python);
}

// Whether the answer is another tree in these habits: *f, which is not compiled.
static bool reads_otherwise(const Case *c, const Reference *r, const Formula *first, unsigned habits, Formula *f) {
  if (!may_show(c, habits)) return false;
  Case other = *c;
  Diags quiet = diags_new(c->scratch);
  other.habits = habits;
  *f = read_in_habit(&other, c->sheet->models[r->model].net, &quiet);
  return f->tree && !is_tree(first, f->tree);
}

static bool reads_in_one_way(const Case *c, const Reference *r, const Formula *first) {
  Formula f;
  for (unsigned habits = HABIT_GROUPS; habits <= (HABIT_GROUPS | HABIT_FLAT); habits++)
    if (reads_otherwise(c, r, first, habits, &f)) return false;
  return true;
}

// In house notation; it is compiled unless one that is the same was.
static Formula formula_in_house(const Case *c, const Reference *r, Diags *d) {
  Formula f = read_in_habit(c, c->sheet->models[r->model].net, d);
  if (!f.tree) return f;
  f.agrees = f.known = r == c->part->reference && known_right(c, f.tree);
  if (f.known) return f;
  Diags quiet = diags_new(c->scratch);
  f.hash = may_be_entrywise(c, &quiet) ? 0 : wrong_hash(c, f.tree);
  f.wrong = wrong_find(c, f.hash);
  if (f.wrong && !reads_in_one_way(c, r, &f)) f.wrong = NULL, f.hash = 0;
  if (!f.wrong) compile_formula(c, r, &f, d);
  return f;
}

// What the answer says in house notation; where that has not the shape that is asked, or no
// meaning, what it says in the first habit in which it has.
static Formula formula_under(const Case *c, const Reference *r, Diags *d) {
  Formula first = formula_in_house(c, r, d), f;
  if (first.wrong || agrees(c, r, &first)) return first;
  Str s = c->source.text;
  bool fits = has_shape(r, &first), grouped = false;
  for (unsigned habits = HABIT_GROUPS; habits <= (HABIT_GROUPS | HABIT_FLAT); habits++) {
    if (!reads_otherwise(c, r, &first, habits, &f)) continue;
    Case other = *c;
    Diags quiet = diags_new(c->scratch);
    other.habits = habits;
    compile_formula(&other, r, &f, &quiet);
    if (is_tree(&first, f.tree)) continue; // but for how products were written
    first.two_ways = true;
    grouped |= habits & HABIT_GROUPS;
    if (!has_shape(r, &f)) continue;
    bool dropped = (habits & HABIT_FLAT) && (str_find(s, S(".T")) >= 0 || str_find(s, S(".t")) >= 0); // v.T of a column is a row
    bool doubtful = fits || dropped || (first.ref >= 0 && (habits & HABIT_FLAT));
    if (doubtful && agrees(c, r, &f)) return in_doubt(c, first, habits, d);
    if (doubtful) continue;
    d->n = d->errors = 0;
    return f;
  }
  bool told = first.ref < 0 && diags_first(d)->unread;
  return grouped && !has_some_shape(c, &first) && !told ? in_doubt(c, first, HABIT_GROUPS, d) : first;
}

// fits: the answer has the reference's shape.
static Judgement judge_under(const Case *c, const Reference *r, Formula *read, bool *fits) {
  Diags d = diags_new(c->scratch);
  Formula f = formula_under(c, r, &d);
  *read = f;
  if (f.known) return (Judgement){.status = STATUS_CORRECT, .share = 1};
  if (f.wrong) return f.wrong->judgement;
  if (f.ref < 0 && (diags_first(&d)->unread || may_be_entrywise(c, &d))) return unreadable(c, &d);
  if (f.ref < 0) {
    Str line = diag_line(diags_first(&d), c->scratch);
    return judged(c, STATUS_INCORRECT, 0, STR_FMT, STR_ARG(line));
  }
  *fits = shape_own_eq(tape_shape(f.tape, f.ref), r->shape);
  if (right_in_other_layout(c, r, f.tape, f.ref)) return (Judgement){.status = STATUS_CORRECT, .share = 1};
  Judgement j = compare_formula(c, r, &f);
  if (f.agrees && r == c->part->reference) known_learn(c, f.tree, &(Compiled){r, f.tape, f.memory}, f.values);
  return j.status != STATUS_CORRECT && (f.unclear || may_be_entrywise(c, &d)) ? unreadable(c, &d) : j;
}

Readback read_formula(const Case *c) {
  Diags d = diags_new(c->scratch);
  Formula f = formula_under(c, &c->part->reference[0], &d);
  if (f.ref < 0 || f.unclear) // what does not fit together can be read, but a student wants to know
    return (Readback){.status = diags_first(&d)->unread ? STATUS_UNREADABLE : STATUS_CORRECT,
                      .reading = f.tree ? node_text(c->out, f.tree) : (Str){0}, .message = diag_line(diags_first(&d), c->out)};
  return (Readback){.status = STATUS_CORRECT, .reading = node_text(c->out, f.tree), .shape = shape_text(c->out, tape_shape(f.tape, f.ref))};
}

const char *formula_numbers(const Case *c, const Reference *r, const Frame *frame, Answered *numbers) {
  Diags d = diags_new(c->scratch);
  Formula f = formula_under(c, r, &d);
  if (f.ref < 0) return diags_first(&d)->unread ? "cannot be read" : "makes no sense";
  if (!frame) frame = r->frame;
  Shape shape = tape_shape(f.tape, f.ref);
  const double *values = frame == r->frame && f.values ? f.values : frame_eval(c->scratch, frame, f.tape, f.ref);
  *numbers = (Answered){shape, values, frame->lanes, shape_own_eq(shape, r->shape)};
  return NULL;
}

// For who asks why it is wrong.
static void keep_numbers(const Case *c, const Formula *all) {
  Answered numbers[REFERENCES];
  for (size_t k = 0; c->memory && k < c->part->references; k++) {
    const Reference *r = &c->part->reference[k];
    const Formula *f = &all[k];
    Shape shape = f->ref < 0 ? shape_scalar() : tape_shape(f->tape, f->ref);
    numbers[k] = (Answered){shape, f->ref < 0 ? NULL : f->values ? f->values : frame_eval(c->scratch, r->frame, f->tape, f->ref), r->frame->lanes, shape_own_eq(shape, r->shape)};
  }
  if (c->memory) memory_keep(c, numbers);
}

static void tell_reading(const Case *c, Str text, Judgement *j) {
  if (!str_eq(text, str_trim(c->source.text))) j->reading = str_dup(c->out, text);
}

static Judgement wrong_again(const Case *c, const Formula *f) {
  Judgement j = f->wrong->judgement;
  j.message = str_dup(c->out, j.message);
  j.diagnosis = near_miss_again(c, f->house, f->tree, f->wrong->finding);
  tell_reading(c, f->wrong->reading, &j);
  memory_keep_wrong(c, f->wrong);
  return j;
}

// What else there is to say of a formula that is wrong by itself.
static void explain(const Case *c, const Formula *all, const Formula *read, const Reference *of, Str text, Judgement *j) {
  bool lasts = read->hash && read->ref >= 0 && !read->two_ways;
  Arena *room = lasts ? wrong_room(c, read->hash) : NULL;
  const Finding *finding = NULL;
  keep_numbers(c, all);
  bool for_all = find_near_miss(c, read->house, read->tree, &(Compiled){of, read->tape, read->memory}, room, &finding, j);
  if (room && for_all) memory_keep_wrong(c, wrong_learn(c, (WrongFormula){.hash = read->hash, .judgement = *j, .reading = text, .finding = finding}));
}

Judgement judge_formula(const Case *c) {
  Best under = {0};
  Formula all[REFERENCES], read = {0}; // of the judgement that counts,
  const Reference *of = NULL;          // which is under this one
  for (size_t k = 0; k < c->part->references && under.judgement.share < 1; k++) {
    bool fits = false;
    Judgement j = judge_under(c, &c->part->reference[k], &all[k], &fits);
    if (best_of(&under, j, fits)) read = all[k], of = &c->part->reference[k];
  }
  if (read.wrong) return wrong_again(c, &read);
  Judgement best = under.judgement;
  Str text = read.tree ? node_text(c->scratch, read.tree) : (Str){0};
  if (read.tree) tell_reading(c, text, &best);
  bool by_itself = true; // else it was repaired, or could not be, the first time
  for (size_t k = 0; k < c->part->references; k++) by_itself &= sampled_of(c, &c->part->reference[k]) == c->part->reference[k].sampled;
  if (best.status == STATUS_INCORRECT && by_itself) explain(c, all, &read, of, text, &best);
  return best;
}
