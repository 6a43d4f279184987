// markdown.c - how it works.
//
// md4c is asked only where the level-2 headings of the document are: it calls
// back for every block and for every piece of text in it, and the pieces are
// pointers into the text it was given.  The first piece inside a heading names
// the heading's line; the words on that line are read from the text itself.
// The text between two headings is a section.  Headings inside quotations and
// lists are prose.
#include "markdown.h"

#include "limits.h"

#include <md4c.h>

typedef struct {
  size_t line;  // where the heading's line starts
  size_t below; // where the text below it starts
  Span words;
} Heading;

typedef struct {
  Arena *arena;
  const Source *file;
  Span body;
  size_t containers;  // quotations and lists that are open
  bool open;          // inside a level-2 heading
  bool named;         // and its first piece of text has been seen
  size_t seen;        // the end of the last piece of text
  Heading *headings;
  size_t n, cap;
  size_t errors; // of the diagnostics given
  Diags *d;
} Cutter;

// Nobody reads the mistakes after this many, and finding them must not take for ever.
static bool gave_up(const Cutter *c) { return c->d->errors > c->errors + LIMIT_DIAGS; }

// ---- headings

static size_t line_end(const Cutter *c, size_t at) {
  while (at < c->body.to && c->file->text.p[at] != '\n')
    at++;
  return at;
}

// The words of a heading `## words ##`, or false if the line is none.
static bool read_heading(const Cutter *c, size_t line, Heading *h) {
  size_t end = line_end(c, line);
  Str text = str_sub(c->file->text, line, end), rest = str_trim(text);
  if (!str_starts(rest, S("##")) || str_starts(rest, S("###")))
    return false;
  Str words = str_trim(str_sub(rest, 2, rest.n)), bare = words;
  while (bare.n && bare.p[bare.n - 1] == '#')
    bare.n--;
  if (!bare.n || bare.p[bare.n - 1] == ' ') // a closing sequence stands apart
    words = str_trim(bare);
  size_t from = words.n ? (size_t)(words.p - c->file->text.p) : line;
  *h = (Heading){.line = line, .below = end < c->body.to ? end + 1 : end, .words = {from, from + words.n}};
  return true;
}

static void add_heading(Cutter *c, size_t at) {
  size_t line = at;
  Heading h;
  while (line > c->body.from && c->file->text.p[line - 1] != '\n')
    line--;
  if (!read_heading(c, line, &h)) {
    diag_error(c->d, c->file, (Span){line, line_end(c, line)}, "the line of - below makes this a heading");
    diag_help(c->d, "leave an empty line between them, or write the heading as `## words`");
    return;
  }
  if (h.words.from == h.words.to) {
    diag_error(c->d, c->file, (Span){line, line_end(c, line)}, "a heading without words");
    return;
  }
  c->headings = GROW(c->arena, c->headings, c->n, &c->cap);
  c->headings[c->n++] = h;
}

// A heading without a piece of text: the first line after what was seen that is one.
static void find_heading(Cutter *c) {
  Heading h;
  for (size_t line = line_end(c, c->seen) + 1; line < c->body.to; line = line_end(c, line) + 1)
    if (read_heading(c, line, &h)) {
      c->seen = line_end(c, line);
      diag_error(c->d, c->file, (Span){line, c->seen}, "a heading without words");
      return;
    }
}

static bool is_container(MD_BLOCKTYPE type) {
  return type == MD_BLOCK_QUOTE || type == MD_BLOCK_UL || type == MD_BLOCK_OL;
}

static bool is_heading(const Cutter *c, MD_BLOCKTYPE type, const void *detail) {
  return type == MD_BLOCK_H && !c->containers && ((const MD_BLOCK_H_DETAIL *)detail)->level == 2;
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *context) {
  Cutter *c = context;
  c->containers += is_container(type);
  c->open = is_heading(c, type, detail);
  c->named = false;
  return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *context) {
  Cutter *c = context;
  (void)detail;
  if (c->open && !c->named)
    find_heading(c);
  c->containers -= is_container(type);
  c->open = false;
  return gave_up(c) ? -1 : 0;
}

static int span_event(MD_SPANTYPE type, void *detail, void *context) {
  (void)type, (void)detail, (void)context;
  return 0;
}

static int text_event(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *context) {
  Cutter *c = context;
  uintptr_t at = (uintptr_t)text - (uintptr_t)c->file->text.p;
  (void)type;
  if (at < c->body.from || at >= c->body.to) // a line end or a character of md4c's own
    return 0;
  if (c->open && !c->named)
    add_heading(c, at);
  c->named = true;
  if (at + size > c->seen)
    c->seen = at + size;
  return gave_up(c) ? -1 : 0; // -1 ends the parse
}

// ---- sections

