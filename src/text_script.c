// text_script.c - what stands behind and above an operand: powers, transposes,
// subscripts, NumPy's methods.
#include <stdio.h>

#include "text_parts.h"

bool is_transpose(Str above) {
  static const Str spacing[] = {STR_INIT("\\!"), STR_INIT("\\,"), STR_INIT("\\;"), STR_INIT("\\:"), STR_INIT("\\ ")};
  for (size_t i = 0; i < sizeof spacing / sizeof *spacing; i++)
    if (str_starts(above, spacing[i])) above = str_trim(str_sub(above, spacing[i].n, above.n)), i = (size_t)-1;
  static const Str signs[] = {STR_INIT("T"), STR_INIT("\\top"), STR_INIT("\\intercal"), STR_INIT("⊤"), STR_INIT("ᵀ"), STR_INIT("\\mathsf{T}"), STR_INIT("\\mathsf T"),
                              STR_INIT("\\mathrm{T}"), STR_INIT("\\mathrm T"), STR_INIT("\\text{T}"), STR_INIT("\\rm T"),
                              STR_INIT("{T}"), STR_INIT("\\mathbf{T}"), STR_INIT("\\mathit{T}"), STR_INIT("\\transpose"), STR_INIT("(T)")};
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
    if (str_eq(above, signs[i])) return true;
  return false;
}

size_t entrywise_sign(Str above) {
  static const Str signs[] = {STR_INIT("\\circ"), STR_INIT("\\odot"), STR_INIT("∘"), STR_INIT("⊙"), STR_INIT("◦")};
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
    if (str_starts(above, signs[i]) && str_trim(str_sub(above, signs[i].n, above.n)).n) return signs[i].n;
  return 0;
}

// Y_gt: with all of s[from, word) below it, it is a name of the sheet.
static bool is_whole_name(Reader *r, const Name *x, size_t from, size_t word) {
  if (!x) return false;
  Name whole = *x;
  whole.sub = str_sub(r->s, from, word);
  whole.below = true;
  Meanings all = meanings_of(r, &whole, whole.accent);
  bool named = false;
  for (size_t i = 0; i < all.n; i++) named |= all.v[i].n == 0;
  return named;
}

// y_kw^{(2)}: TeX puts one letter below, and what follows is a quantity with what belongs to
// it; k and w are not two indices.
static bool quantity_follows(Reader *r, size_t from, size_t to, size_t word, bool *yes) {
  bool indices = true;
  for (size_t i = from; i < word; i++) indices &= is_index(r, str_sub(r->s, i, i + 1)) || is_digit(r->s.p[i]);
  *yes = !indices;
  if (!*yes) return true;
  Out none = {0};
  Saved saved = save_reader(r, &none);
  Name x = {0};
  r->at = to;
  r->ahead = true;
  *yes = read_whole_name(r, &x);
  Meanings all = *yes ? meanings_of(r, &x, x.accent) : (Meanings){.n = 0};
  *yes = all.n == 1 && all.v[0].kind == NAME_QUANTITY;
  return undo_reading(r, &none, &saved);
}

bool script_is_clear(Reader *r, const Name *x, size_t from, size_t to) {
  char c = from < to ? r->s.p[from] : ' ', next = char_at(r, to);
  bool digits = is_digit(c) && is_digit(next), letters = is_letter(c) && is_letter(next);
  if (to != from + 1 || !(digits || letters) || r->ahead) return true;
  size_t word = to;
  while (word < r->end && is_letter(r->s.p[word])) word++;
  bool follows = false, named = letters && is_whole_name(r, x, from, word);
  for (size_t end = word; letters && !named && end > to; end--) // x_iy_i, where y is a quantity
    if (is_quantity(r, str_sub(r->s, to, end)) || is_function(r, str_sub(r->s, to, end))) return true;
  if (letters && !named && !quantity_follows(r, from, to, word, &follows)) return false;
  if (follows) return true;
  while (word < r->end && is_word_char(r->s.p[word]) && r->s.p[word] != '_') word++;
  Str text = str_sub(r->s, from, word);
  spell_error(r, from, word, "how much of `" STR_FMT "` stands above or below?", STR_ARG(text));
  return spell_help(r, "write braces: {" STR_FMT "}", STR_ARG(text));
}

