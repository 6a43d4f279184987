// markdown_walk.c - how it works.
//
// md4c calls back for every block, span and piece of text.  Code and formulas come in
// pieces and are handed on whole; what the writers need not know (paragraphs without
// marks of their own, the halves of a table) is passed over.
#include "markdown.h"

#include <md4c.h>

typedef struct {
  Arena *arena;
  const ProseWriter *writer;
  void *context;
  Buf gathered;   // of a code span or block, or a formula
  bool gathering;
  bool comment;   // within <!-- … -->
} Walker;

static Str attribute(const MD_ATTRIBUTE *a) { return (Str){a->text, a->size}; }

// Whether the writer is told of the block, and as what.
static bool block_tag(MD_BLOCKTYPE type, const void *detail, ProseTag *tag) {
  static const char aligns[] = {[MD_ALIGN_DEFAULT] = 0, [MD_ALIGN_LEFT] = 'l', [MD_ALIGN_CENTER] = 'c', [MD_ALIGN_RIGHT] = 'r'};
  *tag = (ProseTag){0};
  switch (type) {
  case MD_BLOCK_P: tag->kind = PROSE_PARAGRAPH; return true;
  case MD_BLOCK_H: tag->kind = PROSE_HEADING, tag->level = (int)((const MD_BLOCK_H_DETAIL *)detail)->level; return true;
  case MD_BLOCK_QUOTE: tag->kind = PROSE_QUOTE; return true;
  case MD_BLOCK_UL: tag->kind = PROSE_BULLETS; return true;
  case MD_BLOCK_OL: tag->kind = PROSE_NUMBERS, tag->level = (int)((const MD_BLOCK_OL_DETAIL *)detail)->start; return true;
  case MD_BLOCK_LI: tag->kind = PROSE_ITEM; return true;
  case MD_BLOCK_HR: tag->kind = PROSE_RULE; return true;
  case MD_BLOCK_TABLE: tag->kind = PROSE_TABLE, tag->level = (int)((const MD_BLOCK_TABLE_DETAIL *)detail)->col_count; return true;
  case MD_BLOCK_TR: tag->kind = PROSE_ROW; return true;
  case MD_BLOCK_TH: case MD_BLOCK_TD:
    tag->kind = type == MD_BLOCK_TH ? PROSE_HEAD_CELL : PROSE_CELL;
    tag->align = aligns[((const MD_BLOCK_TD_DETAIL *)detail)->align];
    return true;
  case MD_BLOCK_DOC: case MD_BLOCK_CODE: case MD_BLOCK_HTML: case MD_BLOCK_THEAD: case MD_BLOCK_TBODY: return false;
  }
  return false;
}

static bool span_tag(MD_SPANTYPE type, const void *detail, ProseTag *tag) {
  *tag = (ProseTag){0};
  switch (type) {
  case MD_SPAN_EM: case MD_SPAN_U: tag->kind = PROSE_EMPHASIS; return true;
  case MD_SPAN_STRONG: tag->kind = PROSE_STRONG; return true;
  case MD_SPAN_A: tag->kind = PROSE_LINK, tag->target = attribute(&((const MD_SPAN_A_DETAIL *)detail)->href); return true;
  case MD_SPAN_IMG: tag->kind = PROSE_IMAGE, tag->target = attribute(&((const MD_SPAN_IMG_DETAIL *)detail)->src); return true;
  case MD_SPAN_CODE: case MD_SPAN_LATEXMATH: case MD_SPAN_LATEXMATH_DISPLAY: case MD_SPAN_DEL: case MD_SPAN_WIKILINK: return false;
  }
  return false;
}

static void gather(Walker *w) {
  w->gathered = buf_new(w->arena);
  w->gathering = true;
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *context) {
  Walker *w = context;
  ProseTag tag;
  if (type == MD_BLOCK_CODE) gather(w);
  w->comment = false;
  if (block_tag(type, detail, &tag)) w->writer->open(w->context, &tag);
  return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *context) {
  Walker *w = context;
  ProseTag tag;
  if (type == MD_BLOCK_CODE) {
    w->gathering = false;
    w->writer->code(w->context, buf_str(&w->gathered), true);
  }
  w->comment = false;
  if (block_tag(type, detail, &tag)) w->writer->close(w->context, &tag);
  return 0;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *context) {
  Walker *w = context;
  ProseTag tag;
  if (type == MD_SPAN_CODE || type == MD_SPAN_LATEXMATH || type == MD_SPAN_LATEXMATH_DISPLAY) gather(w);
  if (span_tag(type, detail, &tag)) w->writer->open(w->context, &tag);
  return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *context) {
  Walker *w = context;
  ProseTag tag;
  w->gathering = false;
  if (type == MD_SPAN_CODE) w->writer->code(w->context, buf_str(&w->gathered), false);
  if (type == MD_SPAN_LATEXMATH) w->writer->formula(w->context, buf_str(&w->gathered), false);
  if (type == MD_SPAN_LATEXMATH_DISPLAY) w->writer->formula(w->context, buf_str(&w->gathered), true);
  if (span_tag(type, detail, &tag)) w->writer->close(w->context, &tag);
  return 0;
}

