// Writing CSV: quotes where they are needed, CR LF, and nothing that a spreadsheet
// would run.  Rows are put together in the writer, many of them go out in one piece.
#include "csv.h"

#include <string.h>

enum { HELD = 1 << 14 }; // bytes

CsvWriter csv_writer(FILE *file, Arena *a) {
  return (CsvWriter){.file = file, .held = arena_alloc(a, HELD), .cap = HELD};
}

void csv_flush(CsvWriter *w) {
  fwrite(w->held, 1, w->n, w->file);
  w->n = 0;
}

// More than there is room for.
static const char *put_full(CsvWriter *w, const char *p, size_t *n) {
  for (size_t some; *n > w->cap - w->n; p += some, *n -= some) {
    some = w->cap - w->n;
    memcpy(w->held + w->n, p, some);
    w->n += some;
    csv_flush(w);
  }
  return p;
}

static inline void put(CsvWriter *w, const char *p, size_t n) {
  if (n > w->cap - w->n)
    p = put_full(w, p, &n);
  if (n)
    memcpy(w->held + w->n, p, n);
  w->n += n;
}

static inline void put_char(CsvWriter *w, char c) {
  if (w->n == w->cap)
    csv_flush(w);
  w->held[w->n++] = c;
}

static void separate(CsvWriter *w) {
  if (w->begun)
    put_char(w, ',');
  w->begun = true;
}

// Inside a cell these ask for quotes.
static const bool special[256] = {[','] = true, [';'] = true, ['"'] = true, ['\r'] = true, ['\n'] = true, ['\t'] = true};
// At its beginning these make a spreadsheet run it.
static const bool formula_begins[256] = {['='] = true, ['+'] = true, ['-'] = true, ['@'] = true, ['\t'] = true, ['\r'] = true};

void csv_put(CsvWriter *w, Str text) {
  const unsigned char *p = (const unsigned char *)text.p;
  double number;
  bool formula = text.n && formula_begins[p[0]] && !str_double(text, &number);
  bool quote = text.n && (p[0] == ' ' || p[text.n - 1] == ' ');
  for (size_t i = 0; i < text.n; i++)
    quote |= special[p[i]];
  if (!quote && !formula) {
    separate(w);
    put(w, text.p, text.n);
    return;
  }
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

Str csv_cells(const Str *texts, size_t n, Arena *a) {
  CsvWriter w = {.cap = 0};
  for (size_t i = 0; i < n; i++)
    w.cap += 2 * texts[i].n + 4; // every byte doubled, two quotes, one mark, one comma
  w.held = arena_alloc(a, w.cap);
  for (size_t i = 0; i < n; i++)
    csv_put(&w, texts[i]);
  return (Str){w.held, w.n};
}

void csv_put_cells(CsvWriter *w, Str cells) {
  separate(w);
  put(w, cells.p, cells.n);
}

void csv_end_row(CsvWriter *w) {
  put(w, "\r\n", 2);
  w->begun = false;
}
