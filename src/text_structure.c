// text_structure.c - what holds formulas together: sums and their indices,
// conditions, choices, LaTeX environments.
#include "text_parts.h"

enum { MOST_ENVIRONMENTS = 8, MOST_CHOICES = 20 }; // one in another: each is searched for its parts

// ---- conditions ------------------------------------------------------------

static bool compares(const Reader *r, size_t at) {
  char c = r->s.p[at];
  Symbol s = symbol_at(r, at);
  if (c == '=' || c == '<' || c == '>') return true;
  if ((c == '!' || c == '~') && char_at(r, at + 1) == '=') return true;
  return s.kind == SYM_TEXT && s.text.n > 2 && strchr("<>!", s.text.p[1]);
}

bool is_condition(const Reader *r, size_t from, size_t to) {
  size_t end = to < r->end ? to : r->end;
  for (size_t n; from < end; from += n) {
    Symbol s = symbol_at(r, from);
    n = s.length ? s.length : 1;
    if (is_open(r->s.p[from])) n = closing(r, from) - from + 1;
    else if (compares(r, from)) return true;
  }
  return false;
}

// Whether a single = stands in s[from, to): `(i = j)`.
bool is_equation(const Reader *r, size_t from, size_t to) {
  for (; from < to; from++) {
    char c = r->s.p[from];
    if (is_open(c)) from = closing(r, from);
    else if (c == '=' && (!from || !strchr("<>!~=:", r->s.p[from - 1])) && !strchr("=<>", char_at(r, from + 1))) return true;
  }
  return false;
}

// \text{ if } i = j: the words go, the rest is read as it stands.
static size_t skip_words(const Reader *r, size_t from, size_t to) {
  static const char *const words[] = {"if", "for", "when", "where"};
  size_t at = skip_lines(r, from);
  Symbol s = symbol_at(r, at);
  size_t inner = s.kind == SYM_OPEN_FONT ? skip_blanks(r, at + s.length) : at;
  bool brace = inner > at && char_at(r, inner) == '{';
  if (brace) inner = skip_blanks(r, inner + 1);
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (!is_word(r, inner, words[i]) || char_at(r, inner + strlen(words[i])) == '(') continue;
    inner = skip_blanks(r, inner + strlen(words[i]));
    return brace && inner < to && r->s.p[inner] != '}' ? inner : inner + brace; // \text{if i = j and } z > 0
  }
  return at;
}

// A piece of a condition, without the braces of \text{if i = j and }.
static bool read_comparison(Reader *r, size_t from, size_t to, Out *o) {
  Out plain = {0};
  int depth = 0;
  if (!read_aside(r, from, to, &plain)) return false;
  for (size_t i = 0; i < plain.n; i++) {
    char c = plain.p[i];
    depth += (c == '(' || c == '[') - (c == ')' || c == ']');
    bool single = c == '=' && !(i && strchr("=<>!~", plain.p[i - 1])) && !(i + 1 < plain.n && plain.p[i + 1] == '=');
    if (single && depth == 0) out_text(r, o, "==", plain.from[i]);
    else if (c == ',' && depth == 0) out_text(r, o, " and ", plain.from[i]);
    else out_byte(r, o, c, plain.from[i]);
  }
  return true;
}

bool read_condition(Reader *r, size_t from, size_t to, Out *o) {
  size_t end = r->end;
  r->end = to;
  from = skip_words(r, from, to);
  size_t brace = from;
  while (brace < to && r->s.p[brace] != '{' && r->s.p[brace] != '}') brace++;
  while (to > from && strchr(" ,.\n\r\t", r->s.p[to - 1])) to--;
  bool ok;
  if (brace < to && r->s.p[brace] == '}') { // the text that the words began
    ok = read_comparison(r, from, brace, o);
    out_text(r, o, " ", brace);
    ok = ok && read_comparison(r, brace + 1, to, o);
  } else {
    ok = read_comparison(r, from, to, o);
  }
  r->end = end;
  r->form = FORM_NUMBER;
  return ok;
}

