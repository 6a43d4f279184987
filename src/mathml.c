// mathml.c - how it works.
//
// One pass, top down.  An atom (a letter, a group, a fraction, …) is read into a text of
// its own, because the scripts behind it decide what it is wrapped in; a list of atoms is
// appended to the list around it.  Each atom has TeX's class, by which signs and spaces
// are told apart: the minus behind `=` is a sign, and a sum has its limits above and
// below.  Only MathML Core is written, which all browsers render without a script; what
// Core leaves to style sheets (bold, the alignment of columns) is a class that the page
// styles: b, bi, i, s, m; l, r, al, ar; u, o for lines below and above.
#include "mathml_read.h"

#include "diag.h"
#include "limits.h"

#include <string.h>

static const struct { Class class; const char *name; unsigned code; } symbols[] = {
#define SYMBOL(class, name, code) {class, #name, code},
#include "mathml.def"
#undef SYMBOL
};

static Atom read_nucleus(Tex *t, Class before);

bool tex_refuse(Tex *t, const char *format, ...) {
  if (t->why.n) return false;
  Buf b = buf_new(t->arena);
  va_list args;
  va_start(args, format);
  buf_vfmt(&b, format, args);
  va_end(args);
  t->why = buf_str(&b);
  return false;
}

// ---- characters ------------------------------------------------------------

Str tex_code(Arena *a, unsigned code) {
  Buf b = buf_new(a), escaped = buf_new(a);
  buf_utf8(&b, code);
  mathml_escape(&escaped, buf_str(&b));
  return buf_str(&escaped);
}

void mathml_escape(Buf *out, Str text) {
  for (size_t i = 0; i < text.n; i++)
    switch (text.p[i]) {
    case '&': buf_add(out, S("&amp;")); break;
    case '<': buf_add(out, S("&lt;")); break;
    case '>': buf_add(out, S("&gt;")); break;
    case '"': buf_add(out, S("&quot;")); break;
    default: buf_char(out, text.p[i]);
    }
}

bool tex_named(Str name, unsigned *code, Class *class) {
  for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++)
    if (str_eq(name, str(symbols[i].name))) return *code = symbols[i].code, *class = symbols[i].class, true;
  return false;
}

Str mathml_command(unsigned code) {
  for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++)
    if (symbols[i].code == code && code >= 0x80) return str(symbols[i].name);
  return (Str){0};
}

char tex_peek(const Tex *t) { return t->at < t->s.n ? t->s.p[t->at] : '\0'; }

void tex_skip(Tex *t) {
  for (;; t->at++) {
    while (tex_peek(t) == '%') // a comment
      while (t->at < t->s.n && t->s.p[t->at++] != '\n') {}
    if (!char_in(tex_peek(t), " \t\r\n")) return;
  }
}

// ---- letters and signs -----------------------------------------------------

// The letter of an alphabet that has a block of its own in Unicode.
static unsigned lettered(Font font, char c) {
  static const struct { Font font; char letter; unsigned code; } odd[] = { // those that are elsewhere
    {DOUBLE, 'C', 0x2102}, {DOUBLE, 'H', 0x210d}, {DOUBLE, 'N', 0x2115}, {DOUBLE, 'P', 0x2119}, {DOUBLE, 'Q', 0x211a},
    {DOUBLE, 'R', 0x211d}, {DOUBLE, 'Z', 0x2124}, {SCRIPT, 'B', 0x212c}, {SCRIPT, 'E', 0x2130}, {SCRIPT, 'F', 0x2131},
    {SCRIPT, 'H', 0x210b}, {SCRIPT, 'I', 0x2110}, {SCRIPT, 'L', 0x2112}, {SCRIPT, 'M', 0x2133}, {SCRIPT, 'R', 0x211b},
    {SCRIPT, 'e', 0x212f}, {SCRIPT, 'g', 0x210a}, {SCRIPT, 'o', 0x2134}, {FRAKTUR, 'C', 0x212d}, {FRAKTUR, 'H', 0x210c},
    {FRAKTUR, 'I', 0x2111}, {FRAKTUR, 'R', 0x211c}, {FRAKTUR, 'Z', 0x2128}};
  for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
    if (odd[i].font == font && odd[i].letter == c) return odd[i].code;
  unsigned first = font == DOUBLE ? 0x1d538 : font == SCRIPT ? 0x1d49c : 0x1d504;
  if (is_digit(c)) return font == DOUBLE ? 0x1d7d8 + (unsigned)(c - '0') : (unsigned)c;
  return first + (unsigned)(c >= 'a' ? c - 'a' + 26 : c - 'A');
}

