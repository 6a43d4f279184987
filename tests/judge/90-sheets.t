% 90-sheets.t - what an author is told when his sheet is compiled.

% A tolerance must tell right from wrong
sheet:
  network: |
    x = 0.001
  parts:
    - {id: a, points: 1, value: x, tolerance: {decimals: 2}}
=> FAIL
  problems/test.md:6:31: error: the tolerance would pass zero or the opposite sign
      6 |   - {id: a, points: 1, value: x, tolerance: {decimals: 2}}
        |                               ^
    help: the reference is 0.001

sheet:
  network: |
    x = -0.004
  parts:
    - {id: a, points: 1, value: x, tolerance: {abs: 0.01}}
=> FAIL
  problems/test.md:6:31: error: the tolerance would pass zero or the opposite sign
      6 |   - {id: a, points: 1, value: x, tolerance: {abs: 0.01}}
        |                               ^
    help: the reference is -0.004

sheet:
  network: |
    x = [0.001; -0.002]
  parts:
    - {id: a, points: 1, value: x, tolerance: {decimals: 1}}
=> FAIL
  problems/test.md:6:31: error: the tolerance would pass zero or the opposite sign
      6 |   - {id: a, points: 1, value: x, tolerance: {decimals: 1}}
        |                               ^
    help: the reference is [0.001; -0.002]

sheet:
  network: |
    x = 0.3
  parts:
    - {id: a, points: 1, value: x, tolerance: {abs: 0.7}}
=> FAIL
  problems/test.md:6:31: error: the tolerance would pass zero or the opposite sign
      6 |   - {id: a, points: 1, value: x, tolerance: {abs: 0.7}}
        |                               ^
    help: the reference is 0.3

sheet:
  network: |
    x = 0.3
  parts:
    - {id: a, points: 1, value: x, tolerance: {decimals: 0, ulp: 0}}
=> FAIL
  problems/test.md:6:31: error: the tolerance would pass zero or the opposite sign
      6 |   - {id: a, points: 1, value: x, tolerance: {decimals: 0, ulp: 0}}
        |                               ^
    help: the reference is 0.3

sheet:
  network: |
    x = 0.6
  parts:
    - {id: a, points: 1, value: x, tolerance: {decimals: 0, ulp: 1}}
=> FAIL
  problems/test.md:6:31: error: the tolerance would pass zero or the opposite sign
      6 |   - {id: a, points: 1, value: x, tolerance: {decimals: 0, ulp: 1}}
        |                               ^
    help: the reference is 0.6

% One small entry is a warning
sheet:
  network: |
    x = [0.001; 5]
  parts:
    - {id: a, points: 1, value: x, tolerance: {decimals: 2}}
=> ok
  problems/test.md:6:31: warning: the tolerance would pass zero or the opposite sign in 1 of 2 entries
      6 |   - {id: a, points: 1, value: x, tolerance: {decimals: 2}}
        |                               ^

% Zeros are right to be zero
sheet:
  network: |
    x = [0; 5]
  parts:
    - {id: a, points: 1, value: x, tolerance: {decimals: 2}}
=> ok

sheet:
  network: |
    x = [0; 0]
  parts:
    - {id: a, points: 1, value: x, tolerance: {decimals: 2}}
=> ok

% What is left of zero after rounding
sheet:
  network: |
    x = 0.1 + 0.2 - 0.3
  parts:
    - {id: a, points: 1, value: x}
=> ok
  problems/test.md:6:31: warning: the reference is 5.55e-17: is it zero, but for rounding?
      6 |   - {id: a, points: 1, value: x}
        |                               ^
    help: an answer of 0 is wrong then; multiplied by 0 the reference is exactly that

% Not finite
sheet:
  network: |
    x = 1/0
  parts:
    - {id: a, points: 1, value: x}
=> FAIL
  problems/test.md:6:31: error: the reference is not a finite number
      6 |   - {id: a, points: 1, value: x}
        |                               ^

