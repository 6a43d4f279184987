// batch_numbers.h - the students' own numbers, a block of students at a time.
//
// Numbers that are stored win over what would be drawn today; the others are drawn.
#ifndef BATCH_NUMBERS_H
#define BATCH_NUMBERS_H

#include "batch.h"

typedef struct { double **inputs; bool *drawn; } Numbers; // of one model; drawn: per lane

typedef struct {
  Instance *instances; // of lane 0, by part: lane l's values stand l further
  bool *drawn;         // per lane: whether there are numbers for this student
  Numbers *numbers;    // per model
} LaneBlock;

// The name under which a network's quantity is stored.
Str batch_stored_name(Arena *a, const Sheet *sheet, const Model *m, Str quantity);
const Draw *batch_find(const Draws *d, int64_t student, Str quantity); // or NULL
// The n numbers of a text written by array_text(), into one lane; whether it is such a text.
bool batch_read(Str text, double *values, size_t n, size_t lanes);
// Room for n lanes of a net's inputs.
double **batch_inputs(Arena *a, const Net *net, size_t n);
// The inputs of n students' lanes: stored numbers where there are any, else drawn.
Numbers batch_numbers(const BatchJob *job, const Draws *stored, size_t model, const Student *students, size_t n, Arena *a);
// Appends the drawn numbers of one lane of n as they are stored.
void batch_append(const BatchJob *job, size_t model, const Numbers *numbers, size_t n, size_t lane, int64_t student,
                  Arena *out, Draws *draws, size_t *cap);

// Draws for those of the students, all by id, who have nothing stored: what was drawn, which is
// to be stored, and now is among `stored`.  Texts live in the job's arena.
Draws batch_draw_new(const BatchJob *job, const Students *students, Draws *stored, Arena *scratch);

// Lanes that fit every plan of the sheet.
size_t batch_lanes(const Sheet *s);
// The numbers and references of n <= batch_lanes() students; all of it in a.
LaneBlock batch_block(const BatchJob *job, const Draws *stored, const Student *students, size_t n, Arena *a);
// Every stored number must be readable: a guess would be graded against.
bool batch_unreadable(const BatchJob *job, const Draw *d, const Student *student, Failure *f); // says so: false
bool batch_check_stored(const BatchJob *job, const Draws *stored, const Students *students, Failure *f);

#endif
