// text_operand.c - one operand: numbers, arrays, groups, fractions, roots, norms.
// Names are text_name.c's, sums and environments text_structure.c's.
#include "text_parts.h"

// ---- numbers ---------------------------------------------------------------

static bool is_exponent(const Reader *r, size_t at, size_t *to) {
  char c = char_at(r, at), sign = char_at(r, at + 1);
  size_t digits = at + 1 + (sign == '+' || sign == '-');
  *to = digits;
  while (*to < r->end && is_digit(r->s.p[*to])) ++*to;
  return (c == 'e' || c == 'E') && *to > digits;
}

// What follows the digits and makes them no number, or no number that one can be sure of.
static bool clear_number(Reader *r, size_t at) {
  char c = char_at(r, at), next = char_at(r, at + 1);
  bool fortran = (c == 'd' || c == 'D') && (is_digit(next) || ((next == '-' || next == '+') && is_digit(char_at(r, at + 2)))) && r->spelling->constant;
  bool radix = (c == 'x' || c == 'X' || c == 'b' || c == 'o') && at == r->at + 1 && r->s.p[r->at] == '0' && is_word_char(next);
  bool glued = c == '_' || (c == '.' && is_digit(next)) || fortran || radix;
  if (!glued) return true;
  size_t end = at;
  while (end < r->end && (is_word_char(r->s.p[end]) || r->s.p[end] == '.')) end++;
  Str text = str_sub(r->s, r->at, end);
  spell_error(r, r->at, end, "`" STR_FMT "` is not a number", STR_ARG(text));
  return spell_help(r, "a number is digits, one point, and an exponent: 1234.5, 1.5e3");
}

// 5.-3 and 5.(-3) + 1.1: is the full stop a decimal point, or a times sign?
static bool clear_point(Reader *r, size_t point) {
  char next = char_at(r, point + 1);
  bool whole = r->spelling->constant && !r->numpy && char_at(r, point) == '.', others = next == '-' && is_digit(char_at(r, point + 2));
  for (size_t i = 1; next == '(' && i < r->end; i++) others |= r->s.p[i] == '.' && is_digit(r->s.p[i - 1]) && is_digit(char_at(r, i + 1));
  if (!whole || !others) return true;
  spell_error(r, r->at, point + 2, "a decimal point, or a times sign?");
  return spell_help(r, "write a product with *, and a number without a point at its end");
}

// 0·4916 as a whole answer or entry: the British decimal point is one of the times signs.
bool clear_raised_point(Reader *r) {
  static const Str points[] = {STR_INIT("·"), STR_INIT("⋅"), STR_INIT("∙")};
  for (size_t i = 1; i < r->end; i++) {
    size_t n = 0, from = i;
    for (size_t k = 0; (unsigned char)r->s.p[i] >= 0x80 && k < sizeof points / sizeof *points; k++)
      if (str_starts(str_sub(r->s, i, r->end), points[k])) n = points[k].n;
    if (!n || !is_digit(r->s.p[i - 1]) || !is_digit(char_at(r, i + n))) continue;
    while (from && is_digit(r->s.p[from - 1])) from--;
    size_t number = from, to = i + n;
    while (to < r->end && is_digit(r->s.p[to])) to++;
    while (from && char_in(r->s.p[from - 1], " +-$")) from--;
    bool group = from && r->s.p[from - 1] == '('; // (2·3) + 1
    if (group && skip_blanks(r, 0) == from - 1) group = skip_blanks(r, closing(r, from - 1) + 1) < r->end;
    char before = from ? r->s.p[from - 1] : ',', after = skip_blanks(r, to) < r->end ? r->s.p[skip_blanks(r, to)] : ',';
    bool begins = char_in(before, "([{,;&\n=:~") || is_letter(before), ends = char_in(after, ")]},;&\n");
    if (!begins || !ends || (group && after == ')')) continue;
    spell_error(r, number, to, "a decimal point, or a times sign?");
    return spell_help(r, "write a decimal point as a full stop, a product with *");
  }
  return true;
}

