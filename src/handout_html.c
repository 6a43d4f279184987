// handout_html.c - a page for a browser: complete in itself, no script, no network.
#include "handout_page.h"

static const char style[] =
  "body{font:17px/1.55 Charter,'Bitstream Charter','Sitka Text',Cambria,Georgia,serif;color:#1a1a1a;background:#fff;"
  "max-width:44em;margin:2.5em auto 4em;padding:0 1.2em}"
  "h1{font-size:1.65em;line-height:1.2;margin:0 0 .35em}"
  "h2{font-size:1.12em;margin:2.1em 0 .5em;padding-top:.55em;border-top:1px solid #ccc}"
  "h3{font-size:1em;margin:1.4em 0 .4em}"
  "h2 small{font-weight:normal;color:#666;font-size:.82em;margin-left:.6em}"
  "p{margin:.65em 0}.facts{color:#555;margin:.1em 0 1.6em}"
  ".answer{background:#f4f5f7;border-left:3px solid #b8bec8;padding:.35em .8em;font-size:.9em;color:#333}"
  ".reference{background:#eef6ee;border-left:3px solid #7fb07f;padding:.35em .8em;overflow-x:auto}"
  "code,pre{font:.86em/1.45 ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace;background:#f4f5f7;border-radius:3px;padding:.08em .28em}"
  ".answer code,.reference code{background:none;padding:0}"
  "pre{padding:.7em .9em;overflow-x:auto}"
  "blockquote{margin:1em 0;padding-left:1em;border-left:3px solid #ccc;color:#444}"
  "table{border-collapse:collapse;margin:1em 0}th,td{border:1px solid #ccc;padding:.25em .7em}th{background:#f4f5f7}"
  "li.own{list-style:none}"
  "math{font-size:1.06em}math[display=block]{margin:.9em 0;overflow-x:auto;overflow-y:hidden;padding:.15em 0}"
  "math .b{font-weight:bold}math .bi{font-weight:bold;font-style:italic}math .i{font-style:italic}"
  "math .s{font-family:sans-serif}math .m{font-family:monospace}"
  "math .u{border-bottom:1px solid}math .o{border-top:1px solid;padding-top:1px}"
  "mtd.r,mtd.ar{text-align:right;text-align:-webkit-right}mtd.l,mtd.al{text-align:left;text-align:-webkit-left}"
  "mtd.ar{padding-right:0}mtd.al{padding-left:0;padding-right:.8em}mtd.al:last-child{padding-right:0}"
  "@media print{body{font-size:11pt;max-width:none;margin:0;padding:0}h2,h3{break-after:avoid}"
  ".answer,.reference,table,pre,math[display=block]{break-inside:avoid}a{color:inherit}@page{margin:20mm}}";

static void put(void *context, const char *html) { buf_add(&((Page *)context)->out, str(html)); }

static void put_tag(Page *p, const char *name, char align) {
  const char *where = align == 'c' ? " style=\"text-align:center\"" : align == 'r' ? " style=\"text-align:right\"" : "";
  buf_fmt(&p->out, "<%s%s>", name, where);
}

static const char *heading_name(const ProseTag *tag) { return tag->level <= 2 ? "h2" : "h3"; }

// A page holds no script, also none behind a link: where it leads is the web, a mailbox or
// this folder.
static bool leads_somewhere(Str target) {
  static const Str known[] = {STR_INIT("http"), STR_INIT("https"), STR_INIT("mailto")};
  size_t n = 0;
  while (n < target.n && !char_in(target.p[n], ":/?#")) n++;
  if (n == target.n || target.p[n] != ':') return true; // a file, a place of this page
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (str_eq_fold(str_sub(target, 0, n), known[i])) return true;
  return false;
}

static void put_link(Page *p, Str target) {
  put(p, "<a");
  if (leads_somewhere(target)) put(p, " href=\""), mathml_escape(&p->out, target), put(p, "\"");
  put(p, ">");
}

