% 03-homework-csc2516.t - LaTeX lines of a founding homework, exactly as the document has them; 01-numbers.t says how to read this.

% Problem 2b as the document has it; i is the entry
network:
  D = 3 ; K = 4
  sigma : function
  x : D
  W1 : K x D ; b1 : K
  W2 : D x K ; b2 : D
  r : K ; s : D
  z = W1*x + b1
  h = sigma(z)
  y = x + W2*h + b2
  R = r'*h
  S = 1/2 * sum((y - s).^2)
  J = R + S
  Rbar = dJ/dR ; Sbar = dJ/dS
  ybar = dJ/dy ; hbar = dJ/dh ; zbar = dJ/dz
loss: J
entry: i=1..3
$$\frac{\partial J}{\partial y_i} = \bar{y}_i = \bar{S}(y_i - s_i)$$ => d(J)/d(y[i]) = ybar[i] = Sbar*(y[i] - s[i])
\frac{\partial J}{\partial R} = \bar{R} = 1 => dJ/dR = Rbar = 1
\frac{\partial J}{\partial S} = \bar{S} = 1 => dJ/dS = Sbar = 1
\frac{\partial J}{\partial y_i} = \bar{y}_i = \bar{S}(y_i - s_i) => d(J)/d(y[i]) = ybar[i] = Sbar*(y[i] - s[i])
\frac{\partial J}{\partial h_i} = \bar{h}_i = \bar{R}r_i + \sum_k y_k w_{ik}^{(2)} => d(J)/d(h[i]) = hbar[i] = Rbar*r[i] + sum(k, y[k]*W2[i,k])
\frac{\partial J}{\partial z_i} = \bar{z}_i = \bar{h}_i \sigma'(z_i) => d(J)/d(z[i]) = zbar[i] = hbar[i]*sigma'(z[i])
\frac{\partial J}{\partial x_i} = \bar{x}_i = \bar{y}_i + \sum_k \bar{z}_k w_{ik}^{(1)} => d(J)/d(x[i]) = d(J)/d(x[i]) = ybar[i] + sum(k, zbar[k]*W1[i,k])
J = R + S => J = R + S
R = \sum_{i} r_{i} h_{i} => R = sum(i, r[i]*h[i])
S = \frac{1}{2} \sum_{i} (y_{i} - s_{i})^{2} => S = 1/2*sum(i, (y[i] - s[i])^2)
y_{i} = x_{i} + \sum_{j} w_{ij}^{(2)} h_{j} + b_{i}^{(2)} => y[i] = x[i] + sum(j, W2[i,j]*h[j]) + b2[i]
h_{i} = \sigma(z_{i}) => h[i] = sigma(z[i])
z_{i} = \sum_{j} w_{ij}^{(1)} x_{j} + b_{i}^{(1)} => z[i] = sum(j, W1[i,j]*x[j]) + b1[i]

% The vector forms
network:
  D = 3 ; K = 4
  sigma : function
  x : D
  W1 : K x D ; b1 : K
  W2 : D x K ; b2 : D
  r : K ; s : D
  z = W1*x + b1
  h = sigma(z)
  y = x + W2*h + b2
  R = r'*h
  S = 1/2 * sum((y - s).^2)
  J = R + S
  Rbar = dJ/dR ; Sbar = dJ/dS
  ybar = dJ/dy ; hbar = dJ/dh ; zbar = dJ/dz
