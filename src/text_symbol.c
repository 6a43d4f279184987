// text_symbol.c - what single characters and LaTeX commands stand for.
//
// Two tables.  A character or command that is in neither is refused by name:
// nobody can know what was meant.
#include <string.h>

#include "text_parts.h"

typedef struct { Str name; SymbolKind kind; Str text; } Row;
#define R(name, kind, text) {STR_INIT(name), SYM_##kind, STR_INIT(text)}

static const Row commands[] = { // without the backslash
  R("alpha", WORD, "alpha"), R("beta", WORD, "beta"), R("gamma", WORD, "gamma"), R("delta", WORD, "delta"),
  R("epsilon", WORD, "epsilon"), R("varepsilon", WORD, "epsilon"), R("zeta", WORD, "zeta"), R("eta", WORD, "eta"),
  R("theta", WORD, "theta"), R("vartheta", WORD, "theta"), R("iota", WORD, "iota"), R("kappa", WORD, "kappa"),
  R("lambda", WORD, "lambda"), R("mu", WORD, "mu"), R("nu", WORD, "nu"), R("xi", WORD, "xi"), R("rho", WORD, "rho"),
  R("sigma", WORD, "sigma"), R("tau", WORD, "tau"), R("phi", WORD, "phi"), R("varphi", WORD, "phi"), R("chi", WORD, "chi"),
  R("psi", WORD, "psi"), R("omega", WORD, "omega"), R("Gamma", WORD, "Gamma"), R("Delta", WORD, "Delta"),
  R("Theta", WORD, "Theta"), R("Lambda", WORD, "Lambda"), R("Phi", WORD, "Phi"), R("Psi", WORD, "Psi"),
  R("Omega", WORD, "Omega"), R("Sigma", WORD, "Sigma"), R("Xi", WORD, "Xi"), R("pi", WORD, "pi"), R("ell", WORD, "l"),
  R("exp", FUNCTION, "exp"), R("log", FUNCTION, "log"), R("ln", FUNCTION, "log"), R("tanh", FUNCTION, "tanh"),
  R("sin", FUNCTION, "sin"), R("cos", FUNCTION, "cos"), R("tan", FUNCTION, "tan"), R("max", FUNCTION, "max"),
  R("min", FUNCTION, "min"), R("sinh", FUNCTION, "sinh"), R("cosh", FUNCTION, "cosh"),
  R("bar", ACCENT, "bar"), R("overline", ACCENT, "bar"), R("hat", ACCENT, "hat"), R("widehat", ACCENT, "hat"),
  R("tilde", ACCENT, "tilde"), R("widetilde", ACCENT, "tilde"), R("dot", ACCENT, "dot"),
  R("mathbf", OPEN_FONT, ""), R("boldsymbol", OPEN_FONT, ""), R("bm", OPEN_FONT, ""), R("pmb", OPEN_FONT, ""),
  R("mathrm", OPEN_FONT, ""), R("mathit", OPEN_FONT, ""), R("mathsf", OPEN_FONT, ""), R("mathcal", OPEN_FONT, ""),
  R("mathbb", OPEN_FONT, ""), R("mathfrak", OPEN_FONT, ""), R("text", OPEN_FONT, ""), R("textbf", OPEN_FONT, ""),
  R("textit", OPEN_FONT, ""), R("textrm", OPEN_FONT, ""), R("mbox", OPEN_FONT, ""), R("operatorname", OPEN_FONT, ""),
  R("vec", OPEN_FONT, ""), R("boxed", OPEN_FONT, ""), R("rm", SKIP, ""), R("bf", SKIP, ""),
  R("left", SKIP, ""), R("right", SKIP, ""), R("big", SKIP, ""), R("Big", SKIP, ""), R("bigg", SKIP, ""), R("Bigg", SKIP, ""),
  R("bigl", SKIP, ""), R("bigr", SKIP, ""), R("Bigl", SKIP, ""), R("Bigr", SKIP, ""), R("biggl", SKIP, ""), R("biggr", SKIP, ""),
  R("Biggl", SKIP, ""), R("Biggr", SKIP, ""), R("displaystyle", SKIP, ""), R("textstyle", SKIP, ""), R("limits", SKIP, ""),
  R("nolimits", SKIP, ""), R("nonumber", SKIP, ""), R("therefore", SKIP, ""), R("quad", SPACE, ""), R("qquad", SPACE, ""),
  R(",", SPACE, ""), R(";", SPACE, ""), R(":", SPACE, ""), R("!", SKIP, ""), R(" ", SPACE, ""), R("\\", NEWLINE, ""),
  R("(", SKIP, ""), R(")", SKIP, ""), R("[", SKIP, ""), R("]", SKIP, ""), R("tag", DROP_GROUP, ""), R("label", DROP_GROUP, ""),
  R("cdot", TEXT, "*"), R("times", TEXT, "*"), R("ast", TEXT, "*"), R("odot", TEXT, ".*"), R("circ", TEXT, ".*"),
  R("div", TEXT, "/"), R("le", TEXT, " <= "), R("leq", TEXT, " <= "), R("ge", TEXT, " >= "), R("geq", TEXT, " >= "),
  R("lt", TEXT, " < "), R("gt", TEXT, " > "), R("ne", TEXT, " != "), R("neq", TEXT, " != "), R("land", TEXT, " and "),
  R("lor", TEXT, " or "), R("approx", TEXT, " = "), R("simeq", TEXT, " = "), R("equiv", TEXT, " = "), R("leftarrow", TEXT, " = "),
  R("gets", TEXT, " = "), R("lbrace", TEXT, "("), R("rbrace", TEXT, ")"), R("{", TEXT, "("), R("}", TEXT, ")"),
  R("lbrack", TEXT, "["), R("rbrack", TEXT, "]"), R("%", REFUSED, "write a decimal number, not per cent"),
  R("partial", PARTIAL, ""), R("sum", SUM, ""), R("prod", PROD, ""), R("sqrt", ROOT, ""), R("frac", FRACTION, ""),
  R("dfrac", FRACTION, ""), R("tfrac", FRACTION, ""), R("cfrac", FRACTION, ""), R("top", TRANSPOSE, ""), R("intercal", TRANSPOSE, ""),
  R("prime", PRIME, ""), R("|", NORM, ""), R("lVert", NORM, ""), R("rVert", NORM, ""), R("Vert", NORM, ""),
  R("lvert", BAR, ""), R("rvert", BAR, ""), R("vert", BAR, ""), R("mid", BAR, ""), R("begin", BEGIN, ""), R("end", END, ""),
  R("underbrace", UNDERBRACE, ""), R("nabla", REFUSED, "write the derivative as dL/dW"),
  R("infty", REFUSED, "infinity is not a number"), R("cdots", REFUSED, "write all terms, or a sum"),
  R("dots", REFUSED, "write all terms, or a sum"), R("ldots", REFUSED, "write all terms, or a sum"),
};

