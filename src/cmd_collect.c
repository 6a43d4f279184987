// collect: what came in, in a line for each file, with everything that was decided on
// the way said aloud; or, with --explain, the whole reading shown and nothing stored.
#include <string.h>

#include "cmd.h"
#include "collect.h"
#include "judge.h"
#include "sheet.h"
#include "table.h"

// --- what came in --------------------------------------------------------------------------

static void say_known(const Cmd *c, const Collected *r) {
  bool same = str_eq(r->file, r->known_as);
  cmd_say(c, STR_FMT ": collected already, on " STR_FMT "%s" STR_FMT "; nothing to do", STR_ARG(r->file),
          STR_ARG(r->known_at), same ? "" : " as ", STR_ARG(same ? S("") : r->known_as));
}

// Rows that were no submissions, and cells that were no answers.
static void say_skipped(const Cmd *c, const Collected *r) {
  if (r->furniture)
    cmd_say(c, "  " STR_FMT " skipped: no students", STR_ARG(cmd_count(c, r->furniture, "row")));
  if (r->unfinished)
    cmd_say(c, "  " STR_FMT " skipped: nothing was submitted", STR_ARG(cmd_count(c, r->unfinished, "row")));
  if (r->blanks)
    cmd_say(c, "  " STR_FMT " beside an earlier answer, which stays", STR_ARG(cmd_count(c, r->blanks, "empty cell")));
  if (r->by_email)
    cmd_say(c, "  " STR_FMT " matched by e-mail address", STR_ARG(cmd_count(c, r->by_email, "row")));
}

static void warn_doubts(const Cmd *c, const Collected *r) {
  if (r->loose)
    cmd_warn(c, STR_FMT " matched only by a similar id, a login or a name: --explain lists %s",
             STR_ARG(cmd_count(c, r->loose, "row")), r->loose == 1 ? "it" : "them");
  if (r->left_out.n)
    cmd_warn(c, "left out, since no tag and no map says which part they answer: " STR_FMT, STR_ARG(r->left_out));
  if (r->no_time)
    cmd_warn(c, "the time of " STR_FMT " is not certain and was left empty; attempts count in the order of lines\n"
             "  help: a map can say `dates = day first` or `dates = month first`, and `zone = +02:00`",
             STR_ARG(cmd_count(c, r->no_time, "row")));
  if (r->unzoned)
    cmd_say(c, "  times name no zone and are taken as UTC; a map can say `zone = +02:00`");
}

static void say_collected(const Cmd *c, const Collected *r) {
  if (r->known) {
    say_known(c, r);
  } else {
    cmd_say(c, STR_FMT ": " STR_FMT ": " STR_FMT " new, %lld revised, %lld as before, %lld rejected",
            STR_ARG(r->file), STR_ARG(cmd_count(c, r->rows, "row")), STR_ARG(cmd_count(c, r->added, "answer")),
            (long long)r->revised, (long long)r->same, (long long)r->rejected);
    say_skipped(c, r);
    warn_doubts(c, r);
  }
  if (r->decimal_changed)
    cmd_say(c, "  a comma in its numbers is now %s; next: backgrade grade --all",
            r->about.decimal_comma ? "a decimal comma" : "no decimal comma");
}

// --- how a file is read ------------------------------------------------------------------------

static void show_dialect(const CollectAbout *about) {
  const CsvDialect *d = &about->dialect;
  const char *delimiter = d->delimiter == ',' ? "comma" : d->delimiter == ';' ? "semicolon"
                        : d->delimiter == '\t' ? "TAB" : "|";
  const struct { const char *name; int64_t n; } ends[] = {{"CR LF", d->crlf}, {"LF", d->lf}, {"CR", d->cr}};
  printf("encoding   %s%s\n", d->encoding, d->marked ? ", with a byte order mark" : "");
  printf("delimiter  %s, %s\n", delimiter,
         d->named ? "named by the file" : d->even ? "which parts the first rows alike" : "for want of a better one");
  printf("line ends ");
  for (size_t i = 0, shown = 0; i < 3; i++)
    if (ends[i].n || (i == 2 && !shown))
      printf("%s %s", shown++ ? " and" : "", ends[i].n ? ends[i].name : "none");
  printf("\ndecimals   %s\n", about->decimal_comma ? "comma or point: 0,25 is a number"
                                                   : "point; a comma is not certain (--decimal=comma makes it so)");
}