bool read_indicator(Reader *r, Out *o, bool *found) {
  Symbol s = symbol_at(r, r->at);
  *found = false;
  if (s.kind != SYM_OPEN_FONT && r->s.p[r->at] != '1' && r->s.p[r->at] != 'I') return true;
  size_t start = r->at, at = start + 1, from, to, end = r->end;
  Str sign = str_sub(r->s, start, at);
  if (s.kind == SYM_OPEN_FONT) { // \mathbb{1}, \mathbf 1
    r->at = skip_blanks(r, start + s.length);
    bool group = char_at(r, r->at) == '{';
    from = r->at + group;
    at = group ? closing(r, r->at) + 1 : r->at + 1;
    sign = str_trim(str_sub(r->s, from, group ? at - 1 : at));
    r->at = start;
  }
  bool one = str_eq(sign, S("1")), letter = str_eq(sign, S("I")) && !is_quantity(r, sign) && !is_function(r, sign);
  if (!(one || letter) || at >= end || is_word_char(r->s.p[at] == '_' ? ' ' : r->s.p[at])) return true;
  at = skip_blanks(r, at);
  bool below = char_at(r, at) == '_';
  if (below) at = skip_blanks(r, at + 1);
  if (at >= end || !is_open(r->s.p[at]) || (r->s.p[at] == '{' && !below)) return true;
  from = at + 1;
  to = closing(r, at);
  size_t after = to + 1;
  while (to < end && below && is_open(char_at(r, skip_blanks(r, from))) && closing(r, skip_blanks(r, from)) + 1 == to)
    from = skip_blanks(r, from) + 1, to--; // 1_{\{z > 0\}}
  if (to >= end || !is_condition(r, from, to)) return true;
  *found = true;
  out_text(r, o, "(", start);
  if (!read_condition(r, from, to, o)) return *found = false;
  out_text(r, o, ")", to);
  r->at = after;
  return true;
}

// ---- choices ---------------------------------------------------------------

// The first `word` or sign of s[from, to) outside of brackets, or `to`.
static size_t find_at_top(const Reader *r, size_t from, size_t to, const char *what) {
  for (; from < to; from++) {
    if (is_open(r->s.p[from])) from = closing(r, from);
    else if (symbol_at(r, from).kind == SYM_BEGIN) return to; // its cases say it
    else if (*what == r->s.p[from] && (!is_letter(*what) || (is_word(r, from, what) && !(from && is_word_char(r->s.p[from - 1]))))) return from;
  }
  return to;
}

// The last `,` or `;` of s[from, to) outside of brackets, or `to`.
static size_t last_comma(const Reader *r, size_t from, size_t to) {
  size_t last = to;
  for (; from < to; from++) {
    if (is_open(r->s.p[from])) from = closing(r, from);
    else if (char_in(r->s.p[from], ",;")) last = from;
  }
  return last;
}

// Condition, value, other value of `c ? a : b`, `a if c else b`, `a if c, b otherwise` and
// `if c then a else b`, each from, to.  False if it is none of these.
static bool choice_parts(const Reader *r, size_t from, size_t to, size_t parts[3][2]) {
  size_t mark = find_at_top(r, from, to, "?"), colon = find_at_top(r, from, to, ":"), when = find_at_top(r, from, to, "if");
  size_t then = find_at_top(r, when, to, "then"), other = find_at_top(r, when, to, "else"), otherwise = find_at_top(r, when, to, "otherwise");
  if (mark < to && colon < to && colon > mark) return memcpy(parts, (size_t[3][2]){{from, mark}, {mark + 1, colon}, {colon + 1, to}}, sizeof(size_t[3][2])), true;
  if (when >= to) return false;
  bool first = skip_blanks(r, from) >= when;
  if (first && then < other && other < to) return memcpy(parts, (size_t[3][2]){{when + 2, then}, {then + 4, other}, {other + 4, to}}, sizeof(size_t[3][2])), true;
  if (first) return false;
  size_t last = otherwise < to ? otherwise : other, end = last + (otherwise < to ? 9 : 4), comma = last_comma(r, when, last);
  if (last < to && skip_blanks(r, end) >= to && comma < last) return memcpy(parts, (size_t[3][2]){{when + 2, comma}, {from, when}, {comma + 1, last}}, sizeof(size_t[3][2])), true;
  if (other >= to || skip_blanks(r, other + 4) >= to) return false;
  return memcpy(parts, (size_t[3][2]){{when + 2, other}, {from, when}, {other + 4, to}}, sizeof(size_t[3][2])), true;
}

