// guard.c - see guard.h.
//
// A kink is found by its operator, but many of those are harmless: sigmoid and
// softmax are written with conditions that no value shows.  So a decision that is
// near is turned, and all that follows from it computed again: only if a reference
// then leaves its tolerance, the draw is refused.  That is done in one lane, and
// seldom.
//
// Rounding is looked at by a second run of the plan, with inputs that are off in
// their sixth digit.  Whole numbers are left alone: they are counts and labels.
#include "guard_parts.h"

#include <assert.h>
#include <math.h>

#include "limits.h"

static bool finite(double x) { return x - x == 0; }

// Which way an entry is rounded is drawn once, for everybody.
static double *rounding_of(Arena *a, const Input *input) {
  DrawKey key = draw_key(S("guard"), S(""), S(""), input->name, 0);
  size_t n = (size_t)shape_numel(input->shape);
  double *times = NEW_ARRAY(a, double, n);
  for (size_t e = 0; e < n; e++) times[e] = draw_bits(key, e) & 1 ? 1 + GUARD_ROUNDING : 1 - GUARD_ROUNDING;
  return times;
}

Guard *guard_new(Arena *a, const Net *net, const GuardPart *parts, size_t n) {
  Guard *g = NEW(a, Guard);
  *g = (Guard){.arena = a, .net = net, .targets = NEW_ARRAY(a, Target, n + 1), .rounding = NEW_ARRAY(a, double *, net->inputs_n + 1)};
  for (size_t i = 0; i < net->inputs_n; i++) g->rounding[i] = rounding_of(a, &net->inputs[i]);
  guard_find(g, parts, n);
  return g;
}

size_t guard_results(const Guard *g, const Ref **results) {
  *results = g->results;
  return g->results_n;
}

// The entries of an operand that meet those of the result: broadcasting.  NULL: each its own.
static const size_t *operand_entries(const Guard *g, size_t result, size_t operand) {
  Shape to = tape_shape(g->tape, g->outputs[result]), from = tape_shape(g->tape, g->outputs[operand]);
  if (shape_eq(to, from)) return NULL;
  int64_t stride[RANK], steps[RANK];
  size_t n = (size_t)shape_numel(to), *place = NEW_ARRAY(g->arena, size_t, n);
  shape_strides(from, stride);
  shape_strides(to, steps);
  for (size_t e = 0; e < n; e++)
    for (int i = 0; i < RANK; i++)
      if (from.d[i] > 1) place[e] += (size_t)((int64_t)e / steps[i] % to.d[i] * stride[i]);
  return place;
}

void guard_attach(Guard *g, const Plan *plan, const Tape *tape, const Ref *outputs, size_t first) {
  g->plan = plan;
  g->tape = tape;
  g->outputs = outputs;
  g->first = first;
  for (size_t i = 0; i < g->decisions_n; i++) {
    Decision *d = &g->decisions[i];
    d->left_of = operand_entries(g, d->result, d->left);
    d->right_of = operand_entries(g, d->result, d->right);
  }
}

static bool is_whole(double value) { return fabs(value) < 1e15 && value == (double)(int64_t)value; }

void guard_round(const Guard *g, size_t input, const double *values, double *rounded, size_t lanes) {
  for (size_t e = 0, n = (size_t)shape_numel(g->net->inputs[input].shape); e < n; e++)
    for (size_t l = 0; l < lanes; l++) {
      double v = values[e * lanes + l];
      rounded[e * lanes + l] = is_whole(v) ? v : v * g->rounding[input][e];
    }
}

// ---- one lane ----------------------------------------------------------------

// Of one lane, plan_lanes() apart.
static const double *entries_of(const Guard *g, const double *memory, size_t lane, size_t result) {
  return plan_output(g->plan, memory, g->first + result) + lane;
}

static double entry(const Guard *g, const double *memory, size_t lane, size_t result, size_t e) {
  return entries_of(g, memory, lane, result)[e * plan_lanes(g->plan)];
}

static size_t entries(const Guard *g, size_t result) { return plan_output_entries(g->plan, g->first + result); }

