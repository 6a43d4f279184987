// fuzz_lang.c - libFuzzer: a network, a line of `%%`, and an expression on top of it.
//
//   make fuzz target=lang seconds=300
//
// Read, compiled, differentiated, run and printed, or refused with a diagnostic: no
// crash, no assertion, no undefined behaviour, not much time or memory.
#include <stdlib.h>

#include "eval.h"
#include "net.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void run(Arena *a, const Net *net, const Tape *tape, Ref r) {
  const double **inputs = arena_alloc(a, sizeof *inputs * (net->inputs_n + 1));
  for (size_t i = 0; i < net->inputs_n; i++) {
    int64_t n = shape_numel(net->inputs[i].shape);
    double *v = NEW_ARRAY(a, double, n * 8);
    for (int64_t e = 0; e < n * 8; e++) v[e] = (double)(e % 17) / 8 - 1;
    inputs[i] = v;
  }
  Tape *optimised = tape_new(a, NULL);
  tape_optimise(optimised, tape, &r, 1);
  if (optimised->numel > 1 << 17) return;
  const Plan *plan = plan_new(a, optimised, &r, 1);
  if (plan_lanes(plan) > 8) return;
  double *memory = NEW_ARRAY(a, double, plan_memory(plan));
  plan_prepare(plan, memory);
  plan_run(plan, memory, inputs);
}

// Printed and read again, a tree that means something is the same tree.
static void print_and_read(Arena *a, const Node *node, Names names) {
  Source source = {.text = node_text(a, node)};
  Diags d = diags_new(a);
  const Node *again = parse_expression(a, &source, (Span){0, source.text.n}, names, &d);
  if (!again || !node_eq(node, again)) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static Arena *lasting;
  static const Lang *lang;
  if (!lasting) lang = lang_new(lasting = arena_new());
  if (size > 4096) return 0;
  Arena *a = arena_new();
  Diags d = diags_new(a);
  Str text = str_dup(a, (Str){(const char *)data, size});
  ptrdiff_t cut = str_find(text, S("\n%%\n"));
  Source net_source = {.name = S("net"), .text = cut < 0 ? S("") : str_sub(text, 0, (size_t)cut)};
  Source source = {.text = str_sub(text, cut < 0 ? 0 : (size_t)cut + 4, text.n)};
  Conventions conventions = {.numerator = size & 1};
  const Net *net = net_read(a, lang, &net_source, (Span){0, net_source.text.n}, conventions, NULL, 0, &d);
  if (!net && !d.errors) abort();
  if (net) {
    Names names = {net_is_quantity, net};
    Node *node = parse_expression(a, &source, (Span){0, source.text.n}, names, &d);
    if (!node && !d.errors) abort();
    if (node) {
      Tape *tape = tape_new(a, net->tape);
      Ref r = net_compile(net, tape, &source, node, (Reading){.close = size & 2, .direct = size & 4}, &d);
      if ((r < 0) != (d.errors > 0)) abort();
      if (r >= 0) {
        run(a, net, tape, r);
        print_and_read(a, node, names);
      }
      static const Str index[] = {STR_INIT("i"), STR_INIT("j")};
      static const int32_t ranges[] = {2, 3};
      net_compile_entry(net, tape_new(a, net->tape), &source, node, index, ranges, 2, (Reading){0}, &d);
    }
  }
  Buf out = buf_new(a);
  for (size_t i = 0; i < d.n; i++) diag_render(&d.v[i], &out);
  arena_free(a);
  return 0;
}
