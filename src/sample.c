// sample.c - see sample.h.
//
// Lanes are drawn a block at a time and tested together by one run of the
// sampler's plan; the lanes that pass keep their numbers while the others are
// drawn again.  Which redraw a lane ends with depends on that lane alone; lanes that
// nobody wants hold whatever was there, and are not looked at.  A guard sees the lanes
// that pass, and a second run of the plan with their numbers rounded.
#include "sample.h"

#include "limits.h"

// Comparisons say no of what is no number, so a NaN can hide behind them: what is
// compared on the way to the outputs must be finite too.  Appended to out.
static size_t compared(Arena *a, const Tape *t, const Ref *outputs, size_t n, Ref *out) {
  bool *upstream = NEW_ARRAY(a, bool, tape_end(t) + 1), *noted = NEW_ARRAY(a, bool, tape_end(t) + 1);
  size_t found = 0;
  for (size_t i = 0; i < n; i++) upstream[outputs[i]] = true;
  for (Ref r = tape_end(t) - 1; r >= 0; r--) {
    const Instr *x = tape_at(t, r);
    bool compares = x->op == OP_EQ || x->op == OP_NE || x->op == OP_LT || x->op == OP_LE;
    for (int k = 0; upstream[r] && k < op_info[x->op].arity; k++) {
      upstream[x->in[k]] = true;
      if (!compares || noted[x->in[k]] || tape_at(t, x->in[k])->op == OP_INPUT || tape_is_const(t, x->in[k])) continue;
      noted[x->in[k]] = true;
      out[found++] = x->in[k];
    }
  }
  return found;
}

Sampler *sampler_new(Arena *a, const Net *net, const Ref *requires, size_t requires_n, const Ref *finite,
                     size_t finite_n, Guard *guard) {
  Sampler *s = NEW(a, Sampler);
  const Ref *seen = NULL;
  size_t n = requires_n + finite_n, guarded = guard ? guard_results(guard, &seen) : 0;
  Ref *outputs = NEW_ARRAY(a, Ref, n + (size_t)tape_end(net->tape) + guarded + 1);
  for (size_t i = 0; i < n; i++) outputs[i] = i < requires_n ? requires[i] : finite[i - requires_n];
  size_t more = compared(a, net->tape, outputs, n, outputs + n);
  n += more;
  for (size_t i = 0; i < guarded; i++) outputs[n + i] = seen[i];
  Tape *tape = tape_new(a, NULL);
  tape_optimise(tape, net->tape, outputs, n + guarded);
  *s = (Sampler){.net = net, .plan = plan_new(a, tape, outputs, n + guarded), .requires_n = requires_n, .finite_n = finite_n + more,
                 .guard = guard};
  if (guard) guard_attach(guard, s->plan, tape, outputs + n, n);
  return s;
}

size_t sampler_refusals(const Sampler *s) {
  return s->requires_n + s->finite_n + (s->guard ? guard_conditions(s->guard) : 0);
}

typedef struct { size_t entries; DistGrid grid; const double *held; } Drawn; // an input; held: as in Lots

typedef struct {
  const Sampler *s;
  const Lots *lots;
  Arena *arena;
  size_t first, lanes;  // of the block's lots; lanes of the plan
  double *memory;       // the plan's
  Drawn *drawn;         // of each input
  double **inputs;      // of one block
  double *rounded_memory, **rounded; // the same for the guard; NULL without one
  DrawKey *keys;        // [input * lanes + lane]; NULL: every input is held
} Block;

static bool all_held(const Sampler *s, const Lots *lots) {
  size_t i = 0;
  while (lots->held && i < s->net->inputs_n && lots->held[i]) i++;
  return lots->held && i == s->net->inputs_n;
}

static double **inputs_new(Arena *a, const Sampler *s, size_t lanes) {
  double **inputs = NEW_ARRAY(a, double *, s->net->inputs_n + 1);
  for (size_t i = 0; i < s->net->inputs_n; i++)
    inputs[i] = NEW_ARRAY(a, double, (size_t)shape_numel(s->net->inputs[i].shape) * lanes);
  return inputs;
}

static double *memory_new(Arena *a, const Sampler *s) {
  double *memory = arena_room(a, (plan_memory(s->plan) + 1) * sizeof *memory);
  plan_prepare(s->plan, memory);
  return memory;
}

