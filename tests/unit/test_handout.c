// Handouts: what stands on a page, in each format, and what must not.
#include "handout.h"
#include "t.h"

static Sheet *read_sheet(Arena *a, const char *text) {
  Source *file = NEW(a, Source);
  *file = (Source){.name = S("sheet.md"), .text = str(text)};
  Diags d = diags_new(a);
  Sheet *s = sheet_read(a, lang_new(a), file, &d);
  Buf b = buf_new(a);
  for (size_t i = 0; i < d.n; i++) diag_render(&d.v[i], &b);
  CHECK(s != NULL);
  if (!s) printf(STR_FMT, STR_ARG(buf_str(&b)));
  return s;
}

// The first diagnostic of a sheet with this body, as one line.
static Str complaint(Arena *a, const char *front, const char *body) {
  Source *file = NEW(a, Source);
  *file = (Source){.name = S("sheet.md"), .text = str_fmt(a, "---\ntitle: t\n%s---\n%s", front, body)};
  Diags d = diags_new(a);
  Sheet *s = sheet_read(a, lang_new(a), file, &d);
  CHECK((s == NULL) == (d.errors > 0));
  int line = 0, column = 0;
  if (!d.n) return S("none");
  diag_place(&d.v[0], &line, &column);
  return str_fmt(a, "%d:%d: %s: " STR_FMT, line, column, d.errors ? "error" : "warning", STR_ARG(d.v[0].message));
}

// A page of a sheet that draws nothing.
static Str page_of(Arena *a, const Sheet *s, HandoutFormat format, bool instructor, const char *name, const char *id, Diags *d) {
  Str page = {0}, wrong;
  if (!s) return page;
  double *const *none[8] = {0};
  HandoutFor who = {.id = str(id), .name = str(name), .salt = S("salt"), .printed = sheet_print(a, s, none, 1)};
  CHECK(handout_fill(handout_new(a, s, format, instructor, d), &who, a, &page, &wrong));
  return page;
}

static bool has(Str page, const char *text) {
  bool there = str_find(page, str(text)) >= 0;
  if (!there) printf("not there: %s\nin: " STR_FMT "\n", text, STR_ARG(page));
  return there;
}

static bool hasnt(Str page, const char *text) {
  bool there = str_find(page, str(text)) >= 0;
  if (there) printf("should not be there: %s\n", text);
  return !there;
}

static const char plain_sheet[] =
  "---\ntitle: \"A <b> & 50% of $x_1$ #1 ~ {\\\\}\"\nsource: the book\ndue: 2026-09-27T23:59\nnetwork: |\n"
  "  W = [1 -0.5; 2 1e-7]\n  n = -3 ; m = 12\n  v = W * [3; 1]\n  big = sqrt(2)\n"
  "parts:\n"
  "  - {id: v_1, points: 2, value: v, tolerance: {decimals: 2}}\n"
  "  - {id: c, points: 1, choice: [\"one_a\", \"$x^2$ & <i>\", three], answer: b}\n"
  "  - {id: t, points: 1, text: the secret rubric}\n"
  "  - {id: f, points: 1, expression: v, using: [W]}\n"
  "---\n"
  "Take $W = {@W@}$, $n = {@n@}$, $2 - {@n@}$, $x^{@n@}$ and {@n@}; {@W@}; `{@m@}`; {@big@}.\n\n"
  "<!-- veiled\n{@W@} -->\n\nA *b* **c** `x_1 <y>` & 50% #1 ~ ^ \\_ {z} \\\\ [l](http://a.b/?c=1&d=2) [j](JavaScript:x) &ndash; \u00e9 \u4e2d \u2264 <!-- too --> end\n\n"
  "- one\n- [two]\n\n3. x\n\n| a | b |\n|---|:---:|\n| $pq$ | 1 |\n\n    code <x> %\n\n![a picture](p.png)\n"
  "## v_1\nCompute $v$.\n## c\nWhich?\n## t\nWhy?\n## f\nWrite it.\n## Solution\nIt is {@v@}, $v = {@v@}$.\n";

