// Three platforms touch answers:
// - Canvas flattens rich text to HTML entities and a few tags, and where a question has
//   several blanks, joins them by commas and writes the students' own commas as \,
// - Moodle has the same HTML where the editor was on, writes - for nothing, "part 1: …; part 2: …" for a question with gaps, and
//   "Seed: …; ans1: … [score]; prt1: …" for a STACK question.
// - Gradescope and the forms write what was typed.
// Elsewhere a cell that is said to hold several answers has one on each line, or parts
// them by semicolons.
#include "collect_text.h"

#include <string.h>

// --- HTML -------------------------------------------------------------------------------

static bool is_letter(char c) { return char_lower(c) >= 'a' && char_lower(c) <= 'z'; }

// &#8722; and &#x2212;
static size_t numeric_entity(Str s, Buf *out) {
  uint32_t c = 0;
  bool hex = s.n > 2 && char_lower(s.p[2]) == 'x';
  size_t from = hex ? 3 : 2, i = from;
  for (; i < s.n && i < from + 7; i++) {
    char d = char_lower(s.p[i]);
    int digit = d >= '0' && d <= '9' ? d - '0' : hex && d >= 'a' && d <= 'f' ? d - 'a' + 10 : -1;
    if (digit < 0)
      break;
    c = c * (hex ? 16 : 10) + (uint32_t)digit;
  }
  bool scalar = c >= 0x20 && c <= 0x10ffff && !(c >= 0xd800 && c < 0xe000);
  if (i == from || i >= s.n || s.p[i] != ';' || !scalar)
    return 0;
  buf_utf8(out, c);
  return i + 1;
}

// The entity that s begins with: writes it, returns its length; 0 if there is none.
static size_t entity(Str s, Buf *out) {
  static const struct { Str name, text; } known[] = {
    {STR_INIT("&lt;"), STR_INIT("<")}, {STR_INIT("&gt;"), STR_INIT(">")}, {STR_INIT("&amp;"), STR_INIT("&")},
    {STR_INIT("&quot;"), STR_INIT("\"")}, {STR_INIT("&apos;"), STR_INIT("'")}, {STR_INIT("&nbsp;"), STR_INIT(" ")},
    {STR_INIT("&minus;"), STR_INIT("\xe2\x88\x92")}, {STR_INIT("&times;"), STR_INIT("\xc3\x97")},
    {STR_INIT("&middot;"), STR_INIT("\xc2\xb7")}, {STR_INIT("&part;"), STR_INIT("\xe2\x88\x82")},
    {STR_INIT("&sigma;"), STR_INIT("\xcf\x83")}, {STR_INIT("&delta;"), STR_INIT("\xce\xb4")}};
  if (s.n > 1 && s.p[1] == '#')
    return numeric_entity(s, out);
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (str_starts(s, known[i].name)) {
      buf_add(out, known[i].text);
      return known[i].name.n;
    }
  return 0;
}

// The value of an attribute of a tag, or nothing.
static Str attribute(Str tag, Str name) {
  ptrdiff_t at = str_find(tag, name);
  if (at < 0)
    return (Str){0};
  Str rest = str_sub(tag, (size_t)at + name.n, tag.n);
  ptrdiff_t end = str_find(rest, S("\""));
  return end < 0 ? (Str){0} : str_sub(rest, 0, (size_t)end);
}

static void line_end(Buf *out) {
  while (out->n && out->p[out->n - 1] == ' ')
    out->n--;
  if (out->n && out->p[out->n - 1] != '\n')
    buf_char(out, '\n');
}

// The tags that editors write.  One that is not empty counts only if its end stands
// somewhere in the cell: otherwise its < is the student's own.
typedef enum { TAG_PLAIN, TAG_BREAK, TAG_RAISED, TAG_LOWERED, TAG_BR, TAG_IMG } TagKind;

