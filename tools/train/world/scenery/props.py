"""Things that stand about in a place, drawn in the folded space of a `Fold` so that there is a row of them.

Every one takes the space with its foot at the origin, and its height h in stage units; it gives signed distances.
"""

import torch

from .. import sdf


def standing(fold, foot, jitter=0.0, salt=1):
    """The space of every cell with its origin at the foot of what stands there; foot: a profile or a height."""
    shift = fold.chance(salt, -jitter, jitter) if jitter else 0.0
    y = foot(fold.at + shift) if callable(foot) else foot
    return fold.moved(shift, y)


def hidden(d, shown):
    """A distance, or nothing at all in the cells where shown is 0."""
    return torch.where(shown > 0, d, torch.full_like(d, 1.0))


def trunk(s, h, w=0.06):
    """A straight trunk."""
    return s.box(0, -0.32 * h, w * h, 0.44 * h, 0.0)


def lollipop(s, h):
    """The round crown of a tree."""
    return s.circle(0, -0.72 * h, 0.30 * h)


def bush(s, h):
    """A round bush of three puffs."""
    side = s.circle(-0.62 * h, -0.18 * h, 0.5 * h)
    return sdf.union(s.circle(0, -0.4 * h, 0.62 * h), side, s.circle(0.66 * h, -0.15 * h, 0.46 * h))


def fir(s, h, tiers=3, w=0.30):
    """A fir: triangles on top of each other, the upper ones smaller."""
    x, d = s.x.abs(), None
    for i in range(tiers):
        share = 1 - i / (tiers + 0.6)
        top, foot = -h * (0.10 + 0.90 * (i + 1.25) / (tiers + 0.25)), -h * (0.10 + 0.90 * i / (tiers + 0.25))
        half = w * h * share
        slope = torch.maximum((x * (foot - top) - (s.y - top) * half) / _length(half, foot - top), s.y - foot)
        d = slope if d is None else torch.minimum(d, slope)
    return d


def _length(a, b):
    return (a * a + b * b) ** 0.5


def cactus(s, h):
    """A saguaro with two arms."""
    w = 0.105 * h
    d = s.limb(0, 0.1, 0, -0.9 * h, w)
    for x, low, high in ((-0.30 * h, -0.42 * h, -0.70 * h), (0.28 * h, -0.30 * h, -0.54 * h)):
        d = sdf.union(d, s.limb(0, low, x, low, w * 0.78), s.limb(x, low, x, high, w * 0.78))
    return d


def palm_trunk(s, h, lean=0.18):
    """A leaning, bent trunk."""
    bend = lean * h * (s.y / h) ** 2
    half = (0.036 - 0.014 * s.y / h) * h
    return torch.maximum(torch.maximum((s.x - bend).abs() - half, -s.y - h) * 0.9, s.y)


# The leaves of a palm are crescents, mirrored: a disc (x, y, r) without another one, above a line of some slope.
CRESCENTS = (
    ((0.42, 0.25, 0.50), (0.45, 0.43, 0.53), 0.29),
    ((0.24, 0.40, 0.48), (0.20, 0.56, 0.46), 0.90),
    ((0.45, -0.02, 0.46), (0.53, 0.10, 0.47), -0.20),
)


def palm_crown(s, h, lean=0.18, size=0.62):
    """The drooping leaves of a palm."""
    c, z, d = s.moved(lean * h, -h), size * h, None
    half = sdf.Space(c.x.abs(), c.y)
    for (ax, ay, ar), (bx, by, br), slope in CRESCENTS:
        leaf = sdf.cut(half.circle(ax * z, ay * z, ar * z), half.circle(bx * z, by * z, br * z))
        leaf = torch.maximum(leaf, (half.y - slope * half.x - 0.04 * z) / _length(1, slope))
        d = leaf if d is None else torch.minimum(d, leaf)
    return d


def walls(s, h, w=0.62):
    """The front of a house."""
    return s.box(0, -0.3 * h, w * h * 0.8, 0.34 * h, 0.0)


def roof(s, h):
    """A gable on top of `walls`."""
    slope = (s.x.abs() - (s.y + 1.05 * h) * 1.2) * 0.64
    return torch.maximum(slope, s.y + 0.54 * h)


def windows(s, h):
    """Two windows in `walls`."""
    x = s.x.abs() - 0.30 * h
    pane = torch.maximum(x.abs() - 0.085 * h, (s.y + 0.36 * h).abs() - 0.09 * h)
    return pane


def door(s, h):
    """A door in the middle of `walls`."""
    return s.box(0, -0.15 * h, 0.085 * h, 0.20 * h, 0.0)


def fence(s, h, gap=0.24):
    """Posts and two rails, endless in x."""
    f = s.x / gap
    post = ((f - torch.floor(f + 0.5)) * gap).abs() - 0.09 * gap
    post = torch.maximum(torch.maximum(post, -s.y - h), s.y)
    rail = torch.minimum((s.y + 0.72 * h).abs(), (s.y + 0.32 * h).abs()) - 0.085 * h
    return torch.minimum(post, rail)


def rock(s, h):
    """A boulder."""
    return sdf.union(s.ellipse(0, 0, 0.9 * h, h * 0.8), s.ellipse(0.7 * h, 0.1 * h, 0.6 * h, 0.45 * h))
