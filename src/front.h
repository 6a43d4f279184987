// front.h - a sheet's text as a plain struct.
//
// front_read() turns `problems/<id>.md` into a Front: every key known, every
// number in its range, every list of the right length, every cross-reference
// that needs no mathematics resolved.  Formulas are still text: nothing is parsed
// or compiled here, but each knows its place, so that whoever compiles it reports
// the sheet's own line and column.
#ifndef FRONT_H
#define FRONT_H

#include "part.h"

typedef struct { Text name, means; } Notation; // a course's own name for a formula

typedef struct {
  Str id; // the file's stem
  Text title, source;
  Network *networks;
  size_t networks_n, networks_cap;
  Notation *notation;
  size_t notation_n, notation_cap;
  Texts data;      // names of quantities that are no parameters
  Settings settings;
  Text opens, due; // ISO 8601 dates or times, checked
  int64_t due_at;  // the last second on time, since 1970 in UTC: a date lasts until it ends, a time
                   // without seconds until its minute does; without a zone it is UTC; -1: no `due`
  FrontPart *parts;
  size_t parts_n, parts_cap;
  Section statement, solution;
  bool has_solution;
} Front;

// Reads the sheet `file` (its name is the path, its text the whole file).  Every
// mistake found is appended to d; false if there was any error.
bool front_read(Arena *out, const Source *file, Front *front, Diags *d);

#endif
