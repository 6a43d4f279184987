// Arenas, text and numbers as text.
#include "t.h"

#include <float.h>
#include <locale.h>
#include <stdlib.h>

#include "arena.h"

TEST(memory_is_zeroed_and_aligned) {
  Arena *a = arena_new();
  ArenaMark mark = arena_mark(a);
  for (int round = 0; round < 3; round++) {
    for (size_t size = 1; size < 300000; size = size * 3 + 1) {
      unsigned char *p = arena_alloc(a, size);
      CHECK_EQ_INT((uintptr_t)p % 64, 0);
      size_t dirty = 0;
      for (size_t i = 0; i < size; i++)
        dirty += p[i] != 0;
      CHECK_EQ_INT(dirty, 0);
      memset(p, 0xa5, size);
    }
    arena_release(a, mark);
  }
  arena_free(a);
  arena_free(NULL);
}

TEST(what_grows_is_zero_behind_its_elements) {
  Arena *a = arena_new();
  ArenaMark mark = arena_mark(a);
  for (int round = 0; round < 3; round++) {
    uint32_t *v = NULL;
    size_t cap = 0, dirty = 0;
    for (uint32_t n = 0; n < 5000; n++) {
      v = GROW(a, v, n, &cap);
      for (size_t i = n; i < cap && n % 100 == 0; i++)
        dirty += v[i] != 0;
      v[n] = n + 1;
    }
    for (uint32_t n = 0; n < 5000; n++)
      dirty += v[n] != n + 1;
    CHECK_EQ_INT(dirty, 0);
    memset(v, 0xa5, cap * sizeof *v);
    arena_release(a, mark);
    memset(arena_alloc(a, 100000), 0xa5, 100000);
    arena_release(a, mark);
  }
  arena_free(a);
}

TEST(release_goes_back_to_the_same_memory) {
  Arena *a = arena_new();
  arena_alloc(a, 100);
  ArenaMark mark = arena_mark(a);
  char *first = arena_alloc(a, 10);
  arena_alloc(a, 1 << 20); // in another chunk
  arena_alloc(a, 9 << 20);
  arena_release(a, mark);
  CHECK(arena_alloc(a, 10) == first);
  arena_free(a);
}

TEST(released_chunks_are_reused_whatever_their_size) {
  Arena *a = arena_new();
  ArenaMark mark = arena_mark(a);
  for (int round = 0; round < 200; round++) {
    size_t size = (size_t)1 << (10 + round * 7 % 14);
    memset(arena_alloc(a, size), 1, size);
    char *p = arena_alloc(a, size);
    CHECK(p[0] == 0 && p[size - 1] == 0);
    if (round % 3 == 0)
      arena_release(a, mark);
  }
  arena_free(a);
}

TEST(nested_marks) {
  Arena *a = arena_new();
  char *kept = arena_copy(a, "kept", 5);
  ArenaMark outer = arena_mark(a);
  for (int i = 0; i < 100; i++) {
    ArenaMark inner = arena_mark(a);
    memset(arena_alloc(a, 50000), 'x', 50000);
    arena_release(a, inner);
  }
  CHECK(!strcmp(kept, "kept"));
  arena_release(a, outer);
  CHECK(arena_alloc(a, 0) != NULL);
  CHECK(arena_copy(a, NULL, 0) != NULL);
  arena_free(a);
}

TEST(growing_arrays) {
  Arena *a = arena_new();
  int *v = NULL;
  size_t cap = 0;
  for (int i = 0; i < 1000; i++) {
    v = GROW(a, v, i, &cap);
    v[i] = i * i;
  }
  for (int i = 0; i < 1000; i++)
    CHECK_EQ_INT(v[i], i * i);
  arena_free(a);
}

TEST(text) {
  Arena *a = arena_new();
  CHECK(str_eq(str(NULL), (Str){0}));
  CHECK(str_eq(S("ab"), str("ab")) && !str_eq(S("ab"), S("abc")) && !str_eq(S("ab"), S("ac")));
  CHECK(str_cmp(S("a"), S("b")) < 0 && str_cmp(S("ab"), S("a")) > 0 && str_cmp(S(""), (Str){0}) == 0);
  CHECK(str_cmp(S("\xff"), S("a")) > 0); // bytes are unsigned
  CHECK(str_starts(S("abc"), S("ab")) && str_starts(S("abc"), S("")) && !str_starts(S("ab"), S("abc")));
  CHECK_STR(str_sub(S("abcdef"), 1, 3), "bc");
  CHECK_STR(str_sub(S("abc"), 2, 99), "c");
  CHECK_STR(str_sub(S("abc"), 3, 1), "");
  CHECK_STR(str_sub((Str){0}, 1, 2), "");
  CHECK_STR(str_trim(S(" \t\r\n a b \v\f")), "a b");
  CHECK_STR(str_trim(S(" \t")), "");
  CHECK_EQ_INT(str_find(S("abcabc"), S("ca")), 2);
  CHECK_EQ_INT(str_find(S("abc"), S("")), 0);
  CHECK_EQ_INT(str_find(S("ab"), S("abc")), -1);
  CHECK_STR(str_dup(a, S("x")), "x");
  CHECK(!strcmp(str_c(a, str_sub(S("hello"), 0, 4)), "hell"));
  CHECK_STR(str_fmt(a, "%d " STR_FMT " %.2f", 7, STR_ARG(S("x")), 0.125), "7 x 0.12");
  arena_free(a);
}

