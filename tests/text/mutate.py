#!/usr/bin/env python3
"""mutate.py [--seed N] [--forms N] [--keep DIR] [BUILD] - false accepts and false rejects of formula grading.

Right formulas are rewritten by algebraic identities and spelt at random in four notations: all
must be correct.  Every symbol of them is changed, one at a time, and the changed formula's right
verdict is found here, without the program: a difference of value at random points makes it wrong;
if there is none it is right, and for scalars SymPy must prove so.  The verdicts are then compared
with those of one batch of the program.  Needs Python 3 and SymPy; exits with 0 where SymPy is missing,
with 1 where a verdict is not the right one.

A formula is a tuple: ('n', 3), ('v', 'W1'), ('i', 'W1', 'k', 2), ('+' '-' '*' '.*' '/' './', a, b),
('^' '.^', a, n), ('neg', a), ("'", a), ('f', name, a), ('sum', k, a).  Names of functions end with ' if
they are derivatives.  A value is (rows, columns, numbers by row).
"""
import argparse
import csv
import math
import os
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
from fractions import Fraction

try:
    import sympy
except ImportError:
    print('mutate: skipped, SymPy is not installed')
    sys.exit(0)

# ---- sheets: what is declared, what is defined, and the right formulas -----------------------
# Declared: name -> (rows, columns, how it is drawn).  Defined: name -> formula, in the order of need.
# Right formulas: part id -> (reference, formula, entry indices); '' for a reference that is the formula.

SCALARS = {
    'id': 'scalars',
    'declared': {'x': (1, 1, ''), 't': (1, 1, ''), 'w1': (1, 1, ''), 'w2': (1, 1, ''), 'b1': (1, 1, ''), 'b2': (1, 1, ''),
                 'alpha': (1, 1, ''), 'u': (1, 1, ' ~ uniform(0.2, 2)'), 'r': (1, 1, ' ~ uniform(0.2, 2)'),
                 'v': (3, 1, ''), 'A': (2, 3, '')},
    'defined': [('z1', 'w1*x + b1'), ('h1', 'sigma(z1)'), ('z2', 'w2*h1 + b2'), ('y', 'sigma(z2)')],
    'more': ['L = 1/2*(y - t)^2', 'M = 1/2*(f(z1) - t)^2'],
    'parts': [
        ('dL/dy', 'y - t'), ('dL/dz2', '(y - t)*y*(1 - y)'), ('dL/dz2', "(y - t)*sigma'(z2)"),
        ('dL/dw2', '(y - t)*y*(1 - y)*h1'), ('dL/dh1', "(y - t)*sigma'(z2)*w2"),
        ('dL/dz1', "(y - t)*y*(1 - y)*w2*h1*(1 - h1)"), ('dL/dx', "(y - t)*sigma'(z2)*w2*sigma'(z1)*w1"),
        ('dM/dz1', "(f(z1) - t)*f'(z1)"), ('dM/dw1', "x*(f(z1) - t)*f'(z1)"), ('', "f'(x*w1)*(alpha + 2*b1)"),
        ('', '1/2*(x - t)^2'), ('', 'x^2 - 2*x*t + t^2'), ('', '(x - t)*(x + t)'), ('', '(w1 + w2)^3'),
        ('', 'exp(-x)/(1 + exp(-x))^2'), ('', '1/(1 + exp(-z1))'), ('', '1 - tanh(z2)^2'), ('', 'tanh(x)*u'),
        ('', 't/u - (1 - t)/r'), ('', '-(t/u) + (1 - t)/(1 + r)'), ('', '(x*w1 + b1 - t)/u'), ('', 'x/(u + r)'),
        ('', 'log(u) - log(r)'), ('', 'sqrt(u + r)/2'), ('', 'u^3/r^2'), ('', 'alpha*exp(-u*r) + 3'),
        ('', 'v[1]^2 + v[2]^2 + v[3]^2'), ('', 'A[1,1]*v[1] + A[1,2]*v[2] + A[1,3]*v[3]'),
        ('', '(A[1,2] - v[2])*A[2,1]/u'), ('', 'exp(v[1])/(exp(v[1]) + exp(v[2]) + exp(v[3]))'),
        ('', 'sin(x)*cos(t) + alpha'), ('', '(1 - alpha)*x + alpha*t'), ('', '-2*x*(t - x*w1)/r'),
    ],
}
ARRAYS = {
    'id': 'arrays',
    'declared': {'x': (3, 1, ''), 't': (3, 1, ''), 's': (3, 1, ''), 'W1': (4, 3, ''), 'b1': (4, 1, ''), 'W2': (3, 4, ''),
                 'V': (3, 3, ''), 'X': (3, 5, ''), 'Y': (4, 5, ''), 'lambda': (1, 1, '')},
    'defined': [('z1', 'W1*x + b1'), ('h1', 'sigma(z1)'), ('y', 'W2*h1 + s')],
    'more': ['L = 1/2*sum((y - t).^2)', 'S = W1*X', 'J = 1/2*sum((f(S) - Y).^2)', 'g = V*x'],
    'parts': [
        ('dL/dy', 'y - t'), ('dL/dh1', "W2'*(y - t)"), ('dL/dW2', "(y - t)*h1'"), ('dL/dz1', "(W2'*(y - t)).*sigma'(z1)"),
        ('dL/dz1', "(W2'*(y - t)).*h1.*(1 - h1)"), ('dL/dW1', "((W2'*(y - t)).*sigma'(z1))*x'"),
        ('dL/dx', "W1'*((W2'*(y - t)).*h1.*(1 - h1))"), ('dJ/dW1', "((f(W1*X) - Y).*f'(W1*X))*X'"),
        ('dJ/dX', "W1'*((f(W1*X) - Y).*f'(W1*X))"), ('', 'W1*x + b1'), ('', 'sigma(W1*x + b1)'), ('', "X'*V*X/2"),
        ('', "(x - t)'*(x - t)/2"), ('', "x'*V*s"), ('', 'V*x - lambda*t'), ('', "W1'*W2' + 2*V"), ('', "(V + V')*x"),
        ('', "x*t' - t*x'"), ('', 'x.*t - s'), ('', '2*(y - t)/3'), ('', 'exp(-z1)./(1 + exp(-z1)).^2'),
    ],
}
ENTRIES = {
    'id': 'entries',
    'declared': {'x': (3, 1, ''), 't': (3, 1, ''), 'r': (3, 1, ''), 'A': (3, 3, ''), 'B': (3, 3, ''), 'W2': (3, 3, ''), 'c': (1, 1, '')},
    'defined': [('y', 'A*x + t'), ('C', 'A*B')],
    'more': ['L = 1/2*sum((y - r).^2)'],
    'parts': [
        ('dL/dy', 'y[i] - r[i]', 'i'), ('dL/dx', 'sum(k, A[k,i]*(y[k] - r[k]))', 'i'), ('dL/dA', '(y[i] - r[i])*x[j]', 'ij'),
        ('C', 'sum(k, A[i,k]*B[k,j])', 'ij'), ("C'", 'sum(k, A[j,k]*B[k,i])', 'ij'), ('A*x + t', 't[i] + sum(k, A[i,k]*x[k])', 'i'),
        ("W2'*r*c", 'c*sum(k, W2[k,i]*r[k])', 'i'), ("x*t' - A", 'x[i]*t[j] - A[i,j]', 'ij'),
        ("sigma'(x)", 'sigma(x[i])*(1 - sigma(x[i]))', 'i'), ("A'*B*x", 'sum(k, sum(m, A[k,i]*B[k,m]*x[m]))', 'i'),
        ('exp(x)/sum(exp(x))', 'exp(x[i])/sum(k, exp(x[k]))', 'i'), ('2*(x - t).*r', '2*(x[i] - t[i])*r[i]', 'i'),
    ],
}
SHEETS = [SCALARS, ARRAYS, ENTRIES]
GREEK = {'alpha': 'α', 'lambda': 'λ', 'sigma': 'σ'}


