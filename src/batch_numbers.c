// batch_numbers.c - see batch_numbers.h.
//
// What is stored is the array as text, under the quantity's name.  A block's numbers
// are put together lane by lane: a student whose numbers are all stored is read, the
// others are drawn together; if some student has no draw, each is drawn alone to find
// out who.  Then one run of a model's plan gives the references of all lanes.
#include "batch_numbers.h"

#include <string.h>

Str batch_stored_name(Arena *a, const Sheet *sheet, const Model *m, Str quantity) {
  Str network = sheet->front.networks[m->network].name;
  return network.n ? str_fmt(a, STR_FMT "." STR_FMT, STR_ARG(network), STR_ARG(quantity)) : quantity;
}

// Looks from place `from` on, where the student's draws begin.
static const Draw *find_from(const Draws *d, size_t from, int64_t student, Str quantity) {
  for (size_t i = from; i < d->n && d->v[i].student == student; i++)
    if (str_eq(d->v[i].quantity, quantity)) return &d->v[i];
  return NULL;
}

const Draw *batch_find(const Draws *d, int64_t student, Str quantity) { return find_from(d, ID_PLACE(d, student, student), student, quantity); }

static bool is_between(char c) { return c == ' ' || c == ';' || c == '[' || c == ']'; }

bool batch_read(Str text, double *values, size_t n, size_t lanes) {
  size_t found = 0;
  for (size_t i = 0; i < text.n;) {
    size_t from = i;
    while (i < text.n && !is_between(text.p[i])) i++;
    if (i == from) {
      i++;
      continue;
    }
    double v;
    if (found == n || !str_double(str_sub(text, from, i), &v)) return false;
    values[found++ * lanes] = v;
  }
  return found == n;
}

// Reads one student's stored numbers into a lane; whether all that is drawn was there.
// names: of the inputs, as they are stored.
static bool read_lane(const Net *net, const Str *names, const Draws *stored, int64_t student, double **inputs, size_t lane, size_t n) {
  size_t first = ID_PLACE(stored, student, student);
  bool complete = stored->n > 0;
  for (size_t i = 0; i < net->inputs_n && stored->n; i++) {
    const Input *input = &net->inputs[i];
    if (!input->drawn) continue;
    const Draw *d = find_from(stored, first, student, names[i]);
    complete &= d && batch_read(d->value, inputs[i] + lane, (size_t)shape_numel(input->shape), n);
  }
  return complete;
}

static Str *stored_names(Arena *a, const Sheet *sheet, const Model *m) {
  Str *names = NEW_ARRAY(a, Str, m->net->inputs_n + 1);
  for (size_t i = 0; i < m->net->inputs_n; i++) names[i] = batch_stored_name(a, sheet, m, m->net->inputs[i].name);
  return names;
}

double **batch_inputs(Arena *a, const Net *net, size_t n) {
  double **inputs = NEW_ARRAY(a, double *, net->inputs_n + 1);
  for (size_t i = 0; i < net->inputs_n; i++) inputs[i] = NEW_ARRAY(a, double, (size_t)shape_numel(net->inputs[i].shape) * n);
  return inputs;
}

// Copies m lanes of `from` to the given lanes of `to`.
static void put_lanes(const Net *net, double **to, const size_t *lanes, size_t n, double **from, size_t m) {
  for (size_t i = 0; i < net->inputs_n; i++)
    for (size_t e = 0, entries = (size_t)shape_numel(net->inputs[i].shape); e < entries; e++)
      for (size_t l = 0; l < m; l++) to[i][e * n + lanes[l]] = from[i][e * m + l];
}

