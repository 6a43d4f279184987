// A sheet of any bytes is read or refused, within bounds, and every diagnostic can be drawn.
//
//   make fuzz target=front seconds=300
#include "front.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool ok) {
  if (!ok)
    abort();
}

// A text is where it says it is, and any place in it can be found.
static void check_text(Text text) {
  if (!text.source)
    return;
  check(text.span.from <= text.span.to && text.span.to <= text.source->text.n);
  check(str_eq(text.s, str_sub(text.source->text, text.span.from, text.span.to)));
  const uint32_t *map = text.source->map;
  for (size_t i = 0; map && i <= text.source->text.n; i++)
    check(map[i] <= text.source->whole.n && (!i || map[i - 1] <= map[i]));
  int line, column;
  diag_place(&(Diag){.source = text.source, .span = text.span}, &line, &column);
  check(line > 0 && column > 0);
}

static void check_front(const Front *f) {
  check_text(f->title);
  for (size_t i = 0; i < f->parts_n; i++) {
    const FrontPart *p = &f->parts[i];
    check(p->points > 0 && p->id.s.n && p->settings.samples > 0);
    check(p->network < (ptrdiff_t)f->networks_n);
    check(p->kind != KIND_CHOICE || p->answer < p->items.n);
    check_text(p->id);
    check_text(p->expr);
    check_text(p->blank);
    check_text(p->rubric);
    for (size_t k = 0; k < p->items.n; k++)
      check_text(p->items.v[k]);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Arena *a = arena_new();
  Source file = {.name = S("problems/s.md"), .text = {(const char *)data, size}};
  Diags d = diags_new(a);
  Front f;
  bool ok = front_read(a, &file, &f, &d);
  check(ok == !d.errors);
  if (ok)
    check_front(&f);
  Buf b = buf_new(a);
  for (size_t i = 0; i < d.n; i++)
    diag_render(&d.v[i], &b);
  arena_free(a);
  return 0;
}