# ---- reading the formulas above --------------------------------------------------------------

def parse(text):
    tokens = re.findall(r"\d+|[A-Za-z]\w*|\.[*/^]|\S", text)

    def take(expected=None):
        token = tokens.pop(0)
        assert expected in (None, token), (text, token)
        return token

    def peek():
        return tokens[0] if tokens else ''

    def additive():
        a = product()
        while peek() in ('+', '-'):
            a = (take(), a, product())
        return a

    def product():
        if peek() == '-':
            take()
            return ('neg', product())
        a = power()
        while peek() in ('*', '/', '.*', './'):
            a = (take(), a, power())
        return a

    def power():
        a = operand()
        while peek() in ('^', '.^', "'"):
            op = take()
            a = ("'", a) if op == "'" else (op, a, int(take()))
        return a

    def operand():
        token = take()
        if token == '(':
            a = additive()
            take(')')
            return a
        if token.isdigit():
            return ('n', Fraction(token))
        if token == 'sum':
            take('(')
            k = take()
            take(',')
            a = ('sum', k, additive())
            take(')')
            return a
        if token in FUNCTIONS and peek() in ('(', "'"):
            if peek() == "'":
                token += take()
            take('(')
            a = ('f', token, additive())
            take(')')
            return a
        if peek() == '[':
            take()
            index = []
            while peek() != ']':
                i = take()
                if i != ',':
                    index.append(int(i) if i.isdigit() else i)
            take(']')
            return ('i', token, *index)
        return ('v', token)

    result = additive()
    assert not tokens, (text, tokens)
    return result


# ---- values ----------------------------------------------------------------------------------

class Misfit(Exception):
    """The formula has no value: shapes or indices do not fit."""


def logistic(z):
    return 1 / (1 + math.exp(-z))


FUNCTIONS = {
    'sigma': logistic, "sigma'": lambda z: logistic(z) * (1 - logistic(z)),
    'f': lambda z: math.sin(1.3 * z + 0.4) + 0.31 * z * z, "f'": lambda z: 1.3 * math.cos(1.3 * z + 0.4) + 0.62 * z,
    'tanh': math.tanh, "tanh'": lambda z: 1 - math.tanh(z) ** 2,
    'exp': math.exp, 'log': math.log, 'sqrt': math.sqrt, 'sin': math.sin, 'cos': math.cos,
}


# NumPy's vectors have one dimension, here 0 columns: v.T is v, v @ M is M^T v, A * v has v along the rows.

def flattened(env):
    return {name: (m, 0, p) if n == 1 and m > 1 else (m, n, p) for name, (m, n, p) in env.items()}


def elementwise(op, a, b):
    if (a[1] == 0) != (b[1] == 0):
        a, b = [(1, len(v[2]), v[2]) if v[1] == 0 else v for v in (a, b)]
        flat = a[0] == b[0] == 1 and (a[1] == 1 or b[1] == 1)
        m, n, p = elementwise(op, a, b)
        return (n, 0, p) if flat else (m, n, p)
    if a[1] == 0:
        if a[0] != b[0]:
            raise Misfit
        return a[0], 0, [op(x, y) for x, y in zip(a[2], b[2])]
    (m, n, p), (k, l, q) = a, b
    if (m != k and 1 not in (m, k)) or (n != l and 1 not in (n, l)):
        raise Misfit
    r, c = max(m, k), max(n, l)
    return r, c, [op(p[(i % m) * n + j % n], q[(i % k) * l + j % l]) for i in range(r) for j in range(c)]


