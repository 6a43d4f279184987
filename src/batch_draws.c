// batch_draws.c - every student's numbers under the current version of a sheet.
//
// Who has none draws.  Who has some from an older version has seen them, worked with
// them, perhaps handed in: they are carried over.  Quantities are compared, not
// texts: what is declared as it was (same network, name, shape, distribution) is
// held, and only what is new is drawn around it.  Numbers that a `require` of the
// new version refuses, or that make a reference infinite, are given up: an author
// writes a `require` to be rid of them.  The guard alone takes nothing away.
//
// Each version has its own row of all numbers, so that what a student was asked
// under an older one can be looked up for ever.
#include "batch_numbers.h"

#include "limits.h"

typedef struct {
  const BatchJob *job;
  Draws held;       // of each student, under the last version he has numbers of
  bool **kept;      // [model][input]: declared as it was in the version at hand
  bool known;       // that version's text can be read, so its numbers must be readable
  BatchDraws *what;
} Carry;

typedef struct { Student *v; size_t n; } Group; // students who come from one version

// ---- what stayed as it was -------------------------------------------------

static bool same_dist(const Dist *x, const Dist *y) {
  if (x->kind != y->kind || x->n != y->n) return false;
  for (size_t i = 0; i < x->n; i++)
    if (x->values[i] != y->values[i]) return false;
  return x->kind == DIST_CHOOSE || (x->a == y->a && x->b == y->b && x->step == y->step);
}

static const Input *find_input(const Sheet *s, Str network, Str name) {
  for (size_t m = 0; m < s->models_n; m++)
    for (size_t i = 0; i < s->models[m].net->inputs_n && str_eq(s->front.networks[s->models[m].network].name, network); i++)
      if (str_eq(s->models[m].net->inputs[i].name, name)) return &s->models[m].net->inputs[i];
  return NULL;
}

// The sheet as it was; NULL if this program cannot read it any more.
static bool old_sheet(const BatchJob *job, int64_t version, const Sheet **old, Failure *f) {
  Source *file = NEW(job->arena, Source);
  Diags quiet = diags_new(job->arena);
  *file = (Source){.name = str_fmt(job->arena, STR_FMT ".md", STR_ARG(job->problem->name))};
  if (!store_sheet(job->store, job->problem->id, version, job->arena, &file->text, f)) return false;
  *old = file->text.n ? sheet_read(job->arena, job->sheet->lang, file, &quiet) : NULL;
  return true;
}

static bool compare(Carry *c, int64_t version, Failure *f) {
  const Sheet *s = c->job->sheet, *old;
  Arena *a = c->job->arena;
  if (!old_sheet(c->job, version, &old, f)) return false;
  c->kept = NEW_ARRAY(a, bool *, s->models_n);
  for (size_t m = 0; m < s->models_n; m++) {
    const Net *net = s->models[m].net;
    c->kept[m] = NEW_ARRAY(a, bool, net->inputs_n + 1);
    for (size_t i = 0; i < net->inputs_n; i++) {
      const Input *now = &net->inputs[i], *then = old ? find_input(old, s->front.networks[s->models[m].network].name, now->name) : now;
      c->kept[m][i] = now->drawn && then && then->drawn && shape_eq(now->shape, then->shape) && same_dist(&now->dist, &then->dist);
    }
  }
  c->known = old != NULL;
  return true;
}

// ---- carrying over ---------------------------------------------------------

typedef enum { HOLDS_NONE, HOLDS_SOME, HOLDS_ALL } Holds;

// Of each input what a student holds of it, or NULL; false with a failure if it is damaged.
static bool read_held(const Carry *c, size_t model, const Student *student, double **held, Holds *holds, Arena *a, Failure *f) {
  const Model *m = &c->job->sheet->models[model];
  double **values = batch_inputs(a, m->net, 1);
  size_t some = 0, all = 0;
  for (size_t i = 0; i < m->net->inputs_n; i++) {
    const Input *input = &m->net->inputs[i];
    all += input->drawn;
    if (!c->kept[model][i]) continue;
    const Draw *d = batch_find(&c->held, student->id, batch_stored_name(a, c->job->sheet, m, input->name));
    bool read = d && batch_read(d->value, values[i], (size_t)shape_numel(input->shape), 1);
    if (d && !read && c->known) return batch_unreadable(c->job, d, student, f);
    if (read) held[i] = values[i];
    some += read;
  }
  *holds = some == all ? HOLDS_ALL : some ? HOLDS_SOME : HOLDS_NONE;
  return true;
}

static bool has_undrawn(const Net *net) {
  for (size_t i = 0; i < net->inputs_n; i++)
    if (!net->inputs[i].drawn) return true;
  return false;
}

