// The store by itself: sheets, answers, due, runs, overrides, moves, verify.
#include "store_sql.h"

#include <stdlib.h>
#include <unistd.h>

#include "sha256.h"
#include "t.h"

static Arena *arena;
static Failure failed;

static const char *fresh_path(void) {
  static int n;
  if (!arena)
    arena = arena_new();
  const char *path = str_c(arena, str_fmt(arena, "/tmp/backgrade-test-%ld-%d.db", (long)getpid(), n++));
  unlink(path);
  return path;
}

static void remove_file(const char *path) {
  unlink(path);
  unlink(str_c(arena, str_fmt(arena, "%s-wal", path)));
  unlink(str_c(arena, str_fmt(arena, "%s-shm", path)));
}

static Store *make(const char *path) {
  Store *s = store_open(path, STORE_CREATE, NULL, NULL, arena, &failed);
  CHECK(s && store_begin(s, &failed) && store_put_course(s, S("test"), S("salt"), &failed) &&
        store_commit(s, &failed));
  return s;
}

static Put put_sheet(Store *s, const char *source, size_t parts, Problem *p) {
  Part part[3] = {{.name = S("a"), .kind = S("value"), .points = 2, .reference = S("0.5")},
                  {.name = S("b"), .kind = S("claim"), .points = 1},
                  {.name = S("c"), .kind = S("text"), .points = 4}};
  Put what = PUT_CONFLICT;
  *p = (Problem){.name = S("hw1"), .title = S("One"), .source = str(source)};
  p->sha256 = sha256(p->source, arena);
  CHECK(store_put_sheet(s, p, part, parts, &what, &failed));
  return what;
}

static int64_t put_student(Store *s, const char *sid) {
  Student st = {.sid = str(sid), .name = S("A Name")}, old;
  Put what;
  CHECK(store_put_student(s, &st, false, arena, &old, &what, &failed));
  return st.id;
}

static void put_answer(Store *s, int64_t part, int64_t student, int64_t attempt, const char *raw) {
  static int n;
  ImportBatch batch = {.file = S("a.csv"), .sha256 = sha256(str_fmt(arena, "%d", n++), arena), .rows = 1};
  Answer a = {.part = part, .student = student, .attempt = attempt, .raw = str(raw), .line = 2};
  CHECK(store_next_batch(s, &batch.id, &failed) && store_put_batch(s, &batch, &failed));
  CHECK(store_put_answers(s, batch.id, &a, 1, &failed));
}

// What is due of a problem, in pieces of at most so many students.
static Answers due_of(Store *s, DueList *list, Due due, size_t most, Ids *stale) {
  Answers all = {0}, piece;
  size_t cap = 0;
  *stale = (Ids){0};
  CHECK(store_due(s, due, arena, list, &failed));
  IdRange ids;
  for (size_t at = 0, n; at < list->students.n; at += n) {
    Ids old;
    n = store_due_range(list, at, most, &ids);
    CHECK(n >= 1 && n <= most && ids.first == list->students.v[at] && ids.last == list->students.v[at + n - 1]);
    CHECK(store_due_answers(s, list, ids, arena, &piece, &old, &failed));
    for (size_t i = 0; i < piece.n; i++) {
      if (!piece.v[i].due)
        continue;
      all.v = GROW(arena, all.v, all.n, &cap);
      all.v[all.n++] = piece.v[i];
    }
    for (size_t i = 0; i < old.n; i++) {
      stale->v = GROW(arena, stale->v, stale->n, &stale->cap);
      stale->v[stale->n++] = old.v[i];
    }
  }
  return all;
}

static size_t grade(Store *s, int64_t problem, bool all, Status status, double points) {
  Due due = {.problem = problem, .all = all};
  DueList list;
  Ids stale;
  int64_t run, n;
  Answers answers = due_of(s, &list, due, 3, &stale);
  CHECK(store_due_count(s, due, &n, &failed));
  CHECK_EQ_INT(answers.n, n);
  if (!n)
    return 0;
  CHECK(store_run_new(s, S("test"), S("all"), &run, &failed));
  CHECK(store_archive_scores(s, &stale, &failed));
  for (size_t i = 0; i < answers.n; i++) {
    Score score = {.answer = answers.v[i].id, .status = status, .points = points, .message = S("so")};
    CHECK(store_put_scores(s, run, &score, 1, &failed));
  }
  CHECK(store_run_problem(s, run, &list, n, &failed));
  return answers.n;
}

static const char *const statement[] = {
#define SQL(id, sql) sql,
#include "store_sql.def"
#undef SQL
};

// A course, with what stands there while one of format 4 is brought to the present format.
static Store *make_old(const char *path) {
  Store *s = make(path);
  CHECK(sqlite3_exec(s->db, "CREATE TEMP TABLE \"old draw\" (instance_id, quantity, value)", NULL, NULL, NULL) == SQLITE_OK);
  return s;
}

TEST(every_statement_is_sql) {
  const char *path = fresh_path();
  Store *s = make_old(path);
  for (int i = 0; i < SQL_COUNT; i++) {
    sqlite3_stmt *stmt = NULL;
    CHECK(sqlite3_prepare_v2(s->db, statement[i], -1, &stmt, NULL) == SQLITE_OK);
    if (!stmt)
      printf("%s: %s\n", statement[i], sqlite3_errmsg(s->db));
    sqlite3_finalize(stmt);
  }
  for (const StoreView *v = store_views; v->name; v++) {
    sqlite3_stmt *stmt = NULL;
    CHECK(sqlite3_prepare_v2(s->db, str_c(arena, str_fmt(arena, "SELECT * FROM %s", v->name)), -1, &stmt,
                             NULL) == SQLITE_OK);
    sqlite3_finalize(stmt);
  }
  store_close(s);
  remove_file(path);
}

