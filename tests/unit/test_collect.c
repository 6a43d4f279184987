// The pieces of collecting that read text: times, and what a channel did to an answer.
#include "collect_text.h"
#include "collect_time.h"

#include <time.h>

#include "t.h"

static Arena *arena;

static void time_is(const char *text, DateOrder order, int64_t zone, const char *want) {
  Moment m;
  Str utc = {0};
  if (!arena)
    arena = arena_new();
  t_group(text);
  if (!time_read(str(text), &m))
    utc = S("no time");
  else if (!time_utc(&m, order, zone, arena, &utc))
    utc = S("unknown");
  CHECK_STR(utc, want);
}
#define TIME(text, want) time_is(text, ORDER_UNKNOWN, 0, want)

TEST(times_of_the_platforms) {
  TIME("2024-05-01T12:00:00+02:00", "2024-05-01T10:00:00Z");
  TIME("2024-05-01T12:00:00.123Z", "2024-05-01T12:00:00Z");
  TIME("2024-05-01T12:00:00+1", "2024-05-01T11:00:00Z");
  TIME("2024-05-01 12:00", "2024-05-01T12:00:00Z");
  TIME("2024-05-01", "2024-05-01T00:00:00Z");
  TIME("2026/09/27 3:00:00 PM GMT+3", "2026-09-27T12:00:00Z");       // Google Forms, downloaded
  TIME("2026/09/27 12:00:00 AM GMT-3:30", "2026-09-27T03:30:00Z");
  TIME("2026/09/27 3:00:00 PM EST", "2026-09-27T20:00:00Z");
  TIME("2022-06-25 13:16:26 -0600", "2022-06-25T19:16:26Z");         // Gradescope
  TIME("2026-09-27 15:00:00 UTC", "2026-09-27T15:00:00Z");           // Canvas
  TIME("27 September 2026  3:00 PM", "2026-09-27T15:00:00Z");        // Moodle
  TIME("Sunday, 27 September 2026, 3:00\xe2\x80\xafPM", "2026-09-27T15:00:00Z");
  TIME("27. September 2026 15:00", "2026-09-27T15:00:00Z");
  TIME("Sonntag, 27. M\xc3\xa4rz 2026, 15:00 Uhr", "2026-03-27T15:00:00Z");
  TIME("27 de septiembre de 2026, 15:00", "2026-09-27T15:00:00Z");
  TIME("27 juin 2026, 15:00", "2026-06-27T15:00:00Z");
  TIME("May 3, 2026, 9:05 a.m.", "2026-05-03T09:05:00Z");
  TIME("27.09.2026 15:00:00", "2026-09-27T15:00:00Z");
}

// A Tuesday or a Monday begins like March in six languages.
TEST(a_day_of_the_week_is_no_month) {
  TIME("mardi 5 mai 2026, 10:00", "2026-05-05T10:00:00Z");
  TIME("mar. 5 mai 2026", "2026-05-05T00:00:00Z");
  TIME("martes, 5 de mayo de 2026, 10:00", "2026-05-05T10:00:00Z");
  TIME("marted\xc3\xac, 5 maggio 2026, 10:00", "2026-05-05T10:00:00Z");
  TIME("maandag 4 mei 2026", "2026-05-04T00:00:00Z");
  TIME("mardi 3 mars 2026", "2026-03-03T00:00:00Z");
  TIME("segunda-feira, 4 de maio de 2026", "2026-05-04T00:00:00Z");
  TIME("Tue, Mar 3, 2026", "2026-03-03T00:00:00Z");
  TIME("Mar. 3, 2026", "2026-03-03T00:00:00Z");
  TIME("3 of March, 2026", "2026-03-03T00:00:00Z");
}

TEST(times_that_need_an_order) {
  TIME("5/10/2026 09:15:00", "unknown");
  time_is("5/10/2026 09:15:00", ORDER_DAY_FIRST, 0, "2026-10-05T09:15:00Z");
  time_is("5/10/26 9:15:00", ORDER_MONTH_FIRST, 7200, "2026-05-10T07:15:00Z");
  time_is("5/10/2026 09:15:00", ORDER_BOTH, 0, "unknown");
  TIME("5/5/2026 09:15:00", "2026-05-05T09:15:00Z"); // the same both ways
  Moment m;
  CHECK(time_read(S("13/10/2026 9:00"), &m) && time_order(&m) == ORDER_DAY_FIRST);
  CHECK(time_read(S("10/13/2026 9:00"), &m) && time_order(&m) == ORDER_MONTH_FIRST);
  CHECK(time_read(S("10/12/2026 9:00"), &m) && time_order(&m) == ORDER_UNKNOWN);
  CHECK(time_orders(ORDER_DAY_FIRST, ORDER_MONTH_FIRST) == ORDER_BOTH);
}

