// A line is two sides and a =.  If the left side is one of our words it says what the
// column on the right is; else it is a column and the right side is a part.  Columns
// may have a = in their name, parts and our words have none: so a line is cut at its
// first = in the one case and at its last in the other.
#include "collect_map.h"

#include "file.h"
#include "limits.h"

typedef struct {
  Map *map;
  Arena *arena;
  Diags *d;
} Reader;

static const char *const words[] = {"student", "name", "submitted", "skip", "dates", "zone"};
enum { WORD_STUDENT, WORD_NAME, WORD_SUBMITTED, WORD_SKIP, WORD_DATES, WORD_ZONE, WORDS };

static MapWord cut(Str text, size_t from, size_t to) {
  while (from < to && (text.p[from] == ' ' || text.p[from] == '\t' || text.p[from] == '\r'))
    from++;
  while (to > from && (text.p[to - 1] == ' ' || text.p[to - 1] == '\t' || text.p[to - 1] == '\r'))
    to--;
  return (MapWord){str_sub(text, from, to), {from, to}};
}

static MapWord unquoted(MapWord w) {
  bool quoted = w.text.n >= 2 && w.text.p[0] == '"' && w.text.p[w.text.n - 1] == '"';
  return quoted ? (MapWord){str_sub(w.text, 1, w.text.n - 1), {w.span.from + 1, w.span.to - 1}} : w;
}

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// Where the comment of a line begins, or its end.
static size_t without_comment(Str text, size_t from, size_t to) {
  bool quoted = false;
  for (size_t i = from; i < to; i++) {
    quoted ^= text.p[i] == '"';
    bool before = i == from || is_blank(text.p[i - 1]), after = i + 1 >= to || is_blank(text.p[i + 1]);
    if (text.p[i] == '#' && !quoted && (i == from || (before && after)))
      return i;
  }
  return to;
}

static MapLine *add(Reader *r, MapKind kind, MapWord column) {
  Map *m = r->map;
  m->v = GROW(r->arena, m->v, m->n, &m->cap);
  m->v[m->n] = (MapLine){.kind = kind, .column = unquoted(column)};
  return &m->v[m->n++];
}

static bool set_order(Reader *r, MapWord right) {
  if (str_eq(right.text, S("day first")))
    r->map->order = ORDER_DAY_FIRST;
  else if (str_eq(right.text, S("month first")))
    r->map->order = ORDER_MONTH_FIRST;
  else
    return diag_error(r->d, &r->map->source, right.span, "dates are `day first` or `month first`");
  return true;
}

static bool set_zone(Reader *r, MapWord right) {
  r->map->zoned = time_zone(right.text, &r->map->zone);
  return r->map->zoned || diag_error(r->d, &r->map->source, right.span, "not a zone: write +02:00, or UTC");
}

static bool our_word(Reader *r, int word, MapWord right) {
  static const MapKind kinds[] = {MAP_STUDENT, MAP_NAME, MAP_SUBMITTED, MAP_SKIP};
  if (word == WORD_DATES)
    return set_order(r, right);
  if (word == WORD_ZONE)
    return set_zone(r, right);
  add(r, kinds[word], right);
  return true;
}

static void answer(Reader *r, Str text, MapWord left, size_t from, size_t to) {
  MapLine *line = add(r, MAP_ANSWER, left);
  size_t n = 1;
  for (size_t i = from; i < to; i++)
    n += text.p[i] == ',';
  line->parts = NEW_ARRAY(r->arena, MapWord, n);
  for (size_t i = from, start = from; i <= to; i++)
    if (i == to || text.p[i] == ',') {
      line->parts[line->n_parts++] = cut(text, start, i);
      start = i + 1;
    }
}

static bool read_line(Reader *r, Str text, size_t from, size_t to) {
  to = without_comment(text, from, to);
  MapWord all = cut(text, from, to);
  if (!all.text.n)
    return true;
  size_t first = from, last = to;
  while (first < to && text.p[first] != '=')
    first++;
  while (last > from && text.p[last - 1] != '=')
    last--;
  if (first == to) {
    diag_error(r->d, &r->map->source, all.span, "no = on this line");
    diag_help(r->d, "COLUMN = PROBLEM.PART, student = COLUMN, submitted = COLUMN, skip = COLUMN");
    return false;
  }
  MapWord left = cut(text, from, first), right = cut(text, first + 1, to);
  for (int i = 0; i < WORDS; i++)
    if (str_eq(left.text, str(words[i])))
      return right.text.n ? our_word(r, i, right)
                          : diag_error(r->d, &r->map->source, all.span, "nothing behind the =");
  left = cut(text, from, last - 1);
  right = cut(text, last, to);
  if (!left.text.n || !right.text.n)
    return diag_error(r->d, &r->map->source, all.span, "nothing %s the =", left.text.n ? "behind" : "before");
  answer(r, text, left, right.span.from, right.span.to);
  return true;
}

bool map_parse(Str name, Str text, Arena *a, Diags *d, Map *map) {
  Reader r = {map, a, d};
  bool ok = true;
  size_t mark = str_starts(text, S("\xef\xbb\xbf")) ? 3 : 0;
  *map = (Map){.source = {.name = name, .text = text, .line0 = 1}};
  for (size_t i = mark; i < text.n;) {
    size_t end = i;
    while (end < text.n && text.p[end] != '\n')
      end++;
    ok = read_line(&r, text, i, end) && ok;
    i = end + 1;
  }
  return ok;
}

// Invisible characters in a column's name would be looked for in vain.
static bool is_text(const Source *source, Diags *d) {
  size_t i = str_starts(source->text, S("\xef\xbb\xbf")) ? 3 : 0;
  for (size_t bytes; i < source->text.n; i += bytes) {
    bytes = 1;
    if (source->text.p[i] != '\r' && diag_hidden(d, source, i, &bytes))
      return false;
  }
  return true;
}

bool map_read(const char *path, Arena *a, Diags *d, Map *map, Failure *f) {
  Str text;
  if (!file_read(path, LIMIT_MAP_BYTES, a, &text, f)) {
    f->status = EXIT_INVALID;
    return false;
  }
  bool ok = map_parse(str(path), text, a, d, map);
  ok = is_text(&map->source, d) && ok;
  return ok || failure(f, a, EXIT_INVALID, "%s: %zu mistake%s; nothing was collected", path, d->errors,
                       d->errors == 1 ? "" : "s");
}
