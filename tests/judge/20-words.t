% 20-words.t - claims, choices, orders, graphs, prose: answers that are words.

sheet:
  network: |
    x : 2
    W : 2 x 2
    z = W*x
    h = relu(z)
    L = sum(h.^2)
    k : 1 ~ integers(1, 2)
  parts:
    - {id: true, points: 1, claim: "all(dL/dz == 2*h)"}
    - {id: false, points: 1, claim: "all(z > 0)"}
    - {id: rare, points: 1, claim: k == 1}
    - {id: array, points: 1, claim: h >= 0}
    - {id: required, points: 1, claim: "L > 0", require: ["any(z > 0)"]}
    - {id: choice, points: 1, choice: [zero, one, W, "a, b"], answer: one}
    - {id: letters, points: 1, choice: [A, B, C], answer: c}
    - {id: order, points: 4, order: [forward, loss, backward, update]}
    - {id: partial, points: 4, order: [a, b, c, d, e], precedes: ["a < c", "b < c", "c < e"]}
    - {id: all, points: 4, order: [a, b, c], credit: all}
    - {id: graph, points: 3, graph: [x, W, z, h, L]}
    - {id: skip, points: 3, graph: [x, L]}
    - {id: graphall, points: 3, graph: [x, z, L], credit: all}
    - {id: prose, points: 2, text: "says why"}

part: true
true => correct
True => correct
TRUE => correct
t => correct
T => correct
yes => correct
Y => correct
y. => correct
 true  => correct
false => incorrect: it is true
no => incorrect: it is true
f => incorrect: it is true
n => incorrect: it is true
1 => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
0 => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
tru => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
true false => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
true, because the square is smooth => correct
Yes, because the square is smooth => correct
yes because it does not vanish => correct
Yes. Since the square is smooth, both sides agree. => correct
yes - because dL/dz is 2h => correct
No, because z may be negative => incorrect: it is true
false: because z may be negative => incorrect: it is true
yes, because => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
yes, no => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
yes and no => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
yes or no => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
yes, because no other gradient arrives => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
yes, because it is true => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
yes, because it holds only for z > 0 => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
yes, because z > 0, but not for all z => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
yes, because it depends on z => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
yes, since if z > 0 it holds => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
yes, as long as z > 0 => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
yes, if z > 0 => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
not true => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
not true, because z > 0 => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
not true because z > 0 => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
no wait, yes, because z > 0 => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
yesterday, because => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
yes. The square is smooth. => correct
t, because the square is smooth => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
because yes => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
Answer: yes => correct
answer: no => incorrect: it is true
Answer: yes, because it is smooth => correct
Ja => correct
nein => incorrect: it is true
Oui => correct
non => incorrect: it is true
Sí => correct
sì => correct
Yes: the square is smooth => correct
Yes - the square is smooth => correct
Yes – the square is smooth => correct
yes (the square is smooth) => correct
Yes; the square is smooth => correct
Yes, the square is smooth => correct
Yes\nThe square is smooth. => correct
Yes, guaranteed => correct
No, not guaranteed => incorrect: it is true
No; it is not guaranteed. => incorrect: it is true
No, z may be negative => incorrect: it is true
False, h3 also feeds h2 => incorrect: it is true
False (h3 does not feed h2) => incorrect: it is true
No (h2) => incorrect: it is true
False, z < 0 => incorrect: it is true
True (1) => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
True (a) => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
Yes, not always => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
Yes, it does not hold => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
Yes, z can be negative => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
Yes, it isn't guaranteed => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
No, it is => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
No, it does hold => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
No, always => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
No, that is guaranteed => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
Yes, unless z < 0 => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
Yes (no for z < 0) => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
Yes, but not for z < 0 => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
Yes - not sure => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
Yes, I think => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
Yes, probably => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
Yes, provided z > 0 => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
Yes; false => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
True, T, F => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
True, False => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
Yes, oder nein => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
No, pero a veces sí => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
Yes, for z > 0? => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
Yes it holds => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
no-op everywhere => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
Ja, weil z > 0 => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
Answers: yes => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
"true" => correct
right => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
correct => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
wahr => correct
✓ => correct
 => blank: no answer
