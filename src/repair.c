// repair.c - see repair.h.
//
// The edits are listed a group of kinds at a time, sorted by kind, and tried in this order; the
// first kind of which one is right is the one that is named, and what comes after it is not
// listed.  Edits of one kind that are all right are different ways to see the same mistake, and
// both are told.  Where no single edit helps two of the smallest kinds are tried together: a lost
// bar and a swapped index.
//
// Costs are bounded twice: by the number of edits and by the work that trying them
// takes.  A formula beyond a bound gets no repair rather than half a search, which
// might name the wrong one.
#include "repair.h"

#include "limits.h"
#include "repair_parts.h"

enum { QUOTE_BYTES = 60 }; // longer pieces of an answer do not help to find a place

typedef struct {
  const Wrong *w;
  Arena *arena;
  Effects effects;
  size_t nodes; // of the formula
  int64_t work;
  const Edit *right[2]; // the edit, or the pair, that was right last, of
  size_t rights;        // so many
} Search;

// ---- applying edits --------------------------------------------------------

// The tree with `with` in place of target; what is not on the way to it is shared.
static Node *replaced(Arena *a, Node *x, const Node *target, Node *with) {
  if (x == target) return with;
  for (size_t i = 0; i < x->n; i++) {
    Node *kid = replaced(a, x->kid[i], target, with);
    if (kid == x->kid[i]) continue;
    Node *y = arena_copy(a, x, sizeof *x);
    y->scope = 0; // the compiler has not seen it
    y->known = NULL;
    y->kid = arena_copy(a, x->kid, sizeof *x->kid * x->n);
    y->kid[i] = kid;
    return y;
  }
  return x;
}

static bool contains(const Node *x, const Node *part) {
  if (x == part) return true;
  for (size_t i = 0; i < x->n; i++)
    if (contains(x->kid[i], part)) return true;
  return false;
}

// Nodes that an edit strikes out or puts in another's place: *lost; and that it writes
// anew: *changed.
static void count_changes(const Edit *e, size_t *lost, size_t *changes) {
  switch (e->kind) {
  case EDIT_SYMBOL: case EDIT_BAR_MISSING: case EDIT_BAR_EXTRA:
    *lost += node_count(e->target);
    *changes += node_count(e->with);
    break;
  case EDIT_TERM_EXTRA: case EDIT_FACTOR_EXTRA: case EDIT_DIVISOR_EXTRA: case EDIT_FUNCTION_EXTRA: case EDIT_POWER_EXTRA: {
    size_t less = node_count(e->target) - node_count(e->with);
    *lost += less;
    *changes += less;
    break;
  }
  case EDIT_TERM_MISSING: case EDIT_FACTOR_MISSING: case EDIT_LEFT_FACTOR_MISSING: case EDIT_RIGHT_FACTOR_MISSING:
    *changes += node_count(e->with) - node_count(e->target) + 1; // of a formula from which half is missing nobody knows what was meant
    break;
  default: *changes += 1;
  }
}

// The formula keeps at least as much as is changed.
static bool keeps_enough(const Search *s, const Edit *x, const Edit *y) {
  size_t lost = 0, changes = 0;
  count_changes(x, &lost, &changes);
  if (y) count_changes(y, &lost, &changes);
  return s->nodes >= lost + changes * (y ? 2 : 1);
}

// A formula of numbers alone says nothing of what its author meant.
static bool has_symbols(const Node *x) {
  bool has = x->kind == N_NAME || x->kind == N_DERIVATIVE;
  for (size_t i = 0; i < x->n && !has; i++) has = has_symbols(x->kid[i]);
  return has;
}

static bool is_right(Search *s, Node *tree) { return s->w->is_right(s->w->context, tree, &s->work); }

// ---- sentences -------------------------------------------------------------

