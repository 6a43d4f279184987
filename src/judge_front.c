// judge_front.c - what stands in front of an equals sign, cut into words, names, numbers and signs.
//
// This is no parser: it only has to tell a name, in any spelling, from a name with more to it,
// and prose from both.  LaTeX's fonts and spaces, $ and & say nothing; what belongs to a name
// (scripts, accents, arguments, the two halves of dL/dW) is one token with it.
#include "judge_front.h"

#include <string.h>

typedef struct {
  Arena *arena;
  Str s;
  size_t at;
  int depth;
  bool (*is_name)(const void *context, Str word);
  const void *context;
  FrontTokens tokens;
} Scan;

static bool is_letter(char c) { return char_lower(c) >= 'a' && char_lower(c) <= 'z'; }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static char peek(const Scan *x, size_t at) { return at < x->s.n ? x->s.p[at] : ' '; }
static bool starts(const Scan *x, size_t at, const char *text) { return str_starts(str_sub(x->s, at, x->s.n), str(text)); }

static void add(Scan *x, FrontKind kind, size_t from, bool postfix) {
  FrontTokens *t = &x->tokens;
  if (t->n == t->cap) t->v = arena_grow(x->arena, t->v, t->n, &t->cap, sizeof *t->v);
  t->v[t->n++] = (FrontToken){kind, str_sub(x->s, from, x->at), x->depth, postfix};
}

// ---- characters ------------------------------------------------------------

static size_t character(const Scan *x, size_t at) {
  size_t n = 1;
  while (at + n < x->s.n && ((unsigned char)x->s.p[at] & 0xC0) == 0xC0 && ((unsigned char)x->s.p[at + n] & 0xC0) == 0x80) n++;
  return n;
}

static bool character_in(const Scan *x, size_t at, const char *list) {
  return (unsigned char)peek(x, at) >= 0x80 && word_in(str_sub(x->s, at, at + character(x, at)), list);
}

static const char operators[] = " × ÷ · ∘ ⊙ ∗ ⋅ √ ∑ Σ ∏ − – ± ⊗ ∙ ⁄ ";
static const char arrows[] = " → ⇒ ⟹ ⟶ ↦ ∴ ∵ ⇔ ≤ ≥ … ， ； ";
static const char negations[] = " ≠ ¬ ≢ ";
static const char powers[] = " ² ³ ¹ ⁰ ⁴ ⁵ ⁶ ⁷ ⁸ ⁹ ⁻ ᵀ ᵗ ";

static bool is_name_character(const Scan *x, size_t at) {
  if ((unsigned char)peek(x, at) < 0x80) return is_letter(peek(x, at));
  return !character_in(x, at, operators) && !character_in(x, at, arrows) && !character_in(x, at, negations) && !character_in(x, at, powers) &&
         !character_in(x, at, " • ⁽ “ ” ‘ ’ \xC2\xA0 ");
}

// Behind the bracket at `at` and what it holds; the end if it is never closed.
static size_t group_end(const Scan *x, size_t at) {
  int depth = 0;
  for (; at < x->s.n; at++) {
    if (x->s.p[at] == '\\') at++;
    else if (char_in(x->s.p[at], "([{")) depth++;
    else if (char_in(x->s.p[at], ")]}") && --depth <= 0) return at + 1;
  }
  return x->s.n;
}

static size_t blanks_end(const Scan *x, size_t at) {
  while (at < x->s.n && char_in(x->s.p[at], " \t")) at++;
  return at;
}

static Str command(const Scan *x, size_t at) { // \name, or \ and one character
  size_t to = at + 1;
  while (to < x->s.n && is_letter(x->s.p[to])) to++;
  return str_sub(x->s, at, to > at + 1 ? to : at + 2);
}

// ---- names -----------------------------------------------------------------

