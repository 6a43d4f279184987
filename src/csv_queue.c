// Cells stand one behind the other, so what is left of an unfinished record is the end of
// each array: it moves to the front of the next queue, and memory stays at a chunk and a
// record, whatever the file's size.
#include "csv_queue.h"

// Nearly all files are ASCII: eight bytes at a time.
void queue_text(Queue *q, Str text) {
  const uint64_t ones = 0x0101010101010101u, tops = ones << 7;
  uint64_t some = 0, word;
  size_t i = 0;
  for (; i + sizeof word <= text.n; i += sizeof word) {
    memcpy(&word, text.p + i, sizeof word);
    some |= word | (word - ones); // a NUL borrows
  }
  for (; i < text.n; i++)
    some |= (uint64_t)(unsigned char)text.p[i] | ((uint64_t)(unsigned char)text.p[i] - 1);
  q->plain &= !(some & tops);
}

static char *add(Arena *a, char *to, size_t *to_n, size_t *cap, const char *p, size_t n) {
  while (*to_n + n > *cap)
    to = arena_grow(a, to, *cap, cap, 1);
  if (n)
    memmove(to + *to_n, p, n);
  *to_n += n;
  return to;
}

void queue_raw(Queue *q, const char *p, size_t n, Arena *a) { q->raw = add(a, q->raw, &q->n_raw, &q->cap_raw, p, n); }

void queue_cell(Queue *q, const char *p, size_t n, Arena *a) {
  q->cells = GROW(a, q->cells, q->n_cells, &q->cap_cells);
  q->cells[q->n_cells++] = (Stretch){q->n_text, n};
  q->text = add(a, q->text, &q->n_text, &q->cap_text, p, n);
}

void queue_row(Queue *q, int64_t line, size_t overlong, Arena *a) {
  q->rows = GROW(a, q->rows, q->n_rows, &q->cap_rows);
  q->rows[q->n_rows++] = (Queued){q->first_cell, queue_begun(q), q->first_raw, q->n_raw, line, overlong};
  q->first_cell = q->n_cells;
  q->first_raw = q->n_raw;
}

void queue_carry(Queue *to, const Queue *from, Arena *a) {
  const Queue old = *from;
  to->plain = old.plain || old.first_raw == old.n_raw;
  to->n_text = to->n_raw = to->n_cells = to->n_rows = 0;
  to->first_cell = to->first_raw = 0;
  queue_raw(to, old.raw + old.first_raw, old.n_raw - old.first_raw, a);
  for (size_t i = old.first_cell; i < old.n_cells; i++) {
    Stretch cell = old.cells[i];
    queue_cell(to, old.text + cell.from, cell.n, a);
  }
}
