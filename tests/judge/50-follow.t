% 50-follow.t - right given a wrong answer to an earlier part.

sheet:
  network: |
    x = [1; -2] ; t = 1 ; eta = 0.5
    W1 = [0.5 0.2; -0.3 0.1]
    W2 = [0.7 -0.4]
    z = W1*x
    h = tanh(z)
    y = W2*h
    L = 1/2*(y - t)^2
    V2 = W2 - eta*dL/dW2
  tolerance: {decimals: 3}
  parts:
    - {id: z, points: 1, value: z}
    - {id: h, points: 1, value: h, follows: [z]}
    - {id: y, points: 1, value: y, follows: [h]}
    - {id: half, points: 1, value: h, follows: [z], follow_credit: 50%}
    - {id: all, points: 1, value: h, follows: [z], credit: all}
    - {id: g, points: 1, value: "(-2*dL/dy)'", follows: [y]}
    - {id: dW2, points: 1, value: dL/dW2, follows: [g, h]}
    - {id: V2, points: 1, value: V2, follows: [dW2]}
    - {id: z1, points: 1, value: "z[1]"}
    - {id: h2, points: 1, value: h, follows: [z1]}

part: h
[0.100; -0.462] => correct
  read as [0.1; -0.462]
[0.291; 0.462] => incorrect: 0 of 2 entries are right; wrong: [1], [2]
given: z: [0.3; 0.5]
[0.100; -0.462] => correct
  read as [0.1; -0.462]
[0.291; 0.462] => follow 1: right given your z
  reference [0.291; 0.462]
0.291, 0.462 => follow 1: right given your z
  read as [0.291, 0.462]
  reference [0.291; 0.462]
[0.291 0.462] => follow 1: right given your z
  read as [0.291, 0.462]
  reference [0.291; 0.462]
[0.291; 0.999] => follow 0.5: given your z: 1 of 2 entries are right; wrong: [2]
  reference [0.291; 0.462]
[0.9; 0.999] => incorrect: 0 of 2 entries are right; wrong: [1], [2]
% what is handed in is rounded, and students go on with more digits
[0.29084; 0.4624] => follow 1: right given your z
  reference [0.291; 0.462]
[0.293; 0.462] => follow 0.5: given your z: 1 of 2 entries are right; wrong: [1]: one unit off in the last place
  reference [0.291; 0.462]
