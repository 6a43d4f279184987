// sheet.c - compiles the parts of a sheet.
//
// Three passes.  The references are compiled, each on the tape of its model; then
// the tapes are complete, and each model gets its plan for the students' own
// numbers; then sampled networks are drawn for the formulas and the claims, and
// every reference is held against its own tolerance.
#include "sheet.h"

#include <assert.h>

#include "limits.h"
#include "sheet_builder.h"
#include "sheet_follow.h"
#include "sheet_rules.h"

// ---- models ----------------------------------------------------------------

static ptrdiff_t find_model(const Sheet *s, size_t network, Conventions c) {
  for (size_t i = 0; i < s->models_n; i++) {
    const Model *m = &s->models[i];
    if (m->network == network && m->net->conventions.numerator == c.numerator &&
        m->net->conventions.relu_at_zero == c.relu_at_zero && m->net->conventions.step_at_zero == c.step_at_zero)
      return (ptrdiff_t)i;
  }
  return -1;
}

static bool has_model(const Sheet *s, size_t network) {
  for (size_t i = 0; i < s->models_n; i++)
    if (s->models[i].network == network) return true;
  return false;
}

// The model of a network, made when it is first asked for; -1 with diagnostics if it
// is the network's first: what makes no sense under another convention is no model.
static ptrdiff_t model_of(Builder *b, size_t network, Conventions c) {
  Sheet *s = b->sheet;
  ptrdiff_t known = find_model(s, network, c);
  if (known >= 0 || b->unreadable[network]) return known;
  Str *data = NEW_ARRAY(b->arena, Str, s->front.data.n + 1);
  for (size_t i = 0; i < s->front.data.n; i++) data[i] = s->front.data.v[i].s;
  const Source *text = s->front.networks[network].text;
  Diags quiet = diags_new(b->arena);
  Net *net = net_read(b->arena, s->lang, text, (Span){0, text->text.n}, c, data, s->front.data.n,
                      has_model(s, network) ? &quiet : b->diags);
  b->unreadable[network] = !net && !has_model(s, network);
  if (!net) return -1;
  s->models = GROW(b->arena, s->models, s->models_n, &s->models_cap);
  s->models[s->models_n] = (Model){.net = net, .network = network};
  return (ptrdiff_t)s->models_n++;
}

// ---- references ------------------------------------------------------------

static Node *parse_text(Builder *b, const Net *net, const Text *text) {
  return parse_expression(b->arena, text->source, text->span, (Names){net_is_quantity, net}, b->diags);
}

static bool parse_using(Builder *b, const Net *net, const FrontPart *f, Reference *r) {
  const Node **atoms = NEW_ARRAY(b->arena, const Node *, f->using.n + 1);
  bool ok = true;
  for (size_t i = 0; i < f->using.n; i++) {
    const Text *t = &f->using.v[i];
    atoms[i] = parse_text(b, net, t);
    if (!atoms[i]) ok = false;
    else if (atoms[i]->kind == N_NAME && !net_quantity(net, atoms[i]->name) && !net_function(net, atoms[i]->name, -1))
      ok = diag_error(b->diags, t->source, t->span, "there is no quantity `" STR_FMT "`", STR_ARG(t->s));
    else if (atoms[i]->kind != N_NAME && atoms[i]->kind != N_DERIVATIVE && atoms[i]->kind != N_INDEX)
      ok = diag_error(b->diags, t->source, t->span, "`using` lists quantities and derivatives");
  }
  r->using = atoms;
  return ok;
}

// The derivatives that answers may speak of are computed once, with the network.
static void compile_using(Builder *b, const Net *net, const FrontPart *f, Reference *r) {
  Diags quiet = diags_new(b->arena);
  Reading reading = {.direct = f->settings.partials == PARTIALS_DIRECT};
  Ref *used = NEW_ARRAY(b->arena, Ref, f->using.n + 1);
  for (size_t i = 0; i < f->using.n; i++) {
    bool derivative = r->using[i]->kind == N_DERIVATIVE;
    used[i] = derivative ? net_compile(net, net->tape, f->using.v[i].source, node_copy(b->arena, r->using[i]), reading, &quiet) : NO_REF;
  }
  r->used = used;
}

