// text_term.c - what a name becomes in house notation: a quantity or an entry of
// it, a function's call, a derivative, an adjoint, an exponential.
#include <string.h>

#include "text_parts.h"

// ---- writing it ------------------------------------------------------------

static bool write_index(Reader *r, Out *o, Str index, size_t from) {
  Str means = index_of(r, index);
  if (!means.n) return spell_error(r, from, r->at, "`" STR_FMT "` is no index", STR_ARG(index));
  out_str(r, o, means, from);
  return true;
}

bool read_entry(Reader *r, Out *o) {
  Name x = {0};
  size_t from = r->at, i = 0;
  if (!read_subscript(r, &x)) return false;
  if (x.sub.n > 1 && is_digit(x.sub.p[0]) && !x.indices) return spell_error(r, from, r->at, "two indices are parted by a comma");
  out_text(r, o, "[", from);
  do {
    if (i) out_text(r, o, ",", from);
    if (!write_index(r, o, x.indices ? x.index[i] : str_sub(x.sub, i, i + 1), from)) return false;
  } while (++i < (x.indices ? x.indices : x.sub.n));
  out_text(r, o, "]", from);
  return true;
}

static bool write_meaning(Reader *r, Out *o, const Name *x, const Meaning *m) {
  out_str(r, o, m->name, x->from);
  for (size_t i = 0; i < m->n; i++) {
    out_text(r, o, i ? "," : "[", x->from);
    if (!write_index(r, o, m->index[i], x->from)) return false;
  }
  if (m->n) out_text(r, o, "]", x->from);
  return true;
}

static bool unknown(Reader *r, const Name *x) {
  Str text = str_sub(r->s, x->from, x->to);
  size_t number = x->from;
  while (number > 0 && (is_digit(r->s.p[number - 1]) || r->s.p[number - 1] == '.')) number--;
  if (r->spelling->constant && number < x->from) { // 1d3, 0x1p3
    Str whole = str_sub(r->s, number, x->to);
    spell_error(r, number, x->to, "`" STR_FMT "` is not a number", STR_ARG(whole));
    diag_help(r->diags, "a number is digits, one point, and an exponent: 1234.5, 1.5e3");
    return false;
  }
  if (r->spelling->constant) return spell_error(r, x->from, x->to, "a number is asked, `" STR_FMT "` is a name", STR_ARG(text));
  return spell_error(r, x->from, x->to, "there is no quantity or function `" STR_FMT "`", STR_ARG(text));
}

static bool ambiguous(Reader *r, const Name *x, const Meanings *all) {
  Buf b = buf_new(r->arena);
  for (size_t i = 0; i < all->n; i++) {
    Out o = {0};
    if (!write_meaning(r, &o, x, &all->v[i])) return false;
    buf_fmt(&b, "%s%.*s", i ? " or " : "", (int)o.n, o.p);
  }
  Str text = str_sub(r->s, x->from, x->to), list = buf_str(&b);
  return spell_error(r, x->from, x->to, "`" STR_FMT "` can mean " STR_FMT ": write which", STR_ARG(text), STR_ARG(list));
}

// Powers, transposes and + of a name, after its own text.
static bool write_above(Reader *r, Out *o, const Name *x, size_t start, bool function) {
  if (!function)
    for (int i = 0; i < x->primes; i++) out_text(r, o, "'", x->to - 1);
  if (x->transposed) out_text(r, o, "'", x->to - 1);
  if (x->positive) out_wrap(r, o, start, "positive(", ")");
  if (!x->power.n) return true;
  out_text(r, o, "^(", x->power_from);
  if (x->power_from == x->power_to) out_str(r, o, x->power, x->power_from); // superscript characters
  else {
    size_t at = r->at;
    if (!read_piece(r, x->power_from, x->power_to, UNTIL_END, o)) return false;
    r->at = at;
  }
  out_text(r, o, ")", x->to - 1);
  return true;
}

// d(loss)/d(z) for z̄ and dz, where the sheet has no such name.
static bool write_adjoint(Reader *r, Out *o, const Name *x, const Meaning *m) {
  out_text(r, o, "d(", x->from);
  out_str(r, o, r->spelling->loss, x->from);
  out_text(r, o, ")/d(", x->from);
  if (!write_meaning(r, o, x, m)) return false;
  out_text(r, o, ")", x->from);
  return true;
}

// ---- functions and what they are applied to --------------------------------

