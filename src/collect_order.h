// collect_order.h - a file in order goes into the store while it is read.
//
// In order: by student and part, each of them once, and no part has an answer yet.  Then
// whether an answer is new depends on no other, and nothing has to be sorted.
#ifndef COLLECT_ORDER_H
#define COLLECT_ORDER_H

#include "collect_rows.h"

// Reads the file, and stores its answers as long as it is in order; *stored: to its end, and
// all are in.  Else none is, all are in c->sorter, and c->in_order.piece is NULL.
bool order_read(Collect *c, bool *stored);
// An answer that was read, in c->in_order.piece; if it is not in order, it is NULL from now on.
void order_put(Collect *c, const Answer *x);
// What was stored stays, or is taken back.
bool order_keep(Collect *c);
bool order_take_back(Collect *c);

#endif
