// libcsv finds the cells; what it does not tell is added round it.
//
// libcsv's parser is a machine fed with bytes that calls back at the end of a cell
// and of a row.  It says nothing about lines, so it is fed one physical line at a
// time: then the line in which a callback fires is known, and a record begins on
// the first line with something on it after the end of the one before.  It is
// always strict: lax parsing lets one stray quote swallow the rows of others.
// After an error it must not be asked again, not even to finish.
//
// A cell that is too long is cut in the parser's own buffer, and its row is at fault.  But a
// quote that is never closed swallows the rows of others: then most lines of the cell have as
// many delimiters as the header, or the cell does not end before the file does.
//
// Rows are collected in a queue while one chunk of the file is fed, then handed out
// one by one.  What is left of an unfinished row moves to the queue's front, so
// memory stays at a chunk and a row, whatever the file's size.
#include "csv.h"

#include <assert.h>
#include <csv.h>
#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "csv_dialect.h"
#include "file.h"
#include "limits.h"
#include "sha256.h"

enum { CHUNK = 65536 }; // bytes read at once; the delimiter is found in the first chunk

size_t csv_bite = CHUNK;

typedef struct { size_t from, n; } Piece; // of the queue's bytes
// First cell, raw's first byte and end; the first cell that is too long, from 1, or 0.
typedef struct { size_t cells, raw, end; int64_t line; size_t overlong; } Queued;
// Of a physical line that begins inside a quoted cell.
typedef struct { bool begun, inside, filled; size_t delimiters; } Line;

struct CsvReader {
  Arena *arena;
  Str name;
  FILE *file;
  Progress *progress;
  Sha256 sha;
  struct csv_parser parser;
  iconv_t utf16; // or (iconv_t)-1
  char held[8];  // bytes of a UTF-16 character that the chunk cut in two
  size_t n_held;
  int64_t bytes; // so far
  bool started, ended, was_cr, in_record;
  int64_t line, cell_line; // being fed; on which the current cell begins
  const char *encoding;
  bool marked;             // with a byte order mark
  Delimiter delimiter;
  int64_t ends[3];         // line ends: CR LF, LF, CR

  char *text;     // bytes of cells
  size_t n_text, cap_text;
  char *raw;      // bytes of records
  size_t n_raw, cap_raw, raw_start; // of the record being read
  Piece *cells;
  size_t n_cells, cap_cells, cells_start;
  Queued *rows;
  size_t n_rows, cap_rows, next;
  int64_t record_line;
  size_t overlong;         // as in Queued, of the record being read
  Line current;
  size_t lines, like_rows; // in the quoted cell being read; those with as many delimiters as the header

  Failure failed; // status 0: not yet
  Str *out;       // cells of the row handed out
  size_t cap_out;
  CsvRow header;
};

static bool reject(CsvReader *r, Failure *f, int64_t line, const char *help, const char *format, ...)
  __attribute__((format(printf, 5, 6)));
static bool reject(CsvReader *r, Failure *f, int64_t line, const char *help, const char *format, ...) {
  Buf b = buf_new(r->arena);
  buf_add(&b, r->name);
  if (line)
    buf_fmt(&b, ":%lld", (long long)line);
  buf_add(&b, S(": "));
  va_list args;
  va_start(args, format);
  buf_vfmt(&b, format, args);
  va_end(args);
  *f = (Failure){.status = EXIT_INVALID, .message = buf_str(&b), .help = str(help)};
  return false;
}

// --- what libcsv calls ------------------------------------------------------------------

static char *room(CsvReader *r, char *p, size_t n, size_t *cap, size_t more) {
  while (n + more > *cap)
    p = arena_grow(r->arena, p, *cap, cap, 1);
  return p;
}

static void on_cell(void *p, size_t n, void *context) {
  CsvReader *r = context;
  r->cells = GROW(r->arena, r->cells, r->n_cells, &r->cap_cells);
  r->cells[r->n_cells++] = (Piece){r->n_text, n};
  r->text = room(r, r->text, r->n_text, &r->cap_text, n);
  if (n)
    memcpy(r->text + r->n_text, p, n);
  r->n_text += n;
  r->cell_line = r->line;
  r->lines = r->like_rows = 0;
  r->current.inside = false;
  if (n > LIMIT_CELL_BYTES && !r->overlong)
    r->overlong = r->n_cells - r->cells_start;
}

