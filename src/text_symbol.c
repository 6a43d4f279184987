// text_symbol.c - what single characters and LaTeX commands stand for.
//
// Three tables, sorted by their bytes.  A character or command that is in none is
// refused by name: nobody can know what was meant.
#include "text_parts.h"

typedef struct { Str name; SymbolKind kind; Str text; } Row;
#define R(name, kind, text) {STR_INIT(name), SYM_##kind, STR_INIT(text)}

static const Row commands[] = { // without the backslash
  R(" ", SPACE, ""), R("!", SKIP, ""), R("#", REFUSED, "it means nothing here"), R("$", REFUSED, "it means nothing here"),
  R("%", REFUSED, "write a decimal number, not per cent"), R("&", REFUSED, "an ampersand"), R(",", SPACE, ""), R(":", SPACE, ""), R(";", SPACE, ""),
  R("Big", SKIP, ""), R("Bigg", SKIP, ""), R("Biggl", SKIP, ""), R("Biggr", SKIP, ""), R("Bigl", SKIP, ""), R("Bigr", SKIP, ""),
  R("Delta", WORD, "Delta"), R("Gamma", WORD, "Gamma"), R("Lambda", WORD, "Lambda"), R("Large", SKIP, ""), R("Omega", WORD, "Omega"),
  R("Phi", WORD, "Phi"), R("Psi", WORD, "Psi"), R("ReLU", FUNCTION, "relu"), R("Rightarrow", REFUSED, "an arrow: write only the result"),
  R("Sigma", WORD, "Sigma"), R("T", REFUSED, "write the transpose ^T"), R("Theta", WORD, "Theta"), R("Tr", FUNCTION, "trace"), R("Vert", NORM, ""),
  R("Xi", WORD, "Xi"), R("\\", NEWLINE, ""), R("_", REFUSED, "write a subscript as _ without a backslash"),
  R("acute", REFUSED, "this accent is not known here"), R("allowbreak", SKIP, ""), R("alpha", WORD, "alpha"),
  R("approx", REFUSED, "an equals sign cannot stand here"), R("arccos", REFUSED, "this function is not known here"),
  R("arcsin", REFUSED, "this function is not known here"), R("arctan", REFUSED, "this function is not known here"), R("ast", TEXT, "*"),
  R("bar", ACCENT, "bar"), R("bbm", OPEN_FONT, ""), R("because", SKIP, ""), R("begin", BEGIN, ""), R("beta", WORD, "beta"), R("bf", SKIP, ""),
  R("big", SKIP, ""), R("bigcirc", REFUSED, "say with \\cdot or \\odot which product is meant"), R("bigg", SKIP, ""), R("biggl", SKIP, ""),
  R("biggr", SKIP, ""), R("bigl", SKIP, ""), R("bigr", SKIP, ""), R("binom", REFUSED, "write it with products"), R("blacksquare", SKIP, ""),
  R("bm", OPEN_FONT, ""), R("bold", OPEN_FONT, ""), R("boldmath", SKIP, ""), R("boldsymbol", OPEN_FONT, ""), R("boxed", OPEN_FONT, ""),
  R("breve", REFUSED, "this accent is not known here"), R("bullet", TEXT, "*"), R("cdot", TEXT, "*"), R("cdotp", TEXT, "*"),
  R("cdots", REFUSED, "write all terms, or a sum"), R("cfrac", FRACTION, ""), R("check", REFUSED, "this accent is not known here"),
  R("chi", WORD, "chi"), R("circ", TEXT, ".*"), R("coloneqq", REFUSED, "an equals sign cannot stand here"), R("color", REFUSED, "leave colours out"),
  R("cong", REFUSED, "an equals sign cannot stand here"), R("cos", FUNCTION, "cos"), R("cosh", FUNCTION, "cosh"), R("cr", NEWLINE, ""),
  R("dagger", REFUSED, "write the transpose ^T"), R("ddot", REFUSED, "this accent is not known here"),
  R("ddots", REFUSED, "write all terms, or a sum"), R("delta", WORD, "delta"), R("dfrac", FRACTION, ""), R("diag", FUNCTION, "diag"),
  R("displaylimits", SKIP, ""), R("displaystyle", SKIP, ""), R("div", TEXT, "/"), R("dot", ACCENT, "dot"),
  R("doteq", REFUSED, "an equals sign cannot stand here"), R("dots", REFUSED, "write all terms, or a sum"), R("ell", WORD, "l"),
  R("emph", OPEN_FONT, ""), R("end", END, ""), R("enskip", SPACE, ""), R("enspace", SPACE, ""), R("epsilon", WORD, "epsilon"),
  R("equiv", REFUSED, "an equals sign cannot stand here"), R("eta", WORD, "eta"), R("exp", FUNCTION, "exp"), R("fbox", OPEN_FONT, ""), R("footnotesize", SKIP, ""),
  R("forall", REFUSED, "words and sets are no part of a formula"), R("frac", FRACTION, ""), R("gamma", WORD, "gamma"), R("ge", TEXT, " >= "),
  R("geq", TEXT, " >= "), R("gets", REFUSED, "an equals sign cannot stand here"), R("grave", REFUSED, "this accent is not known here"),
  R("gt", TEXT, " > "), R("hat", ACCENT, "hat"), R("hfill", SKIP, ""), R("hline", SKIP, ""), R("hspace", DROP_GROUP, ""),
  R("implies", REFUSED, "an arrow: write only the result"), R("in", REFUSED, "words and sets are no part of a formula"),
  R("infty", REFUSED, "infinity is not a number"), R("int", REFUSED, "integrals are not known here"), R("intercal", TRANSPOSE, ""),
  R("iota", WORD, "iota"), R("kappa", WORD, "kappa"), R("lVert", NORM, ""), R("label", DROP_GROUP, ""), R("lambda", WORD, "lambda"),
  R("land", TEXT, " and "), R("langle", REFUSED, "write the product of two vectors as a^T b"), R("large", SKIP, ""), R("lbrack", TEXT, "["),
  R("lceil", REFUSED, "write floor( )"), R("ldots", REFUSED, "write all terms, or a sum"), R("le", TEXT, " <= "), R("left", SKIP, ""),
  R("leftarrow", REFUSED, "an equals sign cannot stand here"), R("leq", TEXT, " <= "), R("lfloor", REFUSED, "write floor( )"),
  R("lg", REFUSED, "to which base? write \\ln"), R("lim", REFUSED, "limits are not known here"), R("limits", SKIP, ""), R("ln", FUNCTION, "log"),
  R("lnot", TEXT, " not "), R("log", FUNCTION, "log"), R("longrightarrow", REFUSED, "an arrow: write only the result"), R("lor", TEXT, " or "),
  R("lt", TEXT, " < "), R("lvert", BAR, ""), R("mapsto", REFUSED, "an arrow: write only the result"), R("mathbb", OPEN_FONT, ""),
  R("mathbf", OPEN_FONT, ""), R("mathbin", OPEN_FONT, ""), R("mathcal", OPEN_FONT, ""), R("mathds", OPEN_FONT, ""), R("mathfrak", OPEN_FONT, ""),
  R("mathit", OPEN_FONT, ""), R("mathnormal", OPEN_FONT, ""), R("mathop", OPEN_FONT, ""), R("mathord", OPEN_FONT, ""), R("mathrel", OPEN_FONT, ""),
  R("mathrm", OPEN_FONT, ""), R("mathsf", OPEN_FONT, ""), R("mathstrut", SKIP, ""), R("mathtt", OPEN_FONT, ""), R("max", FUNCTION, "max"),
  R("mbox", OPEN_FONT, ""), R("medspace", SPACE, ""), R("mid", BAR, ""), R("middle", SKIP, ""), R("min", FUNCTION, "min"),
  R("mp", REFUSED, "one value is asked"), R("mu", WORD, "mu"), R("nabla", REFUSED, "write the derivative as dL/dW"), R("ne", TEXT, " != "),
  R("neg", TEXT, " not "), R("negthinspace", SKIP, ""), R("neq", TEXT, " != "), R("newline", NEWLINE, ""), R("noindent", SKIP, ""),
  R("nolimits", SKIP, ""), R("nonumber", SKIP, ""), R("not", REFUSED, "write \\ne"), R("notag", SKIP, ""), R("nu", WORD, "nu"),
  R("odot", TEXT, ".*"), R("omega", WORD, "omega"), R("omicron", WORD, "o"), R("operatorname", OPEN_FONT, ""),
  R("oplus", REFUSED, "this product is not known here: write .* or *, or outer(a, b)"),
  R("otimes", OUTER, "this product is not known here: write .* or *, or outer(a, b)"), R("overbrace", UNDERBRACE, ""),
  R("overline", ACCENT, "bar"), R("overrightarrow", OPEN_FONT, ""), R("partial", PARTIAL, ""), R("phi", WORD, "phi"), R("pi", WORD, "pi"),
  R("pm", REFUSED, "one value is asked"), R("pmb", OPEN_FONT, ""), R("prime", PRIME, ""), R("prod", PROD, ""), R("psi", WORD, "psi"),
  R("qed", SKIP, ""), R("qquad", SPACE, ""), R("quad", SPACE, ""), R("rVert", NORM, ""),
  R("rangle", REFUSED, "write the product of two vectors as a^T b"), R("rbrack", TEXT, "]"), R("rceil", REFUSED, "write floor( )"),
  R("relu", FUNCTION, "relu"), R("rfloor", REFUSED, "write floor( )"), R("rho", WORD, "rho"), R("right", SKIP, ""),
  R("rightarrow", REFUSED, "an arrow: write only the result"), R("rm", SKIP, ""), R("rule", REFUSED, "what stands in the blank?"),
  R("rvert", BAR, ""), R("scriptstyle", SKIP, ""), R("sgn", FUNCTION, "sign"), R("sigma", WORD, "sigma"), R("sigmoid", FUNCTION, "sigmoid"),
  R("sign", FUNCTION, "sign"), R("simeq", REFUSED, "an equals sign cannot stand here"), R("sin", FUNCTION, "sin"), R("sinh", FUNCTION, "sinh"),
  R("small", SKIP, ""), R("softmax", FUNCTION, "softmax"), R("space", SPACE, ""), R("sqrt", ROOT, ""), R("square", SKIP, ""),
  R("star", REFUSED, "say with \\cdot or \\odot which product is meant"), R("strut", SKIP, ""), R("sum", SUM, ""), R("symbf", OPEN_FONT, ""),
  R("symbfit", OPEN_FONT, ""), R("symup", OPEN_FONT, ""), R("tag", DROP_GROUP, ""), R("tan", FUNCTION, "tan"), R("tanh", FUNCTION, "tanh"),
  R("tau", WORD, "tau"), R("text", OPEN_FONT, ""), R("textbf", OPEN_FONT, ""), R("textcolor", REFUSED, "leave colours out"),
  R("textit", OPEN_FONT, ""), R("textrm", OPEN_FONT, ""), R("textsf", OPEN_FONT, ""), R("textstyle", SKIP, ""), R("texttt", OPEN_FONT, ""),
  R("tfrac", FRACTION, ""), R("therefore", SKIP, ""), R("theta", WORD, "theta"), R("thickspace", SPACE, ""), R("thinspace", SPACE, ""),
  R("tilde", ACCENT, "tilde"), R("times", TEXT, "*"), R("to", REFUSED, "an arrow: write only the result"), R("top", TRANSPOSE, ""),
  R("tr", FUNCTION, "trace"), R("transpose", TRANSPOSE, ""), R("underbrace", UNDERBRACE, ""), R("underline", OPEN_FONT, ""),
  R("upsilon", WORD, "upsilon"), R("varepsilon", WORD, "epsilon"), R("varphi", WORD, "phi"), R("varrho", WORD, "rho"), R("varsigma", WORD, "sigma"),
  R("vartheta", WORD, "theta"), R("vdots", REFUSED, "write all terms, or a sum"), R("vec", OPEN_FONT, ""), R("vert", BAR, ""),
  R("vspace", DROP_GROUP, ""), R("wedge", TEXT, " and "), R("widehat", ACCENT, "hat"),
  R("widetilde", ACCENT, "tilde"), R("xi", WORD, "xi"), R("zeta", WORD, "zeta"), R("|", NORM, ""),
};

