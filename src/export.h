// export.h - grades out of the store, in the layouts that other programs take.
#ifndef EXPORT_H
#define EXPORT_H

#include <stdio.h>

#include "progress.h"
#include "store.h"

typedef enum { EXPORT_TIDY, EXPORT_WIDE } ExportLayout;

// tidy: a row per student and part: student_id, name, problem, part, points, max_points,
// status, message.  points is empty while an answer waits.
// wide: a row per student: student_id, name, a column "problem (max)" per problem, "total
// (max)", and `waiting`: how many of his answers count 0 there because they wait.
//
// The class is that of store_class_begin(); all of it is written.  Whether the file took it
// ferror() says, and closing it.
bool export_class(Store *s, Class *c, ExportLayout layout, FILE *out, Progress *p, Failure *f);

#endif
