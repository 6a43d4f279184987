#!/usr/bin/env bash
# tests/bench/nets.sh BUILD SAMPLES REPEATS - the evaluator on nets/*.md: against kernels written
# by hand, and against NumPy, PyTorch and ADOL-C where they are installed.  NUMPY: the Python
# that has NumPy, or empty.  Appends to SAMPLES, in turns; says on stdout what is missing.
set -euo pipefail
build=$1 samples=$2 repeats=$3 bench=$(dirname "$0")
out=$build/bench/nets
nets=("$bench"/nets/?.md)
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
mkdir -p "$out"
skip() { echo "  without $1: it is not installed (make bench-deps)"; }

torch='' adolc=''
[ ! "$NUMPY" ] || "$NUMPY" -c 'import torch' 2>/dev/null && torch=1
if ! echo '#include <adolc/adolc.h>' | ${CXX:-g++} -x c++ -fsyntax-only - 2>/dev/null; then
  skip ADOL-C
elif ${CXX:-g++} -O3 -march=native -o "$out/rival_adolc" "$bench/rival_adolc.cpp" -ladolc 2>"$out/rival_adolc.log"; then
  adolc=$out/rival_adolc
else
  echo '  without ADOL-C: it is installed, but rival_adolc.cpp does not compile:'
  sed 's/^/    /' "$out/rival_adolc.log"
fi
[ "$NUMPY" ] || skip NumPy
[ "$torch" ] || skip PyTorch

"$build/bench/evaluate" dump "$out" "${nets[@]}"
for ((r = 1; r <= repeats; r++)); do
  echo "  run $r of $repeats" >&2
  OMP_NUM_THREADS=2 "$build/bench/evaluate" run "$samples" "${nets[@]}"
  "$build/bench/evaluate" compile "$samples" problems/*.md
  [ ! "$NUMPY" ] || "$NUMPY" "$bench/rival_nets.py" "$samples" "$out" numpy
  [ ! "$torch" ] || "$NUMPY" "$bench/rival_nets.py" "$samples" "$out" torch
  [ ! "$adolc" ] || "$adolc" "$samples" "$out"
done
rm -f "$out"/*.bin
