// test_text.c - the golden corpus of tests/text/*.t: a student's spelling in, house notation or
// the student's message out; and properties of every reading.
//
// tests/text/01-numbers.t says how such a file is written.
//
//   REWRITE=1 build/test_text     puts what came out into the files; read the diff
#include <time.h>

#include "limits.h"
#include "net.h"
#include "golden.h"
#include "text_parts.h"

typedef struct {
  Arena *arena;
  const Lang *lang;
  Str network;
  Net *net; // NULL before it is read
  Str entry[OWN], loss;
  int32_t entry_n[OWN];
  size_t entries;
  bool constant, list, decimal_comma;
  size_t asked;
  Buf *output; // the file as it should be
} Group;

// ---- what the sheet knows of names -----------------------------------------

static bool quantity(const void *net, Str name, int *rank) {
  const Quantity *q = net_quantity(net, name);
  if (!q) return false;
  *rank = shape_is_scalar(q->shape) ? 0 : shape_is_vector(q->shape) ? 1 : shape_own_rank(q->shape);
  return true;
}

static size_t entries(const void *net, Str name) {
  const Quantity *q = net_quantity(net, name);
  return q ? (size_t)shape_numel(q->shape) : 0;
}

static bool function(const void *net, Str name) { return net_is_function(net, name); }

static Str known(const void *context, size_t i) {
  const Net *net = context;
  if (i < net->quantities_n) return net->quantities[i].name;
  i -= net->quantities_n;
  if (i < net->functions_n) return net->functions[i].name;
  i -= net->functions_n;
  return i < net->lang->n ? net->lang->functions[i].name : (Str){0};
}

static Spelling spelling_of(const Group *g) {
  return (Spelling){.quantity = quantity, .entries = entries, .function = function, .binds = net_binds_index, .known = known, .context = g->net, .indices = g->entry,
                    .indices_n = g->entries, .loss = g->loss, .constant = g->constant, .list = g->list, .asked = g->asked, .decimal_comma = g->decimal_comma};
}

// ---- readings --------------------------------------------------------------

static Str failed_text(Group *g, const Diags *d) {
  CHECK(d->errors > 0 && "what fails says why");
  const Diag *first = diags_first(d);
  return first ? str_fmt(g->arena, "FAIL " STR_FMT, STR_ARG(diag_line(first, g->arena))) : S("FAIL silently");
}

// Places of the reading stand in the student's text, in its bounds.
static void check_places(const Source *raw, Span span, const Source *house) {
  bool inside = house->map != NULL && house->whole.p == raw->text.p;
  for (size_t i = 0; inside && i <= house->text.n; i++) inside = house->map[i] >= span.from && house->map[i] <= span.to;
  CHECK(inside && "places stand in the student's text");
}

// One piece between equals signs.  NULL with what the student is told in *text.
static const Node *read_piece_of(Group *g, const Source *raw, Span span, Str *text) {
  Diags d = diags_new(g->arena);
  Spelling spelling = spelling_of(g);
  Source house;
  Node *node = NULL;
  if (text_read(g->arena, raw, span, &spelling, &house, &d)) {
    CHECK(d.errors == 0);
    check_places(raw, span, &house);
    node = parse_expression(g->arena, &house, (Span){0, house.text.n}, (Names){net_is_quantity, g->net}, &d);
    Tape *tape = tape_new(g->arena, g->net->tape);
    Diags whole = diags_new(g->arena); // an array for an entry: the judge looks at its shape
    bool array = node && net_compile(g->net, tape, &house, node, (Reading){0}, &whole) >= 0;
    if (node && !array) net_compile_entry(g->net, tape, &house, node, g->entry, g->entry_n, g->entries, (Reading){0}, &d);
    if (node && d.errors && diags_first(&d)->unread) node = NULL; // a name that there is not
  }
  *text = node ? node_text(g->arena, node) : failed_text(g, &d);
  return node;
}