def matrix_product(a, b):
    if (a[1] == 0 or b[1] == 0) and len(a[2]) > 1 and len(b[2]) > 1:
        m, n, p = matrix_product((1, a[0], a[2]) if a[1] == 0 else a, (b[0], 1, b[2]) if b[1] == 0 else b)
        return (1, 1, p) if a[1] == 0 and b[1] == 0 else (len(p), 0, p)
    if 1 in (len(a[2]), len(b[2])):
        return elementwise(lambda x, y: x * y, a, b)
    (m, n, p), (k, l, q) = a, b
    if n != k:
        raise Misfit
    return m, l, [sum(p[i * n + h] * q[h * l + j] for h in range(n)) for i in range(m) for j in range(l)]


def range_of(node, k, env):
    """The range of an index: that of every dimension in which it stands."""
    found = set()
    if node[0] == 'i':
        found = {dimension(env, node[1], at) for at, i in enumerate(node[2:]) if i == k}
    for child in node[1:]:
        if isinstance(child, tuple):
            found |= range_of(child, k, env)
    return found


def dimension(env, name, at):
    return env[name][at] if at < 2 else 1


def value(node, env, index=None):
    index = index or {}
    op = node[0]
    if op == 'n':
        return 1, 1, [float(node[1])]
    if op == 'v':
        return env[node[1]]
    if op == 'i':
        m, n, p = env[node[1]]
        at = [index.get(i) if isinstance(i, str) else i for i in node[2:]]
        if None in at or (len(at) == 1 and n != 1):
            raise Misfit
        i, j = (at + [1])[:2]
        if not (1 <= i <= m and 1 <= j <= n):
            raise Misfit
        return 1, 1, [p[(i - 1) * n + j - 1]]
    if op == 'sum':
        found = range_of(node[2], node[1], env)
        if len(found) != 1 or node[1] in index:
            raise Misfit
        terms = [value(node[2], env, {**index, node[1]: k}) for k in range(1, found.pop() + 1)]
        total = terms[0]
        for term in terms[1:]:
            total = elementwise(lambda x, y: x + y, total, term)
        return total
    a = value(node[2] if op == 'f' else node[1], env, index)
    if op == 'f':
        return a[0], a[1], [FUNCTIONS[node[1]](x) for x in a[2]]
    if op == 'neg':
        return a[0], a[1], [-x for x in a[2]]
    if op == "'":
        m, n, p = a
        if n == 0:
            return a
        return n, m, [p[i * n + j] for j in range(n) for i in range(m)]
    if op in ('^', '.^'):
        if op == '^' and len(a[2]) > 1:
            if a[0] != a[1] or node[2] < 1:
                raise Misfit
            result = a
            for _ in range(node[2] - 1):
                result = matrix_product(result, a)
            return result
        return a[0], a[1], [x ** node[2] for x in a[2]]
    b = value(node[2], env, index)
    if op == '*':
        return matrix_product(a, b)
    return elementwise({'+': lambda x, y: x + y, '-': lambda x, y: x - y, '.*': lambda x, y: x * y,
                        '/': lambda x, y: x / y, './': lambda x, y: x / y}[op], a, b)


def environments(sheet, rng, n=6):
    result = []
    for _ in range(n):
        env = {}
        for name, (rows, columns, drawn) in sheet['declared'].items():
            draw = (lambda: rng.uniform(0.2, 2)) if drawn else (lambda: rng.uniform(0.05, 1.5) * rng.choice((-1, 1)))
            env[name] = rows, columns, [draw() for _ in range(rows * columns)]
        for name, formula in sheet['defined']:
            env[name] = value(parse(formula), env)
        result.append(env)
    return result


def values(node, envs, entry):
    """All values on all points, with the shape; None if the formula has none."""
    result = []
    try:
        for env in envs:
            if not entry:
                result.append(value(node, env))
                continue
            for i in range(1, 4):
                for j in range(1, 4 if len(entry) == 2 else 2):
                    v = value(node, env, dict(zip(entry, (i, j))))
                    if len(v[2]) != 1:
                        return None
                    result.append(v)
    except (Misfit, ValueError, OverflowError, ZeroDivisionError):
        return None
    if any(not isinstance(x, float) or not math.isfinite(x) for v in result for x in v[2]):
        return None
    return [(m, n or 1, p) for m, n, p in result]


def same(a, b):
    if a is None or b is None:
        return False
    return all(v[:2] == w[:2] and all(abs(x - y) <= 1e-8 * max(1e-3, abs(x), abs(y)) for x, y in zip(v[2], w[2])) for v, w in zip(a, b))


# ---- SymPy, for scalars ----------------------------------------------------------------------

def to_sympy(node, definitions, opaque):
    def go(n):
        op = n[0]
        if op == 'n':
            return sympy.Rational(n[1].numerator, n[1].denominator)
        if op in 'vi':
            if n[1] in definitions:
                return definitions[n[1]]
            name = n[1] + ''.join('_%s' % i for i in n[2:])
            return sympy.Symbol(name, positive=True) if name in ('u', 'r') else sympy.Symbol(name, real=True)
        if op == 'f':
            name, a = n[1], go(n[2])
            s = 1 / (1 + sympy.exp(-a))
            if name in ('exp', 'log', 'sqrt', 'sin', 'cos', 'tanh'):
                return getattr(sympy, name)(a)
            if opaque or name[0] == 'f':
                return sympy.Function(name.replace("'", '__'))(a)
            return {'sigma': s, "sigma'": s * (1 - s), "tanh'": 1 - sympy.tanh(a) ** 2}[name]
        a = go(n[1])
        if op in ('neg', "'"):
            return -a if op == 'neg' else a
        if op in ('^', '.^'):
            return a ** n[2]
        b = go(n[2])
        return {'+': lambda: a + b, '-': lambda: a - b, '*': lambda: a * b, '.*': lambda: a * b}.get(op, lambda: a / b)()
    return go(node)


