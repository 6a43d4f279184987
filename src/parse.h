// parse.h - text to tree: the one grammar of networks, references and answers.
#ifndef PARSE_H
#define PARSE_H

#include "diag.h"
#include "shape.h"

typedef enum {
  N_NUMBER,    // number
  N_NAME,      // name
  N_NEGATE, N_NOT,
  N_TRANSPOSE, // kid 0; caret: written ^T
  N_BINARY,    // binary, kids 0 and 1
  N_MATRIX,    // kids are N_ROW
  N_ROW,
  N_CALL,      // name, primes (f'' has two), kids are arguments (the first may be N_BIND)
  N_INDEX,     // kid 0, then subscripts: expressions, N_RANGE or N_ALL
  N_RANGE,     // kid 0 : kid 1
  N_ALL,       // :
  N_BIND,      // name = kid 0 .. kid 1
  N_DERIVATIVE,// d(kid 0)/d(kid 1); caret: written dL/dW
} NodeKind;

typedef enum {
  B_OR, B_AND, B_EQ, B_NE, B_LT, B_LE, B_GT, B_GE,
  B_ADD, B_SUB, B_MUL, B_DIV, B_EMUL, B_EDIV, B_POW, B_EPOW
} Binary;

typedef struct Node Node;
struct Node {
  NodeKind kind;
  Binary binary;
  Span span;
  double number;
  Str name;
  int primes;
  bool caret;
  bool trusted; // the sheet's own words in a student's formula: no policy, no place in the answer
  bool dot;     // the * was written ·: of two columns the dot product, where nothing else fits
  bool numpy;   // the * was written @ or dot: of a vector in front it is what NumPy says
  bool nested;  // … and behind it stands [[1, 2]], two dimensions
  int height;  // 0 for a leaf
  size_t n;
  Node **kid;
  Shape shape; // filled by the compiler; d[0] == 0 until then
  int64_t scope;  // of the compiler: where `result` is known; 0: nowhere
  int32_t result;
  struct Known *known; // of repair: its value on a sample; NULL until then
};

typedef enum {
  ST_DEFINE,   // name = body
  ST_ENTRIES,  // name[index, …] = body
  ST_FUNCTION, // name(parameter, …) = body
  ST_DECLARE,  // name : sizes [~ distribution]
  ST_ABSTRACT, // name : function
  ST_GIVEN,    // given d(body's kid…)/d… = : numerator name, denominator, body
  ST_REQUIRE   // require body
} StatementKind;

typedef struct {
  StatementKind kind;
  Span span, name_span;
  Str name;
  Node *body;         // ST_DECLARE: the distribution's call, or NULL
  Node *derivative;   // ST_GIVEN
  Node **list;        // index binders, parameters or sizes
  size_t n;
} Statement;

typedef struct { Statement *v; size_t n, cap; } Statements;

// Which names are quantities: `dL/dW` is a derivative when L and W are and dL is not.
typedef struct { bool (*is_quantity)(const void *context, Str name); const void *context; } Names;

// The expression that is source->text[span], or NULL with a diagnostic.
Node *parse_expression(Arena *a, const Source *source, Span span, Names names, Diags *d);
// The statements of a network.  After a mistake the next line is read, so that all
// mistakes are reported; false if there were any.
bool parse_network(Arena *a, const Source *source, Span span, Names outer, Statements *out, Diags *d);
// The tree in house notation; with shapes: one node a line, indented, with its shape.
Str node_text(Arena *a, const Node *node);
void node_print(const Node *node, bool shapes, Buf *out);
Node *node_copy(Arena *a, const Node *node);
// The same tree, but for places and for how a sign was written.
bool node_eq(const Node *a, const Node *b);
// Of all that was read, but for places: how a sign was written, too.
uint64_t node_hash(const Node *x, uint64_t seed);

#endif