// Whether what a student holds will do as it is.
static bool holds_good(Carry *c, size_t model, const Lots *lots, Arena *a) {
  const Sampler *draw = c->job->sheet->models[model].draw;
  size_t broken, hard = draw->requires_n + draw->finite_n;
  sample_look(a, draw, lots, &broken);
  if (broken >= hard && broken < sampler_refusals(draw)) {
    if (!c->what->ill++) {
      c->what->ill_sid = str_dup(c->what->arena, *lots->who);
      c->what->ill_reason = sheet_refusal(c->job->sheet, model, broken, c->what->arena);
    }
  }
  return broken >= hard;
}

// One student's numbers of one model: what he holds, what fits it, or all anew.
static bool carry_model(Carry *c, size_t model, const Student *student, Numbers *out, Arena *a, Failure *f) {
  const Model *m = &c->job->sheet->models[model];
  double **held = NEW_ARRAY(a, double *, m->net->inputs_n + 1);
  Lots lots = {.salt = c->job->salt, .problem = c->job->problem->name, .who = &student->sid, .n = 1, .most = LIMIT_HELD_REDRAWS, .held = held};
  Holds holds = HOLDS_NONE;
  Refusal why;
  if (!read_held(c, model, student, held, &holds, a, f)) return false;
  *out = (Numbers){.inputs = held, .drawn = NEW_ARRAY(a, bool, 1)};
  out->drawn[0] = holds == HOLDS_ALL && holds_good(c, model, &lots, a);
  bool fits = holds == HOLDS_SOME || (holds == HOLDS_ALL && has_undrawn(m->net)); // a require may ask about those
  if (!out->drawn[0] && fits) out->drawn[0] = sample_inputs(a, m->draw, &lots, &out->inputs, NULL, &why);
  if (!out->drawn[0]) *out = batch_numbers(c->job, &(Draws){0}, model, student, 1, a);
  return true;
}

static bool is_changed(const Carry *c, const Draws *draws) {
  for (size_t i = 0; i < draws->n; i++) {
    const Draw *was = batch_find(&c->held, draws->v[i].student, draws->v[i].quantity);
    if (!was || !str_eq(was->value, draws->v[i].value)) return true;
  }
  return false;
}

static bool carry_student(Carry *c, const Student *student, Arena *a, Failure *f) {
  const Sheet *s = c->job->sheet;
  BatchDraws *what = c->what;
  Draws draws = {0};
  size_t cap = 0;
  for (size_t m = 0; m < s->models_n; m++) {
    Numbers numbers;
    if (!sheet_draws(s, m)) continue;
    if (!carry_model(c, m, student, &numbers, a, f)) return false;
    what->lost += !numbers.drawn[0];
    if (!numbers.drawn[0]) return true;
    batch_append(c->job, m, &numbers, 1, 0, student->id, a, &draws, &cap);
  }
  if (is_changed(c, &draws)) {
    what->changed = GROW(what->arena, what->changed, what->changed_n, &what->changed_cap);
    what->changed[what->changed_n++] = student->id;
  } else {
    what->kept++;
  }
  return store_put_draws(c->job->store, draws.v, draws.n, f);
}

static bool carry_group(Carry *c, int64_t version, const Group *g, Failure *f) {
  if (!compare(c, version, f)) return false;
  Arena *a = arena_new();
  bool ok = true;
  for (size_t i = 0; i < g->n && ok; i++) {
    ArenaMark mark = arena_mark(a);
    ok = carry_student(c, &g->v[i], a, f);
    arena_release(a, mark);
  }
  arena_free(a);
  return ok;
}

// ---- drawing ---------------------------------------------------------------

// Draws for n students, as many as a block has lanes, and adds what was found; for how many.
static int64_t draw_block(const BatchJob *job, const Student *students, size_t n, Arena *scratch, Draws *draws, size_t *cap) {
  const Sheet *s = job->sheet;
  Numbers *numbers = NEW_ARRAY(scratch, Numbers, s->models_n);
  bool *drawn = NEW_ARRAY(scratch, bool, n);
  int64_t count = 0;
  for (size_t l = 0; l < n; l++) drawn[l] = true;
  for (size_t m = 0; m < s->models_n; m++) {
    if (!sheet_draws(s, m)) continue;
    numbers[m] = batch_numbers(job, &(Draws){0}, m, students, n, scratch);
    for (size_t l = 0; l < n; l++) drawn[l] &= numbers[m].drawn[l];
  }
  for (size_t l = 0; l < n; l++) {
    count += drawn[l];
    for (size_t m = 0; drawn[l] && m < s->models_n; m++)
      if (sheet_draws(s, m)) batch_append(job, m, &numbers[m], n, l, students[l].id, job->arena, draws, cap);
  }
  return count;
}