bool read_choice(Reader *r, size_t from, size_t to, Out *o, bool *found) {
  size_t parts[3][2];
  *found = choice_parts(r, from, to, parts);
  if (!*found) return true;
  if (++r->choosing > MOST_CHOICES) return spell_error(r, from, to, "too deeply nested");
  out_text(r, o, "if(", from);
  if (!read_condition(r, parts[0][0], parts[0][1], o)) return false;
  for (int i = 1; i < 3; i++) {
    size_t begin = o->n;
    out_text(r, o, ", ", parts[i][0]);
    while (parts[i][1] > parts[i][0] && char_in(r->s.p[parts[i][1] - 1], " ,")) parts[i][1]--;
    if (!read_aside(r, parts[i][0], parts[i][1], o)) return false;
    if (o->n == begin + 2) return spell_error(r, from, to, "a choice needs two values");
  }
  out_text(r, o, ")", to);
  r->choosing--;
  return true;
}

// ---- sums ------------------------------------------------------------------

// The index of a sum: `k`, `k=1`, `k \ne y`, `i,j`.
typedef struct { Out index, condition, low; bool has_condition, has_low; } SumIndex;

static bool read_sum_index(Reader *r, size_t from, size_t to, SumIndex *x) {
  size_t at = skip_blanks(r, from), word = at, end = r->end;
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
  char c = char_at(r, rest);
  bool ok = true;
  if (c == '=' && char_at(r, rest + 1) != '=') {
    x->has_low = true;
    size_t dots = rest;
    while (dots < to && !str_starts(str_sub(r->s, dots, to), S(".."))) dots++;
    if (dots < to) ok = spell_error(r, from, to, "write the range as _{k=1}^{K}");
    else ok = read_aside(r, rest + 1, to, &x->low);
    if (ok && has_at_top(r, rest + 1, to, ",")) ok = spell_error(r, from, to, "one index at a time: write a sum for each");
  } else if (c == ',' && !is_condition(r, rest, to)) {
    out_text(r, &x->index, ", ", rest);
    ok = read_aside(r, rest + 1, to, &x->index);
  } else if (rest < to) { // k : k ≠ y and k ≠ y
    x->has_condition = true;
    bool behind = c == ':' || c == ',' || c == '|';
    ok = read_condition(r, behind ? rest + 1 : word, to, &x->condition);
  } else if (at - word > 1 && r->latex) { // \sum_{ij}
    for (size_t i = x->index.n; i-- > 1;) out_wrap(r, &x->index, i, ", ", "");
  }
  r->end = end;
  return ok;
}

static size_t next_cell(const Reader *r, size_t at, size_t to, bool *row);

