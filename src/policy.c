// A day that has begun counts as a whole one.  per_day is a percentage of what is
// earned, so that it never makes points negative.
#include "policy.h"

#include "calendar.h"

static bool has_rule(const Front *front, const FrontPart *part) { return front->due_at >= 0 && part->settings.set & SET_LATE; }

Str policy_closes(const Front *front, const FrontPart *part, Arena *a) {
  if (!has_rule(front, part) || part->settings.late.up_to < 0)
    return (Str){0};
  return calendar_text(a, front->due_at + (int64_t)part->settings.late.up_to * CALENDAR_DAY);
}

Lateness policy_late(const Front *front, const FrontPart *part, Str submitted) {
  const Late *rule = &part->settings.late;
  Lateness late = {.kept = 1};
  int64_t at;
  if (!has_rule(front, part) || !calendar_read(submitted, &at) || at <= front->due_at)
    return late;
  late.days = (at - front->due_at - 1) / CALENDAR_DAY + 1;
  late.refused = rule->up_to >= 0 && late.days > rule->up_to;
  double kept = (100 - rule->per_day * (double)late.days) / 100;
  late.kept = late.refused || kept < 0 ? 0 : kept;
  return late;
}

Str policy_message(const FrontPart *part, const Lateness *late, Arena *a) {
  const Late *rule = &part->settings.late;
  const char *s = late->days == 1 ? "" : "s";
  if (!late->days)
    return (Str){0};
  if (late->refused && !rule->up_to)
    return str_fmt(a, "%lld day%s late: not taken after it was due", (long long)late->days, s);
  if (late->refused)
    return str_fmt(a, "%lld day%s late: taken up to %d day%s", (long long)late->days, s, rule->up_to, rule->up_to == 1 ? "" : "s");
  if (late->kept == 1)
    return str_fmt(a, "%lld day%s late", (long long)late->days, s);
  double off = rule->per_day * (double)late->days;
  return str_fmt(a, "%lld day%s late: " STR_FMT "%% taken off", (long long)late->days, s, STR_ARG(str_digits(a, off < 100 ? off : 100, 6)));
}
