// batch_follow.c - see batch_follow.h.
//
// Parts are taken one after the other, those that follow less first, so that the answers
// to what a part follows have their final verdicts: of several attempts the best is then
// known.  The answers to a part that may gain are put side by side, a block of lanes at a
// time.  Where everybody has the same numbers, equal answers with equal earlier answers are
// one case.
#include "batch_follow.h"

#include <stdlib.h>

#include "follow.h"
#include "policy.h"

typedef struct {
  const FollowRound *r;
  const Sheet *sheet;
  size_t parts, students;
  bool *right;          // of each answer: by itself
  size_t **counts;      // [part][student]: the answer that counts, + 1; NULL: not looked for yet
} Round;

// ---- which answer counts ---------------------------------------------------

// What an attempt is worth where the best one counts, as the view `machine` has it.
static double worth(const Round *x, size_t answer) {
  const Judgement *j = &x->r->judgements[answer];
  const Front *front = &x->sheet->front;
  const Answer *a = &x->r->answers->v[answer];
  if (a->refused) return -1;
  if (j->status == STATUS_UNREADABLE || j->status == STATUS_PENDING) return 1e-9;
  return j->share * policy_late(front, &front->parts[x->r->part_of[answer]], a->submitted).kept;
}

static const size_t *counting(Round *x, size_t part) {
  if (x->counts[part]) return x->counts[part];
  size_t *of = NEW_ARRAY(x->r->job->arena, size_t, x->students + 1);
  for (size_t i = 0; i < x->r->answers->n; i++) {
    if (x->r->part_of[i] != part) continue;
    size_t *at = &of[x->r->student_of[i]];
    bool earlier = *at && x->r->answers->v[i].turn < x->r->answers->v[*at - 1].turn;
    double was = *at ? worth(x, *at - 1) : -2, now = worth(x, i);
    if (now > was || (now == was && earlier)) *at = i + 1;
  }
  return x->counts[part] = of;
}

// ---- cases -----------------------------------------------------------------

typedef struct {
  const Round *round;
  size_t answer;
  size_t same; // the first case that is the same as this one
} Entry;

static Earlier earlier_of(const Round *x, size_t part, size_t student) {
  size_t at = x->counts[part] ? x->counts[part][student] : 0;
  if (!at) return (Earlier){0};
  const Answer *a = &x->r->answers->v[at - 1];
  return (Earlier){.written = {a->raw.p ? a->raw : S(""), a->decimal_comma}, .right = x->right[at - 1]};
}

static int compare_written(Written a, Written b) {
  if (!a.raw.p || !b.raw.p) return (a.raw.p != NULL) - (b.raw.p != NULL);
  int c = str_cmp(a.raw, b.raw);
  return c ? c : a.decimal_comma - b.decimal_comma;
}

// Equal answers with equal earlier ones are neighbours; among them the first answer is first.
static int compare_texts(const Entry *a, const Entry *b) {
  const Round *x = a->round;
  const FollowRound *r = x->r;
  const Answer *p = &r->answers->v[a->answer], *q = &r->answers->v[b->answer];
  int c = compare_written((Written){p->raw, p->decimal_comma}, (Written){q->raw, q->decimal_comma});
  const bool *depends = x->sheet->front.parts[r->part_of[a->answer]].depends;
  for (size_t k = 0; !c && k < x->parts; k++)
    if (depends[k])
      c = compare_written(earlier_of(x, k, r->student_of[a->answer]).written, earlier_of(x, k, r->student_of[b->answer]).written);
  return c;
}

static int by_texts(const void *a, const void *b) {
  const Entry *p = a, *q = b;
  int c = compare_texts(p, q);
  return c ? c : (p->answer > q->answer) - (p->answer < q->answer);
}

static int by_student(const void *a, const void *b) {
  const Entry *p = a, *q = b;
  size_t s = p->round->r->student_of[p->answer], t = p->round->r->student_of[q->answer];
  return s != t ? (s > t) - (s < t) : (p->answer > q->answer) - (p->answer < q->answer);
}

