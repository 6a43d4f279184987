// collect.h - files of students and of answers, into the store.
//
// A row that cannot be used is reported by file and line and the others go in.  The
// caller holds the transaction and decides (strict, dry run) whether it is committed.
#ifndef COLLECT_H
#define COLLECT_H

#include "diag.h"
#include "store.h"

typedef struct {
  int64_t rows, added, changed, same, rejected;
  int64_t skipped; // lines of a learning platform that are no students
} Enrolled;

// A roster: a column with the student's id and, if there are any, name (or first and
// last name), email, section.  Column names of common platforms are known.  `rename`:
// a student known under another name takes the file's.
bool collect_roster(Store *s, const char *path, bool rename, Arena *a, Diags *d, Enrolled *result,
                    Failure *f);

typedef struct {
  Str file;
  int64_t rows, rejected; // rows of the file
  int64_t added;          // answers to parts that had none of this student
  int64_t revised;        // further attempts
  int64_t same;           // answers that were there already
  int64_t loose;          // rows whose student was found by a similar id
  bool known;             // the file was collected before, whole: nothing was done
  Str known_as, known_at;
} Collected;

// Answers, long: student_id, problem, part, answer [, submitted_at] [, attempt]; or
// wide: student_id [, submitted_at], then columns called problem.part.
//
// An answer that equals what is stored is no new attempt, so that a file may be
// collected again after it has grown: of a student's answers to one part, the file's
// first ones are matched against the last ones stored, and the rest are new attempts.
bool collect_answers(Store *s, const char *path, Arena *a, Diags *d, Collected *result, Failure *f);

#endif
