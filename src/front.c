// front.c - how it works.
//
// A sheet is cut at its two lines `---`; yaml reads what lies between, markdown
// what follows.  Here the tree is matched against what a sheet may say: KEYS has
// a row for every key with the function that reads it, except for the settings,
// which settings.c knows, and `parts`, which is read last because a part refers
// to networks and settings.
//
// Nothing stops at a mistake: what cannot be read is reported and left empty, so
// that an author sees all of them at once.
#include "front.h"

#include "calendar.h"
#include "limits.h"

enum { MOST_DATA = 200, MOST_NETWORKS = 50 };

typedef struct {
  Arena *arena;
  const Source *file;
  Span matter, body; // what lies between the lines ---, and what follows
  Front *front;
  bool networks_unread;
  const YamlPair *parts;
  Diags *d;
} Reader;

// ---- the file

static bool is_id(Str s) {
  for (size_t i = 0; i < s.n; i++) {
    char c = s.p[i];
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (i && c == '-')))
      return false;
  }
  return s.n > 0 && s.n <= 64;
}

// problems/mlp-2.md is the problem mlp-2.
static bool read_name(Reader *r) {
  Str stem = r->file->name;
  for (size_t i = stem.n; i > 0; i--)
    if (stem.p[i - 1] == '/') {
      stem = str_sub(stem, i, stem.n);
      break;
    }
  bool md = stem.n >= 3 && str_eq(str_sub(stem, stem.n - 3, stem.n), S(".md"));
  r->front->id = md ? str_sub(stem, 0, stem.n - 3) : stem;
  if (!md)
    diag_error(r->d, r->file, (Span){0, 0}, "a sheet's file is called <id>.md, not `" STR_FMT "`", STR_ARG(stem));
  else if (!is_id(r->front->id))
    diag_error(r->d, r->file, (Span){0, 0}, "`" STR_FMT "` cannot be a problem's id", STR_ARG(r->front->id));
  else
    return true;
  diag_help(r->d, "an id is up to 64 small letters, digits and `-`, and starts with a letter or a digit");
  return false;
}

static size_t line_end(Str text, size_t at) {
  while (at < text.n && text.p[at] != '\n')
    at++;
  return at;
}

// Whether the line from `at` is `---`; it may end in spaces.
static bool is_fence(Str text, size_t at) {
  Str line = str_sub(text, at, line_end(text, at));
  return str_starts(line, S("---")) && str_eq(str_trim(line), S("---"));
}

static bool cut(Reader *r) {
  Str text = r->file->text;
  size_t start = str_starts(text, S("\xef\xbb\xbf")) ? 3 : 0; // a byte order mark
  if (text.n > LIMIT_SHEET_BYTES)
    return diag_error(r->d, r->file, (Span){0, 0}, "a sheet longer than %d bytes", LIMIT_SHEET_BYTES);
  if (!is_fence(text, start)) {
    diag_error(r->d, r->file, (Span){start, line_end(text, start)}, "a sheet starts with a line `---`");
    diag_help(r->d, "the keys of the sheet stand between two lines `---`, its text below them");
    return false;
  }
  r->matter.from = line_end(text, start) + (line_end(text, start) < text.n);
  for (size_t at = r->matter.from; at < text.n; at = line_end(text, at) + 1)
    if (is_fence(text, at)) {
      size_t end = line_end(text, at);
      r->matter.to = at;
      r->body = (Span){end < text.n ? end + 1 : end, text.n};
      return true;
    }
  return diag_error(r->d, r->file, (Span){start, start + 3}, "no second line `---` ends what starts here");
}

// ---- the keys of a sheet

static void read_title(Reader *r, const YamlPair *pair) {
  Text *title = &r->front->title;
  if (field_text(pair, title, r->d) && str_find(title->s, S("\n")) >= 0)
    text_error(r->d, *title, "a title is one line");
}

static void read_source(Reader *r, const YamlPair *pair) { field_text(pair, &r->front->source, r->d); }

static void read_data(Reader *r, const YamlPair *pair) {
  field_names(r->arena, pair, 0, MOST_DATA, &r->front->data, r->d);
}

