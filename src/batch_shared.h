// batch_shared.h - wrong answers on sheets with own numbers that are another student's
// right ones: facts for the instructor, in the view shared_answers.
//
//   x = batch_shared_new(job)
//   for each answer that is judged:  batch_shared_add(x, …)
//   batch_shared_find(x, f)          once their scores are saved, in the same transaction
//   batch_shared_free(x)
//
// Memory is bounded, whatever the class and however many are wrong: answers and matches go
// through sorters, references through limits.h, LIMIT_SHARED_BYTES.
#ifndef BATCH_SHARED_H
#define BATCH_SHARED_H

#include "batch.h"

typedef struct SharedSearch SharedSearch;

SharedSearch *batch_shared_new(const BatchJob *job); // the job outlives it
void batch_shared_free(SharedSearch *x);
// Remembers the numbers of an answer, if it is wrong and of a part that is searched; others
// cost nothing.  Uses id and student; what is needed is copied.  By one thread at a time, in any order.
bool batch_shared_add(SharedSearch *x, size_t part, const Answer *answer, const Judgement *judgement, Failure *f);
// Searches for all of them, and stores what is found.  Without any it costs nothing.
bool batch_shared_find(SharedSearch *x, Failure *f);

#endif