sheet:
  network: |
    x = log(-1)
  parts:
    - {id: a, points: 1, value: x}
=> FAIL
  problems/test.md:6:31: error: the reference is not a finite number
      6 |   - {id: a, points: 1, value: x}
        |                               ^

sheet:
  network: |
    x = [1; 0/0]
  parts:
    - {id: a, points: 1, value: x}
=> FAIL
  problems/test.md:6:31: error: the reference is not a finite number
      6 |   - {id: a, points: 1, value: x}
        |                               ^

sheet:
  network: |
    x : 2
  parts:
    - {id: a, points: 1, expression: x/0}
=> FAIL
  problems/test.md:6:36: error: the reference is not a finite number, whatever is drawn
      6 |   - {id: a, points: 1, expression: x/0}
        |                                    ^~~

sheet:
  network: |
    x : 2 ~ integers(1, 3)
  parts:
    - {id: a, points: 1, value: x/0}
=> FAIL
  problems/test.md:6:31: error: the reference is not a finite number, whatever is drawn
      6 |   - {id: a, points: 1, value: x/0}
        |                               ^~~

% Not finite for some draws: drawn again
sheet:
  network: |
    x : 1 ~ integers(0, 3)
  parts:
    - {id: a, points: 1, value: 1/x}
=> ok
  problems/test.md:4:3: warning: `x` is drawn for each student, but his sheet does not show it
      4 |   x : 1 ~ integers(0, 3)
        |   ^
    help: write {@x@} in the text

sheet:
  network: |
    x : 2
  parts:
    - {id: a, points: 1, expression: log(x)}
=> ok

% Conditions that never hold
sheet:
  network: |
    x : 2 ~ integers(1, 3)
    require x > 3
  parts:
    - {id: a, points: 1, value: x}
=> FAIL
  problems/test.md:5:11: error: no numbers found for which this holds, in 10000 draws
      5 |   require x > 3
        |           ^~~~~

sheet:
  network: |
    x : 2
    require sum(x) > 100
  parts:
    - {id: a, points: 1, expression: 2*x}
=> FAIL
  problems/test.md:5:11: error: no numbers found for which this holds, in 10000 draws
      5 |   require sum(x) > 100
        |           ^~~~~~~~~~~~

sheet:
  network: |
    x : 2
  parts:
    - {id: a, points: 1, expression: 2*x, require: [sum(x) > 100]}
=> FAIL
  problems/test.md:6:51: error: no numbers found for which this holds, in 10000 draws
      6 |   - {id: a, points: 1, expression: 2*x, require: [sum(x) > 100]}
        |                                                   ^~~~~~~~~~~~

sheet:
  network: |
    x : 2
  parts:
    - {id: a, points: 1, claim: x == x, require: [sum(x) > 100]}
=> FAIL
  problems/test.md:6:49: error: no numbers found for which this holds, in 10000 draws
      6 |   - {id: a, points: 1, claim: x == x, require: [sum(x) > 100]}
        |                                                 ^~~~~~~~~~~~

sheet:
  network: |
    x : 2 ~ integers(1, 3)
  parts:
    - {id: a, points: 1, value: x, require: [sum(x) > 6]}
=> FAIL
  problems/test.md:6:44: error: no numbers found for which this holds, in 10000 draws
      6 |   - {id: a, points: 1, value: x, require: [sum(x) > 6]}
        |                                            ^~~~~~~~~~

sheet:
  network: |
    x : 2 ~ integers(1, 3)
  parts:
    - {id: a, points: 1, value: x, require: ["sum(x) > 5", "x < 3"]}
=> FAIL
  problems/test.md:6:45: error: no numbers found for which this holds, in 10000 draws
      6 |   - {id: a, points: 1, value: x, require: ["sum(x) > 5", "x < 3"]}
        |                                             ^~~~~~~~~~

