// sorter.h - sorts more records than memory should hold.
//
// A record is a key of three numbers and some bytes.  Records come out by key; equal
// keys come out in the order in which they went in.  Few stay in memory; many go to a
// temporary file that has no name and is gone with the program.
#ifndef SORTER_H
#define SORTER_H

#include "arena.h"
#include "diag.h"
#include "limits.h"

typedef struct { int64_t a, b, c; } SortKey;
enum { SORTER_MOST = LIMIT_CELL_BYTES }; // bytes of a record

typedef struct Sorter Sorter;
Sorter *sorter_new(void);
void sorter_free(Sorter *s); // NULL is fine
// The bytes, SORTER_MOST at most, are copied.  False if the temporary file cannot be written.
bool sorter_add(Sorter *s, SortKey key, Str bytes, Arena *a, Failure *f);
// The same for n pieces, of one record.
bool sorter_add_pieces(Sorter *s, SortKey key, const Str *pieces, size_t n, Arena *a, Failure *f);
// After the last record, once: what follows are sorter_next() and sorter_again() only.
bool sorter_sort(Sorter *s, Arena *a, Failure *f);
// What comes next is the first record again.
bool sorter_again(Sorter *s, Arena *a, Failure *f);
// The next record; *more is false behind the last.  The bytes stay until the next call.
bool sorter_next(Sorter *s, SortKey *key, Str *bytes, bool *more, Arena *a, Failure *f);

#endif