static void read_net(Group *g) {
  Diags d = diags_new(g->arena);
  Source *source = NEW(g->arena, Source);
  *source = (Source){.name = S("network"), .text = g->network};
  g->net = net_read(g->arena, g->lang, source, (Span){0, source->text.n}, (Conventions){.step_at_zero = 1}, NULL, 0, &d);
  Buf b = buf_new(g->arena);
  for (size_t i = 0; i < d.n; i++) diag_render(&d.v[i], &b);
  if (!g->net) printf(STR_FMT, STR_ARG(buf_str(&b)));
}

// All pieces, with = between them; one that is not the last may be unreadable: ?
static Str outcome(Group *g, Str answer) {
  enum { MOST = 64 };
  Span pieces[MOST];
  Source *raw = NEW(g->arena, Source);
  *raw = (Source){.text = answer};
  if (!g->net) read_net(g);
  if (!g->net) return S("no network");
  size_t n = text_equals(answer, pieces, MOST);
  CHECK(n <= MOST);
  Buf b = buf_new(g->arena);
  for (size_t i = 0; i < n && i < MOST; i++) {
    Str text;
    if (i + 1 < n && !str_trim(str_sub(answer, pieces[i].from, pieces[i].to)).n) continue; // = 5
    const Node *node = read_piece_of(g, raw, pieces[i], &text);
    if (!node && i + 1 == n) return text;
    buf_fmt(&b, "%s" STR_FMT, b.n ? " = " : "", STR_ARG(node ? text : S("?")));
  }
  return buf_str(&b);
}

// ---- reading the files -----------------------------------------------------

static void set_entries(Group *g, Str value) { // i=1..3, j=1..2
  while (value.n) {
    ptrdiff_t comma = str_find(value, S(","));
    Str one = str_trim(str_sub(value, 0, comma < 0 ? value.n : (size_t)comma));
    ptrdiff_t at = str_find(one, S("=1.."));
    int64_t n = 0;
    CHECK(at > 0 && str_int(str_sub(one, (size_t)at + 4, one.n), &n));
    g->entry[g->entries] = str_sub(one, 0, (size_t)at);
    g->entry_n[g->entries++] = (int32_t)n;
    value = comma < 0 ? S("") : str_sub(value, (size_t)comma + 1, value.n);
  }
}

static void set_asked(Group *g, Str value) { // value, list, 4 entries
  ptrdiff_t entries = str_find(value, S(" entries"));
  int64_t n = 0;
  g->constant = true;
  g->list = str_eq(value, S("list")) || entries > 0;
  CHECK(entries < 0 || str_int(str_sub(value, 0, (size_t)entries), &n));
  g->asked = (size_t)n;
}

static bool is_setting(Group *g, Str line) {
  ptrdiff_t colon = str_find(line, S(":"));
  Str key = str_sub(line, 0, colon < 0 ? 0 : (size_t)colon), value = str_trim(str_sub(line, (size_t)(colon + 1), line.n));
  if (str_eq(key, S("loss"))) g->loss = value;
  else if (str_eq(key, S("entry"))) set_entries(g, value);
  else if (str_eq(key, S("asked"))) set_asked(g, value);
  else if (str_eq(key, S("decimal comma"))) g->decimal_comma = str_eq(value, S("yes"));
  else return false;
  return true;
}

static void put_utf8(Buf *b, unsigned code) {
  if (code < 0x80) buf_char(b, (char)code);
  else if (code < 0x800) buf_char(b, (char)(0xC0 | code >> 6)), buf_char(b, (char)(0x80 | (code & 63)));
  else {
    if (code < 0x10000) buf_char(b, (char)(0xE0 | code >> 12));
    else buf_char(b, (char)(0xF0 | code >> 18)), buf_char(b, (char)(0x80 | (code >> 12 & 63)));
    buf_char(b, (char)(0x80 | (code >> 6 & 63)));
    buf_char(b, (char)(0x80 | (code & 63)));
  }
}

