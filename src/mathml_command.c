// mathml_command.c - commands with arguments, and tables.  What a command is stands in one
// table; those that are a symbol and nothing else stand in mathml.def.
#include "mathml_read.h"

// ---- arguments and delimiters --------------------------------------------------------------

// The words of a group as they stand: a name, or text.
static Str raw_group(Tex *t) {
  tex_skip(t);
  if (tex_peek(t) != '{') return tex_refuse(t, "a { is missing"), (Str){0};
  size_t from = ++t->at;
  for (int open = 1; t->at < t->s.n; t->at++) {
    open += (tex_peek(t) == '{') - (tex_peek(t) == '}');
    if (!open) return str_sub(t->s, from, t->at++);
    if (tex_peek(t) == '\\') t->at++;
  }
  return tex_refuse(t, "a { is not closed"), (Str){0};
}

static Atom text_command(Tex *t, const char *style) {
  Str words = raw_group(t);
  Buf b = buf_new(t->arena);
  buf_fmt(&b, "<mtext%s>", style);
  for (size_t i = 0; i < words.n; i++) {
    char c = words.p[i];
    if (c == '$') tex_refuse(t, "a formula within \\text");
    if (c == '\\' && i + 1 < words.n && char_in(words.p[i + 1], "_%&#${} ")) c = words.p[++i];
    else if (c == '\\') tex_refuse(t, "a command within \\text");
    if (c == ' ' || c == '~') buf_add(&b, S("\u00a0"));
    else if (c == '{' || c == '}') continue;
    else mathml_escape(&b, (Str){&c, 1});
  }
  buf_add(&b, S("</mtext>"));
  return (Atom){buf_str(&b), ORD, false};
}

// The code of a delimiter, 0 for none (`.`).
static unsigned delimiter(Tex *t) {
  tex_skip(t);
  char c = tex_peek(t);
  if (char_in(c, "()[]|/<>.")) return t->at++, c == '.' ? 0 : c == '<' ? 0x27e8 : c == '>' ? 0x27e9 : (unsigned char)c;
  size_t from = t->at;
  if (c == '\\') t->at++;
  if (char_in(tex_peek(t), "{}|")) return c = tex_peek(t), t->at++, c == '|' ? 0x2016 : (unsigned char)c;
  while (is_letter(tex_peek(t))) t->at++;
  Str name = str_sub(t->s, from + 1, t->at);
  unsigned code;
  Class class;
  if (tex_named(name, &code, &class)) return code;
  tex_refuse(t, "`" STR_FMT "` is no delimiter", STR_ARG(str_sub(t->s, from, t->at)));
  return 0;
}

static void put_delimiter(Tex *t, Buf *b, unsigned code, const char *form) {
  if (code) buf_fmt(b, "<mo fence=\"true\" stretchy=\"true\" form=\"%s\">" STR_FMT "</mo>", form, STR_ARG(tex_code(t->arena, code)));
}

static Atom left_right(Tex *t) {
  Buf b = buf_new(t->arena);
  buf_add(&b, S("<mrow>"));
  put_delimiter(t, &b, delimiter(t), "prefix");
  for (;;) {
    buf_add(&b, tex_list(t, ""));
    if (!tex_at(t, "\\middle")) break;
    t->at += 7;
    put_delimiter(t, &b, delimiter(t), "infix");
  }
  if (!tex_at(t, "\\right")) tex_refuse(t, "\\left without \\right");
  t->at += 6;
  put_delimiter(t, &b, delimiter(t), "postfix");
  buf_add(&b, S("</mrow>"));
  return (Atom){buf_str(&b), INNER, false};
}

static Atom sized(Tex *t, const char *size, char side) {
  unsigned code = delimiter(t);
  const char *form = side == 'l' ? "prefix" : side == 'r' ? "postfix" : "infix";
  Str xml = str_fmt(t->arena, "<mo form=\"%s\" stretchy=\"true\" minsize=\"%s\" maxsize=\"%s\">" STR_FMT "</mo>", form, size, size, STR_ARG(tex_code(t->arena, code)));
  return (Atom){xml, side == 'l' ? OPEN : CLOSE, false};
}

static Atom fraction(Tex *t, const char *around) {
  Str top = tex_argument(t), bottom = tex_argument(t);
  Str xml = str_fmt(t->arena, "<mfrac>" STR_FMT STR_FMT "</mfrac>", STR_ARG(top), STR_ARG(bottom));
  if (*around) xml = str_fmt(t->arena, "<mstyle %s>" STR_FMT "</mstyle>", around, STR_ARG(xml));
  return (Atom){xml, INNER, false};
}

