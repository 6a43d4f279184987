// When is a number right?  Against an oracle in whole numbers, and what must hold of
// every tolerance.
#include "draw.h"
#include "t.h"
#include "tolerance.h"

static Tolerance decimals(int places, int ulp) { return (Tolerance){.kind = TOLERANCE_DECIMALS, .places = places, .ulp = ulp}; }
static Tolerance digits(int places) { return (Tolerance){.kind = TOLERANCE_DIGITS, .places = places}; }
static Tolerance near(double rel, double abs, bool scaled) { return (Tolerance){.kind = TOLERANCE_NEAR, .rel = rel, .abs = abs, .scaled = scaled}; }

static double size_of(double x) { return x < 0 ? -x : x; }
static bool accepts(Tolerance rule, double answer, double reference) {
  return tolerance_accepts(&rule, answer, reference, size_of(reference));
}

// Every pair of numbers n/10000: right for 3 decimals when they differ by at most 5/10000.
TEST(decimals_are_decided_as_in_whole_numbers) {
  Tolerance rule = decimals(3, 0), slip = decimals(3, 1);
  for (int r = -40; r <= 40; r++)
    for (int a = r - 30; a <= r + 30; a++) {
      int off = a > r ? a - r : r - a;
      CHECK_EQ_INT(accepts(rule, a / 10000.0, r / 10000.0), off <= 5);
      CHECK_EQ_INT(accepts(slip, a / 10000.0, r / 10000.0), off <= 15);
      CHECK_EQ_INT(accepts(rule, 1000 + a / 10000.0, 1000 + r / 10000.0), off <= 5);
    }
}

TEST(digits_are_decided_as_in_whole_numbers) {
  Tolerance rule = digits(2);
  static const double scales[] = {1e-300, 1e-20, 1e-3, 1, 10, 1e5, 1e22, 1e290};
  for (size_t s = 0; s < sizeof scales / sizeof *scales; s++)
    for (int r = 100; r <= 999; r += 7) // three digits, of which two count
      for (int a = r - 12; a <= r + 12; a++) {
        int off = a > r ? a - r : r - a;
        CHECK_EQ_INT(accepts(rule, a * scales[s], r * scales[s]), off <= 5);
        CHECK_EQ_INT(accepts(rule, -a * scales[s], -r * scales[s]), off <= 5);
        CHECK(!accepts(rule, -a * scales[s], r * scales[s]));
      }
}

TEST(near_means_the_larger_of_the_two) {
  CHECK(accepts(near(0.01, 0, false), 99, 100));
  CHECK(!accepts(near(0.01, 0, false), 98.99, 100));
  CHECK(accepts(near(0.01, 2, false), 98, 100));
  CHECK(accepts(near(0, 0.1, false), 0.3, 0.2)); // 0.3 - 0.2 is above 0.1
  CHECK(accepts(near(0, 0.1, false), 0.1, 0.2));
  CHECK(!accepts(near(0, 0.1, false), 0.30000001, 0.2));
}

TEST(the_default_abs_is_a_share_of_the_largest_entry) {
  Tolerance rule = settings_default().tolerance;
  CHECK(tolerance_accepts(&rule, 1e-6, 0, 1));
  CHECK(!tolerance_accepts(&rule, 2e-6, 0, 1));
  CHECK(tolerance_accepts(&rule, 1e-16, 0, 1e-10));
  CHECK(!tolerance_accepts(&rule, 1e-6, 0, 1e-10));
  CHECK(!tolerance_accepts(&rule, 0, 1e-30, 1e-30));
  CHECK(tolerance_accepts(&rule, 1e-7, 0, 0)); // all zeros: an absolute abs
}

TEST(rounding_beside_a_large_entry_is_zero) {
  double noise = 0.1 + 0.2 - 0.3;
  Tolerance rule = digits(3), exact = near(0, 0, false);
  CHECK(noise != 0);
  CHECK(tolerance_accepts(&rule, 0, noise, 1));
  CHECK(tolerance_accepts(&exact, 0, noise, 1));
  CHECK(!tolerance_accepts(&rule, 0, noise, noise));
}

TEST(infinite_differences_are_not_right) {
  CHECK(!accepts(near(0.5, 1e308, false), 1e308, -1e308));
  CHECK(!accepts(decimals(0, 9), 1e308, -1e308));
  CHECK(accepts(decimals(0, 0), 1e308, 1e308));
  CHECK(!accepts(decimals(15, 0), 1e-14, 0));
}

