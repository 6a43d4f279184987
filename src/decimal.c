// decimal.c - see decimal.h.
//
// A double is m / 2^s with m < 2^53.  The wanted digits are m * 10^places / 2^s to the next
// whole number.  Of everyday numbers that product has less than 128 bits, so nothing is lost
// on the way, and what is shifted out says exactly on which side of a half the rest lies.
#include "decimal.h"

#include <string.h>

static const uint64_t tens[] = {1u, 10u, 100u, 1000u, 10000u, 100000u, 1000000u, 10000000u, 100000000u, 1000000000u, 10000000000u, 100000000000u,
                                1000000000000u, 10000000000000u, 100000000000000u, 1000000000000000u, 10000000000000000u, 100000000000000000u,
                                1000000000000000000u, 10000000000000000000u};
enum { MOST_DIGITS = 17, MOST_PLACES = MOST_DIGITS + 3 };

#ifdef __SIZEOF_INT128__
__extension__ typedef unsigned __int128 Wide;

static Wide times_ten_to(uint64_t m, int places) { return places < 20 ? (Wide)m * tens[places] : (Wide)m * tens[19] * tens[places - 19]; }

bool decimal_round(double value, int n, Decimal *decimal) {
  uint64_t bits;
  memcpy(&bits, &value, sizeof bits);
  int exponent = (int)(bits >> 52 & 0x7ff), shift = 1023 + 52 - exponent, first; // value has 2^(52 - shift)
  uint64_t m = (bits & ((UINT64_C(1) << 52) - 1)) | UINT64_C(1) << 52;
  if (shift < 1 || shift > 66 || n < 1 || n > MOST_DIGITS) return false; // 2^-14 is less than 10^-4
  first = (52 - shift) * 1233 >> 12; // the first digit counts 10^first, or ten times as many
  if (first < -4) first = -4;
  if (first > n - 1) return false;
  Wide product = times_ten_to(m, n - 1 - first);
  if (product >> shift >= tens[n]) {
    if (++first > n - 1) return false;
    product = times_ten_to(m, n - 1 - first);
  }
  uint64_t digits = (uint64_t)(product >> shift);
  if (digits < tens[n - 1]) return false; // less than 10^-4
  Wide rest = product - ((Wide)digits << shift), half = (Wide)1 << (shift - 1);
  digits += rest > half || (rest == half && digits & 1);
  if (digits == tens[n]) {
    if (++first > n - 1) return false;
    digits /= 10;
  }
  *decimal = (Decimal){digits, n - 1 - first};
  return true;
}
#else // printf does as well
bool decimal_round(double value, int n, Decimal *decimal) { return (void)value, (void)n, (void)decimal, false; }
#endif

double decimal_value(Decimal decimal) {
  static const double powers[MOST_PLACES + 1] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20};
  return (double)decimal.digits / powers[decimal.places]; // both are exact, so it is rounded once
}

size_t decimal_text(char text[DECIMAL_TEXT], Decimal decimal) {
  char digits[DECIMAL_TEXT];
  size_t at = sizeof digits;
  int places = decimal.places;
  uint64_t rest = decimal.digits;
  if (places >= 8 && rest % tens[8] == 0) rest /= tens[8], places -= 8; // most drawn numbers
  for (; places > 0 && rest % 10 == 0; places--) rest /= 10;
  for (int i = 0; rest || i <= places; i++) {
    if (i && i == places) digits[--at] = '.';
    digits[--at] = (char)('0' + rest % 10);
    rest /= 10;
  }
  memcpy(text, digits + at, sizeof digits - at);
  return sizeof digits - at;
}
