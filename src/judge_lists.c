// judge_lists.c - choices, orders, graphs: answers that are lists of words.
#include <string.h>

#include "judge_kinds.h"

// Bytes of the arrow that s begins with, as people and word processors make them; or 0.
static size_t arrow_length(Str s) {
  static const Str arrows[] = {STR_INIT("-->"), STR_INIT("->"), STR_INIT("==>"), STR_INIT("=>"), STR_INIT("→"), STR_INIT("⟶"), STR_INIT("⇒"), STR_INIT("⟹"),
                               STR_INIT("➔"), STR_INIT("➜"), STR_INIT("\\to"), STR_INIT("\\rightarrow"), STR_INIT("\\longrightarrow"),
                               STR_INIT("\\Rightarrow"), STR_INIT("−>"), STR_INIT("–>")};
  for (size_t i = 0; i < sizeof arrows / sizeof *arrows; i++) {
    size_t n = arrows[i].n;
    char next = n < s.n ? char_lower(s.p[n]) : ' ';
    if (str_starts(s, arrows[i]) && !(arrows[i].p[0] == '\\' && next >= 'a' && next <= 'z')) return n;
  }
  return 0;
}

static bool word_char(char ch) {
  return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9') || ch == '_';
}

// ---- choices ---------------------------------------------------------------

// The item that the words name, by text; or n.
static size_t item_of(const Texts *items, Str word) {
  for (size_t i = 0; i < items->n; i++)
    if (same_word(items->v[i].s, word)) return i;
  return items->n;
}

// b  B  b.  b)  b:  (b)  [b], and these with the item's own text behind.
static bool is_letter_of(Str s, const Texts *items, size_t *item) {
  size_t from = s.n && (s.p[0] == '(' || s.p[0] == '[');
  char ch = char_lower(from < s.n ? s.p[from] : ' ');
  if (ch < 'a' || (size_t)(ch - 'a') >= items->n) return false;
  *item = (size_t)(ch - 'a');
  Str rest = str_sub(s, from + 1, s.n);
  if (from && (!rest.n || rest.p[0] != (s.p[0] == '(' ? ')' : ']'))) return false;
  if (!from && rest.n && !char_in(rest.p[0], ".):")) return false;
  rest = str_trim(str_sub(rest, 1, rest.n));
  return !rest.n || same_word(rest, items->v[*item].s);
}

Judgement judge_choice(const Case *c) {
  const FrontPart *f = c->part->front;
  Str s = unwrapped_word(c->source.text);
  size_t item = item_of(&f->items, c->source.whole);
  if (item == f->items.n) item = item_of(&f->items, s);
  if (item == f->items.n && !is_letter_of(s, &f->items, &item)) {
    Diags d = diags_new(c->scratch);
    diag_error(&d, &c->source, (Span){0, c->source.text.n}, "this is none of the choices");
    if (f->items.n > 26) diag_help(&d, "write its text");
    else diag_help(&d, "write its letter, a to %c, or its text", (char)('a' + f->items.n - 1));
    return unreadable(c, &d);
  }
  if (item == f->answer) return (Judgement){.status = STATUS_CORRECT, .share = 1};
  return judged(c, STATUS_INCORRECT, 0, "not `" STR_FMT "`", STR_ARG(f->items.v[item].s));
}

// ---- orders ----------------------------------------------------------------

// 1) first 2) second: the marker of an item at s[i], in a text that begins with one.
static bool is_marker(Str s, size_t i) {
  size_t digits = i;
  while (digits < s.n && s.p[digits] >= '0' && s.p[digits] <= '9') digits++;
  return digits > i && digits - i < 3 && digits < s.n && char_in(s.p[digits], ".):");
}

static bool separates(Str s, size_t i, size_t *length) {
  size_t arrow = arrow_length(str_sub(s, i, s.n));
  *length = arrow ? arrow : 1;
  bool dash = s.p[i] == '-' && i && s.p[i - 1] == ' ' && i + 1 < s.n && s.p[i + 1] == ' ';
  return arrow || dash || char_in(s.p[i], ",;\n>|") || (s.p[i] == ' ' && is_marker(s, 0) && is_marker(s, i + 1));
}

