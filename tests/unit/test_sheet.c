// Compiled sheets: their references as text, and derivatives held against differences.
// What an author is told is in tests/judge/90-sheets.t.
#include "judge.h"
#include "sheet.h"
#include "golden.h"

static Sheet *read_sheet(Arena *a, const Lang *lang, Str name, Str text) {
  Source *file = NEW(a, Source);
  *file = (Source){.name = name, .text = text};
  Diags d = diags_new(a);
  Sheet *s = sheet_read(a, lang, file, &d);
  Buf b = buf_new(a);
  for (size_t i = 0; i < d.n; i++) diag_render(&d.v[i], &b);
  CHECK(s != NULL);
  if (!s) printf(STR_FMT, STR_ARG(buf_str(&b)));
  return s;
}

static const char all_kinds[] =
  "---\ntitle: All kinds\nnetwork: |\n"
  "  x : 2 ~ integers(1, 3)\n"
  "  A = [0.5 0.25; -1/3 1e-7]\n"
  "  v : 2\n"
  "  y = A*v\n"
  "  L = sum(y)\n"
  "parts:\n"
  "  - {id: fixed, points: 1, value: A}\n"
  "  - {id: decimals, points: 1, value: \"A[1,:]\", tolerance: {decimals: 1}}\n"
  "  - {id: digits, points: 1, value: \"1000*A[2,1]\", tolerance: {digits: 2}}\n"
  "  - {id: drawn, points: 1, value: x}\n"
  "  - {id: formula, points: 1, expression: dL/dv}\n"
  "  - {id: entry, points: 1, expression: dL/dv, entry: [i]}\n"
  "  - {id: blank, points: 1, blank: \"A*___\", equals: y}\n"
  "  - {id: claim, points: 1, claim: L > 0}\n"
  "  - {id: choice, points: 1, choice: [one, two], answer: b}\n"
  "  - {id: order, points: 1, order: [one, two, three]}\n"
  "  - {id: graph, points: 1, graph: [v, y, L]}\n"
  "  - {id: construct, points: 1, construct: [v], holds: \"sum(x) == v[1]\"}\n"
  "  - {id: prose, points: 1, text: anything}\n"
  "---\nText.\n";

TEST(references_as_text) {
  Arena *a = arena_new();
  Sheet *s = read_sheet(a, lang_new(a), S("all.md"), str(all_kinds));
  static const char *const want[] = {
    "[0.5 0.25; -0.3333333333 1e-07]", "[0.5 0.3]", "-330", "", "dL/dv", "dL/dv", "y", "false", "two", "one, two, three",
    "v->y, y->L", "sum(x) == v[1]", ""};
  for (size_t i = 0; s && i < s->front.parts_n; i++) CHECK_STR(part_reference_text(a, s, i), want[i]);
  CHECK(s && s->drawn);
  arena_free(a);
}

TEST(arrays_as_text) {
  Arena *a = arena_new();
  static const double v[] = {1, -2, 0.1, 3, 1.0 / 3, 1e300};
  Shape cube = shape_matrix(2, 1);
  cube.d[SLOTS + 2] = 3;
  CHECK_STR(array_text(a, shape_scalar(), v + 2, 1, 0), "0.1");
  CHECK_STR(array_text(a, shape_matrix(2, 3), v, 1, 0), "[1 -2 0.1; 3 0.3333333333333333 1e+300]");
  CHECK_STR(array_text(a, shape_matrix(3, 1), v, 2, 3), "[1; 0.1; 0.333]");
  CHECK_STR(array_text(a, shape_matrix(1, 3), v, 1, 0), "[1 -2 0.1]");
  CHECK_STR(array_text(a, cube, v, 1, 2), "[1 -2 0.1 3 0.33 1e+300]");
  arena_free(a);
}

// The printed reference of every fixed part of every sheet we ship is right for it.
TEST(every_printed_reference_is_right_for_its_part) {
  Arena *a = arena_new(), *scratch = arena_new();
  const Lang *lang = lang_new(a);
  glob_t files;
  CHECK(glob("problems/*.md", 0, NULL, &files) == 0);
  for (size_t f = 0; f < files.gl_pathc; f++) {
    Sheet *s = read_sheet(a, lang, str(files.gl_pathv[f]), golden_read(a, files.gl_pathv[f]));
    for (size_t i = 0; s && i < s->front.parts_n; i++) {
      Kind kind = s->front.parts[i].kind;
      Str text = part_reference_text(a, s, i);
      bool answers = kind == KIND_VALUE || kind == KIND_CLAIM || kind == KIND_CHOICE || kind == KIND_ORDER || kind == KIND_GRAPH;
      if (!answers || !text.n) continue;
      Judgement j = judge(s, i, NULL, (Written){.raw = text}, a, scratch);
      CHECK_EQ_INT(j.status, STATUS_CORRECT);
      if (j.status != STATUS_CORRECT) printf("  %s, part " STR_FMT ": " STR_FMT "\n", files.gl_pathv[f], STR_ARG(s->front.parts[i].id.s), STR_ARG(text));
    }
  }
  globfree(&files);
  arena_free(scratch);
  arena_free(a);
}

static const char wave[] =
  "---\ntitle: A wave\nnetwork: |\n"
  "  w : 3\n"
  "  x : 3\n"
  "  y = sin(w'*x)\n"
  "  g = dy/dw\n"
  "parts:\n"
  "  - {id: a, points: 1, expression: dy/dx}\n"
  "  - {id: b, points: 1, expression: \"d(dy/dx)/d(w)\"}\n"
  "---\nText.\n";

TEST(derivatives_agree_with_differences) {
  Arena *a = arena_new();
  Sheet *s = read_sheet(a, lang_new(a), S("wave.md"), str(wave));
  Diags d = diags_new(a);
  double worst = 0;
  CHECK(sheet_check_derivatives(s, &d, &worst));
  CHECK(d.n == 0 && worst > 0 && worst < 1e-7);
  arena_free(a);
}

// The rule of sin taken from tanh: every derivative that uses it is reported, at its place.
TEST(a_wrong_rule_is_found) {
  Arena *a = arena_new();
  Lang broken = *lang_new(a);
  Rules rules = *broken.rules;
  rules.of[OP_SIN][0] = rules.of[OP_TANH][0];
  broken.rules = &rules;
  Sheet *s = read_sheet(a, &broken, S("wave.md"), str(wave));
  Diags d = diags_new(a);
  double worst = 0;
  CHECK(!sheet_check_derivatives(s, &d, &worst));
  CHECK(worst > 1e-3);
  CHECK(d.errors >= 2);
  bool definition = false, part = false;
  for (size_t i = 0; i < d.n; i++) {
    int line, column;
    diag_place(&d.v[i], &line, &column);
    CHECK(str_find(d.v[i].message, S("does not agree with finite differences")) > 0);
    definition |= line == 7;
    part |= line == 9;
  }
  CHECK(definition && part);
  arena_free(a);
}

TEST(a_kink_is_no_disagreement) {
  Arena *a = arena_new();
  static const char kink[] =
    "---\ntitle: A kink\nnetwork: |\n"
    "  x : 3 ~ integers(-1, 1)\n"
    "  y = sum(relu(x)) + sum(abs(x))\n"
    "parts:\n"
    "  - {id: a, points: 1, expression: dy/dx}\n"
    "---\nText.\n";
  Sheet *s = read_sheet(a, lang_new(a), S("kink.md"), str(kink));
  Diags d = diags_new(a);
  double worst = 0;
  CHECK(sheet_check_derivatives(s, &d, &worst));
  CHECK(d.n == 0);
  arena_free(a);
}
