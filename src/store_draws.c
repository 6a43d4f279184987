// Students' own numbers.
//
// All numbers of an instance are one text, a JSON object of texts, so that a class of ten
// thousand is ten thousand rows to write and to read, not a row for each quantity.  SQL sees
// them one by one in the view `draw`.
//
// What is written here needs no escapes: names are letters, digits, `_` and `.`, values are
// digits, brackets and blanks.  What is read may have been written by a person.  A member that
// is no string is taken as it stands, so are escapes: whoever needs numbers finds that these
// are none, and names them.  What is no object at all is a failure.
#include "store_sql.h"

#include <assert.h>
#include <string.h>

// --- an object's text -----------------------------------------------------------------

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

static char next_char(Str t, size_t *at) {
  while (*at < t.n && is_blank(t.p[*at])) ++*at;
  return *at < t.n ? t.p[*at] : '\0';
}

// A string without its quotes, or what stands there else.
static bool read_word(Str t, size_t *at, Str *word) {
  bool quoted = next_char(t, at) == '"';
  size_t from = *at += quoted;
  for (; *at < t.n && (quoted ? t.p[*at] != '"' : !is_blank(t.p[*at]) && !memchr(",:}", t.p[*at], 3)); ++*at)
    if (quoted && t.p[*at] == '\\')
      ++*at;
  if (*at >= t.n)
    return false;
  *word = str_sub(t, from, *at);
  *at += quoted;
  return quoted || word->n;
}

static bool read_char(Str t, size_t *at, char c) {
  bool there = next_char(t, at) == c;
  *at += there;
  return there;
}

// Adds the members of an object as draws that are like `of`.
static bool read_object(Str t, Draw of, Arena *a, Draws *draws, size_t *cap) {
  size_t at = 0;
  bool ok = read_char(t, &at, '{');
  if (ok && read_char(t, &at, '}'))
    return !next_char(t, &at);
  do {
    ok = ok && read_word(t, &at, &of.quantity) && read_char(t, &at, ':') && read_word(t, &at, &of.value);
    if (!ok)
      return false;
    draws->v = GROW(a, draws->v, draws->n, cap);
    draws->v[draws->n++] = of;
  } while (read_char(t, &at, ','));
  return read_char(t, &at, '}') && !next_char(t, &at);
}

static void put_word(Buf *b, Str word) {
  assert(!memchr(word.p, '"', word.n) && !memchr(word.p, '\\', word.n));
  buf_char(b, '"');
  buf_add(b, word);
  buf_char(b, '"');
}

// --- reading --------------------------------------------------------------------------

static bool damaged(Store *s, const Draw *of, Str text, Failure *f) {
  const Sql q = SQL_DRAW_WHOSE;
  bool row;
  if (!sql_bind(s, q, f, "ii", of->student, of->problem) || !sql_step(s, q, &row, f))
    return false;
  Str sid = row ? col_view(s, q, 0) : S("?"), problem = row ? col_view(s, q, 1) : S("?"); // ?: removed behind our back
  failure(f, s->arena, EXIT_DATABASE, "the numbers stored for student " STR_FMT ", problem " STR_FMT ", cannot be read: " STR_FMT,
          STR_ARG(sid), STR_ARG(problem), STR_ARG(text));
  sql_reset(s, q);
  return false;
}

// The rows of a bound statement: student, version, numbers.
static bool read_draws(Store *s, Sql q, int64_t problem, Arena *a, Draws *draws, Failure *f) {
  size_t cap = 0;
  bool row, ok = true;
  *draws = (Draws){0};
  while (ok && (ok = sql_step(s, q, &row, f)) && row) {
    Draw of = {.problem = problem, .student = col_int(s, q, 0), .version = col_int(s, q, 1)};
    Str text = col_str(s, q, 2, a);
    ok = read_object(text, of, a, draws, &cap) || damaged(s, &of, text, f);
  }
  return ok;
}

bool store_draws(Store *s, int64_t problem, int64_t version, IdRange students, Arena *a,
                 Draws *draws, Failure *f) {
  return sql_bind(s, SQL_DRAW_LIST, f, "iiii", problem, version, students.first, students.last) &&
         read_draws(s, SQL_DRAW_LIST, problem, a, draws, f);
}

bool store_last_draws(Store *s, int64_t problem, IdRange students, Arena *a, Draws *draws, Failure *f) {
  return sql_bind(s, SQL_DRAW_LAST, f, "iii", problem, students.first, students.last) &&
         read_draws(s, SQL_DRAW_LAST, problem, a, draws, f);
}

bool store_has_draws(Store *s, int64_t problem, bool *has, Failure *f) {
  int64_t any;
  bool ok = sql_int(s, SQL_DRAW_ANY, &any, f, "i", problem);
  *has = any != 0;
  return ok;
}

bool store_undrawn(Store *s, int64_t problem, int64_t version, IdRange students, Arena *a, Ids *ids, Failure *f) {
  return sql_bind(s, SQL_INSTANCE_LACKING, f, "iiii", problem, version, students.first, students.last) && store_read_ids(s, SQL_INSTANCE_LACKING, 0, a, ids, f);
}

// --- writing --------------------------------------------------------------------------

typedef struct { const Draw *draw; Str numbers; } Instance; // draw: any of its draws

static void instance_column(const Rows *rows, size_t row, int i, sqlite3_context *result) {
  const Instance *x = &((const Instance *)rows->v)[row];
  switch (i) {
  case 0: sqlite3_result_int64(result, x->draw->problem); break;
  case 1: sqlite3_result_int64(result, x->draw->student); break;
  case 2:
    assert(x->draw->version >= 1);
    sqlite3_result_int64(result, x->draw->version);
    break;
  case 3: result_str(result, x->numbers); break;
  }
}

static bool same_instance(const Draw *x, const Draw *y) {
  return x->problem == y->problem && x->student == y->student && x->version == y->version;
}

bool store_put_draws(Store *s, const Draw *draws, size_t n, Failure *f) {
  if (!n)
    return true;
  ArenaMark mark = arena_mark(s->arena);
  Instance *instances = NEW_ARRAY(s->arena, Instance, n);
  size_t instances_n = 0;
  for (size_t i = 0, end; i < n; i = end) {
    Buf b = buf_new(s->arena);
    for (end = i; end < n && same_instance(&draws[i], &draws[end]); end++) {
      buf_char(&b, end == i ? '{' : ',');
      put_word(&b, draws[end].quantity);
      buf_char(&b, ':');
      put_word(&b, draws[end].value);
    }
    buf_char(&b, '}');
    instances[instances_n++] = (Instance){&draws[i], buf_str(&b)};
  }
  bool ok = rows_put(s, SQL_INSTANCES_PUT, &(Rows){instances, instances_n, 0, instance_column}, f) &&
            sql_run(s, SQL_FILTER_CLEAR, f, "");
  if (ok) // else the failure's texts are there
    arena_release(s->arena, mark);
  return ok;
}
