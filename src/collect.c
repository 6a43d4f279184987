// Answers on their way in: rows → (student, part, attempt, text) → sorted → compared
// with what is stored (collect_attempts.c) → new answers.
//
// Everything is read before anything is written, because whether a row is a new
// attempt depends on the other rows of the same student and part, and because sorted
// rows are several times cheaper to insert.  A row remembers only keys, its line and
// its text.
#include "collect.h"

#include <stdlib.h>

#include "collect_rows.h"

// A form that is sent twice is often only half filled in the second time; a quiz is not.
static bool is_form(Layout layout) {
  return layout == LAYOUT_WIDE || layout == LAYOUT_TAGGED || layout == LAYOUT_GOOGLE || layout == LAYOUT_MICROSOFT;
}

// --- what is new ------------------------------------------------------------------------------------

// By part and student, so that inserts are sorted; then numbered rows by number, then
// the others by time and line.
static int by_place(const void *x, const void *y) {
  const Incoming *a = x, *b = y;
  const Answer *p = &a->answer, *q = &b->answer;
  int order = (p->part > q->part) - (p->part < q->part);
  if (!order)
    order = (p->student > q->student) - (p->student < q->student);
  if (!order)
    order = b->numbered - a->numbered;
  if (!order)
    order = (p->attempt > q->attempt) - (p->attempt < q->attempt);
  if (!order)
    order = str_cmp(p->submitted, q->submitted);
  return order ? order : (p->line > q->line) - (p->line < q->line);
}

// An empty cell of a form beside an answer that was given before takes nothing back.
// Such ones move to the end, as known; returns how many are left.
static size_t without_blanks(Collect *c, Incoming *v, size_t n, const Answers *stored) {
  bool answered = false;
  size_t kept = 0;
  for (size_t i = 0; i < stored->n; i++)
    answered |= str_trim(stored->v[i].raw).n > 0;
  for (size_t i = 0; i < n; i++) {
    bool blank = !str_trim(v[i].answer.raw).n;
    if (blank && answered && !v[i].numbered) {
      v[i].known = true;
      c->result->blanks++;
      continue;
    }
    answered |= !blank;
    Incoming empty = v[kept]; // or v[i] itself
    v[kept++] = v[i];
    if (kept <= i)
      v[i] = empty;
  }
  return kept;
}

static bool compare_group(Collect *c, Incoming *v, size_t n, bool any) {
  const Answer *x = &v->answer;
  Answers stored = {0};
  if (any && !store_attempts(c->store, x->part, x->student, c->in.arena, &stored, c->f))
    return false;
  size_t left = is_form(c->columns.layout) ? without_blanks(c, v, n, &stored) : n;
  attempts_compare(&c->in, v, left, &stored);
  for (size_t k = 0; k < left; k++) {
    bool fresh = !v[k].known && !v[k].refused;
    c->result->same += v[k].known;
    c->result->added += fresh && v[k].answer.attempt == 1;
    c->result->revised += fresh && v[k].answer.attempt > 1;
  }
  return true;
}

static bool compare_all(Collect *c) {
  Arena *a = c->in.arena;
  int64_t part = 0;
  bool any = false;
  for (size_t i = 0, n; i < c->n; i += n) {
    const Answer *x = &c->v[i].answer;
    for (n = 1; i + n < c->n && c->v[i + n].answer.part == x->part && c->v[i + n].answer.student == x->student;)
      n++;
    if (x->part != part && !store_has_answers(c->store, part = x->part, &any, c->f))
      return false;
    ArenaMark mark = arena_mark(a);
    size_t rejected = c->in.d->n;
    if (!compare_group(c, &c->v[i], n, any))
      return false;
    if (rejected == c->in.d->n)
      arena_release(a, mark);
  }
  return true;
}

// --- the file -------------------------------------------------------------------------------------------

static bool save(Collect *c, Str sha) {
  size_t n = 0;
  Answer *answers = NEW_ARRAY(c->in.arena, Answer, c->n + 1);
  for (size_t i = 0; i < c->n; i++)
    if (!c->v[i].known && !c->v[i].refused)
      answers[n++] = c->v[i].answer;
  ImportBatch batch = {.file = csv_name(c->in.csv), .sha256 = sha, .rows = c->result->rows,
                       .rejected = c->in.rejected < c->result->rows ? c->in.rejected : c->result->rows,
                       .decimal_comma = c->result->about.decimal_comma};
  return !n || (store_put_batch(c->store, &batch, c->f) &&
                store_put_answers(c->store, batch.id, answers, n, c->f));
}

