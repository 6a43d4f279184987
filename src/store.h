// store.h - the course file: the only door to SQLite.
//
// One Store is one open course file.  Functions are grouped by noun, in the
// order of schema/tables.sql; each runs one or a few prepared statements.
//
// The law, without exceptions:
// - A function that returns bool returns false only when the world failed; then
//   the Failure is filled, the transaction is lost (call store_rollback or
//   store_close) and the message is ready to be printed.
// - Not finding something is no failure: the record comes back with id 0.
// - What is read into an Arena belongs to that arena and stays valid after
//   store_close.  Lists come sorted as said, never in an accidental order.
// - Everything that writes stands between store_begin and store_commit: one
//   immediate transaction per command, so a killed command leaves the old state.
// - A Store is used by one thread at a time.
#ifndef STORE_H
#define STORE_H

#include <signal.h>

#include "arena.h"
#include "diag.h"
#include "progress.h"
#include "record.h"

typedef struct Store Store;

typedef enum {
  STORE_CREATE, // the file must not exist (an empty one may)
  STORE_WRITE,  // an existing course
  STORE_READ    // an existing course, also on a read-only disk
} StoreMode;

// Opens a course file: NULL with the Failure filled if it is missing, foreign,
// newer than this program, damaged or locked; such a file is left untouched.
// The arena outlives the Store.  `interrupted` (may be NULL) is polled: once it
// is not 0, the running statement ends and the call fails with EXIT_INTERRUPTED.
// While a statement works, the line of `p` (may be NULL) goes on.
Store *store_open(const char *path, StoreMode mode, const volatile sig_atomic_t *interrupted, Progress *p,
                  Arena *a, Failure *f);
void store_close(Store *s); // rolls back what was not committed; NULL is fine
// The course as it was when the transaction of `s` began, for another thread to read while
// this one writes.  To be closed before that transaction ends.  NULL: there is none, as where
// the journal is not a WAL; then one reads what one writes, one at a time.
Store *store_beside(const Store *s, Arena *a);

bool store_begin(Store *s, Failure *f); // waits a few seconds for another writer
bool store_commit(Store *s, Failure *f);
void store_rollback(Store *s);
// False if the user has asked to stop: for long work between two statements.
bool store_goes_on(Store *s, Failure *f);
// What is written from a mark on can be taken back, or kept, by itself.
bool store_mark(Store *s, Failure *f);
bool store_keep(Store *s, Failure *f);
bool store_take_back(Store *s, Failure *f);
// Two threads may use a store if one at a time holds it.
void store_hold(Store *s);
void store_let_go(Store *s);

// Now, UTC, ISO 8601 to the second.  $SOURCE_DATE_EPOCH, if set, stops this clock,
// also inside the database's own defaults and triggers.
Str store_now(Store *s, Arena *a);

// --- course ---------------------------------------------------------------

typedef struct {
  Str name, salt; // the salt keys every draw; it is fixed when the course is created
  Str created_at;
} Course;

bool store_put_course(Store *s, Str name, Str salt, Failure *f); // once, after STORE_CREATE
bool store_course(Store *s, Arena *a, Course *course, Failure *f);

// --- sheets: problems and their parts ---------------------------------------

typedef enum { PUT_ADDED, PUT_CHANGED, PUT_UNCHANGED, PUT_CONFLICT } Put;

// Stores a sheet under p->name.  In: p->name, title, sha256, source; for each part
// name, kind, points, reference, attempts, keep, closes, depends (position is the index + 1).  The text that is
// current already (same sha256) is PUT_UNCHANGED and nothing is written; any other
// becomes version 1, 2, … and the older texts are kept.  Part ids follow names, so
// answers stay linked to a part over all versions; a part that is not in the new
// version is kept, but no longer asked.  Out: p->id, p->version, the parts' id,
// problem and position (also when unchanged).
bool store_put_sheet(Store *s, Problem *p, Part *parts, size_t n, Put *what, Failure *f);

typedef struct { Problem *v; size_t n; } Problems;
typedef struct { Part *v; size_t n; } Parts;

bool store_problems(Store *s, Arena *a, Problems *problems, Failure *f); // current versions, by name
bool store_problem(Store *s, Str name, Arena *a, Problem *problem, Failure *f);
// The text of one version, empty if there is none.
bool store_sheet(Store *s, int64_t problem, int64_t version, Arena *a, Str *source, Failure *f);
bool store_parts(Store *s, int64_t problem, Arena *a, Parts *parts, Failure *f); // current, by position

