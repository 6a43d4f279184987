// sheet_draws.c - will every student find numbers that make a good exercise?
//
// A thousand students nobody has draw once each, and what refuses them is counted.
// Where hardly any draw is left, other distributions are tried, one quantity at a
// time: with a finer step, wider, without a change of sign.  What does best is
// suggested.
#include <string.h>

#include "limits.h"
#include "sheet.h"

enum { TRIED = 64 }; // draws by which a distribution is judged: half or a tenth, not more

size_t sheet_drawing_model(const Sheet *s, size_t model) {
  for (size_t i = 0; i < model; i++)
    if (s->models[i].plan && s->models[i].network == s->models[model].network) return i;
  return model;
}

bool sheet_draws(const Sheet *s, size_t model) { return s->models[model].plan && sheet_drawing_model(s, model) == model; }

// ---- what refuses ------------------------------------------------------------

static Lots some_lots(Arena *a, const Sheet *s, size_t n) {
  Str *who = NEW_ARRAY(a, Str, n);
  for (size_t i = 0; i < n; i++) who[i] = str_fmt(a, "check %zu", i + 1);
  return (Lots){.salt = S("check"), .problem = s->front.id, .who = who, .n = n};
}

Str sheet_refusal(const Sheet *s, size_t model, size_t broken, Arena *a) {
  const Model *m = &s->models[model];
  const Sampler *d = m->draw;
  if (broken < d->requires_n) {
    Str condition = str_trim(m->requires.v[broken].s);
    return str_fmt(a, "%s" STR_FMT, str_starts(condition, S("require")) ? "" : "require ", STR_ARG(condition));
  }
  if (broken < d->requires_n + d->finite_n) return S("a result is not a finite number");
  return guard_reason(d->guard, broken - d->requires_n - d->finite_n, a);
}

static void count_refusal(Arena *a, Refusals *r, Str reason, size_t broken) {
  size_t i = 0;
  while (i < r->n && !str_eq(r->v[i].reason, reason)) i++;
  if (i == r->n) {
    r->v = GROW(a, r->v, r->n, &r->cap);
    r->v[r->n++] = (Refused){.reason = reason, .broken = broken};
  }
  r->v[i].count++;
  r->refused++;
}

Refusals sheet_refusals(Arena *a, const Sheet *s, size_t model, size_t n) {
  const Model *m = &s->models[model];
  Refusals r = {.draws = n};
  Lots lots = some_lots(a, s, n);
  size_t *broken = NEW_ARRAY(a, size_t, n);
  sample_look(a, m->draw, &lots, broken);
  for (size_t i = 0; i < n; i++)
    if (broken[i] < sampler_refusals(m->draw)) count_refusal(a, &r, sheet_refusal(s, model, broken[i], a), broken[i]);
  for (size_t i = 1; i < r.n; i++) // stable, and there are few
    for (size_t k = i; k > 0 && r.v[k].count > r.v[k - 1].count; k--) {
      Refused swap = r.v[k];
      r.v[k] = r.v[k - 1];
      r.v[k - 1] = swap;
    }
  return r;
}

// ---- what would do better ------------------------------------------------------

enum { FINER, WIDER, POSITIVE, CHANGES };

// The distribution changed that way; false if it cannot be.
static bool changed(Dist *d, int how) {
  bool whole = d->kind == DIST_INTEGERS;
  if (d->kind != DIST_UNIFORM && d->kind != DIST_NORMAL && !whole) return false;
  switch (how) {
  case FINER:
    d->step /= 10;
    return !whole && d->step > 0;
  case WIDER:
    if (d->kind == DIST_NORMAL) { // around 0, and not less far
      d->b = d->a > d->b ? d->a : -d->a > d->b ? -d->a : 2 * d->b;
      d->a = 0;
      return true;
    }
    d->b = d->a == -d->b ? 2 * d->b : d->b > -d->a ? d->b : -d->a;
    d->a = -d->b;
    return true;
  default:
    if (d->kind == DIST_NORMAL || d->a > 0 || d->b <= 0) return false;
    d->a = whole ? 1 : d->step > 0 ? d->step : d->b / 10;
    return d->a < d->b;
  }
}

static Str dist_text(Arena *a, const Dist *d) {
  Str from = str_number(a, d->a), to = str_number(a, d->b), step = str_number(a, d->step);
  const char *name = d->kind == DIST_UNIFORM ? "uniform" : d->kind == DIST_NORMAL ? "normal" : "integers";
  Str text = str_fmt(a, "%s(" STR_FMT ", " STR_FMT, name, STR_ARG(from), STR_ARG(to));
  if (d->kind == DIST_INTEGERS || !(d->step > 0)) return str_fmt(a, STR_FMT ")", STR_ARG(text));
  return str_fmt(a, STR_FMT ", step " STR_FMT ")", STR_ARG(text), STR_ARG(step));
}

