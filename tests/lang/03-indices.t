% Subscripts
network:
  A = [1 2 3; 4 5 6]
  x = [10; 20; 30]
  r = [7 8 9]
  s = 5
  T : 2 x 3 x 2
A[1,2] => 2
A[2,3] => 6
A[2,:] => 1x3: [4 5 6]
A[:,2] => 2x1: [2; 5]
A[:,:] => 2x3: [1 2 3; 4 5 6]
A[1:2,2:3] => 2x2: [2 3; 5 6]
A[1, 2:3] => 1x2: [2 3]
A[2:2,:] => 1x3: [4 5 6]
A[1,1 + 1] => 2
A[\n1,\n2] => 2
A'[3,1] => 3
(2*A)[1,3] => 6
x[2] => 20
x[2,1] => 20
x[1:2] => 2x1: [10; 20]
x[:] => 3x1: [10; 20; 30]
r[3] => 9
r[1,3] => 9
r[2:3] => 1x2: [8 9]
s[1] => 5
s[1,1] => 5
[4 5 6][2] => 5
x[x[1]/10] => 10
T[1,1,1] => 1
T[1,2,2] => 4
T[2,1,1] => 7
T[2,3,2] => 12
T[1,:,:] => 3x2: [1 2; 3 4; 5 6]
T[:,1,:] => 2x2: [1 2; 7 8]
T[:,:,2] => 2x3: [2 4 6; 8 10 12]
T[1,2,:] => 2x1: [3; 4]
T[1:1,2,:] => 1x2: [3 4]
T[2] => 3x2: [7 8; 9 10; 11 12]
T => 2x3x2: [1 2 3 4 5 6 7 8 9 10 11 12]
A[3,1] => FAIL
  error: there is no row 3: the array is 2x3
        | A[3,1]
        | ^~~~~~
A[0,1] => FAIL
  error: there is no row 0: the array is 2x3
        | A[0,1]
        | ^~~~~~
A[1,4] => FAIL
  error: there is no column 4: the array is 2x3
        | A[1,4]
        | ^~~~~~
A[-1,1] => FAIL
  error: there is no row -1: the array is 2x3
        | A[-1,1]
        | ^~~~~~~
A[1.5,1] => FAIL
  error: the subscript 1.5 is no whole number
        | A[1.5,1]
        | ^~~~~~~~
A[1] => FAIL
  error: an array of 2x3 needs two subscripts
        | A[1]
        | ^~~~
    help: one entry is [i,j], a row is [i,:], a column [:,j]
A[1,2,3] => FAIL
  error: there is no third subscript 3: the array is 2x3
        | A[1,2,3]
        | ^~~~~~~~
A[1,2,1] => 2
A[1,1,1,1,1] => FAIL
  error: more than four subscripts
        | A[1,1,1,1,1]
        | ^
A[2:1,1] => FAIL
  error: the range 2:1 is not within 1:2
        | A[2:1,1]
        |   ^~~
A[1:5,1] => FAIL
  error: the range 1:5 is not within 1:2
        | A[1:5,1]
        |   ^~~
A[x,1] => FAIL
  error: a subscript is one number
        | A[x,1]
        |   ^