// An identifier in the font in force.  A single letter slopes by itself, more do not.
Str tex_identifier(Tex *t, Str word, bool upright) {
  static const char *const classes[] = {[ITALIC] = "", [ROMAN] = "", [BOLD] = " class=\"b\"", [BOLD_ITALIC] = " class=\"bi\"",
    [SLANTED] = " class=\"i\"", [DOUBLE] = "", [SCRIPT] = "", [FRAKTUR] = "", [SANS] = " class=\"s\"", [MONO] = " class=\"m\""};
  bool slopes = !upright && (t->font == ITALIC || t->font == BOLD_ITALIC || t->font == SLANTED);
  Buf b = buf_new(t->arena);
  buf_fmt(&b, "<mi%s%s>", classes[t->font], slopes ? "" : " mathvariant=\"normal\"");
  bool alphabet = t->font == DOUBLE || t->font == SCRIPT || t->font == FRAKTUR;
  if (alphabet && word.n == 1 && (is_letter(word.p[0]) || is_digit(word.p[0]))) buf_utf8(&b, lettered(t->font, word.p[0]));
  else mathml_escape(&b, word);
  buf_add(&b, S("</mi>"));
  return buf_str(&b);
}

static Atom letters(Tex *t) {
  size_t from = t->at++;
  bool words = t->font != ITALIC && t->font != DOUBLE && t->font != SCRIPT && t->font != FRAKTUR && t->font != BOLD_ITALIC;
  while (words && is_letter(tex_peek(t))) t->at++;
  return (Atom){tex_identifier(t, str_sub(t->s, from, t->at), false), ID, false};
}

static Atom number(Tex *t, bool one) {
  size_t from = t->at++;
  while (!one && (is_digit(tex_peek(t)) || (tex_peek(t) == '.' && t->at + 1 < t->s.n && is_digit(t->s.p[t->at + 1])))) t->at++;
  Str digits = str_sub(t->s, from, t->at);
  if (t->font == DOUBLE) return (Atom){tex_identifier(t, str_sub(digits, 0, 1), true), ORD, false};
  return (Atom){str_fmt(t->arena, "<mn%s>" STR_FMT "</mn>", t->font == BOLD ? " class=\"b\"" : "", STR_ARG(digits)), ORD, false};
}

static bool is_sign(unsigned code) { return code == '+' || code == 0x2212 || code == 0xb1 || code == 0x2213; }

static Str operator(Tex *t, unsigned code, Class class, Class before) {
  const char *how = "";
  bool begins = before == NOTHING || before == OP || before == REL || before == OPEN || before == PUNCT || before == BIG;
  if (class == OPEN) how = " form=\"prefix\" stretchy=\"false\"";
  else if (class == CLOSE) how = " form=\"postfix\" stretchy=\"false\"";
  else if (class == FENCE) how = " stretchy=\"false\" lspace=\"0\" rspace=\"0\"";
  else if (class == ORD || (class == OP && begins && is_sign(code))) how = " form=\"prefix\" lspace=\"0\" rspace=\"0\"";
  else if (t->script) how = " lspace=\"0\" rspace=\"0\"";
  else if (class == REL) how = " stretchy=\"false\" lspace=\"0.278em\" rspace=\"0.278em\"";
  else if (class == OP) how = " lspace=\"0.222em\" rspace=\"0.222em\"";
  else if (class == PUNCT) how = " lspace=\"0\" rspace=\"0.167em\"";
  return str_fmt(t->arena, "<mo%s>" STR_FMT "</mo>", how, STR_ARG(tex_code(t->arena, code)));
}

Atom tex_symbol(Tex *t, unsigned code, Class class, Class before) {
  switch (class) {
  case ID: case UPRIGHT: return (Atom){tex_identifier(t, tex_code(t->arena, code), class == UPRIGHT), ID, false};
  case BIG: return (Atom){str_fmt(t->arena, "<mo movablelimits=\"true\">" STR_FMT "</mo>", STR_ARG(tex_code(t->arena, code))), BIG, true};
  case INT: return (Atom){str_fmt(t->arena, "<mo>" STR_FMT "</mo>", STR_ARG(tex_code(t->arena, code))), BIG, false};
  default: return (Atom){operator(t, code, class, before), class, false};
  }
}