TEST(characters_and_their_case) {
  CHECK(char_in('*', ".*/") && !char_in('+', ".*/") && !char_in('\0', ".*/") && !char_in('x', ""));
  CHECK(char_lower('Z') == 'z' && char_lower('a') == 'a' && char_lower('[') == '[' && char_lower('\xc4') == '\xc4');
  CHECK(str_eq_fold(S("Ada 7"), S("aDA 7")) && str_eq_fold(S(""), (Str){0}));
  CHECK(!str_eq_fold(S("ada"), S("adam")) && !str_eq_fold(S("a@"), S("a`")) && !str_eq_fold(S("\xc3\x84"), S("\xc3\xa4")));
}

TEST(text_that_grows) {
  Arena *a = arena_new();
  Buf b = buf_new(a);
  CHECK_STR(buf_str(&b), "");
  for (int i = 0; i < 500; i++) {
    buf_char(&b, 'a');
    buf_add(&b, S("bc"));
    buf_fmt(&b, "%d,", i);
  }
  CHECK_EQ_INT(b.n, 500 * 4 + 10 + 90 * 2 + 400 * 3);
  CHECK_STR(str_sub(buf_str(&b), b.n - 7, b.n), "abc499,");
  char wide[3001] = {0};
  memset(wide, 'w', 3000);
  buf_fmt(&b, "%s!", wide);
  CHECK_STR(str_sub(buf_str(&b), b.n - 3, b.n), "ww!");
  arena_free(a);
}

static const char *nearest(const char *s) {
  static const Str names[] = {STR_INIT("tolerance"), STR_INIT("layout"), STR_INIT("W1"), STR_INIT("W2"),
                              STR_INIT("x"), STR_INIT("y"), STR_INIT("dW1")};
  ptrdiff_t i = str_nearest(str(s), names, sizeof names / sizeof *names);
  return i < 0 ? "" : names[i].p;
}

TEST(did_you_mean) {
  CHECK_STR(str(nearest("tolerence")), "tolerance");
  CHECK_STR(str(nearest("tolernace")), "tolerance"); // neighbours swapped
  CHECK_STR(str(nearest("tol")), "");
  CHECK_STR(str(nearest("LAYOUT")), "layout");
  CHECK_STR(str(nearest("Layout")), "layout");
  CHECK_STR(str(nearest("w2")), "W2"); // a change of case is nearest
  CHECK_STR(str(nearest("W3")), "W1"); // of equals the first
  CHECK_STR(str(nearest("dW2")), "W2");
  CHECK_STR(str(nearest("X")), "x");
  CHECK_STR(str(nearest("z")), ""); // x? y? nobody knows
  CHECK_STR(str(nearest("")), "");
  char wide[200];
  memset(wide, 'x', sizeof wide);
  CHECK_EQ_INT(str_nearest((Str){wide, sizeof wide}, &(Str){wide, 199}, 1), -1);
}

static double number(const char *s) {
  double v = NAN;
  return str_double(str(s), &v) ? v : NAN;
}

