// cmd_handout.c - the sheets of a class, one file for each student, problem and format.
//
// First the numbers of everybody are drawn and stored, in one transaction: what a student
// holds in his hands is in the course.  Then files are written, each complete or not at
// all, and only those whose text is new.  The index is made from what stands in the
// folder, so it is right also after a part of the class was handed out again.
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "batch.h"
#include "cmd_sheet.h"
#include "csv.h"
#include "file.h"

typedef struct {
  const Cmd *c;
  const char *folder;
  bool instructor;
  HandoutFormat formats[HANDOUT_FORMATS];
  size_t formats_n;
  Problems problems;
  Students students;   // the class
  Students chosen;     // those whose sheets are written
  Str salt;
} Delivery;

typedef struct { // one problem's files being written; counted by any thread
  const Delivery *d;
  const Problem *problem;
  bool personal;
  _Atomic int64_t written, unchanged, without;
} Bundle;

// ---- where files stand -----------------------------------------------------

static const char *index_name(bool instructor) { return instructor ? "instructor.csv" : "index.csv"; }

static const char *in_folder(const Delivery *d, Arena *a, Str name) { return str_c(a, str_fmt(a, "%s/" STR_FMT, d->folder, STR_ARG(name))); }

// Relative to the folder.
static Str file_name(const Delivery *d, Arena *a, Str problem, bool personal, const Student *student, HandoutFormat format) {
  const char *edition = d->instructor ? ".instructor" : "", *extension = handout_extensions[format];
  if (!personal) return str_fmt(a, STR_FMT "%s.%s", STR_ARG(problem), edition, extension);
  Str name = handout_file_name(a, student->sid);
  return str_fmt(a, STR_FMT "/" STR_FMT "%s.%s", STR_ARG(problem), STR_ARG(name), edition, extension);
}

static bool write_page(void *context, const Student *student, size_t k, Str page, Arena *a, Failure *f) {
  Bundle *b = context;
  bool changed = false;
  if (!page.n) {
    b->without++;
    return true;
  }
  const char *path = in_folder(b->d, a, file_name(b->d, a, b->problem->name, b->personal, student, b->d->formats[k]));
  if (!file_update(path, page, &changed, a, f)) return false;
  b->written += changed;
  b->unchanged += !changed;
  return true;
}

// ---- the index -------------------------------------------------------------

static void put_text(CsvWriter *w, const char *text) { csv_put(w, str(text)); }

// A row for each student and problem of whom there is any file.
static void write_rows(const Delivery *d, CsvWriter *w, Arena *a) {
  for (size_t i = 0; i < d->students.n; i++)
    for (size_t p = 0; p < d->problems.n; p++) {
      const Student *s = &d->students.v[i];
      ArenaMark mark = arena_mark(a);
      Str name[HANDOUT_FORMATS];
      bool any = false;
      for (int k = 0; k < HANDOUT_FORMATS; k++) {
        Str own = file_name(d, a, d->problems.v[p].name, true, s, (HandoutFormat)k), shared = file_name(d, a, d->problems.v[p].name, false, s, (HandoutFormat)k);
        name[k] = file_exists(in_folder(d, a, own)) ? own : file_exists(in_folder(d, a, shared)) ? shared : (Str){0};
        any |= name[k].n > 0;
      }
      if (any) {
        csv_put(w, s->sid), csv_put(w, s->name), csv_put(w, s->email), csv_put(w, d->problems.v[p].name);
        for (int k = 0; k < HANDOUT_FORMATS; k++) csv_put(w, name[k]);
        csv_end_row(w);
      }
      arena_release(a, mark);
    }
}

static bool write_index(const Delivery *d, Failure *f) {
  const Cmd *c = d->c;
  char *text = NULL;
  size_t n = 0;
  FILE *memory = open_memstream(&text, &n);
  if (!memory) return failure(f, c->arena, EXIT_IO, "out of memory");
  CsvWriter w = csv_writer(memory, c->arena);
  put_text(&w, "student_id"), put_text(&w, "name"), put_text(&w, "email"), put_text(&w, "problem");
  for (int k = 0; k < HANDOUT_FORMATS; k++) put_text(&w, handout_extensions[k]);
  csv_end_row(&w);
  write_rows(d, &w, c->arena);
  csv_flush(&w);
  bool changed, ok = fclose(memory) == 0;
  const char *path = in_folder(d, c->arena, str(index_name(d->instructor)));
  ok = ok ? file_update(path, (Str){text, n}, &changed, c->arena, f) : failure(f, c->arena, EXIT_IO, "out of memory");
  free(text);
  return ok;
}

