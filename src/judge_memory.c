// judge_memory.c - the memory of a thread: see judge_memory.h.
#include "judge_memory.h"

#include "hash.h"
#include "limits.h"

enum { MOST_BYTES = 2048, MOST_VALUES = 8192 }; // of the last answer

FormulaMemory *formula_memory_new(Arena *a, const Sheet *sheet) {
  FormulaMemory *m = NEW(a, FormulaMemory);
  size_t parts = sheet->front.parts_n;
  *m = (FormulaMemory){.arena = a, .seed = hash_text(0, sheet->file->text), .known = known_new(a, parts), .wrong = wrong_new(a), .symbols = NEW_ARRAY(a, Symbols *, parts + 1)};
  m->last = (LastAnswer){.bytes = NEW_ARRAY(a, char, MOST_BYTES), .values = NEW_ARRAY(a, double, MOST_VALUES)};
  return m;
}

bool memory_is_for_everybody(const Case *c) { return c->memory && !c->habits && !(c->instance && c->instance->values[0]); }

Symbols *memory_symbols(const Case *c, size_t k) {
  if (k > 0 || !memory_is_for_everybody(c)) return NULL;
  FormulaMemory *m = c->memory;
  Symbols **s = &m->symbols[c->part - c->sheet->parts];
  if (*s || m->symbols_n == LIMIT_REMEMBERED) return *s;
  m->symbols_n++;
  *s = NEW(m->arena, Symbols);
  (*s)->arena = m->arena;
  return *s;
}

// ---- the last answer -------------------------------------------------------

static LastAnswer *remember(const Case *c) {
  LastAnswer *last = &c->memory->last;
  Str text = c->source.whole;
  last->part = NULL;
  last->counted = false;
  last->wrong = NULL;
  if (text.n > MOST_BYTES) return NULL;
  memcpy(last->bytes, text.p, text.n);
  last->text = (Str){last->bytes, text.n};
  last->decimal_comma = c->decimal_comma;
  last->part = c->part;
  return last;
}

static bool is_last(const LastAnswer *last, const SheetPart *part, Written answer) {
  return last->part == part && last->decimal_comma == answer.decimal_comma && str_eq(last->text, answer.raw);
}

void memory_keep_wrong(const Case *c, WrongFormula *wrong) {
  LastAnswer *last = is_last(&c->memory->last, c->part, (Written){c->source.whole, c->decimal_comma}) ? &c->memory->last : remember(c);
  if (last) last->wrong = wrong;
}

void memory_keep(const Case *c, const Answered numbers[REFERENCES]) {
  LastAnswer *last = remember(c);
  size_t used = 0;
  if (!last) return;
  for (size_t k = 0; k < c->part->references; k++) {
    const Answered *x = &numbers[k];
    size_t n = x->values ? (size_t)shape_numel(x->shape) * x->lanes : 0;
    if (n > MOST_VALUES - used) return;
    last->numbers[k] = *x;
    if (n) last->numbers[k].values = memcpy(last->values + used, x->values, n * sizeof *x->values);
    used += n;
  }
  last->counted = true;
}

bool memory_kept(const FormulaMemory *m, const Case *c, size_t k, Answered *numbers) {
  bool kept = m && m->last.counted && is_last(&m->last, c->part, (Written){c->source.whole, c->decimal_comma});
  if (kept) *numbers = m->last.numbers[k];
  return kept;
}

static WrongFormula *last_wrong(const FormulaMemory *m, const Sheet *sheet, size_t part, Written answer) {
  return m && is_last(&m->last, &sheet->parts[part], answer) ? m->last.wrong : NULL;
}

bool judge_cause(const FormulaMemory *m, const Sheet *sheet, size_t part, Written answer, Str *cause) {
  const WrongFormula *w = last_wrong(m, sheet, part, answer);
  if (w) *cause = w->cause;
  return w && w->asked;
}

void judge_cause_is(FormulaMemory *m, const Sheet *sheet, size_t part, Written answer, Str cause) {
  WrongFormula *w = last_wrong(m, sheet, part, answer);
  if (!w) return;
  w->asked = true;
  w->cause = str_dup(m->arena, cause);
}
