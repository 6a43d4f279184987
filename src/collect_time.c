// Three shapes of a date (year first, two numbers and a year, a month by name), then
// perhaps a time of day, then perhaps a zone: each is a small reader that eats from the
// front of the text.  Months are known by their first letters in the languages that the
// platforms speak to our universities; a zone's abbreviation counts only if it has one
// meaning.
#include "collect_time.h"

#include <string.h>

#include "calendar.h"

static bool digits(Str *s, size_t least, size_t most, int64_t *value) {
  size_t n = 0;
  for (*value = 0; n < s->n && n < most && s->p[n] >= '0' && s->p[n] <= '9'; n++)
    *value = *value * 10 + (s->p[n] - '0');
  *s = str_sub(*s, n, s->n);
  return n >= least && !(s->n && s->p[0] >= '0' && s->p[0] <= '9');
}

static bool skip(Str *s, const char *any) {
  if (!s->n || !char_in(s->p[0], any))
    return false;
  *s = str_sub(*s, 1, s->n);
  return true;
}

// Blanks, also those that do not break: newer platforms put them before PM.
static void blanks(Str *s) {
  for (;;) {
    if (str_starts(*s, S("\xe2\x80\xaf")))
      *s = str_sub(*s, 3, s->n);
    else if (str_starts(*s, S("\xc2\xa0")))
      *s = str_sub(*s, 2, s->n);
    else if (!skip(s, " \t"))
      return;
  }
}

static bool is_letter(char c) { return (char_lower(c) >= 'a' && char_lower(c) <= 'z') || (c & 0x80); }

static Str word(Str *s) {
  size_t n = 0;
  while (n < s->n && is_letter(s->p[n]) && memcmp(s->p + n, "\xc2\xa0", s->n - n > 1 ? 2 : 1) != 0)
    n++;
  Str w = str_sub(*s, 0, n);
  *s = str_sub(*s, n, s->n);
  return w;
}

// --- dates ------------------------------------------------------------------------------

// The month of a word, or 0.  Longer beginnings stand before the shorter that they hold.
static int64_t month_of(Str w) {
  static const struct { const char *begin; int month; } months[] = {
    {"juni", 6}, {"juli", 7}, {"juin", 6}, {"juil", 7}, {"jun", 6}, {"jul", 7}, {"jan", 1}, {"j\xc3\xa4n", 1},
    {"ene", 1}, {"gen", 1}, {"feb", 2}, {"f\xc3\xa9v", 2}, {"fev", 2}, {"mar", 3}, {"m\xc3\xa4r", 3}, {"mrt", 3},
    {"maa", 3}, {"apr", 4}, {"abr", 4}, {"avr", 4}, {"may", 5}, {"mai", 5}, {"mei", 5}, {"mag", 5}, {"giu", 6},
    {"lug", 7}, {"aug", 8}, {"ago", 8}, {"ao\xc3\xbb", 8}, {"sep", 9}, {"set", 9}, {"oct", 10}, {"okt", 10},
    {"ott", 10}, {"out", 10}, {"nov", 11}, {"dec", 12}, {"dez", 12}, {"d\xc3\xa9" "c", 12}, {"dic", 12}};
  for (size_t i = 0; i < sizeof months / sizeof *months; i++)
    if (str_starts_fold(w, str(months[i].begin)))
      return months[i].month;
  return 0;
}

static bool year_first(Str *s, Moment *m) {
  Str t = *s;
  if (!digits(&t, 4, 4, &m->year) || !t.n)
    return false;
  char mark[2] = {t.p[0], '\0'};
  if (!skip(&t, "-/.") || !digits(&t, 1, 2, &m->first) || !skip(&t, mark) || !digits(&t, 1, 2, &m->second))
    return false;
  m->sure = true;
  *s = t;
  return true;
}

