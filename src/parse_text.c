// parse_text.c - trees as text: house notation with the fewest parentheses that read
// back to the same tree.
//
// A node is wrapped when its level in the table of precedence is below what its place
// demands.
#include "hash.h"
#include "parse_operators.h"

static int level_of(const Node *x) {
  switch (x->kind) {
  case N_BINARY: return binaries[x->binary].level;
  case N_NOT: return LEVEL_NOT;
  case N_NEGATE: return LEVEL_SIGN;
  case N_RANGE: case N_BIND: return 0;
  default: return LEVEL_POSTFIX;
  }
}

static void write_node(const Node *x, int level, Buf *b);

static void write_list(const Node *x, size_t from, Str separator, Buf *b) {
  for (size_t i = from; i < x->n; i++) {
    if (i > from) buf_add(b, separator);
    write_node(x->kid[i], 0, b);
  }
}

// Behind ^ without parentheses: x^y' is refused, x^T is a transpose.
static bool reads_otherwise(const Node *exponent) {
  const Node *base = exponent->kind == N_INDEX ? exponent->kid[0] : exponent;
  return exponent->kind == N_TRANSPOSE || (base->kind == N_NAME && str_eq(base->name, S("T")));
}

static void write_binary(const Node *x, Buf *b) {
  const Operator *o = &binaries[x->binary];
  write_node(x->kid[0], o->level + (o->level == LEVEL_COMPARE || o->level == LEVEL_POWER), b);
  buf_add(b, o->text);
  write_node(x->kid[1], o->level + 1 + reads_otherwise(x->kid[1]), b);
}

static void write_call(const Node *x, Buf *b) {
  buf_add(b, x->name);
  for (int i = 0; i < x->primes; i++) buf_char(b, '\'');
  buf_char(b, '(');
  write_list(x, 0, S(", "), b);
  buf_char(b, ')');
}

// plain: dL, which is a name elsewhere, only where it was written so.
static void write_differential(const Node *x, bool plain, Buf *b) {
  buf_char(b, 'd');
  if (!plain) buf_char(b, '(');
  write_node(x, 0, b);
  if (!plain) buf_char(b, ')');
}

static void write_node(const Node *x, int level, Buf *b) {
  bool wrap = level_of(x) < level;
  if (wrap) buf_char(b, '(');
  switch (x->kind) {
  case N_NUMBER: buf_add(b, str_number(b->arena, x->number)); break;
  case N_NAME: buf_add(b, x->name); break;
  case N_NEGATE: buf_char(b, '-'); write_node(x->kid[0], LEVEL_SIGN, b); break;
  case N_NOT: buf_add(b, S("not ")); write_node(x->kid[0], LEVEL_NOT, b); break;
  case N_TRANSPOSE: write_node(x->kid[0], LEVEL_POSTFIX, b); buf_char(b, '\''); break;
  case N_BINARY: write_binary(x, b); break;
  case N_MATRIX: buf_char(b, '['); write_list(x, 0, S("; "), b); buf_char(b, ']'); break;
  case N_ROW: write_list(x, 0, S(", "), b); break;
  case N_CALL: write_call(x, b); break;
  case N_INDEX:
    write_node(x->kid[0], x->kid[0]->kind == N_DERIVATIVE ? LEVEL_POSTFIX + 1 : LEVEL_POSTFIX, b);
    buf_char(b, '[');
    write_list(x, 1, S(","), b);
    buf_char(b, ']');
    break;
  case N_RANGE: write_list(x, 0, S(":"), b); break;
  case N_ALL: buf_char(b, ':'); break;
  case N_BIND:
    buf_add(b, x->name);
    if (x->n) buf_char(b, '=');
    write_list(x, 0, S(".."), b);
    break;
  case N_DERIVATIVE:
    write_differential(x->kid[0], x->caret, b);
    buf_char(b, '/');
    write_differential(x->kid[1], x->caret, b);
    break;
  }
  if (wrap) buf_char(b, ')');
}

Str node_text(Arena *a, const Node *x) {
  Buf b = buf_new(a);
  write_node(x, 0, &b);
  return buf_str(&b);
}

static void print_level(const Node *x, bool shapes, int depth, Buf *out) {
  Str text = node_text(out->arena, x);
  buf_fmt(out, "%*s" STR_FMT, 2 * depth, "", STR_ARG(text));
  if (shapes && x->shape.d[0]) {
    Str shape = shape_text(out->arena, x->shape);
    buf_fmt(out, "  : " STR_FMT, STR_ARG(shape));
  }
  buf_char(out, '\n');
  for (size_t i = 0; i < x->n; i++) print_level(x->kid[i], shapes, depth + 1, out);
}

void node_print(const Node *x, bool shapes, Buf *out) { print_level(x, shapes, 0, out); }

Node *node_copy(Arena *a, const Node *node) {
  Node *copy = arena_copy(a, node, sizeof *node);
  if (node->n) copy->kid = NEW_ARRAY(a, Node *, node->n);
  for (size_t i = 0; i < node->n; i++) copy->kid[i] = node_copy(a, node->kid[i]);
  return copy;
}

bool node_eq(const Node *a, const Node *b) {
  if (a->kind != b->kind || a->n != b->n || a->primes != b->primes || !str_eq(a->name, b->name)) return false;
  if (a->kind == N_BINARY && a->binary != b->binary) return false;
  if (a->kind == N_NUMBER && !(a->number == b->number)) return false;
  for (size_t i = 0; i < a->n; i++)
    if (!node_eq(a->kid[i], b->kid[i])) return false;
  return true;
}

uint64_t node_hash(const Node *x, uint64_t h) {
  uint64_t signs = x->caret | x->trusted << 1 | x->dot << 2 | x->numpy << 3 | x->nested << 4, bits = 0;
  if (x->kind == N_NUMBER) memcpy(&bits, &x->number, sizeof bits);
  if (x->kind == N_BINARY) bits = x->binary;
  h = hash_mix(hash_mix(h, (uint64_t)x->kind | signs << 8 | (uint64_t)x->n << 16 | (uint64_t)x->primes << 48), bits);
  if (x->name.n) h = hash_text(h, x->name);
  for (size_t i = 0; i < x->n; i++) h = node_hash(x->kid[i], h);
  return h;
}
