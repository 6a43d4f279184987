// handout_name.c - file names for students' ids, which are any text.
//
// Small letters, digits, - _ @ and . stay; a capital is = and its small letter, any other
// byte + and two hexadecimal digits.  So different ids have different names, also where a
// disk knows no capitals; no name leaves its folder or is hidden; and it depends on the id
// alone, not on who else is there.
#include "handout.h"
#include "sha256.h"

enum { LONGEST = 120 };

// Names that some systems keep for devices, whatever stands behind the first point.
static bool is_device(Str id) {
  static const Str devices[] = {STR_INIT("con"), STR_INIT("prn"), STR_INIT("aux"), STR_INIT("nul"), STR_INIT("com"), STR_INIT("lpt")};
  ptrdiff_t point = str_find(id, S("."));
  Str stem = str_sub(id, 0, point < 0 ? id.n : (size_t)point);
  for (size_t i = 0; i < sizeof devices / sizeof *devices; i++) {
    bool port = i >= 4 && stem.n == 4 && stem.p[3] >= '0' && stem.p[3] <= '9';
    if (str_starts(stem, devices[i]) && (stem.n == 3 || port)) return true;
  }
  return false;
}

Str handout_file_name(Arena *a, Str id) {
  Buf b = buf_new(a);
  for (size_t i = 0; i < id.n; i++) {
    char c = id.p[i];
    bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (i && char_in(c, "-.")) || char_in(c, "_@");
    if (plain && !(i == 0 && is_device(id))) buf_char(&b, c);
    else if (c >= 'A' && c <= 'Z') buf_fmt(&b, "=%c", char_lower(c));
    else buf_fmt(&b, "+%02x", (unsigned char)c);
  }
  Str name = buf_str(&b);
  if (name.n <= LONGEST) return name;
  Str hash = sha256(id, a);
  return str_fmt(a, STR_FMT "++" STR_FMT, STR_ARG(str_sub(name, 0, LONGEST - 40)), STR_ARG(str_sub(hash, 0, 32)));
}
