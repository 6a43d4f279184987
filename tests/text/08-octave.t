% 08-octave.t - Octave and MATLAB; 01-numbers.t says how to read this.

% Octave and MATLAB
network:
  D = 3 ; K = 4 ; N = 5
  f : function
  x : D ; t : K ; X : D x N ; T : K x N
  W1 : K x D ; b1 : K
  W2 : K x K ; b2 : K
  z1 = W1*x + b1  ; h1 = sigma(z1)
  z2 = W2*h1 + b2 ; yhat = f(z2)
  L = 1/2 * sum((yhat - t).^2)
  delta2 = dL/dz2
  eta = 0.1
loss: L
W2' * delta2 => W2'*delta2
W2'*delta2 => W2'*delta2
W2.'*delta2 => W2'*delta2
(W2' * delta2) .* sigma(z1) .* (1 - sigma(z1)) => W2'*delta2.*sigma(z1).*(1 - sigma(z1))
delta2 * h1' => delta2*h1'
z1.^2 => z1.^2
z1 .^ 2 => z1.^2
1 ./ (1 + exp(-z1)) => 1./(1 + exp(-z1))
1./(1+exp(-z1)) => 1./(1 + exp(-z1))
sum((yhat - t).^2) => sum((yhat - t).^2)
0.5 * sum((yhat - t).^2) => 0.5*sum((yhat - t).^2)
sum(X, 2) => sum(X, 2)
W1(2,1) => W1[2,1]
W1(1,:) => W1[1,:]
W1(:,2) => W1[:,2]
W1(2,1)*x(1) => W1[2,1]*x[1]
x(2) => x[2]
x(1:2) => x[1:2]
x(:) => x[:]
eye(3) => eye(3)
zeros(2,2) => zeros(2, 2)
max(z1, 0) => max(z1, 0)
max(0, z1) => max(0, z1)
(z1 > 0) .* delta2 => (z1 > 0).*delta2
(z1 >= 0) .* delta2 => (z1 >= 0).*delta2
z1 ~= 0 => z1 != 0
~(z1 > 0) => FAIL at column 1: `~` is not part of a formula; write not( ), or a space between factors
[x; x] => [x; x]
[W1 b1] => [W1, b1]
[W1, b1] => [W1, b1]
[x' 1] => [x', 1]
[x', 1] => [x', 1]
[x '] => FAIL at column 4: `'` is not part of a formula
diag(f'(z2)) * W2 => diag(f'(z2))*W2
norm(x)^2 => norm(x)^2
W1 * x + b1; => W1*x + b1
W1*x+b1 => W1*x + b1
W1 *x + b1 => W1*x + b1
x(0) => FAIL at column 3: entries count from 1 here; the first entry is x[1]
x(1,2) => FAIL at column 1: `x(1,2)` can be an entry, a layer or a product; write an entry in [ ], a layer as ^(2), a product with *
x(2,1) => x[2,1]
eta(2) => FAIL at column 1: `eta(2)` can be an entry, a layer or a product; write an entry in [ ], a layer as ^(2), a product with *
W1(1) => FAIL at column 1: `W1(1)` can be an entry, a layer or a product; write an entry in [ ], a layer as ^(2), a product with *
W1(x) => W1*x
x' * x => x'*x
x'x => x'*x
