// diagnose_suspects.h - what the files of diagnose share; nobody else includes it.
#ifndef DIAGNOSE_SUSPECTS_H
#define DIAGNOSE_SUSPECTS_H

#include "diagnose.h"

typedef enum { // of causes with one value only those of the lowest level are named
  LEVEL_SHEET,    // what the sheet's author wrote
  LEVEL_RULE,     // a broken rule
  LEVEL_MULTIPLE, // the right answer times a number
  LEVEL_INSTEAD   // another quantity, or a part of the computation, in its place
} Level;

typedef struct {
  Str says;
  Level level;
  double times; // the value is this multiple of
  Ref ref;      // this result,
  size_t output; // of the lineup's
  size_t list;  // of the lineup: what entries it has
  size_t n;     // how many
  bool again;   // a suspect before it has the same value
} Suspect;

// Of each output of a lineup: entries of `width` adjacent doubles, in blocks of so many lanes.
struct SuspectValues { size_t width; const double *const *const *block; };

typedef struct { // of one reference of the part
  const SheetPart *part;
  const Reference *of;
  const Net *net;
  const Tape *tape;   // of all of them; no base
  Ref reference;      // the right one,
  size_t right;       // this output
  Suspect *v;         // the commonest mistakes first
  size_t n, cap;
  size_t own;         // the first of them: the sheet's
  Shape *lists;       // their shapes, a row as a column: two arrays of one of them list the same entries
  size_t lists_n, lists_cap; // the first is the reference's
  const Ref *outputs; // outputs_n different results
  size_t outputs_n;
  const SuspectValues *fixed; // their values, where they are the same for everybody; else NULL,
  const Plan *plan;           // and how they are computed
} Lineup;

struct Suspects {
  const Sheet *sheet;
  size_t part;
  Lineup lineup[REFERENCES];
  size_t n;
};

// The list of a shape's entries; lists_n: none of the lineup's.
size_t list_of(const Lineup *x, Shape s);

// How many suspects an answer of so many digits may be held against.
size_t believed(double digits);

// Fills x->v; the results are on `tape`, which has no base.
void suspects_find(Arena *a, Lineup *x, Tape *tape);

// What is near about the entries of a `value` answer of the reference's shape: the last
// digit; how many there are; signs and order.  reference: entries `stride` apart.  places:
// decimals with which the answer is written.  Empty if nothing is.
typedef enum { NEAR_DIGITS, NEAR_PLACES, NEAR_ENTRIES } NearKind;
typedef struct { Shape shape; const double *answer, *reference; size_t stride; int places; } Near;
Str near_values(const SheetPart *p, NearKind kind, const Near *near, Arena *out, Arena *scratch);

// How surprising it would be to meet a number by accident, in decimal digits: of |a| known
// to within half_width.
double surprise(double a, double half_width);
// Half a unit of the last digit with which the number was written, at most 15 of them.
double half_a_digit(double a);

#endif
