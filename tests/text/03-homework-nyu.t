% 03-homework-nyu.t - LaTeX lines of a founding homework, exactly as the document has them; 01-numbers.t says how to read this.

% Problem 1.2, damage included
network:
  n = 3 ; m = 4 ; K = 2
  x : n ; y : K
  W1 : m x n ; b1 : m
  W2 : K x m ; b2 : K
  z1 = W1*x + b1
  z2 = relu(z1)
  z3 = W2*z2 + b2
  yhat = z3
  l = sum((yhat - y).^2)
  g = jacobian(l, yhat)
  J = jacobian(yhat, z3)
  D = jacobian(z2, z1)
loss: l
$oxed{W^{(1)}x+oldsymbol{b}^{(1)}}$ => FAIL at column 2: there is no quantity or function `oxed`; a lost \b? \boxed
$oxed{W^{(1)}x + b^{(1)}}$ => FAIL at column 2: there is no quantity or function `oxed`; a lost \b? \boxed
$(W^{(1)}x + b^{(1)})^+$ => positive(W1*x + b1)
$oxed{W^{(2)}(W^{(1)}oldsymbol{x} + oldsymbol{b}^{(1)})^+ + oldsymbol{b}^{(2)}}$ => FAIL at column 2: there is no quantity or function `oxed`; a lost \b? \boxed
$m{W}^{(2)}(m{W}^{(1)}m{x} + m{b}^{(1)})^+ + m{b}^{(2)}$ => FAIL at column 4: there is no quantity `W`
$\left\ m{W}^{(2)} (m{W}^{(1)} m{x} + m{b}^{(1)})^+ + m{b}^{(2)} - m{y} ight\ ^2$ => FAIL at column 2: the bracket is lost here
$\boxed{W^{(1)}x+\boldsymbol{b}^{(1)}}$ => W1*x + b1
$\boxed{W^{(2)}(W^{(1)}\boldsymbol{x} + \boldsymbol{b}^{(1)})^+ + \boldsymbol{b}^{(2)}}$ => W2*positive(W1*x + b1) + b2
$\bm{W}^{(2)}(\bm{W}^{(1)}\bm{x} + \bm{b}^{(1)})^+ + \bm{b}^{(2)}$ => W2*positive(W1*x + b1) + b2
$\left\| \bm{W}^{(2)} (\bm{W}^{(1)} \bm{x} + \bm{b}^{(1)})^+ + \bm{b}^{(2)} - \bm{y} \right\|^2$ => norm(W2*positive(W1*x + b1) + b2 - y)^2
$oxed{x rac{\partial \ell}{\partial \hat{oldsymbol{y}}} rac{\partial \hat{oldsymbol{y}}}{\partial oldsymbol{z_2}} W^{(2)} rac{\partial oldsymbol{z_2}}{\partial oldsymbol{z_1}}}$ => FAIL at column 2: there is no quantity or function `oxed`; a lost \b? \boxed
$\boxed{x \frac{\partial \ell}{\partial \hat{\boldsymbol{y}}} \frac{\partial \hat{\boldsymbol{y}}}{\partial \boldsymbol{z_2}} W^{(2)} \frac{\partial \boldsymbol{z_2}}{\partial \boldsymbol{z_1}}}$ => x*dl/dyhat*dyhat/dz2*W2*dz2/dz1
$\frac{\partial \ell}{\partial \hat{\pmb{y}}} \frac{\partial \hat{\pmb{y}}}{\partial z_3} W^{(2)} \frac{\partial \pmb{z_2}}{\partial \pmb{z_1}}$ => dl/dyhat*dyhat/dz3*W2*dz2/dz1
$(\pmb{W}^{(1)}\pmb{x} + \pmb{b}^{(1)})^+ rac{\partial \ell}{\partial \hat{\pmb{y}}} rac{\partial \hat{\pmb{y}}}{\partial \pmb{z_3}}$ => FAIL at column 43: there is no quantity or function `rac`; a lost \f? \frac
$(\pmb{W}^{(1)}\pmb{x} + \pmb{b}^{(1)})^+ \frac{\partial \ell}{\partial \hat{\pmb{y}}} \frac{\partial \hat{\pmb{y}}}{\partial \pmb{z_3}}$ => positive(W1*x + b1)*dl/dyhat*dyhat/dz3
$rac{\partial \ell}{\partial \hat{m{y}}} rac{\partial \hat{m{y}}}{\partial z_3}$ => FAIL at column 2: there is no quantity or function `rac`; a lost \f? \frac
$\frac{\partial \ell}{\partial \hat{m{y}}} \frac{\partial \hat{m{y}}}{\partial z_3}$ => FAIL at column 37: more than one name under this
\mathbf{W} \leftarrow \mathbf{W} \eta \frac{\partial \ell}{\partial \mathbf{W}} => FAIL at column 34: there is no quantity or function `\eta`
\mathbf{z_2} = (\mathbf{z_1})^+ => z2 = positive(z1)
\frac{\partial \mathbf{z_2}}{\partial \mathbf{z_1}} = \begin{bmatrix} \frac{\partial z 2_1}{\partial z 1_1} & \frac{\partial z 2_1}{\partial z 1_2} & \cdots & \frac{\partial z 2_1}{\partial z 1_d} \\ \frac{\partial z 2_2}{\partial z 1_1} & \frac{\partial z 2_2}{\partial z 1_2} & \cdots & \frac{\partial z 2_2}{\partial z 1_d} \\ & & & & \\ \cdots & & & & \\ \frac{\partial z 2_d}{\partial z 1_1} & \frac{\partial z 2_d}{\partial z 1_2} & \cdots & \frac{\partial z 2_d}{\partial z 1_d} \end{bmatrix}. => FAIL at column 86: there is no quantity or function `z`
\frac{\partial \hat{\mathbf{y}}}{\partial \mathbf{z_3}} = \begin{bmatrix} 1 & 0 & \dots & 0 & 0 \\ 0 & 1 & \dots & 0 & 0 \\ \dots & & & & & \\ 0 & 0 & \dots & 1 & 0 \\ 0 & 0 & \dots & 0 & 1 \end{bmatrix} => FAIL at column 83: `\dots`: write all terms, or a sum
\frac{\partial \ell}{\partial \hat{\mathbf{y}}} = \begin{bmatrix} \frac{\partial \ell}{\partial \hat{y}_1} & \frac{\partial \ell}{\partial \hat{y}_2} & \dots & \frac{\partial \ell}{\partial \hat{y}_k} \end{bmatrix} => FAIL at column 153: `\dots`: write all terms, or a sum

