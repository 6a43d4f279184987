// text_name.c - names as a course writes them, resolved against the sheet.
//
// A written name has a base, accents, a subscript, a layer in brackets above, and
// primes.  W^{(2)}_{21} can be the quantity W2 at [2,1], the quantity W221, …:
// every way to split the subscript into a rest of the name and indices is tried,
// and it must fit exactly one quantity of the sheet, of the right rank.  Only if
// none fits, the same is tried blind to case.
#include "text_parts.h"

enum { LONGEST_NAME = 80 };

// ---- what a name can be ----------------------------------------------------

static bool same_meaning(const Meaning *a, const Meaning *b) {
  if (!str_eq(a->name, b->name) || a->n != b->n) return false;
  for (size_t i = 0; i < a->n; i++)
    if (!str_eq(a->index[i], b->index[i])) return false;
  return true;
}

static void note(Meanings *all, Meaning m) {
  for (size_t i = 0; i < all->n; i++)
    if (same_meaning(&all->v[i], &m)) return;
  if (all->n < 8) all->v[all->n++] = m;
}

static char folded(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }

static bool equal_but_case(Str a, Str b) {
  if (a.n != b.n) return false;
  for (size_t i = 0; i < a.n; i++)
    if (folded(a.p[i]) != folded(b.p[i])) return false;
  return true;
}

// loose: a column or a row may have both of a matrix's indices.
typedef struct { Reader *r; bool fold, loose; Meanings *all; } Search;

bool is_index(const Reader *r, Str name) {
  for (size_t i = 0; i < r->bound_n; i++)
    if (str_eq(r->bound[i], name)) return true;
  for (size_t i = 0; i < r->spelling->indices_n; i++)
    if (str_eq(r->spelling->indices[i], name)) return true;
  return false;
}

// What the sheet's notation makes of a name that is no index here.
static Str notation_of(const Reader *r, Str name) {
  return !is_index(r, name) && r->spelling->notation ? r->spelling->notation(r->spelling->context, name) : (Str){0};
}

// The meaning of a name of the sheet with the given indices, if it has one.
static void consider_known(Search *s, Str name, const Str *index, size_t n) {
  const Spelling *sp = s->r->spelling;
  int rank;
  Meaning m = {.name = name, .n = n};
  for (size_t k = 0; k < n; k++) {
    m.index[k] = index[k];
    if (str_eq(index[k], S("0"))) return; // entries count from 1
  }
  if (sp->quantity(sp->context, name, &rank) && (n == 0 || (size_t)rank == n || (s->loose && rank == 1 && n == 2))) {
    m.kind = NAME_QUANTITY;
    m.rank = rank;
    note(s->all, m);
  } else if (n == 0 && notation_of(s->r, name).n) {
    m.kind = NAME_QUANTITY;
    m.rank = 2; // nobody knows
    m.name = str_fmt(s->r->arena, "(" STR_FMT ")", STR_ARG(notation_of(s->r, name)));
    note(s->all, m);
  } else if (n == 0 && sp->function(sp->context, name)) {
    m.kind = NAME_FUNCTION;
    note(s->all, m);
  }
}

static void consider(Search *s, Str name, const Str *index, size_t n) {
  const Spelling *sp = s->r->spelling;
  if (!s->fold) {
    consider_known(s, name, index, n);
    return;
  }
  for (size_t i = 0;; i++) {
    Str known = sp->known(sp->context, i);
    if (!known.n) return;
    if (equal_but_case(known, name)) consider_known(s, known, index, n);
  }
}

static Str joined(Search *s, Str a, const char *between, Str b) {
  return str_fmt(s->r->arena, STR_FMT "%s" STR_FMT, STR_ARG(a), between, STR_ARG(b));
}

static bool has_entry(const Reader *r, Str name, int64_t number) {
  return !r->spelling->entries || (size_t)number <= r->spelling->entries(r->spelling->context, name);
}

