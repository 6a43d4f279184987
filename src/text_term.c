// text_term.c - what a name becomes in house notation: a quantity or an entry of
// it, an exponential, Kronecker's delta, an adjoint, several names in one word.
#include "text_parts.h"

// ---- writing it ------------------------------------------------------------

static bool write_index(Reader *r, Out *o, const Name *x, Str index) {
  bool number = index.n > 0, letter = index.n == 1 && is_letter(index.p[0]);
  for (size_t i = 0; i < index.n; i++) number &= is_digit(index.p[i]);
  if (!number && !letter && !x->expression && !is_quantity(r, index)) return spell_error(r, x->from, x->to, "`" STR_FMT "` is no index", STR_ARG(index));
  if (number && r->numpy && x->expression) {
    spell_error(r, x->from, x->to, "does this count from 0, as NumPy does, or from 1?");
    return spell_help(r, "write x_1 for the first entry");
  }
  out_str(r, o, index, x->from);
  return true;
}

// A^T_{ij}, A_{ij}^T: an entry of the transpose, since that of a number has no use.  A row
// A_{i,:}^T is transposed itself.
static bool entry_of_transpose(const Name *x, const Meaning *m) {
  bool range = false;
  for (size_t i = 0; i < m->n; i++) range |= memchr(m->index[i].p, ':', m->index[i].n) != NULL;
  return m->n == 2 && (x->turned || (x->transposed && !range));
}

static bool write_indices(Reader *r, Out *o, const Name *x, const Meaning *m) {
  for (size_t i = 0; i < m->n; i++) {
    out_text(r, o, i ? "," : "[", x->from);
    if (!write_index(r, o, x, m->index[i])) return false;
  }
  if (m->n) out_text(r, o, "]", x->from);
  return true;
}

bool write_meaning(Reader *r, Out *o, const Name *x, const Meaning *m) {
  r->turned = entry_of_transpose(x, m);
  if (x->transposed && m->n > 2) return spell_error(r, x->from, x->to, "a transpose of more than two indices"), spell_help(r, "write the indices in their new order");
  out_str(r, o, m->name, x->from);
  if (r->turned) out_text(r, o, "'", x->to - 1);
  if (!write_indices(r, o, x, m)) return false;
  r->form = m->n || m->rank == 0 ? FORM_NUMBER : m->rank == 1 ? FORM_COLUMN : FORM_ARRAY;
  return true;
}

static bool mean_something(Reader *r, const Name *x) {
  static const struct { Str word; const char *help; } words[] = {
    {STR_INIT("nan"), "an answer is a number"}, {STR_INIT("NaN"), "an answer is a number"}, {STR_INIT("inf"), "an answer is a finite number"},
    {STR_INIT("Inf"), "an answer is a finite number"}, {STR_INIT("infinity"), "an answer is a finite number"}, {STR_INIT("frac"), "a lost backslash? \\frac"},
    {STR_INIT("rac"), "a lost \\f? \\frac"}, {STR_INIT("oldsymbol"), "a lost \\b? \\boldsymbol"}, {STR_INIT("ar"), "a lost \\b? \\bar"},
    {STR_INIT("ight"), "a lost \\r? \\right"}, {STR_INIT("partial"), "a lost backslash? \\partial"}, {STR_INIT("mathbf"), "a lost backslash? \\mathbf"},
    {STR_INIT("log2"), "write log(x)/log(2)"}, {STR_INIT("log10"), "write log(x)/log(10)"}, {STR_INIT("cdot"), "a lost backslash? \\cdot"},
    {STR_INIT("else"), "write if(c, a, b), with == for equality"}, {STR_INIT("then"), "write if(c, a, b)"}, {STR_INIT("if"), "write if(c, a, b)"},
    {STR_INIT("oxed"), "a lost \\b? \\boxed"}, {STR_INIT("True"), "write a condition"}, {STR_INIT("False"), "write a condition"}};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (str_eq(words[i].word, x->base)) return spell_help(r, "%s", words[i].help), true;
  Str names[256];
  size_t n = 0;
  for (; n < sizeof names / sizeof *names; n++)
    if (!(names[n] = r->spelling->known(r->spelling->context, n)).n) break;
  return diag_did_you_mean(r->diags, x->base, names, n);
}

