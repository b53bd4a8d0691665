"""Signed distances (negative inside) of simple shapes and the subjects made of them.

Coordinates are local to the subject: x to the right, y down, about 1 from centre to edge. Every argument may
be a tensor that broadcasts with the coordinates, so that a shape moves with time.
"""

import torch

from . import palette


def circle(x, y, cx, cy, r):
    """Distance to a disc of radius r."""
    return torch.sqrt((x - cx) ** 2 + (y - cy) ** 2) - r


def ellipse(x, y, cx, cy, rx, ry):
    """Approximate distance to an ellipse, good near its edge."""
    k = torch.sqrt(((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2)
    return (k - 1) * min(rx, ry)


def box(x, y, cx, cy, w, h, corner=0.1):
    """Distance to a box of half sizes w, h with rounded corners."""
    qx, qy = (x - cx).abs() - w + corner, (y - cy).abs() - h + corner
    outside = torch.sqrt(qx.clamp(min=0) ** 2 + qy.clamp(min=0) ** 2)
    return outside + torch.maximum(qx, qy).clamp(max=0) - corner


def convex(x, y, points):
    """Distance bound to a convex polygon whose points run clockwise on the screen (y down)."""
    d = None
    for (ax, ay), (bx, by) in zip(points, points[1:] + points[:1]):
        ex, ey = bx - ax, by - ay
        length = (ex**2 + ey**2) ** 0.5
        side = ((x - ax) * ey - (y - ay) * ex) / length
        d = side if d is None else torch.maximum(d, side)
    return d


def ball(x, y, t):
    """A ball with a light spot that shows its rolling."""
    return [(circle(x, y, 0, 0, 1.0), "main"), (circle(x, y, -0.42, -0.42, 0.3), "light")]


def cube(x, y, t):
    """A parcel with a band round it."""
    return [(box(x, y, 0, 0, 0.95, 0.95, 0.12), "main"), (box(x, y, 0, 0, 0.95, 0.2, 0.02), "light")]


def car(x, y, t):
    """A car that looks to the right."""
    cabin = convex(x, y, [(-0.85, 0.0), (-0.5, -0.7), (0.4, -0.7), (0.85, 0.0)])
    glass = convex(x, y, [(0.0, -0.08), (0.0, -0.52), (0.34, -0.52), (0.6, -0.08)])
    rear = convex(x, y, [(-0.62, -0.08), (-0.4, -0.52), (-0.14, -0.52), (-0.14, -0.08)])
    return [
        (cabin, "main"),
        (box(x, y, 0, 0.25, 1.35, 0.4, 0.22), "main"),
        (glass, palette.GLASS),
        (rear, palette.GLASS),
        (circle(x, y, -0.72, 0.65, 0.33), palette.DARK),
        (circle(x, y, 0.72, 0.65, 0.33), palette.DARK),
    ]


def boat(x, y, t):
    """A sailing boat that looks to the right."""
    hull = convex(x, y, [(-1.0, 0.95), (-1.45, 0.3), (1.45, 0.3), (0.85, 0.95)])
    fore = convex(x, y, [(0.12, 0.15), (0.12, -1.25), (1.1, 0.15)])
    aft = convex(x, y, [(-0.95, 0.15), (-0.1, -0.95), (-0.1, 0.15)])
    return [
        (box(x, y, 0, -0.4, 0.07, 0.9, 0.03), palette.STRAW),
        (fore, palette.CREAM),
        (aft, palette.mix(palette.CREAM, palette.STRAW, 0.25)),
        (hull, "main"),
    ]


def bird(x, y, t):
    """A bird that looks to the right and flaps its wing."""
    lift = 1.05 * torch.cos(t * 7.0)
    wing = torch.minimum(
        convex(x, y, [(-0.45, 0.0), (-0.3, -0.15 - 0.9 * lift.clamp(min=0.05)), (0.4, 0.0)]),
        convex(x, y, [(0.4, -0.05), (-0.3, 0.1 + 0.9 * (-lift).clamp(min=0.05)), (-0.45, -0.05)]),
    )
    return [
        (convex(x, y, [(-1.5, 0.25), (-1.4, -0.3), (-0.5, -0.1), (-0.5, 0.15)]), "dark"),
        (ellipse(x, y, 0, 0, 0.95, 0.48), "main"),
        (circle(x, y, 0.8, -0.3, 0.36), "main"),
        (convex(x, y, [(1.08, -0.12), (1.08, -0.42), (1.5, -0.25)]), palette.FLAME),
        (circle(x, y, 0.88, -0.38, 0.1), palette.DARK),
        (wing, "dark"),
    ]


def balloon(x, y, t):
    """A toy balloon on a string."""
    return [
        (box(x, y, 0.06 * torch.sin(t * 3 + y * 3), 1.3, 0.04, 0.6, 0.02), palette.STRAW),
        (convex(x, y, [(-0.2, 0.95), (0.0, 0.65), (0.2, 0.95)]), "dark"),
        (ellipse(x, y, 0, -0.25, 0.92, 1.05), "main"),
        (ellipse(x, y, -0.35, -0.65, 0.2, 0.26), "light"),
    ]


def rocket(x, y, t):
    """A rocket that points up."""
    flicker = 0.15 * torch.sin(t * 20)
    nose = convex(x, y, [(-0.5, -0.35), (0.0, -1.4), (0.5, -0.35)])
    return [
        (convex(x, y, [(0.0, 1.45 + flicker), (-0.3, 0.7), (0.3, 0.7)]), palette.FLAME),
        (convex(x, y, [(-1.0, 1.0), (-0.45, 0.0), (-0.35, 0.75)]), "dark"),
        (convex(x, y, [(0.35, 0.75), (0.45, 0.0), (1.0, 1.0)]), "dark"),
        (torch.minimum(nose, box(x, y, 0, 0.2, 0.5, 0.6, 0.05)), "main"),
        (circle(x, y, 0, -0.15, 0.24), palette.GLASS),
    ]


def fish(x, y, t):
    """A fish that looks to the right and wags its tail."""
    wag = 0.2 * torch.sin(t * 8)
    return [
        (convex(x, y, [(-1.45, 0.6 + wag), (-1.45, -0.6 + wag), (-0.7, 0.0)]), "dark"),
        (convex(x, y, [(-0.3, -0.45), (-0.2, -0.95), (0.4, -0.45)]), "dark"),
        (ellipse(x, y, 0.1, 0, 1.05, 0.62), "main"),
        (circle(x, y, 0.65, -0.15, 0.15), palette.DARK),
        (ellipse(x, y, 0.0, 0.1, 0.3, 0.16), "light"),
    ]


SUBJECTS = {
    "ball": ball, "box": cube, "car": car, "boat": boat,
    "bird": bird, "balloon": balloon, "rocket": rocket, "fish": fish,
}  # fmt: skip
