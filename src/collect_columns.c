// First the platform is recognised by the columns that only it has, then every column
// gets a role, from the surest source that speaks of it: the mapping file, a tag, a name
// that is problem.part, the platform's own patterns, the list of known names.  At the end
// the roles are checked against each other: one column for each part, one for the time,
// somebody to whom the answers belong.
#include "collect_columns.h"

#include <string.h>

#include "collect_header.h"
#include "collect_words.h"

// --- roles -------------------------------------------------------------------------------------

// Points, feedback and scores repeat the question's name: "Points - W1 [hw1.a]",
// "W1 [hw1.a] [Score]".  Returns the question's column, or -1.
static ptrdiff_t repeats(const Finder *x, size_t i) {
  Str name = x->header->cells[i];
  for (size_t k = 0; k < i; k++) {
    Str q = x->header->cells[k];
    if (q.n < 3 || name.n <= q.n + 3 || x->c->v[k].role != ROLE_ANSWER)
      continue;
    bool before = str_starts(name, q) && str_starts(str_sub(name, q.n, name.n), S(" [")) && name.p[name.n - 1] == ']';
    Str left = str_sub(name, 0, name.n - q.n);
    bool dash = left.n > 3 && str_eq(str_sub(left, left.n - 3, left.n), S(" - "));
    bool after = dash && str_eq(str_sub(name, left.n, name.n), q);
    if (before || after)
      return (ptrdiff_t)k;
  }
  return -1;
}

static void ignore(Column *v, const char *why) { *v = (Column){.role = ROLE_IGNORED, .why = why}; }

static bool fail(const Finder *x, size_t i, Str message, Str help) {
  failure(x->f, x->in->arena, EXIT_INVALID, STR_FMT ":%d: column %zu: " STR_FMT, STR_ARG(csv_name(x->in->csv)),
          (int)x->header->line, i + 1, STR_ARG(message));
  x->f->help = help;
  return false;
}

static void answers(Column *v, const Part **parts, size_t n, Arena *a) {
  *v = (Column){.role = ROLE_ANSWER, .parts = NEW_ARRAY(a, const Part *, n), .n_parts = n};
  memcpy(v->parts, parts, n * sizeof *parts);
}

// [student], [sid], [email], [name] in a question's title say who answers.
static bool student_tag(Str header, KeyKind *key) {
  static const struct { Str tag; KeyKind key; } tags[] = {
    {STR_INIT("[student]"), KEY_ANY}, {STR_INIT("[student_id]"), KEY_SID}, {STR_INIT("[sid]"), KEY_SID},
    {STR_INIT("[email]"), KEY_EMAIL}, {STR_INIT("[name]"), KEY_NAME}};
  for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
    if (str_find(header, tags[i].tag) >= 0) {
      *key = tags[i].key;
      return true;
    }
  return false;
}

// A tag, or a header that is problem.part.  False if it names what is not there.
static bool tagged(Finder *x, size_t i) {
  enum { MOST = 32 };
  const Part *parts[MOST];
  Arena *a = x->in->arena;
  Column *v = &x->c->v[i];
  Str name = x->header->cells[i];
  NotAsked not = {0};
  KeyKind key;
  if (student_tag(name, &key)) {
    *v = (Column){.role = ROLE_STUDENT, .key = key};
    return true;
  }
  size_t n = columns_tags(x->asked, name, parts, MOST, a, &not);
  if (not.message.n)
    return fail(x, i, not.message, not.help);
  if (!n) {
    ptrdiff_t dot = str_find(name, S("."));
    const Asked *asked = dot > 0 ? asked_problem(x->asked, str_sub(name, 0, (size_t)dot), a, NULL) : NULL;
    if (!asked)
      return true;
    parts[0] = asked_part(asked, str_sub(name, (size_t)dot + 1, name.n), a, &not);
    if (!parts[0])
      return fail(x, i, not.message, not.help);
    n = 1;
  }
  if (x->c->layout == LAYOUT_GRADESCOPE && header_points(name) >= 0)
    ignore(v, "points of a question"); // its responses have a column without them
  else
    answers(v, parts, n, a);
  return true;
}

