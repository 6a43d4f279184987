% 46-decimal-commas.t - answers of a file in which 0,25 is a number.

sheet:
  network: |
    half = 0.5
    x : 2
    w : 2
    b : 1
    y = w'*x + b
    A : 2 x 4
    u : 4
    v = A*u
  parts:
    - {id: half, points: 1, value: half}
    - {id: big, points: 1, value: '1.5'}
    - {id: m, points: 1, value: '[1.5 2.5; 3.5 4.5]'}
    - {id: whole, points: 1, value: '[1 2 3; 4 5 6]'}
    - {id: four, points: 1, value: '[1.5; 2.5; 3.5; 4.5]'}
    - {id: three, points: 1, value: '[0.5; 1.5; -2.5]'}
    - {id: sum, points: 2, construct: [w, b], holds: "y == x[1] + 2*x[2] + 1/2"}
    - {id: steps, points: 2, construct: [A], holds: "all(v == [u[1] - u[2]; u[2] - u[3]])"}

decimals: comma
part: half
0,5 => correct
  read as 0.5
0.5 => correct
-0,5 => incorrect: -0.5 is not right: the sign is wrong
  read as -0.5
0,500 => correct
  read as 0.5
0.500 => correct
1/2 => correct

part: big
1,5 => correct
  read as 1.5
1.5 => correct
1.50 => correct
1,500 => correct
  read as 1.5
1.500 => unreadable: at column 1: `1.500`: does the point part decimals, or thousands?; write a decimal comma, as in 1,5, and nothing between thousands
1.5000 => correct
1.234 => unreadable: at column 1: `1.234`: does the point part decimals, or thousands?; write a decimal comma, as in 1,5, and nothing between thousands
-1.234 => unreadable: at column 2: `1.234`: does the point part decimals, or thousands?; write a decimal comma, as in 1,5, and nothing between thousands
1.234,5 => unreadable: at column 1: `1.234`: does the point part decimals, or thousands?; write a decimal comma, as in 1,5, and nothing between thousands
1.234.567 => unreadable: at column 1: `1.234`: does the point part decimals, or thousands?; write a decimal comma, as in 1,5, and nothing between thousands
= 1.500 => unreadable: at column 3: `1.500`: does the point part decimals, or thousands?; write a decimal comma, as in 1,5, and nothing between thousands
1.500e0 => correct
  read as 1.5
0.750*2 => correct
  read as 0.75*2
1.500*1 => unreadable: at column 1: `1.500`: does the point part decimals, or thousands?; write a decimal comma, as in 1,5, and nothing between thousands

part: m
1,5;2,5\n3,5;4,5 => correct
  read as [1.5, 2.5; 3.5, 4.5]
1,5; 2,5\n3,5; 4,5 => correct
  read as [1.5, 2.5; 3.5, 4.5]
1.5;2.5\n3.5;4.5 => correct
  read as [1.5, 2.5; 3.5, 4.5]
1,5 2,5\n3,5 4,5 => correct
  read as [1.5, 2.5; 3.5, 4.5]
1,5 2,5; 3,5 4,5 => correct
  read as [1.5, 2.5; 3.5, 4.5]
1,5, 2,5\n3,5, 4,5 => correct
  read as [1.5, 2.5; 3.5, 4.5]
[1,5 2,5; 3,5 4,5] => correct
  read as [1.5, 2.5; 3.5, 4.5]
[[1,5;2,5];[3,5;4,5]] => unreadable: at column 1: which semicolons are between rows, and which between entries?; write blanks between the entries of a row: [1,5 2,5; 3,5 4,5]
[[1,5; 2,5]; [3,5; 4,5]] => unreadable: at column 1: which semicolons are between rows, and which between entries?; write blanks between the entries of a row: [1,5 2,5; 3,5 4,5]
[1,5;2,5]\n[3,5;4,5] => unreadable: at line 1, column 1: two formulas in two lines: which is the answer?
[[1,5, 2,5], [3,5, 4,5]] => correct
  read as [1.5, 2.5; 3.5, 4.5]
[[1,5 2,5] [3,5 4,5]] => correct
  read as [1.5, 2.5; 3.5, 4.5]
1,5;2,5;3,5;4,5 => incorrect: your answer is 4x1, 2x2 was asked
  read as [1.5; 2.5; 3.5; 4.5]
1,5;2,5\n3,5;4,6 => partial 0.75: 3 of 4 entries are right; wrong: [2,2]
  read as [1.5, 2.5; 3.5, 4.6]
[1.500 2.5; 3.5 4.5] => correct
  read as [1.5, 2.5; 3.5, 4.5]