static const struct { Str theirs, ours; } renamed[] = {
  {STR_INIT("maximum"), STR_INIT("max")}, {STR_INIT("minimum"), STR_INIT("min")}, {STR_INIT("where"), STR_INIT("if")},
  {STR_INIT("absolute"), STR_INIT("abs")}, {STR_INIT("expit"), STR_INIT("sigmoid")}, {STR_INIT("fabs"), STR_INIT("abs")},
  {STR_INIT("linalg.norm"), STR_INIT("norm")}, {STR_INIT("ReLU"), STR_INIT("relu")}, {STR_INIT("Sigmoid"), STR_INIT("sigmoid")},
};

static bool write_product(Reader *r, Out *o, Out *arguments, size_t n, const char *sign, size_t from) {
  if (n != 2) return spell_error(r, from, r->at, "two arguments are needed here");
  for (int i = 0; i < 2; i++) {
    if (i) out_text(r, o, sign, from);
    out_text(r, o, "(", from);
    out_add(r, o, &arguments[i]);
    out_text(r, o, ")", from);
  }
  return true;
}

// np.dot(a, b), np.array(…): forms that are no functions of ours.
static bool numpy_form(Reader *r, Out *o, Str name, size_t from, bool *found) {
  static const struct { Str name; const char *sign; } products[] = {
    {STR_INIT("dot"), "*"}, {STR_INIT("matmul"), "*"}, {STR_INIT("mm"), "*"}, {STR_INIT("multiply"), ".*"}, {STR_INIT("power"), ".^"}};
  static const Str arrays[] = {STR_INIT("array"), STR_INIT("tensor"), STR_INIT("asarray"), STR_INIT("matrix"), STR_INIT("Tensor"),
                               STR_INIT("float"), STR_INIT("float64"), STR_INIT("float32")};
  Out arguments[8] = {{0}};
  size_t n;
  *found = true;
  for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++)
    if (str_eq(name, arrays[i])) {
      if (!read_arguments(r, arguments, 8, &n)) return false;
      if (!n) return spell_error(r, from, r->at, "an array needs entries");
      out_add(r, o, &arguments[0]);
      return true;
    }
  for (size_t i = 0; i < sizeof products / sizeof *products; i++)
    if (str_eq(name, products[i].name) && (r->numpy || i > 2))
      return read_arguments(r, arguments, 8, &n) && write_product(r, o, arguments, n, products[i].sign, from);
  *found = false;
  return true;
}

// sum(kk, …), max(i=1..3, …): the names in front are indices inside.
static void bind_indices(Reader *r, Str function, size_t open) {
  static const Str binding[] = {STR_INIT("sum"), STR_INIT("mean"), STR_INIT("var"), STR_INIT("prod"), STR_INIT("max"),
                                STR_INIT("min"), STR_INIT("all"), STR_INIT("any"), STR_INIT("entries")};
  bool binds = false;
  int rank;
  for (size_t i = 0; i < sizeof binding / sizeof *binding; i++) binds |= str_eq(binding[i], function);
  for (size_t at = skip_blanks(r, open + 1); binds && at < r->end && r->bound_n < sizeof r->bound / sizeof *r->bound;) {
    size_t to = at;
    while (to < r->end && is_word_char(r->s.p[to])) to++;
    Str name = str_sub(r->s, at, to);
    size_t next = skip_blanks(r, to), comma = next;
    bool ranged = next < r->end && r->s.p[next] == '=';
    while (ranged && comma < r->end && r->s.p[comma] != ',' && r->s.p[comma] != ')') comma++;
    if (!name.n || !is_letter(name.p[0]) || comma >= r->end || r->s.p[comma] != ',') return;
    if (r->spelling->quantity(r->spelling->context, name, &rank) && !ranged) return;
    r->bound[r->bound_n++] = name;
    at = skip_blanks(r, comma + 1);
  }
}

