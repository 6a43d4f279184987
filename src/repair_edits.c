// repair_edits.c - every edit of a formula, as a tree in place of a tree.
//
// One walk over the tree.  Signs, factors and missing terms are tried where a term
// stands, for a factor anywhere in a product is a factor of the whole; symbols where a
// name stands, and only those of the same shape; indices by those that are bound
// there.  They are only listed: whether one can be right is told when its turn comes, and of
// those that can be the compiler refuses what makes no sense.  Of symbols to insert there are
// the most: these are told first, and listed if they can be right.
#include "limits.h"
#include "repair_parts.h"

static const size_t NONE = SIZE_MAX;
enum { INDICES = 12, FUNCTIONS = 16, PATH = LIMIT_REPAIR_NODES + 1 };

typedef struct {
  const Wrong *w;
  Arena *arena;
  Edits edits;
  EditGroup group;
  Effects effects;
  Node *path[PATH]; // from the formula down to the node where edits are made
  const Place *place[2]; // of this node, and of the one around it; NULL: not asked for yet
  const Node **atom; // what may take a name's place or be inserted
  size_t atoms;
  Known **primed;    // [atom * FUNCTIONS + function]: of f'(atom), once it has been asked for
  Known **sizes;     // of each quantity, likewise
  const Function *function[FUNCTIONS]; // of one argument: those that the sheet itself uses
  size_t functions;
  const Quantity *loss;
  Str bound[INDICES]; // the indices in force
  size_t bound_n;
} Walk;

// ---- trees -----------------------------------------------------------------

static Node *node_new(Walk *k, NodeKind kind, const Node *at, size_t n) {
  Node *x = arena_room(k->arena, sizeof *x);
  *x = (Node){.kind = kind, .span = at->span, .n = n, .height = at->height + 1, .kid = n ? NEW_ARRAY(k->arena, Node *, n) : NULL};
  return x;
}

static Node *unary(Walk *k, NodeKind kind, Node *a) {
  Node *x = node_new(k, kind, a, 1);
  x->kid[0] = a;
  return x;
}

static Node *binary(Walk *k, Binary op, Node *a, Node *b, const Node *at) {
  Node *x = node_new(k, N_BINARY, at, 2);
  x->binary = op;
  x->kid[0] = a;
  x->kid[1] = b;
  return x;
}

static Node *named(Walk *k, Str name, const Node *at) {
  Node *x = node_new(k, N_NAME, at, 0);
  x->name = name;
  return x;
}

static Node *number(Walk *k, double v, const Node *at) {
  Node *x = node_new(k, N_NUMBER, at, 0);
  x->number = v;
  return x;
}

static Node *copy(Walk *k, const Node *x) {
  Node *y = arena_copy(k->arena, x, sizeof *x);
  y->scope = 0; // the compiler has not seen it
  y->known = NULL;
  y->kid = x->n ? arena_copy(k->arena, x->kid, sizeof *x->kid * x->n) : NULL;
  return y;
}

// With all that is below: the compiler writes into trees, and the sheet's are everybody's.
static Node *copy_all(Walk *k, const Node *x) {
  Node *y = copy(k, x);
  for (size_t i = 0; i < x->n; i++) y->kid[i] = copy_all(k, x->kid[i]);
  return y;
}

size_t node_count(const Node *x) {
  size_t n = 1;
  bool symbol = x->kind == N_DERIVATIVE;
  for (size_t i = 0; i < x->n && !symbol; i++) n += node_count(x->kid[i]);
  return n;
}

// The node where edits are made; up = 1: the one around it.
static const Place *place(Walk *k, size_t up) {
  const Place **p = &k->place[up];
  if (*p) return *p;
  Place *here = arena_copy(k->arena, &k->effects.at, sizeof *here);
  here->depth -= up;
  here->path = arena_copy(k->arena, k->path, here->depth * sizeof *k->path);
  here->bound = arena_copy(k->arena, k->bound, k->bound_n * sizeof *k->bound);
  return *p = here;
}

