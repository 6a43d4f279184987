// Most files name their students by id.  The first few are looked up one by one, so that a
// late answer costs what one answer costs; then of the class just the ids are held, one behind
// the other, sorted, and found by a hash; and if some are unknown, once more as they are without
// zeros and marks.  Where a file names its students in other ways they are looked up in the whole
// class, read when it is first needed, sorted by four more texts: that id, the e-mail address, its
// part before the @, the words of the name.
#include "collect_who.h"

#include <stdlib.h>
#include <string.h>

#include "collect_intake.h"
#include "hash.h"

typedef enum { INDEX_SIMILAR, INDEX_EMAIL, INDEX_LOGIN, INDEX_NAME, INDEX_COUNT } IndexId;

typedef struct { Str key; const Student *student; } Entry;
typedef struct { Str key; size_t at; } Similar; // of the student whose place it is among the ids

enum { FEW = 1000 }; // look-ups that cost no more than reading the ids of a large class

struct Who {
  Arena *arena;
  Store *store;
  Failure *f;
  bool failed;
  bool any;          // there is a student
  size_t asked;      // look-ups so far; from FEW on these have been read:
  StudentIds ids;    // by sid
  Student found;     // the last one by id, of whom perhaps nothing else is known
  size_t at;         // … and where he stands among the ids
  uint32_t *places;  // of ids, from 1, by hash: a place behind it if that one is taken; 0: free
  size_t places_n;   // a power of two, at least twice as many as there are ids
  Similar *similar;  // by key
  Student alike[2];  // found by it,
  Arena *row;        // in which is what they are called
  bool whole;        // these have been read:
  Students students; // by sid
  Entry *index[INDEX_COUNT];
};

static const Students nobody = {0};

const Students *who_students(Who *w) {
  if (!w->whole) {
    store_hold(w->store);
    w->failed |= !store_students(w->store, w->arena, &w->students, w->f);
    store_let_go(w->store);
    w->places = NULL;
  }
  w->whole = true;
  return w->failed ? &nobody : &w->students;
}

// --- how texts are compared ---------------------------------------------------------------

// Lower case: ASCII, and the letters of Latin-1.
static Str fold(Str s, Arena *a) {
  Buf b = buf_new(a);
  for (size_t i = 0; i < s.n; i++) {
    unsigned char c = (unsigned char)s.p[i];
    bool latin = i && (unsigned char)s.p[i - 1] == 0xc3 && c >= 0x80 && c <= 0x9e && c != 0x97;
    buf_char(&b, (char)(latin || (c >= 'A' && c <= 'Z') ? c + 0x20 : c));
  }
  return buf_str(&b);
}

static Str similar(Str sid, Arena *a) {
  Str plain = intake_plain(sid, a);
  while (plain.n > 1 && plain.p[0] == '0')
    plain = str_sub(plain, 1, plain.n);
  return plain;
}

static Str before_at(Str email, Arena *a) {
  ptrdiff_t at = str_find(email, S("@"));
  return at > 0 ? fold(str_sub(email, 0, (size_t)at), a) : (Str){0};
}

static bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80);
}

static int by_word(const void *x, const void *y) { return str_cmp(*(const Str *)x, *(const Str *)y); }

// "Lovelace, Ada" and "Ada LOVELACE" are one: the words, sorted.
static Str name_words(Str name, Arena *a) {
  enum { MOST = 16 };
  Str words[MOST], folded = fold(name, a);
  size_t n = 0;
  for (size_t i = 0; i < folded.n && n < MOST;) {
    size_t from = i;
    while (i < folded.n && is_word(folded.p[i]))
      i++;
    if (i > from)
      words[n++] = str_sub(folded, from, i);
    else
      i++;
  }
  qsort(words, n, sizeof *words, by_word);
  Buf b = buf_new(a);
  for (size_t i = 0; i < n; i++) {
    if (i)
      buf_char(&b, ' ');
    buf_add(&b, words[i]);
  }
  return buf_str(&b);
}