// <U+200B>: a character that does not show; ⏎: the end of a line.
static Str unescaped(Arena *a, Str s) {
  Buf b = buf_new(a);
  for (size_t i = 0; i < s.n; i++) {
    Str rest = str_sub(s, i, s.n);
    unsigned code = 0;
    size_t at = 3;
    if (str_starts(rest, S("⏎"))) {
      buf_char(&b, '\n');
      i += S("⏎").n - 1;
      continue;
    }
    for (; str_starts(rest, S("<U+")) && at < rest.n && rest.p[at] != '>'; at++)
      code = code * 16 + (unsigned)(rest.p[at] <= '9' ? rest.p[at] - '0' : rest.p[at] - 'A' + 10);
    if (code) put_utf8(&b, code), i += at;
    else buf_char(&b, s.p[i]);
  }
  return buf_str(&b);
}

static void run_group(const char *file, int line_number, Str text, const void *lang, Buf *output) {
  Arena *a = arena_new();
  Group g = {.arena = a, .lang = lang, .output = output};
  for (Str rest = text; rest.n;) {
    char place[100];
    snprintf(place, sizeof place, "%s:%d", file, line_number);
    const char *before = rest.p;
    Str line = golden_line(&rest);
    ptrdiff_t arrow = str_starts(line, S("% ")) ? -1 : str_find(line, S(" => "));
    if (arrow > 0) {
      t_group(place);
      Str got = outcome(&g, unescaped(a, str_trim(str_sub(line, 0, (size_t)arrow))));
      buf_fmt(output, STR_FMT " => " STR_FMT "\n", STR_ARG(str_sub(line, 0, (size_t)arrow)), STR_ARG(got));
      if (!golden_rewrites()) CHECK_STR(got, str_c(a, str_trim(str_sub(line, (size_t)arrow + 4, line.n))));
    } else {
      if (str_eq(line, S("network:"))) g.network = golden_indented(a, &rest);
      else if (!str_starts(line, S("%")) && !is_setting(&g, line)) {
        t_group(place);
        CHECK(!"a line of a known kind");
      }
      buf_add(output, (Str){before, (size_t)(rest.p - before)});
    }
    line_number += golden_newlines(before, rest.p);
  }
  arena_free(a);
}

static void run_file(const char *path, const Lang *lang) { golden_groups(path, run_group, lang); }

GOLDEN("tests/text/*.t", run_file)

TEST(tables_are_sorted) { CHECK(symbols_sorted()); }

// ---- house notation is part of the students' -------------------------------

static const char house_network[] =
  "D = 3 ; K = 4\nf : function\nx : D ; t : K ; X : D x K ; y : 1\nW1 : K x D ; b1 : K ; W2 : K x K\n"
  "z1 = W1*x + b1 ; h1 = f(z1)\ny_out = W2*h1 ; L = sum((y_out - t).^2)\ndx2 = x\n";

static uint64_t random_state;

static size_t random_below(size_t n) { // xorshift: the same trees everywhere
  random_state ^= random_state << 13;
  random_state ^= random_state >> 7;
  random_state ^= random_state << 17;
  return (size_t)(random_state % n);
}

static void random_formula(Buf *b, int depth);

static void random_list(Buf *b, int depth, size_t n, const char *between) {
  for (size_t i = 0; i < n; i++) {
    if (i) buf_add(b, str(between));
    random_formula(b, depth - 1);
  }
}

static void random_leaf(Buf *b) {
  static const char *const leaves[] = {"x", "t", "X", "y", "W1", "W2", "b1", "z1", "h1", "y_out", "L", "pi", "D", "dx2", "0.5", "2", "1e-07", "12",
                                       "x[1]", "W1[2,3]", "W2[1,:]", "W2[1:2,:]", "x[y]", "dL/dW1", "d(L)/d(W1[1,2])", "dL/dx", "d(L*y)/d(x)", "rows(X)"};
  buf_add(b, str(leaves[random_below(sizeof leaves / sizeof *leaves)]));
}

