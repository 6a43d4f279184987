% 03-homework-dsc.t - LaTeX lines of a founding homework, exactly as the document has them; 01-numbers.t says how to read this.

% Formulas of problems 144 to 151
network:
  g : function
  x : 2
  W1 : 2 x 2 ; W2 : 2 x 2 ; W3 : 2 x 1
  z1 = W1'*x  ; a1 = g(z1)
  z2 = W2'*a1 ; a2 = g(z2)
  H = W3'*a2
loss: H
\[\frac{\partial H}{\partial W^{(1)}_{12}} = x_1 \, g'(z_2^{(1)}) \left( W_{21}^{(2)}\, g'(z_1^{(2)}) \, W_{11}^{(3)} + \rule{3in}{0.4pt}\right)\] => FAIL at column 121: `\rule`: what stands in the blank?
\(W_{22}^{(2)}\, g'(z_2^{(2)}) \, W_{21}^{(3)}\). => W2[2,2]*g'(z2[2])*W3[2,1]
\(W_{12}^{(1)}\, g'(z_2^{(1)}) \, W_{21}^{(2)}\). => W1[1,2]*g'(z1[2])*W2[2,1]
\[\frac{\partial H}{\partial x_1} = W_{11}^{(1)}\, g'(z_1^{(1)}) \, W_{11}^{(2)} + W_{12}^{(1)}\, g'(z_2^{(1)}) \, W_{21}^{(2)}\] => d(H)/d(x[1]) = W1[1,1]*g'(z1[1])*W2[1,1] + W1[1,2]*g'(z1[2])*W2[2,1]
\dfrac{\partial H}{\partial z_1^{(2)}} = W_{11}^{(3)}\, g'(z_1^{(2)}) => d(H)/d(z2[1]) = W3[1,1]*g'(z2[1])
\dfrac{\partial H}{\partial W_{21}^{(2)}} = W_{11}^{(3)}\, g'(z_1^{(2)}) \, a_2^{(1)} => d(H)/d(W2[2,1]) = W3[1,1]*g'(z2[1])*a1[2]
\dfrac{\partial H}{\partial a_{2}^{(1)}} = W_{11}^{(3)}\, g'(z_1^{(2)}) \, W_{21}^{(2)} => d(H)/d(a1[2]) = W3[1,1]*g'(z2[1])*W2[2,1]
\(\frac{\partial H}{\partial z_1^{(2)}} = W_{11}^{(3)}\cdot g'(z_1^{(2)})\) => d(H)/d(z2[1]) = W3[1,1]*g'(z2[1])
\(\frac{\partial H}{\partial W_{21}^{(2)}} = \frac{\partial H}{\partial z_1^{(2)}}\cdot\frac{\partial z_1^{(2)}}{\partial W_{21}^{(2)}}\) => d(H)/d(W2[2,1]) = d(H)/d(z2[1])*d(z2[1])/d(W2[2,1])
\[\frac{\partial H}{\partial a_2^{(1)}} = \frac{\partial H}{\partial z_1^{(2)}} W_{21}^{(2)} + \frac{\partial H}{\partial z_2^{(2)}} W_{22}^{(2)}. \] => d(H)/d(a1[2]) = d(H)/d(z2[1])*W2[2,1] + d(H)/d(z2[2])*W2[2,2]
\frac{\partial H}{\partial W_{12}^{(3)}} = \frac{\partial H}{\partial z_1^{(3)}}\cdot a_2^{(2)} => FAIL at column 71: there is no quantity or function `z_1^{(3)}`
\partial H / \partial z_1^{(2)} => d(H)/d(z2[1])
\partial H / \partial W_{11}^{(1)} => d(H)/d(W1[1,1])
\(H = W_{11}^{(3)} a_1^{(2)} + W_{21}^{(3)} a_2^{(2)}\) => H = W3[1,1]*a2[1] + W3[2,1]*a2[2]
\partial H / \partial W_{ij}^{(\ell)} = 0 => ? = 0

% Numbers of problems 129 to 154
asked: value
3 \times 4 => 3*4
\(16 + 10 + 3 = 29\) => 16 + 10 + 3 = 29
\(29\). => 29
\(\dfrac{\partial H}{\partial a_1^{(1)}} = \sum_k W_{1k}^{(2)}\dfrac{\partial H}{\partial z_k^{(2)}} = 5(-3) + 1(1) = -14\). => ? = ? = 5*-3 + 1*1 = -14
\(\dfrac{\partial H}{\partial a_2^{(1)}} = \sum_k W_{2k}^{(2)}\dfrac{\partial H}{\partial z_k^{(2)}} = 1(-3) + 2(1) = -1\). => ? = ? = 1*-3 + 2*1 = -1
\(\dfrac{\partial H}{\partial z_1^{(1)}} = \dfrac{\partial H}{\partial a_1^{(1)}}\cdot g'(z_1^{(1)}) = -14 \cdot g'(3) = -14 \cdot 1 = -14\). => ? = ? = ? = -14*1 = -14
\(\dfrac{\partial H}{\partial z_2^{(1)}} = \dfrac{\partial H}{\partial a_2^{(1)}}\cdot g'(z_2^{(1)}) = -1 \cdot g'(-2) = -1 \cdot 0 = 0\). => ? = ? = ? = -1*0 = 0
\(\dfrac{\partial H}{\partial W_{11}^{(2)}} = a_1^{(1)}\cdot\dfrac{\partial H}{\partial z_1^{(2)}} = \text{ReLU}(3) \cdot(-3) = 3(-3) = -9\). => ? = ? = relu(3)*-3 = 3*-3 = -9
\(\dfrac{\partial H}{\partial W_{21}^{(2)}} = a_2^{(1)}\cdot\dfrac{\partial H}{\partial z_1^{(2)}} = \text{ReLU}(-2) \cdot(-3) = 0(-3) = 0\). => ? = ? = relu(-2)*-3 = 0*-3 = 0
\(\dfrac{\partial H}{\partial a_1^{(1)}} = \sum_k W_{1k}^{(2)}\dfrac{\partial H}{\partial z_k^{(2)}} = 3(-1) + (-1)(2) = -5\). => ? = ? = 3*-1 + -1*2 = -5
\(\dfrac{\partial H}{\partial a_2^{(1)}} = \sum_k W_{2k}^{(2)}\dfrac{\partial H}{\partial z_k^{(2)}} = (-1)(-1) + 2(2) = 5\). => ? = ? = -1*-1 + 2*2 = 5
\(\dfrac{\partial H}{\partial z_1^{(1)}} = -5 \cdot g'(2) = -5 \cdot 1 = -5\). => ? = ? = -5*1 = -5
\(\dfrac{\partial H}{\partial z_2^{(1)}} = 5 \cdot g'(4) = 5 \cdot 1 = 5\). => ? = ? = 5*1 = 5
\(\dfrac{\partial H}{\partial W_{11}^{(2)}} = a_1^{(1)}\cdot\dfrac{\partial H}{\partial z_1^{(2)}} = \text{ReLU}(2) \cdot(-1) = -2\). => ? = ? = relu(2)*-1 = -2
\(\dfrac{\partial H}{\partial W_{21}^{(2)}} = a_2^{(1)}\cdot\dfrac{\partial H}{\partial z_1^{(2)}} = \text{ReLU}(4) \cdot(-1) = -4\). => ? = ? = relu(4)*-1 = -4
\(0\). => 0
\[\frac{\partial H}{\partial z_1^{(2)}} = 3 \cdot 1 = 3. \] => ? = 3*1 = 3
\[\frac{\partial H}{\partial a_2^{(1)}} = \frac{\partial H}{\partial z_1^{(2)}} W_{21}^{(2)} + \frac{\partial H}{\partial z_2^{(2)}} W_{22}^{(2)} = 3(0) + (-2)(1) = -2. \] => ? = ? = 3*0 + -2*1 = -2
\[\frac{\partial H}{\partial W_{11}^{(1)}} = \frac{\partial H}{\partial z_1^{(1)}}\cdot x_1 = 4 \cdot 1 = 4. \] => ? = ? = 4*1 = 4
