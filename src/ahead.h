// ahead.h - a thread that works ahead of its caller.
//
// Work that comes in blocks is done in two steps: fill() makes a block, the caller uses it.
// With two processors a thread fills the next blocks while the caller uses the one he has;
// with one (or OMP_NUM_THREADS=1) each block is filled when it is asked for.  fill() is called
// for one block after the other, so what comes out is the same.
//
// The thread begins when the second block is asked for: short work needs none, and until
// then the caller may change what fill() reads.  From then on it may be changed, and what
// fill() changes be read, only behind the last block or ahead_end().
#ifndef AHEAD_H
#define AHEAD_H

#include "arena.h"

typedef struct Ahead Ahead;

// Fills block number 0 … blocks-1, which may be full of what is not used any more.  False
// ends it: nothing is in the block, and no more follow.
typedef bool AheadFill(void *context, size_t block);

// One block: nothing is done ahead.  The arena outlives it.
Ahead *ahead_new(size_t blocks, AheadFill *fill, void *context, Arena *a);
// The next block, which is the caller's until the next call; false: there are no more.
bool ahead_next(Ahead *x, size_t *block);
// Waits for the block that is being filled, and ends the thread.  NULL, and a second time, is fine.
void ahead_end(Ahead *x);

#endif