static void on_row(int terminator, void *context) {
  CsvReader *r = context;
  (void)terminator;
  r->rows = GROW(r->arena, r->rows, r->n_rows, &r->cap_rows);
  r->rows[r->n_rows++] = (Queued){r->cells_start, r->raw_start, r->n_raw, r->record_line, r->overlong};
  r->overlong = 0;
  r->cells_start = r->n_cells;
  r->raw_start = r->n_raw;
  r->in_record = false;
}

// --- feeding -------------------------------------------------------------------------------

static bool unclosed(CsvReader *r, Failure *f) {
  return reject(r, f, r->cell_line, "close it, or double it if the cell begins with a quote: \"\"\"",
                "cell %zu begins with a quote that is never closed", r->n_cells - r->cells_start + 1);
}

static bool is_blank(const char *p, size_t n) {
  while (n && (*p == ' ' || *p == '\t' || *p == '\r' || *p == '\n'))
    p++, n--;
  return !n;
}

// Counts delimiters, in lines that begin inside a quoted cell.
static void begin_line(CsvReader *r, const char *p, size_t n) {
  if (!r->current.begun)
    r->current = (Line){.begun = true, .inside = r->parser.quoted};
  r->current.filled |= !is_blank(p, n);
  for (size_t i = 0; r->current.inside && i < n; i++)
    r->current.delimiters += p[i] == r->delimiter.delimiter;
}

static void end_line(CsvReader *r, const char *p, size_t n) {
  if (!n || (p[n - 1] != '\n' && p[n - 1] != '\r'))
    return;
  bool counts = r->current.inside && r->current.filled && r->parser.quoted;
  r->current.begun = false;
  r->lines += counts;
  r->like_rows += counts && r->current.delimiters + 1 == r->header.n;
}

// What is read of a cell stays within bounds: enough of it to see that it is too long.
static bool bound_cell(CsvReader *r, Failure *f) {
  enum { ENOUGH = LIMIT_CELL_BYTES + 2 }; // a quote that may be the last
  if (r->parser.spaces > LIMIT_CELL_BYTES)
    return reject(r, f, r->line, "", "a cell of more than %d bytes", LIMIT_CELL_BYTES);
  if (r->parser.entry_pos - r->parser.spaces <= ENOUGH)
    return true;
  if (r->parser.quoted && (r->header.n < 2 || 2 * r->like_rows > r->lines))
    return unclosed(r, f);
  r->parser.entry_pos = ENOUGH + r->parser.spaces;
  return true;
}

// A piece of one physical line, with its line end if that is in the piece.
static bool feed_line(CsvReader *r, const char *p, size_t n, Failure *f) {
  if (!r->in_record && !is_blank(p, n)) {
    r->in_record = true;
    r->record_line = r->cell_line = r->line;
    r->raw_start = r->n_raw;
  }
  begin_line(r, p, n);
  if (r->in_record && r->parser.entry_pos <= LIMIT_CELL_BYTES) {
    r->raw = room(r, r->raw, r->n_raw, &r->cap_raw, n);
    memcpy(r->raw + r->n_raw, p, n);
    r->n_raw += n;
  }
  if (csv_parse(&r->parser, p, n, on_cell, on_row, r) != n) {
    if (csv_error(&r->parser) != CSV_EPARSE)
      return failure(f, r->arena, EXIT_IO, STR_FMT ": out of memory", STR_ARG(r->name));
    return reject(r, f, r->line, "a cell with a quote in it stands in quotes, its own quotes doubled: \"say \"\"x\"\"\"",
                  "a quote in the middle of cell %zu", r->n_cells - r->cells_start + 1);
  }
  end_line(r, p, n);
  if (!bound_cell(r, f))
    return false;
  if (r->n_cells - r->cells_start > LIMIT_CSV_COLUMNS)
    return reject(r, f, r->line, "", "more than %d columns", LIMIT_CSV_COLUMNS);
  return true;
}

// A CR counts as one, until the LF after it says that both are one line end.
static void count_end(CsvReader *r, bool cr, bool crlf, bool lf) {
  r->ends[0] += crlf;
  r->ends[1] += lf && !crlf;
  r->ends[2] += cr - crlf;
}

