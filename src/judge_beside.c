// judge_beside.c - what stands in front of an answer's equals sign, and a check behind the answer.
//
// What stands behind the last `=` is the answer, so what stands in front of it is left unread
// only where it can be nothing but the answer's name, or steps that lead to it: `dW = …`,
// `the loss = …`, `W x = …`, `5(-3) + 1 = …`.  A front that says something of its own may be
// the answer itself, or take it back: `28, n = 29`, `29 where d = 3`, `not n = 29`, `2n = 29`.
// Nobody can tell which, so such an answer waits.
//
// A front that the sheet's names make a formula is looked at as a tree; any other one as a row
// of words, names, numbers and signs (judge_front.h).  What the part's reference is worth is
// never asked: whether an answer can be read says nothing of whether it is right.
#include <string.h>

#include "judge_front.h"

typedef struct {
  const Case *c;
  const Net *net;
  const FrontToken *v; // of the piece, from `from` on
  size_t from, n;
  Diags *d;
} Beside;

static bool is_quantity(const void *net, Str name) { return net_quantity(net, name) != NULL; }

static bool doubt(const Beside *b, Str at, const char *what, const char *question) {
  size_t from = (size_t)(at.p - b->c->source.text.p);
  Str text = at;
  if (text.n > 40) // at the beginning of a character
    for (text.n = 40; ((unsigned char)at.p[text.n] & 0xC0) == 0x80;) text.n--;
  if (*what) diag_error(b->d, &b->c->source, (Span){from, from + at.n}, "`" STR_FMT "%s` %s: %s", STR_ARG(text), text.n < at.n ? "…" : "", what, question);
  else diag_error(b->d, &b->c->source, (Span){from, from + at.n}, "%s", question);
  diag_help(b->d, "write the answer alone");
  return false;
}

static bool two_statements(const Beside *b, Str at) { return doubt(b, at, "", "two statements: which of them is the answer?"); }
static bool more_than_a_name(const Beside *b, Str at) { return doubt(b, at, "is more than a name", "what is the answer?"); }

// ---- words -----------------------------------------------------------------

static bool is_word(const Beside *b, size_t i, const char *list) { return i < b->n && b->v[i].kind == FRONT_WORD && word_in(b->v[i].text, list); }

static bool denies(const FrontToken *t) {
  static const char words[] = " not no never neither nor isn't isnt ain't aren't don't dont cannot can't wrong false incorrect or but except unless instead unlike without ";
  return t->kind == FRONT_NEGATION || (t->kind == FRONT_WORD && word_in(t->text, words));
}

static bool is_number_of(const Beside *b, size_t i) { // No. of parameters
  return is_word(b, i, " no ") && is_word(b, i + 2, " of ") && str_eq(b->v[i + 1].text, S("."));
}

// A word behind which a fact is stated: 29 for d = 3.  But `with respect to` belongs to a gradient.
static bool states_a_fact(const Beside *b, size_t i) {
  static const char words[] = " where with for since because as when if given while whereas assuming provided although though ";
  return is_word(b, i, words) && !(is_word(b, i, " with ") && is_word(b, i + 1, " respect "));
}

// Whether v[from, to) is prose: `By the chain rule`, `Problem 3`.
static bool is_prose(const Beside *b, size_t from, size_t to) {
  for (size_t i = from; i < to; i++) {
    bool numbered = b->v[i].kind == FRONT_NUMBER && i > from && is_word(b, i - 1, " question part problem exercise step layer task item section ");
    if (b->v[i].kind != FRONT_WORD && b->v[i].kind != FRONT_SEPARATOR && !numbered) return false;
  }
  return true;
}

// a), 1., (a), Q1.: which answer it is.  The name of a quantity is none.
static Str without_numeral(const Beside *b, Str s) {
  bool open = s.n && s.p[0] == '(';
  size_t at = open, letters = 0;
  while (at < s.n && at < open + 3u && ((s.p[at] >= '0' && s.p[at] <= '9') || (char_lower(s.p[at]) >= 'a' && char_lower(s.p[at]) <= 'z'))) letters += s.p[at++] > '9';
  size_t n = at - open;
  bool ends = n && at + 1 < s.n && (s.p[at] == ')' || (s.p[at] == '.' && !open)) && s.p[at + 1] == ' ';
  bool numeral = ends && (letters ? (letters == 1 && char_in(s.p[open], "Qq")) || (letters == n && (n == 1 || word_in(str_sub(s, open, at), " ii iii iv vi vii "))) : !open);
  return numeral && !is_quantity(b->net, str_sub(s, open, at)) ? str_trim(str_sub(s, at + 1, s.n)) : s;
}

