// test_text.c - the golden corpus of tests/text/*.t: a student's spelling in, house notation or
// the student's message out; and properties of every reading.
//
// tests/text/01-numbers.t says how such a file is written.
//
//   REWRITE=1 build/test_text     puts what came out into the files; read the diff
#include <glob.h>
#include <stdlib.h>

#include "limits.h"
#include "net.h"
#include "t.h"
#include "text.h"

typedef struct {
  Arena *arena;
  const Lang *lang;
  Str network;
  Net *net; // NULL before it is read
  Str entry[OWN], loss;
  int32_t entry_n[OWN];
  size_t entries;
  bool constant, list, decimal_comma;
  Buf *output; // the file as it should be
} Group;

// ---- what the sheet knows of names -----------------------------------------

static bool quantity(const void *net, Str name, int *rank) {
  const Quantity *q = net_quantity(net, name);
  if (!q) return false;
  *rank = shape_is_scalar(q->shape) ? 0 : shape_is_vector(q->shape) ? 1 : shape_own_rank(q->shape);
  return true;
}

static size_t entries(const void *net, Str name) {
  const Quantity *q = net_quantity(net, name);
  return q ? (size_t)shape_numel(q->shape) : 0;
}

static bool function(const void *net, Str name) { return net_is_function(net, name); }

static Str known(const void *context, size_t i) {
  const Net *net = context;
  if (i < net->quantities_n) return net->quantities[i].name;
  i -= net->quantities_n;
  if (i < net->functions_n) return net->functions[i].name;
  i -= net->functions_n;
  return i < net->lang->n ? net->lang->functions[i].name : (Str){0};
}

static Spelling spelling_of(const Group *g) {
  return (Spelling){.quantity = quantity, .entries = entries, .function = function, .known = known, .context = g->net, .indices = g->entry,
                    .indices_n = g->entries, .loss = g->loss, .constant = g->constant, .list = g->list, .decimal_comma = g->decimal_comma};
}

// ---- readings --------------------------------------------------------------

static Str failed_text(Group *g, const Diags *d) {
  CHECK(d->errors > 0 && "what fails says why");
  const Diag *first = diags_first(d);
  return first ? str_fmt(g->arena, "FAIL " STR_FMT, STR_ARG(diag_line(first, g->arena))) : S("FAIL silently");
}

// Places of the reading stand in the student's text, in its bounds.
static void check_places(const Source *raw, Span span, const Source *house) {
  bool inside = house->map != NULL && house->whole.p == raw->text.p;
  for (size_t i = 0; inside && i <= house->text.n; i++) inside = house->map[i] >= span.from && house->map[i] <= span.to;
  CHECK(inside && "places stand in the student's text");
}

// One piece between equals signs.  NULL with what the student is told in *text.
static const Node *read_piece_of(Group *g, const Source *raw, Span span, Str *text) {
  Diags d = diags_new(g->arena);
  Spelling spelling = spelling_of(g);
  Source house;
  Node *node = NULL;
  if (text_read(g->arena, raw, span, &spelling, &house, &d)) {
    CHECK(d.errors == 0);
    check_places(raw, span, &house);
    node = parse_expression(g->arena, &house, (Span){0, house.text.n}, (Names){net_is_quantity, g->net}, &d);
    Tape *tape = tape_new(g->arena, g->net->tape);
    if (node) net_compile_entry(g->net, tape, &house, node, g->entry, g->entry_n, g->entries, (Reading){0}, &d);
    if (node && d.errors && diags_first(&d)->unread) node = NULL; // a name that there is not
  }
  *text = node ? node_text(g->arena, node) : failed_text(g, &d);
  return node;
}

