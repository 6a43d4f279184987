// Commands that read sheets and grade: check, load, grade, show.
#include <string.h>

#include "batch.h"
#include "cmd_draws.h"
#include "cmd_sheet.h"
#include "file.h"
#include "limits.h"
#include "policy.h"
#include "sha256.h"

// --- sheets -----------------------------------------------------------------------

typedef struct {
  const Lang *lang;
  Sheet *sheet;    // NULL if it has errors
  Source file;
  double worst;    // of its derivatives against finite differences; -1: it takes none
} ReadSheet;

// Reads one sheet and prints what is wrong with it, also that there is none; false only
// when the world fails.
static bool read_sheet(const Cmd *c, const char *path, ReadSheet *r, Failure *f) {
  Diags d = diags_new(c->arena);
  r->file = (Source){.name = str(path)};
  r->worst = -1;
  r->sheet = NULL;
  if (!file_read(path, LIMIT_SHEET_BYTES, c->arena, &r->file.text, f)) {
    if (f->status != EXIT_INVALID) return false;
    cmd_fail(c, f);
    return true;
  }
  if (!str_trim(r->file.text).n) {
    cmd_warn(c, "%s: the file is empty", path);
    return true;
  }
  r->sheet = sheet_read(c->arena, r->lang, &r->file, &d);
  if (r->sheet && (!sheet_check_derivatives(r->sheet, &d, &r->worst) || !sheet_check_draws(r->sheet, &d))) r->sheet = NULL;
  cmd_diags(c, &d);
  return true;
}

// --- check ------------------------------------------------------------------------

static void print_part(const Cmd *c, const Sheet *s, size_t i, const Own *own) {
  const SheetPart *p = &s->parts[i];
  Str reference = part_reference_text(c->arena, s, i);
  if (!reference.n && own->instance && p->references && p->front->kind == KIND_VALUE)
    reference = reference_text(c->arena, p, p->reference[0].shape, own->instance[i].values[0], own->instance[i].stride);
  Str points = str_number(c->arena, p->front->points);
  printf("  %-12.*s %-10s %4.*s  %.*s\n", STR_ARG(p->front->id.s), kind_name(p->front->kind), STR_ARG(points), STR_ARG(reference));
}

static void print_follows(const FrontPart *p) {
  if (!p->follows.n) return;
  printf("  %-12.*s %-10s      ", STR_ARG(p->id.s), "follows");
  for (size_t k = 0; k < p->follows.n; k++) printf("%s" STR_FMT, k ? ", " : " ", STR_ARG(p->follows.v[k].s));
  putchar('\n');
}

// A sheet with students' own numbers is shown with those of an imagined one.
static bool sample_student(const Cmd *c, const Sheet *s, Own *own) {
  Problem problem = {.name = s->front.id};
  Student student = {.id = 1, .sid = S("check")};
  BatchJob job = {.arena = c->arena, .salt = S("check"), .problem = &problem, .sheet = s};
  return batch_own(&job, &student, &(Draws){0}, c->arena, own);
}

static bool print_sheet(const Cmd *c, const ReadSheet *r) {
  const Sheet *s = r->sheet;
  double points = 0;
  Own own;
  for (size_t i = 0; i < s->front.parts_n; i++) points += s->front.parts[i].points;
  Str total = str_number(c->arena, points);
  printf(STR_FMT ": " STR_FMT " (%zu parts, " STR_FMT " points)\n", STR_ARG(s->front.id), STR_ARG(s->front.title.s), s->front.parts_n, STR_ARG(total));
  if (!sample_student(c, s, &own)) {
    cmd_warn(c, STR_FMT ": no numbers were found for a sample student: a `require` is too strict", STR_ARG(r->file.name));
    return false;
  }
  for (size_t i = 0; i < own.draws_n; i++)
    printf("  %-12.*s %-10s       %.*s\n", STR_ARG(own.draws[i].quantity), "drawn", STR_ARG(own.draws[i].value));
  for (size_t i = 0; i < s->front.parts_n; i++) print_part(c, s, i, &own);
  for (size_t i = 0; i < s->front.parts_n; i++) print_follows(&s->front.parts[i]);
  cmd_print_refusals(c, s);
  if (r->worst >= 0) {
    Str worst = str_digits(c->arena, r->worst, 2);
    printf("  derivatives agree with finite differences (largest relative error " STR_FMT ")\n", STR_ARG(worst));
  }
  return true;
}