TEST(html) {
  Arena *a = arena_new();
  Diags d = diags_new(a);
  Str page = page_of(a, read_sheet(a, plain_sheet), HANDOUT_HTML, false, "", "", &d);
  CHECK(has(page, "<title>A &lt;b&gt; &amp; 50% of $x_1$ #1 ~ {\\}</title>"));
  CHECK(has(page, "<mtd><mn>1</mn></mtd><mtd><mo form=\"prefix\" lspace=\"0\" rspace=\"0\">\u2212</mo><mn>0.5</mn></mtd>"));
  CHECK(has(page, "<msup><mi>x</mi><mrow><mo form=\"prefix\" lspace=\"0\" rspace=\"0\">\u2212</mo><mn>3</mn></mrow></msup>"));
  CHECK(has(page, " and -3; <code>[1 -0.5; 2 1e-07]</code>; <code>12</code>; 1.414213562."));
  CHECK(has(page, "A <em>b</em> <strong>c</strong> <code>x_1 &lt;y&gt;</code> &amp; 50% #1 ~ ^ _ {z} \\ <a href=\"http://a.b/?c=1&amp;d=2\">l</a> <a>j</a> \u2013 \u00e9 \u4e2d \u2264  end"));
  CHECK(has(page, "<td style=\"text-align:center\">1</td>"));
  CHECK(has(page, "<pre>code &lt;x&gt; %\n</pre>"));
  CHECK(has(page, "<li class=\"own\">(b) <math><msup>"));
  CHECK(has(page, "due 2026-09-27 23:59"));
  CHECK(has(page, "2 numbers, rounded to 2 decimals"));
  CHECK(hasnt(page, "veiled") && hasnt(page, "too") && hasnt(page, "secret") && hasnt(page, "Solution") && hasnt(page, "the book") && hasnt(page, ">2.5<"));
  CHECK(hasnt(page, "<img") && hasnt(page, "<script") && hasnt(page, "src="));
  CHECK(hasnt(page, "\1") && hasnt(page, "\2") && hasnt(page, "{@"));
  CHECK_EQ_INT(d.n, 0);
  arena_free(a);
}

TEST(latex) {
  Arena *a = arena_new();
  Diags d = diags_new(a);
  Str page = page_of(a, read_sheet(a, plain_sheet), HANDOUT_LATEX, false, "", "", &d);
  CHECK(has(page, "A <b> \\& 50\\% of \\$x\\_1\\$ \\#1 \\textasciitilde{} \\{\\textbackslash{}\\}"));
  CHECK(has(page, "$W = \\begin{bmatrix}1 & -0.5 \\\\ 2 & 10^{-7}\\end{bmatrix}$, $n = -3$, $2 - (-3)$, $x^{-3}$"));
  CHECK(has(page, "\\emph{b} \\textbf{c} \\texttt{x\\_1\\ <{}y>{}} \\& 50\\% \\#1 \\textasciitilde{} \\textasciicircum{} \\_ \\{z\\} \\textbackslash{} l\\footnote{"));
  CHECK(has(page, "\u2013 \u00e9 \\sheetchar{\u4e2d}{4E2D} \\ensuremath{\\le}"));
  CHECK(has(page, "\\item{} one\n\\item{} {[}two{]}\n"));
  CHECK(has(page, "\\begin{tabular}{ll}\n\\textbf{a} & \\textbf{b} \\\\\n$pq$ & 1 \\\\\n"));
  CHECK(has(page, "\\item[(a)] one\\_a\n\\item[(b)] $x^2$ \\& <i>\n"));
  CHECK(has(page, "\\end{document}\n"));
  CHECK(hasnt(page, "veiled") && hasnt(page, "secret") && hasnt(page, "Solution") && hasnt(page, "\1") && hasnt(page, "\2"));
  arena_free(a);
}

TEST(markdown) {
  Arena *a = arena_new();
  Diags d = diags_new(a);
  Str page = page_of(a, read_sheet(a, plain_sheet), HANDOUT_MARKDOWN, false, "", "", &d);
  CHECK(str_starts(page, S("# A \\<b\\> \\& 50% of \\$x\\_1\\$ \\#1 \\~ {\\\\}\n\n")));
  CHECK(has(page, "Take $W = \\begin{bmatrix}1 & -0.5 \\\\ 2 & 10^{-7}\\end{bmatrix}$, $n = -3$, $2 - (-3)$, $x^{-3}$ and -3; `[1 -0.5; 2 1e-07]`; `12`; 1.414213562."));
  CHECK(has(page, "\nA *b* **c** `x_1 <y>` & 50% #1 ~ ^ \\_ {z} \\\\ [l](http://a.b/?c=1&d=2) [j](JavaScript:x) &ndash;"));
  CHECK(has(page, "## v\\_1 (2 points)\n\nCompute $v$.\n\n**Answer:** 2 numbers"));
  CHECK(has(page, "- (a) one\\_a\n- (b) $x^2$ \\& \\<i\\>\n"));
  CHECK(hasnt(page, "veiled") && hasnt(page, "secret") && hasnt(page, "Solution") && hasnt(page, "\1") && hasnt(page, "\2"));
  arena_free(a);
}