% an answer from which nothing can be computed
given: z: [0; 0]
[0; 0] => incorrect: 0 of 2 entries are right; wrong: [1], [2]; your z is zero: judged against the right one
given: z: [0.0004; 0.0001]
[0; 0] => incorrect: 0 of 2 entries are right; wrong: [1], [2]; your z is next to zero: judged against the right one
[0.0004; 0.0001] => incorrect: 0 of 2 entries are right; wrong: [1], [2]; your z is next to zero: judged against the right one
given: z: 0.3
[0.291; 0.462] => incorrect: 0 of 2 entries are right; wrong: [1], [2]; your z has another shape: judged against the right one
given: z: [0.3; 0.5
[0.291; 0.462] => incorrect: 0 of 2 entries are right; wrong: [1], [2]; your z cannot be read: judged against the right one
given: z: -
[0.291; 0.462] => incorrect: 0 of 2 entries are right; wrong: [1], [2]; your z is blank: judged against the right one
given: z: [1/0; 0.5]
[0.291; 0.462] => incorrect: 0 of 2 entries are right; wrong: [1], [2]; your z cannot be read: judged against the right one
given:
[0.291; 0.462] => incorrect: 0 of 2 entries are right; wrong: [1], [2]
% going on with rounded right numbers
given: z: [0.1; -0.5]
[0.0997; -0.4621] => correct

part: half
given: z: [0.3; 0.5]
[0.291; 0.462] => follow 0.5: right given your z
  reference [0.291; 0.462]
[0.291; 0.999] => follow 0.25: given your z: 1 of 2 entries are right; wrong: [2]
  reference [0.291; 0.462]
part: all
[0.291; 0.462] => follow 1: right given your z
  reference [0.291; 0.462]
[0.291; 0.999] => incorrect: 0 of 2 entries are right; wrong: [1], [2]

% a chain: the nearest answer counts, or what it follows where there is none
part: y
given:
given: z: [0.3; 0.5]
0.019 => follow 1: right given your z
  reference 0.019
given: h: -
0.019 => follow 1: right given your z
  reference 0.019
given: h: [1; 1]
0.019 => incorrect: 0.019 is not right
0.3 => follow 1: right given your h
  reference 0.3

% a dress: the answer is -2 times what is used
part: dW2
given:
given: g: 3
[-0.150 0.693] => follow 1: right given your g
  read as [-0.15, 0.693]
  reference [-0.15 0.693]
given: h: [1; 2]
[-1.5 -3] => follow 1: right given your h and g
  read as [-1.5, -3]
  reference [-1.5 -3]
[-1.5 0.693] => follow 0.5: given your h and g: 1 of 2 entries are right; wrong: [2]
  read as [-1.5, 0.693]
  reference [-1.5 -3]
given: g: 1.490
[-0.745 -1.49] => follow 1: right given your h and g
  read as [-0.745, -1.49]
  reference [-0.745 -1.49]

part: V2
given:
given: dW2: [1 1]
[0.2 -0.9] => follow 1: right given your dW2
  read as [0.2, -0.9]
  reference [0.2 -0.9]

% some entries of what is used
part: h2
given:
given: z1: 2
[0.964; -0.462] => follow 1: right given your z1
  reference [0.964; -0.462]

sheet:
  network: |
    x : 2 ~ integers(1, 9)
    w : 2 ~ uniform(-1, 1, step 0.1)
    y = w' * x
    L = y^2
    require abs(y) > 0.5
    require abs(w) > 0.05
  parts:
    - {id: y, points: 1, value: y}
    - {id: dy, points: 1, value: dL/dy, follows: [y]}
    - {id: dw, points: 1, value: dL/dw, follows: [dy]}

student: s1
part: dy
given: y: 2
4 => follow 1: right given your y
  reference 4
5 => incorrect: 5 is not right
  reference -1.4
part: dw
given: dy: 10
[1; 1] => incorrect: 0 of 2 entries are right; wrong: [1], [2]
  reference [-1.4; -1.4]
[10; 10] => follow 1: right given your dy
  reference [10; 10]
[40; 50] => incorrect: 0 of 2 entries are right; wrong: [1], [2]
  reference [-1.4; -1.4]

sheet:
  network: |
    n = 3 ; m = 2
    f : function
    x : n ; W1 : m x n ; W2 : 1 x m ; t : 1
    z = W1*x
    h = f(z)
    y = W2*h
    L = 1/2*(y - t)^2
  parts:
    - {id: dy, points: 1, expression: dL/dy, using: [y, t]}
    - {id: dh, points: 1, expression: dL/dh, using: [y, t, W2], follows: [dy]}
    - {id: dz, points: 1, expression: dL/dz, using: [y, t, W2, z, f], follows: [dh]}
    - {id: dW1, points: 1, expression: dL/dW1, entry: [i, j], using: [y, t, W2, z, f, x], follows: [dz]}
    - {id: blank, points: 1, blank: "___ * x'", equals: dL/dW1, using: [y, t, W2, z, f, x], follows: [dz]}

part: dh
given: dy: 2*(y - t)
W2'*(y - t) => correct
2*W2'*(y - t) => follow 1: right given your dy
3*W2'*(y - t) => incorrect: the formula is 3 times the right one
  mistake the factor `3` is too many
given: dy: 0
0 => incorrect: your formula is 1x1, 2x1 was asked; your dy is zero: judged against the right one
[0; 0] => incorrect: on a sampled network the value of entry [1] is 0, it should be 0.38458; your dy is zero: judged against the right one
given: dy: 1e-20*y
[0; 0] => incorrect: on a sampled network the value of entry [1] is 0, it should be 0.38458; your dy is next to zero: judged against the right one
1e-25*[1; 1] => incorrect: on a sampled network the value of entry [1] is 1e-25, it should be 0.38458; your dy is next to zero: judged against the right one
given: dy: 7
7*W2' => incorrect: on a sampled network the value of entry [1] is 7.4437, it should be 0.38458; your dy does not depend on the network: judged against the right one
given: dy: (y - t
W2' => incorrect: on a sampled network the value of entry [1] is 1.0634, it should be 0.38458; your dy cannot be read: judged against the right one
given: dy: W2
W2' => incorrect: on a sampled network the value of entry [1] is 1.0634, it should be 0.38458; your dy cannot be read: judged against the right one
given: dy: log(-y^2)
W2' => incorrect: on a sampled network the value of entry [1] is 1.0634, it should be 0.38458; your dy is not finite: judged against the right one
part: dW1
given:
given: dz: W2'*(y-t)
W2[1,i]*(y-t)*x[j] => follow 1: right given your dz
  read as W2[1,i]*(y - t)*x[j]
W2[1,i]*(y-t) => incorrect: on a sampled network the value of entry [1,1] is 0.38458, it should be -0.01797
  read as W2[1,i]*(y - t)
given: dz: -
given: dh: 5*W2'*t
5*W2[1,i]*t*f'(z[i])*x[j] => follow 1: right given your dh
part: blank
given:
given: dz: W2'*(y-t)
W2'*(y-t) => follow 1: right given your dz
  read as W2'*(y - t)

% what cannot be followed
sheet:
  network: |
    x = [1; 2]
    y = 2*x
    q = 3*x
  parts:
    - {id: x, points: 1, value: x}
    - {id: y, points: 1, value: y}
    - {id: again, points: 1, value: y, follows: [y]}
    - {id: q, points: 1, value: q, follows: [y]}
    - {id: y2, points: 1, value: y.^2, follows: [x]}
=> FAIL
  problems/test.md:10:48: error: nothing follows from `y`: the reference of `again` does not use it
     10 |   - {id: again, points: 1, value: y, follows: [y]}
        |                                                ^
    help: name a part whose reference is a step on the way to this one, as dL/dz is on the way to dL/dW
  problems/test.md:11:44: error: nothing follows from `y`: the reference of `q` does not use it
     11 |   - {id: q, points: 1, value: q, follows: [y]}
        |                                            ^
    help: name a part whose reference is a step on the way to this one, as dL/dz is on the way to dL/dW
  problems/test.md:12:48: error: nothing follows from `x`: the reference of `y2` does not use it
     12 |   - {id: y2, points: 1, value: y.^2, follows: [x]}
        |                                                ^
    help: name a part whose reference is a step on the way to this one, as dL/dz is on the way to dL/dW
