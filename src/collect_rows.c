// One row: is it a student at all, and if so who; then the part and the text of each of
// its answers, and when they were sent.  A row goes in whole or is rejected whole, with
// the cell that is at fault.  Times of platforms are put together after the last row,
// because whether 5/10 is in May is said by the others of the column.
#include "collect_rows.h"

#include <string.h>

#include "collect_order.h"
#include "limits.h"

static bool is_own(Layout layout) { return layout == LAYOUT_LONG || layout == LAYOUT_WIDE; }

// --- who --------------------------------------------------------------------------------

static Str clean(Layout layout, Str cell) {
  cell = intake_id(cell);
  bool nobody = (layout == LAYOUT_MICROSOFT && str_eq(cell, S("anonymous"))) ||
                (layout == LAYOUT_MOODLE && str_eq(cell, S("-")));
  return nobody ? (Str){0} : cell;
}

static size_t row_keys(Collect *c, const CsvRow *row) {
  const Columns *k = &c->columns;
  size_t n = 0;
  for (; n < k->n_keys; n++)
    c->keys[n] = (Key){k->v[k->keys[n]].key, clean(k->layout, row->cells[k->keys[n]]), k->keys[n]};
  if (k->first >= 0 || k->last >= 0) {
    Str first = k->first < 0 ? (Str){0} : str_trim(row->cells[k->first]);
    Str last = k->last < 0 ? (Str){0} : str_trim(row->cells[k->last]);
    Str name = !first.n || !last.n ? (Str){0}
                                   : str_fmt(c->row, STR_FMT " " STR_FMT, STR_ARG(first), STR_ARG(last));
    if (name.n)
      c->keys[n++] = (Key){KEY_NAME, name, (size_t)k->last};
  }
  return n;
}

static const char *found_by(Found found) {
  return found == WHO_SIMILAR ? "a similar id" : found == WHO_LOGIN ? "the login" : "the name";
}

static void note_found(Collect *c, const CsvRow *row, const Whose *w) {
  CollectAbout *about = &c->result->about;
  if (w->found == WHO_EMAIL) {
    c->result->by_email++;
    return;
  }
  intake_warn(&c->in, row, (ptrdiff_t)w->key->column, "\"" STR_FMT "\" is taken for student " STR_FMT "%s" STR_FMT,
              STR_ARG(w->key->text), STR_ARG(w->student->sid), w->student->name.n ? ", " : "",
              STR_ARG(w->student->name));
  if (w->found != WHO_SIMILAR)
    intake_help(&c->in, "no id of the row is known; only the %s is", w->found == WHO_LOGIN ? "login" : "name");
  if (!c->how->explain)
    return;
  about->found = GROW(c->in.arena, about->found, about->n_found, &about->cap_found);
  about->found[about->n_found].line = row->line;
  about->found[about->n_found].said = str_dup(c->in.arena, w->key->text);
  about->found[about->n_found].sid = str_dup(c->in.arena, w->student->sid);
  about->found[about->n_found].name = str_dup(c->in.arena, w->student->name);
  about->found[about->n_found++].by = found_by(w->found);
}

static void suggest_student(Collect *c, Str sid) {
  Str nearest = c->in.drawn ? who_nearest(c->who, sid) : (Str){0};
  if (nearest.n)
    intake_help(&c->in, "did you mean " STR_FMT "?", STR_ARG(nearest));
  else
    intake_help(&c->in, "backgrade enroll ROSTER.csv adds students");
}

static bool nobody(Collect *c, const CsvRow *row, const Whose *w) {
  ptrdiff_t column = w->key ? (ptrdiff_t)w->key->column : c->columns.n_keys ? (ptrdiff_t)c->columns.keys[0] : -1;
  switch (w->found) {
  case WHO_EMPTY:
    return intake_reject(&c->in, row, column, "no student id");
  case WHO_SEVERAL:
    intake_reject(&c->in, row, column, "\"" STR_FMT "\" may be student " STR_FMT " or " STR_FMT,
                  STR_ARG(w->key->text), STR_ARG(w->student->sid), STR_ARG(w->other->sid));
    intake_help(&c->in, "put the student's id into the row");
    return false;
  case WHO_CONFLICT:
    return intake_reject(&c->in, row, (ptrdiff_t)w->against->column,
                         "\"" STR_FMT "\" is student " STR_FMT ", but \"" STR_FMT "\" is student " STR_FMT,
                         STR_ARG(w->key->text), STR_ARG(w->student->sid), STR_ARG(w->against->text),
                         STR_ARG(w->other->sid));
  default:
    intake_reject(&c->in, row, column, "no student \"" STR_FMT "\" is enrolled", STR_ARG(w->key->text));
    suggest_student(c, w->key->text);
    return false;
  }
}

