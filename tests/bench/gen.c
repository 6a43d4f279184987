// gen.c - classes for the bench, the same on every machine.
//
//   gen values STUDENTS SHEET DIR     roster.csv, answers.csv, and for the rivals key.csv, key.bin
//   gen formulas STUDENTS SHEET DIR   roster.csv, distinct.csv (right and wrong), right.csv,
//                                     repeated.csv (of ten times as many students), and for
//                                     the rival distinct.tsv, formulas.tsv
//   gen notations STUDENTS SHEET DIR  the same without repeated.csv, in house notation, NumPy's,
//                                     LaTeX and Unicode by turns, and of more structures
//
// The course must be created with --salt bench: the students' numbers, and with them
// the right answers, are computed by the program's own machinery.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "batch.h"
#include "csv.h"
#include "file.h"
#include "limits.h"
#include "spell.h"

typedef struct {
  Arena *arena, *scratch;
  Sheet *sheet;
  const char *dir;
  int students;
  bool notations;
  Luck luck;
} Gen;

static void stop(const char *what) {
  fprintf(stderr, "gen: %s\n", what);
  exit(1);
}

static FILE *open_file(const Gen *g, const char *name) {
  FILE *f = fopen(str_c(g->scratch, str_fmt(g->scratch, "%s/%s", g->dir, name)), "w");
  if (!f) stop("cannot write");
  return f;
}

static void close_file(FILE *f) {
  if (ferror(f) || fclose(f)) stop("cannot write");
}

static Str sid_of(Arena *a, int student) { return str_fmt(a, "s%07d", student + 1); }

static void write_roster(const Gen *g, int students) {
  FILE *f = open_file(g, "roster.csv");
  fprintf(f, "student_id,name,email,section\n");
  for (int i = 0; i < students; i++) fprintf(f, "s%07d,Student %d,s%07d@example.org,%c\n", i + 1, i + 1, i + 1, 'A' + i % 4);
  close_file(f);
}

static void read_sheet(Gen *g, const char *path) {
  Failure failed;
  Diags d = diags_new(g->arena);
  Source *file = NEW(g->arena, Source);
  *file = (Source){.name = str(path)};
  if (!file_read(path, LIMIT_SHEET_BYTES, g->arena, &file->text, &failed)) stop("cannot read the sheet");
  g->sheet = sheet_read(g->arena, lang_new(g->arena), file, &d);
  if (!g->sheet) stop("the sheet has errors: see `backgrade check`");
}

// ---- numbers ---------------------------------------------------------------

// 70% right to six digits, 15% wrong, 5% blank, 10% rounded to two digits.
static Str number_answer(Gen *g, double right) {
  uint64_t dice = luck_below(&g->luck, 100);
  if (dice < 70) return str_digits(g->scratch, right, 6);
  if (dice < 78) return str_digits(g->scratch, -right, 6);
  if (dice < 85) return str_digits(g->scratch, right * 1.5 + 0.25, 6);
  if (dice < 90) return S("");
  return str_digits(g->scratch, right, 2);
}

static void generate_values(Gen *g) {
  write_roster(g, g->students);
  FILE *answers = open_file(g, "answers.csv"), *key = open_file(g, "key.csv"), *numbers = open_file(g, "key.bin");
  Problem problem = {.id = 1, .name = g->sheet->front.id, .version = 1};
  BatchJob job = {.arena = g->arena, .salt = S("bench"), .problem = &problem, .sheet = g->sheet, .jobs = 1};
  fprintf(answers, "student_id,problem,part,answer\n");
  fprintf(key, "student_id,part,reference\n");
  for (int i = 0; i < g->students; i++) {
    ArenaMark mark = arena_mark(g->scratch);
    Student student = {.id = i + 1, .sid = sid_of(g->scratch, i)};
    Own own;
    if (!batch_own(&job, &student, &(Draws){0}, g->scratch, &own)) stop("no numbers for a student");
    for (size_t p = 0; p < g->sheet->front.parts_n; p++) {
      Str id = g->sheet->front.parts[p].id.s;
      double right = own.instance[p].values[0][0];
      Str answer = number_answer(g, right), exact = str_number(g->scratch, right);
      fprintf(answers, STR_FMT "," STR_FMT "," STR_FMT "," STR_FMT "\n", STR_ARG(student.sid), STR_ARG(problem.name), STR_ARG(id), STR_ARG(answer));
      fprintf(key, STR_FMT "," STR_FMT "," STR_FMT "\n", STR_ARG(student.sid), STR_ARG(id), STR_ARG(exact));
      fwrite(&right, sizeof right, 1, numbers);
    }
    arena_release(g->scratch, mark);
  }
  close_file(answers);
  close_file(key);
  close_file(numbers);
}

// ---- formulas --------------------------------------------------------------