TEST(reading_numbers) {
  CHECK_NEAR(number("0.1"), 0.1, 0);
  CHECK_NEAR(number("-12.50e-1"), -1.25, 0);
  CHECK_NEAR(number("+7E2"), 700, 0);
  CHECK_NEAR(number("9007199254740993"), 9007199254740992.0, 0); // a tie goes to even
  CHECK_NEAR(number("1.00000000000000011102230246251565404"), 1.0, 0);
  CHECK_NEAR(number("1.00000000000000011102230246251565405"), 1.0 + DBL_EPSILON, 0);
  CHECK_NEAR(number("5e-324"), 5e-324, 0);
  CHECK_NEAR(number("1.7976931348623157e308"), DBL_MAX, 0);
  CHECK_NEAR(number("1e-999"), 0, 0);
  CHECK_NEAR(number("2.2250738585072011e-308"), 2.2250738585072011e-308, 0);
  const char *not_numbers[] = {"", "+", "-", ".5", "5.", "1e", "1e+", "1,5", "1 ", " 1", "0x10", "1d3", "nan",
                               "inf", "-inf", "1e999", "1.2.3", "--1", "1_000", "1e5.0", "٣"};
  for (size_t i = 0; i < sizeof not_numbers / sizeof *not_numbers; i++) {
    t_group(not_numbers[i]);
    CHECK(isnan(number(not_numbers[i])));
  }
  t_group("long numbers");
  char digits[5000];
  memset(digits, '0', sizeof digits);
  digits[1] = '.';
  digits[sizeof digits - 1] = '1';
  double v = NAN;
  CHECK(str_double((Str){digits, sizeof digits}, &v) && v == 0.0);
  CHECK(!str_double((Str){"1\0", 2}, &v));
  // Short ones are read another way; strtod() decides.
  unsigned state = 1;
  for (int i = 0; i < 200000; i++) {
    char text[32];
    int n = 0, length = 1 + i % 16, point = (state >> 8) % 17 ? (int)((state >> 16) % 17) : 0;
    if (state & 64) text[n++] = '-';
    for (int k = 0; k < length; k++) {
      state = state * 1664525 + 1013904223;
      if (k && k == point) text[n++] = '.';
      text[n++] = (char)('0' + (state >> 24) % 10);
    }
    text[n] = '\0';
    CHECK(str_double(str(text), &v) && v == strtod(text, NULL) && signbit(v) == signbit(strtod(text, NULL)));
  }
}

TEST(reading_whole_numbers) {
  int64_t v = 0;
  CHECK(str_int(S("9223372036854775807"), &v) && v == INT64_MAX);
  CHECK(str_int(S("-9223372036854775808"), &v) && v == INT64_MIN);
  CHECK(str_int(S("+007"), &v) && v == 7);
  CHECK(str_int(S("-0"), &v) && v == 0);
  const char *bad[] = {"9223372036854775808", "-9223372036854775809", "99999999999999999999", "", "-", "1.0", "1e3", " 1"};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
    CHECK(!str_int(str(bad[i]), &v));
}

TEST(writing_numbers) {
  Arena *a = arena_new();
  CHECK_STR(str_number(a, 0.1), "0.1");
  CHECK_STR(str_number(a, 0.1 + 0.2), "0.30000000000000004");
  CHECK_STR(str_number(a, -0.0), "0");
  CHECK_STR(str_number(a, 1e15), "1000000000000000");
  CHECK_STR(str_number(a, -123456789012345.0), "-123456789012345");
  CHECK_STR(str_number(a, 1e16), "1e+16");
  CHECK_STR(str_number(a, 5e-324), "5e-324");
  CHECK_STR(str_number(a, 1e-5), "1e-05");
  CHECK_STR(str_number(a, 2.5), "2.5");
  CHECK_STR(str_number(a, NAN), "nan");
  CHECK_STR(str_number(a, -NAN), "nan");
  CHECK_STR(str_number(a, -INFINITY), "-inf");
  CHECK_STR(str_number(a, INFINITY), "inf");
  CHECK_STR(str_digits(a, 3.14159265, 5), "3.1416");
  CHECK_STR(str_digits(a, -0.0, 5), "0");
  CHECK_STR(str_digits(a, 1.2e-5, 5), "1.2e-05");
  arena_free(a);
}

TEST(what_is_written_reads_back) {
  Arena *a = arena_new();
  uint64_t bits = 1;
  for (int i = 0; i < 20000; i++) {
    bits = bits * 6364136223846793005u + 1442695040888963407u;
    double v, back = NAN;
    uint64_t mixed = bits ^ bits >> 29;
    memcpy(&v, &mixed, sizeof v);
    if (!isfinite(v))
      continue;
    ArenaMark mark = arena_mark(a);
    CHECK(str_double(str_number(a, v), &back) && back == v);
    arena_release(a, mark);
  }
  arena_free(a);
}

// Only where a locale with a decimal comma is installed; elsewhere this checks nothing.
TEST(no_locale_changes_a_number) {
  const char *locales[] = {"C", "de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8"};
  for (size_t i = 0; i < sizeof locales / sizeof *locales; i++)
    if (setlocale(LC_ALL, locales[i])) {
      Arena *a = arena_new();
      CHECK_STR(str_number(a, 0.5), "0.5");
      CHECK_STR(str_fmt(a, "%.1f", 0.5), "0.5");
      CHECK_NEAR(number("0.5"), 0.5, 0);
      arena_free(a);
    }
  setlocale(LC_ALL, "C");
}
