// sheet_rules.h - what a part must satisfy so that right answers can be told from
// wrong ones; for sheet.c.
//
// Each adds an error to d and returns false for a part that breaks its rule.
#ifndef SHEET_RULES_H
#define SHEET_RULES_H

#include "sheet.h"

// The references of a `value` part in so many instances, `lanes` apart: finite, and in
// one of them at least neither zeros nor the opposite sign may pass as right.
bool rules_value(const SheetPart *p, Shape shape, const double *values, size_t lanes, Diags *d);
// `entry` names an index for every dimension of the reference.
bool rules_entry(const SheetPart *p, Diags *d);
// The formula of a `blank` can be read, whatever stands in its hole.
bool rules_blank(const Sheet *s, const SheetPart *p, Diags *d);

#endif
