// batch_class.h - the references of a whole class, to be had part by part.
//
// They are computed once, a piece of students at a time.  Few stay in memory, many go to
// a temporary file (limits.h, LIMIT_SHARED_KEPT).
#ifndef BATCH_CLASS_H
#define BATCH_CLASS_H

#include "batch.h"
#include "shared.h"

typedef struct BatchClass BatchClass;

// wanted: of each part of the sheet, whether its references will be asked for; `value`
// parts whose references differ between students.  NULL with the Failure.
BatchClass *batch_class_new(const BatchJob *job, const Ids *students, const bool *wanted, Failure *f);
void batch_class_free(BatchClass *c); // NULL is fine
// Those of a wanted part.  By one thread at a time.
bool batch_class_references(const BatchClass *c, size_t part, Arena *a, ClassReferences *of, Failure *f);

// Numbers that a student answers a part with; 0: the part has no references of his own.
size_t batch_class_entries(const Sheet *sheet, size_t part);

#endif