static Block block_new(Arena *a, const Sampler *s, const Lots *lots) {
  Block b = {.s = s, .lots = lots, .arena = a, .lanes = plan_lanes(s->plan), .memory = memory_new(a, s)};
  b.inputs = inputs_new(a, s, b.lanes);
  b.drawn = NEW_ARRAY(a, Drawn, s->net->inputs_n + 1);
  for (size_t i = 0; i < s->net->inputs_n; i++) {
    const Input *x = &s->net->inputs[i];
    b.drawn[i] = (Drawn){(size_t)shape_numel(x->shape), dist_grid(&x->dist), lots->held ? lots->held[i] : NULL};
  }
  if (!all_held(s, lots)) b.keys = NEW_ARRAY(a, DrawKey, s->net->inputs_n * b.lanes + 1);
  if (s->guard) {
    b.rounded_memory = memory_new(a, s);
    b.rounded = inputs_new(a, s, b.lanes);
  }
  return b;
}

// Moves on to n lots from `first` on.
static void take_lots(Block *b, size_t first, size_t n) {
  b->first = first;
  for (size_t l = 0; b->keys && l < n; l++) {
    DrawSeries series = draw_series(b->lots->salt, b->lots->problem, b->lots->who[first + l]);
    for (size_t i = 0; i < b->s->net->inputs_n; i++) b->keys[i * b->lanes + l] = draw_series_key(series, b->s->net->inputs[i].name, 0);
  }
}

static void draw_lane(Block *b, size_t lane, uint64_t redraw) {
  for (size_t i = 0; i < b->s->net->inputs_n; i++) {
    const Drawn *x = &b->drawn[i];
    for (size_t e = 0; x->held && e < x->entries; e++) b->inputs[i][e * b->lanes + lane] = x->held[e * b->lots->n + b->first + lane];
    if (x->held) continue;
    DrawKey key = b->keys[i * b->lanes + lane];
    key.redraw = redraw;
    draw_values(&b->s->net->inputs[i].dist, x->grid, key, b->inputs[i] + lane, x->entries, b->lanes);
  }
}

static bool finite(double x) { return x - x == 0; }

// The first require or result that refuses the lane, or their number.
static size_t broken_by(const Block *b, size_t lane) {
  const Sampler *s = b->s;
  size_t all = s->requires_n + s->finite_n;
  for (size_t i = 0; i < all; i++) {
    const double *y = plan_output(s->plan, b->memory, i);
    if (i < s->requires_n && !(y[lane] != 0)) return i;
    if (i < s->requires_n) continue;
    size_t n = plan_output_entries(s->plan, i);
    for (size_t e = 0; e < n; e++)
      if (!finite(y[e * b->lanes + lane])) return i;
  }
  return all;
}

static void run_rounded(Block *b) {
  for (size_t i = 0; i < b->s->net->inputs_n; i++) guard_round(b->s->guard, i, b->inputs[i], b->rounded[i], b->lanes);
  plan_run(b->s->plan, b->rounded_memory, (const double *const *)b->rounded);
}

static GuardLane guard_lane(const Block *b, size_t lane) {
  return (GuardLane){.memory = b->memory, .rounded = b->rounded_memory, .inputs = (const double *const *)b->inputs, .lane = lane};
}

// What refuses each of the first n lanes that is not done.
static void look_at_block(Block *b, size_t n, const bool *done, size_t *broken) {
  const Sampler *s = b->s;
  bool ran = false;
  plan_run(s->plan, b->memory, (const double *const *)b->inputs);
  for (size_t l = 0; l < n; l++) {
    if (done[l]) continue;
    broken[l] = broken_by(b, l);
    if (!s->guard || broken[l] < s->requires_n + s->finite_n) continue;
    if (!ran) run_rounded(b);
    ran = true;
    GuardLane lane = guard_lane(b, l);
    broken[l] += guard_refuses(s->guard, &lane, b->arena);
  }
}

// Draws n lanes of the block until all are accepted.
static bool fill_block(Block *b, size_t n, uint64_t *redraws, Refusal *why) {
  size_t accepted = sampler_refusals(b->s), todo = n, broken[PLAN_LANES];
  uint64_t most = b->lots->most ? b->lots->most : LIMIT_REDRAWS;
  bool done[PLAN_LANES] = {false};
  for (size_t l = 0; l < n; l++) draw_lane(b, l, 0);
  for (uint64_t redraw = 0;; redraw++) {
    look_at_block(b, n, done, broken);
    for (size_t l = 0; l < n; l++) {
      if (done[l]) continue;
      if (broken[l] == accepted) {
        done[l] = true;
        redraws[l] = redraw;
        todo--;
      } else {
        *why = (Refusal){b->first + l, broken[l]};
        draw_lane(b, l, redraw + 1);
      }
    }
    if (!todo) return true;
    if (redraw >= most) return false;
  }
}

