% 02-tolerance.t - every kind of tolerance at its edges.

sheet:
  network: |
    a = 0.12345
    b = 2.5
    c = -0.5
    z = 0
    m = [0.12345 -1.5; 100.004 0]
    g = 1e-7
    e = 123456
    r = 0.1 + 0.2 - 0.3
    v = [0.1 + 0.2 - 0.3; 1]
  parts:
    - {id: a4, points: 1, value: a, tolerance: {decimals: 4}}
    - {id: a2, points: 1, value: a, tolerance: {decimals: 2}}
    - {id: b0, points: 1, value: b, tolerance: {decimals: 0}}
    - {id: c0, points: 1, value: 5*c, tolerance: {decimals: 0}}
    - {id: z3, points: 1, value: z, tolerance: {decimals: 3}}
    - {id: m2, points: 1, value: m, tolerance: {decimals: 2}}
    - {id: m2all, points: 1, value: m, tolerance: {decimals: 2}, credit: all}
    - {id: u4, points: 1, value: a, tolerance: {decimals: 4, ulp: 1}}
    - {id: d3, points: 1, value: a, tolerance: {digits: 3}}
    - {id: d1, points: 1, value: e, tolerance: {digits: 1}}
    - {id: d2, points: 1, value: g, tolerance: {digits: 2}}
    - {id: dz, points: 1, value: z, tolerance: {digits: 3}}
    - {id: dv, points: 1, value: v, tolerance: {digits: 3}}
    - {id: du, points: 1, value: a, tolerance: {digits: 3, ulp: 2}}
    - {id: d9, points: 1, value: 9.996, tolerance: {digits: 3}}
    - {id: rel, points: 1, value: b, tolerance: {rel: 0.1}}
    - {id: abs, points: 1, value: b, tolerance: {abs: 0.1}}
    - {id: both, points: 1, value: "[0.01; 100]", tolerance: {rel: 0.01, abs: 0.001}}
    - {id: exact, points: 1, value: 7, tolerance: {rel: 0, abs: 0}}
    - {id: third, points: 1, value: 1/3, tolerance: {rel: 0, abs: 0}}
    - {id: d15, points: 1, value: 1/3, tolerance: {decimals: 15}}
    - {id: large, points: 1, value: 1e18/3, tolerance: {decimals: 4}}
    - {id: scaled, points: 1, value: v}

% Four decimals: half a unit of the fourth, both ways where the reference lies between
part: a4
0.1235 => correct
0.1234 => correct
0.12345 => correct
0.123450 => correct
0.12344 => correct
0.12346 => correct
0.1234999 => correct
0.1235001 => incorrect: 0.1235001 is not right: one unit off in the last place
0.12351 => incorrect: 0.12351 is not right: one unit off in the last place
0.1236 => incorrect: 0.1236 is not right: one unit off in the last place
0.1233 => incorrect: 0.1233 is not right: one unit off in the last place
0.1237 => incorrect: 0.1237 is not right
0.123 => incorrect: 0.123 is not right
-0.1235 => incorrect: -0.1235 is not right: the sign is wrong
-0.1234 => incorrect: -0.1234 is not right: the sign is wrong
0.12345000000001 => correct
% More digits than asked must lie as near
0.123399 => incorrect: 0.123399 is not right: one unit off in the last place

part: a2
0.12 => correct
0.13 => incorrect: 0.13 is not right: one unit off in the last place
0.1234 => correct
0.11 => incorrect: 0.11 is not right: one unit off in the last place
0.10 => incorrect: 0.1 is not right
0.1 => incorrect: 0.1 is not right
0 => incorrect: 0 is not right

part: b0
2 => correct
3 => correct
2.5 => correct
2.0 => correct
3.01 => incorrect: 3.01 is not right: one unit off in the last place
4 => incorrect: 4 is not right: one unit off in the last place
1 => incorrect: 1 is not right: one unit off in the last place
-2 => incorrect: -2 is not right: the sign is wrong

part: c0
-2 => correct
-3 => correct
3 => incorrect: 3 is not right: the sign is wrong
-4 => incorrect: -4 is not right: one unit off in the last place

part: z3
0 => correct
0.0004 => correct
0.0005 => correct
0.0006 => incorrect: 0.0006 is not right: one unit off in the last place
-0.0005 => correct
0.001 => incorrect: 0.001 is not right: one unit off in the last place
0.01 => incorrect: 0.01 is not right

part: m2
[0.12 -1.5; 100 0] => correct
  read as [0.12, -1.5; 100, 0]
[0.12 -1.50; 100.00 0.00] => correct
  read as [0.12, -1.5; 100, 0]
[0.12 -1.51; 100 0] => partial 0.75: 3 of 4 entries are right; wrong: [1,2]: one unit off in the last place
  read as [0.12, -1.51; 100, 0]