bool unknown_name(Reader *r, const Name *x) {
  Str text = str_sub(r->s, x->from, x->to);
  size_t number = x->from;
  while (number > 0 && (is_digit(r->s.p[number - 1]) || r->s.p[number - 1] == '.')) number--;
  if (r->spelling->constant && number < x->from) { // 1d3
    Str whole = str_sub(r->s, number, x->to);
    spell_error(r, number, x->to, "`" STR_FMT "` is not a number", STR_ARG(whole));
    return spell_help(r, "a number is digits, one point, and an exponent: 1234.5, 1.5e3; no units");
  }
  if (r->spelling->constant) spell_error(r, x->from, x->to, "a number is asked, `" STR_FMT "` is a name", STR_ARG(text));
  else spell_error(r, x->from, x->to, "there is no quantity or function `" STR_FMT "`", STR_ARG(text));
  Name plain = {.base = x->base, .layer = x->layer};
  Meanings whole = meanings_of(r, &plain, x->accent);
  bool zero = str_eq(x->sub, S("0")) || (x->indices && str_eq(x->index[0], S("0")));
  if (zero) return spell_help(r, "entries count from 1 here");
  if (x->below && whole.n == 1 && whole.v[0].kind == NAME_QUANTITY) {
    static const char *const ranks[] = {"a number", "a vector: it has one index", "a matrix: it has two indices", "an array of three indices", "an array of four indices"};
    return spell_help(r, "`" STR_FMT "` is %s", STR_ARG(whole.v[0].name), ranks[whole.v[0].rank < 5 ? whole.v[0].rank : 4]);
  }
  mean_something(r, x);
  return false;
}

bool ambiguous_name(Reader *r, const Name *x, const Meanings *all) {
  Buf b = buf_new(r->arena);
  for (size_t i = 0; i < all->n; i++) {
    Out o = {0};
    if (!write_meaning(r, &o, x, &all->v[i])) return false;
    buf_fmt(&b, "%s%.*s", i ? " or " : "", (int)o.n, o.p);
  }
  Str text = str_sub(r->s, x->from, x->to), list = buf_str(&b);
  spell_error(r, x->from, x->to, "`" STR_FMT "` can mean " STR_FMT, STR_ARG(text), STR_ARG(list));
  return spell_help(r, "write the one you mean in this way");
}

// What stands above a name; r->form is its own.
static bool write_raised(Reader *r, Out *o, const Name *x) {
  r->form = FORM_NUMBER;
  if (x->power_from < x->power_to) return read_aside(r, x->power_from, x->power_to, o);
  out_str(r, o, x->power, x->power_from); // superscript characters
  return true;
}

static bool write_power(Reader *r, Out *o, const Name *x) {
  Form kind = r->form;
  bool ok = write_raised(r, o, x);
  r->form = kind;
  return ok;
}

bool vector_power(Reader *r, size_t from, size_t to) {
  spell_error(r, from, to > from ? to : from + 1, "the power of a vector");
  return spell_help(r, "write .^ for the power of each entry, ^{(2)} for a layer, norm(x)^2 for a length");
}

