// handout.c - how it works.
//
// The page is written once through the functions of its format, which are those that walk
// through Markdown, with holes where students differ; then it is cut at the holes.  To fill
// it is to copy the pieces and write numbers between them.
//
// Numbers that are given are printed to the last digit, since they are what is graded with;
// what is computed from them is rounded, below ## Solution as the sheet's tolerance says.
#include "handout_page.h"

#include <string.h>

#include "tolerance.h"

const char *const handout_extensions[HANDOUT_FORMATS] = {"html", "md", "tex"};
static const Format *const formats[HANDOUT_FORMATS] = {&format_html, &format_markdown, &format_latex};

typedef struct { Str before; char kind; size_t index; } Piece; // kind 0: the end

struct Handout {
  const Sheet *sheet;
  const Format *format;
  Piece *pieces;
  size_t n, cap;
  Str **items; // by part: of `order` parts, each item as it is written
  size_t solution; // the first formula that stands in the solution
};

// ---- holes -----------------------------------------------------------------

bool page_hole(Str text, size_t at, Hole *hole) {
  const char *p = at < text.n ? memchr(text.p + at, MATHML_HOLE, text.n - at) : NULL;
  if (!p) return false;
  *hole = (Hole){.from = (size_t)(p - text.p)};
  at = hole->from + 1;
  if (at < text.n && text.p[at] > '9') hole->kind = text.p[at++];
  for (; at < text.n && text.p[at] != MATHML_HOLE_END; at++) hole->index = hole->index * 10 + (size_t)(text.p[at] - '0');
  hole->to = at + 1;
  return true;
}

static void put_hole(Buf *out, char kind, size_t index) { buf_fmt(out, "%c%c%zu%c", MATHML_HOLE, kind, index, MATHML_HOLE_END); }

void page_text(Page *p, Str text, void (*literal)(Buf *, Str), char kind) {
  Hole hole;
  size_t at = 0;
  for (; page_hole(text, at, &hole); at = hole.to) {
    literal(&p->out, str_sub(text, at, hole.from));
    put_hole(&p->out, hole.kind ? hole.kind : kind, hole.index);
  }
  literal(&p->out, str_sub(text, at, text.n));
}

// What a hole in a formula needs round it depends on what stands before: -3 is (-3) behind
// a sign, and W^{-3} behind ^.
static char kind_behind(Str before) {
  static const Str signs[] = {STR_INIT("\\cdot"), STR_INIT("\\times"), STR_INIT("\\odot"), STR_INIT("\\circ")};
  before = str_trim(before);
  char c = before.n ? before.p[before.n - 1] : '=';
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
    if (before.n >= signs[i].n && str_eq(str_sub(before, before.n - signs[i].n, before.n), signs[i])) return 'p';
  if (char_in(c, "+-*/")) return 'p';
  return char_in(c, "=,(&[|<>") ? 'm' : 'b';
}

Str page_formula(Page *p, Str latex) {
  Buf b = buf_new(p->arena);
  Hole hole;
  size_t at = 0;
  for (; page_hole(latex, at, &hole); at = hole.to) {
    buf_add(&b, str_sub(latex, at, hole.from));
    put_hole(&b, hole.kind ? hole.kind : kind_behind(str_sub(latex, 0, hole.from)), hole.index);
  }
  buf_add(&b, str_sub(latex, at, latex.n));
  return buf_str(&b);
}

// ---- numbers ---------------------------------------------------------------

// 2.5e-07 in a formula: 2.5\cdot 10^{-7}.
static void put_number(Buf *out, Str number) {
  ptrdiff_t e = str_find(number, S("e"));
  int64_t power;
  if (e < 0 || !str_int(str_sub(number, (size_t)e + 1, number.n), &power)) {
    buf_add(out, number);
    return;
  }
  Str mantissa = str_sub(number, 0, (size_t)e);
  if (str_eq(mantissa, S("-1"))) buf_char(out, '-');
  else if (!str_eq(mantissa, S("1"))) buf_fmt(out, STR_FMT "\\cdot ", STR_ARG(mantissa));
  buf_fmt(out, "10^{%lld}", (long long)power);
}

