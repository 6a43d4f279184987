// text_sequence.c - operands and operators from left to right.
//
// What stands next to each other without an operator is a product, except inside
// [ ], where white space separates entries.  A group is read as a text of its own.
// Where such a product follows a quotient or an entry-by-entry product, people
// disagree on what comes first; then it is refused.
#include "limits.h"
#include "text_parts.h"

// ---- small steps -----------------------------------------------------------

size_t skip_blanks(const Reader *r, size_t at) {
  while (at < r->end) {
    char c = r->s.p[at];
    if (c == ' ' || c == '\t' || c == '\r' || c == '$') {
      at++;
      continue;
    }
    Symbol s = symbol_at(r, at);
    if (s.kind != SYM_SPACE && s.kind != SYM_SKIP) break;
    at += s.length;
  }
  return at;
}

size_t skip_lines(const Reader *r, size_t at) {
  for (;; at++) {
    at = skip_blanks(r, at);
    if (char_at(r, at) != '\n') return at;
  }
}

bool is_word(const Reader *r, size_t at, const char *word) {
  size_t n = strlen(word);
  return str_starts(str_sub(r->s, at, r->end), str(word)) && !is_word_char(char_at(r, at + n));
}

bool read_piece(Reader *r, size_t from, size_t to, Until until, Out *o) {
  size_t end = r->end;
  bool ok, found = false;
  r->at = from;
  r->end = to;
  ok = !r->choices || until != UNTIL_END || read_choice(r, from, to, o, &found);
  if (ok && !found) ok = read_sequence(r, until, o);
  r->end = end;
  r->at = to;
  return ok;
}

bool read_aside(Reader *r, size_t from, size_t to, Out *o) {
  size_t at = r->at;
  bool matrix = r->matrix;
  r->matrix = false;
  bool ok = read_piece(r, from, to, UNTIL_END, o);
  r->matrix = matrix;
  r->at = at;
  return ok;
}

bool read_group(Reader *r, size_t *from, size_t *to) {
  r->at = skip_blanks(r, r->at);
  if (r->at >= r->end) return spell_error(r, r->at, r->at, "the text ends where something is needed");
  if (r->s.p[r->at] == '{') {
    size_t close = closing(r, r->at);
    if (close >= r->end) return spell_error(r, r->at, r->at + 1, "this `{` is never closed");
    if (r->s.p[close] != '}') return spell_error(r, close, close + 1, "this `%c` does not close the `{`", r->s.p[close]);
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
    return read_group(r, &inner, to) && (*to = r->at, true);
  }
  return true;
}

// ---- arguments -------------------------------------------------------------

// The comma or the end after s[at], outside of brackets.
static size_t next_comma(const Reader *r, size_t at, size_t to) {
  for (; at < to; at++) {
    bool decimal = r->spelling->decimal_comma && at && is_digit(r->s.p[at - 1]) && is_digit(char_at(r, at + 1));
    if (r->s.p[at] == ',' && !decimal) break;
    if (is_open(r->s.p[at])) at = closing(r, at);
  }
  return at < to ? at : to;
}

static bool is_keyword(Str name) {
  static const Str words[] = {STR_INIT("axis"), STR_INIT("dim"), STR_INIT("dtype"), STR_INIT("keepdims"), STR_INIT("keepdim"),
                              STR_INIT("grad_fn"), STR_INIT("requires_grad"), STR_INIT("device"), STR_INIT("order"), STR_INIT("ord"),
                              STR_INIT("shape"), STR_INIT("weak_type")};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (str_eq(words[i], name)) return true;
  return false;
}

// axis=0 is dimension 1; other words of theirs say nothing about the value.  k=1..3 is
// an index of ours.
static bool named_argument(Reader *r, size_t from, size_t to, Out *o, bool *found) {
  size_t at = skip_lines(r, from), word = at;
  while (at < to && is_word_char(r->s.p[at])) at++;
  Str name = str_sub(r->s, word, at);
  size_t equals = skip_blanks(r, at);
  *found = name.n && is_letter(name.p[0]) && equals < to && r->s.p[equals] == '=' && !(equals + 1 < to && r->s.p[equals + 1] == '=');
  if (!*found) return true;
  if (!is_keyword(name)) {
    if (str_find(str_sub(r->s, equals, to), S("..")) < 0) return *found = false, true;
    out_str(r, o, name, word);
    out_text(r, o, "=", equals);
    return read_aside(r, equals + 1, to, o);
  }
  if (!(str_eq(name, S("axis")) || str_eq(name, S("dim")))) return true;
  Str value = str_trim(str_sub(r->s, equals + 1, to));
  if (!str_eq(value, S("0")) && !str_eq(value, S("1"))) return spell_error(r, from, to, "the dimension is 0 or 1 here");
  out_text(r, o, value.p[0] == '0' ? "1" : "2", equals);
  return true;
}

