// judge_compile.c - a student's formula onto a tape that continues its network's.
//
// What an entry formula says is compiled for all entries at once; where that has no meaning, as one
// array for all, or entry by entry.
#include "judge_kinds.h"

// ---- what an answer may speak of -------------------------------------------

// Without `using`: every quantity but the one that is asked for by its name, or derivatives.
// A derivative that comes to a quantity, W2 of da/dz, is answered by it.
bool quantity_allowed(const void *context, const Quantity *q) {
  const Allowed *a = context;
  const FrontPart *f = a->c->part->front;
  if (q->fixed >= 0 && shape_is_scalar(q->shape)) return true; // sizes and constants
  for (size_t i = 0; i < f->using.n; i++)
    if (a->reference->using[i]->kind == N_NAME && str_eq(a->reference->using[i]->name, q->name)) return true;
  const Node *asked = a->c->part->tree;
  return !f->has_using && !q->derived && q->kind != Q_HIDDEN && !(asked->kind == N_NAME && str_eq(asked->name, q->name));
}

static bool atom_allowed(const void *context, const Node *node, Ref *known) {
  const Allowed *a = context;
  for (size_t i = 0; i < a->c->part->front->using.n; i++) {
    if (!node_eq(a->reference->using[i], node)) continue;
    *known = a->reference->used[i];
    return true;
  }
  return false;
}

static const char *allowed_help(const void *context) {
  const Case *c = ((const Allowed *)context)->c;
  Buf b = buf_new(c->scratch);
  for (size_t i = 0; i < c->part->front->using.n; i++)
    buf_fmt(&b, "%s" STR_FMT, i ? ", " : "", STR_ARG(c->part->front->using.v[i].s));
  return b.n ? str_c(c->scratch, buf_str(&b)) : NULL;
}

// ---- onto a tape -----------------------------------------------------------

static Node *substitute(Arena *a, Node *x, Span hole, Node *answer) {
  if (x->kind == N_NAME && x->span.from == hole.from) return answer;
  Node *copy = NEW(a, Node);
  *copy = *x;
  copy->trusted = true;
  copy->span = answer->span; // a mistake is the answer's
  copy->kid = x->n ? NEW_ARRAY(a, Node *, x->n) : NULL;
  for (size_t i = 0; i < x->n; i++) copy->kid[i] = substitute(a, x->kid[i], hole, answer);
  return copy;
}

// The blank's formula with the answer in its hole.
static Node *fill_blank(const Case *c, const Net *net, Node *answer, Diags *d) {
  const FrontPart *f = c->part->front;
  Node *x = blank_tree(c->scratch, f, net, d);
  return x ? substitute(c->scratch, x, f->hole, answer) : NULL;
}

static Reading reading_of(const Case *c, const Policy *policy, Compiling how) {
  bool direct = c->part->front->settings.partials == PARTIALS_DIRECT;
  return (Reading){.direct = direct, .policy = policy, .alike = how.alike, .memory = how.memory};
}

Ref compile_piece(const Case *c, const Reference *r, Tape *t, const Source *house, Node *tree, Compiling how, Diags *d) {
  Allowed allowed = {c, r};
  Policy policy = {quantity_allowed, atom_allowed, allowed_help, &allowed};
  return net_compile(c->sheet->models[r->model].net, t, house, tree, reading_of(c, &policy, how), d);
}

Ref compile_as(const Case *c, const Reference *r, Tape *t, const Source *house, Node *tree, Compiling how, Diags *d) {
  const Net *net = c->sheet->models[r->model].net;
  const FrontPart *f = c->part->front;
  Allowed allowed = {c, r};
  Policy policy = {quantity_allowed, atom_allowed, allowed_help, &allowed};
  if (f->kind == KIND_BLANK && !(tree = fill_blank(c, net, tree, d))) return NO_REF;
  if (f->kind != KIND_ENTRY) return compile_piece(c, r, t, house, tree, how, d);
  Str names[OWN] = {{0}};
  int32_t n[OWN] = {0};
  bool row = f->entry.n == 1 && rows_of(r->shape) == 1;
  for (size_t i = 0; i < f->entry.n; i++) {
    names[i] = f->entry.v[i].s;
    n[i] = row ? columns_of(r->shape) : r->shape.d[SLOTS + i];
  }
  Ref answer = net_compile_entry(net, t, house, tree, names, n, f->entry.n, reading_of(c, &policy, how), d);
  return answer >= 0 && row ? tape_reshape(t, answer, r->shape) : answer;
}

static bool has_dot(const Node *x) {
  bool dot = x->dot;
  for (size_t i = 0; i < x->n; i++) dot |= has_dot(x->kid[i]);
  return dot;
}

static Node *transposed_node(Arena *a, Node *x) {
  if (x->kind == N_TRANSPOSE) return x->kid[0];
  Node *t = NEW(a, Node);
  *t = (Node){.kind = N_TRANSPOSE, .span = x->span, .height = x->height + 1, .n = 1, .kid = NEW_ARRAY(a, Node *, 1)};
  t->kid[0] = x;
  return t;
}

