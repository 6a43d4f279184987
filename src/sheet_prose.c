// sheet_prose.c - the formulas {@W1@} that stand in a sheet's prose.
//
// They are compiled last, each on a short tape of its own on top of its network's, so
// that what is printed costs grading nothing; those that differ between students share
// one plan per model.  A part's text speaks of the part's network.  Elsewhere the one
// network is meant in which the formula has a value, or the one that is named:
// {@numbers.W1@}.
//
// What a `value` part asks must not stand in the text that is handed out.  Trees are
// compared for that: a formula in which the part's reference occurs, unless it is
// something given (drawn, or written in the network as a number).
#include "sheet.h"

#include "limits.h"

typedef struct {
  Sheet *sheet;
  Diags *diags;
  Arena *arena;
  Tape **tapes; // of each model, on top of its network's
  Ref *refs;    // of each printed formula, on the tape of its model
} Prose;

// ---- which network ---------------------------------------------------------

static ptrdiff_t first_model(const Sheet *s, size_t network) {
  for (size_t m = 0; m < s->models_n; m++)
    if (s->models[m].network == network) return (ptrdiff_t)m;
  return -1;
}

// The network that `name.` in front names, and the formula behind it; or -1.
static ptrdiff_t named_network(const Sheet *s, Str text, size_t *behind) {
  for (size_t i = 0; i < s->front.networks_n; i++) {
    Str name = s->front.networks[i].name;
    char after = name.n && name.n + 1 < text.n ? text.p[name.n + 1] : ' ';
    if (!name.n || !str_starts(text, name) || text.p[name.n] != '.' || char_in(after, "*/^'0123456789 ")) continue;
    *behind = name.n + 1;
    return (ptrdiff_t)i;
  }
  return -1;
}

// Marks the inputs of the net that the result depends on.
static void mark_inputs(Arena *a, const Tape *tape, Ref ref, bool *inputs) {
  Tape *t = tape_new(a, NULL);
  tape_optimise(t, tape, &ref, 1);
  for (Ref r = 0; r < tape_end(t); r++)
    if (tape_at(t, r)->op == OP_INPUT) inputs[tape_at(t, r)->input] = true;
}

// An input without numbers that the result needs, or NULL; *drawn: whether the result
// depends on the student.
static const Input *needs(Arena *a, const Net *net, const Tape *tape, Ref ref, bool *drawn) {
  bool *inputs = NEW_ARRAY(a, bool, net->inputs_n + 1);
  mark_inputs(a, tape, ref, inputs);
  *drawn = false;
  for (size_t i = 0; i < net->inputs_n; i++) {
    if (inputs[i] && !net->inputs[i].drawn) return &net->inputs[i];
    *drawn |= inputs[i];
  }
  return NULL;
}

// The value on some sampled networks, if it is the same on all of them, as 0*r is whatever
// r; else NULL.
static const double *agreed(Prose *p, const Model *m, const Tape *tape, Ref ref) {
  Tape *t = tape_new(p->arena, NULL);
  tape_optimise(t, tape, &ref, 1);
  const Plan *plan = plan_new(p->arena, t, &ref, 1);
  size_t lanes = plan_lanes(plan), n = plan_output_entries(plan, 0);
  Str who[PLAN_LANES];
  for (size_t i = 0; i < lanes; i++) who[i] = str_fmt(p->arena, "prose %zu", i + 1);
  Lots lots = {.salt = S("samples"), .problem = p->sheet->front.id, .who = who, .n = lanes};
  double **inputs, *memory = NEW_ARRAY(p->arena, double, plan_memory(plan) + 1), *out = NEW_ARRAY(p->arena, double, n);
  Refusal why;
  if (!sample_inputs(p->arena, m->draw, &lots, &inputs, NULL, &why)) return NULL;
  plan_prepare(plan, memory);
  plan_run(plan, memory, (const double *const *)inputs);
  const double *y = plan_output(plan, memory, 0);
  for (size_t e = 0; e < n; e++) {
    out[e] = y[e * lanes];
    for (size_t l = 1; l < lanes; l++)
      if (y[e * lanes + l] != out[e]) return NULL;
  }
  return out;
}

