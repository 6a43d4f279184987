// test_judge.c - the golden tests of tests/judge/*.t: a sheet, answers, verdicts.
//
// tests/judge/01-numbers.t says how such a file is written.
//
//   REWRITE=1 build/test_judge     puts what came out into the files; read the diff
#include "diagnose.h"
#include "follow.h"
#include "limits.h"
#include "golden.h"

typedef struct {
  Arena *arena;        // of the sheet in force
  const Lang *lang;
  Sheet *sheet;        // NULL when it could not be read
  Str diagnostics;     // what reading it gave
  FormulaMemory *memory; // of the sheet's formulas that were right
  size_t part;         // in force; parts_n before one is named
  Str student;         // whose numbers; empty: the first sample's
  bool asks_why;       // the file is one of diagnoses
  bool decimal_comma;  // the answers come from a file whose commas are decimal
  Str *given;          // of each part: what the student answered there; p NULL: nothing
  Buf *output;         // the file as it should be
} Run;

// ---- results as text -------------------------------------------------------

static void add_indented(Buf *b, Str text) {
  for (size_t i = 0; i < text.n; i++) {
    if (i == 0 || text.p[i - 1] == '\n') buf_add(b, S("\n  "));
    if (text.p[i] != '\n') buf_char(b, text.p[i]);
  }
}

static Str judgement_text(Arena *a, const Judgement *j) {
  static const char *const names[] = STATUS_NAMES;
  Buf b = buf_new(a);
  Str share = str_digits(a, j->share, 6);
  buf_add(&b, str(names[j->status]));
  if (j->status == STATUS_PARTIAL || j->status == STATUS_FOLLOW || (j->share != 0) != (j->status == STATUS_CORRECT)) buf_fmt(&b, " " STR_FMT, STR_ARG(share));
  if (j->message.n) buf_fmt(&b, ": " STR_FMT, STR_ARG(j->message));
  if (j->reading.n) add_indented(&b, str_fmt(a, "read as " STR_FMT, STR_ARG(j->reading)));
  if (j->diagnosis.n) add_indented(&b, str_fmt(a, "mistake " STR_FMT, STR_ARG(j->diagnosis)));
  if (j->reference.n) add_indented(&b, str_fmt(a, "reference " STR_FMT, STR_ARG(j->reference)));
  return buf_str(&b);
}

// What must hold of every judgement.
static void check_sane(const Judgement *j) {
  CHECK(j->share >= 0 && j->share <= 1);
  CHECK(j->status == STATUS_FOLLOW || (j->status == STATUS_CORRECT) == (j->share == 1));
  CHECK(j->status == STATUS_FOLLOW || (j->status == STATUS_PARTIAL) == (j->share > 0 && j->share < 1));
  CHECK(j->status != STATUS_FOLLOW || j->share > 0);
  CHECK(j->status == STATUS_CORRECT || j->message.n);
  CHECK(!memchr(j->message.n ? j->message.p : "", '\n', j->message.n ? j->message.n : 1));
}

// ---- judging ---------------------------------------------------------------

static double **inputs_of(Run *r, Arena *a, const Model *m) {
  Lots lots = {.salt = S("test"), .problem = r->sheet->front.id, .who = &r->student, .n = 1};
  double **inputs;
  Refusal why;
  CHECK(sample_inputs(a, m->draw, &lots, &inputs, NULL, &why));
  return inputs;
}

// The student's references, computed another way than the batch does: lane by lane.
static Instance instance_of(Run *r, size_t part, Arena *a) {
  const SheetPart *p = &r->sheet->parts[part];
  Instance own = {.stride = 1};
  for (size_t k = 0; k < p->references && p->front->kind == KIND_VALUE; k++) {
    const Reference *ref = &p->reference[k];
    const Model *m = &r->sheet->models[ref->model];
    if (ref->fixed) continue;
    own.values[k] = frame_new(a, m->net->tape, 1, (const double *const *)inputs_of(r, a, m))->value[ref->ref];
  }
  return own;
}

// Why the answer is wrong, as the batch would find it.
static Str mistake(Run *r, Arena *a, Arena *scratch, const Judgement *j, Str answer) {
  if (!r->asks_why || (j->status != STATUS_INCORRECT && j->status != STATUS_PARTIAL)) return j->diagnosis;
  const Suspects *x = suspects_new(a, r->sheet, r->part);
  const SuspectValues *values = NULL;
  if (x && suspects_vary(x)) {
    const double *const **inputs = NEW_ARRAY(a, const double *const *, r->sheet->models_n);
    for (size_t m = 0; m < r->sheet->models_n; m++)
      if (r->sheet->models[m].plan) inputs[m] = (const double *const *)inputs_of(r, a, &r->sheet->models[m]);
    values = suspects_values(a, x, 1, inputs);
  }
  return diagnose(x, values, 0, (Written){.raw = answer}, j, r->memory, a, scratch);
}