// 8.5 x 10^26, the x being a cross where only numbers are asked.
static void cross_of_ten(Reader *r, Out *o, size_t *at) {
  size_t x = skip_blanks(r, *at), ten = skip_blanks(r, x + 1);
  bool cross = r->spelling->constant && (char_at(r, x) == 'x' || char_at(r, x) == 'X') && str_starts(str_sub(r->s, ten, r->end), S("10")) &&
               (char_at(r, ten + 2) == '^' || symbol_at(r, ten + 2).kind == SYM_SUPER || (char_at(r, ten + 2) == '*' && char_at(r, ten + 3) == '*'));
  if (!cross) return;
  out_text(r, o, "*10", x);
  *at = ten + 2;
}

// Digits, point, exponent; a comma where the file says that commas are decimal.
static bool read_number(Reader *r, Out *o) {
  size_t from = r->at, at = from, to;
  Str s = r->s;
  while (at < r->end && is_digit(s.p[at])) at++;
  if (at > from && !clear_point(r, at)) return false;
  char next = char_at(r, at + 1);
  bool comma = r->spelling->decimal_comma && char_at(r, at) == ',' && is_digit(next);
  bool operator_next = strchr(".*/^", next) && at + 1 < r->end, letter = is_letter(next) && !is_exponent(r, at + 1, &to);
  bool point = char_at(r, at) == '.' && !operator_next && !letter;
  out_str(r, o, str_sub(s, from, at), from);
  if (comma || point) {
    out_text(r, o, ".", at++);
    from = at;
    while (at < r->end && is_digit(s.p[at])) at++;
    out_str(r, o, str_sub(s, from, at), from);
  }
  if (is_exponent(r, at, &to)) {
    out_str(r, o, str_sub(s, at, to), at);
    at = to;
  }
  if (!clear_number(r, at)) return false;
  cross_of_ten(r, o, &at);
  r->at = at;
  r->form = FORM_NUMBER;
  return true;
}

// The digits at `at` and nothing else up to `to`.
static bool all_digits(const Reader *r, size_t at, size_t to) {
  bool any = false;
  for (at = skip_blanks(r, at); at < to && is_digit(r->s.p[at]); at++) any = true;
  return any && skip_blanks(r, at) >= to;
}

// 1\frac{1}{2}: one and a half, or a half?
bool clear_mixed(Reader *r, size_t number, size_t length) {
  size_t from[2], to[2], at = r->at;
  bool whole = true, numbers = true;
  for (size_t i = number; i < at && r->s.p[i] != '\\'; i++) whole &= is_digit(r->s.p[i]) || r->s.p[i] == ' ';
  r->at += length;
  for (int i = 0; i < 2; i++) {
    if (!read_group(r, &from[i], &to[i])) return false;
    numbers &= all_digits(r, from[i], to[i]);
  }
  size_t end = r->at;
  r->at = at;
  if (!whole || !numbers) return true;
  spell_error(r, number, end, "a mixed number or a product?");
  return spell_help(r, "write 1 + 1/2, or 1*(1/2)");
}

// 5×10-1, 8.5×1026, 2.5·10{-3}: the power of ten lost its sign.
bool clear_ten(Reader *r, size_t sign) {
  size_t ten = r->at + 2, to = ten, digits = sign;
  if (!str_starts(str_sub(r->s, r->at, r->end), S("10"))) return true;
  while (to < r->end && is_digit(r->s.p[to])) to++;
  while (digits && char_in(r->s.p[digits - 1], " 0123456789.")) digits--;
  Str left = str_trim(str_sub(r->s, digits, sign));
  bool star = r->s.p[sign] == '*', one = left.n && is_digit(left.p[0]) && left.p[0] != '0' && (left.n == 1 || left.p[1] == '.');
  bool glued = !star && one && to > ten && to <= ten + 2 && r->s.p[ten] != '0';
  char c = char_at(r, to);
  size_t power = to + 1;
  bool group = to == ten && (c == '{' || (c == '(' && char_at(r, power) == '-'));
  while (to == ten && c == '-' && power < r->end && is_digit(r->s.p[power])) power++;
  bool minus = to == ten && c == '-' && power > to + 1 && (!star || skip_blanks(r, power) >= r->end);
  if (!glued && !group && !minus) return true;
  spell_error(r, r->at, group ? closing(r, to) : minus ? power : to, "a power of ten, or a product?");
  return spell_help(r, "write 1.5e-3 or 1.5*10^(-3) for the power");
}