// `sin 2x`: whether x is inside nobody can know.
bool ends_clearly(Reader *r, const char *what, size_t from) {
  size_t at = skip_blanks(r, r->at);
  char c = at < r->end ? r->s.p[at] : ' ';
  Symbol s = symbol_at(r, at);
  bool goes_on = is_letter(c) || is_digit(c) || c == '(' || c == '[' || c == '{' || s.kind == SYM_WORD || s.kind == SYM_FUNCTION ||
                 s.kind == SYM_ACCENT || s.kind == SYM_OPEN_FONT || s.kind == SYM_FRACTION || s.kind == SYM_ROOT;
  static const Str words[] = {STR_INIT("and"), STR_INIT("or"), STR_INIT("if"), STR_INIT("else")};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (str_starts(str_sub(r->s, at, r->end), words[i])) goes_on = false;
  if (!goes_on) return true;
  spell_error(r, from, at + 1, "how far does `%s` reach?", what);
  diag_help(r->diags, "put its argument in brackets: %s(…)", what);
  return false;
}

// The function's call: name', then its arguments, or the one operand that follows.
static bool write_call(Reader *r, Out *o, const Name *x, Str function) {
  size_t start = o->n;
  out_str(r, o, function, x->from);
  for (int i = 0; i < x->primes; i++) out_text(r, o, "'", x->to - 1);
  size_t at = skip_blanks(r, r->at);
  char c = at < r->end ? r->s.p[at] : ' ';
  while (symbol_at(r, at).kind == SYM_SKIP) at = skip_blanks(r, at + symbol_at(r, at).length);
  if (at < r->end) c = r->s.p[at];
  out_text(r, o, "(", at);
  if (c == '(' || (r->latex && (c == '{' || c == '['))) {
    Out arguments[8] = {{0}};
    size_t n, bound = r->bound_n;
    r->at = at;
    bind_indices(r, function, at);
    if (!read_arguments(r, arguments, 8, &n)) return false;
    r->bound_n = bound;
    for (size_t i = 0; i < n; i++) {
      if (i) out_text(r, o, ", ", at);
      out_add(r, o, &arguments[i]);
    }
  } else {
    r->at = at;
    if (at >= r->end) return spell_error(r, x->from, x->to, "`" STR_FMT "` is a function: write its argument", STR_ARG(function));
    if (!read_sequence(r, UNTIL_ITEM, o) || !ends_clearly(r, str_c(r->arena, function), x->from)) return false;
  }
  out_text(r, o, ")", r->at ? r->at - 1 : 0);
  if (str_eq(x->power, S("-1"))) return spell_error(r, x->from, x->to, "the inverse function, or one over it? write 1/(…) for that");
  Name above = *x; // \tanh^2(z) is the square of tanh(z)
  return write_above(r, o, &above, start, true);
}

// ---- words that are several names ------------------------------------------

// `xy`, `W1x`: the one way to cut the word into quantities of one letter, or 0.
static size_t cut_word(const Reader *r, Str word, size_t *cuts, size_t n, size_t *ways) {
  int rank;
  if (!word.n) {
    ++*ways;
    return n;
  }
  size_t found = 0;
  for (size_t k = 1; k <= word.n && n < 16; k++) {
    Str head = str_sub(word, 0, k);
    if (k > 1 && !is_digit(word.p[k - 1])) break; // x, W1; ybarr is a slip and no product
    if (!r->spelling->quantity(r->spelling->context, head, &rank)) continue;
    size_t rest[16], more;
    memcpy(rest, cuts, sizeof rest);
    rest[n] = k;
    more = cut_word(r, str_sub(word, k, word.n), rest, n + 1, ways);
    if (more) {
      found = more;
      memcpy(cuts, rest, sizeof rest);
    }
  }
  return found;
}

static bool several_names(Reader *r, Out *o, const Name *x, bool *found) {
  size_t cuts[16] = {0}, ways = 0, from = x->from;
  *found = false;
  if (x->base.n > 12 || x->sub.n || x->indices || x->layer.n || x->accent.n) return true;
  size_t n = cut_word(r, x->base, cuts, 0, &ways);
  if (n < 2 || ways != 1) return true;
  *found = true;
  for (size_t i = 0; i < n; i++) {
    if (i) out_text(r, o, "*", from);
    out_str(r, o, str_sub(r->s, from, from + cuts[i]), from);
    from += cuts[i];
  }
  return write_above(r, o, x, 0, false);
}

// ---- names -----------------------------------------------------------------

static bool is_index(const Reader *r, Str name) {
  for (size_t i = 0; i < r->spelling->indices_n; i++)
    if (str_eq(r->spelling->indices[i], name)) return true;
  return false;
}