static void read_net(Group *g) {
  Diags d = diags_new(g->arena);
  Source *source = NEW(g->arena, Source);
  *source = (Source){.name = S("network"), .text = g->network};
  g->net = net_read(g->arena, g->lang, source, (Span){0, source->text.n}, (Conventions){.step_at_zero = 1}, NULL, 0, &d);
  Buf b = buf_new(g->arena);
  for (size_t i = 0; i < d.n; i++) diag_render(&d.v[i], &b);
  if (!g->net) printf(STR_FMT, STR_ARG(buf_str(&b)));
}

// All pieces, with = between them; one that is not the last may be unreadable: ?
static Str outcome(Group *g, Str answer) {
  enum { MOST = 64 };
  Span pieces[MOST];
  Source *raw = NEW(g->arena, Source);
  *raw = (Source){.text = answer};
  if (!g->net) read_net(g);
  if (!g->net) return S("no network");
  size_t n = text_equals(answer, pieces, MOST);
  CHECK(n <= MOST);
  Buf b = buf_new(g->arena);
  for (size_t i = 0; i < n && i < MOST; i++) {
    Str text;
    if (i + 1 < n && !str_trim(str_sub(answer, pieces[i].from, pieces[i].to)).n) continue; // = 5
    const Node *node = read_piece_of(g, raw, pieces[i], &text);
    if (!node && i + 1 == n) return text;
    buf_fmt(&b, "%s" STR_FMT, b.n ? " = " : "", STR_ARG(node ? text : S("?")));
  }
  return buf_str(&b);
}

// ---- reading the files -----------------------------------------------------

static Str next_line(Str *rest) {
  ptrdiff_t end = str_find(*rest, S("\n"));
  Str line = str_sub(*rest, 0, end < 0 ? rest->n : (size_t)end);
  *rest = str_sub(*rest, line.n + 1, rest->n);
  return line;
}

static void set_entries(Group *g, Str value) { // i=1..3, j=1..2
  while (value.n) {
    ptrdiff_t comma = str_find(value, S(","));
    Str one = str_trim(str_sub(value, 0, comma < 0 ? value.n : (size_t)comma));
    ptrdiff_t at = str_find(one, S("=1.."));
    int64_t n = 0;
    CHECK(at > 0 && str_int(str_sub(one, (size_t)at + 4, one.n), &n));
    g->entry[g->entries] = str_sub(one, 0, (size_t)at);
    g->entry_n[g->entries++] = (int32_t)n;
    value = comma < 0 ? S("") : str_sub(value, (size_t)comma + 1, value.n);
  }
}

static bool is_setting(Group *g, Str line) {
  ptrdiff_t colon = str_find(line, S(":"));
  Str key = str_sub(line, 0, colon < 0 ? 0 : (size_t)colon), value = str_trim(str_sub(line, (size_t)(colon + 1), line.n));
  if (str_eq(key, S("loss"))) g->loss = value;
  else if (str_eq(key, S("entry"))) set_entries(g, value);
  else if (str_eq(key, S("asked"))) g->constant = true, g->list = str_eq(value, S("list"));
  else if (str_eq(key, S("decimal comma"))) g->decimal_comma = str_eq(value, S("yes"));
  else return false;
  return true;
}

static Str indented(Group *g, Str *rest) {
  Buf b = buf_new(g->arena);
  while (str_starts(*rest, S("  "))) {
    Str line = next_line(rest);
    buf_add(&b, str_sub(line, 2, line.n));
    buf_char(&b, '\n');
  }
  return buf_str(&b);
}

static void put_utf8(Buf *b, unsigned code) {
  if (code < 0x80) buf_char(b, (char)code);
  else if (code < 0x800) buf_char(b, (char)(0xC0 | code >> 6)), buf_char(b, (char)(0x80 | (code & 63)));
  else {
    if (code < 0x10000) buf_char(b, (char)(0xE0 | code >> 12));
    else buf_char(b, (char)(0xF0 | code >> 18)), buf_char(b, (char)(0x80 | (code >> 12 & 63)));
    buf_char(b, (char)(0x80 | (code >> 6 & 63)));
    buf_char(b, (char)(0x80 | (code & 63)));
  }
}

