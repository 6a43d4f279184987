// markdown.h - a sheet's prose, cut where the grader needs it cut.
//
// The body of a sheet is Markdown for people.  The grader wants three things of
// it: which piece belongs to which part, where the solution starts, and which
// formulas `{@W1@}` stand in it.  Level-2 headings cut: what precedes the first
// is the statement, `## <part id>` opens the text of a part, `## Solution` the
// solution.  md4c decides what is a heading, so that a `##` inside a code block,
// a quotation or a formula is none.  The pieces are kept as written: nothing
// here renders.
#ifndef MARKDOWN_H
#define MARKDOWN_H

#include "diag.h"

// A formula `{@EXPR@}` in the prose.
typedef struct {
  Span span;          // in the file's text, with both brackets
  const Source *expr; // what stands between, without white space round it; places are the file's
} Interpolation;

typedef struct {
  Span heading; // the heading's words in the file; the statement has {0, 0}
  Span text;    // in the file: from the line after the heading to the next heading, trimmed
  Interpolation *interpolations;
  size_t n, cap;
} Section;

typedef struct {
  Section statement;
  Section *parts;    // as many as ids were given, in their order
  bool *given;       // whether ids[i] has a heading
  Section solution;
  bool has_solution;
} Markdown;

// Cuts `body` (bytes of file->text) at the headings `ids`.  Reports headings that
// are no part, parts that occur twice and brackets left open, all of them, and
// returns false if there were any; *out is filled as far as it goes.
bool markdown_read(Arena *out, const Source *file, Span body, const Str *ids, size_t n,
                   Markdown *markdown, Diags *d);

// ---- prose, element by element

typedef enum {
  PROSE_PARAGRAPH, PROSE_HEADING, PROSE_QUOTE, PROSE_BULLETS, PROSE_NUMBERS, PROSE_ITEM, PROSE_RULE, PROSE_TABLE,
  PROSE_ROW, PROSE_HEAD_CELL, PROSE_CELL, PROSE_EMPHASIS, PROSE_STRONG, PROSE_SMALL, PROSE_LINK, PROSE_IMAGE
} ProseKind;

typedef struct {
  ProseKind kind;
  int level;   // HEADING: 1..6; NUMBERS: the first; TABLE: columns
  char align;  // cells: l, c, r, or 0
  Str target;  // LINK, IMAGE: the address; ITEM: a label of its own; PARAGRAPH: what it is for; or empty
} ProseTag;

typedef struct {
  void (*open)(void *context, const ProseTag *tag);
  void (*close)(void *context, const ProseTag *tag);
  void (*text)(void *context, Str text);               // plain; entities are characters, a soft line end is one
  void (*line_end)(void *context);                     // a hard one
  void (*code)(void *context, Str code, bool block);   // whole
  void (*formula)(void *context, Str latex, bool display); // whole, as written
  void (*comment)(void *context, Str piece);           // <!-- … -->, piece by piece, as it lies in the text
} ProseWriter;

// Tells the writer what stands in a piece of Markdown.  HTML in it is text, but for
// comments.  False when memory is short.
bool markdown_walk(Arena *scratch, Str text, const ProseWriter *writer, void *context);

#endif