bool read_arguments(Reader *r, Arguments *x) {
  size_t open = r->at, close = closing(r, open);
  bool matrix = r->matrix;
  Form kind = FORM_NUMBER;
  *x = (Arguments){.n = 0};
  if (close >= r->end) return spell_error(r, open, open + 1, "this `%c` is never closed", r->s.p[open]);
  r->matrix = false;
  for (size_t from = open + 1; from <= close;) {
    size_t to = next_comma(r, from, close);
    bool named, blank = skip_lines(r, from) >= to;
    if (blank && to == close) break;
    if (x->n >= MOST_ARGUMENTS) return spell_error(r, from, to, "too many arguments");
    if (!named_argument(r, from, to, &x->v[x->n], &named)) return false;
    if (!named && !read_piece(r, from, to, UNTIL_END, &x->v[x->n])) return false;
    x->form[x->n] = named ? FORM_NUMBER : r->form;
    if (x->form[x->n] > kind) kind = x->form[x->n];
    if (!named || x->v[x->n].n) x->n++;
    from = to + 1;
  }
  r->matrix = matrix;
  r->form = kind;
  r->at = close + 1;
  return true;
}

// ---- sequences -------------------------------------------------------------

typedef enum { LAST_NOTHING, LAST_OPERAND, LAST_NUMBER, LAST_OPERATOR } Last;

typedef struct {
  Last last;
  bool space, line; // white space in front; an end of line
  bool done;
  Until until;
  size_t last_from;   // of the operand or operator before
  Form term, sum;     // the product so far; the terms before
  bool quotient;      // the operand before is a divisor …
  bool tight;         // … and `/` stood without white space
  bool numbers;       // … of a number by a number
  Last dividend;
  bool outer, outer_done; // the next operand stands behind ⊗; a product ⊗ is in the product so far
  bool entrywise;     // the operand before stands behind .* …
  Form left, right;   // … what stands before that, and the operand
  size_t operand_at;  // where the operand before begins in what is written
  size_t operand_end; // … and ends
  size_t factors;     // of the product so far, less one
  size_t operators;
} Sequence;

static bool is_operand_symbol(SymbolKind k) {
  return k == SYM_WORD || k == SYM_FUNCTION || k == SYM_ACCENT || k == SYM_OPEN_FONT || k == SYM_SUM || k == SYM_PROD || k == SYM_PARTIAL ||
         k == SYM_ROOT || k == SYM_FRACTION || k == SYM_BEGIN || k == SYM_UNDERBRACE || k == SYM_NORM || k == SYM_BAR;
}

static bool refuse(Reader *r, Symbol s) {
  Str what = str_sub(r->s, r->at, r->at + s.length);
  return spell_error(r, r->at, r->at + s.length, "`" STR_FMT "`: " STR_FMT, STR_ARG(what), STR_ARG(s.text));
}

// White space in front of an entry or an operator, where it has a meaning.
static void keep_space(Reader *r, Out *o, const Sequence *q) {
  if (r->matrix && q->space && q->last != LAST_NOTHING) out_text(r, o, " ", r->at);
}

// v @ M of NumPy is a vector, v @ w a number.
Form product_form(const Reader *r, Form a, Form b) {
  if (a == FORM_NUMBER || b == FORM_NUMBER) return a == FORM_NUMBER ? b : a;
  if ((r->spelling->habits & HABIT_FLAT) && a == FORM_COLUMN) return b == FORM_ARRAY ? FORM_COLUMN : FORM_NUMBER;
  return b == FORM_COLUMN && a == FORM_ARRAY ? FORM_COLUMN : FORM_ARRAY;
}