static void random_formula(Buf *b, int depth) {
  static const char *const operators[] = {" + ", " - ", "*", "/", ".*", "./", " < ", " >= ", " == ", " != ", " and ", " or "};
  static const char *const wraps[][2] = {{"(", ")"}, {"-(", ")"}, {"(", ")'"}, {"f(", ")"}, {"f'(", ")"}, {"f''(", ")"}, {"sum(", ")"}, {"sum(k, x[k]*(", "))"},
                                         {"sum(k=1..3, ", ")"}, {"max(k=1..2, x[k]*", ")"}, {"exp(", ")"}, {"norm(", ")"}, {"not (", ")"}, {"(", ").^2"}, {"(", ")^(-1)"},
                                         {"(", ")[1,2]"}, {"(", ")[:]"}, {"d(", ")/d(x)"}, {"jacobian(", ", x)"}, {"sum(", ", 1)"}, {"delta(y, ", ")"}};
  if (depth <= 0) {
    random_leaf(b);
    return;
  }
  switch (random_below(6)) {
  case 0: case 1: random_list(b, depth, 2, operators[random_below(sizeof operators / sizeof *operators)]); break;
  case 2: case 3: {
    const char *const *wrap = wraps[random_below(sizeof wraps / sizeof *wraps)];
    buf_add(b, str(wrap[0]));
    random_formula(b, depth - 1);
    buf_add(b, str(wrap[1]));
    break;
  }
  case 4: buf_add(b, S("if(")); random_list(b, depth, 3, ", "); buf_char(b, ')'); break;
  default: buf_char(b, '['); random_list(b, depth, 1 + random_below(3), random_below(2) ? ", " : "; "); buf_char(b, ']');
  }
}

// What is refused although it is house notation: two readers would read it in two ways.
static bool is_refused_on_purpose(const Diags *d) {
  static const char *const reasons[] = {"a prime on a number", "the power of a vector", "two signs in a row", "a power behind a derivative", "too deeply nested", "a subscript behind a subscript"};
  for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
    if (str_eq(d->v[0].message, str(reasons[i]))) return true;
  return false;
}

// [[1, 2], [3, 4]] has two rows for a student, one for a sheet.
static bool has_nested_arrays(const Node *x) {
  for (size_t i = 0; i < x->n; i++)
    if ((x->kind == N_ROW && (x->kid[i]->kind == N_MATRIX || (x->kid[i]->kind == N_INDEX && x->kid[i]->kid[0]->kind == N_MATRIX))) || has_nested_arrays(x->kid[i])) return true;
  return false;
}

// tanh(z)^2 of a vector is read as .^, it would mean nothing else; [x] is x.
static Node *with_plain_powers(Node *x) {
  while (x->kind == N_MATRIX && x->n == 1 && x->kid[0]->n == 1) x = x->kid[0]->kid[0];
  if (x->kind == N_BINARY && x->binary == B_EPOW) x->binary = B_POW;
  for (size_t i = 0; i < x->n; i++) x->kid[i] = with_plain_powers(x->kid[i]);
  return x;
}

static void read_back(Arena *a, Group *g, Str formula, size_t *read, size_t *refused) {
  Names names = {net_is_quantity, g->net};
  Diags d = diags_new(a);
  Source source = {.text = formula}, house;
  Node *tree = parse_expression(a, &source, (Span){0, formula.n}, names, &d);
  if (!tree || has_nested_arrays(tree)) return; // a comparison of a comparison, a power of a power
  Source printed = {.text = node_text(a, tree)};
  Spelling spelling = spelling_of(g);
  if (!text_read(a, &printed, (Span){0, printed.text.n}, &spelling, &house, &d)) {
    ++*refused;
    if (!is_refused_on_purpose(&d)) CHECK_STR(printed.text, str_c(a, diag_line(&d.v[0], a)));
    return;
  }
  Node *again = parse_expression(a, &house, (Span){0, house.text.n}, names, &d);
  ++*read;
  if (!again || !node_eq(with_plain_powers(tree), with_plain_powers(again))) CHECK_STR(house.text, str_c(a, printed.text));
}

TEST(house_notation_is_read_as_it_stands) {
  Arena *lasting = arena_new(), *a = arena_new();
  Group g = {.arena = lasting, .lang = lang_new(lasting), .network = str(house_network), .loss = S("L")};
  size_t read = 0, refused = 0;
  read_net(&g);
  random_state = 0x9E3779B97F4A7C15u;
  for (int i = 0; i < 20000 && g.net; i++) {
    ArenaMark mark = arena_mark(a);
    Buf b = buf_new(a);
    random_formula(&b, 1 + i % 4);
    read_back(a, &g, buf_str(&b), &read, &refused);
    arena_release(a, mark);
  }
  CHECK(read > 12000 && refused < read / 10);
  arena_free(a);
  arena_free(lasting);
}

