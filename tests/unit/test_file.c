// Files out: what could not be written is said with its own reason, and leaves nothing.
#include "file.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "t.h"

static const char *folder(Arena *a) {
  char *path = str_c(a, S("/tmp/backgrade-file-XXXXXX"));
  return mkdtemp(path);
}

TEST(a_failed_rename_is_no_full_disk) {
  Arena *a = arena_new();
  Failure f = {0};
  const char *dir = folder(a), *path = str_c(a, str_fmt(a, "%s/out", dir));
  Output *o = output_open(path, true, a, &f);
  CHECK(o != NULL);
  fputs("text", output_file(o));
  CHECK(mkdir(path, 0777) == 0); // since it was asked
  CHECK(!output_close(o, &f));
  CHECK_EQ_INT(f.status, EXIT_IO);
  CHECK(str_find(f.message, S("out: cannot be written: Is a directory")) > 0);
  CHECK(rmdir(path) == 0);
  CHECK(rmdir(dir) == 0); // the temporary file is gone
  arena_free(a);
}

TEST(a_lost_write_is_told_at_the_end) {
  Arena *a = arena_new();
  Failure f = {0};
  const char *dir = folder(a), *path = str_c(a, str_fmt(a, "%s/out", dir));
  Output *o = output_open(path, true, a, &f);
  CHECK(o != NULL && freopen("/dev/full", "w", output_file(o)) != NULL);
  setvbuf(output_file(o), NULL, _IONBF, 0);
  fputs("text", output_file(o));
  CHECK(ferror(output_file(o)) != 0);
  CHECK(!output_close(o, &f));
  CHECK(str_find(f.message, S("No space left on device")) > 0);
  CHECK(!file_exists(path));
  CHECK(rmdir(dir) == 0);
  arena_free(a);
}
