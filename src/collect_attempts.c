// Which rows are new, for one student at one part:
// - with an attempt number: new unless that attempt is stored; stored with another
//   text is an error, since an answer is never overwritten.
// - without: rows in order of time, then line.  The longest run of the first rows that
//   equals the last ones stored is known; what follows is new, numbered on.  A row with
//   a time is also known if any stored attempt has this time and text, and is refused
//   if a later answer is stored: it could not count.
#include "collect_attempts.h"

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
static void number_on(Intake *in, Incoming *v, size_t n, const Answers *stored, int64_t last) {
  const Answer *newest = stored->n ? &stored->v[stored->n - 1] : NULL;
  n = without_repetitions(v, n);
  size_t known = overlap(v, n, stored);
  for (size_t i = 0; i < n; i++) {
    Incoming *x = &v[i];
    Str time = x->answer.submitted;
    x->known = i < known || stored_at_that_time(&x->answer, stored);
    if (x->known)
      continue;
    if (newest && time.n && str_cmp(time, newest->submitted) < 0)
      refuse(in, x, "submitted " STR_FMT ", before the stored attempt %d of " STR_FMT ": it cannot count",
             STR_ARG(time), (int)newest->attempt, STR_ARG(newest->submitted));
    else
      x->answer.attempt = ++last;
  }
}

static void compare(Intake *in, Incoming *v, size_t n, const Answers *stored) {
  size_t first = 0;
  int64_t last = stored->n ? stored->v[stored->n - 1].attempt : 0;
  for (; first < n && v[first].numbered; first++) {
    number(in, &v[first], stored, v);
    if (!v[first].refused && v[first].answer.attempt > last)
      last = v[first].answer.attempt;
  }
  number_on(in, v + first, n - first, stored, last);
}

void attempts_compare(Intake *in, Incoming *v, size_t n, const Answers *stored) {
  if (n + stored->n <= LIMIT_ATTEMPTS)
    compare(in, v, n, stored);
  else
    for (size_t i = 0; i < n; i++)
      refuse(in, &v[i], "more than %d answers of one student to one part", LIMIT_ATTEMPTS);
}
