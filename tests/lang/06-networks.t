% Declared quantities and sizes
network:
  D = 3
  H = D + 1
  x : D
  W : H x D
  b : (2*D) ; c : 1
  u, v : 2
  T : 2 x D x 2
  n : 2 ~ uniform(-1, 1, step 0.1)
  m : D x 2 ~ integers(1, 4)
  k : 2 ~ choose(0.5, 1, D)
  g : 2 x 2 ~ normal(0, 1/2, step 0.01)
  X : 2 x 2
  y = W*x
data: X
let x = [1; 0; -1]
let g = [1 2; 3 4]
x => 3x1: [1; 0; -1]
W => 4x3: [1 2 3; 4 5 6; 7 8 9; 10 11 12]
y => 4x1: [-2; -2; -2; -2]
b => 6x1: [1; 2; 3; 4; 5; 6]
c => 1
u + v => 2x1: [2; 4]
shape(T) => 1x3: [2 3 2]
g => 2x2: [1 2; 3 4]
dy/dx => 4x3: [1 2 3; 4 5 6; 7 8 9; 10 11 12]
numel(params) => 52
numel(W) + numel(x) => 15
zeros(H, D) => 4x3: [0 0 0; 0 0 0; 0 0 0; 0 0 0]
sum(i=1..D, x[i]) => 0
x[D] => -1
W[H - 1,D] => 9
eye(D)*x - x => 3x1: [0; 0; 0]
params => FAIL
  error: there is no quantity `params`
        | params
        | ^~~~~~
    help: the number of parameters is numel(params)
x[c] => 1
ones(c) => FAIL
  error: a whole number known in advance is needed here
        | ones(c)
        |      ^
numel(parms) => FAIL
  error: there is no quantity `parms`
        | numel(parms)
        |       ^~~~~

% Several statements of a line, comments, line ends
network:
  a = 1 ; b = a + 1; c = b + 1   # and a comment; d = 5
  # nothing
  M = [1 2    # first row
       3 4]   # second row
  
  s = sum(k=1..2,
          M[k,1])
  t = (a +
       b) * 2
c => 3
M => 2x2: [1 2; 3 4]
s => 4
t => 6

network:
  a = 1\r
  b = 2\r
a => 1

% The names of functions and constants can be quantities, and index names anything
network:
  e = 2
  sigma = 3
  norm = 4
  pi = 3
  tanh = 5
  max = 6
  log_softmax = 1
  i = 9
  x = [1; 2; 3]
  A[i,j] = x[i]*x[j]
  f(x) = x + e
  k = 100
e^2 => 4
sigma + norm + max + tanh + pi => 21
softmax([1; 1]) => 2x1: [0.5; 0.5]
softmax_cross_entropy([1; 1], [1; 0]) => 0.6931471806
norm(x) => FAIL
  error: `norm` is a quantity, not a function
        | norm(x)
        | ^~~~~~~
    help: a product is written with *, an entry with [ ]
sigma(1) => FAIL
  error: `sigma` is a quantity, not a function
        | sigma(1)
        | ^~~~~~~~
    help: a product is written with *, an entry with [ ]
std(x) => 0.8164965809
A[2,3] => 6
f(1) => 3
sum(i=1..3, x[i]) => 6
sum(k=1..3, x[k]) => 6
sum(i, x[i]) => FAIL
  error: `i` is a quantity of the network, so it is no index
        | sum(i, x[i])
        |     ^
    help: give the index another name, here and behind it, say j
i => 9

% Hidden quantities
network:
  x = [1; 2]
  W1 = [1 0; 1 1]
  z1 = W1*x
  a1 = relu(z1)
  W2 = [1 2; 3 -4]
  z2 = W2*a1
  given dH/dz2 = [-3; 1]
dH/dz2 => 2x1: [-3; 1]
dH/da1 => 2x1: [0; -10]
dH/dW2 => 2x2: [-3 -9; 1 3]
dH/dW1 => 2x2: [0 0; -10 -20]
dH/dx => 2x1: [-10; -10]
d(H)/d(W2[1,2]) => -9
dH/dW2 - dH/dz2*a1' => 2x2: [0 0; 0 0]
H => FAIL
  error: the value of H is not known, only its derivatives are given
        | H
        | ^
