% 45-numbers-in-rows.t - rows, lists and lone numbers: what commas, bars, signs and brackets between numbers can mean.

sheet:
  network: 'c = 1.5'
  parts:
    - {id: c, points: 1, value: '-14'}
    - {id: quarter, points: 1, value: '11.25'}
    - {id: w, points: 1, value: '[4.5; -3.5; 7.5]'}
    - {id: m, points: 1, value: '[1 2; 3 4; 5 6]'}
    - {id: tiny, points: 1, value: '[-0.1029 -0.2060 0.0176]'}
    - {id: six, points: 1, value: '[0 5 1 5 2 5]'}

part: w
w1=4.5 w2=-3.5 w3=7.5 => correct
  read as [4.5; -3.5; 7.5]
w1=4.5, w2=-3.5, w3=7.5 => correct
  read as [4.5; -3.5; 7.5]
w₁ = 4.5; w₂ = -3.5; w₃ = 7.5 => correct
  read as [4.5; -3.5; 7.5]
w₁ = 4.5, w₂ = -3.5, w₃ = 7.5 => correct
  read as [4.5; -3.5; 7.5]
w₁ = 4.5\nw₂ = -3.5\nw₃ = 7.5 => correct
  read as [4.5; -3.5; 7.5]
w₁ = 4.5; w₃ = -3.5; w₂ = 7.5 => unreadable: at column 9: several equalities: which of these is the answer?; an array is written in [ ]
w₁ = 4.5; v₂ = -3.5; w₃ = 7.5 => unreadable: at column 9: several equalities: which of these is the answer?; an array is written in [ ]
w₁ = 4.5; w₂ = -3.5 => unreadable: at column 9: several equalities: which of these is the answer?; an array is written in [ ]
w₁ = 4.5; w₁ = -3.5; w₁ = 7.5 => unreadable: at column 9: several equalities: which of these is the answer?; an array is written in [ ]
w1₁ = 4.5; w1₂ = -3.5; w1₃ = 7.5 => unreadable: at column 10: several equalities: which of these is the answer?; an array is written in [ ]
₁ = 4.5; ₂ = -3.5; ₃ = 7.5 => unreadable: at column 8: several equalities: which of these is the answer?; an array is written in [ ]
w₊ = 4.5; w₂ = -3.5; w₃ = 7.5 => unreadable: at column 9: several equalities: which of these is the answer?; an array is written in [ ]
w₁₁ = 4.5; w₁₂ = -3.5; w₁₃ = 7.5 => unreadable: at column 10: several equalities: which of these is the answer?; an array is written in [ ]
w_1 = 4.5\nw_2 = -3.5\nw_3 = 7.5 => correct
  read as [4.5; -3.5; 7.5]
w[1]=4.5; w[2]=-3.5; w[3]=7.5 => correct
  read as [4.5; -3.5; 7.5]
w3=7.5, w1=4.5, w2=-3.5 => unreadable: at column 7: several equalities: which of these is the answer?; an array is written in [ ]
a=4.5, b=-3.5, c=7.5 => unreadable: at column 6: several equalities: which of these is the answer?; an array is written in [ ]
4.5 | -3.5 | 7.5 => correct
  read as [4.5, -3.5, 7.5]
| 4.5 | -3.5 | 7.5 | => correct
  read as [4.5, -3.5, 7.5]
|4.5|-3.5|7.5| => unreadable: at column 1: a formula, or 3 numbers?; an array is written in [ ]: [1, -2; 3, 4]
(4.5) (-3.5) (7.5) => correct
  read as [4.5; -3.5; 7.5]
(4.5)(-3.5)(7.5) => unreadable: at column 1: a formula, or 3 numbers?; an array is written in [ ]: [1, -2; 3, 4]
4.5 -3.5 7.5 => correct
  read as [4.5, -3.5, 7.5]
4.5; -3.5; 7.5 => correct
  read as [4.5; -3.5; 7.5]
