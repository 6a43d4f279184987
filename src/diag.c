// diag.c - how it works.
//
// Places are kept as byte offsets and become line and column only here, when
// somebody looks.  A line is drawn glyph by glyph: glyph() says how many bytes
// the next one takes, what to write for it and how many terminal columns that
// fills.  A student's bytes can therefore neither move the caret nor steer the
// terminal: tabs become spaces, and control bytes, broken UTF-8 and the
// characters that reverse the writing direction are shown escaped.  A line too
// long for the screen is cut on both sides of the place.
#include "diag.h"

#include <stdio.h>

enum {
  LINE_COLUMNS = 100, // a longer line is cut …
  LEFT_COLUMNS = 40,  // … to show so much before the place
  TAB = 8,
};

Diags diags_new(Arena *a) { return (Diags){.arena = a}; }

static Str format_message(Arena *a, const char *format, va_list args) __attribute__((format(printf, 2, 0)));
static Str format_message(Arena *a, const char *format, va_list args) {
  Buf b = buf_new(a);
  buf_vfmt(&b, format, args);
  return buf_str(&b);
}

static void append(Diags *d, Diag diag) {
  d->v = GROW(d->arena, d->v, d->n, &d->cap);
  d->v[d->n++] = diag;
  d->errors += diag.severity == DIAG_ERROR;
}

bool diag_error(Diags *d, const Source *source, Span span, const char *format, ...) {
  va_list args;
  va_start(args, format);
  append(d, (Diag){.source = source, .span = span, .message = format_message(d->arena, format, args)});
  va_end(args);
  return false;
}

void diag_warning(Diags *d, const Source *source, Span span, const char *format, ...) {
  va_list args;
  va_start(args, format);
  append(d, (Diag){.severity = DIAG_WARNING, .source = source, .span = span,
                   .message = format_message(d->arena, format, args)});
  va_end(args);
}

void diag_help(Diags *d, const char *format, ...) {
  va_list args;
  va_start(args, format);
  Str help = format_message(d->arena, format, args);
  va_end(args);
  if (d->n)
    d->v[d->n - 1].help = help;
}

bool diag_did_you_mean(Diags *d, Str s, const Str *names, size_t n) {
  ptrdiff_t near = str_nearest(s, names, n);
  if (near >= 0)
    diag_help(d, "did you mean `" STR_FMT "`?", STR_ARG(names[near]));
  return near >= 0;
}

const Diag *diags_first(const Diags *d) {
  for (size_t i = 0; i < d->n; i++)
    if (d->v[i].severity == DIAG_ERROR)
      return &d->v[i];
  return NULL;
}

bool failure(Failure *f, Arena *a, int status, const char *format, ...) {
  va_list args;
  va_start(args, format);
  *f = (Failure){.status = status, .message = format_message(a, format, args)};
  va_end(args);
  return false;
}

// ---- places

// A place in the text that is shown: the file if the source is a slice of it.
typedef struct {
  Str text;
  size_t from, to; // the span
  Str line;        // the whole line that holds `from`, without its line end
  size_t start;    // offset of that line
  int number;      // 1-based
} Place;

// Where in the shown text the source's byte `at` stands.
static size_t offset_of(const Source *s, size_t at) {
  if (s->map)
    return s->map[at];
  return s->whole.p ? (size_t)(s->text.p - s->whole.p) + at : at;
}

static Place place_of(const Diag *d) {
  const Source *s = d->source;
  bool slice = s->whole.p != NULL;
  size_t from = d->span.from < s->text.n ? d->span.from : s->text.n;
  size_t to = d->span.to < s->text.n ? d->span.to : s->text.n;
  if (from == s->text.n) // the end of a text is the end of its last line with something on it
    while (from && (s->text.p[from - 1] == '\n' || s->text.p[from - 1] == '\r'))
      from--;
  if (to < from)
    to = from;
  Place p = {.text = slice ? s->whole : s->text, .number = 1};
  p.from = offset_of(s, from);
  p.to = to > from ? offset_of(s, to) : p.from;
  if (!slice && s->line0)
    p.number = s->line0;
  for (size_t i = 0; i < p.from; i++)
    if (p.text.p[i] == '\n') {
      p.number++;
      p.start = i + 1;
    }
  size_t end = p.start;
  while (end < p.text.n && p.text.p[end] != '\n')
    end++;
  if (end > p.start && end < p.text.n && p.text.p[end - 1] == '\r')
    end--;
  p.line = str_sub(p.text, p.start, end);
  return p;
}