static size_t entry_in(const size_t *of, size_t e) { return of ? of[e] : e; }
static double left_of(const Guard *g, const Decision *d, const GuardLane *x, size_t e) { return entry(g, x->memory, x->lane, d->left, entry_in(d->left_of, e)); }
static double right_of(const Guard *g, const Decision *d, const GuardLane *x, size_t e) { return entry(g, x->memory, x->lane, d->right, entry_in(d->right_of, e)); }

// How far the decision on entry e is from turning.
static double margin(const Guard *g, const Decision *d, const GuardLane *x, size_t e) {
  double left = left_of(g, d, x, e);
  if (d->op == OP_ABS || d->op == OP_SIGN) return fabs(left);
  if (d->op != OP_FLOOR) return fabs(left - right_of(g, d, x, e));
  double above = left - entry(g, x->memory, x->lane, d->result, e);
  return above == 0 ? 0.5 : above < 0.5 ? above : 1 - above; // a whole number is meant
}

static bool is_dead(const Guard *g, const Layer *layer, const GuardLane *x) {
  for (size_t e = 0, n = entries(g, layer->result); e < n; e++)
    if (entry(g, x->memory, x->lane, layer->result, e) != 0) return false;
  return true;
}

// A reference in one lane: its entries, and those of the rounded numbers, `stride` apart.
typedef struct { const double *v, *rounded; size_t stride; double largest; } Seen;

static Seen *see(const Guard *g, const GuardLane *x, Arena *a) {
  Seen *seen = NEW_ARRAY(a, Seen, g->targets_n + 1);
  size_t stride = plan_lanes(g->plan);
  for (size_t i = 0; i < g->targets_n; i++) {
    const Target *t = &g->targets[i];
    const double *v = entries_of(g, x->memory, x->lane, t->result);
    seen[i] = (Seen){v, entries_of(g, x->rounded, x->lane, t->result), stride, largest_of(v, t->n, stride)};
  }
  return seen;
}

typedef enum { PLAIN, TINY, ZERO } Size;

static Size size_of(const Target *t, const Seen *x, size_t e) {
  double v = x->v[e * x->stride];
  if (fabs(v) <= GUARD_ZERO * x->largest) return ZERO;
  return tolerance_accepts(&t->tolerance, 0, v, x->largest) ? TINY : PLAIN;
}

static bool is_unsteady(const Target *t, const Seen *x) {
  for (size_t e = 0; e < t->n; e++) {
    double v = x->v[e * x->stride], w = x->rounded[e * x->stride];
    double allowed = GUARD_MOVES * tolerance_allowed(&t->tolerance, v, x->largest);
    if (!(fabs(v - w) <= allowed + GUARD_ZERO * x->largest)) return true;
  }
  return false;
}

// The answer to one part, held against the other one.
static bool are_same(const Guard *g, const Pair *p, const Seen *seen) {
  const Target *b = &g->targets[p->b];
  const Seen *left = &seen[p->a], *right = &seen[p->b];
  for (size_t e = 0; e < b->n; e++)
    if (!tolerance_accepts(&b->tolerance, left->v[e * left->stride], right->v[e * right->stride], right->largest)) return false;
  return true;
}

// ---- what is usual -------------------------------------------------------------

static void show_target(Target *t, const Seen *x) {
  bool blank = true;
  for (size_t e = 0; e < t->n; e++) {
    Size size = size_of(t, x, e);
    t->number |= x->v[e * x->stride] != 0 && x->v[e * x->stride] != 1;
    t->zero[e] += size == ZERO;
    t->tiny[e] += size == TINY;
    blank &= size != PLAIN;
  }
  t->blank += blank;
  t->unsteady += is_unsteady(t, x);
}

// All pairs of parts, of which most differ by far in their first entry.
static void show_pairs(Guard *g, const Seen *seen, Arena *scratch) {
  double *first = NEW_ARRAY(scratch, double, g->targets_n + 1), *bound = NEW_ARRAY(scratch, double, g->targets_n + 1);
  for (size_t i = 0; i < g->targets_n; i++) {
    first[i] = *seen[i].v;
    bound[i] = tolerance_bound(&g->targets[i].tolerance, first[i], seen[i].largest);
  }
  for (size_t i = 0; i < g->pairs_n; i++) {
    Pair *p = &g->pairs[i];
    if (fabs(first[p->a] - first[p->b]) <= bound[p->b]) p->seen += are_same(g, p, seen);
  }
}

