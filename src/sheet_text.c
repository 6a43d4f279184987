// sheet_text.c - texts of a compiled sheet: a blank's formula into the judge,
// references out to people and to the database.
#include "sheet.h"
#include "tolerance.h"

// The underscores are no name of the language, so the hole is parsed as one of its own.
Node *blank_tree(Arena *a, const FrontPart *part, const Net *net, Diags *d) {
  Str whole = part->blank.source->text;
  char *text = arena_copy(a, whole.p, whole.n);
  for (size_t i = part->hole.from; i < part->hole.to; i++) text[i] = i == part->hole.from ? 'X' : '_';
  Source *source = NEW(a, Source);
  *source = *part->blank.source;
  source->text = (Str){text, whole.n};
  source->whole = (Str){0};
  return parse_expression(a, source, part->blank.span, (Names){net_is_quantity, net}, d);
}

static void write_entry(Buf *b, double v, int digits) {
  buf_add(b, digits ? str_digits(b->arena, v, digits) : str_number(b->arena, v));
}

Str array_text(Arena *a, Shape shape, const double *values, size_t stride, int digits) {
  Buf b = buf_new(a);
  size_t rows = (size_t)rows_of(shape), columns = (size_t)columns_of(shape);
  size_t n = (size_t)shape_numel(shape);
  if (n == 1) {
    write_entry(&b, values[0], digits);
    return buf_str(&b);
  }
  bool matrix = n == rows * columns;
  buf_char(&b, '[');
  for (size_t i = 0; i < n; i++) {
    if (i) buf_add(&b, matrix && i % columns == 0 ? S("; ") : S(" "));
    write_entry(&b, values[i * stride], digits);
  }
  buf_char(&b, ']');
  return buf_str(&b);
}

Str reference_text(Arena *a, const SheetPart *part, Shape shape, const double *values, size_t stride) {
  const Tolerance *t = &part->front->settings.tolerance;
  if (t->kind == TOLERANCE_NEAR) return array_text(a, shape, values, stride, 10);
  size_t n = (size_t)shape_numel(shape);
  double *rounded = NEW_ARRAY(a, double, n);
  for (size_t i = 0; i < n; i++) rounded[i] = tolerance_round(t, values[i * stride]);
  return array_text(a, shape, rounded, 1, 0);
}

static Str edges_text(Arena *a, const SheetPart *p) {
  Buf b = buf_new(a);
  size_t n = p->front->items.n;
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j < n; j++)
      if (p->edges[i * n + j])
        buf_fmt(&b, "%s" STR_FMT "->" STR_FMT, b.n ? ", " : "", STR_ARG(p->front->items.v[i].s), STR_ARG(p->front->items.v[j].s));
  return buf_str(&b);
}

static Str order_text(Arena *a, const FrontPart *f) {
  Buf b = buf_new(a);
  for (size_t i = 0; i < f->items.n; i++) buf_fmt(&b, "%s" STR_FMT, i ? ", " : "", STR_ARG(f->items.v[i].s));
  return buf_str(&b);
}

Str part_reference_text(Arena *a, const Sheet *s, size_t part) {
  const SheetPart *p = &s->parts[part];
  const Reference *r = &p->reference[0];
  switch (p->front->kind) {
  case KIND_VALUE: return r->fixed ? reference_text(a, p, r->shape, r->fixed, 1) : (Str){0};
  case KIND_EXPRESSION: case KIND_ENTRY: case KIND_BLANK: return p->front->expr.s;
  case KIND_CLAIM: return p->truth ? S("true") : S("false");
  case KIND_CHOICE: return p->front->items.v[p->front->answer].s;
  case KIND_ORDER: return order_text(a, p->front);
  case KIND_GRAPH: return edges_text(a, p);
  case KIND_CONSTRUCT: return p->front->expr.s;
  case KIND_TEXT: return (Str){0};
  }
  return (Str){0};
}