// zero_grad() and zero-grad are zero_grad.
static bool same_item(Str item, Str word) {
  if (word.n > 2 && str_eq(str_sub(word, word.n - 2, word.n), S("()"))) word.n -= 2;
  if (item.n != word.n) return false;
  for (size_t i = 0; i < item.n; i++) {
    bool joint = char_in(item.p[i], "_- ") && char_in(word.p[i], "_- ");
    if (!joint && char_lower(item.p[i]) != char_lower(word.p[i])) return false;
  }
  return true;
}

// The item that the word names, spelled like that or nearly; or n.
static size_t item_like(const Texts *items, Str word) {
  size_t exact = item_of(items, word), like = items->n, n = 0;
  for (size_t i = 0; i < items->n; i++)
    if (same_item(items->v[i].s, str_trim(word))) like = i, n++;
  return exact < items->n ? exact : n == 1 ? like : items->n;
}

// The item that the word names, perhaps behind the marker of a list: 1. a) -
static size_t listed_item(const Texts *items, Str word) {
  size_t item = item_like(items, word), i = 0;
  while (i < word.n && word.p[i] >= '0' && word.p[i] <= '9') i++;
  bool number = i > 0 && i < word.n && char_in(word.p[i], ".):"), bullet = word.n && char_in(word.p[0], "-*");
  return item < items->n || !(number || bullet) ? item : item_like(items, str_sub(word, number ? i + 1 : 1, word.n));
}

// optimizer.step(): the name behind the last point, where the rest is names and points.
static Str method_of(Str word) {
  size_t point = 0;
  for (size_t i = 0; i < word.n; i++) {
    bool name = word_char(word.p[i]) || (char_in(word.p[i], "()") && i + 2 >= word.n);
    if (word.p[i] == '.') point = i;
    else if (!name) return (Str){0};
  }
  return point ? str_sub(word, point + 1, word.n) : (Str){0};
}

// The item of a word with what tells its place beside it: first forward, then loss, and step.
// `before`: how many items stand before it.
static size_t placed_item(const Texts *items, Str word, size_t before, bool last) {
  static const Str firsts[] = {STR_INIT("first "), STR_INIT("first: ")}, thens[] = {STR_INIT("and then "), STR_INIT("then "), STR_INIT("next "), STR_INIT("finally "), STR_INIT("and ")};
  const Str *words = before ? thens : firsts;
  size_t item = listed_item(items, word), n = before ? 4 + last : 2;
  if (item == items->n && last && word.n && word.p[word.n - 1] == '.') item = listed_item(items, word = str_trim(str_sub(word, 0, word.n - 1)));
  if (item == items->n) item = listed_item(items, word = unwrapped(word));
  for (size_t i = 0; item == items->n && i < n; i++)
    if (word.n > words[i].n && str_eq_fold(str_sub(word, 0, words[i].n), words[i])) item = listed_item(items, str_trim(str_sub(word, words[i].n, word.n)));
  Str method = item == items->n ? method_of(word) : (Str){0};
  return method.n ? item_like(items, method) : item;
}

// backward and step: two items, the last ones; where the first ends, or 0.
static size_t last_pair(const Texts *items, Str word) {
  ptrdiff_t and = str_find(word, S(" and "));
  if (and <= 0 || placed_item(items, word, 1, true) < items->n || listed_item(items, str_trim(str_sub(word, 0, (size_t)and))) == items->n) return 0;
  return placed_item(items, str_trim(str_sub(word, (size_t)and, word.n)), 1, true) < items->n ? (size_t)and : 0;
}

// [forward, loss]: the brackets around a whole list.
static Span list_inside(Str s) {
  size_t from = 0, to = s.n;
  while (to > 0 && char_in(s.p[to - 1], " .")) to--;
  while (from < to && s.p[from] == ' ') from++;
  bool around = to > from + 1 && ((s.p[from] == '[' && s.p[to - 1] == ']') || (s.p[from] == '(' && s.p[to - 1] == ')') || (s.p[from] == '{' && s.p[to - 1] == '}'));
  return around && memchr(s.p + from, ',', to - from) ? (Span){from + 1, to - 1} : (Span){0, s.n};
}

// The items' names, in an order that gives nothing away.
static Str alphabetically(const Case *c, const Texts *items) {
  Buf b = buf_new(c->scratch);
  Str last = {0};
  for (size_t n = 0; n < items->n; n++) {
    Str next = {0};
    for (size_t i = 0; i < items->n; i++) {
      Str s = items->v[i].s;
      if ((!n || str_cmp(s, last) > 0) && (!next.p || str_cmp(s, next) < 0)) next = s;
    }
    buf_fmt(&b, "%s" STR_FMT, n ? ", " : "", STR_ARG(next));
    last = next;
  }
  return buf_str(&b);
}