// >> S1⏎S1: the name in front of the separator at i, and once more behind it, alone.
static bool is_repeated(const Beside *b, size_t i) {
  Str name = b->v[i - 1].text;
  while (i < b->n && b->v[i].kind == FRONT_SEPARATOR && str_eq(b->v[i].text, S("\n"))) i++;
  return i + 1 == b->n && str_eq(b->v[i].text, name);
}

// Moves behind the prose in front: `Hence, dW`.  False with a diagnostic where what stands there
// may be the answer, or denies it.
static bool pass_prose(Beside *b, bool first) {
  for (size_t i = 0; i < b->n; i++)
    if (denies(&b->v[i]) && !is_number_of(b, i)) return doubt(b, b->v[i].text, "before an equals sign", "what is the answer?");
  for (size_t i = 0; i < b->n; i++) {
    const FrontToken *t = &b->v[i];
    if (t->depth || (t->kind != FRONT_SEPARATOR && !states_a_fact(b, i))) continue;
    bool fact = t->kind == FRONT_WORD, colon = str_eq(t->text, S(":"));
    bool alone = i == b->from + 1 && b->v[b->from].kind == FRONT_NAME, named = alone && (colon || is_repeated(b, i)); // L: L = 3
    if (i > b->from && !(first && (named || is_prose(b, b->from, i)))) return two_statements(b, t->text);
    if (fact && i == b->from) return two_statements(b, t->text);
    if (!fact) b->from = i + 1;
  }
  while (is_word(b, b->from, " so thus hence then therefore and finally now we I have get find obtain got which gives yields is answer the my final result value solution ans it follows that "))
    b->from++;
  return true;
}

// ---- what is asked ---------------------------------------------------------

// The quantity, or the derivative by one, whose entry x is; NULL if it is neither.
static Node *quantity_of(Arena *a, const Net *net, const Node *x) {
  while (x->kind == N_INDEX) x = x->kid[0];
  if (x->kind == N_NAME) return is_quantity(net, x->name) ? node_copy(a, x) : NULL;
  if (x->kind != N_DERIVATIVE) return NULL;
  Node *d = node_copy(a, x);
  for (size_t i = 0; i < 2; i++)
    if (!(d->kid[i] = quantity_of(a, net, d->kid[i]))) return NULL;
  return d;
}

static bool has_fold(Str s, Str word) {
  for (size_t i = 0; i + word.n <= s.n; i++)
    if (str_eq_fold(str_sub(s, i, i + word.n), word)) return true;
  return false;
}

// The quantity that is asked, by a name that the student knows: not V1 of the part `newW1`.
static Node *asked(const Beside *b) {
  const SheetPart *p = b->c->part;
  Kind kind = p->front->kind;
  bool formula = kind == KIND_VALUE || kind == KIND_EXPRESSION || kind == KIND_ENTRY;
  Node *x = formula && p->tree ? quantity_of(b->c->scratch, b->net, p->tree) : NULL;
  return x && (x->kind == N_DERIVATIVE || has_fold(p->front->id.s, x->name)) ? x : NULL;
}

// ---- names -----------------------------------------------------------------

static bool before_a_name(const Beside *b, size_t i) {
  while (is_word(b, i, " of the ") || (i < b->n && b->v[i].kind == FRONT_BRACKET)) i++;
  return i < b->n && b->v[i].kind == FRONT_NAME;
}

// Words that make something else of the name: log n, minus L, twice n; not log loss.
static bool is_changed_by(const Beside *b, size_t i) {
  if (is_word(b, i, " minus negative opposite twice double half ")) return i + 1 < b->n && !is_word(b, i + 1, " log ");
  if (is_word(b, i, " log ln lg exp sqrt tanh sin cos sigmoid relu softmax abs norm log2 log10 root inverse reciprocal ")) return before_a_name(b, i + 1);
  if (is_word(b, i, " times plus ")) return before_a_name(b, i + 1) || (i + 1 < b->n && b->v[i + 1].kind == FRONT_NUMBER);
  return is_word(b, i, " squared cubed ") && i > b->from && b->v[i - 1].kind == FRONT_NAME;
}

