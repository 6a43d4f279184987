// A course file that an older backgrade made is brought to today's format when it is
// opened: in one transaction, so that a killed program, a full disk or a mistake of
// ours leaves the file as it was.
//
// There is no list of changes to get wrong.  The old tables step aside under another
// name, today's schema is made beside them exactly as `init` makes it, every old row
// moves over column by column, by name, and the old tables go; indexes are made when the
// rows are there, which is several times faster.  That is right as long
// as a new column may be NULL or has a default; what a format asks more is converted
// from the old table when its turn comes: of format 4 the draws, which had a table.  A
// table that the schema fills itself keeps today's rows.  What people added themselves is
// put back; what they added to the table of draws, which is a view today, stays with the
// old table under the name draw_4, and `history` says so.
#include "store_sql.h"

typedef struct { Str type, name, sql; } Object;
typedef struct { Object *v; size_t n, cap; } Objects;

static bool objects_of(Store *s, Objects *out, Failure *f) {
  const Sql q = SQL_FORMAT_OBJECTS;
  bool row, ok = sql_bind(s, q, f, "");
  *out = (Objects){0};
  while (ok && (ok = sql_step(s, q, &row, f)) && row) {
    out->v = GROW(s->arena, out->v, out->n, &out->cap);
    out->v[out->n++] = (Object){col_str(s, q, 0, s->arena), col_str(s, q, 1, s->arena), col_str(s, q, 2, s->arena)};
  }
  return ok;
}

static bool is_table(const Object *o) { return str_eq(o->type, S("table")); }
static bool is_index(const Object *o) { return str_eq(o->type, S("index")); }

static bool run(Store *s, Failure *f, const char *sql) {
  return sqlite3_exec(s->db, sql, NULL, NULL, NULL) == SQLITE_OK || sql_fail(s, f);
}

// Runs a statement about a table by name, which may be anybody's.
static bool run_about(Store *s, Failure *f, const char *format, ...) {
  va_list args;
  va_start(args, format);
  char *sql = sqlite3_vmprintf(format, args); // knows %w, a quoted name
  va_end(args);
  bool ok = sql && run(s, f, sql);
  sqlite3_free(sql);
  return ok || (!sql && sql_fail(s, f));
}

static bool step_aside(Store *s, const Objects *old, Failure *f) {
  bool ok = true;
  for (size_t i = 0; ok && i < old->n; i++) { // views and triggers come first: they hold on to tables
    const char *type = str_c(s->arena, old->v[i].type), *name = str_c(s->arena, old->v[i].name);
    ok = is_table(&old->v[i]) ? run_about(s, f, "ALTER TABLE \"%w\" RENAME TO \"old %w\"", name, name)
                              : run_about(s, f, "DROP %s \"%w\"", type, name);
  }
  return ok;
}

// Whether today's schema has the object, and whether it filled it.
static bool look_at(Store *s, Str name, bool *there, bool *filled, Failure *f) {
  int64_t n, rows;
  bool ok = sql_int(s, SQL_FORMAT_HAS, &n, f, "s", name) && sql_int(s, SQL_FORMAT_FILLED, &rows, f, "s", name);
  *there = ok && n > 0;
  *filled = ok && rows > 0;
  return ok;
}

// Columns that people added to a table of ours are added to today's.
static bool keep_columns(Store *s, const char *name, Failure *f) {
  Str *added = NULL;
  size_t n = 0, cap = 0;
  bool row, ok = sql_bind(s, SQL_FORMAT_ADDED, f, "s", str(name));
  while (ok && (ok = sql_step(s, SQL_FORMAT_ADDED, &row, f)) && row) {
    added = GROW(s->arena, added, n, &cap);
    added[n++] = col_str(s, SQL_FORMAT_ADDED, 0, s->arena);
  }
  for (size_t i = 0; ok && i < n; i++)
    ok = run(s, f, str_c(s->arena, added[i]));
  return ok;
}

static bool move_rows(Store *s, const char *name, Failure *f) {
  if (!keep_columns(s, name, f))
    return false;
  bool row, ok = sql_bind(s, SQL_FORMAT_COLUMNS, f, "s", str(name)) && sql_step(s, SQL_FORMAT_COLUMNS, &row, f);
  if (!ok)
    return false;
  const char *columns = str_c(s->arena, col_str(s, SQL_FORMAT_COLUMNS, 0, s->arena));
  sql_reset(s, SQL_FORMAT_COLUMNS);
  return run_about(s, f, "INSERT INTO \"%w\" (%s) SELECT %s FROM \"old %w\"", name, columns, columns, name);
}

