% 01-numbers.t - and how to read and write these files.
%
% `sheet:` is followed by front matter, indented by two spaces, or by the name of a file;
% `part: ID` says which of its parts is answered; `student: ID` whose numbers, on a sheet
% where every student has his own.  Then a line `ANSWER => VERDICT` is a test.  A verdict is
% the status, the share of the points where it is not obvious, and the message, exactly;
% below it, indented by two spaces, how the answer was read (where that says something new)
% and the reference (where every student has his own).
%
% In files whose name says `mistakes` a wrong answer is also held against broken references.
%
% `=> ok` after a sheet says that it can be read, `=> FAIL` that it cannot; indented below is
% what its author is told.
%
% In an answer \n \r \t \s \> \\ and \x1b stand for themselves, \*1000(text) for 1000 times
% that text.  Lines that begin with % are comments.
%
% After a message has been reworded: REWRITE=1 build/test_judge, then read the diff.

sheet:
  network: |
    one = 0.25
    tiny = 1e-9
    third = 1/3
    zero = 0
    minus = -4
    big = 123456
    column = [1; 2; 3]
    row = [1 2 3]
    matrix = [1 2; 3 4]
    wide = [1 2 3; 4 5 6]
    small = [1e-9 2e-9; 3e-9 -4e-9]
    mixed = [1 0; 0 -2]
    none = zeros(2, 2)
  parts:
    - {id: one, points: 1, value: one}
    - {id: third, points: 1, value: third}
    - {id: tiny, points: 1, value: tiny}
    - {id: zero, points: 1, value: zero}
    - {id: minus, points: 1, value: minus}
    - {id: big, points: 1, value: big}
    - {id: column, points: 1, value: column}
    - {id: row, points: 1, value: row}
    - {id: matrix, points: 1, value: matrix}
    - {id: wide, points: 1, value: wide}
    - {id: small, points: 1, value: small}
    - {id: mixed, points: 1, value: mixed}
    - {id: none, points: 1, value: none}
    - {id: all, points: 1, value: matrix, credit: all}
    - {id: strict, points: 1, value: column, orientation: strict}
    - {id: shape, points: 1, value: shape(wide)}
    - {id: count, points: 1, value: numel(wide)}
    - {id: pi, points: 1, value: 2*pi}

% Numbers, and what people write for them
part: one
0.25 => correct
.25 => correct
+0.25 => correct
25e-2 => correct
  read as 0.25
2.5E-1 => correct
  read as 0.25
1/4 => correct
-1/-4 => correct
 0.25  => correct
(0.25) => correct
  read as 0.25
[0.25] => correct
[[0.25]] => correct
  read as [0.25]
0.5*0.5 => correct
0.5^2 => correct
sqrt(1/16) => correct
exp(0)/4 => correct
1*0.1 + 3*0.05 => correct
y = 0.25 => correct
  read as 0.25
dL/dW = 0.25 => correct
  read as 0.25
W[1,2] = 0.25 => correct
  read as 0.25
= 0.25 => correct
  read as 0.25
0.25\n => correct
0.2500 => correct
0.25024 => correct
0.25025 => correct
0.25026 => incorrect: 0.25026 is not right: close, but outside the tolerance
0.2498 => correct
0.24974 => incorrect: 0.24974 is not right: close, but outside the tolerance
0.253 => incorrect: 0.253 is not right
0.3 => incorrect: 0.3 is not right
-0.25 => incorrect: -0.25 is not right: the sign is wrong
0 => incorrect: 0 is not right
-0 => incorrect: 0 is not right
25 => incorrect: 25 is not right
0.25.  => correct
0.25 m => unreadable: at column 6: a number is asked, `m` is a name
25% => unreadable: at column 3: `%` is not part of a formula; write a decimal number, not per cent
0,25 => unreadable: at column 2: `,` does not continue the formula; write numbers without thousands separators and with a decimal point; an array in [ ]
1d3 => unreadable: at column 1: `1d3` is not a number; a number is digits, one point, and an exponent: 1234.5, 1.5e3
0x10 => unreadable: at column 1: `0x10` is not a number; a number is digits, one point, and an exponent: 1234.5, 1.5e3
1_000 => unreadable: at column 1: `1_000` is not a number; a number is digits, one point, and an exponent: 1234.5, 1.5e3
1,234 => unreadable: at column 2: `,` does not continue the formula; write numbers without thousands separators and with a decimal point; an array in [ ]
0.25 0.5 => unreadable: at column 6: `0.5` does not continue the formula; two numbers: an array is written in [ ]
0.25, 0.5 => unreadable: at column 5: `,` does not continue the formula; write numbers without thousands separators and with a decimal point; an array in [ ]
0.25; 0.5 => unreadable: at column 5: `;` does not continue the formula
0.25\n0.5 => unreadable: at column 1: `0.5` does not continue the formula; two numbers: an array is written in [ ]
0.25 or 0.5 => unreadable: at column 6: one number is asked, not several
a = 0.25 = b => unreadable: at column 12: a number is asked, `b` is a name
0.25 = 1/4 => correct
  read as 1/4
