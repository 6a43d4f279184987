% 10-names.t - names, slips, implicit products; 01-numbers.t says how to read this.

% Words, case, slips
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
yhat => yhat
y_hat => yhat
yhat[1] => yhat[1]
y_hat_1 => yhat[1]
yhat_1 => yhat[1]
Yhat => yhat
YHAT => yhat
w1 => W1
w1 x => W1*x
W1x => W1*x
W1x + b1 => W1*x + b1
W1X => W1*X
W2h1 => W2*h1
xt => x*t
tx => t*x
xT => FAIL at column 1: a product with T, or a transpose?; write ^T for the transpose, * for a product
X^T => X'
W2T x => FAIL at column 1: a product with T, or a transpose?; write ^T for the transpose, * for a product
W2T => FAIL at column 1: a product with T, or a transpose?; write ^T for the transpose, * for a product
W2^T => W2'
W2^Tx => FAIL at column 4: how much of `Tx` is the power?; write ^( ) around the power, or a * behind it
w_1 * x => W1*x
W_1[1,2] => W1[1,2]
W_1[\,1,2] => W1[1,2]
W_1[\, 1\,,\,2\,] => W1[1,2]
W_1[\,] => FAIL at column 7: `]` stands where a number, a name or `(` is needed
W_1[1\,] => FAIL at column 1: an array of 4x3 needs two subscripts; one entry is [i,j], a row is [i,:], a column [:,j]
W_1[ ,:] => FAIL at column 7: `,` stands where a number, a name or `(` is needed
W1_12 => W1[1,2]
W1_1_2 => FAIL at column 1: there is no quantity or function `W1_1`; `W1` is a matrix: it has two indices
W1[1][2] => FAIL at column 3: does this count from 0, as Python does, or from 1?; write [2,1] for the second row's first entry
W1[12] => FAIL at column 1: an array of 4x3 needs two subscripts; one entry is [i,j], a row is [i,:], a column [:,j]
W1[1 2] => FAIL at column 6: `2` stands where a `]` is needed
W1 [1,2] => W1*[1, 2]
x_1 => x[1]
x[1] => x[1]
x_i => FAIL at column 1: there is no quantity `i`
x[4] => x[4]
x1 => FAIL at column 1: there is no quantity or function `x1`; did you mean `x`?
z1[2] => z1[2]
z_1[2] => z1[2]
z_1(2) => FAIL at column 1: `z_1(2)` can be an entry, a layer or a product; write an entry in [ ], a layer as ^(2), a product with *
z^(1)_2 => z1[2]
z_2^(1) => z1[2]
z_2^1 => FAIL at column 5: the power of a vector; write .^ for the power of each entry, ^{(2)} for a layer, norm(x)^2 for a length
W^(2) => W2
W^(2)T delta2 => W2'*delta2
W^2 => W2
W(2) => FAIL at column 1: there is no quantity `W`
z(1) => FAIL at column 1: there is no quantity `z`
x(1) => x[1]
h_1 => h1
delta_2 => delta2
Delta2 => delta2
delta => FAIL at column 1: `delta` is a function: write its argument
delta_1 => FAIL at column 1: there is no quantity or function `delta_1`; did you mean `delta2`?
dleta2 => FAIL at column 1: there is no quantity or function `dleta2`; did you mean `delta2`?
sgima(z1) => FAIL at column 1: there is no quantity or function `sgima`; did you mean `sigma`?
Sigma(z1) => sigma(z1)
SIGMOID(z1) => sigmoid(z1)
sigmod(z1) => FAIL at column 1: there is no quantity or function `sigmod`; did you mean `sigmoid`?
quux => FAIL at column 1: there is no quantity or function `quux`
W9 => FAIL at column 1: there is no quantity or function `W9`; did you mean `W1`?
eta => eta
Eta => eta
η => eta
lr => FAIL at column 1: there is no quantity or function `lr`; did you mean `ln`?
N => N
n => FAIL at column 1: there is no quantity `n`; did you mean N?
L => L
pi => pi
e => FAIL at column 1: there is no quantity `e`; a power of e is written exp(x)
T => T
i => FAIL at column 1: there is no quantity `i`
x y => FAIL at column 3: there is no quantity `y`
x2y => FAIL at column 1: there is no quantity or function `x2y`
2x => 2*x
2 x => 2*x
x 2 => x*2
2W1x => 2*W1*x
x^2 => FAIL at column 3: the power of a vector; write .^ for the power of each entry, ^{(2)} for a layer, norm(x)^2 for a length
x_1^2 => x[1]^2
x_1^2x_2 => FAIL at column 5: how much of this is the power?; write ^( ) around the power, or a * behind it
x_1^2 x_2 => x[1]^2*x[2]
x_1^n => FAIL at column 5: there is no quantity `n`; did you mean N?
x_1^-1 => x[1]^(-1)
x_1^(1/2) => x[1]^(1/2)
x_1**2 => x[1].^2
x_1**-1 => x[1].^(-1)
x_1**(1/2) => x[1].^(1/2)
e^x_1 => exp(x[1])
e^(x_1) => exp(x[1])
e^x => exp(x)
e^-x_1 => exp(-x[1])
e^-x[1] => exp(-x[1])
e**(-x_1) => exp(-x[1])
exp x_1 => exp(x[1])
exp(x_1)x_2 => exp(x[1])*x[2]
1/2(x_1+x_2) => 1/2*(x[1] + x[2])
1/2 (x_1+x_2) => 1/2*(x[1] + x[2])
1/2x_1 => FAIL at column 3: is what follows the divisor multiplied or divided by?; write (a/b)*c or a/(b*c)
1/2 x_1 => 1/2*x[1]
1 / 2 x_1 => FAIL at column 5: is what follows the divisor multiplied or divided by?; write (a/b)*c or a/(b*c)
x_1/x_2x_3 => FAIL at column 5: is what follows the divisor multiplied or divided by?; write (a/b)*c or a/(b*c)
x_1/x_2*x_3 => x[1]/x[2]*x[3]
x_1/(x_2 x_3) => x[1]/(x[2]*x[3])
x_1 / x_2 / x_3 => x[1]/x[2]/x[3]
x_1' => FAIL at column 1: a prime on a number; a derivative is written dy/dx, or f'(z) for a function f
x' => x'
yhat' => yhat'
eta' => FAIL at column 1: a prime on a number; a derivative is written dy/dx, or f'(z) for a function f
W1'' => W1''
sum(x) => sum(x)
mean(x) => mean(x)
x and t => x and t
not x_1 => not x[1]
x_1 > 0 => x[1] > 0
x_1 > 0 and x_2 > 0 => x[1] > 0 and x[2] > 0
x_1 && x_2 => x[1] and x[2]
x_1 || x_2 => x[1] or x[2]
x_1 <> x_2 => x[1] != x[2]
x_1 =< x_2 => x[1] <= x[2]
x_1 => x[1]
x_1_2 => FAIL at column 4: `_` is not part of a formula; a subscript stands behind a name
_1 => FAIL at column 1: `_` is not part of a formula; a subscript stands behind a name
x_ => FAIL at column 3: the text ends where something is needed
x^ => FAIL at column 3: the text ends where something is needed
x_{1 => FAIL at column 3: this `{` is never closed
x__1 => FAIL at column 3: `_` is not part of a formula; a subscript stands behind a name
W1,W2 => FAIL at column 3: `,` does not continue the formula
W1; W2 => FAIL at column 3: `;` does not continue the formula
x_1⏎x_2 => FAIL at line 1, column 1: two formulas in two lines: which is the answer?
x_1 +⏎x_2 => x[1] + x[2]
L = x_1⏎ = x_2 => L = x[1] = x[2]
x_1 # the first => x[1]
x_1 % the first => FAIL at column 5: `%` is not part of a formula; write a decimal number, not per cent
x_1 \ x_2 => x[1]*x[2]
x_1 \x_2 => FAIL at column 5: `\x`: this LaTeX command is not known here
a^T b => FAIL at column 1: there is no quantity `a`
f => FAIL at column 1: `f` is a function: write its argument
f' => FAIL at column 1: `f` is a function: write its argument
f(z2 => FAIL at column 2: this `(` is never closed
f)z2( => FAIL at column 2: this `)` closes nothing
f((z2)) => f(z2)
(f)(z2) => FAIL at column 2: `f` is a function: write its argument
f[z2] => f(z2)
-(x_1) => -x[1]
+x_1 => x[1]
x_1+-x_2 => FAIL at column 4: two signs in a row; write a - (-b), or only one
(x_1 => FAIL at column 1: this `(` is never closed
x_1) => FAIL at column 4: this `)` closes nothing
((x_1)) => x[1]
{x_1} => x[1]
[x_1] => x[1]
x_1 x_2] => FAIL at column 8: this `]` closes nothing

% What can mean two things
network:
  x : 3 ; x1 : 3 ; x12 : 1
  w : 2 ; W : 2 x 2 ; w1 : 2
  a : 1 ; a2 : 1
  z1 : 2 ; Z1 : 2
  L = sum(x) + sum(x1) + x12 + sum(w) + sum(W) + sum(w1) + a + a2 + sum(z1) + sum(Z1)
loss: L
x_1 => FAIL at column 1: `x_1` can mean x[1] or x1; write the one you mean in this way
x1 => x1
x_2 => x[2]
x_{12} => FAIL at column 1: `x_{12}` can mean x1[2] or x12; write the one you mean in this way
x12 => x12
x_{1,2} => FAIL at column 1: `x_{1,2}` can mean x1[2] or x12; write the one you mean in this way
x1_2 => FAIL at column 1: `x1_2` can mean x1[2] or x12; write the one you mean in this way
x[1] => x[1]
w_1 => FAIL at column 1: `w_1` can mean w[1] or w1; write the one you mean in this way
W_1 => FAIL at column 1: `W_1` can mean w[1] or w1; write the one you mean in this way
W_{11} => W[1,1]
a_2 => a2
a^2 => a^2
a^{2} => a^2
a^{(2)} => a2
a^(2) => FAIL at column 1: `a^(2)` can be a power or a layer; write ^2 for the power, a2 for the layer
z_1 => z1
Z_1 => Z1
z1 => z1
Zz1 => FAIL at column 1: there is no quantity or function `Zz1`; did you mean `z1`?
x_1^{(2)} => FAIL at column 1: there is no quantity or function `x_1^{(2)}`; did you mean `x`?
dx => d(L)/d(x)
dx1 => d(L)/d(x1)
d x_1 => FAIL at column 3: `x_1` can mean x[1] or x1; write the one you mean in this way

% Names with underscores, letters as indices and quantities
network:
  n = 3
  k : 1 ~ integers(1, 3)
  y_gt : n ; y_out : n ; i : 1
  a_b : n ; W : n x n ; p : n ; y : 1 ~ integers(1, 3)
  mean_p = sum(p)/n
  L = sum(y_gt + y_out + a_b) + sum(W) + sum(p)
loss: L
y_gt => y_gt
y_{gt} => y_gt
y_\text{gt} => y_gt
y_{\mathrm{gt}} => y_gt
ygt => FAIL at column 1: there is no quantity or function `ygt`; did you mean `y_gt`?
y_out - y_gt => y_out - y_gt
a_b => a_b
a_{b} => a_b
mean_p => mean_p
mean_{p} => mean_p
p_y => p[y]
p_{y} => p[y]
p[y] => p[y]
p_k => p[k]
p_{k} => p[k]
p_{k+1} => p[k + 1]
p_{n} => p[n]
p_{n-1} => p[n - 1]
W_{y,k} => W[y,k]
W_{yk} => W[y,k]
W_{y k} => W[y,k]
W_{i} => FAIL at column 1: there is no quantity or function `W_{i}`; `W` is a matrix: it has two indices
W_{:,1} => W[:,1]
W_{1,:} => W[1,:]
W_{1:} => FAIL at column 1: there is no quantity or function `W_{1:}`; `W` is a matrix: it has two indices
W[1,:] => W[1,:]
W[:,y] => W[:,y]
p_{y_gt} => FAIL at column 1: a subscript is one number
p_{y'} => FAIL at column 4: this subscript cannot be read
p_z => FAIL at column 1: there is no quantity `z`
dL/dp_y => d(L)/d(p[y])
\frac{\partial L}{\partial p_y} => d(L)/d(p[y])
p(y) => FAIL at column 1: `p(y)` can be an entry, a layer or a product; write an entry in [ ], a layer as ^(2), a product with *
p(k) => FAIL at column 1: `p(k)` can be an entry, a layer or a product; write an entry in [ ], a layer as ^(2), a product with *
p(q) => FAIL at column 3: there is no quantity `q`
L/n => L/n
n p => n*p
\frac{1}{n} \sum_j p_j => 1/n*sum(j, p[j])

% Entries of a transpose: the T stands above the name, whichever of the two is written first
network:
  m = 3
  A : m x m ; W2 : 2 x m ; B3 : 2 x 2 x 2
  d : m ; r : 2
  L = sum(A*d) + sum(W2*d)
loss: L
entry: i=1..3
\sum_k A^T_{ik}d_k => sum(k, A'[i,k]*d[k])
\sum_k A^{T}_{ik}d_k => sum(k, A'[i,k]*d[k])
\sum_k A_{ik}^T d_k => sum(k, A'[i,k]*d[k])
\sum_k A_{ik}^{\top} d_k => sum(k, A'[i,k]*d[k])
\sum_k A^\top_{ik}d_k => sum(k, A'[i,k]*d[k])
\sum_k A_{i,k}^T d_k => sum(k, A'[i,k]*d[k])
\sum_k (A^T)_{ik}d_k => sum(k, A'[i,k]*d[k])
\sum_k (A)^T_{ik}d_k => sum(k, A'[i,k]*d[k])
\sum_k [A^T]_{ik}d_k => sum(k, A'[i,k]*d[k])
\sum_k {A^T}_{ik}d_k => sum(k, A'[i,k]*d[k])
\sum_k W^{(2)T}_{ki}r_k => sum(k, W2'[k,i]*r[k])
\sum_k W_{ki}^{(2)T} r_k => sum(k, W2'[k,i]*r[k])
\sum_k (W^{(2)})^T_{ik}r_k => sum(k, W2'[i,k]*r[k])
\sum_k W_{2,ik}^T r_k => sum(k, W2'[i,k]*r[k])
Σ_k Aᵀ_ik d_k => sum(k, A'[i,k]*d[k])
Σₖ Aᵀᵢₖ dₖ => sum(k, A'[i,k]*d[k])
sum_k A^T_ik d_k => sum(k, A'[i,k]*d[k])
sum_k (A^T)_ik d_k => sum(k, A'[i,k]*d[k])
sum_k (A)^T_ik d_k => sum(k, A'[i,k]*d[k])
sum_k A'_ik d_k => sum(k, A'[i,k]*d[k])
sum_k AT_ik d_k => sum(k, A'[i,k]*d[k])
sum_k W2T_{ik} r_k => sum(k, W2'[i,k]*r[k])
sum(k, A^T[i,k]*d[k]) => sum(k, A'[i,k]*d[k])
sum(k, A.T[i,k]*d[k]) => sum(k, A'[i,k]*d[k])
sum(k, A'[i,k]*d[k]) => sum(k, A'[i,k]*d[k])
A_{12}^T => A'[1,2]
A^T_12 => A'[1,2]
\bar A^T_{12} => d(L)/d(A)'[1,2]
\bar A_{ik}^T => FAIL at column 1: there is no quantity `k`
\bar{W}^{(2)T}_{ik} => FAIL at column 1: there is no quantity `k`
A_{i,:}^T d => A[i,:]'*d
A_{:,i}^T d => A[:,i]'*d
A^T_{i,:} d => A'[i,:]*d
W_2^T => W2'
\bar W_2^T => d(L)/d(W2)'
d_i^T r_1 => d[i]'*r[1]
\sum_k (A_{ki})^T d_k => FAIL at column 17: an entry of the transpose, or of the matrix itself?; write A'[i,j] or A[i,j]
sum(k, A[k,i]ᵀ*d[k]) => FAIL at column 14: an entry of the transpose, or of the matrix itself?; write A'[i,j] or A[i,j]
sum(k, (A[k,i])ᵀ*d[k]) => FAIL at column 16: an entry of the transpose, or of the matrix itself?; write A'[i,j] or A[i,j]
sum(k, A[k,i].T*d[k]) => sum(k, A[k,i]'*d[k])
\sum_k {A_{ki}}^T d_k => FAIL at column 17: an entry of the transpose, or of the matrix itself?; write A'[i,j] or A[i,j]
sum_k A_ikᵀ d_k => sum(k, A'[i,k]*d[k])
(d_1 r_1)ᵀ => (d[1]*r[1])'
sum(k, A[k,i]^T*d[k]) => FAIL at column 15: an entry of the transpose, or of the matrix itself?; write A'[i,j] or A[i,j]
sum(k, A[k,i]'*d[k]) => FAIL at column 14: a prime on a number; a derivative is written dy/dx, or f'(z) for a function f
A_{ik}' => FAIL at column 1: a prime on a number; a derivative is written dy/dx, or f'(z) for a function f
B_{3,111}^T => FAIL at column 1: there is no quantity or function `B_{3,111}^T`
B3_{1,1,1}^T => FAIL at column 1: a transpose of more than two indices; write the indices in their new order

% Quotients: how far does the divisor reach?
network:
  a : 1 ; b : 1 ; c : 1 ; u : 1 ; n = 3
  x : n ; y : n
a/bc => FAIL at column 3: how much of this is the divisor?; write (a/b)*c or a/(b*c)
a/b c => FAIL at column 3: is what follows the divisor multiplied or divided by?; write (a/b)*c or a/(b*c)
a / b c => FAIL at column 5: is what follows the divisor multiplied or divided by?; write (a/b)*c or a/(b*c)
a/b(c) => FAIL at column 3: is what follows the divisor multiplied or divided by?; write (a/b)*c or a/(b*c)
a/b (c) => FAIL at column 3: is what follows the divisor multiplied or divided by?; write (a/b)*c or a/(b*c)
a/2 c => FAIL at column 3: is what follows the divisor multiplied or divided by?; write (a/b)*c or a/(b*c)
a/2b => FAIL at column 3: is what follows the divisor multiplied or divided by?; write (a/b)*c or a/(b*c)
1/ab => FAIL at column 3: how much of this is the divisor?; write (a/b)*c or a/(b*c)
1/2ab => FAIL at column 3: is what follows the divisor multiplied or divided by?; write (a/b)*c or a/(b*c)
a÷bc => FAIL at column 3: how much of this is the divisor?; write (a/b)*c or a/(b*c)
a/bc^2 => FAIL at column 3: how much of this is the divisor?; write (a/b)*c or a/(b*c)
(x_1 - y_1)/n y_1(1-y_1) => FAIL at column 13: is what follows the divisor multiplied or divided by?; write (a/b)*c or a/(b*c)
a/(bc) => a/(b*c)
a/(b c) => a/(b*c)
a/(bc) u => a/(b*c)*u
(a/b)c => a/b*c
a/b*c => a/b*c
a/b·c => a/b*c
ab/c => a*b/c
\frac{a}{b}c => a/b*c
\frac{a}{bc} => a/(b*c)
1/2 (a) => 1/2*a
1/2 a => 1/2*a
1/2(a + b) => 1/2*(a + b)
1/n x => 1/n*x
1/(2n) (a - b) => 1/(2*n)*(a - b)
a/√u (b - c) => a/sqrt(u)*(b - c)
a/sqrt(u) (b - c) => a/sqrt(u)*(b - c)
a/√u b => FAIL at column 3: how far does the argument of `sqrt` reach?; write it in ( )
a/√(u) (b - c) => FAIL at column 3: how far does the argument of `sqrt` reach?; write it in ( )
a/\sqrt{u} (b - c) => a/sqrt(u)*(b - c)
a/exp(u) b => a/exp(u)*b
1/n sum(x) => 1/n*sum(x)
a/n sum_i x_i => a/n*sum(i, x[i])
a/n \sum_i x_i => a/n*sum(i, x[i])
√ua => FAIL at column 1: how far does the root reach?; write it in ( )
√u a => FAIL at column 1: how far does the argument of `sqrt` reach?; write it in ( )
sqrt ua => FAIL at column 1: how far does the root reach?; write it in ( )
√(ua) => sqrt(u*a)
√u·a => sqrt(u)*a
\sqrt{ua} => sqrt(u*a)
\sqrt ua => FAIL at column 1: how far does the root reach?; write it in ( )
a√u => a*sqrt(u)

% TeX puts one letter below or above: what follows it is a factor where that gives a quantity
network:
  m = 3
  W1 : m x m ; W2 : m x m ; A : m x m
  b1 : m ; y : m ; r : m ; x : m ; d : m ; t : 1
  ykr : 1
  L = sum(W1*b1) + sum(W2*y)
loss: L
entry: i=1..3
r_i+\sum_k\bar y_kw^{(2)}_{ki} => r[i] + sum(k, d(L)/d(y[k])*W2[k,i])
r_i+\sum_k\bar y_kW_{ki}^{(2)} => r[i] + sum(k, d(L)/d(y[k])*W2[k,i])
\sum_kW^{(2)}_{ki}\bar y_k => sum(k, W2[k,i]*d(L)/d(y[k]))
\sum_k x_kw_{2,ki}d_i => sum(k, x[k]*W2[k,i]*d[i])
\sum_k x_kA_{ki}d_kA_{ki} => sum(k, x[k]*A[k,i]*d[k]*A[k,i])
\sum_k x_k\mathbf{A}_{ki} => sum(k, x[k]*A[k,i])
\sum_k x_kr_i => sum(k, x[k]*r[i])
\sum_k y_kr_i => FAIL at column 10: how much of `kr` stands above or below?; write braces: {kr}
\sum_k x_kq_i => FAIL at column 10: how much of `kq` stands above or below?; write braces: {kq}
\sum_k x_kA_ki => FAIL at column 13: how much of `ki` stands above or below?; write braces: {ki}
\sum_k A_ki \bar y_k => FAIL at column 10: how much of `ki` stands above or below?; write braces: {ki}
\sum_k A_{ki}d_kt => sum(k, A[k,i]*d[k]*t)
\sum_k x_kW_2 => sum(k, x[k]*W2)
\,W_1^TW_2b_1 => W1'*W2*b1
\,A^Td => A'*d
W_1^TW_2b_1 => FAIL at column 5: how much of `TW` is the power?; write ^( ) around the power, or a * behind it
A^Td => FAIL at column 3: how much of `Td` is the power?; write ^( ) around the power, or a * behind it
y_kw^(2)_ki => FAIL at column 1: there is no quantity or function `y_kw^(2)`; did you mean `y`?
