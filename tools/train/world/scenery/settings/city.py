"""A city: blocks of flats with rows of windows, a street with a kerb."""

import torch

from ...palette import rgb
from .. import props, sky
from ..place import NEAR, Fold, wild

PALETTE = {
    "sky": rgb("c9d5e2"), "low": rgb("f1ece4"), "far": rgb("bcc6d4"), "block": rgb("9aa8bc"), "tall": rgb("b3aeb8"),
    "window": rgb("dbe6ee"), "kerb": rgb("c9c6c2"), "ground": rgb("8f95a3"), "line": rgb("d9d8d2"),
    "near": rgb("4a5266"),
}  # fmt: skip
LAMPLIGHT = rgb("ffe2a0")


def back(p):
    """What lies behind the subjects of a `Place`."""
    d, k = p.down, p.tall
    sky.paint(p)
    p.stands(0.24 * d)
    blocks(p, 0.25, "far", "a", 0.37, 0.62 * k, 0.13 * d, None)
    blocks(p, 0.5, "block", "b", 0.52, 0.55 * k, 0.22 * d, (0.085, 0.11))
    blocks(p, 0.75, "tall", "c", 1.15, 0.62 * k, 0.26 * d, (0.10, 0.14), share=0.62)
    p.sheet(1.0, "kerb", lambda v: 0.17 * d - v.y + 0 * v.x, 0.17 * d, 0.30 * d)
    p.sheet(1.0, "ground", lambda v: 0.26 * d - v.y + 0 * v.x, 0.26 * d)
    dash = 0.72 * d
    p.row(1.0, "line", "line", 0.62, lambda f: f.box(0, dash, 0.17, 0.022, 0.0), dash - 0.1, dash + 0.1, 0, 0.5)


def blocks(p, depth, tone, key, period, height, foot, grid, share=1.0):
    """Houses side by side, as high as chance will have it, with windows on a grid (width, height) if there is one."""
    shift = p.shift(f"block {key}")

    def front(f):
        h = height * f.chance(2, 0.5, 1.1)
        half = period * f.chance(3, 0.34, 0.47)
        return f.box(0, foot + 0.2 - h / 2, half, h / 2 + 0.2, 0.0), half, h

    def body(v):
        f = Fold(v, period, shift)
        d, _, h = front(f)
        step = f.box(0, foot - h, 0.12 * period, 0.11 * height, 0.0)
        return props.hidden(torch.minimum(d, props.hidden(step, f.chance(7) < 0.4)), f.chance(6) < share)

    p.sheet(depth, tone, body, foot - 1.3 * height, foot + 0.2)
    if grid is None:
        return
    wide, high = grid

    def panes(v):
        f = Fold(v, period, shift)
        d, half, h = front(f)
        x = (f.x / wide - torch.floor(f.x / wide) - 0.5).abs() * wide
        up = (v.y - foot + h) / high
        y = (up - torch.floor(up) - 0.5).abs() * high
        pane = torch.maximum(x - 0.28 * wide, y - 0.27 * high)
        luck = wild(torch.floor(f.x / wide) + 64 * torch.floor(up) + 4096 * f.cell, 1)
        pane = torch.maximum(torch.maximum(pane, d + 0.03), (luck < 0.2).float() - 0.5)
        return props.hidden(pane, f.chance(6) < share)

    p.lamps(depth, "window", LAMPLIGHT, panes, foot - 1.2 * height, foot)


def near(p):
    """The foreground of a `Place`."""
    kerb = 0.95 * p.down

    def bollards(v):
        f = Fold(v, 0.46)
        post = torch.minimum(f.box(0, kerb, 0.035, 0.085, 0.03), (v.y - kerb + 0.05).abs() - 0.012 + 0 * v.x)
        return torch.minimum(post, kerb - v.y)

    p.sheet(NEAR, "near", bollards, 0.86 * p.down)
