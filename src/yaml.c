// yaml.c - how it works.
//
// libyaml's event parser does the reading.  Before it sees the text, a copy is
// made in which tabs, control characters and broken UTF-8 have been reported and
// replaced by spaces, byte for byte, so that one bad byte does not hide the
// mistakes after it and every offset in the copy is one in the file.
//
// libyaml tells places as line and column in characters; a table of line starts
// turns them into bytes.  It tells a scalar's content and its extent, but not
// which byte of the content came from where: trace() walks the content and the
// text side by side, by the rules of quoting and folding, and leaves a map from
// one to the other (diag.h), so that a mistake in the third line of an indented
// network is reported where the author sees it.  Where the content stands in the
// file as it is, the scalar is simply a slice of the file.
//
// libyaml's own messages speak of tokens and contexts; COMPLAINTS says the same
// things to an author who meant to write a formula.
#include "yaml.h"

#include "limits.h"

#include <string.h>
#include <yaml.h>

typedef struct {
  Arena *arena;
  const Source *file;
  Span span;      // the document, in file->text
  Str clean;      // the document without the bytes reported already
  size_t *lines;  // offsets of the line starts in `clean`
  size_t lines_n, lines_cap;
  yaml_mark_t mark; // the last one that was looked up, at mark_at
  size_t mark_at;
  size_t nodes, documents;
  size_t errors; // of the diagnostics given
  yaml_parser_t *parser;
  yaml_event_t event;
  Diags *d;
} Reader;

const char YAML_FORMULA_HELP[] = "put quotes round text that contains , [ ] { } : or #, and round "
                                 "a formula that starts with one of [ { ' & * ! | > % @";
static const char ESCAPE_HELP[] = "use single quotes, or a block after |: a backslash is a backslash there";

// Nobody reads the mistakes after this many, and finding them must not take for ever.
static bool gave_up(const Reader *r) { return r->d->errors > r->errors + LIMIT_DIAGS; }

// ---- places

// Reports tabs and hidden characters, and makes the copy without them.  False if
// there are so many that this is no text.
static bool clean(Reader *r) {
  Str text = r->file->text;
  char *copy = arena_copy(r->arena, text.p + r->span.from, r->span.to - r->span.from);
  bool tab_in_line = false;
  r->clean = (Str){copy, r->span.to - r->span.from};
  r->lines = GROW(r->arena, r->lines, r->lines_n, &r->lines_cap);
  r->lines[r->lines_n++] = 0;
  for (size_t i = r->span.from, bytes; i < r->span.to; i += bytes) {
    bool hidden = diag_hidden(r->d, r->file, i, &bytes);
    if (text.p[i] == '\t' && !tab_in_line) {
      diag_error(r->d, r->file, (Span){i, i + 1}, "a tab");
      diag_help(r->d, "indent and separate with spaces");
    }
    if (hidden || text.p[i] == '\t')
      memset(copy + (i - r->span.from), ' ', bytes);
    tab_in_line = (tab_in_line || text.p[i] == '\t') && text.p[i] != '\n';
    if (gave_up(r))
      return false;
    if (text.p[i] != '\n')
      continue;
    r->lines = GROW(r->arena, r->lines, r->lines_n, &r->lines_cap);
    r->lines[r->lines_n++] = i + 1 - r->span.from;
  }
  return true;
}

static bool is_continuation(char c) { return ((unsigned char)c & 0xc0) == 0x80; }

// The byte offset in `clean` of a libyaml mark.  The search goes on from the last
// one, back or forth, or a long line would cost its square.
static size_t offset_of(Reader *r, yaml_mark_t mark) {
  if (mark.line >= r->lines_n)
    return r->clean.n;
  if (mark.line != r->mark.line) {
    r->mark = (yaml_mark_t){.line = mark.line};
    r->mark_at = r->lines[mark.line];
  }
  size_t at = r->mark_at, column = r->mark.column;
  for (; column > mark.column; column--)
    for (at--; is_continuation(r->clean.p[at]);)
      at--;
  for (; column < mark.column && at < r->clean.n && r->clean.p[at] != '\n'; column++)
    for (at++; at < r->clean.n && is_continuation(r->clean.p[at]);)
      at++;
  r->mark.column = column;
  r->mark_at = at;
  return at;
}

