% 09-unicode.t - characters beyond ASCII; 01-numbers.t says how to read this.

% Unicode
network:
  D = 3 ; K = 4 ; N = 5
  f : function
  x : D ; t : K ; X : D x N ; T : K x N
  W1 : K x D ; b1 : K
  W2 : K x K ; b2 : K
  z1 = W1*x + b1  ; h1 = sigma(z1)
  z2 = W2*h1 + b2 ; yhat = f(z2)
  L = 1/2 * sum((yhat - t).^2)
  delta2 = dL/dz2
  eta = 0.1
loss: L
W₁x + b₁ => W1*x + b1
W₁·x + b₁ => W1*x + b1
W₂ᵀδ₂ => W2'*delta2
W₂⊤δ₂ => W2'*delta2
W₂ᵀ δ₂ ∘ σ′(z₁) => W2'*delta2.*sigma'(z1)
(W₂ᵀ δ₂) ⊙ σ′(z₁) => W2'*delta2.*sigma'(z1)
(ŷ − t) ⊙ f′(z₂) => (yhat - t).*f'(z2)
(ŷ − t) ∘ f'(z₂) => (yhat - t).*f'(z2)
(ŷ – t) ⊙ f’(z₂) => (yhat - t).*f'(z2)
σ(z₁)(1 − σ(z₁)) => sigma(z1)*(1 - sigma(z1))
σ(z₁) ⊙ (1 − σ(z₁)) => sigma(z1).*(1 - sigma(z1))
½‖ŷ − t‖² => 1/2*norm(yhat - t)^2
½ ∑ₖ (ŷₖ − tₖ)² => 1/2*sum(k, (yhat[k] - t[k])^2)
½‖ŷ − t‖₂² => 1/2*norm(yhat - t)^2
x₁² + x₂² => x[1]^2 + x[2]^2
x₁⁻¹ => x[1]^(-1)
x₁³ => x[1]^3
x₁¹⁰ => x[1]^10
√x₁ => sqrt(x[1])
√(x₁² + x₂²) => sqrt(x[1]^2 + x[2]^2)
x₁ × x₂ => x[1]*x[2]
x₁ ÷ x₂ => x[1]/x[2]
x₁ ∙ x₂ => x[1]*x[2]
x₁ • x₂ => x[1]*x[2]
x₁ ⋅ x₂ => x[1]*x[2]
x₁ ⋆ x₂ => FAIL at column 4: `⋆`: say with * or .* which product is meant
x₁ ≤ x₂ => x[1] <= x[2]
x₁ ≠ x₂ => x[1] != x[2]
z₁⁽²⁾ => z2[1]
W₁₂⁽¹⁾ => W1[1,2]
W⁽²⁾ᵀ δ₂ => W2'*delta2
W⁽¹⁾x => W1*x
∂L/∂z₂ => dL/dz2
x̄ => d(L)/d(x)
δ₂ h₁ᵀ => delta2*h1'
δ₂h₁ᵀ => delta2*h1'
e⁻ˣ => exp(-x)
e^(−x₁) => exp(-x[1])
tanh²(z₁) => tanh(z1).^2
𝐖₁𝐱 + 𝐛₁ => W1*x + b1
𝑊₁𝑥 + 𝑏₁ => W1*x + b1
𝛿₂ℎ₁ᵀ => delta2*h1'
𝜕𝐿/𝜕𝑊₁ => dL/dW1
ℒ => L
ｘ₁＋ｘ₂ => x[1] + x[2]
（ｘ₁＋ｘ₂）＊ｘ₁ => (x[1] + x[2])*x[1]
x₁<U+200B>x₂ => x[1]*x[2]
x₁<U+00A0>+<U+00A0>x₂ => x[1] + x[2]
x<U+00AD>₁ => x[1]
“x₁” => FAIL at column 1: `“`: leave quotation marks out
x₁ → x₂ => FAIL at column 4: `→`: an arrow: write only the result
δ₂ ⊗ h₁ => outer(delta2, h1)
−δ₂ ⊗ h₁ => -outer(delta2, h1)
2 δ₂ ⊗ h₁ + W₂ => 2*outer(delta2, h1) + W2
δ₂ ⊗ −h₁ => outer(delta2, -h1)
(δ₂ ∘ h₁) ⊗ (W₁x) => outer(delta2.*h1, W1*x)
W₁x ⊗ h₁ => W1*outer(x, h1)
δ₂ ⊗ x₁ => FAIL at column 4: a product ⊗ of arrays; write .* or *, or outer(a, b) of two vectors
δ₂ ⊗ h₁ᵀ => FAIL at column 4: a product ⊗ of arrays; write .* or *, or outer(a, b) of two vectors
W₁ ⊗ W₂ => FAIL at column 4: `⊗`: this product is not known here: write .* or *, or outer(a, b)
W₁ ⊗ x => FAIL at column 4: `⊗`: this product is not known here: write .* or *, or outer(a, b)
δ₂ ∘ h₁ ⊗ z₁ => FAIL at column 9: `⊗`: this product is not known here: write .* or *, or outer(a, b)
δ₂ ⊗ h₁ ∘ z₁ => FAIL at column 11: which product comes first?; write (a ⊗ b) c or a ⊗ (b c)
δ₂ ⊗ h₁ z₁ => FAIL at column 9: which product comes first?; write (a ⊗ b) c or a ⊗ (b c)
δ₂ ⊗ h₁ ⊗ z₁ => FAIL at column 9: `⊗`: this product is not known here: write .* or *, or outer(a, b)
1/δ₂ ⊗ h₁ => FAIL at column 6: `⊗`: this product is not known here: write .* or *, or outer(a, b)
δ₂ + ½ ⊗ h₁ => FAIL at column 8: `⊗`: this product is not known here: write .* or *, or outer(a, b)
δ₂ ⊗ => FAIL at column 4: a product ⊗ with what?
⊗ δ₂ => FAIL at column 1: `⊗`: this product is not known here: write .* or *, or outer(a, b)
δ₂ ⊗ 2 h₁ => FAIL at column 4: a product ⊗ of arrays; write .* or *, or outer(a, b) of two vectors
σ δ₂ ⊗ h₁ => outer(sigma(delta2), h1)
sin δ₂ ⊗ h₁ => outer(sin(delta2), h1)
sum(δ₂ ⊗ h₁) => sum(outer(delta2, h1))
W²₂₂ => W2[2,2]
W²₂₂ x¹₁ => W2[2,2]*x[1]^1
W¹₂₁² => W1[2,1]^2
x₁ ⊗ x₂ => FAIL at column 4: `⊗`: this product is not known here: write .* or *, or outer(a, b)
x₁ … x₃ => FAIL at column 4: `…`: write all terms, or a sum
х₁ => FAIL at column 1: `х`: this is the Cyrillic letter that looks like x
Wx => FAIL at column 1: there is no quantity or function `Wx`; did you mean `x`?
∇L => FAIL at column 1: `∇`: write the derivative as dL/dW
W₂† => FAIL at column 3: `†`: write the transpose ^T
x₊ => FAIL at column 2: this subscript cannot be read; write x[i+1]
xᵢ => FAIL at column 1: there is no quantity `i`
W₂ᵗδ₂ => FAIL at column 3: a transpose or a power?; the transpose is written ^T
x₁ => x[1]
x₁‴ => FAIL at column 1: a prime on a number; a derivative is written dy/dx, or f'(z) for a function f
f″(z₂) => f''(z2)
f‴(z₂) => f'''(z2)
ŷ => yhat
y^ => FAIL at column 3: the text ends where something is needed
ŷ₁ => yhat[1]
x⃗ => x
☃ => FAIL at column 1: `☃`: this character is not part of a formula
x₁ ≈ x₂ => x[1] = x[2]
−x₁ => -x[1]
x₁−x₂ => x[1] - x[2]
x₁ — x₂ => FAIL at column 4: `—`: a long dash: write - for minus
ℝ => FAIL at column 1: `ℝ`: this character is not part of a formula
max{0, z₁} => max(0, z1)
|x₁| => abs(x[1])
{x₁ + x₂} => x[1] + x[2]
x₁ = x₂ ≈ x₃ => x[1] = x[2] = x[3]
∑ᵢ xᵢ => sum(i, x[i])
Π => FAIL at column 1: `Π`: this character is not part of a formula
Δ => FAIL at column 1: there is no quantity or function `Δ`; did you mean `delta2`?
∆₂ => delta2
