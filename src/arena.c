// arena.c - how it works.
//
// An arena is a list of chunks; `now` is the one being filled:
//
//   first            now
//   [####|  ]  ->  [##|~~~   ]  ->  [~~|   ]
//                     ^used  ^dirty
//
// Releasing moves `now` and `used` back; the chunks behind stay for the next
// use.  Bytes beyond a chunk's `dirty` mark were never handed out and are still
// zero from calloc, so only what is handed out again has to be cleared.  Under
// AddressSanitizer everything not handed out is poisoned, with a gap behind
// every piece, so that reading past an array or after a release is caught.
//
// Numbers of every day have a short way into text and out of it.  The others pass
// through strtod and printf, which obey the locale; uselocale() puts this thread,
// and no other, in the C locale around each call.
#include "arena.h"

#include <assert.h>
#include <errno.h>
#include <locale.h>
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "decimal.h"

#if defined(__has_feature) // clang
#if __has_feature(address_sanitizer)
#define WITH_ASAN 1
#endif
#elif defined(__SANITIZE_ADDRESS__) // gcc
#define WITH_ASAN 1
#endif

#ifdef WITH_ASAN
#include <sanitizer/asan_interface.h>
enum { GAP = 64 };
#define HIDE(p, n) ASAN_POISON_MEMORY_REGION((p), (n))
#define REVEAL(p, n) ASAN_UNPOISON_MEMORY_REGION((p), (n))
#else
enum { GAP = 0 };
#define HIDE(p, n) ((void)(p), (void)(n))
#define REVEAL(p, n) ((void)(p), (void)(n))
#endif

enum {
  ALIGN = 64,
  CHUNK_FIRST = 64 << 10, // an answer's work fits in one chunk
  CHUNK_LARGEST = 8 << 20,
};

typedef struct Chunk Chunk;
struct Chunk {
  Chunk *next;
  char *base; // aligned to ALIGN
  size_t size, used, dirty;
};

struct Arena {
  Chunk *first, *now;
};

static _Noreturn void out_of_memory(void) {
  fputs("backgrade: out of memory; nothing was changed\n", stderr);
  exit(5);
}

static void *zeroed(size_t size) {
  void *p = calloc(1, size);
  if (!p)
    out_of_memory();
  return p;
}

static size_t round_up(size_t size) { return (size + ALIGN - 1) & ~(size_t)(ALIGN - 1); }

static Chunk *chunk_new(size_t size) {
  Chunk *c = zeroed(sizeof *c + ALIGN + size);
  char *p = (char *)(c + 1);
  c->base = p + (ALIGN - (uintptr_t)p % ALIGN) % ALIGN;
  c->size = size;
  HIDE(c->base, c->size);
  return c;
}

Arena *arena_new(void) {
  Arena *a = zeroed(sizeof *a);
  a->first = a->now = chunk_new(CHUNK_FIRST);
  return a;
}

void arena_free(Arena *a) {
  if (!a)
    return;
  for (Chunk *c = a->first, *next; c; c = next) {
    next = c->next;
    REVEAL(c->base, c->size);
    free(c);
  }
  free(a);
}

ArenaMark arena_mark(Arena *a) { return (ArenaMark){a->now, a->now->used}; }

void arena_release(Arena *a, ArenaMark mark) {
  a->now = mark.chunk;
  assert(mark.used <= a->now->used);
  a->now->used = mark.used;
  for (Chunk *c = a->now; c; c = c->next) {
    if (c != a->now)
      c->used = 0;
    HIDE(c->base + c->used, c->size - c->used);
  }
}

void arena_clear(Arena *a) { arena_release(a, (ArenaMark){a->first, 0}); }

// Makes `now` a chunk with room for size bytes: a later one, or a new one.
static void next_chunk(Arena *a, size_t size) {
  for (Chunk *c = a->now->next; c; c = c->next)
    if (c->size >= size) {
      a->now = c;
      return;
    }
  size_t room = a->now->size * 2;
  if (room > CHUNK_LARGEST)
    room = CHUNK_LARGEST;
  Chunk *c = chunk_new(room > size ? room : size);
  c->next = a->now->next;
  a->now->next = c;
  a->now = c;
}