static const Student *find_student(Collect *c, const CsvRow *row) {
  Whose w = who_find(c->who, c->keys, row_keys(c, row));
  if (who_failed(c->who))
    return NULL;
  if (w.found >= WHO_EMPTY) {
    nobody(c, row, &w);
    return NULL;
  }
  if (w.found != WHO_EXACT)
    note_found(c, row, &w);
  return w.student;
}

// --- what ---------------------------------------------------------------------------------

// A problem that is not loaded is one mistake, however many rows have it.
static bool absent_before(Collect *c, Str problem) {
  for (size_t i = 0; i < c->n_absent; i++)
    if (str_eq(c->absent[i].name, problem)) {
      c->absent[i].rows++;
      c->in.rejected++;
      c->result->together += c->absent[i].drawn;
      return true;
    }
  if (c->n_absent == LIMIT_DIAGS) // no more are shown: a column of names is not a column of problems
    return false;
  c->absent = GROW(c->in.arena, c->absent, c->n_absent, &c->cap_absent);
  c->absent[c->n_absent].name = str_dup(c->in.arena, problem);
  c->absent[c->n_absent].diag = c->in.d->n;
  c->absent[c->n_absent].drawn = c->in.d->errors < LIMIT_DIAGS;
  c->absent[c->n_absent++].rows = 1;
  return false;
}

static void count_absent(Collect *c) {
  for (size_t i = 0; i < c->n_absent; i++)
    if (c->absent[i].drawn && c->absent[i].rows > 1)
      c->in.d->v[c->absent[i].diag].message =
        str_fmt(c->in.arena, "%lld rows for the problem \"" STR_FMT "\", which is not loaded; this is the first",
                (long long)c->absent[i].rows, STR_ARG(c->absent[i].name));
}

// Parts mostly follow each other as they do on the sheet.
static const Part *expected_part(Collect *c, Str problem, Str name) {
  const Asked *asked = c->expected.asked;
  if (!asked || !str_eq(asked->problem.name, problem))
    return NULL;
  const Parts *parts = &asked->parts;
  size_t i = c->expected.at < parts->n ? c->expected.at : 0;
  if (i == parts->n || !str_eq(parts->v[i].name, name))
    return NULL;
  c->expected.at = i + 1;
  return &parts->v[i];
}

static const Part *find_part(Collect *c, const CsvRow *row) {
  Str problem = str_trim(row->cells[c->columns.problem]), name = str_trim(row->cells[c->columns.part]);
  NotAsked not;
  const Part *part = expected_part(c, problem, name);
  if (part)
    return part;
  const Asked *asked = asked_problem(&c->asked, problem, c->row, NULL);
  if (asked && (part = asked_part(asked, name, c->row, NULL))) {
    c->expected.asked = asked;
    c->expected.at = (size_t)(part - asked->parts.v) + 1;
    return part;
  }
  if (!asked && absent_before(c, problem))
    return NULL;
  ptrdiff_t column = asked ? c->columns.part : c->columns.problem;
  if (asked)
    asked_part(asked, name, c->row, &not);
  else
    asked_problem(&c->asked, problem, c->row, &not);
  intake_reject(&c->in, row, column, STR_FMT, STR_ARG(not.message));
  if (not.help.n)
    intake_help(&c->in, STR_FMT, STR_ARG(not.help));
  return NULL;
}

Str texts_keep(Texts *t, Str text) {
  enum { ROOM = 1 << 16 };
  if (t->n < text.n) {
    t->n = text.n > ROOM ? text.n : ROOM;
    t->p = arena_room(t->arena, t->n);
  }
  if (text.n)
    memcpy(t->p, text.p, text.n);
  text.p = t->p;
  t->p += text.n;
  t->n -= text.n;
  t->bytes += text.n;
  return text;
}

void texts_clear(Texts *t) {
  arena_clear(t->arena);
  t->n = t->bytes = 0;
}

