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
// one by one.  Of a file on disk further queues are filled ahead, in another thread: what it
// writes stands apart below from what the caller's does.  A pipe is read when its rows are
// asked for, because whoever waits for it must hear when he is interrupted.
#include "csv.h"

#include <assert.h>
#include <csv.h>
#include <errno.h>
#include <iconv.h>
#include <string.h>
#include <sys/stat.h>

#include "ahead.h"
#include "csv_dialect.h"
#include "csv_queue.h"
#include "file.h"
#include "limits.h"
#include "sha256.h"

enum {
  CHUNK = 65536, // bytes read at once; the delimiter is found in the first chunk
  QUEUES = 4,
};

size_t csv_bite = CHUNK;

// Of a physical line that begins inside a quoted cell.
typedef struct { bool begun, inside, filled; size_t delimiters; } Line;

struct CsvReader {
  Str name;
  FILE *file;
  Progress *progress;
  CsvRow header;           // once the first queue is full
  Queue queues[QUEUES];

  Arena *arena;            // of who hands out rows
  Ahead *ahead;
  const Queue *queue;      // what is handed out
  size_t next;
  Str *out;                // cells of the row
  size_t cap_out;

  Arena *work;             // of who fills queues
  Queue *now;
  char *chunk;
  Sha256 sha;
  struct csv_parser parser;
  iconv_t utf16;           // or (iconv_t)-1
  char held[8];            // bytes of a UTF-16 character that the chunk cut in two
  size_t n_held;
  int64_t bytes;           // so far
  bool started, ended, was_cr, in_record;
  int64_t line, cell_line; // being fed; on which the current cell begins
  const char *encoding;
  bool marked;             // with a byte order mark
  Delimiter delimiter;
  int64_t ends[3];         // line ends: CR LF, LF, CR
  int64_t record_line;
  size_t overlong;         // as in Queued, of the record being read
  Line current;
  size_t lines, like_rows; // in the quoted cell being read; those with as many delimiters as the header
  Failure failed;          // status 0: not yet
};

static bool reject(CsvReader *r, Failure *f, int64_t line, const char *help, const char *format, ...)
  __attribute__((format(printf, 5, 6)));
static bool reject(CsvReader *r, Failure *f, int64_t line, const char *help, const char *format, ...) {
  Buf b = buf_new(r->work);
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

static void on_cell(void *p, size_t n, void *context) {
  CsvReader *r = context;
  queue_cell(r->now, p, n, r->work);
  r->cell_line = r->line;
  r->lines = r->like_rows = 0;
  r->current.inside = false;
  if (n > LIMIT_CELL_BYTES && !r->overlong)
    r->overlong = queue_begun(r->now);
}

static void on_row(int terminator, void *context) {
  CsvReader *r = context;
  (void)terminator;
  queue_row(r->now, r->record_line, r->overlong, r->work);
  r->overlong = 0;
  r->in_record = false;
}

// --- feeding -------------------------------------------------------------------------------

static bool unclosed(CsvReader *r, Failure *f) {
  return reject(r, f, r->cell_line, "close it, or double it if the cell begins with a quote: \"\"\"",
                "cell %zu begins with a quote that is never closed", queue_begun(r->now) + 1);
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
    r->now->first_raw = r->now->n_raw;
  }
  begin_line(r, p, n);
  if (r->in_record && r->parser.entry_pos <= LIMIT_CELL_BYTES)
    queue_raw(r->now, p, n, r->work);
  if (csv_parse(&r->parser, p, n, on_cell, on_row, r) != n) {
    if (csv_error(&r->parser) != CSV_EPARSE)
      return failure(f, r->work, EXIT_IO, STR_FMT ": out of memory", STR_ARG(r->name));
    return reject(r, f, r->line, "a cell with a quote in it stands in quotes, its own quotes doubled: \"say \"\"x\"\"\"",
                  "a quote in the middle of cell %zu", queue_begun(r->now) + 1);
  }
  end_line(r, p, n);
  if (!bound_cell(r, f))
    return false;
  if (queue_begun(r->now) > LIMIT_CSV_COLUMNS)
    return reject(r, f, r->line, "", "more than %d columns", LIMIT_CSV_COLUMNS);
  return true;
}