// notation: {Delta3: dL/dS3, gt: Ygt}
static void read_notation(Reader *r, const YamlPair *pair) {
  Front *f = r->front;
  if (!field_want(pair, YAML_MAP, r->d)) return;
  for (size_t i = 0; i < pair->value->n; i++) {
    const YamlPair *one = &pair->value->pairs[i];
    Notation n = {.name = {.source = one->key->text, .span = {0, one->key->text->text.n}, .s = yaml_str(one->key)}};
    if (!field_text(one, &n.means, r->d)) continue;
    if (!field_is_name(n.name.s)) {
      field_error(r->d, one->key, "`" STR_FMT "` cannot be a name", STR_ARG(n.name.s));
      diag_help(r->d, "write it as letters, digits and _: \\Delta_3 is Delta3");
      continue;
    }
    f->notation = GROW(r->arena, f->notation, f->notation_n, &f->notation_cap);
    f->notation[f->notation_n++] = n;
  }
}

static void add_network(Reader *r, Str name, const Source *text) {
  Front *f = r->front;
  f->networks = GROW(r->arena, f->networks, f->networks_n, &f->networks_cap);
  f->networks[f->networks_n++] = (Network){.name = name, .text = text};
}

static void read_networks(Reader *r, const YamlPair *pair) {
  const YamlNode *value = pair->value;
  size_t errors = r->d->errors;
  Text text;
  if (value->kind != YAML_MAP) {
    if (field_text(pair, &text, r->d))
      add_network(r, (Str){0}, text.source);
  } else if (value->n > MOST_NETWORKS) {
    field_error(r->d, value, "more than %d networks", MOST_NETWORKS);
  } else if (field_want(pair, YAML_MAP, r->d)) {
    for (size_t i = 0; i < value->n; i++) {
      Str name = yaml_str(value->pairs[i].key);
      if (!field_is_name(name) && !is_id(name))
        field_error(r->d, value->pairs[i].key, "`" STR_FMT "` cannot be the name of a network", STR_ARG(name));
      else if (field_text(&value->pairs[i], &text, r->d))
        add_network(r, name, text.source);
    }
  }
  r->networks_unread = r->d->errors > errors;
}

static void keep_parts(Reader *r, const YamlPair *pair) { r->parts = pair; }

// ---- times: 2026-09-27, 2026-09-27T23:59, 2026-09-27 23:59:00+03:00, …Z

// Reads n digits at *at into *value.
static bool digits(Str s, size_t *at, int n, int *value) {
  *value = 0;
  for (int k = 0; k < n; k++, ++*at) {
    if (*at >= s.n || s.p[*at] < '0' || s.p[*at] > '9')
      return false;
    *value = *value * 10 + (s.p[*at] - '0');
  }
  return true;
}

static bool one_of(Str s, size_t *at, const char *chars) {
  for (; *at < s.n && *chars; chars++)
    if (s.p[*at] == *chars)
      return ++*at, true;
  return false;
}

// The last second of the time.
static bool parse_time(Str s, int64_t *last) {
  int year, month, day, hour = 0, minute = 0, second = 0;
  size_t at = 0;
  if (!digits(s, &at, 4, &year) || !one_of(s, &at, "-") || !digits(s, &at, 2, &month) || !one_of(s, &at, "-") ||
      !digits(s, &at, 2, &day) || !calendar_has(year, month, day))
    return false;
  *last = calendar_seconds(year, month, day) + CALENDAR_DAY - 1;
  if (at == s.n)
    return true;
  if (!one_of(s, &at, "T ") || !digits(s, &at, 2, &hour) || !one_of(s, &at, ":") || !digits(s, &at, 2, &minute))
    return false;
  bool to_the_second = one_of(s, &at, ":");
  if ((to_the_second && !digits(s, &at, 2, &second)) || hour > 23 || minute > 59 || second > 59)
    return false;
  *last = calendar_seconds(year, month, day) + hour * 3600 + minute * 60 + (to_the_second ? second : 59);
  if (at == s.n || one_of(s, &at, "Z"))
    return at == s.n;
  bool west = at < s.n && s.p[at] == '-';
  if (!one_of(s, &at, "+-") || !digits(s, &at, 2, &hour) || !one_of(s, &at, ":") || !digits(s, &at, 2, &minute) ||
      at != s.n || hour > 23 || minute > 59)
    return false;
  *last += (west ? 1 : -1) * (hour * 3600 + minute * 60);
  return true;
}

static void read_time(Reader *r, const YamlPair *pair, Text *out, int64_t *last) {
  if (!field_text(pair, out, r->d) || parse_time(out->s, last))
    return;
  text_error(r->d, *out, "`" STR_FMT "` is no date or time", STR_ARG(out->s));
  diag_help(r->d, "write 2026-09-27, or 2026-09-27T23:59+02:00");
}

