"""What a subject passes behind: drawings on a `canvas.Body` with feet at y = 1 and the top at about y = -1.

Each hides all that lies behind it over |x| <= 0.7 and -0.9 <= y <= 1.
"""

from .. import sdf
from ..palette import rgb

BRICKS = (
    (-0.5, -0.62), (0.02, -0.38), (0.52, -0.58), (-0.34, -0.06), (0.40, 0.06), (-0.58, 0.42), (0.08, 0.36), (0.6, 0.66),
    (-0.2, 0.76),
)  # fmt: skip
BRICK, JOINT, CAP = rgb("b39382"), rgb("9c7d6e"), rgb("d2bfae")
LEAVES, SHADE, TIPS = rgb("5d8a63"), rgb("4a7455"), rgb("77a276")
PLASTER, TILES, PANE, DOOR = rgb("e8d9bd"), rgb("96705f"), rgb("a9c2c6"), rgb("7d6453")
STONE, DARK, MOSS = rgb("8f939b"), rgb("777b85"), rgb("a5a9ae")


def wall(b):
    """A wall with a coping and some darker bricks."""
    bricks = [b.box(x, y, 0.14, 0.075, 0.02) for x, y in BRICKS]
    return [
        (b.box(0, 0.03, 0.80, 0.97, 0.03), BRICK),
        (sdf.union(*bricks), JOINT),
        (b.box(0, -0.93, 0.87, 0.10, 0.03), CAP),
    ]


def tree(b):
    """A tree whose leaves reach to the ground."""
    whole = sdf.union(b.box(0, 0.06, 0.84, 0.94, 0.25), *(b.circle(x, 0.72, 0.30) for x in (-0.68, 0.0, 0.68)))
    middle = sdf.union(*(b.circle(x, 0.14, 0.27) for x in (-0.66, -0.22, 0.22, 0.66)), b.box(0, -0.1, 0.86, 0.34, 0.2))
    crown = sdf.union(*(b.circle(x, -0.52, 0.29) for x in (-0.52, 0.0, 0.52)), b.box(0, -0.72, 0.78, 0.34, 0.3))
    return [(whole, SHADE), (middle, LEAVES), (sdf.union(crown, b.circle(0, -0.86, 0.42)), TIPS)]


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
    left = (-0.86, 1.0), (-0.92, 0.1), (-0.84, -0.86), (-0.46, -1.16)
    big = b.poly(*left, (0.40, -1.12), (0.86, -0.84), (0.94, 0.2), (0.88, 1.0))
    face = b.poly((0.1, 1.0), (0.3, 0.0), (0.40, -1.12), (0.86, -0.84), (0.94, 0.2), (0.88, 1.0))
    small = b.poly((-1.12, 1.0), (-1.0, 0.66), (-0.7, 0.52), (-0.42, 0.7), (-0.3, 1.0))
    return [(big, STONE), (face, DARK), (small, MOSS)]


OCCLUDERS = {"wall": wall, "tree": tree, "house": house, "rock": rock}
