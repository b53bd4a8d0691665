"""A sandy desert: flat-topped rocks, smooth dunes, cacti."""

import math

import torch

from ...palette import rgb
from .. import profiles, props, sky
from ..place import NEAR

PALETTE = {
    "sky": rgb("f3d9a6"), "low": rgb("fdf0cf"), "far": rgb("dfae86"), "mesa": rgb("d09a74"), "dune": rgb("f0cf97"),
    "cactus": rgb("8a9f6c"), "ground": rgb("e6ba7c"), "ripple": rgb("dcae6e"), "near": rgb("b98450"),
}  # fmt: skip


def back(p):
    """What lies behind the subjects of a `Place`."""
    d, k = p.down, p.tall
    sky.paint(p, clouds=False)
    ground = dune(p, "ground", 0.20 * d, 0.05, 2.9)
    p.stands(0.20 * d + 0.06)
    p.land(0.2, "far", profiles.mesas(p, "far", 0.02 * d, 0.30 * k, 2.3), -0.32 * k)
    p.land(0.35, "mesa", profiles.mesas(p, "mesa", 0.06 * d, 0.17 * k, 1.5), -0.16 * k)
    hill = dune(p, "dune", 0.10 * d, 0.09, 1.9)
    cacti(p, hill, 0.6, "cactus a", 0.95, 0.26 * k)
    p.land(0.6, "dune", hill, -0.05)
    cacti(p, ground, 0.95, "cactus b", 1.9, 0.48 * k)
    p.land(1.0, "ground", ground, 0.2 * d - 0.08)
    p.stain(1.0, "ripple", lambda v: ripples(v, 0.36 * d, 0.30 * d), 0.32 * d, 1.06 * d, vivid=0.3)


def dune(p, key, base, height, length):
    """Dunes: one side of each is steeper."""
    a = p.any(key, 0, 7)

    def profile(x):
        u = x * (2 * math.pi / length) + a
        return base - height * torch.sin(u + 0.5 * torch.sin(u)) - 0.2 * height * torch.sin(2.7 * u)

    return profile


def ripples(v, top, gap):
    """Thin wavy lines in the sand, broken off here and there."""
    y = v.y - top - 0.035 * torch.sin(v.x * 2.2)
    row = torch.floor(y / gap + 0.5).clamp(0, 2)
    thin = 0.016 * torch.sin(v.x * 1.3 + row * 2.1).clamp(min=-0.6)
    return (y - row * gap).abs() - thin


def cacti(p, hill, depth, key, period, height):
    """A row of cacti that stand on dunes, not in every cell."""

    def draw(f):
        h = height * f.chance(5, 0.75, 1.15)
        return props.hidden(props.cactus(props.standing(f, hill, 0.24 * period, 4), h), f.chance(6) < 0.75)

    p.row(depth, "cactus", key, period, draw, -1.25 * height, 0.27 * p.down)


def near(p):
    """The foreground of a `Place`."""
    edge = dune(p, "near", 0.94 * p.down, 0.04, 1.7)
    p.land(NEAR, "near", edge, 0.86 * p.down)
