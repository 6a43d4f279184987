#!/usr/bin/env bash
# tests/bench/run.sh BUILD - backgrade and its rivals on generated classes, in the same run.
#
#   STUDENTS=10000 LARGE=100000 FORMULA_STUDENTS=1000 NOTATION_STUDENTS=10000 REPEATS=3 NETS=1 make bench
#
# The contenders take turns, so that a noisy machine is noisy for all; what is shown
# are medians.  Nothing here passes or fails on time; it fails when a rival's verdicts
# differ from ours, because then they do not do the same work, and when two threads write
# other bytes than one.  Beyond PATIENCE students (20,000) the rivals that take minutes are
# left out.  LARGE= leaves the large class out, NOTATION_STUDENTS= the formulas in four
# notations, NETS= the evaluator.
#
# A measurement is a line of samples.tsv: workload, step, contender, seconds, processor
# seconds, peak KiB, bytes of the file that it wrote (0: none).  BUILD/bench/results.csv has
# the medians.  For nets the seconds are of a million instances, for formulas those of a
# million answers, without what the program takes before the first one.
set -euo pipefail
cd "$(dirname "$0")/../.."
build=${1:-build} bench=$PWD/tests/bench
out=$build/bench samples=$build/bench/samples.tsv
students=${STUDENTS:-10000} large=${LARGE-100000} repeats=${REPEATS:-3} patience=${PATIENCE:-20000}
formula_students=${FORMULA_STUDENTS:-1000} notation_students=${NOTATION_STUDENTS-10000}
program=$build/backgrade
export LC_ALL=C
unset BACKGRADE_DB
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
right_of() { "$program" query gradebook --db "$1" --csv | awk -F, 'NR > 1 { n += $8 } END { print n + 0 }'; }
graded_alike() { # ONE.db TWO.db
  "$program" export -q --db "$1" -o "$1.csv"
  "$program" export -q --db "$2" -o "$2.csv"
  cmp "$1.csv" "$2.csv"
}
agree() { [ "$2" = "$3" ] || { say "bench: $1 finds $2 answers right, backgrade $3"; exit 1; }; }

# ---- numbers: collect, grade, export as three commands ----------------------

# What one pass over the file costs that stores, scores and writes, and nothing else.
floor() { # WORKLOAD DIRECTORY
  local d=$2
  rm -f "$d"/floor.db*
  measure "$1" floor floor "$d/floor.db" "$out/floor" "$d/answers.csv" "$d/key.bin" "$d/floor.db" "$d/floor.csv"
}

backgrade() { # WORKLOAD DIRECTORY
  local class=$1 d=$2
  cp "$d/base.db" "$d/one.db"
  measure "$class" collect-shuffled backgrade "$d/one.db" "$program" collect -q --db "$d/one.db" "$d/shuffled.csv"
  cp "$d/base.db" "$d/one.db"
  measure "$class" collect backgrade "$d/one.db" "$program" collect -q --db "$d/one.db" "$d/answers.csv"
  cp "$d/one.db" "$d/two.db"
  measure "$class" grade-1 backgrade "$d/one.db" "$program" grade -q --db "$d/one.db" -j1
  measure "$class" grade-2 backgrade "$d/two.db" "$program" grade -q --db "$d/two.db" -j2
  measure "$class" export backgrade "$d/two.csv" "$program" export -q --db "$d/two.db" -o "$d/two.csv"
}

rival() { # WORKLOAD DIRECTORY NAME
  local class=$1 d=$2 rival=$3 run=(bash "$bench/rival_sqlite.sh")
  [ "$rival" = sqlite ] || run=("$python" "$bench/rival_values.py")
  cp "$d/$rival-base.db" "$d/$rival.db"
  measure "$class" collect "$rival" "$d/$rival.db" "${run[@]}" collect "$d/$rival.db" "$d/answers.csv"
  measure "$class" grade "$rival" "$d/$rival.db" "${run[@]}" grade "$d/$rival.db"
  measure "$class" export "$rival" "$d/$rival.csv" "${run[@]}" export "$d/$rival.db" "$d/$rival.csv"
}

