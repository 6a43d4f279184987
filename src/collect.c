// Answers on their way in: rows → (student, part, attempt, text) → sorted → compared
// with what is stored (collect_attempts.c) → new answers.
//
// Everything is read before anything is written, because whether a row is a new
// attempt depends on the other rows of the same student and part, and because sorted
// rows are several times cheaper to insert.  Names are looked up in sorted arrays; a
// row remembers only keys, its line and its text.
#include "collect.h"

#include <stdlib.h>
#include <string.h>

#include "csv.h"
#include "collect_attempts.h"
#include "collect_intake.h"
#include "limits.h"

static const char *const problem_names[] = {"problem", "problemid", "assignment", NULL};
static const char *const part_names[] = {"part", "partid", "question", NULL};
static const char *const answer_names[] = {"answer", "response", NULL};
static const char *const time_names[] = {"submittedat", "submitted", "timestamp", NULL};
static const char *const attempt_names[] = {"attempt", NULL};

typedef struct { Problem problem; Parts parts; } Asked;           // a problem and what it asks now
typedef struct { Str key; const Student *student; } Loose;        // an id without zeros in front and case
typedef struct { size_t column; const Part *part; } WideColumn;

typedef struct {
  Store *store;
  Intake in;
  Failure *f;
  Students students;
  Loose *loose;
  Asked *asked;      // by name
  size_t n_asked;
  ptrdiff_t id, problem, part, text, time, attempt; // columns
  WideColumn *wide;
  size_t n_wide;
  Incoming *v;
  size_t n, cap;
  char *pool;        // texts stand end to end: an aligned piece for each would be mostly gap
  size_t pool_left;
  Collected *result;
} Collect;

// --- who and what ---------------------------------------------------------------------

static Str loose_key(Str sid, Arena *a) {
  Str plain = intake_plain(sid, a);
  while (plain.n > 1 && plain.p[0] == '0')
    plain = str_sub(plain, 1, plain.n);
  return plain;
}

static int by_key(const void *x, const void *y) {
  const Loose *a = x, *b = y;
  int order = str_cmp(a->key, b->key);
  return order ? order : str_cmp(a->student->sid, b->student->sid);
}

static bool load_names(Collect *c) {
  Arena *a = c->in.arena;
  Problems problems;
  if (!store_students(c->store, a, &c->students, c->f) || !store_problems(c->store, a, &problems, c->f))
    return false;
  c->loose = NEW_ARRAY(a, Loose, c->students.n + 1);
  for (size_t i = 0; i < c->students.n; i++)
    c->loose[i] = (Loose){loose_key(c->students.v[i].sid, a), &c->students.v[i]};
  if (c->students.n)
    qsort(c->loose, c->students.n, sizeof *c->loose, by_key);
  c->n_asked = problems.n;
  c->asked = NEW_ARRAY(a, Asked, problems.n + 1);
  for (size_t i = 0; i < problems.n; i++) {
    c->asked[i].problem = problems.v[i];
    if (!store_parts(c->store, problems.v[i].id, a, &c->asked[i].parts, c->f))
      return false;
  }
  if (problems.n && c->students.n)
    return true;
  failure(c->f, a, EXIT_INVALID, problems.n ? "no student is enrolled, so no answer belongs to anyone"
                                            : "no sheet is loaded, so no answer has a place to go");
  c->f->help = problems.n ? S("first: backgrade enroll ROSTER.csv") : S("first: backgrade load SHEET…");
  return false;
}

