// Commands that read a course: query, export, diff.
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd.h"
#include "export.h"
#include "file.h"
#include "table.h"

// --- query ----------------------------------------------------------------------------

static TableFormat format_of(const Cmd *c) {
  return c->option[OPT_JSON] ? TABLE_JSON : c->option[OPT_CSV] ? TABLE_CSV : TABLE_ALIGNED;
}

// Rows for stdout; on a terminal, aligned lines that fit it.
static Table *open_table(const Cmd *c, const char *name) {
  struct winsize size = {0};
  Table *t = table_open(stdout, format_of(c), name, c->arena);
  if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
    table_fit(t, size.ws_col);
  return t;
}

static void close_table(const Cmd *c, Table *t) {
  table_close(t);
  if (table_too_wide(t))
    cmd_say(c, "these lines are wider than the terminal: ` | less -S` behind the command keeps them whole");
}

static int list_views(const Cmd *c) {
  for (const StoreView *v = store_views; v->name; v++)
    printf("%-14s %s\n", v->name, v->help);
  return cmd_flush(c, EXIT_DONE);
}

static const StoreView *find_view(const Cmd *c, const char *name) {
  Str names[32];
  size_t n = 0;
  for (const StoreView *v = store_views; v->name; v++) {
    if (!strcmp(v->name, name))
      return v;
    names[n++] = str(v->name);
  }
  ptrdiff_t nearest = str_nearest(str(name), names, n);
  Buf b = buf_new(c->arena);
  if (nearest >= 0)
    buf_fmt(&b, "did you mean " STR_FMT "? ", STR_ARG(names[nearest]));
  buf_add(&b, S("there are:"));
  for (size_t i = 0; i < n; i++)
    buf_fmt(&b, " " STR_FMT, STR_ARG(names[i]));
  cmd_usage(c, str_c(c->arena, buf_str(&b)), "there is no view \"%s\"", name);
  return NULL;
}

// Grades that are shown while answers wait to be graded are not the last word.
static bool note_due(const Cmd *c, Store *s, Failure *f) {
  Next next;
  if (!cmd_next(c, s, &next, f))
    return false;
  if (next.lacks)
    cmd_say(c, "%s in %s; next: `%s`", next.lacks, c->db, next.next);
  if (next.due)
    cmd_warn(c, STR_FMT " not graded yet; `backgrade grade` does it",
             STR_ARG(str_fmt(c->arena, STR_FMT "%s", STR_ARG(cmd_count(c, next.due, "answer")), next.due == 1 ? " is" : " are")));
  return true;
}

// Rows that go to stdout are watched where it is a file: on a terminal they pass before the
// eyes of who waits, and behind a pipe may be a pager, whose screen is its own.
static Progress *watch_rows(const Cmd *c) {
  struct stat st;
  return fstat(STDOUT_FILENO, &st) == 0 && S_ISREG(st.st_mode) ? c->progress : NULL;
}

// A view on its way to stdout.
typedef struct { Table *table; Progress *progress; bool seen; } Pouring;

// On a terminal the first row ends the waiting.
static bool pour_row(void *context, int64_t row, const Cell *cells, size_t n) {
  Pouring *p = context;
  if (row && p->seen)
    progress_end(p->progress);
  else if (row)
    progress_step(p->progress, 1);
  return table_row(p->table, row, cells, n);
}

static bool pour_view(const Cmd *c, Store *s, const StoreView *view, Table *table, Failure *f) {
  bool seen = isatty(STDOUT_FILENO);
  Pouring p = {.table = table, .progress = seen ? c->progress : watch_rows(c), .seen = seen};
  progress_begin(p.progress, str_c(c->arena, str_fmt(c->arena, "query %s", view->name)), "rows", 0);
  bool ok = store_view(s, view, pour_row, &p, f);
  progress_end(p.progress);
  return ok;
}

