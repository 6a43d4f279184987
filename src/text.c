// text.c - a student's text as a whole: equals signs, and the places of what comes out.
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

// ---- reading in vain -------------------------------------------------------

Saved save_reader(const Reader *r, const Out *o) { return (Saved){*r, r->diags->errors, r->diags->n, o->n}; }

bool undo_reading(Reader *r, Out *o, const Saved *saved) {
  size_t from = saved->reader.at, to = r->at, vain = r->vain + (to > from ? to - from : 0);
  *r = saved->reader;
  r->vain = vain;
  r->diags->errors = saved->errors;
  r->diags->n = saved->diags;
  o->n = saved->written;
  return vain <= 2 * r->s.n + 4096 || spell_error(r, from, to, "too deeply nested");
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

bool read_spelling(Arena *a, const Source *raw, Span span, const Spelling *spelling, Source *house, Diags *d) {
  Spelling own = *spelling;
  Reader r = {.arena = a, .spelling = &own, .diags = d, .raw = raw};
  Out o = {0};
  bool found = false;
  if (!read_plain(&r, span) || !no_control_characters(raw, span, d)) return false;
  own.decimal_comma = own.decimal_comma && (own.decimal_lists || !commas_part_entries(&r));
  if (own.decimal_comma && !own.decimal_lists && !clear_points(&r)) return false;
  if (spelling->constant && !clear_raised_point(&r)) return false;
  if (!(spelling->list ? read_list(&r, &o, &found) : clear_entries(&r))) return false;
  if (spelling->constant && !(clear_uncertainty(&r) && (spelling->list || clear_single(&r)))) return false;
  if (spelling->number_words && !read_number_words(&r, &o, &found)) return false;
  bool condition = !spelling->constant && !r.choices && is_equation(&r, 0, r.end);
  if (!found && !(condition ? read_condition(&r, 0, r.end, &o) : read_piece(&r, 0, r.end, UNTIL_END, &o))) return false;
  if (!o.n && r.end) return spell_error(&r, skip_lines(&r, 0) < r.end ? skip_lines(&r, 0) : 0, r.end, "nothing is written here");
  uint32_t *map = NEW_ARRAY(a, uint32_t, o.n + 1);
  Str whole = raw->whole.p ? raw->whole : raw->text;
  uint32_t slice = (uint32_t)(raw->text.p - whole.p);
  for (size_t i = 0; i < o.n; i++) map[i] = slice + r.map[o.from[i] < r.s.n ? o.from[i] : r.s.n];
  map[o.n] = slice + r.map[r.end];
  *house = (Source){.name = raw->name, .text = {o.p, o.n}, .whole = whole, .map = map, .line0 = raw->line0};
  return true;
}

bool text_read(Arena *a, const Source *raw, Span span, const Spelling *spelling, Source *house, Diags *d) {
  return read_house(a, raw, span, spelling, house) || read_spelling(a, raw, span, spelling, house, d);
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

static inline bool begins_sign(unsigned char c) { return c == '=' || c == '<' || c == ':' || c == '\\' || c >= 0x80; }

// Bytes of the equals sign at s[i], or 0.
static size_t equals_sign(Str s, size_t i) {
  static const Str signs[] = {STR_INIT("≈"), STR_INIT("≃"), STR_INIT("≅"), STR_INIT("≡"), STR_INIT("←"), STR_INIT("＝"), STR_INIT("\\approx"), STR_INIT("\\simeq"),
                              STR_INIT("\\cong"), STR_INIT("\\leftarrow"), STR_INIT("\\gets"), STR_INIT("\\equiv"), STR_INIT(":=")};
  unsigned char c = (unsigned char)s.p[i];
  if (!begins_sign(c)) return 0;
  if (c == '=') {
    bool before = i && strchr("=<>!~:", s.p[i - 1]), after = i + 1 < s.n && strchr("=<>", s.p[i + 1]);
    return !before && !after && !is_bound_of_sum(s, i);
  }
  if (c == '<') // an arrow with white space around it; a<-b is a comparison
    return i && s.p[i - 1] == ' ' && i + 2 < s.n && s.p[i + 1] == '-' && s.p[i + 2] == ' ' ? 2 : 0;
  for (size_t k = 0; k < sizeof signs / sizeof *signs; k++) {
    Str rest = str_sub(s, i, s.n);
    bool more = signs[k].p[0] == '\\' && rest.n > signs[k].n && is_letter(rest.p[signs[k].n]);
    if (str_starts(rest, signs[k]) && !more) return signs[k].n;
  }
  return 0;
}

// What the character at s[i] opens (1) or closes (-1).  Environments that only align
// lines are none.  escaped: a backslash in front is its own.
static int bracket_step(Str s, size_t i, bool escaped) {
  char c = s.p[i];
  bool brace = c == '{' || c == '}';
  if (escaped && !brace) return 0;
  if (is_open(c)) return 1;
  if (c == ')' || c == ']' || c == '}') return -1;
  if (c != '\\') return 0;
  Str rest = str_sub(s, i, s.n);
  int step = str_starts(rest, S("\\begin{")) ? 1 : str_starts(rest, S("\\end{")) ? -1 : 0;
  return step && !is_alignment(str_sub(rest, step > 0 ? 6 : 4, rest.n)) ? step : 0;
}

// Whether a condition begins at s[i]: behind `1 if` and `z > 0 and` an equals sign asks.
static bool begins_condition(Str s, size_t i) {
  static const Str words[] = {STR_INIT("if"), STR_INIT("when"), STR_INIT("and"), STR_INIT("or"), STR_INIT("\\land"), STR_INIT("\\wedge")};
  static const Str signs[] = {STR_INIT("&&"), STR_INIT("∧"), STR_INIT("∨")};
  Str rest = str_sub(s, i, s.n);
  for (size_t k = 0; char_in(s.p[i], "iwao\\") && !(i && is_word_char(s.p[i - 1])) && k < sizeof words / sizeof *words; k++)
    if (str_starts(rest, words[k]) && !(rest.n > words[k].n && is_word_char(rest.p[words[k].n]))) return true;
  for (size_t k = 0; (s.p[i] == '&' || (unsigned char)s.p[i] == 0xE2) && k < sizeof signs / sizeof *signs; k++)
    if (str_starts(rest, signs[k])) return true;
  return false;
}

static bool has_equals_sign(Str s) { // in whatever brackets
  for (size_t i = 0; i < s.n; i++)
    if (begins_sign((unsigned char)s.p[i]) && equals_sign(s, i)) return true;
  return false;
}

size_t text_equals(Str s, Span *pieces, size_t most) {
  size_t n = 0, from = 0;
  bool condition = false;
  int depth = 0;
  bool escaped = false;
  if (s.n > LIMIT_ANSWER_BYTES) return pieces[0] = (Span){0, s.n}, 1; // refused as a whole
  if (!has_equals_sign(s)) return pieces[0] = (Span){0, s.n}, 1;
  for (size_t i = 0; i <= s.n; i++) {
    condition |= i < s.n && depth <= 0 && begins_condition(s, i);
    size_t sign = i < s.n && depth <= 0 && !condition ? equals_sign(s, i) : 0;
    if (i < s.n) {
      depth += bracket_step(s, i, escaped);
      escaped = s.p[i] == '\\' && !escaped;
    }
    if (i < s.n && !sign) continue;
    if (n < most) pieces[n] = (Span){from, i};
    n++;
    from = i + sign;
    if (sign) i += sign - 1, escaped = false;
  }
  return n;
}