// "Grade/10.00", in any language.
static bool is_grade(Str s) {
  ptrdiff_t slash = str_find(s, S("/"));
  return slash > 0 && (size_t)slash + 1 < s.n && s.p[slash + 1] >= '0' && s.p[slash + 1] <= '9';
}

static void moodle(Finder *x, size_t i) {
  Str name = x->header->cells[i];
  Column *v = &x->c->v[i];
  int64_t number, other;
  QuestionColumn kind = words_question(name, &number);
  if (kind == COLUMN_RIGHT_ANSWER)
    ignore(v, "what the platform takes for right");
  else if (kind == COLUMN_QUESTION)
    v->role = ROLE_QUESTION;
  else if (kind == COLUMN_RESPONSE) {
    v->loses = true;
    for (size_t k = 0; k < x->header->n; k++)
      if (words_question(x->header->cells[k], &other) == COLUMN_QUESTION && other == number)
        *v = (Column){.role = ROLE_RESPONSE, .question = k};
  } else if (header_points(name) > 0) {
    ignore(v, "points of a question");
  } else if (is_grade(name)) {
    ignore(v, "a grade");
  }
}

static void platform(Finder *x, size_t i) {
  Str name = x->header->cells[i];
  Column *v = &x->c->v[i];
  Layout layout = x->c->layout;
  bool id = str_eq(x->plain[i], S("id"));
  if (layout == LAYOUT_MOODLE)
    moodle(x, i);
  else if (layout == LAYOUT_CANVAS && header_is_number(name))
    ignore(v, "points of a question");
  else if (layout == LAYOUT_CANVAS && header_is_canvas_question(name))
    v->loses = true;
  else if (layout == LAYOUT_MICROSOFT && id)
    ignore(v, "the form counts its answers");
  else if (layout == LAYOUT_GRADESCOPE && header_points(name) >= 0)
    ignore(v, "points of a question");
}

static void known_name(Finder *x, size_t i) {
  const HeaderWord *w = words_find(x->plain[i]);
  if (w)
    x->c->v[i] = (Column){.role = w->role, .key = w->key, .why = w->why};
  else if (!x->header->cells[i].n)
    ignore(&x->c->v[i], "no name");
}

// --- what the mapping file says ---------------------------------------------------------------------

static bool same_name(const Finder *x, size_t i, Str name, int pass) {
  Str header = x->header->cells[i];
  Arena *a = x->in->arena;
  return pass == 0 ? str_eq(header, name)
       : pass == 1 ? str_eq(x->plain[i], intake_plain(name, a)) && x->plain[i].n
                   : str_eq(columns_short_name(header), name);
}

// The column of that name: exactly, but for case and marks, or without points and text.
static ptrdiff_t mapped_column(Finder *x, const MapWord *word, bool must) {
  const Source *source = &x->map->source;
  Diags *d = x->in->d;
  for (int pass = 0; pass < 3; pass++) {
    ptrdiff_t found = -1;
    for (size_t i = 0; i < x->header->n; i++)
      if (same_name(x, i, word->text, pass)) {
        if (found >= 0) {
          diag_error(d, source, word->span, "columns %zu and %zu are both called so", (size_t)found + 1, i + 1);
          return -1;
        }
        found = (ptrdiff_t)i;
      }
    if (found >= 0)
      return found;
  }
  if (must) {
    diag_error(d, source, word->span, "no column \"" STR_FMT "\" in " STR_FMT, STR_ARG(word->text),
               STR_ARG(csv_name(x->in->csv)));
    diag_did_you_mean(d, word->text, x->header->cells, x->header->n);
  }
  return -1;
}

static void map_answer(Finder *x, const MapLine *line, size_t i) {
  const Part **parts = NEW_ARRAY(x->in->arena, const Part *, line->n_parts);
  size_t n = 0;
  for (size_t k = 0; k < line->n_parts; k++) {
    NotAsked not;
    const Part *part = asked_find(x->asked, line->parts[k].text, x->in->arena, &not);
    if (part)
      parts[n++] = part;
    else {
      diag_error(x->in->d, &x->map->source, line->parts[k].span, STR_FMT, STR_ARG(not.message));
      if (not.help.n)
        diag_help(x->in->d, STR_FMT, STR_ARG(not.help));
    }
  }
  answers(&x->c->v[i], parts, n, x->in->arena);
}

