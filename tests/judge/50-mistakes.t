% 50-mistakes.t - wrong answers and the mistakes that explain them.

% A batch by hand.  Every derivative below is computed by another program, with the mistake.
sheet: problems/uva-hw1.md
part: 2.D1
[-0.0045 -0.0049 0.0053 0.0050; -0.0068 -0.0074 0.0080 0.0075; -0.0203 -0.0222 0.0239 0.0226] => partial 0.75: 9 of 12 entries are right; wrong: [1,3], [2,3], [3,4]
  read as [-0.0045, -0.0049, 0.0053, 0.005; -0.0068, -0.0074, 0.008, 0.0075; -0.0203, -0.0222, 0.0239, 0.0226]
  mistake the derivative of relu at S1 is missing
part: 2.Dout
[-0.9014 -0.9888 1.0634 1.0059] => incorrect: 0 of 4 entries are right; wrong: [1], [2], [3], [4]
  read as [-0.9014, -0.9888, 1.0634, 1.0059]
  mistake this is the right answer times 4 (the columns of X): not divided by it, or multiplied by it
[0.2254 0.2472 -0.2658 -0.2515] => incorrect: 0 of 4 entries are right; wrong: [1], [2], [3], [4]: the sign is wrong
  read as [0.2254, 0.2472, -0.2658, -0.2515]
  mistake the sign is wrong
[-0.2254 -0.2472 0.2659 0.2515] => partial 0.75: 3 of 4 entries are right; wrong: [3]: one unit off in the last place
  read as [-0.2254, -0.2472, 0.2659, 0.2515]
  mistake one unit off in the last place
[-0.225 -0.247 0.266 0.251] => incorrect: 0 of 4 entries are right; wrong: [1], [2], [3], [4]
  read as [-0.225, -0.247, 0.266, 0.251]
  mistake right, but rounded to 3 decimals: more digits are asked
[-0.1 0.3 0.2 -0.7] => incorrect: 0 of 4 entries are right; wrong: [1], [2], [3], [4]
  read as [-0.1, 0.3, 0.2, -0.7]
part: 2.newW2
[-0.0315 -0.0730 0.0988] => incorrect: 0 of 3 entries are right; wrong: [1], [2], [3]
  read as [-0.0315, -0.073, 0.0988]
  mistake the sign of eta*dL/dW2 is wrong
[0.1229 0.2360 0.0724] => incorrect: 0 of 3 entries are right; wrong: [1], [2], [3]
  read as [0.1229, 0.236, 0.0724]
  mistake the factor eta is missing
[-0.1029 -0.2060 0.0176] => incorrect: 0 of 3 entries are right; wrong: [1], [2], [3]
  read as [-0.1029, -0.206, 0.0176]
  mistake this is the gradient dL/dW2, not V2
part: 2.newL
0.4916 => incorrect: 0.4916 is not right
  mistake this is L, not Lnew

