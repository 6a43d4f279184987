// Reading takes a third of the time that storing takes, and mostly a file comes in the order in
// which it is stored.  So a thread reads ahead and makes pieces of what is still in order while
// this one stores the piece before.  All answers go into the sorter all the same: when one is
// out of order, what was stored is taken back, and collect.c begins with everything that was
// read, as if nothing had happened.
//
// The thread that reads asks the store about students, so each of the two holds it in turn.
#include "collect_order.h"

#include "ahead.h"

typedef struct {
  Collect *c;
  OrderPiece pieces[PIECES];
  bool more, ok; // of the file; so far
} Reading;

void order_put(Collect *c, const Answer *x) {
  OrderPiece *p = c->in_order.piece;
  bool follows = x->student > c->in_order.student || (x->student == c->in_order.student && x->part > c->in_order.part);
  if (!follows || rows_answered(c, x->part)) {
    c->in_order.piece = NULL;
    return;
  }
  Incoming alone = {.answer = *x, .numbered = x->attempt > 0};
  attempts_compare(&c->in, &alone, 1, &(Answers){0});
  c->result->added += alone.answer.attempt == 1;
  c->result->revised += alone.answer.attempt > 1;
  p->v = GROW(p->texts.arena, p->v, p->n, &p->cap);
  p->v[p->n] = alone.answer;
  p->v[p->n].submitted = texts_keep(&p->texts, x->submitted);
  p->v[p->n++].raw = texts_keep(&p->texts, x->raw);
  c->in_order.student = x->student;
  c->in_order.part = x->part;
}

// AheadFill.
static bool read_piece(void *context, size_t i) {
  Reading *r = context;
  OrderPiece *p = r->c->in_order.piece = &r->pieces[i];
  texts_clear(&p->texts);
  p->n = 0;
  p->v = arena_room(p->texts.arena, sizeof *p->v * (p->cap = PIECE_ANSWERS));
  if (r->more)
    r->ok = rows_read(r->c, &r->more);
  return r->ok && r->c->in_order.piece && p->n > 0;
}

// A mark is set before the first.
static bool store_piece(Collect *c, const OrderPiece *p, Failure *f) {
  store_hold(c->store);
  bool ok = (c->fresh.all || store_mark(c->store, f)) && store_put_answers(c->store, c->fresh.batch, p->v, p->n, f);
  store_let_go(c->store);
  c->fresh.all += (int64_t)p->n;
  return ok;
}

bool order_keep(Collect *c) { return !c->fresh.all || store_keep(c->store, c->f); }

bool order_take_back(Collect *c) {
  bool ok = !c->fresh.all || store_take_back(c->store, c->f);
  c->fresh.all = c->result->added = c->result->revised = 0;
  return ok;
}

// Who waits for a pipe must hear when he is interrupted.  Times of platforms are understood
// when all are known.
static bool may_be_in_order(const Collect *c) {
  return csv_on_disk(c->in.csv) && !c->how->explain && (c->columns.layout == LAYOUT_LONG || c->columns.layout == LAYOUT_WIDE);
}

static bool read_in_order(Collect *c, bool *more) {
  Reading r = {.c = c, .more = true, .ok = true};
  Failure f;
  bool ok = true;
  for (size_t i = 0; i < PIECES; i++)
    r.pieces[i].texts.arena = arena_new();
  Ahead *ahead = ahead_new(PIECES, read_piece, &r, c->in.arena);
  for (size_t i; ok && ahead_next(ahead, &i);)
    ok = store_piece(c, &r.pieces[i], &f);
  ahead_end(ahead);
  for (size_t i = 0; i < PIECES; i++)
    arena_free(r.pieces[i].texts.arena);
  *more = r.more;
  if (!ok)
    *c->f = f;
  return ok && r.ok;
}

bool order_read(Collect *c, bool *stored) {
  bool more = true, ok = !may_be_in_order(c) || read_in_order(c, &more);
  *stored = c->in_order.piece != NULL;
  if (ok && !*stored)
    ok = order_take_back(c) && (!more || rows_read(c, &more));
  rows_end(c);
  return ok;
}