// "the sheet has errors", "2 of 3 sheets have errors"
static Str bad_sheets(const Cmd *c, int bad) {
  return c->operands == 1 ? S("the sheet has errors")
                          : str_fmt(c->arena, "%d of %d sheets %s errors", bad, c->operands, bad == 1 ? "has" : "have");
}

int cmd_check(Cmd *c) {
  Failure f;
  int bad = 0;
  ReadSheet r = {.lang = lang_new(c->arena)};
  for (int i = 0; i < c->operands; i++) {
    if (*c->interrupted) return EXIT_INTERRUPTED;
    if (!read_sheet(c, c->operand[i], &r, &f)) return cmd_fail(c, &f);
    bad += !r.sheet || !print_sheet(c, &r);
  }
  if (bad) cmd_warn(c, STR_FMT, STR_ARG(bad_sheets(c, bad)));
  else if (c->operands > 1) cmd_say(c, "%d sheets, none has errors", c->operands);
  return cmd_flush(c, bad ? EXIT_INVALID : EXIT_DONE);
}

// --- load -------------------------------------------------------------------------

static bool put_sheet(const Cmd *c, Store *store, const ReadSheet *r, Put *what, Failure *f) {
  const Sheet *s = r->sheet;
  size_t n = s->front.parts_n;
  Problem p = {.name = s->front.id, .title = s->front.title.s, .sha256 = sha256(r->file.text, c->arena), .source = r->file.text};
  Part *parts = NEW_ARRAY(c->arena, Part, n);
  static const char *const keeps[] = KEEP_NAMES;
  for (size_t i = 0; i < n; i++) {
    const FrontPart *part = &s->front.parts[i];
    const Attempts *attempts = &part->settings.attempts;
    parts[i] = (Part){.name = part->id.s, .kind = str(kind_name(part->kind)), .points = part->points,
                      .reference = part_reference_text(c->arena, s, i), .attempts = attempts->limit, .keep = str(keeps[attempts->keep]),
                      .closes = policy_closes(&s->front, part, c->arena), .depends = part->depends};
  }
  if (!store_put_sheet(store, &p, parts, n, what, f)) return false;
  if (*what == PUT_CHANGED) cmd_say(c, STR_FMT ": version %lld, %zu parts", STR_ARG(p.name), (long long)p.version, n);
  if (*what == PUT_ADDED) cmd_say(c, STR_FMT ": %zu parts", STR_ARG(p.name), n);
  return *what != PUT_CHANGED || cmd_carry_draws(c, store, s, &p, f);
}

static int load_failed(const Cmd *c, Store *store, const Failure *f) {
  store_rollback(store);
  return cmd_end(c, store, f);
}

static void report_load(const Cmd *c, const int *count, const Next *next) {
  Str due = next->due ? str_fmt(c->arena, "; " STR_FMT " to grade", STR_ARG(cmd_count(c, next->due, "answer"))) : S("");
  Str then = str_fmt(c->arena, "; next: `%s`", next->next);
  cmd_say(c, "%d new, %d changed, %d unchanged" STR_FMT STR_FMT, count[PUT_ADDED], count[PUT_CHANGED], count[PUT_UNCHANGED], STR_ARG(due),
          STR_ARG(c->option[OPT_DRY_RUN] ? S(" (nothing was stored: --dry-run)") : then));
}

static bool same_stem_twice(const Cmd *c, const ReadSheet *r, int n) {
  for (int i = 0; i < n; i++)
    for (int k = 0; k < i; k++)
      if (str_eq(r[i].sheet->front.id, r[k].sheet->front.id)) {
        cmd_warn(c, STR_FMT " and " STR_FMT " are both the problem " STR_FMT, STR_ARG(r[k].file.name), STR_ARG(r[i].file.name), STR_ARG(r[i].sheet->front.id));
        return true;
      }
  return false;
}

