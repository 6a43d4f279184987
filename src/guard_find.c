// guard_find.c - where on a network's tape a draw can go wrong.
//
// Decisions are found by their operator, upstream of the references; what compares
// labels is left out.  Names are those of the sheet: of the quantity that is compared,
// else of the first that is computed from what is compared, else of a part.
#include "guard_parts.h"

static size_t result_of(Guard *g, Ref r) {
  for (size_t i = 0; i < g->results_n; i++)
    if (g->results[i] == r) return i;
  g->results = GROW(g->arena, g->results, g->results_n, &g->results_cap);
  g->results[g->results_n] = r;
  return g->results_n++;
}

static Ref behind_names(const Tape *t, Ref r) {
  while (op_info[tape_at(t, r)->op].class == OPS_ALIAS) r = tape_at(t, r)->in[0];
  return r;
}

static bool is_zero(const Tape *t, Ref r) {
  r = behind_names(t, r);
  if (!tape_is_const(t, r)) return false;
  for (int64_t i = 0; i < shape_numel(tape_shape(t, r)); i++)
    if (tape_at(t, r)->values[i] != 0) return false;
  return true;
}

// Equality is asked of labels, and by the derivative of a maximum: which entries are it?
static bool decides(const Tape *t, const Instr *x) {
  Op of = x->op == OP_EQ ? tape_at(t, behind_names(t, x->in[1]))->op : x->op;
  return x->op == OP_LT || x->op == OP_LE || x->op == OP_ABS || x->op == OP_SIGN || x->op == OP_FLOOR || of == OP_MAX || of == OP_MIN;
}

// The quantity of which r is, or of which it is entries; empty if it has no name.
static Str name_of(const Tape *t, Ref r) {
  while (tape_at(t, r)->op == OP_PICK || tape_at(t, r)->op == OP_PROXY) r = tape_at(t, r)->in[0];
  return tape_at(t, r)->op == OP_NAMED || tape_at(t, r)->op == OP_INPUT ? tape_at(t, r)->name : (Str){0};
}

// The first quantity that is computed from r, else the first part.
static Str container_of(const Guard *g, Ref r) {
  const Tape *t = g->net->tape;
  Arena *a = g->arena;
  ArenaMark mark = arena_mark(a);
  bool *from = NEW_ARRAY(a, bool, tape_end(t) - r);
  Str name = {0};
  from[0] = true;
  for (Ref s = r + 1; s < tape_end(t) && !name.n; s++)
    for (int k = 0; k < instr_uses(tape_at(t, s)); k++) {
      Ref in = tape_at(t, s)->in[k];
      if (in < r || !from[in - r]) continue;
      from[s - r] = true;
      if (tape_at(t, s)->op == OP_NAMED) name = tape_at(t, s)->name;
    }
  for (size_t i = 0; i < g->targets_n && !name.n; i++) {
    Ref ref = g->results[g->targets[i].result];
    if (ref >= r && from[ref - r]) name = g->targets[i].id;
  }
  arena_release(a, mark);
  return name;
}

// Drawn from a list or whole numbers: data, compared exactly.
static bool is_label(const Guard *g, Ref r) {
  const Tape *t = g->net->tape;
  while (tape_at(t, r)->op == OP_PICK || op_info[tape_at(t, r)->op].class == OPS_ALIAS) r = tape_at(t, r)->in[0];
  if (tape_at(t, r)->op != OP_INPUT) return tape_is_const(t, r);
  DistKind kind = g->net->inputs[tape_at(t, r)->input].dist.kind;
  return kind == DIST_INTEGERS || kind == DIST_CHOOSE;
}

static void add_decision(Guard *g, Ref r) {
  const Tape *t = g->net->tape;
  const Instr *x = tape_at(t, r);
  Ref right = op_info[x->op].arity == 2 ? x->in[1] : x->in[0];
  bool exact = x->op == OP_LT || x->op == OP_LE || x->op == OP_FLOOR;
  if (exact && is_label(g, x->in[0]) && is_label(g, right)) return;
  Decision d = {.op = x->op, .name = name_of(t, x->in[0])};
  if (!d.name.n) d.name = name_of(t, right);
  d.contained = !d.name.n;
  if (d.contained) d.name = container_of(g, tape_at(t, x->in[0])->varies ? x->in[0] : right);
  d.result = result_of(g, r);
  d.left = result_of(g, x->in[0]);
  d.right = result_of(g, right);
  g->decisions = GROW(g->arena, g->decisions, g->decisions_n, &g->decisions_cap);
  g->decisions[g->decisions_n++] = d;
}