static Span span_of(Reader *r, yaml_mark_t from, yaml_mark_t to) {
  return (Span){r->span.from + offset_of(r, from), r->span.from + offset_of(r, to)};
}

// ---- scalars

// Length of a double-quoted escape at raw[at].
static size_t escape_length(Str raw, size_t at) {
  char c = at + 1 < raw.n ? raw.p[at + 1] : 0;
  return c == 'x' ? 4 : c == 'u' ? 6 : c == 'U' ? 10 : 2;
}

static bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r'; }

// How many bytes of raw at `at` are a folded line end: "\" and the line end.
static size_t folded(Str raw, size_t at) {
  if (str_starts(str_sub(raw, at, raw.n), S("\\\n")))
    return 2;
  return str_starts(str_sub(raw, at, raw.n), S("\\\r\n")) ? 3 : 0;
}

// Fills map[0..text.n] with the offset in raw of every byte of the content.
// False if they do not agree (an anchor stands in front, say).
static bool trace(Str text, Str raw, yaml_scalar_style_t style, uint32_t *map) {
  size_t at = 0;
  bool escapes = style == YAML_DOUBLE_QUOTED_SCALAR_STYLE, doubled = style == YAML_SINGLE_QUOTED_SCALAR_STYLE;
  for (size_t i = 0; i < text.n;) {
    char c = text.p[i];
    size_t fold;
    while (at < raw.n && ((c == '\n' && is_blank(raw.p[at]) && raw.p[at] != '\n') ||
                          (!is_blank(c) && is_blank(raw.p[at]))))
      at++;
    while (escapes && (fold = folded(raw, at)))
      for (at += fold; at < raw.n && is_blank(raw.p[at]);)
        at++;
    bool escape = escapes && at < raw.n && raw.p[at] == '\\';
    size_t bytes = 1; // of the content
    for (; escape && i + bytes < text.n && is_continuation(text.p[i + bytes]);)
      bytes++;
    bool ends = at == raw.n && is_blank(c); // a block's last line end may lie behind its extent
    bool folds = c == ' ' && at < raw.n && (raw.p[at] == '\n' || raw.p[at] == '\r');
    if (!ends && !escape && !folds && (at == raw.n || raw.p[at] != c))
      return false;
    for (size_t end = i + bytes; i < end;)
      map[i++] = (uint32_t)at;
    at += ends ? 0 : escape ? escape_length(raw, at) : doubled && c == '\'' ? 2 : 1;
    if (at > raw.n)
      at = raw.n;
  }
  map[text.n] = (uint32_t)at;
  return true;
}

// The extent in `clean` of what stands between the quotes, or after the line of | or >.
static Span inside(const Reader *r, yaml_scalar_style_t style, Span s) {
  if (style == YAML_SINGLE_QUOTED_SCALAR_STYLE || style == YAML_DOUBLE_QUOTED_SCALAR_STYLE)
    return s.to > s.from + 1 ? (Span){s.from + 1, s.to - 1} : s;
  if (style != YAML_LITERAL_SCALAR_STYLE && style != YAML_FOLDED_SCALAR_STYLE)
    return s;
  while (s.from < s.to && r->clean.p[s.from] != '\n')
    s.from++;
  return (Span){s.from < s.to ? s.from + 1 : s.to, s.to};
}

static const Source *content(Reader *r, Str text, yaml_scalar_style_t style, Span extent) {
  Span in = inside(r, style, (Span){extent.from - r->span.from, extent.to - r->span.from});
  Str raw = str_sub(r->clean, in.from, in.to), whole = r->file->text;
  size_t base = r->span.from + in.from;
  Source *s = NEW(r->arena, Source);
  *s = (Source){.name = r->file->name, .whole = whole};
  if (text.n <= whole.n - base && str_eq(str_sub(whole, base, base + text.n), text)) {
    s->text = str_sub(whole, base, base + text.n);
    return s;
  }
  s->text = str_dup(r->arena, text);
  uint32_t *map = NEW_ARRAY(r->arena, uint32_t, text.n + 1);
  bool traced = trace(text, raw, style, map);
  for (size_t i = 0; i <= text.n; i++)
    map[i] = traced ? map[i] + (uint32_t)base : (uint32_t)extent.from;
  s->map = map;
  return s;
}

