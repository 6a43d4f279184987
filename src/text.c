// text.c - a student's text as a whole: numbers in rows, shapes, equals signs, and
// the places of what comes out.
//
// Each byte written remembers the byte it stands for; pieces can so be written in
// another order than they were read (a sum's condition, the cases of a definition)
// and a diagnostic still points at the right place.
#include "text.h"

#include <string.h>

#include "limits.h"
#include "text_parts.h"

// ---- output ----------------------------------------------------------------

void out_byte(Reader *r, Out *o, char c, size_t from) {
  if (o->n == o->cap_p) o->p = arena_grow(r->arena, o->p, o->n, &o->cap_p, 1);
  if (o->n == o->cap_from) o->from = arena_grow(r->arena, o->from, o->n, &o->cap_from, sizeof *o->from);
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
  diag_error(r->diags, r->raw, (Span){r->map[from], r->map[to]}, STR_FMT, STR_ARG(buf_str(&text)));
  r->diags->v[r->diags->n - 1].unread = true;
  return false;
}

bool spell_help(Reader *r, const char *format, ...) {
  Buf text = buf_new(r->arena);
  va_list args;
  va_start(args, format);
  buf_vfmt(&text, format, args);
  va_end(args);
  diag_help(r->diags, STR_FMT, STR_ARG(buf_str(&text)));
  return false;
}

// ---- shapes and rows -------------------------------------------------------

// 3x2, 3 × 2, 3 by 2: a shape, when that is what can be asked.
static bool is_shape(Reader *r, Out *o) {
  size_t at = skip_blanks(r, 0), parts = 0;
  out_text(r, o, "[", at);
  while (at < r->end) {
    size_t from = at;
    while (at < r->end && is_digit(r->s.p[at])) at++;
    if (at == from || at - from > 6) return false;
    if (parts++) out_text(r, o, ", ", from);
    out_str(r, o, str_sub(r->s, from, at), from);
    at = skip_blanks(r, at);
    if (at >= r->end) break;
    Str rest = str_sub(r->s, at, r->end);
    size_t n = str_starts(rest, S("by ")) ? 3 : str_starts(rest, S("×")) ? 2 : str_starts(rest, S("\\times")) ? 6 : rest.p[0] == 'x' || rest.p[0] == 'X';
    if (!n) return false;
    at = skip_blanks(r, at + n);
  }
  out_text(r, o, "]", r->s.n ? r->s.n - 1 : 0);
  return parts > 1 && parts <= 4;
}

static bool is_number_char(char c) { return is_digit(c) || strchr(" .,;+-eE\t/\r\n", c); }

// One row a line: lines of numbers are the rows of an array; a single line is a row
// where several entries are asked.  But `1 - 2` is a difference.
static bool is_rows(const Reader *r) {
  size_t numbers = 0;
  for (size_t i = 0; i < r->end; i++) {
    char c = r->s.p[i], before = i ? r->s.p[i - 1] : ' ', next = char_at(r, i + 1);
    if (!c || !is_number_char(c)) return false;
    if ((c == '-' || c == '+' || c == '/') && next == ' ') return false;
    numbers += (is_digit(c) || c == '.') && (strchr(" ,;\t\r\n+", before) || (before == '-' && !(i > 1 && strchr("eE", r->s.p[i - 2]))));
  }
  return numbers > 1;
}

static bool is_german(Str token) { // 1.234,5
  size_t comma = 0, digits = 0;
  while (comma < token.n && token.p[comma] != ',') comma++;
  while (digits < comma && is_digit(token.p[comma - digits - 1])) digits++;
  return digits == 3 && comma > 3 && token.p[comma - 4] == '.';
}

// 1,234 and 1 000: nobody can tell one number from two.  *from, *to: the first such place.
static bool unclear_numbers(const Reader *r, size_t begin, size_t end, bool tight, size_t *from, size_t *to) {
  for (size_t i = begin; i < end;) {
    size_t token = i, commas = 0, points = 0;
    while (i < end && !strchr(" \t\r\n;[]", r->s.p[i])) {
      commas += r->s.p[i] == ',' && i > token && is_digit(r->s.p[i - 1]) && i + 1 < end && is_digit(r->s.p[i + 1]);
      points += r->s.p[i++] == '.';
    }
    size_t digits = 0, group = i + 1;
    while (i > token + digits && is_digit(r->s.p[i - digits - 1])) digits++;
    while (group < end && is_digit(r->s.p[group])) group++;
    bool blank = i < end && r->s.p[i] == ' ' && digits && digits <= 3 && i - token <= digits + 1 && r->s.p[token] != '0' && group == i + 4 && !points;
    bool comma = commas == 1 && tight && (!points || is_german(str_sub(r->s, token, i)));
    *from = token;
    *to = blank ? group : i;
    if (r->spelling->decimal_comma ? blank || commas > 1 : blank || comma) return true;
    for (size_t k = token; !r->spelling->decimal_comma && k < i && commas; k++) { // 1,234,567.8
      size_t n = 0;
      while (k + 1 + n < i && is_digit(r->s.p[k + 1 + n])) n++;
      if (r->s.p[k] == ',' && n == 3 && k - token <= 4 && r->s.p[token] != '0') return true;
    }
    i += i < end;
  }
  return false;
}

