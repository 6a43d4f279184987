// A class of ten thousand can have ten thousand bad rows: the first LIMIT_DIAGS become
// diagnostics with their text, the others are only counted.  in->drawn says whether the
// last one was drawn, so that help does not end up under another row's mistake.
#include "collect_intake.h"

#include <string.h>

#include "limits.h"

const char *const intake_id_names[] = {
  "studentid", "sid", "sisuserid", "orgdefinedid", "studentnumber", "matriculationnumber",
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

bool intake_unique(const Intake *in, Failure *f) {
  const CsvRow *header = csv_header(in->csv);
  for (size_t i = 0; i < header->n; i++)
    for (size_t k = i + 1; k < header->n; k++)
      if (header->cells[i].n && str_eq(header->cells[i], header->cells[k]))
        return failure(f, in->arena, EXIT_INVALID,
                       STR_FMT ":%d: columns %zu and %zu are both called \"" STR_FMT "\"",
                       STR_ARG(csv_name(in->csv)), (int)header->line, i + 1, k + 1,
                       STR_ARG(header->cells[i]));
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

// Code points that cannot be seen: controls, and marks that change the direction.
static bool hidden(Str s) {
  for (size_t i = 0; i < s.n; i++) {
    unsigned char c = (unsigned char)s.p[i];
    unsigned char d = i + 1 < s.n ? (unsigned char)s.p[i + 1] : 0;
    unsigned char e = i + 2 < s.n ? (unsigned char)s.p[i + 2] : 0;
    if (c < 0x20 || c == 0x7f || (c == 0xc2 && d < 0xa0))
      return true;
    if (c == 0xe2 && d == 0x80 && ((e >= 0x8b && e <= 0x8f) || (e >= 0xa8 && e <= 0xae)))
      return true; // U+200B … U+200F, U+2028 … U+202E
    if ((c == 0xe2 && d == 0x81 && e >= 0xa6 && e <= 0xa9) || (c == 0xef && d == 0xbb && e == 0xbf))
      return true; // U+2066 … U+2069, U+FEFF
  }
  return false;
}

bool intake_visible(Intake *in, const CsvRow *row, size_t cell) {
  return !hidden(row->cells[cell]) ||
         intake_reject(in, row, (ptrdiff_t)cell, "an invisible character in this cell");
}

// --- times ------------------------------------------------------------------------------

static bool digits(Str *s, size_t n, int64_t *value) {
  *value = 0;
  if (s->n < n)
    return false;
  for (size_t i = 0; i < n; i++) {
    if (s->p[i] < '0' || s->p[i] > '9')
      return false;
    *value = *value * 10 + (s->p[i] - '0');
  }
  *s = str_sub(*s, n, s->n);
  return true;
}

static bool skip(Str *s, const char *any) {
  if (!s->n || !strchr(any, s->p[0]) || !s->p[0])
    return false;
  *s = str_sub(*s, 1, s->n);
  return true;
}

// Days from 1970-01-01 in the Gregorian calendar; years begin in March, so that the
// day that comes and goes is the last one.
static int64_t days(int64_t year, int64_t month, int64_t day) {
  year -= month <= 2;
  int64_t era = year / 400, of_era = year % 400;
  int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static Str format_time(int64_t seconds, Arena *a) {
  int64_t day = seconds / 86400, rest = seconds % 86400;
  if (rest < 0) {
    rest += 86400;
    day--;
  }
  int64_t z = day + 719468, era = z / 146097, of_era = z % 146097;
  int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  int64_t of_year = of_era - (365 * year + year / 4 - year / 100), month = (5 * of_year + 2) / 153;
  int64_t date = of_year - (153 * month + 2) / 5 + 1;
  month += month < 10 ? 3 : -9;
  year += era * 400 + (month <= 2);
  return str_fmt(a, "%04d-%02d-%02dT%02d:%02d:%02dZ", (int)year, (int)month, (int)date,
                 (int)(rest / 3600), (int)(rest / 60 % 60), (int)(rest % 60));
}

// The rest of a time after its minutes or seconds: Z, +02:00, -0500, +1.
static bool read_offset(Str s, int64_t *seconds) {
  int64_t hours = 0, minutes = 0;
  *seconds = 0;
  s = str_trim(s);
  if (!s.n || str_eq(s, S("Z")) || str_eq(s, S("z")) || str_eq(s, S("UTC")))
    return true;
  bool west = s.p[0] == '-';
  if (!skip(&s, "+-") || !digits(&s, 2, &hours))
    return false;
  skip(&s, ":");
  if (s.n && !digits(&s, 2, &minutes))
    return false;
  *seconds = (hours * 3600 + minutes * 60) * (west ? -1 : 1);
  return !s.n && hours <= 14 && minutes < 60;
}

bool intake_time(Str s, Arena *a, Str *utc) {
  int64_t year, month, day, hour = 0, minute = 0, second = 0, offset = 0, fraction;
  static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  s = str_trim(s);
  if (!digits(&s, 4, &year) || !skip(&s, "-") || !digits(&s, 2, &month) || !skip(&s, "-") || !digits(&s, 2, &day))
    return false;
  bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  if (year < 1970 || month < 1 || month > 12 || day < 1 || day > lengths[month - 1] + (leap && month == 2))
    return false;
  if (s.n) {
    if (!skip(&s, "T ") || !digits(&s, 2, &hour) || !skip(&s, ":") || !digits(&s, 2, &minute))
      return false;
    if (skip(&s, ":") && !digits(&s, 2, &second))
      return false;
    if (skip(&s, "."))
      while (digits(&s, 1, &fraction)) {}
    if (hour > 23 || minute > 59 || second > 60 || !read_offset(s, &offset))
      return false;
  }
  *utc = format_time(days(year, month, day) * 86400 + hour * 3600 + minute * 60 + second - offset, a);
  return true;
}
