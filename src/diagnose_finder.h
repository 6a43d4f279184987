// diagnose_finder.h - what the finders of suspects share: one file per family of mistakes.
#ifndef DIAGNOSE_FINDER_H
#define DIAGNOSE_FINDER_H

#include "diagnose_suspects.h"

typedef struct {
  Arena *arena, *work; // work: for one suspect
  Lineup *out;
  Tape *all;
  const SheetPart *part;
  const Net *net;
  Ref *where;          // of a result of the network's tape, and behind it of the suspect's own: its place in `all`
  size_t where_n;
  const Node *root;    // the reference, or the definition of the derived quantity that it names
  const Quantity *of, *at; // if root is d(of)/d(at)
  Application *applied; // functions of one argument, also those that make up a quantity
  size_t applied_n, applied_cap;
  int64_t work_done;    // instructions read again, of LIMIT_SUSPECT_WORK
} Finder;

// A tape for one suspect, on top of the network's.
Tape *finder_tape(Finder *f);
// Result r of tape t, on the tape of all suspects.
Ref finder_place(Finder *f, const Tape *t, Ref r);
// An expression of the network, compiled; NO_REF if it makes no sense.
Ref finder_compile(Finder *f, Tape *t, const Node *tree, Reading reading);
// The reference with its derivatives' rules broken.
Ref finder_broken(Finder *f, Tape *t, const Break *v, size_t n);
// Whether there is a suspect with this value already; r is on the tape of all.
bool finder_knows(const Finder *f, Ref r);
// Of what is asked as a number: whether every further suspect that is one would fall away.
bool finder_has_enough(const Finder *f);
const char *finder_name(Finder *f, const Quantity *q);
// The quantity whose value is the network's result r; NULL if it is none's.
const Quantity *finder_quantity(const Net *net, Ref r);

// Adds result r of tape t, if it is something else than the right reference.
void suspect(Finder *f, const Tape *t, Ref r, Level level, const char *format, ...) __attribute__((format(printf, 5, 6)));
// Adds `times` a result on the tape of all.
void suspect_times(Finder *f, Ref r, double times, Level level, Str says);

// diagnose_rules.c: rules of differentiation, broken.
void find_broken_rules(Finder *f);
void find_derivatives_elsewhere(Finder *f); // f'(z) at another quantity than z
void find_direct(Finder *f);                // other quantities held constant
// diagnose_edits.c: the reference's own formula with a mistake, and its multiples.
void find_sign_and_two(Finder *f);
void find_factors(Finder *f);
void find_edits(Finder *f);
// diagnose_instead.c: something else in its place.
void find_own_mistakes(Finder *f); // the sheet's
void find_value(Finder *f);        // of what a derivative is taken by
void find_gradients(Finder *f);    // with which the reference computes
void find_others(Finder *f);       // derivatives by other quantities, and their values
void find_roundings(Finder *f);    // intermediate results rounded before they are used; of what is asked as a number

#endif
