// settings.c - how it works.
//
// Most settings are one word out of a few: CHOICES lists the words in the order
// of the setting's enum, so that reading one is finding its index.  A tolerance
// is a small mapping whose keys exclude each other; it is read into an array by
// key first and judged as a whole after.
#include "settings.h"

#include "limits.h"

typedef struct {
  const char *key;
  unsigned bit;
  const char *words[3];
} Choice;

static const Choice CHOICES[] = {
    {"layout", SET_LAYOUT, {"shape", "numerator", "either"}},
    {"relu_at_zero", SET_RELU_AT_ZERO, {"0", "1", "either"}},
    {"step_at_zero", SET_STEP_AT_ZERO, {"0", "1", NULL}},
    {"partials", SET_PARTIALS, {"total", "direct", NULL}},
    {"credit", SET_CREDIT, {"entries", "all", NULL}},
    {"orientation", SET_ORIENTATION, {"loose", "strict", NULL}},
    {"unreadable", SET_UNREADABLE, {"wait", "zero", NULL}},
};
enum { N_CHOICES = sizeof CHOICES / sizeof *CHOICES, N_WORDS = 3 };

static const char *const OWN_KEYS[] = {"tolerance", "samples", "attempts", "late", "follow_credit", "near_miss"}; // no choices
enum { N_OWN = sizeof OWN_KEYS / sizeof *OWN_KEYS, N_KEYS = N_OWN + N_CHOICES };
static Str key_at(size_t i) { return str(i < N_OWN ? OWN_KEYS[i] : CHOICES[i - N_OWN].key); }

bool settings_is_key(Str key) {
  for (size_t i = 0; i < N_KEYS; i++)
    if (str_eq(key, key_at(i)))
      return true;
  return false;
}

void settings_unknown(const YamlPair *pair, const Str *names, size_t n, Diags *d) {
  Str key = yaml_str(pair->key), *known = NEW_ARRAY(d->arena, Str, n + N_KEYS);
  Buf all = buf_new(d->arena);
  for (size_t i = 0; i < n + N_KEYS; i++) {
    known[i] = i < n ? names[i] : key_at(i - n);
    buf_fmt(&all, "%s" STR_FMT, i ? ", " : "", STR_ARG(known[i]));
  }
  field_error(d, pair->key, "no such key: `" STR_FMT "`", STR_ARG(key));
  if (diag_did_you_mean(d, key, known, n + N_KEYS))
    return;
  if (pair->key->flow && pair->value->kind == YAML_TEXT && !yaml_str(pair->value).n)
    diag_help(d, "the comma before it ends a value: put quotes round a formula with commas, and [ ] round a list");
  else
    diag_help(d, "the keys here are " STR_FMT, STR_ARG(buf_str(&all)));
}

Settings settings_default(void) {
  return (Settings){.tolerance = {.kind = TOLERANCE_NEAR, .rel = 1e-3, .abs = 1e-6, .scaled = true},
                    .step_at_zero = AT_ZERO_1,
                    .samples = 64,
                    .late = {.up_to = -1},
                    .follow_credit = 1};
}

Settings settings_merge(const Settings *base, const Settings *over) {
  Settings s = *base;
  if (over->set & SET_TOLERANCE)
    s.tolerance = over->tolerance;
  if (over->set & SET_LAYOUT)
    s.layout = over->layout;
  if (over->set & SET_RELU_AT_ZERO)
    s.relu_at_zero = over->relu_at_zero;
  if (over->set & SET_STEP_AT_ZERO)
    s.step_at_zero = over->step_at_zero;
  if (over->set & SET_PARTIALS)
    s.partials = over->partials;
  if (over->set & SET_CREDIT)
    s.credit = over->credit;
  if (over->set & SET_SAMPLES)
    s.samples = over->samples;
  if (over->set & SET_ORIENTATION)
    s.orientation = over->orientation;
  if (over->set & SET_UNREADABLE)
    s.unreadable = over->unreadable;
  if (over->set & SET_NEAR_MISS)
    s.near_miss = over->near_miss;
  if (over->set & SET_ATTEMPTS)
    s.attempts = over->attempts;
  if (over->set & SET_LATE)
    s.late = over->late;
  if (over->set & SET_FOLLOW_CREDIT)
    s.follow_credit = over->follow_credit;
  s.set |= over->set;
  return s;
}

