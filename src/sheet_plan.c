// sheet_plan.c - the students' own numbers: how they are drawn, and what is computed
// from them.
//
// A reference that nothing drawn goes into becomes a constant; the others are the
// outputs of the model's plan.  A few students nobody has draw at once, so that a
// hopeless `require` and a blunt tolerance are found when the sheet is read, and
// the guard sees what is usual.
#include "limits.h"
#include "sheet_builder.h"
#include "sheet_rules.h"

// ---- values ----------------------------------------------------------------

// Makes those of a model's references constants into which nothing that is drawn goes.
static void fold_references(Builder *b, size_t model) {
  Sheet *s = b->sheet;
  Reference **r = NEW_ARRAY(b->arena, Reference *, REFERENCES * s->front.parts_n + 1);
  Ref *out = NEW_ARRAY(b->arena, Ref, REFERENCES * s->front.parts_n + 1);
  size_t n = 0;
  for (size_t i = 0; i < s->front.parts_n; i++)
    for (size_t k = 0; k < s->parts[i].references && s->parts[i].front->kind == KIND_VALUE; k++)
      if (s->parts[i].reference[k].model == model) {
        r[n] = &s->parts[i].reference[k];
        out[n++] = s->parts[i].reference[k].ref;
      }
  Tape *t = tape_new(b->arena, NULL);
  tape_optimise(t, s->models[model].net->tape, out, n);
  for (size_t i = 0; i < n; i++)
    if (tape_is_const(t, out[i])) r[i]->fixed = tape_at(t, out[i])->values;
}

const bool *builder_inputs(Builder *b, const Net *net, Ref ref) {
  bool *out = NEW_ARRAY(b->arena, bool, net->inputs_n + 1);
  Tape *t = tape_new(b->arena, NULL);
  tape_optimise(t, net->tape, &ref, 1);
  for (Ref r = 0; r < tape_end(t); r++)
    if (tape_at(t, r)->op == OP_INPUT) out[tape_at(t, r)->input] = true;
  return out;
}

static const Input *undrawn_input(Builder *b, const Net *net, Ref ref) {
  size_t first = 0;
  while (first < net->inputs_n && net->inputs[first].drawn) first++;
  if (first == net->inputs_n) return NULL;
  const bool *needed = builder_inputs(b, net, ref);
  for (size_t i = first; i < net->inputs_n; i++)
    if (needed[i] && !net->inputs[i].drawn) return &net->inputs[i];
  return NULL;
}

static bool value_needs_numbers(Builder *b, const SheetPart *p, const Net *net, Ref ref) {
  const Input *missing = undrawn_input(b, net, ref);
  if (!missing) return true;
  diag_error(b->diags, p->front->expr.source, p->front->expr.span, "this value depends on `" STR_FMT "`, which has no numbers",
             STR_ARG(missing->name));
  diag_help(b->diags, "define it (" STR_FMT " = …), let it be drawn (" STR_FMT " : … ~ …), or ask for an `expression`",
            STR_ARG(missing->name), STR_ARG(missing->name));
  return false;
}

// ---- requires and draws ----------------------------------------------------

bool builder_refused(Builder *b, const SheetPart *p, const Net *net, const Text *own, size_t own_n, Refusal why) {
  size_t requires = net->requires_n;
  if (why.broken < requires)
    diag_error(b->diags, net->source, net->requires[why.broken].span, "no numbers found for which this holds, in %d draws", LIMIT_REDRAWS);
  else if (why.broken < requires + own_n)
    diag_error(b->diags, own[why.broken - requires].source, own[why.broken - requires].span,
               "no numbers found for which this holds, in %d draws", LIMIT_REDRAWS);
  else
    diag_error(b->diags, p->front->expr.source, p->front->expr.span, "the reference is not a finite number, whatever is drawn");
  return false;
}

Ref builder_require(Builder *b, const Net *net, const Text *text, Diags *d) {
  Node *tree = parse_expression(b->arena, text->source, text->span, (Names){net_is_quantity, net}, d);
  Ref r = tree ? net_compile(net, net->tape, text->source, tree, (Reading){0}, d) : NO_REF;
  if (r < 0) return NO_REF;
  Shape s = tape_shape(net->tape, r);
  for (int k = 0; k < RANK; k++)
    if (s.d[k] > 1) r = tape_reduce(net->tape, OP_AND, tape_map2(net->tape, OP_NE, r, tape_number(net->tape, 0)), k);
  return r;
}

// What the students' own numbers must satisfy: the requires of the network and of
// the `value` parts that ask about it.  own: the latter.
static Ref *draw_requires(Builder *b, Model *m, Texts *own) {
  const Sheet *s = b->sheet;
  const Net *net = m->net;
  size_t n = net->requires_n;
  for (size_t i = 0; i < s->front.parts_n; i++) n += s->front.parts[i].require.n;
  Ref *out = NEW_ARRAY(b->arena, Ref, n + 1);
  *own = (Texts){.v = NEW_ARRAY(b->arena, Text, n + 1)};
  m->requires = (Texts){.v = NEW_ARRAY(b->arena, Text, n + 1)};
  for (size_t i = 0; i < net->requires_n; i++) {
    Span at = net->requires[i].span;
    out[i] = net->requires[i].ref;
    m->requires.v[m->requires.n++] = (Text){net->source, at, str_sub(net->source->text, at.from, at.to)};
  }
  for (size_t i = 0; i < s->front.parts_n; i++) {
    const FrontPart *f = &s->front.parts[i];
    if (f->kind != KIND_VALUE || (size_t)f->network != m->network) continue;
    for (size_t k = 0; k < f->require.n; k++) {
      Diags quiet = diags_new(b->arena); // a mistake was said where the part was compiled
      Ref r = builder_require(b, net, &f->require.v[k], &quiet);
      if (r < 0) continue;
      out[net->requires_n + own->n] = r;
      own->v[own->n++] = m->requires.v[m->requires.n++] = f->require.v[k];
    }
  }
  return out;
}

