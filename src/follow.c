// follow.c - see follow.h.
//
// Which earlier answers take part: those that the part names, if something can be
// computed from them; one from which nothing can (it is missing, cannot be read, is zero
// where it should not be) is passed over for those that it follows in turn, and the right
// one stands in its place.  Two ways are tried, since nobody knows what a student went on
// with: only the wrong answers stand in for their references, or all of them.
//
// Answers are rounded when they are handed in, and students go on with more digits than
// they show.  So the reference that is computed from an answer is known no better than the
// answer: it has a slack, the sum of what it moves when each entry moves by the tolerance.
//
// All of it runs on the reference's plan (sheet.h), whose lanes are students, or the
// samples of a formula.
#include "follow.h"

#include <math.h>

#include "tolerance.h"

enum { MOVED_ONE_BY_ONE = 48, MOVED_TOGETHER = 24 };

// An earlier answer as something to compute from.  why: NULL, or why it is not: "is blank".
// values: entries, each in all lanes of a formula's frame.
typedef struct { const char *why; const double *values; } Carried;

typedef struct {
  const Sheet *sheet;
  const SheetPart *part;
  size_t index; // of the part
  const Lanes *lanes;
  FollowCase *cases;
  Arena *out, *scratch;
  Carried **carried; // [earlier][case]: of the reference in hand
  Str *notes;        // of each case: why it could not gain, in out
} Work;

// Which answers stand in for their references: the wrong ones, or all that can.
typedef enum { WAY_WRONG, WAY_ALL, WAYS } Way;

bool follow_may_gain(const Sheet *sheet, size_t part, const Judgement *j) {
  return sheet->parts[part].front->depends && (j->status == STATUS_PARTIAL || j->status == STATUS_INCORRECT);
}

// ---- earlier answers -------------------------------------------------------

static bool all_same(const double *v, size_t n, size_t stride) {
  for (size_t i = 1; i < n; i++)
    if (v[i * stride] != v[0]) return false;
  return true;
}

// So small a share of what is right is nothing: what is computed from it would be zero
// within its tolerance, and zero an answer.  Mistakes of a factor are less than a thousand.
static const double NOTHING = 1e-3, NOTHING_OF_A_FORMULA = 1e-6;

static const char *nothing(double largest, double right, double share) {
  if (right == 0 || largest > share * right) return NULL;
  return largest == 0 ? "is zero" : "is next to zero";
}

static bool zero_is_right(const Tolerance *t, const double *v, size_t stride, size_t n) {
  double largest = largest_of(v, n, stride);
  for (size_t i = 0; i < n; i++)
    if (!tolerance_accepts(t, 0, v[i * stride], largest)) return false;
  return true;
}

// Why later parts would be trivial if v stood where the right array stands; NULL: they would
// not.  Two or three entries may be equal by accident.
static const char *trivial(const double *v, const double *right, size_t right_stride, size_t n) {
  const char *why = nothing(largest_of(v, n, 1), largest_of(right, n, right_stride), NOTHING);
  if (why) return why;
  return n > 3 && all_same(v, n, 1) && !all_same(right, n, right_stride) ? "is one number throughout" : NULL;
}

// The same of a formula, whose entries are compared lane by lane: one that does not depend
// on the network at all is trivial too.
static const char *trivial_formula(const double *v, const double *right, size_t n, size_t lanes) {
  bool constant = true, right_constant = true;
  const char *why = nothing(largest_of(v, n * lanes, 1), largest_of(right, n * lanes, 1), NOTHING_OF_A_FORMULA);
  if (why) return why;
  for (size_t e = 0; e < n; e++) {
    constant &= all_same(v + e * lanes, lanes, 1);
    right_constant &= all_same(right + e * lanes, lanes, 1);
  }
  return constant && !right_constant ? "does not depend on the network" : NULL;
}

// The right array of a part for one lane, and how far its entries are apart.
static const double *right_of(const Work *w, size_t part, size_t reference, size_t lane, size_t *stride) {
  const Reference *r = &w->sheet->parts[part].reference[reference];
  *stride = 1;
  if (r->fixed) return r->fixed;
  *stride = w->lanes->instances[part].stride;
  return w->lanes->instances[part].values[reference] + lane;
}

static bool is_finite(const double *v, size_t n, size_t stride) {
  for (size_t i = 0; i < n; i++)
    if (v[i * stride] - v[i * stride] != 0) return false;
  return true;
}

