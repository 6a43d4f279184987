// text.c - a student's text as a whole: what is made plain first, what mode of
// writing it is, and the places of what comes out.
//
// Each byte written remembers the byte it stands for; pieces can so be written in
// another order than they were read (a sum's condition, the cases of a definition)
// and a diagnostic still points at the right place.
#include "text.h"

#include <string.h>

#include "text_parts.h"

// ---- output ----------------------------------------------------------------

void out_byte(Reader *r, Out *o, char c, size_t from) {
  o->p = arena_grow(r->arena, o->p, o->n, &o->cap_p, 1);
  o->from = arena_grow(r->arena, o->from, o->n, &o->cap_from, sizeof *o->from);
  o->p[o->n] = c;
  o->from[o->n++] = (uint32_t)from;
}

void out_str(Reader *r, Out *o, Str text, size_t from) {
  bool same = text.p >= r->s.p && text.p + text.n <= r->s.p + r->s.n; // a piece of the text itself
  for (size_t i = 0; i < text.n; i++) out_byte(r, o, text.p[i], same ? (size_t)(text.p - r->s.p) + i : from);
}

void out_text(Reader *r, Out *o, const char *text, size_t from) {
  for (; *text; text++) out_byte(r, o, *text, from);
}

void out_add(Reader *r, Out *o, const Out *piece) {
  for (size_t i = 0; i < piece->n; i++) out_byte(r, o, piece->p[i], piece->from[i]);
}

void out_wrap(Reader *r, Out *o, size_t start, const char *prefix, const char *suffix) {
  Out inner = {0};
  size_t n = o->n, from = start < n ? o->from[start] : r->at;
  for (size_t i = start; i < n; i++) out_byte(r, &inner, o->p[i], o->from[i]);
  o->n = start;
  out_text(r, o, prefix, from);
  out_add(r, o, &inner);
  out_text(r, o, suffix, n > start ? inner.from[inner.n - 1] : from);
}

bool spell_error(Reader *r, size_t from, size_t to, const char *format, ...) {
  Buf text = buf_new(r->arena);
  va_list args;
  va_start(args, format);
  buf_vfmt(&text, format, args);
  va_end(args);
  if (from > r->s.n) from = r->s.n;
  if (to > r->s.n) to = r->s.n;
  return diag_error(r->diags, r->raw, (Span){r->map[from], r->map[to]}, STR_FMT, STR_ARG(buf_str(&text)));
}

// ---- the whole -------------------------------------------------------------

// Fullwidth forms, the many minus signs and spaces become plain ASCII first.
static void make_plain(Reader *r, Str whole, Span span) {
  Str raw = str_sub(whole, 0, span.to);
  char *p = NEW_ARRAY(r->arena, char, raw.n + 1);
  uint32_t *map = NEW_ARRAY(r->arena, uint32_t, raw.n + 2);
  size_t n = 0;
  for (size_t i = span.from; i < raw.n;) {
    unsigned char a = (unsigned char)raw.p[i], b = i + 1 < raw.n ? (unsigned char)raw.p[i + 1] : 0, c = i + 2 < raw.n ? (unsigned char)raw.p[i + 2] : 0;
    map[n] = (uint32_t)i;
    if (a == 0xEF && b == 0xBC && c >= 0x81) p[n++] = (char)(c - 0x60), i += 3;      // ！ … ＿
    else if (a == 0xEF && b == 0xBD && c <= 0x9E) p[n++] = (char)(c - 0x20), i += 3;  // ｀ … ～
    else if (a == 0xE2 && b == 0x88 && c == 0x92) p[n++] = '-', i += 3;               // −
    else p[n++] = raw.p[i++];
  }
  map[n] = (uint32_t)raw.n;
  r->s = (Str){p, n};
  r->plain = p;
  r->map = map;
}

static void set_mode(Reader *r) {
  r->latex = memchr(r->s.p, '\\', r->s.n) || memchr(r->s.p, '{', r->s.n);
  r->numpy = memchr(r->s.p, '@', r->s.n) || str_find(r->s, S("np.")) >= 0 || str_find(r->s, S(".dot(")) >= 0 || str_find(r->s, S("torch.")) >= 0 ||
             str_find(r->s, S(".T")) >= 0 || str_find(r->s, S("numpy.")) >= 0;
}