static bool two_numbers(Str *s, Moment *m) {
  Str t = *s;
  if (!digits(&t, 1, 2, &m->first) || !t.n)
    return false;
  char mark[2] = {t.p[0], '\0'};
  size_t left;
  if (!skip(&t, "-/.") || !digits(&t, 1, 2, &m->second) || !skip(&t, mark) || (left = t.n, !digits(&t, 2, 4, &m->year)))
    return false;
  size_t length = left - t.n;
  if (length == 3)
    return false;
  m->year += length == 2 ? 2000 : 0;
  if (mark[0] == '.') { // only day first is written with points
    int64_t day = m->first;
    m->first = m->second;
    m->second = day;
    m->sure = true;
  }
  *s = t;
  return true;
}

// "de", "del", "of": before a month or a year.
static void skip_of(Str *s) {
  Str t = *s, w = word(&t);
  if (!str_eq(w, S("de")) && !str_eq(w, S("del")) && !str_eq(w, S("of")))
    return;
  blanks(&t);
  *s = t;
}

static bool year_behind(Str *s, Moment *m) {
  skip(s, ".,");
  blanks(s);
  skip_of(s);
  return digits(s, 4, 4, &m->year);
}

// May 1, 2024
static bool month_then_day(Str *s, Moment *m) {
  m->first = month_of(word(s));
  skip(s, ".");
  blanks(s);
  return m->first && digits(s, 1, 2, &m->second) && year_behind(s, m);
}

// 1 May 2024 | 1. Mai 2024 | 1 de mayo de 2024
static bool day_then_month(Str *s, Moment *m) {
  if (!digits(s, 1, 2, &m->second))
    return false;
  skip(s, ".,");
  blanks(s);
  skip_of(s);
  m->first = month_of(word(s));
  return m->first && year_behind(s, m);
}

// Perhaps behind a day of the week, which may begin like a month (mardi 5 mai 2026,
// martes, 5 de mayo de 2026): so it is the month only if the whole date then fits.
static bool named_month(Str *s, Moment *m) {
  m->sure = true;
  for (int weekday = 0; weekday < 2; weekday++) {
    Str month = *s, day = *s;
    if (month_then_day(&month, m)) {
      *s = month;
      return true;
    }
    if (day_then_month(&day, m)) {
      *s = day;
      return true;
    }
    while (word(s).n && skip(s, "-")) // segunda-feira
      ;
    skip(s, ".");
    skip(s, ",");
    blanks(s);
  }
  return false;
}

// --- the time of day, the zone ------------------------------------------------------------

static bool clock_time(Str *s, Moment *m) {
  int64_t hour, minute, second = 0, fraction;
  if (!digits(s, 1, 2, &hour) || !skip(s, ":.") || !digits(s, 2, 2, &minute))
    return false;
  if (skip(s, ":.") && !digits(s, 2, 2, &second))
    return false;
  if (skip(s, ".") && !digits(s, 1, 9, &fraction))
    return false;
  blanks(s);
  bool pm = str_starts_fold(*s, S("pm")) || str_starts_fold(*s, S("p.m.")), am = str_starts_fold(*s, S("am")) || str_starts_fold(*s, S("a.m."));
  if (pm || am) {
    *s = str_sub(*s, s->n > 1 && s->p[1] == '.' ? 4 : 2, s->n);
    if (hour < 1 || hour > 12)
      return false;
    hour = hour % 12 + (pm ? 12 : 0);
  } else if (str_starts_fold(*s, S("uhr"))) {
    *s = str_sub(*s, 3, s->n);
  }
  m->seconds = hour * 3600 + minute * 60 + second;
  return hour <= 23 && minute <= 59 && second <= 60;
}

