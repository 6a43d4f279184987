% 10-formulas.t - formulas: equal in value on sampled networks, with the names allowed.

sheet:
  network: |
    D = 3 ; K = 4
    f : function
    x : D
    W : K x D ; b : K
    t : K
    z = W*x + b
    h = f(z)
    e = h - t
    L = 1/2 * sum(e.^2)
    M = L / K
    delta = dL/dz
    twice(a) = 2*a
  parts:
    - {id: z, points: 1, expression: z, using: [W, x, b]}
    - {id: dz, points: 1, expression: dL/dz, using: [e, f, z]}
    - {id: dW, points: 1, expression: dL/dW, using: [delta, x]}
    - {id: dx, points: 1, expression: dL/dx}
    - {id: L, points: 1, expression: L}
    - {id: M, points: 1, expression: dM/dh}
    - {id: none, points: 1, expression: dL/dW, using: []}
    - {id: chain, points: 1, expression: dL/dx, using: [dL/dh, dh/dz, dz/dx], layout: numerator}
    - {id: either, points: 1, expression: dL/dW, using: [delta, x], layout: either}
    - {id: column, points: 1, expression: delta, using: [e, f, z], layout: either}
    - {id: number, points: 1, expression: D*K + K}
    - {id: f2, points: 1, expression: "jacobian(delta, b)"}

% The affine layer
part: z
W*x + b => correct
z = W*x + b => correct
  read as W*x + b
b + W*x => correct
(x'*W')' + b => correct
sum(j, 0) + W*x + b => incorrect: at column 5: over what does j run?; write its range: j=1..3; or use it alone as a subscript
  mistake the term `sum(j, 0)` is too many
W*x => incorrect: on a sampled network the value of entry [1] is -1.463, it should be -2.044
  mistake the term `b` is missing beside `W*x`
W*x - b => incorrect: on a sampled network the value of entry [1] is -0.882, it should be -2.044
  mistake `- b` where `+ b` is meant
W.*x + b => incorrect: at column 1: the shapes 4x3 and 3x1 do not match entry by entry
  mistake the product entry by entry `W.*x` where the matrix product `W*x` is meant
W'*x + b => incorrect: at column 1: the product of 3x4 and 3x1: 4 columns against 3 rows; is a transpose missing?
  mistake `W'` where `W`, not transposed, is meant
x*W + b => incorrect: at column 1: the product of 3x1 and 4x3: 1 column against 4 rows
  mistake `x*W` where `W*x` is meant
Wx + b => correct
  read as W*x + b
W x + b => correct
  read as W*x + b
z => unreadable: at column 1: `z` may not be used in this answer; allowed are W, x, b
h => unreadable: at column 1: `h` may not be used in this answer; allowed are W, x, b
W*x + b + 0*z => unreadable: at column 13: `z` may not be used in this answer; allowed are W, x, b
W*x + c => unreadable: at column 7: there is no quantity `c`
w*x + b => unreadable: at column 1: there is no quantity `w`; did you mean W?
(W*x + b)' => incorrect: your formula is 1x4, 4x1 was asked: it is the transpose of the right one
  mistake `(W*x + b)'` where `W*x + b`, not transposed, is meant
x'*W' + b' => incorrect: your formula is 1x4, 4x1 was asked: it is the transpose of the right one
  mistake `x'*W' + b'` where its transpose is meant
2*(W*x + b) => incorrect: the formula is 2 times the right one
  mistake the factor `2` is too many
-(W*x + b) => incorrect: the formula is the right one with the opposite sign
  mistake the minus before `W*x + b` is too many
W*x + b + 1e-12 => correct
W*x + b + 1e-5 => incorrect: on a sampled network the value of entry [1] is -2.044003, it should be -2.044013
  read as W*x + b + 1e-05
  mistake the term `1e-5` is too many
1.0001*(W*x + b) => incorrect: close, but not the same function: off by 0.0001 of the value everywhere (a rounded constant?)
  mistake the factor `1.0001` is too many
[W b]*[x; 1] => correct
  read as [W, b]*[x; 1]
