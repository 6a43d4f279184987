// shared.c - see shared.h.
//
// The class is sorted by the entry in which it differs most, so that an answer is
// looked up among the few whose entry is near.
//
// How many accidents to expect: around the matched reference boxes are drawn that hold
// few and many of the class.  Distance is counted in steps of the tolerance, or of the
// decimal grid on which the references lie, if that is wider.  From the two boxes one
// sees by how much the number falls when a box shrinks by some factor; as often as this
// factor fits into the small box the number falls so.  At least it falls in proportion
// to the box's side, whatever entries depend on each other.  Only entries that are wrong
// for the student himself are counted: those tell one student from the other.
//
// Numbers from a few choices may lie in heaps, between which boxes see nothing.  There
// twins tell: students of the class who have the same references.
#include "shared_parts.h"

#include <math.h>
#include <stdlib.h>

#include "limits.h"

enum { KEYS_TRIED = 16, GRID_DECIMALS = 6, TABLE = 16384 };
_Static_assert(LIMIT_SHARED_CLASS <= TABLE / 2, "so many different values fit into the table");

static const double *reference_of(const SharedIndex *x, size_t student) { return x->of.values + student * x->of.entries; }

static bool has_numbers(const ClassReferences *of, size_t student) {
  for (size_t e = 0; e < of->entries; e++)
    if (of->values[student * of->entries + e] - of->values[student * of->entries + e] != 0) return false;
  return true;
}

static double largest_of_class(const ClassReferences *of) {
  double largest = 0;
  for (size_t s = 0; s < of->students; s++) {
    if (!has_numbers(of, s)) continue;
    for (size_t e = 0; e < of->entries; e++) {
      double size = fabs(of->values[s * of->entries + e]);
      if (size > largest) largest = size;
    }
  }
  return largest;
}

static bool is_whole(double v) {
  double size = fabs(v);
  return size > 9e15 || fabs(size - (double)(int64_t)(size + 0.5)) <= 1e-9 * (1 + size);
}

static double grid_of(const SharedIndex *x, size_t entry) {
  double step = 1, scale = 1;
  for (int d = 0; d <= GRID_DECIMALS; d++, step /= 10, scale *= 10) {
    bool all = true;
    for (size_t i = 0; i < x->n && all; i++) all = is_whole(reference_of(x, x->keys[i].student)[entry] * scale);
    if (all) return step;
  }
  return 0;
}

// How many different numbers the class has in an entry, or every stride-th of it.
static size_t different(const SharedIndex *x, size_t entry, size_t stride, Arena *scratch) {
  ArenaMark mark = arena_mark(scratch);
  uint64_t *table = NEW_ARRAY(scratch, uint64_t, TABLE); // of bits, never 0
  size_t count = 0;
  for (size_t i = 0; i < x->n; i += stride) {
    double v = reference_of(x, x->keys[i].student)[entry] + 0.0; // -0 is 0
    uint64_t bits;
    memcpy(&bits, &v, sizeof bits);
    bits += 1; // the one that overflows is NaN
    size_t at = (bits * 0x9e3779b97f4a7c15u) >> 50;
    while (table[at] && table[at] != bits) at = (at + 1) % TABLE;
    count += !table[at];
    table[at] = bits;
  }
  arena_release(scratch, mark);
  return count;
}

static size_t entry_to_sort_by(const SharedIndex *x, Arena *scratch) {
  size_t most = 0, best = 0, stride = x->n / LIMIT_SHARED_CLASS + 1;
  for (size_t e = 0; e < x->of.entries && e < KEYS_TRIED && x->of.entries > 1; e++) {
    size_t n = different(x, e, stride, scratch);
    if (n > most) most = n, best = e;
  }
  return best;
}

// Whole numbers without a sign, in the order of the values.
static uint64_t rank_of(double v) {
  uint64_t bits;
  memcpy(&bits, &v, sizeof bits);
  return bits >> 63 ? ~bits : bits | (uint64_t)1 << 63;
}

// By value, and equal ones by student, as they stand: digit after digit of the ranks, the lowest first.
static void sort_keys(SharedIndex *x, Arena *scratch) {
  enum { DIGITS = 6, BITS = 11, VALUES = 1 << BITS };
  ArenaMark mark = arena_mark(scratch);
  uint32_t (*count)[VALUES] = arena_alloc(scratch, DIGITS * sizeof *count);
  SharedKey *from = x->keys, *to = x->spare;
  for (size_t i = 0; i < x->n; i++)
    for (uint64_t d = 0, rank = rank_of(from[i].value); d < DIGITS; d++, rank >>= BITS) count[d][rank % VALUES]++;
  for (size_t d = 0; d < DIGITS && x->n; d++) {
    uint32_t *place = count[d], next = 0;
    if (place[rank_of(from[0].value) >> BITS * d & (VALUES - 1)] == x->n) continue; // all have this digit
    for (size_t v = 0; v < VALUES; v++) {
      uint32_t n = place[v];
      place[v] = next;
      next += n;
    }
    for (size_t i = 0; i < x->n; i++) to[place[rank_of(from[i].value) >> BITS * d & (VALUES - 1)]++] = from[i];
    SharedKey *sorted = to;
    to = from, from = sorted;
  }
  x->keys = from, x->spare = to;
  arena_release(scratch, mark);
}

