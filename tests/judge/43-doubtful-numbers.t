% 43-doubtful-numbers.t - numbers that can be two, answers in quotation marks and bold, days of a spreadsheet.

sheet:
  network: 'c = 1.5'
  parts:
    - {id: c, points: 1, value: c}
    - {id: tiny, points: 1, value: '0.5'}
    - {id: row, points: 1, value: '[0.5 0.25]'}

part: c
1\\frac{1}{2} => unreadable: at column 1: a mixed number or a product?; write 1 + 1/2, or 1*(1/2)
1 \\frac{1}{2} => unreadable: at column 1: a mixed number or a product?; write 1 + 1/2, or 1*(1/2)
1\\frac12 => unreadable: at column 1: a mixed number or a product?; write 1 + 1/2, or 1*(1/2)
-1\\frac12 => unreadable: at column 2: a mixed number or a product?; write 1 + 1/2, or 1*(1/2)
3\\cdot\\frac{1}{2} => correct
  read as 3*(1/2)
3\\frac{1}{2} => unreadable: at column 1: a mixed number or a product?; write 1 + 1/2, or 1*(1/2)
3 \\frac{\\sqrt{1}}{2} => correct
  read as 3*(sqrt(1)/2)
1.5 \\frac{1}{1} => correct
  read as 1.5*(1/1)
1 1/2 => unreadable: at column 3: `1` does not continue the formula; two numbers: an array is written in [ ]
1½ => correct
  read as 1 + 1/2
1.5 (1) => unreadable: at column 5: a product, or a remark?; write a product with *
1.5(1) => unreadable: at column 4: a product, or a remark?; write a product with *
3(0.5) => correct
  read as 3*0.5
0.5 (3) + 0 => correct
  read as 0.5*3 + 0
1(1) + 0.5(1) => correct
  read as 1*1 + 0.5*1
2(3) - 4.5 => correct
  read as 2*3 - 4.5
1.5. => correct
part: tiny
5×10-1 => unreadable: at column 3: a power of ten, or a product?; write 1.5e-3 or 1.5*10^(-3) for the power
5 × 10-1 => unreadable: at column 5: a power of ten, or a product?; write 1.5e-3 or 1.5*10^(-3) for the power
5×10^-1 => correct
  read as 5*10^(-1)
5×10⁻¹ => correct
  read as 5*10^(-1)
5 \\times 10-1 => unreadable: at column 10: a power of ten, or a product?; write 1.5e-3 or 1.5*10^(-3) for the power
5 \\times 10^{-1} => correct
  read as 5*10^(-1)
5 \\times 10{-1} => unreadable: at column 10: a power of ten, or a product?; write 1.5e-3 or 1.5*10^(-3) for the power
5·10-1 => unreadable: at column 3: a power of ten, or a product?; write 1.5e-3 or 1.5*10^(-3) for the power
5*10-1 => unreadable: at column 3: a power of ten, or a product?; write 1.5e-3 or 1.5*10^(-3) for the power
5*10-1*2 => incorrect: 48 is not right
  read as 5*10 - 1*2
5×10 - 49.5 => correct
  read as 5*10 - 49.5
5*10 - 49.5 => correct
5×10(-1) => unreadable: at column 3: a power of ten, or a product?; write 1.5e-3 or 1.5*10^(-3) for the power
5E-1 => correct
  read as 0.5
5e-1 => correct
  read as 0.5
5 x 10^-1 => correct
  read as 5*10^(-1)
5.0×103 => unreadable: at column 5: a power of ten, or a product?; write 1.5e-3 or 1.5*10^(-3) for the power
8.5×1026 => unreadable: at column 5: a power of ten, or a product?; write 1.5e-3 or 1.5*10^(-3) for the power
2×100 => incorrect: 200 is not right
  read as 2*100
2×1000 => incorrect: 2000 is not right
  read as 2*1000
12×103 => incorrect: 1236 is not right
  read as 12*103