// The part's reference under one model; false with a diagnostic.  Under a further
// model it may mean nothing: then there is none.
static bool compile_reference(Builder *b, SheetPart *p, size_t model, bool first) {
  const Net *net = b->sheet->models[model].net;
  const FrontPart *f = p->front;
  Reference *r = &p->reference[p->references];
  Diags quiet = diags_new(b->arena), *d = first ? b->diags : &quiet;
  *r = (Reference){.model = model, .ref = NO_REF};
  Node *tree = parse_text(b, net, &f->expr);
  if (!tree) return false;
  if (first) p->tree = tree;
  Reading reading = {.close = f->kind == KIND_CLAIM || f->kind == KIND_CONSTRUCT};
  r->ref = net_compile(net, net->tape, f->expr.source, tree, reading, d);
  if (r->ref < 0) return !first;
  if (first && !parse_using(b, net, f, r)) return false;
  if (!first) r->using = p->reference[0].using;
  compile_using(b, net, f, r);
  r->shape = tape_shape(net->tape, r->ref);
  p->references++;
  return true;
}

static bool holds_network(Kind kind) { return kind != KIND_CHOICE && kind != KIND_ORDER && kind != KIND_TEXT; }

// The network cannot be read under the part's first conventions: was that said?
static bool unreadable_under(Builder *b, const SheetPart *p, Conventions c) {
  if (!b->diags->errors)
    diag_error(b->diags, p->front->id.source, p->front->id.span, "under this part's settings the network makes no sense%s",
               c.numerator ? ": a derivative in it is of the other layout" : "");
  return false;
}

// Formulas are compared more tightly than numbers: what a sheet says for all its
// parts is meant for those.
static Tolerance part_tolerance(const FrontPart *f) {
  if (f->own_set & SET_TOLERANCE) return f->settings.tolerance;
  return (Tolerance){.kind = TOLERANCE_NEAR, .rel = 1e-6, .abs = 1e-9, .scaled = true};
}

// The author's `mistakes` must mean something, and something else than the right answer.
static bool check_mistakes(Builder *b, const SheetPart *p) {
  bool ok = true;
  for (size_t i = 0; i < p->front->mistakes_n && p->references; i++) {
    const Text *value = &p->front->mistakes[i].value;
    const Net *net = b->sheet->models[p->reference[0].model].net;
    Tape *t = tape_new(b->arena, net->tape);
    Node *tree = parse_text(b, net, value);
    Ref r = tree ? net_compile(net, t, value->source, tree, (Reading){0}, b->diags) : NO_REF;
    ok &= r >= 0;
    if (r == p->reference[0].ref) ok = diag_error(b->diags, value->source, value->span, "this is the right answer, not a mistake");
  }
  return ok;
}

static bool compile_part(Builder *b, SheetPart *p) {
  const Settings *s = &p->front->settings;
  p->tolerance = part_tolerance(p->front);
  if (!holds_network(p->front->kind)) return true;
  bool ok = true;
  for (int layout = 0; layout < 2; layout++)
    for (int relu = 0; relu < 2; relu++) {
      if ((s->layout == LAYOUT_SHAPE && layout) || (s->layout == LAYOUT_NUMERATOR && !layout)) continue;
      if ((s->relu_at_zero == AT_ZERO_0 && relu) || (s->relu_at_zero == AT_ZERO_1 && !relu)) continue;
      Conventions c = {.numerator = layout, .relu_at_zero = relu, .step_at_zero = s->step_at_zero == AT_ZERO_1};
      ptrdiff_t model = model_of(b, (size_t)p->front->network, c);
      if (model < 0 && p->references) continue;
      if (model < 0) return unreadable_under(b, p, c);
      if (p->front->kind == KIND_GRAPH) {
        p->reference[0].model = (size_t)model;
        p->references = 1;
        return true;
      }
      ok = ok && compile_reference(b, p, (size_t)model, p->references == 0);
    }
  return ok && check_mistakes(b, p);
}

// ---- samples ---------------------------------------------------------------

// The requires of the network and of the part, compiled on the model's tape.
static bool compile_requires(Builder *b, const SheetPart *p, const Net *net, Ref *out) {
  const Texts *own = &p->front->require;
  for (size_t i = 0; i < net->requires_n; i++) out[i] = net->requires[i].ref;
  for (size_t i = 0; i < own->n; i++) {
    Ref r = builder_require(b, net, &own->v[i], b->diags);
    if (r < 0) return false;
    out[net->requires_n + i] = r;
  }
  return true;
}

typedef struct { Ref *refs; size_t n; } Requires; // of one reference

// Every result of the tape in every lane: at most 1 GiB a frame.
static bool frame_fits(const Net *net, size_t lanes) { return net->tape->numel * (int64_t)lanes <= 1 << 27; }

