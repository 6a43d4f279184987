// Grading as the store sees it: which answers are due, runs, scores, verdicts of
// persons, and what moved between two runs.
//
// What is due is found without looking at every answer: run_problem remembers by
// which version a run graded a problem and the last answer it saw.  Same version:
// due is what came after that answer, and what follows it.  Another version, or
// `all`: every answer that counts.  Statements give all attempts and their turns;
// choose() and store_class.c choose by the rule that the view `machine` states.  Scores
// are keyed by their answer, so the class's scores are one sorted sequence of rows; when a
// run judges an answer again, the old score moves to past_score first.
#include "store_sql.h"

#include <stdint.h>

// The current sheet of a problem, and how far its last run saw.
typedef struct {
  int64_t sheet, last;
  bool same; // as the version of that run
  bool ever; // there was one
} Seen;

static bool seen(Store *s, int64_t problem, Seen *out, Failure *f) {
  bool row;
  *out = (Seen){0};
  if (!sql_bind(s, SQL_SEEN, f, "i", problem) || !sql_step(s, SQL_SEEN, &row, f))
    return false;
  if (row) {
    *out = (Seen){.sheet = col_int(s, SQL_SEEN, 0), .same = col_int(s, SQL_SEEN, 1) != 0,
                  .last = col_int(s, SQL_SEEN, 2), .ever = col_int(s, SQL_SEEN, 3) != 0};
    sql_reset(s, SQL_SEEN);
  }
  return true;
}

// Inside a transaction nobody else adds answers, and grade asks several times.
static bool count_all(Store *s, int64_t sheet, int64_t *n, Failure *f) {
  bool alone = !sqlite3_get_autocommit(s->db);
  if (!alone || s->due_all.sheet != sheet) {
    if (!sql_int(s, SQL_DUE_COUNT_ALL, &s->due_all.n, f, "i", sheet))
      return false;
    s->due_all.sheet = alone ? sheet : 0;
  }
  *n = s->due_all.n;
  return true;
}

// The answers of one student to one part, as they come by attempt: those that count
// stand at the end of the list, from `from` on.
typedef struct {
  Answers *list;
  size_t from;
  int64_t part, student;
} Choosing;

// Where all are refused the first stands; of the best every one that might be it.
static void choose(Choosing *c, Answer x, int64_t rule) {
  Answers *list = c->list;
  if (x.part != c->part || x.student != c->student)
    *c = (Choosing){.list = list, .from = list->n, .part = x.part, .student = x.student};
  const Answer *now = list->n > c->from ? &list->v[c->from] : NULL;
  bool alike = now && now->refused == x.refused, last = rule == RULE_LAST && !x.refused;
  if ((now && !alike && x.refused) || (alike && rule != RULE_BEST && (x.turn > now->turn) != last))
    return;
  if (alike && rule == RULE_BEST && x.refused && x.turn > now->turn)
    return;
  if (!alike || rule != RULE_BEST || x.refused)
    list->n = c->from;
  list->v[list->n++] = x;
}

// Of the answers of the list from `from` on those that are due; a negative id says that one is not.
static void drop_graded(Answers *list, size_t from) {
  size_t n = from;
  for (size_t i = from; i < list->n; i++)
    if (list->v[i].id > 0)
      list->v[n++] = list->v[i];
  list->n = n;
}

// Rows come by part, student, attempt.  cap: room that is taken at once, since it is most
// of what grade holds.  Ends after `limit` answers, but not amid a student's attempts.
static bool read_due(Store *s, Sql q, size_t limit, size_t cap, Arena *a, Answers *answers, Failure *f) {
  *answers = (Answers){.v = NEW_ARRAY(a, Answer, cap)};
  Choosing c = {.list = answers};
  bool row, ok = true;
  while (ok && (ok = sql_step(s, q, &row, f)) && row) {
    bool again = answers->n && col_int(s, q, 2) == c.part && col_int(s, q, 1) == c.student;
    if (!again) {
      drop_graded(answers, c.from);
      c.from = answers->n;
    }
    if (!again && answers->n >= limit) {
      sql_reset(s, q);
      return true;
    }
    Answer x = store_answer_row(s, q, a);
    x.refused = col_int(s, q, 10) != 0;
    x.id = col_int(s, q, 12) ? x.id : -x.id;
    answers->v = GROW(a, answers->v, answers->n, &cap);
    choose(&c, x, col_int(s, q, 11));
  }
  drop_graded(answers, c.from);
  return ok;
}

static bool count_new(Store *s, const Seen *was, int64_t *n, Failure *f) {
  Answers keys;
  ArenaMark mark = arena_mark(s->arena);
  bool ok = sql_bind(s, SQL_DUE_NEW_KEYS, f, "ii", was->sheet, was->last) &&
            read_due(s, SQL_DUE_NEW_KEYS, SIZE_MAX, 16, s->arena, &keys, f);
  *n = ok ? (int64_t)keys.n : 0;
  if (ok)
    arena_release(s->arena, mark);
  return ok;
}

