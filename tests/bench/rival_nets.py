#!/usr/bin/env python3
"""The nets of nets/*.md in NumPy and in PyTorch, on the numbers of `evaluate dump`.

  rival_nets.py SAMPLES DIR numpy|torch    appends measurements like evaluate's

Contenders: `numpy-S` and `torch-S` take S instances as one batch and compute the loss and
its derivatives; `torch-one` takes an instance at a time.  Every loss is compared with ours.
"""
import sys
import time

import numpy as np

LABELS = np.array([3, 1, 4, 1, 5, 9, 2, 6]) - 1
SHAPES = {
    "a": [(2, 4), (1, 4), (3, 2), (1, 3)],
    "b": [(3, 1), (1, 1), (4, 3), (4, 1), (2, 4), (2, 1), (1, 2), (1, 1)],
    "c": [(4, 1), (3, 4), (3, 1), (4, 3), (4, 1), (3, 1), (4, 1)],
    "d": [(32, 8), (64, 32), (64, 1), (10, 64), (10, 1)],
    "e": [(64, 32), (10, 32), (128, 64), (128, 1), (128, 128), (128, 1), (10, 128), (10, 1)],
}
DATA = {"a": 2, "b": 2, "c": 1, "d": 1, "e": 2}  # the first inputs are no parameters
BATCHES = {"a": (256, 2048), "b": (256, 2048), "c": (256, 2048), "d": (16, 128), "e": (4, 16)}
SLICE = 0.1


def t(x):
    return np.swapaxes(x, 1, 2)


def total(x):
    return x.sum(axis=(1, 2))


def numpy_a(X, T, W1, W2):
    S1 = W1 @ X
    Z1 = np.maximum(S1, 0)
    d = W2 @ Z1 - T
    dY = d / 4
    dW2 = dY @ t(Z1)
    dS1 = (t(W2) @ dY) * (S1 > 0)
    return total(d * d) / 8, dW2, dS1 @ t(X)


def numpy_b(x, y, W1, b1, W2, b2, W3, b3):
    z1 = W1 @ x + b1
    a1 = np.maximum(z1, 0)
    z2 = W2 @ a1 + b2
    a2 = np.maximum(z2, 0)
    d = W3 @ a2 + b3 - y
    dW3 = d @ t(a2)
    dz2 = (t(W3) @ d) * (z2 > 0)
    dz1 = (t(W2) @ dz2) * (z1 > 0)
    return total(d * d) / 2, dW3, dz2 @ t(a1), dz1 @ t(x)


def numpy_c(x, W1, b1, W2, b2, r, s):
    h = 1 / (1 + np.exp(-(W1 @ x + b1)))
    d = x + W2 @ h + b2 - s
    dW2 = d @ t(h)
    dz = (r + t(W2) @ d) * h * (1 - h)
    return total(r * h) + total(d * d) / 2, dW2, dz @ t(x), d + t(W1) @ dz


def numpy_d(X, W1, b1, W2, b2):
    S1 = W1 @ X + b1
    Z1 = np.maximum(S1, 0)
    S2 = W2 @ Z1 + b2
    E = np.exp(S2 - S2.max(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    n = np.arange(8)
    M = P - P[:, LABELS, n][:, None, :] + 0.25
    M[:, LABELS, n] = 0
    over = (M > 0) / 8
    loss = total(np.maximum(M, 0)) / 8
    over[:, LABELS, n] = -over.sum(axis=1)
    dS2 = P * (over - (over * P).sum(axis=1, keepdims=True))
    dS1 = (t(W2) @ dS2) * (S1 > 0)
    return loss, dS2 @ t(Z1), dS2.sum(axis=2), dS1 @ t(X), dS1.sum(axis=2)


def numpy_e(X, T, W1, b1, W2, b2, W3, b3):
    Z1 = np.tanh(W1 @ X + b1)
    Z2 = np.tanh(W2 @ Z1 + b2)
    d = W3 @ Z2 + b3 - T
    D3 = d / 32
    D2 = (t(W3) @ D3) * (1 - Z2 * Z2)
    D1 = (t(W2) @ D2) * (1 - Z1 * Z1)
    return (total(d * d) / 64, D3 @ t(Z2), D3.sum(axis=2), D2 @ t(Z1), D2.sum(axis=2), D1 @ t(X), D1.sum(axis=2))


def torch_loss(torch, name, v):
    if name == "a":
        X, T, W1, W2 = v
        return ((W2 @ torch.relu(W1 @ X) - T) ** 2).sum(dim=(1, 2)) / 8
    if name == "b":
        x, y, W1, b1, W2, b2, W3, b3 = v
        a2 = torch.relu(W2 @ torch.relu(W1 @ x + b1) + b2)
        return ((W3 @ a2 + b3 - y) ** 2).sum(dim=(1, 2)) / 2
    if name == "c":
        x, W1, b1, W2, b2, r, s = v
        h = torch.sigmoid(W1 @ x + b1)
        return (r * h).sum(dim=(1, 2)) + ((x + W2 @ h + b2 - s) ** 2).sum(dim=(1, 2)) / 2
    if name == "d":
        X, W1, b1, W2, b2 = v
        P = torch.softmax(W2 @ torch.relu(W1 @ X + b1) + b2, dim=1)
        labels, n = torch.as_tensor(LABELS), torch.arange(8)
        M = torch.relu(P - P[:, labels, n][:, None, :] + 0.25)
        return (M.sum(dim=(1, 2)) - M[:, labels, n].sum(dim=1)) / 8
    X, T, W1, b1, W2, b2, W3, b3 = v
    Z2 = torch.tanh(W2 @ torch.tanh(W1 @ X + b1) + b2)
    return ((W3 @ Z2 + b3 - T) ** 2).sum(dim=(1, 2)) / 64


def torch_run(torch, name, arrays):
    v = [torch.from_numpy(x).requires_grad_(i >= DATA[name]) for i, x in enumerate(arrays)]
    loss = torch_loss(torch, name, v)
    loss.sum().backward()
    return loss.detach().numpy()


def numbers(directory, name):
    flat = np.fromfile(f"{directory}/{name}.bin")
    count = len(flat) // (sum(r * c for r, c in SHAPES[name]) + 1)
    arrays, at = [], 0
    for r, c in SHAPES[name]:
        arrays.append(flat[at:at + count * r * c].reshape(count, r, c))
        at += count * r * c
    return arrays, flat[at:]


def measure(run, arrays, losses, size):
    """Seconds for a million instances."""
    done, start = 0, time.perf_counter()
    while time.perf_counter() - start < SLICE:
        first = done % (len(losses) - size + 1)
        loss = run([x[first:first + size] for x in arrays])
        if not np.allclose(loss, losses[first:first + size], rtol=1e-9, atol=1e-12):
            sys.exit("rival_nets.py: another loss than backgrade's")
        done += size
    return (time.perf_counter() - start) / done * 1e6


def main():
    samples, directory, which = sys.argv[1:]
    if which == "torch":
        import torch
        torch.set_num_threads(1)
    with open(samples, "a") as out:
        for name in SHAPES:
            arrays, losses = numbers(directory, name)
            if which == "numpy":
                run = {size: lambda v: globals()["numpy_" + name](*v)[0] for size in BATCHES[name]}
            else:
                run = {size: lambda v: torch_run(torch, name, v) for size in BATCHES[name] + (1,)}
            for size in run:
                seconds = measure(run[size], arrays, losses, size)
                print(name.upper(), "judged", f"{which}-{'one' if size == 1 else size}", f"{seconds:.6g}", 0, 0, sep="\t", file=out)


main()
