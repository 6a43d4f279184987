// A header is read character by character for what it can say: a tag, points, a question's
// number.  A platform is recognised by columns that only it has, so that a form with a
// question called "Answer" stays a form.
#include "collect_header.h"


#include "collect_words.h"

const char *columns_layout_name(Layout layout) {
  static const char *const names[] = {
    [LAYOUT_LONG] = "long: a row for each answer", [LAYOUT_WIDE] = "wide: a column for each part",
    [LAYOUT_TAGGED] = "a form with [problem.part] in its questions", [LAYOUT_GOOGLE] = "Google Forms",
    [LAYOUT_MICROSOFT] = "Microsoft Forms", [LAYOUT_MOODLE] = "Moodle quiz responses",
    [LAYOUT_CANVAS] = "Canvas quiz student analysis", [LAYOUT_GRADESCOPE] = "Gradescope"};
  return names[layout];
}

// --- headers --------------------------------------------------------------------------------

bool header_is_number(Str s) {
  double number;
  return str_double(s, &number);
}

// "123456: What is …" of Canvas.
bool header_is_canvas_question(Str s) {
  size_t n = 0;
  while (n < s.n && s.p[n] >= '0' && s.p[n] <= '9')
    n++;
  return n >= 2 && n < s.n && s.p[n] == ':';
}

// Where points stand at the end of a header, "Q. 1 /1.00" or "1.1: A (2.0 pts)"; or -1.
ptrdiff_t header_points(Str s) {
  for (size_t i = s.n; i > 1; i--)
    if (s.p[i - 1] == '/' && s.p[i - 2] == ' ') {
      Str points = str_trim(str_sub(s, i, s.n));
      return points.n && points.p[0] >= '0' && points.p[0] <= '9' ? (ptrdiff_t)i - 2 : -1;
    }
  ptrdiff_t open = -1;
  for (size_t i = 0; i < s.n; i++)
    if (s.p[i] == '(')
      open = (ptrdiff_t)i;
  if (open < 0 || s.p[s.n - 1] != ')')
    return -1;
  Str inside = str_sub(s, (size_t)open + 1, s.n - 1);
  ptrdiff_t unit = str_find(inside, S(" pt"));
  if (unit < 0)
    unit = str_find(inside, S(" point"));
  return unit > 0 && header_is_number(str_sub(inside, 0, (size_t)unit)) ? open : -1;
}

Str columns_short_name(Str header) {
  ptrdiff_t points = header_points(header);
  if (points >= 0)
    header = str_trim(str_sub(header, 0, (size_t)points));
  ptrdiff_t colon = str_find(header, S(":"));
  return colon > 0 ? str_trim(str_sub(header, 0, (size_t)colon)) : header;
}

static bool all_of(Str s, const char *characters) {
  for (size_t i = 0; i < s.n; i++)
    if (!char_in(s.p[i], characters))
      return false;
  return s.n > 0;
}

// Whether the text in brackets is meant as a tag, whatever it names: not [0.5], [1.b],
// [e.g.] or [W1.T].
static bool looks_like_tag(Str s) {
#define SMALL "abcdefghijklmnopqrstuvwxyz"
#define DIGITS "0123456789"
  ptrdiff_t dot = str_find(s, S("."));
  if (dot <= 0)
    return false;
  Str problem = str_sub(s, 0, (size_t)dot), part = str_sub(s, (size_t)dot + 1, s.n);
  return all_of(problem, SMALL DIGITS "-") && !all_of(problem, DIGITS "-") && part.n && part.p[part.n - 1] != '.' &&
         all_of(part, SMALL DIGITS "ABCDEFGHIJKLMNOPQRSTUVWXYZ._-");
}

size_t columns_tags(const AskedList *asked, Str text, const Part **parts, size_t most, Arena *a, NotAsked *not) {
  size_t n = 0;
  for (size_t i = 0; i < text.n; i++) {
    Str rest = str_sub(text, i, text.n);
    ptrdiff_t end = rest.p[0] == '[' ? str_find(rest, S("]")) : -1;
    Str inside = end > 0 ? str_trim(str_sub(rest, 1, (size_t)end)) : (Str){0};
    const Part *part = inside.n ? asked_find(asked, inside, a, NULL) : NULL;
    if (part && n < most)
      parts[n++] = part;
    else if (!part && looks_like_tag(inside) && not && !not->message.n)
      asked_find(asked, inside, a, not);
  }
  return n;
}

