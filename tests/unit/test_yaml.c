// Front matter: what is let in, and the exact words for what is not.
#include "t.h"

#include "limits.h"
#include "yaml.h"

typedef struct { const char *name, *text, *want; } Case;

static void dump(const YamlNode *node, Buf *out) {
  if (node->kind == YAML_TEXT)
    buf_fmt(out, "<" STR_FMT ">", STR_ARG(yaml_str(node)));
  for (size_t i = 0; node->kind == YAML_LIST && i < node->n; i++) {
    buf_char(out, i ? ' ' : '[');
    dump(node->items[i], out);
  }
  for (size_t i = 0; node->kind == YAML_MAP && i < node->n; i++) {
    buf_fmt(out, "%s" STR_FMT ":", i ? " " : "{", STR_ARG(yaml_str(node->pairs[i].key)));
    dump(node->pairs[i].value, out);
  }
  if (node->kind != YAML_TEXT)
    buf_char(out, node->kind == YAML_LIST ? ']' : '}');
}

// The tree, or the diagnostics as drawn.
static Str outcome(Arena *a, Str text) {
  Source *file = NEW(a, Source);
  *file = (Source){.name = S("s.md"), .text = text};
  Diags d = diags_new(a);
  const YamlNode *root;
  bool ok = yaml_read(a, file, (Span){0, text.n}, &root, &d);
  Buf b = buf_new(a);
  if (ok && root)
    dump(root, &b);
  for (size_t i = 0; i < d.n; i++)
    diag_render(&d.v[i], &b);
  CHECK(ok == (d.errors == 0));
  return buf_str(&b);
}

static void run(const Case *cases, size_t n) {
  for (size_t i = 0; i < n; i++) {
    Arena *a = arena_new();
    t_group(cases[i].name);
    CHECK_STR(outcome(a, str(cases[i].text)), cases[i].want);
    arena_free(a);
  }
}
#define RUN(cases) run(cases, sizeof(cases) / sizeof *(cases))

TEST(what_is_let_in) {
  static const Case cases[] = {
    {"nothing", "", ""},
    {"only a comment", "# x\n", ""},
    {"text", "a: b c\nd: 'e''f'\ng: \"h\\\"i\"\nj:\n", "{a:<b c> d:<e'f> g:<h\"i> j:<>}"},
    {"numbers and words are text", "a: 1e-3\nb: yes\nc: ~\n", "{a:<1e-3> b:<yes> c:<~>}"},
    {"lists", "a: [b, 'c, d']\ne:\n- f\n- {g: h}\n", "{a:[<b> <c, d>] e:[<f> {g:<h>}]}"},
    {"blocks", "a: |\n  b = [1 2]  # c\n    d\n\n  e\nf: >\n  g\n  h\n",
     "{a:<b = [1 2]  # c\n  d\n\ne\n> f:<g h\n>}"},
    {"CR LF", "a: |\r\n  b\r\n  c\r\nd: e\r\n", "{a:<b\nc\n> d:<e>}"},
    {"backslashes", "a: \\frac{1}{2}\nb: '\\n'\n", "{a:<\\frac{1}{2}> b:<\\n>}"},
    {"escapes that print", "a: \"\\\\ \\\" \\u00e9 \\x41\"\n", "{a:<\\ \" é A>}"},
  };
  RUN(cases);
}

#define FORMULA_HELP \
  "  help: put quotes round text that contains , [ ] { } : or #, and round a formula that starts with " \
  "one of [ { ' & * ! | > % @\n"
#define ESCAPE_HELP "  help: use single quotes, or a block after |: a backslash is a backslash there\n"