// e^{…}: the exponential, unless the sheet has an e.
static bool exponential(Reader *r, Out *o, const Name *x, bool *found) {
  int rank;
  *found = str_eq(x->base, S("e")) && x->power.n && !x->sub.n && !r->spelling->quantity(r->spelling->context, S("e"), &rank);
  if (!*found) return true;
  out_text(r, o, "exp(", x->from);
  if (x->power_from == x->power_to) out_str(r, o, x->power, x->power_from);
  else {
    size_t at = r->at;
    if (!read_piece(r, x->power_from, x->power_to, UNTIL_END, o)) return false;
    r->at = at;
  }
  out_text(r, o, ")", x->to - 1);
  return true;
}

// δ_{ij}, \delta_j^k.
static bool kronecker(Reader *r, Out *o, const Name *x, bool *found) {
  Str first = x->indices == 2 ? x->index[0] : str_sub(x->sub, 0, 1);
  Str second = x->indices == 2 ? x->index[1] : x->sub.n == 2 ? str_sub(x->sub, 1, 2) : x->power;
  *found = str_eq(x->base, S("delta")) && first.n == 1 && second.n > 0 && (x->indices == 2 || x->sub.n == 2 || x->sub.n == 1);
  if (!*found) return true;
  out_text(r, o, "delta(", x->from);
  out_str(r, o, first, x->from);
  out_text(r, o, ", ", x->from);
  if (!x->indices && x->sub.n == 1 && x->power_from != x->power_to) {
    Buf b = buf_new(r->arena);
    bool commas = false;
    if (!plain_text(r, x->power_from, x->power_to, &b, &commas)) return spell_error(r, x->power_from, x->power_to, "no index");
    second = buf_str(&b);
  }
  if (!write_index(r, o, second, x->from)) return false;
  out_text(r, o, ")", x->from);
  return true;
}

// Modules in front of a function: np.tanh, torch.nn.functional.relu.
static void skip_modules(Reader *r) {
  static const Str modules[] = {STR_INIT("np."), STR_INIT("numpy."), STR_INIT("torch."), STR_INIT("math."), STR_INIT("F."), STR_INIT("nn."),
                                STR_INIT("functional."), STR_INIT("jnp."), STR_INIT("tf."), STR_INIT("scipy."), STR_INIT("special."), STR_INIT("linalg.")};
  for (size_t i = 0; i < sizeof modules / sizeof *modules; i++)
    if (str_starts(str_sub(r->s, r->at, r->end), modules[i]) && r->at + modules[i].n < r->end && is_letter(r->s.p[r->at + modules[i].n])) {
      r->at += modules[i].n;
      skip_modules(r);
      return;
    }
}

static bool is_reserved(Str s) {
  return str_eq(s, S("and")) || str_eq(s, S("or")) || str_eq(s, S("not")) || str_eq(s, S("pi")) || str_eq(s, S("params")) ||
         str_eq(s, S("e")) || str_eq(s, S("T"));
}

// An adjoint by its bar or its d, when the sheet has no name for it.
static bool adjoint_name(Reader *r, Out *o, const Name *x, bool *found) {
  Name plain = *x;
  *found = false;
  if (!r->spelling->loss.n) return true;
  if (!str_eq(x->accent, S("bar"))) {
    if (x->accent.n || x->base.n < 2 || x->base.p[0] != 'd') return true;
    plain.base = str_sub(x->base, 1, x->base.n);
  }
  Meanings all = meanings_of(r, &plain, (Str){0});
  if (all.n != 1 || all.v[0].kind != NAME_QUANTITY || str_eq(all.v[0].name, r->spelling->loss)) return true;
  *found = true;
  size_t start = o->n;
  return write_adjoint(r, o, x, &all.v[0]) && write_above(r, o, x, start, false);
}

// W(2,1), x(:): Octave's subscripts, when there are as many as the quantity has.
static bool octave_index(Reader *r, Out *o, const Meaning *m) {
  int rank;
  if (m->n || r->at >= r->end || r->s.p[r->at] != '(' || !r->spelling->quantity(r->spelling->context, m->name, &rank) || !rank) return true;
  size_t close = closing(r, r->at);
  int subscripts = 1;
  for (size_t i = r->at + 1; i < close; i++) {
    if (!is_digit(r->s.p[i]) && !strchr(" ,:", r->s.p[i])) return true;
    subscripts += r->s.p[i] == ',';
  }
  if (close >= r->end || subscripts != rank || close == r->at + 1) return true;
  out_text(r, o, "[", r->at);
  out_str(r, o, str_sub(r->s, r->at + 1, close), r->at + 1);
  out_text(r, o, "]", close);
  r->at = close + 1;
  return true;
}

