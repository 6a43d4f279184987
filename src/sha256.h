// sha256.h - the digest by which files and sheets are recognised.
#ifndef SHA256_H
#define SHA256_H

#include "arena.h"

typedef struct {
  uint32_t state[8];
  uint64_t length;         // bytes so far
  unsigned char block[64]; // the last length % 64 of them
  bool fast;               // by the processor's own instructions; a test does without
} Sha256;

void sha256_start(Sha256 *h);
void sha256_add(Sha256 *h, const void *p, size_t n);
Str sha256_end(Sha256 *h, Arena *a); // 64 hexadecimal digits

Str sha256(Str s, Arena *a);

#endif
