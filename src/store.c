// The handle: opening a course file safely, transactions, running statements.
//
// Opening believes nothing.  The first 100 bytes are read as bytes: without the
// magic and our application id SQLite never sees the file, so a foreign database
// is not touched, not even by a -wal beside it.  Then the defences: no extensions,
// no double-quoted strings, no functions reached from a stranger's triggers, small
// limits.  The journal is a WAL (people may read with sqlite3 while we write),
// every commit is synced, and closing folds the WAL back, so that at rest a course
// is one file.
//
// Every failure is made in one place, sql_fail(): SQLite's code decides the exit
// status and what a tired person should do next.
#include "store_sql.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#ifdef __linux__
#include <sys/statfs.h>
#endif
#include <unistd.h>

enum { APPLICATION_ID = 1650946660, USER_VERSION = 6, WAIT_MS = 5000 };

const char store_schema[] =
#include "schema.inc"
  ;

static const char *const statements[SQL_COUNT] = {
#define SQL(id, text) [SQL_##id] = text,
#include "store_sql.def"
#undef SQL
};

// --- failures ----------------------------------------------------------------------

bool sql_fail(Store *s, Failure *f) {
  int code = s->db ? sqlite3_errcode(s->db) : SQLITE_NOMEM;
  const char *what = s->db ? sqlite3_errmsg(s->db) : "out of memory", *help = "";
  int status = EXIT_DATABASE;
  switch (code & 0xff) {
  case SQLITE_INTERRUPT:
    return failure(f, s->arena, EXIT_INTERRUPTED, "interrupted; nothing was changed");
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    what = "another program is writing to it";
    help = "wait until it is done, or close the program that has the file open";
    break;
  case SQLITE_FULL:
    status = EXIT_IO;
    what = "the disk is full; nothing was changed";
    help = "make room and run the same command again";
    if (s->mode != STORE_READ) break; // who reads writes nothing but these
    what = "no room for temporary files, needed because there is so much";
    help = "make room where temporary files go; $TMPDIR names another folder";
    break;
  case SQLITE_IOERR:
    status = EXIT_IO;
    what = errno == EFBIG ? "the file may not grow any more; nothing was changed"
                          : "the disk failed; nothing was changed";
    help = "check free space and the disk, then run the same command again";
    break;
  case SQLITE_NOMEM:
    status = EXIT_IO;
    break;
  case SQLITE_READONLY:
  case SQLITE_PERM:
    what = "the file or its folder is read-only";
    break;
  case SQLITE_CANTOPEN:
    what = "cannot be opened";
    help = "check that the file and its folder may be read and written";
    break;
  case SQLITE_ERROR:
    help = "another program changed the file, or made it; `backgrade verify` says what is wrong with it";
    break;
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB:
    what = "the file is damaged";
    help = "go back to a backup, or save what can be read: sqlite3 FILE .recover";
    break;
  }
  failure(f, s->arena, status, "%s: %s", s->path, what);
  f->help = str_dup(s->arena, str(help));
  return false;
}

// --- statements -----------------------------------------------------------------------

static bool prepare(Store *s, Sql id, Failure *f) {
  return s->stmt[id] || sqlite3_prepare_v3(s->db, statements[id], -1, SQLITE_PREPARE_PERSISTENT,
                                           &s->stmt[id], NULL) == SQLITE_OK || sql_fail(s, f);
}

static int bind_str(sqlite3_stmt *stmt, int i, Str v) {
  return sqlite3_bind_text64(stmt, i, v.p ? v.p : "", v.n, SQLITE_STATIC, SQLITE_UTF8);
}

