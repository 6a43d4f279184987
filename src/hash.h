// hash.h - one way to mix numbers and bytes into a hash.
#ifndef HASH_H
#define HASH_H

#include "arena.h"

#include <string.h>

// Every bit of h and x moves every bit of the result.
static inline uint64_t hash_mix(uint64_t h, uint64_t x) {
  h = (h ^ x) * UINT64_C(0xbf58476d1ce4e5b9);
  h = (h ^ h >> 29) * UINT64_C(0x94d049bb133111eb);
  return h ^ h >> 32;
}

static inline uint64_t hash_bytes(uint64_t h, const void *p, size_t n) {
  const char *b = p;
  h = hash_mix(h, n);
  for (size_t i = 0; i < n; i += 8) {
    uint64_t word = 0;
    memcpy(&word, b + i, n - i < 8 ? n - i : 8);
    h = hash_mix(h, word);
  }
  return h;
}

static inline uint64_t hash_text(uint64_t h, Str s) { return hash_bytes(h, s.p, s.n); }

#endif
