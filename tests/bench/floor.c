// floor.c - the least that durable grading of numbers can cost here: one pass over the file.
//
//   floor ANSWERS.csv KEY.bin DB OUT.csv
//
// A thread parses the file with libcsv; the rows go through a virtual table into one INSERT …
// SELECT with an integer key that grows, are scored on the way and written as CSV; one durable
// commit.  It knows what the generator wrote: students are s0000001, s0000002 …, every one of
// whom answers each part once, in the key's order.  It checks nothing else, keeps no file
// name, line or attempt, has no index, computes no reference and explains no verdict: no grader
// can be faster, and none should be as fast.
#include <csv.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arena.h"

enum { ROWS = 4096, TEXT = ROWS * 64, BLOCKS = 4, CELLS = 4, PARTS = 512, NAME = 64 };

typedef struct { int64_t student; uint32_t part, text, n; } Row;
typedef struct { Row rows[ROWS]; size_t n; char text[TEXT]; size_t used; bool last; } Block;

static struct {
  char names[PARTS][NAME];
  size_t parts_n;
  const double *key;
  FILE *in, *out;
  Block blocks[BLOCKS]; // a ring between the thread that parses and the statement
  size_t full, filling, taking;
  pthread_mutex_t lock;
  pthread_cond_t moved;
  struct { char v[TEXT / 4]; size_t n; } cell[CELLS]; // of the row being parsed
  size_t cells_n;
  bool header;
} g = {.lock = PTHREAD_MUTEX_INITIALIZER, .moved = PTHREAD_COND_INITIALIZER};

static void stop(const char *what) {
  fprintf(stderr, "floor: %s\n", what);
  exit(1);
}

// ---- the file into blocks, in a thread ------------------------------------------------------

static void hand_over(bool last) {
  pthread_mutex_lock(&g.lock);
  g.blocks[g.filling].last = last;
  g.filling = (g.filling + 1) % BLOCKS;
  g.full++;
  pthread_cond_signal(&g.moved);
  while (g.full == BLOCKS) pthread_cond_wait(&g.moved, &g.lock);
  pthread_mutex_unlock(&g.lock);
  g.blocks[g.filling].n = g.blocks[g.filling].used = 0;
}

// The first student names the parts, in turn; so does everybody else.
static uint32_t part_of(const char *name, size_t n) {
  static size_t next;
  if (next == g.parts_n && (!next || strncmp(g.names[0], name, n) || g.names[0][n])) {
    if (next == PARTS || n >= NAME) stop("too many parts");
    memcpy(g.names[g.parts_n++], name, n);
  }
  if (next == g.parts_n) next = 0;
  if (strncmp(g.names[next], name, n) || g.names[next][n]) stop("the parts are not in order");
  return (uint32_t)next++;
}

static void on_cell(void *bytes, size_t n, void *context) {
  (void)context;
  if (g.cells_n == CELLS || n > sizeof g.cell->v) stop("not a generated file");
  memcpy(g.cell[g.cells_n].v, bytes, n);
  g.cell[g.cells_n++].n = n;
}

static void on_row(int end, void *context) {
  (void)end, (void)context;
  size_t n = g.cells_n;
  g.cells_n = 0;
  if (!g.header) {
    g.header = true;
    return;
  }
  if (n != CELLS) stop("not a generated file");
  Block *b = &g.blocks[g.filling];
  int64_t student = 0;
  for (size_t i = 1; i < g.cell[0].n; i++) student = student * 10 + (g.cell[0].v[i] - '0');
  b->rows[b->n++] = (Row){student, part_of(g.cell[2].v, g.cell[2].n), (uint32_t)b->used, (uint32_t)g.cell[3].n};
  memcpy(b->text + b->used, g.cell[3].v, g.cell[3].n);
  b->used += g.cell[3].n;
  if (b->n == ROWS || b->used > TEXT - sizeof g.cell->v) hand_over(false);
}

static void *parse(void *context) {
  struct csv_parser parser;
  char bytes[1 << 16];
  if (csv_init(&parser, CSV_STRICT)) stop("libcsv");
  for (size_t n; (n = fread(bytes, 1, sizeof bytes, g.in)) > 0;)
    if (csv_parse(&parser, bytes, n, on_cell, on_row, NULL) != n) stop("not a CSV file");
  csv_fini(&parser, on_cell, on_row, NULL);
  csv_free(&parser);
  hand_over(true);
  return context;
}

// ---- blocks as a virtual table ------------------------------------------------------------

typedef struct { sqlite3_vtab_cursor base; const Block *block; size_t at; double points; int status; } Cursor;
enum { CORRECT, INCORRECT, BLANK };
static const char *const names[] = {"1,1,correct", "0,1,incorrect", "0,1,blank"};

static int connect_table(sqlite3 *db, void *context, int n, const char *const *words, sqlite3_vtab **out, char **error) {
  (void)context, (void)n, (void)words, (void)error;
  *out = sqlite3_malloc(sizeof **out);
  memset(*out, 0, sizeof **out);
  return sqlite3_declare_vtab(db, "CREATE TABLE incoming (id INTEGER, raw TEXT, points REAL, status INTEGER)");
}
static int disconnect_table(sqlite3_vtab *table) { return sqlite3_free(table), SQLITE_OK; }
static int best_index(sqlite3_vtab *table, sqlite3_index_info *info) { return (void)table, (void)info, SQLITE_OK; }
static int open_cursor(sqlite3_vtab *table, sqlite3_vtab_cursor **out) {
  (void)table;
  Cursor *c = sqlite3_malloc(sizeof *c);
  *c = (Cursor){0};
  *out = &c->base;
  return SQLITE_OK;
}
static int close_cursor(sqlite3_vtab_cursor *c) { return sqlite3_free(c), SQLITE_OK; }

