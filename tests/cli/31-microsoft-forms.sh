# Goal: the CSV of a Microsoft form; its ID counts answers and is nobody's id; "anonymous"
# is nobody's address; a name counts only if it is one student's.
. "$ROOT/tests/cli/lib.sh"
channel_course
explains 1 microsoft.csv
has out 'encoding   UTF-8, with a byte order mark'
has out 'line ends  CR LF'
has out 'layout     Microsoft Forms'
has out ' 1  ID                             ignored: the form counts its answers'
has out 'Euler, Leonhard  008 (Leonhard Euler)  the name'
expect 1 backgrade collect microsoft.csv
has err 'microsoft.csv:3:47: warning: "Euler, Leonhard" is taken for student 008, Leonhard Euler'
has err 'microsoft.csv:4:47: error: "Maria Agnesi" may be student 011 or 012'
has err 'microsoft.csv:5:37: error: no student id'
has err '1 row matched only by a similar id, a login or a name'
answers >out
diff out - <<'END'
007|a|1|0.5|2026-10-05T09:15:00Z|2
007|b|1|yes|2026-10-05T09:15:00Z|2
008|a|1|1,5|2026-10-13T09:20:30Z|3
008|b|1|no|2026-10-13T09:20:30Z|3
END
expect 3 backgrade collect --strict microsoft.csv

# The file that Forms itself offers is a workbook.
printf 'PK\003\004\024\000\006\000[Content_Types].xml' >form.csv
expect 3 backgrade collect form.csv
has err 'form.csv: an .xlsx file, not CSV'
has err 'save as "CSV UTF-8"'
backgrade -q verify
