// A merge sort in two passes.  Records gather in a piece of memory; when it is full it
// is sorted and written behind the last one, as a run.  In the end the runs are read
// side by side, each through a small window, and the least first record is the next.
// If all fitted into one piece, no file is made.
//
// A piece is sorted by one byte of the key after the other, the last one first (a radix sort):
// of student and part few bytes differ, and each costs one pass over the records' numbers.
//
// A record in a run: its key, its length, its bytes.
#include "sorter.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "file.h"

enum {
  PIECE_BYTES = 8 << 20,
  PIECE_RECORDS = 128 << 10,
};

typedef struct { SortKey key; uint32_t at, n; } Entry; // a record of the piece
typedef struct { SortKey key; uint32_t n; } Head;      // what stands before a record's bytes in a run

enum { WINDOW = sizeof(Head) + SORTER_MOST }; // of each run, while merging: any one record fits

typedef struct {
  long next, end;   // of the file: what the window has not read yet
  char *window;
  size_t from, to;  // of the window: not taken yet
  Head head;        // of the first record; its bytes stand at window + from
} Run;

struct Sorter {
  Arena *arena, *piece; // piece: NULL once the runs are read
  char *bytes;
  Entry *entries;
  uint32_t *sorted, *spare; // the entries by key, once the piece is sorted
  size_t used, n;   // of the piece
  size_t next;      // entry to give, when there is no file
  FILE *file;
  long *ends;       // of the runs
  size_t runs_n, runs_cap;
  Run *runs;        // while merging
  Run **heap;       // the least first
  size_t heap_n;
  bool taken;       // the first of the heap has given its record
};

Sorter *sorter_new(void) {
  Arena *a = arena_new(), *piece = arena_new();
  Sorter *s = NEW(a, Sorter);
  *s = (Sorter){.arena = a, .piece = piece, .bytes = arena_alloc(piece, PIECE_BYTES), .entries = NEW_ARRAY(piece, Entry, PIECE_RECORDS),
                .sorted = NEW_ARRAY(piece, uint32_t, PIECE_RECORDS), .spare = NEW_ARRAY(piece, uint32_t, PIECE_RECORDS)};
  return s;
}

void sorter_free(Sorter *s) {
  if (!s)
    return;
  if (s->file)
    fclose(s->file);
  arena_free(s->piece);
  arena_free(s->arena);
}

// ---- pieces ----------------------------------------------------------------------

static int compare_keys(const SortKey *x, const SortKey *y) {
  if (x->a != y->a)
    return x->a < y->a ? -1 : 1;
  if (x->b != y->b)
    return x->b < y->b ? -1 : 1;
  return (x->c > y->c) - (x->c < y->c);
}

// A number whose order without a sign is that of the key's word.
static uint64_t word(const SortKey *key, int i) {
  return (uint64_t)(i == 0 ? key->a : i == 1 ? key->b : key->c) ^ (uint64_t)1 << 63;
}

// By one byte of one word; of equal ones the first stays the first.
static void sort_by(Sorter *s, int i, int shift) {
  uint32_t starts[256] = {0}, sum = 0;
  for (size_t k = 0; k < s->n; k++)
    starts[word(&s->entries[k].key, i) >> shift & 255]++;
  for (size_t k = 0; k < 256; k++) {
    uint32_t count = starts[k];
    starts[k] = sum;
    sum += count;
  }
  for (size_t k = 0; k < s->n; k++)
    s->spare[starts[word(&s->entries[s->sorted[k]].key, i) >> shift & 255]++] = s->sorted[k];
  uint32_t *spare = s->spare;
  s->spare = s->sorted;
  s->sorted = spare;
}

// By every byte in which some keys differ; those of the last word only if records did not come
// in its order, as they do when it numbers them.
static void sort_piece(Sorter *s) {
  bool sorted = true, numbered = true;
  uint64_t differ[3] = {0};
  for (size_t k = 0; k < s->n; k++)
    s->sorted[k] = (uint32_t)k;
  for (size_t k = 1; k < s->n; k++) {
    const SortKey *before = &s->entries[k - 1].key, *key = &s->entries[k].key;
    sorted &= compare_keys(before, key) <= 0;
    numbered &= before->c <= key->c;
    for (int i = 0; i < 3; i++)
      differ[i] |= word(before, i) ^ word(key, i);
  }
  for (int i = numbered ? 1 : 2; i >= 0 && !sorted; i--)
    for (int shift = 0; shift < 64; shift += 8)
      if (differ[i] >> shift & 255)
        sort_by(s, i, shift);
}

// Bytes on their way to the file, many records at once.
typedef struct { FILE *file; char v[1 << 16]; size_t n; } Outgoing;

static bool send(Outgoing *out, const void *p, size_t n) {
  if (n > sizeof out->v - out->n) {
    if (fwrite(out->v, 1, out->n, out->file) != out->n)
      return false;
    out->n = 0;
  }
  if (n > sizeof out->v)
    return fwrite(p, 1, n, out->file) == n;
  if (n)
    memcpy(out->v + out->n, p, n);
  out->n += n;
  return true;
}

