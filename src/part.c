// part.c - how it works.
//
// The keys of a part are numbered, in the order of KEYS.  They are first sorted
// into an array by number; settings and unknown keys fall out on the way.  One of
// the keys K_VALUE … K_TEXT names the part's kind, and its row in KINDS says
// which further keys the kind needs or may have.  Then each key is read by the
// kind's rule.  Nothing stops at a mistake, so that an author sees all of them.
#include "part.h"

#include "limits.h"

enum {
  K_ID, K_POINTS, K_NETWORK,
  K_VALUE, K_EXPRESSION, K_BLANK, K_CLAIM, K_CHOICE, K_ORDER, K_GRAPH, K_CONSTRUCT, K_TEXT,
  K_USING, K_ENTRY, K_EQUALS, K_ANSWER, K_HOLDS, K_REQUIRE, K_PRECEDES, K_FOLLOWS, K_MISTAKES,
  K_COUNT
};
static const Str KEYS[K_COUNT] = {
    STR_INIT("id"), STR_INIT("points"), STR_INIT("network"),
    STR_INIT("value"), STR_INIT("expression"), STR_INIT("blank"), STR_INIT("claim"), STR_INIT("choice"), STR_INIT("order"),
    STR_INIT("graph"), STR_INIT("construct"), STR_INIT("text"),
    STR_INIT("using"), STR_INIT("entry"), STR_INIT("equals"), STR_INIT("answer"), STR_INIT("holds"), STR_INIT("require"), STR_INIT("precedes"),
    STR_INIT("follows"), STR_INIT("mistakes"),
};

#define BIT(key) (1u << (key))
typedef struct {
  Kind kind;
  unsigned needs, may; // further keys, as BITs
} KindRow;

static const KindRow KINDS[K_COUNT] = {
    [K_VALUE] = {KIND_VALUE, 0, BIT(K_REQUIRE) | BIT(K_FOLLOWS) | BIT(K_MISTAKES)},
    [K_EXPRESSION] = {KIND_EXPRESSION, 0, BIT(K_ENTRY) | BIT(K_USING) | BIT(K_REQUIRE) | BIT(K_FOLLOWS) | BIT(K_MISTAKES)},
    [K_BLANK] = {KIND_BLANK, BIT(K_EQUALS), BIT(K_USING) | BIT(K_REQUIRE) | BIT(K_FOLLOWS) | BIT(K_MISTAKES)},
    [K_CLAIM] = {KIND_CLAIM, 0, BIT(K_REQUIRE)},
    [K_CHOICE] = {KIND_CHOICE, BIT(K_ANSWER), 0},
    [K_ORDER] = {KIND_ORDER, 0, BIT(K_PRECEDES)},
    [K_GRAPH] = {KIND_GRAPH, 0, 0},
    [K_CONSTRUCT] = {KIND_CONSTRUCT, BIT(K_HOLDS), 0},
    [K_TEXT] = {KIND_TEXT, 0, 0},
};

enum {
  LETTERS = 26,       // a choice is answered by letter
  MOST_ITEMS = 200,   // of an order, a graph, a list of names: all are checked pairwise
  MOST_INDICES = 4,   // an array has at most four dimensions
  CONSTRUCT_SAMPLES = 2000,
};
static const double MOST_POINTS = 1e6; // so that sums of points stay exact enough to print

typedef struct {
  Arena *arena;
  const YamlNode *node;
  const PartContext *context;
  const YamlPair *at[K_COUNT]; // the keys given
  Settings own;                // the settings given
  FrontPart *part;
  Diags *d;
} Reader;

const char *kind_name(Kind kind) {
  static const char *const names[] = KIND_NAMES;
  return names[kind];
}

// ---- id, points, network

static bool is_id(Str s) {
  for (size_t i = 0; i < s.n; i++) {
    char c = s.p[i];
    bool alnum = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!alnum && (!i || (c != '.' && c != '_' && c != '-')))
      return false;
  }
  return s.n > 0 && s.n <= 64;
}

// "part `S1`", or "this part" while its id is unknown.
static Str title(const Reader *r) {
  return r->part->id.s.n ? str_fmt(r->d->arena, "part `" STR_FMT "`", STR_ARG(r->part->id.s)) : S("this part");
}

