% 12-near-misses.t - the edit that makes a wrong formula right.

% The written answers of a homework: two index lines, each with the wrong orientation of W,
% one of them without a bar
sheet: problems/csc2516-hw1.md
part: 2b.hbar-i
\\bar{R}r_i + \\sum_k \\bar{y}_k w_{ki}^{(2)} => correct
  read as Rbar*r[i] + sum(k, ybar[k]*W2[k,i])
\\bar{R}r_i + \\sum_k y_k w_{ik}^{(2)} => incorrect: at column 25: k runs to 4 here, but to 3 elsewhere; are the two indices swapped?
  read as Rbar*r[i] + sum(k, y[k]*W2[i,k])
  mistake `w_{ik}^{(2)}` where `w_{ki}^{(2)}` is meant, and `y` where its adjoint `ybar` is meant
\\bar{R}r_i + \\sum_k \\bar{y}_k w_{ik}^{(2)} => incorrect: at column 31: k runs to 4 here, but to 3 elsewhere; are the two indices swapped?
  read as Rbar*r[i] + sum(k, ybar[k]*W2[i,k])
  mistake `w_{ik}^{(2)}` where `w_{ki}^{(2)}` is meant
\\bar{R}r_i + \\sum_k y_k w_{ki}^{(2)} => incorrect: on a sampled network the value of entry [1] is 6.827, it should be 6.5767
  read as Rbar*r[i] + sum(k, y[k]*W2[k,i])
  mistake `y` where its adjoint `ybar` is meant
r[i] + sum(k, ybar[k]*W2[i,k]) => incorrect: at column 23: k runs to 4 here, but to 3 elsewhere; are the two indices swapped?
  mistake `W2[i,k]` where `W2[k,i]` is meant
r[i] + sum(k, y[k]*W2[k,i]) => incorrect: on a sampled network the value of entry [1] is 6.827, it should be 6.5767
  mistake `y` where its adjoint `ybar` is meant
r[i] + sum(k, ybar[i]*W2[k,i]) => incorrect: at column 15: there is no entry 4: the array is 3x1
  mistake `ybar[i]` where `ybar[k]` is meant
sum(k, ybar[k]*W2[k,i]) => incorrect: on a sampled network the value of entry [1] is 6.3036, it should be 6.5767
  mistake the term `r[i]` is missing beside `sum(k, ybar[k]*W2[k,i])`
r[i] + sum(k, (s[k] - y[k])*W2[k,i]) => incorrect: on a sampled network the value of entry [1] is -6.0304, it should be 6.5767
  mistake `s[k] - y[k]` where `y[k] - s[k]` is meant
part: 2b.xbar-i
\\bar{y}_i + \\sum_k \\bar{z}_k w_{ik}^{(1)} => incorrect: at column 30: k runs to 3 here, but to 4 elsewhere; are the two indices swapped?
  read as ybar[i] + sum(k, zbar[k]*W1[i,k])
  mistake `w_{ik}^{(1)}` where `w_{ki}^{(1)}` is meant
\\bar{y}_i - \\sum_k \\bar{z}_k w_{ki}^{(1)} => incorrect: on a sampled network the value of entry [1] is 12.725, it should be -4.0603
  read as ybar[i] - sum(k, zbar[k]*W1[k,i])
  mistake `- \sum_k \bar{z}_k w_{ki}^{(1)}` where `+ \sum_k \bar{z}_k w_{ki}^{(1)}` is meant
sum(k, zbar[k]*W1[k,i]) => incorrect: on a sampled network the value of entry [1] is -8.3925, it should be -4.0603
  mistake the term `ybar[i]` is missing beside `sum(k, zbar[k]*W1[k,i])`
part: 2b.chain
dS/dy*dy/dh*dh/dz*dz/dx => incorrect: on a sampled network the value of entry [1] is -8.1857, it should be -3.8535
  mistake the term `dS/dy` is missing beside `dS/dy*dy/dh*dh/dz*dz/dx`
