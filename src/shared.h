// shared.h - a student's wrong answer that is another student's right one.
//
// Equality alone says little: numbers of three digits, of which a class has thousands,
// are equal by accident.  What counts is how many students' references would be
// expected to lie within the tolerance of such an answer by accident, judged by how
// densely the references of the class lie around it.
#ifndef SHARED_H
#define SHARED_H

#include "arena.h"
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
// Of the students whose references of n parts of the same class are zero in the same
// entries as this student's (dead units leave few numbers): the share who have a twin,
// with whom they agree in all of these references.
double shared_twins(const SharedIndex *const *parts, size_t n, size_t student, Arena *scratch);

#endif
