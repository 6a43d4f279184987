#!/usr/bin/env bash
# tests/bench/run.sh BUILD - backgrade and its rivals on generated classes, in the same run.
#
#   STUDENTS=10000 FORMULA_STUDENTS=1000 REPEATS=3 make bench
#
# The contenders take turns, so that a noisy machine is noisy for all; what is shown
# are medians.  Nothing here passes or fails on time; it fails when a rival's verdicts
# differ from ours, because then they do not do the same work.  Beyond PATIENCE students
# (20,000) the rivals that take minutes are left out.
#
# A measurement is a line of samples.tsv: workload, step, contender, seconds, processor
# seconds, peak KiB, bytes of the file that it wrote (0: none).  BUILD/bench/results.csv has
# the medians.  For nets the seconds are of a million instances, for formulas those of a
# million answers, without what the program takes before the first one.
set -euo pipefail
cd "$(dirname "$0")/../.."
build=${1:-build} bench=$PWD/tests/bench
out=$build/bench samples=$build/bench/samples.tsv
students=${STUDENTS:-10000} formula_students=${FORMULA_STUDENTS:-1000} repeats=${REPEATS:-3} patience=${PATIENCE:-20000}
program=$build/backgrade
export LC_ALL=C
unset BACKGRADE_DB
mkdir -p "$out/values" "$out/formulas"
: >"$samples"

python='' numpy=''
for p in python3 /usr/bin/python3; do
  "$p" -c 'import sqlite3' 2>/dev/null || continue
  [ "$python" ] || python=$p
  if "$p" -c 'import numpy' 2>/dev/null; then python=$p numpy=$p && break; fi
done
sqlite=$(command -v sqlite3 || true)
skip() { echo "  without $1: it is not installed (make bench-deps)"; }

say() { printf '%s\n' "$*" >&2; }
quiet() { "$@" -q || [ $? = 1 ]; } # 1: some answers cannot be read

# measure WORKLOAD STEP CONTENDER FILE COMMAND…   FILE: what the command writes, or -
measure() {
  local name="$1	$2	$3" file=$4 status=0 bytes=0
  shift 4
  "$out/meter" "$out/meter.out" "$@" >"$out/stdout" || status=$?
  [ $status -le 1 ] || { say "bench: $* ended with status $status"; exit 1; }
  [ "$file" = - ] || bytes=$(wc -c <"$file")
  printf '%s\t%s\t%s\n' "$name" "$(tail -n 1 "$out/meter.out" | tr ' ' '\t')" "$bytes" >>"$samples"
}

course() { # FILE SHEET ROSTER
  rm -f "$1" "$1-wal" "$1-shm"
  "$program" init -q --db "$1" --salt bench
  "$program" load -q --db "$1" "$2"
  "$program" enroll -q --db "$1" "$3"
}
right_of() { "$program" query scores --db "$1" --csv | awk -F, '/,correct,/ { n++ } END { print n + 0 }'; }
agree() { [ "$2" = "$3" ] || { say "bench: $1 finds $2 answers right, backgrade $3"; exit 1; }; }

# ---- numbers: collect, grade, export as three commands ----------------------

# What one pass over the file costs that stores, scores and writes, and nothing else.
floor() { # DIRECTORY
  local d=$1
  rm -f "$d"/floor.db*
  measure values floor floor "$d/floor.db" "$out/floor" "$d/answers.csv" "$d/key.bin" "$d/floor.db" "$d/floor.csv"
}

backgrade() { # DIRECTORY
  local d=$1
  cp "$d/base.db" "$d/mixed.db"
  measure values collect-shuffled backgrade "$d/mixed.db" "$program" collect -q --db "$d/mixed.db" "$d/shuffled.csv"
  cp "$d/base.db" "$d/one.db"
  measure values collect backgrade "$d/one.db" "$program" collect -q --db "$d/one.db" "$d/answers.csv"
  cp "$d/one.db" "$d/two.db"
  measure values grade-1 backgrade "$d/one.db" "$program" grade -q --db "$d/one.db" -j1
  measure values grade-2 backgrade "$d/two.db" "$program" grade -q --db "$d/two.db" -j2
  measure values export backgrade "$d/two.csv" "$program" export -q --db "$d/two.db" -o "$d/two.csv"
}

rival() { # DIRECTORY NAME
  local d=$1 rival=$2 run=(bash "$bench/rival_sqlite.sh")
  [ "$rival" = sqlite ] || run=("$python" "$bench/rival_values.py")
  cp "$d/$rival-base.db" "$d/$rival.db"
  measure values collect "$rival" "$d/$rival.db" "${run[@]}" collect "$d/$rival.db" "$d/answers.csv"
  measure values grade "$rival" "$d/$rival.db" "${run[@]}" grade "$d/$rival.db"
  measure values export "$rival" "$d/$rival.csv" "${run[@]}" export "$d/$rival.db" "$d/$rival.csv"
}

