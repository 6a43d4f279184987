// judge_front.h - the words, names, numbers and signs in front of an equals sign; of the
// judge's own files judge_front.c and judge_beside.c know it.
#ifndef JUDGE_FRONT_H
#define JUDGE_FRONT_H

#include "judge_kinds.h"

typedef enum {
  FRONT_WORD,      // prose: loss, gradient
  FRONT_NAME,      // n, W_1^{(2)}, L(W), \bar{y}, dL/dW: with its scripts and arguments
  FRONT_NUMBER,
  FRONT_SIGN,      // an operator; a power or ᵀ behind a name
  FRONT_BRACKET,   // ( [ and their ends
  FRONT_SEPARATOR, // , ; : line ends, arrows, comparisons, comment signs
  FRONT_NEGATION   // ≠, \not
} FrontKind;

typedef struct {
  FrontKind kind;
  Str text;
  int depth;    // of brackets around it
  bool postfix; // a sign that may end an expression: ^2, ᵀ
} FrontToken;

typedef struct { FrontToken *v; size_t n, cap; } FrontTokens;

// The tokens of s, a piece of an answer.  is_name says which words are names of the sheet.
FrontTokens front_tokens(Arena *a, Str s, bool (*is_name)(const void *context, Str word), const void *context);

#endif