// Where the `@}` that closes a formula stands; `to` or a line end if there is none.
static size_t find_close(Str text, size_t at, size_t to) {
  while (at < to && text.p[at] != '\n' && !(text.p[at] == '@' && at + 1 < to && text.p[at + 1] == '}'))
    at++;
  return at;
}

// Finds every {@EXPR@} of a section.
static void find_formulas(Cutter *c, Section *section) {
  Str text = c->file->text;
  for (size_t i = section->text.from; i + 1 < section->text.to && !gave_up(c); i++) {
    if (text.p[i] != '{' || text.p[i + 1] != '@')
      continue;
    size_t close = find_close(text, i + 2, section->text.to);
    if (close == section->text.to || text.p[close] == '\n') {
      diag_error(c->d, c->file, (Span){i, i + 2}, "`{@` is not closed by `@}` on this line");
      i = close;
      continue;
    }
    Str words = str_trim(str_sub(text, i + 2, close));
    Span span = {i, close + 2};
    i = close + 1;
    if (!words.n) {
      diag_error(c->d, c->file, span, "no formula between `{@` and `@}`");
      continue;
    }
    Source *expr = NEW(c->arena, Source);
    *expr = (Source){.name = c->file->name, .text = words, .whole = text};
    section->interpolations = GROW(c->arena, section->interpolations, section->n, &section->cap);
    section->interpolations[section->n++] = (Interpolation){.span = span, .expr = expr};
  }
}

static void set_section(Cutter *c, Section *section, Span heading, size_t from, size_t to) {
  Str text = str_trim(str_sub(c->file->text, from, to));
  size_t start = text.n ? (size_t)(text.p - c->file->text.p) : from;
  *section = (Section){.heading = heading, .text = {start, start + text.n}};
  find_formulas(c, section);
}

static void report_unknown(Cutter *c, Span words, const Str *ids, size_t n) {
  Str name = str_sub(c->file->text, words.from, words.to);
  Str *names = NEW_ARRAY(c->arena, Str, n + 1);
  for (size_t i = 0; i < n; i++)
    names[i] = ids[i];
  names[n] = S("Solution");
  diag_error(c->d, c->file, words, "no part `" STR_FMT "`", STR_ARG(name));
  if (!diag_did_you_mean(c->d, name, names, n + 1))
    diag_help(c->d, "a heading ## is the id of a part, or Solution; other headings are ###");
}

// The section a heading opens; NULL, with a diagnostic, if it opens none.
static Section *section_of(Cutter *c, Span words, const Str *ids, size_t n, Markdown *m) {
  Str name = str_sub(c->file->text, words.from, words.to);
  Section *section = str_eq(name, S("Solution")) ? &m->solution : NULL;
  bool *given = &m->has_solution;
  for (size_t i = 0; i < n && !section; i++)
    if (str_eq(name, ids[i]))
      section = &m->parts[i], given = &m->given[i];
  if (!section)
    return report_unknown(c, words, ids, n), NULL;
  if (*given) {
    int line, column;
    diag_place(&(Diag){.source = c->file, .span = section->heading}, &line, &column);
    diag_error(c->d, c->file, words, "a second heading `" STR_FMT "`: the first is on line %d", STR_ARG(name), line);
    return NULL;
  }
  *given = true;
  return section;
}

static void report_hidden(Cutter *c) {
  for (size_t i = c->body.from, bytes; i < c->body.to && !gave_up(c); i += bytes)
    diag_hidden(c->d, c->file, i, &bytes);
}

bool markdown_read(Arena *out, const Source *file, Span body, const Str *ids, size_t n, Markdown *m, Diags *d) {
  Cutter c = {.arena = out, .file = file, .body = body, .seen = body.from, .errors = d->errors, .d = d};
  static const MD_PARSER parser = {
      .flags = MD_FLAG_LATEXMATHSPANS | MD_FLAG_TABLES,
      .enter_block = enter_block,
      .leave_block = leave_block,
      .enter_span = span_event,
      .leave_span = span_event,
      .text = text_event,
  };
  *m = (Markdown){.parts = NEW_ARRAY(out, Section, n), .given = NEW_ARRAY(out, bool, n)};
  report_hidden(&c);
  bool whole = !md_parse(file->text.p + body.from, (MD_SIZE)(body.to - body.from), &parser, &c);
  if (!whole && !gave_up(&c))
    return diag_error(d, file, body, "out of memory");
  set_section(&c, &m->statement, (Span){0, 0}, body.from, c.n ? c.headings[0].line : body.to);
  for (size_t i = 0; i < c.n && !gave_up(&c); i++) {
    Heading h = c.headings[i];
    Section *section = section_of(&c, h.words, ids, n, m);
    if (section)
      set_section(&c, section, h.words, h.below, i + 1 < c.n ? c.headings[i + 1].line : body.to);
  }
  return d->errors == c.errors;
}
