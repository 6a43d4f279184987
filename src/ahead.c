// Blocks are taken in turn, as in a ring: those from `used` on are full, up to `filled`.  The
// one that the caller holds counts as full, so the thread does not touch it.
#include "ahead.h"

#include <assert.h>
#include <omp.h>
#include <pthread.h>

struct Ahead {
  AheadFill *fill;
  void *context;
  size_t blocks;
  size_t filled, used;     // so far; filled - used are full
  bool held, ended, stop;  // ended: there is nothing more; stop: nothing more is wanted
  bool threaded;
  pthread_t thread;
  pthread_mutex_t lock;    // of all numbers above, once there is the thread
  pthread_cond_t moved;
};

Ahead *ahead_new(size_t blocks, AheadFill *fill, void *context, Arena *a) {
  assert(blocks > 0);
  Ahead *x = NEW(a, Ahead);
  *x = (Ahead){.fill = fill, .context = context, .blocks = omp_get_max_threads() > 1 ? blocks : 1,
               .lock = PTHREAD_MUTEX_INITIALIZER, .moved = PTHREAD_COND_INITIALIZER};
  return x;
}

static void *work(void *p) {
  Ahead *x = p;
  pthread_mutex_lock(&x->lock);
  while (!x->ended && !x->stop) {
    if (x->filled - x->used == x->blocks) {
      pthread_cond_wait(&x->moved, &x->lock);
      continue;
    }
    pthread_mutex_unlock(&x->lock);
    bool any = x->fill(x->context, x->filled % x->blocks);
    pthread_mutex_lock(&x->lock);
    x->filled += any;
    x->ended = !any;
    pthread_cond_signal(&x->moved);
  }
  pthread_mutex_unlock(&x->lock);
  return NULL;
}

static bool fill_here(Ahead *x) {
  x->ended = x->ended || !x->fill(x->context, x->filled % x->blocks);
  x->filled += !x->ended;
  return !x->ended;
}

bool ahead_next(Ahead *x, size_t *block) {
  if (!x->threaded && x->held && x->blocks > 1 && !x->ended)
    x->threaded = pthread_create(&x->thread, NULL, work, x) == 0;
  pthread_mutex_lock(&x->lock);
  x->used += x->held;
  pthread_cond_signal(&x->moved);
  while (x->threaded && x->filled == x->used && !x->ended)
    pthread_cond_wait(&x->moved, &x->lock);
  x->held = x->threaded ? x->filled > x->used : fill_here(x);
  *block = x->used % x->blocks;
  pthread_mutex_unlock(&x->lock);
  return x->held;
}

void ahead_end(Ahead *x) {
  if (!x || !x->threaded)
    return;
  pthread_mutex_lock(&x->lock);
  x->stop = true;
  pthread_cond_signal(&x->moved);
  pthread_mutex_unlock(&x->lock);
  pthread_join(x->thread, NULL);
  x->threaded = false;
  x->ended = true;
}
