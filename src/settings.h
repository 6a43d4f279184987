// settings.h - what a sheet may set for all its parts, and a part for itself.
#ifndef SETTINGS_H
#define SETTINGS_H

#include "field.h"

typedef enum { LAYOUT_SHAPE, LAYOUT_NUMERATOR, LAYOUT_EITHER } Layout;
typedef enum { AT_ZERO_0, AT_ZERO_1, AT_ZERO_EITHER } AtZero;
typedef enum { PARTIALS_TOTAL, PARTIALS_DIRECT } Partials;
typedef enum { CREDIT_ENTRIES, CREDIT_ALL } Credit;
typedef enum { ORIENTATION_LOOSE, ORIENTATION_STRICT } Orientation;
typedef enum { UNREADABLE_WAIT, UNREADABLE_ZERO } Unreadable;
typedef enum { KEEP_LAST, KEEP_BEST, KEEP_FIRST } Keep;
#define KEEP_NAMES {"last", "best", "first"}

typedef struct {
  int limit; // greater attempts do not count; 0: no limit
  Keep keep; // which of the others does
} Attempts;

typedef struct {
  double per_day; // per cent of what is earned, taken off for every day begun
  int up_to;      // days: what comes later does not count; -1: whenever
} Late;

// NEAR: rel and abs count.  DECIMALS, DIGITS: places and ulp count.
typedef enum { TOLERANCE_NEAR, TOLERANCE_DECIMALS, TOLERANCE_DIGITS } ToleranceKind;
typedef struct {
  ToleranceKind kind;
  double rel, abs; // rel in [0, 1); abs >= 0
  bool scaled;     // abs is a share of the reference's largest entry: the default; a written abs is absolute
  int places;      // decimals 0..15, or significant digits 1..15
  int ulp;         // units of the last place let through, 0..9
} Tolerance;

enum { // Settings.set: which settings the sheet or the part states
  SET_TOLERANCE = 1, SET_LAYOUT = 2, SET_RELU_AT_ZERO = 4, SET_STEP_AT_ZERO = 8,
  SET_PARTIALS = 16, SET_CREDIT = 32, SET_SAMPLES = 64, SET_ORIENTATION = 128, SET_UNREADABLE = 256,
  SET_ATTEMPTS = 512, SET_LATE = 1024, SET_FOLLOW_CREDIT = 2048, SET_NEAR_MISS = 4096
};
typedef struct {
  unsigned set;
  Tolerance tolerance;
  Layout layout;
  AtZero relu_at_zero, step_at_zero; // step_at_zero is never EITHER
  Partials partials;
  Credit credit;
  Orientation orientation;
  Unreadable unreadable; // what cannot be read waits for somebody, or is worth nothing
  int samples; // 1..LIMIT_SAMPLES
  Attempts attempts;
  Late late;            // of effect only where SET_LATE is set
  double follow_credit; // share of the points for what is right given a wrong earlier answer
  double near_miss;     // share of the points for a formula that is right but for one edit
} Settings;

Settings settings_default(void); // set is 0
// `over` where it states a setting, else `base`; a tolerance is taken or left whole.
Settings settings_merge(const Settings *base, const Settings *over);

bool settings_is_key(Str key);
// Reads one setting into *s; the pair's key is one.
bool settings_read(const YamlPair *pair, Settings *s, Diags *d);
// Reports a key that is neither a setting nor one of the n names.
void settings_unknown(const YamlPair *pair, const Str *names, size_t n, Diags *d);

#endif
