"""High mountains with snow on their tops, firs on an alp."""

import torch

from ...palette import rgb
from .. import profiles, props, sky
from ..place import NEAR, below

PALETTE = {
    "sky": rgb("c3d8ea"), "low": rgb("eff3f4"), "far": rgb("a9bcd2"), "snow": rgb("f7fafc"), "peak": rgb("8799b3"),
    "fir": rgb("557a76"), "ground": rgb("9dbba0"), "patch": rgb("91b096"), "near": rgb("5a6b7c"),
}  # fmt: skip


def back(p):
    """What lies behind the subjects of a `Place`."""
    d, k = p.down, p.tall
    sky.paint(p)
    p.stands(0.20 * d + 0.05)
    massif(p, 0.2, "far", 0.15 * d, 0.92 * k, 1.25, 0.28)
    massif(p, 0.4, "peak", 0.22 * d, 0.56 * k, 0.95, 0.17)
    ground = profiles.rolling(p, "ground", 0.19 * d, 0.035, 2.3)
    firs(p, ground, 0.9, "firs", 0.37 * k, 0.36 * k)
    p.land(1.0, "ground", ground, 0.2 * d - 0.07)
    p.land(1.0, "patch", profiles.rolling(p, "patch", 0.68 * d, 0.09, 2.9), 0.55 * d)


def massif(p, depth, tone, base, height, width, cap):
    """Mountains with caps of snow whose lower edge is jagged."""
    line = profiles.peaks(p, tone, base, height, width)
    p.land(depth, tone, line, base - height)

    def snow(v):
        edge = base - height * 0.60 + 0.05 * height * (profiles.blades(v.x, 0.11) - profiles.blades(v.x + 0.03, 0.17))
        return torch.maximum(below(v, line), v.y - edge)

    p.sheet(depth, "snow", snow, base - height, base - 0.5 * height, shade=0.4)


def firs(p, hill, depth, key, period, height):
    """A row of firs with gaps."""

    def draw(f):
        h = height * f.chance(5, 0.6, 1.1)
        return props.hidden(props.fir(props.standing(f, hill, 0.04, 4).moved(0, 0.04), h, w=0.27), f.chance(6) < 0.62)

    p.row(depth, "fir", key, period, draw, 0.12 * p.down - 1.15 * height, 0.30 * p.down)


def near(p):
    """The foreground of a `Place`."""
    edge = profiles.peaks(p, "near", 1.02 * p.down, 0.16, 0.55)
    p.land(NEAR, "near", edge, 0.85 * p.down)
