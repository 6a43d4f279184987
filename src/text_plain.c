// text_plain.c - the first pass: a student's characters made plain.
//
// What copying from a PDF, a word processor or a phone does to a formula is undone
// here: fullwidth forms, mathematical alphabets, the many minus signs and spaces,
// invisible characters, \left and \right with nothing to show.  Brackets are then
// matched once, so that nothing has to look for the end of anything again.
#include "limits.h"
#include "text_parts.h"

// Places + 1 of a lost bracket, of digits with something invisible between them; the place of a
// brace that says nothing, or 0.
typedef struct { char *p; uint32_t *map; size_t n, lost, glued, close; } Plain;

static void put(Plain *x, char c, size_t from) {
  x->map[x->n] = (uint32_t)from;
  x->p[x->n++] = c;
}

// ---- characters beyond ASCII -----------------------------------------------

static bool is_space_character(unsigned c) {
  return c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

static bool is_invisible(unsigned c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200D) || (c >= 0x2060 && c <= 0x2063) || c == 0xFEFF || c == 0xFE0E || c == 0xFE0F;
}

static bool is_minus(unsigned c) { return (c >= 0x2010 && c <= 0x2013) || c == 0x2212 || c == 0xFE63; }

// 𝐖 𝑊 𝒲 𝔚: one plain letter or digit; 0 if it is none of these.
static char alphabet(unsigned c) {
  static const struct { unsigned code; char letter; } odd[] = {
    {0x210A, 'g'}, {0x210B, 'H'}, {0x210E, 'h'}, {0x2110, 'I'}, {0x2112, 'L'}, {0x211B, 'R'}, {0x212C, 'B'},
    {0x212F, 'e'}, {0x2130, 'E'}, {0x2131, 'F'}, {0x2133, 'M'}, {0x2134, 'o'}, {0x2C6, '^'}};
  for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
    if (odd[i].code == c) return odd[i].letter;
  if (c >= 0x1D7CE && c <= 0x1D7FF) return (char)('0' + (c - 0x1D7CE) % 10);
  if (c < 0x1D400 || c > 0x1D6A3) return 0;
  unsigned k = (c - 0x1D400) % 52;
  return (char)(k < 26 ? 'A' + k : 'a' + k - 26);
}

// 𝛿 and 𝜕: the ordinary character.
static unsigned greek(unsigned c) {
  static const unsigned odd[] = {0x2202, 0x3F5, 0x3D1, 0x3BA, 0x3D5, 0x3C1, 0x3C0};
  if (c < 0x1D6A8 || c > 0x1D7C9) return 0;
  unsigned k = (c - 0x1D6A8) % 58;
  return k < 25 ? 0x391 + k : k == 25 ? 0x2207 : k < 51 ? 0x3B1 + k - 26 : odd[k - 51];
}

static size_t beyond_ascii(Plain *x, Str s, size_t i) {
  unsigned c = 0;
  size_t n = diag_utf8(s, i, &c);
  if (!n) c = 0, n = 1; // as it stands: it will be refused
  char letter = alphabet(c);
  if (letter) put(x, letter, i);
  else if (c > 0xFF00 && c < 0xFF5F) put(x, (char)(c - 0xFEE0), i); // ！ … ～
  else if (is_minus(c)) put(x, '-', i);
  else if (is_space_character(c)) put(x, ' ', i);
  else if (greek(c) > 0x7FF) put(x, '\xE2', i), put(x, '\x88', i), put(x, (char)(0x80 | (greek(c) & 63)), i);
  else if (greek(c)) put(x, (char)(0xC0 | greek(c) >> 6), i), put(x, (char)(0x80 | (greek(c) & 63)), i);
  else if (!is_invisible(c))
    for (size_t k = 0; k < n; k++) put(x, s.p[i + k], i);
  else if (x->n && is_digit(x->p[x->n - 1]) && i + n < s.n && is_digit(s.p[i + n]))
    x->glued = i + 1;
  return i + n;
}