static Carried carry(const Work *w, const Reference *r, size_t k, const FollowCase *x) {
  size_t part = r->follow->part[k], reference = r->follow->reference[k];
  const Reference *ref = &w->sheet->parts[part].reference[reference];
  const Earlier *earlier = &x->earlier[part];
  if (!earlier->written.raw.p) return (Carried){.why = "is missing"};
  Answered numbers;
  const char *why = judge_numbers(w->sheet, part, reference, r->frame, earlier->written, NULL, w->scratch, &numbers);
  size_t n = (size_t)shape_numel(ref->shape), stride = 1;
  if (why) return (Carried){.why = why};
  if (!numbers.fits) return (Carried){.why = "has another shape"};
  if (!is_finite(numbers.values, n * numbers.lanes, 1)) return (Carried){.why = "is not finite"};
  if (r->frame) {
    why = trivial_formula(numbers.values, r->frame->value[ref->ref], n, numbers.lanes);
  } else {
    const double *right = right_of(w, part, reference, x->lane, &stride);
    why = trivial(numbers.values, right, stride, n);
  }
  return (Carried){why, numbers.values};
}

static size_t entries_of(const Work *w, const Follow *f, size_t k) {
  return (size_t)shape_numel(w->sheet->parts[f->part[k]].reference[f->reference[k]].shape);
}

static size_t place_of(const Follow *f, size_t part) {
  for (size_t k = 0; k < f->n; k++)
    if (f->part[k] == part) return k;
  return f->n;
}

// Marks what of the earlier answers can take part in case i, beginning with those that `front` names.
// seen: of each part of the sheet, whether it was come by already.
static void choose(const Work *w, const Follow *f, const FrontPart *front, size_t i, bool *chosen, bool *seen) {
  for (size_t k = 0; k < front->follows.n; k++) {
    size_t part = front->earlier[k], place = place_of(f, part);
    const FrontPart *next = &w->sheet->front.parts[part];
    if (seen[part]) continue;
    seen[part] = true;
    if (place < f->n && !w->carried[place][i].why) chosen[place] = true;
    else if (next->earlier) choose(w, f, next, i, chosen, seen);
  }
}

// on: which of them do, one way; false if none does, or the same as the other way.
static bool take(const Work *w, const Follow *f, size_t i, Way way, bool *on) {
  bool any = false, any_right = false;
  for (size_t k = 0; k < f->n; k++) on[k] = false;
  ArenaMark mark = arena_mark(w->scratch);
  choose(w, f, w->part->front, i, on, NEW_ARRAY(w->scratch, bool, w->sheet->front.parts_n));
  arena_release(w->scratch, mark);
  for (size_t k = 0; k < f->n; k++) {
    bool right = w->cases[i].earlier[f->part[k]].right;
    any_right |= on[k] && right;
    if (way == WAY_WRONG && right) on[k] = false;
    any |= on[k];
  }
  return any && (way == WAY_WRONG || any_right);
}

// ---- verdicts --------------------------------------------------------------

// "dS1", "dS2 and dS1": the earlier parts whose answers took part.
static Str names_of(const Work *w, const Follow *f, const bool *on) {
  Buf b = buf_new(w->scratch);
  size_t total = 0, said = 0;
  for (size_t k = 0; k < f->n; k++) total += on[k];
  for (size_t k = 0; k < f->n; k++)
    if (on[k]) {
      Str id = w->sheet->front.parts[f->part[k]].id.s;
      buf_fmt(&b, "%s" STR_FMT, !said ? "" : said + 1 == total ? " and " : ", ", STR_ARG(id));
      said++;
    }
  return buf_str(&b);
}

// Says beside the verdict why it is no better, unless something was said already.
static void note(const Work *w, size_t i, Str why) {
  if (!w->notes[i].n) w->notes[i] = str_dup(w->out, why);
}

// Whether a wrong answer is among those that take part.
static bool any_wrong(const Work *w, const Follow *f, size_t i, const bool *on) {
  bool wrong = false;
  for (size_t k = 0; k < f->n; k++) wrong |= on[k] && !w->cases[i].earlier[f->part[k]].right;
  return wrong;
}