bool write_above(Reader *r, Out *o, const Name *x, size_t start, bool function) {
  bool number = r->form == FORM_NUMBER, turned = r->turned;
  r->turned = false;
  if (!function && x->primes > turned && number) {
    spell_error(r, x->from, x->to, "a prime on a number");
    return spell_help(r, "a derivative is written dy/dx, or f'(z) for a function f");
  }
  if (!function && !turned)
    for (int i = 0; i < x->primes; i++) out_text(r, o, "'", x->to - 1);
  if (x->transposed && !turned) out_text(r, o, "'", x->to - 1);
  if (!number && (x->transposed || (x->primes && !function))) r->form = FORM_ARRAY;
  if (x->positive) out_wrap(r, o, start, "positive(", ")");
  if (!x->power.n) return true;
  if (str_eq(x->power, S("t")) && (!number || !is_quantity(r, x->power))) {
    spell_error(r, x->power_from, x->power_to, "a transpose or a power?");
    return spell_help(r, "the transpose is written ^T");
  }
  bool elementwise = function && r->form == FORM_COLUMN; // tanh^2(z) of a vector z
  if (r->form == FORM_COLUMN && !function && !x->entrywise) return vector_power(r, x->power_from, x->power_to);
  out_text(r, o, elementwise || x->entrywise ? ".^(" : "^(", x->power_from);
  if (!write_power(r, o, x)) return false;
  out_text(r, o, ")", x->to - 1);
  return true;
}

// d(loss)/d(z) for z̄ and dz, where the sheet has no such name.
static bool write_adjoint(Reader *r, Out *o, const Name *x, const Meaning *m) {
  Meaning of = *m;
  if (entry_of_transpose(x, m)) of.n = 0;
  out_text(r, o, "(d(", x->from);
  out_str(r, o, r->spelling->loss, x->from);
  out_text(r, o, ")/d(", x->from);
  if (!write_meaning(r, o, x, &of)) return false;
  out_text(r, o, "))", x->from);
  if (of.n == m->n) return true;
  out_text(r, o, "'", x->to - 1);
  r->turned = true;
  r->form = FORM_NUMBER;
  return write_indices(r, o, x, m);
}

// ---- words that are several names ------------------------------------------

// The last name in a word, from base[at] on, with what stands at it; those before are
// quantities.
static bool last_of_several(Reader *r, Out *o, const Name *x, size_t at, bool *found) {
  Name last = *x;
  last.base = str_sub(x->base, at, x->base.n);
  last.from = x->from + at;
  Meanings all = meanings_of(r, &last, last.accent);
  *found = all.n == 1 && all.v[0].kind == NAME_QUANTITY;
  if (!*found) return true;
  for (size_t i = 0, to; i < at; i = to) {
    for (to = i + 1; to < at && is_digit(x->base.p[to]);) to++;
    out_str(r, o, str_sub(x->base, i, to), x->from + i);
    out_text(r, o, "*", x->from + i);
  }
  r->several = x->from + 1;
  size_t start = o->n;
  bool ok = write_meaning(r, o, &last, &all.v[0]) && write_above(r, o, &last, start, false);
  if (r->form == FORM_COLUMN) r->form = FORM_ARRAY;
  return ok;
}

// `xy`, `W1x`: quantities of one letter and digits, in a row; ybarr is a slip and no product.
static bool several_names(Reader *r, Out *o, const Name *x, bool *found) {
  size_t n = x->base.n, from = x->from, pieces = 0, start = o->n;
  bool inside = x->base.p >= r->s.p && x->base.p < r->s.p + r->s.n;
  *found = false;
  bool decorated = x->below || x->layer.n || x->primes;
  if (n > 16 || !inside || x->accent.n) return true;
  Form kind = FORM_NUMBER;
  for (size_t at = 0, to; at < n; at = to, pieces++) {
    for (to = at + 1; to < n && is_digit(x->base.p[to]);) to++;
    int rank;
    Str name = str_sub(x->base, at, to);
    if (decorated && at && to == n) return last_of_several(r, o, x, at, found); // gJW^{(2)}
    if (!r->spelling->quantity(r->spelling->context, name, &rank)) return true;
    Form is = rank == 0 ? FORM_NUMBER : rank == 1 ? FORM_COLUMN : FORM_ARRAY;
    kind = is == FORM_NUMBER ? kind : is == FORM_COLUMN && kind == FORM_COLUMN ? FORM_ARRAY : is;
  }
  if (pieces < 2) return true;
  *found = true;
  r->several = x->from + 1;
  for (size_t at = 0, to; at < n; at = to) {
    for (to = at + 1; to < n && is_digit(x->base.p[to]);) to++;
    if (at) out_text(r, o, "*", from + at);
    start = o->n;
    out_str(r, o, str_sub(r->s, from + at, from + to), from + at);
  }
  r->form = kind;
  return write_above(r, o, x, start, false);
}