[4,5, -3,5, 7,5] => unreadable: at column 1: are these decimal commas?; write numbers with a decimal point, entries with a comma and a space
[[4,5],[-3,5],[7,5]] => unreadable: at column 1: are these decimal commas?; write numbers with a decimal point, entries with a comma and a space
[4,5; -3,5; 7,5] => unreadable: at column 1: are these decimal commas?; write numbers with a decimal point, entries with a comma and a space
[4,5 -3,5 7,5] => unreadable: at column 2: `4,5` can be one number or two; write numbers without thousands separators and with a decimal point; entries with a comma and a space
4,5; -3,5; 7,5 => unreadable: at column 1: `4,5` can be one number or two; write numbers without thousands separators and with a decimal point; entries with a comma and a space
[(4.5), (-3.5), (7.5)] => correct
  read as [4.5, -3.5, 7.5]
([4.5], [-3.5], [7.5]) => correct
  read as [[4.5], [-3.5], [7.5]]
⟨4.5, -3.5, 7.5⟩ => correct
  read as [4.5, -3.5, 7.5]
\\langle 4.5, -3.5, 7.5 \\rangle => correct
  read as [4.5, -3.5, 7.5]
4.5/-3.5/7.5 => unreadable: at column 1: a formula, or 3 numbers?; an array is written in [ ]: [1, -2; 3, 4]
[4.5 / -3.5 / 7.5] => unreadable: at column 1: a formula, or 3 numbers?; an array is written in [ ]: [1, -2; 3, 4]
1/2[9 -7 15] => unreadable: at column 4: `[` does not continue the formula; a product is written with *
1/2 [9, -7, 15] => correct
  read as 1/2*[9, -7, 15]
0.5*[9 -7 15] => correct
  read as 0.5*[9, -7, 15]
4.5, -3.5 and 7.5 => unreadable: at column 11: one number is asked, not several
part: m
[(1, 2), (3, 4), (5, 6)] => correct
  read as [1, 2; 3, 4; 5, 6]
[(1 2) (3 4) (5 6)] => correct
  read as [1, 2; 3, 4; 5, 6]
([1, 2], [3, 4], [5, 6]) => correct
  read as [1, 2; 3, 4; 5, 6]
((1, 2), (3, 4), (5, 6)) => correct
  read as [1, 2; 3, 4; 5, 6]
(1, 2) (3, 4) (5, 6) => correct
  read as [1, 2; 3, 4; 5, 6]
1;2\n3;4\n5;6 => correct
  read as [1, 2; 3, 4; 5, 6]
1; 2\n3; 4\n5; 6 => correct
  read as [1, 2; 3, 4; 5, 6]
1;2\n3;4\n5;6\n => correct
  read as [1, 2; 3, 4; 5, 6]
1;3;5\n2;4;6 => incorrect: your answer is 2x3, 3x2 was asked: transposed, with the right entries
  read as [1, 3, 5; 2, 4, 6]
1 2;\n3 4;\n5 6; => correct
  read as [1, 2; 3, 4; 5, 6]
1,2;3,4;5,6 => correct
  read as [1, 2; 3, 4; 5, 6]
| 1 | 2 |\n| 3 | 4 |\n| 5 | 6 | => correct
  read as [1, 2; 3, 4; 5, 6]
| 1 | 2 |\n|---|---|\n| 3 | 4 |\n| 5 | 6 | => correct
  read as [1, 2; 3, 4; 5, 6]
1 2 | 3 4 | 5 6 => correct
  read as [1, 2; 3, 4; 5, 6]
[1 & 2 \\\\ 3 & 4 \\\\ 5 & 6] => unreadable: at column 6: `2` stands where a `)` is needed
1.0e+00 *\n\n 1 2\n 3 4\n 5 6 => correct
  read as 1*[1, 2; 3, 4; 5, 6]
1.0e-01 *\n\n   10   20\n   30   40\n   50   60\n => correct
  read as 0.1*[10, 20; 30, 40; 50, 60]
Parameter containing:\ntensor([[1., 2.],\n        [3., 4.], [5., 6.]], requires_grad=True) => correct
  read as [1, 2; 3, 4; 5, 6]
tf.Tensor(\n[[1. 2.]\n [3. 4.]\n [5. 6.]], shape=(3, 2), dtype=float32) => correct
  read as [1, 2; 3, 4; 5, 6]
Array([[1,2],[3,4],[5,6]], dtype=float32) => correct
  read as [1, 2; 3, 4; 5, 6]
DeviceArray([[1,2],[3,4],[5,6]], dtype=float32) => correct
  read as [1, 2; 3, 4; 5, 6]
