// How commands talk and end: the few functions that print, and two look-ups that
// every command which names a student or a part needs.
#include "cmd.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "limits.h"

// --- talk ---------------------------------------------------------------------------

static void talk(const Cmd *c, const char *before, const char *format, va_list args) {
  ArenaMark mark = arena_mark(c->arena);
  progress_end(c->progress); // what is said stands on a line of its own
  Buf b = buf_new(c->arena);
  buf_add(&b, str(before));
  buf_vfmt(&b, format, args);
  buf_char(&b, '\n');
  fwrite(b.p, 1, b.n, stderr);
  arena_release(c->arena, mark);
}

void cmd_say(const Cmd *c, const char *format, ...) {
  if (c->option[OPT_QUIET])
    return;
  va_list args;
  va_start(args, format);
  talk(c, "", format, args);
  va_end(args);
}

void cmd_warn(const Cmd *c, const char *format, ...) {
  va_list args;
  va_start(args, format);
  talk(c, "backgrade: ", format, args);
  va_end(args);
}

int cmd_usage(const Cmd *c, const char *help, const char *format, ...) {
  va_list args;
  va_start(args, format);
  talk(c, "backgrade: ", format, args);
  va_end(args);
  if (help && *help)
    fprintf(stderr, "  help: %s\n", help);
  return EXIT_USAGE;
}

int cmd_fail(const Cmd *c, const Failure *f) {
  cmd_warn(c, STR_FMT, STR_ARG(f->message));
  if (f->help.n)
    fprintf(stderr, "  help: " STR_FMT "\n", STR_ARG(f->help));
  return f->status;
}

void cmd_diags(const Cmd *c, const Diags *d) {
  progress_end(c->progress);
  for (size_t i = 0; i < d->n && i < LIMIT_DIAGS; i++) {
    ArenaMark mark = arena_mark(c->arena);
    Diag shown = d->v[i];
    Buf b = buf_new(c->arena);
    diag_render(&shown, &b);
    fwrite(b.p, 1, b.n, stderr);
    arena_release(c->arena, mark);
  }
  if (d->n > LIMIT_DIAGS)
    cmd_warn(c, "and %zu more", d->n - LIMIT_DIAGS);
}

Str cmd_count(const Cmd *c, int64_t n, const char *noun) {
  return str_fmt(c->arena, "%lld %s%s", (long long)n, noun, n == 1 ? "" : "s");
}

bool cmd_next(const Cmd *c, Store *s, Next *next, Failure *f) {
  Problems problems;
  bool students, answers;
  *next = (Next){0};
  if (!store_problems(s, c->arena, &problems, f) || !store_peopled(s, &students, &answers, f))
    return false;
  for (size_t i = 0; answers && i < problems.n; i++) {
    int64_t n;
    if (!store_due_count(s, (Due){.problem = problems.v[i].id}, &n, f))
      return false;
    next->due += n;
  }
  next->lacks = !problems.n ? "no sheet is loaded" : !students ? "no student is enrolled" : !answers ? "no answers are collected" : NULL;
  next->next = !problems.n ? "backgrade load SHEET.md…"
             : !students   ? "backgrade enroll ROSTER.csv"
             : !answers    ? "backgrade collect ANSWERS.csv"
             : next->due   ? "backgrade grade"
                           : "backgrade query gradebook";
  return true;
}

int cmd_end(const Cmd *c, Store *s, const Failure *f) {
  store_close(s);
  return cmd_fail(c, f);
}

// Whether somebody closed the pipe that stdout is.
static bool reader_left(void) {
  struct pollfd p = {.fd = STDOUT_FILENO, .events = POLLOUT};
  return poll(&p, 1, 0) == 1 && (p.revents & POLLERR);
}

int cmd_flush(const Cmd *c, int status) {
  errno = 0;
  if ((fflush(stdout) == 0 && !ferror(stdout)) || reader_left())
    return status;
  cmd_warn(c, "standard output: cannot be written%s%s", errno ? ": " : "", errno ? strerror(errno) : "");
  return EXIT_IO;
}

bool cmd_conclude(const Cmd *c, Store *s, int64_t rejected, int *status, Failure *f) {
  bool strict = rejected && c->option[OPT_STRICT];
  *status = strict ? EXIT_INVALID : rejected ? EXIT_REJECTED : EXIT_DONE;
  if (strict || c->option[OPT_DRY_RUN]) {
    store_rollback(s);
    cmd_say(c, strict ? "nothing was changed: --strict takes all rows or none"
                      : "nothing was changed: --dry-run");
    return true;
  }
  return store_commit(s, f);
}