static void sort_by(SharedIndex *x, size_t entry, Arena *scratch) {
  for (size_t i = 0; i < x->n; i++) x->keys[i].value = reference_of(x, x->keys[i].student)[entry] + 0.0; // -0 is 0
  sort_keys(x, scratch);
  x->entry = entry;
}

// ---- evidence --------------------------------------------------------------

static double largest_entry(const SharedIndex *x, size_t student) {
  double largest = 0;
  for (size_t e = 0; e < x->of.entries; e++) {
    double v = fabs(reference_of(x, student)[e]);
    if (v > largest) largest = v;
  }
  return largest;
}

static bool accepts(const SharedIndex *x, size_t student, const double *answer, size_t e, double largest) {
  return tolerance_accepts(x->of.tolerance, answer[e], reference_of(x, student)[e], largest);
}

// Distances of others' references from that of one student, the nearest, ascending; of
// `total` that were looked at.
enum { FEW = 16, MANY = 8 * FEW };
typedef struct { double d[MANY]; size_t n, total; } Nearest;

static void keep_nearest(Nearest *near, double d) {
  near->total++;
  if (near->n == MANY && !(d < near->d[MANY - 1])) return;
  size_t at = near->n < MANY ? near->n++ : MANY - 1;
  for (; at > 0 && near->d[at - 1] > d; at--) near->d[at] = near->d[at - 1];
  near->d[at] = d;
}

static double step_of(const SharedIndex *x, size_t e, double centre, double largest) {
  double step = tolerance_allowed(x->of.tolerance, centre, largest);
  return step < x->grid[e] / 2 ? x->grid[e] / 2 : step;
}

static double in_steps(double d, double step) { return step > 0 ? d / step : d > 0 ? 1e300 : 0; }

// In the entries that tell; every stride-th of the class.
static Nearest nearest_of(const SharedIndex *x, size_t student, const bool *tells, size_t stride) {
  const double *centre = reference_of(x, student);
  double largest = largest_entry(x, student);
  Nearest near = {.n = 0};
  for (size_t i = 0; i < x->n; i += stride) {
    if (x->keys[i].student == student) continue;
    const double *other = reference_of(x, x->keys[i].student);
    double far = 0;
    for (size_t e = 0; e < x->of.entries; e++) {
      double d = tells[e] ? in_steps(fabs(other[e] - centre[e]), step_of(x, e, centre[e], largest)) : 0;
      if (d > far) far = d;
    }
    keep_nearest(&near, far);
  }
  return near;
}

// Of a class that is sorted by its references' only number: of the student at `place`; the
// few that accidents() then asks for.
static Nearest neighbours_of(const SharedIndex *x, size_t place) {
  double centre = x->keys[place].value, step = step_of(x, 0, centre, fabs(centre));
  size_t low = place, high = place + 1;
  Nearest near = {.n = 0};
  while (near.n < FEW && (low > 0 || high < x->n)) {
    double below = low > 0 ? centre - x->keys[low - 1].value : 1e300, above = high < x->n ? x->keys[high].value - centre : 1e300;
    near.d[near.n++] = in_steps(below < above ? below : above, step);
    if (below < above) low--;
    else high++;
  }
  near.total = x->n - 1;
  return near;
}

// What two boxes with `few` and `many` of the class say: d are the distances, sorted.
static double expected_by(const double *d, size_t few, size_t many, double stands_for, size_t telling) {
  double radius = d[few - 1] + 1, expected = (double)few * stands_for, in_proportion = expected / radius, least = expected;
  if (telling == 1) return in_proportion; // the least there is, too
  double factor = (d[many - 1] + 1) / radius, fall = (double)many / (double)few;
  for (size_t e = 0; e < telling && e < 64; e++) least /= radius; // every entry for itself
  for (double r = radius; factor > 1.01 && r >= factor && expected > 1e-30; r /= factor) expected /= fall;
  if (expected > in_proportion) expected = in_proportion;
  return expected > least ? expected : least;
}