// A vector may stand as a row or a column, and so may its name: v^T = [1 2 3].
static bool may_be_transposed(const Beside *b) {
  const SheetPart *p = b->c->part;
  return p->front->kind == KIND_VALUE && p->front->settings.orientation == ORIENTATION_LOOSE && shape_is_vector(p->reference[0].shape) && shape_numel(p->reference[0].shape) > 1;
}

static bool is_transpose(const FrontToken *t) { return t->postfix && word_in(t->text, " ^T ^{T} ^\\top ^{\\top} ᵀ .T .t ' "); }

// g'(-2) and relu(3) are numbers.
static bool is_called_with_numbers(const Beside *b, Str name) {
  size_t open = 0;
  while (open < name.n && name.p[open] != '(') open++;
  bool function = open < name.n && (memchr(name.p, '\'', open) || net_is_function(b->net, str_sub(name, 0, open)));
  for (size_t i = open; function && i < name.n; i++) function = !(char_lower(name.p[i]) >= 'a' && char_lower(name.p[i]) <= 'z') && (unsigned char)name.p[i] < 0x80;
  return function;
}

// Whether v[from, n) is one name, in words or signs, or steps with several.  Of a name with
// something more to it nobody knows what the value is of.
static bool names_something(const Beside *b, Str text) {
  const Node *wanted = asked(b);
  size_t names = 0;
  bool sign = false, number = false, changed = false, own = false;
  Str one = {0};
  for (size_t i = b->from; i < b->n; i++) {
    const FrontToken *t = &b->v[i];
    changed |= is_changed_by(b, i);
    own |= wanted && str_eq(t->text, wanted->name); // N*L
    sign |= t->kind == FRONT_SIGN && !(is_transpose(t) && may_be_transposed(b));
    number |= t->kind == FRONT_NUMBER && !(i > b->from && b->v[i - 1].kind == FRONT_WORD); // layer 2
    if (t->kind > FRONT_NAME || is_called_with_numbers(b, t->text) || (names && str_eq(one, t->text))) continue;
    if (!names++) one = t->text;
  }
  bool steps = sign && names > 1 && !own, numbers = !names && sign;
  if (!(sign || number || changed) || numbers || (steps && !(changed && names < 3)) || b->n == b->from + 1) return true;
  return more_than_a_name(b, text);
}

// ---- formulas --------------------------------------------------------------

// Whether x has a name that the sheet does not know, and that is no index.
static bool has_unknown_name(const Net *net, const Node *x) {
  if (x->kind == N_NAME) return !is_quantity(net, x->name) && !str_eq(x->name, S("pi"));
  bool bound = x->kind == N_CALL && x->n > 1 && net_binds_index(x->name);
  for (size_t i = bound; i < (x->kind == N_INDEX ? 1 : x->n); i++)
    if (has_unknown_name(net, x->kid[i])) return true;
  return false;
}

// How many different quantities and derivatives x holds, up to 2; *one: the first of them.
static size_t count_quantities(Arena *a, const Net *net, const Node *x, const Node **one) {
  Node *own = x->kind == N_NAME || x->kind == N_DERIVATIVE ? quantity_of(a, net, x) : NULL;
  size_t n = 0;
  if (own && *one) return !node_eq(own, *one);
  if (own) return *one = own, 1;
  for (size_t i = 0; i < x->n && n < 2; i++) n += count_quantities(a, net, x->kid[i], one);
  return n;
}

static Ref compiled(const Beside *b, Tape *t, const Node *x) {
  Diags quiet = diags_new(b->c->scratch);
  static const Source none = {0};
  return net_compile(b->net, t, &none, node_copy(b->c->scratch, x), (Reading){0}, &quiet);
}

static bool close_values(const double *v, const double *w, size_t n) {
  for (size_t i = 0; i < n; i++) {
    double off = v[i] > w[i] ? v[i] - w[i] : w[i] - v[i], size = v[i] < 0 ? -v[i] : v[i];
    if (!(off <= 1e-9 * size)) return false;
  }
  return true;
}

