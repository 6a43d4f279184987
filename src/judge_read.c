// judge_read.c - from the student's text to a tree: text.h turns it into house
// notation, parse.h reads that, and what names mean is the part's network's.
//
// Where an answer has `=` or `≈`, what stands behind the last one is it, if what stands in
// front of it is its name or steps (judge_beside.c).
#include <string.h>

#include "judge_kinds.h"

// ---- what the sheet knows, as text.h asks for it ---------------------------

typedef struct { const Net *net; const Front *front; } Known;

static bool spelled_quantity(const void *context, Str name, int *rank) {
  const Quantity *q = net_quantity(((const Known *)context)->net, name);
  if (!q) return false;
  *rank = shape_is_scalar(q->shape) ? 0 : shape_is_vector(q->shape) ? 1 : shape_own_rank(q->shape);
  return true;
}

static size_t spelled_entries(const void *context, Str name) {
  const Quantity *q = net_quantity(((const Known *)context)->net, name);
  return q ? (size_t)shape_numel(q->shape) : 0;
}

static bool spelled_function(const void *context, Str name) { return net_is_function(((const Known *)context)->net, name); }

static Str spelled_notation(const void *context, Str name) {
  const Known *k = context;
  for (size_t i = 0; k->front && i < k->front->notation_n; i++)
    if (str_eq(k->front->notation[i].name.s, name)) return k->front->notation[i].means.s;
  return (Str){0};
}

static Str known_name(const void *context, size_t i) {
  const Net *net = ((const Known *)context)->net;
  if (i < net->quantities_n) return net->quantities[i].name;
  i -= net->quantities_n;
  if (i < net->functions_n) return net->functions[i].name;
  i -= net->functions_n;
  return i < net->lang->n ? net->lang->functions[i].name : (Str){0};
}

// ---- wrappings -------------------------------------------------------------

// Quotation marks of spreadsheets, Markdown's bold and code, LaTeX around a word.
typedef struct { Str open, close; } Wrapping;
enum { MOST_WRAPPINGS = 16 }; // one in another: what is wrapped more often stays so and cannot be read
static const Wrapping wrappings[] = {
  {STR_INIT("```"), STR_INIT("```")}, {STR_INIT("`"), STR_INIT("`")}, {STR_INIT("\""), STR_INIT("\"")}, {STR_INIT("'"), STR_INIT("'")},
  {STR_INIT("“"), STR_INIT("”")}, {STR_INIT("„"), STR_INIT("“")}, {STR_INIT("‘"), STR_INIT("’")}, {STR_INIT("«"), STR_INIT("»")},
  {STR_INIT("**"), STR_INIT("**")}, {STR_INIT("__"), STR_INIT("__")}, {STR_INIT("*"), STR_INIT("*")}, {STR_INIT("_"), STR_INIT("_")}};
static const Wrapping word_wrappings[] = {
  {STR_INIT("$$"), STR_INIT("$$")}, {STR_INIT("$"), STR_INIT("$")}, {STR_INIT("\\("), STR_INIT("\\)")}, {STR_INIT("\\["), STR_INIT("\\]")},
  {STR_INIT("\\text{"), STR_INIT("}")}, {STR_INIT("\\textbf{"), STR_INIT("}")}, {STR_INIT("\\textit{"), STR_INIT("}")}, {STR_INIT("\\mathrm{"), STR_INIT("}")},
  {STR_INIT("\\mathbf{"), STR_INIT("}")}, {STR_INIT("\\texttt{"), STR_INIT("}")}, {STR_INIT("\\boxed{"), STR_INIT("}")}};

static bool unwrap(Str *s, const Wrapping *w, size_t n) {
  for (size_t i = 0; i < n; i++) {
    Str open = w[i].open, close = w[i].close;
    if (s->n < open.n + close.n || !str_starts(*s, open) || !str_eq(str_sub(*s, s->n - close.n, s->n), close)) continue;
    *s = str_trim(str_sub(*s, open.n, s->n - close.n));
    return true;
  }
  return false;
}

