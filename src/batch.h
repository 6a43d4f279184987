// batch.h - grades a problem's answers, some students at a time: loads, judges in
// parallel, saves.
//
// The only parallel regions of the program are in batch*.c.  What a thread computes
// depends on its answers alone and goes to their own places, so the scores are
// the same for every number of threads.
#ifndef BATCH_H
#define BATCH_H

#include "diag.h"
#include "handout.h"
#include "judge.h"
#include "progress.h"
#include "store.h"

typedef struct {
  Store *store;
  Arena *arena;
  Str salt;               // of the course
  const Problem *problem;
  const Sheet *sheet;     // the problem's, compiled
  int jobs;               // threads asked for; 0: as many as OpenMP thinks right
  const volatile sig_atomic_t *interrupted;
  Progress *progress;     // NULL: nobody watches
} BatchJob;

typedef struct {
  int64_t answers;
  int64_t with[STATUS_MISSING + 1]; // answers of each status
  int64_t without_numbers;          // students for whom no draw was found
} BatchResult;

int batch_threads(const BatchJob *job); // that work: never more than LIMIT_THREADS

typedef struct {
  int64_t kept;      // students who keep the numbers they had under an older version
  int64_t drawn;     // students who had none
  int64_t *changed;  // ids of students of whose numbers at least one is new
  size_t changed_n, changed_cap;
  int64_t lost;      // students who had numbers, and for whom none is found now
  int64_t ill;       // of those who keep theirs: ill-posed in this version
  Str ill_sid, ill_reason; // one of them, and why
  Arena *arena;      // of all this
} BatchDraws;

// Gives each of the students numbers under the sheet's current version, and stores them.  Who
// had numbers under an older version keeps those of every quantity that is declared as
// it was, unless a `require` or an infinite reference forbids it: then he draws anew.
// That they are ill-posed now is no reason to take them away.  Students for whom no
// draw was found are passed over.  Where all have numbers already it costs little.
bool batch_draw(const BatchJob *job, IdRange students, BatchDraws *what, Failure *f);
// Before answers are graded: the same, but for who has no numbers of any version and needs none
// yet.  batch_grade() draws for those whose answers it judges.
bool batch_carry(const BatchJob *job, IdRange students, Failure *f);
// Judges the answers that are due and stores their scores under `run`; adds to the result.
bool batch_grade(const BatchJob *job, const DueList *due, int64_t run, BatchResult *result, Failure *f);

// One student's own numbers and references.  instance[part] is filled for the
// parts whose references differ between students; empty quantities: the sheet
// draws nothing.  False when no draw was found.
typedef struct { Draw *draws; size_t draws_n; Instance *instance; } Own;
bool batch_own(const BatchJob *job, const Student *student, const Draws *stored, Arena *out, Own *own);

// The pages of students' sheets, one for each handout.  `write` is called from any thread,
// once for each student and handout; with an empty page if no numbers were found for the
// student.  Its texts end with the call.
typedef struct {
  const Handout *const *handout;
  size_t n;
  bool (*write)(void *context, const Student *student, size_t handout, Str page, Arena *scratch, Failure *f);
  void *context;
} BatchPages;
bool batch_handout(const BatchJob *job, const Student *students, size_t n, const BatchPages *pages, Failure *f);

#endif