static Edit *add(Walk *k, EditKind kind, Node *target, Node *with, const Node *old, const Node *new) {
  Edits *e = &k->edits;
  e->all++;
  e->v = GROW(k->arena, e->v, e->n, &e->cap);
  e->v[e->n] = (Edit){.kind = kind, .target = target, .with = with, .old = old, .new = new, .telling = with, .place = place(k, 0)};
  return &e->v[e->n++];
}

static bool is_small(const Walk *k) { return k->group == SMALL_EDITS; }

// ---- symbols ---------------------------------------------------------------

static bool is_binary(const Node *x, Binary op) { return x->kind == N_BINARY && x->binary == op; }
static bool is_sum(const Node *x) { return is_binary(x, B_ADD) || is_binary(x, B_SUB); }
static bool is_quotient(const Node *x) { return is_binary(x, B_DIV) || is_binary(x, B_EDIV); }
static bool is_product(const Node *x) { return is_binary(x, B_MUL) || is_binary(x, B_EMUL); }

static bool is_bound(const Walk *k, Str name) {
  for (size_t i = 0; i < k->bound_n; i++)
    if (str_eq(k->bound[i], name)) return true;
  return false;
}

// The shape of a symbol; false where it is not known.
static bool shape_of(const Walk *k, const Node *x, Shape *shape) {
  const Quantity *q = x->kind == N_NAME && !x->shape.d[0] ? net_quantity(k->w->net, x->name) : NULL;
  *shape = q ? q->shape : x->shape;
  return shape->d[0] != 0;
}

static bool same_shape(const Walk *k, const Node *a, const Node *b) {
  Shape x, y;
  return !shape_of(k, a, &x) || !shape_of(k, b, &y) || shape_own_eq(x, y);
}

static bool may_be_array(const Walk *k, const Node *x) {
  Shape s;
  return !shape_of(k, x, &s) || shape_own_numel(s) > 1;
}

// The x of which a symbol is the adjoint; empty if it is none.
static Str adjoint_of(const Walk *k, const Node *x) {
  const Quantity *q = x->kind == N_NAME ? net_quantity(k->w->net, x->name) : NULL;
  const Node *d = q ? q->body : x;
  if (!d || d->kind != N_DERIVATIVE || d->kid[1]->kind != N_NAME) return (Str){0};
  bool loss = !k->loss || (d->kid[0]->kind == N_NAME && str_eq(d->kid[0]->name, k->loss->name));
  return loss ? d->kid[1]->name : (Str){0};
}

static Node *primed(Walk *k, size_t function, Node *symbol) {
  Node *call = unary(k, N_CALL, symbol);
  call->name = k->function[function]->name;
  call->primes = 1;
  call->shape = symbol->shape;
  call->span = symbol->span;
  return call;
}

// The value of f'(atom), found once.
static Known *primed_value(Walk *k, size_t function, size_t atom) {
  Known **at = &k->primed[atom * FUNCTIONS + function];
  if (!*at) *at = effects_symbol(&k->effects, primed(k, function, copy(k, k->atom[atom])));
  return *at;
}

// Of the f' around the node where edits are made.
static size_t function_around(const Walk *k) {
  const Node *call = k->effects.at.depth > 1 ? k->path[k->effects.at.depth - 2] : NULL;
  bool is_primed = call && call->kind == N_CALL && call->n == 1 && call->primes == 1;
  for (size_t i = 0; i < k->functions && is_primed; i++)
    if (str_eq(k->function[i]->name, call->name)) return i;
  return NONE;
}

// With the atom in it, which tells more than the atom alone.
static void tell_within(Walk *k, Edit *e, size_t function, size_t atom) {
  Node *call = primed(k, function, copy(k, k->atom[atom]));
  call->known = primed_value(k, function, atom);
  e->telling = call;
  e->place = place(k, 1);
}