values() {
  local d=$out/values r right python=$python sqlite=$sqlite
  say "numbers: $students students x 40 parts, everybody his own"
  "$out/gen" values "$students" "$bench/mlp.md" "$d"
  { head -n 1 "$d/answers.csv"; tail -n +2 "$d/answers.csv" | shuf --random-source="$d/key.csv"; } >"$d/shuffled.csv"
  course "$d/base.db" "$bench/mlp.md" "$d/roster.csv"
  rm -f "$d"/*-base.db
  if [ "$students" -gt "$patience" ]; then
    [ ! "$python" ] || echo "  without Python (csv + sqlite3): it would take minutes for $students students (PATIENCE=$students lets it)"
    python=''
  fi
  [ ! "$python" ] || "$python" "$bench/rival_values.py" prepare "$d/python-base.db" "$d/roster.csv" "$d/key.csv"
  [ ! "$sqlite" ] || bash "$bench/rival_sqlite.sh" prepare "$d/sqlite-base.db" "$d/roster.csv" "$d/key.csv"
  for ((r = 1; r <= repeats; r++)); do
    say "  run $r of $repeats"
    floor "$d"
    backgrade "$d"
    [ ! "$sqlite" ] || rival "$d" sqlite
    [ ! "$python" ] || rival "$d" python
  done
  "$program" export -q --db "$d/one.db" -o "$d/one.csv"
  cmp "$d/one.csv" "$d/two.csv"
  right=$(right_of "$d/two.db")
  agree 'the floor program' "$(grep -c ',correct,' "$d/floor.csv")" "$right"
  for rival in python sqlite; do
    [ ! "${!rival}" ] || agree $rival "$(grep -c ',correct,' "$d/$rival.csv")" "$right"
  done
  printf 'values\tanswers\tcsv\t0\t0\t0\t%s\n' "$(wc -c <"$d/answers.csv")" >>"$samples"
}

# ---- formulas: grade alone -----------------------------------------------------

formulas() {
  local d=$out/formulas r kind found
  say "formulas: $formula_students students x 10 parts"
  "$out/gen" formulas "$formula_students" "$bench/formulas.md" "$d"
  for kind in distinct right repeated; do
    course "$d/$kind.db" "$bench/formulas.md" "$d/roster.csv"
    quiet "$program" collect --db "$d/$kind.db" "$d/$kind.csv"
  done
  for ((r = 1; r <= repeats; r++)); do
    say "  run $r of $repeats"
    for kind in distinct right repeated; do
      for j in 1 2; do
        cp "$d/$kind.db" "$d/$j.db"
        measure $kind grade-$j backgrade "$d/$j.db" "$program" grade -q --db "$d/$j.db" -j$j
      done
      found=$(right_of "$d/2.db")
      [ $kind != distinct ] || formulas_right=$found
      [ $kind != right ] || agree 'the generator' $((formula_students * 10)) "$found"
      [ "$numpy" ] && { [ $kind != repeated ] || [ $r = 1 ]; } || continue # once is enough for so many
      measure $kind grade numpy - "$numpy" "$bench/rival_formulas.py" "$d/formulas.tsv" "$d/$kind.tsv"
      [ $r != 1 ] || agree numpy "$(cat "$out/stdout")" "$found"
    done
  done
  # What a process costs before its first answer; taken off when answers are counted.
  head -n 11 "$d/distinct.csv" >"$d/few.csv"
  course "$d/few.db" "$bench/formulas.md" "$d/roster.csv"
  quiet "$program" collect --db "$d/few.db" "$d/few.csv"
  head -n 10 "$d/distinct.tsv" >"$d/few.tsv"
  for ((r = 1; r <= repeats; r++)); do
    cp "$d/few.db" "$d/1.db"
    measure few grade-1 backgrade "$d/1.db" "$program" grade -q --db "$d/1.db" -j1
    [ ! "$numpy" ] || measure few grade numpy - "$numpy" "$bench/rival_formulas.py" "$d/formulas.tsv" "$d/few.tsv"
  done
}

[ "${NETS-1}" ] && { say 'nets: the evaluator'; NUMPY=$numpy bash "$bench/nets.sh" "$build" "$samples" "$repeats"; }
values
formulas
echo
[ "$python" ] || skip 'Python (csv + sqlite3)'
[ "$sqlite" ] || skip 'the sqlite3 shell'
[ "$numpy" ] || skip NumPy
sort -t '	' -k1,3 -k4,4n "$samples" |
  awk -v students="$students" -v formula_students="$formula_students" -v formulas_right="${formulas_right:-0}" -v results="$out/results.csv" -f "$bench/table.awk"
echo
awk -f "$bench/nets.awk" "$out/results.csv"
awk -v students="$students" -f "$bench/plot.awk" "$out/results.csv" >"$out/results.svg"
echo
echo 'Reading an answer, one thread:'
"$out/reading" problems submissions/class.csv submissions/homeworks*.csv | tee "$out/reading.txt" | sed 's/^/  /'
echo 'Of the formulas above:'
"$out/reading" tests/bench <(head -n 1001 "$out/formulas/right.csv") | tee -a "$out/reading.txt" | sed '1d;s/^/  /'
echo
growth=() measured=''
# What another program than this one needed is no measure of it.
if [ "$out/growth.csv" -nt "$program" ]; then growth=("$out/growth.csv") measured=$(date -r "$out/growth.csv" '+%F %R'); fi
awk -v measured="$measured" -f "$bench/goals.awk" "$out/results.csv" "$out/reading.txt" "${growth[@]}"
echo "
These figures: $out/results.csv, and as a plot $out/results.svg; every measurement: $samples"