// ---- glyphs

typedef struct {
  size_t bytes;  // taken from the text
  size_t width;  // terminal columns
  char show[12]; // what to write, NUL-terminated; empty for a tab
} Glyph;

size_t diag_utf8(Str s, size_t i, unsigned *code) {
  static const unsigned least_code[] = {0, 0, 0x80, 0x800, 0x10000};
  unsigned char c = (unsigned char)s.p[i];
  size_t n = c < 0x80 ? 1 : c < 0xc2 ? 0 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : c < 0xf5 ? 4 : 0;
  if (!n || i + n > s.n)
    return 0;
  *code = n == 1 ? c : c & (0x7fu >> n);
  for (size_t k = 1; k < n; k++) {
    unsigned char next = (unsigned char)s.p[i + k];
    if ((next & 0xc0) != 0x80)
      return 0;
    *code = *code << 6 | (next & 0x3f);
  }
  bool surrogate = *code >= 0xd800 && *code < 0xe000;
  return *code < least_code[n] || *code > 0x10ffff || surrogate ? 0 : n;
}

static bool is_control(unsigned c) { return c < 0x20 || (c >= 0x7f && c < 0xa0); }

bool diag_is_invisible(unsigned c) {
  return is_control(c) || c == 0x200b || c == 0x200e || c == 0x200f || (c >= 0x2028 && c <= 0x202e) ||
         (c >= 0x2060 && c <= 0x2069) || c == 0xfeff;
}

// Accents that share the column of the letter before: the bar of x̄.
static bool is_combining(unsigned c) { return (c >= 0x300 && c <= 0x36f) || (c >= 0x20d0 && c <= 0x20ff); }

static Glyph glyph(Str s, size_t i, size_t column) {
  Glyph g = {.width = 1};
  unsigned code = 0;
  g.bytes = diag_utf8(s, i, &code);
  if (!g.bytes || (g.bytes == 1 && is_control(code) && code != '\t')) {
    g.bytes = 1;
    g.width = (size_t)snprintf(g.show, sizeof g.show, "\\x%02x", (unsigned)(unsigned char)s.p[i]);
  } else if (code == '\t') {
    g.width = TAB - column % TAB;
  } else if (diag_is_invisible(code)) {
    g.width = (size_t)snprintf(g.show, sizeof g.show, "\\u%04x", code);
  } else {
    for (size_t k = 0; k < g.bytes; k++)
      g.show[k] = s.p[i + k];
    g.width = !is_combining(code);
  }
  return g;
}

bool diag_hidden(Diags *d, const Source *source, size_t at, size_t *bytes) {
  Str s = source->text;
  unsigned code = 0;
  *bytes = diag_utf8(s, at, &code);
  if (!*bytes) {
    *bytes = 1;
    diag_error(d, source, (Span){at, at + 1}, "byte 0x%02x is not UTF-8", (unsigned)(unsigned char)s.p[at]);
    diag_help(d, "save the file as UTF-8");
    return true;
  }
  bool line_end = code == '\n' || (code == '\r' && at + 1 < s.n && s.p[at + 1] == '\n');
  if (line_end || code == '\t' || !diag_is_invisible(code))
    return false;
  diag_error(d, source, (Span){at, at + *bytes}, "%s U+%04X",
             is_control(code) ? "control character" : "invisible character", code);
  return true;
}

static size_t columns(Str s) {
  size_t column = 0;
  for (size_t i = 0; i < s.n;) {
    Glyph g = glyph(s, i, column);
    i += g.bytes;
    column += g.width;
  }
  return column;
}

static void repeat(Buf *out, char c, size_t n) {
  while (n--)
    buf_char(out, c);
}