// --- the platform ----------------------------------------------------------------------------

ptrdiff_t header_called(const Finder *x, const char *plain) {
  for (size_t i = 0; i < x->header->n; i++)
    if (str_eq(x->plain[i], str(plain)))
      return (ptrdiff_t)i;
  return -1;
}

static bool has(const Finder *x, const char *plain) { return header_called(x, plain) >= 0; }

static bool has_any(const Finder *x, const char *const *names) {
  for (; *names; names++)
    if (has(x, *names))
      return true;
  return false;
}

static bool is_moodle(const Finder *x) {
  static const char *const begun[] = {"startedon", "started", "begonnenam", "begonnen", "commenc\xc3\xa9le",
                                      "comenzadoel", "iniciadoem", NULL};
  bool responses = false, points = false;
  for (size_t i = 0; i < x->header->n; i++) {
    int64_t number;
    responses |= words_question(x->header->cells[i], &number) == COLUMN_RESPONSE;
    points |= str_find(x->header->cells[i], S(" /")) > 0 && header_points(x->header->cells[i]) > 0;
  }
  return responses || (points && has_any(x, begun));
}

static bool is_canvas(const Finder *x) {
  bool questions = false;
  for (size_t i = 0; i + 1 < x->header->n; i++)
    questions |= header_is_canvas_question(x->header->cells[i]) && header_is_number(x->header->cells[i + 1]);
  return has(x, "name") && has(x, "submitted") && (questions || has(x, "ncorrect"));
}

static bool any_tag(const Finder *x) {
  const Part *part;
  for (size_t i = 0; i < x->header->n; i++)
    if (columns_tags(x->asked, x->header->cells[i], &part, 1, x->in->arena, NULL) ||
        asked_find(x->asked, x->header->cells[i], x->in->arena, NULL))
      return true;
  return false;
}

const char *const header_problem_names[] = {"problem", "problemid", "assignment", NULL};
const char *const header_part_names[] = {"part", "partid", "question", NULL};
const char *const header_answer_names[] = {"answer", "response", NULL};

Layout header_layout(const Finder *x) {
  static const char *const starts[] = {"starttime", "startzeit", "heureded\xc3\xa9" "but", "horadeinicio", NULL};
  static const char *const ends[] = {"completiontime", "fertigstellungszeit", "abschlusszeit", "heuredefin",
                                     "horadefinalizaci\xc3\xb3n", NULL};
  static const char *const stamps[] = {"timestamp", "zeitstempel", "horodateur", "marcatemporal", "carimbodedatahora",
                                       "informazionicronologiche", "tijdstempel", NULL};
  bool problem = has_any(x, header_problem_names), part = has_any(x, header_part_names), text = has_any(x, header_answer_names);
  if (problem && part && text && !x->map)
    return LAYOUT_LONG;
  if (is_canvas(x))
    return LAYOUT_CANVAS;
  if (is_moodle(x))
    return LAYOUT_MOODLE;
  if (has_any(x, starts) && has_any(x, ends))
    return LAYOUT_MICROSOFT;
  if (has(x, "submissionid") && (has(x, "sid") || has(x, "totalscore")))
    return LAYOUT_GRADESCOPE;
  for (const char *const *s = stamps; *s; s++)
    if (x->header->n > 1 && str_eq(x->plain[0], str(*s)))
      return LAYOUT_GOOGLE;
  if (!x->map && (problem || part || text) && !any_tag(x))
    return LAYOUT_LONG;
  for (size_t i = 0; i < x->header->n; i++)
    if (asked_find(x->asked, x->header->cells[i], x->in->arena, NULL))
      return LAYOUT_WIDE;
  return LAYOUT_TAGGED;
}
