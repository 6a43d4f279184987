// batch_load.h - what is due of some students of a class, as the store has it.
#ifndef BATCH_LOAD_H
#define BATCH_LOAD_H

#include "batch.h"

// A problem whose answers are due.
typedef struct {
  const BatchJob *job;
  const DueList *due;
  Parts parts;         // as the store has them
  size_t *sheet_part;  // of each of them: its place in the sheet
  bool *followed;      // of each part of the sheet: whether another one follows it
} Loader;
bool loader_new(const BatchJob *job, const DueList *due, Loader *out, Failure *f);

typedef struct {
  Students students;   // by id
  Answers answers;     // that are due, and that those may follow; by student, part, attempt
  Ids stale;           // whose scores the new ones replace
  Draws stored;        // by student
  size_t *part_of;     // answer -> part of the sheet
  size_t *student_of;  // answer -> index into students
} Loaded;

// Of the students [from, to) of the list, read from `source`: the job's store, or one beside it.
// All of it, the failure's texts too, lives in `a`.
bool loader_read(const Loader *loader, Store *source, size_t from, size_t to, Arena *a, Loaded *out, Failure *f);

#endif
