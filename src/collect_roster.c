// A roster: every row is read and checked, then rows are sorted by id so that a
// student who stands there twice is seen, then they go to the store one by one.
#include <stdlib.h>
#include <string.h>

#include "collect.h"
#include "csv.h"
#include "collect_intake.h"
#include "limits.h"

static const char *const name_names[] = {"name", "fullname", "studentname", "student", "displayname", NULL};
static const char *const first_names[] = {"firstname", "givenname", "forename", NULL};
static const char *const last_names[] = {"lastname", "surname", "familyname", NULL};
static const char *const email_names[] = {"email", "emailaddress", "mail", NULL};
static const char *const section_names[] = {"section", "sections", "group", "class", "tutorial", NULL};

typedef struct { ptrdiff_t id, name, first, last, email, section; } Columns;

static bool find_columns(Intake *in, Columns *c, Failure *f) {
  const CsvRow *header = csv_header(in->csv);
  Arena *a = in->arena;
  c->id = intake_column(header, intake_id_names, a);
  c->name = intake_column(header, name_names, a);
  c->first = intake_column(header, first_names, a);
  c->last = intake_column(header, last_names, a);
  c->email = intake_column(header, email_names, a);
  c->section = intake_column(header, section_names, a);
  if (c->name == c->id)
    c->name = -1;
  return intake_unique(in, f) &&
         (c->id >= 0 || intake_no_column(in, "the student's id", "student_id", f));
}

static Str cell_at(const CsvRow *row, ptrdiff_t column) {
  return column < 0 ? (Str){0} : str_trim(row->cells[column]);
}

typedef struct { Student student; CsvRow row; } Entry;

static bool check_row(Intake *in, const Columns *c, const CsvRow *row) {
  const ptrdiff_t all[] = {c->id, c->name, c->first, c->last, c->email, c->section};
  Str id = intake_id(row->cells[c->id]);
  if (!id.n)
    return intake_reject(in, row, c->id, "no student id");
  if (id.n > LIMIT_SID_BYTES)
    return intake_reject(in, row, c->id, "a student id of %zu bytes; %d is the limit", id.n, LIMIT_SID_BYTES);
  for (size_t i = 0; i < sizeof all / sizeof *all; i++)
    if (all[i] >= 0 && !intake_visible(in, row, (size_t)all[i]))
      return false;
  return true;
}

static Entry entry_of(Intake *in, const Columns *c, const CsvRow *row) {
  Arena *a = in->arena;
  Str name = cell_at(row, c->name), first = cell_at(row, c->first), last = cell_at(row, c->last);
  if (!name.n && (first.n || last.n))
    name = str_fmt(a, STR_FMT "%s" STR_FMT, STR_ARG(first), first.n && last.n ? " " : "", STR_ARG(last));
  return (Entry){
    .student = {.sid = str_dup(a, intake_id(row->cells[c->id])), .name = str_dup(a, name),
                .email = str_dup(a, cell_at(row, c->email)), .section = str_dup(a, cell_at(row, c->section))},
    .row = {.raw = str_dup(a, row->raw), .line = row->line}};
}

static int by_sid(const void *x, const void *y) {
  const Entry *a = x, *b = y;
  int order = str_cmp(a->student.sid, b->student.sid);
  return order ? order : (a->row.line > b->row.line) - (a->row.line < b->row.line);
}

static bool same_student(const Student *a, const Student *b) {
  return str_eq(a->name, b->name) && str_eq(a->email, b->email) && str_eq(a->section, b->section);
}

// A student who stands there twice goes in once; if the rows differ, as the first says.
static bool is_repeated(Intake *in, const Columns *c, const Entry *before, const Entry *e, Enrolled *result) {
  if (!before || !str_eq(before->student.sid, e->student.sid))
    return false;
  if (same_student(&before->student, &e->student))
    result->same++;
  else
    intake_reject(in, &e->row, c->id, "student " STR_FMT " stands on line %d already, and differently",
                  STR_ARG(e->student.sid), (int)before->row.line);
  return true;
}

static bool put(Store *s, Intake *in, const Columns *c, Entry *e, bool rename, Enrolled *result, Failure *f) {
  Student old;
  Put what;
  if (!store_put_student(s, &e->student, rename, in->arena, &old, &what, f))
    return false;
  result->added += what == PUT_ADDED;
  result->changed += what == PUT_CHANGED;
  result->same += what == PUT_UNCHANGED;
  if (what == PUT_CONFLICT) {
    intake_reject(in, &e->row, c->id, "student " STR_FMT " is enrolled as \"" STR_FMT "\", not \"" STR_FMT "\"",
                  STR_ARG(e->student.sid), STR_ARG(old.name), STR_ARG(e->student.name));
    intake_help(in, "if it is the same person, --rename takes the file's names");
  }
  return true;
}

static bool read_entries(Intake *in, const Columns *c, Entry **entries, size_t *n, Enrolled *result, Failure *f) {
  size_t cap = 0;
  CsvRow row;
  CsvNext next;
  *entries = NULL;
  *n = 0;
  while ((next = csv_next(in->csv, &row, f)) == CSV_ROW) {
    bool whole = !row.error.n;
    if (whole && intake_furniture(cell_at(&row, c->name))) {
      result->skipped++;
      continue;
    }
    result->rows++;
    if (!whole)
      intake_reject(in, &row, -1, STR_FMT, STR_ARG(row.error));
    else if (check_row(in, c, &row)) {
      *entries = GROW(in->arena, *entries, *n, &cap);
      (*entries)[(*n)++] = entry_of(in, c, &row);
    }
  }
  return next == CSV_END;
}

bool collect_roster(Store *s, const char *path, bool rename, Arena *a, Diags *d, Enrolled *result,
                    Failure *f) {
  Intake in = {.csv = csv_open(path, a, f), .arena = a, .d = d};
  Columns c;
  Entry *entries;
  size_t n;
  *result = (Enrolled){0};
  bool ok = in.csv && find_columns(&in, &c, f) && read_entries(&in, &c, &entries, &n, result, f);
  if (ok && n)
    qsort(entries, n, sizeof *entries, by_sid);
  const Entry *before = NULL;
  for (size_t i = 0; ok && i < n; i++)
    if (!is_repeated(&in, &c, before, &entries[i], result)) {
      ok = put(s, &in, &c, &entries[i], rename, result, f);
      before = &entries[i];
    }
  csv_close(in.csv);
  result->rejected = in.rejected;
  return ok;
}
