// text_rows.c - an answer that is a list as a whole: a shape, numbers in rows, rows in
// brackets.
//
// Lists are written in a dozen ways, and the worst of what a comma or a blank can mean
// is met here: 1,234 and 1 000 are refused, unless exactly one reading has as many
// entries as are asked.
#include "text_parts.h"

// ---- shapes ----------------------------------------------------------------

// What stands around a shape and says nothing: (3 x 2), \mathbb{R}^{3 \times 2}.
static void shape_bounds(const Reader *r, size_t *from, size_t *to) {
  static const Str reals[] = {STR_INIT("\\mathbb{R}"), STR_INIT("\\mathbb R"), STR_INIT("\\R"), STR_INIT("ℝ"), STR_INIT("R")};
  *from = skip_blanks(r, 0), *to = r->end;
  const char *hat = *from < *to ? memchr(r->s.p + *from, '^', *to - *from) : NULL;
  Str before = hat ? str_trim(str_sub(r->s, *from, (size_t)(hat - r->s.p))) : (Str){0};
  for (size_t i = 0; i < sizeof reals / sizeof *reals; i++)
    if (str_eq(before, reals[i])) *from = skip_blanks(r, (size_t)(hat - r->s.p) + 1);
  while (*from < *to && is_open(r->s.p[*from]) && skip_blanks(r, closing(r, *from) + 1) >= *to) {
    *to = closing(r, *from) < *to ? closing(r, *from) : *to;
    *from = skip_blanks(r, *from + 1);
  }
}

// Bytes of the sign between two sizes at `at`, or 0.
static size_t shape_sign(const Reader *r, size_t at, size_t to) {
  static const Str signs[] = {STR_INIT("by "), STR_INIT("-by-"), STR_INIT("×"), STR_INIT("\\times"), STR_INIT("x"), STR_INIT("X")};
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
    if (str_starts(str_sub(r->s, at, to), signs[i])) return signs[i].n;
  return 0;
}

// 3x2, 3 × 2, 3 by 2: a shape, when that is what can be asked.
static bool is_shape(Reader *r, Out *o) {
  size_t at, end, parts = 0;
  shape_bounds(r, &at, &end);
  out_text(r, o, "[", at);
  while (at < end) {
    size_t from = at;
    while (at < end && is_digit(r->s.p[at])) at++;
    if (at == from || at - from > 6) return false;
    if (parts++) out_text(r, o, ", ", from);
    out_str(r, o, str_sub(r->s, from, at), from);
    at = skip_blanks(r, at);
    if (at >= end) break;
    size_t n = shape_sign(r, at, end);
    if (!n) return false;
    at = skip_blanks(r, at + n);
  }
  out_text(r, o, "]", end ? end - 1 : 0);
  return parts > 1 && parts <= 4;
}

// ---- numbers ---------------------------------------------------------------

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

// Whether blanks or semicolons part numbers in s[from, to), and nothing else is there: (1 2 3).
bool blanks_part_numbers(const Reader *r, size_t from, size_t to) {
  bool parted = false, number = false;
  for (size_t i = from; i < to; i++) {
    char c = r->s.p[i], next = i + 1 < to ? r->s.p[i + 1] : ' ';
    if (!c || !is_number_char(c) || (char_in(c, "+-/") && next == ' ')) return false;
    parted |= number && char_in(r->s.p[i - 1], " ;\t\n") && (is_digit(c) || char_in(c, ".+-"));
    number |= is_digit(c);
  }
  return parted;
}

static bool is_german(Str token) { // 1.234,5
  size_t comma = 0, digits = 0;
  while (comma < token.n && token.p[comma] != ',') comma++;
  while (digits < comma && is_digit(token.p[comma - digits - 1])) digits++;
  return digits == 3 && comma > 3 && token.p[comma - 4] == '.';
}

// As many numbers as are asked, if each comma and each blank parts two: 1,2⏎3,4 where four
// are asked.  But 1,234 and 1 000 are of one number whatever is asked.
static bool has_entries_asked(const Reader *r, size_t from, size_t to) {
  size_t n = 0;
  for (size_t i = from, digits; i < to; i++) {
    char before = i > from ? r->s.p[i - 1] : ' ';
    if (char_in(r->s.p[i], " ,;\t\r\n()[]")) continue;
    if (!char_in(before, " ,;\t\r\n()[]")) continue;
    n++;
    for (digits = i; digits < to && is_digit(r->s.p[digits]);) digits++;
    size_t end = digits;
    while (end < to && !char_in(r->s.p[end], " ;\t\r\n")) end++;
    if (is_german(str_sub(r->s, i, end))) return false;
    bool thousands = before == ',' && digits == i + 3 && !(digits < to && r->s.p[digits] == '.');
    if (thousands || (r->s.p[i] == '0' && digits > i + 1)) return false;
  }
  return n > 1 && n == r->spelling->asked;
}

