// judge.h - one answer against one part: pure, no file, no database.
//
// A mistake of the student is never a failure: whatever the bytes of the answer,
// there is a judgement with a reason.
#ifndef JUDGE_H
#define JUDGE_H

#include "record.h"
#include "sheet.h"

// The numbers that an answer is: entries of `lanes` adjacent doubles.
typedef struct { Shape shape; const double *values; size_t lanes; } Answered;

typedef struct {
  Status status;
  double share;   // of the part's points: 0..1
  Str message;    // the reason; empty when all is right
  Str reading;    // how the answer was read, in house notation, if not as written
  Str reference;  // of a student's own numbers, when not fully right
  Str diagnosis;  // the mistake that explains a wrong answer, as a sentence; empty when none is known
  const Answered *numbers; // a value that is wrong: its entries; else NULL
} Judgement;

// One instance's references: entry e of references[k] is values[k][e * stride].
// Only `value` parts with the students' own numbers need it; else NULL.
typedef struct { const double *values[REFERENCES]; size_t stride; } Instance;

// An answer as it was handed in.  decimal_comma: it came from a file in which 0,25 is
// surely a number.
typedef struct { Str raw; bool decimal_comma; } Written;

// Judges an answer.  The texts of the result are in out; scratch is left as it was found.
Judgement judge(const Sheet *sheet, size_t part, const Instance *instance, Written answer, Arena *out, Arena *scratch);

// How an answer is read, without a word on whether it is right: status is
// STATUS_CORRECT when it can be read (then reading is its house notation, shape its
// shape if it is an array or a number, message what else there is to say of it), else
// STATUS_UNREADABLE or STATUS_BLANK.
typedef struct { Status status; Str reading, shape, message; } Readback;
Readback judge_readback(const Sheet *sheet, size_t part, Written answer, Arena *out, Arena *scratch);

// The numbers that a formula is, in a: its entries on the sampled networks of the part's
// k-th reference.  False if it is none.
bool judge_numbers(const Sheet *sheet, size_t part, size_t k, Written answer, Arena *a, Answered *numbers);

#endif
