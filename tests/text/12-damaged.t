% 12-damaged.t - what cannot be read; 01-numbers.t says how to read this.

% Damaged beyond reading
network:
  n = 3 ; m = 4 ; K = 2
  x : n ; y : K
  W1 : m x n ; b1 : m
  W2 : K x m ; b2 : K
  z1 = W1*x + b1
  z2 = relu(z1)
  z3 = W2*z2 + b2
  yhat = z3
  l = sum((yhat - y).^2)
  g = jacobian(l, yhat)
  J = jacobian(yhat, z3)
  D = jacobian(z2, z1)
loss: l
oldsymbol{x} => FAIL at column 1: there is no quantity or function `oldsymbol`; a lost \b? \boldsymbol
oldsymbol x => FAIL at column 1: there is no quantity or function `oldsymbol`; a lost \b? \boldsymbol
m{x} => m*x
ar{x} => FAIL at column 1: there is no quantity or function `ar`; a lost \b? \bar
\ar{x} => FAIL at column 1: `\ar`: this LaTeX command is not known here
rac{1}{2} => FAIL at column 1: there is no quantity or function `rac`; a lost \f? \frac
\rac{1}{2} => FAIL at column 1: `\rac`: this LaTeX command is not known here
frac{1}{2} => FAIL at column 1: there is no quantity or function `frac`; a lost backslash? \frac
\frac{1}{2 => FAIL at column 9: this `{` is never closed
\frac{1} => FAIL at column 9: the text ends where something is needed
\frac => FAIL at column 6: the text ends where something is needed
\left( x => FAIL at column 6: this `(` is never closed
\left( x \right => FAIL at column 10: the bracket is lost here
( x ight) => FAIL at column 5: there is no quantity or function `ight`; a lost \r? \right
x \right) => FAIL at column 9: this `)` closes nothing
\left[ x \right) => FAIL at column 16: this `)` does not close the `[`
x_{1 => FAIL at column 3: this `{` is never closed
x^{2 => FAIL at column 3: this `{` is never closed
\mathbf{x => FAIL at column 8: this `{` is never closed
\mathbf => FAIL at column 8: the text ends where something is needed
\hat => FAIL at column 5: the text ends where something is needed
\hat{} => FAIL at column 6: there is no name in this
\hat{+} => FAIL at column 6: there is no name in this
\mathbf{x y} => x*y
\begin{bmatrix} 1 => FAIL at column 1: this \begin has no \end
\begin{foo} x \end{foo} => FAIL at column 1: this environment is not known here
\end{bmatrix} => FAIL at column 1: `\` is not part of a formula
\begin => FAIL at column 7: the text ends where something is needed
x +  => FAIL at column 4: the text ends where a number, a name or `(` is needed
+  => FAIL at column 2: the text ends where a number, a name or `(` is needed
x * => FAIL at column 4: the text ends where a number, a name or `(` is needed
* x => FAIL at column 1: `*` stands where a number, a name or `(` is needed
x **  => FAIL at column 5: the text ends where something is needed
x @  => FAIL at column 4: the text ends where a number, a name or `(` is needed
x / / x => FAIL at column 5: `/` stands where a number, a name or `(` is needed
x \cdot => FAIL at column 8: the text ends where a number, a name or `(` is needed
\cdot x => FAIL at column 1: `*` stands where a number, a name or `(` is needed
x + * y => FAIL at column 5: `*` stands where a number, a name or `(` is needed
x \circ => FAIL at column 8: the text ends where a number, a name or `(` is needed
x ^  => FAIL at column 4: the text ends where something is needed
^2 => FAIL at column 1: `^` stands where a number, a name or `(` is needed
_2 => FAIL at column 1: `_` is not part of a formula; a subscript stands behind a name
' => FAIL at column 1: `'` is not part of a formula
x'' => x''
x \,  => x
$ => FAIL at column 1: nothing is written here
$$ => FAIL at column 1: nothing is written here
\( \) => FAIL at column 1: nothing is written here
( ) => FAIL at column 1: there is nothing in the brackets
[ ] => FAIL at column 1: there is nothing in the brackets
{ } => FAIL at column 1: there is nothing in the brackets
{} => FAIL at column 1: there is nothing in the brackets
|x => FAIL at column 1: this sign is never closed
||x| => FAIL at column 1: this sign is never closed
||x => FAIL at column 1: this sign is never closed
‖x => FAIL at column 1: this sign is never closed
\|x => FAIL at column 1: this sign is never closed
| | => FAIL at column 1: there is nothing between the bars
x\ => FAIL at column 2: `\`: this LaTeX command is not known here
x \\ => x
\\ => FAIL at column 1: nothing is written here
x & => x
& => FAIL at column 1: nothing is written here
x_{} => FAIL at column 3: this subscript is empty
x^{} => x
x_1_2 => FAIL at column 4: `_` is not part of a formula; a subscript stands behind a name
x_{1}_{2} => FAIL at column 6: `_` is not part of a formula; a subscript stands behind a name
x^2^3 => FAIL at column 3: the power of a vector; write .^ for the power of each entry, ^{(2)} for a layer, norm(x)^2 for a length
x^{2}^{3} => FAIL at column 4: the power of a vector; write .^ for the power of each entry, ^{(2)} for a layer, norm(x)^2 for a length
\sqrt => FAIL at column 1: the root of what?
\sqrt{} => FAIL at column 1: the root of what?
\sum_ => FAIL at column 6: the text ends where something is needed
\sum_{} => FAIL at column 7: the index of the sum cannot be read
\sum_k^ => FAIL at column 8: the text ends where something is needed
\sum_{+} x => FAIL at column 7: the index of the sum cannot be read
x... => FAIL at column 2: this is not part of a formula; write all terms, or a sum
x. => x
x.. => FAIL at column 2: `..` does not continue the formula
x . y => FAIL at column 3: `.` is not part of a formula
x.y => FAIL at column 2: `.y` is not known here
.x => FAIL at column 1: `.` is not part of a formula
1.2.3 x => FAIL at column 1: `1.2.3` is not a number; a number is digits, one point, and an exponent: 1234.5, 1.5e3
x? => FAIL at column 2: `?` is not part of a formula; write if(c, a, b)
x : y => FAIL at column 3: `:` does not continue the formula
x | y => FAIL at column 3: this sign is never closed
x ! y => FAIL at column 3: `!` is not part of a formula; write not( ), or != for unequal
x " y => FAIL at column 3: `"` is not part of a formula
x ` y => FAIL at column 3: ``` is not part of a formula
\% => FAIL at column 1: `\%`: write a decimal number, not per cent
# => FAIL at column 1: nothing is written here
x #  => x
\href{http://x.y}{x} => FAIL at column 1: `\href`: this LaTeX command is not known here
<b>x</b> => FAIL at column 1: `<` stands where a number, a name or `(` is needed
&nbsp;x => FAIL at column 2: there is no quantity or function `nbsp`
x&amp;y => FAIL at column 3: there is no quantity or function `amp`
x&lt;y => FAIL at column 3: `lt` is a function: write its argument
x^&2 => FAIL at column 3: the power of a vector; write .^ for the power of each entry, ^{(2)} for a layer, norm(x)^2 for a length
\u03c3(x) => FAIL at column 1: `\u`: this LaTeX command is not known here
/x => FAIL at column 1: `/` stands where a number, a name or `(` is needed
x/ => FAIL at column 3: the text ends where a number, a name or `(` is needed
x//y => FAIL at column 2: this is not part of a formula; write / for a quotient

% Nothing but spacing
\,\, => FAIL at column 1: nothing is written here

% A sign in front of nothing
=> 5 => FAIL at column 1: `=` stands where a number, a name or `(` is needed
