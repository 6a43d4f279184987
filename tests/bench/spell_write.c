// spell_write.c - spell_write of spell.h: formulas in the notations that students use.
//
// Every binary operator stands in brackets, as in house notation; what differs are its signs,
// and how names are written: W2 is W_2, W^{(2)} or W₂, ybar[k] is \bar{y}_{k}.
#include "spell.h"

#include <ctype.h>

typedef struct {
  Buf *out;
  Luck *luck;
  Writing writing;
  bool matrices; // NumPy: there is an `@`, so that `*` is elementwise
} Writer;

static const char *const latex[] = {" \\lor ", " \\land ", " = ", " \\neq ", " < ", " \\le ", " > ", " \\ge ", " + ", " - "};
static const char *const unicode[] = {" ∨ ", " ∧ ", " = ", " ≠ ", " < ", " ≤ ", " > ", " ≥ ", " + ", " − "};
static const char *const ascii[] = {" or ", " and ", " == ", " != ", " < ", " <= ", " > ", " >= ", " + ", " - "};

static void write_node(const Writer *w, const Node *x);

static void put(const Writer *w, const char *text) { buf_add(w->out, str(text)); }
static bool chance(const Writer *w, int percent) { return luck_percent(w->luck, percent); }
static bool is_array(const Node *x) { return !shape_is_scalar(x->shape); }
static bool is_condition(const Node *x) { return x->kind == N_BINARY && x->binary >= B_EQ && x->binary <= B_GE; }

// A product of matrices, which no number takes part in.
static bool is_matrix_product(const Node *x) { return x->kind == N_BINARY && x->binary == B_MUL && is_array(x->kid[0]) && is_array(x->kid[1]); }

static bool has_matrix_product(const Node *x) {
  if (is_matrix_product(x)) return true;
  for (size_t i = 0; i < x->n; i++)
    if (has_matrix_product(x->kid[i])) return true;
  return false;
}

// ---- names -----------------------------------------------------------------

// W2 as W and 2, Rbar as R with a bar; what has no such form is one word.
typedef struct { Str letters, digits; bool bar; } Name;

static Name name_of(Str s) {
  Name n = {.letters = s};
  if (s.n > 3 && str_eq(str_sub(s, s.n - 3, s.n), S("bar"))) return (Name){.letters = str_sub(s, 0, s.n - 3), .bar = true};
  while (n.letters.n > 1 && isdigit((unsigned char)n.letters.p[n.letters.n - 1])) n.letters.n--;
  n.digits = str_sub(s, n.letters.n, s.n);
  return n;
}

// layer: W^{(2)}, as indices below need it.
static void write_latex_name(const Writer *w, Str s, bool layer) {
  Name n = name_of(s);
  if (str_eq(n.letters, S("sigma"))) put(w, "\\");
  if (n.bar) buf_fmt(w->out, "\\bar{" STR_FMT "}", STR_ARG(n.letters));
  else buf_add(w->out, n.letters);
  if (n.digits.n) buf_fmt(w->out, layer ? "^{(" STR_FMT ")}" : n.digits.n > 1 ? "_{" STR_FMT "}" : "_" STR_FMT, STR_ARG(n.digits));
}

static void write_unicode_name(const Writer *w, Str s) {
  Name n = name_of(s);
  if (str_eq(n.letters, S("sigma"))) put(w, "σ");
  else buf_add(w->out, n.letters);
  if (n.bar) put(w, "\xcc\x84");
  for (size_t i = 0; i < n.digits.n; i++) buf_utf8(w->out, 0x2080 + (uint32_t)(n.digits.p[i] - '0'));
}

static void write_name(const Writer *w, Str s) {
  if (w->writing == WRITING_LATEX) write_latex_name(w, s, chance(w, 30));
  else if (w->writing == WRITING_UNICODE) write_unicode_name(w, s);
  else buf_add(w->out, s);
}

// An index of one letter: q1 would be q_1.
static Str letter_of(const Writer *w, const Node *x) {
  bool one = w->writing == WRITING_LATEX || w->writing == WRITING_UNICODE;
  return one && str_eq(x->name, S("q1")) ? S("b") : one && str_eq(x->name, S("kk")) ? S("w") : x->name;
}
static void write_index(const Writer *w, const Node *x) { buf_add(w->out, letter_of(w, x)); }

static void write_entry(const Writer *w, const Node *x) {
  bool below = w->writing == WRITING_LATEX;
  if (below) write_latex_name(w, x->kid[0]->name, true);
  else write_name(w, x->kid[0]->name);
  put(w, below ? "_{" : "[");
  for (size_t i = 1; i < x->n; i++) {
    if (i > 1 && !below) put(w, chance(w, 50) ? ", " : ",");
    write_index(w, x->kid[i]);
  }
  put(w, below ? "}" : "]");
}

