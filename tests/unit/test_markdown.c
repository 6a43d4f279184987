// The prose of a sheet: where it is cut, and what is no heading.
#include "t.h"

#include "markdown.h"

typedef struct { const char *name, *text, *want; } Case;

static const Str IDS[] = {{"a", 1}, {"dW1", 3}, {"Solve", 5}};
enum { N = 3 };

static void show(const char *name, const Section *s, Str text, Buf *out) {
  buf_fmt(out, "%s<" STR_FMT ">", name, STR_ARG(str_sub(text, s->text.from, s->text.to)));
  for (size_t i = 0; i < s->n; i++)
    buf_fmt(out, "{" STR_FMT "}", STR_ARG(s->interpolations[i].expr->text));
  buf_char(out, '\n');
}

static Str outcome(Arena *a, const char *text) {
  Source *file = NEW(a, Source);
  *file = (Source){.name = S("s.md"), .text = str(text)};
  Diags d = diags_new(a);
  Markdown m;
  Buf b = buf_new(a);
  bool ok = markdown_read(a, file, (Span){0, file->text.n}, IDS, N, &m, &d);
  CHECK(ok == (d.errors == 0));
  if (ok)
    show("", &m.statement, file->text, &b);
  for (size_t i = 0; ok && i < N; i++)
    if (m.given[i])
      show(IDS[i].p, &m.parts[i], file->text, &b);
  if (ok && m.has_solution)
    show("Solution", &m.solution, file->text, &b);
  for (size_t i = 0; i < d.n; i++)
    diag_render(&d.v[i], &b);
  return buf_str(&b);
}

static void run(const Case *cases, size_t n) {
  for (size_t i = 0; i < n; i++) {
    Arena *a = arena_new();
    t_group(cases[i].name);
    CHECK_STR(outcome(a, cases[i].text), cases[i].want);
    arena_free(a);
  }
}
#define RUN(cases) run(cases, sizeof(cases) / sizeof *(cases))

TEST(where_it_is_cut) {
  static const Case cases[] = {
    {"nothing", "", "<>\n"},
    {"a statement", "\nNet $a_1*b_2$.\n", "<Net $a_1*b_2$.>\n"},
    {"parts and solution", "S\n## a\nA\n\nAA\n## dW1\nB\n## Solution\nC\n", "<S>\na<A\n\nAA>\ndW1<B>\nSolution<C>\n"},
    {"in any order", "## dW1\nB\n## a\nA", "<>\na<A>\ndW1<B>\n"},
    {"closed headings, spaces", "S\n\n  ##  a   ##  \nA\n##   dW1\t\n", "<S>\na<A>\ndW1<>\n"},
    {"CR LF", "S\r\n## a\r\nA\r\n## dW1\r\nB\r\n", "<S>\na<A>\ndW1<B>\n"},
    {"other levels", "# T\n### a\n## a\n#### b\n#x\n", "<# T\n### a>\na<#### b\n#x>\n"},
    {"marked words", "## `a`x\n", "s.md:1:4: error: no part ``a`x`\n    1 | ## `a`x\n      |    ^~~~\n"
     "  help: a heading ## is the id of a part, or Solution; other headings are ###\n"},
  };
  RUN(cases);
}

TEST(what_is_no_heading) {
  static const Case cases[] = {
    {"fenced code", "```\n## x\n```\n## a\n", "<```\n## x\n```>\na<>\n"},
    {"indented code", "S\n\n    ## x\n", "<S\n\n    ## x>\n"},
    {"in a list", "- ## x\n- y\n", "<- ## x\n- y>\n"},
    {"in a quotation", "> ## x\n", "<> ## x>\n"},
    {"without a space", "##x\n", "<##x>\n"},
    {"an HTML comment", "<!--\n## x\n-->\n", "<<!--\n## x\n-->>\n"},
    {"escaped", "\\## x\n", "<\\## x>\n"},
    {"a table", "| a | b |\n|---|---|\n| ## c | d |\n", "<| a | b |\n|---|---|\n| ## c | d |>\n"},
  };
  RUN(cases);
}

