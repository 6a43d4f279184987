// text_sequence.c - operands and operators from left to right.
//
// What stands next to each other without an operator is a product, except inside
// [ ], where white space separates entries.  A group is read as a text of its own.
#include <stdio.h>
#include <string.h>

#include "limits.h"
#include "text_parts.h"

// ---- small steps -----------------------------------------------------------


size_t skip_blanks(const Reader *r, size_t at) {
  while (at < r->end) {
    char c = r->s.p[at];
    Symbol s = symbol_at(r, at);
    if (c == ' ' || c == '\t' || c == '\r' || c == '$') at++;
    else if (s.kind == SYM_SPACE || s.kind == SYM_SKIP) at += s.length;
    else break;
  }
  return at;
}

size_t closing(const Reader *r, size_t at) {
  int depth = 0;
  for (; at < r->end; at++) {
    char c = r->s.p[at];
    if (c == '\\' && at + 1 < r->end && strchr("()[]", r->s.p[at + 1])) at++; // \( \[ are no brackets
    else if (c == '(' || c == '[' || c == '{') depth++;
    else if (c == ')' || c == ']' || c == '}') depth--;
    if (depth == 0) return at;
  }
  return r->end;
}

bool read_piece(Reader *r, size_t from, size_t to, Until until, Out *o) {
  size_t end = r->end;
  if (++r->depth > LIMIT_DEPTH) return spell_error(r, from, to, "too deeply nested");
  r->at = from;
  r->end = to;
  bool ok = read_sequence(r, until, o);
  r->end = end;
  r->at = to;
  r->depth--;
  return ok;
}

bool read_group(Reader *r, size_t *from, size_t *to) {
  r->at = skip_blanks(r, r->at);
  if (r->at >= r->end) return spell_error(r, r->at, r->at, "the text ends where something is needed");
  if (r->s.p[r->at] == '{') {
    size_t close = closing(r, r->at);
    if (close >= r->end) return spell_error(r, r->at, r->at + 1, "this `{` is never closed");
    *from = r->at + 1;
    *to = close;
    r->at = close + 1;
    return true;
  }
  Symbol s = symbol_at(r, r->at);
  *from = r->at;
  r->at += s.length ? s.length : 1;
  *to = r->at;
  if (s.kind == SYM_ACCENT || s.kind == SYM_OPEN_FONT) { // \bar y as one thing
    size_t inner;
    return read_group(r, &inner, to);
  }
  return true;
}

// ---- arguments -------------------------------------------------------------

// The comma or the end after s[at], outside of brackets.
static size_t next_comma(const Reader *r, size_t at, size_t to) {
  for (; at < to && r->s.p[at] != ','; at++)
    if (strchr("([{", r->s.p[at])) at = closing(r, at);
  return at < to ? at : to;
}

// axis=0 is dimension 1; other words with = say nothing about the value.
static bool keyword_argument(Reader *r, size_t from, size_t to, Out *o, bool *found) {
  size_t at = skip_blanks(r, from), word = at;
  while (at < to && is_word_char(r->s.p[at])) at++;
  Str name = str_sub(r->s, word, at);
  size_t equals = skip_blanks(r, at);
  static const Str words[] = {STR_INIT("axis"), STR_INIT("dim"), STR_INIT("dtype"), STR_INIT("keepdims"), STR_INIT("keepdim"),
                              STR_INIT("grad_fn"), STR_INIT("requires_grad"), STR_INIT("device"), STR_INIT("order"), STR_INIT("ord")};
  bool word_of_theirs = false;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) word_of_theirs |= str_eq(words[i], name);
  *found = word_of_theirs && equals < to && r->s.p[equals] == '=' && !(equals + 1 < to && r->s.p[equals + 1] == '=');
  if (!*found || !(str_eq(name, S("axis")) || str_eq(name, S("dim")))) return true;
  Str value = str_trim(str_sub(r->s, equals + 1, to));
  if (!str_eq(value, S("0")) && !str_eq(value, S("1"))) return spell_error(r, from, to, "the dimension is 0 or 1 here");
  out_text(r, o, value.p[0] == '0' ? "1" : "2", equals);
  return true;
}

