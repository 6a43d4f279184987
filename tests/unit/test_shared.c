// test_shared.c - what is another student's answer beyond accident, and what is not.
#include "shared.h"
#include "t.h"

#include <stdlib.h>

enum { STUDENTS = 500, MOST_ENTRIES = 6 };

typedef struct { Arena *arena; double values[STUDENTS * MOST_ENTRIES]; ClassReferences of; uint64_t state; } Class;

static uint64_t next(Class *c) { // Knuth's MMIX generator: the upper bits are good
  c->state = c->state * 6364136223846793005u + 1442695040888963407u;
  return c->state >> 33;
}

static double magnitude(double x) { return x < 0 ? -x : x; }

// A class whose references are multiples of `step`, from -range to range steps.
static Class *class_new(size_t entries, double step, int range) {
  static const Tolerance four = {.kind = TOLERANCE_DECIMALS, .places = 4};
  Class *c = calloc(1, sizeof *c);
  *c = (Class){.arena = arena_new(), .state = 42};
  for (size_t i = 0; i < STUDENTS * entries; i++) c->values[i] = step * (double)((int64_t)(next(c) % (uint64_t)(2 * range + 1)) - range);
  c->of = (ClassReferences){&four, c->values, entries, STUDENTS};
  return c;
}

static void class_free(Class *c) {
  arena_free(c->arena);
  free(c);
}

// How many of 100 students who answer with their neighbour's numbers are told beyond accident.
static int told(Class *c) {
  SharedIndex *x = shared_index(c->arena, &c->of);
  SharedMatch m[SHARED_MOST];
  int n = 0;
  for (size_t s = 0; s < 100; s++) {
    size_t found = shared_find(x, s, c->values + (s + 1) * c->of.entries, m, c->arena);
    for (size_t i = 0; i < found; i++) n += m[i].student == s + 1 && m[i].accidents <= 1e-3;
  }
  return n;
}

TEST(arrays_tell) {
  Class *c = class_new(6, 1e-4, 10000);
  CHECK(told(c) == 100);
  class_free(c);
}

TEST(arrays_of_small_numbers_tell_if_they_are_long) {
  Class *c = class_new(6, 1, 20);
  CHECK(told(c) > 80);
  class_free(c);
}

TEST(one_number_in_a_large_class_tells_nothing) {
  Class *c = class_new(1, 1e-4, 10000);
  CHECK(told(c) == 0);
  class_free(c);
}

TEST(small_integers_tell_nothing) {
  Class *c = class_new(1, 1, 9);
  CHECK(told(c) == 0);
  class_free(c);
  c = class_new(2, 1, 9);
  CHECK(told(c) == 0);
  class_free(c);
}

TEST(entries_that_depend_on_each_other_count_as_one) {
  Class *c = class_new(6, 1e-4, 10000);
  for (size_t s = 0; s < STUDENTS; s++)
    for (size_t e = 1; e < 6; e++) c->values[s * 6 + e] = c->values[s * 6] * (e % 2 ? -1 : 1);
  CHECK(told(c) == 0);
  class_free(c);
}

TEST(only_entries_that_are_wrong_for_oneself_tell) {
  Class *c = class_new(6, 1e-4, 10000);
  for (size_t s = 0; s < STUDENTS; s++)
    for (size_t e = 1; e < 6; e++) c->values[s * 6 + e] = (double)e; // everybody has these right
  CHECK(told(c) == 0);
  class_free(c);
}

TEST(students_without_numbers_are_nobody) {
  Class *c = class_new(6, 1e-4, 10000);
  SharedMatch m[SHARED_MOST];
  double answer[6];
  memcpy(answer, c->values + 6, sizeof answer);
  for (size_t e = 0; e < 6; e++) c->values[6 + e] = 0 / (c->values[6] - c->values[6]);
  SharedIndex *x = shared_index(c->arena, &c->of);
  CHECK(shared_find(x, 0, answer, m, c->arena) == 0);
  CHECK(shared_find(x, 1, c->values, m, c->arena) == 0); // nobody knows whether he is wrong
  class_free(c);
}