// size bytes of which all but the first `written` are zero: the caller writes those.
static void *take(Arena *a, size_t size, size_t written) {
  if (size > SIZE_MAX / 4)
    out_of_memory();
  size_t room = round_up(size) + GAP;
  if (a->now->size - a->now->used < room)
    next_chunk(a, room);
  Chunk *c = a->now;
  char *p = c->base + c->used;
  REVEAL(p, size);
  size_t dirty = c->used < c->dirty ? c->dirty - c->used : 0;
  if (dirty > size)
    dirty = size;
  if (dirty > written)
    memset(p + written, 0, dirty - written);
  c->used += room;
  if (c->used > c->dirty)
    c->dirty = c->used;
  return p;
}

void *arena_alloc(Arena *a, size_t size) { return take(a, size, 0); }
void *arena_room(Arena *a, size_t size) { return take(a, size, size); }

void *arena_copy(Arena *a, const void *p, size_t size) {
  void *to = take(a, size, size);
  if (size)
    memcpy(to, p, size);
  return to;
}

void *arena_grow(Arena *a, void *p, size_t n, size_t *cap, size_t size) {
  if (n < *cap)
    return p;
  *cap = *cap ? *cap * 2 : 8;
  if (*cap > SIZE_MAX / 4 / size)
    out_of_memory();
  void *to = take(a, *cap * size, n * size);
  if (n)
    memcpy(to, p, n * size);
  return to;
}

// ---- text

Str str(const char *c) { return (Str){c, c ? strlen(c) : 0}; }

int str_cmp(Str a, Str b) {
  size_t n = a.n < b.n ? a.n : b.n;
  int order = n ? memcmp(a.p, b.p, n) : 0;
  return order ? order : (a.n > b.n) - (a.n < b.n);
}

char char_lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c; }

bool str_eq_fold(Str a, Str b) {
  bool same = a.n == b.n;
  for (size_t i = 0; same && i < a.n; i++)
    same = char_lower(a.p[i]) == char_lower(b.p[i]);
  return same;
}

static bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f';
}

Str str_trim(Str s) {
  size_t from = 0, to = s.n;
  if (s.n && (unsigned char)s.p[0] > ' ' && (unsigned char)s.p[s.n - 1] > ' ') // nearly always
    return s;
  while (from < to && is_space(s.p[from]))
    from++;
  while (from < to && is_space(s.p[to - 1]))
    to--;
  return str_sub(s, from, to);
}

ptrdiff_t str_find(Str s, Str needle) {
  for (size_t i = 0; i + needle.n <= s.n; i++)
    if (str_eq(str_sub(s, i, i + needle.n), needle))
      return (ptrdiff_t)i;
  return -1;
}

Str str_dup(Arena *a, Str s) { return (Str){arena_copy(a, s.p, s.n), s.n}; }

char *str_c(Arena *a, Str s) {
  char *c = arena_alloc(a, s.n + 1);
  if (s.n)
    memcpy(c, s.p, s.n);
  return c;
}

// ---- the nearest name

enum { NEAREST_BYTES = 64, EDIT = 2 }; // an edit costs 2, a change of case 1

static int least(int a, int b) { return a < b ? a : b; }

static int swap_cost(char a, char b) { return a == b ? 0 : char_lower(a) == char_lower(b) ? 1 : EDIT; }

// Cost of turning a into b by inserting, removing, changing or swapping neighbours.
static int distance(Str a, Str b) {
  int rows[3][NEAREST_BYTES + 1] = {0};
  for (size_t j = 0; j <= b.n; j++)
    rows[0][j] = (int)j * EDIT;
  for (size_t i = 1; i <= a.n; i++) {
    int *row = rows[i % 3], *above = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];
    row[0] = (int)i * EDIT;
    for (size_t j = 1; j <= b.n; j++) {
      int cost = above[j - 1] + swap_cost(a.p[i - 1], b.p[j - 1]);
      cost = least(cost, least(above[j], row[j - 1]) + EDIT);
      if (i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] && a.p[i - 2] == b.p[j - 1])
        cost = least(cost, before[j - 2] + EDIT);
      row[j] = cost;
    }
  }
  return rows[a.n % 3][b.n];
}

ptrdiff_t str_nearest(Str s, const Str *names, size_t n) {
  // One letter is only ever mistaken for its other case: x is as near to y as to z.
  int limit = s.n <= 1 ? 1 : s.n <= 4 ? EDIT : 2 * EDIT;
  ptrdiff_t nearest = -1;
  if (s.n > NEAREST_BYTES)
    return -1;
  for (size_t i = 0; i < n; i++) {
    size_t gap = s.n > names[i].n ? s.n - names[i].n : names[i].n - s.n;
    if (names[i].n > NEAREST_BYTES || gap > 2)
      continue;
    int cost = str_eq_fold(s, names[i]) ? !str_eq(s, names[i]) : distance(s, names[i]);
    if (cost <= limit) {
      limit = cost - 1;
      nearest = (ptrdiff_t)i;
    }
  }
  return nearest;
}