enum { FORMULAS = 10, MISTAKES = 25, VARIANTS = 20, TIMES = 10 };

// A right answer to each part; n: what its sums run over.
static const struct { const char *part, *right; int n; } formulas[FORMULAS] = {
  {"closed", "(y - s) + W1'*((r + W2'*(y - s)).*sigma'(z))", 0},
  {"hbar", "Rbar*r[i] + sum(k, ybar[k]*W2[k,i])", 3},
  {"jacobians", "x*g*J*W2*D", 0},
  {"relu", "(i == j)*(z1[i] > 0)", 0},
  {"path", "dE/dn6*dn6/dw36", 0},
  {"paths", "dE/dn6*(dn6/dn3*dn3/dn1 + dn6/dn4*dn4/dn1)", 0},
  {"W3", "((Y - Ygt).*f3'(S3))*Z2'", 0},
  {"W1", "((W2'*((W3'*((Y - Ygt).*f3'(S3))).*f2'(S2))).*f1'(S1))*X'", 0},
  {"pair", "p[k]*((k == j) - p[j]) - p[y]*((j == y) - p[j])", 0},
  {"hinge", "sum(j, (j != y)*(p[y] - p[j] <= C)*(p[j]*((j == k) - p[k]) - p[y]*((k == y) - p[k])))", 5},
};

typedef struct { const SheetPart *part; Node *tree; bool entry; } Formula;

// The right answer as a tree with shapes.
static Formula read_formula(Gen *g, size_t i) {
  const Sheet *s = g->sheet;
  Formula f = {.part = &s->parts[i]};
  if (!str_eq(f.part->front->id.s, str(formulas[i].part))) stop("the sheet's parts are not the generator's");
  const Reference *r = &f.part->reference[0];
  const Net *net = s->models[r->model].net;
  Source *source = NEW(g->arena, Source);
  *source = (Source){.text = str(formulas[i].right)};
  Diags d = diags_new(g->arena);
  f.tree = parse_expression(g->arena, source, (Span){0, source->text.n}, (Names){net_is_quantity, net}, &d);
  f.entry = f.part->front->kind == KIND_ENTRY;
  Str names[OWN];
  int32_t n[OWN];
  for (size_t k = 0; k < f.part->front->entry.n; k++) {
    names[k] = f.part->front->entry.v[k].s;
    n[k] = r->shape.d[SLOTS + k];
  }
  Tape *t = tape_new(g->arena, net->tape);
  Reading reading = {.direct = f.part->front->settings.partials == PARTIALS_DIRECT};
  Ref ref = !f.tree ? NO_REF
          : f.entry ? net_compile_entry(net, t, source, f.tree, names, n, f.part->front->entry.n, reading, &d)
                    : net_compile(net, t, source, f.tree, reading, &d);
  if (ref < 0) stop(str_c(g->arena, diag_line(diags_first(&d), g->arena)));
  return f;
}

// What the rival needs to sample: names, their shapes and the indices.
static void describe(const Gen *g, FILE *out, const Formula *f, const Node *x, size_t i) {
  const Net *net = g->sheet->models[f->part->reference[0].model].net;
  Str part = f->part->front->id.s;
  const Quantity *q = x->kind == N_NAME ? net_quantity(net, x->name) : NULL;
  if (q) fprintf(out, STR_FMT "\tname\t" STR_FMT "\t%d\t%d\n", STR_ARG(part), STR_ARG(x->name), rows_of(q->shape), columns_of(q->shape));
  if (x->kind == N_DERIVATIVE) {
    Buf b = buf_new(g->scratch);
    spell_numpy(&b, x, false);
    Str name = buf_str(&b);
    fprintf(out, STR_FMT "\tname\t" STR_FMT "\t%d\t%d\n", STR_ARG(part), STR_ARG(name), rows_of(x->shape), columns_of(x->shape));
    return;
  }
  for (size_t k = 0; k < x->n; k++) describe(g, out, f, x->kid[k], i);
}

static void describe_all(const Gen *g, const Formula *f) {
  FILE *out = open_file(g, "formulas.tsv");
  for (size_t i = 0; i < FORMULAS; i++) {
    Str part = f[i].part->front->id.s;
    Buf b = buf_new(g->scratch);
    spell_numpy(&b, f[i].tree, f[i].entry);
    Str right = buf_str(&b);
    describe(g, out, &f[i], f[i].tree, i);
    fprintf(out, STR_FMT "\tright\t" STR_FMT "\t%d\t0\n", STR_ARG(part), STR_ARG(right), formulas[i].n);
    for (size_t k = 0; k < f[i].part->front->entry.n; k++)
      fprintf(out, STR_FMT "\tindex\t" STR_FMT "\t%d\t0\n", STR_ARG(part), STR_ARG(f[i].part->front->entry.v[k].s), f[i].part->reference[0].shape.d[SLOTS + k]);
  }
  close_file(out);
}

