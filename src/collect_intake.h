// collect_intake.h - what reading a roster and reading answers have in common: columns found
// by many names, and mistakes that point into a row.
#ifndef COLLECT_INTAKE_H
#define COLLECT_INTAKE_H

#include "csv.h"
#include "diag.h"
#include "progress.h"

// A header cell as its letters and digits, lower case: "SIS User ID" is "sisuserid".
Str intake_plain(Str s, Arena *a);

// The column that bears one of the names (plain, NULL-terminated, the best first), or -1.
ptrdiff_t intake_column(const CsvRow *header, const char *const *names, Arena *a);

// Names of the column with the student's id, of all platforms known.
extern const char *const intake_id_names[];

// An id cell without what spreadsheets and platforms wrap it in: ="0012", '0012, #0012.
Str intake_id(Str cell);

typedef struct {
  CsvReader *csv;
  Arena *arena;
  Diags *d;
  Progress *progress;
  int64_t rejected, loose; // rows refused; rows warned of
  bool drawn; // the last one became a diagnostic
} Intake;

// The header cannot be used: returns false with the Failure filled.
bool intake_no_column(const Intake *in, const char *what, const char *names, Failure *f);
// Two columns of the same name make every row ambiguous: the same.
bool intake_twice(const Intake *in, size_t one, size_t other, Failure *f);
bool intake_unique(const Intake *in, Failure *f);

// Rejects a row for its cell number `cell` (-1: the whole row); returns false.  Of the
// first rows the mistake is drawn, the others are counted.
bool intake_reject(Intake *in, const CsvRow *row, ptrdiff_t cell, const char *format, ...)
  __attribute__((format(printf, 4, 5)));
void intake_warn(Intake *in, const CsvRow *row, ptrdiff_t cell, const char *format, ...)
  __attribute__((format(printf, 4, 5)));
// Help for the row rejected or warned of last, if it was drawn.
void intake_help(Intake *in, const char *format, ...) __attribute__((format(printf, 2, 3)));
// Rejects a row whose cell holds control or invisible characters.
bool intake_visible(Intake *in, const CsvRow *row, size_t cell);

// Whether a cell is the name of a row that is no student: Points Possible, Overall
// average, Student, Test.
bool intake_furniture(Str cell);

#endif
