// adjoint.h - differentiation: tape to tape.
//
// The adjoint of a computation is more of the same tape, so one evaluator serves
// values, derivatives and derivatives of derivatives, and common work is shared
// by the tape's own merging of equal instructions.
#ifndef ADJOINT_H
#define ADJOINT_H

#include "parse.h"
#include "tape.h"

// The adjoint column of ops.def, parsed.  Read-only after creation.
typedef struct { Node *of[OP_COUNT][3]; } Rules;
const Rules *rules_new(Arena *a);

typedef enum {
  ADJOINT_OK,
  ADJOINT_TOO_LARGE, // the Jacobian would exceed LIMIT_NUMEL, or the tape its bounds
  ADJOINT_TOO_DEEP,  // more index variables than slots
  ADJOINT_NOT_ELEMENTWISE
} AdjointStatus;

// Rules broken on purpose: how a wrong answer is explained (diagnose.h).  A break says
// what becomes of the adjoint of instruction `at` on its way to `to`.
typedef enum {
  BREAK_CUT,        // nothing arrives
  BREAK_INSTEAD,    // `to` receives it times `factor` (NO_REF: as it is) and nobody else
                    // anything; `to` may lie further off than an operand
  BREAK_SCALE,      // times `factor`, over what the rule says
  BREAK_UNTURNED,   // of a matrix product: the other factor is not transposed
  BREAK_TURNED      // of a matrix product: the result is transposed
} BreakKind;
typedef struct { BreakKind kind; Ref at, to, factor; } Break;
typedef struct { const Break *v; size_t n; } Breakage;

// The derivative of y at x (usually an OP_NAMED or OP_INPUT), by reverse
// accumulation of vector-Jacobian products.  The result has y's slots and own
// numel(y own) x numel(x) entries, as [y own, x own] in row-major order, given as
// a matrix of numel(y own) rows and numel(x) columns; x must have no slots.
// direct: other quantities (OP_NAMED) between y and x are held fixed.
// broken: NULL, or rules that do not hold; a break that does not fit is passed over.
AdjointStatus adjoint(Tape *t, const Rules *rules, Ref y, Ref x, bool direct, const Breakage *broken, Ref *out);

// Whether y is computed from x at all.
bool adjoint_depends(Tape *t, Ref y, Ref x);

// y' of an elementwise computation y of x, entry for entry, in y's shape.
AdjointStatus adjoint_elementwise(Tape *t, const Rules *rules, Ref y, Ref x, Ref *out);

#endif
