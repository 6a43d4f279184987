// shared_filter.c - a Bloom filter of a part's references; see shared.h.
//
// The numbers of a reference are rounded to cells, evenly wide near zero and as wide as
// the number is large further out, and the cells of all its entries are hashed.  An answer
// may have a match if the hash of some cells that its tolerance reaches is there.
//
// Left out is what no answer is told for: references that so many students have that
// whoever matches one matches too many; and of single numbers, of which a large class has
// all that there are, those beside which others lie, so that few are left.
#include "shared_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
  ENTRIES = 16,        // hashed of a reference
  BITS = 24,           // of them all, more or less
  FINEST = 10,         // bits that a cell keeps of a number, at most
  COARSEST = 5,        // and at least
  PLACE_BITS = 16,     // of the filter, for each reference
  PROBES = 4,
  TRIED = 4096,        // cells that an answer may reach
};

static int64_t cell_of(double v, double scale, int keep) {
  double from = scale, size = fabs(v) + scale;
  uint64_t x, y;
  memcpy(&x, &size, sizeof x);
  memcpy(&y, &from, sizeof y);
  int64_t cell = (int64_t)((x >> (52 - keep)) - (y >> (52 - keep)));
  return v < 0 ? -cell : cell;
}

// Which entries are hashed, and how finely.
typedef struct { size_t n, entries; int keep; } Hashed;

static Hashed hashed_of(size_t entries) {
  size_t n = entries < ENTRIES ? entries : ENTRIES;
  int keep = n ? BITS / (int)n : FINEST;
  return (Hashed){n, entries, keep > FINEST ? FINEST : keep < COARSEST ? COARSEST : keep};
}
static size_t entry_of(const Hashed *h, size_t i) { return i * h->entries / h->n; }

static uint64_t hash_of(const Hashed *h, const int64_t *cells) {
  uint64_t hash = 1469598103934665603u;
  for (size_t i = 0; i < h->n; i++) hash = shared_mixed(hash, (uint64_t)cells[i]);
  return (hash ^ hash >> 31) * 0x9e3779b97f4a7c15u;
}

// The k-th place of a hash in a filter whose size is a power of two.
static size_t place_of(uint64_t hash, int k, size_t bytes) { return (size_t)((hash >> 32) + (uint64_t)k * (hash | 1)) & (bytes * 8 - 1); }

// ---- made ------------------------------------------------------------------

static int by_hash(const void *a, const void *b) {
  uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
  return (x > y) - (x < y);
}

static uint64_t whole_hash(const SharedIndex *x, size_t place) {
  const double *v = x->of.values + x->keys[place].student * x->of.entries;
  uint64_t hash = 1469598103934665603u, bits;
  for (size_t e = 0; e < x->of.entries; e++) {
    double number = v[e] + 0.0; // -0 is 0
    memcpy(&bits, &number, sizeof bits);
    hash = shared_mixed(hash, bits);
  }
  return hash;
}

// The hashes that more than shared_most() students have, ascending.
static size_t frequent(const SharedIndex *x, uint64_t *hashes) {
  size_t n = 0;
  for (size_t i = 0; i < x->n; i++) hashes[i] = whole_hash(x, i);
  qsort(hashes, x->n, sizeof *hashes, by_hash);
  for (size_t i = 0, end; i < x->n; i = end) {
    for (end = i + 1; end < x->n && hashes[end] == hashes[i]; end++) {}
    if (end - i > shared_most(x)) hashes[n++] = hashes[i];
  }
  return n;
}

// The places of the keys that are told for: how many.
static size_t telling(const SharedIndex *x, double accidents, size_t *places, Arena *scratch) {
  size_t n = 0;
  if (x->of.entries == 1) {
    for (size_t i = 0; i < x->n; i++)
      if (shared_is_lone(x, i, accidents)) places[n++] = i;
    return n;
  }
  uint64_t *hashes = NEW_ARRAY(scratch, uint64_t, x->n + 1);
  size_t many = frequent(x, hashes);
  for (size_t i = 0; i < x->n; i++) {
    uint64_t own = many ? whole_hash(x, i) : 0;
    if (!many || !bsearch(&own, hashes, many, sizeof own, by_hash)) places[n++] = i;
  }
  return n;
}

SharedFilter shared_filter(Arena *a, const SharedIndex *x, double accidents) {
  Hashed h = hashed_of(x->of.entries);
  Arena *scratch = arena_new();
  size_t *places = arena_room(scratch, (x->n + 1) * sizeof *places), n = telling(x, accidents, places, scratch), bytes = 8;
  while (bytes * 8 < n * PLACE_BITS) bytes *= 2;
  double low = x->n ? fabs(x->keys[x->n / 4].value) : 0, high = x->n ? fabs(x->keys[x->n - 1 - x->n / 4].value) : 0;
  double scale = low > high ? low : high; // half of the class lies between
  char *bits = NEW_ARRAY(a, char, bytes);
  SharedFilter f = {.scale = scale > 0 ? scale : 1, .largest = x->largest, .bits = {bits, bytes}};
  for (size_t i = 0; i < n; i++) {
    const double *reference = x->of.values + x->keys[places[i]].student * x->of.entries;
    int64_t cells[ENTRIES];
    for (size_t k = 0; k < h.n; k++) cells[k] = cell_of(reference[entry_of(&h, k)], f.scale, h.keep);
    uint64_t hash = hash_of(&h, cells);
    for (int k = 0; k < PROBES; k++) {
      size_t at = place_of(hash, k, bytes);
      bits[at / 8] = (char)(bits[at / 8] | 1 << at % 8);
    }
  }
  arena_free(scratch);
  return f;
}

// ---- asked -----------------------------------------------------------------

static bool is_there(const SharedFilter *f, uint64_t hash) {
  for (int k = 0; k < PROBES; k++) {
    size_t at = place_of(hash, k, f->bits.n);
    if (!(f->bits.p[at / 8] & 1 << at % 8)) return false;
  }
  return true;
}

// No reference further from the answer than this accepts it; negative: any may.
static double reach_of(const Tolerance *t, double answer, double largest) {
  double fixed = tolerance_allowed(t, 0, largest);
  double share = t->kind == TOLERANCE_NEAR ? t->rel : t->kind == TOLERANCE_DIGITS ? tolerance_allowed(t, 1, 0) : 0;
  double size = fabs(answer), near = share * size / (1 - share);
  if (!(share < 1)) return -1;
  return (near > fixed ? near : fixed) * (1 + 1e-9) + 1e-14 * (size + largest);
}

bool shared_filter_passes(const SharedFilter *f, const Tolerance *t, const double *answer, size_t entries) {
  Hashed h = hashed_of(entries);
  int64_t first[ENTRIES], last[ENTRIES], cells[ENTRIES];
  uint64_t tried = 1;
  for (size_t k = 0; k < h.n; k++) {
    double v = answer[entry_of(&h, k)], reach = reach_of(t, v, f->largest);
    if (!(v - v == 0) || !(reach >= 0) || !(reach - reach == 0)) return true;
    cells[k] = first[k] = cell_of(v - reach, f->scale, h.keep);
    last[k] = cell_of(v + reach, f->scale, h.keep);
    uint64_t wide = (uint64_t)(last[k] - first[k]) + 1;
    if (wide > TRIED || (tried *= wide) > TRIED) return true;
  }
  while (!is_there(f, hash_of(&h, cells))) {
    size_t k = 0;
    while (k < h.n && cells[k] == last[k]) cells[k] = first[k], k++;
    if (k == h.n) return false;
    cells[k]++;
  }
  return true;
}