bool rows_answered(const Collect *c, int64_t part) { return ids_have(&c->answered, part); }

// An answer as bytes for the sorter: this, then the time it was submitted, then its text.
typedef struct { int64_t line; int32_t attempt; uint32_t dated, submitted; } Packed;

static bool sort_in(Collect *c, const Answer *x, size_t dated) {
  if (c->in_order.piece)
    order_put(c, x);
  const Packed p = {x->line, (int32_t)x->attempt, (uint32_t)dated, (uint32_t)x->submitted.n};
  const Str pieces[] = {{(const char *)&p, sizeof p}, x->submitted, x->raw};
  return sorter_add_pieces(c->sorter, (SortKey){x->student, x->part, c->n++}, pieces, sizeof pieces / sizeof *pieces, c->in.arena, c->f);
}

Incoming rows_unpack(const Collect *c, SortKey key, Str bytes) {
  Packed p;
  memcpy(&p, bytes.p, sizeof p);
  bytes = str_sub(bytes, sizeof p, bytes.n);
  Answer x = {.student = key.a, .part = key.b, .line = p.line, .attempt = p.attempt,
              .submitted = p.dated ? c->dated[p.dated - 1].utc : str_sub(bytes, 0, p.submitted),
              .raw = str_sub(bytes, p.submitted, bytes.n)};
  return (Incoming){.answer = x, .numbered = x.attempt > 0};
}

static void show_first(Collect *c, const Student *student, const Part *part, const Answer *x, size_t dated) {
  CollectAbout *about = &c->result->about;
  enum { FIRST = sizeof about->first / sizeof *about->first };
  if (about->n_first == FIRST)
    return;
  c->first_dated[about->n_first] = dated;
  about->first[about->n_first].line = x->line;
  about->first[about->n_first].sid = str_dup(c->in.arena, student->sid);
  about->first[about->n_first].name = str_dup(c->in.arena, student->name);
  about->first[about->n_first].part = asked_name(&c->asked, part, c->in.arena);
  about->first[about->n_first].submitted = str_dup(c->in.arena, x->submitted);
  about->first[about->n_first++].text = str_dup(c->in.arena, x->raw);
}

// dated: number of its time in c->dated, from 1; 0: it says itself when it was submitted.
static bool add(Collect *c, const Student *student, const Part *part, const Answer *of, Str text, size_t dated) {
  Answer x = *of;
  x.part = part->id;
  x.raw = text;
  if (csv_delimiter(c->in.csv) == '\t') { // nothing else about such a file says what a comma is
    Mark mark = text_decimal_mark(text);
    c->commas |= mark == MARK_COMMA;
    c->points |= mark == MARK_POINT;
  }
  if (c->how->explain)
    show_first(c, student, part, &x, dated);
  return sort_in(c, &x, dated);
}

static bool is_short(Collect *c, const CsvRow *row, size_t column) {
  return row->cells[column].n <= LIMIT_ANSWER_BYTES ||
         intake_reject(&c->in, row, (ptrdiff_t)column, "an answer of %zu bytes; %d is the limit",
                       row->cells[column].n, LIMIT_ANSWER_BYTES);
}

// Parts of a column in this row: the column's own, or those that the question names.
static bool parts_of(Collect *c, const CsvRow *row, const Column *v, const Part **room, size_t most,
                     const Part ***parts, size_t *n) {
  *parts = v->parts;
  *n = v->n_parts;
  if (v->role != ROLE_RESPONSE)
    return true;
  NotAsked not = {0};
  *parts = room;
  *n = columns_tags(&c->asked, row->cells[v->question], room, most, c->row, &not);
  if (!not.message.n)
    return true;
  intake_reject(&c->in, row, (ptrdiff_t)v->question, STR_FMT, STR_ARG(not.message));
  intake_help(&c->in, STR_FMT, STR_ARG(not.help));
  return false;
}

static bool wrong_count(Collect *c, const CsvRow *row, size_t column, size_t expected, size_t found) {
  Layout layout = c->columns.layout;
  intake_reject(&c->in, row, (ptrdiff_t)column, "%zu answers were expected here, not %zu", expected, found);
  intake_help(&c->in, layout == LAYOUT_MOODLE   ? "such a cell is written `part 1: …; part 2: …`; nothing of the row was taken"
                      : layout == LAYOUT_CANVAS ? "in such a cell a comma parts answers; nothing of the row was taken"
                                                : "write one on each line, or part them by `;`; nothing of the row was taken");
  return false;
}

