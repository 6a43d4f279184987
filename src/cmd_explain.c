// The commands explain and read: what the language makes of an expression, and of
// an answer.

#include "cmd.h"
#include "file.h"
#include "limits.h"
#include "judge.h"

typedef struct {
  const Cmd *c;
  const Sheet *sheet;
  size_t model;
  const Net *net;
  Source source;
  Node *tree;
  Tape *tape;
  Ref ref;
} Explained;

static void print_buf(const Buf *b) {
  Str s = buf_str(b);
  fwrite(s.p, 1, s.n, stdout);
}

static void print_tape(const Explained *x, Ref *outputs, size_t n, const char *const *names) {
  Tape *t = tape_new(x->c->arena, NULL);
  tape_optimise(t, x->tape, outputs, n);
  Buf b = buf_new(x->c->arena);
  tape_print(t, 0, &b);
  print_buf(&b);
  for (size_t i = 0; i < n; i++) printf("%s = %%%d\n", names[i], outputs[i]);
}

// The derivatives at everything that is not computed from something else.
static void print_adjoint(const Explained *x, Str text) {
  const Net *net = x->net;
  Ref *outputs = NEW_ARRAY(x->c->arena, Ref, net->quantities_n + 1);
  const char **names = NEW_ARRAY(x->c->arena, const char *, net->quantities_n + 1);
  size_t n = 0;
  for (size_t i = 0; i < net->quantities_n; i++) {
    const Quantity *q = &net->quantities[i];
    bool leaf = q->kind == Q_DECLARED || (q->kind == Q_DEFINED && (q->body->kind == N_MATRIX || (q->fixed >= 0 && q->body->kind == N_NUMBER)));
    Ref j;
    if (!leaf || adjoint(x->tape, net->lang->rules, x->ref, q->ref, false, NULL, &j) != ADJOINT_OK) continue;
    Ref zero = j;
    Tape *t = tape_new(x->c->arena, NULL);
    tape_optimise(t, x->tape, &zero, 1);
    if (tape_is_const(t, zero) && q->kind == Q_DECLARED) continue; // does not depend on it
    outputs[n] = tape_reshape(x->tape, j, q->shape);
    names[n++] = str_c(x->c->arena, str_fmt(x->c->arena, "d(" STR_FMT ")/d" STR_FMT, STR_ARG(text), STR_ARG(q->name)));
  }
  if (!n) return;
  printf("\nadjoint\n");
  print_tape(x, outputs, n, names);
}

// The parts whose references are steps on the way: what a part that asks this could follow.
static void print_steps(const Explained *x) {
  Buf b = buf_new(x->c->arena);
  for (size_t i = 0; i < x->sheet->front.parts_n; i++)
    if (sheet_uses(x->c->arena, x->sheet, x->model, x->tape, x->ref, i))
      buf_fmt(&b, "%s" STR_FMT, b.n ? ", " : "", STR_ARG(x->sheet->front.parts[i].id.s));
  if (b.n) printf("\ncan follow the parts\n" STR_FMT "\n", STR_ARG(buf_str(&b)));
}

static int print_explained(Explained *x) {
  Buf b = buf_new(x->c->arena);
  Str text = node_text(x->c->arena, x->tree);
  printf("tree, with shapes\n");
  node_print(x->tree, true, &b);
  print_buf(&b);
  printf("\ntape\n");
  Ref out = x->ref;
  const char *name = str_c(x->c->arena, text);
  print_tape(x, &out, 1, &name);
  print_steps(x);
  if (shape_numel(tape_shape(x->tape, x->ref)) > 1) { // an array's adjoint is its sum's
    x->ref = tape_collapse(x->tape, x->ref, shape_scalar());
    text = str_fmt(x->c->arena, "sum(" STR_FMT ")", STR_ARG(text));
  }
  print_adjoint(x, text);
  return cmd_flush(x->c, EXIT_DONE);
}

// The expression under one network of the sheet.
static bool read_under(Explained *x, const Sheet *s, size_t model, Diags *d) {
  x->sheet = s;
  x->model = model;
  x->net = s->models[model].net;
  x->tree = parse_expression(x->c->arena, &x->source, (Span){0, x->source.text.n}, (Names){net_is_quantity, x->net}, d);
  if (!x->tree) return false;
  x->tape = tape_new(x->c->arena, x->net->tape);
  x->ref = net_compile(x->net, x->tape, &x->source, x->tree, (Reading){0}, d);
  return x->ref >= 0;
}

