// What a course is made of: sheets, students, answers.  Each function is one
// or a few statements; what they have in common is how a row becomes a record.
#include "store_sql.h"

#include <assert.h>

#include <string.h>

// --- course ---------------------------------------------------------------------

bool store_put_course(Store *s, Str name, Str salt, Failure *f) {
  return sql_run(s, SQL_COURSE_PUT, f, "ss", name, salt);
}

bool store_course(Store *s, Arena *a, Course *course, Failure *f) {
  bool row;
  *course = (Course){0};
  if (!sql_bind(s, SQL_COURSE_GET, f, "") || !sql_step(s, SQL_COURSE_GET, &row, f))
    return false;
  if (!row)
    return failure(f, s->arena, EXIT_DATABASE, "%s: the course was not set up", s->path);
  *course = (Course){.name = col_str(s, SQL_COURSE_GET, 0, a),
                     .salt = col_str(s, SQL_COURSE_GET, 1, a),
                     .created_at = col_str(s, SQL_COURSE_GET, 2, a)};
  sql_reset(s, SQL_COURSE_GET);
  return true;
}

// --- sheets ----------------------------------------------------------------------

static Problem problem_row(Store *s, Sql id, Arena *a) {
  return (Problem){.id = col_int(s, id, 0), .name = col_str(s, id, 1, a),
                   .title = col_str(s, id, 2, a), .version = col_int(s, id, 3),
                   .sha256 = col_str(s, id, 4, a), .source = col_str(s, id, 5, a)};
}

// The id of a named row, made if it is not there yet.
static bool problem_id(Store *s, Str name, int64_t *id, Failure *f) {
  return sql_int(s, SQL_PROBLEM_ID, id, f, "s", name) &&
         (*id || sql_int(s, SQL_PROBLEM_PUT, id, f, "s", name));
}

static bool part_id(Store *s, int64_t problem, Str name, int64_t *id, Failure *f) {
  return sql_int(s, SQL_PART_ID, id, f, "is", problem, name) &&
         (*id || sql_int(s, SQL_PART_PUT, id, f, "is", problem, name));
}

bool store_put_sheet(Store *s, Problem *p, Part *parts, size_t n, Put *what, Failure *f) {
  Problem current;
  int64_t sheet = 0;
  if (!store_problem(s, p->name, s->arena, &current, f) || !problem_id(s, p->name, &p->id, f))
    return false;
  bool same = current.id && str_eq(current.sha256, p->sha256);
  *what = same ? PUT_UNCHANGED : current.id ? PUT_CHANGED : PUT_ADDED;
  p->version = current.version + !same;
  if (!same && !sql_int(s, SQL_SHEET_PUT, &sheet, f, "iisss", p->id, p->version, p->title,
                        p->sha256, p->source))
    return false;
  for (size_t i = 0; i < n; i++) {
    Part *part = &parts[i];
    part->problem = p->id;
    part->position = (int64_t)i + 1;
    if (!part_id(s, p->id, part->name, &part->id, f))
      return false;
    if (!same && !sql_run(s, SQL_SHEET_PART_PUT, f, "iiisdninn", sheet, part->id, part->position,
                          part->kind, part->points, part->reference, part->attempts, part->keep, part->closes))
      return false;
  }
  for (size_t i = 0; i < n && !same; i++)
    for (size_t k = 0; k < n; k++)
      if (parts[i].depends && parts[i].depends[k] && !sql_run(s, SQL_FOLLOW_PUT, f, "iii", sheet, parts[i].id, parts[k].id))
        return false;
  return true;
}

bool store_problem(Store *s, Str name, Arena *a, Problem *problem, Failure *f) {
  bool row;
  *problem = (Problem){0};
  if (!sql_bind(s, SQL_PROBLEM_GET, f, "s", name) || !sql_step(s, SQL_PROBLEM_GET, &row, f))
    return false;
  if (row) {
    *problem = problem_row(s, SQL_PROBLEM_GET, a);
    sql_reset(s, SQL_PROBLEM_GET);
  }
  return true;
}