// @ is what the student wrote, # what should stand there.
static const char *const SENTENCES[EDIT_KINDS] = {
  [EDIT_MINUS_EXTRA] = "the minus before `@` is too many",
  [EDIT_PLUS_MEANT] = "`- @` where `+ @` is meant",
  [EDIT_SWAPPED_DIFFERENCE] = "`@` where `#` is meant",
  [EDIT_MINUS_MEANT] = "`+ @` where `- @` is meant",
  [EDIT_ENTRYWISE] = "the matrix product `@` where the product entry by entry, `#`, is meant",
  [EDIT_MATRIX] = "the product entry by entry `@` where the matrix product `#` is meant",
  [EDIT_TRANSPOSE_EXTRA] = "`@` where `#`, not transposed, is meant",
  [EDIT_TRANSPOSE_MISSING] = "`@` where its transpose is meant",
  [EDIT_TRANSPOSE_MOVED] = "`@` where `#` is meant",
  [EDIT_INDEX] = "`@` where `#` is meant",
  [EDIT_PRIME_MISSING] = "`@` where the derivative `#` is meant",
  [EDIT_PRIME_EXTRA] = "the derivative `@` where `#` is meant",
  [EDIT_BAR_MISSING] = "`@` where its adjoint `#` is meant",
  [EDIT_BAR_EXTRA] = "the adjoint `@` where `#` itself is meant",
  [EDIT_SYMBOL] = "`@` where `#` is meant",
  [EDIT_FUNCTION] = "`@` where `#` is meant",
  [EDIT_ORDER] = "`@` where `#` is meant",
  [EDIT_PRODUCT_MEANT] = "the division `@` where the product `#` is meant",
  [EDIT_DIVISION_MEANT] = "the product `@` where the division `#` is meant",
  [EDIT_COMPARISON] = "`@` where `#` is meant",
  [EDIT_MINUS_MISSING] = "a minus is missing before `@`",
  [EDIT_FACTOR_EXTRA] = "the factor `@` is too many",
  [EDIT_DIVISOR_EXTRA] = "the division by `@` is too many",
  [EDIT_POWER_EXTRA] = "the power `@` is too many",
  [EDIT_TERM_EXTRA] = "the term `@` is too many",
  [EDIT_FUNCTION_EXTRA] = "the function around `@` is too many",
  [EDIT_NUMBER_MISSING] = "the factor # is missing in `@`",
  [EDIT_DIVISOR_MISSING] = "the division by # is missing in `@`",
  [EDIT_TERM_MISSING] = "the term `#` is missing beside `@`",
  [EDIT_FACTOR_MISSING] = "the factor `#` is missing in `@`",
  [EDIT_LEFT_FACTOR_MISSING] = "the factor `#` is missing before `@`",
  [EDIT_RIGHT_FACTOR_MISSING] = "the factor `#` is missing behind `@`",
};

static bool is_balanced(Str s) {
  int depth = 0;
  for (size_t i = 0; i < s.n && depth >= 0; i++) {
    if (s.p[i] == '\n') return false;
    depth += char_in(s.p[i], "([{") - char_in(s.p[i], ")]}");
  }
  return depth == 0;
}

static bool reads_as(const Search *s, Str text, const Node *x) {
  Node *back = s->w->read(s->w->context, text);
  return back && node_eq(back, x);
}

// A node in the student's own spelling; empty if what stands there does not read as it.
static Str spelled(const Search *s, const Node *x) {
  const Source *h = s->w->house;
  if (!h->map || x->span.to > h->text.n || x->span.from >= x->span.to) return (Str){0};
  size_t next = x->span.to; // what was put around it has its places
  while (next < h->text.n && h->map[next] <= h->map[x->span.to - 1]) next++;
  Str raw = str_trim(str_sub(h->whole, h->map[x->span.from], h->map[next]));
  return raw.n && raw.n <= QUOTE_BYTES && is_balanced(raw) && reads_as(s, raw, x) ? raw : (Str){0};
}