// ---- powers ----------------------------------------------------------------

bool power_word(Reader *r, size_t from, size_t to) {
  if (from < to && (r->s.p[from] == '-' || r->s.p[from] == '+')) from++;
  size_t end = from;
  while (end < to && is_word_char(r->s.p[end]) && r->s.p[end] != '_') end++;
  Str word = str_sub(r->s, from, end);
  if (word.n <= 1 || is_quantity(r, word) || is_function(r, word)) return true;
  spell_error(r, from, end, "how much of `" STR_FMT "` is the power?", STR_ARG(word));
  return spell_help(r, "write ^( ) around the power, or a * behind it");
}

bool transpose_below(const Reader *r, size_t at) { return char_at(r, at) == 'T' && char_at(r, at + 1) == '_'; }

// x^1/2: by rank of signs a half of x, but who writes that means its root.
bool clear_root(Reader *r, size_t from, size_t to) {
  Str power = str_sub(r->s, from, to);
  bool one = str_eq(power, S("1")) || str_eq(power, S("-1"));
  if (!one || char_at(r, to) != '/' || !is_digit(char_at(r, to + 1))) return true;
  size_t end = to + 1;
  while (is_digit(char_at(r, end))) end++;
  Str text = str_sub(r->s, from, end);
  spell_error(r, from, end, "how much of `" STR_FMT "` is the power?", STR_ARG(text));
  return spell_help(r, "write ^(" STR_FMT ") for a root, or ( ) around all that is divided", STR_ARG(text));
}

// The power at r->at when no brace holds it together: -1, 10, 0.5, n, (n-1), 2T.
static bool bare_power(Reader *r, size_t *from, size_t *to) {
  size_t at = r->at;
  char c = char_at(r, at);
  *from = at;
  if (c == '(') {
    *to = closing(r, at) + 1;
    if (*to > r->end) return spell_error(r, at, at + 1, "this `(` is never closed");
    r->at = *to;
    return true;
  }
  if (c == '-' || c == '+') c = char_at(r, ++at);
  bool number = is_digit(c) || c == '.';
  if (transpose_below(r, at)) return *to = r->at = at + 1, true;
  while (at < r->end && (number ? is_digit(r->s.p[at]) || (r->s.p[at] == '.' && is_digit(char_at(r, at + 1))) : is_word_char(r->s.p[at]))) at++;
  if (number && is_letter(char_at(r, at))) {
    while (at < r->end && is_word_char(r->s.p[at])) at++;
    spell_error(r, *from, at, "how much of this is the power?");
    return spell_help(r, "write ^( ) around the power, or a * behind it");
  }
  bool raised = is_open(char_at(r, at)) && char_at(r, at) != '{' && !number && !is_transpose(str_sub(r->s, *from, at)); // x^n[1]
  if (raised && (char_at(r, at) == '(' || holds_indices(r, at))) at = closing(r, at) + 1;
  if (at > r->end) return spell_error(r, *from, at, "this bracket is never closed");
  if (!number && !power_word(r, *from, at)) return false;
  *to = r->at = at;
  return true;
}

// A[i,j]^T, (A_{ij})^T: o[start…] is one entry of a matrix.
static bool clear_transpose(Reader *r, const Out *o, size_t start, size_t from, size_t to) {
  size_t n = o->n, at = start;
  while (n > at && o->p[n - 1] == ')' && o->p[at] == '(') n--, at++;
  while (at < n && is_word_char(o->p[at])) at++;
  bool entry = r->form == FORM_NUMBER && n > at && o->p[at] == '[' && o->p[n - 1] == ']' && memchr(o->p + at, ',', n - at);
  for (size_t i = at; i + 1 < n; i++) entry &= o->p[i] != ']';
  if (!entry) return true;
  spell_error(r, from, to, "an entry of the transpose, or of the matrix itself?");
  return spell_help(r, "write A'[i,j] or A[i,j]");
}