5*103 => incorrect: 515 is not right
10-9.5 => correct
10-1 => incorrect: 9 is not right
part: row
[5×10-1, 2.5×10-1] => unreadable: at column 4: a power of ten, or a product?; write 1.5e-3 or 1.5*10^(-3) for the power
5×10-1, 2.5×10-1 => unreadable: at column 3: a power of ten, or a product?; write 1.5e-3 or 1.5*10^(-3) for the power
[5×10^-1, 2.5×10^-1] => correct
  read as [5*10^(-1), 2.5*10^(-1)]
5×10⁻¹, 2.5×10⁻¹ => correct
  read as [5*10^(-1), 2.5*10^(-1)]

sheet:
  network: |
    p = 0.5
    x : 3
    n = 50000
    w = 3000.5
    W = [1 2; 3 4]
  parts:
    - {id: p, points: 1, value: p}
    - {id: n, points: 1, value: n}
    - {id: w, points: 1, value: w}
    - {id: count, points: 1, value: numel(W) + 1}
    - {id: W, points: 1, value: W}
    - {id: yes, points: 1, claim: "x[1]^2 >= 0"}
    - {id: no, points: 1, claim: "x[1]^2 < 0"}
    - {id: choice, points: 1, choice: ['"a"', 'b c', 'd'], answer: '"a"'}
    - {id: order, points: 1, order: [first, second]}
    - {id: f, points: 1, expression: 2*x, using: [x]}

part: p
45717 => unreadable: at column 1: this looks like a spreadsheet's number of a day; a spreadsheet makes a date of 1/2: write 0.5, or =1/2
3-Mar => unreadable: at column 1: this is a date, a number is asked; a spreadsheet makes a date of 1/2: write 0.5, or =1/2
1/2/2026 => unreadable: at column 1: this is a date, a number is asked; a spreadsheet makes a date of 1/2: write 0.5, or =1/2
"0.5" => correct
'0.5' => correct
`0.5` => correct
**0.5** => correct
*0.5* => correct
__0.5__ => correct
“0.5” => correct
„0.5“ => correct
«0.5» => correct
"**0.5**" => correct
p = **0.5** => correct
  read as 0.5
"p = 0.5" => correct
  read as 0.5
```0.5``` => correct
p = "0.5" => correct
  read as 0.5
"" => blank: no answer
"-" => blank: no answer
" " => blank: no answer
** ** => blank: no answer
0.5" => unreadable: at column 4: `"` is not part of a formula
"0.5 => unreadable: at column 1: `"` is not part of a formula
"nan" => unreadable: at column 2: a number is asked, `nan` is a name; an answer is a number
1*0.25 + 0.25 = 0.5 = 0.5 => correct
  read as 0.5
1*0.25 + 0.35 = 0.5 => correct: 1*0.25 + 0.35 is 0.6: the equalities do not hold; the last value counts
  read as 0.5
part: n
45717 => incorrect: 45717 is not right
50000 => correct
part: w
45717 => incorrect: 45717 is not right
3000.5 => correct
part: count
45717 => incorrect: 45717 is not right
5 => correct
part: W
45717 => unreadable: at column 1: this looks like a spreadsheet's number of a day; a spreadsheet makes a date of 1/2: write 0.5, or =1/2
"[1 2; 3 4]" => correct
  read as [1, 2; 3, 4]
part: yes
\\text{True} => correct
"True" => correct
**True** => correct
$\\text{True}$ => correct
\\textbf{True} => correct
\\(\\mathrm{True}\\) => correct
Wahr => correct
WAHR => correct
Falsch => incorrect: it is true
Vrai => correct
Faux => incorrect: it is true
True. => correct
"true". => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
true! => correct
1 => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
\\boxed{\\text{true}} => correct
part: no
FALSCH => correct
Falso => correct
part: choice
"a" => correct
a => correct
a) => correct
**a** => correct
'"a"' => correct
$\\text{b c}$ => incorrect: not `b c`
part: order
"first, second" => correct
**first** > **second** => unreadable: at column 3: `first**` is none of the items; write their names, separated by commas: first, second
part: f
"2*x" => correct
`2x` => correct
  read as 2*x
```2*x``` => correct
**2x** => correct
  read as 2*x
'2*x' => correct
2x' => incorrect: your formula is 1x3, 3x1 was asked: it is the transpose of the right one
  read as 2*x'
  mistake `x'` where `x`, not transposed, is meant
