% 02-arrays.t - vectors, matrices and shapes; 01-numbers.t says how to read this.

% Bracketed arrays in many languages
asked: list
[1 2; 3 4] => [1, 2; 3, 4]
[1, 2; 3, 4] => [1, 2; 3, 4]
[1,2;3,4] => [1, 2; 3, 4]
[[1, 2], [3, 4]] => [1, 2; 3, 4]
[[1,2],[3,4]] => [1, 2; 3, 4]
[[1 2],[3 4]] => [1, 2; 3, 4]
[[1. 2.] [3. 4.]] => [1, 2; 3, 4]
[[1. 2.]⏎ [3. 4.]] => [1, 2; 3, 4]
[[ 0.5 -1. ]⏎ [ 2.   3. ]] => [0.5, -1; 2, 3]
np.array([[1, 2], [3, 4]]) => [1, 2; 3, 4]
numpy.array([[1, 2], [3, 4]]) => [1, 2; 3, 4]
array([[1., 2.],⏎       [3., 4.]]) => [1, 2; 3, 4]
array([1, 2, 3], dtype=int32) => [1, 2, 3]
tensor([[4.5000, 1.0000], [0.5000, 2.0000]]) => [4.5, 1; 0.5, 2]
torch.tensor([[1, 2], [3, 4]]) => [1, 2; 3, 4]
tensor([1., 2.], device='cuda:0', requires_grad=True) => [1, 2]
tensor([[1.]], grad_fn=<MmBackward0>) => [1]
{{1, 2}, {3, 4}} => [1, 2; 3, 4]
((1, 2), (3, 4)) => [1, 2; 3, 4]
\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix} => [1, 2; 3, 4]
\begin{pmatrix}1&2\\3&4\end{pmatrix} => [1, 2; 3, 4]
\begin{bmatrix} 1 & 2 \\ 3 & 4 \\ \end{bmatrix} => [1, 2; 3, 4]
\begin{matrix} 1 & 2 \\[2pt] 3 & 4 \end{matrix} => [1, 2; 3, 4]
\left[\begin{array}{cc} 1 & 2 \\ 3 & 4 \end{array}\right] => [1, 2; 3, 4]
\left( \begin{array}{c} 1 \\ 2 \end{array} \right) => [1; 2]
\begin{bmatrix} 1 & 2 \end{bmatrix}^T => [1, 2]'
\begin{bmatrix} 1 & 2 \end{bmatrix}^\top => [1, 2]'
$\begin{bmatrix} -1 \\ \frac{1}{2} \end{bmatrix}$ => [-1; 1/2]
\begin{bmatrix} 1 - 2 & -3 \\ 2(3) & 4 \end{bmatrix} => [1 - 2, -3; 2*3, 4]
\mathbf{w} = \begin{bmatrix} 1 \\ 2 \end{bmatrix} => ? = [1; 2]
\begin{smallmatrix} 1 & 2 \end{smallmatrix} => [1, 2]
[1 -2] => [1, -2]
[1 - 2] => [1 - 2]
[1, -2] => [1, -2]
[1 −2] => [1, -2]
[1/2 1/3] => [1/2, 1/3]
[½ ¼] => [1/2, 1/4]
[1e-3 2E4] => [0.001, 20000]
[0.1 0.2] => [0.1, 0.2]
[1;2;3] => [1; 2; 3]
[1 2 3]' => [1, 2, 3]'
[1, 2, 3]^T => [1, 2, 3]'
[1 2 3].T => [1, 2, 3]'
[1, 2, 3,] => [1, 2, 3]
[[1, 2,], [3, 4,],] => [1, 2; 3, 4]
[(1+2) 3*4] => [1 + 2, 3*4]
[1 2⏎3 4] => [1, 2; 3, 4]
[1, 2,⏎3, 4] => [1, 2, 3, 4]
(1, 2, 3) => [1, 2, 3]
(1, 2, 3)^T => [1, 2, 3]'
(3, 2) => [3, 2]
[3, 2] => [3, 2]
-[1 2] => -[1, 2]
2*[1 2] => 2*[1, 2]
0.5 * [[1, 2], [3, 4]] => 0.5*[1, 2; 3, 4]
[5(-3) 2(1)] => [5*-3, 2*1]
[ 1  2  3 ] => [1, 2, 3]
[１，２] => [1, 2]

