// lex.c - one pass, longest match first.
//
// Numbers follow our own grammar: digits[.[digits]][e[+-]digits], or .digits.  What looks like
// a number to other programs but is none here (1d3, 0x1p3, 1_000, 1.2.3) is
// refused whole, so that no prefix of it is ever taken for the answer.
#include "lex.h"


#include "limits.h"

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
static bool is_word(char c) { return is_digit(c) || is_letter(c) || c == '_'; }
static bool ends_operand(char c) { return is_word(c) || c == ')' || c == ']' || c == '\''; }
static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

// The symbol that c and the character behind it begin with, *n bytes of them; T_END: none.
static TokenKind symbol(char c, char next, size_t *n) {
  bool equals = next == '=';
  *n = 1u + (c == '.' || (equals && char_in(c, "=!~<>")));
  switch (c) {
  case '.': return next == '*' ? T_DOT_STAR : next == '/' ? T_DOT_SLASH : next == '^' ? T_DOT_CARET : next == '.' ? T_DOTS : T_END;
  case '=': return equals ? T_EQ : T_ASSIGN;
  case '!': return equals ? T_NE : T_END;
  case '~': return equals ? T_NE : T_TILDE;
  case '<': return equals ? T_LE : T_LT;
  case '>': return equals ? T_GE : T_GT;
  case '+': return T_PLUS;
  case '-': return T_MINUS;
  case '*': return T_STAR;
  case '/': return T_SLASH;
  case '^': return T_CARET;
  case '\'': return T_QUOTE;
  case '(': return T_OPEN;
  case ')': return T_CLOSE;
  case '[': return T_OPEN_BRACKET;
  case ']': return T_CLOSE_BRACKET;
  case ',': return T_COMMA;
  case ';': return T_SEMICOLON;
  case ':': return T_COLON;
  case '\n': return T_NEWLINE;
  default: return T_END;
  }
}

static const struct { char c; const char *help; } foreign[] = { // what other languages write
  {'@', "the matrix product is written *, the product entry by entry .*"}, {'{', "group with ( ), write arrays in [ ]"},
  {'}', "group with ( ), write arrays in [ ]"}, {'!', "write `not`"}, {'&', "write `and`"}, {'|', "write `or`, abs(x) or norm(x)"},
  {'%', "a comment begins with #"},
};

// End of the number that begins at p, in our grammar.
static size_t number_end(Str s, size_t p) {
  while (p < s.n && is_digit(s.p[p])) p++;
  bool dot = p < s.n && s.p[p] == '.';
  if (dot && !(p + 1 < s.n && char_in(s.p[p + 1], ".*/^")))
    for (p++; p < s.n && is_digit(s.p[p]);) p++;
  if (p + 1 < s.n && (s.p[p] == 'e' || s.p[p] == 'E')) {
    size_t q = p + 1 + (s.p[p + 1] == '+' || s.p[p + 1] == '-');
    if (q < s.n && is_digit(s.p[q]))
      for (p = q; p < s.n && is_digit(s.p[p]);) p++;
  }
  return p;
}

// 1e-400: written as something, kept as nothing.
static bool is_lost(Str digits, double number) {
  bool zeros = true;
  for (size_t i = 0; i < digits.n && !is_letter(digits.p[i]); i++) zeros &= !is_digit(digits.p[i]) || digits.p[i] == '0';
  return number == 0 && !zeros;
}

static bool lex_number(Arena *a, const Source *source, Str s, size_t *p, Token *t, Diags *d) {
  size_t from = *p, to = number_end(s, from), end = to;
  while (end < s.n && (is_word(s.p[end]) || (s.p[end] == '.' && end + 1 < s.n && is_digit(s.p[end + 1]))))
    end++;
  Str text = str_sub(s, from, end);
  if (end > to) {
    diag_error(d, source, (Span){from, end}, "`" STR_FMT "` is not a number", STR_ARG(text));
    size_t letters = to;
    while (letters < end && is_letter(s.p[letters])) letters++;
    if (letters == end)
      diag_help(d, "write a product with *: " STR_FMT "*" STR_FMT, (int)(to - from), s.p + from, (int)(end - to), s.p + to);
    else if (s.p[to] == 'x' && is_digit(s.p[to + 1]) && s.p[from] != '0')
      diag_help(d, "sizes are written with spaces: 3 x 2");
    else
      diag_help(d, "a number is digits, one point, and an exponent: 1234.5, 1.5e3");
    return false;
  }
  ptrdiff_t point = str_find(text, S("."));
  bool bare = point == 0 || (point > 0 && !((size_t)point + 1 < text.n && is_digit(text.p[point + 1]))); // .5 and 5. are 0.5 and 5.0
  if (bare) text = str_fmt(a, "%.*s%s.%s" STR_FMT, (int)point, text.p, point ? "" : "0", point ? "0" : "", STR_ARG(str_sub(text, (size_t)point + 1, text.n)));
  if (!str_double(text, &t->number))
    return diag_error(d, source, (Span){from, end}, "the number is too large");
  if (is_lost(text, t->number))
    return diag_error(d, source, (Span){from, end}, "the number is too small: it would be read as 0");
  *t = (Token){.kind = T_NUMBER, .span = {from, end}, .number = t->number};
  *p = end;
  return true;
}