// One letter, command, number or group: what a script or an accent stands at.
static size_t item_end(const Scan *x, size_t at) {
  at = blanks_end(x, at);
  if (char_in(peek(x, at), "([{")) return group_end(x, at);
  if (peek(x, at) == '\\') {
    size_t to = at + command(x, at).n;
    return peek(x, to) == '{' ? group_end(x, to) : to;
  }
  size_t to = at;
  while (to < x->s.n && (is_letter(x->s.p[to]) || is_digit(x->s.p[to]) || char_in(x->s.p[to], "-+_"))) to++;
  return to > at ? to : at + (at < x->s.n);
}

// Whether what stands above a name makes something else of it: L^2, W^T; not W^{(2)}, y^*, w^{new}.
static bool is_power(Str above) {
  while (above.n && char_in(above.p[0], "{ ")) above = str_trim(str_sub(above, 1, above.n));
  while (above.n && char_in(above.p[above.n - 1], "} ")) above.n--;
  if (!above.n || char_in(above.p[0], "([*+\\")) return str_starts(above, S("\\top")) || str_starts(above, S("\\intercal"));
  return is_digit(above.p[0]) || above.p[0] == '-' || word_in(above, " T t n ");
}

// What belongs to the name that ends at x->at; a power becomes a token behind it.
static void add_name(Scan *x, size_t from, bool arguments) {
  size_t power = 0, power_to = 0;
  for (;;) {
    char c = peek(x, x->at);
    size_t script = blanks_end(x, x->at);
    if (c == '}' && char_in(peek(x, x->at + 1), "_^'")) x->at++; // \mathbf{W}_1
    else if (c == '\'' || str_starts(str_sub(x->s, x->at, x->s.n), S("\\prime"))) x->at += c == '\'' ? 1 : S("\\prime").n;
    else if (character_in(x, x->at, " ′ ’ ")) x->at += character(x, x->at);
    else if (starts(x, x->at, "⁽")) {
      ptrdiff_t end = str_find(str_sub(x->s, x->at, x->s.n), S("⁾"));
      x->at = end < 0 ? x->s.n : x->at + (size_t)end + S("⁾").n;
    } else if (peek(x, script) == '_') x->at = item_end(x, script + 1);
    else if (peek(x, script) == '^') {
      size_t end = item_end(x, script + 1);
      if (is_power(str_sub(x->s, script + 1, end))) power = script, power_to = end;
      x->at = end;
    } else if (arguments && char_in(c, "([")) x->at = group_end(x, x->at);
    else break;
  }
  add(x, FRONT_NAME, from, false);
  if (power) {
    x->tokens.v[x->tokens.n - 1].text = str_sub(x->s, from, power);
    x->tokens.v[x->tokens.n - 1].kind = FRONT_NAME;
    size_t end = x->at;
    x->at = power_to;
    add(x, FRONT_SIGN, power, true);
    x->at = end;
  }
}

static bool is_function_word(Str s) { return word_in(s, " log ln lg exp sqrt tanh sin cos sigmoid relu softmax abs norm max min log2 log10 "); }

// Prose, as far as one can see: letters that make no name in a formula.
static bool is_prose(const Scan *x, Str s) {
  bool capitals = false, small = false;
  for (size_t i = 0; i < s.n; i++) {
    if (!is_letter(s.p[i])) return false;
    capitals |= i && s.p[i] < 'a', small |= s.p[i] >= 'a';
  }
  Str end = s.n > 3 ? str_sub(s, s.n - 3, s.n) : (Str){0};
  if (x->is_name(x->context, s) || (capitals && small)) return false;
  if (word_in(end, " bar hat ") && s.n <= 6 && !word_in(s, " that what ")) return false;
  if (word_in(s, " alpha beta gamma delta epsilon eta theta lambda sigma tau phi psi omega nabla ")) return false;
  return s.n > 2 || word_in(s, " of to in at by is it so we my an on or as if no be do ok vs a I ");
}