static void open_tag(void *context, const ProseTag *tag) {
  Page *p = context;
  switch (tag->kind) {
  case PROSE_PARAGRAPH:
    if (tag->target.n) buf_fmt(&p->out, "<p class=\"" STR_FMT "\">", STR_ARG(tag->target));
    else put(p, "<p>");
    break;
  case PROSE_HEADING: put_tag(p, heading_name(tag), 0); break;
  case PROSE_QUOTE: put(p, "<blockquote>\n"); break;
  case PROSE_BULLETS: put(p, "<ul>\n"); break;
  case PROSE_NUMBERS: buf_fmt(&p->out, "<ol start=\"%d\">\n", tag->level); break;
  case PROSE_ITEM:
    put(p, tag->target.n ? "<li class=\"own\">" : "<li>");
    if (tag->target.n) mathml_escape(&p->out, tag->target), buf_char(&p->out, ' ');
    break;
  case PROSE_RULE: put(p, "<hr>\n"); break;
  case PROSE_TABLE: put(p, "<table>\n"); break;
  case PROSE_ROW: put(p, "<tr>"); break;
  case PROSE_HEAD_CELL: put_tag(p, "th", tag->align); break;
  case PROSE_CELL: put_tag(p, "td", tag->align); break;
  case PROSE_EMPHASIS: put(p, "<em>"); break;
  case PROSE_STRONG: put(p, "<strong>"); break;
  case PROSE_SMALL: put(p, "<small>"); break;
  case PROSE_LINK: put_link(p, tag->target); break;
  case PROSE_IMAGE: put(p, "<em>[picture: "); break;
  }
}

static void close_tag(void *context, const ProseTag *tag) {
  Page *p = context;
  switch (tag->kind) {
  case PROSE_PARAGRAPH: put(p, "</p>\n"); break;
  case PROSE_HEADING: buf_fmt(&p->out, "</%s>\n", heading_name(tag)); break;
  case PROSE_QUOTE: put(p, "</blockquote>\n"); break;
  case PROSE_BULLETS: put(p, "</ul>\n"); break;
  case PROSE_NUMBERS: put(p, "</ol>\n"); break;
  case PROSE_ITEM: put(p, "</li>\n"); break;
  case PROSE_RULE: break;
  case PROSE_TABLE: put(p, "</table>\n"); break;
  case PROSE_ROW: put(p, "</tr>\n"); break;
  case PROSE_HEAD_CELL: put(p, "</th>"); break;
  case PROSE_CELL: put(p, "</td>"); break;
  case PROSE_EMPHASIS: put(p, "</em>"); break;
  case PROSE_STRONG: put(p, "</strong>"); break;
  case PROSE_SMALL: put(p, "</small>"); break;
  case PROSE_LINK: put(p, "</a>"); break;
  case PROSE_IMAGE: put(p, "]</em>"); break;
  }
}

static void text(void *context, Str words) { page_text(context, words, mathml_escape, 't'); }
static void line_end(void *context) { put(context, "<br>\n"); }

static void code(void *context, Str words, bool block) {
  put(context, block ? "<pre>" : "<code>");
  page_text(context, words, mathml_escape, 'c');
  put(context, block ? "</pre>\n" : "</code>");
}

// A formula that is no MathML stands there as its LaTeX.
static void formula(void *context, Str latex, bool display) {
  Page *p = context;
  Str why, lettered = page_formula(p, latex);
  if (mathml(&p->out, lettered, display, &why)) return;
  Buf shown = buf_new(p->arena);
  for (size_t i = 0; i < latex.n; i++) buf_char(&shown, (unsigned char)latex.p[i] < ' ' ? ' ' : latex.p[i]);
  diag_warning(p->notes, NULL, (Span){0, 0}, "HTML shows a formula as LaTeX source, since " STR_FMT ": " STR_FMT, STR_ARG(why), STR_ARG(buf_str(&shown)));
  char *source = arena_copy(p->arena, lettered.p, lettered.n);
  for (size_t i = 1; i < lettered.n; i++)
    if (source[i - 1] == MATHML_HOLE) source[i] = source[i] == 'b' ? 'k' : 'l';
  put(p, display ? "<pre>" : "<code>");
  page_text(p, (Str){source, lettered.n}, mathml_escape, 'l');
  put(p, display ? "</pre>" : "</code>");
}

static void comment(void *context, Str piece) { (void)context, (void)piece; }

static void begin(Page *p, Str title) {
  put(p, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>");
  mathml_escape(&p->out, title);
  put(p, "</title>\n<style>");
  put(p, style);
  put(p, "</style>\n</head>\n<body>\n<h1>");
  mathml_escape(&p->out, title);
  put(p, "</h1>\n");
}

static void end(Page *p) { put(p, "</body>\n</html>\n"); }

static void prose(Page *p, Str markdown) { markdown_walk(p->arena, markdown, &format_html.writer, p); }

static void math(Buf *out, Str latex) {
  Str why;
  if (!mathml_inside(out, latex, &why)) mathml_escape(out, latex);
}

const Format format_html = {{open_tag, close_tag, text, line_end, code, formula, comment}, begin, end, prose, mathml_escape, math};
