// adjoint.c - reverse accumulation on the tape.
//
// From y downwards every instruction passes its adjoint g on to its operands by
// the rules of ops.def.  Rules are elementwise or structural, so they work as
// well for many seeds at once: the Jacobian of an array y is one sweep with the
// identity as its seed, whose rows lie along a slot that nothing on the way uses.
// What a rule returns is summed or broadcast to the operand's shape, but for
// that slot; where a branch was not taken it is 0 (adjoint_guard.h).
#include "adjoint.h"

#include <assert.h>

#include "adjoint_guard.h"
#include "limits.h"

// ---- rules -----------------------------------------------------------------

const Rules *rules_new(Arena *a) {
  Rules *rules = NEW(a, Rules);
  Diags diags = diags_new(a);
  for (int op = 0; op < OP_COUNT; op++)
    for (int k = 0; k < op_info[op].arity; k++) {
      Source *source = NEW(a, Source);
      *source = (Source){.name = S("ops.def"), .text = op_info[op].adjoint[k]};
      if (source->text.n)
        rules->of[op][k] = parse_expression(a, source, (Span){0, source->text.n}, (Names){0}, &diags);
    }
  assert(diags.errors == 0);
  return rules;
}

typedef struct {
  Tape *tape;
  const Rules *rules;
  int slot; // along which the seeds lie, or -1
  int64_t seeds;
  bool too_large;
  const Breakage *broken; // usually NULL
} Sweep;

typedef struct { Ref a, b, c, y, g; const Instr *instr; } Bindings;

// The table of instr, repeated for every seed.  n: entries moved; `of` and `to`:
// shapes whose entries the table's index and value count.
static const int32_t *table_for_seeds(Sweep *s, const int32_t *table, Shape of, Shape to, int seeds) {
  if (seeds == 1 && table) return table;
  int64_t outer_of = 1, outer_to = 1, n = shape_numel(of), m = shape_numel(to);
  for (int i = 0; i < s->slot; i++) {
    outer_of *= of.d[i];
    outer_to *= to.d[i];
  }
  int64_t inner_of = n / outer_of, inner_to = m / outer_to;
  int32_t *out = NEW_ARRAY(s->tape->arena, int32_t, n * seeds);
  s->tape->made += n * seeds;
  for (int64_t e = 0; e < n; e++) {
    int64_t from = table ? table[e] : e;
    for (int64_t b = 0; b < seeds; b++) {
      int64_t at = (e / inner_of * seeds + b) * inner_of + e % inner_of;
      out[at] = from < 0 ? -1 : (int32_t)((from / inner_to * seeds + b) * inner_to + from % inner_to);
    }
  }
  return out;
}

static Ref structural(Sweep *s, const Bindings *v, bool place) {
  Shape from = tape_shape(s->tape, v->y), to = tape_shape(s->tape, v->a);
  Shape with = to, g = tape_shape(s->tape, v->g);
  int seeds = 1;
  if (s->slot >= 0) with.d[s->slot] = seeds = g.d[s->slot];
  if (place) // instr is a pick: its table counts y's entries
    return tape_place(s->tape, v->g, with, table_for_seeds(s, v->instr->table, from, to, seeds));
  return tape_pick(s->tape, v->g, with, table_for_seeds(s, v->instr->table, to, from, seeds));
}

static Ref rule(Sweep *s, const Node *x, const Bindings *v);

static Ref rule_binary(Sweep *s, const Node *x, const Bindings *v) {
  static const Op ops[] = {
    [B_ADD] = OP_ADD, [B_SUB] = OP_SUB, [B_EMUL] = OP_MUL, [B_EDIV] = OP_DIV, [B_DIV] = OP_DIV,
    [B_MUL] = OP_MUL, [B_EPOW] = OP_POW, [B_EQ] = OP_EQ, [B_LT] = OP_LT
  };
  Ref a = rule(s, x->kid[0], v), b = rule(s, x->kid[1], v);
  if (x->binary == B_GT) return tape_map2(s->tape, OP_LT, b, a);
  if (x->binary == B_MUL && v->instr->op == OP_MATMUL) return tape_matmul(s->tape, a, b);
  return tape_map2(s->tape, ops[x->binary], a, b);
}

