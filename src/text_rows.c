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

// Bytes of the sign between two sizes at `at`, or 0.  *times: it is one of any product.
static size_t shape_sign(const Reader *r, size_t at, size_t to, bool *times) {
  static const Str signs[] = {STR_INIT("by "), STR_INIT("-by-"), STR_INIT("×"), STR_INIT("\\times"), STR_INIT("x"), STR_INIT("X")};
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
    if (str_starts(str_sub(r->s, at, to), signs[i])) return signs[i].n;
  Symbol s = symbol_at(r, at);
  bool product = at < to && (r->s.p[at] == '*' || (s.kind == SYM_TEXT && str_eq(s.text, S("*"))));
  *times |= product;
  return product ? s.length ? s.length : 1 : 0;
}

// 3x2, 3 × 2, 3 by 2: a shape, when that is what can be asked.  3*2 where two numbers are.
static bool is_shape(Reader *r, Out *o) {
  size_t at, end, parts = 0;
  bool times = false;
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
    size_t n = shape_sign(r, at, end, &times);
    if (!n) return false;
    at = skip_blanks(r, at + n);
  }
  out_text(r, o, "]", end ? end - 1 : 0);
  return parts > 1 && parts <= 4 && (!times || parts == r->spelling->asked);
}

// ---- numbers ---------------------------------------------------------------

static bool is_number_char(char c) { return is_digit(c) || strchr(" .,;+-eE\t/\r\n", c); }

