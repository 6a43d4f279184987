// Problems are found by halving, their parts (a few dozen at most) one by one.  The
// first dot separates, since a problem's name has none.
#include "collect_asked.h"

bool asked_load(Store *s, Arena *a, AskedList *list, Failure *f) {
  Problems problems;
  *list = (AskedList){0};
  if (!store_problems(s, a, &problems, f))
    return false;
  list->v = NEW_ARRAY(a, Asked, problems.n + 1);
  for (; list->n < problems.n; list->n++) {
    list->v[list->n].problem = problems.v[list->n];
    if (!store_parts(s, problems.v[list->n].id, a, &list->v[list->n].parts, f))
      return false;
  }
  return true;
}

static const Asked *search(const AskedList *list, Str name) {
  for (size_t low = 0, high = list->n; low < high;) {
    size_t middle = (low + high) / 2;
    int order = str_cmp(name, list->v[middle].problem.name);
    if (!order)
      return &list->v[middle];
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return NULL;
}

static Str nearest(Str name, const Str *names, size_t n, Arena *a, Str otherwise) {
  ptrdiff_t i = str_nearest(name, names, n);
  return i < 0 ? otherwise : str_fmt(a, "did you mean " STR_FMT "?", STR_ARG(names[i]));
}

const Asked *asked_problem(const AskedList *list, Str name, Arena *a, NotAsked *not) {
  const Asked *asked = search(list, name);
  if (asked || !not)
    return asked;
  Str *names = NEW_ARRAY(a, Str, list->n + 1);
  for (size_t i = 0; i < list->n; i++)
    names[i] = list->v[i].problem.name;
  *not = (NotAsked){.message = str_fmt(a, "no problem \"" STR_FMT "\" is loaded", STR_ARG(name)), .problem = true,
                    .help = nearest(name, names, list->n, a, S("backgrade load SHEET… adds problems"))};
  return NULL;
}

const Part *asked_part(const Asked *asked, Str name, Arena *a, NotAsked *not) {
  const Parts *parts = &asked->parts;
  for (size_t i = 0; i < parts->n; i++)
    if (str_eq(parts->v[i].name, name))
      return &parts->v[i];
  if (!not)
    return NULL;
  Str *names = NEW_ARRAY(a, Str, parts->n + 1);
  for (size_t i = 0; i < parts->n; i++)
    names[i] = parts->v[i].name;
  *not = (NotAsked){.message = str_fmt(a, "problem " STR_FMT " has no part \"" STR_FMT "\"",
                                       STR_ARG(asked->problem.name), STR_ARG(name)),
                    .help = nearest(name, names, parts->n, a, (Str){0})};
  return NULL;
}

const Part *asked_find(const AskedList *list, Str dotted, Arena *a, NotAsked *not) {
  ptrdiff_t dot = str_find(dotted, S("."));
  if (dot <= 0) {
    if (not)
      *not = (NotAsked){.message = str_fmt(a, "\"" STR_FMT "\" names no part", STR_ARG(dotted)),
                        .help = S("a part is written PROBLEM.PART; `backgrade query items` lists them")};
    return NULL;
  }
  const Asked *asked = asked_problem(list, str_sub(dotted, 0, (size_t)dot), a, not);
  return asked ? asked_part(asked, str_sub(dotted, (size_t)dot + 1, dotted.n), a, not) : NULL;
}

Str asked_name(const AskedList *list, const Part *part, Arena *a) {
  for (size_t i = 0; i < list->n; i++)
    if (list->v[i].problem.id == part->problem)
      return str_fmt(a, STR_FMT "." STR_FMT, STR_ARG(list->v[i].problem.name), STR_ARG(part->name));
  return part->name;
}