// \\substack{k = 1 \\\\ k \\ne y}: an index, and below it conditions.  *found: whether it is one.
static bool read_stack(Reader *r, size_t from, size_t to, SumIndex *x, bool *found) {
  size_t at = skip_blanks(r, from), open = at + S("\\substack").n, after = r->at;
  bool row, first = true;
  *found = str_starts(str_sub(r->s, at, to), S("\\substack{")) && skip_blanks(r, closing(r, open) + 1) >= to;
  if (!*found) return true;
  to = closing(r, open);
  for (at = open + 1; skip_lines(r, at) < to; first = false) {
    size_t end = next_cell(r, at, to, &row);
    if (!first && is_equation(r, at, end)) return spell_error(r, at, end, "one index at a time: write a sum for each");
    if (!first && x->has_condition) out_text(r, &x->condition, " and ", at);
    if (first ? !read_sum_index(r, at, end, x) : !read_condition(r, at, end, &x->condition)) return false;
    if (!first) x->has_condition = true;
    at = end + (end < to ? symbol_at(r, end).length ? symbol_at(r, end).length : 1 : 0);
  }
  r->at = after;
  return true;
}

// The bounds below and above: _{…}, ^{…}, in either order.
static bool read_bounds(Reader *r, SumIndex *x, Out *high) {
  size_t from, to;
  for (int i = 0; i < 2; i++) {
    r->at = skip_blanks(r, r->at);
    char c = char_at(r, r->at);
    if (c != '_' && c != '^') return true;
    size_t word = ++r->at;
    if (!r->latex && is_word_char(char_at(r, r->at))) { // sum_k^K
      while (r->at < r->end && (is_letter(r->s.p[r->at]) || is_digit(r->s.p[r->at]))) r->at++;
      from = word, to = r->at;
      if (c == '_' && char_at(r, to) == '=') return spell_error(r, from, to + 1, "where does the index end?"), spell_help(r, "write braces: _{k=1}^{K}");
    } else if (!r->latex && char_at(r, r->at) == '(') {
      from = r->at + 1;
      to = closing(r, r->at);
      if (to >= r->end) return spell_error(r, r->at, r->at + 1, "this `(` is never closed");
      r->at = to + 1;
    } else if (!read_group(r, &from, &to) || (r->latex && !script_is_clear(r, NULL, from, to))) {
      return false;
    }
    size_t after = r->at;
    bool stack = false;
    if (c == '_' && !read_stack(r, from, to, x, &stack)) return false;
    if (c == '_' ? !stack && !read_sum_index(r, from, to, x) : !read_aside(r, from, to, high)) return false;
    r->at = after;
  }
  return true;
}

// Σ y_i z_i: the only letter in its subscripts that is no index yet; Σ y of an array has none.
static bool implied_index(Reader *r, SumIndex *x, const Out *body) {
  Str letter = {0};
  int depth = 0;
  for (size_t i = 0; i < body->n; i++) {
    Str one = {body->p + i, 1};
    depth += (one.p[0] == '[') - (one.p[0] == ']');
    bool alone = depth > 0 && is_letter(one.p[0]) && !(i && is_word_char(body->p[i - 1])) && !(i + 1 < body->n && is_word_char(body->p[i + 1]));
    if (!alone || is_index(r, one) || is_quantity(r, one)) continue;
    if (letter.n && !str_eq(letter, one)) return false;
    letter = one;
  }
  if (letter.n) out_byte(r, &x->index, letter.p[0], body->from[0]);
  return letter.n || r->form != FORM_NUMBER;
}

static void write_sum(Reader *r, Out *o, const char *function, size_t start, const SumIndex *x, const Out *high, const Out *body) {
  out_text(r, o, function, start);
  out_text(r, o, "(", start);
  out_add(r, o, &x->index);
  if (x->has_low) {
    out_text(r, o, "=", start);
    out_add(r, o, &x->low);
    out_text(r, o, "..", start);
    out_add(r, o, high);
  }
  if (x->index.n) out_text(r, o, x->has_condition ? ", if(" : ", ", start);
  if (x->has_condition) {
    out_add(r, o, &x->condition);
    out_text(r, o, ", ", start);
  }
  out_add(r, o, body);
  if (x->has_condition) out_text(r, o, *function == 's' ? ", 0)" : ", 1)", start);
  out_text(r, o, ")", start);
}

