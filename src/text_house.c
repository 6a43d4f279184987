// text_house.c - an answer that is house notation already, read in one pass.
//
// Most formulas hold nothing that can be read in two ways: names of the sheet, numbers, calls,
// subscripts, and an operator between each two of them.  What the other passes would write for
// such a text is known: its bytes without the blanks.  Here it is written at once, and looked
// at no further.
//
// Whatever is more than that (a character beyond ASCII, LaTeX, a product without a sign, a name
// of another language, a power that may be a vector's, …) is left to them: each step asks for
// what it knows and gives up on all else, so nothing is read here that they would refuse or
// read in another way.  tests/fuzz/fuzz_text.c and test_text hold both readings together.
#include "limits.h"
#include "text_parts.h"

typedef enum { GROUP, CALL, INDEX } Bracket;

typedef struct {
  Bracket bracket;
  size_t open;      // its place
  Str function;     // of a CALL …
  size_t arguments; // … how many are complete
  Form argument;    // … and the largest of them
  size_t bound;     // how many indices are in force around it
  Form term, sum;   // the product so far; the terms before: see text_sequence.c
  bool entrywise;   // .* stands in front
} Frame;

enum { MOST_BRACKETS = 64 }; // one in another

typedef struct {
  Reader r;         // of the raw text: names and indices are looked up with it
  Str s;            // that text
  size_t at, base;  // base: what is added to a place
  char *p;
  uint32_t *map;
  size_t n;
  Frame *frame;     // MOST_BRACKETS
  size_t depth;
  bool subscript;   // between the [ ] of one
  Form form;        // of the operand in hand
} House;

static char peek(const House *h, size_t at) { return at < h->s.n ? h->s.p[at] : ' '; }
static char next(const House *h) { return peek(h, h->at); }
static Frame *top(House *h) { return &h->frame[h->depth]; }

static void skip(House *h) {
  while (h->at < h->s.n && h->s.p[h->at] == ' ') h->at++;
}

static void put(House *h, char c, size_t from) {
  h->map[h->n] = (uint32_t)(h->base + from);
  h->p[h->n++] = c;
}

static void put_own(House *h, size_t from, size_t to) {
  for (; from < to; from++) put(h, h->s.p[from], from);
}

static bool push(House *h, Bracket bracket, size_t open, Str function) {
  if (++h->depth == MOST_BRACKETS) return false;
  *top(h) = (Frame){.bracket = bracket, .open = open, .function = function, .bound = h->r.bound_n};
  h->subscript |= bracket == INDEX;
  put(h, bracket == INDEX ? '[' : '(', open);
  h->at = open + 1;
  return true;
}

// ---- operands --------------------------------------------------------------

// ^2 behind what is not a vector.
static bool power(House *h) {
  size_t from = h->at + 1, to = from;
  while (to < h->s.n && is_digit(h->s.p[to])) to++;
  bool one = to == from + 1 && h->s.p[from] == '1'; // x^1/2
  char c = peek(h, to);
  if (to == from || one || h->form == FORM_COLUMN || is_word_char(c) || char_in(c, "'^[(") || (c == '.' && is_digit(peek(h, to + 1)))) return false;
  put(h, '^', from);
  put(h, '(', from);
  put_own(h, from, to);
  put(h, ')', to - 1);
  h->at = to;
  return true;
}

// ^T
static bool is_transpose_sign(const House *h) { return next(h) == '^' && peek(h, h->at + 1) == 'T' && !is_word_char(peek(h, h->at + 2)); }

static void transpose(House *h, size_t sign) {
  put(h, '\'', sign);
  h->at = sign + 1;
  if (h->form != FORM_NUMBER) h->form = FORM_ARRAY;
}

// What stands behind a name of the sheet.
static bool behind_quantity(House *h) {
  char c = next(h);
  if (h->subscript) return !char_in(c, "'^[(");
  if (c == '[') return push(h, INDEX, h->at, (Str){0});
  if (is_transpose_sign(h)) transpose(h, h->at + 1);
  else if (c == '^') return power(h);
  else if (c == '\'' && h->form == FORM_NUMBER) return false;
  else if (c == '\'') transpose(h, h->at);
  return !char_in(next(h), "'^[(");
}

// What stands behind a bracket.
static bool behind_bracket(House *h, Bracket closed) {
  if (h->subscript) return !char_in(next(h), "'^[(");
  bool array = closed != INDEX && h->form != FORM_NUMBER;
  while (array && (next(h) == '\'' || is_transpose_sign(h))) transpose(h, h->at + (next(h) == '^'));
  return next(h) == '^' ? power(h) : !char_in(next(h), "'[(");
}

// Words that mean something to the other passes whatever the sheet calls so.
static bool is_taken(Str word) {
  static const char first[] = "aoenjtmTSfADl";
  return word.n > 1 && is_letter(word.p[1]) && char_in(word.p[0], first) &&
         one_of(word, "and or not else otherwise axis np numpy torch jnp tf math array tensor asarray matrix Tensor Size float float64 float32 Array DeviceArray mat list ");
}

