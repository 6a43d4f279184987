// Grading as the store sees it: runs, scores, verdicts of persons, and what moved between
// two runs.
//
// Scores are keyed by their answer.  When a run judges an answer again, the old score
// moves to past_score first.
#include "store_sql.h"

#include <assert.h>
#include <float.h>

bool store_run_new(Store *s, Str engine, Str scope, int64_t *run, Failure *f) {
  return sql_int(s, SQL_RUN_PUT, run, f, "ss", engine, scope);
}

bool store_run_problem(Store *s, int64_t run, const DueList *list, int64_t answers, Failure *f) {
  return sql_run(s, SQL_RUN_PROBLEM_PUT, f, "iiii", run, list->problem, list->sheet, answers);
}

static void id_column(const Rows *rows, size_t row, int i, sqlite3_context *result) {
  assert(i == 0);
  sqlite3_result_int64(result, ((const int64_t *)rows->v)[row]);
}

bool store_archive_scores(Store *s, const Ids *answers, Failure *f) {
  const Rows rows = {.v = answers->v, .n = answers->n, .column = id_column};
  return !answers->n || (rows_run(s, SQL_SCORE_ARCHIVE, &rows, f) && rows_run(s, SQL_SCORE_CLEAR, &rows, f));
}

static void score_column(const Rows *rows, size_t row, int i, sqlite3_context *result) {
  const Score *x = &((const Score *)rows->v)[row];
  bool waits = x->status == STATUS_UNREADABLE || x->status == STATUS_PENDING; // points are NULL
  switch (i) {
  case 0: sqlite3_result_int64(result, x->answer); break;
  case 1: sqlite3_result_int(result, (int)x->status); break;
  case 2:
    assert(waits || (x->points >= 0 && x->points <= DBL_MAX && x->taken_off >= 0 && x->taken_off <= DBL_MAX));
    if (!waits)
      sqlite3_result_double(result, x->points);
    break;
  case 3: result_text_or_null(result, x->message); break;
  case 4: result_text_or_null(result, x->reading); break;
  case 5: result_text_or_null(result, x->reference); break;
  case 6: result_text_or_null(result, x->diagnosis); break;
  case 7: sqlite3_result_double(result, waits ? 0 : x->taken_off); break;
  }
}

bool store_put_scores(Store *s, int64_t run, const Score *scores, size_t n, Failure *f) {
  return rows_put(s, SQL_SCORES_PUT, &(Rows){scores, n, run, score_column}, f);
}

bool store_put_shared(Store *s, const SharedAnswer *shared, size_t n, Failure *f) {
  for (size_t i = 0; i < n; i++)
    if (!sql_run(s, SQL_SHARED_PUT, f, "ii", shared[i].answer, shared[i].student))
      return false;
  return true;
}

bool store_put_filter(Store *s, const Problem *p, size_t part, const SharedFilter *x, Failure *f) {
  return sql_run(s, SQL_FILTER_PUT, f, "iiiddb", p->id, p->version, (int64_t)part + 1, x->scale, x->largest, x->bits);
}

bool store_filter(Store *s, const Problem *p, size_t part, Arena *a, SharedFilter *x, Failure *f) {
  const Sql q = SQL_FILTER_GET;
  bool there, ok = sql_bind(s, q, f, "iii", p->id, p->version, (int64_t)part + 1) && sql_step(s, q, &there, f);
  *x = (SharedFilter){0};
  if (!ok || !there)
    return ok;
  *x = (SharedFilter){col_real(s, q, 0), col_real(s, q, 1), col_str(s, q, 2, a)};
  sql_reset(s, q);
  return true;
}

bool store_last_run(Store *s, int64_t *run, Failure *f) {
  return sql_int(s, SQL_RUN_LAST, run, f, "");
}

