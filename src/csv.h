// csv.h - the only door to libcsv: rows with true line numbers in, RFC 4180 out.
//
// Read are UTF-8 and UTF-16, with or without a byte order mark; `,` `;` or TAB, found
// from the first rows or named by Excel's `sep=;` line; CRLF, LF or CR; cells with
// line ends inside quotes.  Blank lines and rows of empty cells are skipped but
// counted.  A row that is ragged, not UTF-8, holds a NUL or a cell of more than
// LIMIT_CELL_BYTES is handed over with its `error` said.  Quotes that do not pair up leave no way to tell where later rows
// begin, so they end the reading: nothing of such a file should be believed.
#ifndef CSV_H
#define CSV_H

#include <stdio.h>

#include "arena.h"
#include "diag.h"
#include "progress.h"

typedef struct CsvReader CsvReader;

typedef struct { // valid until the next csv_next()
  Str *cells;   // as many as the header has, unless error says otherwise
  size_t n;
  Str raw;      // the record as it stands in the file, without its line end
  int64_t line; // on which it begins, from 1
  Str error;    // empty: a good row
} CsvRow;

typedef enum { CSV_ROW, CSV_END, CSV_FAILED } CsvNext;

// Opens a file ("-": stdin) and reads its header; NULL with the Failure filled if
// there is none.  The arena outlives the reader.
CsvReader *csv_open(const char *path, Arena *a, Failure *f);
void csv_close(CsvReader *r); // NULL is fine
// Tells how far the reading is, until another stage begins or the reader is closed.
void csv_watch(CsvReader *r, Progress *p); // NULL is fine
bool csv_on_disk(const CsvReader *r); // and nobody has to be waited for

const CsvRow *csv_header(const CsvReader *r); // cells trimmed; stays valid
CsvNext csv_next(CsvReader *r, CsvRow *row, Failure *f);

// As it is called in messages: the path, or "standard input".
Str csv_name(const CsvReader *r);
char csv_delimiter(const CsvReader *r);

typedef struct {
  const char *encoding;  // UTF-8, UTF-16LE, UTF-16BE
  bool marked;           // with a byte order mark
  char delimiter;
  bool named;            // by a line sep=; above the header
  bool even;             // or found: it parts the first rows into as many cells
  int64_t crlf, lf, cr;  // line ends so far, also those inside cells
} CsvDialect;
CsvDialect csv_dialect(const CsvReader *r);

// Of all bytes of the file; after CSV_END.
Str csv_sha256(CsvReader *r, Arena *a);
// Where cell number `cell` of a row stands in row->raw.
Span csv_cell_span(const CsvReader *r, const CsvRow *row, size_t cell);

// At most so many bytes are given to the parser at once; tests make it 1.
extern size_t csv_bite;

// --- writing -----------------------------------------------------------------------
//
// A text that a spreadsheet would run as a formula (it begins with = + - @ TAB or
// CR and is no number) gets a leading '.  Numbers stay bare: -0.25.  The file's own
// error state is asked once, at the end (output_close).

typedef struct {
  FILE *file;
  char *held; // not in the file yet
  size_t n, cap;
  bool begun; // a cell of this row is out
} CsvWriter;

CsvWriter csv_writer(FILE *file, Arena *a);
void csv_put(CsvWriter *w, Str text);
void csv_put_number(CsvWriter *w, double value);
// Cells side by side as they stand in the file, and putting them there: for those that are in many rows.
Str csv_cells(const Str *texts, size_t n, Arena *a);
void csv_put_cells(CsvWriter *w, Str cells);
void csv_end_row(CsvWriter *w);
void csv_flush(CsvWriter *w); // after the last row

#endif
