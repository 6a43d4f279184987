// golden.h - files of cases and what they come to: how the tests walk them.
//
//   GOLDEN("tests/lang/*.t", run_file)   a TEST that runs each file with one Lang
//   golden_finish(path, output)          with REWRITE=1: the file becomes the output
//   golden_groups(…)                     the groups of a file, between empty lines
//
// It is included after the headers of what is tested, as t.h is.
#ifndef GOLDEN_H
#define GOLDEN_H

#include <glob.h>
#include <stdlib.h>

#include "t.h"

static inline bool golden_rewrites(void) { return getenv("REWRITE") != NULL; }

static inline Str golden_read(Arena *a, const char *path) {
  Buf b = buf_new(a);
  FILE *f = fopen(path, "rb");
  for (int c; f && (c = getc(f)) != EOF;) buf_char(&b, (char)c);
  if (f) fclose(f);
  return buf_str(&b);
}

static inline Str golden_line(Str *rest) {
  ptrdiff_t end = str_find(*rest, S("\n"));
  Str line = str_sub(*rest, 0, end < 0 ? rest->n : (size_t)end);
  *rest = str_sub(*rest, line.n + 1, rest->n);
  return line;
}

// The lines that are indented by two spaces, without them.
static inline Str golden_indented(Arena *a, Str *rest) {
  Buf b = buf_new(a);
  while (str_starts(*rest, S("  "))) {
    Str line = golden_line(rest);
    buf_add(&b, str_sub(line, 2, line.n));
    buf_char(&b, '\n');
  }
  return buf_str(&b);
}

static inline int golden_newlines(const char *from, const char *to) {
  int n = 0;
  for (; from < to; from++) n += *from == '\n';
  return n;
}

static inline void golden_finish(const char *path, const Buf *output) {
  FILE *f = golden_rewrites() ? fopen(path, "wb") : NULL;
  if (!f) return;
  fwrite(output->p, 1, output->n, f);
  fclose(f);
}

// run_group(path, line, text, context, output) for each group; empty lines are kept.
static inline void golden_groups(const char *path, void (*run_group)(const char *, int, Str, const void *, Buf *), const void *context) {
  Arena *a = arena_new();
  Buf output = buf_new(a);
  int line = 1;
  for (Str rest = golden_read(a, path); rest.n;) {
    if (rest.p[0] == '\n') {
      buf_char(&output, '\n');
      golden_line(&rest);
      line++;
      continue;
    }
    ptrdiff_t end = str_find(rest, S("\n\n"));
    Str group = str_sub(rest, 0, end < 0 ? rest.n : (size_t)end + 1);
    run_group(path, line, group, context, &output);
    line += golden_newlines(group.p, group.p + group.n);
    rest = str_sub(rest, group.n, rest.n);
  }
  golden_finish(path, &output);
  arena_free(a);
}

#define GOLDEN(pattern, run_file)                                                   \
  TEST(golden) {                                                                    \
    Arena *lasting = arena_new();                                                   \
    const Lang *lang = lang_new(lasting);                                           \
    glob_t files;                                                                   \
    CHECK(glob(pattern, 0, NULL, &files) == 0);                                     \
    for (size_t i = 0; i < files.gl_pathc; i++) run_file(files.gl_pathv[i], lang);  \
    globfree(&files);                                                               \
    arena_free(lasting);                                                            \
  }

#endif
