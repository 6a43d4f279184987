// sample.h - numbers for a network's inputs: a student's own, or a sampled network.
//
// A lane is one instance.  Its inputs are functions of (salt, problem, who): who is
// a student's id, or the number of a sample.  A draw that a `require` refuses, under
// which a result that must be finite is not, or which the guard calls ill-posed, is
// drawn again with the next redraw count, until LIMIT_REDRAWS.
#ifndef SAMPLE_H
#define SAMPLE_H

#include "guard.h"

typedef struct {
  const Net *net;
  const Plan *plan;         // outputs: the requires, what must be finite, what the guard looks at
  size_t requires_n, finite_n;
  Guard *guard;             // or NULL
} Sampler;

// requires and finite are results of the net's own tape; what is compared on the way
// to them must be finite as well.  guard: NULL for none; it is attached to the plan.
Sampler *sampler_new(Arena *a, const Net *net, const Ref *requires, size_t requires_n, const Ref *finite,
                     size_t finite_n, Guard *guard);

typedef struct {
  Str salt, problem;
  const Str *who; // of each lane
  size_t n;       // lanes wanted
  uint64_t most;  // redraws; 0: LIMIT_REDRAWS
  double *const *held; // NULL, or of each input NULL or the n lanes that it keeps in every redraw
} Lots;

// Why no draw was found: the number of a require, requires_n + the number of a result
// that is not finite, or requires_n + finite_n + the number of a guard's condition.
typedef struct { size_t lane, broken; } Refusal;
// What no refusal has for a number.
size_t sampler_refusals(const Sampler *s);

// inputs[i]: entries of lots->n doubles each, for every input of the net.  False
// when some lane's bound was reached.  redraws may be NULL; else lots->n counts.
bool sample_inputs(Arena *out, const Sampler *s, const Lots *lots, double ***inputs, uint64_t *redraws, Refusal *why);

// The first draw of each lane, or what it holds, is looked at and not drawn again:
// broken[lane] is why it is refused, or sampler_refusals().
void sample_look(Arena *scratch, const Sampler *s, const Lots *lots, size_t *broken);
// Shows the guard n draws and settles it; *accepted: how many of them it lets pass.  False
// when some lane's bound was reached.
bool sample_usual(Arena *scratch, Sampler *s, Str problem, size_t n, size_t *accepted, Refusal *why);

// n sampled networks as one frame of the net's tape; NULL as above.
Frame *sample_frame(Arena *out, const Sampler *s, Str problem, size_t n, double ***inputs, Refusal *why);

// If the inputs whose mask is false can take at most `limit` different values
// together: all of them, as inputs of *n lanes (masked inputs are left 0).  Else NULL.
double **sample_all(Arena *out, const Net *net, const bool *masked, size_t limit, size_t *n);

#endif