TEST(sheets_have_versions) {
  const char *path = fresh_path();
  Store *s = make(path);
  Problem p;
  Parts parts;
  CHECK(store_begin(s, &failed));
  CHECK_EQ_INT(put_sheet(s, "one", 2, &p), PUT_ADDED);
  CHECK_EQ_INT(put_sheet(s, "one", 2, &p), PUT_UNCHANGED);
  CHECK_EQ_INT(p.version, 1);
  CHECK_EQ_INT(put_sheet(s, "two", 3, &p), PUT_CHANGED);
  CHECK_EQ_INT(p.version, 2);
  CHECK_EQ_INT(put_sheet(s, "three", 1, &p), PUT_CHANGED);
  CHECK(store_parts(s, p.id, arena, &parts, &failed));
  CHECK_EQ_INT(parts.n, 1);
  CHECK_STR(parts.v[0].reference, "0.5");
  CHECK_EQ_INT(put_sheet(s, "one", 2, &p), PUT_CHANGED);
  CHECK_EQ_INT(p.version, 4);
  CHECK(store_commit(s, &failed));
  Problem again;
  CHECK(store_problem(s, S("hw1"), arena, &again, &failed));
  CHECK_EQ_INT(again.version, 4);
  CHECK_STR(again.source, "one");
  CHECK(store_problem(s, S("nothing"), arena, &again, &failed));
  CHECK_EQ_INT(again.id, 0);
  store_close(s);
  remove_file(path);
}

TEST(students_are_kept) {
  const char *path = fresh_path();
  Store *s = make(path);
  Student st = {.sid = S("0012"), .name = S("Ada"), .email = S("ada@x.org")}, old;
  Put what;
  CHECK(store_put_student(s, &st, false, arena, &old, &what, &failed));
  CHECK_EQ_INT(what, PUT_ADDED);
  st = (Student){.sid = S("0012")};
  CHECK(store_put_student(s, &st, false, arena, &old, &what, &failed));
  CHECK_EQ_INT(what, PUT_UNCHANGED);
  st = (Student){.sid = S("0012"), .section = S("2")};
  CHECK(store_put_student(s, &st, false, arena, &old, &what, &failed));
  CHECK_EQ_INT(what, PUT_CHANGED);
  st = (Student){.sid = S("0012"), .name = S("Eve")};
  CHECK(store_put_student(s, &st, false, arena, &old, &what, &failed));
  CHECK_EQ_INT(what, PUT_CONFLICT);
  CHECK_STR(old.name, "Ada");
  CHECK(store_put_student(s, &st, true, arena, &old, &what, &failed));
  CHECK_EQ_INT(what, PUT_CHANGED);
  CHECK(store_student(s, S("0012"), arena, &st, &failed));
  CHECK_STR(st.name, "Eve");
  CHECK_STR(st.section, "2");
  CHECK_STR(st.email, "ada@x.org");
  store_close(s);
  remove_file(path);
}

// Whether a statement goes through all answers or all scores: a step of its plan is to scan
// one of these tables, or the index of one, whatever the statement calls it.
static bool scans_all(Store *s, const char *sql) {
  static const char *const scans[] = {"SCAN answer", "SCAN a", "SCAN x", "SCAN e", "SCAN score", "SCAN y"};
  sqlite3_stmt *stmt = NULL;
  bool found = false;
  CHECK(sqlite3_prepare_v2(s->db, str_c(arena, str_fmt(arena, "EXPLAIN QUERY PLAN %s", sql)), -1, &stmt, NULL) == SQLITE_OK);
  while (stmt && sqlite3_step(stmt) == SQLITE_ROW) {
    Str step = str((const char *)sqlite3_column_text(stmt, 3));
    for (size_t i = 0; i < sizeof scans / sizeof *scans; i++)
      found |= str_eq(step, str(scans[i])) || str_starts(step, str_fmt(arena, "%s ", scans[i]));
    found |= str_starts(step, S("SCAN")) && str_find(step, S("answer_attempt")) >= 0;
  }
  sqlite3_finalize(stmt);
  return found;
}

// Of a course with millions of answers, everything but what is about all of them is found.
TEST(no_statement_goes_through_all_answers) {
  static const Sql about_all[] = {SQL_FORMAT_ANSWERED, SQL_MOVES, SQL_VERIFY_SCORES, SQL_VERIFY_ANSWERED,
                                  SQL_PEOPLED, // which ends at the first
                                  SQL_PART_PUT, SQL_RUN_PUT}; // which would only look for those who miss the new row
  static const char *const views[] = {
    "SELECT * FROM unreadable", "SELECT * FROM pending", "SELECT * FROM overrides", "SELECT * FROM runs",
    "SELECT * FROM scores WHERE student_id = '7'", "SELECT * FROM gradebook WHERE student_id = '7'"};
  const char *path = fresh_path();
  Store *s = make_old(path);
  for (int i = 0; i < SQL_COUNT; i++) {
    bool may = false;
    for (size_t k = 0; k < sizeof about_all / sizeof *about_all; k++)
      may |= about_all[k] == (Sql)i;
    CHECK(scans_all(s, statement[i]) == may);
    if (scans_all(s, statement[i]) != may)
      printf("%s\n", statement[i]);
  }
  for (size_t i = 0; i < sizeof views / sizeof *views; i++)
    CHECK(!scans_all(s, views[i]));
  CHECK(scans_all(s, "SELECT count(*) FROM answer AS b WHERE part_id = 1"));
  store_close(s);
  remove_file(path);
}

