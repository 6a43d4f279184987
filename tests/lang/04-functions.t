% Elementary functions, entry by entry
exp(1) => 2.718281828
log(10) => 2.302585093
ln(10) => 2.302585093
sqrt(2) => 1.414213562
sin(1) => 0.8414709848
cos(1) => 0.5403023059
tan(1) => 1.557407725
tanh(0.5) => 0.4621171573
sinh(1) => 1.175201194
cosh(1) => 1.543080635
erf(0.5) => 0.5204998778
expm1(1e-10) => 1e-10
log1p(1e-10) => 1e-10
floor(2.7) => 2
floor(-2.7) => -3
abs(-3) => 3
abs([-1 2 0]) => 1x3: [1 2 0]
sign([-2 0 5]) => 1x3: [-1 0 1]
square([2; -3]) => 2x1: [4; 9]
pow(2, 10) => 1024
pow([1 2], 2) => 1x2: [1 4]
log(-1) => nan
log(0) => -inf
sqrt(-1) => nan
exp(1000) => inf
exp(-1000) => 0
max(2, 3) => 3
min(2, 3) => 2
max([1 5; 3 2], 2.5) => 2x2: [2.5 5; 3 2.5]
max([1 5 3], [4; 2]) => 2x3: [4 5 4; 2 5 3]
max(1, 2, 3) => FAIL
  error: `max` takes an array, an array and a dimension, or indices and a formula
        | max(1, 2, 3)
        | ^~~~~~~~~~~~
    help: of several numbers: max([a b c])
exp([0; 1]) => 2x1: [1; 2.718281828]

% Reductions
sum([1 2; 3 4]) => 10
sum([1 2; 3 4], 1) => 1x2: [4 6]
sum([1 2; 3 4], 2) => 2x1: [3; 7]
sum([1 2; 3 4], 3) => 2x2: [1 2; 3 4]
mean([1 2; 3 4]) => 2.5
mean([1 2; 3 4], 1) => 1x2: [2 3]
mean([1 2; 3 4], 2) => 2x1: [1.5; 3.5]
var([1 2; 3 4]) => 1.25
var([1 2; 3 5], 1) => 1x2: [1 2.25]
std([1 2; 3 4]) => 1.118033989
prod([1 2; 3 4]) => 24
prod([1 2; 3 4], 2) => 2x1: [2; 12]
max([1 7 3]) => 7
min([4; 2; 9]) => 2
max_along([1 5; 3 2], 1) => 1x2: [3 5]
max_along([1 5; 3 2], 2) => 2x1: [5; 3]
min_along([1 5; 3 2], 2) => 2x1: [1; 2]
max([1 5; 3 2]) => 5
all([1 1; 0 1]) => 0
any([0 0; 0 2]) => 1
all([1 1; 0 1], 1) => 1x2: [0 1]
any([0 0; 0 2], 2) => 2x1: [0; 1]
sumsq([1; 2; 3]) => 14
norm([3 4]) => 5
trace([1 2; 3 4]) => 5
diag([1 2; 3 4]) => 2x1: [1; 4]
diag([1 2 3]) => 3x3: [1 0 0; 0 2 0; 0 0 3]
diag([1; 2]) => 2x2: [1 0; 0 2]
diag(5) => 5
sum(ones(2,3,4)) => 24
sum(ones(2,3,4), 3) => 2x3: [4 4 4; 4 4 4]
sum([1 2; 3 4], 0) => FAIL
  error: the dimension is 1 (down the rows) to 4
        | sum([1 2; 3 4], 0)
        |                 ^
sum([1 2; 3 4], 5) => FAIL
  error: the dimension is 1 (down the rows) to 4
        | sum([1 2; 3 4], 5)
        |                 ^
sum() => FAIL
  error: `sum` takes 1 to 9 arguments
        | sum()
        | ^~~~~
diag([1 2 3; 4 5 6]) => FAIL
  error: the diagonal of a matrix that is not square
        | diag([1 2 3; 4 5 6])
        | ^~~~~~~~~~~~~~~~~~~~
trace([1 2 3; 4 5 6]) => FAIL
  error: in trace(): the diagonal of a matrix that is not square
        | trace([1 2 3; 4 5 6])
        | ^~~~~~~~~~~~~~~~~~~~~

