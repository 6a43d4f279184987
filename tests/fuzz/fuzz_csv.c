// fuzz_csv.c - libFuzzer: any bytes as a file of answers, with any bytes as its mapping
// file: what stands before the first 0x1e byte, if there is one.
//
//   make fuzz target=csv seconds=300
//
// Whatever the file: --explain changes nothing; every row is taken, skipped or rejected,
// with a diagnostic that can be drawn; and what was collected once is known when the
// same file comes again.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "collect.h"
#include "collect_map.h"
#include "sha256.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool ok) {
  if (!ok)
    abort();
}

static Store *course(Arena *a) {
  static const char *const people[][3] = {{"007", "Ada Lovelace", "ada@x.org"}, {"008", "Leonhard Euler", "euler@x.org"},
    {"0100", "Maria Agnesi", ""}, {"100", "Maria Agnesi", "m@x.org"}, {"ab12", "", ""}};
  char path[] = "/tmp/fuzz-csv-XXXXXX";
  Failure f;
  check(mkstemp(path) >= 0);
  Store *s = store_open(str_c(a, str(path)), STORE_CREATE, NULL, NULL, a, &f);
  check(s && store_begin(s, &f) && store_put_course(s, S("fuzz"), S("salt"), &f));
  Part parts[3] = {{.name = S("a"), .kind = S("value"), .points = 2}, {.name = S("b"), .kind = S("claim"), .points = 1},
                   {.name = S("c"), .kind = S("text"), .points = 4}};
  Problem p = {.name = S("hw1"), .title = S("One"), .source = S("x"), .sha256 = sha256(S("x"), a)};
  Put what;
  check(store_put_sheet(s, &p, parts, 3, &what, &f));
  for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
    Student st = {.sid = str(people[i][0]), .name = str(people[i][1]), .email = str(people[i][2])}, old;
    check(store_put_student(s, &st, false, a, &old, &what, &f));
  }
  check(store_commit(s, &f));
  unlink(path);
  return s;
}

// A file in memory that has a name.
static const char *file_of(const uint8_t *data, size_t size, Arena *a, int *fd) {
  *fd = memfd_create("fuzz", 0);
  check(*fd >= 0 && (size == 0 || write(*fd, data, size) == (ssize_t)size));
  return str_c(a, str_fmt(a, "/proc/self/fd/%d", *fd));
}

static void draw(const Diags *d, Arena *a) {
  for (size_t i = 0; i < d->n; i++) {
    Buf b = buf_new(a);
    diag_render(&d->v[i], &b);
    check(b.n > 0);
  }
}

static bool collect(Store *s, const char *path, CollectHow how, Arena *a, Collected *r) {
  Failure f = {0};
  Diags d = diags_new(a);
  bool ok = collect_answers(s, path, &how, a, &d, r, &f);
  draw(&d, a);
  check(ok || (f.status == EXIT_INVALID && f.message.n));
  check(r->rejected >= 0 && r->rejected <= r->rows + r->added + r->revised + r->same + (int64_t)d.errors);
  return ok;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static Store *s;
  static Arena *lasting;
  if (!s)
    s = course(lasting = arena_new());
  Arena *a = arena_new();
  Failure f;
  Collected r, again;
  const uint8_t *cut = size ? memchr(data, 0x1e, size) : NULL;
  size_t from = cut ? (size_t)(cut - data) + 1 : 0;
  int map_fd = -1, csv_fd;
  CollectHow how = {.map = cut ? file_of(data, from - 1, a, &map_fd) : NULL};
  const char *path = file_of(data + from, size - from, a, &csv_fd);
  csv_bite = size % 3 == 0 ? 1 : 65536;

  how.explain = true;
  bool explained = collect(s, path, how, a, &r);
  how.explain = false;
  check(store_begin(s, &f));
  bool ok = collect(s, path, how, a, &again);
  check(ok == explained && (!ok || (r.added == again.added && r.revised == again.revised && r.rejected == again.rejected)));
  if (ok) {
    int64_t rows = again.rows, first = again.added + again.revised;
    check(collect(s, path, how, a, &again) && !again.added && !again.revised);
    check(!first || again.known || again.rows == rows);
  }
  store_rollback(s);

  close(csv_fd);
  if (map_fd >= 0)
    close(map_fd);
  arena_free(a);
  return 0;
}
