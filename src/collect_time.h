// collect_time.h - times as the platforms write them.
//
// A time is read in two steps, because 5/10/2026 says nothing by itself: time_read()
// takes it apart; time_utc() puts it together once the column's order of day and month
// is known.
#ifndef COLLECT_TIME_H
#define COLLECT_TIME_H

#include "arena.h"

typedef enum { ORDER_UNKNOWN, ORDER_DAY_FIRST, ORDER_MONTH_FIRST, ORDER_BOTH } DateOrder;

typedef struct {
  int64_t year, first, second; // first/second: month and day, or as they stand if !sure
  int64_t seconds;             // of the day
  int64_t offset;              // from UTC, in seconds, if zoned
  bool sure;                   // which one is the month
  bool zoned;
  bool odd_zone;               // a name of a zone that stands for several
} Moment;

// ISO 8601 and its relatives (2024-05-01T12:00:00+02:00, 2024/05/01 3:00:00 PM GMT+2),
// 1.5.2024 12:00, 5/1/24 12:00, 1 May 2024, 12:00 PM, Wednesday, 1. Mai 2024, 12:00.
// False if it is none, or no day of the calendar.
bool time_read(Str s, Moment *m);

// What one moment says about the order of all: ORDER_UNKNOWN if nothing.
DateOrder time_order(const Moment *m);
// What several say together: ORDER_BOTH when they contradict each other.
DateOrder time_orders(DateOrder a, DateOrder b);

// As UTC, 2024-05-01T12:00:00Z.  Without a zone of its own a moment has `zone`, in
// seconds.  False if the order of day and month is not known.
bool time_utc(const Moment *m, DateOrder order, int64_t zone, Arena *a, Str *utc);

// +02:00, -0500, Z, UTC+1, CEST.
bool time_zone(Str s, int64_t *seconds);

#endif