// ---- LaTeX -----------------------------------------------------------------

static bool is_command(Str rest, Str command) {
  return str_starts(rest, command) && !(rest.n > command.n && is_letter(rest.p[command.n]));
}

// The space after a line, \\[2pt], which would look like a bracket.
static size_t line_space(Str s, size_t i) {
  size_t to = i;
  if (to >= s.n || s.p[to] != '[') return i;
  while (to < s.n && to < i + 12 && s.p[to] != ']') to++;
  bool unit = to < s.n && s.p[to] == ']' && to >= i + 4 && is_letter(s.p[to - 1]) && is_letter(s.p[to - 2]) &&
              (is_digit(s.p[to - 3]) || s.p[to - 3] == ' ');
  return unit ? to + 1 : i;
}

bool is_alignment(Str name) {
  static const Str names[] = {STR_INIT("{aligned}"), STR_INIT("{align}"), STR_INIT("{align*}"), STR_INIT("{split}"), STR_INIT("{equation}"),
                              STR_INIT("{equation*}"), STR_INIT("{gather}"), STR_INIT("{gather*}"), STR_INIT("{gathered}"), STR_INIT("{multline}"),
                              STR_INIT("{multline*}"), STR_INIT("{displaymath}"), STR_INIT("{math}"), STR_INIT("{center}")};
  while (name.n && name.p[0] != '{') name = str_sub(name, 1, name.n);
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (str_starts(name, names[i])) return true;
  return false;
}

// \\begin{aligned} and its end say nothing; 0 if it is something else.
static size_t alignment(Str rest) {
  size_t name = str_starts(rest, S("\\begin{")) ? 6 : str_starts(rest, S("\\end{")) ? 4 : 0;
  if (!name || !is_alignment(str_sub(rest, name, rest.n))) return 0;
  while (rest.p[name] != '}') name++;
  return name + 1;
}

// \left and \right stand before a bracket; where it is lost, so is what it meant.
static bool lost_delimiter(Str rest) {
  size_t to = is_command(rest, S("\\left")) ? 5 : is_command(rest, S("\\right")) ? 6 : 0;
  if (!to) return false;
  while (to < rest.n && rest.p[to] == ' ') to++;
  char c = to < rest.n ? rest.p[to] : ' ', next = to + 1 < rest.n ? rest.p[to + 1] : ' ';
  bool command = c == '\\' && (is_letter(next) || strchr("{}|", next));
  return !command && !strchr("()[]{}|<>./", c) && (unsigned char)c < 0x80;
}

static bool is_condition_word(Str s) {
  static const Str words[] = {STR_INIT("if"), STR_INIT("and"), STR_INIT("or"), STR_INIT("for"), STR_INIT("when")};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (str_eq(s, words[i])) return true;
  return false;
}

// \text{ and }, \mbox{if $i = j$ and }: what it begins or ends with joins conditions, so its
// braces say nothing.  Bytes up to the brace's end, or 0.  *close: the brace that closes it.
static size_t words_of_condition(Str s, size_t i, size_t *close) {
  static const Str fonts[] = {STR_INIT("\\text"), STR_INIT("\\mbox"), STR_INIT("\\textrm"), STR_INIT("\\mathrm"), STR_INIT("\\textit"), STR_INIT("\\textnormal"), STR_INIT("\\hbox")};
  Str rest = str_sub(s, i, s.n);
  size_t at = 0, depth = 0, to;
  for (size_t k = 0; k < sizeof fonts / sizeof *fonts; k++)
    if (is_command(rest, fonts[k])) at = fonts[k].n;
  while (at && at < rest.n && rest.p[at] == ' ') at++;
  if (!at || at >= rest.n || rest.p[at] != '{') return 0;
  for (to = at; to < rest.n && to < at + 200; to++) {
    depth += rest.p[to] == '{';
    if (rest.p[to] == '}' && --depth == 0) break;
  }
  if (to >= rest.n || rest.p[to] != '}') return 0;
  Str inside = str_trim(str_sub(rest, at + 1, to));
  size_t first = 0, last = inside.n;
  while (first < inside.n && is_letter(inside.p[first])) first++;
  while (last && is_letter(inside.p[last - 1])) last--;
  if (!is_condition_word(str_sub(inside, 0, first)) && !is_condition_word(str_sub(inside, last, inside.n))) return 0;
  *close = i + to;
  return at + 1;
}

