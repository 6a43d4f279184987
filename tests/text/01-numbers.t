% 01-numbers.t - and how to read and write these files.
%
% A line `SPELLING => READING` is a test: an answer as a student writes it, and how it is
% read, in the notation of sheets.  Spaces in a reading are those of backgrade, not the
% student's.  Between equals signs every piece is read for itself: `x = 5(-3) = -15`; a
% piece that is not the last may be unreadable, which is written `?`.
%
% `SPELLING => FAIL …` means that it cannot be read; the rest of the line is exactly what
% the student is told: place, reason, hint.
%
% Groups are separated by empty lines.  In front of its tests a group may have
%   network:               indented lines: the network whose names are known
%   loss: L                the quantity whose adjoints a bar or a d means (else none)
%   entry: i=1..3, j=1..2  a formula for the entry (i,j) is asked
%   asked: value           a number is asked, no formula; `asked: list`: an array;
%                          `asked: 4 entries`: one of so many
%   decimal comma: yes     the answer came from a file in which commas are decimal
% In a spelling ⏎ stands for the end of a line and <U+200B> for the character of that
% number.  Lines that begin with `% ` are comments.
%
% A new test: write `SPELLING => ?`, run REWRITE=1 build/test_text, and read what it put
% there.  Is it what the student meant, and nothing that he did not?

% Numbers as they are typed
asked: value
0.25 => 0.25
.25 => 0.25
5. => 5
+3 => 3
-3 => -3
−3 => -3
–3 => -3
﹣3 => -3
－３．５ => -3.5
1.5e3 => 1500
1.5E3 => 1500
1e-3 => 0.001
1e−3 => 0.001
1e+3 => 1000
1.e3 => 1000
8.5 \times 10^{26} => 8.5*10^26
8.5 × 10^26 => 8.5*10^26
8.5·10²⁶ => 8.5*10^26
8.5*10^26 => 8.5*10^26
0·4916 => FAIL at column 1: a decimal point, or a times sign?; write a decimal point as a full stop, a product with *
-0·4916 => FAIL at column 2: a decimal point, or a times sign?; write a decimal point as a full stop, a product with *
0⋅4916 => FAIL at column 1: a decimal point, or a times sign?; write a decimal point as a full stop, a product with *
2·5 => FAIL at column 1: a decimal point, or a times sign?; write a decimal point as a full stop, a product with *
2 · 5 => 2*5
0·5 + 2·3 => 0*5 + 2*3
(2·5) => FAIL at column 2: a decimal point, or a times sign?; write a decimal point as a full stop, a product with *
2·5·3 => 2*5*3
2·0.5 => 2*0.5
$0·25$ => FAIL at column 2: a decimal point, or a times sign?; write a decimal point as a full stop, a product with *
(0·25) => FAIL at column 2: a decimal point, or a times sign?; write a decimal point as a full stop, a product with *
(2·3) + (1·4) => 2*3 + 1*4
(2·3)^2 => (2*3)^2
1 + (2·3) => 1 + 2*3
about 0·25 => FAIL at column 7: a decimal point, or a times sign?; write a decimal point as a full stop, a product with *
loss: 0·25 => FAIL at column 7: a decimal point, or a times sign?; write a decimal point as a full stop, a product with *
≈ 0·25 => FAIL at column 3: a decimal point, or a times sign?; write a decimal point as a full stop, a product with *
x = 0·25 => FAIL at column 5: a decimal point, or a times sign?; write a decimal point as a full stop, a product with *
8.5*10**26 => 8.5*10.^26
8.5x10^26 => 8.5*10^26
8.5 x 10^-3 => 8.5*10^(-3)
2.5·10⁻³ => 2.5*10^(-3)
10^{-3} => 10^(-3)
10^-3 => 10^(-3)
0.0000 => 0
007 => 7
½ => 1/2
1½ => 1 + 1/2
-1½ => -(1 + 1/2)
2½·3 => (2 + 1/2)*3
⅔ => 2/3
1 ⁄ 2 => 1/2
1∕2 => 1/2
1÷2 => 1/2
-8/2 => -8/2
\frac12 => 1/2
\frac{1}{2} => 1/2
\tfrac{3}{4} => 3/4
-\dfrac{1}{2} => -(1/2)
$\frac{1}{2}$ => 1/2
$$0.25$$ => 0.25
\(0.25\) => 0.25
\[0.25\] => 0.25
\boxed{-14} => -14
= 5 => 5
≈ 0.25 => 0.25
~0.25 => 0.25
\approx 0.25 => 0.25
5(-3) + 1(1) = -14 => 5*-3 + 1*1 = -14
1 * 2 + 1 * 3 => 1*2 + 1*3
3 − −2 => 3 - -2
5 + -3 => 5 + -3
2^3 => 2^3
2**3 => 2.^3
2³ => 2^3
2⁻¹ => 2^(-1)
√2/2 => sqrt(2)/2
\sqrt{2}/2 => sqrt(2)/2
sqrt(2)/2 => sqrt(2)/2
π/2 => pi/2
2\pi => 2*pi
|−3| => abs(-3)
e^{-1} => exp(-1)
e^-1 => exp(-1)
exp(-1) => exp(-1)
ln 2 => ln(2)
1/(1+e^{-1}) => 1/(1 + exp(-1))
1/(1+exp(-1)) => 1/(1 + exp(-1))
0.25. => 0.25
0.25, => 0.25
$0.25$. => 0.25
5 => 5
<U+FEFF>5<U+200B> => 5
0<U+00AD>.25 => 0.25
<U+00A0>0.25<U+202F> => 0.25
𝟎.𝟐𝟓 => 0.25
tensor(4.5000) => 4.5
np.float64(0.25) => 0.25
tensor(4.5000, grad_fn=<MeanBackward0>) => 4.5
0.5 # half of it => 0.5
3 \cdot 4 => 3*4
3\cdot(-2) => 3*-2
(3)(4) => 3*4
3(4) => 3*4
1/2(3+4) => 1/2*(3 + 4)
3 - 2 => 3 - 2
4 × 5 = 20 => 4*5 = 20
max(0, -3) => max(0, -3)
\max(0, 3) => max(0, 3)
\max\{0, 3\} => max(0, 3)
ReLU(-2) => relu(-2)
\text{ReLU}(3) \cdot (-3) = 3(-3) = -9 => relu(3)*-3 = 3*-3 = -9
1 - 1/3 => 1 - 1/3