static bool refuse_unclear(Reader *r, size_t from, size_t to) {
  Str text = str_sub(r->s, from, to);
  spell_error(r, from, to, "`" STR_FMT "` can be one number or two", STR_ARG(text));
  return spell_help(r, "write numbers without thousands separators and with a decimal point; entries with a comma and a space");
}

static bool read_rows(Reader *r, Out *o) {
  size_t end = r->end, from, to;
  bool first = true;
  if (unclear_numbers(r, 0, end, true, &from, &to)) return refuse_unclear(r, from, to);
  r->matrix = true;
  out_text(r, o, "[", 0);
  for (size_t at = 0; at < end;) {
    to = at;
    while (to < end && r->s.p[to] != '\n' && r->s.p[to] != ';') to++;
    size_t stop = to;
    while (stop > at && strchr(" \r\t,", r->s.p[stop - 1])) stop--;
    if (stop > at && skip_blanks(r, at) < stop) {
      if (!first) out_text(r, o, "; ", at);
      first = false;
      if (!read_piece(r, at, stop, UNTIL_END, o)) return false;
    }
    at = to + 1;
  }
  out_text(r, o, "]", end ? end - 1 : 0);
  return true;
}

// [1,5 2,5]: is the comma decimal, or does it part entries like the blank?
static bool clear_entries(Reader *r) {
  bool numbers = r->spelling->constant && !r->spelling->decimal_comma && memchr(r->s.p, ',', r->s.n);
  bool commas = false, blanks = false;
  size_t from = 0, to = 0;
  for (size_t i = 1; numbers && i + 1 < r->end; i++) {
    char c = r->s.p[i], before = r->s.p[i - 1], next = r->s.p[i + 1];
    if (c == ',' && is_digit(before) && is_digit(next)) commas = true;
    if (c == ' ' && is_digit(before) && (is_digit(next) || next == '-')) blanks = true;
    if (!is_number_char(c) && c != '[' && c != ']') numbers = false;
  }
  if (!(numbers && commas && blanks) || !unclear_numbers(r, 0, r->end, true, &from, &to)) return true;
  return refuse_unclear(r, from, to);
}

// ---- the whole -------------------------------------------------------------

static bool no_control_characters(const Source *raw, Span span, Diags *d) {
  for (size_t i = span.from; i < span.to; i++) {
    unsigned char c = (unsigned char)raw->text.p[i];
    if ((c >= 0x20 && c != 0x7f) || c == '\t' || c == '\n' || c == '\r') continue;
    return diag_error(d, raw, (Span){i, i + 1}, "control character 0x%02x", c);
  }
  return true;
}

// [1,2,3], [[1,2],[3,4]], (3,2): where nothing but commas parts what brackets hold, they
// part entries, whatever the file says of its numbers.
static bool commas_part_entries(Str s) {
  bool bracket = false, other = false;
  for (size_t i = 0; i < s.n; i++) {
    bracket |= char_in(s.p[i], "[(");
    other |= s.p[i] == ';' || s.p[i] == '\n';
    bool blank = char_in(s.p[i], " \t") && i && i + 1 < s.n;
    other |= blank && is_digit(s.p[i - 1]) && (is_digit(s.p[i + 1]) || char_in(s.p[i + 1], "+-."));
  }
  return bracket && !other;
}