// 0.25(2) and 0.25 (2): an uncertainty, a remark, a product?
bool clear_uncertainty(Reader *r) {
  size_t from = skip_blanks(r, 0), at = from, open;
  bool point = false;
  for (; at < r->end && (is_digit(r->s.p[at]) || r->s.p[at] == '.'); at++) point |= r->s.p[at] == '.';
  open = skip_blanks(r, at);
  bool doubtful = at > from && (point || open > at) && char_at(r, open) == '(';
  if (!doubtful || skip_blanks(r, closing(r, open) + 1) < r->end || !all_digits(r, open + 1, closing(r, open))) return true;
  spell_error(r, open, closing(r, open) + 1, "a product, or a remark?");
  return spell_help(r, "write a product with *");
}

// ---- brackets --------------------------------------------------------------

bool read_nested(Reader *r, size_t from, size_t to, Out *o) {
  bool first = true, matrix = r->matrix;
  char bracket = char_at(r, from);
  r->matrix = true;
  out_text(r, o, "[", from);
  for (size_t at = from; at < to;) {
    char c = r->s.p[at];
    if (strchr(",; \n\r\t", c)) {
      at++;
      continue;
    }
    if (c != bracket) return spell_error(r, at, at + 1, "a row in brackets is needed here");
    size_t end = closing(r, at), inner = skip_lines(r, at + 1);
    if (end >= to) return spell_error(r, at, at + 1, "this `%c` is never closed", c);
    if (inner < end && r->s.p[inner] == bracket && bracket == '[') return spell_error(r, at, end, "an array of more than two dimensions cannot be an answer");
    if (!first) out_text(r, o, "; ", at);
    first = false;
    while (end > inner && strchr(", \n\r\t", r->s.p[end - 1])) end--; // [1, 2,]
    if (!read_piece(r, at + 1, end, UNTIL_END, o)) return false;
    at = closing(r, at) + 1;
  }
  out_text(r, o, "]", to ? to - 1 : 0);
  r->matrix = matrix;
  r->at = to;
  r->form = FORM_ARRAY;
  return true;
}

bool has_at_top(const Reader *r, size_t from, size_t to, const char *any) {
  for (; from < to; from++) {
    if (is_open(r->s.p[from])) from = closing(r, from);
    else if (strchr(any, r->s.p[from])) return true;
  }
  return false;
}

// Rows that hold a `;` themselves are Octave's blocks, not rows of rows.
static bool is_nested(const Reader *r, size_t open, size_t close) {
  size_t at = skip_lines(r, open + 1);
  char bracket = char_at(r, at), around = r->s.p[open];
  bool tuples = bracket != around; // [(1, 2), (3, 4)]
  if (at >= close || !char_in(bracket, "([") || has_at_top(r, open + 1, close, ";") || (tuples && !r->spelling->list)) return false;
  for (size_t next = at; next < close; next = skip_lines(r, next)) { // nothing but rows
    size_t end = closing(r, next);
    if (r->s.p[next] == ',') next++;
    else if (r->s.p[next] != bracket) return false;
    else if (tuples && !has_at_top(r, next + 1, end, ",") && !blanks_part_numbers(r, next + 1, end)) return false;
    else next = end + 1;
  }
  return !has_at_top(r, at + 1, closing(r, at), ";");
}

static bool same_bracket(char open, char close) { return close == (open == '(' ? ')' : open == '[' ? ']' : '}'); }

