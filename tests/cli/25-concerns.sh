# Goal: before grades go out the course says which parts a person should look at, and why.
. "$ROOT/tests/cli/lib.sh"
cat >quiz.md <<'END'
---
title: A quiz with a wrong key
network: x = 0.25
parts:
  - {id: wrong, points: 1, value: x + 1}
  - {id: fine, points: 1, value: x}
  - {id: against, points: 1, value: 2*x}
  - {id: scrawl, points: 1, value: x}
  - {id: hard, points: 1, value: x}
---
END
backgrade -q init --salt test
backgrade -q load quiz.md
(echo student_id; seq 1 12) >roster.csv
backgrade -q enroll roster.csv
expect 0 backgrade query concerns --csv
[ "$(wc -l <out)" = 1 ]
# The key of `wrong` is wrong; the better half has `against` wrong.
(
  echo student_id,quiz.wrong,quiz.fine,quiz.against,quiz.scrawl,quiz.hard
  for i in $(seq 1 12); do
    if [ "$i" -le 6 ]; then echo "$i,0.25,0.25,$i,0.25,$((i == 1 ? 25 : i))e-2"; else echo "$i,0.25,$i,0.5,0..$i,$i"; fi
  done
) >answers.csv
backgrade -q collect answers.csv
backgrade -q grade || [ $? = 1 ]
expect 0 backgrade query concerns --csv
tr -d '\r' <out >concerns
[ "$(cat concerns)" = 'problem,part,concern,detail
quiz,wrong,nobody has it right,12 students
quiz,against,the better have it wrong,discrimination '"$(sqlite3 course.db "SELECT discrimination FROM items WHERE part = 'against'")"'
quiz,wrong,many write the same,12 of 12: 0.25
quiz,scrawl,many are unreadable,6 of 12
quiz,hard,hard,facility 0.083' ] || { cat concerns; exit 1; }
