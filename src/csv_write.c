// Writing CSV: quotes where they are needed, CR LF, and nothing that a spreadsheet
// would run.
#include "csv.h"

#include <string.h>

CsvWriter csv_writer(FILE *file, Arena *scratch) {
  return (CsvWriter){.file = file, .scratch = scratch};
}

static void separate(CsvWriter *w) {
  if (w->begun)
    fputc(',', w->file);
  w->begun = true;
}

void csv_put(CsvWriter *w, Str text) {
  static const char risky[] = "=+-@\t\r", special[] = ",;\"\r\n\t";
  double number;
  bool formula = text.n && memchr(risky, text.p[0], sizeof risky - 1) && !str_double(text, &number);
  bool quote = text.n && (text.p[0] == ' ' || text.p[text.n - 1] == ' ');
  for (size_t i = 0; i < text.n && !quote; i++)
    quote = memchr(special, text.p[i], sizeof special - 1) != NULL;
  separate(w);
  if (quote)
    fputc('"', w->file);
  if (formula)
    fputc('\'', w->file);
  for (size_t from = 0; from < text.n;) {
    const char *q = quote ? memchr(text.p + from, '"', text.n - from) : NULL;
    size_t n = q ? (size_t)(q - text.p) + 1 - from : text.n - from;
    fwrite(text.p + from, 1, n, w->file);
    if (q)
      fputc('"', w->file);
    from += n;
  }
  if (quote)
    fputc('"', w->file);
}

void csv_put_number(CsvWriter *w, double value) {
  ArenaMark mark = arena_mark(w->scratch);
  Str text = str_number(w->scratch, value);
  separate(w);
  fwrite(text.p, 1, text.n, w->file);
  arena_release(w->scratch, mark);
}

void csv_end_row(CsvWriter *w) {
  fputs("\r\n", w->file);
  w->begun = false;
}