static bool read_bracketed(Reader *r, Out *o) {
  size_t open = r->at, close = closing(r, open);
  char c = r->s.p[open];
  if (close >= r->end) return spell_error(r, open, open + 1, "this `%c` is never closed", c);
  if (!same_bracket(c, r->s.p[close])) return spell_error(r, close, close + 1, "this `%c` does not close the `%c`", r->s.p[close], c);
  bool list = has_at_top(r, open + 1, close, c == '[' ? ",;\n" : ",");
  if ((c == '[' || (c == '(' && list && r->spelling->list)) && is_nested(r, open, close)) return read_nested(r, skip_lines(r, open + 1), close, o) && (r->at = close + 1, true);
  bool condition = is_equation(r, open + 1, close);
  bool blanks = c == '(' && r->spelling->list && blanks_part_numbers(r, open + 1, close); // (1 2 3)
  bool written = list || blanks_part_numbers(r, open + 1, close); // by commas, or between numbers
  bool parentheses = c == '[' && !r->spelling->constant && !written && (r->spelling->habits & HABIT_GROUPS);
  bool array = !condition && !parentheses && (blanks || (c == '[' ? !r->latex || list : c == '(' && list && r->spelling->list));
  bool matrix = r->matrix, parted = r->parted, ok;
  r->matrix = array && (blanks || c == '[');
  r->parted = false;
  size_t begin = o->n;
  out_text(r, o, array ? "[" : "(", open);
  if (skip_lines(r, open + 1) >= close) return spell_error(r, open, close + 1, "there is nothing in the brackets");
  if (array && c == '[') // [1, 2,]
    while (close > open && strchr(", \n\r\t", r->s.p[close - 1])) close--;
  ok = condition ? read_condition(r, open + 1, close, o) : read_piece(r, open + 1, close, UNTIL_END, o);
  close = closing(r, open);
  if (array && c == '[' && !r->spelling->constant && !written && !r->parted && char_at(r, close + 1) != '[') array = false, o->p[begin] = '('; // [y - s]
  out_text(r, o, array ? "]" : ")", close);
  r->matrix = matrix;
  r->parted = parted;
  r->at = close + 1;
  if (array) r->form = FORM_ARRAY;
  return ok;
}

// ---- fractions, roots, bars ------------------------------------------------

// What stands above and below a line: from, to.
static bool fraction_of(Reader *r, Out *o, size_t bounds[2][2]) {
  size_t at = bounds[0][0], after = r->at;
  bool found, matrix = r->matrix;
  r->matrix = false;
  if (!fraction_derivative(r, bounds[0], bounds[1], o, &found)) return false;
  if (found) r->form = FORM_ARRAY;
  else {
    out_text(r, o, "((", at);
    if (!read_piece(r, bounds[0][0], bounds[0][1], UNTIL_END, o)) return false;
    Form kind = r->form;
    out_text(r, o, ")/(", bounds[0][1]);
    if (!read_piece(r, bounds[1][0], bounds[1][1], UNTIL_END, o)) return false;
    out_text(r, o, "))", bounds[1][1]);
    if (kind > r->form) r->form = kind;
  }
  r->matrix = matrix;
  r->at = after;
  return true;
}

static bool has_blank_before_group(const Reader *r) { return char_at(r, r->at) == ' ' && char_in(char_at(r, skip_blanks(r, r->at)), "(["); }

static bool read_fraction(Reader *r, Out *o, size_t length) {
  size_t bounds[2][2];
  r->at += length;
  for (int i = 0; i < 2; i++)
    if (!read_group(r, &bounds[i][0], &bounds[i][1])) return false;
  return fraction_of(r, o, bounds);
}

// {a \over b}; *found: whether it is one.
static bool read_over(Reader *r, Out *o, bool *found) {
  size_t open = r->at, close = closing(r, open), at = open + 1;
  for (; at < close; at++) {
    if (is_open(r->s.p[at])) at = closing(r, at);
    else if (r->s.p[at] == '\\' && str_starts(str_sub(r->s, at, close), S("\\over")) && !is_letter(char_at(r, at + 5))) break;
  }
  *found = close < r->end && at < close;
  if (!*found) return true;
  r->at = close + 1;
  return fraction_of(r, o, (size_t[2][2]){{open + 1, at}, {at + 5, close}});
}

