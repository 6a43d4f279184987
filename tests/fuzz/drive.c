// drive.c - runs a fuzz target without libFuzzer, so that every test run does: the same inputs
// each time, made from the files of tests/ and problems/ by a few kinds of damage.
//
//   test_fuzz_text            some thousand inputs, as `make test` does
//   test_fuzz_text INPUT      the one input in this file, which made a target stop
//   test_fuzz_text seeds DIR  writes the seeds, for libFuzzer
//
// `make fuzz seconds=60` searches further, with libFuzzer.
#include <glob.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { SEEDS = 16384, FILES = 128, SIZE = 4096 };

typedef struct { const uint8_t *p; size_t n; } Piece;
static Piece seeds[SEEDS];
static size_t seeds_n;
static uint8_t *files[FILES]; // held to the end
static size_t files_n;

// Of each target: where its seeds are, whether a line is one, how many inputs it is given,
// and how many bytes in front say what is asked.
static const struct { const char *name, *files; int lines, inputs, front; } targets[] = {
  {"test_fuzz_csv", "tests/cli/data/*", 0, 150, 0},
  {"test_fuzz_front", "problems/*.md", 0, 300, 0},
  {"test_fuzz_judge", "tests/judge/*.t", 1, 1200, 2},
  {"test_fuzz_lang", "tests/lang/*.t", 1, 6000, 0},
  {"test_fuzz_text", "tests/text/*.t", 1, 10000, 1}};

static uint64_t state = 1;

static size_t below(size_t n) { // xorshift: the same on every machine
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return n ? (size_t)(state % n) : 0;
}

static void seed(const uint8_t *p, size_t n) {
  if (seeds_n < SEEDS && n > 1)
    seeds[seeds_n++] = (Piece){p, n};
}

static Piece whole(const char *path) {
  FILE *f = fopen(path, "rb");
  uint8_t *p = malloc(1 << 20);
  if (!f || !p || files_n == FILES)
    exit(2);
  files[files_n++] = p;
  size_t n = fread(p, 1, 1 << 20, f);
  fclose(f);
  return (Piece){p, n};
}

static void read_seeds(const char *pattern, int lines) {
  glob_t found;
  if (glob(pattern, 0, NULL, &found))
    return;
  for (size_t i = 0; i < found.gl_pathc; i++) {
    Piece file = whole(found.gl_pathv[i]);
    for (size_t from = 0, to = 0; lines && to <= file.n; to++)
      if (to == file.n || file.p[to] == '\n' || !memcmp(file.p + to, " => ", file.n - to < 4 ? 1 : 4)) {
        seed(file.p + from, to - from);
        from = to + 1;
      }
    if (!lines)
      seed(file.p, file.n);
  }
  globfree(&found);
}

// Room is kept for what is put in.
static size_t put(uint8_t *v, size_t n, size_t at, const uint8_t *p, size_t length) {
  if (n + length > SIZE)
    length = SIZE - n;
  memmove(v + at + length, v + at, n - at);
  memcpy(v + at, p, length);
  return n + length;
}

// One byte changed, a stretch left out, or written again and again, or one of another seed put in.
static size_t damage(uint8_t *v, size_t n) {
  static const uint8_t odd[] = "()[]{}\\^_'\",;:=|&%$#@*/+-.0 9eE\n\r\t\0\xff\xc2\xa0\xe2\x88";
  uint8_t copy[64];
  size_t at = below(n + 1), length = below(n - at < sizeof copy ? n - at + 1 : sizeof copy), from;
  Piece other = seeds[below(seeds_n)];
  switch (below(5)) {
  case 0:
    if (at < n)
      v[at] = odd[below(sizeof odd - 1)];
    return n;
  case 1:
    memmove(v + at, v + at + length, n - at - length);
    return n - length;
  case 2:
    memcpy(copy, v + at, length);
    for (size_t times = 1 + below(40); length && times; times--)
      n = put(v, n, at, copy, length);
    return n;
  case 3:
    return put(v, n, at, &odd[below(sizeof odd - 1)], 1);
  default:
    from = below(other.n);
    return put(v, n, at, other.p + from, 1 + below(other.n - from < 200 ? other.n - from : 200));
  }
}

static void run(int inputs, int front) {
  uint8_t v[SIZE];
  for (int i = 0; i < inputs; i++) {
    size_t n = (size_t)front;
    Piece first = seeds[below(seeds_n)];
    for (size_t k = 0; k < n; k++)
      v[k] = (uint8_t)below(256);
    n = put(v, n, n, first.p, first.n);
    for (size_t times = below(6); times; times--)
      n = damage(v, n);
    uint8_t *exact = malloc(n + 1); // so that reading past the end is seen
    if (!exact)
      exit(2);
    memcpy(exact, v, n);
    LLVMFuzzerTestOneInput(exact, n);
    free(exact);
  }
}

static void write_seeds(const char *folder, int front) {
  for (size_t i = 0; i < seeds_n; i++) {
    char path[4096];
    snprintf(path, sizeof path, "%s/seed-%04zu", folder, i);
    FILE *f = fopen(path, "wb");
    if (!f)
      exit(2);
    for (int k = 0; k < front; k++)
      fputc((int)below(256), f);
    fwrite(seeds[i].p, 1, seeds[i].n, f);
    fclose(f);
  }
}

int main(int argc, char **argv) {
  const char *slash = strrchr(argv[0], '/'), *name = slash ? slash + 1 : argv[0];
  if (argc == 2) {
    Piece one = whole(argv[1]);
    LLVMFuzzerTestOneInput(one.p, one.n);
    return 0;
  }
  for (size_t i = 0; i < sizeof targets / sizeof *targets; i++)
    if (!strcmp(name, targets[i].name)) {
      read_seeds(targets[i].files, targets[i].lines);
      if (!seeds_n)
        return fprintf(stderr, "no seeds: run it where %s is\n", targets[i].files), 2;
      if (argc == 3) {
        write_seeds(argv[2], targets[i].front);
        return 0;
      }
      run(targets[i].inputs, targets[i].front);
      puts("1 passed, 0 failed");
      return 0;
    }
  return 2;
}
