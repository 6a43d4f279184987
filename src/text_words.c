// text_words.c - numbers in words: five, minus 14; shapes in words: 3 rows, 2 columns.
#include "text_parts.h"

// zero … twelve at `at`: its digits, and *end behind the word; empty if there is none.
static Str number_word(Str s, size_t at, size_t *end) {
  static const Str words[] = {STR_INIT("zero"), STR_INIT("one"), STR_INIT("two"), STR_INIT("three"), STR_INIT("four"), STR_INIT("five"), STR_INIT("six"),
                              STR_INIT("seven"), STR_INIT("eight"), STR_INIT("nine"), STR_INIT("ten"), STR_INIT("eleven"), STR_INIT("twelve")};
  static const Str digits[] = {STR_INIT("0"), STR_INIT("1"), STR_INIT("2"), STR_INIT("3"), STR_INIT("4"), STR_INIT("5"), STR_INIT("6"),
                               STR_INIT("7"), STR_INIT("8"), STR_INIT("9"), STR_INIT("10"), STR_INIT("11"), STR_INIT("12")};
  for (*end = at; *end < s.n && is_letter(s.p[*end]);) ++*end;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (str_eq_fold(str_sub(s, at, *end), words[i])) return digits[i];
  return (Str){0};
}

size_t text_number_word(Str s) {
  size_t end;
  return number_word(s, 0, &end).n ? end : 0;
}

// The end of the digits and points at `at`.
static size_t plain_number(const Reader *r, size_t at) {
  bool digits = false;
  for (; at < r->end && (is_digit(r->s.p[at]) || r->s.p[at] == '.'); at++) digits |= is_digit(r->s.p[at]);
  return digits ? at : 0;
}

bool read_number_words(Reader *r, Out *o, bool *found) {
  size_t from = skip_lines(r, 0), end;
  for (end = from; end < r->end && is_letter(r->s.p[end]);) end++;
  Str word = str_sub(r->s, from, end);
  bool minus = str_eq_fold(word, S("minus")) || str_eq_fold(word, S("negative"));
  size_t at = minus ? skip_blanks(r, end) : from;
  Str digits = number_word(str_sub(r->s, 0, r->end), at, &end);
  if (!digits.n) end = minus ? plain_number(r, at) : 0;
  *found = end > at && skip_lines(r, end + (char_at(r, end) == '.')) >= r->end;
  if (!*found) return true;
  if (minus) out_text(r, o, "-", from);
  return digits.n ? out_str(r, o, digits, at), true : read_piece(r, at, end, UNTIL_END, o);
}

// Digits at *at and one of the words behind them; moves past both.
static Str counted(const Reader *r, size_t *at, const Str *words, size_t n) {
  size_t from = *at, digits = from, word, end;
  while (digits < r->end && is_digit(r->s.p[digits])) digits++;
  word = skip_blanks(r, digits);
  for (end = word; end < r->end && is_letter(r->s.p[end]);) end++;
  for (size_t i = 0; digits > from && digits - from <= 6 && i < n; i++)
    if (str_eq_fold(str_sub(r->s, word, end), words[i])) return *at = end, str_sub(r->s, from, digits);
  return (Str){0};
}

bool read_shape_words(Reader *r, Out *o) {
  static const Str rows[] = {STR_INIT("rows"), STR_INIT("row")}, columns[] = {STR_INIT("columns"), STR_INIT("column"), STR_INIT("cols"), STR_INIT("col")};
  static const Str joints[] = {STR_INIT(","), STR_INIT("and"), STR_INIT("x"), STR_INIT("by"), STR_INIT("×"), STR_INIT("&")};
  size_t at = skip_lines(r, 0), from = at;
  Str height = counted(r, &at, rows, sizeof rows / sizeof *rows);
  if (r->spelling->asked != 2 || !height.n) return false;
  for (size_t i = 0; i < 2; i++) { // `, and` are two
    at = skip_blanks(r, at);
    for (size_t k = 0; k < sizeof joints / sizeof *joints; k++)
      if (str_starts(str_sub(r->s, at, r->end), joints[k])) {
        at = skip_blanks(r, at + joints[k].n);
        break;
      }
  }
  Str width = counted(r, &at, columns, sizeof columns / sizeof *columns);
  if (!width.n || skip_lines(r, at + (char_at(r, at) == '.')) < r->end) return false;
  out_text(r, o, "[", from);
  out_str(r, o, height, from);
  out_text(r, o, ", ", from);
  out_str(r, o, width, from);
  out_text(r, o, "]", at - 1);
  return true;
}
