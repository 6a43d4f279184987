// arena.h - lifetimes instead of frees, and the two text types that live in them.
//
// An Arena is a growing chain of chunks.  Memory is taken from it and never
// given back one piece at a time: arena_release() ends everything taken since
// a mark, arena_clear() everything, arena_free() the arena.  By convention a function takes `Arena *out`
// for what it returns and `Arena *scratch` for its work, and releases scratch
// to where it found it.  This is the only file that calls malloc.
//
// Memory is zeroed.  When the machine has none left the process says so on
// stderr and ends with status 5: every command writes in one transaction, so
// the course file keeps its old state.
#ifndef ARENA_H
#define ARENA_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct Arena Arena;
typedef struct { void *chunk; size_t used; } ArenaMark;

Arena *arena_new(void);
void arena_free(Arena *a); // NULL is fine
ArenaMark arena_mark(Arena *a);
void arena_release(Arena *a, ArenaMark mark);
void arena_clear(Arena *a); // releases all there is

// size bytes, zeroed, aligned to 64 (a cache line, and the widest vector).
void *arena_alloc(Arena *a, size_t size);
// The same, but what it holds is left to whoever fills it at once.
void *arena_room(Arena *a, size_t size);
// A copy of size bytes of p, which may be NULL when size is 0.
void *arena_copy(Arena *a, const void *p, size_t size);

#define NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define NEW_ARRAY(arena, type, n) ((type *)arena_alloc((arena), sizeof(type) * (size_t)(n)))

// Room for one more element of a growing array `p` of `n` elements with capacity
// `*cap`: doubles when full.  Use: list->v = GROW(a, list->v, list->n, &list->cap);
#define GROW(arena, p, n, cap) \
  ((size_t)(n) < *(cap) ? (void *)(p) : arena_grow((arena), (p), (size_t)(n), (cap), sizeof *(p)))
void *arena_grow(Arena *a, void *p, size_t n, size_t *cap, size_t size);

// Text is a pointer and a length; it need not end in NUL and may hold any byte.
typedef struct { const char *p; size_t n; } Str;

#define S(literal) ((Str){(literal), sizeof(literal) - 1})
#define STR_INIT(literal) {(literal), sizeof(literal) - 1} // the same where C wants a constant: static tables
#define STR_FMT "%.*s"
#define STR_ARG(s) (int)(s).n, (s).p ? (s).p : ""

Str str(const char *c);                     // view of a C string; NULL is empty
static inline bool str_eq(Str a, Str b) { // names are looked up with this: most differ at once
  return a.n == b.n && (!a.n || (*a.p == *b.p && !memcmp(a.p, b.p, a.n)));
}
bool str_eq_fold(Str a, Str b);             // but for the case of ASCII letters
int str_cmp(Str a, Str b);                  // bytewise order, no locale
static inline bool str_starts(Str s, Str prefix) { return s.n >= prefix.n && str_eq((Str){s.p, prefix.n}, prefix); }
static inline bool str_starts_fold(Str s, Str prefix) { return s.n >= prefix.n && str_eq_fold((Str){s.p, prefix.n}, prefix); }
static inline Str str_sub(Str s, size_t from, size_t to) { // s[from, to), clamped
  if (to > s.n) to = s.n;
  if (from > to) from = to;
  return s.p ? (Str){s.p + from, to - from} : (Str){0};
}
Str str_trim(Str s);                        // without ASCII white space at both ends
ptrdiff_t str_find(Str s, Str needle);      // offset or -1
Str str_dup(Arena *a, Str s);
char *str_c(Arena *a, Str s);               // NUL-terminated copy
Str str_fmt(Arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));
// The nearest of n names within two edits (one for short names), or -1: for "did you mean".
ptrdiff_t str_nearest(Str s, const Str *names, size_t n);

char char_lower(char c);                     // of an ASCII letter
static inline bool char_in(char c, const char *set) { // a NUL is in none, unlike strchr's
  for (; *set; set++)
    if (*set == c) return true;
  return false;
}

// Text that grows.
typedef struct { Arena *arena; char *p; size_t n, cap; } Buf;
Buf buf_new(Arena *a);
void buf_add(Buf *b, Str s);
static inline void buf_char(Buf *b, char c) {
  if (b->n < b->cap) b->p[b->n++] = c;
  else buf_add(b, (Str){&c, 1});
}
void buf_utf8(Buf *b, uint32_t code); // the bytes of a code point
void buf_fmt(Buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_vfmt(Buf *b, const char *format, va_list args) __attribute__((format(printf, 2, 0)));
Str buf_str(const Buf *b);

// Numbers as text, in the C locale whatever the process's locale is.
// str_double: the whole of s is [+-]digits[.digits][e[+-]digits], e or E; false if not, or if not finite.
bool str_double(Str s, double *value);
// str_int: the whole of s is [+-]digits within int64.
bool str_int(Str s, int64_t *value);
// The shortest decimal text that reads back to the same double; -0 prints as 0.
Str str_number(Arena *a, double value);
enum { NUMBER_TEXT = 40 }; // bytes that any such text fits in
size_t number_text(char text[NUMBER_TEXT], double value); // its length; no NUL behind it
// At most `digits` significant digits, for messages: 3.1416, 0, 1.2e-05.
Str str_digits(Arena *a, double value, int digits);

#endif