static void lex_word(Str s, size_t *p, Token *t) {
  size_t from = *p;
  while (*p < s.n && is_word(s.p[*p])) ++*p;
  Str word = str_sub(s, from, *p);
  TokenKind kind = str_eq(word, S("and")) ? T_AND : str_eq(word, S("or")) ? T_OR
                 : str_eq(word, S("not")) ? T_NOT : T_NAME;
  *t = (Token){.kind = kind, .span = {from, *p}};
}

static bool lex_symbol(const Source *source, Str s, size_t *p, Token *t, Diags *d) {
  size_t length;
  TokenKind kind = symbol(s.p[*p], *p + 1 < s.n ? s.p[*p + 1] : ' ', &length);
  if (kind != T_END) {
    *t = (Token){.kind = kind, .span = {*p, *p + length}};
    *p += length;
    return true;
  }
  unsigned char c = (unsigned char)s.p[*p];
  size_t n = 1;
  while (c >= 0xC0 && *p + n < s.n && ((unsigned char)s.p[*p + n] & 0xC0) == 0x80) n++;
  if (c < 0x20 || c == 0x7F)
    diag_error(d, source, (Span){*p, *p + 1}, "control character 0x%02x", c);
  else
    diag_error(d, source, (Span){*p, *p + n}, "`" STR_FMT "` is not part of a formula", (int)n, s.p + *p);
  for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
    if (foreign[i].c == (char)c) diag_help(d, "%s", foreign[i].help);
  return false;
}

// Inside ( ) and subscripts a line's end is white space; in an array it ends a row,
// outside a statement.  Brackets that are never closed do not count, so that one
// forgotten bracket does not swallow the lines below.
static void join_lines(Arena *a, Tokens *t) {
  size_t *closed_at = NEW_ARRAY(a, size_t, t->n), *open = NEW_ARRAY(a, size_t, t->n + 1), depth = 0, n = 0;
  for (size_t i = 0; i < t->n; i++) {
    TokenKind k = t->v[i].kind;
    if (k == T_OPEN || k == T_OPEN_BRACKET) open[depth++] = i;
    else if (depth && k == t->v[open[depth - 1]].kind + 1) closed_at[open[--depth]] = i;
  }
  bool *joins = NEW_ARRAY(a, bool, t->n + 1);
  depth = 0;
  for (size_t i = 0; i < t->n; i++) {
    Token x = t->v[i];
    while (depth && closed_at[open[depth - 1]] <= i) depth--;
    if (x.kind == T_NEWLINE && depth && joins[depth]) {
      t->v[i + 1].space_before = true;
      continue;
    }
    if (closed_at[i]) {
      open[depth++] = i;
      joins[depth] = x.kind == T_OPEN || (x.span.from && ends_operand(t->source->text.p[x.span.from - 1]));
    }
    t->v[n++] = x;
  }
  t->n = n;
}

static bool lex_tokens(Arena *a, const Source *source, Span span, Tokens *out, bool *lines, Diags *d) {
  Str s = str_sub(source->text, 0, span.to); // spans count from the source's begin
  size_t p = span.from, bytes = s.n > p ? s.n - p : 0, cap = bytes < 256 ? bytes + 1 : 256; // most formulas are short, and have hardly more bytes than tokens
  *out = (Tokens){.source = source, .v = NEW_ARRAY(a, Token, cap)};
  *lines = false;
  for (bool space = true;; space = false) {
    while (p < s.n && (is_blank(s.p[p]) || s.p[p] == '#')) {
      if (s.p[p] == '#') while (p < s.n && s.p[p] != '\n') p++;
      else p++;
      space = true;
    }
    Token t = {.kind = T_END, .span = {p, p}};
    if (p >= s.n) {
      t.space_after = true;
    } else if (is_letter(s.p[p])) {
      lex_word(s, &p, &t);
    } else if (is_digit(s.p[p]) || (s.p[p] == '.' && p + 1 < s.n && is_digit(s.p[p + 1]))) {
      if (!lex_number(a, source, s, &p, &t, d)) return false;
    } else if (!lex_symbol(source, s, &p, &t, d)) {
      return false;
    }
    bool ends = t.kind == T_NEWLINE || t.kind == T_END;
    *lines |= t.kind == T_NEWLINE;
    t.space_before = space;
    if (out->n && (space || ends)) out->v[out->n - 1].space_after = true;
    if (out->n == cap) out->v = GROW(a, out->v, out->n, &cap);
    out->v[out->n++] = t;
    if (t.kind == T_END) return true;
    if (out->n > LIMIT_TOKENS)
      return diag_error(d, source, t.span, "more than %d symbols", LIMIT_TOKENS);
  }
}

bool lex(Arena *a, const Source *source, Span span, Tokens *out, Diags *d) {
  bool lines;
  if (!lex_tokens(a, source, span, out, &lines, d)) return false;
  if (lines) join_lines(a, out);
  return true;
}
