// SHA-256 as FIPS 180-4 writes it: 64-byte blocks, each stirred into eight words
// in 64 rounds.  It says whether two texts are the same text; nothing here is secret.
//
// Processors with instructions for two rounds at once take an eighth of the time.
#include "sha256.h"

#include <string.h>
#ifdef __x86_64__
#include <cpuid.h>
#include <immintrin.h>
#endif

// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
static const uint32_t K[64] = {
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t rotate(uint32_t x, int n) { return x >> n | x << (32 - n); }

// One round: d and h are the words that it changes.
static inline void round_of(uint32_t a, uint32_t b, uint32_t c, uint32_t *d, uint32_t e, uint32_t f, uint32_t g, uint32_t *h, uint32_t added) {
  uint32_t s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25), choose = g ^ (e & (f ^ g));
  uint32_t s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22), majority = (a & b) | (c & (a | b));
  uint32_t t = *h + s1 + choose + added;
  *d += t;
  *h = t + s0 + majority;
}

static void stir(uint32_t state[8], const unsigned char block[64]) {
  uint32_t w[64];
  for (int i = 0; i < 16; i++)
    w[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 |
           (uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
  for (int i = 16; i < 64; i++) {
    uint32_t s0 = rotate(w[i - 15], 7) ^ rotate(w[i - 15], 18) ^ w[i - 15] >> 3;
    uint32_t s1 = rotate(w[i - 2], 17) ^ rotate(w[i - 2], 19) ^ w[i - 2] >> 10;
    w[i] = w[i - 16] + s0 + w[i - 7] + s1;
  }
  uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
  uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
  for (int i = 0; i < 64; i += 8) { // after eight rounds every word is back in its place
    round_of(a, b, c, &d, e, f, g, &h, K[i] + w[i]);
    round_of(h, a, b, &c, d, e, f, &g, K[i + 1] + w[i + 1]);
    round_of(g, h, a, &b, c, d, e, &f, K[i + 2] + w[i + 2]);
    round_of(f, g, h, &a, b, c, d, &e, K[i + 3] + w[i + 3]);
    round_of(e, f, g, &h, a, b, c, &d, K[i + 4] + w[i + 4]);
    round_of(d, e, f, &g, h, a, b, &c, K[i + 5] + w[i + 5]);
    round_of(c, d, e, &f, g, h, a, &b, K[i + 6] + w[i + 6]);
    round_of(b, c, d, &e, f, g, h, &a, K[i + 7] + w[i + 7]);
  }
  const uint32_t stirred[8] = {a, b, c, d, e, f, g, h};
  for (int i = 0; i < 8; i++)
    state[i] += stirred[i];
}

#ifdef __x86_64__
// The instructions want the words as {f, e, b, a} and {h, g, d, c}, from the lowest on.
__attribute__((target("sha,sse4.1"))) static void stir_fast(uint32_t state[8], const unsigned char block[64]) {
  const __m128i swap = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
  __m128i *words = (__m128i *)state, w[4];
  __m128i badc = _mm_shuffle_epi32(_mm_loadu_si128(words), 0xb1), hgfe = _mm_shuffle_epi32(_mm_loadu_si128(words + 1), 0x1b);
  const __m128i feba0 = _mm_alignr_epi8(badc, hgfe, 8), hgdc0 = _mm_blend_epi16(hgfe, badc, 0xf0);
  __m128i feba = feba0, hgdc = hgdc0;
  for (int i = 0; i < 4; i++)
    w[i] = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)block + i), swap);
  for (int i = 0; i < 64; i += 4) {
    __m128i added = _mm_add_epi32(w[0], _mm_loadu_si128((const __m128i *)(K + i)));
    hgdc = _mm_sha256rnds2_epu32(hgdc, feba, added);
    feba = _mm_sha256rnds2_epu32(feba, hgdc, _mm_shuffle_epi32(added, 0x0e));
    __m128i next = _mm_add_epi32(_mm_sha256msg1_epu32(w[0], w[1]), _mm_alignr_epi8(w[3], w[2], 4));
    w[0] = w[1], w[1] = w[2], w[2] = w[3];
    w[3] = _mm_sha256msg2_epu32(next, w[2]);
  }
  feba = _mm_shuffle_epi32(_mm_add_epi32(feba, feba0), 0x1b);
  hgdc = _mm_shuffle_epi32(_mm_add_epi32(hgdc, hgdc0), 0xb1);
  _mm_storeu_si128(words, _mm_blend_epi16(feba, hgdc, 0xf0));
  _mm_storeu_si128(words + 1, _mm_alignr_epi8(hgdc, feba, 8));
}

static bool has_instructions(void) {
  unsigned a, b = 0, c, d;
  return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & bit_SHA);
}
#else
static void stir_fast(uint32_t state[8], const unsigned char block[64]) { stir(state, block); }
static bool has_instructions(void) { return false; }
#endif

void sha256_start(Sha256 *h) {
  *h = (Sha256){.fast = has_instructions(),
                .state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                          0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19}};
}

void sha256_add(Sha256 *h, const void *p, size_t n) {
  const unsigned char *bytes = p;
  while (n > 0) {
    size_t at = h->length % 64, take = n < 64 - at ? n : 64 - at;
    const unsigned char *block = take == 64 ? bytes : h->block;
    if (take < 64)
      memcpy(h->block + at, bytes, take);
    h->length += take;
    bytes += take;
    n -= take;
    if (h->length % 64 == 0)
      (h->fast ? stir_fast : stir)(h->state, block);
  }
}

Str sha256_end(Sha256 *h, Arena *a) {
  uint64_t bits = h->length * 8;
  unsigned char pad[72] = {0x80};
  size_t n = (h->length % 64 < 56 ? 56 : 120) - h->length % 64;
  for (int i = 0; i < 8; i++)
    pad[n + (size_t)i] = (unsigned char)(bits >> (56 - 8 * i));
  sha256_add(h, pad, n + 8);

  char *hex = arena_alloc(a, 65);
  for (int i = 0; i < 64; i++)
    hex[i] = "0123456789abcdef"[h->state[i / 8] >> (28 - 4 * (i % 8)) & 15];
  return (Str){hex, 64};
}

Str sha256(Str s, Arena *a) {
  Sha256 h;
  sha256_start(&h);
  sha256_add(&h, s.p, s.n);
  return sha256_end(&h, a);
}
