// judge_wrong.c - formulas that are wrong, remembered.
//
// A class makes the same mistakes.  What is said of a wrong formula hangs on its tree alone, but for
// the student's own words that a diagnosis quotes: who writes the same tree in another spelling is
// told the same, in his words, and nothing is compiled, evaluated or searched again.
#include "hash.h"
#include "judge_memory.h"
#include "limits.h"

enum { PLACES = 2 * LIMIT_REMEMBERED_WRONG };

struct WrongFormulas {
  WrongFormula *at[PLACES]; // open addressing
  size_t n;
};

WrongFormulas *wrong_new(Arena *a) { return NEW(a, WrongFormulas); }

// Under several references the best judgement counts, and each reads the answer for itself.
uint64_t wrong_hash(const Case *c, const Node *tree) {
  if (!memory_is_for_everybody(c) || c->part->references > 1) return 0;
  return node_hash(tree, hash_mix(c->memory->seed, (uint64_t)(c->part - c->sheet->parts))) | 1;
}

static WrongFormula **place_of(const WrongFormulas *w, uint64_t hash) {
  size_t i = hash % PLACES;
  while (w->at[i] && w->at[i]->hash != hash) i = (i + 1) % PLACES;
  return (WrongFormula **)(uintptr_t)&w->at[i];
}

WrongFormula *wrong_find(const Case *c, uint64_t hash) { return hash ? *place_of(c->memory->wrong, hash) : NULL; }

Arena *wrong_room(const Case *c, uint64_t hash) {
  return hash && c->memory->wrong->n < LIMIT_REMEMBERED_WRONG ? c->memory->arena : NULL;
}

WrongFormula *wrong_learn(const Case *c, WrongFormula w) {
  WrongFormulas *all = c->memory->wrong;
  Arena *a = c->memory->arena;
  w.judgement.message = str_dup(a, w.judgement.message);
  w.judgement.reading = w.judgement.diagnosis = (Str){0};
  w.reading = str_dup(a, w.reading);
  all->n++;
  return *place_of(all, w.hash) = arena_copy(a, &w, sizeof w);
}
