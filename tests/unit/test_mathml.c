// LaTeX to MathML: what is written for what, what is refused, and that every formula of
// the sheets is understood.
#include <glob.h>

#include "limits.h"
#include "markdown.h"
#include "mathml.h"
#include "t.h"

static Str convert(Arena *a, const char *latex, bool display) {
  Buf b = buf_new(a);
  Str why;
  if (!mathml(&b, str(latex), display, &why)) return str_fmt(a, "refused: " STR_FMT, STR_ARG(why));
  return buf_str(&b);
}

TEST(what_is_written) {
  static const struct { const char *latex, *xml; } cases[] = {
    {"x", "<mi>x</mi>"},
    {"x_1^2", "<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>"},
    {"x^2_1", "<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>"},
    {"2.5x", "<mn>2.5</mn><mi>x</mi>"},
    {"\\frac12", "<mfrac><mn>1</mn><mn>2</mn></mfrac>"},
    {"\\sqrt d", "<msqrt><mi>d</mi></msqrt>"},
    {"\\mathbf W", "<mi class=\"b\" mathvariant=\"normal\">W</mi>"},
    {"\\mathrm{relu}", "<mrow><mi mathvariant=\"normal\">relu</mi></mrow>"},
    {"\\mathbb R", "<mi mathvariant=\"normal\">\u211d</mi>"},
    {"\\bar z", "<mover><mi>z</mi><mo stretchy=\"false\">\u00af</mo></mover>"},
    {"\\alpha", "<mi>\u03b1</mi>"},
    {"\u03b1", "<mi>\u03b1</mi>"},
    {"\\text{a <b> & c}", "<mtext>a\u00a0&lt;b&gt;\u00a0&amp;\u00a0c</mtext>"},
    {"a<b", "<mi>a</mi><mo stretchy=\"false\" lspace=\"0.278em\" rspace=\"0.278em\">&lt;</mo><mi>b</mi>"},
    {"-3", "<mo form=\"prefix\" lspace=\"0\" rspace=\"0\">\u2212</mo><mn>3</mn>"},
    {"a-3", "<mi>a</mi><mo lspace=\"0.222em\" rspace=\"0.222em\">\u2212</mo><mn>3</mn>"},
    {"\1m7\2", "\1m7\2"},
    {"W^\1b7\2", "<msup><mi>W</mi>\1b7\2</msup>"},
    {"f'", "<msup><mi>f</mi><mo lspace=\"0\" rspace=\"0\">\u2032</mo></msup>"},
    {"\\begin{cases}1&2\\\\3\\end{cases}",
     "<mrow><mo fence=\"true\" stretchy=\"true\" form=\"prefix\">{</mo><mtable><mtr><mtd class=\"l\" columnalign=\"left\"><mn>1</mn></mtd>"
     "<mtd class=\"l\" columnalign=\"left\"><mn>2</mn></mtd></mtr><mtr><mtd class=\"l\" columnalign=\"left\"><mn>3</mn></mtd></mtr></mtable></mrow>"},
    {"", ""},
  };
  Arena *a = arena_new();
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    t_group(cases[i].latex);
    CHECK_STR(convert(a, cases[i].latex, false), str_c(a, str_fmt(a, "<math>%s</math>", cases[i].xml)));
  }
  arena_free(a);
}

TEST(limits_of_sums) {
  Arena *a = arena_new();
  CHECK(str_find(convert(a, "\\sum_{k=1}^n k", true), S("<munderover><mo movablelimits=\"true\">\u2211</mo>")) > 0);
  CHECK(str_find(convert(a, "\\int_0^1", true), S("<msubsup>")) > 0);
  CHECK(str_find(convert(a, "\\max_x", true), S("<munder>")) > 0);
  CHECK(str_starts(convert(a, "x", true), S("<math display=\"block\">")));
  arena_free(a);
}

TEST(rows_that_begin_empty) {
  Arena *a = arena_new();
  Str xml = convert(a, "\\begin{aligned}a&=b&c&=d\\\\&&e&=f\\end{aligned}", true);
  size_t rows = 0;
  for (size_t i = 0; i < xml.n; i++) rows += str_starts(str_sub(xml, i, xml.n), S("<mtr>"));
  CHECK_EQ_INT(rows, 2);
  arena_free(a);
}

