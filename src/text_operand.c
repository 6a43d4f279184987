// text_operand.c - one operand: numbers, arrays, groups, fractions, roots, norms,
// sums, LaTeX environments.  Names are text_name.c's.
#include <string.h>

#include "text_parts.h"

// ---- numbers and brackets --------------------------------------------------------------

// Digits, point, exponent; a comma where the file says that commas are decimal.
static bool read_number(Reader *r, Out *o) {
  size_t from = r->at, at = from;
  Str s = r->s;
  while (at < r->end && is_digit(s.p[at])) at++;
  bool comma = r->spelling->decimal_comma && at < r->end && s.p[at] == ',' && at + 1 < r->end && is_digit(s.p[at + 1]);
  bool point = at < r->end && s.p[at] == '.' && !(at + 1 < r->end && strchr(".*/^", s.p[at + 1])) && !(at + 1 < r->end && is_letter(s.p[at + 1]) && s.p[at + 1] != 'e' && s.p[at + 1] != 'E');
  out_str(r, o, str_sub(s, from, at), from);
  if (comma || point) {
    out_text(r, o, ".", at++);
    from = at;
    while (at < r->end && is_digit(s.p[at])) at++;
    out_str(r, o, str_sub(s, from, at), from);
  }
  size_t e = at + 1 + (at + 1 < r->end && (s.p[at + 1] == '+' || s.p[at + 1] == '-'));
  if (at < r->end && (s.p[at] == 'e' || s.p[at] == 'E') && e < r->end && is_digit(s.p[e])) {
    from = at;
    for (at = e; at < r->end && is_digit(s.p[at]);) at++;
    out_str(r, o, str_sub(s, from, at), from);
  }
  if (at < r->end && (s.p[at] == '_' || (s.p[at] == '.' && at + 1 < r->end && is_digit(s.p[at + 1])))) {
    size_t end = at;
    while (end < r->end && (is_word_char(s.p[end]) || s.p[end] == '.')) end++;
    Str text = str_sub(s, r->at, end);
    spell_error(r, r->at, end, "`" STR_FMT "` is not a number", STR_ARG(text));
    diag_help(r->diags, "a number is digits, one point, and an exponent: 1234.5, 1.5e3");
    return false;
  }
  r->at = at;
  return true;
}

// [[1, 2], [3, 4]] and [[1. 2.] [3. 4.]]: rows of rows.
static bool nested_rows(Reader *r, size_t close, Out *o) {
  bool first = true;
  char bracket = r->s.p[r->at];
  out_text(r, o, "[", r->at);
  for (size_t at = r->at + 1; at < close;) {
    char c = r->s.p[at];
    if (c == ',' || c == ' ' || c == '\n' || c == '\r' || c == '\t') {
      at++;
      continue;
    }
    if (c != bracket) return spell_error(r, at, at + 1, "a row in brackets is needed here");
    size_t end = closing(r, at);
    if (end >= close) return spell_error(r, at, at + 1, "this `%c` is never closed", c);
    size_t inner = skip_blanks(r, at + 1);
    if (inner < end && r->s.p[inner] == bracket) return spell_error(r, at, end, "an array of more than two dimensions cannot be an answer");
    if (!first) out_text(r, o, "; ", at);
    first = false;
    if (!read_piece(r, at + 1, end, UNTIL_END, o)) return false;
    at = end + 1;
  }
  out_text(r, o, "]", close);
  r->at = close + 1;
  return true;
}

static bool has_at_top(const Reader *r, size_t from, size_t to, const char *any) {
  for (; from < to; from++) {
    if (strchr("([{", r->s.p[from])) from = closing(r, from);
    else if (strchr(any, r->s.p[from])) return true;
  }
  return false;
}

// Rows that hold a `;` themselves are Octave's blocks, not rows of rows.
static bool is_nested(const Reader *r, size_t open, size_t close) {
  size_t at = skip_blanks(r, open + 1);
  while (at < close && (r->s.p[at] == '\n' || r->s.p[at] == ' ')) at++;
  if (at >= close || r->s.p[at] != r->s.p[open] || has_at_top(r, open + 1, close, ";")) return false;
  return !has_at_top(r, at + 1, closing(r, at), ";");
}