// ---- reading

static bool read_choice(const Choice *choice, const YamlPair *pair, unsigned *index, Diags *d) {
  Str words[N_WORDS];
  Text word;
  unsigned n = 0;
  if (!field_text(pair, &word, d))
    return false;
  for (; n < N_WORDS && choice->words[n]; n++) {
    words[n] = str(choice->words[n]);
    if (str_eq(word.s, words[n])) {
      *index = n;
      return true;
    }
  }
  text_error(d, word, "`%s` is `%s`%s`%s`%s%s%s, not `" STR_FMT "`", choice->key, choice->words[0],
             n > 2 ? ", " : " or ", choice->words[1], n > 2 ? " or `" : "", n > 2 ? choice->words[2] : "",
             n > 2 ? "`" : "", STR_ARG(word.s));
  diag_did_you_mean(d, word.s, words, n);
  return false;
}

static void set_choice(Settings *s, unsigned bit, unsigned index) {
  switch (bit) {
  case SET_LAYOUT: s->layout = (Layout)index; break;
  case SET_RELU_AT_ZERO: s->relu_at_zero = (AtZero)index; break;
  case SET_STEP_AT_ZERO: s->step_at_zero = (AtZero)index; break;
  case SET_PARTIALS: s->partials = (Partials)index; break;
  case SET_CREDIT: s->credit = (Credit)index; break;
  case SET_UNREADABLE: s->unreadable = (Unreadable)index; break;
  default: s->orientation = (Orientation)index; break;
  }
}

static bool read_real(const YamlPair *pair, double below, const char *what, double *value, Diags *d) {
  double x;
  Text text;
  if (!field_text(pair, &text, d))
    return false;
  if (!str_double(text.s, &x) || !(x >= 0 && x < below))
    return text_error(d, text, "`" STR_FMT "` is a number %s, not `" STR_FMT "`", STR_ARG(yaml_str(pair->key)),
                      what, STR_ARG(text.s));
  *value = x;
  return true;
}

enum { T_REL, T_ABS, T_DECIMALS, T_DIGITS, T_ULP, T_COUNT };
static const Str TOLERANCE_KEYS[T_COUNT] = {STR_INIT("rel"), STR_INIT("abs"), STR_INIT("decimals"), STR_INIT("digits"),
                                            STR_INIT("ulp")};

// Sorts the keys of a tolerance; unknown ones are reported.
static bool sort_tolerance(const YamlNode *map, const YamlPair *at[T_COUNT], Diags *d) {
  bool ok = true;
  for (size_t i = 0; i < map->n; i++) {
    Str key = yaml_str(map->pairs[i].key);
    size_t k = 0;
    while (k < T_COUNT && !str_eq(key, TOLERANCE_KEYS[k]))
      k++;
    if (k < T_COUNT) {
      at[k] = &map->pairs[i];
      continue;
    }
    ok = field_error(d, map->pairs[i].key, "no tolerance `" STR_FMT "`", STR_ARG(key));
    if (!diag_did_you_mean(d, key, TOLERANCE_KEYS, T_COUNT))
      diag_help(d, "a tolerance is {rel: 1e-3, abs: 1e-6}, {decimals: 4} or {digits: 3}, the latter two also "
                   "with ulp: 1");
  }
  return ok;
}

