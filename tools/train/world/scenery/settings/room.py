"""A room: striped wallpaper, a window, a picture and a shelf of books, floorboards and a rug."""

import torch

from ...palette import rgb
from ..place import NEAR, Fold

PALETTE = {
    "wall": rgb("e9d5bd"), "stripe": rgb("e2cbb0"), "skirting": rgb("f6ecdc"), "frame": rgb("fbf4e6"),
    "pane": rgb("bcdcea"), "hill": rgb("a9cda0"), "curtain": rgb("a8b79a"), "picture": rgb("8f7257"),
    "canvas": rgb("d8e0d0"), "shelf": rgb("96714f"), "books": rgb("9a8fa0"), "books2": rgb("8aa09c"),
    "floor": rgb("c79a6b"), "gap": rgb("b0865b"), "rug": rgb("b9a6a0"), "near": rgb("6e4f3a"),
}  # fmt: skip
PERIOD = 3.3


def back(p):
    """What lies behind the subjects of a `Place`."""
    d = p.down
    p.canvas.fill(p.canvas.scenery(p.lit("wall")))
    floor = 0.26 * d
    p.row(0.9, "stripe", "paper", 0.30, lambda f: f.x.abs() - 0.075 + 0 * f.y, -1e9, floor, shade=0, vivid=0.07)
    shift = p.any("window")
    high = -0.30 * d

    def thing(tone, at, drawing, half, shade=0.6):
        def draw(v):
            f = Fold(v, PERIOD, shift + at / PERIOD)
            return drawing(f.moved(0, high))

        p.sheet(0.92, tone, draw, high - half, high + half, shade=shade)

    thing("frame", 0.0, lambda s: s.box(0, 0, 0.42, 0.40, 0.02), 0.42)
    thing("pane", 0.0, panes, 0.40)
    thing("hill", 0.0, lambda s: torch.maximum(panes(s), 0.14 - s.y + 0.05 * torch.sin(s.x * 9)), 0.40)
    thing("curtain", 0.0, curtain, 0.55)
    thing("picture", 1.05, lambda s: s.box(0, -0.02, 0.21, 0.26, 0.01), 0.30)
    thing("canvas", 1.05, lambda s: s.box(0, -0.02, 0.16, 0.21, 0.0), 0.30)
    thing("hill", 1.05, lambda s: torch.maximum(s.box(0, -0.02, 0.16, 0.21, 0.0), 0.9 * s.x.abs() - 0.05 - s.y), 0.3)
    thing("books", -1.05, lambda s: books(s, 0), 0.40, 0.12)
    thing("books2", -1.05, lambda s: books(s, 1), 0.40, 0.12)
    thing("shelf", -1.05, shelf, 0.40)
    p.stands(floor)
    p.sheet(0.95, "skirting", lambda v: 0.16 * d - v.y + 0 * v.x, 0.16 * d, floor)
    p.sheet(1.0, "floor", lambda v: floor - v.y + 0 * v.x, floor)
    p.stain(1.0, "gap", lambda v: boards(v, floor), floor, vivid=0.25)
    p.row(1.0, "rug", "rug", 4.2, lambda f: rug(f, 0.56 * d), 0.3 * d, 0.8 * d)


def panes(s):
    """The four panes of a window."""
    x, y = s.x.abs() - 0.19, s.y.abs() - 0.18
    return torch.maximum(x.abs() - 0.17, y.abs() - 0.16)


def curtain(s):
    """Two curtains, gathered, on a rail."""
    fold = 0.02 * torch.sin(s.y * 3) + 0.012 * torch.sin(s.x * 60)
    cloth = torch.maximum((s.x.abs() - 0.48).abs() - 0.11 + fold, s.y.abs() - 0.47)
    return torch.minimum(cloth, s.box(0, -0.49, 0.66, 0.018, 0.0))


def shelf(s):
    """Two boards."""
    return torch.minimum(s.box(0, -0.02, 0.34, 0.022, 0.0), s.box(0, 0.32, 0.34, 0.022, 0.0))


def books(s, odd):
    """Books of uneven height on both boards; every other one is odd."""
    place = s.x / 0.075
    book = torch.floor(place)
    x = (place - book - 0.5).abs() * 0.075 - 0.033
    tall = 0.19 + 0.05 * torch.sin(book * 2.3)
    y = torch.where(s.y < -0.02, s.y + 0.02, s.y - 0.32)
    mine = torch.remainder(book, 2) == odd
    d = torch.maximum(torch.maximum(x, s.x.abs() - 0.29), torch.maximum(-tall - y, y))
    return torch.where(mine, d, d.clamp(min=0.02) + 0.02)


def boards(v, floor):
    """The gaps between floorboards: they run away from the eye and are crossed here and there."""
    y = (v.y - floor).clamp(min=0)
    row = torch.floor((y / 0.09 + 0.25) ** 0.62)
    edge = ((row + 0.0) ** 1.6129 - 0.25) * 0.09
    after = ((row + 1.0) ** 1.6129 - 0.25) * 0.09
    line = torch.minimum((y - edge).abs(), (y - after).abs()) - 0.007
    x = v.x / 0.95 + row * 0.37
    joint = torch.maximum((x - torch.floor(x) - 0.5).abs() * 0.95 - 0.007, -v.y + floor)
    return torch.maximum(torch.minimum(line, joint), floor + 0.01 - v.y)


def rug(f, y):
    """An oval rug."""
    near, far = (f.x / 1.3) ** 2, ((f.y - y) / 0.17) ** 2
    k = torch.sqrt(near + far)
    return k * (k - 1) / torch.sqrt(near / 1.3**2 + far / 0.17**2 + 1e-6)


def near(p):
    """The foreground of a `Place`."""
    edge = 0.95 * p.down

    def carpet(v):
        f = Fold(v, 0.07)
        return torch.minimum(f.box(0, edge, 0.018, 0.045, 0.015), edge - v.y)

    p.sheet(NEAR, "near", carpet, 0.88 * p.down)
