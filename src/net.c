// net.c - statements to quantities: the symbol table of a sheet.
//
// Statements are compiled in order onto one tape.  Each quantity ends in a
// barrier (OP_NAMED) or is an input, so that it can be differentiated at even
// when it is a constant.  What is known without drawing anything (sizes, numbers
// computed from sizes) is also kept as a plain constant for use in subscripts.
#include "net.h"

#include <assert.h>

#include "net_compiler.h"
#include "limits.h"

static const char prelude_text[] =
#include "prelude.inc"
  ;

// ---- names -----------------------------------------------------------------

// What can be named: quantities, then functions of the sheet, of the prelude, of the language.
static Str nth_name(const Net *net, size_t i) {
  if (i < net->quantities_n) return net->quantities[i].name;
  i -= net->quantities_n;
  if (i < net->functions_n) return net->functions[i].name;
  i -= net->functions_n;
  size_t n = net->lang ? net->lang->n : 0;
  return i < n ? net->lang->functions[i].name : builtin_name(i - n);
}

static size_t hash_of(Str name) {
  size_t h = 0;
  for (size_t i = 0; i < name.n; i++) h = h * 31 + (unsigned char)name.p[i];
  return h ^ h >> 7;
}

// Where the name stands in net->names, or would: each place holds 1 + the number of one, or 0.
static size_t place_of(const Net *net, const uint32_t *names, Str name) {
  size_t at = hash_of(name) & (net->names_n - 1);
  while (names[at] && !str_eq(nth_name(net, names[at] - 1), name)) at = (at + 1) & (net->names_n - 1);
  return at;
}

static void index_names(Net *net) {
  size_t n = 0;
  while (nth_name(net, n).n) n++;
  for (net->names_n = 64; net->names_n < 2 * n;) net->names_n *= 2;
  uint32_t *names = NEW_ARRAY(net->arena, uint32_t, net->names_n);
  for (size_t i = 0; i < n; i++) {
    size_t at = place_of(net, names, nth_name(net, i));
    if (!names[at]) names[at] = (uint32_t)i + 1; // a quantity hides a function
  }
  net->names = names;
}

const Quantity *net_quantity(const Net *net, Str name) {
  if (net->names) {
    size_t i = net->names[place_of(net, net->names, name)];
    return i && i <= net->quantities_n ? &net->quantities[i - 1] : NULL;
  }
  for (size_t i = 0; i < net->quantities_n; i++)
    if (str_eq(net->quantities[i].name, name)) return &net->quantities[i];
  return NULL;
}

bool net_is_quantity(const void *net, Str name) { return net_quantity(net, name) != NULL; }

static const Function *function_in(const Function *f, size_t n, Str name, int parameters) {
  for (size_t i = 0; i < n; i++)
    if (str_eq(f[i].name, name) && (parameters < 0 || f[i].n == (size_t)parameters)) return &f[i];
  return NULL;
}

const Function *net_function(const Net *net, Str name, int n) {
  const Function *f = function_in(net->functions, net->functions_n, name, n);
  if (f || !net->lang || net_quantity(net, name)) return f;
  return function_in(net->lang->functions, net->lang->n, name, n);
}

bool net_is_function(const Net *net, Str name) {
  if (net->names) return net->names[place_of(net, net->names, name)] > net->quantities_n;
  return !net_quantity(net, name) && (net_function(net, name, -1) || is_builtin(name));
}

bool speaks_of(const Node *x, Str name) {
  if (x->kind == N_NAME && str_eq(x->name, name)) return true;
  for (size_t i = 0; i < x->n; i++)
    if (speaks_of(x->kid[i], name)) return true;
  return false;
}

static const Quantity *loss_of(const Net *net) {
  const Quantity *loss = NULL;
  for (size_t i = 0; i < net->quantities_n; i++) {
    const Quantity *q = &net->quantities[i];
    bool used = q->kind == Q_DECLARED || q->derived || q->fixed >= 0 || shape_numel(q->shape) != 1;
    for (size_t k = 0; k < net->quantities_n && !used; k++)
      used = net->quantities[k].body && !net->quantities[k].derived && speaks_of(net->quantities[k].body, q->name);
    if (used) continue;
    if (loss) return NULL;
    loss = q;
  }
  return loss;
}