// Reports what "\f" and its like make in double quotes.
static void check_escapes(Reader *r, const Source *s) {
  for (size_t i = 0, bytes = 1; s->map && i < s->text.n; i += bytes) {
    unsigned char c = (unsigned char)s->text.p[i];
    bytes = 1;
    if (s->whole.p[s->map[i]] != '\\')
      continue;
    if (c < 0x20 || c == 0x7f)
      diag_error(r->d, s, (Span){i, i + 1}, "`\\%c` in double quotes makes the control character U+%04X",
                 s->whole.p[s->map[i] + 1], (unsigned)c);
    else if (!diag_hidden(r->d, s, i, &bytes))
      continue;
    diag_help(r->d, "%s", ESCAPE_HELP);
  }
}

// ---- what is let in

typedef struct {
  const char *problem;  // how libyaml's message begins
  const char *message;  // ours
  const char *help;     // may be NULL
  enum { HERE, THERE, BEHIND } when; // THERE: the place is where the construct began
} Complaint;            // BEHIND: only if a key or a value stands before it on the line

static const Complaint COMPLAINTS[] = {
    {"did not find expected ',' or ']'", "this list is not closed here", YAML_FORMULA_HELP, HERE},
    {"did not find expected ',' or '}'", "expected `,` or `}` here", YAML_FORMULA_HELP, HERE},
    {"did not find expected node content", "expected a value here", YAML_FORMULA_HELP, HERE},
    {"mapping values are not allowed", "a second `:` in one value", YAML_FORMULA_HELP, BEHIND},
    {"mapping values are not allowed", "a key cannot stand here", "is a colon missing above, or is the line "
     "indented too far?", HERE},
    {"did not find expected key", "text after the value", YAML_FORMULA_HELP, BEHIND},
    {"did not find expected key", "expected a key here, indented like the keys above", NULL, HERE},
    {"did not find expected '-' indicator", "text after the value", YAML_FORMULA_HELP, BEHIND},
    {"did not find expected '-' indicator", "expected `- ` here, indented like the items above", NULL, HERE},
    {"could not find expected ':'", "a key without `:`", "write `key: value`, with a space after the colon", THERE},
    {"found unexpected end of stream", "this quote is not closed", NULL, THERE},
    {"found unexpected document indicator", "this quote is not closed", NULL, THERE},
    {"found character that cannot start any token", "a value cannot start with this character", YAML_FORMULA_HELP, HERE},
    {"found unknown escape character", "no such escape in double quotes", ESCAPE_HELP, HERE},
    {"did not find expected hexdecimal number", "no such escape in double quotes", ESCAPE_HELP, HERE},
    {"found invalid Unicode character escape code", "no such escape in double quotes", ESCAPE_HELP, HERE},
    {"did not find expected alphabetic or numeric", "a value cannot start with `&` or `*`", YAML_FORMULA_HELP, THERE},
    {"did not find expected tag URI", "a value cannot start with `!`", YAML_FORMULA_HELP, THERE},
    {"did not find URI escaped octet", "a value cannot start with `!`", YAML_FORMULA_HELP, THERE},
    {"did not find expected whitespace or line break", "a value cannot start with `!`", YAML_FORMULA_HELP, THERE},
    {"found undefined tag handle", "a value cannot start with `!`", YAML_FORMULA_HELP, THERE},
    {"did not find expected comment or line break", "text on the line of | or >", "start it on the next line", HERE},
    {"block sequence entries are not allowed", "a list cannot start here", "start it on a line of its own", HERE},
    {"block mapping keys are not allowed", "a mapping cannot start here", "start it on a line of its own", HERE},
    {"did not find expected <document start>", "text after the end of the front matter", NULL, HERE},
};

static bool value_before(const Reader *r, size_t at) {
  for (size_t i = at; i-- > r->span.from && r->file->text.p[i] != '\n';)
    if (memchr(":'\"]}", r->file->text.p[i], 5))
      return true;
  return false;
}