bool write_products(Arena *a, Node *x) {
  bool any = false;
  for (size_t i = 0; i < x->n; i++) any |= write_products(a, x->kid[i]);
  if (x->kind != N_BINARY || !x->kid[0]->shape.d[0] || !x->kid[1]->shape.d[0]) return any;
  bool flat = is_flat_product(x, x->kid[0]->shape, x->kid[1]->shape);
  bool dot = x->dot && shape_own_eq(x->kid[0]->shape, x->kid[1]->shape) && columns_of(x->kid[0]->shape) == 1 && !shape_is_scalar(x->kid[0]->shape);
  if (!flat && !dot) return any;
  bool swap = flat && columns_of(x->kid[1]->shape) > 1;
  Node **kids = NEW_ARRAY(a, Node *, 2);
  kids[0] = transposed_node(a, x->kid[swap ? 1 : 0]);
  kids[1] = x->kid[swap ? 0 : 1];
  x->kid = kids;
  x->numpy = x->dot = false;
  return true;
}

static Node *with_indices(Arena *a, Node *x, const Texts *names, const int64_t at[OWN]) {
  for (size_t i = 0; x->kind == N_NAME && i < names->n; i++)
    if (str_eq(x->name, names->v[i].s)) {
      Node *number = NEW(a, Node);
      *number = (Node){.kind = N_NUMBER, .span = x->span, .number = (double)at[i]};
      return number;
    }
  Node *copy = arena_copy(a, x, sizeof *x);
  copy->kid = x->n ? NEW_ARRAY(a, Node *, x->n) : NULL;
  for (size_t i = 0; i < x->n; i++) copy->kid[i] = with_indices(a, x->kid[i], names, at);
  return copy;
}

// What has no meaning for all entries at once, such as a sum from k to k+3, may have one for
// each: the formula written out, as an array.  The diagnostics are dropped if it has.
static Ref compile_each_entry(const Case *c, const Reference *r, Tape *t, const Source *house, Node *tree, Diags *d) {
  enum { MOST = 64 };
  const FrontPart *f = c->part->front;
  int32_t rows = rows_of(r->shape), columns = columns_of(r->shape);
  bool row = f->entry.n == 1 && rows == 1;
  if (f->entry.n > 2 || shape_own_rank(r->shape) > 2 || rows * columns > MOST) return NO_REF;
  Node *array = NEW(c->scratch, Node);
  *array = (Node){.kind = N_MATRIX, .span = tree->span, .height = tree->height + 2, .n = (size_t)rows, .kid = NEW_ARRAY(c->scratch, Node *, (size_t)rows)};
  for (int32_t i = 0; i < rows; i++) {
    Node *line = array->kid[i] = NEW(c->scratch, Node);
    *line = (Node){.kind = N_ROW, .span = tree->span, .height = tree->height + 1, .n = (size_t)columns, .kid = NEW_ARRAY(c->scratch, Node *, (size_t)columns)};
    for (int32_t j = 0; j < columns; j++) line->kid[j] = with_indices(c->scratch, tree, &f->entry, (int64_t[OWN]){row ? j + 1 : i + 1, j + 1});
  }
  Diags quiet = diags_new(c->scratch);
  Ref answer = compile_piece(c, r, t, house, array, (Compiling){.alike = PRODUCT_UNCLEAR}, &quiet);
  if (answer < 0 || !shape_own_eq(tape_shape(t, answer), r->shape)) return NO_REF;
  d->n = d->errors = 0;
  return answer;
}

static bool names_index(const Node *x, const Texts *names) {
  bool found = false;
  for (size_t i = 0; x->kind == N_NAME && i < names->n; i++) found |= str_eq(x->name, names->v[i].s);
  for (size_t i = 0; i < x->n; i++) found |= names_index(x->kid[i], names);
  return found;
}

// diag(z > 0) for the entry (i,j): without an index it is the whole array, if it has its shape.
static Ref compile_whole(const Case *c, const Reference *r, Tape *t, const Source *house, Node *tree, Diags *d) {
  if (names_index(tree, &c->part->front->entry)) return NO_REF;
  Diags quiet = diags_new(c->scratch);
  Ref answer = compile_piece(c, r, t, house, tree, (Compiling){.alike = PRODUCT_UNCLEAR}, &quiet);
  if (answer < 0 || !shape_own_eq(tape_shape(t, answer), r->shape)) return NO_REF;
  d->n = d->errors = 0;
  return answer;
}

Ref compile_answer(const Case *c, const Reference *r, Tape *t, const Source *house, Node *tree, Memory *memory, bool *unclear, Diags *d) {
  Ref answer = compile_as(c, r, t, house, tree, (Compiling){PRODUCT_UNCLEAR, memory}, d);
  *unclear = false;
  if (answer < 0 && c->part->front->kind == KIND_ENTRY) answer = compile_whole(c, r, t, house, tree, d);
  if (answer < 0 && c->part->front->kind == KIND_ENTRY) answer = compile_each_entry(c, r, t, house, tree, d);
  if (answer >= 0 || !diags_first(d)->unread || !has_dot(tree)) return answer;
  Diags quiet = diags_new(c->scratch);
  Ref entries = compile_as(c, r, t, house, tree, (Compiling){.alike = PRODUCT_ENTRIES}, &quiet);
  Ref dot = compile_as(c, r, t, house, tree, (Compiling){.alike = PRODUCT_DOT}, &quiet);
  if (dot < 0 || !shape_own_eq(tape_shape(t, dot), r->shape)) return NO_REF;
  *unclear = entries >= 0 && shape_own_eq(tape_shape(t, entries), r->shape);
  if (!*unclear) d->n = d->errors = 0;
  return dot;
}