// Judged again with what was given to other parts, each judged by itself.
static void follow(Run *r, Arena *a, Arena *scratch, Written answer, Judgement *j) {
  size_t n = r->sheet->front.parts_n;
  Instance *instances = NEW_ARRAY(a, Instance, n);
  double *const **inputs = NEW_ARRAY(a, double *const *, r->sheet->models_n);
  Earlier *earlier = NEW_ARRAY(a, Earlier, n);
  if (!follow_may_gain(r->sheet, r->part, j)) return;
  for (size_t i = 0; i < n; i++) {
    instances[i] = instance_of(r, i, a);
    earlier[i].written.raw = r->given[i];
    if (r->given[i].p) earlier[i].right = judge(r->sheet, i, &instances[i], earlier[i].written, a, scratch).status == STATUS_CORRECT;
  }
  for (size_t m = 0; m < r->sheet->models_n; m++)
    if (r->sheet->models[m].plan) inputs[m] = inputs_of(r, a, &r->sheet->models[m]);
  FollowCase x = {.answer = answer, .earlier = earlier, .judgement = *j};
  follow_judge(r->sheet, r->part, r->sheet->drawn ? &(Lanes){instances, inputs, 1} : NULL, &x, 1, a, scratch);
  *j = x.judgement;
}

// What is remembered of other answers, and then of this one, changes nothing: not for this one, nor
// for another spelling of it.
static void check_remembered(Run *r, Arena *a, Arena *scratch, const Instance *own, Written answer, const Judgement *j) {
  const char *once = str_c(a, judgement_text(a, j));
  for (int i = 0; i < 2; i++) {
    Judgement again = judge_remembering(r->sheet, r->part, own, answer, r->memory, a, scratch);
    CHECK_STR(judgement_text(a, &again), once);
  }
  Written read = {.raw = j->reading};
  if (!read.raw.n || r->sheet->parts[r->part].front->kind == KIND_VALUE) return;
  Judgement alone = judge(r->sheet, r->part, own, read, a, scratch), after = judge_remembering(r->sheet, r->part, own, read, r->memory, a, scratch);
  CHECK_STR(judgement_text(a, &after), str_c(a, judgement_text(a, &alone)));
}

static Str verdict(Run *r, Arena *a, Str answer) {
  Arena *scratch = arena_new();
  Instance own = instance_of(r, r->part, a);
  ArenaMark before = arena_mark(scratch);
  Judgement j = judge(r->sheet, r->part, &own, (Written){answer, r->decimal_comma}, a, scratch);
  check_remembered(r, a, scratch, &own, (Written){answer, r->decimal_comma}, &j);
  follow(r, a, scratch, (Written){answer, r->decimal_comma}, &j);
  j.diagnosis = mistake(r, a, scratch, &j, answer);
  ArenaMark after = arena_mark(scratch);
  CHECK(before.chunk == after.chunk && before.used == after.used);
  arena_free(scratch); // nothing of the result may lie there
  check_sane(&j);
  return judgement_text(a, &j);
}

static void read_sheet(Run *r, Str text, Str name) {
  arena_free(r->arena);
  r->arena = arena_new();
  Source *file = NEW(r->arena, Source);
  *file = (Source){.name = str_dup(r->arena, name), .text = str_dup(r->arena, text)};
  Diags d = diags_new(r->arena);
  r->sheet = sheet_read(r->arena, r->lang, file, &d);
  CHECK((r->sheet == NULL) == (d.errors > 0));
  Buf b = buf_new(r->arena);
  for (size_t i = 0; i < d.n; i++) diag_render(&d.v[i], &b);
  r->diagnostics = buf_str(&b);
  r->part = r->sheet ? r->sheet->front.parts_n : 0;
  r->student = S("");
  r->memory = r->sheet ? formula_memory_new(r->arena, r->sheet) : NULL;
  r->given = NEW_ARRAY(r->arena, Str, r->part + 1);
}

// ---- reading the files -----------------------------------------------------

static int hex(char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; }

static Str unescaped(Arena *a, Str s) {
  static const char from[] = "nrts>\\", to[] = "\n\r\t >\\";
  Buf b = buf_new(a);
  for (size_t i = 0; i < s.n; i++) {
    const char *escape = s.p[i] == '\\' && i + 1 < s.n ? strchr(from, s.p[i + 1]) : NULL;
    if (escape && *escape) buf_char(&b, to[escape - from]), i++;
    else if (s.p[i] == '\\' && i + 3 < s.n && s.p[i + 1] == 'x') buf_char(&b, (char)(hex(s.p[i + 2]) * 16 + hex(s.p[i + 3]))), i += 3;
    else if (s.p[i] == '\\' && i + 1 < s.n && s.p[i + 1] == '*') { // \*1000(…): repeats what is in the brackets
      char *end;
      long n = strtol(s.p + i + 2, &end, 10);
      const char *close = memchr(end, ')', (size_t)(s.p + s.n - end));
      for (long k = 0; close && k < n; k++) buf_add(&b, (Str){end + 1, (size_t)(close - end - 1)});
      i = close ? (size_t)(close - s.p) : s.n;
    } else buf_char(&b, s.p[i]);
  }
  return buf_str(&b);
}