static Ref rule_call(Sweep *s, const Node *x, const Bindings *v) {
  if (str_eq(x->name, S("place"))) return structural(s, v, true);
  if (str_eq(x->name, S("pick"))) return structural(s, v, false);
  Ref in[3] = {NO_REF, NO_REF, NO_REF};
  for (size_t i = 0; i < x->n; i++) in[i] = rule(s, x->kid[i], v);
  Op op = op_named(x->name, (int)x->n);
  assert(op != OP_COUNT);
  return x->n == 1 ? tape_map1(s->tape, op, in[0])
       : x->n == 2 ? tape_map2(s->tape, op, in[0], in[1]) : tape_map3(s->tape, op, in[0], in[1], in[2]);
}

// The value of a rule's tree.
static Ref rule(Sweep *s, const Node *x, const Bindings *v) {
  switch (x->kind) {
  case N_NUMBER: return tape_number(s->tape, x->number);
  case N_NAME:
    switch (x->name.p[0]) {
    case 'a': return v->a;
    case 'b': return v->b;
    case 'c': return v->c;
    case 'y': return v->y;
    default: return v->g;
    }
  case N_NEGATE: return tape_map1(s->tape, OP_NEG, rule(s, x->kid[0], v));
  case N_TRANSPOSE: return tape_transpose(s->tape, rule(s, x->kid[0], v));
  case N_CALL: return rule_call(s, x, v);
  default: assert(x->kind == N_BINARY); return rule_binary(s, x, v);
  }
}

// ---- the sweep -------------------------------------------------------------

// Sums and broadcasts a contribution to the operand's shape, seeds kept apart.
static Ref fit(Sweep *s, Ref contribution, Ref operand) {
  Shape to = tape_shape(s->tape, operand), from = tape_shape(s->tape, contribution), kept = from;
  if (s->slot >= 0) to.d[s->slot] = from.d[s->slot];
  for (int i = 0; i < RANK; i++)
    if (to.d[i] == 1) kept.d[i] = 1;
  return tape_expand(s->tape, tape_collapse(s->tape, contribution, kept), to);
}

// Which instructions up to y depend on x.
static bool *active_between(Tape *t, Ref x, Ref y, bool direct) {
  bool *active = NEW_ARRAY(t->arena, bool, y + 1);
  active[x] = true;
  for (Ref r = x + 1; r <= y; r++) {
    const Instr *i = tape_at(t, r);
    if (direct && i->op == OP_NAMED && i->name.n && r != y) continue; // f'(z) has a barrier without a name
    for (int k = 0; k < 3; k++)
      if (i->in[k] >= 0 && active[i->in[k]]) active[r] = true;
  }
  return active;
}

// Every operand's adjoint is as large as the operand, times the seeds.
static bool too_large(Sweep *s, const Instr *instr) {
  s->too_large |= !tape_has_room(s->tape);
  s->too_large |= shape_numel(instr->shape) * s->seeds > LIMIT_NUMEL;
  if (instr->op == OP_MATMUL)
    s->too_large |= shape_numel(instr->shape) * columns_of(tape_shape(s->tape, instr->in[0])) > LIMIT_PRODUCT / s->seeds;
  for (int k = 0; k < op_info[instr->op].arity; k++)
    s->too_large |= shape_numel(tape_shape(s->tape, instr->in[k])) * s->seeds > LIMIT_NUMEL;
  return s->too_large;
}

static void receive(Sweep *s, Ref in, Ref contribution, Ref *adj) {
  adj[in] = adj[in] < 0 ? contribution : tape_map2(s->tape, OP_ADD, adj[in], contribution);
}

