// shared.h - a student's wrong answer that is another student's right one.
//
// Equality alone says little: numbers of three digits, of which a class has thousands,
// are equal by accident.  What counts is how many students' references would be
// expected to lie within the tolerance of such an answer by accident, judged by how
// densely the references of the class lie around it.
#ifndef SHARED_H
#define SHARED_H

#include "record.h"
#include "tolerance.h"

// The references of a part: entry e of student s is values[s * entries + e]; students
// without numbers have a NaN there.
typedef struct {
  const Tolerance *tolerance;
  const double *values;
  size_t entries, students;
} ClassReferences;

typedef struct SharedIndex SharedIndex;
SharedIndex *shared_index(Arena *a, const ClassReferences *references);

enum { SHARED_MOST = 20 };
typedef struct {
  size_t student;
  double accidents; // such matches to be expected by accident, at most
} SharedMatch;
// The students but `own` of whose reference every entry of the answer is right; none
// when there are more than SHARED_MOST, or more than 1% of the class and more than 3.
size_t shared_find(const SharedIndex *index, size_t own, const double *answer, SharedMatch out[SHARED_MOST], Arena *scratch);

// What is kept of an index: it says of nearly every wrong answer that shared_find() would
// give no match of which so many accidents at most are expected, and never so of one that has such a
// match.  The bits are the same on every machine.
SharedFilter shared_filter(Arena *a, const SharedIndex *index, double accidents);
bool shared_filter_passes(const SharedFilter *filter, const Tolerance *tolerance, const double *answer, size_t entries); // it may have one

// Twins: students of the class who have the same references of a part, but for rounding.  Dead
// units leave few numbers, so a student is compared with those whose references are zero
// in the same entries as his.
typedef struct SharedMarks SharedMarks;
SharedMarks *shared_marks(Arena *a, const ClassReferences *references);
// Whether nobody who is compared with this student has a twin.
bool shared_lonely(const SharedMarks *marks, size_t student);

// The same of several parts of a class at once: of those who are like a student in all
// of them, the share who have a twin in all of them.  Parts are added, then they are
// counted, then any student is asked for.
typedef struct SharedTwins SharedTwins;
SharedTwins *shared_twins_new(Arena *a, size_t students);
void shared_twins_add(SharedTwins *twins, const SharedMarks *part);
void shared_twins_count(SharedTwins *twins, Arena *a);
double shared_twins_share(const SharedTwins *twins, size_t student);

#endif