bool store_due_count(Store *s, Due due, int64_t *n, Failure *f) {
  Seen was;
  *n = 0;
  if (!seen(s, due.problem, &was, f))
    return false;
  return was.same && !due.all ? count_new(s, &was, n, f) : count_all(s, was.sheet, n, f);
}

bool store_due(Store *s, Due due, const Answer *after, size_t limit, Arena *a, Answers *answers,
               Failure *f) {
  Seen was;
  int64_t part = after ? after->part : 0, student = after ? after->student : 0;
  int64_t most;
  if (!seen(s, due.problem, &was, f) || !store_due_count(s, due, &most, f))
    return false;
  size_t room = limit && limit < (size_t)most ? limit : (size_t)most;
  if (was.same && !due.all)
    return sql_bind(s, SQL_DUE_NEW, f, "iiii", was.sheet, was.last, part, student) &&
           read_due(s, SQL_DUE_NEW, room, room + 1, a, answers, f);
  return sql_bind(s, SQL_DUE_ALL, f, "iii", was.sheet, part, student) &&
         read_due(s, SQL_DUE_ALL, room, room + 1, a, answers, f);
}

bool store_earlier(Store *s, Due due, Arena *a, Answers *answers, Failure *f) {
  Seen was;
  *answers = (Answers){0};
  if (!seen(s, due.problem, &was, f))
    return false;
  if (!was.same || due.all) // all of them are due
    return true;
  return sql_bind(s, SQL_DUE_EARLIER, f, "ii", was.sheet, was.last) && read_due(s, SQL_DUE_EARLIER, SIZE_MAX, 16, a, answers, f);
}

bool store_run_new(Store *s, Str engine, Str scope, int64_t *run, Failure *f) {
  return sql_int(s, SQL_RUN_PUT, run, f, "ss", engine, scope);
}

bool store_run_problem(Store *s, int64_t run, Due due, Failure *f) {
  Seen was;
  int64_t n;
  if (!seen(s, due.problem, &was, f) || !store_due_count(s, due, &n, f))
    return false;
  bool everything = was.ever && (!was.same || due.all);
  if (everything && (!sql_run(s, SQL_SCORE_ARCHIVE, f, "i", was.sheet) ||
                     !sql_run(s, SQL_SCORE_CLEAR, f, "i", was.sheet)))
    return false;
  if (was.ever && !everything && (!sql_run(s, SQL_SCORE_ARCHIVE_AGAIN, f, "ii", was.sheet, was.last) ||
                                  !sql_run(s, SQL_SCORE_CLEAR_AGAIN, f, "ii", was.sheet, was.last)))
    return false;
  return sql_run(s, SQL_RUN_PROBLEM_PUT, f, "iiii", run, due.problem, was.sheet, n);
}

static void score_column(const Rows *rows, size_t row, int i, sqlite3_context *result) {
  const Score *x = &((const Score *)rows->v)[row];
  bool waits = x->status == STATUS_UNREADABLE || x->status == STATUS_PENDING; // points are NULL
  switch (i) {
  case 0: sqlite3_result_int64(result, x->answer); break;
  case 1: sqlite3_result_int64(result, rows->of); break;
  case 2: sqlite3_result_int(result, (int)x->status); break;
  case 3:
    if (!waits)
      sqlite3_result_double(result, x->points);
    break;
  case 4: result_text_or_null(result, x->message); break;
  case 5: result_text_or_null(result, x->reading); break;
  case 6: result_text_or_null(result, x->reference); break;
  case 7: result_text_or_null(result, x->diagnosis); break;
  case 8: sqlite3_result_double(result, waits ? 0 : x->taken_off); break;
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

bool store_moves(Store *s, int64_t from, int64_t to, Arena *a, Moves *moves, Failure *f) {
  const Sql q = SQL_MOVES;
  size_t cap = 0;
  bool row, ok = sql_bind(s, q, f, "ii", from, to);
  *moves = (Moves){0};
  while (ok && (ok = sql_step(s, q, &row, f)) && row) {
    moves->v = GROW(a, moves->v, moves->n, &cap);
    moves->v[moves->n++] = (Move){
      .sid = col_str(s, q, 0, a), .problem = col_str(s, q, 1, a), .part = col_str(s, q, 2, a),
      .had = col_int(s, q, 3) != 0, .old_status = (Status)col_int(s, q, 4),
      .old_points = col_real(s, q, 5), .new_status = (Status)col_int(s, q, 6),
      .new_points = col_real(s, q, 7), .message = col_str(s, q, 8, a),
      .overridden = col_int(s, q, 9) != 0};
  }
  return ok;
}