- => blank: no answer
n/a => blank: no answer

part: false
false => correct
true => incorrect: it is false

part: rare
false => correct
true => incorrect: it is false

part: array
true => correct
part: required
true => correct

part: choice
one => correct
ONE => correct
b => correct
B => correct
(b) => correct
b) => correct
b. => correct
B: => correct
[b] => correct
b: one => correct
(b) one => correct
zero => incorrect: not `zero`
a => incorrect: not `zero`
w => incorrect: not `W`
W => incorrect: not `W`
d => incorrect: not `a, b`
a, b => incorrect: not `a, b`
e => unreadable: at column 1: this is none of the choices; write its letter, a to d, or its text
1 => unreadable: at column 1: this is none of the choices; write its letter, a to d, or its text
2 => unreadable: at column 1: this is none of the choices; write its letter, a to d, or its text
a b => unreadable: at column 1: this is none of the choices; write its letter, a to d, or its text
a and b => unreadable: at column 1: this is none of the choices; write its letter, a to d, or its text
on => unreadable: at column 1: this is none of the choices; write its letter, a to d, or its text
 => blank: no answer
- => blank: no answer

part: letters
c => correct
C => correct
a => incorrect: not `A`
(C) => correct
d => unreadable: at column 1: this is none of the choices; write its letter, a to c, or its text

