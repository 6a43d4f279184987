// Points are written with the shortest digits that read back, as `query` writes them.
// Both layouts are poured out of a view row by row; columns are found by the view's
// names, which are a promise.
#include "export.h"

#include <math.h>
#include <string.h>

#include "csv.h"

typedef struct {
  CsvWriter csv;
  Arena *arena;
  ptrdiff_t column[8]; // of the view, in the order of the names asked for
  // wide only
  Str sid, name;       // of the student whose row is being gathered
  size_t n;            // problems
  Str *problems;
  double *points;
  int64_t waiting;
  bool begun;
} Export;

static void find_columns(Export *x, const Cell *cells, size_t n, const char *const *names, size_t wanted) {
  for (size_t k = 0; k < wanted; k++)
    for (size_t i = 0; i < n; i++)
      if (str_eq(cells[i].text, str(names[k])))
        x->column[k] = (ptrdiff_t)i;
}

static void put_cell(Export *x, const Cell *c) {
  if (c->type == CELL_REAL)
    csv_put_number(&x->csv, c->real);
  else if (c->type == CELL_INTEGER)
    csv_put_number(&x->csv, (double)c->integer);
  else
    csv_put(&x->csv, c->type == CELL_TEXT ? c->text : S(""));
}

// --- tidy -------------------------------------------------------------------------------

static const char *const tidy[] = {"student_id", "name", "problem", "part", "points", "max_points",
                                   "status", "message"};
enum { TIDY = sizeof tidy / sizeof *tidy };

static bool tidy_row(void *context, int64_t row, const Cell *cells, size_t n) {
  Export *x = context;
  if (!row)
    find_columns(x, cells, n, tidy, TIDY);
  for (size_t k = 0; k < TIDY; k++)
    if (!row)
      csv_put(&x->csv, str(tidy[k]));
    else
      put_cell(x, &cells[x->column[k]]);
  csv_end_row(&x->csv);
  return !ferror(x->csv.file);
}

static const StoreView *view_named(const char *name) {
  const StoreView *v = store_views;
  while (v->name && strcmp(v->name, name))
    v++;
  return v;
}

bool export_tidy(Store *s, FILE *out, Arena *a, Failure *f) {
  Export x = {.csv = csv_writer(out, a), .arena = a};
  return store_view(s, view_named("scores"), tidy_row, &x, f);
}

// --- wide ---------------------------------------------------------------------------------

static const char *const wide[] = {"student_id", "name", "problem", "points", "waiting"};
enum { WIDE = sizeof wide / sizeof *wide };

// Sums of decimal points carry the dust of binary fractions, 0.1 + 0.2; at ten decimals,
// where the gradebook's sums end too, there is none of it.
static double dusted(double points) {
  return points < 1e5 ? round(points * 1e10) / 1e10 : points;
}

static bool wide_header(Export *x, Store *s, Failure *f) {
  Problems problems;
  double total = 0;
  if (!store_problems(s, x->arena, &problems, f))
    return false;
  x->n = problems.n;
  x->problems = NEW_ARRAY(x->arena, Str, problems.n + 1);
  x->points = NEW_ARRAY(x->arena, double, problems.n + 1);
  csv_put(&x->csv, S("student_id"));
  csv_put(&x->csv, S("name"));
  for (size_t i = 0; i < problems.n; i++) {
    Parts parts;
    double max = 0;
    if (!store_parts(s, problems.v[i].id, x->arena, &parts, f))
      return false;
    for (size_t k = 0; k < parts.n; k++)
      max += parts.v[k].points;
    total += max;
    x->problems[i] = problems.v[i].name;
    csv_put(&x->csv, str_fmt(x->arena, STR_FMT " (" STR_FMT ")", STR_ARG(problems.v[i].name),
                             STR_ARG(str_number(x->arena, dusted(max)))));
  }
  csv_put(&x->csv, str_fmt(x->arena, "total (" STR_FMT ")", STR_ARG(str_number(x->arena, dusted(total)))));
  csv_put(&x->csv, S("waiting"));
  csv_end_row(&x->csv);
  return true;
}

static void end_student(Export *x) {
  double total = 0;
  if (!x->begun)
    return;
  ArenaMark mark = arena_mark(x->arena);
  csv_put(&x->csv, x->sid);
  csv_put(&x->csv, x->name);
  for (size_t i = 0; i < x->n; i++) {
    csv_put_number(&x->csv, x->points[i]);
    total += x->points[i];
    x->points[i] = 0;
  }
  csv_put_number(&x->csv, dusted(total));
  csv_put_number(&x->csv, (double)x->waiting);
  csv_end_row(&x->csv);
  x->waiting = 0;
  arena_release(x->arena, mark);
}

static bool wide_row(void *context, int64_t row, const Cell *cells, size_t n) {
  Export *x = context;
  if (!row) {
    find_columns(x, cells, n, wide, WIDE);
    return true;
  }
  const Cell *sid = &cells[x->column[0]], *points = &cells[x->column[3]];
  if (!x->begun || !str_eq(sid->text, x->sid)) {
    end_student(x);
    x->begun = true;
    x->sid = str_dup(x->arena, sid->text);
    x->name = str_dup(x->arena, cells[x->column[1]].text);
  }
  for (size_t i = 0; i < x->n; i++)
    if (str_eq(x->problems[i], cells[x->column[2]].text))
      x->points[i] = points->type == CELL_INTEGER ? (double)points->integer : points->real;
  x->waiting += cells[x->column[4]].integer;
  return !ferror(x->csv.file);
}

bool export_wide(Store *s, FILE *out, Arena *a, Failure *f) {
  Export x = {.csv = csv_writer(out, a), .arena = a};
  if (!wide_header(&x, s, f) || !store_view(s, view_named("gradebook"), wide_row, &x, f))
    return false;
  end_student(&x);
  return true;
}
