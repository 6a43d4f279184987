// draw.c - how it works.
//
// Everything rests on one function of Random123: Philox4x64-10 turns a counter
// of four words and a key of two into four words that pass for random.
//
// It serves twice.  As a hash: a text is cut into blocks of 16 bytes, and each
// block, as a counter, is encrypted under the hash so far, with the block's
// number and the text's length beside it, so that neither padding nor moving a
// letter from one text to the next can make two keys equal.  As a source: the
// four texts' hash is the key, (entry, redraw, block) the counter.
//
// Normal numbers come from the sum of twelve uniform ones: it needs no libm,
// whose log and cos differ between machines, and is exact in integers.  Its
// deviation is exactly 1, its tails end at 6: for homework that is a merit.
#include "draw.h"

#include <Random123/philox.h>
#include <assert.h>
#include <math.h>

static const double EXACT = 0x1p53; // whole numbers up to here are doubles
static const double DECIMAL = 1e15; // of more digits than these any double could be made

typedef struct { uint64_t v[4]; } Block;

static Block philox(const uint64_t key[2], uint64_t c0, uint64_t c1, uint64_t c2, uint64_t c3) {
  const philox4x64_ctr_t counter = {{c0, c1, c2, c3}};
  const philox4x64_key_t k = {{key[0], key[1]}};
  const philox4x64_ctr_t r = philox4x64(counter, k);
  return (Block){{r.v[0], r.v[1], r.v[2], r.v[3]}};
}

// The eight bytes at s[i], the first one lowest, missing ones zero.
static uint64_t word_at(Str s, size_t i) {
  uint64_t word = 0;
  for (size_t k = 0; k < 8 && i + k < s.n; k++)
    word |= (uint64_t)(unsigned char)s.p[i + k] << (8 * k);
  return word;
}

static void absorb(uint64_t hash[2], Str s) {
  size_t i = 0;
  do { // an empty text counts too
    Block b = philox(hash, word_at(s, i), word_at(s, i + 8), i / 16, s.n);
    hash[0] = b.v[0];
    hash[1] = b.v[1];
  } while ((i += 16) < s.n);
}

DrawSeries draw_series(Str salt, Str problem, Str student) {
  DrawSeries s = {{0}};
  absorb(s.word, salt);
  absorb(s.word, problem);
  absorb(s.word, student);
  return s;
}

DrawKey draw_series_key(DrawSeries s, Str quantity, uint64_t redraw) {
  absorb(s.word, quantity);
  return (DrawKey){{s.word[0], s.word[1]}, redraw};
}

DrawKey draw_key(Str salt, Str problem, Str student, Str quantity, uint64_t redraw) {
  return draw_series_key(draw_series(salt, problem, student), quantity, redraw);
}

uint64_t draw_bits(DrawKey key, uint64_t entry) { return philox(key.word, entry, key.redraw, 0, 0).v[0]; }

static double unit(uint64_t bits) { return (double)(bits >> 11) * 0x1p-53; }

double draw_unit(DrawKey key, uint64_t entry) { return unit(draw_bits(key, entry)); }

// Twelve halves of words, each the middle of one of 2^32 equal parts of [0, 1).
static double normal(DrawKey key, uint64_t entry) {
  Block b[2] = {philox(key.word, entry, key.redraw, 0, 0), philox(key.word, entry, key.redraw, 1, 0)};
  int64_t sum = 6 - ((int64_t)6 << 32);
  for (int i = 0; i < 6; i++) {
    uint64_t word = b[i / 4].v[i % 4];
    sum += (int64_t)(word >> 32) + (int64_t)(word & 0xffffffffu);
  }
  return (double)sum * 0x1p-32;
}

static double sample(uint64_t bits) {
  double x = 0.05 + 1.45 * unit(bits);
  return bits & 1 ? -x : x;
}

// ---- decimal grids

// The numbers (first + k * step) / scale, k = 0 … count - 1: whole numbers over a
// power of ten, so that one division gives the double nearest to the decimal.
static bool is_decimal(double x, double scale) {
  double whole = nearbyint(x * scale);
  return fabs(whole) <= DECIMAL && whole / scale == x;
}

// The smallest power of ten that makes both whole, or 0 (also for 1/3 or 1e300).
static double common_scale(double x, double y) {
  double scale = 1; // up to 10^22 powers of ten are doubles
  for (int digits = 0; digits <= 22; digits++, scale *= 10)
    if (is_decimal(x, scale) && is_decimal(y, scale))
      return scale;
  return 0;
}

