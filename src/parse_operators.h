// parse_operators.h - the one table of precedence, by Binary: parse.c reads by it,
// parse_text.c writes by it.
#ifndef PARSE_OPERATORS_H
#define PARSE_OPERATORS_H

#include "lex.h"
#include "parse.h"

enum { LEVEL_NOT = 3, LEVEL_COMPARE = 4, LEVEL_SIGN = 7, LEVEL_POWER = 8, LEVEL_POSTFIX = 9 };

typedef struct { int level; Str text; } Operator;

enum { BINARIES = B_EPOW + 1 };
extern const Operator binaries[BINARIES];

#endif
