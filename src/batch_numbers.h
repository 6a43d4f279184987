// batch_numbers.h - the students' own numbers, a block of students at a time.
//
// Numbers that are stored win over what would be drawn today; the others are drawn.
#ifndef BATCH_NUMBERS_H
#define BATCH_NUMBERS_H

#include "batch.h"

typedef struct { double **inputs; bool *drawn; } Numbers; // of one model; drawn: per lane

typedef struct {
  Instance *instances; // of lane 0, by part: lane l's values stand l further
  bool *drawn;         // per lane: whether there are numbers for this student
  Numbers *numbers;    // per model
} LaneBlock;

// Lanes that fit every plan of the sheet.
size_t batch_lanes(const Sheet *s);
// The numbers and references of n <= batch_lanes() students; all of it in a.
LaneBlock batch_block(const BatchJob *job, const Draws *stored, const Student *students, size_t n, Arena *a);
// Every stored number must be readable: a guess would be graded against.
bool batch_check_stored(const BatchJob *job, const Draws *stored, const Students *students, Failure *f);

#endif