static void apply_line(Finder *x, const MapLine *line) {
  ptrdiff_t i = mapped_column(x, &line->column, line->kind != MAP_SKIP);
  if (i < 0)
    return; // reported, or a row to skip
  Column *v = &x->c->v[i];
  if (v->said)
    diag_error(x->in->d, &x->map->source, line->column.span, "column %zu has a line already", (size_t)i + 1);
  else if (line->kind == MAP_ANSWER)
    map_answer(x, line, (size_t)i);
  else if (line->kind == MAP_SKIP)
    ignore(v, "the mapping file skips it");
  else if (line->kind == MAP_SUBMITTED)
    *v = (Column){.role = ROLE_TIME};
  else
    *v = (Column){.role = ROLE_STUDENT, .key = line->kind == MAP_NAME ? KEY_NAME : KEY_ANY};
  v->said = true;
}

// A line for the student or the time replaces what is known by name.
static void replace_guesses(Finder *x) {
  bool student = false, time = false;
  for (size_t i = 0; i < x->c->n; i++) {
    student |= x->c->v[i].said && x->c->v[i].role == ROLE_STUDENT;
    time |= x->c->v[i].said && x->c->v[i].role == ROLE_TIME;
  }
  for (size_t i = 0; i < x->c->n; i++) {
    Column *v = &x->c->v[i];
    bool who = v->role == ROLE_STUDENT || v->role == ROLE_FIRST || v->role == ROLE_LAST;
    if (!v->said && ((student && who) || (time && v->role == ROLE_TIME)))
      ignore(v, "the mapping file names another");
  }
}

// --- all together ---------------------------------------------------------------------------------------

// In a form's export, what is not the form's own is a question.
static bool asks_everything(Layout layout) { return layout == LAYOUT_GOOGLE || layout == LAYOUT_MICROSOFT; }

static bool give_roles(Finder *x) {
  size_t errors = x->in->d->errors;
  for (size_t i = 0; x->map && i < x->map->n; i++)
    apply_line(x, &x->map->v[i]);
  if (x->in->d->errors > errors)
    return failure(x->f, x->in->arena, EXIT_INVALID, STR_FMT " does not fit " STR_FMT "; nothing was collected",
                   STR_ARG(x->map->source.name), STR_ARG(csv_name(x->in->csv)));
  for (size_t i = 0; i < x->c->n; i++) {
    Column *v = &x->c->v[i];
    if (v->said)
      continue;
    if (repeats(x, i) >= 0)
      ignore(v, "points or feedback of a question");
    else if (!tagged(x, i))
      return false;
    if (v->role == ROLE_UNKNOWN)
      platform(x, i);
    if (v->role == ROLE_UNKNOWN && !v->loses)
      known_name(x, i);
    v->loses |= v->role == ROLE_UNKNOWN && asks_everything(x->c->layout);
  }
  if (x->map)
    replace_guesses(x);
  return true;
}

// The long layout's own columns; the best name counts.
static bool give_long_roles(Finder *x) {
  static const char *const attempt_names[] = {"attempt", NULL};
  Columns *c = x->c;
  Arena *a = x->in->arena;
  const struct { ptrdiff_t *column; const char *const *names; Role role; const char *what, *call; } all[] = {
    {&c->problem, header_problem_names, ROLE_PROBLEM, "the problem", "problem; or have a column PROBLEM.PART for each part"},
    {&c->part, header_part_names, ROLE_PART, "the part", "part"}, {&c->text, header_answer_names, ROLE_TEXT, "the answer", "answer"},
    {&c->attempt, attempt_names, ROLE_ATTEMPT, NULL, NULL}};
  for (size_t i = 0; i < c->n; i++)
    known_name(x, i);
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
    *all[i].column = intake_column(x->header, all[i].names, a);
    if (*all[i].column >= 0)
      c->v[*all[i].column] = (Column){.role = all[i].role};
  }
  for (size_t i = 0; i + 1 < sizeof all / sizeof *all; i++)
    if (*all[i].column < 0)
      return intake_no_column(x->in, all[i].what, all[i].call, x->f);
  return true;
}

