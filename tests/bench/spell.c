// spell.c - see spell.h.
//
// Rewriting is tree to tree, bottom-up, each rule thrown for by dice; new nodes carry
// the shapes of the old ones, which decide what commutes and what `*` means.
#include "spell.h"

#include "net.h"

uint64_t luck_below(Luck *l, uint64_t n) { // splitmix64
  uint64_t z = l->state += 0x9e3779b97f4a7c15u;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return (z ^ (z >> 31)) % n;
}

bool luck_percent(Luck *l, int percent) { return luck_below(l, 100) < (uint64_t)percent; }

// ---- trees -----------------------------------------------------------------

static Node *node(Arena *a, NodeKind kind, const Node *like, Node *left, Node *right) {
  Node *x = NEW(a, Node);
  *x = (Node){.kind = kind, .shape = like->shape, .n = right ? 2 : 1, .kid = NEW_ARRAY(a, Node *, 2)};
  x->kid[0] = left;
  x->kid[1] = right;
  return x;
}

static Node *binary(Arena *a, Binary op, const Node *like, Node *left, Node *right) {
  Node *x = node(a, N_BINARY, like, left, right);
  x->binary = op;
  return x;
}

static Node *copy(Arena *a, const Node *x) {
  Node *y = arena_copy(a, x, sizeof *x);
  y->kid = x->n ? NEW_ARRAY(a, Node *, x->n) : NULL;
  for (size_t i = 0; i < x->n; i++) y->kid[i] = copy(a, x->kid[i]);
  return y;
}

static bool is(const Node *x, Binary op) { return x->kind == N_BINARY && x->binary == op; }
static bool is_condition(const Node *x) { return x->kind == N_BINARY && x->binary >= B_EQ && x->binary <= B_GE; }
static bool is_number(const Node *x) { return shape_is_scalar(x->shape); }

static void swap(Node *x) {
  Node *left = x->kid[0];
  x->kid[0] = x->kid[1];
  x->kid[1] = left;
}

static void rename_index(Node *x, Str from, Str to) {
  if (x->kind == N_NAME && str_eq(x->name, from)) x->name = to;
  for (size_t i = 0; i < x->n; i++) rename_index(x->kid[i], from, to);
}

static bool commutes(const Node *x) {
  if (x->kind != N_BINARY) return false;
  if (x->binary == B_MUL) return is_number(x->kid[0]) || is_number(x->kid[1]);
  return x->binary == B_ADD || x->binary == B_EMUL || x->binary == B_EQ || x->binary == B_NE;
}

// factor*(p ± q) and (p ± q)*factor become two products.
static Node *distribute(Arena *a, Node *x) {
  for (int side = 0; side < 2; side++) {
    Node *sum = x->kid[side], *factor = x->kid[1 - side];
    if (!is(sum, B_ADD) && !is(sum, B_SUB)) continue;
    Node *term[2];
    for (int i = 0; i < 2; i++)
      term[i] = binary(a, x->binary, x, side ? copy(a, factor) : sum->kid[i], side ? sum->kid[i] : copy(a, factor));
    return binary(a, sum->binary, x, term[0], term[1]);
  }
  return x;
}

static Node *rewrite_binary(Arena *a, Luck *l, Node *x) {
  if (commutes(x) && luck_percent(l, 50)) swap(x);
  bool product = x->binary == B_MUL || x->binary == B_EMUL;
  if (product && luck_percent(l, 30)) x = distribute(a, x);
  if (is(x, B_SUB) && luck_percent(l, 25)) x = binary(a, B_ADD, x, node(a, N_NEGATE, x->kid[1], x->kid[1], NULL), x->kid[0]);
  if (is(x, B_GT) && luck_percent(l, 50)) {
    swap(x);
    x->binary = B_LT;
  }
  return x;
}