// Holds case i against the reference that `moved` has, if that is better.  Going on with
// right numbers as they were rounded costs nothing.
static void judge_again(const Work *w, const Follow *f, size_t i, const bool *on, const Instance *moved, Str names) {
  FollowCase *x = &w->cases[i];
  ArenaMark mark = arena_mark(w->out);
  Judgement j = judge(w->sheet, w->index, moved, x->answer, w->out, w->scratch);
  bool wrong = any_wrong(w, f, i, on);
  double share = wrong ? j.share * w->part->front->settings.follow_credit : j.share;
  bool right = j.status == STATUS_CORRECT, mostly = j.status == STATUS_PARTIAL && j.share >= 0.5; // less is an accident
  if (!(right || mostly) || !(share > x->judgement.share)) {
    arena_release(w->out, mark);
    return;
  }
  if (right && w->part->front->kind == KIND_VALUE) // shown, though nothing is wrong with it
    j.reference = reference_text(w->out, w->part, w->part->reference[0].shape, moved->values[0], 1);
  x->judgement = (Judgement){.status = STATUS_FOLLOW, .share = share, .reading = x->judgement.reading, .reference = j.reference,
                             .numbers = x->judgement.numbers};
  x->judgement.message = right ? str_fmt(w->out, "right %s " STR_FMT, wrong ? "given your" : "with your rounded", STR_ARG(names))
                               : str_fmt(w->out, "given your " STR_FMT ": " STR_FMT, STR_ARG(names), STR_ARG(j.message));
}

static bool can_gain(const Work *w, size_t i) { return w->cases[i].judgement.share < 1; }

// Whether the reference computed again can be held against an answer.
static bool is_fit(const Work *w, size_t i, const char *why, Str names) {
  if (why) note(w, i, str_fmt(w->scratch, "computed from your " STR_FMT " this %s: judged against the right one", STR_ARG(names), why));
  return !why;
}

// ---- values: a block of cases ----------------------------------------------

typedef struct {
  const Reference *r;
  size_t number;      // of the reference
  size_t lanes, from, n; // cases[from, from + n) in the lanes of the plan
  double *memory;
  const double **inputs;
  double **answers;   // of each earlier part: entries of `lanes`
  double **flags;
} Block;

static Block block_new(const Work *w, size_t number) {
  const Reference *r = &w->part->reference[number];
  const Follow *f = r->follow;
  Block b = {.r = r, .number = number, .lanes = plan_lanes(f->plan)};
  b.memory = NEW_ARRAY(w->scratch, double, plan_memory(f->plan) + 1);
  plan_prepare(f->plan, b.memory);
  b.inputs = NEW_ARRAY(w->scratch, const double *, f->inputs_n + 2 * f->n + 1);
  b.answers = NEW_ARRAY(w->scratch, double *, f->n);
  b.flags = NEW_ARRAY(w->scratch, double *, f->n);
  for (size_t k = 0; k < f->n; k++) {
    b.inputs[f->inputs_n + 2 * k] = b.answers[k] = NEW_ARRAY(w->scratch, double, entries_of(w, f, k) * b.lanes);
    b.inputs[f->inputs_n + 2 * k + 1] = b.flags[k] = NEW_ARRAY(w->scratch, double, b.lanes);
  }
  return b;
}

static void put_own_numbers(const Work *w, Block *b) {
  const Net *net = w->sheet->models[b->r->model].net;
  double *const *own = w->lanes ? w->lanes->inputs[b->r->model] : NULL;
  for (size_t i = 0; own && i < net->inputs_n; i++) {
    size_t entries = (size_t)shape_numel(net->inputs[i].shape);
    double *v = NEW_ARRAY(w->scratch, double, entries * b->lanes);
    for (size_t e = 0; e < entries; e++)
      for (size_t l = 0; l < b->lanes; l++)
        v[e * b->lanes + l] = own[i][e * w->lanes->stride + w->cases[b->from + (l < b->n ? l : 0)].lane];
    b->inputs[i] = v;
  }
}

// on[lane * earlier + k]: what takes part; whether anything does.
static bool put_answers(const Work *w, Block *b, Way way, bool *on, bool *any) {
  const Follow *f = b->r->follow;
  bool some = false;
  for (size_t l = 0; l < b->n; l++) {
    bool *mine = &on[l * f->n];
    any[l] = can_gain(w, b->from + l) && take(w, f, b->from + l, way, mine);
    some |= any[l];
    for (size_t k = 0; k < f->n; k++) {
      b->flags[k][l] = mine[k];
      for (size_t e = 0, n = entries_of(w, f, k); e < n; e++)
        b->answers[k][e * b->lanes + l] = mine[k] ? w->carried[k][b->from + l].values[e] : 0;
    }
  }
  return some;
}

