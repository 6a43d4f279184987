// lex.h - text to tokens, each with its place and the white space around it.
#ifndef LEX_H
#define LEX_H

#include "diag.h"

typedef enum {
  T_END, T_NEWLINE, T_NUMBER, T_NAME, T_AND, T_OR, T_NOT,
  T_PLUS, T_MINUS, T_STAR, T_SLASH, T_CARET, T_DOT_STAR, T_DOT_SLASH, T_DOT_CARET, T_QUOTE,
  T_EQ, T_NE, T_LT, T_LE, T_GT, T_GE, T_ASSIGN, T_TILDE,
  T_OPEN, T_CLOSE, T_OPEN_BRACKET, T_CLOSE_BRACKET, T_COMMA, T_SEMICOLON, T_COLON, T_DOTS
} TokenKind;

typedef struct {
  TokenKind kind;
  bool space_before, space_after; // inside `[ ]` a space separates entries
  Span span;
  double number;                  // T_NUMBER
} Token;

typedef struct { const Source *source; Token *v; size_t n; } Tokens; // ends in T_END

// Tokens of source->text[span].  False, with one diagnostic, at the first
// character that begins no token.  A comment runs from # to the line's end.
bool lex(Arena *a, const Source *source, Span span, Tokens *out, Diags *d);
static inline Str token_text(const Tokens *t, size_t i) { return str_sub(t->source->text, t->v[i].span.from, t->v[i].span.to); }

#endif