// The place for what is missing: where the part begins.
static bool missing(Reader *r, const char *what) {
  const YamlNode *first = r->node->pairs[0].key;
  return field_error(r->d, first, STR_FMT " has no %s", STR_ARG(title(r)), what);
}

static bool read_id(Reader *r) {
  Text id;
  if (!r->at[K_ID])
    return missing(r, "id");
  if (!field_text(r->at[K_ID], &id, r->d))
    return false;
  if (!is_id(id.s)) {
    text_error(r->d, id, "`" STR_FMT "` cannot be an id", STR_ARG(id.s));
    diag_help(r->d, "an id is up to 64 letters, digits, `.`, `_` and `-`, and starts with a letter or a digit");
    return false;
  }
  if (str_eq(id.s, S("Solution")))
    return text_error(r->d, id, "`Solution` cannot be an id: `## Solution` starts the solution");
  r->part->id = id;
  return true;
}

static bool read_points(Reader *r) {
  Text text;
  double points;
  if (!r->at[K_POINTS])
    return missing(r, "points");
  if (!field_text(r->at[K_POINTS], &text, r->d))
    return false;
  if (!str_double(text.s, &points) || !(points > 0 && points <= MOST_POINTS))
    return text_error(r->d, text, "`points` is a number above 0, up to 1000000, not `" STR_FMT "`",
                      STR_ARG(text.s));
  r->part->points = points;
  return true;
}

static bool read_network(Reader *r) {
  const PartContext *c = r->context;
  bool optional = r->part->kind == KIND_CHOICE || r->part->kind == KIND_ORDER || r->part->kind == KIND_TEXT;
  Buf all = buf_new(r->d->arena);
  Str *names = NEW_ARRAY(r->d->arena, Str, c->networks_n);
  for (size_t i = 0; i < c->networks_n; i++) {
    names[i] = c->networks[i].name;
    buf_fmt(&all, "%s" STR_FMT, i ? ", " : "", STR_ARG(names[i]));
  }
  r->part->network = c->networks_n == 1 ? 0 : -1;
  if (c->networks_unread)
    return true; // said already
  if (!r->at[K_NETWORK]) {
    if (r->part->network == 0 || optional)
      return true;
    if (!c->networks_n)
      return missing(r, "network: the sheet states none");
    missing(r, "network");
    diag_help(r->d, "write `network: NAME`, with one of " STR_FMT, STR_ARG(buf_str(&all)));
    return false;
  }
  Text name;
  if (!field_text(r->at[K_NETWORK], &name, r->d))
    return false;
  for (size_t i = 0; i < c->networks_n; i++)
    if (names[i].n && str_eq(names[i], name.s)) {
      r->part->network = (ptrdiff_t)i;
      return true;
    }
  text_error(r->d, name, "no network `" STR_FMT "`", STR_ARG(name.s));
  if (!c->networks_n || !names[0].n)
    diag_help(r->d, "the sheet's network has no name: leave this key out");
  else if (!diag_did_you_mean(r->d, name.s, names, c->networks_n))
    diag_help(r->d, "the networks are " STR_FMT, STR_ARG(buf_str(&all)));
  return false;
}

// ---- the kinds

static bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// Finds the one run of three or more underscores.
static bool find_hole(Reader *r) {
  Text blank = r->part->blank;
  bool found = false;
  for (size_t i = 0; i + 2 < blank.s.n; i++) {
    size_t to = i;
    while (to < blank.s.n && blank.s.p[to] == '_')
      to++;
    if (to - i < 3)
      continue;
    Span hole = {blank.span.from + i, blank.span.from + to};
    if ((i && is_name_char(blank.s.p[i - 1])) || (to < blank.s.n && is_name_char(blank.s.p[to])))
      return diag_error(r->d, blank.source, hole, "the blank is part of a name: put a space or an operator "
                                                  "round it");
    if (found)
      return diag_error(r->d, blank.source, hole, "a second blank: a part has one");
    found = true;
    r->part->hole = hole;
    i = to;
  }
  return found || text_error(r->d, blank, "no blank `___` in the formula");
}