static Str word_at(const House *h, size_t at) {
  size_t to = at;
  while (to < h->s.n && is_word_char(h->s.p[to])) to++;
  return str_sub(h->s, at, to);
}

static bool has_quantity(const House *h, Str name, int *rank) { return h->r.spelling->quantity(h->r.spelling->context, name, rank); }

// X of the dX at `at`, where X is a quantity and dX is none; else empty.
static Str differential(const House *h, size_t at) {
  Str word = word_at(h, at), x = str_sub(word, 1, word.n);
  int rank;
  bool is = word.n > 1 && word.p[0] == 'd' && !memchr(word.p, '_', word.n) && is_letter(x.p[0]) && has_quantity(h, x, &rank) && !has_quantity(h, word, &rank);
  return is ? x : (Str){0};
}

// dL/dW, whose dL begins at h->at.
static bool derivative(House *h, Str y) {
  size_t from = h->at;
  h->at += 1 + y.n;
  skip(h);
  if (next(h) != '/') return false;
  h->at++;
  skip(h);
  Str x = differential(h, h->at);
  if (!x.n) return false;
  put(h, '(', from);
  put(h, 'd', from);
  put_own(h, from + 1, from + 1 + y.n);
  put(h, '/', from);
  put(h, 'd', from);
  put_own(h, h->at + 1, h->at + 1 + x.n);
  put(h, ')', from);
  h->at += 1 + x.n;
  h->form = FORM_ARRAY;
  return !char_in(next(h), "'^[(");
}

// f(z), f'(z), from the name up to the bracket.
static bool call(House *h, Str function) {
  size_t from = h->at, primes = from + function.n, to = primes;
  while (peek(h, to) == '\'') to++;
  h->at = to;
  skip(h);
  if (next(h) != '(' || h->subscript) return false;
  put_own(h, from, primes);
  for (; primes < to; primes++) put(h, '\'', to - 1);
  if (!push(h, CALL, h->at, function)) return false;
  bind_indices(&h->r, function, top(h)->open);
  return true;
}

static bool notes(const House *h, Str word) {
  const Spelling *s = h->r.spelling;
  return s->notation && s->notation(s->context, word).n;
}

// kk, k1: an index of a sum around, unless it is k's entry k, or KK.
static bool is_double_index(const House *h, Str word) {
  if (word.n != 2 || !is_index(&h->r, word)) return false;
  if (!is_digit(word.p[1]) && (word.p[1] != word.p[0] || is_quantity(&h->r, str_sub(word, 0, 1)))) return false;
  for (unsigned other = 1; other < 4; other++) { // in other cases
    char name[2] = {word.p[0], word.p[1]};
    for (unsigned i = 0; i < 2; i++)
      if ((other >> i & 1) && is_letter(name[i])) name[i] ^= 0x20;
    Str x = {name, 2};
    if (!str_eq(x, word) && (is_quantity(&h->r, x) || is_function(&h->r, x) || notes(h, x))) return false;
  }
  return true;
}

static bool name(House *h) {
  const Spelling *s = h->r.spelling;
  Str word = word_at(h, h->at);
  int rank = 0;
  if (word.n > LONGEST_NAME || is_taken(word) || str_starts(word, S("sum_")) || str_starts(word, S("prod_"))) return false;
  if (has_quantity(h, word, &rank)) {
    h->form = rank == 0 ? FORM_NUMBER : rank == 1 ? FORM_COLUMN : FORM_ARRAY;
    put_own(h, h->at, h->at + word.n);
    h->at += word.n;
    return !(rank && h->subscript) && behind_quantity(h);
  }
  Str y = word.p[0] == 'd' && !h->subscript ? differential(h, h->at) : (Str){0};
  if (y.n) return derivative(h, y);
  if (notes(h, word)) return false;
  if (s->function(s->context, word)) return call(h, word);
  if (word.p[0] == 'd' || !(word.n == 1 || is_double_index(h, word))) return false; // one letter may be an index
  h->form = FORM_NUMBER;
  put_own(h, h->at, h->at + word.n);
  h->at += word.n;
  return !char_in(next(h), "'^[(");
}

static size_t skip_digits(const House *h, size_t at) {
  while (at < h->s.n && is_digit(h->s.p[at])) at++;
  return at;
}

// 12, 0.5, .5, 1e-3; between [ ] whole and not 0.
static bool number(House *h) {
  size_t from = h->at, to = skip_digits(h, from), whole = to;
  if (peek(h, to) == '.' && is_digit(peek(h, to + 1))) to = skip_digits(h, to + 1);
  if (char_in(peek(h, to), "eE")) {
    size_t digits = to + 1 + char_in(peek(h, to + 1), "+-");
    if (!is_digit(peek(h, digits))) return false;
    to = skip_digits(h, digits);
  }
  bool zero = whole == from + 1 && h->s.p[from] == '0';
  char c = peek(h, to);
  if (is_word_char(c) || char_in(c, "'^[(") || (c == '.' && !char_in(peek(h, to + 1), "*/^")) || (h->subscript && (to > whole || zero))) return false;
  put_own(h, from, to);
  h->at = to;
  h->form = FORM_NUMBER;
  return true;
}

