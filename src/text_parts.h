// text_parts.h - what the files of the spelling reader share; nobody else includes it.
#ifndef TEXT_PARTS_H
#define TEXT_PARTS_H

#include <string.h>

#include "text.h"

// A piece of house text; from[i] is the raw offset that byte i stands for.
typedef struct { char *p; uint32_t *from; size_t n, cap_p, cap_from; } Out;

// What is known of the shape of something read: enough to see which product is meant.
typedef enum { FORM_NUMBER, FORM_COLUMN, FORM_ARRAY } Form;

typedef struct {
  Arena *arena;
  const Spelling *spelling;
  Diags *diags;
  const Source *raw;
  Str s;              // the raw text with its simplest characters made plain
  const uint32_t *map; // of each byte of s: its place in raw
  const uint32_t *match; // of each bracket of s that opens: the one that closes it, or s.n
  size_t at, end;     // where reading stands, and where it must stop
  bool latex;         // a backslash or a brace occurs: x_ab is x_a b
  bool numpy;         // @ or np. occurs: * is entry by entry
  bool choices;       // ? or `else` occurs
  bool matrix;        // directly inside [ ]: spaces separate entries
  bool layers, entries; // W21(2) was read as an entry of layer 2; z1(2) as the second of z1
  bool parted;        // in the [ ] around, a space separated two
  int depth, environments, choosing;
  bool ahead;         // only looking what name follows: its scripts are one letter each
  size_t several;     // behind the place of a name that turned out to be several, in a row: ab
  size_t vain;        // bytes that were read and then undone
  Form form;          // of what was read last
  bool turned;        // the transpose above the name written last stands in front of its indices
  Str bound[8];       // the indices of the sums around
  size_t bound_n;
} Reader;

void out_byte(Reader *r, Out *o, char c, size_t from);
void out_text(Reader *r, Out *o, const char *text, size_t from);
void out_str(Reader *r, Out *o, Str text, size_t from);
void out_add(Reader *r, Out *o, const Out *piece);
// o's bytes from `start` on, wrapped: prefix o[start…] suffix.
void out_wrap(Reader *r, Out *o, size_t start, const char *prefix, const char *suffix);
// All return false, so that `return spell_error(…)` reads well.
bool spell_error(Reader *r, size_t from, size_t to, const char *format, ...) __attribute__((format(printf, 4, 5)));
bool spell_help(Reader *r, const char *format, ...) __attribute__((format(printf, 2, 3)));
// To read something as what it may turn out not to be: undone, nothing was read, written or
// reported.  False with a diagnostic where so much has been read in vain that the time would
// grow with the power of the nesting.
typedef struct { Reader reader; size_t errors, diags, written; } Saved;
Saved save_reader(const Reader *r, const Out *o);
bool undo_reading(Reader *r, Out *o, const Saved *saved);

// ---- text_plain.c

// Fills s, map, match, end and the modes of writing from raw->text[span]; false if
// the text is too long.
bool read_plain(Reader *r, Span span);
Str without_blanks(Arena *a, Str s);
bool is_alignment(Str name); // {aligned} and the like, with its braces

// ---- text_house.c

// raw->text[span], if that is house notation already: as read_spelling() would write it, with
// the same places.  False, and nothing said, if it is not, or not surely so.
bool read_house(Arena *a, const Source *raw, Span span, const Spelling *spelling, Source *house);
// text_read() of any spelling.
bool read_spelling(Arena *a, const Source *raw, Span span, const Spelling *spelling, Source *house, Diags *d);

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
  SYM_NORM, SYM_BAR, SYM_BEGIN, SYM_END, SYM_UNDERBRACE, SYM_DROP_GROUP, SYM_OPEN_FONT,
  SYM_OUTER,     // ⊗: text says why, where it is refused
  SYM_REFUSED    // text says why
} SymbolKind;
typedef struct { SymbolKind kind; Str text; size_t length; } Symbol; // length: bytes of raw text
// The symbol at the reader's place: a LaTeX command, a character beyond ASCII, or
// SYM_NONE.
Symbol symbol_beyond(const Reader *r, size_t at);
static inline Symbol symbol_at(const Reader *r, size_t at) {
  bool plain = at >= r->end || (r->s.p[at] != '\\' && (unsigned char)r->s.p[at] < 0x80);
  return plain ? (Symbol){0} : symbol_beyond(r, at);
}
size_t character_length(const Reader *r, size_t at);
// The accent of a letter that is one character with it (ŷ), or empty.
Str accent_of(const Reader *r, size_t at);
bool symbols_sorted(void); // for the tests

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
// The same, inside something else: r->at is left where it was.
bool read_aside(Reader *r, size_t from, size_t to, Out *o);
// The bounds of the group {…} or of the one character or command at r->at; moves past it.
bool read_group(Reader *r, size_t *from, size_t *to);
// The offset of the bracket that closes the one at `at`; r->end if none does.
static inline size_t closing(const Reader *r, size_t at) { return r->match[at] < r->end ? r->match[at] : r->end; }
size_t skip_blanks(const Reader *r, size_t at);
size_t skip_lines(const Reader *r, size_t at); // and ends of lines
static inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
static inline size_t digits_end(const Reader *r, size_t at, size_t to) { // of the digits at `at`
  while (at < to && is_digit(r->s.p[at])) at++;
  return at;
}
static inline bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
static inline bool is_word_char(char c) { return is_letter(c) || is_digit(c) || c == '_'; }
static inline bool is_open(char c) { return c == '(' || c == '[' || c == '{'; }
static inline char char_at(const Reader *r, size_t at) { return at < r->end ? r->s.p[at] : ' '; }
bool is_word(const Reader *r, size_t at, const char *word); // the whole word there
// The arguments in the brackets at r->at, each read: at most `most`; moves past them.
// Words with = (axis=0) are read as NumPy means them.  r->form is the largest of theirs.
enum { MOST_ARGUMENTS = 8 };
typedef struct { Out v[MOST_ARGUMENTS]; Form form[MOST_ARGUMENTS]; size_t n; } Arguments;
bool read_arguments(Reader *r, Arguments *x);
Form product_form(const Reader *r, Form a, Form b); // of a*b