static bool read_root(Reader *r, Out *o, size_t length) {
  size_t at = r->at, from, to;
  r->at = skip_blanks(r, at + length);
  if (char_at(r, r->at) == '[') return spell_error(r, at, r->at + 1, "only square roots are known here"), spell_help(r, "write a power: x^(1/3)");
  out_text(r, o, "sqrt(", at);
  if (char_at(r, r->at) == '{') {
    if (!read_group(r, &from, &to) || !read_aside(r, from, to, o)) return false;
  } else { // √(h)/2 and √2/2 are clear, √h/2 is not
    char first = char_at(r, r->at);
    size_t name = r->at;
    if (!read_sequence(r, UNTIL_ITEM, o)) return false;
    if (r->several == name + 1) return spell_error(r, at, r->at, "how far does the root reach?"), spell_help(r, "write it in ( )");
    while (name < r->at && is_word_char(r->s.p[name])) name++;
    bool apart = name == r->at && has_blank_before_group(r); // √v (y - s)
    bool clear = char_at(r, skip_blanks(r, r->at)) == '/' && (is_digit(first) || (first == '(' && r->s.p[r->at - 1] == ')'));
    if (!clear && !apart && !argument_ends(r, at, S("sqrt"))) return false;
  }
  if (o->p[o->n - 1] == '(') return spell_error(r, at, at + length, "the root of what?");
  out_text(r, o, ")", at);
  return true;
}

// |x| and ‖x‖: up to the next such sign.
static bool read_bars(Reader *r, Out *o, SymbolKind kind, size_t length) {
  size_t open = r->at, at = open + length, close = 0;
  bool plain = r->s.p[open] == '|', twice = plain && length == 2;
  for (size_t n; at < r->end && !close; at += n) {
    Symbol s = symbol_at(r, at);
    n = s.length ? s.length : 1;
    bool bar = r->s.p[at] == '|', bars = bar && char_at(r, at + 1) == '|';
    if (is_open(r->s.p[at])) n = closing(r, at) - at + 1;
    else if (plain ? (twice ? bars : bar) : s.kind == kind) close = at;
  }
  if (!close) return spell_error(r, open, open + length, "this sign is never closed");
  if (skip_blanks(r, open + length) >= close) return spell_error(r, open, close + 1, "there is nothing between the bars");
  size_t length_there = plain ? length : symbol_at(r, close).length;
  out_text(r, o, kind == SYM_NORM ? "norm(" : "abs(", open);
  if (!read_aside(r, open + length, close, o)) return false;
  out_text(r, o, ")", close);
  r->at = skip_blanks(r, close + length_there);
  char behind = char_at(r, r->at);
  if (kind == SYM_BAR && r->form != FORM_NUMBER && (behind == '^' || symbol_at(r, r->at).kind == SYM_SUPER || (behind == '*' && char_at(r, r->at + 1) == '*'))) {
    spell_error(r, open, close + length_there, "the bars of a vector: its length, or each entry's?");
    return spell_help(r, "write norm(x)^2, or abs(x).^2");
  }
  if (behind != '_') {
    r->at = close + length_there;
  } else { // ‖·‖_F, ‖·‖_2
    size_t from, to;
    r->at++;
    if (!read_group(r, &from, &to)) return false;
    Str which = str_trim(str_sub(r->s, from, to));
    if (str_starts(which, S("\\"))) which = str_sub(which, which.n - 1, which.n); // \mathrm F
    if (!str_eq(which, S("F")) && !str_eq(which, S("2"))) return spell_error(r, from, to, "only the norms 2 and F are known here");
  }
  Symbol small = symbol_at(r, r->at);
  if (small.kind == SYM_SUB && kind == SYM_NORM) { // ‖·‖₂
    if (!str_eq(small.text, S("2"))) return spell_error(r, r->at, r->at + small.length, "only the norms 2 and F are known here");
    r->at += small.length;
  }
  if (kind == SYM_NORM) r->form = FORM_NUMBER;
  return true;
}