loss: J
\bar{\mathbf{y}} = \bar{S}(\mathbf{y} - \mathbf{s}) => ybar = Sbar*(y - s)
\bar{\mathbf{h}} = \bar{R}\mathbf{r} + \mathbf{W}^{(2)T}\bar{\mathbf{y}} => hbar = Rbar*r + W2'*ybar
\bar{\mathbf{z}} = \bar{\mathbf{h}} \circ \sigma'(\mathbf{z}) => zbar = hbar.*sigma'(z)
\bar{\mathbf{x}} = \bar{\mathbf{y}} + \mathbf{W}^{(1)T}\bar{\mathbf{z}} => d(J)/d(x) = ybar + W1'*zbar
$$ar{\mathbf{x}} = (\mathbf{y} - \mathbf{s}) + \mathbf{W}^{(1)T} \Bigg(\Big(\mathbf{r} + \mathbf{W}^{(2)T} (\mathbf{y} - \mathbf{s}) \Big) \circ \sigma'(\mathbf{z}) \Bigg)$$ => ? = y - s + W1'*((r + W2'*(y - s)).*sigma'(z))
ar{\mathbf{x}} => FAIL at column 1: there is no quantity or function `ar`; a lost \b? \bar
\bar{\mathbf{x}} = \partial J/\partial \mathbf{x}. => d(J)/d(x) = dJ/dx
\frac{\partial J}{\partial \mathbf{x}} = \frac{\partial R}{\partial \mathbf{x}} + \frac{\partial S}{\partial \mathbf{x}} => dJ/dx = dR/dx + dS/dx
\frac{\partial R}{\partial \mathbf{x}} = \frac{\partial R}{\partial \mathbf{h}} \frac{\partial \mathbf{h}}{\partial \mathbf{z}} \frac{\partial \mathbf{z}}{\partial \mathbf{x}} => dR/dx = dR/dh*dh/dz*dz/dx
\frac{\partial S}{\partial \mathbf{x}} = \frac{\partial S}{\partial \mathbf{v}} \frac{\partial \mathbf{y}}{\partial \mathbf{h}} \frac{\partial \mathbf{h}}{\partial \mathbf{z}} \frac{\partial \mathbf{z}}{\partial \mathbf{x}} => FAIL at column 69: there is no quantity or function `\mathbf{v}`

% The same without names for the adjoints
network:
  D = 3 ; K = 4
  sigma : function
  x : D
  W1 : K x D ; b1 : K
  W2 : D x K ; b2 : D
  r : K ; s : D
  z = W1*x + b1
  h = sigma(z)
  y = x + W2*h + b2
  R = r'*h
  S = 1/2 * sum((y - s).^2)
  J = R + S
loss: J
\bar{\mathbf{y}} = \bar{S}(\mathbf{y} - \mathbf{s}) => d(J)/d(y) = d(J)/d(S)*(y - s)
\bar{\mathbf{h}} = \bar{R}\mathbf{r} + \mathbf{W}^{(2)T}\bar{\mathbf{y}} => d(J)/d(h) = d(J)/d(R)*r + W2'*d(J)/d(y)
\bar{\mathbf{z}} = \bar{\mathbf{h}} \circ \sigma'(\mathbf{z}) => d(J)/d(z) = d(J)/d(h).*sigma'(z)
\bar{J} => FAIL at column 1: there is no quantity or function `\bar{J}`; did you mean `J`?

% Problem 1
asked: list
\mathbf{W}^{(1)} = \begin{bmatrix} 1 & -1 & 0 & 0 \\ 0 & 1 & -1 & 0 \\ 0 & 0 & 1 & -1 \end{bmatrix} \tag{1} => ? = [1, -1, 0, 0; 0, 1, -1, 0; 0, 0, 1, -1]
\mathbf{b}^{(1)} = \begin{bmatrix} 0 \\ 0 \\ 0 \end{bmatrix} \tag{2} => ? = [0; 0; 0]
$$\mathbf{w}^{(2)} = \begin{bmatrix} -1\\-1\\-1 \end{bmatrix} \tag{3}$$ => ? = [-1; -1; -1]
b^{(2)} = 0 \tag{4} => ? = 0

% Problem 3
network:
  x1 : 1 ; t : 1
  w1 : 1 ; w2 : 1 ; w3 : 1 ; w4 : 1 ; w5 : 1
  u1 : 1 ; u2 : 1 ; u3 : 1
  a3 = w3*x1 + u3 ; h3 = relu(a3)
  a1 = w2*h3 + u1 ; h1 = relu(a1)
  a2 = w4*h3 + u2 ; h2 = relu(a2)
  y = relu(w1*h1 + w5*h2)
  L = 1/2 * (y - t)^2
loss: L
L = \frac{1}{2}(y-2)^{2} => L = 1/2*(y - 2)^2
y = ReLU(h_{1}w_{1} + h_{2}w_{5}) => y = relu(h1*w1 + h2*w5)
h_{1} = ReLU(h_{3}w_{2} + \dots) => FAIL at column 27: `\dots`: write all terms, or a sum
\bar{L} = (y-t) => ? = y - t
\bar{w_1} = \bar{L} \frac{\partial y}{\partial w_1} = (y - t) \cdot ReLU'(h_1w_1 + h_2w_5)h_1 => d(L)/d(w1) = ? = (y - t)*relu'(h1*w1 + h2*w5)*h1
\therefore \bar{w_1} = \bar{L} \frac{\partial y}{\partial w_1} = (y - t) \cdot ReLU'(h_1w_1 + h_2w_5) \cdot 0 = 0 => d(L)/d(w1) = ? = (y - t)*relu'(h1*w1 + h2*w5)*0 = 0
\bar{w_2} = \bar{L} \frac{\partial y}{\partial h_1} \frac{\partial h_1}{\partial w_2} = (y - t) \cdot ReLU'(h_1w_1 + h_2w_5)w_1 \cdot ReLU'(h_3w_2 + \cdots)h_3 => FAIL at column 150: `\cdots`: write all terms, or a sum
\therefore \bar{w_2} = (y - t) \cdot ReLU'(h_1w_1 + h_2w_5)w_1 \cdot ReLU'(-1)h_3 = 0 => d(L)/d(w2) = (y - t)*relu'(h1*w1 + h2*w5)*w1*relu'(-1)*h3 = 0
\bar{w}_{3} = \bar{L} \frac{\partial y}{\partial h_{1}} \frac{\partial h_{1}}{\partial h_{3}} \frac{\partial h_{3}}{\partial w_{3}} + \bar{L} \frac{\partial y}{\partial h_{2}} \frac{\partial h_{2}}{\partial h_{3}} \frac{\partial h_{3}}{\partial w_{3}} => FAIL at column 15: there is no quantity or function `\bar{L}`; did you mean `L`?
\frac{\partial L}{\partial w_1} => dL/dw1