void guard_show(Guard *g, const GuardLane *x) {
  ArenaMark mark = arena_mark(g->arena);
  const Seen *seen = see(g, x, g->arena);
  for (size_t i = 0; i < g->decisions_n; i++) {
    Decision *d = &g->decisions[i];
    double sum = 0;
    size_t n = entries(g, d->result);
    for (size_t e = 0; e < n; e++) {
      double m = margin(g, d, x, e);
      sum += finite(m) ? m : 0;
    }
    d->usual += sum / (double)n;
  }
  for (size_t i = 0; i < g->targets_n; i++) show_target(&g->targets[i], &seen[i]);
  show_pairs(g, seen, g->arena);
  arena_release(g->arena, mark);
}

// Entries that are seldom zero must not be; unless there are so many of them that one
// nearly always is.
static void settle_target(Target *t, size_t n) {
  double share = 0;
  t->no_blank = t->number && (double)t->blank < GUARD_USUAL * (double)n;
  t->no_unsteady = (double)t->unsteady <= GUARD_RARE * (double)n;
  for (size_t e = 0; e < t->n; e++) {
    t->no_zero[e] = t->number && (double)t->zero[e] <= GUARD_RARE * (double)n;
    t->no_tiny[e] = t->number && (double)t->tiny[e] <= GUARD_RARE * (double)n;
    share += (double)(t->no_zero[e] ? t->zero[e] : 0) + (double)(t->no_tiny[e] ? t->tiny[e] : 0);
  }
  for (size_t e = 0; e < t->n && share > GUARD_MANY * (double)n; e++) t->no_zero[e] = t->no_tiny[e] = false;
}

// Parts that seldom have one answer must not have it; unless there are so many of them
// that some two nearly always do.
static void settle_pairs(Guard *g, size_t n) {
  size_t seen = 0;
  g->watched = NEW_ARRAY(g->arena, size_t, g->pairs_n + 1);
  for (size_t i = 0; i < g->pairs_n; i++) {
    if ((double)g->pairs[i].seen > GUARD_RARE * (double)n) continue;
    g->watched[g->watched_n++] = i;
    seen += g->pairs[i].seen;
  }
  if ((double)seen > GUARD_MANY * (double)n) g->watched_n = 0;
}

// The last digit to which a person works who is asked for a result so large.
static double last_digit(const Tolerance *t, double usual) {
  if (t->kind != TOLERANCE_NEAR) return tolerance_unit(t, usual);
  double rel = t->rel * usual, abs = t->scaled ? t->abs * usual : t->abs;
  return rel > abs ? rel : abs;
}

void guard_settle(Guard *g, size_t n) {
  for (size_t i = 0; i < g->decisions_n; i++) {
    Decision *d = &g->decisions[i];
    d->usual /= (double)n;
    for (size_t k = 0; k < g->targets_n; k++) {
      double near = GUARD_SLIPS * last_digit(&g->targets[k].tolerance, d->usual);
      if (near > d->near) d->near = near;
    }
    if (d->near > GUARD_KINK * d->usual) d->near = GUARD_KINK * d->usual;
  }
  for (size_t i = 0; i < g->targets_n; i++) settle_target(&g->targets[i], n);
  settle_pairs(g, n);
  g->settled = true;
}

void guard_rest(Guard *g, bool rests) { g->rests = rests; }

// ---- the verdict -----------------------------------------------------------------

static bool refuses_size(const Target *t, const Seen *x) {
  bool blank = true;
  for (size_t e = 0; e < t->n; e++) {
    Size size = size_of(t, x, e);
    if ((size == ZERO && t->no_zero[e]) || (size == TINY && t->no_tiny[e])) return true;
    blank &= size != PLAIN;
  }
  return blank && t->no_blank;
}

