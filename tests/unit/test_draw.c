// Random numbers: fixed values (a promise to running courses), grids, statistics.
#include "t.h"

#include "draw.h"

static DrawKey key_of(const char *student, const char *quantity) {
  return draw_key(S("salt"), S("mlp"), str(student), str(quantity), 0);
}

TEST(philox_is_philox) { // the first known answer of Random123's own tests
  CHECK(draw_bits((DrawKey){0}, 0) == 0x16554d9eca36314c);
}

TEST(golden_numbers) {
  Arena *a = arena_new();
  DrawKey key = key_of("s001", "W1");
  const double chosen[] = {2, 3, 5, 7};
  const Dist dists[] = {
    {.kind = DIST_SAMPLE},
    {.kind = DIST_UNIFORM, .a = -1, .b = 1, .step = 0.1},
    {.kind = DIST_UNIFORM, .a = -1, .b = 1},
    {.kind = DIST_INTEGERS, .a = 1, .b = 6},
    {.kind = DIST_NORMAL, .a = 1, .b = 2, .step = 0.01},
    {.kind = DIST_NORMAL, .a = 0, .b = 1},
    {.kind = DIST_CHOOSE, .values = chosen, .n = 4},
  };
  const char *want[] = {
    "0.8140308465560739 1.3727042577521915 -0.47680689489576566 -0.21010154854993907",
    "0.1 0.9 -0.4 -0.8",
    "0.053835650422170866 0.8244196658650917 -0.4113008346265301 -0.779170277862153",
    "4 6 2 1",
    "3.21 -2.89 0.47 0.98",
    "1.1047612924594432 -1.94718345743604 -0.26346319494768977 -0.011600257828831673",
    "5 7 3 2"
  };
  for (size_t d = 0; d < sizeof dists / sizeof *dists; d++) {
    Buf b = buf_new(a);
    for (uint64_t entry = 0; entry < 4; entry++)
      buf_fmt(&b, "%s" STR_FMT, entry ? " " : "", STR_ARG(str_number(a, draw_value(&dists[d], key, entry))));
    CHECK_STR(buf_str(&b), want[d]);
  }
  CHECK(key.word[0] == 0x4b759e5666428488 && key.word[1] == 0x07b7874c223e2a97);
  arena_free(a);
}

TEST(every_part_of_the_key_counts) {
  DrawKey base = draw_key(S("salt"), S("mlp"), S("s1"), S("W"), 0);
  const DrawKey others[] = {
    draw_key(S("sal"), S("mlp"), S("s1"), S("W"), 0),   draw_key(S("salt"), S("mlq"), S("s1"), S("W"), 0),
    draw_key(S("salt"), S("mlp"), S("s2"), S("W"), 0),  draw_key(S("salt"), S("mlp"), S("s1"), S("w"), 0),
    draw_key(S("salt"), S("mlp"), S("s1"), S("W"), 1),  draw_key(S("salt"), S("mlps1"), S(""), S("W"), 0),
    draw_key(S("salt"), S("mlp"), S("s1W"), S(""), 0),  draw_key(S("salt"), S("mlp"), S("s1\0"), S("W"), 0),
    draw_key(S("saltmlp"), S("s1"), S("W"), S(""), 0),
    draw_key(S("salt"), S("mlp"), S("s1"), S("Wxxxxxxxxxxxxxxx"), 0),
    draw_key(S("salt"), S("mlp"), S("s1"), S("Wxxxxxxxxxxxxxxxx"), 0),
  };
  for (size_t i = 0; i < sizeof others / sizeof *others; i++)
    CHECK(draw_bits(base, 0) != draw_bits(others[i], 0));
  CHECK(draw_bits(base, 0) != draw_bits(base, 1));
  DrawKey again = base;
  again.redraw = 1;
  CHECK(draw_bits(again, 5) == draw_bits(others[4], 5));
}

