% 11-chains.t - chains of equalities; 01-numbers.t says how to read this.

% Where the equals signs cut
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
z_1 = W_1 x + b_1 => z1 = W1*x + b1
z_1 := W_1 x + b_1 => z1 = W1*x + b1
z_1 ← W_1 x + b_1 => z1 = W1*x + b1
W_1 \leftarrow W_1 - \eta \frac{\partial L}{\partial W_1} => W1 = W1 - eta*dL/dW1
W_1 <- W_1 - eta*dL/dW1 => W1 = W1 - eta*dL/dW1
dW1 = delta2 * x' => d(L)/d(W1) = delta2*x'
a = b = x_1 => ? = ? = x[1]
= x_1 => x[1]
x_1 = => FAIL at column 6: nothing is written here
= = x_1 => x[1]
x_1 == x_2 => x[1] == x[2]
x_1 = x_2 = x_3 => x[1] = x[2] = x[3]
(x_1 = x_2) => x[1] == x[2]
x_1 ≈ x_2 ≈ x_3 => x[1] = x[2] = x[3]
x_1 \approx x_2 => x[1] = x[2]
x_1 \equiv x_2 => x[1] = x[2]
x_1 &= x_2 \\ &= x_3 => x[1] = x[2] = x[3]
\begin{aligned} z_1 &= W_1 x \\ &= x_1 \end{aligned} => z1 = W1*x = x[1]
x_1 ≠ x_2 => x[1] != x[2]
x_1 <= x_2 => x[1] <= x[2]
x_1 >= x_2 => x[1] >= x[2]
x_1 != x_2 => x[1] != x[2]
\sum_{k=1}^{3} x_k = x_1 => sum(k=1..3, x[k]) = x[1]
f(z_2) = z_2 => f(z2) = z2
y = 1[x_1 = x_2] => ? = x[1] == x[2]
x_1 \neq x_2 => x[1] != x[2]
\frac{\partial L}{\partial W_1} = \delta_1 x^T => FAIL at column 35: there is no quantity or function `\delta_1`; did you mean `delta2`?
