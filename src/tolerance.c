// tolerance.c - see tolerance.h.
//
// Powers of ten are the doubles nearest to them, on every machine: 10^22 is the
// last one that is a product without rounding, further ones are read from text.
#include "tolerance.h"

#include <math.h>
#include <stdio.h>

double largest_of(const double *v, size_t n, size_t stride) {
  double largest = 0;
  for (size_t i = 0; i < n; i++) {
    double x = v[i * stride];
    if (x > largest || -x > largest) largest = x < 0 ? -x : x;
  }
  return largest;
}

static double power_of_ten(int n) {
  static const double powers[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  double p = 1;
  if (n >= -22 && n <= 22) return n < 0 ? 1 / powers[-n] : powers[n];
  char text[16];
  snprintf(text, sizeof text, "1e%d", n < -323 ? -323 : n > 308 ? 308 : n);
  str_double(str(text), &p);
  return p;
}

// e with 10^e <= |x| < 10^(e+1); what is below a power of ten by rounding alone is one.
static int exponent_of(double x) {
  int e = 0;
  x = fabs(x) * (1 + 1e-14);
  for (double y = x; y >= 10 && e < 308; y /= 10) e++;
  for (double y = x; y < 1 && y > 0 && e > -323; y *= 10) e--;
  while (e > -323 && x > 0 && x < power_of_ten(e)) e--; // rounding on the way
  while (e < 308 && x >= power_of_ten(e + 1)) e++;
  return e;
}

double tolerance_unit(const Tolerance *t, double reference) {
  if (t->kind == TOLERANCE_DECIMALS) return power_of_ten(-t->places);
  return reference == 0 ? 0 : power_of_ten(exponent_of(reference) - t->places + 1);
}

double tolerance_allowed(const Tolerance *t, double reference, double largest) {
  if (t->kind != TOLERANCE_NEAR) return (0.5 + t->ulp) * tolerance_unit(t, reference);
  double abs = t->scaled && largest > 0 ? t->abs * largest : t->abs;
  double rel = t->rel * fabs(reference);
  return abs > rel ? abs : rel;
}

bool tolerance_accepts(const Tolerance *t, double answer, double reference, double largest) {
  double difference = fabs(answer - reference), allowed = tolerance_allowed(t, reference, largest);
  if (difference - difference != 0) return false; // overflow
  double size = fabs(answer) > fabs(reference) ? fabs(answer) : fabs(reference);
  if (size < largest) size = largest; // 0.1 + 0.2 - 0.3 beside a 1 is a zero
  return difference <= allowed + 4 * 2.220446049250313e-16 * size;
}

// What is added to a bound for the few ulp at the edge, for the last numbers before zero, and
// for rounding on the way.
static const double EDGE = 2e-15, LAST = 1e-300, LOOSE = 1 + 1e-9;

double tolerance_reach(const Tolerance *t, double answer) {
  double abs = LAST, rel = EDGE;
  if (t->kind == TOLERANCE_NEAR) abs += t->abs, rel += t->scaled && t->abs > t->rel ? t->abs : t->rel;
  else if (t->kind == TOLERANCE_DECIMALS) abs += (0.5 + t->ulp) * power_of_ten(-t->places);
  else rel += (0.5 + t->ulp) * power_of_ten(1 - t->places);
  abs *= LOOSE, rel *= LOOSE;
  return rel < 0.5 ? (abs + rel * (fabs(answer) + abs) / (1 - rel)) * LOOSE : (double)INFINITY;
}

double tolerance_bound(const Tolerance *t, double reference, double largest) {
  return (tolerance_allowed(t, reference, largest) + EDGE * largest) * LOOSE + LAST;
}

double tolerance_round(const Tolerance *t, double reference) {
  double unit = t->kind == TOLERANCE_NEAR ? 0 : tolerance_unit(t, reference);
  double units = unit > 0 ? fabs(reference) / unit : 0;
  if (unit <= 0 || units > 9e15) return reference;
  double whole = (double)(int64_t)(units + 0.5);
  int places = t->kind == TOLERANCE_DECIMALS ? t->places : t->places - 1 - exponent_of(reference);
  double rounded = places > 0 ? whole / power_of_ten(places) : whole * power_of_ten(-places);
  return reference < 0 ? -rounded : rounded;
}