bool store_problems(Store *s, Arena *a, Problems *problems, Failure *f) {
  size_t cap = 0;
  bool row, ok = sql_bind(s, SQL_PROBLEM_LIST, f, "");
  *problems = (Problems){0};
  while (ok && (ok = sql_step(s, SQL_PROBLEM_LIST, &row, f)) && row) {
    problems->v = GROW(a, problems->v, problems->n, &cap);
    problems->v[problems->n++] = problem_row(s, SQL_PROBLEM_LIST, a);
  }
  return ok;
}

bool store_parts(Store *s, int64_t problem, Arena *a, Parts *parts, Failure *f) {
  const Sql q = SQL_PART_LIST;
  size_t cap = 0;
  bool row, ok = sql_bind(s, q, f, "i", problem);
  *parts = (Parts){0};
  while (ok && (ok = sql_step(s, q, &row, f)) && row) {
    parts->v = GROW(a, parts->v, parts->n, &cap);
    parts->v[parts->n++] = (Part){
      .id = col_int(s, q, 0), .problem = col_int(s, q, 1), .position = col_int(s, q, 2),
      .name = col_str(s, q, 3, a), .kind = col_str(s, q, 4, a), .points = col_real(s, q, 5),
      .reference = col_str(s, q, 6, a)};
  }
  return ok;
}

bool store_sheet(Store *s, int64_t problem, int64_t version, Arena *a, Str *source, Failure *f) {
  const Sql q = SQL_SHEET_GET;
  bool row;
  *source = (Str){0};
  if (!sql_bind(s, q, f, "ii", problem, version) || !sql_step(s, q, &row, f))
    return false;
  if (row) {
    *source = col_str(s, q, 0, a);
    sql_reset(s, q);
  }
  return true;
}

// --- students ----------------------------------------------------------------------

Student store_student_row(Store *s, Sql id, Arena *a) {
  Str v[4]; // in one piece of memory: there may be many students
  size_t n = 0;
  for (int i = 0; i < 4; i++) {
    v[i] = col_view(s, id, i + 1);
    n += v[i].n;
  }
  char *to = arena_alloc(a, n);
  for (int i = 0; i < 4; to += v[i].n, i++)
    v[i].p = v[i].n ? memcpy(to, v[i].p, v[i].n) : to;
  return (Student){.id = col_int(s, id, 0), .sid = v[0], .name = v[1], .email = v[2], .section = v[3]};
}

bool store_student(Store *s, Str sid, Arena *a, Student *student, Failure *f) {
  bool row;
  *student = (Student){0};
  if (!sql_bind(s, SQL_STUDENT_GET, f, "s", sid) || !sql_step(s, SQL_STUDENT_GET, &row, f))
    return false;
  if (row) {
    *student = store_student_row(s, SQL_STUDENT_GET, a);
    sql_reset(s, SQL_STUDENT_GET);
  }
  return true;
}

// The rows of a bound statement.
static bool read_students(Store *s, Sql q, Arena *a, Students *students, Failure *f) {
  size_t cap = 0;
  bool row, ok = true;
  *students = (Students){0};
  while (ok && (ok = sql_step(s, q, &row, f)) && row) {
    students->v = GROW(a, students->v, students->n, &cap);
    students->v[students->n++] = store_student_row(s, q, a);
  }
  return ok;
}

bool store_students(Store *s, Arena *a, Students *students, Failure *f) {
  return sql_bind(s, SQL_STUDENT_LIST, f, "") && read_students(s, SQL_STUDENT_LIST, a, students, f);
}

bool store_students_of(Store *s, IdRange ids, Arena *a, Students *students, Failure *f) {
  return sql_bind(s, SQL_STUDENT_RANGE, f, "ii", ids.first, ids.last) && read_students(s, SQL_STUDENT_RANGE, a, students, f);
}

// The rows of a bound statement, of which there are `most` at most.
bool store_read_ids(Store *s, Sql q, int64_t most, Arena *a, Ids *ids, Failure *f) {
  bool row, ok = true;
  *ids = (Ids){.v = NEW_ARRAY(a, int64_t, most + 1), .cap = (size_t)most + 1};
  while (ok && (ok = sql_step(s, q, &row, f)) && row) {
    ids->v = GROW(a, ids->v, ids->n, &ids->cap);
    ids->v[ids->n++] = col_int(s, q, 0);
  }
  return ok;
}