// ---- every operand ---------------------------------------------------------

// \underbrace{…}_{…}: its label says nothing.
static bool read_underbrace(Reader *r, Out *o, size_t length) {
  size_t from, to, after, label[2];
  r->at += length;
  if (!read_group(r, &from, &to)) return false;
  after = r->at;
  r->at = skip_blanks(r, r->at);
  if (char_at(r, r->at) == '_' || char_at(r, r->at) == '^') {
    r->at++;
    if (!read_group(r, &label[0], &label[1])) return false;
    after = r->at;
  }
  out_text(r, o, "(", from);
  bool ok = read_aside(r, from, to, o);
  out_text(r, o, ")", to);
  r->at = after;
  return ok;
}

// \text{…} and \boxed{…} may hold more than a name.
static bool read_font(Reader *r, Out *o, size_t length) {
  Saved before = save_reader(r, o);
  size_t from, to;
  if (read_name(r, o)) return true;
  Diag why = r->diags->v[r->diags->n - 1];
  if (!undo_reading(r, o, &before)) return false;
  r->at += length;
  if (!read_group(r, &from, &to)) return false;
  bool number = is_digit(char_at(r, skip_blanks(r, from))); // \boxed{0.5}
  if (!number && !has_at_top(r, from, to, "+-*/=<> ([{\\")) { // it held a name after all
    spell_error(r, from, to, " ");
    r->diags->v[r->diags->n - 1] = why;
    return false;
  }
  out_text(r, o, "(", from);
  bool ok = read_aside(r, from, to, o);
  out_text(r, o, ")", to);
  return ok;
}

static const char *sum_word(const Reader *r) { // sum_k …, sum_{k} …, prod_k …
  Str rest = str_sub(r->s, r->at, r->end);
  return str_starts(rest, S("sum_")) ? "sum" : str_starts(rest, S("prod_")) ? "prod" : NULL;
}

bool read_operand(Reader *r, Out *o) {
  Symbol s = symbol_at(r, r->at);
  char c = r->s.p[r->at];
  bool found;
  if (!read_indicator(r, o, &found)) return false;
  if (found) return true;
  if (is_digit(c) || c == '.') return read_number(r, o);
  if (c == '{' && !read_over(r, o, &found)) return false;
  if (found) return true;
  if (is_open(c)) return read_bracketed(r, o);
  if (c == '|') return char_at(r, r->at + 1) == '|' ? read_bars(r, o, SYM_NORM, 2) : read_bars(r, o, SYM_BAR, 1);
  if (sum_word(r)) return read_sum(r, o, sum_word(r), strlen(sum_word(r)));
  switch (s.kind) {
  case SYM_FRACTION: return read_fraction(r, o, s.length);
  case SYM_ROOT: return read_root(r, o, s.length);
  case SYM_SUM: return read_sum(r, o, "sum", s.length);
  case SYM_PROD: return read_sum(r, o, "prod", s.length);
  case SYM_NORM: case SYM_BAR: return read_bars(r, o, s.kind, s.length);
  case SYM_BEGIN: return read_environment(r, o, s.length);
  case SYM_UNDERBRACE: return read_underbrace(r, o, s.length);
  default: break;
  }
  if (!read_derivative(r, o, &found)) return false;
  if (found) return true;
  if (s.kind == SYM_PARTIAL) {
    spell_error(r, r->at, r->at + s.length, "this ∂ stands alone");
    return spell_help(r, "a derivative is written ∂y/∂x, with one ∂ above and one below");
  }
  if (s.kind == SYM_OPEN_FONT) return read_font(r, o, s.length);
  bool extremum = s.kind == SYM_FUNCTION && (str_eq(s.text, S("max")) || str_eq(s.text, S("min")));
  if (extremum && char_at(r, skip_blanks(r, r->at + s.length)) == '_') return read_sum(r, o, str_eq(s.text, S("max")) ? "max" : "min", s.length);
  return read_name(r, o);
}