static void other_symbols(Walk *k, Node *x) {
  size_t around = function_around(k);
  for (size_t i = 0; i < k->atoms; i++) {
    const Node *atom = k->atom[i];
    if (node_eq(atom, x) || (atom->kind == N_NAME && !same_shape(k, x, atom))) continue;
    Str over = adjoint_of(k, atom), under = adjoint_of(k, x);
    bool missing = over.n && x->kind == N_NAME && str_eq(over, x->name);
    bool extra = under.n && atom->kind == N_NAME && str_eq(under, atom->name);
    EditKind kind = missing ? EDIT_BAR_MISSING : extra ? EDIT_BAR_EXTRA : EDIT_SYMBOL;
    if ((kind <= EDIT_SMALL) != is_small(k)) continue;
    Node *with = copy(k, atom);
    with->span = x->span;
    with->known = atom->known;
    Edit *e = add(k, kind, x, with, x, with);
    if (around != NONE) tell_within(k, e, around, i);
  }
}

// An index by another one that is bound there.  entry: what it is an index of, or NULL.
static void other_indices(Walk *k, Node *x, Node *entry) {
  for (size_t i = 0; i < k->bound_n; i++) {
    if (str_eq(k->bound[i], x->name)) continue;
    Node *with = named(k, k->bound[i], x), *all = entry ? copy(k, entry) : with;
    for (size_t s = 1; entry && s < entry->n; s++)
      if (entry->kid[s] == x) all->kid[s] = with;
    add(k, EDIT_INDEX, entry ? entry : x, all, entry ? entry : x, all);
  }
}

static void edit_subscripts(Walk *k, Node *x) {
  if (x->n == 3 && !node_eq(x->kid[1], x->kid[2])) {
    Node *with = copy(k, x);
    with->kid[1] = x->kid[2];
    with->kid[2] = x->kid[1];
    add(k, EDIT_INDEX, x, with, x, with);
  }
  for (size_t i = 1; i < x->n; i++)
    if (x->kid[i]->kind == N_NAME && is_bound(k, x->kid[i]->name)) other_indices(k, x->kid[i], x);
}

// ---- functions -------------------------------------------------------------

// A call in place of another one; of a quantity its value is known, as a symbol's is.
static void add_call(Walk *k, EditKind kind, Node *x, Node *with) {
  const Node *of = x->kid[0];
  bool symbol = of->kind == N_NAME && !is_bound(k, of->name) && net_quantity(k->w->net, of->name);
  if (symbol) with->known = effects_symbol(&k->effects, with);
  add(k, kind, x, with, x, with);
}

static bool reduces(const Node *x) { return str_eq(x->name, S("sum")) || str_eq(x->name, S("mean")); }

static void edit_primes(Walk *k, Node *x) {
  if (x->n != 1 || reduces(x)) return;
  for (int more = -1; more <= 1; more += 2) {
    if (x->primes + more < 0) continue;
    Node *with = copy(k, x);
    with->primes += more;
    add_call(k, more > 0 ? EDIT_PRIME_MISSING : EDIT_PRIME_EXTRA, x, with);
  }
}

static void edit_function(Walk *k, Node *x) {
  if (reduces(x)) {
    Node *with = copy(k, x);
    with->name = str_eq(x->name, S("sum")) ? S("mean") : S("sum");
    add(k, EDIT_FUNCTION, x, with, x, with);
  }
  if (x->n != 1 || reduces(x)) return;
  for (size_t i = 0; i < k->functions; i++) {
    if (str_eq(k->function[i]->name, x->name)) continue;
    Node *with = copy(k, x);
    with->name = k->function[i]->name;
    add_call(k, EDIT_FUNCTION, x, with);
  }
  add(k, EDIT_FUNCTION_EXTRA, x, x->kid[0], x, NULL);
}

// ---- operators -------------------------------------------------------------

static void edit_signs(Walk *k, Node *x) {
  bool plus = x->binary == B_ADD;
  Node *a = x->kid[0], *b = x->kid[1];
  add(k, plus ? EDIT_MINUS_MEANT : EDIT_PLUS_MEANT, x, binary(k, plus ? B_SUB : B_ADD, a, b, x), b, NULL);
  if (plus) return;
  Node *swapped = binary(k, B_SUB, b, a, x);
  add(k, EDIT_SWAPPED_DIFFERENCE, x, swapped, x, swapped);
}