static bool sample_reference(Builder *b, SheetPart *p, Reference *r, Requires requires) {
  const Net *net = b->sheet->models[r->model].net;
  size_t n = (size_t)p->front->settings.samples;
  if (r->frame) return true; // shared
  if (!frame_fits(net, n))
    return diag_error(b->diags, p->front->expr.source, p->front->expr.span, "the network is too large for %zu samples", n);
  Sampler *s = sampler_new(b->arena, net, requires.refs, requires.n, &r->ref, 1, NULL);
  Refusal why;
  double **inputs;
  Frame *frame = sample_frame(b->arena, s, b->sheet->front.id, n, &inputs, &why);
  if (!frame) return builder_refused(b, p, net, p->front->require.v, p->front->require.n, why);
  r->frame = frame;
  r->sampled = frame->value[r->ref];
  return true;
}

static bool is_formula(Kind kind) {
  return kind == KIND_EXPRESSION || kind == KIND_ENTRY || kind == KIND_BLANK || kind == KIND_CLAIM;
}

// The formulas of a model that state no `require` of their own share one frame, if there
// are networks on which all of them are defined; else each looks for its own.
static void share_frame(Builder *b, size_t model, int samples) {
  Sheet *s = b->sheet;
  const Net *net = s->models[model].net;
  Ref *refs = NEW_ARRAY(b->arena, Ref, REFERENCES * s->front.parts_n + 1);
  Reference **sharing = NEW_ARRAY(b->arena, Reference *, REFERENCES * s->front.parts_n + 1);
  size_t n = 0;
  for (size_t i = 0; i < s->front.parts_n; i++) {
    SheetPart *p = &s->parts[i];
    if (!is_formula(p->front->kind) || p->front->require.n || p->front->settings.samples != samples) continue;
    for (size_t k = 0; k < p->references; k++)
      if (p->reference[k].model == model && !p->reference[k].frame) {
        refs[n] = p->reference[k].ref;
        sharing[n++] = &p->reference[k];
      }
  }
  if (n < 2 || !frame_fits(net, (size_t)samples)) return;
  Ref *requires = NEW_ARRAY(b->arena, Ref, net->requires_n + 1);
  for (size_t i = 0; i < net->requires_n; i++) requires[i] = net->requires[i].ref;
  Refusal why;
  double **inputs;
  Sampler *sampler = sampler_new(b->arena, net, requires, net->requires_n, refs, n, NULL);
  Frame *frame = sample_frame(b->arena, sampler, s->front.id, (size_t)samples, &inputs, &why);
  for (size_t i = 0; frame && i < n; i++) {
    sharing[i]->frame = frame;
    sharing[i]->sampled = frame->value[refs[i]];
  }
}

static void share_frames(Builder *b) {
  const Sheet *s = b->sheet;
  for (size_t i = 0; i < s->front.parts_n; i++)
    for (size_t k = 0; k < s->parts[i].references && is_formula(s->parts[i].front->kind); k++)
      if (!s->parts[i].front->require.n) share_frame(b, s->parts[i].reference[k].model, s->parts[i].front->settings.samples);
}

static bool holds_on_every_sample(const Reference *r) {
  size_t n = (size_t)shape_numel(r->shape) * r->frame->lanes;
  for (size_t i = 0; i < n; i++)
    if (r->sampled[i] == 0) return false;
  return true;
}

// True or false under every convention: else any answer would be right.
static bool decide_claim(Builder *b, SheetPart *p) {
  const Text *claim = &p->front->expr;
  const Model *models = b->sheet->models;
  p->truth = holds_on_every_sample(&p->reference[0]);
  for (size_t k = 1; k < p->references; k++) {
    if (holds_on_every_sample(&p->reference[k]) == p->truth) continue;
    bool layout = models[p->reference[k].model].net->conventions.numerator != models[p->reference[0].model].net->conventions.numerator;
    diag_error(b->diags, claim->source, claim->span, "`%s: either` makes this claim both true and false: any answer would be right",
               layout ? "layout" : "relu_at_zero");
    diag_help(b->diags, "say in the part which is meant: `%s`", layout ? "layout: shape" : "relu_at_zero: 0");
    return false;
  }
  return true;
}

// ---- construct, graph ------------------------------------------------------