static bool read_bracketed(Reader *r, Out *o) {
  size_t open = r->at, close = closing(r, open);
  char c = r->s.p[open];
  if (close >= r->end) return spell_error(r, open, open + 1, "this `%c` is never closed", c);
  if (r->s.p[close] != (c == '(' ? ')' : c == '[' ? ']' : '}'))
    return spell_error(r, close, close + 1, "this `%c` does not close the `%c`", r->s.p[close], c);
  bool list = has_at_top(r, open + 1, close, c == '[' ? ",;\n" : ",");
  bool array = c == '[' ? !r->latex || list : c == '(' && list && r->spelling->list;
  if ((c == '[' || (c == '(' && array)) && is_nested(r, open, close)) return nested_rows(r, close, o);
  size_t comma;
  if (array && r->spelling->constant && has_decimal_commas(r, open, close, &comma)) {
    spell_error(r, comma, comma + 1, "is this a decimal comma, or does it part two entries?");
    diag_help(r->diags, "write decimal points: [0.5 1.5]");
    return false;
  }
  bool matrix = r->matrix;
  r->matrix = array && c == '[';
  out_text(r, o, array ? "[" : "(", open);
  bool ok = read_piece(r, open + 1, close, UNTIL_END, o);
  out_text(r, o, array ? "]" : ")", close);
  r->matrix = matrix;
  r->at = close + 1;
  return ok;
}

static bool read_fraction(Reader *r, Out *o, size_t length) {
  size_t bounds[2][2], at = r->at;
  bool found;
  r->at += length;
  for (int i = 0; i < 2; i++)
    if (!read_group(r, &bounds[i][0], &bounds[i][1])) return false;
  size_t after = r->at;
  if (!fraction_derivative(r, bounds[0], bounds[1], o, &found)) return false;
  if (!found) {
    out_text(r, o, "((", at);
    if (!read_piece(r, bounds[0][0], bounds[0][1], UNTIL_END, o)) return false;
    out_text(r, o, ")/(", bounds[0][1]);
    if (!read_piece(r, bounds[1][0], bounds[1][1], UNTIL_END, o)) return false;
    out_text(r, o, "))", bounds[1][1]);
  }
  r->at = after;
  return true;
}

static bool read_root(Reader *r, Out *o, size_t length) {
  size_t at = r->at, from, to;
  r->at = skip_blanks(r, at + length);
  out_text(r, o, "sqrt(", at);
  if (r->at < r->end && r->s.p[r->at] == '{') {
    if (!read_group(r, &from, &to)) return false;
    size_t after = r->at;
    if (!read_piece(r, from, to, UNTIL_END, o)) return false;
    r->at = after;
  } else if (!read_sequence(r, UNTIL_ITEM, o) || !ends_clearly(r, "sqrt", at)) {
    return false;
  }
  out_text(r, o, ")", at);
  return true;
}

// |x| and ‖x‖: up to the next such sign.
static bool read_bars(Reader *r, Out *o, SymbolKind kind, size_t length) {
  size_t open = r->at, at = open + length, close = 0;
  for (size_t n; at < r->end && !close; at += n) {
    Symbol s = symbol_at(r, at);
    n = s.length ? s.length : 1;
    bool bars = length == 2 && r->s.p[open] == '|' && r->s.p[at] == '|' && at + 1 < r->end && r->s.p[at + 1] == '|';
    if (strchr("([{", r->s.p[at])) n = closing(r, at) - at + 1;
    else if (bars || (s.kind == kind && r->s.p[open] != '|') || (length == 1 && r->s.p[at] == '|')) close = at;
  }
  if (!close) return spell_error(r, open, open + length, "this sign is never closed");
  out_text(r, o, kind == SYM_NORM ? "norm(" : "abs(", open);
  if (!read_piece(r, open + length, close, UNTIL_END, o)) return false;
  out_text(r, o, ")", close);
  r->at = close + length;
  if (r->at < r->end && r->s.p[r->at] == '_') { // ‖·‖_F, ‖·‖_2
    size_t from, to;
    r->at++;
    if (!read_group(r, &from, &to)) return false;
    Str which = str_sub(r->s, from, to);
    if (!str_eq(which, S("F")) && !str_eq(which, S("2"))) return spell_error(r, from, to, "only the norms 2 and F are known here");
  }
  return true;
}

// ---- sums ------------------------------------------------------------------

// The index of a sum: `k`, `k=1`, `k \ne y`, `i,j`.
typedef struct { Out index, condition, low; bool has_condition, has_low; } SumIndex;

