// The table of commands, the table of options, and the only exit.
//
// A command is a row: what is typed, one line of help, examples and an essay for
// --help, which options it takes, how many operands, and its function.  Help, usage
// and dispatch are read from the same rows and cannot disagree.
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd.h"

#define O(name) (1u << OPT_##name)

static const struct {
  char letter;       // 0: none
  const char *name;
  const char *value; // what it is called in help; NULL: a flag
  const char *help;
} options[OPT_COUNT] = {
  [OPT_DB] = {0, "db", "FILE", "the course file (default: $BACKGRADE_DB, or course.db)"},
  [OPT_QUIET] = {'q', "quiet", NULL, "no talk, only warnings and errors"},
  [OPT_DRY_RUN] = {'n', "dry-run", NULL, "say what would change, and change nothing"},
  [OPT_STRICT] = {0, "strict", NULL, "one bad row, and nothing is changed"},
  [OPT_JOBS] = {'j', "jobs", "N", "threads (default: as many as processors); the result is the same"},
  [OPT_HELP] = {'h', "help", NULL, "this"},
  [OPT_VERSION] = {0, "version", NULL, "the version"},
  [OPT_ALL] = {0, "all", NULL, "everything, not only what is new"},
  [OPT_CSV] = {0, "csv", NULL, "as CSV"},
  [OPT_JSON] = {0, "json", NULL, "as JSON"},
  [OPT_FOR] = {0, "for", "LAYOUT", "tidy: a row per student and part; wide: a row per student"},
  [OPT_OUTPUT] = {'o', "output", "PATH", "write to this file, complete or not at all (default: -, stdout)"},
  [OPT_NAME] = {0, "name", "TEXT", "what the course is called"},
  [OPT_SALT] = {0, "salt", "TEXT", "what keys the students' numbers (default: at random)"},
  [OPT_RENAME] = {0, "rename", NULL, "where a name differs, take the file's"},
  [OPT_WHY] = {0, "why", "TEXT", "the reason, shown to the student and kept"},
  [OPT_REMOVE] = {0, "remove", NULL, "let the machine's score count again"},
  [OPT_FORCE] = {'f', "force", NULL, "replace a file that is there"},
  [OPT_MAP] = {0, "map", "FILE", "what the columns are: lines like `Response 1 = mlp-221.a`, `student = Email`"},
  [OPT_DECIMAL] = {0, "decimal", "MARK", "comma or point (default: what the file makes certain)"},
  [OPT_EXPLAIN] = {0, "explain", NULL, "show how the file is read, and store nothing"},
  [OPT_SHEET] = {0, "sheet", "FILE", "the sheet whose names the expression uses"},
  [OPT_STUDENT] = {0, "student", "ID", "for this student only; may be given again"},
  [OPT_FORMAT] = {0, "format", "LIST", "of html, md, tex (default: all three)"},
  [OPT_INSTRUCTOR] = {0, "instructor", NULL, "with references and solution; into a folder of its own"},
  [OPT_PART] = {0, "part", "ID", "the part of the sheet that is answered"},
};

typedef struct {
  const char *name, *args, *line;
  const char *examples, *essay;
  int least, most; // operands
  unsigned options;
  CmdFunction *run;
} Command;

enum { MANY = 1 << 30 };
static const unsigned common = O(DB) | O(QUIET) | O(HELP) | O(VERSION);

