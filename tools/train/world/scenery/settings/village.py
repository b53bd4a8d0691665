"""A village: gabled houses on a rolling green, a winding path, a hedge."""

import torch

from ...palette import rgb
from .. import profiles, props, sky
from ..place import NEAR, Fold

PALETTE = {
    "sky": rgb("cfe0e6"), "low": rgb("f7f0dc"), "far": rgb("c3cfae"), "hill": rgb("b0c196"), "wall": rgb("f2e6cc"),
    "roof": rgb("b5806a"), "house": rgb("e6d2b0"), "tile": rgb("9d7466"), "window": rgb("9fb4b8"),
    "door": rgb("8d7058"), "bush": rgb("8aa673"), "ground": rgb("c2b98c"), "path": rgb("ddcfa6"),
    "near": rgb("5f7549"),
}  # fmt: skip
LAMPLIGHT = rgb("ffdf98")


def back(p):
    """What lies behind the subjects of a `Place`."""
    d, k = p.down, p.tall
    sky.paint(p)
    ground = profiles.rolling(p, "ground", 0.20 * d, 0.02, 2.4)
    p.stands(0.20 * d + 0.04)
    p.land(0.25, "far", profiles.rolling(p, "far", 0.0, 0.12 * k, 2.2), -0.15 * k)
    hill = profiles.rolling(p, "hill", 0.09 * d, 0.06, 1.9)
    houses(p, hill, 0.5, "house", "tile", "a", 0.58 * k, 0.27 * k)
    p.land(0.5, "hill", hill, 0.0)
    bushes(p, ground, 0.8, "bushes", 0.50, 0.13)
    houses(p, ground, 0.92, "wall", "roof", "b", 1.25 * k, 0.50 * k)
    p.land(1.0, "ground", ground, 0.2 * d - 0.05)
    p.stain(1.0, "path", lambda v: path(v, 0.52 * d, 0.20 * d), 0.3 * d, 0.75 * d)


def houses(p, hill, depth, wall, roof, key, period, height):
    """A row of houses: walls, windows and a door, a roof."""

    def part(drawing):
        def draw(f):
            h = height * f.chance(5, 0.85, 1.15)
            return props.hidden(drawing(props.standing(f, hill, 0.07 * period, 4), h), f.chance(6) < 0.8)

        return draw

    top, bottom = 0.05 * p.down - 1.4 * height, 0.26 * p.down
    p.row(depth, wall, key, period, part(props.walls), top, bottom)
    if depth > 0.9:
        p.row(depth, "door", key, period, part(props.door), top, bottom)
        shift = p.shift(key)
        p.lamps(depth, "window", LAMPLIGHT, lambda v: part(props.windows)(Fold(v, period, shift)), top, bottom)
    p.row(depth, roof, key, period, part(props.roof), top, bottom)


def bushes(p, hill, depth, key, period, height):
    """Round bushes with gaps."""

    def draw(f):
        h = height * f.chance(5, 0.7, 1.1)
        return props.hidden(props.bush(props.standing(f, hill, 0.05, 4).moved(0, 0.03), h), f.chance(6) < 0.7)

    p.row(depth, "bush", key, period, draw, 0.15 * p.down - height - 0.1, 0.26 * p.down)


def path(v, y, half):
    """A lane that runs across, wider and narrower."""
    middle = y + 0.04 * torch.sin(v.x * 1.4)
    return (v.y - middle).abs() - half * (0.8 + 0.1 * torch.sin(v.x * 2.1 + 1))


def near(p):
    """The foreground of a `Place`."""
    edge = profiles.rolling(p, "near", 0.95 * p.down, 0.01, 1.5, 0.05, 0.22)
    p.land(NEAR, "near", edge, 0.86 * p.down)