const Quantity *net_loss(const Net *net) { return net->loss; }

int64_t net_parameters(const Net *net) {
  int64_t n = 0;
  for (size_t i = 0; i < net->quantities_n; i++)
    if (net->quantities[i].kind == Q_DECLARED && !net->quantities[i].data)
      n += shape_numel(net->quantities[i].shape);
  return n;
}

// ---- one statement after the other -----------------------------------------

typedef struct {
  Net *net;
  Diags *diags;
  const Str *data;
  size_t data_n;
  int64_t steps;
  Str *broken; // names whose statement was refused: what mentions them is not blamed too
  size_t broken_n, broken_cap;
} Reader;

static Compiler compiler_of(Reader *r) {
  return (Compiler){.net = r->net, .tape = r->net->tape, .source = r->net->source, .diags = r->diags, .mask = NO_REF,
                    .steps = &r->steps, .noting = r->net};
}

static void add_quantity(Reader *r, const Statement *st, Quantity q) {
  Net *net = r->net;
  q.name = st->name;
  q.span = st->name_span;
  q.shape = tape_shape(net->tape, q.ref);
  for (size_t i = 0; i < r->data_n; i++) q.data |= str_eq(r->data[i], q.name);
  net->quantities = GROW(net->arena, net->quantities, net->quantities_n, &net->quantities_cap);
  net->quantities[net->quantities_n++] = q;
}

static int add_input(Net *net, Input input) {
  net->inputs = GROW(net->arena, net->inputs, net->inputs_n, &net->inputs_cap);
  net->inputs[net->inputs_n++] = input;
  return (int)net->inputs_n - 1;
}

static bool takes_derivatives(const Net *net, const Node *x) {
  if (x->kind == N_DERIVATIVE || (x->kind == N_CALL && str_eq(x->name, S("jacobian")))) return true;
  const Quantity *q = x->kind == N_NAME ? net_quantity(net, x->name) : NULL;
  if (q && q->derived) return true;
  for (size_t i = 0; i < x->n; i++)
    if (takes_derivatives(net, x->kid[i])) return true;
  return false;
}

static bool define(Reader *r, const Statement *st) {
  Compiler c = compiler_of(r);
  Ref value = compile(&c, st->body);
  if (value < 0) return false;
  Ref fixed = compile_fixed(&c, st->body);
  add_quantity(r, st, (Quantity){.kind = Q_DEFINED, .ref = tape_named(r->net->tape, value, st->name), .fixed = fixed,
                                 .input = -1, .body = st->body, .derived = takes_derivatives(r->net, st->body)});
  return true;
}

static bool define_entries(Reader *r, const Statement *st) {
  Compiler c = compiler_of(r);
  Local locals[OWN];
  Shape own = shape_scalar(), slots = shape_scalar();
  if (!binders_differ(&c, st->list, st->n)) return false;
  for (size_t i = 0; i < st->n; i++) {
    if (!bind_index(&c, st->list[i], st->body, &locals[i])) return false;
    if (locals[i].low != 1) return wrong(&c, st->list[i], "the entries begin at 1"), false;
    own.d[SLOTS + i] = slots.d[i] = (int32_t)locals[i].n;
    if (shape_numel(own) > LIMIT_NUMEL) return too_large(&c, st->list[i]), false;
    c.locals = &locals[i];
    c.slots++;
  }
  Ref value = compile(&c, st->body);
  if (value < 0) return false;
  if (!shape_is_scalar(tape_shape(c.tape, value))) return wrong(&c, st->body, "one entry is a number, not an array"), false;
  value = tape_reshape(c.tape, tape_expand(c.tape, value, slots), own);
  add_quantity(r, st, (Quantity){.kind = Q_DEFINED, .ref = tape_named(c.tape, value, st->name), .fixed = NO_REF,
                                 .input = -1, .body = st->body, .derived = takes_derivatives(r->net, st->body)});
  return true;
}