static const Student *exact_student(const Collect *c, Str sid) {
  size_t low = 0, high = c->students.n;
  while (low < high) {
    size_t middle = (low + high) / 2;
    int order = str_cmp(sid, c->students.v[middle].sid);
    if (!order)
      return &c->students.v[middle];
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return NULL;
}

// The only student whose id is this one but for zeros in front, case and marks.
static const Student *loose_student(const Collect *c, Str sid) {
  Str key = loose_key(sid, c->in.arena);
  size_t low = 0, high = c->students.n;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (str_cmp(c->loose[middle].key, key) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  bool one = low < c->students.n && str_eq(c->loose[low].key, key) &&
             (low + 1 == c->students.n || !str_eq(c->loose[low + 1].key, key));
  return one && key.n ? c->loose[low].student : NULL;
}

static void suggest(Collect *c, Str name, size_t n, Str (*name_of)(const Collect *, size_t, const void *),
                    const void *what, const char *otherwise) {
  if (!c->in.drawn)
    return;
  Str *names = NEW_ARRAY(c->in.arena, Str, n + 1);
  for (size_t i = 0; i < n; i++)
    names[i] = name_of(c, i, what);
  ptrdiff_t nearest = str_nearest(name, names, n);
  if (nearest >= 0)
    intake_help(&c->in, "did you mean " STR_FMT "?", STR_ARG(names[nearest]));
  else if (otherwise)
    intake_help(&c->in, "%s", otherwise);
}

static Str student_name(const Collect *c, size_t i, const void *what) {
  (void)what;
  return c->students.v[i].sid;
}
static Str problem_name(const Collect *c, size_t i, const void *what) {
  (void)what;
  return c->asked[i].problem.name;
}
static Str part_name(const Collect *c, size_t i, const void *what) {
  (void)c;
  return ((const Asked *)what)->parts.v[i].name;
}

static const Student *find_student(Collect *c, const CsvRow *row) {
  Str sid = intake_id(row->cells[c->id]);
  const Student *student = exact_student(c, sid);
  if (student)
    return student;
  if (!sid.n) {
    intake_reject(&c->in, row, c->id, "no student id");
    return NULL;
  }
  student = loose_student(c, sid);
  if (student) {
    intake_warn(&c->in, row, c->id, "\"" STR_FMT "\" is taken for student " STR_FMT, STR_ARG(sid),
                STR_ARG(student->sid));
    return student;
  }
  intake_reject(&c->in, row, c->id, "no student \"" STR_FMT "\" is enrolled", STR_ARG(sid));
  suggest(c, sid, c->students.n, student_name, NULL, "backgrade enroll ROSTER.csv adds students");
  return NULL;
}

static const Asked *find_asked(const Collect *c, Str name) {
  for (size_t low = 0, high = c->n_asked; low < high;) {
    size_t middle = (low + high) / 2;
    int order = str_cmp(name, c->asked[middle].problem.name);
    if (!order)
      return &c->asked[middle];
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return NULL;
}

static const Part *part_of(const Asked *asked, Str name) {
  for (size_t i = 0; i < asked->parts.n; i++)
    if (str_eq(asked->parts.v[i].name, name))
      return &asked->parts.v[i];
  return NULL;
}

static const Part *find_part(Collect *c, const CsvRow *row) {
  Str problem = str_trim(row->cells[c->problem]), name = str_trim(row->cells[c->part]);
  const Asked *asked = find_asked(c, problem);
  if (!asked) {
    intake_reject(&c->in, row, c->problem, "no problem \"" STR_FMT "\" is loaded", STR_ARG(problem));
    suggest(c, problem, c->n_asked, problem_name, NULL, "backgrade load SHEET… adds problems");
    return NULL;
  }
  const Part *part = part_of(asked, name);
  if (!part) {
    intake_reject(&c->in, row, c->part, "problem " STR_FMT " has no part \"" STR_FMT "\"", STR_ARG(problem),
                  STR_ARG(name));
    suggest(c, name, asked->parts.n, part_name, asked, NULL);
  }
  return part;
}

// --- rows -------------------------------------------------------------------------------------

static bool find_wide(Collect *c) {
  const CsvRow *header = csv_header(c->in.csv);
  c->wide = NEW_ARRAY(c->in.arena, WideColumn, header->n);
  for (size_t i = 0; i < header->n; i++) {
    Str name = header->cells[i];
    ptrdiff_t dot = str_find(name, S("."));
    const Asked *asked = dot > 0 ? find_asked(c, str_sub(name, 0, (size_t)dot)) : NULL;
    if (!asked || (ptrdiff_t)i == c->id || (ptrdiff_t)i == c->time)
      continue;
    const Part *part = part_of(asked, str_sub(name, (size_t)dot + 1, name.n));
    if (!part)
      return failure(c->f, c->in.arena, EXIT_INVALID, STR_FMT ":%d: column %zu: problem " STR_FMT " has no part \"" STR_FMT "\"",
                     STR_ARG(csv_name(c->in.csv)), (int)header->line, i + 1, STR_ARG(asked->problem.name),
                     STR_ARG(str_sub(name, (size_t)dot + 1, name.n)));
    c->wide[c->n_wide++] = (WideColumn){i, part};
  }
  return true;
}

static bool find_columns(Collect *c) {
  const CsvRow *header = csv_header(c->in.csv);
  Arena *a = c->in.arena;
  c->id = intake_column(header, intake_id_names, a);
  c->problem = intake_column(header, problem_names, a);
  c->part = intake_column(header, part_names, a);
  c->text = intake_column(header, answer_names, a);
  c->time = intake_column(header, time_names, a);
  c->attempt = intake_column(header, attempt_names, a);
  if (!intake_unique(&c->in, c->f))
    return false;
  if (c->id < 0)
    return intake_no_column(&c->in, "the student's id", "student_id", c->f);
  bool any = c->problem >= 0 || c->part >= 0 || c->text >= 0;
  if (!any && !find_wide(c))
    return false;
  if (c->n_wide)
    return true;
  return c->problem < 0 ? intake_no_column(&c->in, "the problem", "problem; or have a column PROBLEM.PART for each part", c->f)
       : c->part < 0 ? intake_no_column(&c->in, "the part", "part", c->f)
       : c->text >= 0 || intake_no_column(&c->in, "the answer", "answer", c->f);
}

static Str keep(Collect *c, Str s) {
  enum { POOL = 1 << 16 };
  if (s.n > POOL / 4)
    return str_dup(c->in.arena, s);
  if (s.n > c->pool_left) {
    c->pool = arena_alloc(c->in.arena, POOL);
    c->pool_left = POOL;
  }
  char *to = c->pool;
  if (s.n)
    memcpy(to, s.p, s.n);
  c->pool += s.n;
  c->pool_left -= s.n;
  return (Str){to, s.n};
}

// Cells of a row, which are as many answers as there are columns for them.
static bool add(Collect *c, const CsvRow *row, const Answer *of) {
  size_t n = c->n_wide ? c->n_wide : 1;
  for (size_t i = 0; i < n; i++) {
    size_t column = c->n_wide ? c->wide[i].column : (size_t)c->text;
    if (row->cells[column].n > LIMIT_ANSWER_BYTES)
      return intake_reject(&c->in, row, (ptrdiff_t)column, "an answer of %zu bytes; %d is the limit",
                           row->cells[column].n, LIMIT_ANSWER_BYTES);
  }
  for (size_t i = 0; i < n; i++) {
    c->v = GROW(c->in.arena, c->v, c->n, &c->cap);
    Incoming *x = &c->v[c->n++];
    *x = (Incoming){.answer = *of, .numbered = of->attempt > 0};
    x->answer.raw = keep(c, row->cells[c->n_wide ? c->wide[i].column : (size_t)c->text]);
    if (c->n_wide)
      x->answer.part = c->wide[i].part->id;
  }
  return true;
}

static bool read_row(Collect *c, const CsvRow *row) {
  Answer answer = {.line = row->line};
  if (row->error.n)
    return intake_reject(&c->in, row, -1, STR_FMT, STR_ARG(row->error));
  const Student *student = find_student(c, row);
  const Part *part = student && !c->n_wide ? find_part(c, row) : NULL;
  if (!student || (!c->n_wide && !part))
    return false;
  answer.student = student->id;
  answer.part = part ? part->id : 0;
  Str time = c->time < 0 ? (Str){0} : str_trim(row->cells[c->time]);
  if (time.n && !intake_time(time, c->in.arena, &answer.submitted)) {
    intake_reject(&c->in, row, c->time, "not a time");
    intake_help(&c->in, "write 2024-05-01T12:00:00+02:00, or 2024-05-01 12:00 for UTC");
    return false;
  }
  Str attempt = c->attempt < 0 ? (Str){0} : str_trim(row->cells[c->attempt]);
  if (attempt.n && (!str_int(attempt, &answer.attempt) || answer.attempt < 1 || answer.attempt > LIMIT_ATTEMPTS))
    return intake_reject(&c->in, row, c->attempt, "not the number of an attempt: 1 to %d", LIMIT_ATTEMPTS);
  return add(c, row, &answer);
}

static bool read_rows(Collect *c) {
  CsvRow row;
  CsvNext next;
  while ((next = csv_next(c->in.csv, &row, c->f)) == CSV_ROW) {
    c->result->rows++;
    read_row(c, &row);
  }
  return next == CSV_END;
}

// --- what is new ------------------------------------------------------------------------------------

// By part and student, so that inserts are sorted; then numbered rows by number, then
// the others by time and line.
static int by_place(const void *x, const void *y) {
  const Incoming *a = x, *b = y;
  const Answer *p = &a->answer, *q = &b->answer;
  int order = (p->part > q->part) - (p->part < q->part);
  if (!order)
    order = (p->student > q->student) - (p->student < q->student);
  if (!order)
    order = b->numbered - a->numbered;
  if (!order)
    order = (p->attempt > q->attempt) - (p->attempt < q->attempt);
  if (!order)
    order = str_cmp(p->submitted, q->submitted);
  return order ? order : (p->line > q->line) - (p->line < q->line);
}

static bool compare_all(Collect *c) {
  Arena *a = c->in.arena;
  int64_t part = 0;
  bool any = false;
  for (size_t i = 0, n; i < c->n; i += n) {
    const Answer *x = &c->v[i].answer;
    for (n = 1; i + n < c->n && c->v[i + n].answer.part == x->part && c->v[i + n].answer.student == x->student;)
      n++;
    if (x->part != part && !store_has_answers(c->store, part = x->part, &any, c->f))
      return false;
    ArenaMark mark = arena_mark(a);
    Answers stored = {0};
    size_t rejected = c->in.d->n;
    if (any && !store_attempts(c->store, x->part, x->student, a, &stored, c->f))
      return false;
    attempts_compare(&c->in, &c->v[i], n, &stored);
    for (size_t k = 0; k < n; k++) {
      Incoming *y = &c->v[i + k];
      bool fresh = !y->known && !y->refused;
      c->result->same += y->known;
      c->result->added += fresh && y->answer.attempt == 1;
      c->result->revised += fresh && y->answer.attempt > 1;
    }
    if (rejected == c->in.d->n)
      arena_release(a, mark);
  }
  return true;
}

static bool save(Collect *c, Str sha) {
  size_t n = 0;
  Answer *answers = NEW_ARRAY(c->in.arena, Answer, c->n + 1);
  for (size_t i = 0; i < c->n; i++)
    if (!c->v[i].known && !c->v[i].refused)
      answers[n++] = c->v[i].answer;
  ImportBatch batch = {.file = csv_name(c->in.csv), .sha256 = sha, .rows = c->result->rows,
                       .rejected = c->in.rejected < c->result->rows ? c->in.rejected : c->result->rows};
  return !n || (store_put_batch(c->store, &batch, c->f) &&
                store_put_answers(c->store, batch.id, answers, n, c->f));
}

static bool collect(Collect *c) {
  ImportBatch before;
  if (!load_names(c) || !find_columns(c) || !read_rows(c))
    return false;
  Str sha = csv_sha256(c->in.csv, c->in.arena);
  if (!store_batch(c->store, sha, c->in.arena, &before, c->f))
    return false;
  if (before.id && !before.rejected) {
    c->result->known = true;
    c->result->known_as = before.file;
    c->result->known_at = before.imported_at;
    c->result->same = (int64_t)c->n;
    c->in.rejected = c->in.loose = 0; // what was good then is in, whatever the sheets ask now
    *c->in.d = diags_new(c->in.arena);
    return true;
  }
  if (c->n)
    qsort(c->v, c->n, sizeof *c->v, by_place);
  return compare_all(c) && save(c, sha);
}

bool collect_answers(Store *s, const char *path, Arena *a, Diags *d, Collected *result, Failure *f) {
  Collect c = {.store = s, .f = f, .result = result, .in = {.arena = a, .d = d}};
  *result = (Collected){0};
  c.in.csv = csv_open(path, a, f);
  bool ok = c.in.csv && collect(&c);
  if (c.in.csv)
    result->file = csv_name(c.in.csv);
  csv_close(c.in.csv);
  result->rejected = c.in.rejected;
  result->loose = c.in.loose;
  return ok;
}