static bool read_sum_index(Reader *r, size_t from, size_t to, SumIndex *x) {
  size_t at = skip_blanks(r, from), word = at;
  size_t end = r->end;
  r->end = to;
  while (at < to && is_letter(r->s.p[at])) at++;
  if (at == word) {
    Symbol s = symbol_at(r, at);
    if (s.kind != SYM_WORD) return r->end = end, spell_error(r, from, to, "the index of the sum cannot be read");
    out_str(r, &x->index, s.text, at);
    at += s.length;
  } else {
    out_str(r, &x->index, str_sub(r->s, word, at), word);
  }
  if (r->bound_n < sizeof r->bound / sizeof *r->bound) r->bound[r->bound_n++] = str_fmt(r->arena, "%.*s", (int)x->index.n, x->index.p);
  size_t rest = skip_blanks(r, at);
  bool ok = true;
  if (rest < to && r->s.p[rest] == '=' && !(rest + 1 < to && r->s.p[rest + 1] == '=')) {
    x->has_low = true;
    ok = read_piece(r, rest + 1, to, UNTIL_END, &x->low);
  } else if (rest < to && (r->s.p[rest] == ',' || r->s.p[rest] == ':')) {
    x->has_condition = r->s.p[rest] == ':'; // k : k ≠ y
    Out *into = x->has_condition ? &x->condition : &x->index;
    if (!x->has_condition) out_text(r, into, ", ", rest);
    ok = read_piece(r, rest + 1, to, UNTIL_END, into);
  } else if (rest < to) {
    x->has_condition = true;
    ok = read_piece(r, word, to, UNTIL_END, &x->condition);
  }
  r->end = end;
  return ok;
}

static bool read_sum(Reader *r, Out *o, const char *function, size_t length) {
  size_t start = r->at, from, to, bound = r->bound_n;
  SumIndex x = {0};
  Out high = {0}, body = {0};
  r->at = skip_blanks(r, start + length);
  for (int i = 0; i < 2; i++) {
    r->at = skip_blanks(r, r->at);
    char c = r->at < r->end ? r->s.p[r->at] : ' ';
    if (c != '_' && c != '^') break;
    r->at++;
    size_t word = r->at;
    if (!r->latex && r->at < r->end && is_word_char(r->s.p[r->at])) { // sum_k^K
      while (r->at < r->end && (is_letter(r->s.p[r->at]) || is_digit(r->s.p[r->at]))) r->at++;
      from = word, to = r->at;
    } else if (!r->latex && r->at < r->end && r->s.p[r->at] == '(') {
      from = r->at + 1;
      to = closing(r, r->at);
      if (to >= r->end) return spell_error(r, r->at, r->at + 1, "this `(` is never closed");
      r->at = to + 1;
    } else if (!read_group(r, &from, &to)) {
      return false;
    }
    size_t after = r->at;
    if (c == '_' && !read_sum_index(r, from, to, &x)) return false;
    if (c == '^' && !read_piece(r, from, to, UNTIL_END, &high)) return false;
    r->at = after;
  }
  Symbol small = symbol_at(r, r->at);
  if (!x.index.n && small.kind == SYM_SUB) { // Σₖ
    out_str(r, &x.index, small.text, r->at);
    r->at += small.length;
  }
  if (!x.index.n) return spell_error(r, start, start + length, "over what does this sum run? write its index below");
  if (x.has_low != (high.n > 0) && x.has_low) return spell_error(r, start, r->at, "a sum from a number needs its end above");
  bool matrix = r->matrix;
  r->matrix = false;
  if (!read_sequence(r, UNTIL_TERM, &body)) return false;
  r->matrix = matrix;
  r->bound_n = bound;
  if (!body.n) return spell_error(r, start, r->at, "there is nothing to sum");
  out_text(r, o, function, start);
  out_text(r, o, "(", start);
  out_add(r, o, &x.index);
  if (x.has_low) {
    out_text(r, o, "=", start);
    out_add(r, o, &x.low);
    out_text(r, o, "..", start);
    out_add(r, o, &high);
  }
  out_text(r, o, ", ", start);
  if (x.has_condition) {
    out_text(r, o, "if(", start);
    out_add(r, o, &x.condition);
    out_text(r, o, ", ", start);
  }
  out_add(r, o, &body);
  if (x.has_condition) out_text(r, o, *function == 's' ? ", 0)" : ", 1)", start);
  out_text(r, o, ")", start);
  return true;
}

// ---- environments ----------------------------------------------------------

// The offset of \end of the environment whose body begins at `at`; r->end if none.
static size_t environment_end(const Reader *r, size_t at) {
  int depth = 1;
  for (; at < r->end; at++) {
    Symbol s = symbol_at(r, at);
    if (s.kind == SYM_BEGIN) depth++;
    if (s.kind == SYM_END && --depth == 0) return at;
  }
  return r->end;
}