int cmd_query(Cmd *c) {
  Failure f;
  if (c->option[OPT_CSV] && c->option[OPT_JSON])
    return cmd_usage(c, "", "--csv and --json exclude each other");
  if (!c->operands && format_of(c) != TABLE_ALIGNED)
    return cmd_usage(c, "`backgrade query` lists the views", "which view is to be printed?");
  if (!c->operands)
    return list_views(c);
  const StoreView *view = find_view(c, c->operand[0]);
  if (!view)
    return EXIT_USAGE;
  Store *s = cmd_open(c, STORE_READ, &f);
  if (!s)
    return cmd_fail(c, &f);
  Table *table = open_table(c, view->name);
  if (!pour_view(c, s, view, table, &f))
    return cmd_end(c, s, &f);
  close_table(c, table);
  if (fflush(stdout) == 0 && !note_due(c, s, &f)) // notes come after the rows
    return cmd_end(c, s, &f);
  store_close(s);
  return cmd_flush(c, EXIT_DONE);
}

// --- export -----------------------------------------------------------------------------

static int unknown_format(const Cmd *c, const char *name) {
  static const char *const later[] = {"canvas", "moodle", "gradescope", "brightspace", "blackboard", "nbgrader"};
  for (size_t i = 0; i < sizeof later / sizeof *later; i++)
    if (!strcmp(name, later[i]))
      return cmd_usage(c, "--for wide gives a row per student, which most platforms can be told to read",
                       "--for %s is not built yet; there are tidy and wide", name);
  return cmd_usage(c, "--for tidy: a row per student and part; --for wide: a row per student",
                   "there is no layout \"%s\"", name);
}

// The file is there when everything is in it.
static int export_to(const Cmd *c, Store *s, Class *class, ExportLayout layout, const char *path) {
  Failure f;
  bool piped = !strcmp(path, "-");
  Output *o = output_open(path, true, c->arena, &f);
  if (!o)
    return cmd_fail(c, &f);
  Progress *p = piped ? watch_rows(c) : c->progress;
  if (!export_class(s, class, layout, output_file(o), p, &f)) {
    output_discard(o);
    return cmd_fail(c, &f);
  }
  if (piped)
    return cmd_flush(c, EXIT_DONE);
  if (!output_close(o, &f))
    return cmd_fail(c, &f);
  cmd_say(c, "%s: written", path);
  return EXIT_DONE;
}

static void note_waiting(const Cmd *c, const Class *n) {
  if (n->unreadable)
    cmd_warn(c, STR_FMT " without points until somebody acts: backgrade query unreadable",
             STR_ARG(cmd_count(c, n->unreadable, "unreadable answer")));
  if (n->pending)
    cmd_warn(c, STR_FMT " without points until a person scores them: backgrade query pending",
             STR_ARG(cmd_count(c, n->pending, "answer")));
  if (n->recheck)
    cmd_warn(c, STR_FMT " to look at again, the machine's score has moved: backgrade query overrides",
             STR_ARG(cmd_count(c, n->recheck, "override")));
}

int cmd_export(Cmd *c) {
  Failure f;
  Class class;
  const char *layout = c->option[OPT_FOR] ? c->option[OPT_FOR] : "tidy";
  const char *path = c->option[OPT_OUTPUT] ? c->option[OPT_OUTPUT] : "-";
  bool wide = !strcmp(layout, "wide");
  if (!wide && strcmp(layout, "tidy"))
    return unknown_format(c, layout);
  Store *s = cmd_open(c, STORE_READ, &f);
  if (!s)
    return cmd_fail(c, &f);
  if (!store_class_begin(s, c->arena, &class, &f))
    return cmd_end(c, s, &f);
  int status = export_to(c, s, &class, wide ? EXPORT_WIDE : EXPORT_TIDY, path);
  store_class_end(s);
  if (status == EXIT_DONE && !note_due(c, s, &f))
    return cmd_end(c, s, &f);
  store_close(s);
  if (status == EXIT_DONE)
    note_waiting(c, &class);
  return status;
}

// --- diff -----------------------------------------------------------------------------------

static const char *const status_names[] = STATUS_NAMES;

static Cell points_cell(Status status, double points) {
  bool waits = status == STATUS_UNREADABLE || status == STATUS_PENDING;
  return waits ? (Cell){.type = CELL_NULL} : cell_real(points);
}

static bool move_row(Table *t, int64_t row, const Move *m) {
  const Cell cells[] = {
    cell_text(m->sid), cell_text(m->problem), cell_text(m->part),
    m->had ? cell_text(str(status_names[m->old_status])) : (Cell){.type = CELL_NULL},
    m->had ? points_cell(m->old_status, m->old_points) : (Cell){.type = CELL_NULL},
    cell_text(str(status_names[m->new_status])), points_cell(m->new_status, m->new_points),
    cell_text(m->message), cell_int(m->overridden)};
  return table_row(t, row, cells, sizeof cells / sizeof *cells);
}