static const Row characters[] = {
  R("α", WORD, "alpha"), R("β", WORD, "beta"), R("γ", WORD, "gamma"), R("δ", WORD, "delta"), R("ε", WORD, "epsilon"),
  R("ζ", WORD, "zeta"), R("η", WORD, "eta"), R("θ", WORD, "theta"), R("κ", WORD, "kappa"), R("λ", WORD, "lambda"),
  R("μ", WORD, "mu"), R("µ", WORD, "mu"), R("ν", WORD, "nu"), R("ξ", WORD, "xi"), R("ρ", WORD, "rho"), R("σ", WORD, "sigma"),
  R("τ", WORD, "tau"), R("φ", WORD, "phi"), R("ϕ", WORD, "phi"), R("χ", WORD, "chi"), R("ψ", WORD, "psi"), R("ω", WORD, "omega"),
  R("Γ", WORD, "Gamma"), R("Δ", WORD, "Delta"), R("Θ", WORD, "Theta"), R("Λ", WORD, "Lambda"), R("Φ", WORD, "Phi"),
  R("Ψ", WORD, "Psi"), R("Ω", WORD, "Omega"), R("π", WORD, "pi"), R("ℓ", WORD, "l"), R("ℒ", WORD, "L"),
  R("Σ", SUM, ""), R("∑", SUM, ""), R("∏", PROD, ""), R("∂", PARTIAL, ""), R("√", ROOT, ""),
  R("−", TEXT, "-"), R("–", TEXT, "-"), R("‐", TEXT, "-"), R("‑", TEXT, "-"), R("‒", TEXT, "-"), R("﹣", TEXT, "-"), R("－", TEXT, "-"),
  R("—", REFUSED, "a long dash: write - for minus"), R("＋", TEXT, "+"), R("＝", TEXT, " = "), R("·", TEXT, "*"), R("⋅", TEXT, "*"),
  R("∙", TEXT, "*"), R("×", TEXT, "*"), R("∗", TEXT, "*"), R("＊", TEXT, "*"), R("•", TEXT, "*"), R("∘", TEXT, ".*"), R("◦", TEXT, ".*"),
  R("⊙", TEXT, ".*"), R("÷", TEXT, "/"), R("∕", TEXT, "/"), R("⁄", TEXT, "/"), R("／", TEXT, "/"), R("≤", TEXT, " <= "),
  R("≥", TEXT, " >= "), R("≠", TEXT, " != "), R("≈", TEXT, " = "), R("≃", TEXT, " = "), R("←", TEXT, " = "), R("∧", TEXT, " and "),
  R("∨", TEXT, " or "), R("½", TEXT, "(1/2)"), R("¼", TEXT, "(1/4)"), R("¾", TEXT, "(3/4)"), R("⅓", TEXT, "(1/3)"), R("⅔", TEXT, "(2/3)"),
  R("⅛", TEXT, "(1/8)"), R("（", TEXT, "("), R("）", TEXT, ")"), R("［", TEXT, "["), R("］", TEXT, "]"), R("，", TEXT, ","), R("；", TEXT, ";"),
  R("．", TEXT, "."), R("⊤", TRANSPOSE, ""), R("ᵀ", TRANSPOSE, ""), R("′", PRIME, ""), R("’", PRIME, ""), R("ʹ", PRIME, ""),
  R("″", PRIME, "'"), R("‖", NORM, ""), R("∥", NORM, ""), R("⁰", SUPER, "0"), R("¹", SUPER, "1"), R("²", SUPER, "2"), R("³", SUPER, "3"),
  R("⁴", SUPER, "4"), R("⁵", SUPER, "5"), R("⁶", SUPER, "6"), R("⁷", SUPER, "7"), R("⁸", SUPER, "8"), R("⁹", SUPER, "9"),
  R("⁺", SUPER, "+"), R("⁻", SUPER, "-"), R("⁽", SUPER, "("), R("⁾", SUPER, ")"), R("ⁿ", SUPER, "n"), R("ⁱ", SUPER, "i"),
  R("ᵗ", SUPER, "t"), R("ᵏ", SUPER, "k"), R("ʲ", SUPER, "j"), R("ˣ", SUPER, "x"), R("ᶻ", SUPER, "z"),
  R("₀", SUB, "0"), R("₁", SUB, "1"), R("₂", SUB, "2"), R("₃", SUB, "3"), R("₄", SUB, "4"), R("₅", SUB, "5"), R("₆", SUB, "6"),
  R("₇", SUB, "7"), R("₈", SUB, "8"), R("₉", SUB, "9"), R("ᵢ", SUB, "i"), R("ⱼ", SUB, "j"), R("ₖ", SUB, "k"), R("ₗ", SUB, "l"),
  R("ₘ", SUB, "m"), R("ₙ", SUB, "n"), R("ₚ", SUB, "p"), R("ₜ", SUB, "t"), R("ₓ", SUB, "x"), R("₍", SUB, "("), R("₎", SUB, ")"),
  R("\xCC\x84", COMBINING, "bar"), R("\xCC\x85", COMBINING, "bar"), R("\xCC\x82", COMBINING, "hat"), R("\xCC\x83", COMBINING, "tilde"),
  R("\xCC\x87", COMBINING, "dot"), R("\xE2\x83\x97", SKIP, ""),
  R("\xC2\xA0", SPACE, ""), R("\xE2\x80\x89", SPACE, ""), R("\xE2\x80\xAF", SPACE, ""), R("\xE2\x80\x82", SPACE, ""),
  R("\xE2\x80\x83", SPACE, ""), R("\xE3\x80\x80", SPACE, ""), R("\xE2\x80\x8B", SKIP, ""), R("\xEF\xBB\xBF", SKIP, ""),
  R("\xC2\xAD", SKIP, ""), R("\xE2\x81\xA2", SKIP, ""), R("\xE2\x81\xA1", SKIP, ""), R("∞", REFUSED, "infinity is not a number"),
  R("∇", REFUSED, "write the derivative as dL/dW"), R("…", REFUSED, "write all terms, or a sum"),
  R("е", REFUSED, "this is the Cyrillic letter that looks like e"), R("о", REFUSED, "this is the Cyrillic letter that looks like o"),
  R("а", REFUSED, "this is the Cyrillic letter that looks like a"), R("х", REFUSED, "this is the Cyrillic letter that looks like x"),
  R("у", REFUSED, "this is the Cyrillic letter that looks like y"), R("с", REFUSED, "this is the Cyrillic letter that looks like c"),
  R("р", REFUSED, "this is the Cyrillic letter that looks like p"),
};

