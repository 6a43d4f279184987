// judge_memory.h - what is remembered from one formula to the next, by each thread: the judge's own files
// alone include it.
#ifndef JUDGE_MEMORY_H
#define JUDGE_MEMORY_H

#include "judge_kinds.h"
#include "repair.h"

typedef struct KnownFormulas KnownFormulas; // of all parts
typedef struct WrongFormulas WrongFormulas;

// A wrong formula: what is said of it whatever its spelling.
typedef struct {
  uint64_t hash;          // of its tree and part
  Judgement judgement;    // without a diagnosis
  Str reading;
  const Finding *finding; // of the repair; NULL: there is nothing to say
  bool asked;             // what else explains it, and
  Str cause;              // what that is
} WrongFormula;

// What the last answer was on the samples, with its text.
typedef struct {
  const SheetPart *part; // NULL: nothing is kept
  Str text;
  bool decimal_comma;
  bool counted;          // it has numbers here
  WrongFormula *wrong;   // or NULL
  Answered numbers[REFERENCES];
  char *bytes;           // for the text, and
  double *values;        // for the numbers
} LastAnswer;

struct FormulaMemory {
  Arena *arena;
  uint64_t seed; // of the sheet's text, in which the right answers stand: nobody who writes answers knows it
  KnownFormulas *known;
  WrongFormulas *wrong;
  Symbols **symbols;  // of each part
  size_t symbols_n;
  LastAnswer last;
};

// There is a memory, the reference is the same for everybody, and the answer read as house notation says.
bool memory_is_for_everybody(const Case *c);
// What symbols are under the part's k-th reference; NULL where nothing lasts.
Symbols *memory_symbols(const Case *c, size_t k);

// The last answer: what it is on the samples of each of the part's references (values NULL: it has
// none), and that it is a wrong formula that is known.
void memory_keep(const Case *c, const Answered numbers[REFERENCES]);
void memory_keep_wrong(const Case *c, WrongFormula *wrong);
// Its numbers, if they were kept, and still are.
bool memory_kept(const FormulaMemory *m, const Case *c, size_t k, Answered *numbers);

// judge_known.c.  Whether a tree is known to be right by the part's first reference; remembers one
// that is, with its values in all lanes.
KnownFormulas *known_new(Arena *a, size_t parts);
bool known_right(const Case *c, const Node *tree);
void known_learn(const Case *c, const Node *tree, const Compiled *compiled, const double *values);

// judge_wrong.c.  0: such a formula is not remembered.
WrongFormulas *wrong_new(Arena *a);
uint64_t wrong_hash(const Case *c, const Node *tree);
WrongFormula *wrong_find(const Case *c, uint64_t hash);
// Where its finding should last; NULL: there is no room for another one.
Arena *wrong_room(const Case *c, uint64_t hash);
// j: with its texts, which are copied; the result is known from now on.
WrongFormula *wrong_learn(const Case *c, WrongFormula w);

#endif