static int read_runs(const Cmd *c, int64_t *from, int64_t *to) {
  if (!c->operands)
    return EXIT_DONE;
  if (c->operands == 1)
    return cmd_usage(c, "backgrade diff 2 5", "diff takes two runs, or none for the last one");
  if (!str_int(str(c->operand[0]), from) || !str_int(str(c->operand[1]), to) || *from < 0 || *from >= *to)
    return cmd_usage(c, "`backgrade query runs` lists them; 0 is before the first", "runs are numbers, the earlier first");
  return EXIT_DONE;
}

// The runs that are meant, if there are such; before the first, 0 and 0: nothing moved.
static bool find_runs(const Cmd *c, Store *s, int64_t *from, int64_t *to, Failure *f) {
  int64_t last;
  if (!store_last_run(s, &last, f))
    return false;
  if (!c->operands) {
    *to = last;
    *from = last ? last - 1 : 0;
  }
  if (*to <= last)
    return true;
  failure(f, c->arena, EXIT_INVALID, "there is no run %lld%s", (long long)*to, last ? "" : ": nothing was graded yet");
  f->help = last ? str_fmt(c->arena, "the last one is %lld; `backgrade query runs` lists them", (long long)last) : S("");
  return false;
}

// What moved on its way to stdout, and how much of what kind there is.
typedef struct {
  Table *table;
  Progress *progress;
  bool all; // also what was graded for the first time
  int64_t row, up, down, other, fresh;
} Difference;

static bool pour_move(void *context, const Move *m) {
  Difference *d = context;
  bool rose = m->new_points > m->old_points, fell = m->new_points < m->old_points;
  d->fresh += !m->had;
  d->up += m->had && rose;
  d->down += m->had && fell;
  d->other += m->had && !rose && !fell;
  progress_step(d->progress, 1);
  return !(m->had || d->all) || move_row(d->table, d->row++, m);
}

static bool pour_moves(const Cmd *c, Store *s, int64_t from, int64_t to, Difference *d, Failure *f) {
  static const char *const names[] = {"student_id", "problem", "part", "old_status", "old_points",
                                      "status", "points", "message", "overridden"};
  enum { N = sizeof names / sizeof *names };
  Cell header[N];
  for (size_t i = 0; i < N; i++)
    header[i] = cell_text(str(names[i]));
  *d = (Difference){.table = open_table(c, "diff"), .all = c->option[OPT_ALL] != NULL,
                    .progress = watch_rows(c)};
  table_row(d->table, d->row++, header, N);
  progress_begin(d->progress, "diff", "rows", 0);
  bool ok = store_moves(s, from, to, pour_move, d, f);
  progress_end(d->progress);
  if (ok)
    close_table(c, d->table);
  return ok;
}

static void say_moves(const Cmd *c, const Difference *d, int64_t from, int64_t to) {
  if (to)
    cmd_say(c, "run %lld against run %lld: %lld up, %lld down, %lld otherwise changed, %lld graded for the first time%s",
          (long long)to, (long long)from, (long long)d->up, (long long)d->down, (long long)d->other, (long long)d->fresh,
          d->fresh && !d->all ? " (--all lists them)" : "");
}

int cmd_diff(Cmd *c) {
  Failure f;
  Difference moved;
  Next next;
  int64_t from = 0, to = 0;
  if (c->option[OPT_CSV] && c->option[OPT_JSON])
    return cmd_usage(c, "", "--csv and --json exclude each other");
  int status = read_runs(c, &from, &to);
  if (status != EXIT_DONE)
    return status;
  Store *s = cmd_open(c, STORE_READ, &f);
  if (!s || !find_runs(c, s, &from, &to, &f) || !cmd_next(c, s, &next, &f))
    return cmd_end(c, s, &f);
  if (!to)
    cmd_say(c, "nothing was graded yet%s%s; next: `%s`", next.lacks ? ": " : "", next.lacks ? next.lacks : "", next.next);
  if (!pour_moves(c, s, from, to, &moved, &f))
    return cmd_end(c, s, &f);
  store_close(s);
  say_moves(c, &moved, from, to);
  return cmd_flush(c, EXIT_DONE);
}
