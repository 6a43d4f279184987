// Aligned columns need to know their widest cell before the first line is out.  The
// first AHEAD rows are kept and decide; longer cells that come later push their line
// out of line, which is better than holding a million rows in memory.  Text is cut at
// WIDEST columns and shown without control characters: it was written by students.
// For a terminal the widest column of text gives way, one place at a time, until the
// lines fit: prose first, then names over numbers, then what names a student or a part.
// Numbers are never cut.
#include "table.h"

#include "csv.h"

enum { AHEAD = 1000, WIDEST = 48, NARROWEST_TEXT = 8, NARROWEST_NAME = 4 };

struct Table {
  FILE *out;
  TableFormat format;
  const char *name;
  Arena *arena;
  CsvWriter csv;
  Str *names;
  size_t columns;
  int *width;
  int fit;          // columns of the terminal; 0: any line will do
  bool too_wide, cut;
  bool *right;      // a column of numbers
  Str *cells;       // of the first AHEAD rows, as text
  size_t rows;      // kept
  bool flowing;     // the kept rows are out
  int64_t n;        // rows in all
};

Cell cell_text(Str s) { return (Cell){.type = CELL_TEXT, .text = s}; }
Cell cell_int(int64_t i) { return (Cell){.type = CELL_INTEGER, .integer = i}; }
Cell cell_real(double x) { return (Cell){.type = CELL_REAL, .real = x}; }

Table *table_open(FILE *out, TableFormat format, const char *name, Arena *a) {
  Table *t = NEW(a, Table);
  *t = (Table){.out = out, .format = format, .name = name, .arena = a, .csv = csv_writer(out, a)};
  return t;
}

void table_fit(Table *t, int columns) { t->fit = columns; }
bool table_too_wide(const Table *t) { return t->too_wide; }

static void put(const Table *t, Str s) { fwrite(s.p, 1, s.n, t->out); }

// --- aligned ------------------------------------------------------------------------

static bool starts_character(char c) { return ((unsigned char)c & 0xc0) != 0x80; }

static bool is_accent(Str s, size_t i) { // a combining mark: U+0300 … U+036F
  unsigned char c = (unsigned char)s.p[i], d = i + 1 < s.n ? (unsigned char)s.p[i + 1] : 0;
  return c == 0xcc || (c == 0xcd && d < 0xb0);
}

// One line of at most WIDEST columns, nothing in it that moves a cursor.
static Str shown(Table *t, const Cell *c, int *width) {
  Arena *a = t->arena;
  *width = 0;
  Str s = c->type == CELL_TEXT ? c->text
        : c->type == CELL_REAL ? str_digits(a, c->real, 10)
        : c->type == CELL_INTEGER ? str_fmt(a, "%lld", (long long)c->integer) : S("");
  Buf b = buf_new(a);
  for (size_t i = 0; i < s.n; i++) {
    unsigned char ch = (unsigned char)s.p[i];
    bool c1 = ch == 0xc2 && i + 1 < s.n && (unsigned char)s.p[i + 1] < 0xa0;
    if (starts_character(s.p[i]) && !is_accent(s, i) && *width == WIDEST - 1 && i + 1 < s.n) {
      buf_add(&b, S("…"));
      ++*width;
      break;
    }
    if (ch < 0x20 || ch == 0x7f || c1) {
      buf_char(&b, ' ');
      i += c1;
      ++*width;
      continue;
    }
    *width += starts_character(s.p[i]) && !is_accent(s, i);
    buf_char(&b, s.p[i]);
  }
  return buf_str(&b);
}

static void spaces(const Table *t, int n) {
  for (; n > 0; n--)
    fputc(' ', t->out);
}

static int columns_of(Str s) {
  int n = 0;
  for (size_t i = 0; i < s.n; i++)
    n += starts_character(s.p[i]) && !is_accent(s, i);
  return n;
}

