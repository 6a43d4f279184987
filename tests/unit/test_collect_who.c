// Whose answers a row holds: what is said when the class cannot be asked.
#include "collect_who.h"

#include <unistd.h>

#include "t.h"

TEST(what_went_wrong_outlives_the_search) {
  Arena *a = arena_new(), *row = arena_new();
  const char *path = str_c(a, str_fmt(a, "/tmp/backgrade-test-%ld-who.db", (long)getpid()));
  volatile sig_atomic_t interrupted = 0;
  Failure f = {0};
  Student s = {.sid = S("007"), .name = S("A Name")}, old;
  Put what;
  unlink(path);
  Store *store = store_open(path, STORE_CREATE, &interrupted, NULL, a, &f);
  CHECK(store && store_begin(store, &f) && store_put_course(store, S("test"), S("salt"), &f));
  CHECK(store_put_student(store, &s, false, a, &old, &what, &f));
  Who *w = who_load(store, a, row, &f);
  Key key = {.kind = KEY_SID, .text = S("7")};
  CHECK_EQ_INT(who_find(w, &key, 1).found, WHO_SIMILAR);
  CHECK(!who_failed(w));
  interrupted = 1;
  who_find(w, &key, 1);
  CHECK(who_failed(w));
  arena_alloc(a, 64); // as whoever prints it does
  memset(arena_alloc(a, 64), '?', 64);
  CHECK_STR(f.message, "interrupted; nothing was changed");
  store_close(store);
  unlink(path);
  arena_free(row);
  arena_free(a);
}
