// Students' own numbers, as check and load talk of them.
#include "cmd_draws.h"

#include "limits.h"

void cmd_print_refusals(const Cmd *c, const Sheet *s) {
  enum { REASONS = 10 };
  for (size_t m = 0; m < s->models_n; m++) {
    if (!sheet_draws(s, m)) continue;
    Refusals r = sheet_refusals(c->arena, s, m, CHECK_DRAWS);
    Str network = s->front.networks[s->models[m].network].name;
    size_t shown = 0, others = 0;
    printf("  %zu of %zu draws%s" STR_FMT " are refused%s\n", r.refused, r.draws, network.n ? " of " : "", STR_ARG(network), r.n ? ":" : "");
    for (; shown < r.n && shown < REASONS; shown++) printf("    %6zu  " STR_FMT "\n", r.v[shown].count, STR_ARG(r.v[shown].reason));
    for (size_t i = shown; i < r.n; i++) others += r.v[i].count;
    if (others) printf("    %6zu  for %zu other reasons\n", others, r.n - shown);
  }
}

// Answers that count, of students whose numbers have changed.
static bool count_answers(Store *store, const Problem *p, const BatchDraws *draws, Arena *a, int64_t *n, Failure *f) {
  DueList list;
  *n = 0;
  if (!store_due(store, (Due){.problem = p->id, .all = true}, a, &list, f)) return false;
  for (size_t i = 0; list.any && i < draws->changed_n; i++) {
    Answers answers;
    Ids stale;
    ArenaMark mark = arena_mark(a);
    if (!store_due_answers(store, &list, (IdRange){draws->changed[i], draws->changed[i]}, a, &answers, &stale, f)) return false;
    *n += (int64_t)answers.n;
    arena_release(a, mark);
  }
  return true;
}

static void say_carried(const Cmd *c, Str name, const BatchDraws *d, int64_t answers) {
  Str changed = cmd_count(c, (int64_t)d->changed_n, "student"), kept = cmd_count(c, d->kept, "student");
  if (!d->changed_n) cmd_say(c, STR_FMT ": " STR_FMT " %s", STR_ARG(name), STR_ARG(kept), d->kept == 1 ? "keeps his numbers" : "keep their numbers");
  else cmd_say(c, STR_FMT ": " STR_FMT " %s new numbers, " STR_FMT " %s", STR_ARG(name), STR_ARG(changed), d->changed_n == 1 ? "gets" : "get",
               STR_ARG(kept), d->kept == 1 ? "keeps his" : "keep theirs");
  if (answers) {
    Str old = cmd_count(c, answers, "answer");
    cmd_warn(c, STR_FMT ": " STR_FMT " of theirs %s given for the old numbers, but will be graded by the new ones: hand out the sheet and collect again",
             STR_ARG(name), STR_ARG(old), answers == 1 ? "was" : "were");
  }
  if (d->lost) cmd_warn(c, STR_FMT ": no numbers are found any more for " STR_FMT "; a `require` is too strict", STR_ARG(name), STR_ARG(cmd_count(c, d->lost, "student")));
  if (!d->ill) return;
  Str ill = cmd_count(c, d->ill, "student");
  cmd_warn(c, STR_FMT ": " STR_FMT " %s numbers that this version makes ill-posed (" STR_FMT ": " STR_FMT "); a `require` that forbids them gives new ones",
           STR_ARG(name), STR_ARG(ill), d->ill == 1 ? "keeps" : "keep", STR_ARG(d->ill_sid), STR_ARG(d->ill_reason));
}

bool cmd_carry_draws(const Cmd *c, Store *store, const Sheet *sheet, const Problem *p, Failure *f) {
  Course course;
  bool held;
  BatchDraws draws;
  int64_t answers = 0;
  if (!sheet->drawn) return true;
  if (!store_course(store, c->arena, &course, f) || !store_has_draws(store, p->id, &held, f)) return false;
  if (!held) return true; // nobody has seen any
  BatchJob job = {.store = store, .arena = c->arena, .salt = course.salt, .problem = p, .sheet = sheet, .interrupted = c->interrupted,
                  .progress = c->progress};
  if (!batch_draw(&job, EVERY_ID, &draws, f)) return false;
  if (draws.changed_n && !count_answers(store, p, &draws, c->arena, &answers, f)) return false;
  say_carried(c, p->name, &draws, answers);
  return true;
}