// Decoded text, cut at line ends; CR LF may come in two chunks.
static bool feed(CsvReader *r, const char *p, size_t n, Failure *f) {
  while (n) {
    if (r->was_cr && *p != '\n')
      r->line++;
    size_t take = strcspn(p, "\r\n");
    while (take < n && p[take] == '\0') // a NUL is a byte like others here
      take += 1 + strcspn(p + take + 1, "\r\n");
    if (take > n)
      take = n;
    bool cr = take < n && p[take] == '\r', lf = take < n && p[take] == '\n';
    count_end(r, cr, lf && !take && r->was_cr, lf);
    take += cr || lf;
    if (!feed_line(r, p, take, f))
      return false;
    r->was_cr = cr;
    r->line += lf;
    p += take;
    n -= take;
  }
  return true;
}

static bool finish(CsvReader *r, Failure *f) {
  r->ended = true;
  if (r->n_held)
    return reject(r, f, r->line, "fetch the file again", "the file ends in the middle of a character");
  if (csv_fini(&r->parser, on_cell, on_row, r) != 0)
    return unclosed(r, f);
  return true;
}

// --- bytes ------------------------------------------------------------------------------------

// A chunk of UTF-16 as UTF-8.
static bool decode(CsvReader *r, const char *in, size_t n, Buf *out, Failure *f) {
  char *both = arena_alloc(r->arena, r->n_held + n + 1), *from = both;
  memcpy(both, r->held, r->n_held);
  memcpy(both + r->n_held, in, n);
  size_t left = r->n_held + n;
  r->n_held = 0;
  while (left) {
    char buffer[4096], *to = buffer;
    size_t space = sizeof buffer;
    size_t code = iconv(r->utf16, &from, &left, &to, &space);
    buf_add(out, (Str){buffer, (size_t)(to - buffer)});
    if (code != (size_t)-1 || errno == E2BIG)
      continue;
    if (errno != EINVAL || left > sizeof r->held)
      return reject(r, f, r->line, "save the file as \"CSV UTF-8\"", "not UTF-16, although it begins so");
    memcpy(r->held, from, left);
    r->n_held = left;
    break;
  }
  return true;
}

// Looks at the first bytes; *skip of them are a byte order mark.
static bool recognise(CsvReader *r, const char *p, size_t n, size_t *skip, Failure *f) {
  Bytes b = dialect_bytes(p, n);
  if (b.what)
    return reject(r, f, 0, b.help, "%s", b.what);
  *skip = b.mark;
  r->encoding = b.encoding;
  r->marked = b.mark > 0;
  if (!strcmp(b.encoding, "UTF-8"))
    return true;
  r->utf16 = iconv_open("UTF-8", b.encoding);
  return r->utf16 != (iconv_t)-1 ||
         reject(r, f, 0, "save the file as \"CSV UTF-8\"", "%s cannot be read on this machine", b.encoding);
}

// The first decoded text: finds the delimiter; returns what is to be skipped.
static size_t begin(CsvReader *r, Str text) {
  r->delimiter = dialect_delimiter(text);
  r->line += r->delimiter.named;
  csv_set_delim(&r->parser, (unsigned char)r->delimiter.delimiter);
  r->started = true;
  return r->delimiter.skip;
}

// Moves the unfinished row to the front of the queue, whose rows are all handed out.
static void compact(CsvReader *r) {
  size_t text = r->cells_start < r->n_cells ? r->cells[r->cells_start].from : r->n_text;
  size_t raw = r->in_record ? r->raw_start : r->n_raw;
  r->n_text -= text;
  r->n_raw -= raw;
  r->n_cells -= r->cells_start;
  if (r->n_text)
    memmove(r->text, r->text + text, r->n_text);
  if (r->n_raw)
    memmove(r->raw, r->raw + raw, r->n_raw);
  if (r->n_cells)
    memmove(r->cells, r->cells + r->cells_start, r->n_cells * sizeof *r->cells);
  for (size_t i = 0; i < r->n_cells; i++)
    r->cells[i].from -= text;
  r->cells_start = r->raw_start = r->n_rows = r->next = 0;
}

static bool feed_bites(CsvReader *r, Str text, Failure *f) {
  bool ok = true;
  for (size_t at = 0; ok && at < text.n; at += csv_bite)
    ok = feed(r, text.p + at, text.n - at < csv_bite ? text.n - at : csv_bite, f);
  return ok;
}