// A long file that was collected whole: nothing of it is new.  Of other layouts a new map
// or a new sheet may name more columns.
static bool nothing_new(Collect *c, const ImportBatch *before) {
  if (!before->id || before->rejected || c->columns.layout != LAYOUT_LONG || c->how->explain)
    return false;
  c->result->known = true;
  c->result->known_as = before->file;
  c->result->known_at = before->imported_at;
  c->result->same = (int64_t)c->n;
  c->in.rejected = c->in.loose = c->result->together = 0; // what was good then is in, whatever the sheets ask now
  *c->in.d = diags_new(c->in.arena);
  return true;
}

static void explain_columns(Collect *c) {
  CollectAbout *about = &c->result->about;
  const CsvRow *header = csv_header(c->in.csv);
  about->layout = columns_layout_name(c->columns.layout);
  about->columns = arena_alloc(c->in.arena, sizeof *about->columns * (header->n + 1));
  for (about->n_columns = 0; about->n_columns < c->columns.n; about->n_columns++) {
    about->columns[about->n_columns].header = header->cells[about->n_columns];
    about->columns[about->n_columns].becomes = columns_role(&c->columns, &c->asked, about->n_columns, c->in.arena);
  }
}

static void list_left_out(Collect *c) {
  const CsvRow *header = csv_header(c->in.csv);
  Buf b = buf_new(c->in.arena);
  size_t n = 0;
  for (size_t i = 0; i < c->columns.n; i++)
    if (c->columns.v[i].role == ROLE_UNKNOWN && c->columns.v[i].loses && ++n <= 5)
      buf_fmt(&b, "%s\"" STR_FMT "\"", n > 1 ? ", " : "", STR_ARG(str_sub(header->cells[i], 0, 40)));
  if (n > 5)
    buf_fmt(&b, " and %zu more", n - 5);
  c->result->left_out = buf_str(&b);
}

static bool load_names(Collect *c) {
  Arena *a = c->in.arena;
  if (!asked_load(c->store, a, &c->asked, c->f) || !(c->who = who_load(c->store, a, c->f)))
    return false;
  if (c->asked.n && (who_students(c->who)->n || c->how->explain))
    return true;
  failure(c->f, a, EXIT_INVALID, c->asked.n ? "no student is enrolled, so no answer belongs to anyone"
                                            : "no sheet is loaded, so no answer has a place to go");
  c->f->help = c->asked.n ? S("first: backgrade enroll ROSTER.csv") : S("first: backgrade load SHEET…");
  return false;
}

static bool find_columns(Collect *c) {
  CollectAbout *about = &c->result->about;
  char delimiter = csv_delimiter(c->in.csv);
  about->read = true;
  about->decimal_comma = c->how->decimal == DECIMAL_COMMA ||
                         (c->how->decimal == DECIMAL_BY_FILE && (delimiter == ';' || delimiter == '\t'));
  bool ok = columns_find(&c->in, &c->asked, c->how->map ? &c->map : NULL, &c->columns, c->f);
  explain_columns(c);
  list_left_out(c);
  return ok;
}

static bool collect(Collect *c) {
  ImportBatch before;
  if (!find_columns(c) || !rows_read(c))
    return false;
  Str sha = csv_sha256(c->in.csv, c->in.arena);
  if (!store_batch(c->store, sha, c->in.arena, &before, c->f))
    return false;
  bool comma = c->result->about.decimal_comma;
  if (before.id && c->how->decimal != DECIMAL_BY_FILE && !c->how->explain &&
      !store_set_decimal(c->store, sha, comma, &c->result->decimal_changed, c->f))
    return false;
  if (nothing_new(c, &before))
    return true;
  if (before.id && c->how->decimal == DECIMAL_BY_FILE)
    c->result->about.decimal_comma = before.decimal_comma;
  if (c->n)
    qsort(c->v, c->n, sizeof *c->v, by_place);
  return compare_all(c) && (c->how->explain || save(c, sha));
}

bool collect_answers(Store *s, const char *path, const CollectHow *how, Arena *a, Diags *d, Collected *result,
                     Failure *f) {
  Collect *c = NEW(a, Collect); // diagnostics point into its map
  *c = (Collect){.store = s, .how = how, .f = f, .result = result, .in = {.arena = a, .d = d}};
  *result = (Collected){.file = str(path)};
  bool ok = load_names(c) && (!how->map || map_read(how->map, a, d, &c->map, f));
  c->in.csv = ok ? csv_open(path, a, f) : NULL;
  ok = c->in.csv && collect(c);
  if (c->in.csv) {
    result->file = csv_name(c->in.csv);
    result->about.dialect = csv_dialect(c->in.csv);
  }
  csv_close(c->in.csv);
  result->rejected = c->in.rejected;
  result->loose = c->in.loose;
  return ok;
}