static void scan_word(Scan *x) {
  size_t from = x->at;
  for (;;) {
    char c = peek(x, x->at), next = peek(x, x->at + 1);
    bool joined = x->at - from > 2 && c == '-' && is_letter(next) && is_letter(peek(x, x->at + 2)) && is_letter(peek(x, x->at + 3)); // pre-activation
    bool apostrophe = x->at > from && c == '\'' && is_letter(next);                                                                 // isn't
    if (joined || apostrophe || is_digit(c)) x->at++;
    else if (x->at < x->s.n && is_name_character(x, x->at)) x->at += character(x, x->at);
    else break;
  }
  Str word = str_sub(x->s, from, x->at);
  bool subscript = char_in(peek(x, blanks_end(x, x->at)), "_^"), glued = char_in(peek(x, x->at), "([");
  bool letters = true;
  for (size_t i = 0; i < word.n; i++) letters &= is_letter(word.p[i]) || char_in(word.p[i], "-'");
  if (is_function_word(word)) add(x, FRONT_WORD, from, false);
  else if (letters && (memchr(word.p, '-', word.n) || memchr(word.p, '\'', word.n) || (is_prose(x, word) && !subscript && !glued))) add(x, FRONT_WORD, from, false);
  else add_name(x, from, true);
}

// ---- LaTeX -----------------------------------------------------------------

static bool begins_difference(Str s) {
  s = str_trim(s);
  while (str_starts(s, S("\\mathrm")) || (s.n && s.p[0] == '{')) s = str_trim(str_sub(s, s.p[0] == '{' ? 1 : S("\\mathrm").n, s.n));
  return str_starts(s, S("\\partial")) || str_starts(s, S("∂")) || (s.n && s.p[0] == 'd');
}

static void scan_command(Scan *x) {
  static const char spaces[] = " \\, \\; \\! \\: \\> \\left \\right \\big \\Big \\bigg \\Bigg \\text \\textbf \\textit \\textrm \\mathrm \\mathbf \\boldsymbol \\bm \\mathit "
                               "\\mathsf \\mbox \\rm \\bf \\displaystyle \\operatorname \\# \\( \\) \\[ \\] \\& \\$ \\limits ";
  static const char separators[] = " \\\\ \\quad \\qquad \\Rightarrow \\implies \\to \\rightarrow \\longrightarrow \\Longrightarrow \\therefore \\because \\iff \\leq \\geq \\le \\ge \\mid ";
  static const char signs[] = " \\cdot \\times \\odot \\circ \\ast \\star \\div \\pm \\sum \\prod \\sqrt \\otimes \\bullet ";
  size_t from = x->at;
  Str c = command(x, from);
  x->at += c.n;
  if (word_in(c, " \\not \\neq \\ne \\neg \\lnot \\nsim ")) add(x, FRONT_NEGATION, from, false);
  else if (word_in(c, separators)) add(x, FRONT_SEPARATOR, from, false);
  else if (word_in(c, signs)) add(x, FRONT_SIGN, from, false);
  else if (word_in(c, " \\begin \\end ")) x->at = peek(x, x->at) == '{' ? group_end(x, x->at) : x->at;
  else if (word_in(c, " \\frac \\dfrac \\tfrac ")) {
    size_t below = item_end(x, x->at);
    if (begins_difference(str_sub(x->s, x->at, below)) && begins_difference(str_sub(x->s, below, x->s.n))) x->at = item_end(x, below), add_name(x, from, false);
    else add(x, FRONT_SIGN, from, false);
  } else if (word_in(c, " \\partial \\nabla \\mathcal ")) {
    if (peek(x, x->at) != '_') x->at = item_end(x, x->at);
    add_name(x, from, true);
  } else if (is_function_word(str_sub(c, 1, c.n))) add(x, FRONT_WORD, from + 1, false);
  else if (is_letter(peek(x, from + 1)) && !word_in(c, spaces)) {
    if (peek(x, x->at) == '{') x->at = group_end(x, x->at); // \bar{y}
    add_name(x, from, true);
  }
}

// ---- the whole -------------------------------------------------------------