// Answers near the references of somebody else, and just numbers: whether the filter lets all pass
// that are told, and how many of 1,000 others.
static bool lets_told_pass(Class *c, size_t *others) {
  const SharedIndex *x = shared_index(c->arena, &c->of);
  SharedFilter filter = shared_filter(c->arena, x, 1e-3);
  SharedMatch m[SHARED_MOST];
  bool all = true;
  *others = 0;
  for (size_t k = 0; k < 2000; k++) {
    double answer[MOST_ENTRIES];
    for (size_t e = 0; e < c->of.entries; e++) {
      double part = (double)(next(c) % 2001) / 1000 - 1, near = c->values[k / 2 % STUDENTS * c->of.entries + e];
      answer[e] = k % 2 ? 10 * part : near + part * tolerance_allowed(c->of.tolerance, near, magnitude(near));
    }
    size_t found = shared_find(x, (k / 2 + 1) % STUDENTS, answer, m, c->arena);
    bool tells = false, passes = shared_filter_passes(&filter, c->of.tolerance, answer, c->of.entries);
    for (size_t i = 0; i < found; i++) tells |= m[i].accidents <= 1e-3;
    all &= passes || !tells;
    *others += k % 2 && passes && !tells;
  }
  return all;
}

TEST(the_filter_lets_pass_what_is_told) {
  static const Tolerance tolerances[] = {{.kind = TOLERANCE_DECIMALS, .places = 4}, {.kind = TOLERANCE_DIGITS, .places = 3}, {.kind = TOLERANCE_DIGITS, .places = 1, .ulp = 1},
                                         {.rel = 1e-3, .abs = 1e-6, .scaled = true}, {.abs = 0.01}, {.rel = 0.3}};
  for (size_t entries = 1; entries <= MOST_ENTRIES; entries++)
    for (size_t k = 0; k < sizeof tolerances / sizeof *tolerances; k++) {
      Class *c = class_new(entries, entries > 3 ? 0.1 : 1e-3, entries > 3 ? 20 : 10000);
      size_t others;
      c->of.tolerance = &tolerances[k];
      for (size_t i = 0; i < 200 * entries; i++) c->values[i] = i % entries ? c->values[i] : 0; // some are alike
      CHECK(lets_told_pass(c, &others));
      if (k == 0) CHECK(others < (entries == 1 ? 300 : 50));
      class_free(c);
    }
}

TEST(what_many_have_is_left_out_of_the_filter) {
  Class *c = class_new(3, 1e-4, 10000);
  for (size_t s = 0; s < 40; s++)
    for (size_t e = 0; e < 3; e++) c->values[s * 3 + e] = s % 2 ? -0.0 : 0;
  SharedFilter f = shared_filter(c->arena, shared_index(c->arena, &c->of), 1e-3);
  CHECK(!shared_filter_passes(&f, c->of.tolerance, (double[]){0, 0, 0}, 3));
  CHECK(shared_filter_passes(&f, c->of.tolerance, c->values + 50 * 3, 3));
  class_free(c);
}

static double share_of(Class *c, size_t student, size_t parts) {
  SharedTwins *twins = shared_twins_new(c->arena, STUDENTS);
  for (size_t i = 0; i < parts; i++) shared_twins_add(twins, shared_marks(c->arena, &c->of));
  shared_twins_count(twins, c->arena);
  return shared_twins_share(twins, student);
}

TEST(twins_are_counted_among_their_like) {
  Class *c = class_new(2, 1e-4, 10000);
  for (size_t s = 0; s < 50; s++) c->values[s * 2] = s < 5 ? 0 : 0.5, c->values[s * 2 + 1] = s < 5 ? 0.25 : (double)(s + 1);
  for (size_t s = 5; s < 50; s++) c->values[s * 2] = 0;
  for (size_t parts = 1; parts < 3; parts++) {
    double share = share_of(c, 7, parts); // 5 of the 50 with a zero are equal
    CHECK(share > 0.0999 && share < 0.1001);
    CHECK(share_of(c, 100, parts) < 1e-9);
  }
  const SharedMarks *m = shared_marks(c->arena, &c->of);
  CHECK(!shared_lonely(m, 7));
  CHECK(shared_lonely(m, 100));
  class_free(c);
}

TEST(who_has_no_numbers_is_nobodys_twin) {
  Class *c = class_new(2, 1e-4, 10000);
  for (size_t s = 0; s < STUDENTS; s++) c->values[s * 2] = 1, c->values[s * 2 + 1] = (double)(s / 2);
  CHECK(share_of(c, 0, 1) > 0.999);
  for (size_t s = 1; s < STUDENTS; s += 2) c->values[s * 2] = 0 / (c->values[0] - c->values[0]);
  CHECK(share_of(c, 0, 1) < 1e-9);
  CHECK(shared_lonely(shared_marks(c->arena, &c->of), 0));
  class_free(c);
}