sheet:
  network: |
    x : 2 ~ integers(1, 3)
  parts:
    - {id: a, points: 1, value: x, require: [y > 3]}
=> FAIL
  problems/test.md:6:44: error: there is no quantity `y`
      6 |   - {id: a, points: 1, value: x, require: [y > 3]}
        |                                            ^

sheet:
  network: |
    x : 2 ~ integers(1, 3)
    require x > 1
    require x < 3
  parts:
    - {id: a, points: 1, value: x}
=> ok
  problems/test.md:4:3: warning: `x` is drawn for each student, but his sheet does not show it
      4 |   x : 2 ~ integers(1, 3)
        |   ^
    help: write {@x@} in the text

sheet:
  network: |
    x : 2
  parts:
    - {id: a, points: 1, expression: 2*x, require: ["x[1] > x[2]", "x > 0"]}
=> ok

sheet:
  network: |
    x : 2 ~ integers(1, 3)
    w : 2
  parts:
    - {id: a, points: 1, construct: [w], holds: "w'*x == 0"}
=> ok

sheet:
  network: |
    x : 2 ~ integers(1, 3)
    w : 2
    require x > 3
  parts:
    - {id: a, points: 1, construct: [w], holds: "w'*x == 0"}
=> FAIL
  problems/test.md:6:11: error: no numbers found for which this holds, in 10000 draws
      6 |   require x > 3
        |           ^~~~~

% Names that mean nothing
sheet:
  network: |
    x : 2
  parts:
    - {id: a, points: 1, value: y}
=> FAIL
  problems/test.md:6:31: error: there is no quantity `y`
      6 |   - {id: a, points: 1, value: y}
        |                               ^

sheet:
  network: |
    x : 2
  parts:
    - {id: a, points: 1, expression: 2*x, using: [x, y]}
=> FAIL
  problems/test.md:6:52: error: there is no quantity `y`
      6 |   - {id: a, points: 1, expression: 2*x, using: [x, y]}
        |                                                    ^

sheet:
  network: |
    x : 2
    y = sum(x)
  parts:
    - {id: a, points: 1, expression: 2*x, using: [2*x]}
=> FAIL
  problems/test.md:7:49: error: `using` lists quantities and derivatives
      7 |   - {id: a, points: 1, expression: 2*x, using: [2*x]}
        |                                                 ^~~

sheet:
  network: |
    x : 2
    y = sum(x)
  parts:
    - {id: a, points: 1, expression: dy/dx, using: [dy/dz]}
=> FAIL
  problems/test.md:7:55: error: there is no quantity `z`
      7 |   - {id: a, points: 1, expression: dy/dx, using: [dy/dz]}
        |                                                       ^

sheet:
  network: |
    x : 2
  parts:
    - {id: a, points: 1, claim: y > 0}
=> FAIL
  problems/test.md:6:31: error: there is no quantity `y`
      6 |   - {id: a, points: 1, claim: y > 0}
        |                               ^

sheet:
  network: |
    x : 2
  parts:
    - {id: a, points: 1, graph: [x, y]}
=> FAIL
  problems/test.md:6:35: error: there is no quantity `y`
      6 |   - {id: a, points: 1, graph: [x, y]}
        |                                   ^

sheet:
  network: |
    x : 2
  parts:
    - {id: a, points: 1, construct: [w], holds: x > 0}
=> FAIL
  problems/test.md:6:36: error: `w` is not declared in the network: an unknown is written w : 3 x 4
      6 |   - {id: a, points: 1, construct: [w], holds: x > 0}
        |                                    ^

sheet:
  network: |
    x : 2
    y = 2*x
  parts:
    - {id: a, points: 1, construct: [y], holds: "all(x > 0)"}
=> FAIL
  problems/test.md:7:36: error: `y` is not declared in the network: an unknown is written y : 3 x 4
      7 |   - {id: a, points: 1, construct: [y], holds: "all(x > 0)"}
        |                                    ^

