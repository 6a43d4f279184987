// collect_attempts.h - which answers of a file are new.
#ifndef COLLECT_ATTEMPTS_H
#define COLLECT_ATTEMPTS_H

#include "collect_intake.h"
#include "store.h"

typedef struct { // an answer on its way
  Answer answer;     // attempt 0: the next
  bool numbered, known, refused;
} Incoming;

// The answers of one student to one part: those with an attempt number first, by
// number, then the others by time and line; and what is stored of them, by turn.
// Sets known, refused (and reports it), and the attempt and turn of every other answer.
// Returns whether an answer came late: then the turns of those stored are set anew, too.
bool attempts_compare(Intake *in, Incoming *v, size_t n, Answers *stored);

#endif
