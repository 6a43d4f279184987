// parse_statement.c - the statements of a network, one after the other.
//
// The first tokens tell which kind a statement is; what it holds are expressions, read
// by parse.c.  The parser knows the statements read so far, and the parameters of the
// one in hand, because they decide what dL/dW is.  A line that cannot be read is passed
// over, so that one mistake hides no other.
#include "parse_parser.h"

static bool statement_ends(const Parser *p) {
  return is(p, T_NEWLINE) || is(p, T_SEMICOLON) || is(p, T_END);
}

// size := NUMBER | NAME | "(" expression ")"; between sizes stands the letter x,
// which may touch a number: 3 x 2, 3x2 is refused by the lexer as a number.
static bool sizes(Parser *p, Statement *st) {
  List list = {0};
  do {
    Node *x = is(p, T_NAME) || is(p, T_NUMBER) || is(p, T_OPEN) ? primary(p) : unexpected(p, "a size");
    if (!x) return false;
    push(p, &list, x);
  } while (is(p, T_NAME) && str_eq(token_text(&p->tokens, p->at), S("x")) && p->at++);
  st->list = list.v;
  st->n = list.n;
  return list.n <= OWN || fail(p, st->span, "more than four dimensions");
}

// declaration := NAME ":" ("function" | sizes ["~" call])
static bool declaration(Parser *p, Statement *st) {
  p->at++;
  if (is(p, T_NAME) && str_eq(token_text(&p->tokens, p->at), S("function"))) {
    st->kind = ST_ABSTRACT;
    p->at++;
    return true;
  }
  st->kind = ST_DECLARE;
  if (!sizes(p, st)) return false;
  if (!accept(p, T_TILDE)) return true;
  if (!is(p, T_NAME)) return unexpected(p, "a distribution");
  st->body = primary(p);
  if (st->body && st->body->kind != N_CALL)
    return fail(p, st->body->span, "a distribution is written like uniform(-1, 1, step 0.1)");
  return st->body != NULL;
}

// head := "[" binder {"," binder} "]" | "(" NAME {"," NAME} ")"
static bool head(Parser *p, Statement *st) {
  bool entries = is(p, T_OPEN_BRACKET);
  st->kind = entries ? ST_ENTRIES : ST_FUNCTION;
  p->at++;
  List list = {0};
  do {
    if (!is(p, T_NAME)) return unexpected(p, entries ? "an index" : "a parameter");
    Span span = peek(p)->span;
    Str name = token_text(&p->tokens, p->at);
    Node *x = entries ? argument(p) : primary(p);
    if (!x) return false;
    if (x->kind == N_NAME) {
      x = node(p, N_BIND, span, 0);
      x->name = name;
    } else if (x->kind != N_BIND) {
      return fail(p, x->span, "only plain names stand here");
    }
    push(p, &list, x);
  } while (accept(p, T_COMMA));
  st->list = list.v;
  st->n = list.n;
  if (entries && list.n > OWN) return fail(p, st->span, "more than four indices");
  return entries ? expect(p, T_CLOSE_BRACKET, "a `]`") : expect(p, T_CLOSE, "a `)`");
}

// given := "given" derivative "=" expression
static bool given(Parser *p, Statement *st) {
  st->kind = ST_GIVEN;
  p->at++;
  const Token *t = peek(p);
  if (!is(p, T_NAME) || token_text(&p->tokens, p->at).p[0] != 'd' || kind_at(p, p->at + 1) != T_SLASH ||
      !is_differential(p, p->at + 2))
    return fail(p, t->span, "what is given is written like dH/dz = [-3; 1], with z a quantity");
  st->name_span = (Span){t->span.from + 1, t->span.to};
  st->name = str_sub(p->tokens.source->text, st->name_span.from, st->name_span.to);
  p->at += 2;
  st->derivative = differential(p);
  if (!st->derivative || !expect(p, T_ASSIGN, "a `=`")) return false;
  return (st->body = expression(p)) != NULL;
}

// statement := given | "require" expression | NAME declaration
//            | NAME "=" expression | NAME head "=" expression
static bool statement(Parser *p, Statement *st) {
  Token t = *peek(p);
  st->span = t.span;
  if (t.kind != T_NAME) return unexpected(p, "a name");
  Str name = token_text(&p->tokens, p->at);
  if (str_eq(name, S("given")) && kind_at(p, p->at + 1) == T_NAME) return given(p, st);
  if (str_eq(name, S("require")) && kind_at(p, p->at + 1) != T_ASSIGN && kind_at(p, p->at + 1) != T_COLON) {
    st->kind = ST_REQUIRE;
    p->at++;
    return (st->body = expression(p)) != NULL;
  }
  st->name = name;
  st->name_span = t.span;
  p->at++;
  if (is(p, T_COLON)) return declaration(p, st);
  if (is(p, T_OPEN_BRACKET) || is(p, T_OPEN)) {
    if (!head(p, st)) return false;
  } else {
    st->kind = ST_DEFINE;
  }
  if (!expect(p, T_ASSIGN, "a `=` or a `:`")) return false;
  p->head = st;
  st->body = expression(p);
  p->head = NULL;
  return st->body != NULL;
}

// The rest of a broken line is passed over; brackets hold newlines only when closed.
static void skip_line(Parser *p) {
  while (!is(p, T_NEWLINE) && !is(p, T_END)) p->at++;
}

// `a, b : 3` declares both alike.
static bool statements_of_line(Parser *p, Statements *out) {
  Token names[64];
  size_t n = 0, first = p->at;
  while (n < 64 && is(p, T_NAME) && kind_at(p, p->at + 1) == T_COMMA) {
    names[n++] = *peek(p);
    p->at += 2;
  }
  if (n && !(is(p, T_NAME) && kind_at(p, p->at + 1) == T_COLON)) {
    p->at = first;
    n = 0;
  }
  Statement st = {0};
  if (!statement(p, &st)) return false;
  st.span.to = last_span(p).to;
  for (size_t i = 0; i <= n; i++) {
    Statement one = st;
    if (i < n) {
      one.name_span = names[i].span;
      one.name = str_sub(p->tokens.source->text, names[i].span.from, names[i].span.to);
    }
    out->v = GROW(p->arena, out->v, out->n, &out->cap);
    out->v[out->n++] = one;
  }
  if (statement_ends(p)) return true;
  unexpected(p, "the end of the statement");
  if (is(p, T_NAME) || is(p, T_COMMA)) diag_help(p->diags, "statements on one line are separated by ;");
  return false;
}

bool parse_network(Arena *a, const Source *source, Span span, Names outer, Statements *out, Diags *d) {
  Parser p = {.arena = a, .names = outer, .diags = d, .known = out};
  *out = (Statements){0};
  if (!lex(a, source, span, &p.tokens, d)) return false;
  bool ok = true;
  while (!is(&p, T_END)) {
    if (accept(&p, T_NEWLINE) || accept(&p, T_SEMICOLON)) continue;
    p.depth = 0;
    p.in_matrix = false;
    if (!statements_of_line(&p, out)) {
      ok = false;
      skip_line(&p);
    }
  }
  return ok;
}