int cmd_explain(Cmd *c) {
  Failure f;
  if (!str_trim(str(c->operand[0])).n) return cmd_usage(c, "backgrade explain 'dL/dW' --sheet problems/mlp.md", "the expression is empty");
  if (!c->option[OPT_SHEET]) return cmd_usage(c, "backgrade explain 'dL/dW' --sheet problems/mlp.md", "explain needs --sheet FILE");
  Source file = {.name = str(c->option[OPT_SHEET])};
  if (!file_read(c->option[OPT_SHEET], LIMIT_SHEET_BYTES, c->arena, &file.text, &f)) return cmd_fail(c, &f);
  Diags d = diags_new(c->arena), first = diags_new(c->arena);
  Sheet *s = sheet_read(c->arena, lang_new(c->arena), &file, &d);
  cmd_diags(c, &d);
  if (!s) return EXIT_INVALID;
  Explained x = {.c = c, .source = {.name = S("expression"), .text = str(c->operand[0])}};
  for (size_t m = 0; m < s->models_n; m++) { // the first network in which it means something
    Diags quiet = diags_new(c->arena);
    Diags *to = m ? &quiet : &first;
    if (!read_under(&x, s, m, to)) continue;
    Str network = s->front.networks[s->models[m].network].name;
    if (network.n) printf("network " STR_FMT "\n\n", STR_ARG(network));
    return print_explained(&x);
  }
  cmd_diags(c, &first);
  return EXIT_INVALID;
}

// --- read -------------------------------------------------------------------------

static bool find_part(const Cmd *c, const Sheet *s, size_t *part) {
  const char *id = c->option[OPT_PART];
  Str *names = NEW_ARRAY(c->arena, Str, s->front.parts_n + 1);
  for (*part = 0; *part < s->front.parts_n; ++*part) {
    names[*part] = s->front.parts[*part].id.s;
    if (str_eq(names[*part], str(id))) return true;
  }
  ptrdiff_t near = str_nearest(str(id), names, s->front.parts_n);
  const char *help = near < 0 ? "`backgrade check` lists the parts" : str_c(c->arena, str_fmt(c->arena, "did you mean " STR_FMT "?", STR_ARG(names[near])));
  cmd_usage(c, help, "the sheet has no part \"%s\"", id);
  return false;
}

int cmd_read(Cmd *c) {
  Failure f;
  size_t part;
  if (!c->option[OPT_SHEET] || !c->option[OPT_PART])
    return cmd_usage(c, "backgrade read '[1 2; 3 4]' --sheet problems/uva-hw1.md --part 2.W1", "read needs --sheet FILE and --part ID");
  Source file = {.name = str(c->option[OPT_SHEET])};
  Str answer = str(c->operand[0]);
  if (!file_read(c->option[OPT_SHEET], LIMIT_SHEET_BYTES, c->arena, &file.text, &f)) return cmd_fail(c, &f);
  if (str_eq(answer, S("-")) && !file_read("-", LIMIT_ANSWER_BYTES + 1, c->arena, &answer, &f)) return cmd_fail(c, &f);
  Diags d = diags_new(c->arena);
  Sheet *s = sheet_read(c->arena, lang_new(c->arena), &file, &d);
  cmd_diags(c, &d);
  if (!s) return EXIT_INVALID;
  if (!find_part(c, s, &part)) return EXIT_USAGE;
  Arena *scratch = arena_new();
  Readback r = judge_readback(s, part, (Written){.raw = answer}, c->arena, scratch);
  arena_free(scratch);
  if (r.reading.n) printf("read as  " STR_FMT "\n", STR_ARG(r.reading));
  if (r.shape.n) printf("shape    " STR_FMT "\n", STR_ARG(r.shape));
  if (r.message.n) printf("%s " STR_FMT "\n", r.status == STATUS_CORRECT ? "but     " : r.status == STATUS_BLANK ? "blank:  " : "unreadable:", STR_ARG(r.message));
  return cmd_flush(c, r.status == STATUS_UNREADABLE ? EXIT_REJECTED : EXIT_DONE);
}
