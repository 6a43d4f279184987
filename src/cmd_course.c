// Commands that fill and keep a course: init, enroll, override, backup, verify.
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd.h"
#include "collect.h"
#include "csv.h"
#include "limits.h"

// --- init ------------------------------------------------------------------------------

static bool random_salt(const Cmd *c, Str *salt, Failure *f) {
  unsigned char bytes[16];
  FILE *random = fopen("/dev/urandom", "rb");
  size_t n = random ? fread(bytes, 1, sizeof bytes, random) : 0;
  if (random)
    fclose(random);
  if (n != sizeof bytes)
    return failure(f, c->arena, EXIT_IO, "/dev/urandom: cannot be read; --salt TEXT does without it");
  Buf b = buf_new(c->arena);
  for (size_t i = 0; i < sizeof bytes; i++)
    buf_fmt(&b, "%02x", bytes[i]);
  *salt = buf_str(&b);
  return true;
}

int cmd_init(Cmd *c) {
  Failure f;
  Str salt = str(c->option[OPT_SALT]), name = str(c->option[OPT_NAME]);
  if (c->option[OPT_SALT] && !salt.n)
    return cmd_usage(c, "any text will do; keep it, if the course may have to be made again", "--salt is empty");
  if (!salt.n && !random_salt(c, &salt, &f))
    return cmd_fail(c, &f);
  Store *s = cmd_open(c, STORE_CREATE, &f);
  if (!s)
    return cmd_fail(c, &f);
  bool ok = store_begin(s, &f) && store_put_course(s, name, salt, &f) && store_commit(s, &f);
  store_close(s);
  if (!ok) {
    unlink(c->db); // it was not there before
    return cmd_fail(c, &f);
  }
  cmd_say(c, "%s: a new course; next: backgrade load SHEET.md…, backgrade enroll ROSTER.csv", c->db);
  return EXIT_DONE;
}

// --- enroll ------------------------------------------------------------------------

// A file of answers has ids, too, and would enroll every typing error in them.  Only a
// file on a disk can be looked at twice; what comes through a pipe is believed.
static bool no_answers(const Cmd *c, Store *s, const char *path, Failure *f) {
  static const char *const names[] = {"answer", "problem", "part"};
  struct stat st;
  Failure quiet; // what else is wrong with it is said when it is read
  CsvReader *r = stat(path, &st) == 0 && S_ISREG(st.st_mode) ? csv_open(path, c->arena, &quiet) : NULL;
  bool ok = true;
  size_t found = 0;
  for (size_t i = 0; ok && r && i < csv_header(r)->n; i++) {
    Str name = csv_header(r)->cells[i];
    ptrdiff_t dot = str_find(name, S("."));
    Problem problem = {0};
    for (size_t k = 0; k < sizeof names / sizeof *names; k++)
      found += name.n == strlen(names[k]) && !strncasecmp(name.p, names[k], name.n);
    ok = dot <= 0 || store_problem(s, str_sub(name, 0, (size_t)dot), c->arena, &problem, f);
    found += problem.id ? 2 : 0; // PROBLEM.PART
  }
  csv_close(r);
  if (!ok || found < 2)
    return ok;
  failure(f, c->arena, EXIT_INVALID, "%s: these are answers, not students; nobody was enrolled", path);
  f->help = str_fmt(c->arena, "`backgrade collect %s` takes them in", path);
  return false;
}

// Students of whom only the id is known are graded as well, but no person finds them.
static bool say_nameless(const Cmd *c, Store *s, Failure *f) {
  int64_t n;
  if (!store_nameless(s, &n, f))
    return false;
  if (n)
    cmd_say(c, "note: " STR_FMT " no name; enroll a roster with a column `name` (or `first name` and `last name`) to add it",
            STR_ARG(str_fmt(c->arena, STR_FMT " %s", STR_ARG(cmd_count(c, n, "student")), n == 1 ? "has" : "have")));
  return true;
}

int cmd_enroll(Cmd *c) {
  Failure f;
  Enrolled sum = {0};
  Next next;
  int status;
  Store *s = cmd_open(c, STORE_WRITE, &f);
  if (!s || !store_begin(s, &f))
    return cmd_end(c, s, &f);
  for (int i = 0; i < c->operands; i++) {
    Enrolled e;
    Diags d = diags_new(c->arena);
    if (!no_answers(c, s, c->operand[i], &f))
      return cmd_end(c, s, &f);
    bool ok = collect_roster(s, c->operand[i], c->option[OPT_RENAME] != NULL, c->arena, &d, c->progress, &e, &f);
    cmd_rejects(c, &d, e.rejected);
    if (!ok)
      return cmd_end(c, s, &f);
    cmd_say(c, "%s: " STR_FMT ": %lld added, %lld changed, %lld as before, %lld rejected%s", c->operand[i],
            STR_ARG(cmd_count(c, e.rows, "row")), (long long)e.added, (long long)e.changed,
            (long long)e.same, (long long)e.rejected, e.skipped ? "; rows that are no students were skipped" : "");
    sum.rejected += e.rejected;
    sum.added += e.added;
  }
  if ((sum.added && !say_nameless(c, s, &f)) || !cmd_conclude(c, s, sum.rejected, &status, &f) || !cmd_next(c, s, &next, &f))
    return cmd_end(c, s, &f);
  store_close(s);
  if (next.lacks && sum.added && status != EXIT_INVALID && !c->option[OPT_DRY_RUN])
    cmd_say(c, "next: %s", next.next);
  return status;
}