TEST(instructor) {
  Arena *a = arena_new();
  Diags d = diags_new(a);
  Str page = page_of(a, read_sheet(a, plain_sheet), HANDOUT_MARKDOWN, true, "", "", &d);
  CHECK(has(page, "**Reference:** $\\begin{bmatrix}2.5 \\\\ 6\\end{bmatrix}$"));
  CHECK(has(page, "**Reference:** (b) $x^2$ \\& \\<i\\>"));
  CHECK(has(page, "**Rubric:** the secret rubric"));
  CHECK(has(page, "**Reference:** `v`"));
  CHECK(has(page, "## Solution\n\nIt is `[2.5; 6]`, $v = \\begin{bmatrix}2.5 \\\\ 6\\end{bmatrix}$."));
  CHECK(has(page, "the book"));
  arena_free(a);
}

TEST(a_formula_that_is_no_mathml) {
  Arena *a = arena_new();
  Diags d = diags_new(a);
  Sheet *s = read_sheet(a, "---\ntitle: t\nnetwork: \"x = [1 2]\"\nparts: [{id: a, points: 1, value: 2*x}]\n---\n$\\foo < {@x@}$\n");
  Str page = page_of(a, s, HANDOUT_HTML, false, "", "", &d);
  CHECK(has(page, "<code>\\foo &lt; \\begin{bmatrix}1 &amp; 2\\end{bmatrix}</code>"));
  CHECK_EQ_INT(d.n, 1);
  if (d.n) CHECK(has(d.v[0].message, "there is no \\foo"));
  arena_free(a);
}

TEST(names_are_escaped) {
  static const char sheet[] = "---\ntitle: t\nparts: [{id: o, points: 1, order: [one, two, three, four]}]\n---\nSort.\n";
  Arena *a = arena_new();
  Diags d = diags_new(a);
  Sheet *s = read_sheet(a, sheet);
  CHECK(handout_is_personal(s));
  const char *name = "\u00c9 <b>&\"_%$#{}~^\\ -- \u738b", *id = "a*b`c[d]";
  CHECK(has(page_of(a, s, HANDOUT_HTML, false, name, id, &d), "<strong>\u00c9 &lt;b&gt;&amp;&quot;_%$#{}~^\\ -- \u738b, a*b`c[d]</strong>"));
  CHECK(has(page_of(a, s, HANDOUT_LATEX, false, name, id, &d),
            "\\textbf{\u00c9 <b>\\&\\textquotedbl{}\\_\\%\\$\\#\\{\\}\\textasciitilde{}\\textasciicircum{}\\textbackslash{} -{}- \\sheetchar{\u738b}{738B}, a*b`c{[}d{]}}"));
  CHECK(has(page_of(a, s, HANDOUT_MARKDOWN, false, name, id, &d), "**\u00c9 \\<b\\>\\&\"\\_%\\$\\#{}\\~^\\\\ -- \u738b, a\\*b\\`c\\[d\\]**"));
  arena_free(a);
}

TEST(orders_are_shuffled) {
  Arena *a = arena_new();
  size_t seen[4][4] = {0};
  for (int i = 0; i < 600; i++) {
    Str who = str_fmt(a, "s%d", i);
    size_t *order = handout_order(a, S("salt"), S("p"), who, S("part"), 4), *again = handout_order(a, S("salt"), S("p"), who, S("part"), 4), mask = 0;
    bool same = true, sorted = true;
    for (size_t k = 0; k < 4; k++) {
      mask |= (size_t)1 << order[k];
      same &= order[k] == again[k];
      sorted &= order[k] == k;
      seen[k][order[k]]++;
    }
    CHECK(mask == 15 && same && !sorted);
  }
  for (int i = 0; i < 16; i++) CHECK(seen[i / 4][i % 4] > 90 && seen[i / 4][i % 4] < 220);
  CHECK_EQ_INT(handout_order(a, S("s"), S("p"), S("w"), S("q"), 1)[0], 0);
  CHECK_EQ_INT(handout_order(a, S("s"), S("p"), S("w"), S("q"), 2)[0], 1);
  arena_free(a);
}

