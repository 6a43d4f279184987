// collect_rows.h - the rows of a file of answers, on their way to the store: the inside
// of collect.c.
#ifndef COLLECT_ROWS_H
#define COLLECT_ROWS_H

#include "collect.h"
#include "collect_attempts.h"
#include "collect_columns.h"

typedef struct { Moment moment; size_t from, n; } Dated; // a time, and its answers in v
typedef struct { const Part *part; Str text; } Given;

typedef struct {
  Store *store;
  const CollectHow *how;
  Intake in;
  Failure *f;
  Who *who;
  AskedList asked;
  Map map;
  Columns columns;
  Incoming *v;
  size_t n, cap;
  Dated *dated;      // times of platforms, which are understood together
  size_t n_dated, cap_dated;
  DateOrder order;
  Key *keys;         // of the row being read
  struct { Str name; int64_t rows; size_t diag; bool drawn; } *absent; // problems that are not loaded
  size_t n_absent, cap_absent;
  Given *given;      // the answers of its cells
  size_t n_given, cap_given;
  char *pool;        // texts stand end to end: an aligned piece for each would be mostly gap
  size_t pool_left;
  Collected *result;
} Collect;

// Reads all rows into c->v, in the order of the file.  False if the file cannot be read
// to its end.
bool rows_read(Collect *c);

#endif