static bool bind_all(Store *s, Sql id, Failure *f, const char *types, va_list args) {
  if (!prepare(s, id, f))
    return false;
  sqlite3_stmt *stmt = s->stmt[id];
  assert((int)strlen(types) == sqlite3_bind_parameter_count(stmt));
  int code = SQLITE_OK; // what is not bound keeps the value of the row before
  for (int i = 1; *types; types++, i++) {
    switch (*types) {
    case 'i': code |= sqlite3_bind_int64(stmt, i, va_arg(args, int64_t)); break;
    case 'd': code |= sqlite3_bind_double(stmt, i, va_arg(args, double)); break;
    case 's': code |= bind_str(stmt, i, va_arg(args, Str)); break;
    case 'b': {
      Str v = va_arg(args, Str);
      code |= sqlite3_bind_blob64(stmt, i, v.p, v.n, SQLITE_STATIC);
      break;
    }
    case 'n': {
      Str v = va_arg(args, Str);
      code |= v.n ? bind_str(stmt, i, v) : sqlite3_bind_null(stmt, i);
      break;
    }
    default: assert(false && "a binding letter");
    }
  }
  return code == SQLITE_OK || failure(f, s->arena, EXIT_DATABASE, "%s: a value cannot be stored: %s", s->path, sqlite3_errstr(code));
}

bool sql_bind(Store *s, Sql id, Failure *f, const char *types, ...) {
  va_list args;
  va_start(args, types);
  bool ok = bind_all(s, id, f, types, args);
  va_end(args);
  return ok;
}

bool store_goes_on(Store *s, Failure *f) {
  return !s->interrupted || !*s->interrupted ||
         failure(f, s->arena, EXIT_INTERRUPTED, "interrupted; nothing was changed");
}

bool sql_step(Store *s, Sql id, bool *row, Failure *f) {
  *row = false;
  if (!store_goes_on(s, f))
    return false;
  int code = sqlite3_step(s->stmt[id]);
  *row = code == SQLITE_ROW;
  if (*row)
    return true;
  bool ok = code == SQLITE_DONE || sql_fail(s, f);
  sqlite3_reset(s->stmt[id]);
  return ok;
}

void sql_reset(Store *s, Sql id) {
  sqlite3_reset(s->stmt[id]);
}

bool sql_run(Store *s, Sql id, Failure *f, const char *types, ...) {
  va_list args;
  va_start(args, types);
  bool row, ok = bind_all(s, id, f, types, args) && sql_step(s, id, &row, f);
  va_end(args);
  return ok;
}

bool sql_int(Store *s, Sql id, int64_t *value, Failure *f, const char *types, ...) {
  va_list args;
  va_start(args, types);
  bool row = false, ok = bind_all(s, id, f, types, args) && sql_step(s, id, &row, f);
  va_end(args);
  *value = ok && row ? col_int(s, id, 0) : 0;
  if (row)
    sql_reset(s, id);
  return ok;
}

int64_t col_int(Store *s, Sql id, int column) { return sqlite3_column_int64(s->stmt[id], column); }
double col_real(Store *s, Sql id, int column) { return sqlite3_column_double(s->stmt[id], column); }
bool col_null(Store *s, Sql id, int column) {
  return sqlite3_column_type(s->stmt[id], column) == SQLITE_NULL;
}

Str col_view(Store *s, Sql id, int column) {
  const char *p = (const char *)sqlite3_column_text(s->stmt[id], column);
  return (Str){p, p ? (size_t)sqlite3_column_bytes(s->stmt[id], column) : 0};
}

Str col_str(Store *s, Sql id, int column, Arena *a) { return str_dup(a, col_view(s, id, column)); }

// --- transactions ------------------------------------------------------------------------

static bool run(Store *s, const char *sql, Failure *f) {
  return sqlite3_exec(s->db, sql, NULL, NULL, NULL) == SQLITE_OK || sql_fail(s, f);
}

bool store_begin(Store *s, Failure *f) {
  return run(s, "BEGIN IMMEDIATE", f);
}

bool store_commit(Store *s, Failure *f) {
  return store_goes_on(s, f) && run(s, "COMMIT", f);
}

void store_rollback(Store *s) {
  for (int i = 0; i < SQL_COUNT; i++)
    sqlite3_reset(s->stmt[i]); // NULL is fine
  if (!sqlite3_get_autocommit(s->db))
    sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
}

bool store_mark(Store *s, Failure *f) { return run(s, "SAVEPOINT mark", f); }
bool store_keep(Store *s, Failure *f) { return run(s, "RELEASE mark", f); }
bool store_take_back(Store *s, Failure *f) { return run(s, "ROLLBACK TO mark; RELEASE mark", f); }