// Of our own wide layout, too, the column of attempts counts.
static void find_attempt(Finder *x) {
  ptrdiff_t i = header_called(x, "attempt");
  if (i >= 0 && x->c->layout <= LAYOUT_WIDE && !x->c->v[i].said) {
    x->c->v[i] = (Column){.role = ROLE_ATTEMPT};
    x->c->attempt = i;
  }
}

// One column each for the time, the names, the status: the one whose name is best.
static void choose(Finder *x, Role role, ptrdiff_t *chosen, const char *why) {
  Columns *c = x->c;
  const HeaderWord *best = NULL;
  *chosen = -1;
  for (size_t i = 0; i < c->n; i++) {
    if (c->v[i].role != role)
      continue;
    const HeaderWord *w = words_find(x->plain[i]);
    if (c->v[i].said || *chosen < 0 || (!c->v[*chosen].said && w < best)) {
      if (*chosen >= 0)
        ignore(&c->v[*chosen], why);
      *chosen = (ptrdiff_t)i;
      best = w;
    } else {
      ignore(&c->v[i], why);
    }
  }
}

// An id of a platform is trusted as far as there is no better one.
static void weigh_keys(Finder *x) {
  Columns *c = x->c;
  bool sid = false;
  for (size_t i = 0; i < c->n; i++)
    sid |= c->v[i].role == ROLE_STUDENT && c->v[i].key == KEY_SID;
  for (size_t i = 0; i < c->n; i++) {
    Column *v = &c->v[i];
    if (v->role != ROLE_STUDENT || v->said)
      continue;
    if (v->key == KEY_WEAK && sid)
      ignore(v, "another id is there");
    else if (!sid && c->layout <= LAYOUT_TAGGED && (v->key == KEY_WEAK || v->key == KEY_LOGIN))
      v->key = KEY_ANY;
  }
}

static void collect_keys(Columns *c, Arena *a) {
  c->keys = NEW_ARRAY(a, size_t, c->n + 1);
  c->answers = NEW_ARRAY(a, size_t, c->n + 1);
  for (KeyKind key = KEY_SID; key <= KEY_NAME; key++)
    for (size_t i = 0; i < c->n; i++)
      if (c->v[i].role == ROLE_STUDENT && c->v[i].key == key)
        c->keys[c->n_keys++] = i;
  for (size_t i = 0; i < c->n; i++)
    if (c->v[i].role == ROLE_ANSWER || c->v[i].role == ROLE_RESPONSE)
      c->answers[c->n_answers++] = i;
  for (size_t i = 0; i < c->n; i++)
    c->questions |= c->v[i].role == ROLE_RESPONSE;
}

static bool no_two(Finder *x) {
  const Columns *c = x->c;
  for (size_t i = 0; i < c->n; i++)
    for (size_t k = i + 1; k < c->n && c->v[i].role > ROLE_IGNORED; k++)
      if (c->v[k].role > ROLE_IGNORED && x->header->cells[i].n && str_eq(x->header->cells[i], x->header->cells[k]))
        return intake_twice(x->in, i, k, x->f);
  for (size_t i = 0; i < c->n_answers; i++)
    for (size_t k = 0; k <= i; k++) {
      const Column *one = &c->v[c->answers[k]], *other = &c->v[c->answers[i]];
      for (size_t p = 0; p < one->n_parts; p++)
        for (size_t q = k == i ? p + 1 : 0; q < other->n_parts; q++)
          if (one->parts[p] == other->parts[q])
            return fail(x, c->answers[i], str_fmt(x->in->arena, "column %zu holds answers to " STR_FMT " already", c->answers[k] + 1,
                        STR_ARG(asked_name(x->asked, one->parts[p], x->in->arena))), (Str){0});
    }
  return true;
}

