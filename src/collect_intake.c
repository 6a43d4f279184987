// A class of ten thousand can have ten thousand bad rows: the first LIMIT_DIAGS become
// diagnostics with their text, the others are only counted.  in->drawn says whether the
// last one was drawn, so that help does not end up under another row's mistake.
#include "collect_intake.h"

#include <string.h>

#include "limits.h"

const char *const intake_id_names[] = {
  "studentid", "sid", "sisuserid", "sisid", "orgdefinedid", "studentnumber", "matriculationnumber",
  "matriculation", "idnumber", "id", "lmsuserid", "username", "sisloginid", "netid", "login",
  "userid", "student", NULL};

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80); }

Str intake_plain(Str s, Arena *a) {
  Buf b = buf_new(a);
  for (size_t i = 0; i < s.n; i++) {
    char c = s.p[i];
    if (c >= 'A' && c <= 'Z')
      c = (char)(c - 'A' + 'a');
    if (is_letter(c))
      buf_char(&b, c);
  }
  return buf_str(&b);
}

ptrdiff_t intake_column(const CsvRow *header, const char *const *names, Arena *a) {
  for (; *names; names++)
    for (size_t i = 0; i < header->n; i++)
      if (str_eq(intake_plain(header->cells[i], a), str(*names)))
        return (ptrdiff_t)i;
  return -1;
}

Str intake_id(Str cell) {
  cell = str_trim(cell);
  if (cell.n >= 3 && str_starts(cell, S("=\"")) && cell.p[cell.n - 1] == '"')
    cell = str_sub(cell, 2, cell.n - 1);
  if (cell.n >= 2 && (cell.p[0] == '\'' || cell.p[0] == '#') && is_letter(cell.p[1]))
    cell = str_sub(cell, 1, cell.n);
  return str_trim(cell);
}

bool intake_no_column(const Intake *in, const char *what, const char *names, Failure *f) {
  const CsvRow *header = csv_header(in->csv);
  Buf b = buf_new(in->arena);
  for (size_t i = 0; i < header->n && i < 12; i++)
    buf_fmt(&b, "%s" STR_FMT, i ? ", " : "", STR_ARG(header->cells[i]));
  failure(f, in->arena, EXIT_INVALID, STR_FMT ":%d: no column for %s; there are: " STR_FMT "%s",
          STR_ARG(csv_name(in->csv)), (int)header->line, what, STR_ARG(buf_str(&b)),
          header->n > 12 ? ", …" : "");
  f->help = str_fmt(in->arena, "call it %s", names);
  return false;
}

bool intake_twice(const Intake *in, size_t one, size_t other, Failure *f) {
  const CsvRow *header = csv_header(in->csv);
  return failure(f, in->arena, EXIT_INVALID, STR_FMT ":%d: columns %zu and %zu are both called \"" STR_FMT "\"",
                 STR_ARG(csv_name(in->csv)), (int)header->line, one + 1, other + 1, STR_ARG(header->cells[one]));
}

bool intake_unique(const Intake *in, Failure *f) {
  const CsvRow *header = csv_header(in->csv);
  for (size_t i = 0; i < header->n; i++)
    for (size_t k = i + 1; k < header->n; k++)
      if (header->cells[i].n && str_eq(header->cells[i], header->cells[k]))
        return intake_twice(in, i, k, f);
  return true;
}

static const Source *row_source(Intake *in, const CsvRow *row) {
  Source *source = NEW(in->arena, Source);
  *source = (Source){.name = csv_name(in->csv), .text = str_dup(in->arena, row->raw), .line0 = (int)row->line};
  return source;
}

static Span row_span(Intake *in, const CsvRow *row, ptrdiff_t cell) {
  return cell < 0 ? (Span){0, 0} : csv_cell_span(in->csv, row, (size_t)cell);
}

bool intake_reject(Intake *in, const CsvRow *row, ptrdiff_t cell, const char *format, ...) {
  in->drawn = in->d->errors < LIMIT_DIAGS;
  in->rejected++;
  if (!in->drawn)
    return false;
  va_list args;
  va_start(args, format);
  Buf b = buf_new(in->arena);
  buf_vfmt(&b, format, args);
  va_end(args);
  return diag_error(in->d, row_source(in, row), row_span(in, row, cell), STR_FMT, STR_ARG(buf_str(&b)));
}

void intake_warn(Intake *in, const CsvRow *row, ptrdiff_t cell, const char *format, ...) {
  in->loose++;
  in->drawn = in->loose <= 3; // they must not hide rejected rows
  if (!in->drawn)
    return;
  va_list args;
  va_start(args, format);
  Buf b = buf_new(in->arena);
  buf_vfmt(&b, format, args);
  va_end(args);
  diag_warning(in->d, row_source(in, row), row_span(in, row, cell), STR_FMT, STR_ARG(buf_str(&b)));
}

void intake_help(Intake *in, const char *format, ...) {
  if (!in->drawn)
    return;
  va_list args;
  va_start(args, format);
  Buf b = buf_new(in->arena);
  buf_vfmt(&b, format, args);
  va_end(args);
  diag_help(in->d, STR_FMT, STR_ARG(buf_str(&b)));
}

static bool hidden(Str s) {
  unsigned code = 0;
  for (size_t i = 0, n; i < s.n; i += n ? n : 1)
    if ((n = diag_utf8(s, i, &code)) && diag_is_invisible(code))
      return true;
  return false;
}

bool intake_visible(Intake *in, const CsvRow *row, size_t cell) {
  return !hidden(row->cells[cell]) ||
         intake_reject(in, row, (ptrdiff_t)cell, "an invisible character in this cell");
}

// Rows that platforms add under or over the students.  Asked of several cells of every
// row: nearly all are told by their length.
bool intake_furniture(Str cell) {
  static const Str names[] = {
    STR_INIT("pointspossible"), STR_INIT("studenttest"), STR_INIT("teststudent"), STR_INIT("overallaverage"),
    STR_INIT("manualposting"), STR_INIT("muted"), STR_INIT("average"), STR_INIT("groupaverage"),
    STR_INIT("classaverage"), STR_INIT("gesamtdurchschnitt"), STR_INIT("moyenneg\xc3\xa9n\xc3\xa9rale"),
    STR_INIT("promediogeneral")};
  char plain[64];
  size_t n = 0;
  if (cell.n < 5 || cell.n > sizeof plain)
    return false;
  for (size_t i = 0; i < cell.n; i++) {
    char c = cell.p[i];
    if (c >= 'A' && c <= 'Z')
      c = (char)(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c & 0x80))
      plain[n++] = c;
  }
  for (size_t i = 0; n >= 5 && i < sizeof names / sizeof *names; i++)
    if (n == names[i].n && !memcmp(plain, names[i].p, n))
      return true;
  return false;
}