// ^2, ^{…}, ^(…), **2.
static bool read_power(Reader *r, Out *o, size_t start, size_t sign) {
  size_t from, to, at = skip_blanks(r, r->at + sign);
  char c = char_at(r, at);
  r->at = at;
  bool bare = c == '-' || (c == '+' && is_digit(char_at(r, at + 1))) || c == '(' || (!r->latex && (is_digit(c) || is_letter(c) || c == '.'));
  if (bare ? !bare_power(r, &from, &to) : !read_group(r, &from, &to)) return false;
  if (r->latex && !bare && !script_is_clear(r, NULL, from, to)) return false;
  if (!clear_root(r, from, to)) return false;
  Str above = str_trim(str_sub(r->s, from, to));
  if (is_transpose(above)) {
    if (!clear_transpose(r, o, start, from, to)) return false;
    r->form = r->form == FORM_NUMBER ? FORM_NUMBER : FORM_ARRAY;
    return out_text(r, o, "'", from), true;
  }
  if (str_eq(above, S("+"))) return out_wrap(r, o, start, "positive(", ")"), true;
  if (str_eq(above, S("\\prime"))) return spell_error(r, from, to, "a prime stands after a function's name");
  Form kind = r->form;
  bool call = is_letter(o->p[start]) && o->p[o->n - 1] == ')'; // tanh(z)^2
  size_t circle = entrywise_sign(above);
  if (circle) from = (size_t)(above.p - r->s.p) + circle;
  if (kind == FORM_COLUMN && sign == 1 && !call && !circle) return vector_power(r, from, to);
  out_text(r, o, circle || sign == 2 || (call && kind == FORM_COLUMN) ? ".^(" : "^(", from);
  if (!read_aside(r, from, to, o)) return false;
  r->form = kind;
  out_text(r, o, ")", to ? to - 1 : 0);
  return true;
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
  if (str_eq(text, S("t"))) return spell_error(r, from, r->at, "a transpose or a power?"), spell_help(r, "the transpose is written ^T");
  bool call = is_letter(o->p[start]) && o->p[o->n - 1] == ')';
  if (r->form == FORM_COLUMN && !call) return vector_power(r, from, r->at);
  if (!is_word_char(text.p[0]) && text.p[0] != '-' && text.p[0] != '(') return spell_error(r, from, r->at, "this power cannot be read");
  out_text(r, o, r->form == FORM_COLUMN ? ".^(" : "^(", from);
  out_str(r, o, text, from);
  out_text(r, o, ")", from);
  return true;
}

// ---- methods ---------------------------------------------------------------

static bool reduction(Reader *r, Out *o, size_t start, Str name, size_t from, Out *argument, size_t n) {
  char prefix[16];
  bool named = str_find(str_sub(r->s, from, r->at), S("axis")) >= 0 || str_find(str_sub(r->s, from, r->at), S("dim")) >= 0;
  if (n && !named) { // .sum(0)
    if (argument->n != 1 || !char_in(argument->p[0], "01")) return spell_error(r, from, r->at, "along which axis?"), spell_help(r, "write axis=0 or axis=1");
    argument->p[0]++;
  }
  snprintf(prefix, sizeof prefix, "%.*s(", STR_ARG(name));
  out_wrap(r, o, start, prefix, "");
  if (n) out_text(r, o, ", ", from);
  out_add(r, o, argument);
  out_text(r, o, ")", r->at - 1);
  r->form = n ? FORM_ARRAY : FORM_NUMBER;
  return true;
}