// ---- house notation is read at once ----------------------------------------

// Names that mean something elsewhere, too.
static const char taken_network[] =
  "f : function ; sigma : function ; list : function ; axis : 2 ; np : 2 x 2 ; d : 1 ; I : 2 ; T : 2 x 2 ; k : 2 ; y : 1 ; K : 1\n"
  "x : 3 ; W : 3 x 3 ; W1 : 2 x 2 ; x_1 : 1 ; sum_x : 2 ; else : 1 ; dx : 1 ; mat : 2 x 2 ; E : 1 ; n6 : 1 ; Q1 : 1 ; F : 2\n"
  "L = sum(x.^2) + y + sum(W) + n6 + K\n";

static void random_answer(Buf *b) {
  static const char *const operands[] = {"x", "W", "W1", "y", "k", "K", "i", "j", "kk", "q1", "k1", "y2", "l", "e", "d", "I", "T", "np", "axis", "dx", "x_1", "sum_x", "else", "mat", "E", "n6", "F", "1", "2", "0", "0.5",
                                         "2.", ".5", "1e-3", "10", "x[1]", "x[i]", "W[i,k]", "W[i+1, (j)]", "x[0]", "x[y]", "x[kk]", "x[k1]", "W[:,1]", "dL/dW", "dL / dx", "dL/dn6", "dK/dL", "dL/dW1[1,2]", "x[q1]", "x[2.0]", "pi", "dL", "Ybar", "x1", "Wx", "xi"};
  static const char *const operators[] = {" * ", "*", ".*", " .* ", "+", " - ", "-", "/", "./", ".^", "==", " <= ", "<", ">", "!=", " ", "^", "**", "@", "=", ".", ",", ", ", "  "};
  static const char *const opens[] = {"(", "(", "(", "f(", "f'(", "f (", "sum(", "sum(kk, ", "sum((q1),", "sum(k1, ", "sum(y2, ", "sum(i, ", "max(", "delta(", "diag(", "list(", "softmax(", "if(", "-(", "x(", "[", "norm(", "exp(", "1(", "I(", "not(", "d("};
  static const char *const closes[] = {")", ")", ")", ")'", ")^T", ")^2", ")^1", "]", ") ", ")''", ")[1]", ").^2", ")^T'", ")^(-1)"};
  static const char *const behind[] = {"'", "^T", "^2", "''", "^1", "[1]", "^(2)", ".T", "^-1", "^10", "^T'", "_1"};
  size_t depth = 0, noise = 3 + random_below(12);
  for (size_t n = 1 + random_below(8); n; n--) {
    while (depth < 6 && !random_below(3)) buf_add(b, str(opens[random_below(3) ? random_below(10) : random_below(sizeof opens / sizeof *opens)])), depth++;
    if (!random_below(9)) buf_add(b, S("-"));
    buf_add(b, str(operands[random_below(sizeof operands / sizeof *operands)]));
    if (!random_below(5)) buf_add(b, str(behind[random_below(3) ? random_below(3) : random_below(sizeof behind / sizeof *behind)]));
    while (depth && (n == 1 || !random_below(3))) buf_add(b, str(closes[random_below(noise) ? random_below(6) : random_below(sizeof closes / sizeof *closes)])), depth--;
    if (n > 1) buf_add(b, str(operators[random_below(noise) ? random_below(15) : random_below(sizeof operators / sizeof *operators)]));
  }
}

// As house notation it is what it is in every other spelling; whether it is.
static bool reads_alike(Arena *a, const Spelling *spelling, Str answer) {
  Source raw = {.text = answer}, house, other;
  Diags d = diags_new(a);
  if (!read_house(a, &raw, (Span){0, answer.n}, spelling, &house)) return false;
  bool ok = read_spelling(a, &raw, (Span){0, answer.n}, spelling, &other, &d) && !d.n && str_eq(house.text, other.text);
  if (!ok || memcmp(house.map, other.map, (house.text.n + 1) * sizeof *house.map)) CHECK_STR(d.n ? diag_line(&d.v[0], a) : other.text, str_c(a, answer));
  return true;
}