// Students' sheets and solutions never stand in one folder.  The index says what a folder
// holds, so there is one before the first sheet.
static bool prepare_folder(const Delivery *d, Failure *f) {
  Arena *a = d->c->arena;
  const char *other = in_folder(d, a, str(index_name(!d->instructor)));
  if (file_exists(other)) {
    failure(f, a, EXIT_INVALID, "%s holds %s: nothing was written", d->folder, d->instructor ? "sheets for students" : "references and solutions");
    f->help = S("give another folder with -o");
    return false;
  }
  if (!file_folder(d->folder, a, f)) return false;
  return file_exists(in_folder(d, a, str(index_name(d->instructor)))) || write_index(d, f);
}

// ---- one problem -----------------------------------------------------------

static void report(const Bundle *b) {
  const Cmd *c = b->d->c;
  cmd_say(c, STR_FMT ": " STR_FMT " written, %lld as before%s", STR_ARG(b->problem->name), STR_ARG(cmd_count(c, b->written, "file")),
          (long long)b->unchanged, b->personal ? "" : " (the same sheet for everybody)");
  if (b->without)
    cmd_warn(c, STR_FMT ": " STR_FMT " without a sheet: no numbers were found, the sheet's `require` is too strict", STR_ARG(b->problem->name),
             STR_ARG(cmd_count(c, b->without, "student")));
}

// A new version of a sheet may have become the same for everybody, or no longer be: the
// files of the other kind are those of an old version.
static void remove_other_kind(const Bundle *b) {
  const Delivery *d = b->d;
  static const Student everybody = {0};
  Arena *a = d->c->arena;
  size_t n = b->personal ? 1 : file_exists(in_folder(d, a, b->problem->name)) ? d->students.n : 0;
  for (size_t i = 0; i < n; i++)
    for (int k = 0; k < HANDOUT_FORMATS; k++) {
      ArenaMark mark = arena_mark(a);
      const Student *student = b->personal ? &everybody : &d->students.v[i];
      unlink(in_folder(d, a, file_name(d, a, b->problem->name, !b->personal, student, (HandoutFormat)k)));
      arena_release(a, mark);
    }
}

static bool write_problem(const Delivery *d, BatchJob *job, int64_t *without, Failure *f) {
  const Cmd *c = d->c;
  Bundle b = {.d = d, .problem = job->problem, .personal = handout_is_personal(job->sheet)};
  static const Student everybody = {0};
  const Handout *handouts[HANDOUT_FORMATS];
  Diags notes = diags_new(job->arena);
  for (size_t k = 0; k < d->formats_n; k++) handouts[k] = handout_new(job->arena, job->sheet, d->formats[k], d->instructor, &notes);
  for (size_t i = 0; i < notes.n; i++) cmd_warn(c, STR_FMT ": " STR_FMT, STR_ARG(job->problem->name), STR_ARG(notes.v[i].message));
  if (b.personal && !file_folder(in_folder(d, c->arena, job->problem->name), c->arena, f)) return false;
  BatchPages pages = {.handout = handouts, .n = d->formats_n, .write = write_page, .context = &b};
  const Student *students = b.personal ? d->chosen.v : &everybody;
  if (!batch_handout(job, students, b.personal ? d->chosen.n : 1, &pages, f)) return false;
  remove_other_kind(&b);
  *without += b.without;
  report(&b);
  return true;
}

// ---- the command -----------------------------------------------------------

static bool read_formats(Delivery *d, int *status) {
  const char *list = d->c->option[OPT_FORMAT];
  for (int k = 0; !list && k < HANDOUT_FORMATS; k++) d->formats[d->formats_n++] = (HandoutFormat)k;
  bool chosen[HANDOUT_FORMATS] = {0};
  for (Str rest = str(list); list && !*status;) {
    ptrdiff_t comma = str_find(rest, S(","));
    Str word = str_trim(str_sub(rest, 0, comma < 0 ? rest.n : (size_t)comma));
    int k = 0;
    while (k < HANDOUT_FORMATS && !str_eq(word, str(handout_extensions[k]))) k++;
    if (k == HANDOUT_FORMATS)
      *status = cmd_usage(d->c, "there are html, md and tex; --format html,tex", "--format: there is no format \"" STR_FMT "\"", STR_ARG(word));
    else if (!chosen[k]) chosen[k] = true, d->formats[d->formats_n++] = (HandoutFormat)k;
    if (comma < 0) break;
    rest = str_sub(rest, (size_t)comma + 1, rest.n);
  }
  return !*status;
}

