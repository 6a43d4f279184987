// text_name.c - names as a course writes them, resolved against the sheet.
//
// A written name has a base, accents, a subscript, a layer in brackets above, and
// primes.  W^{(2)}_{21} can be the quantity W2 at [2,1], the quantity W221, …:
// every way to split the subscript into a rest of the name and indices is tried,
// and it must fit exactly one quantity of the sheet, of the right rank.  Only if
// none fits, the same is tried blind to case.
#include <string.h>

#include "text_parts.h"

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

// Whether it is an index here: of a sum around it, or of the entry that is asked.
bool is_bound(const Reader *r, Str name) {
  for (size_t i = 0; i < r->bound_n; i++)
    if (str_eq(r->bound[i], name)) return true;
  for (size_t i = 0; i < r->spelling->indices_n; i++)
    if (str_eq(r->spelling->indices[i], name)) return true;
  return false;
}

// What the sheet's notation makes of a name that is no index here.
static Str notation_of(const Reader *r, Str name) {
  return !is_bound(r, name) && r->spelling->notation ? r->spelling->notation(r->spelling->context, name) : (Str){0};
}

Str index_of(const Reader *r, Str index) {
  int rank;
  Str means = index.n > 1 ? notation_of(r, index) : (Str){0};
  bool number = index.n > 0;
  for (size_t i = 0; i < index.n; i++) number &= is_digit(index.p[i]);
  if (number || (index.n == 1 && is_letter(index.p[0])) || r->spelling->quantity(r->spelling->context, index, &rank)) return index;
  return r->spelling->quantity(r->spelling->context, means, &rank) ? means : (Str){0};
}

// The candidate name with the given indices, if the sheet has it.
static void consider(Search *s, Str name, const Str *index, size_t n) {
  const Spelling *sp = s->r->spelling;
  Str known = name;
  for (size_t i = 0; !i || (s->fold && known.n); i++) {
    if (s->fold) {
      known = sp->known(sp->context, i);
      if (!known.n || !equal_but_case(known, name)) continue;
    }
    int rank;
    Meaning m = {.name = str_dup(s->r->arena, known), .n = n};
    for (size_t k = 0; k < n; k++) m.index[k] = index[k];
    if (sp->quantity(sp->context, known, &rank) && (n == 0 || (size_t)rank == n || (s->loose && rank == 1 && n == 2))) {
      m.kind = NAME_QUANTITY;
      note(s->all, m);
    } else if (n == 0 && notation_of(s->r, known).n) {
      m.kind = NAME_QUANTITY;
      m.name = str_fmt(s->r->arena, "(" STR_FMT ")", STR_ARG(notation_of(s->r, known)));
      note(s->all, m);
    } else if (n == 0 && sp->function(sp->context, known)) {
      m.kind = NAME_FUNCTION;
      note(s->all, m);
    }
  }
}

// base, with every prefix of the subscript joined to it and the rest as indices.
static void split_subscript(Search *s, Str base, const Name *x) {
  Arena *a = s->r->arena;
  if (x->indices) {
    consider(s, base, x->index, x->indices);
    // W_{2,ij}: the first is part of the name
    consider(s, str_fmt(a, STR_FMT STR_FMT, STR_ARG(base), STR_ARG(x->index[0])), x->index + 1, x->indices - 1);
    Str whole = base; // w_{2,5} is w25
    for (size_t i = 0; i < x->indices; i++) whole = x->index[i].n == 1 ? str_fmt(a, STR_FMT STR_FMT, STR_ARG(whole), STR_ARG(x->index[i])) : (Str){0};
    if (whole.n == base.n + x->indices) consider(s, whole, NULL, 0);
    return;
  }
  for (size_t cut = 0; cut <= x->sub.n; cut++) {
    Str joined = str_sub(x->sub, 0, cut), rest = str_sub(x->sub, cut, x->sub.n);
    Str index[OWN_INDICES];
    if (rest.n > OWN_INDICES) continue;
    for (size_t i = 0; i < rest.n; i++) index[i] = str_sub(rest, i, i + 1);
    consider(s, str_fmt(a, STR_FMT STR_FMT, STR_ARG(base), STR_ARG(joined)), index, rest.n);
    if (cut) consider(s, str_fmt(a, STR_FMT "_" STR_FMT, STR_ARG(base), STR_ARG(joined)), index, rest.n);
    if (cut || rest.n < 2 || !index_of(s->r, rest).n) continue;
    int64_t number;
    if (!str_int(rest, &number) || (size_t)number <= s->r->spelling->entries(s->r->spelling->context, base)) consider(s, base, &rest, 1); // x_{12}: the twelfth entry
  }
}

