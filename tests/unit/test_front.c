// Sheets and what is said of them, word for word: tests/unit/front.golden.
//
// A case is `==== NAME`, a sheet, `====> FILE NAME` (or only `====>`: problems/s.md)
// and what reading it gives: the diagnostics as drawn, or the sheet as read.
#include "golden.h"

#include "calendar.h"
#include "front.h"
#include "limits.h"

static void show_texts(Buf *out, const char *name, const Texts *texts) {
  if (texts->n)
    buf_fmt(out, "  %s:", name);
  for (size_t i = 0; i < texts->n; i++)
    buf_fmt(out, " <" STR_FMT ">", STR_ARG(texts->v[i].s));
  if (texts->n)
    buf_char(out, '\n');
}

static void show_text(Buf *out, const char *name, Text text) {
  if (text.source)
    buf_fmt(out, "  %s: <" STR_FMT ">\n", name, STR_ARG(text.s));
  if (text.source)
    CHECK(str_eq(text.s, str_sub(text.source->text, text.span.from, text.span.to)));
}

static void show_settings(Buf *out, const Settings *s) {
  static const char *const layouts[] = {"shape", "numerator", "either"}, *const zeros[] = {"0", "1", "either"},
    *const keeps[] = KEEP_NAMES;
  const Tolerance *tol = &s->tolerance;
  buf_add(out, S("  settings:"));
  if (s->set & SET_TOLERANCE && tol->kind == TOLERANCE_NEAR)
    buf_fmt(out, " rel %g abs %g", tol->rel, tol->abs);
  if (s->set & SET_TOLERANCE && tol->kind != TOLERANCE_NEAR)
    buf_fmt(out, " %s %d ulp %d", tol->kind == TOLERANCE_DIGITS ? "digits" : "decimals", tol->places, tol->ulp);
  if (s->set & SET_LAYOUT)
    buf_fmt(out, " layout %s", layouts[s->layout]);
  if (s->set & SET_RELU_AT_ZERO)
    buf_fmt(out, " relu %s", zeros[s->relu_at_zero]);
  if (s->set & SET_STEP_AT_ZERO)
    buf_fmt(out, " step %s", zeros[s->step_at_zero]);
  if (s->set & SET_PARTIALS)
    buf_fmt(out, " %s", s->partials == PARTIALS_DIRECT ? "direct" : "total");
  if (s->set & SET_CREDIT)
    buf_fmt(out, " %s", s->credit == CREDIT_ALL ? "all" : "entries");
  if (s->set & SET_ORIENTATION)
    buf_fmt(out, " %s", s->orientation == ORIENTATION_STRICT ? "strict" : "loose");
  if (s->set & SET_ATTEMPTS)
    buf_fmt(out, " attempts %d keep %s", s->attempts.limit, keeps[s->attempts.keep]);
  if (s->set & SET_LATE)
    buf_fmt(out, " late %g%% up to %d", s->late.per_day, s->late.up_to);
  if (s->set & SET_FOLLOW_CREDIT)
    buf_fmt(out, " follow credit %g", s->follow_credit);
  if (s->set & SET_NEAR_MISS)
    buf_fmt(out, " near miss %g", s->near_miss);
  buf_fmt(out, " samples %d\n", s->samples);
}

static void show_part(Buf *out, const Front *f, const FrontPart *p, Str file) {
  buf_fmt(out, "part " STR_FMT " %s %g", STR_ARG(p->id.s), kind_name(p->kind), p->points);
  if (p->network >= 0 && f->networks[p->network].name.n)
    buf_fmt(out, " of " STR_FMT, STR_ARG(f->networks[p->network].name));
  buf_add(out, p->network < 0 ? S(" of no network\n") : S("\n"));
  show_text(out, "expr", p->expr);
  show_text(out, "blank", p->blank);
  if (p->kind == KIND_BLANK)
    buf_fmt(out, "  hole: <" STR_FMT ">\n", STR_ARG(str_sub(p->blank.source->text, p->hole.from, p->hole.to)));
  show_text(out, "rubric", p->rubric);
  show_texts(out, "items", &p->items);
  if (p->kind == KIND_CHOICE)
    buf_fmt(out, "  answer: %zu\n", p->answer);
  for (size_t i = 0; i < p->precedes_n; i++)
    buf_fmt(out, "  %zu before %zu\n", p->precedes[i].before, p->precedes[i].after);
  show_texts(out, "entry", &p->entry);
  if (p->has_using && !p->using.n)
    buf_add(out, S("  using: nothing\n"));
  show_texts(out, "using", &p->using);
  show_texts(out, "require", &p->require);
  show_texts(out, "follows", &p->follows);
  for (size_t i = 0; p->depends && i < f->parts_n; i++)
    if (p->depends[i])
      buf_fmt(out, "  depends on " STR_FMT "\n", STR_ARG(f->parts[i].id.s));
  if (p->settings.set || p->settings.samples != 64)
    show_settings(out, &p->settings);
  if (p->has_text)
    buf_fmt(out, "  text: <" STR_FMT ">\n", STR_ARG(str_sub(file, p->text.text.from, p->text.text.to)));
}

