// sheet_follow.h - compiles `follows`; for sheet.c.
#ifndef SHEET_FOLLOW_H
#define SHEET_FOLLOW_H

#include "sheet.h"

// Fills Reference.follow of a part, if it follows any; the tapes of all models are
// complete.  False with an error if its reference does not use one that it follows.
bool sheet_follow(Arena *a, Sheet *s, size_t part, Diags *d);

#endif
