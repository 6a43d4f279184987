% 40-reviewed.t - what careful readers found: wrong zeros, wrong full marks, silent guesses.

sheet:
  network: |
    x : 3
    W : 2 x 3
    k : 2
    z = W*x
    s = 1e-5 * sum(x.^2)
    L = sum(z.^2) / 2
  parts:
    - {id: small, points: 1, expression: s, using: [x]}
    - {id: rounded, points: 1, expression: sum(x)/sqrt(2), using: [x], tolerance: {rel: 1e-3}}
    - {id: tight, points: 1, expression: sum(x)/sqrt(2), using: [x]}
    - {id: entry, points: 1, expression: z, entry: [i], using: [x, W]}
    - {id: double, points: 1, expression: 'sin(2*x[1])', using: [x]}
    - {id: zero, points: 1, expression: 'dL/dz * 0 * k[1]', using: [x, W]}
    - {id: pair, points: 1, value: '[0.5; 0.25]'}
    - {id: table, points: 1, value: '[1 2; 3 4.5]'}

part: small
1e-5*sum(x.^2) => correct
  read as 1e-05*sum(x.^2)
2e-5*sum(x.^2) => incorrect: the formula is 2 times the right one
  read as 2e-05*sum(x.^2)
  mistake the division by 2 is missing in `2e-5*sum(x.^2)`
1.1e-5*sum(x.^2) => incorrect: the formula is 1.1 times the right one
  read as 1.1e-05*sum(x.^2)

part: rounded
sum(x)*0.70711 => correct

part: tight
sum(x)*0.70711 => incorrect: close, but not the same function: off by 4.6e-06 of the value everywhere (a rounded constant?)
sum(x)*0.7071067811865476 => correct

part: entry
sum(kk, W[i,kk]*x[kk]) => correct
sum(k1=1..3, W[i,k1]*x[k1]) => correct
sum((kk), W[i,kk]*x[kk]) => correct
  read as sum(kk, W[i,kk]*x[kk])
\\sum_{q} W_{iq} x_q => correct
  read as sum(q, W[i,q]*x[q])

part: double
sin 2x_1 => unreadable: at column 1: how far does the argument of `sin` reach?; write it in ( )
sin(2x_1) => correct
  read as sin(2*x[1])
\\sin(2 x_1) => correct
  read as sin(2*x[1])

part: zero
0 => correct
[0; 0] => correct
[0 0 0] => incorrect: your formula is 1x3, 2x1 was asked
  read as [0, 0, 0]

part: pair
0,5 0,25 => unreadable: at column 1: `0,5` can be one number or two; write numbers without thousands separators and with a decimal point; entries with a comma and a space
[0,5; 0,25] => unreadable: at column 1: are these decimal commas?; write numbers with a decimal point, entries with a comma and a space
(0,5; 0,25) => unreadable: at column 1: are these decimal commas?; write numbers with a decimal point, entries with a comma and a space
0,5\n0,25 => unreadable: at line 1, column 1: `0,5` can be one number or two; write numbers without thousands separators and with a decimal point; entries with a comma and a space
.5 .25 => correct
  read as [0.5, 0.25]
1 000 => unreadable: at column 1: `1 000` can be one number or two; write numbers without thousands separators and with a decimal point; entries with a comma and a space
1.234,5 => unreadable: at column 1: `1.234,5` can be one number or two; write numbers without thousands separators and with a decimal point; entries with a comma and a space
0.5, 0.25 => correct
  read as [0.5, 0.25]

part: table
((1,2),(3,4.5)) => correct
  read as [1, 2; 3, 4.5]
[[1,2],[3,4.5]] => correct
  read as [1, 2; 3, 4.5]
1 2\n3 4.5 => correct
  read as [1, 2; 3, 4.5]

sheet:
  network: |
    x : 3
  parts:
    - {id: a, points: 1, claim: sum(log(x)) <= 100}
=> ok

% decided where the logarithm is defined
part: a
true => correct

