// fuzz_text.c - libFuzzer: an answer in any spelling, over one network.
//
//   make fuzz target=text seconds=300
//
// The first byte says what is asked.  The answer is cut at its equals signs, read, parsed
// and compiled, or refused with a diagnostic: no crash, no undefined behaviour, places in
// the student's text, not much time.
#include <stdlib.h>

#include "net.h"
#include "text_parts.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char network[] =
  "D = 3 ; K = 4\nf : function\nx : D ; t : K ; X : D x K ; y : 1 ; k : 1\n"
  "W1 : K x D ; b1 : K ; W2 : K x K\nz1 = W1*x + b1 ; h1 = sigma(z1)\nz2 = W2*h1 ; yhat = f(z2)\n"
  "L = 1/2 * sum((yhat - t).^2)\ny_gt = x\n";

static bool quantity(const void *net, Str name, int *rank) {
  const Quantity *q = net_quantity(net, name);
  if (q) *rank = shape_is_scalar(q->shape) ? 0 : shape_is_vector(q->shape) ? 1 : shape_own_rank(q->shape);
  return q != NULL;
}

static size_t entries(const void *net, Str name) {
  const Quantity *q = net_quantity(net, name);
  return q ? (size_t)shape_numel(q->shape) : 0;
}

static bool function(const void *net, Str name) { return net_is_function(net, name); }

static Str known(const void *context, size_t i) {
  const Net *net = context;
  return i < net->quantities_n ? net->quantities[i].name : (Str){0};
}

static Str notation(const void *net, Str name) {
  (void)net;
  return str_eq(name, S("Delta")) ? S("dL/dz2") : str_eq(name, S("yi")) ? S("y") : (Str){0};
}

static void check_places(const Source *raw, Span span, const Source *house) {
  for (size_t i = 0; i <= house->text.n; i++)
    if (house->map[i] < span.from || house->map[i] > span.to) abort();
  for (size_t i = 0; i < house->text.n; i++)
    if (!house->text.p[i]) abort();
  if (house->whole.p != raw->text.p) abort();
}

// What is read as house notation is what every other spelling is read as.
static void check_house(Arena *a, const Spelling *spelling, const Source *raw, Span span) {
  Source house, other;
  Diags d = diags_new(a);
  if (!read_house(a, raw, span, spelling, &house)) return;
  if (!read_spelling(a, raw, span, spelling, &other, &d) || d.n || !str_eq(house.text, other.text)) abort();
  if (memcmp(house.map, other.map, (house.text.n + 1) * sizeof *house.map)) abort();
}

static void read_answer(Arena *a, const Net *net, const Spelling *spelling, const Source *raw, Span span) {
  Diags d = diags_new(a);
  Source house;
  check_house(a, spelling, raw, span);
  bool ok = text_read(a, raw, span, spelling, &house, &d);
  if (ok == (d.errors > 0)) abort();
  if (ok) {
    check_places(raw, span, &house);
    Node *node = parse_expression(a, &house, (Span){0, house.text.n}, (Names){net_is_quantity, net}, &d);
    if (node && house.text.n < 2000) {
      static const int32_t ranges[] = {2, 3};
      net_compile_entry(net, tape_new(a, net->tape), &house, node, spelling->indices, ranges, spelling->indices_n, (Reading){0}, &d);
    }
  }
  Buf out = buf_new(a);
  for (size_t i = 0; i < d.n && i < 3; i++) {
    diag_render(&d.v[i], &out);
    diag_line(&d.v[i], a);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const Net *net;
  static const Str index[] = {STR_INIT("i"), STR_INIT("j")};
  if (!net) {
    Arena *lasting = arena_new();
    static Source source;
    Diags d = diags_new(lasting);
    source = (Source){.name = S("net"), .text = str(network)};
    net = net_read(lasting, lang_new(lasting), &source, (Span){0, source.text.n}, (Conventions){0}, NULL, 0, &d);
    if (!net) abort();
  }
  if (!size || size > 100000) return 0;
  uint8_t mode = data[0];
  Arena *a = arena_new();
  Spelling spelling = {.quantity = quantity, .entries = entries, .function = function, .binds = net_binds_index, .notation = notation, .known = known, .context = net,
                       .indices = index, .indices_n = mode & 1 ? 2 : 0, .loss = mode & 2 ? S("L") : S(""), .constant = mode & 4,
                       .list = (mode & 12) == 12, .decimal_comma = mode & 16, .habits = mode >> 5 & 3};
  Source raw = {.text = str_dup(a, (Str){(const char *)data + 1, size - 1})};
  Span pieces[8];
  size_t n = text_equals(raw.text, pieces, 8);
  for (size_t i = 0; i < n && i < 8; i++) read_answer(a, net, &spelling, &raw, pieces[i]);
  arena_free(a);
  return 0;
}
