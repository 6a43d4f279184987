// export.h - grades out of the store, in the layouts that other programs take.
#ifndef EXPORT_H
#define EXPORT_H

#include <stdio.h>

#include "diag.h"
#include "store.h"

// A row per student and part: student_id, name, problem, part, points, max_points,
// status, message.  points is empty while an answer waits.
bool export_tidy(Store *s, FILE *out, Arena *a, Failure *f);

// A row per student: student_id, name, a column "problem (max)" per problem, "total
// (max)", and `waiting`: how many of his answers count 0 there because they wait.
bool export_wide(Store *s, FILE *out, Arena *a, Failure *f);

#endif