// 3x2, 3 × 2, 3 by 2: a shape, when that is what can be asked.
static bool is_shape(Reader *r, Out *o) {
  size_t at = skip_blanks(r, 0), n = 0, parts = 0;
  out_text(r, o, "[", at);
  while (at < r->s.n) {
    size_t from = at;
    while (at < r->s.n && is_digit(r->s.p[at])) at++;
    if (at == from || at - from > 6) return false;
    if (parts++) out_text(r, o, ", ", from);
    out_str(r, o, str_sub(r->s, from, at), from);
    at = skip_blanks(r, at);
    if (at >= r->s.n) break;
    Str rest = str_sub(r->s, at, r->s.n);
    n = str_starts(rest, S("by ")) ? 3 : str_starts(rest, S("×")) ? 2 : str_starts(rest, S("x")) || str_starts(rest, S("X")) ? 1 : 0;
    if (!n) return false;
    at = skip_blanks(r, at + n);
  }
  out_text(r, o, "]", r->s.n ? r->s.n - 1 : 0);
  return parts > 1 && parts <= 4;
}

// 1,234: nobody can tell one number from two.
static bool is_thousands(Str s, size_t comma) {
  size_t digits = 0;
  while (comma + 1 + digits < s.n && is_digit(s.p[comma + 1 + digits])) digits++;
  size_t point = comma;
  while (point && is_digit(s.p[point - 1])) point--;
  bool german = comma - point == 3 && point > 1 && s.p[point - 1] == '.' && is_digit(s.p[point - 2]); // 1.234,5
  return (digits == 3 && comma && is_digit(s.p[comma - 1])) || (german && digits);
}

bool has_decimal_commas(const Reader *r, size_t from, size_t to, size_t *comma) {
  bool touching = false, spaced = false;
  if (r->spelling->decimal_comma) return false;
  for (size_t i = from + 1; i + 1 < to; i++) {
    char before = r->s.p[i - 1], c = r->s.p[i];
    if (c == ',' && is_digit(before) && is_digit(r->s.p[i + 1])) {
      if (!touching) *comma = i;
      touching = true;
    }
    if (c != ' ' && c != '\t') continue;
    size_t next = i;
    while (next < to && (r->s.p[next] == ' ' || r->s.p[next] == '\t')) next++;
    i = next - 1;
    bool number = next < to && (is_digit(r->s.p[next]) || (strchr("+-.", r->s.p[next]) && next + 1 < to && is_digit(r->s.p[next + 1])));
    spaced |= is_digit(before) && number;
  }
  return touching && spaced;
}

// One row a line: lines of numbers are the rows of an array; a single line is a row
// where several entries are asked.
static bool is_rows(const Reader *r) {
  size_t lines = 0, at = 0, numbers = 0, comma;
  if (has_decimal_commas(r, 0, r->s.n, &comma)) return false;
  while (at < r->s.n) {
    size_t to = at;
    while (to < r->s.n && r->s.p[to] != '\n') to++;
    Str line = str_trim(str_sub(r->s, at, to));
    for (size_t i = 0; i < line.n; i++) {
      if (!is_digit(line.p[i]) && !strchr(" .,;+-eE\t/", line.p[i])) return false;
      bool begins = !i || strchr(" ,;\t+-", line.p[i - 1]);
      if (begins && line.p[i] == '0' && i + 1 < line.n && is_digit(line.p[i + 1])) return false; // 1 000
      if (line.p[i] == ',' && !r->spelling->decimal_comma && is_thousands(line, i)) return false;
      bool inside = i && (is_digit(line.p[i - 1]) || strchr(".eE/", line.p[i - 1]) || (strchr("+-", line.p[i - 1]) && i > 1 && strchr("eE", line.p[i - 2])));
      numbers += (is_digit(line.p[i]) || line.p[i] == '.') && !inside;
    }
    lines += line.n > 0;
    at = to + 1;
  }
  return lines > 1 || numbers > 1;
}

static bool read_rows(Reader *r, Out *o) {
  bool first = true;
  r->matrix = true;
  out_text(r, o, "[", 0);
  for (size_t at = 0; at < r->s.n;) {
    size_t to = at;
    while (to < r->s.n && r->s.p[to] != '\n') to++;
    size_t end = to;
    while (end > at && strchr(" \r\t,;", r->s.p[end - 1])) end--;
    if (end > at) {
      if (!first) out_text(r, o, "; ", at);
      first = false;
      if (!read_piece(r, at, end, UNTIL_END, o)) return false;
    }
    at = to + 1;
  }
  out_text(r, o, "]", r->s.n - 1);
  return true;
}

