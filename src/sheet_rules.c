// sheet_rules.c - see sheet_rules.h.
#include "sheet_rules.h"

#include "tolerance.h"

typedef struct {
  bool finite, zero, opposite; // the tolerance passes zero, the opposite sign
  size_t small;                // entries of which that is true
  double largest;
} Blunt;

static Blunt bluntness(const Tolerance *t, const double *reference, size_t stride, size_t n) {
  Blunt x = {.finite = true, .zero = true, .opposite = true};
  for (size_t i = 0; i < n; i++) {
    double v = reference[i * stride];
    x.finite &= v - v == 0;
    if (v > x.largest || -v > x.largest) x.largest = v < 0 ? -v : v;
  }
  for (size_t i = 0; i < n && x.finite; i++) {
    double v = reference[i * stride];
    bool zero = tolerance_accepts(t, 0, v, x.largest), opposite = tolerance_accepts(t, -v, v, x.largest);
    x.zero &= zero;
    x.opposite &= opposite;
    x.small += v != 0 && (zero || opposite);
  }
  return x;
}

bool rules_value(const SheetPart *p, Shape shape, const double *values, size_t lanes, Diags *d) {
  const Text *at = &p->front->expr;
  size_t n = (size_t)shape_numel(shape), blunt = 0, zeros = 0, which = 0;
  Blunt x = {0};
  if (shape_own_rank(shape) > 2) {
    diag_error(d, at->source, at->span, "an answer has at most two dimensions, this value has %d", shape_own_rank(shape));
    diag_help(d, "ask for a slice of it, X[1,:,:], or for an entry by `expression` with `entry`");
    return false;
  }
  for (size_t l = lanes; l-- > 0;) {
    x = bluntness(&p->front->settings.tolerance, values + l, lanes, n);
    if (!x.finite) return diag_error(d, at->source, at->span, "the reference is not a finite number");
    zeros += x.largest == 0;
    if (x.largest > 0 && (x.zero || x.opposite)) blunt++, which = l;
  }
  if (blunt && blunt + zeros == lanes) {
    diag_error(d, at->source, at->span, "the tolerance would pass zero or the opposite sign");
    Str shown = array_text(d->arena, shape, values + which, lanes, 6);
    diag_help(d, "%s reference is " STR_FMT, lanes > 1 ? "one" : "the", STR_ARG(shown));
    return false;
  }
  if (lanes == 1 && x.small)
    diag_warning(d, at->source, at->span, "the tolerance would pass zero or the opposite sign in %zu of %zu entries", x.small, n);
  if (lanes == 1 && x.largest > 0 && x.largest < 1e-14) {
    Str shown = str_digits(d->arena, x.largest, 3);
    diag_warning(d, at->source, at->span, "the reference is " STR_FMT ": is it zero, but for rounding?", STR_ARG(shown));
    diag_help(d, "an answer of 0 is wrong then; multiplied by 0 the reference is exactly that");
  }
  return true;
}

static void fill_with_one(Node *x, Span hole) {
  if (x->kind == N_NAME && x->span.from == hole.from) *x = (Node){.kind = N_NUMBER, .number = 1, .span = x->span};
  for (size_t i = 0; i < x->n; i++) fill_with_one(x->kid[i], hole);
}

bool rules_blank(const Sheet *s, const SheetPart *p, Diags *d) {
  const FrontPart *f = p->front;
  if (f->kind != KIND_BLANK || !p->references) return true;
  const Net *net = s->models[p->reference[0].model].net;
  Diags quiet = diags_new(d->arena);
  Node *x = blank_tree(d->arena, f, net, &quiet);
  if (x) { // what 1 in the hole makes of the shapes is nobody's business
    fill_with_one(x, f->hole);
    net_compile(net, tape_new(d->arena, net->tape), f->blank.source, x, (Reading){0}, &quiet);
  }
  const Diag *first = diags_first(&quiet);
  if (!first || (x && !first->unread)) return true;
  diag_error(d, f->blank.source, first->span, STR_FMT, STR_ARG(first->message));
  if (first->help.n) diag_help(d, STR_FMT, STR_ARG(first->help));
  return false;
}

bool rules_entry(const SheetPart *p, Diags *d) {
  const FrontPart *f = p->front;
  if (f->kind != KIND_ENTRY || !p->references) return true;
  Shape s = p->reference[0].shape;
  int rank = shape_own_rank(s) < 1 ? 1 : shape_own_rank(s);
  bool row = f->entry.n == 1 && rows_of(s) == 1;
  if ((int)f->entry.n >= rank || row) return true;
  Str text = shape_text(d->arena, s);
  return diag_error(d, f->expr.source, f->expr.span, "the reference is " STR_FMT ", but `entry` names %zu ind%s", STR_ARG(text),
                    f->entry.n, f->entry.n == 1 ? "ex" : "ices");
}