// a/b c: is c below? 1/2 (y - t), 1/N X and η/N Σ … are written by everybody.
static bool clear_quotient(Reader *r, const Sequence *q, bool sum) {
  char c = r->s.p[r->at];
  size_t end = r->at;
  while (end > q->last_from && char_in(r->s.p[end - 1], " \t")) end--;
  bool root = q->space && c == '(' && symbol_at(r, q->last_from).kind == SYM_ROOT; // γ/√v (…)
  bool group = root || (q->last == LAST_OPERAND && (r->s.p[q->last_from] == '(' || r->s.p[end - 1] == ')')); // 1/(2N) (…), γ/sqrt(v) (…)
  bool first = q->tight && ((q->space && q->dividend == LAST_NUMBER) || sum || group || (q->numbers && (is_open(c) || c == '|' || c == '\\')));
  if (!q->quotient || first) return true;
  spell_error(r, q->last_from, r->at + 1, "is what follows the divisor multiplied or divided by?");
  return spell_help(r, "write (a/b)*c or a/(b*c)");
}

// a/bc, bc being two quantities: is c below?  Nobody knows.
static bool clear_divisor(Reader *r, const Sequence *q, size_t from) {
  if (!q->quotient || q->last != LAST_OPERATOR || r->several != from + 1) return true;
  spell_error(r, from, r->at, "how much of this is the divisor?");
  return spell_help(r, "write (a/b)*c or a/(b*c)");
}

// A ∘ B C with an array A: (A ∘ B) C is not A ∘ (B C).
static bool clear_product(Reader *r, const Sequence *q, size_t from) {
  bool unclear = q->entrywise && q->left == FORM_ARRAY && q->right != FORM_NUMBER && r->form != FORM_NUMBER;
  if (!unclear) return true;
  spell_error(r, from, r->at, "which product comes first?");
  return spell_help(r, "write (A ∘ B) C or A ∘ (B C)");
}

// A vector of ones: 1^T, 1ᵀ, \mathbf{1}, \vec 1_n^\top.  The bytes up to its end, or 0.
static size_t ones_at(const Reader *r, size_t at, bool *row, bool *bold) {
  Symbol s = symbol_at(r, at);
  size_t from = at;
  *bold = s.kind == SYM_OPEN_FONT;
  if (*bold) at = skip_blanks(r, at + s.length);
  bool brace = *bold && char_at(r, at) == '{';
  if (brace) at = skip_blanks(r, at + 1);
  if (char_at(r, at) != '1' || is_word_char(char_at(r, at + 1) == '_' ? ' ' : char_at(r, at + 1)) || char_at(r, at + 1) == '.') return 0;
  if (from && !*bold && (is_word_char(r->s.p[from - 1]) || char_in(r->s.p[from - 1], "._^"))) return 0;
  if (brace && char_at(r, skip_blanks(r, at + 1)) != '}') return 0;
  at = brace ? skip_blanks(r, at + 1) + 1 : at + 1;
  if (char_at(r, at) == '_' && is_letter(char_at(r, at + 1))) at += 2; // 1_n
  size_t above = r->latex ? skip_blanks(r, at) : at, group = above + 1;
  *row = symbol_at(r, above).kind == SYM_TRANSPOSE;
  if (*row) return above + symbol_at(r, above).length - from;
  if (char_at(r, above) != '^') return at - from;
  size_t end = group + (symbol_at(r, group).length ? symbol_at(r, group).length : 1);
  if (char_at(r, group) == '{') end = closing(r, group++);
  *row = is_transpose(str_trim(str_sub(r->s, group, end)));
  return *row ? end + (char_at(r, end) == '}' ? 1 : 0) - from : 0;
}

// v ⊗ w of two vectors, and nothing that could belong to one of them alone.
static bool outer_product(Reader *r, Out *o, Sequence *q, Symbol s) {
  if (q->until == UNTIL_ITEM) return q->done = true;
  if (q->last != LAST_OPERAND || q->right != FORM_COLUMN || q->quotient || q->entrywise || q->outer_done) return refuse(r, s);
  out_wrap(r, o, q->operand_at, "outer(", ", ");
  q->outer = true;
  q->last = LAST_OPERATOR;
  q->last_from = r->at;
  r->at += s.length;
  return true;
}