TEST(formulas_in_the_prose) {
  static const Case cases[] = {
    {"in text and in mathematics", "W is {@ W1 @}, $x = {@x'@}$.\n## a\n$${@2 * L@}$$\n",
     "<W is {@ W1 @}, $x = {@x'@}$.>{W1}{x'}\na<$${@2 * L@}$$>{2 * L}\n"},
    {"next to each other", "{@a@}{@b@}", "<{@a@}{@b@}>{a}{b}\n"},
    {"left open", "x {@W1\n@} y {@\n{@ @}\n",
     "s.md:1:3: error: `{@` is not closed by `@}` on this line\n    1 | x {@W1\n      |   ^~\n"
     "s.md:2:6: error: `{@` is not closed by `@}` on this line\n    2 | @} y {@\n      |      ^~\n"
     "s.md:3:1: error: no formula between `{@` and `@}`\n    3 | {@ @}\n      | ^~~~~\n"},
  };
  RUN(cases);
}

TEST(mistakes) {
  static const Case cases[] = {
    {"unknown parts", "## dW2\n## solution\n## Part one\n",
     "s.md:1:4: error: no part `dW2`\n    1 | ## dW2\n      |    ^~~\n  help: did you mean `dW1`?\n"
     "s.md:2:4: error: no part `solution`\n    2 | ## solution\n      |    ^~~~~~~~\n"
     "  help: did you mean `Solution`?\n"
     "s.md:3:4: error: no part `Part one`\n    3 | ## Part one\n      |    ^~~~~~~~\n"
     "  help: a heading ## is the id of a part, or Solution; other headings are ###\n"},
    {"twice", "## a\n\n## a\n## Solution\n## Solution\n",
     "s.md:3:4: error: a second heading `a`: the first is on line 1\n    3 | ## a\n      |    ^\n"
     "s.md:5:4: error: a second heading `Solution`: the first is on line 4\n"
     "    5 | ## Solution\n      |    ^~~~~~~~\n"},
    {"underlined by accident", "S\n\nThe end.\n---\n",
     "s.md:3:1: error: the line of - below makes this a heading\n    3 | The end.\n      | ^~~~~~~~\n"
     "  help: leave an empty line between them, or write the heading as `## words`\n"},
    {"without words", "S\n\n##\n## a\n", "s.md:3:1: error: a heading without words\n    3 | ##\n      | ^~\n"},
    {"hidden characters", "x\x02\n## a\ny\xff\n",
     "s.md:1:2: error: control character U+0002\n    1 | x\\x02\n      |  ^~~~\n"
     "s.md:3:2: error: byte 0xff is not UTF-8\n    3 | y\\xff\n      |  ^~~~\n  help: save the file as UTF-8\n"},
  };
  RUN(cases);
}

TEST(places_of_formulas) {
  Arena *a = arena_new();
  Source file = {.name = S("s.md"), .text = S("---\nx: y\n---\nS\n## a\nLet é {@ W1 * x @}.\n")};
  Diags d = diags_new(a);
  Markdown m;
  size_t body = (size_t)str_find(file.text, S("S\n"));
  CHECK(markdown_read(a, &file, (Span){body, file.text.n}, IDS, N, &m, &d));
  CHECK_EQ_INT(m.parts[0].n, 1);
  Buf b = buf_new(a);
  diag_error(&d, m.parts[0].interpolations[0].expr, (Span){5, 6}, "no x");
  diag_render(&d.v[0], &b);
  CHECK_STR(buf_str(&b), "s.md:6:15: error: no x\n    6 | Let é {@ W1 * x @}.\n      |               ^\n");
  CHECK_STR(str_sub(file.text, m.parts[0].heading.from, m.parts[0].heading.to), "a");
  arena_free(a);
}