TEST(draws_come_back_by_student) {
  const char *path = fresh_path();
  Store *s = make(path);
  Problem p;
  put_sheet(s, "one", 1, &p);
  int64_t a = put_student(s, "a"), b = put_student(s, "b");
  Draw draws[] = {{p.id, b, 1, S("x"), S("3")}, {p.id, a, 1, S("y"), S("2")}, {p.id, a, 1, S("x"), S("1")}};
  Draws got;
  Ids without;
  CHECK(store_begin(s, &failed));
  CHECK(store_undrawn(s, p.id, 1, EVERY_ID, arena, &without, &failed));
  CHECK_EQ_INT(without.n, 2);
  CHECK(store_put_draws(s, draws, 1, &failed));
  CHECK(store_undrawn(s, p.id, 1, EVERY_ID, arena, &without, &failed));
  CHECK_EQ_INT(without.n, 1);
  CHECK_EQ_INT(without.v[0], a);
  CHECK(store_undrawn(s, p.id, 1, (IdRange){b, b}, arena, &without, &failed));
  CHECK_EQ_INT(without.n, 0);
  CHECK(store_put_draws(s, draws + 1, 2, &failed));
  CHECK(store_undrawn(s, p.id, 1, EVERY_ID, arena, &without, &failed));
  CHECK_EQ_INT(without.n, 0);
  CHECK(store_undrawn(s, p.id, 2, EVERY_ID, arena, &without, &failed));
  CHECK_EQ_INT(without.n, 2);
  CHECK(store_commit(s, &failed));
  CHECK(store_draws(s, p.id, 1, EVERY_ID, arena, &got, &failed));
  CHECK_EQ_INT(got.n, 3);
  CHECK_STR(got.v[0].quantity, "y");
  CHECK_STR(got.v[0].value, "2");
  CHECK_STR(got.v[1].value, "1");
  CHECK_STR(got.v[2].value, "3");
  CHECK(store_draws(s, p.id, 1, (IdRange){b, b}, arena, &got, &failed));
  CHECK_EQ_INT(got.n, 1);
  CHECK(store_draws(s, p.id, 2, EVERY_ID, arena, &got, &failed));
  CHECK_EQ_INT(got.n, 0);
  store_close(s);
  remove_file(path);
}

// Lets the n-th change of the checks fail.
static int refuse_pragma(void *left, int action, const char *name, const char *value, const char *db, const char *trigger) {
  (void)value, (void)db, (void)trigger;
  if (action != SQLITE_PRAGMA || strcmp(name, "ignore_check_constraints") != 0)
    return SQLITE_OK;
  return --*(int *)left ? SQLITE_OK : SQLITE_DENY;
}

TEST(nothing_is_put_without_its_checks_coming_back) {
  const char *path = fresh_path();
  Store *s = make(path);
  Problem p;
  put_sheet(s, "one", 1, &p);
  Draw draw = {p.id, put_student(s, "a"), 1, S("x"), S("1")};
  for (int n = 1; n <= 3; n++) { // off, on, neither
    int left = n;
    sqlite3_set_authorizer(s->db, refuse_pragma, &left);
    CHECK(store_begin(s, &failed));
    CHECK(store_put_draws(s, &draw, 1, &failed) == (n == 3));
    store_rollback(s);
    sqlite3_set_authorizer(s->db, NULL, NULL);
  }
  CHECK(sqlite3_exec(s->db, "INSERT INTO instance (problem_id, student_id, version) VALUES (1, 1, 0)", NULL, NULL, NULL) != SQLITE_OK);
  store_close(s);
  remove_file(path);
}

// What a person may have written instead; NULL: it cannot be read.
TEST(numbers_changed_by_hand) {
  static const struct { const char *text, *quantity, *value; size_t n; } cases[] = {
    {"{\"x\":\"[1; 2]\",\"W.b\":\"3\"}", "W.b", "3", 2}, {" {\n \"x\" : \"1\" }\n", "x", "1", 1}, {"{}", "", "", 0},
    {"{\"x\":0.5}", "x", "0.5", 1},           {"{\"x\":null}", "x", "null", 1}, {"{\"x\":\"a\\\"b\"}", "x", "a\\\"b", 1},
    {"{\"x\":\"\"}", "x", "", 1},             {"{\"x\":[1,2]}", NULL, "", 0},   {"{\"x\":\"1\"", NULL, "", 0},
    {"{\"x\"}", NULL, "", 0},                  {"{\"x\":\"1\",}", NULL, "", 0}, {"{\"x\":\"1\"}}", NULL, "", 0}, {"{}x}", NULL, "", 0},
    {"{oops}", NULL, "", 0}, {"{\"x\":}", NULL, "", 0}, {"{\"x\":\"[1; 2]\"}{}", NULL, "", 0}, {"{", NULL, "", 0}};
  const char *path = fresh_path();
  Store *s = make(path);
  Problem p;
  put_sheet(s, "one", 1, &p);
  Draw draw = {p.id, put_student(s, "a"), 1, S("x"), S("1")};
  CHECK(store_begin(s, &failed) && store_put_draws(s, &draw, 1, &failed) && store_commit(s, &failed));
  CHECK(sqlite3_exec(s->db, "PRAGMA ignore_check_constraints = ON", NULL, NULL, NULL) == SQLITE_OK);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    Draws got;
    char *sql = sqlite3_mprintf("UPDATE instance SET numbers = %Q", cases[i].text);
    CHECK(sqlite3_exec(s->db, sql, NULL, NULL, NULL) == SQLITE_OK);
    sqlite3_free(sql);
    bool read = store_draws(s, p.id, 1, EVERY_ID, arena, &got, &failed);
    CHECK(read == (cases[i].quantity != NULL));
    if (!read) {
      CHECK(failed.status == EXIT_DATABASE && str_find(failed.message, str(cases[i].text)) > 0);
      store_rollback(s);
      continue;
    }
    CHECK_EQ_INT(got.n, cases[i].n);
    if (got.n) {
      CHECK_STR(got.v[got.n - 1].quantity, cases[i].quantity);
      CHECK_STR(got.v[got.n - 1].value, cases[i].value);
    }
  }
  store_close(s);
  remove_file(path);
}