bool store_everybody(Store *s, Arena *a, Ids *ids, Failure *f) {
  int64_t n;
  return sql_int(s, SQL_STUDENT_COUNT, &n, f, "") && sql_bind(s, SQL_STUDENT_EVERYBODY, f, "") &&
         store_read_ids(s, SQL_STUDENT_EVERYBODY, n, a, ids, f);
}

bool store_student_ids(Store *s, Arena *a, StudentIds *ids, Failure *f) {
  const Sql q = SQL_STUDENT_IDS;
  bool row, ok = sql_bind(s, SQL_STUDENT_SIZES, f, "") && sql_step(s, SQL_STUDENT_SIZES, &row, f);
  if (!ok)
    return false;
  size_t n = (size_t)col_int(s, SQL_STUDENT_SIZES, 0), bytes = (size_t)col_int(s, SQL_STUDENT_SIZES, 1);
  sql_reset(s, SQL_STUDENT_SIZES);
  *ids = (StudentIds){.id = NEW_ARRAY(a, int64_t, n + 1), .sids = arena_alloc(a, bytes + 1), .ends = NEW_ARRAY(a, size_t, n + 1)};
  ok = sql_bind(s, q, f, "");
  while (ok && (ok = sql_step(s, q, &row, f)) && row) {
    Str sid = col_view(s, q, 1);
    size_t end = ids->ends[ids->n];
    if (ids->n == n || sid.n > bytes - end) // enrolled since they were counted
      break;
    memcpy(ids->sids + end, sid.p, sid.n);
    ids->id[ids->n++] = col_int(s, q, 0);
    ids->ends[ids->n] = end + sid.n;
  }
  sql_reset(s, q);
  return ok;
}

bool store_last_student(Store *s, int64_t *id, Failure *f) { return sql_int(s, SQL_STUDENT_LAST, id, f, ""); }

bool store_nameless(Store *s, int64_t *n, Failure *f) { return sql_int(s, SQL_STUDENT_NAMELESS, n, f, ""); }

bool store_put_student(Store *s, Student *student, bool rename, Arena *a, Student *old, Put *what,
                       Failure *f) {
  if (!store_student(s, student->sid, a, old, f))
    return false;
  if (!old->id) {
    *what = PUT_ADDED;
    return sql_int(s, SQL_STUDENT_PUT, &student->id, f, "ssss", student->sid, student->name,
                   student->email, student->section);
  }
  student->id = old->id;
  if (!student->name.n)
    student->name = old->name;
  if (!student->email.n)
    student->email = old->email;
  if (!student->section.n)
    student->section = old->section;
  bool same_name = str_eq(student->name, old->name);
  *what = same_name && str_eq(student->email, old->email) && str_eq(student->section, old->section)
            ? PUT_UNCHANGED
          : !same_name && old->name.n && !rename ? PUT_CONFLICT
                                                 : PUT_CHANGED;
  return *what != PUT_CHANGED ||
         sql_run(s, SQL_STUDENT_CHANGE, f, "isss", student->id, student->name, student->email,
                 student->section);
}

// --- answers ---------------------------------------------------------------------------

bool store_batch(Store *s, Str sha256, Arena *a, ImportBatch *batch, Failure *f) {
  const Sql q = SQL_BATCH_GET;
  bool row;
  *batch = (ImportBatch){0};
  if (!sql_bind(s, q, f, "s", sha256) || !sql_step(s, q, &row, f))
    return false;
  if (row) {
    *batch = (ImportBatch){
      .id = col_int(s, q, 0), .file = col_str(s, q, 1, a), .sha256 = col_str(s, q, 2, a),
      .imported_at = col_str(s, q, 3, a), .rows = col_int(s, q, 4), .rejected = col_int(s, q, 5),
      .decimal_comma = col_int(s, q, 6) != 0};
    sql_reset(s, q);
  }
  return true;
}

bool store_next_batch(Store *s, int64_t *id, Failure *f) {
  return sql_int(s, SQL_BATCH_NEXT, id, f, "");
}

bool store_put_batch(Store *s, const ImportBatch *batch, Failure *f) {
  assert(batch->id > 0);
  return sql_run(s, SQL_BATCH_PUT, f, "issiii", batch->id, batch->file, batch->sha256, batch->rows,
                 batch->rejected, (int64_t)batch->decimal_comma);
}