int cmd_load(Cmd *c) {
  Failure f;
  int bad = 0, count[PUT_CONFLICT + 1] = {0};
  const Lang *lang = lang_new(c->arena);
  ReadSheet *r = NEW_ARRAY(c->arena, ReadSheet, c->operands);
  for (int i = 0; i < c->operands; i++) {
    r[i].lang = lang;
    if (*c->interrupted) return EXIT_INTERRUPTED;
    if (!read_sheet(c, c->operand[i], &r[i], &f)) return cmd_fail(c, &f);
    bad += !r[i].sheet;
  }
  if (bad) {
    cmd_warn(c, STR_FMT "; nothing was loaded", STR_ARG(bad_sheets(c, bad)));
    return EXIT_INVALID;
  }
  if (same_stem_twice(c, r, c->operands)) return EXIT_INVALID;
  Store *store = cmd_open(c, STORE_WRITE, &f);
  if (!store) return cmd_fail(c, &f);
  if (!store_begin(store, &f)) return cmd_end(c, store, &f);
  for (int i = 0; i < c->operands; i++) {
    Put what;
    if (!put_sheet(c, store, &r[i], &what, &f)) return load_failed(c, store, &f);
    count[what]++;
  }
  Next next;
  if (!cmd_next(c, store, &next, &f)) return load_failed(c, store, &f);
  if (c->option[OPT_DRY_RUN]) store_rollback(store);
  else if (!store_commit(store, &f)) return load_failed(c, store, &f);
  store_close(store);
  report_load(c, count, &next);
  return EXIT_DONE;
}

// --- grade ------------------------------------------------------------------------

typedef struct {
  const Cmd *c;
  Store *store;
  const Lang *lang;
  Course course;
  int64_t run;
  BatchResult total;
  size_t problems, broken;
  bool there; // any answer to what is asked, graded before or not
  Next next; // once all is graded
} Grading;

Sheet *cmd_stored_sheet(const Cmd *c, const Lang *lang, Arena *a, const Problem *p) {
  Diags d = diags_new(a);
  Source *file = NEW(a, Source);
  *file = (Source){.name = str_fmt(a, "problems/" STR_FMT ".md", STR_ARG(p->name)), .text = p->source};
  Sheet *s = sheet_read(a, lang, file, &d);
  if (!s) {
    cmd_diags(c, &d);
    cmd_warn(c, "the sheet " STR_FMT " in %s cannot be read by this version of backgrade; nothing is done with it", STR_ARG(p->name), c->db);
  }
  return s;
}

// What the run was asked for: "all", or the problems' names.
static Str scope_of(const Cmd *c) {
  Buf b = buf_new(c->arena);
  for (int i = 0; i < c->operands; i++)
    buf_fmt(&b, "%s%s", i ? " " : "", c->operand[i]);
  return b.n ? buf_str(&b) : S("all");
}

static bool grade_problem(Grading *g, const Problem *p, Failure *f) {
  DueList due;
  Arena *a = arena_new();
  BatchJob job = {.store = g->store, .arena = a, .salt = g->course.salt, .problem = p, .jobs = g->c->jobs, .interrupted = g->c->interrupted,
                  .progress = g->c->progress};
  int64_t before = g->total.answers;
  bool ok = store_due(g->store, (Due){.problem = p->id, .all = g->c->option[OPT_ALL] != NULL}, a, &due, f);
  g->there |= ok && due.any;
  if (ok && due.students.n && !(job.sheet = cmd_stored_sheet(g->c, g->lang, a, p))) g->broken++;
  if (ok && job.sheet) {
    IdRange students = {due.students.v[0], due.students.v[due.students.n - 1]};
    if (!g->run) ok = store_run_new(g->store, S("backgrade " BACKGRADE_VERSION), scope_of(g->c), &g->run, f);
    ok = ok && batch_carry(&job, students, f) && batch_grade(&job, &due, g->run, &g->total, f);
    g->problems += g->total.answers > before;
  }
  if (!ok) f->message = str_dup(g->c->arena, f->message), f->help = str_dup(g->c->arena, f->help);
  arena_free(a);
  return ok;
}

static bool is_named_before(const Cmd *c, int i) {
  for (int k = 0; k < i; k++)
    if (str_eq(str(c->operand[k]), str(c->operand[i]))) return true;
  return false;
}

