// text_name.c - a name as a course writes it: a base, accents, a subscript, a layer in
// brackets above, primes.  What it means is text_meaning.c's.
#include "limits.h"
#include "text_parts.h"

// ---- subscripts ------------------------------------------------------------

// The plain text of a piece without structure: letters, digits, Greek words; fonts
// are dropped.  False if there is anything else in it.
bool plain_text(Reader *r, size_t from, size_t to, Buf *b, bool *commas) {
  size_t end = r->end;
  bool ok = true;
  r->end = to;
  for (size_t at = from; ok && at < to;) {
    char c = r->s.p[at];
    Symbol s = symbol_at(r, at);
    if (is_letter(c) || is_digit(c)) buf_char(b, c);
    else if (c == ',') *commas = true, buf_char(b, ',');
    else if (s.kind == SYM_WORD || s.kind == SYM_SUB) buf_add(b, s.text);
    else ok = c == ' ' || c == '{' || c == '}' || s.kind == SYM_OPEN_FONT || s.kind == SYM_SKIP || s.kind == SYM_SPACE;
    at += s.length ? s.length : 1;
  }
  r->end = end;
  return ok;
}

static void set_subscript(Name *x, Str text, bool commas) {
  x->below = true;
  if (!commas) {
    x->sub = text;
    return;
  }
  for (size_t from = 0, at = 0; at <= text.n && x->indices < OWN_INDICES; at++)
    if (at == text.n || text.p[at] == ',') {
      x->index[x->indices++] = str_sub(text, from, at);
      from = at + 1;
    }
}

// x_{i+k-1}, p_{y_n}, W_{i,:}: indices that are formulas.
static bool read_indices(Reader *r, Name *x, size_t from, size_t to) {
  x->below = x->expression = true;
  if (memchr(r->s.p + from, '\'', to - from) || has_at_top(r, from, to, "=<>\"")) return spell_error(r, from, to, "this subscript cannot be read");
  for (size_t begin = from; begin <= to;) {
    size_t end = begin;
    for (; end < to && r->s.p[end] != ','; end++)
      if (is_open(r->s.p[end])) end = closing(r, end);
    if (end > to) end = to;
    Out o = {0};
    if (x->indices == OWN_INDICES) return spell_error(r, from, to, "more than four subscripts");
    if (!read_aside(r, begin, end, &o)) return false;
    if (!o.n) return spell_error(r, from, to, "this subscript cannot be read");
    x->index[x->indices++] = (Str){o.p, o.n};
    begin = end + 1;
  }
  return true;
}

// z_1i is z1[i], not z1 times the index i.  r->at stands behind digits below, without
// braces; on return behind the letters that belong to them.
static bool indices_behind(Reader *r, const Name *x, size_t from) {
  size_t to = r->at;
  bool indices = true, quantities = false;
  for (; to < r->end && is_word_char(r->s.p[to]); to++) {
    Str letter = str_sub(r->s, to, to + 1);
    indices &= is_index(r, letter);
    quantities |= is_quantity(r, letter);
  }
  if (to == r->at || !indices) return true;
  int rank = 0;
  bool entry = !x->layer.n && !x->accent.n && r->spelling->quantity(r->spelling->context, x->base, &rank) && rank == 1; // x_1i: x1[i], or x[1] times i?
  r->at = to;
  if (!entry && !quantities) return true;
  Str text = str_sub(r->s, from, to);
  spell_error(r, from, to, "how much of `" STR_FMT "` stands below?", STR_ARG(text));
  return spell_help(r, "write braces: _{" STR_FMT "}, or a * in front of an index that is a factor", STR_ARG(text));
}

// x_i+k-1: of a sum of indices nobody knows where it ends without braces.
static bool clear_end(Reader *r, size_t from, size_t to) {
  size_t word = to + 1, end = word;
  while (end < r->end && is_word_char(r->s.p[end])) end++;
  bool sum = char_in(char_at(r, to), "+-") && is_index(r, str_sub(r->s, from, to)) && is_index(r, str_sub(r->s, word, end));
  if (!sum || is_quantity(r, str_sub(r->s, word, end))) return true;
  Str text = str_sub(r->s, from, end);
  spell_error(r, from, end, "how much of `" STR_FMT "` stands below?", STR_ARG(text));
  return spell_help(r, "write braces: _{" STR_FMT "}, or blanks around the sign", STR_ARG(text));
}

