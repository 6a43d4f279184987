// judge_construct.c - networks to construct: W1 = […]; b1 = 0.
//
// The student's arrays take the places of the unknowns in every lane of the sampled inputs,
// and the condition must hold in all of them.
#include <string.h>

#include "judge_kinds.h"

// A comma between digits.
static bool between_digits(Str s, size_t i) {
  static const char digits[] = "0123456789";
  return s.p[i] == ',' && i && i + 1 < s.n && char_in(s.p[i - 1], digits) && char_in(s.p[i + 1], digits);
}

// Whether the next assignment begins behind the blanks at s[i], and a value ends before them:
// w = [1; 1] b = 0.
static bool begins_assignment(Str s, size_t from, size_t i) {
  size_t at = i, letters;
  if (!char_in(s.p[i], " \t")) return false;
  while (at < s.n && char_in(s.p[at], " \t")) at++;
  bool value = i > from && char_in(s.p[i - 1], "0123456789.])}");
  for (letters = at; letters < s.n && ((s.p[letters] >= 'a' && s.p[letters] <= 'z') || (s.p[letters] >= 'A' && s.p[letters] <= 'Z'));) letters++;
  if (!value || letters == at) return false;
  while (letters < s.n && (char_in(s.p[letters], "0123456789_{}^()'"))) letters++;
  while (letters < s.n && char_in(s.p[letters], " \t")) letters++;
  return letters + 1 < s.n && s.p[letters] == '=' && s.p[letters + 1] != '=' && memchr(s.p + from, '=', i - from);
}

// \quad and \qquad between two assignments: its bytes, or 0.
static size_t wide_blank(Str rest) { return str_starts(rest, S("\\quad")) ? 5 : str_starts(rest, S("\\qquad")) ? 6 : 0; }

// Splits `W1 = […]; b1 = 0` into assignments: at newlines, `;`, `,`, \quad and blanks outside
// of brackets, but for the comma of b1 = 0,5 where commas are decimal.
static bool next_assignment(const Case *c, Str s, size_t *from, Span *out) {
  for (size_t wide = 0; *from < s.n && (char_in(s.p[*from], ";\n, \r\t") || (wide = wide_blank(str_sub(s, *from, s.n))) > 0); wide = 0) *from += wide ? wide : 1;
  if (*from >= s.n) return false;
  int depth = 0;
  size_t to = *from;
  for (; to < s.n; to++) {
    char ch = s.p[to];
    Str rest = str_sub(s, to, s.n);
    depth += (ch == '[' || ch == '(' || ch == '{') - (ch == ']' || ch == ')' || ch == '}');
    depth += str_starts(rest, S("\\begin{")) - str_starts(rest, S("\\end{"));
    if (depth <= 0 && (ch == ';' || ch == '\n' || (ch == ',' && !(c->decimal_comma && between_digits(s, to))))) break;
    if (depth <= 0 && (wide_blank(rest) || begins_assignment(s, *from, to))) break;
  }
  *out = (Span){*from, to};
  *from = to;
  return true;
}

typedef struct { Ref ref; bool given; Span value; } Given;

// The unknown that is spelled there, or their number with a diagnostic.
static size_t unknown_named(const Case *c, const Net *net, Span span, Diags *d) {
  const Texts *unknowns = &c->part->front->items;
  Source *house;
  const Node *x = answer_tree(c, net, span, &house, d);
  for (size_t i = 0; x && x->kind == N_NAME && i < unknowns->n; i++)
    if (str_eq(unknowns->v[i].s, x->name)) return i;
  Str name = str_trim(str_sub(c->source.text, span.from, span.to));
  if (x) diag_error(d, &c->source, span, "`" STR_FMT "` was not asked", STR_ARG(name));
  return unknowns->n;
}

// W1: […] and "W1": […], as YAML and JSON write W1 = […]: the length of the name, *value
// behind the colon.  0 if it is none.
static size_t colon_name(Str s, size_t *value) {
  size_t n = 0;
  while (n < s.n && !char_in(s.p[n], ":=[({")) n++;
  bool colon = n && n < s.n && s.p[n] == ':' && s.p[n - 1] != ' '; // w : 2 is a declaration
  *value = n + 1;
  return colon ? n : 0;
}

// One `name = array`; the value goes to given[unknown].
static bool read_assignment(const Case *c, const Net *net, Span span, Tape *t, Given *given, Diags *d) {
  Span value;
  Node *tree;
  bool wrong;
  if (!answer_pieces(c, span, &value, d)) return false;
  Span name = {span.from, value.from};
  while (name.to > name.from && c->source.text.p[name.to - 1] != '=') name.to--;
  if (name.to > name.from) name.to--;
  if (value.from == span.from) {
    size_t behind, n = colon_name(str_sub(c->source.text, span.from, span.to), &behind);
    if (!n) return diag_error(d, &c->source, span, "write what it is: name = value");
    Str word = unwrapped(str_sub(c->source.text, span.from, span.from + n));
    name.from = (size_t)(word.p - c->source.text.p), name.to = name.from + word.n;
    value.from = span.from + behind;
  }
  size_t i = unknown_named(c, net, name, d);
  if (i == c->part->front->items.n) return false;
  if (given[i].given) return diag_error(d, &c->source, span, "`" STR_FMT "` is given twice", STR_ARG(c->part->front->items.v[i].s));
  given[i] = (Given){constant_of(c, value, t, &tree, &wrong, d), true, value};
  return given[i].ref >= 0;
}

