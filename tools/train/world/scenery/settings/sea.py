"""The open sea: rows of travelling waves, an island far away."""

import torch

from ...palette import rgb
from .. import profiles, sky
from ..place import NEAR, below

PALETTE = {
    "sky": rgb("c4e4ec"), "low": rgb("ecf5ee"), "isle": rgb("a9c9bd"), "far": rgb("9fd2d2"), "mid": rgb("7cc0c4"),
    "ground": rgb("58a8b2"), "deep": rgb("4a9aa8"), "foam": rgb("e2f3ef"), "near": rgb("24647e"),
}  # fmt: skip


def back(p):
    """What lies behind the subjects of a `Place`."""
    d, k = p.down, p.tall
    sky.paint(p)
    p.stands(0.27 * d)
    isle = profiles.rolling(p, "isle", 0.14 * k, 0.36 * k, 3.1, 0.03, 0.3)
    p.land(0.2, "isle", isle, -0.3 * k)
    waves(p, 0.3, "far", 0.02 * d, 0.035, 0.30, 0.05)
    waves(p, 0.6, "mid", 0.12 * d, 0.05, 0.42, -0.09)
    waves(p, 1.0, "ground", 0.23 * d, 0.06, 0.55, 0.16, foam=True)
    waves(p, 1.0, "deep", 0.66 * d, 0.05, 0.62, -0.12, foam=True)


def waves(p, depth, tone, base, height, length, speed, foam=False):
    """A sheet of water, with a line of foam under its crests if asked for."""
    line = profiles.swell(p, tone, base, height, length, speed)
    p.land(depth, tone, line, base - 1.5 * height)
    if foam:
        p.stain(depth, "foam", lambda v: crests(v, line), base - height, base + 0.12, vivid=0.6)


def crests(v, line):
    """A broken line of foam that follows a wave."""
    thin = 0.017 * torch.sin(v.x * 2.7 + 1).clamp(min=-0.8)
    return below(v, lambda x: line(x) + 0.055).abs() - thin


def near(p):
    """The foreground of a `Place`."""
    line = profiles.swell(p, "near", 0.95 * p.down, 0.07, 0.6, 0.3)
    p.land(NEAR, "near", line, 0.84 * p.down)
