% 42-lists.t - lists and arrays, however they are parted; powers and parts of them.

sheet:
  network: 'c = 1.5'
  parts:
    - {id: c, points: 1, value: c}
    - {id: two, points: 1, value: '[1 -2; 3 -4]'}
    - {id: pair, points: 1, value: '[3; 2]'}
    - {id: m, points: 1, value: '[1 2; 3 4]'}
    - {id: row, points: 1, value: '[1 2 3]'}
    - {id: big, points: 1, value: '[10 100 200]'}
    - {id: thousands, points: 1, value: '[1000 2000]'}
    - {id: tens, points: 1, value: '[1 200]'}
    - {id: diff, points: 1, value: '[-1; -1]'}

part: m
\\begin{bmatrix} 1 & 2 \\ 3 & 4 \\end{bmatrix} => unreadable: at column 23: a space, or the end of a row?; a row ends with \\
\\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix} => correct
  read as [1, 2; 3, 4]
\\begin{bmatrix} 1 2 \\\\ 3 4 \\end{bmatrix} => unreadable: at column 17: two numbers in one entry; & stands between entries, \\ between rows
\\begin{array}{cc} 1 & 2 \\\\ \\hline 3 & 4 \\end{array} => correct
  read as [1, 2; 3, 4]
\\begin{array}{|c|c|}\\hline 1 & 2 \\\\ \\hline 3 & 4 \\\\ \\hline\\end{array} => correct
  read as [1, 2; 3, 4]
[1, 2]\n[3, 4] => correct
  read as [1, 2; 3, 4]
[1, 2],\n[3, 4] => correct
  read as [1, 2; 3, 4]
[1,2],[3,4] => correct
  read as [1, 2; 3, 4]
[1,2];[3,4] => correct
  read as [1, 2; 3, 4]
[1,2] [3,4] => correct
  read as [1, 2; 3, 4]
[1 2] [3 4] => correct
  read as [1, 2; 3, 4]
[1 2]\n[3 4] => correct
  read as [1, 2; 3, 4]
(1,2)\n(3,4) => correct
  read as [1, 2; 3, 4]
(1,2),(3,4) => correct
  read as [1, 2; 3, 4]
(1,2) (3,4) => correct
  read as [1, 2; 3, 4]
(1,2)(3,4) => unreadable: at column 1: which product of 1x2 and 1x2 is this?; write .* or ∘ entry by entry, a b^T for the dot product
1,2\n3,4 => correct
  read as [1, 2; 3, 4]
1,2;3,4 => correct
  read as [1, 2; 3, 4]
1,234\n3,4 => unreadable: at line 1, column 1: `1,234` can be one number or two; write numbers without thousands separators and with a decimal point; entries with a comma and a space
1 & 2 \\\\ 3 & 4 => correct
  read as [1, 2; 3, 4]
1\\quad 2 \\\\ 3 \\quad 4 => correct
  read as [1, 2; 3, 4]
{{1,2},{3,4}} => correct
  read as [1, 2; 3, 4]
1 2; 3 4 => correct
  read as [1, 2; 3, 4]
1, 2; 3, 4 => correct
  read as [1, 2; 3, 4]
(1 2; 3 4) => correct
  read as [1, 2; 3, 4]
(1, 2; 3, 4) => correct
  read as [1, 2; 3, 4]
[1 2\n3 4] => correct
  read as [1, 2; 3, 4]
1\t2\n3\t4 => correct
  read as [1, 2; 3, 4]
$1 & 2 \\\\ 3 & 4$ => correct
  read as [1, 2; 3, 4]
part: two
[1 - 2; 3 - 4] => unreadable: at column 1: is this sign between two entries, or in one?; write [1, -2] for two entries, [(1 - 2)] for one
[1 -2; 3 -4] => correct
  read as [1, -2; 3, -4]
[1, - 2; 3, - 4] => correct
  read as [1, -2; 3, -4]
1 - 2\n3 - 4 => unreadable: at column 1: `3` does not continue the formula; a product is written with *
1 & -2 \\\\ 3 & - 4 => correct
  read as [1, -2; 3, -4]
[1-2; 3-4] => unreadable: at column 1: is this sign between two entries, or in one?; write [1, -2] for two entries, [(1 - 2)] for one
part: diff
[1 -2; 3 -4] => unreadable: at column 1: is this sign between two entries, or in one?; write [1, -2] for two entries, [(1 - 2)] for one
[1 - 2; 3 - 4] => correct
[1-2; 3-4] => correct
  read as [1 - 2; 3 - 4]
