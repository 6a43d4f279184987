// handout_hint.c - what a student is told of how a part is answered: of what kind the answer
// is, how long, how exact, and with which names; nothing that the sheet asks.
#include "handout_page.h"

static bool asks_sizes(const Node *x) {
  static const Str words[] = {STR_INIT("shape"), STR_INIT("rows"), STR_INIT("columns"), STR_INIT("numel")};
  for (size_t i = 0; x->kind == N_CALL && i < sizeof words / sizeof *words; i++)
    if (str_eq(x->name, words[i])) return true;
  for (size_t i = 0; i < x->n; i++)
    if (asks_sizes(x->kid[i])) return true;
  return false;
}

// Whether a part's sizes are not told, because the sheet asks for some of that network.
static bool hides_sizes(const Sheet *s, const SheetPart *part) {
  for (size_t i = 0; i < s->front.parts_n; i++) {
    const SheetPart *other = &s->parts[i];
    if (other->front->kind == KIND_VALUE && other->front->network == part->front->network && asks_sizes(other->tree)) return true;
  }
  return false;
}

static Str precision(Arena *a, const Tolerance *t) {
  double percent = t->rel * 100;
  if (t->kind == TOLERANCE_DECIMALS && t->places == 0) return S(", rounded to a whole number");
  if (t->kind == TOLERANCE_DECIMALS) return str_fmt(a, ", rounded to %d decimal%s", t->places, t->places == 1 ? "" : "s");
  if (t->kind == TOLERANCE_DIGITS) return str_fmt(a, ", rounded to %d significant digit%s", t->places, t->places == 1 ? "" : "s");
  Str share = str_digits(a, percent, 6), width = str_digits(a, t->abs, 6);
  if (t->scaled || t->abs == 0) return t->rel > 0 ? str_fmt(a, ", to within " STR_FMT "%%", STR_ARG(share)) : S(", exactly");
  if (t->rel == 0) return str_fmt(a, ", to within " STR_FMT, STR_ARG(width));
  return str_fmt(a, ", to within " STR_FMT "%% or " STR_FMT, STR_ARG(share), STR_ARG(width));
}

static Str value_hint(const Page *p, const SheetPart *part) {
  Arena *a = p->arena;
  Shape s = part->reference[0].shape;
  int rows = rows_of(s), columns = columns_of(s);
  Str how = precision(a, &part->front->settings.tolerance);
  if (asks_sizes(part->tree)) return shape_numel(s) == 1 ? S("a number") : S("numbers, as in `[3 2]`");
  bool known = !hides_sizes(p->sheet, part) && part->front->settings.layout != LAYOUT_EITHER;
  if (shape_numel(s) == 1) return str_fmt(a, "a number" STR_FMT, STR_ARG(how));
  if (shape_numel(s) != (int64_t)rows * columns) return str_fmt(a, "an array of numbers" STR_FMT, STR_ARG(how));
  if (!known) return str_fmt(a, "numbers" STR_FMT ", as in `[1 2; 3 4]`", STR_ARG(how));
  if (columns == 1) return str_fmt(a, "%d numbers" STR_FMT ", as in `[1; 2]`", rows, STR_ARG(how));
  if (rows == 1) return str_fmt(a, "%d numbers" STR_FMT ", as in `[1 2]`", columns, STR_ARG(how));
  return str_fmt(a, "a %dx%d matrix" STR_FMT ", row by row as in `[1 2; 3 4]`", rows, columns, STR_ARG(how));
}

static Str list(Arena *a, const Texts *t) {
  Buf b = buf_new(a);
  for (size_t i = 0; i < t->n; i++) buf_fmt(&b, "%s`" STR_FMT "`", i ? ", " : "", STR_ARG(t->v[i].s));
  return buf_str(&b);
}

static Str formula_hint(const Page *p, const SheetPart *part, const char *what) {
  const Texts *using = &part->front->using;
  Str names = list(p->arena, using);
  if (part->front->has_using && using->n) return str_fmt(p->arena, "%s in " STR_FMT, what, STR_ARG(names));
  return str(what);
}

static Str construct_hint(const Page *p, const SheetPart *part) {
  Arena *a = p->arena;
  const Net *net = p->sheet->models[part->reference[0].model].net;
  bool hidden = hides_sizes(p->sheet, part);
  Buf b = buf_new(a);
  for (size_t i = 0; i < part->front->items.n; i++) {
    Str name = part->front->items.v[i].s;
    const Quantity *q = net_quantity(net, name);
    buf_fmt(&b, "%s`" STR_FMT "`", i ? ", " : "values for ", STR_ARG(name));
    if (q && !hidden) {
      Str shape = shape_text(a, q->shape);
      buf_fmt(&b, " (" STR_FMT ")", STR_ARG(shape));
    }
  }
  buf_add(&b, S(", as in `A = [1 2; 3 4]; b = 5`"));
  return buf_str(&b);
}

Str page_hint(const Page *p, const SheetPart *part) {
  Arena *a = p->arena;
  const FrontPart *f = part->front;
  Str names = list(a, f->kind == KIND_ENTRY ? &f->entry : &f->items);
  switch (f->kind) {
  case KIND_VALUE: return value_hint(p, part);
  case KIND_EXPRESSION: return formula_hint(p, part, "a formula");
  case KIND_ENTRY: {
    Str what = str_fmt(a, "a formula with the %s " STR_FMT, f->entry.n == 1 ? "index" : "indices", STR_ARG(names));
    return formula_hint(p, part, str_c(a, what));
  }
  case KIND_BLANK: {
    Str what = str_fmt(a, "what stands for the blank in `" STR_FMT "`, a formula", STR_ARG(f->blank.s));
    return formula_hint(p, part, str_c(a, what));
  }
  case KIND_CLAIM: return S("true or false");
  case KIND_CHOICE: return S("the letter of one of them");
  case KIND_ORDER: return S("all of them in the right order, from first to last, one on each line");
  case KIND_GRAPH: return str_fmt(a, "the edges among " STR_FMT ", each as `from->to`, parted by commas", STR_ARG(names));
  case KIND_CONSTRUCT: return construct_hint(p, part);
  case KIND_TEXT: return S("some sentences; a person reads them");
  }
  return (Str){0};
}
