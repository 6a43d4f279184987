% 05-sums.t - sums, deltas, indicators, choices; 01-numbers.t says how to read this.

% Sums over an index
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
entry: i=1..4, j=1..4
\sum_i^2 x_i => sum(i=1..2, x[i])
\prod_i^{2} x_i => prod(i=1..2, x[i])
\sum_{ij}^2 x_i => FAIL at column 1: where does this sum begin?; write \sum_{k=1}^{K}
\sum_k W_{ik} h_k => FAIL at column 8: there is no quantity or function `W_{ik}`
\sum_k W^{(2)}_{ik} h^{(1)}_k => sum(k, W2[i,k]*h1[k])
\sum_{k} W^{(2)}_{ik} h^{(1)}_k + b^{(2)}_i => sum(k, W2[i,k]*h1[k]) + b2[i]
\sum_{k=1}^{K} W^{(2)}_{ik} h^{(1)}_k => sum(k=1..K, W2[i,k]*h1[k])
\sum_{k=1}^K W^{(2)}_{ik} h^{(1)}_k => sum(k=1..K, W2[i,k]*h1[k])
\sum^{K}_{k=1} t_k => sum(k=1..K, t[k])
\sum\limits_k t_k => sum(k, t[k])
\sum\limits_{k=1}^{K} t_k => sum(k=1..K, t[k])
\sum_{k \ne i} t_k => sum(k, if(k != i, t[k], 0))
\sum_{\substack{k=1 \\ k \ne i}}^{4} t_k => sum(k=1..4, if(k != i, t[k], 0))
\sum_{\substack{k=1\\k \neq i}}^4 t_k => sum(k=1..4, if(k != i, t[k], 0))
\sum_{\substack{k \\ k \ne i \\ k \ne j}} t_k => sum(k, if(k != i and k != j, t[k], 0))
\sum_{\substack{k \ne i \\ k < 3}} t_k => sum(k, if(k != i and k < 3, t[k], 0))
\sum\limits_{\substack{k}} t_k => sum(k, t[k])
\prod_{\substack{k=1\\k \neq i}}^4 t_k => prod(k=1..4, if(k != i, t[k], 1))
\sum_{\substack{k=1\\ l=1}}^4 t_k t_l => FAIL at column 22: one index at a time: write a sum for each
\sum_{\substack{k=1\\ k \ne i}} t_k => FAIL at column 1: a sum from a number needs its end above
\sum_{\substack{k=1 \\ k \ne i}^{4} t_k => FAIL at column 6: this `{` is never closed
\sum_{\substack{}} t_k => sum(k, t[k])
\sum_{\substack k} t_k => FAIL at column 7: the index of the sum cannot be read
\max_{\substack{k \\ k \ne i}} t_k => FAIL at column 1: a largest or smallest value under a condition is not known here
\sum_{\substack{k \ne i \\ }} t_k => sum(k, if(k != i, t[k], 0))
\sum_{k=1, \substack{k \ne i}}^4 t_k => FAIL at column 12: `\substack`: this LaTeX command is not known here
\sum_{k \neq i} t_k => sum(k, if(k != i, t[k], 0))
\sum_{k\not=i} t_k => FAIL at column 8: `\not`: write \ne
\sum_{k: k \ne i} t_k => sum(k, if(k != i, t[k], 0))
\sum_{k, k \ne i} t_k => sum(k, if(k != i, t[k], 0))
\sum_{k \neq i, k \neq j} t_k => sum(k, if(k != i and k != j, t[k], 0))
\sum_{k > i} t_k => sum(k, if(k > i, t[k], 0))
\sum_{k,l} W^{(2)}_{kl} => sum(k, l, W2[k,l])
\sum_{kl} W^{(2)}_{kl} => sum(k, l, W2[k,l])
\sum_k\sum_l W^{(2)}_{kl} => sum(k, sum(l, W2[k,l]))
\sum_k \sum_l W^{(2)}_{kl} t_k h^{(1)}_l => sum(k, sum(l, W2[k,l]*t[k]*h1[l]))
\sum_k (\hat{y}_k - t_k)^2 => sum(k, (yhat[k] - t[k])^2)
\frac{1}{2}\sum_k (\hat{y}_k - t_k)^2 => 1/2*sum(k, (yhat[k] - t[k])^2)
\sum_k t_k \log \hat{y}_k => sum(k, t[k]*log(yhat[k]))
-\sum_k t_k \log \hat{y}_k => -sum(k, t[k]*log(yhat[k]))
\sum_k \left[ t_k \log \hat{y}_k + (1-t_k)\log(1-\hat{y}_k) \right] => sum(k, t[k]*log(yhat[k]) + (1 - t[k])*log(1 - yhat[k]))
\sum_k t_k - \hat{y}_k => FAIL at column 14: there is no quantity `k`; did you mean K?
\frac{e^{t_i}}{\sum_k e^{t_k}} => exp(t[i])/sum(k, exp(t[k]))
\sum_k e^{t_k} => sum(k, exp(t[k]))
\prod_k t_k => prod(k, t[k])
\prod_{k=1}^{K} t_k => prod(k=1..K, t[k])
\prod_k t_k h_k => FAIL at column 1: how far does this product go?; write ( ) around its terms
\prod_k (t_k + 1) => prod(k, t[k] + 1)
sum_k t_k => sum(k, t[k])
sum_{k} t_k => sum(k, t[k])
sum_k W2[i,k]*h1[k] => sum(k, W2[i,k]*h1[k])
sum(k, W2[i,k]*h1[k]) => sum(k, W2[i,k]*h1[k])
sum(k=1..4, t[k]) => sum(k=1..4, t[k])
sum_{k=1}^K t_k => sum(k=1..K, t[k])
sum_k=1^K t_k => FAIL at column 5: where does the index end?; write braces: _{k=1}^{K}
Σ_k t_k => sum(k, t[k])
Σₖ tₖ => sum(k, t[k])
∑ᵢ tᵢ₊₁₋₁ => sum(i, t[i + 1 - 1])
∑ₖ tₖ => sum(k, t[k])
∑_{k} t_k => sum(k, t[k])
∑_k t_k => sum(k, t[k])
Σ t_k => sum(k, t[k])
\sum => FAIL at column 1: there is nothing to sum
\sum_k => FAIL at column 1: there is nothing to sum
\sum t_k => sum(k, t[k])
\sum_{k=1} t_k => FAIL at column 1: a sum from a number needs its end above
\sum_{k=1}^{K-1} t_{k+1} => sum(k=1..K - 1, t[k + 1])
\sum_{k=2}^{K} t_{k-1} => sum(k=2..K, t[k - 1])
\sum_{k=1..4} t_k => FAIL at column 7: write the range as _{k=1}^{K}
\sum_{k \in data} t_k => FAIL at column 9: `\in`: words and sets are no part of a formula
1/N Σ_k t_k => 1/N*sum(k, t[k])
1/N sum_k t_k => 1/N*sum(k, t[k])
\frac{1}{N} \sum_{k} t_k => 1/N*sum(k, t[k])
\sum_k t_k / N => sum(k, t[k]/N)
\sum_k a_k => FAIL at column 8: there is no quantity or function `a_k`
\sum_{i} t_i => sum(i, t[i])
\sum_k t_k = t_1 => sum(k, t[k]) = t[1]

% Kronecker deltas, indicators and choices
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
entry: i=1..4, j=1..4
\delta_{ij} => delta(i, j)
\delta_{i,j} => delta(i, j)
\delta_i^j => delta(i, j)
\delta_j^{i} => delta(j, i)
\delta^j_i => delta(i, j)
δ_ij => delta(i, j)
δ_{ij} => delta(i, j)
δᵢⱼ => delta(i, j)
delta(i,j) => delta(i, j)
delta_{ij} => delta(i, j)
delta_ij => delta(i, j)
\delta_{i=j} => FAIL at column 9: this subscript cannot be read
\delta_{1i} => FAIL at column 1: there is no quantity or function `\delta_{1i}`; did you mean `delta2`?
\delta_i^2 => FAIL at column 1: a power, or an index above?; write \delta_{jk}
\delta_{ijk} => FAIL at column 1: there is no quantity or function `\delta_{ijk}`; did you mean `delta2`?
\hat{y}_i(\delta_{ij} - \hat{y}_j) => yhat[i]*(delta(i, j) - yhat[j])
\hat{y}_i (1_{i=j} - \hat{y}_j) => yhat[i]*((i == j) - yhat[j])
1[i=j] => i == j
1[i = j] => i == j
1\{i=j\} => i == j
1(i=j) => i == j
(i=j) => i == j
[i=j] => i == j
[i = j] t_i => (i == j)*t[i]
(i == j) => i == j
\mathbb{1}[i=j] => i == j
\mathbb{1}_{i=j} => i == j
\mathbb{1}_{\{i=j\}} => i == j
\mathbb{1}\{i=j\} => i == j
\mathbb{1}(i=j) => i == j
\mathbf{1}[i=j] => i == j
\mathbf 1_{i=j} => i == j
\mathbb{I}(i=j) => i == j
\mathbb{I}[t_i > 0] => t[i] > 0
I(t_i > 0) => t[i] > 0
I[t_i>0] => t[i] > 0
1_{t_i>0} => t[i] > 0
1_{t_i > 0} t_j => (t[i] > 0)*t[j]
𝟙[i=j] => i == j
𝟙(t_i > 0) => t[i] > 0
1[t_i ≥ 0] => t[i] >= 0
1[t_i \geq 0] => t[i] >= 0
1[i=j, t_i > 0] => i == j and t[i] > 0
1[i=j and t_i > 0] => i == j and t[i] > 0
1[i ≠ j] => i != j
I => FAIL at column 1: there is no quantity `I`; the identity matrix is eye(n)
1[i] => FAIL at column 2: `[` does not continue the formula; a product is written with *
t_i > 0 ? 1 : 0 => if(t[i] > 0, 1, 0)
(t_i > 0 ? t_i : 0) => if(t[i] > 0, t[i], 0)
1 if i == j else 0 => if(i == j, 1, 0)
1 if i = j else 0 => if(i == j, 1, 0)
(1 if i == j else 0) => if(i == j, 1, 0)
t_i if t_i > 0 else 0.01*t_i => if(t[i] > 0, t[i], 0.01*t[i])
1 if i == j else (2 if i > j else 3) => if(i == j, 1, if(i > j, 2, 3))
1 if i == j else 2 if i > j else 3 => if(i == j, 1, if(i > j, 2, 3))
if(i == j, 1, 0) => if(i == j, 1, 0)
if(t_i > 0, 1, 0) => if(t[i] > 0, 1, 0)
np.where(t_i > 0, 1, 0) => if(t[i] > 0, 1, 0)
np.where(i == j, 1, 0) => if(i == j, 1, 0)
i == j => i == j
1 if t_i > 0 => FAIL at column 3: an `if` without its values; write if(c, a, b)
if t_i > 0 then 1 else 0 => if(t[i] > 0, 1, 0)
else 0 => FAIL at column 1: there is no quantity or function `else`; write if(c, a, b), with == for equality
? :  => FAIL at column 1: a choice needs two values

% Cases
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
entry: i=1..4, j=1..4
\begin{cases} 1 & i = j \\ 0 & \text{otherwise} \end{cases} => if(i == j, 1, 0)
\begin{cases} 1, & \text{if } i = j \\ 0, & \text{otherwise.} \end{cases} => if(i == j, 1, 0)
\begin{cases} 1 & \text{if $i = j$} \\ 0 & \text{else} \end{cases} => if(i == j, 1, 0)
\begin{cases} 1 & \mathrm{if}\ i=j \\ 0 & \mathrm{otherwise} \end{cases} => if(i == j, 1, 0)
\begin{cases} 1 & \mbox{for } i=j \\ 0 & \mbox{otherwise} \end{cases} => if(i == j, 1, 0)
\begin{cases} t_i & t_i > 0 \\ 0 & otherwise \end{cases} => if(t[i] > 0, t[i], 0)
\begin{cases} t_i & \text{if } t_i > 0 \\ 0 & \text{if } t_i \leq 0 \end{cases} => if(t[i] > 0, t[i], 0)
\begin{cases} t_i & t_i > 0 \\ 0 & t_i < 0 \\ 1 & \text{otherwise} \end{cases} => if(t[i] > 0, t[i], if(t[i] < 0, 0, 1))
\begin{cases} \hat{y}_i(1-\hat{y}_i) & i=j \\ -\hat{y}_i\hat{y}_j & i \neq j \end{cases} => if(i == j, yhat[i]*(1 - yhat[i]), -yhat[i]*yhat[j])
\begin{cases} \hat{y}_i(1-\hat{y}_i) & i=j \\ -\hat{y}_i\hat{y}_j & \text{otherwise} \end{cases} => if(i == j, yhat[i]*(1 - yhat[i]), -yhat[i]*yhat[j])
2\begin{cases} 1 & i=j \\ 0 & \text{otherwise} \end{cases} + t_i => 2*if(i == j, 1, 0) + t[i]
\left\{\begin{array}{ll} 1 & i=j \\ 0 & \text{otherwise} \end{array}\right. => if(i == j, 1, 0)
\begin{cases} 1 \\ 0 \end{cases} => FAIL at column 14: each case is a value, &, and its condition
\begin{cases} 1 & i=j \end{cases} => FAIL at column 23: what if none of the cases holds?; write a last one: & \text{otherwise}
\begin{cases} & i=j \\ 0 & \text{otherwise} \end{cases} => FAIL at column 14: a case needs a value
\begin{cases} 1 & i=j \\ 0 & \text{otherwise} => FAIL at column 1: this \begin has no \end
\begin{cases} \end{cases} => FAIL at column 14: what if none of the cases holds?; write a last one: & \text{otherwise}
\begin{cases} 1 & \text{otherwise} \\ 0 & i = j \end{cases} => FAIL at column 38: a case behind the last one