// Items must differ in more than case, and none may read as the letter or number of another.
static bool check_items(Reader *r, bool letters) {
  const Texts *items = &r->part->items;
  bool ok = true;
  for (size_t i = 0; i < items->n; i++) {
    Str s = items->v[i].s;
    int64_t number;
    for (size_t k = 0; k < i; k++)
      if (!str_eq(items->v[k].s, s) && str_eq_fold(items->v[k].s, s))
        ok = text_error(r->d, items->v[i], "`" STR_FMT "` and `" STR_FMT "` differ in case only", STR_ARG(s),
                        STR_ARG(items->v[k].s));
    bool letter = letters && s.n == 1 && char_lower(s.p[0]) >= 'a' && char_lower(s.p[0]) <= 'z';
    size_t place = letter ? (size_t)(char_lower(s.p[0]) - 'a') : i;
    if (place != i && place < items->n) // W among three items is no letter of a place
      ok = text_error(r->d, items->v[i], "`" STR_FMT "` stands where the letter of its place is %c", STR_ARG(s),
                      (char)('A' + (int)(i % LETTERS)));
    if (!letters && str_int(s, &number) && number != (int64_t)i + 1)
      ok = text_error(r->d, items->v[i], "`" STR_FMT "` is the number of another item", STR_ARG(s));
  }
  return ok;
}

// The item that a word means: by its text, else by its letter or number; -1 if none.
static ptrdiff_t item_of(const Texts *items, Str word, bool letters) {
  int64_t number = 0;
  for (size_t i = 0; i < items->n; i++)
    if (str_eq_fold(items->v[i].s, word))
      return (ptrdiff_t)i;
  if (letters && word.n == 1)
    number = char_lower(word.p[0]) - 'a' + 1;
  else if (letters || !str_int(word, &number))
    return -1;
  return number >= 1 && (uint64_t)number <= items->n ? (ptrdiff_t)number - 1 : -1;
}

static bool unknown_item(Reader *r, Text word) {
  Str *names = NEW_ARRAY(r->d->arena, Str, r->part->items.n);
  for (size_t i = 0; i < r->part->items.n; i++)
    names[i] = r->part->items.v[i].s;
  text_error(r->d, word, "`" STR_FMT "` is none of the items", STR_ARG(word.s));
  diag_did_you_mean(r->d, word.s, names, r->part->items.n);
  return false;
}

static bool read_choice(Reader *r) {
  Text answer;
  bool ok = field_texts(r->arena, r->at[K_CHOICE], 2, LETTERS, &r->part->items, r->d);
  ok = check_items(r, true) && ok;
  if (!r->at[K_ANSWER])
    return ok;
  if (!field_text(r->at[K_ANSWER], &answer, r->d))
    return false;
  ptrdiff_t item = item_of(&r->part->items, answer.s, true);
  if (item < 0)
    return ok && unknown_item(r, answer); // with an incomplete list it may be one
  r->part->answer = (size_t)item;
  return ok;
}

// Reads "a < b < c": a before b, b before c.
static bool read_precedence(Reader *r, Text chain) {
  FrontPart *p = r->part;
  ptrdiff_t before = -1;
  Str rest = chain.s;
  if (str_find(rest, S("<")) < 0)
    return text_error(r->d, chain, "`precedes` is a list of \"first < second\"");
  for (bool more = true; more;) {
    ptrdiff_t sign = str_find(rest, S("<"));
    more = sign >= 0;
    Str word = str_trim(str_sub(rest, 0, more ? (size_t)sign : rest.n));
    size_t from = (size_t)(word.p - chain.source->text.p);
    Text text = {.source = chain.source, .span = {from, from + word.n}, .s = word};
    if (!word.n)
      return text_error(r->d, chain, "nothing stands on one side of `<`");
    rest = str_sub(rest, more ? (size_t)sign + 1 : rest.n, rest.n);
    ptrdiff_t item = item_of(&p->items, word, false);
    if (item < 0)
      return unknown_item(r, text);
    if (before == item)
      return text_error(r->d, text, "`" STR_FMT "` cannot come before itself", STR_ARG(p->items.v[item].s));
    if (before > item)
      return text_error(r->d, text, "the order given has `" STR_FMT "` before `" STR_FMT "`",
                        STR_ARG(p->items.v[item].s), STR_ARG(p->items.v[before].s));
    if (before >= 0) {
      p->precedes = GROW(r->arena, p->precedes, p->precedes_n, &p->precedes_cap);
      p->precedes[p->precedes_n++] = (Precedence){(size_t)before, (size_t)item};
    }
    before = item;
  }
  return true;
}