// ---- text_script.c

// What follows an operand that begins at o[start]: ^…, ', ᵀ, _i, [i], .T, .dot(…).
bool read_scripts(Reader *r, Out *o, size_t start);
bool is_transpose(Str above); // T, \top, …
size_t entrywise_sign(Str above); // bytes of the circle in A^{\circ 2}, or 0
// Whether s[from, to), a sign and a word, is a power as a whole.
bool power_word(Reader *r, size_t from, size_t to);
// Whether a transpose with a subscript stands at `at`: W^T_ij.
bool transpose_below(const Reader *r, size_t at);
// Whether the power s[from, to) ends where it says: not in x^1/2.
bool clear_root(Reader *r, size_t from, size_t to);
// Whether the brackets at `at` hold indices and nothing else: [2,1], [i+k-1], [1,:].
bool holds_indices(const Reader *r, size_t at);
// Subscripts in the brackets at `at`, up to `close`: written [ … ].
bool read_subscripts(Reader *r, Out *o, size_t at);

// ---- text_operand.c

// Of numbers whose writing can mean two: false with a diagnostic.
bool clear_mixed(Reader *r, size_t number, size_t length); // 1\frac{1}{2}, a fraction behind the number at `number`
bool clear_ten(Reader *r, size_t sign);                    // 5×10-1, a number behind the sign of a product
bool clear_raised_point(Reader *r);                        // 0·5, the whole
bool clear_uncertainty(Reader *r);                         // 0.25 (2), the whole
// One operand without what follows it.
bool read_operand(Reader *r, Out *o);
// A bracket in s[from, to) holds one of these outside of inner brackets.
bool has_at_top(const Reader *r, size_t from, size_t to, const char *any);

// [[1, 2], [3, 4]] and [[1. 2.] [3. 4.]]: s[from, to), rows in brackets, as an array.
bool read_nested(Reader *r, size_t from, size_t to, Out *o);

// ---- text_rows.c

// A list as the whole of an answer; *found: whether it is one that is no expression.
bool read_list(Reader *r, Out *o, bool *found);
// Whether it is sure what commas and blanks between numbers mean; else a diagnostic.
bool clear_entries(Reader *r);
// The next `name = number` of s from *at on: its number, and the number in its name.  False
// if there is none; then *at is s.n at the end of the list.
bool next_named(Str s, size_t *at, Str *base, size_t *index, Span *value);
bool blanks_part_numbers(const Reader *r, size_t from, size_t to);
// Where one number is asked: not two of them that look like a difference or a product.
bool clear_single(Reader *r);

// ---- text_commas.c

// Whether commas between digits part what brackets hold, though they are decimal elsewhere.
bool commas_part_entries(const Reader *r);
// Where commas are decimal: no point that may group thousands; else a diagnostic.
bool clear_points(Reader *r);

// ---- text_words.c

// five, minus 14: a number in words as the whole of an answer; *found: whether it is one.
bool read_number_words(Reader *r, Out *o, bool *found);
// 3 rows, 2 columns, where two numbers are asked; whether it is that.
bool read_shape_words(Reader *r, Out *o);

// ---- text_structure.c