bool store_set_decimal(Store *s, Str sha256, bool comma, bool *changed, Failure *f) {
  const Sql q = SQL_BATCH_DECIMAL;
  bool row = false, ok = sql_bind(s, q, f, "si", sha256, (int64_t)comma);
  *changed = false;
  while (ok && (ok = sql_step(s, q, &row, f)) && row)
    *changed = true;
  return ok;
}

bool store_answered(Store *s, Arena *a, Ids *parts, Failure *f) {
  return sql_bind(s, SQL_ANSWERED, f, "") && store_read_ids(s, SQL_ANSWERED, 0, a, parts, f);
}

static void answer_column(const Rows *rows, size_t row, int i, sqlite3_context *result) {
  const Answer *x = &((const Answer *)rows->v)[row];
  switch (i) {
  case 0: sqlite3_result_int64(result, x->part); break;
  case 1: sqlite3_result_int64(result, x->student); break;
  case 2:
    assert(x->attempt >= 1);
    sqlite3_result_int64(result, x->attempt);
    break;
  case 3: result_str(result, x->raw); break;
  case 4: result_text_or_null(result, x->submitted); break;
  case 5: sqlite3_result_int64(result, x->line); break;
  }
}

// Says of the parts of some answers that they have any.  Students mostly answer the same
// parts in the same order: a part is looked for from where the one before was found.
static bool say_answered(Store *s, const Answer *answers, size_t n, Failure *f) {
  Arena *a = arena_new();
  Ids parts = {0};
  bool ok = true;
  for (size_t i = 0, at = 0; ok && i < n; i++) {
    size_t tried = 0;
    while (tried < parts.n && parts.v[at] != answers[i].part)
      at = (at + 1) % parts.n, tried++;
    if (tried < parts.n)
      continue;
    at = parts.n;
    parts.v = GROW(a, parts.v, parts.n, &parts.cap);
    parts.v[parts.n++] = answers[i].part;
    ok = sql_run(s, SQL_PART_ANSWERED, f, "i", answers[i].part);
  }
  arena_free(a);
  return ok;
}

bool store_put_answers(Store *s, int64_t batch, const Answer *answers, size_t n, Failure *f) {
  return rows_put(s, SQL_ANSWERS_PUT, &(Rows){answers, n, batch, answer_column}, f) && say_answered(s, answers, n, f);
}

bool store_put_turn(Store *s, const Answer *x, Failure *f) {
  return sql_run(s, SQL_REORDERED_PUT, f, "iiii", x->part, x->student, x->attempt, x->turn);
}

Answer store_answer_row(Store *s, Sql q, Arena *a) {
  return (Answer){
    .id = col_int(s, q, 0), .student = col_int(s, q, 1), .part = col_int(s, q, 2),
    .raw = col_str(s, q, 3, a), .file = col_str(s, q, 4, a), .line = col_int(s, q, 5),
    .submitted = col_str(s, q, 6, a), .attempt = col_int(s, q, 7),
    .decimal_comma = col_int(s, q, 8) != 0, .turn = col_int(s, q, 9)};
}

bool store_read_answers(Store *s, Sql q, Arena *a, Answers *answers, Failure *f) {
  size_t cap = 0;
  bool row, ok = true;
  *answers = (Answers){0};
  while (ok && (ok = sql_step(s, q, &row, f)) && row) {
    answers->v = GROW(a, answers->v, answers->n, &cap);
    answers->v[answers->n++] = store_answer_row(s, q, a);
  }
  return ok;
}

bool store_attempts(Store *s, int64_t part, int64_t student, Arena *a, Answers *attempts,
                    Failure *f) {
  return sql_bind(s, SQL_ANSWER_ATTEMPTS, f, "ii", part, student) &&
         store_read_answers(s, SQL_ANSWER_ATTEMPTS, a, attempts, f);
}

bool store_answers_of(Store *s, int64_t student, int64_t problem, Arena *a, Answers *answers,
                      Failure *f) {
  return sql_bind(s, SQL_ANSWER_OF, f, "ii", student, problem) &&
         store_read_answers(s, SQL_ANSWER_OF, a, answers, f);
}
