// collect.h - files of students and of answers, into the store.
//
// A row that cannot be used is reported by file and line and the others go in.  The
// caller holds the transaction and decides (strict, dry run) whether it is committed.
#ifndef COLLECT_H
#define COLLECT_H

#include "csv.h"
#include "diag.h"
#include "progress.h"
#include "store.h"

typedef struct {
  int64_t rows, added, changed, same, rejected;
  int64_t skipped; // lines of a learning platform that are no students
} Enrolled;

// A roster: a column with the student's id and, if there are any, name (or first and
// last name), email, section.  Column names of common platforms are known.  `rename`:
// a student known under another name takes the file's.
bool collect_roster(Store *s, const char *path, bool rename, Arena *a, Diags *d, Progress *p, Enrolled *result,
                    Failure *f);

typedef enum { DECIMAL_BY_FILE, DECIMAL_POINT, DECIMAL_COMMA } DecimalMark;

typedef struct {
  const char *map;     // a mapping file, or NULL
  DecimalMark decimal; // by file: a comma is certain where `;` parts the cells, and where TAB
                       // does and the numbers prove it: 0,25 is among them and 0.25 is not
  bool explain;        // fill Collected.about and store nothing
  Progress *progress;
} CollectHow;

// How a file was read.
typedef struct {
  CsvDialect dialect;
  bool read;           // the file is CSV: the rest is filled as far as it was understood
  bool decimal_comma;
  const char *layout;
  struct { Str header, becomes; } *columns;
  size_t n_columns;
  struct { int64_t line; Str sid, name, part, submitted, text; } first[3]; // answers
  size_t n_first;
  struct { int64_t line; Str said, sid, name; const char *by; } *found;    // students found, but not by id
  size_t n_found, cap_found;
} CollectAbout;

typedef struct {
  Str file;
  int64_t rows, rejected; // rows of the file
  int64_t together;       // rejected rows told by the diagnostic of another
  int64_t added;          // answers to parts that had none of this student
  int64_t revised;        // further attempts
  int64_t same;           // answers that were there already
  int64_t loose;          // rows whose student was found by a similar id, a login or a name
  int64_t by_email;       // … or by an e-mail address
  int64_t furniture;      // rows that are no students
  int64_t unfinished;     // rows without a submission
  int64_t blanks;         // empty cells of a further submission, beside an answer that stays
  int64_t no_time;        // rows whose time could not be read for certain
  bool unzoned;           // some times named no zone: they were taken as UTC
  Str left_out;           // columns that look like answers and were not taken
  bool known;             // the file was collected before, whole: nothing was done
  bool decimal_changed;   // but now it is known what a comma is in it
  Str known_as, known_at;
  CollectAbout about;
} Collected;

// Answers, long: student_id, problem, part, answer [, submitted_at] [, attempt]; wide:
// student_id [, submitted_at], then columns called problem.part; or the export of a form
// or a quiz whose columns bear [problem.part] or are in a mapping file.
//
// An answer that equals what is stored is no new attempt, so that a file may be
// collected again after it has grown: of a student's answers to one part, the file's
// first ones are matched against the last ones stored, and the rest are new attempts.
// The arena is not the store's, in which another thread may be at work.
bool collect_answers(Store *s, const char *path, const CollectHow *how, Arena *a, Diags *d,
                     Collected *result, Failure *f);

#endif