// The answers of one cell, added to c->given; false if the row is rejected.
static bool read_cell(Collect *c, const CsvRow *row, size_t column) {
  enum { MOST = 32 };
  const Part *room[MOST], **parts;
  Str one, *texts = &one;
  size_t n_parts, found;
  Arena *a = c->row;
  Layout layout = c->columns.layout;
  if (!is_short(c, row, column) ||
      !parts_of(c, row, &c->columns.v[column], room, MOST, &parts, &n_parts))
    return false;
  if (n_parts > 1) {
    texts = NEW_ARRAY(a, Str, n_parts);
    if (!text_parts(layout, row->cells[column], texts, n_parts, &found, a))
      return wrong_count(c, row, column, n_parts, found);
  } else {
    one = text_typed(layout, row->cells[column], a);
  }
  for (size_t i = 0; i < n_parts; i++) {
    c->given = GROW(c->in.arena, c->given, c->n_given, &c->cap_given);
    c->given[c->n_given++] = (Given){parts[i], texts[i]};
  }
  return true;
}

// Columns are never of one part; the questions of two columns can be, in one row.
static bool asks_once(Collect *c, const CsvRow *row) {
  for (size_t i = 0; c->columns.questions && i < c->n_given; i++)
    for (size_t k = 0; k < i; k++)
      if (c->given[i].part == c->given[k].part)
        return intake_reject(&c->in, row, -1, "two questions of this row are " STR_FMT,
                             STR_ARG(asked_name(&c->asked, c->given[i].part, c->in.arena)));
  return true;
}

// All cells of a row or none: half a submission would be taken for a whole one.
static bool read_cells(Collect *c, const CsvRow *row) {
  c->n_given = 0;
  for (size_t i = 0; i < c->columns.n_answers; i++)
    if (!read_cell(c, row, c->columns.answers[i]))
      return false;
  return asks_once(c, row);
}

// --- when ---------------------------------------------------------------------------------------

// Our own layouts say exactly when, or the row is not taken.
static bool exact_time(Collect *c, const CsvRow *row, Str text, Str *utc) {
  Moment m;
  bool read = time_read(text, &m) && !m.odd_zone;
  if (read && time_utc(&m, c->map.order, c->map.zone, c->row, utc))
    return true;
  intake_reject(&c->in, row, c->columns.time, read ? "which of the two is the month?" : "not a time");
  intake_help(&c->in, "write 2024-05-01T12:00:00+02:00, or 2024-05-01 12:00 for UTC");
  return false;
}

// A platform's time: kept until the whole column has been seen.  Its number, from 1; 0 if
// it is none.
static size_t remember_time(Collect *c, Str text) {
  Moment m;
  if (!time_read(text, &m) || (m.odd_zone && !c->map.zoned)) {
    c->result->no_time++;
    return 0;
  }
  c->order = time_orders(c->order, time_order(&m));
  c->dated = GROW(c->in.arena, c->dated, c->n_dated, &c->cap_dated);
  c->dated[c->n_dated++] = (Dated){.moment = m};
  return c->n_dated;
}

static void settle_times(Collect *c) {
  DateOrder order = c->map.order == ORDER_UNKNOWN ? c->order : c->map.order;
  for (size_t i = 0; i < c->n_dated; i++) {
    Dated *x = &c->dated[i];
    if (time_utc(&x->moment, order, c->map.zone, c->in.arena, &x->utc))
      c->result->unzoned |= !x->moment.zoned && !c->map.zoned;
    else
      c->result->no_time++;
  }
  for (size_t i = 0; i < c->result->about.n_first; i++)
    if (c->first_dated[i])
      c->result->about.first[i].submitted = c->dated[c->first_dated[i] - 1].utc;
}

// --- rows ------------------------------------------------------------------------------------------

static bool skipped_by_map(const Collect *c, Str cell) {
  for (size_t i = 0; i < c->map.n; i++)
    if (c->map.v[i].kind == MAP_SKIP && cell.n && str_eq(c->map.v[i].column.text, cell))
      return true;
  return false;
}

// Whether the column holds what students wrote: "average" may be an answer.
static bool is_answered(const Collect *c, size_t column) {
  Role role = column < c->columns.n ? c->columns.v[column].role : ROLE_UNKNOWN;
  return role == ROLE_ANSWER || role == ROLE_RESPONSE || role == ROLE_TEXT;
}