// ---- names of their own ----------------------------------------------------

// e^{…} and e**(…): the exponential, unless the sheet has an e.
static bool exponential(Reader *r, Out *o, const Name *x, bool *found) {
  bool stars = char_at(r, r->at) == '*' && char_at(r, r->at + 1) == '*';
  bool slice = x->layer.p >= r->s.p && x->layer.p < r->s.p + r->s.n; // e^(h) has no layer h
  bool plain = !x->below && (!x->layer.n || (slice && !x->power.n)) && !x->primes && !x->accent.n && !x->transposed;
  *found = str_eq(x->base, S("e")) && plain && (x->power.n || x->layer.n || (stars && !x->positive)) && !is_quantity(r, S("e"));
  if (!*found) return true;
  out_text(r, o, "exp(", x->from);
  if (x->power.n && !write_raised(r, o, x)) return false;
  size_t layer = x->layer.n ? (size_t)(x->layer.p - r->s.p) : 0;
  if (x->layer.n && !read_aside(r, layer, layer + x->layer.n, o)) return false;
  if (!x->power.n && !x->layer.n) {
    r->at += 2;
    if (!read_sequence(r, UNTIL_ITEM, o)) return false;
  }
  out_text(r, o, ")", x->to - 1);
  return true;
}

static bool is_delta_index(const Reader *r, Str s) { return (s.n == 1 && is_letter(s.p[0])) || is_quantity(r, s); }

// δ_{ij}, \delta_j^k.
static bool kronecker(Reader *r, Out *o, const Name *x, bool *found) {
  bool two = x->indices == 2, pair = x->sub.n == 2 && !x->indices, above = x->sub.n == 1 && x->power.n;
  Str first = two ? x->index[0] : str_sub(x->sub, 0, 1), second = two ? x->index[1] : pair ? str_sub(x->sub, 1, 2) : x->power;
  bool unit = str_eq(x->base, S("I")) && (two || pair) && !is_quantity(r, x->base);
  *found = (unit || str_eq(x->base, S("delta"))) && !x->accent.n && !x->layer.n && (two || pair || above);
  *found = *found && (x->expression || is_delta_index(r, first)) && (x->expression || above || is_delta_index(r, second));
  if (!*found) return true;
  Name inner = *x;
  if (above) inner.power = (Str){0};
  out_text(r, o, "delta(", x->from);
  out_str(r, o, first, x->from);
  out_text(r, o, ", ", x->from);
  size_t start = o->n;
  if (!above) out_str(r, o, second, x->from);
  else if (!write_power(r, o, x)) return false;
  char raised = x->power.n ? x->power.p[0] : ' ';
  if (above && (is_digit(raised) || raised == '(' || raised == '-')) return spell_error(r, x->from, x->to, "a power, or an index above?"), spell_help(r, "write \\delta_{jk}");
  out_text(r, o, ")", x->from);
  r->form = FORM_NUMBER;
  return write_above(r, o, &inner, start, false);
}