typedef struct { Str text, numpy; } Spelling;

static Spelling spelling(Gen *g, const Formula *f, bool wrong) {
  const Node *x = wrong ? spell_mistake(g->arena, &g->luck, f->tree) : f->tree;
  const Node *y = spell_equal(g->arena, &g->luck, g->notations ? spell_vary(g->arena, &g->luck, x) : x);
  Buf text = buf_new(g->arena), code = buf_new(g->arena);
  spell_write(&text, &g->luck, y, g->notations ? (Writing)luck_below(&g->luck, WRITINGS) : WRITING_HOUSE);
  spell_numpy(&code, y, f->entry);
  return (Spelling){buf_str(&text), buf_str(&code)};
}

// The texts that are known, by their hash; at most half of the places are taken.
typedef struct { Str *v; size_t size; } Known;

static bool is_new(Known *t, Str s) {
  uint64_t hash = 14695981039346656037u; // FNV-1a
  for (size_t i = 0; i < s.n; i++) hash = (hash ^ (unsigned char)s.p[i]) * 1099511628211u;
  size_t at = hash % t->size;
  for (; t->v[at].p; at = (at + 1) % t->size)
    if (str_eq(t->v[at], s)) return false;
  t->v[at] = s;
  return true;
}

// Spellings of one part that are all different; mistakes: how many of 100 have one.
static Spelling *spell_all(Gen *g, const Formula *f, int n, int mistakes) {
  enum { TRIES = 100000 }; // of one formula there are only so many
  Spelling *out = NEW_ARRAY(g->arena, Spelling, n);
  Known known = {NEW_ARRAY(g->arena, Str, 2 * n), 2 * (size_t)n};
  for (int i = 0; i < n; i++) {
    ArenaMark mark = arena_mark(g->arena);
    int tries = 0;
    do {
      if (tries++ == TRIES) stop("a formula has not so many spellings; `notations` has more");
      arena_release(g->arena, mark);
      out[i] = spelling(g, f, luck_percent(&g->luck, mistakes));
    } while (!is_new(&known, out[i].text));
  }
  return out;
}

// Each student's own of the spellings or, of a few variants, one by chance.
static void write_answers(Gen *g, const char *name, const Spelling *const *spellings, int students, int variants) {
  FILE *csv = open_file(g, str_c(g->scratch, str_fmt(g->scratch, "%s.csv", name)));
  FILE *tsv = open_file(g, str_c(g->scratch, str_fmt(g->scratch, "%s.tsv", name)));
  fprintf(csv, "student_id,problem,part,answer\n");
  for (int i = 0; i < students; i++)
    for (size_t p = 0; p < FORMULAS; p++) {
      const Spelling *s = &spellings[p][variants == students ? i : (int)luck_below(&g->luck, (uint64_t)variants)];
      fprintf(csv, "s%07d," STR_FMT ",%s,\"" STR_FMT "\"\n", i + 1, STR_ARG(g->sheet->front.id), formulas[p].part, STR_ARG(s->text));
      fprintf(tsv, "%s\t" STR_FMT "\n", formulas[p].part, STR_ARG(s->numpy));
    }
  close_file(csv);
  close_file(tsv);
}

static void generate_formulas(Gen *g) {
  Formula f[FORMULAS];
  const Spelling *mixed[FORMULAS], *right[FORMULAS];
  if (g->sheet->front.parts_n != FORMULAS) stop("the sheet's parts are not the generator's");
  for (size_t i = 0; i < FORMULAS; i++) {
    f[i] = read_formula(g, i);
    mixed[i] = spell_all(g, &f[i], g->students > VARIANTS ? g->students : VARIANTS, MISTAKES);
    right[i] = spell_all(g, &f[i], g->students, 0);
  }
  describe_all(g, f);
  write_roster(g, g->notations ? g->students : TIMES * g->students);
  write_answers(g, "distinct", mixed, g->students, g->students);
  write_answers(g, "right", right, g->students, g->students);
  if (!g->notations) write_answers(g, "repeated", mixed, TIMES * g->students, VARIANTS);
}

int main(int argc, char **argv) {
  if (argc != 5) stop("usage: gen values|formulas|notations STUDENTS SHEET DIR");
  Gen g = {.arena = arena_new(), .scratch = arena_new(), .dir = argv[4], .students = atoi(argv[2]), .luck = {20240229}};
  bool values = !strcmp(argv[1], "values");
  g.notations = !strcmp(argv[1], "notations");
  read_sheet(&g, argv[3]);
  if (values) generate_values(&g);
  else generate_formulas(&g);
  arena_free(g.arena);
  arena_free(g.scratch);
  return 0;
}
