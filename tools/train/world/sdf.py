"""Signed distances (negative inside) to simple shapes, in the coordinates of whatever they are part of.

Every argument may be a number or a tensor that broadcasts with the coordinates, so that shapes move with time.
Formulas: exact for discs, boxes and segments; bounds that are right at the edge for ellipses and polygons.
"""

import math

import torch



def union(*distances):
    """The distance to all of them together."""
    d = distances[0]
    for other in distances[1:]:
        d = torch.minimum(d, other)
    return d


def cut(d, hole):
    """The distance to d without what lies in hole."""
    return torch.maximum(d, -hole)


def both(a, b):
    """The distance to what lies in a and in b."""
    return torch.maximum(a, b)


class Space:
    """Coordinates x (right) and y (down) [n,T,h,w] with the shapes that can be drawn in them."""

    def __init__(self, x, y):
        self.x, self.y = x, y

    def turned(self, cx, cy, angle):
        """The same space turned clockwise by an angle in radians round a pivot, which becomes the origin."""
        cos, sin = (torch.cos(angle), torch.sin(angle)) if torch.is_tensor(angle) else (math.cos(angle), math.sin(angle))
        dx, dy = self.x - cx, self.y - cy
        return Space(dx * cos + dy * sin, dy * cos - dx * sin)

    def moved(self, cx, cy):
        """The same space with its origin at a point."""
        return Space(self.x - cx, self.y - cy)

    def circle(self, cx, cy, r):
        """A disc of radius r."""
        return torch.sqrt((self.x - cx) ** 2 + (self.y - cy) ** 2) - r

    def ellipse(self, cx, cy, rx, ry):
        """An ellipse with half axes rx and ry: the implicit value over its gradient, right to first order."""
        u, v = (self.x - cx) / rx, (self.y - cy) / ry
        k = torch.sqrt(u * u + v * v)
        slope = torch.sqrt((u / rx) ** 2 + (v / ry) ** 2).clamp(min=1e-4)
        return k * (k - 1) / slope

    def box(self, cx, cy, w, h, corner=0.05):
        """A box of half sizes w and h with rounded corners."""
        qx, qy = (self.x - cx).abs() - (w - corner), (self.y - cy).abs() - (h - corner)
        outside = torch.sqrt(qx.clamp(min=0) ** 2 + qy.clamp(min=0) ** 2)
        return outside + torch.maximum(qx, qy).clamp(max=0) - corner

    def limb(self, ax, ay, bx, by, r):
        """A stroke with round ends from a to b, r half its width."""
        ex, ey = bx - ax, by - ay
        dx, dy = self.x - ax, self.y - ay
        h = ((dx * ex + dy * ey) / _largest_number(ex * ex + ey * ey)).clamp(0, 1)
        return torch.sqrt((dx - ex * h) ** 2 + (dy - ey * h) ** 2) - r

    def poly(self, *points, corner=0.0):
        """A convex polygon whose points run clockwise on the screen (y down)."""
        d = None
        for (ax, ay), (bx, by) in zip(points, points[1:] + points[:1]):
            ex, ey = bx - ax, by - ay
            length = _root(ex * ex + ey * ey)
            ex, ey = ex / length, ey / length
            side = self.x * ey - self.y * ex + (ay * ex - ax * ey)
            d = side if d is None else torch.maximum(d, side)
        return d - corner


def _root(v):
    return torch.sqrt(v.clamp(min=1e-6)) if torch.is_tensor(v) else max(v, 1e-6) ** 0.5


def _largest_number(v):
    return v.clamp(min=1e-6) if torch.is_tensor(v) else max(v, 1e-6)
