# Goal: the same grades, to the byte, for any number of threads, any locale, any time zone
# and any order of the files; only then can a grade be defended.
. "$ROOT/tests/cli/lib.sh"
export SOURCE_DATE_EPOCH=1700000000
# A German locale of our own, where commas are decimal points
if mkdir locale && localedef -i de_DE -f UTF-8 locale/de_DE.UTF-8 2>/dev/null; then german=de_DE.UTF-8; else german=C.UTF-8; fi

# course NAME GRADE-OPTIONS...: NAME.csv, NAME.dump (scores, answers, draws)
course() {
  local db=$1.db
  shift
  backgrade --db "$db" -q init --salt 'same bits'
  backgrade --db "$db" -q load "$ROOT"/problems/*.md
  backgrade --db "$db" -q enroll "$ROOT/submissions/roster.csv"
  for file in "$ROOT"/submissions/*.csv; do
    [ "${file##*/}" = roster.csv ] || backgrade --db "$db" -q collect "$file" || [ $? = 1 ]
  done
  backgrade --db "$db" -q grade "$@" || [ $? = 1 ]
  backgrade --db "$db" -q export -o "${db%.db}.csv"
  sqlite3 "$db" 'SELECT * FROM score ORDER BY 1' 'SELECT * FROM answer ORDER BY 1' 'SELECT * FROM draw ORDER BY 1, 2' >"${db%.db}.dump"
  sqlite3 "$db" .dump >"${db%.db}.all"
}

course one -j1
[ "$(wc -l <one.csv)" -gt 500 ]
[ "$(sqlite3 one.db 'SELECT count(*) FROM draw')" -gt 50 ]
LC_ALL=C TZ=UTC course two -j2
LC_ALL=C.UTF-8 TZ=America/St_Johns course seven -j7
(export LOCPATH=$PWD/locale; exec 2>german.err; LC_ALL=$german LANGUAGE=de TZ=Asia/Kathmandu course german -j2)
OMP_NUM_THREADS=3 LC_ALL=POSIX course three
course many -j99
for other in two seven german three many; do
  cmp one.csv $other.csv
  cmp one.dump $other.dump
  cmp one.all $other.all
done

# Graded in pieces, and again: the same scores.
backgrade --db one.db -q grade --all -j7 || [ $? = 1 ]
backgrade --db one.db diff >out 2>err
has err '0 up, 0 down, 0 otherwise changed, 0 graded for the first time'
backgrade --db one.db -q export -o again.csv
cmp one.csv again.csv