// The order that a condition asks for, of two numbers; NO_REF: of none.
static Ref order_in(const Tape *t, Ref r) {
  const Instr *x = tape_at(t, r);
  if (x->op == OP_LT || x->op == OP_LE) return r;
  if (x->op != OP_AND && x->op != OP_OR && x->op != OP_NOT && x->op != OP_NAMED) return NO_REF;
  Ref found = order_in(t, x->in[0]);
  return found < 0 && instr_uses(x) > 1 ? order_in(t, x->in[1]) : found;
}

// An array that a kink may turn into zeros: relu(S), max(S, 0), what comes back through them.
static void add_layer(Guard *g, Ref r) {
  const Tape *t = g->net->tape;
  const Instr *x = tape_at(t, r);
  Ref by = NO_REF;
  size_t k = 0;
  if ((x->op == OP_MAX || x->op == OP_MIN) && (is_zero(t, x->in[0]) || is_zero(t, x->in[1]))) by = r;
  if (x->op == OP_IF && is_zero(t, x->in[1]) && tape_at(t, x->in[2])->varies) by = order_in(t, x->in[0]);
  if (x->op == OP_IF && is_zero(t, x->in[2]) && tape_at(t, x->in[1])->varies) by = order_in(t, x->in[0]);
  while (k < g->decisions_n && (by < 0 || g->results[g->decisions[k].result] != by)) k++;
  if (k == g->decisions_n) return;
  g->layers = GROW(g->arena, g->layers, g->layers_n, &g->layers_cap);
  g->layers[g->layers_n++] = (Layer){.result = result_of(g, r), .decision = k, .name = container_of(g, r)};
}

static Target target_of(Guard *g, const GuardPart *p) {
  size_t n = (size_t)shape_numel(tape_shape(g->net->tape, p->ref));
  Target x = {.id = p->id, .tolerance = *p->tolerance, .result = result_of(g, p->ref), .n = n};
  x.zero = NEW_ARRAY(g->arena, size_t, n);
  x.tiny = NEW_ARRAY(g->arena, size_t, n);
  x.no_zero = NEW_ARRAY(g->arena, bool, n);
  x.no_tiny = NEW_ARRAY(g->arena, bool, n);
  return x;
}

static void add_pairs(Guard *g) {
  for (size_t a = 0; a < g->targets_n; a++)
    for (size_t b = a + 1; b < g->targets_n; b++) {
      Ref x = g->results[g->targets[a].result], y = g->results[g->targets[b].result];
      if (x == y || !shape_eq(tape_shape(g->net->tape, x), tape_shape(g->net->tape, y))) continue;
      g->pairs = GROW(g->arena, g->pairs, g->pairs_n, &g->pairs_cap);
      g->pairs[g->pairs_n++] = (Pair){.a = a, .b = b};
    }
}

void guard_find(Guard *g, const GuardPart *parts, size_t n) {
  const Tape *t = g->net->tape;
  bool *upstream = NEW_ARRAY(g->arena, bool, tape_end(t) + 1);
  for (size_t i = 0; i < n; i++) {
    g->targets[g->targets_n++] = target_of(g, &parts[i]);
    upstream[parts[i].ref] = true;
  }
  for (Ref r = tape_end(t) - 1; r >= 0; r--)
    for (int k = 0; upstream[r] && k < instr_uses(tape_at(t, r)); k++)
      upstream[tape_at(t, r)->in[k]] = true;
  for (Ref r = 0; r < tape_end(t); r++) {
    if (!upstream[r] || !tape_at(t, r)->varies) continue;
    if (decides(t, tape_at(t, r))) add_decision(g, r);
    add_layer(g, r);
  }
  add_pairs(g);
}
