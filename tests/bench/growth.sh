#!/usr/bin/env bash
# tests/bench/growth.sh BUILD - what an answer costs as the class grows, and what memory a command takes.
#
#   STUDENTS=1000000 PARTS=8 REPEATS=1 make bench-growth
#
# Classes of 1,000, 10,000 … STUDENTS students at the same sheet (PARTS: 8 or 40), and of ten, which
# tell what a process takes to start; each REPEATS times, the smaller more often.  And of each what a
# person asks while he waits.  A million students take some minutes and 4 GB of disk.
# BUILD/bench/growth.csv: students, step, seconds, processor seconds, peak KiB.
set -euo pipefail
cd "$(dirname "$0")/../.."
build=${1:-build} bench=$PWD/tests/bench
out=$build/bench/growth results=$build/bench/growth.csv program=$build/backgrade
students=${STUDENTS:-1000000} parts=${PARTS:-8} repeats=${REPEATS:-1}
case $parts in
8) sheet=$bench/small.md ;;
40) sheet=$bench/mlp.md ;;
*) echo "growth.sh: PARTS is 8 or 40" >&2; exit 2 ;;
esac
problem=$(basename "$sheet" .md)
export LC_ALL=C
unset BACKGRADE_DB
mkdir -p "$out"
echo students,step,seconds,cpu_seconds,peak_kib >"$results"

measure() { # STUDENTS STEP COMMAND…
  local name=$1,$2 status=0
  shift 2
  "$build/bench/meter" "$out/meter" "$@" >"$out/stdout" || status=$?
  [ $status -le 1 ] || { echo "growth.sh: $* ended with status $status" >&2; exit 1; }
  echo "$name,$(tail -n 1 "$out/meter" | tr ' ' ',')" >>"$results"
}

class() { # STUDENTS
  local n=$1 db=$out/course.db r part size runs=$((repeats + 200000 / $1))
  [ $runs -le 15 ] || runs=15
  echo "growth: $n students x $parts parts" >&2
  "$build/bench/gen" values "$n" "$sheet" "$out"
  part=$(sed -n '2p' "$out/answers.csv" | cut -d, -f3)
  printf 'student_id,problem,part,answer\ns0000001,%s,%s,0.5\n' "$problem" "$part" >"$out/late.csv"
  for ((r = 0; r < runs; r++)); do
    rm -f "$db" "$db-wal" "$db-shm"
    "$program" init -q --db "$db" --salt bench
    "$program" load -q --db "$db" "$sheet"
    measure "$n" enroll "$program" enroll -q --db "$db" "$out/roster.csv"
    measure "$n" collect "$program" collect -q --db "$db" "$out/answers.csv"
    measure "$n" grade "$program" grade -q --db "$db"
    measure "$n" export "$program" export -q --db "$db" -o "$out/grades.csv"
    measure "$n" 'export --for wide' "$program" export -q --for wide --db "$db" -o "$out/wide.csv"
    # Each of these is what one student, or one glance, asks of a class.
    measure "$n" 'query runs' "$program" query runs --db "$db"
    measure "$n" 'query overrides' "$program" query overrides --db "$db"
    measure "$n" 'query pending' "$program" query pending --db "$db"
    measure "$n" 'query unreadable' "$program" query unreadable --db "$db"
    measure "$n" show "$program" show s0000005 --db "$db"
    measure "$n" override "$program" override s0000005 "$problem.$part" 1 --why seen -q --db "$db"
    measure "$n" 'collect one late answer' "$program" collect -q --db "$db" "$out/late.csv"
    measure "$n" 'grade one late answer' "$program" grade -q --db "$db"
    size=$(wc -c <"$db")
    # All of it once more, for which the file grows: its size is taken before.  And what that moved.
    measure "$n" 'grade --all' "$program" grade --all -q --db "$db"
    measure "$n" diff "$program" diff -q --db "$db"
  done
  echo "$n,$size" >>"$out/sizes"
}

: >"$out/sizes"
class 10
for ((n = 1000; n < students; n *= 10)); do class $n; done
class "$students"
sort -t , -k2,2 -k1,1n -k4,4n "$results" | awk -v parts="$parts" -v sizes="$out/sizes" -f "$bench/growth.awk"
rm -rf "$out"
echo
awk -v of=growth -f "$bench/goals.awk" "$results"
echo "These figures: $results"