bool read_sum(Reader *r, Out *o, const char *function, size_t length) {
  size_t start = r->at, bound = r->bound_n;
  SumIndex x = {0};
  Out high = {0}, body = {0};
  r->at = start + length;
  if (!read_bounds(r, &x, &high)) return false;
  while (!x.index.n && symbol_at(r, r->at).kind == SYM_SUB) { // Σₖ
    out_str(r, &x.index, symbol_at(r, r->at).text, r->at);
    if (r->bound_n < sizeof r->bound / sizeof *r->bound) r->bound[r->bound_n++] = symbol_at(r, r->at).text;
    r->at += symbol_at(r, r->at).length;
  }
  if (high.n && !x.has_low) { // indices count from 1
    if (!x.index.n || memchr(x.index.p, ',', x.index.n)) return spell_error(r, start, r->at, "where does this sum begin?"), spell_help(r, "write \\sum_{k=1}^{K}");
    out_text(r, &x.low, "1", start);
    x.has_low = true;
  }
  if (x.has_low && !high.n) return spell_error(r, start, r->at, "a sum from a number needs its end above");
  if (x.has_condition && *function == 'm') return spell_error(r, start, r->at, "a largest or smallest value under a condition is not known here");
  bool matrix = r->matrix, product = strcmp(function, "sum") != 0;
  r->matrix = false;
  size_t from = skip_lines(r, r->at);
  r->at = from;
  if (!read_sequence(r, product ? UNTIL_ITEM : UNTIL_TERM, &body)) return false;
  r->matrix = matrix;
  r->bound_n = bound;
  if (!body.n) return spell_error(r, start, r->at, "there is nothing to sum");
  if (!x.index.n && !implied_index(r, &x, &body)) {
    spell_error(r, start, start + length, "over what does this sum run?");
    return spell_help(r, "write its index below: \\sum_k, Σₖ or sum(k, …)");
  }
  size_t next = skip_blanks(r, r->at);
  bool goes_on = next < r->end && !strchr("+-=<>!,;)]}&\n", r->s.p[next]);
  if (product && goes_on) return spell_error(r, start, next, "how far does this product go?"), spell_help(r, "write ( ) around its terms");
  write_sum(r, o, function, start, &x, &high, &body);
  return true;
}

// ---- environments ----------------------------------------------------------

// The offset of \end of the environment whose body begins at `at`; r->end if none.
static size_t environment_end(const Reader *r, size_t at) {
  int depth = 1;
  for (; at < r->end; at++) {
    if (r->s.p[at] != '\\') continue;
    Symbol s = symbol_at(r, at);
    if (s.kind == SYM_BEGIN) depth++;
    if (s.kind == SYM_END && --depth == 0) return at;
    at += s.length - 1;
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
    depth += (s.kind == SYM_BEGIN) - (s.kind == SYM_END);
    if (c == '{') {
      at = closing(r, at) + 1;
      continue;
    }
    if (!depth && (c == '&' || s.kind == SYM_NEWLINE)) return *row = c != '&', at;
    at += s.length ? s.length : 1;
  }
  return to;
}

// `1 & 2 \ 3 & 4` lost a backslash, `1 2 & 3` an ampersand: nobody can tell what else.
static bool clear_cell(Reader *r, size_t from, size_t to) {
  size_t at = skip_lines(r, from), last = to;
  while (last > at && strchr(" \t\r\n\\", r->s.p[last - 1])) last--;
  for (; at + 1 < last; at++) {
    if (is_open(r->s.p[at])) at = closing(r, at);
    else if (r->s.p[at] == '\\' && strchr(" \r\n", r->s.p[at + 1])) {
      spell_error(r, at, at + 1, "a space, or the end of a row?");
      return spell_help(r, "a row ends with \\\\");
    }
  }
  if (!blanks_part_numbers(r, from, to)) return true;
  spell_error(r, skip_lines(r, from), last, "two numbers in one entry");
  return spell_help(r, "& stands between entries, \\\\ between rows");
}