// base, with every prefix of the subscript joined to it and the rest as indices.
static void split_subscript(Search *s, Str base, const Name *x) {
  if (x->indices) {
    consider(s, base, x->index, x->indices);
    consider(s, joined(s, base, "", x->index[0]), x->index + 1, x->indices - 1); // W_{2,ij}: the first is part of the name
    if (x->indices == 1 || x->expression) return;
    Str all = x->index[0]; // w_{2,5} as w25
    for (size_t i = 1; i < x->indices; i++) all = joined(s, all, "", x->index[i]);
    consider(s, joined(s, base, "", all), NULL, 0);
    if (x->indices == 2 && x->index[1].n > 1 && x->index[1].n <= OWN_INDICES && !is_digit(x->index[1].p[0])) { // W_{2,ij}
      Str index[OWN_INDICES];
      for (size_t i = 0; i < x->index[1].n; i++) index[i] = str_sub(x->index[1], i, i + 1);
      consider(s, joined(s, base, "", x->index[0]), index, x->index[1].n);
    }
    return;
  }
  for (size_t cut = x->sub.n > OWN_INDICES ? x->sub.n - OWN_INDICES : 0; cut <= x->sub.n; cut++) {
    Str head = str_sub(x->sub, 0, cut), rest = str_sub(x->sub, cut, x->sub.n);
    Str index[OWN_INDICES];
    for (size_t i = 0; i < rest.n; i++) index[i] = str_sub(rest, i, i + 1);
    consider(s, cut ? joined(s, base, "", head) : base, index, rest.n);
    if (cut) consider(s, joined(s, base, "_", head), index, rest.n);
    Str means = !cut && rest.n > 1 ? notation_of(s->r, rest) : (Str){0};
    if (means.n && is_quantity(s->r, means)) consider(s, base, &means, 1); // p_{yi}, where yi is y
    int64_t number;
    if (!cut && rest.n > 1 && str_int(rest, &number) && has_entry(s->r, base, number)) consider(s, base, &rest, 1); // x_{12}: the twelfth entry
  }
}

static void search(Search *s, const Name *x, Str accent) {
  for (int form = 0; form < (accent.n ? 3 : 1); form++) {
    Str base = !accent.n ? x->base : form == 2 ? joined(s, accent, "", x->base) : joined(s, x->base, form ? "_" : "", accent);
    if (!x->layer.n) split_subscript(s, base, x);
    else {
      split_subscript(s, joined(s, base, "", x->layer), x);
      split_subscript(s, joined(s, base, "_", x->layer), x);
    }
    if (x->layer.n && accent.n) // z̄^{(1)} as zbar1 or z1bar
      split_subscript(s, joined(s, joined(s, x->base, "", x->layer), "", accent), x);
    if (accent.n && x->sub.n) // \hat{y}_2 as y2hat
      consider(s, joined(s, joined(s, x->base, "", x->sub), "", accent), NULL, 0);
  }
}

// Whether one of its indices is a letter of which nothing here says what it is.
static bool has_stray_index(const Reader *r, const Meaning *m) {
  for (size_t i = 0; i < m->n; i++)
    if (m->index[i].n == 1 && is_letter(m->index[i].p[0]) && !is_index(r, m->index[i]) && !is_quantity(r, m->index[i])) return true;
  return false;
}

// Y_{gt} is Ygt and not Y[g,t], where there is no g and no t.
static void drop_strays(const Reader *r, Meanings *all) {
  Meanings sound = {.n = 0};
  for (size_t i = 0; i < all->n; i++)
    if (!has_stray_index(r, &all->v[i])) sound.v[sound.n++] = all->v[i];
  if (sound.n) *all = sound;
}

Meanings meanings_of(Reader *r, const Name *x, Str accent) {
  Meanings all = {.n = 0};
  bool bare = !x->below && !x->layer.n && !accent.n;
  bool letter = x->base.n == 1 && bare; // it may be an index
  if (x->base.n + x->sub.n + x->layer.n > LONGEST_NAME) return all;
  if (bare) consider(&(Search){r, false, false, &all}, x->base, NULL, 0);
  if (all.n) return all;
  for (int loose = 0; loose < 2; loose++)
    for (int fold = 0; fold < (letter ? 1 : 2) && !all.n; fold++) search(&(Search){r, fold, loose, &all}, x, accent);
  if (all.n > 1) drop_strays(r, &all);
  return all;
}

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