// Closes v ⊗ w behind w, read from r->s[from].  v ⊗ w ∘ u: which comes first?
static bool clear_outer(Reader *r, Out *o, Sequence *q, size_t from) {
  if (q->outer_done && r->form == FORM_COLUMN) return spell_error(r, from, r->at, "which product comes first?"), spell_help(r, "write (a ⊗ b) c or a ⊗ (b c)");
  if (!q->outer) return true;
  if (r->form != FORM_COLUMN) return spell_error(r, q->last_from, from, "a product ⊗ of arrays"), spell_help(r, "write .* or *, or outer(a, b) of two vectors");
  out_text(r, o, ")", r->at - 1);
  r->form = FORM_ARRAY;
  q->outer = false;
  return q->outer_done = true;
}

// 1^T A is the sum of A's rows, A 1 that of its columns: nobody says how many ones there
// are.  *found: whether that stood at r->at.
static bool sum_by_ones(Reader *r, Out *o, Sequence *q, bool implicit, bool *found) {
  bool row = false, bold = false;
  size_t from = r->at, n = r->spelling->constant ? 0 : ones_at(r, from, &row, &bold), before = from;
  *found = n && (row || (q->right == FORM_ARRAY && (implicit || (bold && q->last == LAST_OPERATOR && r->s.p[q->last_from] != '+' && r->s.p[q->last_from] != '-'))));
  if (!*found) return true;
  r->at = from + n;
  if (!row) {
    while (o->n > q->operand_at && char_in(o->p[o->n - 1], "* .")) o->n--; // the sign of the product
    out_wrap(r, o, q->operand_at, "sum(", ", 2)");
    return r->form = FORM_ARRAY, true;
  }
  while (before && char_in(r->s.p[before - 1], " }")) before--;
  size_t next = skip_blanks(r, r->at);
  Symbol sign = symbol_at(r, next);
  if (char_in(char_at(r, next), "*@")) next = skip_blanks(r, next + 1);
  else if (sign.kind == SYM_TEXT && sign.text.p[0] == '*') next = skip_blanks(r, next + sign.length);
  bool other = before && r->s.p[before - 1] == '1', ends = next >= r->end || char_in(char_at(r, next), "+-*/)]},;=<>");
  if (other || ends) return spell_error(r, from, from + n, "how many ones?"), spell_help(r, "write sum(v) for 1^T v, ones(n, 1) for a column of n ones");
  out_text(r, o, "sum(", from);
  size_t start = o->n;
  r->at = next;
  if (!read_operand(r, o) || !read_scripts(r, o, start)) return false;
  r->form = r->form == FORM_ARRAY ? FORM_ARRAY : FORM_NUMBER;
  return out_text(r, o, ", 1)", from), true;
}

// A * v and v * A of NumPy: a vector of one dimension lies along the rows of an array.
static Form along_rows(Reader *r, Out *o, const Sequence *q, size_t start, Form right) {
  if (q->left == FORM_ARRAY && right == FORM_COLUMN) return out_wrap(r, o, start, "(", ")'"), FORM_ARRAY;
  if (q->left != FORM_COLUMN || right != FORM_ARRAY || q->factors != 1) return right;
  Out tail = {0};
  for (size_t i = q->operand_end; i < o->n; i++) out_byte(r, &tail, o->p[i], o->from[i]);
  o->n = q->operand_end;
  out_wrap(r, o, q->operand_at, "(", ")'");
  out_add(r, o, &tail);
  return FORM_ARRAY;
}