H + 1 => FAIL
  error: the value of H is not known, only its derivatives are given
        | H + 1
        | ^
sum(H) => FAIL
  error: the value of H is not known, only its derivatives are given
        | sum(H)
        |     ^
d(2*H)/dx => FAIL
  error: the value of H is not known, only its derivatives are given
        | d(2*H)/dx
        |     ^

network:
  a = [1; 2]
  b = [3; 4]
  c = 5*a
  given dJ/da = [1; 1]
  given dJ/db = [2; 3]
  given dK/dc[1] = 7
  s = dJ/da
dJ/da => 2x1: [1; 1]
dJ/db => 2x1: [2; 3]
dK/dc => 2x1: [7; 0]
dK/da => 2x1: [35; 0]
s => 2x1: [1; 1]
dK/db => FAIL
  error: the derivative of K at b does not follow from what is given
        | dK/db
        |  ^
d(s)/da => FAIL
  error: a second derivative does not follow from what is given
        | d(s)/da
        |   ^
d(sum(dK/da))/da => FAIL
  error: a second derivative does not follow from what is given
        | d(sum(dK/da))/da
        |   ^~~~~~~~~~

layout: numerator
network:
  a = [1; 2]
  b = 3*a
  given dJ/db = [2 5]
dJ/db => 1x2: [2 5]
dJ/da => 1x2: [6 15]

% Definitions that take derivatives
network:
  x = 2
  y = x^3
  L = y^2
  ybar = dL/dy
  xbar = ybar*dy/dx
  Lxx = d(dL/dx)/dx
ybar => 16
xbar => 192
xbar - dL/dx => 0
Lxx => 480
d(ybar)/dx => 24

% Claims: == up to rounding
equality: close
network:
  x = [0.1; 0.2; 0.3]
0.1 + 0.2 == 0.3 => 1
0.1 + 0.2 != 0.3 => 0
1 == 1.0001 => 0
0 == 1e-15 => 1
x[1] + x[2] == x[3] => 1
sum(x) == 0.6 => 1
all(x == [0.1; 0.2; 0.3]) => 1
0/0 == 0/0 => 0
1e300 == 1e300*(1 + 1e-12) => 1
[1 2] == [1; 2; 3] => 3x2: [1 0; 0 1; 0 0]
[1 2] == [1 2 3] => FAIL
  error: the shapes 1x2 and 1x3 do not match entry by entry
        | [1 2] == [1 2 3]
        | ^~~~~~~~~~~~~~~~

% Mistakes of an author
network:
  a = 1
  a = 2
=> FAIL
  network:2:1: error: `a` is defined twice
      2 | a = 2
        | ^

network:
  x : 3
  W : 4 x 2
  z = W*x
=> FAIL
  network:3:5: error: the product of 4x2 and 3x1: 2 columns against 3 rows
      3 | z = W*x
        |     ^~~

network:
  x : 3
  y = sigmiod(x)
=> FAIL
  network:2:5: error: there is no function `sigmiod`
      2 | y = sigmiod(x)
        |     ^~~~~~~~~~
    help: did you mean sigmoid?

network:
  y = sigma(x)
=> FAIL
  network:1:11: error: there is no quantity `x`
      1 | y = sigma(x)
        |           ^

network:
  x : 0
=> FAIL
  network:1:5: error: a size from 1 to 1048576 is needed
      1 | x : 0
        |     ^

network:
  x : n
=> FAIL
  network:1:5: error: there is no quantity `n`
      1 | x : n
        |     ^

network:
  x : 3x2
=> FAIL
  network:1:5: error: `3x2` is not a number
      1 | x : 3x2
        |     ^~~
    help: sizes are written with spaces: 3 x 2

network:
  x : 2000 x 2000
=> FAIL
  network:1:12: error: an array of more than 1048576 entries
      1 | x : 2000 x 2000
        |            ^~~~

network:
  x : 1 x 1 x 1 x 1 x 1
