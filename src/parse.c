// parse.c - expressions, by recursive descent; each function is headed by its production.
//
// Two things are not context free.  Inside `[ ]` white space separates entries,
// so `[1 -2]` has two and `[1 - 2]` has one (Octave's rule).  And `dL/dW` is a
// derivative when L and W are quantities and `dL` is not; the caller knows the
// quantities.  Depth is counted, because the input is a student's.
#include "parse_parser.h"

#include "limits.h"
#include "parse_operators.h"

Node *fail(Parser *p, Span span, const char *message) {
  diag_error(p->diags, p->tokens.source, span, "%s", message);
  return NULL;
}

Node *unexpected(Parser *p, const char *wanted) {
  const Token *t = peek(p);
  if (t->kind == T_END || t->kind == T_NEWLINE) {
    diag_error(p->diags, p->tokens.source, t->span, "the text ends where %s is needed", wanted);
    return NULL;
  }
  Str text = token_text(&p->tokens, p->at);
  diag_error(p->diags, p->tokens.source, t->span, "`" STR_FMT "` stands where %s is needed", STR_ARG(text), wanted);
  if (t->kind == T_STAR && p->at && kind_at(p, p->at - 1) == T_STAR) diag_help(p->diags, "a power is written with ^");
  return NULL;
}

bool expect(Parser *p, TokenKind kind, const char *wanted) {
  return accept(p, kind) || unexpected(p, wanted);
}

// The height of a tree is bounded too: a chain of a+b+c+… nests to the left.
static Node *finish(Parser *p, Node *x) {
  for (size_t i = 0; i < x->n; i++)
    if (x->kid[i]->height >= x->height) x->height = x->kid[i]->height + 1;
  return x->height > LIMIT_TREE ? fail(p, x->span, "too long a chain: split it with definitions or shorten it") : x;
}

Node *node(Parser *p, NodeKind kind, Span span, size_t n) {
  Node *x = arena_alloc(p->arena, sizeof(Node) + n * sizeof(Node *)); // its kids behind it
  x->kind = kind;
  x->span = span;
  x->n = n;
  if (n) x->kid = (Node **)(x + 1);
  return x;
}

static Node *node1(Parser *p, NodeKind kind, Span span, Node *a) {
  Node *x = node(p, kind, span, 1);
  x->kid[0] = a;
  return finish(p, x);
}

static Node *node2(Parser *p, NodeKind kind, Span span, Node *a, Node *b) {
  Node *x = node(p, kind, span, 2);
  x->kid[0] = a;
  x->kid[1] = b;
  return finish(p, x);
}

void push(Parser *p, List *list, Node *x) {
  list->v = GROW(p->arena, list->v, list->n, &list->cap);
  list->v[list->n++] = x;
}

static Node *node_list(Parser *p, NodeKind kind, Span span, List list) {
  Node *x = node(p, kind, span, 0);
  x->kid = list.v;
  x->n = list.n;
  return finish(p, x);
}

static bool is_quantity(const Parser *p, Str name) {
  if (p->known)
    for (size_t i = 0; i < p->known->n; i++)
      if (p->known->v[i].kind != ST_FUNCTION && p->known->v[i].kind != ST_ABSTRACT &&
          p->known->v[i].kind != ST_REQUIRE && str_eq(p->known->v[i].name, name))
        return true;
  return p->names.is_quantity && p->names.is_quantity(p->names.context, name);
}

static void skip_newlines(Parser *p) { while (accept(p, T_NEWLINE)) {} }

// ---- derivatives -----------------------------------------------------------

static bool is_parameter(const Parser *p, Str name) {
  for (size_t k = 0; p->head && k < p->head->n; k++)
    if (str_eq(p->head->list[k]->name, name)) return true;
  return false;
}

bool is_differential(const Parser *p, size_t i) {
  if (kind_at(p, i) != T_NAME) return false;
  Str name = token_text(&p->tokens, i);
  if (name.p[0] != 'd') return false;
  if (name.n == 1) return kind_at(p, i + 1) == T_OPEN;
  if (is_parameter(p, name)) return false;
  return is_quantity(p, str_sub(name, 1, name.n)) && !is_quantity(p, name);
}

// The token after the bracket that token i opens.
static size_t after_bracket(const Parser *p, size_t i) {
  int depth = 0;
  do {
    TokenKind k = kind_at(p, i++);
    depth += (k == T_OPEN || k == T_OPEN_BRACKET) - (k == T_CLOSE || k == T_CLOSE_BRACKET);
    if (k == T_END) break;
  } while (depth > 0);
  return i;
}