static bool operand(Reader *r, Out *o, Sequence *q) {
  char c = r->s.p[r->at];
  size_t from = r->at, start;
  SymbolKind kind = symbol_at(r, from).kind;
  bool number = is_digit(c) || c == '.', entry = false, implicit = false, ones;
  Last before = q->last;
  if (q->last == LAST_OPERAND || q->last == LAST_NUMBER) {
    if (q->until == UNTIL_ITEM) return q->done = true;
    entry = r->matrix && q->space;
    implicit = !entry && !(q->last == LAST_NUMBER && number);
    if (q->line && implicit) return spell_error(r, q->last_from, from, "two formulas in two lines: which is the answer?");
    if (implicit && kind == SYM_FRACTION && q->last == LAST_NUMBER && !clear_mixed(r, q->last_from, symbol_at(r, from).length)) return false;
    if (implicit && !clear_quotient(r, q, kind == SYM_SUM || is_word(r, from, "sum") || str_starts(str_sub(r->s, from, r->end), S("sum_")))) return false;
    out_text(r, o, implicit ? "*" : " ", from); // two numbers are no product
  } else {
    if (number && q->factors && q->last == LAST_OPERATOR && r->spelling->constant && !clear_ten(r, q->last_from)) return false;
    keep_space(r, o, q);
  }
  if (entry) q->term = FORM_NUMBER, q->entrywise = q->outer_done = false, r->parted = true;
  if (implicit && ++q->operators > LIMIT_TREE) return spell_error(r, from, from + 1, "too long a chain: shorten it");
  start = o->n;
  if (!sum_by_ones(r, o, q, implicit, &ones)) return false;
  if (!ones && (!read_operand(r, o) || !read_scripts(r, o, start))) return false;
  if (!clear_divisor(r, q, from) || !clear_outer(r, o, q, from)) return false;
  if (!ones) q->operand_at = start;
  bool entrywise = q->last == LAST_OPERATOR && q->entrywise && !implicit;
  if (implicit && !clear_product(r, q, from)) return false;
  Form is = q->right = r->form;
  if (entrywise && (r->spelling->habits & HABIT_FLAT)) is = along_rows(r, o, q, start, is);
  q->operand_end = o->n;
  q->term = entrywise ? (q->term > is ? q->term : is) : before == LAST_NOTHING || before == LAST_OPERATOR || implicit ? product_form(r, q->term, is) : is;
  q->factors += implicit;
  if (implicit) q->quotient = false;
  q->last = number && r->at > from && (is_digit(r->s.p[r->at - 1]) || r->s.p[r->at - 1] == '.') ? LAST_NUMBER : LAST_OPERAND;
  if (q->quotient) q->numbers = q->dividend == LAST_NUMBER && q->last == LAST_NUMBER;
  q->last_from = from;
  q->line = false;
  return true;
}

static void note_operator(Reader *r, Sequence *q, const char *text, size_t from) {
  bool slash = *text == '/', entrywise = *text == '.' && text[1] == '*';
  bool factor = strchr("*/", *text) || (*text == '.' && strchr("*/^", text[1]));
  if (!factor) {
    if (q->term > q->sum) q->sum = q->term;
    q->term = FORM_NUMBER;
    q->outer_done = false;
    q->factors = 0;
  }
  if (slash) q->dividend = q->factors ? LAST_OPERAND : q->last;
  if (factor) q->factors++;
  q->tight = slash && !q->space && from + 1 < r->end && r->s.p[from + 1] != ' ';
  q->quotient = slash;
  if (entrywise) q->left = q->term;
  q->entrywise = entrywise;
}

static bool operator_text(Reader *r, Out *o, Sequence *q, const char *text, size_t length) {
  bool sign = *text == '+' || *text == '-', after = q->last == LAST_OPERAND || q->last == LAST_NUMBER;
  bool ends_item = q->until == UNTIL_ITEM && (after || !sign);
  bool ends_term = q->until == UNTIL_TERM && after && (sign || strchr("=<>!,;: ", *text));
  if (ends_item || ends_term) return q->done = true;
  if (sign && q->last == LAST_OPERATOR && !q->space && r->at && strchr("+-", r->s.p[r->at - 1])) {
    spell_error(r, r->at - 1, r->at + 1, "two signs in a row");
    return spell_help(r, "write a - (-b), or only one");
  }
  if (q->last == LAST_NUMBER && r->spelling->constant && (!strcmp(text, " or ") || !strcmp(text, " and ")))
    return spell_error(r, r->at, r->at + length, "one number is asked, not several");
  if (++q->operators > LIMIT_TREE && !r->matrix) return spell_error(r, r->at, r->at + length, "too long a chain: shorten it");
  Signs signs = r->spelling->signs;
  bool part = r->matrix && sign && after;
  r->parted |= part && q->space && char_at(r, r->at + length) != ' ';
  if (part && signs == SIGNS_PART) out_text(r, o, ", ", r->at);
  else if (!part || signs != SIGNS_JOIN) keep_space(r, o, q);
  size_t from = r->at;
  note_operator(r, q, text, from);
  out_text(r, o, text, from);
  r->at += length;
  q->last = strchr(",;", *text) ? LAST_NOTHING : LAST_OPERATOR;
  q->last_from = from;
  q->line = false;
  if (r->matrix && sign && after && signs == SIGNS_BY_BLANKS && char_at(r, r->at) == ' ' && r->at < r->end && q->space) out_text(r, o, " ", from);
  return true;
}