// ---- the C locale

static pthread_once_t c_locale_once = PTHREAD_ONCE_INIT;
static locale_t c_locale;

static void c_locale_init(void) {
  c_locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
  if (!c_locale)
    out_of_memory();
}

static locale_t c_locale_enter(void) {
  pthread_once(&c_locale_once, c_locale_init);
  return uselocale(c_locale);
}

static int format_c(char *to, size_t size, const char *format, va_list args)
  __attribute__((format(printf, 3, 0)));
static int format_c(char *to, size_t size, const char *format, va_list args) {
  locale_t before = c_locale_enter();
  int n = vsnprintf(to, size, format, args);
  uselocale(before);
  assert(n >= 0);
  return n;
}

static int print_c(char *to, size_t size, const char *format, ...)
  __attribute__((format(printf, 3, 4)));
static int print_c(char *to, size_t size, const char *format, ...) {
  va_list args;
  va_start(args, format);
  int n = format_c(to, size, format, args);
  va_end(args);
  return n;
}

// ---- text that grows

Buf buf_new(Arena *a) { return (Buf){.arena = a}; }

static void buf_reserve(Buf *b, size_t more) {
  if (b->cap - b->n >= more)
    return;
  size_t cap = b->cap ? b->cap * 2 : 64;
  while (cap - b->n < more)
    cap *= 2;
  char *p = arena_alloc(b->arena, cap);
  if (b->n)
    memcpy(p, b->p, b->n);
  b->p = p;
  b->cap = cap;
}

void buf_add(Buf *b, Str s) {
  buf_reserve(b, s.n);
  if (s.n)
    memcpy(b->p + b->n, s.p, s.n);
  b->n += s.n;
}

void buf_utf8(Buf *b, uint32_t c) {
  int more = c < 0x80 ? 0 : c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
  static const unsigned char first[] = {0, 0xc0, 0xe0, 0xf0};
  buf_char(b, (char)(first[more] | c >> 6 * more));
  while (more-- > 0)
    buf_char(b, (char)(0x80 | (c >> 6 * more & 0x3f)));
}

void buf_vfmt(Buf *b, const char *format, va_list args) {
  va_list again;
  va_copy(again, args);
  buf_reserve(b, 64);
  size_t room = b->cap - b->n, n = (size_t)format_c(b->p + b->n, room, format, args);
  if (n >= room) {
    buf_reserve(b, n + 1);
    format_c(b->p + b->n, n + 1, format, again);
  }
  va_end(again);
  b->n += n;
}

void buf_fmt(Buf *b, const char *format, ...) {
  va_list args;
  va_start(args, format);
  buf_vfmt(b, format, args);
  va_end(args);
}

Str buf_str(const Buf *b) { return (Str){b->p, b->n}; }

Str str_fmt(Arena *a, const char *format, ...) {
  Buf b = buf_new(a);
  va_list args;
  va_start(args, format);
  buf_vfmt(&b, format, args);
  va_end(args);
  return buf_str(&b);
}

// ---- numbers

static size_t skip_digits(Str s, size_t i) {
  while (i < s.n && s.p[i] >= '0' && s.p[i] <= '9')
    i++;
  return i;
}

static size_t skip_sign(Str s, size_t i) { return i < s.n && (s.p[i] == '+' || s.p[i] == '-') ? i + 1 : i; }

// number = [+-] digits [. digits] [e [+-] digits]
static bool is_number(Str s) {
  size_t from = skip_sign(s, 0), i = skip_digits(s, from);
  if (i == from)
    return false;
  if (i < s.n && s.p[i] == '.') {
    from = i + 1;
    if ((i = skip_digits(s, from)) == from)
      return false;
  }
  if (i < s.n && (s.p[i] == 'e' || s.p[i] == 'E')) {
    from = skip_sign(s, i + 1);
    if ((i = skip_digits(s, from)) == from)
      return false;
  }
  return i == s.n;
}

static double read_c(const char *text) {
  locale_t before = c_locale_enter();
  double value = strtod(text, NULL);
  uselocale(before);
  return value;
}