// What a reference is shown as must be right for it; and so must the reference itself.
TEST(the_printed_reference_is_right) {
  DrawKey key = draw_key(S("tolerance"), S(""), S(""), S(""), 0);
  Arena *a = arena_new();
  for (uint64_t i = 0; i < 3000; i++) {
    double scale = 1, r = draw_unit(key, 2 * i) * 2 - 1;
    for (int k = (int)(draw_bits(key, 2 * i + 1) % 41) - 20; k != 0; k += k > 0 ? -1 : 1) scale = k > 0 ? scale * 10 : scale / 10;
    r *= scale;
    for (int places = 1; places <= 15; places++) {
      Tolerance all[] = {decimals(places, 0), digits(places), near(1e-3, 1e-6, true)};
      for (int k = 0; k < 3; k++) {
        double shown = tolerance_round(&all[k], r), again = 0;
        Str text = str_number(a, shown);
        bool ok = str_double(text, &again) && again == shown && accepts(all[k], again, r) && accepts(all[k], r, r);
        CHECK(ok);
        if (!ok) printf("  %.17g as %.17g with %d places (%d)\n", r, shown, places, k);
      }
    }
    if (i % 1000 == 0) arena_free(a), a = arena_new();
  }
  arena_free(a);
}

TEST(half_is_rounded_away_from_zero) {
  Tolerance two = decimals(2, 0), three = digits(3), none = decimals(0, 0);
  CHECK_NEAR(tolerance_round(&two, 0.125), 0.13, 0);
  CHECK_NEAR(tolerance_round(&two, -0.125), -0.13, 0);
  CHECK_NEAR(tolerance_round(&three, 9.996), 10, 0);
  CHECK_NEAR(tolerance_round(&three, 123456), 123000, 0);
  CHECK_NEAR(tolerance_round(&three, 0), 0, 0);
  CHECK_NEAR(tolerance_round(&none, 2.5), 3, 0);
  CHECK_NEAR(tolerance_round(&none, 1e300), 1e300, 0);
}

// 1 - 0.9 is below 0.1: its last of two digits is a hundredth all the same.
TEST(the_unit_does_not_jump_for_rounding) {
  double almost = 1 - 0.9;
  Tolerance two = digits(2);
  CHECK(almost < 0.1);
  CHECK_NEAR(tolerance_unit(&two, almost), 0.01, 0);
  CHECK_NEAR(tolerance_unit(&two, 0.099), 0.001, 0);
}

TEST(units) {
  Tolerance two = decimals(2, 0), three = digits(3), none = digits(1);
  CHECK_NEAR(tolerance_unit(&two, 1234), 0.01, 0);
  CHECK_NEAR(tolerance_unit(&three, 1234), 10, 0);
  CHECK_NEAR(tolerance_unit(&three, -0.001234), 1e-5, 1e-20);
  CHECK_NEAR(tolerance_unit(&none, 999), 100, 0);
  CHECK_NEAR(tolerance_unit(&three, 0), 0, 0);
}

// Arrays near enough to be accepted: no entry is off further than the reach, and the reach is no wide net.
TEST(nothing_is_accepted_beyond_the_reach) {
  DrawKey key = draw_key(S("reach"), S(""), S(""), S(""), 0);
  Tolerance rules[] = {near(1e-3, 1e-6, true), near(0.3, 0, false), near(0, 0.5, true), near(0.01, 2, false), near(0, 0, false), near(0.9, 1, false),
                       decimals(4, 0), decimals(0, 1), decimals(15, 9), digits(1), digits(3), digits(15)};
  size_t accepted = 0;
  for (uint64_t i = 0; i < 300000; i++) {
    const Tolerance *rule = &rules[i % (sizeof rules / sizeof *rules)];
    double answer[3], reference[3], largest = 0, most = 0, scale = pow(10, (double)(draw_bits(key, 8 * i) % 12) - 6);
    for (size_t e = 0; e < 3; e++) {
      reference[e] = i % 7 ? scale * (2 * draw_unit(key, 8 * i + e + 1) - 1) : 0;
      if (size_of(reference[e]) > largest) largest = size_of(reference[e]);
    }
    bool all = true, within = true;
    for (size_t e = 0; e < 3; e++) { // about where it is decided
      answer[e] = reference[e] + tolerance_allowed(rule, reference[e], largest) * (e ? 1 : 1 + 1e-15) * (draw_bits(key, 8 * i + e + 4) & 1 ? 1 : -1);
      if (size_of(answer[e]) > most) most = size_of(answer[e]);
      bool accepted_here = tolerance_accepts(rule, answer[e], reference[e], largest);
      double bound = tolerance_bound(rule, reference[e], largest);
      if (accepted_here && !(size_of(answer[e] - reference[e]) <= bound)) CHECK(false);
      if (bound > 1e-290 + 1.00001 * tolerance_allowed(rule, reference[e], largest) + 1e-14 * largest) CHECK(false);
      all &= accepted_here;
    }
    accepted += all;
    for (size_t e = 0; e < 3; e++) within &= size_of(answer[e] - reference[e]) <= tolerance_reach(rule, most);
    if (all && !within) CHECK(within);
  }
  CHECK(accepted > 100000);
  CHECK(tolerance_reach(&rules[0], 2) < 0.0021);
  CHECK(tolerance_reach(&rules[6], 2) < 0.000051);
  CHECK(tolerance_reach(&rules[10], 2) < 0.011);
}
