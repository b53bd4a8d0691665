"""A farm: a barn with a silo, golden fields in stripes, bales, a fence."""

import torch

from ...palette import rgb
from .. import profiles, props, sky
from ..place import NEAR

PALETTE = {
    "sky": rgb("cde4ea"), "low": rgb("fbf2d2"), "far": rgb("c8cf9a"), "field": rgb("e3c877"), "stripe": rgb("d4b664"),
    "barn": rgb("a8695c"), "trim": rgb("efe3cf"), "silo": rgb("b9bcb8"), "bale": rgb("d3b062"),
    "fence": rgb("a98c66"), "ground": rgb("b7bd72"), "furrow": rgb("a9b066"), "near": rgb("a8843c"),
}  # fmt: skip


def back(p):
    """What lies behind the subjects of a `Place`."""
    d, k = p.down, p.tall
    sky.paint(p)
    p.stands(0.20 * d + 0.05)
    p.land(0.2, "far", profiles.rolling(p, "far", -0.02 * d, 0.07 * k, 2.6, 0.03, 0.16), -0.12 * k)
    hill = profiles.rolling(p, "field", 0.05 * d, 0.05, 2.3)
    p.land(0.5, "field", hill, -0.02)
    p.stain(0.5, "stripe", lambda v: stripes(v, hill), 0.0, 0.25 * d)
    barns(p, 0.14 * d, 0.75, "barn", 2.1, 0.62 * k)
    ground = profiles.rolling(p, "ground", 0.20 * d, 0.02, 2.4)
    p.row(0.9, "bale", "bales", 1.15, lambda f: bale(f, ground), 0.0, 0.27 * d)
    p.land(1.0, "ground", ground, 0.2 * d - 0.04)
    p.sheet(1.0, "fence", lambda v: props.fence(v.moved(0, 0.235 * d), 0.13), 0.235 * d - 0.16, 0.24 * d, shade=0.25)
    for i, y in enumerate((0.50, 0.74)):
        line = profiles.rolling(p, f"furrow {i}", y * d, 0.02, 2.9)
        p.stain(1.0, "furrow", lambda v, g=line: (v.y - g(v.x)).abs() - 0.022 * (1 + y), y * d - 0.1, y * d + 0.1)


def stripes(v, hill):
    """Rows of corn that run up the field."""
    lean = v.x / (1.2 + 3.5 * (v.y - hill(v.x)).clamp(min=0))
    row = lean / 0.11
    return torch.maximum((row - torch.floor(row + 0.5)).abs() * 0.11 - 0.028, hill(v.x) + 0.03 - v.y)


def barns(p, foot, depth, key, period, height):
    """A barn with a broken roof and white boards on its door, and a silo beside it."""

    def part(drawing):
        return lambda f: drawing(props.standing(f, foot, 0.2, 4), height * f.chance(5, 0.85, 1.1))

    top, bottom = foot - 1.4 * height, foot + 0.15
    p.row(depth, "silo", key, period, part(silo), top, bottom)
    p.row(depth, "barn", key, period, part(barn), top, bottom)
    p.row(depth, "trim", key, period, part(trim), top, bottom)


def silo(s, h):
    """A round-topped silo."""
    return s.box(0.60 * h, -0.42 * h, 0.15 * h, 0.56 * h, 0.14 * h)


def barn(s, h):
    """The front of a barn."""
    steep = (s.x.abs() * 0.9 - (s.y + 1.12 * h) * 0.44)
    flat = (s.x.abs() * 0.45 - (s.y + 0.94 * h) * 0.89)
    return torch.maximum(torch.maximum(s.x.abs() - 0.42 * h, s.y - 0.1), torch.maximum(steep, flat))


def trim(s, h):
    """The boards of a door: a frame and a cross, and a small window above."""
    x, y = s.x.abs(), s.y + 0.22 * h
    door = torch.maximum(x - 0.19 * h, y.abs() - 0.22 * h)
    frame = door.abs() - 0.018 * h
    cross = torch.maximum((x - y.abs() * 0.86).abs() * 0.75 - 0.016 * h, door)
    pane = torch.maximum(x - 0.07 * h, (s.y + 0.64 * h).abs() - 0.07 * h)
    return torch.minimum(torch.minimum(frame, cross), pane)


def bale(f, ground):
    """A bale of straw lying at the edge of the field."""
    s = props.standing(f, ground, 0.3, 4)
    return props.hidden(s.box(0, -0.02, 0.13, 0.10, 0.05), f.chance(6) < 0.55)


def near(p):
    """The foreground of a `Place`."""
    edge = profiles.rolling(p, "near", 1.0 * p.down, 0.02, 1.3)
    p.land(NEAR, "near", lambda x: edge(x) - 0.11 * profiles.blades(x, 0.075), 0.84 * p.down)