// Counts what waits in a whole class.
static void read_class(Store *s, Class *c) {
  ClassPiece piece = {.arena = arena_new()};
  CHECK(store_class_begin(s, arena, c, &failed));
  do CHECK(store_class_next(s, c, &piece, &failed));
  while (piece.students.n);
  store_class_end(s);
  arena_free(piece.arena);
}

TEST(only_what_is_due_is_graded) {
  const char *path = fresh_path();
  Store *s = make(path);
  Problem p;
  Parts parts;
  Class class;
  CHECK(store_begin(s, &failed));
  put_sheet(s, "one", 2, &p);
  CHECK(store_parts(s, p.id, arena, &parts, &failed));
  int64_t ann = put_student(s, "ann"), bob = put_student(s, "bob");
  put_answer(s, parts.v[0].id, bob, 1, "0.5");
  put_answer(s, parts.v[0].id, ann, 1, "0.4");
  put_answer(s, parts.v[1].id, ann, 1, "true");
  read_class(s, &class);
  CHECK_EQ_INT(class.pending, 0); // they wait for `grade`, not for a person
  CHECK_EQ_INT(grade(s, p.id, false, STATUS_CORRECT, 1), 3);
  CHECK_EQ_INT(grade(s, p.id, false, STATUS_CORRECT, 1), 0);
  put_answer(s, parts.v[0].id, bob, 2, "0.6");
  CHECK_EQ_INT(grade(s, p.id, false, STATUS_INCORRECT, 0), 1);
  CHECK_EQ_INT(grade(s, p.id, true, STATUS_CORRECT, 1), 3);
  put_sheet(s, "two", 3, &p);
  CHECK_EQ_INT(grade(s, p.id, false, STATUS_CORRECT, 1), 3);
  put_sheet(s, "three", 1, &p); // part b is not asked any more
  CHECK_EQ_INT(grade(s, p.id, false, STATUS_PENDING, 1), 2);
  read_class(s, &class);
  CHECK_EQ_INT(class.pending, 2);
  CHECK(store_commit(s, &failed));
  store_close(s);
  remove_file(path);
}

TEST(a_piece_leaves_no_wide_gaps) {
  int64_t ids[] = {3, 4, 9, 17, 26, 27, 1000};
  DueList list = {.students = {.v = ids, .n = 7}};
  IdRange range;
  CHECK_EQ_INT(store_due_range(&list, 0, 3, &range), 3);
  CHECK(range.first == 3 && range.last == 9);
  CHECK_EQ_INT(store_due_range(&list, 0, 100, &range), 4); // 17 to 26 is too far
  CHECK(range.first == 3 && range.last == 17);
  CHECK_EQ_INT(store_due_range(&list, 6, 100, &range), 1);
  CHECK(range.first == 1000 && range.last == 1000);
}

TEST(due_comes_in_pieces) {
  const char *path = fresh_path();
  Store *s = make(path);
  Problem p;
  Parts parts;
  CHECK(store_begin(s, &failed));
  put_sheet(s, "one", 3, &p);
  CHECK(store_parts(s, p.id, arena, &parts, &failed));
  for (int i = 0; i < 7; i++) {
    int64_t st = put_student(s, str_c(arena, str_fmt(arena, "s%d", i)));
    for (size_t k = 0; k < 3; k++)
      put_answer(s, parts.v[k].id, st, 1, "x");
    put_answer(s, parts.v[1].id, st, 2, "y"); // what was written last counts
    if (i % 2)
      put_answer(s, parts.v[2].id, st, 2, "y");
  }
  for (int all = 0; all < 2; all++) {
    Due due = {.problem = p.id, .all = all};
    DueList list;
    Ids stale;
    Answers whole = due_of(s, &list, due, 100, &stale), pieces = due_of(s, &list, due, 2, &stale);
    CHECK_EQ_INT(whole.n, 21);
    CHECK_EQ_INT(pieces.n, 21);
    CHECK_EQ_INT(stale.n, all ? 21 : 0);
    for (size_t i = 0; i < whole.n; i++)
      CHECK_STR(whole.v[i].raw, whole.v[i].turn == 2 ? "y" : "x");
    CHECK_EQ_INT(whole.v[7].turn, 2);
    CHECK_EQ_INT(whole.v[20].turn, 1);
    CHECK_EQ_INT(pieces.v[6].student, pieces.v[5].student + 1); // a piece is over
    if (!all) {
      grade(s, p.id, false, STATUS_CORRECT, 1);
      CHECK_EQ_INT(due_of(s, &list, due, 2, &stale).n, 0);
      CHECK_EQ_INT(list.students.n, 0); // nobody need be looked at
    }
  }
  CHECK(store_commit(s, &failed));
  store_close(s);
  remove_file(path);
}

TEST(one_reads_while_another_one_writes) {
  const char *path = fresh_path();
  Store *s = make(path);
  Problem p;
  Parts parts;
  DueList list;
  Ids stale;
  const Due due = {.problem = 1};
  CHECK(store_begin(s, &failed));
  put_sheet(s, "one", 3, &p);
  CHECK(store_parts(s, p.id, arena, &parts, &failed));
  for (int i = 0; i < 4; i++)
    put_answer(s, parts.v[0].id, put_student(s, str_c(arena, str_fmt(arena, "s%d", i))), 1, "x");
  CHECK(store_commit(s, &failed) && store_begin(s, &failed));
  Store *beside = store_beside(s, arena);
  CHECK(beside);
  grade(s, p.id, false, STATUS_CORRECT, 1);
  CHECK_EQ_INT(due_of(s, &list, due, 2, &stale).n, 0);
  CHECK_EQ_INT(due_of(beside, &list, due, 2, &stale).n, 4); // as it was
  CHECK(sqlite3_exec(beside->db, "DELETE FROM score", NULL, NULL, NULL) == SQLITE_READONLY);
  store_close(beside);
  CHECK(store_commit(s, &failed));
  CHECK(sqlite3_exec(s->db, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL) == SQLITE_OK && store_begin(s, &failed));
  CHECK(!store_beside(s, arena)); // it would keep what is written out of the file
  CHECK(store_commit(s, &failed));
  store_close(s);
  remove_file(path);
}