// n numbers as a formula: a number, or a matrix.
static void put_array(Buf *out, Shape shape, const Str *numbers) {
  size_t rows = (size_t)rows_of(shape), columns = (size_t)columns_of(shape);
  if (rows * columns == 1) {
    put_number(out, numbers[0]);
    return;
  }
  buf_add(out, S("\\begin{bmatrix}"));
  for (size_t i = 0; i < rows * columns; i++) {
    if (i) buf_add(out, i % columns ? S(" & ") : S(" \\\\ "));
    put_number(out, numbers[i]);
  }
  buf_add(out, S("\\end{bmatrix}"));
}

static bool is_finite(double x) { return x - x == 0; }

static Str printed_text(Arena *a, double x, bool exact, const Tolerance *rounding) {
  if (exact) return str_number(a, x);
  if (rounding && rounding->kind != TOLERANCE_NEAR) return str_number(a, tolerance_round(rounding, x));
  double read;
  Str text = str_digits(a, x, rounding ? 6 : 10);
  return str_double(text, &read) ? str_number(a, read) : text;
}

static Str *number_texts(Arena *a, const Handout *h, size_t k, const PrintedValue *v, size_t lane) {
  const Printed *x = &h->sheet->printed[k];
  size_t n = (size_t)shape_numel(x->shape), at = v->stride > 1 ? lane : 0;
  Str *out = NEW_ARRAY(a, Str, n + 1);
  for (size_t e = 0; e < n; e++) {
    double value = v->values[e * v->stride + at];
    if (!is_finite(value)) return NULL;
    out[e] = printed_text(a, value, x->exact, k < h->solution ? NULL : &h->sheet->front.settings.tolerance);
  }
  return out;
}

// The numbers as they stand in text: 0.5, [1 2; 3 4].
static Str plain(Arena *a, Shape shape, const Str *numbers) {
  size_t n = (size_t)shape_numel(shape), columns = (size_t)columns_of(shape);
  if (n == 1) return numbers[0];
  Buf b = buf_new(a);
  for (size_t i = 0; i < n; i++) buf_fmt(&b, "%s" STR_FMT, !i ? "[" : i % columns ? " " : "; ", STR_ARG(numbers[i]));
  buf_char(&b, ']');
  return buf_str(&b);
}

// ---- filling ---------------------------------------------------------------

static void fill_printed(const Handout *h, char kind, size_t k, const Str *numbers, Arena *a, Buf *out) {
  Shape shape = h->sheet->printed[k].shape;
  if (kind == 't' || kind == 'c') {
    Page p = {.arena = a, .sheet = h->sheet, .format = h->format, .out = *out};
    Str words = plain(a, shape, numbers);
    if (kind == 't' && shape_numel(shape) > 1) h->format->writer.code(&p, words, false);
    else h->format->literal(&p.out, words);
    *out = p.out;
    return;
  }
  Buf latex = buf_new(a);
  bool braces = kind == 'b' || kind == 'k', brackets = kind == 'p' && shape_is_scalar(shape) && numbers[0].p[0] == '-';
  if (braces || brackets) buf_char(&latex, braces ? '{' : '(');
  put_array(&latex, shape, numbers);
  if (braces || brackets) buf_char(&latex, braces ? '}' : ')');
  if (kind == 'l' || kind == 'k') h->format->literal(out, buf_str(&latex));
  else h->format->math(out, buf_str(&latex));
}

// A part's reference: numbers, rounded as the part's tolerance says.
static void fill_reference(const Handout *h, size_t part, const HandoutFor *who, Arena *a, Buf *out) {
  const SheetPart *p = &h->sheet->parts[part];
  const Reference *r = &p->reference[0];
  const Instance *own = who->instances ? &who->instances[part] : NULL;
  const double *values = r->fixed ? r->fixed : own->values[0] + who->lane;
  size_t stride = r->fixed ? 1 : own->stride, n = (size_t)shape_numel(r->shape);
  Str *numbers = NEW_ARRAY(a, Str, n + 1);
  Buf latex = buf_new(a);
  for (size_t e = 0; e < n; e++) numbers[e] = printed_text(a, values[e * stride], false, &p->front->settings.tolerance);
  put_array(&latex, r->shape, numbers);
  h->format->math(out, buf_str(&latex));
}