sheet:
  network: |
    x : 2
  parts:
    - {id: a, points: 1, blank: "2*___ + q", equals: 2*x}
=> FAIL
  problems/test.md:6:40: error: there is no quantity `q`
      6 |   - {id: a, points: 1, blank: "2*___ + q", equals: 2*x}
        |                                        ^

sheet:
  network: |
    x : 2
    y = f(x)
  parts:
    - {id: a, points: 1, value: 1}
=> FAIL
  problems/test.md:5:7: error: there is no function `f`
      5 |   y = f(x)
        |       ^~~~

sheet:
  network: |
    x : 2
    y = x +
  parts:
    - {id: a, points: 1, value: 1}
=> FAIL
  problems/test.md:5:10: error: the text ends where a number, a name or `(` is needed
      5 |   y = x +
        |          ^

sheet:
  network: |
    x : 2
    x = 3
  parts:
    - {id: a, points: 1, value: 1}
=> FAIL
  problems/test.md:5:3: error: `x` is defined twice
      5 |   x = 3
        |   ^

% Numbers that are not given
sheet:
  network: |
    x : 2
  parts:
    - {id: a, points: 1, value: x}
=> FAIL
  problems/test.md:6:31: error: this value depends on `x`, which has no numbers
      6 |   - {id: a, points: 1, value: x}
        |                               ^
    help: define it (x = …), let it be drawn (x : … ~ …), or ask for an `expression`

sheet:
  network: |
    x : 2
    y = 2*x
  parts:
    - {id: a, points: 1, value: y}
=> FAIL
  problems/test.md:7:31: error: this value depends on `x`, which has no numbers
      7 |   - {id: a, points: 1, value: y}
        |                               ^
    help: define it (x = …), let it be drawn (x : … ~ …), or ask for an `expression`

sheet:
  network: |
    x : 2
    y = 0*x + 1
  parts:
    - {id: a, points: 1, value: y}
=> FAIL
  problems/test.md:7:31: error: this value depends on `x`, which has no numbers
      7 |   - {id: a, points: 1, value: y}
        |                               ^
    help: define it (x = …), let it be drawn (x : … ~ …), or ask for an `expression`

sheet:
  network: |
    f : function
    y = f(1)
  parts:
    - {id: a, points: 1, value: y}
=> FAIL
  problems/test.md:7:31: error: this value depends on `f`, which has no numbers
      7 |   - {id: a, points: 1, value: y}
        |                               ^
    help: define it (f = …), let it be drawn (f : … ~ …), or ask for an `expression`

sheet:
  network: |
    x : 2
  parts:
    - {id: a, points: 1, value: numel(x)}
    - {id: b, points: 1, value: shape(x)}
=> ok

% Entries
sheet:
  network: |
    A : 2 x 3
  parts:
    - {id: a, points: 1, expression: A, entry: [i]}
=> FAIL
  problems/test.md:6:36: error: the reference is 2x3, but `entry` names 1 index
      6 |   - {id: a, points: 1, expression: A, entry: [i]}
        |                                    ^

sheet:
  network: |
    A : 2 x 3
    B = entries(i=1..2, j=1..2, k=1..2, i + j + k)
  parts:
    - {id: a, points: 1, expression: B, entry: [i, j]}
=> FAIL
  problems/test.md:7:36: error: the reference is 2x2x2, but `entry` names 2 indices
      7 |   - {id: a, points: 1, expression: B, entry: [i, j]}
        |                                    ^

sheet:
  network: |
    x : 3
  parts:
    - {id: a, points: 1, expression: x, entry: [i, j]}
=> ok

sheet:
  network: |
    x : 1 x 3
  parts:
    - {id: a, points: 1, expression: x, entry: [j]}
=> ok

sheet:
  network: |
    x : 1
  parts:
    - {id: a, points: 1, expression: x, entry: [i]}
=> ok

