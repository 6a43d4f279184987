# Goal: wrong use is told what right use is, and ends with 2; asked help goes to stdout.
. "$ROOT/tests/cli/lib.sh"

expect 2 backgrade
has err 'backgrade --help'
expect 0 backgrade --help
has out 'Exit status'
expect 0 backgrade help
has out 'Exit status'
expect 0 backgrade --version
has out 'backgrade '

expect 2 backgrade grdae
has err 'did you mean grade?'
expect 2 backgrade query --jsn
has err 'did you mean --json?'
expect 2 backgrade query --bogus
has err '`backgrade query --help` lists the options'
expect 2 backgrade query -x
has err 'no option -x'
expect 2 backgrade query --csv=1
has err 'takes no value'
expect 2 backgrade init --salt
has err '--salt needs a value'
expect 2 backgrade init --salt ''
has err 'empty'
expect 2 backgrade collect
has err 'needs more'
expect 2 backgrade init here
has err 'takes no "here"'
expect 2 backgrade verify --csv
has err 'does not take --csv'
expect 2 backgrade check -j 2 hw1.md
has err 'check does not take --jobs'
expect 2 backgrade load --strict hw1.md
has err 'load does not take --strict'
expect 2 backgrade grade -j zero
has err 'threads'
expect 2 backgrade query gradbook
has err 'did you mean gradebook?'
expect 2 backgrade query x --csv --json

for verb in init check load enroll handout collect grade show query export override diff backup verify explain; do
  expect 0 backgrade "$verb" --help
  has out "backgrade $verb"
  [ ! -s err ]
done
expect 0 backgrade --help query
expect 0 backgrade help export
has out 'tidy'

# Options stand anywhere; what follows -- is no option.
expect 0 backgrade --db a.db init -q
[ ! -s err ]
expect 0 backgrade query --db a.db gradebook
expect 0 env BACKGRADE_DB=a.db backgrade verify
expect 3 backgrade --db a.db enroll -- --strange.csv
has err '--strange.csv'

# An answer may begin with a minus sign: what can be no option is none.
reads() { expect 0 backgrade read "$1" --sheet "$ROOT/problems/csc2516-hw1.md" --part "$2"; }
reads '-(s - y)' 2b.ybar
has out 'read as  -(s - y)'
reads '-s + y' 2b.ybar
has out 'read as  -s + y'
reads '- s' 2b.ybar
has out 'read as  -s'
reads '-\frac{y}{2}' 2b.ybar
has out 'read as  -(y/2)'
expect 2 backgrade read -qx --sheet none.md
has err 'no option -x'
expect 2 backgrade read --y --sheet none.md
has err 'write -- in front of an answer that begins with -'
expect 1 backgrade read --sheet "$ROOT/problems/csc2516-hw1.md" --part 2b.ybar -- -q
has out 'no quantity'
expect 2 backgrade query -x
has err 'no option -x'
