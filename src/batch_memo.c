// batch_memo.c - see batch_memo.h.
//
// Open addressing in a table that never grows: what is frequent comes early, and stays.
#include "batch_memo.h"

#include <omp.h>

#include "hash.h"
#include "limits.h"

enum { PLACES = 2 * LIMIT_MEMO };

typedef struct { uint64_t hash; size_t part; Written written; Judgement judgement; } Slot; // hash 0: empty

struct Memo {
  omp_lock_t lock;
  Arena *arena;
  Slot *slot;
  size_t n, bytes;
};

Memo *memo_new(void) {
  Arena *a = arena_new();
  Memo *m = NEW(a, Memo);
  *m = (Memo){.arena = a, .slot = NEW_ARRAY(a, Slot, PLACES)};
  omp_init_lock(&m->lock);
  return m;
}

void memo_free(Memo *m) {
  if (!m) return;
  omp_destroy_lock(&m->lock);
  arena_free(m->arena);
}

// Never 0.
static uint64_t hash_of(size_t part, Written w) { return hash_mix(hash_text(part, w.raw), w.decimal_comma) | 1; }

// Where it stands, or the empty place where it would.
static Slot *slot_of(const Memo *m, size_t part, Written w, uint64_t hash) {
  for (size_t i = hash % PLACES;; i = (i + 1) % PLACES) {
    Slot *s = &m->slot[i];
    if (!s->hash) return s;
    if (s->hash == hash && s->part == part && s->written.decimal_comma == w.decimal_comma && str_eq(s->written.raw, w.raw)) return s;
  }
}

bool memo_find(Memo *m, size_t part, Written written, Judgement *judgement) {
  uint64_t hash = hash_of(part, written);
  omp_set_lock(&m->lock);
  const Slot *s = slot_of(m, part, written, hash);
  bool found = s->hash != 0;
  if (found) *judgement = s->judgement;
  omp_unset_lock(&m->lock);
  return found;
}

void memo_put(Memo *m, size_t part, Written written, const Judgement *j) {
  uint64_t hash = hash_of(part, written);
  omp_set_lock(&m->lock);
  Slot *s = slot_of(m, part, written, hash);
  size_t bytes = written.raw.n + j->message.n + j->reading.n + j->reference.n + j->diagnosis.n;
  if (!s->hash && m->n < LIMIT_MEMO && m->bytes + bytes <= LIMIT_MEMO_BYTES) {
    Arena *a = m->arena;
    *s = (Slot){hash, part, {str_dup(a, written.raw), written.decimal_comma}, *j};
    s->judgement.message = str_dup(a, j->message);
    s->judgement.reading = str_dup(a, j->reading);
    s->judgement.reference = str_dup(a, j->reference);
    s->judgement.diagnosis = str_dup(a, j->diagnosis);
    s->judgement.numbers = NULL;
    m->n++;
    m->bytes += bytes;
  }
  omp_unset_lock(&m->lock);
}