void store_hold(Store *s) { pthread_mutex_lock(&s->held); }
void store_let_go(Store *s) { pthread_mutex_unlock(&s->held); }

Str store_now(Store *s, Arena *a) {
  Failure ignored;
  bool row;
  Str now = {0};
  if (sql_bind(s, SQL_NOW, &ignored, "") && sql_step(s, SQL_NOW, &row, &ignored) && row) {
    now = col_str(s, SQL_NOW, 0, a);
    sql_reset(s, SQL_NOW);
  }
  return now;
}

// --- the clock ------------------------------------------------------------------------------
// SQLite asks its VFS what time it is.  With $SOURCE_DATE_EPOCH the VFS is a copy of
// the usual one whose clock stands still: one clock for us, defaults and triggers.

static sqlite3_int64 stopped_at; // milliseconds of the Julian day

static int stopped_clock(sqlite3_vfs *vfs, sqlite3_int64 *now) {
  (void)vfs;
  *now = stopped_at;
  return SQLITE_OK;
}

static const char *clock_vfs(void) {
  static sqlite3_vfs vfs;
  const char *epoch = getenv("SOURCE_DATE_EPOCH");
  int64_t seconds;
  if (!epoch || !str_int(str(epoch), &seconds) || seconds < 0 || seconds > 253402300799)
    return NULL;
  if (!vfs.zName) {
    vfs = *sqlite3_vfs_find(NULL);
    vfs.zName = "stopped";
    vfs.pNext = NULL;
    vfs.xCurrentTimeInt64 = stopped_clock;
    sqlite3_vfs_register(&vfs, 0);
  }
  stopped_at = 210866760000000 + seconds * 1000; // 1970-01-01 is Julian day 2440587.5
  return vfs.zName;
}

// --- opening -----------------------------------------------------------------------------------

static bool refuse(Store *s, Failure *f, int status, const char *help, const char *format, ...)
  __attribute__((format(printf, 5, 6)));
static bool refuse(Store *s, Failure *f, int status, const char *help, const char *format, ...) {
  va_list args;
  va_start(args, format);
  Buf b = buf_new(s->arena);
  buf_vfmt(&b, format, args);
  va_end(args);
  failure(f, s->arena, status, "%s: " STR_FMT, s->path, STR_ARG(buf_str(&b)));
  f->help = str(help);
  return false;
}

