// Writing CSV: quotes where they are needed, CR LF, and nothing that a spreadsheet
// would run.  A row is put together in the writer and, if it is not long, goes
// out in one piece.
#include "csv.h"

#include <string.h>

CsvWriter csv_writer(FILE *file) {
  return (CsvWriter){.file = file};
}

static void flush(CsvWriter *w) {
  fwrite(w->held, 1, w->n, w->file);
  w->n = 0;
}

static void put(CsvWriter *w, const char *p, size_t n) {
  for (size_t some; n; p += some, n -= some) {
    some = sizeof w->held - w->n < n ? sizeof w->held - w->n : n;
    memcpy(w->held + w->n, p, some);
    if ((w->n += some) == sizeof w->held)
      flush(w);
  }
}

static void put_char(CsvWriter *w, char c) { put(w, &c, 1); }

static void separate(CsvWriter *w) {
  if (w->begun)
    put_char(w, ',');
  w->begun = true;
}

static bool is_special(char c) {
  return c == ',' || c == ';' || c == '"' || c == '\r' || c == '\n' || c == '\t';
}

void csv_put(CsvWriter *w, Str text) {
  double number;
  bool formula = text.n && char_in(text.p[0], "=+-@\t\r") && !str_double(text, &number);
  bool quote = text.n && (text.p[0] == ' ' || text.p[text.n - 1] == ' ');
  for (size_t i = 0; i < text.n && !quote; i++)
    quote = is_special(text.p[i]);
  separate(w);
  if (quote)
    put_char(w, '"');
  if (formula)
    put_char(w, '\'');
  for (size_t from = 0; from < text.n;) {
    const char *q = quote ? memchr(text.p + from, '"', text.n - from) : NULL;
    size_t n = q ? (size_t)(q - text.p) + 1 - from : text.n - from;
    put(w, text.p + from, n);
    if (q)
      put_char(w, '"');
    from += n;
  }
  if (quote)
    put_char(w, '"');
}

void csv_put_number(CsvWriter *w, double value) {
  char text[NUMBER_TEXT];
  separate(w);
  put(w, text, number_text(text, value));
}

void csv_end_row(CsvWriter *w) {
  put(w, "\r\n", 2);
  flush(w);
  w->begun = false;
}