TEST(house_notation_is_read_at_once_as_otherwise) {
  Arena *lasting = arena_new(), *a = arena_new();
  Group g = {.arena = lasting, .lang = lang_new(lasting), .network = str(taken_network), .loss = S("L"), .entry = {STR_INIT("i"), STR_INIT("j")}, .entries = 2};
  size_t alike = 0;
  read_net(&g);
  random_state = 0x9E3779B97F4A7C15u;
  for (unsigned i = 0; i < 60000 && g.net; i++) {
    ArenaMark mark = arena_mark(a);
    Buf b = buf_new(a);
    Spelling spelling = spelling_of(&g);
    spelling.habits = i & 3;
    random_answer(&b);
    alike += reads_alike(a, &spelling, buf_str(&b));
    arena_release(a, mark);
  }
  CHECK(alike > 3000);
  arena_free(a);
  arena_free(lasting);
}

// ---- bounds ----------------------------------------------------------------

static Str repeated(Arena *a, const char *open, size_t n, const char *middle, const char *close) {
  Buf b = buf_new(a);
  for (size_t i = 0; i < n; i++) buf_add(&b, str(open));
  buf_add(&b, str(middle));
  for (size_t i = 0; i < n; i++) buf_add(&b, str(close));
  return buf_str(&b);
}

// Whether the longest answer there may be, of these two pieces by turns, is read in time that
// is linear in it: milliseconds, a tenth of a second under the sanitizers.  Looking again and
// again for the end of something takes minutes.
static bool is_read_soon(Group *g, const char *one, const char *two) {
  Arena *a = arena_new();
  size_t n = LIMIT_ANSWER_BYTES / (strlen(one) + strlen(two));
  Str text = repeated(a, str_c(a, str_fmt(a, "%s%s", one, two)), n, "", "");
  Source raw = {.text = text}, house;
  Span pieces[8];
  Spelling spelling = spelling_of(g);
  Diags d = diags_new(a);
  clock_t begin = clock();
  size_t found = text_equals(text, pieces, 8);
  text_read(a, &raw, pieces[found > 8 ? 7 : found - 1], &spelling, &house, &d);
  double seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
  if (seconds >= 0.3) fprintf(stderr, "  `%s%s` takes %.1f s\n", one, two, seconds);
  arena_free(a);
  return seconds < 0.3;
}

TEST(what_is_repeated_is_read_soon) {
  static const char *const pieces[] = {"\\", "=", "1", "0.1,", "1&", "1;2\n", "| 1 ", "(", "[", "{", "]", "\\frac{1}{", "\\begin{", "\\end{a}", "\\text{", "$", "'", "_",
                                       "^", "|", "#", "x ", "w1=1,", "1 if x else ", "\u00e9", "-1 -1 ", "sum(", "d(", "(1,2),", "\n"};
  enum { PIECES = sizeof pieces / sizeof *pieces };
  Arena *lasting = arena_new();
  Group g = {.lang = lang_new(lasting), .network = str(house_network), .loss = S("L"), .arena = lasting, .asked = 6};
  read_net(&g);
  for (size_t i = 0; g.net && i < PIECES * 4; i++)
    for (int list = 0; list < 2; list++) {
      g.constant = g.list = list;
      CHECK(is_read_soon(&g, pieces[i % PIECES], i < PIECES ? "" : pieces[(i % PIECES + i / PIECES * 7) % PIECES]));
    }
  arena_free(lasting);
}