% Entries of problem 1.2(d)
network:
  n = 3 ; m = 4 ; K = 2
  x : n ; y : K
  W1 : m x n ; b1 : m
  W2 : K x m ; b2 : K
  z1 = W1*x + b1
  z2 = relu(z1)
  z3 = W2*z2 + b2
  yhat = z3
  l = sum((yhat - y).^2)
  g = jacobian(l, yhat)
  J = jacobian(yhat, z3)
  D = jacobian(z2, z1)
loss: l
entry: i=1..2, j=1..2
\frac{\partial z_{2i}}{\partial z_{1j}} = \begin{cases} 1, & \text{if i = j and } z_{1j} \ge 0\\ 0, & \text{otherwise} \end{cases} => d(z2[i])/d(z1[j]) = if(i == j and z1[j] >= 0, 1, 0)
$$\frac{\partial \hat{y}_i}{\partial z_{3j}} = \begin{cases} 1, & \text{if } i = j \\ 0, & \text{otherwise} \end{cases}$$ => d(yhat[i])/d(z3[j]) = if(i == j, 1, 0)
\frac{\partial \ell}{\partial \hat{y}_i} = 2(\hat{y}_i - y_i) => d(l)/d(yhat[i]) = 2*(yhat[i] - y[i])
\frac{\partial z_{2i}}{\partial z_{1j}} = \begin{cases} \frac{\exp(-z_{1i})}{(1+\exp(-z_{1i}))^2}, & \text{if } i = j\\ 0, & \text{otherwise} \end{cases} => d(z2[i])/d(z1[j]) = if(i == j, exp(-z1[i])/(1 + exp(-z1[i]))^2, 0)
\frac{\partial \hat{y}_i}{\partial z_{3j}} = \begin{cases} \frac{\exp(-z_{3i})}{(1+\exp(-z_{3i}))^2}, & \text{if } i = j\\ 0, & \text{otherwise} \end{cases} => d(yhat[i])/d(z3[j]) = if(i == j, exp(-z3[i])/(1 + exp(-z3[i]))^2, 0)
\frac{\partial \ell}{\partial \hat{y}_i} = -\frac{1}{k} (\frac{y_i}{\hat{y}_i} - \frac{1 - y_i}{1 - \hat{y}_i}). => FAIL at column 54: there is no quantity `k`; did you mean K?
\frac{\partial \ell}{\partial \hat{y}_i} = -\frac{1}{K} (\frac{y_i}{\hat{y}_i} - \frac{1 - y_i}{1 - \hat{y}_i}) => d(l)/d(yhat[i]) = -(1/K)*(y[i]/yhat[i] - (1 - y[i])/(1 - yhat[i]))