// 1,234 and 1 000: nobody can tell one number from two.  *from, *to: the first such place.
static bool unclear_numbers(const Reader *r, size_t begin, size_t end, bool tight, size_t *from, size_t *to) {
  for (size_t i = begin; i < end;) {
    size_t token = i, commas = 0, points = 0;
    while (i < end && !strchr(" \t\r\n;[]()", r->s.p[i])) {
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
  if (!has_entries_asked(r, 0, end) && unclear_numbers(r, 0, end, true, &from, &to)) return refuse_unclear(r, from, to);
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

// [1,5 2,5]: is the comma decimal, or does it part entries like the blank?  [1 000, 2 000]?
bool clear_entries(Reader *r) {
  bool numbers = r->spelling->constant, commas = false, blanks = false;
  size_t from = 0, to = 0;
  for (size_t i = 1; numbers && i + 1 < r->end; i++) {
    char c = r->s.p[i], before = r->s.p[i - 1], next = r->s.p[i + 1];
    if (c == ',' && is_digit(before) && is_digit(next)) commas = true;
    if (c == ' ' && is_digit(before) && (is_digit(next) || next == '-')) blanks = true;
    if (!is_number_char(c) && !char_in(c, "[]()")) numbers = false;
  }
  if (!numbers || !blanks || has_entries_asked(r, 0, r->end)) return true;
  bool tight = commas && !r->spelling->decimal_comma;
  if (!(tight || r->spelling->asked) || !unclear_numbers(r, 0, r->end, tight, &from, &to)) return true;
  return refuse_unclear(r, from, to);
}

// ---- rows in brackets ------------------------------------------------------

// [1, 2]⏎[3, 4] and (1,2),(3,4): rows in brackets of their own, and nothing around them.
static bool is_bracketed_rows(const Reader *r) {
  size_t at = skip_lines(r, 0), rows = 0;
  char bracket = char_at(r, at);
  bool apart = true;
  if (bracket != '(' && bracket != '[') return false;
  for (; at < r->end; at = skip_lines(r, at)) {
    char c = r->s.p[at];
    size_t close = closing(r, at);
    if (char_in(c, ",;") && rows) at++, apart = true;
    else if (c != bracket || !apart || close >= r->end || has_at_top(r, at + 1, close, ";\n")) return false;
    else rows++, at = close + 1, apart = bracket == '[' ? char_in(char_at(r, at), " \t\r\n") : skip_blanks(r, at) < skip_lines(r, at);
  }
  return rows > 1;
}

// sqrt(2), 5×10^-1: formulas, as many as are asked, with commas or semicolons between them.
static bool is_bare_list(const Reader *r) {
  size_t n = 1;
  if (is_condition(r, 0, r->end)) return false;
  for (size_t at = 0; at < r->end; at++) {
    if (is_open(r->s.p[at])) at = closing(r, at);
    else n += char_in(r->s.p[at], ",;");
  }
  return n > 1 && n == r->spelling->asked;
}

bool read_list(Reader *r, Out *o, bool *found) {
  *found = is_shape(r, o);
  if (*found) return true;
  o->n = 0;
  if (is_rows(r)) return *found = true, read_rows(r, o);
  if (!clear_entries(r)) return false;
  *found = is_bracketed_rows(r);
  if (*found) return read_nested(r, skip_lines(r, 0), r->end, o);
  *found = is_bare_list(r);
  if (!*found) return true;
  out_text(r, o, "[", 0);
  bool ok = read_piece(r, 0, r->end, UNTIL_END, o);
  out_text(r, o, "]", r->end - 1);
  return ok;
}

// ---- decimal commas --------------------------------------------------------

// [1,2,3], [[1,2],[3,4]], (3,2): where nothing but commas parts what brackets hold, they
// part entries, whatever the file says of its numbers.
bool commas_part_entries(Str s) {
  bool bracket = false, other = false;
  for (size_t i = 0; i < s.n; i++) {
    bracket |= char_in(s.p[i], "[(");
    other |= s.p[i] == ';' || s.p[i] == '\n';
    bool blank = char_in(s.p[i], " \t") && i && i + 1 < s.n;
    other |= blank && is_digit(s.p[i - 1]) && (is_digit(s.p[i + 1]) || char_in(s.p[i + 1], "+-."));
  }
  return bracket && !other;
}

