# Goal: check says what draws were refused for, and what to do where hardly any is left; every
# drawn sheet of problems/ gives a class well-posed numbers, the same for every thread count and
# order of the roster.
. "$ROOT/tests/cli/lib.sh"
sheet() { # NAME NETWORK: asks for dW
  printf -- '---\ntitle: %s\nnetwork: |\n%s\ntolerance: {decimals: 3}\nparts:\n  - {id: dW, points: 1, value: dL/dW}\n---\nx\n' "$1" "$2" >"$1.md"
}

sheet some '  x : 2 ~ choose(-2, -1, 1, 2)
  W : 2 x 2 ~ uniform(-1, 1, step 0.1)
  h = relu(W*x)
  L = sum(h.^2 + h)
  require sum(x) > 0'
expect 0 backgrade check some.md
cp out first
has out ' of 1000 draws are refused:'
has out '  require sum(x) > 0'
has out '  `h`: no unit of a layer is awake'
refused=$(sed -n 's/^  \([0-9]*\) of 1000 draws are refused:/\1/p' out)
[ "$(awk '/^     / { n += $1 } END { print n }' out)" = "$refused" ]
expect 0 backgrade check some.md
cmp out first

# No draw is left: nothing is loaded, and another range is named.
sheet dead '  x : 2 ~ uniform(1, 2, step 0.1)
  W : 3 x 2 ~ uniform(-2, -1, step 0.1)
  h = relu(W*x)
  L = sum(h.^2 + h)'
expect 3 backgrade check dead.md
has err 'dead.md:6:3: error: no well-posed numbers were found'
has err '`h`: no unit of a layer is awake'
has err 'help: with `W ~ uniform(-2, 2, step 0.1)`'
backgrade -q init --salt guard
expect 3 backgrade load dead.md
has err 'nothing was loaded'
sed 's/uniform(-2, -1/uniform(-2, 2/' dead.md >new && mv new dead.md # as it was told
expect 0 backgrade load dead.md

# Hardly any is: a warning.
sheet hardly '  x : 2 ~ uniform(1, 2, step 0.1)
  W : 1 x 2 ~ uniform(-1, 0.1, step 0.1)
  h = relu(W*x)
  L = h^2 + h'
expect 0 backgrade check hardly.md
has err 'draws are refused, most of them because: `h`: no unit of a layer is awake'
has err 'help: with `W ~ uniform('

# What a reference always is, is no accident: a gradient that is 0 by design can be asked for.
sheet zero '  x : 2 ~ integers(1, 3)
  W : 2 ~ uniform(0.1, 1, step 0.1)
  L = sum(x) * (W[1] - W[1])'
expect 0 backgrade check zero.md
has out '0 of 1000 draws are refused'

# All sheets, a small class.
mkdir class && cd class
bash "$ROOT/tests/bench/draws.sh" 150 >table || { cat table; exit 1; }
for sheet in batch classifier mlp recurrent residual; do
  grep -Eq "^$sheet-own-numbers +150 +[0-9]+ +yes +yes " table || { cat table; exit 1; }
done
