// policy.h - what a sheet's rules about time make of an answer.
#ifndef POLICY_H
#define POLICY_H

#include "front.h"

// When the part's last answers are taken, UTC, ISO 8601; empty: whenever.
Str policy_closes(const Front *front, const FrontPart *part, Arena *a);

typedef struct {
  int64_t days;   // begun since it was due; 0: on time
  double kept;    // share of what is earned that counts: 0..1
  bool refused;   // too late: nothing of it counts
} Lateness;

// submitted: as policy_closes() writes times; an answer without a time is on time.
Lateness policy_late(const Front *front, const FrontPart *part, Str submitted);
// "2 days late: 20% taken off"; empty when on time.
Str policy_message(const FrontPart *part, const Lateness *late, Arena *a);

#endif
