// handout_page.h - one page of a handout under construction, and what a format does.
//
// A hole in the text of a page is MATHML_HOLE, a letter, a number, MATHML_HOLE_END:
//   m b p   a number or matrix inside a formula; b in braces, p in brackets if negative
//   l k     the same as LaTeX source, shown as text; k in braces
//   t c     as text, in code
//   r       the reference of a part, in a formula
//   o       the items of an `order` part, shuffled
//   W       who the student is
// In prose that is not written yet the letter is missing: which it is depends on where the
// hole stands.
#ifndef HANDOUT_PAGE_H
#define HANDOUT_PAGE_H

#include "handout.h"
#include "mathml.h"

typedef struct Page Page;

typedef struct {
  ProseWriter writer;                         // context: the Page
  void (*begin)(Page *p, Str title);          // what stands before the text, the title included
  void (*end)(Page *p);
  void (*prose)(Page *p, Str markdown);       // with holes
  void (*literal)(Buf *out, Str text);        // plain text
  void (*math)(Buf *out, Str latex);          // what fills a hole in a formula
} Format;

struct Page {
  Arena *arena;
  const Sheet *sheet;
  const Format *format;
  Buf out;
  Diags *notes;
  int cell;     // of a table's row
  char *kinds;  // Markdown: of each printed formula, the letter of its hole;
  Str walked;   // the prose that is looked at,
  bool *comment; // and of each of its bytes, whether it lies in a comment
};

extern const Format format_html, format_markdown, format_latex;

// Writes text whose holes have no letters yet: they get `kind`.
void page_text(Page *p, Str text, void (*literal)(Buf *, Str), char kind);
// The formula with letters at its holes.
Str page_formula(Page *p, Str latex);
// The next hole of text from `at` on: true, and where it begins and ends; its letter, or 0;
// its number.
typedef struct { size_t from, to; char kind; size_t index; } Hole;
bool page_hole(Str text, size_t at, Hole *hole);
// How a part is answered, in a few words; `…` is code.
Str page_hint(const Page *p, const SheetPart *part);

#endif