# WORKLOAD STUDENTS RIVAL…: leaves the graded course two.db and what made it in the workload's directory.
values() {
  local class=$1 n=$2 d=$out/$1 r right rival rivals=("${@:3}")
  say "numbers: $n students x 40 parts, everybody his own"
  mkdir -p "$d"
  "$out/gen" values "$n" "$bench/mlp.md" "$d"
  { head -n 1 "$d/answers.csv"; tail -n +2 "$d/answers.csv" | shuf --random-source="$d/key.csv"; } >"$d/shuffled.csv"
  course "$d/base.db" "$bench/mlp.md" "$d/roster.csv"
  rm -f "$d"/*-base.db
  [[ " ${rivals[*]} " != *' python '* ]] || "$python" "$bench/rival_values.py" prepare "$d/python-base.db" "$d/roster.csv" "$d/key.csv"
  [[ " ${rivals[*]} " != *' sqlite '* ]] || bash "$bench/rival_sqlite.sh" prepare "$d/sqlite-base.db" "$d/roster.csv" "$d/key.csv"
  for ((r = 1; r <= repeats; r++)); do
    say "  run $r of $repeats"
    floor "$class" "$d"
    backgrade "$class" "$d"
    for rival in "${rivals[@]}"; do rival "$class" "$d" "$rival"; done
  done
  graded_alike "$d/one.db" "$d/two.db"
  right=$(right_of "$d/two.db")
  agree 'the floor program' "$(grep -c ',correct,' "$d/floor.csv")" "$right"
  for rival in "${rivals[@]}"; do agree "$rival" "$(grep -c ',correct,' "$d/$rival.csv")" "$right"; done
  printf '%s\tanswers\tcsv\t0\t0\t0\t%s\n' "$class" "$(wc -c <"$d/answers.csv")" >>"$samples"
}

rivals=()
[ ! "$sqlite" ] || rivals+=(sqlite)
if [ "$python" ] && [ "$students" -gt "$patience" ]; then
  echo "  without Python (csv + sqlite3): it would take minutes for $students students (PATIENCE=$students lets it)"
elif [ "$python" ]; then
  rivals+=(python)
fi

# What one asks of the large class and waits for, and every view of it as a file.
views() {
  local d=$out/large view
  say '  views'
  measure large show backgrade - "$program" show s0000500 --db "$d/two.db"
  for view in runs overrides pending unreadable shared_answers gradebook scores items concerns wrong_answers missing; do
    measure large "query $view" backgrade - "$program" query "$view" --csv --db "$d/two.db"
  done
}

# Seconds until a terminal shows something, of a command that takes over a second: STEP COMMAND…
first_line() {
  local step=$1 wall first
  shift
  "$out/meter" -t "$out/meter.out" "$@" >"$out/stdout"
  read -r wall _ _ first < <(tail -n 1 "$out/meter.out")
  [ "${wall%.*}" -gt 0 ] || return 0
  # What is done, how fast, and how long it will take; of a single statement of SQLite that it is alive.
  grep -Eq '% of .*/s, .* left|: [0-9]+ s' "$out/stdout" || { say "bench: $* does not say how far it is"; exit 1; }
  printf 'progress\t%s\tbackgrade\t%s\t0\t0\t0\n' "$step" "$first" >>"$samples"
}

progress() {
  local d=$out/large r
  say '  progress on a terminal'
  for ((r = 1; r <= repeats; r++)); do
    cp "$d/base.db" "$d/one.db"
    first_line collect "$program" collect --db "$d/one.db" "$d/answers.csv"
    first_line grade "$program" grade --db "$d/one.db"
    first_line export "$program" export --db "$d/one.db" -o "$d/one.csv"
    [ "$r" = 1 ] || continue # the others take longer
    first_line verify "$program" verify --db "$d/one.db"
  done
}

# ---- formulas: grade alone -----------------------------------------------------

formula_course() { # COURSE ROSTER ANSWERS
  course "$1" "$bench/formulas.md" "$2"
  quiet "$program" collect --db "$1" "$3"
}

# Both ways, from a course that is collected.  WORKLOAD DIRECTORY COURSE
grade_formulas() {
  local j
  for j in 1 2; do
    cp "$2/$3.db" "$2/$j.db"
    measure "$1" grade-$j backgrade "$2/$j.db" "$program" grade -q --db "$2/$j.db" -j$j
  done
}