// The items in the order of the answer; false with a diagnostic.
static bool read_order(const Case *c, size_t *order, size_t *n, Diags *d) {
  Str s = c->source.text;
  const Texts *items = &c->part->front->items;
  bool *seen = NEW_ARRAY(c->scratch, bool, items->n);
  Span list = list_inside(s);
  *n = 0;
  for (size_t from = list.from, to = from, length = 0; to <= list.to; to++) {
    bool last = to == list.to;
    size_t pair = last ? last_pair(items, str_sub(s, from, to)) : 0;
    if (pair) to = from + pair, length = 1;
    else if (!last && !separates(s, to, &length)) continue;
    Str word = str_trim(str_sub(s, from, to));
    Span span = {from, to};
    from = to + (to < list.to ? length : 0);
    if (to < list.to) to += length - 1;
    if (!word.n) continue;
    size_t item = placed_item(items, word, *n, last);
    if (item == items->n) {
      diag_error(d, &c->source, span, "`" STR_FMT "` is none of the items", STR_ARG(word));
      Str names = alphabetically(c, items);
      diag_help(d, "write their names, separated by commas: " STR_FMT, STR_ARG(names));
      return false;
    }
    if (seen[item]) return diag_error(d, &c->source, span, "`" STR_FMT "` stands twice", STR_ARG(word));
    seen[item] = true;
    order[(*n)++] = item;
  }
  return *n || diag_error(d, &c->source, (Span){0, s.n}, "no item is named");
}

// must[a * n + b]: a comes before b, directly or by way of others.  A precedence goes
// from an earlier item to a later one, so the last items are settled first.
static bool *precedences(const Case *c) {
  const FrontPart *f = c->part->front;
  size_t n = f->items.n;
  bool *must = NEW_ARRAY(c->scratch, bool, n * n);
  for (size_t a = n; a-- > 0;)
    for (size_t k = 0; k < f->precedes_n; k++) {
      size_t b = f->precedes[k].after;
      if (f->precedes[k].before != a) continue;
      must[a * n + b] = true;
      for (size_t i = 0; i < n; i++) must[a * n + i] |= must[b * n + i];
    }
  return must;
}

// Whether item order[i] may stand behind order[from] … order[i - 1].
static bool follows(const FrontPart *f, const bool *must, const size_t *order, size_t from, size_t i) {
  if (!f->precedes_n) return order[i] == order[i - 1] + 1;
  for (size_t k = from; k < i; k++)
    if (must[order[i] * f->items.n + order[k]]) return false;
  return true;
}

// Items that follow each other as they should: the longest such run.
static size_t longest_run(const Case *c, const size_t *order, size_t n) {
  const FrontPart *f = c->part->front;
  const bool *must = precedences(c);
  size_t best = n > 0;
  for (size_t from = 0, to = 1; to < n; to++) {
    while (from < to && !follows(f, must, order, from, to)) from = f->precedes_n ? from + 1 : to;
    if (to - from + 1 > best) best = to - from + 1;
  }
  return best;
}

Judgement judge_order(const Case *c) {
  const FrontPart *f = c->part->front;
  size_t *order = NEW_ARRAY(c->scratch, size_t, f->items.n + 1), n;
  Diags d = diags_new(c->scratch);
  if (!read_order(c, order, &n, &d)) return unreadable(c, &d);
  size_t run = longest_run(c, order, n);
  if (run == f->items.n) return (Judgement){.status = STATUS_CORRECT, .share = 1};
  double share = run < 2 || f->settings.credit == CREDIT_ALL ? 0 : (double)run / (double)f->items.n;
  if (n < f->items.n)
    return judged(c, status_of(share), share, "%zu of %zu items are missing; the longest right run is %zu", f->items.n - n, f->items.n, run);
  return judged(c, status_of(share), share, "not in order; the longest right run is %zu of %zu", run, f->items.n);
}

// ---- graphs ----------------------------------------------------------------

static bool lone_node(const Case *c, Span at, Diags *d) {
  Str name = str_sub(c->source.text, at.from, at.to);
  diag_error(d, &c->source, at, "`" STR_FMT "` stands without an arrow", STR_ARG(name));
  diag_help(d, "an edge is written x->z; two of them x->z, y->z");
  return false;
}