static bool read_order(Reader *r) {
  Texts chains = {0};
  bool ok = field_texts(r->arena, r->at[K_ORDER], 2, MOST_ITEMS, &r->part->items, r->d);
  ok = check_items(r, false) && ok;
  if (r->at[K_PRECEDES] && !field_texts(r->arena, r->at[K_PRECEDES], 1, MOST_ITEMS, &chains, r->d))
    return false;
  for (size_t i = 0; ok && i < chains.n; i++)
    ok = read_precedence(r, chains.v[i]);
  return ok;
}

static bool read_by_kind(Reader *r) {
  FrontPart *p = r->part;
  bool ok = true;
  switch (p->kind) {
  case KIND_VALUE: return field_text(r->at[K_VALUE], &p->expr, r->d);
  case KIND_EXPRESSION: return field_text(r->at[K_EXPRESSION], &p->expr, r->d);
  case KIND_ENTRY:
    ok = field_text(r->at[K_EXPRESSION], &p->expr, r->d);
    return field_names(r->arena, r->at[K_ENTRY], 1, MOST_INDICES, &p->entry, r->d) && ok;
  case KIND_BLANK:
    ok = field_text(r->at[K_BLANK], &p->blank, r->d) && find_hole(r);
    return (!r->at[K_EQUALS] || field_text(r->at[K_EQUALS], &p->expr, r->d)) && ok;
  case KIND_CLAIM: return field_text(r->at[K_CLAIM], &p->expr, r->d);
  case KIND_CHOICE: return read_choice(r);
  case KIND_ORDER: return read_order(r);
  case KIND_GRAPH: return field_names(r->arena, r->at[K_GRAPH], 2, MOST_ITEMS, &p->items, r->d);
  case KIND_CONSTRUCT:
    ok = field_names(r->arena, r->at[K_CONSTRUCT], 1, MOST_ITEMS, &p->items, r->d);
    return (!r->at[K_HOLDS] || field_text(r->at[K_HOLDS], &p->expr, r->d)) && ok;
  case KIND_TEXT: return field_text(r->at[K_TEXT], &p->rubric, r->d);
  }
  return ok;
}

// ---- the part

static bool sort_keys(Reader *r) {
  bool ok = true;
  for (size_t i = 0; i < r->node->n; i++) {
    const YamlPair *pair = &r->node->pairs[i];
    Str key = yaml_str(pair->key);
    size_t k = 0;
    while (k < K_COUNT && !str_eq(key, KEYS[k]))
      k++;
    if (k < K_COUNT)
      r->at[k] = pair;
    else if (settings_is_key(key))
      ok = settings_read(pair, &r->own, r->d) && ok;
    else
      settings_unknown(pair, KEYS, K_COUNT, r->d), ok = false;
  }
  return ok;
}

// The number of the key that names the kind; K_COUNT, with a diagnostic, if there is not exactly one.
static size_t kind_key(Reader *r) {
  size_t first = K_COUNT, n = 0;
  for (size_t k = K_VALUE; k <= K_TEXT; k++) {
    if (!r->at[k])
      continue;
    if (n++)
      field_error(r->d, r->at[k]->key, STR_FMT " is `" STR_FMT "` already: it cannot be `" STR_FMT "` too",
                  STR_ARG(title(r)), STR_ARG(KEYS[first]), STR_ARG(KEYS[k]));
    else
      first = k;
  }
  if (!n) {
    missing(r, "kind");
    diag_help(r->d, "give it one of value, expression, blank, claim, choice, order, graph, construct, text");
  }
  return n == 1 ? first : K_COUNT;
}

