// handout_latex.c - a page for pdflatex, with packages that every TeX has.
//
// Text is escaped character by character.  What neither T1 nor amsmath has is given to
// \sheetchar with its code point: XeLaTeX and LuaLaTeX print the character, pdfLaTeX its
// number, and all three go on.
#include "handout_page.h"

static void put(void *context, const char *latex) { buf_add(&((Page *)context)->out, str(latex)); }

// ---- characters ------------------------------------------------------------

// Letters that inputenc and T1 know: Latin-1, Latin Extended-A and a few signs.
static bool is_known(unsigned c) {
  static const unsigned missing[] = {0x108, 0x109, 0x110, 0x111, 0x126, 0x127, 0x138, 0x149, 0x166, 0x167, 0x17f};
  static const unsigned signs[] = {0x2013, 0x2014, 0x2018, 0x2019, 0x201a, 0x201c, 0x201d, 0x201e, 0x2020, 0x2021, 0x2022, 0x2026, 0x2030, 0x2039, 0x203a, 0x20ac, 0x2122};
  for (size_t i = 0; i < sizeof missing / sizeof *missing; i++)
    if (missing[i] == c) return c == 0x110 || c == 0x111;
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
    if (signs[i] == c) return true;
  return c >= 0xa0 && c <= 0x17f && c != 0xad;
}

static void put_wide(Buf *out, Str character, unsigned c) {
  Str name = mathml_command(c);
  if (is_known(c) && !name.n) buf_add(out, character);
  else if (name.n) buf_fmt(out, "\\ensuremath{\\" STR_FMT "}", STR_ARG(name));
  else buf_fmt(out, "\\sheetchar{" STR_FMT "}{%04X}", STR_ARG(character), c);
}

static void put_character(Buf *out, char c) {
  switch (c) {
  case '&': case '%': case '$': case '#': case '_': case '{': case '}': buf_char(out, '\\'), buf_char(out, c); break;
  case '\\': buf_add(out, S("\\textbackslash{}")); break;
  case '~': buf_add(out, S("\\textasciitilde{}")); break;
  case '^': buf_add(out, S("\\textasciicircum{}")); break;
  case '"': buf_add(out, S("\\textquotedbl{}")); break;
  case '[': case ']': buf_char(out, '{'), buf_char(out, c), buf_char(out, '}'); break; // no option of what stands before
  default: buf_char(out, c);
  }
}

// No two of these become one: -- is no dash, << no guillemet.
static bool joins(char c) { return char_in(c, "-<>,'`!?"); }

static void escape(Buf *out, Str text) {
  unsigned code;
  for (size_t i = 0, n; i < text.n; i += n) {
    n = diag_utf8(text, i, &code);
    if (n > 1) put_wide(out, str_sub(text, i, i + n), code);
    else put_character(out, text.p[i]);
    n = n ? n : 1;
    if (joins(text.p[i]) && i + 1 < text.n && joins(text.p[i + 1])) buf_add(out, S("{}"));
  }
}

static void escape_code(Buf *out, Str text) {
  for (size_t i = 0, n; i < text.n; i += n) {
    unsigned code;
    n = diag_utf8(text, i, &code);
    n = n ? n : 1;
    if (text.p[i] == '\'') buf_add(out, S("\\textquotesingle{}"));
    else if (text.p[i] == '`') buf_add(out, S("\\textasciigrave{}"));
    else if (text.p[i] == ' ') buf_add(out, S("\\ "));
    else escape(out, str_sub(text, i, i + n));
    if (joins(text.p[i])) buf_add(out, S("{}"));
    if (char_in(text.p[i], ";,")) buf_add(out, S("\\allowbreak{}")); // a matrix may go on in the next line
  }
}

// In a formula: Unicode as the commands it stands for.
static void escape_formula(Buf *out, Str latex) {
  for (size_t i = 0, n; i < latex.n; i += n) {
    unsigned code;
    n = diag_utf8(latex, i, &code);
    Str name = n > 1 ? mathml_command(code) : (Str){0};
    n = n ? n : 1;
    if (name.n) buf_fmt(out, "{\\" STR_FMT "}", STR_ARG(name));
    else if (n > 1) buf_fmt(out, "\\text{\\sheetchar{" STR_FMT "}{%04X}}", STR_ARG(str_sub(latex, i, i + n)), code);
    else buf_char(out, latex.p[i]);
  }
}

// ---- elements --------------------------------------------------------------

static void open_tag(void *context, const ProseTag *tag) {
  Page *p = context;
  switch (tag->kind) {
  case PROSE_PARAGRAPH:
    if (str_eq(tag->target, S("answer"))) put(p, "{\\leftskip 1.5em\\small ");
    if (str_eq(tag->target, S("reference"))) put(p, "{\\leftskip 1.5em ");
    break;
  case PROSE_HEADING: put(p, tag->level <= 2 ? "\\section*{" : "\\subsection*{"); break;
  case PROSE_QUOTE: put(p, "\\begin{quote}\n"); break;
  case PROSE_BULLETS: put(p, "\\begin{itemize}\n"); break;
  case PROSE_NUMBERS: buf_fmt(&p->out, "\\begin{enumerate}\\makeatletter\\setcounter{\\@enumctr}{%d}\\makeatother\n", tag->level - 1); break;
  case PROSE_ITEM:
    put(p, tag->target.n ? "\\item[" : "\\item{} ");
    if (tag->target.n) escape(&p->out, tag->target), put(p, "] ");
    break;
  case PROSE_RULE: put(p, "\\par\\noindent\\rule{\\linewidth}{0.4pt}\\par\n"); break;
  case PROSE_TABLE:
    put(p, "\\begin{center}\\begin{tabular}{");
    for (int i = 0; i < tag->level; i++) put(p, "l");
    put(p, "}\n");
    break;
  case PROSE_ROW: p->cell = 0; break;
  case PROSE_HEAD_CELL: put(p, p->cell++ ? " & \\textbf{" : "\\textbf{"); break;
  case PROSE_CELL: put(p, p->cell++ ? " & " : ""); break;
  case PROSE_EMPHASIS: put(p, "\\emph{"); break;
  case PROSE_STRONG: put(p, "\\textbf{"); break;
  case PROSE_SMALL: put(p, "{\\normalfont\\small "); break;
  case PROSE_LINK: break;
  case PROSE_IMAGE: put(p, "\\emph{{[}picture: "); break;
  }
}

