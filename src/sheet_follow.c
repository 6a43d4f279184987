// sheet_follow.c - what follows what: a part's reference as a function of the student's
// answers to earlier parts.
//
// The earlier part's reference is an instruction of the model's tape, and where the later
// reference is computed from it, it is computed from that very instruction: the tape has
// equal instructions once.  It may be dressed: named, transposed, negated, scaled, or be
// some entries of what is used.  Such dress is taken off, layer by layer, until the later
// reference depends on what is below.
#include "sheet_follow.h"

typedef struct {
  const Tape *tape;
  Swap swap;
  int64_t n; // entries of the earlier reference
} Search;

static Ref without_names(const Tape *t, Ref r) {
  while (tape_at(t, r)->op == OP_NAMED) r = tape_at(t, r)->in[0];
  return r;
}

// What is given is nobody's answer.
static bool is_computed(const Tape *t, Ref r) {
  Op op = tape_at(t, without_names(t, r))->op;
  return op != OP_INPUT && op != OP_CONST;
}

// The number that a constant is everywhere; false if it is none, or 0.
static bool scale_of(const Tape *t, Ref r, double *scale) {
  const Instr *x = tape_at(t, r);
  if (x->op != OP_CONST) return false;
  for (int64_t i = 0; i < shape_numel(x->shape); i++)
    if (x->values[i] != x->values[0]) return false;
  *scale = x->values[0];
  return *scale != 0;
}

// Below a pick: entry e stands where the pick took it from; false if two would stand in one place.
static bool under_pick(Arena *a, Search *s, const Instr *pick) {
  int64_t below = shape_numel(tape_shape(s->tape, pick->in[0]));
  bool *taken = NEW_ARRAY(a, bool, below + 1);
  int32_t *table = NEW_ARRAY(a, int32_t, s->n);
  for (int64_t e = 0; e < s->n; e++) {
    int32_t at = s->swap.table ? s->swap.table[e] : (int32_t)e;
    table[e] = pick->table ? pick->table[at] : at;
    if (table[e] < 0 || taken[table[e]]) return false;
    taken[table[e]] = true;
  }
  s->swap.table = table;
  return true;
}

// Takes one layer off; false if the instruction is no dress.
static bool undress(Arena *a, Search *s) {
  const Instr *x = tape_at(s->tape, s->swap.at);
  double scale = 1;
  Ref below = x->in[0];
  switch (x->op) {
  case OP_NAMED: break;
  case OP_NEG: scale = -1; break;
  case OP_PICK:
    if (!under_pick(a, s, x)) return false;
    break;
  case OP_MUL:
    if (scale_of(s->tape, x->in[0], &scale)) below = x->in[1];
    else if (!scale_of(s->tape, x->in[1], &scale)) return false;
    break;
  case OP_DIV:
    if (!scale_of(s->tape, x->in[1], &scale)) return false;
    scale = 1 / scale;
    break;
  default: return false;
  }
  if (x->op != OP_PICK && !shape_eq(tape_shape(s->tape, below), x->shape)) return false;
  s->swap.factor /= scale;
  s->swap.at = below;
  return is_computed(s->tape, below);
}

// The instruction in whose place an answer to the earlier reference stands: a step on the
// way to the later one, and not that itself.
static bool find_swap(Arena *a, Tape *tape, Ref earlier, Ref later, Swap *out) {
  Search s = {.tape = tape, .swap = {.at = earlier, .shape = tape_shape(tape, earlier), .factor = 1}};
  s.n = shape_numel(s.swap.shape);
  later = without_names(tape, later);
  if (!is_computed(tape, earlier)) return false;
  for (;;) {
    Search below = s;
    bool named = tape_at(tape, s.swap.at)->op == OP_NAMED; // others use what it names
    if (named && undress(a, &below)) s = below;
    else if (s.swap.at != later && adjoint_depends(tape, later, s.swap.at)) break;
    else if (!undress(a, &s)) return false;
  }
  *out = s.swap;
  return true;
}

static ptrdiff_t reference_under(const SheetPart *p, size_t model) {
  for (size_t k = 0; k < p->references; k++)
    if (p->reference[k].model == model) return (ptrdiff_t)k;
  return -1;
}

bool sheet_uses(Arena *a, const Sheet *s, size_t model, Tape *tape, Ref result, size_t part) {
  const SheetPart *p = &s->parts[part];
  Swap ignored;
  Kind kind = p->front->kind;
  ptrdiff_t k = reference_under(p, model);
  bool followed = kind == KIND_VALUE || kind == KIND_EXPRESSION || kind == KIND_ENTRY || kind == KIND_BLANK;
  return followed && k >= 0 && find_swap(a, tape, p->reference[k].ref, result, &ignored);
}

// Reference k of a part; the text of `follows` that leads nowhere, or NULL.
static const Text *follow_reference(Arena *a, const Sheet *s, const SheetPart *p, Reference *r) {
  const Net *net = s->models[r->model].net;
  size_t n = s->front.parts_n;
  Follow *f = NEW(a, Follow);
  *f = (Follow){.part = NEW_ARRAY(a, size_t, n), .reference = NEW_ARRAY(a, size_t, n)};
  Swap *swaps = NEW_ARRAY(a, Swap, n);
  for (size_t i = 0; i < n; i++) {
    const Text *named = NULL;
    for (size_t k = 0; k < p->front->follows.n; k++)
      if (p->front->earlier[k] == i) named = &p->front->follows.v[k];
    if (!p->front->depends[i]) continue;
    ptrdiff_t k = reference_under(&s->parts[i], r->model);
    Swap *swap = &swaps[f->n];
    if (k < 0 || !find_swap(a, net->tape, s->parts[i].reference[k].ref, r->ref, swap)) {
      if (named) return named;
      continue;
    }
    swap->value = (int)(net->inputs_n + 2 * f->n);
    swap->flag = swap->value + 1;
    f->part[f->n] = i;
    f->reference[f->n++] = (size_t)k;
  }
  Ref *output = NEW(a, Ref);
  Tape *tape = tape_new(a, NULL);
  *output = tape_swap(tape, net->tape, swaps, f->n, r->ref);
  f->plan = plan_new(a, tape, output, 1);
  f->inputs_n = net->inputs_n;
  r->follow = f;
  return NULL;
}

bool sheet_follow(Arena *a, Sheet *s, size_t part, Diags *d) {
  SheetPart *p = &s->parts[part];
  for (size_t k = 0; k < p->references && p->front->depends; k++) {
    const Text *lost = follow_reference(a, s, p, &p->reference[k]);
    if (!lost || k) continue; // under a further convention there may be nothing to follow
    diag_error(d, lost->source, lost->span, "nothing follows from `" STR_FMT "`: the reference of `" STR_FMT "` does not use it",
               STR_ARG(lost->s), STR_ARG(p->front->id.s));
    diag_help(d, "name a part whose reference is a step on the way to this one, as dL/dz is on the way to dL/dW");
    return false;
  }
  return true;
}