// Small boxes are near, large ones hold many: what expects most is believed.
static double accidents(const Nearest *near, double stands_for, size_t telling) {
  size_t n = near->total, few = n >= 32 ? 4 : 1;
  double most = 0;
  do {
    double expected = n ? expected_by(near->d, few, few * 8 < n ? few * 8 : n, stands_for, telling) : 1;
    if (expected > most) most = expected;
    few *= 2;
  } while (few <= FEW && few * 8 <= n);
  return most;
}

bool shared_is_lone(const SharedIndex *x, size_t place, double most) {
  enum { LEAST = 4 }; // as many neighbours on one side are near: so are the LEAST nearest
  double centre = x->keys[place].value, step = step_of(x, 0, centre, fabs(centre));
  for (int side = -1; x->n >= 32 && side <= 1; side += 2) {
    size_t other = place + (size_t)(side * LEAST);
    if (other < x->n && LEAST / (in_steps(fabs(x->keys[other].value - centre), step) + 1) > most) return false;
  }
  Nearest near = neighbours_of(x, place);
  return accidents(&near, 1, 1) <= most;
}

// ---- the index -------------------------------------------------------------

SharedIndex *shared_index(Arena *a, const ClassReferences *references) {
  SharedIndex *x = NEW(a, SharedIndex);
  *x = (SharedIndex){.of = *references, .keys = arena_room(a, (references->students + 1) * sizeof(SharedKey)), .spare = arena_room(a, (references->students + 1) * sizeof(SharedKey)),
                     .grid = NEW_ARRAY(a, double, references->entries + 1), .largest = largest_of_class(references)};
  for (size_t s = 0; s < references->students; s++)
    if (has_numbers(references, s)) x->keys[x->n++].student = s;
  for (size_t e = 0; e < references->entries; e++) x->grid[e] = grid_of(x, e);
  if (references->entries) sort_by(x, entry_to_sort_by(x, a), a);
  return x;
}

// ---- looking up ------------------------------------------------------------

// The first key whose value is not below v.
static size_t first_from(const SharedIndex *x, double v) {
  size_t low = 0, high = x->n;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (x->keys[middle].value < v) low = middle + 1;
    else high = middle;
  }
  return low;
}

// No reference further from the answer than this accepts it.
static double reach(const SharedIndex *x, double answer) {
  double near = tolerance_allowed(x->of.tolerance, fabs(answer), x->largest);
  return 10 * near + 1e-9 * (x->largest + fabs(answer)); // a tolerance is below 1, and a digit moves a unit by 10
}

// Whether every entry of the answer is right for the student of this key.
static bool accepts_all(const SharedIndex *x, const SharedKey *k, const double *answer) {
  if (x->of.entries == 1) return tolerance_accepts(x->of.tolerance, *answer, k->value, fabs(k->value)); // all of it is here
  double largest = largest_entry(x, k->student);
  size_t e = 0;
  while (e < x->of.entries && accepts(x, k->student, answer, e, largest)) e++;
  return e == x->of.entries;
}

size_t shared_most(const SharedIndex *x) {
  size_t most = x->n / 100 > 3 ? x->n / 100 : 3;
  return most < SHARED_MOST ? most : SHARED_MOST;
}

size_t shared_find(const SharedIndex *x, size_t own, const double *answer, SharedMatch out[SHARED_MOST], Arena *scratch) {
  size_t most = shared_most(x), n = 0, seen = 0, telling = 0, place[SHARED_MOST];
  double key = answer[x->entry], far = reach(x, key), own_largest = largest_entry(x, own);
  bool *tells = NEW_ARRAY(scratch, bool, x->of.entries + 1);
  for (size_t e = 0; e < x->of.entries; e++) telling += tells[e] = !accepts(x, own, answer, e, own_largest);
  if (!telling || !has_numbers(&x->of, own)) return 0;
  for (size_t i = first_from(x, key - far); i < x->n && x->keys[i].value <= key + far; i++) {
    size_t s = x->keys[i].student;
    if (++seen > LIMIT_SHARED_CLASS) return 0;
    if (s == own || !accepts_all(x, &x->keys[i], answer)) continue;
    if (n == most) return 0;
    place[n] = i;
    out[n++] = (SharedMatch){.student = s};
  }
  bool one = x->of.entries == 1;
  size_t stride = one ? 1 : x->n / LIMIT_SHARED_CLASS + 1;
  for (size_t i = 0; i < n; i++) {
    Nearest near = one ? neighbours_of(x, place[i]) : nearest_of(x, out[i].student, tells, stride);
    out[i].accidents = accidents(&near, (double)stride, telling);
  }
  return n;
}

// ---- twins -----------------------------------------------------------------

typedef struct { uint64_t zeros, values; } Mark; // which entries are zero; the reference, but for rounding

struct SharedMarks {
  const Mark *of;    // of each student
  const bool *there; // whether he has numbers
  size_t students;
  uint64_t *twins;   // zeros with which somebody has a twin, ascending, each once
  size_t twins_n;
};

