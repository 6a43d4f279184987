// batch_pairs.h - students of whom one answered with numbers of the other's: what they share, pair by
// pair, and which pairs are told.
//
// A pair is told with all that it shares if one answer of it is beyond accident, unless so many of
// the class are alike in these parts that twins explain it.
#ifndef BATCH_PAIRS_H
#define BATCH_PAIRS_H

#include "batch_class.h"
#include "sorter.h"

typedef struct BatchPairs BatchPairs;
typedef struct {
  size_t student, other; // who answered; whose numbers they are: places in the class
  int64_t answer;
  size_t part;
  bool beyond, lonely;   // beyond accident; nobody who is like the other one in this part has a twin
} PairMatch;

BatchPairs *batch_pairs_new(const BatchJob *job, const Ids *students, BatchClass *class); // they outlive it
void batch_pairs_free(BatchPairs *x); // NULL is fine
bool batch_pairs_add(BatchPairs *x, const PairMatch *m, Failure *f);
// Once all are there: stores what is told.
bool batch_pairs_tell(BatchPairs *x, Failure *f);

// A sorter's record that was not taken yet.
typedef struct { SortKey key; Str bytes; bool more; } Upcoming;
static inline bool look_ahead(Sorter *s, Upcoming *at, Arena *a, Failure *f) { return sorter_next(s, &at->key, &at->bytes, &at->more, a, f); }

#endif
