"""Writes formulas.json: schedules, solver runs and guidance, worked out with numpy alone in float64.

The formulas are written down here in their textbook form, apart from the Go code. The model is
the velocity v(x, sigma) = a*x + b*sigma + c, element by element. Run it from this folder.
"""

import json

import numpy as np


def shifted(n, shift):
    s = np.linspace(1, 1 / 1000, n + 1)[:-1]
    return np.append(shift * s / (1 + (shift - 1) * s), 0)


def dynamic(n, tokens, base, top, low, high, terminal):
    s = np.linspace(1, 1 / n, n)
    mu = np.interp(tokens, [low, high], [base, top]) if low <= tokens <= high else base + (top - base) * (tokens - low) / (high - low)
    s = np.exp(mu) / (np.exp(mu) + (1 / s - 1))
    if terminal:
        z = 1 - s
        s = 1 - z / (z[-1] / (1 - terminal))
    return np.append(s, 0)


def linear_quadratic(n, threshold):
    half = n // 2
    line = [i * threshold / half for i in range(half)]
    d, q = half - threshold * n, n - half
    a, b = d / (half * q**2), threshold / half - 2 * d / q**2
    curve = [a * i**2 + b * i + a * half**2 for i in range(half, n)]
    return np.append(1 - np.array(line + curve), 0)


SIZE = 12
rng = np.random.default_rng(5)
MODEL = {"a": rng.normal(size=SIZE) * 0.4, "b": rng.normal(size=SIZE), "c": rng.normal(size=SIZE)}
START = rng.normal(size=SIZE)


def velocity(x, sigma):
    return MODEL["a"] * x + MODEL["b"] * sigma + MODEL["c"]


def euler(sigmas):
    x, run = START.copy(), []
    for s, t in zip(sigmas, sigmas[1:]):
        x = x + (t - s) * velocity(x, s)
        run.append(x)
    return run


def unipc(sigmas):
    lam = lambda s: np.log(1 - s) - np.log(s)
    sigmas = np.array(sigmas)
    if abs(sigmas[0] - 1) < 1e-6:
        sigmas[0] -= 1e-6
    n = len(sigmas) - 1
    x, run, history, last, order = START.copy(), [], [], None, 0
    for i in range(n):
        m = x - sigmas[i] * velocity(x, sigmas[i])
        if i > 0:
            h = lam(sigmas[i]) - lam(sigmas[i - 1])
            phi, alpha = np.expm1(-h), 1 - sigmas[i]
            base = sigmas[i] / sigmas[i - 1] * last - alpha * phi * history[-1]
            if order == 1:
                x = base - alpha * phi * 0.5 * (m - history[-1])
            else:
                r = (lam(sigmas[i - 2]) - lam(sigmas[i - 1])) / h
                first = phi / -h - 1
                right = np.array([first / phi, (first / -h - 0.5) * 2 / phi])
                rho = np.linalg.solve(np.array([[1, 1], [r, 1]]), right)
                x = base - alpha * phi * (rho[0] * (history[-2] - history[-1]) / r + rho[1] * (m - history[-1]))
        history.append(m)
        order, last = min(2, n - i, i + 1), x
        if i == n - 1:
            x = m
        else:
            h = lam(sigmas[i + 1]) - lam(sigmas[i])
            phi, alpha = np.expm1(-h), 1 - sigmas[i + 1]
            x = sigmas[i + 1] / sigmas[i] * x - alpha * phi * m
            if order == 2:
                r = (lam(sigmas[i - 1]) - lam(sigmas[i])) / h
                x = x - alpha * phi * 0.5 * (history[-2] - m) / r
        run.append(x)
    return run


def guide(u, c, scale, rescale):
    v = u + scale * (c - u)
    return rescale * v * np.std(c) / np.std(v) + (1 - rescale) * v


u, c = rng.normal(size=64), rng.normal(size=64) * 1.3 + 0.2
out = {
    "schedules": [
        {"kind": "flow_shift", "shift": k, "sigmas": shifted(n, k).tolist()} for n, k in [(1, 3), (4, 1), (20, 3), (30, 5), (50, 16)]
    ]
    + [
        {"kind": "flow_dynamic", "tokens": s, "base_shift": 0.95, "max_shift": 2.05, "base_tokens": 1024, "max_tokens": 4096,
         "terminal": end, "sigmas": dynamic(n, s, 0.95, 2.05, 1024, 4096, end).tolist()}
        for n, s, end in [(2, 1024, 0.1), (20, 280, 0.1), (30, 3000, 0), (50, 5280, 0.1)]
    ]
    + [{"kind": "linear_quadratic", "threshold": thr, "sigmas": linear_quadratic(n, thr).tolist()}
       for n, thr in [(2, 0.025), (7, 0.025), (40, 0.025), (50, 0.1)]],
    "model": {k: v.tolist() for k, v in MODEL.items()},
    "start": START.tolist(),
    "runs": [
        {"solver": solver.__name__, "sigmas": sigmas.tolist(), "states": [x.tolist() for x in solver(sigmas)]}
        for solver in (euler, unipc)
        for sigmas in (shifted(1, 3), shifted(2, 3), shifted(3, 5), shifted(20, 3), linear_quadratic(8, 0.025))
    ],
    "guidance": {"uncond": u.tolist(), "cond": c.tolist(),
                 "out": [{"scale": g, "rescale": r, "v": guide(u, c, g, r).tolist()} for g, r in [(1, 0), (4, 0), (7.5, 0.7), (0, 1), (3, 1)]]},
}
with open("formulas.json", "w") as f:
    json.dump(out, f, separators=(",", ":"))
    f.write("\n")
