// Commands that fill and keep a course: init, enroll, override, backup, verify.
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd.h"
#include "collect.h"
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

int cmd_enroll(Cmd *c) {
  Failure f;
  Enrolled sum = {0};
  int status;
  Store *s = cmd_open(c, STORE_WRITE, &f);
  if (!s || !store_begin(s, &f))
    return cmd_end(c, s, &f);
  for (int i = 0; i < c->operands; i++) {
    Enrolled e;
    Diags d = diags_new(c->arena);
    bool ok = collect_roster(s, c->operand[i], c->option[OPT_RENAME] != NULL, c->arena, &d, &e, &f);
    cmd_rejects(c, &d, e.rejected);
    if (!ok)
      return cmd_end(c, s, &f);
    cmd_say(c, "%s: " STR_FMT ": %lld added, %lld changed, %lld as before, %lld rejected%s", c->operand[i],
            STR_ARG(cmd_count(c, e.rows, "row")), (long long)e.added, (long long)e.changed,
            (long long)e.same, (long long)e.rejected, e.skipped ? "; rows that are no students were skipped" : "");
    sum.rejected += e.rejected;
  }
  if (!cmd_conclude(c, s, sum.rejected, &status, &f))
    return cmd_end(c, s, &f);
  store_close(s);
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
          STR_ARG(str_digits(c->arena, points, 6)), STR_ARG(str_digits(c->arena, part->points, 6)),
          what == PUT_UNCHANGED ? ", as before" : what == PUT_CHANGED ? "; the override before is in the history" : "");
  return true;
}

static int check_override(const Cmd *c, double *points) {
  bool remove = c->option[OPT_REMOVE] != NULL;
  if (c->operands != (remove ? 2 : 3))
    return cmd_usage(c, "backgrade override STUDENT PROBLEM.PART POINTS --why TEXT",
                     remove ? "--remove takes a student and a part" : "a student, a part and points are needed");
  if (remove)
    return EXIT_DONE;
  if (!str_double(str(c->operand[2]), points))
    return cmd_usage(c, "", "\"%s\" is not a number of points", c->operand[2]);
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
  if (found && !part.id)
    status = cmd_usage(c, "write PROBLEM.PART; `backgrade query items` lists them", "%s is a problem, not a part of one",
                       c->operand[1]);
  else if (found && (points < 0 || points > part.points))
    status = cmd_usage(c, "", "%s has 0 to " STR_FMT " points", c->operand[1],
                       STR_ARG(str_digits(c->arena, part.points, 6)));
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
  if (!s || !store_backup(s, c->operand[0], c->option[OPT_FORCE] != NULL, c->arena, &f))
    return cmd_end(c, s, &f);
  store_close(s);
  cmd_say(c, "%s: a complete copy of %s", c->operand[0], c->db);
  return EXIT_DONE;
}

int cmd_verify(Cmd *c) {
  Failure f;
  Findings found;
  Store *s = cmd_open(c, STORE_READ, &f);
  if (!s || !store_verify(s, c->arena, &found, &f))
    return cmd_end(c, s, &f);
  store_close(s);
  for (size_t i = 0; i < found.n; i++)
    printf(STR_FMT "\n", STR_ARG(found.v[i]));
  if (!found.n)
    cmd_say(c, "%s: the file, its schema, its sheets and its scores are sound", c->db);
  else
    cmd_warn(c, "%s: " STR_FMT, c->db, STR_ARG(cmd_count(c, (int64_t)found.n, "fault")));
  return cmd_flush(c, found.n ? EXIT_DATABASE : EXIT_DONE);
}
