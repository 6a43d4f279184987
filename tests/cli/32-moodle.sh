# Goal: Moodle's responses report, by a map and by tags in the questions' text; attempts in
# order of time, open attempts and summary rows skipped, - is a blank answer.
. "$ROOT/tests/cli/lib.sh"
channel_course
explains 0 --map moodle.map moodle.csv
has out 'layout     Moodle quiz responses'
has out 'Response 1      answers to hw1.a'
has out 'Right answer 1  ignored: what the platform takes for right'
has out 'Response 3      ignored: the mapping file skips it'
expect 0 backgrade collect --map moodle.map moodle.csv
has err '5 rows: 4 answers new, 2 revised, 0 as before, 0 rejected'
has err '1 row skipped: no students'
has err '2 rows skipped: nothing was submitted'
answers >out
diff out - <<'END'
007|a|1|0.5|2026-09-27T13:00:00Z|2
007|b|1|True|2026-09-27T13:00:00Z|2
008|a|1||2026-09-27T13:10:00Z|3
008|a|2|-0.5|2026-09-28T13:10:00Z|4
008|b|1||2026-09-27T13:10:00Z|3
008|b|2|False|2026-09-28T13:10:00Z|4
END
contents >before
expect 0 backgrade collect --map moodle.map moodle.csv
has err '0 answers new, 0 revised, 6 as before'
contents | cmp - before

# A map that names more brings more from the same file.
sed 's/^skip *= Response 3/Response 3 = hw1.c/' moodle.map >more.map
expect 0 backgrade collect --map more.map moodle.csv
has err '2 answers new, 1 revised, 6 as before'

# Without a map: the columns that look like answers are named, not lost in silence.
expect 3 backgrade collect moodle.csv
has err 'no column holds answers'
has err 'Response 1 = hw1.a'
expect 3 backgrade collect moodle-grades.csv
has err 'only points of questions'
has err 'export the report "Responses", not "Grades"'
# … unless a map insists: short names do.
printf 'Q. 1 = hw1.a\n' >points.map
expect 0 backgrade collect --dry-run --map points.map moodle-grades.csv
has err '0 answers new, 1 revised'

# German, UTF-16, semicolons; questions in another order for each student.
channel_course
explains 0 moodle-de.csv
has out 'encoding   UTF-16LE, with a byte order mark'
has out 'delimiter  semicolon'
has out 'comma or point: 0,25 is a number'
has out 'Antwort 1           answers to the tag in column 9'
expect 0 backgrade collect moodle-de.csv
answers >out
diff out - <<'END'
007|a|1|0,5|2026-09-27T15:00:00Z|2
007|b|1|Wahr|2026-09-27T15:00:00Z|2
008|a|1|0,25|2026-10-03T15:00:00Z|3
008|b|1|yes|2026-10-03T15:00:00Z|3
END
[ "$(sqlite3 course.db 'SELECT decimal_comma FROM import_batch')" = 1 ]

# German, without tags: the columns are known, and a map can be written from what is said.
channel_course
printf 'Nachname,Vorname,ID-Nummer,Status,Begonnen,Beendet,"Bewertung/3,00",Antwort 1,Antwort 2\nX,Y,007,Beendet,20. September 2026 15:10,20. September 2026 15:30,"1,00",0.5,Wahr\n' >plain-de.csv
expect 3 backgrade collect plain-de.csv
has err 'lines like: Antwort 1 = hw1.a'
printf 'Antwort 1 = hw1.a\nAntwort 2 = hw1.b\n' >plain-de.map
explains 0 --map plain-de.map plain-de.csv
has out 'layout     Moodle quiz responses'
has out 'ID-Nummer       the student, by id'
hasnt out 'left out'
expect 0 backgrade collect --map plain-de.map plain-de.csv
answers >out
diff out - <<'END'
007|a|1|0.5|2026-09-20T15:30:00Z|2
007|b|1|Wahr|2026-09-20T15:30:00Z|2
END

# Gaps: one cell, several parts.
channel_course
printf 'Response 1 = hw1.a, hw1.b\n' >gaps.map
expect 1 backgrade collect --map gaps.map moodle-gaps.csv
has err 'moodle-gaps.csv:4:116: error: 2 answers were expected here, not 0'
has err 'such a cell is written `part 1: …; part 2: …`; nothing of the row was taken'
answers >out
diff out - <<'END'
007|a|1|0.5|2026-09-27T15:00:00Z|2
007|b|1|yes|2026-09-27T15:00:00Z|2
008|a|1|0.25|2026-09-27T15:01:00Z|3
008|b|1||2026-09-27T15:01:00Z|3
END

# A question that names what is not there, and one that stands twice.
head -n 1 moodle-gaps.csv | sed 's/"Response 1"/"Question 1","Response 1","Question 2","Response 2"/' >tags.csv
printf 'Lovelace,Ada,007,Finished,,27 September 2026 15:00,,3.00,y [hw1.z],1,,\nEuler,Leonhard,008,Finished,,27 September 2026 15:00,,3.00,y [hw1.a],1,y [hw1.a],2\n' >>tags.csv
expect 1 backgrade collect tags.csv
has err 'tags.csv:2:58: error: problem hw1 has no part "z"'
has err 'tags.csv:3:1: error: two questions of this row are hw1.a'
backgrade -q verify

# What Moodle's editor puts round an answer is not the student's.
channel_course
cat >html.csv <<'END'
Last name,First name,ID number,Email address,Status,Completed,Response 1
Lovelace,Ada,007,ada@x.org,Finished,27 September 2026  3:00 PM,"<p dir=""ltr"" style=""text-align: left;"">0.5<br></p>"
Euler,Leonhard,008,euler@x.org,Finished,27 September 2026  3:00 PM,1&nbsp;&minus;&nbsp;0.5
Noether,Emmy,009,emmy@x.org,Finished,27 September 2026  3:00 PM,x < y && y > 2
END
printf 'Response 1 = hw1.a\n' >html.map
expect 0 backgrade collect --map html.map html.csv
answers | cut -d'|' -f4 >out
printf '%s\n' 0.5 '1 − 0.5' 'x < y && y > 2' | diff out -

# The same from a platform that nobody knows, by the tags in its header alone.
channel_course
printf 'Email address,[hw1.a]\nada@x.org,"<p dir=""ltr"">0.5&nbsp;<br></p>"\neuler@x.org,0.25<br>\nnoether@x.org,x<p and p>1\n' >tagged.csv
expect 0 backgrade collect tagged.csv
answers | cut -d'|' -f4 >out
printf '%s\n' 0.5 0.25 'x<p and p>1' | diff out -