static bool read_subscript(Reader *r, Name *x) {
  size_t from = r->at + 1, to;
  bool commas = false;
  Buf b = buf_new(r->arena);
  r->at = skip_blanks(r, from);
  if (r->latex || char_at(r, r->at) == '{') {
    if (!read_group(r, &from, &to) || !script_is_clear(r, from, to)) return false;
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
  if (to - from > LONGEST_NAME) return spell_error(r, from, to, "this subscript cannot be read");
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
  for (size_t i = 0; i < small.n; i++)
    if (!is_word_char(small.p[i])) return spell_error(r, from, r->at, "this subscript cannot be read"), spell_help(r, "write x[i+1]");
  if (x->indices) return spell_error(r, from, r->at, "a subscript behind a subscript");
  x->sub = str_fmt(r->arena, STR_FMT STR_FMT, STR_ARG(x->sub), STR_ARG(small));
  x->below = true;
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
  if (str_eq(s, S("+"))) return x->positive = true;
  if (str_eq(s, S("*")) || str_eq(s, S("\\ast")) || str_eq(s, S("\\star"))) return spell_error(r, from, to, "a star above a name is not known here");
  if (x->power.n) return spell_error(r, from, to, "two powers of one name");
  if (x->transposed) return spell_error(r, from, to, "a power and a transpose: say with ( ) which comes first");
  x->power = s;
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
  while (at < r->end && (number ? is_digit(r->s.p[at]) || (r->s.p[at] == '.' && is_digit(char_at(r, at + 1))) : is_word_char(r->s.p[at]))) at++;
  if (number && is_letter(char_at(r, at))) { // x^2y
    while (at < r->end && is_word_char(r->s.p[at])) at++;
    spell_error(r, *from, at, "how much of this is the power?");
    return spell_help(r, "write ^( ) around the power, or a * behind it");
  }
  if (!number && char_at(r, at) == '[') at = closing(r, at) + 1; // e^z[1]
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
    if (r->latex && c != '{' && !t && !script_is_clear(r, from, to)) return false;
  }
  return classify_super(r, x, from, to);
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

// A base and a subscript that are one name of the sheet together.
static bool two_words(Reader *r, Name *x) {
  if (r->latex || !x->sub.n || x->indices || x->layer.n || x->sub.n > LONGEST_NAME || is_digit(x->sub.p[0])) return false;
  Meanings all = {.n = 0};
  for (int fold = 0; fold < 2 && !all.n; fold++) {
    Search s = {r, fold, false, &all};
    consider(&s, joined(&s, x->base, "_", x->sub), NULL, 0);
    consider(&s, joined(&s, x->base, "", x->sub), NULL, 0);
  }
  if (all.n != 1 || all.v[0].kind != NAME_QUANTITY) return false;
  x->base = all.v[0].name;
  x->sub = (Str){0};
  return true;
}

// Everything that belongs to the name after its base.
static bool read_decorations(Reader *r, Name *x) {
  for (;;) {
    size_t at = r->latex && !r->matrix ? skip_blanks(r, r->at) : r->at, before = r->at;
    char c = char_at(r, at);
    Symbol s = symbol_at(r, at);
    r->at = at;
    if (c == '_' && x->below && two_words(r, x)) x->below = false; // y_hat_1
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
  if (++r->depth > 200) return spell_error(r, r->at, r->at + s.length, "too deeply nested");
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
  if (s.kind == SYM_WORD || s.kind == SYM_FUNCTION) {
    Str accent = accent_of(r, r->at);
    if (accent.n) x->accent = accent;
    x->base = s.text;
    r->at += s.length;
    size_t to = r->at; // σ2, ȳ2
    while (s.kind == SYM_WORD && !r->latex && to < r->end && is_digit(r->s.p[to])) to++;
    if (to > r->at) x->base = str_fmt(r->arena, STR_FMT STR_FMT, STR_ARG(s.text), STR_ARG(str_sub(r->s, r->at, to)));
    r->at = to;
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