static bool define_function(Reader *r, const Statement *st) {
  Net *net = r->net;
  Compiler c = compiler_of(r);
  if (!binders_differ(&c, st->list, st->n)) return false;
  Function f = {.name = st->name, .n = st->n, .body = st->body, .source = net->source, .coefficients = NO_REF, .derivative = {NO_REF, NO_REF}};
  Str *parameters = NEW_ARRAY(net->arena, Str, st->n);
  for (size_t i = 0; i < st->n; i++) parameters[i] = st->list[i]->name;
  f.parameters = parameters;
  if (st->kind == ST_ABSTRACT) {
    f.n = 1;
    Shape shape = shape_matrix(8, 1);
    int input = add_input(net, (Input){.shape = shape, .name = st->name, .dist = {.kind = DIST_SAMPLE}});
    f.coefficients = tape_input(net->tape, shape, input, st->name);
    differentiate_unspecified(&c, &f);
  }
  net->functions = GROW(net->arena, net->functions, net->functions_n, &net->functions_cap);
  net->functions[net->functions_n++] = f;
  return true;
}

// ---- declarations ----------------------------------------------------------

static bool argument(Compiler *c, Node *x, double *value) {
  Ref r = compile_fixed(c, x);
  if (r < 0 || shape_numel(tape_shape(c->tape, r)) != 1)
    return wrong(c, x, "a number known in advance is needed here"), false;
  *value = tape_at(c->tape, r)->values[0];
  return true;
}

// uniform(a, b[, step h]) | integers(a, b) | normal(m, s[, step h]) | choose(v, …)
static bool distribution(Compiler *c, Node *x, Dist *dist) {
  static const struct { Str name; DistKind kind; size_t least, most; } kinds[] = {
    {STR_INIT("uniform"), DIST_UNIFORM, 2, 3}, {STR_INIT("integers"), DIST_INTEGERS, 2, 2},
    {STR_INIT("normal"), DIST_NORMAL, 2, 3}, {STR_INIT("choose"), DIST_CHOOSE, 1, 1000}};
  *dist = (Dist){.kind = DIST_SAMPLE};
  for (size_t i = 0; i < 4; i++)
    if (str_eq(x->name, kinds[i].name)) {
      if (x->n < kinds[i].least || x->n > kinds[i].most) break;
      dist->kind = kinds[i].kind;
    }
  if (dist->kind == DIST_SAMPLE) {
    wrong(c, x, "no such distribution");
    hint(c, "there are uniform(a, b, step h), integers(a, b), normal(mean, deviation, step h), choose(v, w, …)");
    return false;
  }
  double *v = NEW_ARRAY(c->tape->arena, double, x->n);
  for (size_t i = 0; i < x->n; i++) {
    Node *kid = x->kid[i];
    bool step = dist->kind != DIST_CHOOSE && i == 2;
    if (step != (kid->kind == N_BIND) || (step && !str_eq(kid->name, S("step"))))
      return wrong(c, kid, "the step is written `step 0.1`, last"), false;
    if (!argument(c, step ? kid->kid[0] : kid, &v[i])) return false;
  }
  if (dist->kind == DIST_CHOOSE) {
    dist->values = v;
    dist->n = x->n;
  } else {
    dist->a = v[0];
    dist->b = v[1];
    dist->step = x->n > 2 ? v[2] : 0;
  }
  const char *problem = dist_problem(dist);
  return problem ? wrong(c, x, "%s", problem), false : true;
}

static bool declare(Reader *r, const Statement *st) {
  Compiler c = compiler_of(r);
  Shape shape = shape_scalar();
  for (size_t i = 0; i < st->n; i++) {
    int64_t n;
    if (!compile_fixed_int(&c, st->list[i], &n)) return false;
    if (n < 1 || n > LIMIT_NUMEL) return wrong(&c, st->list[i], "a size from 1 to %d is needed", LIMIT_NUMEL), false;
    shape.d[SLOTS + i] = (int32_t)n;
    if (shape_numel(shape) > LIMIT_NUMEL) return too_large(&c, st->list[i]), false;
  }
  Input input = {.shape = shape, .name = st->name, .drawn = st->body != NULL, .dist = {.kind = DIST_SAMPLE}};
  if (st->body && !distribution(&c, st->body, &input.dist)) return false;
  int number = add_input(r->net, input);
  add_quantity(r, st, (Quantity){.kind = Q_DECLARED, .ref = tape_input(r->net->tape, shape, number, st->name), .fixed = NO_REF,
                                 .input = number, .drawn = input.drawn, .dist = input.dist});
  return true;
}

