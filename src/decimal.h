// decimal.h - a number's first significant digits, in whole numbers.
#ifndef DECIMAL_H
#define DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// digits * 10^-places.
typedef struct { uint64_t digits; int places; } Decimal;

// |value| rounded to n = 1 … 17 significant digits as printf rounds it: to the nearest, from
// half way to the even digit.  10^(n-1) <= digits < 10^n, 0 <= places <= n + 3.  False for what
// is none of the numbers of every day, from 0.0001 up to all n digits standing before the point.
bool decimal_round(double value, int n, Decimal *decimal);
// The double that is nearest to it; of n <= 15 digits only.
double decimal_value(Decimal decimal);
// As printf's %g writes it: without zeros at its end.  Its length, at most DECIMAL_TEXT; no NUL behind it.
enum { DECIMAL_TEXT = 24 };
size_t decimal_text(char text[DECIMAL_TEXT], Decimal decimal);

#endif