static void search(Search *s, const Name *x, Str accent) {
  Arena *a = s->r->arena;
  for (int form = 0; form < (accent.n ? 3 : 1); form++) {
    Str base = !accent.n ? x->base
             : form == 0 ? str_fmt(a, STR_FMT STR_FMT, STR_ARG(x->base), STR_ARG(accent))
             : form == 1 ? str_fmt(a, STR_FMT "_" STR_FMT, STR_ARG(x->base), STR_ARG(accent))
                         : str_fmt(a, STR_FMT STR_FMT, STR_ARG(accent), STR_ARG(x->base));
    if (!x->layer.n) split_subscript(s, base, x);
    if (x->layer.n) {
      split_subscript(s, str_fmt(a, STR_FMT STR_FMT, STR_ARG(base), STR_ARG(x->layer)), x);
      split_subscript(s, str_fmt(a, STR_FMT "_" STR_FMT, STR_ARG(base), STR_ARG(x->layer)), x);
    }
    if (x->layer.n && accent.n) // z̄^{(1)} as zbar1 or z1bar
      split_subscript(s, str_fmt(a, STR_FMT STR_FMT STR_FMT, STR_ARG(x->base), STR_ARG(x->layer), STR_ARG(accent)), x);
    if (accent.n && x->sub.n) // \hat{y}_2 as y2hat
      consider(s, str_fmt(a, STR_FMT STR_FMT STR_FMT, STR_ARG(x->base), STR_ARG(x->sub), STR_ARG(accent)), NULL, 0);
  }
}

// Whether one of its indices is a letter of which nothing here says what it is.
static bool has_stray_index(const Reader *r, const Meaning *m) {
  int rank;
  for (size_t i = 0; i < m->n; i++)
    if (is_letter(m->index[i].p[0]) && !is_bound(r, m->index[i]) && !notation_of(r, m->index[i]).n &&
        !r->spelling->quantity(r->spelling->context, m->index[i], &rank)) return true;
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
  bool letter = x->base.n == 1 && !x->sub.n && !x->indices && !x->layer.n && !accent.n; // it may be an index
  for (int loose = 0; loose < 2; loose++)
    for (int fold = 0; fold < (letter ? 1 : 2) && !all.n; fold++) search(&(Search){r, fold, loose, &all}, x, accent);
  if (all.n > 1) drop_strays(r, &all);
  return all;
}

// ---- reading its parts -----------------------------------------------------


// The plain text of a piece without structure: letters, digits, Greek words; fonts
// are dropped.  False if there is anything else in it.
bool plain_text(Reader *r, size_t from, size_t to, Buf *b, bool *commas) {
  size_t end = r->end;
  r->end = to;
  bool ok = true;
  for (size_t at = from; ok && at < to;) {
    char c = r->s.p[at];
    Symbol sym = symbol_at(r, at);
    if (is_letter(c) || is_digit(c)) buf_char(b, c), at++;
    else if (c == ',' || c == ' ' || c == '{' || c == '}' || c == '_' || c == '\\') {
      if (c == ',') *commas = true, buf_char(b, ',');
      if (c == '\\' && sym.kind == SYM_WORD) buf_add(b, sym.text);
      else if (c == '\\' && sym.kind != SYM_OPEN_FONT && sym.kind != SYM_SKIP && sym.kind != SYM_SPACE) ok = false;
      at += c == '\\' ? sym.length : 1;
    } else if (sym.kind == SYM_WORD || sym.kind == SYM_SUB) buf_add(b, sym.text), at += sym.length;
    else ok = false;
  }
  r->end = end;
  return ok;
}

