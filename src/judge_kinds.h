// judge_kinds.h - what the files of the judge share: one function per family of
// answer kinds; nobody else includes it.
#ifndef JUDGE_KINDS_H
#define JUDGE_KINDS_H

#include "judge.h"
#include "repair.h"
#include "text.h"
#include "tolerance.h"

typedef struct {
  const Sheet *sheet;
  const SheetPart *part;
  const Instance *instance;
  Source source;     // the answer
  bool decimal_comma; // it came from a file in which commas are decimal
  bool decimal_lists; // those between the entries of an array, too
  Signs signs;       // between the entries of an array
  unsigned habits;   // in which formulas are read: see text.h
  const Str *bound;  // the indices in force around it, if it is a piece of an answer
  size_t bound_n;
  FormulaMemory *memory; // or NULL
  Arena *out, *scratch;
} Case;

Judgement judge_value(const Case *c);
Readback read_value(const Case *c);
const char *value_numbers(const Case *c, const Reference *r, Answered *numbers);
Judgement judge_formula(const Case *c);
Readback read_formula(const Case *c);
// What an answer may speak of, as a Policy asks it; the context is an Allowed.
typedef struct { const Case *c; const Reference *reference; } Allowed;
bool quantity_allowed(const void *context, const Quantity *q);
// A formula's tree, its blank filled, under one model.
typedef struct { AlikeProduct alike; Memory *memory; } Compiling; // see Reading
Ref compile_as(const Case *c, const Reference *r, Tape *t, const Source *house, Node *tree, Compiling how, Diags *d);
// A piece of it, outside of which no index is in force.
Ref compile_piece(const Case *c, const Reference *r, Tape *t, const Source *house, Node *tree, Compiling how, Diags *d);
// The same for an answer as it was read.  w·x of two columns is the dot product, if the formula then has
// the shape that is asked; *unclear, with a diagnostic: with · entry by entry it has it, too.
Ref compile_answer(const Case *c, const Reference *r, Tape *t, const Source *house, Node *tree, Memory *memory, bool *unclear, Diags *d);
// What was compiled as a dot product, or as NumPy's product of a vector, written as one.  Whether there was any.
bool write_products(Arena *a, Node *x);
// Whether values of the reference's shape are right in the first lanes.
bool formula_agrees(const Case *c, const Reference *r, const double *answer, size_t lanes);
// The tape on which a tree was compiled, with what it has in memory, under a reference.
typedef struct { const Reference *reference; Tape *tape; Memory memory; } Compiled;
// What symbols are on the first sample: found once for all answers to a part.
typedef struct {
  uint64_t hash;    // of its tree; 0: this place is empty
  Shape shape;      // d[0] is 0 if it has none
  const double *v;  // NULL: it has no value
  int64_t work;     // that finding out has cost
} Symbol;
enum { SYMBOLS = 256 };
typedef struct {
  Arena *arena;     // where they last
  Symbol at[2 * SYMBOLS];
  size_t n;
  int64_t entries;  // of all
} Symbols;
// Whether one edit makes a wrong formula right: names it, and gives the share of the
// points that the part has for it.
// compiled: once already, so.  lasting, or NULL: where what was found lasts; *finding is NULL if there
// is nothing to say.  False if another text of the same tree may have to be told something else.
bool find_near_miss(const Case *c, const Source *house, Node *tree, const Compiled *compiled, Arena *lasting, const Finding **finding, Judgement *j);
// The diagnosis of another text of the same tree.
Str near_miss_again(const Case *c, const Source *house, Node *tree, const Finding *finding);
const char *formula_numbers(const Case *c, const Reference *r, const Frame *frame, Answered *numbers);
Judgement judge_claim(const Case *c);
Judgement judge_choice(const Case *c);
Judgement judge_order(const Case *c);
Judgement judge_graph(const Case *c);
Judgement judge_construct(const Case *c);

Judgement judged(const Case *c, Status status, double share, const char *format, ...)
  __attribute__((format(printf, 4, 5)));
// Unreadable, for the first of the diagnostics.
Judgement unreadable(const Case *c, const Diags *d);
// Of the judgements under several models the one with the greatest share counts.  Among
// equals one that waits, which may be right; else the first whose reference has the answer's
// shape: its reason helps.  True if it is this one.
typedef struct { Judgement judgement; bool fits, any; } Best;
bool best_of(Best *best, Judgement j, bool fits);
// An entry as a person would point at it: [2,1].
Str entry_name(const Case *c, Shape shape, size_t e);
// The status that goes with a share of the points.
Status status_of(double share);
// Of s[span] what stands behind the last `=` or `≈`: the answer.
bool answer_pieces(const Case *c, Span span, Span *last, Diags *d);
// Whether the answer ends in dots that stand for more digits: 0.333...
bool goes_on(const Case *c);
// Whether of the n pieces of source.text, whose places count from `from` on, those before the
// last only name the answer or lead to it; else a diagnostic.
bool fronts_are_clear(const Case *c, size_t from, const Span *pieces, size_t n, Diags *d);
// 29 (22 + 7): a blank, and in brackets a number equal to the one in front, up to the digits
// written; then a diagnostic.  Its constants go to the tape.
bool may_be_checked(const Case *c, Span span, Tape *t, Diags *d);
// The tree of source.text[span], read as a student means it, and the house notation in
// which its places count.  NULL with a diagnostic.
Node *answer_tree(const Case *c, const Net *net, Span span, Source **house, Diags *d);
// The finite array that a constant formula is; NO_REF with a diagnostic; *tree is its reading.
// wrong is set when it can be read but has no value (shapes that do not fit).
Ref constant_of(const Case *c, Span span, Tape *tape, Node **tree, bool *wrong, Diags *d);
// The pieces before the answer, between its equals signs: how many there are.
enum { PIECES = 64 };
size_t pieces_before(const Case *c, Span pieces[PIECES]);
// A date that a spreadsheet made of a fraction, said in a diagnostic.  largest: the
// greatest magnitude in the reference.
bool spreadsheet_date(const Case *c, Span span, double largest, Diags *d);
// A text without white space, quotation marks and Markdown's marks around it; a word
// without those of LaTeX, too.
Str unwrapped(Str s);
Str unwrapped_word(Str s);
// Case-blind comparison, white space at the ends passed over.
bool same_word(Str a, Str b);
// Whether the word is in the list " a b c ", case aside.
bool word_in(Str word, const char *list);

#endif
