#!/usr/bin/env bash
# tests/fuzz/run.sh BUILD SECONDS [TARGET...] - what `make fuzz` does: each target (text, judge,
# ...) for so long, from the seeds of tests/ and what earlier runs found; all that is kept stands
# under BUILD/fuzz.  An input that stops a target is named; BUILD/test_fuzz_TARGET INPUT runs
# it again, and a test of its own makes sure of it for ever.
set -euo pipefail
cd "$(dirname "$0")/../.."
build=$1 seconds=$2
shift 2
[ $# -gt 0 ] || set -- $(cd tests/fuzz && ls fuzz_*.c | sed 's/fuzz_\(.*\)\.c/\1/')
failed=0
for target; do
  corpus=$build/fuzz/corpus/$target
  mkdir -p "$corpus"
  "$build/test_fuzz_$target" seeds "$corpus"
  log=$build/fuzz/$target.log
  if "$build/fuzz/test_fuzz_$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=4096 \
    -artifact_prefix="$build/fuzz/$target-" "$corpus" >"$log" 2>&1; then
    echo "$target: $(grep -c . < <(ls "$corpus")) seeds, $(sed -n 's/^Done \([0-9]*\) runs.*/\1/p' "$log") runs, nothing found"
  else
    failed=1
    echo "$target: FAILED, see $log"
    grep -E 'Test unit written|SUMMARY' "$log" || true
  fi
done
exit $failed