static const double *run(Block *b) {
  plan_run(b->r->follow->plan, b->memory, b->inputs);
  return plan_output(b->r->follow->plan, b->memory, 0);
}

// How much an entry of an answer may be off without being wrong: half a unit of its last
// place, or the tolerance.
static double uncertainty(const Tolerance *t, double v, double largest) {
  if (t->kind != TOLERANCE_NEAR) return tolerance_unit(t, v) / 2;
  double rel = t->rel * fabs(v), least = t->scaled ? t->abs * largest : t->abs;
  return rel > least ? rel : least;
}

// Of the wrong answers that take part, [earlier][entry * lanes + lane], NULL where none does;
// total: their entries.
static double **uncertainties(const Work *w, const Block *b, size_t *total) {
  const Follow *f = b->r->follow;
  double **u = NEW_ARRAY(w->scratch, double *, f->n);
  *total = 0;
  for (size_t k = 0; k < f->n; k++) {
    const Tolerance *t = &w->sheet->parts[f->part[k]].front->settings.tolerance;
    size_t n = entries_of(w, f, k);
    for (size_t l = 0; l < b->n; l++) {
      if (b->flags[k][l] == 0 || w->cases[b->from + l].earlier[f->part[k]].right) continue;
      if (!u[k]) {
        u[k] = NEW_ARRAY(w->scratch, double, n * b->lanes);
        *total += n;
      }
      double largest = largest_of(b->answers[k] + l, n, b->lanes);
      for (size_t e = 0; e < n; e++) u[k][e * b->lanes + l] = uncertainty(t, b->answers[k][e * b->lanes + l], largest);
    }
  }
  return u;
}

// What n entries of the reference move when so many entries of the k-th answer, from `at`
// on, move by u; the answer is as before then.
static const double *moved_by(const Work *w, Block *b, size_t k, const double *u, size_t at, size_t entries) {
  double *v = b->answers[k] + at * b->lanes;
  double *kept = arena_copy(w->scratch, v, entries * b->lanes * sizeof *v);
  for (size_t i = 0; i < entries * b->lanes; i++) v[i] += u[i];
  const double *output = run(b);
  for (size_t i = 0; i < entries * b->lanes; i++) v[i] = kept[i];
  return output;
}

static void add_each(const Work *w, Block *b, double **u, const double *output, size_t all, double *slack) {
  const Follow *f = b->r->follow;
  for (size_t k = 0; k < f->n; k++)
    for (size_t e = 0; u[k] && e < entries_of(w, f, k); e++) {
      const double *moved = moved_by(w, b, k, u[k] + e * b->lanes, e, 1);
      for (size_t i = 0; i < all; i++) slack[i] += fabs(moved[i] - output[i]);
    }
}

// Up and down at random: what the reference moves most, doubled, for each answer.
static void add_together(const Work *w, Block *b, double **u, const double *output, size_t all, double *slack) {
  const Follow *f = b->r->follow;
  double *most = NEW_ARRAY(w->scratch, double, all);
  for (size_t k = 0; k < f->n; k++) {
    size_t n = u[k] ? entries_of(w, f, k) : 0;
    double *signed_u = NEW_ARRAY(w->scratch, double, n * b->lanes + 1);
    for (size_t i = 0; i < all; i++) most[i] = 0;
    for (uint64_t trial = 0; n && trial < MOVED_TOGETHER; trial++) {
      DrawKey key = draw_key(S("follow"), S(""), S(""), S("sign"), trial);
      for (size_t i = 0; i < n * b->lanes; i++) signed_u[i] = draw_unit(key, i / b->lanes) < 0.5 ? -u[k][i] : u[k][i];
      const double *moved = moved_by(w, b, k, signed_u, 0, n);
      for (size_t i = 0; i < all; i++)
        if (fabs(moved[i] - output[i]) > most[i]) most[i] = fabs(moved[i] - output[i]);
    }
    for (size_t i = 0; i < all; i++) slack[i] += 2 * most[i];
  }
}