static void score(Cursor *c) {
  const Row *r = &c->block->rows[c->at];
  Str raw = {c->block->text + r->text, r->n};
  double right = g.key[(size_t)(r->student - 1) * g.parts_n + r->part], given, off;
  c->status = !raw.n ? BLANK : !str_double(raw, &given) ? INCORRECT : CORRECT;
  if (c->status == CORRECT) {
    off = given - right;
    if (off < 0) off = -off;
    if (off > 1e-3 * (right < 0 ? -right : right)) c->status = INCORRECT;
  }
  c->points = c->status == CORRECT;
  fprintf(g.out, "s%07lld,mlp,%s,%s," STR_FMT "\n", (long long)r->student, g.names[r->part], names[c->status], STR_ARG(raw));
}

// The next row, or the first of the next block.
static void move_on(Cursor *c) {
  while (c->block && c->at == c->block->n) {
    bool last = c->block->last;
    pthread_mutex_lock(&g.lock);
    g.full--;
    g.taking = (g.taking + 1) % BLOCKS;
    pthread_cond_signal(&g.moved);
    while (!last && !g.full) pthread_cond_wait(&g.moved, &g.lock);
    pthread_mutex_unlock(&g.lock);
    c->block = last ? NULL : &g.blocks[g.taking];
    c->at = 0;
  }
  if (c->block) score(c);
}

static int rewind_cursor(sqlite3_vtab_cursor *cursor, int index, const char *text, int n, sqlite3_value **values) {
  (void)index, (void)text, (void)n, (void)values;
  Cursor *c = (Cursor *)cursor;
  pthread_mutex_lock(&g.lock);
  while (!g.full) pthread_cond_wait(&g.moved, &g.lock);
  pthread_mutex_unlock(&g.lock);
  c->block = &g.blocks[g.taking];
  move_on(c);
  return SQLITE_OK;
}
static int next_row(sqlite3_vtab_cursor *cursor) {
  Cursor *c = (Cursor *)cursor;
  c->at++;
  return move_on(c), SQLITE_OK;
}
static int at_end(sqlite3_vtab_cursor *c) { return !((Cursor *)c)->block; }
static int row_number(sqlite3_vtab_cursor *c, sqlite3_int64 *out) { return *out = (sqlite3_int64)((Cursor *)c)->at, SQLITE_OK; }
static int column(sqlite3_vtab_cursor *cursor, sqlite3_context *result, int i) {
  const Cursor *c = (const Cursor *)cursor;
  const Row *r = &c->block->rows[c->at];
  switch (i) {
  case 0: sqlite3_result_int64(result, r->student * PARTS + r->part); break;
  case 1: sqlite3_result_text(result, c->block->text + r->text, (int)r->n, SQLITE_STATIC); break;
  case 2: sqlite3_result_double(result, c->points); break;
  case 3: sqlite3_result_int(result, c->status); break;
  }
  return SQLITE_OK;
}
static const sqlite3_module module = {
  .xConnect = connect_table, .xDisconnect = disconnect_table, .xBestIndex = best_index, .xOpen = open_cursor, .xClose = close_cursor,
  .xFilter = rewind_cursor, .xNext = next_row, .xEof = at_end, .xRowid = row_number, .xColumn = column,
};

// ---- the one statement -----------------------------------------------------------------------

static void insert(const char *path) {
  sqlite3 *db;
  if (sqlite3_open(path, &db) != SQLITE_OK || sqlite3_create_module(db, "incoming", &module, NULL) != SQLITE_OK ||
      sqlite3_exec(db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; BEGIN;"
                   "CREATE TABLE answer (id INTEGER PRIMARY KEY, raw TEXT NOT NULL, points REAL, status INTEGER NOT NULL);"
                   "INSERT INTO answer SELECT id, raw, points, status FROM incoming; COMMIT;", NULL, NULL, NULL) != SQLITE_OK ||
      sqlite3_close(db) != SQLITE_OK)
    stop(db ? sqlite3_errmsg(db) : "out of memory");
}

int main(int argc, char **argv) {
  pthread_t reader;
  struct stat st;
  if (argc != 5) stop("usage: floor ANSWERS.csv KEY.bin DB OUT.csv");
  FILE *key = fopen(argv[2], "rb");
  g.in = fopen(argv[1], "rb");
  g.out = fopen(argv[4], "wb");
  if (!key || !g.in || !g.out || fstat(fileno(key), &st) != 0) stop("cannot open a file");
  void *numbers = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fileno(key), 0);
  if (numbers == MAP_FAILED) stop("cannot map the key");
  g.key = numbers;
  fputs("student_id,problem,part,points,max_points,status,answer\n", g.out);
  if (pthread_create(&reader, NULL, parse, NULL)) stop("no thread");
  insert(argv[3]);
  pthread_join(reader, NULL);
  if (fflush(g.out) != 0 || fsync(fileno(g.out)) != 0 || fclose(g.out) != 0) stop("cannot write");
  return 0;
}
