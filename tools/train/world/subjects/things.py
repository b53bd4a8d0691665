"""Things, some of which something happens to: each drawing takes a canvas.Body and returns (distance, tone) parts.

What happens is told by the body's effect: 0 untouched, 1 done for good. A third element of a part is the space that its
pattern is fixed to. Shapes that are not there yet have negative sizes, so that neither lines nor shadows show them.
"""

import functools
import math

import torch

from ..sdf import Space, both, cut, union
from .vehicles import mirrored, slab, trimmed

CHICK = (1.0, 0.84, 0.27)
# Where on a cookie things are, and where its crumbs fall; where the blocks of a tower stand and lie: x, y, radians.
CHIPS = ((0.12, -0.62), (0.62, -0.16), (0.1, 0.04), (0.42, 0.54), (-0.5, -0.3), (-0.26, 0.58))
SUGAR = ((0.56, -0.56), (-0.16, -0.26), (0.12, 0.4), (0.76, 0.24))
CRUMBS = ((-0.78, 0.91), (-1.1, 0.91), (-0.46, 0.91))
STANDING = ((-0.06, 0.75), (-0.01, 0.25), (-0.09, -0.25), (-0.04, -0.75))
LYING = ((-0.06, 0.75, 0.0), (0.6, 0.62, math.pi / 2), (1.22, 0.75, math.pi), (1.16, 0.2, 2.55))
BLOCKS = ("main", "dark", "main", "dark")


def stage(e, start, end):
    """How far a stage of an effect e (0..1) has come that lasts from start to end: 0..1, eased at both ends."""
    share = ((e - start) / (end - start)).clamp(0, 1)
    return share * share * (3 - 2 * share)


def star(b, cx, cy, r):
    """A star of five points with radius r."""
    x, y = b.x - cx, b.y - cy
    fifth = 2 * math.pi / 5
    turn = torch.atan2(x, -y)
    turn = (turn - (turn / fifth).round_() * fifth).abs_()
    return torch.sqrt(x * x + y * y) * torch.cos(turn - 0.94) - r * math.cos(0.94)


def ball(b):
    """A ball with a curved band and a cap, which show how it rolls."""
    whole = b.circle(0, 0, 1)
    marks = union(b.circle(1.5, 0, 1.62).abs() - 0.17, b.circle(0.74, 0, 0.3))
    return [(whole, "main"), (both(whole, marks), "light")]


def box(b):
    """A gift: the lid goes over to the right and a star comes out."""
    off, out = stage(b.effect, 0.0, 0.8), stage(b.effect, 0.25, 1.0)
    lid = b.turned(1.04 * off, -0.42 + 0.52 * off - 0.62 * torch.sin(off * math.pi), 1.36 * off)
    return [
        (star(b, 0, 0.3 - 0.86 * out, 0.5), "flame"),
        (b.box(0, 0.34, 0.74, 0.66, 0.04), "main"),
        (slab(b, 0, 0.34, 0.16, 0.66), "light"),
        (mirrored(lid).ellipse(0.25, -0.36, 0.26, 0.21), "light"),
        (lid.box(0, 0, 0.88, 0.2, 0.04), "main", lid),
        (slab(lid, 0, 0, 0.16, 0.2), "light"),
    ]


def balloon(b):
    """A balloon on a string, which is cut: its lower end falls and is gone."""
    drop, fade = 0.9 * b.effect * b.effect, 0.5 * stage(b.effect, 0.4, 1.0)
    skin, knot = b.ellipse(0, -0.3, 0.66, 0.7), trimmed(b.poly((0, 0.2), (0.18, 0.54), (-0.18, 0.54)), b, 0, 0.4, 0.23)
    y = b.y - drop
    line = (b.x - 0.07 * torch.sin((y - 0.5) * 9 + 0.4 * torch.sin(b.wave))).abs() - 0.05
    upper = torch.maximum((b.x - 0.04).abs() - 0.05, (b.y - 0.6).abs() - 0.1)
    lower = torch.maximum(line, (y - 0.84).abs() - 0.16) + fade
    return [(union(upper, lower), "wood"), (union(skin, knot), "main"), (b.ellipse(-0.25, -0.56, 0.13, 0.18), "light")]


def lamp(b):
    """A table lamp that is lit: bulb and a cone of light."""
    lit, half = stage(b.effect, 0.0, 1.0), mirrored(b)
    shade = trimmed(half.poly((-1.0, -1.0), (0.44, -1.0), (0.9, 0.12), (-1.0, 0.12)), half, 0, -0.28, 0.985)
    wide, low = 0.7 + 0.6 * lit, -0.1 + 1.1 * lit
    cone = half.poly((-1.0, -0.2), (0.7, -0.2), (wide, low), (-1.0, low))
    cone = trimmed(cone, half, 0, 0, torch.sqrt(wide * wide + low * low))
    return [
        (cone, "glow"),
        (union(slab(b, 0, 0.5, 0.08, 0.45), b.box(0, 0.91, 0.52, 0.09, 0.08)), "wood"),
        (b.circle(0, 0.1, 0.22), "metal"),
        (b.circle(0, 0.1, 0.6 * lit - 0.3), "flame"),
        (shade, "main"),
        (both(shade, 0.02 - b.y), "dark"),
    ]


def dots(b, places, r):
    """Discs of one radius: one root for all of them."""
    near = functools.reduce(torch.minimum, ((b.x - x) ** 2 + (b.y - y) ** 2 for x, y in places))
    return torch.sqrt(near) - r


