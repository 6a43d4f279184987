// hand.h - the nets of nets/*.md written out by hand in C, eight instances to a
// vector: what the evaluator is measured against.
#ifndef HAND_H
#define HAND_H

#include <stdbool.h>
#include <stddef.h>

enum { HAND_VECTOR = 8 }; // doubles

// in[i], out[i]: the sheet's inputs and the references of its parts, in the sheet's
// order, entries of `lanes` doubles, aligned to 64.  lanes: a multiple of HAND_VECTOR.
// work: room for HAND_WORK doubles a lane.
typedef void HandNet(const double *const *in, double *const *out, double *work, size_t lanes);
enum { HAND_WORK = 64 * 1024 };
extern HandNet hand_a, hand_b, hand_c, hand_d, hand_e;

// How many of n answers are right, by |answer - reference| <= max(1e-9, 1e-3 |reference|):
// references[i] and answers + i * lanes hold a lane each.
size_t hand_judge(const double *const *references, const double *answers, size_t n, size_t lanes);

// Multiplies and adds in registers, so many turns.
void hand_spin(size_t turns);

#endif