static void read_opens(Reader *r, const YamlPair *pair) {
  int64_t ignored;
  read_time(r, pair, &r->front->opens, &ignored);
}
static void read_due(Reader *r, const YamlPair *pair) { read_time(r, pair, &r->front->due, &r->front->due_at); }

// ---- the sheet

enum { N_KEYS = 8 };
static const Str KEYS[N_KEYS] = {STR_INIT("title"), STR_INIT("source"), STR_INIT("network"), STR_INIT("data"),
                                 STR_INIT("parts"), STR_INIT("opens"),  STR_INIT("due"),     STR_INIT("notation")};
static void (*const READ[N_KEYS])(Reader *, const YamlPair *) = {read_title, read_source, read_networks, read_data,
                                                                 keep_parts, read_opens,  read_due,      read_notation};

static void read_keys(Reader *r, const YamlNode *root) {
  for (size_t i = 0; i < root->n; i++) {
    const YamlPair *pair = &root->pairs[i];
    Str key = yaml_str(pair->key);
    size_t k = 0;
    while (k < N_KEYS && !str_eq(key, KEYS[k]))
      k++;
    if (k < N_KEYS)
      READ[k](r, pair);
    else if (settings_is_key(key))
      settings_read(pair, &r->front->settings, r->d);
    else
      settings_unknown(pair, KEYS, N_KEYS, r->d);
  }
  if (!yaml_get(root, S("title")))
    diag_error(r->d, r->file, (Span){0, line_end(r->file->text, 0)}, "the sheet has no title");
  if (!r->parts)
    diag_error(r->d, r->file, (Span){0, line_end(r->file->text, 0)}, "the sheet has no parts");
}

// Appends a part; its id must be new.
static void add_part(Reader *r, const FrontPart *part) {
  Front *f = r->front;
  for (size_t i = 0; i < f->parts_n; i++)
    if (part->id.s.n && str_eq(f->parts[i].id.s, part->id.s)) {
      int line, column;
      diag_place(&(Diag){.source = f->parts[i].id.source, .span = f->parts[i].id.span}, &line, &column);
      text_error(r->d, part->id, "a second part `" STR_FMT "`: the first is on line %d", STR_ARG(part->id.s), line);
      return;
    }
  f->parts = GROW(r->arena, f->parts, f->parts_n, &f->parts_cap);
  f->parts[f->parts_n++] = *part;
}

static void read_parts(Reader *r) {
  const Front *f = r->front;
  PartContext context = {.networks = f->networks, .networks_n = f->networks_n,
                         .networks_unread = r->networks_unread, .settings = f->settings};
  if (!r->parts || !field_want(r->parts, YAML_LIST, r->d))
    return;
  const YamlNode *list = r->parts->value;
  if (list->n > LIMIT_PARTS)
    field_error(r->d, list->items[LIMIT_PARTS], "more than %d parts", LIMIT_PARTS);
  for (size_t i = 0; i < list->n && i < LIMIT_PARTS; i++) {
    FrontPart part;
    part_read(r->arena, list->items[i], &context, &part, r->d);
    add_part(r, &part);
  }
}

// ---- what refers to other parts, or to other keys

static bool may_follow(Kind kind) {
  return kind == KIND_VALUE || kind == KIND_EXPRESSION || kind == KIND_ENTRY || kind == KIND_BLANK;
}

// The index of a part that another one follows, or -1 with a diagnostic.
static ptrdiff_t followed(Reader *r, const FrontPart *part, Text id) {
  const Front *f = r->front;
  Str *ids = NEW_ARRAY(r->d->arena, Str, f->parts_n + 1);
  for (size_t i = 0; i < f->parts_n; i++) {
    ids[i] = f->parts[i].id.s;
    if (!str_eq(ids[i], id.s)) continue;
    const FrontPart *p = &f->parts[i];
    if (p == part) text_error(r->d, id, "a part cannot follow itself");
    else if (!may_follow(p->kind))
      text_error(r->d, id, "`" STR_FMT "` is a `%s`: nothing can be computed from its answer", STR_ARG(id.s), kind_name(p->kind));
    else if ((p->kind == KIND_VALUE) != (part->kind == KIND_VALUE))
      text_error(r->d, id, "`" STR_FMT "` is a %s, `" STR_FMT "` a %s: numbers follow numbers, and formulas formulas", STR_ARG(id.s),
                 p->kind == KIND_VALUE ? "number" : "formula", STR_ARG(part->id.s), part->kind == KIND_VALUE ? "number" : "formula");
    else if (p->network != part->network)
      text_error(r->d, id, "`" STR_FMT "` asks about another network than `" STR_FMT "`", STR_ARG(id.s), STR_ARG(part->id.s));
    else return (ptrdiff_t)i;
    return -1;
  }
  text_error(r->d, id, "there is no part `" STR_FMT "`", STR_ARG(id.s));
  diag_did_you_mean(r->d, id.s, ids, f->parts_n);
  return -1;
}

