// calendar.h - days, seconds, and UTC as text.
#ifndef CALENDAR_H
#define CALENDAR_H

#include "arena.h"

enum { CALENDAR_DAY = 86400 }; // seconds

// Whether the Gregorian calendar has this day, in the years 1970 to 9999.
bool calendar_has(int64_t year, int64_t month, int64_t day);
// Seconds since 1970-01-01T00:00:00Z at which the day begins in UTC.
int64_t calendar_seconds(int64_t year, int64_t month, int64_t day);
// 2024-05-01T12:00:00Z: such texts sort as the times do.
Str calendar_text(Arena *a, int64_t seconds);
// The seconds of such a text; false if it is none.
bool calendar_read(Str text, int64_t *seconds);

#endif