static const Break *break_at(const Sweep *s, BreakKind kind, Ref at, Ref to) {
  for (size_t i = 0; s->broken && i < s->broken->n; i++) {
    const Break *b = &s->broken->v[i];
    if (b->kind == kind && b->at == at && (b->to == to || to == NO_REF)) return b;
  }
  return NULL;
}

// A product's contribution to operand k with its rule broken; NO_REF where the shapes
// forbid it.
static Ref broken_product(Sweep *s, const Bindings *v, int k, bool turned) {
  Shape in = tape_shape(s->tape, k ? v->b : v->a), other = tape_shape(s->tape, k ? v->a : v->b), out;
  if (v->instr->op != OP_MATMUL || (turned ? rows_of(in) != columns_of(in) : rows_of(other) != columns_of(other))) return NO_REF;
  Ref a = turned && k == 0 ? tape_transpose(s->tape, v->b) : turned ? tape_transpose(s->tape, v->a) : k ? v->a : v->b;
  if (!shape_product(tape_shape(s->tape, k ? a : v->g), tape_shape(s->tape, k ? v->g : a), &out)) return NO_REF;
  Ref c = k ? tape_matmul(s->tape, a, v->g) : tape_matmul(s->tape, v->g, a);
  return turned ? tape_transpose(s->tape, c) : c;
}

// What operand k receives: what its rule says, unless that is broken.
static Ref contribution(Sweep *s, const Bindings *v, int k, const Guards *guards) {
  Ref in = v->instr->in[k], c = NO_REF;
  if (break_at(s, BREAK_CUT, v->y, in)) return NO_REF;
  if (break_at(s, BREAK_UNTURNED, v->y, in)) c = broken_product(s, v, k, false);
  if (break_at(s, BREAK_TURNED, v->y, in)) c = broken_product(s, v, k, true);
  if (c < 0) c = rule(s, s->rules->of[v->instr->op][k], v);
  const Break *scaled = break_at(s, BREAK_SCALE, v->y, in);
  if (scaled) c = tape_map2(s->tape, OP_MUL, c, scaled->factor);
  return fit(s, guard_contribution(guards, s->tape, v->y, c), in);
}

static void pass_on(Sweep *s, const bool *active, Ref r, Ref *adj, Guards *guards) {
  Instr instr = *tape_at(s->tape, r);
  if (too_large(s, &instr)) return;
  const Break *instead = break_at(s, BREAK_INSTEAD, r, NO_REF);
  if (instead) {
    Ref c = instead->factor < 0 ? adj[r] : tape_map2(s->tape, OP_MUL, adj[r], instead->factor);
    if (active[instead->to]) receive(s, instead->to, fit(s, c, instead->to), adj);
    return;
  }
  Ref of[3] = {instr.in[0], instr.in[1], instr.in[2]};
  guard_operands(guards, s->tape, r, of);
  Bindings v = {of[0], of[1], of[2], r, adj[r], &instr};
  for (int k = 0; k < op_info[instr.op].arity; k++) {
    Ref in = instr.in[k], c = active[in] && s->rules->of[instr.op][k] ? contribution(s, &v, k, guards) : NO_REF;
    if (c < 0) continue;
    guard_operand(guards, s->tape, r, k, adj[in] < 0);
    receive(s, in, c, adj);
  }
}

bool adjoint_depends(Tape *t, Ref y, Ref x) { return x <= y && active_between(t, x, y, false)[y]; }

static Ref sweep(Sweep *s, const bool *active, Ref y, Ref x, Ref seed) {
  Ref *adj = NEW_ARRAY(s->tape->arena, Ref, y + 1);
  Guards guards = guards_new(s->tape, y);
  for (Ref r = 0; r <= y; r++) adj[r] = NO_REF;
  adj[y] = seed;
  for (Ref r = y; r > x && !s->too_large; r--)
    if (adj[r] >= 0 && active[r]) pass_on(s, active, r, adj, &guards);
  return adj[x];
}

