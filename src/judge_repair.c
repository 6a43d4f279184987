// judge_repair.c - near misses of formulas: repair.h's edits, held against the reference.
//
// The trees that are tried share most of their nodes, so they are compiled onto one tape,
// where what was compiled for one is there for the next, and evaluated in a few lanes
// with the same economy.  Nearly every wrong tree fails there; only what passes is
// evaluated in all lanes.  Most are not even tried: repair_effect.c tells from values on the
// first sample that they are wrong.  A tape that has grown long is left for a new one, so that no
// tree is refused for what others took of the room.
#include "judge_memory.h"
#include "limits.h"
#include "repair.h"
#include "tolerance.h"

// The unit of work is some ten nanoseconds.
enum { FEW_LANES = 3, EVIDENCE = 6, INSTRUCTION_WORK = 20, MADE_PER_WORK = 8, COMPUTED_PER_WORK = 4, TREE_WORK = 100 };
enum { TOLD_ENTRIES = 4096 }; // of an array on a sample
enum { LASTING_ENTRIES = 8192 }; // of the symbols that are kept for a part
enum { LONG_TAPE = 4000, WIDE_TAPE = 20000 }; // instructions; entries

typedef struct {
  const Case *c;
  const Reference *reference;
  const Source *house;
  const Node *tree;
  Tape *tape;
  Partial *partial;
  Memory memory;
  Symbols *symbols;
  int64_t telling; // work that values on a sample have cost
} Trial;

// What a tape has cost so far.
static int64_t work_of(const Tape *t) {
  return (int64_t)t->n * INSTRUCTION_WORK + t->made / MADE_PER_WORK + t->numel * FEW_LANES / COMPUTED_PER_WORK;
}

static void begin_tape(Trial *x) {
  const Case *c = x->c;
  bool is_long = x->tape && (x->tape->n > LONG_TAPE || x->tape->numel > WIDE_TAPE || x->tape->made > WIDE_TAPE);
  if (x->tape && !is_long) return;
  x->tape = tape_new(c->scratch, c->sheet->models[x->reference->model].net->tape);
  x->partial = partial_new(c->scratch, x->reference->frame, x->tape, FEW_LANES);
  x->memory = (Memory){.arena = c->scratch, .first = x->memory.first + 1 + (int64_t)x->memory.n};
}

static bool is_right(void *context, Node *tree, int64_t *work) {
  Trial *x = context;
  const Case *c = x->c;
  const Reference *r = x->reference;
  Diags quiet = diags_new(c->scratch);
  begin_tape(x);
  int64_t before = work_of(x->tape);
  Ref answer = compile_as(c, r, x->tape, x->house, tree, (Compiling){PRODUCT_UNCLEAR, &x->memory}, &quiet);
  *work += TREE_WORK + work_of(x->tape) - before;
  return answer >= 0 && shape_own_eq(tape_shape(x->tape, answer), r->shape) &&
         formula_agrees(c, r, partial_value(x->partial, answer), x->partial->lanes) &&
         formula_agrees(c, r, frame_eval(c->scratch, r->frame, x->tape, answer), r->frame->lanes);
}

static bool value_on_sample(void *context, Node *node, Arena *a, Shape *shape, const double **values) {
  Trial *x = context;
  Memory *m = &x->memory;
  Diags quiet = diags_new(x->c->scratch);
  bool compiled = node->scope >= m->first && node->scope <= m->first + (int64_t)m->n;
  int64_t before = work_of(x->tape);
  if (x->telling > LIMIT_REPAIR_WORK) return false;
  Ref r = compiled ? node->result : compile_piece(x->c, x->reference, x->tape, x->house, node, (Compiling){PRODUCT_UNCLEAR, m}, &quiet);
  x->telling += TREE_WORK + work_of(x->tape) - before;
  if (r < 0 || shape_numel(tape_shape(x->tape, r)) > TOLD_ENTRIES) return false;
  *shape = tape_shape(x->tape, r);
  size_t n = (size_t)shape_numel(*shape);
  const double *lanes = partial_value(x->partial, r);
  double *v = NEW_ARRAY(a, double, n);
  for (size_t e = 0; e < n; e++) v[e] = lanes[e * x->partial->lanes];
  *values = v;
  return true;
}

