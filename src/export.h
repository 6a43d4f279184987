// export.h - grades out of the store, in the layouts that other programs take.
#ifndef EXPORT_H
#define EXPORT_H

#include <stdio.h>

#include "store.h"

// A row per student and part: student_id, name, problem, part, points, max_points,
// status, message.  points is empty while an answer waits.
void export_tidy(const Class *c, FILE *out, Arena *a);

// A row per student: student_id, name, a column "problem (max)" per problem, "total
// (max)", and `waiting`: how many of his answers count 0 there because they wait.
void export_wide(const Class *c, FILE *out, Arena *a);

// Neither says whether the file could be written: ferror() and closing it do.

#endif
