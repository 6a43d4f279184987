// collect_map.h - a mapping file: what the columns of an export are, said by a person.
//
//   # quiz 3
//   Response 1 = mlp-221.a
//   Response 2 = mlp-221.b, mlp-221.c     one cell with two fields
//   student    = Email address
//   submitted  = Completed
//   skip       = Overall average          a column, or rows that begin so
//   dates      = day first                or month first
//   zone       = +02:00                   of times that name none
//
// A # begins a comment at the start of a line or between blanks.  A column's name may
// stand in quotes: "student" = mlp-221.a is a column that is called student.
#ifndef COLLECT_MAP_H
#define COLLECT_MAP_H

#include "collect_time.h"
#include "diag.h"

typedef enum { MAP_ANSWER, MAP_STUDENT, MAP_NAME, MAP_SUBMITTED, MAP_SKIP } MapKind;

typedef struct { Str text; Span span; } MapWord;

typedef struct {
  MapKind kind;
  MapWord column;
  MapWord *parts; // MAP_ANSWER
  size_t n_parts;
} MapLine;

typedef struct {
  Source source;
  MapLine *v;
  size_t n, cap;
  DateOrder order;
  bool zoned;
  int64_t zone; // seconds
} Map;

// Mistakes become diagnostics; then f says that there are some and false is returned.
bool map_read(const char *path, Arena *a, Diags *d, Map *map, Failure *f);
// The same for a text.
bool map_parse(Str name, Str text, Arena *a, Diags *d, Map *map);

#endif
