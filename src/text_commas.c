// text_commas.c - what commas and points are in a file whose commas are decimal.
//
// 0,25 is a number there; but a student may still part the entries of an array with commas,
// and may group the thousands of a number with points.
#include "text_parts.h"

// max(0,5): two numbers, or one?
static bool takes_several(const Reader *r, size_t open) {
  size_t from = open;
  while (from && is_word_char(r->s.p[from - 1])) from--;
  Str name = str_sub(r->s, from, open);
  return str_eq(name, S("max")) || str_eq(name, S("min"));
}

// 0,0,1: three numbers, where the first of their two commas is at `at`.
static bool begins_chain(const Reader *r, size_t at, size_t to) {
  size_t digits = digits_end(r, at + 1, to);
  return digits > at + 1 && digits + 1 < to && r->s.p[digits] == ',' && (is_digit(r->s.p[digits + 1]) || char_in(r->s.p[digits + 1], "+-"));
}

// [1,2,3], [[1,2],[3,4]], (3,2): where nothing but commas between digits parts what brackets
// hold, they part entries, whatever the file says of its numbers.  So they do in
// [1,-1,0;0,1,-1], where three stand in a row.  But [4,5, -3,5] and [4,5;-3,5] have two kinds
// of sign, and in sqrt(6,25) there is nothing to part where one number is asked.
bool commas_part_entries(const Reader *r) {
  size_t *open = NEW_ARRAY(r->arena, size_t, r->end + 1), depth = 0;
  bool parts = false, rows = false, chain = false;
  for (size_t i = 0; i < r->end; i++) {
    char c = r->s.p[i], before = i ? r->s.p[i - 1] : ' ', next = char_at(r, i + 1);
    if (is_open(c)) open[depth++] = i;
    else if (depth && char_in(c, ")]}")) depth--;
    if (c == ',' && is_digit(before) && char_in(next, " \t")) return false;
    rows |= char_in(c, ";\n");
    if (char_in(c, " \t") && is_digit(before) && (is_digit(next) || char_in(next, "+-."))) return false;
    if (c != ',' || !depth || !is_digit(before) || !is_digit(next)) continue;
    size_t around = open[depth - 1];
    chain |= begins_chain(r, i, r->end);
    parts |= r->s.p[around] == '[' || r->spelling->list || !r->spelling->constant || takes_several(r, around);
  }
  return parts && (!rows || chain);
}

// 1.500 where commas are decimal: one and a half, or fifteen hundred?  Another point of the
// answer, as in [0.5, 1.500], may say that points are decimal here.
bool clear_points(Reader *r) {
  size_t from = 0, to = 0;
  for (size_t i = 0, end; i < r->end; i = end > i ? end : i + 1) {
    end = i;
    if (!is_digit(r->s.p[i]) || (i && (is_word_char(r->s.p[i - 1]) || r->s.p[i - 1] == '.'))) continue;
    size_t point = digits_end(r, i, r->end);
    end = point;
    if (char_at(r, point) != '.' || !is_digit(char_at(r, point + 1))) continue;
    end = digits_end(r, point + 1, r->end);
    bool groups = end == point + 4 && point <= i + 3 && r->s.p[i] != '0';
    if (!groups || char_in(char_at(r, end), "eE")) return true;
    if (!to) from = i, to = end;
  }
  if (!to) return true;
  Str text = str_sub(r->s, from, to);
  spell_error(r, from, to, "`" STR_FMT "`: does the point part decimals, or thousands?", STR_ARG(text));
  return spell_help(r, "write a decimal comma, as in 1,5, and nothing between thousands");
}