// libyaml could not go on: says so in words of ours.
static void complain(Reader *r) {
  const yaml_parser_t *p = r->parser;
  // A reader error has no mark of its own; but what libyaml's reader refuses, clean() mended.
  size_t here = r->span.from + offset_of(r, p->error == YAML_READER_ERROR ? p->mark : p->problem_mark);
  size_t there = p->context ? r->span.from + offset_of(r, p->context_mark) : here;
  Complaint c = {.message = p->problem ? p->problem : "not YAML"};
  for (size_t i = 0; p->problem && i < sizeof COMPLAINTS / sizeof *COMPLAINTS; i++)
    if (str_starts(str(p->problem), str(COMPLAINTS[i].problem)) &&
        (COMPLAINTS[i].when != BEHIND || value_before(r, here))) {
      c = COMPLAINTS[i];
      break;
    }
  Span span = {c.when == THERE ? there : here, r->span.to};
  for (size_t i = span.from + 1; i < span.to; i++)
    if (!is_continuation(r->file->text.p[i]))
      span.to = i;
  diag_error(r->d, r->file, span, "%s", c.message);
  if (c.help)
    diag_help(r->d, "%s", c.help);
}

// Moves to the next event; false at an error.
static bool next(Reader *r) {
  yaml_event_delete(&r->event);
  if (yaml_parser_parse(r->parser, &r->event))
    return true;
  complain(r);
  return false;
}

// Reports an anchor or a tag of the node at hand.
static void refuse(Reader *r, Span span, const yaml_char_t *anchor, const yaml_char_t *tag) {
  if (anchor)
    diag_error(r->d, r->file, span, "an anchor (&%s): not read here", (const char *)anchor);
  else if (tag)
    diag_error(r->d, r->file, span, "a tag (%s): not read here", (const char *)tag);
  if (anchor || tag)
    diag_help(r->d, "%s", YAML_FORMULA_HELP);
}

static YamlNode *node_new(Reader *r, YamlKind kind, bool flow) {
  YamlNode *node = NEW(r->arena, YamlNode);
  *node = (YamlNode){.kind = kind, .flow = flow, .file = r->file};
  node->span = span_of(r, r->event.start_mark, r->event.end_mark);
  return node;
}

static YamlNode *read_text(Reader *r, bool flow) {
  YamlNode *node = node_new(r, YAML_TEXT, flow);
  if (r->event.type == YAML_ALIAS_EVENT) {
    diag_error(r->d, r->file, node->span, "an alias (*%s): not read here", (char *)r->event.data.alias.anchor);
    diag_help(r->d, "%s", YAML_FORMULA_HELP);
    node->text = content(r, (Str){0}, YAML_PLAIN_SCALAR_STYLE, node->span);
    return node;
  }
  yaml_scalar_style_t style = r->event.data.scalar.style;
  Str value = {(char *)r->event.data.scalar.value, r->event.data.scalar.length};
  node->plain = style == YAML_PLAIN_SCALAR_STYLE;
  refuse(r, node->span, r->event.data.scalar.anchor, r->event.data.scalar.tag);
  node->text = content(r, value, style, node->span);
  if (style == YAML_DOUBLE_QUOTED_SCALAR_STYLE)
    check_escapes(r, node->text);
  return node;
}

static YamlNode *read_node(Reader *r, int depth, bool flow);

static YamlNode *read_list(Reader *r, int depth, bool flow) {
  YamlNode *list = node_new(r, YAML_LIST, flow);
  bool inner = flow || r->event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
  refuse(r, list->span, r->event.data.sequence_start.anchor, r->event.data.sequence_start.tag);
  for (;;) {
    if (!next(r))
      return NULL;
    if (r->event.type == YAML_SEQUENCE_END_EVENT)
      break;
    YamlNode *item = read_node(r, depth + 1, inner);
    if (!item)
      return NULL;
    list->items = GROW(r->arena, list->items, list->n, &list->cap);
    list->items[list->n++] = item;
    list->span.to = item->span.to;
  }
  if (inner)
    list->span.to = span_of(r, r->event.end_mark, r->event.end_mark).to;
  return list;
}

// Appends a pair unless its key is there already.
static bool add_pair(Reader *r, YamlNode *map, YamlPair pair) {
  Str key = yaml_str(pair.key);
  for (size_t i = 0; i < map->n; i++)
    if (str_eq(yaml_str(map->pairs[i].key), key)) {
      int line, column;
      diag_place(&(Diag){.source = r->file, .span = map->pairs[i].key->span}, &line, &column);
      return diag_error(r->d, r->file, pair.key->span, "`" STR_FMT "` occurs twice: the first is on line %d",
                        STR_ARG(key), line);
    }
  if (map->n == LIMIT_YAML_KEYS)
    return diag_error(r->d, r->file, pair.key->span, "more than %d keys", LIMIT_YAML_KEYS);
  map->pairs = GROW(r->arena, map->pairs, map->n, &map->cap);
  map->pairs[map->n++] = pair;
  return true;
}

