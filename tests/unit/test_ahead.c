// Blocks come in order and whole, whoever fills them, and however early one stops asking.
#include "ahead.h"

#include <omp.h>
#include <pthread.h>
#include <time.h>

#include "t.h"

enum { BLOCKS = 3, NUMBERS = 1000 };

typedef struct {
  int block[BLOCKS][NUMBERS];
  int made, last;        // blocks
  bool slow;             // to make
  pthread_t maker;
} Numbers;

static void rest(void) { nanosleep(&(struct timespec){.tv_nsec = 100000}, NULL); }

static bool make(void *context, size_t block) {
  Numbers *x = context;
  x->maker = pthread_self();
  if (x->made == x->last)
    return false;
  if (x->slow) rest();
  for (int i = 0; i < NUMBERS; i++)
    x->block[block][i] = x->made * NUMBERS + i;
  x->made++;
  return true;
}

// Takes up to `wanted` of `last` blocks; returns how many came, each of the right numbers.
static int take(Numbers *x, size_t blocks, int wanted, bool slow) {
  Arena *a = arena_new();
  Ahead *ahead = ahead_new(blocks, make, x, a);
  int taken = 0;
  size_t block;
  bool right = true;
  while (taken < wanted && ahead_next(ahead, &block)) {
    if (slow) rest();
    for (int i = 0; i < NUMBERS; i++)
      right &= x->block[block][i] == taken * NUMBERS + i;
    taken++;
  }
  CHECK(right);
  ahead_end(ahead);
  ahead_end(ahead);
  arena_free(a);
  return taken;
}

TEST(in_order_and_whole) {
  for (int threads = 1; threads <= 2; threads++)
    for (size_t blocks = 1; blocks <= BLOCKS; blocks++)
      for (int slow = 0; slow < 3; slow++) {
        omp_set_num_threads(threads);
        Numbers x = {.last = 50, .slow = slow == 1};
        CHECK_EQ_INT(take(&x, blocks, 100, slow == 2), 50);
        CHECK_EQ_INT(x.made, 50);
      }
}

TEST(nothing_and_little) {
  omp_set_num_threads(2);
  for (int last = 0; last < 4; last++) {
    Numbers x = {.last = last};
    CHECK_EQ_INT(take(&x, BLOCKS, 100, false), last);
  }
  ahead_end(NULL);
}

TEST(stopped_early) {
  omp_set_num_threads(2);
  for (int wanted = 0; wanted < 10; wanted++) {
    Numbers x = {.last = 1000};
    CHECK_EQ_INT(take(&x, BLOCKS, wanted, false), wanted);
    CHECK(x.made <= wanted + BLOCKS);
  }
}

TEST(another_thread_only_where_there_are_two) {
  Numbers x = {.last = 5}, y = {.last = 5};
  omp_set_num_threads(1);
  take(&x, BLOCKS, 100, false);
  CHECK(pthread_equal(x.maker, pthread_self()));
  omp_set_num_threads(2);
  take(&y, BLOCKS, 100, false);
  CHECK(!pthread_equal(y.maker, pthread_self()));
}
