// Files say what they are in their first bytes, if one knows where to look: a mark of
// the encoding, the magic number of another format, zeros where UTF-16 has them.  The
// delimiter is guessed from the shape of the first records and only from that: the
// one that gives the header and the next two records the same number of cells.
#include "csv_dialect.h"

// --- bytes ------------------------------------------------------------------------------

static const char save[] = "in the spreadsheet: save as \"CSV UTF-8\"";

static bool holds(const char *p, size_t n, Str needle) { return str_find((Str){p, n < 512 ? n : 512}, needle) >= 0; }

// A page that calls itself .csv or .xls: a log-in page, or an export of a table.
static bool is_markup(const char *p, size_t n) {
  static const Str starts[] = {STR_INIT("<!doctype"), STR_INIT("<html"), STR_INIT("<table"), STR_INIT("<?xml")};
  Str s = str_trim((Str){p, n < 64 ? n : 64});
  for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
    bool same = s.n >= starts[i].n;
    for (size_t k = 0; same && k < starts[i].n; k++) {
      char c = s.p[k];
      same = (c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c) == starts[i].p[k];
    }
    if (same)
      return true;
  }
  return false;
}

static const char *other_format(const char *p, size_t n, const char **help) {
  *help = save;
  if (str_starts((Str){p, n}, S("PK\3\4"))) {
    if (!holds(p, n, S(".csv")))
      return "an .xlsx file, not CSV";
    *help = "unzip it, and collect what is in it";
    return "a .zip file, not CSV";
  }
  if (str_starts((Str){p, n}, S("\xd0\xcf\x11\xe0")))
    return "an .xls file, not CSV";
  if (is_markup(p, n))
    return "a page of HTML or XML, not CSV";
  *help = "export the answers as CSV";
  if (str_starts((Str){p, n}, S("%PDF")))
    return "a PDF, not CSV";
  return str_starts((Str){p, n}, S("\x1f\x8b")) ? "a gzip file, not CSV" : NULL;
}

// UTF-16 without a mark: its first characters are ASCII, so every other byte is zero.
static const char *bare_utf16(const char *p, size_t n) {
  size_t zeros[2] = {0, 0}, pairs = n < 64 ? n / 2 : 32;
  for (size_t i = 0; i < 2 * pairs; i++)
    zeros[i % 2] += !p[i];
  if (pairs < 2)
    return NULL;
  return !zeros[0] && zeros[1] == pairs ? "UTF-16LE" : zeros[0] == pairs && !zeros[1] ? "UTF-16BE" : NULL;
}

Bytes dialect_bytes(const char *p, size_t n) {
  Bytes b = {.encoding = "UTF-8"};
  if (str_starts((Str){p, n}, S("\xef\xbb\xbf")))
    b.mark = 3;
  else if (str_starts((Str){p, n}, S("\xff\xfe")))
    b = (Bytes){.encoding = "UTF-16LE", .mark = 2};
  else if (str_starts((Str){p, n}, S("\xfe\xff")))
    b = (Bytes){.encoding = "UTF-16BE", .mark = 2};
  else if (bare_utf16(p, n))
    b.encoding = bare_utf16(p, n);
  b.what = other_format(p + b.mark, n - b.mark, &b.help);
  return b;
}

// --- the delimiter ------------------------------------------------------------------------

// Cells of one record of text if `delimiter` parted them; *end is behind it.
static size_t count_cells(Str text, size_t from, char delimiter, size_t *end) {
  size_t n = 1, i = from;
  for (bool quoted = false; i < text.n; i++) {
    char c = text.p[i];
    if (c == '"')
      quoted = !quoted;
    else if (!quoted && (c == '\n' || c == '\r'))
      break;
    else if (!quoted && c == delimiter)
      n++;
  }
  while (i < text.n && (text.p[i] == '\n' || text.p[i] == '\r'))
    i++;
  *end = i;
  return n;
}

// Excel's own line: sep=; or "sep=;"
static bool named(Str text, Delimiter *d) {
  bool quoted = str_starts(text, S("\"sep="));
  size_t at = quoted ? 5 : 4;
  if ((!quoted && !str_starts(text, S("sep="))) || at >= text.n || !char_in(text.p[at], ",;\t|"))
    return false;
  *d = (Delimiter){.delimiter = text.p[at], .named = true};
  while (d->skip < text.n && text.p[d->skip] != '\n' && text.p[d->skip] != '\r')
    d->skip++;
  bool both = str_starts(str_sub(text, d->skip, text.n), S("\r\n")); // one line end: blank lines behind it count
  d->skip += both ? 2 : d->skip < text.n;
  return true;
}

Delimiter dialect_delimiter(Str text) {
  static const char candidates[] = {',', ';', '\t'};
  Delimiter best = {.delimiter = ','};
  size_t most = 1;
  if (named(text, &best))
    return best;
  for (size_t k = 0; k < sizeof candidates; k++) {
    size_t end, n = count_cells(text, 0, candidates[k], &end);
    bool even = true;
    for (int row = 0; row < 2 && end < text.n; row++)
      even &= count_cells(text, end, candidates[k], &end) == n;
    if (n > 1 && (even > best.even || (even == best.even && n > most))) {
      best.delimiter = candidates[k];
      best.even = even;
      most = n;
    }
  }
  return best;
}