static size_t accepted(Arena *a, const Sampler *s, const Lots *lots) {
  size_t *broken = NEW_ARRAY(a, size_t, lots->n), n = 0;
  sample_look(a, s, lots, broken);
  for (size_t i = 0; i < lots->n; i++) n += broken[i] == sampler_refusals(s);
  return n;
}

static void suggest(Arena *a, const Sheet *s, const Model *m, Diags *d) {
  Net net = *m->net;
  Sampler other = *m->draw;
  Lots lots = some_lots(a, s, TRIED);
  size_t best = 0, which = 0;
  Dist dist = {0};
  net.inputs = NEW_ARRAY(a, Input, net.inputs_n + 1);
  memcpy(net.inputs, m->net->inputs, net.inputs_n * sizeof *net.inputs);
  other.net = &net;
  for (size_t i = 0; i < net.inputs_n; i++)
    for (int how = 0; net.inputs[i].drawn && how < CHANGES; how++) {
      Dist was = net.inputs[i].dist;
      size_t n = changed(&net.inputs[i].dist, how) && !dist_problem(&net.inputs[i].dist) ? accepted(a, &other, &lots) : 0;
      if (n > best) best = n, which = i, dist = net.inputs[i].dist;
      net.inputs[i].dist = was;
    }
  if (best * 4 < TRIED) {
    diag_help(d, "draw from a wider range or with a finer step, or let fewer numbers be 0; `check` counts what is refused");
    return;
  }
  Str text = dist_text(a, &dist), name = net.inputs[which].name;
  diag_help(d, "with `" STR_FMT " ~ " STR_FMT "` %zu of %d draws are well-posed", STR_ARG(name), STR_ARG(text), best, (int)TRIED);
}

// ---- check -----------------------------------------------------------------------

typedef struct { const Source *source; Span span; } Place;

// Where the sheet speaks of what refuses.
static Place place_of(const Sheet *s, const Model *m, size_t broken) {
  const Sampler *d = m->draw;
  Place at = {s->front.parts[0].expr.source, s->front.parts[0].expr.span};
  if (broken < d->requires_n) return (Place){m->requires.v[broken].source, m->requires.v[broken].span};
  if (broken < d->requires_n + d->finite_n) return at;
  size_t condition = broken - d->requires_n - d->finite_n;
  const Quantity *q = net_quantity(m->net, guard_quantity(d->guard, condition));
  if (q) return (Place){m->net->source, q->span};
  for (size_t i = 0; i < s->front.parts_n; i++)
    if (str_eq(s->front.parts[i].id.s, guard_part(d->guard, condition)))
      at = (Place){s->front.parts[i].expr.source, s->front.parts[i].expr.span};
  return at;
}

static void warn_unsteady(const Sheet *s, const Model *m, Diags *d) {
  Str part;
  if (!m->draw->guard) return;
  for (size_t i = 0; guard_unsteady(m->draw->guard, &i, &part);)
    for (size_t p = 0; p < s->front.parts_n; p++) {
      const FrontPart *f = &s->front.parts[p];
      if (!str_eq(f->id.s, part)) continue;
      diag_warning(d, f->expr.source, f->expr.span, "numbers rounded to six digits often move this reference by more than a tenth of its tolerance");
      diag_help(d, "ask for fewer digits, or draw smaller numbers");
    }
}

static bool check_model(const Sheet *s, size_t model, Diags *d, Arena *a) {
  const Model *m = &s->models[model];
  Lots lots = some_lots(a, s, plan_lanes(m->draw->plan));
  double **inputs;
  Refusal why;
  if (m->hopeless) guard_rest(m->draw->guard, false); // to see what it says
  bool found = !m->hopeless && sample_inputs(a, m->draw, &lots, &inputs, NULL, &why);
  Refusals r = sheet_refusals(a, s, model, CHECK_DRAWS);
  warn_unsteady(s, m, d);
  if (found && r.refused * 10 <= 9 * r.draws) return true;
  Place at = place_of(s, m, r.v[0].broken);
  Str reason = r.v[0].reason;
  if (found)
    diag_warning(d, at.source, at.span, "%zu of %zu draws are refused, most of them because: " STR_FMT, r.refused, r.draws, STR_ARG(reason));
  else
    diag_error(d, at.source, at.span, "no well-posed numbers were found in %d draws: " STR_FMT, m->hopeless ? GUARD_DRAWS : LIMIT_REDRAWS, STR_ARG(reason));
  suggest(a, s, m, d);
  if (m->hopeless) guard_rest(m->draw->guard, true);
  return found;
}

bool sheet_check_draws(Sheet *s, Diags *d) {
  bool ok = true;
  Arena *a = arena_new();
  for (size_t m = 0; m < s->models_n; m++)
    if (sheet_draws(s, m)) ok &= check_model(s, m, d, a);
  arena_free(a);
  return ok;
}