static Atom sign(Tex *t, Class before) {
  static const struct { char c; unsigned code; Class class; } signs[] = {
    {'+', '+', OP}, {'-', 0x2212, OP}, {'*', 0x2217, OP}, {'=', '=', REL}, {'<', '<', REL}, {'>', '>', REL}, {':', ':', REL},
    {',', ',', PUNCT}, {';', ';', PUNCT}, {'(', '(', OPEN}, {'[', '[', OPEN}, {')', ')', CLOSE}, {']', ']', CLOSE},
    {'!', '!', CLOSE}, {'?', '?', CLOSE}, {'|', '|', FENCE}, {'/', '/', ORD}, {'.', '.', ORD}, {'@', '@', ORD}, {'"', '"', ORD}};
  char c = tex_peek(t);
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
    if (signs[i].c == c) return t->at++, tex_symbol(t, signs[i].code, signs[i].class, before);
  unsigned code;
  size_t n = diag_utf8(t->s, t->at, &code);
  Str text = str_sub(t->s, t->at, t->at + (n ? n : 1));
  t->at += n ? n : 1;
  if (n < 2) return tex_refuse(t, "`" STR_FMT "` has no place in it", STR_ARG(text)), (Atom){0};
  for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++)
    if (symbols[i].code == code) return tex_symbol(t, code, symbols[i].class, before);
  return (Atom){tex_identifier(t, text, true), ID, false};
}

// What fills a hole is written later.
static Atom hole(Tex *t) {
  size_t from = t->at;
  while (t->at < t->s.n && t->s.p[t->at] != MATHML_HOLE_END) t->at++;
  return (Atom){str_sub(t->s, from, ++t->at), INNER, false};
}

// ---- lists -----------------------------------------------------------------

static bool deeper(Tex *t) { return ++t->depth <= LIMIT_DEPTH / 2 || tex_refuse(t, "it is nested too deeply"); }

// A group, a command with its arguments, or one character, without its scripts.
Str tex_argument(Tex *t) {
  tex_skip(t);
  if (is_digit(tex_peek(t))) return number(t, true).xml;
  if (t->at >= t->s.n || char_in(tex_peek(t), "}&^_")) return tex_refuse(t, "something is missing"), (Str){0};
  if (!deeper(t)) return (Str){0};
  Str xml = read_nucleus(t, NOTHING).xml;
  t->depth--;
  return xml;
}

static Str read_group(Tex *t) { // behind its {
  Str list = tex_list(t, "}");
  if (tex_peek(t) != '}') tex_refuse(t, "a { is not closed");
  t->at++;
  return str_fmt(t->arena, "<mrow>" STR_FMT "</mrow>", STR_ARG(list));
}

Str tex_script(Tex *t) {
  t->script++;
  Str xml = tex_argument(t);
  t->script--;
  return xml;
}

static Str primes(Tex *t) {
  static const unsigned codes[] = {0x2032, 0x2033, 0x2034, 0x2057};
  int n = 0;
  while (tex_peek(t) == '\'') t->at++, n++;
  return str_fmt(t->arena, "<mo lspace=\"0\" rspace=\"0\">" STR_FMT "</mo>", STR_ARG(tex_code(t->arena, codes[n > 4 ? 3 : n - 1])));
}

// The words \limits and \nolimits, which stand behind an operator.
static void read_limits(Tex *t, Atom *x) {
  Str rest = str_sub(t->s, t->at, t->s.n);
  bool yes = str_starts(rest, S("\\limits")), no = str_starts(rest, S("\\nolimits"));
  if (yes || no) {
    x->limits = yes;
    t->at += yes ? 7 : 9;
  }
}