// Holds the further keys against the kind's row.
static bool check_keys(Reader *r, size_t key) {
  const KindRow *row = &KINDS[key];
  bool ok = true;
  for (size_t k = K_TEXT + 1; k < K_COUNT; k++) {
    if (!r->at[k] && row->needs & BIT(k))
      ok = field_error(r->d, r->at[key]->key, "`" STR_FMT "` needs `" STR_FMT "` beside it", STR_ARG(KEYS[key]),
                       STR_ARG(KEYS[k]));
    if (r->at[k] && !((row->needs | row->may) & BIT(k)))
      ok = field_error(r->d, r->at[k]->key, "`" STR_FMT "` does not go with `" STR_FMT "`", STR_ARG(KEYS[k]),
                       STR_ARG(KEYS[key]));
  }
  return ok;
}

static bool read_lists(Reader *r) {
  bool ok = true;
  r->part->has_using = r->at[K_USING] != NULL;
  if (r->at[K_USING])
    ok = field_texts(r->arena, r->at[K_USING], 0, MOST_ITEMS, &r->part->using, r->d);
  if (r->at[K_REQUIRE])
    ok = field_texts(r->arena, r->at[K_REQUIRE], 1, MOST_ITEMS, &r->part->require, r->d) && ok;
  if (r->at[K_FOLLOWS])
    ok = field_texts(r->arena, r->at[K_FOLLOWS], 1, MOST_ITEMS, &r->part->follows, r->d) && ok;
  return ok;
}

// mistakes: [{means: "the bias is left out", value: W*x}]
static bool read_mistakes(Reader *r) {
  const YamlPair *pair = r->at[K_MISTAKES];
  FrontPart *p = r->part;
  bool ok = true;
  if (!pair) return true;
  if (!field_want(pair, YAML_LIST, r->d)) return false;
  if (pair->value->n > MOST_ITEMS) return field_error(r->d, pair->value, "more than %d mistakes", MOST_ITEMS);
  for (size_t i = 0; i < pair->value->n; i++) {
    const YamlNode *item = pair->value->items[i];
    Mistake m = {0};
    for (size_t k = 0; item->kind == YAML_MAP && k < item->n; k++) {
      const YamlPair *one = &item->pairs[k];
      if (str_eq(yaml_str(one->key), S("means"))) ok = field_text(one, &m.means, r->d) && ok;
      else if (str_eq(yaml_str(one->key), S("value"))) ok = field_text(one, &m.value, r->d) && ok;
      else ok = field_error(r->d, one->key, "no such key: `" STR_FMT "`", STR_ARG(yaml_str(one->key)));
    }
    if (ok && (!m.means.s.n || !m.value.s.n)) {
      ok = field_error(r->d, item, "a mistake has a sentence and a value");
      diag_help(r->d, "write `- {means: \"the bias is left out\", value: W*x}`");
    }
    p->mistakes = GROW(r->arena, p->mistakes, p->mistakes_n, &p->mistakes_cap);
    p->mistakes[p->mistakes_n++] = m;
  }
  return ok;
}

bool part_read(Arena *out, const YamlNode *node, const PartContext *context, FrontPart *part, Diags *d) {
  Reader r = {.arena = out, .node = node, .context = context, .part = part, .d = d};
  *part = (FrontPart){.network = -1};
  if (node->kind != YAML_MAP || !node->n) {
    if (node->kind == YAML_TEXT ? !yaml_str(node).n : !node->n)
      field_error(d, node, "an empty part");
    else
      field_error(d, node, "a part is a mapping, not %s", yaml_kind_name(node));
    diag_help(d, "write `- {id: S1, points: 2, value: S1}`");
    return false;
  }
  bool ok = sort_keys(&r);
  ok = read_id(&r) && ok;
  ok = read_points(&r) && ok;
  size_t key = kind_key(&r);
  if (key == K_COUNT)
    return false;
  part->kind = KINDS[key].kind;
  if (part->kind == KIND_EXPRESSION && r.at[K_ENTRY])
    part->kind = KIND_ENTRY;
  ok = check_keys(&r, key) && ok;
  ok = read_network(&r) && ok;
  ok = read_by_kind(&r) && ok;
  ok = read_lists(&r) && ok;
  ok = read_mistakes(&r) && ok;
  part->settings = settings_merge(&context->settings, &r.own);
  part->own_set = r.own.set;
  if (part->kind == KIND_CONSTRUCT && !(part->settings.set & SET_SAMPLES))
    part->settings.samples = CONSTRUCT_SAMPLES;
  return ok;
}
