% 03-homework-uva.t - LaTeX lines of a founding homework, exactly as the document has them; 01-numbers.t says how to read this.

% Exercise 1 with the sheet's Y
network:
  d0 = 2 ; d1 = 3 ; d2 = 4 ; d3 = 5 ; N = 6
  f1 : function ; f2 : function ; f3 : function
  X : d0 x N ; Ygt : d3 x N
  W1 : d1 x d0 ; W2 : d2 x d1 ; W3 : d3 x d2
  S1 = W1*X  ; Z1 = f1(S1)
  S2 = W2*Z1 ; Z2 = f2(S2)
  S3 = W3*Z2 ; Y  = f3(S3)
  L = 1/2 * sum((Y - Ygt).^2)
  Delta1 = dL/dS1 ; Delta2 = dL/dS2 ; Delta3 = dL/dS3
loss: L
$$L = \frac{1}{2}||Y_{out} - Y_{gt}||_F^2$$ => FAIL at column 20: there is no quantity or function `Y_{out}`; `Y` is a matrix: it has two indices
\left[(Y_3 - Y_{gt}) \odot f_3'(S_3) \right] Z_2^T => FAIL at column 8: there is no quantity or function `Y_3`; `Y` is a matrix: it has two indices
\left[(Y - Y_{gt}) \odot f_3'(S_3) \right] Z_2^T => (Y - Ygt).*f3'(S3)*Z2'
W_3^T \cdot \left[(Y - Y_{gt}) \odot f_3'(S_3) \right] => W3'*((Y - Ygt).*f3'(S3))
\underbrace{\left[(W_3^T \cdot \Delta_3) \odot f_2'(S_2) \right]}_{\Delta_2} \cdot Z_1^T => W3'*Delta3.*f2'(S2)*Z1'
\underbrace{\left[(W_2^T \cdot \Delta_2) \odot f_1'(S_1) \right]}_{\Lambda_1} \cdot X^T => W2'*Delta2.*f1'(S1)*X'
\partial W_k = \frac{\partial L}{\partial W_k} = \Delta_k \cdot Z_{k-1}^T => FAIL at column 50: there is no quantity or function `\Delta_k`; did you mean `Delta1`?
\frac{\partial Y_3}{\partial S_3} = f_3'(S_3) => ? = f3'(S3)
\frac{1}{2} 2(Y - Y_{gt}) = Y - Y_{gt} => 1/2*2*(Y - Ygt) = Y - Ygt

% Exercise 1 with the document's Y_3
network:
  d0 = 2 ; d1 = 3 ; d2 = 4 ; d3 = 5 ; N = 6
  f1 : function ; f2 : function ; f3 : function
  X : d0 x N ; Ygt : d3 x N
  W1 : d1 x d0 ; W2 : d2 x d1 ; W3 : d3 x d2
  S1 = W1*X  ; Z1 = f1(S1)
  S2 = W2*Z1 ; Z2 = f2(S2)
  S3 = W3*Z2 ; Y3 = f3(S3)
  L = 1/2 * sum((Y3 - Ygt).^2)
  Delta1 = dL/dS1 ; Delta2 = dL/dS2 ; Delta3 = dL/dS3
loss: L
\frac{\partial L}{\partial W_3} = \underbrace{\frac{\partial L}{\partial Y_3}}_{d_3 \times N} \cdot \underbrace{\frac{\partial Y_3}{\partial S_3}}_{d_3 \times N} \cdot \underbrace{\frac{\partial S_3}{\partial W_3}}_{d_3 \times N \times d_3 \times d_2} => dL/dW3 = dL/dY3*dY3/dS3*dS3/dW3
\frac{\partial L}{\partial Y_3} = \frac{1}{2} \frac{\partial \text{Tr} \left[ (Y_3 - Y_{gt})^T (Y_3 - Y_{gt}) \right]}{\partial Y_3} = \frac{1}{2} \frac{\partial \text{Tr} \left[ Y_3^t Y_3 + Y_{gt}^T Y_{gt} - Y_3^T Y_{gt} - Y_{gt}^T Y_3 \right]}{\partial Y_3} => FAIL at column 163: the derivative of a function: write f'(z)
= \frac{1}{2} 2(Y_3 - Y_{gt}) = Y_3 - Y_{gt} => 1/2*2*(Y3 - Ygt) = Y3 - Ygt
\frac{\partial Y_3}{\partial S_3} = f_3'(S_3) => dY3/dS3 = f3'(S3)
\frac{\partial S_3}{\partial W_{3ij}} = \begin{bmatrix} \frac{\partial S_{3kn}}{\partial W_{3ij}} \end{bmatrix} = \begin{bmatrix} \frac{\partial W_{3k:} Z_{2:n}}{\partial W_{3ij}} \end{bmatrix} = \begin{bmatrix} Z_{2jn} \cdot \delta_i^k \end{bmatrix}_{kn} => FAIL at column 213: there is no quantity `j`
$$\frac{\partial L}{\partial W_3} = \underbrace{\left[\frac{\partial L}{\partial Y_3} \odot \frac{\partial Y_3}{\partial S_3}\right]}_{\Delta_3} \cdot Z_2^T = \left[(Y_3 - Y_{gt}) \odot f_3'(S_3) \right] Z_2^T$$ => dL/dW3 = dL/dY3.*dY3/dS3*Z2' = (Y3 - Ygt).*f3'(S3)*Z2'
\frac{\partial L}{\partial Z_2} = \frac{\partial L}{\partial Y_3} \cdot \frac{\partial Y_3}{\partial S_3} \cdot \frac{\partial S_3}{\partial Z_2} = W_3^T \cdot \underbrace{\left[\frac{\partial L}{\partial Y_3} \odot \frac{\partial Y_3}{\partial S_3}\right]}_{\Lambda_2} = W_3^T \cdot \left[(Y_3 - Y_{gt}) \odot f_3'(S_3) \right] => dL/dZ2 = dL/dY3*dY3/dS3*dS3/dZ2 = W3'*(dL/dY3.*dY3/dS3) = W3'*((Y3 - Ygt).*f3'(S3))
\frac{\partial L}{\partial W_2} = \frac{\partial L}{\partial Y_3} \cdot \frac{\partial Y_3}{\partial S_3} \cdot \frac{\partial S_3}{\partial Z_2} \cdot \frac{\partial Z_2}{\partial S_2} \cdot \frac{\partial S_2}{\partial W_2} => dL/dW2 = dL/dY3*dY3/dS3*dS3/dZ2*dZ2/dS2*dS2/dW2
= \underbrace{\left[(W_3^T \cdot \Delta_3) \odot f_2'(S_2) \right]}_{\Delta_2} \cdot Z_1^T => W3'*Delta3.*f2'(S2)*Z1'
\frac{\partial L}{\partial W_1} = \frac{\partial L}{\partial Y_3} \cdot \frac{\partial Y_3}{\partial S_3} \cdot \frac{\partial S_3}{\partial Z_2} \cdot \frac{\partial Z_2}{\partial S_2} \cdot \frac{\partial S_2}{\partial Z_1} \cdot \frac{\partial Z_1}{\partial S_1} \cdot \frac{\partial S_1}{\partial W_1} => dL/dW1 = dL/dY3*dY3/dS3*dS3/dZ2*dZ2/dS2*dS2/dZ1*dZ1/dS1*dS1/dW1

% Exercise 2
asked: list
S_1 = W_1 X = \begin{bmatrix} 0.4580 & 0.1205 & -0.4420 & 0.1195 \\ 0.8690 & 0.1615 & -0.1810 & 0.1185 \\ 0.7040 & 0.0440 & 0.7040 & -0.0440 \end{bmatrix} => ? = ? = [0.458, 0.1205, -0.442, 0.1195; 0.869, 0.1615, -0.181, 0.1185; 0.704, 0.044, 0.704, -0.044]
Z_1 = f_1(S_1) = \begin{bmatrix} 0.4580 & 0.1205 & 0.0000 & 0.1195 \\ 0.8690 & 0.1615 & 0.0000 & 0.1185 \\ 0.7040 & 0.0440 & 0.7040 & 0.0000 \end{bmatrix} => ? = ? = [0.458, 0.1205, 0, 0.1195; 0.869, 0.1615, 0, 0.1185; 0.704, 0.044, 0.704, 0]
S_2 = W_2 Z_1 = Z_2 = Y_{out} = \begin{bmatrix} 0.0986 & 0.0112 & 0.0634 & 0.0059 \end{bmatrix} => ? = ? = ? = ? = [0.0986, 0.0112, 0.0634, 0.0059]
\mathcal{L} = 0.4916 => ? = 0.4916
\Delta_{out} = \frac{\partial \mathcal{L}}{\partial Y_{out}} = \begin{bmatrix} -0.2254 & -0.2472 & 0.2658 & 0.2515 \end{bmatrix} => ? = ? = [-0.2254, -0.2472, 0.2658, 0.2515]
\Delta_1 = \frac{\partial \mathcal{L}}{\partial S_1} = \begin{bmatrix} -0.0045 & -0.0049 & 0.0000 & 0.0050 \\ -0.0068 & -0.0074 & 0.0000 & 0.0075 \\ -0.0203 & -0.0222 & 0.0239 & 0.0000 \end{bmatrix} => ? = ? = [-0.0045, -0.0049, 0, 0.005; -0.0068, -0.0074, 0, 0.0075; -0.0203, -0.0222, 0.0239, 0]
\frac{\partial \mathcal{L}}{\partial W_2} = \begin{bmatrix} -0.1029 & -0.2060 & 0.0176 \end{bmatrix} => ? = [-0.1029, -0.206, 0.0176]
\frac{\partial \mathcal{L}}{\partial W_1} = \begin{bmatrix} -0.0034 & -0.0041 \\ -0.0050 & -0.0062 \\ -0.0376 & 0.0018 \end{bmatrix} => ? = [-0.0034, -0.0041; -0.005, -0.0062; -0.0376, 0.0018]
W_1 = \begin{bmatrix} 0.6017 & 0.0121 \\ 0.7025 & 0.4331 \\ 0.0188 & 0.8791 \end{bmatrix} => ? = [0.6017, 0.0121; 0.7025, 0.4331; 0.0188, 0.8791]
W_2 = \begin{bmatrix} 0.0715 & 0.1330 & 0.0812 \end{bmatrix} => ? = [0.0715, 0.133, 0.0812]
\mathcal{L} = 0.4657 => ? = 0.4657

% Exercise 3: y_i, of a class y that has no entries
network:
  n = 5
  o : n
  y : 1 ~ integers(1, 5)
  C : 1 ~ uniform(0.05, 0.5, step 0.05)
  p = softmax(o)
  q[k] = p[k] - p[y]
  L = sum(j, (j != y) * if(p[y] - p[j] > C, 0, p[j] - p[y] + C))
loss: L
entry: k=1..5, j=1..5
\mathcal{L} = \sum_{j \neq y_i} \begin{cases} 0 & p_{yi} - p_j > C \\ p_j - p_{y_i} + C & \text{else} \end{cases} => FAIL at column 28: there is no quantity or function `y_i`; `y` is a number
\frac{\partial \mathcal{L}}{\partial o_j} = \sum_{j \neq y_i} \begin{cases} 0 & p_{yi} - p_j > C \\ \frac{\partial p_j - p_{y_i}}{\partial o_j} & \text{else} \end{cases} => FAIL at column 58: there is no quantity or function `y_i`; `y` is a number
\frac{\partial p_k - p_{y_i}}{\partial o_j} = \frac{\partial \left(\frac{e^{o_k} - e^o_{y_i}}{\sum_l e^o_l}\right)}{\partial o_j} => FAIL at column 89: there is no quantity or function `y_i`; `y` is a number
\frac{\partial (e^{o_k} - e^{o_{y_i}})}{\partial o_i} = e^{o_j} \delta_j^k - e^{o_j} \delta_j^{y_i} = e^{o_j} (\delta_j^k - \delta_j^{y_i}) => FAIL at column 135: there is no quantity or function `y_i`; `y` is a number
\frac{\partial \sum_{l} e^{o_{l}}}{\partial o_{j}} = e^{o_j} => ? = exp(o[j])
\Sigma = \sum_l e^{o_l} => ? = sum(l, exp(o[l]))
\frac{\partial \left(\frac{e^{o_k} - e^{o_{y_i}}}{\sum_{l} e^{o_l}}\right)}{\partial e^{o_j}} = \frac{e^{o_j} (\delta_j^k - \delta_j^{y_i}) \cdot \Sigma - e^{o_j} (e^{o_k} - e^{o_{y_i}})}{\Sigma^2} => FAIL at column 135: there is no quantity or function `y_i`; `y` is a number
= \frac{e^{o_j} (\delta_j^k - \delta_j^{y_i})}{\Sigma} - \frac{e^{o_j} (e^{o_k} - e^{o_{y_i}})}{\Sigma^2} => FAIL at column 41: there is no quantity or function `y_i`; `y` is a number
= p_j (\delta_j^k - \delta_j^{y_i}) - p_j p_k + p_j p_{y_i} = p_j (\delta_j^k - \delta_j^{y_i} - p_k + p_{y_i}) => FAIL at column 91: there is no quantity or function `y_i`; `y` is a number
\frac{\partial \mathcal{L}}{\partial o_j} = \sum_{j \neq y_i} \begin{cases} 0 & p_{yi} - p_j > C \\ p_j (\delta_j^k - \delta_j^{y_i} - p_k + p_{y_i}) & \text{else} \end{cases} => FAIL at column 58: there is no quantity or function `y_i`; `y` is a number

% Exercise 3 with y
network:
  n = 5
  o : n
  y : 1 ~ integers(1, 5)
  C : 1 ~ uniform(0.05, 0.5, step 0.05)
  p = softmax(o)
  q[k] = p[k] - p[y]
  L = sum(j, (j != y) * if(p[y] - p[j] > C, 0, p[j] - p[y] + C))
loss: L
entry: k=1..5, j=1..5
\mathcal{L} = \sum_{j \neq y} \begin{cases} 0 & p_{y} - p_j > C \\ p_j - p_{y} + C & \text{else} \end{cases} => L = sum(j, if(j != y, if(p[y] - p[j] > C, 0, p[j] - p[y] + C), 0))
= \frac{e^{o_j} (\delta_j^k - \delta_j^{y})}{\sum_l e^{o_l}} - \frac{e^{o_j} (e^{o_k} - e^{o_{y}})}{(\sum_l e^{o_l})^2} => exp(o[j])*(delta(j, k) - delta(j, y))/sum(l, exp(o[l])) - exp(o[j])*(exp(o[k]) - exp(o[y]))/sum(l, exp(o[l]))^2
p_j (\delta_j^k - \delta_j^{y}) - p_j p_k + p_j p_{y} = p_j (\delta_j^k - \delta_j^{y} - p_k + p_{y}) => p[j]*(delta(j, k) - delta(j, y)) - p[j]*p[k] + p[j]*p[y] = p[j]*(delta(j, k) - delta(j, y) - p[k] + p[y])
\frac{\partial \mathcal{L}}{\partial o_j} = \sum_{j \neq y} \begin{cases} 0 & p_{y} - p_j > C \\ p_j (\delta_j^k - \delta_j^{y} - p_k + p_{y}) & \text{else} \end{cases} => d(L)/d(o[j]) = sum(j, if(j != y, if(p[y] - p[j] > C, 0, p[j]*(delta(j, k) - delta(j, y) - p[k] + p[y])), 0))
e^{o_j} \delta_{jk} - e^{o_j} \delta_{jy} => exp(o[j])*delta(j, k) - exp(o[j])*delta(j, y)