static const Command commands[] = {
  {"init", "", "make a course file",
   "backgrade init\n"
   "backgrade init --db spring.db --name 'Deep Learning 2024' --salt 'spring 2024'\n",
   "The course file holds everything: sheets, students, answers, grades.  It must not exist yet.\n"
   "The salt decides every student's own numbers: two courses with the same salt draw the same.\n",
   0, 0, O(NAME) | O(SALT), cmd_init},
  {"check", "SHEET.md...", "read sheets and show what they ask; no course needed",
   "backgrade check problems/*.md\n",
   "Shows each part with its reference and a sample draw, and compares every derivative with\n"
   "finite differences.  A sheet's file is called as its problem, <id>.md.\n",
   1, MANY, 0, cmd_check},
  {"load", "SHEET.md...", "put sheets into the course; a changed sheet is a new version",
   "backgrade load problems/*.md\n",
   "A sheet whose text is the stored one changes nothing.  Another text under the same name is a\n"
   "new version: older ones are kept, and the answers to the problem are due for grading again.\n",
   1, MANY, O(DRY_RUN), cmd_load},
  {"enroll", "ROSTER.csv...", "put students into the course, or bring them up to date",
   "backgrade enroll roster.csv\n"
   "backgrade enroll --dry-run canvas-gradebook.csv\n",
   "The roster needs a column with the student's id (student_id, SIS User ID, OrgDefinedId, ...);\n"
   "name (or first and last name), email and section are taken if they are there.  Ids are text:\n"
   "leading zeros stay.  A student who is enrolled under another name is reported, not renamed.\n",
   1, MANY, O(DRY_RUN) | O(STRICT) | O(RENAME), cmd_enroll},
  {"handout", "[PROBLEM...] -o FOLDER", "each student's sheet, with his own numbers",
   "backgrade handout -o sheets\n"
   "backgrade handout mlp-own-numbers --format html -o sheets\n"
   "backgrade handout --student 007 --student 008 -o sheets\n"
   "backgrade handout --instructor -o with-solutions\n",
   "Writes FOLDER/PROBLEM/STUDENT.html, .md and .tex; a sheet that is the same for everybody is\n"
   "FOLDER/PROBLEM.html, .md and .tex.  FOLDER/index.csv says which files are whose, for a mail\n"
   "merge.  The pages are complete in themselves: formulas need no network.\n"
   "Numbers are drawn and stored when they are first handed out, and are never drawn again; who\n"
   "enrolls later disturbs nobody.  Files that are up to date are not touched.\n"
   "With --instructor the pages hold references and the solution, are called .instructor.html and\n"
   "so on, and are refused a folder that holds sheets for students.\n",
   0, MANY, O(OUTPUT) | O(STUDENT) | O(FORMAT) | O(INSTRUCTOR) | O(JOBS), cmd_handout},
  {"collect", "ANSWERS.csv...", "take in answers",
   "backgrade collect answers.csv\n"
   "backgrade collect --explain form.csv\n"
   "backgrade collect --map quiz3.map moodle-responses.csv\n"
   "backgrade collect --strict week1.csv week2.csv\n"
   "cat answers.csv | backgrade collect -\n",
   "Long: columns student_id, problem, part, answer and, if wanted, submitted_at and attempt.\n"
   "Wide: student_id and a column PROBLEM.PART for each part.\n"
   "Exports of Google Forms, Microsoft Forms (as CSV), Moodle quiz responses, Canvas student\n"
   "analysis, Gradescope and others: a column holds answers if its header has a tag [PROBLEM.PART],\n"
   "or if a mapping file says so:\n"
   "\n"
   "  # quiz3.map\n"
   "  Response 1 = mlp-221.a\n"
   "  Response 2 = mlp-221.b, mlp-221.c   a cell with two fields\n"
   "  student    = Email address          submitted = Completed\n"
   "  skip       = Overall average        a column, or rows that begin so\n"
   "  dates      = day first              zone = +02:00\n"
   "\n"
   "(one = to a line).  Students are found by id, e-mail address, login or name, never by a guess:\n"
   "if two fit, the row is rejected.  A spreadsheet's own file (.xlsx) is refused: save as CSV UTF-8.\n"
   "UTF-8 or UTF-16; comma, semicolon or TAB.  In a file parted by semicolons, in one parted by\n"
   "TABs whose numbers prove it (0,25 is there, 0.25 is not), or with --decimal=comma, the answer\n"
   "0,25 is a number.\n"
   "A row that cannot be used is reported and the others go in (exit status 1).  A file may be\n"
   "collected again, also when it has grown: what is there is not taken twice.  Another answer to\n"
   "the same part is a new attempt, and the last attempt counts.\n",
   1, MANY, O(DRY_RUN) | O(STRICT) | O(MAP) | O(DECIMAL) | O(EXPLAIN), cmd_collect},
  {"grade", "[PROBLEM...]", "grade what is new or changed",
   "backgrade grade\n"
   "backgrade grade --all uva-hw1\n",
   "Grades the answers that were not graded under the current version of their sheet.  With --all\n"
   "those that were, too.  Overrides survive.  If there is nothing to do, nothing is changed.\n",
   0, MANY, O(ALL) | O(JOBS) | O(DRY_RUN), cmd_grade},
  {"show", "STUDENT [PROBLEM[.PART]]", "explain verdicts: as read, reference, entries, reason",
   "backgrade show seed-000\n"
   "backgrade show seed-000 uva-hw1.2.dW1\n", "", 1, 2, 0, cmd_show},
  {"query", "[VIEW]", "print a view of the course; without one, list them",
   "backgrade query gradebook\n"
   "backgrade query items --csv > items.csv\n"
   "backgrade query scores --json | jq '.rows[] | select(.status == \"unreadable\")'\n",
   "The same views can be read with `sqlite3 course.db 'SELECT * FROM gradebook'`.  On a terminal\n"
   "long texts are shortened to fit; into a file or a pipe, and with --csv or --json, nothing is.\n",
   0, 1, O(CSV) | O(JSON), cmd_query},
  {"export", "", "write grades as CSV",
   "backgrade export --for tidy -o grades.csv\n"
   "backgrade export --for wide\n",
   "tidy: student_id, name, problem, part, points, max_points, status, message.\n"
   "wide: student_id, name, a column per problem with its points in brackets, total, waiting.\n"
   "Text that a spreadsheet would run as a formula gets a leading '; numbers stay bare.\n",
   0, 0, O(FOR) | O(OUTPUT), cmd_export},
  {"override", "STUDENT PROBLEM.PART POINTS --why TEXT", "give a score by hand",
   "backgrade override seed-000 uva-hw1.2.dW1 1.5 --why 'sign slip only'\n"
   "backgrade override seed-000 uva-hw1.2.dW1 --remove\n",
   "Wins over the machine's score in every view and survives regrading; `backgrade query overrides`\n"
   "shows those where the machine's score has moved since.  Who it was is taken from\n"
   "$BACKGRADE_USER, or the login name.\n",
   2, 3, O(WHY) | O(REMOVE) | O(DRY_RUN), cmd_override},
  {"diff", "[RUN RUN]", "what moved between two runs of grade",
   "backgrade diff\n"
   "backgrade diff 3 5 --csv\n",
   "Without runs: what the last one moved.  Answers that were graded for the first time are counted,\n"
   "and listed with --all.\n",
   0, 2, O(ALL) | O(CSV) | O(JSON), cmd_diff},
  {"backup", "FILE", "a complete copy of the course, also while it is in use",
   "backgrade backup course-2024-05-01.db\n", "", 1, 1, O(FORCE), cmd_backup},
  {"verify", "", "check the whole course file",
   "backgrade verify\n",
   "File structure, references between tables, schema, texts of sheets, scores within points.\n"
   "Faults are printed, and the exit status is 4.\n",
   0, 0, 0, cmd_verify},
  {"explain", "'EXPR' --sheet FILE", "tree, shapes, tape and adjoint of an expression",
   "backgrade explain 'dL/dW1' --sheet problems/uva-hw1.md\n", "", 1, 1, O(SHEET), cmd_explain},
  {"read", "'ANSWER' --sheet FILE --part ID", "how an answer is read, without a word on whether it is right",
   "backgrade read '\\bar{y} + W_1^T \\bar{z}' --sheet problems/csc2516-hw1.md --part 2b.xbar\n"
   "backgrade read '[[1, 2], [3, 4], [5, 6]]' --sheet problems/uva-hw1.md --part 2.dW1\n",
   "Prints the answer in house notation and its shape, or where and why it cannot be read.  An\n"
   "answer of - is read from standard input; behind -- nothing is an option.\n",
   1, 1, O(SHEET) | O(PART), cmd_read},
};
enum { COMMANDS = sizeof commands / sizeof *commands };

