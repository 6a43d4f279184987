# Goal: Gradescope: responses beside points, missing submissions skipped, an id and an
# address of two students rejected.
. "$ROOT/tests/cli/lib.sh"
channel_course
explains 1 gradescope.csv
has out 'layout     Gradescope'
has out '1.1: y [hw1.a] (2.0 pts)    ignored: points of a question'
has out '1.1: y [hw1.a] Response     answers to hw1.a'
expect 1 backgrade collect gradescope.csv
has err 'gradescope.csv:4:18: error: "009" is student 009, but "goedel@x.org" is student 010'
has err '1 row skipped: nothing was submitted'
answers >out
diff out - <<'END'
007|a|1|0.5|2026-09-27T13:00:00Z|2
007|b|1|yes|2026-09-27T13:00:00Z|2
008|a|1|[1, 2]|2026-09-27T21:00:00Z|3
008|b|1||2026-09-27T21:00:00Z|3
END

# The export of grades holds points and no answers, tags or not.
cut -d, -f 1-14 gradescope.csv >points.csv
expect 3 backgrade collect points.csv
has err 'no column holds answers, only points of questions'
# A person may know better.
printf '1.1 = hw1.a\n' >points.map
expect 1 backgrade collect --dry-run --map points.map points.csv
backgrade -q verify
