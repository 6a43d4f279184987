# Goal: README.md tells the truth.
#
# Every command of its ```console blocks (a line that starts with `$ `) runs, in order, in one
# folder with problems/, submissions/, build/backgrade and the course of `make demo`; what it
# prints must be what README prints.  There a line that is only … stands for any number of
# lines, a … at the end of a line for the rest of it.  A block below <!-- file: NAME --> is
# first written to NAME.  The lists of README are held against the sources they speak of.
#
# After a message has been reworded: REWRITE=1 PATH=$PWD/build:$PATH ROOT=$PWD \
#   bash -c 'cd $(mktemp -d) && bash $ROOT/tests/cli/80-readme.sh', then read the diff.
. "$ROOT/tests/cli/lib.sh"
readme=$ROOT/README.md

ln -s "$ROOT/problems" "$ROOT/submissions" .
mkdir -p build/demo
ln -s "$(command -v backgrade)" build/backgrade
(
  export BACKGRADE_DB=build/demo/course.db
  backgrade -q init
  backgrade -q load problems/*.md
  backgrade -q enroll submissions/roster.csv
  backgrade -q collect submissions/class.csv submissions/homeworks*.csv
  backgrade -q grade || [ $? = 1 ]
)

# same WANT GOT: is the second file what the first one prints?
same() {
  awk 'function fits(w, g) {
         n = length(w) - length("…")
         return w == g || (n > 0 && substr(w, n + 1) == "…" && substr(g, 1, n) == substr(w, 1, n))
       }
       NR == FNR { want[++m] = $0; next }
       { got[++n_got] = $0 }
       END {
         j = 1
         for (i = 1; i <= m; i++) {
           if (want[i] != "…") { if (j > n_got || !fits(want[i], got[j++])) exit 1; continue }
           if (i == m) exit 0
           while (j <= n_got && !fits(want[i + 1], got[j])) j++
         }
         exit j <= n_got
       }' "$1" "$2"
}

# --- the commands ---------------------------------------------------------------

mapfile -t line <"$readme"
bad=0 commands=0 block='' file=''
rewritten=()
i=0
while [ $i -lt ${#line[@]} ]; do
  text=${line[i]}
  rewritten+=("$text")
  i=$((i + 1))
  case $text in
  '<!-- file: '*) file=${text#<!-- file: } file=${file% -->} ;;
  '```')
    if [ -n "$block" ]; then block='' file=''; else block=text; fi ;;
  '```'*)
    block=${text#'```'}
    [ -z "$file" ] || : >"$file" ;;
  '$ '*)
    [ "$block" = console ] || continue
    : >want
    while [ "${line[i]}" != '```' ] && [[ ${line[i]} != '$ '* ]]; do
      printf '%s\n' "${line[i]}" >>want
      i=$((i + 1))
    done
    eval "${text#'$ '}" >raw 2>&1 </dev/null || true
    sed 's/[ \r]*$//' raw >got
    commands=$((commands + 1))
    if same want got; then
      mapfile -t out <want
    else
      bad=$((bad + 1))
      printf '%s\n' "README.md:$((i + 1)): $text" "  does not print what README says:"
      diff want got | sed 's/^/  /' || true
      mapfile -t out <got
    fi
    [ ${#out[@]} = 0 ] || rewritten+=("${out[@]}") ;;
  *) [ -z "$block" ] || [ -z "$file" ] || printf '%s\n' "$text" >>"$file" ;;
  esac
done
[ $commands -ge 20 ] || { echo "only $commands commands were found"; bad=1; }
if [ -n "${REWRITE:-}" ]; then printf '%s\n' "${rewritten[@]}" >"$readme"; fi

# --- the lists --------------------------------------------------------------------

says() { grep -qF -- "$1" "$readme" || { echo "README.md does not say: $1"; bad=$((bad + 1)); }; }

says 'make demo'
says 'make test'
sed -nE 's/^([a-z][a-z0-9_]*\([^)]*\)) = .*/\1/p' "$ROOT/src/prelude.bg" | grep -vE '^(generic|falling)\(' >functions
while read -r function; do says "$function"; done <functions

# Views: "| `name` | column, column … |"
sqlite3 build/demo/course.db "SELECT m.name, group_concat(c.name, ', ') FROM sqlite_schema AS m
  JOIN pragma_table_info(m.name) AS c WHERE m.type = 'view' GROUP BY m.name" >views
backgrade query >promised
while read -r view _; do
  says "| \`$view\` | $(sed -n "s/^$view|//p" views) |"
done <promised

# Settings and kinds: every key of a sheet, as the program lists them for one that is none.
printf -- '---\ntitle: t\nxyzzy: 1\nnetwork: y = 1\nparts:\n  - {id: a, points: 1, text: why, xyzzy: 2}\n---\n' >keys.md
{ backgrade check keys.md 2>&1 || true; } | sed -n 's/.*the keys here are //p' | tr ',' '\n' | tr -d ' ' | sort -u >keys
[ "$(wc -l <keys)" -ge 25 ] || { echo 'no keys found'; bad=1; }
while read -r key; do
  grep -qE "[\`{, ]$key[\`:]" "$readme" || { echo "README.md does not say: $key"; bad=1; }
done <keys

# The map: every module of src.
for source in $(git -C "$ROOT" ls-files 'src/*.[ch]' 2>/dev/null || ls "$ROOT"/src/*.[ch]); do
  module=$(basename "${source%.*}")
  grep -qE "^([a-z0-9]+, )*${module%%_*}\b" "$readme" || { echo "README.md: no line for src/$module in the map"; bad=1; }
done

# Limits: "| `LIMIT_X` | number | …"
while IFS='|' read -r _ name value _; do
  name=${name//[\` ]/} value=${value//[, ]/}
  defined=$(sed -nE "s/^#define $name ([^/]*).*/\1/p" "$ROOT/src/limits.h")
  [ "$value" = "$((${defined//LL/}))" ] || { echo "README.md: $name is $defined, not $value"; bad=1; }
done < <(grep '^| `LIMIT_' "$readme")

[ $bad = 0 ]
