"""A green meadow: round hills cut with scissors, lollipop trees, grass."""

from ...palette import rgb
from .. import profiles, props, sky
from ..place import NEAR

PALETTE = {
    "sky": rgb("bfe3e6"), "low": rgb("eef5d8"), "far": rgb("bddfae"), "hill": rgb("9ccd88"), "trunk": rgb("7d6a4c"),
    "tree": rgb("6fae6c"), "ground": rgb("84bf72"), "patch": rgb("79b469"), "tuft": rgb("68a35c"),
    "near": rgb("3f7a48"),
}  # fmt: skip


def back(p):
    """What lies behind the subjects of a `Place`."""
    d, k = p.down, p.tall
    sky.paint(p)
    ground = profiles.rolling(p, "ground", 0.20 * d, 0.025, 2.6, 0.02, 0.4)
    p.stands(0.20 * d + 0.03)
    p.land(0.25, "far", profiles.rolling(p, "far", -0.03 * d, 0.07 * k, 1.7, 0.11 * k, 0.27), -0.22 * k)
    hill = profiles.rolling(p, "hill", 0.13 * d, 0.05, 2.1, 0.05, 0.34)
    trees(p, hill, 0.6, "tree a", 0.85 * k, 0.40 * k)
    p.land(0.6, "hill", hill, 0.0)
    trees(p, ground, 0.92, "tree b", 1.6 * k, 0.52 * k)
    p.land(1.0, "ground", ground, 0.2 * d - 0.06)
    p.land(1.0, "patch", profiles.rolling(p, "patch", 0.70 * d, 0.05, 1.9, 0.04, 0.45), 0.6 * d)
    p.row(1.0, "tuft", "tufts", 0.62, lambda f: tuft(f, 0.36 * d, 0.07), 0.2 * d, 0.45 * d, shade=0)


def trees(p, hill, depth, key, period, height):
    """A row of round trees that stand on a hill, not in every cell."""

    def part(drawing):
        def draw(f):
            h = height * f.chance(5, 0.8, 1.15)
            return props.hidden(drawing(props.standing(f, hill, 0.22 * period, 4), h), f.chance(6) < 0.8)

        return draw

    p.row(depth, "trunk", key, period, part(props.trunk), -1.3 * height, 0.25 * p.down)
    p.row(depth, "tree", key, period, part(props.lollipop), -1.3 * height, 0.25 * p.down)


def tuft(f, y, h):
    """A tuft of three blades in the grass."""
    s = props.standing(f, y, 0.2, 3).moved(0, f.chance(7, -0.05, 0.05))
    return (s.poly((-0.3 * h, 0), (-0.75 * h, -0.8 * h), (0.1 * h, -0.1 * h), corner=0.004)).minimum(
        s.poly((-0.2 * h, 0), (0.1 * h, -h), (0.3 * h, 0), corner=0.004)
    ).minimum(s.poly((0, -0.1 * h), (0.8 * h, -0.75 * h), (0.3 * h, 0), corner=0.004))


def near(p):
    """The foreground of a `Place`."""
    edge = profiles.rolling(p, "near", 0.93 * p.down, 0.02, 1.3, 0.02, 0.5)
    p.land(NEAR, "near", lambda x: edge(x) - 0.07 * profiles.blades(x, 0.075), 0.82 * p.down)