np.mat([[1,2],[3,4],[5,6]]) => correct
  read as [1, 2; 3, 4; 5, 6]
np.matrix([[1,2],[3,4],[5,6]]) => correct
  read as [1, 2; 3, 4; 5, 6]
list([[1,2],[3,4],[5,6]]) => correct
  read as [1, 2; 3, 4; 5, 6]
array([[1, 2],\n       [3, 4],\n       [5, 6]], dtype=float32) => correct
  read as [1, 2; 3, 4; 5, 6]
[1 2 / 3 4 / 5 6] => unreadable: at column 1: a formula, or 6 numbers?; an array is written in [ ]: [1, -2; 3, 4]
part: tiny
[-0,1029, -0,2060, 0,0176] => unreadable: at column 20: `0,0176` can be one number or two; write numbers without thousands separators and with a decimal point; entries with a comma and a space
[-0,1029 -0,2060 0,0176] => unreadable: at column 18: `0,0176` can be one number or two; write numbers without thousands separators and with a decimal point; entries with a comma and a space
-0,1029; -0,2060; 0,0176 => unreadable: at column 1: `-0,1029` can be one number or two; write numbers without thousands separators and with a decimal point; entries with a comma and a space
-0,1029, -0,2060, 0,0176 => unreadable: at column 1: `-0,1029,` can be one number or two; write numbers without thousands separators and with a decimal point; entries with a comma and a space
dW2[1] = -0.1029\ndW2[2] = -0.2060\ndW2[3] = 0.0176 => correct
  read as [-0.1029; -0.206; 0.0176]
part: six
[0,5, 1,5, 2,5] => correct
  read as [0, 5, 1, 5, 2, 5]
[0,05, 1,5, 2,5] => unreadable: at column 2: `0,05` can be one number or two; write numbers without thousands separators and with a decimal point; entries with a comma and a space
[0,5,1,5,2,5] => correct
  read as [0, 5, 1, 5, 2, 5]
part: c
-14 -1 => unreadable: at column 1: several numbers, or a formula?; one number is asked; a difference is written with spaces on both sides: 3 - 1
-14 14 => unreadable: at column 5: `14` does not continue the formula; two numbers: an array is written in [ ]
-14 - 0 => correct
-14 -0 => unreadable: at column 1: several numbers, or a formula?; one number is asked; a difference is written with spaces on both sides: 3 - 1
-13 +1 -2 => unreadable: at column 1: several numbers, or a formula?; one number is asked; a difference is written with spaces on both sides: 3 - 1
5*3 -29 => correct
  read as 5*3 - 29
-14 | 14 => unreadable: at column 1: several numbers, or a formula?; one number is asked
-14\n-1 => unreadable: at line 1, column 1: several numbers, or a formula?; one number is asked; a difference is written with spaces on both sides: 3 - 1
v1 = 1 v2 = -14 => unreadable: at column 5: several equalities: which of these is the answer?; an array is written in [ ]
v1=1, v2=-14 => unreadable: at column 5: several equalities: which of these is the answer?; an array is written in [ ]
x = 2 - 16 = -14 => correct
  read as -14
z = 2 y = -14 => unreadable: at column 4: several equalities: which of these is the answer?; an array is written in [ ]
'-14 => correct
‘-14 => unreadable: at column 1: `‘` is not part of a formula
-14 # 14 => unreadable: at column 5: a remark, or a second answer?; leave remarks out
#REF! => unreadable: at column 1: this is a spreadsheet's error, not an answer
#N/A => unreadable: at column 1: this is a spreadsheet's error, not an answer
-14 # the answer => correct
  read as -14
part: quarter
[11,25] => unreadable: at column 1: are these decimal commas?; write numbers with a decimal point, entries with a comma and a space
11,25 => unreadable: at column 3: `,` does not continue the formula; write numbers without thousands separators and with a decimal point; an array in [ ]
[11.25] => correct
1​1.25 => unreadable: at column 1: something invisible stands between these digits; type the number anew
1⁣1.25 => unreadable: at column 1: something invisible stands between these digits; type the number anew
11.2­5 => unreadable: at column 4: something invisible stands between these digits; type the number anew
​11.25​ => correct
  read as 11.25