// --- students -----------------------------------------------------------------

typedef struct { Student *v; size_t n; } Students;
typedef struct { int64_t first, last; } IdRange; // of students: a class is read in pieces
#define EVERY_ID ((IdRange){1, INT64_MAX})
typedef struct { int64_t *v; size_t n, cap; } Ids;
// Of ids that ascend: the place of the first that is not below this one; whether it is among them.
static inline size_t ids_place(const Ids *ids, int64_t id) { return id_place(ids->v, ids->n, sizeof *ids->v, id); }
static inline bool ids_have(const Ids *ids, int64_t id) {
  size_t i = ids_place(ids, id);
  return i < ids->n && ids->v[i] == id;
}

// Adds a student or brings him up to date; student->id is filled.  An empty field
// never erases a stored one.  Another name under the same id is PUT_CONFLICT and
// nothing is changed, unless `rename`; *old is then the student as stored before.
bool store_put_student(Store *s, Student *student, bool rename, Arena *a, Student *old, Put *what,
                       Failure *f);
bool store_students(Store *s, Arena *a, Students *students, Failure *f); // by sid, bytewise
bool store_last_student(Store *s, int64_t *id, Failure *f); // the greatest id; 0: there is none
bool store_students_of(Store *s, IdRange ids, Arena *a, Students *students, Failure *f); // by id
bool store_everybody(Store *s, Arena *a, Ids *ids, Failure *f); // ascending
bool store_student(Store *s, Str sid, Arena *a, Student *student, Failure *f);
// Who there is, by sid, and nothing more: 40 MiB for a million.
typedef struct {
  size_t n;
  int64_t *id;
  char *sids;   // one behind the other: the i-th is [ends[i], ends[i + 1])
  size_t *ends;
} StudentIds;
static inline Str store_sid(const StudentIds *ids, size_t i) {
  return (Str){ids->sids + ids->ends[i], ids->ends[i + 1] - ids->ends[i]};
}
bool store_student_ids(Store *s, Arena *a, StudentIds *ids, Failure *f);
bool store_nameless(Store *s, int64_t *n, Failure *f); // students without a name

// --- draws ----------------------------------------------------------------------

typedef struct { Draw *v; size_t n; } Draws;

// The stored draws of one version of a problem, by student, in the order in which they were put.
bool store_draws(Store *s, int64_t problem, int64_t version, IdRange students, Arena *a,
                 Draws *draws, Failure *f);
// Of each student those of the last version under which he has any.
bool store_last_draws(Store *s, int64_t problem, IdRange students, Arena *a, Draws *draws, Failure *f);
bool store_has_draws(Store *s, int64_t problem, bool *has, Failure *f);
// Those of the students without draws of this version, by id.  Where nobody is it costs little.
bool store_undrawn(Store *s, int64_t problem, int64_t version, IdRange students, Arena *a, Ids *ids, Failure *f);
// Adds draws of students who have none of that version; those of one student stand together.
// Inside a transaction in which the students were read.
bool store_put_draws(Store *s, const Draw *draws, size_t n, Failure *f);

// --- answers ----------------------------------------------------------------------

typedef struct { Answer *v; size_t n; } Answers;

typedef struct {
  int64_t id; // 0: this text was never imported
  Str file, sha256, imported_at;
  int64_t rows, rejected;
  bool decimal_comma;
} ImportBatch;

// The last import of a file with this content.
bool store_batch(Store *s, Str sha256, Arena *a, ImportBatch *batch, Failure *f);
// The id that the next import is going to have, so that its answers can go in before it.
bool store_next_batch(Store *s, int64_t *id, Failure *f);
bool store_put_batch(Store *s, const ImportBatch *batch, Failure *f);
// Says afterwards what a comma is in the numbers of an imported text.  Its answers are
// graded as before until they are graded again.
bool store_set_decimal(Store *s, Str sha256, bool comma, bool *changed, Failure *f);
// All attempts of one student at one part, by turn; without file and decimal_comma.
bool store_attempts(Store *s, int64_t part, int64_t student, Arena *a, Answers *attempts, Failure *f);
// Says which attempt a stored answer was by time, where that is not its number.
bool store_put_turn(Store *s, const Answer *x, Failure *f);
// The parts that have any answer, by id: an import into another one need not compare.
bool store_answered(Store *s, Arena *a, Ids *parts, Failure *f);
// Adds answers, numbered in the given order; sorted by student, part, attempt is
// fast, now and whenever they are read.  Uses student, part, raw, line, submitted, attempt.  Inside a transaction in
// which students and parts were read.
bool store_put_answers(Store *s, int64_t batch, const Answer *answers, size_t n, Failure *f);
// One student's answers that count at one problem's current
// parts, by position.
bool store_answers_of(Store *s, int64_t student, int64_t problem, Arena *a, Answers *answers,
                      Failure *f);