% Graphs
sheet:
  network: |
    x : 2
    y : 2
  parts:
    - {id: a, points: 1, graph: [x, y]}
=> FAIL
  problems/test.md:7:32: error: no edge joins these quantities
      7 |   - {id: a, points: 1, graph: [x, y]}
        |                                ^

sheet:
  network: |
    x : 2
    y = x[1]
    z = y + 1
  parts:
    - {id: a, points: 1, graph: [x, z]}
=> ok

% One condition
sheet:
  network: |
    x : 2
    w : 2
  parts:
    - {id: a, points: 1, construct: [w], holds: w > x}
=> FAIL
  problems/test.md:7:47: error: `holds` is one condition: use all(…)
      7 |   - {id: a, points: 1, construct: [w], holds: w > x}
        |                                               ^~~~~

% A claim
sheet:
  network: |
    x : 2
  parts:
    - {id: a, points: 1, claim: x}
=> ok

% Conventions that do not fit both ways
sheet:
  network: |
    W : 2 x 3
    x : 3
    L = sum(W*x)
  parts:
    - {id: a, points: 1, expression: dL/dW*x, layout: either}
=> ok

sheet:
  network: |
    W : 2 x 3
    x : 3
    L = sum(W*x)
  parts:
    - {id: a, points: 1, expression: dL/dW*x, layout: numerator}
=> FAIL
  problems/test.md:8:36: error: the product of 3x2 and 3x1: 2 columns against 3 rows
      8 |   - {id: a, points: 1, expression: dL/dW*x, layout: numerator}
        |                                    ^~~~~~~
    help: is a transpose missing?

sheet:
  network: |
    W : 2 x 3
    x : 3
    L = sum(W*x)
    V = W - dL/dW
  parts:
    - {id: a, points: 1, expression: dL/dW, layout: either}
=> ok

sheet:
  network: |
    W : 2 x 3
    x : 3
    L = sum(W*x)
    V = W - dL/dW
  parts:
    - {id: a, points: 1, expression: dL/dW, layout: numerator}
=> FAIL
  problems/test.md:7:7: error: the shapes 2x3 and 3x2 do not match entry by entry
      7 |   V = W - dL/dW
        |       ^~~~~~~~~
    help: is one of them transposed?

sheet:
  network: |
    W : 2 x 3
    x : 3
    L = sum(W*x)
    V = W - (dL/dW)'
  parts:
    - {id: a, points: 1, expression: dL/dW, layout: numerator}
=> ok

sheet:
  network: |
    W : 2 x 3
    x : 3
    L = sum(W*x)
    V = W - (dL/dW)'
  parts:
    - {id: a, points: 1, expression: dL/dW, layout: either}
=> FAIL
  problems/test.md:7:7: error: the shapes 2x3 and 3x2 do not match entry by entry
      7 |   V = W - (dL/dW)'
        |       ^~~~~~~~~~~~
    help: is one of them transposed?

sheet:
  network: |
    W : 2 x 3
    x : 3
    L = sum(W*x)
  parts:
    - {id: a, points: 1, value: 1}
    - {id: b, points: 1, expression: dL/dW, layout: numerator}
=> ok

% Too large
sheet:
  network: |
    x : 1000 x 1000
    y = x*x
  parts:
    - {id: a, points: 1, expression: y}
=> FAIL
  problems/test.md:5:7: error: an array of more than 1048576 entries
      5 |   y = x*x
        |       ^~~

% Said once
sheet:
  network: |
    x : 2
    y : 3
    z = x + y
  parts:
    - {id: a, points: 1, value: 1}
    - {id: b, points: 1, value: 2}
=> FAIL
  problems/test.md:6:7: error: the shapes 2x1 and 3x1 do not match entry by entry
      6 |   z = x + y
        |       ^~~~~

% All of them
sheet:
  network: |
    x : 2
  parts:
    - {id: a, points: 1, value: u}
    - {id: b, points: 1, value: v}
    - {id: c, points: 1, claim: w > 0}
