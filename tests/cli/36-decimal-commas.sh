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

# TAB proves nothing by itself: Excel's "Unicode Text" and Google's files have it everywhere.
# 0,5 is a decimal comma, if no number of the file has a point; 1,234 and 2,1 can be anything.
says() { # COMMA FILE: what --explain says of its commas
  explains 0 "$2"
  has out "decimals   $([ "$1" = yes ] && echo 'comma or point: 0,25 is a number' || echo 'point; a comma is not certain')"
}
tabs() { printf 'student_id\thw1.a\n' >tabs.csv; local id=007; for answer; do printf '%s\t%s\n' $id "$answer"; id=008; done >>tabs.csv; }
tabs 1,234
says no tabs.csv
has out '1,234   unreadable'
tabs 2,1 12,5
says no tabs.csv
tabs 0,25 1,234
says yes tabs.csv
has out '1,234   1.234'
tabs 2,7183
says yes tabs.csv
tabs -0,5
says yes tabs.csv
tabs 0,25 0.25
says no tabs.csv
tabs 0,25 '[0.5, 1]'
says no tabs.csv
explains 0 --decimal=comma tabs.csv
has out 'decimals   comma or point'
