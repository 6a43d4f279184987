// judge.h - one answer against one part: pure, no file, no database.
//
// A mistake of the student is never a failure: whatever the bytes of the answer,
// there is a judgement with a reason.
#ifndef JUDGE_H
#define JUDGE_H

#include "record.h"
#include "sheet.h"

typedef struct {
  Status status;
  double share;   // of the part's points: 0..1
  Str message;    // the reason; empty when all is right
  Str reading;    // how the answer was read, in house notation, if not as written
  Str reference;  // of a student's own numbers, when not fully right
} Judgement;

// One instance's references: entry e of references[k] is values[k][e * stride].
// Only `value` parts with the students' own numbers need it; else NULL.
typedef struct { const double *values[REFERENCES]; size_t stride; } Instance;

// Judges `raw`.  The texts of the result are in out; scratch is left as it was found.
Judgement judge(const Sheet *sheet, size_t part, const Instance *instance, Str raw, Arena *out, Arena *scratch);

#endif