0.25 == 0.25 => unreadable: at column 1: a number is asked, this is a condition
nan => unreadable: at column 1: a number is asked, `nan` is a name; an answer is a number
NaN => unreadable: at column 1: a number is asked, `NaN` is a name; an answer is a number
inf => unreadable: at column 1: a number is asked, `inf` is a name; an answer is a finite number
-inf => unreadable: at column 2: a number is asked, `inf` is a name; an answer is a finite number
Infinity => unreadable: at column 1: a number is asked, `Infinity` is a name
1/0 => unreadable: at column 1: this is not a finite number
0/0 => unreadable: at column 1: this is not a finite number
sqrt(-1) => unreadable: at column 1: this is not a finite number
log(0) => unreadable: at column 1: this is not a finite number
1e400 => unreadable: at column 1: the number is too large
1e-400 => unreadable: at column 1: the number is too small: it would be read as 0
-0.0001e-320 => unreadable: at column 2: the number is too small: it would be read as 0
0e-400 => incorrect: 0 is not right
  read as 0
0.0e999 => incorrect: 0 is not right
  read as 0
exp(0,5) => unreadable: at column 1: `exp` takes 1 argument; a decimal comma? write a point: 0.5
sqrt(6,25) => unreadable: at column 1: `sqrt` takes 1 argument; a decimal comma? write a point: 0.5
relu(1,5) => unreadable: at column 1: `relu` takes 1 argument; a decimal comma? write a point: 0.5
exp(1, 2, 3) => unreadable: at column 1: `exp` takes 1 argument
exp(x, 2) => unreadable: at column 5: a number is asked, `x` is a name
1e308*10 => unreadable: at column 1: this is not a finite number
one => unreadable: at column 1: a number is asked, `one` is a name
x => unreadable: at column 1: a number is asked, `x` is a name
0.25x => unreadable: at column 5: a number is asked, `x` is a name
0..25 => unreadable: at column 2: `..` does not continue the formula
0.2.5 => unreadable: at column 1: `0.2.5` is not a number; a number is digits, one point, and an exponent: 1234.5, 1.5e3
(0.25 => unreadable: at column 1: this `(` is never closed
0.25) => unreadable: at column 5: this `)` closes nothing
[0.25 => unreadable: at column 1: this `[` is never closed
1/ => unreadable: at column 3: the text ends where a number, a name or `(` is needed
1//4 => unreadable: at column 2: this is not part of a formula; write / for a quotient
≈0.25 => correct
  read as 0.25
~0.25 => correct
  read as 0.25
about 0.25 => correct
  read as 0.25
"0.25" => correct
\x00 => unreadable: at column 1: control character 0x00
0.25\x00 => unreadable: at column 5: control character 0x00
0.25\xff => unreadable: at column 5: `\xff`: this character is not part of a formula
0.25\t => correct
−0.25 => incorrect: -0.25 is not right: the sign is wrong
  read as -0.25
１ => incorrect: 1 is not right
  read as 1
[] => unreadable: at column 1: there is nothing in the brackets
[0.25; 0.25] => incorrect: your answer is an array of 2x1, one number was asked
[0.25, 0.25] => incorrect: your answer is an array of 1x2, one number was asked
3-Jan => unreadable: at column 1: this is a date, a number is asked; a spreadsheet makes a date of 1/2: write 0.5, or =1/2
2024-01-02 => unreadable: at column 1: this is a date, a number is asked; a spreadsheet makes a date of 1/2: write 0.5, or =1/2
if(1 > 2, 3, 0.25) => unreadable: at column 4: a number is asked, this is a condition
sum([0.125 0.125]) => correct
  read as sum([0.125, 0.125])
sum(k=1..5, 0.05) => correct
1 > 0 => unreadable: at column 1: a number is asked, this is a condition
eye(1)/4 => correct
max(0.25, 0.1) => correct

% Nothing
 => blank: no answer
- => blank: no answer
-- => blank: no answer
--- => unreadable: at column 1: two signs in a row; write a - (-b), or only one
\s\s\n\t\s => blank: no answer
n/a => blank: no answer
N/A => blank: no answer
NA => unreadable: at column 1: a number is asked, `NA` is a name
none => unreadable: at column 1: a number is asked, `none` is a name
? => blank: no answer
??? => unreadable: at column 1: `?` is not part of a formula
. => unreadable: at column 1: nothing is written here
idk => unreadable: at column 1: a number is asked, `idk` is a name

part: third
1/3 => correct
0.333 => correct
0.3333 => correct
0.33 => incorrect: 0.33 is not right: close, but outside the tolerance
0.334 => incorrect: 0.334 is not right: close, but outside the tolerance
0.33333333333333333333333333333333333333 => correct
1/3. => correct
  read as 1/3

% A tiny gradient is not right for being near zero
part: tiny
1e-9 => correct
  read as 1e-09
1.0005e-9 => correct
  read as 1.0005e-09
1.002e-9 => incorrect: 1.002e-09 is not right: close, but outside the tolerance
  read as 1.002e-09
0 => incorrect: 0 is not right
2e-9 => incorrect: 2e-09 is not right
  read as 2e-09
-1e-9 => incorrect: -1e-09 is not right: the sign is wrong
  read as -1e-09
0.000000001 => correct
1*10^-9 => correct
  read as 1*10^(-9)

part: zero
0 => correct
-0 => correct
0.0 => correct
1e-400 => unreadable: at column 1: the number is too small: it would be read as 0
1e-7 => correct
  read as 1e-07
1e-6 => correct
  read as 1e-06
1e-5 => incorrect: 1e-05 is not right
  read as 1e-05
0.1+0.2-0.3 => correct
[0] => correct

part: minus
-4 => correct
-8/2 => correct
4 => incorrect: 4 is not right: the sign is wrong
- 4 => correct
  read as -4
(-4) => correct
  read as -4
--4 => unreadable: at column 1: two signs in a row; write a - (-b), or only one
-(4) => correct
  read as -4
0-4 => correct
-4.01 => incorrect: -4.01 is not right: close, but outside the tolerance

part: big
123456 => correct
123,456 => unreadable: at column 4: `,` does not continue the formula; write numbers without thousands separators and with a decimal point; an array in [ ]
123 456 => unreadable: at column 5: `456` does not continue the formula; two numbers: an array is written in [ ]
1.23456e5 => correct
  read as 123456
123400 => correct
123579 => correct
123580 => incorrect: 123580 is not right: close, but outside the tolerance
1.2e5 => incorrect: 120000 is not right
  read as 120000

part: pi
2*pi => correct
6.2832 => correct
6.28 => correct
2pi => correct
  read as 2*pi
tau => unreadable: at column 1: a number is asked, `tau` is a name; did you mean `tan`?
2*3.14 => correct
2*3.1416 => correct

part: count
6 => correct
6.0 => correct
2*3 => correct
2x3 => unreadable: at column 1: `2x3` is not a number; a number is digits, one point, and an exponent: 1234.5, 1.5e3; no units
6 parameters => correct
  read as 6
6 Parameters => correct
  read as 6
6 trainable parameters => correct
  read as 6
= 6 parameters => correct
  read as 6
2*3 = 6 entries => correct
  read as 6
5 = 5 = 6 => correct: 5 is not 6: the equalities do not hold; the last value counts
  read as 6
5 = 6 => correct: 5 is not 6: the equalities do not hold; the last value counts
  read as 6
2*3 = 5 => incorrect: 5 is not right; 2*3 is 6: the equalities do not hold; the last value counts
  read as 5
2+3 = 5 = 6 => correct: 2 + 3 is 5: the equalities do not hold; the last value counts
  read as 6
Answer: 6 => correct
Answer: 6 parameters => correct
  read as 6
ans:6 => correct
Final answer: 2*3 = 6 => correct
  read as 6
answer : 6 => correct
Answer 6 => unreadable: at column 1: a number is asked, `Answer` is a name
Answer: => unreadable: at column 1: a number is asked, `Answer` is a name
answer := 6 => correct
  read as 6
answer: 5, 6 => unreadable: at column 10: `,` does not continue the formula; write numbers without thousands separators and with a decimal point; an array in [ ]
result: a: 6 => correct
  read as 6
5 parameters => incorrect: 5 is not right
  read as 5
6 parameters and 1 bias => unreadable: at column 3: a number is asked, `parameters` is a name
6 parameters + 2 => unreadable: at column 3: a number is asked, `parameters` is a name
6 weights, 2 biases => unreadable: at column 3: a number is asked, `weights` is a name
6 apples => unreadable: at column 3: a number is asked, `apples` is a name
6 5 parameters => unreadable: at column 5: a number is asked, `parameters` is a name
6parameters => unreadable: at column 1: `6parameters` is not a number; a number is digits, one point, and an exponent: 1234.5, 1.5e3; no units
6k parameters => unreadable: at column 4: a number is asked, `parameters` is a name
6.0 parameters => unreadable: at column 5: a number is asked, `parameters` is a name
5 => incorrect: 5 is not right

part: one
0.25 parameters => unreadable: at column 6: a number is asked, `parameters` is a name
Answer: 0.25 => correct
Answer: **0.25** => correct
**Answer: 0.25** => correct
"Solution: 1/4" => correct
part: shape
[2 3] => correct
  read as [2, 3]
[2; 3] => correct
[2, 3] => correct
2x3 => correct
  read as [2, 3]
2 x 3 => correct
  read as [2, 3]
(2, 3) => correct
  read as [2, 3]
2, 3 => correct
  read as [2, 3]
[3 2] => incorrect: 0 of 2 entries are right; wrong: [1], [2]
  read as [3, 2]

% Arrays
part: column
[1; 2; 3] => correct
[1 2 3] => correct
  read as [1, 2, 3]
[1, 2, 3] => correct
[1 2 3]' => correct
  read as [1, 2, 3]'
[1 2 3]^T => correct
  read as [1, 2, 3]'
[1,2,3]^T => correct
  read as [1, 2, 3]'
[[1];[2];[3]] => correct
  read as [[1]; [2]; [3]]
[1;2;3] + [0;0;0] => correct
  read as [1; 2; 3] + [0; 0; 0]
1 2 3 => correct
  read as [1, 2, 3]
1, 2, 3 => correct
  read as [1, 2, 3]
1\n2\n3 => correct
  read as [1; 2; 3]
1; 2; 3 => correct
  read as [1; 2; 3]
(1, 2, 3) => correct
  read as [1, 2, 3]
[1; 2; 4] => partial 0.666667: 2 of 3 entries are right; wrong: [3]
[1; -2; 3] => partial 0.666667: 2 of 3 entries are right; wrong: [2]: the sign is wrong
[-1; -2; -3] => incorrect: 0 of 3 entries are right; wrong: [1], [2], [3]: the sign is wrong
[3; 2; 1] => partial 0.333333: 1 of 3 entries are right; wrong: [1], [3]
[1; 2] => incorrect: your answer is 2x1, 3x1 was asked
[1; 2; 3; 4] => incorrect: your answer is 4x1, 3x1 was asked
[1; 2; -] => unreadable: at column 9: `]` stands where a number, a name or `(` is needed
[1; 2; ] => incorrect: your answer is 2x1, 3x1 was asked
  read as [1; 2]
[1; 2; ?] => unreadable: at column 8: `?` is not part of a formula
[1; 2; nan] => unreadable: at column 8: a number is asked, `nan` is a name; an answer is a number
[1; 2; 1/0] => unreadable: at column 1: this is not a finite number
1 => incorrect: your answer is one number, an array of 3x1 was asked
[1; 2; 3; ] => correct
  read as [1; 2; 3]
[1;; 2] => unreadable: at column 4: `;` stands where an entry is needed
[1 2; 3] => unreadable: at column 7: row 2 has 1 column, the first row has 2
[1 2; 3 4] => incorrect: your answer is 2x2, 3x1 was asked
  read as [1, 2; 3, 4]
2*[0.5; 1; 1.5] => correct
[1; 4/2; sqrt(9)] => correct
[1 - 0; 2; 3] => correct
[1 -0; 2; 3] => unreadable: at column 8: row 2 has 1 column, the first row has 2
x = [1; 2; 3] => correct
  read as [1; 2; 3]
[1 2 3;] => correct
  read as [1, 2, 3]

part: row
[1 2 3] => correct
  read as [1, 2, 3]
[1; 2; 3] => correct
[1 2 4] => partial 0.666667: 2 of 3 entries are right; wrong: [3]
  read as [1, 2, 4]

part: strict
[1; 2; 3] => correct
[1 2 3] => incorrect: your answer is 1x3, 3x1 was asked: transposed, with the right entries
  read as [1, 2, 3]
[1 2 4] => incorrect: your answer is 1x3, 3x1 was asked: transposed?
  read as [1, 2, 4]
[1; 2; 4] => partial 0.666667: 2 of 3 entries are right; wrong: [3]

part: matrix
[1 2; 3 4] => correct
  read as [1, 2; 3, 4]
[1, 2; 3, 4] => correct
[1 2\n3 4] => correct
  read as [1, 2; 3, 4]
[1 2;\n 3 4] => correct
  read as [1, 2; 3, 4]
[[1, 2], [3, 4]] => correct
  read as [1, 2; 3, 4]
[[1 2]; [3 4]] => correct
  read as [[1, 2]; [3, 4]]
[1 3; 2 4] => incorrect: your answer is the transpose of the right one
  read as [1, 3; 2, 4]
[1 3; 2 4]' => correct
  read as [1, 3; 2, 4]'
[1 3; 3 4] => partial 0.75: 3 of 4 entries are right; wrong: [1,2]
  read as [1, 3; 3, 4]
[1 2; 3 -4] => partial 0.75: 3 of 4 entries are right; wrong: [2,2]: the sign is wrong
  read as [1, 2; 3, -4]
[-1 -2; -3 -4] => incorrect: 0 of 4 entries are right; wrong: [1,1], [1,2], [2,1], [2,2]: the sign is wrong
  read as [-1, -2; -3, -4]
[9 9; 9 9] => incorrect: 0 of 4 entries are right; wrong: [1,1], [1,2], [2,1], [2,2]
  read as [9, 9; 9, 9]
[1 2 3 4] => incorrect: your answer is 1x4, 2x2 was asked
  read as [1, 2, 3, 4]
[1; 2; 3; 4] => incorrect: your answer is 4x1, 2x2 was asked
[1 2] => incorrect: your answer is 1x2, 2x2 was asked
  read as [1, 2]
5 => incorrect: your answer is one number, an array of 2x2 was asked
eye(2) => partial 0.25: 1 of 4 entries are right; wrong: [1,2], [2,1], [2,2]
[1 2; 3 4] * eye(2) => correct
  read as [1, 2; 3, 4]*eye(2)
[1 2; 3 4] * [1 2 3] => incorrect: at column 1: the product of 2x2 and 1x3: 2 columns against 1 row
  read as [1, 2; 3, 4]*[1, 2, 3]
[1 2; 3 4; 5 6] => incorrect: your answer is 3x2, 2x2 was asked
  read as [1, 2; 3, 4; 5, 6]
1 2; 3 4 => correct
  read as [1, 2; 3, 4]
1 2\n3 4 => correct
  read as [1, 2; 3, 4]
M = [1 2; 3 4] => correct
  read as [1, 2; 3, 4]

part: wide
[1 2 3; 4 5 6] => correct
  read as [1, 2, 3; 4, 5, 6]
[1 4; 2 5; 3 6] => incorrect: your answer is 3x2, 2x3 was asked: transposed, with the right entries
  read as [1, 4; 2, 5; 3, 6]
[1 4; 2 5; 3 7] => incorrect: your answer is 3x2, 2x3 was asked: transposed?
  read as [1, 4; 2, 5; 3, 7]
[9 9; 9 9; 9 9] => incorrect: your answer is 3x2, 2x3 was asked: transposed?
  read as [9, 9; 9, 9; 9, 9]
[1 2 3; 4 5 7] => partial 0.833333: 5 of 6 entries are right; wrong: [2,3]
  read as [1, 2, 3; 4, 5, 7]
[1 2 3] => incorrect: your answer is 1x3, 2x3 was asked
  read as [1, 2, 3]
[1 2 3 4 5 6] => incorrect: your answer is 1x6, 2x3 was asked
  read as [1, 2, 3, 4, 5, 6]
[0 0 0; 0 0 0] => incorrect: 0 of 6 entries are right; wrong: [1,1], [1,2], [1,3], [2,1], [2,2], [2,3]
  read as [0, 0, 0; 0, 0, 0]

part: small
[1e-9 2e-9; 3e-9 -4e-9] => correct
  read as [1e-09, 2e-09; 3e-09, -4e-09]
[0 0; 0 0] => incorrect: 0 of 4 entries are right; wrong: [1,1], [1,2], [2,1], [2,2]
  read as [0, 0; 0, 0]
1e-9*[1 2; 3 -4] => correct
  read as 1e-09*[1, 2; 3, -4]
[1e-9 2e-9; 3e-9 0] => partial 0.75: 3 of 4 entries are right; wrong: [2,2]
  read as [1e-09, 2e-09; 3e-09, 0]
[-1e-9 -2e-9; -3e-9 4e-9] => incorrect: 0 of 4 entries are right; wrong: [1,1], [1,2], [2,1], [2,2]: the sign is wrong
  read as [-1e-09, -2e-09; -3e-09, 4e-09]
zeros(2,2) => incorrect: 0 of 4 entries are right; wrong: [1,1], [1,2], [2,1], [2,2]
  read as zeros(2, 2)

part: mixed
[1 0; 0 -2] => correct
  read as [1, 0; 0, -2]
[1 1e-7; 0 -2] => correct
  read as [1, 1e-07; 0, -2]
[1 1e-5; 0 -2] => partial 0.75: 3 of 4 entries are right; wrong: [1,2]
  read as [1, 1e-05; 0, -2]
[0 0; 0 0] => partial 0.5: 2 of 4 entries are right; wrong: [1,1], [2,2]
  read as [0, 0; 0, 0]
[1 0; 0 2] => partial 0.75: 3 of 4 entries are right; wrong: [2,2]: the sign is wrong
  read as [1, 0; 0, 2]
[1 -0; -0 -2] => correct
  read as [1, -0; -0, -2]
0 => incorrect: your answer is one number, an array of 2x2 was asked

part: none
[0 0; 0 0] => correct
  read as [0, 0; 0, 0]
zeros(2,2) => correct
  read as zeros(2, 2)
0 => correct
[0 0; 0 1] => partial 0.75: 3 of 4 entries are right; wrong: [2,2]
  read as [0, 0; 0, 1]
[0 0] => incorrect: your answer is 1x2, 2x2 was asked
  read as [0, 0]
0*[1 2; 3 4] => correct
  read as 0*[1, 2; 3, 4]

part: all
[1 2; 3 4] => correct
  read as [1, 2; 3, 4]
[1 2; 3 5] => incorrect: 3 of 4 entries are right; wrong: [2,2]
  read as [1, 2; 3, 5]

% What nobody can need: a formula of many pages, many more numbers than are asked
sheet:
  network: 'x : 3 ; m = [1 2; 3 4] ; y = 2*x'
  parts:
    - {id: y, points: 1, expression: y}
    - {id: m, points: 1, value: m}

part: y
x + x + \*5000( 0 +) 0 => unreadable: the answer is longer than 16384 bytes
\*3000(0 + )2*x => unreadable: at column 4003: too long a chain: shorten it
part: m
[\*20000(1,)1] => unreadable: the answer is longer than 16640 bytes
\*9000(")1\*9000(") => unreadable: the answer is longer than 16640 bytes
\*9000(`)1\*9000(`) => unreadable: the answer is longer than 16640 bytes
\*4500(**)1\*4500(**) => unreadable: the answer is longer than 16640 bytes
\*2500(Answer: )1 => unreadable: the answer is longer than 16640 bytes
\*8(")1\*8(") => incorrect: your answer is one number, an array of 2x2 was asked
\*30(")1\*30(") => unreadable: at column 17: `"` is not part of a formula
\*8(\boxed{)1\*8(}) => incorrect: your answer is one number, an array of 2x2 was asked
\*8(\boxed{)1\*7(}) => unreadable: at column 7: this `{` is never closed
\*250(\boxed{)1\*250(}) => unreadable: at column 127: too deeply nested
\*2000(\boxed{)1\*2000(}) => unreadable: at column 120: too deeply nested
\*8100(\boxed{)1\*8100(}) => unreadable: the answer is longer than 16640 bytes
