% Precedence
1 + 2*3 => 7
(1 + 2)*3 => 9
10 - 3 - 2 => 5
10 - (3 - 2) => 9
12/3/2 => 2
12/(3/2) => 8
2*3/4*2 => 3
2 + 3 - 4 + 5 => 6
-2^2 => -4
(-2)^2 => 4
2^-1 => 0.5
2^(-1) => 0.5
-2^-2 => -0.25
2*-3 => -6
2--3 => 5
2 - -3 => 5
2+-+-3 => 5
--5 => 5
+5 => 5
2^3*2 => 16
2*3^2 => 18
-3*2 => -6
2^0.5 => 1.414213562
(-8)^(1/3) => nan
(-2)^3 => -8
0^0 => 1
4^0.5 => 2
2^10 => 1024
9^-0.5 => 0.3333333333
1 < 2 => 1
2 < 1 => 0
2 <= 2 => 1
3 > 2 => 1
3 >= 4 => 0
3 == 3 => 1
3 != 3 => 0
3 ~= 4 => 1
1 + 1 == 2 => 1
not 1 => 0
not 0 => 1
not 1 == 2 => 1
not not 3 => 1
1 and 0 => 0
1 and 2 => 1
0 or 3 => 1
1 or 0 and 0 => 1
(1 or 0) and 0 => 0
not 0 and 0 => 0
1 < 2 and 2 < 3 => 1
0.1 + 0.2 == 0.3 => 0
if(1 < 2, 3, 4) => 3
if(0, 3, 4) => 4
if(2 > 1 and 3 > 2, 1, 0) - 1 => 0

% What is ambiguous is refused
2^3^2 => FAIL
  error: a power of a power: say with ( ) which is meant
        | 2^3^2
        |    ^
2^(3^2) => 512
(2^3)^2 => 64
1 < 2 < 3 => FAIL
  error: a comparison of a comparison: join them with `and`
        | 1 < 2 < 3
        |       ^
1 == 1 == 1 => FAIL
  error: a comparison of a comparison: join them with `and`
        | 1 == 1 == 1
        |        ^~
[1 2]^2' => FAIL
  error: a transpose behind a power: say with ( ) which is meant
        | [1 2]^2'
        |        ^
[1 2; 3 4].^2' => FAIL
  error: a transpose behind a power: say with ( ) which is meant
        | [1 2; 3 4].^2'
        |              ^