def from_sympy(e):
    if e.is_Rational:
        if e < 0:
            return ('neg', from_sympy(-e))
        return ('n', Fraction(int(e.p))) if e.q == 1 else ('/', ('n', Fraction(int(e.p))), ('n', Fraction(int(e.q))))
    if e.is_Symbol:
        name, *index = e.name.split('_')
        return ('i', name, *map(int, index)) if index else ('v', name)
    if e.is_Add:
        result = None
        for term in e.as_ordered_terms():
            minus = result is not None and term.could_extract_minus_sign()
            a = from_sympy(-term if minus else term)
            result = a if result is None else ('-' if minus else '+', result, a)
        return result
    if e.is_Mul:
        if e.could_extract_minus_sign():
            return ('neg', from_sympy(-e))
        top, bottom = sympy.fraction(e, exact=True)
        if bottom != 1:
            return ('/', from_sympy(top), from_sympy(bottom))
        result = None
        for factor in e.as_ordered_factors():
            result = from_sympy(factor) if result is None else ('*', result, from_sympy(factor))
        return result
    if isinstance(e, sympy.exp):
        return ('f', 'exp', from_sympy(e.args[0]))
    if e.is_Pow:
        if e.exp == sympy.Rational(1, 2):
            return ('f', 'sqrt', from_sympy(e.base))
        if e.exp.is_Integer:
            return ('^', from_sympy(e.base), int(e.exp))
        raise ValueError(e)
    if e.is_Function and len(e.args) == 1:
        name = e.func.__name__.replace('__', "'")
        if name in FUNCTIONS:
            return ('f', name, from_sympy(e.args[0]))
    raise ValueError(e)


def sympy_forms(node):
    e = to_sympy(node, {}, True)
    for form in (sympy.expand, sympy.factor, sympy.simplify, sympy.together, sympy.cancel, lambda q: sympy.factor(sympy.expand(q))):
        try:
            yield from_sympy(form(e))
        except (ValueError, sympy.PolynomialError):
            pass


def proves_equal(sheet, a, b):
    definitions = {}
    for name, formula in sheet['defined']:
        definitions[name] = to_sympy(parse(formula), definitions, False)
    difference = to_sympy(a, definitions, False) - to_sympy(b, definitions, False)
    if sympy.simplify(difference) == 0:
        return True
    return sympy.simplify(difference.rewrite(sympy.exp)) == 0


# ---- identities ------------------------------------------------------------------------------

ONE, TWO = ('n', Fraction(1)), ('n', Fraction(2))


def scalar(node, env, index):
    try:
        return len(value(node, env, index)[2]) == 1
    except (Misfit, ValueError, ZeroDivisionError, OverflowError):
        return False


def identities(node, env, index, names):
    """Formulas that equal this node.  env and index are one point, for the shapes."""
    op, result = node[0], []
    is_scalar = scalar(node, env, index)
    times = '*' if is_scalar else '.*'
    over = '/' if is_scalar else './'
    if op in ('+', '-'):
        a, b = node[1:]
        result += [('+', b, a), ('neg', ('-', ('neg', a), b))] if op == '+' else [('neg', ('-', b, a)), ('+', ('neg', b), a), ('+', a, ('neg', b))]
        if a[0] in '+-':
            result.append((a[0], a[1], ('+', a[2], b) if op == a[0] else ('-', a[2], b)))
        if a[0] == b[0] and a[0] in ('*', '.*'):
            result += [(a[0], a[1], (op, a[2], b[2]))] if a[1] == b[1] else []
            result += [(a[0], (op, a[1], b[1]), a[2])] if a[2] == b[2] else []
    if op in ('*', '.*'):
        a, b = node[1:]
        free = op == '.*' or scalar(a, env, index) or scalar(b, env, index)
        if free:
            result.append((op, b, a))
        for p, q, turned in ((a, b, False), (b, a, True)):
            if p[0] in ('+', '-'):
                result.append((p[0],) + tuple((op, q, r) if turned else (op, r, q) for r in p[1:]))
        if a[0] == op:
            result.append((op, a[1], (op, a[2], b)))
        if b[0] == op:
            result.append((op, (op, a, b[1]), b[2]))
        if a[0] == 'neg':
            result.append(('neg', (op, a[1], b)))
        result.append(('neg', (op, a, ('neg', b))))
        if op == '*' and not (is_scalar or scalar(a, env, index) or scalar(b, env, index)):
            result.append(("'", ('*', ("'", b), ("'", a))))
        if op == '*' and a[0] == "'" and is_scalar and value(a, env, index)[0] == 1:
            result.append(('*', ("'", b), a[1]))
        if a == b and is_scalar and scalar(a, env, index):
            result.append(('^', a, 2))
    if op in ('/', './'):
        a, b = node[1:]
        if scalar(b, env, index):
            result += [('*', a, ('^', b, -1)), ('*', ('/', ONE, b), a), ('/', ('neg', a), ('neg', b)), ('/', ('*', TWO, a), ('*', TWO, b))]
        else:
            result += [('.*', a, ('./', ONE, b)), ('./', ('neg', a), ('neg', b))]
        if a[0] in '+-':
            result.append((a[0], (op, a[1], b), (op, a[2], b)))
    if op in ('^', '.^') and node[2] > 1:
        t = '*' if op == '^' else '.*'
        rest = node[1] if node[2] == 2 else (op, node[1], node[2] - 1)
        result += [(t, node[1], rest), (op, ('neg', node[1]), node[2]) if node[2] % 2 == 0 else (t, rest, node[1])]
    if op == "'":
        a = node[1]
        if a[0] in ('+', '-', '.*', '*') and (scalar(a[1], env, index) or scalar(a[2], env, index)):
            pass                                                 # a prime on a number is refused
        elif a[0] in ('+', '-', '.*'):
            result.append((a[0], ("'", a[1]), ("'", a[2])))
        elif a[0] == '*':
            result.append(('*', ("'", a[2]), ("'", a[1])))
        result.append(("'", ("'", node)))
        if a[0] == "'":
            result.append(a[1])
    if op == 'neg':
        a = node[1]
        result += [('*', ('neg', ONE), a)] + ([('-', a[2], a[1])] if a[0] == '-' else []) + ([a[1]] if a[0] == 'neg' else [])
    if op == 'f':
        name, z = node[1:]
        minus = ('f', 'exp', ('neg', z))
        s = ('f', 'sigma', z)
        result += {
            'sigma': [(over, ONE, ('+', ONE, minus)), (over, ('f', 'exp', z), ('+', ONE, ('f', 'exp', z))), ('-', ONE, ('f', 'sigma', ('neg', z)))],
            "sigma'": [(times, s, ('-', ONE, s)), ('-', s, ('^' if is_scalar else '.^', s, 2)), (over, minus, ('^' if is_scalar else '.^', ('+', ONE, minus), 2)),
                       ('f', "sigma'", ('neg', z)), (times, s, ('f', 'sigma', ('neg', z)))],
            'tanh': [('-', ('*', TWO, ('f', 'sigma', ('*', TWO, z))), ONE), (over, ('-', ('f', 'exp', z), minus), ('+', ('f', 'exp', z), minus)), ('neg', ('f', 'tanh', ('neg', z)))],
            'exp': [(over, ONE, minus)] + ([(times, ('f', 'exp', z[1]), ('f', 'exp', z[2]))] if z[0] == '+' else []),
            'sin': [('neg', ('f', 'sin', ('neg', z)))], 'cos': [('f', 'cos', ('neg', z))],
            'log': [('neg', ('f', 'log', (over, ONE, z)))],
        }.get(name, [])
    if op == 'sum':
        k, a = node[1:]
        other = next((m for m in 'mlpqk' if m not in names and m != k and not mentions(a, m) and m not in index), None)
        if other:
            result.append(('sum', other, renamed(a, k, other)))
        if a[0] == '*':
            result += [('*', a[1], ('sum', k, a[2]))] if not mentions(a[1], k) else []
            result += [('*', ('sum', k, a[1]), a[2])] if not mentions(a[2], k) else []
        if a[0] in ('+', '-') and mentions(a[1], k) and mentions(a[2], k):
            result.append((a[0], ('sum', k, a[1]), ('sum', k, a[2])))
        if a[0] == 'sum':
            result.append(('sum', a[1], ('sum', k, a[2])))
    if op in ('v', 'i') and not is_scalar:
        result.append(("'", ("'", node)))
    if op != 'n':
        result += [('*', ONE, node), ('/', ('*', TWO, node), TWO), ('neg', ('neg', node))]
    return result


