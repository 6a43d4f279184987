// judge_known.c - formulas that are right, remembered.
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
#include <math.h>

#include "fingerprint.h"
#include "judge_memory.h"
#include "limits.h"
#include "tolerance.h"

enum {
  MOST_KNOWN = 8, // formulas of a part: by other paths to the same value
  MOST_TRIES = 32
};

typedef struct { uint64_t key; double room[SAMPLE_GROUPS]; } Right;

typedef struct {
  bool closed;   // nothing is remembered of it
  Atoms *atoms;
  Right right[MOST_KNOWN];
  size_t n;
  int tries;
  int64_t cost;  // of the tapes from which the atoms are known
  Str indices[OWN];
  FingerprintTask task;
} KnownPart;

struct KnownFormulas {
  KnownPart **part;
  int n; // of them that are not closed
};

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

static KnownPart *part_of(const Case *c) {
  FormulaMemory *m = c->memory;
  KnownFormulas *all = m->known;
  KnownPart **at = &all->part[c->part - c->sheet->parts];
  if (*at) return *at;
  const FrontPart *f = c->part->front;
  const Net *net = c->sheet->models[c->part->reference[0].model].net;
  KnownPart *p = *at = NEW(m->arena, KnownPart);
  static const Str ours[] = {STR_INIT("sum"), STR_INIT("delta"), STR_INIT("if")}; // which a fingerprint takes for what they are
  bool others = false;
  for (size_t i = 0; i < sizeof ours / sizeof *ours; i++) others |= net_quantity(net, ours[i]) || net_function(net, ours[i], -1);
  p->closed = f->kind == KIND_BLANK || others || all->n == LIMIT_REMEMBERED;
  if (p->closed) return p;
  all->n++;
  p->atoms = atoms_new(m->arena, m->seed);
  for (size_t i = 0; f->kind == KIND_ENTRY && i < f->entry.n; i++) p->indices[i] = f->entry.v[i].s;
  p->task = (FingerprintTask){.is_quantity = is_quantity, .indices = p->indices, .indices_n = f->kind == KIND_ENTRY ? f->entry.n : 0, .shape = asked_shape(c)};
  return p;
}

bool known_right(const Case *c, const Node *tree) {
  Fingerprint is;
  if (!memory_is_for_everybody(c)) return false;
  KnownPart *p = part_of(c);
  FingerprintTask task = p->task;
  task.context = (void *)c;
  if (!p->n || !fingerprint(p->atoms, tree, &task, c->scratch, &is)) return false;
  for (size_t i = 0; i < p->n; i++) {
    bool right = p->right[i].key == is.key;
    for (int g = 0; g < SAMPLE_GROUPS && right; g++) right = is.off[g] <= p->right[i].room[g];
    if (right) return true;
  }
  return false;
}

KnownFormulas *known_new(Arena *a, size_t parts) {
  KnownFormulas *all = NEW(a, KnownFormulas);
  all->part = NEW_ARRAY(a, KnownPart *, parts + 1);
  return all;
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

void known_learn(const Case *c, const Node *tree, const Compiled *compiled, const double *values) {
  if (!memory_is_for_everybody(c) || tree->scope != compiled->memory.first) return; // not as a whole
  KnownPart *p = part_of(c);
  if (p->closed || p->n == MOST_KNOWN || p->tries == MOST_TRIES) return;
  p->tries++;
  p->cost += compiled->tape->numel + compiled->tape->made;
  if (p->cost > LIMIT_FORMULA_NUMEL / 16) return; // so that a few times these atoms are not too large either
  ArenaMark mark = arena_mark(c->scratch);
  const Reference *r = compiled->reference;
  Lesson lesson = {c, r->frame, compiled->tape, &compiled->memory};
  FingerprintTask task = p->task;
  Right k = {.key = 0};
  Fingerprint is;
  task.is_quantity = is_quantity_of_lesson;
  task.measure = measure;
  task.context = &lesson;
  bool known = fingerprint(p->atoms, tree, &task, c->scratch, &is);
  if (known) find_room(c, r, values, k.room);
  for (int g = 0; g < SAMPLE_GROUPS && known; g++) known = (k.room[g] -= is.off[g]) > 0; // what this spelling has taken
  k.key = is.key;
  if (known) p->right[p->n++] = k;
  arena_release(c->scratch, mark);
}
