// judge_claim.c - true or false, in a word or with a reason behind it.
//
// `Yes, because …`, `False, h3 also feeds h2`: the first word is the verdict, what follows says
// why.  It may take the verdict back (but, unless, if, a second verdict), or say the opposite of
// it (Yes, not always; No, it does); then nobody knows, and the answer waits.  Reasons are read
// behind English words only, since the doubts of other languages are not known here.
#include <string.h>

#include "judge_kinds.h"

static bool is_letter(char c) { return char_lower(c) >= 'a' && char_lower(c) <= 'z'; }

// The next word of s from *at on, letters and apostrophes; empty behind the last.
static Str next_word(Str s, size_t *at) {
  while (*at < s.n && !is_letter(s.p[*at])) ++*at;
  size_t from = *at;
  while (*at < s.n && (is_letter(s.p[*at]) || s.p[*at] == '\'')) ++*at;
  return str_sub(s, from, *at);
}

static bool has_word(Str s, const char *words) {
  size_t at = 0;
  for (Str word; (word = next_word(s, &at)).n;)
    if (word_in(word, words)) return true;
  return false;
}

// Yes, always: words behind the verdict that say the same again.
static Str without_emphasis(Str s) {
  while (s.n && char_in(s.p[s.n - 1], ".! ")) s.n--;
  const char *comma = memchr(s.p, ',', s.n);
  Str first = comma ? str_trim(str_sub(s, 0, (size_t)(comma - s.p))) : s;
  bool affirms = same_word(first, S("yes")) || same_word(first, S("true"));
  if (!affirms || !comma) return s;
  Str more = str_trim(str_sub(s, first.n + 1, s.n));
  bool phrase = same_word(more, S("of course")) || same_word(more, S("it is")) || same_word(more, S("it does"));
  return phrase || word_in(more, " always guaranteed definitely certainly ") ? first : s;
}

// ---- reasons ---------------------------------------------------------------

// Whether what follows a verdict may take it back or sets conditions.
static bool has_doubt(Str s) {
  static const char doubts[] =
    " yes no true false but however unless except although though if when only sometimes maybe perhaps "
    "depends correct incorrect wrong right otherwise actually wait or ";
  return has_word(s, doubts);
}

// The same without a `because` in front, where more can be a doubt.
static bool has_more_doubt(Str s) {
  static const char doubts[] =
    " sure unsure think guess know probably possibly usually mostly often almost partly partially long "
    "provided assuming whenever where while whereas until yet still nevertheless despite depending depend "
    "opposite contrary both either sorry mean meant yeah yep nope nah so rather generally general some "
    "most many few for under given certain case cases apart excluding besides exception exceptions idk "
    "aber pero mais maar ma ja nein oui non si nur wenn ";
  for (size_t i = 0; i < s.n; i++)
    if (s.p[i] == '?' || (unsigned char)s.p[i] == 0xC3) return true; // a letter with an accent
  return has_doubt(s) || has_word(s, doubts);
}

static bool has_negation(Str s) {
  static const char words[] =
    " not never cannot none nothing neither nor hardly without isnt doesnt dont cant wont may might could "
    "can ";
  return has_word(s, words) || str_find(s, S("n't")) >= 0 || str_find(s, S("n’t")) >= 0 || str_find(s, S("N'T")) >= 0;
}

// It does, always, this is so: what begins like that says yes.
static bool affirms(Str s) {
  static const char certain[] = " always guaranteed definitely certainly of indeed holds is does ";
  static const char it[] = " it this that they he she we you the ", verbs[] = " is does are do will can has have holds must ";
  size_t at = 0;
  Str first = next_word(s, &at), second = next_word(s, &at);
  return word_in(first, certain) || same_word(first, S("it's")) || (word_in(first, it) && word_in(second, verbs));
}

// A reason has a word of its own, or says something about a name: not `True, T, F`.
static bool says_something(Str s) {
  size_t at = 0;
  bool name = false, more = false;
  for (Str word; (word = next_word(s, &at)).n;) {
    if (word.n > 2) return true;
    name |= !word_in(word, " t f y n ");
  }
  for (size_t i = 0; i < s.n; i++) more |= char_in(s.p[i], "0123456789<>=");
  return name && more;
}