static void edit_terms(Walk *k, Node *x) {
  Node *a = x->kid[0], *b = x->kid[1];
  add(k, EDIT_TERM_EXTRA, x, a, b, NULL);
  add(k, EDIT_TERM_EXTRA, x, x->binary == B_ADD ? b : unary(k, N_NEGATE, b), a, NULL);
}

// a'*b for a*b': both transposes at once.
static void move_transpose(Walk *k, Node *x) {
  bool has[2];
  Node *with[2];
  for (int i = 0; i < 2; i++) {
    has[i] = x->kid[i]->kind == N_TRANSPOSE;
    with[i] = has[i] ? x->kid[i]->kid[0] : unary(k, N_TRANSPOSE, x->kid[i]);
  }
  if (has[0] == has[1]) return;
  Node *moved = binary(k, x->binary, with[0], with[1], x);
  add(k, EDIT_TRANSPOSE_MOVED, x, moved, x, moved);
}

// The other product, or its transposes.
static void edit_product(Walk *k, Node *x) {
  Node *a = x->kid[0], *b = x->kid[1];
  bool entrywise = x->binary == B_EMUL;
  if (may_be_array(k, a) && may_be_array(k, b) && (entrywise || same_shape(k, a, b))) {
    Node *with = binary(k, entrywise ? B_MUL : B_EMUL, a, b, x);
    add(k, entrywise ? EDIT_MATRIX : EDIT_ENTRYWISE, x, with, x, with);
  }
  if (!entrywise && may_be_array(k, a) && may_be_array(k, b)) move_transpose(k, x);
}

static void edit_factors(Walk *k, Node *x) {
  Node *a = x->kid[0], *b = x->kid[1];
  bool entrywise = x->binary == B_EMUL || x->binary == B_EDIV, quotient = is_quotient(x);
  if (quotient || x->binary == B_MUL) {
    Node *swapped = binary(k, x->binary, b, a, x);
    add(k, EDIT_ORDER, x, swapped, x, swapped);
  }
  Binary inverse = quotient ? (entrywise ? B_EMUL : B_MUL) : may_be_array(k, b) ? B_EDIV : B_DIV;
  Node *turned = binary(k, inverse, a, b, x);
  add(k, quotient ? EDIT_PRODUCT_MEANT : EDIT_DIVISION_MEANT, x, turned, x, turned);
  add(k, quotient ? EDIT_DIVISOR_EXTRA : EDIT_FACTOR_EXTRA, x, a, b, NULL);
  if (!quotient) add(k, EDIT_FACTOR_EXTRA, x, b, a, NULL);
}

static void edit_comparison(Walk *k, Node *x) {
  static const Binary other[] = {[B_EQ] = B_NE, [B_NE] = B_EQ, [B_LT] = B_GT, [B_LE] = B_GE, [B_GT] = B_LT, [B_GE] = B_LE};
  Node *with = binary(k, other[x->binary], x->kid[0], x->kid[1], x);
  add(k, EDIT_COMPARISON, x, with, x, with);
}

static void edit_binary(Walk *k, Node *x) {
  if (is_sum(x)) edit_terms(k, x);
  else if (is_product(x) || is_quotient(x)) edit_factors(k, x);
  else if (x->binary >= B_EQ && x->binary <= B_GE) edit_comparison(k, x);
  else if (x->binary == B_POW || x->binary == B_EPOW) add(k, EDIT_POWER_EXTRA, x, x->kid[0], x, NULL);
}

// ---- what is missing -------------------------------------------------------

