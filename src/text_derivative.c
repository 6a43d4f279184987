// text_derivative.c - ∂L/∂W, dL/dW, d(L)/d(W[1,2]), \frac{\partial L}{\partial W}.
#include "text_parts.h"

// What must stand behind a differential for it to be one.  Of brackets it is looked up before
// they are read, so that d(d(d(…))) is read once at each depth.
typedef enum { THEN_SLASH, THEN_END, THEN_ANYTHING } Then;

static bool is_slash(const Reader *r, size_t at) { return char_at(r, at) == '/' || str_eq(symbol_at(r, at).text, S("/")); }

// Whether that can follow the brackets at `open`; behind their subscripts it must be read.
static bool can_follow(const Reader *r, size_t open, Then then) {
  size_t close = closing(r, open), at = close < r->end ? skip_blanks(r, close + 1) : r->end;
  if (then == THEN_ANYTHING || close >= r->end || char_in(char_at(r, at), "_[")) return true;
  return then == THEN_END ? at >= r->end : is_slash(r, at);
}

// (v_{1,1})_d and other things in brackets behind a ∂ or d.
static bool bracketed_differential(Reader *r, Out *o) {
  size_t open = r->at, close = closing(r, open), start = o->n;
  if (close >= r->end) return spell_error(r, open, open + 1, "this `%c` is never closed", r->s.p[open]);
  if (!read_aside(r, open + 1, close, o)) return false;
  if (o->n == start) return spell_error(r, open, close + 1, "the derivative of what?");
  r->at = close + 1;
  size_t at = skip_blanks(r, r->at);
  char c = char_at(r, at);
  if (c != '_' && c != '[') return true;
  out_wrap(r, o, start, "(", ")");
  r->at = at;
  return read_scripts(r, o, start);
}

static bool named_differential(Reader *r, Out *o, int *primes, bool must, bool *found) {
  Name x = {0};
  Saved before = save_reader(r, o);
  if (!read_whole_name(r, &x)) return must ? false : undo_reading(r, o, &before);
  Meanings all = meanings_of(r, &x, x.accent);
  if (!all.n && !is_function(r, x.base)) x.base = our_function(r, x.base), all = meanings_of(r, &x, x.accent);
  if (all.n != 1 || all.v[0].kind != NAME_QUANTITY || x.power.n) {
    if (must && all.n > 1) return ambiguous_name(r, &x, &all);
    if (must && all.n == 1) return spell_error(r, x.from, x.to, x.power.n ? "a power in a derivative: put it in ( )" : "the derivative of a function: write f'(z)");
    if (must) return unknown_name(r, &x);
    return undo_reading(r, o, &before);
  }
  *found = true;
  *primes += x.primes;
  if (!write_meaning(r, o, &x, &all.v[0])) return false;
  if (x.transposed || x.positive) return spell_error(r, x.from, x.to, "write the transpose outside of the derivative");
  return char_at(r, r->at) != '[' || read_subscripts(r, o, r->at); // dL/dW[1,2]
}

// ∂X or dX at r->at: X in house notation; *found: whether it is one.  Primes behind it
// are the derivative's, not X's.
static bool read_differential(Reader *r, Out *o, int *primes, Then then, bool *found) {
  Saved before = save_reader(r, o);
  Symbol s = symbol_at(r, r->at);
  bool must = s.kind == SYM_PARTIAL;
  *found = false;
  if (must) {
    r->at = skip_blanks(r, r->at + s.length);
  } else if (s.kind == SYM_OPEN_FONT) { // \mathrm{d}L
    size_t from, to;
    r->at += s.length;
    if (!read_group(r, &from, &to)) return false;
    if (!str_eq(str_trim(str_sub(r->s, from, to)), S("d"))) return undo_reading(r, o, &before);
    r->at = skip_blanks(r, r->at);
  } else {
    size_t to = r->at;
    while (to < r->end && is_word_char(r->s.p[to])) to++;
    Str word = str_sub(r->s, r->at, to);
    if (!word.n || word.p[0] != 'd' || (is_quantity(r, word) && !(word.n == 1 && char_at(r, to) == '('))) return true;
    r->at = word.n == 1 ? skip_blanks(r, to) : r->at + 1;
  }
  char c = char_at(r, r->at);
  Symbol next = symbol_at(r, r->at);
  if (c == '^' || next.kind == SYM_SUPER) {
    if (!must) return undo_reading(r, o, &before);
    spell_error(r, before.reader.at, r->at + 1, "higher derivatives are not read in this form");
    return spell_help(r, "write d(dL/dx)/dx");
  }
  if (c == '(' || (c == '{' && (must || s.kind == SYM_OPEN_FONT))) {
    *found = can_follow(r, r->at, then);
    return *found ? bracketed_differential(r, o) : undo_reading(r, o, &before);
  }
  if (!is_letter(c) && next.kind == SYM_NONE) {
    if (!must) return undo_reading(r, o, &before);
    spell_error(r, before.reader.at, r->at, "the derivative of what?");
    return spell_help(r, "write the whole of it above: \\frac{\\partial L}{\\partial W}, or d(L)/d(W)");
  }
  if (!named_differential(r, o, primes, must, found)) return false;
  return *found || undo_reading(r, o, &before);
}

