// meter.c - runs a command and appends what it cost to a file.
//
//   meter FILE COMMAND [ARGUMENT…]
//
// One line: wall seconds, processor seconds, peak memory in KiB.  Ends with the
// command's exit status.
#define _DEFAULT_SOURCE // wait4

#include <stdio.h>
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

int main(int argc, char **argv) {
  if (argc < 3) {
    fprintf(stderr, "usage: meter FILE COMMAND [ARGUMENT...]\n");
    return 2;
  }
  double start = now();
  pid_t child = fork();
  if (child == 0) {
    execvp(argv[2], argv + 2);
    perror(argv[2]);
    _exit(127);
  }
  int status;
  struct rusage use;
  if (child < 0 || wait4(child, &status, 0, &use) < 0) {
    perror("meter");
    return 127;
  }
  double wall = now() - start;
  FILE *out = fopen(argv[1], "a");
  if (!out) {
    perror(argv[1]);
    return 127;
  }
  fprintf(out, "%.4f %.4f %ld\n", wall, seconds(use.ru_utime) + seconds(use.ru_stime), use.ru_maxrss);
  fclose(out);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}