bool read_arguments(Reader *r, Out *arguments, size_t most, size_t *n) {
  size_t open = r->at, close = closing(r, open);
  bool matrix = r->matrix;
  *n = 0;
  if (close >= r->end) return spell_error(r, open, open + 1, "this `%c` is never closed", r->s.p[open]);
  r->matrix = false;
  for (size_t from = open + 1; from <= close;) {
    size_t to = next_comma(r, from, close);
    bool keyword, blank = skip_blanks(r, from) >= to;
    if (blank && to == close) break;
    if (*n >= most) return spell_error(r, from, to, "too many arguments");
    if (!keyword_argument(r, from, to, &arguments[*n], &keyword)) return false;
    if (!keyword && !read_piece(r, from, to, UNTIL_END, &arguments[*n])) return false;
    if (!keyword || arguments[*n].n) ++*n;
    from = to + 1;
  }
  r->matrix = matrix;
  r->at = close + 1;
  return true;
}

// ---- scripts ---------------------------------------------------------------

// A power: ^2, ^{…}, ^(…), **2.
static bool read_power(Reader *r, Out *o, size_t start, size_t sign) {
  size_t from, to, at = skip_blanks(r, r->at + sign);
  Str rest = str_sub(r->s, at, r->end);
  char c = at < r->end ? r->s.p[at] : ' ';
  bool elementwise = r->numpy && sign == 2;
  if (c == '(' && !r->latex) {
    from = at;
    to = closing(r, at) + 1;
    if (to > r->end) return spell_error(r, at, at + 1, "this `(` is never closed");
    r->at = to;
  } else if (c == '-' || is_digit(c) || (is_letter(c) && !r->latex)) {
    from = to = at;
    if (c == '-') to++;
    while (to < r->end && (is_word_char(r->s.p[to]) || (r->s.p[to] == '.' && to + 1 < r->end && is_digit(r->s.p[to + 1])))) to++;
    if (r->latex && c != '-') to = at + 1; // x^10 is x^1 0
    r->at = to;
  } else {
    r->at = at;
    if (!read_group(r, &from, &to)) return false;
  }
  rest = str_trim(str_sub(r->s, from, to));
  static const Str transposes[] = {STR_INIT("T"), STR_INIT("\\top"), STR_INIT("\\intercal"), STR_INIT("⊤"), STR_INIT("\\mathsf{T}"),
                                   STR_INIT("\\mathrm{T}"), STR_INIT("\\text{T}")};
  for (size_t i = 0; i < sizeof transposes / sizeof *transposes; i++)
    if (str_eq(rest, transposes[i])) return out_text(r, o, "'", from), true;
  if (str_eq(rest, S("+"))) return out_wrap(r, o, start, "positive(", ")"), true;
  if (str_eq(rest, S("\\prime"))) return spell_error(r, from, to, "a prime stands after a function's name");
  out_text(r, o, elementwise ? ".^(" : "^(", from);
  size_t at_after = r->at;
  if (!read_piece(r, from, to, UNTIL_END, o)) return false;
  r->at = at_after;
  out_text(r, o, ")", to ? to - 1 : 0);
  return true;
}

// .T  .t()  .sum()  .dot(B)
static bool read_method(Reader *r, Out *o, size_t start, bool *found) {
  size_t from = r->at + 1, to = from, n;
  while (to < r->end && is_word_char(r->s.p[to])) to++;
  Str name = str_sub(r->s, from, to);
  Out arguments[2] = {{0}};
  *found = name.n && is_letter(name.p[0]);
  if (!*found) return true;
  bool call = to < r->end && r->s.p[to] == '(';
  r->at = to;
  if (str_eq(name, S("T")) && !call) return out_text(r, o, "'", from), true;
  if (!call) return spell_error(r, from - 1, to, "`." STR_FMT "` is not known here", STR_ARG(name));
  if (!read_arguments(r, arguments, 2, &n)) return false;
  if (str_eq(name, S("t")) || str_eq(name, S("transpose"))) return out_text(r, o, "'", from), true;
  if (str_eq(name, S("item")) || str_eq(name, S("detach")) || str_eq(name, S("numpy"))) return true;
  if ((str_eq(name, S("dot")) || str_eq(name, S("mm")) || str_eq(name, S("matmul"))) && n == 1) {
    out_wrap(r, o, start, "(", ")");
    out_text(r, o, "*(", from);
    out_add(r, o, &arguments[0]);
    out_text(r, o, ")", r->at - 1);
    out_wrap(r, o, start, "(", ")");
    return true;
  }
  static const Str reductions[] = {STR_INIT("sum"), STR_INIT("mean"), STR_INIT("max"), STR_INIT("min"), STR_INIT("prod"), STR_INIT("var"), STR_INIT("exp"), STR_INIT("abs"), STR_INIT("norm")};
  for (size_t i = 0; i < sizeof reductions / sizeof *reductions; i++)
    if (str_eq(name, reductions[i])) {
      char prefix[16];
      snprintf(prefix, sizeof prefix, "%.*s(", STR_ARG(name));
      out_wrap(r, o, start, prefix, "");
      if (n) out_text(r, o, ", ", from);
      out_add(r, o, &arguments[0]);
      out_text(r, o, ")", r->at - 1);
      return true;
    }
  return spell_error(r, from - 1, to, "`." STR_FMT "()` is not known here", STR_ARG(name));
}

