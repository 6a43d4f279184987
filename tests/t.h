// t.h - the whole test library.
//
//   TEST(tanh_is_odd) { CHECK_NEAR(tanh(-1.0), -tanh(1.0), 0.0); }
//
// A file with TESTs is a program: it runs them in order, prints what failed and
// one last line, "N passed, M failed".  A group passes when all its checks do;
// every TEST is one, and t_group() opens a further one (a case of a table, a
// golden file).  A TEST that checks nothing at all fails.  Arguments select groups by the start of their name.
#ifndef T_H
#define T_H

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "arena.h"

static struct {
  struct { const char *name; void (*run)(void); } tests[400];
  size_t n;
  char group[200];
  int checks, bad, passed, failed, all; // all: checks of the whole TEST
} t;

static void t_add(const char *name, void (*run)(void)) {
  if (t.n == sizeof t.tests / sizeof *t.tests) {
    fputs("t.h: too many tests in one file\n", stderr);
    return;
  }
  t.tests[t.n].name = name;
  t.tests[t.n++].run = run;
}

#define TEST(name) \
  static void name(void); \
  __attribute__((constructor)) static void t_add_##name(void) { t_add(#name, name); } \
  static void name(void)

// Ends the group before, which counts if it checked anything.
static inline void t_group(const char *name) {
  t.passed += t.checks && !t.bad;
  t.failed += t.bad > 0;
  t.checks = t.bad = 0;
  snprintf(t.group, sizeof t.group, "%s", name);
}

// Counts a check; true if it failed and should be printed.
static inline bool t_failed(bool ok, const char *file, int line) {
  t.checks++;
  t.all++;
  if (!ok && ++t.bad <= 20)
    printf("%s:%d: %s: ", file, line, t.group);
  return !ok && t.bad <= 20;
}

static inline void t_check(bool ok, const char *what, const char *file, int line) {
  if (t_failed(ok, file, line))
    printf("%s does not hold\n", what);
}

static inline void t_int(long long got, long long want, const char *what, const char *file, int line) {
  if (t_failed(got == want, file, line))
    printf("%s is %lld, not %lld\n", what, got, want);
}

static inline void t_near(double got, double want, double within, const char *what, const char *file, int line) {
  bool same = (isnan(got) && isnan(want)) || got == want || fabs(got - want) <= within;
  if (t_failed(same, file, line))
    printf("%s is %.17g, not %.17g within %g\n", what, got, want, within);
}

static inline void t_str(Str got, Str want, const char *what, const char *file, int line) {
  if (t_failed(str_eq(got, want), file, line))
    printf("%s is\n  \"" STR_FMT "\", not\n  \"" STR_FMT "\"\n", what, STR_ARG(got), STR_ARG(want));
}

#define CHECK(x) t_check((x), #x, __FILE__, __LINE__)
#define CHECK_EQ_INT(got, want) t_int((long long)(got), (long long)(want), #got, __FILE__, __LINE__)
#define CHECK_NEAR(got, want, within) t_near((got), (want), (within), #got, __FILE__, __LINE__)
#define CHECK_STR(got, want) t_str((got), str(want), #got, __FILE__, __LINE__) // a Str and a C string

int main(int argc, char **argv) {
  for (size_t i = 0; i < t.n; i++) {
    bool wanted = argc < 2;
    for (int k = 1; k < argc; k++)
      wanted |= !strncmp(t.tests[i].name, argv[k], strlen(argv[k]));
    if (!wanted)
      continue;
    t_group(t.tests[i].name);
    t.all = 0;
    t.tests[i].run();
    if (!t.all)
      t_check(false, "that a TEST checks something", __FILE__, __LINE__);
    t_group("");
  }
  printf("%d passed, %d failed\n", t.passed, t.failed);
  return t.failed > 0;
}

#endif
