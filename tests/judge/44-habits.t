% 44-habits.t - brackets as parentheses, vectors of one dimension, vectors of ones: what a
% student's habits mean, where only one meaning has the shape that is asked.

sheet:
  network: |
    n = 4 ; K = 3 ; M = 3
    x : K ; r : n ; s : M
    W1 : n x K ; b1 : n ; W2 : M x n ; b2 : M
    sigma : function
    z = W1*x + b1
    h = relu(z)
    y = W2*h + b2
    L = sum((y - s).^2)/2
    ybar : M ; A : 2 x K
    g : 2
    hbar = r + W2'*ybar
    p = softmax(x)
    k0 = 2
    two = [2*x[1] x[2]]
    one = x[1]*x[2]
    total = sum(ybar)
    length2 = sum((y - s).^2)
    outer = g*ybar'
    scaled = A.*ybar'
    conv[k=1..3] = sum(i=1..2, ybar[i]*r[i+k-1])
    pairs[j,k] = p[j]*((j == k) - p[k])
  parts:
    - {id: z, points: 1, expression: z, using: [W1, x, b1]}
    - {id: h, points: 1, expression: h, using: [W1, x, b1]}
    - {id: y, points: 1, expression: y, using: [W1, x, b1, W2, b2]}
    - {id: hbar, points: 1, expression: hbar, using: [r, W2, ybar]}
    - {id: hbari, points: 1, expression: hbar, entry: [i], using: [r, W2, ybar]}
    - {id: pair, points: 1, expression: pairs, entry: [j, k], using: [p]}
    - {id: two, points: 1, expression: two, using: [x]}
    - {id: one, points: 1, expression: one, using: [x]}
    - {id: total, points: 1, expression: total, using: [ybar]}
    - {id: length2, points: 1, expression: length2, using: [y, s]}
    - {id: outer, points: 1, expression: outer, using: [g, ybar]}
    - {id: scaled, points: 1, expression: scaled, using: [A, ybar]}
    - {id: part, points: 1, expression: conv, entry: [k], using: [r, ybar]}

part: z
[W1 x + b1] => correct
  read as W1*x + b1
[W1 x] + b1 => correct
  read as W1*x + b1
[W1 x +b1] => correct
  read as W1*x + b1
W1[x] + b1 => correct
  read as W1*x + b1
W1 [x] + b1 => correct
  read as W1*x + b1
W1^T[x] + b1 => incorrect: at column 1: the product of 3x4 and 3x1: 4 columns against 3 rows; is a transpose missing?
  read as W1'*x + b1
  mistake `W1^T` where `W1`, not transposed, is meant
x @ W1.T + b1 => correct
  read as W1*x + b1
np.dot(x, W1.T) + b1 => correct
  read as W1*x + b1
x.dot(W1.T) + b1 => correct
  read as W1*x + b1
(x @ W1.T).T + b1 => unreadable: at column 1: is a vector of one dimension meant here, or a column?; write the product without .T of a vector, or as W^T v
  read as (W1*x)' + b1
x @ W1 + b1 => incorrect: at column 1: the product of 3x1 and 4x3: 1 column against 4 rows
  read as x*W1 + b1
  mistake `W1` where its transpose is meant
[W1 b1] => unreadable: at column 1: are these brackets an array, or parentheses?; write ( ) around a group, commas between the entries of an array
  read as [W1, b1]
[W1 x b1] => unreadable: at column 1: are these brackets an array, or parentheses?; write ( ) around a group, commas between the entries of an array
  read as [W1, x, b1]

part: h
[W1 x + b1]_+ => correct
  read as positive(W1*x + b1)
[W1 x + b1]^+ => correct
  read as positive(W1*x + b1)
[W₁x + b₁]₊ => correct
  read as positive(W1*x + b1)
relu[W1 x + b1] => correct
  read as relu(W1*x + b1)
relu([W1 x + b1]) => correct
  read as relu(W1*x + b1)
max[0, W1 x + b1] => correct
  read as max(0, W1*x + b1)
max(0, [W1 x + b1]) => correct
  read as max(0, W1*x + b1)
nn.ReLU()(W1 @ x + b1) => correct
  read as relu(W1*x + b1)
[W1 x - b1]_+ => incorrect: on a sampled network the value of entry [2] is 0, it should be 0.83268
  read as positive(W1*x - b1)
  mistake `- b1` where `+ b1` is meant