static bool foreign(Reader *r) {
  char c = r->s.p[r->at];
  size_t n = character_length(r, r->at);
  Str text = str_sub(r->s, r->at, r->at + n);
  if (strchr(")]}", c)) return spell_error(r, r->at, r->at + 1, "this `%c` closes nothing", c);
  spell_error(r, r->at, r->at + n, "`" STR_FMT "` is not part of a formula", STR_ARG(text));
  if (c == '%') return spell_help(r, "write a decimal number, not per cent");
  if (c == '_') return spell_help(r, "a subscript stands behind a name");
  if (c == '~') return spell_help(r, "write not( ), or a space between factors");
  if (c == '!') return spell_help(r, "write not( ), or != for unequal");
  return c == '?' && !r->spelling->constant ? spell_help(r, "write if(c, a, b)") : false;
}

static bool plain_operator(Reader *r, Out *o, Sequence *q) {
  static const struct { Str theirs; const char *ours; } operators[] = {
    {STR_INIT("=="), "=="}, {STR_INIT("!="), "!="}, {STR_INIT("~="), "!="}, {STR_INIT("<="), "<="}, {STR_INIT(">="), ">="}, {STR_INIT("=<"), "<="},
    {STR_INIT("<>"), "!="}, {STR_INIT("&&"), " and "}, {STR_INIT("||"), " or "}, {STR_INIT(".*"), ".*"}, {STR_INIT("./"), "./"}, {STR_INIT(".^"), ".^"},
    {STR_INIT(".."), ".."}, {STR_INIT("+"), "+"}, {STR_INIT("-"), "-"}, {STR_INIT("/"), "/"}, {STR_INIT("@"), "*"}, {STR_INIT("="), "="},
    {STR_INIT("<"), "<"}, {STR_INIT(">"), ">"}, {STR_INIT(","), ","}, {STR_INIT(";"), ";"}, {STR_INIT(":"), ":"}, {STR_INIT("^"), "^"}};
  Str rest = str_sub(r->s, r->at, r->end);
  if (rest.p[0] == '*') return operator_text(r, o, q, r->numpy ? ".*" : "*", 1);
  if (str_starts(rest, S("...")) || str_starts(rest, S("//"))) {
    spell_error(r, r->at, r->at + 2, "this is not part of a formula");
    return rest.p[0] == '.' ? spell_help(r, "write all terms, or a sum") : spell_help(r, "write / for a quotient");
  }
  for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
    if (operators[i].theirs.p[0] == rest.p[0] && str_starts(rest, operators[i].theirs)) return operator_text(r, o, q, operators[i].ours, operators[i].theirs.n);
  return foreign(r);
}

// ½; 1½ is one and a half.
static bool fraction_character(Reader *r, Out *o, Sequence *q, Symbol s) {
  bool after = q->last == LAST_OPERAND || q->last == LAST_NUMBER;
  q->right = FORM_NUMBER;
  if (after && r->matrix && q->space) {
    out_text(r, o, " ", r->at);
  } else if (q->last == LAST_NUMBER && !q->space && q->factors == 0 && is_digit(r->s.p[r->at - 1])) {
    size_t digits = q->last_from;
    while (digits < r->at && is_digit(r->s.p[digits])) digits++;
    if (digits < r->at) return spell_error(r, q->last_from, r->at + s.length, "this is not a number");
    out_wrap(r, o, o->n - (r->at - q->last_from), "(", "+");
    out_str(r, o, s.text, r->at);
    out_text(r, o, ")", r->at);
    r->at += s.length;
    return q->last = LAST_OPERAND, true;
  } else if (after) {
    spell_error(r, q->last_from, r->at + s.length, "a fraction behind an operand");
    return spell_help(r, "write a product with *");
  } else {
    keep_space(r, o, q);
  }
  out_str(r, o, s.text, r->at);
  r->at += s.length;
  q->last = LAST_OPERAND;
  return true;
}

