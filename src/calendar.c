// Days are counted in years that begin in March, so that the day that comes and goes
// is the last one of a year.
#include "calendar.h"

bool calendar_has(int64_t year, int64_t month, int64_t day) {
  static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return year >= 1970 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 &&
         day <= lengths[month - 1] + (leap && month == 2);
}

int64_t calendar_seconds(int64_t year, int64_t month, int64_t day) {
  year -= month <= 2;
  int64_t era = year / 400, of_era = year % 400;
  int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return (era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468) * CALENDAR_DAY;
}

Str calendar_text(Arena *a, int64_t seconds) {
  int64_t day = seconds / CALENDAR_DAY, rest = seconds % CALENDAR_DAY;
  if (rest < 0) {
    rest += CALENDAR_DAY;
    day--;
  }
  int64_t z = day + 719468, era = z / 146097, of_era = z % 146097;
  int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  int64_t of_year = of_era - (365 * year + year / 4 - year / 100), month = (5 * of_year + 2) / 153;
  int64_t date = of_year - (153 * month + 2) / 5 + 1;
  month += month < 10 ? 3 : -9;
  year += era * 400 + (month <= 2);
  return str_fmt(a, "%04d-%02d-%02dT%02d:%02d:%02dZ", (int)year, (int)month, (int)date,
                 (int)(rest / 3600), (int)(rest / 60 % 60), (int)(rest % 60));
}

bool calendar_read(Str text, int64_t *seconds) {
  static const char form[] = "dddd-dd-ddTdd:dd:ddZ";
  int64_t field[6] = {0};
  size_t k = 0;
  if (text.n != sizeof form - 1)
    return false;
  for (size_t i = 0; i < text.n; i++) {
    bool digit = text.p[i] >= '0' && text.p[i] <= '9';
    if (form[i] == 'd' ? !digit : text.p[i] != form[i])
      return false;
    if (digit)
      field[k] = field[k] * 10 + (text.p[i] - '0');
    else
      k++;
  }
  if (!calendar_has(field[0], field[1], field[2]) || field[3] > 23 || field[4] > 59 || field[5] > 60)
    return false;
  *seconds = calendar_seconds(field[0], field[1], field[2]) + field[3] * 3600 + field[4] * 60 + field[5];
  return true;
}
