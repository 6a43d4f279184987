// judge.c - what all kinds of answer have in common.
#include "judge.h"

#include <assert.h>

#include "judge_memory.h"
#include "limits.h"

static bool is_blank(Str raw) {
  static const Str blanks[] = {STR_INIT(""), STR_INIT("-"), STR_INIT("--"), STR_INIT("n/a"), STR_INIT("N/A"), STR_INIT("?")};
  Str s = str_trim(raw);
  if (s.n > 3) return false; // none is longer
  for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
    if (str_eq(s, blanks[i])) return true;
  return false;
}

Judgement judged(const Case *c, Status status, double share, const char *format, ...) {
  Buf b = buf_new(c->out);
  va_list args;
  va_start(args, format);
  buf_vfmt(&b, format, args);
  va_end(args);
  return (Judgement){.status = status, .share = share, .message = buf_str(&b)};
}

Judgement unreadable(const Case *c, const Diags *d) {
  const Diag *first = diags_first(d);
  assert(first);
  return (Judgement){.status = STATUS_UNREADABLE, .message = diag_line(first, c->out)};
}

Status status_of(double share) {
  return share >= 1 ? STATUS_CORRECT : share > 0 ? STATUS_PARTIAL : STATUS_INCORRECT;
}

bool best_of(Best *best, Judgement j, bool fits) {
  const Judgement *b = &best->judgement;
  bool waits = j.status == STATUS_UNREADABLE, waited = b->status == STATUS_UNREADABLE;
  bool tie = waits == waited ? fits && !best->fits : waits;
  if (best->any && !(j.share > b->share) && !(j.share == b->share && tie)) return false;
  *best = (Best){j, fits, true};
  return true;
}

bool same_word(Str a, Str b) { return str_eq_fold(str_trim(a), str_trim(b)); }

bool word_in(Str word, const char *list) {
  for (const char *at = list + 1; *at;) {
    size_t n = strcspn(at, " ");
    if (str_eq_fold(word, (Str){at, n})) return true;
    at += n + (at[n] == ' ');
  }
  return false;
}

// ---- every kind ------------------------------------------------------------

static Judgement judge_kind(const Case *c) {
  switch (c->part->front->kind) {
  case KIND_VALUE: return judge_value(c);
  case KIND_EXPRESSION: case KIND_ENTRY: case KIND_BLANK: return judge_formula(c);
  case KIND_CLAIM: return judge_claim(c);
  case KIND_CHOICE: return judge_choice(c);
  case KIND_ORDER: return judge_order(c);
  case KIND_GRAPH: return judge_graph(c);
  case KIND_CONSTRUCT: return judge_construct(c);
  case KIND_TEXT: return (Judgement){.status = STATUS_PENDING, .message = S("waits for a person")};
  }
  return (Judgement){.status = STATUS_PENDING};
}

static Case case_of(const Sheet *sheet, size_t part, const Instance *instance, Written answer, Arena *out, Arena *scratch) {
  Source source = {.text = unwrapped(answer.raw), .whole = answer.raw};
  return (Case){.sheet = sheet, .part = &sheet->parts[part], .instance = instance, .source = source,
                .decimal_comma = answer.decimal_comma, .out = out, .scratch = scratch};
}

// A formula of a page is 2 KiB; a value has room for as many numbers as are asked.
static size_t longest_answer(const SheetPart *p) {
  Kind kind = p->front->kind;
  if (kind == KIND_EXPRESSION || kind == KIND_ENTRY || kind == KIND_BLANK) return LIMIT_FORMULA_BYTES;
  size_t room = (LIMIT_ANSWER_BYTES - LIMIT_FORMULA_BYTES) / LIMIT_ENTRY_BYTES, entries = kind == KIND_VALUE ? (size_t)shape_numel(p->reference[0].shape) : room;
  return LIMIT_FORMULA_BYTES + (entries < room ? entries : room) * LIMIT_ENTRY_BYTES;
}

static bool has_no_answer(const Case *c, Judgement *j) {
  size_t n = str_trim(c->source.whole).n; // with its quotation marks
  if (is_blank(c->source.text)) *j = (Judgement){.status = STATUS_BLANK, .message = S("no answer")};
  else if (n > longest_answer(c->part)) *j = judged(c, STATUS_UNREADABLE, 0, "the answer is longer than %zu bytes", longest_answer(c->part));
  else return false;
  return true;
}

Judgement judge(const Sheet *sheet, size_t part, const Instance *instance, Written answer, Arena *out, Arena *scratch) {
  return judge_remembering(sheet, part, instance, answer, NULL, out, scratch);
}

Judgement judge_remembering(const Sheet *sheet, size_t part, const Instance *instance, Written answer, FormulaMemory *memory, Arena *out, Arena *scratch) {
  ArenaMark mark = arena_mark(scratch);
  Case c = case_of(sheet, part, instance, answer, out, scratch);
  c.memory = memory;
  Judgement j;
  if (!has_no_answer(&c, &j)) j = judge_kind(&c);
  if (j.status == STATUS_UNREADABLE && c.part->front->settings.unreadable == UNREADABLE_ZERO)
    j = judged(&c, STATUS_INCORRECT, 0, "cannot be read: " STR_FMT, STR_ARG(j.message));
  arena_release(scratch, mark);
  return j;
}

// ---- readings --------------------------------------------------------------

Readback judge_readback(const Sheet *sheet, size_t part, Written answer, Arena *out, Arena *scratch) {
  ArenaMark mark = arena_mark(scratch);
  Case c = case_of(sheet, part, NULL, answer, out, scratch);
  Kind kind = c.part->front->kind;
  Judgement j;
  Readback r = {.status = STATUS_CORRECT};
  if (has_no_answer(&c, &j)) {
    r = (Readback){.status = j.status, .message = j.message};
  } else if (kind == KIND_VALUE) {
    r = read_value(&c);
  } else if (kind == KIND_EXPRESSION || kind == KIND_ENTRY || kind == KIND_BLANK) {
    r = read_formula(&c);
  } else { // words: what can be judged can be read
    j = judge_kind(&c);
    if (j.status == STATUS_UNREADABLE) r = (Readback){.status = j.status, .message = j.message};
    else r.reading = str_dup(out, str_trim(answer.raw));
  }
  arena_release(scratch, mark);
  return r;
}

const char *judge_numbers(const Sheet *sheet, size_t part, size_t k, const Frame *frame, Written answer, const FormulaMemory *memory, Arena *a, Answered *numbers) {
  Case c = case_of(sheet, part, NULL, answer, a, a);
  const Reference *reference = &c.part->reference[k];
  Kind kind = c.part->front->kind;
  Judgement j;
  if (has_no_answer(&c, &j)) return j.status == STATUS_BLANK ? "is blank" : "cannot be read";
  if (!frame && memory_kept(memory, &c, k, numbers)) return numbers->values ? NULL : "cannot be read";
  if (kind == KIND_EXPRESSION || kind == KIND_ENTRY || kind == KIND_BLANK) return formula_numbers(&c, reference, frame, numbers);
  return kind == KIND_VALUE ? value_numbers(&c, reference, numbers) : "cannot be read";
}
