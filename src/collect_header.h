// collect_header.h - what a header says by its form alone: the inside of collect_columns.c.
#ifndef COLLECT_HEADER_H
#define COLLECT_HEADER_H

#include "collect_columns.h"

typedef struct {
  const Intake *in;
  const AskedList *asked;
  const Map *map;
  const CsvRow *header;
  Columns *c;
  Str *plain;    // of each header
  Failure *f;
} Finder;

// Names of the long layout's columns.
extern const char *const header_problem_names[], *const header_part_names[], *const header_answer_names[];

Layout header_layout(const Finder *x);
ptrdiff_t header_called(const Finder *x, const char *plain); // the first column of that name, or -1
bool header_is_number(Str s);
bool header_is_canvas_question(Str s); // "123456: What is …"
ptrdiff_t header_points(Str s); // where points begin, in "Q. 1 /1.00" or "1.1: A (2.0 pts)"; or -1

#endif