static bool grade_all(Grading *g, Failure *f, int *status) {
  Problems all;
  if (!store_problems(g->store, g->c->arena, &all, f)) return false;
  for (int i = 0; i < g->c->operands; i++) {
    Problem p;
    Part part;
    if (is_named_before(g->c, i)) continue;
    if (!cmd_problem(g->c, g->store, g->c->operand[i], &p, &part, status)) return true;
    if (!grade_problem(g, &p, f)) return false;
  }
  for (size_t i = 0; !g->c->operands && i < all.n; i++)
    if (!grade_problem(g, &all.v[i], f)) return false;
  return true;
}

static int report_grades(const Grading *g) {
  static const char *const names[] = STATUS_NAMES;
  const Cmd *c = g->c;
  const BatchResult *t = &g->total;
  if (!t->answers && g->next.lacks) cmd_say(c, "nothing to grade: %s in %s; next: `%s`", g->next.lacks, c->db, g->next.next);
  else if (!t->answers && !g->there) cmd_say(c, "nothing to grade: no answers to %s are collected", c->operands ? "it" : "what the sheets ask");
  else if (!t->answers && !g->broken) cmd_say(c, "nothing to grade: every answer that counts is graded already (--all grades again)");
  if (!t->answers) return g->broken ? EXIT_INVALID : EXIT_DONE;
  Buf b = buf_new(c->arena);
  for (int i = 0; i < STATUS_MISSING; i++)
    if (t->with[i]) buf_fmt(&b, "%s%lld %s", b.n ? ", " : "", (long long)t->with[i], names[i]);
  Str answers = cmd_count(c, t->answers, "answer"), problems = cmd_count(c, (int64_t)g->problems, "problem"), list = buf_str(&b);
  cmd_say(c, "graded " STR_FMT " to " STR_FMT ": " STR_FMT "%s", STR_ARG(answers), STR_ARG(problems), STR_ARG(list),
          c->option[OPT_DRY_RUN] ? " (nothing was stored)" : "");
  if (t->without_numbers) cmd_warn(c, "%lld answers wait: no numbers were found for their students", (long long)t->without_numbers);
  if (t->with[STATUS_UNREADABLE]) cmd_say(c, "look at them: `backgrade query unreadable`");
  if (t->with[STATUS_PENDING]) cmd_say(c, "these wait for a person: `backgrade query pending`");
  cmd_say(c, "next: `backgrade query gradebook` or `backgrade export -o grades.csv`");
  if (g->broken) return EXIT_INVALID;
  return t->with[STATUS_UNREADABLE] ? EXIT_REJECTED : EXIT_DONE;
}

int cmd_grade(Cmd *c) {
  Failure f;
  for (int i = 0; i < c->operands; i++)
    if (strchr(c->operand[i], '.')) return cmd_usage(c, "name the problem alone", "grade takes problems, not parts: \"%s\"", c->operand[i]);
  Grading g = {.c = c, .lang = lang_new(c->arena)};
  int status = -1;
  g.store = cmd_open(c, STORE_WRITE, &f);
  if (!g.store) return cmd_fail(c, &f);
  if (!store_course(g.store, c->arena, &g.course, &f) || !store_begin(g.store, &f)) return cmd_end(c, g.store, &f);
  bool ok = grade_all(&g, &f, &status) && cmd_next(c, g.store, &g.next, &f);
  if (!ok || status >= 0 || c->option[OPT_DRY_RUN] || !g.total.answers) store_rollback(g.store);
  else ok = store_commit(g.store, &f);
  if (!ok) return cmd_end(c, g.store, &f);
  store_close(g.store);
  return status >= 0 ? status : report_grades(&g);
}

// --- show -------------------------------------------------------------------------

static void print_field(const char *name, Str text) {
  if (!text.n) return;
  printf("    %-10s ", name);
  for (size_t i = 0; i < text.n; i++) { // an answer of several lines stays under its name
    unsigned char ch = (unsigned char)text.p[i];
    if (ch == '\n') printf("\n               ");
    else if (ch < 0x20 || ch == 0x7f) printf("\\x%02x", ch);
    else putchar(ch);
  }
  putchar('\n');
}