static Str key_of(IndexId id, const Student *s, Arena *a) {
  switch (id) {
  case INDEX_SIMILAR: return similar(s->sid, a);
  case INDEX_EMAIL: return fold(s->email, a);
  case INDEX_LOGIN: return before_at(s->email, a);
  default: return name_words(s->name, a);
  }
}

// --- indices ----------------------------------------------------------------------------------

static int by_key(const void *x, const void *y) {
  const Entry *a = x, *b = y;
  int order = str_cmp(a->key, b->key);
  return order ? order : str_cmp(a->student->sid, b->student->sid);
}

static const Entry *index_of(Who *w, IndexId id) {
  if (!w->index[id]) {
    const Students *all = who_students(w);
    Entry *v = NEW_ARRAY(w->arena, Entry, all->n + 1);
    for (size_t i = 0; i < all->n; i++)
      v[i] = (Entry){key_of(id, &all->v[i], w->arena), &all->v[i]};
    if (all->n)
      qsort(v, all->n, sizeof *v, by_key);
    w->index[id] = v;
  }
  return w->index[id];
}

// Students under one key: the first, the second if there is one; returns 0, 1 or 2.
static int lookup(Who *w, IndexId id, Str key, const Student **first, const Student **second) {
  const Entry *v = index_of(w, id);
  size_t n = who_students(w)->n, low = 0, high = n;
  if (!key.n)
    return 0;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (str_cmp(v[middle].key, key) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == n || !str_eq(v[low].key, key))
    return 0;
  *first = v[low].student;
  if (low + 1 == n || !str_eq(v[low + 1].key, key))
    return 1;
  *second = v[low + 1].student;
  return 2;
}

static size_t count(const Who *w) { return w->whole ? w->students.n : w->ids.n; }

static Str sid_at(const Who *w, size_t i) {
  if (w->whole)
    return w->students.v[i].sid;
  return store_sid(&w->ids, i);
}

static void find_places(Who *w) {
  for (w->places_n = 2; w->places_n < 2 * count(w);)
    w->places_n *= 2;
  w->places = NEW_ARRAY(w->arena, uint32_t, w->places_n);
  for (size_t i = 0, h; i < count(w); i++) {
    for (h = (size_t)hash_text(0, sid_at(w, i)); w->places[h & (w->places_n - 1)];)
      h++;
    w->places[h & (w->places_n - 1)] = (uint32_t)i + 1;
  }
}

// The place of an id from 1, or 0.
static size_t place_of(Who *w, Str sid) {
  if (!w->places)
    find_places(w);
  for (size_t h = (size_t)hash_text(0, sid), place; (place = w->places[h & (w->places_n - 1)]); h++)
    if (str_eq(sid, sid_at(w, place - 1)))
      return place;
  return 0;
}

static const Student *student_at(Who *w, size_t i) {
  w->at = i;
  if (w->whole)
    return &w->students.v[i];
  w->found = (Student){.id = w->ids.id[i], .sid = sid_at(w, i)};
  return &w->found;
}

static void read_ids(Who *w) {
  w->asked = FEW;
  store_hold(w->store);
  w->failed |= !store_student_ids(w->store, w->arena, &w->ids, w->f);
  store_let_go(w->store);
}

static void look_up(Who *w, Str sid, Arena *a, Student *found) {
  store_hold(w->store);
  w->failed |= !store_student(w->store, sid, a, found, w->f);
  store_let_go(w->store);
}

static const Student *one_of_few(Who *w, Str sid) {
  if (w->found.id && str_eq(w->found.sid, sid))
    return &w->found;
  w->asked++;
  look_up(w, sid, w->arena, &w->found);
  if (w->asked == FEW)
    read_ids(w);
  return !w->failed && w->found.id ? &w->found : NULL;
}

// A file's rows mostly stand together by student, and follow the order of ids.
static const Student *exact(Who *w, Str sid) {
  if (!w->whole && w->asked < FEW)
    return one_of_few(w, sid);
  for (size_t i = w->at; i < count(w) && i < w->at + 2; i++)
    if (str_eq(sid, sid_at(w, i)))
      return student_at(w, i);
  size_t place = place_of(w, sid);
  return place ? student_at(w, place - 1) : NULL;
}