// \boxed{L = 5}, in dollars or not: equals signs in a box part an answer like any others.
static bool unwrap_box(Str *s) {
  static const Wrapping math[] = {{STR_INIT("$$"), STR_INIT("$$")}, {STR_INIT("$"), STR_INIT("$")}, {STR_INIT("\\["), STR_INIT("\\]")}, {STR_INIT("\\("), STR_INIT("\\)")}};
  static const Wrapping box[] = {{STR_INIT("\\boxed{"), STR_INIT("}")}};
  Str inside = *s;
  unwrap(&inside, math, sizeof math / sizeof *math);
  if (!unwrap(&inside, box, 1)) return false;
  int depth = 0;
  for (size_t i = 0; i < inside.n && depth >= 0; i++) {
    if (inside.p[i] == '\\') i++;
    else depth += (inside.p[i] == '{') - (inside.p[i] == '}');
  }
  if (depth != 0) return false; // two boxes
  *s = inside;
  return true;
}

// Answer: 0.25, where the colon cannot be anything else.
static bool drop_label(Str *s) {
  static const Str labels[] = {STR_INIT("answer"), STR_INIT("ans"), STR_INIT("my answer"), STR_INIT("final answer"), STR_INIT("solution"), STR_INIT("result")};
  ptrdiff_t colon = str_find(*s, S(":"));
  bool label = false;
  for (size_t i = 0; colon > 0 && i < sizeof labels / sizeof *labels; i++) label |= same_word(str_sub(*s, 0, (size_t)colon), labels[i]);
  Str rest = label ? str_trim(str_sub(*s, (size_t)colon + 1, s->n)) : (Str){0};
  if (!rest.n || char_in(rest.p[0], "=:")) return false;
  *s = rest;
  return true;
}

// Most answers show at once that none of these is around them.
static bool may_be_wrapped(Str s) { return s.n && (char_in(s.p[0], "`\"'*_$\\") || (unsigned char)s.p[0] >= 0x80 || memchr(s.p, ':', s.n)); }

Str unwrapped(Str s) {
  s = str_trim(s);
  if (s.n && char_in(s.p[0], "0123456789.-+([")) return s; // nothing that is wrapped begins so
  if (s.n > 1 && s.p[0] == '\'' && char_in(s.p[1], "+-=") && !memchr(s.p + 1, '\'', s.n - 1)) s = str_sub(s, 1, s.n); // a spreadsheet's mark of text
  for (int i = 0; i < MOST_WRAPPINGS && may_be_wrapped(s) && (unwrap(&s, wrappings, sizeof wrappings / sizeof *wrappings) || unwrap_box(&s) || drop_label(&s));) i++;
  return s;
}

Str unwrapped_word(Str s) {
  s = unwrapped(s);
  for (int i = 0; i < MOST_WRAPPINGS && unwrap(&s, word_wrappings, sizeof word_wrappings / sizeof *word_wrappings); i++) s = unwrapped(s);
  return s;
}

// ---- trees -----------------------------------------------------------------

// `4.5 w2` between two equals signs: a value and the next name.
static bool begins_another(Str s) {
  size_t i = 0;
  s = str_trim(s);
  i += s.n && char_in(s.p[0], "+-");
  size_t digits = i;
  while (i < s.n && ((s.p[i] >= '0' && s.p[i] <= '9') || s.p[i] == '.')) i++;
  size_t blank = i;
  while (i < s.n && char_in(s.p[i], " \t")) i++;
  return blank > digits && i > blank && i < s.n && char_lower(s.p[i]) >= 'a' && char_lower(s.p[i]) <= 'z';
}

static bool several_answers(const Case *c, size_t at, Diags *d) {
  diag_error(d, &c->source, (Span){at, at + 1}, "several equalities: which of these is the answer?");
  diag_help(d, "an array is written in [ ]");
  return false;
}

static bool is_entry_index(const Case *c, Str name) {
  const FrontPart *f = c->part->front;
  for (size_t i = 0; f->kind == KIND_ENTRY && i < f->entry.n; i++)
    if (str_eq(f->entry.v[i].s, name)) return true;
  return false;
}

