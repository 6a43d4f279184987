// diagnose_near.c - near misses of values: the digits, the signs, the order of entries.
//
// What is said here is a fact about the answer and the reference: it takes fewer digits to
// be believed than a cause does.
#include "diagnose_suspects.h"

#include <math.h>

#include "tolerance.h"

static const double ENOUGH = 0.8, ENOUGH_IN_ORDER = 3; // digits in all

enum { MOST_PLACES = 15 };

double surprise(double a, double half_width) {
  double times = 1 + fabs(a) / half_width, digits = 0;
  if (!(half_width > 0) || times > 1e15) return 15;
  for (; times >= 10; times /= 10) digits += 1;
  return digits + (times - 1) / 9 * (2 - times / 10); // log10 within 0.09, and the same on every machine
}

static Tolerance decimals(int places) { return (Tolerance){.kind = TOLERANCE_DECIMALS, .places = places}; }

static double rounded(double v, int places) {
  Tolerance t = decimals(places);
  return tolerance_round(&t, v);
}

static double cut_off(double v, int places) {
  Tolerance t = decimals(places);
  double unit = tolerance_unit(&t, 1), near = rounded(v, places);
  if (fabs(near) > fabs(v) * (1 + 1e-14)) near += v < 0 ? unit : -unit;
  return rounded(near, places);
}

static bool equal(double a, double b) { return fabs(a - b) <= 1e-12 * (fabs(a) > fabs(b) ? fabs(a) : fabs(b)); }

// With how many decimals the number was written.
static int places_of(double v) {
  int places = 0;
  while (places < MOST_PLACES && !equal(rounded(v, places), v)) places++;
  return places;
}

double half_a_digit(double a) {
  Tolerance t = decimals(places_of(a));
  return tolerance_unit(&t, 1) / 2;
}

typedef struct {
  const Tolerance *tolerance;
  size_t n, stride;
  const double *answer, *reference;
  double largest;
  int places;
} Pair;

static double right_of(const Pair *p, size_t e) { return p->reference[e * p->stride]; }
static bool is_right(const Pair *p, size_t e) { return tolerance_accepts(p->tolerance, p->answer[e], right_of(p, e), p->largest); }

// Decimals of the last place that the tolerance asks of this entry.
static int asked_places(const Tolerance *t, double reference) {
  int places = 0;
  if (t->kind == TOLERANCE_DECIMALS) return t->places;
  for (double unit = tolerance_unit(t, reference); unit > 0 && unit < 0.99 && places < MOST_PLACES; unit *= 10) places++;
  return places;
}

// Wrong entries are off by a unit of the last place.
static Str off_by_a_unit(const Pair *p) {
  const Tolerance *t = p->tolerance;
  bool cut = true;
  double digits = 0;
  for (size_t e = 0; e < p->n; e++) {
    double v = right_of(p, e), unit = tolerance_unit(t, v);
    cut = cut && equal(p->answer[e], cut_off(v, asked_places(t, v)));
    if (fabs(p->answer[e] - v) > 1.5 * unit * (1 + 1e-9)) return (Str){0};
    digits += surprise(p->answer[e], 1.5 * unit);
  }
  if (digits < ENOUGH) return (Str){0};
  return cut ? S("cut off after the last place, not rounded") : S("one unit off in the last place");
}

