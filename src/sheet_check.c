// sheet_check.c - derivatives against central differences.
//
// Every d(y)/d(x) that a sheet's references and definitions take is compared, on a
// few instances, with the change of y along a random direction of x: one number
// per entry of y, whatever the size of x.  Two steps and Richardson's
// extrapolation give nine digits.  Near a kink (a ReLU at or close to 0) there is
// no such limit: where the two steps disagree, or the two sides differ by what is
// missing, the instance says nothing.
#include "sheet.h"

#include <math.h>

enum { LANES = 8 };
static const double STEP = 1e-3, AGREES = 1e-5;

typedef struct { Node *node; const Source *source; } Place;

typedef struct {
  Sheet *sheet;
  Diags *diags;
  Arena *arena;
  double worst;
  bool ok;
} Check;

// The change of y per unit along `direction` of x, with central differences of step h.
// bend: how much the slopes on the two sides differ.
static double *difference(Check *c, const Frame *f, Ref y, Ref x, const double *direction, double h, double **bend) {
  size_t nx = (size_t)shape_numel(tape_shape(f->tape, x)), ny = (size_t)shape_numel(tape_shape(f->tape, y));
  double *moved = NEW_ARRAY(c->arena, double, nx * LANES), *out = NEW_ARRAY(c->arena, double, ny * LANES);
  *bend = NEW_ARRAY(c->arena, double, ny * LANES);
  for (int side = 0; side < 2; side++) {
    for (size_t i = 0; i < nx * LANES; i++) moved[i] = f->value[x][i] + (side ? -h : h) * direction[i / LANES];
    const double *v = frame_moved(c->arena, f, x, moved, y);
    for (size_t i = 0; i < ny * LANES; i++) {
      out[i] += (side ? -v[i] : v[i]) / (2 * h);
      (*bend)[i] += (v[i] - f->value[y][i]) / h;
    }
  }
  return out;
}

// Largest relative error over the instances that can be compared; -1: none can.
static double compare(Check *c, const Frame *f, Ref y, Ref x, Ref jacobian) {
  size_t nx = (size_t)shape_numel(tape_shape(f->tape, x)), ny = (size_t)shape_numel(tape_shape(f->tape, y));
  double *direction = NEW_ARRAY(c->arena, double, nx), worst = -1;
  DrawKey key = draw_key(S("check"), c->sheet->front.id, S(""), S("direction"), 0);
  for (size_t i = 0; i < nx; i++) direction[i] = 0.25 + draw_unit(key, i);
  double *bend;
  const double *wide = difference(c, f, y, x, direction, STEP, &bend);
  const double *narrow = difference(c, f, y, x, direction, STEP / 2, &bend);
  const double *j = f->value[jacobian];
  for (size_t l = 0; l < LANES; l++) {
    double scale = 0, error = 0, kink = 0, sides = 0;
    for (size_t e = 0; e < ny; e++) {
      double sum = 0, w = wide[e * LANES + l], n = narrow[e * LANES + l], d = (4 * n - w) / 3;
      for (size_t i = 0; i < nx; i++) sum += j[(e * nx + i) * LANES + l] * direction[i];
      if (fabs(sum) > scale) scale = fabs(sum);
      if (fabs(d) > scale) scale = fabs(d);
      if (!(fabs(sum - d) <= error)) error = fabs(sum - d);
      if (!(fabs(w - n) <= kink)) kink = fabs(w - n);
      if (!(fabs(bend[e * LANES + l]) <= sides)) sides = fabs(bend[e * LANES + l]);
    }
    double value = 0; // differences of large values are no better than their rounding
    for (size_t e = 0; e < ny; e++)
      if (fabs(f->value[y][e * LANES + l]) > value) value = fabs(f->value[y][e * LANES + l]);
    scale += 1e-6 * value + 1e-10;
    if (!(kink <= 1e-3 * scale) || (error > AGREES * scale && error <= sides)) continue;
    if (!(error / scale <= worst)) worst = error / scale;
  }
  return worst;
}

static void check_one(Check *c, const Model *m, Tape *t, const Place *p, double **inputs) {
  Node *y = p->node->kid[0], *x = p->node->kid[1];
  if (x->kind == N_INDEX) x = x->kid[0];
  const Quantity *qy = y->kind == N_NAME ? net_quantity(m->net, y->name) : NULL, *qx = net_quantity(m->net, x->name);
  Diags quiet = diags_new(c->arena);
  Ref ry = qy ? qy->ref : net_compile(m->net, t, p->source, y, (Reading){0}, &quiet), j;
  if (ry < 0 || !qx || shape_numel(tape_shape(t, ry)) > 4096) return; // inside sum(k, …): y has indices of its own
  if (adjoint(t, m->net->lang->rules, ry, qx->ref, false, NULL, &j) != ADJOINT_OK) return;
  Frame *f = frame_new(c->arena, t, LANES, (const double *const *)inputs);
  double error = compare(c, f, ry, qx->ref, j);
  if (error > c->worst) c->worst = error;
  if (error <= AGREES) return;
  Str text = node_text(c->arena, p->node), shown = str_digits(c->arena, error, 2);
  c->ok = diag_error(c->diags, p->source, p->node->span, STR_FMT " does not agree with finite differences (relative error " STR_FMT ")",
                     STR_ARG(text), STR_ARG(shown));
}

static void check_tree(Check *c, const Model *m, Tape *t, Node *x, const Source *source, double **inputs) {
  bool jacobian = x->kind == N_CALL && x->n == 2 && str_eq(x->name, S("jacobian"));
  if (x->kind == N_DERIVATIVE || jacobian) check_one(c, m, t, &(Place){x, source}, inputs);
  for (size_t i = 0; i < x->n; i++) check_tree(c, m, t, x->kid[i], source, inputs);
}

static void check_model(Check *c, size_t model) {
  const Model *m = &c->sheet->models[model];
  Str who[LANES];
  for (int i = 0; i < LANES; i++) who[i] = str_fmt(c->arena, "check %d", i + 1);
  Lots lots = {.salt = S("samples"), .problem = c->sheet->front.id, .who = who, .n = LANES};
  double **inputs;
  Refusal why;
  if (!sample_inputs(c->arena, m->draw, &lots, &inputs, NULL, &why)) return; // said by whoever needs the numbers
  Tape *t = tape_new(c->arena, m->net->tape);
  for (size_t i = 0; i < m->net->quantities_n; i++) {
    const Quantity *q = &m->net->quantities[i];
    if (q->body && q->derived) check_tree(c, m, t, (Node *)(uintptr_t)q->body, m->net->source, inputs);
  }
  for (size_t p = 0; p < c->sheet->front.parts_n; p++) {
    const SheetPart *part = &c->sheet->parts[p];
    if (part->tree && part->references && part->reference[0].model == model)
      check_tree(c, m, t, part->tree, part->front->expr.source, inputs);
  }
}

bool sheet_check_derivatives(Sheet *s, Diags *d, double *worst) {
  Check c = {.sheet = s, .diags = d, .arena = arena_new(), .ok = true};
  for (size_t m = 0; m < s->models_n; m++) check_model(&c, m);
  *worst = c.worst;
  arena_free(c.arena);
  return c.ok;
}