// given dH/dz = G: H is a computation whose derivative at z is G, namely sum(G .* z);
// its value is nobody's business.
static bool give(Reader *r, const Statement *st) {
  Compiler c = compiler_of(r);
  Tape *t = r->net->tape;
  Ref z = compile(&c, st->derivative), g = z < 0 ? z : compile(&c, st->body);
  if (g < 0) return false;
  if (!shape_eq(tape_shape(t, z), tape_shape(t, g))) {
    if (!r->net->conventions.numerator || !shape_eq(tape_shape(t, z), tape_shape(t, tape_transpose(t, g))))
      return wrong(&c, st->body, "what is given is %s, what it is the derivative at %s",
                   str_c(t->arena, shape_text(t->arena, tape_shape(t, g))),
                   str_c(t->arena, shape_text(t->arena, tape_shape(t, z)))), false;
    g = tape_transpose(t, g);
  }
  Ref value = reduce(t, REDUCE_SUM, tape_map2(t, OP_MUL, g, z), OWN_DIMENSIONS);
  for (size_t i = 0; i < r->net->quantities_n; i++)
    if (str_eq(r->net->quantities[i].name, st->name)) {
      Quantity *q = &r->net->quantities[i];
      q->ref = tape_named(t, tape_map2(t, OP_ADD, tape_at(t, q->ref)->in[0], value), st->name);
      return true;
    }
  add_quantity(r, st, (Quantity){.kind = Q_HIDDEN, .ref = tape_named(t, value, st->name), .fixed = NO_REF, .input = -1});
  return true;
}

static bool require(Reader *r, const Statement *st) {
  Compiler c = compiler_of(r);
  Ref value = compile(&c, st->body);
  if (value < 0) return false;
  Net *net = r->net;
  net->requires = GROW(net->arena, net->requires, net->requires_n, &net->requires_cap);
  net->requires[net->requires_n++] = (Require){.body = st->body, .span = st->body->span,
                                               .ref = reduce(net->tape, REDUCE_ALL, value, OWN_DIMENSIONS)};
  return true;
}

static bool is_new(Reader *r, const Statement *st) {
  static const Str reserved[] = {STR_INIT("params"), STR_INIT("given"), STR_INIT("require"), STR_INIT("function"),
                                 STR_INIT("and"), STR_INIT("or"), STR_INIT("not"), STR_INIT("step")};
  const Quantity *q = net_quantity(r->net, st->name);
  bool function = st->kind == ST_FUNCTION || st->kind == ST_ABSTRACT;
  if (st->kind == ST_REQUIRE || (st->kind == ST_GIVEN && (!q || q->kind == Q_HIDDEN))) return true;
  if (q || function_in(r->net->functions, r->net->functions_n, st->name, -1)) {
    diag_error(r->diags, r->net->source, st->name_span, st->kind == ST_GIVEN ? "`" STR_FMT "` is computed, so its derivatives follow"
               : "`" STR_FMT "` is defined twice", STR_ARG(st->name));
    return false;
  }
  for (size_t i = 0; i < sizeof reserved / sizeof *reserved && !(function && i == 7); i++)
    if (str_eq(reserved[i], st->name))
      return diag_error(r->diags, r->net->source, st->name_span, "`" STR_FMT "` is a word of the language", STR_ARG(st->name));
  return true;
}

static bool read_statement(Reader *r, const Statement *st) {
  if (!is_new(r, st)) return false;
  switch (st->kind) {
  case ST_DEFINE: return define(r, st);
  case ST_ENTRIES: return define_entries(r, st);
  case ST_FUNCTION: case ST_ABSTRACT: return define_function(r, st);
  case ST_DECLARE: return declare(r, st);
  case ST_GIVEN: return give(r, st);
  case ST_REQUIRE: return require(r, st);
  }
  return false;
}

