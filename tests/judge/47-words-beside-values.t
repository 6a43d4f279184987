% 47-words-beside-values.t - labels, units and "about" beside numbers, numbers in words, dots behind digits.

sheet:
  network: |
    W : 5 x 5 ; b : 4
    loss = 0.4916
    third = 1/3
    two = 2/3
  parts:
    - {id: count, points: 1, value: numel(params)}
    - {id: five, points: 1, value: '5'}
    - {id: zero, points: 1, value: '0'}
    - {id: minus, points: 1, value: '-14'}
    - {id: loss, points: 1, value: loss}
    - {id: third, points: 1, value: third}
    - {id: close, points: 1, value: two, tolerance: {abs: 1e-9}}
    - {id: pair, points: 1, value: '[3; 2]'}
    - {id: m, points: 1, value: '[1 2; 3 4]'}

part: count
29 dimensional => correct
  read as 29
29 dimensions => correct
  read as 29
29-dimensional => correct
  read as 29
29 total => correct
  read as 29
29 total. => correct
  read as 29
29 parameters => correct
  read as 29
29 foo => unreadable: at column 4: a number is asked, `foo` is a name
29.5 total => unreadable: at column 6: a number is asked, `total` is a name
29x1 => unreadable: at column 1: `29x1` is not a number; a number is digits, one point, and an exponent: 1234.5, 1.5e3; no units
25 + 4 total => unreadable: at column 8: a number is asked, `total` is a name
28 total => incorrect: 28 is not right
  read as 28

part: five
five => correct
  read as 5
Five. => correct
  read as 5
FIVE => correct
  read as 5
5 factors => correct
  read as 5
5 terms => correct
  read as 5
5 paths => correct
  read as 5
five paths => correct
  read as 5
5 weights => unreadable: at column 3: a number is asked, `weights` is a name
5.5 paths => unreadable: at column 5: a number is asked, `paths` is a name
four => incorrect: 4 is not right
  read as 4
minus five => incorrect: -5 is not right: the sign is wrong
  read as -5
fivefold => unreadable: at column 1: a number is asked, `fivefold` is a name
five or six => unreadable: at column 1: a number is asked, `five` is a name
five six => unreadable: at column 1: a number is asked, `five` is a name
five (5) => unreadable: at column 1: a number is asked, `five` is a name
2 + three => unreadable: at column 5: a number is asked, `three` is a name
twenty => unreadable: at column 1: a number is asked, `twenty` is a name
thirteen => unreadable: at column 1: a number is asked, `thirteen` is a name

part: zero
zero => correct
  read as 0
Zero => correct
  read as 0
none => unreadable: at column 1: a number is asked, `none` is a name

part: minus
minus 14 => correct
  read as -14
Minus 14. => correct
  read as -14
negative 14 => correct
  read as -14
minus minus 14 => unreadable: at column 1: a number is asked, `minus` is a name
minus 14 or 15 => unreadable: at column 1: a number is asked, `minus` is a name
minus 14 + 3 => unreadable: at column 1: a number is asked, `minus` is a name
14 => incorrect: 14 is not right: the sign is wrong

part: loss
approx 0.4916 => correct
  read as 0.4916
approx. 0.4916 => correct
  read as 0.4916
approximately 0.4916 => correct
  read as 0.4916
about 0.4916 => correct
  read as 0.4916
L = about 0.4916 => correct
  read as 0.4916
~0.4916 => correct
  read as 0.4916
Loss: 0.4916 => correct
  read as 0.4916
loss value: 0.4916 => correct
  read as 0.4916
The final loss: 0.4916 => correct
  read as 0.4916
Loss: about 0.4916 => correct
  read as 0.4916
Loss: L = 0.4916 => correct
  read as 0.4916
Loss: $0.4916$ => correct
  read as 0.4916
Loss: 0.5 => incorrect: 0.5 is not right
  read as 0.5
The very final loss: 0.4916 => unreadable: at column 1: a number is asked, `The` is a name
L1: 0.4916 => unreadable: at column 1: a number is asked, `L1` is a name
Not: 0.4916 => unreadable: at column 1: a number is asked, `Not` is a name; did you mean `dot`?
Loss: 0.4916, step: 3 => unreadable: at column 1: a number is asked, `Loss` is a name
Loss: 0.4916 Gradient: 0.3 => unreadable: at column 1: a number is asked, `Loss` is a name
Loss: is 0.4916 => unreadable: at column 1: a number is asked, `Loss` is a name
Loss:: 0.4916 => unreadable: at column 1: a number is asked, `Loss` is a name
Loss = 0.4916: done => unreadable: at column 16: a number is asked, `done` is a name
about: 0.4916 => correct
  read as 0.4916
not about 0.4916 => unreadable: at column 5: a number is asked, `about` is a name
about => unreadable: at column 1: a number is asked, `about` is a name
about half => unreadable: at column 1: a number is asked, `about` is a name
more than 0.4916 => unreadable: at column 1: a number is asked, `more` is a name

part: third
0.33333... => correct
0.333333… => correct
  read as 0.333333
0.33... => unreadable: at column 5: this is not part of a formula; write all terms, or a sum
.33333... => correct
33333... => unreadable: at column 6: this is not part of a formula; write all terms, or a sum
0.3333...? => unreadable: at column 7: this is not part of a formula; write all terms, or a sum
0.4444... => unreadable: at column 1: how do the digits go on?; write a fraction, as in 1/3, or more digits without dots
0.33333... + 0 => unreadable: at column 8: this is not part of a formula; write all terms, or a sum

part: close
0.6666666... => unreadable: at column 1: how do the digits go on?; write a fraction, as in 1/3, or more digits without dots
0.6666666666667 => correct
0.6666666 => incorrect: 0.6666666 is not right

part: pair
3x2 matrix => correct
  read as [3, 2]
(3, 2) matrix => correct
  read as [3, 2]
3 x 2 matrix. => correct
  read as [3, 2]
3 by 2 array => correct
  read as [3, 2]
3 rows, 2 columns => correct
  read as [3, 2]
3 rows and 2 columns => correct
  read as [3, 2]
3 rows x 2 columns => correct
  read as [3, 2]
2 columns, 3 rows => unreadable: at column 3: `columns` is a function: write its argument
2 rows, 3 columns => incorrect: 0 of 2 entries are right; wrong: [1], [2]
  read as [2, 3]
rows: 3, columns: 2 => unreadable: at column 1: `rows` is a function: write its argument
3x2 matrix of weights => unreadable: at column 1: `3x2` is not a number; a number is digits, one point, and an exponent: 1234.5, 1.5e3; no units
three rows, two columns => unreadable: at column 1: a number is asked, `three` is a name
matrix => unreadable: at column 1: a number is asked, `matrix` is a name
(3, 2), matrix => unreadable: at column 9: a number is asked, `matrix` is a name

part: m
dW: [1 2; 3 4] => correct
  read as [1, 2; 3, 4]
The gradient: [[1, 2], [3, 4]] => correct
  read as [1, 2; 3, 4]
about [1 2; 3 4] => correct
  read as [1, 2; 3, 4]
dW: 1 2; 3 4 => correct
  read as [1, 2; 3, 4]
dW: 1 2\ndb: 3 4 => unreadable: at line 1, column 1: a number is asked, `dW` is a name
1 row, 2 columns => unreadable: at column 3: a number is asked, `row` is a name; did you mean `pow`?
2x2 matrix => unreadable: at column 1: `2x2` is not a number; a number is digits, one point, and an exponent: 1234.5, 1.5e3; no units