// Whether two quantities are one, if by different names: delta and dL/dz.
static bool same_quantity(const Beside *b, const Node *x, const Node *y) {
  if (node_eq(x, y)) return true;
  Tape *t = tape_new(b->c->scratch, b->net->tape);
  Ref r = compiled(b, t, x), q = compiled(b, t, y);
  if (r < 0 || q < 0 || !shape_own_eq(tape_shape(t, r), tape_shape(t, q))) return false;
  const Frame *frame = b->c->part->reference[0].frame;
  if (!frame) return x->kind != y->kind; // there are no samples: who knows?
  size_t n = (size_t)shape_numel(tape_shape(t, r)) * frame->lanes;
  return close_values(frame_eval(b->c->scratch, frame, t, r), frame_eval(b->c->scratch, frame, t, q), n);
}

// Whether x has the quantity `wanted` in it, by its own name or, of the first few, by another.
static bool has_quantity(const Beside *b, const Node *x, const Node *wanted, size_t *looks) {
  Node *own = x->kind == N_NAME || x->kind == N_DERIVATIVE ? quantity_of(b->c->scratch, b->net, x) : NULL;
  if (own && (own->kind == N_DERIVATIVE || !*looks)) return node_eq(own, wanted); // Sbar dS/dy is a step
  if (own) return --*looks, same_quantity(b, own, wanted);
  for (size_t i = 0; i < x->n; i++)
    if (has_quantity(b, x->kid[i], wanted, looks)) return true;
  return false;
}

static Str last_of(Str id) {
  size_t at = id.n;
  while (at && id.p[at - 1] != '.') at--;
  return str_sub(id, at, id.n);
}

// The name behind x's subscripts, or that by which it is a derivative.
static const Node *innermost(const Node *x) {
  while (x->kind == N_INDEX || x->kind == N_DERIVATIVE) x = x->kid[x->kind == N_DERIVATIVE];
  return x;
}

static size_t stem(Str name) {
  while (name.n && name.p[name.n - 1] >= '0' && name.p[name.n - 1] <= '9') name.n--;
  return name.n;
}

// dH/dz_2 for dH/dz1[2]: who leaves the layer out writes the entry where it stood.
static bool may_be_the_entry(const Node *name, const Node *tree) {
  const Node *entry = tree;
  while (entry->kind == N_DERIVATIVE) entry = entry->kid[1];
  if (entry->kind != N_INDEX || entry->n != 2 || entry->kid[1]->kind != N_NUMBER) return false;
  Str is = innermost(name)->name, wanted = innermost(tree)->name;
  double number;
  bool alike = str_eq(str_sub(is, 0, stem(is)), str_sub(wanted, 0, stem(wanted)));
  return alike && str_double(str_sub(is, stem(is), is.n), &number) && number == entry->kid[1]->number;
}

// The front as a formula of the sheet: a name of what is asked, or steps.
static bool leads_there(const Beside *b, const Node *front, Str text) {
  const Node *one = NULL, *wanted = asked(b);
  if (front->kind == N_TRANSPOSE && may_be_transposed(b)) front = front->kid[0];
  Node *name = quantity_of(b->c->scratch, b->net, front);
  size_t n = count_quantities(b->c->scratch, b->net, front, &one), looks = 8;
  if (!n || !wanted || node_eq(front, b->c->part->tree)) return true;
  if (n > 1) return !has_quantity(b, front, wanted, &looks) || more_than_a_name(b, text); // ybar + s
  bool same = same_quantity(b, one, wanted), part = one->kind == N_NAME && str_eq_fold(last_of(b->c->part->front->id.s), one->name); // W3 of the part `1.W3`
  if (name) return same || part || may_be_the_entry(name, b->c->part->tree) || doubt(b, text, "is not what is asked", "what is the answer?");
  bool step = !same && (b->c->part->front->kind == KIND_VALUE || front->kind == N_CALL);
  bool alone = b->n == b->from + 1 && b->v[b->from].kind == FRONT_NAME; // dH/da1(1)
  return step || alone || more_than_a_name(b, text);
}

// ---- the front -------------------------------------------------------------

