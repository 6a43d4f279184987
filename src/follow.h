// follow.h - credit for what is right given a wrong answer to an earlier part.
//
// The reference of a part that follows others is computed again with the student's own
// answers in their places, and the answer is held against that.  It never earns less
// than it did by itself.
#ifndef FOLLOW_H
#define FOLLOW_H

#include "judge.h"

typedef struct {
  Written written; // raw.p NULL: no answer came
  bool right;      // by itself
} Earlier;

typedef struct {
  size_t lane;            // of the instances; 0 where there are none
  Written answer;
  const Earlier *earlier; // of every part of the sheet; those that the part follows are asked for
  Judgement judgement;    // in: by itself; out: what counts
} FollowCase;

// The instances of some students, side by side: as sheets with numbers of their own need
// them.  instances[part] is that of lane 0; lane l's values stand l further.
// inputs[model][input]: entries `stride` apart, lanes side by side.
typedef struct {
  const Instance *instances;
  double *const *const *inputs;
  size_t stride;
} Lanes;

// Judges n answers to one part again, of which none is right by itself; lanes is NULL where
// everybody has the same numbers.  Texts of the judgements are in out.
void follow_judge(const Sheet *sheet, size_t part, const Lanes *lanes, FollowCase *cases, size_t n, Arena *out, Arena *scratch);

// What can be judged again: it can be read, and is not right.
bool follow_may_gain(const Sheet *sheet, size_t part, const Judgement *j);

#endif
