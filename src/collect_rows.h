// collect_rows.h - the rows of a file of answers, on their way to the store: the inside
// of collect.c.  A file may hold more than memory should: its answers go into a sorter.
#ifndef COLLECT_ROWS_H
#define COLLECT_ROWS_H

#include "collect.h"
#include "collect_attempts.h"
#include "collect_columns.h"
#include "sorter.h"

typedef struct { Moment moment; Str utc; } Dated; // utc: once all have been read; empty: not known
typedef struct { const Part *part; Str text; } Given;

// Texts, most of which are short, one behind the other.
typedef struct { Arena *arena; char *p; size_t n, bytes; } Texts; // p, n: room for more; bytes: of all
Str texts_keep(Texts *t, Str text);
void texts_clear(Texts *t);

// A piece of what is read or unpacked ahead ends with the row, or the group, that fills it: essays
// are few to a piece.
enum { PIECES = 3, PIECE_ANSWERS = 4096, PIECE_BYTES = 4 << 20 };
static inline bool piece_is_full(size_t answers, const Texts *t) { return answers >= PIECE_ANSWERS || t->bytes >= PIECE_BYTES; }

// Answers of a file in order.
typedef struct { Answer *v; size_t n, cap; Texts texts; } OrderPiece;

typedef struct {
  Store *store;
  const CollectHow *how;
  Intake in;
  Failure *f;
  Who *who;
  AskedList asked;
  struct { const Asked *asked; size_t at; } expected; // the part of the next row, perhaps
  Map map;
  Columns columns;
  Sorter *sorter;    // by part, student, and the order of the file
  int64_t n;         // answers in it
  Ids answered;      // parts that had answers before: to others there is nothing to compare with
  struct { OrderPiece *piece; int64_t student, part; } in_order; // where answers go, too; NULL: one was not; of the last one
  struct { Answer *v; size_t n, cap; int64_t batch, all; } fresh; // of the piece that is compared; all: so far
  Dated *dated;      // times of platforms, which are understood together
  size_t n_dated, cap_dated;
  DateOrder order;
  Key *keys;         // of the row being read
  struct { Str name; int64_t rows; size_t diag; bool drawn; } *absent; // problems that are not loaded
  size_t n_absent, cap_absent;
  Given *given;      // the answers of its cells
  size_t n_given, cap_given;
  bool commas, points; // some answers prove that their decimal mark is one
  Arena *row;        // texts of the row being read
  size_t first_dated[3]; // of the answers in Collected.about
  Collected *result;
} Collect;

// Reads rows into c->sorter: as long as the file is in order until the piece is full, or one is
// not in order; else all.  *more: there may be others.  False if the file cannot be read to its end.
bool rows_read(Collect *c, bool *more);
// Behind the last one.
void rows_end(Collect *c);
// Whether a part had answers before.
bool rows_answered(const Collect *c, int64_t part);
// The answer that rows_read() gave to the sorter; its texts are in these bytes.
Incoming rows_unpack(const Collect *c, SortKey key, Str bytes);

#endif
