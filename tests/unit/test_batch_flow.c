// Pieces through the store: in their order, one at a time, or one in and one out, whatever
// the threads do.
#include "batch_flow.h"

#include <stdatomic.h>

#include "t.h"

enum { MOST = 200, SLOTS = 16 };

typedef struct {
  size_t slots, threads, fails; // fails: the piece that cannot be loaded, or saved; MOST: none
  bool at_save, beside;
  size_t piece[SLOTS];          // in each slot
  bool used[SLOTS];
  size_t loaded, saved;
  atomic_size_t worked, loading, saving, wrong;
  atomic_bool done[MOST];
} Course;

static void require(Course *c, bool holds) { c->wrong += !holds; }

static bool load(void *context, size_t slot, size_t piece) {
  Course *c = context;
  require(c, c->loading++ == 0 && (c->beside || !c->saving) && slot < c->slots && !c->used[slot] && piece == c->loaded);
  c->used[slot] = true;
  c->piece[slot] = piece;
  c->loaded++;
  c->loading--;
  return c->at_save || piece != c->fails;
}

static void work(void *context, size_t slot, size_t thread) {
  Course *c = context;
  size_t piece = c->piece[slot];
  volatile double x = 1;
  for (size_t i = 0; i < piece % 7 * 2000; i++) x = x / 3 + 1; // some take longer
  require(c, thread < c->threads && c->used[slot] && !c->done[piece]);
  c->done[piece] = true;
  c->worked++;
}

static bool save(void *context, size_t slot) {
  Course *c = context;
  require(c, c->saving++ == 0 && (c->beside || !c->loading) && c->used[slot] && c->done[c->piece[slot]] && c->piece[slot] == c->saved);
  c->used[slot] = false;
  c->saved++;
  c->saving--;
  return !c->at_save || c->piece[slot] != c->fails;
}

static bool run(Course *c, size_t pieces, size_t threads) {
  c->threads = threads;
  c->slots = batch_flow_slots(threads);
  CHECK(c->slots <= SLOTS);
  bool ok = batch_flow(&(BatchFlow){.context = c, .pieces = pieces, .threads = threads, .beside = c->beside, .load = load, .work = work, .save = save});
  CHECK_EQ_INT(c->wrong, 0);
  return ok;
}

TEST(all_pieces_in_their_order) {
  static const size_t pieces[] = {0, 1, 2, 3, MOST};
  for (size_t threads = 1; threads <= 5; threads++)
    for (size_t i = 0; i < 2 * (sizeof pieces / sizeof *pieces); i++) {
      size_t n = pieces[i / 2];
      Course c = {.fails = MOST, .beside = i % 2};
      CHECK(run(&c, n, threads));
      CHECK_EQ_INT(c.loaded, n);
      CHECK_EQ_INT(c.worked, n);
      CHECK_EQ_INT(c.saved, n);
    }
}

TEST(a_failure_ends_it) {
  for (size_t threads = 1; threads <= 4; threads++)
    for (int kind = 0; kind < 4; kind++)
      for (size_t fails = 0; fails < 20; fails += 19) {
        bool at_save = kind % 2;
        Course c = {.fails = fails, .at_save = at_save, .beside = kind / 2};
        CHECK(!run(&c, MOST, threads));
        CHECK(at_save ? c.saved == fails + 1 : c.saved <= fails && c.loaded == fails + 1);
        CHECK(c.worked < MOST);
      }
}