static void one_case(Run *r, Str line, ptrdiff_t arrow, Str *rest) {
  Arena *a = arena_new();
  Str answer = str_trim(str_sub(line, 0, (size_t)arrow)), want = str_trim(str_sub(line, (size_t)arrow + 2, line.n)), got;
  Buf b = buf_new(a), expected = buf_new(a);
  buf_add(&expected, want);
  Str more = golden_indented(a, rest);
  if (more.n) add_indented(&expected, more);
  if (str_eq(want, S("FAIL")) || str_eq(want, S("ok"))) {
    buf_add(&b, r->sheet ? S("ok") : S("FAIL"));
    add_indented(&b, r->diagnostics);
    got = buf_str(&b);
  } else if (r->sheet && r->part < r->sheet->front.parts_n) {
    got = verdict(r, a, unescaped(a, answer));
  } else {
    got = r->sheet ? S("no part was named") : S("the sheet cannot be read");
    if (!r->sheet) printf(STR_FMT, STR_ARG(r->diagnostics));
  }
  buf_fmt(r->output, STR_FMT "=> " STR_FMT "\n", STR_ARG(str_sub(line, 0, (size_t)arrow)), STR_ARG(got));
  if (!golden_rewrites()) CHECK_STR(got, str_c(a, buf_str(&expected)));
  arena_free(a);
}

static bool is_part(Run *r, Str name) {
  for (size_t i = 0; r->sheet && i < r->sheet->front.parts_n; i++)
    if (str_eq(r->sheet->front.parts[i].id.s, name)) {
      r->part = i;
      return true;
    }
  return !r->sheet;
}

// PART: ANSWER, or nothing, which takes back what was given.
static bool is_given(Run *r, Str line) {
  ptrdiff_t colon = str_find(line, S(": "));
  for (size_t i = 0; r->sheet && i < r->sheet->front.parts_n; i++) {
    if (!line.n) r->given[i] = (Str){0};
    if (colon < 0 || !str_eq(r->sheet->front.parts[i].id.s, str_trim(str_sub(line, 0, (size_t)colon)))) continue;
    r->given[i] = unescaped(r->arena, str_trim(str_sub(line, (size_t)colon + 1, line.n)));
    if (!r->given[i].p) r->given[i] = S("");
    return true;
  }
  return !line.n || !r->sheet;
}

static bool is_command(Run *r, Str line, Str *rest) {
  if (str_eq(line, S("sheet:"))) { // front matter
    Arena *a = arena_new();
    Str front = golden_indented(a, rest);
    Str text = str_fmt(a, "---\ntitle: A test\n" STR_FMT "---\nNumbers and formulas.\n", STR_ARG(front));
    read_sheet(r, text, S("problems/test.md"));
    arena_free(a);
    return true;
  }
  if (str_starts(line, S("sheet: "))) {
    Arena *a = arena_new();
    Str name = str_trim(str_sub(line, 7, line.n));
    read_sheet(r, golden_read(a, str_c(a, name)), name);
    CHECK(r->sheet && "the sheet is right");
    arena_free(a);
    return true;
  }
  if (str_starts(line, S("decimals: "))) return r->decimal_comma = str_eq(str_trim(str_sub(line, 9, line.n)), S("comma")), true;
  if (str_starts(line, S("student: "))) return r->student = str_dup(r->arena, str_trim(str_sub(line, 9, line.n))), true;
  if (str_starts(line, S("given:"))) return is_given(r, str_trim(str_sub(line, 6, line.n)));
  if (str_starts(line, S("part: "))) return is_part(r, str_trim(str_sub(line, 6, line.n)));
  return str_starts(line, S("%")) || !line.n;
}

static void run_file(const char *path, const Lang *lang) {
  Arena *a = arena_new();
  Str text = golden_read(a, path);
  Buf output = buf_new(a);
  Run r = {.arena = arena_new(), .lang = lang, .output = &output, .asks_why = strstr(path, "mistakes") != NULL};
  int number = 1;
  for (Str rest = text; rest.n;) {
    char place[100];
    snprintf(place, sizeof place, "%s:%d", path, number);
    t_group(place);
    const char *before = rest.p;
    Str line = golden_line(&rest);
    ptrdiff_t arrow = str_starts(line, S("%")) ? -1 : str_find(line, S("=> "));
    if (arrow >= 0) one_case(&r, line, arrow, &rest);
    else {
      CHECK(is_command(&r, line, &rest) && "a line of a known kind");
      buf_add(&output, (Str){before, (size_t)(rest.p - before)});
      t.checks = t.bad ? t.checks : 0; // only answers count as groups
    }
    number += golden_newlines(before, rest.p);
  }
  golden_finish(path, &output);
  arena_free(r.arena);
  arena_free(a);
}

GOLDEN("tests/judge/*.t", run_file)