def mentions(node, k):
    return (node[0] == 'i' and k in node[2:]) or any(isinstance(c, tuple) and mentions(c, k) for c in node[1:])


def renamed(node, k, m):
    if node[0] == 'i':
        return node[:2] + tuple(m if i == k else i for i in node[2:])
    if node[0] == 'sum' and node[1] == k:
        return node
    return tuple(renamed(c, k, m) if isinstance(c, tuple) else c for c in node)


def places(node, at=(), bound=()):
    yield at, node, bound
    for n, child in enumerate(node):
        if isinstance(child, tuple):
            yield from places(child, at + (n,), bound + (node[1],) if node[0] == 'sum' else bound)


def replaced(node, at, new):
    if not at:
        return new
    return node[:at[0]] + (replaced(node[at[0]], at[1:], new),) + node[at[0] + 1:]


def size(node):
    return 1 + sum(size(c) for c in node if isinstance(c, tuple))


def rewritten(node, rng, env, entry, names, steps):
    for _ in range(steps):
        at, here, bound = rng.choice(list(places(node)))
        choices = identities(here, env, {k: 1 for k in tuple(entry) + bound}, names)
        if choices:
            new = replaced(node, at, rng.choice(choices))
            if size(new) <= 70:
                node = new
    return node


# ---- single changes --------------------------------------------------------------------------

def changes(node, sheet, entry, rng):
    shapes = sheet['shapes']
    for at, here, bound in places(node):
        op, new = here[0], []
        if op == 'n':
            n = here[1]
            new = [('n', n + 1), ('n', n * 2), ('n', n - 1) if n > 1 else ('neg', here)]
        elif op == 'v':
            scalars_only = sheet is SCALARS
            others = [n for n in shapes if n != here[1] and (not scalars_only or shapes[n] == (1, 1))]
            new = [('v', n) for n in rng.sample(others, min(4, len(others)))] + [('neg', here)] + ([("'", here)] if shapes[here[1]] != (1, 1) else [])
        elif op == 'i':
            others = [n for n in shapes if n != here[1] and (shapes[n][1] == 1) == (len(here) == 3) and shapes[n] != (1, 1)]
            new = [('i', n, *here[2:]) for n in rng.sample(others, min(3, len(others)))]
            indices = sorted(set(tuple(entry) + bound)) or [1, 2, 3]
            for p in range(2, len(here)):
                new += [here[:p] + (i,) + here[p + 1:] for i in indices if i != here[p]]
            if len(here) == 4:
                new.append(here[:2] + (here[3], here[2]))
        elif op in ('+', '-'):
            new = [('-' if op == '+' else '+', *here[1:]), ('*', *here[1:])]
        elif op == '*':
            new = [('/', *here[1:]), ('+', *here[1:]), ('.*', *here[1:])]
        elif op == '.*':
            new = [('*', *here[1:]), ('./', *here[1:]), ('+', *here[1:])]
        elif op in ('/', './'):
            new = [('*' if op == '/' else '.*', *here[1:]), ('-', *here[1:]), (op, here[2], here[1])]
        elif op in ('^', '.^'):
            new = [(op, here[1], here[2] + 1), (op, here[1], here[2] - 1), (op, here[1], -here[2]), here[1]]
        elif op in ("'", 'neg'):
            new = [here[1]]
        elif op == 'f':
            new = [('f', n, here[2]) for n in ('sigma', 'tanh', 'exp', 'f') if n != here[1]][:3] + [here[2], ('f', here[1], ('neg', here[2]))]
            if here[1].endswith("'"):
                new.append(('f', here[1][:-1], here[2]))
            elif here[1] in ('f', 'sigma'):
                new.append(('f', here[1] + "'", here[2]))
        for n in new:
            if not (n[0] in '^.^' and n[-1] == 0):
                yield replaced(node, at, n)