// The decision's result, turned.
static double turned(const Guard *g, const Decision *d, const GuardLane *x, size_t e) {
  double y = entry(g, x->memory, x->lane, d->result, e);
  switch (d->op) {
  case OP_LT: case OP_LE: return 1 - y;
  case OP_ABS: return -y;
  case OP_SIGN: return y == 0 ? 1 : -y;
  case OP_FLOOR: return entry(g, x->memory, x->lane, d->left, e) - y < 0.5 ? y - 1 : y + 1;
  default: { // the other of two
    double left = left_of(g, d, x, e);
    return left != y ? left : right_of(g, d, x, e);
  }
  }
}

static Frame *frame_of(const Guard *g, const GuardLane *x, Arena *scratch) {
  size_t lanes = plan_lanes(g->plan);
  double **inputs = NEW_ARRAY(scratch, double *, g->net->inputs_n + 1);
  for (size_t i = 0; i < g->net->inputs_n; i++) {
    size_t n = (size_t)shape_numel(g->net->inputs[i].shape);
    inputs[i] = NEW_ARRAY(scratch, double, n);
    for (size_t e = 0; e < n; e++) inputs[i][e] = x->inputs[i][e * lanes + x->lane];
  }
  return frame_new(scratch, g->tape, 1, (const double *const *)inputs);
}

// A decision's result with all entries turned that are no further than `near`; NULL if
// none is.  Of entries that tie for a maximum the first stays one.
static double *turn(const Guard *g, const Decision *d, const GuardLane *x, double near, Arena *scratch) {
  size_t n = entries(g, d->result);
  bool any = false, *taken = d->op == OP_EQ ? NEW_ARRAY(scratch, bool, entries(g, d->right)) : NULL;
  for (size_t e = 0; e < n && !taken && !any; e++) any = margin(g, d, x, e) <= near;
  if (!any && !taken) return NULL;
  double *moved = NEW_ARRAY(scratch, double, n);
  for (size_t e = 0; e < n; e++) {
    size_t group = entry_in(d->right_of, e);
    double y = moved[e] = entry(g, x->memory, x->lane, d->result, e);
    if (!taken && margin(g, d, x, e) <= near) moved[e] = turned(g, d, x, e);
    if (!taken || y == 0) continue;
    any |= taken[group];
    if (taken[group]) moved[e] = 0;
    taken[group] = true;
  }
  return any ? moved : NULL;
}

// One lane, as it is looked at.
typedef struct {
  const Guard *g;
  const GuardLane *x;
  const Seen *seen;  // of each target
  Frame *frame;      // of this lane alone, once it is needed
  Arena *scratch;
} Look;

// Whether a reference leaves its tolerance when the decision comes out as `moved`.
static bool matters(const Look *k, const Decision *d, const double *moved) {
  const Guard *g = k->g;
  for (size_t i = 0; i < g->targets_n; i++) {
    const Target *t = &g->targets[i];
    const Seen *x = &k->seen[i];
    const double *y = frame_moved(k->scratch, k->frame, g->outputs[d->result], moved, g->outputs[t->result]);
    for (size_t e = 0; e < t->n; e++)
      if (!tolerance_accepts(&t->tolerance, y[e], x->v[e * x->stride], x->largest)) return true;
  }
  return false;
}

// Whether the decision, turned where it is near, changes a reference.
static bool turns(Look *k, const Decision *d, double near) {
  const Guard *g = k->g;
  if (tape_at(g->tape, g->outputs[d->result])->op != d->op) return false; // it was folded
  const double *moved = turn(g, d, k->x, near, k->scratch);
  if (!moved) return false;
  if (!k->frame) k->frame = frame_of(g, k->x, k->scratch);
  return matters(k, d, moved);
}

size_t guard_conditions(const Guard *g) { return g->layers_n + 2 * g->targets_n + g->decisions_n + g->pairs_n; }

// The derivative of max(S, 0) asks again which is larger.
static bool ask_the_same(const Decision *x, const Decision *y) {
  return (x->left == y->left && x->right == y->right) || (x->left == y->right && x->right == y->left);
}

