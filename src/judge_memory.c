// judge_memory.c - formulas that are right, remembered.
//
// Most right answers to a part are one formula in many spellings.  The first of them is
// compiled and evaluated on all samples; what is remembered is its fingerprint, the atoms
// it is made of, and how much nearer than the tolerance asks it was to the reference.  Who
// writes the same polynomial in the same atoms is right, if the rounding of both spellings
// together cannot use that room up.
//
// Atoms are known from formulas that were compiled: their names are allowed, their shapes fit,
// their values are finite, and they are so wherever they stand.  A formula with any other atom
// is compiled.
#include "fingerprint.h"
#include "hash.h"
#include "judge_kinds.h"
#include "limits.h"
#include "tolerance.h"

#include <math.h>

enum {
  MOST_KNOWN = 8, // formulas of a part: by other paths to the same value
  MOST_TRIES = 32,
  MOST_BYTES = 2048, MOST_VALUES = 8192
};

typedef struct { uint64_t key; double room[SAMPLE_GROUPS]; } Known;

typedef struct {
  bool closed;   // nothing is remembered of it
  Atoms *atoms;
  Known known[MOST_KNOWN];
  size_t n;
  int tries;
  int64_t cost;  // of the tapes from which the atoms are known
  Str indices[OWN];
  FingerprintTask task;
  Symbols *symbols;
} PartMemory;

// What the last answer was on the samples, with its text.
typedef struct {
  const SheetPart *part; // NULL: nothing is kept
  Str text;
  bool decimal_comma;
  Answered numbers[REFERENCES];
  char *bytes;    // MOST_BYTES of them, and
  double *values; // MOST_VALUES
} Kept;

struct FormulaMemory {
  Arena *arena;
  uint64_t seed; // of the sheet's text, in which the right answers stand
  PartMemory **part;
  int n; // of them that are not closed
  Kept last;
};

FormulaMemory *formula_memory_new(Arena *a, const Sheet *sheet) {
  FormulaMemory *m = NEW(a, FormulaMemory);
  *m = (FormulaMemory){.arena = a, .seed = hash_text(0, sheet->file->text), .part = NEW_ARRAY(a, PartMemory *, sheet->front.parts_n + 1)};
  m->last = (Kept){.bytes = NEW_ARRAY(a, char, MOST_BYTES), .values = NEW_ARRAY(a, double, MOST_VALUES)};
  return m;
}

static bool is_quantity(const void *context, Str name) {
  const Case *c = context;
  return net_is_quantity(c->sheet->models[c->part->reference[0].model].net, name);
}

static Shape asked_shape(const Case *c) {
  const FrontPart *f = c->part->front;
  Shape of = c->part->reference[0].shape, shape = shape_scalar();
  if (f->kind != KIND_ENTRY) return of;
  bool row = f->entry.n == 1 && rows_of(of) == 1;
  for (size_t i = 0; i < f->entry.n; i++) shape.d[i] = row ? columns_of(of) : of.d[SLOTS + i];
  return shape;
}

static PartMemory *part_memory(const Case *c) {
  FormulaMemory *m = c->memory;
  PartMemory **at = &m->part[c->part - c->sheet->parts];
  if (*at) return *at;
  const FrontPart *f = c->part->front;
  const Net *net = c->sheet->models[c->part->reference[0].model].net;
  PartMemory *p = *at = NEW(m->arena, PartMemory);
  bool other_sum = net_quantity(net, S("sum")) || net_function(net, S("sum"), -1);
  p->closed = f->kind == KIND_BLANK || other_sum || m->n == LIMIT_REMEMBERED;
  if (p->closed) return p;
  m->n++;
  p->atoms = atoms_new(m->arena, m->seed);
  for (size_t i = 0; f->kind == KIND_ENTRY && i < f->entry.n; i++) p->indices[i] = f->entry.v[i].s;
  p->task = (FingerprintTask){.is_quantity = is_quantity, .indices = p->indices, .indices_n = f->kind == KIND_ENTRY ? f->entry.n : 0, .shape = asked_shape(c)};
  return p;
}

// The reference is the same for everybody, and the answer read as house notation says.
static bool is_for_everybody(const Case *c) { return c->memory && !c->habits && !(c->instance && c->instance->values[0]); }

bool memory_knows(const Case *c, const Node *tree) {
  Fingerprint is;
  if (!is_for_everybody(c)) return false;
  PartMemory *p = part_memory(c);
  FingerprintTask task = p->task;
  task.context = (void *)c;
  if (!p->n || !fingerprint(p->atoms, tree, &task, c->scratch, &is)) return false;
  for (size_t i = 0; i < p->n; i++) {
    bool right = p->known[i].key == is.key;
    for (int g = 0; g < SAMPLE_GROUPS && right; g++) right = is.off[g] <= p->known[i].room[g];
    if (right) return true;
  }
  return false;
}