// <U+200B>: a character that does not show; ⏎: the end of a line.
static Str unescaped(Arena *a, Str s) {
  Buf b = buf_new(a);
  for (size_t i = 0; i < s.n; i++) {
    Str rest = str_sub(s, i, s.n);
    unsigned code = 0;
    size_t at = 3;
    if (str_starts(rest, S("⏎"))) {
      buf_char(&b, '\n');
      i += S("⏎").n - 1;
      continue;
    }
    for (; str_starts(rest, S("<U+")) && at < rest.n && rest.p[at] != '>'; at++)
      code = code * 16 + (unsigned)(rest.p[at] <= '9' ? rest.p[at] - '0' : rest.p[at] - 'A' + 10);
    if (code) put_utf8(&b, code), i += at;
    else buf_char(&b, s.p[i]);
  }
  return buf_str(&b);
}

static void run_group(const char *file, int line_number, Str text, const Lang *lang, Buf *output) {
  Arena *a = arena_new();
  Group g = {.arena = a, .lang = lang, .output = output};
  for (Str rest = text; rest.n;) {
    char place[100];
    snprintf(place, sizeof place, "%s:%d", file, line_number);
    const char *before = rest.p;
    Str line = next_line(&rest);
    ptrdiff_t arrow = str_starts(line, S("% ")) ? -1 : str_find(line, S(" => "));
    if (arrow > 0) {
      t_group(place);
      Str got = outcome(&g, unescaped(a, str_trim(str_sub(line, 0, (size_t)arrow))));
      buf_fmt(output, STR_FMT " => " STR_FMT "\n", STR_ARG(str_sub(line, 0, (size_t)arrow)), STR_ARG(got));
      if (!getenv("REWRITE")) CHECK_STR(got, str_c(a, str_trim(str_sub(line, (size_t)arrow + 4, line.n))));
    } else {
      if (str_eq(line, S("network:"))) g.network = indented(&g, &rest);
      else if (!str_starts(line, S("%")) && !is_setting(&g, line)) {
        t_group(place);
        CHECK(!"a line of a known kind");
      }
      buf_add(output, (Str){before, (size_t)(rest.p - before)});
    }
    for (const char *p = before; p < rest.p; p++) line_number += *p == '\n';
  }
  arena_free(a);
}

static Str read_file(Arena *a, const char *path) {
  Buf b = buf_new(a);
  FILE *f = fopen(path, "rb");
  for (int c; f && (c = getc(f)) != EOF;) buf_char(&b, (char)c);
  if (f) fclose(f);
  return buf_str(&b);
}

static void run_file(const char *path, const Lang *lang) {
  Arena *a = arena_new();
  Str rest = read_file(a, path);
  Buf output = buf_new(a);
  int line = 1;
  while (rest.n) {
    if (rest.p[0] == '\n') {
      buf_char(&output, '\n');
      rest = str_sub(rest, 1, rest.n);
      line++;
      continue;
    }
    ptrdiff_t end = str_find(rest, S("\n\n"));
    Str group = str_sub(rest, 0, end < 0 ? rest.n : (size_t)end + 1);
    run_group(path, line, group, lang, &output);
    for (size_t i = 0; i < group.n; i++) line += group.p[i] == '\n';
    rest = str_sub(rest, group.n, rest.n);
  }
  FILE *f = getenv("REWRITE") ? fopen(path, "wb") : NULL;
  if (f) {
    fwrite(output.p, 1, output.n, f);
    fclose(f);
  }
  arena_free(a);
}

TEST(golden) {
  Arena *a = arena_new();
  const Lang *lang = lang_new(a);
  glob_t files;
  CHECK(glob("tests/text/*.t", 0, NULL, &files) == 0);
  for (size_t i = 0; i < files.gl_pathc; i++) run_file(files.gl_pathv[i], lang);
  globfree(&files);
  arena_free(a);
}
