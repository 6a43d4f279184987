// diagnose_suspects.c - the broken references of a part, from its network alone.
//
// A suspect is compiled on a tape of its own that continues the network's, and is then
// copied to one tape for all suspects, which has no base: there everything that several
// have in common is computed once, and what is the right reference after all is found out
// because it is the same instruction.  The order is that of a teacher's experience, the
// commonest mistake first: an answer of few digits is held against the first ones only.
#include "diagnose_finder.h"

#include "limits.h"

static Shape as_column(Shape s) {
  s = shape_own(s);
  return shape_is_vector(s) ? shape_matrix((int)shape_numel(s), 1) : s;
}

size_t list_of(const Lineup *x, Shape s) {
  size_t i = 0;
  if (x->lists_n && shape_eq(s, x->lists[0])) return 0; // nearly always
  s = as_column(s);
  while (i < x->lists_n && !shape_eq(x->lists[i], s)) i++;
  return i;
}

static size_t add_list(Arena *a, Lineup *x, Shape s) {
  size_t i = list_of(x, s);
  if (i < x->lists_n) return i;
  x->lists = GROW(a, x->lists, x->lists_n, &x->lists_cap);
  x->lists[x->lists_n++] = as_column(s);
  return i;
}

// ---- one suspect -----------------------------------------------------------

Tape *finder_tape(Finder *f) { return tape_new(f->work, f->net->tape); }

static bool has_room(const Finder *f) {
  return f->work_done < LIMIT_SUSPECT_WORK && f->all->numel < LIMIT_SUSPECT_NUMEL && f->all->made < 16 * (int64_t)LIMIT_SUSPECT_NUMEL && tape_has_room(f->all);
}

Ref finder_place(Finder *f, const Tape *t, Ref r) {
  size_t end = (size_t)tape_end(t), base = (size_t)tape_end(f->net->tape);
  if (end > f->where_n) {
    Ref *longer = NEW_ARRAY(f->arena, Ref, 2 * end);
    for (size_t i = 0; i < base; i++) longer[i] = f->where[i];
    f->where = longer;
    f->where_n = 2 * end;
  }
  for (size_t i = base; i < end; i++) f->where[i] = NO_REF;
  return tape_again(f->all, t, r, f->where);
}

static bool is_zero(const Tape *t, Ref r) {
  const Instr *x = tape_at(t, r);
  for (int64_t i = 0; x->op == OP_CONST && i < shape_numel(x->shape); i++)
    if (x->values[i] != 0) return false;
  return x->op == OP_CONST;
}

void suspect_times(Finder *f, Ref r, double times, Level level, Str says) {
  Lineup *x = f->out;
  if (is_zero(f->all, r) || (r == x->reference && times == 1) || x->n >= LIMIT_SUSPECTS) return;
  for (size_t i = 0; i < x->n; i++)
    if (x->v[i].ref == r && x->v[i].times == times && (x->v[i].level < level || str_eq(x->v[i].says, says))) return;
  bool again = false;
  for (size_t i = 0; i < x->n; i++) again |= x->v[i].ref == r && x->v[i].times == times;
  x->v = GROW(f->arena, x->v, x->n, &x->cap);
  Shape shape = tape_shape(f->all, r);
  x->v[x->n++] = (Suspect){.says = says, .level = level, .times = times, .ref = r, .list = add_list(f->arena, x, shape), .n = (size_t)shape_numel(shape), .again = again};
}

// Result r of tape t, if it is something else than the right reference.
void suspect(Finder *f, const Tape *t, Ref r, Level level, const char *format, ...) {
  if (r < 0 || !has_room(f) || shape_own_rank(tape_shape(t, r)) > 2 || shape_numel(tape_shape(t, r)) > LIMIT_FORMULA_NUMEL) return;
  Buf b = buf_new(f->arena);
  va_list args;
  va_start(args, format);
  buf_vfmt(&b, format, args);
  va_end(args);
  suspect_times(f, finder_place(f, t, r), 1, level, buf_str(&b));
}

Ref finder_compile(Finder *f, Tape *t, const Node *tree, Reading reading) {
  Diags quiet = diags_new(f->work);
  f->work_done += tape_end(f->net->tape);
  if (!has_room(f)) return NO_REF;
  return net_compile(f->net, t, f->part->front->expr.source, node_copy(f->work, tree), reading, &quiet);
}

Ref finder_broken(Finder *f, Tape *t, const Break *v, size_t n) {
  Breakage b = {v, n};
  return finder_compile(f, t, f->part->tree, (Reading){.broken = &b});
}

// ---- names -----------------------------------------------------------------

const char *finder_name(Finder *f, const Quantity *q) { return str_c(f->work, q->name); }

// How a result is called: a quantity's name, or NULL.
const Quantity *finder_quantity(const Net *net, Ref r) {
  for (size_t i = 0; i < net->quantities_n; i++)
    if (net->quantities[i].ref == r) return &net->quantities[i];
  return NULL;
}

bool finder_knows(const Finder *f, Ref r) {
  for (size_t i = 0; i < f->out->n; i++)
    if (f->out->v[i].ref == r && f->out->v[i].times == 1) return true;
  return false;
}

// ---- who can be suspected --------------------------------------------------

