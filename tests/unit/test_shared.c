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

static double share_of(Class *c, size_t student, size_t parts) {
  SharedTwins *twins = shared_twins_new(c->arena, STUDENTS, student);
  for (size_t i = 0; i < parts; i++) shared_twins_add(twins, shared_marks(c->arena, &c->of));
  return shared_twins_share(twins);
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
