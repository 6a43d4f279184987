// Reading views, and keeping the file well: verify, backup.
#include "store_sql.h"

#include <unistd.h>

#include "file.h"
#include "sha256.h"

const StoreView store_views[] = {
  {"gradebook", "a row per student and problem: points, percent, counts of each status"},
  {"scores", "a row per student and part: points, status, message, answer, reference"},
  {"items", "a row per part: how hard it was, how well it tells students apart"},
  {"concerns", "parts that need a look before grades go out, and why"},
  {"wrong_answers", "the wrong answers of each part, grouped and counted"},
  {"missing", "what did not come, a row per student and problem"},
  {"unreadable", "answers that could not be read; they wait"},
  {"pending", "answers that wait for a person"},
  {"overrides", "scores given by persons, and whether the machine's moved since"},
  {"shared_answers", "wrong answers that are right for another student's numbers"},
  {"runs", "every run of `grade`, the last one first"},
  {NULL, NULL},
};

static Cell cell_of(sqlite3_stmt *stmt, int i) {
  Cell c = {.type = CELL_NULL};
  switch (sqlite3_column_type(stmt, i)) {
  case SQLITE_INTEGER:
    c.type = CELL_INTEGER;
    c.integer = sqlite3_column_int64(stmt, i);
    break;
  case SQLITE_FLOAT:
    c.type = CELL_REAL;
    c.real = sqlite3_column_double(stmt, i);
    break;
  case SQLITE_TEXT:
  case SQLITE_BLOB:
    c.type = CELL_TEXT;
    c.text.p = (const char *)sqlite3_column_text(stmt, i);
    c.text.n = (size_t)sqlite3_column_bytes(stmt, i);
    break;
  }
  return c;
}

// One column is one cell of the row given to the callback.
static bool each_row(Store *s, sqlite3_stmt *stmt, StoreRow *each, void *context, Failure *f) {
  int n = sqlite3_column_count(stmt), code = SQLITE_ROW;
  Cell *cells = NEW_ARRAY(s->arena, Cell, n);
  for (int i = 0; i < n; i++)
    cells[i] = (Cell){.type = CELL_TEXT, .text = str(sqlite3_column_name(stmt, i))};
  bool more = each(context, 0, cells, (size_t)n);
  for (int64_t row = 1; more && (code = sqlite3_step(stmt)) == SQLITE_ROW; row++) {
    for (int i = 0; i < n; i++)
      cells[i] = cell_of(stmt, i);
    more = each(context, row, cells, (size_t)n);
  }
  return code == SQLITE_ROW || code == SQLITE_DONE || sql_fail(s, f);
}

bool store_view(Store *s, const StoreView *view, StoreRow *each, void *context, Failure *f) {
  sqlite3_stmt *stmt = NULL;
  const char *sql = str_c(s->arena, str_fmt(s->arena, "SELECT * FROM \"%s\"", view->name));
  bool ok = (sqlite3_prepare_v2(s->db, sql, -1, &stmt, NULL) == SQLITE_OK || sql_fail(s, f)) &&
            each_row(s, stmt, each, context, f);
  sqlite3_finalize(stmt);
  return ok;
}

bool store_peopled(Store *s, bool *students, bool *answers, Failure *f) {
  bool row;
  if (!sql_bind(s, SQL_PEOPLED, f, "") || !sql_step(s, SQL_PEOPLED, &row, f))
    return false;
  *students = col_int(s, SQL_PEOPLED, 0) != 0;
  *answers = col_int(s, SQL_PEOPLED, 1) != 0;
  sql_reset(s, SQL_PEOPLED);
  return true;
}

// --- verify ----------------------------------------------------------------------------

static void find(Findings *findings, Arena *a, Str what) {
  findings->v = GROW(a, findings->v, findings->n, &findings->cap);
  findings->v[findings->n++] = what;
}

static bool find_rows(Store *s, Sql q, Arena *a, Findings *findings, Failure *f) {
  bool row, ok = sql_bind(s, q, f, "");
  while (ok && (ok = sql_step(s, q, &row, f)) && row)
    find(findings, a, col_str(s, q, 0, a));
  return ok;
}

static bool verify_sheets(Store *s, Arena *a, Findings *findings, Failure *f) {
  const Sql q = SQL_VERIFY_SHEETS;
  bool row, ok = sql_bind(s, q, f, "");
  while (ok && (ok = sql_step(s, q, &row, f)) && row) {
    ArenaMark mark = arena_mark(s->arena);
    bool same = str_eq(sha256(col_str(s, q, 3, s->arena), s->arena), col_str(s, q, 2, s->arena));
    arena_release(s->arena, mark);
    if (!same)
      find(findings, a, str_fmt(a, "sheet: the text of " STR_FMT " version %d is not the one that was loaded",
                                STR_ARG(col_str(s, q, 0, a)), (int)col_int(s, q, 1)));
  }
  return ok;
}