// Up to 15 digits are a whole number that a double holds exactly, and so is a power of
// ten up to 10^22: their quotient is rounded once, as strtod() rounds it.  Without an
// exponent only; digits stand before a point and behind it.
static bool read_short(Str s, double *value) {
  static const double tens[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  size_t from = skip_sign(s, 0), point = s.n;
  int64_t digits = 0;
  if (s.n - from > 16) // 15 digits and a point
    return false;
  for (size_t i = from; i < s.n; i++) {
    if (s.p[i] == '.' && point == s.n)
      point = i;
    else if (s.p[i] >= '0' && s.p[i] <= '9')
      digits = digits * 10 + (s.p[i] - '0');
    else
      return false;
  }
  if (point == from || point + 1 == s.n || digits >= 1000000000000000)
    return false;
  double v = (double)digits / tens[point < s.n ? s.n - point - 1 : 0];
  *value = s.p[0] == '-' ? -v : v;
  return true;
}

bool str_double(Str s, double *value) {
  char small[64];
  if (read_short(s, value))
    return true;
  if (!is_number(s))
    return false;
  char *text = s.n < sizeof small ? small : zeroed(s.n + 1);
  memcpy(text, s.p, s.n);
  text[s.n] = '\0';
  double v = read_c(text);
  if (text != small)
    free(text);
  if (!isfinite(v))
    return false;
  *value = v;
  return true;
}

bool str_int(Str s, int64_t *value) {
  size_t i = skip_sign(s, 0);
  bool negative = i && s.p[0] == '-';
  if (i == s.n || skip_digits(s, i) != s.n)
    return false;
  int64_t v = 0; // counted downwards: INT64_MIN has no positive twin
  for (; i < s.n; i++) {
    int digit = s.p[i] - '0';
    if (v < (INT64_MIN + digit) / 10)
      return false;
    v = v * 10 - digit;
  }
  if (!negative && v == INT64_MIN)
    return false;
  *value = negative ? v : -v;
  return true;
}

static Str not_finite(double value) { return isnan(value) ? S("nan") : value > 0 ? S("inf") : S("-inf"); }

// Nearly all points are whole.
static size_t whole_text(char *text, double value) {
  char digits[NUMBER_TEXT];
  size_t at = sizeof digits;
  for (int64_t rest = (int64_t)fabs(value); at == sizeof digits || rest; rest /= 10)
    digits[--at] = (char)('0' + rest % 10);
  if (value < 0)
    digits[--at] = '-';
  memcpy(text, digits + at, sizeof digits - at);
  return sizeof digits - at;
}

static size_t signed_text(char text[NUMBER_TEXT], double value, Decimal size) {
  bool negative = value < 0;
  if (negative)
    text[0] = '-';
  return negative + decimal_text(text + negative, size);
}

// Whether the magnitude has three decimals at most, as most drawn numbers do.
static bool has_few_decimals(double size, Decimal *decimal) {
  double ten = 10;
  for (int places = 1; places <= 3 && size < 1e9; places++, ten *= 10) {
    double whole = size * ten;
    if (whole != (double)(uint64_t)whole || whole / ten != size) // the quotient is rounded once
      continue;
    *decimal = (Decimal){(uint64_t)whole, places};
    return true;
  }
  return false;
}

size_t number_text(char text[NUMBER_TEXT], double value) {
  Decimal size;
  if (!isfinite(value)) {
    Str name = not_finite(value);
    memcpy(text, name.p, name.n);
    return name.n;
  }
  value += 0.0; // -0 becomes 0
  if (fabs(value) <= 1e15 && value == floor(value))
    return whole_text(text, value);
  if (has_few_decimals(fabs(value), &size))
    return signed_text(text, value, size);
  // 15 digits always survive, and %g drops their zeros; subnormals have fewer.
  if (decimal_round(value, 15, &size) && decimal_value(size) == fabs(value))
    return signed_text(text, value, size);
  int digits = fabs(value) < 1e-300 ? 1 : 15;
  do
    print_c(text, NUMBER_TEXT, "%.*g", digits, value);
  while (digits++ < 17 && read_c(text) != value);
  return strlen(text);
}

Str str_number(Arena *a, double value) {
  char text[NUMBER_TEXT];
  size_t n = number_text(text, value);
  return str_dup(a, (Str){text, n});
}

Str str_digits(Arena *a, double value, int digits) {
  char text[NUMBER_TEXT];
  Decimal size;
  if (!isfinite(value))
    return not_finite(value);
  if (decimal_round(value, digits, &size))
    return str_dup(a, (Str){text, signed_text(text, value, size)});
  return str_fmt(a, "%.*g", digits, value + 0.0);
}