static Atom binomial(Tex *t) {
  Str top = tex_argument(t), bottom = tex_argument(t);
  Buf b = buf_new(t->arena);
  buf_add(&b, S("<mrow>"));
  put_delimiter(t, &b, '(', "prefix");
  buf_fmt(&b, "<mfrac linethickness=\"0\">" STR_FMT STR_FMT "</mfrac>", STR_ARG(top), STR_ARG(bottom));
  put_delimiter(t, &b, ')', "postfix");
  buf_add(&b, S("</mrow>"));
  return (Atom){buf_str(&b), INNER, false};
}

static Atom wrapped(Tex *t, const char *tag, const char *style) {
  Str inside = tex_argument(t);
  return (Atom){str_fmt(t->arena, "<%s%s>" STR_FMT "</%s>", tag, style, STR_ARG(inside), tag), ORD, false};
}

static Atom root(Tex *t) {
  tex_skip(t);
  if (tex_peek(t) != '[') return wrapped(t, "msqrt", "");
  t->at++;
  t->script++;
  Str degree = tex_list(t, "]");
  t->script--;
  t->at++;
  Str under = tex_argument(t);
  return (Atom){str_fmt(t->arena, "<mroot>" STR_FMT "<mrow>" STR_FMT "</mrow></mroot>", STR_ARG(under), STR_ARG(degree)), ORD, false};
}

static Atom in_font(Tex *t, Font font) {
  Font outer = t->font;
  t->font = font;
  Str xml = tex_argument(t);
  t->font = outer;
  return (Atom){xml, ORD, false};
}

// \overset, \underset, \stackrel
static Atom stacked(Tex *t, const char *tag) {
  Str script = tex_script(t), base = tex_argument(t);
  return (Atom){str_fmt(t->arena, "<%s>" STR_FMT STR_FMT "</%s>", tag, STR_ARG(base), STR_ARG(script), tag), REL, false};
}

// Without the attribute `accent`, under which browsers let the mark touch the letter.
static Atom accent(Tex *t, unsigned code, bool wide, bool below) {
  const char *tag = below ? "munder" : "mover";
  Str base = tex_argument(t), mark = tex_code(t->arena, code);
  Str xml = str_fmt(t->arena, "<%s>" STR_FMT "<mo stretchy=\"%s\">" STR_FMT "</mo></%s>", tag, STR_ARG(base), wide ? "true" : "false", STR_ARG(mark), tag);
  return (Atom){xml, ORD, code == 0x23de || code == 0x23df}; // a brace has its note beyond it
}

static Atom function_name(Tex *t, Str name, bool limits) {
  Font outer = t->font;
  t->font = ROMAN;
  Str xml = tex_identifier(t, name, true);
  t->font = outer;
  return (Atom){xml, FUNCTION, limits};
}

static Atom operator_name(Tex *t) {
  bool limits = tex_peek(t) == '*';
  t->at += limits;
  Str raw = raw_group(t);
  Buf b = buf_new(t->arena);
  for (size_t i = 0; i < raw.n; i++)
    if (raw.p[i] == '\\' && i + 1 < raw.n && raw.p[i + 1] == ',') buf_add(&b, S("\u2009")), i++;
    else if (is_letter(raw.p[i]) || is_digit(raw.p[i]) || raw.p[i] == '-' || (raw.p[i] & 0x80)) buf_char(&b, raw.p[i]);
    else if (raw.p[i] != ' ') tex_refuse(t, "`" STR_FMT "` is no name of an operator", STR_ARG(raw));
  return function_name(t, buf_str(&b), limits);
}

static Atom space(Tex *t, const char *width) { return (Atom){str_fmt(t->arena, "<mspace width=\"%s\"></mspace>", width), NOTHING, false}; }

// ---- tables ----------------------------------------------------------------

typedef struct { const char *name; char open, close; const char *columns; bool display; } Environment; // | is a double bar in upper case

static const Environment environments[] = {
  {"matrix", 0, 0, "c", false}, {"smallmatrix", 0, 0, "c", false}, {"pmatrix", '(', ')', "c", false}, {"bmatrix", '[', ']', "c", false},
  {"Bmatrix", '{', '}', "c", false}, {"vmatrix", '|', '|', "c", false}, {"Vmatrix", 'V', 'V', "c", false}, {"cases", '{', 0, "l", false},
  {"array", 0, 0, "c", false}, {"aligned", 0, 0, "RL", true}, {"alignedat", 0, 0, "RL", true}, {"align", 0, 0, "RL", true},
  {"align*", 0, 0, "RL", true}, {"split", 0, 0, "RL", true}, {"gathered", 0, 0, "c", true}, {"gather", 0, 0, "c", true},
  {"gather*", 0, 0, "c", true}, {"equation", 0, 0, "c", true}, {"equation*", 0, 0, "c", true}};