static void close_tag(void *context, const ProseTag *tag) {
  Page *p = context;
  switch (tag->kind) {
  case PROSE_PARAGRAPH: put(p, str_eq(tag->target, S("answer")) || str_eq(tag->target, S("reference")) ? "\\par}\n\n" : "\n\n"); break;
  case PROSE_HEADING: put(p, "}\n\n"); break;
  case PROSE_QUOTE: put(p, "\\end{quote}\n\n"); break;
  case PROSE_BULLETS: put(p, "\\end{itemize}\n\n"); break;
  case PROSE_NUMBERS: put(p, "\\end{enumerate}\n\n"); break;
  case PROSE_ITEM: put(p, "\n"); break;
  case PROSE_RULE: put(p, "\n"); break;
  case PROSE_TABLE: put(p, "\\end{tabular}\\end{center}\n\n"); break;
  case PROSE_ROW: put(p, " \\\\\n"); break;
  case PROSE_HEAD_CELL: case PROSE_EMPHASIS: case PROSE_STRONG: case PROSE_SMALL: put(p, "}"); break;
  case PROSE_CELL: break;
  case PROSE_LINK: put(p, "\\footnote{\\texttt{"), escape_code(&p->out, tag->target), put(p, "}}"); break;
  case PROSE_IMAGE: put(p, "{]}}"); break;
  }
}

static void text(void *context, Str words) { page_text(context, words, escape, 't'); }
static void line_end(void *context) { put(context, "\\\\{}\n"); }

static void code(void *context, Str words, bool block) {
  Page *p = context;
  if (!block) {
    put(p, "\\texttt{");
    page_text(p, words, escape_code, 'c');
    put(p, "}");
    return;
  }
  put(p, "\\begin{flushleft}\\ttfamily\\small\n");
  for (size_t from = 0, to; from < words.n; from = to + 1) {
    for (to = from; to < words.n && words.p[to] != '\n';) to++;
    page_text(p, str_sub(words, from, to), escape_code, 'c');
    put(p, "\\mbox{}\\\\{}\n");
  }
  put(p, "\\end{flushleft}\n\n");
}

static void formula(void *context, Str latex, bool display) {
  Page *p = context;
  put(p, display ? "\\[" : "$");
  escape_formula(&p->out, page_formula(p, latex));
  put(p, display ? "\\]" : "$");
}

static void comment(void *context, Str piece) { (void)context, (void)piece; }

// ---- the page --------------------------------------------------------------

static int widest(const Sheet *s) {
  int columns = 10;
  for (size_t k = 0; k < s->printed_n; k++)
    if (columns_of(s->printed[k].shape) > columns) columns = columns_of(s->printed[k].shape);
  for (size_t i = 0; i < s->front.parts_n; i++)
    for (size_t k = 0; k < s->parts[i].references; k++)
      if (columns_of(s->parts[i].reference[k].shape) > columns) columns = columns_of(s->parts[i].reference[k].shape);
  return columns;
}

static void begin(Page *p, Str title) {
  put(p, "\\documentclass[11pt,a4paper]{article}\n"
         "\\ifdefined\\Umathchar\n  \\usepackage{fontspec}\n"
         "\\else\n  \\usepackage[T1]{fontenc}\n  \\usepackage[utf8]{inputenc}\n  \\IfFileExists{lmodern.sty}{\\usepackage{lmodern}}{}\n\\fi\n"
         "\\usepackage{textcomp}\n\\usepackage{amsmath,amssymb,bm}\n\\usepackage[margin=25mm]{geometry}\n"
         "\\providecommand\\coloneqq{\\mathrel{:=}}\n\\providecommand\\mathscr{\\mathcal}\n"
         "\\newcommand\\sheetchar[2]{\\ifdefined\\Umathchar #1\\else{\\small[U+#2]}\\fi}\n");
  buf_fmt(&p->out, "\\setcounter{MaxMatrixCols}{%d}\n", widest(p->sheet));
  put(p, "\\setlength\\parindent{0pt}\\setlength\\parskip{6pt plus 2pt}\\setlength\\emergencystretch{3em}\n\\raggedbottom\n"
         "\\begin{document}\n\n{\\LARGE\\bfseries\\raggedright ");
  escape(&p->out, title);
  put(p, "\\par}\n\n");
}

static void end(Page *p) { put(p, "\\end{document}\n"); }

static void prose(Page *p, Str markdown) {
  markdown_walk(p->arena, markdown, &format_latex.writer, p);
  put(p, "\n");
}

static void math(Buf *out, Str latex) { buf_add(out, latex); }

const Format format_latex = {{open_tag, close_tag, text, line_end, code, formula, comment}, begin, end, prose, escape, math};
