// batch_flow.h - pieces on their way through the store and several threads.
//
// A piece is loaded, worked on and saved.  Pieces are loaded in their order and saved in
// their order, one at a time; work goes on side by side.  While one is saved another one is
// loaded only if the store can do both at once.  Where everything is a function of the piece,
// what is saved is the same for every number of threads.
#ifndef BATCH_FLOW_H
#define BATCH_FLOW_H

#include "arena.h"

// A piece stands in a slot from its loading until it is saved; the slot is then used again.
typedef struct {
  void *context;
  size_t pieces;
  size_t threads;
  bool beside; // load and save may be called at once, by two threads
  bool (*load)(void *context, size_t slot, size_t piece); // false: it failed, nothing more is done
  void (*work)(void *context, size_t slot, size_t thread); // thread: 0 … threads - 1
  bool (*save)(void *context, size_t slot);
} BatchFlow;

// How many slots so many threads need.
size_t batch_flow_slots(size_t threads);
// False if loading or saving a piece failed; no thread is at work any more then.
bool batch_flow(const BatchFlow *flow);

#endif