// The schema as "kind name" and its SQL, from this file or from a fresh one.
typedef struct { Str name, sql; } Object;
typedef struct { Object *v; size_t n, cap; } Objects;

static bool read_schema(Store *s, Arena *a, Objects *objects, Failure *f) {
  const Sql q = SQL_SCHEMA;
  bool row, ok = sql_bind(s, q, f, "");
  *objects = (Objects){0};
  while (ok && (ok = sql_step(s, q, &row, f)) && row) {
    objects->v = GROW(a, objects->v, objects->n, &objects->cap);
    objects->v[objects->n++] = (Object){col_str(s, q, 0, a), col_str(s, q, 1, a)};
  }
  return ok;
}

static bool fresh_schema(Store *s, Arena *a, Objects *objects, Failure *f) {
  Store fresh = {.arena = s->arena, .path = "the built-in schema"};
  bool ok = (sqlite3_open(":memory:", &fresh.db) == SQLITE_OK &&
             sqlite3_exec(fresh.db, store_schema, NULL, NULL, NULL) == SQLITE_OK) ||
            sql_fail(&fresh, f);
  ok = ok && read_schema(&fresh, a, objects, f);
  sqlite3_finalize(fresh.stmt[SQL_SCHEMA]);
  sqlite3_close(fresh.db);
  return ok;
}

static const Object *object_named(const Objects *objects, Str name) {
  for (size_t i = 0; i < objects->n; i++)
    if (str_eq(objects->v[i].name, name))
      return &objects->v[i];
  return NULL;
}

// Whoever adds a view or a table of his own does no harm; a trigger might.
static bool verify_schema(Store *s, Arena *a, Findings *findings, Failure *f) {
  Objects is, ought;
  if (!read_schema(s, a, &is, f) || !fresh_schema(s, a, &ought, f))
    return false;
  for (size_t i = 0; i < ought.n; i++) {
    const Object *o = object_named(&is, ought.v[i].name);
    if (!o || !str_eq(o->sql, ought.v[i].sql))
      find(findings, a, str_fmt(a, "schema: " STR_FMT " %s", STR_ARG(ought.v[i].name),
                                o ? "is not as backgrade made it" : "is gone"));
  }
  for (size_t i = 0; i < is.n; i++)
    if (str_starts(is.v[i].name, S("trigger ")) && !object_named(&ought, is.v[i].name))
      find(findings, a, str_fmt(a, "schema: " STR_FMT " is not backgrade's", STR_ARG(is.v[i].name)));
  return true;
}

bool store_verify(Store *s, Arena *a, Findings *findings, Failure *f) {
  static const Sql checks[] = {SQL_VERIFY_KEYS, SQL_VERIFY_COURSE, SQL_VERIFY_ASKED, SQL_VERIFY_ANSWERED, SQL_VERIFY_NUMBERS, SQL_VERIFY_SCORES,
                               SQL_VERIFY_GRADED, SQL_VERIFY_OVERRIDES};
  *findings = (Findings){0};
  if (!find_rows(s, SQL_VERIFY_FILE, a, findings, f))
    return false;
  if (findings->n) // a broken file has nothing more to say
    return true;
  if (!verify_schema(s, a, findings, f))
    return false;
  size_t schema_faults = findings->n;
  if (!verify_sheets(s, a, findings, f) && (!schema_faults || f->status == EXIT_INTERRUPTED))
    return false;
  for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
    if (!find_rows(s, checks[i], a, findings, f) && (!schema_faults || f->status == EXIT_INTERRUPTED))
      return false; // where a table is gone, what speaks of it has nothing to say
  return true;
}

// --- backup ------------------------------------------------------------------------------

bool store_backup(Store *s, const char *path, bool replace, Arena *a, Failure *f) {
  if (!replace && file_exists(path)) {
    failure(f, a, EXIT_INVALID, "%s: the file exists already and was left as it is", path);
    f->help = S("--force replaces it");
    return false;
  }
  const char *temporary = str_c(a, str_fmt(a, "%s.tmp%ld", path, (long)getpid()));
  Store copy = *s; // for messages: what fails is the copy, not the course
  copy.path = path;
  Str name = str(temporary);
  sqlite3_stmt *stmt = NULL;
  bool ok = sqlite3_prepare_v2(s->db, "VACUUM INTO ?1", -1, &stmt, NULL) == SQLITE_OK &&
            sqlite3_bind_text(stmt, 1, name.p, (int)name.n, SQLITE_STATIC) == SQLITE_OK &&
            sqlite3_step(stmt) == SQLITE_DONE;
  if (!ok) {
    sql_fail(&copy, f);
    if ((sqlite3_errcode(s->db) & 0xff) == SQLITE_CANTOPEN)
      f->status = EXIT_IO; // the copy's place, not the course
  }
  sqlite3_finalize(stmt);
  ok = ok && file_publish(temporary, path, a, f);
  if (!ok) {
    unlink(temporary);
    unlink(str_c(a, str_fmt(a, "%s-journal", temporary)));
  }
  return ok;
}