// The answers to a part that may gain, in order, and how many of them.
static Entry *entries_of(const Round *x, size_t part, size_t *n) {
  const FollowRound *r = x->r;
  Entry *e = NEW_ARRAY(r->scratch, Entry, r->answers->n + 1);
  *n = 0;
  for (size_t i = 0; i < r->answers->n; i++)
    if (r->part_of[i] == part && follow_may_gain(x->sheet, part, &r->judgements[i])) e[(*n)++] = (Entry){.round = x, .answer = i};
  qsort(e, *n, sizeof *e, x->sheet->drawn ? by_student : by_texts);
  for (size_t i = 0; i < *n; i++) e[i].same = i && !x->sheet->drawn && !compare_texts(&e[i - 1], &e[i]) ? e[i - 1].same : i;
  return e;
}

// The first entries of their kind, `most` of them at a time.
static void judge_block(const Round *x, size_t part, const Entry *entries, const size_t *firsts, size_t n) {
  const FollowRound *r = x->r;
  Arena *scratch = r->scratch;
  ArenaMark mark = arena_mark(scratch);
  FollowCase *cases = NEW_ARRAY(scratch, FollowCase, n);
  Student *who = NEW_ARRAY(scratch, Student, n);
  for (size_t i = 0; i < n; i++) {
    size_t answer = entries[firsts[i]].answer, student = r->student_of[answer];
    const Answer *a = &r->answers->v[answer];
    Earlier *earlier = NEW_ARRAY(scratch, Earlier, x->parts);
    for (size_t k = 0; k < x->parts; k++)
      if (x->sheet->front.parts[part].depends[k]) earlier[k] = earlier_of(x, k, student);
    who[i] = r->students->v[student];
    cases[i] = (FollowCase){.lane = x->sheet->drawn ? i : 0, .answer = {a->raw, a->decimal_comma}, .earlier = earlier,
                            .judgement = r->judgements[answer]};
  }
  LaneBlock block = {0};
  Lanes lanes = {0};
  if (x->sheet->drawn) {
    block = batch_block(r->job, r->stored, who, n, scratch);
    double *const **inputs = NEW_ARRAY(scratch, double *const *, x->sheet->models_n + 1);
    for (size_t m = 0; m < x->sheet->models_n; m++) inputs[m] = block.numbers[m].inputs;
    lanes = (Lanes){block.instances, inputs, n};
  }
  follow_judge(x->sheet, part, x->sheet->drawn ? &lanes : NULL, cases, n, r->job->arena, scratch);
  for (size_t i = 0; i < n; i++) r->judgements[entries[firsts[i]].answer] = cases[i].judgement;
  arena_release(scratch, mark);
}

static void judge_part(Round *x, size_t part) {
  const FollowRound *r = x->r;
  size_t n, count = 0, lanes = x->sheet->drawn ? batch_lanes(x->sheet) : PLAN_LANES;
  for (size_t k = 0; k < x->parts; k++)
    if (x->sheet->front.parts[part].depends[k]) counting(x, k);
  ArenaMark mark = arena_mark(r->scratch);
  const Entry *entries = entries_of(x, part, &n);
  size_t *firsts = NEW_ARRAY(r->scratch, size_t, n + 1);
  for (size_t i = 0; i < n; i++)
    if (entries[i].same == i) firsts[count++] = i;
  for (size_t from = 0; from < count; from += lanes) {
    if (r->job->interrupted && *r->job->interrupted) break; // nothing of it will be saved
    judge_block(x, part, entries, firsts + from, count - from < lanes ? count - from : lanes);
  }
  for (size_t i = 0; i < n; i++) r->judgements[entries[i].answer] = r->judgements[entries[entries[i].same].answer];
  arena_release(r->scratch, mark);
}

static size_t depth_of(const FrontPart *p, size_t parts) {
  size_t n = 0;
  for (size_t k = 0; p->depends && k < parts; k++) n += p->depends[k];
  return n;
}

void batch_follow(const FollowRound *r) {
  const Front *front = &r->job->sheet->front;
  Arena *a = r->job->arena;
  size_t n = front->parts_n;
  Round x = {.r = r, .sheet = r->job->sheet, .parts = n, .students = r->students->n,
             .right = NEW_ARRAY(a, bool, r->answers->n + 1), .counts = NEW_ARRAY(a, size_t *, n + 1)};
  for (size_t i = 0; i < r->answers->n; i++) x.right[i] = r->judgements[i].status == STATUS_CORRECT;
  for (size_t depth = 1; depth < n; depth++) // what a part follows follows less than it does
    for (size_t i = 0; i < n; i++)
      if (depth_of(&front->parts[i], n) == depth) judge_part(&x, i);
}
