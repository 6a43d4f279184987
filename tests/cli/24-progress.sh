# Goal: who waits sees how far a command is; nobody finds it in a log.
. "$ROOT/tests/cli/lib.sh"
small_course
script -qec true /dev/null >out </dev/null || exit 0

# Some answers, then the others after a while.
slowly() {
  printf 'student_id,problem,part,answer\n'
  for i in $(seq 900); do printf '007,hw1,c,"%d%200s"\n' "$i" 'words that fill what is read at once'; done
  sleep 0.3
  printf '008,hw1,a,0.5\n'
}
mkfifo pipe
shown() { # COMMAND: what a terminal gets
  slowly >pipe &
  TERM=xterm script -qec "$*" /dev/null </dev/null >out
  wait
}
shown "backgrade collect --dry-run - <pipe"
has out 'reading standard input: '
has out 'kB'
has out $'\r\e[K'
grep -q $'\e\[Kstandard input: 901 rows' out # what is said stands on an empty line
shown "backgrade collect --dry-run -q - <pipe"
hasnt out 'reading'
shown "TERM=dumb backgrade collect --dry-run - <pipe"
hasnt out 'reading'
shown "backgrade collect --dry-run - <pipe 2>err >err"
hasnt err 'reading'
has err '901 rows'