% Shapes
rows([1 2 3; 4 5 6]) => 2
columns([1 2 3; 4 5 6]) => 3
numel([1 2 3; 4 5 6]) => 6
shape([1 2 3; 4 5 6]) => 1x2: [2 3]
shape(7) => 1x2: [1 1]
shape([1;2;3]) => 1x2: [3 1]
shape(ones(2,3,4)) => 1x3: [2 3 4]
ones(2, 2) => 2x2: [1 1; 1 1]
ones(3) => 3x1: [1; 1; 1]
zeros(1, 2) => 1x2: [0 0]
eye(2) => 2x2: [1 0; 0 1]
reshape([1 2 3; 4 5 6], 3, 2) => 3x2: [1 2; 3 4; 5 6]
reshape([1 2 3 4], 4) => 4x1: [1; 2; 3; 4]
vec([1 2; 3 4]) => 4x1: [1; 2; 3; 4]
transpose([1 2 3]) => 3x1: [1; 2; 3]
dot([1; 2; 3], [4; 5; 6]) => 32
outer([1; 2], [3; 4; 5]) => 2x3: [3 4 5; 6 8 10]
outer([1 2], [3 4 5]) => 2x3: [3 4 5; 6 8 10]
delta(2, 2) => 1
delta(1, 2) => 0
onehot(3, 4) => 4x1: [0; 0; 1; 0]
onehot(5, 4) => 4x1: [0; 0; 0; 0]
reshape([1 2 3], 2, 2) => FAIL
  error: the number of entries does not change in a reshape
        | reshape([1 2 3], 2, 2)
        | ^~~~~~~~~~~~~~~~~~~~~~
ones(0) => FAIL
  error: a size from 1 to 1048576 is needed
        | ones(0)
        |      ^
ones(2.5) => FAIL
  error: a whole number is needed here
        | ones(2.5)
        |      ^~~
ones(1000000, 1000000) => FAIL
  error: an array of more than 1048576 entries
        | ones(1000000, 1000000)
        | ^~~~~~~~~~~~~~~~~~~~~~
eye(2000) => FAIL
  error: an array of more than 1048576 entries
        | eye(2000)
        | ^~~~~~~~~
eye(2, 2) => FAIL
  error: `eye` takes 1 argument
        | eye(2, 2)
        | ^~~~~~~~~
onehot(1) => FAIL
  error: `onehot` takes 2 arguments
        | onehot(1)
        | ^~~~~~~~~
ones(1,1,1,1,1) => FAIL
  error: `ones` takes 1 to 4 arguments
        | ones(1,1,1,1,1)
        | ^~~~~~~~~~~~~~~

% Activations
relu([-1 0 2]) => 1x3: [0 0 2]
step([-1 0 2]) => 1x3: [0 1 1]
sigmoid(0) => 0.5
sigmoid([-2 3]) => 1x2: [0.119202922 0.9525741268]
sigma(1) => 0.7310585786
logistic(1) => 0.7310585786
sigmoid(1000) => 1
sigmoid(-1000) => 0
leaky_relu([-2 3], 0.1) => 1x2: [-0.2 3]
elu([-1 2], 1) => 1x2: [-0.6321205588 2]
selu(-1) => -1.111330738
softplus(1) => 1.313261688
softplus(-800) => 0
softplus(800) => 800
silu(1.5) => 1.226361714
swish(1.5) => 1.226361714
gelu(0.7) => 0.5306254434
hard_tanh([-3 0.4 3]) => 1x3: [-1 0.4 1]
softsign(-3) => -0.75
identity(4) => 4
positive(-4) => 0
softmax([1; 2; 3]) => 3x1: [0.09003057317; 0.2447284711; 0.6652409558]
softmax([1 2; 3 5]) => 2x2: [0.119202922 0.04742587318; 0.880797078 0.9525741268]
softmax([1000; 1000]) => 2x1: [0.5; 0.5]
softmax_rows([1 2 3]) => 1x3: [0.09003057317 0.2447284711 0.6652409558]
log_softmax([1; 2]) => 2x1: [-1.313261688; -0.3132616875]
logsumexp([1; 2]) => 2.313261688
logsumexp([1000; 1000]) => 1000.693147

% The value and the slope at 0 are settings
relu_at_zero: 1
step_at_zero: 0
relu(0) => 0
relu'(0) => 1
step(0) => 0
step([-1 0 1]) => 1x3: [0 0 1]

