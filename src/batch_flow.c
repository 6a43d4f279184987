// batch_flow.c - see batch_flow.h.
//
// No thread has an office of its own.  Whoever is free sees to the store first, if it is free
// too: saves the next piece, or loads one ahead, so that there is always a piece to work on;
// else he works on a piece that is loaded.  A thread waits only when every slot is in another
// one's hands.  It waits asleep, and is gone when the last piece is saved: the threads of a
// parallel region would spin, and take the processor from whoever commits.
#include "batch_flow.h"

#include <pthread.h>

// Pieces [saved, taken) are or were worked on, [taken, loaded) wait for that.
typedef struct {
  const BatchFlow *flow;
  size_t slots, loaded, taken, saved;
  bool *done;           // of each slot: its piece was worked on
  bool loading, saving; // somebody is
  bool failed;
  pthread_mutex_t lock; // of all this
  pthread_cond_t moved;
} Line;

size_t batch_flow_slots(size_t threads) { return threads > 1 ? threads + 2 : 1; }

// Whether the store is free for one of the two, while the other one is done or not.
static bool is_free(const Line *x, bool this, bool other) { return !this && (!other || x->flow->beside); }

static bool may_save(const Line *x) {
  return is_free(x, x->saving, x->loading) && x->saved < x->taken && x->done[x->saved % x->slots];
}
static bool may_load(const Line *x) {
  return is_free(x, x->loading, x->saving) && x->loaded < x->flow->pieces && x->loaded - x->saved < x->slots && x->loaded - x->taken < x->flow->threads;
}

static void save_next(Line *x) {
  size_t slot = x->saved % x->slots;
  x->saving = true;
  pthread_mutex_unlock(&x->lock);
  bool ok = x->flow->save(x->flow->context, slot);
  pthread_mutex_lock(&x->lock);
  x->saving = x->done[slot] = false;
  x->saved++;
  x->failed |= !ok;
  pthread_cond_broadcast(&x->moved);
}

static void load_next(Line *x) {
  x->loading = true;
  pthread_mutex_unlock(&x->lock);
  bool ok = x->flow->load(x->flow->context, x->loaded % x->slots, x->loaded);
  pthread_mutex_lock(&x->lock);
  x->loading = false;
  x->loaded++;
  x->failed |= !ok;
  pthread_cond_broadcast(&x->moved);
}

static void work_next(Line *x, size_t thread) {
  size_t slot = x->taken++ % x->slots;
  pthread_mutex_unlock(&x->lock);
  x->flow->work(x->flow->context, slot, thread);
  pthread_mutex_lock(&x->lock);
  x->done[slot] = true;
  pthread_cond_broadcast(&x->moved);
}

typedef struct { Line *line; size_t number; pthread_t id; } Thread;

static void *take_part(void *thread) {
  const Thread *t = thread;
  Line *x = t->line;
  pthread_mutex_lock(&x->lock);
  while (!x->failed && x->saved < x->flow->pieces) {
    if (may_save(x)) save_next(x);
    else if (may_load(x)) load_next(x);
    else if (x->taken < x->loaded) work_next(x, t->number);
    else pthread_cond_wait(&x->moved, &x->lock);
  }
  pthread_mutex_unlock(&x->lock);
  return NULL;
}

bool batch_flow(const BatchFlow *flow) {
  Arena *a = arena_new();
  Line x = {.flow = flow, .slots = batch_flow_slots(flow->threads), .lock = PTHREAD_MUTEX_INITIALIZER, .moved = PTHREAD_COND_INITIALIZER};
  x.done = NEW_ARRAY(a, bool, x.slots);
  Thread *threads = NEW_ARRAY(a, Thread, flow->threads);
  size_t n = 0; // beside this one; fewer than were asked for will do
  for (; n + 1 < flow->threads && n + 1 < flow->pieces; n++) {
    threads[n + 1] = (Thread){.line = &x, .number = n + 1};
    if (pthread_create(&threads[n + 1].id, NULL, take_part, &threads[n + 1])) break;
  }
  threads[0] = (Thread){.line = &x};
  take_part(&threads[0]);
  for (; n; n--) pthread_join(threads[n].id, NULL);
  arena_free(a);
  return !x.failed;
}
