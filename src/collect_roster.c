// A roster: every row is read and checked, then rows are sorted by id so that a
// student who stands there twice is seen, then they go to the store one by one.
//
// A university's roster may be long, so rows are sorted outside memory: by the first bytes
// of the id, which is what fits into a sorter's key.  The few that have them in common are
// sorted here, and among them are all rows of one student.
#include <stdlib.h>
#include <string.h>

#include "collect.h"
#include "csv.h"
#include "collect_intake.h"
#include "limits.h"
#include "sorter.h"

static const char *const name_names[] = {"name", "fullname", "studentname", "student", "displayname", NULL};
static const char *const first_names[] = {"firstname", "givenname", "forename", NULL};
static const char *const last_names[] = {"lastname", "surname", "familyname", NULL};
static const char *const email_names[] = {"email", "emailaddress", "mail", NULL};
static const char *const section_names[] = {"section", "sections", "group", "class", "tutorial", NULL};

typedef struct { ptrdiff_t id, name, first, last, email, section; } Columns;

typedef struct {
  Store *store;
  Intake in;
  Columns columns;
  bool rename;
  Sorter *sorter;
  int64_t n;       // rows in it
  struct { SortKey key; Str bytes; bool more; } ahead; // the sorter's next
  Arena *scratch;  // of the row being read
  Enrolled *result;
  Failure *f;
} Roster;

typedef struct { Student student; CsvRow row; } Entry;

// --- rows in ---------------------------------------------------------------------------

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

static Entry entry_of(const Columns *c, const CsvRow *row, Arena *a) {
  Str name = cell_at(row, c->name), first = cell_at(row, c->first), last = cell_at(row, c->last);
  if (!name.n && (first.n || last.n))
    name = str_fmt(a, STR_FMT "%s" STR_FMT, STR_ARG(first), first.n && last.n ? " " : "", STR_ARG(last));
  return (Entry){.student = {.sid = intake_id(row->cells[c->id]), .name = name, .email = cell_at(row, c->email),
                             .section = cell_at(row, c->section)},
                 .row = {.raw = row->raw, .line = row->line}};
}

// An entry as bytes: this, then its texts.
typedef struct { int64_t line; uint32_t sid, name, email, section, raw; } Packed;

// The first 16 bytes of an id as numbers that are in the same order.
static SortKey key_of(Str sid, int64_t n) {
  uint64_t word[2] = {0, 0};
  for (size_t i = 0; i < 16; i++)
    word[i / 8] = word[i / 8] << 8 | (i < sid.n ? (unsigned char)sid.p[i] : 0);
  const uint64_t middle = (uint64_t)1 << 63;
  return (SortKey){(int64_t)(word[0] ^ middle), (int64_t)(word[1] ^ middle), n};
}

static bool keep(Roster *r, const Entry *e, const CsvRow *row) {
  const Student *x = &e->student;
  size_t n = sizeof(Packed) + x->sid.n + x->name.n + x->email.n + x->section.n;
  if (n > SORTER_MOST) {
    intake_reject(&r->in, row, -1, "a student of %zu bytes; %d is the limit", n, SORTER_MOST);
    return true;
  }
  Str raw = str_sub(e->row.raw, 0, SORTER_MOST - n); // for messages
  Packed p = {e->row.line, (uint32_t)x->sid.n, (uint32_t)x->name.n, (uint32_t)x->email.n, (uint32_t)x->section.n, (uint32_t)raw.n};
  Buf b = buf_new(r->scratch);
  buf_add(&b, (Str){(const char *)&p, sizeof p});
  buf_add(&b, x->sid);
  buf_add(&b, x->name);
  buf_add(&b, x->email);
  buf_add(&b, x->section);
  buf_add(&b, raw);
  return sorter_add(r->sorter, key_of(x->sid, r->n++), buf_str(&b), r->in.arena, r->f);
}

static bool read_row(Roster *r, const CsvRow *row) {
  bool whole = !row->error.n;
  if (whole && intake_furniture(cell_at(row, r->columns.name))) {
    r->result->skipped++;
    return true;
  }
  r->result->rows++;
  if (!whole)
    intake_reject(&r->in, row, -1, STR_FMT, STR_ARG(row->error));
  if (!whole || !check_row(&r->in, &r->columns, row))
    return true;
  Entry e = entry_of(&r->columns, row, r->scratch);
  return keep(r, &e, row);
}

static bool read_rows(Roster *r) {
  CsvRow row;
  CsvNext next = CSV_END;
  ArenaMark mark = arena_mark(r->scratch);
  bool ok = true;
  while (ok && (next = csv_next(r->in.csv, &row, r->f)) == CSV_ROW) {
    ok = read_row(r, &row);
    arena_release(r->scratch, mark);
  }
  return ok && next == CSV_END;
}

