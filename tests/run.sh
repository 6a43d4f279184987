#!/usr/bin/env bash
# tests/run.sh BUILD... - runs every test with the programs built in each folder:
#   tests/layers.sh            once
#   BUILD/test_*               unit tests (among them the golden tests of tests/lang)
#   tests/cli/NN-*.sh          scenarios: bash -euo pipefail, in an empty folder, with `backgrade`
#                              on the PATH and $ROOT the repository; exit status 0 is a pass
# A unit program fails if it prints so, or if it ends with a nonzero status.  What a sanitizer
# finds ends a program with 99, which no command means.
# Silent about what passes.  The last line is "N passed, M failed", also in BUILD/summary.
set -euo pipefail
cd "$(dirname "$0")/.."
export ROOT=$PWD LC_ALL=C.UTF-8 NO_COLOR=1
export ASAN_OPTIONS=exitcode=99:${ASAN_OPTIONS-}
export UBSAN_OPTIONS=exitcode=99:halt_on_error=1:print_stacktrace=1:${UBSAN_OPTIONS-}
unset BACKGRADE_DB

# one BUILD TEST: runs one test, its output and a count going to BUILD/log/TEST.
one() {
  local build=$1 test=$2 name log status=0
  [[ $build = /* ]] || build=$ROOT/$build
  name=$(basename "$test" .sh)
  log=$build/log/$name
  case $test in
  *.sh)
    local room=$build/cli/$name
    rm -rf "$room" && mkdir -p "$room"
    (cd "$room" && PATH=$build:$PATH bash -euo pipefail "$ROOT/$test") >"$log" 2>&1 </dev/null || status=$?
    if [ $status = 0 ]; then echo "1 passed, 0 failed"; else echo "exit status $status"; echo "0 passed, 1 failed"; fi >>"$log"
    ;;
  *)
    "$test" >"$log" 2>&1 </dev/null || status=$?
    # A crash ends a program before its last line, or after one that says that all is well.
    local last
    last=$(grep -Ex '[0-9]+ passed, [0-9]+ failed' "$log" | tail -n 1 || true)
    case $status:$last in
    0:?* | *', '[1-9]*) ;;
    *) echo "exit status $status"; echo "0 passed, 1 failed" ;;
    esac >>"$log"
    ;;
  esac
}
export -f one

passed=0 failed=0
count() { # the name and the log of a test that has run
  local p f
  [ -s "$2" ] || echo "0 passed, 1 failed" >"$2"
  read -r p f < <(tail -n 1 "$2" | sed -E 's/ passed, | failed/ /g')
  passed=$((passed + p)) failed=$((failed + f))
  [ "$f" = 0 ] || { echo "FAILED $1"; head -n -1 "$2" | sed 's/^/  /'; }
}

for build; do
  rm -rf "$build/log" && mkdir -p "$build/log"
done
if layers=$(bash tests/layers.sh 2>&1); then
  echo "1 passed, 0 failed"
else
  printf '%s\n' "$layers" "0 passed, 1 failed"
fi >"$1/log/layers"
count layers "$1/log/layers"

list() {
  for build; do
    for test in "$build"/test_*; do
      case $test in *.o | *.d | *'*') ;; *) echo "$build $test" ;; esac
    done
    [ ! -x "$build/backgrade" ] || for test in tests/cli/[0-9]*.sh; do
      [ ! -e "$test" ] || echo "$build $test"
    done
  done
}
list "$@" | xargs -r -P "$(nproc)" -L 1 bash -c 'one "$@"' one || true
while read -r build test; do
  count "$test ($build)" "$build/log/$(basename "$test" .sh)"
done < <(list "$@")

echo "$passed passed, $failed failed" | tee "$1/summary"
[ "$failed" = 0 ]