[1 -2 3 -4] => unreadable: at column 1: is this sign between two entries, or in one?; write [1, -2] for two entries, [(1 - 2)] for one
1 -2\n3 -4 => unreadable: at line 1, column 1: is this sign between two entries, or in one?; write [1, -2] for two entries, [(1 - 2)] for one
part: row
(1 2 3) => correct
  read as [1, 2, 3]
1\\quad 2 \\quad 3 => correct
  read as [1, 2, 3]
1 & 2 & 3 => correct
  read as [1, 2, 3]
1 2 3 => correct
  read as [1, 2, 3]
(1; 2; 3) => correct
  read as [1; 2; 3]
1,2,3 => correct
  read as [1, 2, 3]
1, 2, 3 => correct
  read as [1, 2, 3]
<1, 2, 3> => unreadable: at column 1: `<` stands where a number, a name or `(` is needed
{1, 2, 3} => correct
  read as [1, 2, 3]
[1, 2, 3].reshape(3,1) => correct
  read as reshape([1, 2, 3], 3, 1)
np.array([1,2,3]).reshape(-1,1) => correct
  read as reshape([1, 2, 3], numel([1, 2, 3]), 1)
np.array([1,2,3]).reshape(1,3) => correct
  read as reshape([1, 2, 3], 1, 3)
np.array([[1],[2],[3]]) => correct
  read as [1; 2; 3]
[1] [2] [3] => correct
  read as [1; 2; 3]
(1)(2)(3) => unreadable: at column 1: a formula, or 3 numbers?; an array is written in [ ]: [1, -2; 3, 4]
(1) (2) (3) => correct
  read as [1; 2; 3]
x = 1, y = 2, z = 3 => unreadable: at column 6: several equalities: which of these is the answer?; an array is written in [ ]
part: pair
torch.Size([3, 2]) => correct
  read as [3, 2]
(3 x 2) => correct
  read as [3, 2]
3-by-2 => correct
  read as [3, 2]
3 x 2 => correct
  read as [3, 2]
(3, 2) => correct
  read as [3, 2]
3×2 => correct
  read as [3, 2]
\\mathbb{R}^{3 \\times 2} => correct
  read as [3, 2]
R^{3x2} => correct
  read as [3, 2]
$\\mathbb{R}^{3\\times 2}$ => correct
  read as [3, 2]
3 \\times 2 => correct
  read as [3, 2]
(3 × 2) => correct
  read as [3, 2]
[3x2] => correct
  read as [3, 2]
3*2 => correct
  read as [3, 2]
3 * 2 => correct
  read as [3, 2]
(3*2) => correct
  read as [3, 2]
3·2 => unreadable: at column 1: a decimal point, or a times sign?; write a decimal point as a full stop, a product with *
3 \\cdot 2 => correct
  read as [3, 2]
3*2*1 => incorrect: your answer is one number, an array of 2x1 was asked
2*3 => incorrect: 0 of 2 entries are right; wrong: [1], [2]
  read as [2, 3]
6*1 => incorrect: 0 of 2 entries are right; wrong: [1], [2]
  read as [6, 1]
3,2 => correct
  read as [3, 2]
part: big
10*100*200 => correct
  read as [10, 100, 200]
10*100 => incorrect: your answer is one number, an array of 1x3 was asked
10 100 200 => correct
  read as [10, 100, 200]
[10 100 200] => correct
  read as [10, 100, 200]
10,100,200 => unreadable: at column 1: `10,100,200` can be one number or two; write numbers without thousands separators and with a decimal point; entries with a comma and a space
10, 100, 200 => correct
  read as [10, 100, 200]
part: thousands
1 000 2 000 => unreadable: at column 1: `1 000` can be one number or two; write numbers without thousands separators and with a decimal point; entries with a comma and a space
[1 000, 2 000] => unreadable: at column 2: `1 000` can be one number or two; write numbers without thousands separators and with a decimal point; entries with a comma and a space
1,000 2,000 => unreadable: at column 1: `1,000` can be one number or two; write numbers without thousands separators and with a decimal point; entries with a comma and a space
1000 2000 => correct
  read as [1000, 2000]
