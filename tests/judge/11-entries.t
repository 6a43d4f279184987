% 11-entries.t - formulas for one entry, and blanks to fill.

sheet:
  network: |
    n = 3 ; m = 2
    z : n
    p = softmax(z)
    t : n
    L = sum_squared_error(p, t)
    A : m x n
    B : n x m
    C = A*B
    r = sum(A, 1)
    y : 1 ~ integers(1, 3)
    H = -log(p[y])
    s = 1.5
    k : 1
  parts:
    - {id: J, points: 1, expression: "jacobian(p, z)", entry: [i, j], using: [p]}
    - {id: C, points: 1, expression: C, entry: [i, j], using: [A, B]}
    - {id: row, points: 1, expression: r, entry: [j], using: [A]}
    - {id: H, points: 1, expression: dH/dz, entry: [j], using: [p, y]}
    - {id: s, points: 1, expression: 2*z, entry: [i]}
    - {id: k, points: 1, expression: 2*z, entry: [k], using: [z]}

part: J
p[i]*(delta(i,j) - p[j]) => correct
  read as p[i]*(delta(i, j) - p[j])
p[j]*(delta(i,j) - p[i]) => correct
  read as p[j]*(delta(i, j) - p[i])
p[i]*((i==j) - p[j]) => correct
  read as p[i]*((i == j) - p[j])
if(i == j, p[i]*(1 - p[i]), -p[i]*p[j]) => correct
p[i]*(1 - p[j]) => incorrect: on a sampled network the value of entry [1,2] is 0.19572, it should be -0.074831
-p[i]*p[j] => incorrect: on a sampled network the value of entry [1,1] is -0.073198, it should be 0.19735
p[i]*(delta(i,j) - p[i]) => incorrect: on a sampled network the value of entry [1,2] is -0.073198, it should be -0.074831
  read as p[i]*(delta(i, j) - p[i])
  mistake `p[i]` where `p[j]` is meant
p[k]*(delta(k,j) - p[j]) => unreadable: at column 3: `k` may not be used in this answer; allowed are p
  read as p[k]*(delta(k, j) - p[j])
p_i*(delta_ij - p_j) => correct
  read as p[i]*(delta(i, j) - p[j])
p*(delta(i,j) - p[j]) => unreadable: at column 1: one entry was asked, a number; this is an array of 3x1; write it with the indices that are asked
  read as p*(delta(i, j) - p[j])
p[i+1] => incorrect: at column 1: there is no entry 4: the array is 3x1
  read as p[i + 1]
p[i,j] => incorrect: at column 1: there is no entry 2: the array is 3x1
p[4] => incorrect: at column 1: there is no entry 4: the array is 3x1
p[i]*(eye(3)[i,j] - p[j]) => correct
J[i,j] = p[i]*(delta(i,j) - p[j]) => correct
  read as p[i]*(delta(i, j) - p[j])
diag(p) - p*p' => correct
diag(p) + p*p' => incorrect: on a sampled network the value of entry [1,1] is 0.34375, it should be 0.19735
diag(p) => incorrect: on a sampled network the value of entry [1,1] is 0.27055, it should be 0.19735
p => unreadable: at column 1: one entry was asked, a number; this is an array of 3x1; write it with the indices that are asked
p*p' + eye(3) => incorrect: on a sampled network the value of entry [1,1] is 1.0732, it should be 0.19735
z[i] => unreadable: at column 1: `z` may not be used in this answer; allowed are p
i => incorrect: on a sampled network the value of entry [1,1] is 1, it should be 0.19735
i*0 + p[i]*delta(i,j) - p[i]*p[j] => correct
  read as i*0 + p[i]*delta(i, j) - p[i]*p[j]
p[j]*(onehot(i,3)[j] - p[i]) => correct
  read as p[j]*(onehot(i, 3)[j] - p[i])

part: C
sum(k, A[i,k]*B[k,j]) => unreadable: at column 5: `k` is a quantity of the network, so it is no index; give the index another name, here and behind it, say l
sum(q, A[i,q]*B[q,j]) => correct
sum(q=1..3, A[i,q]*B[q,j]) => correct
sum(q=1.5..3.5, A[i,q]*B[q,j]) => incorrect: at column 7: a whole number is needed here
sum(q=1.2..3.2, A[i,q]*B[q,j]) => incorrect: at column 7: a whole number is needed here
sum(q=1..1e300, A[i,q]*B[q,j]) => incorrect: at column 10: a whole number is needed here
  read as sum(q=1..1e+300, A[i,q]*B[q,j])