// Each ends soon, with a reading or a message; fuzzing and the sanitizers see the rest.
TEST(hostile_answers_are_answered) {
  static const struct { const char *open, *middle, *close; size_t n; } texts[] = {
    {"(", "x", ")", 1000000}, {"(", "x", ")", 30000}, {"1", "", "", 10000000}, {"1", "", "", 65000}, {"x + ", "x", "", 16000}, {"\\frac{1}{", "x", "}", 6000},
    {"x^{", "x", "}", 16000}, {"x_{", "1", "}", 16000}, {"9^", "9", "", 30000}, {"|x ", "", "", 21000}, {"\\begin{cases}1&", "x", "\\end{cases}", 1500},
    {"\\begin{bmatrix}", "1", "\\end{bmatrix}", 2000}, {"x", "", ".T", 20000}, {"x", "", ".sum()", 8000}, {"x", "", "^+", 20000}, {"xyxyxy ", "", "", 9000},
    {"\\hat{y} ", "", "", 8000}, {"w_{12}^{(1)}+", "x", "", 4900}, {"x ? 1 : ", "2", "", 8000}, {"1 if x else ", "2", "", 5000}, {"[", "1", "]", 30000},
    {"np.dot(x, ", "x", ")", 40}, {"e^{", "x", "}", 60}, {"\\text{x+", "x", "}", 60}, {"\\begin{cases}1&x>0\\\\", "1&x", "\\end{cases}", 8},
    {"x=", "x", "", 30000}, {"\\sum_k ", "x_k", "", 9000}, {"\\bar", "x", "", 16000}, {"d(", "x", ")", 90}, {"\\frac{d(", "x", ")}{2}", 60}, {"\\text{x_{", "x", "+1}+1}", 60}, {"{1,", "1", "}", 16000}, {"\xE2\x80\x8B", "x", "", 21000}};
  Arena *lasting = arena_new();
  Group g = {.lang = lang_new(lasting), .network = str(house_network), .loss = S("L")};
  for (size_t i = 0; i < 2 * sizeof texts / sizeof *texts; i++) {
    Arena *a = arena_new();
    g.arena = a;
    g.constant = g.list = i % 2;
    read_net(&g);
    if (g.net) {
      Str text = repeated(a, texts[i / 2].open, texts[i / 2].n, texts[i / 2].middle, texts[i / 2].close);
      Source raw = {.text = text}, house;
      Span pieces[8];
      Spelling spelling = spelling_of(&g);
      Diags d = diags_new(a);
      size_t n = text_equals(text, pieces, 8);
      bool ok = text_read(a, &raw, pieces[n > 8 ? 7 : n - 1], &spelling, &house, &d);
      CHECK(ok == (d.errors == 0));
    }
    arena_free(a);
  }
  arena_free(lasting);
}

// ---- one inside the other --------------------------------------------------

// Whether an answer is read in time that does not grow with the power of its depth: less than a
// millisecond, a tenth of a second under the sanitizers.
static bool nested_soon(Group *g, Str text, const char *one, const char *two, int depth) {
  Arena *a = arena_new();
  Source raw = {.text = text}, house;
  Spelling spelling = spelling_of(g);
  Diags d = diags_new(a);
  clock_t begin = clock();
  text_read(a, &raw, (Span){0, text.n}, &spelling, &house, &d);
  double seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
  if (seconds >= 0.1) fprintf(stderr, "  `%s` and `%s`, %d deep, take %.2f s\n", one, two, depth, seconds);
  arena_free(a);
  return seconds < 0.1;
}

