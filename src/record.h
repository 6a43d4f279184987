// record.h - one plain struct per table, and the search for a row by its id: what passes between the store and the
// rest.  Names and order are those of schema/tables.sql.  Text belongs to the
// arena that loaded it.
#ifndef RECORD_H
#define RECORD_H

#include "arena.h"

typedef struct {
  int64_t id;
  Str name, title;  // name: the sheet's stem
  int64_t version;  // 1, 2, … : counts the different texts loaded under this name
  Str sha256;       // of source, hexadecimal
  Str source;       // the whole sheet, verbatim
} Problem;

typedef struct {
  int64_t id, problem, position; // position: 1, 2, … in the sheet
  Str name, kind;
  double points;
  Str reference; // of a fixed instance; empty when every student has his own
  int64_t attempts; // greater attempts do not count; 0: no limit
  Str keep;         // which of the others does: last (or empty), best, first
  Str closes;       // what is sent later does not count; empty: whenever
  const bool *depends; // of the sheet's parts by position - 1: whether the verdict depends on
                       // the student's answer there; NULL: on none
} Part;

typedef struct {
  int64_t id;
  Str sid; // the university's id, always text
  Str name, email, section;
} Student;

typedef struct { // a student's own numbers for one problem
  int64_t problem, student, version;
  Str quantity, value; // value in the sheet's language: [0.1 -0.2; 0.3 0.4]
} Draw;

typedef struct {
  int64_t id, student, part;
  Str raw;               // verbatim, for ever
  Str file; int64_t line; // where it came from
  Str submitted;          // ISO 8601 or empty
  int64_t attempt;        // 1, 2, … as they arrived, or as the file numbers them
  int64_t turn;           // which attempt it was by time; as stored
  bool decimal_comma;     // it came in a file where 0,25 is surely a number
  bool refused;           // too late, or one attempt too many: it cannot earn points
  bool due;               // it is to be judged
} Answer;

typedef enum {
  STATUS_CORRECT, STATUS_PARTIAL, STATUS_FOLLOW, STATUS_INCORRECT,
  STATUS_BLANK, STATUS_UNREADABLE, STATUS_PENDING, STATUS_MISSING
} Status;
#define STATUS_NAMES \
  {"correct", "partial", "follow", "incorrect", "blank", "unreadable", "pending", "missing"}

typedef struct {
  int64_t student, part, answer;
  double points, taken_off; // what counts, and what does not because it came late
  Status status;
  Str message;   // the reason; empty when correct and on time
  Str reading;   // the answer as read, in house notation; empty when it says nothing new
  Str reference; // for drawn answers that were not fully right; else empty
  Str diagnosis; // the mistake that explains a wrong answer; empty when none is known
} Score;

typedef struct { int64_t answer, student; } SharedAnswer; // a wrong answer that is this other student's right one

typedef struct { double scale, largest; Str bits; } SharedFilter; // of a part's references in a class: see shared.h

// Rows come by id.  The place of the first whose id is not below the one that is looked for: of n
// rows of `size` bytes, `ids` is that of the first.
static inline size_t id_place(const int64_t *ids, size_t n, size_t size, int64_t id) {
  size_t low = 0, high = n;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (*(const int64_t *)((const char *)ids + middle * size) < id) low = middle + 1;
    else high = middle;
  }
  return low;
}
// In a list {v, n}, by the member of its rows.
#define ID_PLACE(list, member, id) ((list)->n ? id_place(&(list)->v->member, (list)->n, sizeof *(list)->v, (id)) : 0)

#endif