static void missing_factors(Walk *k, Node *x) {
  Node *two = number(k, 2, x);
  add(k, EDIT_NUMBER_MISSING, x, binary(k, B_MUL, two, x, x), x, two);
  add(k, EDIT_DIVISOR_MISSING, x, binary(k, B_DIV, x, two, x), x, two);
  const Net *net = k->w->net;
  for (size_t i = 0; i < net->quantities_n; i++) {
    const Quantity *q = &net->quantities[i];
    if (q->fixed < 0 || !shape_is_scalar(q->shape)) continue;
    Node *n = named(k, q->name, x);
    if (!k->sizes[i]) k->sizes[i] = effects_symbol(&k->effects, n);
    n->known = k->sizes[i];
    add(k, EDIT_NUMBER_MISSING, x, binary(k, B_MUL, n, x, x), x, n);
    add(k, EDIT_DIVISOR_MISSING, x, binary(k, B_DIV, x, n, x), x, n);
  }
}

// Where a node stands says what may be missing beside it.
typedef enum {
  TERM = 1,       // between + and -, an argument, the whole: a factor
  FIRST = 2,      // at its head: a minus
  CHAIN = 4,      // no part of a greater sum: a term
  LINEAR = 8,     // in a sum: what could as well stand before it is tried there
  TRANSPOSED = 16,// below a transpose, or a base of subscripts: no other one
  FACTOR = 32     // of a product: a factor entry by entry
} Stands;

// A symbol beside x.  Of these there are the most, so what cannot be right is not even listed.
static bool allowed(Walk *k, Binary op, const Known *symbol, bool in_front, bool turned) {
  bool may_be = effects_allow_beside(&k->effects, op, symbol, in_front, turned);
  k->edits.all += !may_be;
  return may_be;
}

static void insert_factor(Walk *k, EditKind kind, Node *x, Node *symbol, const Known *known, bool turned) {
  bool in_front = kind == EDIT_LEFT_FACTOR_MISSING;
  if (!allowed(k, B_MUL, known, in_front, turned)) return;
  Node *factor = turned ? unary(k, N_TRANSPOSE, symbol) : symbol;
  add(k, kind, x, in_front ? binary(k, B_MUL, factor, x, x) : binary(k, B_MUL, x, factor, x), x, factor);
}

// The ways to insert a symbol.
static void insert(Walk *k, Node *x, Node *symbol, unsigned stands) {
  const Known *known = symbol->known;
  bool alike = same_shape(k, x, symbol);
  if ((stands & CHAIN) && alike) {
    if (allowed(k, B_ADD, known, false, false)) add(k, EDIT_TERM_MISSING, x, binary(k, B_ADD, x, symbol, x), x, symbol);
    if (allowed(k, B_SUB, known, false, false)) add(k, EDIT_TERM_MISSING, x, binary(k, B_SUB, x, symbol, x), x, unary(k, N_NEGATE, symbol));
  }
  if (!(stands & (TERM | FACTOR)) || ((stands & LINEAR) && symbol->kind == N_NAME && !may_be_array(k, symbol))) return;
  if (alike && allowed(k, B_EMUL, known, false, false)) add(k, EDIT_FACTOR_MISSING, x, binary(k, B_EMUL, x, symbol, x), x, symbol);
  if (!may_be_array(k, symbol) || !(stands & TERM)) return;
  for (int turned = 0; turned < 2; turned++) insert_factor(k, EDIT_LEFT_FACTOR_MISSING, x, symbol, known, turned);
  for (int turned = 0; turned < 2; turned++) insert_factor(k, EDIT_RIGHT_FACTOR_MISSING, x, symbol, known, turned);
}

// A symbol, the atom or its entry at an index, and f' of it for every function f.
static void insert_with_functions(Walk *k, Node *x, Node *symbol, size_t atom, size_t index, unsigned stands) {
  insert(k, x, symbol, stands);
  if (!(stands & (TERM | FACTOR)) || !same_shape(k, x, symbol)) return;
  for (size_t i = 0; i < k->functions; i++) {
    Known *whole = primed_value(k, i, atom), *known = index == NONE ? whole : effects_entry(&k->effects, whole, index);
    if (!allowed(k, B_EMUL, known, false, false)) continue;
    Node *call = primed(k, i, symbol);
    call->known = known;
    add(k, EDIT_FACTOR_MISSING, x, binary(k, B_EMUL, x, call, x), x, call);
  }
}