// Ends of lines, alignment, remarks: what stands between operands and says little.
// *found: whether something was passed.
static bool pass(Reader *r, Out *o, Sequence *q, Symbol s, bool *found) {
  char c = r->s.p[r->at], next = char_at(r, r->at + 1);
  bool after = q->last == LAST_OPERAND || q->last == LAST_NUMBER;
  *found = true;
  if (c == '\n') {
    if (q->until == UNTIL_ITEM && after) return q->done = true;
    r->at++;
    q->line |= !r->latex;
    if (r->matrix && after) out_text(r, o, "; ", r->at - 1), q->last = LAST_NOTHING;
    return true;
  }
  if (s.kind == SYM_NEWLINE || (c == '&' && next != '&')) { // of an aligned formula
    if (q->until == UNTIL_ITEM && after) return q->done = true;
    q->line |= s.kind == SYM_NEWLINE;
    r->at += s.length ? s.length : 1;
    return true;
  }
  if (c == '~' && (r->latex || q->last == LAST_NOTHING) && next != '=' && next != '(') return r->at++, true;
  if (c == '#') { // a remark up to the line's end, if it cannot be an answer: -14 # 14
    char first = char_at(r, skip_blanks(r, r->at + 1));
    if (skip_lines(r, 0) == r->at && next >= 'A' && next <= 'Z') return spell_error(r, r->at, r->end, "this is a spreadsheet's error, not an answer"); // #REF!
    if (is_digit(first) || char_in(first, "+-.=([")) return spell_error(r, r->at, r->end, "a remark, or a second answer?"), spell_help(r, "leave remarks out");
    while (r->at < r->end && r->s.p[r->at] != '\n') r->at++;
    return true;
  }
  *found = false;
  if (s.kind != SYM_DROP_GROUP) return true;
  size_t from, to;
  r->at += s.length;
  if (char_at(r, r->at) == '*') r->at++;
  *found = true;
  return read_group(r, &from, &to);
}

static bool one_item(Reader *r, Out *o, Sequence *q) {
  Symbol s = symbol_at(r, r->at);
  char c = r->s.p[r->at], next = char_at(r, r->at + 1);
  bool found;
  if (!pass(r, o, q, s, &found)) return false;
  if (found) return true;
  if (s.kind == SYM_REFUSED) return refuse(r, s);
  if (s.kind == SYM_OUTER) return outer_product(r, o, q, s);
  if (s.kind == SYM_TEXT && s.text.p[0] == '(') return q->until == UNTIL_ITEM && q->last != LAST_NOTHING ? q->done = true : fraction_character(r, o, q, s);
  if (s.kind == SYM_TEXT) return operator_text(r, o, q, str_c(r->arena, s.text), s.length);
  if (char_in(c, "aon") && (is_word(r, r->at, "and") || is_word(r, r->at, "or") || is_word(r, r->at, "not")))
    return operator_text(r, o, q, c == 'a' ? " and " : c == 'o' ? " or " : " not ", c == 'o' ? 2 : 3);
  bool number = is_digit(c) || (c == '.' && is_digit(next)), bar = c == '|' && !(next == '|' && q->last == LAST_OPERAND);
  bool begins = number || bar || is_letter(c) || is_open(c) || is_operand_symbol(s.kind);
  bool nothing = c == ']' || s.kind != SYM_NONE;
  return begins ? operand(r, o, q) : s.kind == SYM_NONE || !nothing ? plain_operator(r, o, q) : foreign(r);
}

// \left is passed over, but is no white space.
static bool has_blank(const Reader *r, size_t from, size_t to) {
  for (; from < to; from++)
    if (strchr(" \t\r,;:", r->s.p[from])) return true;
  return false;
}

bool read_sequence(Reader *r, Until until, Out *o) {
  Sequence q = {.until = until};
  if (++r->depth > LIMIT_DEPTH) return spell_error(r, r->at, r->at + 1, "too deeply nested");
  while (!q.done) {
    size_t at = skip_blanks(r, r->at);
    q.space = has_blank(r, r->at, at);
    if (until == UNTIL_ITEM && (q.last == LAST_OPERAND || (q.last == LAST_NUMBER && q.space))) break;
    r->at = at;
    if (r->at >= r->end) break;
    if (!one_item(r, o, &q)) return false;
    if (o->n > LIMIT_ANSWER_BYTES) return spell_error(r, 0, r->end, "the formula is too long");
  }
  if (q.outer) return spell_error(r, q.last_from, r->at, "a product ⊗ with what?");
  r->form = q.term > q.sum ? q.term : q.sum;
  r->depth--;
  return true;
}
