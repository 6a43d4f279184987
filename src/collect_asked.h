// collect_asked.h - what is asked now: the problems of the course and their parts.
#ifndef COLLECT_ASKED_H
#define COLLECT_ASKED_H

#include "diag.h"
#include "store.h"

typedef struct { Problem problem; Parts parts; } Asked;
typedef struct { Asked *v; size_t n; } AskedList; // by name

bool asked_load(Store *s, Arena *a, AskedList *list, Failure *f);

typedef struct { // why there is none, for a message
  Str message; // no problem "hw2" is loaded
  Str help;    // may be empty
  bool problem; // it is the problem that is not there
} NotAsked;

const Asked *asked_problem(const AskedList *list, Str name, Arena *a, NotAsked *not);
const Part *asked_part(const Asked *asked, Str name, Arena *a, NotAsked *not);
// The part of "problem.part"; not may be NULL.
const Part *asked_find(const AskedList *list, Str dotted, Arena *a, NotAsked *not);
// The name "problem.part" of one of the parts.
Str asked_name(const AskedList *list, const Part *part, Arena *a);

#endif