=> FAIL
  problems/test.md:6:31: error: there is no quantity `u`
      6 |   - {id: a, points: 1, value: u}
        |                               ^
  problems/test.md:7:31: error: there is no quantity `v`
      7 |   - {id: b, points: 1, value: v}
        |                               ^
  problems/test.md:8:31: error: there is no quantity `w`
      8 |   - {id: c, points: 1, claim: w > 0}
        |                               ^

% Blanks
sheet:
  network: |
    x : 2
    A : 2 x 2
    y = A*x
  parts:
    - {id: a, points: 1, blank: "f(___)", equals: y}
=> FAIL
  problems/test.md:8:32: error: there is no function `f`
      8 |   - {id: a, points: 1, blank: "f(___)", equals: y}
        |                                ^~~~~~

sheet:
  network: |
    x : 2
    A : 2 x 2
    y = A*x
  parts:
    - {id: a, points: 1, blank: "___*x +", equals: y}
=> FAIL
  problems/test.md:8:39: error: the text ends where a number, a name or `(` is needed
      8 |   - {id: a, points: 1, blank: "___*x +", equals: y}
        |                                       ^

sheet:
  network: |
    x : 2
    A : 2 x 2
    y = A*x
  parts:
    - {id: a, points: 1, blank: "(___*x)[2] + 0*y[1]", equals: "y[2]"}
=> ok

% The same of numbers that are drawn
sheet:
  network: |
    x : 1 ~ uniform(0.001, 0.004, step 0.001)
    y : 2 ~ choose(0, 0.003)
    z : 1 ~ choose(0, 1)
  parts:
    - {id: a, points: 1, value: x, tolerance: {decimals: 2}}
    - {id: b, points: 1, value: y, tolerance: {decimals: 2}}
    - {id: c, points: 1, value: z, tolerance: {decimals: 2}}
=> FAIL
  problems/test.md:8:31: error: the tolerance would pass zero or the opposite sign
      8 |   - {id: a, points: 1, value: x, tolerance: {decimals: 2}}
        |                               ^
    help: one reference is 0.001
  problems/test.md:9:31: error: the tolerance would pass zero or the opposite sign
      9 |   - {id: b, points: 1, value: y, tolerance: {decimals: 2}}
        |                               ^
    help: one reference is [0; 0.003]

% A claim holds under both conventions, or under neither
sheet:
  network: |
    W : 2 x 3
    x : 3
    z = [0; 0]
    L = sum(relu(z + 0*W*x) + z)
  relu_at_zero: either
  layout: either
  parts:
    - {id: a, points: 1, claim: "all(dL/dz >= 1)"}
    - {id: b, points: 1, claim: "rows(dL/dW) >= 2"}
    - {id: c, points: 1, claim: "all(dL/dz == 2)", relu_at_zero: 1}
=> ok

sheet:
  network: |
    W : 2 x 3
    z = [0; 0]
    L = sum(relu(z)) + sum(W)
  parts:
    - {id: a, points: 1, claim: "all(dL/dz == 1)", relu_at_zero: either}
    - {id: b, points: 1, claim: rows(dL/dW) == 2, layout: either}
    - {id: c, points: 1, claim: "all(dL/dz == 1)"}
=> FAIL
  problems/test.md:8:32: error: `relu_at_zero: either` makes this claim both true and false: any answer would be right
      8 |   - {id: a, points: 1, claim: "all(dL/dz == 1)", relu_at_zero: either}
        |                                ^~~~~~~~~~~~~~~
    help: say in the part which is meant: `relu_at_zero: 0`
  problems/test.md:9:31: error: `layout: either` makes this claim both true and false: any answer would be right
      9 |   - {id: b, points: 1, claim: rows(dL/dW) == 2, layout: either}
        |                               ^~~~~~~~~~~~~~~~
    help: say in the part which is meant: `layout: shape`
