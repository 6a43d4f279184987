// csv_queue.h - rows that have been read and not been handed out, one chunk of the file.
#ifndef CSV_QUEUE_H
#define CSV_QUEUE_H

#include "arena.h"

typedef struct { size_t from, n; } Stretch; // of the text
typedef struct {
  size_t cells, n;  // the first, and how many
  size_t raw, end;  // of the record as it stands in the file
  int64_t line;     // on which it begins
  size_t overlong;  // its first cell that is too long, from 1, or 0
} Queued;

typedef struct {
  char *text;       // of cells
  size_t n_text, cap_text;
  char *raw;        // of records
  size_t n_raw, cap_raw;
  Stretch *cells;
  size_t n_cells, cap_cells;
  Queued *rows;
  size_t n_rows, cap_rows;
  size_t first_cell, first_raw; // of the record that is being read, behind those of all rows
  int64_t ends[3];  // line ends of the file until here: CR LF, LF, CR
  bool plain;       // no row holds a byte that is not ASCII, or a NUL
} Queue;

// What is read next: a look at whether it is plain.
void queue_text(Queue *q, Str text);
// Bytes of the record that is being read.
void queue_raw(Queue *q, const char *p, size_t n, Arena *a);
// A cell of it; the first n bytes of p.
void queue_cell(Queue *q, const char *p, size_t n, Arena *a);
// Its end.
void queue_row(Queue *q, int64_t line, size_t overlong, Arena *a);
static inline size_t queue_begun(const Queue *q) { return q->n_cells - q->first_cell; } // its cells so far
// Empties `to`, but for the record that `from`, perhaps the same, has begun and not ended.
void queue_carry(Queue *to, const Queue *from, Arena *a);

#endif