// The next & or \\ outside of braces and environments, or `to`; *row: a \\.
static size_t next_cell(const Reader *r, size_t at, size_t to, bool *row) {
  int depth = 0;
  *row = false;
  while (at < to) {
    char c = r->s.p[at];
    Symbol s = symbol_at(r, at);
    if (s.kind == SYM_BEGIN) depth++;
    if (s.kind == SYM_END) depth--;
    if (c == '{') {
      at = closing(r, at) + 1;
      continue;
    }
    if (!depth && (c == '&' || s.kind == SYM_NEWLINE)) return *row = c != '&', at;
    at += s.length ? s.length : 1;
  }
  return to;
}

static bool read_matrix(Reader *r, size_t from, size_t to, Out *o) {
  bool matrix = r->matrix, row = false, first = true;
  r->matrix = false;
  out_text(r, o, "[", from);
  while (from < to) {
    size_t cell = next_cell(r, from, to, &row);
    if (skip_blanks(r, from) < cell || row || cell < to) {
      bool empty = skip_blanks(r, from) >= cell;
      for (size_t i = from; empty && i < cell; i++) empty = r->s.p[i] == '\n' || r->s.p[i] == ' ';
      if (empty && cell >= to) break;
      if (!first) out_text(r, o, " ", from);
      if (!read_piece(r, from, cell, UNTIL_END, o)) return false;
    }
    first = true;
    if (cell >= to) break;
    from = cell + (row ? symbol_at(r, cell).length : 1);
    bool more = skip_blanks(r, from) < to;
    for (size_t i = from; more && i < to && (r->s.p[i] == '\n' || r->s.p[i] == ' '); i++) more = i + 1 < to;
    if (more) out_text(r, o, row ? "; " : ", ", cell);
    else break;
  }
  out_text(r, o, "]", to);
  r->matrix = matrix;
  return true;
}

// The words of a case's condition come as \text{if } and \mathrm{else}: their wrapping is
// made blank.
static void unwrap_words(Reader *r, size_t from, size_t to) {
  for (size_t at = from; at < to; at++) {
    Symbol s = symbol_at(r, at);
    size_t open = at + s.length, close;
    if (s.kind != SYM_OPEN_FONT || open >= to || r->s.p[open] != '{' || (close = closing(r, open)) >= to) continue;
    memset(r->plain + at, ' ', s.length + 1);
    r->plain[close] = ' ';
  }
}

static bool is_otherwise(Str s) {
  while (s.n && strchr("., ", s.p[s.n - 1])) s.n--;
  return s.n == 0 || str_eq(s, S("otherwise")) || str_eq(s, S("else"));
}

// A condition: `if i = j and z_i > 0`, with = for ==.
static bool read_condition(Reader *r, size_t from, size_t to, Out *o) {
  static const Str ifs[] = {STR_INIT("if "), STR_INIT("for "), STR_INIT("when ")};
  from = skip_blanks(r, from);
  for (size_t i = 0; i < sizeof ifs / sizeof *ifs; i++)
    if (str_starts(str_sub(r->s, from, to), ifs[i])) from += ifs[i].n;
  while (to > from && strchr("., \n", r->s.p[to - 1])) to--;
  Out plain = {0};
  if (!read_piece(r, from, to, UNTIL_END, &plain)) return false;
  for (size_t i = 0; i < plain.n; i++) {
    bool single = plain.p[i] == '=' && !(i && strchr("=<>!~", plain.p[i - 1])) && !(i + 1 < plain.n && plain.p[i + 1] == '=');
    if (single) out_text(r, o, "==", plain.from[i]);
    else if (plain.p[i] == ',') out_text(r, o, " and ", plain.from[i]);
    else out_byte(r, o, plain.p[i], plain.from[i]);
  }
  return true;
}

static bool read_cases(Reader *r, size_t from, size_t to, Out *o) {
  int open = 0;
  bool otherwise = false;
  while (skip_blanks(r, from) < to && !otherwise) {
    bool row;
    size_t amp = next_cell(r, from, to, &row), end = amp;
    if (row || amp >= to) return spell_error(r, from, amp, "each case is a value, &, and its condition");
    end = next_cell(r, amp + 1, to, &row);
    unwrap_words(r, amp + 1, end);
    Str condition = str_trim(str_sub(r->s, amp + 1, end));
    Out value = {0};
    if (from < amp && !read_piece(r, from, amp, UNTIL_END, &value)) return false;
    while (value.n && strchr(" ,", value.p[value.n - 1])) value.n--;
    otherwise = is_otherwise(condition);
    if (!otherwise) {
      out_text(r, o, "if(", from);
      open++;
      if (!read_condition(r, amp + 1, end, o)) return false;
      out_text(r, o, ", ", amp);
    }
    out_add(r, o, &value);
    if (!otherwise) out_text(r, o, ", ", end < to ? end : to);
    from = end >= to ? to : end + symbol_at(r, end).length;
    while (from < to && (r->s.p[from] == '\n' || r->s.p[from] == ' ')) from++;
  }
  if (!otherwise) return spell_error(r, from, to, "what if none of the cases holds? write a last one: & \\text{otherwise}");
  while (open--) out_text(r, o, ")", to);
  return true;
}

