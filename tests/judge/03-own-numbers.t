% 03-own-numbers.t - every student his own reference, shown where he lost points.

sheet:
  network: |
    x : 2 ~ integers(1, 9)
    w : 2 ~ uniform(-1, 1, step 0.1)
    q : 1 ~ choose(3)
    y = w' * x
    L = y^2
    require abs(y) > 0.5
  parts:
    - {id: y, points: 1, value: y}
    - {id: dw, points: 1, value: dL/dw}
    - {id: x, points: 1, value: x, tolerance: {decimals: 2}}
    - {id: fixed, points: 1, value: numel(x)}
    - {id: q, points: 1, value: q}
    - {id: formula, points: 1, expression: dL/dw}
    - {id: claim, points: 1, claim: L >= 0}

student: s1
part: y
0 => incorrect: 0 is not right
  reference -0.7
part: dw
[0; 0] => incorrect: 0 of 2 entries are right; wrong: [1], [2]
  reference [-1.4; -1.4]
part: x
[0; 0] => incorrect: 0 of 2 entries are right; wrong: [1], [2]
  reference [1; 1]
x => unreadable: at column 1: a number is asked, `x` is a name
  reference [1; 1]
1/0 => unreadable: at column 1: this is not a finite number
  reference [1; 1]
part: fixed
2 => correct
3 => incorrect: 3 is not right
part: q
3 => correct
4 => incorrect: 4 is not right
  reference 3
part: formula
2*y*x => correct
2*x => incorrect: on a sampled network the value of entry [1] is 4, it should be 28
part: claim
yes => correct

student: s2
part: y
0 => incorrect: 0 is not right
  reference -1.1
part: dw
[0; 0] => incorrect: 0 of 2 entries are right; wrong: [1], [2]
  reference [-15.4; -13.2]