bool read_name(Reader *r, Out *o) {
  Name x = {0};
  bool found = false;
  skip_modules(r);
  if (!read_whole_name(r, &x)) return false;
  size_t start = o->n, after = skip_blanks(r, r->at);
  bool call = after < r->end && r->s.p[after] == '(';
  if (call && !x.sub.n && !numpy_form(r, o, x.base, x.from, &found)) return false;
  if (found) return true;
  for (size_t i = 0; i < sizeof renamed / sizeof *renamed; i++)
    if (str_eq(x.base, renamed[i].theirs) && !r->spelling->function(r->spelling->context, x.base)) x.base = renamed[i].ours;
  Meanings all = meanings_of(r, &x, x.accent);
  if (all.n > 1) return ambiguous(r, &x, &all);
  if (all.n == 1 && all.v[0].kind == NAME_FUNCTION) return write_call(r, o, &x, all.v[0].name);
  if (all.n == 1) return write_meaning(r, o, &x, &all.v[0]) && octave_index(r, o, &all.v[0]) && write_above(r, o, &x, start, false);
  static bool (*const forms[])(Reader *, Out *, const Name *, bool *) = {exponential, kronecker, adjoint_name};
  for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
    if (!forms[i](r, o, &x, &found)) return false;
    if (found) return true;
  }
  bool bare = !x.sub.n && !x.indices && !x.layer.n && !x.accent.n;
  if (bare && (is_index(r, x.base) || is_bound(r, x.base) || is_reserved(x.base) || x.base.n == 1)) { // an index of a sum, perhaps
    out_str(r, o, x.base, x.from);
    return write_above(r, o, &x, start, false);
  }
  if (x.layer.n && !x.sub.n) { // no layer after all: a power in brackets
    Name plain = x;
    plain.layer = (Str){0};
    all = meanings_of(r, &plain, x.accent);
    if (all.n == 1 && all.v[0].kind == NAME_QUANTITY) {
      if (!write_meaning(r, o, &x, &all.v[0])) return false;
      out_text(r, o, "^(", x.from);
      out_str(r, o, x.layer, x.from);
      out_text(r, o, ")", x.from);
      return true;
    }
  }
  if (!several_names(r, o, &x, &found)) return false;
  if (found) return true;
  return unknown(r, &x);
}

// ---- derivatives -----------------------------------------------------------

// d( … ): any expression under its d, or the entry of one: ∂(v_1)_d.
static bool bracketed_differential(Reader *r, size_t open, Out *o) {
  size_t close = closing(r, open), start = o->n;
  if (close >= r->end) return spell_error(r, open, open + 1, "this `(` is never closed");
  if (!read_piece(r, open + 1, close, UNTIL_END, o)) return false;
  r->at = close + 1;
  if (r->at >= r->end || r->s.p[r->at] != '_') return true;
  size_t word = start;
  while (word < o->n && is_word_char(o->p[word])) word++;
  if (word < o->n) out_wrap(r, o, start, "(", ")");
  return read_entry(r, o);
}

