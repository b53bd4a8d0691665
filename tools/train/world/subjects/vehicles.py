"""Vehicles: each drawing takes a canvas.Body and returns (distance, tone) parts, back to front.

They look to the right, wheels stand on y = 1. A third element of a part is the space that its pattern is fixed to.
"""

import torch

from ..sdf import Space, both, cut, union


def row(b, first, step, count):
    """The space of the nearest of `count` places at first, first + step, … along x, whose origin is that place."""
    nearest = ((b.x - first) / step).round_().clamp_(0, count - 1)
    return Space(b.x - nearest * step - first, b.y)


def mirrored(b, cx=0.0):
    """The right half of a space, seen on both sides of a place along x."""
    return Space((b.x - cx).abs(), b.y)


def rocked(b, cy, angle):
    """The same space turned by an angle [n,T,1,1] round a point at height cy on its axis."""
    return b.turned(0, cy, angle).moved(0, -cy)


def slab(b, cx, cy, w, h):
    """A box of half sizes w and h with sharp corners, for half the price of a rounded one."""
    return torch.maximum((b.x - cx).abs() - w, (b.y - cy).abs() - h)


def wheels(b, first, step, count, r):
    """Parts of wheels of radius r that stand on y = 1 and turn as the gait does; a notched hub shows it."""
    at = row(b, first, step, count).moved(0, 1 - r)
    far = torch.sqrt(at.x**2 + at.y**2)
    cos, sin = torch.cos(b.gait), torch.sin(b.gait)
    notch = torch.maximum((at.y * cos - at.x * sin).abs_() - 0.13 * r, at.x * cos + at.y * sin)
    return [(far - r, "ink"), (cut(far - 0.6 * r, notch), "paper")]


def trimmed(d, b, cx, cy, r):
    """A shape within a disc that touches its sharp corners: without it their shadows would run out into spikes."""
    return torch.maximum(d, b.circle(cx, cy, r))


def car(b):
    """A small car with a sloping front, as in a picture book."""
    cabin = b.poly((-0.62, -0.93), (0.32, -0.93), (0.86, 0.2), (-0.98, 0.2), corner=0.07)
    body = b.box(0, 0.2, 1.36, 0.45, 0.24)
    panes = cut(torch.maximum(cabin + 0.19, b.y + 0.22), (b.x + 0.1).abs() - 0.08)
    return [
        (union(cabin, body), "main"),
        (both(body, 0.42 - b.y), "dark"),
        (panes, "glass"),
        (b.circle(1.2, 0.1, 0.14), "glow"),
        *wheels(b, -0.72, 1.46, 2, 0.4),
    ]


def bus(b):
    """A long bus with a row of windows and a big one in front."""
    body = b.box(0, -0.14, 1.48, 0.86, 0.22)
    panes = row(b, -1.08, 0.5, 4).box(0, -0.47, 0.18, 0.25, 0.06)
    front = both(b.box(1.2, -0.36, 0.32, 0.36, 0.08), body + 0.1)
    return [
        (body, "main"),
        (both(body, (b.y - 0.2).abs() - 0.09), "light"),
        (both(body, 0.56 - b.y), "dark"),
        (union(panes, front), "glass"),
        (b.circle(1.34, 0.36, 0.11), "glow"),
        *wheels(b, -0.84, 1.6, 2, 0.33),
    ]


def truck(b):
    """A lorry: a high box behind a lower cab."""
    cargo = b.box(-0.5, -0.24, 0.96, 0.76, 0.06)
    cab = b.poly((0.66, -0.5), (1.08, -0.5), (1.42, 0.12), (1.42, 0.6), (0.66, 0.6), corner=0.06)
    pane = both(cab + 0.16, b.y - 0.08)
    return [
        (slab(b, 0.0, 0.58, 1.3, 0.12), "ink"),
        (union(cargo, cab), "main"),
        (slab(b, -0.5, -0.78, 0.96, 0.07), "light"),
        (both(cargo, 0.34 - b.y), "dark"),
        (pane, "glass"),
        (b.circle(1.36, 0.42, 0.11), "glow"),
        *wheels(b, -1.04, 0.71, 2, 0.33),
        *wheels(b, 0.98, 1.0, 1, 0.33),
    ]


def train(b):
    """A steam engine whose rod goes round with its wheels."""
    cab = slab(b, -0.92, -0.14, 0.46, 0.62)
    boiler = b.box(0.24, 0.04, 1.0, 0.42, 0.14)
    chimney = trimmed(b.poly((0.62, -0.98), (1.1, -0.98), (0.98, -0.2), (0.74, -0.2)), b, 0.86, -0.64, 0.416)
    catcher = trimmed(b.poly((1.0, 0.38), (1.18, 0.38), (1.5, 0.94), (1.0, 0.94)), b, 1.21, 0.73, 0.358)
    rod = b.moved(0.18 * torch.cos(b.gait), 0.18 * torch.sin(b.gait))
    return [
        (union(slab(b, 0, 0.52, 1.3, 0.11), catcher), "ink"),
        (union(chimney, b.circle(0.26, -0.26, 0.24)), "dark"),
        (union(cab, boiler), "main"),
        (union(slab(b, -0.92, -0.84, 0.58, 0.14), slab(b, 0.92, 0.04, 0.06, 0.42)), "dark"),
        (slab(b, -0.92, -0.34, 0.22, 0.19), "glass"),
        *wheels(b, -0.9, 0.74, 3, 0.33),
        (slab(rod, -0.16, 0.67, 0.84, 0.06), "metal"),
    ]