// .reshape(3, 1) and .reshape((-1, 1)): rows one after the other, as ours; -1 is what fits.
static bool read_reshape(Reader *r, Out *o, size_t start) {
  size_t open = r->at, close = closing(r, open), from = open + 1, to = close;
  if (close >= r->end) return spell_error(r, open, open + 1, "this `(` is never closed");
  if (char_at(r, skip_blanks(r, from)) == '(') from = skip_blanks(r, from) + 1, to = closing(r, from - 1);
  Str inside = to <= close ? str_sub(r->s, from, to) : (Str){0};
  ptrdiff_t comma = str_find(inside, S(","));
  int64_t size[2] = {0, 0};
  bool known = comma > 0 && str_int(str_trim(str_sub(inside, 0, (size_t)comma)), &size[0]) && str_int(str_trim(str_sub(inside, (size_t)comma + 1, inside.n)), &size[1]);
  if (!known || (size[0] < 1 && size[0] != -1) || (size[1] < 1 && size[1] != -1) || size[0] * size[1] == 1 || size[0] + size[1] < 0) {
    spell_error(r, open, close + 1, "two sizes are needed here");
    return spell_help(r, "write .reshape(3, 1)");
  }
  Out array = {0};
  for (size_t i = start; i < o->n; i++) out_byte(r, &array, o->p[i], o->from[i]);
  out_wrap(r, o, start, "reshape(", "");
  for (int i = 0; i < 2; i++) {
    out_text(r, o, ", ", open);
    if (size[i] > 0) out_str(r, o, str_fmt(r->arena, "%lld", (long long)size[i]), open);
    else out_text(r, o, "numel(", open), out_add(r, o, &array), out_str(r, o, size[1 - i] == 1 ? S(")") : str_fmt(r->arena, ")/%lld", (long long)size[1 - i]), open);
  }
  out_text(r, o, ")", close);
  r->at = close + 1;
  return r->form = FORM_ARRAY, true;
}

// .T  .t()  .sum()  .dot(B)
static bool read_method(Reader *r, Out *o, size_t start, bool *found) {
  size_t from = r->at + 1, to = from;
  while (to < r->end && is_word_char(r->s.p[to])) to++;
  Str name = str_sub(r->s, from, to);
  Arguments arguments = {.n = 0};
  Form kind = r->form;
  *found = name.n && is_letter(name.p[0]);
  if (!*found) return true;
  bool call = char_at(r, to) == '(';
  r->at = to;
  bool transpose = one_of(name, call ? "t transpose permute " : "T mT H ");
  if (transpose && kind == FORM_COLUMN && (r->spelling->habits & HABIT_FLAT)) return r->at = call ? closing(r, to) + 1 : to, true;
  if (transpose && !call) r->form = kind == FORM_COLUMN ? FORM_ARRAY : kind;
  if (transpose && !call) return out_text(r, o, "'", from), true;
  if (!call) return spell_error(r, from - 1, to, "`." STR_FMT "` is not known here", STR_ARG(name));
  if (one_of(name, "astype float double item tolist detach numpy copy clone "))
    return r->at = closing(r, to) + 1, r->at <= r->end || spell_error(r, to, to + 1, "this `(` is never closed");
  if (one_of(name, "reshape view ")) return read_reshape(r, o, start);
  if (!read_arguments(r, &arguments)) return false;
  size_t n = arguments.n;
  if (transpose && n == 2) n = 0; // .transpose(0, 1)
  if (n > 1) return spell_error(r, from, r->at, "too many arguments");
  if (transpose && n) return spell_error(r, from, r->at, "write .T");
  if (transpose) return r->form = kind == FORM_COLUMN ? FORM_ARRAY : kind, out_text(r, o, "'", from), true;
  bool inner = kind == FORM_COLUMN && r->form == FORM_COLUMN && str_eq(name, S("dot")); // of two vectors
  if (one_of(name, "dot mm matmul mv ") && n == 1) {
    out_wrap(r, o, start, inner ? "dot(" : "((", "");
    out_text(r, o, inner ? ", " : ")*(", from);
    out_add(r, o, &arguments.v[0]);
    out_text(r, o, inner ? ")" : "))", r->at - 1);
    r->form = inner ? FORM_NUMBER : r->form == FORM_COLUMN ? FORM_COLUMN : FORM_ARRAY;
    return true;
  }
  if (one_of(name, "sum mean max min prod norm ")) return reduction(r, o, start, name, from, &arguments.v[0], n);
  if (one_of(name, "pow ") && n == 1) {
    out_wrap(r, o, start, "(", ").^(");
    out_add(r, o, &arguments.v[0]);
    out_text(r, o, ")", r->at - 1);
    return r->form = kind, true;
  }
  if (one_of(name, "exp abs log tanh sigmoid relu sqrt square sin cos ") && !n) {
    out_wrap(r, o, start, str_c(r->arena, str_fmt(r->arena, STR_FMT "(", STR_ARG(name))), ")");
    return r->form = kind, true;
  }
  return spell_error(r, from - 1, to, "`." STR_FMT "()` is not known here", STR_ARG(name));
}