static bool is_count(const Node *x) {
  bool count = x && x->kind == N_CALL && (str_eq(x->name, S("numel")) || str_eq(x->name, S("rows")) || str_eq(x->name, S("columns")));
  for (size_t i = 0; x && i < x->n; i++) count |= is_count(x->kid[i]);
  return count;
}

// 29 parameters, five paths: where a count is asked, the word behind it says what is counted.
static void drop_unit(const Case *c, Span *at) {
  static const Str units[] = {STR_INIT("factors"), STR_INIT("terms"), STR_INIT("paths"), STR_INIT("total"), STR_INIT("in total"), // … behind any whole number
                              STR_INIT("parameters"), STR_INIT("parameter"), STR_INIT("params"), STR_INIT("param"), STR_INIT("trainable parameters"), STR_INIT("learnable parameters"),
                              STR_INIT("weights"), STR_INIT("entries"), STR_INIT("elements"), STR_INIT("values"), STR_INIT("numbers"), STR_INIT("rows"), STR_INIT("columns"),
                              STR_INIT("parameters in total"), STR_INIT("total parameters"), STR_INIT("dimensions"), STR_INIT("dimensional"), STR_INIT("-dimensional"), STR_INIT("dims"), STR_INIT("components")};
  Str s = str_trim(str_sub(c->source.text, at->from, at->to));
  size_t number = 0, known = is_count(c->part->tree) ? sizeof units / sizeof *units : 5;
  while (number < s.n && s.p[number] >= '0' && s.p[number] <= '9') number++;
  if (!number) number = text_number_word(s);
  if (s.n && s.p[s.n - 1] == '.') s.n--;
  for (size_t i = 0; number && i < known; i++)
    if (s.n > number && char_in(s.p[number], " -") && same_word(str_sub(s, number, s.n), units[i])) at->to = (size_t)(s.p - c->source.text.p) + number;
}

static size_t letters(Str s, size_t at) {
  while (at < s.n && char_lower(s.p[at]) >= 'a' && char_lower(s.p[at]) <= 'z') at++;
  return at;
}

static bool begins_value(Str s) {
  return s.n && (char_in(s.p[0], "0123456789.+-[($\\") || str_starts(s, S("−")) || str_starts(s, S("≈")));
}

// about 0.49, approx. 0.49: what is behind the word.
static Str behind_about(Str s) {
  size_t end = letters(s, 0);
  if (!word_in(str_sub(s, 0, end), " approx approximately about around roughly circa ca ")) return s;
  Str rest = str_trim(str_sub(s, end + (end < s.n && s.p[end] == '.'), s.n));
  return begins_value(rest) ? rest : s;
}

// Loss: 0.49, Final loss value: 0.49: what is behind the colon, if one to three words without
// digits stand before it, and a number or an array behind.
static Str behind_label(Str s) {
  static const char others[] = " not minus negative without less more over under between wrong or and if ";
  size_t at = 0, words = 0;
  for (size_t end; at < s.n && s.p[at] != ':'; at = end) {
    end = letters(s, at);
    if (end == at || ++words > 3) return s;
    if (word_in(str_sub(s, at, end), others)) return s;
    while (end < s.n && s.p[end] == ' ') end++;
  }
  Str rest = str_trim(str_sub(s, at < s.n ? at + 1 : s.n, s.n));
  return words && begins_value(behind_about(rest)) && !memchr(rest.p, ':', rest.n) ? rest : s;
}

// 0.333…: bytes of the dots behind a number with three decimals or more, or 0.
static size_t dots_behind(Str s) {
  size_t dots = s.n > 3 && str_eq(str_sub(s, s.n - 3, s.n), S("...")) ? 3 : s.n > 3 && str_eq(str_sub(s, s.n - 3, s.n), S("…")) ? 3 : 0;
  size_t at = s.n && char_in(s.p[0], "+-"), point, end = s.n - dots;
  while (at < end && s.p[at] >= '0' && s.p[at] <= '9') at++;
  for (point = at++; at < end && s.p[at] >= '0' && s.p[at] <= '9';) at++;
  return dots && point < end && s.p[point] == '.' && at == end && end - point > 3 ? dots : 0;
}