static void put_cell(Buf *b, char align, Str list) {
  const char *how = align == 'L' ? " class=\"al\" columnalign=\"left\"" : align == 'R' ? " class=\"ar\" columnalign=\"right\""
                  : align == 'l' ? " class=\"l\" columnalign=\"left\"" : align == 'r' ? " class=\"r\" columnalign=\"right\"" : "";
  buf_fmt(b, "<mtd%s>" STR_FMT "</mtd>", how, STR_ARG(list));
}

// Rows up to what ends the table.  columns: the alignment of each, again and again from
// the first.
static void read_rows(Tex *t, Buf *b, Str columns, const char *end) {
  buf_add(b, S("<mtr>"));
  for (size_t column = 0;; ) {
    Str cell = tex_list(t, end);
    bool last = !tex_at(t, "\\\\") && tex_peek(t) != '&';
    if (!last || cell.n || column) put_cell(b, columns.p[column % columns.n], cell);
    if (t->why.n || last) break;
    column++;
    if (tex_peek(t) == '&') {
      t->at++;
      continue;
    }
    t->at += 2;
    if (tex_peek(t) == '[') // a distance: \\[2pt]
      while (t->at < t->s.n && t->s.p[t->at++] != ']') {}
    while (tex_skip(t), tex_at(t, "\\hline")) t->at += 6;
    column = 0;
    if (t->at < t->s.n && !tex_at(t, "\\end") && tex_peek(t) != '}') buf_add(b, S("</mtr><mtr>"));
  }
  buf_add(b, S("</mtr>"));
}

static Atom environment(Tex *t) {
  Str name = raw_group(t), columns = S("c");
  const Environment *e = NULL;
  for (size_t i = 0; i < sizeof environments / sizeof *environments; i++)
    if (str_eq(name, str(environments[i].name))) e = &environments[i];
  if (!e) return tex_refuse(t, "there is no \\begin{" STR_FMT "}", STR_ARG(name)), (Atom){0};
  columns = str(e->columns);
  if (str_eq(name, S("alignedat"))) raw_group(t);
  if (str_eq(name, S("array"))) {
    Buf b = buf_new(t->arena);
    Str given = raw_group(t);
    for (size_t i = 0; i < given.n; i++)
      if (char_in(given.p[i], "lcr")) buf_char(&b, given.p[i]);
    if (b.n) columns = buf_str(&b);
  }
  Buf b = buf_new(t->arena);
  buf_add(&b, S("<mrow>"));
  put_delimiter(t, &b, e->open == 'V' ? 0x2016 : (unsigned char)e->open, "prefix");
  buf_add(&b, e->display ? S("<mtable displaystyle=\"true\">") : S("<mtable>"));
  int script = t->script;
  t->script = str_eq(name, S("smallmatrix"));
  while (tex_skip(t), tex_at(t, "\\hline")) t->at += 6;
  read_rows(t, &b, columns, "&");
  t->script = script;
  buf_add(&b, S("</mtable>"));
  put_delimiter(t, &b, e->close == 'V' ? 0x2016 : (unsigned char)e->close, "postfix");
  buf_add(&b, S("</mrow>"));
  if (!tex_at(t, "\\end")) return tex_refuse(t, "\\begin{" STR_FMT "} without \\end", STR_ARG(name)), (Atom){0};
  t->at += 4;
  if (!str_eq(raw_group(t), name)) tex_refuse(t, "\\begin{" STR_FMT "} ends as something else", STR_ARG(name));
  return (Atom){buf_str(&b), INNER, false};
}

static Atom substack(Tex *t) {
  tex_skip(t);
  if (tex_peek(t) != '{') return tex_refuse(t, "a { is missing"), (Atom){0};
  t->at++;
  Buf b = buf_new(t->arena);
  buf_add(&b, S("<mtable>"));
  read_rows(t, &b, S("c"), "}");
  buf_add(&b, S("</mtable>"));
  t->at++;
  return (Atom){buf_str(&b), INNER, false};
}