static size_t backslash(Plain *x, Str s, size_t i) {
  static const struct { Str command; char plain; } plain[] = {
    {STR_INIT("\\{"), '('}, {STR_INIT("\\}"), ')'}, {STR_INIT("\\lbrace"), '('}, {STR_INIT("\\rbrace"), ')'},
    {STR_INIT("\\lbrack"), '['}, {STR_INIT("\\rbrack"), ']'}, {STR_INIT("\\("), ' '}, {STR_INIT("\\)"), ' '},
    {STR_INIT("\\["), ' '}, {STR_INIT("\\]"), ' '}, {STR_INIT("\\left."), ' '}, {STR_INIT("\\right."), ' '}};
  Str rest = str_sub(s, i, s.n);
  if (str_starts(rest, S("\\\\"))) {
    put(x, '\\', i);
    put(x, '\\', i + 1);
    return line_space(s, i + 2);
  }
  if (lost_delimiter(rest)) x->lost = i + 1;
  size_t words = words_of_condition(s, i, &x->close);
  if (words) return put(x, ' ', i), i + words;
  if (alignment(rest)) return put(x, ' ', i), i + alignment(rest);
  for (size_t k = 0; k < sizeof plain / sizeof *plain; k++) {
    Str c = plain[k].command;
    if (plain[k].plain == '(' && str_starts(rest, c) && str_starts(str_trim(str_sub(rest, c.n, rest.n)), S("\\begin{array}"))) return put(x, ' ', i), i + c.n; // of cases
    if (is_letter(c.p[c.n - 1]) ? is_command(rest, c) : str_starts(rest, c)) return put(x, plain[k].plain, i), i + c.n;
  }
  put(x, '\\', i);
  return i + 1;
}

Str without_blanks(Arena *a, Str s) {
  Buf b = buf_new(a);
  for (size_t i = 0; i < s.n; i++)
    if (s.p[i] != ' ') buf_char(&b, s.p[i]);
  return buf_str(&b);
}

// ---- modes -----------------------------------------------------------------

// {{1, 2}, {3, 4}}: braces are brackets where no LaTeX is.
static void braces_of_lists(Reader *r, Plain *x) {
  bool list = r->spelling->constant && memchr(x->p, ',', x->n);
  for (size_t i = 0; i < x->n; i++) list &= x->p[i] != '\\' && x->p[i] != '^' && x->p[i] != '_';
  for (size_t i = 0; list && i < x->n; i++)
    x->p[i] = x->p[i] == '{' ? '[' : x->p[i] == '}' ? ']' : x->p[i];
}

// ⟨1, 2⟩ and \langle 1, 2 \rangle are a list, and so is what PyTorch prints of a parameter.
static void angles_of_lists(Plain *x) {
  static const struct { Str theirs; char ours; } signs[] = {
    {STR_INIT("\\langle"), '['}, {STR_INIT("\\rangle"), ']'}, {STR_INIT("⟨"), '['}, {STR_INIT("⟩"), ']'}, {STR_INIT("〈"), '['}, {STR_INIT("〉"), ']'},
    {STR_INIT("Parameter containing:"), ' '}};
  for (size_t i = 0; i < x->n; i++)
    for (size_t k = 0; k < sizeof signs / sizeof *signs; k++) {
      Str theirs = signs[k].theirs;
      if (x->p[i] != theirs.p[0] || !str_starts((Str){x->p + i, x->n - i}, theirs)) continue;
      memset(x->p + i, ' ', theirs.n);
      x->p[i] = signs[k].ours;
    }
}