static bool fits_unknown(const Tape *t, Ref ref, Shape asked) {
  Shape is = tape_shape(t, ref);
  bool fits = shape_own_eq(is, asked) || (shape_is_vector(is) && shape_is_vector(asked) && shape_numel(is) == shape_numel(asked));
  return fits || (shape_numel(is) == 1 && tape_at(t, ref)->values[0] == 0); // b = 0 for a vector of zeros
}

// w = (1,2), w = [1,5; 2,5]: an array that has not the shape of the unknown, and may have it
// where its commas are read in the other way.
static bool may_have_decimals(const Case *c, Span value, Shape asked, Diags *d) {
  bool commas = false, wrong;
  for (size_t i = value.from; i < value.to; i++) commas |= between_digits(c->source.text, i);
  if (commas && !c->decimal_comma) {
    Case other = *c;
    Tape *t = tape_new(c->scratch, c->sheet->empty->tape);
    Diags quiet = diags_new(c->scratch);
    Node *tree;
    other.decimal_comma = other.decimal_lists = true;
    Ref r = constant_of(&other, value, t, &tree, &wrong, &quiet);
    commas = r >= 0 && fits_unknown(t, r, asked);
  }
  if (!commas) return false;
  diag_error(d, &c->source, value, "are these decimal commas?");
  diag_help(d, "write numbers with a decimal point, entries with a comma and a space");
  return true;
}

// The student's arrays into the inputs of all lanes.
static bool place_unknown(const Case *c, const Net *net, size_t i, Tape *t, Given given, double **inputs, Judgement *j) {
  const Quantity *q = net_quantity(net, c->part->front->items.v[i].s);
  Ref ref = given.ref;
  Shape is = tape_shape(t, ref);
  Diags d = diags_new(c->scratch);
  if (!fits_unknown(t, ref, q->shape)) {
    if (may_have_decimals(c, given.value, q->shape, &d)) return *j = unreadable(c, &d), false;
    Str have = shape_text(c->scratch, is), want = shape_text(c->scratch, q->shape);
    *j = judged(c, STATUS_INCORRECT, 0, STR_FMT " is " STR_FMT ", " STR_FMT " was asked", STR_ARG(q->name), STR_ARG(have), STR_ARG(want));
    return false;
  }
  size_t n = (size_t)shape_numel(q->shape), lanes = c->part->inputs_n;
  double *v = NEW_ARRAY(c->scratch, double, n * lanes);
  for (size_t e = 0; e < n; e++)
    for (size_t l = 0; l < lanes; l++) v[e * lanes + l] = tape_at(t, ref)->values[shape_numel(is) == 1 ? 0 : e];
  inputs[q->input] = v;
  return true;
}

static Judgement fails_for(const Case *c, const Net *net, double **inputs, size_t lane, size_t failed) {
  Buf b = buf_new(c->out);
  size_t lanes = c->part->inputs_n;
  int said = 0;
  buf_fmt(&b, "fails for %zu of %zu inputs", failed, lanes);
  for (size_t i = 0; i < net->inputs_n; i++) {
    const Text *unknowns = c->part->front->items.v;
    bool asked = false;
    for (size_t k = 0; k < c->part->front->items.n; k++) asked |= str_eq(unknowns[k].s, net->inputs[i].name);
    if (asked || !c->part->matters[i]) continue;
    Str value = array_text(c->scratch, net->inputs[i].shape, inputs[i] + lane, lanes, 6);
    buf_fmt(&b, "%s" STR_FMT " = " STR_FMT, said++ ? ", " : ", such as ", STR_ARG(net->inputs[i].name), STR_ARG(value));
  }
  return (Judgement){.status = STATUS_INCORRECT, .message = buf_str(&b)};
}

Judgement judge_construct(const Case *c) {
  const FrontPart *f = c->part->front;
  const Reference *r = &c->part->reference[0];
  const Net *net = c->sheet->models[r->model].net;
  Diags d = diags_new(c->scratch);
  Tape *t = tape_new(c->scratch, c->sheet->empty->tape); // on top of one, so with the bounds of an answer
  Given *given = NEW_ARRAY(c->scratch, Given, f->items.n);
  Span span;
  Str text = c->source.text; // {"W1": …, "b1": …}
  bool json = text.n > 1 && text.p[0] == '{' && text.p[text.n - 1] == '}';
  if (json) text.n--;
  for (size_t from = json; next_assignment(c, text, &from, &span);)
    if (!read_assignment(c, net, span, t, given, &d)) return unreadable(c, &d);
  size_t lanes = c->part->inputs_n;
  double **inputs = arena_copy(c->scratch, c->part->inputs, sizeof *inputs * (net->inputs_n + 1));
  for (size_t i = 0; i < f->items.n; i++) {
    Judgement j;
    if (!given[i].given) return judged(c, STATUS_INCORRECT, 0, "`" STR_FMT "` is missing", STR_ARG(f->items.v[i].s));
    if (!place_unknown(c, net, i, t, given[i], inputs, &j)) return j;
  }
  Frame *frame = frame_new(c->scratch, c->part->holds, lanes, (const double *const *)inputs);
  size_t failed = 0, first = 0;
  for (size_t l = lanes; l-- > 0;)
    if (!(frame->value[c->part->holds_ref][l] != 0)) failed++, first = l;
  if (!failed) return (Judgement){.status = STATUS_CORRECT, .share = 1};
  return fails_for(c, net, inputs, first, failed);
}