sum(q=2..4, A[i,q]*B[q,j]) => incorrect: at column 13: there is no column 4: the array is 2x3
sum(q=1..3, A[i,q]*B[q,j]) => correct
sum(q=1..2, A[i,q]*B[q,j]) => incorrect: on a sampled network the value of entry [1,1] is -1.2159, it should be -0.71046
sum(q=1..4, A[i,q]*B[q,j]) => incorrect: at column 13: there is no column 4: the array is 2x3
sum(i, A[i,i]*B[i,j]) => incorrect: at column 8: i runs to 3 here, but to 2 elsewhere; are the two indices swapped?
sum(k, A[k,i]*B[j,k]) => unreadable: at column 5: `k` is a quantity of the network, so it is no index; give the index another name, here and behind it, say l
sum(k, A[i,k]*B[j,k]) => unreadable: at column 5: `k` is a quantity of the network, so it is no index; give the index another name, here and behind it, say l
sum(k, B[k,j]*A[i,k]) => unreadable: at column 5: `k` is a quantity of the network, so it is no index; give the index another name, here and behind it, say l
A[i,:]*B[:,j] => correct
A[j,:]*B[:,i] => incorrect: the formula is the transpose of the right one
  mistake `A[j,:]` where `A[i,:]` is meant, and `B[:,i]` where `B[:,j]` is meant
(A*B)[i,j] => correct
A[i,1]*B[1,j] + A[i,2]*B[2,j] + A[i,3]*B[3,j] => correct
sum(k, A[i,k])*sum(k, B[k,j]) => unreadable: at column 5: `k` is a quantity of the network, so it is no index; give the index another name, here and behind it, say l
sum(k, sum(k, A[i,k]*B[k,j]))/3 => unreadable: at column 5: `k` is a quantity of the network, so it is no index; give the index another name, here and behind it, say l
sum(k, A[i,k]*B[k,j]) + sum(k, 0*A[i,k]) => unreadable: at column 5: `k` is a quantity of the network, so it is no index; give the index another name, here and behind it, say l
sum(k=1..3, k*A[i,k]*B[k,j]) => incorrect: on a sampled network the value of entry [1,1] is 1.171, it should be -0.71046
  mistake the factor `k` is too many