// --- help ----------------------------------------------------------------------------------

static void indent(FILE *out, const char *text) {
  for (const char *end; *text; text = end) {
    end = strchr(text, '\n') + 1;
    fprintf(out, "  %.*s", (int)(end - text), text);
  }
}

static void option_help(FILE *out, OptionId id) {
  char left[32];
  snprintf(left, sizeof left, "--%s%s%s", options[id].name, options[id].value ? " " : "",
           options[id].value ? options[id].value : "");
  if (options[id].letter)
    fprintf(out, "  -%c, %-15s %s\n", options[id].letter, left, options[id].help);
  else
    fprintf(out, "      %-15s %s\n", left, options[id].help);
}

static void command_help(const Command *k) {
  indent(stdout, k->examples);
  printf("\nbackgrade %s %s\n%s.\n", k->name, k->args, k->line);
  if (*k->essay)
    printf("\n%s", k->essay);
  puts("");
  for (int i = 0; i < OPT_COUNT; i++)
    if ((k->options | O(DB) | O(QUIET)) & 1u << i)
      option_help(stdout, (OptionId)i);
}

static void program_help(void) {
  puts("backgrade grades backpropagation homework.\n\n"
       "  backgrade init\n"
       "  backgrade load problems/*.md\n"
       "  backgrade enroll roster.csv\n"
       "  backgrade handout -o sheets\n"
       "  backgrade collect answers.csv\n"
       "  backgrade grade\n"
       "  backgrade query gradebook\n"
       "  backgrade export -o grades.csv\n");
  for (size_t i = 0; i < COMMANDS; i++)
    printf("  %-10s %s\n", commands[i].name, commands[i].line);
  puts("\nbackgrade VERB --help says more about each.  Every verb takes:\n");
  for (int i = 0; i < OPT_COUNT; i++)
    if (common & 1u << i)
      option_help(stdout, (OptionId)i);
  puts("\nExit status: 0 done; 1 done, but some rows were rejected or cannot be read; 2 wrong use;\n"
       "3 input that is missing or wrong (a file to read, a name that the course does not know),\n"
       "nothing changed; 4 course file; 5 disk, or a file that cannot be written; 130 interrupted.");
}

