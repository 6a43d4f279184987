// Records come out by key, equal keys as they went in, in memory and from runs.
#include <stdlib.h>

#include "sorter.h"
#include "t.h"

static uint64_t state = 88172645463325252u;
static uint64_t noise(void) { // xorshift
  state ^= state << 13;
  state ^= state >> 7;
  return state ^= state << 17;
}

// Sorts n records of up to `most` bytes whose last number counts them, and takes them twice.
static void sort_and_check(size_t n, size_t most) {
  Arena *a = arena_new();
  Failure f;
  Sorter *s = sorter_new();
  char *text = arena_alloc(a, most + 1);
  uint64_t sum = 0, bytes = 0;
  for (size_t i = 0; i < n; i++) {
    size_t length = most ? noise() % (most + 1) : 0;
    for (size_t k = 0; k < length; k++) text[k] = (char)i;
    CHECK(sorter_add(s, (SortKey){(int64_t)(noise() % 5) - 2, (int64_t)(noise() % 50), (int64_t)i}, (Str){text, length}, a, &f));
    sum += i;
    bytes += length;
  }
  CHECK(sorter_sort(s, a, &f));
  for (int round = 0; round < 2; round++) {
    SortKey key, last = {INT64_MIN, 0, 0};
    Str got;
    bool more, ordered = true, whole = true;
    size_t found = 0;
    uint64_t sum_left = sum, bytes_left = bytes;
    if (round) CHECK(sorter_again(s, a, &f));
    while (sorter_next(s, &key, &got, &more, a, &f) && more) {
      ordered &= last.a < key.a || (last.a == key.a && (last.b < key.b || (last.b == key.b && last.c < key.c)));
      for (size_t k = 0; k < got.n; k++) whole &= got.p[k] == (char)key.c;
      last = key;
      sum_left -= (uint64_t)key.c;
      bytes_left -= got.n;
      found++;
    }
    CHECK(ordered);
    CHECK(whole);
    CHECK(found == n && !sum_left && !bytes_left);
  }
  sorter_free(s);
  arena_free(a);
}

TEST(nothing) { sort_and_check(0, 0); }
TEST(few) { sort_and_check(1000, 100); }
TEST(without_bytes) { sort_and_check(300000, 0); }
TEST(as_many_as_a_piece_holds) { sort_and_check(128 << 10, 8); }
TEST(many_runs) { sort_and_check(500000, 40); }
TEST(long_ones) { sort_and_check(600, SORTER_MOST); }

TEST(the_longest) {
  for (size_t n = 1; n <= 129; n += 128) { // in memory, and from runs
    Arena *a = arena_new();
    Failure f;
    Sorter *s = sorter_new();
    char *text = arena_alloc(a, SORTER_MOST);
    for (size_t i = 0; i < n; i++) CHECK(sorter_add(s, (SortKey){0, 0, 0}, (Str){text, SORTER_MOST}, a, &f));
    SortKey key;
    Str got;
    bool more, ok = sorter_sort(s, a, &f);
    for (size_t i = 0; i < n; i++) ok = ok && sorter_next(s, &key, &got, &more, a, &f) && more && got.n == SORTER_MOST;
    CHECK(ok);
    sorter_free(s);
    arena_free(a);
  }
}

TEST(equal_keys_keep_their_order) {
  Arena *a = arena_new();
  Failure f;
  Sorter *s = sorter_new();
  enum { N = 300000 };
  for (int i = 0; i < N; i++)
    CHECK(sorter_add(s, (SortKey){i % 2, 0, 0}, (Str){(const char *)&i, sizeof i}, a, &f));
  CHECK(sorter_sort(s, a, &f));
  SortKey key;
  Str got;
  bool more, ordered = true;
  for (int i = 0; i < N; i++) {
    int was;
    CHECK(sorter_next(s, &key, &got, &more, a, &f) && more);
    memcpy(&was, got.p, sizeof was);
    ordered &= was == (i < N / 2 ? 2 * i : 2 * (i - N / 2) + 1);
  }
  CHECK(ordered);
  sorter_free(s);
  arena_free(a);
}

TEST(where_temporary_files_go) {
  Arena *a = arena_new();
  Failure f = {0};
  Sorter *s = sorter_new();
  setenv("TMPDIR", "/nowhere", 1);
  bool ok = true;
  for (int i = 0; ok && i < 200000; i++) ok = sorter_add(s, (SortKey){i, 0, 0}, S("x"), a, &f);
  CHECK(!ok);
  CHECK_EQ_INT(f.status, EXIT_IO);
  unsetenv("TMPDIR");
  sorter_free(s);
  arena_free(a);
}