% Without brackets
asked: list
1 2 3 => [1, 2, 3]
1, 2, 3 => [1, 2, 3]
1; 2; 3 => [1; 2; 3]
0.1 0.2 => [0.1, 0.2]
.5 .25 => [0.5, 0.25]
0.1,0.2 => [0.1, 0.2]
1,2,3 => [1, 2, 3]
1 2⏎3 4 => [1, 2; 3, 4]
1, 2⏎3, 4 => [1, 2; 3, 4]
1 2; 3 4 => [1, 2; 3, 4]
-0.5	0.25 => [-0.5, 0.25]
1 -2⏎3 -4 => [1, -2; 3, -4]
1/2 1/3 => [1/2, 1/3]
1e-3 2e-3 => [0.001, 0.002]
3x2 => [3, 2]
3 x 2 => [3, 2]
3 × 2 => [3, 2]
3 by 2 => [3, 2]
3 \times 2 => [3, 2]
2x3x4 => [2, 3, 4]
3X2 => [3, 2]
3-2 => [3 - 2]
3 - 2 => 3 - 2
5 => 5

% Which numbers are meant?
asked: list
1,234 => FAIL at column 1: `1,234` can be one number or two; write numbers without thousands separators and with a decimal point; entries with a comma and a space
1,234, 5 => FAIL at column 1: `1,234,` can be one number or two; write numbers without thousands separators and with a decimal point; entries with a comma and a space
1,5 2,5 => FAIL at column 1: `1,5` can be one number or two; write numbers without thousands separators and with a decimal point; entries with a comma and a space
[1,5 2,5] => FAIL at column 2: `1,5` can be one number or two; write numbers without thousands separators and with a decimal point; entries with a comma and a space
1 000 2 000 => FAIL at column 1: `1 000` can be one number or two; write numbers without thousands separators and with a decimal point; entries with a comma and a space
1.234,5 => FAIL at column 1: `1.234,5` can be one number or two; write numbers without thousands separators and with a decimal point; entries with a comma and a space
1,2 => FAIL at column 1: `1,2` can be one number or two; write numbers without thousands separators and with a decimal point; entries with a comma and a space
1,5⏎2,5 => FAIL at line 1, column 1: `1,5` can be one number or two; write numbers without thousands separators and with a decimal point; entries with a comma and a space
[1,2] => [1, 2]
[1,2,3] => [1, 2, 3]