% and by default
relu'(0) => 0
step(0) => 1
step'(3) => 0
relu'([-1 0 2]) => 1x3: [0 0 1]

step_at_zero: 0.5
step(0) => 0.5

% Losses
network:
  y = [0.8 0.3; 0.4 0.9]
  t = [1 0; 0 1]
sum_squared_error(y, t) => 0.3
half_sum_squared_error(y, t) => 0.15
mean_squared_error(y, t) => 0.075
half_mean_squared_error(y, t) => 0.0375
sum_absolute_error(y, t) => 1
mean_absolute_error(y, t) => 0.25
cross_entropy(y, t) => 0.328504067
mean_cross_entropy(y, t) => 0.1642520335
softmax_cross_entropy([1; 2; 3], [0; 0; 1]) => 0.4076059644
mean_softmax_cross_entropy([1 1; 2 2], [0 1; 1 0]) => 0.8132616875
sum_binary_cross_entropy(y, t) => 1.196004635
binary_cross_entropy(y, t) => 0.2990011587
kl_divergence([0.5; 0.5], [0.25; 0.75]) => 0.1438410362
hinge([0.5; -1; 2], [1; 1; -1]) => 5.5

% Normalisation, convolution, recurrent cells, attention
centred([1 2 6], 2) => 1x3: [-2 -1 3]
batch_norm([1 2 4; 3 3 9], [2; 1], [0; 1], 0.5) => 2x3: [-1.85996222 -0.464990555 2.324952775; 0.3140056594 0.3140056594 2.371988681]
layer_norm([1 2 4; 3 3 9], [2; 1], [0; 1], 0.5) => 2x3: [-1.632993162 -1.154700538 -1.924500897; 1.816496581 1.577350269 1.962250449]
rms_norm([1; 2], 3, 0.5) => 2x1: [1.732050808; 3.464101615]
conv1d([1; 2; 3; 4], [1; 10]) => 3x1: [21; 32; 43]
conv1d([1 2 3 4], [1 -1]) => 3x1: [-1; -1; -1]
conv2d([1 2 3; 4 5 6; 7 8 9], [1 0; 0 1]) => 2x2: [6 8; 12 14]
conv2d([1 2 3; 4 5 6; 7 8 9], ones(3,3)) => 45
lstm_cell_state([0.1; 0.2; 0.3; 0.4], 0.5, 1) => 0.4743822961
lstm_output([0.1; 0.2; 0.3; 0.4], 0.5, 1) => 0.2537503998
gru_blend(0.25, 4, 8) => 5
attention_weights([1; 2], [1 0; 0 1]) => 2x1: [0.3302384507; 0.6697615493]
attention([1; 2], [1 0; 0 1], [3 5]) => 4.339523099
conv1d([1; 2], [1; 2; 3]) => FAIL
  error: in conv1d(): the range 1..0 is empty
        | conv1d([1; 2], [1; 2; 3])
        | ^~~~~~~~~~~~~~~~~~~~~~~~~

% The sheet's own functions
network:
  a = 2
  f(z) = z^3 - a*z
  g(z, w) = z*w + 1
  h(z) = f(g(z, 2))
  area(z) = sum(k, z[k]*z[k])
  sigmoid(z) = 1/2 + z
  falling(z) = 17
  s(z) = silu(z)
  fact(n) = if(n < 2, 1, n*fact(n - 1))
  early(z) = late(z)
  late(z) = 3*z
f(2) => 4
g(2, 3) => 7
h(1) => 21
area([3; 4]) => 25
sigmoid(1) => 1.5
s(1) => 0.7310585786
sigma(1) => 0.7310585786
softplus(1) => 1.313261688
fact(5) => 120
early(2) => 6
f'(2) => 10
f''(2) => 12
f'''(2) => 6
f''''(2) => 0
h'(1) => 50
f'([1; 2]) => FAIL
  error: in f(): only a square matrix has a power, this is 2x1
        | f'([1; 2])
        | ^~~~~~~~~~
    help: entry by entry is written .^
f(1, 2) => FAIL
  error: `f` takes 1 argument
        | f(1, 2)
        | ^~~~~~~
g(1) => FAIL
  error: `g` takes 2 arguments
        | g(1)
        | ^~~~
g'(1, 2) => FAIL
  error: a derivative ' is of a function of one argument
        | g'(1, 2)
        | ^~~~~~~~