// A slot that nothing between x and y uses.
static int free_slot(const Tape *t, const bool *active, Ref x, Ref y) {
  for (int slot = SLOTS - 1; slot >= 0; slot--) {
    bool used = false;
    for (Ref r = x; r <= y && !used; r++) used = active[r] && tape_shape(t, r).d[slot] != 1;
    if (!used) return slot;
  }
  return -1;
}

static Ref identity_seed(Tape *t, Shape y, int slot) {
  int64_t n = shape_numel(y), outer = 1;
  for (int i = 0; i < slot; i++) outer *= y.d[i];
  int64_t inner = n / outer;
  double *v = NEW_ARRAY(t->arena, double, n * n);
  for (int64_t e = 0; e < n; e++) v[(e / inner * n + e) * inner + e % inner] = 1;
  y.d[slot] = (int32_t)n;
  return tape_const(t, y, v);
}

// From seeds along `slot` to y's own slots: the entries are [seed, x] in order
// already, because x has no slots and the seed's slot precedes its dimensions.
static Ref as_jacobian(Tape *t, Ref g, Shape y, Shape x) {
  Shape out = y;
  for (int i = SLOTS; i < RANK; i++) out.d[i] = 1;
  out.d[SLOTS] = (int32_t)shape_own_numel(y);
  out.d[SLOTS + 1] = (int32_t)shape_numel(x);
  return tape_reshape(t, g, out);
}

AdjointStatus adjoint(Tape *t, const Rules *rules, Ref y, Ref x, bool direct, const Breakage *broken, Ref *out) {
  Shape sy = tape_shape(t, y), sx = tape_shape(t, x);
  int64_t n = shape_numel(sy);
  if (n * shape_numel(sx) > LIMIT_NUMEL || n * n > LIMIT_NUMEL) return ADJOINT_TOO_LARGE;
  Shape zero = sx;
  bool *active = x <= y ? active_between(t, x, y, direct) : NULL;
  Sweep s = {t, rules, -1, n, false, broken};
  Ref g = NO_REF;
  if (active && active[y]) {
    if (n > 1 && (s.slot = free_slot(t, active, x, y)) < 0) return ADJOINT_TOO_DEEP;
    g = sweep(&s, active, y, x, n > 1 ? identity_seed(t, sy, s.slot) : tape_fill(t, sy, 1));
  }
  if (s.too_large) return ADJOINT_TOO_LARGE;
  if (g < 0 || n > 1) zero.d[s.slot < 0 ? 0 : s.slot] = (int32_t)n;
  *out = as_jacobian(t, g < 0 ? tape_fill(t, zero, 0) : tape_expand(t, g, zero), sy, sx);
  return ADJOINT_OK;
}

AdjointStatus adjoint_elementwise(Tape *t, const Rules *rules, Ref y, Ref x, Ref *out) {
  Shape shape = tape_shape(t, y);
  bool *active = x <= y ? active_between(t, x, y, false) : NULL;
  if (!active || !active[y]) {
    *out = tape_fill(t, shape, 0);
    return ADJOINT_OK;
  }
  if (!shape_eq(shape, tape_shape(t, x))) return ADJOINT_NOT_ELEMENTWISE;
  for (Ref r = x + 1; r <= y; r++)
    if (active[r] && op_info[tape_at(t, r)->op].class == OPS_TENSOR) return ADJOINT_NOT_ELEMENTWISE;
  Sweep s = {t, rules, -1, 1, false, NULL};
  Ref g = sweep(&s, active, y, x, tape_fill(t, shape, 1));
  if (s.too_large) return ADJOINT_TOO_LARGE;
  *out = g < 0 ? tape_fill(t, shape, 0) : g;
  return ADJOINT_OK;
}
