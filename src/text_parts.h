// text_parts.h - what the files of the spelling reader share; nobody else includes it.
#ifndef TEXT_PARTS_H
#define TEXT_PARTS_H

#include "text.h"

// A piece of house text; from[i] is the raw offset that byte i stands for.
typedef struct { char *p; uint32_t *from; size_t n, cap_p, cap_from; } Out;

typedef struct {
  Arena *arena;
  const Spelling *spelling;
  Diags *diags;
  const Source *raw;
  Str s;              // the raw text with its simplest characters made plain
  const uint32_t *map; // of each byte of s: its place in raw
  size_t at, end;     // where reading stands, and where it must stop
  bool latex;         // a backslash or a brace occurs: x_ab is x_a b
  bool numpy;         // @ or np. occurs: * is entry by entry
  bool matrix;        // directly inside [ ]: spaces separate entries
  int depth;
  char *plain;        // s, to be written on
  Str bound[8];       // the indices of the sums around
  size_t bound_n;
} Reader;

void out_byte(Reader *r, Out *o, char c, size_t from);
void out_text(Reader *r, Out *o, const char *text, size_t from);
void out_str(Reader *r, Out *o, Str text, size_t from);
void out_add(Reader *r, Out *o, const Out *piece);
// o's bytes from `start` on, wrapped: prefix o[start…] suffix.
void out_wrap(Reader *r, Out *o, size_t start, const char *prefix, const char *suffix);
bool spell_error(Reader *r, size_t from, size_t to, const char *format, ...) __attribute__((format(printf, 4, 5)));

// Commas inside numbers and white space between them, as in `0,5 1,5`: decimal commas
// where nobody said that commas are decimal.  *comma is the first.
bool has_decimal_commas(const Reader *r, size_t from, size_t to, size_t *comma);

// ---- text_symbol.c

typedef enum {
  SYM_NONE,      // plain ASCII, or nothing special
  SYM_SKIP,      // means nothing: fonts, spacing
  SYM_SPACE,
  SYM_NEWLINE,   // a LaTeX \\ too
  SYM_TEXT,      // `text` stands for it: an operator, a number
  SYM_WORD,      // a name: Greek letters, \ell
  SYM_FUNCTION,  // \exp, \max
  SYM_ACCENT,    // \bar{…}: text is "bar"
  SYM_COMBINING, // an accent that follows its letter
  SYM_SUPER, SYM_SUB, // a raised or lowered character: text is the plain one
  SYM_PARTIAL, SYM_SUM, SYM_PROD, SYM_ROOT, SYM_FRACTION, SYM_TRANSPOSE, SYM_PRIME,
  SYM_NORM, SYM_BAR, SYM_BEGIN, SYM_END, SYM_UNDERBRACE, SYM_DROP_GROUP, SYM_INDICATOR, SYM_OPEN_FONT,
  SYM_REFUSED    // text says why
} SymbolKind;
typedef struct { SymbolKind kind; Str text; size_t length; } Symbol; // length: bytes of raw text
// The symbol at the reader's place: a LaTeX command, a character beyond ASCII, or
// SYM_NONE.
Symbol symbol_at(const Reader *r, size_t at);
// The accent of a letter that is one character with it (ŷ), or empty.
Str accent_of(const Reader *r, size_t at);

// ---- text_sequence.c

typedef enum {
  UNTIL_END,  // the bound
  UNTIL_TERM, // or a + or - , a comparison, a comma: the body of a sum
  UNTIL_ITEM  // one operand, perhaps with a sign: the argument of `sin x`
} Until;
// Reads up to r->end into o.
bool read_sequence(Reader *r, Until until, Out *o);
// The same of s[from, to) as a text of its own; r->at is left behind it.
bool read_piece(Reader *r, size_t from, size_t to, Until until, Out *o);
// The bounds of the group {…} or of the one character or command at r->at; moves past it.
bool read_group(Reader *r, size_t *from, size_t *to);
// The offset of the bracket that closes the one at `at`; r->end if none does.
size_t closing(const Reader *r, size_t at);
size_t skip_blanks(const Reader *r, size_t at);
static inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
static inline bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
static inline bool is_word_char(char c) { return is_letter(c) || is_digit(c) || c == '_'; }
// The arguments in the brackets at r->at, each read: at most `most`; moves past them.
// Words with = (axis=0) are read as NumPy means them.
bool read_arguments(Reader *r, Out *arguments, size_t most, size_t *n);
// What follows an operand that begins at o[start]: ^…, ', ᵀ, .T, .dot(…).
bool read_scripts(Reader *r, Out *o, size_t start);

// ---- text_operand.c

// One operand without what follows it.
bool read_operand(Reader *r, Out *o);

// ---- text_name.c

enum { OWN_INDICES = 4 };
typedef enum { NAME_NONE, NAME_QUANTITY, NAME_FUNCTION } NameKind;

typedef struct { // as it is written
  size_t from, to;  // in r->s
  Str base;
  Str accent;       // "bar", "hat", …; empty: none
  Str sub;          // characters of the subscript, commas dropped
  Str index[OWN_INDICES]; // the subscript when commas part it
  size_t indices;
  Str layer;        // of ^{(2)}
  int primes;
  Str power;        // what else stands above: raw bounds
  size_t power_from, power_to;
  bool transposed, positive;
} Name;

typedef struct { // what it can be
  NameKind kind;
  Str name;
  Str index[OWN_INDICES];
  size_t n;
} Meaning;

typedef struct { Meaning v[8]; size_t n; } Meanings;

// A name with all that belongs to it, at r->at.
bool read_whole_name(Reader *r, Name *x);
// The quantities and functions of the sheet that it can be, with this accent.
Meanings meanings_of(Reader *r, const Name *x, Str accent);
// The subscript _… at r->at, into x->sub or x->index.
bool read_subscript(Reader *r, Name *x);
// A subscript as an index of the sheet's language: a number, a letter, a quantity, or what
// the notation has for it; empty: none.
Str index_of(const Reader *r, Str index);
// Whether a sum around has this index.
bool is_bound(const Reader *r, Str name);
// Letters, digits and Greek words of s[from, to), fonts dropped; false if there is more.
bool plain_text(Reader *r, size_t from, size_t to, Buf *b, bool *commas);

// ---- text_term.c

// A name with accents, subscripts, layers, primes, and what it is applied to, as the
// sheet knows it.
bool read_name(Reader *r, Out *o);
// After an argument without brackets: false with a diagnostic if it could go on.
bool ends_clearly(Reader *r, const char *what, size_t from);
// The subscripts of what stands in brackets: (W x)_i.
bool read_entry(Reader *r, Out *o);
// `∂y/∂x`, `dy/dx` at r->at; *found: whether it is one.
bool read_derivative(Reader *r, Out *o, bool *found);
// The same of the two halves of a fraction.
bool fraction_derivative(Reader *r, const size_t above[2], const size_t below[2], Out *o, bool *found);

#endif
