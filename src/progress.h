// progress.h - how far a command is, for a person who waits in front of a terminal.
//
// One line, redrawn in place and erased at the end: what is done, how fast, how long it
// will take.  Nothing is drawn before it is likely that the command takes over a second:
// a twentieth of a second after its beginning, by what was done until then, if only that nothing
// was.  The caller makes one only where somebody watches; every function takes NULL and then does nothing.
#ifndef PROGRESS_H
#define PROGRESS_H

#include <stdio.h>

#include "arena.h"

typedef struct Progress Progress;

Progress *progress_new(FILE *terminal, Arena *a);
// A stage of the work: `total` things called `unit` ("answers"; NULL: bytes) are to be
// done; 0: nobody knows how many, and as long as none is done the time is shown.  `what` is copied: "reading answers.csv".
void progress_begin(Progress *p, const char *what, const char *unit, int64_t total);
// So many more are done, or 0: the work goes on; from any thread.  Cheap, but for each answer and
// not for each bit.
void progress_step(Progress *p, int64_t n);
// What comes next is long and says nothing before it is done: the line is drawn now.
void progress_now(Progress *p);
// The stage is over: the line is erased.  Also before anything else is written there.
void progress_end(Progress *p);

#endif