// --- finding -----------------------------------------------------------------------------------

static bool is_email(Str s) {
  ptrdiff_t at = str_find(s, S("@"));
  return at > 0 && (size_t)at + 1 < s.n;
}

// Whether the row's name is the student's, or one of them has none.
static bool name_agrees(const Student *s, const Key *keys, size_t n, Arena *a) {
  for (size_t i = 0; i < n; i++)
    if (keys[i].kind == KEY_NAME && keys[i].text.n && s->name.n)
      return str_eq(name_words(keys[i].text, a), name_words(s->name, a));
  return true;
}

// What a key says beyond doubt.
static const Student *certain(Who *w, const Key *k, const Key *keys, size_t n, Whose *r, Found *how) {
  const Student *first = NULL, *second = NULL;
  *how = WHO_EXACT;
  if (k->kind == KEY_NAME)
    return NULL;
  if ((first = exact(w, k->text)) && (k->kind != KEY_WEAK || name_agrees(first, keys, n, w->arena)))
    return first;
  if (k->kind == KEY_WEAK || k->kind == KEY_SID || !is_email(k->text))
    return NULL;
  int found = lookup(w, INDEX_EMAIL, fold(k->text, w->arena), &first, &second);
  *how = WHO_EMAIL;
  if (found == 2 && !r->student)
    *r = (Whose){.found = WHO_SEVERAL, .student = first, .other = second, .key = k};
  return found == 1 ? first : NULL;
}

// An e-mail address whose beginning is an id, of a student whose own address is unknown.
static const Student *id_of_email(Who *w, Str email) {
  ptrdiff_t at = str_find(email, S("@"));
  const Student *s = at > 0 ? exact(w, str_sub(email, 0, (size_t)at)) : NULL;
  return s && !s->email.n ? s : NULL;
}

// What it may say if nothing is certain.
static int probable(Who *w, const Key *k, const Student **first, const Student **second, Found *how) {
  Arena *a = w->arena;
  bool any = k->kind == KEY_ANY;
  int found = 0;
  *how = WHO_SIMILAR;
  if (k->kind == KEY_SID || any || k->kind == KEY_LOGIN)
    found = lookup(w, INDEX_SIMILAR, similar(k->text, a), first, second);
  if (found)
    return found;
  *how = WHO_LOGIN;
  if ((any || k->kind == KEY_LOGIN) && !is_email(k->text))
    found = lookup(w, INDEX_LOGIN, fold(k->text, a), first, second);
  else if ((any || k->kind == KEY_LOGIN || k->kind == KEY_EMAIL) && (*first = id_of_email(w, k->text)))
    found = 1;
  if (found)
    return found;
  *how = WHO_NAME;
  return any || k->kind == KEY_NAME ? lookup(w, INDEX_NAME, name_words(k->text, a), first, second) : 0;
}

static Whose find(Who *w, const Key *keys, size_t n) {
  Whose r = {.found = WHO_EMPTY};
  Found how;
  for (size_t i = 0; i < n; i++) {
    const Key *k = &keys[i];
    if (!k->text.n)
      continue;
    if (r.found == WHO_EMPTY)
      r = (Whose){.found = WHO_UNKNOWN, .key = k};
    const Student *s = certain(w, k, keys, n, &r, &how);
    if (r.student && s && r.found <= WHO_EMAIL && s != r.student)
      return (Whose){.found = WHO_CONFLICT, .student = r.student, .other = s, .key = r.key, .against = k};
    if (s && r.found > WHO_EMAIL)
      r = (Whose){.found = how, .student = s, .key = k};
  }
  if (r.found != WHO_UNKNOWN)
    return r;
  for (size_t i = 0; i < n; i++) {
    const Student *first = NULL, *second = NULL;
    int found = keys[i].text.n ? probable(w, &keys[i], &first, &second, &how) : 0;
    if (found)
      return (Whose){.found = found == 1 ? how : WHO_SEVERAL, .student = first, .other = second, .key = &keys[i]};
  }
  return r;
}