// Draws for the listed lanes, together or, if somebody has no draw, one by one.
static void draw_lanes(const BatchJob *job, const Model *m, const Student *students, const size_t *lanes, size_t count, size_t n,
                       Numbers *out, Arena *a) {
  Str *who = NEW_ARRAY(a, Str, count + 1);
  for (size_t l = 0; l < count; l++) who[l] = students[lanes[l]].sid;
  Lots lots = {.salt = job->salt, .problem = job->problem->name, .who = who, .n = count};
  double **drawn;
  Refusal why;
  bool found = sample_inputs(a, m->draw, &lots, &drawn, NULL, &why);
  if (found) put_lanes(m->net, out->inputs, lanes, n, drawn, count);
  for (size_t l = 0; l < count && found; l++) out->drawn[lanes[l]] = true;
  for (size_t l = 0; l < count && !found && count > 1; l++) draw_lanes(job, m, students, &lanes[l], 1, n, out, a);
}

Numbers batch_numbers(const BatchJob *job, const Draws *stored, size_t model, const Student *students, size_t n, Arena *a) {
  const Model *m = &job->sheet->models[model];
  Numbers out = {.inputs = batch_inputs(a, m->net, n), .drawn = NEW_ARRAY(a, bool, n)};
  size_t *todo = NEW_ARRAY(a, size_t, n), count = 0;
  const Str *names = stored_names(a, job->sheet, m);
  for (size_t l = 0; l < n; l++) {
    out.drawn[l] = read_lane(m->net, names, stored, students[l].id, out.inputs, l, n);
    if (!out.drawn[l]) todo[count++] = l;
  }
  if (!count) return out;
  draw_lanes(job, m, students, todo, count, n, &out, a);
  for (size_t l = 0; l < count; l++) read_lane(m->net, names, stored, students[todo[l]].id, out.inputs, todo[l], n);
  return out;
}

// The first `to` lanes of every entry's `from`.
static const double *first_lanes(Arena *a, const double *v, size_t entries, size_t from, size_t to) {
  if (from == to) return v;
  double *out = NEW_ARRAY(a, double, entries * to);
  for (size_t e = 0; e < entries; e++) memcpy(out + e * to, v + e * from, to * sizeof *out);
  return out;
}

// Runs a model's plan for n lanes of inputs.  The instances of all models have one stride,
// whatever number of lanes suits a model's plan.
static void references_of(const Sheet *sheet, size_t model, const Numbers *numbers, size_t n, Arena *a, Instance *instances) {
  const Model *m = &sheet->models[model];
  size_t lanes = plan_lanes(m->plan), inputs_n = m->net->inputs_n;
  double *memory = arena_room(a, (plan_memory(m->plan) + 1) * sizeof *memory);
  double **block = NEW_ARRAY(a, double *, inputs_n + 1);
  plan_prepare(m->plan, memory);
  for (size_t i = 0; i < inputs_n; i++) {
    size_t entries = (size_t)shape_numel(m->net->inputs[i].shape);
    block[i] = NEW_ARRAY(a, double, entries * lanes);
    for (size_t e = 0; e < entries; e++)
      for (size_t l = 0; l < lanes; l++) block[i][e * lanes + l] = numbers->inputs[i][e * n + (l < n ? l : 0)];
  }
  plan_run(m->plan, memory, (const double *const *)block);
  for (size_t p = 0; p < sheet->front.parts_n; p++)
    for (size_t k = 0; k < sheet->parts[p].references; k++) {
      const Reference *r = &sheet->parts[p].reference[k];
      if (r->model != model || sheet->parts[p].front->kind != KIND_VALUE || r->fixed) continue;
      instances[p].stride = batch_lanes(sheet);
      instances[p].values[k] = first_lanes(a, plan_output(m->plan, memory, r->output), plan_output_entries(m->plan, r->output), lanes, instances[p].stride);
    }
}

LaneBlock batch_block(const BatchJob *job, const Draws *stored, const Student *students, size_t n, Arena *a) {
  const Sheet *s = job->sheet;
  LaneBlock b = {.instances = NEW_ARRAY(a, Instance, s->front.parts_n + 1), .drawn = NEW_ARRAY(a, bool, n),
                  .numbers = NEW_ARRAY(a, Numbers, s->models_n)};
  for (size_t l = 0; l < n; l++) b.drawn[l] = true;
  for (size_t m = 0; m < s->models_n; m++) {
    if (!s->models[m].plan) continue;
    size_t source = sheet_drawing_model(s, m);
    b.numbers[m] = source < m ? b.numbers[source] : batch_numbers(job, stored, source, students, n, a);
    for (size_t l = 0; l < n; l++) b.drawn[l] &= b.numbers[m].drawn[l];
    references_of(s, m, &b.numbers[m], n, a, b.instances);
  }
  return b;
}