TEST(the_printed_number_is_the_number) {
  const struct { double a, b, step; uint64_t count; const char *nth[3]; } grids[] = {
    {-1, 1, 0.1, 21, {"-1", "-0.9", "-0.8"}},
    {0, 1, 0.1, 11, {"0", "0.1", "0.2"}},
    {0.1, 0.7, 0.2, 4, {"0.1", "0.3", "0.5"}},
    {0.05, 1, 0.3, 4, {"0.05", "0.35", "0.65"}},
    {-0.3, 0.3, 0.3, 3, {"-0.3", "0", "0.3"}},
    {0, 1, 0.25, 5, {"0", "0.25", "0.5"}},
    {1000000, 1000001, 0.001, 1001, {"1000000", "1000000.001", "1000000.002"}},
    {0, 1, 1, 2, {"0", "1", NULL}},
    {0, 0.95, 0.1, 10, {"0", "0.1", "0.2"}},
    {5, 5, 0.5, 1, {"5", NULL, NULL}},
    {0, 1e-17, 1e-18, 11, {"0", "1e-18", "2e-18"}},
    {0, 1e22, 1e21, 11, {"0", "1e+21", "2e+21"}},
    {0, 1, 1.0 / 3, 4, {"0", "0.3333333333333333", "0.6666666666666666"}}, // not decimal, still a grid
  };
  Arena *a = arena_new();
  for (size_t i = 0; i < sizeof grids / sizeof *grids; i++) {
    Dist d = {.kind = DIST_UNIFORM, .a = grids[i].a, .b = grids[i].b, .step = grids[i].step};
    uint64_t count = 0;
    CHECK(dist_problem(&d) == NULL && dist_is_finite(&d, &count));
    CHECK_EQ_INT(count, grids[i].count);
    for (uint64_t k = 0; k < 3 && grids[i].nth[k]; k++)
      CHECK_STR(str_number(a, dist_nth(&d, k)), grids[i].nth[k]);
    CHECK(dist_nth(&d, count - 1) <= d.b * (1 + 1e-15));
  }
  arena_free(a);
}

TEST(no_drawn_number_has_a_tail) {
  Arena *a = arena_new();
  const Dist dists[] = {{.kind = DIST_UNIFORM, .a = -3, .b = 3, .step = 0.01},
                        {.kind = DIST_NORMAL, .a = 0.7, .b = 1.3, .step = 0.001}};
  for (size_t d = 0; d < 2; d++)
    for (uint64_t i = 0; i < 5000; i++) {
      ArenaMark mark = arena_mark(a);
      double v = draw_value(&dists[d], key_of("s", "W"), i);
      CHECK(str_number(a, v).n <= 6);
      CHECK(!(v == 0 && signbit(v)));
      arena_release(a, mark);
    }
  arena_free(a);
}

TEST(distributions_are_distributed) {
  const double chosen[] = {-1, 0, 4};
  const struct { Dist d; double mean, variance, low, high; } rows[] = {
    {{.kind = DIST_SAMPLE}, 0, 0.77583, -1.5, 1.5},
    {{.kind = DIST_UNIFORM, .a = -1, .b = 1}, 0, 1.0 / 3, -1, 1},
    {{.kind = DIST_UNIFORM, .a = -1, .b = 1, .step = 0.1}, 0, 0.01 * (21 * 21 - 1) / 12, -1, 1},
    {{.kind = DIST_INTEGERS, .a = 1, .b = 6}, 3.5, 35.0 / 12, 1, 6},
    {{.kind = DIST_NORMAL, .a = 3, .b = 2}, 3, 4, -9, 15},
    {{.kind = DIST_NORMAL, .a = 0, .b = 1, .step = 0.1}, 0, 1 + 0.01 / 12, -6, 6},
    {{.kind = DIST_CHOOSE, .values = chosen, .n = 3}, 1, 17.0 / 3 - 1, -1, 4},
  };
  enum { N = 200000 };
  for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
    double sum = 0, squares = 0, low = INFINITY, high = -INFINITY, nearest = INFINITY;
    DrawKey key = key_of("statistics", "x");
    for (uint64_t i = 0; i < N; i++) {
      double x = draw_value(&rows[r].d, key, i);
      sum += x;
      squares += (x - rows[r].mean) * (x - rows[r].mean);
      low = fmin(low, x);
      high = fmax(high, x);
      nearest = fmin(nearest, fabs(x));
    }
    double deviation = sqrt(rows[r].variance);
    CHECK_NEAR(sum / N, rows[r].mean, 4 * deviation / sqrt(N));
    CHECK_NEAR(squares / N, rows[r].variance, 0.02 * rows[r].variance);
    CHECK(low >= rows[r].low && high <= rows[r].high);
    if (rows[r].d.kind == DIST_SAMPLE)
      CHECK(nearest >= 0.05);
  }
}