// Feeds one more chunk of the file.
static bool read_chunk(CsvReader *r, Failure *f) {
  ArenaMark mark = arena_mark(r->arena);
  size_t skip = 0;
  char *chunk = arena_alloc(r->arena, CHUNK + 1);
  size_t n = fread(chunk, 1, CHUNK, r->file);
  if (n < CHUNK && ferror(r->file))
    return failure(f, r->arena, EXIT_IO, STR_FMT ": cannot be read: %s", STR_ARG(r->name), strerror(errno));
  sha256_add(&r->sha, chunk, n);
  progress_step(r->progress, (int64_t)n);
  r->bytes += (int64_t)n;
  if (r->bytes > LIMIT_CSV_BYTES)
    return reject(r, f, 0, "", "more than %lld bytes", (long long)LIMIT_CSV_BYTES);
  if (!r->started && !recognise(r, chunk, n, &skip, f))
    return false;
  Str text = {chunk + skip, n - skip};
  Buf decoded = buf_new(r->arena);
  if (r->utf16 != (iconv_t)-1) {
    if (!decode(r, text.p, text.n, &decoded, f))
      return false;
    buf_char(&decoded, '\0');
    text = (Str){decoded.p, decoded.n - 1};
  }
  // What feeding adds to the queue must outlive the chunk: it is taken from the
  // arena only when the queue grows, so the chunk is released only when it did not.
  char *queue[] = {r->text, r->raw, (char *)r->cells, (char *)r->rows};
  if (!r->started)
    text = str_sub(text, begin(r, text), text.n);
  bool ok = feed_bites(r, text, f) && (n == CHUNK || finish(r, f));
  if (ok && queue[0] == r->text && queue[1] == r->raw && queue[2] == (char *)r->cells &&
      queue[3] == (char *)r->rows)
    arena_release(r->arena, mark);
  return ok;
}

// --- rows ---------------------------------------------------------------------------------------

static bool is_utf8(Str s) {
  unsigned code;
  for (size_t i = 0, n; i < s.n; i += n)
    if (!(n = (unsigned char)s.p[i] < 0x80 ? 1 : diag_utf8(s, i, &code)))
      return false;
  return true;
}

static Str fault(CsvReader *r, const CsvRow *row, size_t overlong) {
  size_t wanted = r->header.n;
  if (overlong)
    return str_fmt(r->arena, "cell %zu has more than %d bytes", overlong, LIMIT_CELL_BYTES);
  if (memchr(row->raw.p, '\0', row->raw.n))
    return S("the row holds a NUL byte");
  if (!is_utf8(row->raw))
    return S("the row is not UTF-8; save the file as \"CSV UTF-8\"");
  if (wanted && row->n != wanted)
    return str_fmt(r->arena, "the row has %zu cell%s, the header %zu", row->n, row->n == 1 ? "" : "s", wanted);
  return (Str){0};
}

// Spreadsheets add empty cells at the end of rows.
static size_t without_tail(const Str *cells, size_t n, size_t wanted) {
  while (n > wanted && !cells[n - 1].n)
    n--;
  return n;
}

// The next row of the queue; false if it is a row of empty cells.
static bool take(CsvReader *r, CsvRow *row) {
  const Queued *q = &r->rows[r->next++];
  size_t end = r->next < r->n_rows ? r->rows[r->next].cells : r->cells_start;
  size_t n = end - q->cells, filled = 0;
  while (r->cap_out < n)
    r->out = arena_grow(r->arena, r->out, r->cap_out, &r->cap_out, sizeof *r->out);
  for (size_t i = 0; i < n; i++) {
    Piece p = r->cells[q->cells + i];
    r->out[i] = (Str){r->text + p.from, p.n};
    filled += p.n;
  }
  Str raw = {r->raw + q->raw, q->end - q->raw};
  while (raw.n && (raw.p[raw.n - 1] == '\n' || raw.p[raw.n - 1] == '\r'))
    raw.n--;
  *row = (CsvRow){.cells = r->out, .n = without_tail(r->out, n, r->header.n ? r->header.n : 1),
                  .raw = raw, .line = q->line};
  row->error = fault(r, row, q->overlong);
  return filled > 0;
}