def cookie(b):
    """A biscuit with chocolate chips; the bite is on its left, crumbs lie below."""
    fall = stage(b.effect, 0.25, 1.0)
    teeth = b.moved(0.95 * stage(b.effect, 0.0, 0.85) - 0.95, 0)
    hole = union(teeth.circle(-0.86, -0.66, 0.46), teeth.circle(-0.56, -0.08, 0.42), teeth.circle(-0.76, 0.52, 0.44))
    rest = cut(b.circle(0, 0, 1), union(hole, teeth.x + 0.62))
    crumbs = dots(b, [(x + 0.8 * (1 - fall), y * fall * fall) for x, y in CRUMBS], 0.09)
    return [
        (union(rest, crumbs), "main"),
        (both(dots(b, CHIPS, 0.18), rest), "choc"),
        (both(dots(b, SUGAR, 0.09), rest), "light"),
    ]


def tower(b):
    """Three blocks and a roof on one another; they topple to the right and lie there."""
    parts = []
    for i, ((x, y, angle), (x0, y0), tone) in enumerate(zip(LYING, STANDING, BLOCKS)):
        go = stage(b.effect, 0.04 * i, 0.88 + 0.04 * i)
        at = b.turned(x0 + (x - x0) * go, y0 + (y - y0) * go * go, angle * go)
        roof = i == len(BLOCKS) - 1
        piece = at.poly((0, -0.25), (0.42, 0.25), (-0.42, 0.25)) if roof else at.box(0, 0, 0.38, 0.25, 0.04)
        parts.append((trimmed(piece, at, 0, 0.1, 0.446) if roof else piece, tone, at))
    return parts


def cup(b):
    """A mug of water; it tips over to the right and what was in it lies there."""
    tip, spill = stage(b.effect, 0.0, 0.75), stage(b.effect, 0.45, 1.0)
    at = b.turned(-0.3 * tip, 0.07 + 0.2 * tip - 0.22 * torch.sin(tip * math.pi), math.pi / 2 * tip)
    mug = at.box(0, 0.1, 0.72, 0.83, 0.14)
    puddle = b.box(0.96, 0.98, 0.62 * spill + 0.02, 0.14, 0.02 + 0.11 * spill)
    return [
        (puddle + 0.6 * (1 - spill), "water"),
        (union(mug, at.circle(-0.76, 0.14, 0.36).abs() - 0.12), "main", at),
        (at.box(0, -0.72, 0.74, 0.28, 0.27), "light"),
        (at.box(0, -0.72, 0.58, 0.15, 0.14), "ink"),
        (at.box(0, -0.69, 0.48, 0.12, 0.11) + 0.4 * spill, "water"),
    ]


def flower(b):
    """A bud on a stem, which opens wide."""
    wide = stage(b.effect, 0.0, 1.0)
    x, y = 0.05 * torch.sin(b.wave), -0.33 + 0.33 * (1 - wide)
    head = mirrored(b, x).moved(0, y)
    bud = 1 - wide
    reach = 0.34 + 0.16 * bud
    spread = (head.turned(0, 0, angle * wide) for angle in (0.0, 1.26, 2.51))
    petals = (petal.ellipse(0, -reach, 0.29 + 0.07 * bud, reach) for petal in spread)
    half = mirrored(b)
    leaves = both(half.circle(0.2, 0.16, 0.54), half.circle(0.5, 0.94, 0.5))
    return [
        (union(slab(b, 0, 0.5, 0.07, 0.5), b.circle(x, y, 0.2), leaves), "leaf"),
        (union(*petals), "main"),
        (head.circle(0, 0, 0.48 * wide - 0.24), "flame"),
    ]


def shell(s):
    """An egg in a space whose origin is its middle; its ends are at y = -1 and 1."""
    return (torch.sqrt((s.x * (1 - 0.16 * s.y) / 0.78) ** 2 + s.y**2) - 1) * 0.8


def jagged(s):
    """How far below a zigzag line at the middle of an egg's space things lie."""
    teeth = s.x / 0.4 + 0.25
    return (s.y - 0.4 * (teeth - teeth.floor() - 0.5).abs() + 0.2) * 0.78


def egg(b):
    """An egg that cracks; its top falls off to the right and a chick looks out."""
    e = b.effect
    crack, off, rise = stage(e, 0.0, 0.3), stage(e, 0.3, 0.95), stage(e, 0.35, 1.0)
    lid = b.turned(0.61 * off, 0.24 * off - 0.62 * torch.sin(off * math.pi), 1.8 * off)
    whole, edge = shell(b), jagged(b)
    face = b.moved(0, 0.6 - 0.92 * rise)
    line = torch.maximum(torch.maximum(edge.abs() - 0.045, whole), b.x + 1.7 - 2.6 * crack)
    return [
        (torch.maximum(whole + 0.03, -0.24 - b.y), "dark"),
        (torch.maximum(face.circle(0, 0, 0.5), b.y - 0.65), CHICK),
        (mirrored(face).circle(0.2, -0.1, 0.08), "ink"),
        (face.poly((-0.15, 0.04), (0.15, 0.04), (0, 0.26)), "beak"),
        (both(shell(lid), jagged(lid) + 0.03), "main", lid),
        (both(whole, 0.03 - edge), "main"),
        (whole + 9.0 * (e >= 0.3), "main"),
        (line + 9.0 * (e >= 0.3), "dark"),
    ]


THINGS = {
    "ball": ball, "box": box, "balloon": balloon, "lamp": lamp, "cookie": cookie, "tower": tower, "cup": cup,
    "flower": flower, "egg": egg,
}  # fmt: skip