// I[i,j] where there is no I.
static bool unit_entry(Reader *r, Out *o, const Name *x, bool *found) {
  bool bare = !x->below && !x->layer.n && !x->accent.n && !x->primes && !x->power.n && !x->transposed;
  *found = str_eq(x->base, S("I")) && bare && char_at(r, r->at) == '[' && has_at_top(r, r->at + 1, closing(r, r->at), ",") && holds_indices(r, r->at);
  if (!*found) return true;
  Out subscripts = {0};
  if (!read_subscripts(r, &subscripts, r->at)) return false;
  out_text(r, o, "delta(", x->from);
  for (size_t i = 1; i + 1 < subscripts.n; i++) out_byte(r, o, subscripts.p[i], subscripts.from[i]);
  out_text(r, o, ")", x->from);
  return r->form = FORM_NUMBER, true;
}

// yi, W2kj: a quantity with its indices written beside it.
static bool glued_indices(Reader *r, Out *o, const Name *x, bool *found) {
  *found = false;
  if (x->below || x->layer.n || x->accent.n || x->primes) return true;
  Meaning m = {.kind = NAME_QUANTITY};
  size_t readings = 0;
  for (size_t cut = x->base.n > OWN_INDICES ? x->base.n - OWN_INDICES : 1; cut < x->base.n; cut++) {
    Str head = str_sub(x->base, 0, cut);
    int rank = 0;
    bool letters = r->spelling->quantity(r->spelling->context, head, &rank) && (size_t)rank == x->base.n - cut;
    for (size_t i = cut; i < x->base.n; i++) letters &= is_index(r, str_sub(x->base, i, i + 1));
    if (!letters || readings++) continue;
    m.name = head;
    for (size_t i = cut; i < x->base.n; i++) m.index[m.n++] = str_sub(x->base, i, i + 1);
  }
  if (readings != 1) return true;
  *found = true;
  size_t start = o->n;
  return write_meaning(r, o, x, &m) && write_above(r, o, x, start, false);
}