// Letters with an accent as one character: the letter, the accent.
static const struct { Str character; char letter; Str accent; } accented[] = {
  {STR_INIT("ŷ"), 'y', STR_INIT("hat")}, {STR_INIT("Ŷ"), 'Y', STR_INIT("hat")}, {STR_INIT("ȳ"), 'y', STR_INIT("bar")},
  {STR_INIT("Ȳ"), 'Y', STR_INIT("bar")}, {STR_INIT("ĥ"), 'h', STR_INIT("hat")}, {STR_INIT("ẑ"), 'z', STR_INIT("hat")},
  {STR_INIT("â"), 'a', STR_INIT("hat")}, {STR_INIT("ŵ"), 'w', STR_INIT("hat")}, {STR_INIT("Ŵ"), 'W', STR_INIT("hat")},
  {STR_INIT("ŝ"), 's', STR_INIT("hat")}, {STR_INIT("ā"), 'a', STR_INIT("bar")}, {STR_INIT("ē"), 'e', STR_INIT("bar")},
  {STR_INIT("ō"), 'o', STR_INIT("bar")}, {STR_INIT("ū"), 'u', STR_INIT("bar")}, {STR_INIT("Ē"), 'E', STR_INIT("bar")},
  {STR_INIT("ỹ"), 'y', STR_INIT("tilde")}, {STR_INIT("ñ"), 'n', STR_INIT("tilde")}, {STR_INIT("ĉ"), 'c', STR_INIT("hat")},
  {STR_INIT("ĝ"), 'g', STR_INIT("hat")}, {STR_INIT("û"), 'u', STR_INIT("hat")}, {STR_INIT("ê"), 'e', STR_INIT("hat")},
  {STR_INIT("ô"), 'o', STR_INIT("hat")}, {STR_INIT("î"), 'i', STR_INIT("hat")}, {STR_INIT("ĵ"), 'j', STR_INIT("hat")},
};


