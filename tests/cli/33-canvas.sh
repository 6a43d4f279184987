# Goal: Canvas's student analysis: answers and points in pairs, several blanks in a cell,
# HTML and \, undone, the university's id before Canvas's own.
. "$ROOT/tests/cli/lib.sh"
channel_course
explains 0 canvas.csv
has out 'layout     Canvas quiz student analysis'
has out 'id                                           ignored: another id is there'
has out '2.0                                          ignored: points of a question'
has out 'answers to hw1.b, hw1.c'
expect 0 backgrade collect canvas.csv
has err '3 rows: 6 answers new, 3 revised'
has err '1 row skipped: no students'
has err 'left out, since no tag and no map says which part they answer: "9003: Which week is it?"'
answers >out
diff out - <<'END'
007|a|1|0.5|2026-09-27T13:00:00Z|2
007|a|2|1 − 0.5|2026-09-28T13:00:00Z|3
007|b|1|yes|2026-09-27T13:00:00Z|2
007|b|2|no|2026-09-28T13:00:00Z|3
007|c|1|y = 2x, so y > x|2026-09-27T13:00:00Z|2
007|c|2||2026-09-28T13:00:00Z|3
008|a|1||2026-09-27T14:00:00Z|4
008|b|1|yes|2026-09-27T14:00:00Z|4
008|c|1|W_{1} < 1|2026-09-27T14:00:00Z|4
END

# Without the university's id: Canvas's own counts only where the name agrees, since 011
# is somebody else here.
channel_course
expect 1 backgrade collect --map canvas.map canvas-no-sis.csv
has err '"Emmy Noether" is taken for student 009'
has err 'canvas-no-sis.csv:4:1: error: "Maria Agnesi" may be student 011 or 012'
answers >out
diff out - <<'END'
009|a|1|0.5|2026-09-27T14:00:00Z|2
009|b|1|True|2026-09-27T14:00:00Z|2
010|a|1|0.25|2026-09-27T14:00:00Z|3
010|b|1|True|2026-09-27T14:00:00Z|3
END
backgrade -q verify