Node *spell_equal(Arena *a, Luck *l, const Node *old) {
  static const char *const letters[] = {"t", "a", "m", "u", "v", "l", "q1", "kk"};
  Node *x = arena_copy(a, old, sizeof *old);
  x->kid = x->n ? NEW_ARRAY(a, Node *, x->n) : NULL;
  bool leaf = x->kind == N_INDEX || x->kind == N_DERIVATIVE;
  for (size_t i = 0; i < x->n; i++) x->kid[i] = leaf ? copy(a, old->kid[i]) : spell_equal(a, l, old->kid[i]);
  if (x->kind == N_BINARY) return rewrite_binary(a, l, x);
  if (x->kind == N_CALL && x->n == 2) rename_index(x, x->kid[0]->name, str(letters[luck_below(l, 8)]));
  if (x->kind == N_TRANSPOSE) {
    x->caret = luck_percent(l, 30);
    Node *k = x->kid[0];
    if (is(k, B_MUL) && !commutes(k)) return binary(a, B_MUL, x, node(a, N_TRANSPOSE, k->kid[1], k->kid[1], NULL), node(a, N_TRANSPOSE, k->kid[0], k->kid[0], NULL));
  }
  return x;
}

// ---- structures ------------------------------------------------------------
//
// What spell_equal leaves alone: where brackets stand, and signs and factors that come
// and go.  Each rule keeps the value; one is thrown for at each node.

static bool mentions(const Node *x, Str name) {
  if (x->kind == N_NAME && str_eq(x->name, name)) return true;
  for (size_t i = 0; i < x->n; i++)
    if (mentions(x->kid[i], name)) return true;
  return false;
}

static Node *negated(Arena *a, Node *x) {
  return x->kind == N_NEGATE ? x->kid[0] : node(a, N_NEGATE, x, x, NULL);
}

static Node *number(Arena *a, double value) {
  Node *x = NEW(a, Node);
  *x = (Node){.kind = N_NUMBER, .number = value, .shape = shape_scalar()};
  return x;
}

static Node *product(Arena *a, Binary op, Node *left, Node *right) {
  Node *x = binary(a, op, is_number(left) ? right : left, left, right);
  if (op == B_MUL && !is_number(left) && !is_number(right)) shape_product(left->shape, right->shape, &x->shape);
  return x;
}

// (p op q) op r and p op (q op r); of sums, and of products of one kind.
static Node *reassociate(Arena *a, Node *x) {
  Node *left = x->kid[0], *right = x->kid[1];
  Binary op = x->binary;
  bool sum = op == B_ADD;
  if (is(left, op)) {
    Node *rest = sum ? binary(a, op, x, left->kid[1], right) : product(a, op, left->kid[1], right);
    return binary(a, op, x, left->kid[0], rest);
  }
  if (!is(right, op)) return x;
  Node *first = sum ? binary(a, op, x, left, right->kid[0]) : product(a, op, left, right->kid[0]);
  return binary(a, op, x, first, right->kid[1]);
}

static Node *vary_product(Arena *a, Luck *l, Node *x) {
  Node *left = x->kid[0], *right = x->kid[1];
  switch (luck_below(l, 20)) {
  case 0: case 1: case 2: case 3: case 4: case 5: return reassociate(a, x);
  case 6: case 7: return binary(a, x->binary, x, negated(a, left), negated(a, right));
  case 8: case 9: return negated(a, binary(a, x->binary, x, negated(a, left), right));
  case 10: return binary(a, B_DIV, x, binary(a, B_MUL, x, number(a, 2), x), number(a, 2));
  default: return x;
  }
}

static Node *vary_sum(Arena *a, Luck *l, Node *x) {
  Node *left = x->kid[0], *right = x->kid[1];
  bool minus = x->binary == B_SUB;
  switch (luck_below(l, 8)) {
  case 0: case 1: return minus ? negated(a, binary(a, B_SUB, x, right, left)) : reassociate(a, x);
  case 2: return binary(a, minus ? B_ADD : B_SUB, x, left, negated(a, right));
  case 3: return minus ? binary(a, B_ADD, x, negated(a, right), left) : x;
  default: return x;
  }
}