// Behind a subscript without braces, s[from, *to): what else belongs to it.
static bool unbraced_end(Reader *r, const Name *x, size_t from, size_t *to) {
  bool digits = *to > from;
  for (size_t i = from; i < *to; i++) digits &= is_digit(r->s.p[i]);
  if (r->at != *to) return true; // there are braces
  if (digits && !indices_behind(r, x, from)) return false;
  return clear_end(r, from, *to = r->at);
}

static bool read_subscript(Reader *r, Name *x) {
  size_t from = r->at + 1, to;
  bool commas = false;
  Buf b = buf_new(r->arena);
  r->at = skip_blanks(r, from);
  bool delta = str_eq(x->base, S("delta")) && is_index(r, str_sub(r->s, r->at, r->at + 1)) && is_letter(char_at(r, r->at + 1)) && !is_word_char(char_at(r, r->at + 2));
  if (r->latex && delta && !is_quantity(r, x->base)) { // δ_jk, though braces stand elsewhere
    from = r->at, to = r->at += 2;
  } else if (r->latex || char_at(r, r->at) == '{') {
    if (!read_group(r, &from, &to) || !script_is_clear(r, x, from, to)) return false;
  } else {
    from = to = r->at;
    while (to < r->end && is_digit(r->s.p[to])) to++;
    bool number = to > from; // x_1y is x_1 y
    while (!number && to < r->end && (is_letter(r->s.p[to]) || is_digit(r->s.p[to]))) to++;
    r->at = to;
    if (to == from && !read_group(r, &from, &to)) return false;
    if (is_open(char_at(r, from)) && to == from + 1) { // y_(i)
      to = closing(r, from);
      if (to >= r->end) return spell_error(r, from, from + 1, "this bracket is never closed");
      r->at = ++to;
    }
  }
  if (!unbraced_end(r, x, from, &to)) return false;
  if (to - from > LONGEST_NAME) return spell_error(r, from, to, "this subscript cannot be read");
  if (str_eq(str_trim(str_sub(r->s, from, to)), S("+"))) return x->positive = true; // z_+
  if (!plain_text(r, from, to, &b, &commas)) return read_indices(r, x, from, to);
  if (!b.n) return spell_error(r, from ? from - 1 : 0, to, "this subscript is empty");
  set_subscript(x, buf_str(&b), commas);
  return true;
}

// Unicode subscripts and superscripts stand one after the other.
static Str read_small(Reader *r, SymbolKind kind) {
  Buf b = buf_new(r->arena);
  for (Symbol s = symbol_at(r, r->at); s.kind == kind; s = symbol_at(r, r->at)) {
    buf_add(&b, s.text);
    r->at += s.length;
  }
  return buf_str(&b);
}

static bool lowered_characters(Reader *r, Name *x) {
  size_t from = r->at;
  Str small = read_small(r, SYM_SUB);
  bool sum = false; // xᵢ₊ₖ₋₁
  for (size_t i = 0; i < small.n; i++) {
    bool sign = i > 0 && i + 1 < small.n && char_in(small.p[i], "+-") && is_word_char(small.p[i - 1]) && is_word_char(small.p[i + 1]);
    if (!sign && !is_word_char(small.p[i])) return spell_error(r, from, r->at, "this subscript cannot be read"), spell_help(r, "write x[i+1]");
    bool two = i > 0 && is_word_char(small.p[i - 1]) && !(is_digit(small.p[i]) && is_digit(small.p[i - 1]));
    if ((sum |= sign) && !sign && two) return spell_error(r, from, r->at, "one index or several?"), spell_help(r, "write x[i+1,j]");
  }
  if (sum && !x->sub.n && !x->indices) {
    x->index[x->indices++] = small;
    return x->below = x->expression = true;
  }
  if (x->indices) return spell_error(r, from, r->at, "a subscript behind a subscript");
  x->sub = str_fmt(r->arena, STR_FMT STR_FMT, STR_ARG(x->sub), STR_ARG(small));
  Str next = str_sub(r->s, r->at, r->at + 1); // δⱼy: some letters have no lowered form
  bool delta = str_eq(x->base, S("delta")) && x->sub.n == 1 && is_letter(char_at(r, r->at)) && !is_word_char(char_at(r, r->at + 1));
  if (delta && (is_index(r, next) || is_quantity(r, next))) x->sub = str_fmt(r->arena, STR_FMT STR_FMT, STR_ARG(x->sub), STR_ARG(next)), r->at++;
  x->below = true;
  bool number = true;
  for (size_t i = 0; i < small.n; i++) number &= is_digit(small.p[i]);
  size_t before = r->at;
  if (number && !indices_behind(r, x, from)) return false;
  Str behind = str_sub(r->s, before, r->at);
  x->sub = str_fmt(r->arena, STR_FMT STR_FMT, STR_ARG(x->sub), STR_ARG(behind));
  return true;
}

