"""A jungle: palms, creepers that hang down, big leaves everywhere."""

import torch

from ...palette import rgb
from .. import profiles, props, sky
from ..place import NEAR
from .forest import canopy

PALETTE = {
    "sky": rgb("cfe8a8"), "low": rgb("eef6c4"), "mist": rgb("abd58c"), "palm": rgb("7fbf72"), "trunk": rgb("8a8a52"),
    "crown": rgb("3f9460"), "vine": rgb("4a9a58"), "leaf": rgb("5aac62"), "ground": rgb("a3b55c"),
    "moss": rgb("94a851"), "near": rgb("17603f"),
}  # fmt: skip


def back(p):
    """What lies behind the subjects of a `Place`."""
    d, k = p.down, p.tall
    sky.paint(p, clouds=False)
    p.stands(0.19 * d + 0.06)
    p.land(0.25, "mist", profiles.rolling(p, "mist", -0.02 * d, 0.08 * k, 1.5, 0.10 * k, 0.36), -0.30 * k)
    ground = profiles.rolling(p, "ground", 0.19 * d, 0.03, 2.2, 0.02, 0.5)
    palms(p, 0.25 * d, 0.55, "palms", 1.55 * k, 0.78 * k)
    vines(p, "vines", -0.62 * d, 0.52)
    canopy(p, 0.8, "crown", -0.68 * d, 0.17, 0.42)
    p.row(0.9, "leaf", "leaves", 0.60 * k, lambda f: fan(f, ground, 0.25 * k), 0.15 * d - 0.4 * k, 0.27 * d)
    p.land(1.0, "ground", ground, 0.19 * d - 0.06)
    p.land(1.0, "moss", profiles.rolling(p, "moss", 0.68 * d, 0.05, 1.5, 0.05, 0.5), 0.55 * d)


def palms(p, foot, depth, key, period, height):
    """Palms in a row."""

    def part(drawing):
        def draw(f):
            h = height * f.chance(5, 0.7, 1.1)
            return drawing(props.standing(f, foot, 0.1, 4), h, f.chance(8, -0.2, 0.2))

        return draw

    p.row(depth, "trunk", key, period, part(props.palm_trunk), foot - 1.5 * height, foot)
    p.row(depth, "palm", key, period, part(props.palm_crown), foot - 1.6 * height, foot)


def vines(p, key, edge, period):
    """Creepers that hang from the leaves, with leaves of their own, swaying a little."""

    def draw(f):
        long = f.chance(2, 0.15, 0.75) * p.down
        y = f.y - edge
        x = f.x - f.chance(3, -0.06, 0.06) - 0.03 * torch.sin(y * 4 + p.t * 0.8 + f.cell)
        beads = (y / 0.11 - torch.floor(y / 0.11) - 0.5).abs()
        leaf = 0.034 * (1 - (2 * beads) ** 2)
        return (x.abs() - 0.012 - leaf).maximum(y - long)

    p.row(0.7, "vine", key, period, draw, -1e9, edge + 0.8 * p.down)




def fan(f, ground, h):
    """A fan of five big leaves."""
    s = props.standing(f, ground, 0.08, 4).moved(0, 0.08)
    size = h * f.chance(5, 0.75, 1.1)
    r = torch.sqrt(s.x * s.x + s.y * s.y) + 1e-4
    angle = torch.atan2(s.x, -s.y)
    lobes = torch.cos(angle * 4.0).abs()
    d = (r - size * (0.34 + 0.66 * lobes ** 0.7)) * 0.55
    return torch.maximum(d, angle.abs() * r - 1.9 * r)


def near(p):
    """The foreground of a `Place`."""
    edge = profiles.rolling(p, "near", 0.99 * p.down, 0.02, 1.2)
    p.land(NEAR, "near", lambda x: edge(x) - 0.10 * torch.sin(x * 7.5).abs() ** 0.6, 0.84 * p.down)
