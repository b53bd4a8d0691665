"""A volcano: a cone with a glowing mouth and lava down its sides, smoke, dark ash with glowing cracks."""

import torch

from ...palette import rgb
from .. import profiles, props, sky
from ..place import NEAR, Fold

PALETTE = {
    "sky": rgb("a4707c"), "low": rgb("f0b08a"), "smoke": rgb("85646f"), "far": rgb("c08878"), "cone": rgb("6b4655"),
    "ridge": rgb("8a5f66"), "ground": rgb("7d6468"), "ash": rgb("735b60"), "rock": rgb("523d47"),
    "near": rgb("35262f"),
}  # fmt: skip
LAVA, CRACK = rgb("ff9a4a"), rgb("d9814f")
PERIOD = 4.4


def back(p):
    """What lies behind the subjects of a `Place`."""
    d, k = p.down, p.tall
    sky.paint(p, clouds=False)
    p.stands(0.20 * d + 0.06)
    shift = p.any("cone", -0.12, 0.12)
    foot, top = 0.25 * d, -0.42 * d
    p.sheet(0.2, "smoke", lambda v: smoke(p, Fold(v, PERIOD, shift), top), top - 1.3, top + 0.1)
    p.land(0.2, "far", profiles.peaks(p, "far", 0.14 * d, 0.24 * k, 0.7), -0.15 * k)
    p.sheet(0.3, "cone", lambda v: cone(Fold(v, PERIOD, shift), top, foot), top, foot)
    p.sheet(0.3, LAVA, lambda v: streams(Fold(v, PERIOD, shift), top, foot), top, foot, shines=True, shade=0.4)
    p.land(0.55, "ridge", profiles.peaks(p, "ridge", 0.22 * d, 0.15 * k, 0.36), 0.05)
    ground = profiles.rolling(p, "ground", 0.20 * d, 0.03, 1.9)
    p.row(0.95, "rock", "rocks", 0.7, lambda f: boulder(f, ground), 0.0, 0.27 * d)
    p.land(1.0, "ground", ground, 0.2 * d - 0.05)
    p.land(1.0, "ash", profiles.rolling(p, "ash", 0.69 * d, 0.05, 1.7), 0.6 * d)
    p.stain(1.0, CRACK, lambda v: cracks(v, 0.34 * d), 0.25 * d, 0.42 * d, vivid=0.6)
    p.stain(1.0, CRACK, lambda v: cracks(v, 0.76 * d), 0.68 * d, 0.84 * d, vivid=0.6)


def cone(f, top, foot):
    """A mountain with hollow sides and a broken mouth."""
    high = foot - top
    y = (f.y - top) / high
    half = 0.17 + 0.75 * y.clamp(0, 1.5) ** 1.3
    rim = top + 0.03 * torch.sin(f.x * 40).abs()
    return torch.maximum((f.x.abs() - half) * 0.72, rim - f.y)


def streams(f, top, foot):
    """Lava in the mouth and in three streams."""
    y = (f.y - top) / (foot - top)
    d = torch.maximum(f.x.abs() - 0.20, (f.y - top - 0.05).abs() - 0.055)
    spread = 1 + 3.4 * y.clamp(0, 1.2) ** 1.3
    for at, long, half in ((-0.11, 0.62, 0.045), (0.01, 0.92, 0.055), (0.12, 0.45, 0.04)):
        middle = at * spread + 0.025 * torch.sin(y * 11 + at * 40)
        stream = (f.x - middle).abs() - half * (1.15 - 0.75 * y / long)
        d = torch.minimum(d, torch.maximum(stream * 0.9, top + 0.03 - f.y))
    return torch.maximum(d, cone(f, top, foot) + 0.012)


def smoke(p, f, top):
    """Puffs that rise, grow and drift."""
    d = None
    for i in range(5):
        age = (p.t * 0.11 + i / 5) % 1.0
        x, y = 0.5 * age * age + 0.05 * torch.sin(age * 9 + i), top + 0.06 - 0.95 * age
        puff = f.circle(x, y, 0.11 + 0.22 * age)
        d = puff if d is None else torch.minimum(d, puff)
    return d


def boulder(f, ground):
    """A stone at the edge of the ash."""
    h = 0.13 * f.chance(5, 0.5, 1.1)
    return props.hidden(props.rock(props.standing(f, ground, 0.12, 4), h), f.chance(6) < 0.6)


def cracks(v, y):
    """Glowing cracks in the ash, broken off."""
    line = y + 0.05 * torch.sin(v.x * 5) + 0.02 * torch.sin(v.x * 17)
    thin = 0.016 * torch.sin(v.x * 2.3 + y * 7).clamp(min=-0.7)
    return (v.y - line).abs() * 0.8 - thin


def near(p):
    """The foreground of a `Place`."""
    edge = profiles.peaks(p, "near", 1.0 * p.down, 0.13, 0.4)
    p.land(NEAR, "near", edge, 0.86 * p.down)
