// text_meaning.c - which quantity or function of the sheet a written name is.
//
// W^{(2)}_{21} can be the quantity W2 at [2,1], the quantity W221, …: every way to
// split the subscript into a rest of the name and indices is tried, and it must fit
// exactly one quantity of the sheet, of the right rank.  Only if none fits, the same
// is tried blind to case.
#include "text_parts.h"

static bool same_meaning(const Meaning *a, const Meaning *b) {
  if (!str_eq(a->name, b->name) || a->n != b->n) return false;
  for (size_t i = 0; i < a->n; i++)
    if (!str_eq(a->index[i], b->index[i])) return false;
  return true;
}

static void note(Meanings *all, Meaning m) {
  for (size_t i = 0; i < all->n; i++)
    if (same_meaning(&all->v[i], &m)) return;
  if (all->n < 8) all->v[all->n++] = m;
}

static char folded(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }

static bool equal_but_case(Str a, Str b) {
  if (a.n != b.n) return false;
  for (size_t i = 0; i < a.n; i++)
    if (folded(a.p[i]) != folded(b.p[i])) return false;
  return true;
}

// loose: a column or a row may have both of a matrix's indices.
typedef struct { Reader *r; bool fold, loose; Meanings *all; } Search;

bool is_index(const Reader *r, Str name) {
  for (size_t i = 0; i < r->bound_n; i++)
    if (str_eq(r->bound[i], name)) return true;
  for (size_t i = 0; i < r->spelling->indices_n; i++)
    if (str_eq(r->spelling->indices[i], name)) return true;
  return false;
}

// What the sheet's notation makes of a name that is no index here.
static Str notation_of(const Reader *r, Str name) {
  return !is_index(r, name) && r->spelling->notation ? r->spelling->notation(r->spelling->context, name) : (Str){0};
}

// The meaning of a name of the sheet with the given indices, if it has one.
static void consider_known(Search *s, Str name, const Str *index, size_t n) {
  const Spelling *sp = s->r->spelling;
  int rank;
  Meaning m = {.name = name, .n = n};
  for (size_t k = 0; k < n; k++) {
    m.index[k] = index[k];
    if (str_eq(index[k], S("0"))) return; // entries count from 1
  }
  if (sp->quantity(sp->context, name, &rank) && (n == 0 || (size_t)rank == n || (s->loose && rank == 1 && n == 2))) {
    m.kind = NAME_QUANTITY;
    m.rank = rank;
    note(s->all, m);
  } else if (n == 0 && notation_of(s->r, name).n) {
    m.kind = NAME_QUANTITY;
    m.rank = 2; // nobody knows
    m.name = str_fmt(s->r->arena, "(" STR_FMT ")", STR_ARG(notation_of(s->r, name)));
    note(s->all, m);
  } else if (n == 0 && sp->function(sp->context, name)) {
    m.kind = NAME_FUNCTION;
    note(s->all, m);
  }
}

static void consider(Search *s, Str name, const Str *index, size_t n) {
  const Spelling *sp = s->r->spelling;
  if (!s->fold) {
    consider_known(s, name, index, n);
    return;
  }
  for (size_t i = 0;; i++) {
    Str known = sp->known(sp->context, i);
    if (!known.n) return;
    if (equal_but_case(known, name)) consider_known(s, known, index, n);
  }
}

static Str joined(Search *s, Str a, const char *between, Str b) {
  Buf whole = buf_new(s->r->arena);
  buf_add(&whole, a);
  buf_add(&whole, str(between));
  buf_add(&whole, b);
  return buf_str(&whole);
}

static bool has_entry(const Reader *r, Str name, int64_t number) {
  return !r->spelling->entries || (size_t)number <= r->spelling->entries(r->spelling->context, name);
}