1,000, 2,000 => unreadable: at column 1: `1,000,` can be one number or two; write numbers without thousands separators and with a decimal point; entries with a comma and a space
part: tens
1 200 => correct
  read as [1, 200]
1,200 => unreadable: at column 1: `1,200` can be one number or two; write numbers without thousands separators and with a decimal point; entries with a comma and a space
1, 200 => correct
  read as [1, 200]

sheet:
  network: |
    x : 3 ; Q : 3 x 3 ; k : 1 ; W : 2 x 3
    v = [1; 2; 3]
  parts:
    - {id: row, points: 1, value: '[1 2 3]'}
    - {id: m, points: 1, value: '[1 2; 3 4; 5 6]'}
    - {id: q, points: 1, expression: Q.*Q, using: [Q]}
    - {id: xx, points: 1, expression: x.^2, using: [x]}
    - {id: px, points: 1, expression: positive(x), using: [x]}
    - {id: pk, points: 1, expression: positive(k), using: [k]}

part: row
[1, 2, 3].reshape(3,1) => correct
  read as reshape([1, 2, 3], 3, 1)
np.array([1,2,3]).reshape(-1,1) => correct
  read as reshape([1, 2, 3], numel([1, 2, 3]), 1)
np.array([1,2,3]).reshape((1, -1)) => correct
  read as reshape([1, 2, 3], 1, numel([1, 2, 3]))
np.array([1,2,3]).reshape(-1) => unreadable: at column 26: two sizes are needed here; write .reshape(3, 1)
np.array([1,2,3]).reshape(2,2) => unreadable: at column 10: the number of entries does not change in a reshape
[[1,2,3]].tolist() => correct
  read as [1, 2, 3]
part: m
np.array([1,2,3,4,5,6]).reshape(3,2) => correct
  read as reshape([1, 2, 3, 4, 5, 6], 3, 2)
np.array([1,2,3,4,5,6]).reshape(-1,2) => correct
  read as reshape([1, 2, 3, 4, 5, 6], numel([1, 2, 3, 4, 5, 6])/2, 2)
np.array([1,2,3,4,5,6]).reshape(2,3) => incorrect: your answer is 2x3, 3x2 was asked: transposed?
  read as reshape([1, 2, 3, 4, 5, 6], 2, 3)
torch.tensor([1,2,3,4,5,6]).view(3, 2) => correct
  read as reshape([1, 2, 3, 4, 5, 6], 3, 2)
[1,2,3,4,5,6].reshape(3, 2).T.T => correct
  read as reshape([1, 2, 3, 4, 5, 6], 3, 2)''
part: q
Q^{\\circ 2} => correct
  read as Q.^2
Q^{\\odot 2} => correct
  read as Q.^2
Q^{∘2} => correct
  read as Q.^2
Q^{∘ 2} => correct
  read as Q.^2
Q^{\\circ} => unreadable: at column 4: `.*` stands where a number, a name or `(` is needed
(Q)^{\\circ 2} => correct
  read as Q.^2
(Q + 0)^{\\odot 2} => correct
  read as (Q + 0).^2
Q^2 => incorrect: on a sampled network the value of entry [1,1] is 1.8466, it should be 1.0546
Q**2 => correct
  read as Q.^2
Q∘Q => correct
  read as Q.*Q
part: xx
x^{\\circ 2} => correct
  read as x.^2
x^{\\odot2} => correct
  read as x.^2
(x)^{\\circ 2} => correct
  read as x.^2
x^2 => unreadable: at column 3: the power of a vector; write .^ for the power of each entry, ^{(2)} for a layer, norm(x)^2 for a length
part: px
(x)_+ => correct
  read as positive(x)
[x]_+ => correct
  read as positive(x)
x_+ => correct
  read as positive(x)
x_{+} => correct
  read as positive(x)
x^+ => correct
  read as positive(x)
x^{+} => correct
  read as positive(x)
\\max(0, x) => correct
  read as max(0, x)
\\max\\{0, x\\} => correct
  read as max(0, x)
part: pk
(k)_+ => correct
  read as positive(k)
[k]_+ => correct
  read as positive(k)
k_+ => correct
  read as positive(k)
k^+ => correct
  read as positive(k)
(k)^+ => correct
  read as positive(k)
\\left(k\\right)_{+} => correct
  read as positive(k)
\\max(k, 0) => correct
  read as max(k, 0)
max{0,k} => correct
  read as max(0, k)
(k + 0)_+ => correct
  read as positive(k + 0)
