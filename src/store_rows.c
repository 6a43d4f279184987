// Many rows in one statement: INSERT … SELECT from `incoming`, a virtual table whose
// rows are whatever array is being stored.
//
// One statement for a class costs half of what a statement for each row costs.  It may
// also leave out what a statement for each row has to do: that part, student and batch
// exist was seen in this very transaction, so the references are not looked up again; what
// the tables check is asserted by those who give the columns; and what a trigger would do
// row by row, who puts the rows does once.
//
// A conflict takes the whole transaction back (OR ROLLBACK), as whoever gets the failure would.
// Taking back the statement alone would need every page that it finds changed and writes to be
// copied to a journal of its own first: as many pages once more as the class has.
#include "store_sql.h"

#include <assert.h>

typedef struct { sqlite3_vtab base; const Store *store; } Table;
typedef struct { sqlite3_vtab_cursor base; size_t row; } Cursor;

static const Rows *rows_of(sqlite3_vtab_cursor *cursor) {
  return ((Table *)cursor->pVtab)->store->incoming;
}

static int connect_table(sqlite3 *db, void *store, int n, const char *const *words, sqlite3_vtab **out, char **error) {
  (void)n, (void)words, (void)error;
  int code = sqlite3_declare_vtab(db, "CREATE TABLE incoming (a, b, c, d, e, f, g, h)");
  Table *table = code == SQLITE_OK ? sqlite3_malloc(sizeof *table) : NULL;
  if (!table)
    return code == SQLITE_OK ? SQLITE_NOMEM : code;
  *table = (Table){.store = store};
  *out = &table->base;
  return SQLITE_OK;
}

static int disconnect_table(sqlite3_vtab *table) {
  sqlite3_free(table);
  return SQLITE_OK;
}

static int best_index(sqlite3_vtab *table, sqlite3_index_info *info) {
  const Rows *rows = ((Table *)table)->store->incoming;
  info->estimatedRows = rows ? (sqlite3_int64)rows->n : 0;
  return SQLITE_OK;
}

static int open_cursor(sqlite3_vtab *table, sqlite3_vtab_cursor **out) {
  (void)table;
  Cursor *cursor = sqlite3_malloc(sizeof *cursor);
  if (!cursor)
    return SQLITE_NOMEM;
  *cursor = (Cursor){0};
  *out = &cursor->base;
  return SQLITE_OK;
}

static int close_cursor(sqlite3_vtab_cursor *cursor) {
  sqlite3_free(cursor);
  return SQLITE_OK;
}

static int rewind_cursor(sqlite3_vtab_cursor *cursor, int index, const char *text, int n, sqlite3_value **values) {
  (void)index, (void)text, (void)n, (void)values;
  ((Cursor *)cursor)->row = 0;
  return SQLITE_OK;
}

static int next_row(sqlite3_vtab_cursor *cursor) {
  ((Cursor *)cursor)->row++;
  return SQLITE_OK;
}

static int at_end(sqlite3_vtab_cursor *cursor) {
  const Rows *rows = rows_of(cursor);
  return !rows || ((Cursor *)cursor)->row >= rows->n;
}

static int row_number(sqlite3_vtab_cursor *cursor, sqlite3_int64 *out) {
  *out = (sqlite3_int64)((Cursor *)cursor)->row;
  return SQLITE_OK;
}

static int column(sqlite3_vtab_cursor *cursor, sqlite3_context *result, int i) {
  const Rows *rows = rows_of(cursor);
  rows->column(rows, ((Cursor *)cursor)->row, i, result);
  return SQLITE_OK;
}

static const sqlite3_module module = { // no xCreate: the table is there by its name alone
  .xConnect = connect_table, .xDisconnect = disconnect_table, .xBestIndex = best_index,
  .xOpen = open_cursor, .xClose = close_cursor, .xFilter = rewind_cursor, .xNext = next_row,
  .xEof = at_end, .xRowid = row_number, .xColumn = column,
};

bool rows_connect(Store *s) {
  return sqlite3_create_module(s->db, "incoming", &module, s) == SQLITE_OK;
}

void result_str(sqlite3_context *result, Str v) {
  sqlite3_result_text64(result, v.p ? v.p : "", v.n, SQLITE_STATIC, SQLITE_UTF8);
}

void result_text_or_null(sqlite3_context *result, Str v) {
  if (v.n)
    result_str(result, v);
  else
    sqlite3_result_null(result);
}

bool rows_run(Store *s, Sql id, const Rows *rows, Failure *f) {
  s->incoming = rows;
  bool ok = sql_run(s, id, f, rows->of ? "i" : "", rows->of);
  s->incoming = NULL;
  return ok;
}

static bool set_checks(Store *s, bool on) {
  const char *sql = on ? "PRAGMA ignore_check_constraints = OFF" : "PRAGMA ignore_check_constraints = ON";
  bool checks = sqlite3_exec(s->db, sql, NULL, NULL, NULL) == SQLITE_OK; // one that fails keeps none of the others from it
  bool keys = sqlite3_db_config(s->db, SQLITE_DBCONFIG_ENABLE_FKEY, (int)on, NULL) == SQLITE_OK;
  bool triggers = sqlite3_db_config(s->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, (int)on, NULL) == SQLITE_OK;
  return checks && keys && triggers;
}

bool rows_put(Store *s, Sql id, const Rows *rows, Failure *f) {
  assert(!sqlite3_get_autocommit(s->db));
  bool ok = (set_checks(s, false) || sql_fail(s, f)) && rows_run(s, id, rows, f);
  return (set_checks(s, true) || (ok && sql_fail(s, f))) && ok;
}
