// text.h - a formula as a student writes it, turned into house notation.
//
// LaTeX, NumPy, Octave and Unicode spellings, implicit products and a course's
// ways of naming (W^{(2)}, w_{21}^{(2)}, z̄) become the one notation that the
// parser knows, with every place kept: a diagnostic about the result points into
// the student's own text.  What cannot be read with certainty is an error, never
// a guess.
#ifndef TEXT_H
#define TEXT_H

#include "diag.h"

// What a sign between entries is: [1 - 2] is one entry, [1 -2] are two.
typedef enum { SIGNS_BY_BLANKS, SIGNS_PART, SIGNS_JOIN } Signs; // else always two, always one

// Habits of writing that one can see in an answer only by what fits; a set of bits.
typedef enum {
  HABIT_GROUPS = 1, // [ ] are parentheses, except around what commas, semicolons or numbers make an array
  HABIT_FLAT = 2    // NumPy's vectors of one dimension: v.T is v, A * v has v along the rows
} Habits;

// What the sheet knows of names.
typedef struct {
  // Whether `name` is a quantity; *rank: 0 a number, 1 a vector, 2 … 4.
  bool (*quantity)(const void *context, Str name, int *rank);
  // How many entries the quantity `name` has.
  size_t (*entries)(const void *context, Str name);
  bool (*function)(const void *context, Str name);
  bool (*binds)(Str name); // whether its arguments may be indices: sum(k, …)
  // What the sheet's notation makes of a name: a formula in house notation, or empty.
  Str (*notation)(const void *context, Str name);
  // The i-th quantity or function there is, or an empty name: for spellings that
  // differ in case only.
  Str (*known)(const void *context, size_t i);
  const void *context;
  const Str *indices; // of an entry formula
  size_t indices_n;
  Str loss;           // a bar over z is d(loss)/d(z); empty: there is none
  bool constant;      // a number or an array is asked: 3x2 and (3, 2) are shapes
  bool number_words;  // … and five is 5: the sheet calls nothing so
  bool list;          // an array of several entries is asked: 1 2 3 is one
  size_t asked;       // how many; 0: nobody knows
  Signs signs;        // inside [ ]
  unsigned habits;    // in which it is read
  bool vector;        // what is asked is one
  bool decimal_comma; // the answer came from a file in which commas are decimal …
  bool decimal_lists; // … also [1,5,2,5], where they could part entries
} Spelling;

// raw->text[span] in house notation: house->text, whose places map into raw->text.
// False with a diagnostic.
bool text_read(Arena *a, const Source *raw, Span span, const Spelling *spelling, Source *house, Diags *d);

// Cuts a text at its equals signs (=, ≈, \approx, ←) outside of brackets and
// environments: `dW = 5(-3) + 1 = -14` has three pieces; behind `if`, `and` and the like there
// are none.  At most `most`; how many
// there are is returned.
size_t text_equals(Str text, Span *pieces, size_t most);

// The length of the word that s begins with, if that is a number from zero to twelve; else 0.
size_t text_number_word(Str s);

// w1 = 4.5, w2 = -3.5, w3 = 7.5: n numbers with their names, in order.
bool text_is_named_list(Str text, size_t n);

#endif