// ---- subscripts ------------------------------------------------------------

// An index that is a number: entries count from 1 here, from 0 in NumPy.
static bool clear_index(Reader *r, size_t from, size_t to) {
  from = skip_blanks(r, from);
  if (from > to) from = to; // blanks and no index
  size_t at = from;
  while (at < to && is_digit(r->s.p[at])) at++;
  bool number = at > from && skip_blanks(r, at) >= to, range = memchr(r->s.p + from, ':', to - from) && skip_blanks(r, from + 1) < to;
  if (number && str_eq(str_sub(r->s, from, at), S("0"))) {
    spell_error(r, from, at, "entries count from 1 here");
    return spell_help(r, "the first entry is x[1]");
  }
  if (!r->numpy || !(number || range)) return true;
  spell_error(r, from, to, "does this count from 0, as NumPy does, or from 1?");
  return spell_help(r, "write x_1 for the first entry, and no @, .T or np. in the same answer");
}

bool read_subscripts(Reader *r, Out *o, size_t at) {
  size_t close = closing(r, at);
  bool matrix = r->matrix, colon = false;
  if (close >= r->end) return spell_error(r, at, at + 1, "this `%c` is never closed", r->s.p[at]);
  r->matrix = false;
  out_text(r, o, "[", at);
  for (size_t from = at + 1; from <= close;) {
    size_t to = from;
    for (; to < close && r->s.p[to] != ','; to++) {
      if (is_open(r->s.p[to])) to = closing(r, to);
      if (r->s.p[to] == '\\') to++; // the comma of \, is a blank
    }
    if (from > at + 1) out_text(r, o, ",", from);
    colon |= memchr(r->s.p + from, ':', to - from) != NULL;
    if (!clear_index(r, from, to) || !read_piece(r, from, to, UNTIL_END, o)) return false;
    from = to + 1;
  }
  out_text(r, o, "]", close);
  r->matrix = matrix;
  r->form = colon ? FORM_ARRAY : FORM_NUMBER;
  r->at = close + 1;
  return true;
}

// In formulas [ ] are subscripts and parentheses.  Subscripts are numbers, letters and
// quantities of one number, with signs between them; of a number there are none.
bool holds_indices(const Reader *r, size_t at) {
  for (size_t i = at + 1, to, end = closing(r, at); i < end; i = to) {
    to = i + 1;
    if (!is_letter(r->s.p[i]) && !is_digit(r->s.p[i])) {
      Symbol s = symbol_at(r, i);
      bool spacing = s.kind == SYM_SPACE || s.kind == SYM_SKIP;
      if (!spacing && !char_in(r->s.p[i], " ,:+-()")) return false;
      to = i + (spacing ? s.length : 1);
      continue;
    }
    while (to < end && is_word_char(r->s.p[to])) to++;
    Str word = str_sub(r->s, i, to);
    int rank = 0;
    bool known = r->spelling->quantity(r->spelling->context, word, &rank), digits = true;
    for (size_t k = 0; k < word.n; k++) digits &= is_digit(word.p[k]);
    bool label = to < end && r->s.p[to] == '[' && known && rank == 1; // p[y[n]]
    if (label) to = closing(r, to) + 1;
    else if (!digits && !is_index(r, word) && (known ? rank > 0 : word.n > 1)) return false;
  }
  return true;
}

static bool is_subscript(const Reader *r, size_t at, char before) {
  if (!strchr(")]'", before) && !is_word_char(before)) return false;
  Str inside = str_sub(r->s, at, closing(r, at));
  bool axis = str_find(inside, S("None")) >= 0 || str_find(inside, S("newaxis")) >= 0; // NumPy's a[:,None]
  return r->spelling->constant || axis || holds_indices(r, at);
}