// Compiles the formula for one model; NULL with a diagnostic.
static Node *compile_for(Prose *p, size_t k, size_t model, Span span, Diags *d) {
  const Net *net = p->sheet->models[model].net;
  Printed *x = &p->sheet->printed[k];
  const Source *source = x->at->expr;
  Node *tree = parse_expression(p->arena, source, span, (Names){net_is_quantity, net}, d);
  if (!tree) return NULL;
  if (!p->tapes[model]) p->tapes[model] = tape_new(p->arena, net->tape);
  p->refs[k] = net_compile(net, p->tapes[model], source, tree, (Reading){0}, d);
  if (p->refs[k] < 0) return NULL;
  const Input *lacks = needs(p->arena, net, p->tapes[model], p->refs[k], &x->drawn);
  x->fixed = lacks ? agreed(p, &p->sheet->models[model], p->tapes[model], p->refs[k]) : NULL;
  if (x->fixed) x->drawn = false;
  else if (lacks) {
    diag_error(d, source, span, "`" STR_FMT "` has no numbers that could be printed", STR_ARG(lacks->name));
    return NULL;
  }
  x->model = model;
  x->shape = tape_shape(p->tapes[model], p->refs[k]);
  return tree;
}

// Of several networks, the one in which the formula has a value.
static Node *compile_somewhere(Prose *p, size_t k, Span span) {
  const Sheet *s = p->sheet;
  const Source *source = s->printed[k].at->expr;
  Diags first = diags_new(p->arena);
  ptrdiff_t found = -1;
  for (size_t i = 0; i < s->front.networks_n; i++) {
    Diags quiet = diags_new(p->arena);
    bool fits = compile_for(p, k, (size_t)first_model(s, i), span, first.n ? &quiet : &first) != NULL;
    if (fits && found >= 0) {
      Str a = s->front.networks[found].name, b = s->front.networks[i].name;
      diag_error(p->diags, source, span, "the networks " STR_FMT " and " STR_FMT " both have a value for this", STR_ARG(a), STR_ARG(b));
      diag_help(p->diags, "say which: {@" STR_FMT "." STR_FMT "@}", STR_ARG(a), STR_ARG(source->text));
      return NULL;
    }
    if (fits) found = (ptrdiff_t)i;
  }
  if (found >= 0) return compile_for(p, k, (size_t)first_model(s, (size_t)found), span, p->diags);
  diag_error(p->diags, source, first.v[0].span, STR_FMT " in any of the networks", STR_ARG(first.v[0].message));
  if (first.v[0].help.n) diag_help(p->diags, STR_FMT, STR_ARG(first.v[0].help));
  return NULL;
}

// part: NULL outside the parts' texts.
static Node *compile_printed(Prose *p, size_t k, const SheetPart *part) {
  const Sheet *s = p->sheet;
  const Source *source = s->printed[k].at->expr;
  Span span = {0, source->text.n};
  ptrdiff_t network = named_network(s, source->text, &span.from);
  if (network < 0 && part && part->references) return compile_for(p, k, part->reference[0].model, span, p->diags);
  if (network < 0 && part) network = part->front->network;
  if (network < 0 && s->front.networks_n == 1) network = 0;
  if (network >= 0) return compile_for(p, k, (size_t)first_model(s, (size_t)network), span, p->diags);
  if (s->front.networks_n) return compile_somewhere(p, k, span);
  diag_error(p->diags, source, span, "the sheet has no network to take numbers from");
  return NULL;
}

// ---- what is no secret -----------------------------------------------------

static bool is_literal(const Node *x) {
  if (x->kind == N_NAME || x->kind == N_DERIVATIVE || x->kind == N_CALL) return false;
  for (size_t i = 0; i < x->n; i++)
    if (!is_literal(x->kid[i])) return false;
  return true;
}

// Drawn, or written as numbers; or entries of such.
static bool is_given(const Net *net, const Node *x) {
  if (x->kind == N_INDEX) return is_given(net, x->kid[0]);
  const Quantity *q = x->kind == N_NAME ? net_quantity(net, x->name) : NULL;
  if (x->kind == N_NAME) return q && (q->kind == Q_DECLARED || (q->body && is_literal(q->body)));
  return is_literal(x);
}

static bool occurs(const Net *net, const Node *wanted, const Node *x) {
  if (node_eq(wanted, x) && !is_given(net, x)) return true;
  for (size_t i = 0; i < x->n; i++)
    if (occurs(net, wanted, x->kid[i])) return true;
  return false;
}

static bool takes_derivative(const Net *net, const Node *x) {
  const Quantity *q = x->kind == N_NAME ? net_quantity(net, x->name) : NULL;
  if (q && q->derived) return true;
  if (x->kind == N_DERIVATIVE) { // of a hidden network's result it is given
    const Quantity *top = x->kid[0]->kind == N_NAME ? net_quantity(net, x->kid[0]->name) : NULL;
    if (!top || top->kind != Q_HIDDEN) return true;
  }
  for (size_t i = 0; i < x->n; i++)
    if (takes_derivative(net, x->kid[i])) return true;
  return false;
}