// Whether the references of a block of draws can be told from wrong answers.
static bool check_draws(Builder *b, const Model *m, double **inputs) {
  double *memory = NEW_ARRAY(b->arena, double, plan_memory(m->plan) + 1);
  bool ok = true;
  plan_prepare(m->plan, memory);
  plan_run(m->plan, memory, (const double *const *)inputs);
  for (size_t i = 0; i < b->sheet->front.parts_n; i++)
    for (size_t k = 0; k < b->sheet->parts[i].references; k++) {
      const Reference *r = &b->sheet->parts[i].reference[k];
      if (b->sheet->parts[i].front->kind != KIND_VALUE || &b->sheet->models[r->model] != m || r->fixed) continue;
      ok = rules_value(&b->sheet->parts[i], r->shape, plan_output(m->plan, memory, r->output), plan_lanes(m->plan), b->diags) && ok;
    }
  return ok;
}

// Draws for a few students nobody has, so that a hopeless `require` is found now.
static bool can_be_drawn(Builder *b, const Model *m, const Texts *own) {
  Str who[PLAN_LANES];
  size_t lanes = plan_lanes(m->plan);
  for (size_t i = 0; i < lanes; i++) who[i] = str_fmt(b->arena, "sample %zu", i + 1);
  Lots lots = {.salt = S("samples"), .problem = b->sheet->front.id, .who = who, .n = lanes};
  double **inputs;
  Refusal why;
  if (sample_inputs(b->arena, m->draw, &lots, &inputs, NULL, &why)) return check_draws(b, m, inputs);
  const SheetPart *broken = &b->sheet->parts[0];
  for (size_t i = 0, output = m->net->requires_n + own->n; i < b->sheet->front.parts_n; i++)
    for (size_t k = 0; k < b->sheet->parts[i].references; k++) {
      const Reference *r = &b->sheet->parts[i].reference[k];
      bool drawn = b->sheet->parts[i].front->kind == KIND_VALUE && &b->sheet->models[r->model] == m && !r->fixed;
      if (drawn && output + r->output == why.broken) broken = &b->sheet->parts[i];
    }
  return builder_refused(b, broken, m->net, own->v, own->n, why);
}

// What the students' numbers must be safe from; NULL: another model draws them, or a program computes with them.
static Guard *guard_model(Builder *b, size_t model) {
  const Sheet *s = b->sheet;
  GuardPart *parts = NEW_ARRAY(b->arena, GuardPart, s->front.parts_n + 1);
  size_t n = 0;
  if (sheet_drawing_model(s, model) != model || s->models[model].net->tape->numel > GUARD_NUMEL) return NULL;
  for (size_t i = 0; i < s->front.parts_n; i++)
    for (size_t k = 0; k < s->parts[i].references && s->parts[i].front->kind == KIND_VALUE; k++) {
      const Reference *r = &s->parts[i].reference[k];
      if (r->model == model && !r->fixed) parts[n++] = (GuardPart){s->front.parts[i].id.s, r->ref, &s->front.parts[i].settings.tolerance};
    }
  return guard_new(b->arena, s->models[model].net, parts, n);
}

bool builder_plan(Builder *b, size_t model) {
  Sheet *s = b->sheet;
  Model *m = &s->models[model];
  Ref *outputs = NEW_ARRAY(b->arena, Ref, REFERENCES * s->front.parts_n + 1);
  size_t n = 0;
  fold_references(b, model);
  for (size_t i = 0; i < s->front.parts_n; i++)
    for (size_t k = 0; k < s->parts[i].references && s->parts[i].front->kind == KIND_VALUE; k++) {
      Reference *r = &s->parts[i].reference[k];
      if (r->model != model || r->fixed) continue;
      if (!value_needs_numbers(b, &s->parts[i], m->net, r->ref)) return false;
      r->output = n;
      outputs[n++] = r->ref;
    }
  Texts own;
  Ref *requires = draw_requires(b, m, &own);
  m->draw = sampler_new(b->arena, m->net, requires, m->net->requires_n + own.n, outputs, n,
                        n ? guard_model(b, model) : NULL);
  if (!n) return true;
  s->drawn = true;
  Tape *t = tape_new(b->arena, NULL);
  tape_optimise(t, m->net->tape, outputs, n);
  m->plan = plan_new(b->arena, t, outputs, n);
  if (!can_be_drawn(b, m, &own)) return false;
  Refusal why;
  size_t accepted;
  if (!m->draw->guard) return true;
  if (sample_usual(b->arena, m->draw, s->front.id, GUARD_DRAWS, &accepted, &why)) {
    m->hopeless = !accepted; // what a course has stored is graded all the same; check and load refuse it
    guard_rest(m->draw->guard, m->hopeless);
    return true;
  }
  return builder_refused(b, &s->parts[0], m->net, own.v, own.n, why);
}
