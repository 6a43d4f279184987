# Goal: whether a comma is a decimal mark is known of a file or not, said by --explain, kept
# with the file, and can be said later; the answer itself stays as it was typed.
. "$ROOT/tests/cli/lib.sh"
channel_course
commas() { sqlite3 course.db "SELECT group_concat(file || '=' || decimal_comma, ' ') FROM (SELECT * FROM import_batch ORDER BY id)"; }
printf 'student_id;hw1.a\n007;0,5\n' >semicolon.csv
printf 'student_id\thw1.a\n008\t0,5\n' >tab.csv
printf 'student_id,hw1.a\n009,"0,5"\n' >comma.csv
explains 0 semicolon.csv
has out 'decimals   comma or point: 0,25 is a number'
has out '0,5     0.5'
explains 0 comma.csv
has out '0,5     unreadable'
has out 'decimals   point; a comma is not certain (--decimal=comma makes it so)'
explains 0 --decimal=comma comma.csv
has out 'decimals   comma or point'
expect 0 backgrade collect semicolon.csv tab.csv comma.csv
[ "$(commas)" = 'semicolon.csv=1 tab.csv=1 comma.csv=0' ]
[ "$(sqlite3 course.db 'SELECT DISTINCT raw FROM answer')" = 0,5 ]

# Said later: the answers stay, the file is marked, the old mark is in the history.
expect 0 backgrade collect --decimal=comma comma.csv
has err '0 answers new, 0 revised, 1 as before'
has err 'a comma in its numbers is now a decimal comma; next: backgrade grade --all'
[ "$(commas)" = 'semicolon.csv=1 tab.csv=1 comma.csv=1' ]
[ "$(sqlite3 course.db "SELECT old FROM history WHERE noun = 'import_batch'")" = 'decimal_comma=0 rows=1 rejected=0' ]
contents >before
expect 0 backgrade collect --decimal=comma comma.csv
hasnt err 'is now'
expect 0 backgrade collect comma.csv          # what was said stays said
contents | cmp - before
expect 0 backgrade collect --decimal=point semicolon.csv
has err 'is now no decimal comma'
[ "$(commas)" = 'semicolon.csv=0 tab.csv=1 comma.csv=1' ]

printf 'student_id;hw1.a\n010;0,5\n' >point.csv
expect 0 backgrade collect --decimal point point.csv
commas | grep -q 'point.csv=0'
expect 2 backgrade collect --decimal=semicolon point.csv
has err '--decimal is comma or point'
expect 1 backgrade -q grade --all
sqlite3 course.db "SELECT student_id || ' ' || status FROM scores WHERE part = 'a' AND answer = '0,5' ORDER BY 1" >out
diff out - <<'END'
007 unreadable
008 correct
009 correct
010 unreadable
END
backgrade -q verify
