// handout_markdown.c - a page as Markdown with $LaTeX$.
//
// The sheet's prose stays as its author wrote it: only the holes are filled and comments
// left out.  What kind of hole each is depends on what it stands in, so the prose is
// walked through first, with a writer that only looks.
#include "handout_page.h"

static void put(void *context, const char *markdown) { buf_add(&((Page *)context)->out, str(markdown)); }

static void escape(Buf *out, Str text) {
  for (size_t i = 0; i < text.n; i++) {
    if (char_in(text.p[i], "\\`*_[]<>#|$~&")) buf_char(out, '\\');
    buf_char(out, text.p[i]);
  }
}

// ---- what is written for the sheet: headings, answers, references ----------

static void open_tag(void *context, const ProseTag *tag) {
  Page *p = context;
  switch (tag->kind) {
  case PROSE_HEADING: put(p, tag->level <= 2 ? "## " : "### "); break;
  case PROSE_ITEM:
    put(p, "- ");
    if (tag->target.n) escape(&p->out, tag->target), buf_char(&p->out, ' ');
    break;
  case PROSE_EMPHASIS: put(p, "*"); break;
  case PROSE_STRONG: put(p, "**"); break;
  case PROSE_SMALL: put(p, "("); break;
  default: break;
  }
}

static void close_tag(void *context, const ProseTag *tag) {
  Page *p = context;
  switch (tag->kind) {
  case PROSE_PARAGRAPH: case PROSE_HEADING: put(p, "\n\n"); break;
  case PROSE_ITEM: case PROSE_BULLETS: put(p, "\n"); break;
  case PROSE_EMPHASIS: put(p, "*"); break;
  case PROSE_STRONG: put(p, "**"); break;
  case PROSE_SMALL: put(p, ")"); break;
  default: break;
  }
}

static void text(void *context, Str words) { page_text(context, words, escape, 't'); }
static void line_end(void *context) { put(context, "  \n"); }

static void as_it_is(Buf *out, Str text) { buf_add(out, text); }

static void code(void *context, Str words, bool block) {
  bool ticks = str_find(words, S("`")) >= 0; // then longer ones, and a space, as Markdown wants it
  put(context, ticks ? "`` " : "`");
  page_text(context, words, as_it_is, 'c');
  put(context, ticks ? " ``" : "`");
  (void)block;
}

static void formula(void *context, Str latex, bool display) {
  put(context, display ? "$$" : "$");
  buf_add(&((Page *)context)->out, page_formula(context, latex));
  put(context, display ? "$$" : "$");
}

// ---- the author's prose ----------------------------------------------------

static void see(Page *p, Str text, char kind) {
  Hole hole;
  for (size_t at = 0; page_hole(text, at, &hole); at = hole.to) p->kinds[hole.index] = kind;
}

static void see_tag(void *context, const ProseTag *tag) { (void)context, (void)tag; }
static void see_text(void *context, Str words) { see(context, words, 't'); }
static void see_line_end(void *context) { (void)context; }
static void see_code(void *context, Str words, bool block) { (void)block, see(context, words, 'c'); }

static void see_formula(void *context, Str latex, bool display) {
  Page *p = context;
  Str lettered = page_formula(p, latex);
  Hole hole;
  (void)display;
  for (size_t at = 0; page_hole(lettered, at, &hole); at = hole.to) p->kinds[hole.index] = hole.kind;
}

static void see_comment(void *context, Str piece) {
  Page *p = context;
  uintptr_t at = (uintptr_t)piece.p - (uintptr_t)p->walked.p;
  if (at >= p->walked.n) return; // a line end of md4c's own
  for (size_t i = 0; i < piece.n; i++) p->comment[at + i] = true;
}

static void prose(Page *p, Str markdown) {
  static const ProseWriter seer = {see_tag, see_tag, see_text, see_line_end, see_code, see_formula, see_comment};
  p->kinds = NEW_ARRAY(p->arena, char, p->sheet->printed_n + 1);
  p->comment = NEW_ARRAY(p->arena, bool, markdown.n + 1);
  p->walked = markdown;
  markdown_walk(p->arena, markdown, &seer, p);
  Hole hole;
  bool any = page_hole(markdown, 0, &hole);
  for (size_t at = 0; at < markdown.n; at++) {
    if (any && at == hole.from) {
      char kind = p->kinds[hole.index];
      if (!p->comment[at]) buf_fmt(&p->out, "%c%c%zu%c", MATHML_HOLE, kind ? kind : 't', hole.index, MATHML_HOLE_END);
      at = hole.to - 1;
      any = page_hole(markdown, hole.to, &hole);
    } else if (!p->comment[at]) buf_char(&p->out, markdown.p[at]);
  }
  put(p, "\n\n");
}

static void no_comment(void *context, Str piece) { (void)context, (void)piece; }

static void begin(Page *p, Str title) {
  put(p, "# ");
  escape(&p->out, title);
  put(p, "\n\n");
}

static void end(Page *p) { (void)p; }

const Format format_markdown = {{open_tag, close_tag, text, line_end, code, formula, no_comment}, begin, end, prose, escape, as_it_is};
