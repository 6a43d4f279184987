// batch_memo.h - what was said of an answer is said again of the same text.
//
// On a sheet that is the same for everybody the judgement hangs on the part and the text
// alone.  Threads share a memo; each call is theirs one at a time.
#ifndef BATCH_MEMO_H
#define BATCH_MEMO_H

#include "judge.h"

typedef struct Memo Memo;
Memo *memo_new(void);
void memo_free(Memo *m); // NULL is fine

// The judgement of the same text, if it is remembered; its texts live as long as the memo.
bool memo_find(Memo *m, size_t part, Written written, Judgement *judgement);
// Remembers a judgement, but for its numbers; nothing if the memo is full.  The same text
// may be given twice.
void memo_put(Memo *m, size_t part, Written written, const Judgement *judgement);

#endif