static Symbol command_at(const Reader *r, size_t at) {
  size_t to = at + 1;
  while (to < r->end && is_letter(r->s.p[to])) to++;
  if (to == at + 1 && to < r->end) to++;
  Str name = str_sub(r->s, at + 1, to);
  for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
    if (str_eq(commands[i].name, name)) return (Symbol){commands[i].kind, commands[i].text, to - at};
  return (Symbol){SYM_REFUSED, S("this LaTeX command is not known here"), to - at};
}

static size_t character_length(const Reader *r, size_t at) {
  size_t n = 1;
  while (at + n < r->end && ((unsigned char)r->s.p[at + n] & 0xC0) == 0x80) n++;
  return n;
}

Symbol symbol_at(const Reader *r, size_t at) {
  if (at >= r->end) return (Symbol){0};
  unsigned char c = (unsigned char)r->s.p[at];
  if (c == '\\') return command_at(r, at);
  if (c < 0x80) return (Symbol){0};
  Str rest = str_sub(r->s, at, r->end);
  for (size_t i = 0; i < sizeof characters / sizeof *characters; i++)
    if (str_starts(rest, characters[i].name)) return (Symbol){characters[i].kind, characters[i].text, characters[i].name.n};
  static const Str digits[] = {STR_INIT("0"), STR_INIT("1"), STR_INIT("2"), STR_INIT("3"), STR_INIT("4"),
                               STR_INIT("5"), STR_INIT("6"), STR_INIT("7"), STR_INIT("8"), STR_INIT("9")};
  for (int i = 0; i < 10; i++) // fullwidth digits U+FF10 …
    if (rest.n >= 3 && c == 0xEF && (unsigned char)rest.p[1] == 0xBC && (unsigned char)rest.p[2] == 0x90 + i)
      return (Symbol){SYM_TEXT, digits[i], 3};
  for (size_t i = 0; i < sizeof accented / sizeof *accented; i++)
    if (str_starts(rest, accented[i].character)) return (Symbol){SYM_WORD, (Str){&accented[i].letter, 1}, accented[i].character.n};
  return (Symbol){SYM_REFUSED, S("this character is not part of a formula"), character_length(r, at)};
}

Str accent_of(const Reader *r, size_t at) {
  Str rest = str_sub(r->s, at, r->end);
  for (size_t i = 0; i < sizeof accented / sizeof *accented; i++)
    if (str_starts(rest, accented[i].character)) return accented[i].accent;
  return (Str){0};
}