// f(z) with a prime: f'(z).
static Str primed(const Search *s, Str old) {
  ptrdiff_t at = str_find(old, S("("));
  if (at <= 0) return (Str){0};
  size_t open = (size_t)at;
  Str head = str_trim(str_sub(old, 0, open));
  if (str_starts(S("\\left"), str_sub(head, head.n > 5 ? head.n - 5 : 0, head.n)) && head.n > 5) head.n -= 5, open = head.n;
  return str_fmt(s->arena, STR_FMT "'" STR_FMT, STR_ARG(head), STR_ARG(str_sub(old, open, old.n)));
}

// x_{ik} with its indices as in `with`: a letter behind the first _ or [ for a letter.
static Str reindexed(const Search *s, Str old, const Node *x, const Node *with) {
  char *text = arena_copy(s->arena, old.p, old.n);
  size_t at = 0;
  while (at < old.n && !char_in(old.p[at], "_[")) at++;
  for (; at < old.n; at++)
    for (size_t i = 1; i < x->n; i++) {
      Str a = x->kid[i]->name, b = with->kid[i]->name;
      if (a.n == 1 && b.n == 1 && old.p[at] == a.p[0]) text[at] = b.p[0];
    }
  return (Str){text, old.n};
}

static Str new_text(const Search *s, const Edit *e) { return e->new ? node_text(s->arena, e->new) : (Str){0}; }

// What should stand there, in the student's spelling where a small change of his text
// reads as it.
static Str respelled(const Search *s, const Edit *e, Str old) {
  Str text = {0};
  if (old.n && e->kind == EDIT_INDEX && e->old->kind == N_INDEX) text = reindexed(s, old, e->old, e->with);
  if (old.n && e->kind == EDIT_PRIME_MISSING) text = primed(s, old);
  return text.n && reads_as(s, text, e->with) ? text : new_text(s, e);
}

static Str shortened(const Search *s, const Node *x) {
  Str text = node_text(s->arena, x);
  return text.n <= 2 * QUOTE_BYTES ? text : str_fmt(s->arena, STR_FMT "…", STR_ARG(str_sub(text, 0, QUOTE_BYTES)));
}

static Str sentence(const Search *s, const Edit *e) {
  Buf b = buf_new(s->arena);
  Str raw = spelled(s, e->old), old = raw.n ? raw : shortened(s, e->old), new = respelled(s, e, raw);
  for (const char *p = SENTENCES[e->kind]; *p; p++)
    if (*p == '@') buf_add(&b, old);
    else if (*p == '#') buf_add(&b, new);
    else buf_char(&b, *p);
  return buf_str(&b);
}

static Str sentence_of_two(const Search *s, const Edit *x, const Edit *y) {
  Str a = sentence(s, x), b = sentence(s, y);
  return str_fmt(s->arena, STR_FMT ", and " STR_FMT, STR_ARG(a), STR_ARG(b));
}

// ---- the search ------------------------------------------------------------

typedef struct { Str said[2]; const Edit *edit[2]; size_t n; } Found; // n: different ones

static bool is_transpose_of(Str a, Str b) { return a.n == b.n + 1 && str_starts(a, b) && a.p[b.n] == '\''; }

// The same change of the formula's value at another place of it: the transpose of a
// product and of its factor, a factor that is its own transpose.
static bool says_the_same(const Search *s, const Edit *first, const Edit *e) {
  if (first->kind != e->kind) return false;
  Str before = new_text(s, first), now = new_text(s, e);
  if (first->target == e->target) return is_transpose_of(now, before);
  bool place_matters = e->kind != EDIT_TRANSPOSE_MISSING && !(e->kind >= EDIT_MINUS_MISSING && e->kind <= EDIT_DIVISOR_MISSING);
  return !place_matters && str_eq(before, now) && contains(first->target, e->target);
}