// Points Possible, Overall average: they stand in the first cells or in the student's.
static bool is_furniture(const Collect *c, const CsvRow *row) {
  enum { FIRST = 3 };
  for (size_t i = 0; i < row->n && i < FIRST; i++) {
    if (is_answered(c, i))
      continue;
    Str cell = str_trim(row->cells[i]);
    if (intake_furniture(cell) || skipped_by_map(c, cell))
      return true;
  }
  for (size_t i = 0; i < c->columns.n_keys && !row->error.n; i++)
    if (c->columns.keys[i] >= FIRST && intake_furniture(row->cells[c->columns.keys[i]]))
      return true;
  return false;
}

// An attempt that is still open, or a student who sent nothing.
static bool is_unfinished(const Collect *c, const CsvRow *row) {
  const Columns *k = &c->columns;
  Str time = k->time < 0 ? (Str){0} : str_trim(row->cells[k->time]);
  Str status = k->status < 0 ? (Str){0} : str_trim(row->cells[k->status]);
  if (k->layout == LAYOUT_MOODLE)
    return k->time >= 0 && (!time.n || str_eq(time, S("-")));
  return k->layout == LAYOUT_GRADESCOPE && str_eq(status, S("Missing"));
}

// False if the world failed.
static bool read_answers(Collect *c, const CsvRow *row, const Student *student) {
  const Columns *k = &c->columns;
  Answer answer = {.line = row->line, .student = student->id};
  const Part *part = k->layout == LAYOUT_LONG ? find_part(c, row) : NULL;
  if (k->layout == LAYOUT_LONG && !part)
    return true;
  Str time = k->time < 0 ? (Str){0} : str_trim(row->cells[k->time]);
  if (time.n && is_own(k->layout) && !exact_time(c, row, time, &answer.submitted))
    return true;
  Str attempt = k->attempt < 0 ? (Str){0} : str_trim(row->cells[k->attempt]);
  if (attempt.n && (!str_int(attempt, &answer.attempt) || answer.attempt < 1 || answer.attempt > LIMIT_ATTEMPTS)) {
    intake_reject(&c->in, row, k->attempt, "not the number of an attempt: 1 to %d", LIMIT_ATTEMPTS);
    return true;
  }
  if (part)
    return !is_short(c, row, (size_t)k->text) || add(c, student, part, &answer, row->cells[k->text], 0);
  if (!read_cells(c, row))
    return true;
  size_t dated = c->n_given && time.n && !is_own(k->layout) ? remember_time(c, time) : 0;
  bool ok = true;
  for (size_t i = 0; ok && i < c->n_given; i++)
    ok = add(c, student, c->given[i].part, &answer, c->given[i].text, dated);
  return ok;
}

// False if the world failed; what is wrong with the row is told.
static bool read_row(Collect *c, const CsvRow *row) {
  if (is_furniture(c, row)) {
    c->result->furniture++;
    return true;
  }
  c->result->rows++;
  if (row->error.n) {
    intake_reject(&c->in, row, -1, STR_FMT, STR_ARG(row->error));
    return true;
  }
  if (is_unfinished(c, row)) {
    c->result->unfinished++;
    return true;
  }
  const Student *student = find_student(c, row);
  return student ? read_answers(c, row, student) : !who_failed(c->who);
}

static bool has_room(const OrderPiece *p) { return p && !piece_is_full(p->n, &p->texts); }

// While pieces are filled, perhaps by another thread, it is who stores them that asks whether to go on.
bool rows_read(Collect *c, bool *more) {
  CsvRow row;
  CsvNext next = CSV_ROW;
  bool pieces = c->in_order.piece != NULL, ok = true;
  ArenaMark mark = arena_mark(c->row);
  while (ok && (pieces ? has_room(c->in_order.piece) : store_goes_on(c->store, c->f))) {
    if ((next = csv_next(c->in.csv, &row, c->f)) != CSV_ROW)
      break;
    ok = read_row(c, &row);
    arena_release(c->row, mark);
  }
  *more = next == CSV_ROW;
  return ok && next != CSV_FAILED && (pieces || !*more);
}

void rows_end(Collect *c) {
  settle_times(c);
  count_absent(c);
}