static bool raised_characters(Reader *r, Out *o, size_t start) {
  Buf b = buf_new(r->arena);
  size_t from = r->at;
  for (Symbol s = symbol_at(r, r->at); s.kind == SYM_SUPER; s = symbol_at(r, r->at)) {
    buf_add(&b, s.text);
    r->at += s.length;
  }
  Str text = buf_str(&b);
  if (str_eq(text, S("+"))) return out_wrap(r, o, start, "positive(", ")"), true;
  out_text(r, o, "^(", from);
  out_str(r, o, text, from);
  out_text(r, o, ")", from);
  return true;
}

// Our own notation W[2,1].  In LaTeX a bracket is more often a parenthesis: only
// letters, digits and commas in it are subscripts there.
static bool is_subscript(const Reader *r, size_t at, char before) {
  if (before != ')' && before != '\'' && !is_word_char(before)) return false;
  if (!r->latex) return true;
  for (size_t i = at + 1, end = closing(r, at); i < end; i++)
    if (!is_word_char(r->s.p[i]) && !strchr(" ,:", r->s.p[i])) return false;
  return true;
}

static bool read_subscripts(Reader *r, Out *o, size_t at) {
  size_t close = closing(r, at);
  bool matrix = r->matrix;
  if (close >= r->end) return spell_error(r, at, at + 1, "this `[` is never closed");
  r->matrix = false;
  out_text(r, o, "[", at);
  bool ok = read_piece(r, at + 1, close, UNTIL_END, o);
  out_text(r, o, "]", close);
  r->matrix = matrix;
  r->at = close + 1;
  return ok;
}

bool read_scripts(Reader *r, Out *o, size_t start) {
  for (;;) {
    size_t at = r->latex && !r->matrix ? skip_blanks(r, r->at) : r->at;
    char c = at < r->end ? r->s.p[at] : ' ', next = at + 1 < r->end ? r->s.p[at + 1] : ' ';
    Symbol s = symbol_at(r, at);
    bool found = true;
    size_t blank = skip_blanks(r, at);
    if (c == ' ' && !r->matrix && blank < r->end && (r->s.p[blank] == '^' || (r->s.p[blank] == '*' && blank + 1 < r->end && r->s.p[blank + 1] == '*')))
      at = blank, c = r->s.p[at], next = at + 1 < r->end ? r->s.p[at + 1] : ' ';
    if (c == '^' || (c == '*' && next == '*')) {
      r->at = at;
      if (!read_power(r, o, start, c == '^' ? 1 : 2)) return false;
    } else if (c == '\'') {
      if (is_digit(next)) return spell_error(r, at, at + 2, "write numbers without thousands separators");
      r->at = at + 1;
      out_text(r, o, "'", at);
    } else if (s.kind == SYM_TRANSPOSE || s.kind == SYM_PRIME) {
      r->at = at + s.length;
      out_text(r, o, "'", at);
    } else if (s.kind == SYM_SUPER) {
      r->at = at;
      if (!raised_characters(r, o, start)) return false;
    } else if (c == '.' && is_letter(next)) {
      r->at = at;
      if (!read_method(r, o, start, &found)) return false;
      if (!found) return true;
    } else if (c == '_' && at == r->at && at && strchr(")]", r->s.p[at - 1])) {
      if (!read_entry(r, o)) return false;
    } else if (c == '[' && at == r->at && o->n > start && is_subscript(r, at, o->p[o->n - 1])) {
      if (!read_subscripts(r, o, at)) return false;
    } else {
      return true;
    }
  }
}