static Str with_scripts(Tex *t, Atom x) {
  Str sub = {0}, sup = {0};
  for (read_limits(t, &x); !t->why.n; ) {
    tex_skip(t);
    char c = tex_peek(t);
    if (c == '\'' && !sup.n) sup = primes(t);
    else if (c == '_' && !sub.n) t->at++, sub = tex_script(t);
    else if (c == '^') {
      t->at++;
      Str more = tex_script(t);
      sup = sup.n ? str_fmt(t->arena, "<mrow>" STR_FMT STR_FMT "</mrow>", STR_ARG(sup), STR_ARG(more)) : more;
    } else break;
  }
  if (!sub.n && !sup.n) return x.xml;
  if (!x.xml.n) x.xml = S("<mrow></mrow>");
  const char *tag = x.limits ? (sub.n && sup.n ? "munderover" : sub.n ? "munder" : "mover") : sub.n && sup.n ? "msubsup" : sub.n ? "msub" : "msup";
  return str_fmt(t->arena, "<%s>" STR_FMT STR_FMT STR_FMT "</%s>", tag, STR_ARG(x.xml), STR_ARG(sub), STR_ARG(sup), tag);
}

// Whether a function's argument follows that needs a space before it.
static bool wants_space(Tex *t) {
  tex_skip(t);
  Str rest = str_sub(t->s, t->at, t->s.n);
  return rest.n && !char_in(rest.p[0], "([{)]}|,;.=+-&^_") && !str_starts(rest, S("\\left")) && !str_starts(rest, S("\\right")) &&
         !str_starts(rest, S("\\big")) && !str_starts(rest, S("\\Big")) && !str_starts(rest, S("\\\\")) && !str_starts(rest, S("\\,"));
}

bool tex_at(const Tex *t, const char *word) {
  Str rest = str_sub(t->s, t->at, t->s.n);
  size_t n = strlen(word);
  return str_starts(rest, str(word)) && !(rest.n > n && is_letter(rest.p[n]) && is_letter(word[n - 1]));
}

bool tex_at_end(const Tex *t, const char *end) {
  return t->at >= t->s.n || char_in(tex_peek(t), end) || tex_at(t, "\\right") || tex_at(t, "\\middle") || tex_at(t, "\\end") || tex_at(t, "\\\\");
}

// Atoms up to the end of the text, a character of `end`, \right, \middle, \end or \\.
Str tex_list(Tex *t, const char *end) {
  Buf b = buf_new(t->arena);
  Class before = NOTHING;
  deeper(t);
  for (tex_skip(t); !t->why.n && !tex_at_end(t, end); tex_skip(t)) {
    Atom x = char_in(tex_peek(t), "^_'") ? (Atom){{0}, ORD, false} : read_nucleus(t, before);
    buf_add(&b, with_scripts(t, x));
    if (x.class == FUNCTION && wants_space(t)) buf_add(&b, S("<mspace width=\"0.167em\"></mspace>"));
    if (x.class != NOTHING) before = x.class;
  }
  t->depth--;
  return buf_str(&b);
}

// ---- the formula -----------------------------------------------------------

static Atom read_nucleus(Tex *t, Class before) {
  char c = tex_peek(t);
  if (c == '\\') return tex_command(t, before);
  if (c == '{') {
    t->at++;
    return (Atom){read_group(t), ORD, false};
  }
  if (c == '~') return t->at++, (Atom){S("<mspace width=\"0.25em\"></mspace>"), NOTHING, false};
  if (c == MATHML_HOLE) return hole(t);
  if (is_letter(c)) return letters(t);
  if (is_digit(c)) return number(t, false);
  return sign(t, before);
}

bool mathml_inside(Buf *out, Str latex, Str *why) {
  Tex t = {.arena = out->arena, .s = latex};
  Str list = tex_list(&t, "");
  if (!t.why.n && t.at < latex.n && !tex_at(&t, "\\\\")) tex_refuse(&t, "`" STR_FMT "` has no place here", STR_ARG(str_sub(latex, t.at, t.at + 6)));
  if (!t.why.n && t.at < latex.n) tex_refuse(&t, "a line end \\\\ outside a table");
  *why = t.why;
  if (!t.why.n) buf_add(out, list);
  return !t.why.n;
}

bool mathml(Buf *out, Str latex, bool display, Str *why) {
  Buf inside = buf_new(out->arena);
  if (!mathml_inside(&inside, latex, why)) return false;
  buf_fmt(out, "<math%s>" STR_FMT "</math>", display ? " display=\"block\"" : "", STR_ARG(buf_str(&inside)));
  return true;
}