size_t *handout_order(Arena *a, Str salt, Str problem, Str student, Str part, size_t n) {
  size_t *order = NEW_ARRAY(a, size_t, n + 1);
  DrawKey key = draw_key(salt, problem, student, str_fmt(a, "the order of " STR_FMT, STR_ARG(part)), 0);
  for (bool moved = false; !moved; key.redraw++) {
    for (size_t i = 0; i < n; i++) order[i] = i;
    for (size_t i = n; i > 1; i--) {
      size_t k = (size_t)(draw_unit(key, i) * (double)i), other = order[k];
      order[k] = order[i - 1];
      order[i - 1] = other;
    }
    moved = n < 2;
    for (size_t i = 0; i < n; i++) moved |= order[i] != i;
  }
  return order;
}

static void fill_order(const Handout *h, size_t part, const HandoutFor *who, Arena *a, Buf *out) {
  const FrontPart *f = &h->sheet->front.parts[part];
  const size_t *order = handout_order(a, who->salt, h->sheet->front.id, who->id, f->id.s, f->items.n);
  for (size_t i = 0; i < f->items.n; i++) buf_add(out, h->items[part][order[i]]);
}

bool handout_fill(const Handout *h, const HandoutFor *who, Arena *a, Str *page, Str *wrong) {
  Buf out = buf_new(a);
  for (size_t i = 0; i < h->n; i++) {
    const Piece *x = &h->pieces[i];
    buf_add(&out, x->before);
    if (x->kind == 'W') {
      h->format->literal(&out, who->name.n ? who->name : who->id);
      if (who->name.n) buf_add(&out, S(", ")), h->format->literal(&out, who->id);
    } else if (x->kind == 'r') fill_reference(h, x->index, who, a, &out);
    else if (x->kind == 'o') fill_order(h, x->index, who, a, &out);
    else if (x->kind) {
      const Str *numbers = number_texts(a, h, x->index, &who->printed[x->index], who->lane);
      *wrong = h->sheet->printed[x->index].at->expr->text;
      if (!numbers) return false;
      fill_printed(h, x->kind, x->index, numbers, a, &out);
    }
  }
  *page = buf_str(&out);
  return true;
}

// ---- the sheet's own words -------------------------------------------------

static void open(Page *p, ProseKind kind, int level, const char *target) {
  p->format->writer.open(p, &(ProseTag){.kind = kind, .level = level, .target = str(target)});
}

static void close(Page *p, ProseKind kind, int level, const char *target) {
  p->format->writer.close(p, &(ProseTag){.kind = kind, .level = level, .target = str(target)});
}

// Text in which `…` is code and $…$ a formula, and nothing else is markup.
static void say(Page *p, Str words) {
  const ProseWriter *w = &p->format->writer;
  while (words.n) {
    size_t mark = 0;
    while (mark < words.n && !char_in(words.p[mark], "`$")) mark++;
    ptrdiff_t end = str_find(str_sub(words, mark + 1, words.n), str_sub(words, mark, mark + 1));
    if (mark < words.n && end <= 0) mark = words.n; // it ends nowhere: a plain character
    w->text(p, str_sub(words, 0, mark));
    if (mark == words.n) return;
    Str inside = str_sub(words, mark + 1, mark + 1 + (size_t)end);
    if (words.p[mark] == '`') w->code(p, inside, false);
    else w->formula(p, inside, false);
    words = str_sub(words, mark + (size_t)end + 2, words.n);
  }
}

// A paragraph of our own: what it is for, and a first word that stands out.
static void note(Page *p, const char *what, const char *word, Str words) {
  open(p, PROSE_PARAGRAPH, 0, what);
  open(p, PROSE_STRONG, 0, "");
  p->format->writer.text(p, str(word));
  close(p, PROSE_STRONG, 0, "");
  p->format->writer.text(p, S(" "));
  say(p, words);
  close(p, PROSE_PARAGRAPH, 0, what);
}

