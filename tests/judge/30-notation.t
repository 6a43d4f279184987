% 30-notation.t - a course's own names, and what becomes of answers that cannot be read.

sheet:
  network: |
    x : 3
    W : 2 x 3
    f : function
    z = W*x
    h = f(z)
    L = sum(h.^2) / 2
  notation: {Delta1: dL/dz, xgt: x}
  parts:
    - {id: W, points: 1, expression: dL/dW, using: [x, W, dL/dz]}
    - {id: plain, points: 1, expression: z}
    - {id: zero, points: 1, expression: z, unreadable: zero}

part: W
\\Delta_1 x^T => correct
  read as dL/dz*x'
\\Delta_1 x_{gt}^T => correct
  read as dL/dz*x'
dL/dz*x' => correct
\\Delta_1 x => incorrect: at column 1: the product of 2x1 and 3x1: 1 column against 3 rows; is a transpose missing?
  read as dL/dz*x
  mistake `x` where its transpose is meant

part: plain
W x => correct
  read as W*x
W xx => incorrect: at column 1: the product of 2x1 and 3x1: 1 column against 3 rows; is a transpose missing?
  read as W*x*x
  mistake the factor `x` is too many
W @@ x => unreadable: at column 4: `*` stands where a number, a name or `(` is needed; a power is written with ^

part: zero
W x => correct
  read as W*x
W @@ x => incorrect: cannot be read: at column 4: `*` stands where a number, a name or `(` is needed; a power is written with ^