A[1 => FAIL
  error: the text ends where a `]` is needed
        | A[1
        |    ^
A[] => FAIL
  error: `]` stands where a number, a name or `(` is needed
        | A[]
        |   ^
x[4] => FAIL
  error: there is no entry 4: the array is 3x1
        | x[4]
        | ^~~~
x[i] => FAIL
  error: there is no quantity `i`
        | x[i]
        |   ^
s[2] => FAIL
  error: there is no entry 2: the array is 1x1
        | s[2]
        | ^~~~
A [1,2] => FAIL
  error: `[` does not continue the formula
        | A [1,2]
        |   ^
    help: an entry is written without a space: x[1]
A(1,2) => FAIL
  error: `A` is a quantity, not a function
        | A(1,2)
        | ^~~~~~
    help: a product is written with *, an entry with [ ]
T[1,1,3] => FAIL
  error: there is no third subscript 3: the array is 2x3x2
        | T[1,1,3]
        | ^~~~~~~~
T[0] => FAIL
  error: there is no row 0: the array is 2x3x2
        | T[0]
        | ^~~~

% Index formulas
network:
  A = [1 2 3; 4 5 6]
  B = [1 0; 2 1; 0 3]
  x = [10; 20; 30; 40]
  w = [1; -1]
  u = [1 2 3]
sum(k, x[k]) => 100
sum(k, u[k]) => 6
sum(k=1..2, x[k]) => 30
sum(k=2..4, k) => 9
sum(k=-1..1, k^2) => 2
sum(i, j, A[i,j]) => 21
sum(i=1..2, j=1..3, A[i,j]*j) => 46
sum(i, A[i,1]) => 5
sum(k=1..3, 1) => 3
sum(k=1..3, 2*k) => 12
sum(i=1..2, j=1..2, 1) => 4
sum(i, A[i,:]) => 1x3: [5 7 9]
sum(k, A[:,k]*B[k,:]) => 2x2: [5 11; 14 23]
sum(k=1..3, x[k+1]) => 90
sum(k=1..3, x[5-k]*k) => 160
sum(k=1..2, x[2*k]) => 60
sum(k, x[k]*sum(j, w[j])) => 0
sum(k, x[k] + sum(k, w[k])) => 100
sum(k, w[k]*sum(k, x[k])) => 0
prod(k, x[k]) => 240000
mean(k, x[k]) => 25
var(k, x[k]) => 125
max(k, x[k]) => 40
min(k, x[k]) => 10
max(i, j, A[i,j]) => 6
all(k, x[k] > 5) => 1
any(k, x[k] > 35) => 1
all(k, x[k] > 15) => 0
sum(k, (x[k] > 15)*x[k]) => 90
sum(k=1..4, if(k > 1, x[k] - x[k-1], 0)) => 30
sum(k=1..4, if(k > 1 and k < 4, x[k-1]*x[k+1], 0)) => 1100
sum(i=1..4, j=1..4, if(i + j <= 4, x[i+j], 0)) => 200
sum(i=1..4, j=1..4, delta(i,j)*x[i]) => 100
sum(i=1..4, j=1..4, (i == j)*x[j]) => 100
sum(a=1..2, b=1..2, c=1..2, d=1..2, a*b*c*d) => 81
entries(i=1..3, i^2) => 3x1: [1; 4; 9]
entries(i=1..2, j=1..3, 10*i + j) => 2x3: [11 12 13; 21 22 23]
entries(i, x[i] + 1) => 4x1: [11; 21; 31; 41]
entries(j, i, A[i,j]) => 3x2: [1 4; 2 5; 3 6]
entries(i, j, sum(k, A[i,k]*B[k,j])) => 2x2: [5 11; 14 23]
entries(i=1..3, sum(k=1..2, w[k]*x[i+k-1])) => 3x1: [-10; -10; -10]
entries(i=1..2, j=1..2, k=1..2, 100*i + 10*j + k) => 2x2x2: [111 112 121 122 211 212 221 222]
entries(i=1..2, a=1..1, b=1..2, c=1..2, 1000*i + 100*a + 10*b + c) => 2x1x2x2: [1111 1112 1121 1122 2111 2112 2121 2122]
entries(i=1..3, sum(j=1..3, delta(i,j)*j)) => 3x1: [1; 2; 3]
sum(k, entries(k=1..2, k)[1]) => FAIL
  error: over what does k run?
        | sum(k, entries(k=1..2, k)[1])
        |     ^
    help: write its range: k=1..3; or use it alone as a subscript
sum(j=1..2, entries(k=1..2, k + j)[1]) => 5
sum(k=1..2, A[k,:]*entries(k=1..3, k)) => 46
sum(k=1..3, k) + sum(k, w[k]) => 6
sum(e=1..2, x[e]) => 30
sum(pi=1..2, x[pi]) => 30
sum(sum=1..2, x[sum]) => 30
sum(x, 1) => 100
sum(A, 1) => 1x3: [5 7 9]
sum(i, j, k, A[i,j]) => FAIL
  error: over what does k run?
        | sum(i, j, k, A[i,j])
        |           ^
    help: write its range: k=1..3; or use it alone as a subscript
sum(i, A[i,i]) => FAIL
  error: i runs to 3 here, but to 2 elsewhere
        | sum(i, A[i,i])
        |        ^~~~~~
    help: are the two indices swapped?
sum(i, i) => FAIL
  error: over what does i run?
        | sum(i, i)
        |     ^
    help: write its range: i=1..3; or use it alone as a subscript
sum(i, x[i+1]) => FAIL
  error: over what does i run?
        | sum(i, x[i+1])
        |     ^
    help: write its range: i=1..3; or use it alone as a subscript
sum(i=1..4, x[i+1]) => FAIL
  error: there is no entry 5: the array is 4x1
        | sum(i=1..4, x[i+1])
        |             ^~~~~~
sum(i=1..4, if(i > 1, x[i+1], 0)) => FAIL
  error: there is no entry 5: the array is 4x1
        | sum(i=1..4, if(i > 1, x[i+1], 0))
        |                       ^~~~~~
sum(i=1..3, j=1..4, if(i >= j, x[j+2], 0)) => FAIL
  error: there is no entry 5: the array is 4x1
        | sum(i=1..3, j=1..4, if(i >= j, x[j+2], 0))
        |                                ^~~~~~
sum(i, i, A[i,1]) => FAIL
  error: `i` stands here twice
        | sum(i, i, A[i,1])
        |        ^
sum(i=1..2, i=1..3, 1) => FAIL
  error: `i` stands here twice
        | sum(i=1..2, i=1..3, 1)
        |             ^~~~~~
sum(i=3..1, 1) => FAIL
  error: the range 3..1 is empty
        | sum(i=3..1, 1)
        |     ^~~~~~
sum(i=1..x, 1) => FAIL
  error: a whole number is needed here
        | sum(i=1..x, 1)
        |          ^
sum(i=1..2.5, 1) => FAIL
  error: a whole number is needed here
        | sum(i=1..2.5, 1)
        |          ^~~
sum(i=1..3, sum(j=1..i, 1)) => FAIL
  error: one whole number is needed here, not one for every value of an index
        | sum(i=1..3, sum(j=1..i, 1))
        |                      ^
    help: sum(j=1..i, E) is written sum(j=1..3, if(j <= i, E, 0))
sum(i=1..1000000000, 1) => FAIL
  error: a whole number is needed here
        | sum(i=1..1000000000, 1)
        |          ^~~~~~~~~~
sum(i=1..2000, j=1..2000, i*j) => FAIL
  error: an array of more than 1048576 entries
        | sum(i=1..2000, j=1..2000, i*j)
        |                           ^~~
sum(A, k) => FAIL
  error: there is no quantity `k`
        | sum(A, k)
        |        ^
sum(k, x[k], 1) => FAIL
  error: an index is a name of its own
        | sum(k, x[k], 1)
        |        ^~~~
sum(2, x[k]) => FAIL
  error: there is no quantity `k`
        | sum(2, x[k])
        |          ^
sum(x[k], k) => FAIL
  error: there is no quantity `k`
        | sum(x[k], k)
        |       ^
sum(w, x[w]) => FAIL
  error: `w` is a quantity of the network, so it is no index
        | sum(w, x[w])
        |     ^
    help: give the index another name, here and behind it, say i
entries(i=1..2, x) => FAIL
  error: one entry is a number, not an array
        | entries(i=1..2, x)
        |                 ^
entries(3, 1) => FAIL
  error: an index is a name of its own
        | entries(3, 1)
        |         ^
entries(i, i) => FAIL
  error: over what does i run?
        | entries(i, i)
        |         ^
    help: write its range: i=1..3; or use it alone as a subscript
entries(x) => FAIL
  error: `entries` takes 2 to 5 arguments
        | entries(x)
        | ^~~~~~~~~~
i => FAIL
  error: there is no quantity `i`
        | i
        | ^
x[k] => FAIL
  error: there is no quantity `k`
        | x[k]
        |   ^
k=1..3 => FAIL
  error: `=` does not continue the formula
        | k=1..3
        |  ^
    help: equality is written ==

% Inside a branch that is not taken, nothing is out of range
network:
  x = [1; 2; 3]
  n = 3
  shift[i=1..3] = if(i > 1, x[i-1], 0)
  back[i=1..3] = if(i == 3, 0, x[i+1])
  f(k) = x[k-1]
  both[i=1..3] = if(i > 1, f(i), 10)
  tri[i=1..3, j=1..3] = if(i >= j, x[i-j+1], 0)
  pick[i=1..3] = if(n > 5, x[i+2], x[i])
  nested[i=1..3] = if(i > 1, if(i > 2, x[i-2], x[i-1]), 0)
shift => 3x1: [0; 1; 2]
back => 3x1: [2; 3; 0]
both => 3x1: [10; 1; 2]
tri => 3x3: [1 0 0; 2 1 0; 3 2 1]
pick => 3x1: [1; 2; 3]
nested => 3x1: [0; 1; 1]
if(0, x[7], 1) => 1
if(n > 5, x[7], 1) => 1
if(x[1] > 5, x[7], 1) => 1
if(1, x[7], 1) => FAIL
  error: there is no entry 7: the array is 3x1
        | if(1, x[7], 1)
        |       ^~~~

network:
  y : 1
  x = [1; 2; 3]
let y = 5
if(y > 5, x[7], 1) => FAIL
  error: there is no entry 7: the array is 3x1
        | if(y > 5, x[7], 1)
        |           ^~~~

% Computed subscripts: y is drawn
network:
  p = [0.2; 0.3; 0.5]
  q = [0.2 0.3 0.5]
  A = [1 2 3; 4 5 6]
  big = [1e308*10; 2; 3]
  y : 1
  z : 2
let y = 2
let z = [3; 1]
p[y] => 0.3
p[y+1] => 0.5
p[4-y] => 0.3
q[y] => 0.3
A[y,1] => 4
A[y,:] => 1x3: [4 5 6]
A[1,y] => 2
A[y,y+1] => 6
A[:,y] => 2x1: [2; 5]
big[y] => 2
p[z[1]] => 0.5
p[y+2] => nan
p[y/4] => nan
sum(k=1..2, p[z[k]]) => 0.7
entries(k=1..2, A[k,z[k]]) => 2x1: [3; 4]
sum(k=1..3, (k == y)*p[k]) => 0.3
onehot(y, 3) => 3x1: [0; 1; 0]
onehot(2, 3)' => 1x3: [0 1 0]
p[z] => FAIL
  error: a subscript is one number
        | p[z]
        |   ^
p[1:y] => FAIL
  error: a whole number known in advance is needed here
        | p[1:y]
        |     ^

% Index definitions
network:
  A : 2 x 3
  B : 3 x 2
  c[i,j] = sum(k, A[i,k]*B[k,j])
  d[i] = A[i,1]
  v[i=1..4] = i^2
  y[i=1..2] = sum(k=1..2, v[k]*v[i+k-1])
  t[a=1..2, b=1..2, i=1..2] = a*b*i
  q[a,b,i,j] = A[a,b]*B[i,j]
let A = [1 2 3; 4 5 6]
let B = [1 0; 2 1; 0 3]
c => 2x2: [5 11; 14 23]
c - A*B => 2x2: [0 0; 0 0]
d => 2x1: [1; 4]
v => 4x1: [1; 4; 9; 16]
y => 2x1: [17; 40]
t => 2x2x2: [1 2 2 4 2 4 4 8]
q[2,3,3,2] => 18
shape(q) => 1x4: [2 3 3 2]
sum(q) => 147
sum(a,b,i,j, q[a,b,i,j]) => 147

% An answer that is a formula for one entry
network:
  W = [1 2; 3 4; 5 6]
  x = [1; 10]
  b = [1; 2; 3]
entry: i=1..3
W[i,1]*x[1] + W[i,2]*x[2] => 3x1: [21; 43; 65]
sum(j, W[i,j]*x[j]) => 3x1: [21; 43; 65]
b[i] => 3x1: [1; 2; 3]
7 => 3x1: [7; 7; 7]
i => 3x1: [1; 2; 3]
delta(i,2) => 3x1: [0; 1; 0]
if(i == 1, 0, b[i-1]) => 3x1: [0; 1; 2]
b => FAIL
  error: one entry was asked, a number; this is an array of 3x1
        | b
        | ^
    help: write it with the indices that are asked
x[i] => FAIL
  error: there is no entry 3: the array is 2x1
        | x[i]
        | ^~~~
W[i] => FAIL
  error: an array of 3x2 needs two subscripts
        | W[i]
        | ^~~~
    help: one entry is [i,j], a row is [i,:], a column [:,j]
b[j] => FAIL
  error: there is no quantity `j`
        | b[j]
        |   ^

network:
  W = [1 2; 3 4; 5 6]
  x = [1; 10]
entry: i=1..3
entry: j=1..2
W[i,j] => 3x2: [1 2; 3 4; 5 6]
x[j]*i => 3x2: [1 10; 2 20; 3 30]
sum(k, W[k,j]) => 3x2: [9 12; 9 12; 9 12]
W[j,i] => FAIL
  error: there is no column 3: the array is 3x2
        | W[j,i]
        | ^~~~~~
