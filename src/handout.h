// handout.h - a sheet as a student gets it: his numbers, no answers.
//
// A Handout is one sheet in one format: everything that all students have in common is
// written once, with holes for what they do not.  Filling it is cheap, and any number of
// threads may fill one Handout.
#ifndef HANDOUT_H
#define HANDOUT_H

#include "judge.h"

typedef enum { HANDOUT_HTML, HANDOUT_MARKDOWN, HANDOUT_LATEX, HANDOUT_FORMATS } HandoutFormat;
extern const char *const handout_extensions[HANDOUT_FORMATS]; // "html", "md", "tex"

// Whether students get different sheets: numbers or an order of their own.
bool handout_is_personal(const Sheet *s);

typedef struct Handout Handout;
// instructor: with the reference of every part and the solution.  What could not be shown
// as it was meant (a formula that is no MathML) is a warning in d.
Handout *handout_new(Arena *a, const Sheet *s, HandoutFormat format, bool instructor, Diags *d);

typedef struct {
  Str id, name;                // of the student; empty on a sheet that is the same for all
  Str salt;                    // of the course: shuffles depend on it
  const PrintedValue *printed; // of sheet_print(), for its instance number `lane`
  const Instance *instances;   // by part, of instance number 0; may be NULL when nothing is drawn
  size_t lane;
} HandoutFor;

// The page.  False, with what is wrong, if a number on it is not finite.
bool handout_fill(const Handout *h, const HandoutFor *who, Arena *a, Str *page, Str *wrong);

// In which order a student sees the items of an `order` part: a permutation of 0 … n - 1
// that is a function of (salt, problem, student, part) alone, and for n > 1 never the
// order in which they are written.
size_t *handout_order(Arena *a, Str salt, Str problem, Str student, Str part, size_t n);

// What a student's files are called, without folder and extension: safe on every disk,
// different for different ids, and a function of the id alone.
Str handout_file_name(Arena *a, Str id);

#endif