static const struct { Str name; TagKind kind; } tags[] = {
  {STR_INIT("p"), TAG_BREAK}, {STR_INIT("br"), TAG_BR}, {STR_INIT("div"), TAG_BREAK}, {STR_INIT("li"), TAG_BREAK},
  {STR_INIT("tr"), TAG_BREAK}, {STR_INIT("h1"), TAG_BREAK}, {STR_INIT("h2"), TAG_BREAK}, {STR_INIT("h3"), TAG_BREAK},
  {STR_INIT("h4"), TAG_BREAK}, {STR_INIT("ul"), TAG_BREAK}, {STR_INIT("ol"), TAG_BREAK}, {STR_INIT("table"), TAG_BREAK},
  {STR_INIT("span"), TAG_PLAIN}, {STR_INIT("b"), TAG_PLAIN}, {STR_INIT("i"), TAG_PLAIN}, {STR_INIT("em"), TAG_PLAIN},
  {STR_INIT("strong"), TAG_PLAIN}, {STR_INIT("u"), TAG_PLAIN}, {STR_INIT("a"), TAG_PLAIN}, {STR_INIT("td"), TAG_PLAIN},
  {STR_INIT("tbody"), TAG_PLAIN}, {STR_INIT("code"), TAG_PLAIN}, {STR_INIT("pre"), TAG_PLAIN},
  {STR_INIT("sup"), TAG_RAISED}, {STR_INIT("sub"), TAG_LOWERED}, {STR_INIT("img"), TAG_IMG}};
enum { TAGS = sizeof tags / sizeof *tags };

// What is known of the whole cell, so that no < searches it again.
typedef struct {
  Str whole;
  bool ended[TAGS]; // by </name
  ptrdiff_t close;  // the first > behind the last < that was asked; -1: there is none
} Html;

// The number of the tag whose name s begins with, TAGS if there is none; *n: length of
// the name.
static size_t tag_named(Str s, size_t *n) {
  for (*n = 0; *n < s.n && (is_letter(s.p[*n]) || (*n > 0 && s.p[*n] >= '0' && s.p[*n] <= '9'));)
    ++*n;
  for (size_t i = 0; i < TAGS; i++)
    if (tags[i].name.n == *n && str_starts_fold(s, tags[i].name))
      return i;
  return TAGS;
}

static Html html_of(Str s) {
  Html h = {.whole = s};
  for (size_t i = 0, n; i + 2 < s.n; i++) {
    size_t t = s.p[i] == '<' && s.p[i + 1] == '/' ? tag_named(str_sub(s, i + 2, s.n), &n) : TAGS;
    if (t < TAGS)
      h.ended[t] = true;
  }
  return h;
}

static bool closes(Html *h, size_t at) {
  if (h->close >= 0 && (size_t)h->close <= at) {
    ptrdiff_t next = str_find(str_sub(h->whole, at, h->whole.n), S(">"));
    h->close = next < 0 ? -1 : (ptrdiff_t)at + next;
  }
  return h->close >= 0;
}

// A tag of an editor that stands at a place: writes what it means, returns its length; 0
// if it is no such tag but the student's own <.
static size_t tag(Html *h, size_t at, Buf *out) {
  bool ends = at + 1 < h->whole.n && h->whole.p[at + 1] == '/';
  size_t from = at + (ends ? 2 : 1), n;
  Str rest = str_sub(h->whole, from, h->whole.n);
  size_t t = tag_named(rest, &n);
  if (t == TAGS || n == rest.n || (rest.p[n] != '>' && rest.p[n] != ' ' && rest.p[n] != '/') || !closes(h, at))
    return 0;
  TagKind kind = tags[t].kind;
  if (!h->ended[t] && kind != TAG_BR && kind != TAG_IMG)
    return 0;
  if (kind == TAG_BREAK || kind == TAG_BR)
    line_end(out);
  else if (kind == TAG_RAISED || kind == TAG_LOWERED)
    buf_add(out, ends ? S("}") : kind == TAG_RAISED ? S("^{") : S("_{"));
  else if (kind == TAG_IMG) {
    Str inside = str_sub(h->whole, from + n, (size_t)h->close);
    Str formula = attribute(inside, S("data-equation-content=\""));
    buf_add(out, formula.n ? formula : attribute(inside, S("alt=\"LaTeX: ")));
  }
  return (size_t)h->close + 1 - at;
}

static Str without_html(Str s, Arena *a) {
  Buf b = buf_new(a);
  Html h = html_of(s);
  for (size_t i = 0; i < s.n;) {
    size_t n = s.p[i] == '<' ? tag(&h, i, &b) : s.p[i] == '&' ? entity(str_sub(s, i, s.n), &b) : 0;
    if (!n)
      buf_char(&b, s.p[i]);
    i += n ? n : 1;
  }
  return str_trim(buf_str(&b));
}