// ---- sequences -------------------------------------------------------------

typedef enum { LAST_NOTHING, LAST_OPERAND, LAST_NUMBER, LAST_OPERATOR } Last;

static bool is_operand_symbol(SymbolKind k) {
  return k == SYM_WORD || k == SYM_FUNCTION || k == SYM_ACCENT || k == SYM_OPEN_FONT || k == SYM_SUM || k == SYM_PROD || k == SYM_PARTIAL ||
         k == SYM_ROOT || k == SYM_FRACTION || k == SYM_BEGIN || k == SYM_UNDERBRACE;
}

static bool is_word(const Reader *r, const char *word) {
  size_t n = strlen(word);
  return str_starts(str_sub(r->s, r->at, r->end), str(word)) && !(r->at + n < r->end && is_word_char(r->s.p[r->at + n]));
}

static bool refuse(Reader *r, Symbol s) {
  Str what = str_sub(r->s, r->at, r->at + s.length);
  return spell_error(r, r->at, r->at + s.length, "`" STR_FMT "`: " STR_FMT, STR_ARG(what), STR_ARG(s.text));
}

typedef struct { Last last; bool space; Until until; bool done; bool below; } Sequence; // below: behind a /

// White space in front of an entry or an operator, where it has a meaning.
static void keep_space(Reader *r, Out *o, const Sequence *q) {
  if (r->matrix && q->space && q->last != LAST_NOTHING) out_text(r, o, " ", r->at);
}

static bool operand(Reader *r, Out *o, Sequence *q) {
  char c = r->s.p[r->at];
  bool number = is_digit(c) || c == '.';
  if (q->last == LAST_OPERAND || q->last == LAST_NUMBER) {
    if (q->until == UNTIL_ITEM) return q->done = true;
    if (q->below && !q->space && !r->matrix) {
      spell_error(r, r->at, r->at + 1, "is this below the `/` or behind it?");
      diag_help(r->diags, "write brackets: a/(b*c) or (a/b)*c");
      return false;
    }
    q->below = false;
    if (r->matrix && q->space) out_text(r, o, " ", r->at);
    else out_text(r, o, q->last == LAST_NUMBER && number ? " " : "*", r->at); // two numbers are no product
  } else {
    keep_space(r, o, q);
  }
  size_t start = o->n;
  if (!read_operand(r, o) || !read_scripts(r, o, start)) return false;
  q->last = number ? LAST_NUMBER : LAST_OPERAND;
  return true;
}

static bool operator_text(Reader *r, Out *o, Sequence *q, const char *text, size_t length) {
  bool sign = *text == '+' || *text == '-', after = q->last == LAST_OPERAND || q->last == LAST_NUMBER;
  bool ends_item = q->until == UNTIL_ITEM && (after || !sign);
  bool ends_term = q->until == UNTIL_TERM && after && (sign || strchr("=<>!,;: ", *text));
  if (ends_item || ends_term) return q->done = true;
  keep_space(r, o, q);
  out_text(r, o, text, r->at);
  r->at += length;
  q->last = strchr(",;", *text) ? LAST_NOTHING : LAST_OPERATOR;
  q->below = *text == '/';
  if (r->matrix && sign && r->at < r->end && r->s.p[r->at] == ' ' && after && q->space) out_text(r, o, " ", r->at);
  return true;
}

