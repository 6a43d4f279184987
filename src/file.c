// Writing a file so that nobody ever sees half of it: a temporary name in the same
// folder, fflush, fsync, close, rename, and fsync of the folder so that the rename
// itself survives a power cut.  Each of them can fail and each is asked.
#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

struct Output {
  FILE *file;
  const char *path, *temporary; // temporary NULL: stdout
  bool swift;                   // the disk may take its time
  Arena *arena;
};

static bool io_failure(Failure *f, Arena *a, const char *path, const char *verb) {
  return failure(f, a, EXIT_IO, "%s: cannot be %s: %s", path, verb, strerror(errno));
}

// An input that is not there is a mistake of whoever named it, not a fault of the disk.
static FILE *no_input(Failure *f, Arena *a, const char *path, int fd, const char *why) {
  if (fd >= 0)
    close(fd);
  failure(f, a, EXIT_INVALID, "%s: cannot be read: %s", path, why);
  return NULL;
}

// Whether somebody writes into a pipe, or has; a byte that had to be read to know it is
// put into *first.
static bool has_writer(int fd, int *first) {
  enum { TENTHS = 30 };
  for (int i = 0; i < TENTHS; i++) {
    unsigned char byte;
    struct pollfd p = {.fd = fd, .events = POLLIN};
    ssize_t n = poll(&p, 1, 0) > 0 ? -1 : read(fd, &byte, 1);
    if (n == 1)
      *first = byte;
    if (n != 0)
      return true;
    if (nanosleep(&(struct timespec){.tv_nsec = 100000000}, NULL) != 0)
      return false;
  }
  return false;
}

FILE *file_open(const char *path, Arena *a, Failure *f) {
  struct stat st;
  int first = EOF, fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC); // opening a pipe may not wait
  if (fd < 0 || fstat(fd, &st) != 0)
    return no_input(f, a, path, fd, strerror(errno));
  if (S_ISDIR(st.st_mode))
    return no_input(f, a, path, fd, "it is a folder");
  if (S_ISFIFO(st.st_mode) && !has_writer(fd, &first))
    return no_input(f, a, path, fd, "it is a pipe, and nobody writes into it");
  FILE *in = fcntl(fd, F_SETFL, O_RDONLY) == 0 ? fdopen(fd, "rb") : NULL;
  if (!in)
    return no_input(f, a, path, fd, strerror(errno));
  if (first != EOF)
    ungetc(first, in);
  return in;
}

static bool read_all(FILE *in, size_t limit, Buf *text) {
  char chunk[65536];
  for (size_t n; text->n <= limit && (n = fread(chunk, 1, sizeof chunk, in)) > 0;)
    buf_add(text, (Str){chunk, n});
  return !ferror(in);
}

bool file_read(const char *path, size_t limit, Arena *a, Str *text, Failure *f) {
  bool standard = !strcmp(path, "-");
  const char *name = standard ? "standard input" : path;
  FILE *in = standard ? stdin : file_open(path, a, f);
  if (!in)
    return false;
  Buf b = buf_new(a);
  bool ok = read_all(in, limit, &b) || io_failure(f, a, name, "read");
  if (ok && b.n > limit)
    ok = failure(f, a, EXIT_INVALID, "%s: larger than %zu bytes", name, limit);
  if (!standard)
    fclose(in);
  *text = buf_str(&b);
  return ok;
}

bool file_exists(const char *path) {
  struct stat st;
  return lstat(path, &st) == 0;
}