TEST(what_is_not) {
  static const Case cases[] = {
    {"duplicate keys", "a: 1\nb: 2\n\na: 3\nb: 4\n",
     "s.md:4:1: error: `a` occurs twice: the first is on line 1\n    4 | a: 3\n      | ^\n"
     "s.md:5:1: error: `b` occurs twice: the first is on line 2\n    5 | b: 4\n      | ^\n"},
    {"anchor and alias", "a: &x 1\nb: *x\n",
     "s.md:1:4: error: an anchor (&x): not read here\n    1 | a: &x 1\n      |    ^~~~\n" FORMULA_HELP
     "s.md:2:4: error: an alias (*x): not read here\n    2 | b: *x\n      |    ^~\n" FORMULA_HELP},
    {"tags", "a: !!int 1\nb: !x [1]\nc: ! {d: e}\n",
     "s.md:1:4: error: a tag (tag:yaml.org,2002:int): not read here\n    1 | a: !!int 1\n"
     "      |    ^~~~~~~\n" FORMULA_HELP
     "s.md:2:4: error: a tag (!x): not read here\n    2 | b: !x [1]\n      |    ^~~~\n" FORMULA_HELP
     "s.md:3:4: error: a tag (!): not read here\n    3 | c: ! {d: e}\n      |    ^~~\n" FORMULA_HELP},
    {"two documents", "a: 1\n--- b\n",
     "s.md:2:1: error: a second document: the front matter is one\n    2 | --- b\n      | ^~~\n"},
    {"a directive", "%YAML 1.1\n---\na: 1\n",
     "s.md:1:1: error: a % directive: not read here\n    1 | %YAML 1.1\n      | ^~~~~~~~~\n"},
    {"tabs, once a line", "a:\tb\tc\nd: 'e\tf'\n",
     "s.md:1:3: error: a tab\n    1 | a:      b       c\n      |   ^~~~~~\n"
     "  help: indent and separate with spaces\n"
     "s.md:2:6: error: a tab\n    2 | d: 'e   f'\n      |      ^~~\n"
     "  help: indent and separate with spaces\n"},
    {"control characters", "a: b\x01\nb: \x80\nc: '\xe2\x80\xae'\n",
     "s.md:1:5: error: control character U+0001\n    1 | a: b\\x01\n      |     ^~~~\n"
     "s.md:2:4: error: byte 0x80 is not UTF-8\n    2 | b: \\x80\n      |    ^~~~\n  help: save the file as UTF-8\n"
     "s.md:3:5: error: invisible character U+202E\n    3 | c: '\\u202e'\n      |     ^~~~~~\n"},
    {"LaTeX in double quotes", "a: \"\\frac{1}{2} \\tanh \\nabla\"\n",
     "s.md:1:5: error: `\\f` in double quotes makes the control character U+000C\n"
     "    1 | a: \"\\frac{1}{2} \\tanh \\nabla\"\n      |     ^~\n" ESCAPE_HELP
     "s.md:1:17: error: `\\t` in double quotes makes the control character U+0009\n"
     "    1 | a: \"\\frac{1}{2} \\tanh \\nabla\"\n      |                 ^~\n" ESCAPE_HELP
     "s.md:1:23: error: `\\n` in double quotes makes the control character U+000A\n"
     "    1 | a: \"\\frac{1}{2} \\tanh \\nabla\"\n      |                       ^~\n" ESCAPE_HELP},
    {"hidden by an escape", "a: \"\\L\"\n",
     "s.md:1:5: error: invisible character U+2028\n    1 | a: \"\\L\"\n      |     ^~\n" ESCAPE_HELP},
    {"an unknown escape", "a: \"\\sigma\"\n",
     "s.md:1:5: error: no such escape in double quotes\n    1 | a: \"\\sigma\"\n      |     ^\n" ESCAPE_HELP},
    {"a list as a key", "? [a]\n: b\n",
     "s.md:1:3: error: a list as a key\n    1 | ? [a]\n      |   ^~~\n" FORMULA_HELP},
    {"too deep", "a: [[[[[[[[1]]]]]]]]\n",
     "s.md:1:11: error: nested deeper than 8\n    1 | a: [[[[[[[[1]]]]]]]]\n      |           ^\n"},
  };
  RUN(cases);
}