% No number, or nobody knows which
asked: value
1,234 => FAIL at column 2: `,` does not continue the formula; write numbers without thousands separators and with a decimal point; an array in [ ]
1.234,5 => FAIL at column 6: `,` does not continue the formula; write numbers without thousands separators and with a decimal point; an array in [ ]
1 000 => FAIL at column 3: `000` does not continue the formula; two numbers: an array is written in [ ]
1 000,5 => FAIL at column 1: `1 000` can be one number or two; write numbers without thousands separators and with a decimal point; entries with a comma and a space
1<U+202F>000 => FAIL at column 3: `000` does not continue the formula; two numbers: an array is written in [ ]
1'000 => FAIL at column 2: write numbers without thousands separators
1’000 => FAIL at column 2: write numbers without thousands separators
1_000 => FAIL at column 1: `1_000` is not a number; a number is digits, one point, and an exponent: 1234.5, 1.5e3
1.234.567 => FAIL at column 1: `1.234.567` is not a number; a number is digits, one point, and an exponent: 1234.5, 1.5e3
0,25 => FAIL at column 2: `,` does not continue the formula; write numbers without thousands separators and with a decimal point; an array in [ ]
1d3 => FAIL at column 1: `1d3` is not a number; a number is digits, one point, and an exponent: 1234.5, 1.5e3
1D-3 => FAIL at column 1: `1D` is not a number; a number is digits, one point, and an exponent: 1234.5, 1.5e3
0x1p3 => FAIL at column 1: `0x1p3` is not a number; a number is digits, one point, and an exponent: 1234.5, 1.5e3
0b11 => FAIL at column 1: `0b11` is not a number; a number is digits, one point, and an exponent: 1234.5, 1.5e3
1e => FAIL at column 2: there is no quantity `e`; a power of e is written exp(x)
nan => FAIL at column 1: a number is asked, `nan` is a name; an answer is a number
inf => FAIL at column 1: a number is asked, `inf` is a name; an answer is a finite number
-inf => FAIL at column 2: a number is asked, `inf` is a name; an answer is a finite number
∞ => FAIL at column 1: `∞`: infinity is not a number
\infty => FAIL at column 1: `\infty`: infinity is not a number
3 4 => FAIL at column 3: `4` does not continue the formula; two numbers: an array is written in [ ]
3, 4 => FAIL at column 2: `,` does not continue the formula; write numbers without thousands separators and with a decimal point; an array in [ ]
3; 4 => FAIL at column 2: `;` does not continue the formula
3 or 4 => FAIL at column 3: one number is asked, not several
3 and 4 => FAIL at column 3: one number is asked, not several
3 ± 1 => FAIL at column 3: `±`: one value is asked
+-3 => FAIL at column 1: two signs in a row; write a - (-b), or only one
--3 => FAIL at column 1: two signs in a row; write a - (-b), or only one
3--2 => FAIL at column 2: two signs in a row; write a - (-b), or only one
25% => FAIL at column 3: `%` is not part of a formula; write a decimal number, not per cent
25\% => FAIL at column 3: `\%`: write a decimal number, not per cent
5 cm => FAIL at column 3: a number is asked, `cm` is a name
5cm => FAIL at column 1: `5cm` is not a number; a number is digits, one point, and an exponent: 1234.5, 1.5e3; no units
$5 USD => FAIL at column 4: a number is asked, `USD` is a name
5€ => FAIL at column 2: `€`: units are not part of an answer
90° => FAIL at column 3: `°`: units are not part of an answer
1 1/2 => FAIL at column 3: `1` does not continue the formula; two numbers: an array is written in [ ]
3! => FAIL at column 2: `!` is not part of a formula; write not( ), or != for unequal
5! = 120 => ? = 120
1/2/3 => 1/2/3
1,5 => FAIL at column 2: `,` does not continue the formula; write numbers without thousands separators and with a decimal point; an array in [ ]
1e5e => FAIL at column 4: there is no quantity `e`; a power of e is written exp(x)
2е3 => FAIL at column 2: `е`: this is the Cyrillic letter that looks like e
х => FAIL at column 1: `х`: this is the Cyrillic letter that looks like x
Ⅳ => FAIL at column 1: `Ⅳ`: this character is not part of a formula
five => FAIL at column 1: a number is asked, `five` is a name
about 5 => FAIL at column 1: a number is asked, `about` is a name
5? => FAIL at column 2: `?` is not part of a formula
? => FAIL at column 1: `?` is not part of a formula
3 : 4 => FAIL at column 3: `:` does not continue the formula
1:2 => FAIL at column 2: `:` does not continue the formula
\frac{1}{ => FAIL at column 9: this `{` is never closed
(3 => FAIL at column 1: this `(` is never closed
3) => FAIL at column 2: this `)` closes nothing
[3 => FAIL at column 1: this `[` is never closed
{3 => FAIL at column 1: this `{` is never closed
(3] => FAIL at column 3: this `]` does not close the `(`
0.5.. => FAIL at column 4: `..` does not continue the formula
0.333... => FAIL at column 6: this is not part of a formula; write all terms, or a sum
0.33… => FAIL at column 5: `…`: write all terms, or a sum
5 * => FAIL at column 4: the text ends where a number, a name or `(` is needed
* 5 => FAIL at column 1: `*` stands where a number, a name or `(` is needed
= => FAIL at column 2: nothing is written here
() => FAIL at column 1: there is nothing in the brackets
"5" => FAIL at column 1: `"` is not part of a formula
“5” => FAIL at column 1: `“`: leave quotation marks out
x = 5 => ? = 5
answer: 5 => FAIL at column 1: a number is asked, `answer` is a name
3⏎4 => FAIL at column 1: `4` does not continue the formula; two numbers: an array is written in [ ]
5 = x => FAIL at column 5: there is no quantity `x`
5 == 5 => 5 == 5
1 2 => FAIL at column 3: `2` does not continue the formula; two numbers: an array is written in [ ]
½½ => FAIL at column 1: a fraction behind an operand; write a product with *
2 3/4 => FAIL at column 3: `3` does not continue the formula; two numbers: an array is written in [ ]
1.5½ => FAIL at column 1: this is not a number
3 < 4 => 3 < 4
\frac 1 => FAIL at column 8: the text ends where something is needed
log 2 3 => FAIL at column 1: how far does the argument of `log` reach?; write it in ( )
sin => FAIL at column 1: `sin` is a function: write its argument
\unknown{3} => FAIL at column 1: `\unknown`: this LaTeX command is not known here
²3 => FAIL at column 1: `²` is not part of a formula
¹⁄₂ => FAIL at column 1: `¹` is not part of a formula
1//2 => FAIL at column 2: this is not part of a formula; write / for a quotient
5 — 3 => FAIL at column 3: `—`: a long dash: write - for minus
2^10^2 => FAIL at column 6: a power of a power: say with ( ) which is meant
x2 => FAIL at column 1: a number is asked, `x2` is a name
3 x 4 => FAIL at column 3: there is no quantity `x`

% A file whose dialect makes the comma decimal
asked: value
decimal comma: yes
0,25 => 0.25
-1,5 => -1.5
1,5e3 => 1500
,5 => FAIL at column 1: `,` stands where a number, a name or `(` is needed
1.5 => 1.5
1.234,5 => FAIL at column 1: `1.234`: does the point part decimals, or thousands?; write a decimal comma, as in 1,5, and nothing between thousands
1 000,5 => FAIL at column 3: `000.5` does not continue the formula; two numbers: an array is written in [ ]
1,234,5 => FAIL at column 6: `,` does not continue the formula; write numbers without thousands separators and with a decimal point; an array in [ ]
1,5·10³ => 1.5*10^3
1/2 => 1/2
3, 4 => FAIL at column 2: `,` does not continue the formula; write numbers without thousands separators and with a decimal point; an array in [ ]
0,5*(2+3) => 0.5*(2 + 3)
(0,5) => 0.5
2*(1,5 + 0,25) => 2*(1.5 + 0.25)
e^(-0,5) => exp(-0.5)
exp(-0,5) => exp(-0.5)
sqrt(6,25) => sqrt(6.25)
max(0,5) => max(0, 5)
max(0,5; 1) => FAIL at column 8: `;` stands where a `)` is needed
max(0,5, 1,5) => max(0.5, 1.5)
[0,5] => [0, 5]
\frac{0,5}{2} => 0.5/2
max(1; 2) => FAIL at column 6: `;` stands where a `)` is needed

% A full stop between two numbers, a power without its brackets
asked: value
5.-3 => FAIL at column 1: a decimal point, or a times sign?; write a product with *, and a number without a point at its end
5.(-3) + 1.1 => FAIL at column 1: a decimal point, or a times sign?; write a product with *, and a number without a point at its end
5.(-3) => 5.*-3
5. - 3 => 5 - 3
5. -3 => FAIL at column 1: several numbers, or a formula?; one number is asked; a difference is written with spaces on both sides: 3 - 1
5.+3 => 5 + 3
1/(1.+exp(-2.)) => 1/(1 + exp(-2))
np.exp(1.-2.) => exp(1 - 2)
2^1/2 => FAIL at column 3: how much of `1/2` is the power?; write ^(1/2) for a root, or ( ) around all that is divided
2^-1/2 => FAIL at column 3: how much of `-1/2` is the power?; write ^(-1/2) for a root, or ( ) around all that is divided
2**1/2 => FAIL at column 4: how much of `1/2` is the power?; write ^(1/2) for a root, or ( ) around all that is divided
2^(1/2) => 2^(1/2)
2^{1/2} => 2^(1/2)
2^2/2 => 2^2/2
2^1 / 2 => 2^1/2
2^10/2 => 2^10/2
