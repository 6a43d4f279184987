% 01-numbers.t - and how to read and write these files.
%
% A line `EXPRESSION => VALUE` is a test: the expression, in the language of sheets and
% answers, comes to the value.  Values are printed with up to 10 significant digits;
% anything but a single number has its shape in front, 2x3: [1 2 3; 4 5 6], and an
% array of three or four dimensions lists its entries in order, the last index fastest.
%
% `EXPRESSION => FAIL` means that it has no meaning; the lines below, indented by two
% spaces, are exactly what the author or the student is told.
%
% Groups are separated by empty lines.  In front of its tests a group may have
%   network:                  indented lines: the network that the expressions stand in
%   let x = [1; 2; 3]         numbers for a declared quantity (else its entries are 1, 2, 3, …;
%                             so are the 8 coefficients of an unspecified function)
%   layout: numerator, relu_at_zero: 1, step_at_zero: 0, partials: direct
%                             the sheet's settings (else shape, 0, 1, total)
%   data: X                   a declared quantity that is no parameter (may be repeated)
%   equality: close           == as in claims: up to rounding
%   entry: i=1..3             the expression is a formula for entry i (and j: a second such line)
% A line `=> FAIL` without an expression is about the network itself.  In an expression
% \n, \r and \t stand for themselves.  Lines that begin with % are comments.
%
% After a message has been reworded: REWRITE=1 build/test_lang, then read the diff.

% Numbers
0 => 0
7 => 7
007 => 7
1.5 => 1.5
.5 => 0.5
5. => 5
1e3 => 1000
1E3 => 1000
1.5e-3 => 0.0015
2.e2 => 200
1e+2 => 100
123456789012 => 1.23456789e+11
0.1 + 0.2 => 0.3
1/3 => 0.3333333333
1e308*10 => inf
-1e308*10 => -inf
1e308*10 - 1e308*10 => nan
0/0 => nan
1/0 => inf
-1/0 => -inf
-0 => 0
5e-324 => 4.940656458e-324
1e-400 => FAIL
  error: the number is too small: it would be read as 0
        | 1e-400
        | ^~~~~~
pi => 3.141592654

% What looks like a number elsewhere is none here
1e400 => FAIL
  error: the number is too large
        | 1e400
        | ^~~~~
1d3 => FAIL
  error: `1d3` is not a number
        | 1d3
        | ^~~
    help: a number is digits, one point, and an exponent: 1234.5, 1.5e3
0x10 => FAIL
  error: `0x10` is not a number
        | 0x10
        | ^~~~
    help: a number is digits, one point, and an exponent: 1234.5, 1.5e3
1_000 => FAIL
  error: `1_000` is not a number
        | 1_000
        | ^~~~~
    help: a number is digits, one point, and an exponent: 1234.5, 1.5e3
1.2.3 => FAIL
  error: `1.2.3` is not a number
        | 1.2.3
        | ^~~~~
    help: a number is digits, one point, and an exponent: 1234.5, 1.5e3
2x => FAIL
  error: `2x` is not a number
        | 2x
        | ^~
    help: write a product with *: 2*x
2pi => FAIL
  error: `2pi` is not a number
        | 2pi
        | ^~~
    help: write a product with *: 2*pi
1,234 => FAIL
  error: `,` does not continue the formula
        | 1,234
        |  ^
    help: write numbers without thousands separators and with a decimal point; an array in [ ]
1 234 => FAIL
  error: `234` does not continue the formula
        | 1 234
        |   ^~~
    help: two numbers: an array is written in [ ]
3% => FAIL
  error: `%` is not part of a formula
        | 3%
        |  ^
    help: a comment begins with #
1e => FAIL
  error: `1e` is not a number
        | 1e
        | ^~
    help: write a product with *: 1*e
inf => FAIL
  error: there is no quantity `inf`
        | inf
        | ^~~
nan => FAIL
  error: there is no quantity `nan`
        | nan
        | ^~~
e => FAIL
  error: there is no quantity `e`
        | e
        | ^
    help: a power of e is written exp(x)
e^2 => FAIL
  error: there is no quantity `e`
        | e^2
        | ^
    help: a power of e is written exp(x)
$5 => FAIL
  error: `$` is not part of a formula
        | $5
        | ^
½ => FAIL
  error: `½` is not part of a formula
        | ½
        | ^
