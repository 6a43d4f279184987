// Answers on their way in: rows → (student, part, attempt, text) → sorted → compared
// with what is stored (collect_attempts.c) → new answers.
//
// Whether a row is a new attempt depends on the other rows of the same student and part, and
// sorted rows are several times cheaper to insert.  So everything is read before anything is
// written, unless the file is in the store's own order (collect_order.c).  A class may hand in
// more than memory should hold, so what is read goes into a sorter.  What comes out of it is
// unpacked a piece at a time, ahead in another thread, while the piece before is compared group
// by group with what is stored, and what of it is new is stored.
#include "collect.h"

#include <stdlib.h>

#include "ahead.h"
#include "collect_order.h"

// A form that is sent twice is often only half filled in the second time; a quiz is not.
static bool is_form(Layout layout) {
  return layout == LAYOUT_WIDE || layout == LAYOUT_TAGGED || layout == LAYOUT_GOOGLE || layout == LAYOUT_MICROSOFT;
}

// --- what is new ------------------------------------------------------------------------------------

// Of one student's answers to one part: numbered ones by number, then the others by time
// and line.
static int by_attempt(const void *x, const void *y) {
  const Incoming *a = x, *b = y;
  const Answer *p = &a->answer, *q = &b->answer;
  int order = b->numbered - a->numbered;
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

static bool store_fresh(Collect *c) {
  bool ok = !c->fresh.n || store_put_answers(c->store, c->fresh.batch, c->fresh.v, c->fresh.n, c->f);
  c->fresh.n = 0;
  return ok;
}

// To be stored with its piece, in which its texts are.
static void keep_fresh(Collect *c, const Answer *x) {
  c->fresh.all++;
  if (!c->how->explain)
    c->fresh.v[c->fresh.n++] = *x;
}

// The turns of all answers of one student to one part, of which one came late.
static bool put_turns(Collect *c, const Incoming *v, size_t n, const Answers *stored) {
  bool ok = store_fresh(c);
  for (size_t i = 0; ok && i < n; i++)
    ok = v[i].known || v[i].refused || store_put_turn(c->store, &v[i].answer, c->f);
  for (size_t i = 0; ok && i < stored->n; i++)
    ok = store_put_turn(c->store, &stored->v[i], c->f);
  return ok;
}

static bool compare_group(Collect *c, Incoming *v, size_t n, bool any) {
  const Answer *x = &v->answer;
  Answers stored = {0};
  if (any && !store_attempts(c->store, x->part, x->student, c->in.arena, &stored, c->f))
    return false;
  size_t left = is_form(c->columns.layout) ? without_blanks(c, v, n, &stored) : n;
  bool late = attempts_compare(&c->in, v, left, &stored);
  for (size_t k = 0; k < left; k++) {
    bool fresh = !v[k].known && !v[k].refused;
    c->result->same += v[k].known;
    c->result->added += fresh && v[k].answer.attempt == 1;
    c->result->revised += fresh && v[k].answer.attempt > 1;
    if (fresh)
      keep_fresh(c, &v[k].answer);
  }
  return !late || c->how->explain || put_turns(c, v, left, &stored);
}

// --- in order --------------------------------------------------------------------------------------

typedef struct {
  Incoming *v; // by student, part; of one student at one part all
  size_t n;
  Texts texts;
} Piece;

typedef struct {
  const Collect *c;
  struct { SortKey key; Str bytes; bool more; } next; // the sorter's
  Piece pieces[PIECES];
  Failure failed; // status 0: not yet
} Sorted;

static bool look_ahead(Sorted *s, Arena *a) {
  return sorter_next(s->c->sorter, &s->next.key, &s->next.bytes, &s->next.more, a, &s->failed);
}

static bool one_group(const Incoming *x, int64_t student, int64_t part) {
  return x->answer.student == student && x->answer.part == part;
}

// AheadFill.
static bool unpack(void *context, size_t i) {
  Sorted *s = context;
  Piece *p = &s->pieces[i];
  size_t cap = PIECE_ANSWERS;
  texts_clear(&p->texts);
  p->v = NEW_ARRAY(p->texts.arena, Incoming, cap);
  for (p->n = 0; s->next.more && (!piece_is_full(p->n, &p->texts) || one_group(&p->v[p->n - 1], s->next.key.a, s->next.key.b));) {
    p->v = GROW(p->texts.arena, p->v, p->n, &cap);
    p->v[p->n++] = rows_unpack(s->c, s->next.key, texts_keep(&p->texts, s->next.bytes));
    if (!look_ahead(s, p->texts.arena))
      return false;
  }
  return p->n > 0;
}

static bool compare_piece(Collect *c, const Piece *p) {
  Arena *a = c->in.arena;
  if (c->fresh.cap < p->n)
    c->fresh.v = NEW_ARRAY(a, Answer, c->fresh.cap = p->n);
  for (size_t from = 0, to; from < p->n; from = to) {
    Incoming *v = p->v + from;
    ArenaMark mark = arena_mark(a);
    size_t rejected = c->in.d->n;
    for (to = from + 1; to < p->n && one_group(&p->v[to], v->answer.student, v->answer.part);)
      to++;
    if (to - from > 1)
      qsort(v, to - from, sizeof *v, by_attempt);
    if (!store_goes_on(c->store, c->f))
      return false;
    if (!compare_group(c, v, to - from, rows_answered(c, v->answer.part)))
      return false;
    progress_step(c->in.progress, (int64_t)(to - from));
    if (rejected == c->in.d->n)
      arena_release(a, mark);
  }
  return store_fresh(c);
}

static bool compare_all(Collect *c) {
  Sorted s = {.c = c};
  for (size_t i = 0; i < PIECES; i++)
    s.pieces[i].texts.arena = arena_new();
  Ahead *ahead = ahead_new(PIECES, unpack, &s, c->in.arena);
  progress_begin(c->in.progress, "storing", "answers", c->n);
  bool ok = true;
  if (sorter_sort(c->sorter, c->in.arena, &s.failed) && look_ahead(&s, c->in.arena))
    for (size_t i; ok && ahead_next(ahead, &i);)
      ok = compare_piece(c, &s.pieces[i]);
  ahead_end(ahead);
  progress_end(c->in.progress);
  if (ok && s.failed.status) {
    *c->f = s.failed;
    c->f->message = str_dup(c->in.arena, s.failed.message); // the help is a literal
    ok = false;
  }
  for (size_t i = 0; i < PIECES; i++)
    arena_free(s.pieces[i].texts.arena);
  return ok;
}

// --- the file -------------------------------------------------------------------------------------------

// The batch comes after its answers, for only now is it known how many rows were good.
static bool save(Collect *c, Str sha) {
  ImportBatch batch = {.id = c->fresh.batch, .file = csv_name(c->in.csv), .sha256 = sha, .rows = c->result->rows,
                       .rejected = c->in.rejected < c->result->rows ? c->in.rejected : c->result->rows,
                       .decimal_comma = c->result->about.decimal_comma};
  return !c->fresh.all || store_put_batch(c->store, &batch, c->f);
}

// A long file that was collected whole: nothing of it is new.  Of other layouts a new map
// or a new sheet may name more columns.
static bool nothing_new(Collect *c, const ImportBatch *before) {
  if (!before->id || before->rejected || c->columns.layout != LAYOUT_LONG || c->how->explain)
    return false;
  c->result->known = true;
  c->result->known_as = before->file;
  c->result->known_at = before->imported_at;
  c->result->same = c->n;
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
  if (!asked_load(c->store, a, &c->asked, c->f) || !(c->who = who_load(c->store, a, c->row, c->f)))
    return false;
  if (c->how->explain && (who_students(c->who), who_failed(c->who))) // names are shown
    return false;
  if (c->asked.n && (who_any(c->who) || c->how->explain))
    return true;
  failure(c->f, a, EXIT_INVALID, c->asked.n ? "no student is enrolled, so no answer belongs to anyone"
                                            : "no sheet is loaded, so no answer has a place to go");
  c->f->help = c->asked.n ? S("first: backgrade enroll ROSTER.csv") : S("first: backgrade load SHEET…");
  return false;
}

static bool find_columns(Collect *c) {
  CollectAbout *about = &c->result->about;
  about->read = true;
  bool ok = columns_find(&c->in, &c->asked, c->how->map ? &c->map : NULL, &c->columns, c->f);
  c->keys = NEW_ARRAY(c->in.arena, Key, c->columns.n_keys + 1);
  explain_columns(c);
  list_left_out(c);
  return ok;
}

// Excel writes `;` only where the comma is decimal.  TAB says nothing: "Unicode Text" and
// Google's files have it everywhere.
static bool has_decimal_commas(const Collect *c) {
  char delimiter = csv_delimiter(c->in.csv);
  bool proof = delimiter == ';' || (delimiter == '\t' && c->commas && !c->points);
  return c->how->decimal == DECIMAL_COMMA || (c->how->decimal == DECIMAL_BY_FILE && proof);
}

static bool collect(Collect *c) {
  ImportBatch before;
  bool stored;
  if (!find_columns(c) || !store_answered(c->store, c->in.arena, &c->answered, c->f) ||
      !store_next_batch(c->store, &c->fresh.batch, c->f) || !order_read(c, &stored))
    return false;
  c->result->about.decimal_comma = has_decimal_commas(c);
  Str sha = csv_sha256(c->in.csv, c->in.arena);
  if (!store_batch(c->store, sha, c->in.arena, &before, c->f))
    return false;
  bool comma = c->result->about.decimal_comma, known = nothing_new(c, &before);
  if (known && !order_take_back(c))
    return false;
  if (before.id && c->how->decimal != DECIMAL_BY_FILE && !c->how->explain &&
      !store_set_decimal(c->store, sha, comma, &c->result->decimal_changed, c->f))
    return false;
  if (known)
    return true;
  if (before.id && c->how->decimal == DECIMAL_BY_FILE)
    c->result->about.decimal_comma = before.decimal_comma;
  return (stored ? order_keep(c) : compare_all(c)) && (c->how->explain || save(c, sha));
}

bool collect_answers(Store *s, const char *path, const CollectHow *how, Arena *a, Diags *d, Collected *result,
                     Failure *f) {
  Collect *c = NEW(a, Collect); // diagnostics point into its map
  *c = (Collect){.store = s, .how = how, .f = f, .result = result, .in = {.arena = a, .d = d, .progress = how->progress}};
  *result = (Collected){.file = str(path)};
  c->row = arena_new();
  c->sorter = sorter_new();
  bool ok = load_names(c) && (!how->map || map_read(how->map, a, d, &c->map, f));
  c->in.csv = ok ? csv_open(path, a, f) : NULL;
  csv_watch(c->in.csv, how->progress);
  ok = c->in.csv && collect(c);
  if (c->in.csv) {
    result->file = csv_name(c->in.csv);
    result->about.dialect = csv_dialect(c->in.csv);
  }
  csv_close(c->in.csv);
  sorter_free(c->sorter);
  arena_free(c->row);
  result->rejected = c->in.rejected;
  result->loose = c->in.loose;
  return ok;
}