part: y
W2[W1 x + b1]^+ + b2 => correct
  read as W2*positive(W1*x + b1) + b2
W2 [W1 x + b1]_+ + b2 => correct
  read as W2*positive(W1*x + b1) + b2
W₂[W₁x + b₁]⁺ + b₂ => correct
  read as W2*positive(W1*x + b1) + b2
W2 relu[W1 x+b1] + b2 => correct
  read as W2*relu(W1*x + b1) + b2
W2'[W1 x + b1]^+ + b2 => unreadable: at column 4: are these brackets an array, or parentheses?; write ( ) around a group, commas between the entries of an array
  read as W2'*positive([W1, x + b1]) + b2

part: hbar
r + W2'[ybar] => correct
  read as r + W2'*ybar
r + W2ᵀ[ȳbar] => unreadable: at column 10: there is no quantity or function `bar`; did you mean `ybar`?
[r + W2' ybar] => correct
  read as r + W2'*ybar
r + ybar @ W2 => correct
  read as r + W2'*ybar
r + np.matmul(ybar, W2) => correct
  read as r + W2'*ybar
r + W2.transpose(0, 1) @ ybar => correct
  read as r + W2'*ybar
np.add(r, W2.T @ ybar) => correct
  read as r + W2'*ybar
np.subtract(r, W2.T @ ybar) => incorrect: on a sampled network the value of entry [1] is 0.61008, it should be 2.0897
  read as r - W2'*ybar
  mistake `- W2'*ybar` where `+ W2'*ybar` is meant
W2^T[ybar] + r => correct
  read as W2'*ybar + r
(W2^T)[ybar] + r => correct
  read as W2'*ybar + r

part: hbari
r_i + [W2^T ybar]_i => correct
  read as r[i] + (W2'*ybar)[i]
[r + W2' ybar]_i => correct
  read as (r + W2'*ybar)[i]
(r + W2ᵀ ybar)ᵢ => correct
  read as (r + W2'*ybar)[i]
r[i] + W2.T[i] @ ybar => correct
  read as r[i] + W2'[i,:]*ybar
r_i + \\sum_k W2[k][i] ybar_k => correct
  read as r[i] + sum(k, W2[k,i]*ybar[k])
r_i + Σ W2_{ki} ybar_k => correct
  read as r[i] + sum(k, W2[k,i]*ybar[k])
ri + Σ_k W2ki ybark => correct
  read as r[i] + sum(k, W2[k,i]*ybar[k])
r_i + [W2 ybar]_i => unreadable: at column 7: an array of 3x5 needs two subscripts; one entry is [i,j], a row is [i,:], a column [:,j]
  read as r[i] + [W2, ybar][i]

part: pair
p_j[δ_jk − p_k] => correct
  read as p[j]*(delta(j, k) - p[k])
p_j[1[j=k] - p_k] => correct
  read as p[j]*((j == k) - p[k])
p_j[(j==k) - p_k] => correct
  read as p[j]*((j == k) - p[k])
pj(δjk − pk) => correct
  read as p[j]*(delta(j, k) - p[k])
p_j [I_{jk} - p_k] => correct
  read as p[j]*(delta(j, k) - p[k])
p_j(I[j,k] - p_k) => correct
  read as p[j]*(delta(j, k) - p[k])
p[j][k] => unreadable: at column 5: a subscript behind a subscript; write x[i,j], and a product with *

part: two
[2*x_1 x_2] => correct
  read as [2*x[1], x[2]]
[2*x_1, x_2] => correct
  read as [2*x[1], x[2]]
[x_1 x_2] => incorrect: on a sampled network the value of entry [1] is -0.22132, it should be -0.44264
  read as [x[1], x[2]]
[2*x_1 -x_2] => incorrect: on a sampled network the value of entry [2] is -1.3069, it should be 1.3069
  read as [2*x[1], -x[2]]
  mistake the minus before `x_2` is too many

part: one
[x_1 x_2] => correct
  read as x[1]*x[2]
[x_1] [x_2] => correct
  read as x[1]*x[2]
x_1[x_2] => correct
  read as x[1]*x[2]
[x_1 x_3] => incorrect: on a sampled network the value is -0.17177, it should be -0.28925
  read as x[1]*x[3]

part: total
1^T ybar => correct
  read as sum(ybar, 1)
1ᵀ ybar => correct
  read as sum(ybar, 1)
\\mathbf 1^\\top ybar => correct
  read as sum(ybar, 1)
ybar^T \\mathbf{1} => correct
  read as sum(ybar', 2)
ybar' 1 => correct
  read as sum(ybar', 2)
1_n^T ybar => correct
  read as sum(ybar, 1)
\\sum ybar => correct
  read as sum(ybar)
Σ ybar_i => correct
  read as sum(i, ybar[i])
np.sum(ybar, 0) => correct
  read as sum(ybar, 1)
ybar.sum() => correct
  read as sum(ybar)
np.ones(3) @ ybar => correct
  read as ones(3)'*ybar
1^T (2 ybar) => incorrect: the formula is 2 times the right one
  read as sum(2*ybar, 1)
  mistake the factor `2` is too many
1^T => unreadable: at column 1: how many ones?; write sum(v) for 1^T v, ones(n, 1) for a column of n ones
\\mathbf 1 \\mathbf 1^T ybar => unreadable: at column 11: how many ones?; write sum(v) for 1^T v, ones(n, 1) for a column of n ones

part: length2
|y - s|^2 => unreadable: at column 1: the bars of a vector: its length, or each entry's?; write norm(x)^2, or abs(x).^2
|y - s|² => unreadable: at column 1: the bars of a vector: its length, or each entry's?; write norm(x)^2, or abs(x).^2
‖y - s‖² => correct
  read as norm(y - s)^2
(y - s) @ (y - s) => correct
  read as (y - s)'*(y - s)
torch.sum((y - s).pow(2)) => correct
  read as sum((y - s).^2)
sum(|y - s|.^2) => correct
  read as sum(abs(y - s).^2)

part: outer
g.reshape((-1,1)) * ybar => correct
  read as reshape(g, numel(g), 1).*ybar'
g.reshape(-1, 1) @ ybar.reshape(1, -1) => correct
  read as reshape(g, numel(g), 1)*reshape(ybar, 1, numel(ybar))
g @ ybar => incorrect: at column 1: the product of 2x1 and 3x1: 1 column against 3 rows; is a transpose missing?
  read as g*ybar
  mistake `ybar` where its transpose is meant

part: scaled
np.multiply(A, ybar) => correct
  read as A.*ybar'
A @ ybar => incorrect: your formula is 2x1, 2x3 was asked
  read as A*ybar

part: part
\\sum_{j=k}^{k+1} r_j ybar_{j-k+1} => correct
  read as sum(j=k..k + 1, r[j]*ybar[j - k + 1])
np.sum(ybar[k:k+1] * r[k:k+1]) => unreadable: at column 13: does this count from 0, as NumPy does, or from 1?; write x_1 for the first entry, and no @, .T or np. in the same answer
\\sum_{i=1}^2 ybar_i r_{i+k-1} => correct
  read as sum(i=1..2, ybar[i]*r[i + k - 1])
\\sum_{j=k}^{k+1} r_j ybar_{j-k+2} => incorrect: on a sampled network the value of entry [1] is 0.67085, it should be 0.32644
  read as sum(j=k..k + 1, r[j]*ybar[j - k + 2])
\\sum_{j=k}^{k+1} r_j ybar_j => unreadable: at column 9: one whole number is needed here, not one for every value of an index; sum(j=1..i, E) is written sum(j=1..3, if(j <= i, E, 0))
  read as sum(j=k..k + 1, r[j]*ybar[j])

% Sums that leave an array, fractions by \over, indices in front of a layer
sheet:
  network: |
    w : 3 ; zb : 4
    g : function
    W2 : 2 x 2 ; W3 : 2 ; z2 : 2
    H = W3'*g(z2)
    E : function
    a : 1 ; c : 1
    q = a/c
    part = W2[2,2]*g'(z2[2])*W3[2]
    dx[m=1..6] = sum(i=1..4, if(m - i + 1 >= 1 and m - i + 1 <= 3, zb[i]*w[m-i+1], 0))
    I2[i=1..2,j=1..2] = (i == j) + 0
    both[i=1..2,j=1..2] = (i == j and z2[i] > 0) + 0
  parts:
    - {id: dx, points: 1, expression: dx, entry: [m], using: [w, zb]}
    - {id: q, points: 1, expression: q, using: [a, c]}
    - {id: part, points: 1, expression: part, using: [W2, W3, z2, g]}
    - {id: unit, points: 1, expression: I2, entry: [i, j], using: [z2]}
    - {id: both, points: 1, expression: both, entry: [i, j], using: [z2]}

part: dx
\\sum_{i=\\max(1,m-2)}^{\\min(4,m)} zb_i w_{m-i+1} => correct
  read as sum(i=max(1, m - 2)..min(4, m), zb[i]*w[m - i + 1])
\\sum_{k=1}^3 w_k zb_{m-k+1} => unreadable: at column 18: there is no entry 0: the array is 4x1; where it ends, end the sum, or write if(i <= 4, E, 0)
  read as sum(k=1..3, w[k]*zb[m - k + 1])
zb_m w_1 => incorrect: at column 1: there is no entry 5: the array is 4x1
  read as zb[m]*w[1]

part: q
{a \\over c} => correct
  read as a/c
{c \\over a} => incorrect: on a sampled network the value is 0.074416, it should be 13.438
  read as c/a
  mistake `c/a` where `a/c` is meant
\\fbox{a/c} => correct
  read as a/c
\\begin{align*} q &= \\frac{a}{c} \\end{align*} => correct
  read as a/c

part: part
W22^(2) g'(z2^(2)) W21^(3) => correct
  read as W2[2,2]*g'(z2[2])*W3[2,1]
W22(2) g'(z2(2)) W2(3) => unreadable: at column 18: `W2(3)` can be an entry, a layer or a product; write an entry in [ ], a layer as ^(2), a product with *
W2[2,2] g'(z2[2]) W3[2] => correct
  read as W2[2,2]*g'(z2[2])*W3[2]
W22(2) g'(z2(2)) W21(3) => correct
  read as W2[2,2]*g'(z2[2])*W3[2,1]
W2[2][2] g'(z2[2]) W3[2] => unreadable: at column 3: does this count from 0, as Python does, or from 1?; write [2,1] for the second row's first entry

part: unit
i = j => correct
  read as i == j
1 if i = j else 0 => correct
  read as if(i == j, 1, 0)
1 if i == j, 0 otherwise => correct
  read as if(i == j, 1, 0)
\\begin{cases}1&i=j\\\\0&i\\neq j\\end{cases} => correct
  read as if(i == j, 1, 0)
I_{ij} => correct
  read as delta(i, j)
I[i,j] => correct
  read as delta(i, j)
np.eye(2)[i][j] => correct
  read as eye(2)[i,j]
0 if i = j else 1 => incorrect: on a sampled network the value of entry [1,1] is 0, it should be 1
  read as if(i == j, 0, 1)
j = 1 => incorrect: on a sampled network the value of entry [2,1] is 1, it should be 0
  read as j == 1
δ(i-j) => unreadable: at column 1: `delta` takes 2 arguments
  read as delta(i - j)

part: both
i = j and z2_i > 0 => correct
  read as i == j and z2[i] > 0
z2_i > 0 and i = j => correct
  read as z2[i] > 0 and i == j
i == j && z2[i] > 0 => correct
  read as i == j and z2[i] > 0
[i=j][z2_i>0] => correct
  read as (i == j)*(z2[i] > 0)
1[i=j and z2_i>0] => correct
  read as i == j and z2[i] > 0
\\begin{cases}1 & \\text{if } i=j \\text{ and } z_{2i} > 0\\\\ 0 & \\text{otherwise}\\end{cases} => correct
  read as if(i == j and z2[i] > 0, 1, 0)
\\begin{cases}1 & \\mbox{if $i = j$ and $z_{2i} > 0$}\\\\ 0 & \\mbox{otherwise}\\end{cases} => correct
  read as if(i == j and z2[i] > 0, 1, 0)
\\begin{cases}1, & z_{2i}>0 \\wedge i=j\\\\0, & \\text{otherwise.}\\end{cases} => correct
  read as if(z2[i] > 0 and i == j, 1, 0)
if i = j and z2_i > 0 then 1 else 0 => correct
  read as if(i == j and z2[i] > 0, 1, 0)
i = j or z2_i > 0 => incorrect: on a sampled network the value of entry [1,1] is 1, it should be 0
  read as i == j or z2[i] > 0

% (1) as a layer in one name and as an index in another
sheet:
  network: |
    W1 : 2 x 2 ; W2 : 2 ; z1 : 2 ; z2 : 1
    g : function
    q = W1[1,2]*g'(z1[2])*W2[2]
  parts:
    - {id: q, points: 1, expression: q, using: [W1, W2, z1, z2, g]}

part: q
W12(1) g'(z2(1)) W21(2) => unreadable: at column 11: `z2(1)` can be an entry, a layer or a product; write an entry in [ ], a layer as ^(2), a product with *
W12(1) g'(z1(2)) W21(2) => unreadable: at column 11: an entry, or a layer?; write an entry in [ ], a layer as ^(2)
g'(z1(2)) W21(2) W12(1) => unreadable: at column 11: an entry, or a layer?; write an entry in [ ], a layer as ^(2)
W1(1,2) g'(z1(2)) W2(2) => correct
  read as W1[1,2]*g'(z1[2])*W2[2]

% an index glued to a subscript without braces, a sum of indices below without them
sheet:
  network: |
    x : 4 ; z1 : 2 ; z3 : 2 ; w : 3 ; g : function
    unit[i=1..2,j=1..2] = delta(i, j)*(z1[i] > 0)
    slope[i=1..2,j=1..2] = delta(i, j)*g'(z3[i])
    conv[k=1..2] = sum(i=1..3, w[i]*x[i+k-1])
    twice[i=1..4] = i*x[1]
  parts:
    - {id: unit, points: 1, expression: unit, entry: [i, j], using: [z1]}
    - {id: slope, points: 1, expression: slope, entry: [i, j], using: [z3, g]}
    - {id: conv, points: 1, expression: conv, entry: [k], using: [w, x]}
    - {id: twice, points: 1, expression: twice, entry: [i], using: [x]}

part: unit
1 if i=j and z_1i > 0, 0 otherwise => correct
  read as if(i == j and z1[i] > 0, 1, 0)
1 if i=j and z_1i > 0 else 0 => correct
  read as if(i == j and z1[i] > 0, 1, 0)
δ_ij 1[z_1i > 0] => correct
  read as delta(i, j)*(z1[i] > 0)
δ_ij (z₁i > 0) => correct
  read as delta(i, j)*(z1[i] > 0)
δ_ij (z_1i > 0) => correct
  read as delta(i, j)*(z1[i] > 0)
1{i = j}1{z_1i > 0} => correct
  read as 1*(i == j)*1*(z1[i] > 0)
δ_ij (z_1j < 0) => incorrect: on a sampled network the value of entry [1,1] is 0, it should be 1
  read as delta(i, j)*(z1[j] < 0)

part: slope
δ_ij g'(z_3i) => correct
  read as delta(i, j)*g'(z3[i])
\\delta_{ij} g'(z_3i) => correct
  read as delta(i, j)*g'(z3[i])

part: conv
sum_i w_i x_i+k-1 => unreadable: at column 13: how much of `i+k` stands below?; write braces: _{i+k}, or blanks around the sign
Σ_i w_i x_i+k−1 => unreadable: at column 11: how much of `i+k` stands below?; write braces: _{i+k}, or blanks around the sign
\\sum_i w_i x_i+k-1 => unreadable: at column 14: how much of `i+k` stands below?; write braces: _{i+k}, or blanks around the sign
sum(i=1..3, w_i*x_i+k-1) => unreadable: at column 19: how much of `i+k` stands below?; write braces: _{i+k}, or blanks around the sign
sum_i w_i x_{i+k-1} => correct
  read as sum(i, w[i]*x[i + k - 1])
sum_i w_i x_i + k - 1 => incorrect: at column 11: i runs to 4 here, but to 3 elsewhere; write its range: i=1..4
  read as sum(i, w[i]*x[i]) + k - 1

part: twice
x_1i => unreadable: at column 3: how much of `1i` stands below?; write braces: _{1i}, or a * in front of an index that is a factor
x_1*i => correct
  read as x[1]*i
i x_1 => correct
  read as i*x[1]

% functions of a vector and products of vectors, written as NumPy's lists
sheet:
  network: |
    s = [1.5; 0.5; 1]
    a = softmax(s)
    M = [1 0 2; 0 1 2]
    v = [0.5; 0.25; 0.75]
    out = M*v
    shifted = M*v + [1; 2]
    inner = v'*v
    ell = logsumexp(s)
  tolerance: {decimals: 4}
  parts:
    - {id: a, points: 1, value: a}
    - {id: ell, points: 1, value: ell}
    - {id: out, points: 1, value: out}
    - {id: shifted, points: 1, value: shifted}
    - {id: inner, points: 1, value: inner}

part: a
softmax([1.5, 0.5, 1]) => correct
softmax([1.5 0.5 1]) => correct
  read as softmax([1.5, 0.5, 1])
softmax([1.5; 0.5; 1]) => correct
softmax((1.5, 0.5, 1)) => correct
  read as softmax([1.5, 0.5, 1])
softmax([3,1,2]/2) => correct
  read as softmax([3, 1, 2]/2)
softmax([3,1,2]) => incorrect: 0 of 3 entries are right; wrong: [1], [2], [3]
  read as softmax([3, 1, 2])
torch.softmax(torch.tensor([1.5,0.5,1.0]), dim=0) => correct
  read as softmax([1.5, 0.5, 1])
exp(log_softmax([1.5, 0.5, 1])) => correct
[1, 1, 1] => incorrect: 0 of 3 entries are right; wrong: [1], [2], [3]

part: ell
logsumexp([1.5, 0.5, 1]) => correct
logsumexp([1.5; 0.5; 2]) => incorrect: 2.604130605 is not right

part: out
np.array([[1,0,2],[0,1,2]]) @ np.array([0.5,0.25,0.75]) => correct
  read as [1, 0, 2; 0, 1, 2]*[0.5, 0.25, 0.75]
np.array([[1,0],[0,1],[2,2]]).T @ np.array([0.5,0.25,0.75]) => correct
  read as [1, 0; 0, 1; 2, 2]'*[0.5, 0.25, 0.75]
np.dot([[1,0,2],[0,1,2]], [0.5,0.25,0.75]) => correct
  read as [1, 0, 2; 0, 1, 2]*[0.5, 0.25, 0.75]
np.array([0.5,0.25,0.75]) @ np.array([[1,0],[0,1],[2,2]]) => correct
  read as [0.5, 0.25, 0.75]*[1, 0; 0, 1; 2, 2]
np.array([[1,0,2],[0,1,2]]) @ np.array([[0.5,0.25,0.75]]) => unreadable: at column 11: the product of 2x3 and 1x3: is a vector of one dimension meant?; write [1, 2] behind the sign for a vector, [[1], [2]] for a column
np.array([[1,0,2],[0,1,2]]) @ np.array([[0.5],[0.25],[0.75]]) => correct
  read as [1, 0, 2; 0, 1, 2]*[0.5; 0.25; 0.75]
np.array([[1,0,2],[0,1,2]]) @ np.array([0.25,0.5,0.75]) => incorrect: 0 of 2 entries are right; wrong: [1], [2]
  read as [1, 0, 2; 0, 1, 2]*[0.25, 0.5, 0.75]
np.array([[1,0,2],[0,1,2]]) @ (np.array([1,0.5,1.5])/2) => correct
  read as [1, 0, 2; 0, 1, 2]*([1, 0.5, 1.5]/2)
(np.diag([1,1]) @ np.array([[1,0,2],[0,1,2]])) @ [0.5,0.25,0.75] => correct
  read as diag([1, 1])*[1, 0, 2; 0, 1, 2]*[0.5, 0.25, 0.75]

part: shifted
np.array([[1,0,2],[0,1,2]]) @ np.array([0.5,0.25,0.75]) + np.array([1,2]) => correct
  read as [1, 0, 2; 0, 1, 2]*[0.5, 0.25, 0.75] + [1, 2]
np.array([[1,0,2],[0,1,2]]) @ np.array([0.5,0.25,0.75]) + 1 => partial 0.5: 1 of 2 entries are right; wrong: [2]
  read as [1, 0, 2; 0, 1, 2]*[0.5, 0.25, 0.75] + 1

part: inner
np.array([0.5,0.25,0.75]) @ np.array([0.5,0.25,0.75]) => correct
  read as [0.5, 0.25, 0.75]*[0.5, 0.25, 0.75]
np.dot([0.5,0.25,0.75], [0.5,0.25,0.75]) => correct
  read as [0.5, 0.25, 0.75]*[0.5, 0.25, 0.75]
np.array([0.5,0.25,0.75]) @ np.array([0.5,0.25,0.5]) => incorrect: 0.6875 is not right
  read as [0.5, 0.25, 0.75]*[0.5, 0.25, 0.5]