// A platform nobody knows may have an editor, too: <p>0.25</p>, 0.25&nbsp;.
static bool is_rich(Layout layout, Str cell) {
  bool editor = layout == LAYOUT_CANVAS || layout == LAYOUT_MOODLE;
  if (layout == LAYOUT_TAGGED)
    return str_starts_fold(str_trim(cell), S("<p")) || str_starts_fold(str_trim(cell), S("<div")) || str_find(cell, S("&nbsp;")) >= 0 || str_find(cell, S("<br>")) >= 0;
  return editor && (memchr(cell.p, '<', cell.n) || memchr(cell.p, '&', cell.n));
}

// --- Canvas -----------------------------------------------------------------------------------

static bool escaped_comma(Str s, size_t i) { return s.p[i] == ',' && i && s.p[i - 1] == '\\'; }

static Str unescaped(Str s, Arena *a) {
  Buf b = buf_new(a);
  for (size_t i = 0; i < s.n; i++)
    if (!(s.p[i] == '\\' && i + 1 < s.n && s.p[i + 1] == ','))
      buf_char(&b, s.p[i]);
  return buf_str(&b);
}

// Whether every comma is written \, and no command of LaTeX is there, in which \, would
// be a space.
static bool is_escaped(Str s) {
  bool any = false;
  for (size_t i = 0; i < s.n; i++) {
    if (s.p[i] == ',' && !escaped_comma(s, i))
      return false;
    if (s.p[i] == '\\' && i + 1 < s.n && is_letter(s.p[i + 1]))
      return false;
    any |= s.p[i] == ',';
  }
  return any;
}

static size_t canvas_parts(Str s, Str *parts, size_t n, Arena *a) {
  size_t found = 0, from = 0;
  for (size_t i = 0; i <= s.n; i++)
    if (i == s.n || (s.p[i] == ',' && !escaped_comma(s, i))) {
      if (found < n)
        parts[found] = str_trim(unescaped(str_sub(s, from, i), a));
      found++;
      from = i + 1;
    }
  return found;
}

// --- Moodle ----------------------------------------------------------------------------------------

// The number k of "ansk: ", with which s begins, and the label's length; 0 if it does not.
static size_t answer_label(Str s, size_t *length) {
  size_t k = 0, i = 3;
  if (!str_starts(s, S("ans")) || s.n < 4 || s.p[3] == '0')
    return 0;
  for (; i < s.n && i < 9 && s.p[i] >= '0' && s.p[i] <= '9'; i++)
    k = k * 10 + (size_t)(s.p[i] - '0');
  *length = i + 2;
  return str_starts(str_sub(s, i, s.n), S(": ")) ? k : 0;
}

// Where the first mark of a STACK answer begins, and its length; -1 if there is none.
static ptrdiff_t answer_mark(Str s, size_t *length) {
  static const Str marks[] = {STR_INIT(" [score]"), STR_INIT(" [valid]"), STR_INIT(" [invalid]")};
  for (size_t i = 0; i < s.n; i++)
    for (size_t k = 0; s.p[i] == ' ' && k < sizeof marks / sizeof *marks; k++)
      if (str_starts(str_sub(s, i, s.n), marks[k])) {
        *length = marks[k].n;
        return (ptrdiff_t)i;
      }
  return -1;
}

// STACK: "Seed: 1; ans1: 0.25 [score]; ans10: …; ans2: …; prt1: …", in one walk.
// Returns how many of ans1, ans2, … stand there without a gap, n + 1 if more than n.
static size_t stack_parts(Str s, Str *parts, size_t n, Arena *a) {
  bool *there = NEW_ARRAY(a, bool, n + 2);
  size_t found = 0, length;
  for (size_t at = 0; at < s.n;) {
    size_t k = answer_label(str_sub(s, at, s.n), &length);
    if (k) {
      at += length;
      ptrdiff_t end = answer_mark(str_sub(s, at, s.n), &length);
      if (end < 0)
        return 0;
      if (k <= n && !there[k])
        parts[k - 1] = str_trim(str_sub(s, at, at + (size_t)end));
      if (k <= n + 1)
        there[k] = true;
      at += (size_t)end + length;
    }
    ptrdiff_t next = str_find(str_sub(s, at, s.n), S("; "));
    at = next < 0 ? s.n : at + (size_t)next + 2;
  }
  while (found <= n && there[found + 1])
    found++;
  return found;
}