[0.12 1.5; 100 0] => partial 0.75: 3 of 4 entries are right; wrong: [1,2]: the sign is wrong
  read as [0.12, 1.5; 100, 0]
[0.12 -1.5; 100.01 0] => partial 0.75: 3 of 4 entries are right; wrong: [2,1]: one unit off in the last place
  read as [0.12, -1.5; 100.01, 0]
[0.12 -1.5; 100.1 0] => partial 0.75: 3 of 4 entries are right; wrong: [2,1]
  read as [0.12, -1.5; 100.1, 0]
[0.13 -1.51; 100.02 0.01] => incorrect: 0 of 4 entries are right; wrong: [1,1], [1,2], [2,1], [2,2]
  read as [0.13, -1.51; 100.02, 0.01]
[0.12 100; -1.5 0] => incorrect: your answer is the transpose of the right one
  read as [0.12, 100; -1.5, 0]
-[0.12 -1.5; 100 0] => partial 0.25: 1 of 4 entries are right; wrong: [1,1], [1,2], [2,1]: the sign is wrong
  read as -[0.12, -1.5; 100, 0]

part: m2all
[0.12 -1.5; 100 0] => correct
  read as [0.12, -1.5; 100, 0]
[0.12 -1.5; 100 0.01] => incorrect: 3 of 4 entries are right; wrong: [2,2]: one unit off in the last place
  read as [0.12, -1.5; 100, 0.01]

% A slip of one unit is let through
part: u4
0.1236 => correct
0.1233 => correct
0.1237 => incorrect: 0.1237 is not right
0.1232 => incorrect: 0.1232 is not right

part: d3
0.123 => correct
0.1234 => correct
0.1235 => correct
0.124 => incorrect: 0.124 is not right: one unit off in the last place
0.122 => incorrect: 0.122 is not right: one unit off in the last place
0.12 => incorrect: 0.12 is not right
1.23e-1 => correct
  read as 0.123

part: d1
1e5 => correct
  read as 100000
100000 => correct
123456 => correct
2e5 => incorrect: 200000 is not right: one unit off in the last place
  read as 200000
150000 => correct
200000 => incorrect: 200000 is not right: one unit off in the last place
300000 => incorrect: 300000 is not right

part: d2
1e-7 => correct
  read as 1e-07
1.0e-7 => correct
  read as 1e-07
1.04e-7 => correct
  read as 1.04e-07
1.05e-7 => correct
  read as 1.05e-07
1.06e-7 => incorrect: 1.06e-07 is not right: one unit off in the last place
  read as 1.06e-07
0 => incorrect: 0 is not right

part: dz
0 => correct
1e-17 => incorrect: 1e-17 is not right
1e-9 => incorrect: 1e-09 is not right
  read as 1e-09

% The first entry is nothing but rounding
part: dv
[0; 1] => correct
[1e-17; 1] => correct
[0.1; 1] => partial 0.5: 1 of 2 entries are right; wrong: [1]

part: du
0.121 => correct
0.126 => incorrect: 0.126 is not right
0.127 => incorrect: 0.127 is not right

part: d9
10 => correct
10.0 => correct
9.99 => incorrect: 9.99 is not right: one unit off in the last place
9.996 => correct
10.1 => incorrect: 10.1 is not right

part: rel
2.25 => correct
2.75 => correct
2.76 => incorrect: 2.76 is not right: close, but outside the tolerance
2.7500000000000001 => correct
2.2 => incorrect: 2.2 is not right: close, but outside the tolerance

part: abs
2.4 => correct
2.6 => correct
2.600001 => incorrect: 2.600001 is not right
2.39 => incorrect: 2.39 is not right

part: both
[0.011; 101] => correct
[0.0111; 101] => partial 0.5: 1 of 2 entries are right; wrong: [1]
[0.009; 99] => correct
[0; 100] => partial 0.5: 1 of 2 entries are right; wrong: [1]
[0.01; 101.1] => partial 0.5: 1 of 2 entries are right; wrong: [2]: close, but outside the tolerance

part: exact
7 => correct
7.0 => correct
14/2 => correct
7.000001 => incorrect: 7.000001 is not right
0.7*10 => correct

part: third
1/3 => correct
0.3333333333333333 => correct
0.333333333333 => incorrect: 0.3333333333 is not right

part: d15
1/3 => correct
0.333333333333333 => correct
0.333333333333334 => correct
0.33333333333333 => incorrect: 0.3333333333 is not right

part: large
333333333333333333 => correct
1e18/3 => correct
  read as 1e+18/3
3.333e17 => incorrect: 3.333e+17 is not right
  read as 3.333e+17

part: scaled
[0; 1] => correct
[5.6e-17; 1] => correct
[1e-6; 1] => correct
  read as [1e-06; 1]
[1e-5; 1] => partial 0.5: 1 of 2 entries are right; wrong: [1]
  read as [1e-05; 1]