static void scan_number(Scan *x) {
  size_t from = x->at;
  while (is_digit(peek(x, x->at)) || (peek(x, x->at) == '.' && is_digit(peek(x, x->at + 1)))) x->at++;
  if (char_in(peek(x, x->at), "eE") && (is_digit(peek(x, x->at + 1)) || (char_in(peek(x, x->at + 1), "+-") && is_digit(peek(x, x->at + 2)))))
    for (x->at += 2; is_digit(peek(x, x->at));) x->at++;
  add(x, FRONT_NUMBER, from, false);
  if (peek(x, x->at) == '%' || (peek(x, x->at) == '.' && !char_in(peek(x, x->at + 1), "*/^"))) x->at++; // 49 %, 2.
}

static void scan_ascii(Scan *x) {
  size_t from = x->at++;
  char c = x->s.p[from], next = peek(x, x->at);
  bool arrow = (c == '-' && next == '>') || (c == '/' && next == '/'), point = c == '.' && !char_in(next, "*/^Tt");
  bool attribute = c == '.' && is_letter(next) && from && (is_letter(x->s.p[from - 1]) || is_digit(x->s.p[from - 1])) && is_letter(peek(x, x->at + 1)); // W1.grad
  bool count = c == '#' && is_letter(next) && x->tokens.n && x->tokens.v[x->tokens.n - 1].kind == FRONT_SIGN;                                          // #W + #b
  if (attribute || count) return;
  if (char_in(c, "([")) add(x, FRONT_BRACKET, from, false), x->depth++;
  else if (char_in(c, ")]")) x->depth -= x->depth > 0, add(x, FRONT_BRACKET, from, true);
  else if (arrow) x->at++, add(x, FRONT_SEPARATOR, from, false);
  else if (char_in(c, ",;:\n#%<>!?~=") || point) add(x, FRONT_SEPARATOR, from, false);
  else if (c == '.' && char_in(next, "Tt")) x->at++, add(x, FRONT_SIGN, from, true);
  else if (c == '.') x->at++, add(x, FRONT_SIGN, from, false);
  else if (c == '\'') add(x, FRONT_SIGN, from, true);
  else if (char_in(c, "+-*/@^")) add(x, FRONT_SIGN, from, false);
}

// dL/dW, ∂L/∂W: one name.
static void join_differences(FrontTokens *t) {
  size_t n = 0;
  for (size_t i = 0; i < t->n; i++) {
    FrontToken *last = n ? &t->v[n - 1] : NULL;
    bool slash = last && i + 1 < t->n && t->v[i].kind == FRONT_SIGN && str_eq(t->v[i].text, S("/"));
    bool names = slash && last->kind <= FRONT_NAME && t->v[i + 1].kind <= FRONT_NAME && begins_difference(last->text) && begins_difference(t->v[i + 1].text);
    if (names) {
      last->text.n = (size_t)(t->v[i + 1].text.p - last->text.p) + t->v[i + 1].text.n;
      last->kind = FRONT_NAME;
      i++;
    } else t->v[n++] = t->v[i];
  }
  t->n = n;
}

FrontTokens front_tokens(Arena *a, Str s, bool (*is_name)(const void *context, Str word), const void *context) {
  Scan x = {.arena = a, .s = s, .is_name = is_name, .context = context};
  while (x.at < s.n) {
    size_t from = x.at;
    if (s.p[from] == '\\') scan_command(&x);
    else if (is_digit(s.p[from]) || (s.p[from] == '.' && is_digit(peek(&x, from + 1)))) scan_number(&x);
    else if (is_name_character(&x, from)) scan_word(&x);
    else if ((unsigned char)s.p[from] < 0x80) scan_ascii(&x);
    else {
      x.at += character(&x, from);
      bool power = character_in(&x, from, powers);
      if (power || character_in(&x, from, operators)) add(&x, FRONT_SIGN, from, power);
      else if (character_in(&x, from, arrows)) add(&x, FRONT_SEPARATOR, from, false);
      else if (character_in(&x, from, negations)) add(&x, FRONT_NEGATION, from, false);
    }
  }
  join_differences(&x.tokens);
  return x.tokens;
}
