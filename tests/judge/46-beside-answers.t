% 46-beside-answers.t - what stands in front of the last equals sign, and behind a value:
% a name or steps are let be, and what may be an answer itself, or take it back, waits.
% 01-numbers.t says how to read this.


% A right answer, and a fact behind it
sheet: problems/dsc140b.md
part: 129
29, d = 3 => unreadable: at column 3: two statements: which of them is the answer?; write the answer alone
29 for d = 3 => unreadable: at column 4: two statements: which of them is the answer?; write the answer alone
29 where d = 3 => unreadable: at column 4: two statements: which of them is the answer?; write the answer alone
29; d=3 => unreadable: at column 3: two statements: which of them is the answer?; write the answer alone
29\nd = 3 => unreadable: at line 1, column 3: two statements: which of them is the answer?; write the answer alone
29 if d = 3 => unreadable: at column 4: an `if` without its values; write if(c, a, b)
29 when d = 3 => unreadable: at column 4: a number is asked, `when` is a name
part: 142.1
-14, W12 = 1 => unreadable: at column 4: two statements: which of them is the answer?; write the answer alone
-14 because g' = 1 => unreadable: at column 5: two statements: which of them is the answer?; write the answer alone
sheet: problems/uva-hw1.md
part: 2.L
0.4916, N = 4 => unreadable: at column 7: two statements: which of them is the answer?; write the answer alone
0.4916 with N = 4 => unreadable: at column 8: two statements: which of them is the answer?; write the answer alone
0.4916\nN = 4 => unreadable: at line 1, column 7: two statements: which of them is the answer?; write the answer alone
0.4916 # N=4 => unreadable: at column 8: two statements: which of them is the answer?; write the answer alone
0.4916 % N = 4 => unreadable: at column 8: two statements: which of them is the answer?; write the answer alone
0.4916 // N = 4 => unreadable: at column 8: two statements: which of them is the answer?; write the answer alone
part: 2.Dout
[-0.2254 -0.2472 0.2658 0.2515], N = 4 => unreadable: at column 32: two statements: which of them is the answer?; write the answer alone
sheet: problems/conv-1d.md
part: z
[4.5; 2.5; -4.5], b = 0.5 => unreadable: at column 17: two statements: which of them is the answer?; write the answer alone
sheet: problems/uva-hw1.md
part: 1.W2
\\Delta_2 Z_1^T, \\quad \\Delta_2 = (W_3^T \\Delta_3)\\circ f_2'(S_2) => unreadable: at column 15: two statements: which of them is the answer?; write the answer alone
\\Delta_2 Z_1^T where \\Delta_2 = (W_3^T \\Delta_3)\\circ f_2'(S_2) => unreadable: at column 16: two statements: which of them is the answer?; write the answer alone
\\Delta_2 Z_1^T with \\Delta_2 = (W_3^T \\Delta_3)\\circ f_2'(S_2) => unreadable: at column 16: two statements: which of them is the answer?; write the answer alone
\\Delta_2 Z_1^T; \\Delta_2 = (W_3^T \\Delta_3)\\circ f_2'(S_2) => unreadable: at column 15: two statements: which of them is the answer?; write the answer alone
sheet: problems/csc2516-hw1.md
part: 2b.ybar
\\bar{S}(y - s), \\bar{S} = 1 => unreadable: at column 15: two statements: which of them is the answer?; write the answer alone
y - s since Sbar = 1 => unreadable: at column 7: two statements: which of them is the answer?; write the answer alone
part: 2b.zbar
hbar .* sigma'(z) with h = sigma(z) => unreadable: at column 19: two statements: which of them is the answer?; write the answer alone
sheet: problems/nyu-dl-hw1.md
part: 1.3b
(yhat_i - y_i)/(K yhat_i (1-yhat_i)), K = 2 => unreadable: at column 37: two statements: which of them is the answer?; write the answer alone
part: 1.2d.loss
2(yhat_i - y_i) for i = 1 => unreadable: at column 17: two statements: which of them is the answer?; write the answer alone