// ∂X or dX at r->at: X in house notation; *found: whether it is one.  Primes behind it
// are the derivative's, not X's.
static bool read_differential(Reader *r, Out *o, int *primes, bool *found) {
  size_t start = r->at;
  Symbol sym = symbol_at(r, r->at);
  int rank;
  Name x = {0};
  *found = false;
  if (sym.kind == SYM_PARTIAL) {
    r->at = skip_blanks(r, r->at + sym.length);
    if (r->at < r->end && r->s.p[r->at] == '(') {
      *found = true;
      return bracketed_differential(r, r->at, o);
    }
  } else if (sym.kind == SYM_OPEN_FONT) { // \mathrm{d}L
    size_t from, to;
    r->at += sym.length;
    if (!read_group(r, &from, &to)) return false;
    if (!str_eq(str_trim(str_sub(r->s, from, to)), S("d"))) return r->at = start, true;
    r->at = skip_blanks(r, r->at);
  } else {
    size_t to = r->at;
    while (to < r->end && is_word_char(r->s.p[to])) to++;
    Str word = str_sub(r->s, r->at, to);
    if (str_eq(word, S("d")) && to < r->end && r->s.p[to] == '(') {
      *found = true;
      return bracketed_differential(r, to, o);
    }
    if (!word.n || word.p[0] != 'd' || r->spelling->quantity(r->spelling->context, word, &rank)) return true;
    r->at = word.n == 1 ? skip_blanks(r, to) : r->at + 1;
    if (word.n == 1 && !(r->at < r->end && (is_letter(r->s.p[r->at]) || symbol_at(r, r->at).kind != SYM_NONE))) return r->at = start, true;
  }
  size_t errors = r->diags->errors;
  if (!read_whole_name(r, &x)) return sym.kind == SYM_PARTIAL ? false : (r->diags->errors = r->diags->n = errors, r->at = start, true);
  Meanings all = meanings_of(r, &x, x.accent);
  if (all.n == 1 && all.v[0].kind == NAME_QUANTITY && !x.power.n) {
    *found = true;
    *primes += x.primes;
    if (!write_meaning(r, o, &x, &all.v[0])) return false;
    if (x.transposed) return spell_error(r, x.from, x.to, "write the transpose outside of the derivative");
    if (r->at < r->end && r->s.p[r->at] == '[') { // dL/dW[1,2]
      size_t close = closing(r, r->at);
      if (close >= r->end) return spell_error(r, r->at, r->at + 1, "this `[` is never closed");
      out_str(r, o, str_sub(r->s, r->at, close + 1), r->at);
      r->at = close + 1;
    }
    return true;
  }
  if (sym.kind == SYM_PARTIAL) return all.n > 1 ? ambiguous(r, &x, &all) : unknown(r, &x);
  r->at = start;
  return true;
}

// Whether dX can stand for d(X): X is a name or an entry, and dX no quantity itself.
static bool is_plain(const Reader *r, const Out *x) {
  size_t name = 0;
  int rank;
  while (name < x->n && is_word_char(x->p[name])) name++;
  Str d = str_fmt(r->arena, "d%.*s", (int)name, x->p);
  return name && is_letter(x->p[0]) && (name == x->n || x->p[name] == '[') && !r->spelling->quantity(r->spelling->context, d, &rank);
}

static void write_derivative(Reader *r, Out *o, const Out *y, const Out *x, int primes, size_t from) {
  bool plain = is_plain(r, y) && is_plain(r, x);
  for (int i = 0; i < 2; i++) {
    out_text(r, o, i ? "/d" : "d", from);
    if (!plain) out_text(r, o, "(", from);
    out_add(r, o, i ? x : y);
    if (!plain) out_text(r, o, ")", from);
  }
  while (primes-- > 0) out_text(r, o, "'", from);
}

bool read_derivative(Reader *r, Out *o, bool *found) {
  size_t start = r->at;
  Out y = {0}, x = {0};
  int above = 0, below = 0;
  if (!read_differential(r, &y, &above, found)) return false;
  if (!*found) return r->at = start, true;
  size_t slash = skip_blanks(r, r->at);
  *found = slash < r->end && (r->s.p[slash] == '/' || str_eq(symbol_at(r, slash).text, S("/")));
  if (*found) {
    r->at = skip_blanks(r, slash + (r->s.p[slash] == '/' ? 1 : symbol_at(r, slash).length));
    if (!read_differential(r, &x, &below, found)) return false;
  }
  if (*found && above) return spell_error(r, start, slash, "a prime above a derivative: write (dy/dx)'");
  if (*found) write_derivative(r, o, &y, &x, below, start);
  else r->at = start;
  return true;
}

bool fraction_derivative(Reader *r, const size_t above[2], const size_t below[2], Out *o, bool *found) {
  Out part[2] = {{0}, {0}};
  size_t at = r->at, end = r->end;
  *found = true;
  for (int i = 0; i < 2 && *found; i++) {
    const size_t *bounds = i ? below : above;
    r->at = skip_blanks(r, bounds[0]);
    r->end = bounds[1];
    int primes = 0;
    bool ok = r->at < r->end && read_differential(r, &part[i], &primes, found);
    if (ok && primes) ok = spell_error(r, bounds[0], bounds[1], "a prime in a derivative: write it behind the fraction");
    bool whole = skip_blanks(r, r->at) >= r->end;
    r->end = end;
    if (!ok && r->diags->errors) return false;
    *found = *found && ok && whole;
  }
  r->at = at;
  if (*found) write_derivative(r, o, &part[0], &part[1], 0, above[0]);
  return true;
}