\\frac{\\partial S}{\\partial y}\\frac{\\partial y}{\\partial h}\\frac{\\partial h}{\\partial z}\\frac{\\partial z}{\\partial x} => incorrect: on a sampled network the value of entry [1] is -8.1857, it should be -3.8535
  read as dS/dy*dy/dh*dh/dz*dz/dx
  mistake the term `dS/dy` is missing beside `dS/dy*dy/dh*dh/dz*dz/dx`
dS/dy*dy/dx + dS/dy*dy/dh*dh/dz*dh/dz => incorrect: at column 1: the shapes 1x3 and 1x4 do not match entry by entry
  mistake `dh/dz` where `dz/dx` is meant
part: 2b.hbar
\\mathbf{r} + \\mathbf{W}^{(2)T}\\mathbf{y} => unreadable: at column 39: `y` may not be used in this answer; allowed are r, W2, ybar, Rbar
  read as r + W2'*y
r + W2*ybar => incorrect: at column 5: the product of 3x4 and 3x1: 4 columns against 3 rows; is a transpose missing?
  mistake `W2` where its transpose is meant
r + W2 @ ybar => incorrect: at column 5: the product of 3x4 and 3x1: 4 columns against 3 rows; is a transpose missing?
  read as r + W2*ybar
  mistake `W2` where its transpose is meant
W2.T @ ybar => incorrect: on a sampled network the value of entry [1] is 6.3036, it should be 6.5767
  read as W2'*ybar
  mistake the term `r` is missing beside `W2.T @ ybar`
r + ybar'*W2 => incorrect: your formula is 4x4, 4x1 was asked
  mistake `ybar'*W2` where its transpose is meant
r - W2'*ybar => incorrect: on a sampled network the value of entry [1] is -6.0304, it should be 6.5767
  mistake `- W2'*ybar` where `+ W2'*ybar` is meant
R̄ r + W₂ᵀ y => unreadable: at column 12: `y` may not be used in this answer; allowed are r, W2, ybar, Rbar
  read as Rbar*r + W2'*y
part: 2b.zbar
hbar .* sigma(z) => incorrect: on a sampled network the value of entry [1] is 11.978, it should be -9.2289
  read as hbar.*sigma(z)
  mistake `sigma(z)` where the derivative `sigma'(z)` is meant
hbar .* sigma'(h) => incorrect: on a sampled network the value of entry [1] is -1.9527, it should be -9.2289
  read as hbar.*sigma'(h)
  mistake `h` where `z` is meant
\\bar{h} \\circ \\sigma(z) => incorrect: on a sampled network the value of entry [1] is 11.978, it should be -9.2289
  read as hbar.*sigma(z)
  mistake `\sigma(z)` where the derivative `\sigma'(z)` is meant
\\bar{h} \\sigma'(z) => unreadable: at column 1: which product of 4x1 and 4x1 is this?; write .* or ∘ entry by entry, a^T b for the dot product
  read as hbar*sigma'(z)
hbar => incorrect: on a sampled network the value of entry [1] is 6.5767, it should be -9.2289
part: 2b.xbar
W1'*zbar => incorrect: on a sampled network the value of entry [1] is -8.3925, it should be -4.0603
  mistake the term `ybar` is missing beside `W1'*zbar`
\\bar{y} + W^{(1)} \\bar{z} => incorrect: at column 11: the product of 4x3 and 4x1: 3 columns against 4 rows; is a transpose missing?
  read as ybar + W1*zbar
  mistake `W^{(1)}` where its transpose is meant
ybar + W1'*(hbar .* sigma(z)) => incorrect: on a sampled network the value of entry [1] is 14.648, it should be -4.0603
  read as ybar + W1'*(hbar.*sigma(z))
  mistake `sigma(z)` where the derivative `sigma'(z)` is meant
ybar + W1'*hbar => incorrect: on a sampled network the value of entry [1] is 10.35, it should be -4.0603
  mistake `hbar` where `zbar` is meant