sheet:
  network: |
    X[i=1..2,j=1..2,k=1..2] = i + 10*j + 100*k
  parts:
    - {id: a, points: 1, value: X}
=> FAIL
  problems/test.md:6:31: error: an answer has at most two dimensions, this value has 3
      6 |   - {id: a, points: 1, value: X}
        |                               ^
    help: ask for a slice of it, X[1,:,:], or for an entry by `expression` with `entry`

sheet:
  network: |
    x : 200
    W : 200 x 200
  parts:
    - {id: a, points: 1, construct: [W], holds: sum(W*x) == 0, samples: 100000}
=> FAIL
  problems/test.md:7:47: error: the network is too large for 100000 inputs: ask for fewer `samples`
      7 |   - {id: a, points: 1, construct: [W], holds: sum(W*x) == 0, samples: 100000}
        |                                               ^~~~~~~~~~~~~

sheet:
  network: |
    x : 3
    z = exp(x)
  parts:
    - {id: z, points: 1, expression: z, using: [x]}
    - {id: v, points: 1, value: '[1 2 3]'}
    - {id: half, points: 1, value: 0.5}

part: z
e^(x) => correct
  read as exp(x)
e^{x} => correct
  read as exp(x)
exp(x) or x => unreadable: at column 1: two answers: which of them is it?

part: v
v1=1, v2=2, v3=3 => correct
  read as [1; 2; 3]

part: half
\\boxed{0.5} => correct
$\\boxed{h = 0.5}$ => correct
  read as 0.5
$$\\boxed{h = \\frac{1}{2}}$$ => correct
  read as 1/2
\\boxed{0.2} + \\boxed{0.3} => correct
  read as 0.2 + 0.3
√(1)/2 => correct
  read as sqrt(1)/2

% What is remembered of right formulas is a polynomial over a finite field: coefficients and degrees
% that come round in it, and products that mean something else with @, are other formulas
sheet:
  network: |
    x : 3
    h = tanh(x)
    A = [1 -2; 3 4]
    v = [1; 2]
    u = relu(A*v)
  parts:
    - {id: p, points: 1, expression: 1 - h.^2, using: [h]}
    - {id: q, points: 1, expression: h.^2, using: [h]}
    - {id: u, points: 1, expression: sum(u)*h, using: [h]}

part: p
1 - h.^2 => correct
1 - h.*h => correct
1 - h.^2 + (65536*32768 - 1)*0.001*0.001*0.001*h => incorrect: on a sampled network the value of entry [1] is 0.48491, it should be 0.95257
  mistake the factor `65536*32768 - 1` is too many
1 - h.^2 + 2147483647*h => incorrect: on a sampled network the value of entry [1] is -4.6767e+08, it should be 0.95257
  mistake the term `2147483647*h` is too many

part: q
h.*h => correct
(((((((((((((((h.^2).^4).^4).^4).^4).^4).^4).^4).^4).^4).^4).^4).^4).^4).^4).^4 => incorrect: on a sampled network the value of entry [1] is 0, it should be 0.047426

part: u
sum(relu([1,-2;3,4] @ [1,2]))*h => correct
  read as sum(relu([1, -2; 3, 4]*[1, 2])).*h
sum(relu([1,-2;3,4] * [1,2]))*h => incorrect: at column 10: the product of 2x2 and 1x2: 2 columns against 1 row; is a transpose missing?
  read as sum(relu([1, -2; 3, 4]*[1, 2]))*h
  mistake `[1,2]` where its transpose is meant
sum(relu([1 -2;3 4] [1 2]))*h => incorrect: at column 10: the product of 2x2 and 1x2: 2 columns against 1 row; is a transpose missing?
  read as sum(relu([1, -2; 3, 4]*[1, 2]))*h
  mistake `[1 2]` where its transpose is meant
sum(relu([[1,-2],[3,4]] @ [[1,2]]))*h => unreadable: at column 11: the product of 2x2 and 1x2: is a vector of one dimension meant?; write [1, 2] behind the sign for a vector, [[1], [2]] for a column
  read as sum(relu([1, -2; 3, 4]*[1, 2])).*h