static bool read_environment(Reader *r, Out *o, size_t length) {
  size_t start = r->at, from, to;
  r->at += length;
  if (!read_group(r, &from, &to)) return false;
  Str name = str_sub(r->s, from, to);
  size_t body = r->at, end = environment_end(r, body);
  if (end >= r->end) return spell_error(r, start, body, "this \\begin has no \\end");
  r->at = end + symbol_at(r, end).length;
  if (!read_group(r, &from, &to)) return false;
  size_t after = r->at;
  if (str_eq(name, S("array")) && r->s.p[body] == '{') body = closing(r, body) + 1;
  bool cases = str_eq(name, S("cases")), plain = str_eq(name, S("aligned")) || str_eq(name, S("split")) || str_eq(name, S("align*")) ||
                                                 str_eq(name, S("align")) || str_eq(name, S("equation")) || str_eq(name, S("equation*"));
  bool matrix = name.n >= 6 && str_eq(str_sub(name, name.n - 6, name.n), S("matrix"));
  bool ok = cases ? read_cases(r, body, end, o) : plain ? read_piece(r, body, end, UNTIL_END, o)
          : matrix || str_eq(name, S("array")) ? read_matrix(r, body, end, o)
          : spell_error(r, start, after, "this environment is not known here");
  r->at = after;
  return ok;
}

// ---- every operand -----------------------------------------------------------

static bool begins_sum(const Reader *r) { // sum_k …, sum_{k} …, prod_k …
  Str rest = str_sub(r->s, r->at, r->end);
  return str_starts(rest, S("sum_")) || str_starts(rest, S("prod_"));
}

bool read_operand(Reader *r, Out *o) {
  Symbol s = symbol_at(r, r->at);
  char c = r->s.p[r->at];
  bool found;
  if (is_digit(c) || c == '.') return read_number(r, o);
  if (c == '(' || c == '[' || c == '{') return read_bracketed(r, o);
  if (c == '|' && r->at + 1 < r->end && r->s.p[r->at + 1] == '|') return read_bars(r, o, SYM_NORM, 2);
  if (c == '|') return read_bars(r, o, SYM_BAR, 1);
  if (begins_sum(r)) return read_sum(r, o, c == 's' ? "sum" : "prod", c == 's' ? 3 : 4);
  switch (s.kind) {
  case SYM_FRACTION: return read_fraction(r, o, s.length);
  case SYM_ROOT: return read_root(r, o, s.length);
  case SYM_SUM: return read_sum(r, o, "sum", s.length);
  case SYM_PROD: return read_sum(r, o, "prod", s.length);
  case SYM_NORM: case SYM_BAR: return read_bars(r, o, s.kind, s.length);
  case SYM_BEGIN: return read_environment(r, o, s.length);
  case SYM_UNDERBRACE: {
    size_t from, to, after;
    r->at += s.length;
    if (!read_group(r, &from, &to)) return false;
    after = r->at;
    if (after < r->end && r->s.p[after] == '_') { // its label says nothing
      r->at++;
      size_t label, label_end;
      if (!read_group(r, &label, &label_end)) return false;
      after = r->at;
    }
    out_text(r, o, "(", from);
    bool ok = read_piece(r, from, to, UNTIL_END, o);
    out_text(r, o, ")", to);
    r->at = after;
    return ok;
  }
  default: break;
  }
  if (!read_derivative(r, o, &found)) return false;
  if (found) return true;
  if (s.kind == SYM_PARTIAL) return spell_error(r, r->at, r->at + s.length, "a derivative is written with ∂ above and below");
  if (s.kind == SYM_OPEN_FONT) { // \text{…} and \boxed{…} may hold more than a name
    size_t start = r->at, from, to, errors = r->diags->errors, n = o->n;
    if (read_name(r, o)) return true;
    r->diags->errors = r->diags->n = errors;
    o->n = n;
    r->at = start + s.length;
    if (!read_group(r, &from, &to)) return false;
    size_t after = r->at;
    out_text(r, o, "(", from);
    bool ok = read_piece(r, from, to, UNTIL_END, o);
    out_text(r, o, ")", to);
    r->at = after;
    return ok;
  }
  return read_name(r, o);
}