static int short_usage(void) {
  fputs("usage: backgrade VERB [options] [files]\n\n"
        "  backgrade init\n"
        "  backgrade --help\n", stderr);
  return EXIT_USAGE;
}

// --- reading the command line ------------------------------------------------------------------

static const Command *find_command(const Cmd *c, const char *name) {
  Str names[COMMANDS];
  for (size_t i = 0; i < COMMANDS; i++) {
    if (!strcmp(commands[i].name, name))
      return &commands[i];
    names[i] = str(commands[i].name);
  }
  ptrdiff_t nearest = str_nearest(str(name), names, COMMANDS);
  const char *help = nearest < 0 ? "`backgrade --help` lists the commands"
                                 : str_c(c->arena, str_fmt(c->arena, "did you mean %s?", names[nearest].p));
  cmd_usage(c, help, "there is no command \"%s\"", name);
  return NULL;
}

// The next operand is an answer, which may begin with a minus sign.
static bool takes_answer(const Cmd *c) { return c->verb && !strcmp(c->verb, "read") && !c->operands; }

static const char *options_of(const Cmd *c) {
  if (takes_answer(c))
    return "write -- in front of an answer that begins with -";
  return str_c(c->arena, str_fmt(c->arena, "`backgrade %s --help` lists the options", c->verb ? c->verb : "VERB"));
}