// Whether the text that students get keeps its secrets.
static bool keeps_secrets(Prose *p, const Printed *x, const Node *tree) {
  const Sheet *s = p->sheet;
  const Source *source = x->at->expr;
  const Net *net = s->models[x->model].net;
  for (size_t i = 0; i < s->front.parts_n; i++) {
    const SheetPart *part = &s->parts[i];
    if (part->front->kind != KIND_VALUE || (size_t)part->front->network != s->models[x->model].network) continue;
    if (!occurs(net, part->tree, tree)) continue;
    diag_error(p->diags, source, tree->span, "this prints the answer to part `" STR_FMT "` on the handout", STR_ARG(part->front->id.s));
    diag_help(p->diags, "it may stand below ## Solution; to give it away on purpose, give it a name of its own in the network");
    return false;
  }
  if (takes_derivative(net, tree)) {
    diag_warning(p->diags, source, tree->span, "a derivative in the text that is handed out: does it give an answer away?");
    diag_help(p->diags, "what stands below ## Solution is not handed out");
  }
  return true;
}

// ---- plans -----------------------------------------------------------------

// The formulas of one model that differ between students, as one plan.
static void plan_prints(Prose *p, size_t model) {
  Sheet *s = p->sheet;
  Ref *outputs = NEW_ARRAY(p->arena, Ref, s->printed_n + 1);
  size_t n = 0;
  for (size_t k = 0; k < s->printed_n; k++) {
    Printed *x = &s->printed[k];
    if (x->model != model || !x->drawn) continue;
    outputs[n] = p->refs[k];
    x->output = n++;
  }
  if (!n) return;
  Tape *t = tape_new(p->arena, NULL);
  tape_optimise(t, p->tapes[model], outputs, n);
  s->models[model].prints = plan_new(p->arena, t, outputs, n);
}

static bool has_draws(const Sheet *s, size_t network) {
  for (size_t m = 0; m < s->models_n; m++)
    if (s->models[m].network == network && s->models[m].plan) return true;
  return false;
}

// What can be printed at all, and the value that is the same for everybody.
static bool settle(Prose *p, size_t k) {
  Printed *x = &p->sheet->printed[k];
  Span span = {0, x->at->expr->text.n};
  if (x->shape.d[SLOTS + 2] > 1 || x->shape.d[SLOTS + 3] > 1)
    return diag_error(p->diags, x->at->expr, span, "an array of more than two dimensions cannot be printed: print its slices");
  if (shape_numel(x->shape) > LIMIT_PRINTED)
    return diag_error(p->diags, x->at->expr, span, "more than %d numbers to print", LIMIT_PRINTED);
  if (x->drawn)
    return has_draws(p->sheet, p->sheet->models[x->model].network) ||
           diag_error(p->diags, x->at->expr, span, "this is drawn for each student, but no `value` part of the network depends on what is drawn");
  if (!x->fixed) {
    Tape *t = tape_new(p->arena, NULL);
    Ref ref = p->refs[k];
    tape_optimise(t, p->tapes[x->model], &ref, 1);
    x->fixed = tape_at(t, ref)->values;
  }
  for (int64_t e = 0; e < shape_numel(x->shape); e++)
    if (x->fixed[e] - x->fixed[e] != 0) return diag_error(p->diags, x->at->expr, span, "this is not a finite number");
  return true;
}

// A number that is needed for an answer, but that no student is told.
static void report_unprinted(Prose *p, size_t network) {
  const Sheet *s = p->sheet;
  const Net *net = s->models[first_model(s, network)].net;
  bool *needed = NEW_ARRAY(p->arena, bool, net->inputs_n + 1), *printed = NEW_ARRAY(p->arena, bool, net->inputs_n + 1);
  for (size_t i = 0; i < s->front.parts_n; i++)
    for (size_t k = 0; k < s->parts[i].references && s->parts[i].front->kind == KIND_VALUE; k++) {
      const Reference *r = &s->parts[i].reference[k];
      if (s->models[r->model].network == network && !r->fixed) mark_inputs(p->arena, s->models[r->model].net->tape, r->ref, needed);
    }
  for (size_t k = 0; k + s->front.solution.n < s->printed_n; k++)
    if (s->models[s->printed[k].model].network == network) mark_inputs(p->arena, p->tapes[s->printed[k].model], p->refs[k], printed);
  for (size_t i = 0; i < net->inputs_n; i++) {
    const Quantity *q = net_quantity(net, net->inputs[i].name);
    if (!needed[i] || printed[i] || !q) continue;
    diag_warning(p->diags, net->source, q->span, "`" STR_FMT "` is drawn for each student, but his sheet does not show it", STR_ARG(q->name));
    diag_help(p->diags, "write {@" STR_FMT "@} in the text", STR_ARG(q->name));
  }
}