// --- grading ------------------------------------------------------------------------
//
//   store_begin
//   for each problem:    store_due
//     store_run_new      once, if any problem has students in its list
//     for each piece of them:
//       store_due_answers, store_archive_scores, store_put_scores
//     store_run_problem  if any answer was due
//   store_commit
//
// Due are the answers that count (at a part that the current version asks, the last
// attempt of a student, or the first, or every one that might be the best, as the part
// says; attempts that came too late or are too many only where there is no other) and
// have no score under the current version, or follow an answer that is newer than their
// score; with `all`, every answer that counts.

typedef struct {
  int64_t problem;
  bool all;
} Due;

typedef struct { int64_t part, earlier; } Follows;
// Which of a student's attempts at a part counts, as the current version says.
typedef enum { KEEPS_LAST, KEEPS_BEST, KEEPS_FIRST } Keeps;
typedef struct {
  int64_t part;
  Keeps keep;
  int64_t limit; // more do not count; 0: none
  Str closes;    // what is sent later does not count; empty: whenever
} AttemptRule;

// What is due of a problem at a moment.  It stays as it is while scores go in.
typedef struct {
  int64_t problem, sheet;
  bool any;           // somebody has answered what the current version asks
  Ids students;       // by id: only their answers can be due
  bool everything;    // every answer that counts is due
  bool graded;        // some run has graded the problem
  int64_t last;       // the last answer which that run saw
  Ids commas;         // imports whose numbers have decimal commas
  AttemptRule *rules; // of the sheet's parts, by id
  size_t rules_n;
  Follows *follows;   // among them; where not everything is due
  size_t follows_n;
} DueList;

bool store_due(Store *s, Due due, Arena *a, DueList *list, Failure *f);
// Of the list's students from place `from` on at most so many whose ids lie close
// together: how many, and their range.
size_t store_due_range(const DueList *list, size_t from, size_t most, IdRange *ids);
// The answers that count of these students, by student, part, attempt; those that are not
// due are what others may follow.  `file` and `line` are empty.  stale: whose scores are to be archived
// before the new ones go in.
bool store_due_answers(Store *s, const DueList *list, IdRange students, Arena *a, Answers *answers, Ids *stale, Failure *f);
bool store_due_count(Store *s, Due due, int64_t *n, Failure *f);

// engine: what graded, "backgrade 0.1"; scope: what was asked for, "all" or names.
bool store_run_new(Store *s, Str engine, Str scope, int64_t *run, Failure *f);
// Moves these answers' scores to the archive, where diff finds them.
bool store_archive_scores(Store *s, const Ids *answers, Failure *f);
// Says that this run has graded so many answers, all that was due.
bool store_run_problem(Store *s, int64_t run, const DueList *list, int64_t answers, Failure *f);
// By id is fast.  Uses answer, points, status,
// message, reading, reference, diagnosis.  points are ignored for unreadable and pending.
// Inside the transaction in which the answers were read.
bool store_put_scores(Store *s, int64_t run, const Score *scores, size_t n, Failure *f);
// What was found of answers whose scores were just put.  It goes with these scores.
typedef struct { SharedAnswer *v; size_t n; } SharedAnswers;
bool store_put_shared(Store *s, const SharedAnswer *shared, size_t n, Failure *f);
// Filters of the class's references, by the part's place in the sheet; without bits: there is none
// for the students and numbers that are stored now.
bool store_put_filter(Store *s, const Problem *problem, size_t part, const SharedFilter *filter, Failure *f);
bool store_filter(Store *s, const Problem *problem, size_t part, Arena *a, SharedFilter *filter, Failure *f);