TEST(overrides_win_and_survive) {
  const char *path = fresh_path();
  Store *s = make(path);
  Problem p;
  Parts parts;
  Verdicts v;
  Put what;
  bool was;
  CHECK(store_begin(s, &failed));
  put_sheet(s, "one", 2, &p);
  CHECK(store_parts(s, p.id, arena, &parts, &failed));
  int64_t ann = put_student(s, "ann");
  put_answer(s, parts.v[0].id, ann, 1, "0.4");
  grade(s, p.id, false, STATUS_INCORRECT, 0);
  CHECK(store_put_override(s, ann, parts.v[0].id, 1.5, S("on paper"), S("ta"), &what, &failed));
  CHECK_EQ_INT(what, PUT_ADDED);
  CHECK(store_put_override(s, ann, parts.v[0].id, 1.5, S("on paper"), S("ta"), &what, &failed));
  CHECK_EQ_INT(what, PUT_UNCHANGED);
  grade(s, p.id, true, STATUS_INCORRECT, 0);
  CHECK(store_verdicts(s, ann, p.id, arena, &v, &failed));
  CHECK_EQ_INT(v.n, 2);
  CHECK(v.v[0].overridden && !v.v[0].recheck);
  CHECK_NEAR(v.v[0].points, 1.5, 0);
  CHECK_EQ_INT(v.v[0].score.status, STATUS_INCORRECT);
  CHECK_EQ_INT(v.v[1].score.status, STATUS_MISSING);
  grade(s, p.id, true, STATUS_CORRECT, 2);
  CHECK(store_verdicts(s, ann, p.id, arena, &v, &failed));
  CHECK(v.v[0].overridden && v.v[0].recheck);
  CHECK(store_put_override(s, ann, parts.v[0].id, 2, S("agreed"), S("ta"), &what, &failed));
  CHECK_EQ_INT(what, PUT_CHANGED);
  CHECK(store_verdicts(s, ann, p.id, arena, &v, &failed));
  CHECK(v.v[0].overridden && !v.v[0].recheck);
  CHECK(store_remove_override(s, ann, parts.v[0].id, &was, &failed));
  CHECK(was);
  CHECK(store_remove_override(s, ann, parts.v[0].id, &was, &failed));
  CHECK(!was);
  CHECK(store_commit(s, &failed));
  store_close(s);
  remove_file(path);
}

static int64_t number(Store *s, const char *sql) {
  sqlite3_stmt *q = NULL;
  CHECK(sqlite3_prepare_v2(s->db, sql, -1, &q, NULL) == SQLITE_OK && sqlite3_step(q) == SQLITE_ROW);
  int64_t n = sqlite3_column_int64(q, 0);
  sqlite3_finalize(q);
  return n;
}

// The grid of the class against the rows of the view `scores`.
static void same_as_view(Store *s) {
  static const char *const names[] = STATUS_NAMES;
  Class c;
  ClassPiece p = {.arena = arena_new()};
  sqlite3_stmt *view = NULL;
  int64_t recheck = 0, unreadable = 0, pending = 0;
  CHECK(store_class_begin(s, arena, &c, &failed));
  CHECK(sqlite3_prepare_v2(s->db,
    "SELECT student_id, name, problem, part, max_points, status, coalesce(message, ''), coalesce(points, -1), "
    "sum(recheck) OVER (), sum(status = 'unreadable') OVER (), sum(status = 'pending' AND run IS NOT NULL) OVER () "
    "FROM scores ORDER BY student_id, problem, (SELECT position FROM asked AS k WHERE k.problem = scores.problem AND k.part = scores.part)",
    -1, &view, NULL) == SQLITE_OK);
  while (store_class_next(s, &c, &p, &failed) && p.students.n)
    for (size_t i = 0; i < p.students.n * c.parts.n; i++) {
      const Standing *x = &p.standings[i];
      size_t k = i % c.parts.n;
      const Student *who = &p.students.v[i / c.parts.n];
      const Str texts[] = {who->sid, who->name, c.problem[k], c.parts.v[k].name};
      CHECK(sqlite3_step(view) == SQLITE_ROW);
      for (int col = 0; col < 4; col++)
        CHECK_STR(texts[col], (const char *)sqlite3_column_text(view, col));
      CHECK_NEAR(c.parts.v[k].points, sqlite3_column_double(view, 4), 0);
      CHECK_STR(str(names[x->status]), (const char *)sqlite3_column_text(view, 5));
      CHECK_STR(x->message, (const char *)sqlite3_column_text(view, 6));
      CHECK_NEAR(x->waits ? -1 : x->points, sqlite3_column_double(view, 7), 0);
      recheck = sqlite3_column_int64(view, 8);
      unreadable = sqlite3_column_int64(view, 9);
      pending = sqlite3_column_int64(view, 10);
    }
  CHECK(sqlite3_step(view) == SQLITE_DONE);
  CHECK_EQ_INT(c.recheck, recheck);
  CHECK_EQ_INT(c.unreadable, unreadable);
  CHECK_EQ_INT(c.pending, pending);
  sqlite3_finalize(view);
  CHECK_EQ_INT(number(s, "SELECT count(*) FROM unreadable"), unreadable); // found by an index of their own
  CHECK_EQ_INT(number(s, "SELECT count(*) FROM pending"), pending);
  store_class_end(s);
  arena_free(p.arena);
}