// One row a line: lines of numbers are the rows of an array; a single line is a row
// where several entries are asked.  But `1 - 2` is a difference.
static bool is_rows(const Reader *r, size_t from) {
  size_t numbers = 0;
  for (size_t i = from; i < r->end; i++) {
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
  size_t comma = 0, digits = 0, behind;
  while (comma < token.n && token.p[comma] != ',') comma++;
  while (digits < comma && is_digit(token.p[comma - digits - 1])) digits++;
  for (behind = comma + 1; behind < token.n && is_digit(token.p[behind]);) behind++;
  bool number = comma < token.n && !(behind < token.n && char_in(token.p[behind], ".,"));
  return number && digits == 3 && comma > 3 && token.p[comma - 4] == '.';
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
    digits = digits_end(r, i, to);
    size_t end = digits;
    while (end < to && !char_in(r->s.p[end], " ;\t\r\n,")) end++;
    end = digits_end(r, end + 1 < to ? end + 1 : to, to);
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
    group = digits_end(r, group, end);
    bool blank = i < end && r->s.p[i] == ' ' && digits && digits <= 3 && i - token <= digits + 1 && r->s.p[token] != '0' && group == i + 4 && !points;
    bool comma = commas == 1 && tight && (!points || is_german(str_sub(r->s, token, i)));
    *from = token;
    *to = blank ? group : i;
    bool chain = commas > 1 && !r->spelling->decimal_lists; // 0,5,1,5
    if (r->spelling->decimal_comma ? blank || chain : blank || comma) return true;
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

// The comma at `at` is a decimal one, as far as the file and the digits around say.
static bool is_decimal(const Reader *r, size_t at) {
  return r->spelling->decimal_comma && at && is_digit(r->s.p[at - 1]) && is_digit(char_at(r, at + 1));
}

// 1;2⏎3;4 where a matrix is asked: lines are rows, and each holds several numbers that
// nothing but a semicolon parts.
static bool semicolons_part_entries(const Reader *r) {
  size_t lines = 0, all = 0;
  bool even = !r->spelling->vector;
  for (size_t at = 0, to; even && at < r->end; at = to + 1) {
    size_t n = 0;
    for (to = at; to < r->end && r->s.p[to] != '\n'; to++) {
      char c = r->s.p[to];
      n += c == ';';
      if (c == ',' && !is_decimal(r, to)) even = false;
      if (char_in(c, " \t") && skip_blanks(r, to) < r->end && !char_in(r->s.p[skip_blanks(r, to)], ";\n") && to > at && !char_in(r->s.p[to - 1], "; \t")) even = false;
    }
    if (skip_blanks(r, at) >= to) continue;
    if (!lines++) all = n;
    even &= n && n == all && r->s.p[to - 1] != ';';
  }
  return even && lines > 1;
}

static bool read_rows(Reader *r, size_t begin, Out *o) {
  size_t end = r->end, from, to;
  bool first = true, columns = semicolons_part_entries(r);
  if (!has_entries_asked(r, begin, end) && unclear_numbers(r, begin, end, true, &from, &to)) return refuse_unclear(r, from, to);
  r->matrix = true;
  out_text(r, o, "[", begin);
  for (size_t at = begin; at < end;) {
    to = at;
    while (to < end && r->s.p[to] != '\n' && r->s.p[to] != ';') to++;
    size_t stop = to;
    while (stop > at && strchr(" \r\t,", r->s.p[stop - 1])) stop--;
    if (stop > at && skip_blanks(r, at) < stop) {
      if (!first) out_text(r, o, columns && r->s.p[at - 1] == ';' ? ", " : "; ", at);
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
    if (c == ',' && is_digit(before) && next == '0' && is_digit(char_at(r, i + 2)) && !r->spelling->decimal_comma) // 0,0176
      return refuse_unclear(r, i - 1, digits_end(r, i + 1, r->end));
    if (c == ' ' && is_digit(before) && (is_digit(next) || next == '-')) blanks = true;
    if (!is_number_char(c) && !char_in(c, "[]()")) numbers = false;
  }
  if (!numbers || !blanks || has_entries_asked(r, 0, r->end)) return true;
  bool tight = commas && !r->spelling->decimal_comma;
  if (!(tight || r->spelling->asked) || !unclear_numbers(r, 0, r->end, tight, &from, &to)) return true;
  return refuse_unclear(r, from, to);
}

// ---- rows in brackets ------------------------------------------------------

// Nothing but numbers, and as many as are asked: (4.5) (-3.5) is no product then.
static bool are_numbers_asked(const Reader *r) {
  size_t n = 0;
  for (size_t i = 0; i < r->end; i++) {
    char c = r->s.p[i], before = i ? r->s.p[i - 1] : ' ';
    if (!char_in(c, "()[]") && !is_number_char(c)) return false;
    if (char_in(c, "+-/") && char_in(char_at(r, i + 1), " (")) return false;
    n += (is_digit(c) || c == '.') && !is_digit(before) && !char_in(before, ".eE") && !(char_in(before, "+-") && i > 1 && char_in(r->s.p[i - 2], "eE"));
  }
  return n > 1 && n == r->spelling->asked;
}

// [1, 2]⏎[3, 4], (1,2),(3,4) and (1) (2): rows in brackets of their own, and nothing around them.
static bool is_bracketed_rows(const Reader *r) {
  size_t at = skip_lines(r, 0), rows = 0;
  bool numbers = are_numbers_asked(r);
  char bracket = char_at(r, at);
  bool apart = true;
  if (bracket != '(' && bracket != '[') return false;
  for (; at < r->end; at = skip_lines(r, at)) {
    char c = r->s.p[at];
    size_t close = closing(r, at);
    if (char_in(c, ",;") && rows) at++, apart = true;
    else if (c != bracket || !apart || close >= r->end || has_at_top(r, at + 1, close, ";\n")) return false;
    else rows++, at = close + 1, apart = char_in(char_at(r, at), bracket == '[' || numbers ? " \t\r\n" : "\r\n");
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

// ---- numbers with their names ----------------------------------------------

// The digit that is lowered at s[i], ₀ … ₉, or -1.
static int lowered_digit(Str s, size_t i) {
  bool lowered = i + 2 < s.n && (unsigned char)s.p[i] == 0xE2 && (unsigned char)s.p[i + 1] == 0x82;
  int digit = lowered ? (unsigned char)s.p[i + 2] - 0x80 : -1;
  return digit <= 9 ? digit : -1;
}

// w1, w_1, w₁, w_{1}, w[1], w(1) at *at, and the equals sign behind it.
static bool named(Str s, size_t *at, Str *base, size_t *index) {
  size_t i = *at, from = i, digits;
  while (i < s.n && (is_word_char(s.p[i]) || char_in(s.p[i], "[({"))) i++;
  size_t end = i;
  for (digits = end; digits > from && is_digit(s.p[digits - 1]);) digits--;
  int64_t number = 0;
  for (; digits == end && lowered_digit(s, i) >= 0; i += 3) number = number > 9999 ? number : number * 10 + lowered_digit(s, i);
  bool lowered = i > end;
  while (i < s.n && char_in(s.p[i], "])}")) i++;
  while (i < s.n && char_in(s.p[i], " \t")) i++;
  bool equals = i < s.n && s.p[i] == '=' && !(i + 1 < s.n && s.p[i + 1] == '=');
  if (!equals || (digits == end) != lowered || digits == from || !is_letter(s.p[from])) return false;
  if ((!lowered && !str_int(str_sub(s, digits, end), &number)) || number > 9999) return false;
  *base = str_sub(s, from, digits);
  *index = (size_t)number;
  *at = i + 1;
  return true;
}

bool next_named(Str s, size_t *at, Str *base, size_t *index, Span *value) {
  while (*at < s.n && char_in(s.p[*at], " \t\r\n,;")) ++*at;
  if (*at >= s.n || !named(s, at, base, index)) return false;
  while (*at < s.n && char_in(s.p[*at], " \t")) ++*at;
  value->from = *at;
  while (*at < s.n && (is_digit(s.p[*at]) || char_in(s.p[*at], "+-.eE/"))) ++*at;
  value->to = *at;
  bool ends = *at >= s.n || char_in(s.p[*at], " \t\r\n,;");
  return value->to > value->from && ends && !is_letter(s.p[value->from]);
}

bool text_is_named_list(Str s, size_t n) {
  Str first = {0}, base;
  size_t at = 0, found = 0, index, begin = 0;
  for (Span value; next_named(s, &at, &base, &index, &value); found++) {
    if (!found) first = base, begin = index;
    if (!str_eq(base, first) || begin > 1 || index != begin + found) return false;
  }
  return found > 1 && found == n && at >= s.n;
}

static bool read_named_list(Reader *r, Out *o) {
  Str base;
  size_t at = 0, index;
  out_text(r, o, "[", 0);
  for (Span value; next_named(r->s, &at, &base, &index, &value);) {
    if (o->n > 1) out_text(r, o, "; ", value.from);
    if (!read_piece(r, value.from, value.to, UNTIL_END, o)) return false;
  }
  out_text(r, o, "]", r->end - 1);
  return true;
}

// ---- numbers behind their numbers ------------------------------------------

// `2. ` or `(2) ` at *at, where a list counts its n-th item.
static bool item_number(const Reader *r, size_t *at, size_t n, bool bracket) {
  size_t from = *at + bracket, to = digits_end(r, from, r->end);
  int64_t number;
  if (bracket && char_at(r, *at) != '(') return false;
  bool counts = str_int(str_sub(r->s, from, to), &number) && number == (int64_t)n && r->s.p[from] != '0';
  if (!counts || char_at(r, to) != (bracket ? ')' : '.') || to + 1 >= r->end || !char_in(r->s.p[to + 1], " \t")) return false;
  *at = to + 1;
  return true;
}

// One number at *at, up to what parts it from the next.
static bool item_entry(const Reader *r, size_t *at) {
  bool digits = false;
  while (char_in(char_at(r, *at), " \t") && *at < r->end) ++*at;
  for (; *at < r->end && !char_in(r->s.p[*at], " \t\r\n,;"); ++*at) {
    if (!is_number_char(r->s.p[*at])) return false;
    digits |= is_digit(r->s.p[*at]);
  }
  return digits;
}

// A matrix' items are lines; a vector's, and those of a single line, are of one number.
static bool items_are_lines(const Reader *r) { return !r->spelling->vector && memchr(r->s.p, '\n', r->end); }

// The n-th item of a numbered list.
static bool next_item(const Reader *r, size_t *at, size_t n, bool bracket, Span *item, size_t *entries) {
  while (*at < r->end && char_in(r->s.p[*at], " \t\r\n,;")) ++*at;
  if (!item_number(r, at, n, bracket)) return false;
  item->from = skip_blanks(r, *at);
  *entries = 0;
  bool line = items_are_lines(r);
  do {
    if (!item_entry(r, at)) return false;
    ++*entries;
    item->to = *at;
    while (line && *at < r->end && char_in(r->s.p[*at], " \t\r,;")) ++*at;
  } while (line && *at < r->end && r->s.p[*at] != '\n');
  return true;
}

// 1. 4.5⏎2. -3.5 and (1) 4.5 (2) -3.5: a list whose items are counted, and hold together
// as many numbers as are asked.  The counting is no entry then.
static bool is_numbered_list(const Reader *r) {
  size_t at = skip_lines(r, 0), items = 0, all = 0, each = 0, entries;
  bool bracket = char_at(r, at) == '(';
  for (Span item; at < r->end; all += entries) {
    if (!next_item(r, &at, ++items, bracket, &item, &entries)) return false;
    if (items > 1 && entries != each) return false;
    each = entries;
  }
  return items > 1 && all == r->spelling->asked;
}

static bool read_numbered_list(Reader *r, Out *o) {
  size_t at = skip_lines(r, 0), items = 0, entries, from, to;
  bool bracket = char_at(r, at) == '(';
  r->matrix = true;
  out_text(r, o, "[", at);
  for (Span item; at < r->end;) {
    next_item(r, &at, ++items, bracket, &item, &entries);
    if (bracket && char_in(char_at(r, skip_blanks(r, at)), ",;")) { // (1) 4.5, (2) -3.5
      spell_error(r, skip_lines(r, 0), item.to, "the number of an entry, or a factor?");
      return spell_help(r, "leave the numbers of the entries out: 4.5, -3.5");
    }
    if (unclear_numbers(r, item.from, item.to, true, &from, &to)) return refuse_unclear(r, from, to);
    if (items > 1) out_text(r, o, "; ", item.from);
    if (!read_piece(r, item.from, item.to, UNTIL_END, o)) return false;
  }
  out_text(r, o, "]", r->end - 1);
  return true;
}

// ---- the whole -------------------------------------------------------------

// 1.0e-03 * and rows of numbers below, as MATLAB prints them: where the rows begin, or 0.
static size_t scaled_rows(const Reader *r) {
  size_t at = skip_lines(r, 0), from = at;
  while (at < r->end && (is_digit(r->s.p[at]) || char_in(r->s.p[at], ".eE+-"))) at++;
  size_t star = skip_blanks(r, at), line = star + 1;
  if (at == from || !is_digit(r->s.p[from]) || char_at(r, star) != '*') return 0;
  while (line < r->end && char_in(r->s.p[line], " \t\r")) line++;
  return line < r->end && r->s.p[line] == '\n' ? line : 0;
}

bool read_list(Reader *r, Out *o, bool *found) {
  *found = text_is_named_list(str_sub(r->s, 0, r->end), r->spelling->asked);
  if (*found) return read_named_list(r, o);
  *found = is_numbered_list(r);
  if (*found) return read_numbered_list(r, o);
  *found = read_shape_words(r, o) || is_shape(r, o);
  if (*found) return true;
  o->n = 0;
  size_t rows = scaled_rows(r);
  if (rows) {
    size_t star = rows;
    while (r->s.p[star] != '*') star--;
    if (!read_piece(r, 0, star, UNTIL_END, o)) return false;
    out_text(r, o, "*", star);
  }
  if (is_rows(r, rows)) return *found = true, read_rows(r, rows, o);
  o->n = 0;
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

// ---- one number ------------------------------------------------------------

// -14 -1, 4.5 | -3.5: what is a difference or a product by the signs alone is more likely
// several numbers, if it is nothing but numbers.
bool clear_single(Reader *r) {
  size_t numbers = 0, bars = 0, signs = 0;
  for (size_t i = skip_lines(r, 0); i < r->end; i = skip_lines(r, i)) {
    char c = r->s.p[i];
    bool blanks = (!i || char_in(r->s.p[i - 1], " \t\r\n")) && char_in(char_at(r, i + 1), " \t\r\n");
    if (c == '|' && blanks) {
      bars++, i++;
      continue;
    }
    signs += numbers && char_in(c, "+-");
    i += char_in(c, "+-");
    size_t from = i;
    while (i < r->end && (is_digit(r->s.p[i]) || r->s.p[i] == '.')) i++;
    if (i < r->end && i > from && char_in(r->s.p[i], "eE")) i = digits_end(r, i + 1 + char_in(char_at(r, i + 1), "+-"), r->end);
    if (i == from || (i < r->end && !char_in(r->s.p[i], " \t\r\n"))) return true;
    numbers++;
  }
  if (numbers < 2 || !(bars || signs)) return true;
  spell_error(r, skip_lines(r, 0), r->end, "several numbers, or a formula?");
  return spell_help(r, bars ? "one number is asked" : "one number is asked; a difference is written with spaces on both sides: 3 - 1");
}