// A CR counts as one, until the LF after it says that both are one line end.
static void count_end(CsvReader *r, bool cr, bool crlf, bool lf) {
  r->ends[0] += crlf;
  r->ends[1] += lf && !crlf;
  r->ends[2] += cr - crlf;
}

static const char *next(char c, const char *p, const char *end) {
  const char *found = memchr(p, c, (size_t)(end - p));
  return found ? found : end;
}

// Decoded text, cut at line ends; CR LF may come in two chunks.
static bool feed(CsvReader *r, const char *p, size_t n, Failure *f) {
  const char *end = p + n, *lf = next('\n', p, end), *cr = next('\r', p, end);
  while (p < end) {
    if (r->was_cr && *p != '\n')
      r->line++;
    const char *stop = lf < cr ? lf : cr;
    bool is_cr = stop == cr && cr < end, is_lf = stop == lf && lf < end;
    count_end(r, is_cr, is_lf && stop == p && r->was_cr, is_lf);
    stop += is_cr || is_lf;
    if (!feed_line(r, p, (size_t)(stop - p), f))
      return false;
    r->was_cr = is_cr;
    r->line += is_lf;
    p = stop;
    lf = lf < p ? next('\n', p, end) : lf;
    cr = cr < p ? next('\r', p, end) : cr;
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
  char *both = arena_alloc(r->work, r->n_held + n + 1), *from = both;
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

static bool feed_bites(CsvReader *r, Str text, Failure *f) {
  bool ok = true;
  for (size_t at = 0; ok && at < text.n; at += csv_bite)
    ok = feed(r, text.p + at, text.n - at < csv_bite ? text.n - at : csv_bite, f);
  return ok;
}

// Feeds one more chunk of the file, as UTF-8.
static bool feed_chunk(CsvReader *r, Str text, Failure *f) {
  ArenaMark mark = arena_mark(r->work);
  Buf decoded = buf_new(r->work);
  if (r->utf16 != (iconv_t)-1) {
    if (!decode(r, text.p, text.n, &decoded, f))
      return false;
    text = buf_str(&decoded);
  }
  if (!r->started)
    text = str_sub(text, begin(r, text), text.n);
  queue_text(r->now, text);
  // Queues that grow take from the same arena: only if none did the decoded text can go.
  const Queue before = *r->now;
  if (!feed_bites(r, text, f))
    return false;
  if (before.text == r->now->text && before.raw == r->now->raw && before.cells == r->now->cells && before.rows == r->now->rows)
    arena_release(r->work, mark);
  return true;
}

static bool read_chunk(CsvReader *r, Failure *f) {
  size_t skip = 0, n = fread(r->chunk, 1, CHUNK, r->file);
  if (n < CHUNK && ferror(r->file))
    return failure(f, r->work, EXIT_IO, STR_FMT ": cannot be read: %s", STR_ARG(r->name), strerror(errno));
  sha256_add(&r->sha, r->chunk, n);
  progress_step(r->progress, (int64_t)n);
  r->bytes += (int64_t)n;
  if (r->bytes > LIMIT_CSV_BYTES)
    return reject(r, f, 0, "", "more than %lld bytes", (long long)LIMIT_CSV_BYTES);
  if (!r->started && !recognise(r, r->chunk, n, &skip, f))
    return false;
  return feed_chunk(r, (Str){r->chunk + skip, n - skip}, f) && (n == CHUNK || finish(r, f));
}

// AheadFill: the rows of one more chunk.  After a fault there are first the rows before it.
static bool fill(void *context, size_t i) {
  CsvReader *r = context;
  if (r->ended)
    return false;
  queue_carry(&r->queues[i], r->now, r->work);
  r->now = &r->queues[i];
  r->ended |= !read_chunk(r, &r->failed);
  memcpy(r->now->ends, r->ends, sizeof r->ends);
  return true;
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
  if (!r->queue->plain && memchr(row->raw.p, '\0', row->raw.n))
    return S("the row holds a NUL byte");
  if (!r->queue->plain && !is_utf8(row->raw))
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
  const Queued *q = &r->queue->rows[r->next++];
  size_t n = q->n, filled = 0;
  while (r->cap_out < n)
    r->out = arena_grow(r->arena, r->out, r->cap_out, &r->cap_out, sizeof *r->out);
  for (size_t i = 0; i < n; i++) {
    Stretch p = r->queue->cells[q->cells + i];
    r->out[i] = (Str){r->queue->text + p.from, p.n};
    filled += p.n;
  }
  Str raw = {r->queue->raw + q->raw, q->end - q->raw};
  while (raw.n && (raw.p[raw.n - 1] == '\n' || raw.p[raw.n - 1] == '\r'))
    raw.n--;
  *row = (CsvRow){.cells = r->out, .n = without_tail(r->out, n, r->header.n ? r->header.n : 1),
                  .raw = raw, .line = q->line};
  row->error = fault(r, row, q->overlong);
  return filled > 0;
}

// Only behind the header are queues filled ahead: it says what a row is.
static bool next_queue(CsvReader *r) {
  size_t i = 0;
  if (!(r->header.n ? ahead_next(r->ahead, &i) : fill(r, i)))
    return false;
  r->queue = &r->queues[i];
  r->next = 0;
  return true;
}

CsvNext csv_next(CsvReader *r, CsvRow *row, Failure *f) {
  do
    while (r->next < r->queue->n_rows)
      if (take(r, row))
        return CSV_ROW;
  while (next_queue(r));
  if (!r->failed.status)
    return CSV_END;
  *f = r->failed;
  f->message = str_dup(r->arena, f->message); // the help is a literal
  return CSV_FAILED;
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

static bool is_on_disk(const CsvReader *r, int64_t *bytes) {
  struct stat st;
  if (fstat(fileno(r->file), &st) != 0 || !S_ISREG(st.st_mode))
    return false;
  *bytes = st.st_size;
  return true;
}

bool csv_on_disk(const CsvReader *r) {
  int64_t bytes;
  return is_on_disk(r, &bytes);
}

CsvReader *csv_open(const char *path, Arena *a, Failure *f) {
  CsvReader *r = NEW(a, CsvReader);
  bool standard = !strcmp(path, "-");
  int64_t bytes;
  *r = (CsvReader){.arena = a, .name = standard ? S("standard input") : str(path), .line = 1,
                   .utf16 = (iconv_t)-1, .file = standard ? stdin : file_open(path, a, f)};
  if (!r->file)
    return NULL;
  r->work = arena_new();
  r->chunk = arena_alloc(r->work, CHUNK);
  r->queue = r->now = r->queues;
  r->ahead = ahead_new(is_on_disk(r, &bytes) ? QUEUES : 1, fill, r, a);
  sha256_start(&r->sha);
  bool ready = csv_init(&r->parser, CSV_STRICT | CSV_STRICT_FINI) == 0;
  assert(ready);
  if (ready && read_header(r, f))
    return r;
  f->message = str_dup(a, f->message);
  csv_close(r);
  return NULL;
}

void csv_watch(CsvReader *r, Progress *p) {
  int64_t all;
  if (!r || !p)
    return;
  r->progress = p;
  progress_begin(p, str_c(r->arena, str_fmt(r->arena, "reading " STR_FMT, STR_ARG(r->name))), NULL, is_on_disk(r, &all) ? all : 0);
  progress_step(p, r->bytes);
}

void csv_close(CsvReader *r) {
  if (!r || !r->file)
    return;
  ahead_end(r->ahead);
  progress_end(r->progress);
  csv_free(&r->parser);
  if (r->utf16 != (iconv_t)-1)
    iconv_close(r->utf16);
  if (r->file != stdin)
    fclose(r->file);
  r->file = NULL;
  arena_free(r->work);
}

const CsvRow *csv_header(const CsvReader *r) { return &r->header; }
Str csv_name(const CsvReader *r) { return r->name; }
char csv_delimiter(const CsvReader *r) { return r->delimiter.delimiter; }
CsvDialect csv_dialect(const CsvReader *r) {
  return (CsvDialect){.encoding = r->encoding, .marked = r->marked, .delimiter = r->delimiter.delimiter,
                      .named = r->delimiter.named, .even = r->delimiter.even,
                      .crlf = r->queue->ends[0], .lf = r->queue->ends[1], .cr = r->queue->ends[2]};
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