static void show_columns(const Cmd *c, const CollectAbout *about) {
  static const char *const names[] = {"column", "header", "becomes"};
  Cell cells[3];
  Table *t = table_open(stdout, TABLE_ALIGNED, "columns", c->arena);
  for (size_t i = 0; i < 3; i++)
    cells[i] = cell_text(str(names[i]));
  table_row(t, 0, cells, 3);
  for (size_t i = 0; i < about->n_columns; i++) {
    cells[0] = cell_int((int64_t)i + 1);
    cells[1] = cell_text(about->columns[i].header);
    cells[2] = cell_text(about->columns[i].becomes);
    table_row(t, (int64_t)i + 1, cells, 3);
  }
  table_close(t);
}

static Str person(const Cmd *c, Str sid, Str name) {
  return name.n ? str_fmt(c->arena, STR_FMT " (" STR_FMT ")", STR_ARG(sid), STR_ARG(name)) : sid;
}

// How the grader reads an answer, without a word on whether it is right.
static Str reading(const Cmd *c, Store *s, Str name, Str text, bool comma) {
  Failure f;
  Problem problem;
  size_t part = 0;
  ptrdiff_t dot = str_find(name, S("."));
  Diags d = diags_new(c->arena);
  if (!store_problem(s, str_sub(name, 0, (size_t)dot), c->arena, &problem, &f) || !problem.id)
    return (Str){0};
  const Source file = {.name = str_fmt(c->arena, "problems/" STR_FMT ".md", STR_ARG(problem.name)), .text = problem.source};
  const Sheet *sheet = sheet_read(c->arena, lang_new(c->arena), &file, &d);
  if (!sheet)
    return (Str){0};
  while (part < sheet->front.parts_n && !str_eq(sheet->front.parts[part].id.s, str_sub(name, (size_t)dot + 1, name.n)))
    part++;
  if (part == sheet->front.parts_n)
    return (Str){0};
  Arena *scratch = arena_new();
  Readback r = judge_readback(sheet, part, (Written){.raw = text, .decimal_comma = comma}, c->arena, scratch);
  arena_free(scratch);
  return r.status == STATUS_BLANK        ? S("blank")
       : r.status == STATUS_UNREADABLE ? str_fmt(c->arena, "unreadable: " STR_FMT, STR_ARG(r.message))
       : r.reading.n                   ? r.reading
                                       : text;
}

static void show_first(const Cmd *c, Store *s, const CollectAbout *about) {
  static const char *const names[] = {"line", "student", "part", "submitted", "answer", "read as"};
  Cell cells[6];
  Table *t = table_open(stdout, TABLE_ALIGNED, "answers", c->arena);
  for (size_t i = 0; i < 6; i++)
    cells[i] = cell_text(str(names[i]));
  table_row(t, 0, cells, 6);
  for (size_t i = 0; i < about->n_first; i++) {
    cells[0] = cell_int(about->first[i].line);
    cells[1] = cell_text(person(c, about->first[i].sid, about->first[i].name));
    cells[2] = cell_text(about->first[i].part);
    cells[3] = cell_text(about->first[i].submitted);
    cells[4] = cell_text(about->first[i].text);
    cells[5] = cell_text(reading(c, s, about->first[i].part, about->first[i].text, about->decimal_comma));
    table_row(t, (int64_t)i + 1, cells, 6);
  }
  table_close(t);
}

