// Which of a student's attempts at a part counts: the last, the best or the first of those
// that came in time and are not too many, in the order they were sent.  Where all are too
// late or too many the first stands, without points.  The view `machine` says the same in SQL.
#include "store_sql.h"

AttemptRule store_rule(Store *s, Sql q, int column, int64_t part, Arena *a) {
  return (AttemptRule){.part = part, .keep = (Keeps)col_int(s, q, column), .limit = col_int(s, q, column + 1), .closes = col_str(s, q, column + 2, a)};
}

bool store_refuses(const AttemptRule *rule, int64_t turn, Str submitted) {
  return (rule->limit && turn > rule->limit) || (rule->closes.n && submitted.n && str_cmp(submitted, rule->closes) > 0);
}

bool store_prefers(const AttemptRule *rule, const Attempt *x, const Attempt *other) {
  if (x->refused != other->refused)
    return other->refused;
  if (!x->refused && rule->keep == KEEPS_BEST && x->worth != other->worth)
    return x->worth > other->worth;
  return rule->keep == KEEPS_LAST && !x->refused ? x->turn > other->turn : x->turn < other->turn;
}