static bool read_matrix(Reader *r, size_t from, size_t to, Out *o) {
  bool row = false;
  out_text(r, o, "[", from);
  while (skip_lines(r, from) < to) {
    size_t cell = next_cell(r, from, to, &row), before = o->n;
    if (!clear_cell(r, from, cell) || !read_aside(r, from, cell, o)) return false;
    if (o->n == before) return spell_error(r, from, cell < to ? cell + 1 : cell, "an entry is missing here");
    if (cell >= to) break;
    from = cell + (row ? symbol_at(r, cell).length : 1);
    if (skip_lines(r, from) < to) out_text(r, o, row ? "; " : ", ", cell);
    else if (!row) return spell_error(r, cell, cell + 1, "an entry is missing here");
  }
  out_text(r, o, "]", to);
  r->form = FORM_ARRAY;
  return true;
}

static bool is_otherwise(Str s) {
  static const Str fonts[] = {STR_INIT("\\text"), STR_INIT("\\mathrm"), STR_INIT("\\textrm"), STR_INIT("\\mbox"),
                              STR_INIT("\\rm"), STR_INIT("\\quad"), STR_INIT("\\,"), STR_INIT("\\operatorname")};
  for (size_t i = 0; i < sizeof fonts / sizeof *fonts; i++)
    if (str_starts(s, fonts[i])) s = str_trim(str_sub(s, fonts[i].n, s.n)), i = (size_t)-1;
  while (s.n && strchr("{ ", s.p[0])) s = str_sub(s, 1, s.n);
  while (s.n && strchr("} .,", s.p[s.n - 1])) s.n--;
  return str_eq(s, S("otherwise")) || str_eq(s, S("else")) || str_eq(s, S("Otherwise")) || str_eq(s, S("Else")) || str_eq(s, S("sonst"));
}

// Whether of two conditions in house notation, without blanks, exactly one holds: z>0 and z<=0.
static bool is_complement(Str a, Str b) {
  static const struct { Str one, other; } pairs[] = {
    {STR_INIT(">"), STR_INIT("<=")}, {STR_INIT("<"), STR_INIT(">=")}, {STR_INIT("=="), STR_INIT("!=")},
    {STR_INIT("<="), STR_INIT(">")}, {STR_INIT(">="), STR_INIT("<")}, {STR_INIT("!="), STR_INIT("==")}};
  size_t i = 0, n = 0, m = 0;
  while (i < a.n && i < b.n && a.p[i] == b.p[i] && !strchr("<>=!", a.p[i])) i++;
  while (i + n < a.n && strchr("<>=!", a.p[i + n])) n++;
  while (i + m < b.n && strchr("<>=!", b.p[i + m])) m++;
  Str one = str_sub(a, i, i + n), other = str_sub(b, i, i + m), rest = str_sub(a, i + n, a.n);
  for (size_t k = 0; k < rest.n; k++)
    if (!is_word_char(rest.p[k]) && !char_in(rest.p[k], "[],+-*/.")) return false; // more conditions than one
  if (!str_eq(rest, str_sub(b, i + m, b.n))) return false;
  for (size_t k = 0; k < sizeof pairs / sizeof *pairs; k++)
    if (str_eq(one, pairs[k].one) && str_eq(other, pairs[k].other)) return true;
  return false;
}

// A case's value and condition; *otherwise: it is the one that holds when no other does.
static bool read_case(Reader *r, size_t from, size_t amp, size_t end, Out *value, Out *condition, bool *otherwise) {
  if (!read_aside(r, from, amp, value)) return false;
  while (value->n && strchr(" ,", value->p[value->n - 1])) value->n--;
  if (!value->n) return spell_error(r, from, amp + 1, "a case needs a value");
  *otherwise = is_otherwise(str_trim(str_sub(r->s, amp + 1, end)));
  if (*otherwise) return true;
  if (!read_condition(r, amp + 1, end, condition)) return false;
  return condition->n || spell_error(r, amp, end, "when does this case hold?");
}