// A name, a number or an opening bracket.
static bool operand(House *h) {
  char c = next(h);
  if (is_letter(c)) return name(h);
  if (is_digit(c) || (c == '.' && is_digit(peek(h, h->at + 1)))) return number(h);
  return c == '(' && push(h, GROUP, h->at, (Str){0});
}

// ---- what stands between them ----------------------------------------------

static Form larger(Form a, Form b) { return a > b ? a : b; }

// False where a vector may lie along an array's rows.
static bool add_factor(House *h) {
  Frame *f = top(h);
  bool flat = h->r.spelling->habits & HABIT_FLAT, pair = (f->term == FORM_ARRAY && h->form == FORM_COLUMN) || (f->term == FORM_COLUMN && h->form == FORM_ARRAY);
  if (flat && f->entrywise && pair) return false;
  f->term = f->entrywise ? larger(f->term, h->form) : product_form(&h->r, f->term, h->form);
  return true;
}

static void end_term(Frame *f) {
  f->sum = larger(f->sum, f->term);
  f->term = FORM_NUMBER;
  f->entrywise = false;
}

static bool sign(House *h) {
  end_term(top(h));
  put(h, next(h), h->at);
  h->at++;
  return true;
}

static bool operator(House *h) {
  size_t from = h->at;
  char c = next(h), second = peek(h, from + 1);
  bool point = c == '.', factor = point || c == '*' || c == '/', compares = char_in(c, "=!<>"), two = point || (compares && second == '=');
  if (h->subscript || !(factor || compares) || (point && !char_in(second, "*/^"))) return false;
  if ((factor && !point && second == c) || (compares && !two && !(char_in(c, "<>") && second != '>'))) return false; // ** // = ! <>
  if (!factor) end_term(top(h));
  top(h)->entrywise = point && second == '*';
  put(h, c, from);
  if (two) put(h, second, from);
  h->at += 1 + two;
  return true;
}

static bool comma(House *h) {
  Frame *f = top(h);
  if (f->bracket == GROUP || one_of(f->function, "softmax log_softmax ")) return false; // an axis may stand behind it
  if (++f->arguments == MOST_ARGUMENTS) return false;
  f->argument = larger(f->argument, larger(f->sum, f->term));
  f->sum = f->term = FORM_NUMBER;
  f->entrywise = false;
  put(h, ',', f->bracket == CALL ? f->open : h->at + 1);
  if (f->bracket == CALL) put(h, ' ', f->open);
  h->at++;
  return true;
}

static bool close(House *h) {
  Frame f = *top(h);
  char c = next(h);
  if (!h->depth || c != (f.bracket == INDEX ? ']' : ')')) return false;
  Form inside = larger(f.argument, larger(f.sum, f.term));
  h->form = f.bracket == INDEX ? FORM_NUMBER : f.bracket == CALL ? result_form(f.function, f.arguments + 1, inside) : inside;
  h->depth--;
  h->r.bound_n = f.bound;
  h->subscript &= f.bracket != INDEX;
  put(h, c, h->at++);
  return behind_bracket(h, f.bracket);
}

// ---- the whole -------------------------------------------------------------

static bool whole(House *h) {
  bool wanted = true, signs = false; // an operand; + or - stand in front
  for (size_t stop = h->at;; stop = h->at) {
    skip(h);
    char c = next(h);
    if (h->at >= h->s.n) return h->map[h->n] = (uint32_t)(h->base + stop), !wanted && !h->depth;
    if (c == '+' || c == '-') {
      if (signs) return false;
      wanted = signs = sign(h);
    } else if (wanted) {
      size_t depth = h->depth;
      if (!operand(h)) return false;
      wanted = h->depth > depth, signs = false;
      if (!wanted && !add_factor(h)) return false;
    } else if (char_in(c, ")]")) {
      if (!close(h) || !add_factor(h)) return false;
    } else if (!(wanted = c == ',' ? comma(h) : operator(h))) return false;
  }
}

bool read_house(Arena *a, const Source *raw, Span span, const Spelling *spelling, Source *house) {
  if (spelling->constant || spelling->list || spelling->number_words || spelling->decimal_comma) return false;
  if (span.to <= span.from || span.to - span.from > LIMIT_TREE) return false; // nor more signs than a chain may have
  size_t most = 2 * (span.to - span.from); // , and ^2 and dL/dW become longer
  Frame frame[MOST_BRACKETS];
  frame[0] = (Frame){.bracket = GROUP};
  House h = {.s = str_sub(raw->text, 0, span.to), .at = span.from, .frame = frame, .p = NEW_ARRAY(a, char, most), .map = NEW_ARRAY(a, uint32_t, most + 1)};
  Str text = raw->whole.p ? raw->whole : raw->text;
  h.r = (Reader){.spelling = spelling, .s = h.s, .end = h.s.n};
  h.base = (size_t)(raw->text.p - text.p);
  if (!whole(&h)) return false;
  *house = (Source){.name = raw->name, .text = {h.p, h.n}, .whole = text, .map = h.map, .line0 = raw->line0};
  return true;
}