// The first columns of a text, an ellipsis for the rest.
static Str shortened(const Table *t, Str s, int width) {
  size_t at = 0;
  for (int n = -1; at < s.n; at++) {
    n += starts_character(s.p[at]) && !is_accent(s, at);
    if (n == width - 1)
      break;
  }
  return str_fmt(t->arena, STR_FMT "…", STR_ARG(str_sub(s, 0, at)));
}

static void line(const Table *t, const Str *cells) {
  ArenaMark mark = arena_mark(t->arena);
  int owed = 0; // no spaces at the end of lines
  for (size_t i = 0; i < t->columns; i++) {
    Str cell = cells[i];
    if (t->cut && columns_of(cell) > t->width[i] && (!t->right[i] || cells == t->names))
      cell = shortened(t, cell, t->width[i]);
    int gap = t->width[i] - columns_of(cell);
    owed += (i ? 2 : 0) + (t->right[i] ? gap : 0);
    if (cell.n) {
      spaces(t, owed);
      owed = 0;
      put(t, cell);
    } else {
      owed += t->width[i] - gap;
    }
    owed += t->right[i] ? 0 : gap;
  }
  fputc('\n', t->out);
  arena_release(t->arena, mark);
}

// The least that a column needs: a number whole, some of a text.
static int least_width(const Table *t, size_t column) {
  int least = t->right[column] ? NARROWEST_NAME : NARROWEST_TEXT;
  for (size_t r = 0; t->right[column] && r < t->rows; r++) {
    int n = columns_of(t->cells[r * t->columns + column]);
    least = n > least ? n : least;
  }
  return least < t->width[column] ? least : t->width[column];
}

static int worth(const Table *t, size_t column) {
  static const char *const keys[] = {"student_id", "problem", "part", "example"};
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
    if (str_eq(t->names[column], str(keys[i])))
      return 2;
  return t->right[column];
}

// The column that can best spare a place: of those worth least, the widest.
static ptrdiff_t spare_column(const Table *t, const int *width, const int *least) {
  ptrdiff_t best = -1;
  for (size_t i = 0; i < t->columns; i++) {
    int more = best < 0 ? -1 : worth(t, i) - worth(t, (size_t)best);
    if (width[i] > least[i] && (more < 0 || (more == 0 && width[i] > width[best])))
      best = (ptrdiff_t)i;
  }
  return best;
}

static void squeeze(Table *t) {
  int *width = NEW_ARRAY(t->arena, int, t->columns), *least = NEW_ARRAY(t->arena, int, t->columns);
  int total = -2;
  for (size_t i = 0; i < t->columns; i++) {
    width[i] = t->width[i];
    least[i] = least_width(t, i);
    total += width[i] + 2;
  }
  t->too_wide = total > t->fit;
  for (ptrdiff_t i; total > t->fit && (i = spare_column(t, width, least)) >= 0; total--)
    width[i]--;
  if (!t->too_wide || total > t->fit)
    return;
  t->too_wide = false;
  t->cut = true;
  t->width = width;
}

static void flow(Table *t) {
  t->flowing = true;
  if (!t->columns)
    return;
  if (t->fit)
    squeeze(t);
  line(t, t->names);
  for (size_t r = 0; r < t->rows; r++)
    line(t, t->cells + r * t->columns);
}

static void aligned(Table *t, const Cell *cells) {
  ArenaMark mark = arena_mark(t->arena);
  Str *row = t->flowing ? NEW_ARRAY(t->arena, Str, t->columns) : t->cells + t->rows * t->columns;
  for (size_t i = 0; i < t->columns; i++) {
    int width;
    row[i] = shown(t, &cells[i], &width);
    if (t->flowing)
      continue;
    if (width > t->width[i])
      t->width[i] = width;
    t->right[i] |= cells[i].type == CELL_INTEGER || cells[i].type == CELL_REAL;
  }
  if (t->flowing) {
    line(t, row);
    arena_release(t->arena, mark);
  } else if (++t->rows == AHEAD) {
    flow(t);
  }
}