// W2T, W2T_{ij}, where the sheet has no T: the transpose of W2.
static bool glued_transpose(Reader *r, Out *o, const Name *x, bool *found) {
  Str head = str_sub(x->base, 0, x->base.n - 1);
  int rank = 0;
  Name plain = *x;
  plain.base = head;
  plain.transposed = plain.turned = true;
  Meanings entry = {.n = 0};
  if (x->below && head.n) entry = meanings_of(r, &plain, (Str){0});
  bool bare = (!x->below || (entry.n == 1 && entry.v[0].n == 2)) && !x->layer.n && !x->accent.n && !x->primes && !x->transposed && !x->power.n;
  *found = bare && head.n && x->base.p[head.n] == 'T' && r->spelling->quantity(r->spelling->context, head, &rank) && rank > 0;
  if (!*found) return true;
  if (is_quantity(r, S("T")) || is_quantity(r, S("t")) || is_index(r, S("T"))) {
    spell_error(r, x->from, x->to, "a product with T, or a transpose?");
    return spell_help(r, "write ^T for the transpose, * for a product");
  }
  if (x->below) return write_meaning(r, o, &plain, &entry.v[0]);
  out_str(r, o, head, x->from);
  out_text(r, o, "'", x->to - 1);
  return r->form = FORM_ARRAY, true;
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

// ---- W(2,1) ----------------------------------------------------------------

typedef struct { int n; bool numbers, indices, known; } Subscripts; // in round brackets

static Subscripts round_subscripts(const Reader *r, size_t open, size_t close) {
  Subscripts s = {.numbers = true, .indices = true, .known = true};
  for (size_t from = open + 1; from <= close; s.n++) {
    size_t to = from;
    while (to < close && r->s.p[to] != ',') to++;
    Str one = str_trim(str_sub(r->s, from, to));
    int rank;
    bool number = one.n > 0, quantity = r->spelling->quantity(r->spelling->context, one, &rank), letter = one.n == 1 && is_letter(one.p[0]) && !quantity;
    for (size_t i = 0; i < one.n; i++) number &= is_digit(one.p[i]) || (one.p[i] == ':' && (one.n == 1 || i));
    s.numbers &= number;
    s.indices &= number || letter;
    s.known &= number || letter || (quantity && rank == 0);
    from = to + 1;
  }
  return s;
}

// W12(1) z1(2): if (1) is a layer, so is (2), and z1(2) no entry of z1.
static bool clear_round_layers(Reader *r, const Name *x) {
  if (!r->layers || !r->entries) return true;
  spell_error(r, x->from, r->at, "an entry, or a layer?");
  return spell_help(r, "write an entry in [ ], a layer as ^(2)");
}

// Whether z1(2), by a layer in brackets, would be another entry than z1[2].
static bool differs_as_layer(const Reader *r, const Name *x, size_t open, size_t close) {
  size_t digits = x->base.n;
  while (digits && is_digit(x->base.p[digits - 1])) digits--;
  return close == open + 2 && digits < x->base.n && !str_eq(str_sub(x->base, digits, x->base.n), str_sub(r->s, open + 1, close));
}

// W(2,1), x(i): Octave's subscripts, when there are as many as the quantity has.  x_1(2)
// and x(2) of a number can be a layer that lost its place, too.
static bool octave_index(Reader *r, Out *o, const Name *x, const Meaning *m) {
  if (char_at(r, r->at) != '(' || m->name.p[0] == '(') return true;
  size_t open = r->at, close = closing(r, open);
  if (close >= r->end || close == open + 1) return true;
  Subscripts s = round_subscripts(r, open, close);
  bool asked = s.known && m->rank > 0 && !m->n && s.n == m->rank; // p(y), of a number y
  if (!s.indices && !asked) return true;
  Str inside = str_trim(str_sub(r->s, open + 1, close));
  bool column = m->rank == 1 && s.n == 2 && s.numbers && str_eq(str_trim(str_sub(inside, (size_t)(str_find(inside, S(",")) + 1), inside.n)), S("1")); // x(2,1)
  if (s.indices && !x->below && !m->n && (column || s.n == m->rank) && !x->transposed && !x->power.n && !x->layer.n && !x->primes) {
    r->entries |= differs_as_layer(r, x, open, close);
    return clear_round_layers(r, x) && read_subscripts(r, o, open);
  }
  if (s.n == 1 && !s.numbers && !asked && m->rank == 0) return true;
  Str text = str_sub(r->s, x->from, close + 1);
  spell_error(r, x->from, close + 1, "`" STR_FMT "` can be an entry, a layer or a product", STR_ARG(text));
  return spell_help(r, "write an entry in [ ], a layer as ^(2), a product with *");
}

// ---- every name ------------------------------------------------------------

static bool is_reserved(Str s) {
  static const Str words[] = {STR_INIT("and"), STR_INIT("or"), STR_INIT("not"), STR_INIT("pi"), STR_INIT("params")};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (str_eq(s, words[i])) return true;
  return false;
}

// x^{(2)} and W^2 where only x and only W2 exist: a power in brackets, a layer without.
static bool other_layer(Reader *r, Out *o, const Name *x, bool *found) {
  Name plain = *x;
  bool number = x->power.n == 1 && is_digit(x->power.p[0]);
  *found = false;
  if (!x->layer.n == !number) return true;
  plain.layer = number ? x->power : (Str){0};
  if (number) plain.power = (Str){0};
  if (!number && !is_digit(x->layer.p[0])) return true;
  Meanings all = meanings_of(r, &plain, x->accent);
  if (all.n != 1 || all.v[0].kind != NAME_QUANTITY || (!number && all.v[0].rank)) return true;
  if (number && x->base.n == 1 && !x->below && (is_index(r, x->base) || !is_letter(x->base.p[0]))) return true;
  *found = true;
  size_t start = o->n;
  if (!write_meaning(r, o, x, &all.v[0]) || !write_above(r, o, &plain, start, false)) return false;
  if (number) return true;
  out_text(r, o, "^(", x->from);
  out_str(r, o, x->layer, x->from);
  out_text(r, o, ")", x->from);
  return true;
}

// x^(2) without LaTeX is x squared in most languages, and the layer x2 here.
static bool clear_layer(Reader *r, const Name *x) {
  if (r->latex || !x->layer.n || !is_digit(x->layer.p[0]) || !memchr(r->s.p + x->from, '^', x->to - x->from)) return true;
  Name plain = *x;
  plain.layer = (Str){0};
  Meanings all = meanings_of(r, &plain, x->accent);
  if (!all.n || all.v[0].kind != NAME_QUANTITY || (all.v[0].rank == 1 && !all.v[0].n)) return true;
  Str text = str_sub(r->s, x->from, x->to);
  spell_error(r, x->from, x->to, "`" STR_FMT "` can be a power or a layer", STR_ARG(text));
  return spell_help(r, "write ^2 for the power, " STR_FMT STR_FMT " for the layer", STR_ARG(x->base), STR_ARG(x->layer));
}

static bool special_name(Reader *r, Out *o, const Name *x, bool *found) {
  bool (*const readers[])(Reader *, Out *, const Name *, bool *) = {exponential, kronecker, unit_entry, adjoint_name, other_layer, glued_indices, glued_transpose};
  for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
    if (!readers[i](r, o, x, found)) return false;
    if (*found) return true;
  }
  return true;
}

