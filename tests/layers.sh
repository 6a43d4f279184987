#!/usr/bin/env bash
# tests/layers.sh - holds the house's order against the #includes of src/.
#   1. A file includes only headers of its own module and of those named before it in `order`.
#      store_sql.h is a private part of the module store, and so on for every name with a _.
#   2. The language wing and the data wing do not know each other; sheet alone reads sheets, and tolerance their settings.
#   3. A foreign library has one door.  4. Only batch and ahead start threads.
set -euo pipefail
cd "$(dirname "$0")/.."

ground='limits decimal arena hash ahead diag record'
language='ops kernels dispatch draw text lex shape parse fingerprint instr tape adjoint net eval tolerance guard sample sheet shared repair judge follow diagnose'
reading='yaml field settings markdown mathml part front' # a sheet's text
data="file sorter progress sha256 calendar $reading policy csv store table collect export report"
roof='handout batch cmd main'
order="$ground $language $data $roof"

# header door...: only these modules may include <header>
doors='csv.h csv
sqlite3.h store
yaml.h yaml
md4c.h markdown
sleef.h kernels
Random123/philox.h draw'

has() { [[ " $1 " == *" $2 "* ]]; } # is the word in the list?
bad=0
breach() { echo "$1"; bad=1; }

# may MODULE HEADER
may() {
  [ "$1" = "${2%%_*}" ] && return
  [[ $2 != *_* ]] || return 1
  if has "$language" "$1" && has "$data" "$2"; then
    has 'sheet tolerance' "$1" && has "$reading" "$2"
    return
  fi
  has "$data" "$1" && has "$language" "$2" && return 1
  has "${order%% "$1" *} " "$2" && has "$order" "$2"
}

for file in src/*.[ch]; do
  module=$(basename "${file%.*}") module=${module%%_*}
  has "$order" "$module" || { breach "$file: tests/layers.sh does not say on which floor $module is"; continue; }
  while IFS=: read -r line text; do
    [[ $text =~ ^[[:space:]]*#[[:space:]]*include[[:space:]]*([\"\<])([^\"\>]+) ]] || continue
    kind=${BASH_REMATCH[1]} header=${BASH_REMATCH[2]}
    if [ "$kind" = '"' ]; then
      case $header in
      *.h) may "$module" "${header%.h}" || breach "$file:$line: $module may not know $header" ;;
      *.def | *.inc) ;;
      *) breach "$file:$line: odd include $header" ;;
      esac
      continue
    fi
    while read -r foreign door; do
      [ "$header" = "$foreign" ] || continue
      [ "$module" != "$door" ] || [ "$file" = "src/$door.h" ] || continue
      breach "$file:$line: only $door.c may include <$foreign>"
    done <<<"$doors"
  done < <(grep -n '#[[:space:]]*include' "$file" || true)
  if ! has 'batch ahead' "$module"; then
    line=$(grep -nE '^[[:space:]]*#[[:space:]]*pragma[[:space:]]+omp[[:space:]]+parallel|pthread_create' "$file" | cut -d: -f1 | head -n 1 || true)
    [ -z "$line" ] || breach "$file:$line: only batch.c and ahead.c start threads"
  fi
done
exit $bad
