// sample.c - see sample.h.
//
// Lanes are drawn a block at a time and tested together by one run of the
// sampler's plan; the lanes that pass keep their numbers while the others are
// drawn again.  Which redraw a lane ends with depends on that lane alone; lanes that
// nobody wants hold whatever was there, and are not looked at.
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
                     size_t finite_n) {
  Sampler *s = NEW(a, Sampler);
  size_t n = requires_n + finite_n;
  Ref *outputs = NEW_ARRAY(a, Ref, n + (size_t)tape_end(net->tape) + 1);
  for (size_t i = 0; i < n; i++) outputs[i] = i < requires_n ? requires[i] : finite[i - requires_n];
  size_t more = compared(a, net->tape, outputs, n, outputs + n);
  n += more;
  Tape *tape = tape_new(a, NULL);
  tape_optimise(tape, net->tape, outputs, n);
  *s = (Sampler){.net = net, .plan = plan_new(a, tape, outputs, n), .requires_n = requires_n, .finite_n = finite_n + more};
  return s;
}

typedef struct {
  const Sampler *s;
  size_t lanes;     // of a block
  double *memory;   // the plan's
  double **inputs;  // of one block
  DrawKey *keys;    // [input * lanes + lane]
} Block;

static Block block_new(Arena *a, const Sampler *s) {
  Block b = {.s = s, .lanes = plan_lanes(s->plan)};
  b.memory = NEW_ARRAY(a, double, plan_memory(s->plan) + 1);
  plan_prepare(s->plan, b.memory);
  b.inputs = NEW_ARRAY(a, double *, s->net->inputs_n + 1);
  for (size_t i = 0; i < s->net->inputs_n; i++)
    b.inputs[i] = NEW_ARRAY(a, double, (size_t)shape_numel(s->net->inputs[i].shape) * b.lanes);
  b.keys = NEW_ARRAY(a, DrawKey, s->net->inputs_n * b.lanes + 1);
  return b;
}

static void draw_lane(Block *b, size_t lane, uint64_t redraw) {
  for (size_t i = 0; i < b->s->net->inputs_n; i++) {
    const Input *input = &b->s->net->inputs[i];
    DrawKey key = b->keys[i * b->lanes + lane];
    key.redraw = redraw;
    for (size_t e = 0, n = (size_t)shape_numel(input->shape); e < n; e++)
      b->inputs[i][e * b->lanes + lane] = draw_value(&input->dist, key, e);
  }
}

static bool finite(double x) { return x - x == 0; }

// The first output that refuses the lane, or their number.
static size_t refused_by(const Block *b, size_t lane) {
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

// Draws n lanes of the block until all are accepted.
static bool fill_block(Block *b, size_t n, uint64_t *redraws, Refusal *why) {
  size_t all = b->s->requires_n + b->s->finite_n, todo = n;
  bool done[PLAN_LANES] = {false};
  for (size_t l = 0; l < n; l++) draw_lane(b, l, 0);
  for (uint64_t redraw = 0;; redraw++) {
    plan_run(b->s->plan, b->memory, (const double *const *)b->inputs);
    for (size_t l = 0; l < n; l++) {
      if (done[l]) continue;
      size_t broken = refused_by(b, l);
      if (broken == all) {
        done[l] = true;
        redraws[l] = redraw;
        todo--;
      } else {
        *why = (Refusal){l, broken};
        draw_lane(b, l, redraw + 1);
      }
    }
    if (!todo) return true;
    if (redraw >= LIMIT_REDRAWS) return false;
  }
}

bool sample_inputs(Arena *out, const Sampler *s, const Lots *lots, double ***inputs, uint64_t *redraws, Refusal *why) {
  size_t inputs_n = s->net->inputs_n;
  double **all = NEW_ARRAY(out, double *, inputs_n + 1);
  for (size_t i = 0; i < inputs_n; i++)
    all[i] = NEW_ARRAY(out, double, (size_t)shape_numel(s->net->inputs[i].shape) * lots->n);
  Block b = block_new(out, s);
  for (size_t first = 0; first < lots->n; first += b.lanes) {
    size_t n = lots->n - first < b.lanes ? lots->n - first : b.lanes;
    uint64_t counts[PLAN_LANES];
    for (size_t i = 0; i < inputs_n; i++)
      for (size_t l = 0; l < n; l++)
        b.keys[i * b.lanes + l] = draw_key(lots->salt, lots->problem, lots->who[first + l], s->net->inputs[i].name, 0);
    if (!fill_block(&b, n, counts, why)) {
      why->lane += first;
      return false;
    }
    for (size_t l = 0; redraws && l < n; l++) redraws[first + l] = counts[l];
    for (size_t i = 0; i < inputs_n; i++)
      for (size_t e = 0, m = (size_t)shape_numel(s->net->inputs[i].shape); e < m; e++)
        for (size_t l = 0; l < n; l++) all[i][e * lots->n + first + l] = b.inputs[i][e * b.lanes + l];
  }
  *inputs = all;
  return true;
}

Frame *sample_frame(Arena *out, const Sampler *s, Str problem, size_t n, double ***inputs, Refusal *why) {
  Str *who = NEW_ARRAY(out, Str, n);
  for (size_t i = 0; i < n; i++) who[i] = str_fmt(out, "sample %zu", i + 1);
  Lots lots = {.salt = S("samples"), .problem = problem, .who = who, .n = n};
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
