// collect_columns.h - what each column of a file of answers is.
//
// The header decides: which platform wrote the file, which columns name the student,
// and which hold answers: those with [problem.part] in their header, or called
// problem.part.  What a mapping file says comes before anything that is guessed.
#ifndef COLLECT_COLUMNS_H
#define COLLECT_COLUMNS_H

#include "collect_asked.h"
#include "collect_intake.h"
#include "collect_map.h"
#include "collect_text.h"
#include "collect_who.h"

typedef enum {
  ROLE_UNKNOWN,  // nothing says what it is
  ROLE_IGNORED,  // known, and no use
  ROLE_STUDENT,  // `key` says by what
  ROLE_FIRST, ROLE_LAST, // of the student's names
  ROLE_TIME,
  ROLE_STATUS,   // Missing: there is no submission
  ROLE_ATTEMPT, ROLE_PROBLEM, ROLE_PART, ROLE_TEXT, // of the long layout
  ROLE_ANSWER,
  ROLE_QUESTION, // the question as it was shown, which may hold a tag
  ROLE_RESPONSE  // the answer to the column `question`, if that holds a tag
} Role;

typedef struct {
  Role role;
  KeyKind key;
  const char *why;    // ROLE_IGNORED
  const Part **parts; // ROLE_ANSWER
  size_t n_parts;
  size_t question;    // ROLE_RESPONSE
  bool said;          // by the mapping file
  bool loses;         // ROLE_UNKNOWN, and it looks like answers
} Column;

typedef struct {
  Layout layout;
  Column *v;
  size_t n;
  ptrdiff_t time, attempt, problem, part, text, first, last, status; // or -1
  size_t *keys, n_keys;       // columns that name the student, in order of trust
  size_t *answers, n_answers; // ROLE_ANSWER and ROLE_RESPONSE, from left to right
  bool questions;             // there are some of the latter
} Columns;

// map: NULL without one.  False with the Failure filled, and mistakes of the mapping
// file in in->d; c->v says even then what was understood.
bool columns_find(const Intake *in, const AskedList *asked, const Map *map, Columns *c, Failure *f);

// A header without what platforms put round a question's name: "Q. 1 /1.00" is "Q. 1",
// "123: What is …" is "123", "1.1: A (2.0 pts)" is "1.1".
Str columns_short_name(Str header);

// The parts of the tags in a text: how many there are, at most `most` of them taken.
// A tag that names no part is described in *not (if its message is empty).
size_t columns_tags(const AskedList *asked, Str text, const Part **parts, size_t most, Arena *a, NotAsked *not);

const char *columns_layout_name(Layout layout);
Str columns_role(const Columns *c, const AskedList *asked, size_t i, Arena *a); // in words

#endif