static const Row characters[] = {
  R("£", REFUSED, "units are not part of an answer"), R("«", REFUSED, "leave quotation marks out"), R("¬", TEXT, " not "),
  R("°", REFUSED, "units are not part of an answer"), R("±", REFUSED, "one value is asked"), R("²", SUPER, "2"), R("³", SUPER, "3"),
  R("´", PRIME, ""), R("µ", WORD, "mu"), R("·", TEXT, "*"), R("¹", SUPER, "1"), R("»", REFUSED, "leave quotation marks out"), R("¼", TEXT, "(1/4)"),
  R("½", TEXT, "(1/2)"), R("¾", TEXT, "(3/4)"), R("×", TEXT, "*"), R("÷", TEXT, "/"), R("ʰ", SUPER, "h"), R("ʲ", SUPER, "j"), R("ʳ", SUPER, "r"),
  R("ʷ", SUPER, "w"), R("ʸ", SUPER, "y"), R("ʹ", PRIME, ""), R("ʼ", PRIME, ""), R("ˈ", PRIME, ""), R("ˡ", SUPER, "l"), R("ˢ", SUPER, "s"),
  R("ˣ", SUPER, "x"), R("\xCC\x82", COMBINING, "hat"), R("\xCC\x83", COMBINING, "tilde"), R("\xCC\x84", COMBINING, "bar"),
  R("\xCC\x85", COMBINING, "bar"), R("\xCC\x87", COMBINING, "dot"), R("Α", REFUSED, "this is the Greek letter that looks like A"),
  R("Β", REFUSED, "this is the Greek letter that looks like B"), R("Γ", WORD, "Gamma"), R("Δ", WORD, "Delta"),
  R("Ε", REFUSED, "this is the Greek letter that looks like E"), R("Ζ", REFUSED, "this is the Greek letter that looks like Z"),
  R("Η", REFUSED, "this is the Greek letter that looks like H"), R("Θ", WORD, "Theta"),
  R("Ι", REFUSED, "this is the Greek letter that looks like I"), R("Κ", REFUSED, "this is the Greek letter that looks like K"),
  R("Λ", WORD, "Lambda"), R("Μ", REFUSED, "this is the Greek letter that looks like M"),
  R("Ν", REFUSED, "this is the Greek letter that looks like N"), R("Ξ", WORD, "Xi"), R("Ο", REFUSED, "this is the Greek letter that looks like O"),
  R("Ρ", REFUSED, "this is the Greek letter that looks like P"), R("Σ", SUM, ""), R("Τ", REFUSED, "this is the Greek letter that looks like T"),
  R("Υ", REFUSED, "this is the Greek letter that looks like Y"), R("Φ", WORD, "Phi"), R("Χ", REFUSED, "this is the Greek letter that looks like X"),
  R("Ψ", WORD, "Psi"), R("Ω", WORD, "Omega"), R("α", WORD, "alpha"), R("β", WORD, "beta"), R("γ", WORD, "gamma"), R("δ", WORD, "delta"),
  R("ε", WORD, "epsilon"), R("ζ", WORD, "zeta"), R("η", WORD, "eta"), R("θ", WORD, "theta"), R("ι", WORD, "iota"), R("κ", WORD, "kappa"),
  R("λ", WORD, "lambda"), R("μ", WORD, "mu"), R("ν", WORD, "nu"), R("ξ", WORD, "xi"), R("ο", REFUSED, "this is the Greek letter that looks like o"),
  R("π", WORD, "pi"), R("ρ", WORD, "rho"), R("ς", WORD, "sigma"), R("σ", WORD, "sigma"), R("τ", WORD, "tau"), R("υ", WORD, "upsilon"),
  R("φ", WORD, "phi"), R("χ", WORD, "chi"), R("ψ", WORD, "psi"), R("ω", WORD, "omega"), R("ϑ", WORD, "theta"), R("ϕ", WORD, "phi"),
  R("ϱ", WORD, "rho"), R("ϵ", WORD, "epsilon"), R("А", REFUSED, "this is the Cyrillic letter that looks like A"),
  R("В", REFUSED, "this is the Cyrillic letter that looks like B"), R("Е", REFUSED, "this is the Cyrillic letter that looks like E"),
  R("К", REFUSED, "this is the Cyrillic letter that looks like K"), R("М", REFUSED, "this is the Cyrillic letter that looks like M"),
  R("Н", REFUSED, "this is the Cyrillic letter that looks like H"), R("О", REFUSED, "this is the Cyrillic letter that looks like O"),
  R("Р", REFUSED, "this is the Cyrillic letter that looks like P"), R("С", REFUSED, "this is the Cyrillic letter that looks like C"),
  R("Т", REFUSED, "this is the Cyrillic letter that looks like T"), R("У", REFUSED, "this is the Cyrillic letter that looks like Y"),
  R("Х", REFUSED, "this is the Cyrillic letter that looks like X"), R("а", REFUSED, "this is the Cyrillic letter that looks like a"),
  R("е", REFUSED, "this is the Cyrillic letter that looks like e"), R("о", REFUSED, "this is the Cyrillic letter that looks like o"),
  R("р", REFUSED, "this is the Cyrillic letter that looks like p"), R("с", REFUSED, "this is the Cyrillic letter that looks like c"),
  R("у", REFUSED, "this is the Cyrillic letter that looks like y"), R("х", REFUSED, "this is the Cyrillic letter that looks like x"),
  R("і", REFUSED, "this is the Cyrillic letter that looks like i"), R("ј", REFUSED, "this is the Cyrillic letter that looks like j"),
  R("ᴰ", SUPER, "D"), R("ᴷ", SUPER, "K"), R("ᴸ", SUPER, "L"), R("ᴹ", SUPER, "M"), R("ᴺ", SUPER, "N"), R("ᵀ", TRANSPOSE, ""), R("ᵃ", SUPER, "a"),
  R("ᵇ", SUPER, "b"), R("ᵈ", SUPER, "d"), R("ᵉ", SUPER, "e"), R("ᵍ", SUPER, "g"), R("ᵏ", SUPER, "k"), R("ᵐ", SUPER, "m"), R("ᵒ", SUPER, "o"),
  R("ᵖ", SUPER, "p"), R("ᵗ", SUPER, "t"), R("ᵘ", SUPER, "u"), R("ᵛ", SUPER, "v"), R("ᵢ", SUB, "i"), R("ᵣ", SUB, "r"), R("ᵤ", SUB, "u"),
  R("ᵥ", SUB, "v"), R("ᶜ", SUPER, "c"), R("ᶠ", SUPER, "f"), R("ᶻ", SUPER, "z"), R("‐", TEXT, "-"), R("‑", TEXT, "-"), R("‒", TEXT, "-"),
  R("–", TEXT, "-"), R("—", REFUSED, "a long dash: write - for minus"), R("‖", NORM, ""), R("‘", PRIME, ""), R("’", PRIME, ""),
  R("“", REFUSED, "leave quotation marks out"), R("”", REFUSED, "leave quotation marks out"), R("„", REFUSED, "leave quotation marks out"),
  R("†", REFUSED, "write the transpose ^T"), R("•", TEXT, "*"), R("…", REFUSED, "write all terms, or a sum"),
  R("‰", REFUSED, "write a decimal number, not per cent"), R("′", PRIME, ""), R("″", PRIME, "'"), R("‴", PRIME, "''"), R("‵", PRIME, ""),
  R("⁄", TEXT, "/"), R("⁰", SUPER, "0"), R("ⁱ", SUPER, "i"), R("⁴", SUPER, "4"), R("⁵", SUPER, "5"), R("⁶", SUPER, "6"), R("⁷", SUPER, "7"),
  R("⁸", SUPER, "8"), R("⁹", SUPER, "9"), R("⁺", SUPER, "+"), R("⁻", SUPER, "-"), R("⁽", SUPER, "("), R("⁾", SUPER, ")"), R("ⁿ", SUPER, "n"),
  R("₀", SUB, "0"), R("₁", SUB, "1"), R("₂", SUB, "2"), R("₃", SUB, "3"), R("₄", SUB, "4"), R("₅", SUB, "5"), R("₆", SUB, "6"), R("₇", SUB, "7"),
  R("₈", SUB, "8"), R("₉", SUB, "9"), R("₊", SUB, "+"), R("₋", SUB, "-"), R("₍", SUB, "("), R("₎", SUB, ")"), R("ₐ", SUB, "a"), R("ₑ", SUB, "e"),
  R("ₒ", SUB, "o"), R("ₓ", SUB, "x"), R("ₕ", SUB, "h"), R("ₖ", SUB, "k"), R("ₗ", SUB, "l"), R("ₘ", SUB, "m"), R("ₙ", SUB, "n"), R("ₚ", SUB, "p"),
  R("ₛ", SUB, "s"), R("ₜ", SUB, "t"), R("€", REFUSED, "units are not part of an answer"), R("\xE2\x83\x97", SKIP, ""), R("ℒ", WORD, "L"),
  R("ℓ", WORD, "l"), R("⅐", TEXT, "(1/7)"), R("⅑", TEXT, "(1/9)"), R("⅒", TEXT, "(1/10)"), R("⅓", TEXT, "(1/3)"), R("⅔", TEXT, "(2/3)"),
  R("⅕", TEXT, "(1/5)"), R("⅖", TEXT, "(2/5)"), R("⅗", TEXT, "(3/5)"), R("⅘", TEXT, "(4/5)"), R("⅙", TEXT, "(1/6)"), R("⅚", TEXT, "(5/6)"),
  R("⅛", TEXT, "(1/8)"), R("⅜", TEXT, "(3/8)"), R("⅝", TEXT, "(5/8)"), R("⅞", TEXT, "(7/8)"), R("←", REFUSED, "an equals sign cannot stand here"),
  R("→", REFUSED, "an arrow: write only the result"), R("↦", REFUSED, "an arrow: write only the result"),
  R("⇒", REFUSED, "an arrow: write only the result"), R("∀", REFUSED, "words and sets are no part of a formula"), R("∂", PARTIAL, ""),
  R("∆", WORD, "Delta"), R("∇", REFUSED, "write the derivative as dL/dW"), R("∈", REFUSED, "words and sets are no part of a formula"),
  R("∎", SKIP, ""), R("∏", PROD, ""), R("∑", SUM, ""), R("∓", REFUSED, "one value is asked"), R("∕", TEXT, "/"), R("∗", TEXT, "*"),
  R("∘", TEXT, ".*"), R("∙", TEXT, "*"), R("√", ROOT, ""), R("∞", REFUSED, "infinity is not a number"), R("∥", NORM, ""), R("∧", TEXT, " and "),
  R("∨", TEXT, " or "), R("∫", REFUSED, "integrals are not known here"), R("≃", REFUSED, "an equals sign cannot stand here"),
  R("≅", REFUSED, "an equals sign cannot stand here"), R("≈", REFUSED, "an equals sign cannot stand here"),
  R("≐", REFUSED, "an equals sign cannot stand here"), R("≠", TEXT, " != "), R("≡", REFUSED, "an equals sign cannot stand here"),
  R("≤", TEXT, " <= "), R("≥", TEXT, " >= "), R("≪", REFUSED, "write < or >"), R("≫", REFUSED, "write < or >"),
  R("⊕", REFUSED, "this product is not known here: write .* or *, or outer(a, b)"),
  R("⊗", OUTER, "this product is not known here: write .* or *, or outer(a, b)"), R("⊙", TEXT, ".*"), R("⊤", TRANSPOSE, ""), R("⊺", TRANSPOSE, ""),
  R("⋅", TEXT, "*"), R("⋆", REFUSED, "say with * or .* which product is meant"), R("⋮", REFUSED, "write all terms, or a sum"),
  R("⋯", REFUSED, "write all terms, or a sum"), R("⌊", REFUSED, "write floor( )"), R("⌋", REFUSED, "write floor( )"), R("□", SKIP, ""),
  R("◦", TEXT, ".*"), R("★", REFUSED, "say with * or .* which product is meant"), R("⟙", TRANSPOSE, ""),
  R("⟨", REFUSED, "write the product of two vectors as a^T b"), R("⟩", REFUSED, "write the product of two vectors as a^T b"),
  R("⟶", REFUSED, "an arrow: write only the result"), R("ⱼ", SUB, "j"), R("〈", REFUSED, "write the product of two vectors as a^T b"),
  R("〉", REFUSED, "write the product of two vectors as a^T b"), R("﹣", TEXT, "-"),
};