bool text_read(Arena *a, const Source *raw, Span span, const Spelling *spelling, Source *house, Diags *d) {
  Spelling own = *spelling;
  Reader r = {.arena = a, .spelling = &own, .diags = d, .raw = raw};
  Out o = {0};
  if (!read_plain(&r, span) || !no_control_characters(raw, span, d)) return false;
  own.decimal_comma = own.decimal_comma && !commas_part_entries(str_sub(raw->text, span.from, span.to));
  bool shape = spelling->list && is_shape(&r, &o);
  if (!shape) o.n = 0;
  bool rows = !shape && spelling->list && is_rows(&r);
  if (!shape && !clear_entries(&r)) return false;
  if (!shape && !(rows ? read_rows(&r, &o) : read_piece(&r, 0, r.end, UNTIL_END, &o))) return false;
  uint32_t *map = NEW_ARRAY(a, uint32_t, o.n + 1);
  for (size_t i = 0; i < o.n; i++) map[i] = r.map[o.from[i] < r.s.n ? o.from[i] : r.s.n];
  map[o.n] = r.map[r.end];
  *house = (Source){.name = raw->name, .text = {o.p, o.n}, .whole = raw->text, .map = map, .line0 = raw->line0};
  return true;
}

// ---- equals signs ----------------------------------------------------------

// sum_k=1^K: the sign is the index's.
static bool is_bound_of_sum(Str s, size_t i) {
  static const Str sums[] = {STR_INIT("sum"), STR_INIT("prod"), STR_INIT("Σ"), STR_INIT("∑"), STR_INIT("∏")};
  while (i && s.p[i - 1] == ' ') i--;
  size_t letters = i;
  while (letters && is_letter(s.p[letters - 1])) letters--;
  if (letters == i || !letters || s.p[letters - 1] != '_') return false;
  for (size_t k = 0; k < sizeof sums / sizeof *sums; k++)
    if (letters > sums[k].n && str_eq(str_sub(s, letters - 1 - sums[k].n, letters - 1), sums[k])) return true;
  return false;
}

// Bytes of the equals sign at s[i], or 0.
static size_t equals_sign(Str s, size_t i) {
  static const Str signs[] = {STR_INIT("≈"), STR_INIT("≃"), STR_INIT("≅"), STR_INIT("≡"), STR_INIT("←"), STR_INIT("＝"), STR_INIT("\\approx"), STR_INIT("\\simeq"),
                              STR_INIT("\\cong"), STR_INIT("\\leftarrow"), STR_INIT("\\gets"), STR_INIT("\\equiv"), STR_INIT(":=")};
  unsigned char c = (unsigned char)s.p[i];
  if (c == '=') {
    bool before = i && strchr("=<>!~:", s.p[i - 1]), after = i + 1 < s.n && strchr("=<>", s.p[i + 1]);
    return !before && !after && !is_bound_of_sum(s, i);
  }
  if (c == '<') // an arrow with white space around it; a<-b is a comparison
    return i && s.p[i - 1] == ' ' && i + 2 < s.n && s.p[i + 1] == '-' && s.p[i + 2] == ' ' ? 2 : 0;
  if (c < 0x80 && c != '\\' && c != ':') return 0;
  for (size_t k = 0; k < sizeof signs / sizeof *signs; k++) {
    Str rest = str_sub(s, i, s.n);
    bool more = signs[k].p[0] == '\\' && rest.n > signs[k].n && is_letter(rest.p[signs[k].n]);
    if (str_starts(rest, signs[k]) && !more) return signs[k].n;
  }
  return 0;
}

// What the character at s[i] opens (1) or closes (-1).  Environments that only align
// lines are none.
static int bracket_step(Str s, size_t i) {
  size_t slashes = 0;
  if (!is_open(s.p[i]) && !strchr(")]}\\", s.p[i])) return 0;
  while (slashes < i && s.p[i - slashes - 1] == '\\') slashes++;
  char c = s.p[i];
  bool escaped = slashes % 2, brace = c == '{' || c == '}';
  if (escaped && !brace) return 0;
  if (is_open(c)) return 1;
  if (c == ')' || c == ']' || c == '}') return -1;
  if (c != '\\') return 0;
  Str rest = str_sub(s, i, s.n);
  int step = str_starts(rest, S("\\begin{")) ? 1 : str_starts(rest, S("\\end{")) ? -1 : 0;
  return step && !is_alignment(str_sub(rest, step > 0 ? 7 : 5, rest.n)) ? step : 0;
}

size_t text_equals(Str s, Span *pieces, size_t most) {
  size_t n = 0, from = 0;
  int depth = 0;
  if (s.n > LIMIT_ANSWER_BYTES) return pieces[0] = (Span){0, s.n}, 1; // refused as a whole
  for (size_t i = 0; i <= s.n; i++) {
    size_t sign = i < s.n && depth <= 0 ? equals_sign(s, i) : 0;
    if (i < s.n) depth += bracket_step(s, i);
    if (i < s.n && !sign) continue;
    if (n < most) pieces[n] = (Span){from, i};
    n++;
    from = i + sign;
    if (sign) i += sign - 1;
  }
  return n;
}