TEST(what_libyaml_refuses) {
  static const Case cases[] = {
    {"an unquoted index", "parts:\n  - {id: a, value: W1[1,2]}\n",
     "s.md:2:22: error: expected `,` or `}` here\n    2 |   - {id: a, value: W1[1,2]}\n"
     "      |                      ^\n" FORMULA_HELP},
    {"an open list", "a: [1, 2\nb: 3\n",
     "s.md:2:2: error: this list is not closed here\n    2 | b: 3\n      |  ^\n" FORMULA_HELP},
    {"text behind a list", "value: [1 2] + x\n",
     "s.md:1:14: error: text after the value\n    1 | value: [1 2] + x\n"
     "      |              ^\n" FORMULA_HELP},
    {"text behind quotes", "- {a: b}\n- 'W' + x\n",
     "s.md:2:7: error: text after the value\n    2 | - 'W' + x\n"
     "      |       ^\n" FORMULA_HELP},
    {"indentation of items", "a:\n    - b\n  - c\n",
     "s.md:3:3: error: expected a key here, indented like the keys above\n    3 |   - c\n      |   ^\n"},
    {"two colons", "title: Part 1: forward\n",
     "s.md:1:14: error: a second `:` in one value\n    1 | title: Part 1: forward\n"
     "      |              ^\n" FORMULA_HELP},
    {"no colon", "title\nsource: x\n",
     "s.md:2:7: error: a key cannot stand here\n    2 | source: x\n      |       ^\n"
     "  help: is a colon missing above, or is the line indented too far?\n"},
    {"no colon at the end", "source: x\ntitle\n",
     "s.md:2:1: error: a key without `:`\n    2 | title\n      | ^\n"
     "  help: write `key: value`, with a space after the colon\n"},
    {"an open quote", "a: 1\nb: 'W1\nc: 2\n",
     "s.md:2:4: error: this quote is not closed\n    2 | b: 'W1\n      |    ^\n"},
    {"a transpose behind quotes", "a: 'W1'' * x\nb: 2\n",
     "s.md:1:4: error: this quote is not closed\n    1 | a: 'W1'' * x\n      |    ^\n"},
    {"indentation", "a: 1\n  b: 2\n",
     "s.md:2:4: error: a key cannot stand here\n    2 |   b: 2\n      |    ^\n"
     "  help: is a colon missing above, or is the line indented too far?\n"},
    {"indentation of keys", "a:\n    b: 1\n  c: 2\n",
     "s.md:3:3: error: expected a key here, indented like the keys above\n    3 |   c: 2\n      |   ^\n"},
    {"a character that starts nothing", "a: @x\n",
     "s.md:1:4: error: a value cannot start with this character\n    1 | a: @x\n      |    ^\n" FORMULA_HELP},
    {"an alias that is none", "a: * 2\n",
     "s.md:1:4: error: a value cannot start with `&` or `*`\n    1 | a: * 2\n      |    ^\n" FORMULA_HELP},
    {"text after |", "a: | b\n  c\n",
     "s.md:1:6: error: text on the line of | or >\n    1 | a: | b\n      |      ^\n"
     "  help: start it on the next line\n"},
    {"text after the end", "a: 1\n...\nb\n...\n",
     "s.md:3:1: error: text after the end of the front matter\n    3 | b\n      | ^\n"},
  };
  RUN(cases);
}

// Every occurrence of "@" in the content of the key `a` is reported in the file.
static Str marks(Arena *a, const char *text) {
  Source file = {.name = S("s.md"), .text = str(text)};
  Diags d = diags_new(a);
  const YamlNode *root;
  Buf b = buf_new(a);
  CHECK(yaml_read(a, &file, (Span){0, file.text.n}, &root, &d));
  const YamlNode *node = root ? yaml_get(root, S("a")) : NULL;
  for (size_t i = 0; node && i < yaml_str(node).n; i++) {
    if (yaml_str(node).p[i] != '@')
      continue;
    int line, column;
    diag_place(&(Diag){.source = node->text, .span = {i, i + 1}}, &line, &column);
    buf_fmt(&b, "%s%d:%d", b.n ? " " : "", line, column);
  }
  return buf_str(&b);
}

