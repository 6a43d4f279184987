// Points are written with the shortest digits that read back, as `query` writes them.
// Both layouts walk the class student by student; a reader that has gone ends the walk.
#include "export.h"

#include <math.h>

#include "csv.h"

static void put_row(CsvWriter *csv, const char *const *cells, size_t n) {
  for (size_t i = 0; i < n; i++)
    csv_put(csv, str(cells[i]));
  csv_end_row(csv);
}

void export_tidy(const Class *c, FILE *out, Arena *a) {
  static const char *const header[] = {"student_id", "name", "problem", "part", "points", "max_points",
                                       "status", "message"};
  static const char *const status_names[] = STATUS_NAMES;
  CsvWriter csv = csv_writer(out);
  (void)a; // `wide` needs it, and they have one type
  put_row(&csv, header, sizeof header / sizeof *header);
  for (size_t i = 0; i < c->students.n && !ferror(out); i++)
    for (size_t k = 0; k < c->parts.n; k++) {
      const Standing *x = &c->standings[i * c->parts.n + k];
      csv_put(&csv, c->students.v[i].sid);
      csv_put(&csv, c->students.v[i].name);
      csv_put(&csv, c->problem[k]);
      csv_put(&csv, c->parts.v[k].name);
      if (x->waits)
        csv_put(&csv, S(""));
      else
        csv_put_number(&csv, x->points);
      csv_put_number(&csv, c->parts.v[k].points);
      csv_put(&csv, str(status_names[x->status]));
      csv_put(&csv, x->message);
      csv_end_row(&csv);
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

void export_wide(const Class *c, FILE *out, Arena *a) {
  CsvWriter csv = csv_writer(out);
  wide_header(c, &csv, a);
  for (size_t i = 0; i < c->students.n && c->parts.n && !ferror(out); i++) {
    double total = 0, points = 0;
    size_t waiting = 0;
    csv_put(&csv, c->students.v[i].sid);
    csv_put(&csv, c->students.v[i].name);
    for (size_t k = 0; k < c->parts.n; k++) {
      const Standing *x = &c->standings[i * c->parts.n + k];
      points += x->points;
      waiting += x->waits;
      if (!ends_problem(c, k))
        continue;
      csv_put_number(&csv, dusted(points));
      total += dusted(points);
      points = 0;
    }
    csv_put_number(&csv, dusted(total));
    csv_put_number(&csv, (double)waiting);
    csv_end_row(&csv);
  }
}