// base, with every prefix of the subscript joined to it and the rest as indices.
static void split_subscript(Search *s, Str base, const Name *x) {
  if (x->indices) {
    consider(s, base, x->index, x->indices);
    consider(s, joined(s, base, "", x->index[0]), x->index + 1, x->indices - 1); // W_{2,ij}: the first is part of the name
    if (x->indices == 1 || x->expression) return;
    Str all = x->index[0]; // w_{2,5} as w25
    for (size_t i = 1; i < x->indices; i++) all = joined(s, all, "", x->index[i]);
    consider(s, joined(s, base, "", all), NULL, 0);
    if (x->indices == 2 && x->index[1].n > 1 && x->index[1].n <= OWN_INDICES && !is_digit(x->index[1].p[0])) { // W_{2,ij}
      Str index[OWN_INDICES];
      for (size_t i = 0; i < x->index[1].n; i++) index[i] = str_sub(x->index[1], i, i + 1);
      consider(s, joined(s, base, "", x->index[0]), index, x->index[1].n);
    }
    return;
  }
  for (size_t cut = x->sub.n > OWN_INDICES ? x->sub.n - OWN_INDICES : 0; cut <= x->sub.n; cut++) {
    Str head = str_sub(x->sub, 0, cut), rest = str_sub(x->sub, cut, x->sub.n);
    Str index[OWN_INDICES];
    for (size_t i = 0; i < rest.n; i++) index[i] = str_sub(rest, i, i + 1);
    consider(s, cut ? joined(s, base, "", head) : base, index, rest.n);
    if (cut) consider(s, joined(s, base, "_", head), index, rest.n);
    Str means = !cut && rest.n > 1 ? notation_of(s->r, rest) : (Str){0};
    if (means.n && is_quantity(s->r, means)) consider(s, base, &means, 1); // p_{yi}, where yi is y
    int64_t number;
    if (!cut && rest.n > 1 && str_int(rest, &number) && has_entry(s->r, base, number)) consider(s, base, &rest, 1); // x_{12}: the twelfth entry
  }
}

static void search(Search *s, const Name *x, Str accent) {
  for (int form = 0; form < (accent.n ? 3 : 1); form++) {
    Str base = !accent.n ? x->base : form == 2 ? joined(s, accent, "", x->base) : joined(s, x->base, form ? "_" : "", accent);
    if (!x->layer.n) split_subscript(s, base, x);
    else {
      split_subscript(s, joined(s, base, "", x->layer), x);
      split_subscript(s, joined(s, base, "_", x->layer), x);
    }
    if (x->layer.n && accent.n) // z̄^{(1)} as zbar1 or z1bar
      split_subscript(s, joined(s, joined(s, x->base, "", x->layer), "", accent), x);
    if (accent.n && x->sub.n) // \hat{y}_2 as y2hat
      consider(s, joined(s, joined(s, x->base, "", x->sub), "", accent), NULL, 0);
  }
}

// Whether one of its indices is a letter of which nothing here says what it is.
static bool has_stray_index(const Reader *r, const Meaning *m) {
  for (size_t i = 0; i < m->n; i++)
    if (m->index[i].n == 1 && is_letter(m->index[i].p[0]) && !is_index(r, m->index[i]) && !is_quantity(r, m->index[i])) return true;
  return false;
}

// Y_{gt} is Ygt and not Y[g,t], where there is no g and no t.
static void drop_strays(const Reader *r, Meanings *all) {
  Meanings sound = {.n = 0};
  for (size_t i = 0; i < all->n; i++)
    if (!has_stray_index(r, &all->v[i])) sound.v[sound.n++] = all->v[i];
  if (sound.n) *all = sound;
}

Meanings meanings_of(Reader *r, const Name *x, Str accent) {
  Meanings all = {.n = 0};
  bool bare = !x->below && !x->layer.n && !accent.n;
  bool letter = x->base.n == 1 && bare; // it may be an index
  if (x->base.n + x->sub.n + x->layer.n > LONGEST_NAME) return all;
  if (bare) consider(&(Search){r, false, false, &all}, x->base, NULL, 0);
  if (all.n) return all;
  for (int loose = 0; loose < 2; loose++)
    for (int fold = 0; fold < (letter ? 1 : 2) && !all.n; fold++) search(&(Search){r, fold, loose, &all}, x, accent);
  Name apart = *x; // W22^(2): the digits in front of a layer are indices
  while (apart.base.n > 1 && is_digit(apart.base.p[apart.base.n - 1])) apart.base.n--;
  apart.sub = str_sub(x->base, apart.base.n, x->base.n);
  for (int loose = 0; loose < 2 && !all.n && x->layer.n && !x->below && apart.sub.n; loose++) search(&(Search){r, false, loose, &all}, &apart, accent);
  if (all.n > 1) drop_strays(r, &all);
  return all;
}

bool join_subscript(Reader *r, Name *x) {
  if (r->latex || !x->sub.n || x->indices || x->layer.n || x->sub.n > LONGEST_NAME || is_digit(x->sub.p[0])) return false;
  Meanings all = {.n = 0};
  for (int fold = 0; fold < 2 && !all.n; fold++) {
    Search s = {r, fold, false, &all};
    consider(&s, joined(&s, x->base, "_", x->sub), NULL, 0);
    consider(&s, joined(&s, x->base, "", x->sub), NULL, 0);
  }
  if (all.n != 1 || all.v[0].kind != NAME_QUANTITY) return false;
  x->base = all.v[0].name;
  x->sub = (Str){0};
  return true;
}