// --- by id alone -----------------------------------------------------------------------------

static int by_similar(const void *x, const void *y) {
  const Similar *a = x, *b = y;
  int order = str_cmp(a->key, b->key);
  return order ? order : (a->at > b->at) - (a->at < b->at);
}

static const Similar *similar_ids(Who *w) {
  size_t n = count(w), bytes = 0;
  if (w->similar)
    return w->similar;
  for (size_t i = 0; i < n; i++)
    bytes += sid_at(w, i).n;
  char *to = arena_alloc(w->arena, bytes + 1);
  w->similar = NEW_ARRAY(w->arena, Similar, n + 1);
  for (size_t i = 0; i < n; i++) {
    ArenaMark mark = arena_mark(w->arena);
    Str key = similar(sid_at(w, i), w->arena);
    if (key.n)
      memcpy(to, key.p, key.n);
    arena_release(w->arena, mark);
    w->similar[i] = (Similar){{to, key.n}, i};
    to += key.n;
  }
  if (n)
    qsort(w->similar, n, sizeof *w->similar, by_similar);
  return w->similar;
}

// Whose id is the key but for zeros and marks: by id the first of them, and the second.
static Whose like(Who *w, const Key *k) {
  if (!k->text.n)
    return (Whose){.found = WHO_EMPTY};
  if (!w->whole && w->asked < FEW)
    read_ids(w);
  const Similar *v = similar_ids(w);
  ArenaMark mark = arena_mark(w->arena);
  Similar key = {.key = similar(k->text, w->arena)};
  size_t low = 0, found = 0, n = count(w);
  for (size_t high = n; low < high;) {
    size_t middle = (low + high) / 2;
    if (by_similar(&v[middle], &key) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  for (; key.key.n && found < 2 && low < n && str_eq(v[low].key, key.key); low++)
    look_up(w, sid_at(w, v[low].at), w->row, &w->alike[found++]);
  if (!w->failed) // else the failure's text is there
    arena_release(w->arena, mark);
  if (!found)
    return (Whose){.found = WHO_UNKNOWN, .key = k};
  return (Whose){.found = found == 1 ? WHO_SIMILAR : WHO_SEVERAL, .student = &w->alike[0], .other = &w->alike[1], .key = k};
}

Str who_nearest(Who *w, Str sid) {
  ArenaMark mark = arena_mark(w->arena);
  size_t n = count(w);
  Str *names = NEW_ARRAY(w->arena, Str, n + 1);
  for (size_t i = 0; i < n; i++)
    names[i] = sid_at(w, i);
  ptrdiff_t nearest = str_nearest(sid, names, n);
  Str name = nearest < 0 ? (Str){0} : names[nearest];
  arena_release(w->arena, mark);
  return name;
}

Whose who_find(Who *w, const Key *keys, size_t n) {
  const Student *s = n == 1 && keys->kind == KEY_SID ? exact(w, keys->text) : NULL; // nearly always
  if (s)
    return (Whose){.found = WHO_EXACT, .student = s, .key = keys};
  if (n == 1 && keys->kind == KEY_SID)
    return like(w, keys);
  for (IndexId id = 0; id < INDEX_COUNT; id++) // what they are made of must outlive the search
    index_of(w, id);
  if (!w->places)
    find_places(w);
  ArenaMark mark = arena_mark(w->arena);
  Whose r = find(w, keys, n);
  if (!w->failed)
    arena_release(w->arena, mark);
  return r;
}

Who *who_load(Store *s, Arena *a, Arena *row, Failure *f) {
  Who *w = NEW(a, Who);
  *w = (Who){.arena = a, .row = row, .store = s, .f = f};
  bool answers;
  return store_peopled(s, &w->any, &answers, f) ? w : NULL;
}

bool who_any(const Who *w) { return w->any; }
bool who_failed(const Who *w) { return w->failed; }