TEST(what_is_no_time) {
  static const char *const texts[] = {"", "yesterday", "-", "2024-02-30", "2024-13-01", "13/13/2024 9:00", "2024-05-01 25:00",
    "2024-05-01 13:00 PM", "2024-05-01 12:00 +99:00", "45717", "1 2024", "May", "2024-05", "1/2/3", "99999-01-01",
    "2024-05-01 12:00 and some", "\xff\xfe", "32 May 2024",
    "mardi 2026", "mardi mai 2026", "mardi mercredi 5 mai 2026"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
    TIME(texts[i], "no time");
}

// --- what a channel did to an answer

static void typed(Layout layout, const char *cell, const char *want) {
  if (!arena)
    arena = arena_new();
  t_group(cell);
  CHECK_STR(text_typed(layout, str(cell), arena), want);
}

TEST(a_cell_as_it_was_typed) {
  typed(LAYOUT_GOOGLE, " x, \\, &lt; <b>y</b>", " x, \\, &lt; <b>y</b>");
  typed(LAYOUT_MOODLE, "-", "");
  typed(LAYOUT_MOODLE, "-0.5", "-0.5");
  typed(LAYOUT_MOODLE, "Seed: 123; ans1: 0.25 [score]; prt1: # = 1 | prt1-1-T", "0.25");
  typed(LAYOUT_MOODLE, "Seed: 123; ans1: 1 [score]; ans2: 2 [valid]", "Seed: 123; ans1: 1 [score]; ans2: 2 [valid]");
  typed(LAYOUT_CANVAS, "-", "-");
  typed(LAYOUT_CANVAS, "", "");
  typed(LAYOUT_CANVAS, "W1 &lt; 0 &amp;&amp; x&#39; &minus; 1", "W1 < 0 && x' \xe2\x88\x92 1");
  typed(LAYOUT_CANVAS, "<p>x<sup>2</sup> + W<sub>21</sub></p><p>y</p>", "x^{2} + W_{21}\ny");
  typed(LAYOUT_CANVAS, "&#x2212;1 &#0; &#xD800; &#99999999; &bogus;", "\xe2\x88\x92" "1 &#0; &#xD800; &#99999999; &bogus;");
  typed(LAYOUT_CANVAS, "a<b && b>c", "a<b && b>c");
  typed(LAYOUT_CANVAS, "a<p>q", "a<p>q"); // no end: not a tag
  typed(LAYOUT_CANVAS, "<P>a</P><b>x</body>", "a\n<b>x</body>");
  typed(LAYOUT_CANVAS, "<p>1 < 2 <b</p>", "1 < 2 <b");
  typed(LAYOUT_CANVAS, "<img class=\"equation_image\" data-equation-content=\"\\frac{1}{2}\" src=\"x\">", "\\frac{1}{2}");
  typed(LAYOUT_CANVAS, "<span style=\"x\">0.5</span><br/>", "0.5");
  typed(LAYOUT_CANVAS, "[1\\, 2\\, 3]", "[1, 2, 3]");
  typed(LAYOUT_CANVAS, "[1\\, 2, 3]", "[1\\, 2, 3]");
  typed(LAYOUT_CANVAS, "\\frac{1}{2}\\,x", "\\frac{1}{2}\\,x");
}

// A megabyte takes a few hundredths of a second, and longer than the bound if the whole
// cell is searched again at every < or at every piece.
static void soon(Layout layout, const char *piece, const char *end) {
  enum { LONG = 1 << 20 };
  Arena *a = arena_new();
  Buf b = buf_new(a);
  Str v[2];
  size_t found;
  t_group(piece);
  while (b.n < LONG)
    buf_add(&b, str(piece));
  buf_add(&b, str(end));
  clock_t begin = clock();
  text_typed(layout, buf_str(&b), a);
  text_parts(layout, buf_str(&b), v, 2, &found, a);
  CHECK(clock() - begin < 5 * CLOCKS_PER_SEC);
  arena_free(a);
}

TEST(a_long_cell_takes_no_longer_than_its_length) {
  soon(LAYOUT_CANVAS, "<", "");
  soon(LAYOUT_CANVAS, "<b>", "");
  soon(LAYOUT_CANVAS, "<b>", "</b>");
  soon(LAYOUT_CANVAS, "<p ", "</p");
  soon(LAYOUT_CANVAS, "<img ", ">");
  soon(LAYOUT_CANVAS, "</p ", "");
  soon(LAYOUT_MOODLE, "Seed: 1; ans1: 1; ", "");
  soon(LAYOUT_MOODLE, "Seed: 1; ans1: 1 [score]; ans1: 2 [valid]; ", "");
  soon(LAYOUT_MOODLE, "part 1: 1; part 2: ", "");
}

static void parts(Layout layout, const char *cell, size_t n, const char *want) {
  Str v[4];
  size_t found;
  if (!arena)
    arena = arena_new();
  t_group(cell);
  bool ok = text_parts(layout, str(cell), v, n, &found, arena);
  Buf b = buf_new(arena);
  for (size_t i = 0; i < n && ok; i++)
    buf_fmt(&b, "%s" STR_FMT, i ? "|" : "", STR_ARG(v[i]));
  if (!ok)
    buf_fmt(&b, "%zu of %zu", found, n);
  CHECK_STR(buf_str(&b), want);
}

TEST(a_cell_of_several_answers) {
  parts(LAYOUT_CANVAS, "0.5,[1\\,2],yes", 3, "0.5|[1,2]|yes");
  parts(LAYOUT_CANVAS, "0.5,,yes", 3, "0.5||yes");
  parts(LAYOUT_CANVAS, "0.5,1", 3, "2 of 3");
  parts(LAYOUT_CANVAS, "", 2, "|");
  parts(LAYOUT_MOODLE, "-", 2, "|");
  parts(LAYOUT_MOODLE, "part 1: 0.25; part 2: -0.5", 2, "0.25|-0.5");
  parts(LAYOUT_MOODLE, "parte 1: a; b; parte 2: c; parte 3: ", 3, "a; b|c|");
  parts(LAYOUT_MOODLE, "parte 1: a; parte 2:", 2, "a|");
  parts(LAYOUT_MOODLE, "part 1: 0.25", 2, "1 of 2");
  parts(LAYOUT_MOODLE, "0.25", 2, "0 of 2");
  parts(LAYOUT_MOODLE, "Seed: 9; ans1: [1;2] [score]; ans2: x [invalid]; prt1: !", 2, "[1;2]|x");
  parts(LAYOUT_GOOGLE, "1\n2\n3", 3, "1|2|3");
  parts(LAYOUT_TAGGED, "a; b", 2, "a|b");
  parts(LAYOUT_TAGGED, "a", 2, "1 of 2");
}