static void set_subscript(Name *x, Str text, bool commas) {
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

bool read_subscript(Reader *r, Name *x) {
  size_t from = r->at + 1, to;
  bool commas = false;
  Buf b = buf_new(r->arena);
  r->at = skip_blanks(r, from);
  if (r->at < r->end && r->s.p[r->at] == '{') {
    if (!read_group(r, &from, &to)) return false;
  } else if (r->latex) {
    if (!read_group(r, &from, &to)) return false;
  } else {
    from = to = r->at;
    while (to < r->end && (is_letter(r->s.p[to]) || is_digit(r->s.p[to]))) to++;
    if (to == from && !read_group(r, &from, &to)) return false;
    r->at = to;
  }
  if (!plain_text(r, from, to, &b, &commas)) return spell_error(r, from, to, "this subscript cannot be read");
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

// What stands above: (2), (2)T, T, \top, +, \prime, or a power.
static bool classify_super(Reader *r, Name *x, size_t from, size_t to) {
  Str s = str_trim(str_sub(r->s, from, to));
  if (s.n > 2 && (s.p[0] == '(' || s.p[0] == '[')) {
    size_t close = 1;
    while (close < s.n && s.p[close] != ')' && s.p[close] != ']') close++;
    Str inner = str_trim(str_sub(s, 1, close)), rest = str_trim(str_sub(s, close + 1, s.n));
    bool plain = inner.n > 0 && inner.n <= 8;
    for (size_t i = 0; i < inner.n; i++) plain &= is_letter(inner.p[i]) || is_digit(inner.p[i]);
    if (close < s.n && plain && !x->layer.n) {
      x->layer = inner;
      s = rest;
    }
  }
  while (str_starts(s, S("\\,"))) s = str_trim(str_sub(s, 2, s.n));
  if (!s.n) return true;
  if (str_eq(s, S("T")) || str_eq(s, S("\\top")) || str_eq(s, S("\\intercal")) || str_eq(s, S("⊤")) || str_eq(s, S("\\mathsf{T}")) ||
      str_eq(s, S("\\mathrm{T}")) || str_eq(s, S("\\text{T}")))
    x->transposed = true;
  else if (str_eq(s, S("+"))) x->positive = true;
  else if (str_eq(s, S("\\prime")) || str_eq(s, S("'"))) x->primes++;
  else if (x->power.n) return spell_error(r, from, to, "two powers of one name");
  else {
    x->power = s;
    x->power_from = (size_t)(s.p - r->s.p);
    x->power_to = x->power_from + s.n;
  }
  return true;
}

static bool read_superscript(Reader *r, Name *x) {
  size_t from, to;
  r->at = skip_blanks(r, r->at + 1);
  if (r->at < r->end && r->s.p[r->at] == '(' && !r->latex) { // W^(2)
    from = r->at;
    to = closing(r, r->at) + 1;
    if (to > r->end) return spell_error(r, from, from + 1, "this `(` is never closed");
    r->at = to;
    if (r->at < r->end && r->s.p[r->at] == 'T' && !(r->at + 1 < r->end && is_word_char(r->s.p[r->at + 1]))) to = ++r->at;
  } else if (r->at < r->end && r->s.p[r->at] == '-') { // x^-1
    from = r->at++;
    if (!read_group(r, &to, &to)) return false;
  } else if (!r->latex && r->at < r->end && is_word_char(r->s.p[r->at])) { // x^10
    from = to = r->at;
    while (to < r->end && (is_word_char(r->s.p[to]) || r->s.p[to] == '.')) to++;
    r->at = to;
  } else if (!read_group(r, &from, &to)) {
    return false;
  }
  return classify_super(r, x, from, to);
}

// Everything that belongs to the name after its base.
static bool read_decorations(Reader *r, Name *x) {
  for (;;) {
    size_t at = r->latex ? skip_blanks(r, r->at) : r->at;
    char c = at < r->end ? r->s.p[at] : ' ';
    Symbol sym = symbol_at(r, at);
    if (c == '_' && !x->sub.n && !x->indices) {
      r->at = at;
      if (!read_subscript(r, x)) return false;
    } else if (c == '^' && !(x->transposed || x->positive || x->power.n)) {
      r->at = at;
      if (!read_superscript(r, x)) return false;
    } else if (sym.kind == SYM_SUB) {
      r->at = at;
      Str small = read_small(r, SYM_SUB);
      x->sub = str_fmt(r->arena, STR_FMT STR_FMT, STR_ARG(x->sub), STR_ARG(small));
    } else if (sym.kind == SYM_SUPER && !x->power.n) {
      size_t from = at;
      r->at = at;
      Str small = read_small(r, SYM_SUPER);
      if (small.n > 2 && small.p[0] == '(' && small.p[small.n - 1] == ')') x->layer = str_sub(small, 1, small.n - 1);
      else if (str_eq(small, S("+"))) x->positive = true;
      else x->power = small, x->power_from = x->power_to = from;
    } else if (sym.kind == SYM_COMBINING) {
      r->at = at + sym.length;
      x->accent = sym.text;
    } else if (sym.kind == SYM_PRIME) {
      r->at = at + sym.length;
      x->primes += 1 + (int)sym.text.n;
    } else if (c == '\'') {
      r->at = at + 1;
      x->primes++;
    } else if (sym.kind == SYM_TRANSPOSE) {
      r->at = at + sym.length;
      x->transposed = true;
    } else {
      return true;
    }
  }
}

// The base: a word, a Greek letter, \mathbf{W}, \bar{z}, \text{ReLU}.
static bool read_base(Reader *r, Name *x) {
  Symbol sym = symbol_at(r, r->at);
  if (sym.kind == SYM_WORD || sym.kind == SYM_FUNCTION) {
    x->accent = accent_of(r, r->at);
    x->base = str_dup(r->arena, sym.text);
    r->at += sym.length;
    return true;
  }
  if (sym.kind == SYM_OPEN_FONT || sym.kind == SYM_ACCENT) {
    size_t from, to, end = r->end;
    if (sym.kind == SYM_ACCENT) x->accent = sym.text;
    r->at += sym.length;
    if (!read_group(r, &from, &to)) return false;
    size_t after = r->at;
    r->at = skip_blanks(r, from);
    r->end = to;
    bool ok = r->at < to && read_base(r, x) && read_decorations(r, x);
    bool whole = ok && skip_blanks(r, r->at) >= to;
    r->end = end;
    r->at = after;
    if (ok && !whole) return spell_error(r, from, to, "more than one name under this");
    return ok || spell_error(r, from, to, "there is no name in this");
  }
  size_t from = r->at, to = r->at;
  while (to < r->end && (is_letter(r->s.p[to]) || (to > from && is_digit(r->s.p[to])))) to++;
  if (to == from) return false;
  x->base = str_sub(r->s, from, to);
  r->at = to;
  return true;
}

bool read_whole_name(Reader *r, Name *x) {
  // a name of the sheet may hold an underscore: mean_squared_error, y_gt
  size_t to = r->at;
  int rank;
  while (to < r->end && is_word_char(r->s.p[to])) to++;
  Str word = str_sub(r->s, r->at, to);
  bool known = memchr(word.p, '_', word.n) &&
               (r->spelling->quantity(r->spelling->context, word, &rank) || r->spelling->function(r->spelling->context, word));
  x->from = r->at;
  if (known) {
    x->base = word;
    r->at = to;
  } else if (!read_base(r, x)) {
    return spell_error(r, x->from, r->at > x->from ? r->at : x->from + 1, "there is no name here");
  }
  bool ok = read_decorations(r, x);
  x->to = r->at;
  return ok;
}
