// table.h - rows for people (aligned), for spreadsheets (CSV) and for programs (JSON).
//
// table_row is a StoreRow: a view can be poured straight into it.  Nothing here
// fails; whether the stream took it all is asked when it is flushed or closed.
#ifndef TABLE_H
#define TABLE_H

#include <stdio.h>

#include "arena.h"
#include "store.h"

typedef enum { TABLE_ALIGNED, TABLE_CSV, TABLE_JSON } TableFormat;
typedef struct Table Table;

// name: what the rows are, for JSON: {"view": name, "schema_version": 1, "rows": [...]}.
Table *table_open(FILE *out, TableFormat format, const char *name, Arena *a);
// For a terminal of so many columns: texts, then the names over numbers, are shortened
// with an ellipsis until the lines fit.  If they cannot, nothing is.
void table_fit(Table *t, int columns);
bool table_too_wide(const Table *t); // after table_close: they could not
// Row 0 holds the column names.  False once the stream has failed.
bool table_row(void *table, int64_t row, const Cell *cells, size_t n);
void table_close(Table *t); // the last lines

Cell cell_text(Str s);
Cell cell_int(int64_t i);
Cell cell_real(double x);

#endif