static int find_option(const Cmd *c, const char *given, size_t n) {
  Str names[OPT_COUNT];
  for (int i = 0; i < OPT_COUNT; i++) {
    names[i] = str(options[i].name);
    if (str_eq(names[i], (Str){given, n}))
      return i;
  }
  ptrdiff_t nearest = str_nearest((Str){given, n}, names, OPT_COUNT);
  const char *help = nearest < 0 ? options_of(c)
                                 : str_c(c->arena, str_fmt(c->arena, "did you mean --%s?", names[nearest].p));
  cmd_usage(c, help, "there is no option --%.*s", (int)n, given);
  return -1;
}

static int find_letter(const Cmd *c, char letter) {
  for (int i = 0; i < OPT_COUNT; i++)
    if (options[i].letter == letter)
      return i;
  cmd_usage(c, options_of(c), "there is no option -%c", letter);
  return -1;
}

// Reads argv[*at], an option, and its value, which may be the next argument.
static bool read_option(Cmd *c, char **argv, int argc, int *at) {
  const char *arg = argv[*at], *value = NULL;
  int id;
  if (arg[1] == '-') {
    const char *equals = strchr(arg, '=');
    size_t n = equals ? (size_t)(equals - arg) - 2 : strlen(arg + 2);
    id = find_option(c, arg + 2, n);
    value = equals ? equals + 1 : NULL;
    if (id >= 0 && value && !options[id].value)
      return cmd_usage(c, "", "--%s takes no value", options[id].name) == EXIT_DONE;
  } else {
    id = find_letter(c, arg[1]);
    if (id >= 0 && !options[id].value) {
      c->option[id] = "";
      for (arg += 2; *arg; arg++) { // -qn
        if ((id = find_letter(c, *arg)) < 0 || options[id].value)
          return false;
        c->option[id] = "";
      }
      return true;
    }
    value = arg[2] ? arg + 2 : NULL;
  }
  if (id < 0)
    return false;
  if (options[id].value && !value) {
    if (*at + 1 >= argc)
      return cmd_usage(c, "", "--%s needs a value: %s", options[id].name, options[id].value) == EXIT_DONE;
    value = argv[++*at];
  }
  if (value && !*value && (id == OPT_DB || id == OPT_OUTPUT || id == OPT_SHEET || id == OPT_FOR))
    return cmd_usage(c, "a variable that is not set?", "--%s is empty", options[id].name) == EXIT_DONE;
  c->option[id] = value ? value : "";
  if (id == OPT_STUDENT)
    c->students[c->students_n++] = value;
  return true;
}

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Not "-", not a negative number, and no answer such as -(s - y) or -f'(x).
static bool is_option(const Cmd *c, const char *arg) {
  bool known = arg[0] && arg[1] == '-';
  for (int i = 0; i < OPT_COUNT && arg[0] && arg[1]; i++)
    known |= options[i].letter == arg[1] && (!arg[2] || is_letter(arg[2]));
  return arg[0] == '-' && arg[1] && !(arg[1] >= '0' && arg[1] <= '9') && arg[1] != '.' && (known || !takes_answer(c));
}

// Whether a person sees what is drawn on stderr, and it can be erased there.
static bool is_watched(void) {
  const char *terminal = getenv("TERM");
  return isatty(STDERR_FILENO) && terminal && *terminal && strcmp(terminal, "dumb");
}

// Options may stand anywhere; the first operand is the verb.
static bool read_arguments(Cmd *c, int argc, char **argv) {
  bool options_end = false;
  c->operand = NEW_ARRAY(c->arena, char *, argc + 1);
  c->students = NEW_ARRAY(c->arena, const char *, argc + 1);
  for (int i = 1; i < argc; i++) {
    if (!options_end && !strcmp(argv[i], "--"))
      options_end = true;
    else if (!options_end && is_option(c, argv[i])) {
      if (!read_option(c, argv, argc, &i))
        return false;
    } else if (!c->verb)
      c->verb = argv[i];
    else
      c->operand[c->operands++] = argv[i];
  }
  int64_t jobs = 0;
  if (c->option[OPT_JOBS] && (!str_int(str(c->option[OPT_JOBS]), &jobs) || jobs < 1 || jobs > 1024))
    return cmd_usage(c, "", "-j takes a number of threads, 1 to 1024") == EXIT_DONE;
  c->jobs = (int)jobs;
  const char *db = getenv("BACKGRADE_DB");
  c->db = c->option[OPT_DB] ? c->option[OPT_DB] : db && *db ? db : "course.db";
  c->progress = c->option[OPT_QUIET] || !is_watched() ? NULL : progress_new(stderr, c->arena);
  return true;
}