// Reports keys that contradict each other.
static bool consistent(const YamlPair *const at[T_COUNT], Diags *d) {
  const YamlPair *near = at[T_REL] ? at[T_REL] : at[T_ABS];
  const YamlPair *rounded = at[T_DECIMALS] ? at[T_DECIMALS] : at[T_DIGITS];
  if (at[T_DECIMALS] && at[T_DIGITS])
    return field_error(d, at[T_DIGITS]->key, "`digits` beside `decimals`: only one of them can count");
  if (near && rounded) {
    field_error(d, near->key, "`" STR_FMT "` beside `" STR_FMT "`: only one of them can count",
               STR_ARG(yaml_str(near->key)), STR_ARG(yaml_str(rounded->key)));
    diag_help(d, "to let a last digit slip through, write ulp: 1");
    return false;
  }
  if (at[T_ULP] && !rounded)
    return field_error(d, at[T_ULP]->key, "`ulp` counts units of the last place: it needs `decimals` or `digits`");
  return true;
}

static bool read_tolerance(const YamlPair *pair, Tolerance *out, Diags *d) {
  const YamlPair *at[T_COUNT] = {0};
  Tolerance t = settings_default().tolerance;
  if (!field_want(pair, YAML_MAP, d)) {
    if (pair->value->kind == YAML_TEXT)
      diag_help(d, "write {rel: 1e-3}, {decimals: 4} or {digits: 3}");
    return false;
  }
  bool ok = sort_tolerance(pair->value, at, d);
  ok = consistent(at, d) && ok;
  if (at[T_REL])
    ok = read_real(at[T_REL], 1, "from 0 to below 1", &t.rel, d) && ok;
  if (at[T_ABS])
    ok = read_real(at[T_ABS], 1e300, "of at least 0", &t.abs, d) && ok;
  t.scaled = !at[T_ABS];
  if (at[T_ABS] && !at[T_REL])
    t.rel = 0; // {abs: 0.01} means just that
  if (at[T_DECIMALS])
    ok = field_whole(at[T_DECIMALS], 0, 15, &t.places, d) && ok;
  if (at[T_DIGITS])
    ok = field_whole(at[T_DIGITS], 1, 15, &t.places, d) && ok;
  if (at[T_ULP])
    ok = field_whole(at[T_ULP], 0, 9, &t.ulp, d) && ok;
  t.kind = at[T_DECIMALS] ? TOLERANCE_DECIMALS : at[T_DIGITS] ? TOLERANCE_DIGITS : TOLERANCE_NEAR;
  if (ok)
    *out = t;
  return ok;
}

// ---- attempts, late, follow_credit

// Of a small mapping with at most two keys: the pairs by key, unknown ones reported.
static bool sort_two(const YamlPair *pair, const Str keys[2], const char *help, const YamlPair *at[2], Diags *d) {
  bool ok = true;
  if (!field_want(pair, YAML_MAP, d)) {
    if (pair->value->kind == YAML_TEXT)
      diag_help(d, "%s", help);
    return false;
  }
  for (size_t i = 0; i < pair->value->n; i++) {
    const YamlPair *one = &pair->value->pairs[i];
    Str key = yaml_str(one->key);
    if (str_eq(key, keys[0]) || str_eq(key, keys[1])) {
      at[str_eq(key, keys[1])] = one;
      continue;
    }
    ok = field_error(d, one->key, "`" STR_FMT "` does not belong to `" STR_FMT "`", STR_ARG(key), STR_ARG(yaml_str(pair->key)));
    if (!diag_did_you_mean(d, key, keys, 2))
      diag_help(d, "%s", help);
  }
  return ok;
}

static bool read_attempts(const YamlPair *pair, Attempts *out, Diags *d) {
  static const Str keys[2] = {STR_INIT("limit"), STR_INIT("keep")};
  static const char *const names[] = KEEP_NAMES;
  const YamlPair *at[2] = {0};
  Text word;
  *out = (Attempts){0};
  if (!sort_two(pair, keys, "write {limit: 3}, {keep: best} or {limit: 3, keep: best}", at, d))
    return false;
  bool ok = !at[0] || field_whole(at[0], 1, LIMIT_ATTEMPTS, &out->limit, d);
  if (!at[1] || !field_text(at[1], &word, d))
    return ok && !at[1];
  for (Keep k = KEEP_LAST; k <= KEEP_FIRST; k++)
    if (str_eq(word.s, str(names[k]))) {
      out->keep = k;
      return ok;
    }
  return text_error(d, word, "`keep` is `last`, `best` or `first`, not `" STR_FMT "`", STR_ARG(word.s));
}

