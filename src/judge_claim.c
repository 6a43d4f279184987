// judge_claim.c - true or false, in a word or with a reason behind it.
//
// `Yes, because …`, `False, h3 also feeds h2`: the first word is the verdict, what follows says
// why.  It may take the verdict back (but, unless, if, a second verdict), or say the opposite of
// it (Yes, not always; No, it does); then nobody knows, and the answer waits.  Reasons are read
// behind English words only, since the doubts of other languages are not known here.
#include <string.h>

#include "judge_kinds.h"

#define WORDS(list) list, sizeof list / sizeof *list

static bool is_letter(char c) { return char_lower(c) >= 'a' && char_lower(c) <= 'z'; }

static bool is_among(Str word, const Str *words, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (same_word(word, words[i])) return true;
  return false;
}

// The next word of s from *at on, letters and apostrophes; empty behind the last.
static Str next_word(Str s, size_t *at) {
  while (*at < s.n && !is_letter(s.p[*at])) ++*at;
  size_t from = *at;
  while (*at < s.n && (is_letter(s.p[*at]) || s.p[*at] == '\'')) ++*at;
  return str_sub(s, from, *at);
}

static bool has_word(Str s, const Str *words, size_t n) {
  size_t at = 0;
  for (Str word; (word = next_word(s, &at)).n;)
    if (is_among(word, words, n)) return true;
  return false;
}

// Yes, always: words behind the verdict that say the same again.
static Str without_emphasis(Str s) {
  static const Str words[] = {STR_INIT("always"), STR_INIT("guaranteed"), STR_INIT("definitely"), STR_INIT("certainly"), STR_INIT("of course"), STR_INIT("it is"), STR_INIT("it does")};
  while (s.n && char_in(s.p[s.n - 1], ".! ")) s.n--;
  const char *comma = memchr(s.p, ',', s.n);
  Str first = comma ? str_trim(str_sub(s, 0, (size_t)(comma - s.p))) : s;
  bool affirms = same_word(first, S("yes")) || same_word(first, S("true"));
  return affirms && comma && is_among(str_sub(s, first.n + 1, s.n), WORDS(words)) ? first : s;
}

// ---- reasons ---------------------------------------------------------------

// Whether what follows a verdict may take it back or sets conditions.
static bool has_doubt(Str s) {
  static const Str doubts[] = {
    STR_INIT("yes"), STR_INIT("no"), STR_INIT("true"), STR_INIT("false"), STR_INIT("but"), STR_INIT("however"), STR_INIT("unless"), STR_INIT("except"), STR_INIT("although"),
    STR_INIT("though"), STR_INIT("if"), STR_INIT("when"), STR_INIT("only"), STR_INIT("sometimes"), STR_INIT("maybe"), STR_INIT("perhaps"), STR_INIT("depends"), STR_INIT("correct"),
    STR_INIT("incorrect"), STR_INIT("wrong"), STR_INIT("right"), STR_INIT("otherwise"), STR_INIT("actually"), STR_INIT("wait"), STR_INIT("or")};
  return has_word(s, WORDS(doubts));
}

// The same without a `because` in front, where more can be a doubt.
static bool has_more_doubt(Str s) {
  static const Str doubts[] = {
    STR_INIT("sure"), STR_INIT("unsure"), STR_INIT("think"), STR_INIT("guess"), STR_INIT("know"), STR_INIT("probably"), STR_INIT("possibly"), STR_INIT("usually"), STR_INIT("mostly"),
    STR_INIT("often"), STR_INIT("almost"), STR_INIT("partly"), STR_INIT("partially"), STR_INIT("long"), STR_INIT("provided"), STR_INIT("assuming"), STR_INIT("whenever"), STR_INIT("where"),
    STR_INIT("while"), STR_INIT("whereas"), STR_INIT("until"), STR_INIT("yet"), STR_INIT("still"), STR_INIT("nevertheless"), STR_INIT("despite"), STR_INIT("depending"), STR_INIT("depend"),
    STR_INIT("opposite"), STR_INIT("contrary"), STR_INIT("both"), STR_INIT("either"), STR_INIT("sorry"), STR_INIT("mean"), STR_INIT("meant"), STR_INIT("yeah"), STR_INIT("yep"),
    STR_INIT("nope"), STR_INIT("nah"), STR_INIT("so"), STR_INIT("rather"), STR_INIT("generally"), STR_INIT("general"), STR_INIT("some"), STR_INIT("most"), STR_INIT("many"), STR_INIT("few"), STR_INIT("for"), STR_INIT("under"), STR_INIT("given"), STR_INIT("certain"), STR_INIT("case"),
    STR_INIT("cases"), STR_INIT("apart"), STR_INIT("excluding"), STR_INIT("besides"), STR_INIT("exception"), STR_INIT("exceptions"), STR_INIT("idk"), STR_INIT("aber"),
    STR_INIT("pero"), STR_INIT("mais"), STR_INIT("maar"), STR_INIT("ma"), STR_INIT("ja"), STR_INIT("nein"), STR_INIT("oui"), STR_INIT("non"), STR_INIT("si"), STR_INIT("nur"), STR_INIT("wenn")};
  for (size_t i = 0; i < s.n; i++)
    if (s.p[i] == '?' || (unsigned char)s.p[i] == 0xC3) return true; // a letter with an accent
  return has_doubt(s) || has_word(s, WORDS(doubts));
}