static void find_symbol(Trial *x, Node *node, Arena *a, Symbol *s) {
  Arena *scratch = x->c->scratch;
  Tape *t = tape_new(scratch, x->c->sheet->models[x->reference->model].net->tape);
  Diags quiet = diags_new(scratch);
  Ref r = compile_piece(x->c, x->reference, t, x->house, node, (Compiling){.alike = PRODUCT_UNCLEAR}, &quiet);
  s->work = TREE_WORK + work_of(t);
  if (r < 0) return;
  s->shape = tape_shape(t, r);
  size_t n = (size_t)shape_numel(s->shape);
  if (n <= TOLD_ENTRIES) s->v = arena_copy(a, partial_value(partial_new(scratch, x->reference->frame, t, 1), r), n * sizeof *s->v);
}

// Each is compiled by itself: its work is the same whatever was compiled before.
static Symbolic symbol_on_sample(void *context, Node *node, Arena *a, Shape *shape, const double **values) {
  Trial *x = context;
  Symbols *known = x->symbols;
  Symbol s = {.hash = node_hash(node, 0) | 1}, *at;
  if (x->telling > LIMIT_REPAIR_WORK) return SYMBOL_UNKNOWN;
  for (size_t i = s.hash % (2 * SYMBOLS); at = &known->at[i], at->hash && at->hash != s.hash;) i = (i + 1) % (2 * SYMBOLS);
  if (at->hash) {
    s = *at;
  } else {
    find_symbol(x, node, a, &s);
    int64_t entries = s.v ? shape_numel(s.shape) : 0;
    if (known->n < SYMBOLS && known->entries + entries <= LASTING_ENTRIES) {
      *at = s;
      if (s.v) at->v = arena_copy(known->arena, s.v, (size_t)entries * sizeof *s.v);
      known->entries += entries;
      known->n++;
    }
  }
  x->telling += s.work;
  if (s.shape.d[0]) node->shape = s.shape;
  *shape = s.shape;
  *values = s.v;
  return s.v ? SYMBOL_KNOWN : s.shape.d[0] ? SYMBOL_UNKNOWN : SYMBOL_REFUSED;
}

// The reference where value_on_sample() is, and what it may be off.
static void tell_reference(const Case *c, const Reference *r, Wrong *w) {
  size_t n = (size_t)shape_numel(r->shape), lanes = r->frame->lanes;
  double *right = NEW_ARRAY(c->scratch, double, n), *slack = NEW_ARRAY(c->scratch, double, n), largest = 0;
  bool row = w->indices_n == 1 && rows_of(r->shape) == 1;
  w->shape = w->indices_n ? shape_scalar() : r->shape;
  for (size_t i = 0; i < w->indices_n; i++) w->shape.d[i] = row ? columns_of(r->shape) : r->shape.d[SLOTS + i];
  for (size_t e = 0; e < n; e++) {
    double v = right[e] = r->sampled[e * lanes];
    if (v > largest || -v > largest) largest = v < 0 ? -v : v;
  }
  for (size_t e = 0; e < n; e++) slack[e] = tolerance_allowed(&c->part->tolerance, right[e], largest);
  w->reference = right;
  w->slack = slack;
}

static bool is_allowed(const void *context, const Quantity *q) {
  const Trial *x = context;
  return quantity_allowed(&(Allowed){x->c, x->reference}, q);
}

// The indices of all sums of a formula.
static void find_bound(const Node *x, Case *c, Str *bound, size_t most) {
  for (size_t i = 0; x->kind == N_CALL && i + 1 < x->n && c->bound_n < most; i++)
    if (x->kid[i]->kind == N_BIND || x->kid[i]->kind == N_NAME) bound[c->bound_n++] = x->kid[i]->name;
  for (size_t i = 0; i < x->n; i++) find_bound(x->kid[i], c, bound, most);
}