// The author's prose, with holes for its formulas.
static void prose(Page *p, const Section *section) {
  const Sheet *s = p->sheet;
  Str file = s->file->text;
  Buf b = buf_new(p->arena);
  size_t at = section->text.from;
  for (size_t i = 0, k = 0; i < section->n; i++) {
    while (s->printed[k].at != &section->interpolations[i]) k++;
    buf_add(&b, str_sub(file, at, section->interpolations[i].span.from));
    buf_fmt(&b, "%c%zu%c", MATHML_HOLE, k, MATHML_HOLE_END);
    at = section->interpolations[i].span.to;
  }
  buf_add(&b, str_sub(file, at, section->text.to));
  if (b.n) p->format->prose(p, buf_str(&b));
}

static Str count_text(Arena *a, double n, const char *noun) {
  Str number = str_number(a, n);
  return str_fmt(a, STR_FMT " %s%s", STR_ARG(number), noun, n == 1 ? "" : "s");
}

// ---- parts -----------------------------------------------------------------

static void choices(Page *p, const FrontPart *f) {
  open(p, PROSE_BULLETS, 0, "");
  for (size_t i = 0; i < f->items.n; i++) {
    const char label[] = {'(', (char)('a' + i), ')', '\0'};
    open(p, PROSE_ITEM, 0, label);
    say(p, f->items.v[i].s);
    close(p, PROSE_ITEM, 0, label);
  }
  close(p, PROSE_BULLETS, 0, "");
}

// Each item as it will stand in the list.
static Str *ordered_items(Page *p, const FrontPart *f) {
  Buf page = p->out;
  Str *out = NEW_ARRAY(p->arena, Str, f->items.n + 1);
  for (size_t i = 0; i < f->items.n; i++) {
    p->out = buf_new(p->arena);
    open(p, PROSE_ITEM, 0, "");
    say(p, f->items.v[i].s);
    close(p, PROSE_ITEM, 0, "");
    out[i] = buf_str(&p->out);
  }
  p->out = page;
  return out;
}

static void reference(Page *p, size_t i) {
  const SheetPart *part = &p->sheet->parts[i];
  const FrontPart *f = part->front;
  Str text = part_reference_text(p->arena, p->sheet, i);
  bool matrix = f->kind == KIND_VALUE && shape_numel(part->reference[0].shape) == (int64_t)rows_of(part->reference[0].shape) * columns_of(part->reference[0].shape);
  if (matrix) text = str_fmt(p->arena, "$%cr%zu%c$", MATHML_HOLE, i, MATHML_HOLE_END);
  else if (f->kind == KIND_TEXT) text = f->rubric.s;
  else if (f->kind == KIND_CHOICE) text = str_fmt(p->arena, "(%c) " STR_FMT, (char)('a' + f->answer), STR_ARG(text));
  else if (f->kind != KIND_CLAIM && f->kind != KIND_ORDER) text = str_fmt(p->arena, "`" STR_FMT "`", STR_ARG(text));
  note(p, "reference", f->kind == KIND_TEXT ? "Rubric:" : f->kind == KIND_CONSTRUCT ? "Condition:" : "Reference:", text);
}

static void part(Page *p, Handout *h, size_t i, bool instructor) {
  const SheetPart *x = &p->sheet->parts[i];
  const FrontPart *f = x->front;
  open(p, PROSE_HEADING, 2, "");
  p->format->writer.text(p, f->id.s);
  p->format->writer.text(p, S(" "));
  open(p, PROSE_SMALL, 0, "");
  p->format->writer.text(p, count_text(p->arena, f->points, "point"));
  close(p, PROSE_SMALL, 0, "");
  close(p, PROSE_HEADING, 2, "");
  if (f->has_text) prose(p, &f->text);
  if (f->kind == KIND_CHOICE) choices(p, f);
  if (f->kind == KIND_ORDER) {
    h->items[i] = ordered_items(p, f);
    open(p, PROSE_BULLETS, 0, "");
    put_hole(&p->out, 'o', i);
    close(p, PROSE_BULLETS, 0, "");
  }
  Str how = page_hint(p, x);
  note(p, "answer", "Answer:", str_fmt(p->arena, STR_FMT ".", STR_ARG(how)));
  if (instructor) reference(p, i);
}

// ---- the page --------------------------------------------------------------

bool handout_is_personal(const Sheet *s) {
  bool personal = s->drawn;
  for (size_t i = 0; i < s->front.parts_n; i++) personal |= s->front.parts[i].kind == KIND_ORDER;
  return personal;
}

