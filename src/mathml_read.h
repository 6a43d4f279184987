// mathml_read.h - what the two halves of the reader share: atoms and lists (mathml.c),
// commands and tables (mathml_command.c).
#ifndef MATHML_READ_H
#define MATHML_READ_H

#include "mathml.h"

// TeX's classes of atoms, and some of our own.
typedef enum { NOTHING, ID, UPRIGHT, ORD, OP, REL, OPEN, CLOSE, FENCE, PUNCT, BIG, INT, FUNCTION, INNER } Class;
typedef enum { ITALIC, ROMAN, BOLD, BOLD_ITALIC, SLANTED, DOUBLE, SCRIPT, FRAKTUR, SANS, MONO } Font;

typedef struct {
  Arena *arena;
  Str s;
  size_t at;
  Font font;
  int depth, script; // nesting; whether in a script
  Str why;           // the first mistake
} Tex;

typedef struct { Str xml; Class class; bool limits; } Atom; // limits: scripts stand above and below

static inline bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
static inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Notes the first mistake; false, so that `return refuse(...)` reads well.
bool tex_refuse(Tex *t, const char *format, ...) __attribute__((format(printf, 2, 3)));
char tex_peek(const Tex *t); // the next character; NUL at the end
void tex_skip(Tex *t);       // spaces and comments
bool tex_at(const Tex *t, const char *word); // whether the word, often a command, is next

// Atoms up to the end of the text, a character of `end`, \right, \middle, \end or \\.
Str tex_list(Tex *t, const char *end);
bool tex_at_end(const Tex *t, const char *end);
// A group, a command with its arguments, or one character, without its scripts.
Str tex_argument(Tex *t);
Str tex_script(Tex *t); // the same as a script

Atom tex_symbol(Tex *t, unsigned code, Class class, Class before);
// An identifier in the font in force.
Str tex_identifier(Tex *t, Str word, bool upright);
Str tex_code(Arena *a, unsigned code); // a character, escaped
// The symbol that a command stands for; false if it is none.
bool tex_named(Str name, unsigned *code, Class *class);

// Behind a \\: the command and what belongs to it.
Atom tex_command(Tex *t, Class before);

#endif