static void show(Buf *out, const Front *f, Str file) {
  buf_fmt(out, "sheet " STR_FMT "\n", STR_ARG(f->id));
  show_text(out, "title", f->title);
  show_text(out, "source", f->source);
  for (size_t i = 0; i < f->networks_n; i++)
    buf_fmt(out, "  network " STR_FMT ": <" STR_FMT ">\n", STR_ARG(f->networks[i].name),
            STR_ARG(f->networks[i].text->text));
  show_texts(out, "data", &f->data);
  show_text(out, "opens", f->opens);
  show_text(out, "due", f->due);
  if (f->due_at >= 0)
    buf_fmt(out, "  on time until " STR_FMT "\n", STR_ARG(calendar_text(out->arena, f->due_at)));
  for (size_t i = 0; i < f->parts_n; i++)
    show_part(out, f, &f->parts[i], file);
  if (f->statement.text.to > f->statement.text.from)
    buf_fmt(out, "statement <" STR_FMT ">\n", STR_ARG(str_sub(file, f->statement.text.from, f->statement.text.to)));
  if (f->has_solution)
    buf_fmt(out, "solution <" STR_FMT ">\n", STR_ARG(str_sub(file, f->solution.text.from, f->solution.text.to)));
}

static Str outcome(Arena *a, Str name, Str text) {
  Source *file = NEW(a, Source);
  *file = (Source){.name = name, .text = text};
  Diags d = diags_new(a);
  Front f;
  Buf b = buf_new(a);
  bool ok = front_read(a, file, &f, &d);
  CHECK(ok == (d.errors == 0));
  for (size_t i = 0; i < d.n; i++)
    diag_render(&d.v[i], &b);
  if (ok)
    show(&b, &f, text);
  return buf_str(&b);
}

// The text up to the line that starts with `mark`; *rest is that line and what follows.
static Str until(Str *rest, Str mark) {
  Str all = *rest;
  for (size_t at = 0; at < all.n; at++)
    if ((!at || all.p[at - 1] == '\n') && str_starts(str_sub(all, at, all.n), mark)) {
      *rest = str_sub(all, at, all.n);
      return str_sub(all, 0, at);
    }
  *rest = str_sub(all, all.n, all.n);
  return all;
}

// The words behind the mark on the line that rest starts with; moves past it.
static Str heading(Str *rest, size_t mark) {
  ptrdiff_t end = str_find(*rest, S("\n"));
  size_t line = end < 0 ? rest->n : (size_t)end;
  Str words = str_trim(str_sub(*rest, mark, line));
  *rest = str_sub(*rest, line + 1, rest->n);
  return words;
}

// REWRITE=1 build/test_front puts what came out into the file; read the diff.
TEST(golden) {
  Arena *a = arena_new();
  Str rest = golden_read(a, "tests/unit/front.golden");
  Buf out = buf_new(a);
  buf_add(&out, until(&rest, S("==== ")));
  while (rest.n) {
    const char *from = rest.p;
    Str name = heading(&rest, 4);
    Str sheet = until(&rest, S("====>"));
    Str file = heading(&rest, 5);
    buf_add(&out, (Str){from, (size_t)(rest.p - from)});
    Str want = str_trim(until(&rest, S("==== ")));
    Str got = str_trim(outcome(a, file.n ? file : S("problems/s.md"), sheet));
    t_group(str_c(a, name));
    if (!golden_rewrites())
      CHECK_STR(got, str_c(a, want));
    buf_fmt(&out, STR_FMT "\n%s", STR_ARG(got), rest.n ? "\n" : "");
  }
  golden_finish("tests/unit/front.golden", &out);
  arena_free(a);
}