TEST(file_names) {
  static const struct { const char *id, *name; } cases[] = {
    {"007", "007"}, {"ada@x.org", "ada@x.org"}, {"Ada", "=ada"}, {"ada", "ada"}, {"../../etc/passwd", "+2e.+2f..+2fetc+2fpasswd"},
    {".", "+2e"}, {"..", "+2e."}, {".x", "+2ex"}, {"-rf", "+2drf"}, {"a b", "a+20b"}, {"\u00fc", "+c3+bc"}, {"a=b+c", "a+3db+2bc"},
    {"con", "+63on"}, {"Con", "=con"}, {"com1.x", "+63om1.x"}, {"come", "come"}, {"a/b\\c:d", "a+2fb+5cc+3ad"}};
  Arena *a = arena_new();
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) CHECK_STR(handout_file_name(a, str(cases[i].id)), cases[i].name);
  Buf x = buf_new(a), y = buf_new(a);
  for (int i = 0; i < 190; i++) buf_char(&x, 'a'), buf_char(&y, 'a');
  buf_char(&x, 'x'), buf_char(&y, 'y');
  Str one = handout_file_name(a, buf_str(&x)), two = handout_file_name(a, buf_str(&y));
  CHECK(one.n <= 120 && two.n <= 120 && !str_eq(one, two));
  arena_free(a);
}

TEST(what_the_prose_may_print) {
  static const char front[] = "network: |\n  x = 2 ; W : 3 x 2 ~ uniform(-1, 1, step 0.1)\n  u : 2\n  y = x^2\n  z = W*[1; x]\n  L = sum(z.^2)\n"
    "parts: [{id: a, points: 1, value: y}, {id: b, points: 1, value: z}, {id: c, points: 1, value: x}]\n";
  static const char two[] = "network: {one: \"x = 1\", two: \"x = 2 ; w = 3\"}\nparts: [{id: a, points: 1, network: one, value: 2*x}]\n";
  static const struct { const char *front, *body, *complaint; } cases[] = {
    {front, "{@x@} {@W@} {@W[1,2]@} {@numel(W)@}", "none"},
    {front, "{@Wx@}", "11:3: error: there is no quantity `Wx`"},
    {front, "{@1 +@}", "11:6: error: the text ends where a number, a name or `(` is needed"},
    {front, "{@y@}", "11:3: error: this prints the answer to part `a` on the handout"},
    {front, "{@2*y + 1@}", "11:3: error: this prints the answer to part `a` on the handout"},
    {front, "{@z[1]@}", "11:3: error: this prints the answer to part `b` on the handout"},
    {front, "{@W@}\n## Solution\n{@y@} {@z@} {@dL/dW@}", "none"},
    {front, "{@u@}", "11:3: error: `u` has no numbers that could be printed"},
    {front, "{@0*u@} {@W@}", "none"},
    {front, "Text", "4:11: warning: `W` is drawn for each student, but his sheet does not show it"},
    {front, "## Solution\n{@W@}", "4:11: warning: `W` is drawn for each student, but his sheet does not show it"},
    {front, "{@1/(x - 2)@}", "11:3: error: this is not a finite number"},
    {front, "{@dL/dW@}", "11:3: warning: a derivative in the text that is handed out: does it give an answer away?"},
    {front, "{@ones(65, 64)@}", "11:3: error: more than 4096 numbers to print"},
    {front, "## Soluti\n", "11:4: error: no part `Soluti`"},
    {two, "{@w@}", "none"},
    {two, "{@x@}", "6:3: error: the networks one and two both have a value for this"},
    {two, "{@two.x@} {@one.x@}", "none"},
    {two, "{@v@}", "6:3: error: there is no quantity `v` in any of the networks"},
    {two, "## a\n{@x@}", "none"},
    {two, "## a\n{@w@}", "7:3: error: there is no quantity `w`"},
    {"parts: [{id: a, points: 1, text: why}]\n", "{@1@}", "5:3: error: the sheet has no network to take numbers from"},
  };
  Arena *a = arena_new();
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    t_group(cases[i].body);
    CHECK_STR(complaint(a, cases[i].front, cases[i].body), cases[i].complaint);
  }
  arena_free(a);
}