// What stands for one student at one part: the machine's score and the person's.
typedef struct {
  Part part;     // as the current version asks it
  Answer answer; // the attempt that counts; id 0: none
  Score score;   // the machine's; STATUS_MISSING without an answer, and
                 // STATUS_PENDING without a run: then run is 0
  int64_t run, attempts; // attempts: how many the student handed in
  bool overridden, recheck; // recheck: the machine's score moved since the override
  double points; // the override's
  Str why, who, made_at;
} Verdict;
typedef struct { Verdict *v; size_t n; } Verdicts;

// One student's verdicts on one problem, by position.
bool store_verdicts(Store *s, int64_t student, int64_t problem, Arena *a, Verdicts *verdicts,
                    Failure *f);

// --- overrides --------------------------------------------------------------------------

// Sets a person's score; the one it replaces goes to the history.
bool store_put_override(Store *s, int64_t student, int64_t part, double points, Str why, Str who,
                        Put *what, Failure *f);
bool store_remove_override(Store *s, int64_t student, int64_t part, bool *was_there, Failure *f);

// --- what moved ---------------------------------------------------------------------------

typedef struct {
  Str sid, problem, part;
  bool had;           // a score stood before
  Status old_status, new_status;
  double old_points, new_points; // 0 when waiting
  Str message;        // why, after
  bool overridden;    // a person's score hides the move
} Move;
typedef bool MoveEach(void *context, const Move *m); // texts are valid during the call; false: no more

bool store_last_run(Store *s, int64_t *run, Failure *f); // 0: nothing was ever graded
// Scores as they stood after run `from` (0: before any) against those after run
// `to`: those that differ in status or points, by student, problem, position; one by one,
// since after the first run they are the whole class.
bool store_moves(Store *s, int64_t from, int64_t to, MoveEach *each, void *context, Failure *f);

// --- views: the interface for people ----------------------------------------------------------

typedef struct { const char *name, *help; } StoreView;
extern const StoreView store_views[]; // ends with a NULL name; schema/views.sql has them

typedef enum { CELL_NULL, CELL_INTEGER, CELL_REAL, CELL_TEXT } CellType;
typedef struct {
  CellType type;
  int64_t integer;
  double real;
  Str text;
} Cell;

// Rows of a view are handed over one by one; header first, as text cells with
// row number 0.  A callback that returns false stops the reading (no failure).
// Cells are valid during the call only.
typedef bool StoreRow(void *context, int64_t row, const Cell *cells, size_t n);
bool store_view(Store *s, const StoreView *view, StoreRow *each, void *context, Failure *f);

// Whether there is any student, any answer.
bool store_peopled(Store *s, bool *students, bool *answers, Failure *f);

// --- the class: every student at every part -----------------------------------------------------

// What stands for one student at one part, a person's score winning, as in the view `scores`.
typedef struct {
  double points;  // 0 while the answer waits
  Str message;
  Status status;
  bool waits, graded; // graded: the machine's verdict stands
} Standing;

typedef struct {
  Parts parts;         // asked now, by problem name, position; without kind and reference
  Str *problem;        // the name of each part's problem
  int64_t about;       // how many students there are, perhaps a few less
  int64_t unreadable, pending; // so far: wait for somebody; answers that are not graded are neither
  int64_t recheck;     // overrides: the machine's score moved since
  struct Asking *asked; // the store's own
  Str last;            // and the last student so far
} Class;

typedef struct {
  Students students;   // in all pieces, by sid
  Standing *standings; // [student * parts.n + part]
  Arena *arena;        // the caller's, of whatever is in this piece
} ClassPiece;

// The class as it is at one moment, in pieces of so many students that memory does not
// depend on the class:
//
//   ok = store_class_begin(s, a, &c, f);
//   while (ok && (ok = store_class_next(s, &c, &piece, f)) && piece.students.n) …
//   store_class_end(s);
//
// The next piece may take the place of the one before, or have a place of its own.  No other
// transaction may be open or begin in between.
bool store_class_begin(Store *s, Arena *a, Class *c, Failure *f);
bool store_class_next(Store *s, Class *c, ClassPiece *piece, Failure *f);
void store_class_end(Store *s);

// A piece has some students and at most about so many standings; tests make it few.
extern size_t store_class_cells;

// --- care -----------------------------------------------------------------------------------------

typedef struct { Str *v; size_t n, cap; } Findings;
// Everything that is wrong with the file, in words; none is good.
bool store_verify(Store *s, Arena *a, Findings *findings, Failure *f);
// A consistent copy, complete on disk before it appears under its name.
bool store_backup(Store *s, const char *path, bool replace, Arena *a, Failure *f);

#endif