// ---- what stands above -----------------------------------------------------

// One of: (2), T, +, a prime, at the head of s.  Bytes taken, or 0.
static size_t one_above(Name *x, Str s) {
  if (s.n > 2 && (s.p[0] == '(' || s.p[0] == '[') && !x->layer.n) {
    size_t close = 1;
    while (close < s.n && s.p[close] != ')' && s.p[close] != ']') close++;
    Str inner = str_trim(str_sub(s, 1, close));
    bool plain = inner.n > 0 && inner.n <= 8 && close < s.n;
    for (size_t i = 0; i < inner.n; i++) plain &= is_letter(inner.p[i]) || is_digit(inner.p[i]);
    if (plain) x->layer = inner;
    return plain ? close + 1 : 0;
  }
  static const struct { Str sign; char what; } signs[] = {
    {STR_INIT("\\mathsf{T}"), 'T'}, {STR_INIT("\\mathrm{T}"), 'T'}, {STR_INIT("\\text{T}"), 'T'}, {STR_INIT("\\intercal"), 'T'}, {STR_INIT("\\top"), 'T'},
    {STR_INIT("⊤"), 'T'}, {STR_INIT("ᵀ"), 'T'}, {STR_INIT("T"), 'T'}, {STR_INIT("\\prime"), '\''}, {STR_INIT("'"), '\''}, {STR_INIT("′"), '\''},
    {STR_INIT("\\,"), ' '}, {STR_INIT("\\;"), ' '}, {STR_INIT("\\!"), ' '}, {STR_INIT(" "), ' '}};
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
    Str sign = signs[i].sign;
    if (!str_starts(s, sign) || (is_letter(sign.p[sign.n - 1]) && s.n > sign.n && is_word_char(s.p[sign.n]))) continue;
    if (signs[i].what == 'T' && x->transposed) return 0;
    if (signs[i].what == 'T') x->transposed = true;
    if (signs[i].what == '\'') x->primes++;
    return sign.n;
  }
  return 0;
}

// What stands above: (2), (2)T, T, \top, +, \prime, or a power.
static bool classify_super(Reader *r, Name *x, size_t from, size_t to) {
  Str s = str_trim(str_sub(r->s, from, to));
  if (is_transpose(s) && !x->transposed) return x->transposed = true;
  for (size_t n; s.n && (n = one_above(x, s)) > 0;) s = str_trim(str_sub(s, n, s.n));
  if (!s.n) return true;
  bool behind = x->layer.n && !x->transposed && s.p[0] == '^' && is_transpose(str_trim(str_sub(s, 1, s.n))); // (2)^T
  if (behind) return x->transposed = true;
  if (str_eq(s, S("+"))) return x->positive = true;
  if (str_eq(s, S("*")) || str_eq(s, S("\\ast")) || str_eq(s, S("\\star"))) return spell_error(r, from, to, "a star above a name is not known here");
  if (x->power.n) return spell_error(r, from, to, "two powers of one name");
  if (x->transposed) return spell_error(r, from, to, "a power and a transpose: say with ( ) which comes first");
  x->entrywise = entrywise_sign(s) > 0;
  x->power = s = str_sub(s, entrywise_sign(s), s.n);
  x->power_from = (size_t)(s.p - r->s.p);
  x->power_to = x->power_from + s.n;
  return true;
}