// 10%, 12.5%
static bool read_percent(const YamlPair *pair, double *out, Diags *d) {
  Text text;
  double x;
  if (!field_text(pair, &text, d))
    return false;
  bool sign = text.s.n && text.s.p[text.s.n - 1] == '%';
  if (sign && str_double(str_trim(str_sub(text.s, 0, text.s.n - 1)), &x) && x >= 0 && x <= 100) {
    *out = x;
    return true;
  }
  text_error(d, text, "`" STR_FMT "` is a share from 0%% to 100%%, not `" STR_FMT "`", STR_ARG(yaml_str(pair->key)), STR_ARG(text.s));
  if (!sign && str_double(text.s, &x))
    diag_help(d, "write 10%% for a tenth");
  return false;
}

// 3 days, 1 day
static bool read_days(const YamlPair *pair, int *out, Diags *d) {
  enum { MOST_DAYS = 3660 };
  Text text;
  int64_t n;
  if (!field_text(pair, &text, d))
    return false;
  ptrdiff_t space = str_find(text.s, S(" "));
  Str unit = space < 0 ? (Str){0} : str_trim(str_sub(text.s, (size_t)space, text.s.n));
  bool is_days = str_eq(unit, S("days")) || str_eq(unit, S("day"));
  if (!is_days || !str_int(str_sub(text.s, 0, (size_t)space), &n) || n < 0 || n > MOST_DAYS) {
    text_error(d, text, "`up_to` is a number of days, not `" STR_FMT "`", STR_ARG(text.s));
    diag_help(d, "write 3 days; 0 days: nothing is taken after it is due");
    return false;
  }
  *out = (int)n;
  return true;
}

static bool read_late(const YamlPair *pair, Late *out, Diags *d) {
  static const Str keys[2] = {STR_INIT("per_day"), STR_INIT("up_to")};
  const YamlPair *at[2] = {0};
  *out = (Late){.up_to = -1};
  bool ok = sort_two(pair, keys, "write {per_day: 10%}, {up_to: 3 days} or {per_day: 10%, up_to: 3 days}", at, d);
  ok = (!at[0] || read_percent(at[0], &out->per_day, d)) && ok;
  return (!at[1] || read_days(at[1], &out->up_to, d)) && ok;
}

bool settings_read(const YamlPair *pair, Settings *s, Diags *d) {
  Str key = yaml_str(pair->key);
  bool ok = true;
  if (str_eq(key, S("attempts"))) {
    s->set |= SET_ATTEMPTS;
    return read_attempts(pair, &s->attempts, d);
  }
  if (str_eq(key, S("late"))) {
    s->set |= SET_LATE;
    return read_late(pair, &s->late, d);
  }
  if (str_eq(key, S("near_miss"))) {
    double percent = 0;
    s->set |= SET_NEAR_MISS;
    ok = read_percent(pair, &percent, d);
    s->near_miss = percent / 100;
    return ok;
  }
  if (str_eq(key, S("follow_credit"))) {
    double percent = 100;
    s->set |= SET_FOLLOW_CREDIT;
    ok = read_percent(pair, &percent, d);
    s->follow_credit = percent / 100;
    return ok;
  }
  if (str_eq(key, S("tolerance"))) {
    s->set |= SET_TOLERANCE;
    return read_tolerance(pair, &s->tolerance, d);
  }
  if (str_eq(key, S("samples"))) {
    s->set |= SET_SAMPLES;
    return field_whole(pair, 1, LIMIT_SAMPLES, &s->samples, d);
  }
  for (size_t i = 0; i < N_CHOICES; i++) {
    unsigned index = 0;
    if (!str_eq(key, str(CHOICES[i].key)))
      continue;
    s->set |= CHOICES[i].bit;
    if ((ok = read_choice(&CHOICES[i], pair, &index, d)))
      set_choice(s, CHOICES[i].bit, index);
  }
  return ok;
}