% A wrong answer, and the right one behind an equals sign that is not its
sheet: problems/dsc140b.md
part: 129
28, n = 29 => unreadable: at column 3: two statements: which of them is the answer?; write the answer alone
28 where n = 29 => unreadable: at column 4: two statements: which of them is the answer?; write the answer alone
28\nn = 29 => unreadable: at line 1, column 3: two statements: which of them is the answer?; write the answer alone
28; n = 29 => unreadable: at column 3: two statements: which of them is the answer?; write the answer alone
not n = 29 => unreadable: at column 1: `not` before an equals sign: what is the answer?; write the answer alone
answer is 28, not n=29 => unreadable: at column 15: `not` before an equals sign: what is the answer?; write the answer alone
2n = 29 => unreadable: at column 1: `2n` is more than a name: what is the answer?; write the answer alone
-n = 29 => unreadable: at column 1: `-n` is more than a name: what is the answer?; write the answer alone
log n = 29 => unreadable: at column 1: `log n` is more than a name: what is the answer?; write the answer alone
n - 1 = 29 => unreadable: at column 1: `n - 1` is more than a name: what is the answer?; write the answer alone
28; or n=29 => unreadable: at column 3: `;` does not continue the formula
n=28; N=29 => unreadable: at column 5: several equalities: which of these is the answer?; an array is written in [ ]
sheet: problems/uva-hw1.md
part: 2.L
0.3, L = 0.4916 => unreadable: at column 4: two statements: which of them is the answer?; write the answer alone
2L = 0.4916 => unreadable: at column 1: `2L` is more than a name: what is the answer?; write the answer alone
-L = 0.4916 => unreadable: at column 1: `-L` is more than a name: what is the answer?; write the answer alone
L^2 = 0.4916 => unreadable: at column 1: `L^2` is more than a name: what is the answer?; write the answer alone
sheet: problems/csc2516-hw1.md
part: 2b.ybar
s - y, ybar = y - s => unreadable: at column 6: two statements: which of them is the answer?; write the answer alone
-ybar = y - s => unreadable: at column 1: `-ybar` is more than a name: what is the answer?; write the answer alone
2 ybar = y - s => unreadable: at column 1: `2 ybar` is more than a name: what is the answer?; write the answer alone
hbar = y - s => unreadable: at column 1: `hbar` is not what is asked: what is the answer?; write the answer alone
sheet: problems/dsc140b.md
part: 142.1
-dH/da1 = -14 => unreadable: at column 1: `-dH/da1` is more than a name: what is the answer?; write the answer alone
dH/da1 =/= -14 => unreadable: at column 9: `/` before an equals sign: what is the answer?; write the answer alone
dH/da1 \\not= -14 => unreadable: at column 8: `\not` before an equals sign: what is the answer?; write the answer alone
sheet: problems/sutd-week09.md
part: fig1.n4
dE/dn7 where dE/dn4 = dE/dn6 dn6/dn4 => unreadable: at column 8: two statements: which of them is the answer?; write the answer alone
dE/dn7, x = dE/dn6 dn6/dn4 => unreadable: at column 7: two statements: which of them is the answer?; write the answer alone
dE/dn7 = dE/dn6 dn6/dn4 => unreadable: at column 1: `dE/dn7` is not what is asked: what is the answer?; write the answer alone

% Names and steps in front
sheet: problems/dsc140b.md
part: 129
weights = 29 => correct
  read as 29
# parameters = 29 => correct
  read as 29
Total = 29 => correct
  read as 29
n = 29 => correct
  read as 29
So n = 29 => correct
  read as 29
Answer: n = 29 => correct
  read as 29
thus, n = 29 => correct
  read as 29
(a) n = 29 => correct
  read as 29
number of parameters = 29 => correct
  read as 29
22 + 7 = 29 => correct
  read as 29
n = 22 + 7 = 29 => correct
  read as 29
The number of parameters is = 29 => correct
  read as 29
#params = 29 => correct
  read as 29
parameters = 3*4+4 + 4*2+2 + 2*1+1 = 29 => correct
  read as 29
Total number of parameters for the network = 29 => correct
  read as 29
weights + biases = 29 => correct
  read as 29
|W| + |b| = 29 => correct
  read as 29
