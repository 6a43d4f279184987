// parse_parser.h - what parse.c, which reads expressions, and parse_statement.c share;
// nobody else includes it.
#ifndef PARSE_PARSER_H
#define PARSE_PARSER_H

#include "lex.h"
#include "parse.h"

typedef struct {
  Arena *arena;
  Tokens tokens;
  size_t at;
  int depth;
  bool in_matrix; // directly inside [ ]: spaces separate
  Names names;
  const Statement *head; // the statement whose parameters are in sight, or NULL
  Statements *known; // what the network has defined so far; NULL for an expression
  Diags *diags;
} Parser;

// ---- tokens ----------------------------------------------------------------

static inline const Token *peek(const Parser *p) { return &p->tokens.v[p->at]; }
static inline TokenKind kind_at(const Parser *p, size_t i) {
  return i < p->tokens.n ? p->tokens.v[i].kind : T_END;
}
static inline bool is(const Parser *p, TokenKind kind) { return peek(p)->kind == kind; }
static inline bool accept(Parser *p, TokenKind kind) {
  if (!is(p, kind)) return false;
  p->at++;
  return true;
}
static inline Span last_span(const Parser *p) { return p->tokens.v[p->at ? p->at - 1 : 0].span; }

// Diagnostics: at the span; at the token that stands where something else is wanted.
Node *fail(Parser *p, Span span, const char *message);
Node *unexpected(Parser *p, const char *wanted);
// Takes the token, or says that it is wanted.
bool expect(Parser *p, TokenKind kind, const char *wanted);

// ---- nodes -----------------------------------------------------------------

typedef struct { Node **v; size_t n, cap; } List;

Node *node(Parser *p, NodeKind kind, Span span, size_t n);
void push(Parser *p, List *list, Node *x);

// ---- productions, as parse.c heads them; NULL with a diagnostic ---------------

Node *expression(Parser *p);
Node *primary(Parser *p);
Node *argument(Parser *p);
Node *differential(Parser *p);
// Is token i `dX` for a quantity X (dX itself being none), or `d` before `(`?
bool is_differential(const Parser *p, size_t i);

#endif
