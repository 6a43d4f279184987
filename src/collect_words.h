// collect_words.h - column names of the platforms.
#ifndef COLLECT_WORDS_H
#define COLLECT_WORDS_H

#include "collect_columns.h"

typedef struct {
  const char *plain;
  Role role;
  KeyKind key;     // ROLE_STUDENT
  const char *why; // ROLE_IGNORED
} HeaderWord;

// What a header that intake_plain() made plain is, or NULL; of two with the same role,
// the lesser address is the better.
const HeaderWord *words_find(Str plain);

typedef enum { COLUMN_OTHER, COLUMN_RESPONSE, COLUMN_QUESTION, COLUMN_RIGHT_ANSWER } QuestionColumn;
// "Response 3", in several languages, and its number.
QuestionColumn words_question(Str header, int64_t *number);

#endif