// Gaps: "part 1: 0.25; part 2: -0.5", in any language.
static size_t gap_parts(Str s, Str *parts, size_t n, Arena *a) {
  ptrdiff_t one = str_find(s, S(" 1: "));
  size_t found = 0;
  if (one <= 0 || one > 30)
    return 0;
  Str word = str_sub(s, 0, (size_t)one), rest = str_sub(s, word.n + 4, s.n);
  for (;; found++) {
    Str next = str_fmt(a, "; " STR_FMT " %zu: ", STR_ARG(word), found + 2);
    ptrdiff_t end = str_find(rest, next);
    if (end < 0) { // the last one may be empty, its blank trimmed
      next = str_sub(next, 0, next.n - 1);
      end = rest.n >= next.n && str_eq(str_sub(rest, rest.n - next.n, rest.n), next) ? (ptrdiff_t)(rest.n - next.n) : -1;
    }
    if (found < n)
      parts[found] = str_trim(str_sub(rest, 0, end < 0 ? rest.n : (size_t)end));
    if (end < 0)
      return found + 1;
    rest = str_sub(rest, (size_t)end + next.n, rest.n);
  }
}

static size_t moodle_parts(Str s, Str *parts, size_t n, Arena *a) {
  size_t found = str_starts(s, S("Seed: ")) || str_starts(s, S("ans1: ")) ? stack_parts(s, parts, n, a) : 0;
  return found ? found : gap_parts(s, parts, n, a);
}

// --- all -----------------------------------------------------------------------------------------------

static size_t separated(Str s, char mark, Str *parts, size_t n) {
  size_t found = 0, from = 0;
  for (size_t i = 0; i <= s.n; i++)
    if (i == s.n || s.p[i] == mark) {
      if (found < n)
        parts[found] = str_trim(str_sub(s, from, i));
      found++;
      from = i + 1;
    }
  return found;
}

static bool is_nothing(Layout layout, Str cell) {
  cell = str_trim(cell);
  return !cell.n || (layout == LAYOUT_MOODLE && str_eq(cell, S("-")));
}

Str text_typed(Layout layout, Str cell, Arena *a) {
  Str one;
  if (is_nothing(layout, cell))
    return layout == LAYOUT_MOODLE ? (Str){0} : cell;
  if (layout == LAYOUT_MOODLE && str_starts(cell, S("Seed: ")) && stack_parts(cell, &one, 1, a) == 1)
    return one;
  if (is_rich(layout, cell))
    cell = without_html(cell, a);
  return layout == LAYOUT_CANVAS && is_escaped(cell) ? unescaped(cell, a) : cell;
}

bool text_parts(Layout layout, Str cell, Str *parts, size_t n, size_t *found, Arena *a) {
  for (size_t i = 0; i < n; i++)
    parts[i] = (Str){0};
  *found = n;
  if (is_nothing(layout, cell))
    return true;
  if (is_rich(layout, cell))
    cell = without_html(cell, a);
  if (layout == LAYOUT_CANVAS)
    *found = canvas_parts(cell, parts, n, a);
  else if (layout == LAYOUT_MOODLE)
    *found = moodle_parts(cell, parts, n, a);
  else {
    *found = separated(str_trim(cell), '\n', parts, n);
    if (*found != n)
      *found = separated(str_trim(cell), ';', parts, n);
  }
  return *found == n;
}

// --- decimal marks ---------------------------------------------------------------------------------------

static size_t digits_at(Str s, size_t i) {
  size_t n = 0;
  while (i + n < s.n && s.p[i + n] >= '0' && s.p[i + n] <= '9')
    n++;
  return n;
}

Mark text_decimal_mark(Str s) {
  s = str_trim(s);
  for (size_t i = 1; i + 1 < s.n; i++)
    if (s.p[i] == '.' && digits_at(s, i - 1) && digits_at(s, i + 1))
      return MARK_POINT;
  size_t from = s.n && char_in(s.p[0], "+-"), whole = digits_at(s, from), comma = from + whole;
  size_t fraction = comma < s.n && s.p[comma] == ',' ? digits_at(s, comma + 1) : 0;
  if (!whole || !fraction || comma + 1 + fraction != s.n)
    return MARK_UNKNOWN;
  bool zero = whole == 1 && s.p[from] == '0';
  bool proof = zero || fraction > 3 || (fraction != 3 && fraction > 1 && s.p[comma + 1] == '0');
  return proof ? MARK_COMMA : MARK_UNKNOWN;
}