static bool no_answers(const Finder *x) {
  bool points = false;
  Str response = {0}; // the first column that looks like answers
  for (size_t i = 0; i < x->c->n && !response.n; i++)
    if (x->c->v[i].loses)
      response = x->header->cells[i];
  for (size_t i = 0; i < x->c->n; i++)
    points |= x->c->v[i].role == ROLE_IGNORED && x->c->v[i].why && !strcmp(x->c->v[i].why, "points of a question");
  failure(x->f, x->in->arena, EXIT_INVALID, STR_FMT ":%d: no column holds answers%s", STR_ARG(csv_name(x->in->csv)),
          (int)x->header->line, points ? ", only points of questions" : "");
  x->f->help = x->c->layout != LAYOUT_MOODLE
                 ? S("put [problem.part] into the title of each question, or say --map FILE with lines like: Question 1 = hw1.a")
             : points && !response.n
                 ? S("export the report \"Responses\", not \"Grades\"; then --map FILE with lines like: Response 1 = hw1.a")
                 : str_fmt(x->in->arena, "put [problem.part] into the text of each question and export it too, or say --map FILE with lines like: " STR_FMT " = hw1.a",
                           STR_ARG(response.n ? response : S("Response 1")));
  return false;
}

bool columns_find(const Intake *in, const AskedList *asked, const Map *map, Columns *c, Failure *f) {
  const CsvRow *header = csv_header(in->csv);
  Finder x = {.in = in, .asked = asked, .map = map, .header = header, .c = c, .f = f,
              .plain = NEW_ARRAY(in->arena, Str, header->n)};
  for (size_t i = 0; i < header->n; i++)
    x.plain[i] = intake_plain(header->cells[i], in->arena);
  *c = (Columns){.v = NEW_ARRAY(in->arena, Column, header->n), .n = header->n, .attempt = -1, .problem = -1,
                 .part = -1, .text = -1, .time = -1, .first = -1, .last = -1, .status = -1};
  c->layout = header_layout(&x);
  if (!(c->layout == LAYOUT_LONG ? give_long_roles(&x) : give_roles(&x)))
    return false;
  find_attempt(&x);
  choose(&x, ROLE_TIME, &c->time, "another time is there");
  choose(&x, ROLE_FIRST, &c->first, "another name is there");
  choose(&x, ROLE_LAST, &c->last, "another name is there");
  choose(&x, ROLE_STATUS, &c->status, "another status is there");
  weigh_keys(&x);
  collect_keys(c, in->arena);
  if (!no_two(&x))
    return false;
  if (!c->n_keys && c->first < 0 && c->last < 0)
    return intake_no_column(in, "the student's id", "student_id", f);
  return c->layout == LAYOUT_LONG || c->n_answers || no_answers(&x);
}

// --- in words ----------------------------------------------------------------------------------------------

static Str answer_role(const AskedList *asked, const Column *v, Arena *a) {
  Buf b = buf_new(a);
  if (v->role == ROLE_RESPONSE)
    return str_fmt(a, "answers to the tag in column %zu", v->question + 1);
  buf_add(&b, S("answers to "));
  for (size_t i = 0; i < v->n_parts; i++)
    buf_fmt(&b, "%s" STR_FMT, i ? ", " : "", STR_ARG(asked_name(asked, v->parts[i], a)));
  return buf_str(&b);
}

Str columns_role(const Columns *c, const AskedList *asked, size_t i, Arena *a) {
  static const char *const students[] = {
    [KEY_SID] = "the student, by id", [KEY_ANY] = "the student", [KEY_LOGIN] = "the student, by login",
    [KEY_EMAIL] = "the student, by e-mail", [KEY_WEAK] = "the student, by id if the name agrees",
    [KEY_NAME] = "the student, by name"};
  const Column *v = &c->v[i];
  switch (v->role) {
  case ROLE_IGNORED: return str_fmt(a, "ignored: %s", v->why);
  case ROLE_STUDENT: return str(students[v->key]);
  case ROLE_FIRST: return S("the student's first name");
  case ROLE_LAST: return S("the student's last name");
  case ROLE_TIME: return S("when it was submitted");
  case ROLE_STATUS: return S("whether there is a submission");
  case ROLE_ATTEMPT: return S("the attempt");
  case ROLE_PROBLEM: return S("the problem");
  case ROLE_PART: return S("the part");
  case ROLE_TEXT: return S("the answer");
  case ROLE_ANSWER:
  case ROLE_RESPONSE: return answer_role(asked, v, a);
  case ROLE_QUESTION: return S("the question, for its tag");
  default: return v->loses ? S("left out: no tag, and no map names it") : S("left out: not known");
  }
}