// The end of a formula without the full stop of its sentence; in front of the sign that
// ends the formula it may be a comma.  Behind a digit it is the number's.
static size_t without_stop(Str s) {
  bool closed = false;
  for (size_t n = s.n; n > 1;) {
    char c = s.p[n - 1], before = s.p[n - 2];
    bool sign = c == '$' || ((c == ')' || c == ']') && before == '\\');
    if (c == '.' || (closed && (c == ',' || c == ';'))) return strchr(".\\0123456789", before) ? s.n : n - 1;
    if (!sign && c != ' ' && c != '\n' && c != '\r' && c != '\t') break;
    closed |= sign;
    n -= sign && c != '$' ? 2 : 1;
  }
  return s.n;
}

// \left and \right stand before a bracket; where it is lost, so is what it meant.
static bool has_delimiters(Reader *r) {
  static const Str words[] = {STR_INIT("\\left"), STR_INIT("\\right")};
  for (size_t at = 0; at < r->s.n; at++)
    for (size_t i = 0; i < 2; i++) {
      size_t to = at + words[i].n;
      if (!str_starts(str_sub(r->s, at, r->s.n), words[i]) || (to < r->s.n && is_letter(r->s.p[to]))) continue;
      while (to < r->s.n && r->s.p[to] == ' ') to++;
      char c = to < r->s.n ? r->s.p[to] : ' ', next = to + 1 < r->s.n ? r->s.p[to + 1] : ' ';
      bool command = c == '\\' && (is_letter(next) || strchr("{}|", next));
      if (command || strchr("()[]{}|<>./", c) || (unsigned char)c >= 0x80) continue;
      return spell_error(r, at, to, "the bracket is lost here");
    }
  return true;
}

bool text_read(Arena *a, const Source *raw, Span span, const Spelling *spelling, Source *house, Diags *d) {
  Reader r = {.arena = a, .spelling = spelling, .diags = d, .raw = raw};
  Out o = {0};
  for (size_t i = span.from; i < span.to; i++) {
    unsigned char c = (unsigned char)raw->text.p[i];
    if ((c < 0x20 && !strchr("\t\n\r", c)) || c == 0 || c == 0x7f) return diag_error(d, raw, (Span){i, i + 1}, "control character 0x%02x", c);
  }
  make_plain(&r, raw->text, span);
  r.end = r.s.n = without_stop(r.s);
  set_mode(&r);
  if (r.latex && !has_delimiters(&r)) return false;
  bool shape = spelling->list && is_shape(&r, &o);
  if (!shape) o.n = 0;
  if (!shape && !(spelling->list && is_rows(&r) ? read_rows(&r, &o) : read_sequence(&r, UNTIL_END, &o))) return false;
  uint32_t *map = NEW_ARRAY(a, uint32_t, o.n + 1);
  for (size_t i = 0; i < o.n; i++) map[i] = r.map[o.from[i] < r.s.n ? o.from[i] : r.s.n];
  map[o.n] = r.map[r.s.n];
  *house = (Source){.name = raw->name, .text = {o.p, o.n}, .whole = raw->text, .map = map, .line0 = raw->line0};
  return true;
}

// ---- equals signs ----------------------------------------------------------

// Bytes of the equals sign at s[i], or 0.
static size_t equals_sign(Str s, size_t i) {
  static const Str signs[] = {STR_INIT("≈"), STR_INIT("≃"), STR_INIT("←"), STR_INIT("＝"), STR_INIT("\\approx"), STR_INIT("\\simeq"),
                              STR_INIT("\\leftarrow"), STR_INIT("\\gets"), STR_INIT("\\equiv"), STR_INIT(":=")};
  for (size_t k = 0; k < sizeof signs / sizeof *signs; k++)
    if (str_starts(str_sub(s, i, s.n), signs[k])) return signs[k].n;
  bool before = i && strchr("=<>!~:", s.p[i - 1]), after = i + 1 < s.n && s.p[i + 1] == '=';
  return s.p[i] == '=' && !before && !after ? 1 : 0;
}

size_t text_equals(Str s, Span *pieces, size_t most) {
  size_t n = 0, from = 0;
  int depth = 0;
  for (size_t i = 0; i <= s.n; i++) {
    size_t sign = i < s.n && depth <= 0 ? equals_sign(s, i) : 0;
    if (i < s.n) {
      Str rest = str_sub(s, i, s.n);
      depth += (s.p[i] && strchr("([{", s.p[i]) && !(i && s.p[i - 1] == '\\')) || str_starts(rest, S("\\begin{"));
      depth -= (s.p[i] && strchr(")]}", s.p[i]) && !(i && s.p[i - 1] == '\\')) || str_starts(rest, S("\\end{"));
    }
    if (i < s.n && !sign) continue;
    if (n < most) pieces[n] = (Span){from, i};
    n++;
    from = i + sign;
    if (sign) i += sign - 1;
  }
  return n;
}