size_t believed(double digits) {
  static const double accident = 1.5;
  size_t n = 1;
  digits -= accident;
  if (digits < 0) return 0;
  for (; digits >= 1 && n < LIMIT_SUSPECTS; digits -= 1) n *= 10;
  for (; digits > 0 && n < LIMIT_SUSPECTS; digits -= 0.1) n += (n + 7) / 8; // 10^0.1, about
  return n;
}

// The same for one number that is accepted by a tolerance relative to it: no answer has more
// digits than that.
static size_t most_believed(const Tolerance *t) {
  double rel = t->scaled && t->abs > t->rel ? t->abs : t->rel;
  return t->kind == TOLERANCE_NEAR && rel > 0 ? believed(surprise(1 / rel + 2, 1)) : LIMIT_SUSPECTS;
}

// A wrong number is right nowhere, so it is held against every suspect that is a number.
static bool is_counted(const Suspect *s) { return s->n == 1 && s->level != LEVEL_SHEET; }

// Of what is asked as a number, only numbers can be suspected: what depends on quantities
// that are not drawn, or that differ where the right answer does not, is unknown.
static const bool *find_unknown(Arena *a, const Lineup *x, const Tape *tape) {
  bool *unknown = NEW_ARRAY(a, bool, tape_end(tape) + 1);
  for (Ref i = 0; i < tape_end(tape); i++) {
    const Instr *in = tape_at(tape, i);
    if (in->op == OP_INPUT) unknown[i] = x->of->fixed || !x->net->inputs[in->input].drawn;
    for (int k = 0; k < instr_uses(in); k++) unknown[i] |= unknown[in->in[k]];
  }
  return unknown;
}

// What is unknown falls away, and every number behind the last that an answer can have digits for.
static void drop_vain(const Finder *f) {
  Lineup *x = f->out;
  const bool *unknown = find_unknown(f->work, x, f->all);
  size_t n = 0, held = 0, most = most_believed(&f->part->front->settings.tolerance);
  for (size_t i = 0; i < x->n; i++) {
    const Suspect *s = &x->v[i];
    if (unknown[s->ref] || (is_counted(s) && held >= most)) continue;
    held += is_counted(s) && !s->again;
    x->v[n++] = *s;
  }
  x->n = n;
}

bool finder_has_enough(const Finder *f) {
  if (shape_numel(f->out->of->shape) > 1) return false;
  const bool *unknown = find_unknown(f->work, f->out, f->all);
  size_t held = 0;
  for (size_t i = 0; i < f->out->n; i++) held += is_counted(&f->out->v[i]) && !f->out->v[i].again && !unknown[f->out->v[i].ref];
  return held >= most_believed(&f->part->front->settings.tolerance);
}

// ---- all -------------------------------------------------------------------

static bool takes_derivatives(const Net *net, const Node *x) {
  const Quantity *q = x->kind == N_NAME ? net_quantity(net, x->name) : NULL;
  if (x->kind == N_DERIVATIVE || (x->kind == N_CALL && str_eq(x->name, S("jacobian"))) || (q && q->derived)) return true;
  for (size_t i = 0; i < x->n; i++)
    if (takes_derivatives(net, x->kid[i])) return true;
  return false;
}

static void find_root(Finder *f) {
  const Quantity *q = f->part->tree->kind == N_NAME ? net_quantity(f->net, f->part->tree->name) : NULL;
  f->root = q && q->body ? q->body : f->part->tree;
  if (f->root->kind != N_DERIVATIVE || f->root->kid[1]->kind != N_NAME) return;
  f->at = net_quantity(f->net, f->root->kid[1]->name);
  f->of = f->root->kid[0]->kind == N_NAME ? net_quantity(f->net, f->root->kid[0]->name) : NULL;
}

void suspects_find(Arena *a, Lineup *x, Tape *tape) {
  const SheetPart *p = x->part;
  const Net *net = x->net;
  size_t end = (size_t)tape_end(net->tape);
  Finder f = {.arena = a, .work = arena_new(), .out = x, .all = tape, .part = p, .net = net, .where = NEW_ARRAY(a, Ref, end + 1), .where_n = end};
  for (size_t i = 0; i < end; i++) f.where[i] = NO_REF;
  for (size_t i = 0; i < end; i++) // every input once
    if (tape_at(net->tape, (Ref)i)->op == OP_INPUT) tape_again(tape, net->tape, (Ref)i, f.where);
  x->reference = tape_again(tape, net->tape, x->of->ref, f.where);
  add_list(a, x, tape_shape(tape, x->reference));
  find_root(&f);
  bool derives = takes_derivatives(net, p->tree);
  find_own_mistakes(&f);
  find_sign_and_two(&f);
  find_value(&f);
  if (derives) find_broken_rules(&f);
  find_edits(&f);
  find_gradients(&f);
  find_others(&f);
  find_factors(&f);
  if (derives) find_direct(&f);
  if (derives) find_derivatives_elsewhere(&f);
  if (p->front->kind == KIND_VALUE) {
    find_roundings(&f);
    drop_vain(&f);
  }
  while (x->own < x->n && x->v[x->own].level == LEVEL_SHEET) x->own++;
  arena_free(f.work);
}