// Marks what a part follows; false if that leads back to it.
static bool mark_followed(const Front *f, size_t from, size_t part, bool *marks) {
  const FrontPart *p = &f->parts[from];
  bool ok = true;
  for (size_t i = 0; i < p->follows.n && p->earlier; i++) {
    size_t next = p->earlier[i];
    if (next == part) return false;
    if (marks[next]) continue;
    marks[next] = true;
    ok = mark_followed(f, next, part, marks) && ok;
  }
  return ok;
}

static void resolve_follows(Reader *r) {
  Front *f = r->front;
  for (size_t i = 0; i < f->parts_n; i++) {
    FrontPart *p = &f->parts[i];
    size_t *earlier = NEW_ARRAY(r->arena, size_t, p->follows.n + 1);
    bool ok = p->follows.n > 0;
    for (size_t k = 0; k < p->follows.n; k++) {
      ptrdiff_t index = followed(r, p, p->follows.v[k]);
      ok = ok && index >= 0;
      if (index >= 0) earlier[k] = (size_t)index;
    }
    if (ok) p->earlier = earlier;
  }
  for (size_t i = 0; i < f->parts_n; i++) {
    FrontPart *p = &f->parts[i];
    if (!p->earlier) continue;
    bool *marks = NEW_ARRAY(r->arena, bool, f->parts_n);
    p->depends = marks;
    if (!mark_followed(f, i, i, marks))
      text_error(r->d, p->follows.v[0], "`" STR_FMT "` follows itself in the end", STR_ARG(p->id.s));
  }
}

// What is late is known only where there is a `due`.
static void check_late(Reader *r, const YamlNode *root) {
  const Front *f = r->front;
  const YamlNode *late = yaml_get(root, S("late"));
  if (f->due.s.n) return;
  if (late) field_error(r->d, late, "`late` needs a `due`: when is the sheet to be handed in?");
  for (size_t i = 0; i < f->parts_n; i++)
    if (f->parts[i].own_set & SET_LATE)
      text_error(r->d, f->parts[i].id, "`late` of part `" STR_FMT "` needs a `due` of the sheet", STR_ARG(f->parts[i].id.s));
}

// Gives every part its prose.  A heading missing among others is probably forgotten.
static void read_body(Reader *r) {
  Front *f = r->front;
  Str *ids = NEW_ARRAY(r->arena, Str, f->parts_n);
  Markdown m;
  bool any = false;
  for (size_t i = 0; i < f->parts_n; i++)
    ids[i] = f->parts[i].id.s;
  markdown_read(r->arena, r->file, r->body, ids, f->parts_n, &m, r->d);
  f->statement = m.statement;
  f->solution = m.solution;
  f->has_solution = m.has_solution;
  for (size_t i = 0; i < f->parts_n; i++) {
    f->parts[i].text = m.parts[i];
    f->parts[i].has_text = m.given[i];
    any |= m.given[i];
  }
  for (size_t i = 0; any && i < f->parts_n; i++)
    if (ids[i].n && !f->parts[i].has_text)
      diag_warning(r->d, f->parts[i].id.source, f->parts[i].id.span,
                   "part `" STR_FMT "` has no text: no heading `## " STR_FMT "` below", STR_ARG(ids[i]),
                   STR_ARG(ids[i]));
}

bool front_read(Arena *out, const Source *file, Front *front, Diags *d) {
  Reader r = {.arena = out, .file = file, .front = front, .d = d};
  size_t errors = d->errors;
  const YamlNode *root;
  *front = (Front){.settings = settings_default(), .due_at = -1};
  read_name(&r);
  if (!cut(&r))
    return false;
  bool whole = yaml_read(out, file, r.matter, &root, d);
  if (root && root->kind == YAML_MAP)
    read_keys(&r, root);
  else if (whole)
    diag_error(d, file, r.matter, "the front matter is a mapping `key: value`, not %s",
               root ? yaml_kind_name(root) : "empty");
  read_parts(&r);
  resolve_follows(&r);
  if (root && root->kind == YAML_MAP)
    check_late(&r, root);
  if (front->parts_n)
    read_body(&r);
  return d->errors == errors;
}