# ---- spelling --------------------------------------------------------------------------------

LEVEL = {'+': 1, '-': 1, 'neg': 2, '*': 3, '/': 3, '.*': 3, './': 3, '^': 5, '.^': 5, "'": 5, 'sum': 3}
SUPER = str.maketrans('-0123456789ijklmnp', '⁻⁰¹²³⁴⁵⁶⁷⁸⁹ⁱʲᵏˡᵐⁿᵖ')
SUB = str.maketrans('0123456789ijklmnp', '₀₁₂₃₄₅₆₇₈₉ᵢⱼₖₗₘₙₚ')


class Speller:
    """One formula in one notation: plain, latex, numpy or unicode."""

    def __init__(self, rng, style, env, index):
        self.rng, self.style, self.env, self.index = rng, style, env, index
        self.space = rng.choice(('', ' '))
        self.implicit = style in ('latex', 'unicode') and rng.random() < 0.6 or style == 'plain' and rng.random() < 0.15
        self.bold = style == 'latex' and rng.random() < 0.3
        self.layer = rng.choice('_^')
        self.star = rng.choice(('^', '**')) if style == 'plain' else '^'
        self.transpose = rng.choice({'plain': ("'", '^T', "'"), 'latex': ('^T', '^{\\top}', '^{T}', '^\\top'), 'unicode': ('ᵀ', '⊤'), 'numpy': ('.T',)}[style])
        self.hadamard = rng.choice({'latex': (' \\odot ', ' \\circ '), 'unicode': (' ⊙ ', ' ∘ ')}.get(style, (' .* ', '.*')))

    def scalar(self, node, extra=()):
        return scalar(node, self.env, {**self.index, **{k: 1 for k in extra}})

    def column(self, node, extra=()):
        try:
            m, n, _ = value(node, self.env, {**self.index, **{k: 1 for k in extra}})
        except (Misfit, ValueError, ZeroDivisionError, OverflowError):
            return False
        return m > 1 and n == 1

    def name(self, name, index=()):
        stem, digits = re.match(r'([A-Za-z]+?)(\d*)$', name).groups()
        if self.style in ('plain', 'numpy'):
            if self.style == 'plain' and digits and not index and self.rng.random() < 0.15:
                return '%s_%s' % (stem, digits)
            return name + ('[%s]' % self.rng.choice((', ', ',')).join(map(str, index)) if index else '')
        if self.style == 'unicode':
            stem = GREEK.get(stem, stem)
            if index and not digits and len(set(map(str, index)) - set('123456789ijkmlp')) == 0:
                return stem + ''.join(map(str, index)).translate(SUB)
            return stem + digits.translate(SUB) + ('[%s]' % ','.join(map(str, index)) if index else '')
        stem = '\\' + stem if stem in GREEK else '\\mathbf{%s}' % stem if self.bold else stem
        if not index:
            return stem + ('' if not digits else '_%s' % digits if self.layer == '_' else '^{(%s)}' % digits)
        subscript = '_{%s}' % self.rng.choice((',', '')).join(map(str, index))
        if len(index) == 1 and self.rng.random() < 0.5:
            subscript = '_%s' % index[0]
        return stem + subscript + ('^{(%s)}' % digits if digits else '')

    def brackets(self, text):
        if self.style == 'latex' and self.rng.random() < 0.5:
            return '\\left(%s\\right)' % text
        return '(%s)' % text

    def level(self, node):
        if node[0] == '/' and self.style == 'latex':
            return 4
        if node[0] in ('^', '.^') and self.style == 'numpy':
            return 5
        return LEVEL.get(node[0], 6)

    def inner(self, node, at_least, extra=()):
        text = self.go(node, extra)
        return text if self.level(node) >= at_least else self.brackets(text)

    def function(self, name, z, extra):
        stem, prime = name.rstrip("'"), name.endswith("'")
        arg = self.go(z, extra)
        if stem == 'exp' and self.style in ('latex', 'unicode', 'plain') and self.rng.random() < (0.6 if self.style == 'latex' else 0.3):
            return 'e^{%s}' % arg if self.style == 'latex' else 'e^(%s)' % arg
        if stem == 'sqrt' and self.style == 'latex':
            return '\\sqrt{%s}' % arg
        if stem == 'sqrt' and self.style == 'unicode':
            return '√(%s)' % arg
        if self.style == 'numpy' and stem in ('exp', 'log', 'sqrt', 'sin', 'cos', 'tanh'):
            return 'np.%s(%s)' % (stem, arg)
        if self.style == 'latex' and stem != 'f':
            stem = '\\' + stem
        if self.style == 'unicode':
            stem = GREEK.get(stem, stem)
        return stem + (('′' if self.style == 'unicode' else "'") if prime else '') + self.brackets(arg)

    def go(self, node, extra=()):
        op, style, s = node[0], self.style, self.space
        if op == 'n':
            return str(node[1])
        if op in ('v', 'i'):
            return self.name(node[1], node[2:])
        if op == 'f':
            return self.function(node[1], node[2], extra)
        if op == 'sum':
            k, body = node[1], node[2]
            if style in ('plain', 'numpy'):
                return 'sum(%s, %s)' % (k, self.go(body, extra + (k,)))
            sign = '\\sum_{%s} ' % k if style == 'latex' and self.rng.random() < 0.5 else '\\sum_%s ' % k if style == 'latex' else '∑' + k.translate(SUB) + ' '
            return '(' + sign + self.inner(body, 3, extra + (k,)) + ')'
        if op == 'neg':
            return '-' + self.inner(node[1], 3, extra)
        if op == "'":
            return self.inner(node[1], 6, extra) + self.transpose if node[1][0] in ('v', 'i') else self.brackets(self.go(node[1], extra)) + self.transpose
        if op in ('^', '.^'):
            return self.power(node, extra)
        a, b = node[1], node[2]
        minus = {'unicode': self.rng.choice('-−')}.get(style, '-')
        if op in ('+', '-'):
            sign = op if op == '+' else minus
            pad = self.rng.choice((' ', s))
            right = self.inner(b, 3, extra)
            return self.inner(a, 1, extra) + pad + sign + pad + right
        if op in ('/', './'):
            if style == 'latex':
                return '%s{%s}{%s}' % (self.rng.choice(('\\frac', '\\frac', '\\dfrac')), self.go(a, extra), self.go(b, extra))
            sign = '/' if op == '/' or style in ('numpy', 'unicode') else './'
            return self.inner(a, 3, extra) + s + sign + s + self.inner(b, 4, extra)
        left, right = self.inner(a, 3, extra), self.inner(b, 4, extra)
        if (style in ('latex', 'unicode') or self.implicit) and '*' in (a[0], op) and '.*' in (a[0], op):
            left = self.brackets(left)                           # A ∘ B C: which product comes first is refused
        if style == 'numpy':
            sign = ' @ ' if op == '*' and not self.scalar(a, extra) and not self.scalar(b, extra) else s + '*' + s
            return left + sign + right
        if op == '.*':
            return left + self.hadamard + right
        return self.product(a, left, right, self.column(a, extra) and self.column(b, extra))

    def product(self, a, left, right, columns):              # x·y of two columns is the dot product, and not x*y
        plain_slash = self.style != 'latex' and '/' in left and not left.endswith(')')
        if self.implicit and not plain_slash and self.spine_free(a) and not right[0].isdigit() and right[0] not in '½-':
            tight = left[-1].isdigit() and self.style != 'latex' and re.fullmatch(r'\d+', left) and right[0] != 'e'
            return left + ('' if tight else ' ') + right
        signs = {'latex': (' \\times ', '*', ' \\cdot ', ' \\cdot '), 'unicode': (' × ', '*', '·', ' · ', '⋅')}.get(self.style, ('*', ' * '))
        return left + self.rng.choice(signs[:2] if columns else signs) + right

    def spine_free(self, node):
        if self.style == 'latex':
            return True
        return node[0] not in ('/', './') and (node[0] not in ('*', '.*') or self.spine_free(node[1]))

    def power(self, node, extra):
        op, a, n = node
        base = self.inner(a, 6, extra) if a[0] in ('v', 'n') else self.brackets(self.go(a, extra))
        if self.style == 'numpy':
            return '%s**%s' % (base, n if n > 0 else '(%d)' % n)
        if op == '.^' and self.style in ('latex', 'unicode'):
            if n == 2:
                return '(%s%s%s)' % (base, self.hadamard, base)
            op = '^'
        if a[0] == 'v' and '^' in base:
            base = '(%s)' % base
        if self.style == 'latex':
            return '%s^{%d}' % (base, n)
        if self.style == 'unicode':
            return base + str(n).translate(SUPER)
        return base + ('.^' if op == '.^' else self.star) + (str(n) if n > 0 else '(%d)' % n)


