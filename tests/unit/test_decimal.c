// Significant digits against printf's, on the grids that numbers are drawn from, on ties and anywhere.
#include "t.h"

#include <stdlib.h>

#include "decimal.h"

static uint64_t state = 1;

static uint64_t random_bits(void) { // xorshift*
  state ^= state >> 12, state ^= state << 25, state ^= state >> 27;
  return state * UINT64_C(0x2545f4914f6cdd1d);
}

static size_t taken; // how many numbers went the short way

// Says nothing where they agree: millions are looked at.
static void compare(double value, int n) {
  char got[DECIMAL_TEXT + 1] = "", want[64];
  Decimal d;
  if (!decimal_round(value, n, &d)) return;
  taken++;
  got[decimal_text(got, d)] = '\0';
  snprintf(want, sizeof want, "%.*g", n, fabs(value));
  if (strcmp(got, want)) CHECK_STR(str(got), want);
  if (n <= 15 && decimal_value(d) != strtod(want, NULL)) CHECK_NEAR(decimal_value(d), strtod(want, NULL), 0);
}

static void compare_all(double value) {
  static const int digits[] = {1, 2, 6, 10, 15, 17};
  for (size_t i = 0; i < sizeof digits / sizeof *digits; i++) compare(value, digits[i]);
}

TEST(decimals_of_a_grid) {
  taken = 0;
  for (int places = 1; places <= 8; places++)
    for (int64_t k = 1; k < 30000; k += 1 + places % 2) {
      double v = (double)k / pow(10, places);
      compare_all(v), compare(nextafter(v, 0), 15), compare(nextafter(v, 1e9), 10);
    }
  CHECK(taken > 1000000);
}

TEST(anything) {
  taken = 0;
  for (int i = 0; i < 1000000; i++) {
    uint64_t bits = random_bits();
    double v = ldexp(1 + (double)(bits >> 12) * 0x1p-52, (int)(bits & 63) - 16);
    compare(bits & 64 ? v : -v, 1 + i % 17);
  }
  CHECK(taken > 600000);
}

TEST(half_way) { // exact in binary: to the even digit
  for (int i = 0; i < 200000; i++) {
    double v = (double)(random_bits() >> (30 + i % 30)) / (double)(1 << i % 20);
    compare_all(v);
  }
  Decimal d;
  CHECK(decimal_round(0.125, 2, &d) && d.digits == 12 && d.places == 2);
  CHECK(decimal_round(0.375, 2, &d) && d.digits == 38 && d.places == 2);
  CHECK(decimal_round(-2.5, 1, &d) && d.digits == 2 && d.places == 0);
}

TEST(the_edges_of_every_day) {
  Decimal d;
  CHECK(decimal_round(0.0001, 10, &d) && d.digits == 1000000000 && d.places == 13);
  CHECK(!decimal_round(nextafter(0.0001, 0), 10, &d)); // printf makes 0.0001 of it
  CHECK(decimal_round(99.5, 3, &d) && d.digits == 995 && d.places == 1);
  CHECK(decimal_round(0.9999, 3, &d) && d.digits == 100 && d.places == 2);
  CHECK(!decimal_round(999.5, 3, &d)); // 1e+03
  CHECK(!decimal_round(1000, 3, &d) && decimal_round(1000, 4, &d));
  CHECK(!decimal_round(0, 10, &d) && !decimal_round(NAN, 10, &d) && !decimal_round(-INFINITY, 10, &d));
  CHECK(!decimal_round(4.9e-324, 10, &d) && !decimal_round(1.7e308, 10, &d) && !decimal_round(0x1p52, 17, &d));
  CHECK(!decimal_round(1, 0, &d) && !decimal_round(1, 18, &d) && !decimal_round(1, -1, &d));
}

TEST(text) {
  char text[DECIMAL_TEXT];
  static const struct { Decimal d; const char *text; } cases[] = {
    {{5, 1}, "0.5"}, {{1200, 2}, "12"}, {{1234, 2}, "12.34"}, {{1230, 5}, "0.0123"}, {{7, 0}, "7"}, {{70, 0}, "70"}, {{10000000000000000u, 20}, "0.0001"},
    {{12345678901234567u, 20}, "0.00012345678901234567"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) CHECK_STR(((Str){text, decimal_text(text, cases[i].d)}), cases[i].text);
}
