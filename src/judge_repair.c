// judge_repair.c - near misses of formulas: repair.h's edits, held against the reference.
//
// A tree is compiled as the answer was and evaluated on a few of the sampled networks,
// which nearly every wrong one fails; only what passes is evaluated on all.
#include "judge_kinds.h"
#include "repair.h"

enum { FEW_LANES = 3, EVIDENCE = 6, INSTRUCTION_WORK = 20 };

typedef struct { const Case *c; const Reference *reference; const Source *house; const Node *tree; } Trial;

static bool is_right(void *context, Node *tree, int64_t *work) {
  const Trial *x = context;
  const Reference *r = x->reference;
  Case c = *x->c;
  ArenaMark mark = arena_mark(c.scratch);
  Diags quiet = diags_new(c.scratch);
  Tape *t = tape_new(c.scratch, c.sheet->models[r->model].net->tape);
  Ref answer = compile_as(&c, r, t, x->house, tree, PRODUCT_UNCLEAR, &quiet);
  bool right = answer >= 0 && shape_own_eq(tape_shape(t, answer), r->shape) && formula_agrees(&c, r, t, answer, FEW_LANES) &&
               formula_agrees(&c, r, t, answer, r->frame->lanes);
  *work += (int64_t)t->n * INSTRUCTION_WORK + t->made + t->numel * (right ? (int64_t)r->frame->lanes : FEW_LANES);
  arena_release(c.scratch, mark);
  return right;
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

void find_near_miss(const Case *c, const Source *house, Node *tree, Judgement *j) {
  const FrontPart *f = c->part->front;
  Str indices[OWN];
  Repair found = {0};
  for (size_t i = 0; f->kind == KIND_ENTRY && i < f->entry.n; i++) indices[i] = f->entry.v[i].s;
  for (size_t k = 0; k < c->part->references && !found.edits; k++) {
    const Reference *r = &c->part->reference[k];
    Trial trial = {c, r, house, tree};
    Wrong wrong = {.net = c->sheet->models[r->model].net, .tree = tree, .house = house, .atoms = r->using, .atoms_n = f->using.n,
                   .indices = indices, .indices_n = f->kind == KIND_ENTRY ? f->entry.n : 0,
                   .allowed = is_allowed, .is_right = is_right, .read = read_piece, .context = &trial};
    if (has_evidence(r)) found = repair(&wrong, c->out, c->scratch);
  }
  j->diagnosis = found.sentence;
  if (found.edits != 1 || f->settings.near_miss <= 0) return;
  Str percent = str_digits(c->scratch, f->settings.near_miss * 100, 6);
  j->share = f->settings.near_miss;
  j->status = status_of(j->share);
  j->message = str_fmt(c->out, STR_FMT "; but for one edit it is right: " STR_FMT "%% of the points", STR_ARG(j->message), STR_ARG(percent));
}