static bool derivative_ahead(const Parser *p) {
  if (!is_differential(p, p->at)) return false;
  size_t i = p->at + 1;
  if (kind_at(p, i) == T_OPEN_BRACKET || kind_at(p, i) == T_OPEN) i = after_bracket(p, i);
  return kind_at(p, i) == T_SLASH && is_differential(p, i + 1);
}

static Node *subscripts(Parser *p, Node *base);

// differential := "d" NAME [subscripts] | "d" "(" expression ")"
Node *differential(Parser *p) {
  Token t = *peek(p);
  p->at++;
  if (t.span.to - t.span.from == 1) {
    p->at++; // the parenthesis: is_differential() saw it
    bool outer = p->in_matrix;
    p->in_matrix = false;
    Node *x = expression(p);
    p->in_matrix = outer;
    return x && expect(p, T_CLOSE, "a `)`") ? x : NULL;
  }
  Node *x = node(p, N_NAME, (Span){t.span.from + 1, t.span.to}, 0);
  x->name = str_sub(p->tokens.source->text, x->span.from, x->span.to);
  return is(p, T_OPEN_BRACKET) && !peek(p)->space_before ? subscripts(p, x) : x;
}

// derivative := differential "/" differential
static Node *derivative(Parser *p) {
  Span from = peek(p)->span;
  bool plain = from.to - from.from > 1;
  Node *y = differential(p);
  if (!y || !expect(p, T_SLASH, "a `/`")) return NULL;
  if (!is_differential(p, p->at)) return unexpected(p, "d of a quantity");
  plain &= peek(p)->span.to - peek(p)->span.from > 1;
  Node *x = differential(p);
  x = x ? node2(p, N_DERIVATIVE, (Span){from.from, last_span(p).to}, y, x) : NULL;
  if (x) x->caret = plain;
  return x;
}

// ---- primary ---------------------------------------------------------------

// subscript := ":" | expression [":" expression]
static Node *subscript(Parser *p) {
  if (is(p, T_COLON)) return node(p, N_ALL, p->tokens.v[p->at++].span, 0);
  Node *a = expression(p);
  if (!a || !accept(p, T_COLON)) return a;
  Node *b = expression(p);
  return b ? node2(p, N_RANGE, (Span){a->span.from, b->span.to}, a, b) : NULL;
}

// subscripts := base "[" subscript {"," subscript} "]"
static Node *subscripts(Parser *p, Node *base) {
  bool outer = p->in_matrix;
  p->in_matrix = false;
  p->at++;
  List list = {0};
  push(p, &list, base);
  do {
    Node *s = subscript(p);
    if (!s) return NULL;
    push(p, &list, s);
  } while (accept(p, T_COMMA));
  p->in_matrix = outer;
  if (!expect(p, T_CLOSE_BRACKET, "a `]`")) return NULL;
  if (list.n - 1 > OWN) return fail(p, base->span, "more than four subscripts");
  return node_list(p, N_INDEX, (Span){base->span.from, last_span(p).to}, list);
}

// argument := NAME "=" expression ".." expression | "step" NUMBER | expression
Node *argument(Parser *p) {
  if (is(p, T_NAME) && kind_at(p, p->at + 1) == T_NUMBER && str_eq(token_text(&p->tokens, p->at), S("step"))) {
    Span from = p->tokens.v[p->at++].span;
    Node *h = primary(p);
    Node *x = h ? node1(p, N_BIND, (Span){from.from, h->span.to}, h) : NULL;
    if (x) x->name = S("step");
    return x;
  }
  if (!(is(p, T_NAME) && kind_at(p, p->at + 1) == T_ASSIGN)) return expression(p);
  Token t = *peek(p);
  Str name = token_text(&p->tokens, p->at);
  p->at += 2;
  Node *low = expression(p);
  if (!low || !expect(p, T_DOTS, "`..` and the last index")) return NULL;
  Node *high = expression(p);
  if (!high) return NULL;
  Node *x = node2(p, N_BIND, (Span){t.span.from, high->span.to}, low, high);
  if (x) x->name = name;
  return x;
}