// ^ without LaTeX: W^(2), W^(2)T, x^-1, x^10, x^n.
static bool plain_superscript(Reader *r, size_t *from, size_t *to) {
  size_t at = r->at;
  char c = char_at(r, at);
  *from = at;
  if (c == '(') {
    *to = closing(r, at) + 1;
    if (*to > r->end) return spell_error(r, at, at + 1, "this `(` is never closed");
    if (is_word(r, *to, "T")) ++*to;
    r->at = *to;
    return true;
  }
  if (c == '-' || c == '+') at++;
  bool number = is_digit(char_at(r, at)) || char_at(r, at) == '.';
  if (transpose_below(r, at)) return *to = r->at = at + 1, true;
  while (at < r->end && (number ? is_digit(r->s.p[at]) || (r->s.p[at] == '.' && is_digit(char_at(r, at + 1))) : is_word_char(r->s.p[at]))) at++;
  if (number && is_letter(char_at(r, at))) { // x^2y
    while (at < r->end && is_word_char(r->s.p[at])) at++;
    spell_error(r, *from, at, "how much of this is the power?");
    return spell_help(r, "write ^( ) around the power, or a * behind it");
  }
  if (!number && char_at(r, at) == '[' && !is_transpose(str_sub(r->s, *from, at)) && holds_indices(r, at)) at = closing(r, at) + 1; // e^z[1]
  if (at > r->end) return spell_error(r, *from, r->end, "this bracket is never closed");
  if (!number && !power_word(r, *from, at)) return false;
  *to = r->at = at;
  return true;
}

static bool read_superscript(Reader *r, Name *x) {
  size_t from, to;
  r->at = skip_blanks(r, r->at + 1);
  char c = char_at(r, r->at), next = char_at(r, r->at + 1);
  bool signed_number = c == '-' || (c == '+' && is_digit(next));
  if (signed_number || c == '(' || (!r->latex && (is_word_char(c) || c == '.'))) {
    if (!plain_superscript(r, &from, &to)) return false;
  } else {
    if (!read_group(r, &from, &to)) return false;
    bool t = to == from + 1 && c == 'T'; // W^Tx
    if (r->latex && c != '{' && !t && !script_is_clear(r, NULL, from, to)) return false;
  }
  return clear_root(r, from, to) && classify_super(r, x, from, to);
}

static bool raised_characters(Reader *r, Name *x) {
  size_t from = r->at;
  Str small = read_small(r, SYM_SUPER);
  if (small.n > 2 && small.p[0] == '(' && small.p[small.n - 1] == ')') x->layer = str_sub(small, 1, small.n - 1);
  else if (str_eq(small, S("+"))) x->positive = true;
  else if (!is_word_char(small.p[0]) && small.p[0] != '-') return spell_error(r, from, r->at, "this power cannot be read");
  else x->power = small, x->power_from = x->power_to = from;
  return true;
}

// ---- the whole -------------------------------------------------------------

// Everything that belongs to the name after its base.
static bool read_decorations(Reader *r, Name *x) {
  for (;;) {
    size_t at = r->latex && !r->matrix ? skip_blanks(r, r->at) : r->at, before = r->at;
    char c = char_at(r, at);
    Symbol s = symbol_at(r, at);
    r->at = at;
    if (c == '_' && x->below && join_subscript(r, x)) x->below = false; // y_hat_1
    if (!x->below) x->turned = x->transposed || x->primes;
    if (c == '_' && !x->below) {
      if (!read_subscript(r, x)) return false;
    } else if (c == '^' && !(x->positive || x->power.n)) {
      if (!read_superscript(r, x)) return false;
    } else if (s.kind == SYM_SUB) {
      if (!lowered_characters(r, x)) return false;
    } else if (s.kind == SYM_SUPER && !x->power.n) {
      if (!raised_characters(r, x)) return false;
    } else if (s.kind == SYM_COMBINING && at == before) {
      r->at = at + s.length;
      if (x->accent.n) return spell_error(r, at, r->at, "two accents on one letter");
      x->accent = s.text;
    } else if (s.kind == SYM_PRIME) {
      r->at = at + s.length;
      x->primes += 1 + (int)s.text.n;
    } else if (c == '\'' && at == before) {
      r->at = at + 1;
      x->primes++;
    } else if (s.kind == SYM_TRANSPOSE && !x->transposed) {
      r->at = at + s.length;
      x->transposed = true;
    } else {
      r->at = before;
      return true;
    }
  }
}