static void found(const Search *s, Found *f, const Edit *e, Str said) {
  for (size_t i = 0; i < f->n && i < 2; i++)
    if (str_eq(f->said[i], said) || (e && says_the_same(s, f->edit[i], e))) return;
  if (f->n < 2) f->said[f->n] = said, f->edit[f->n] = e;
  f->n++;
}

static bool too_much(const Search *s) { return s->work > LIMIT_REPAIR_WORK; }

static Effects effects_at(const Search *s, const Place *at) {
  Effects x = s->effects;
  x.at = *at;
  return x;
}

static bool may_be_right(const Search *s, const Edit *e) {
  Effects x = effects_at(s, e->place);
  return effects_allow(&x, e->telling) && keeps_enough(s, e, NULL);
}

static void note_right(Search *s, const Edit *x, const Edit *y) {
  s->right[0] = x;
  s->right[1] = y;
  s->rights++;
}

// Of the first kind of which an edit is right; but where it can be seen in two ways, of
// the next small kind that says it in one.
static Found single_edits(Search *s, const Edit *const *order, size_t n) {
  Found first = {.n = 0}, now = {.n = 0};
  for (size_t i = 0; i < n && !too_much(s); i++) {
    const Edit *e = order[i];
    if (i && e->kind != order[i - 1]->kind) {
      if (now.n == 1 || (now.n && !first.n)) first = now;
      if (first.n == 1 || (first.n && e->kind > EDIT_SMALL)) return first;
      now = (Found){.n = 0};
    }
    if (!may_be_right(s, e) || !is_right(s, replaced(s->arena, s->w->tree, e->target, e->with))) continue;
    note_right(s, e, NULL);
    found(s, &now, e, sentence(s, e));
  }
  return now.n == 1 || !first.n ? now : first;
}

static Found pairs(Search *s, const Edit *const *order, size_t n) {
  Found f = {.n = 0};
  Effect *effect = NEW_ARRAY(s->arena, Effect, n + 1);
  for (size_t i = 0; i < n; i++) {
    Effects x = effects_at(s, order[i]->place);
    effect[i] = effect_of(&x, order[i]->telling);
  }
  for (size_t i = 0; i < n && !too_much(s); i++)
    for (size_t j = i + 1; j < n && !too_much(s); j++) {
      const Edit *x = order[i], *y = order[j];
      if (contains(x->target, y->target) || contains(y->target, x->target)) continue;
      if (!keeps_enough(s, x, y) || !effects_allow_both(&s->effects, &effect[i], &effect[j])) continue;
      Node *once = replaced(s->arena, s->w->tree, x->target, x->with);
      bool right = is_right(s, replaced(s->arena, once, y->target, y->with));
      if (!right) continue;
      note_right(s, x, y);
      found(s, &f, NULL, sentence_of_two(s, x, y));
    }
  return f;
}

static Repair told(const Search *s, const Found *f, int edits, Arena *out) {
  if (too_much(s) || f->n == 0 || f->n > 2) return (Repair){0};
  return (Repair){.edits = edits, .sentence = f->n == 1 ? str_dup(out, f->said[0])
    : str_fmt(out, "either " STR_FMT ", or " STR_FMT, STR_ARG(f->said[0]), STR_ARG(f->said[1]))};
}

// The smallest first, of a kind as they stand in the formula.
static const Edit **in_order(const Edits *e, Arena *a) {
  const Edit **order = NEW_ARRAY(a, const Edit *, e->n + 1);
  size_t next[EDIT_KINDS + 1] = {0};
  for (size_t i = 0; i < e->n; i++) next[e->v[i].kind + 1]++;
  for (size_t k = 0; k < EDIT_KINDS; k++) next[k + 1] += next[k];
  for (size_t i = 0; i < e->n; i++) order[next[e->v[i].kind]++] = &e->v[i];
  return order;
}