static bool mentions(const Reader *r, const Node *x) {
  if (!x) return false;
  for (size_t i = 0; i < r->broken_n; i++)
    if ((x->kind == N_NAME || x->kind == N_CALL) && str_eq(x->name, r->broken[i])) return true;
  for (size_t i = 0; i < x->n; i++)
    if (mentions(r, x->kid[i])) return true;
  return false;
}

static bool mentions_broken(const Reader *r, const Statement *st) {
  bool found = mentions(r, st->body) || mentions(r, st->derivative);
  for (size_t i = 0; i < st->n && r->broken_n; i++) found |= mentions(r, st->list[i]);
  return found;
}

static void give_up(Reader *r, const Statement *st) {
  if (st->kind == ST_REQUIRE || net_quantity(r->net, st->name)) return;
  r->broken = GROW(r->net->arena, r->broken, r->broken_n, &r->broken_cap);
  r->broken[r->broken_n++] = st->name;
}

Net *net_read(Arena *a, const Lang *lang, const Source *source, Span span, Conventions conventions, const Str *data,
              size_t data_n, Diags *d) {
  Net *net = NEW(a, Net);
  *net = (Net){.arena = a, .lang = lang, .source = source, .conventions = conventions, .tape = tape_new(a, NULL)};
  Statements statements;
  size_t errors = d->errors;
  bool ok = parse_network(a, source, span, (Names){0}, &statements, d);
  Reader r = {.net = net, .diags = d, .data = data, .data_n = data_n};
  for (size_t i = 0; i < statements.n && ok && d->errors < errors + LIMIT_DIAGS; i++) {
    net->later = &statements.v[i + 1];
    net->later_n = statements.n - i - 1;
    if (mentions_broken(&r, &statements.v[i]) || !read_statement(&r, &statements.v[i])) give_up(&r, &statements.v[i]);
  }
  if (!ok || d->errors != errors) return NULL;
  index_names(net);
  net->loss = loss_of(net);
  return net;
}

const Lang *lang_new(Arena *a) {
  Lang *lang = NEW(a, Lang);
  lang->rules = rules_new(a);
  Source *source = NEW(a, Source);
  *source = (Source){.name = S("prelude.bg"), .text = {prelude_text, sizeof prelude_text - 1}};
  Diags d = diags_new(a);
  Net *net = net_read(a, lang, source, (Span){0, source->text.n}, (Conventions){0}, NULL, 0, &d);
  assert(net && d.errors == 0);
  lang->functions = net->functions;
  lang->n = net->functions_n;
  return lang;
}

// ---- formulas --------------------------------------------------------------

Ref net_compile(const Net *net, Tape *tape, const Source *source, Node *node, Reading reading, Diags *d) {
  int64_t steps = 0;
  Compiler c = {.net = net, .tape = tape, .source = source, .diags = d, .mask = NO_REF, .reading = reading,
                .steps = &steps};
  return compile(&c, node);
}

Ref net_compile_entry(const Net *net, Tape *tape, const Source *source, Node *node, const Str *index, const int32_t *n,
                      size_t indices, Reading reading, Diags *d) {
  int64_t steps = 0;
  Compiler c = {.net = net, .tape = tape, .source = source, .diags = d, .mask = NO_REF, .reading = reading,
                .steps = &steps};
  Local locals[OWN];
  Shape own = shape_scalar(), slots = shape_scalar();
  for (size_t i = 0; i < indices; i++) {
    locals[i] = (Local){.name = index[i], .outer = c.locals, .is_index = true, .slot = c.slots++, .low = 1, .n = n[i],
                        .scope = reading.memory ? reading.memory->first : 0};
    own.d[SLOTS + i] = slots.d[i] = n[i];
    c.locals = &locals[i];
  }
  Ref value = compile(&c, node);
  if (value < 0) return value;
  if (!shape_is_scalar(tape_shape(tape, value))) {
    Str text = shape_text(tape->arena, tape_shape(tape, value));
    unread(&c, node, "one entry was asked, a number; this is an array of " STR_FMT, STR_ARG(text));
    diag_help(d, "write it with the indices that are asked");
    return NO_REF;
  }
  return tape_reshape(tape, tape_expand(tape, value, slots), own);
}