TEST(the_class_is_the_view_scores) {
  const char *path = fresh_path();
  Store *s = make(path);
  Problem p;
  Parts parts;
  Put what;
  int64_t who[9];
  CHECK(store_begin(s, &failed));
  same_as_view(s);
  for (int i = 8; i >= 0; i--) // ids run against sids
    who[i] = put_student(s, str_c(arena, str_fmt(arena, "s%d", i)));
  same_as_view(s);
  put_sheet(s, "one", 3, &p);
  CHECK(store_parts(s, p.id, arena, &parts, &failed));
  same_as_view(s);
  for (int i = 0; i < 8; i++)
    for (int k = 0; k < 3 - i % 2; k++)
      put_answer(s, parts.v[k].id, who[i], 1, "x");
  same_as_view(s);
  CHECK(store_put_override(s, who[0], parts.v[0].id, 0.5, S("before"), S("ta"), &what, &failed));
  grade(s, p.id, false, STATUS_PARTIAL, 0.1);
  same_as_view(s);
  for (int i = 1; i < 6; i += 2)
    put_answer(s, parts.v[i % 3].id, who[i], 2, "y");
  same_as_view(s); // some wait for grade
  grade(s, p.id, false, STATUS_UNREADABLE, 0);
  CHECK(store_put_override(s, who[1], parts.v[1].id, 1, S("read by me"), S("ta"), &what, &failed));
  CHECK(store_put_override(s, who[2], parts.v[2].id, 0, S("copied"), S("ta"), &what, &failed));
  CHECK(store_put_override(s, who[8], parts.v[2].id, 4, S("on paper"), S("ta"), &what, &failed));
  same_as_view(s);
  put_answer(s, parts.v[2].id, who[8], 1, "late");
  put_answer(s, parts.v[0].id, who[7], 2, "z");
  grade(s, p.id, false, STATUS_PENDING, 0);
  same_as_view(s);
  grade(s, p.id, true, STATUS_CORRECT, 1);
  same_as_view(s);
  put_sheet(s, "two", 2, &p); // c is not asked any more
  same_as_view(s);
  grade(s, p.id, false, STATUS_INCORRECT, 0);
  put_answer(s, parts.v[1].id, who[4], 2, "z");
  same_as_view(s);
  CHECK(store_commit(s, &failed));
  same_as_view(s);
  store_close(s);
  remove_file(path);
}

// Pieces of three students, whose ids are far apart and in no order.
TEST(a_class_in_pieces_is_the_view_scores) {
  const char *path = fresh_path();
  Store *s = make(path);
  Problem p;
  Parts parts;
  Put what;
  int64_t who[50];
  size_t cells = store_class_cells;
  store_class_cells = 8;
  CHECK(store_begin(s, &failed));
  put_sheet(s, "one", 3, &p);
  CHECK(store_parts(s, p.id, arena, &parts, &failed));
  for (int i = 0; i < 50; i++)
    who[i] = put_student(s, str_c(arena, str_fmt(arena, "s%02d", i * 19 % 50)));
  for (int i = 0; i < 50; i++)
    for (int k = 0; k < 3; k++)
      for (int n = 1; (i + k) % 7 && n <= 1 + i % 3; n++)
        put_answer(s, parts.v[k].id, who[i], n, i % 2 ? "x" : "y");
  CHECK(store_put_override(s, who[11], parts.v[1].id, 0.5, S("seen"), S("ta"), &what, &failed));
  CHECK(store_put_override(s, who[40], parts.v[1].id, 0.5, S("seen"), S("ta"), &what, &failed));
  same_as_view(s);
  grade(s, p.id, false, STATUS_PARTIAL, 0.1);
  same_as_view(s);
  store_class_cells = cells;
  CHECK(store_commit(s, &failed));
  store_close(s);
  remove_file(path);
}

// Parts that keep the best, the first, and the last of the first two in time.
TEST(the_class_is_the_view_scores_whatever_counts) {
  const char *path = fresh_path();
  Store *s = make(path);
  Part part[3] = {{.name = S("a"), .kind = S("value"), .points = 2, .keep = S("best")},
                  {.name = S("b"), .kind = S("value"), .points = 2, .keep = S("first"), .attempts = 3},
                  {.name = S("c"), .kind = S("value"), .points = 2, .attempts = 2, .closes = S("2026-01-01T00:00:05Z")}};
  Problem p = {.name = S("hw1"), .title = S("One"), .source = S("x"), .sha256 = sha256(S("x"), arena)};
  Put what;
  CHECK(store_begin(s, &failed));
  CHECK(store_put_sheet(s, &p, part, 3, &what, &failed));
  ImportBatch batch = {.file = S("a.csv"), .sha256 = sha256(S("rules"), arena), .rows = 1};
  CHECK(store_next_batch(s, &batch.id, &failed) && store_put_batch(s, &batch, &failed));
  for (int i = 0; i < 9; i++) {
    int64_t student = put_student(s, str_c(arena, str_fmt(arena, "s%d", i)));
    for (int k = 0; k < 3; k++)
      for (int n = 1; n <= (i + k) % 5; n++) {
        Answer a = {.part = part[k].id, .student = student, .attempt = n + (i == 7), .raw = S("x"), .line = 2};
        if (n != 2)
          a.submitted = str_fmt(arena, "2026-01-01T00:00:0%dZ", (i + 3 * n) % 10);
        CHECK(store_put_answers(s, batch.id, &a, 1, &failed));
      }
  }
  for (int round = 0; round < 5; round++) {
    same_as_view(s);
    size_t due = grade(s, p.id, round > 0, round == 3 ? STATUS_UNREADABLE : STATUS_PARTIAL, 0.25 * round);
    CHECK(due > 0);
    CHECK_EQ_INT(grade(s, p.id, false, STATUS_CORRECT, 1), 0);
  }
  same_as_view(s);
  CHECK(store_commit(s, &failed));
  store_close(s);
  remove_file(path);
}