A*B => correct
(A*B)' => incorrect: the formula is the transpose of the right one
A*B*C => unreadable: at column 5: `C` may not be used in this answer; allowed are A, B
A => unreadable: at column 1: one entry was asked, a number; this is an array of 2x3; write it with the indices that are asked
sum(k, A[i,k]*B[k,j] => unreadable: at column 4: this `(` is never closed
\\sum_k A_{ik} B_{lj} => unreadable: at column 6: `k` is a quantity of the network, so it is no index; give the index another name, here and behind it, say l
  read as sum(k, A[i,k]*B[l,j])
\\sum_q A_{iq} B_{qj} => correct
  read as sum(q, A[i,q]*B[q,j])

part: row
sum(i, A[i,j]) => correct
A[1,j] + A[2,j] => correct
sum(j, A[i,j]) => unreadable: at column 10: there is no quantity `i`
sum(A[:,j]) => correct
sum(i, A[i,1]) => incorrect: on a sampled network the value of entry [2] is -1.6424, it should be -0.71437

part: H
p[j] - delta(j,y) => correct
  read as p[j] - delta(j, y)
p[j] - (j == y) => correct
delta(j,y) - p[j] => incorrect: the formula is the right one with the opposite sign
  read as delta(j, y) - p[j]
  mistake `delta(j,y) - p[j]` where `p[j] - delta(j, y)` is meant
p[j] - 1 => incorrect: on a sampled network the value of entry [1] is -0.72945, it should be 0.27055
if(j == y, p[y] - 1, p[j]) => correct
if(j == y, p[j] - 1, p[j]) => correct
p[y] - delta(j,y) => incorrect: on a sampled network the value of entry [1] is 0.27659, it should be 0.27055
  read as p[y] - delta(j, y)
p[j] - y => incorrect: on a sampled network the value of entry [1] is -1.7294, it should be 0.27055
(p - onehot(y, 3))[j] => correct

part: s
2*z[i] => correct
2*z => correct
2*z' => unreadable: at column 1: one entry was asked, a number; this is an array of 1x3; write it with the indices that are asked
z => incorrect: the formula is 0.5 times the right one
2*z + i => unreadable: at column 1: one entry was asked, a number; this is an array of 3x1; write it with the indices that are asked
s*z[i]/0.75 => correct
z[i]+z[i] => correct
  read as z[i] + z[i]

% An index of the part hides a quantity of its name
part: k
2*z[k] => correct
2*k => incorrect: on a sampled network the value of entry [1] is 2, it should be 1.1575
2*z[j] => unreadable: at column 5: there is no quantity `j`

sheet:
  network: |
    x : 2
    W : 1 x 2
    b : 1
    f : function
    z = W*x + b
    y = f(z)
    L = 1/2*y^2
  parts:
    - {id: chain, points: 1, blank: "y*___*x'", equals: dL/dW, using: [f, z]}
    - {id: free, points: 1, blank: "x[1]*(W[1,1] + ___)", equals: "x[1]*(W[1,1] + b) + 0*y"}
    - {id: index, points: 1, blank: "y*f'(z)*___[2]", equals: "d(L)/d(W[1,2])", using: [x, W]}
    - {id: zero, points: 1, blank: "0*____ + y", equals: y, using: [x]}
    - {id: shape, points: 1, blank: "___*x + b", equals: z, using: [W]}

part: chain
f'(z) => correct
f'(W*x + b) => unreadable: at column 4: `W` may not be used in this answer; allowed are f, z
f(z) => incorrect: on a sampled network the value of entry [1] is -0.33754, it should be 0.049394
  mistake `f(z)` where the derivative `f'(z)` is meant
y*f'(z) => unreadable: at column 1: `y` may not be used in this answer; allowed are f, z
1 => incorrect: on a sampled network the value of entry [1] is 0.27332, it should be 0.049394
[1 2 3] => incorrect: the product of 1x3 and 1x2: 3 columns against 1 row; is a transpose missing?
  read as [1, 2, 3]
x => unreadable: at column 1: `x` may not be used in this answer; allowed are f, z
a + => unreadable: at column 4: the text ends where a number, a name or `(` is needed
 => blank: no answer
___ => unreadable: at column 2: `_` is not part of a formula; a subscript stands behind a name
f'(z) = f'(z) => correct
  read as f'(z)

% The answer is filled in as one piece, not as text
part: free
b => correct
b + 0 => correct
b*x[1] - b => incorrect: on a sampled network the value is -0.18064, it should be 0.105
2 => incorrect: on a sampled network the value is -0.46623, it should be 0.105

part: index
x => correct
W => incorrect: on a sampled network the value is 0.26768, it should be -0.29168
x[2] => incorrect: there is no entry 2: the array is 1x1

part: zero
x[1] => correct
1 => correct
1/0 => incorrect: the formula has no finite value on a sampled network, where the right one has

part: shape
W => correct
W' => incorrect: the product of 2x1 and 2x1: 1 column against 2 rows; entry by entry is written .*
  mistake `W'` where `W`, not transposed, is meant
x => unreadable: at column 1: `x` may not be used in this answer; allowed are W

% Entries of a transpose
sheet:
  network: |
    m = 3
    A : m x m ; d : m
    W2 : 2 x m ; r : 2
  parts:
    - {id: square, points: 1, expression: "A'*d", entry: [i]}
    - {id: oblong, points: 1, expression: "W2'*r", entry: [i], using: [W2, r]}

part: square
\\sum_k A^T_{ik}d_k => correct
  read as sum(k, A'[i,k]*d[k])
\\sum_k A_{ik}^T d_k => correct
  read as sum(k, A'[i,k]*d[k])
sum_k A^T_ik d_k => correct
  read as sum(k, A'[i,k]*d[k])
sum_k A'_ik d_k => correct
  read as sum(k, A'[i,k]*d[k])
Σ_k Aᵀ_ik d_k => correct
  read as sum(k, A'[i,k]*d[k])
\\sum_k A^T_{ki}d_k => incorrect: on a sampled network the value of entry [1] is 1.0735, it should be 1.759
  read as sum(k, A'[k,i]*d[k])
  mistake `A'` where `A`, not transposed, is meant
\\sum_k A_{ki}^T d_k => incorrect: on a sampled network the value of entry [1] is 1.0735, it should be 1.759
  read as sum(k, A'[k,i]*d[k])
  mistake `A'` where `A`, not transposed, is meant
\\sum_k A^{\\top}_{ki}d_k => incorrect: on a sampled network the value of entry [1] is 1.0735, it should be 1.759
  read as sum(k, A'[k,i]*d[k])
  mistake `A'` where `A`, not transposed, is meant
\\sum_k (A_{ki})^T d_k => unreadable: at column 17: an entry of the transpose, or of the matrix itself?; write A'[i,j] or A[i,j]
sum(k, A[k,i]^T*d[k]) => unreadable: at column 15: an entry of the transpose, or of the matrix itself?; write A'[i,j] or A[i,j]

part: oblong
\\sum_k W_{ik}^{(2)T} r_k => correct
  read as sum(k, W2'[i,k]*r[k])
\\sum_k (W^{(2)})^T_{ik} r_k => correct
  read as sum(k, W2'[i,k]*r[k])
\\sum_kr_kW^{(2)}_{ki} => correct
  read as sum(k, r[k]*W2[k,i])
\\sum_kr_kw^{(2)}_{ki} => correct
  read as sum(k, r[k]*W2[k,i])
\\sum_kr_kW^{(2)}_{ik} => incorrect: at column 10: k runs to 3 here, but to 2 elsewhere; are the two indices swapped?
  read as sum(k, r[k]*W2[i,k])
  mistake `W^{(2)}_{ik}` where `W^{(2)}_{ki}` is meant
\\sum_k W_{ki}^{(2)T} r_k => incorrect: at column 22: k runs to 2 here, but to 3 elsewhere; write its range: k=1..2
  read as sum(k, W2'[k,i]*r[k])
  mistake `W2'` where `W2`, not transposed, is meant