static Verdict verdict_row(Store *s, Arena *a) {
  const Sql q = SQL_VERDICTS;
  Verdict v = {
    .part = {.id = col_int(s, q, 0), .problem = col_int(s, q, 1), .position = col_int(s, q, 2),
             .name = col_str(s, q, 3, a), .kind = col_str(s, q, 4, a), .points = col_real(s, q, 5),
             .reference = col_str(s, q, 6, a), .attempts = col_int(s, q, 30), .keep = col_str(s, q, 31, a)},
    .answer = {.id = col_int(s, q, 7), .student = col_int(s, q, 8), .part = col_int(s, q, 0),
               .raw = col_str(s, q, 9, a), .file = col_str(s, q, 10, a), .line = col_int(s, q, 11),
               .submitted = col_str(s, q, 12, a), .attempt = col_int(s, q, 13), .turn = col_int(s, q, 32),
               .decimal_comma = col_int(s, q, 26) != 0},
    .score = {.student = col_int(s, q, 8), .part = col_int(s, q, 0), .answer = col_int(s, q, 7),
              .status = (Status)col_int(s, q, 14), .points = col_real(s, q, 15),
              .message = col_str(s, q, 16, a), .reading = col_str(s, q, 17, a),
              .reference = col_str(s, q, 18, a), .diagnosis = col_str(s, q, 27, a)},
    .run = col_int(s, q, 19), .attempts = col_int(s, q, 28),
    .overridden = col_int(s, q, 20) != 0, .recheck = col_int(s, q, 21) != 0,
    .points = col_real(s, q, 22), .why = col_str(s, q, 23, a), .who = col_str(s, q, 24, a),
    .made_at = col_str(s, q, 25, a),
  };
  return v;
}

bool store_verdicts(Store *s, int64_t student, int64_t problem, Arena *a, Verdicts *verdicts,
                    Failure *f) {
  size_t cap = 0;
  bool row, ok = sql_bind(s, SQL_VERDICTS, f, "ii", student, problem);
  *verdicts = (Verdicts){0};
  while (ok && (ok = sql_step(s, SQL_VERDICTS, &row, f)) && row) {
    verdicts->v = GROW(a, verdicts->v, verdicts->n, &cap);
    verdicts->v[verdicts->n++] = verdict_row(s, a);
  }
  return ok;
}

// --- overrides ------------------------------------------------------------------------

bool store_put_override(Store *s, int64_t student, int64_t part, double points, Str why, Str who,
                        Put *what, Failure *f) {
  const Sql q = SQL_OVERRIDE_GET;
  bool there;
  if (!sql_bind(s, q, f, "ii", part, student) || !sql_step(s, q, &there, f))
    return false;
  bool recheck = there && col_int(s, q, 3);
  *what = !there ? PUT_ADDED
        : col_real(s, q, 1) == points && str_eq(col_str(s, q, 2, s->arena), why) && !recheck
          ? PUT_UNCHANGED
          : PUT_CHANGED;
  if (there)
    sql_reset(s, q);
  return *what == PUT_UNCHANGED ||
         sql_run(s, there ? SQL_OVERRIDE_CHANGE : SQL_OVERRIDE_PUT, f, "iidss", part, student,
                 points, why, who);
}

bool store_remove_override(Store *s, int64_t student, int64_t part, bool *was_there, Failure *f) {
  int64_t id;
  if (!sql_int(s, SQL_OVERRIDE_GET, &id, f, "ii", part, student))
    return false;
  *was_there = id != 0;
  return !id || sql_run(s, SQL_OVERRIDE_REMOVE, f, "ii", part, student);
}

// --- what moved --------------------------------------------------------------------------

bool store_moves(Store *s, int64_t from, int64_t to, MoveEach *each, void *context, Failure *f) {
  const Sql q = SQL_MOVES;
  bool row, more = true, ok = sql_bind(s, q, f, "ii", from, to);
  while (ok && more && (ok = sql_step(s, q, &row, f)) && row) {
    const Move m = {
      .sid = col_view(s, q, 0), .problem = col_view(s, q, 1), .part = col_view(s, q, 2),
      .had = col_int(s, q, 3) != 0, .old_status = (Status)col_int(s, q, 4),
      .old_points = col_real(s, q, 5), .new_status = (Status)col_int(s, q, 6),
      .new_points = col_real(s, q, 7), .message = col_view(s, q, 8),
      .overridden = col_int(s, q, 9) != 0};
    more = each(context, &m);
  }
  sql_reset(s, q);
  return ok;
}