([1 2; 3 4].^2)' => 2x2: [1 9; 4 16]
[1 2].^(2') => 1x2: [1 4]

% Arrays
[1 2; 3 4] => 2x2: [1 2; 3 4]
[1, 2; 3, 4] => 2x2: [1 2; 3 4]
[1 2\n3 4] => 2x2: [1 2; 3 4]
[1 2;\n 3 4] => 2x2: [1 2; 3 4]
[1 2 # first\n 3 4 # second\n] => 2x2: [1 2; 3 4]
[1 2\r\n3 4] => 2x2: [1 2; 3 4]
[5] => 5
[1; 2; 3] => 3x1: [1; 2; 3]
[1 2 3] => 1x3: [1 2 3]
[1 2 3]' => 3x1: [1; 2; 3]
[1 2 3]^T => 3x1: [1; 2; 3]
[1 -2] => 1x2: [1 -2]
[1 - 2] => -1
[1 -2 - 3] => 1x2: [1 -5]
[1-2] => -1
[1 , -2] => 1x2: [1 -2]
[-1 -2; +3 - 4 5] => 2x2: [-1 -2; -1 5]
[(1 -2) 3] => 1x2: [-1 3]
[2 *3 4] => 1x2: [6 4]
[1 2]*[3; 4] => 11
[1; 2]*[3 4] => 2x2: [3 4; 6 8]
[1 2; 3 4]*[5; 6] => 2x1: [17; 39]
[1 2; 3 4]*[5 6; 7 8] => 2x2: [19 22; 43 50]
[1 2; 3 4].*[5 6; 7 8] => 2x2: [5 12; 21 32]
[1 2; 3 4]./[5 6; 7 8] => 2x2: [0.2 0.3333333333; 0.4285714286 0.5]
[1 2; 3 4]/2 => 2x2: [0.5 1; 1.5 2]
2/[1 2; 4 8] => 2x2: [2 1; 0.5 0.25]
[1 2; 3 4]^2 => 2x2: [7 10; 15 22]
[1 2; 3 4]^3 => 2x2: [37 54; 81 118]
[1 2; 3 4].^2 => 2x2: [1 4; 9 16]
2.^[1 2 3] => 1x3: [2 4 8]
[1 2 3].^[3; 2] => 2x3: [1 8 27; 1 4 9]
[1 2 3] + [10; 20] => 2x3: [11 12 13; 21 22 23]
[1 2; 3 4] - [1 1] => 2x2: [0 1; 2 3]
[1 2; 3 4] > 2 => 2x2: [0 0; 1 1]
[1 2; 3 4]' => 2x2: [1 3; 2 4]
[1 2; 3 4]'' => 2x2: [1 2; 3 4]
-[1 2] => 1x2: [-1 -2]
[1 2; 3 4] == [1 0; 3 0] => 2x2: [1 0; 1 0]
3*[1 2] => 1x2: [3 6]
[1 2]*3 => 1x2: [3 6]
[1 2]' * [1 2] => 2x2: [1 2; 2 4]
(1 +\n 2) * (3\n) => 9
max(1,\n 2) => 2

% Blocks
[[1 2] 3] => 1x3: [1 2 3]
[[1; 2] [3; 4]] => 2x2: [1 3; 2 4]
[[1 2]; [3 4]] => 2x2: [1 2; 3 4]
[[1 2; 3 4] [5; 6]; 7 8 9] => 3x3: [1 2 5; 3 4 6; 7 8 9]
[[1; 2]' 3] => 1x3: [1 2 3]
[1+1 2*2; 3^2 4/2] => 2x2: [2 4; 9 2]
[if(1, 2, 3) 4] => 1x2: [2 4]
[1 2; 3] => FAIL
  error: row 2 has 1 column, the first row has 2
        | [1 2; 3]
        |       ^
[1 2; 3 4 5] => FAIL
  error: row 2 has 3 columns, the first row has 2
        | [1 2; 3 4 5]
        |       ^~~~~
[[1; 2] 3] => FAIL
  error: 1 row beside 2
        | [[1; 2] 3]
        |         ^
[] => FAIL
  error: an array needs an entry
        | []
        | ^~
[1,, 2] => FAIL
  error: `,` stands where a number, a name or `(` is needed
        | [1,, 2]
        |    ^
[1, 2,] => FAIL
  error: `]` stands where an entry is needed
        | [1, 2,]
        |       ^
[1 2 => FAIL
  error: this `[` is never closed
        | [1 2
        | ^
[1 2] + [1 2 3] => FAIL
  error: the shapes 1x2 and 1x3 do not match entry by entry
        | [1 2] + [1 2 3]
        | ^~~~~~~~~~~~~~~
[1 2; 3 4]*[1 2 3] => FAIL
  error: the product of 2x2 and 1x3: 2 columns against 1 row
        | [1 2; 3 4]*[1 2 3]
        | ^~~~~~~~~~~~~~~~~~
[1 2 3]*[1 2 3] => FAIL
  error: the product of 1x3 and 1x3: 3 columns against 1 row
        | [1 2 3]*[1 2 3]
        | ^~~~~~~~~~~~~~~
    help: entry by entry is written .*
[1 2 3] + [1; 2; 3]*[1 2] => FAIL
  error: the shapes 1x3 and 3x2 do not match entry by entry
        | [1 2 3] + [1; 2; 3]*[1 2]
        | ^~~~~~~~~~~~~~~~~~~~~~~~~
[1 2; 3 4]^0.5 => FAIL
  error: a whole number is needed here
        | [1 2; 3 4]^0.5
        |            ^~~
[1 2]^2 => FAIL
  error: only a square matrix has a power, this is 1x2
        | [1 2]^2
        | ^~~~~~~
    help: entry by entry is written .^
[1 2; 3 4]^0 => FAIL
  error: the power of a matrix is a whole number from 1 to 64
        | [1 2; 3 4]^0
        |            ^
[1 2; 3 4]^65 => FAIL
  error: the power of a matrix is a whole number from 1 to 64
        | [1 2; 3 4]^65
        |            ^~
[ones(2,2,2) 1] => FAIL
  error: an array of 2x2x2 cannot stand in [ ]
        | [ones(2,2,2) 1]
        |  ^~~~~~~~~~~
ones(2,2,2)' => FAIL
  error: only a matrix has a transpose, this is 2x2x2
        | ones(2,2,2)'
        | ^~~~~~~~~~~~

% Slips of the pen
1 + => FAIL
  error: the text ends where a number, a name or `(` is needed
        | 1 +
        |    ^
* 2 => FAIL
  error: `*` stands where a number, a name or `(` is needed
        | * 2
        | ^
2 ** 3 => FAIL
  error: `*` stands where a number, a name or `(` is needed
        | 2 ** 3
        |    ^
    help: a power is written with ^
(1 + 2 => FAIL
  error: this `(` is never closed
        | (1 + 2
        | ^
1 + 2) => FAIL
  error: `)` does not continue the formula
        | 1 + 2)
        |      ^
(1\n => FAIL
  error: this `(` is never closed
      1 | (1
        | ^
\n => FAIL
  error: nothing is written here
      1 | 
        | ^
2 3 => FAIL
  error: `3` does not continue the formula
        | 2 3
        |   ^
    help: two numbers: an array is written in [ ]
2 (3) => FAIL
  error: `(` does not continue the formula
        | 2 (3)
        |   ^
    help: a product is written with *
[1 2](1) => FAIL
  error: `(` does not continue the formula
        | [1 2](1)
        |      ^
    help: a product is written with *
1 = 2 => FAIL
  error: `=` does not continue the formula
        | 1 = 2
        |   ^
    help: equality is written ==
1 => 1
1 # comment => 1
# only a comment => FAIL
  error: nothing is written here
        | # only a comment
        | ^~~~~~~~~~~~~~~~
1 .* 2 .+ 3 => FAIL
  error: `.` is not part of a formula
        | 1 .* 2 .+ 3
        |        ^
a && b => FAIL
  error: `&` is not part of a formula
        | a && b
        |   ^
    help: write `and`
!1 => FAIL
  error: `!` is not part of a formula
        | !1
        | ^
    help: write `not`
{1} => FAIL
  error: `{` is not part of a formula
        | {1}
        | ^
    help: group with ( ), write arrays in [ ]
[1 2] @ [3; 4] => FAIL
  error: `@` is not part of a formula
        | [1 2] @ [3; 4]
        |       ^
    help: the matrix product is written *, the product entry by entry .*
3 x 2 => FAIL
  error: `x` does not continue the formula
        | 3 x 2
        |   ^
    help: a product is written with *
1..3 => FAIL
  error: `..` does not continue the formula
        | 1..3
        |  ^~
1:3 => FAIL
  error: `:` does not continue the formula
        | 1:3
        |  ^
: => FAIL
  error: `:` stands where a number, a name or `(` is needed
        | :
        | ^
max(k=1..3) => FAIL
  error: a range of an index stands only in sum, prod, max, …
        | max(k=1..3)
        |     ^~~~~~
1; 2 => FAIL
  error: `;` does not continue the formula
        | 1; 2
        |  ^
not => FAIL
  error: the text ends where a number, a name or `(` is needed
        | not
        |    ^
1 and => FAIL
  error: the text ends where a number, a name or `(` is needed
        | 1 and
        |      ^

% White space in [ ]
network:
  r = [1 2]
  c = [3; 4]
[c' r] => 1x4: [3 4 1 2]
[c' -r] => 1x4: [3 4 -1 -2]
[c' - r] => 1x2: [2 2]
[r' c] => 2x2: [1 3; 2 4]
[r', c] => 2x2: [1 3; 2 4]
[r^T c] => 2x2: [1 3; 2 4]
[tanh(0) (1)] => 1x2: [0 1]
[tanh (0)] => FAIL
  error: `tanh` is a function
        | [tanh (0)]
        |  ^~~~
    help: write its argument: tanh(z)
[.5 -.5] => 1x2: [0.5 -0.5]
[1. 2.] => 1x2: [1 2]
[r[1] r[2]] => 1x2: [1 2]
[r [1]] => 1x3: [1 2 1]
[r[ 1 ] -r[2]] => 1x2: [1 -2]
[(r - r) 5] => 1x3: [0 0 5]
[max(1, -2) 3] => 1x2: [1 3]
[1 < 2 3 > 4] => 1x2: [1 0]
[1 and 0 1] => 1x2: [0 1]
[not 0 1] => 1x2: [1 1]
c'*c => 25
c' *c => 25
c '*c => 25
c'c => FAIL
  error: `c` does not continue the formula
        | c'c
        |   ^
    help: a product is written with *
r'' => 1x2: [1 2]
r^T^T => 1x2: [1 2]
r^T' => 1x2: [1 2]
1.' => 1
2.^-1 => 0.5
2.e-1 => 0.2
1./[2 4] => 1x2: [0.5 0.25]
c.' => FAIL
  error: `.` is not part of a formula
        | c.'
        |  ^
