% 07-numpy.t - NumPy and PyTorch; 01-numbers.t says how to read this.

% NumPy and PyTorch
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
W2.T @ (yhat - t) * (1 - h1) => W2'*(yhat - t).*(1 - h1)
W2.T @ delta2 => W2'*delta2
(W2.T @ delta2) * sigma(z1) * (1 - sigma(z1)) => W2'*delta2.*sigma(z1).*(1 - sigma(z1))
np.dot(W2.T, delta2) => W2'*delta2
np.dot(x, x) => dot(x, x)
np.dot(delta2, h1.T) => delta2*h1'
delta2 @ h1.T => delta2*h1'
delta2 @ h1 => delta2*h1
W2.T.dot(delta2) => W2'*delta2
W2.dot(h1) + b2 => W2*h1 + b2
x.dot(x) => dot(x, x)
x.T @ x => x'*x
delta2.dot(h1.T) => delta2*h1'
np.matmul(W2.T, delta2) => W2'*delta2
torch.mm(W2.t(), delta2) => W2'*delta2
W2.transpose() @ delta2 => W2'*delta2
np.transpose(W2) @ delta2 => transpose(W2)*delta2
np.outer(delta2, h1) => outer(delta2, h1)
np.multiply(delta2, h1) => delta2.*h1
np.tanh(z1) => tanh(z1)
np.exp(-z1) => exp(-z1)
1/(1+np.exp(-z1)) => 1/(1 + exp(-z1))
1 / (1 + np.exp(-z1)) => 1/(1 + exp(-z1))
np.exp(-z1)/(1+np.exp(-z1))**2 => exp(-z1)/(1 + exp(-z1)).^2
1 - np.tanh(z1)**2 => 1 - tanh(z1).^2
z1**2 => z1.^2
x**2 @ x.T => x.^2*x'
np.sum((yhat - t)**2) => sum((yhat - t).^2)
0.5*np.sum((yhat - t)**2) => 0.5.*sum((yhat - t).^2)
np.sum(X, axis=1) => sum(X, 2)
np.sum(X, axis=1, keepdims=True) => sum(X, 2)
np.sum(X, 1) => sum(X, 2)
X.sum(axis=1) => sum(X, 2)
X.sum(1) => sum(X, 2)
X.sum(dim=0) => sum(X, 1)
np.mean(X, axis=0) => mean(X, 1)
X.mean() => mean(X)
np.maximum(0, z1) => max(0, z1)
np.maximum(z1, 0) => max(z1, 0)
np.max(X, axis=0) => max(X, 1)
np.max(z1, 0) => FAIL at column 4: along which axis?; write axis=0 or axis=1, or np.maximum
np.where(z1 > 0, 1, 0) => if(z1 > 0, 1, 0)
np.where(z1 > 0, z1, 0.01*z1) => if(z1 > 0, z1, 0.01.*z1)
(z1 > 0) * delta2 => (z1 > 0)*delta2
(z1 > 0).astype(float) * delta2 => (z1 > 0)*delta2
(z1 > 0).float() @ x.T => (z1 > 0)*x'
np.linalg.norm(x) => norm(x)
np.linalg.norm(x)**2 => norm(x).^2
np.diag(x) @ W1.T => diag(x)*W1'
np.eye(3) => eye(3)
np.log(yhat) => log(yhat)
-np.sum(t * np.log(yhat)) => -sum(t.*log(yhat))
torch.sigmoid(z1) => sigmoid(z1)
torch.relu(z1) => relu(z1)
F.relu(z1) => relu(z1)
F.softmax(z2, dim=0) => softmax(z2)
F.softmax(z2, dim=1) => FAIL at column 3: only dim=0 is known here
torch.nn.functional.relu(z1) => relu(z1)
np.power(z1, 2) => z1.^2
np.sqrt(x.T @ x) => sqrt(x'*x)
np.square(yhat - t) => square(yhat - t)
np.abs(x) => abs(x)
W1[0, 1] => FAIL at column 4: entries count from 1 here; the first entry is x[1]
W1[:, 0] => FAIL at column 7: entries count from 1 here; the first entry is x[1]
x[0] => FAIL at column 3: entries count from 1 here; the first entry is x[1]
x[1] * np.exp(x[2]) => FAIL at column 3: does this count from 0, as NumPy does, or from 1?; write x_1 for the first entry, and no @, .T or np. in the same answer
x[1:] @ x.T => FAIL at column 3: does this count from 0, as NumPy does, or from 1?; write x_1 for the first entry, and no @, .T or np. in the same answer
W2.T[0] => FAIL at column 6: entries count from 1 here; the first entry is x[1]
x[1] => x[1]
W2.T @ delta2[1] => FAIL at column 15: does this count from 0, as NumPy does, or from 1?; write x_1 for the first entry, and no @, .T or np. in the same answer
lambda z: z => FAIL at column 1: there is no quantity or function `lambda`
def f(x): return x => FAIL at column 1: there is no quantity or function `def`
sigmoid(z1)*(1-sigmoid(z1)) => sigmoid(z1)*(1 - sigmoid(z1))
np.foo(x) => FAIL at column 4: there is no quantity or function `foo`
x.foo => FAIL at column 2: `.foo` is not known here
x.foo() => FAIL at column 2: `.foo()` is not known here
W1.shape => FAIL at column 3: `.shape` is not known here
x.T.T => x''
W2.T @ (yhat-t) @ x.T => W2'*(yhat - t)*x'
dz1 = W2.T @ delta2 => d(L)/d(z1) = W2'*delta2
delta2 * h1.T => delta2*h1'
delta2 * h1 => delta2*h1
a @ b => FAIL at column 1: there is no quantity `a`
np.dot(W2.T) => FAIL at column 4: two arguments are needed here
np.sum() => FAIL at column 4: `sum` takes 1 to 9 arguments
yhat - t if True else 0 => FAIL at column 13: there is no quantity or function `True`; write a condition