static bool damaged(Store *s, Failure *f) {
  failure(f, s->arena, EXIT_DATABASE, "%s: made by an older version, and damaged: it cannot be brought to the present format", s->path);
  f->help = S("go back to a backup, or save what can be read: sqlite3 FILE .recover");
  return false;
}

static bool move_draws(Store *s, Failure *f) {
  int64_t orphans;
  return sql_int(s, SQL_FORMAT_ORPHANS, &orphans, f, "") && (!orphans || damaged(s, f)) && sql_run(s, SQL_FORMAT_DRAWS, f, "");
}

static bool leave_draws(Store *s, Failure *f) {
  int64_t more;
  return move_draws(s, f) && sql_int(s, SQL_FORMAT_DRAWS_MORE, &more, f, "") &&
         run(s, f, more ? "ALTER TABLE \"old draw\" RENAME TO draw_4" : "DROP TABLE \"old draw\"");
}

static bool move_table(Store *s, Str table, Failure *f) {
  const char *name = str_c(s->arena, table);
  bool there, filled;
  if (!look_at(s, table, &there, &filled, f))
    return false;
  if (!there)
    return run_about(s, f, "ALTER TABLE \"old %w\" RENAME TO \"%w\"", name, name);
  if (str_eq(table, S("draw")))
    return leave_draws(s, f);
  return (filled || move_rows(s, name, f)) && run_about(s, f, "DROP TABLE \"old %w\"", name);
}

// The rows of all tables, into a schema whose indexes step aside meanwhile.
static bool move_tables(Store *s, const Objects *old, Failure *f) {
  Objects now;
  bool ok = objects_of(s, &now, f);
  for (size_t i = 0; ok && i < now.n; i++)
    if (is_index(&now.v[i]))
      ok = run_about(s, f, "DROP INDEX \"%w\"", str_c(s->arena, now.v[i].name));
  for (size_t i = 0; ok && i < old->n; i++)
    if (is_table(&old->v[i]))
      ok = move_table(s, old->v[i].name, f);
  for (size_t i = 0; ok && i < now.n; i++)
    if (is_index(&now.v[i]))
      ok = run(s, f, str_c(s->arena, now.v[i].sql));
  return ok;
}

static bool put_back(Store *s, const Objects *old, Failure *f) {
  bool ok = true, there, filled;
  for (size_t i = 0; ok && i < old->n; i++)
    if (!is_table(&old->v[i]))
      ok = look_at(s, old->v[i].name, &there, &filled, f) && (there || run(s, f, str_c(s->arena, old->v[i].sql)));
  return ok;
}

static bool is_whole(Store *s, Failure *f) {
  static const Sql checks[] = {SQL_VERIFY_COURSE, SQL_VERIFY_KEYS};
  bool fault = false;
  for (size_t i = 0; i < sizeof checks / sizeof *checks && !fault; i++) {
    if (!sql_bind(s, checks[i], f, "") || !sql_step(s, checks[i], &fault, f))
      return false;
    sql_reset(s, checks[i]);
  }
  return !fault || damaged(s, f);
}

static bool rebuild(Store *s, int64_t from, Failure *f) {
  Objects old;
  int64_t now;
  if (!sql_int(s, SQL_USER_VERSION, &now, f, ""))
    return false;
  if (now != from) // another program was faster
    return true;
  return objects_of(s, &old, f) && step_aside(s, &old, f) && run(s, f, store_schema) &&
         move_tables(s, &old, f) && put_back(s, &old, f) && sql_run(s, SQL_FORMAT_ANSWERED, f, "") && is_whole(s, f) && sql_run(s, SQL_FORMAT_TELL, f, "i", from) &&
         sql_run(s, SQL_FORMAT_TELL_DRAWS, f, "");
}

bool store_upgrade(Store *s, int64_t from, Failure *f) {
  // References must not follow a table that steps aside, nor be looked up while it is away; and
  // what triggers say of a row that comes was said when it came.
  sqlite3_db_config(s->db, SQLITE_DBCONFIG_LEGACY_ALTER_TABLE, 1, NULL);
  sqlite3_db_config(s->db, SQLITE_DBCONFIG_ENABLE_FKEY, 0, NULL);
  sqlite3_db_config(s->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  progress_begin(s->progress, "bringing the course to the present format", "rows", 0);
  bool ok = store_begin(s, f) && rebuild(s, from, f) && store_commit(s, f);
  progress_end(s->progress);
  store_rollback(s); // also forgets what was prepared; after a commit there is nothing to undo
  sqlite3_db_config(s->db, SQLITE_DBCONFIG_LEGACY_ALTER_TABLE, 0, NULL);
  sqlite3_db_config(s->db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
  sqlite3_db_config(s->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 1, NULL);
  return ok;
}