// "2 of 4; the best of the first 3 counts"
static Str attempt_text(const Cmd *c, const Verdict *v) {
  Str keep = v->part.keep, limit = v->part.attempts ? str_fmt(c->arena, " of the first %lld", (long long)v->part.attempts) : S("");
  Str turn = v->answer.turn != v->answer.attempt ? str_fmt(c->arena, " (%lld by time)", (long long)v->answer.turn) : S("");
  return str_fmt(c->arena, "number %lld" STR_FMT ", %lld handed in; the " STR_FMT STR_FMT " counts", (long long)v->answer.attempt, STR_ARG(turn),
                 (long long)v->attempts, STR_ARG(keep), STR_ARG(limit));
}

static void print_verdict(const Cmd *c, const Verdict *v) {
  static const char *const names[] = STATUS_NAMES;
  bool waits = v->score.status == STATUS_UNREADABLE || v->score.status == STATUS_PENDING;
  Str points = v->overridden ? str_number(c->arena, v->points) : waits ? S("?") : str_number(c->arena, v->score.points);
  Str of = str_number(c->arena, v->part.points);
  const char *status = v->answer.id && !v->run ? "not graded yet" : names[v->score.status];
  printf("  " STR_FMT ": " STR_FMT " of " STR_FMT " points, %s%s\n", STR_ARG(v->part.name), STR_ARG(points), STR_ARG(of), status, v->overridden ? ", overridden" : "");
  print_field("answer", v->answer.raw);
  print_field("read as", v->score.reading);
  print_field("reason", v->score.message);
  if (str_find(v->score.message, v->score.diagnosis) < 0) print_field("mistake", v->score.diagnosis); // said already
  print_field("reference", v->score.reference.n ? v->score.reference : v->part.reference);
  if (v->attempts > 1 || v->answer.attempt > 1) print_field("attempt", attempt_text(c, v));
  if (v->answer.id) print_field("from", str_fmt(c->arena, STR_FMT ":%lld", STR_ARG(v->answer.file), (long long)v->answer.line));
  if (!v->overridden) return;
  Str machine = str_number(c->arena, v->score.points);
  print_field("override", str_fmt(c->arena, STR_FMT " (" STR_FMT ", " STR_FMT "); the machine says " STR_FMT "%s", STR_ARG(v->why), STR_ARG(v->who),
                                  STR_ARG(v->made_at), STR_ARG(machine), v->recheck ? ", which has changed since: look again" : ""));
}

static void print_student(const Student *student) {
  printf(STR_FMT "%s" STR_FMT "\n", STR_ARG(student->sid), student->name.n ? " " : "", STR_ARG(student->name));
}

static bool print_problem(const Cmd *c, Store *s, const Student *student, const Problem *p, int64_t part, Failure *f) {
  Verdicts v;
  if (!store_verdicts(s, student->id, p->id, c->arena, &v, f)) return false;
  bool any = part != 0;
  for (size_t i = 0; i < v.n; i++) any |= v.v[i].answer.id != 0 || v.v[i].overridden;
  if (!any) {
    printf(STR_FMT ": nothing handed in\n", STR_ARG(p->name));
    return true;
  }
  printf(STR_FMT ": " STR_FMT "\n", STR_ARG(p->name), STR_ARG(p->title));
  for (size_t i = 0; i < v.n; i++)
    if (!part || v.v[i].part.id == part) print_verdict(c, &v.v[i]);
  return true;
}

static bool show_problems(const Cmd *c, Store *s, const Student *student, int *status, Failure *f) {
  Problems all;
  Problem one;
  Part part = {0};
  if (c->operands == 2) {
    if (!cmd_problem(c, s, c->operand[1], &one, &part, status)) return true;
    print_student(student);
    return print_problem(c, s, student, &one, part.id, f);
  }
  if (!store_problems(s, c->arena, &all, f)) return false;
  print_student(student);
  if (!all.n) cmd_say(c, "no sheet is loaded; next: `backgrade load SHEET.md…`");
  for (size_t i = 0; i < all.n; i++)
    if (!print_problem(c, s, student, &all.v[i], 0, f)) return false;
  return true;
}

int cmd_show(Cmd *c) {
  Failure f;
  Student student;
  int status = EXIT_DONE;
  Store *s = cmd_open(c, STORE_READ, &f);
  if (!s) return cmd_fail(c, &f);
  if (cmd_student(c, s, c->operand[0], &student, &status) && !show_problems(c, s, &student, &status, &f)) return cmd_end(c, s, &f);
  store_close(s);
  return cmd_flush(c, status);
}