=> FAIL
  network:1:1: error: more than four dimensions
      1 | x : 1 x 1 x 1 x 1 x 1
        | ^

network:
  x : 2 ~ uniform(1, -1)
=> FAIL
  network:1:9: error: the lower bound is above the upper one
      1 | x : 2 ~ uniform(1, -1)
        |         ^~~~~~~~~~~~~~

network:
  x : 2 ~ gamma(1, 2)
=> FAIL
  network:1:9: error: no such distribution
      1 | x : 2 ~ gamma(1, 2)
        |         ^~~~~~~~~~~
    help: there are uniform(a, b, step h), integers(a, b), normal(mean, deviation, step h), choose(v, w, …)

network:
  x : 2 ~ uniform(-1, 1, 0.1)
=> FAIL
  network:1:24: error: the step is written `step 0.1`, last
      1 | x : 2 ~ uniform(-1, 1, 0.1)
        |                        ^~~

network:
  x : 2 ~ integers(1)
=> FAIL
  network:1:9: error: no such distribution
      1 | x : 2 ~ integers(1)
        |         ^~~~~~~~~~~
    help: there are uniform(a, b, step h), integers(a, b), normal(mean, deviation, step h), choose(v, w, …)

network:
  n : 1
  x : 2 ~ integers(1, n)
=> FAIL
  network:2:21: error: a number known in advance is needed here
      2 | x : 2 ~ integers(1, n)
        |                     ^

network:
  x : 2 ~ 3
=> FAIL
  network:1:9: error: `3` stands where a distribution is needed
      1 | x : 2 ~ 3
        |         ^

network:
  f : functoin
=> FAIL
  network:1:5: error: there is no quantity `functoin`
      1 | f : functoin
        |     ^~~~~~~~

network:
  f(x, x) = x
=> FAIL
  network:1:6: error: `x` stands here twice
      1 | f(x, x) = x
        |      ^

network:
  A = [1 2; 3 4]
  c[i,i] = A[i,i]
=> FAIL
  network:2:5: error: `i` stands here twice
      2 | c[i,i] = A[i,i]
        |     ^

network:
  c[i=2..3] = i
=> FAIL
  network:1:3: error: the entries begin at 1
      1 | c[i=2..3] = i
        |   ^~~~~~

network:
  x : 3
  c[i] = x
=> FAIL
  network:2:3: error: over what does i run?
      2 | c[i] = x
        |   ^
    help: write its range: i=1..3; or use it alone as a subscript

network:
  x : 3
  c[i] = x[i+1]
=> FAIL
  network:2:3: error: over what does i run?
      2 | c[i] = x[i+1]
        |   ^
    help: write its range: i=1..3; or use it alone as a subscript

network:
  f(1) = 2
=> FAIL
  network:1:3: error: `1` stands where a parameter is needed
      1 | f(1) = 2
        |   ^

