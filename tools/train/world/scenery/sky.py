"""The sky: its colours, sun and moon, stars, clouds."""

import numpy
import torch

from ..palette import mix, rgb
from . import light
from .place import Fold, wild

DAY = rgb("fff3cf")
SUN = {"dawn": rgb("fff0cf"), "day": DAY, "dusk": rgb("ffd79a"), "night": rgb("f6e7ad"), None: DAY}
HEIGHT = {"dawn": -0.14, "day": -0.57, "dusk": -0.10, "night": -0.58, None: -0.6}
WHITE = rgb("fdfdf8")
CLOUD = {"dawn": rgb("ffeadd"), "day": WHITE, "dusk": rgb("f7a88a"), "night": rgb("4a528c"), None: WHITE}
DIM = {"rain": rgb("9aa7b3"), "snow": rgb("e3e9ef"), "fog": rgb("dcdfe0")}


def paint(p, sun=True, clouds=True):
    """The whole sky of a place. The palette says its colours by day: "sky" overhead and "low" at the horizon."""
    both = [_colours(p, t, w) for t, w in zip(p.times, p.weathers)]
    gradient(p, [b[0] for b in both], [b[1] for b in both])
    stars(p, [i for i, (t, w) in enumerate(zip(p.times, p.weathers)) if t == "night" and w not in DIM])
    if sun:
        _sun(p, both)
    if clouds:
        _clouds(p)


def _colours(p, time, weather):
    pair = light.sky(p.palette["sky"], p.palette["low"], time)
    if weather in DIM:
        return tuple(mix(c, light.tinted(DIM[weather], time), 0.5) for c in pair)
    return pair


def gradient(p, top, low, bottom=0.25):
    """Fills the page from a colour overhead to one at the horizon; n triples each."""
    c, y = p.canvas, p.view(0.1).y
    share = ((y + p.down) / ((1 + bottom) * p.down)).clamp(0, 1).unsqueeze(0)
    c.fill(torch.lerp(c.scenery(top), c.scenery(low), share))


def stars(p, rows, cell=0.26):
    """Stars of several sizes in the clips `rows`."""
    if not rows:
        return
    on = torch.zeros(len(p.times), 1, 1, 1)
    on[rows] = 1
    on = on.to(p.canvas.device)

    def drawing(v):
        f = Fold(v, cell, p.shift("stars"))
        rows = torch.floor(v.y / cell + f.chance(1))
        luck = wild(rows + 64 * f.cell, 2)
        x = f.x + (luck - 0.5) * 0.16
        y = v.y - (rows + 0.2 + 0.6 * torch.frac(luck * 7.0) - f.chance(1)) * cell
        size = (0.006 + 0.014 * luck * luck) * on
        return ((size - torch.sqrt(x * x + y * y)) * v.px + 0.5).clamp(0, 1) * on * 0.9

    p.veil(0.08, rgb("fff6d8"), drawing, bottom=0.3 * p.down, shines=True, vivid=0.9)


def _sun(p, both):
    side = numpy.where(p.canvas.draw("sun side") < 0.5, -1, 1)
    x = side * p.canvas.draw("sun x", 0.3, 0.72) * p.across
    y = numpy.array([HEIGHT[t] for t in p.times]) * p.down + p.canvas.draw("sun y", -0.05, 0.05)
    radius = numpy.array([0.25 if t == "dusk" else 0.22 if t == "dawn" else 0.19 for t in p.times])
    veiled = [0.72 if w in DIM else 0.0 for w in p.weathers]
    tones = [mix(SUN[t], mix(*b, 0.5), v) for t, b, v in zip(p.times, both, veiled)]
    p.sprite(x, y, radius, lambda b: [(b.circle(0, 0, 1), "fill")], None, 0.06, triples=tones)


def _clouds(p):
    tones = [light.dulled(mix(CLOUD[t], p.palette["low"], 0.15), t, w) for t, w in zip(p.times, p.weathers)]
    fast = p.canvas.tensor([5.0 if w == "wind" else 1.0 for w in p.weathers]).view(-1, 1, 1, 1)
    for key, height, size, speed in (("a", -0.80, 0.16, 0.035), ("b", -0.33, 0.12, 0.02)):
        _bank(p, key, height * p.down, size, p.t * speed * fast, tones)


def _bank(p, key, height, size, move, tones):
    """A row of clouds at a height."""
    part, v = p._band(0.12, height - 0.12 - size, height + 0.12 + size * 0.5)
    if part is None:
        return
    f = Fold(type(v)(v.x + move, v.y, v.px), 1.55, p.shift(f"cloud {key}"))
    s = size * f.chance(2, 0.65, 1.1) * (f.chance(3) < 0.72)
    x = f.x + f.chance(4, -0.25, 0.25)
    y = v.y - height - f.chance(5, -0.06, 0.06)
    part.layer(_cloud(x, y, s + 1e-3) * v.px, *p.paints(tones))


def _cloud(x, y, s):
    """Three puffs with a flat foot, s high; no size at all hides it."""
    d = torch.sqrt((x + 0.12 * s) ** 2 + (y + 0.15 * s) ** 2) - 0.72 * s
    for cx, r in ((-0.95, 0.45), (0.78, 0.56)):
        d = torch.minimum(d, torch.sqrt((x - cx * s) ** 2 + (y - (0.40 - r) * s) ** 2) - r * s)
    body = torch.maximum(d, y - 0.38 * s)
    return torch.where(s > 0.02, body, torch.ones_like(body))