bool read_name(Reader *r, Out *o) {
  Name x = {0};
  bool found = false, module = skip_modules(r);
  r->turned = false;
  if (!read_whole_name(r, &x)) return false;
  size_t start = o->n, after = skip_blanks(r, r->at);
  bool call = char_at(r, after) == '(';
  if (call && !x.below && !numpy_form(r, o, x.base, x.from, &found)) return false;
  if (found) return true;
  Meanings all = meanings_of(r, &x, x.accent);
  if (!all.n && (call || !str_eq(x.base, S("where"))) && !str_eq(our_function(r, x.base), x.base)) {
    x.base = our_function(r, x.base);
    all = meanings_of(r, &x, x.accent);
  }
  if (all.n > 1) return ambiguous_name(r, &x, &all);
  if (all.n == 1 && all.v[0].kind == NAME_FUNCTION) {
    x.layer = module ? S("module") : (Str){0};
    return write_call(r, o, &x, all.v[0].name);
  }
  if (all.n == 1)
    return clear_layer(r, &x) && write_meaning(r, o, &x, &all.v[0]) && octave_index(r, o, &x, &all.v[0]) && write_above(r, o, &x, start, false);
  size_t close = char_at(r, r->at) == '(' ? closing(r, r->at) : r->end; // W22(2)
  if (close == r->at + 2 && is_digit(r->s.p[r->at + 1]) && !x.layer.n && !x.power.n && !x.primes && is_digit(x.base.p[x.base.n - 1])) {
    Name raised = x;
    raised.layer = str_sub(r->s, r->at + 1, close);
    all = meanings_of(r, &raised, x.accent);
    if (all.n == 1 && all.v[0].n) {
      r->layers = true;
      return r->at = close + 1, clear_round_layers(r, &x) && write_meaning(r, o, &raised, &all.v[0]);
    }
  }
  if (!special_name(r, o, &x, &found)) return false;
  if (found) return true;
  bool bare = !x.below && !x.layer.n && !x.accent.n;
  if (bare && x.primes && char_at(r, r->at) == '(') return unknown_name(r, &x); // g'(z) without a g
  if (bare && (is_index(r, x.base) || is_reserved(x.base) || x.base.n == 1)) { // an index of a sum, perhaps
    out_str(r, o, x.base, x.from);
    r->form = FORM_NUMBER;
    return write_above(r, o, &x, start, false);
  }
  if (!several_names(r, o, &x, &found)) return false;
  if (found) return true;
  return unknown_name(r, &x);
}