// Bytes of the group of nodes that s begins with, {z, y} beside an arrow; or 0.
static size_t group_length(Str s) {
  size_t to = 1;
  if (!s.n || s.p[0] != '{') return 0;
  while (to < s.n && (word_char(s.p[to]) || char_in(s.p[to], " ,"))) to++;
  return to < s.n && s.p[to] == '}' && memchr(s.p, ',', to) ? to + 1 : 0;
}

// The nodes that s names, one or several.
static bool read_nodes(const Case *c, Span at, bool *nodes, Diags *d) {
  const Texts *all = &c->part->front->items;
  Str s = c->source.text;
  memset(nodes, 0, all->n * sizeof *nodes);
  for (size_t i = at.from, to; i < at.to; i = to) {
    for (to = i; to < at.to && word_char(s.p[to]);) to++;
    size_t node = 0;
    while (node < all->n && !str_eq(all->v[node].s, str_sub(s, i, to))) node++;
    if (to == i) to++;
    else if (node < all->n) nodes[node] = true;
    else return diag_error(d, &c->source, (Span){i, to}, "there is no node `" STR_FMT "`", (int)(to - i), s.p + i);
  }
  return true;
}

static size_t skip_any(Str s, size_t at, const char *characters) {
  while (at < s.n && char_in(s.p[at], characters)) at++;
  return at;
}

// (x,z) at s[i]: what is behind it, or 0.
static size_t pair_at(Str s, size_t i, Span node[2]) {
  if (i >= s.n || s.p[i] != '(') return 0;
  for (int k = 0; k < 2; k++) {
    node[k].from = i = skip_any(s, i + 1, " \"'");
    while (i < s.n && word_char(s.p[i])) i++;
    node[k].to = i;
    i = skip_any(s, i, " \"'");
    if (node[k].to == node[k].from || i >= s.n || s.p[i] != ",)"[k]) return 0;
  }
  return i + 1;
}

// (x,z), (z,h), perhaps in brackets: a graph's edges as its pairs, where nothing else stands.
static bool is_pairs(Str s) {
  Span node[2];
  size_t pairs = 0, at = skip_any(s, 0, " [{"), end;
  for (; (end = pair_at(s, at, node)) > 0; pairs++) at = skip_any(s, end, " ,;\r\n");
  return pairs && skip_any(s, at, " ]}.") == s.n;
}

static bool read_pairs(const Case *c, bool *edges, Diags *d) {
  Str s = c->source.text;
  Span node[2];
  size_t n = c->part->front->items.n;
  bool *from = NEW_ARRAY(c->scratch, bool, n), *to = NEW_ARRAY(c->scratch, bool, n);
  for (size_t at = skip_any(s, 0, " [{"), end; (end = pair_at(s, at, node)) > 0; at = skip_any(s, end, " ,;\r\n")) {
    if (!read_nodes(c, node[0], from, d) || !read_nodes(c, node[1], to, d)) return false;
    for (size_t k = 0; k < n * n; k++) edges[k] |= from[k / n] && to[k % n];
  }
  return true;
}

static bool is_node(const Texts *nodes, Str name) {
  for (size_t i = 0; i < nodes->n; i++)
    if (str_eq(nodes->v[i].s, name)) return true;
  return false;
}

// `and` between two edges.
static bool is_and(const Texts *nodes, Str s, size_t i) {
  bool word = str_starts(str_sub(s, i, s.n), S("and")) && !(i && word_char(s.p[i - 1])) && !(i + 3 < s.n && word_char(s.p[i + 3]));
  return word && !is_node(nodes, S("and"));
}