// The rest of the list in another style.
static Atom styled(Tex *t, bool display, const char *end) {
  Str rest = tex_list(t, end);
  return (Atom){str_fmt(t->arena, "<mstyle displaystyle=\"%s\" scriptlevel=\"0\">" STR_FMT "</mstyle>", display ? "true" : "false", STR_ARG(rest)), INNER, false};
}

// ---- which command ---------------------------------------------------------

typedef enum { C_FRACTION, C_FONT, C_ACCENT, C_WIDE, C_BELOW, C_SPACE, C_TEXT, C_FUNCTION, C_LIMITS, C_STACK, C_BIG, C_NOTHING } Kind;

static const struct { const char *name; Kind kind; const char *text; unsigned number; } commands[] = {
  {"frac", C_FRACTION, "", 0}, {"tfrac", C_FRACTION, "displaystyle=\"false\" scriptlevel=\"0\"", 0},
  {"dfrac", C_FRACTION, "displaystyle=\"true\" scriptlevel=\"0\"", 0}, {"cfrac", C_FRACTION, "displaystyle=\"true\" scriptlevel=\"0\"", 0},
  {"mathbf", C_FONT, "", BOLD}, {"mathrm", C_FONT, "", ROMAN}, {"mathbb", C_FONT, "", DOUBLE}, {"mathcal", C_FONT, "", SCRIPT},
  {"mathscr", C_FONT, "", SCRIPT}, {"mathfrak", C_FONT, "", FRAKTUR}, {"mathsf", C_FONT, "", SANS}, {"mathtt", C_FONT, "", MONO},
  {"mathit", C_FONT, "", SLANTED}, {"mathnormal", C_FONT, "", ITALIC}, {"boldsymbol", C_FONT, "", BOLD_ITALIC}, {"bm", C_FONT, "", BOLD_ITALIC},
  {"bar", C_ACCENT, "", 0xaf}, {"hat", C_ACCENT, "", 0x2c6}, {"tilde", C_ACCENT, "", 0x2dc}, {"vec", C_ACCENT, "", 0x2192},
  {"dot", C_ACCENT, "", 0x2d9}, {"ddot", C_ACCENT, "", 0xa8}, {"check", C_ACCENT, "", 0x2c7}, {"breve", C_ACCENT, "", 0x2d8},
  {"mathring", C_ACCENT, "", 0x2da}, {"acute", C_ACCENT, "", 0xb4}, {"grave", C_ACCENT, "", 0x60},
  {"widehat", C_WIDE, "", 0x5e}, {"widetilde", C_WIDE, "", 0x7e}, {"overrightarrow", C_WIDE, "", 0x2192},
  {"overbrace", C_WIDE, "", 0x23de}, {"underbrace", C_BELOW, "", 0x23df},
  {"quad", C_SPACE, "1em", 0}, {"qquad", C_SPACE, "2em", 0}, {"enspace", C_SPACE, "0.5em", 0}, {"thinspace", C_SPACE, "0.167em", 0},
  {",", C_SPACE, "0.167em", 0}, {":", C_SPACE, "0.222em", 0}, {">", C_SPACE, "0.222em", 0}, {";", C_SPACE, "0.278em", 0},
  {"!", C_SPACE, "-0.167em", 0}, {" ", C_SPACE, "0.25em", 0}, {"\n", C_SPACE, "0.25em", 0},
  {"text", C_TEXT, "", 0}, {"textrm", C_TEXT, "", 0}, {"mbox", C_TEXT, "", 0}, {"textbf", C_TEXT, " class=\"b\"", 0},
  {"textit", C_TEXT, " class=\"i\"", 0}, {"emph", C_TEXT, " class=\"i\"", 0}, {"texttt", C_TEXT, " class=\"m\"", 0},
  {"log", C_FUNCTION, "", 0}, {"ln", C_FUNCTION, "", 0}, {"lg", C_FUNCTION, "", 0}, {"exp", C_FUNCTION, "", 0}, {"sin", C_FUNCTION, "", 0},
  {"cos", C_FUNCTION, "", 0}, {"tan", C_FUNCTION, "", 0}, {"cot", C_FUNCTION, "", 0}, {"sec", C_FUNCTION, "", 0}, {"csc", C_FUNCTION, "", 0},
  {"sinh", C_FUNCTION, "", 0}, {"cosh", C_FUNCTION, "", 0}, {"tanh", C_FUNCTION, "", 0}, {"coth", C_FUNCTION, "", 0}, {"arcsin", C_FUNCTION, "", 0},
  {"arccos", C_FUNCTION, "", 0}, {"arctan", C_FUNCTION, "", 0}, {"arg", C_FUNCTION, "", 0}, {"deg", C_FUNCTION, "", 0}, {"dim", C_FUNCTION, "", 0},
  {"ker", C_FUNCTION, "", 0}, {"hom", C_FUNCTION, "", 0}, {"det", C_LIMITS, "", 0}, {"gcd", C_LIMITS, "", 0}, {"Pr", C_LIMITS, "", 0},
  {"lim", C_LIMITS, "", 0}, {"max", C_LIMITS, "", 0}, {"min", C_LIMITS, "", 0}, {"sup", C_LIMITS, "", 0}, {"inf", C_LIMITS, "", 0},
  {"overset", C_STACK, "mover", 0}, {"stackrel", C_STACK, "mover", 0}, {"underset", C_STACK, "munder", 0},
  {"big", C_BIG, "1.2em", 0}, {"bigl", C_BIG, "1.2em", 'l'}, {"bigr", C_BIG, "1.2em", 'r'}, {"bigm", C_BIG, "1.2em", 0},
  {"Big", C_BIG, "1.8em", 0}, {"Bigl", C_BIG, "1.8em", 'l'}, {"Bigr", C_BIG, "1.8em", 'r'}, {"Bigm", C_BIG, "1.8em", 0},
  {"bigg", C_BIG, "2.4em", 0}, {"biggl", C_BIG, "2.4em", 'l'}, {"biggr", C_BIG, "2.4em", 'r'}, {"biggm", C_BIG, "2.4em", 0},
  {"Bigg", C_BIG, "3em", 0}, {"Biggl", C_BIG, "3em", 'l'}, {"Biggr", C_BIG, "3em", 'r'},
  {"nonumber", C_NOTHING, "", 0}, {"notag", C_NOTHING, "", 0}, {"mathstrut", C_NOTHING, "", 0}, {"/", C_NOTHING, "", 0}, {"-", C_NOTHING, "", 0}};