void cmd_rejects(const Cmd *c, const Diags *d, int64_t rejected) {
  cmd_diags(c, d);
  if (rejected > (int64_t)d->errors)
    cmd_warn(c, "and " STR_FMT " more", STR_ARG(cmd_count(c, rejected - (int64_t)d->errors, "rejected row")));
}

// --- look-ups --------------------------------------------------------------------------

Store *cmd_open(const Cmd *c, StoreMode mode, Failure *f) {
  return store_open(c->db, mode, c->interrupted, c->progress, c->store, f);
}

static void did_you_mean(const Cmd *c, Str name, const Str *names, size_t n, const char *otherwise) {
  ptrdiff_t nearest = str_nearest(name, names, n);
  if (nearest >= 0)
    fprintf(stderr, "  help: did you mean " STR_FMT "?\n", STR_ARG(names[nearest]));
  else if (otherwise)
    fprintf(stderr, "  help: %s\n", otherwise);
  (void)c;
}

static Str without_zeros(Str id) {
  size_t from = 0;
  while (from < id.n && id.p[from] == '0')
    from++;
  return str_sub(id, from, id.n);
}

bool cmd_student(const Cmd *c, Store *s, const char *sid, Student *student, int *status) {
  Failure f;
  StudentIds all;
  if (!store_student(s, str(sid), c->arena, student, &f)) {
    *status = cmd_fail(c, &f);
    return false;
  }
  if (student->id)
    return true;
  *status = EXIT_INVALID;
  cmd_warn(c, "no student \"%s\" is enrolled", sid);
  if (!store_student_ids(s, c->arena, &all, &f)) {
    *status = cmd_fail(c, &f);
    return false;
  }
  Str *names = NEW_ARRAY(c->arena, Str, all.n + 1);
  Str nearly = str(sid);
  for (size_t i = 0; i < all.n; i++) {
    names[i] = store_sid(&all, i);
    if (str_eq(without_zeros(names[i]), without_zeros(str(sid))))
      nearly = names[i]; // spreadsheets eat the zeros
  }
  did_you_mean(c, nearly, names, all.n, "`backgrade query gradebook` lists the students");
  return false;
}

static bool no_problem(const Cmd *c, Store *s, Str name, int *status) {
  Failure f;
  Problems all;
  *status = EXIT_INVALID;
  cmd_warn(c, "no problem \"" STR_FMT "\" is loaded", STR_ARG(name));
  if (!store_problems(s, c->arena, &all, &f)) {
    *status = cmd_fail(c, &f);
    return false;
  }
  Str *names = NEW_ARRAY(c->arena, Str, all.n + 1);
  for (size_t i = 0; i < all.n; i++)
    names[i] = all.v[i].name;
  did_you_mean(c, name, names, all.n, "`backgrade query items` lists problems and parts");
  return false;
}

static bool find_part(const Cmd *c, Store *s, const Problem *problem, Str name, Part *part, int *status) {
  Failure f;
  Parts parts;
  if (!store_parts(s, problem->id, c->arena, &parts, &f)) {
    *status = cmd_fail(c, &f);
    return false;
  }
  Str *names = NEW_ARRAY(c->arena, Str, parts.n + 1);
  for (size_t i = 0; i < parts.n; i++) {
    names[i] = parts.v[i].name;
    if (str_eq(name, names[i])) {
      *part = parts.v[i];
      return true;
    }
  }
  *status = EXIT_INVALID;
  cmd_warn(c, "problem " STR_FMT " has no part \"" STR_FMT "\"", STR_ARG(problem->name), STR_ARG(name));
  did_you_mean(c, name, names, parts.n, "`backgrade query items` lists problems and parts");
  return false;
}

bool cmd_problem(const Cmd *c, Store *s, const char *operand, Problem *problem, Part *part, int *status) {
  Failure f;
  Str whole = str(operand);
  ptrdiff_t dot = str_find(whole, S("."));
  Str name = dot < 0 ? whole : str_sub(whole, 0, (size_t)dot);
  *part = (Part){0};
  if (!store_problem(s, name, c->arena, problem, &f)) {
    *status = cmd_fail(c, &f);
    return false;
  }
  if (!problem->id)
    return no_problem(c, s, name, status);
  return dot < 0 || find_part(c, s, problem, str_sub(whole, (size_t)dot + 1, whole.n), part, status);
}