[1.500 2.500; 3.500 4.500] => unreadable: at column 2: `1.500`: does the point part decimals, or thousands?; write a decimal comma, as in 1,5, and nothing between thousands

[1.5,2.5;3.5,4.5] => correct
  read as [1.5, 2.5; 3.5, 4.5]
[1.500,2.500;3.500,4.500] => unreadable: at column 2: `1.500`: does the point part decimals, or thousands?; write a decimal comma, as in 1,5, and nothing between thousands

part: whole
[1,2,3;4,5,6] => correct
  read as [1, 2, 3; 4, 5, 6]
[1,2,3; 4,5,6] => correct
  read as [1, 2, 3; 4, 5, 6]
[1,2,3\n4,5,6] => correct
  read as [1, 2, 3; 4, 5, 6]
[[1,2,3],[4,5,6]] => correct
  read as [1, 2, 3; 4, 5, 6]
1;2;3\n4;5;6 => correct
  read as [1, 2, 3; 4, 5, 6]
1,2,3\n4,5,6 => unreadable: at line 1, column 1: are these decimal commas?; write numbers with a decimal point, entries with a comma and a space
[1,2;3,4;5,6] => unreadable: at column 1: a formula, or 6 numbers?; an array is written in [ ]: [1, -2; 3, 4]

part: four
1,5;2,5;3,5;4,5 => correct
  read as [1.5; 2.5; 3.5; 4.5]
1,5;2,5\n3,5;4,5 => correct
  read as [1.5; 2.5; 3.5; 4.5]
1,5 2,5 3,5 4,5 => correct
  read as [1.5, 2.5, 3.5, 4.5]
1,5\n2,5\n3,5\n4,5 => correct
  read as [1.5; 2.5; 3.5; 4.5]

part: three
0,5; 1,5; -2,5 => correct
  read as [0.5; 1.5; -2.5]
0,5,1,5,-2,5 => unreadable: at column 1: `0,5,1,5,-2,5` can be one number or two; write numbers without thousands separators and with a decimal point; entries with a comma and a space
[0,5,1,5,-2,5] => unreadable: at column 1: are these decimal commas?; write numbers with a decimal point, entries with a comma and a space
0,5, 1,5, -2,5 => correct
  read as [0.5, 1.5, -2.5]

part: sum
w = [1; 2]; b = 0,5 => correct
w = [1 2], b = 0,5 => correct
b = 0,5, w = [1 2] => correct
w = (1,2), b = 0,5 => unreadable: at column 5: are these decimal commas?; write numbers with a decimal point, entries with a comma and a space
w = [1,2], b = 0,5 => correct
w = (1,2), b = (1,2) => unreadable: at column 5: are these decimal commas?; write numbers with a decimal point, entries with a comma and a space
w = [1,5; 2,5]; b = 0 => incorrect: fails for 2000 of 2000 inputs, such as x = [-0.221318; 1.30694]

part: steps
A=[1,-1,0,0;0,1,-1,0] => correct
A = [1, -1, 0, 0; 0, 1, -1, 0] => correct
A = [1 -1 0 0; 0 1 -1 0] => correct

decimals: point
part: three
0,5,1,5,-2,5 => unreadable: at column 1: are these decimal commas?; write numbers with a decimal point, entries with a comma and a space
[0,5,1,5,-2,5] => unreadable: at column 1: are these decimal commas?; write numbers with a decimal point, entries with a comma and a space
0,5,1,5 => incorrect: your answer is 1x4, 3x1 was asked
  read as [0, 5, 1, 5]
1,2,3,4,5,6 => unreadable: at column 1: are these decimal commas?; write numbers with a decimal point, entries with a comma and a space
part: m
1,5;2,5\n3,5;4,5 => unreadable: at line 1, column 1: `1,5` can be one number or two; write numbers without thousands separators and with a decimal point; entries with a comma and a space
[[1,5;2,5];[3,5;4,5]] => incorrect: your answer is 4x2, 2x2 was asked
  read as [[1, 5; 2, 5]; [3, 5; 4, 5]]
[[1.5;2.5];[3.5;4.5]] => incorrect: your answer is 4x1, 2x2 was asked
  read as [[1.5; 2.5]; [3.5; 4.5]]
part: sum
w = [1,5; 2,5]; b = 0 => unreadable: at column 5: are these decimal commas?; write numbers with a decimal point, entries with a comma and a space
w = [1,2,3]; b = 0 => unreadable: at column 5: are these decimal commas?; write numbers with a decimal point, entries with a comma and a space
w = [1,2]; b = 0,5 => unreadable: at column 18: write what it is: name = value
part: big
1.500 => correct