// Whether source.text[piece], in front of an equals sign, says nothing but what the value behind
// it is of.  first: no piece stands in front of it.
static bool front_is_clear(const Case *c, Span piece, bool first, Diags *d) {
  Beside b = {.c = c, .net = c->sheet->models[c->part->reference[0].model].net, .d = d};
  Str s = without_numeral(&b, unwrapped(str_sub(c->source.text, piece.from, piece.to)));
  FrontTokens tokens = front_tokens(c->scratch, s, is_quantity, b.net);
  b.v = tokens.v;
  b.n = tokens.n;
  while (b.n && b.v[b.n - 1].kind == FRONT_SEPARATOR && word_in(b.v[b.n - 1].text, " : , \\\\ \\quad \\qquad \n ")) b.n--;
  if (!pass_prose(&b, first)) return false;
  if (b.from >= b.n) return true;
  const FrontToken *last = &b.v[b.n - 1];
  bool sum = b.n == b.from + 1 && (unsigned char)last->text.p[0] >= 0x80; // Σ = 6
  if (last->kind == FRONT_SIGN && !last->postfix && !sum) return doubt(&b, last->text, "before an equals sign", "what is the answer?");
  if (!first) return true;
  Span span = {(size_t)((b.from ? b.v[b.from].text.p : s.p) - c->source.text.p), 0};
  for (span.to = (size_t)(last->text.p - c->source.text.p) + last->text.n; span.to < piece.to && char_in(c->source.text.p[span.to], "})]");) span.to++;
  Str text = str_sub(c->source.text, span.from, span.to);
  Diags quiet = diags_new(c->scratch);
  Source *house;
  const Node *tree = answer_tree(c, b.net, span, &house, &quiet);
  return tree && !has_unknown_name(b.net, tree) ? leads_there(&b, tree, text) : names_something(&b, text);
}

bool fronts_are_clear(const Case *c, size_t from, const Span *pieces, size_t n, Diags *d) {
  bool first = true;
  for (size_t i = 0; i + 1 < n && c->part->front->kind != KIND_CONSTRUCT; i++) {
    Span piece = {from + pieces[i].from, from + pieces[i].to};
    if (!front_is_clear(c, piece, first, d)) return false;
    first &= !str_trim(str_sub(c->source.text, piece.from, piece.to)).n;
  }
  return true;
}

// ---- behind the answer -----------------------------------------------------

// The brackets at the end of s, where a blank stands in front of them: 29 (22 + 7).  0 if there are none.
static size_t bracket_behind(Str s) {
  size_t depth = 0, open = 0;
  for (size_t i = 0; i < s.n; i++) {
    if (char_in(s.p[i], "([") && depth++ == 0) open = i;
    if (char_in(s.p[i], ")]") && depth && --depth == 0 && i + 1 < s.n) open = 0;
  }
  return !depth && s.n && char_in(s.p[s.n - 1], ")]") && open && s.p[open - 1] == ' ' ? open : 0;
}

// Half a unit of the last place of a plain number; else 0.
static double half_unit(Str s) {
  double unit = 0.5;
  bool point = false;
  s = str_trim(s);
  for (size_t i = 0; i < s.n; i++) {
    if (s.p[i] == '.') point = true;
    else if (s.p[i] >= '0' && s.p[i] <= '9') unit /= point ? 10 : 1;
    else if (i || !char_in(s.p[i], "+-")) return 0;
  }
  return point ? unit : 0;
}

bool may_be_checked(const Case *c, Span span, Tape *t, Diags *d) {
  Str s = str_trim(str_sub(c->source.text, span.from, span.to));
  size_t open = bracket_behind(s), from = (size_t)(s.p - c->source.text.p);
  if (!open) return false;
  Diags quiet = diags_new(c->scratch);
  Node *tree;
  bool wrong;
  Ref front = constant_of(c, (Span){from, from + open}, t, &tree, &wrong, &quiet), behind = constant_of(c, (Span){from + open, from + s.n}, t, &tree, &wrong, &quiet);
  if (front < 0 || behind < 0 || shape_numel(tape_shape(t, front)) != 1 || shape_numel(tape_shape(t, behind)) != 1) return false;
  double v = tape_at(t, front)->values[0], w = tape_at(t, behind)->values[0], off = v > w ? v - w : w - v, size = v < 0 ? -v : v;
  double one = half_unit(str_sub(s, 0, open)), other = half_unit(str_sub(s, open + 1, s.n - 1));
  if (off > (one > other ? one : other) * (1 + 1e-9) + 1e-12 * size || v * w == v) return false;
  diag_error(d, &c->source, (Span){from + open, from + s.n}, "a product, or a remark?");
  diag_help(d, "write a product with *, or the answer alone");
  return true;
}