CsvNext csv_next(CsvReader *r, CsvRow *row, Failure *f) {
  for (;;) {
    while (r->next < r->n_rows)
      if (take(r, row))
        return CSV_ROW;
    if (r->failed.status) {
      *f = r->failed;
      return CSV_FAILED;
    }
    if (r->ended) {
      progress_end(r->progress);
      return CSV_END;
    }
    compact(r);
    if (!read_chunk(r, &r->failed)) // first the rows before the fault
      r->ended = true;
  }
}

static Str trim(Str s) { // also of no-break spaces
  for (size_t n = s.n + 1; n != s.n;) {
    n = s.n;
    s = str_trim(s);
    if (str_starts(s, S("\xc2\xa0")))
      s = str_sub(s, 2, s.n);
    if (s.n >= 2 && !memcmp(s.p + s.n - 2, "\xc2\xa0", 2))
      s.n -= 2;
  }
  return s;
}

static bool read_header(CsvReader *r, Failure *f) {
  CsvRow row;
  CsvNext next = csv_next(r, &row, f);
  if (next == CSV_FAILED)
    return false;
  if (next == CSV_END)
    return reject(r, f, 0, "its first row names the columns", "the file is empty");
  if (row.error.n)
    return reject(r, f, row.line, "", STR_FMT, STR_ARG(row.error));
  Str *names = NEW_ARRAY(r->arena, Str, row.n);
  for (size_t i = 0; i < row.n; i++)
    names[i] = str_dup(r->arena, trim(row.cells[i]));
  r->header = (CsvRow){.cells = names, .n = row.n, .raw = str_dup(r->arena, row.raw), .line = row.line};
  return true;
}

// --- the reader -----------------------------------------------------------------------------------

CsvReader *csv_open(const char *path, Arena *a, Failure *f) {
  CsvReader *r = NEW(a, CsvReader);
  bool standard = !strcmp(path, "-");
  *r = (CsvReader){.arena = a, .name = standard ? S("standard input") : str(path), .line = 1,
                   .utf16 = (iconv_t)-1, .file = standard ? stdin : file_open(path, a, f)};
  if (!r->file)
    return NULL;
  sha256_start(&r->sha);
  bool ready = csv_init(&r->parser, CSV_STRICT | CSV_STRICT_FINI) == 0;
  assert(ready);
  if (ready && read_header(r, f))
    return r;
  csv_close(r);
  return NULL;
}

void csv_watch(CsvReader *r, Progress *p) {
  struct stat st;
  if (!r || !p)
    return;
  bool file = fstat(fileno(r->file), &st) == 0 && S_ISREG(st.st_mode);
  r->progress = p;
  progress_begin(p, str_c(r->arena, str_fmt(r->arena, "reading " STR_FMT, STR_ARG(r->name))), NULL, file ? (int64_t)st.st_size : 0);
  progress_step(p, r->bytes);
}

void csv_close(CsvReader *r) {
  if (!r || !r->file)
    return;
  progress_end(r->progress);
  csv_free(&r->parser);
  if (r->utf16 != (iconv_t)-1)
    iconv_close(r->utf16);
  if (r->file != stdin)
    fclose(r->file);
  r->file = NULL;
}

const CsvRow *csv_header(const CsvReader *r) { return &r->header; }
Str csv_name(const CsvReader *r) { return r->name; }
char csv_delimiter(const CsvReader *r) { return r->delimiter.delimiter; }
CsvDialect csv_dialect(const CsvReader *r) {
  return (CsvDialect){.encoding = r->encoding, .marked = r->marked, .delimiter = r->delimiter.delimiter,
                      .named = r->delimiter.named, .even = r->delimiter.even,
                      .crlf = r->ends[0], .lf = r->ends[1], .cr = r->ends[2]};
}
Str csv_sha256(CsvReader *r, Arena *a) { return sha256_end(&r->sha, a); }

Span csv_cell_span(const CsvReader *r, const CsvRow *row, size_t cell) {
  char delimiter = csv_delimiter(r);
  size_t from = 0, i = 0;
  bool quoted = false;
  for (; i < row->raw.n; i++) {
    char c = row->raw.p[i];
    if (c == '"')
      quoted = !quoted;
    if (quoted || c != delimiter)
      continue;
    if (!cell--)
      break;
    from = i + 1;
  }
  return (Span){from, i};
}