TEST(what_is_nested_is_read_soon) {
  static const char *const around[][2] = {
    {"d(", ")"}, {"d(", ")/2"}, {"d(", ")/d(x)"}, {"d(x)/d(", ")"}, {"d(", ")_1"}, {"d(", ")[1]'"}, {"\\frac{d(", ")}{2}"}, {"\\frac{d(", ")}{d(x)}"}, {"\\frac{d(", ")}{d}"},
    {"\\frac{2}{d(", ")}"}, {"\\frac{d(x)}{d(", ")}"}, {"\\frac{", "}{2}"}, {"\\frac{1}{", "}"}, {"\\partial(", ")/\\partial x"}, {"\\frac{\\partial(", ")}{\\partial x}"},
    {"\xE2\x88\x82(", ")"}, {"\\mathrm{d}(", ")"}, {"\\mathrm{d}{", "}"}, {"dx_{", "+1}"}, {"dx^{", "}/2"}, {"x_{", "+1}"}, {"x_{", "}"}, {"x^{", "}"}, {"x[", "]"}, {"x^(", ")"},
    {"e^{", "}"}, {"e**(", ")"}, {"\\text{x_{", "+1}+1}"}, {"\\text{x+", "}"}, {"\\boxed{", "}"}, {"\\text{f}(", ")"}, {"\\mathbf{", "}"}, {"\\bar{", "}"}, {"\\bar{x_{", "}}"}, {"\\mathbf{x_{", "}_1}_1"},
    {"\\sum_{k=1}^{", "} x_k"}, {"\\sum_{k \\ne ", "} x_k"}, {"\\sum_k (", ")"}, {"sum(k, ", ")"}, {"|", "|"}, {"|(", ")|"}, {"\\left|", "\\right|"}, {"\\|", "\\|^2"}, {"\\|(", ")\\|_2"}, {"||(", ")||"},
    {"\\begin{cases}1&", "\\\\0&\\text{otherwise}\\end{cases}"}, {"\\begin{cases}", "&x>0\\\\0&\\text{otherwise}\\end{cases}"}, {"\\begin{bmatrix}", "&1\\\\2&3\\end{bmatrix}"},
    {"f(", ")"}, {"f'(", ")"}, {"f^2(", ")"}, {"\\exp(", ")"}, {"\\exp{", "}"}, {"\\exp \\left(", "\\right)"}, {"f [", "]"}, {"np.dot(x, ", ")"}, {"np.exp(", ")"}, {"(", ").dot(x)"}, {"(", ").reshape(3, 1)"},
    {"(", ")"}, {"[", "]"}, {"{", "}"}, {"\\{", "\\}"}, {"[[", "],[1]]"}, {"(1, ", ")"}, {"[1, ", "]"}, {"(", ")'"}, {"(", ")_1"}, {"(", ")^T"}, {"(", ")^{-1}"},
    {"\\sqrt{", "}"}, {"\xE2\x88\x9A(", ")"}, {"{", " \\over 2}"}, {"{1 \\over ", "}"}, {"\\underbrace{", "}_{x}"}, {"\\underbrace{x}_{", "}"}, {"1[x = ", "]"}, {"1_{x > ", "}"}, {"\\mathbb{1}[x > ", "]"},
    {"if(x > 0, ", ", 0)"}, {"x > 0 ? ", " : 0"}, {"(", " if x > 0 else 0)"}, {"\\delta_{y,", "}"}, {"\\delta_j^{", "}"}, {"max(", ", 0)"}, {"\\max_{", "} x"}, {"(", ")/2 + d(x)"}, {"dx(", ")"}, {"d x_{", "}/2"}};
  enum { AROUND = sizeof around / sizeof *around, PAIRS = 3 };
  static const int depths[] = {20, 40, 200};
  Arena *lasting = arena_new(), *a = arena_new();
  Group g = {.lang = lang_new(lasting), .network = str(house_network), .loss = S("L"), .arena = lasting};
  read_net(&g);
  for (size_t i = 0; g.net && i < AROUND * PAIRS; i++)
    for (int form = 0; form < 4; form++) { // closed, not closed, as a list, and closed with something wrong inside
      const char *const *one = around[i % AROUND], *const *two = around[(i + i / AROUND * 13) % AROUND];
      g.constant = g.list = form == 2;
      for (size_t k = 0; k < sizeof depths / sizeof *depths; k++) {
        ArenaMark mark = arena_mark(a);
        Buf b = buf_new(a);
        for (int n = 0; n < depths[k] / 2; n++) buf_fmt(&b, "%s%s", one[0], two[0]);
        buf_add(&b, form == 3 ? S("x $ + $ )") : form == 2 ? S("0.5") : S("x"));
        for (int n = 0; form != 1 && n < depths[k] / 2; n++) buf_fmt(&b, "%s%s", two[1], one[1]);
        bool soon = nested_soon(&g, buf_str(&b), one[0], two[0], depths[k]);
        CHECK(soon);
        arena_release(a, mark);
        if (!soon) break;
      }
    }
  arena_free(a);
  arena_free(lasting);
}