Output *output_open(const char *path, bool replace, Arena *a, Failure *f) {
  Output *o = NEW(a, Output);
  *o = (Output){.path = path, .arena = a};
  if (!strcmp(path, "-")) {
    o->file = stdout;
    return o;
  }
  struct stat st;
  bool there = stat(path, &st) == 0, device = str_starts(str(path), S("/dev/")) && !str_starts(str(path), S("/dev/shm/"));
  if (device || (there && !S_ISREG(st.st_mode))) { // the rename would replace it, or fail
    bool folder = there && S_ISDIR(st.st_mode);
    failure(f, a, EXIT_IO, "%s: cannot be written: it is %s", path, folder ? "a folder" : "no ordinary file");
    f->help = folder ? S("name a file in it") : S("`-` is standard output");
    return NULL;
  }
  if (!replace && file_exists(path)) {
    failure(f, a, EXIT_INVALID, "%s: the file exists already and was left as it is", path);
    f->help = S("--force replaces it");
    return NULL;
  }
  o->temporary = str_c(a, str_fmt(a, "%s.tmp%ld", path, (long)getpid()));
  int fd = open(o->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  o->file = fd < 0 ? NULL : fdopen(fd, "wb");
  if (!o->file) {
    io_failure(f, a, path, "written");
    return NULL;
  }
  return o;
}

FILE *output_file(Output *o) {
  return o->file;
}

static bool sync_folder(const char *path, Arena *a) {
  const char *slash = strrchr(path, '/');
  Str dir = slash ? (Str){path, (size_t)(slash - path) + 1} : S(".");
  int fd = open(str_c(a, dir), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0)
    return true; // a folder that may be written but not read: the rename stands
  bool ok = fsync(fd) == 0 || errno == EINVAL;
  close(fd);
  return ok;
}

// Why an earlier write failed is forgotten by now: one more byte fails for the same reason, unless
// there is room for just so much.
static int why_lost(FILE *file) {
  int fd = fileno(file);
  return lseek(fd, 0, SEEK_END) < 0 || write(fd, "", 1) < 0 ? errno : ENOSPC;
}

bool output_close(Output *o, Failure *f) {
  if (!o->temporary)
    return (!ferror(o->file) && fflush(o->file) == 0) ||
           io_failure(f, o->arena, "standard output", "written");
  bool lost = ferror(o->file), ok = !lost && fflush(o->file) == 0 && (o->swift || fsync(fileno(o->file)) == 0);
  int error = lost ? why_lost(o->file) : errno;
  if (fclose(o->file) != 0 && ok) {
    ok = false;
    error = errno;
  }
  o->file = NULL;
  if (ok) {
    ok = rename(o->temporary, o->path) == 0 && (o->swift || sync_folder(o->path, o->arena));
    error = errno;
  }
  if (ok)
    return true;
  unlink(o->temporary);
  errno = error;
  return io_failure(f, o->arena, o->path, "written");
}

void output_discard(Output *o) {
  if (!o || !o->file || !o->temporary)
    return;
  fclose(o->file);
  o->file = NULL;
  unlink(o->temporary);
}

bool file_folder(const char *path, Arena *a, Failure *f) {
  struct stat st;
  if (mkdir(path, 0777) == 0)
    return true;
  int error = errno;
  if (error == EEXIST && stat(path, &st) == 0 && S_ISDIR(st.st_mode))
    return true;
  errno = error == EEXIST ? ENOTDIR : error;
  return io_failure(f, a, path, "used as a folder");
}

static bool has_text(const char *path, Str text) {
  struct stat st;
  char chunk[65536];
  int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  bool same = fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && (uintmax_t)st.st_size == text.n;
  for (size_t at = 0; same && at < text.n;) {
    ssize_t n = read(fd, chunk, sizeof chunk);
    if (n < 0 && errno == EINTR)
      continue;
    same = n > 0 && (size_t)n <= text.n - at && !memcmp(chunk, text.p + at, (size_t)n);
    at += same ? (size_t)n : 0;
  }
  if (fd >= 0)
    close(fd);
  return same;
}

bool file_update(const char *path, Str text, bool *changed, Arena *a, Failure *f) {
  *changed = !has_text(path, text);
  if (!*changed)
    return true;
  Output *o = output_open(path, true, a, f);
  if (!o)
    return false;
  o->swift = true; // to wait for the disk 6,000 times takes 30 times as long as the work
  fwrite(text.p, 1, text.n, o->file);
  return output_close(o, f);
}

bool file_publish(const char *temporary, const char *path, Arena *a, Failure *f) {
  int fd = open(temporary, O_RDONLY | O_CLOEXEC);
  bool ok = fd >= 0 && fsync(fd) == 0;
  if (fd >= 0)
    close(fd);
  ok = ok && rename(temporary, path) == 0 && sync_folder(path, a);
  return ok || io_failure(f, a, path, "written");
}

// ---- too much for memory -----------------------------------------------------------

bool file_spill_failed(Arena *a, Failure *f) {
  failure(f, a, EXIT_IO, "a temporary file, needed because there is so much, failed: %s", strerror(errno));
  f->help = S("make room where temporary files go; $TMPDIR names another folder");
  return false;
}

// Not tmpfile(), which does not ask $TMPDIR.
FILE *file_spill(Arena *a, Failure *f) {
  const char *folder = getenv("TMPDIR");
  char *name = str_c(a, str_fmt(a, "%s/backgrade-XXXXXX", folder && *folder ? folder : "/tmp"));
  int fd = mkstemp(name);
  FILE *file = fd < 0 ? NULL : fdopen(fd, "w+b");
  if (fd >= 0)
    unlink(name);
  if (!file)
    file_spill_failed(a, f);
  return file;
}
