// collect_who.h - whose answers a row holds.
//
// A row names its student in one or several ways: id, e-mail, login, name.  Ids and
// e-mail addresses that are exactly those of a student decide; if they decide for two
// students, nobody is found.  Only where none of them is known do similar ids, logins
// and names count, and only if one student alone fits.
#ifndef COLLECT_WHO_H
#define COLLECT_WHO_H

#include "diag.h"
#include "store.h"

typedef enum {
  KEY_SID,   // the university's id
  KEY_ANY,   // id, e-mail, login or name: whatever it is
  KEY_LOGIN,
  KEY_EMAIL,
  KEY_WEAK,  // an id of the platform itself, which might be somebody else's id here
  KEY_NAME
} KeyKind;

typedef struct {
  KeyKind kind;
  Str text;      // trimmed; empty: the row does not say
  size_t column;
} Key;

typedef enum {
  WHO_EXACT,    // by id
  WHO_EMAIL,
  WHO_SIMILAR,  // by an id that differs in zeros, marks, blanks or case
  WHO_LOGIN,    // by what stands before the @ of the e-mail address
  WHO_NAME,
  // nobody:
  WHO_EMPTY,    // the row names nobody
  WHO_UNKNOWN,
  WHO_SEVERAL,  // more than one student fits
  WHO_CONFLICT  // two keys are those of two students
} Found;

typedef struct {
  Found found;
  const Student *student, *other; // other: the second one of several or in conflict
  const Key *key;                 // the one that decided, or failed
  const Key *against;             // with WHO_CONFLICT
} Whose;

// It holds the store while it asks it.
typedef struct Who Who;
// row: in which are the texts of the row that is being read, and of its student.  f is kept: later
// failures go there, too.
Who *who_load(Store *s, Arena *a, Arena *row, Failure *f);
bool who_any(const Who *w); // somebody is enrolled
// The whole class; until it has been asked for, by anybody, a student who is found exactly
// has but his id and sid, and stays until the next one is; one with a similar id stays with the row.
const Students *who_students(Who *w);
// The id that may be meant by this one, which is nobody's; empty: none is near.
Str who_nearest(Who *w, Str sid);
// Keys in order of trust.
Whose who_find(Who *w, const Key *keys, size_t n);
bool who_failed(const Who *w); // the class could not be read: what was found says nothing

#endif