TEST(students_and_entries_are_independent) {
  enum { N = 4000 };
  double neighbours = 0, students = 0;
  Arena *a = arena_new();
  for (int i = 0; i < N; i++) {
    ArenaMark mark = arena_mark(a);
    DrawKey one = key_of(str_c(a, str_fmt(a, "s%03d", i)), "W"), two = key_of(str_c(a, str_fmt(a, "s%03d", i + 1)), "W");
    neighbours += (draw_unit(one, 0) - 0.5) * (draw_unit(one, 1) - 0.5);
    students += (draw_unit(one, 0) - 0.5) * (draw_unit(two, 0) - 0.5);
    arena_release(a, mark);
  }
  CHECK_NEAR(12 * neighbours / N, 0, 4 / sqrt(N));
  CHECK_NEAR(12 * students / N, 0, 4 / sqrt(N));
  arena_free(a);
}

TEST(every_value_of_a_finite_domain_is_drawn) {
  const Dist d = {.kind = DIST_INTEGERS, .a = -2, .b = 2};
  uint64_t count = 0;
  int seen[5] = {0};
  CHECK(dist_is_finite(&d, &count));
  CHECK_EQ_INT(count, 5);
  for (uint64_t i = 0; i < 5000; i++)
    seen[(int)draw_value(&d, key_of("s", "x"), i) + 2]++;
  for (uint64_t k = 0; k < 5; k++) {
    CHECK_EQ_INT(dist_nth(&d, k), (int)k - 2);
    CHECK(seen[k] > 850 && seen[k] < 1150);
  }
  CHECK(!dist_is_finite(&(Dist){.kind = DIST_SAMPLE}, &count));
  CHECK(!dist_is_finite(&(Dist){.kind = DIST_NORMAL, .b = 1, .step = 0.1}, &count));
  CHECK(!dist_is_finite(&(Dist){.kind = DIST_UNIFORM, .b = 1}, &count));
}

TEST(what_cannot_be_drawn_is_said) {
  const double bad[] = {1, NAN};
  const Dist dists[] = {
    {.kind = DIST_CHOOSE},
    {.kind = DIST_CHOOSE, .values = bad, .n = 2},
    {.kind = DIST_UNIFORM, .a = 1, .b = 0, .step = 0.1},
    {.kind = DIST_UNIFORM, .a = 0, .b = 1, .step = -0.1},
    {.kind = DIST_UNIFORM, .a = 0, .b = INFINITY},
    {.kind = DIST_UNIFORM, .a = 0, .b = 1, .step = 1e-300},
    {.kind = DIST_INTEGERS, .a = 0.5, .b = 2},
    {.kind = DIST_INTEGERS, .a = 3, .b = 2},
    {.kind = DIST_INTEGERS, .a = 0, .b = 1e300},
    {.kind = DIST_NORMAL, .a = 0, .b = -1},
    {.kind = DIST_NORMAL, .a = NAN, .b = 1},
  };
  for (size_t i = 0; i < sizeof dists / sizeof *dists; i++)
    CHECK(dist_problem(&dists[i]) != NULL);
  CHECK(dist_problem(&(Dist){.kind = DIST_CHOOSE, .values = bad, .n = 1}) == NULL);
}

TEST(an_array_is_its_entries) {
  static const double chosen[] = {1, 2.5, -3};
  static const Dist all[] = {
    {.kind = DIST_SAMPLE}, {.kind = DIST_UNIFORM, .a = -1, .b = 1, .step = 0.1}, {.kind = DIST_UNIFORM, .a = 0, .b = 1}, {.kind = DIST_INTEGERS, .a = -2, .b = 7},
    {.kind = DIST_NORMAL, .b = 2, .step = 0.25}, {.kind = DIST_NORMAL, .a = 1, .b = 2}, {.kind = DIST_CHOOSE, .values = chosen, .n = 3}};
  DrawSeries series = draw_series(S("salt"), S("mlp"), S("s"));
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
    double values[3 * 20] = {0};
    DrawKey key = draw_series_key(series, S("W"), 0), same = key_of("s", "W");
    CHECK(key.word[0] == same.word[0] && key.word[1] == same.word[1] && key.redraw == same.redraw);
    draw_values(&all[i], dist_grid(&all[i]), key, values, 20, 3);
    for (size_t e = 0; e < 20; e++) {
      CHECK_NEAR(values[3 * e], draw_value(&all[i], key, e), 0);
      CHECK(values[3 * e + 1] == 0 && values[3 * e + 2] == 0);
    }
  }
}