static Repair search(Search *s, Arena *out) {
  is_right(s, s->w->tree); // so that its nodes have values
  s->effects = effects_of(s->w, s->arena);
  const Edit **small = NULL;
  size_t small_n = 0, listed = 0;
  for (EditGroup group = SMALL_EDITS; group <= MISSING_EDITS; group++) {
    Edits edits = repair_edits(&s->effects, group, s->arena);
    const Edit **order = in_order(&edits, s->arena);
    if ((listed += edits.all) > LIMIT_REPAIRS) return (Repair){0};
    Found f = single_edits(s, order, edits.n);
    if (f.n || too_much(s)) return told(s, &f, 1, out);
    if (group == SMALL_EDITS) small = order, small_n = edits.n;
  }
  if (small_n > LIMIT_REPAIR_PAIRED) return (Repair){0};
  Found f = pairs(s, small, small_n);
  return told(s, &f, 2, out);
}

// ---- the same tree in another text ------------------------------------------

// An edit without the words of one text.
typedef struct {
  EditKind kind;
  size_t old; // its place in the tree, all nodes counted from the front;
  const Node *new; // which is `with` wherever a sentence asks for that
} Memo;
struct Finding { int edits; Memo memo[2]; };

static bool place_in(const Node *x, const Node *part, size_t *n) {
  if (x == part) return true;
  ++*n;
  for (size_t i = 0; i < x->n; i++)
    if (place_in(x->kid[i], part, n)) return true;
  return false;
}

static const Node *node_at(const Node *x, size_t *n) {
  const Node *found = *n == 0 ? x : NULL;
  --*n;
  for (size_t i = 0; i < x->n && !found; i++) found = node_at(x->kid[i], n);
  return found;
}

// With its names, which may be the student's.
static const Node *lasting(Arena *a, const Node *x) {
  if (!x) return NULL;
  Node *y = arena_copy(a, x, sizeof *x);
  y->name = str_dup(a, x->name);
  y->known = NULL;
  y->kid = x->n ? NEW_ARRAY(a, Node *, x->n) : NULL;
  for (size_t i = 0; i < x->n; i++) y->kid[i] = (Node *)(uintptr_t)lasting(a, x->kid[i]);
  return y;
}

// Two edits that are right may be said in the same words, or not: that hangs on the text.
static const Finding *finding_of(const Search *s, int edits) {
  Arena *a = s->w->lasting;
  if (!a || s->rights > 1) return NULL;
  Finding *f = NEW(a, Finding);
  f->edits = edits;
  for (int i = 0; i < edits; i++) {
    const Edit *e = s->right[i];
    Memo *m = &f->memo[i];
    *m = (Memo){.kind = e->kind};
    if (!place_in(s->w->tree, e->old, &m->old)) return NULL;
    m->new = lasting(a, e->new);
  }
  return f;
}

Str repair_again(const Wrong *w, const Finding *finding, Arena *out, Arena *scratch) {
  Edit e[2];
  if (!finding->edits) return (Str){0};
  ArenaMark mark = arena_mark(scratch);
  Search s = {.w = w, .arena = scratch};
  for (int i = 0; i < finding->edits; i++) {
    const Memo *m = &finding->memo[i];
    size_t at = m->old;
    e[i] = (Edit){.kind = m->kind, .with = (Node *)(uintptr_t)m->new, .old = node_at(w->tree, &at), .new = m->new};
  }
  Str says = str_dup(out, finding->edits == 1 ? sentence(&s, &e[0]) : sentence_of_two(&s, &e[0], &e[1]));
  arena_release(scratch, mark);
  return says;
}

// ---- the whole -------------------------------------------------------------

Repair repair(const Wrong *w, Arena *out, Arena *scratch) {
  Search s = {.w = w, .arena = scratch, .nodes = node_count(w->tree)};
  ArenaMark mark = arena_mark(scratch);
  Repair r = s.nodes > LIMIT_REPAIR_NODES || !has_symbols(w->tree) ? (Repair){0} : search(&s, out);
  r.finding = finding_of(&s, r.edits);
  arena_release(scratch, mark);
  return r;
}
