# Goal: a command that is killed or interrupted leaves the old state or the new one.
. "$ROOT/tests/cli/lib.sh"
(echo id,name; for i in $(seq 40000); do echo "s$i,Name $i"; done) >big.csv
backgrade -q init --salt test

for wait in 0.01 0.02 0.03 0.05 0.08 0.1 0.15 0.2; do
  backgrade -q enroll big.csv &
  sleep "$wait"
  kill -9 $! 2>/dev/null || true
  wait $! 2>/dev/null || true
  n=$(sqlite3 course.db 'SELECT count(*) FROM student')
  [ "$n" = 0 ] || [ "$n" = 40000 ] || { echo "$n students"; exit 1; }
  backgrade -q verify
  [ "$n" = 0 ] || { rm -f course.db*; backgrade -q init --salt test; }
done

# A signal while a pipe keeps the command waiting for more rows: it has read what cat could
# write, and nobody closes the pipe before the signal is sent.
mkfifo pipe
exec 9<>pipe
backgrade enroll pipe >out 2>err 9>&- &
command=$!
timeout 60 cat big.csv >&9
# A job started with & ignores SIGINT in a script; SIGTERM takes the same way.
kill -TERM $command
exec 9>&-
status=0
wait $command || status=$?
[ $status = 130 ] || { echo "status $status"; cat err; exit 1; }
[ "$(sqlite3 course.db 'SELECT count(*) FROM student')" = 0 ]

# Two writers: one waits for the other, or says who is in the way.
mkfifo statements
sqlite3 course.db <statements &
locker=$!
exec 8>statements
printf 'BEGIN IMMEDIATE;\n.shell touch locked\n' >&8
await [ -e locked ]
expect 4 backgrade enroll big.csv
has err 'another program is writing'
expect 0 backgrade query gradebook
exec 8>&-
wait $locker
backgrade -q enroll big.csv
backgrade -q verify
