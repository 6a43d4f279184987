% 03-homework-sutd.t - LaTeX lines of a founding homework, exactly as the document has them; 01-numbers.t says how to read this.

% Task 1, figures 1 and 2, line by line; the network is the union of both
network:
  D = 3
  g : function
  x1 : D ; v11 : D ; b1 : 1
  x2 : D ; v22 : D ; b2 : 1
  w13 : 1 ; w14 : 1 ; w24 : 1 ; w25 : 1 ; w15 : 1
  w36 : 1 ; w46 : 1 ; w57 : 1 ; w38 : 1 ; w48 : 1
  y6 : 1 ; y7 : 1 ; y8 : 1
  n1 = g(b1 + v11'*x1)
  n2 = g(b2 + v22'*x2)
  n3 = g(w13*n1)
  n4 = g(w14*n1 + w24*n2)
  n5 = g(w25*n2 + w15*n1)
  n6 = g(w36*n3 + w46*n4)
  n7 = g(w57*n5)
  n8 = g(w38*n3 + w48*n4)
  E = (n6 - y6)^2 + (n7 - y7)^2 + (n8 - y8)^2
loss: E
entry: d=1..3
\frac{\partial E}{\partial n_4} &= \frac{dE}{dn_6} \frac{\partial n_6}{\partial n_4} = \frac{\partial E}{\partial n_6} \frac{\partial n_6}{\partial n_4} \\ => dE/dn4 = dE/dn6*dn6/dn4 = dE/dn6*dn6/dn4
\frac{\partial E}{\partial n_A} => FAIL at column 28: there is no quantity or function `n_A`
\frac{\partial E}{\partial w_{2,5}} &= \frac{dE}{dn_5} \frac{\partial n_5}{\partial w_{2,5}} = \frac{dE}{dn_7} \frac{\partial n_7}{\partial n_5} \frac{\partial n_5}{\partial w_{2,5}} = \frac{\partial E}{\partial n_7} \frac{\partial n_7}{\partial n_5} \frac{\partial n_5}{\partial w_{2,5}} \\ => dE/dw25 = dE/dn5*dn5/dw25 = dE/dn7*dn7/dn5*dn5/dw25 = dE/dn7*dn7/dn5*dn5/dw25
\frac{\partial E}{\partial (v_{1,1})_d} &= \frac{dE}{dn_1} \frac{\partial n_1}{\partial (v_{1,1})_d} = \left(\frac{dE}{dn_3} \frac{\partial n_3}{\partial n_1} + \frac{dE}{dn_4} \frac{\partial n_4}{\partial n_1}\right) \frac{\partial n_1}{\partial (v_{1,1})_d} \\ => d(E)/d(v11[d]) = dE/dn1*d(n1)/d(v11[d]) = (dE/dn3*dn3/dn1 + dE/dn4*dn4/dn1)*d(n1)/d(v11[d])
&= \left(\frac{dE}{dn_6} \frac{\partial n_6}{\partial n_3} \frac{\partial n_3}{\partial n_1} + \frac{dE}{dn_6} \frac{\partial n_6}{\partial n_4} \frac{\partial n_4}{\partial n_1}\right) \frac{\partial n_1}{\partial (v_{1,1})_d} \\ => ? = (dE/dn6*dn6/dn3*dn3/dn1 + dE/dn6*dn6/dn4*dn4/dn1)*d(n1)/d(v11[d])
&= \left(\frac{\partial E}{\partial n_6} \frac{\partial n_6}{\partial n_3} \frac{\partial n_3}{\partial n_1} + \frac{\partial E}{\partial n_6} \frac{\partial n_6}{\partial n_4} \frac{\partial n_4}{\partial n_1}\right) \frac{\partial n_1}{\partial (v_{1,1})_d} \\ => ? = (dE/dn6*dn6/dn3*dn3/dn1 + dE/dn6*dn6/dn4*dn4/dn1)*d(n1)/d(v11[d])
&= \left(\frac{\partial E}{\partial n_6} \frac{\partial n_2}{\partial n_2} \frac{\partial n_2}{\partial (x_2)_d} + \left(\frac{dE}{dn_4} \frac{\partial n_4}{\partial n_2} + \frac{dE}{dn_5} \frac{\partial n_5}{\partial n_2}\right) \frac{\partial n_2}{\partial (x_2)_d} \\ => FAIL at column 9: this `(` is never closed
&= \left(\frac{dE}{dn_6} \frac{\partial n_6}{\partial n_4} \frac{\partial n_4}{\partial n_2} + \frac{dE}{dn_7} \frac{\partial n_7}{\partial n_5} \frac{\partial n_5}{\partial n_2}\right) \frac{\partial n_2}{\partial (x_2)_d} \\ => ? = (dE/dn6*dn6/dn4*dn4/dn2 + dE/dn7*dn7/dn5*dn5/dn2)*d(n2)/d(x2[d])
&= \left(\frac{\partial E}{\partial n_6} \frac{\partial n_6}{\partial n_4} \frac{\partial n_4}{\partial n_2} + \frac{\partial E}{\partial n_7} \frac{\partial n_7}{\partial n_5} \frac{\partial n_5}{\partial n_2}\right) \frac{\partial n_2}{\partial (x_2)_d} \end{split}$$ => ? = (dE/dn6*dn6/dn4*dn4/dn2 + dE/dn7*dn7/dn5*dn5/dn2)*d(n2)/d(x2[d])
\frac{\partial E}{\partial (v_{2,2})_d} &= \frac{dE}{dn_2} \frac{\partial n_2}{\partial (v_{2,2})_d} = \frac{dE}{dn_4} \frac{\partial n_4}{\partial n_2} \frac{\partial n_2}{\partial (v_{2,2})_d} = \left(\frac{dE}{dn_6} \frac{\partial n_6}{\partial n_4} + \frac{dE}{dn_8} \frac{\partial n_8}{\partial n_4}\right) \frac{\partial n_4}{\partial n_2} \frac{\partial n_2}{\partial (v_{2,2})_d} \\ => d(E)/d(v22[d]) = dE/dn2*d(n2)/d(v22[d]) = dE/dn4*dn4/dn2*d(n2)/d(v22[d]) = (dE/dn6*dn6/dn4 + dE/dn8*dn8/dn4)*dn4/dn2*d(n2)/d(v22[d])
&= \left(\frac{\partial E}{\partial n_6} \frac{\partial n_6}{\partial n_4} + \frac{\partial E}{\partial n_8} \frac{\partial n_8}{\partial n_4}\right) \frac{\partial n_4}{\partial n_2} \frac{\partial n_2}{\partial (v_{2,2})_d} \\ => ? = (dE/dn6*dn6/dn4 + dE/dn8*dn8/dn4)*dn4/dn2*d(n2)/d(v22[d])
\frac{\partial E}{\partial w_{2,4}} &= \frac{dE}{\partial n_4} \frac{\partial n_4}{\partial w_{2,4}} = \left(\frac{dE}{dn_6} \frac{\partial n_6}{\partial n_4} + \frac{dE}{dn_8} \frac{\partial n_8}{\partial n_4}\right) \frac{\partial n_4}{\partial w_{2,4}} \\ => dE/dw24 = dE/dn4*dn4/dw24 = (dE/dn6*dn6/dn4 + dE/dn8*dn8/dn4)*dn4/dw24
&= \left(\frac{\partial E}{\partial n_6} \frac{\partial n_6}{\partial n_4} + \frac{\partial E}{\partial n_8} \frac{\partial n_8}{\partial n_4}\right) \frac{\partial n_4}{\partial w_{2,4}} \\ => ? = (dE/dn6*dn6/dn4 + dE/dn8*dn8/dn4)*dn4/dw24
\frac{\partial E}{\partial n_1} &= \frac{dE}{dn_1} = \frac{dE}{dn_3} \frac{\partial n_3}{\partial n_1} + \frac{dE}{dn_5} \frac{\partial n_5}{\partial n_1} \\ => dE/dn1 = dE/dn1 = dE/dn3*dn3/dn1 + dE/dn5*dn5/dn1
&= \left(\frac{dE}{dn_8} \frac{\partial n_8}{\partial n_3} + \frac{dE}{dn_6} \frac{\partial n_6}{\partial n_3}\right) \frac{\partial n_3}{\partial n_1} + \frac{dE}{dn_5} \frac{\partial n_5}{\partial n_1} \\ => ? = (dE/dn8*dn8/dn3 + dE/dn6*dn6/dn3)*dn3/dn1 + dE/dn5*dn5/dn1
&= \left(\frac{\partial E}{\partial n_8} \frac{\partial n_8}{\partial n_3} + \frac{\partial E}{\partial n_6} \frac{\partial n_6}{\partial n_3}\right) \frac{\partial n_3}{\partial n_1} + \frac{dE}{dn_5} \frac{\partial n_5}{\partial n_1} \\ => ? = (dE/dn8*dn8/dn3 + dE/dn6*dn6/dn3)*dn3/dn1 + dE/dn5*dn5/dn1
&= \left(\frac{\partial E}{\partial n_8} \frac{\partial n_8}{\partial n_3} + \frac{\partial E}{\partial n_6} \frac{\partial n_6}{\partial n_3}\right) \frac{\partial n_3}{\partial n_1} + \frac{dE}{dn_7} \frac{\partial n_5}{\partial n_5} \frac{\partial n_5}{\partial n_1} \\ => ? = (dE/dn8*dn8/dn3 + dE/dn6*dn6/dn3)*dn3/dn1 + dE/dn7*dn5/dn5*dn5/dn1
&= \left(\frac{\partial E}{\partial n_8} \frac{\partial n_8}{\partial n_3} + \frac{\partial E}{\partial n_6} \frac{\partial n_6}{\partial n_3}\right) \frac{\partial n_3}{\partial n_1} + \frac{dE}{dn_7} \frac{\partial n_7}{\partial n_5} \frac{\partial n_5}{\partial n_1} \\ => ? = (dE/dn8*dn8/dn3 + dE/dn6*dn6/dn3)*dn3/dn1 + dE/dn7*dn7/dn5*dn5/dn1
&= \left(\frac{\partial E}{\partial n_8} \frac{\partial n_8}{\partial n_3} + \frac{\partial E}{\partial n_6} \frac{\partial n_6}{\partial n_6} \frac{\partial n_3}{\partial n_3}\right) \frac{\partial n_3}{\partial n_1} + \frac{\partial E}{\partial n_7} \frac{\partial n_7}{\partial n_5} \frac{\partial n_5}{\partial n_1} \\ => ? = (dE/dn8*dn8/dn3 + dE/dn6*dn6/dn6*dn3/dn3)*dn3/dn1 + dE/dn7*dn7/dn5*dn5/dn1
&= => FAIL at column 3: nothing is written here
E = \sum_{i \in data} (n_6 - y_6^{(i)})^2 + (n_7 - y_7^{(i)})^2 => FAIL at column 13: `\in`: words and sets are no part of a formula
\frac{dE}{dn_k} = \sum_{l: k \text{ is input to } l} \frac{dE}{dn_l} \frac{\partial n_l}{\partial n_k} => FAIL at column 37: there is no quantity or function `is`