TEST(places_in_the_content) {
  static const Case cases[] = {
    {"plain", "b: 1\na: x@y\n", "2:5"},
    {"plain, folded", "a: x @\n   y  \n   z@\n\n   @\n", "1:6 3:5 5:4"},
    {"single quotes", "a: 'x@'\n", "1:6"},
    {"doubled quotes", "a: 'W'' * x'' @'\n", "1:15"},
    {"double quotes", "a: \"W' @\"\n", "1:8"},
    {"escapes", "a: \"\\\"\\\\ \\u00e9 @ \\x41@\"\n", "1:17 1:23"},
    {"continued", "a: \"x \\\n    @ \\\n    @\"\n", "2:5 3:5"},
    {"quotes, folded", "a: 'x\n\n   @\n   @ '\n", "3:4 4:4"},
    {"a block", "a: |\n  @x\n    é @\n\n  y@\nb: 1\n", "2:3 3:7 5:4"},
    {"a block with its indentation given", "a: |2 # why\n    @\n  @\n", "2:5 3:3"},
    {"a stripped block", "a: |-\n  @\n  x@\n\n", "2:3 3:4"},
    {"a kept block", "a: |+\n\n  @\n\n", "3:3"},
    {"a folded block", "a: >\n  x @\n  y @\n\n  z @\n    @\n  @\n", "2:5 3:5 5:5 6:5 7:3"},
    {"CR LF", "a: |\r\n  x @\r\n\r\n  @\r\n", "2:5 4:3"},
    {"in a list", "b:\n- {a: x}\na:\n      x@é@\n", "4:8 4:10"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    Arena *a = arena_new();
    t_group(cases[i].name);
    CHECK_STR(marks(a, cases[i].text), cases[i].want);
    arena_free(a);
  }
}

TEST(bounds) {
  Arena *a = arena_new();
  Buf b = buf_new(a);
  for (int i = 0; i <= LIMIT_YAML_KEYS; i++)
    buf_fmt(&b, "k%d: 1\n", i);
  CHECK(str_find(outcome(a, buf_str(&b)), S("s.md:201:1: error: more than 200 keys\n")) == 0);
  b = buf_new(a);
  buf_add(&b, S("a: ["));
  for (int i = 0; i <= LIMIT_YAML_NODES; i++)
    buf_add(&b, S("1,"));
  CHECK(str_find(outcome(a, buf_str(&b)), S("error: more than 50000 values\n")) >= 0);
  b = buf_new(a);
  for (int i = 0; i <= LIMIT_SHEET_BYTES; i++)
    buf_char(&b, '#');
  CHECK(str_find(outcome(a, buf_str(&b)), S("s.md:1:1: error: longer than 1048576 bytes\n")) == 0);
  b = buf_new(a);
  for (int i = 0; i < 100000; i++)
    buf_add(&b, S("\x01\n"));
  CHECK(str_find(outcome(a, buf_str(&b)), S("s.md:21:1: error: control character U+0001\n")) > 0);
  b = buf_new(a);
  for (int i = 0; i < 100000; i++) // quadratic time would show
    buf_add(&b, S("["));
  CHECK(str_find(outcome(a, buf_str(&b)), S("s.md:1:9: error: nested deeper than 8\n")) == 0);
  arena_free(a);
}

TEST(spans_of_nodes) {
  Arena *a = arena_new();
  Source file = {.name = S("s.md"), .text = S("---\nparts:\n  - {id: 'é', b: [1, 2]}\n  - x: y\n    z: [3]\n---\n")};
  Diags d = diags_new(a);
  const YamlNode *root;
  CHECK(yaml_read(a, &file, (Span){4, file.text.n - 4}, &root, &d));
  const YamlNode *parts = yaml_get(root, S("parts")), *first = parts->items[0], *second = parts->items[1];
#define SLICE(node) str_sub(file.text, (node)->span.from, (node)->span.to)
  CHECK_STR(SLICE(first), "{id: 'é', b: [1, 2]}");
  CHECK_STR(SLICE(yaml_get(first, S("id"))), "'é'");
  CHECK_STR(SLICE(yaml_get(first, S("b"))), "[1, 2]");
  CHECK_STR(SLICE(second), "x: y\n    z: [3]");
  CHECK(yaml_get(first, S("c")) == NULL);
  CHECK(yaml_get(first, S("id"))->flow && !yaml_get(first, S("id"))->plain && yaml_get(second, S("x"))->plain);
  arena_free(a);
}