part: order
forward, loss, backward, update. => correct
[forward, loss, backward, update] => correct
[forward, loss, backward, update]. => correct
(forward, loss, backward, update) => correct
{forward; loss; backward; update} => unreadable: at column 1: `{forward` is none of the items; write their names, separated by commas: backward, forward, loss, update
forward, loss, backward and update => correct
forward, loss, backward, and update => correct
forward, loss, backward, and then update. => correct
forward, loss, backward, finally update => correct
forward -> loss -> backward and update => correct
1. forward\n2. loss\n3. backward\n4. update. => correct
forward and loss, backward, update => unreadable: at column 1: `forward and loss` is none of the items; write their names, separated by commas: backward, forward, loss, update
forward, loss, update and backward => partial 0.5: not in order; the longest right run is 2 of 4
forward, loss, backward and update and loss => unreadable: at column 15: `backward and update and loss` is none of the items; write their names, separated by commas: backward, forward, loss, update
forward, loss, backward and step => unreadable: at column 15: `backward and step` is none of the items; write their names, separated by commas: backward, forward, loss, update
forward. loss. backward. update. => unreadable: at column 1: `forward. loss. backward. update.` is none of the items; write their names, separated by commas: backward, forward, loss, update
[forward, loss], [backward, update] => unreadable: at column 10: `loss]` is none of the items; write their names, separated by commas: backward, forward, loss, update
`forward`, `loss`, `backward`, `update` => unreadable: at column 2: `forward`` is none of the items; write their names, separated by commas: backward, forward, loss, update
['forward','loss','backward','update'] => correct
["forward", "loss", "backward", "update"] => correct
first forward, then loss, then backward, finally update => correct
model.forward, loss(), loss.backward(), optimizer.update() => correct
forward | loss | backward | update => correct
forward - loss - backward - update => correct
- forward\n- loss\n- backward\n- update => correct
forward, loss.loss.x, backward => unreadable: at column 9: `loss.loss.x` is none of the items; write their names, separated by commas: backward, forward, loss, update
then forward, loss, backward, update => unreadable: at column 1: `then forward` is none of the items; write their names, separated by commas: backward, forward, loss, update
forward, first loss, backward, update => unreadable: at column 9: `first loss` is none of the items; write their names, separated by commas: backward, forward, loss, update
forward, and loss, backward, update => unreadable: at column 9: `and loss` is none of the items; write their names, separated by commas: backward, forward, loss, update
forward < loss < backward < update => unreadable: at column 1: `forward < loss < backward < update` is none of the items; write their names, separated by commas: backward, forward, loss, update
and forward => unreadable: at column 1: `and forward` is none of the items; write their names, separated by commas: backward, forward, loss, update
forward, loss, backward, update => correct
forward; loss; backward; update => correct
forward > loss > backward > update => correct
forward -> loss -> backward -> update => correct
forward->loss->backward->update => correct
forward\nloss\nbackward\nupdate => correct
forward\r\nloss\r\nbackward\r\nupdate\r\n => correct
Forward, LOSS, backward, Update => correct
1. forward\n2. loss\n3. backward\n4. update => correct
1) forward, 2) loss, 3) backward, 4) update => correct
- forward\n- loss\n- backward\n- update => correct
forward, loss, update, backward => partial 0.5: not in order; the longest right run is 2 of 4
loss, forward, backward, update => partial 0.5: not in order; the longest right run is 2 of 4
update, forward, loss, backward => partial 0.75: not in order; the longest right run is 3 of 4
update, backward, loss, forward => incorrect: not in order; the longest right run is 1 of 4
forward, loss, backward => partial 0.75: 1 of 4 items are missing; the longest right run is 3
forward, loss => partial 0.5: 2 of 4 items are missing; the longest right run is 2
loss, backward => partial 0.5: 2 of 4 items are missing; the longest right run is 2
forward => incorrect: 3 of 4 items are missing; the longest right run is 1
forward, backward => incorrect: 2 of 4 items are missing; the longest right run is 1
forward, forward, loss => unreadable: at column 9: `forward` stands twice
forward, loss, backward, update, update => unreadable: at column 33: `update` stands twice
forward, loss, backward, step => unreadable: at column 25: `step` is none of the items; write their names, separated by commas: backward, forward, loss, update
1, 2, 3, 4 => unreadable: at column 1: `1` is none of the items; write their names, separated by commas: backward, forward, loss, update
forward loss backward update => unreadable: at column 1: `forward loss backward update` is none of the items; write their names, separated by commas: backward, forward, loss, update
,,, => unreadable: at column 1: no item is named
-> => unreadable: at column 1: no item is named
 => blank: no answer

part: partial
a, b, c, d, e => correct
b, a, c, e, d => correct
d, b, a, c, e => correct
a, c, b, d, e => partial 0.6: not in order; the longest right run is 3 of 5
e, d, c, b, a => partial 0.4: not in order; the longest right run is 2 of 5
a, b, c, e => partial 0.8: 1 of 5 items are missing; the longest right run is 4
b, a, c, e => partial 0.8: 1 of 5 items are missing; the longest right run is 4

part: all
a, b, c => correct
a, c, b => incorrect: not in order; the longest right run is 1 of 3
b, c => incorrect: 1 of 3 items are missing; the longest right run is 2

part: graph
(x,z), (W,z), (z,h), (h,L) => correct
[("x","z"), ('W', 'z')] => partial 0.5: missing z->h, missing h->L
x->z and W->z, z->h and h->L => correct
x->z & W->z & z->h & h->L => correct
x->z|W->z|z->h|h->L => correct
x and W -> z => unreadable: at column 3: there is no node `and`
x -> z and h => unreadable: at column 12: `h` stands without an arrow; an edge is written x->z; two of them x->z, y->z
x -> and z => unreadable: at column 6: there is no node `and`
and -> z => unreadable: at column 5: an arrow without a node before it
{(x, z), (W, z), (z, h), (h, L)} => correct
[(x, z), (W, z),\n(z, h), (h, L)]. => correct
(x,z) (W,z) => partial 0.5: missing z->h, missing h->L
(z,x) => incorrect: missing x->z, missing W->z, wrong z->x, missing z->h, missing h->L
(x,q) => unreadable: at column 4: there is no node `q`
(x,z,h) => unreadable: at column 2: `x` stands without an arrow; an edge is written x->z; two of them x->z, y->z
(x,z), W->z => unreadable: at column 2: `x` stands without an arrow; an edge is written x->z; two of them x->z, y->z
(x,z), h => unreadable: at column 2: `x` stands without an arrow; an edge is written x->z; two of them x->z, y->z
1. x->z\n2. W->z\n3. z->h\n4. h->L => correct
1) x->z\n2) W->z\n3) z->h\n4) h->L => correct
- x->z\n- W->z\n- z->h\n- h->L => correct
* x -> z\n• W -> z\n– z -> h => partial 0.75: missing h->L
1. x->z 2. W->z => unreadable: at column 9: there is no node `2`
1. x\n2. z => unreadable: at line 1, column 4: `x` stands without an arrow; an edge is written x->z; two of them x->z, y->z
\\mathbf{x}\\to\\mathbf{z}, W \\to z, z \\to h, h \\to L => correct
$\\mathbf{x}\\to z$, $\\mathrm{W}\\to z$ => partial 0.5: missing z->h, missing h->L
\\bar{x} \\to z => unreadable: at column 1: an edge is written x->z
x->z, h => unreadable: at column 7: `h` stands without an arrow; an edge is written x->z; two of them x->z, y->z
x->z, W->z, z->h, h->L => correct
x->z->h->L, W->z => correct
W->z->h->L; x->z => correct
x -> z\nW -> z\nz -> h\nh -> L => correct
(x->z), (W->z), (z->h), (h->L) => correct
{x->z, W->z, z->h, h->L} => correct
x->z, x->z, W->z, z->h, h->L => correct
x->z->h->L => partial 0.75: missing W->z
x->z, W->z, z->h => partial 0.75: missing h->L
x->z, W->z, z->h, h->L, x->L => partial 0.75: wrong x->L
z->x, W->z, z->h, h->L => partial 0.5: missing x->z, wrong z->x
z->x, z->W, h->z, L->h => incorrect: missing x->z, missing W->z, wrong z->x, wrong z->W, missing z->h, wrong h->z, missing h->L, wrong L->h
x->z => partial 0.25: missing W->z, missing z->h, missing h->L
{x, W}->z->h->L => correct
{x,W} -> {z}, z -> h, h -> L => correct
{x,W}->{z,h}, h->L => partial 0.25: wrong x->h, wrong W->h, missing z->h
x->{z,h}->L => incorrect: wrong x->h, missing W->z, missing z->h, wrong z->L
x->{z, q} => unreadable: at column 8: there is no node `q`
x->{z h} => unreadable: at column 7: `h` stands without an arrow; an edge is written x->z; two of them x->z, y->z
x->{} => unreadable: at column 6: an arrow without a node after it
{x,W} => unreadable: at column 1: `{x,W}` stands without an arrow; an edge is written x->z; two of them x->z, y->z
{x, W}, z->h => unreadable: at column 1: `{x, W}` stands without an arrow; an edge is written x->z; two of them x->z, y->z
x->z, {W, h} => unreadable: at column 7: `{W, h}` stands without an arrow; an edge is written x->z; two of them x->z, y->z
(x, W)->z => unreadable: at column 2: `x` stands without an arrow; an edge is written x->z; two of them x->z, y->z
(x, z), (W, z) => partial 0.5: missing z->h, missing h->L
{x, W->z} => unreadable: at column 2: `x` stands without an arrow; an edge is written x->z; two of them x->z, y->z
{x, {W, z}}->h => unreadable: at column 2: `x` stands without an arrow; an edge is written x->z; two of them x->z, y->z
->{x, z} => unreadable: at column 1: an arrow without a node before it
{x, z}-> => unreadable: at column 9: an arrow without a node after it
x->{z->h, L} => unreadable: at column 11: `L` stands without an arrow; an edge is written x->z; two of them x->z, y->z
x->x => incorrect: wrong x->x, missing x->z, missing W->z, missing z->h, missing h->L
x->L, W->L => incorrect: missing x->z, wrong x->L, missing W->z, wrong W->L, missing z->h, missing h->L
L => unreadable: at column 1: `L` stands without an arrow; an edge is written x->z; two of them x->z, y->z
x => unreadable: at column 1: `x` stands without an arrow; an edge is written x->z; two of them x->z, y->z
x z h L => unreadable: at column 1: `x` stands without an arrow; an edge is written x->z; two of them x->z, y->z
x-z => unreadable: at column 2: an edge is written x->z
x->y => unreadable: at column 4: there is no node `y`
x->z, z->q => unreadable: at column 10: there is no node `q`
->z => unreadable: at column 1: an arrow without a node before it
x-> => unreadable: at column 4: an arrow without a node after it
x->->z => unreadable: at column 4: an arrow without a node before it
x--\>z => partial 0.25: missing W->z, missing z->h, missing h->L
x→z => partial 0.25: missing W->z, missing z->h, missing h->L
x=\>z => partial 0.25: missing W->z, missing z->h, missing h->L
x<-z => unreadable: at column 2: an edge is written x->z
all of them => unreadable: at column 1: there is no node `all`
X->z => unreadable: at column 1: there is no node `X`
x->z,, W->z => partial 0.5: missing z->h, missing h->L
. => unreadable: at column 1: no edge is named
none => unreadable: at column 1: there is no node `none`
 => blank: no answer
x->z->x => incorrect: missing W->z, wrong z->x, missing z->h, missing h->L
x->z, W->z, z->h, h->L, x->h, x->L, W->h, W->L, z->L => incorrect: wrong x->h, wrong x->L, wrong W->h, wrong W->L, wrong z->L

% Through what is not listed
part: skip
x->L => correct
x -> L => correct
L->x => incorrect: missing x->L, wrong L->x

part: graphall
x->z->L => correct
x->z => incorrect: missing z->L

part: prose
Because the square is smooth. => pending: waits for a person
\x1b[31m => pending: waits for a person
 => blank: no answer

% Other arrows, other joints, marks and numbers in front, and emphasis.
sheet:
  network: |
    x : 2
    W : 2 x 2
    z = W*x
    h = relu(z)
    L = sum(h.^2)
  parts:
    - {id: true, points: 1, claim: "all(dL/dz == 2*h)"}
    - {id: order, points: 3, order: [forward, zero_grad, backward]}
    - {id: graph, points: 3, graph: [x, z, h, L]}

part: true
Yes! => correct
Yes, guaranteed => correct
yes, always. => correct
True, of course! => correct
✓ => correct
✔ => correct
✗ => incorrect: it is true
Yes, but not always => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
Yes, if z > 0 => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
No, it is => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
yes, no => unreadable: at column 1: true or false was asked; write true or false (yes, no, t, f)
part: order
forward → zero_grad → backward => correct
forward ⟶ zero_grad ⟶ backward => correct
forward \\to zero_grad \\to backward => correct
forward --> zero_grad --> backward => correct

forward =\> zero_grad =\> backward => correct
forward, zero_grad(), backward() => correct
forward; zero-grad; backward => correct
Forward, zero grad, backward => correct
1) forward 2) zero_grad 3) backward => correct
1. forward 2. zero_grad 3. backward => correct
1) forward\n2) zero-grad()\n3) backward => correct
1) backward 2) zero_grad 3) forward => incorrect: not in order; the longest right run is 1 of 3
forward 2 zero_grad => unreadable: at column 1: `forward 2 zero_grad` is none of the items; write their names, separated by commas: backward, forward, zero_grad
forward \\top zero_grad => unreadable: at column 1: `forward \top zero_grad` is none of the items; write their names, separated by commas: backward, forward, zero_grad
part: graph
x→z, z→h, h→L => correct
x ⟶ z ⟶ h ⟶ L => correct
$x \\to z \\to h \\to L$ => correct
x \\rightarrow z, z \\rightarrow h, h \\rightarrow L => correct
x-->z-->h-->L => correct
x =\> z =\> h =\> L => correct
z→x, z→h, h→L => partial 0.333333: missing x->z, wrong z->x
x \\top z => unreadable: at column 3: an edge is written x->z
x – z – h => unreadable: at column 3: an edge is written x->z
