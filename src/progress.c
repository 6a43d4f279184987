// The line is drawn ten times a second at most, by whichever thread passes when it is due;
// the others pass on.  Rate and time left are those of the stage; whether to draw at all is
// asked of the whole command, so that the second stage of a long one shows at once.
#include "progress.h"

#include <stdatomic.h>
#include <sys/ioctl.h>
#include <time.h>

struct Progress {
  FILE *terminal;
  char what[64];
  const char *unit;
  int64_t total;
  _Atomic int64_t done;
  double made, begun;     // the command, the stage
  _Atomic double due;     // when the line is to be drawn next
  bool shown, running;
  atomic_flag drawing;
};

// Seconds.  A command that takes one has several stages, and nobody knows how long the later
// ones will take: a stage of a quarter is enough to say so, as soon as its rate is known.
static const double pause = 0.1, early = 0.05, patience = 0.25;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

Progress *progress_new(FILE *terminal, Arena *a) {
  Progress *p = NEW(a, Progress);
  *p = (Progress){.terminal = terminal, .made = now(), .drawing = ATOMIC_FLAG_INIT};
  return p;
}

// ---- the line ------------------------------------------------------------------------

typedef struct { char v[128]; } Text;

// 4,000,000; 110 MB.
static Text count(double n, const char *unit) {
  static const char *const names[] = {"B", "kB", "MB", "GB"};
  Text t, digits;
  size_t scale = 0;
  for (; !unit && n >= 1000 && scale < 3; scale++) n /= 1000;
  if (!unit) {
    snprintf(t.v, sizeof t.v, n < 10 && scale ? "%.1f %s" : "%.0f %s", n, names[scale]);
    return t;
  }
  size_t length = (size_t)snprintf(digits.v, sizeof digits.v, "%.0f", n), at = 0;
  for (size_t i = 0; i < length && at + 2 < sizeof t.v; i++) {
    if (i && (length - i) % 3 == 0) t.v[at++] = ',';
    t.v[at++] = digits.v[i];
  }
  t.v[at] = 0;
  return t;
}

static Text duration(double seconds) {
  Text t;
  int64_t s = (int64_t)seconds + 1;
  if (s < 100) snprintf(t.v, sizeof t.v, "%d s", (int)s);
  else if (s < 6000) snprintf(t.v, sizeof t.v, "%d min", (int)((s + 30) / 60));
  else snprintf(t.v, sizeof t.v, "%.1f h", (double)s / 3600);
  return t;
}

static size_t columns(const Progress *p) {
  struct winsize size = {0};
  return ioctl(fileno(p->terminal), TIOCGWINSZ, &size) == 0 && size.ws_col ? size.ws_col : 80;
}

static void draw(Progress *p, double done, double elapsed) {
  char line[320], name[40];
  double total = (double)p->total, rate = done / elapsed;
  snprintf(name, sizeof name, "%s%s", p->unit ? " " : "", p->unit ? p->unit : "");
  int n = snprintf(line, sizeof line, "%s: ", p->what);
  if (p->total) n += snprintf(line + n, sizeof line - (size_t)n, "%.0f%% of %s%s", 100 * done / total, count(total, p->unit).v, name);
  else if (done > 0) n += snprintf(line + n, sizeof line - (size_t)n, "%s%s", count(done, p->unit).v, name);
  else n += snprintf(line + n, sizeof line - (size_t)n, "%s", duration(elapsed).v); // at least it is alive
  if (done > 0) n += snprintf(line + n, sizeof line - (size_t)n, ", %s/s", count(rate, p->unit).v);
  if (done > 0 && p->total) n += snprintf(line + n, sizeof line - (size_t)n, ", %s left", duration((total - done) / rate).v);
  size_t room = columns(p) - 1; // a line that wraps cannot be erased
  fprintf(p->terminal, "\r%.*s\033[K", n < (int)room ? n : (int)room, line);
  fflush(p->terminal);
  p->shown = true;
}

static bool takes_long(const Progress *p, double done, double time) {
  double left = done > 0 ? (time - p->begun) / done * ((double)p->total - done) : 0;
  return p->shown || !p->total || !(done > 0) || time - p->made + left > patience;
}

static void look(Progress *p) {
  double time = now();
  if (time < p->due || atomic_flag_test_and_set(&p->drawing)) return;
  double done = (double)p->done, elapsed = time - p->begun;
  if (p->total && done > (double)p->total) done = (double)p->total; // an estimate that was too low
  if (p->running && time >= p->due && takes_long(p, done, time)) draw(p, done, elapsed > 1e-9 ? elapsed : 1e-9);
  p->due = time + pause;
  atomic_flag_clear(&p->drawing);
}

// ---- stages ----------------------------------------------------------------------------

void progress_begin(Progress *p, const char *what, const char *unit, int64_t total) {
  if (!p) return;
  progress_end(p);
  snprintf(p->what, sizeof p->what, "%s", what);
  p->unit = unit;
  p->total = total;
  p->done = 0;
  p->begun = now();
  p->due = p->begun - p->made > patience ? p->begun : p->begun + early;
  p->running = true;
  if (p->due <= p->begun) look(p);
}

void progress_now(Progress *p) {
  if (!p) return;
  p->due = p->begun;
  look(p);
}

void progress_step(Progress *p, int64_t n) {
  if (!p) return;
  p->done += n;
  look(p);
}

void progress_end(Progress *p) {
  if (!p) return;
  p->running = false;
  if (!p->shown) return;
  fputs("\r\033[K", p->terminal);
  fflush(p->terminal);
  p->shown = false;
}