sheet:
  network: 'c = 1.5'
  parts:
    - {id: w, points: 1, value: '[4.5; -3.5; 7.5]'}
    - {id: m, points: 1, value: '[1 2; 3 4; 5 6]'}
    - {id: square, points: 1, value: '[1 5; 2 6]'}
    - {id: four, points: 1, value: '[1; 5; 2; 6]'}
    - {id: c, points: 1, value: '-14'}
    - {id: d, points: 1, value: '-15'}
    - {id: half, points: 1, value: '1.5'}

part: w
1. 4.5\n2. -3.5\n3. 7.5 => correct
  read as [4.5; -3.5; 7.5]
1.  4.5\n2.\t-3.5\n3.  7.5\n => correct
  read as [4.5; -3.5; 7.5]
1. 4.5, 2. -3.5, 3. 7.5 => correct
  read as [4.5; -3.5; 7.5]
1. 4.5 2. -3.5 3. 7.5 => correct
  read as [4.5; -3.5; 7.5]
(1) 4.5\n(2) -3.5\n(3) 7.5 => correct
  read as [4.5; -3.5; 7.5]
(1) 4.5 (2) -3.5 (3) 7.5 => correct
  read as [4.5; -3.5; 7.5]
(1) 4.5, (2) -3.5, (3) 7.5 => unreadable: at column 1: the number of an entry, or a factor?; leave the numbers of the entries out: 4.5, -3.5
(1) 4.5; (2) -1.75; (3) 2.5 => unreadable: at column 1: the number of an entry, or a factor?; leave the numbers of the entries out: 4.5, -3.5
1. 4.5\n2. -3.5\n3. 7.0 => partial 0.666667: 2 of 3 entries are right; wrong: [3]
  read as [4.5; -3.5; 7]
1. 4.5\n2. -3.5 => unreadable: at line 1, column 1: do the lines begin with their own numbers?; leave the numbers of the lines out
1. 4.5\n3. -3.5\n2. 7.5 => incorrect: your answer is 3x2, 3x1 was asked
  read as [1, 4.5; 3, -3.5; 2, 7.5]
1 4.5\n2 -3.5\n3 7.5 => unreadable: at line 1, column 1: do the lines begin with their own numbers?; leave the numbers of the lines out
1 4.5\n2 -3.5 => unreadable: at line 1, column 1: do the lines begin with their own numbers?; leave the numbers of the lines out
0 4.5\n1 -3.5\n2 7.5 => unreadable: at line 1, column 1: do the lines begin with their own numbers?; leave the numbers of the lines out
1, 4.5\n2, -3.5\n3, 7.5 => unreadable: at line 1, column 1: do the lines begin with their own numbers?; leave the numbers of the lines out
[1 4.5; 2 -3.5; 3 7.5] => incorrect: your answer is 3x2, 3x1 was asked
  read as [1, 4.5; 2, -3.5; 3, 7.5]
1 4.5\n1 -3.5\n3 7.5 => incorrect: your answer is 3x2, 3x1 was asked
  read as [1, 4.5; 1, -3.5; 3, 7.5]
1 4.5\n2.5 -3.5\n3 7.5 => incorrect: your answer is 3x2, 3x1 was asked
  read as [1, 4.5; 2.5, -3.5; 3, 7.5]
1 4.5\n2 -3.5\n4 7.5 => incorrect: your answer is 3x2, 3x1 was asked
  read as [1, 4.5; 2, -3.5; 4, 7.5]
1 4.5 0\n2 -3.5 0\n3 7.5 0 => incorrect: your answer is 3x3, 3x1 was asked
  read as [1, 4.5, 0; 2, -3.5, 0; 3, 7.5, 0]
4.5 1\n-3.5 2\n7.5 3 => incorrect: your answer is 3x2, 3x1 was asked
  read as [4.5, 1; -3.5, 2; 7.5, 3]
1. 9/2\n2. -7/2\n3. 15/2 => correct
  read as [9/2; -7/2; 15/2]