static bool has_negation(Str s) {
  static const Str words[] = {STR_INIT("not"), STR_INIT("never"), STR_INIT("cannot"), STR_INIT("none"), STR_INIT("nothing"), STR_INIT("neither"), STR_INIT("nor"), STR_INIT("hardly"),
                              STR_INIT("without"), STR_INIT("isnt"), STR_INIT("doesnt"), STR_INIT("dont"), STR_INIT("cant"), STR_INIT("wont"), STR_INIT("may"), STR_INIT("might"), STR_INIT("could"), STR_INIT("can")};
  return has_word(s, WORDS(words)) || str_find(s, S("n't")) >= 0 || str_find(s, S("n’t")) >= 0 || str_find(s, S("N'T")) >= 0;
}

// It does, always, this is so: what begins like that says yes.
static bool affirms(Str s) {
  static const Str certain[] = {STR_INIT("always"), STR_INIT("guaranteed"), STR_INIT("definitely"), STR_INIT("certainly"), STR_INIT("of"), STR_INIT("indeed"), STR_INIT("holds"), STR_INIT("is"), STR_INIT("does")};
  static const Str it[] = {STR_INIT("it"), STR_INIT("this"), STR_INIT("that"), STR_INIT("they"), STR_INIT("he"), STR_INIT("she"), STR_INIT("we"), STR_INIT("you"), STR_INIT("the")};
  static const Str verbs[] = {STR_INIT("is"), STR_INIT("does"), STR_INIT("are"), STR_INIT("do"), STR_INIT("will"), STR_INIT("can"), STR_INIT("has"), STR_INIT("have"), STR_INIT("holds"), STR_INIT("must")};
  size_t at = 0;
  Str first = next_word(s, &at), second = next_word(s, &at);
  return is_among(first, WORDS(certain)) || same_word(first, S("it's")) || (is_among(first, WORDS(it)) && is_among(second, WORDS(verbs)));
}

// A reason has a word of its own, or says something about a name: not `True, T, F`.
static bool says_something(Str s) {
  static const Str letters[] = {STR_INIT("t"), STR_INIT("f"), STR_INIT("y"), STR_INIT("n")};
  size_t at = 0;
  bool name = false, more = false;
  for (Str word; (word = next_word(s, &at)).n;) {
    if (word.n > 2) return true;
    name |= !is_among(word, WORDS(letters));
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
  static const Str verdicts[] = {STR_INIT("yes"), STR_INIT("no"), STR_INIT("true"), STR_INIT("false")}, reasons[] = {STR_INIT("because"), STR_INIT("since")};
  size_t end = 0;
  Str verdict = s.n && is_letter(s.p[0]) ? next_word(s, &end) : (Str){0};
  bool parted, no = same_word(verdict, S("no")) || same_word(verdict, S("false"));
  if (!is_among(verdict, WORDS(verdicts)) || end == s.n) return s;
  size_t from = behind_sign(s, end, &parted), at = from;
  Str rest = str_sub(s, from, s.n), first = next_word(s, &at);
  if (from > end && first.p == rest.p && is_among(first, WORDS(reasons)))
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