// How far entries of the reference may be off because the answers it is computed from are
// rounded.  Where that is a large part of the reference an answer lies at a kink, or the
// reference says nothing: there is no slack then.
static double *slack_of(const Work *w, Block *b, const double *output, size_t n) {
  static const double MOST = 0.05;
  size_t total, all = n * b->lanes;
  double **u = uncertainties(w, b, &total), *slack = NEW_ARRAY(w->scratch, double, all);
  if (total <= MOVED_ONE_BY_ONE) add_each(w, b, u, output, all, slack);
  else add_together(w, b, u, output, all, slack);
  for (size_t l = 0; l < b->n; l++) {
    double largest = largest_of(output + l, n, b->lanes);
    for (size_t e = 0; e < n; e++)
      if (!(slack[e * b->lanes + l] <= MOST * largest)) slack[e * b->lanes + l] = 0;
  }
  return slack;
}

// Why the reference computed again, [entry * stride], asks nothing; NULL: it does.
static const char *asks_nothing(const Work *w, const double *v, size_t stride, const double *right, size_t right_stride, size_t n) {
  const Tolerance *t = &w->part->front->settings.tolerance;
  if (!is_finite(v, n, stride)) return "is not finite";
  const char *why = nothing(largest_of(v, n, stride), largest_of(right, n, right_stride), NOTHING);
  if (why) return why;
  return zero_is_right(t, v, stride, n) && !zero_is_right(t, right, right_stride, n) ? "is next to zero" : NULL;
}

static double *lane_of(Arena *a, const double *v, size_t stride, size_t n) {
  double *out = NEW_ARRAY(a, double, n);
  for (size_t e = 0; e < n; e++) out[e] = v[e * stride];
  return out;
}

// The right references of a case, but for the one in hand.
static Instance moved_instance(const Work *w, const Block *b, size_t l, const double *output, const double *slack) {
  Instance moved = {.stride = 1};
  for (size_t k = 0; k < w->part->references; k++) {
    size_t stride, n = (size_t)shape_numel(w->part->reference[k].shape);
    const double *right = right_of(w, w->index, k, w->cases[b->from + l].lane, &stride);
    bool mine = k == b->number;
    moved.values[k] = lane_of(w->scratch, mine ? output + l : right, mine ? b->lanes : stride, n);
    if (mine) moved.slack[k] = lane_of(w->scratch, slack + l, b->lanes, n);
  }
  return moved;
}

static void judge_block(const Work *w, Block *b, Way way) {
  const Follow *f = b->r->follow;
  size_t n = (size_t)shape_numel(b->r->shape);
  bool *on = NEW_ARRAY(w->scratch, bool, f->n * b->lanes), *any = NEW_ARRAY(w->scratch, bool, b->lanes);
  if (!put_answers(w, b, way, on, any)) return;
  const double *output = arena_copy(w->scratch, run(b), n * b->lanes * sizeof *output);
  const double *slack = slack_of(w, b, output, n);
  for (size_t l = 0; l < b->n; l++) {
    size_t i = b->from + l, stride;
    if (!any[l]) continue;
    const double *right = right_of(w, w->index, b->number, w->cases[i].lane, &stride);
    Str names = names_of(w, f, &on[l * f->n]);
    const char *why = asks_nothing(w, output + l, b->lanes, right, stride, n);
    if (!is_fit(w, i, why, names)) continue;
    Instance moved = moved_instance(w, b, l, output, slack);
    judge_again(w, f, i, &on[l * f->n], &moved, names);
  }
}

static void judge_values(const Work *w, size_t number, size_t n) {
  Block b = block_new(w, number);
  for (b.from = 0; b.from < n; b.from += b.lanes) {
    ArenaMark mark = arena_mark(w->scratch);
    b.n = n - b.from < b.lanes ? n - b.from : b.lanes;
    put_own_numbers(w, &b);
    for (Way way = WAY_WRONG; way < WAYS; way++) judge_block(w, &b, way);
    arena_release(w->scratch, mark);
  }
}

// ---- formulas: the lanes are samples ---------------------------------------

