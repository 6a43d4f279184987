// sheet.h - one problem, compiled: front matter, networks and parts.
//
// A sheet is read once and then only read from: any number of threads may judge
// answers against it.  The conventions that a sheet leaves open (`either`) make
// several models of one network; a part then has a reference in each, and an
// answer is right if it is right in one.
#ifndef SHEET_H
#define SHEET_H

#include "front.h"
#include "sample.h"

typedef struct { // a network under one set of conventions
  const Net *net;
  size_t network; // in front.networks
  Sampler *draw;  // the students' own numbers
  bool hopeless;  // no draw is well-posed: the guard rests, else nobody would have numbers
  Texts requires; // of draw: those of the network, then those of its `value` parts
  const Plan *plan; // of the references that differ between students; NULL if none does
  const Plan *prints; // of the formulas in the prose that do; NULL likewise
} Model;

typedef struct { // a reference as a function of the student's answers to earlier parts
  size_t n;                // earlier parts, those that the part follows through others included:
  size_t *part;            // each of them, in the order of the sheet, and
  size_t *reference;       // its reference under the same model
  size_t inputs_n;         // inputs of the network; behind them two for each earlier part:
  const Plan *plan;        // its answer, and (1x1) whether that stands in for its reference
} Follow;

typedef struct { // a part's reference under one model
  size_t model;
  Ref ref;               // on the model's tape
  Shape shape;
  const double *fixed;   // value: entries, when it is the same for every student
  size_t output;         // value: else this output of the model's plan
  const Frame *frame;    // formulas: sampled networks, and
  const double *sampled; // the reference in all their lanes
  const Node *const *using; // formulas: the atoms allowed, and
  const Ref *used;       // of each that is a derivative its result on the model's tape; else NO_REF
  const Follow *follow;  // NULL: it follows nothing
} Reference;

enum { REFERENCES = 4 };

typedef struct {
  const FrontPart *front;
  Node *tree;            // of the reference; NULL for choice, order, graph, text
  Reference reference[REFERENCES];
  size_t references;
  Tolerance tolerance;   // for formulas: tighter than for numbers, which people round,
                         // unless the part itself states one
  bool truth;            // claim: it holds on every sample
  bool *edges;           // graph: [from * nodes + to]
  size_t edges_n;
  const double *const *inputs; // construct: of the sampled or enumerated instances
  size_t inputs_n;             // and their number
  bool enumerated;             // construct: all there are
  const Tape *holds;           // construct: the condition alone,
  Ref holds_ref;               // and its result
  const bool *matters;         // construct: of each input, whether `holds` depends on it
} SheetPart;

typedef struct { // a formula {@W1@} in the prose
  const Interpolation *at;
  size_t model;
  Shape shape;          // of at most two dimensions
  bool exact;           // something given, to be printed to the last digit
  bool drawn;           // it differs between students
  const double *fixed;  // its entries, if it does not
  size_t output;        // of the model's `prints`, if it does
} Printed;

typedef struct {
  Arena *arena;
  const Lang *lang;
  const Source *file;
  Front front;
  Model *models;
  size_t models_n, models_cap;
  const Net *empty;      // no quantities: for constant formulas
  SheetPart *parts;      // front.parts_n of them
  Printed *printed;      // those of the statement, then of each part's text, then of the solution
  size_t printed_n;
  bool drawn;            // students have numbers of their own
} Sheet;

// Reads and compiles a sheet; NULL, with every mistake in d, if there is any error.
// Warnings are in d too.
Sheet *sheet_read(Arena *a, const Lang *lang, const Source *file, Diags *d);

// Part of reading a sheet: compiles the formulas in its prose.  An error also where one
// would print the answer to a part in the text that is handed out.
bool sheet_read_prose(Sheet *s, Diags *d);
// What the prose prints for n students: entry e for student i is values[e * stride + i],
// values[e] if stride is 1 and it is the same for all.  inputs[model][input]: entries of n
// numbers; NULL for a model of a network that draws nothing.
typedef struct { const double *values; size_t stride; } PrintedValue;
PrintedValue *sheet_print(Arena *a, const Sheet *s, double *const *const *inputs, size_t n);

// Compares every derivative that the sheet's references take with central
// differences.  Adds an error for one that does not agree.  *worst is the largest
// relative error seen.
bool sheet_check_derivatives(Sheet *s, Diags *d, double *worst);

// Models of one network share its numbers: the first that needs any draws them.
size_t sheet_drawing_model(const Sheet *s, size_t model);
bool sheet_draws(const Sheet *s, size_t model); // whether it is such a model

// Why a model's draw was refused, for a person; broken: as in Refusal.
Str sheet_refusal(const Sheet *s, size_t model, size_t broken, Arena *a);
// What refused so many of the first draws of n students nobody has; the most frequent first.
typedef struct { Str reason; size_t broken, count; } Refused;
typedef struct { Refused *v; size_t n, cap; size_t draws, refused; } Refusals;
Refusals sheet_refusals(Arena *a, const Sheet *s, size_t model, size_t n);

// Whether every student will find well-posed numbers.  An error says what stands in
// the way, and which other distribution would do.
bool sheet_check_draws(Sheet *s, Diags *d);

// Whether a result, of a tape that continues the network's, is computed from the reference
// of a part under that model, so that it could follow it.
bool sheet_uses(Arena *a, const Sheet *s, size_t model, Tape *tape, Ref result, size_t part);

// The formula of a `blank` part; its hole is a name that begins where the hole does.
// NULL with a diagnostic.
Node *blank_tree(Arena *a, const FrontPart *part, const Net *net, Diags *d);

// The entries as text in the sheet's language: 0.5, [1 2; 3 4]; entries `stride`
// apart.  digits: significant digits, or 0 for the shortest text that reads back.
Str array_text(Arena *a, Shape shape, const double *values, size_t stride, int digits);
// A reference as it is shown to people: rounded as the part's tolerance asks.
Str reference_text(Arena *a, const SheetPart *part, Shape shape, const double *values, size_t stride);
// The reference of a part that is the same for everybody, as text; empty if it is not.
Str part_reference_text(Arena *a, const Sheet *s, size_t part);

#endif