// Letters with an accent as one character: the letter, the accent.
typedef struct { Str name, letter, accent; } Accented;
#define A(name, letter, accent) {STR_INIT(name), STR_INIT(letter), STR_INIT(accent)}
static const Accented accented[] = {
  A("Â", "A", "hat"), A("Ã", "A", "tilde"), A("Ê", "E", "hat"), A("Î", "I", "hat"), A("Ñ", "N", "tilde"), A("Ô", "O", "hat"), A("Õ", "O", "tilde"),
  A("Û", "U", "hat"), A("â", "a", "hat"), A("ã", "a", "tilde"), A("ê", "e", "hat"), A("î", "i", "hat"), A("ñ", "n", "tilde"), A("ô", "o", "hat"),
  A("õ", "o", "tilde"), A("û", "u", "hat"), A("Ā", "A", "bar"), A("ā", "a", "bar"), A("Ĉ", "C", "hat"), A("ĉ", "c", "hat"), A("Ċ", "C", "dot"),
  A("ċ", "c", "dot"), A("Ē", "E", "bar"), A("ē", "e", "bar"), A("Ė", "E", "dot"), A("ė", "e", "dot"), A("Ĝ", "G", "hat"), A("ĝ", "g", "hat"),
  A("Ġ", "G", "dot"), A("ġ", "g", "dot"), A("Ĥ", "H", "hat"), A("ĥ", "h", "hat"), A("Ĩ", "I", "tilde"), A("ĩ", "i", "tilde"), A("Ī", "I", "bar"),
  A("ī", "i", "bar"), A("İ", "I", "dot"), A("Ĵ", "J", "hat"), A("ĵ", "j", "hat"), A("Ō", "O", "bar"), A("ō", "o", "bar"), A("Ŝ", "S", "hat"),
  A("ŝ", "s", "hat"), A("Ũ", "U", "tilde"), A("ũ", "u", "tilde"), A("Ū", "U", "bar"), A("ū", "u", "bar"), A("Ŵ", "W", "hat"), A("ŵ", "w", "hat"),
  A("Ŷ", "Y", "hat"), A("ŷ", "y", "hat"), A("Ż", "Z", "dot"), A("ż", "z", "dot"), A("Ȧ", "A", "dot"), A("ȧ", "a", "dot"), A("Ȯ", "O", "dot"),
  A("ȯ", "o", "dot"), A("Ȳ", "Y", "bar"), A("ȳ", "y", "bar"), A("Ḃ", "B", "dot"), A("ḃ", "b", "dot"), A("Ḋ", "D", "dot"), A("ḋ", "d", "dot"),
  A("Ḟ", "F", "dot"), A("ḟ", "f", "dot"), A("Ḡ", "G", "bar"), A("ḡ", "g", "bar"), A("Ḣ", "H", "dot"), A("ḣ", "h", "dot"), A("Ṁ", "M", "dot"),
  A("ṁ", "m", "dot"), A("Ṅ", "N", "dot"), A("ṅ", "n", "dot"), A("Ṗ", "P", "dot"), A("ṗ", "p", "dot"), A("Ṙ", "R", "dot"), A("ṙ", "r", "dot"),
  A("Ṡ", "S", "dot"), A("ṡ", "s", "dot"), A("Ṫ", "T", "dot"), A("ṫ", "t", "dot"), A("Ṽ", "V", "tilde"), A("ṽ", "v", "tilde"), A("Ẇ", "W", "dot"),
  A("ẇ", "w", "dot"), A("Ẋ", "X", "dot"), A("ẋ", "x", "dot"), A("Ẏ", "Y", "dot"), A("ẏ", "y", "dot"), A("Ẑ", "Z", "hat"), A("ẑ", "z", "hat"),
  A("Ẽ", "E", "tilde"), A("ẽ", "e", "tilde"), A("Ỹ", "Y", "tilde"), A("ỹ", "y", "tilde"),
};