W[:,1]*x[1] + W[:,2]*x[2] + W[:,3]*x[3] + b => correct
W[1,:]*x + b[1] => incorrect: your formula is 1x1, 4x1 was asked
0 => incorrect: your formula is 1x1, 4x1 was asked
1 => incorrect: your formula is 1x1, 4x1 was asked
f(W*x + b) => incorrect: on a sampled network the value of entry [1] is -1.2072, it should be -2.044
  mistake the function around `f(W*x + b)` is too many
twice(W*x + b)/2 => correct
W*x + b) => unreadable: at column 8: this `)` closes nothing
(W*x + b => unreadable: at column 1: this `(` is never closed
W*x +* b => unreadable: at column 6: `*` stands where a number, a name or `(` is needed
W@x + b => correct
  read as W*x + b
np.dot(W, x) + b => correct
  read as W*x + b
$W x + b$ => correct
  read as W*x + b
sum(k, W[:,k]*x[k]) + b => correct
W*x/0 + b => incorrect: the formula has no finite value on a sampled network, where the right one has
  mistake the division by `0` is too many
log(-1)*x => incorrect: your formula is 3x1, 4x1 was asked
if(1 > 0, W*x + b, 0) => correct
z = z => unreadable: at column 5: `z` may not be used in this answer; allowed are W, x, b
  read as z
a = W*x = b => incorrect: on a sampled network the value of entry [1] is -0.581, it should be -2.044
  read as b
 => blank: no answer
- => blank: no answer

% Through an unspecified function
part: dz
e .* f'(z) => correct
  read as e.*f'(z)
f'(z) .* e => correct
  read as f'(z).*e
diag(f'(z)) * e => correct
  read as diag(f'(z))*e
e * f'(z) => unreadable: at column 1: which product of 4x1 and 4x1 is this?; write .* or ∘ entry by entry, a^T b for the dot product
  read as e*f'(z)
e' * diag(f'(z)) => incorrect: your formula is 1x4, 4x1 was asked: it is the transpose of the right one
  read as e'*diag(f'(z))
  mistake `e' * diag(f'(z))` where its transpose is meant
e .* f(z) => incorrect: on a sampled network the value of entry [1] is 1.6335, it should be -0.34346
  read as e.*f(z)
  mistake `f(z)` where the derivative `f'(z)` is meant
e .* f''(z) => incorrect: on a sampled network the value of entry [1] is -0.82642, it should be -0.34346
  read as e.*f''(z)
  mistake the derivative `f''(z)` where `f'(z)` is meant
f'(z) => incorrect: on a sampled network the value of entry [1] is 0.25384, it should be -0.34346
e => incorrect: on a sampled network the value of entry [1] is -1.353, it should be -0.34346
-e .* f'(z) => incorrect: the formula is the right one with the opposite sign
  read as -e.*f'(z)
  mistake the minus before `e` is too many
2 * e .* f'(z) => incorrect: the formula is 2 times the right one
  read as 2*e.*f'(z)
  mistake the factor `2` is too many
e ./ f'(z) => incorrect: on a sampled network the value of entry [1] is -5.3304, it should be -0.34346
  read as e./f'(z)
  mistake the division `e ./ f'(z)` where the product `e.*f'(z)` is meant
e .* f' => unreadable: at column 6: `f` is a function: write its argument
e .* df/dz => unreadable: at column 6: there is no quantity or function `df`; did you mean `f`?
dL/dz => unreadable: at column 1: `dL/dz` may not be used in this answer; allowed are e, f, z
(h - t) .* f'(z) => unreadable: at column 2: `h` may not be used in this answer; allowed are e, f, z
  read as (h - t).*f'(z)
delta => unreadable: at column 1: `delta` may not be used in this answer; allowed are e, f, z
e .* f'(e) => incorrect: on a sampled network the value of entry [1] is -1.0687, it should be -0.34346
  read as e.*f'(e)
  mistake `e` where `z` is meant
e .* sigma'(z) => incorrect: on a sampled network the value of entry [1] is -0.13735, it should be -0.34346
  read as e.*sigma'(z)
  mistake `sigma'(z)` where `f'(z)` is meant
e .* g'(z) => unreadable: at column 6: there is no quantity or function `g'`
e .* f'(z)' => incorrect: your formula is 4x4, 4x1 was asked
  read as e.*f'(z)'
  mistake `f'(z)'` where `f'(z)`, not transposed, is meant

% Gradients of matrices; the transpose is told
part: dW
delta*x' => correct
delta * x^T => correct
  read as delta*x'
(x*delta')' => correct
outer(delta, x) => correct
x*delta' => incorrect: your formula is 3x4, 4x3 was asked: it is the transpose of the right one
  mistake `x*delta'` where its transpose is meant
delta'*x => incorrect: at column 1: the product of 1x4 and 3x1: 4 columns against 3 rows
  mistake `delta'*x` where `delta*x'` is meant
delta*x => incorrect: at column 1: the product of 4x1 and 3x1: 1 column against 3 rows; is a transpose missing?
  mistake `x` where its transpose is meant
x'*delta => incorrect: at column 1: the product of 1x3 and 4x1: 3 columns against 4 rows
  mistake `x'*delta` where `delta*x'` is meant
delta .* x' => correct
  read as delta.*x'
-delta*x' => incorrect: the formula is the right one with the opposite sign
  mistake the minus before `delta` is too many
delta*x'/K => incorrect: the formula is 0.25 times the right one
  mistake the division by `K` is too many
0.25*delta*x' => incorrect: the formula is 0.25 times the right one
  mistake the factor `0.25` is too many
delta*x' + 0*W => unreadable: at column 14: `W` may not be used in this answer; allowed are delta, x
dL/dz*x' => unreadable: at column 1: `dL/dz` may not be used in this answer; allowed are delta, x
delta*dz/dW => unreadable: at column 7: `dz/dW` may not be used in this answer; allowed are delta, x

part: dx
W'*delta => unreadable: at column 4: `delta` may not be used in this answer
W^T delta => unreadable: at column 5: `delta` may not be used in this answer
  read as W'*delta
delta'*W => unreadable: at column 1: `delta` may not be used in this answer
(delta'*W)' => unreadable: at column 2: `delta` may not be used in this answer
W*delta => unreadable: at column 3: `delta` may not be used in this answer
W'*((h - t) .* f'(W*x + b)) => correct
  read as W'*((h - t).*f'(W*x + b))
W'*(h - t) => incorrect: on a sampled network the value of entry [1] is 0.61817, it should be 1.7258
  mistake the factor `f'(z)` is missing in `h - t`
W'*dL/dz => unreadable: at column 4: `dL/dz` may not be used in this answer
dL/dx => unreadable: at column 1: `dL/dx` may not be used in this answer

part: L
1/2*sum((h - t).^2) => correct
0.5*(h-t)'*(h-t) => correct
  read as 0.5*(h - t)'*(h - t)
sum(e.*e)/2 => correct
norm(e)^2/2 => correct
sumsq(e)/2 => correct
dot(e, e)/2 => correct
e'*e => incorrect: the formula is 2 times the right one
  mistake the division by 2 is missing in `e'*e`
e*e'/2 => incorrect: your formula is 4x4, 1x1 was asked
  mistake `e*e'` where `e'*e` is meant
half_sum_squared_error(h, t) => correct
sum(k, (h[k]-t[k])^2)/2 => correct
  read as sum(k, (h[k] - t[k])^2)/2
K*mean(e.^2)/2 => correct
M*K => correct
L => unreadable: at column 1: `L` may not be used in this answer
L + 0 => unreadable: at column 1: `L` may not be used in this answer
[L] => unreadable: at column 2: `L` may not be used in this answer
  read as L
(L) => unreadable: at column 2: `L` may not be used in this answer
  read as L

part: M
e/K => correct
e/4 => correct
0.25*e => correct
e => incorrect: the formula is 4 times the right one
  mistake the division by K is missing in `e`
e/3 => incorrect: the formula is 1.33333 times the right one
(h-t)./K => correct
  read as (h - t)./K
M*e => incorrect: on a sampled network the value of entry [1] is -0.86398, it should be -0.33826
e/numel(h) => correct
e/2/2 => correct

% Nothing but numbers is allowed
part: none
delta*x' => unreadable: at column 1: `delta` may not be used in this answer
[1 2 3; 4 5 6; 7 8 9; 1 2 3] => incorrect: on a sampled network the value of entry [1,1] is 1, it should be 0.076013
  read as [1, 2, 3; 4, 5, 6; 7, 8, 9; 1, 2, 3]
0 => incorrect: your formula is 1x1, 4x3 was asked

% Factors that do not commute, in the layout in which they stand
part: chain
dL/dh * dh/dz * dz/dx => correct
  read as dL/dh*dh/dz*dz/dx
dz/dx * dh/dz * dL/dh => incorrect: at column 1: the product of 4x3 and 4x4: 3 columns against 4 rows; is a transpose missing?
  read as dz/dx*dh/dz*dL/dh
(dL/dh * dh/dz) * dz/dx => correct
  read as dL/dh*dh/dz*dz/dx
(dL/dh * dh/dz * dz/dx)' => incorrect: your formula is 3x1, 1x3 was asked: it is the transpose of the right one
  read as (dL/dh*dh/dz*dz/dx)'
  mistake `(dL/dh*dh/dz*dz/dx)'` where `dL/dh*dh/dz*dz/dx`, not transposed, is meant
dz/dx' * dh/dz' * dL/dh' => incorrect: your formula is 3x1, 1x3 was asked: it is the transpose of the right one
  read as dz/dx'*dh/dz'*dL/dh'
  mistake `dz/dx' * dh/dz' * dL/dh'` where its transpose is meant
dL/dz * dz/dx => unreadable: at column 1: `dL/dz` may not be used in this answer; allowed are dL/dh, dh/dz, dz/dx
  read as dL/dz*dz/dx
dL/dx => unreadable: at column 1: `dL/dx` may not be used in this answer; allowed are dL/dh, dh/dz, dz/dx
dL/dh * dz/dx => incorrect: on a sampled network the value of entry [1] is 0.61817, it should be 1.7258
  read as dL/dh*dz/dx
dL/dh * dh/dz => incorrect: your formula is 1x4, 1x3 was asked
  read as dL/dh*dh/dz
  mistake the factor `dz/dx` is missing behind `dL/dh * dh/dz`
d(L)/d(h) * d(h)/d(z) * d(z)/d(x) => correct
  read as dL/dh*dh/dz*dz/dx
dL/dh dh/dz dz/dx => correct
  read as dL/dh*dh/dz*dz/dx
dL / dh * dh/dz * dz/dx => correct
  read as dL/dh*dh/dz*dz/dx

% Either layout is right
part: either
delta*x' => correct
x*delta' => correct
x'*delta => incorrect: at column 1: the product of 1x3 and 4x1: 3 columns against 4 rows
  mistake `x'*delta` where `delta*x'` is meant
2*delta*x' => incorrect: the formula is 2 times the right one
  mistake the factor `2` is too many
2*x*delta' => incorrect: your formula is 3x4, 4x3 was asked

part: column
e .* f'(z) => correct
  read as e.*f'(z)
(e .* f'(z))' => correct
  read as (e.*f'(z))'

part: number
16 => correct
D*K + K => correct
K*(D+1) => correct
  read as K*(D + 1)
numel(W) + numel(b) => correct
numel(params) => incorrect: the formula is 1.4375 times the right one
15 => incorrect: the formula is 0.9375 times the right one
32 => incorrect: the formula is 2 times the right one
-16 => incorrect: the formula is the right one with the opposite sign
rows(W)*columns(W) + rows(b) => correct
[16] => correct
  read as 16

part: f2
diag(f'(z).^2 + e.*f''(z)) => correct
diag(f'(z).^2) => incorrect: on a sampled network the value of entry [1,1] is 0.064434, it should be -0.76199
eye(4).*(f'(z).^2 + e.*f''(z)) => correct

% A derivative that comes to a quantity is answered by it; what is asked by its name is not.
sheet:
  network: |
    w : 1
    x : 1
    y = w*x
  parts:
    - {id: dx, points: 1, expression: dy/dx}
    - {id: y, points: 1, expression: y}

part: dx
w => correct
y/x => correct
x => incorrect: on a sampled network the value is -0.22132, it should be 0.69882

part: y
w*x => correct
y => unreadable: at column 1: `y` may not be used in this answer

% What waits in one layout is not wrong because it is wrong in the other.
sheet:
  network: |
    x : 3 ; W : 4 x 3 ; g : 4
    L = sum(g.*(W*x))
  parts:
    - {id: either, points: 1, expression: dL/dW, using: [g, x], layout: either}

part: either
g*x' => correct
x.reshape(3, 1) * g.T.T => unreadable: at column 1: is a vector of one dimension meant here, or a column?; write the product without .T of a vector, or as W^T v
  read as reshape(x, 3, 1).*g''
np.outer(x, g) => correct
  read as outer(x, g)
2*x.reshape(3, 1) * g.T.T => incorrect: at column 1: the shapes 3x1 and 4x1 do not match entry by entry
  read as 2.*reshape(x, 3, 1).*g''
[x g'] => correct
  read as x*g'
g xT => correct
  read as g*x'
(x gT)T => unreadable: at column 7: there is no quantity `T`
  read as x*g'*T
g xt => unreadable: at column 3: there is no quantity or function `xt`; did you mean `x`?
gT x => incorrect: at column 1: the product of 1x4 and 3x1: 4 columns against 3 rows
  read as g'*x
  mistake `gT x` where `g*x'` is meant
gTx => unreadable: at column 1: there is no quantity or function `gTx`
WT => unreadable: at column 1: `W` may not be used in this answer; allowed are g, x
  read as W'
T => unreadable: at column 1: there is no quantity `T`
g ⊗ x => correct
  read as outer(g, x)
x ⊗ g => correct
  read as outer(x, g)
g \\otimes x => correct
  read as outer(g, x)
2 g ⊗ x => unreadable: at column 5: the outer product, or entry by entry?; write outer(a, b) or a b^T for the outer product, ∘ entry by entry
  read as 2*outer(g, x)
g ⊗ x + x ⊗ g => unreadable: at column 3: the outer product, or entry by entry?; write outer(a, b) or a b^T for the outer product, ∘ entry by entry
  read as outer(g, x) + outer(x, g)
x ⊗ g' => unreadable: at column 3: a product ⊗ of arrays; write .* or *, or outer(a, b) of two vectors
x [g'] => correct
  read as x*g'
2 g [x'] => incorrect: the formula is 2 times the right one
  read as 2*g*x'
  mistake the factor `2` is too many

% ⊗ is the outer product to most, and the product entry by entry to some.
sheet:
  network: |
    a : 3 ; b : 3 ; e = a.*b ; s = sum(e) ; o = a*b'
  parts:
    - {id: e, points: 1, expression: e, using: [a, b]}
    - {id: o, points: 1, expression: o, using: [a, b]}
    - {id: s, points: 1, expression: s, using: [a, b]}

part: e
a ⊗ b => unreadable: at column 3: the outer product, or entry by entry?; write outer(a, b) or a b^T for the outer product, ∘ entry by entry
  read as outer(a, b)
a \\otimes b => unreadable: at column 3: the outer product, or entry by entry?; write outer(a, b) or a b^T for the outer product, ∘ entry by entry
  read as outer(a, b)
part: o
a ⊗ b => correct
  read as outer(a, b)
b ⊗ a => unreadable: at column 3: the outer product, or entry by entry?; write outer(a, b) or a b^T for the outer product, ∘ entry by entry
  read as outer(b, a)
(b ⊗ a)^T => correct
  read as outer(b, a)'
part: s
sum(a ⊗ b) => unreadable: at column 7: the outer product, or entry by entry?; write outer(a, b) or a b^T for the outer product, ∘ entry by entry
  read as sum(outer(a, b))