static DistGrid grid_of(const Dist *d) {
  double step = d->kind == DIST_INTEGERS ? 1 : d->step, scale = common_scale(d->a, step);
  // A grid that is not decimal starts at a; rounding must not cost it its last point.
  DistGrid g = {d->a, step, 1, floor((d->b - d->a) / step * (1 + 0x1p-45)) + 1};
  if (scale > 0 && fabs(d->b * scale) < EXACT) {
    g = (DistGrid){nearbyint(d->a * scale), nearbyint(step * scale), scale, g.count};
    while (g.count > 1 && (g.first + (g.count - 1) * g.step) / scale > d->b)
      g.count--;
  }
  return g;
}

static double grid_value(DistGrid g, double k) { return (g.first + k * g.step) / g.scale; }

// The multiple of step nearest to x.
static double round_to(double x, double step) {
  double k = nearbyint(x / step), scale = common_scale(step, step), whole = k * nearbyint(step * scale);
  return scale > 0 && fabs(whole) < EXACT ? whole / scale : k * step;
}

// ---- distributions

static bool is_whole(double x) { return fabs(x) <= EXACT && x == floor(x); }

static const char *choose_problem(const Dist *d) {
  for (size_t i = 0; i < d->n; i++)
    if (!isfinite(d->values[i]))
      return "every value must be a finite number";
  return d->n ? NULL : "there is nothing to choose from";
}

const char *dist_problem(const Dist *d) {
  if (d->kind == DIST_SAMPLE)
    return NULL;
  if (d->kind == DIST_CHOOSE)
    return choose_problem(d);
  if (!isfinite(d->a) || !isfinite(d->b) || !isfinite(d->b - d->a) || !isfinite(d->step))
    return "bounds and step must be finite numbers";
  if (d->kind != DIST_INTEGERS && d->step < 0)
    return "the step must not be negative";
  if (d->kind == DIST_NORMAL)
    return d->b < 0 ? "the deviation must not be negative" : NULL;
  if (d->a > d->b)
    return "the lower bound is above the upper one";
  if (d->kind == DIST_INTEGERS && !(is_whole(d->a) && is_whole(d->b)))
    return "the bounds must be whole numbers";
  double step = d->kind == DIST_INTEGERS ? 1 : d->step;
  if (step > 0 && (d->b - d->a) / step > 0x1p40)
    return "there are too many steps between the bounds";
  return NULL;
}

DistGrid dist_grid(const Dist *d) {
  bool grid = d->kind == DIST_INTEGERS || (d->kind == DIST_UNIFORM && d->step > 0);
  return grid ? grid_of(d) : (DistGrid){.count = d->kind == DIST_CHOOSE ? (double)d->n : 0};
}

static double nth(const Dist *d, DistGrid g, uint64_t k) {
  double value = d->kind == DIST_CHOOSE ? d->values[k] : grid_value(g, (double)k);
  return value + 0.0; // never -0
}

bool dist_is_finite(const Dist *d, uint64_t *count) {
  assert(!dist_problem(d));
  double n = dist_grid(d).count;
  if (n > 0)
    *count = (uint64_t)n;
  return n > 0;
}

double dist_nth(const Dist *d, uint64_t k) { return nth(d, dist_grid(d), k); }

static double value_of(const Dist *d, DistGrid g, DrawKey key, uint64_t entry) {
  uint64_t bits = draw_bits(key, entry);
  if (d->kind == DIST_SAMPLE)
    return sample(bits);
  if (g.count > 0) // unit() < 1 and count < 2^53: the product stays below count
    return nth(d, g, (uint64_t)(unit(bits) * g.count));
  if (d->kind == DIST_UNIFORM)
    return d->a + (d->b - d->a) * unit(bits) + 0.0;
  double value = d->a + d->b * normal(key, entry);
  return (d->step > 0 ? round_to(value, d->step) : value) + 0.0;
}

double draw_value(const Dist *d, DrawKey key, uint64_t entry) { return value_of(d, dist_grid(d), key, entry); }

void draw_values(const Dist *d, DistGrid grid, DrawKey key, double *values, size_t n, size_t stride) {
  for (size_t e = 0; e < n; e++)
    values[e * stride] = value_of(d, grid, key, e);
}
