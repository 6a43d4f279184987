% 06-derivatives.t - derivatives and adjoints; 01-numbers.t says how to read this.

% Derivatives in all spellings
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
dL/dW1 => dL/dW1
dL/dW_1 => dL/dW1
dL/dW_{1} => dL/dW1
dL / dW1 => dL/dW1
dL/dW^{(1)} => dL/dW1
dL/dW^(1) => dL/dW1
d L / d W_1 => dL/dW1
d(L)/d(W1) => dL/dW1
d(L)/d(W1[1,2]) => d(L)/d(W1[1,2])
dL/dW1[1,2] => d(L)/d(W1[1,2])
dL/dW_{12}^{(1)} => d(L)/d(W1[1,2])
∂L/∂W₁ => dL/dW1
∂L/∂W_1 => dL/dW1
∂L / ∂W₁ => dL/dW1
∂L∕∂W₁ => dL/dW1
∂L/∂W₁₂⁽¹⁾ => d(L)/d(W1[1,2])
∂L/∂z₁⁽²⁾ => d(L)/d(z2[1])
\partial L / \partial W_1 => dL/dW1
\partial L/\partial W_1 => dL/dW1
\frac{\partial L}{\partial W_1} => dL/dW1
\frac{\partial L}{\partial W_{12}^{(1)}} => d(L)/d(W1[1,2])
\frac{\partial L}{\partial W^{(1)}_{1,2}} => d(L)/d(W1[1,2])
\frac{\partial L}{\partial \mathbf{W}_1} => dL/dW1
\frac{\partial \mathcal{L}}{\partial \mathbf{W}_1} => dL/dW1
\frac{dL}{dW_1} => dL/dW1
\frac{\mathrm{d} L}{\mathrm{d} W_1} => dL/dW1
\frac{\text{d}L}{\text{d}W_1} => dL/dW1
\dfrac{\partial L}{\partial \hat{y}} => dL/dyhat
\frac{\partial L}{\partial \hat{y}_1} => d(L)/d(yhat[1])
\frac{\partial L}{\partial \hat{y}} \frac{\partial \hat{y}}{\partial z_2} => dL/dyhat*dyhat/dz2
\frac{\partial L}{\partial \hat{y}} \cdot \frac{\partial \hat{y}}{\partial z_2} \cdot \frac{\partial z_2}{\partial h_1} => dL/dyhat*dyhat/dz2*dz2/dh1
{\frac{\partial z_2}{\partial h_1}}^T \frac{\partial L}{\partial z_2} => dz2/dh1'*dL/dz2
\left(\frac{\partial z_2}{\partial h_1}\right)^T \frac{\partial L}{\partial z_2} => dz2/dh1'*dL/dz2
\frac{\partial z_2}{\partial h_1}^T \frac{\partial L}{\partial z_2} => dz2/dh1'*dL/dz2
\frac{\partial L}{\partial z_2} x^T => dL/dz2*x'
dL/dz2 * h1' => dL/dz2*h1'
dL/dz2 * x' => dL/dz2*x'
dL/dz2' => dL/dz2'
dL/dyhat dyhat/dz2 => dL/dyhat*dyhat/dz2
∂L/∂ŷ · ∂ŷ/∂z₂ => dL/dyhat*dyhat/dz2
∂L/∂ŷ ∂ŷ/∂z₂ => dL/dyhat*dyhat/dz2
jacobian(yhat, z2) => jacobian(yhat, z2)
\frac{\partial}{\partial W_1} L => FAIL at column 7: what does this derivative reach?; write it above: \frac{\partial L}{\partial W}, or d(L)/d(W)
\frac{d}{dz} f(z) => FAIL at column 7: what does this derivative reach?; write it above: \frac{\partial L}{\partial W}, or d(L)/d(W)
\frac{d}{dz_1} \sigma(z_1) => FAIL at column 7: what does this derivative reach?; write it above: \frac{\partial L}{\partial W}, or d(L)/d(W)
\frac{\partial^2 L}{\partial W_1^2} => FAIL at column 7: higher derivatives are not read in this form; write d(dL/dx)/dx
\frac{d^2L}{dx^2} => FAIL at column 16: the power of a vector; write .^ for the power of each entry, ^{(2)} for a layer, norm(x)^2 for a length
d^2L/dx^2 => FAIL at column 3: how much of this is the power?; write ^( ) around the power, or a * behind it
\frac{\partial L}{W_1} => FAIL at column 7: this ∂ stands alone; a derivative is written ∂y/∂x, with one ∂ above and one below
\frac{L}{\partial W_1} => FAIL at column 10: this ∂ stands alone; a derivative is written ∂y/∂x, with one ∂ above and one below
\partial L => FAIL at column 1: this ∂ stands alone; a derivative is written ∂y/∂x, with one ∂ above and one below
\partial W_1 = \frac{\partial L}{\partial W_1} => ? = dL/dW1
\frac{\partial L + x_1}{\partial x_1} => FAIL at column 7: the derivative of what?; put a sum or product behind ∂ in ( )
\frac{\partial (L + x_1)}{\partial x_1} => d(L + x[1])/d(x[1])
\frac{\partial (W_1 x)}{\partial x} => d(W1*x)/d(x)
\frac{\partial W_1 x}{\partial x} => FAIL at column 7: the derivative of what?; put a sum or product behind ∂ in ( )
\frac{\partial \|x\|^2}{\partial x} => FAIL at column 16: there is no name here
\frac{\partial L}{\partial (W_1)_{12}} => FAIL at column 35: one index or several?; write commas between indices: _{1,2}
\frac{\partial L}{\partial (x)_1} => d(L)/d(x[1])
\frac{\partial L}{\partial V} => FAIL at column 28: there is no quantity or function `V`
\frac{\partial Q}{\partial W_1} => FAIL at column 16: there is no quantity or function `Q`
dL/dV => FAIL at column 5: there is no quantity or function `V`
dL/d => FAIL at column 1: there is no quantity or function `dL`; did you mean `L`?
dL => FAIL at column 1: there is no quantity or function `dL`; did you mean `L`?
L/W_1 => L/W1
\nabla_{W_1} L => FAIL at column 1: `\nabla`: write the derivative as dL/dW
∇L => FAIL at column 1: `∇`: write the derivative as dL/dW
rac{\partial L}{\partial W_1} => FAIL at column 1: there is no quantity or function `rac`; a lost \f? \frac
\frac{\partial L}{\partial W_1 => FAIL at column 18: this `{` is never closed
\frac{\partial L} => FAIL at column 18: the text ends where something is needed
\frac{dn5}{dn5} => FAIL at column 7: there is no quantity or function `dn5`
dx/dx => dx/dx
\frac{\partial f}{\partial z_2} => FAIL at column 16: the derivative of a function: write f'(z)
\frac{\partial W_1^T}{\partial x} => FAIL at column 16: write the transpose outside of the derivative

% Adjoints
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
\bar{x} => d(L)/d(x)
\bar x => d(L)/d(x)
\overline{x} => d(L)/d(x)
x̄ => d(L)/d(x)
z̄₁ => d(L)/d(z1)
z̄_1 => d(L)/d(z1)
\bar{z}_1 => d(L)/d(z1)
\bar{z}^{(1)} => d(L)/d(z1)
\bar{W}_1 => d(L)/d(W1)
\bar{W_1} => d(L)/d(W1)
\bar{\mathbf{W}}^{(1)} => d(L)/d(W1)
\bar{\hat{y}} => FAIL at column 6: two accents on one letter
ȳ => FAIL at column 1: there is no quantity or function `ȳ`
dW1 => d(L)/d(W1)
dW_1 => d(L)/d(W1)
dW_2 => d(L)/d(W2)
dx => d(L)/d(x)
dz1 => d(L)/d(z1)
db1 => d(L)/d(b1)
dW_{12}^{(1)} => d(L)/d(W1[1,2])
\bar{L} => FAIL at column 1: there is no quantity or function `\bar{L}`; did you mean `L`?
dL => FAIL at column 1: there is no quantity or function `dL`; did you mean `L`?
xbar => FAIL at column 1: there is no quantity or function `xbar`
x_bar => FAIL at column 1: there is no quantity or function `x_bar`; `x` is a vector: it has one index
bar(x) => FAIL at column 1: there is no quantity or function `bar`
\bar{x}_1 => d(L)/d(x[1])
\bar{x}^T => d(L)/d(x)'
dz1 * x' => d(L)/d(z1)*x'
dz1 x^T => d(L)/d(z1)*x'
ddx => FAIL at column 1: there is no quantity or function `ddx`
dQ => FAIL at column 1: there is no quantity or function `dQ`

% No adjoints without a loss
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
\bar{x} => FAIL at column 1: there is no quantity or function `\bar{x}`; did you mean `x`?
dW1 => FAIL at column 1: there is no quantity or function `dW1`; did you mean `W1`?
x̄ => FAIL at column 1: there is no quantity or function `x̄`; did you mean `x`?