// call := NAME {"'"} "(" [argument {"," argument}] ")"
static Node *call(Parser *p, Str name, Span span, int primes) {
  bool outer = p->in_matrix;
  p->in_matrix = false;
  p->at++;
  List list = {0};
  if (!is(p, T_CLOSE)) do {
    Node *x = argument(p);
    if (!x) return NULL;
    push(p, &list, x);
  } while (accept(p, T_COMMA));
  p->in_matrix = outer;
  if (!expect(p, T_CLOSE, "a `)`")) return NULL;
  Node *x = node_list(p, N_CALL, (Span){span.from, last_span(p).to}, list);
  if (!x) return NULL;
  x->name = name;
  x->primes = primes;
  return x;
}

static bool row_ends(const Parser *p) {
  return is(p, T_SEMICOLON) || is(p, T_NEWLINE) || is(p, T_CLOSE_BRACKET) || is(p, T_END);
}

// row := expression {[","] expression}
static Node *row(Parser *p) {
  List list = {0};
  while (!row_ends(p) && !is(p, T_ASSIGN)) { // = : the next statement, the bracket was forgotten
    Node *x = expression(p);
    if (!x) return NULL;
    push(p, &list, x);
    if (accept(p, T_COMMA) && row_ends(p)) return unexpected(p, "an entry");
  }
  return node_list(p, N_ROW, (Span){list.v[0]->span.from, last_span(p).to}, list);
}

// matrix := "[" row {(";" | NEWLINE) row} "]"
static Node *matrix(Parser *p) {
  bool outer = p->in_matrix;
  Span open = p->tokens.v[p->at++].span;
  p->in_matrix = true;
  List list = {0};
  while (skip_newlines(p), !is(p, T_CLOSE_BRACKET)) {
    if (is(p, T_END)) return fail(p, open, "this `[` is never closed");
    if (row_ends(p) || is(p, T_ASSIGN)) return unexpected(p, "an entry");
    Node *r = row(p);
    if (!r) return NULL;
    push(p, &list, r);
    if (!is(p, T_CLOSE_BRACKET) && !accept(p, T_SEMICOLON) && !accept(p, T_NEWLINE))
      return is(p, T_END) || is(p, T_ASSIGN) ? fail(p, open, "this `[` is never closed") : unexpected(p, "`;` or `]`");
  }
  p->in_matrix = outer;
  p->at++;
  Span span = {open.from, last_span(p).to};
  return list.n ? node_list(p, N_MATRIX, span, list) : fail(p, span, "an array needs an entry");
}

// dL/dQ with a quantity L and no quantity Q: say which of the two is not there.
static bool unknown_denominator(Parser *p) {
  if (!is_differential(p, p->at) || peek(p)->span.to - peek(p)->span.from == 1) return false;
  if (kind_at(p, p->at + 1) != T_SLASH || kind_at(p, p->at + 2) != T_NAME) return false;
  Str below = token_text(&p->tokens, p->at + 2);
  Span span = p->tokens.v[p->at + 2].span;
  if (below.n < 2 || below.p[0] != 'd' || is_quantity(p, below) || is_parameter(p, below)) return false;
  diag_error(p->diags, p->tokens.source, (Span){span.from + 1, span.to}, "there is no quantity `" STR_FMT "`", STR_ARG(str_sub(below, 1, below.n)));
  return true;
}

// name := NAME | call | derivative
static Node *name_or_call(Parser *p) {
  if (derivative_ahead(p)) return derivative(p);
  if (unknown_denominator(p)) return NULL;
  Token t = *peek(p);
  Str name = token_text(&p->tokens, p->at);
  size_t after = p->at + 1, primes = 0;
  while (kind_at(p, after + primes) == T_QUOTE && !p->tokens.v[after + primes].space_before) primes++;
  bool open = kind_at(p, after + primes) == T_OPEN;
  bool adjacent = open && !p->tokens.v[after + primes].space_before;
  if (open && (adjacent || (!p->in_matrix && primes == 0)) && !(primes && is_quantity(p, name))) {
    p->at = after + primes;
    return call(p, name, t.span, (int)primes);
  }
  p->at++;
  Node *x = node(p, N_NAME, t.span, 0);
  x->name = name;
  return x;
}

// parenthesised := "(" expression ")"
static Node *parenthesised(Parser *p) {
  bool outer = p->in_matrix;
  p->in_matrix = false;
  Span open = p->tokens.v[p->at++].span;
  Node *x = expression(p);
  if (!x) return NULL;
  p->in_matrix = outer;
  if (is(p, T_END) || is(p, T_NEWLINE)) return fail(p, open, "this `(` is never closed");
  return expect(p, T_CLOSE, "a `)`") ? x : NULL;
}

