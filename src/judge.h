// judge.h - one answer against one part: pure, no file, no database.
//
// A mistake of the student is never a failure: whatever the bytes of the answer,
// there is a judgement with a reason.
#ifndef JUDGE_H
#define JUDGE_H

#include "record.h"
#include "sheet.h"

// The numbers that an answer is: entries of `lanes` adjacent doubles.  fits: they have the
// shape of the reference, as far as the part wants it.
typedef struct { Shape shape; const double *values; size_t lanes; bool fits; } Answered;

typedef struct {
  Status status;
  double share;   // of the part's points: 0..1
  Str message;    // the reason; empty when all is right
  Str reading;    // how the answer was read, in house notation, if not as written
  Str reference;  // of a student's own numbers, when not fully right
  Str diagnosis;  // the mistake that explains a wrong answer, as a sentence; empty when none is known
  const Answered *numbers; // a value that is wrong: its entries; else NULL
} Judgement;

// References of one instance that stand in for those of the sheet: entry e of
// references[k] is values[k][e * stride], or NULL.  `value` parts with the students' own
// numbers need them.  Of a formula the entries are those of all lanes of its frame.
// slack (or NULL): how far right answers may be off an entry before the tolerance begins.
typedef struct { const double *values[REFERENCES], *slack[REFERENCES]; size_t stride; } Instance;

// An answer as it was handed in.  decimal_comma: it came from a file in which 0,25 is
// surely a number.
typedef struct { Str raw; bool decimal_comma; } Written;

// Judges an answer.  The texts of the result are in out; scratch is left as it was found.
Judgement judge(const Sheet *sheet, size_t part, const Instance *instance, Written answer, Arena *out, Arena *scratch);

// What was found of formulas: others that are the same but for how they are written are right, or
// wrong for the same reason, without being compiled and evaluated.  It says nothing that judge() would
// not say without it, saves work only, and takes memory of `a` up to a bound.  Of one thread.
typedef struct FormulaMemory FormulaMemory;
FormulaMemory *formula_memory_new(Arena *a, const Sheet *sheet);
// judge(), with a memory or NULL.
Judgement judge_remembering(const Sheet *sheet, size_t part, const Instance *instance, Written answer, FormulaMemory *memory, Arena *out, Arena *scratch);

// How an answer is read, without a word on whether it is right: status is
// STATUS_CORRECT when it can be read (then reading is its house notation, shape its
// shape if it is an array or a number, message what else there is to say of it), else
// STATUS_UNREADABLE or STATUS_BLANK.
typedef struct { Status status; Str reading, shape, message; } Readback;
Readback judge_readback(const Sheet *sheet, size_t part, Written answer, Arena *out, Arena *scratch);

// The numbers that an answer is, in a: of a `value` part its entries (one lane), of a
// formula its entries on the sampled networks of the part's k-th reference, or of another
// frame (not NULL) of the same model.  NULL, or why it is none: "is blank".
// memory, or NULL: has them still if this was the last answer judged with it, until the next one.
const char *judge_numbers(const Sheet *sheet, size_t part, size_t k, const Frame *frame, Written answer, const FormulaMemory *memory, Arena *a, Answered *numbers);

// What explains a wrong answer beside its diagnosis hangs on what it says, not on how it is written.
// Whether this was the last answer judged with the memory (which may be NULL) and its cause is known from
// another one; or it is known from now on, if the memory has room for it.
bool judge_cause(const FormulaMemory *memory, const Sheet *sheet, size_t part, Written answer, Str *cause);
void judge_cause_is(FormulaMemory *memory, const Sheet *sheet, size_t part, Written answer, Str cause);

#endif