// ---- text ------------------------------------------------------------------

// &#8211;  &#x2013;  &ndash;  An entity that is not known stays as it is written.
static Str entity(Arena *a, Str text) {
  static const struct { const char *name; unsigned code; } known[] = {
    {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}, {"&nbsp;", 0xa0}, {"&ndash;", 0x2013},
    {"&mdash;", 0x2014}, {"&hellip;", 0x2026}, {"&times;", 0xd7}, {"&middot;", 0xb7}, {"&minus;", 0x2212}, {"&le;", 0x2264},
    {"&ge;", 0x2265}, {"&ne;", 0x2260}, {"&rarr;", 0x2192}, {"&larr;", 0x2190}, {"&deg;", 0xb0}, {"&copy;", 0xa9}};
  unsigned code = 0;
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (str_eq(text, str(known[i].name))) code = known[i].code;
  bool number = text.n > 3 && text.p[1] == '#', hex = number && char_lower(text.p[2]) == 'x';
  for (size_t i = hex ? 3 : 2; number && i + 1 < text.n; i++) {
    char c = char_lower(text.p[i]);
    code = code * (hex ? 16 : 10) + (unsigned)(c >= 'a' ? c - 'a' + 10 : c - '0');
    if (code > 0x10ffff) code = 0xfffd;
  }
  if (number && (code < 0x20 || (code >= 0xd800 && code < 0xe000))) code = 0xfffd;
  if (!code) return text;
  Buf b = buf_new(a);
  buf_utf8(&b, code);
  return buf_str(&b);
}

// HTML: comments are no text.
static void html(Walker *w, Str text) {
  while (text.n) {
    if (!w->comment) {
      ptrdiff_t start = str_find(text, S("<!--"));
      size_t before = start < 0 ? text.n : (size_t)start;
      if (before) w->writer->text(w->context, str_sub(text, 0, before));
      text = str_sub(text, before, text.n);
      w->comment = text.n > 0;
      continue;
    }
    ptrdiff_t end = str_find(text, S("-->"));
    size_t inside = end < 0 ? text.n : (size_t)end + 3;
    w->writer->comment(w->context, str_sub(text, 0, inside));
    text = str_sub(text, inside, text.n);
    w->comment = end < 0;
  }
}

static int on_text(MD_TEXTTYPE type, const MD_CHAR *p, MD_SIZE size, void *context) {
  Walker *w = context;
  Str text = {p, size};
  if (w->gathering) {
    buf_add(&w->gathered, text);
    return 0;
  }
  switch (type) {
  case MD_TEXT_NORMAL: w->writer->text(w->context, text); break;
  case MD_TEXT_NULLCHAR: w->writer->text(w->context, S("\xef\xbf\xbd")); break;
  case MD_TEXT_BR: w->writer->line_end(w->context); break;
  case MD_TEXT_SOFTBR: w->writer->text(w->context, S("\n")); break;
  case MD_TEXT_ENTITY: w->writer->text(w->context, entity(w->arena, text)); break;
  case MD_TEXT_HTML: html(w, text); break;
  case MD_TEXT_CODE: case MD_TEXT_LATEXMATH: break; // gathered
  }
  return 0;
}

bool markdown_walk(Arena *scratch, Str text, const ProseWriter *writer, void *context) {
  Walker w = {.arena = scratch, .writer = writer, .context = context};
  static const MD_PARSER parser = {
    .flags = MD_FLAG_LATEXMATHSPANS | MD_FLAG_TABLES,
    .enter_block = enter_block, .leave_block = leave_block, .enter_span = enter_span, .leave_span = leave_span, .text = on_text};
  return !md_parse(text.p, (MD_SIZE)text.n, &parser, &w);
}
