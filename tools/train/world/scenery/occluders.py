"""What a subject passes behind: drawings on a `canvas.Body` with feet at y = 1 and the top at about y = -1.

Each hides all that lies behind it over |x| <= 0.7 and -0.9 <= y <= 1.
"""

from .. import sdf
from ..palette import rgb

BRICK, JOINT, CAP = rgb("b39382"), rgb("9c7d6e"), rgb("d2bfae")
LEAVES, SHADE, TIPS = rgb("5d8a63"), rgb("4a7455"), rgb("77a276")
PLASTER, TILES, PANE, DOOR = rgb("e8d9bd"), rgb("96705f"), rgb("a9c2c6"), rgb("7d6453")
STONE, DARK, MOSS = rgb("8f939b"), rgb("777b85"), rgb("a5a9ae")


def wall(b):
    """A wall of bricks with a coping."""
    parts = [(b.box(0, 0.03, 0.80, 0.97, 0.03), BRICK)]
    for i, y in enumerate((-0.5, -0.1, 0.3, 0.7)):
        joints = [b.box(0, y - 0.2, 0.78, 0.018, 0.0)]
        joints += [b.box(x + (0.2 if i % 2 else 0.0), y, 0.018, 0.2, 0.0) for x in (-0.4, 0.0, 0.4)]
        parts.append((sdf.union(*joints), JOINT))
    return [*parts, (b.box(0, -0.93, 0.87, 0.09, 0.03), CAP)]


def tree(b):
    """A fir whose branches reach to the ground."""
    foot = sdf.union(*(b.circle(x, 0.72, 0.29) for x in (-0.68, -0.3, 0.3, 0.68)), b.box(0, 0.55, 0.9, 0.38, 0.1))
    middle = sdf.union(*(b.circle(x, -0.02, 0.28) for x in (-0.62, -0.2, 0.2, 0.62)), b.box(0, -0.1, 0.8, 0.3, 0.1))
    crown = sdf.union(*(b.circle(x, -0.66, 0.30) for x in (-0.52, 0.0, 0.52)), b.circle(0, -0.9, 0.34))
    top = b.box(0, -0.7, 0.76, 0.26, 0.16)
    return [(foot, SHADE), (middle, LEAVES), (sdf.union(crown, top), TIPS)]


def house(b):
    """A house with a roof, two windows and a door."""
    front = b.box(0, 0.2, 0.78, 0.8, 0.0)
    roof = b.poly((-0.62, -1.08), (0.62, -1.08), (0.98, -0.42), (-0.98, -0.42))
    panes = sdf.union(*(b.box(x, 0.12, 0.14, 0.17, 0.02) for x in (-0.44, 0.44)))
    bars = sdf.union(*(b.box(x, 0.12, 0.012, 0.17, 0.0) for x in (-0.44, 0.44)))
    return [
        (front, PLASTER),
        (panes, PANE),
        (bars, PLASTER),
        (b.box(0, 0.62, 0.15, 0.38, 0.03), DOOR),
        (b.box(0.5, -1.1, 0.09, 0.2, 0.0), DOOR),
        (roof, TILES),
    ]


def rock(b):
    """A boulder with a smaller one at its foot."""
    big = b.poly((-0.86, 1.0), (-0.92, 0.1), (-0.78, -0.78), (-0.36, -1.1), (0.34, -1.06), (0.8, -0.72), (0.92, 0.2), (0.88, 1.0))
    face = b.poly((0.1, 1.0), (0.3, 0.0), (0.34, -1.0), (0.8, -0.70), (0.92, 0.2), (0.88, 1.0))
    small = b.poly((-1.12, 1.0), (-1.0, 0.66), (-0.7, 0.52), (-0.42, 0.7), (-0.3, 1.0))
    return [(big, STONE), (face, DARK), (small, MOSS)]


OCCLUDERS = {"wall": wall, "tree": tree, "house": house, "rock": rock}