// 3x2 matrix, where two numbers are asked: the shape of one.
static void drop_matrix(const Case *c, Span *at) {
  static const Str words[] = {STR_INIT(" matrix"), STR_INIT(" array"), STR_INIT(" vector")};
  Str s = str_trim(str_sub(c->source.text, at->from, at->to));
  if (s.n && s.p[s.n - 1] == '.') s.n--;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    Str rest = str_sub(s, 0, s.n > words[i].n ? s.n - words[i].n : 0);
    bool number = rest.n && char_in(rest.p[rest.n - 1], "0123456789)]");
    if (number && str_eq_fold(str_sub(s, rest.n, s.n), words[i])) at->to = (size_t)(s.p - c->source.text.p) + rest.n;
  }
}

// What stands around a value and says nothing about it.
static void drop_words(const Case *c, Span *at) {
  if (c->part->front->kind != KIND_VALUE) return;
  Str s = str_trim(str_sub(c->source.text, at->from, at->to)), value = behind_about(behind_label(s));
  bool scalar = shape_is_scalar(c->part->reference[0].shape);
  if (scalar) value.n -= dots_behind(value);
  if (value.n < s.n) at->from = (size_t)(value.p - c->source.text.p), at->to = at->from + value.n;
  if (scalar) drop_unit(c, at);
  else if (shape_numel(c->part->reference[0].shape) == 2) drop_matrix(c, at);
}

bool goes_on(const Case *c) {
  Str s = str_trim(c->source.text);
  return s.n > 3 && (str_eq(str_sub(s, s.n - 3, s.n), S("...")) || str_eq(str_sub(s, s.n - 3, s.n), S("…")));
}

bool answer_pieces(const Case *c, Span span, Span *last, Diags *d) {
  Span pieces[PIECES];
  const SheetPart *p = c->part;
  bool array = p->front->kind == KIND_VALUE && shape_is_vector(p->reference[0].shape);
  if (array && text_is_named_list(str_sub(c->source.text, span.from, span.to), (size_t)shape_numel(p->reference[0].shape))) return *last = span, true;
  size_t n = text_equals(str_sub(c->source.text, span.from, span.to), pieces, PIECES);
  if (n > PIECES) return diag_error(d, &c->source, span, "more than %d equals signs", PIECES - 1);
  if (n == 2 && is_entry_index(c, str_trim(str_sub(c->source.text, span.from, span.from + pieces[0].to)))) n = 1, pieces[0].to = span.to - span.from; // i = j asks
  *last = (Span){span.from + pieces[n - 1].from, span.from + pieces[n - 1].to};
  Str bare = n > 1 ? unwrapped(str_sub(c->source.text, last->from, last->to)) : (Str){0}; // dW = **5**
  if (bare.n) last->from = (size_t)(bare.p - c->source.text.p), last->to = last->from + bare.n;
  drop_words(c, last);
  for (size_t i = 1; i + 1 < n; i++) { // v1 = 1, v2 = 2 is no chain, nor is v1 = 1 v2 = 2
    int depth = 0;
    if (p->front->kind == KIND_VALUE && begins_another(str_sub(c->source.text, span.from + pieces[i].from, span.from + pieces[i].to)))
      return several_answers(c, span.from + pieces[i].from, d);
    for (size_t at = span.from + pieces[i].from; at < span.from + pieces[i].to; at++) {
      char ch = c->source.text.p[at];
      depth += char_in(ch, "([{") - char_in(ch, ")]}");
      if (depth <= 0 && char_in(ch, ",;\n")) return several_answers(c, at, d);
    }
  }
  return fronts_are_clear(c, span.from, pieces, n, d);
}

// [[1, 2]]: the array is written in two pairs of brackets.
static bool is_nested(const Node *x, const Source *house) {
  Str whole = house->whole;
  size_t at = house->map[x->span.from], next = at + 1;
  if (x->kind != N_MATRIX || at >= whole.n || whole.p[at] != '[') return false;
  while (next < whole.n && whole.p[next] == ' ') next++;
  while (at > 0 && whole.p[at - 1] == ' ') at--;
  return (next < whole.n && whole.p[next] == '[') || (at > 0 && whole.p[at - 1] == '[');
}

