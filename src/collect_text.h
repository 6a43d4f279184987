// collect_text.h - what a platform did to an answer on its way, undone.
//
// Only what the platform added is taken away; the student's own characters stay as
// they are.
#ifndef COLLECT_TEXT_H
#define COLLECT_TEXT_H

#include "arena.h"

typedef enum {
  LAYOUT_LONG, LAYOUT_WIDE, LAYOUT_TAGGED,
  LAYOUT_GOOGLE, LAYOUT_MICROSOFT, LAYOUT_MOODLE, LAYOUT_CANVAS, LAYOUT_GRADESCOPE
} Layout;

// The answer in a cell, as it was typed; the platform's own mark for nothing is empty.
Str text_typed(Layout layout, Str cell, Arena *a);

// The n answers that one cell holds (a question with several fields); false if they
// are not that many, and *found says how many there are.  An empty cell is n blanks.
bool text_parts(Layout layout, Str cell, Str *parts, size_t n, size_t *found, Arena *a);

// What an answer proves of the decimal mark of its file: 0,25 and 2,7183 are no groups of
// thousands and no pairs of anybody; 0.25 has a point.
typedef enum { MARK_UNKNOWN, MARK_COMMA, MARK_POINT } Mark;
Mark text_decimal_mark(Str answer);

#endif