// The row of a sorted table, whose rows of `size` bytes begin with their name; or NULL.
static const void *find(const void *table, size_t n, size_t size, Str name) {
  const char *rows = table;
  size_t low = 0, high = n;
  while (low < high) {
    size_t middle = (low + high) / 2;
    const void *row = rows + middle * size;
    Str own = *(const Str *)row;
    bool differ = own.n && name.n && *own.p != *name.p; // most do at once
    int order = differ ? ((unsigned char)*own.p < (unsigned char)*name.p ? -1 : 1) : str_cmp(own, name);
    if (order == 0) return row;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return NULL;
}
#define FIND(table, name) find(table, sizeof table / sizeof *table, sizeof *table, name)

bool symbols_sorted(void) {
  for (size_t i = 1; i < sizeof commands / sizeof *commands; i++)
    if (str_cmp(commands[i - 1].name, commands[i].name) >= 0) return false;
  for (size_t i = 1; i < sizeof characters / sizeof *characters; i++)
    if (str_cmp(characters[i - 1].name, characters[i].name) >= 0) return false;
  for (size_t i = 1; i < sizeof accented / sizeof *accented; i++)
    if (str_cmp(accented[i - 1].name, accented[i].name) >= 0) return false;
  return true;
}

static Symbol command_at(const Reader *r, size_t at) {
  size_t to = at + 1;
  while (to < r->end && is_letter(r->s.p[to])) to++;
  if (to == at + 1 && to < r->end) to += character_length(r, to);
  const Row *row = FIND(commands, str_sub(r->s, at + 1, to));
  if (row) return (Symbol){row->kind, row->text, to - at};
  return (Symbol){SYM_REFUSED, S("this LaTeX command is not known here"), to - at};
}

size_t character_length(const Reader *r, size_t at) {
  size_t n = 1;
  while (n < 4 && at + n < r->end && ((unsigned char)r->s.p[at + n] & 0xC0) == 0x80) n++;
  return n;
}

Symbol symbol_beyond(const Reader *r, size_t at) {
  if (r->s.p[at] == '\\') return command_at(r, at);
  size_t n = character_length(r, at);
  Str name = str_sub(r->s, at, at + n);
  const Row *row = FIND(characters, name);
  if (row) return (Symbol){row->kind, row->text, n};
  const Accented *letter = FIND(accented, name);
  if (letter) return (Symbol){SYM_WORD, letter->letter, n};
  return (Symbol){SYM_REFUSED, S("this character is not part of a formula"), n};
}

Str accent_of(const Reader *r, size_t at) {
  if (at >= r->end || (unsigned char)r->s.p[at] < 0x80) return (Str){0};
  const Accented *letter = FIND(accented, str_sub(r->s, at, at + character_length(r, at)));
  return letter ? letter->accent : (Str){0};
}