static size_t lots_left(const Block *b, size_t first) { return b->lots->n - first < b->lanes ? b->lots->n - first : b->lanes; }

bool sample_inputs(Arena *out, const Sampler *s, const Lots *lots, double ***inputs, uint64_t *redraws, Refusal *why) {
  double **all = inputs_new(out, s, lots->n);
  Block b = block_new(out, s, lots);
  for (size_t first = 0; first < lots->n; first += b.lanes) {
    size_t n = lots_left(&b, first);
    uint64_t counts[PLAN_LANES];
    take_lots(&b, first, n);
    if (!fill_block(&b, n, counts, why)) return false;
    for (size_t l = 0; redraws && l < n; l++) redraws[first + l] = counts[l];
    for (size_t i = 0; i < s->net->inputs_n; i++)
      for (size_t e = 0, m = (size_t)shape_numel(s->net->inputs[i].shape); e < m; e++)
        for (size_t l = 0; l < n; l++) all[i][e * lots->n + first + l] = b.inputs[i][e * b.lanes + l];
  }
  *inputs = all;
  return true;
}

void sample_look(Arena *scratch, const Sampler *s, const Lots *lots, size_t *broken) {
  const bool done[PLAN_LANES] = {false};
  Block b = block_new(scratch, s, lots);
  for (size_t first = 0; first < lots->n; first += b.lanes) {
    size_t n = lots_left(&b, first);
    take_lots(&b, first, n);
    for (size_t l = 0; l < n; l++) draw_lane(&b, l, 0);
    look_at_block(&b, n, done, broken + first);
  }
}

static Str *sample_names(Arena *a, size_t n) {
  Str *who = NEW_ARRAY(a, Str, n);
  for (size_t i = 0; i < n; i++) who[i] = str_fmt(a, "sample %zu", i + 1);
  return who;
}

bool sample_usual(Arena *scratch, Sampler *s, Str problem, size_t n, size_t *accepted, Refusal *why) {
  Lots lots = {.salt = S("samples"), .problem = problem, .who = sample_names(scratch, n), .n = n};
  double **held;
  if (!sample_inputs(scratch, s, &lots, &held, NULL, why)) return false;
  lots.held = held;
  Block b = block_new(scratch, s, &lots);
  for (size_t first = 0; first < n; first += b.lanes) {
    size_t m = lots_left(&b, first);
    take_lots(&b, first, m);
    for (size_t l = 0; l < m; l++) draw_lane(&b, l, 0);
    plan_run(s->plan, b.memory, (const double *const *)b.inputs);
    run_rounded(&b);
    for (size_t l = 0; l < m; l++) {
      GuardLane lane = guard_lane(&b, l);
      guard_show(s->guard, &lane);
    }
  }
  guard_settle(s->guard, n);
  size_t *broken = NEW_ARRAY(scratch, size_t, n);
  sample_look(scratch, s, &lots, broken);
  *accepted = 0;
  for (size_t i = 0; i < n; i++) *accepted += broken[i] == sampler_refusals(s);
  return true;
}

Frame *sample_frame(Arena *out, const Sampler *s, Str problem, size_t n, double ***inputs, Refusal *why) {
  Lots lots = {.salt = S("samples"), .problem = problem, .who = sample_names(out, n), .n = n};
  if (!sample_inputs(out, s, &lots, inputs, NULL, why)) return NULL;
  return frame_new(out, s->net->tape, n, (const double *const *)*inputs);
}

double **sample_all(Arena *out, const Net *net, const bool *masked, size_t limit, size_t *n) {
  uint64_t total = 1;
  for (size_t i = 0; i < net->inputs_n; i++) {
    uint64_t count;
    if (masked[i]) continue;
    if (!dist_is_finite(&net->inputs[i].dist, &count)) return NULL;
    for (int64_t e = 0, m = shape_numel(net->inputs[i].shape); e < m; e++)
      if ((total *= count) > limit || count > limit) return NULL;
  }
  double **inputs = NEW_ARRAY(out, double *, net->inputs_n + 1);
  uint64_t period = 1; // the first entry changes fastest
  for (size_t i = 0; i < net->inputs_n; i++) {
    size_t m = (size_t)shape_numel(net->inputs[i].shape);
    uint64_t count;
    inputs[i] = NEW_ARRAY(out, double, m * total);
    if (masked[i]) continue;
    dist_is_finite(&net->inputs[i].dist, &count);
    for (size_t e = 0; e < m; e++, period *= count)
      for (uint64_t l = 0; l < total; l++)
        inputs[i][e * total + l] = dist_nth(&net->inputs[i].dist, l / period % count);
  }
  *n = (size_t)total;
  return inputs;
}