def spell(node, rng, style, env, entry):
    if style == 'numpy' and any(n[0] in ('i', 'sum') for _, n, _ in places(node)):
        style = 'plain'                                          # indices begin at 1 in one notation, at 0 in the other
    text = Speller(rng, style, env, {k: 1 for k in entry}).go(node)
    if style == 'numpy' and '@' not in text and 'np.' not in text and re.search(r'\*|/', text):
        if any(n[0] in ('.*', './', '.^') for _, n, _ in places(node)):
            return Speller(rng, 'plain', env, {k: 1 for k in entry}).go(node), 'plain'
    return text, style


# ---- the course ------------------------------------------------------------------------------

def sheet_text(sheet):
    house = lambda f: Speller(random.Random(0), 'plain', sheet['envs'][0], {}).go(parse(f))
    lines = ['---', 'title: Formulas', 'network: |', '  f : function']
    for name, (rows, columns, drawn) in sheet['declared'].items():
        lines.append('  %s : %s%s' % (name, rows if columns == 1 else '%d x %d' % (rows, columns), drawn))
    lines += ['  %s = %s' % d for d in sheet['defined']] + ['  ' + m for m in sheet['more']] + ['parts:']
    for n, part in enumerate(sheet['parts']):
        entry = ', entry: [%s]' % ', '.join(part[2]) if len(part) > 2 else ''
        using = ', '.join(list(sheet['declared']) + [d for d, _ in sheet['defined']] + ['f'])
        lines.append('  - {id: p%d, points: 1, expression: "%s"%s, using: [%s]}' % (n, part[0] or part[1], entry, using))
    lines.append('---')
    for n in range(len(sheet['parts'])):
        lines += ['## p%d' % n, 'Write it.', '']
    return '\n'.join(lines)


def run(program, folder, *args):
    done = subprocess.run([program, *args], cwd=folder, capture_output=True, text=True, env={**os.environ, 'NO_COLOR': '1'})
    if done.returncode not in (0, 1):
        sys.exit('mutate: backgrade %s\n%s%s' % (' '.join(args), done.stdout, done.stderr))
    return done.stdout + done.stderr