static bool plain_operator(Reader *r, Out *o, Sequence *q) {
  static const struct { Str theirs; const char *ours; } operators[] = {
    {STR_INIT("=="), "=="}, {STR_INIT("!="), "!="}, {STR_INIT("~="), "!="}, {STR_INIT("<="), "<="}, {STR_INIT(">="), ">="}, {STR_INIT("&&"), " and "},
    {STR_INIT(":="), "="}, {STR_INIT("<-"), "<-"}, {STR_INIT(".*"), ".*"}, {STR_INIT("./"), "./"}, {STR_INIT(".^"), ".^"}, {STR_INIT(".."), ".."},
    {STR_INIT("+"), "+"}, {STR_INIT("-"), "-"}, {STR_INIT("/"), "/"}, {STR_INIT("@"), "*"}, {STR_INIT("="), "="}, {STR_INIT("<"), "<"},
    {STR_INIT(">"), ">"}, {STR_INIT(","), ","}, {STR_INIT(";"), ";"}, {STR_INIT(":"), ":"}, {STR_INIT("^"), "^"}};
  Str rest = str_sub(r->s, r->at, r->end);
  if (rest.p[0] == '*') return operator_text(r, o, q, r->numpy ? ".*" : "*", 1);
  for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
    if (str_starts(rest, operators[i].theirs) && !str_eq(operators[i].theirs, S("<-")))
      return operator_text(r, o, q, operators[i].ours, operators[i].theirs.n);
  unsigned char c = (unsigned char)rest.p[0];
  if (strchr(")]}", (char)c)) return spell_error(r, r->at, r->at + 1, "this `%c` closes nothing", (char)c);
  if (c < 0x20 || c == 0x7f) return spell_error(r, r->at, r->at + 1, "control character 0x%02x", c);
  return spell_error(r, r->at, r->at + 1, "`%c` is not part of a formula", (char)c);
}

static bool one_item(Reader *r, Out *o, Sequence *q) {
  Symbol s = symbol_at(r, r->at);
  char c = r->s.p[r->at], next = r->at + 1 < r->end ? r->s.p[r->at + 1] : ' ';
  bool after = q->last == LAST_OPERAND || q->last == LAST_NUMBER;
  if (c == '\n') {
    r->at++;
    if (q->until != UNTIL_END && after) return r->at--, q->done = true;
    if (r->matrix && after) out_text(r, o, "; ", r->at - 1), q->last = LAST_NOTHING;
    return true;
  }
  if (c == '&' && next != '&') { // of an aligned formula
    if (q->until != UNTIL_END) return q->done = true;
    return r->at++, true;
  }
  if (c == '~' && next != '=') return r->at++, true;
  if (c == '#') { // a remark up to the line's end
    while (r->at < r->end && r->s.p[r->at] != '\n') r->at++;
    return true;
  }
  if (s.kind == SYM_NEWLINE) return q->until != UNTIL_END ? (q->done = true) : (r->at += s.length, true);
  if (s.kind == SYM_DROP_GROUP) {
    size_t from, to;
    r->at += s.length;
    return read_group(r, &from, &to);
  }
  if (s.kind == SYM_REFUSED || s.kind == SYM_INDICATOR) return refuse(r, s);
  if (s.kind == SYM_TEXT && (is_digit(s.text.p[0]) || s.text.p[0] == '(')) { // ½
    if (after && r->matrix && q->space) out_text(r, o, " ", r->at);
    else if (after) out_text(r, o, q->last == LAST_NUMBER ? "+" : "*", r->at); // 1½ is 1 + 1/2
    out_str(r, o, s.text, r->at);
    r->at += s.length;
    q->last = LAST_OPERAND;
    return true;
  }
  if (s.kind == SYM_TEXT) return operator_text(r, o, q, str_c(r->arena, s.text), s.length);
  if (is_word(r, "and") || is_word(r, "or") || is_word(r, "not"))
    return operator_text(r, o, q, is_word(r, "and") ? " and " : is_word(r, "or") ? " or " : " not ", is_word(r, "or") ? 2 : 3);
  bool begins = is_digit(c) || (c == '.' && is_digit(next)) || is_letter(c) || strchr("([{|", c) || is_operand_symbol(s.kind) || s.kind == SYM_NORM || s.kind == SYM_BAR;
  return begins ? operand(r, o, q) : plain_operator(r, o, q);
}

bool read_sequence(Reader *r, Until until, Out *o) {
  Sequence q = {.until = until};
  if (++r->depth > LIMIT_DEPTH) return spell_error(r, r->at, r->at + 1, "too deeply nested");
  while (!q.done) {
    size_t at = skip_blanks(r, r->at);
    q.space = at > r->at;
    if (until == UNTIL_ITEM && q.last == LAST_OPERAND) break;
    if (until == UNTIL_ITEM && q.last == LAST_NUMBER && q.space) break;
    r->at = at;
    if (r->at >= r->end) break;
    if (!one_item(r, o, &q)) return false;
    if (o->n > LIMIT_ANSWER_BYTES) return spell_error(r, 0, r->end, "the formula is too long");
  }
  r->depth--;
  return true;
}

