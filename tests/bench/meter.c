// meter.c - runs a command and appends what it cost to a file.
//
//   meter FILE COMMAND [ARGUMENT…]
//   meter -t FILE COMMAND [ARGUMENT…]   before a terminal: stderr is one
//
// One line: wall seconds, processor seconds, peak memory in KiB, and with -t the seconds until
// the first byte reached the terminal (0: none did), all of whose output goes to stdout behind
// the command.  Ends with the command's exit status.
#define _XOPEN_SOURCE 700
#define _DEFAULT_SOURCE // wait4

#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static double seconds(struct timeval t) { return (double)t.tv_sec + (double)t.tv_usec * 1e-6; }

static int failed(const char *what) {
  perror(what);
  return 127;
}

// What the terminal shows, until its last writer is gone; when the first of it came.
static double watch(int terminal) {
  static char shown[1 << 20];
  size_t n = 0;
  double first = 0;
  for (ssize_t got; (got = read(terminal, shown + n, sizeof shown - n)) > 0;) {
    if (!first) first = now();
    n += n + (size_t)got < sizeof shown ? (size_t)got : 0; // beyond that the last piece is shown
  }
  fwrite(shown, 1, n, stdout);
  return first;
}

int main(int argc, char **argv) {
  bool watched = argc > 1 && !strcmp(argv[1], "-t");
  argv += watched;
  if (argc - watched < 3) {
    fprintf(stderr, "usage: meter [-t] FILE COMMAND [ARGUMENT...]\n");
    return 2;
  }
  int terminal = -1, end = -1;
  if (watched && ((terminal = posix_openpt(O_RDWR | O_NOCTTY)) < 0 || grantpt(terminal) || unlockpt(terminal)
                  || (end = open(ptsname(terminal), O_RDWR | O_NOCTTY)) < 0)) return failed("a terminal");
  double start = now();
  pid_t child = fork();
  if (child == 0) {
    if (watched) dup2(end, STDERR_FILENO);
    execvp(argv[2], argv + 2);
    perror(argv[2]);
    _exit(127);
  }
  double first = 0;
  if (watched && child > 0) {
    close(end);
    first = watch(terminal);
  }
  int status;
  struct rusage use;
  if (child < 0 || wait4(child, &status, 0, &use) < 0) return failed("meter");
  double wall = now() - start;
  FILE *out = fopen(argv[1], "a");
  if (!out) return failed(argv[1]);
  fprintf(out, "%.4f %.4f %ld", wall, seconds(use.ru_utime) + seconds(use.ru_stime), use.ru_maxrss);
  if (watched) fprintf(out, " %.4f", first ? first - start : 0);
  fputc('\n', out);
  fclose(out);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}