static bool construct_part(Builder *b, SheetPart *p, Requires requires) {
  const Reference *r = &p->reference[0];
  const Net *net = b->sheet->models[r->model].net;
  bool *masked = NEW_ARRAY(b->arena, bool, net->inputs_n + 1);
  for (size_t i = 0; i < p->front->items.n; i++) {
    const Text *t = &p->front->items.v[i];
    const Quantity *q = net_quantity(net, t->s);
    if (!q || q->kind != Q_DECLARED)
      return diag_error(b->diags, t->source, t->span, "`" STR_FMT "` is not declared in the network: an unknown is written " STR_FMT " : 3 x 4",
                        STR_ARG(t->s), STR_ARG(t->s));
    masked[q->input] = true;
  }
  const bool *matters = builder_inputs(b, net, r->ref);
  for (size_t i = 0; i < net->inputs_n; i++) masked[i] |= !matters[i];
  p->matters = matters;
  if (!shape_is_scalar(r->shape))
    return diag_error(b->diags, p->front->expr.source, p->front->expr.span, "`holds` is one condition: use all(…)");
  size_t limit = (size_t)p->front->settings.samples;
  Tape *holds = tape_new(b->arena, NULL);
  p->holds_ref = r->ref;
  tape_optimise(holds, net->tape, &p->holds_ref, 1);
  p->holds = holds;
  if (holds->numel * (int64_t)limit > 1 << 25)
    return diag_error(b->diags, p->front->expr.source, p->front->expr.span, "the network is too large for %zu inputs: ask for fewer `samples`", limit);
  double **inputs = requires.n ? NULL : sample_all(b->arena, net, masked, limit, &p->inputs_n);
  p->enumerated = inputs != NULL;
  if (!inputs) {
    Sampler *s = sampler_new(b->arena, net, requires.refs, requires.n, NULL, 0, NULL);
    Refusal why;
    p->inputs_n = limit;
    Str *who = NEW_ARRAY(b->arena, Str, limit);
    for (size_t i = 0; i < limit; i++) who[i] = str_fmt(b->arena, "sample %zu", i + 1);
    Lots lots = {.salt = S("samples"), .problem = b->sheet->front.id, .who = who, .n = limit};
    if (!sample_inputs(b->arena, s, &lots, &inputs, NULL, &why))
      return builder_refused(b, p, net, p->front->require.v, p->front->require.n, why);
  }
  p->inputs = (const double *const *)inputs;
  return true;
}

// Marks the listed nodes that x names, through quantities that are not listed.
static void reach(const Net *net, const SheetPart *p, const Node *x, bool *row, int depth) {
  const Quantity *q = x->kind == N_NAME ? net_quantity(net, x->name) : NULL;
  for (size_t i = 0; q && i < p->front->items.n; i++)
    if (str_eq(p->front->items.v[i].s, q->name)) {
      row[i] = true;
      return;
    }
  if (q && q->body && depth < LIMIT_DEPTH) reach(net, p, q->body, row, depth + 1);
  for (size_t i = 0; i < x->n; i++) reach(net, p, x->kid[i], row, depth + 1);
}

static bool graph_part(Builder *b, SheetPart *p) {
  const Net *net = b->sheet->models[p->reference[0].model].net;
  size_t n = p->front->items.n;
  p->edges = NEW_ARRAY(b->arena, bool, n * n);
  bool ok = true;
  for (size_t i = 0; i < n; i++) {
    const Text *t = &p->front->items.v[i];
    const Quantity *q = net_quantity(net, t->s);
    bool *row = NEW_ARRAY(b->arena, bool, n);
    if (!q) ok = diag_error(b->diags, t->source, t->span, "there is no quantity `" STR_FMT "`", STR_ARG(t->s));
    else if (q->body) reach(net, p, q->body, row, 0);
    for (size_t from = 0; q && from < n; from++) {
      p->edges[from * n + i] = row[from];
      p->edges_n += row[from];
    }
  }
  if (ok && !p->edges_n)
    ok = diag_error(b->diags, p->front->items.v[0].source, p->front->items.v[0].span, "no edge joins these quantities");
  return ok;
}

