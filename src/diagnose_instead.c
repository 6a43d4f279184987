// diagnose_instead.c - something else in the place of the right answer: what the author
// expects, another quantity or its derivative, a result that was rounded on the way.
#include "diagnose_finder.h"

enum {
  ROUNDED = 24,    // quantities of a network in which one alone is rounded
};

void find_own_mistakes(Finder *f) {
  for (size_t i = 0; i < f->part->front->mistakes_n; i++) {
    const Mistake *m = &f->part->front->mistakes[i];
    Diags quiet = diags_new(f->work);
    Tape *t = finder_tape(f);
    Node *tree = parse_expression(f->work, m->value.source, m->value.span, (Names){net_is_quantity, f->net}, &quiet);
    suspect(f, t, tree ? finder_compile(f, t, tree, (Reading){0}) : NO_REF, LEVEL_SHEET, STR_FMT, STR_ARG(m->means.s));
  }
}

// ---- something else in its place -------------------------------------------

// The derivative by q, as the sheet lays it out; NO_REF.
static Ref derivative_by(Finder *f, Tape *t, const Node *of, const Quantity *q) {
  Node at = {.kind = N_NAME, .name = q->name}, whole = {.kind = N_DERIVATIVE, .n = 2, .kid = (Node *[]){(Node *)(uintptr_t)of, &at}};
  return finder_compile(f, t, &whole, (Reading){0});
}

// The quantity itself, where its derivative is asked.
void find_value(Finder *f) {
  Tape *t = finder_tape(f);
  Str whole = node_text(f->work, f->part->tree);
  if (f->at) suspect(f, t, f->at->ref, LEVEL_INSTEAD, "this is " STR_FMT ", not " STR_FMT, STR_ARG(f->at->name), STR_ARG(whole));
}

void find_others(Finder *f) {
  Str whole = node_text(f->work, f->part->tree);
  const Quantity *loss = net_loss(f->net);
  Node name = {.kind = N_NAME};
  if (loss) name.name = loss->name;
  const Node *of = f->at ? f->root->kid[0] : loss ? &name : NULL;
  Str y = of ? node_text(f->work, of) : (Str){0};
  for (size_t i = 0; i < f->net->quantities_n; i++) {
    const Quantity *q = &f->net->quantities[i];
    if (!of || q == f->at || q->derived || (of->kind == N_NAME && str_eq(of->name, q->name))) continue;
    Tape *t = finder_tape(f);
    suspect(f, t, derivative_by(f, t, of, q), LEVEL_INSTEAD, "this is d" STR_FMT "/d" STR_FMT ", not " STR_FMT, STR_ARG(y), STR_ARG(q->name), STR_ARG(whole));
  }
  for (size_t i = 0; i < f->net->quantities_n; i++) {
    const Quantity *q = &f->net->quantities[i];
    if (q->kind == Q_HIDDEN) continue;
    Tape *t = finder_tape(f);
    suspect(f, t, q->ref, LEVEL_INSTEAD, "this is " STR_FMT ", not " STR_FMT, STR_ARG(q->name), STR_ARG(whole));
  }
}

// The gradient itself, where the reference computes with one.
static void gradients_in(Finder *f, const Node *x) {
  if (x->kind == N_DERIVATIVE && x != f->root) {
    Tape *t = finder_tape(f);
    Str text = node_text(f->work, x), whole = node_text(f->work, f->part->tree);
    suspect(f, t, finder_compile(f, t, x, (Reading){0}), LEVEL_RULE, "this is the gradient " STR_FMT ", not " STR_FMT, STR_ARG(text), STR_ARG(whole));
  }
  for (size_t i = 0; i < x->n; i++) gradients_in(f, x->kid[i]);
}

void find_gradients(Finder *f) { gradients_in(f, f->root); }

// ---- rounded on the way ----------------------------------------------------

static Ref rounded(Tape *t, Ref r, int decimals) {
  double unit = 1;
  for (int i = 0; i < decimals; i++) unit *= 10;
  Ref half = tape_number(t, 0.5), scale = tape_number(t, unit);
  Ref size = tape_map2(t, OP_ADD, tape_map2(t, OP_MUL, tape_map1(t, OP_ABS, r), scale), half);
  return tape_map2(t, OP_MUL, tape_map1(t, OP_SIGN, r), tape_map2(t, OP_DIV, tape_map1(t, OP_FLOOR, size), scale));
}

// The reference with what is computed on the way to it rounded before it is used: one
// quantity, or (q NULL) all.
static void rounded_before_use(Finder *f, const Quantity *q, int decimals) {
  const Tape *net = f->net->tape;
  Ref y = f->out->of->ref;
  Tape *t = tape_new(f->work, NULL);
  Ref *where = NEW_ARRAY(f->work, Ref, tape_end(net) + 1);
  bool any = false;
  for (Ref r = 0; r <= y; r++) where[r] = NO_REF;
  for (size_t i = 0; i < f->net->quantities_n; i++) {
    const Quantity *x = &f->net->quantities[i];
    if (x->ref > y || x->kind != Q_DEFINED || x->ref == y || (q && x != q)) continue;
    Ref from = tape_at(net, x->ref)->in[0];
    if (tape_is_const(net, from)) continue;
    where[x->ref] = where[from] = rounded(t, tape_again(t, net, from, where), decimals); // rules speak of `from`
    any = true;
  }
  if (!any) return;
  Ref r = tape_again(t, net, y, where);
  Ref *place = NEW_ARRAY(f->work, Ref, tape_end(t) + 1);
  for (Ref i = 0; i < tape_end(t); i++) place[i] = NO_REF;
  if (!tape_has_room(f->all)) return;
  Str says = q ? str_fmt(f->arena, STR_FMT " is rounded to %d decimal%s before it is used", STR_ARG(q->name), decimals, decimals == 1 ? "" : "s")
               : str_fmt(f->arena, "what is computed on the way is rounded to %d decimal%s before it is used", decimals, decimals == 1 ? "" : "s");
  suspect_times(f, tape_again(f->all, t, r, place), 1, LEVEL_INSTEAD, says);
}

void find_roundings(Finder *f) {
  const Net *net = f->net;
  if (finder_has_enough(f)) return;
  for (int decimals = 2; decimals <= 4; decimals++) rounded_before_use(f, NULL, decimals == 4 ? 1 : decimals);
  for (size_t i = 0; i < net->quantities_n && net->quantities_n <= ROUNDED && !finder_has_enough(f); i++)
    for (int decimals = 1; decimals <= 3; decimals++) rounded_before_use(f, &net->quantities[i], decimals);
}