// --- CSV ----------------------------------------------------------------------------------

// A third of a view's cells are integers: printf would be the greater part of writing them.
static Str integer_text(char text[24], int64_t value) {
  uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
  size_t at = 24;
  do text[--at] = (char)('0' + rest % 10);
  while (rest /= 10);
  if (value < 0)
    text[--at] = '-';
  return (Str){text + at, 24 - at};
}

static void csv(Table *t, const Cell *cells, size_t n) {
  char text[24];
  for (size_t i = 0; i < n; i++)
    switch (cells[i].type) {
    case CELL_REAL: csv_put_number(&t->csv, cells[i].real); break;
    case CELL_INTEGER: csv_put(&t->csv, integer_text(text, cells[i].integer)); break;
    case CELL_TEXT: csv_put(&t->csv, cells[i].text); break;
    case CELL_NULL: csv_put(&t->csv, S("")); break;
    }
  csv_end_row(&t->csv);
}

// --- JSON ------------------------------------------------------------------------------------

static void json_text(const Table *t, Str s) {
  fputc('"', t->out);
  for (size_t i = 0; i < s.n; i++) {
    unsigned char c = (unsigned char)s.p[i];
    if (c == '"' || c == '\\')
      fprintf(t->out, "\\%c", c);
    else if (c == '\n')
      fputs("\\n", t->out);
    else if (c < 0x20 || c == 0x7f)
      fprintf(t->out, "\\u%04x", c);
    else
      fputc(c, t->out);
  }
  fputc('"', t->out);
}

static void json(Table *t, const Cell *cells) {
  fputs(t->n > 1 ? ",\n  {" : "\n  {", t->out);
  for (size_t i = 0; i < t->columns; i++) {
    ArenaMark mark = arena_mark(t->arena);
    fputs(i ? ", " : "", t->out);
    json_text(t, t->names[i]);
    fputs(": ", t->out);
    switch (cells[i].type) {
    case CELL_REAL: put(t, str_number(t->arena, cells[i].real)); break;
    case CELL_INTEGER: fprintf(t->out, "%lld", (long long)cells[i].integer); break;
    case CELL_TEXT: json_text(t, cells[i].text); break;
    case CELL_NULL: fputs("null", t->out); break;
    }
    arena_release(t->arena, mark);
  }
  fputc('}', t->out);
}

// --- rows ----------------------------------------------------------------------------------------

static void header(Table *t, const Cell *cells, size_t n) {
  t->columns = n;
  t->names = NEW_ARRAY(t->arena, Str, n);
  t->width = NEW_ARRAY(t->arena, int, n);
  t->right = NEW_ARRAY(t->arena, bool, n);
  for (size_t i = 0; i < n; i++) {
    t->names[i] = str_dup(t->arena, cells[i].text);
    t->width[i] = columns_of(t->names[i]);
  }
  if (t->format == TABLE_ALIGNED)
    t->cells = NEW_ARRAY(t->arena, Str, AHEAD * n);
  else if (t->format == TABLE_CSV)
    csv(t, cells, n);
  else
    fprintf(t->out, "{\"view\": \"%s\", \"schema_version\": 1, \"rows\": [", t->name);
}

bool table_row(void *table, int64_t row, const Cell *cells, size_t n) {
  Table *t = table;
  if (!row) {
    header(t, cells, n);
    return !ferror(t->out);
  }
  t->n++;
  if (t->format == TABLE_ALIGNED)
    aligned(t, cells);
  else if (t->format == TABLE_CSV)
    csv(t, cells, n);
  else
    json(t, cells);
  return !ferror(t->out);
}

void table_close(Table *t) {
  if (t->format == TABLE_ALIGNED && !t->flowing)
    flow(t);
  else if (t->format == TABLE_JSON)
    fputs(t->n ? "\n]}\n" : "]}\n", t->out);
  else if (t->format == TABLE_CSV)
    csv_flush(&t->csv);
}