static void missing_symbols(Walk *k, Node *x, unsigned stands) {
  for (size_t i = 0; i < k->atoms; i++) {
    Node *symbol = copy(k, k->atom[i]);
    Shape shape;
    if (!shape_of(k, symbol, &shape)) continue;
    symbol->span = x->span;
    symbol->shape = shape;
    symbol->known = k->atom[i]->known;
    insert_with_functions(k, x, symbol, i, NONE, stands);
    if (!shape_is_vector(shape) || shape_is_scalar(shape) || symbol->kind != N_NAME) continue;
    for (size_t b = 0; b < k->bound_n; b++) { // an entry of it
      Node *entry = node_new(k, N_INDEX, x, 2);
      entry->kid[0] = symbol;
      entry->kid[1] = named(k, k->bound[b], x);
      entry->shape = shape_scalar();
      entry->known = effects_entry(&k->effects, symbol->known, b);
      insert_with_functions(k, x, entry, i, b, stands);
    }
  }
}

static void edit_missing(Walk *k, Node *x, unsigned stands) {
  if (is_sum(x) && !(stands & CHAIN)) return;
  if ((stands & FIRST) && x->kind != N_NEGATE && x->kind != N_NUMBER) add(k, EDIT_MINUS_MISSING, x, unary(k, N_NEGATE, x), x, NULL);
  if ((stands & TERM) && !(stands & LINEAR)) missing_factors(k, x);
  missing_symbols(k, x, stands);
}

// ---- the walk --------------------------------------------------------------

static void walk(Walk *k, Node *x, unsigned stands);

static void walk_call(Walk *k, Node *x) {
  size_t bound = k->bound_n, first = 0;
  for (; first + 1 < x->n; first++) { // sum(k, …), sum(a=1..2, b=1..2, …), but not sum(A, 1)
    Node *b = x->kid[first];
    bool name = b->kind == N_NAME && !net_quantity(k->w->net, b->name) && !is_bound(k, b->name);
    if ((!name && b->kind != N_BIND) || k->bound_n == INDICES) break;
    k->bound[k->bound_n++] = b->name;
  }
  bool linear = str_eq(x->name, S("sum")) || str_eq(x->name, S("mean"));
  for (size_t i = first; i < x->n; i++) walk(k, x->kid[i], TERM | CHAIN | (linear ? LINEAR : FIRST));
  k->bound_n = bound;
}

static unsigned stands_below(const Walk *k, const Node *x, size_t i, unsigned stands) {
  if (is_sum(x)) return TERM | (i == 0 ? stands & FIRST : 0);
  bool factor = x->kind == N_BINARY && x->kid[i]->kind != N_TRANSPOSE && may_be_array(k, x->kid[i]) && (is_sum(x->kid[i]) || x->binary == B_MUL);
  return (is_sum(x->kid[i]) ? CHAIN : 0) | (factor ? FACTOR : 0) | (x->kind == N_TRANSPOSE || x->kind == N_NEGATE ? TRANSPOSED : 0);
}

static void walk_kids(Walk *k, Node *x, unsigned stands) {
  switch (x->kind) {
  case N_NUMBER: case N_NAME: case N_RANGE: case N_ALL: case N_BIND: case N_DERIVATIVE: return;
  case N_CALL: walk_call(k, x); return;
  case N_INDEX: walk(k, x->kid[0], TRANSPOSED); return;
  case N_TRANSPOSE: case N_NEGATE: case N_NOT: case N_MATRIX: case N_ROW: case N_BINARY:
    for (size_t i = 0; i < x->n; i++) walk(k, x->kid[i], stands_below(k, x, i, stands));
  }
}