// --- students out ------------------------------------------------------------------------

static int by_sid(const void *x, const void *y) {
  const Entry *a = x, *b = y;
  int order = str_cmp(a->student.sid, b->student.sid);
  return order ? order : (a->row.line > b->row.line) - (a->row.line < b->row.line);
}

static bool same_student(const Student *a, const Student *b) {
  return str_eq(a->name, b->name) && str_eq(a->email, b->email) && str_eq(a->section, b->section);
}

// A student who stands there twice goes in once; if the rows differ, as the first says.
static bool is_repeated(Roster *r, const Entry *before, const Entry *e) {
  if (!before || !str_eq(before->student.sid, e->student.sid))
    return false;
  if (same_student(&before->student, &e->student))
    r->result->same++;
  else
    intake_reject(&r->in, &e->row, r->columns.id, "student " STR_FMT " stands on line %d already, and differently",
                  STR_ARG(e->student.sid), (int)before->row.line);
  return true;
}

static bool put(Roster *r, Entry *e) {
  Student old;
  Put what;
  if (!store_put_student(r->store, &e->student, r->rename, r->in.arena, &old, &what, r->f))
    return false;
  r->result->added += what == PUT_ADDED;
  r->result->changed += what == PUT_CHANGED;
  r->result->same += what == PUT_UNCHANGED;
  if (what == PUT_CONFLICT) {
    intake_reject(&r->in, &e->row, r->columns.id, "student " STR_FMT " is enrolled as \"" STR_FMT "\", not \"" STR_FMT "\"",
                  STR_ARG(e->student.sid), STR_ARG(old.name), STR_ARG(e->student.name));
    intake_help(&r->in, "if it is the same person, --rename takes the file's names");
  }
  return true;
}

static Entry unpack(Str bytes, Arena *a) {
  Packed p;
  memcpy(&p, bytes.p, sizeof p);
  Str text = str_dup(a, str_sub(bytes, sizeof p, bytes.n)), v[5];
  const uint32_t n[5] = {p.sid, p.name, p.email, p.section, p.raw};
  for (size_t i = 0, at = 0; i < 5; at += n[i++])
    v[i] = str_sub(text, at, at + n[i]);
  return (Entry){.student = {.sid = v[0], .name = v[1], .email = v[2], .section = v[3]}, .row = {.raw = v[4], .line = p.line}};
}

static bool look_ahead(Roster *r) {
  return sorter_next(r->sorter, &r->ahead.key, &r->ahead.bytes, &r->ahead.more, r->in.arena, r->f);
}

// The sorter's next entries, of one key.
static bool put_group(Roster *r) {
  SortKey key = r->ahead.key;
  Entry *v = NULL;
  size_t n = 0, cap = 0;
  bool ok = true;
  for (; ok && r->ahead.more && r->ahead.key.a == key.a && r->ahead.key.b == key.b; ok = look_ahead(r)) {
    v = GROW(r->in.arena, v, n, &cap);
    v[n++] = unpack(r->ahead.bytes, r->in.arena);
  }
  qsort(v, n, sizeof *v, by_sid);
  const Entry *before = NULL;
  for (size_t i = 0; ok && i < n; i++)
    if (!is_repeated(r, before, &v[i])) {
      ok = put(r, &v[i]);
      before = &v[i];
    }
  progress_step(r->in.progress, (int64_t)n);
  return ok;
}

static bool put_all(Roster *r) {
  progress_begin(r->in.progress, "storing", "students", r->n);
  bool ok = sorter_sort(r->sorter, r->in.arena, r->f) && look_ahead(r);
  while ((ok = ok && store_goes_on(r->store, r->f)) && r->ahead.more) {
    ArenaMark mark = arena_mark(r->in.arena);
    size_t told = r->in.d->n;
    ok = put_group(r);
    if (told == r->in.d->n)
      arena_release(r->in.arena, mark);
  }
  progress_end(r->in.progress);
  return ok;
}

bool collect_roster(Store *s, const char *path, bool rename, Arena *a, Diags *d, Progress *p, Enrolled *result,
                    Failure *f) {
  Roster r = {.store = s, .rename = rename, .result = result, .f = f, .scratch = arena_new(), .sorter = sorter_new(),
              .in = {.csv = csv_open(path, a, f), .arena = a, .d = d, .progress = p}};
  *result = (Enrolled){0};
  csv_watch(r.in.csv, p);
  bool ok = r.in.csv && find_columns(&r.in, &r.columns, f) && read_rows(&r) && put_all(&r);
  csv_close(r.in.csv);
  sorter_free(r.sorter);
  arena_free(r.scratch);
  result->rejected = r.in.rejected;
  return ok;
}
