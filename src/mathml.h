// mathml.h - formulas as a browser shows them by itself: LaTeX to MathML Core.
//
// Read is the LaTeX of homework sheets: scripts, fractions, roots, accents, fonts,
// delimiters that grow, matrices, cases and aligned equations, and the symbols of
// mathml.def.  No macros.  A formula with anything else is refused with the words that
// are not known; whoever shows it shows the LaTeX then.
#ifndef MATHML_H
#define MATHML_H

#include "arena.h"

// Between these two bytes stands something to be filled in, which goes into the output
// as it is and counts as one atom.
enum { MATHML_HOLE = 1, MATHML_HOLE_END = 2 };

// Appends <math>…</math>.  False if the formula cannot be read: then nothing is
// appended and *why says so, in one line ("there is no \foo").
bool mathml(Buf *out, Str latex, bool display, Str *why);
// The same without <math> around it: what fills a hole.
bool mathml_inside(Buf *out, Str latex, Str *why);

// The command that stands for a character, without its backslash: "alpha" for U+03B1;
// empty if there is none.
Str mathml_command(unsigned code);

// Appends text with &, <, > and " escaped.
void mathml_escape(Buf *out, Str text);

#endif