// --- override ------------------------------------------------------------------------------------

static Str who(void) {
  static const char *const names[] = {"BACKGRADE_USER", "LOGNAME", "USER"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    Str name = str(getenv(names[i]));
    if (name.n)
      return name;
  }
  return S("unknown");
}

static bool remove_override(const Cmd *c, Store *s, const Student *student, const Part *part, Failure *f) {
  bool was;
  if (!store_remove_override(s, student->id, part->id, &was, f))
    return false;
  cmd_say(c, was ? "%s %s: the override is removed; the machine's score counts again"
                 : "%s %s: there was no override", c->operand[0], c->operand[1]);
  return true;
}

static bool put_override(const Cmd *c, Store *s, const Student *student, const Part *part, double points,
                         Failure *f) {
  Put what;
  if (!store_put_override(s, student->id, part->id, points, str(c->option[OPT_WHY]), who(), &what, f))
    return false;
  cmd_say(c, "%s %s: " STR_FMT " of " STR_FMT " points%s", c->operand[0], c->operand[1],
          STR_ARG(str_number(c->arena, points)), STR_ARG(str_number(c->arena, part->points)),
          what == PUT_UNCHANGED ? ", as before" : what == PUT_CHANGED ? "; the override before is in the history" : "");
  return true;
}

static int check_override(const Cmd *c, double *points) {
  bool remove = c->option[OPT_REMOVE] != NULL;
  if (c->operands != (remove ? 2 : 3))
    return cmd_usage(c, "backgrade override STUDENT PROBLEM.PART POINTS --why TEXT",
                     remove ? "--remove takes a student and a part" : "a student, a part and points are needed");
  if (!strchr(c->operand[1], '.'))
    return cmd_usage(c, "write PROBLEM.PART; `backgrade query items` lists them", "\"%s\" names no part of a problem",
                     c->operand[1]);
  if (remove)
    return EXIT_DONE;
  if (!str_double(str(c->operand[2]), points) || *points < 0)
    return cmd_usage(c, "write 2 or 2.5", "\"%s\" is not a number of points", c->operand[2]);
  if (!str_trim(str(c->option[OPT_WHY])).n)
    return cmd_usage(c, "the student will ask; so will you, next year", "--why TEXT is needed");
  return EXIT_DONE;
}

int cmd_override(Cmd *c) {
  Failure f;
  Student student;
  Problem problem;
  Part part;
  double points = 0;
  int status = check_override(c, &points);
  if (status != EXIT_DONE)
    return status;
  Store *s = cmd_open(c, STORE_WRITE, &f);
  if (!s || !store_begin(s, &f))
    return cmd_end(c, s, &f);
  bool found = cmd_student(c, s, c->operand[0], &student, &status) &&
               cmd_problem(c, s, c->operand[1], &problem, &part, &status);
  if (found && points > part.points) {
    cmd_warn(c, "%s has 0 to " STR_FMT " points, not %s", c->operand[1], STR_ARG(str_number(c->arena, part.points)), c->operand[2]);
    status = EXIT_INVALID;
  }
  if (!found || status != EXIT_DONE) {
    store_close(s);
    return status;
  }
  bool ok = c->option[OPT_REMOVE] ? remove_override(c, s, &student, &part, &f)
                                  : put_override(c, s, &student, &part, points, &f);
  if (!ok || !cmd_conclude(c, s, 0, &status, &f))
    return cmd_end(c, s, &f);
  store_close(s);
  return status;
}

// --- backup, verify ----------------------------------------------------------------------------------

int cmd_backup(Cmd *c) {
  Failure f;
  Store *s = cmd_open(c, STORE_READ, &f);
  progress_begin(c->progress, "copying the course", "rows", 0);
  if (!s || !store_backup(s, c->operand[0], c->option[OPT_FORCE] != NULL, c->arena, &f))
    return cmd_end(c, s, &f);
  progress_end(c->progress);
  store_close(s);
  cmd_say(c, "%s: a complete copy of %s", c->operand[0], c->db);
  return EXIT_DONE;
}

// SQLite looks through the pages of a table without a word in between.
static bool is_large(const char *path) {
  enum { MANY = 64 << 20 }; // bytes: about a second
  struct stat st;
  return stat(path, &st) == 0 && st.st_size > MANY;
}

int cmd_verify(Cmd *c) {
  Failure f;
  Findings found;
  Store *s = cmd_open(c, STORE_READ, &f);
  progress_begin(c->progress, "verifying the course", "rows", 0);
  if (is_large(c->db)) progress_now(c->progress);
  if (!s || !store_verify(s, c->arena, &found, &f))
    return cmd_end(c, s, &f);
  progress_end(c->progress);
  store_close(s);
  for (size_t i = 0; i < found.n; i++)
    printf(STR_FMT "\n", STR_ARG(found.v[i]));
  if (!found.n)
    cmd_say(c, "%s: the file, its schema, its sheets and its scores are sound", c->db);
  else
    cmd_warn(c, "%s: " STR_FMT, c->db, STR_ARG(cmd_count(c, (int64_t)found.n, "fault")));
  return cmd_flush(c, found.n ? EXIT_DATABASE : EXIT_DONE);
}