TEST(refused) {
  static const struct { const char *latex, *why; } cases[] = {
    {"\\foo", "refused: there is no \\foo"},
    {"\\frac1", "refused: something is missing"},
    {"x_", "refused: something is missing"},
    {"{x", "refused: a { is not closed"},
    {"x}", "refused: `}` has no place in it"},
    {"a & b", "refused: `&` has no place in it"},
    {"x \\right)", "refused: `\\right` has no place here"},
    {"\\begin{foo}x\\end{foo}", "refused: there is no \\begin{foo}"},
    {"\\begin{cases}x", "refused: \\begin{cases} without \\end"},
    {"\\begin{cases}x\\end{array}", "refused: \\begin{cases} ends as something else"},
    {"\\left( x", "refused: \\left without \\right"},
    {"\\left\\foo x", "refused: `\\foo` is no delimiter"},
    {"\\text{$x$}", "refused: a formula within \\text"},
    {"\\text{x", "refused: a { is not closed"},
  };
  Arena *a = arena_new();
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    t_group(cases[i].latex);
    CHECK_STR(convert(a, cases[i].latex, false), cases[i].why);
  }
  arena_free(a);
}

TEST(no_text_breaks_it) {
  static const char *const bits[] = {"\\", "{", "}", "^", "_", "&", "\\\\", "\\frac", "\\left", "\\right", "(", "\\begin{cases}", "\\end{cases}",
    "\\sqrt", "[", "]", "\\text{", "'", "%", "\n", "\1", "\2", "\xff", "\xc3", "\u00e9", "\\bar", "\\displaystyle", "\\substack", "\\operatorname", "x", "7", "$", "~"};
  enum { N = sizeof bits / sizeof *bits };
  uint64_t seed = 1;
  for (int round = 0; round < 20000; round++) {
    Arena *a = arena_new();
    Buf b = buf_new(a), out = buf_new(a);
    Str why;
    for (int i = 0; i < 12; i++) {
      seed = seed * 6364136223846793005u + 1442695040888963407u;
      buf_add(&b, str(bits[(seed >> 33) % N]));
    }
    bool ok = mathml(&out, buf_str(&b), false, &why);
    CHECK(ok ? out.n > 0 : why.n > 0 && !out.n);
    arena_free(a);
  }
  Arena *a = arena_new();
  Buf deep = buf_new(a), out = buf_new(a);
  Str why;
  for (int i = 0; i < 100000; i++) buf_char(&deep, '{');
  CHECK(!mathml(&out, buf_str(&deep), false, &why));
  deep.n = 0;
  for (int i = 0; i < 100000; i++) buf_add(&deep, S("\\bar"));
  CHECK(!mathml(&out, buf_str(&deep), false, &why));
  arena_free(a);
}

// ---- the sheets --------------------------------------------------------------

static int formulas;

static void no_tag(void *context, const ProseTag *tag) { (void)context, (void)tag; }
static void no_text(void *context, Str text) { (void)context, (void)text; }
static void no_line_end(void *context) { (void)context; }
static void no_code(void *context, Str text, bool block) { (void)context, (void)text, (void)block; }

static void check_formula(void *context, Str latex, bool display) {
  Buf b = buf_new(context);
  Str why;
  bool ok = mathml(&b, latex, display, &why);
  if (!ok) printf(STR_FMT ": " STR_FMT "\n", STR_ARG(why), STR_ARG(latex));
  CHECK(ok);
  formulas++;
}

TEST(every_formula_of_the_sheets) {
  static const ProseWriter writer = {no_tag, no_tag, no_text, no_line_end, no_code, check_formula, no_text};
  glob_t files;
  CHECK(glob("problems/*.md", 0, NULL, &files) == 0);
  for (size_t i = 0; i < files.gl_pathc; i++) {
    Arena *a = arena_new();
    Buf b = buf_new(a), text = buf_new(a);
    FILE *f = fopen(files.gl_pathv[i], "rb");
    for (int c; f && (c = getc(f)) != EOF;) buf_char(&b, (char)c);
    if (f) fclose(f);
    Str rest = buf_str(&b);
    rest = str_sub(rest, (size_t)str_find(rest, S("\n---\n")) + 5, rest.n);
    for (ptrdiff_t at; (at = str_find(rest, S("{@"))) >= 0;) { // holes, as a handout has them
      buf_add(&text, str_sub(rest, 0, (size_t)at));
      buf_add(&text, S("\1m1\2"));
      rest = str_sub(rest, (size_t)at, rest.n);
      rest = str_sub(rest, (size_t)str_find(rest, S("@}")) + 2, rest.n);
    }
    buf_add(&text, rest);
    CHECK(markdown_walk(a, buf_str(&text), &writer, a));
    arena_free(a);
  }
  globfree(&files);
  CHECK(formulas > 300);
}
