"""Under water: shafts of light, corals and seaweed that sways, bubbles, a bed of sand."""

import torch

from ... import sdf
from ...palette import rgb
from .. import profiles, props, sky
from ..place import NEAR, Fold

PALETTE = {
    "sky": rgb("8fd6dc"), "low": rgb("3f93b8"), "shaft": rgb("d8f6f2"), "far": rgb("4a9cbc"), "reef": rgb("4186a8"),
    "coral": rgb("c39aa8"), "sponge": rgb("a68fb8"), "weed": rgb("4f9d8a"), "ground": rgb("c9c6a0"),
    "sand": rgb("bdba93"), "bubble": rgb("dff6f6"), "near": rgb("1f5a6e"),
}  # fmt: skip


def back(p):
    """What lies behind the subjects of a `Place`."""
    d, k = p.down, p.tall
    count = len(p.times)
    sky.gradient(p, [PALETTE["sky"]] * count, [PALETTE["low"]] * count)
    p.veil(0.1, "shaft", lambda v: shafts(p, v), bottom=0.4 * d, vivid=0.4)
    p.stands(0.20 * d + 0.05)
    p.land(0.25, "far", profiles.rolling(p, "far", 0.02 * d, 0.14 * k, 1.9, 0.05, 0.2), -0.2 * k)
    p.land(0.45, "reef", profiles.rolling(p, "reef", 0.11 * d, 0.10 * k, 1.3, 0.08, 0.24), -0.1 * k)
    ground = profiles.rolling(p, "ground", 0.20 * d, 0.03, 2.4)
    p.row(0.7, "weed", "weeds", 0.24, lambda f: weed(p, f, ground, 0.62 * k), 0.2 * d - 0.75 * k, 0.27 * d)
    p.row(0.85, "sponge", "sponges", 1.3, lambda f: sponge(f, ground, 0.26 * k), 0.15 * d - 0.35 * k, 0.27 * d)
    p.row(0.95, "coral", "corals", 1.05, lambda f: coral(f, ground, 0.26 * k), 0.15 * d - 0.35 * k, 0.27 * d)
    p.land(1.0, "ground", ground, 0.2 * d - 0.05)
    p.land(1.0, "sand", profiles.rolling(p, "sand", 0.70 * d, 0.04, 1.9), 0.6 * d)
    p.veil(0.8, "bubble", lambda v: bubbles(p, v), vivid=0.8)


def shafts(p, v):
    """Slanting light that fades with depth."""
    x = v.x + 0.35 * v.y
    light = torch.sin(x * 3.1 + p.any("shafts", 0, 6)) + torch.sin(x * 5.3 + 0.25 * p.t)
    return 0.30 * (light * 0.7).clamp(0, 1) * ((0.35 * p.down - v.y) / (1.3 * p.down)).clamp(0, 1)


def weed(p, f, ground, h):
    """A ribbon of seaweed."""
    s = props.standing(f, ground, 0.05, 4)
    size = h * f.chance(5, 0.35, 1.0)
    up = (-s.y / size).clamp(0, 1.1)
    x = s.x - 0.06 * up * torch.sin(up * 5 - p.t * 1.4 + f.cell)
    d = torch.maximum((x.abs() - 0.036 * (1.05 - up)) * 0.9, -s.y - size)
    return props.hidden(d, f.chance(6) < 0.55)


def sponge(f, ground, h):
    """Three tubes of a sponge."""
    s, z = props.standing(f, ground, 0.2, 4), h * f.chance(5, 0.8, 1.1)
    places = ((-0.3, 0.6), (0.0, 1.0), (0.3, 0.75))
    tubes = (s.box(x * z, (0.3 - up) * z / 2, 0.13 * z, (up + 0.3) * z / 2, 0.05) for x, up in places)
    return props.hidden(sdf.union(*tubes), f.chance(6) < 0.75)


def coral(f, ground, h):
    """A branching coral."""
    s = props.standing(f, ground, 0.25, 4)
    z = h * f.chance(5, 0.7, 1.15)
    w = 0.085 * z
    d = s.limb(0, 0.1, 0, -0.85 * z, w)
    for side in (-1, 1):
        d = torch.minimum(d, s.limb(0, -0.25 * z, side * 0.38 * z, -0.62 * z, w))
        d = torch.minimum(d, s.limb(side * 0.38 * z, -0.62 * z, side * 0.40 * z, -0.92 * z, w))
    return props.hidden(d, f.chance(6) < 0.7)


def bubbles(p, v):
    """Rings of air that rise and wobble."""
    f = Fold(v, 0.36, p.shift("bubbles"))
    place = (v.y + p.t * f.chance(1, 0.22, 0.4)) / 1.7 + f.chance(2, 0, 5)
    y = (place - torch.floor(place) - 0.5) * 1.7
    x = f.x - f.chance(3, -0.08, 0.08) - 0.025 * torch.sin(y * 9 + f.cell)
    size = f.chance(4, 0.012, 0.034)
    ring = 0.011 - (torch.sqrt(x * x + y * y) - size).abs()
    return (ring * v.px + 0.5).clamp(0, 1) * 0.6


def near(p):
    """The foreground of a `Place`."""
    edge = profiles.rolling(p, "near", 0.97 * p.down, 0.04, 1.2, 0.05, 0.26)
    p.land(NEAR, "near", edge, 0.86 * p.down)
