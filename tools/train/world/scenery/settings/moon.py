"""The moon: grey dust and craters under a black sky full of stars, with the earth in it."""

import numpy
import torch

from ...palette import rgb
from .. import profiles, props, sky
from ..place import NEAR

PALETTE = {
    "sky": rgb("15162b"), "low": rgb("2b2c48"), "far": rgb("55576c"), "ridge": rgb("7c7e90"), "crater": rgb("8b8d9d"),
    "rim": rgb("b9bac6"), "rock": rgb("8d8f9e"), "ground": rgb("a5a7b4"), "near": rgb("3d3f54"),
    "earth": rgb("5d9cc9"),
}  # fmt: skip
LAND, WHITE = rgb("86b583"), rgb("e4eef2")


def back(p):
    """What lies behind the subjects of a `Place`."""
    d, k = p.down, p.tall
    count = len(p.times)
    sky.gradient(p, [PALETTE["sky"]] * count, [PALETTE["low"]] * count)
    sky.stars(p, list(range(count)))
    earth(p)
    p.stands(0.20 * d + 0.05)
    p.land(0.2, "far", profiles.peaks(p, "far", 0.08 * d, 0.26 * k, 0.7), -0.2 * k)
    p.land(0.5, "ridge", profiles.rolling(p, "ridge", 0.11 * d, 0.07, 1.5), 0.0)
    ground = profiles.rolling(p, "ground", 0.20 * d, 0.03, 2.5)
    p.row(0.95, "rock", "rocks", 0.8, lambda f: boulder(f, ground), 0.0, 0.27 * d)
    p.land(1.0, "ground", ground, 0.2 * d - 0.05)
    craters(p, "craters a", 0.34 * d, 0.85, 0.15)
    craters(p, "craters b", 0.72 * d, 1.25, 0.26)


def craters(p, key, y, period, size):
    """A row of craters with pale rims."""
    for tone, share in (("rim", 1.22), ("crater", 1.0)):
        p.row(1.0, tone, key, period, lambda f, share=share: crater(f, y, size, share), y - 0.2, y + 0.2, shade=0)


def earth(p):
    """The earth, with land and ice, high in the sky."""
    side = numpy.where(p.canvas.draw("earth side") < 0.5, -1, 1)
    x = side * p.canvas.draw("earth x", 0.3, 0.7) * p.across
    y = p.canvas.draw("earth y", -0.62, -0.5) * p.down
    p.sprite(x, y, 0.24, globe, "earth", 0.06)


def globe(b):
    """A blue disc with land and ice."""
    disc = b.circle(0, 0, 1)
    land = torch.minimum(b.ellipse(-0.35, -0.3, 0.42, 0.34), b.ellipse(0.05, -0.05, 0.3, 0.26))
    land = torch.minimum(land, b.ellipse(0.45, 0.45, 0.38, 0.3))
    ice = torch.minimum(b.ellipse(0, -0.98, 0.5, 0.2), b.ellipse(0, 1.0, 0.4, 0.16))
    return [(disc, "fill"), (torch.maximum(land, disc), LAND), (torch.maximum(ice, disc), WHITE)]


def boulder(f, ground):
    """A stone at the horizon."""
    h = 0.11 * f.chance(5, 0.5, 1.1)
    return props.hidden(props.rock(props.standing(f, ground, 0.15, 4), h), f.chance(6) < 0.6)


def crater(f, y, size, share):
    """A flat ellipse in the dust; the rim is larger by a share."""
    s = size * f.chance(5, 0.55, 1.1)
    c = f.moved(f.chance(4, -0.1, 0.1), y + f.chance(7, -0.05, 0.05) - (share - 1) * 0.10 * s)
    return (torch.sqrt((c.x / 1.0) ** 2 + (c.y / 0.30) ** 2) - s * share) * 0.5


def near(p):
    """The foreground of a `Place`."""
    edge = profiles.rolling(p, "near", 0.95 * p.down, 0.03, 1.1, 0.02, 0.4)
    p.land(NEAR, "near", edge, 0.85 * p.down)