def boat(b):
    """A sailing boat that rocks on its keel."""
    s = rocked(b, 0.9, 0.05 * torch.sin(b.wave))
    hull = trimmed(s.poly((-1.34, 0.3), (1.42, 0.3), (0.86, 1.0), (-0.94, 1.0)), s, 0.04, 0.22, 1.382)
    sail = trimmed(s.poly((-0.12, -0.94), (-0.12, 0.12), (-1.2, 0.12)), s, -0.66, -0.41, 0.757)
    return [
        (slab(s, 0.02, -0.3, 0.06, 0.7), "wood"),
        (trimmed(s.poly((0.18, -0.72), (1.08, 0.12), (0.18, 0.12)), s, 0.63, -0.3, 0.616), "paper"),
        (union(hull, sail), "main", s),
        (both(hull, 0.74 - s.y), "dark"),
    ]


def plane(b):
    """A chubby aeroplane on its wheel, the propeller in front."""
    nose = b.box(0.5, 0.1, 0.74, 0.44, 0.4)
    tail = b.poly((-1.36, -0.16), (0.4, -0.34), (0.4, 0.54), (-1.36, 0.1))
    fin = trimmed(b.poly((-1.44, -0.98), (-1.1, -0.98), (-0.56, -0.1), (-1.36, -0.1)), b, -0.99, -0.5, 0.66)
    wing = trimmed(b.poly((-0.2, 0.14), (0.48, 0.14), (0.08, 0.7), (-0.66, 0.7)), b, -0.08, 0.42, 0.644)
    blade = 0.14 + 0.5 * torch.cos(b.gait * 1.5 + b.t * 3).abs()
    return [
        (b.circle(0.42, -0.26, 0.36), "glass"),
        (slab(b, 1.34, 0.1, 0.06, blade), "straw"),
        (slab(b, 0.46, 0.6, 0.06, 0.3), "metal"),
        (union(nose, tail, fin), "main"),
        (union(both(nose, 0.98 - b.x), slab(b, -1.16, -0.08, 0.34, 0.08)), "light"),
        (wing, "dark"),
        *wheels(b, 0.46, 1.0, 1, 0.19),
    ]


def rocket(b):
    """A rocket that stands on its fins and points up; when it goes it burns below."""
    half = mirrored(b)
    body = trimmed(torch.maximum(half.circle(-0.9, 0.08, 1.44), b.y - 0.74), b, 0, 0.1, 1.1)
    burn = b.going * (0.86 + 0.1 * torch.sin(b.t * 23) + 0.06 * torch.sin(b.t * 37))
    same = torch.ones_like(burn)  # half axes of one kind, so that a flame doesn't depend on others in the batch
    eye = b.circle(0, -0.12, 0.27)
    return [
        (half.ellipse(0, 0.8, 0.25 * same, 0.05 + 0.76 * burn), "lava"),
        (half.ellipse(0, 0.8, 0.13 * same, 0.05 + 0.45 * burn), "glow"),
        (trimmed(half.poly((0.3, 0.16), (0.84, 0.66), (0.84, 1.0), (0.3, 0.7)), half, 0.3, 0.58, 0.684), "dark"),
        (half.poly((-0.3, 0.7), (0.22, 0.7), (0.3, 0.88), (-0.3, 0.88)), "ink"),
        (body, "main"),
        (both(body, b.y + 0.58), "dark"),
        (eye, "light"),
        (eye + 0.1, "glass"),
    ]


def helicopter(b):
    """A helicopter on skids; both of its rotors spin."""
    spin = b.gait * 1.5 + b.t * 3
    cabin = b.ellipse(0.42, 0.12, 0.86, 0.6)
    boom = b.poly((-1.34, -0.26), (0.2, -0.4), (0.2, 0.44), (-1.34, 0.02))
    blade = 0.5 + 0.66 * torch.cos(spin).abs()
    tail = b.turned(-1.24, -0.26, spin * 1.3)
    legs = slab(row(b, 0.12, 0.6, 2), 0, 0.8, 0.06, 0.18)
    return [
        (union(slab(b, 0.42, 0.93, 0.86, 0.07), legs, slab(b, 0.34, -0.7, 0.07, 0.24)), "metal"),
        (slab(b, 0.34, -0.93, blade, 0.07), "metal"),
        (union(cabin, boom), "main"),
        (both(cabin, 0.46 - b.y), "dark"),
        (both(cabin + 0.1, torch.maximum(0.4 - b.x, b.y - 0.2)), "glass"),
        (union(slab(tail, 0, 0, 0.28, 0.06), slab(tail, 0, 0, 0.06, 0.28)), "metal"),
    ]


VEHICLES = {
    "car": car,
    "bus": bus,
    "truck": truck,
    "train": train,
    "boat": boat,
    "plane": plane,
    "rocket": rocket,
    "helicopter": helicopter,
}