static bool finish_part(Builder *b, SheetPart *p, const Requires *requires) {
  bool ok = true;
  switch (p->front->kind) {
  case KIND_VALUE:
    for (size_t k = 0; k < p->references; k++)
      if (p->reference[k].fixed) ok = ok && rules_value(p, p->reference[k].shape, p->reference[k].fixed, 1, b->diags);
    return ok;
  case KIND_EXPRESSION: case KIND_ENTRY: case KIND_BLANK: case KIND_CLAIM:
    for (size_t k = 0; k < p->references; k++) ok = ok && sample_reference(b, p, &p->reference[k], requires[k]);
    return ok && (p->front->kind != KIND_CLAIM || decide_claim(b, p));
  case KIND_CONSTRUCT: return construct_part(b, p, requires[0]);
  case KIND_GRAPH: return graph_part(b, p);
  case KIND_CHOICE: case KIND_ORDER: case KIND_TEXT: return true;
  }
  return true;
}

// What `notation` stands for must mean something in one of the networks, and its
// names nothing yet.
static bool check_notation(Builder *b) {
  Sheet *s = b->sheet;
  bool ok = true;
  for (size_t i = 0; i < s->front.notation_n; i++) {
    const Notation *x = &s->front.notation[i];
    Diags first = diags_new(b->arena);
    bool means = false;
    for (size_t m = 0; m < s->models_n; m++) {
      const Net *net = s->models[m].net;
      Diags quiet = diags_new(b->arena), *d = m ? &quiet : &first;
      if (net_quantity(net, x->name.s) || net_is_function(net, x->name.s))
        ok = diag_error(b->diags, x->name.source, x->name.span, "`" STR_FMT "` means something in the network already", STR_ARG(x->name.s));
      Node *tree = parse_expression(b->arena, x->means.source, x->means.span, (Names){net_is_quantity, net}, d);
      means |= tree && net_compile(net, tape_new(b->arena, net->tape), x->means.source, tree, (Reading){0}, d) >= 0;
    }
    if (means || !first.n) continue;
    ok = diag_error(b->diags, first.v[0].source, first.v[0].span, STR_FMT, STR_ARG(first.v[0].message));
    if (first.v[0].help.n) diag_help(b->diags, STR_FMT, STR_ARG(first.v[0].help));
  }
  return ok;
}

static bool build(Builder *b) {
  Sheet *s = b->sheet;
  size_t n = s->front.parts_n;
  bool ok = true;
  for (size_t i = 0; i < n; i++) {
    s->parts[i].front = &s->front.parts[i];
    ok &= compile_part(b, &s->parts[i]) && rules_entry(&s->parts[i], b->diags) && rules_blank(s, &s->parts[i], b->diags);
  }
  for (size_t i = 0; ok && i < s->front.networks_n; i++) // also those that no part uses
    ok &= has_model(s, i) || model_of(b, i, (Conventions){.step_at_zero = 1}) >= 0;
  if (!ok || !check_notation(b)) return false;
  Requires *requires = NEW_ARRAY(b->arena, Requires, n * REFERENCES + 1);
  for (size_t i = 0; i < n; i++)
    for (size_t k = 0; k < s->parts[i].references; k++) {
      const Net *net = s->models[s->parts[i].reference[k].model].net;
      Requires *r = &requires[i * REFERENCES + k];
      r->n = net->requires_n + s->parts[i].front->require.n;
      r->refs = NEW_ARRAY(b->arena, Ref, r->n + 1);
      ok &= compile_requires(b, &s->parts[i], net, r->refs);
    }
  for (size_t m = 0; ok && m < s->models_n; m++) ok &= builder_plan(b, m);
  if (ok) share_frames(b);
  bool finished = ok;
  for (size_t i = 0; ok && i < n; i++) finished &= finish_part(b, &s->parts[i], &requires[i * REFERENCES]);
  bool follows = finished;
  for (size_t i = 0; finished && i < n; i++) follows &= sheet_follow(b->arena, s, i, b->diags);
  return follows;
}

Sheet *sheet_read(Arena *a, const Lang *lang, const Source *file, Diags *d) {
  Sheet *s = NEW(a, Sheet);
  *s = (Sheet){.arena = a, .lang = lang, .file = file};
  size_t errors = d->errors;
  if (!front_read(a, file, &s->front, d)) return NULL;
  static const Source nothing = {.name = {"", 0}, .text = {"", 0}};
  s->empty = net_read(a, lang, &nothing, (Span){0, 0}, (Conventions){.step_at_zero = 1}, NULL, 0, d);
  s->parts = NEW_ARRAY(a, SheetPart, s->front.parts_n + 1);
  Builder b = {s, d, a, NEW_ARRAY(a, bool, s->front.networks_n + 1)};
  bool ok = build(&b) && sheet_read_prose(s, d);
  assert(ok || d->errors > errors);
  return ok && d->errors == errors ? s : NULL;
}
