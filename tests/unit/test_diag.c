// Places and the drawing of diagnostics.
#include "t.h"

#include "diag.h"

static const Str FILE_TEXT =
  {"---\ntitle: t\nnetwork: |\n  W : 2 x 2\n  z = W * x\n---\n", 51};

// What a diagnostic about [from, to) of an answer looks like.
static Str drawn(Arena *a, const char *text, size_t from, size_t to) {
  Source *s = NEW(a, Source);
  s->text = str(text);
  Diags d = diags_new(a);
  diag_error(&d, s, (Span){from, to}, "no");
  Buf b = buf_new(a);
  diag_render(&d.v[0], &b);
  return buf_str(&b);
}

TEST(a_place_in_a_slice_of_a_file) {
  Arena *a = arena_new();
  ptrdiff_t at = str_find(FILE_TEXT, S("  W :"));
  Source s = {.name = S("problems/mlp.md"), .whole = FILE_TEXT,
              .text = str_sub(FILE_TEXT, (size_t)at, FILE_TEXT.n - 4)};
  size_t place = (size_t)str_find(s.text, S("W * x"));
  Diags d = diags_new(a);
  CHECK(!diag_error(&d, &s, (Span){place, place + 5}, "W is %s but x has %d rows", "2x2", 3));
  diag_help(&d, "a product needs %s", "care");
  Buf b = buf_new(a);
  diag_render(diags_first(&d), &b);
  CHECK_STR(buf_str(&b), "problems/mlp.md:5:7: error: W is 2x2 but x has 3 rows\n"
                         "    5 |   z = W * x\n"
                         "      |       ^~~~~\n"
                         "  help: a product needs care\n");
  CHECK_STR(diag_line(diags_first(&d), a),
            "at line 5, column 7: W is 2x2 but x has 3 rows; a product needs care");
  arena_free(a);
}

TEST(a_piece_that_is_no_slice) {
  Arena *a = arena_new();
  Source s = {.name = S("s.md"), .text = S("a = 1\nb = $"), .line0 = 7};
  Diags d = diags_new(a);
  diag_warning(&d, &s, (Span){10, 11}, "odd");
  CHECK_EQ_INT(d.errors, 0);
  CHECK(diags_first(&d) == NULL);
  Buf b = buf_new(a);
  diag_render(&d.v[0], &b);
  CHECK_STR(buf_str(&b), "s.md:8:5: warning: odd\n    8 | b = $\n      |     ^\n");
  arena_free(a);
}

TEST(a_piece_with_a_map_of_its_places) {
  Arena *a = arena_new();
  const uint32_t map[] = {6, 7, 12, 13, 14}; // "x\nyz" without the indentation of the file
  Source s = {.name = S("s.md"), .text = S("x\nyz"), .whole = S("k: |\n x\n    yz\n"), .map = map};
  Diag d = {.source = &s, .span = {3, 4}, .message = S("odd")};
  Buf b = buf_new(a);
  diag_render(&d, &b);
  CHECK_STR(buf_str(&b), "s.md:3:6: error: odd\n    3 |     yz\n      |      ^\n");
  arena_free(a);
}

TEST(characters_that_do_not_show) {
  Arena *a = arena_new();
  Source s = {.text = S("aσ\t\r\n\r\x01\xff\xe2\x80\xaez")};
  Diags d = diags_new(a);
  Buf hidden = buf_new(a);
  for (size_t i = 0, n; i < s.text.n; i += n)
    if (diag_hidden(&d, &s, i, &n))
      buf_fmt(&hidden, "%zu+%zu ", i, n);
  CHECK_STR(buf_str(&hidden), "6+1 7+1 8+1 9+3 ");
  CHECK_EQ_INT(d.errors, 4);
  CHECK_STR(d.v[3].message, "invisible character U+202E");
  arena_free(a);
}

TEST(invisible_is_the_same_everywhere) {
  static const unsigned shown[] = {' ', 'a', 0xa0, 0xe9, 0x3c3, 0x200a, 0x2010, 0x2030, 0x206a, 0x1f600};
  static const unsigned unseen[] = {0, '\n', 0x1b, 0x7f, 0x9f, 0x200b, 0x200f, 0x2028, 0x202e, 0x2060, 0x2069, 0xfeff};
  for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
    CHECK(!diag_is_invisible(shown[i]));
  for (size_t i = 0; i < sizeof unseen / sizeof *unseen; i++)
    CHECK(diag_is_invisible(unseen[i]));
}

TEST(broken_utf8) {
  static const struct { Str text; size_t n; unsigned code; } cases[] = {
    {STR_INIT("a"), 1, 'a'}, {STR_INIT("\xc3\xa9"), 2, 0xe9}, {STR_INIT("\xe2\x88\x92"), 3, 0x2212},
    {STR_INIT("\xf0\x9f\x98\x80"), 4, 0x1f600}, {STR_INIT("\xf4\x8f\xbf\xbf"), 4, 0x10ffff},
    {STR_INIT("\xc3"), 0, 0}, {STR_INIT("\xc3("), 0, 0}, {STR_INIT("\xa9"), 0, 0}, {STR_INIT("\xc0\x80"), 0, 0},
    {STR_INIT("\xe0\x9f\xbf"), 0, 0}, {STR_INIT("\xed\xa0\x80"), 0, 0}, {STR_INIT("\xf0\x8f\xbf\xbf"), 0, 0},
    {STR_INIT("\xf4\x90\x80\x80"), 0, 0}, {STR_INIT("\xff"), 0, 0}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    unsigned code = 0;
    CHECK_EQ_INT(diag_utf8(cases[i].text, 0, &code), cases[i].n);
    CHECK(!cases[i].n || code == cases[i].code);
  }
}