static uint32_t big_endian(const unsigned char *p) {
  return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

// The file as bytes, before SQLite: there, and one of ours.  When creating: not there.
static bool look(Store *s, Failure *f) {
  struct stat st;
  unsigned char head[100] = {0};
  if (stat(s->path, &st) != 0) {
    if (errno != ENOENT)
      return refuse(s, f, EXIT_IO, "", "%s", strerror(errno));
    return s->mode == STORE_CREATE ||
           refuse(s, f, EXIT_DATABASE, "`backgrade init` makes one; --db FILE names another",
                  "there is no such course file");
  }
  if (!S_ISREG(st.st_mode))
    return refuse(s, f, EXIT_DATABASE, "--db FILE names the course",
                  S_ISDIR(st.st_mode) ? "a folder, not a course file" : "not a course file");
  if (s->mode == STORE_CREATE)
    return st.st_size == 0 || refuse(s, f, EXIT_INVALID, "--db FILE names another",
                                     "the file exists already and was left as it is");
  if (s->mode == STORE_WRITE && access(s->path, W_OK) != 0)
    return refuse(s, f, EXIT_DATABASE, "", "cannot be written: %s", strerror(errno));
  int fd = open(s->path, O_RDONLY | O_CLOEXEC);
  if (fd < 0)
    return refuse(s, f, EXIT_DATABASE, "", "cannot be read: %s", strerror(errno));
  ssize_t n = read(fd, head, sizeof head);
  close(fd);
  if (n < 0)
    return refuse(s, f, EXIT_IO, "", "cannot be read: %s", strerror(errno));
  bool sqlite = n == sizeof head && !memcmp(head, "SQLite format 3", 16);
  if (!sqlite || big_endian(head + 68) != APPLICATION_ID)
    return refuse(s, f, EXIT_DATABASE, "a course file is made by `backgrade init`",
                  sqlite ? "a database, but not a course; it was left as it is"
                         : "not a course file; it was left as it is");
  return true;
}

// SQLite asks now and then, while a statement works.
static int poll_outside(void *context) {
  const Store *s = context;
  progress_step(s->progress, 0);
  return s->interrupted && *s->interrupted;
}

static bool defend(Store *s, Failure *f) {
  static const struct { int option, on; } settings[] = {
    {SQLITE_DBCONFIG_DEFENSIVE, 1},  {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
    {SQLITE_DBCONFIG_DQS_DML, 0},    {SQLITE_DBCONFIG_DQS_DDL, 0},
    {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0}, {SQLITE_DBCONFIG_ENABLE_FKEY, 1},
  };
  static const struct { int id, value; } limits[] = {
    {SQLITE_LIMIT_LENGTH, 16 << 20}, {SQLITE_LIMIT_SQL_LENGTH, 1 << 18},
    {SQLITE_LIMIT_ATTACHED, 1}, // VACUUM INTO attaches what it writes
    {SQLITE_LIMIT_TRIGGER_DEPTH, 10}, {SQLITE_LIMIT_EXPR_DEPTH, 100},
  };
  for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
    if (sqlite3_db_config(s->db, settings[i].option, settings[i].on, NULL) != SQLITE_OK)
      return sql_fail(s, f);
  for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
    sqlite3_limit(s->db, limits[i].id, limits[i].value);
  if (!rows_connect(s))
    return sql_fail(s, f);
  sqlite3_busy_timeout(s->db, WAIT_MS);
  sqlite3_progress_handler(s->db, 10000, poll_outside, s);
  return sqlite3_exec(s->db, "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;"
                      "PRAGMA synchronous = FULL; PRAGMA temp_store = FILE;",
                      NULL, NULL, NULL) == SQLITE_OK || sql_fail(s, f);
}

static bool connect(Store *s, const char *name, int flags, Failure *f) {
  sqlite3_close(s->db);
  s->db = NULL;
  flags |= SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  return (sqlite3_open_v2(name, &s->db, flags, clock_vfs()) == SQLITE_OK || sql_fail(s, f)) &&
         defend(s, f);
}

// On a read-only disk the WAL's shared memory cannot be made; without a WAL the
// file is all there is, and is read as a file that nobody changes.
static bool connect_immutable(Store *s, Failure *f) {
  struct stat st;
  const char *name = s->path;
  if (stat(str_c(s->arena, str_fmt(s->arena, "%s-wal", name)), &st) == 0 && st.st_size > 0)
    return false;
  Buf uri = buf_new(s->arena);
  buf_add(&uri, S("file:"));
  for (; *name; name++)
    if (strchr("?#%", *name))
      buf_fmt(&uri, "%%%02X", (unsigned)(unsigned char)*name);
    else
      buf_char(&uri, *name);
  buf_add(&uri, S("?immutable=1"));
  return connect(s, str_c(s->arena, buf_str(&uri)), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, f);
}

static bool check_version(Store *s, Failure *f) {
  int64_t version;
  if (!sql_int(s, SQL_USER_VERSION, &version, f, ""))
    return false;
  if (version == USER_VERSION)
    return true;
  if (version >= 1 && version < USER_VERSION) {
    if (!sqlite3_db_readonly(s->db, "main"))
      return store_upgrade(s, version, f);
    return refuse(s, f, EXIT_DATABASE, "make it writable once: the next command brings it to the present format",
                  "the course was made by an older version of backgrade, and the file is read-only");
  }
  return refuse(s, f, EXIT_DATABASE, version > USER_VERSION ? "install a newer backgrade" : "",
                "the course was made by %s version of backgrade (format %d, this one knows %d)",
                version > USER_VERSION ? "a newer" : "an unknown", (int)version, USER_VERSION);
}

// The memory that a WAL's readers share does not reach over a network.
static bool is_remote(const char *path) {
#ifdef __linux__
  static const unsigned long kinds[] = {0x6969 /* NFS */, 0x517b, 0xfe534d42, 0xff534d42 /* SMB */,
                                        0x65735546 /* FUSE: sshfs and its like */};
  struct statfs fs;
  if (statfs(path, &fs) == 0)
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
      if (((unsigned long)fs.f_type & 0xffffffff) == kinds[i])
        return true;
#endif
  (void)path;
  return false;
}

static bool choose_journal(Store *s, Failure *f) {
  const char *sql = is_remote(s->path) ? "PRAGMA journal_mode = DELETE" : "PRAGMA journal_mode = WAL";
  return sqlite3_exec(s->db, sql, NULL, NULL, NULL) == SQLITE_OK || sql_fail(s, f);
}

static bool open_existing(Store *s, Failure *f) {
  bool ok = connect(s, s->path, SQLITE_OPEN_READWRITE, f) && check_version(s, f);
  int code = s->db ? sqlite3_errcode(s->db) & 0xff : SQLITE_OK;
  if (!ok && s->mode == STORE_READ &&
      (code == SQLITE_CANTOPEN || code == SQLITE_READONLY || code == SQLITE_IOERR))
    ok = connect_immutable(s, f) && check_version(s, f);
  return ok && (s->mode == STORE_READ || choose_journal(s, f));
}

// The schema goes in as one transaction, with the rollback journal: a file that was
// not finished is empty again and can be made anew.
static bool create(Store *s, Failure *f) {
  static const char *const steps[] = {"BEGIN IMMEDIATE", store_schema, "COMMIT"};
  if (!connect(s, s->path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, f))
    return false;
  for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
    if (sqlite3_exec(s->db, steps[i], NULL, NULL, NULL) != SQLITE_OK) {
      sql_fail(s, f);
      store_rollback(s);
      return false;
    }
  return choose_journal(s, f);
}

// SQLite counts its memory under a lock, for statistics that nobody reads here.
static void configure(void) {
  static bool done;
  if (!done)
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  done = true;
}

Store *store_open(const char *path, StoreMode mode, const volatile sig_atomic_t *interrupted, Progress *p,
                  Arena *a, Failure *f) {
  Store *s = NEW(a, Store);
  *s = (Store){.arena = a, .path = path, .mode = mode, .interrupted = interrupted, .progress = p,
               .held = PTHREAD_MUTEX_INITIALIZER};
  bool fine = look(s, f);
  configure();
  if (fine && (mode == STORE_CREATE ? create(s, f) : open_existing(s, f)))
    return s;
  store_close(s);
  if (fine && mode == STORE_CREATE)
    unlink(path); // half a course; there was none before
  return NULL;
}

// Nobody commits while `s` holds the right to write, so both begin at one state.  A reader of
// a rollback journal would keep the writer from putting a single page into the file.
Store *store_beside(const Store *s, Arena *a) {
  Failure ignored;
  int64_t fits = 0;
  Store *beside = NEW(a, Store);
  *beside = (Store){.arena = a, .path = s->path, .mode = STORE_READ, .interrupted = s->interrupted, .progress = s->progress};
  assert(!sqlite3_get_autocommit(s->db));
  if (connect(beside, s->path, SQLITE_OPEN_READONLY, &ignored) && sql_int(beside, SQL_IN_WAL, &fits, &ignored, "") && fits &&
      sqlite3_exec(beside->db, "BEGIN", NULL, NULL, NULL) == SQLITE_OK && sql_int(beside, SQL_USER_VERSION, &fits, &ignored, "") && fits == USER_VERSION)
    return beside;
  store_close(beside);
  return NULL;
}

void store_close(Store *s) {
  if (!s || !s->db)
    return;
  store_rollback(s);
  for (int i = 0; i < SQL_COUNT; i++)
    sqlite3_finalize(s->stmt[i]);
  sqlite3_progress_handler(s->db, 0, NULL, NULL);
  if (s->mode != STORE_READ)
    sqlite3_wal_checkpoint_v2(s->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
  sqlite3_close(s->db);
  s->db = NULL;
}
