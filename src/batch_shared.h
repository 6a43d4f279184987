// batch_shared.h - wrong answers on sheets with own numbers that are another student's
// right ones: facts for the instructor, in the view shared_answers.
#ifndef BATCH_SHARED_H
#define BATCH_SHARED_H

#include "batch.h"

typedef struct {
  const BatchJob *job;
  const Students *students;
  const Draws *stored;
  const Answers *answers;       // that were judged
  const size_t *part_of, *student_of;
  const Judgement *judgements;  // of each of them
  Arena **keep, **scratch;      // per thread
} SharedJob;

// What there is to tell, by answer, then student; in job->arena.
SharedAnswers batch_shared(const SharedJob *x);

#endif