static bool read_cases(Reader *r, size_t from, size_t to, Out *o) {
  int open = 0;
  Str first = {0};
  bool otherwise = false, row;
  out_text(r, o, "(", from);
  while (skip_lines(r, from) < to) {
    size_t amp = next_cell(r, from, to, &row), end;
    Out value = {0}, condition = {0};
    if (row || amp >= to) return spell_error(r, from, amp, "each case is a value, &, and its condition");
    end = next_cell(r, amp + 1, to, &row);
    if (end < to && !row) return spell_error(r, from, end + 1, "each case is a value, &, and its condition");
    if (otherwise) return spell_error(r, from, end, "a case behind the last one");
    if (!read_case(r, from, amp, end, &value, &condition, &otherwise)) return false;
    Str text = without_blanks(r->arena, (Str){condition.p, condition.n}), whole = {condition.p, condition.n};
    bool several = str_find(whole, S(" and ")) >= 0 || str_find(whole, S(" or ")) >= 0;
    from = end >= to ? to : end + symbol_at(r, end).length;
    otherwise |= open == 1 && skip_lines(r, from) >= to && !several && is_complement(first, text);
    if (!open) first = text;
    if (!otherwise) {
      open++;
      out_text(r, o, "if(", amp);
      out_add(r, o, &condition);
      out_text(r, o, ", ", amp);
    }
    out_add(r, o, &value);
    if (!otherwise) out_text(r, o, ", ", end);
  }
  if (!otherwise) {
    spell_error(r, from, to, "what if none of the cases holds?");
    return spell_help(r, "write a last one: & \\text{otherwise}");
  }
  while (open--) out_text(r, o, ")", to);
  out_text(r, o, ")", to);
  return true;
}

// \left\{ \begin{array}: the brace of \\begin{cases}, written by hand.
static bool behind_brace(const Reader *r, size_t at) {
  Str before = str_trim(str_sub(r->raw->text, 0, r->map[at]));
  return before.n > 1 && before.p[before.n - 1] == '{' && before.p[before.n - 2] == '\\';
}

bool read_environment(Reader *r, Out *o, size_t length) {
  size_t start = r->at, from, to, body, end, after;
  bool ok;
  r->at += length;
  if (!read_group(r, &from, &to)) return false;
  Str name = str_sub(r->s, from, to);
  body = r->at;
  end = environment_end(r, body);
  if (end >= r->end) return spell_error(r, start, body, "this \\begin has no \\end");
  r->at = end + symbol_at(r, end).length;
  if (!read_group(r, &from, &to)) return false;
  if (!str_eq(name, str_sub(r->s, from, to))) return spell_error(r, end, to, "this \\end is not that of \\begin{" STR_FMT "}", STR_ARG(name));
  after = r->at;
  bool matrix = name.n >= 6 && str_eq(str_sub(name, name.n - 6, name.n), S("matrix")), array = str_eq(name, S("array"));
  bool cases = str_eq(name, S("cases")) || str_eq(name, S("dcases")) || (array && behind_brace(r, start));
  if (array && char_at(r, body) == '{') body = closing(r, body) + 1;
  if (str_eq(name, S("vmatrix")) || str_eq(name, S("Vmatrix"))) return spell_error(r, start, body, "a determinant is not known here");
  if (++r->environments > MOST_ENVIRONMENTS) return spell_error(r, start, body, "too deeply nested");
  ok = cases ? read_cases(r, body, end, o) : matrix || array ? read_matrix(r, body, end, o) : spell_error(r, start, body, "this environment is not known here");
  r->environments--;
  r->at = after;
  return ok;
}