network:
  a = 
  b = (1 + 2
  c = 3 +* 4
  d = 5
=> FAIL
  network:1:5: error: the text ends where a number, a name or `(` is needed
      1 | a = 
        |     ^
  network:2:5: error: this `(` is never closed
      2 | b = (1 + 2
        |     ^
  network:3:8: error: `*` stands where a number, a name or `(` is needed
      3 | c = 3 +* 4
        |        ^

network:
  params = 3
=> FAIL
  network:1:1: error: `params` is a word of the language
      1 | params = 3
        | ^~~~~~

network:
  and = 3
=> FAIL
  network:1:1: error: `and` stands where a name is needed
      1 | and = 3
        | ^~~

network:
  2x = 3
=> FAIL
  network:1:1: error: `2x` is not a number
      1 | 2x = 3
        | ^~
    help: write a product with *: 2*x

network:
  a == 3
=> FAIL
  network:1:3: error: `==` stands where a `=` or a `:` is needed
      1 | a == 3
        |   ^~

network:
  a = 3 b = 4
=> FAIL
  network:1:7: error: `b` stands where the end of the statement is needed
      1 | a = 3 b = 4
        |       ^
    help: statements on one line are separated by ;

network:
  a = 3, b = 4
=> FAIL
  network:1:6: error: `,` stands where the end of the statement is needed
      1 | a = 3, b = 4
        |      ^
    help: statements on one line are separated by ;

network:
  given dH/dz = 3
=> FAIL
  network:1:7: error: what is given is written like dH/dz = [-3; 1], with z a quantity
      1 | given dH/dz = 3
        |       ^~

network:
  z = [1; 2]
  given dH/dz = [1 2]
=> FAIL
  network:2:15: error: what is given is 1x2, what it is the derivative at 2x1
      2 | given dH/dz = [1 2]
        |               ^~~~~

network:
  z = 1
  H = 2*z
  given dH/dz = 2
=> FAIL
  network:3:8: error: `H` is computed, so its derivatives follow
      3 | given dH/dz = 2
        |        ^

network:
  z = 1
  given H = 2
=> FAIL
  network:2:7: error: what is given is written like dH/dz = [-3; 1], with z a quantity
      2 | given H = 2
        |       ^

network:
  require x > 0
=> FAIL
  network:1:9: error: there is no quantity `x`
      1 | require x > 0
        |         ^

network:
  x : 2
  require
=> FAIL
  network:2:8: error: the text ends where a number, a name or `(` is needed
      2 | require
        |        ^

network:
  f(z) = f(z) + 1
  y = f(1)
=> FAIL
  network:2:5: error: in f(): functions call each other too deeply
      2 | y = f(1)
        |     ^~~~

network:
  f(z) = undefined_name + z
  y = f(1)
=> FAIL
  network:2:5: error: in f(): there is no quantity `undefined_name`
      2 | y = f(1)
        |     ^~~~

network:
  f(z) = W*z
  W = [1 2]
  y = f([1 2 3])
=> FAIL
  network:3:5: error: in f(): the product of 1x2 and 1x3: 2 columns against 1 row
      3 | y = f([1 2 3])
        |     ^~~~~~~~~~
    help: is a transpose missing?

network:
  y = @
=> FAIL
  network:1:5: error: `@` is not part of a formula
      1 | y = @
        |     ^
    help: the matrix product is written *, the product entry by entry .*

network:
  x = 2
  T = 3
  y = x^T
=> FAIL
  network:3:5: error: ^T can be the transpose or the power with the quantity T
      3 | y = x^T
        |     ^~~
    help: write ' for the transpose, ^(T) for the power

network:
  f(T) = [1 2]^T + T
  y = f(2)
=> FAIL
  network:2:5: error: in f(): ^T can be the transpose or the power with the quantity T
      2 | y = f(2)
        |     ^~~~
    help: write ' for the transpose, ^(T) for the power

network:
  A = [1 2; 3 4]
  T = [5 6]
  y = A^T*T^T
y => 2x1: [23; 34]

network:
  W3 = [1 2]
  b = W_3 + 1
=> FAIL
  network:2:5: error: there is no quantity `W_3`
      2 | b = W_3 + 1
        |     ^~~
    help: did you mean W3?

network:
  x : 2
  L = sum(x)
  y = dL
=> FAIL
  network:3:5: error: there is no quantity `dL`
      3 | y = dL
        |     ^~
    help: a derivative is written dL/dW, with L and W quantities of the sheet

network:
  y = 1 +
  
=> FAIL
  network:1:8: error: the text ends where a number, a name or `(` is needed
      1 | y = 1 +
        |        ^

network:
  x : 2
  require x > 0
  require sum(x) > 1 and x[1] < 5
x => 2x1: [1; 2]

% Empty
network:
  # nothing at all
1 => 1

% Every mistake is told at once, but not what follows from another
network:
  x : 3
  W : 4 x 2
  z = W*x
  a = relu(z)
  f(t) = z*t
  y = f(1) + a
  given dH/dy = [1; 2]
  b = sigmiod(x)
  c = W*b + x[7]
  e = x[7]
  x = 5
  u = x*x
  require z > 0
  require nothing > 0
=> FAIL
  network:3:5: error: the product of 4x2 and 3x1: 2 columns against 3 rows
      3 | z = W*x
        |     ^~~
  network:8:5: error: there is no function `sigmiod`
      8 | b = sigmiod(x)
        |     ^~~~~~~~~~
    help: did you mean sigmoid?
  network:10:5: error: there is no entry 7: the array is 3x1
     10 | e = x[7]
        |     ^~~~
  network:11:1: error: `x` is defined twice
     11 | x = 5
        | ^
  network:12:5: error: the product of 3x1 and 3x1: 1 column against 3 rows
     12 | u = x*x
        |     ^~~
    help: entry by entry is written .*
  network:14:9: error: there is no quantity `nothing`
     14 | require nothing > 0
        |         ^~~~~~~

% A name means what the sheet says, from its statement on; above it the sheet must not
% mean something else by it
network:
  y = sigma(2)
  sigma : function
=> FAIL
  network:1:5: error: `sigma` is used before it is declared
      1 | y = sigma(2)
        |     ^~~~~~~~
    help: move the statement that gives it its meaning up, above this one

network:
  y = relu(2) + norm([3; 4])
  relu(z) = 5*z
  norm(a, b) = a
=> FAIL
  network:1:5: error: `relu` is used before it is declared
      1 | y = relu(2) + norm([3; 4])
        |     ^~~~~~~
    help: move the statement that gives it its meaning up, above this one

network:
  y = 2*x + pi
  x = 3
  pi = 3
=> FAIL
  network:1:7: error: `x` is used before it is declared
      1 | y = 2*x + pi
        |       ^
    help: move the statement that gives it its meaning up, above this one

network:
  g(z) = sigma(z) + k
  a = g(2)
  sigma(z) = 3*z
  k = 2
  b = g(2)
=> FAIL
  network:2:5: error: in g(): `sigma` is used before it is declared
      2 | a = g(2)
        |     ^~~~
    help: move the statement that gives it its meaning up, above this one

network:
  g(z) = sigma(z) + k
  sigma(z) = 3*z
  k = 2
  b = g(2)
  norm = norm([3; 4])
b => 8
norm => 5

network:
  y = max(1, 2) + dL
  max = 3
  dL = 4
=> FAIL
  network:1:5: error: `max` is used before it is declared
      1 | y = max(1, 2) + dL
        |     ^~~~~~~~~
    help: move the statement that gives it its meaning up, above this one

% An index that is already a quantity
network:
  k = 2
  x = [1; 2; 3]
  A = [1 2 3; 4 5 6]
max(k, x) => 3x1: [2; 2; 3]
max(k, x[k]) => FAIL
  error: `k` is a quantity of the network, so it is no index
        | max(k, x[k])
        |     ^
    help: give the index another name, here and behind it, say i
max(x[k], k) => 2
min(i, k, A[i,k]) => FAIL
  error: `k` is a quantity of the network, so it is no index
        | min(i, k, A[i,k])
        |        ^
    help: give the index another name, here and behind it, say i
mean(k, x[k]^2) => FAIL
  error: `k` is a quantity of the network, so it is no index
        | mean(k, x[k]^2)
        |      ^
    help: give the index another name, here and behind it, say i
sum(x, k - 1) => 6
sum(A, k) => 2x1: [6; 15]
sum(k, 1) => 2
sum(k, A[1,k]*x[k]) => FAIL
  error: `k` is a quantity of the network, so it is no index
        | sum(k, A[1,k]*x[k])
        |     ^
    help: give the index another name, here and behind it, say i
sum(k=1..3, A[1,k]*x[k]) => 14
entries(k, x[k]) => FAIL
  error: `k` is a quantity of the network, so it is no index
        | entries(k, x[k])
        |         ^
    help: give the index another name, here and behind it, say i
entries(i, k, A[i,k]) => FAIL
  error: `k` is a quantity of the network, so it is no index
        | entries(i, k, A[i,k])
        |            ^
    help: give the index another name, here and behind it, say j
sum(i, sum(k, A[i,k])) => FAIL
  error: `k` is a quantity of the network, so it is no index
        | sum(i, sum(k, A[i,k]))
        |            ^
    help: give the index another name, here and behind it, say j