static bool fits(const Cmd *c, const Command *k) {
  const char *usage = str_c(c->arena, str_fmt(c->arena, "backgrade %s%s%s; `backgrade %s --help` says more", k->name, *k->args ? " " : "", k->args, k->name));
  for (int i = 0; i < OPT_COUNT; i++)
    if (c->option[i] && !((k->options | common) & 1u << i))
      return cmd_usage(c, usage, "%s does not take --%s", k->name, options[i].name) == EXIT_DONE;
  for (int i = 0; i < c->operands && i < k->most; i++)
    if (!*c->operand[i])
      return cmd_usage(c, "a variable that is not set?", "%s: argument %d is empty", k->name, i + 1) == EXIT_DONE;
  if (c->operands < k->least)
    return cmd_usage(c, usage, "%s needs more: %s", k->name, k->args) == EXIT_DONE;
  if (c->operands > k->most)
    return cmd_usage(c, usage, "%s takes no \"%s\"", k->name, c->operand[k->most]) == EXIT_DONE;
  return true;
}

// --- signals -------------------------------------------------------------------------------------

static volatile sig_atomic_t interrupted;

// The first time the command is asked to stop; the second time it is stopped, which
// costs nothing either, since what is not committed is not there.
static void on_interrupt(int signal_number) {
  (void)signal_number;
  if (interrupted)
    _exit(EXIT_INTERRUPTED);
  interrupted = 1;
}

// A course file must not be opened as the standard output that somebody closed.
static void hold_standard_streams(void) {
  for (int fd = open("/dev/null", O_RDONLY); fd >= 0; fd = dup(fd))
    if (fd > STDERR_FILENO) {
      close(fd);
      return;
    }
}

static void catch_signals(void) {
  struct sigaction stop = {.sa_handler = on_interrupt}, ignore = {.sa_handler = SIG_IGN};
  sigaction(SIGINT, &stop, NULL);
  sigaction(SIGTERM, &stop, NULL);
  sigaction(SIGPIPE, &ignore, NULL); // a closed pipe is seen when writing
  sigaction(SIGXFSZ, &ignore, NULL); // and a file that may not grow, too
}

// --- main ------------------------------------------------------------------------------------------

static int run(Cmd *c) {
  bool help = c->option[OPT_HELP] != NULL;
  if (c->option[OPT_VERSION]) {
    puts("backgrade " BACKGRADE_VERSION);
    return cmd_flush(c, EXIT_DONE);
  }
  if (c->verb && !strcmp(c->verb, "help")) {
    help = true;
    c->verb = c->operands && strcmp(c->operand[0], "help") ? c->operand[0] : NULL;
  }
  if (!c->verb && !help)
    return short_usage();
  const Command *k = c->verb ? find_command(c, c->verb) : NULL;
  if (c->verb && !k)
    return EXIT_USAGE;
  if (help) {
    if (k)
      command_help(k);
    else
      program_help();
    return cmd_flush(c, EXIT_DONE);
  }
  return fits(c, k) ? k->run(c) : EXIT_USAGE;
}

int main(int argc, char **argv) {
  Cmd c = {.arena = arena_new(), .store = arena_new(), .interrupted = &interrupted};
  hold_standard_streams();
  catch_signals();
  int status = read_arguments(&c, argc, argv) ? run(&c) : EXIT_USAGE;
  if (interrupted && status != EXIT_DONE)
    status = EXIT_INTERRUPTED;
  arena_free(c.arena);
  arena_free(c.store);
  return status;
}