// primary := NUMBER | name | "(" expression ")" | matrix
Node *primary(Parser *p) {
  Token t = *peek(p);
  switch (t.kind) {
  case T_NUMBER: {
    p->at++;
    Node *x = node(p, N_NUMBER, t.span, 0);
    x->number = t.number;
    return x;
  }
  case T_NAME: return name_or_call(p);
  case T_OPEN: return parenthesised(p);
  case T_OPEN_BRACKET: return matrix(p);
  default: return unexpected(p, "a number, a name or `(`");
  }
}

// transposed := "^" "T"
static bool caret_t(const Parser *p) {
  return is(p, T_CARET) && kind_at(p, p->at + 1) == T_NAME && kind_at(p, p->at + 2) != T_OPEN &&
         str_eq(token_text(&p->tokens, p->at + 1), S("T"));
}

// postfix := primary {subscripts | "'" | "^" "T"}
static Node *postfix(Parser *p) {
  Node *x = primary(p);
  while (x) {
    if (is(p, T_OPEN_BRACKET) && !peek(p)->space_before && x->kind != N_NUMBER) {
      x = subscripts(p, x);
    } else if (is(p, T_QUOTE) && !(p->in_matrix && peek(p)->space_before)) {
      p->at++;
      x = node1(p, N_TRANSPOSE, (Span){x->span.from, last_span(p).to}, x);
    } else if (caret_t(p)) {
      p->at += 2;
      x = node1(p, N_TRANSPOSE, (Span){x->span.from, last_span(p).to}, x);
      if (x) x->caret = true;
    } else {
      break;
    }
  }
  return x;
}

// ---- operators: one table of precedence ------------------------------------

const Operator binaries[BINARIES] = {
  [B_OR] = {1, STR_INIT(" or ")}, [B_AND] = {2, STR_INIT(" and ")},
  [B_EQ] = {4, STR_INIT(" == ")}, [B_NE] = {4, STR_INIT(" != ")}, [B_LT] = {4, STR_INIT(" < ")},
  [B_LE] = {4, STR_INIT(" <= ")}, [B_GT] = {4, STR_INIT(" > ")}, [B_GE] = {4, STR_INIT(" >= ")},
  [B_ADD] = {5, STR_INIT(" + ")}, [B_SUB] = {5, STR_INIT(" - ")},
  [B_MUL] = {6, STR_INIT("*")}, [B_DIV] = {6, STR_INIT("/")}, [B_EMUL] = {6, STR_INIT(".*")}, [B_EDIV] = {6, STR_INIT("./")},
  [B_POW] = {8, STR_INIT("^")}, [B_EPOW] = {8, STR_INIT(".^")},
};

// The operator that stands here, or -1; the sign of the next entry is none.
static int binary_here(const Parser *p) {
  static const signed char binary_of[] = {
    [T_AND] = B_AND, [T_OR] = B_OR, [T_NOT] = -1, [T_PLUS] = B_ADD, [T_MINUS] = B_SUB, [T_STAR] = B_MUL, [T_SLASH] = B_DIV, [T_CARET] = B_POW, [T_DOT_STAR] = B_EMUL,
    [T_DOT_SLASH] = B_EDIV, [T_DOT_CARET] = B_EPOW, [T_QUOTE] = -1, [T_EQ] = B_EQ, [T_NE] = B_NE, [T_LT] = B_LT, [T_LE] = B_LE, [T_GT] = B_GT, [T_GE] = B_GE};
  const Token *t = peek(p);
  bool sign = t->kind == T_PLUS || t->kind == T_MINUS;
  if (t->kind < T_AND || t->kind > T_GE) return -1; // most are none
  return p->in_matrix && sign && t->space_before && !t->space_after ? -1 : binary_of[t->kind];
}

static Node *operators(Parser *p, int level);

// Each level counts as one of depth, as if it had a function of its own.
static bool deep(Parser *p, int depth) {
  p->depth = depth;
  return depth > LIMIT_DEPTH * 9 && !fail(p, peek(p)->span, "too deeply nested");
}

static Node *prefix(Parser *p, NodeKind kind, int level) {
  Span from = p->tokens.v[p->at++].span;
  if (++p->depth > LIMIT_DEPTH * 9) return fail(p, from, "too deeply nested");
  Node *x = level == LEVEL_POSTFIX ? postfix(p) : operators(p, level);
  p->depth--;
  return x ? node1(p, kind, (Span){from.from, x->span.to}, x) : NULL;
}