// ---- the prose of a sheet --------------------------------------------------

// Adds the formulas of one section; secret: it is not handed out.
static bool add_section(Prose *p, const Section *section, const SheetPart *part, bool secret) {
  Sheet *s = p->sheet;
  bool ok = true;
  for (size_t i = 0; i < section->n; i++) {
    size_t k = s->printed_n++;
    Printed *x = &s->printed[k];
    *x = (Printed){.at = &section->interpolations[i]};
    Node *tree = compile_printed(p, k, part);
    ok &= tree && (secret || keeps_secrets(p, x, tree)) && settle(p, k);
    x->exact = tree && is_given(s->models[x->model].net, tree);
  }
  return ok;
}

bool sheet_read_prose(Sheet *s, Diags *d) {
  size_t n = s->front.statement.n + s->front.solution.n;
  for (size_t i = 0; i < s->front.parts_n; i++) n += s->front.parts[i].text.n;
  Prose p = {.sheet = s, .diags = d, .arena = s->arena, .refs = NEW_ARRAY(s->arena, Ref, n + 1), .tapes = NEW_ARRAY(s->arena, Tape *, s->models_n + 1)};
  s->printed = NEW_ARRAY(s->arena, Printed, n + 1);
  bool ok = add_section(&p, &s->front.statement, NULL, false);
  for (size_t i = 0; i < s->front.parts_n; i++) ok &= add_section(&p, &s->front.parts[i].text, &s->parts[i], false);
  ok &= add_section(&p, &s->front.solution, NULL, true);
  for (size_t m = 0; ok && m < s->models_n; m++) plan_prints(&p, m);
  for (size_t i = 0; ok && s->drawn && i < s->front.networks_n; i++) report_unprinted(&p, i);
  return ok;
}

// One model's formulas for n students, as many at a time as its plan has lanes.
static void run_prints(Arena *a, const Sheet *s, size_t model, double *const *inputs, size_t n, double **out) {
  const Model *m = &s->models[model];
  size_t lanes = plan_lanes(m->prints), inputs_n = m->net->inputs_n;
  double *memory = NEW_ARRAY(a, double, plan_memory(m->prints) + 1);
  double **block = NEW_ARRAY(a, double *, inputs_n + 1);
  for (size_t i = 0; i < inputs_n; i++) block[i] = NEW_ARRAY(a, double, (size_t)shape_numel(m->net->inputs[i].shape) * lanes);
  plan_prepare(m->prints, memory);
  for (size_t from = 0; from < n; from += lanes) {
    for (size_t i = 0; i < inputs_n; i++)
      for (size_t e = 0; e < (size_t)shape_numel(m->net->inputs[i].shape); e++)
        for (size_t l = 0; l < lanes; l++) block[i][e * lanes + l] = inputs[i][e * n + (from + l < n ? from + l : from)];
    plan_run(m->prints, memory, (const double *const *)block);
    for (size_t k = 0; k < s->printed_n; k++) {
      const Printed *x = &s->printed[k];
      if (x->model != model || !x->drawn) continue;
      const double *values = plan_output(m->prints, memory, x->output);
      for (size_t e = 0; e < (size_t)shape_numel(x->shape); e++)
        for (size_t l = 0; l < lanes && from + l < n; l++) out[k][e * n + from + l] = values[e * lanes + l];
    }
  }
}

PrintedValue *sheet_print(Arena *a, const Sheet *s, double *const *const *inputs, size_t n) {
  PrintedValue *out = NEW_ARRAY(a, PrintedValue, s->printed_n + 1);
  double **room = NEW_ARRAY(a, double *, s->printed_n + 1);
  for (size_t k = 0; k < s->printed_n; k++) {
    const Printed *x = &s->printed[k];
    if (x->drawn) room[k] = NEW_ARRAY(a, double, (size_t)shape_numel(x->shape) * n);
    out[k] = x->drawn ? (PrintedValue){room[k], n} : (PrintedValue){x->fixed, 1};
  }
  for (size_t m = 0; m < s->models_n; m++)
    if (s->models[m].prints && inputs[m]) run_prints(a, s, m, inputs[m], n, room);
  return out;
}