N_{params} = 29 => correct
  read as 29
part: 142.1
dH/da1 = dH/dz * W12 = -14 => correct
  read as -14
5(-3) + 1(1) = -14 => correct
  read as -14
\\frac{\\partial H}{\\partial a_1^{(1)}} = -14 => correct
  read as -14
\\frac{\\partial H}{\\partial a_1} = \\sum_j \\frac{\\partial H}{\\partial z_j} W_{1j} = 5 \\cdot (-3) + 1 = -14 => correct
  read as -14
dH/da1[1] = -14 => correct
  read as -14
∂H/∂a₁⁽¹⁾ = -14 => correct
  read as -14
dH/dz * W12 = -14 => correct
  read as -14
gradient of H wrt a1 = -14 => correct
  read as -14
By the chain rule, dH/da1 = -14 => correct
  read as -14
delta_1 = -14 => correct
  read as -14
= -14 => correct
  read as -14
a1 gradient = -14 => correct
  read as -14
sheet: problems/uva-hw1.md
part: 2.L
L = 0.4916 => correct
  read as 0.4916
loss = 0.4916 => correct
  read as 0.4916
The loss is L = 0.4916 => correct
  read as 0.4916
L(W) = 0.4916 => correct
  read as 0.4916
L = 1/8 * 3.9328 = 0.4916 => correct
  read as 0.4916
$L = \\frac{1}{8} \\cdot 3.9328 \\approx 0.4916$ => correct
  read as 0.4916
Loss L = 0.4916 => correct
  read as 0.4916
MSE loss = 0.4916 => correct
  read as 0.4916
mean squared error = 0.4916 => correct
  read as 0.4916
1/(2N) sum (Y-T)^2 = 0.4916 => correct
  read as 0.4916
L:\nL = 0.4916 => correct
  read as 0.4916
part: 2.Dout
(Y-T)/N = [-0.2254 -0.2472 0.2658 0.2515] => correct
  read as [-0.2254, -0.2472, 0.2658, 0.2515]
1/4*[-0.9014 -0.9888 1.0634 1.0059] = [-0.2254 -0.2472 0.2658 0.2515] => correct
  read as [-0.2254, -0.2472, 0.2658, 0.2515]
dL/dY = [-0.2254 -0.2472 0.2658 0.2515] => correct
  read as [-0.2254, -0.2472, 0.2658, 0.2515]
Dout = [-0.2254 -0.2472 0.2658 0.2515] => correct
  read as [-0.2254, -0.2472, 0.2658, 0.2515]
dY = [-0.2254 -0.2472 0.2658 0.2515] => correct
  read as [-0.2254, -0.2472, 0.2658, 0.2515]
part: 2.newW1
W1_new = [0.6017 0.0121; 0.7025 0.4331; 0.0188 0.8791] => correct
  read as [0.6017, 0.0121; 0.7025, 0.4331; 0.0188, 0.8791]
W1 = [0.6017 0.0121; 0.7025 0.4331; 0.0188 0.8791] => correct
  read as [0.6017, 0.0121; 0.7025, 0.4331; 0.0188, 0.8791]
W1 - 0.5*[-0.0034 -0.0041; -0.0050 -0.0062; -0.0376 0.0018] = [0.6017 0.0121; 0.7025 0.4331; 0.0188 0.8791] => correct
  read as [0.6017, 0.0121; 0.7025, 0.4331; 0.0188, 0.8791]
W_1' = [0.6017 0.0121; 0.7025 0.4331; 0.0188 0.8791] => correct
  read as [0.6017, 0.0121; 0.7025, 0.4331; 0.0188, 0.8791]
W_1^{new} = [0.6017 0.0121; 0.7025 0.4331; 0.0188 0.8791] => correct
  read as [0.6017, 0.0121; 0.7025, 0.4331; 0.0188, 0.8791]
W_1 \\leftarrow W_1 - \\eta \\nabla_{W_1} L = [0.6017 0.0121; 0.7025 0.4331; 0.0188 0.8791] => correct
  read as [0.6017, 0.0121; 0.7025, 0.4331; 0.0188, 0.8791]
