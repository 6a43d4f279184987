% 04-latex.t - LaTeX as students write it; 01-numbers.t says how to read this.

% Names, layers, transposes
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
W_1 x + b_1 => W1*x + b1
W^{(1)}x + b^{(1)} => W1*x + b1
W^{[1]} x + b^{[1]} => W1*x + b1
\mathbf{W}_1\mathbf{x}+\mathbf{b}_1 => W1*x + b1
\boldsymbol W_1 \boldsymbol x => W1*x
\mathbf W^{(2)\top} \delta_2 => W2'*delta2
W_2^T \delta_2 => W2'*delta2
W^T_2 \delta_2 => W2'*delta2
{W^{(2)}}^T \delta^{(2)} => W2'*delta2
(W^{(2)})^T \delta^{(2)} => W2'*delta2
\left(W^{(2)}\right)^{\top}\delta_2 => W2'*delta2
\mathbf{W}^{(2)T} \boldsymbol{\delta}_2 => W2'*delta2
{\mathbf{W}_2}^{\intercal} \delta_2 => W2'*delta2
W_2^{T} \delta_2 => W2'*delta2
W_2^{\mathsf{T}} \delta_2 => W2'*delta2
W_{2}^\mathrm{T} \delta_2 => W2'*delta2
W_2^t \delta_2 => FAIL at column 5: a transpose or a power?; the transpose is written ^T
W_{21}^{(2)} => W2[2,1]
W_{2,1}^{(2)} => W2[2,1]
w_{21}^{(2)} => W2[2,1]
w^{(2)}_{21} => W2[2,1]
W_{2,21} => FAIL at column 1: there is no quantity or function `W_{2,21}`
(W_2)_{21} => FAIL at column 8: one index or several?; write commas between indices: _{1,2}
(W_2)_{2,1} => W2[2,1]
W^{(2)}_{2 1} => W2[2,1]
W_{i} => FAIL at column 1: there is no quantity or function `W_{i}`
x_1 => x[1]
x_{1} => x[1]
x_4 => x[4]
x_0 => FAIL at column 1: there is no quantity or function `x_0`; entries count from 1 here
z_2 => z2
z^{(2)}_3 => z2[3]
z_3^{(2)} => z2[3]
(z_2)_3 => z2[3]
h_1^{(1)} => h1[1]
\hat{y} => yhat
\hat y => yhat
\hat{\mathbf{y}}_1 => yhat[1]
\widehat{y}_1 => yhat[1]
\hat{y}_{1} => yhat[1]
\vec{x} => x
\vec x_2 => x[2]
\text{W}_1 => W1
W_{\text{1}} x => W1*x
\mathrm{W_1} x => W1*x
\mathcal{L} => L
\eta => eta
W_3 => FAIL at column 1: there is no quantity or function `W_3`
V x => FAIL at column 1: there is no quantity `V`
\tilde{x} => FAIL at column 1: there is no quantity or function `\tilde{x}`; did you mean `x`?
W_21 => FAIL at column 1: there is no quantity or function `W_21`
W_1^2 => W1^2
W^2 => W2
W^{2} h_1 => W2*h1
\lambda => FAIL at column 1: there is no quantity or function `\lambda`