bool read_sum(Reader *r, Out *o, const char *function, size_t length);
bool read_environment(Reader *r, Out *o, size_t length);
// A condition, with = for ==: `if i = j and z_i > 0`.
bool read_condition(Reader *r, size_t from, size_t to, Out *o);
bool is_equation(const Reader *r, size_t from, size_t to);
// Whether s[from, to) compares something outside of inner brackets.
bool is_condition(const Reader *r, size_t from, size_t to);
// `c ? a : b`, `a if c else b` as all of s[from, to); *found: whether it is one.
bool read_choice(Reader *r, size_t from, size_t to, Out *o, bool *found);
// 1[i = j], I(z > 0), 1_{z > 0}, the sign itself being read; *found: whether it is one.
bool read_indicator(Reader *r, Out *o, bool *found);

// ---- text_name.c

enum { OWN_INDICES = 4, LONGEST_NAME = 80 };
typedef enum { NAME_NONE, NAME_QUANTITY, NAME_FUNCTION } NameKind;

typedef struct { // as it is written
  size_t from, to;  // in r->s
  Str base;
  Str accent;       // "bar", "hat", …; empty: none
  Str sub;          // characters of the subscript
  Str index[OWN_INDICES]; // the subscript when commas part it, or it is an expression
  size_t indices;
  bool expression;  // of its indices one is more than letters and digits: house text
  bool below;       // it has a subscript written with _ or lowered
  Str layer;        // of ^{(2)}
  int primes;
  Str power;        // what else stands above: raw bounds
  size_t power_from, power_to;
  bool transposed, positive, entrywise; // entrywise: the power has a circle
  bool turned;      // the transpose, or a prime, stands in front of the subscript: A^T_{ij}
} Name;

typedef struct { // what it can be
  NameKind kind;
  Str name;
  Str index[OWN_INDICES];
  size_t n;
  int rank; // of the whole quantity
} Meaning;

typedef struct { Meaning v[8]; size_t n; } Meanings;

// For a digit or letter behind an unbraced LaTeX script x_12: which are below?  x: the name
// above it, or NULL.
bool script_is_clear(Reader *r, const Name *x, size_t from, size_t to);
// A name with all that belongs to it, at r->at.
bool read_whole_name(Reader *r, Name *x);
// Letters, digits and Greek words of s[from, to), fonts dropped; false if there is more.
bool plain_text(Reader *r, size_t from, size_t to, Buf *b, bool *commas);

// ---- text_meaning.c

// The quantities and functions of the sheet that it can be, with this accent.
Meanings meanings_of(Reader *r, const Name *x, Str accent);
// Whether it is an index here: of a sum around it, or of the entry that is asked.
bool is_index(const Reader *r, Str name);
// y_hat_1: makes a base and a subscript that are one name of the sheet its base.
bool join_subscript(Reader *r, Name *x);
static inline bool is_quantity(const Reader *r, Str name) {
  int rank;
  return r->spelling->quantity(r->spelling->context, name, &rank);
}
static inline bool is_function(const Reader *r, Str name) { return r->spelling->function(r->spelling->context, name); }

// ---- text_term.c

// A name with accents, subscripts, layers, primes, and what it is applied to, as the
// sheet knows it.
bool read_name(Reader *r, Out *o);
bool write_meaning(Reader *r, Out *o, const Name *x, const Meaning *m);
// Powers, primes, transposes and + of a name, after its own text.
bool write_above(Reader *r, Out *o, const Name *x, size_t start, bool function);
bool vector_power(Reader *r, size_t from, size_t to); // refuses it
bool unknown_name(Reader *r, const Name *x);
bool ambiguous_name(Reader *r, const Name *x, const Meanings *all);

// ---- text_call.c

bool one_of(Str name, const char *words); // words: "a b c "
// A function's call: name', then its arguments, or the one operand that follows.
bool write_call(Reader *r, Out *o, const Name *x, Str function);
// Of the result of a function of n arguments, of which the largest is of this form.
Form result_form(Str function, size_t n, Form argument);
// sum(kk, …), max(i=1..3, …): the names in front, behind the bracket at `open`, are indices inside.
void bind_indices(Reader *r, Str function, size_t open);
// Whether an argument without brackets ends here for everybody: not log p (1 - p).
bool argument_ends(Reader *r, size_t from, Str function);
// np.dot(a, b), np.array(…): forms that are no functions of ours.
bool numpy_form(Reader *r, Out *o, Str name, size_t from, bool *found);
// np., torch.nn.functional. at r->at; true if there is one; moves past it.
bool skip_modules(Reader *r);
// Our name for a function of other languages, or the name itself.
Str our_function(const Reader *r, Str name);

// ---- text_derivative.c

// `∂y/∂x`, `dy/dx`, d(y)/d(x) at r->at; *found: whether it is one.
bool read_derivative(Reader *r, Out *o, bool *found);
// The same of the two halves of a fraction.
bool fraction_derivative(Reader *r, const size_t above[2], const size_t below[2], Out *o, bool *found);

#endif
