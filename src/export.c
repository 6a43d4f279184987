// Points are written with the shortest digits that read back, as `query` writes them.
// Both layouts take the class piece by piece, as the store gives it, and student by student;
// a reader that has gone ends the walk.
//
// The next piece is read from the store while one is written.  It is the writing that stays
// with the caller: only it may have to wait for somebody, and must hear when it is interrupted.
#include "export.h"

#include <math.h>

#include "ahead.h"
#include "csv.h"

enum { PIECES = 3 };

typedef struct {
  Store *store;
  Class *class;
  ClassPiece pieces[PIECES];
  const struct TidyPart *parts;
  bool failed;
  Failure *f;
} Export;

static void put_row(CsvWriter *csv, const char *const *cells, size_t n) {
  for (size_t i = 0; i < n; i++)
    csv_put(csv, str(cells[i]));
  csv_end_row(csv);
}

static void tidy_header(CsvWriter *csv) {
  static const char *const header[] = {"student_id", "name", "problem", "part", "points", "max_points",
                                       "status", "message"};
  put_row(csv, header, sizeof header / sizeof *header);
}

// What rows say of a part: its name, and how many points it gives beside each status.
typedef struct TidyPart { Str name, status[STATUS_MISSING + 1]; } TidyPart;

static const TidyPart *tidy_parts(const Class *c, Arena *a) {
  static const char *const status_names[] = STATUS_NAMES;
  TidyPart *parts = NEW_ARRAY(a, TidyPart, c->parts.n);
  for (size_t k = 0; k < c->parts.n; k++) {
    Str points = str_number(a, c->parts.v[k].points);
    parts[k].name = csv_cells((Str[]){c->problem[k], c->parts.v[k].name}, 2, a);
    for (size_t i = 0; i <= STATUS_MISSING; i++)
      parts[k].status[i] = csv_cells((Str[]){points, str(status_names[i])}, 2, a);
  }
  return parts;
}

static void tidy_rows(const Export *e, const ClassPiece *p, size_t student, CsvWriter *csv) {
  const Student *who = &p->students.v[student];
  size_t n = e->class->parts.n;
  Str name = csv_cells((Str[]){who->sid, who->name}, 2, p->arena);
  for (size_t k = 0; k < n; k++) {
    const Standing *x = &p->standings[student * n + k];
    csv_put_cells(csv, name);
    csv_put_cells(csv, e->parts[k].name);
    if (x->waits)
      csv_put(csv, S(""));
    else
      csv_put_number(csv, x->points);
    csv_put_cells(csv, e->parts[k].status[x->status]);
    csv_put(csv, x->message);
    csv_end_row(csv);
  }
}

// --- wide ---------------------------------------------------------------------------------

// Sums of decimal points carry the dust of binary fractions, 0.1 + 0.2; at ten decimals,
// where the gradebook's sums end too, there is none of it.
static double dusted(double points) {
  return points < 1e5 ? round(points * 1e10) / 1e10 : points;
}

static bool ends_problem(const Class *c, size_t k) {
  return k + 1 == c->parts.n || c->parts.v[k + 1].problem != c->parts.v[k].problem;
}

static void wide_header(const Class *c, CsvWriter *csv, Arena *a) {
  double total = 0, max = 0;
  csv_put(csv, S("student_id"));
  csv_put(csv, S("name"));
  for (size_t k = 0; k < c->parts.n; k++) {
    max += c->parts.v[k].points;
    if (!ends_problem(c, k))
      continue;
    csv_put(csv, str_fmt(a, STR_FMT " (" STR_FMT ")", STR_ARG(c->problem[k]), STR_ARG(str_number(a, dusted(max)))));
    total += max;
    max = 0;
  }
  csv_put(csv, str_fmt(a, "total (" STR_FMT ")", STR_ARG(str_number(a, dusted(total)))));
  csv_put(csv, S("waiting"));
  csv_end_row(csv);
}

static void wide_row(const Export *e, const ClassPiece *p, size_t student, CsvWriter *csv) {
  const Class *c = e->class;
  double total = 0, points = 0;
  size_t waiting = 0;
  if (!c->parts.n)
    return;
  csv_put(csv, p->students.v[student].sid);
  csv_put(csv, p->students.v[student].name);
  for (size_t k = 0; k < c->parts.n; k++) {
    const Standing *x = &p->standings[student * c->parts.n + k];
    points += x->points;
    waiting += x->waits;
    if (!ends_problem(c, k))
      continue;
    csv_put_number(csv, dusted(points));
    total += dusted(points);
    points = 0;
  }
  csv_put_number(csv, dusted(total));
  csv_put_number(csv, (double)waiting);
  csv_end_row(csv);
}

// --- both ---------------------------------------------------------------------------------

// AheadFill.
static bool read_piece(void *context, size_t i) {
  Export *e = context;
  e->failed = !store_class_next(e->store, e->class, &e->pieces[i], e->f);
  return !e->failed && e->pieces[i].students.n > 0;
}

bool export_class(Store *s, Class *c, ExportLayout layout, FILE *out, Progress *p, Failure *f) {
  Arena *a = arena_new(); // not the store's, in which the thread that reads makes its texts
  CsvWriter csv = csv_writer(out, a);
  Export e = {.store = s, .class = c, .parts = tidy_parts(c, a), .f = f};
  for (size_t i = 0; i < PIECES; i++)
    e.pieces[i].arena = arena_new();
  Ahead *ahead = ahead_new(PIECES, read_piece, &e, a);
  if (layout == EXPORT_TIDY)
    tidy_header(&csv);
  else
    wide_header(c, &csv, a);
  progress_begin(p, "exporting", "students", c->about);
  for (size_t next; !ferror(out) && ahead_next(ahead, &next);) {
    const ClassPiece *piece = &e.pieces[next];
    for (size_t i = 0; i < piece->students.n && !ferror(out); i++)
      (layout == EXPORT_TIDY ? tidy_rows : wide_row)(&e, piece, i, &csv);
    progress_step(p, (int64_t)piece->students.n);
  }
  ahead_end(ahead);
  progress_end(p);
  csv_flush(&csv);
  for (size_t i = 0; i < PIECES; i++)
    arena_free(e.pieces[i].arena);
  arena_free(a);
  return !e.failed;
}
