// csv_dialect.h - what the first bytes of a file say about the rest.
#ifndef CSV_DIALECT_H
#define CSV_DIALECT_H

#include "arena.h"

typedef struct {
  const char *what;     // not CSV at all: "an .xlsx file"; or NULL
  const char *help;
  const char *encoding; // "UTF-8", "UTF-16LE", "UTF-16BE"
  size_t mark;          // bytes of a byte order mark
} Bytes;

// Of the file's first bytes, a few hundred if there are as many.
Bytes dialect_bytes(const char *p, size_t n);

typedef struct {
  char delimiter;
  bool named;      // by a line sep=; above the header
  bool even;       // the header and the next two records have as many cells
  size_t skip;     // bytes of that line
} Delimiter;

// Of decoded text: the header and the first records.
Delimiter dialect_delimiter(Str text);

#endif
