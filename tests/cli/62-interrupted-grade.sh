# Goal: Ctrl-C during a long grade leaves the old state, says so, and ends with 130.
. "$ROOT/tests/cli/lib.sh"
# Each answer is a formula of its own, so none is graded twice: seconds of work for one thread.
cat >long.md <<'END_SHEET'
---
title: Long
network: |
  x : 40
  W : 40 x 40
  y = W * x
  L = sum(y.^2)
parts:
  - {id: a, points: 1, expression: dL/dW, samples: 640}
---
Long.
END_SHEET
backgrade -q init --salt long
backgrade -q load long.md
{ echo student_id,name; for i in $(seq 3000); do echo "s$i,S"; done; } >roster.csv
{ echo student_id,problem,part,answer; for i in $(seq 3000); do echo "s$i,long,a,2*y*x' + $i*W"; done; } >answers.csv
backgrade -q enroll roster.csv
backgrade -q collect answers.csv
contents >before
for signal in TERM INT; do
  # A job started with & ignores SIGINT in a script, unless it is told not to.
  env --default-signal=INT backgrade grade -j1 >out 2>err &
  command=$!
  sleep 0.7
  kill -$signal $command
  status=0
  wait $command || status=$?
  [ $status = 130 ] || { echo "SIG$signal: status $status"; cat err; exit 1; }
  has err 'interrupted'
  contents | cmp - before
done
backgrade -q verify
