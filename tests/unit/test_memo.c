// A memo says what was said of the same text to the same part, and holds no more than it may.
#include "batch_memo.h"

#include "limits.h"
#include "t.h"

static Written number(Arena *a, size_t i) { return (Written){str_fmt(a, "%zu", i), false}; }

TEST(a_memo_knows_part_text_and_comma) {
  Memo *m = memo_new();
  Judgement j = {.status = STATUS_PARTIAL, .share = 0.5, .message = S("why"), .diagnosis = S("because")}, got;
  char text[] = "0,25";
  const Written w = {{text, 4}, false};
  CHECK(!memo_find(m, 3, w, &got));
  memo_put(m, 3, w, &j);
  text[0] = '1'; // the memo has texts of its own
  CHECK(memo_find(m, 3, (Written){S("0,25"), false}, &got));
  CHECK(got.status == STATUS_PARTIAL && got.share == 0.5);
  CHECK_STR(got.message, "why");
  CHECK_STR(got.diagnosis, "because");
  CHECK(!memo_find(m, 3, (Written){S("0,25"), true}, &got));
  CHECK(!memo_find(m, 2, (Written){S("0,25"), false}, &got));
  CHECK(!memo_find(m, 3, (Written){S("0,250"), false}, &got));
  CHECK(!memo_find(m, 3, (Written){S(""), false}, &got));
  memo_free(m);
}

TEST(a_full_memo_keeps_what_it_has) {
  Arena *a = arena_new();
  Memo *m = memo_new();
  Judgement got;
  for (size_t i = 0; i < LIMIT_MEMO + 10; i++) {
    Judgement j = {.share = (double)i};
    memo_put(m, 0, number(a, i), &j);
  }
  size_t known = 0;
  for (size_t i = 0; i < LIMIT_MEMO + 10; i++)
    if (memo_find(m, 0, number(a, i), &got)) {
      known++;
      CHECK(got.share == (double)i);
    }
  CHECK_EQ_INT(known, LIMIT_MEMO);
  CHECK(memo_find(m, 0, number(a, 0), &got));
  memo_free(m);
  arena_free(a);
}

TEST(a_memo_holds_few_long_texts) {
  Memo *m = memo_new();
  Judgement j = {.status = STATUS_INCORRECT}, got;
  Arena *a = arena_new();
  char *text = arena_alloc(a, LIMIT_MEMO_BYTES);
  size_t half = LIMIT_MEMO_BYTES / 2;
  memset(text, 'x', LIMIT_MEMO_BYTES);
  memo_put(m, 0, (Written){{text, half}, false}, &j);
  memo_put(m, 1, (Written){{text, half + 1}, false}, &j);
  CHECK(memo_find(m, 0, (Written){{text, half}, false}, &got));
  CHECK(!memo_find(m, 1, (Written){{text, half + 1}, false}, &got));
  memo_free(m);
  arena_free(a);
}
