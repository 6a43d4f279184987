// diag.h - a place and a message.
//
// A mistake of an author or a student is a value, not an event: a Diag says
// where in which text, what is wrong and what would help.  Whoever detects it
// fills it and returns false; whoever owns the work stores or prints it and
// goes on.  diag_render() alone draws line, column and caret:
//
//   problems/mlp.md:14:7: error: W is 2x2 but x has 3 rows
//      14 |   z = W * x
//         |       ^~~~~
//     help: a product needs as many columns on the left as rows on the right
#ifndef DIAG_H
#define DIAG_H

#include "arena.h"

// A text that places refer to: a file, or an answer (then name is empty).
// A piece of a file can be its own source and still report the file's places:
// text is the piece, whole is the file it is a slice of.  When the piece is no
// slice (a quoted, indented or folded YAML scalar), map says where in the file
// each of its bytes came from.  When not even that is known, whole is empty and
// line0 is the 1-based line on which the piece begins.
typedef struct {
  Str name;  // "problems/mlp.md"; empty for an answer
  Str text;  // what spans count in
  Str whole; // the file, of which text is a slice unless there is a map; or empty
  int line0; // line of text's first byte when whole is empty; 0 means 1
  const uint32_t *map; // text.n + 1 ascending offsets into whole; or NULL
} Source;

typedef struct { size_t from, to; } Span; // bytes [from, to) of a Source's text

typedef enum { DIAG_ERROR, DIAG_WARNING } Severity;

typedef struct Diag {
  Severity severity;
  const Source *source; // NULL: no place
  Span span;
  Str message; // lower-case start, no full stop
  Str help;    // may be empty
  bool unread; // the text cannot be read, as against: it can, but makes no sense
} Diag;

typedef struct {
  Arena *arena; // owns the messages
  Diag *v;
  size_t n, cap;
  size_t errors;
} Diags;

Diags diags_new(Arena *a);
// Appends a diagnostic; returns false, so that `return diag_error(...)` reads well.
bool diag_error(Diags *d, const Source *source, Span span, const char *format, ...)
  __attribute__((format(printf, 4, 5)));
void diag_warning(Diags *d, const Source *source, Span span, const char *format, ...)
  __attribute__((format(printf, 4, 5)));
// Adds help to the diagnostic appended last.
void diag_help(Diags *d, const char *format, ...) __attribute__((format(printf, 2, 3)));
// Adds "did you mean `x`?" if one of the names is near to s; false if none is.
bool diag_did_you_mean(Diags *d, Str s, const Str *names, size_t n);
// The first error, or NULL.
const Diag *diags_first(const Diags *d);

// Length of the UTF-8 character at s.p[i], its code point in *code; 0 if it is broken.
size_t diag_utf8(Str s, size_t i, unsigned *code);
// Whether a code point shows nothing and yet tells texts apart or moves what stands beside
// it: a control character, a space of no width, a mark of the writing direction.
bool diag_is_invisible(unsigned code);
// Whether the character at text[at] does not show as itself: a control character
// other than tab and line end, broken UTF-8, a reversal of the writing direction.
// If so, it is reported.  *bytes is how long it is.
bool diag_hidden(Diags *d, const Source *source, size_t at, size_t *bytes);

// 1-based line and column (in characters, not bytes) of a place in the named file.
void diag_place(const Diag *d, int *line, int *column);
// As drawn above, with a line end.  Control bytes of the source are shown escaped.
void diag_render(const Diag *d, Buf *out);
// One line without source text, for the database: "at column 7: …; help".
Str diag_line(const Diag *d, Arena *a);

// The world failing (disk, memory, database): one message, and the exit status
// that main ends with.  A function that can fail this way takes `Failure *` and
// returns false with it filled; it is passed up unchanged and printed once.
typedef struct {
  int status; // EXIT_… below
  Str message;
  Str help;
} Failure;

enum { // exit statuses, a promise to users
  EXIT_DONE = 0, EXIT_REJECTED = 1, EXIT_USAGE = 2, EXIT_INVALID = 3,
  EXIT_DATABASE = 4, EXIT_IO = 5, EXIT_INTERRUPTED = 130
};

bool failure(Failure *f, Arena *a, int status, const char *format, ...)
  __attribute__((format(printf, 4, 5)));

#endif