TEST(other_bytes) {
  static const struct { const char *name, *text, *want; } cases[] = {
    {"CR LF", "---\r\ntitle: t\r\nparts:\r\n  - {id: a, points: 1, text: why}\r\n---\r\n## a\r\nx\r\n",
     "sheet s\n  title: <t>\npart a text 1 of no network\n  rubric: <why>\n  text: <x>\n"},
    {"a byte order mark and spaces", "\xef\xbb\xbf---  \ntitle: t\nparts: [{id: a, points: 1, text: why}]\n---  ",
     "sheet s\n  title: <t>\npart a text 1 of no network\n  rubric: <why>\n"},
    {"a line that is no fence", "---\ntitle: t\n---- \n", "problems/s.md:1:1: error: no second line `---` ends "
     "what starts here\n    1 | ---\n      | ^~~\n"},
    {"hidden characters on both sides", "---\ntitle: t\x01\nparts: [{id: a, points: 1, text: why}]\n---\n\x02\n",
     "problems/s.md:2:9: error: control character U+0001\n    2 | title: t\\x01\n      |         ^~~~\n"
     "problems/s.md:5:1: error: control character U+0002\n    5 | \\x02\n      | ^~~~\n"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    Arena *a = arena_new();
    t_group(cases[i].name);
    CHECK_STR(outcome(a, S("problems/s.md"), str(cases[i].text)), cases[i].want);
    arena_free(a);
  }
}

// A mistake inside an indented network is shown where the author wrote it.
TEST(places_inside_a_network) {
  Arena *a = arena_new();
  Source file = {.name = S("s.md"), .text = S("---\ntitle: t\nnetwork: |\n  x : 3\n  y = W * x\nparts:\n"
                                              "- {id: a, points: 1, value: 'W'' + x'}\n---\n")};
  Diags d = diags_new(a);
  Front f;
  CHECK(front_read(a, &file, &f, &d));
  size_t at = (size_t)str_find(f.networks[0].text->text, S("W"));
  Buf b = buf_new(a);
  diag_error(&d, f.networks[0].text, (Span){at, at + 1}, "no W");
  diag_render(&d.v[0], &b);
  at = (size_t)str_find(f.parts[0].expr.source->text, S("x"));
  diag_error(&d, f.parts[0].expr.source, (Span){at, at + 1}, "no x");
  diag_render(&d.v[1], &b);
  CHECK_STR(buf_str(&b), "s.md:5:7: error: no W\n    5 |   y = W * x\n      |       ^\n"
                         "s.md:7:36: error: no x\n    7 | - {id: a, points: 1, value: 'W'' + x'}\n"
                         "      |                                    ^\n");
  arena_free(a);
}

TEST(bounds) {
  Arena *a = arena_new();
  Buf b = buf_new(a);
  buf_add(&b, S("---\ntitle: t\nparts:\n"));
  for (int i = 0; i <= LIMIT_PARTS; i++)
    buf_fmt(&b, "- {id: p%d, points: 1, text: why}\n", i);
  buf_add(&b, S("---\n"));
  CHECK(str_starts(outcome(a, S("s.md"), buf_str(&b)), S("s.md:504:3: error: more than 500 parts\n")));
  b = buf_new(a);
  buf_add(&b, S("---\n"));
  for (int i = 0; i <= LIMIT_SHEET_BYTES; i++)
    buf_char(&b, ' ');
  CHECK(str_starts(outcome(a, S("s.md"), buf_str(&b)), S("s.md:1:1: error: a sheet longer than 1048576 bytes\n")));
  arena_free(a);
}

TEST(settings_merged) {
  Settings base = settings_default(), over = settings_default();
  over.set = SET_LAYOUT | SET_SAMPLES;
  over.layout = LAYOUT_NUMERATOR, over.samples = 7, over.credit = CREDIT_ALL;
  base.set = SET_TOLERANCE;
  base.tolerance.rel = 0.5;
  Settings s = settings_merge(&base, &over);
  CHECK_EQ_INT(s.layout, LAYOUT_NUMERATOR);
  CHECK_EQ_INT(s.samples, 7);
  CHECK_EQ_INT(s.credit, CREDIT_ENTRIES);
  CHECK_EQ_INT(s.set, SET_LAYOUT | SET_SAMPLES | SET_TOLERANCE);
  CHECK_NEAR(s.tolerance.rel, 0.5, 0);
}