// Where the words behind s[at] begin; *parted: a comma, a colon, a bracket, a dash or the end
// of a line stands before them.
static size_t behind_sign(Str s, size_t at, bool *parted) {
  for (*parted = false; at < s.n; at++) {
    char c = s.p[at];
    bool dash = c == '-' && (char_in(s.p[at - 1], " -") || (at + 1 < s.n && char_in(s.p[at + 1], " -")));
    bool wide = str_starts(str_sub(s, at, s.n), S("–")) || str_starts(str_sub(s, at, s.n), S("—"));
    if (wide) at += 2;
    if (wide || dash || char_in(c, ",.;:(!\n")) *parted = true;
    else if (!char_in(c, " \t\r-")) return at;
  }
  return at;
}

// The verdict alone, where what follows it is a reason.
static Str without_reason(Str s) {
  size_t end = 0;
  Str verdict = s.n && is_letter(s.p[0]) ? next_word(s, &end) : (Str){0};
  bool parted, no = same_word(verdict, S("no")) || same_word(verdict, S("false"));
  if (!word_in(verdict, " yes no true false ") || end == s.n) return s;
  size_t from = behind_sign(s, end, &parted), at = from;
  Str rest = str_sub(s, from, s.n), first = next_word(s, &at);
  if (from > end && first.p == rest.p && word_in(first, " because since "))
    return str_trim(str_sub(s, at, s.n)).n && !has_doubt(str_sub(s, at, s.n)) ? verdict : s;
  if (!parted || !says_something(rest) || has_more_doubt(rest)) return s;
  return no ? (affirms(rest) && !has_negation(rest) ? s : verdict) : (has_negation(rest) ? s : verdict);
}

Judgement judge_claim(const Case *c) {
  static const struct { Str word; bool truth; } words[] = {
    {STR_INIT("true"), true}, {STR_INIT("t"), true}, {STR_INIT("yes"), true}, {STR_INIT("y"), true},
    {STR_INIT("false"), false}, {STR_INIT("f"), false}, {STR_INIT("no"), false}, {STR_INIT("n"), false},
    {STR_INIT("✓"), true}, {STR_INIT("✔"), true}, {STR_INIT("✗"), false}, {STR_INIT("✘"), false},
    // as Moodle and spreadsheets say it in other languages
    {STR_INIT("wahr"), true}, {STR_INIT("falsch"), false}, {STR_INIT("vrai"), true}, {STR_INIT("faux"), false}, {STR_INIT("verdadero"), true},
    {STR_INIT("falso"), false}, {STR_INIT("vero"), true}, {STR_INIT("verdadeiro"), true}, {STR_INIT("waar"), true}, {STR_INIT("onwaar"), false},
    {STR_INIT("sant"), true}, {STR_INIT("falskt"), false},
    // as people say it
    {STR_INIT("ja"), true}, {STR_INIT("nein"), false}, {STR_INIT("oui"), true}, {STR_INIT("non"), false}, {STR_INIT("sí"), true}, {STR_INIT("SÍ"), true},
    {STR_INIT("sì"), true}, {STR_INIT("SÌ"), true}, {STR_INIT("si"), true}, {STR_INIT("sim"), true}, {STR_INIT("não"), false}, {STR_INIT("NÃO"), false},
    {STR_INIT("nao"), false}, {STR_INIT("nee"), false}, {STR_INIT("nej"), false}, {STR_INIT("nei"), false}};
  Str s = without_reason(without_emphasis(unwrapped_word(c->source.text)));
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (same_word(s, words[i].word)) {
      if (words[i].truth == c->part->truth) return (Judgement){.status = STATUS_CORRECT, .share = 1};
      return judged(c, STATUS_INCORRECT, 0, c->part->truth ? "it is true" : "it is false");
    }
  Diags d = diags_new(c->scratch);
  diag_error(&d, &c->source, (Span){0, c->source.text.n}, "true or false was asked");
  diag_help(&d, "write true or false (yes, no, t, f)");
  return unreadable(c, &d);
}