bool time_zone(Str s, int64_t *seconds) {
  static const struct { const char *name; int hours; } zones[] = {
    {"z", 0}, {"utc", 0}, {"gmt", 0}, {"wet", 0}, {"west", 1}, {"cet", 1}, {"cest", 2}, {"mez", 1}, {"mesz", 2},
    {"eet", 2}, {"eest", 3}, {"msk", 3}, {"est", -5}, {"edt", -4}, {"cdt", -5}, {"mst", -7}, {"mdt", -6},
    {"pst", -8}, {"pdt", -7}, {"akst", -9}, {"akdt", -8}, {"hst", -10}, {"aest", 10}, {"aedt", 11},
    {"nzst", 12}, {"nzdt", 13}, {"jst", 9}, {"kst", 9}};
  int64_t hours = 0, minutes = 0;
  s = str_trim(s);
  *seconds = 0;
  Str rest = s, name = word(&rest);
  if (name.n && !rest.n)
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++)
      if (str_eq_fold(name, str(zones[i].name))) {
        *seconds = zones[i].hours * 3600;
        return true;
      }
  if (name.n && !str_eq_fold(name, S("utc")) && !str_eq_fold(name, S("gmt")))
    return false;
  bool west = rest.n && rest.p[0] == '-';
  if (!skip(&rest, "+-"))
    return false;
  size_t n = 0;
  while (n < rest.n && rest.p[n] >= '0' && rest.p[n] <= '9')
    n++;
  Str front = str_sub(rest, 0, n > 2 ? n - 2 : n), back = str_sub(rest, front.n, rest.n);
  if (n > 4 || !digits(&front, 1, 2, &hours))
    return false;
  skip(&back, ":");
  if (back.n && !digits(&back, 2, 2, &minutes))
    return false;
  *seconds = (hours * 3600 + minutes * 60) * (west ? -1 : 1);
  return !back.n && hours <= 14 && minutes < 60;
}

bool time_read(Str s, Moment *m) {
  *m = (Moment){0};
  s = str_trim(s);
  if (!year_first(&s, m) && !two_numbers(&s, m) && !named_month(&s, m))
    return false;
  bool right = calendar_has(m->year, m->first, m->second);
  if (!right && (m->sure || !calendar_has(m->year, m->second, m->first)))
    return false;
  skip(&s, ",");
  blanks(&s);
  skip(&s, "T-"); // 2024-05-01T12:00; 1 May 2024 - 12:00
  if (str_starts_fold(s, S("at ")) || str_starts_fold(s, S("um ")) || str_starts_fold(s, S("\xc3\xa0 ")))
    s = str_sub(s, 3, s.n);
  blanks(&s);
  if (!s.n)
    return true;
  if (!clock_time(&s, m))
    return false;
  blanks(&s);
  if (!s.n)
    return true;
  Str bare = s;
  if (skip(&bare, "(") && bare.n && bare.p[bare.n - 1] == ')')
    s = str_sub(bare, 0, bare.n - 1);
  m->zoned = time_zone(s, &m->offset);
  Str rest = s, name = word(&rest);
  m->odd_zone = !m->zoned && name.n >= 2 && name.n <= 5 && !rest.n;
  return m->zoned || m->odd_zone;
}

// --- together -----------------------------------------------------------------------------

DateOrder time_order(const Moment *m) {
  if (m->sure || m->first == m->second)
    return ORDER_UNKNOWN;
  bool month_first = calendar_has(m->year, m->first, m->second);
  bool day_first = calendar_has(m->year, m->second, m->first);
  return month_first && day_first ? ORDER_UNKNOWN : day_first ? ORDER_DAY_FIRST : ORDER_MONTH_FIRST;
}

DateOrder time_orders(DateOrder a, DateOrder b) {
  return a == ORDER_UNKNOWN || a == b ? b : b == ORDER_UNKNOWN ? a : ORDER_BOTH;
}

bool time_utc(const Moment *m, DateOrder order, int64_t zone, Arena *a, Str *utc) {
  bool same = m->first == m->second;
  if (!m->sure && !same && order != ORDER_DAY_FIRST && order != ORDER_MONTH_FIRST)
    return false;
  bool swap = !m->sure && order == ORDER_DAY_FIRST;
  int64_t month = swap ? m->second : m->first, day = swap ? m->first : m->second;
  if (!calendar_has(m->year, month, day))
    return false;
  *utc = calendar_text(a, calendar_seconds(m->year, month, day) + m->seconds - (m->zoned ? m->offset : zone));
  return true;
}