static Mark mark_of(const double *reference, size_t entries, double largest) {
  Mark m = {1469598103934665603u, 1469598103934665603u};
  for (size_t e = 0; e < entries; e++) {
    double v = reference[e];
    bool zero = fabs(v) <= 1e-9 * largest;
    double units = zero ? 0 : fabs(v) / largest * 1e8;
    m.zeros = shared_mixed(m.zeros, zero);
    m.values = shared_mixed(m.values, (uint64_t)(units + 0.5) << 1 | (v < 0 && units > 0));
  }
  return m;
}

static int by_mark(const void *a, const void *b) {
  const Mark *x = a, *y = b;
  if (x->zeros != y->zeros) return x->zeros < y->zeros ? -1 : 1;
  return (x->values > y->values) - (x->values < y->values);
}

static void find_twins(SharedMarks *m, Arena *a) {
  Mark *sorted = NEW_ARRAY(a, Mark, m->students + 1);
  size_t n = 0, cap = 0;
  for (size_t s = 0; s < m->students; s++)
    if (m->there[s]) sorted[n++] = m->of[s];
  qsort(sorted, n, sizeof *sorted, by_mark);
  for (size_t i = 1; i < n; i++) {
    if (by_mark(&sorted[i - 1], &sorted[i]) || (m->twins_n && m->twins[m->twins_n - 1] == sorted[i].zeros)) continue;
    m->twins = GROW(a, m->twins, m->twins_n, &cap);
    m->twins[m->twins_n++] = sorted[i].zeros;
  }
}

SharedMarks *shared_marks(Arena *a, const ClassReferences *references) {
  SharedMarks *m = NEW(a, SharedMarks);
  Mark *of = NEW_ARRAY(a, Mark, references->students + 1);
  bool *there = NEW_ARRAY(a, bool, references->students + 1);
  double largest = largest_of_class(references);
  for (size_t s = 0; s < references->students; s++)
    if ((there[s] = has_numbers(references, s))) of[s] = mark_of(references->values + s * references->entries, references->entries, largest);
  *m = (SharedMarks){.of = of, .there = there, .students = references->students};
  find_twins(m, a);
  return m;
}

bool shared_lonely(const SharedMarks *m, size_t student) {
  size_t i = 0;
  while (i < m->twins_n && m->twins[i] != m->of[student].zeros) i++;
  return i == m->twins_n;
}

// Of the students with the same zeros in all parts, the share who have a twin in all of them.
typedef struct { uint64_t zeros; double share; } Share;

struct SharedTwins {
  size_t students, shares_n;
  Mark *of;
  bool *missing;  // no numbers in one of the parts
  Share *shares;  // ascending by zeros
};

SharedTwins *shared_twins_new(Arena *a, size_t students) {
  SharedTwins *t = NEW(a, SharedTwins);
  *t = (SharedTwins){.students = students, .of = NEW_ARRAY(a, Mark, students + 1), .missing = NEW_ARRAY(a, bool, students + 1)};
  return t;
}

void shared_twins_add(SharedTwins *t, const SharedMarks *part) {
  for (size_t s = 0; s < t->students; s++) {
    t->missing[s] |= !part->there[s];
    t->of[s] = (Mark){shared_mixed(t->of[s].zeros, part->of[s].zeros), shared_mixed(t->of[s].values, part->of[s].values)};
  }
}

void shared_twins_count(SharedTwins *t, Arena *a) {
  Arena *scratch = arena_new();
  Mark *sorted = NEW_ARRAY(scratch, Mark, t->students + 1);
  size_t n = 0, cap = 0;
  for (size_t s = 0; s < t->students; s++)
    if (!t->missing[s]) sorted[n++] = t->of[s];
  qsort(sorted, n, sizeof *sorted, by_mark);
  for (size_t i = 0, end; i < n; i = end) {
    size_t twins = 0;
    for (end = i; end < n && sorted[end].zeros == sorted[i].zeros; end++)
      twins += (end > i && sorted[end].values == sorted[end - 1].values) || (end + 1 < n && !by_mark(&sorted[end], &sorted[end + 1]));
    t->shares = GROW(a, t->shares, t->shares_n, &cap);
    t->shares[t->shares_n++] = (Share){sorted[i].zeros, (double)twins / (double)(end - i)};
  }
  arena_free(scratch);
}

double shared_twins_share(const SharedTwins *t, size_t student) {
  size_t low = 0, high = t->shares_n;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (t->shares[middle].zeros < t->of[student].zeros) low = middle + 1;
    else high = middle;
  }
  return low < t->shares_n && !t->missing[student] ? t->shares[low].share : 0;
}