static void add_glyph(Buf *out, Glyph g) {
  if (g.show[0])
    buf_add(out, str(g.show));
  else
    repeat(out, ' ', g.width);
}

// A message may quote a student: it is shown as carefully as his text.
static void add_safe(Buf *out, Str s) {
  for (size_t i = 0; i < s.n;) {
    Glyph g = glyph(s, i, 0);
    i += g.bytes;
    if (g.show[0])
      buf_add(out, str(g.show));
    else
      buf_char(out, ' ');
  }
}

// ---- drawing

static void add_gutter(Buf *out, int number) {
  if (number)
    buf_fmt(out, "%5d | ", number);
  else
    buf_add(out, S("      | "));
}

// Of a line of so many columns, those to show: [*left, *right).
static void cut(size_t total, size_t place, size_t *left, size_t *right) {
  *left = 0;
  *right = total;
  if (total <= LINE_COLUMNS)
    return;
  *left = place > LEFT_COLUMNS ? place - LEFT_COLUMNS : 0;
  if (*left > total - LINE_COLUMNS)
    *left = total - LINE_COLUMNS;
  *right = *left + LINE_COLUMNS;
}

static void draw_line(const Place *p, int number, Buf *out) {
  size_t from = p->from - p->start, to = p->to - p->start;
  if (from > p->line.n) // inside a line end
    from = p->line.n;
  if (to > p->line.n)
    to = p->line.n;
  size_t total = columns(p->line), place = columns(str_sub(p->line, 0, from));
  size_t left, right;
  cut(total, place, &left, &right);
  Buf carets = buf_new(out->arena);
  add_gutter(out, number);
  add_gutter(&carets, 0);
  if (left) {
    buf_add(out, S("…"));
    buf_char(&carets, ' ');
  }
  size_t column = 0, marked = 0;
  for (size_t i = 0; i < p->line.n;) {
    Glyph g = glyph(p->line, i, column);
    if (column >= left && column + g.width <= right) {
      add_glyph(out, g);
      if (i < from)
        repeat(&carets, ' ', g.width);
      else if (i < to)
        for (size_t k = 0; k < g.width; k++)
          buf_char(&carets, marked++ ? '~' : '^');
    }
    i += g.bytes;
    column += g.width;
  }
  if (right < total)
    buf_add(out, S("…"));
  if (!marked)
    buf_char(&carets, '^');
  buf_char(out, '\n');
  buf_add(out, buf_str(&carets));
  buf_char(out, '\n');
}

void diag_place(const Diag *d, int *line, int *column) {
  Place p = place_of(d);
  *line = p.number;
  *column = 1;
  for (size_t i = p.start; i < p.from; i += glyph(p.text, i, 0).bytes)
    ++*column;
}

void diag_render(const Diag *d, Buf *out) {
  bool placed = d->source != NULL;
  if (placed && d->source->name.n) {
    int line, column;
    diag_place(d, &line, &column);
    add_safe(out, d->source->name);
    buf_fmt(out, ":%d:%d: ", line, column);
  }
  buf_add(out, d->severity == DIAG_ERROR ? S("error: ") : S("warning: "));
  add_safe(out, d->message);
  buf_char(out, '\n');
  if (placed) {
    Place p = place_of(d);
    bool numbered = d->source->name.n || str_find(d->source->text, S("\n")) >= 0;
    draw_line(&p, numbered ? p.number : 0, out);
  }
  if (d->help.n) {
    buf_add(out, S("  help: "));
    add_safe(out, d->help);
    buf_char(out, '\n');
  }
}

Str diag_line(const Diag *d, Arena *a) {
  Buf out = buf_new(a);
  if (d->source) {
    int line, column;
    diag_place(d, &line, &column);
    if (d->source->name.n || str_find(d->source->text, S("\n")) >= 0)
      buf_fmt(&out, "at line %d, column %d: ", line, column);
    else
      buf_fmt(&out, "at column %d: ", column);
  }
  add_safe(&out, d->message);
  if (d->help.n) {
    buf_add(&out, S("; "));
    add_safe(&out, d->help);
  }
  return buf_str(&out);
}