// Whose sheets, and of which problems.
static bool choose(Delivery *d, Store *store, Problems *problems, int *status, Failure *f) {
  const Cmd *c = d->c;
  if (!store_problems(store, c->arena, &d->problems, f) || !store_students(store, c->arena, &d->students, f)) return false;
  *problems = d->problems;
  d->chosen = d->students;
  if (c->operands) *problems = (Problems){.v = NEW_ARRAY(c->arena, Problem, c->operands)};
  if (c->students_n) d->chosen = (Students){.v = NEW_ARRAY(c->arena, Student, c->students_n)};
  for (int i = 0; !*status && i < c->students_n; i++)
    cmd_student(c, store, c->students[i], &d->chosen.v[d->chosen.n++], status);
  for (int i = 0; !*status && i < c->operands; i++) {
    Part part;
    cmd_problem(c, store, c->operand[i], &problems->v[problems->n++], &part, status);
  }
  if (*status) return true;
  if (d->chosen.n && problems->n) return true;
  cmd_say(c, "nothing to hand out: %s; next: `%s`", problems->n ? "no student is enrolled" : "no sheet is loaded",
          problems->n ? "backgrade enroll ROSTER.csv" : "backgrade load SHEET.md…");
  *status = EXIT_INVALID;
  return true;
}

typedef struct { Sheet *sheet; Arena *arena; } Compiled;

// Numbers for everybody who has none yet: before anything is handed out.
static bool draw_all(const Delivery *d, Store *store, const Problems *problems, Compiled *sheets, int *status, Failure *f) {
  const Lang *lang = lang_new(d->c->arena);
  if (!store_begin(store, f)) return false;
  for (size_t i = 0; i < problems->n; i++) {
    sheets[i].arena = arena_new();
    sheets[i].sheet = cmd_stored_sheet(d->c, lang, sheets[i].arena, &problems->v[i]);
    if (!sheets[i].sheet) *status = EXIT_INVALID;
    if (!sheets[i].sheet) continue;
    Arena *a = arena_new();
    BatchJob job = {.store = store, .arena = a, .salt = d->salt, .problem = &problems->v[i], .sheet = sheets[i].sheet, .jobs = d->c->jobs,
                    .interrupted = d->c->interrupted, .progress = d->c->progress};
    BatchDraws draws;
    bool ok = batch_draw(&job, EVERY_ID, &draws, f);
    if (!ok) f->message = str_dup(d->c->arena, f->message), f->help = str_dup(d->c->arena, f->help);
    arena_free(a);
    if (!ok) return false;
  }
  return store_commit(store, f);
}

static bool deliver(const Delivery *d, Store *store, const Problems *problems, int *status, Failure *f) {
  Compiled *sheets = NEW_ARRAY(d->c->arena, Compiled, problems->n + 1);
  int64_t without = 0;
  bool ok = prepare_folder(d, f) && draw_all(d, store, problems, sheets, status, f);
  for (size_t i = 0; i < problems->n; i++) {
    BatchJob job = {.store = store, .arena = sheets[i].arena, .salt = d->salt, .problem = &problems->v[i], .sheet = sheets[i].sheet,
                    .jobs = d->c->jobs, .interrupted = d->c->interrupted, .progress = d->c->progress};
    if (ok && sheets[i].sheet && !write_problem(d, &job, &without, f)) {
      ok = false;
      f->message = str_dup(d->c->arena, f->message), f->help = str_dup(d->c->arena, f->help);
    }
    arena_free(sheets[i].arena);
  }
  if (without && !*status) *status = EXIT_REJECTED;
  return ok && write_index(d, f);
}

int cmd_handout(Cmd *c) {
  Failure f;
  int status = EXIT_DONE;
  Course course;
  Problems problems;
  Delivery d = {.c = c, .folder = c->option[OPT_OUTPUT], .instructor = c->option[OPT_INSTRUCTOR] != NULL};
  if (!d.folder || !strcmp(d.folder, "-")) return cmd_usage(c, "backgrade handout -o sheets", "handout needs a folder: -o FOLDER");
  for (int i = 0; i < c->operands; i++)
    if (strchr(c->operand[i], '.')) return cmd_usage(c, "name the problem alone", "handout takes problems, not parts: \"%s\"", c->operand[i]);
  if (!read_formats(&d, &status)) return status;
  Store *store = cmd_open(c, STORE_WRITE, &f);
  if (!store) return cmd_fail(c, &f);
  if (!store_course(store, c->arena, &course, &f) || !choose(&d, store, &problems, &status, &f)) return cmd_end(c, store, &f);
  d.salt = course.salt;
  if (status == EXIT_DONE && !deliver(&d, store, &problems, &status, &f)) return cmd_end(c, store, &f);
  store_close(store);
  if (status == EXIT_DONE) cmd_say(c, "%s/%s says which files are whose", d.folder, index_name(d.instructor));
  return status;
}
