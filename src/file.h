// file.h - whole files in, and files out that are complete or not there.
#ifndef FILE_H
#define FILE_H

#include <stdio.h>

#include "arena.h"
#include "diag.h"

// A file to be read: NULL, with a message and EXIT_INVALID, if there is none, if it is a
// folder, or a pipe into which nobody writes.
FILE *file_open(const char *path, Arena *a, Failure *f);
// The text of a file ("-": stdin) of at most `limit` bytes.
bool file_read(const char *path, size_t limit, Arena *a, Str *text, Failure *f);
bool file_exists(const char *path); // also a link that leads nowhere

// A file being written.  The bytes go to a temporary name beside the target; only
// output_close() gives it its own, after the disk has them.  "-" is stdout, and
// closing only flushes it.
typedef struct Output Output;
Output *output_open(const char *path, bool replace, Arena *a, Failure *f);
FILE *output_file(Output *o);
bool output_close(Output *o, Failure *f);  // false also if any write before failed
void output_discard(Output *o);            // removes what there is; NULL is fine

// Makes a folder if there is none; the one it is in must be there.
bool file_folder(const char *path, Arena *a, Failure *f);
// Gives a file this text; one that has it already is not touched.  *changed says which.
// For what can be made again: nobody sees half of it, but a power cut may cost it.
bool file_update(const char *path, Str text, bool *changed, Arena *a, Failure *f);

// A file without a name, gone with the program, for what is too much for memory; in $TMPDIR,
// else in /tmp.  NULL if there can be none.
FILE *file_spill(Arena *a, Failure *f);
bool file_spill_failed(Arena *a, Failure *f); // says so of its reading and writing: false

// For a temporary file that somebody else wrote and closed: syncs it and renames it.
bool file_publish(const char *temporary, const char *path, Arena *a, Failure *f);

#endif