static Atom tabled(Tex *t, Kind kind, Str name, const char *text, unsigned number) {
  switch (kind) {
  case C_FRACTION: return fraction(t, text);
  case C_FONT: return in_font(t, (Font)number);
  case C_ACCENT: return accent(t, number, false, false);
  case C_WIDE: return accent(t, number, true, false);
  case C_BELOW: return accent(t, number, true, true);
  case C_SPACE: return space(t, text);
  case C_TEXT: return text_command(t, text);
  case C_FUNCTION: return function_name(t, name, false);
  case C_LIMITS: return function_name(t, name, true);
  case C_STACK: return stacked(t, text);
  case C_BIG: return sized(t, text, (char)number);
  case C_NOTHING: break;
  }
  return (Atom){{0}, NOTHING, false};
}

static Atom special(Tex *t, Str name, Class before) {
  if (str_eq(name, S("left"))) return left_right(t);
  if (str_eq(name, S("begin"))) return environment(t);
  if (str_eq(name, S("sqrt"))) return root(t);
  if (str_eq(name, S("binom"))) return binomial(t);
  if (str_eq(name, S("operatorname"))) return operator_name(t);
  if (str_eq(name, S("substack"))) return substack(t);
  if (str_eq(name, S("displaystyle"))) return styled(t, true, "}&]");
  if (str_eq(name, S("textstyle"))) return styled(t, false, "}&]");
  if (str_eq(name, S("underline"))) return wrapped(t, "mrow", " class=\"u\"");
  if (str_eq(name, S("overline"))) return wrapped(t, "mrow", " class=\"o\"");
  if (str_eq(name, S("phantom"))) return wrapped(t, "mphantom", "");
  if (name.n == 1 && char_in(name.p[0], "{}|_%&#$")) {
    char c = name.p[0];
    return tex_symbol(t, c == '|' ? 0x2016 : (unsigned char)c, c == '{' ? OPEN : c == '}' ? CLOSE : c == '|' ? FENCE : ORD, before);
  }
  return tex_refuse(t, "there is no \\" STR_FMT, STR_ARG(name)), (Atom){0};
}

Atom tex_command(Tex *t, Class before) {
  size_t from = ++t->at;
  while (is_letter(tex_peek(t))) t->at++;
  if (t->at == from) t->at++;
  Str name = str_sub(t->s, from, t->at);
  unsigned code;
  Class class;
  if (tex_named(name, &code, &class)) return tex_symbol(t, code, class, before);
  for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
    if (str_eq(name, str(commands[i].name))) return tabled(t, commands[i].kind, name, commands[i].text, commands[i].number);
  return special(t, name, before);
}