static Node *read_piece(void *context, Str text) {
  enum { MOST = 8 };
  const Trial *x = context;
  const Net *net = x->c->sheet->models[x->reference->model].net;
  Str bound[MOST];
  Case c = *x->c;
  Source *house;
  c.source = (Source){.text = text};
  c.bound = bound;
  find_bound(x->tree, &c, bound, MOST);
  Diags quiet = diags_new(c.scratch);
  return answer_tree(&c, net, (Span){0, text.n}, &house, &quiet);
}

// Samples that hardly vary agree with many a wrong formula: numbers that are the same in
// all networks, zeros, conditions.
static bool has_evidence(const Reference *r) {
  double seen[EVIDENCE];
  size_t n = 0, total = (size_t)shape_numel(r->shape) * r->frame->lanes;
  for (size_t i = 0; i < total && n < EVIDENCE; i++) {
    bool new = true;
    for (size_t k = 0; k < n; k++) new &= seen[k] < r->sampled[i] || seen[k] > r->sampled[i];
    if (new) seen[n++] = r->sampled[i];
  }
  return n == EVIDENCE;
}

Str near_miss_again(const Case *c, const Source *house, Node *tree, const Finding *finding) {
  const Reference *r = c->part->reference;
  Trial trial = {.c = c, .reference = r, .house = house, .tree = tree};
  Wrong wrong = {.net = c->sheet->models[r->model].net, .tree = tree, .house = house, .read = read_piece, .context = &trial};
  return finding ? repair_again(&wrong, finding, c->out, c->scratch) : (Str){0};
}

bool find_near_miss(const Case *c, const Source *house, Node *tree, const Compiled *compiled, Arena *lasting, const Finding **finding, Judgement *j) {
  const FrontPart *f = c->part->front;
  Str indices[OWN];
  Repair found = {0};
  bool searched = false;
  Memory memory = compiled->memory; // its scopes are not used again
  ArenaMark mark = arena_mark(c->scratch);
  for (size_t i = 0; f->kind == KIND_ENTRY && i < f->entry.n; i++) indices[i] = f->entry.v[i].s;
  for (size_t k = 0; k < c->part->references && !found.edits; k++) {
    const Reference *r = &c->part->reference[k];
    Symbols *symbols = memory_symbols(c, k);
    if (!symbols) symbols = NEW(c->scratch, Symbols), symbols->arena = c->scratch;
    Trial trial = {.c = c, .reference = r, .house = house, .tree = tree, .memory = memory, .symbols = symbols};
    if (compiled->reference == r) {
      trial.tape = compiled->tape;
      trial.memory = compiled->memory;
      trial.partial = partial_new(c->scratch, r->frame, trial.tape, FEW_LANES);
    }
    Wrong wrong = {.net = c->sheet->models[r->model].net, .tree = tree, .house = house, .atoms = r->using, .atoms_n = f->using.n,
                   .indices = indices, .indices_n = f->kind == KIND_ENTRY ? f->entry.n : 0,
                   .allowed = is_allowed, .is_right = is_right, .value = value_on_sample, .symbol = symbol_on_sample, .read = read_piece, .context = &trial, .lasting = lasting};
    if (f->kind != KIND_BLANK) tell_reference(c, r, &wrong); // the whole of a blank is more than the answer
    if (has_evidence(r)) found = repair(&wrong, c->out, c->scratch), searched = true;
    memory = trial.memory;
  }
  arena_release(c->scratch, mark);
  j->diagnosis = found.sentence;
  *finding = found.finding;
  bool for_all = !searched || found.finding;
  if (found.edits != 1 || f->settings.near_miss <= 0) return for_all;
  Str percent = str_digits(c->scratch, f->settings.near_miss * 100, 6);
  j->share = f->settings.near_miss;
  j->status = status_of(j->share);
  j->message = str_fmt(c->out, STR_FMT "; but for one edit it is right: " STR_FMT "%% of the points", STR_ARG(j->message), STR_ARG(percent));
  return for_all;
}