static bool write_run(Sorter *s, Arena *a, Failure *f) {
  if (!s->file && !(s->file = file_spill(a, f)))
    return false;
  sort_piece(s);
  Outgoing out = {.file = s->file};
  for (size_t i = 0; i < s->n; i++) {
    const Entry *e = &s->entries[s->sorted[i]];
    Head head = {e->key, e->n};
    if (!send(&out, &head, sizeof head) || !send(&out, s->bytes + e->at, e->n))
      return file_spill_failed(a, f);
  }
  if (fwrite(out.v, 1, out.n, s->file) != out.n)
    return file_spill_failed(a, f);
  s->ends = GROW(s->arena, s->ends, s->runs_n, &s->runs_cap);
  s->ends[s->runs_n++] = ftell(s->file);
  s->n = s->used = 0;
  return true;
}

bool sorter_add_pieces(Sorter *s, SortKey key, const Str *pieces, size_t n, Arena *a, Failure *f) {
  size_t all = 0;
  for (size_t i = 0; i < n; i++)
    all += pieces[i].n;
  assert(all <= SORTER_MOST);
  if ((s->n == PIECE_RECORDS || all > PIECE_BYTES - s->used) && !write_run(s, a, f))
    return false;
  s->entries[s->n] = (Entry){key, (uint32_t)s->used, (uint32_t)all};
  s->n++;
  for (size_t i = 0; i < n; i++) {
    if (pieces[i].n)
      memcpy(s->bytes + s->used, pieces[i].p, pieces[i].n);
    s->used += pieces[i].n;
  }
  return true;
}

bool sorter_add(Sorter *s, SortKey key, Str bytes, Arena *a, Failure *f) { return sorter_add_pieces(s, key, &bytes, 1, a, f); }

// ---- runs ------------------------------------------------------------------------

// Reads on, so that the run's first record stands whole in its window; *more is false
// when there is none.
static bool first_record(Sorter *s, Run *r, bool *more, Arena *a, Failure *f) {
  size_t left = r->to - r->from;
  *more = true;
  if (left >= sizeof r->head) {
    memcpy(&r->head, r->window + r->from, sizeof r->head);
    if (left >= sizeof r->head + r->head.n) {
      r->from += sizeof r->head;
      return true;
    }
  }
  size_t room = WINDOW - left, rest = (size_t)(r->end - r->next), n = room < rest ? room : rest;
  if (!n)
    return *more = false, true;
  memmove(r->window, r->window + r->from, left);
  if (fseek(s->file, r->next, SEEK_SET) != 0 || fread(r->window + left, 1, n, s->file) != n)
    return file_spill_failed(a, f);
  r->next += (long)n;
  r->from = 0;
  r->to = left + n;
  return first_record(s, r, more, a, f);
}

// Earlier runs hold what went in earlier.
static bool precedes(const Run *x, const Run *y) {
  int order = compare_keys(&x->head.key, &y->head.key);
  return order ? order < 0 : x < y;
}

static void sink(Sorter *s, size_t i) {
  for (size_t least; ; i = least) {
    size_t left = 2 * i + 1, right = left + 1;
    least = i;
    if (left < s->heap_n && precedes(s->heap[left], s->heap[least]))
      least = left;
    if (right < s->heap_n && precedes(s->heap[right], s->heap[least]))
      least = right;
    if (least == i)
      return;
    Run *other = s->heap[i];
    s->heap[i] = s->heap[least];
    s->heap[least] = other;
  }
}

bool sorter_sort(Sorter *s, Arena *a, Failure *f) {
  if (!s->file) {
    sort_piece(s);
    return true;
  }
  if (s->n && !write_run(s, a, f))
    return false;
  arena_free(s->piece);
  s->piece = NULL;
  s->runs = NEW_ARRAY(s->arena, Run, s->runs_n);
  s->heap = NEW_ARRAY(s->arena, Run *, s->runs_n);
  for (size_t i = 0; i < s->runs_n; i++)
    s->runs[i].window = arena_alloc(s->arena, WINDOW);
  return sorter_again(s, a, f);
}

bool sorter_again(Sorter *s, Arena *a, Failure *f) {
  s->next = s->heap_n = 0;
  s->taken = false;
  for (size_t i = 0; i < s->runs_n; i++) {
    Run *r = &s->runs[i];
    bool more;
    *r = (Run){.next = i ? s->ends[i - 1] : 0, .end = s->ends[i], .window = r->window};
    if (!first_record(s, r, &more, a, f))
      return false;
    assert(more); // no run is empty
    s->heap[s->heap_n++] = r;
  }
  for (size_t i = s->heap_n; i-- > 0;)
    sink(s, i);
  return true;
}

bool sorter_next(Sorter *s, SortKey *key, Str *bytes, bool *more, Arena *a, Failure *f) {
  if (!s->file) {
    *more = s->next < s->n;
    if (!*more)
      return true;
    const Entry *e = &s->entries[s->sorted[s->next++]];
    *key = e->key;
    *bytes = (Str){s->bytes + e->at, e->n};
    return true;
  }
  // The record given last is taken from its run only now: its bytes had to stay.
  if (s->taken) {
    Run *r = s->heap[0];
    bool left;
    r->from += r->head.n;
    if (!first_record(s, r, &left, a, f))
      return false;
    if (!left)
      s->heap[0] = s->heap[--s->heap_n];
    sink(s, 0);
  }
  *more = s->taken = s->heap_n > 0;
  if (*more) {
    *key = s->heap[0]->head.key;
    *bytes = (Str){s->heap[0]->window + s->heap[0]->from, s->heap[0]->head.n};
  }
  return true;
}