// A[i][j] of NumPy is A[i,j]; A[i] is a row of a matrix.
static bool python_subscripts(Reader *r, Out *o, size_t at) {
  Str inside = without_blanks(r->arena, str_sub(r->s, at + 1, closing(r, at)));
  bool column = str_eq(inside, S(":,None")) || str_eq(inside, S(":,np.newaxis")), row = str_eq(inside, S("None,:")) || str_eq(inside, S("np.newaxis,:"));
  if (r->form == FORM_COLUMN && (column || row)) {
    if (row) out_text(r, o, "'", at);
    r->at = closing(r, at) + 1;
    return r->form = FORM_ARRAY, true;
  }
  if (r->form == FORM_NUMBER && !r->spelling->constant && o->p[o->n - 1] == ']')
    return spell_error(r, at, closing(r, at) + 1, "a subscript behind a subscript"), spell_help(r, "write x[i,j], and a product with *");
  bool matrix = r->form == FORM_ARRAY && !has_at_top(r, at + 1, closing(r, at), ",:");
  size_t next = closing(r, at) + 1;
  bool second = matrix && char_at(r, next) == '[' && holds_indices(r, next);
  if (second && (memchr(r->s.p + at, '0', next - at) || is_digit(char_at(r, at + 1)) || is_digit(char_at(r, next + 1)))) {
    spell_error(r, at, closing(r, next) + 1, "does this count from 0, as Python does, or from 1?");
    return spell_help(r, "write [2,1] for the second row's first entry");
  }
  if (!read_subscripts(r, o, at)) return false;
  if (!(second || (matrix && r->numpy))) return true;
  o->n--;
  out_text(r, o, ",", next);
  if (!second) {
    out_text(r, o, ":]", next);
    return r->form = FORM_ARRAY, true;
  }
  Out more = {0};
  if (!read_subscripts(r, &more, next)) return false;
  for (size_t i = 1; i < more.n; i++) out_byte(r, o, more.p[i], more.from[i]);
  return true;
}

// (W x)_i, softmax(z)_{k,1}, [x]_+
static bool lowered(Reader *r, Out *o, size_t start) {
  size_t from, to, at;
  Buf b = buf_new(r->arena);
  bool commas = false;
  r->at++;
  size_t word = r->at;
  while (!r->latex && is_letter(char_at(r, word)) && is_index(r, str_sub(r->s, word, word + 1))) word++;
  if (word > r->at && !is_word_char(char_at(r, word))) from = r->at, to = r->at = word; // (A^T)_ik
  else if (!read_group(r, &from, &to) || !script_is_clear(r, NULL, from, to)) return false;
  at = r->at;
  Str text = str_trim(str_sub(r->s, from, to));
  if (skip_lines(r, from) >= to) return spell_error(r, from ? from - 1 : 0, to, "this subscript is empty");
  if (str_eq(text, S("+"))) return out_wrap(r, o, start, "positive(", ")"), true;
  if (str_eq(text, S("0"))) return clear_index(r, from, to);
  bool plain = plain_text(r, from, to, &b, &commas) && !commas && b.n > 0 && b.n <= OWN_INDICES && memchr(text.p, '_', text.n) == NULL;
  out_wrap(r, o, start, "(", ")");
  out_text(r, o, "[", from);
  Str index = plain ? buf_str(&b) : (Str){0};
  bool digits = plain && is_digit(index.p[0]) && index.n > 1, several = plain && index.n > 1 && !digits;
  if (digits) return spell_error(r, from, to, "one index or several?"), spell_help(r, "write commas between indices: _{1,2}");
  for (size_t i = 0; several && i < index.n; i++) {
    if (i) out_text(r, o, ",", from);
    out_byte(r, o, index.p[i], from);
  }
  if (!several && !read_aside(r, from, to, o)) return false;
  out_text(r, o, "]", from);
  r->form = FORM_NUMBER;
  r->at = at;
  return true;
}

