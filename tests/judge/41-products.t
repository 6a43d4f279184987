% 41-products.t - products and sums that can be read in two ways, and what is decided.

sheet:
  network: |
    x : 3 ; y : 3 ; w : 3 ; b : 1 ; t : 1 ; r : 1 x 3 ; W : 2 x 3 ; V : 2 x 3
    f : function
    z = w'*x + b
    s = f(z)
    L = (s - t)^2/2
    e = x.*y
    q = W.*V
    u = x + x.*y
    rr = r*r'
  parts:
    - {id: z, points: 1, expression: z, using: [w, x, b]}
    - {id: dw, points: 1, expression: dL/dw, using: [w, x, b, f, t]}
    - {id: e, points: 1, expression: e, using: [x, y]}
    - {id: u, points: 1, expression: u, using: [x, y]}
    - {id: q, points: 1, expression: q, using: [W, V]}
    - {id: rr, points: 1, expression: rr, using: [r]}
    - {id: blank, points: 1, blank: "w'*(___) + b", equals: z}
    - {id: six, points: 1, value: 32}

part: z
w·x + b => correct
  read as w'*x + b
w \\cdot x + b => correct
  read as w'*x + b
x·w + b => correct
  read as x'*w + b
w @ x + b => correct
  read as w'*x + b
w.dot(x) + b => correct
  read as dot(w, x) + b
np.dot(w, x) + b => correct
  read as dot(w, x) + b
w*x + b => unreadable: at column 1: which product of 3x1 and 3x1 is this?; write .* or ∘ entry by entry, a^T b for the dot product
w x + b => unreadable: at column 1: which product of 3x1 and 3x1 is this?; write .* or ∘ entry by entry, a^T b for the dot product
  read as w*x + b
b + 2 w·x - x·w => correct
  read as b + (2*w)'*x - x'*w
part: dw
(f(w·x + b) - t) f'(w·x + b) x => correct
  read as (f(w'*x + b) - t)*f'(w'*x + b)*x
(f(w·x + b) - t)·f'(w·x + b)·x => correct
  read as (f(w'*x + b) - t)*f'(w'*x + b)*x
part: e
x·y => unreadable: at column 1: which product of 3x1 and 3x1 is this?; write .* or ∘ entry by entry, a^T b for the dot product
  read as x*y
x*y => unreadable: at column 1: which product of 3x1 and 3x1 is this?; write .* or ∘ entry by entry, a^T b for the dot product
part: u
x + x·y => unreadable: at column 5: which product of 3x1 and 3x1 is this?; write .* or ∘ entry by entry, a^T b for the dot product
  read as x + x'*y
x + x .* y => correct
  read as x + x.*y
part: q
W·V => unreadable: at column 1: which product of 2x3 and 2x3 is this?; write .* or ∘ entry by entry, a transpose for the matrix product
  read as W*V
W*V => unreadable: at column 1: which product of 2x3 and 2x3 is this?; write .* or ∘ entry by entry, a transpose for the matrix product
W \\odot V => correct
  read as W.*V
part: rr
r·r => unreadable: at column 1: which product of 1x3 and 1x3 is this?; write .* or ∘ entry by entry, a b^T for the dot product
  read as r*r
r \\cdot r => unreadable: at column 1: which product of 1x3 and 1x3 is this?; write .* or ∘ entry by entry, a b^T for the dot product
  read as r*r
r r => unreadable: at column 1: which product of 1x3 and 1x3 is this?; write .* or ∘ entry by entry, a b^T for the dot product
  read as r*r
part: blank
x => correct
x' => incorrect: the product of 1x3 and 1x3: 3 columns against 1 row; entry by entry is written .*
  mistake `x'` where `x`, not transposed, is meant
x·x => unreadable: at column 1: which product of 3x1 and 3x1 is this?; write .* or ∘ entry by entry, a^T b for the dot product
  read as x*x
part: six
[1 2 3]·[4 5 6] => unreadable: at column 1: which product of 1x3 and 1x3 is this?; write .* or ∘ entry by entry, a b^T for the dot product
[1; 2; 3] \\cdot [4; 5; 6] => unreadable: at column 1: which product of 3x1 and 3x1 is this?; write .* or ∘ entry by entry, a^T b for the dot product
[1 2 3]*[4; 5; 6] => correct
  read as [1, 2, 3]*[4; 5; 6]
(1)(4) + (2)(5) + 3·6 => correct
  read as 1*4 + 2*5 + 3*6
sheet:
  network: |
    x : 3 ; W : 2 x 3
    z = W*x
  parts:
    - {id: z, points: 1, expression: z, entry: [i], using: [W, x]}

part: z
\\sum_{k=0}^{2} W_{ik} x_k => unreadable: at column 16: there is no column 0: the array is 2x3; indices count from 1 here
  read as sum(k=0..2, W[i,k]*x[k])
\\sum_{k=0}^{2} W_{i,k+1} x_{k+1} => correct
  read as sum(k=0..2, W[i,k + 1]*x[k + 1])
\\sum_{k=0}^{2} W_{i,k+1} x_{k} => unreadable: at column 26: there is no entry 0: the array is 3x1; indices count from 1 here
  read as sum(k=0..2, W[i,k + 1]*x[k])
\\sum_{k=1}^{4} W_{ik} x_k => incorrect: at column 16: there is no column 4: the array is 2x3
  read as sum(k=1..4, W[i,k]*x[k])
sum(k=0..2, W[i,k]*x[k]) => unreadable: at column 13: there is no column 0: the array is 2x3; indices count from 1 here
W[i,0]*x[1] => unreadable: at column 5: entries count from 1 here; the first entry is x[1]
W_{i0} x_0 => unreadable: at column 1: there is no quantity or function `W_{i0}`; `W` is a matrix: it has two indices
W[i,1:4] => incorrect: at column 5: the range 1:4 is not within 1:3
sheet:
  network: 'half = 0.5'
  parts:
    - {id: half, points: 1, value: 0.5}
    - {id: pair, points: 1, value: '[1 2]'}

% What is not finite waits, whether it is written inf or computed
part: half
1/0 => unreadable: at column 1: this is not a finite number
-1/0 => unreadable: at column 1: this is not a finite number
10^400 => unreadable: at column 1: this is not a finite number
1e400 => unreadable: at column 1: the number is too large
0/0 => unreadable: at column 1: this is not a finite number
inf => unreadable: at column 1: a number is asked, `inf` is a name; an answer is a finite number
sqrt(-1) => unreadable: at column 1: this is not a finite number
5/0 = 0.5 => correct
  read as 0.5
part: pair
[1 1/0] => unreadable: at column 1: this is not a finite number

% Where there is a matrix product, · is it, and is read as it.
sheet:
  network: |
    A : 2 x 2 ; B : 2 x 2
    y = A*B
  parts:
    - {id: y, points: 1, expression: y, using: [A, B]}

part: y
A·B => correct
  read as A*B
B·A => incorrect: on a sampled network the value of entry [1,1] is -2.5607, it should be -1.2159
  read as B*A
  mistake `B·A` where `A*B` is meant