// Softplus has such an array, too, but there nobody sees it.
static bool is_asleep(Look *k, const Layer *layer) {
  const Guard *g = k->g;
  const Decision *d = &g->decisions[layer->decision];
  if (!is_dead(g, layer, k->x)) return false;
  for (size_t i = 0; i < g->decisions_n; i++)
    if (ask_the_same(d, &g->decisions[i]) && turns(k, &g->decisions[i], INFINITY)) return true;
  return false;
}

static size_t first_refusal(Look *k) {
  const Guard *g = k->g;
  size_t c = 0;
  for (size_t i = 0; i < g->layers_n; i++, c++)
    if (is_asleep(k, &g->layers[i])) return c;
  for (size_t i = 0; i < g->targets_n; i++, c++)
    if (refuses_size(&g->targets[i], &k->seen[i])) return c;
  for (size_t i = 0; i < g->decisions_n; i++, c++)
    if (turns(k, &g->decisions[i], g->decisions[i].near)) return c;
  for (size_t i = 0; i < g->targets_n; i++, c++)
    if (g->targets[i].no_unsteady && is_unsteady(&g->targets[i], &k->seen[i])) return c;
  for (size_t i = 0; i < g->watched_n; i++)
    if (are_same(g, &g->pairs[g->watched[i]], k->seen)) return c + g->watched[i];
  return c + g->pairs_n;
}

size_t guard_refuses(const Guard *g, const GuardLane *x, Arena *scratch) {
  if (!g->settled || g->rests) return guard_conditions(g);
  ArenaMark mark = arena_mark(scratch);
  size_t c = first_refusal(&(Look){.g = g, .x = x, .seen = see(g, x, scratch), .scratch = scratch});
  arena_release(scratch, mark);
  return c;
}

// ---- in words ----------------------------------------------------------------------

typedef struct {
  const Layer *layer;
  const Decision *decision;
  const Target *target;
  const Pair *pair;
  bool unsteady;
} Condition;

static Condition condition_of(const Guard *g, size_t c) {
  if (c < g->layers_n) return (Condition){.layer = &g->layers[c]};
  c -= g->layers_n;
  if (c < g->targets_n) return (Condition){.target = &g->targets[c]};
  c -= g->targets_n;
  if (c < g->decisions_n) return (Condition){.decision = &g->decisions[c]};
  c -= g->decisions_n;
  if (c < g->targets_n) return (Condition){.target = &g->targets[c], .unsteady = true};
  assert(c - g->targets_n < g->pairs_n);
  return (Condition){.pair = &g->pairs[c - g->targets_n]};
}

Str guard_reason(const Guard *g, size_t condition, Arena *a) {
  Condition c = condition_of(g, condition);
  if (c.layer) return str_fmt(a, "`" STR_FMT "`: no unit of a layer is awake", STR_ARG(c.layer->name));
  if (c.decision)
    return str_fmt(a, c.decision->contained ? "a kink in `" STR_FMT "` is too near" : "`" STR_FMT "` is too near a kink", STR_ARG(c.decision->name));
  if (c.target && c.unsteady) return str_fmt(a, STR_FMT ": numbers rounded to six digits give another answer", STR_ARG(c.target->id));
  if (c.target) return str_fmt(a, STR_FMT "%s 0, or cannot be told from it", STR_ARG(c.target->id), c.target->n == 1 ? " is" : ": an entry is");
  return str_fmt(a, STR_FMT " and " STR_FMT " have the same answer", STR_ARG(g->targets[c.pair->a].id), STR_ARG(g->targets[c.pair->b].id));
}

Str guard_quantity(const Guard *g, size_t condition) {
  Condition c = condition_of(g, condition);
  return c.layer ? c.layer->name : c.decision ? c.decision->name : (Str){0};
}

Str guard_part(const Guard *g, size_t condition) {
  Condition c = condition_of(g, condition);
  return c.target ? c.target->id : c.pair ? g->targets[c.pair->b].id : (Str){0};
}

bool guard_unsteady(const Guard *g, size_t *i, Str *part) {
  for (; *i < g->targets_n; ++*i)
    if (g->settled && !g->targets[*i].no_unsteady) {
      *part = g->targets[(*i)++].id;
      return true;
    }
  return false;
}