area'([1; 2]) => FAIL
  error: area does not work entry by entry, so it has no area'
        | area'([1; 2])
        | ^~~~~~~~~~~~~
    help: write jacobian(y, z) of the quantities instead
fib(3) => FAIL
  error: there is no function `fib`
        | fib(3)
        | ^~~~~~
f => FAIL
  error: `f` is a function
        | f
        | ^
    help: write its argument: f(z)
f' => FAIL
  error: `f` is a function
        | f'
        | ^
    help: write its argument: f(z)
a(2) => FAIL
  error: `a` is a quantity, not a function
        | a(2)
        | ^~~~
    help: a product is written with *, an entry with [ ]
f(z) => FAIL
  error: there is no quantity `z`
        | f(z)
        |   ^
sigmiod(1) => FAIL
  error: there is no function `sigmiod`
        | sigmiod(1)
        | ^~~~~~~~~~
    help: did you mean sigmoid?
sum'(1) => FAIL
  error: `sum` has no '
        | sum'(1)
        | ^~~~~~~

% Primes
tanh'(0.5) => 0.786447733
tanh''(0.5) => -0.7268619814
exp'(1) => 2.718281828
exp'''(1) => 2.718281828
log'(4) => 0.25
log''(4) => -0.0625
sqrt'(4) => 0.25
abs'([-2 0 3]) => 1x3: [-1 0 1]
sign'(2) => 0
erf'(0.3) => 1.03126091
sin''(1) => -0.8414709848
sigmoid'(0.4) => 0.2402607457
sigma''(0.4) => -0.04742154163
softplus'(0.4) => 0.5986876601
silu'(0) => 0.5
gelu'(0) => 0.5
square'([1 2; 3 4]) => 2x2: [2 4; 6 8]
tanh'([0 0.5]) => 1x2: [1 0.786447733]
tanh'(0)*tanh(1) => 0.761594156
[tanh'(0) 1]' => 2x1: [1; 1]
softmax'([1; 2]) => FAIL
  error: softmax does not work entry by entry, so it has no softmax'
        | softmax'([1; 2])
        | ^~~~~~~~~~~~~~~~
    help: write jacobian(y, z) of the quantities instead
max'(1) => FAIL
  error: `max` has no '
        | max'(1)
        | ^~~~~~~
tanh' => FAIL
  error: `tanh` is a function
        | tanh'
        | ^~~~
    help: write its argument: tanh(z)
tanh'[1] => FAIL
  error: `tanh` is a function
        | tanh'[1]
        | ^~~~
    help: write its argument: tanh(z)

% An unspecified function: smooth, and the same wherever it stands
network:
  f : function
  g : function
  z = [0.3; -0.7]
  y = f(z)
let f = [1; 0; 0; 0; 0; 0; 0; 0]
let g = [0; 0; 0; 0; 0; 0; 3; 5]
y => 2x1: [0.2955202067; -0.6442176872]
f'(z) => 2x1: [0.9553364891; 0.7648421873]
f''(z) => 2x1: [-0.2955202067; 0.6442176872]
g(z) => 2x1: [5.9; 2.9]
g'(2) => 3
f(g(0)) => -0.9589242747
dy/dz => 2x2: [0.9553364891 0; 0 0.7648421873]
f + 1 => FAIL
  error: `f` is a function
        | f + 1
        | ^
    help: write its argument: f(z)
f(1, 2) => FAIL
  error: `f` takes 1 argument
        | f(1, 2)
        | ^~~~~~~

% Sizes are quantities, also where they are passed on
network:
  d = 1
  axis = 2
  A = [1 2; 3 4]
  drawn : 1
  pad(x, n) = if(n > 5, x[7], x[n])
  deep(x, n) = pad(x, n + 1)
lstm_cell_state([0.1; 0.2; 0.3; 0.4], 0.5, d) - lstm_cell_state([0.1; 0.2; 0.3; 0.4], 0.5, 1) => 0
centred(A, axis) => 2x2: [-0.5 0.5; -0.5 0.5]
pad([5; 6], axis) => 6
deep([5; 6], d) => 6
centred(A, drawn) => FAIL
  error: in centred(): a whole number known in advance is needed here
        | centred(A, drawn)
        | ^~~~~~~~~~~~~~~~~
