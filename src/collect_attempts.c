// Which rows are new, for one student at one part:
// - with an attempt number: new unless that attempt is stored; stored with another
//   text is an error, since an answer is never overwritten.
// - without: rows in order of time, then line.  The longest run of the first rows that
//   equals the last ones stored is known; what follows is new, numbered on.  A row with
//   a time is also known if any stored attempt has this time and text.
//
// An answer's number stays as it was given.  One that arrives after a younger one takes its
// turn by time: the numbers there are are dealt out again, from the oldest to the youngest,
// so that `the first`, `the last` and `at most three` mean what the student sent first, last
// and among the first three.  An answer without a time keeps its place behind what was there
// when it arrived; numbers that a file gives are believed, whatever its times.
#include "collect_attempts.h"

#include <stdlib.h>
#include <string.h>

#include "limits.h"

static bool same_answer(const Answer *a, const Answer *b) {
  bool one_time = !a->submitted.n || !b->submitted.n || str_eq(a->submitted, b->submitted);
  return one_time && str_eq(a->raw, b->raw);
}

static void refuse(Intake *in, Incoming *x, const char *format, ...) __attribute__((format(printf, 3, 4)));
static void refuse(Intake *in, Incoming *x, const char *format, ...) {
  va_list args;
  va_start(args, format);
  Buf b = buf_new(in->arena);
  buf_vfmt(&b, format, args);
  va_end(args);
  CsvRow row = {.raw = x->answer.raw, .line = x->answer.line};
  x->refused = true;
  intake_reject(in, &row, -1, STR_FMT, STR_ARG(buf_str(&b)));
}

static void number(Intake *in, Incoming *x, const Answers *stored, const Incoming *group) {
  const Answer *there = NULL;
  for (size_t i = 0; i < stored->n; i++)
    if (stored->v[i].attempt == x->answer.attempt)
      there = &stored->v[i];
  for (const Incoming *y = group; y < x; y++)
    if (!y->refused && y->answer.attempt == x->answer.attempt)
      there = &y->answer;
  if (!there)
    return;
  x->known = same_answer(&x->answer, there);
  if (!x->known) {
    refuse(in, x, "attempt %d is there already with another answer", (int)x->answer.attempt);
    intake_help(in, "answers are never overwritten; leave the attempt empty to add a new one");
  }
}

// How many of the first n rows are the last ones stored.
static size_t overlap(const Incoming *v, size_t n, const Answers *stored) {
  for (size_t k = n < stored->n ? n : stored->n; k > 0; k--) {
    size_t same = 0;
    while (same < k && same_answer(&v[same].answer, &stored->v[stored->n - k + same]))
      same++;
    if (same == k)
      return k;
  }
  return 0;
}

static bool stored_at_that_time(const Answer *x, const Answers *stored) {
  for (size_t i = 0; x->submitted.n && i < stored->n; i++)
    if (str_eq(stored->v[i].submitted, x->submitted) && str_eq(stored->v[i].raw, x->raw))
      return true;
  return false;
}

// Moves rows that repeat the one right before to the end, as known; returns how many
// are left.
static size_t without_repetitions(Incoming *v, size_t n) {
  size_t kept = 0;
  for (size_t i = 0; i < n; i++) {
    if (kept && same_answer(&v[i].answer, &v[kept - 1].answer)) {
      v[i].known = true;
      continue;
    }
    Incoming repeated = v[kept]; // or v[i] itself
    v[kept++] = v[i];
    if (kept <= i)
      v[i] = repeated;
  }
  return kept;
}

// Answers without a number; `last` is the greatest there is.
static void number_on(Incoming *v, size_t n, const Answers *stored, int64_t last) {
  n = without_repetitions(v, n);
  size_t known = overlap(v, n, stored);
  for (size_t i = 0; i < n; i++) {
    v[i].known = i < known || stored_at_that_time(&v[i].answer, stored);
    if (!v[i].known)
      v[i].answer.attempt = ++last;
  }
}

// --- turns ---------------------------------------------------------------------------------

static bool is_fresh(const Incoming *x) { return !x->known && !x->refused; }

static bool is_younger(const Answer *a, const Answer *b) {
  return a->submitted.n && b->submitted.n && str_cmp(a->submitted, b->submitted) > 0;
}

static int by_number(const void *x, const void *y) {
  int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;
  return (a > b) - (a < b);
}

// The answers as they were sent: what is stored by turn, a numbered one by its number, any
// other before the first that is younger.  Returns whether one came before others.
static bool line_up(Answer **line, size_t *n, Incoming *v, size_t n_incoming) {
  bool late = false;
  for (size_t i = 0, at; i < n_incoming; i++) {
    Answer *x = &v[i].answer;
    if (!is_fresh(&v[i]))
      continue;
    x->turn = x->attempt;
    for (at = 0; at < *n && !(v[i].numbered ? line[at]->turn > x->turn : is_younger(line[at], x));)
      at++;
    late |= at < *n && !v[i].numbered;
    memmove(line + at + 1, line + at, sizeof *line * (*n - at));
    line[at] = x;
    ++*n;
  }
  return late;
}

static bool deal_turns(Arena *a, Incoming *v, size_t n_incoming, const Answers *stored) {
  Answer **line = NEW_ARRAY(a, Answer *, n_incoming + stored->n + 1);
  size_t n = stored->n;
  for (size_t i = 0; i < n; i++)
    line[i] = &stored->v[i];
  if (!line_up(line, &n, v, n_incoming))
    return false;
  int64_t *numbers = NEW_ARRAY(a, int64_t, n);
  for (size_t i = 0; i < n; i++)
    numbers[i] = line[i]->attempt;
  qsort(numbers, n, sizeof *numbers, by_number);
  for (size_t i = 0; i < n; i++)
    line[i]->turn = numbers[i];
  return true;
}

static bool compare(Intake *in, Incoming *v, size_t n, Answers *stored) {
  size_t first = 0;
  int64_t last = 0;
  for (size_t i = 0; i < stored->n; i++)
    last = stored->v[i].attempt > last ? stored->v[i].attempt : last;
  for (; first < n && v[first].numbered; first++) {
    number(in, &v[first], stored, v);
    if (!v[first].refused && v[first].answer.attempt > last)
      last = v[first].answer.attempt;
  }
  number_on(v + first, n - first, stored, last);
  return deal_turns(in->arena, v, n, stored);
}

bool attempts_compare(Intake *in, Incoming *v, size_t n, Answers *stored) {
  if (n == 1 && !stored->n) { // nearly always
    v->answer.turn = v->answer.attempt += !v->numbered;
    return false;
  }
  if (n + stored->n <= LIMIT_ATTEMPTS)
    return compare(in, v, n, stored);
  for (size_t i = 0; i < n; i++)
    refuse(in, &v[i], "more than %d answers of one student to one part", LIMIT_ATTEMPTS);
  return false;
}
