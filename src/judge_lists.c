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
  return arrow || char_in(s.p[i], ",;\n>") || (s.p[i] == ' ' && is_marker(s, 0) && is_marker(s, i + 1));
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
  *n = 0;
  for (size_t from = 0, to = 0, length; to <= s.n; to++) {
    if (to < s.n && !separates(s, to, &length)) continue;
    Str word = str_trim(str_sub(s, from, to));
    Span span = {from, to};
    from = to + (to < s.n ? length : 0);
    if (to < s.n) to += length - 1;
    if (!word.n) continue;
    size_t item = listed_item(items, word);
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

static bool word_char(char ch) {
  return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9') || ch == '_';
}

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

// edges := chain {separator chain};  chain := nodes {"->" nodes};  nodes := node | "{" node {"," node} "}"
static bool read_edges(const Case *c, bool *edges, Diags *d) {
  Str s = c->source.text;
  size_t n = c->part->front->items.n, i = 0;
  bool *from = NEW_ARRAY(c->scratch, bool, n), *to = NEW_ARRAY(c->scratch, bool, n);
  bool arrow = false, joined = true, begun = false; // the last nodes have an edge; a chain may go on
  Span last = {0, s.n};
  while (i < s.n) {
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
    } else if (char_in(s.p[i], " \t\r\n,;{}().$")) {
      if (char_in(s.p[i], ",;\n") && !arrow) begun = false;
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
  if (!read_edges(c, edges, &d)) return unreadable(c, &d);
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