static Node *vary_condition(Arena *a, Luck *l, Node *x) {
  static const Binary opposite[] = {[B_EQ] = B_NE, [B_NE] = B_EQ, [B_LT] = B_GE, [B_LE] = B_GT, [B_GT] = B_LE, [B_GE] = B_LT};
  if (!luck_percent(l, 20)) return x;
  return binary(a, B_SUB, x, number(a, 1), binary(a, opposite[x->binary], x, x->kid[0], x->kid[1]));
}

// sum(k, c*p) is c*sum(k, p).
static Node *hoist(Arena *a, Node *x) {
  Node *body = x->kid[1];
  for (size_t side = 0; side < 2 && is(body, B_MUL); side++) {
    if (mentions(body->kid[side], x->kid[0]->name)) continue;
    Node *sum = node(a, N_CALL, x, x->kid[0], body->kid[1 - side]);
    sum->name = x->name;
    return binary(a, B_MUL, x, body->kid[side], sum);
  }
  return x;
}

Node *spell_vary(Arena *a, Luck *l, const Node *old) {
  Node *x = copy(a, old);
  if (x->kind == N_INDEX || x->kind == N_DERIVATIVE) return x;
  for (size_t i = 0; i < x->n; i++) x->kid[i] = spell_vary(a, l, x->kid[i]);
  if (x->kind == N_CALL && x->n == 2) return luck_percent(l, 40) ? hoist(a, x) : x;
  if (x->kind != N_BINARY) return x;
  if (is_condition(x)) return vary_condition(a, l, x);
  if (x->binary == B_ADD || x->binary == B_SUB) return vary_sum(a, l, x);
  return x->binary == B_MUL || x->binary == B_EMUL ? vary_product(a, l, x) : x;
}

// ---- mistakes --------------------------------------------------------------

typedef struct { Node **place[256]; size_t n; } Places;

static void collect(Places *p, Node **x) {
  if (p->n < 256) p->place[p->n++] = x;
  if ((*x)->kind == N_DERIVATIVE || (*x)->kind == N_INDEX) return;
  bool binds = (*x)->kind == N_CALL && (*x)->n == 2; // sum(k, …)
  for (size_t i = binds; i < (*x)->n; i++) collect(p, &(*x)->kid[i]);
}

static bool spoil(Arena *a, Luck *l, Node **at) {
  Node *x = *at;
  switch (x->kind) {
  case N_TRANSPOSE: *at = x->kid[0]; return true;
  case N_INDEX: swap(x->n == 3 ? &(Node){.kid = x->kid + 1} : x); return x->n == 3;
  case N_CALL: return x->primes ? (x->primes = 0, true) : false;
  case N_BINARY:
    if (x->binary == B_ADD) x->binary = B_SUB;
    else if (x->binary == B_SUB) x->binary = B_ADD;
    else if (x->binary == B_EQ) x->binary = B_NE;
    else if (x->binary == B_GT) x->binary = B_LT;
    else if (x->binary == B_EMUL || x->binary == B_MUL) *at = x->kid[luck_below(l, 2)];
    else return false;
    return true;
  case N_NAME: case N_DERIVATIVE: *at = node(a, N_NEGATE, x, x, NULL); return true;
  default: return false;
  }
}

// An index that is swapped with its neighbour keeps a tree; anything else is replaced.
Node *spell_mistake(Arena *a, Luck *l, const Node *x) {
  for (;;) {
    Node *y = copy(a, x);
    Places p = {.n = 0};
    collect(&p, &y);
    Node **at = p.place[luck_below(l, p.n)];
    if ((*at)->kind == N_INDEX && (*at)->n != 3) continue;
    if (spoil(a, l, at)) return y;
  }
}

// ---- text ------------------------------------------------------------------