enum { BLOCK = PLAN_LANES };
static size_t block_size(size_t left) { return left < BLOCK ? left : BLOCK; }

static bool draw_group(const BatchJob *job, const Group *g, BatchDraws *what, Failure *f) {
  bool ok = true;
  for (size_t i = 0; ok && i < g->n; i += BLOCK) {
    ArenaMark mark = arena_mark(job->arena);
    Draws draws = {0};
    size_t cap = 0;
    what->drawn += draw_block(job, &g->v[i], block_size(g->n - i), job->arena, &draws, &cap);
    ok = store_put_draws(job->store, draws.v, draws.n, f);
    arena_release(job->arena, mark);
  }
  return ok;
}

// Both lists are by student, and no student is in both.
static Draws both(Arena *a, const Draws *x, const Draws *y) {
  Draws all = {NEW_ARRAY(a, Draw, x->n + y->n + 1), 0};
  for (size_t i = 0, k = 0; i < x->n || k < y->n;)
    all.v[all.n++] = k == y->n || (i < x->n && x->v[i].student < y->v[k].student) ? x->v[i++] : y->v[k++];
  return all;
}

Draws batch_draw_new(const BatchJob *job, const Students *students, Draws *stored, Arena *scratch) {
  Group without = {.v = NEW_ARRAY(scratch, Student, students->n + 1)};
  Draws fresh = {0};
  size_t cap = 0;
  for (size_t i = 0, at = 0; i < students->n; i++) {
    while (at < stored->n && stored->v[at].student < students->v[i].id) at++;
    if (at == stored->n || stored->v[at].student != students->v[i].id) without.v[without.n++] = students->v[i];
  }
  for (size_t i = 0; i < without.n && !(job->interrupted && *job->interrupted); i += BLOCK) {
    ArenaMark mark = arena_mark(scratch);
    draw_block(job, &without.v[i], block_size(without.n - i), scratch, &fresh, &cap);
    arena_release(scratch, mark);
  }
  if (fresh.n) *stored = stored->n ? both(job->arena, stored, &fresh) : fresh;
  return fresh;
}

// The version of a student's last numbers; 0: he has none.
static int64_t version_of(const Draws *last, int64_t student) {
  size_t i = ID_PLACE(last, student, student);
  return i < last->n && last->v[i].student == student ? last->v[i].version : 0;
}

// Of those students of a range of ids who have none yet; their work is gone with job->arena.
static bool draw_piece(const BatchJob *job, IdRange ids, BatchDraws *what, Failure *f) {
  Students all;
  Carry c = {.job = job, .what = what};
  if (!store_students_of(job->store, ids, job->arena, &all, f) || !store_last_draws(job->store, job->problem->id, ids, job->arena, &c.held, f))
    return false;
  Group group = {.v = NEW_ARRAY(job->arena, Student, all.n + 1)};
  for (int64_t version = 0; version < job->problem->version; version++) {
    group.n = 0;
    for (size_t i = 0; i < all.n; i++)
      if (version_of(&c.held, all.v[i].id) == version) group.v[group.n++] = all.v[i];
    if (!group.n) continue;
    if (!(version ? carry_group(&c, version, &group, f) : draw_group(job, &group, what, f))) return false;
  }
  return true;
}

static bool draw_pieces(const BatchJob *job, const Ids *without, BatchDraws *what, Failure *f) {
  enum { PIECE = 4096 }; // ids
  bool ok = true;
  for (size_t at = 0, end; ok && at < without->n; at = end) {
    for (end = at; end < without->n && without->v[end] < without->v[at] + PIECE;) end++;
    BatchJob piece = *job;
    piece.arena = arena_new();
    ok = draw_piece(&piece, (IdRange){without->v[at], without->v[end - 1]}, what, f);
    if (!ok) *f = (Failure){f->status, str_dup(job->arena, f->message), str_dup(job->arena, f->help)};
    progress_step(job->progress, (int64_t)(end - at));
    arena_free(piece.arena);
  }
  return ok;
}

bool batch_carry(const BatchJob *job, IdRange students, Failure *f) {
  BatchDraws what;
  return job->problem->version == 1 || batch_draw(job, students, &what, f);
}

bool batch_draw(const BatchJob *job, IdRange students, BatchDraws *what, Failure *f) {
  Ids without;
  *what = (BatchDraws){.arena = job->arena};
  if (!job->sheet->drawn) return true;
  if (!store_undrawn(job->store, job->problem->id, job->problem->version, students, job->arena, &without, f)) return false;
  progress_begin(job->progress, str_c(job->arena, str_fmt(job->arena, "drawing " STR_FMT, STR_ARG(job->problem->name))), "students", (int64_t)without.n);
  bool ok = draw_pieces(job, &without, what, f);
  progress_end(job->progress);
  return ok;
}