1. 4,5\n2. -3,5\n3. 7,5 => unreadable: at line 1, column 4: `4,5` can be one number or two; write numbers without thousands separators and with a decimal point; entries with a comma and a space
1.4.5\n2.-3.5\n3.7.5 => unreadable: at line 1, column 1: `1.4.5` is not a number; a number is digits, one point, and an exponent: 1234.5, 1.5e3
1. sqrt(20.25)\n2. -3.5\n3. 7.5 => unreadable: at line 1, column 4: two formulas in two lines: which is the answer?
1. w1 = 4.5\n2. w2 = -3.5\n3. w3 = 7.5 => unreadable: at line 1, column 12: several equalities: which of these is the answer?; an array is written in [ ]
1) 4.5\n2) -3.5\n3) 7.5 => unreadable: at line 1, column 2: this `)` closes nothing
1: 4.5\n2: -3.5\n3: 7.5 => unreadable: at column 2: `:` does not continue the formula
[1. 4.5, 2. -3.5, 3. 7.5] => incorrect: your answer is 1x6, 3x1 was asked
  read as [1, 4.5, 2, -3.5, 3, 7.5]
part: m
1. 1 2\n2. 3 4\n3. 5 6 => correct
  read as [1, 2; 3, 4; 5, 6]
1. 1, 2\n2. 3, 4\n3. 5, 6 => correct
  read as [1, 2; 3, 4; 5, 6]
1. [1, 2]\n2. [3, 4]\n3. [5, 6] => unreadable: at line 1, column 4: two formulas in two lines: which is the answer?
(1) 1 2\n(2) 3 4\n(3) 5 6 => correct
  read as [1, 2; 3, 4; 5, 6]
1. 1 3 5\n2. 2 4 6 => incorrect: your answer is 2x3, 3x2 was asked: transposed, with the right entries
  read as [1, 3, 5; 2, 4, 6]
part: square
1. 5\n2. 6 => correct
  read as [1, 5; 2, 6]
1. 1 5\n2. 2 6 => correct
  read as [1, 5; 2, 6]
part: four
1. 1\n2. 5\n3. 2\n4. 6 => correct
  read as [1; 5; 2; 6]
1. 5. 2. 6. => correct
  read as [1, 5, 2, 6]
1. 5 2. 6 => correct
  read as [1, 5, 2, 6]
part: c
5.-3 + 1.1 => unreadable: at column 1: a decimal point, or a times sign?; write a product with *, and a number without a point at its end
5.(-3) + 1.1 => unreadable: at column 1: a decimal point, or a times sign?; write a product with *, and a number without a point at its end
5. - 19 => correct
  read as 5 - 19
5.-19 => unreadable: at column 1: a decimal point, or a times sign?; write a product with *, and a number without a point at its end
part: d
5.(-3) => correct
  read as 5.*-3
5.-3 => unreadable: at column 1: a decimal point, or a times sign?; write a product with *, and a number without a point at its end
np.float64(4.-19.) => correct
  read as 4 - 19
-16.+1. => correct
part: half
2.25^1/2 => unreadable: at column 6: how much of `1/2` is the power?; write ^(1/2) for a root, or ( ) around all that is divided
2.25^(1/2) => correct
2.25**1/2 => unreadable: at column 7: how much of `1/2` is the power?; write ^(1/2) for a root, or ( ) around all that is divided
3^1/2 => unreadable: at column 3: how much of `1/2` is the power?; write ^(1/2) for a root, or ( ) around all that is divided
3^2/6 => correct
0.4444444444^-1/2 => unreadable: at column 14: how much of `-1/2` is the power?; write ^(-1/2) for a root, or ( ) around all that is divided
\\frac{3}{4}^{1}/2*4 => correct
  read as (3/4)^1/2*4

sheet:
  network: |
    K = [1 2; 3 4]
    d = 2
    s = [1; 2]
    q = K'*s/sqrt(d)
    L = sum(q)
  parts:
    - {id: q, points: 1, expression: K'*s/sqrt(d)}

part: q
K^T s / d^1/2 => unreadable: at column 11: how much of `1/2` is the power?; write ^(1/2) for a root, or ( ) around all that is divided
K^T s * d^-1/2 => unreadable: at column 11: how much of `-1/2` is the power?; write ^(-1/2) for a root, or ( ) around all that is divided
K^T s / d^(1/2) => correct
  read as K'*s/d^(1/2)
K^T s * d^{-1/2} => correct
  read as K'*s*d^(-1/2)
\\frac{K^T s}{d^1/2} => unreadable: at column 16: how much of `1/2` is the power?; write ^(1/2) for a root, or ( ) around all that is divided