% Formulas
part: 1.W2
(W3'*Delta3)*Z1' => incorrect: on a sampled network the value of entry [1,1] is -1.1333, it should be -14.453
  read as W3'*Delta3*Z1'
  mistake the derivative of f2 at S2 is missing
((W3'*Delta3) .* f2(S2))*Z1' => incorrect: on a sampled network the value of entry [1,1] is -78.046, it should be -14.453
  read as W3'*Delta3.*f2(S2)*Z1'
  mistake f2 stands at S2 where its derivative is meant
((W3'*Delta3) .* f2'(S2))*Z1'/6 => incorrect: the formula is 0.166667 times the right one
  read as W3'*Delta3.*f2'(S2)*Z1'/6
  mistake the division by `6` is too many
((W3'*Delta3) .* f2'(f2(S2)))*Z1' => incorrect: on a sampled network the value of entry [1,1] is -39.315, it should be -14.453
  read as W3'*Delta3.*f2'(f2(S2))*Z1'
  mistake the derivative of f2 is taken at its result, not at S2
(W3'*Delta3)*Z1' + 1 => incorrect: on a sampled network the value of entry [1,1] is -0.13333, it should be -14.453
  read as W3'*Delta3*Z1' + 1
part: 3.pair
p[j]*((j == k) - (j == y)) => incorrect: on a sampled network the value of entry [1,1] is 0.056438, it should be 0.068047
  mistake softmax stands at o where its derivative is meant

sheet: problems/attention.md
part: s
a[i]*(1 - a[i])*abar[i] => incorrect: on a sampled network the value of entry [1] is 0.43627, it should be 0.35935
  mistake the Jacobian of softmax at s is taken to be diagonal
part: q
K'*sbar => incorrect: the formula is 1.73205 times the right one
  mistake the division by sqrt(d) is missing

sheet: problems/batch-norm.md
part: x
gamma/sqrt(v)*ybar => incorrect: on a sampled network the value of entry [1] is -0.68607, it should be 0.24179
  mistake mu, v are taken to be constant, though they depend on x
part: beta
ybar => incorrect: your formula is 6x1, 1x1 was asked
  mistake the derivative by beta is not summed over the batch
mean(ybar) => incorrect: the formula is 0.166667 times the right one
  mistake the derivative by beta is averaged over the batch, not summed

% What the author expects goes first; two mistakes of one value are both named.
sheet:
  network: |
    x = [0.52; 1.37]
    W = [0.31 0.72; -0.45 0.11]
    b = [0.21; 0.34]
    z = W*x + b
    h = max(z, 0) + 0.1*z
    k = tanh(h)
    y = sum(h .* k)
    L = 1/2*y^2
  tolerance: {decimals: 4}
  parts:
    - {id: z, points: 1, value: z, mistakes: [{means: "the bias counts twice", value: z + b}]}
    - {id: dW, points: 1, value: dL/dW}
    - {id: dh, points: 1, value: dL/dh}
    - {id: L, points: 1, value: L}
part: z
[1.1476; -0.0833] => incorrect: 0 of 2 entries are right; wrong: [1], [2]
  mistake b is missing
[1.5676; 0.5967] => incorrect: 0 of 2 entries are right; wrong: [1], [2]
  mistake the bias counts twice
[0.9376; -0.4233] => incorrect: 0 of 2 entries are right; wrong: [1], [2]
  mistake the sign of b is wrong
[1.3575; 0.2567] => partial 0.5: 1 of 2 entries are right; wrong: [1]: one unit off in the last place
  mistake one unit off in the last place
[1.36; 0.26] => incorrect: 0 of 2 entries are right; wrong: [1], [2]
  mistake right, but rounded to 2 decimals: more digits are asked
[0.2567; 1.3576] => incorrect: 0 of 2 entries are right; wrong: [1], [2]
  mistake the right entries in reverse order
[1.3576; -0.2567] => partial 0.5: 1 of 2 entries are right; wrong: [2]: the sign is wrong
  mistake the sign of some entries is wrong
part: dh
[1.2905; 0.3927] => incorrect: 0 of 2 entries are right; wrong: [1], [2]
  mistake the path from h through k is missing
[0.3899; 0.3726] => incorrect: 0 of 2 entries are right; wrong: [1], [2]
  mistake the path from h through y is missing
[3.4224; 0.7958] => incorrect: 0 of 2 entries are right; wrong: [1], [2]
  mistake the derivative of tanh at h is missing
[1.1771; 0.5361] => incorrect: 0 of 2 entries are right; wrong: [1], [2]
  mistake the derivative of L at y is missing
part: L
2.0380 => incorrect: 2.038 is not right
  mistake this is twice the right answer: a factor 1/2 is missing, or a 2 too many
1.4276 => incorrect: 1.4276 is not right
  mistake this is y, not L
0 => incorrect: 0 is not right
1 => incorrect: 1 is not right

% A number is held against as many suspects as it has digits within its tolerance: rounding
% on the way, the last of all, is told where six digits are asked, and not where two are.
sheet:
  network: |
    x = [0.52; 1.37]
    W = [0.31 0.72; -0.45 0.11]
    b = [0.21; 0.34]
    z = W*x + b
    h = max(z, 0) + 0.1*z
    k = tanh(h)
    y = sum(h .* k)
    L = 1/2*y^2
  parts:
    - {id: six, points: 1, value: L, tolerance: {rel: 1e-6}}
    - {id: two, points: 1, value: L, tolerance: {rel: 0.01}}
part: six
1.0441804 => incorrect: 1.0441804 is not right
  mistake h is rounded to 1 decimal before it is used
-1.0190047 => incorrect: -1.0190047 is not right: the sign is wrong
  mistake the sign is wrong
part: two
1.0441804 => incorrect: 1.0441804 is not right: close, but outside the tolerance
-1.0190047 => incorrect: -1.0190047 is not right: the sign is wrong
  mistake the sign is wrong

% Mistakes that cannot be
sheet:
  network: z = 2
  parts:
    - {id: z, points: 1, value: z, mistakes: [{means: "what?", value: z}, {means: "that", value: q}]}
=> FAIL
  problems/test.md:5:69: error: this is the right answer, not a mistake
      5 |   - {id: z, points: 1, value: z, mistakes: [{means: "what?", value: z}, {means: "that", value: q}]}
        |                                                                     ^
  problems/test.md:5:96: error: there is no quantity `q`
      5 |   - {id: z, points: 1, value: z, mistakes: [{means: "what?", value: z}, {means: "that", value: q}]}
        |                                                                                                ^
sheet:
  network: z = 2
  parts:
    - {id: z, points: 1, value: z, mistakes: [{means: "what?"}, {mean: "that", value: 3}]}
    - {id: t, points: 1, choice: [a, b], answer: a, mistakes: [{means: "b", value: 1}]}
=> FAIL
  problems/test.md:5:45: error: a mistake has a sentence and a value
      5 |   - {id: z, points: 1, value: z, mistakes: [{means: "what?"}, {mean: "that", value: 3}]}
        |                                             ^~~~~~~~~~~~~~~~
    help: write `- {means: "the bias is left out", value: W*x}`
  problems/test.md:5:64: error: no such key: `mean`
      5 |   - {id: z, points: 1, value: z, mistakes: [{means: "what?"}, {mean: "that", value: 3}]}
        |                                                                ^~~~
  problems/test.md:6:51: error: `mistakes` does not go with `choice`
      6 |   - {id: t, points: 1, choice: [a, b], answer: a, mistakes: [{means: "b", value: 1}]}
        |                                                   ^~~~~~~~
