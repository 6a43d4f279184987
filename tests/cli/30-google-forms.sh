# Goal: a Google form's answers come in by the tags in its questions, from the form's own
# download and from its spreadsheet; scores and feedback are not taken for answers.
. "$ROOT/tests/cli/lib.sh"
channel_course

explains 1 google.csv
has out 'layout     Google Forms'
has out '4  What is y? [hw1.a]                      answers to hw1.a'
has out 'ignored: points or feedback of a question'
has out '   2  007 (Ada Lovelace)  hw1.a  2026-09-27T13:00:00Z  0.5'
expect 1 backgrade collect google.csv
has err 'google.csv:6:31: error: no student "stranger@y.org" is enrolled'
has err '4 rows: 6 answers new, 2 revised, 0 as before, 1 rejected'
has err '3 rows matched by e-mail address'
has err 'left out, since no tag and no map says which part they answer: "How did it go?"'
answers | tr -d '\r' >out
diff out - <<'END'
007|a|1|0.5|2026-09-27T13:00:00Z|2
007|a|2|1/2|2026-09-28T07:00:00Z|5
007|b|1|yes|2026-09-27T13:00:00Z|2
007|b|2|no|2026-09-28T07:00:00Z|5
007|c|1|y is twice x,
and x is "positive"|2026-09-27T13:00:00Z|2
008|a|1|2*0.25|2026-09-27T13:05:10Z|4
008|b|1||2026-09-27T13:05:10Z|4
008|c|1||2026-09-27T13:05:10Z|4
END
has err '1 empty cell beside an earlier answer, which stays'
contents >before
expect 1 backgrade collect google.csv
has err '0 answers new, 0 revised, 8 as before'
contents | cmp - before

# The stranger enrolls, the form is collected again.
printf 'id,name,email\n013,Stranger,stranger@y.org\n' >late.csv
backgrade -q enroll late.csv
expect 0 backgrade collect google.csv
has err '3 answers new, 0 revised, 8 as before'

# From the spreadsheet: 13/10 in line 4 says that 5/10 is in October; ids as typed.
channel_course
expect 0 backgrade collect google-sheet.csv
has err 'google-sheet.csv:3:26: warning: "8" is taken for student 008, Leonhard Euler'
has err 'times name no zone and are taken as UTC'
answers >out
diff out - <<'END'
007|a|1|0.5|2026-10-05T09:15:00Z|2
008|a|1|0.25|2026-10-06T10:00:00Z|3
009|a|1|0.5|2026-10-13T11:00:00Z|4
END

# Without line 4 nobody knows: the time stays empty, and a map can say it.
channel_course
grep -v '^13/10' google-sheet.csv >form.csv
expect 0 backgrade collect form.csv
has err 'the time of 2 rows is not certain and was left empty'
answers >out
has out '007|a|1|0.5||2'
channel_course
grep -v '^13/10' google-sheet.csv >form.csv
printf 'dates = month first\nzone = +02:00\n' >form.map
expect 0 backgrade collect --map form.map form.csv
answers >out
has out '007|a|1|0.5|2026-05-10T07:15:00Z|2'

# Contradiction: one line says day first, another month first.
channel_course
(cat google-sheet.csv; echo '10/14/2026 11:00:00,,0.5,010') >form.csv
expect 0 backgrade collect form.csv
has err 'the time of 4 rows is not certain'
answers >out
has out '009|a|1|0.5||4'
backgrade -q verify
