// cmd.h - commands: what they are given, how they talk, how they end.
//
// A command is a row of the table in main.c and one function here.  main() reads
// options and operands; the function does the work and returns the exit status.
// Data goes to stdout, talk to stderr.  To add a command: a function, a row.  To
// add an option: a name below and a row in options[] of main.c.
#ifndef CMD_H
#define CMD_H

#include <signal.h>
#include <stdio.h>

#include "arena.h"
#include "diag.h"
#include "progress.h"
#include "store.h"

typedef enum {
  OPT_DB, OPT_QUIET, OPT_DRY_RUN, OPT_STRICT, OPT_JOBS, OPT_HELP, OPT_VERSION,
  OPT_ALL, OPT_CSV, OPT_JSON, OPT_FOR, OPT_OUTPUT, OPT_NAME, OPT_SALT, OPT_RENAME,
  OPT_WHY, OPT_REMOVE, OPT_FORCE, OPT_SHEET, OPT_PART, OPT_MAP, OPT_DECIMAL, OPT_EXPLAIN,
  OPT_STUDENT, OPT_FORMAT, OPT_INSTRUCTOR,
  OPT_COUNT
} OptionId;

typedef struct {
  Arena *arena, *store;           // end with the command; store: what the store itself makes, perhaps in another thread
  const char *verb;
  const char *option[OPT_COUNT];  // its value; "" for a flag that was given; NULL: not given
  char **operand;                 // NULL-terminated
  int operands;
  const char **students;          // every --student, in the order given
  int students_n;
  int jobs;                       // -j; 0: not given
  const char *db;                 // --db, $BACKGRADE_DB or course.db
  Progress *progress;             // NULL: nobody watches
  const volatile sig_atomic_t *interrupted; // not 0 after SIGINT or SIGTERM: stop and return EXIT_INTERRUPTED
} Cmd;

#define BACKGRADE_VERSION "0.1"

// Talk, silenced by --quiet: a line on stderr, the line end is added.
void cmd_say(const Cmd *c, const char *format, ...) __attribute__((format(printf, 2, 3)));
// A note that is never silenced, and the one that ends a command: "backgrade: message".
void cmd_warn(const Cmd *c, const char *format, ...) __attribute__((format(printf, 2, 3)));
// The same with help, for a wrong use: returns EXIT_USAGE.
int cmd_usage(const Cmd *c, const char *help, const char *format, ...)
  __attribute__((format(printf, 3, 4)));
// Prints a Failure and returns its status.
int cmd_fail(const Cmd *c, const Failure *f);
// Prints diagnostics as diag_render() draws them, LIMIT_DIAGS at most, then "and N more".
void cmd_diags(const Cmd *c, const Diags *d);
// "1 answer", "12 answers".
Str cmd_count(const Cmd *c, int64_t n, const char *noun);
// What a course wants next.
typedef struct {
  const char *lacks; // "no student is enrolled"; NULL: it has sheets, students and answers
  const char *next;  // the command to type
  int64_t due;       // answers that are not graded, or under an older version of their sheet
} Next;
bool cmd_next(const Cmd *c, Store *s, Next *next, Failure *f);
// Closes and fails in one breath: `return cmd_end(c, store, &f);`
int cmd_end(const Cmd *c, Store *s, const Failure *f);
// Prints why rows of a file were rejected, and how many more there are.
void cmd_rejects(const Cmd *c, const Diags *d, int64_t rejected);
// Ends a transaction as the options say (--strict, --dry-run); *status is what the command
// ends with.
bool cmd_conclude(const Cmd *c, Store *s, int64_t rejected, int *status, Failure *f);

// Data on stdout: call at the end of a command that printed some; turns EXIT_DONE
// into EXIT_IO when stdout could not take it all (a closed pipe is no error).
int cmd_flush(const Cmd *c, int status);

Store *cmd_open(const Cmd *c, StoreMode mode, Failure *f); // c->db
// Finds a student, or prints who was meant perhaps and returns false.
bool cmd_student(const Cmd *c, Store *s, const char *sid, Student *student, int *status);
// Finds a problem, and the part if the operand has one ("uva-hw1.dW1"); part->id is 0
// without one.  Prints what is wrong and returns false.
bool cmd_problem(const Cmd *c, Store *s, const char *operand, Problem *problem, Part *part,
                 int *status);

typedef int CmdFunction(Cmd *c);

CmdFunction cmd_init, cmd_enroll, cmd_collect, cmd_query, cmd_export, cmd_override, cmd_diff,
  cmd_backup, cmd_verify;                                        // cmd_course.c, cmd_collect.c, cmd_query.c
CmdFunction cmd_check, cmd_load, cmd_grade, cmd_show, cmd_explain, cmd_read; // cmd_grade.c
CmdFunction cmd_handout;                                         // cmd_handout.c

#endif