// Which of its products were written ·, and which @: house notation has one sign for all.
static void note_dots(Node *x, const Source *house) {
  static const Str dots[] = {STR_INIT("·"), STR_INIT("⋅"), STR_INIT("∙"), STR_INIT("•"), STR_INIT("\\cdot"), STR_INIT("\\bullet")};
  static const Str theirs[] = {STR_INIT("@"), STR_INIT("dot"), STR_INIT("matmul"), STR_INIT("mm"), STR_INIT("mv")};
  for (size_t i = 0; i < x->n; i++) note_dots(x->kid[i], house);
  if (x->kind != N_BINARY || x->binary != B_MUL) return;
  size_t sign = x->kid[0]->span.to;
  while (sign < x->kid[1]->span.from && house->text.p[sign] != '*') sign++;
  Str written = str_sub(house->whole, house->map[sign], house->whole.n);
  if (written.n && *written.p == '*') return;
  for (size_t i = 0; i < sizeof dots / sizeof *dots; i++) x->dot |= str_starts(written, dots[i]);
  for (size_t i = 0; i < sizeof theirs / sizeof *theirs; i++) x->numpy |= str_starts(written, theirs[i]);
  x->nested = x->numpy && is_nested(x->kid[1], house);
}

// Whether the answer is a name of the sheet's, such as one or ten.
static bool is_name(const Case *c, Str s) {
  bool any = false;
  for (size_t m = 0; m < c->sheet->models_n; m++) any |= net_quantity(c->sheet->models[m].net, s) != NULL;
  return any;
}

Node *answer_tree(const Case *c, const Net *net, Span span, Source **house, Diags *d) {
  const FrontPart *f = c->part->front;
  Str *indices = NEW_ARRAY(c->scratch, Str, OWN + c->bound_n);
  Known context = {net, net == c->sheet->empty ? NULL : &c->sheet->front};
  Spelling spelling = {.quantity = spelled_quantity, .entries = spelled_entries, .function = spelled_function, .binds = net_binds_index,
                       .notation = spelled_notation, .known = known_name, .context = &context, .constant = net == c->sheet->empty, .signs = c->signs,
                       .decimal_comma = c->decimal_comma, .decimal_lists = c->decimal_lists, .habits = c->habits, .indices = indices};
  spelling.list = spelling.constant && f->kind == KIND_VALUE && shape_numel(c->part->reference[0].shape) > 1;
  if (spelling.list) {
    spelling.asked = (size_t)shape_numel(c->part->reference[0].shape);
    spelling.vector = shape_is_vector(c->part->reference[0].shape);
  }
  spelling.number_words = spelling.constant && !spelling.list && !is_name(c, str_trim(str_sub(c->source.text, span.from, span.to)));
  const Quantity *loss = net_loss(net);
  if (loss) spelling.loss = loss->name;
  for (size_t i = 0; f->kind == KIND_ENTRY && i < f->entry.n; i++) indices[spelling.indices_n++] = f->entry.v[i].s;
  for (size_t i = 0; i < c->bound_n; i++) indices[spelling.indices_n++] = c->bound[i];
  *house = NEW(c->scratch, Source);
  if (!text_read(c->scratch, &c->source, span, &spelling, *house, d)) return NULL;
  Node *x = parse_expression(c->scratch, *house, (Span){0, (*house)->text.n}, (Names){net_is_quantity, net}, d);
  if (x) note_dots(x, *house);
  return x;
}

// Names in a constant formula would be quantities: say so before anything else.
static bool only_numbers(const Case *c, const Source *house, const Node *x, Diags *d) {
  if (x->kind == N_NAME && !str_eq(x->name, S("pi"))) {
    diag_error(d, house, x->span, "a number is asked, `" STR_FMT "` is a name", STR_ARG(x->name));
    return false;
  }
  bool logical = x->kind == N_NOT || (x->kind == N_BINARY && x->binary <= B_GE);
  if (logical) return diag_error(d, house, x->span, "a number is asked, this is a condition");
  if (x->kind == N_CALL && !net_is_function(c->sheet->empty, x->name)) return true; // the compiler says it
  for (size_t i = 0; i < x->n; i++)
    if (!only_numbers(c, house, x->kid[i], d)) return false;
  return true;
}

