#!/usr/bin/env python3
"""The nets of nets/*.md in NumPy and in PyTorch, on the numbers of `evaluate dump`.

  rival_nets.py SAMPLES DIR numpy|torch    appends measurements like evaluate's

Contenders: `numpy-S`, `torch-S` and `torch-jit-S` (torch.jit.trace) take S instances as one batch,
compute the loss and its derivatives and compare 40 of them (or what there is) with answers.
`torch-one` takes an instance at a time and is spared the comparison, which in Python would cost a
good part of what is measured.  Before the clock runs, losses of every contender are compared with ours.
"""
import sys
import time
import warnings

import numpy as np

warnings.simplefilter("ignore")  # the labels are constants, as tracing says
LABELS = np.array([3, 1, 4, 1, 5, 9, 2, 6]) - 1
SHAPES = {
    "a": [(2, 4), (1, 4), (3, 2), (1, 3)],
    "b": [(3, 1), (1, 1), (4, 3), (4, 1), (2, 4), (2, 1), (1, 2), (1, 1)],
    "c": [(4, 1), (3, 4), (3, 1), (4, 3), (4, 1), (3, 1), (4, 1)],
    "d": [(32, 8), (64, 32), (64, 1), (10, 64), (10, 1)],
    "e": [(64, 32), (10, 32), (128, 64), (128, 1), (128, 128), (128, 1), (10, 128), (10, 1)],
}
DATA = {"a": 2, "b": 2, "c": 1, "d": 1, "e": 2}  # the first inputs are no parameters
BATCHES = {"a": (256, 2048, 8192), "b": (256, 2048, 8192), "c": (256, 2048, 8192), "d": (16, 128), "e": (4, 16)}
SLICE = 0.1
PARTS = 40


def t(x):
    return np.swapaxes(x, 1, 2)


def total(x):
    return x.sum(axis=(1, 2))


def numpy_a(X, T, W1, W2):
    S1 = W1 @ X
    Z1 = np.maximum(S1, 0)
    Y = W2 @ Z1
    d = Y - T
    dY = d / 4
    dW2 = dY @ t(Z1)
    dZ1 = t(W2) @ dY
    dS1 = dZ1 * (S1 > 0)
    return total(d * d) / 8, S1, Z1, Y, dY, dW2, dZ1, dS1, dS1 @ t(X)


def numpy_b(x, y, W1, b1, W2, b2, W3, b3):
    z1 = W1 @ x + b1
    a1 = np.maximum(z1, 0)
    z2 = W2 @ a1 + b2
    a2 = np.maximum(z2, 0)
    d = W3 @ a2 + b3 - y
    dW3 = d @ t(a2)
    da2 = t(W3) @ d
    dz2 = da2 * (z2 > 0)
    da1 = t(W2) @ dz2
    dz1 = da1 * (z1 > 0)
    return total(d * d) / 2, z1, a1, z2, a2, d, dW3, da2, dz2, dz2 @ t(a1), da1, dz1, dz1 @ t(x)


def numpy_c(x, W1, b1, W2, b2, r, s):
    z = W1 @ x + b1
    h = 1 / (1 + np.exp(-z))
    y = x + W2 @ h + b2
    d = y - s
    dh = r + t(W2) @ d
    dz = dh * h * (1 - h)
    return total(r * h) + total(d * d) / 2, z, h, y, d, d @ t(h), dh, dz, dz @ t(x), d + t(W1) @ dz


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


def tensors(torch, name, arrays):
    return [torch.from_numpy(x).requires_grad_(i >= DATA[name]) for i, x in enumerate(arrays)]


def torch_run(torch, name, arrays, loss_of):
    v = tensors(torch, name, arrays)
    loss = loss_of(*v)
    loss.sum().backward()
    return [loss.detach().numpy()] + [x.grad.numpy() for x in v[DATA[name]:]]


def torch_contenders(torch, name, arrays):
    plain = lambda *v: torch_loss(torch, name, v)
    for size in BATCHES[name] + (1,):
        yield "torch-one" if size == 1 else f"torch-{size}", size, lambda v: torch_run(torch, name, v, plain)
    for size in BATCHES[name]:
        traced = torch.jit.trace(plain, tensors(torch, name, [x[:size] for x in arrays]), check_trace=False)
        yield f"torch-jit-{size}", size, lambda v: torch_run(torch, name, v, traced)


def numpy_contenders(name):
    for size in BATCHES[name]:
        yield f"numpy-{size}", size, lambda v: globals()["numpy_" + name](*v)


def numbers(directory, name):
    flat = np.fromfile(f"{directory}/{name}.bin")
    count = len(flat) // (sum(r * c for r, c in SHAPES[name]) + 1)
    arrays, at = [], 0
    for r, c in SHAPES[name]:
        arrays.append(flat[at:at + count * r * c].reshape(count, r, c))
        at += count * r * c
    return arrays, flat[at:]


def few(results):
    """How many of the first arrays have 40 entries together."""
    n = 0
    while n < len(results) and sum(x[0].size for x in results[:n]) < PARTS:
        n += 1
    return n


def right(results, answers):
    """How many of an instance's first 40 results are right, for a batch."""
    flat = np.concatenate([x.reshape(len(answers), -1) for x in results if x.size], axis=1)[:, :PARTS]
    off = np.abs(answers[:, :flat.shape[1]] - flat)
    return (off <= np.maximum(1e-9, 1e-3 * np.abs(flat))).sum()


def measure(run, arrays, losses, size):
    """Seconds for a million instances.  The checks come first; they also warm a compiler up."""
    starts = range(0, len(losses) - size + 1, size)[:2000]
    batches = [[x[first:first + size] for x in arrays] for first in starts]
    for first, batch in list(zip(starts, batches))[:8]:
        results = run(batch)
        if not np.allclose(results[0], losses[first:first + size], rtol=1e-9, atol=1e-12):
            sys.exit("rival_nets.py: another loss than backgrade's")
    answers, compared = np.zeros((size, PARTS)), few(results)
    done, start = 0, time.perf_counter()
    while time.perf_counter() - start < SLICE:
        results = run(batches[done % len(batches)])
        if size > 1:
            right(results[:compared], answers)
        done += 1
    return (time.perf_counter() - start) / (done * size) * 1e6


def main():
    samples, directory, which = sys.argv[1:]
    if which == "torch":
        import torch
        torch.set_num_threads(1)
    with open(samples, "a") as out:
        for name in SHAPES:
            arrays, losses = numbers(directory, name)
            contenders = numpy_contenders(name) if which == "numpy" else torch_contenders(torch, name, arrays)
            for contender, size, run in contenders:
                seconds = measure(run, arrays, losses, size)
                print(name.upper(), "judged", contender, f"{seconds:.6g}", 0, 0, sep="\t", file=out)


main()
