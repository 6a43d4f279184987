// batch_follow.h - the second round of grading: parts that follow others.
#ifndef BATCH_FOLLOW_H
#define BATCH_FOLLOW_H

#include "batch_numbers.h"

// Answers judged by themselves.  After batch_follow() their judgements are those that count.
typedef struct {
  const BatchJob *job;
  const Answers *answers;  // every answer that counts, at least of the parts that an answer
                           // among them follows: by part, student, attempt
  const size_t *part_of;   // answer -> part of the sheet
  const size_t *student_of; // answer -> index into students
  const Students *students;
  const Draws *stored;
  Judgement *judgements;   // of each answer; their texts are in the job's arena
  Arena *scratch;
} FollowRound;

void batch_follow(const FollowRound *round);

#endif
