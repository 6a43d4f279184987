// The line appears when a command takes over a second, says how far it is, and goes away.
#include <time.h>

#include "progress.h"
#include "t.h"

static void wait_ms(int ms) {
  struct timespec pause = {.tv_nsec = ms * 1000000L};
  nanosleep(&pause, NULL);
}

static Str drawn(FILE *f, Arena *a) {
  char bytes[4096];
  rewind(f);
  size_t n = fread(bytes, 1, sizeof bytes, f);
  return str_dup(a, (Str){bytes, n});
}

static bool shows(FILE *f, Arena *a, const char *text) { return str_find(drawn(f, a), str(text)) >= 0; }

TEST(what_is_short_draws_nothing) {
  Arena *a = arena_new();
  FILE *f = tmpfile();
  Progress *p = progress_new(f, a);
  progress_begin(p, "reading", "answers", 100);
  progress_step(p, 50);
  wait_ms(110);
  progress_step(p, 49); // nearly done
  progress_end(p);
  CHECK(drawn(f, a).n == 0);
  fclose(f);
  arena_free(a);
}

TEST(what_is_long_is_drawn_and_erased) {
  Arena *a = arena_new();
  FILE *f = tmpfile();
  Progress *p = progress_new(f, a);
  progress_begin(p, "reading", "answers", 4000000);
  progress_step(p, 100); // at once: too early to tell
  CHECK(drawn(f, a).n == 0);
  wait_ms(110);
  progress_step(p, 79900);
  CHECK(shows(f, a, "\rreading: 2% of 4,000,000 answers, "));
  CHECK(shows(f, a, "/s, "));
  CHECK(shows(f, a, " s left\033[K"));
  size_t n = drawn(f, a).n;
  progress_step(p, 1); // not for each answer
  CHECK(drawn(f, a).n == n);
  progress_end(p);
  Str all = drawn(f, a);
  CHECK(str_eq(str_sub(all, all.n - 4, all.n), S("\r\033[K")));
  progress_end(p);
  CHECK(drawn(f, a).n == all.n);
  fclose(f);
  arena_free(a);
}

TEST(bytes_and_unknown_totals) {
  Arena *a = arena_new();
  FILE *f = tmpfile();
  Progress *p = progress_new(f, a);
  progress_begin(p, "answers.csv", NULL, 110000000);
  wait_ms(110);
  progress_step(p, 5500000);
  CHECK(shows(f, a, "answers.csv: 5% of 110 MB, "));
  progress_begin(p, "stdin", "rows", 0); // ends the stage before
  wait_ms(110);
  progress_step(p, 0); // nothing yet, but it is alive
  CHECK(shows(f, a, "\r\033[K\rstdin: 1 s\033[K"));
  wait_ms(110);
  progress_step(p, 1234);
  CHECK(shows(f, a, "\rstdin: 1,234 rows, "));
  progress_end(p);
  fclose(f);
  arena_free(a);
}

TEST(what_will_be_silent_is_drawn_at_once) {
  Arena *a = arena_new();
  FILE *f = tmpfile();
  Progress *p = progress_new(f, a);
  progress_begin(p, "verifying", "rows", 0);
  CHECK(drawn(f, a).n == 0);
  progress_now(p);
  CHECK(shows(f, a, "\rverifying: 1 s\033[K"));
  progress_end(p);
  fclose(f);
  arena_free(a);
}

TEST(nobody_watches) {
  progress_begin(NULL, "reading", NULL, 1);
  progress_now(NULL);
  progress_step(NULL, 1);
  progress_end(NULL);
  CHECK(true); // and is still here
}