// power := postfix [("^" | ".^") signed]
static Node *power(Parser *p) {
  Node *a = postfix(p);
  int i = a ? binary_here(p) : -1;
  if (i != B_POW && i != B_EPOW) return a;
  p->at++;
  Node *b = is(p, T_MINUS) ? prefix(p, N_NEGATE, LEVEL_POSTFIX) : postfix(p);
  if (!b) return NULL;
  if ((b->kind == N_NEGATE ? b->kid[0] : b)->kind == N_TRANSPOSE && p->tokens.v[p->at - 1].kind != T_CLOSE)
    return fail(p, last_span(p), "a transpose behind a power: say with ( ) which is meant");
  Node *x = node2(p, N_BINARY, (Span){a->span.from, b->span.to}, a, b);
  if (!x) return NULL;
  x->binary = (Binary)i;
  if (is(p, T_CARET) || is(p, T_DOT_CARET))
    return fail(p, peek(p)->span, "a power of a power: say with ( ) which is meant");
  return x;
}

// signed := {"+" | "-" | "not", at its level} power
static Node *signed_operand(Parser *p, int level, int depth) {
  if (level <= LEVEL_NOT && is(p, T_NOT)) return deep(p, depth + LEVEL_NOT - level) ? NULL : prefix(p, N_NOT, LEVEL_NOT);
  if ((is(p, T_PLUS) || is(p, T_MINUS)) && deep(p, depth + LEVEL_SIGN - level)) return NULL;
  while (is(p, T_PLUS)) p->at++;
  if (is(p, T_MINUS)) return prefix(p, N_NEGATE, LEVEL_SIGN);
  return deep(p, depth + LEVEL_SIGN + 1 - level) ? NULL : power(p);
}

// Operators of this level and those above it, the higher first.
// level 1: or, 2: and, 3: not, 4: comparison (one), 5: + -, 6: * / .* ./, 7: sign
static Node *operators(Parser *p, int level) {
  int depth = p->depth;
  bool compared = false;
  Node *a = signed_operand(p, level, depth);
  while (a) {
    int i = binary_here(p);
    if (i < 0 || binaries[i].level < level) break;
    int own = binaries[i].level;
    if (own == LEVEL_COMPARE && compared)
      return fail(p, peek(p)->span, "a comparison of a comparison: join them with `and`");
    p->at++;
    p->depth = depth + own + 1 - level;
    Node *b = operators(p, own + 1);
    if (!b) return NULL;
    a = node2(p, N_BINARY, (Span){a->span.from, b->span.to}, a, b);
    if (a) a->binary = (Binary)i;
    compared = own == LEVEL_COMPARE;
  }
  p->depth = depth;
  return a;
}

// expression := operators of level 1
Node *expression(Parser *p) {
  if (p->depth / 9 >= LIMIT_DEPTH) return fail(p, peek(p)->span, "too deeply nested");
  return operators(p, 1);
}

Node *parse_expression(Arena *a, const Source *source, Span span, Names names, Diags *d) {
  Parser p = {.arena = a, .names = names, .diags = d};
  if (!lex(a, source, span, &p.tokens, d)) return NULL;
  skip_newlines(&p);
  if (is(&p, T_END)) return fail(&p, span, "nothing is written here");
  Node *x = expression(&p);
  if (!x) return NULL;
  skip_newlines(&p);
  if (is(&p, T_END)) return x;
  const Token *t = peek(&p);
  Str text = token_text(&p.tokens, p.at);
  bool operand = t->kind == T_NUMBER || t->kind == T_NAME || t->kind == T_OPEN || t->kind == T_OPEN_BRACKET;
  diag_error(d, source, t->span, "`" STR_FMT "` does not continue the formula", STR_ARG(text));
  if (t->kind == T_COMMA && (x->kind == N_NUMBER || x->kind == N_NEGATE))
    diag_help(d, "write numbers without thousands separators and with a decimal point; an array in [ ]");
  else if (operand && (x->kind == N_NUMBER || x->kind == N_NEGATE) && t->kind == T_NUMBER)
    diag_help(d, "two numbers: an array is written in [ ]");
  else if (t->kind == T_OPEN_BRACKET && (x->kind == N_NAME || x->kind == N_TRANSPOSE))
    diag_help(d, "an entry is written without a space: x[1]");
  else if (operand)
    diag_help(d, "a product is written with *");
  else if (t->kind == T_ASSIGN)
    diag_help(d, "equality is written ==");
  return NULL;
}
