"""A forest of tall straight trunks and firs under a canopy."""

from ...palette import rgb
from .. import profiles, props, sky
from ..place import NEAR, hanging

PALETTE = {
    "sky": rgb("cfdcc0"), "low": rgb("e8ead2"), "mist": rgb("b7cbb0"), "stem": rgb("a7a98c"), "fir": rgb("7fa088"),
    "trunk": rgb("8b7560"), "crown": rgb("5c8468"), "ground": rgb("9a9468"), "moss": rgb("8b895f"),
    "near": rgb("3c5a48"),
}  # fmt: skip


def back(p):
    """What lies behind the subjects of a `Place`."""
    d, k = p.down, p.tall
    sky.paint(p, clouds=False)
    ground = profiles.rolling(p, "ground", 0.19 * d, 0.03, 2.1, 0.02, 0.5)
    p.stands(0.19 * d + 0.05)
    firs(p, 0.2, "mist", "firs a", 0.52 * k, 0.68 * k, 0.10 * d)
    firs(p, 0.3, "mist", "firs c", 0.47 * k, 0.54 * k, 0.12 * d)
    stems(p, 0.4, "stem", "stems a", 0.42, 0.036, 0.3 * d)
    firs(p, 0.55, "fir", "firs b", 0.50 * k, 0.50 * k, 0.19 * d)
    stems(p, 0.9, "trunk", "stems b", 0.98, 0.062, 0.26 * d)
    canopy(p, 0.7, "crown", -0.66 * d, 0.13, 0.31)
    p.land(1.0, "ground", ground, 0.19 * d - 0.07)
    p.land(1.0, "moss", profiles.rolling(p, "moss", 0.68 * d, 0.05, 1.7, 0.04, 0.4), 0.55 * d)


def firs(p, depth, tone, key, period, height, foot):
    """A close row of firs."""

    def draw(f):
        h = height * f.chance(5, 0.7, 1.1)
        return props.fir(props.standing(f, foot + 0.10 * height, 0.04, 4), h, tiers=4, w=0.26)

    p.row(depth, tone, key, period, draw, foot - 1.1 * height, foot + 0.1)
    p.stain(depth, tone, lambda v: foot - v.y + 0 * v.x, foot)


def stems(p, depth, tone, key, period, half, foot):
    """Trunks that reach out of the picture and widen at the foot."""

    def draw(f):
        s = props.standing(f, foot, 0.25 * period, 4)
        flare = half * (f.chance(5, 0.7, 1.2) + 0.5 * (1 + s.y * 4).clamp(0, 1) ** 2)
        return (s.x.abs() - flare).maximum(s.y)

    p.row(depth, tone, key, period, draw, -1e9, foot)


def canopy(p, depth, tone, edge, bumps, bump):
    """Leaves that hang in from above."""
    line = profiles.rolling(p, f"canopy {tone}", 0.0, 0.06, 1.3, bumps, bump)
    p.sheet(depth, tone, lambda v: hanging(v, lambda x: edge - line(x)), -1e9, edge + 0.3)


def near(p):
    """The foreground of a `Place`."""
    edge = profiles.rolling(p, "near", 0.95 * p.down, 0.02, 1.1)
    p.land(NEAR, "near", lambda x: edge(x) - 0.09 * profiles.blades(x, 0.13), 0.82 * p.down)
