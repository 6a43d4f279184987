// dispatch.c - chooses among the builds of kernels.c.
#include "kernels.h"

#ifdef KERNELS_X86
extern const Kernels kernels_sse2, kernels_avx2, kernels_avx512;
#else
extern const Kernels kernels_plain;
#endif

size_t kernels_all(const Kernels *sets[4]) {
  size_t n = 0;
#ifdef KERNELS_X86
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
      __builtin_cpu_supports("avx512vl"))
    sets[n++] = &kernels_avx512;
  if (__builtin_cpu_supports("avx2")) sets[n++] = &kernels_avx2;
  sets[n++] = &kernels_sse2;
#else
  sets[n++] = &kernels_plain;
#endif
  return n;
}

const Kernels *kernels_best(void) {
  const Kernels *sets[4];
  kernels_all(sets);
  return sets[0];
}