// Right, but to fewer digits than are asked.
static Str fewer_digits(const Pair *p, Arena *out) {
  int places = p->places;
  bool round = true, cut = true, fewer = true;
  double digits = 0;
  for (size_t e = 0; e < p->n && p->tolerance->kind != TOLERANCE_NEAR; e++) fewer = fewer && (is_right(p, e) || places < asked_places(p->tolerance, right_of(p, e)));
  for (size_t e = 0; e < p->n && fewer; e++) {
    round = round && equal(p->answer[e], rounded(right_of(p, e), places));
    cut = cut && equal(p->answer[e], cut_off(right_of(p, e), places));
    fewer = fewer && (round || cut);
  }
  for (size_t e = 0; e < p->n && fewer; e++)
    if (!is_right(p, e)) digits += surprise(p->answer[e], half_a_digit(p->answer[e]));
  if (!fewer || digits < ENOUGH) return (Str){0};
  Buf b = buf_new(out);
  buf_add(&b, places ? round ? S("right, but rounded to ") : S("right, but cut off after ") : round ? S("right, but rounded to whole numbers") : S("right, but cut off to whole numbers"));
  if (places) {
    buf_add(&b, str_number(out, places));
    buf_add(&b, places == 1 ? S(" decimal") : S(" decimals"));
  }
  buf_add(&b, S(": more digits are asked"));
  return buf_str(&b);
}

static Str some_signs(const Pair *p) {
  double digits = 0;
  for (size_t e = 0; e < p->n; e++) {
    if (is_right(p, e)) continue;
    if (!tolerance_accepts(p->tolerance, -p->answer[e], right_of(p, e), p->largest)) return (Str){0};
    digits += surprise(p->answer[e], half_a_digit(p->answer[e]));
  }
  return digits >= ENOUGH ? S("the sign of some entries is wrong") : (Str){0};
}

// ---- order -----------------------------------------------------------------

static bool matches(const Pair *p, const size_t *place) {
  for (size_t e = 0; e < p->n; e++)
    if (!tolerance_accepts(p->tolerance, p->answer[e], right_of(p, place[e]), p->largest)) return false;
  return true;
}

// Whether the entries are the right ones in some order: each finds one that is not taken.
static bool same_numbers(const Pair *p, Arena *scratch) {
  bool *taken = NEW_ARRAY(scratch, bool, p->n);
  for (size_t e = 0; e < p->n; e++) {
    size_t k = 0;
    while (k < p->n && (taken[k] || !tolerance_accepts(p->tolerance, p->answer[e], right_of(p, k), p->largest))) k++;
    if (k == p->n) return false;
    taken[k] = true;
  }
  return true;
}

static Str order(const Pair *p, Shape shape, Arena *scratch) {
  size_t *place = NEW_ARRAY(scratch, size_t, p->n), rows = (size_t)rows_of(shape), columns = (size_t)columns_of(shape);
  double digits = 0;
  for (size_t e = 0; e < p->n; e++) {
    if (!is_right(p, e)) digits += surprise(p->answer[e], half_a_digit(p->answer[e]));
    place[e] = p->n - 1 - e;
  }
  if (p->n > 4096 || digits < ENOUGH_IN_ORDER) return (Str){0};
  if (matches(p, place)) return S("the right entries in reverse order");
  for (size_t e = 0; e < p->n; e++) place[e] = e % rows * columns + e / rows;
  if (rows > 1 && columns > 1 && matches(p, place)) return S("the right entries, listed by columns and not by rows");
  return same_numbers(p, scratch) ? S("the right entries in another order") : (Str){0};
}

Str near_values(const SheetPart *part, NearKind kind, const Near *near, Arena *out, Arena *scratch) {
  Pair p = {.tolerance = &part->front->settings.tolerance, .n = (size_t)shape_numel(near->shape), .stride = near->stride,
            .answer = near->answer, .reference = near->reference, .places = near->places};
  for (size_t e = 0; e < p.n; e++)
    if (fabs(right_of(&p, e)) > p.largest) p.largest = fabs(right_of(&p, e));
  if (kind == NEAR_PLACES) return fewer_digits(&p, out);
  if (kind == NEAR_DIGITS) return p.tolerance->kind == TOLERANCE_NEAR || fewer_digits(&p, scratch).n ? (Str){0} : off_by_a_unit(&p);
  Str says = some_signs(&p);
  return says.n || p.n == 1 ? says : order(&p, near->shape, scratch);
}