typedef struct { Move v[2]; int n; } Moved;
static bool note_move(void *context, const Move *m) {
  Moved *moved = context;
  if (moved->n < 2) moved->v[moved->n] = *m;
  return ++moved->n < 3;
}

static int steps_of_moves(int students) { // of SQLite's machine
  const char *path = fresh_path();
  Store *s = make(path);
  Problem p;
  Parts parts;
  Moved m = {.n = 0};
  CHECK(store_begin(s, &failed));
  put_sheet(s, "one", 1, &p);
  CHECK(store_parts(s, p.id, arena, &parts, &failed));
  for (int i = 0; i < students; i++)
    put_answer(s, parts.v[0].id, put_student(s, str_c(arena, str_fmt(arena, "s%d", i))), 1, "x");
  grade(s, p.id, false, STATUS_CORRECT, 1);
  grade(s, p.id, true, STATUS_CORRECT, 1);
  CHECK(store_moves(s, 1, 2, note_move, &m, &failed));
  CHECK_EQ_INT(m.n, 0);
  int steps = sqlite3_stmt_status(s->stmt[SQL_MOVES], SQLITE_STMTSTATUS_VM_STEP, 0);
  CHECK(store_commit(s, &failed));
  store_close(s);
  remove_file(path);
  return steps;
}

TEST(moves_of_a_class_cost_as_much_as_it_is_large) {
  int few = steps_of_moves(100), many = steps_of_moves(400);
  CHECK(few > 0);
  CHECK(many < 6 * few);
}

TEST(moves_between_runs) {
  const char *path = fresh_path();
  Store *s = make(path);
  Problem p;
  Parts parts;
  Moved m = {.n = 0};
  CHECK(store_begin(s, &failed));
  put_sheet(s, "one", 2, &p);
  CHECK(store_parts(s, p.id, arena, &parts, &failed));
  int64_t ann = put_student(s, "ann"), bob = put_student(s, "bob");
  put_answer(s, parts.v[0].id, ann, 1, "0.4");
  grade(s, p.id, false, STATUS_INCORRECT, 0); // run 1
  put_answer(s, parts.v[0].id, bob, 1, "0.5");
  put_answer(s, parts.v[0].id, ann, 2, "0.5");
  grade(s, p.id, false, STATUS_CORRECT, 2);   // run 2
  grade(s, p.id, true, STATUS_CORRECT, 2);    // run 3: nothing moves
  CHECK(store_moves(s, 1, 2, note_move, &m, &failed));
  CHECK_EQ_INT(m.n, 2);
  CHECK(m.v[0].had && !m.v[1].had);
  CHECK_EQ_INT(m.v[0].old_status, STATUS_INCORRECT);
  CHECK_EQ_INT(m.v[0].new_status, STATUS_CORRECT);
  m.n = 0;
  CHECK(store_moves(s, 2, 3, note_move, &m, &failed));
  CHECK_EQ_INT(m.n, 0);
  CHECK(store_moves(s, 0, 3, note_move, &m, &failed));
  CHECK_EQ_INT(m.n, 2);
  CHECK(store_commit(s, &failed));
  store_close(s);
  remove_file(path);
}

TEST(what_is_kept_cannot_be_changed) {
  const char *path = fresh_path();
  Store *s = make(path);
  Problem p;
  Parts parts;
  put_sheet(s, "one", 2, &p);
  CHECK(store_parts(s, p.id, arena, &parts, &failed));
  CHECK(store_begin(s, &failed));
  put_answer(s, parts.v[0].id, put_student(s, "ann"), 1, "0.4");
  CHECK(store_commit(s, &failed));
  CHECK(sqlite3_exec(s->db, "UPDATE answer SET raw = 'x'", NULL, NULL, NULL) != SQLITE_OK);
  CHECK(sqlite3_exec(s->db, "DELETE FROM answer", NULL, NULL, NULL) != SQLITE_OK);
  CHECK(sqlite3_exec(s->db, "UPDATE sheet SET source = 'x'", NULL, NULL, NULL) != SQLITE_OK);
  CHECK(sqlite3_exec(s->db, "UPDATE student SET name = 'x'", NULL, NULL, NULL) == SQLITE_OK);
  CHECK(sqlite3_exec(s->db, "SELECT \"nosuch\"", NULL, NULL, NULL) != SQLITE_OK);
  store_close(s);
  remove_file(path);
}

TEST(verify_finds) {
  const char *path = fresh_path();
  Store *s = make(path);
  Problem p;
  Parts parts;
  Findings found;
  put_sheet(s, "one", 2, &p);
  CHECK(store_parts(s, p.id, arena, &parts, &failed));
  CHECK(store_begin(s, &failed));
  put_answer(s, parts.v[0].id, put_student(s, "ann"), 1, "0.5");
  grade(s, p.id, false, STATUS_CORRECT, 2);
  CHECK(store_commit(s, &failed));
  CHECK(store_verify(s, arena, &found, &failed));
  CHECK_EQ_INT(found.n, 0);
  CHECK(sqlite3_exec(s->db,
                     "UPDATE score SET points = 3; DROP TRIGGER sheet_stays; UPDATE sheet SET source = 'x';"
                     "CREATE TRIGGER evil AFTER INSERT ON student BEGIN SELECT 1; END;"
                     "CREATE VIEW mine AS SELECT 1; PRAGMA foreign_keys = OFF; DELETE FROM student",
                     NULL, NULL, NULL) == SQLITE_OK);
  CHECK(store_verify(s, arena, &found, &failed));
  for (size_t i = 0; i < found.n && found.n != 4; i++)
    printf(STR_FMT "\n", STR_ARG(found.v[i]));
  CHECK_EQ_INT(found.n, 4);
  store_close(s);
  remove_file(path);
}