part: 1.W3
\\frac{\\partial L}{\\partial W_3} = [(Y-Y_{gt})\\circ f_3'(S_3)] Z_2^T => correct
  read as (Y - Ygt).*f3'(S3)*Z2'
\\nabla_{W_3} L = [(Y-Y_{gt})\\circ f_3'(S_3)] Z_2^T => correct
  read as (Y - Ygt).*f3'(S3)*Z2'
dW3 = ((Y - Ygt) .* f3'(S3)) * Z2' => correct
  read as (Y - Ygt).*f3'(S3)*Z2'
\\frac{\\partial L}{\\partial W_3} = \\frac{\\partial L}{\\partial S_3} \\frac{\\partial S_3}{\\partial W_3} = [(Y-Y_{gt})\\circ f_3'(S_3)] Z_2^T => correct
  read as (Y - Ygt).*f3'(S3)*Z2'
\\begin{align*} \\frac{\\partial L}{\\partial W_3} &= \\frac{\\partial L}{\\partial S_3} Z_2^T \\\\ &= [(Y-Y_{gt})\\circ f_3'(S_3)] Z_2^T \\end{align*} => correct
  read as (Y - Ygt).*f3'(S3)*Z2'
gradient of L wrt W3 = ((Y - Ygt) .* f3'(S3)) * Z2' => correct
  read as (Y - Ygt).*f3'(S3)*Z2'
Delta3 Z2^T = ((Y - Ygt) .* f3'(S3)) * Z2' => correct
  read as (Y - Ygt).*f3'(S3)*Z2'
sheet: problems/csc2516-hw1.md
part: 2b.ybar
ybar = y - s => correct
  read as y - s
\\bar{\\mathbf{y}} = \\mathbf{y} - \\mathbf{s} => correct
  read as y - s
dJ/dy = y - s => correct
  read as y - s
y_bar = y - s => correct
  read as y - s
ȳ = y - s => correct
  read as y - s
ybar = Sbar (y-s) = y - s => correct
  read as y - s
part: 2b.hbar-i
\\bar h_i=r_i+\\sum_k\\bar y_kw^{(2)}_{ki} => correct
  read as r[i] + sum(k, ybar[k]*W2[k,i])
sheet: problems/sutd-week09.md
part: fig1.n4
dE/dn4 = dE/dn6 dn6/dn4 => correct
  read as dE/dn6*dn6/dn4
sheet: problems/conv-1d.md
part: z
z = [4.5; 2.5; -4.5] => correct
  read as [4.5; 2.5; -4.5]
z1 = 4.5; z2 = 2.5; z3 = -4.5 => correct
  read as [4.5; 2.5; -4.5]
z₁ = 4.5, z₂ = 2.5, z₃ = -4.5 => correct
  read as [4.5; 2.5; -4.5]
sheet: problems/dsc140b.md
part: 129
5 = 6 = 29 => correct: 5 is not 29: the equalities do not hold; the last value counts
  read as 29
sheet: problems/csc2516-hw1.md
part: 1
W1 = [1 -1 0 0; 0 1 -1 0; 0 0 1 -1], b1 = [0 0 0], w2 = [-1 -1 -1], b2 = 0 => correct

% More of each
sheet: problems/dsc140b.md
part: 129
29\n => correct
28 -> n = 29 => unreadable: at column 4: two statements: which of them is the answer?; write the answer alone
28: n = 29 => unreadable: at column 3: two statements: which of them is the answer?; write the answer alone
(28) n = 29 => unreadable: at column 1: `(28) n` is more than a name: what is the answer?; write the answer alone
28 garbage = 29 => unreadable: at column 1: `28 garbage` is more than a name: what is the answer?; write the answer alone
n/2 = 29 => unreadable: at column 1: `n/2` is more than a name: what is the answer?; write the answer alone
sqrt(n) = 29 => unreadable: at column 1: `sqrt(n)` is more than a name: what is the answer?; write the answer alone
minus n = 29 => unreadable: at column 1: `minus n` is more than a name: what is the answer?; write the answer alone
twice the n = 29 => unreadable: at column 1: `twice the n` is more than a name: what is the answer?; write the answer alone
n != 29 => unreadable: at column 1: a number is asked, this is a condition
n ≠ 29 => unreadable: at column 1: a number is asked, this is a condition
n ~= 29 => unreadable: at column 1: a number is asked, this is a condition
n = 28 where m = 29 => unreadable: at column 4: several equalities: which of these is the answer?; an array is written in [ ]
"29" => correct
1) n = 29 => correct
  read as 29
2. n = 29 => correct
  read as 29
(ii) n = 29 => correct
  read as 29
12 weights + 17 biases = 29 => correct
  read as 29
Problem 129: n = 29 => correct
  read as 29
n: n = 29 => correct
  read as 29
n\nn = 29 => correct
  read as 29
log loss = 29 => correct
  read as 29
number of parameters in layer 2 = 29 => correct
  read as 29
n² = 29 => unreadable: at column 1: `n²` is more than a name: what is the answer?; write the answer alone
n³ = 29 => unreadable: at column 1: `n³` is more than a name: what is the answer?; write the answer alone
Q1. n = 29 => correct
  read as 29
n times 2 = 29 => unreadable: at column 1: `n times 2` is more than a name: what is the answer?; write the answer alone
\\frac{n}{2} = 29 => unreadable: at column 1: `\frac{n}{2}` is more than a name: what is the answer?; write the answer alone
\\sqrt{n} = 29 => unreadable: at column 1: `\sqrt{n}` is more than a name: what is the answer?; write the answer alone
No. of parameters = 29 => correct
  read as 29
no, of n = 29 => unreadable: at column 1: `no` before an equals sign: what is the answer?; write the answer alone
#W + #b = 29 => correct
  read as 29
p.numel() = 29 => correct
  read as 29
isn't n = 29 => unreadable: at column 1: `isn't` before an equals sign: what is the answer?; write the answer alone
n or m = 29 => unreadable: at column 8: `=` does not continue the formula; equality is written ==
part: 142.1
dH/da1(1) = -14 => correct
  read as -14
dH/dz1 = -14 => unreadable: at column 1: `dH/dz1` is not what is asked: what is the answer?; write the answer alone
dH/dz1[1] = -14 => unreadable: at column 1: `dH/dz1[1]` is not what is asked: what is the answer?; write the answer alone
1/2 dH/da1 = -14 => unreadable: at column 1: `1/2 dH/da1` is more than a name: what is the answer?; write the answer alone
dH/da1 + 1 = -14 => unreadable: at column 1: `dH/da1 + 1` is more than a name: what is the answer?; write the answer alone
dH/da1 += -14 => unreadable: at column 8: `+` before an equals sign: what is the answer?; write the answer alone
dH/da1 *= -14 => unreadable: at column 8: `*` before an equals sign: what is the answer?; write the answer alone
part: 142.4
g'(-2) * (-1) = 0 => correct
  read as 0
dH/dz2 = 0 => correct
  read as 0
dH/dz1[2] = 0 => correct
  read as 0
dH/da1 = 0 => unreadable: at column 1: `dH/da1` is not what is asked: what is the answer?; write the answer alone
sheet: problems/uva-hw1.md
part: 2.dW1
W1.grad = [-0.0034 -0.0041; -0.0050 -0.0062; -0.0376 0.0018] => correct
  read as [-0.0034, -0.0041; -0.005, -0.0062; -0.0376, 0.0018]
self.W1.grad = [-0.0034 -0.0041; -0.0050 -0.0062; -0.0376 0.0018] => correct
  read as [-0.0034, -0.0041; -0.005, -0.0062; -0.0376, 0.0018]
\\mathbf{dW}_1 = [-0.0034 -0.0041; -0.0050 -0.0062; -0.0376 0.0018] => correct
  read as [-0.0034, -0.0041; -0.005, -0.0062; -0.0376, 0.0018]
\\mathrm{d}W_1 = [-0.0034 -0.0041; -0.0050 -0.0062; -0.0376 0.0018] => correct
  read as [-0.0034, -0.0041; -0.005, -0.0062; -0.0376, 0.0018]
\\begin{aligned} dL/dW_1 & = [-0.0034 -0.0041; -0.0050 -0.0062; -0.0376 0.0018] => correct
  read as [-0.0034, -0.0041; -0.005, -0.0062; -0.0376, 0.0018]
$\\frac{\\partial L}{\\partial W_1}$ = [-0.0034 -0.0041; -0.0050 -0.0062; -0.0376 0.0018] => correct
  read as [-0.0034, -0.0041; -0.005, -0.0062; -0.0376, 0.0018]
dL/dS1 * X^T = [-0.0034 -0.0041; -0.0050 -0.0062; -0.0376 0.0018] => correct
  read as [-0.0034, -0.0041; -0.005, -0.0062; -0.0376, 0.0018]
D1 X^T = [-0.0034 -0.0041; -0.0050 -0.0062; -0.0376 0.0018] => correct
  read as [-0.0034, -0.0041; -0.005, -0.0062; -0.0376, 0.0018]
\>\>\> dW1 = [-0.0034 -0.0041; -0.0050 -0.0062; -0.0376 0.0018] => correct
  read as [-0.0034, -0.0041; -0.005, -0.0062; -0.0376, 0.0018]
=\> dW1 = [-0.0034 -0.0041; -0.0050 -0.0062; -0.0376 0.0018] => correct
  read as [-0.0034, -0.0041; -0.005, -0.0062; -0.0376, 0.0018]
W1 = [-0.0034 -0.0041; -0.0050 -0.0062; -0.0376 0.0018] => correct
  read as [-0.0034, -0.0041; -0.005, -0.0062; -0.0376, 0.0018]
-dW1 = [-0.0034 -0.0041; -0.0050 -0.0062; -0.0376 0.0018] => unreadable: at column 1: `-dW1` is more than a name: what is the answer?; write the answer alone
2 \\nabla_{W_1} L = [-0.0034 -0.0041; -0.0050 -0.0062; -0.0376 0.0018] => unreadable: at column 1: `2 \nabla_{W_1} L` is more than a name: what is the answer?; write the answer alone
dW1, dW2 = [-0.0034 -0.0041; -0.0050 -0.0062; -0.0376 0.0018] => unreadable: at column 4: two statements: which of them is the answer?; write the answer alone
part: 2.L
N*L = 0.4916 => unreadable: at column 1: `N*L` is more than a name: what is the answer?; write the answer alone
L \\cdot 10 = 0.4916 => unreadable: at column 1: `L \cdot 10` is more than a name: what is the answer?; write the answer alone
1 - L = 0.4916 => unreadable: at column 1: `1 - L` is more than a name: what is the answer?; write the answer alone
S1 = 0.4916 => unreadable: at column 1: `S1` is not what is asked: what is the answer?; write the answer alone
log(L) = 0.4916 => unreadable: at column 1: `log(L)` is more than a name: what is the answer?; write the answer alone
the loss of all four samples = 0.4916 => correct
  read as 0.4916
sheet: problems/csc2516-hw1.md
part: 2b.ybar
ybar^T = y - s => unreadable: at column 1: `ybar^T` is more than a name: what is the answer?; write the answer alone
dJ/dh = y - s => unreadable: at column 1: `dJ/dh` is not what is asked: what is the answer?; write the answer alone
dS/dy = y - s => correct
  read as y - s
\\bar y += y - s => unreadable: at column 8: `+` before an equals sign: what is the answer?; write the answer alone
ybar - s = y - s => unreadable: at column 1: `ybar - s` is more than a name: what is the answer?; write the answer alone
\\mathbf{s} = y - s => unreadable: at column 1: `\mathbf{s}` is not what is asked: what is the answer?; write the answer alone
\\bar{\\mathbf{z}} = y - s => unreadable: at column 1: `\bar{\mathbf{z}}` is not what is asked: what is the answer?; write the answer alone
\\frac{d\\mathcal{J}}{d\\mathbf{y}} = y - s => correct
  read as y - s
\\bar{S} \\frac{\\partial S}{\\partial y} = y - s => correct
  read as y - s
ybar/2 = y - s => unreadable: at column 1: `ybar/2` is more than a name: what is the answer?; write the answer alone
s-y; e = y - s => unreadable: at column 4: two statements: which of them is the answer?; write the answer alone

% A check in brackets behind the value
sheet: problems/dsc140b.md
part: 129
29 (16+10+3) => unreadable: at column 4: a product, or a remark?; write a product with *, or the answer alone
29 (22+7) => unreadable: at column 4: a product, or a remark?; write a product with *, or the answer alone
29 [22 + 7] => unreadable: at column 4: a product, or a remark?; write a product with *, or the answer alone
part: 142.1
-14 (5*-3+1) => unreadable: at column 5: a product, or a remark?; write a product with *, or the answer alone
-14 [5(-3)+1(1)] => unreadable: at column 5: a product, or a remark?; write a product with *, or the answer alone
sheet: problems/uva-hw1.md
part: 2.L
0.4916 (3.9328/8) => unreadable: at column 8: a product, or a remark?; write a product with *, or the answer alone
0.4916 (0.49159) => unreadable: at column 8: a product, or a remark?; write a product with *, or the answer alone
sheet: problems/dsc140b.md
part: 142.1
5 (-3) + 1 (1) => correct
  read as 5*-3 + 1*1

% A new value, written as a change of the old one; brackets that are products
sheet:
  network: |
    x : 3
    W1 : 2 x 3
    delta1 : 2
    eta = 0.1
    z = W1*x
    L = sum(delta1 .* z)
  parts:
    - {id: w, points: 1, expression: W1 - eta*dL/dW1}
part: w
W1 -= eta * np.outer(delta1, x) => unreadable: at column 4: `-` before an equals sign: what is the answer?; write the answer alone
W1 += -eta * np.outer(delta1, x) => unreadable: at column 4: `+` before an equals sign: what is the answer?; write the answer alone
W1 = W1 - eta * np.outer(delta1, x) => correct
  read as W1 - eta.*outer(delta1, x)
W1_new = W1 - eta * np.outer(delta1, x) => correct
  read as W1 - eta.*outer(delta1, x)
W1 <- W1 - eta * np.outer(delta1, x) => correct
  read as W1 - eta.*outer(delta1, x)
W_1^{(t+1)} = W_1 - \\eta\\delta_1 x^T => correct
  read as W1 - eta*delta1*x'

sheet:
  network: |
    third = 1/3
    half = 2.5
    six = 6
    one = 1
    v = [1; 2; 3]
    u = 2*v
  parts:
    - {id: third, points: 1, value: third}
    - {id: half, points: 1, value: half}
    - {id: six, points: 1, value: six}
    - {id: one, points: 1, value: one}
    - {id: u, points: 1, value: u}
part: third
0.3333 (1/3) => unreadable: at column 8: a product, or a remark?; write a product with *, or the answer alone
0.33 (1/3) => unreadable: at column 6: a product, or a remark?; write a product with *, or the answer alone
part: half
5/2 (2.5) => unreadable: at column 5: a product, or a remark?; write a product with *, or the answer alone
2.5 (5/2) => unreadable: at column 5: a product, or a remark?; write a product with *, or the answer alone
part: six
2 * (3) => correct
  read as 2*3
(2) (3) => correct
  read as 2*3
6 (12/2) => unreadable: at column 3: a product, or a remark?; write a product with *, or the answer alone
3 (1 + 1) => correct
  read as 3*(1 + 1)
6 (5) => unreadable: at column 3: a product, or a remark?; write a product with *
part: one
1 (2 - 1) => correct
  read as 1*(2 - 1)
part: u
u = [2 4 6] => correct
  read as [2, 4, 6]
u^T = [2 4 6] => correct
  read as [2, 4, 6]
v = [2 4 6] => unreadable: at column 1: `v` is not what is asked: what is the answer?; write the answer alone
2v = [2 4 6] => correct
  read as [2, 4, 6]
2v = u = [2 4 6] => correct
  read as [2, 4, 6]
u1 = 2, u2 = 4, u3 = 6 => correct
  read as [2; 4; 6]
[a, b, c] = [2, 4, 6] => correct
  read as [2, 4, 6]
(a, b, c) = (2, 4, 6) => correct
  read as [2, 4, 6]