static bool read_base(Reader *r, Name *x);

// \mathbf{W}, \bar{z}: the name in it, with what belongs to that.
static bool inner_name(Reader *r, Name *x, Symbol s) {
  size_t from, to, end = r->end, after;
  if (s.kind == SYM_ACCENT && x->accent.n) return spell_error(r, r->at, r->at + s.length, "two accents on one letter");
  if (++r->depth > LIMIT_DEPTH) return spell_error(r, r->at, r->at + s.length, "too deeply nested");
  if (s.kind == SYM_ACCENT) x->accent = s.text;
  r->at += s.length;
  if (!read_group(r, &from, &to)) return false;
  after = r->at;
  r->at = skip_blanks(r, from);
  r->end = to;
  size_t errors = r->diags->errors;
  bool ok = r->at < to && read_base(r, x) && read_decorations(r, x), whole = ok && skip_blanks(r, r->at) >= to;
  r->end = end;
  r->at = after;
  r->depth--;
  if (ok && !whole) return spell_error(r, from, to, "more than one name under this");
  return ok || (r->diags->errors == errors ? spell_error(r, from, to, "there is no name in this") : false);
}

// The base: a word, a Greek letter, \mathbf{W}, \bar{z}, \text{ReLU}.
static bool read_base(Reader *r, Name *x) {
  Symbol s = symbol_at(r, r->at);
  size_t first = r->at;
  if (s.kind == SYM_WORD || s.kind == SYM_FUNCTION) {
    Str accent = accent_of(r, r->at);
    if (accent.n) x->accent = accent;
    x->base = s.text;
    r->at += s.length;
    size_t to = r->at; // σ2, ȳ2
    while (s.kind == SYM_WORD && !r->latex && to < r->end && is_digit(r->s.p[to])) to++;
    if (to > r->at) x->base = str_fmt(r->arena, STR_FMT STR_FMT, STR_ARG(s.text), STR_ARG(str_sub(r->s, r->at, to)));
    r->at = to;
    bool beyond = (unsigned char)r->s.p[first] >= 0x80; // ŷi, δjk
    while (beyond && to < r->end && is_letter(r->s.p[to]) && is_index(r, str_sub(r->s, to, to + 1))) to++;
    bool glued = to > r->at && !is_word_char(char_at(r, to)) && (!is_function(r, x->base) || str_eq(x->base, S("delta")));
    if (glued) x->sub = str_sub(r->s, r->at, to), x->below = true, r->at = to;
    return true;
  }
  if (s.kind == SYM_OPEN_FONT || s.kind == SYM_ACCENT) return inner_name(r, x, s);
  size_t from = r->at, to = r->at;
  while (to < r->end && (is_letter(r->s.p[to]) || (to > from && is_digit(r->s.p[to])))) to++;
  if (to == from) return false;
  x->base = str_sub(r->s, from, to);
  r->at = to;
  return true;
}

bool read_whole_name(Reader *r, Name *x) {
  // a name of the sheet may hold an underscore: mean_squared_error, y_gt
  size_t to = r->at, errors = r->diags->errors;
  while (to < r->end && is_word_char(r->s.p[to])) to++;
  Str word = str_sub(r->s, r->at, to);
  bool known = memchr(word.p, '_', word.n) && word.n <= LONGEST_NAME && (is_quantity(r, word) || is_function(r, word));
  x->from = r->at;
  if (known) {
    x->base = word;
    r->at = to;
  } else if (!read_base(r, x)) {
    return r->diags->errors == errors ? spell_error(r, x->from, r->at > x->from ? r->at : x->from + 1, "there is no name here") : false;
  }
  bool ok = read_decorations(r, x);
  x->to = r->at;
  return ok;
}