static const char *const house[] = {"or", "and", "==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", ".*", "./", "^", ".^"};
static const char *const numpy[] = {"|", "&", "==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "*", "/", "**", "**"};

static void list(Buf *out, Luck *l, const Node *x, size_t from, char open, char close) {
  buf_char(out, open);
  for (size_t i = from; i < x->n; i++) {
    if (i > from) buf_add(out, luck_percent(l, 50) ? S(", ") : S(","));
    spell_house(out, l, x->kid[i]);
  }
  buf_char(out, close);
}

static void spaces(Buf *out, Luck *l) { buf_add(out, str_sub(S("  "), 0, luck_below(l, 3))); }

void spell_house(Buf *out, Luck *l, const Node *x) {
  int pairs = x->kind == N_BINARY || x->kind == N_NEGATE;
  while (luck_percent(l, x->kind == N_BINARY || x->kind == N_DERIVATIVE ? 15 : 4)) pairs++;
  for (int i = 0; i < pairs; i++) buf_char(out, '(');
  switch (x->kind) {
  case N_BINARY:
    spell_house(out, l, x->kid[0]);
    spaces(out, l), buf_add(out, str(house[x->binary])), spaces(out, l);
    spell_house(out, l, x->kid[1]);
    break;
  case N_NEGATE: buf_char(out, '-'), spell_house(out, l, x->kid[0]); break;
  case N_TRANSPOSE: spell_house(out, l, x->kid[0]), buf_add(out, x->caret ? S("^T") : S("'")); break;
  case N_CALL:
    buf_fmt(out, STR_FMT "%.*s", STR_ARG(x->name), x->primes, "''''");
    list(out, l, x, 0, '(', ')');
    break;
  case N_INDEX: buf_add(out, x->kid[0]->name), list(out, l, x, 1, '[', ']'); break;
  default: buf_add(out, node_text(out->arena, x));
  }
  for (int i = 0; i < pairs; i++) buf_char(out, ')');
}

static void numpy_index(Buf *out, const Node *x) {
  bool by_data = false;
  for (size_t i = 1; i < x->n; i++) by_data |= str_eq(x->kid[i]->name, S("y")); // hinge: the true class
  buf_fmt(out, STR_FMT "[%s", STR_ARG(x->kid[0]->name), by_data ? "R" : ":");
  for (size_t i = 1; i < x->n; i++) {
    buf_char(out, ',');
    spell_numpy(out, x->kid[i], true);
  }
  buf_add(out, x->n == 2 ? S(",0]") : S("]"));
}

static bool is_truth(const Node *x) { return is_condition(x) || (is(x, B_MUL) && is_truth(x->kid[0]) && is_truth(x->kid[1])); }

void spell_numpy(Buf *out, const Node *x, bool entry) {
  switch (x->kind) {
  case N_BINARY:
    buf_char(out, '(');
    spell_numpy(out, x->kid[0], entry);
    buf_fmt(out, " %s ", x->binary == B_MUL && !entry && !commutes(x) ? "@" : numpy[x->binary]);
    spell_numpy(out, x->kid[1], entry);
    buf_char(out, ')');
    break;
  case N_NEGATE: // which NumPy refuses to truth values
    buf_add(out, is_truth(x->kid[0]) ? S("(-1*") : S("(-")), spell_numpy(out, x->kid[0], entry), buf_char(out, ')');
    break;
  case N_TRANSPOSE: spell_numpy(out, x->kid[0], entry), buf_add(out, S(".swapaxes(1,2)")); break;
  case N_CALL:
    if (x->n == 2) {
      buf_add(out, S("sum(")), spell_numpy(out, x->kid[1], entry);
      buf_fmt(out, " for " STR_FMT " in range(n))", STR_ARG(x->kid[0]->name));
    } else {
      buf_add(out, x->primes ? S("fd(") : S("ff(")), spell_numpy(out, x->kid[0], entry), buf_char(out, ')');
    }
    break;
  case N_INDEX: numpy_index(out, x); break;
  case N_DERIVATIVE: {
    Str top = node_text(out->arena, x->kid[0]), bottom = node_text(out->arena, x->kid[1]);
    buf_fmt(out, "d" STR_FMT "_d" STR_FMT, STR_ARG(top), STR_ARG(bottom));
    break;
  }
  default: buf_add(out, node_text(out->arena, x));
  }
}