TEST(no_place) {
  Arena *a = arena_new();
  Diags d = diags_new(a);
  diag_help(&d, "nobody to help yet");
  diag_error(&d, NULL, (Span){0, 0}, "no such column");
  CHECK_EQ_INT(d.errors, 1);
  Buf b = buf_new(a);
  diag_render(&d.v[0], &b);
  CHECK_STR(buf_str(&b), "error: no such column\n");
  CHECK_STR(diag_line(&d.v[0], a), "no such column");
  arena_free(a);
}

TEST(answers_have_no_name) {
  Arena *a = arena_new();
  CHECK_STR(drawn(a, "1,234", 1, 2), "error: no\n      | 1,234\n      |  ^\n");
  CHECK_STR(drawn(a, "a\nb c", 4, 5), "error: no\n    2 | b c\n      |   ^\n");
  CHECK_STR(drawn(a, "", 0, 0), "error: no\n      | \n      | ^\n");
  Source s = {.text = S("1,234")}, lines = {.text = S("1\n2,3")};
  CHECK_STR(diag_line(&(Diag){.source = &s, .span = {1, 2}, .message = S("no")}, a), "at column 2: no");
  CHECK_STR(diag_line(&(Diag){.source = &lines, .span = {3, 4}, .message = S("no")}, a),
            "at line 2, column 2: no");
  arena_free(a);
}

TEST(the_end_of_a_text) {
  Arena *a = arena_new();
  CHECK_STR(drawn(a, "x +", 3, 3), "error: no\n      | x +\n      |    ^\n");
  CHECK_STR(drawn(a, "x +\r\n\n", 6, 6), "error: no\n    1 | x +\n      |    ^\n");
  CHECK_STR(drawn(a, "x", 99, 200), "error: no\n      | x\n      |  ^\n");
  CHECK_STR(drawn(a, "a\r\nbb\r\n", 3, 5), "error: no\n    2 | bb\n      | ^~\n");
  CHECK_STR(drawn(a, "(a\n b", 0, 5), "error: no\n    1 | (a\n      | ^~\n"); // to the end of its line
  arena_free(a);
}

TEST(columns_are_characters) {
  Arena *a = arena_new();
  Source s = {.text = S("σ′(z) + ∂x")};
  int line, column;
  diag_place(&(Diag){.source = &s, .span = {s.text.n - 1, s.text.n}}, &line, &column);
  CHECK_EQ_INT(line, 1);
  CHECK_EQ_INT(column, 10);
  CHECK_STR(drawn(a, "σ + y", 5, 6), "error: no\n      | σ + y\n      |     ^\n");
  CHECK_STR(drawn(a, "x\xcc\x84 + y", 6, 7), "error: no\n      | x\xcc\x84 + y\n      |     ^\n"); // x̄
  arena_free(a);
}

TEST(tabs_stay_aligned) {
  Arena *a = arena_new();
  CHECK_STR(drawn(a, "\ta\tb", 3, 4), "error: no\n      |         a       b\n      |                 ^\n");
  CHECK_STR(drawn(a, "abc\tb", 3, 4), "error: no\n      | abc     b\n      |    ^~~~~\n");
  arena_free(a);
}

TEST(nothing_steers_the_terminal) {
  Arena *a = arena_new();
  CHECK_STR(drawn(a, "\x1b[31mx", 5, 6), "error: no\n      | \\x1b[31mx\n      |         ^\n");
  CHECK_STR(drawn(a, "a\xff\xc3y", 3, 4), "error: no\n      | a\\xff\\xc3y\n      |          ^\n");
  CHECK_STR(drawn(a, "\xe2\x80\xaey", 3, 4), "error: no\n      | \\u202ey\n      |       ^\n");
  CHECK_STR(drawn(a, "\xc2\x9b" "31my", 0, 2), "error: no\n      | \\u009b31my\n      | ^~~~~~\n");
  CHECK_STR(drawn(a, "\xc0\xaf\xed\xa0\x80", 0, 0),
            "error: no\n      | \\xc0\\xaf\\xed\\xa0\\x80\n      | ^\n"); // overlong, surrogate
  Diags d = diags_new(a);
  diag_error(&d, NULL, (Span){0, 0}, "unknown name `%s`", "\a\n");
  CHECK_STR(diag_line(&d.v[0], a), "unknown name `\\x07\\x0a`");
  arena_free(a);
}

TEST(long_lines_are_cut_around_the_place) {
  Arena *a = arena_new();
  char text[3001] = {0};
  for (int i = 0; i < 3000; i++)
    text[i] = (char)('a' + i % 26);
  size_t places[] = {0, 39, 1500, 2999, 3000};
  for (size_t i = 0; i < 5; i++) {
    size_t at = places[i];
    Str s = drawn(a, text, at, at + 1);
    CHECK(s.n < 300);
    CHECK((str_find(s, S("| …")) > 0) == (at > 40));
    CHECK((str_find(s, S("…\n")) > 0) == (at < 2000));
  }
  CHECK_STR(drawn(a, text, 1500, 1503),
            "error: no\n"
            "      | …efghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghij"
            "klmnopqrstuvwxyz…\n"
            "      |                                          ^~~\n");
  arena_free(a);
}

TEST(failures) {
  Arena *a = arena_new();
  Failure f = {.help = S("old")};
  CHECK(!failure(&f, a, EXIT_IO, "cannot read %s", "x.csv"));
  CHECK_EQ_INT(f.status, EXIT_IO);
  CHECK_STR(f.message, "cannot read x.csv");
  CHECK_STR(f.help, "");
  arena_free(a);
}