// [x]₊, (W x)ᵢ
static bool lowered_characters(Reader *r, Out *o, size_t start) {
  size_t from = r->at;
  Buf b = buf_new(r->arena);
  for (Symbol s = symbol_at(r, r->at); s.kind == SYM_SUB; s = symbol_at(r, r->at)) {
    buf_add(&b, s.text);
    r->at += s.length;
  }
  Str text = buf_str(&b);
  if (str_eq(text, S("+"))) return out_wrap(r, o, start, "positive(", ")"), true;
  bool word = text.n > 0;
  for (size_t i = 0; i < text.n; i++) word &= is_letter(text.p[i]) || (is_digit(text.p[i]) && text.n == 1 && text.p[i] != '0');
  if (!word) return spell_error(r, from, r->at, "this subscript cannot be read"), spell_help(r, "write x[i+1]");
  out_wrap(r, o, start, "(", ")[");
  for (size_t i = 0; i < text.n; i++) out_text(r, o, i ? "," : "", from), out_byte(r, o, text.p[i], from);
  out_text(r, o, "]", from);
  return r->form = FORM_NUMBER, true;
}

// ---- all of them -----------------------------------------------------------

static bool one_script(Reader *r, Out *o, size_t start, size_t at, bool *found) {
  char c = char_at(r, at), next = char_at(r, at + 1);
  Symbol s = symbol_at(r, at);
  bool adjacent = at == r->at;
  *found = true;
  r->at = at;
  if (c == '^' || (c == '*' && next == '*')) return read_power(r, o, start, c == '^' ? 1 : 2);
  bool prime = c == '\'' || s.kind == SYM_PRIME;
  if (prime && is_digit(char_at(r, at + (s.length ? s.length : 1))) && at && is_digit(r->s.p[at - 1]))
    return spell_error(r, at, at + 2, "write numbers without thousands separators");
  if (c == '\'' || s.kind == SYM_TRANSPOSE || s.kind == SYM_PRIME) {
    r->at += c == '\'' ? 1 : s.length;
    if (s.kind == SYM_TRANSPOSE && !clear_transpose(r, o, start, at, r->at)) return false;
    if (s.text.n) return spell_error(r, at, r->at, "two primes stand after a function's name");
    if (prime && r->form == FORM_NUMBER) return spell_error(r, at, r->at, "a prime on a number"), spell_help(r, "a derivative is written dy/dx, or f'(z) for a function f");
    if (r->form == FORM_COLUMN) r->form = FORM_ARRAY;
    return out_text(r, o, "'", at), true;
  }
  if (c == '.' && next == '\'') return r->at += 2, r->form = r->form == FORM_COLUMN ? FORM_ARRAY : r->form, out_text(r, o, "'", at), true; // Octave's
  if (s.kind == SYM_SUPER) return raised_characters(r, o, start);
  if (c == '.' && is_letter(next)) return read_method(r, o, start, found);
  if (c == '[' && adjacent && o->n > start && is_subscript(r, at, o->p[o->n - 1])) return python_subscripts(r, o, at);
  bool bracket = o->n > start && at && char_in(r->s.p[at - 1], ")]}");
  if (s.kind == SYM_SUB && adjacent && bracket && r->form != FORM_NUMBER) return lowered_characters(r, o, start);
  bool turned = r->form == FORM_ARRAY && o->n > start && o->p[o->n - 1] == '\'' && adjacent; // (W)^T_{ij}
  bool positive = next == '+' || (next == '{' && char_at(r, at + 2) == '+');
  if (c == '_' && o->n > start && (positive || r->form != FORM_NUMBER) && (turned || strchr(")]}", r->s.p[at ? at - 1 : 0]))) return lowered(r, o, start);
  *found = false;
  return true;
}

bool read_scripts(Reader *r, Out *o, size_t start) {
  enum { MOST = 40 }; // wrapping each time what is there would else cost its square
  bool found = true;
  for (int n = 0; found; n++) {
    size_t before = r->at, at = r->latex && !r->matrix ? skip_blanks(r, r->at) : r->at, blank = skip_blanks(r, at);
    char c = char_at(r, blank);
    bool sign = c == '^' || (c == '*' && char_at(r, blank + 1) == '*');
    if (!r->matrix && sign) at = blank; // x ^ 2
    if (n > MOST) return spell_error(r, at, at + 1, "too much stands behind one operand");
    if (!one_script(r, o, start, at, &found)) return false;
    if (!found) r->at = before;
  }
  return true;
}
