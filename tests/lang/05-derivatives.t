% Scalars: dL/dx has the shape of x
network:
  x = [1; 2; 3]
  W = [1 2; 3 4; 5 6]
  r = [1 2 3]
  a = 3
  b = 5
  L = sum(x.^2)
  M = sum(W.^2)/2
  P = a*b + a^2
  N = r*x
dL/dx => 3x1: [2; 4; 6]
dM/dW => 3x2: [1 2; 3 4; 5 6]
dN/dr => 1x3: [1 2 3]
dN/dx => 3x1: [1; 2; 3]
dP/da => 11
dP/db => 3
dP/dx => 3x1: [0; 0; 0]
dL/dx[2] => 4
dL/dx[2,1] => 4
dM/dW[3,1] => 5
dM/dW[2,:] => 1x2: [3 4]
dM/dW[:,2] => 3x1: [2; 4; 6]
dL/dx[2:3] => 2x1: [4; 6]
d(L)/d(x) => 3x1: [2; 4; 6]
d(L)/d(x[2]) => 4
d(2*L + M)/dx => 3x1: [4; 8; 12]
d(M)/dW[1,2] => 2
d(sum(x))/dx => 3x1: [1; 1; 1]
d(d(P)/d(a))/d(b) => 1
d(dP/da)/da => 2
d(dL/dx)/dx => 3x3: [2 0 0; 0 2 0; 0 0 2]
d(dL/dx[2])/dx => 3x1: [0; 2; 0]
d(d(L)/d(x[2]))/d(x[2]) => 2
d(d(d(a^5)/d(a))/d(a))/d(a) => 540
dL/dx' => 1x3: [2 4 6]
dL/dx*2 => 3x1: [4; 8; 12]
-dL/dx => 3x1: [-2; -4; -6]
2*dP/da*dP/db => 66
dP/da/dP/db => 3.666666667
(dP/da)/(dP/db) => 3.666666667
dP/da^2 => 121
[dL/dx' 1] => 1x4: [2 4 6 1]
[dL/dx x] => 3x2: [2 1; 4 2; 6 3]
sum(k, dL/dx[k]*x[k]) => 28
entries(k, dL/dx[k]) => 3x1: [2; 4; 6]
dL/da => 0
da/da => 1
dx/dx => 3x3: [1 0 0; 0 1 0; 0 0 1]
d(a)/d(b) => 0
d(5)/d(a) => 0
d(a^a)/da => 56.66253179
d(exp(a)/b)/db => -0.8034214769
d(abs(a - 4))/da => -1
d(max(a, b))/db => 1
d(max(a, 3))/da => 0.5
d(min(a, b))/da => 1
d(if(a > 2, a^2, a))/da => 6
d(x[1]*x[2]*x[3])/dx => 3x1: [6; 3; 2]
d(prod(x))/dx => 3x1: [6; 3; 2]
d(max(x))/dx => 3x1: [0; 0; 1]
d(var(x))/dx => 3x1: [-0.6666666667; 0; 0.6666666667]
d(mean(x))/dx => 3x1: [0.3333333333; 0.3333333333; 0.3333333333]
d(norm(x))/dx => 3x1: [0.2672612419; 0.5345224838; 0.8017837257]
d(trace(W'*W))/dW => 3x2: [2 4; 6 8; 10 12]
d(sum(W^T*x))/dx => 3x1: [3; 7; 11]
dL/d(2*x) => FAIL
  error: a derivative is taken at a quantity of the network
        | dL/d(2*x)
        |      ^~~
dL/d(x + 1) => FAIL
  error: a derivative is taken at a quantity of the network
        | dL/d(x + 1)
        |      ^~~~~
dL/dk => FAIL
  error: there is no quantity `k`
        | dL/dk
        |     ^
dL/d => FAIL
  error: there is no quantity `dL`
        | dL/d
        | ^~
    help: a derivative is written dL/dW, with L and W quantities of the sheet
dL / dx => 3x1: [2; 4; 6]
d L/dx => FAIL
  error: `L` does not continue the formula
        | d L/dx
        |   ^
    help: a product is written with *
dQ/dx => FAIL
  error: there is no quantity `dQ`
        | dQ/dx
        | ^~
dL => FAIL
  error: there is no quantity `dL`
        | dL
        | ^~
    help: a derivative is written dL/dW, with L and W quantities of the sheet
dL/dx[4] => FAIL
  error: there is no entry 4: the array is 3x1
        | dL/dx[4]
        |     ^~~~
dM/dW[4,1] => FAIL
  error: there is no row 4: the array is 3x2
        | dM/dW[4,1]
        |     ^~~~~~
dM/dW[1] => FAIL
  error: an array of 3x2 needs two subscripts
        | dM/dW[1]
        |     ^~~~
    help: one entry is [i,j], a row is [i,:], a column [:,j]
dL/d(5) => FAIL
  error: a derivative is taken at a quantity of the network
        | dL/d(5)
        |      ^
d(d(L)/d(x))/d(L) => 3x1: [0; 0; 0]

% Powers at 0
network:
  x = 0
  v = [0 0 0]
d(x^2)/dx => 0
d(x^1)/dx => 1
d(x^0)/dx => 0
d(sum(v.^[0 1 2]))/dv => 1x3: [0 1 0]
d(d(x^2)/dx)/dx => 2
d(2^x)/dx => 0.6931471806
d(x*log(x + 1))/dx => 0
d(if(x > 0, log(x), 0))/dx => 0
d(abs(x))/dx => 0
d(max(x, 0))/dx => 0.5
d(relu(x))/dx => 0
d(sqrt(x))/dx => inf

% Arrays: dy/dx of vectors is the Jacobian, a row for every entry of y
network:
  x = [1; 2; 3]
  r = [1 2 3]
  W = [1 2 3; 4 5 6]
  s = 2
  y = W*x
  q = s*x
  Y = s*W
  z = x.^2
dy/dx => 2x3: [1 2 3; 4 5 6]
dz/dx => 3x3: [2 0 0; 0 4 0; 0 0 6]
dq/ds => 3x1: [1; 2; 3]
d(r)/dr => 3x3: [1 0 0; 0 1 0; 0 0 1]
dY/ds => 2x3: [1 2 3; 4 5 6]
d(s*r)/ds => 1x3: [1 2 3]
jacobian(y, x) => 2x3: [1 2 3; 4 5 6]
jacobian(x'*x, x) => 1x3: [2 4 6]
jacobian(y, W) => 2x6: [1 2 3 0 0 0; 0 0 0 1 2 3]
jacobian(Y, s) => 6x1: [1; 2; 3; 4; 5; 6]
jacobian(y, s) => 2x1: [0; 0]
dy/dW => 2x2x3: [1 2 3 0 0 0 0 0 0 1 2 3]
shape(dY/dW) => 1x4: [2 3 2 3]
dY/dx => 2x3x3: [0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0]
dy[1]/dx => 3x1: [1; 2; 3]
dy[2]/dx[3] => 6
d(y[2])/d(x[3]) => 6
dy/dx[3] => 2x1: [3; 6]
dy/dx[2:3] => 2x2: [2 3; 5 6]
d(r)/dr[2] => 1x3: [0 1 0]
d(r)/dr[1,2] => 1x3: [0 1 0]
d(s*r)/dr[2] => 1x3: [0 2 0]
dY/dW[2,3] => 2x3: [0 0 0; 0 0 2]
dy/dW[1,2] => 2x1: [2; 0]
dy/dW[1,:] => 2x3: [1 2 3; 0 0 0]
dY/dW[1,:] => FAIL
  error: the derivative of an array at some entries: name the entry on top too
        | dY/dW[1,:]
        | ^~~~~~~~~~
d(r)/dr[2,1] => FAIL
  error: there is no entry 2: the array is 1x3
        | d(r)/dr[2,1]
        |       ^~~~~~
dy/dx[3,2] => FAIL
  error: there is no entry 2: the array is 3x1
        | dy/dx[3,2]
        |     ^~~~~~
dy/dx[4] => FAIL
  error: there is no entry 4: the array is 3x1
        | dy/dx[4]
        |     ^~~~
entries(i=1..2, j=1..3, dy[i]/dx[j]) => 2x3: [1 2 3; 4 5 6]
sum(i, dy[i]/dx[2]) => 7
entries(i=1..3, d(x[i]^2)/d(x[i])) => 3x1: [2; 4; 6]
entries(i=1..3, j=1..3, d(dz[i]/dx[i])/dx[j]) => 3x3: [2 0 0; 0 2 0; 0 0 2]
jacobian(jacobian(x'*x, x), x) => 3x3: [2 0 0; 0 2 0; 0 0 2]
dz/dx*x => 3x1: [2; 8; 18]
jacobian(y) => FAIL
  error: `jacobian` takes 2 arguments
        | jacobian(y)
        | ^~~~~~~~~~~
jacobian(y, 2*x) => FAIL
  error: a derivative is taken at a quantity of the network
        | jacobian(y, 2*x)
        |             ^~~
jacobian(y, k) => FAIL
  error: there is no quantity `k`
        | jacobian(y, k)
        |             ^

% Layout: numerator. The derivative of a number is the Jacobian, a row
layout: numerator
network:
  x = [1; 2; 3]
  W = [1 2 3; 4 5 6]
  L = sum(x.^2)
  M = sum(W.^2)/2
  y = W*x
  s = 2
  q = s*x
dL/dx => 1x3: [2 4 6]
dM/dW => 3x2: [1 4; 2 5; 3 6]
dM/dW[2,3] => 6
dM/dW[2,:] => 3x1: [4; 5; 6]
dL/dx[2:3] => 1x2: [4 6]
dy/dx => 2x3: [1 2 3; 4 5 6]
dq/ds => 3x1: [1; 2; 3]
dM/dW*W => 3x3: [17 22 27; 22 29 36; 27 36 45]
dy/dx[2] => 2x1: [2; 5]
jacobian(L, x) => 1x3: [2 4 6]

% Partials: total follows every path, direct only the definition itself
network:
  f : function
  x = 2
  a = 3*x
  b = a^2 + x
  L = b*a + x
  z = f(a)
  w = sigmoid'(a)*x
dL/dx => 337
db/dx => 37
db/da => 12

partials: direct
network:
  f : function
  x = 2
  a = 3*x
  b = a^2 + x
  L = b*a + x
  z = f(a)
  w = sigmoid'(a)*x
let f = [0; 0; 0; 0; 0; 0; 7; 0]
dL/dx => 1
dL/da => 38
dL/db => 6
db/dx => 1
db/da => 12
dz/da => 7
dz/dx => 0
dw/da => -0.004908623591
dw/dx => 0.002466509291
d(sigmoid'(a))/da => -0.002454311795
d(sigmoid'(a))/dx => 0

% Names that look like derivatives
network:
  x = 2
  y = 3
  dx = 5
  dy = 7
  d = 11
  L = x*y
  dL = 100
  dt = 0.1
dy/dx => 1.4
d(y)/d(x) => 0
d(L)/d(x) => 3
d(L)/dx => FAIL
  error: `d` is a quantity, not a function
        | d(L)/dx
        | ^~~~
    help: a product is written with *, an entry with [ ]
dL/dx => 20
dL/dy => 14.28571429
d*x => 22
d/x => 5.5
x/dt => 20
d(L)/d(x)/dt => 30
d (L)/d(x) => 3

network:
  x = 2
  L = x^3
  f(dx) = dx + L
  g(L) = dL/dx
  h(dt) = dL/dt
f(1) => 9
dL/dx => 12
g(x^2) => 4
h(x) => FAIL
  error: in h(): there is no quantity `dL`
        | h(x)
        | ^~~~
    help: a derivative is written dL/dW, with L and W quantities of the sheet
sum(dx=1..2, dx) => 3

% A network with backpropagation by hand
network:
  X = [0.75 0.2 -0.75 0.2; 0.8 0.05 0.8 -0.05]
  T = [1 1 -1 -1]
  W1 = [0.6 0.01; 0.7 0.43; 0 0.88]
  W2 = [0.02 0.03 0.09]
  S1 = W1 * X
  Z1 = relu(S1)
  Y = W2 * Z1
  L = sum((Y - T).^2) / (2 * columns(T))
S1 => 3x4: [0.458 0.1205 -0.442 0.1195; 0.869 0.1615 -0.181 0.1185; 0.704 0.044 0.704 -0.044]
L => 0.4916119496
dL/dY => 1x4: [-0.2253525 -0.24719625 0.26584 0.25148625]
dL/dW2 => 1x3: [-0.1029459863 -0.2059523963 0.017626565]
dL/dZ1 => 3x4: [-0.00450705 -0.004943925 0.0053168 0.005029725; -0.006760575 -0.0074158875 0.0079752 0.0075445875; -0.020281725 -0.0222476625 0.0239256 0.0226337625]
dL/dS1 => 3x4: [-0.00450705 -0.004943925 0 0.005029725; -0.006760575 -0.0074158875 0 0.0075445875; -0.020281725 -0.0222476625 0.0239256 0]
dL/dW1 => 3x2: [-0.0033631275 -0.0041043225; -0.00504469125 -0.00615648375; -0.03760502625 0.001802716875]
dL/dX => 2x4: [-0.0074366325 -0.00815747625 0 0.00829904625; -0.02080003575 -0.02281621388 0.021054528 0.003294469875]
W1 - 0.5*dL/dW1 => 3x2: [0.6016815637 0.01205216125; 0.7025223456 0.4330782419; 0.01880251312 0.8790986416]
((Y - T)/columns(T))*Z1' - dL/dW2 => 1x3: [0 0 0]
numel(params) => 0

% Softmax and cross-entropy: p - t
network:
  z = [1; 2; 3]
  t = [0; 0; 1]
  p = softmax(z)
  L = cross_entropy(p, t)
dL/dz => 3x1: [0.09003057317; 0.2447284711; -0.3347590442]
dp/dz => 3x3: [0.08192506906 -0.02203304452 -0.05989202454; -0.02203304452 0.1848364465 -0.162803402; -0.05989202454 -0.162803402 0.2226954265]
d(dL/dz)/dz => 3x3: [0.08192506906 -0.02203304452 -0.05989202454; -0.02203304452 0.1848364465 -0.162803402; -0.05989202454 -0.162803402 0.2226954265]
dL/dp => 3x1: [0; 0; -1.503214724]
d(softmax_cross_entropy(z, t))/dz => 3x1: [0.09003057317; 0.2447284711; -0.3347590442]
d(logsumexp(z))/dz => 3x1: [0.09003057317; 0.2447284711; 0.6652409558]
max(abs(dL/dz - (p - t))) < 1e-12 => 1

% Through index formulas, computed subscripts and conditions
network:
  A = [1 2; 3 4]
  x = [1; 2; 3; 4]
  w = [1; -1]
  y : 1
  p = softmax([1; 2])
  z = [1; 2; 3]
  c[i,j] = sum(k, A[i,k]*A[k,j])
  v[i=1..3] = sum(k=1..2, w[k]*x[i+k-1])
  s[i=1..4] = if(i > 1, x[i-1]*x[i], 0)
  L = -log(softmax(z)[y])
let y = 2
d(sum(c))/dA => 2x2: [7 11; 9 13]
dv/dw => 3x2: [1 2; 2 3; 3 4]
dv/dx => 3x4: [1 -1 0 0; 0 1 -1 0; 0 0 1 -1]
d(sum(s))/dx => 4x1: [2; 4; 6; 3]
dL/dz => 3x1: [0.09003057317; -0.7552715289; 0.6652409558]
max(abs(entries(j=1..3, softmax(z)[j] - (j == y)) - dL/dz)) < 1e-14 => 1
dL/dy => 0
d(max(k, x[k]*w[1]))/dx => 4x1: [0; 0; 0; 1]
d(sum(a=1..2, b=1..2, A[a,b]^2))/dA => 2x2: [2 4; 6 8]
d(sum(i=1..2, j=1..2, k=1..2, A[i,j]*A[j,k]*A[k,i]))/dA => 2x2: [21 45; 30 66]
d(sum(conv1d(x, w)))/dw => 2x1: [6; 9]
d(sum(T3))/dA => FAIL
  error: there is no quantity `T3`
        | d(sum(T3))/dA
        |       ^~

% Second derivatives
network:
  x = [0.3; -0.8]
  A = [2 1; 1 3]
  q = x'*A*x/2
  u = tanh(A*x)
  L = sumsq(u)
dq/dx => 2x1: [-0.2; -2.1]
d(dq/dx)/dx => 2x2: [2 1; 1 3]
jacobian(dq/dx, x) => 2x2: [2 1; 1 3]
dL/dx => 2x1: [-0.8717499874; -0.7183882971]
d(dL/dx)/dx => 2x2: [6.577246414 2.757241653; 2.757241653 -0.2155238344]
d(d(L)/d(x[1]))/d(x[2]) => 2.757241653
d(u[1])/dx => 2x1: [1.922085966; 0.961042983]
d(sumsq(dq/dx))/dx => 2x1: [-5; -13]

% What is too much
network:
  T : 2 x 2 x 2
  W = [1 2; 3 4]
  x = [1; 2]
  v : 2000
  U = T*2
  a9(x) = x
dU/dW => FAIL
  error: this derivative has 5 dimensions: write it for one entry
        | dU/dW
        |  ^
jacobian(U, W) => 8x4: [0 0 0 0; 0 0 0 0; 0 0 0 0; 0 0 0 0; 0 0 0 0; 0 0 0 0; 0 0 0 0; 0 0 0 0]
d(v.^2)/dv => FAIL
  error: an array of more than 1048576 entries
        | d(v.^2)/dv
        |   ^~~~
d(sum(v.^2))/dv[3] => 6
sum(a=1..2,b=1..2,c=1..2,d=1..2,e=1..2,f=1..2,g=1..2,h=1..2, 1) => 256
sum(a=1..2,b=1..2,c=1..2,d=1..2,e=1..2,f=1..2,g=1..2, sum(h=1..2, sum(i=1..2, 1))) => FAIL
  error: more than 8 indices at once
        | sum(a=1..2,b=1..2,c=1..2,d=1..2,e=1..2,f=1..2,g=1..2, sum(h=1..2, sum(i=1..2, 1)))
        |                                                                       ^~~~~~
sum(a=1..2,b=1..2,c=1..2,d=1..2,e=1..2,f=1..2,g=1..2,h=1..2, d(x[a]*x[b]*x[c]*x[d]*x[e]*x[f]*x[g]*x[h])/d(x[1])) => FAIL
  error: too many indices in force for this derivative
        | …=1..2,c=1..2,d=1..2,e=1..2,f=1..2,g=1..2,h=1..2, d(x[a]*x[b]*x[c]*x[d]*x[e]*x[f]*x[g]*x[h])/d(x[1]))
        |                                                   ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
sum(a=1..2,b=1..2, d(x[a]*x[b])/d(x[1])) => 6

network:
  c = 3
  y = c^2
  J = jacobian(y, c)
  a = if(J > 1, 1, 2)
J => 6
a => 1

% A branch that is not taken passes nothing back, whatever slope it has there: no 0 times
% infinity.  What is taken passes its slope back, infinite or not.
network:
  x = [-1; 0; 4]
  u = -2
  v = 0
  w = 4
  q = log(x)
  p = x .* sqrt(x)
  X = [1 -1; 2 4]
  lx = log(X)
  A = [2 1; 1 3]
  half = if(X[1,:] > 0, A * lx, 0)
  sinc(x) = if(x == 0, 1, sin(x) ./ x)
  ent(p) = if(p > 0, p .* log(p), 0)
  n = sqrt(v^2 + 0)
d(if(u > 0, sqrt(u), 0))/du => 0
d(if(w > 0, sqrt(w), 0))/dw => 0.25
d(if(v > 0, sqrt(v), 0))/dv => 0
d(if(u > 0, log(u), 0))/du => 0
d(if(u <= 0, 0, log(u)))/du => 0
d(sum(if(x > 0, log(x), x.^2)))/dx => 3x1: [-2; 0; 0.25]
d(if(x > 0, log(x), x.^2))/dx => 3x3: [-2 0 0; 0 0 0; 0 0 0.25]
d(d(sum(if(x > 0, sqrt(x), 0)))/dx)/dx => 3x3: [0 0 0; 0 0 0; 0 0 -0.03125]
d(if(u > 0, u.^0.5, 0))/du => 0
d(if(u > 0, u.^1.5, 0))/du => 0
d(d(if(u > 0, u.^1.5, 3*u^2))/du)/du => 6
d(sum(if(x == 0, 0, 1 ./ x)))/dx => 3x1: [-1; 0; -0.0625]
sinc'(x) => 3x1: [0.3011686789; 0; -0.1161107493]
sinc''(x) => 3x1: [-0.2391336269; 0; 0.2472559985]
sinc'''(x) => 3x1: [-0.1770985749; 0; -0.02203109363]
ent'(x) => 3x1: [0; 0; 2.386294361]
d(sum(if(x > 0, q, 0)))/dx => 3x1: [0; 0; 0.25]
d(sum(if(x > 0, p, 0)))/dx => 3x1: [0; 0; 3]
d(sum(i, if(x[i] > 0, q[i], 0)))/dx => 3x1: [0; 0; 0.25]
d(sum(i, if(x[i] > 0, log(x[i]), 0)))/dx => 3x1: [0; 0; 0.25]
d(sum(if(X > 0, lx, 0)))/dX => 2x2: [1 0; 0.5 0.25]
d(sum(if([0 0; 1 1], lx*A, 0)))/dA => 2x2: [0.6931471806 0.6931471806; 1.386294361 1.386294361]
d(sum(half))/dA => 2x2: [0 0.6931471806; 0 0.6931471806]
d(if(u > 0, if(w > 0, log(u), 0)*w, 7))/dw => 0
d(if(u > 0, if(w > 0, log(u), 0)*w, 7))/du => 0
d(if(u > 0, u/0*w, w))/dw => 1
d(max(log(v), w))/dv => 0
d(min(1/v, w))/dv => 0
d(max(sqrt(u), w))/du => 0
d(if(w < 700, exp(300*w), 1))/dw => inf
d(if(w < 2, exp(300*w), w))/dw => 1
d(sqrt(v)^2)/dv => nan
d(sqrt(v)*sqrt(v))/dv => nan
dn/dv => nan
d(sqrt(v))/dv => inf
d(0*log(v))/dv => nan
d(norm(x))/dx => 3x1: [-0.242535625; 0; 0.9701425001]
jacobian(if(x > 0, log(x), x), x) => 3x3: [1 0 0; 0 1 0; 0 0 0.25]
d(sum(softmax(x) .* [0; 1; 0]))/dx => 3x1: [-0.0001174509474; 0.01754871709; -0.01743126615]
d(if(u > 0, 1/u, 1/w))/dw => -0.0625
d(trace(lx))/dX => 2x2: [1 0; 0 0.25]

% All entries that tie for the greatest share its derivative equally
network:
  x = [2; 5; 5; 5]
  z = [1 1 1; 0 1 1]
  y : 3
  a = 7
  b = 7
  c = 7
d(max(x))/dx => 4x1: [0; 0.3333333333; 0.3333333333; 0.3333333333]
d(min(-x))/dx => 4x1: [0; -0.3333333333; -0.3333333333; -0.3333333333]
d(max(z))/dz => 2x3: [0.2 0.2 0.2; 0 0.2 0.2]
d(max(z, 1))/dz => 2x3x2x3: [0.5 0 0 0 0 0 0 0.5 0 0 0 0 0 0 0.5 0 0 0 0 0 0 0 0 0 0 0 0 0 0.5 0 0 0 0 0 0 0.5]
d(sum(max_along(z, 2).*[1; 2]))/dz => 2x3: [0.3333333333 0.3333333333 0.3333333333; 0 1 1]
d(max(i, j, z[i,j]))/dz => 2x3: [0.2 0.2 0.2; 0 0.2 0.2]
d(sum(j, max(i, z[i,j])))/dz => 2x3: [1 0.5 0.5; 0 0.5 0.5]
d(max([a b c]))/da => 0.3333333333
d(max([a b c]))/dc => 0.3333333333
d(max(max(a, b), c))/da => 0.25
d(d(max(x)^2)/dx)/dx => 4x4: [0 0 0 0; 0 0.2222222222 0.2222222222 0.2222222222; 0 0.2222222222 0.2222222222 0.2222222222; 0 0.2222222222 0.2222222222 0.2222222222]
d(max(y))/dy => 3x1: [0; 0; 1]
max(y) => 3
d(max([0/0; a]))/da => 0
d(max([1/0; a]))/da => 0
softmax([1; 1; 1]) => 3x1: [0.3333333333; 0.3333333333; 0.3333333333]
jacobian(softmax(x), x) => 4x4: [0.01605827059 -0.005352756864 -0.005352756864 -0.005352756864; -0.005352756864 0.2203787481 -0.1075129956 -0.1075129956; -0.005352756864 -0.1075129956 0.2203787481 -0.1075129956; -0.005352756864 -0.1075129956 -0.1075129956 0.2203787481]
