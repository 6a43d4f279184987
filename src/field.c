// field.c - how it works.
//
// Each reader looks at one pair of the tree, so that a message can name the key
// and stand at the value.  A value of the wrong kind is most often a formula
// that YAML took for a list or a mapping, and the help says so.
#include "field.h"

bool field_error(Diags *d, const YamlNode *node, const char *format, ...) {
  va_list args;
  va_start(args, format);
  Buf b = buf_new(d->arena);
  buf_vfmt(&b, format, args);
  va_end(args);
  return diag_error(d, node->file, node->span, STR_FMT, STR_ARG(buf_str(&b)));
}

bool text_error(Diags *d, Text text, const char *format, ...) {
  va_list args;
  va_start(args, format);
  Buf b = buf_new(d->arena);
  buf_vfmt(&b, format, args);
  va_end(args);
  return diag_error(d, text.source, text.span, STR_FMT, STR_ARG(buf_str(&b)));
}

static bool is_empty(const YamlNode *node) {
  return node->kind == YAML_TEXT ? !str_trim(yaml_str(node)).n : !node->n;
}

// A formula that begins with [ or { reads as a list or a mapping.
static bool is_bracketed(const YamlNode *node) {
  char c = node->file->text.p[node->span.from];
  return node->kind != YAML_TEXT && (c == '[' || c == '{');
}

bool field_want(const YamlPair *pair, YamlKind kind, Diags *d) {
  static const char *const names[] = {"text", "a list", "a mapping"};
  const YamlNode *value = pair->value;
  Str key = yaml_str(pair->key);
  if (is_empty(value))
    return field_error(d, pair->key, "`" STR_FMT "` is empty", STR_ARG(key));
  if (value->kind == kind)
    return true;
  field_error(d, value, "`" STR_FMT "` is %s, not %s", STR_ARG(key), names[kind], yaml_kind_name(value));
  if (kind == YAML_TEXT && is_bracketed(value))
    diag_help(d, "%s", YAML_FORMULA_HELP);
  else if (kind == YAML_LIST && value->kind == YAML_TEXT)
    diag_help(d, "write " STR_FMT ": [" STR_FMT "]", STR_ARG(key), STR_ARG(str_trim(yaml_str(value))));
  return false;
}

static Text text_of(const YamlNode *node) {
  const Source *source = node->text;
  Str s = str_trim(source->text);
  size_t from = (size_t)(s.p - source->text.p);
  return (Text){.source = source, .span = {from, from + s.n}, .s = s};
}

bool field_text(const YamlPair *pair, Text *out, Diags *d) {
  if (!field_want(pair, YAML_TEXT, d))
    return false;
  *out = text_of(pair->value);
  return true;
}

bool field_whole(const YamlPair *pair, int least, int most, int *out, Diags *d) {
  Text text;
  int64_t n;
  if (!field_text(pair, &text, d))
    return false;
  if (!str_int(text.s, &n) || n < least || n > most)
    return text_error(d, text, "`" STR_FMT "` is a whole number from %d to %d, not `" STR_FMT "`",
                      STR_ARG(yaml_str(pair->key)), least, most, STR_ARG(text.s));
  *out = (int)n;
  return true;
}

// ---- lists

static bool add_item(Arena *a, Str key, const YamlNode *item, Texts *out, Diags *d) {
  if (item->kind != YAML_TEXT) {
    field_error(d, item, "an item of `" STR_FMT "` is text, not %s", STR_ARG(key), yaml_kind_name(item));
    diag_help(d, "%s", YAML_FORMULA_HELP);
    return false;
  }
  if (is_empty(item))
    return field_error(d, item, "an empty item of `" STR_FMT "`", STR_ARG(key));
  Text text = text_of(item);
  for (size_t i = 0; i < out->n; i++)
    if (str_eq(out->v[i].s, text.s))
      return text_error(d, text, "`" STR_FMT "` stands in the list twice", STR_ARG(text.s));
  out->v = GROW(a, out->v, out->n, &out->cap);
  out->v[out->n++] = text;
  return true;
}

bool field_texts(Arena *a, const YamlPair *pair, size_t least, size_t most, Texts *out, Diags *d) {
  const YamlNode *list = pair->value;
  bool ok = true;
  if (list->kind == YAML_LIST && !list->n && !least)
    return true;
  if (!field_want(pair, YAML_LIST, d))
    return false;
  if (list->n < least)
    ok = field_error(d, list, "`" STR_FMT "` needs at least %zu items", STR_ARG(yaml_str(pair->key)), least);
  if (list->n > most)
    ok = field_error(d, list, "`" STR_FMT "` has more than %zu items", STR_ARG(yaml_str(pair->key)), most);
  for (size_t i = 0; i < list->n && i <= most; i++)
    ok = add_item(a, yaml_str(pair->key), list->items[i], out, d) && ok;
  return ok;
}

bool field_is_name(Str s) {
  for (size_t i = 0; i < s.n; i++) {
    char c = s.p[i];
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter && (!i || !((c >= '0' && c <= '9') || c == '_')))
      return false;
  }
  return s.n > 0;
}

bool field_names(Arena *a, const YamlPair *pair, size_t least, size_t most, Texts *out, Diags *d) {
  bool ok = field_texts(a, pair, least, most, out, d);
  for (size_t i = 0; i < out->n; i++)
    if (!field_is_name(out->v[i].s))
      ok = text_error(d, out->v[i], "`" STR_FMT "` is no name", STR_ARG(out->v[i].s));
  return ok;
}