// | 1 | 2 |⏎|---|---|⏎| 3 | 4 | and 1 | 2: bars part entries where nothing but numbers is there;
// rows, where blanks part entries: 1 2 | 3 4.  But |-1| is a magnitude.
static void bars_of_lists(Plain *x) {
  bool bars = false, rows = memchr(x->p, '\n', x->n) == NULL, several = false;
  for (size_t i = 0; i < x->n; i++) {
    if (!is_digit(x->p[i]) && !char_in(x->p[i], " |.+-eE/:\n\r\t")) return;
    bars |= x->p[i] == '|';
    if (x->p[i] == '|' && ((i && is_digit(x->p[i - 1])) || (i + 1 < x->n && is_digit(x->p[i + 1])))) return;
    several |= i > 1 && char_in(x->p[i - 1], " \t") && is_digit(x->p[i - 2]) && (is_digit(x->p[i]) || char_in(x->p[i], "+-."));
  }
  for (size_t from = 0, to; bars && from < x->n; from = to + 1) {
    bool digits = false, entry = false;
    for (to = from; to < x->n && x->p[to] != '\n'; to++) digits |= is_digit(x->p[to]);
    size_t last = to;
    while (last > from && char_in(x->p[last - 1], " |\t\r")) last--;
    if (!digits) last = from; // a Markdown table's rule
    for (size_t i = from; i < to; i++) {
      if (i >= last || (x->p[i] == '|' && !entry)) x->p[i] = ' ';
      else if (x->p[i] == '|') x->p[i] = rows && several ? ';' : ',';
      else entry |= is_digit(x->p[i]);
    }
  }
}

// 1 & 2 \\ 3 & 4 and 1 \quad 2 without an environment: where nothing but numbers is parted,
// a list's own signs stand for LaTeX's.
static void signs_of_lists(Plain *x) {
  static const struct { Str theirs; char ours; } signs[] = {{STR_INIT("&"), ','}, {STR_INIT("\\\\"), ';'}, {STR_INIT("\\quad"), ' '},
                                                            {STR_INIT("\\qquad"), ' '}, {STR_INIT("\\ "), ' '}, {STR_INIT("$"), ' '}};
  for (int write = 0; write < 2; write++)
    for (size_t i = 0, k; i < x->n; i++) {
      for (k = char_in(x->p[i], "&\\$") ? 0 : sizeof signs / sizeof *signs; k < sizeof signs / sizeof *signs && !str_starts((Str){x->p + i, x->n - i}, signs[k].theirs);) k++;
      bool sign = k < sizeof signs / sizeof *signs;
      if (!sign && !is_digit(x->p[i]) && !char_in(x->p[i], " .+-eE/\n")) return;
      if (sign && write) memset(x->p + i, ' ', signs[k].theirs.n), x->p[i] = signs[k].ours;
      if (sign) i += signs[k].theirs.n - 1;
    }
}

static bool has_word(Str s, const char *word) { // where a name could begin
  Str w = str(word);
  for (size_t at = 0;; at++) {
    const char *next = at < s.n ? memchr(s.p + at, *word, s.n - at) : NULL;
    if (!next) return false;
    at = (size_t)(next - s.p);
    if (!str_starts(str_sub(s, at, s.n), w)) continue;
    bool inside = is_word_char(*word) && at && is_word_char(s.p[at - 1]);
    bool more = is_word_char(word[w.n - 1]) && at + w.n < s.n && is_word_char(s.p[at + w.n]);
    if (!inside && !more) return true;
  }
}

static bool has_any_word(Str s, const char *const *words, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (has_word(s, words[i])) return true;
  return false;
}