static bool all_finite(const Instr *x) {
  for (int64_t i = 0; i < shape_numel(x->shape); i++)
    if (x->values[i] - x->values[i] != 0) return false;
  return true;
}

Ref constant_of(const Case *c, Span span, Tape *tape, Node **tree, bool *wrong, Diags *d) {
  const Net *empty = c->sheet->empty;
  Source *house;
  *wrong = false;
  *tree = answer_tree(c, empty, span, &house, d);
  if (!*tree || !only_numbers(c, house, *tree, d)) return NO_REF;
  Ref r = net_compile(empty, tape, house, *tree, (Reading){.alike = PRODUCT_UNCLEAR}, d);
  if (r >= 0 && tape_is_const(tape, r)) return all_finite(tape_at(tape, r)) ? r : (diag_error(d, &c->source, span, "this is not a finite number"), NO_REF);
  *wrong = (*tree)->kind != N_MATRIX && (*tree)->kind != N_CALL && !(r < 0 && diags_first(d)->unread);
  if (r >= 0) diag_error(d, &c->source, span, "this is not a number");
  return NO_REF;
}

size_t pieces_before(const Case *c, Span pieces[PIECES]) {
  size_t n = text_equals(c->source.text, pieces, PIECES);
  return n > PIECES ? 0 : n - 1;
}

// ---- dates -----------------------------------------------------------------

static bool is_month(Str s) {
  static const char months[] = "jan feb mar apr may jun jul aug sep oct nov dec ";
  char low[4];
  if (s.n != 3) return false;
  for (int i = 0; i < 3; i++) low[i] = char_lower(s.p[i]);
  low[3] = ' ';
  for (size_t i = 0; i + 4 <= sizeof months; i += 4)
    if (!memcmp(months + i, low, 4)) return true;
  return false;
}

// 2026-01-02, 1/2/2026, 3-Mar, Mar-75: what a spreadsheet makes of 1/2.  As
// arithmetic some would be a number, and nobody's answer.
static bool is_date(Str s) {
  Str field[3] = {{0}};
  size_t n = 0, from = 0;
  char separator = 0;
  for (size_t i = 0; i <= s.n; i++) {
    bool cut = i == s.n || s.p[i] == '-' || s.p[i] == '/';
    if (!cut) continue;
    if (n == 3 || (i < s.n && separator && s.p[i] != separator)) return false;
    if (i < s.n) separator = s.p[i];
    field[n++] = str_sub(s, from, i);
    from = i + 1;
  }
  int64_t v[3];
  bool number[3];
  for (size_t i = 0; i < n; i++) number[i] = field[i].n && field[i].n <= 4 && field[i].p[0] != '+' && str_int(field[i], &v[i]);
  if (n == 2) return (number[0] && field[0].n <= 2 && is_month(field[1])) || (is_month(field[0]) && number[1]);
  if (n != 3 || !number[0] || !number[1] || !number[2]) return false;
  bool first = field[0].n == 4 && field[2].n <= 2, last = field[0].n <= 2 && field[2].n == 4;
  return (first || last) && field[1].n <= 2;
}

// 45717 is a day of 2025.  Nobody writes 1/2 for a number of entries, and no quotient of a
// day and a month is greater than 31.
bool spreadsheet_date(const Case *c, Span span, double largest, Diags *d) {
  Str s = str_trim(str_sub(c->source.text, span.from, span.to));
  int64_t day;
  bool serial = s.n == 5 && s.p[0] >= '4' && s.p[0] <= '5' && str_int(s, &day) && largest <= 31 && !is_count(c->part->tree);
  if (!serial && !is_date(s)) return false;
  diag_error(d, &c->source, span, serial ? "this looks like a spreadsheet's number of a day" : "this is a date, a number is asked");
  diag_help(d, "a spreadsheet makes a date of 1/2: write 0.5, or =1/2");
  return true;
}