TEST(foreign_files_are_refused) {
  const char *path = fresh_path();
  FILE *out = fopen(path, "w");
  fputs("student_id,problem,part,answer\n", out);
  fclose(out);
  CHECK(!store_open(path, STORE_WRITE, NULL, NULL, arena, &failed));
  CHECK_EQ_INT(failed.status, EXIT_DATABASE);
  CHECK(!store_open(path, STORE_CREATE, NULL, NULL, arena, &failed));
  CHECK_EQ_INT(failed.status, EXIT_INVALID);
  unlink(path);
  CHECK(!store_open(path, STORE_READ, NULL, NULL, arena, &failed));
  CHECK_EQ_INT(failed.status, EXIT_DATABASE);
  Store *s = make(path);
  CHECK(sqlite3_exec(s->db, "PRAGMA user_version = 99", NULL, NULL, NULL) == SQLITE_OK);
  store_close(s);
  CHECK(!store_open(path, STORE_WRITE, NULL, NULL, arena, &failed));
  CHECK(str_find(failed.message, S("newer")) >= 0);
  remove_file(path);
}

TEST(the_clock_can_stand_still) {
  setenv("SOURCE_DATE_EPOCH", "1700000000", 1);
  const char *path = fresh_path();
  Store *s = make(path);
  Course c;
  CHECK(store_course(s, arena, &c, &failed));
  CHECK_STR(c.created_at, "2023-11-14T22:13:20Z");
  CHECK_STR(store_now(s, arena), "2023-11-14T22:13:20Z");
  store_close(s);
  unsetenv("SOURCE_DATE_EPOCH");
  remove_file(path);
}

TEST(sha256_of_known_texts) {
  if (!arena)
    arena = arena_new();
  CHECK_STR(sha256(S(""), arena), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK_STR(sha256(S("abc"), arena), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK_STR(sha256(S("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"), arena),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST(sha256_is_the_same_on_every_processor) {
  if (!arena)
    arena = arena_new();
  unsigned char text[300];
  for (size_t i = 0; i < sizeof text; i++)
    text[i] = (unsigned char)(i * i + 7 * i);
  for (size_t n = 0; n <= sizeof text; n++) {
    Sha256 fast, loop;
    sha256_start(&fast);
    sha256_start(&loop);
    loop.fast = false;
    sha256_add(&fast, text, n / 3); // in two bites, of which the second begins anywhere in a block
    sha256_add(&fast, text + n / 3, n - n / 3);
    sha256_add(&loop, text, n);
    CHECK_STR(sha256_end(&fast, arena), str_c(arena, sha256_end(&loop, arena)));
  }
}

TEST(a_file_says_what_a_comma_is) {
  const char *path = fresh_path();
  Store *s = make(path);
  Problem p;
  Parts parts;
  Answers answers;
  Verdicts verdicts;
  bool changed;
  CHECK(store_begin(s, &failed));
  put_sheet(s, "one", 3, &p);
  CHECK(store_parts(s, p.id, arena, &parts, &failed));
  int64_t student = put_student(s, "007");
  ImportBatch batch = {.file = S("a.csv"), .sha256 = sha256(S("a"), arena), .rows = 1, .decimal_comma = true};
  Answer a = {.part = parts.v[0].id, .student = student, .attempt = 1, .raw = S("0,25"), .line = 2};
  CHECK(store_next_batch(s, &batch.id, &failed) && store_put_batch(s, &batch, &failed) && store_put_answers(s, batch.id, &a, 1, &failed));
  put_answer(s, parts.v[1].id, student, 1, "yes");
  DueList list;
  Ids stale;
  answers = due_of(s, &list, (Due){.problem = p.id}, 10, &stale);
  CHECK(answers.n == 2 && answers.v[0].decimal_comma && !answers.v[1].decimal_comma);
  CHECK(store_answers_of(s, student, p.id, arena, &answers, &failed));
  CHECK(answers.n == 2 && answers.v[0].decimal_comma && !answers.v[1].decimal_comma);
  CHECK(store_verdicts(s, student, p.id, arena, &verdicts, &failed));
  CHECK(verdicts.v[0].answer.decimal_comma && !verdicts.v[1].answer.decimal_comma);
  CHECK(store_set_decimal(s, batch.sha256, true, &changed, &failed) && !changed);
  CHECK(store_set_decimal(s, batch.sha256, false, &changed, &failed) && changed);
  CHECK(store_batch(s, batch.sha256, arena, &batch, &failed) && !batch.decimal_comma);
  CHECK(store_commit(s, &failed));
  store_close(s);
  remove_file(path);
}

TEST(a_value_that_cannot_be_bound_is_not_the_one_before) {
  const char *path = fresh_path();
  Store *s = make(path);
  char one = 'x'; // of two gigabytes, SQLite looks at the length alone
  Str huge = {&one, (size_t)1 << 31};
  CHECK(store_begin(s, &failed));
  put_student(s, "007");
  Student st = {.sid = S("008"), .name = huge}, old;
  Put what;
  CHECK(!store_put_student(s, &st, false, arena, &old, &what, &failed));
  CHECK_EQ_INT(failed.status, EXIT_DATABASE);
  CHECK(str_find(failed.message, S("a value cannot be stored: string or blob too big")) > 0);
  put_student(s, "009");
  CHECK(store_commit(s, &failed));
  store_close(s);
  remove_file(path);
}