% Damaged
asked: list
[1 2; 3 4 => FAIL at column 1: this `[` is never closed
1 2; 3 4] => FAIL at column 9: this `]` closes nothing
[[1, 2], [3, 4] => FAIL at column 1: this `[` is never closed
[[1, 2], 3] => [[1, 2], 3]
[[[1, 2]]] => FAIL at column 2: an array of more than two dimensions cannot be an answer
[] => FAIL at column 1: there is nothing in the brackets
[1,,2] => FAIL at column 4: `,` stands where a number, a name or `(` is needed
[1 2; ; 3 4] => FAIL at column 7: `;` stands where an entry is needed
[1, 2; 3] => [1, 2; 3]
\begin{bmatrix} 1 & 2 \\ 3 & 4 => FAIL at column 1: this \begin has no \end
1 & 2 \\ 3 & 4 => [1, 2; 3, 4]
\begin{bmatrix} 1 & & 2 \end{bmatrix} => FAIL at column 20: an entry is missing here
\begin{bmatrix} 1 & \cdots & 2 \end{bmatrix} => FAIL at column 21: `\cdots`: write all terms, or a sum
\begin{vmatrix} 1 & 2 \\ 3 & 4 \end{vmatrix} => FAIL at column 1: a determinant is not known here
\begin{bmatrix} 1 \end{pmatrix} => FAIL at column 19: this \end is not that of \begin{bmatrix}
[1 2 ... 5] => FAIL at column 6: this is not part of a formula; write all terms, or a sum
[1 nan] => FAIL at column 4: a number is asked, `nan` is a name; an answer is a number
[1 x] => FAIL at column 4: there is no quantity `x`
<1, 2> => FAIL at column 1: `<` stands where a number, a name or `(` is needed
⟨1, 2⟩ => [1, 2]
{"a": [1, 2]} => FAIL at column 2: `"` is not part of a formula
np.array() => FAIL at column 4: an array needs entries

% A file whose dialect makes the comma decimal
asked: list
decimal comma: yes
[4,5, -3,5, 7,5] => [4.5, -3.5, 7.5]
[-0,1029, -0,2060, 0,0176] => [-0.1029, -0.206, 0.0176]
[[1,5, 2,5], [3,5, 4,5]] => [1.5, 2.5; 3.5, 4.5]
(1,5, 2,5) => [1.5, 2.5]
[1,2,3] => [1, 2, 3]
[[1,2],[3,4]] => [1, 2; 3, 4]
(3,2) => [3, 2]
2*[1,5 2,5] => 2*[1.5, 2.5]
[1,5, sqrt(6,25)] => [1.5, sqrt(6.25)]
1,5; 2,5 => [1.5; 2.5]
1,5 2,5 => [1.5, 2.5]
[1,5 2,5] => [1.5, 2.5]
[1,5; 2,5] => [1.5; 2.5]
1,5⏎2,5 => [1.5; 2.5]
0,1 0,2⏎0,3 0,4 => [0.1, 0.2; 0.3, 0.4]
[1, 2] => [1, 2]
1.5 2.5 => [1.5, 2.5]
1 000,5 => FAIL at column 1: `1 000` can be one number or two; write numbers without thousands separators and with a decimal point; entries with a comma and a space
1,2,3 => FAIL at column 1: `1,2,3` can be one number or two; write numbers without thousands separators and with a decimal point; entries with a comma and a space

% The items of a list, counted
asked: 3 entries
1. 4.5⏎2. -3.5⏎3. 7.5 => [4.5; -3.5; 7.5]
1. 4.5, 2. -3.5, 3. 7.5 => [4.5; -3.5; 7.5]
(1) 4.5 (2) -3.5 (3) 7.5 => [4.5; -3.5; 7.5]
(1) 4.5, (2) -3.5, (3) 7.5 => FAIL at column 1: the number of an entry, or a factor?; leave the numbers of the entries out: 4.5, -3.5
1. 2. 2. 3. 3. 4. => [2; 3; 4]
1. 2. 3. => [1, 2, 3]
2. 4.5⏎3. -3.5⏎4. 7.5 => [2, 4.5; 3, -3.5; 4, 7.5]
1. 1 2⏎2. 3 4⏎3. 5 6 => [1, 1, 2; 2, 3, 4; 3, 5, 6]
1. 1,234⏎2. 3⏎3. 4 => FAIL at line 1, column 4: `1,234` can be one number or two; write numbers without thousands separators and with a decimal point; entries with a comma and a space

asked: 4 entries
1. 5⏎2. 6 => [1, 5; 2, 6]
(1) 1 2⏎(2) 3 4 => [1, 2; 3, 4]
1. 1, 2⏎2. 3, 4 => [1, 2; 3, 4]
1. 1,2⏎2. 3,4 => FAIL at line 1, column 4: `1,2` can be one number or two; write numbers without thousands separators and with a decimal point; entries with a comma and a space