static void write_derivative(const Writer *w, const Node *x) {
  bool fraction = w->writing == WRITING_LATEX;
  const char *d = fraction ? "\\partial " : w->writing == WRITING_UNICODE ? "∂" : "d";
  put(w, fraction ? "\\frac{" : w->writing == WRITING_UNICODE ? "(" : "");
  put(w, d), write_name(w, x->kid[0]->name);
  put(w, fraction ? "}{" : "/");
  put(w, d), write_name(w, x->kid[1]->name);
  put(w, fraction ? "}" : w->writing == WRITING_UNICODE ? ")" : "");
}

// ---- operators -------------------------------------------------------------

static const char *times(const Writer *w, const Node *x) {
  bool entries = x->binary == B_EMUL, array = is_matrix_product(x);
  switch (w->writing) {
  case WRITING_NUMPY: return array ? " @ " : entries && !w->matrices ? ".*" : chance(w, 70) ? " * " : "*";
  case WRITING_LATEX: return entries ? chance(w, 60) ? " \\odot " : " \\circ " : array || chance(w, 60) ? " " : " \\cdot ";
  case WRITING_UNICODE: return entries ? chance(w, 60) ? " ⊙ " : " ∘ " : array ? " " : "·";
  default: return entries ? " .* " : "*";
  }
}

static const char *sign(const Writer *w, const Node *x) {
  if (x->binary == B_MUL || x->binary == B_EMUL) return times(w, x);
  if (x->binary > B_SUB) return "/";
  return (w->writing == WRITING_LATEX ? latex : w->writing == WRITING_UNICODE ? unicode : ascii)[x->binary];
}

// \delta_{ij}, an indicator, np.where; what stands in brackets is the condition itself.
static bool write_condition(const Writer *w, const Node *x) {
  const Node *left = x->kid[0], *right = x->kid[1];
  bool letters = x->binary == B_EQ && left->kind == N_NAME && right->kind == N_NAME;
  if (w->writing == WRITING_LATEX && letters && chance(w, 60)) {
    put(w, "\\delta_{"), write_index(w, left), write_index(w, right), put(w, "}");
    return true;
  }
  bool where = w->writing == WRITING_NUMPY && chance(w, 40), indicator = w->writing == WRITING_LATEX;
  if (!where && !indicator) return false;
  put(w, where ? "np.where(" : "\\mathbb{1}[");
  write_node(w, left), put(w, sign(w, x)), write_node(w, right);
  put(w, where ? ", 1, 0)" : "]");
  return true;
}

static void write_binary(const Writer *w, const Node *x) {
  if (is_condition(x) && write_condition(w, x)) return;
  if (x->binary == B_DIV && w->writing == WRITING_LATEX) {
    put(w, "\\frac{"), write_node(w, x->kid[0]), put(w, "}{"), write_node(w, x->kid[1]), put(w, "}");
    return;
  }
  bool large = w->writing == WRITING_LATEX && chance(w, 40);
  put(w, large ? "\\left(" : "(");
  write_node(w, x->kid[0]), put(w, sign(w, x)), write_node(w, x->kid[1]);
  put(w, large ? "\\right)" : ")");
}

static void write_call(const Writer *w, const Node *x) {
  const char *prime = w->writing == WRITING_UNICODE ? "′" : "'";
  if (x->n == 2) { // a sum; its body stands in brackets
    bool sums = w->writing == WRITING_LATEX;
    put(w, sums ? "(\\sum_{" : "sum("), write_index(w, x->kid[0]), put(w, sums ? "} (" : ", ");
    write_node(w, x->kid[1]), put(w, sums ? "))" : ")");
    return;
  }
  write_name(w, x->name);
  for (int i = 0; i < x->primes; i++) put(w, prime);
  put(w, "("), write_node(w, x->kid[0]), put(w, ")");
}

static void write_transpose(const Writer *w, const Node *x) {
  static const char *const above[] = {"^T", "^{T}", "^\\top", "^{\\top}"};
  bool braces = w->writing == WRITING_LATEX && x->kid[0]->kind == N_NAME;
  put(w, braces ? "{" : ""), write_node(w, x->kid[0]), put(w, braces ? "}" : "");
  put(w, w->writing == WRITING_NUMPY ? ".T" : w->writing == WRITING_UNICODE ? "ᵀ" : above[luck_below(w->luck, 4)]);
}

static void write_node(const Writer *w, const Node *x) {
  switch (x->kind) {
  case N_BINARY: write_binary(w, x); break;
  case N_NEGATE: put(w, w->writing == WRITING_UNICODE ? "(−" : "(-"), write_node(w, x->kid[0]), put(w, ")"); break;
  case N_TRANSPOSE: write_transpose(w, x); break;
  case N_CALL: write_call(w, x); break;
  case N_INDEX: write_entry(w, x); break;
  case N_DERIVATIVE: write_derivative(w, x); break;
  case N_NAME: write_name(w, letter_of(w, x)); break;
  default: buf_add(w->out, node_text(w->out->arena, x));
  }
}

void spell_write(Buf *out, Luck *l, const Node *x, Writing writing) {
  Writer w = {out, l, writing, has_matrix_product(x)};
  if (writing == WRITING_HOUSE) spell_house(out, l, x);
  else write_node(&w, x);
}