size_t batch_lanes(const Sheet *s) {
  size_t lanes = PLAN_LANES;
  for (size_t m = 0; m < s->models_n; m++)
    if (s->models[m].plan && plan_lanes(s->models[m].plan) < lanes) lanes = plan_lanes(s->models[m].plan);
  return lanes;
}

// What is stored under this name: the numbers of an input, and how many those are.
typedef struct { Str name; size_t n; } StoredName;

static bool is_readable(const StoredName *names, size_t names_n, const Draw *d, double *room) {
  for (size_t i = 0; i < names_n; i++)
    if (str_eq(names[i].name, d->quantity) && batch_read(d->value, room, names[i].n, 1)) return true;
  return false;
}

bool batch_unreadable(const BatchJob *job, const Draw *d, const Student *student, Failure *f) {
  return failure(f, job->arena, EXIT_DATABASE, "the numbers stored for student " STR_FMT ", problem " STR_FMT ", cannot be read: " STR_FMT " = " STR_FMT,
                 STR_ARG(student->sid), STR_ARG(job->problem->name), STR_ARG(d->quantity), STR_ARG(d->value));
}

bool batch_check_stored(const BatchJob *job, const Draws *stored, const Students *students, Failure *f) {
  const Sheet *s = job->sheet;
  size_t n = 0, most = 0, cap = 0;
  StoredName *names = NULL;
  for (size_t m = 0; m < s->models_n && stored->n; m++)
    for (size_t i = 0; i < s->models[m].net->inputs_n; i++) {
      names = GROW(job->arena, names, n, &cap);
      names[n] = (StoredName){batch_stored_name(job->arena, s, &s->models[m], s->models[m].net->inputs[i].name),
                              (size_t)shape_numel(s->models[m].net->inputs[i].shape)};
      if (names[n].n > most) most = names[n].n;
      n++;
    }
  double *room = NEW_ARRAY(job->arena, double, most + 1);
  for (size_t k = 0, i = 0; k < stored->n; k++) {
    const Draw *d = &stored->v[k];
    if (is_readable(names, n, d, room)) continue;
    while (students->v[i].id != d->student) i++;
    return batch_unreadable(job, d, &students->v[i], f);
  }
  return true;
}

// ---- one student -----------------------------------------------------------

void batch_append(const BatchJob *job, size_t model, const Numbers *numbers, size_t n, size_t lane, int64_t student,
                         Arena *out, Draws *draws, size_t *cap) {
  const Model *m = &job->sheet->models[model];
  for (size_t i = 0; i < m->net->inputs_n; i++) {
    if (!m->net->inputs[i].drawn) continue;
    draws->v = GROW(out, draws->v, draws->n, cap);
    draws->v[draws->n++] = (Draw){.problem = job->problem->id, .student = student, .version = job->problem->version,
      .quantity = batch_stored_name(out, job->sheet, m, m->net->inputs[i].name),
      .value = array_text(out, m->net->inputs[i].shape, numbers->inputs[i] + lane, n, 0)};
  }
}

bool batch_own(const BatchJob *job, const Student *student, const Draws *stored, Arena *out, Own *own) {
  const Sheet *s = job->sheet;
  *own = (Own){0};
  if (!s->drawn) return true;
  LaneBlock block = batch_block(job, stored, student, 1, out);
  Draws draws = {0};
  size_t cap = 0;
  own->instance = block.instances;
  for (size_t m = 0; block.drawn[0] && m < s->models_n; m++)
    if (sheet_draws(s, m)) batch_append(job, m, &block.numbers[m], 1, 0, student->id, out, &draws, &cap);
  own->draws = draws.v;
  own->draws_n = draws.n;
  return block.drawn[0];
}
