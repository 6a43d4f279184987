// store_sql.h - the inside of the store: one handle, every statement, and the four
// calls by which they run.  Only store*.c include it; store.h is for the rest.
//
// A statement is a row of store_sql.def.  It is prepared when it is first used and
// lives as long as the store.
//
//   sql_run(s, SQL_X, f, "is", id, name)        a statement without rows
//   sql_bind(s, SQL_X, f, "i", id)              one with rows:
//   for (bool row; sql_step(s, SQL_X, &row, f) && row;) …
//
// Binding letters: i int64_t, d double, s Str, n Str that is NULL when empty, b Str of bytes.
#ifndef STORE_SQL_H
#define STORE_SQL_H

// rows_put() leaves out the tables' CHECKs because asserts say the same: they must be there.
#ifdef NDEBUG
#error "backgrade is not built with NDEBUG: asserts keep a score that is no number out of the course"
#endif

#include <pthread.h>
#include <sqlite3.h>

#include "store.h"

typedef enum {
#define SQL(id, text) SQL_##id,
#include "store_sql.def"
#undef SQL
  SQL_COUNT
} Sql;

// An array on its way into a table.  column() gives row's i-th value to SQLite; texts
// must stay until the statement is done.
typedef struct Rows Rows;
struct Rows {
  const void *v;
  size_t n;
  int64_t of; // what all rows share, ?1 of the statement: their batch, their run; 0: nothing
  void (*column)(const Rows *rows, size_t row, int i, sqlite3_context *result);
};

struct Store {
  const Rows *incoming; // what the table `incoming` shows
  sqlite3 *db;
  sqlite3_stmt *stmt[SQL_COUNT];
  Arena *arena;      // for the store itself and its failures
  const char *path;  // as the user wrote it, for messages
  StoreMode mode;
  const volatile sig_atomic_t *interrupted;
  Progress *progress;
  pthread_mutex_t held;
};

// False with the Failure made from the database's last error.
bool sql_fail(Store *s, Failure *f);

bool sql_bind(Store *s, Sql id, Failure *f, const char *types, ...);
// *row: a row is there; else the statement is done and reset.
bool sql_step(Store *s, Sql id, bool *row, Failure *f);
bool sql_run(Store *s, Sql id, Failure *f, const char *types, ...);
// Ends a statement of which more rows may follow.
void sql_reset(Store *s, Sql id);
// Binds, takes the first row's first column (0 when there is none), resets.
bool sql_int(Store *s, Sql id, int64_t *value, Failure *f, const char *types, ...);

// Runs a statement that reads `incoming`; rows_put() one that inserts, in a transaction that
// has seen that what the rows refer to is there.  It does not look at the tables' CHECKs,
// column() asserts what they say; nor run their triggers, the caller does what they do.
bool rows_run(Store *s, Sql id, const Rows *rows, Failure *f);
bool rows_put(Store *s, Sql id, const Rows *rows, Failure *f);
bool rows_connect(Store *s);
void result_str(sqlite3_context *result, Str v);
void result_text_or_null(sqlite3_context *result, Str v);

// Columns of the current row; NULL is 0 or empty.
int64_t col_int(Store *s, Sql id, int column);
double col_real(Store *s, Sql id, int column);
Str col_str(Store *s, Sql id, int column, Arena *a);
Str col_view(Store *s, Sql id, int column); // until the next step
bool col_null(Store *s, Sql id, int column);

// RULE of store_sql.def, which begins at this column of the current row.
AttemptRule store_rule(Store *s, Sql id, int column, int64_t part, Arena *a);
// An attempt as far as it matters to whether it counts.
typedef struct {
  int64_t turn;
  bool refused; // too late, or one too many
  double worth; // what it earned; where the best one counts
} Attempt;
bool store_refuses(const AttemptRule *rule, int64_t turn, Str submitted);
// Whether an attempt counts instead of another one.
bool store_prefers(const AttemptRule *rule, const Attempt *x, const Attempt *other);

// The current row, and the rows, of a bound statement whose columns are id, student,
// part, raw, file, line, submitted, attempt, decimal_comma, turn.
Answer store_answer_row(Store *s, Sql id, Arena *a);
bool store_read_answers(Store *s, Sql id, Arena *a, Answers *answers, Failure *f);

// The current row, whose columns are id, sid, name, email, section.
Student store_student_row(Store *s, Sql id, Arena *a);

// The first column of a bound statement, in a list with room for `most` at once.
bool store_read_ids(Store *s, Sql id, int64_t most, Arena *a, Ids *ids, Failure *f);

// Brings a file of format `from` to the present one; on failure it is as it was.
bool store_upgrade(Store *s, int64_t from, Failure *f);

// The text of schema/*.sql.
extern const char store_schema[];

#endif