static YamlNode *read_map(Reader *r, int depth, bool flow) {
  YamlNode *map = node_new(r, YAML_MAP, flow);
  bool inner = flow || r->event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
  refuse(r, map->span, r->event.data.mapping_start.anchor, r->event.data.mapping_start.tag);
  for (;;) {
    if (!next(r))
      return NULL;
    if (r->event.type == YAML_MAPPING_END_EVENT)
      break;
    YamlPair pair = {.key = read_node(r, depth + 1, inner)};
    if (!pair.key || !next(r) || !(pair.value = read_node(r, depth + 1, inner)))
      return NULL;
    map->span.to = pair.value->span.to;
    if (pair.key->kind != YAML_TEXT) {
      diag_error(r->d, r->file, pair.key->span, "%s as a key", yaml_kind_name(pair.key));
      diag_help(r->d, "%s", YAML_FORMULA_HELP);
    } else if (!add_pair(r, map, pair) && map->n == LIMIT_YAML_KEYS) {
      return NULL;
    }
  }
  if (inner)
    map->span.to = span_of(r, r->event.end_mark, r->event.end_mark).to;
  return map;
}

// The node that begins with the event at hand; NULL stops the reading.
static YamlNode *read_node(Reader *r, int depth, bool flow) {
  Span place = span_of(r, r->event.start_mark, r->event.end_mark);
  if (gave_up(r))
    return NULL;
  if (depth > LIMIT_YAML_DEPTH)
    return diag_error(r->d, r->file, place, "nested deeper than %d", LIMIT_YAML_DEPTH), NULL;
  if (r->nodes++ == LIMIT_YAML_NODES)
    return diag_error(r->d, r->file, place, "more than %d values", LIMIT_YAML_NODES), NULL;
  switch (r->event.type) {
  case YAML_SEQUENCE_START_EVENT: return read_list(r, depth, flow);
  case YAML_MAPPING_START_EVENT: return read_map(r, depth, flow);
  default: return read_text(r, flow);
  }
}

// Every document of the stream, though only the first is returned.
static const YamlNode *read_stream(Reader *r) {
  const YamlNode *root = NULL;
  while (next(r) && r->event.type != YAML_STREAM_END_EVENT) {
    if (r->event.type != YAML_DOCUMENT_START_EVENT)
      continue;
    Span place = span_of(r, r->event.start_mark, r->event.end_mark);
    if (r->documents++) {
      diag_error(r->d, r->file, place, "a second document: the front matter is one");
      break;
    }
    if (r->event.data.document_start.version_directive ||
        r->event.data.document_start.tag_directives.start != r->event.data.document_start.tag_directives.end)
      diag_error(r->d, r->file, place, "a %% directive: not read here");
    if (!next(r) || !(root = read_node(r, 1, false)))
      break;
  }
  return root;
}

bool yaml_read(Arena *out, const Source *file, Span span, const YamlNode **root, Diags *d) {
  yaml_parser_t parser;
  Reader r = {.arena = out, .file = file, .span = span, .parser = &parser, .errors = d->errors, .d = d};
  *root = NULL;
  if (span.to - span.from > LIMIT_SHEET_BYTES)
    return diag_error(d, file, (Span){span.from, span.from}, "longer than %d bytes", LIMIT_SHEET_BYTES);
  if (!clean(&r))
    return false;
  if (!yaml_parser_initialize(&parser))
    return diag_error(d, file, span, "out of memory");
  yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&parser, (const unsigned char *)r.clean.p, r.clean.n);
  *root = read_stream(&r);
  yaml_event_delete(&r.event);
  yaml_parser_delete(&parser);
  return d->errors == r.errors;
}

const YamlNode *yaml_get(const YamlNode *map, Str key) {
  for (size_t i = 0; map->kind == YAML_MAP && i < map->n; i++)
    if (str_eq(yaml_str(map->pairs[i].key), key))
      return map->pairs[i].value;
  return NULL;
}

Str yaml_str(const YamlNode *text) { return text->kind == YAML_TEXT ? text->text->text : (Str){0}; }

const char *yaml_kind_name(const YamlNode *node) {
  return node->kind == YAML_TEXT ? "text" : node->kind == YAML_LIST ? "a list" : "a mapping";
}