Symbols *memory_symbols(const Case *c, size_t k) {
  PartMemory *p = k == 0 && is_for_everybody(c) ? part_memory(c) : NULL;
  if (!p || p->closed) return NULL;
  if (!p->symbols) p->symbols = NEW(c->memory->arena, Symbols);
  p->symbols->arena = c->memory->arena;
  return p->symbols;
}

// ---- learning --------------------------------------------------------------

typedef struct { const Case *c; const Frame *frame; Tape *tape; const Memory *memory; } Lesson;

static bool measure(void *context, const Node *atom, Shape *shape, double largest[SAMPLE_GROUPS], double least[SAMPLE_GROUPS]) {
  const Lesson *x = context;
  if (atom->scope < x->memory->first || atom->scope > x->memory->first + (int64_t)x->memory->n) return false;
  *shape = tape_shape(x->tape, atom->result);
  size_t n = (size_t)shape_numel(*shape) * x->frame->lanes;
  const double *v = frame_eval(x->c->scratch, x->frame, x->tape, atom->result);
  for (int g = 0; g < SAMPLE_GROUPS; g++) largest[g] = 0, least[g] = INFINITY;
  for (size_t i = 0; i < n; i++) {
    size_t g = i % x->frame->lanes % SAMPLE_GROUPS;
    double size = fabs(v[i]);
    if (size - size != 0) return false;
    if (size > largest[g]) largest[g] = size;
    if (size < least[g]) least[g] = size;
  }
  return true;
}

static bool is_quantity_of_lesson(const void *context, Str name) { return is_quantity(((const Lesson *)context)->c, name); }

// By how much the values may move, and still are right; below zero where they are not.
static void find_room(const Case *c, const Reference *r, const double *values, double room[SAMPLE_GROUPS]) {
  size_t n = (size_t)shape_numel(r->shape), lanes = r->frame->lanes;
  for (int g = 0; g < SAMPLE_GROUPS; g++) room[g] = INFINITY;
  for (size_t l = 0; l < lanes; l++) {
    double largest = largest_of(r->sampled + l, n, lanes), *least = &room[l % SAMPLE_GROUPS];
    for (size_t e = 0; e < n; e++) {
      double right = r->sampled[e * lanes + l];
      double left = tolerance_allowed(&c->part->tolerance, right, largest) - fabs(values[e * lanes + l] - right);
      if (!(left >= *least)) *least = left;
    }
  }
}

void memory_learn(const Case *c, const Node *tree, const Compiled *compiled, const double *values) {
  if (!is_for_everybody(c) || tree->scope != compiled->memory.first) return; // not as a whole
  PartMemory *p = part_memory(c);
  if (p->closed || p->n == MOST_KNOWN || p->tries == MOST_TRIES) return;
  p->tries++;
  p->cost += compiled->tape->numel + compiled->tape->made;
  if (p->cost > LIMIT_FORMULA_NUMEL / 16) return; // so that a few times these atoms are not too large either
  ArenaMark mark = arena_mark(c->scratch);
  const Reference *r = compiled->reference;
  Lesson lesson = {c, r->frame, compiled->tape, &compiled->memory};
  FingerprintTask task = p->task;
  Known k = {.key = 0};
  Fingerprint is;
  task.is_quantity = is_quantity_of_lesson;
  task.measure = measure;
  task.context = &lesson;
  bool known = fingerprint(p->atoms, tree, &task, c->scratch, &is);
  if (known) find_room(c, r, values, k.room);
  for (int g = 0; g < SAMPLE_GROUPS && known; g++) known = (k.room[g] -= is.off[g]) > 0; // what this spelling has taken
  k.key = is.key;
  if (known) p->known[p->n++] = k;
  arena_release(c->scratch, mark);
}

// ---- numbers ---------------------------------------------------------------

void memory_keep(const Case *c, const Answered numbers[REFERENCES]) {
  Kept *last = &c->memory->last;
  Str text = c->source.whole;
  size_t used = 0;
  last->part = NULL;
  if (text.n > MOST_BYTES) return;
  for (size_t k = 0; k < c->part->references; k++) {
    const Answered *x = &numbers[k];
    size_t n = x->values ? (size_t)shape_numel(x->shape) * x->lanes : 0;
    if (n > MOST_VALUES - used) return;
    last->numbers[k] = *x;
    if (n) last->numbers[k].values = memcpy(last->values + used, x->values, n * sizeof *x->values);
    used += n;
  }
  memcpy(last->bytes, text.p, text.n);
  last->text = (Str){last->bytes, text.n};
  last->decimal_comma = c->decimal_comma;
  last->part = c->part;
}

bool memory_kept(const FormulaMemory *m, const Case *c, size_t k, Answered *numbers) {
  bool kept = m && m->last.part == c->part && m->last.decimal_comma == c->decimal_comma && str_eq(m->last.text, c->source.whole);
  if (kept) *numbers = m->last.numbers[k];
  return kept;
}