// Whether dX can stand for d(X): X is a name, and dX no quantity itself.
static bool is_plain(const Reader *r, const Out *x) {
  size_t name = 0;
  while (name < x->n && is_word_char(x->p[name])) name++;
  Str d = str_fmt(r->arena, "d%.*s", (int)name, x->p);
  Str own = str_sub(d, 1, d.n);
  return name && name == x->n && !is_quantity(r, d) && is_quantity(r, own);
}

static void write_derivative(Reader *r, Out *o, const Out *y, const Out *x, int primes, size_t from) {
  bool plain = is_plain(r, y) && is_plain(r, x);
  out_text(r, o, "(", from);
  for (int i = 0; i < 2; i++) {
    out_text(r, o, i ? "/d" : "d", from);
    if (!plain) out_text(r, o, "(", from);
    out_add(r, o, i ? x : y);
    if (!plain) out_text(r, o, ")", from);
  }
  out_text(r, o, ")", from);
  while (primes-- > 0) out_text(r, o, "'", from);
  r->form = FORM_ARRAY;
}

// Whether the text at `at` begins as ∂, d and \mathrm{d} do.
static bool begins_differential(const Reader *r, size_t at) {
  SymbolKind kind = symbol_at(r, at).kind;
  return kind == SYM_PARTIAL || kind == SYM_OPEN_FONT || char_at(r, at) == 'd';
}

bool read_derivative(Reader *r, Out *o, bool *found) {
  size_t start = r->at;
  Out y = {0}, x = {0};
  int above = 0, below = 0;
  SymbolKind kind = symbol_at(r, start).kind;
  *found = false;
  if (!begins_differential(r, start)) return true;
  Saved before = save_reader(r, &y);
  if (!read_differential(r, &y, &above, THEN_SLASH, found)) return false;
  if (!*found) return undo_reading(r, &y, &before);
  size_t slash = skip_blanks(r, r->at);
  Symbol s = symbol_at(r, slash);
  *found = is_slash(r, slash);
  if (*found) {
    r->at = skip_blanks(r, slash + (s.length ? s.length : 1));
    size_t at = r->at;
    if (!read_differential(r, &x, &below, THEN_ANYTHING, found)) return false;
    bool name = !*found && kind == SYM_NONE && char_at(r, at) == 'd' && is_letter(char_at(r, at + 1)) && !is_quantity(r, S("d"));
    Name unknown = {0};
    if (name) r->at = at + 1;
    bool whole = name && read_whole_name(r, &unknown);
    if (whole && unknown.power.n) return spell_error(r, start, r->at, "a power behind a derivative"), spell_help(r, "write (dy/dx)^2");
    if (whole && !meanings_of(r, &unknown, unknown.accent).n) {
      unknown.from = at;
      unknown.base = str_sub(r->s, at, at + 1 + unknown.base.n);
      if (!meanings_of(r, &unknown, unknown.accent).n) return unknown.from++, unknown.base = str_sub(unknown.base, 1, unknown.base.n), unknown_name(r, &unknown);
    }
  }
  if (*found && above) return spell_error(r, start, slash, "a prime above a derivative"), spell_help(r, "write (dy/dx)'");
  if (!*found) return undo_reading(r, &y, &before);
  write_derivative(r, o, &y, &x, below, start);
  return true;
}

// Whether nothing but ∂ or d stands in s[from, to).
static bool is_bare_sign(const Reader *r, size_t from, size_t to) {
  size_t at = skip_blanks(r, from);
  Symbol s = symbol_at(r, at);
  bool sign = s.kind == SYM_PARTIAL || (is_word(r, at, "d") && !is_quantity(r, S("d")));
  return sign && skip_blanks(r, at + (s.length ? s.length : 1)) >= to;
}

bool fraction_derivative(Reader *r, const size_t above[2], const size_t below[2], Out *o, bool *found) {
  Out part[2] = {{0}, {0}};
  if (is_bare_sign(r, above[0], above[1])) {
    spell_error(r, above[0], below[1], "what does this derivative reach?");
    return spell_help(r, "write it above: \\frac{\\partial L}{\\partial W}, or d(L)/d(W)");
  }
  r->at = above[0];
  Saved before = save_reader(r, o);
  *found = begins_differential(r, skip_blanks(r, above[0])) && begins_differential(r, skip_blanks(r, below[0]));
  for (int i = 0; i < 2 && *found; i++) {
    const size_t *bounds = i ? below : above;
    int primes = 0;
    r->at = skip_blanks(r, bounds[0]);
    r->end = bounds[1];
    bool ok = r->at < r->end && read_differential(r, &part[i], &primes, THEN_END, found);
    if (r->diags->errors > before.errors) return false;
    if (ok && primes) return spell_error(r, bounds[0], bounds[1], "a prime in a derivative"), spell_help(r, "write it behind the fraction");
    *found = *found && ok && skip_blanks(r, r->at) >= r->end;
    if (!*found && symbol_at(r, skip_blanks(r, bounds[0])).kind == SYM_PARTIAL) {
      spell_error(r, bounds[0], bounds[1], "the derivative of what?");
      return spell_help(r, "put a sum or product behind ∂ in ( )");
    }
    r->end = before.reader.end;
  }
  if (!*found) return undo_reading(r, o, &before);
  write_derivative(r, o, &part[0], &part[1], 0, above[0]);
  return true;
}
