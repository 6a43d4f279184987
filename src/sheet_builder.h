// sheet_builder.h - a sheet while it is compiled: between sheet.c and sheet_plan.c.
#ifndef SHEET_BUILDER_H
#define SHEET_BUILDER_H

#include "sheet.h"

typedef struct {
  Sheet *sheet;
  Diags *diags;
  Arena *arena;
  bool *unreadable; // of each network: its mistakes have been said
} Builder;

// Of each input of the net, whether the result depends on it.
const bool *builder_inputs(Builder *b, const Net *net, Ref ref);
// One condition as one number; NO_REF with a diagnostic.
Ref builder_require(Builder *b, const Net *net, const Text *text, Diags *d);
// Says why no numbers were found for the part, whose own requires are given: false.
bool builder_refused(Builder *b, const SheetPart *p, const Net *net, const Text *own, size_t own_n, Refusal why);
// How a model's numbers are drawn, and its plan: every value reference that differs
// between students.  False with a diagnostic.
bool builder_plan(Builder *b, size_t model);

#endif