h + W1'*zbar => incorrect: at column 1: the shapes 4x1 and 3x1 do not match entry by entry
z .* sigma'(z) => incorrect: your formula is 4x1, 3x1 was asked
  read as z.*sigma'(z)
part: 2b.closed
(y - s) + W1'*((r + W2'*(y - s)) .* sigma'(z)) => correct
  read as y - s + W1'*((r + W2'*(y - s)).*sigma'(z))
(y - s) + W1'*((r + W2'*(s - y)) .* sigma'(z)) => incorrect: on a sampled network the value of entry [1] is 12.311, it should be -4.0603
  read as y - s + W1'*((r + W2'*(s - y)).*sigma'(z))
  mistake `s - y` where `y - s` is meant
(y - s) + W1'*((r + W2*(y - s)) .* sigma'(z)) => incorrect: at column 21: the product of 3x4 and 3x1: 4 columns against 3 rows; is a transpose missing?
  read as y - s + W1'*((r + W2*(y - s)).*sigma'(z))
  mistake `W2` where its transpose is meant
(y - s) + W1'*((W2'*(y - s)) .* sigma'(z)) => incorrect: on a sampled network the value of entry [1] is -3.8535, it should be -4.0603
  read as y - s + W1'*(W2'*(y - s).*sigma'(z))
W1'*((r + W2'*(y - s)) .* sigma'(z)) => incorrect: on a sampled network the value of entry [1] is -8.3925, it should be -4.0603
  read as W1'*((r + W2'*(y - s)).*sigma'(z))
(y - s) + W1'*(r + W2'*(y - s)) => incorrect: on a sampled network the value of entry [1] is 10.35, it should be -4.0603
  read as y - s + W1'*(r + W2'*(y - s))
  mistake the factor `sigma'(z)` is missing in `r + W2'*(y - s)`
x - s + W1'*((r + W2'*(y - s)) .* sigma'(z)) => incorrect: on a sampled network the value of entry [1] is -6.8579, it should be -4.0603
  read as x - s + W1'*((r + W2'*(y - s)).*sigma'(z))
  mistake `x` where `y` is meant

% Credit for it, where the sheet gives any: one edit, not two
sheet:
  near_miss: 50%
  network: |
    D = 3 ; K = 4
    f : function
    x : D ; W : K x D ; b : K ; t : K
    z = W*x + b
    h = f(z)
    L = 1/2 * sum((h - t).^2)
    hbar = dL/dh ; zbar = dL/dz
  parts:
    - {id: W, points: 2, expression: dL/dW, using: [x, z, h, t, zbar, hbar, f]}
    - {id: none, points: 2, expression: dL/dW, using: [x, zbar], near_miss: 0%}
    - {id: blank, points: 1, blank: "(h - t) .* ___ * x'", equals: dL/dW, using: [z, h, f]}
    - {id: number, points: 1, expression: D*K + K, near_miss: 100%}
    - {id: sign, points: 1, expression: sum(zbar), using: [z, zbar], near_miss: 12.5%}