static void small_edits(Walk *k, Node *x, unsigned stands) {
  if (x->kind == N_NEGATE) add(k, EDIT_MINUS_EXTRA, x, x->kid[0], x->kid[0], NULL);
  if (x->kind == N_TRANSPOSE) add(k, EDIT_TRANSPOSE_EXTRA, x, x->kid[0], x, x->kid[0]);
  else if (!(stands & TRANSPOSED) && x->kind != N_ROW && may_be_array(k, x)) add(k, EDIT_TRANSPOSE_MISSING, x, unary(k, N_TRANSPOSE, x), x, NULL);
  if (is_sum(x)) edit_signs(k, x);
  if (is_product(x)) edit_product(k, x);
  if (x->kind == N_CALL) edit_primes(k, x);
  if (x->kind == N_INDEX) edit_subscripts(k, x);
}

static void other_edits(Walk *k, Node *x) {
  if (x->kind == N_BINARY) edit_binary(k, x);
  if (x->kind == N_CALL) edit_function(k, x);
}

static void walk(Walk *k, Node *x, unsigned stands) {
  k->path[k->effects.at.depth++] = x;
  k->effects.at.bound_n = k->bound_n;
  k->place[0] = k->place[1] = NULL;
  bool index = x->kind == N_NAME && is_bound(k, x->name), symbol = !index && (x->kind == N_NAME || x->kind == N_DERIVATIVE);
  if (index && is_small(k)) other_indices(k, x, NULL);
  if (!index && is_small(k)) small_edits(k, x, stands);
  if (!index && k->group == OTHER_EDITS) other_edits(k, x);
  if (symbol && k->group != MISSING_EDITS) other_symbols(k, x);
  if (!index && k->group == MISSING_EDITS && (stands & (TERM | CHAIN | FACTOR))) edit_missing(k, x, stands);
  walk_kids(k, x, stands);
  k->effects.at.depth--;
}

// ---- what there is to insert -----------------------------------------------

static void find_functions(Walk *k, const Node *x) {
  const Function *f = x->kind == N_CALL ? net_function(k->w->net, x->name, 1) : NULL;
  bool known = !f || x->n != 1 || k->functions == FUNCTIONS;
  for (size_t i = 0; i < k->functions && !known; i++) known = k->function[i] == f;
  if (!known) k->function[k->functions++] = f;
  for (size_t i = 0; i < x->n; i++) find_functions(k, x->kid[i]);
}

static void find_symbols(Walk *k) {
  const Wrong *w = k->w;
  k->atom = NEW_ARRAY(k->arena, const Node *, w->net->quantities_n + w->atoms_n + 1);
  for (size_t i = 0; i < w->net->quantities_n; i++) {
    const Quantity *q = &w->net->quantities[i];
    if (q->body && !q->derived) find_functions(k, q->body);
    if (q->kind == Q_HIDDEN || !w->allowed(w->context, q)) continue;
    Node *x = named(k, q->name, w->tree);
    x->shape = q->shape;
    k->atom[k->atoms++] = x;
  }
  for (size_t i = 0; i < w->atoms_n; i++)
    if (w->atoms[i]->kind != N_NAME) k->atom[k->atoms++] = copy_all(k, w->atoms[i]);
}

Edits repair_edits(const Effects *effects, EditGroup group, Arena *a) {
  const Wrong *w = effects->wrong;
  Walk k = {.w = w, .arena = a, .group = group, .effects = *effects, .loss = net_loss(w->net)};
  find_symbols(&k);
  for (; k.bound_n < w->indices_n; k.bound_n++) k.bound[k.bound_n] = w->indices[k.bound_n];
  k.sizes = NEW_ARRAY(a, Known *, w->net->quantities_n + 1);
  k.primed = NEW_ARRAY(a, Known *, k.atoms * FUNCTIONS + 1);
  k.effects.at = (Place){.path = k.path, .bound = k.bound};
  for (size_t i = 0; i < k.atoms; i++) ((Node *)(uintptr_t)k.atom[i])->known = effects_symbol(&k.effects, (Node *)(uintptr_t)k.atom[i]);
  walk(&k, w->tree, TERM | FIRST | CHAIN);
  return k.edits;
}
