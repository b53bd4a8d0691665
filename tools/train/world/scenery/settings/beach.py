"""A beach: palms on pale sand, the sea behind it."""

import torch

from ...palette import rgb
from .. import profiles, props, sky
from ..place import NEAR

PALETTE = {
    "sky": rgb("bfe6ea"), "low": rgb("f6f3dc"), "isle": rgb("a8cdb4"), "sea": rgb("7fcfd0"), "surf": rgb("a6dfda"),
    "foam": rgb("f4fbf6"), "trunk": rgb("b08d66"), "palm": rgb("76ac7c"), "ground": rgb("f1dcae"),
    "wet": rgb("e2c590"), "near": rgb("b3905e"),
}  # fmt: skip


def back(p):
    """What lies behind the subjects of a `Place`."""
    d, k = p.down, p.tall
    sky.paint(p)
    p.stands(0.27 * d)
    p.land(0.2, "isle", profiles.rolling(p, "isle", 0.14 * k, 0.25 * k, 3.7, 0.03, 0.25), -0.2 * k)
    p.land(0.3, "sea", lambda x: 0.015 * d + 0.006 * torch.sin(x * 9 + p.t), 0.0)
    p.land(0.6, "surf", profiles.swell(p, "surf", 0.13 * d, 0.02, 0.55, 0.07), 0.08 * d)
    beach = profiles.rolling(p, "ground", 0.23 * d, 0.03, 2.7)
    p.land(0.99, "foam", lambda x: beach(x) - 0.03 - 0.015 * torch.sin(x * 2 + p.t * 1.3), 0.14 * d)
    p.land(1.0, "ground", beach, 0.18 * d)
    p.land(1.0, "wet", profiles.rolling(p, "wet", 0.71 * d, 0.05, 2.3), 0.6 * d)
    palms(p, beach, "palms", 1.5 * k, 0.64 * k)


def palms(p, foot, key, period, height):
    """Palms at the back of the beach."""

    def part(drawing):
        def draw(f):
            h = height * f.chance(5, 0.8, 1.05)
            s = props.standing(f, foot, 0.12 * period, 4).moved(0, 0.05)
            return props.hidden(drawing(s, h, f.chance(8, -0.2, 0.2)), f.chance(6) < 0.7)

        return draw

    top, bottom = 0.2 * p.down - 1.4 * height, 0.35 * p.down
    p.row(0.95, "trunk", key, period, part(props.palm_trunk), top, bottom)
    p.row(0.95, "palm", key, period, part(props.palm_crown), top, bottom)


def near(p):
    """The foreground of a `Place`."""
    edge = profiles.rolling(p, "near", 0.95 * p.down, 0.03, 1.6)

    def grass(x):
        return edge(x) - 0.13 * profiles.blades(x, 0.05) * (torch.sin(x * 1.9 + 1) - 0.1).clamp(min=0)

    p.land(NEAR, "near", grass, 0.80 * p.down)