static void show_found(const Cmd *c, const CollectAbout *about) {
  static const char *const names[] = {"line", "the row says", "taken for", "by"};
  Cell cells[4];
  Table *t = table_open(stdout, TABLE_ALIGNED, "found", c->arena);
  for (size_t i = 0; i < 4; i++)
    cells[i] = cell_text(str(names[i]));
  table_row(t, 0, cells, 4);
  for (size_t i = 0; i < about->n_found; i++) {
    cells[0] = cell_int(about->found[i].line);
    cells[1] = cell_text(about->found[i].said);
    cells[2] = cell_text(person(c, about->found[i].sid, about->found[i].name));
    cells[3] = cell_text(str(about->found[i].by));
    table_row(t, (int64_t)i + 1, cells, 4);
  }
  table_close(t);
}

static void explain(const Cmd *c, Store *s, const Collected *r) {
  const CollectAbout *about = &r->about;
  if (!about->read)
    return;
  printf("file       " STR_FMT "\n", STR_ARG(r->file));
  show_dialect(about);
  printf("layout     %s\n\n", about->layout);
  show_columns(c, about);
  if (about->n_first) {
    printf("\nThe first answers, as they would be stored:\n\n");
    show_first(c, s, about);
  }
  if (about->n_found) {
    printf("\nStudents found, but not by their id:\n\n");
    show_found(c, about);
  }
  fflush(stdout);
}

static int explain_all(Cmd *c, const CollectHow *how) {
  Failure f;
  int status = EXIT_DONE;
  Store *s = cmd_open(c, STORE_READ, &f);
  if (!s)
    return cmd_fail(c, &f);
  for (int i = 0; i < c->operands && status != EXIT_INVALID; i++) {
    Collected r;
    Diags d = diags_new(c->arena);
    bool ok = collect_answers(s, c->operand[i], how, c->arena, &d, &r, &f);
    if (i)
      puts("");
    explain(c, s, &r);
    cmd_rejects(c, &d, r.rejected - r.together);
    status = !ok ? cmd_fail(c, &f) : r.rejected ? EXIT_REJECTED : status;
    if (ok)
      say_collected(c, &r);
  }
  cmd_say(c, "nothing was stored: --explain");
  store_close(s);
  return cmd_flush(c, status);
}

// --- the command ------------------------------------------------------------------------------------

static int read_options(const Cmd *c, CollectHow *how) {
  const char *decimal = c->option[OPT_DECIMAL];
  *how = (CollectHow){.map = c->option[OPT_MAP], .explain = c->option[OPT_EXPLAIN] != NULL, .progress = c->progress};
  if (decimal && !strcmp(decimal, "comma"))
    how->decimal = DECIMAL_COMMA;
  else if (decimal && !strcmp(decimal, "point"))
    how->decimal = DECIMAL_POINT;
  else if (decimal)
    return cmd_usage(c, "", "--decimal is comma or point, not \"%s\"", decimal);
  return EXIT_DONE;
}

int cmd_collect(Cmd *c) {
  Failure f;
  CollectHow how;
  int64_t rejected = 0, fresh = 0;
  int status = read_options(c, &how);
  if (status != EXIT_DONE || how.explain)
    return status != EXIT_DONE ? status : explain_all(c, &how);
  Store *s = cmd_open(c, STORE_WRITE, &f);
  if (!s || !store_begin(s, &f))
    return cmd_end(c, s, &f);
  for (int i = 0; i < c->operands; i++) {
    Collected r;
    Diags d = diags_new(c->arena);
    bool ok = collect_answers(s, c->operand[i], &how, c->arena, &d, &r, &f);
    cmd_rejects(c, &d, r.rejected - r.together);
    if (!ok) {
      status = cmd_end(c, s, &f);
      if (c->operands > 1)
        cmd_say(c, "nothing was collected, also not from the other files");
      return status;
    }
    say_collected(c, &r);
    rejected += r.rejected;
    fresh += r.added + r.revised;
  }
  if (!cmd_conclude(c, s, rejected, &status, &f))
    return cmd_end(c, s, &f);
  store_close(s);
  if (fresh && status != EXIT_INVALID && !c->option[OPT_DRY_RUN])
    cmd_say(c, "next: backgrade grade");
  return status;
}
