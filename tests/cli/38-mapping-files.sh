# Goal: a mapping file says what columns are, comes before anything that is guessed, and all
# its mistakes are shown with their places at once.
. "$ROOT/tests/cli/lib.sh"
channel_course
printf 'Nr,Wer,Wann,Frage = 1,"Frage #2",Rest,student\n1,ada@x.org,27.09.2026 15:00,0.5,yes,abc,zzz\n2,euler@x.org,28.09.2026 15:00,1,no,def,zzz\n' >odd.csv
cat >odd.map <<'END'
# everything at once

student   = Wer         # an e-mail address
submitted = wann
zone      = +02:00
Frage = 1 = hw1.a
"Frage #2" = hw1.b
"student" = hw1.c
skip = Rest
skip = Nr
END
explains 0 --map odd.map odd.csv
has out '4  Frage = 1  answers to hw1.a'
has out '7  student    answers to hw1.c'
has out '6  Rest       ignored: the mapping file skips it'
expect 0 backgrade collect --map odd.map odd.csv
answers >out
has out '007|a|1|0.5|2026-09-27T13:00:00Z|2'
has out '008|b|1|no|2026-09-28T13:00:00Z|3'

wrong() { # text of the message; the map comes from stdin
  cat >wrong.map
  contents >before
  expect 3 backgrade collect --map wrong.map odd.csv
  has err "$1"
  contents | cmp - before
}
wrong 'wrong.map:1:1: error: no = on this line' <<<'Frage 1 hw1.a'
has err 'COLUMN = PROBLEM.PART'
wrong 'wrong.map:1:1: error: nothing behind the =' <<<'student ='
wrong 'wrong.map:1:1: error: nothing before the =' <<<'= hw1.a'
wrong 'wrong.map:1:8: error: no column "Wehr" in odd.csv' <<<'name = Wehr'
has err 'did you mean `Wer`?'
wrong 'wrong.map:1:8: error: problem hw1 has no part "q"' <<<'Rest = hw1.q'
wrong 'wrong.map:1:8: error: no problem "hw9" is loaded' <<<'Rest = hw9.a'
has err 'did you mean hw1?'
wrong 'wrong.map:1:8: error: "hw1" names no part' <<<'Rest = hw1'
wrong 'wrong.map:1:8: error: not a zone' <<<'zone = Berlin'
wrong 'wrong.map:1:9: error: dates are `day first` or `month first`' <<<'dates = us'
wrong 'column 6 has a line already' <<<$'student = Wer\nRest = hw1.a\nskip = Rest'
wrong 'odd.csv:1: column 6: column 5 holds answers to hw1.a already' <<<$'student = Wer\nRest = hw1.a\nFrage #2 = hw1.a'
wrong 'error: control character U+0001' <<<$'Rest\x01 = hw1.a'
wrong 'wrong.map: 2 mistakes; nothing was collected' <<<$'one\ntwo'
has err 'wrong.map:1:1'
has err 'wrong.map:2:1'
expect 3 backgrade collect --map nowhere.map odd.csv
has err 'nowhere.map: cannot be read'
expect 3 backgrade collect --map . odd.csv
: >nothing.map
expect 3 backgrade collect --map nothing.map odd.csv
has err 'no column holds answers'

# CR LF, a byte order mark, no last line end.
(printf '\xef\xbb\xbf'; sed 's/$/\r/' odd.map | head -c -2) >dos.map
expect 0 backgrade collect --map dos.map odd.csv
has err '0 answers new, 0 revised, 6 as before'
backgrade -q verify
