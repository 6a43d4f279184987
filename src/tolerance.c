// tolerance.c - see tolerance.h.
//
// Powers of ten are looked up or multiplied up, never computed by a library
// function whose last bit differs between machines.
#include "tolerance.h"

static double magnitude(double x) { return x < 0 ? -x : x; }

static double power_of_ten(int n) {
  double p = 1;
  for (int i = 0; i < (n < 0 ? -n : n); i++) p *= 10;
  return n < 0 ? 1 / p : p;
}

// e with 10^e <= |x| < 10^(e+1)
static int exponent_of(double x) {
  int e = 0;
  x = magnitude(x);
  while (x >= 10 && e < 400) x /= 10, e++;
  while (x < 1 && x > 0 && e > -400) x *= 10, e--;
  return e;
}

double tolerance_unit(const Tolerance *t, double reference) {
  if (t->kind == TOLERANCE_DECIMALS) return power_of_ten(-t->places);
  return reference == 0 ? 0 : power_of_ten(exponent_of(reference) - t->places + 1);
}

bool tolerance_accepts(const Tolerance *t, double answer, double reference, double largest) {
  double difference = magnitude(answer - reference), allowed;
  if (difference - difference != 0) return false; // overflow
  if (t->kind == TOLERANCE_NEAR) {
    double abs = t->scaled && largest > 0 ? t->abs * largest : t->abs;
    double rel = t->rel * magnitude(reference);
    allowed = abs > rel ? abs : rel;
  } else {
    allowed = (0.5 + t->ulp) * tolerance_unit(t, reference);
  }
  double size = magnitude(answer) > magnitude(reference) ? magnitude(answer) : magnitude(reference);
  if (size < largest) size = largest; // 0.1 + 0.2 - 0.3 beside a 1 is a zero
  return difference <= allowed + 4 * 2.220446049250313e-16 * size;
}

double tolerance_round(const Tolerance *t, double reference) {
  double unit = t->kind == TOLERANCE_NEAR ? 0 : tolerance_unit(t, reference);
  double units = unit > 0 ? magnitude(reference) / unit : 0;
  if (unit <= 0 || units > 9e15) return reference;
  double whole = (double)(int64_t)(units + 0.5);
  int places = t->kind == TOLERANCE_DECIMALS ? t->places : t->places - 1 - exponent_of(reference);
  double rounded = places > 0 ? whole / power_of_ten(places) : whole * power_of_ten(-places);
  return reference < 0 ? -rounded : rounded;
}
