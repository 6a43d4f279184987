# Goal: tests/run.sh believes no program that crashed or checked nothing.
. "$ROOT/tests/cli/lib.sh"

# program LINE: a build folder with one unit program, this line of bash
program() {
  rm -rf fake && mkdir fake
  printf '#!/bin/bash\n%s\n' "$1" >fake/test_it
  chmod +x fake/test_it
}

program 'echo 3 passed, 0 failed'
expect 0 bash "$ROOT/tests/run.sh" "$PWD/fake"
has out '4 passed, 0 failed' # and the layers

program 'echo 3 passed, 0 failed; exit 99'
expect 1 bash "$ROOT/tests/run.sh" "$PWD/fake"
has out 'exit status 99'

program 'echo 3 passed, 0 failed; kill -SEGV $$'
expect 1 bash "$ROOT/tests/run.sh" "$PWD/fake"
program 'echo half a li'
expect 1 bash "$ROOT/tests/run.sh" "$PWD/fake"
program 'echo 2 passed, 1 failed; exit 1'
expect 1 bash "$ROOT/tests/run.sh" "$PWD/fake"
has out '3 passed, 1 failed'

# What a sanitizer finds is no rejected row: 99, and not 1.
program '[[ $ASAN_OPTIONS == exitcode=99:* && $UBSAN_OPTIONS == exitcode=99:* ]] || exit 1; echo 1 passed, 0 failed'
expect 0 bash "$ROOT/tests/run.sh" "$PWD/fake"

cat >empty.c <<'END'
#include "t.h"
TEST(checks_nothing) {}
TEST(checks_in_a_group) {
  t_group("a case");
  CHECK(true);
}
END
sed '/arena.h/d; /^static inline void t_str/,/^}/d' "$ROOT/tests/t.h" >t.h
gcc -std=gnu11 -o empty empty.c -lm
expect 1 ./empty
has out 'checks_nothing: that a TEST checks something does not hold'
has out '1 passed, 1 failed'
