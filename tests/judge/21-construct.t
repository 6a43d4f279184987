% 21-construct.t - networks to construct: right if they do what is asked for every input.

sheet:
  network: |
    x : 2 ~ integers(-1, 1)
    u : 2 ~ uniform(0, 1)
    w : 2
    W : 2 x 2
    b : 1
    y = w'*x + b
    v = W*x
    s = 1/3
  parts:
    - {id: sum, points: 2, construct: [w, b], holds: "y == x[1] + x[2]"}
    - {id: matrix, points: 2, construct: [W], holds: "all(v == [x[2]; x[1]])"}
    - {id: third, points: 2, construct: [w, b], holds: "y == s*x[1] + s*x[2] + s"}
    - {id: sampled, points: 2, construct: [w], holds: "w'*u > u[1]", samples: 500}

part: sum
w = [1; 1] b = 0 => correct
w=[1;1] b=0 => correct
w = [1; 1] \\quad b = 0 => correct
w = [1; 1], \\quad b = 0 => correct
w = [1; 1]\\qquad b = 0 => correct
b = 0 w = [1; 1] => correct
b = 0.5 - 0.5 w = [1; 1] => correct
$w = [1; 1] \\quad b = 0$ => correct
w = [1; 1] c = 0 b = 0 => unreadable: at column 12: `c` was not asked
w = [1; 1] b => unreadable: at column 12: a number is asked, `b` is a name
w = [1 b = 0 => unreadable: at column 5: this `[` is never closed
w = [1; 1] and b = 0 => unreadable: at column 18: `=` does not continue the formula; equality is written ==
w = b = 1 => unreadable: at column 1: `w = b` was not asked
w = [1; 1]; b = 0 => correct
w = [1; 1]\nb = 0 => correct
w = [1, 1], b = 0 => correct
w = [1 1]; b = 0 => correct
b = 0; w = [1; 1] => correct
w=[1;1];b=0; => correct
w = [1\n1]; b = 0 => correct
w = [1; 1]; b = [0] => correct
w = (1, 1); b = 0 => unreadable: at column 7: `,` stands where a `)` is needed
w = [2; 1]; b = 0 => incorrect: fails for 6 of 9 inputs, such as x = [-1; -1]
w = [1; 1]; b = 1 => incorrect: fails for 9 of 9 inputs, such as x = [-1; -1]
w = [1; 1]; b = 1e-12 => incorrect: fails for 3 of 9 inputs, such as x = [1; -1]
w = 1; b = 0 => incorrect: w is 1x1, 2x1 was asked
w = 0; b = 0 => incorrect: fails for 6 of 9 inputs, such as x = [-1; -1]
w = [1; 1] => incorrect: `b` is missing
b = 0 => incorrect: `w` is missing
w = [1; 1]; b = 0; b = 1 => unreadable: at column 20: `b` is given twice
w = [1; 1]; b = 0; c = 1 => unreadable: at column 20: `c` was not asked
w = [1; 1; 1]; b = 0 => incorrect: w is 3x1, 2x1 was asked
w = [1; 1]; b = [0; 0] => incorrect: b is 2x1, 1x1 was asked
w = [1; 1]; b = x[1] => unreadable: at column 17: a number is asked, `x` is a name
w = [1; 1]; b = 1/0 => unreadable: at column 17: this is not a finite number
w = [1; 1]; b = nan => unreadable: at column 17: a number is asked, `nan` is a name; an answer is a number
w = [1; 1]; b = => unreadable: at column 16: nothing is written here
w = [1; 1]; b => unreadable: at column 13: write what it is: name = value
w == [1; 1]; b = 0 => unreadable: at column 1: write what it is: name = value
[1; 1]; 0 => unreadable: at column 1: write what it is: name = value
w = [1; 1 => unreadable: at column 5: this `[` is never closed
w : 2; b : 1 => unreadable: at column 1: write what it is: name = value
W = [1; 1]; b = 0 => unreadable: at column 1: `W` was not asked
w = [2/2; sqrt(1)]; b = 1 - 1 => correct
w = [1e400; 1]; b = 0 => unreadable: at column 6: the number is too large
impossible => unreadable: at column 1: write what it is: name = value
 => blank: no answer
w = [1; 1]; b = 0 # as asked => correct

part: matrix
W = [0 1; 1 0] => correct
W = [[0, 1], [1, 0]] => correct
W = [1 0; 0 1] => incorrect: fails for 6 of 9 inputs, such as x = [0; -1]
W = [0 1; 1 0]' => correct
W = [0; 1; 1; 0] => incorrect: W is 4x1, 2x2 was asked
W = 0 => incorrect: fails for 8 of 9 inputs, such as x = [-1; -1]
W = eye(2) => incorrect: fails for 6 of 9 inputs, such as x = [0; -1]
[0 1; 1 0] => unreadable: at column 1: write what it is: name = value

% Rounding is forgiven
part: third
w = [1/3; 1/3]; b = 1/3 => correct
w = [0.333333333333; 0.333333333333]; b = 0.333333333333 => correct
w = [0.333; 0.333]; b = 0.333 => incorrect: fails for 7 of 9 inputs, such as x = [-1; -1]

part: sampled
w = [1; 1] => correct
w = [1; 0] => incorrect: fails for 500 of 500 inputs, such as u = [0.0717723; 0.995364]
w = [2; -0.001] => correct

% Nothing passes for being without bounds
part: sum
w = [1/0; 1]; b = 0 => unreadable: at column 5: this is not a finite number
w = [1e308; 1e308]; b = 1e308 => incorrect: fails for 9 of 9 inputs, such as x = [-1; -1]
w = [1; 1]; b = -1/0 => unreadable: at column 17: this is not a finite number

% As YAML and JSON write it.
part: sum
w: [1; 1]; b: 0 => correct
w: [1, 1]\nb: 0 => correct
{"w": [1, 1], "b": 0} => correct
{'w': [1, 1], 'b': [0]} => correct
{w: [1, 1], b: 0} => correct
{"w": [2, 1], "b": 0} => incorrect: fails for 6 of 9 inputs, such as x = [-1; -1]
{"w": [1, 1]} => incorrect: `b` is missing
{"w": [1, 1], "b": 0 => unreadable: at column 1: write what it is: name = value
{w = [1; 1], b = 0} => correct
w: 2 => incorrect: w is 1x1, 2x1 was asked
