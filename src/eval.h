// eval.h - runs tapes over blocks of lanes.
//
// Two ways to run the same instructions.  A Plan runs an optimised tape over block
// after block of instances: results lie in a small working memory that stays in
// the cache, reused as soon as nobody needs them.  A Frame keeps every result of a
// tape for all of its lanes, so that tapes that continue it (the students'
// formulas) compute only what they add.
#ifndef EVAL_H
#define EVAL_H

#include "tape.h"

enum { PLAN_LANES = 32 }; // the most lanes of a block

typedef struct Plan Plan;
// tape: optimised, without base.  The tape and outputs are kept, not copied.
Plan *plan_new(Arena *a, const Tape *tape, const Ref *outputs, size_t n);
size_t plan_lanes(const Plan *p);  // lanes of a block: 8, 16 or PLAN_LANES
size_t plan_memory(const Plan *p); // doubles of working memory that a thread needs
// Fills a fresh working memory with the constants; once per memory.
void plan_prepare(const Plan *p, double *memory);
// inputs[i]: entries of plan_lanes() adjacent doubles, for input number i.
void plan_run(const Plan *p, double *memory, const double *const *inputs);
// Entries of plan_lanes() adjacent doubles, after plan_run().
const double *plan_output(const Plan *p, const double *memory, size_t i);
size_t plan_output_entries(const Plan *p, size_t i);

typedef struct {
  const Tape *tape;
  size_t lanes;
  double **value; // of each instruction: entries of `lanes` adjacent doubles
} Frame;
// inputs[i]: entries of `lanes` doubles.  All results of the tape, in a.
Frame *frame_new(Arena *a, const Tape *tape, size_t lanes, const double *const *inputs);
// The result `r` of a tape that continues frame's: computes only what r needs, in a.
const double *frame_eval(Arena *a, const Frame *frame, const Tape *tape, Ref r);
// The results of a tape that continues frame's and grows, in the frame's first lanes
// alone: each is computed once.
typedef struct {
  Arena *arena;
  const Frame *frame;
  const Tape *tape;
  size_t lanes;
  const double **value; // of each instruction, the frame's included; NULL: not wanted yet
  size_t cap;
  Ref *wanted; // a stack
  size_t wanted_cap;
} Partial;
Partial *partial_new(Arena *a, const Frame *frame, const Tape *tape, size_t lanes);
const double *partial_value(Partial *p, Ref r);
// The result y if instruction x had `value` for its result and all that depends on
// it were computed again.
const double *frame_moved(Arena *a, const Frame *frame, Ref x, const double *value, Ref y);

#endif
