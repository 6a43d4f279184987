// shared_parts.h - what shared.c and shared_filter.c have in common.
#ifndef SHARED_PARTS_H
#define SHARED_PARTS_H

#include "shared.h"

typedef struct { double value; size_t student; } SharedKey;

struct SharedIndex {
  ClassReferences of;
  size_t entry;    // by which is sorted
  SharedKey *keys, *spare; // ascending by value; room to sort them
  size_t n;        // students with numbers
  double *grid;    // of each entry: the decimal step of which all references are multiples, or 0
  double largest;  // magnitude of all references
};

// More matches than this say nothing.
size_t shared_most(const SharedIndex *index);
// Of a part with one entry: whether so many accidents at most are expected of a match with the
// student at this place of the keys.
bool shared_is_lone(const SharedIndex *index, size_t place, double accidents);

static inline uint64_t shared_mixed(uint64_t hash, uint64_t v) {
  hash = (hash ^ v) * 1099511628211u;
  return hash ^ hash >> 29;
}

#endif