static bool is_python(Str s) {
  static const char *const dotted[] = {"np.", "numpy.", "torch.", "jnp.", "tf.", "math."};
  static const char *const methods[] = {".dot(", ".t()", ".matmul(", ".mm(", ".sum(", ".mean(", ".pow(", ".reshape("};
  static const char *const others[] = {"axis=", "[:,None]", "[None,:]", "[:, None]", "[None, :]"};
  if (memchr(s.p, '@', s.n)) return true;
  bool point = memchr(s.p, '.', s.n) != NULL, bracket = memchr(s.p, '[', s.n) || memchr(s.p, '=', s.n);
  return (point && (has_any_word(s, dotted, sizeof dotted / sizeof *dotted) || has_any_word(s, methods, sizeof methods / sizeof *methods))) ||
         (bracket && has_any_word(s, others, sizeof others / sizeof *others));
}

static void set_modes(Reader *r) {
  r->latex = memchr(r->s.p, '\\', r->s.n) || memchr(r->s.p, '{', r->s.n);
  r->numpy = is_python(r->s);
  r->choices = memchr(r->s.p, '?', r->s.n) || has_word(r->s, "else") || has_word(r->s, "otherwise");
}

// ---- brackets --------------------------------------------------------------

static void match_brackets(Reader *r) {
  uint32_t *match = NEW_ARRAY(r->arena, uint32_t, r->s.n + 1), *open = NEW_ARRAY(r->arena, uint32_t, r->s.n + 1);
  size_t depth = 0;
  for (size_t i = 0; i < r->s.n; i++) {
    char c = r->s.p[i];
    match[i] = (uint32_t)r->s.n;
    if (is_open(c)) open[depth++] = (uint32_t)i;
    else if (depth && (c == ')' || c == ']' || c == '}')) match[open[--depth]] = (uint32_t)i;
  }
  r->match = match;
}

// A sentence's full stop or comma, and what surrounds it.
static size_t trimmed_end(const Reader *r) {
  size_t end = r->s.n;
  for (bool stop = false;; end--) {
    char c = end ? r->s.p[end - 1] : 'x';
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '$') continue;
    bool dots = c == '.' && end > 1 && r->s.p[end - 2] == '.', escaped = end > 1 && r->s.p[end - 2] == '\\';
    if (stop || !(c == '.' || c == ',' || c == ';') || dots || escaped) return end;
    stop = true;
  }
}

bool read_plain(Reader *r, Span span) {
  Str raw = str_sub(r->raw->text, 0, span.to);
  size_t most = span.to > span.from ? span.to - span.from : 0;
  if (most > LIMIT_ANSWER_BYTES) {
    r->map = NEW_ARRAY(r->arena, uint32_t, 1);
    *(uint32_t *)r->map = (uint32_t)span.from;
    return spell_error(r, 0, 0, "the answer is longer than %d bytes", LIMIT_ANSWER_BYTES);
  }
  Plain x = {.p = NEW_ARRAY(r->arena, char, most + 2), .map = NEW_ARRAY(r->arena, uint32_t, most + 2)};
  for (size_t i = span.from; i < raw.n;) {
    unsigned char c = (unsigned char)raw.p[i];
    if (c >= 0x80) i = beyond_ascii(&x, raw, i);
    else if (c == '\\') i = backslash(&x, raw, i);
    else if (x.close && i == x.close) put(&x, ' ', i++);
    else put(&x, raw.p[i], i), i++;
  }
  x.map[x.n] = (uint32_t)raw.n;
  braces_of_lists(r, &x);
  if (r->spelling->list) angles_of_lists(&x), bars_of_lists(&x), signs_of_lists(&x);
  r->s = (Str){x.p, x.n};
  r->map = x.map;
  set_modes(r);
  match_brackets(r);
  r->end = trimmed_end(r);
  size_t odd = x.lost ? x.lost : x.glued, at = 0;
  while (odd && at < r->s.n && r->map[at] < odd - 1) at++;
  if (x.lost) return spell_error(r, at, at + 5, "the bracket is lost here");
  if (x.glued) return spell_error(r, at ? at - 1 : 0, at + 1, "something invisible stands between these digits"), spell_help(r, "type the number anew");
  return true;
}