// Bytes at s[i] that say nothing: the marker of a line in a list (1. a) - *), a font (\mathbf).
static size_t mark_length(const Texts *nodes, Str s, size_t i) {
  static const Str bullets[] = {STR_INIT("- "), STR_INIT("* "), STR_INIT("•"), STR_INIT("– ")};
  static const Str fonts[] = {STR_INIT("\\mathbf{"), STR_INIT("\\mathrm{"), STR_INIT("\\mathit{"), STR_INIT("\\mathsf{"), STR_INIT("\\boldsymbol{"), STR_INIT("\\bm{"), STR_INIT("\\text{"), STR_INIT("\\textbf{")};
  Str rest = str_sub(s, i, s.n);
  for (size_t k = 0; k < sizeof fonts / sizeof *fonts; k++)
    if (str_starts(rest, fonts[k])) return fonts[k].n;
  size_t before = i, digits = i;
  if (!char_in(s.p[i], "0123456789-*") && (unsigned char)s.p[i] != 0xE2) return 0;
  while (before && char_in(s.p[before - 1], " \t")) before--;
  if (before && s.p[before - 1] != '\n') return 0;
  for (size_t k = 0; k < sizeof bullets / sizeof *bullets; k++)
    if (str_starts(rest, bullets[k])) return bullets[k].n;
  while (digits < s.n && s.p[digits] >= '0' && s.p[digits] <= '9') digits++;
  bool marks = digits > i && digits + 1 < s.n && char_in(s.p[digits], ".)") && char_in(s.p[digits + 1], " \t");
  return marks && !is_node(nodes, str_sub(s, i, digits)) ? digits + 1 - i : 0;
}

// edges := chain {separator chain};  chain := nodes {"->" nodes};  nodes := node | "{" node {"," node} "}"
static bool read_edges(const Case *c, bool *edges, Diags *d) {
  Str s = c->source.text;
  size_t n = c->part->front->items.n, i = 0;
  bool *from = NEW_ARRAY(c->scratch, bool, n), *to = NEW_ARRAY(c->scratch, bool, n);
  bool arrow = false, joined = true, begun = false; // the last nodes have an edge; a chain may go on
  Span last = {0, s.n};
  while (i < s.n) {
    size_t mark = mark_length(&c->part->front->items, s, i);
    i += mark;
    if (mark) continue;
    if (is_and(&c->part->front->items, s, i) && joined && !arrow) {
      begun = false;
      i += 3;
      continue;
    }
    size_t length = arrow_length(str_sub(s, i, s.n)), group = group_length(str_sub(s, i, s.n)), end = i;
    while (end < s.n && word_char(s.p[end])) end++;
    if (length) {
      if (!begun || arrow) return diag_error(d, &c->source, (Span){i, i + length}, "an arrow without a node before it");
      arrow = joined = true;
      i += length;
    } else if (end > i || group) {
      Span at = {i, group ? i + group : end};
      if (!read_nodes(c, at, to, d)) return false;
      if (!joined) return lone_node(c, last, d);
      for (size_t k = 0; arrow && k < n * n; k++) edges[k] |= from[k / n] && to[k % n];
      memcpy(from, to, n * sizeof *from);
      joined = arrow;
      begun = true;
      last = at;
      arrow = false;
      i = at.to;
    } else if (char_in(s.p[i], " \t\r\n,;&|{}().$")) {
      if (char_in(s.p[i], ",;&|\n") && !arrow) begun = false;
      i++;
    } else {
      return diag_error(d, &c->source, (Span){i, i + 1}, "an edge is written x->z");
    }
  }
  if (arrow) return diag_error(d, &c->source, (Span){s.n, s.n}, "an arrow without a node after it");
  if (!joined) return lone_node(c, last, d);
  return begun || memchr(edges, true, n * n) || diag_error(d, &c->source, last, "no edge is named");
}

Judgement judge_graph(const Case *c) {
  const SheetPart *p = c->part;
  size_t n = p->front->items.n, right = 0, extra = 0;
  bool *edges = NEW_ARRAY(c->scratch, bool, n * n);
  Diags d = diags_new(c->scratch);
  if (!(is_pairs(c->source.text) ? read_pairs(c, edges, &d) : read_edges(c, edges, &d))) return unreadable(c, &d);
  Buf b = buf_new(c->out);
  for (size_t i = 0; i < n * n; i++) {
    right += edges[i] && p->edges[i];
    extra += edges[i] && !p->edges[i];
    if (edges[i] == p->edges[i]) continue;
    buf_fmt(&b, "%s%s " STR_FMT "->" STR_FMT, b.n ? ", " : "", edges[i] ? "wrong" : "missing", STR_ARG(p->front->items.v[i / n].s),
            STR_ARG(p->front->items.v[i % n].s));
  }
  double share = right > extra ? (double)(right - extra) / (double)p->edges_n : 0;
  if (p->front->settings.credit == CREDIT_ALL && share < 1) share = 0;
  return (Judgement){.status = status_of(share), .share = share, .message = buf_str(&b)};
}