% Products and quotients
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
\delta_2 h_1^T => delta2*h1'
\delta_2 \cdot h_1^\top => delta2*h1'
(\hat{y} - t) \odot f'(z_2) => (yhat - t).*f'(z2)
(\hat{y} - t) \circ f'(z_2) => (yhat - t).*f'(z2)
(\hat{y}-t) \ast f'(z_2) => (yhat - t)*f'(z2)
(\hat{y}-t) \star f'(z_2) => FAIL at column 13: `\star`: say with \cdot or \odot which product is meant
W^{(2)^T} x => W2'*x
W^{(2)^{T}} \delta^{(2)} => W2'*delta2
W^{(2)^\top} => W2'
{W^{(2)}}^T => W2'
W^{(2)^2} => FAIL at column 7: `^` stands where a number, a name or `(` is needed
W^{(2)^{-1}} => FAIL at column 7: `^` stands where a number, a name or `(` is needed
W^{(2)T^T} => FAIL at column 4: a power and a transpose: say with ( ) which comes first
W^{2^T} => FAIL at column 1: there is no quantity `W`
z^{(1)^T} => z1'
\delta_2 \otimes h_1^T => FAIL at column 10: a product ⊗ of arrays; write .* or *, or outer(a, b) of two vectors
\delta_2 \otimes h_1 => outer(delta2, h1)
\left(W_2^\top \delta_2\right) \odot \sigma'(z_1) => W2'*delta2.*sigma'(z1)
W_2^\top \delta_2 \odot \sigma'(z_1) => W2'*delta2.*sigma'(z1)
\sigma'(z_1) \odot W_2^\top \delta_2 => sigma'(z1).*W2'*delta2
\sigma'(z_1) \odot (W_2^\top \delta_2) => sigma'(z1).*(W2'*delta2)
(W_2^T \delta_2 \odot \sigma'(z_1)) x^T => W2'*delta2.*sigma'(z1)*x'
W_2^T \delta_2 \odot \sigma'(z_1) x^T => W2'*delta2.*sigma'(z1)*x'
W_2 \odot W_2 W_2 => FAIL at column 15: which product comes first?; write (A ∘ B) C or A ∘ (B C)
\frac{1}{2}\|\hat{y} - t\|^2 => 1/2*norm(yhat - t)^2
\frac12 \lVert \hat{y} - t \rVert_2^2 => 1/2*norm(yhat - t)^2
\frac{1}{2} \left\| \hat{y} - t \right\|_2^{2} => 1/2*norm(yhat - t)^2
\frac{1}{N} X X^T => 1/N*X*X'
\frac{\hat{y} - t}{\hat{y}(1-\hat{y})} => (yhat - t)/(yhat*(1 - yhat))
1/N X X^T => 1/N*X*X'
\hat{y}_1/2t_1 => FAIL at column 11: is what follows the divisor multiplied or divided by?; write (a/b)*c or a/(b*c)
\hat{y}_1/(2t_1) => yhat[1]/(2*t[1])
1/(2N)\left(\hat{y}_1 - t_1\right) => 1/(2*N)*(yhat[1] - t[1])
2\hat{y}t^T => 2*yhat*t'
W_1 - \eta \delta_2 x^T => W1 - eta*delta2*x'
W_1 - \eta\, \frac{\partial L}{\partial W_1} => W1 - eta*dL/dW1
\left[ \hat{y} - t \right] => yhat - t
\{ \hat{y} - t \} => yhat - t
\left\{ \hat{y} - t \right\} => yhat - t
\big( \hat{y} - t \big) => yhat - t
\Bigg( \Big( \hat{y} - t \Big) \Bigg) => yhat - t
\big[ \hat{y} - t \big]_1 => (yhat - t)[1]
\sqrt{x_1^2 + x_2^2} => sqrt(x[1]^2 + x[2]^2)
\sqrt x_1 => sqrt(x[1])
\sqrt[3]{x_1} => FAIL at column 1: only square roots are known here; write a power: x^(1/3)
|x_1| => abs(x[1])
\left|x_1 - x_2\right| => abs(x[1] - x[2])
\lvert x_1 \rvert => abs(x[1])
x^T x => x'*x
x^{-1} => FAIL at column 4: the power of a vector; write .^ for the power of each entry, ^{(2)} for a layer, norm(x)^2 for a length
x_1^{-1} => x[1]^(-1)
x_1^{2} => x[1]^2
x_1^2 x_2 => x[1]^2*x[2]
x_1^10 => x[1]^10
x_1^{10} => x[1]^10
(x_1+x_2)^2 => (x[1] + x[2])^2
(x_1+x_2)^{10} => (x[1] + x[2])^10
(x_1+x_2)^10 => (x[1] + x[2])^10
x_1^{x_2} => x[1]^x[2]
\displaystyle\frac{1}{2}x_1 => 1/2*x[1]
x_1\!x_2\,x_3\;x_1 => x[1]*x[2]*x[3]*x[1]
x_1~x_2 => FAIL at column 4: `~` is not part of a formula; write not( ), or a space between factors
x_1 \\ x_2 => FAIL at column 1: two formulas in two lines: which is the answer?
x_1 + \\ x_2 => x[1] + x[2]
x_1 &+ x_2 => x[1] + x[2]
x_1 \quad x_2 => x[1]*x[2]
\underline{x_1} => x[1]
x_1 \cdots x_3 => FAIL at column 5: `\cdots`: write all terms, or a sum
-x_1 => -x[1]
--x_1 => FAIL at column 1: two signs in a row; write a - (-b), or only one
x_1 - -x_2 => x[1] - -x[2]
x_1\times x_2 => x[1]*x[2]
x_1 \div x_2 => x[1]/x[2]
2x_1x_2 => 2*x[1]*x[2]
x_1x_2 => x[1]*x[2]
x_ix_j => FAIL at column 5: `_` is not part of a formula; a subscript stands behind a name
\color{red} x_1 => FAIL at column 1: `\color`: leave colours out
x_1 \text{ where } x_2 => FAIL at column 12: there is no quantity or function `where`
x_1 \text{ is the answer} => FAIL at column 12: there is no quantity or function `is`
\begin{aligned} x_1 &= 2 \\ &= x_2 + x_3 \end{aligned} => x[1] = 2 = x[2] + x[3]
\begin{equation} x_1 + x_2 \end{equation} => x[1] + x[2]
\begin{align*} h_1 \end{align*} => h1
\tag{3} x_1 => x[1]
x_1 \label{eq:1} => x[1]

% Functions and their derivatives
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
\sigma(z_1) => sigma(z1)
\sigma'(z_1) => sigma'(z1)
\sigma^\prime(z_1) => sigma'(z1)
\sigma^{\prime}(z_1) => sigma'(z1)
\sigma{'}(z_1) => FAIL at column 8: `'` is not part of a formula
f'(z_2) => f'(z2)
f^{\prime}(z_2) => f'(z2)
f''(z_2) => f''(z2)
f^{\prime\prime}(z_2) => f''(z2)
\sigma\left(W_1x + b_1\right) => sigma(W1*x + b1)
\sigma(W_1 x+b_1)(1-\sigma(W_1 x+b_1)) => sigma(W1*x + b1)*(1 - sigma(W1*x + b1))
\sigma(z_1) \odot (1 - \sigma(z_1)) => sigma(z1).*(1 - sigma(z1))
\sigma(z_1)^T => sigma(z1)'
\sigma(z_1)^2 => sigma(z1).^2
\sigma^2(z_1) => sigma(z1).^2
\sigma^{-1}(z_1) => FAIL at column 1: a power of the function's value, or another function?; write (sigma(z))^n, or 1/sigma(z)
\sigma^T(z_1) => FAIL at column 1: this stands behind the function's argument: sigma(z)^T
\tanh(z_1) => tanh(z1)
\tanh z_1 => tanh(z1)
\tanh^2(z_1) => tanh(z1).^2
1-\tanh^2 z_1 => 1 - tanh(z1).^2
\tanh'(z_1) => tanh'(z1)
\exp(-z_1) => exp(-z1)
\exp\left(-z_1\right) => exp(-z1)
\exp\{-z_1\} => exp(-z1)
\exp[-z_1] => exp(-z1)
e^{-z_1} => exp(-z1)
e^{-x_1} => exp(-x[1])
e^-x_1 => exp(-x[1])
\frac{1}{1+e^{-z_1}} => 1/(1 + exp(-z1))
\ln \hat{y}_1 => log(yhat[1])
\log \hat{y}_1 + x_1 => log(yhat[1]) + x[1]
-t_1 \log \hat{y}_1 => -t[1]*log(yhat[1])
\log \hat{y}_1 x_1 => FAIL at column 1: how far does the argument of `log` reach?; write it in ( )
\log x_1 / 2 => FAIL at column 1: how far does the argument of `log` reach?; write it in ( )
\log(\hat{y}_1) x_1 => log(yhat[1])*x[1]
\sin x_1 \cos x_1 => sin(x[1])*cos(x[1])
\log_2 x_1 => FAIL at column 1: there is no quantity or function `\log_2`
\log_{10}(x_1) => FAIL at column 1: there is no quantity or function `\log_{10}`
\max(0, z_1) => max(0, z1)
\max\{0, z_1\} => max(0, z1)
\max(z_1, 0) => max(z1, 0)
\max_k z_k => FAIL at column 8: there is no quantity or function `z_k`
\max_{k} x_k => max(k, x[k])
\text{diag}(f'(z_2)) => diag(f'(z2))
\operatorname{diag}(f'(z_2)) => diag(f'(z2))
\mathrm{diag}\left(f'(z_2)\right) W_2 => diag(f'(z2))*W2
\operatorname{tr}(W_2) => trace(W2)
\mathrm{Tr}(W_2) => trace(W2)
\text{softmax}(z_2) => softmax(z2)
\mathrm{softmax}(z_2)_1 => softmax(z2)[1]
\text{softmax}_1(z_2) => FAIL at column 1: there is no quantity or function `\text{softmax}_1`; did you mean `softmax`?
\text{ReLU}(z_1) => relu(z1)
\mathrm{ReLU}'(z_1) => relu'(z1)
\operatorname{ReLU}(z_1) => relu(z1)
(z_1)^+ => positive(z1)
(z_1)_+ => positive(z1)
[z_1]_+ => positive(z1)
z_1^+ => positive(z1)
\text{sigmoid}(z_1) => sigmoid(z1)
\sigma z_1 => sigma(z1)
\sigma => FAIL at column 1: `sigma` is a function: write its argument
f => FAIL at column 1: `f` is a function: write its argument
\text{foo}(z_1) => FAIL at column 1: there is no quantity or function `\text{foo}`
f(z_2) x_1 => f(z2)*x[1]
f (z_2) => f(z2)
f{(z_2)} => f(z2)
f \left( z_2 \right) => f(z2)
\sum z_1 => sum(z1)