def verdicts(program, folder, answers):
    """answers: (sheet, part, text).  Their (status, message, reading), in order."""
    counts, rows = {}, []
    for sheet, part, text in answers:
        counts[sheet['id'], part] = student = counts.get((sheet['id'], part), 0) + 1
        rows.append(('%05d' % student, sheet['id'], 'p%d' % part, text))
    for sheet in SHEETS:
        with open(os.path.join(folder, sheet['id'] + '.md'), 'w', encoding='utf-8') as file:
            file.write(sheet_text(sheet))
    for name, header, body in (('roster.csv', ('student_id', 'name'), [('%05d' % n, 'Student %d' % n) for n in range(1, max(counts.values()) + 1)]),
                               ('answers.csv', ('student_id', 'problem', 'part', 'answer'), rows)):
        with open(os.path.join(folder, name), 'w', newline='', encoding='utf-8') as file:
            csv.writer(file).writerows([header] + body)
    run(program, folder, 'init')
    run(program, folder, 'load', *[s['id'] + '.md' for s in SHEETS])
    run(program, folder, 'enroll', 'roster.csv')
    run(program, folder, 'collect', 'answers.csv')
    run(program, folder, 'grade')
    course = sqlite3.connect(os.path.join(folder, 'course.db'))
    found = {(s, q, p): rest for s, q, p, *rest in course.execute('SELECT student_id, problem, part, status, message, reading FROM scores')}
    return [found[row[:3]] for row in rows]


def answers_of(sheet, part, forms, rng):
    """(kind, right, text, house spelling) for one right formula."""
    right = parse(sheet['parts'][part][1])
    entry = sheet['parts'][part][2] if len(sheet['parts'][part]) > 2 else ''
    envs, names = sheet['envs'], set(sheet['declared'])
    expected = values(right, envs, entry)
    assert expected, sheet['parts'][part]
    styles = ('plain', 'latex', 'numpy', 'unicode')
    nodes = [right] * 4 + [rewritten(right, rng, envs[0], entry, names, rng.randint(1, 8)) for _ in range(forms)]
    if sheet is SCALARS:
        nodes += [f for form in sympy_forms(right) for f in (form, rewritten(form, rng, envs[0], entry, names, 2))]
    seen = set()
    for n, node in enumerate(nodes):
        if not same(values(node, envs, entry), expected):
            print('mutate: not an identity:', sheet['parts'][part][1], node, file=sys.stderr)
            continue
        text, style = spell(node, rng, styles[n % 4], envs[0], entry)
        if text not in seen:
            seen.add(text)
            yield 'rewritten', True, text, style
    seen_nodes = {right}
    for node in changes(right, sheet, entry, rng):
        if node in seen_nodes:
            continue
        seen_nodes.add(node)
        equal = same(values(node, envs, entry), expected)
        if equal and sheet is SCALARS and not proves_equal(sheet, node, right):
            yield 'undecided', True, spell(node, rng, 'plain', envs[0], entry)[0], 'plain'
            continue
        in_numpy = equal or same(values(node, [flattened(env) for env in envs], entry), expected)
        texts = {spell(node, rng, style, envs[0], entry) for style in styles}
        for text, style in sorted(texts):
            if text not in seen:
                seen.add(text)
                yield 'mutant', in_numpy if style == 'numpy' else equal, text, style


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument('build', nargs='?', default='build')
    options.add_argument('--seed', type=int, default=1)
    options.add_argument('--forms', type=int, default=40, help='rewritten forms of each formula')
    options.add_argument('--keep', help='a folder for the course, which stays')
    o = options.parse_args()
    program = os.path.abspath(os.path.join(o.build, 'backgrade'))
    rng = random.Random(o.seed)
    answers, facts = [], []
    for sheet in SHEETS:
        sheet['envs'] = environments(sheet, rng)
        sheet['shapes'] = {n: v[:2] for n, v in sheet['envs'][0].items()}
        for part in range(len(sheet['parts'])):
            for kind, right, text, style in answers_of(sheet, part, o.forms, rng):
                answers.append((sheet, part, text))
                facts.append((kind, right, style))
    with tempfile.TemporaryDirectory() as folder:
        if o.keep:
            os.makedirs(o.keep, exist_ok=True)
            folder = o.keep
        found = verdicts(program, folder, answers)
    return report(answers, facts, found)


def report(answers, facts, found):
    lists = {}
    for (sheet, part, text), (kind, right, style), (status, message, reading) in zip(answers, facts, found):
        if kind == 'undecided':
            what = 'changed formulas left out: equal at random points, without a proof'
        elif status == 'unreadable':
            what = '%s formulas unreadable%s' % ('rewritten' if kind == 'rewritten' else 'changed', '' if right else ' (wrong ones)')
        elif right != (status == 'correct'):
            what = 'rewritten formulas rejected' if kind == 'rewritten' else 'changed formulas rejected though equal' if right else 'changed formulas accepted though different'
        else:
            continue
        lists.setdefault(what, []).append('  %s | %s | %s | %s | read as %s | %s' % (sheet['parts'][part][1], style, text, status, reading, message))
    count = lambda kind, right: sum(k == kind and r == right for k, r, _ in facts)
    for what, lines in sorted(lists.items()):
        if '(wrong ones)' not in what:
            print(what + ':', *lines, sep='\n')
    print('right formulas %d' % sum(len(s['parts']) for s in SHEETS))
    print('rewritten      %d' % count('rewritten', True))
    print('changed        %d: %d different, %d equal' % (count('mutant', True) + count('mutant', False), count('mutant', False), count('mutant', True)))
    for what, lines in sorted(lists.items()):
        print('%-6d %s' % (len(lines), what))
    bad = [w for w in lists if 'rejected' in w or 'accepted' in w]
    print('mutate: %s' % ('wrong verdicts' if bad else 'no wrong verdict'))
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main())