static Str attempts_text(Arena *a, const Settings *s) {
  static const char *const keeps[] = {[KEEP_LAST] = "the last", [KEEP_BEST] = "the best", [KEEP_FIRST] = "the first"};
  if (!s->attempts.limit) return (Str){0};
  if (s->attempts.limit == 1) return S("one attempt");
  return str_fmt(a, "%d attempts, %s counts", s->attempts.limit, keeps[s->attempts.keep]);
}

static Str late_text(Arena *a, const Settings *s) {
  if (!(s->set & SET_LATE)) return (Str){0};
  Str per_day = str_number(a, s->late.per_day), end = count_text(a, s->late.up_to, "day");
  const char *off = s->late.per_day > 0 ? "% off for each day late" : "";
  if (s->late.up_to < 0) return str_fmt(a, STR_FMT "%s", STR_ARG(per_day), off);
  if (s->late.per_day > 0) return str_fmt(a, STR_FMT "%s, nothing counts after " STR_FMT, STR_ARG(per_day), off, STR_ARG(end));
  return str_fmt(a, "nothing counts that is more than " STR_FMT " late", STR_ARG(end));
}

// Who, what, how much, until when.
static void facts(Page *p, bool instructor) {
  const Front *f = &p->sheet->front;
  const ProseWriter *w = &p->format->writer;
  double points = 0;
  for (size_t i = 0; i < f->parts_n; i++) points += f->parts[i].points;
  Buf due = buf_new(p->arena);
  for (size_t i = 0; i < f->due.s.n; i++) buf_char(&due, f->due.s.p[i] == 'T' ? ' ' : f->due.s.p[i]);
  open(p, PROSE_PARAGRAPH, 0, "facts");
  if (handout_is_personal(p->sheet)) {
    open(p, PROSE_STRONG, 0, "");
    put_hole(&p->out, 'W', 0);
    close(p, PROSE_STRONG, 0, "");
    w->text(p, S(" \u00b7 "));
  }
  say(p, str_fmt(p->arena, "problem `" STR_FMT "`, ", STR_ARG(f->id)));
  w->text(p, count_text(p->arena, points, "point"));
  if (due.n) w->text(p, str_fmt(p->arena, " \u00b7 due " STR_FMT, STR_ARG(buf_str(&due))));
  const Str rules[] = {late_text(p->arena, &f->settings), attempts_text(p->arena, &f->settings), instructor ? f->source.s : (Str){0}};
  for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
    if (rules[i].n) w->text(p, str_fmt(p->arena, " \u00b7 " STR_FMT, STR_ARG(rules[i])));
  close(p, PROSE_PARAGRAPH, 0, "facts");
}

static void cut(Arena *a, Handout *h, Str page) {
  Hole hole;
  size_t at = 0;
  for (; page_hole(page, at, &hole); at = hole.to) {
    h->pieces = GROW(a, h->pieces, h->n, &h->cap);
    h->pieces[h->n++] = (Piece){str_sub(page, at, hole.from), hole.kind ? hole.kind : 't', hole.index};
  }
  h->pieces = GROW(a, h->pieces, h->n, &h->cap);
  h->pieces[h->n++] = (Piece){str_sub(page, at, page.n), 0, 0};
}

Handout *handout_new(Arena *a, const Sheet *s, HandoutFormat format, bool instructor, Diags *d) {
  Handout *h = NEW(a, Handout);
  *h = (Handout){.sheet = s, .format = formats[format], .items = NEW_ARRAY(a, Str *, s->front.parts_n + 1)};
  h->solution = s->printed_n - s->front.solution.n;
  Page p = {.arena = a, .sheet = s, .format = h->format, .out = buf_new(a), .notes = d};
  p.format->begin(&p, s->front.title.s);
  facts(&p, instructor);
  prose(&p, &s->front.statement);
  for (size_t i = 0; i < s->front.parts_n; i++) part(&p, h, i, instructor);
  if (instructor && s->front.has_solution) {
    open(&p, PROSE_HEADING, 2, "");
    p.format->writer.text(&p, S("Solution"));
    close(&p, PROSE_HEADING, 2, "");
    prose(&p, &s->front.solution);
  }
  p.format->end(&p);
  cut(a, h, buf_str(&p.out));
  return h;
}