part: W
((h - t) .* f'(z)) * x' => correct
  read as (h - t).*f'(z)*x'
((h - t) .* f(z)) * x' => partial 0.5: on a sampled network the value of entry [1,1] is -0.36151, it should be 0.076013; but for one edit it is right: 50% of the points
  read as (h - t).*f(z)*x'
  mistake `f(z)` where the derivative `f'(z)` is meant
((t - h) .* f'(z)) * x => incorrect: at column 3: the product of 4x1 and 3x1: 1 column against 3 rows; is a transpose missing?
  read as (t - h).*f'(z)*x
  mistake `t - h` where `h - t` is meant, and `x` where its transpose is meant
zbar * x => partial 0.5: at column 1: the product of 4x1 and 3x1: 1 column against 3 rows; is a transpose missing?; but for one edit it is right: 50% of the points
  read as zbar*x
  mistake `x` where its transpose is meant
hbar * x' => partial 0.5: on a sampled network the value of entry [1,1] is 0.29945, it should be 0.076013; but for one edit it is right: 50% of the points
  read as hbar*x'
  mistake `hbar` where `zbar` is meant
zbar => incorrect: your formula is 4x1, 4x3 was asked
z => incorrect: your formula is 4x1, 4x3 was asked
x' => incorrect: your formula is 1x3, 4x3 was asked
zbar * x' * 2 => partial 0.5: the formula is 2 times the right one; but for one edit it is right: 50% of the points
  read as zbar*x'*2
  mistake the factor `2` is too many
zbar * x' / D => partial 0.5: the formula is 0.333333 times the right one; but for one edit it is right: 50% of the points
  read as zbar*x'/D
  mistake the division by `D` is too many
(zbar * x')^2 => partial 0.5: at column 2: only a square matrix has a power, this is 4x3; entry by entry is written .^; but for one edit it is right: 50% of the points
  read as (zbar*x')^2
  mistake the power `(zbar*x')^2` is too many
(((h - t) .* f'(z)) * x')' => partial 0.5: your formula is 3x4, 4x3 was asked: it is the transpose of the right one; but for one edit it is right: 50% of the points
  read as ((h - t).*f'(z)*x')'
  mistake `((h - t).*f'(z)*x')'` where `(h - t).*f'(z)*x'`, not transposed, is meant
zbar * x' + z => partial 0.5: on a sampled network the value of entry [1,1] is -1.968, it should be 0.076013; but for one edit it is right: 50% of the points
  read as zbar*x' + z
  mistake the term `z` is too many
zbar * x' + hbar*x' => incorrect: on a sampled network the value of entry [1,1] is 0.37547, it should be 0.076013
  read as zbar*x' + hbar*x'
hbar*x' + hbar*x' => incorrect: on a sampled network the value of entry [1,1] is 0.59891, it should be 0.076013
part: none
zbar * x => incorrect: at column 1: the product of 4x1 and 3x1: 1 column against 3 rows; is a transpose missing?
  read as zbar*x
  mistake `x` where its transpose is meant
part: blank
f'(z) => correct
f(z) => partial 0.5: on a sampled network the value of entry [1,1] is -0.36151, it should be 0.076013; but for one edit it is right: 50% of the points
  mistake `f(z)` where the derivative `f'(z)` is meant
f'(h) => partial 0.5: on a sampled network the value of entry [1,1] is 0.2757, it should be 0.076013; but for one edit it is right: 50% of the points
  mistake `h` where `z` is meant
z => incorrect: on a sampled network the value of entry [1,1] is -0.61209, it should be 0.076013
part: number
D*K + K => correct
D*K - K => incorrect: the formula is 0.5 times the right one
D*K => incorrect: the formula is 0.75 times the right one
part: sign
-sum(zbar) => partial 0.125: the formula is the right one with the opposite sign; but for one edit it is right: 12.5% of the points
  mistake the minus before `sum(zbar)` is too many
sum(z) => partial 0.125: on a sampled network the value is -3.1901, it should be 3.4176; but for one edit it is right: 12.5% of the points
  mistake `z` where its adjoint `zbar` is meant
mean(zbar) => partial 0.125: the formula is 0.25 times the right one; but for one edit it is right: 12.5% of the points
  mistake `mean(zbar)` where `sum(zbar)` is meant

% Numbers that are the same in every network are no evidence
sheet:
  network: |
    n = 3
    c = n + 1
    d = 2*c
  parts:
    - {id: a, points: 1, expression: c + d, using: [n, c, d]}
part: a
c - d => incorrect: the formula is -0.333333 times the right one
n + d + 1 => correct

% Two edits, one of them of the name in f'(…)
sheet: problems/uva-hw1.md
part: 1.W2
(W3'*((Ygt - Y).*f3'(Delta3)).*f2'(S2))*Z1' => incorrect: on a sampled network the value of entry [1,1] is -66.334, it should be -14.453
  read as W3'*((Ygt - Y).*f3'(Delta3)).*f2'(S2)*Z1'
  mistake `Ygt - Y` where `Y - Ygt` is meant, and the adjoint `Delta3` where `S3` itself is meant