// The reference in all lanes of its frame, with the answers that take part.
static double *moved_samples(const Work *w, Block *b, size_t i, const bool *on) {
  const Follow *f = b->r->follow;
  const Frame *frame = b->r->frame;
  size_t n = (size_t)shape_numel(b->r->shape), all = frame->lanes;
  double *out = NEW_ARRAY(w->scratch, double, n * all);
  for (size_t from = 0; from < all; from += b->lanes) {
    for (Ref r = 0; r < tape_end(frame->tape); r++) {
      const Instr *x = tape_at(frame->tape, r);
      if (x->op != OP_INPUT) continue;
      double *v = NEW_ARRAY(w->scratch, double, (size_t)shape_numel(x->shape) * b->lanes);
      for (size_t e = 0; e < (size_t)shape_numel(x->shape); e++)
        for (size_t l = 0; l < b->lanes; l++) v[e * b->lanes + l] = frame->value[r][e * all + (from + l < all ? from + l : 0)];
      b->inputs[x->input] = v;
    }
    for (size_t k = 0; k < f->n; k++)
      for (size_t l = 0; l < b->lanes; l++) {
        b->flags[k][l] = on[k];
        for (size_t e = 0; e < entries_of(w, f, k); e++)
          b->answers[k][e * b->lanes + l] = on[k] ? w->carried[k][i].values[e * all + (from + l < all ? from + l : 0)] : 0;
      }
    const double *output = run(b);
    for (size_t e = 0; e < n; e++)
      for (size_t l = 0; l < b->lanes && from + l < all; l++) out[e * all + from + l] = output[e * b->lanes + l];
  }
  return out;
}

static void judge_formulas(const Work *w, size_t number, size_t n) {
  Block b = block_new(w, number);
  const Follow *f = b.r->follow;
  size_t entries = (size_t)shape_numel(b.r->shape), lanes = b.r->frame->lanes;
  for (size_t i = 0; i < n; i++)
    for (Way way = WAY_WRONG; way < WAYS; way++) {
      ArenaMark mark = arena_mark(w->scratch);
      bool *on = NEW_ARRAY(w->scratch, bool, f->n);
      if (can_gain(w, i) && take(w, f, i, way, on)) {
        const double *moved = moved_samples(w, &b, i, on);
        Str names = names_of(w, f, on);
        Instance instance = {0};
        instance.values[number] = moved;
        const char *why = !is_finite(moved, entries * lanes, 1) ? "is not finite"
                        : trivial_formula(moved, b.r->sampled, entries, lanes);
        if (is_fit(w, i, why, names)) judge_again(w, f, i, on, &instance, names);
      }
      arena_release(w->scratch, mark);
    }
}

// ---- together --------------------------------------------------------------

// The first of the parts named whose answer is no use; that none came he knows.
static void note_unused(const Work *w, const Follow *f, size_t i) {
  const FrontPart *front = w->part->front;
  for (size_t k = 0; k < front->follows.n; k++) {
    size_t place = place_of(f, front->earlier[k]);
    if (place < f->n && w->carried[place][i].why && w->cases[i].earlier[front->earlier[k]].written.raw.p)
      note(w, i, str_fmt(w->scratch, "your " STR_FMT " %s: judged against the right one", STR_ARG(front->follows.v[k].s), w->carried[place][i].why));
  }
}

void follow_judge(const Sheet *sheet, size_t part, const Lanes *lanes, FollowCase *cases, size_t n, Arena *out, Arena *scratch) {
  ArenaMark mark = arena_mark(scratch);
  Work w = {sheet, &sheet->parts[part], part, lanes, cases, out, scratch, NULL, NEW_ARRAY(scratch, Str, n + 1)};
  for (size_t number = 0; number < w.part->references; number++) {
    const Reference *r = &w.part->reference[number];
    const Follow *f = r->follow;
    if (!f) continue;
    w.carried = NEW_ARRAY(scratch, Carried *, f->n);
    for (size_t k = 0; k < f->n; k++) {
      w.carried[k] = NEW_ARRAY(scratch, Carried, n + 1);
      for (size_t i = 0; i < n; i++) w.carried[k][i] = carry(&w, r, k, &cases[i]);
    }
    if (r->frame) judge_formulas(&w, number, n);
    else judge_values(&w, number, n);
    for (size_t i = 0; i < n; i++) note_unused(&w, f, i);
  }
  for (size_t i = 0; i < n; i++) {
    Judgement *j = &cases[i].judgement;
    if (j->status != STATUS_FOLLOW && w.notes[i].n)
      j->message = str_fmt(out, STR_FMT "%s" STR_FMT, STR_ARG(j->message), j->message.n ? "; " : "", STR_ARG(w.notes[i]));
  }
  arena_release(scratch, mark);
}