% Problem 1.3
network:
  n = 3 ; m = 4 ; K = 2
  x : n ; y : K
  W1 : m x n ; b1 : m
  W2 : K x m ; b2 : K
  z1 = W1*x + b1
  z2 = relu(z1)
  z3 = W2*z2 + b2
  yhat = z3
  l = sum((yhat - y).^2)
  g = jacobian(l, yhat)
  J = jacobian(yhat, z3)
  D = jacobian(z2, z1)
loss: l
$oldsymbol{W}^{(1)}oldsymbol{x} + oldsymbol{b}^{(1)}$ => FAIL at column 2: there is no quantity or function `oldsymbol`; a lost \b? \boldsymbol
$\boldsymbol{W}^{(1)}\boldsymbol{x} + \boldsymbol{b}^{(1)}$ => W1*x + b1
$oxed{oldsymbol{W}^{(1)}oldsymbol{x}+oldsymbol{b}^{(1)}}$ => FAIL at column 2: there is no quantity or function `oxed`; a lost \b? \boxed
$\sigma(oldsymbol{W}^{(1)}oldsymbol{x} + oldsymbol{b}^{(1)})$ => FAIL at column 9: there is no quantity or function `oldsymbol`; a lost \b? \boldsymbol
$\sigma(\boldsymbol{W}^{(1)}\boldsymbol{x} + \boldsymbol{b}^{(1)})$ => sigma(W1*x + b1)
$oxed{W^{(2)}\sigma(W^{(1)}oldsymbol{x}+oldsymbol{b}^{(1)})+oldsymbol{b}^{(2)}}$ => FAIL at column 2: there is no quantity or function `oxed`; a lost \b? \boxed
$\boxed{W^{(2)}\sigma(W^{(1)}\boldsymbol{x}+\boldsymbol{b}^{(1)})+\boldsymbol{b}^{(2)}}$ => W2*sigma(W1*x + b1) + b2
$m{W}^{(2)} \sigma(m{W}^{(1)}m{x} + m{b}^{(1)}) + m{b}^{(2)}$ => FAIL at column 4: there is no quantity `W`
$\sigma(\pmb{W}^{(2)}\sigma(\pmb{W}^{(1)}\pmb{x} + \pmb{b}^{(1)}) + \pmb{b}^{(2)})$ => sigma(W2*sigma(W1*x + b1) + b2)
$\left\| \sigma(\boldsymbol{W}^{(2)}\sigma(\boldsymbol{W}^{(1)}\boldsymbol{x} + \boldsymbol{b}^{(1)}) + \boldsymbol{b}^{(2)}) - \boldsymbol{y} \right\|^2$ => norm(sigma(W2*sigma(W1*x + b1) + b2) - y)^2
$\left\ \sigma(\boldsymbol{W}^{(2)}\sigma(\boldsymbol{W}^{(1)}\boldsymbol{x} + \boldsymbol{b}^{(1)}) + \boldsymbol{b}^{(2)}) - \boldsymbol{y} \right\ ^2$ => FAIL at column 143: the bracket is lost here
\frac{\partial \ell}{\partial \boldsymbol{W}^{(2)}} = \sigma(\boldsymbol{W}^{(1)}\boldsymbol{x} + \boldsymbol{b}^{(1)}) \frac{\partial \ell}{\partial \hat{\boldsymbol{y}}} \frac{\partial \hat{\boldsymbol{y}}}{\partial \boldsymbol{z_3}} => dl/dW2 = sigma(W1*x + b1)*dl/dyhat*dyhat/dz3