formulas() {
  local d=$out/formulas r kind found
  say "formulas: $formula_students students x 10 parts"
  mkdir -p "$d"
  "$out/gen" formulas "$formula_students" "$bench/formulas.md" "$d"
  for kind in distinct right repeated; do formula_course "$d/$kind.db" "$d/roster.csv" "$d/$kind.csv"; done
  for ((r = 1; r <= repeats; r++)); do
    say "  run $r of $repeats"
    for kind in distinct right repeated; do
      grade_formulas $kind "$d" $kind
      [ $r != 1 ] || graded_alike "$d/1.db" "$d/2.db"
      found=$(right_of "$d/2.db")
      [ $kind != distinct ] || distinct_right=$found
      [ $kind != right ] || agree 'the generator' $((formula_students * 10)) "$found"
      [ "$numpy" ] && { [ $kind != repeated ] || [ $r = 1 ]; } || continue # once is enough for so many
      measure $kind grade numpy - "$numpy" "$bench/rival_formulas.py" "$d/formulas.tsv" "$d/$kind.tsv"
      [ $r != 1 ] || agree numpy "$(cat "$out/stdout")" "$found"
    done
  done
  # What a process costs before its first answer; taken off when answers are counted.
  head -n 11 "$d/distinct.csv" >"$d/few.csv"
  formula_course "$d/few.db" "$d/roster.csv" "$d/few.csv"
  head -n 10 "$d/distinct.tsv" >"$d/few.tsv"
  for ((r = 1; r <= repeats; r++)); do
    cp "$d/few.db" "$d/1.db"
    measure few grade-1 backgrade "$d/1.db" "$program" grade -q --db "$d/1.db" -j1
    [ ! "$numpy" ] || measure few grade numpy - "$numpy" "$bench/rival_formulas.py" "$d/formulas.tsv" "$d/few.tsv"
  done
}

# As people write them, and enough for one thread to work longer than a process takes to start.
notations() {
  local d=$out/notations r kind found
  say "formulas in four notations: $notation_students students x 10 parts"
  mkdir -p "$d"
  "$out/gen" notations "$notation_students" "$bench/formulas.md" "$d"
  for kind in distinct right; do formula_course "$d/$kind.db" "$d/roster.csv" "$d/$kind.csv"; done
  for ((r = 1; r <= repeats; r++)); do
    say "  run $r of $repeats"
    for kind in distinct right; do
      grade_formulas notations-$kind "$d" $kind
      [ $r = 1 ] || continue
      graded_alike "$d/1.db" "$d/2.db"
      found=$(right_of "$d/2.db")
      [ $kind != distinct ] || notations_right=$found
      [ $kind != right ] || agree 'the generator' $((notation_students * 10)) "$found"
      [ "$numpy" ] || continue
      measure notations-$kind grade numpy - "$numpy" "$bench/rival_formulas.py" "$d/formulas.tsv" "$d/$kind.tsv"
      agree numpy "$(cat "$out/stdout")" "$found"
    done
  done
}

[ "${NETS-1}" ] && { say 'nets: the evaluator'; NUMPY=$numpy bash "$bench/nets.sh" "$build" "$samples" "$repeats"; }
values values "$students" "${rivals[@]}"
if [ "$large" ]; then
  values large "$large"
  views
  progress
  rm -r "$out/large"
fi
formulas
[ ! "$notation_students" ] || notations
echo
[ "$python" ] || skip 'Python (csv + sqlite3)'
[ "$sqlite" ] || skip 'the sqlite3 shell'
[ "$numpy" ] || skip NumPy
sort -t '	' -k1,3 -k4,4n "$samples" |
  awk -v students="$students" -v large="$large" -v formula_students="$formula_students" -v distinct_right="$distinct_right" \
    -v notation_students="$notation_students" -v notations_right="${notations_right:-0}" -v results="$out/results.csv" -f "$bench/table.awk"
echo
awk -f "$bench/nets.awk" "$out/results.csv"
echo
echo 'Reading an answer, one thread:'
"$out/reading" problems submissions/class.csv submissions/homeworks*.csv | tee "$out/reading.txt" | sed 's/^/  /'
echo 'Of the formulas above:'
"$out/reading" tests/bench <(head -n 1001 "$out/formulas/right.csv") | tee -a "$out/reading.txt" | sed '1d;s/^/  /'
echo
growth=() measured=''
# What another program than this one needed is no measure of it.
if [ "$out/growth.csv" -nt "$program" ]; then growth=("$out/growth.csv") measured=$(date -r "$out/growth.csv" '+%F %R'); fi
cp "$out/results.csv" "$out/measured.csv"
awk -v measured="$measured" -v students="$students" -v large="$large" -v results="$out/results.csv" \
  -f "$bench/goals.awk" "$out/measured.csv" "$out/reading.txt" "${growth[@]}"
rm "$out/measured.csv"
awk -v students="$students" -v large="$large" -f "$bench/plot.awk" "$out/results.csv" >"$out/results.svg"
echo "
These figures: $out/results.csv, and as a plot $out/results.svg; every measurement: $samples"
