"""Paints batches of clips: layers over the whole picture, and sprites in tiles that follow them.

All clips of a canvas have the same size and number of moments; everything else may differ between them. The page is
[3,n,T,H,W] in 0..1. A layer or sprite is a list of parts, each a signed distance and a tone, painted in order.
"""

import functools
import random

import numpy
import torch

from . import look, sdf
from .palette import STUFF

REACH = 1.7  # how far from its centre a sprite may paint, in its own units
SOFT = 0.11  # width of a cutout's shadow and of a line's glow, in stage units


class View(sdf.Space):
    """Stage coordinates of every pixel at some depth: x [n,T,1,W], y [n,T,H,1]; px is pixels per unit [n,T,1,1]."""

    def __init__(self, x, y, px):
        super().__init__(x, y)
        self.px = px


class Body(sdf.Space):
    """A sprite's own coordinates [n,T,h,w]: it looks to the right, its middle is the origin, its feet are at y = 1.

    t: seconds; gait: radians, one turn is two steps or a turn of a wheel; going: 0..1, how much it walks or drives;
    effect: 0..1, how much of what happens to it has happened; wave: radians, a slow swing for what moves at rest.
    All [n,T,1,1].
    """

    def __init__(self, x, y, pose):
        super().__init__(x, y)
        self.t, self.gait, self.going, self.effect = pose["t"], pose["gait"], pose["going"], pose["effect"]
        self.wave = self.t * 2.2


class Canvas:
    """n clips of one shape being painted.

    seeds, styles: one a clip; t: seconds [n,T]; camera: arrays x, y, zoom [n,T] in stage units.
    """

    def __init__(self, shape, seeds, styles, t, camera, device="cpu"):
        self.shape, self.seeds, self.styles, self.device = shape, seeds, styles, device
        self.t = self.tensor(t).view(*t.shape, 1, 1)
        self.camera = camera
        self.weight = 1.0  # strength of lines in what is painted next: less in scenery, so that subjects stand out
        self.look = look.Look(styles, device)
        self.page = torch.zeros(3, *t.shape, shape.height, shape.width, device=device)
        self.noise = torch.stack([_noise(shape, s) for s in seeds]).unsqueeze(1).to(device)

    def tensor(self, values):
        """An array as a float32 tensor where the canvas is."""
        return torch.as_tensor(numpy.asarray(values), dtype=torch.float32).to(self.device)

    def rows(self, index):
        """The canvas of a slice of the clips; it paints on the same page."""
        part = object.__new__(Canvas)
        part.shape, part.device, part.weight = self.shape, self.device, self.weight
        part.seeds, part.styles, part.t = self.seeds[index], self.styles[index], self.t[index]
        part.camera = {k: v[index] for k, v in self.camera.items()}
        part.look, part.page, part.noise = self.look.rows(index), self.page[:, index], self.noise[index]
        return part

    def draw(self, key, low=0.0, high=1.0):
        """One random number a clip, between low and high: a function of its seed and the key; an array [n]."""
        return numpy.array([random.Random(f"{s} {key}").uniform(low, high) for s in self.seeds])

    def view(self, depth=1.0):
        """Stage coordinates at a depth: 0 is infinitely far, 1 where the subjects are, more is nearer."""
        s = self.shape
        x, y, zoom = self._eye(depth)
        x, y, zoom = (self.tensor(v)[:, :, None, None] for v in (x, y, zoom))
        columns = (torch.arange(s.width, device=self.device) + 0.5 - s.width / 2) / s.unit
        lines = (torch.arange(s.height, device=self.device) + 0.5 - s.height / 2) / s.unit
        return View(columns / zoom + x, lines.view(-1, 1) / zoom + y, zoom * s.unit)

    def _eye(self, depth):
        zoom = self.camera["zoom"] ** (0.35 + 0.65 * depth)
        return self.camera["x"] * depth, self.camera["y"] * depth, zoom

    def scenery(self, triples):
        """Colours of scenery, one a clip, as each style shows them: [3,n,1,1,1]."""
        return look.colours([look.washed(c, s, True) for c, s in zip(triples, self.styles)], self.device)

    def fill(self, colour):
        """Paints everything; colour [3,n,...] as `scenery` gives it."""
        self.page.copy_(colour.expand_as(self.page))

    def blend(self, alpha, colour):
        """Mixes a colour [3,n,...] into the whole page by alpha [n,T,h,w], with no edge or style."""
        self.page.copy_(torch.lerp(self.page, colour, alpha.clamp(0, 1).unsqueeze(0)))

    def layer(self, d, colour, bright=None):
        """A sheet of scenery over the page: d [n,T,H,W] in pixels, colour as `scenery` gives it.

        bright: the colour of lines where a style paints them in the fill's own; the fill's if None.
        """
        texture = self.noise.expand(d.shape)
        page = _halo(self.page, d, self.look, self.shape.unit)
        self.page.copy_(_paint(page, d, colour, bright, self.look, texture, self.shape.unit, self.weight))

    def sprite(self, pose, drawing, tones, depth=1.0, reach=REACH, rows=None, halo=True, styled=True):
        """Draws one thing in each of the clips `rows` (all if None).

        pose: arrays [m,T]: x, y (its middle, stage units), radius (stage units), angle, sx (below 0 it looks to the
        left), sy, gait, going, effect, shown (opacity). drawing(Body) gives (distance, tone) pairs; tones: name to m
        triples as subjects or scenery are washed (`look.washed`), with the line's own colour under name + "!".
        halo: whether it throws a shadow; styled: whether it has the style's lines and texture or is a mere patch.
        """
        index = numpy.arange(len(self.seeds)) if rows is None else numpy.asarray(rows)
        box = self._tile(pose, depth, reach, index)
        if box is None:
            return
        where, body, px, texture, shown = box
        lk = self.look.rows(torch.as_tensor(index, device=self.device))
        flat = self.page.view(3, -1) if self.page.is_contiguous() else None
        page = flat[:, where] if flat is not None else self._gather(where)
        parts = [(d * px, tone) for d, tone in drawing(body)]
        before = page
        if halo:
            outline = functools.reduce(torch.minimum, (d for d, _ in parts))
            page = _halo(page, outline, lk, self.shape.unit)
            if lk.any["glow"]:
                tone = "main" if "main" in tones else parts[0][1]
                page = _glow(page, outline, self._tone(tone, tones, index)[1], lk, self.shape.unit)
        for d, tone in parts:
            colour, bright = self._tone(tone, tones, index)
            if styled:
                weight = 0.0 if tone == "accent" else self.weight  # a pattern has no lines
                page = _paint(page, d, colour, bright, lk, texture, self.shape.unit, weight)
            else:
                page = torch.lerp(page, colour, (0.5 - d).clamp(0, 1).unsqueeze(0))
        if shown is not None:
            page = torch.lerp(before, page, shown)
        self._scatter(where, page)

    def _gather(self, where):
        n, t, h, w = self.page.shape[1:]
        row, column = where // w % h, where % w
        return self.page[:, where // (t * h * w), where // (h * w) % t, row, column]

    def _scatter(self, where, page):
        if self.page.is_contiguous():
            self.page.view(3, -1)[:, where] = page
            return
        n, t, h, w = self.page.shape[1:]
        self.page[:, where // (t * h * w), where // (h * w) % t, where // w % h, where % w] = page

    def _tone(self, tone, tones, index):
        if isinstance(tone, str) and tone in tones:
            given = tones[tone]
            return look.colours(given, self.device), look.colours(tones.get(tone + "!", given), self.device)
        triple = STUFF[tone] if isinstance(tone, str) else tone
        fill = [look.washed(triple, self.styles[i]) for i in index]
        return look.colours(fill, self.device), look.colours([look.vivid(triple)] * len(index), self.device)

    def _tile(self, pose, depth, reach, index):
        """Where a sprite's tiles lie on the page (flat indices [m,T,h,w]) and what they show; None if out of sight."""
        s = self.shape
        cx, cy, zoom = (v[index] for v in self._eye(depth))
        px = numpy.abs(pose["radius"]) * zoom * s.unit
        x = (pose["x"] - cx) * zoom * s.unit + s.width / 2
        y = (pose["y"] - cy) * zoom * s.unit + s.height / 2
        span = px * reach * numpy.maximum(numpy.abs(pose["sx"]), pose["sy"]) + SOFT * s.unit + 1
        seen = (x + span > 0) & (x - span < s.width) & (y + span > 0) & (y - span < s.height) & (pose["shown"] > 0)
        if not seen.any():
            return None
        size = int(2 * span[seen].max()) + 1
        w, h = min(size, s.width), min(size, s.height)
        left = numpy.clip(numpy.floor(x - w / 2), 0, s.width - w).astype(int)
        top = numpy.clip(numpy.floor(y - h / 2), 0, s.height - h).astype(int)
        left, top = (torch.as_tensor(v, device=self.device)[:, :, None, None] for v in (left, top))
        column = left + torch.arange(w, device=self.device)
        row = top + torch.arange(h, device=self.device).view(-1, 1)
        clip = torch.as_tensor(index, device=self.device).view(-1, 1, 1, 1)
        moment = torch.arange(x.shape[1], device=self.device).view(1, -1, 1, 1)
        where = ((clip * x.shape[1] + moment) * s.height + row) * s.width + column
        body, scale = self._body(pose, column + 0.5, row + 0.5, x, y, px, index)
        texture = self.noise[:, 0].reshape(-1)[(clip * s.height + row) * s.width + column] if self._textured() else None
        shown = None if (pose["shown"] >= 1).all() else self.tensor(pose["shown"])[:, :, None, None]
        return where, body, scale, texture, shown

    def _textured(self):
        return self.look.any["rough"] or self.look.any["pigment"]

    def _body(self, pose, column, row, x, y, px, index):
        def wide(name):
            return self.tensor(pose[name])[:, :, None, None]

        px = numpy.maximum(px, 0.5)
        cx, cy, scale = (self.tensor(v)[:, :, None, None] for v in (x, y, px))
        dx, dy = (column - cx) / scale, (row - cy) / scale
        angle, sx, sy = wide("angle"), wide("sx"), wide("sy")
        cos, sin = torch.cos(angle), torch.sin(angle)
        turn = torch.where(sx < 0, -1.0, 1.0) * sx.abs().clamp(min=0.12)
        u, v = (dx * cos + dy * sin) / turn, (dy * cos - dx * sin) / sy
        more = {name: wide(name) for name in ("gait", "going", "effect")}
        body = Body(u, v, {"t": self.t[torch.as_tensor(index, device=self.device)], **more})
        return body, scale * torch.sqrt(turn.abs() * sy)

    def grain(self):
        """Roughens the paper, once everything is painted."""
        if self.look.any["grain"]:
            self.page.add_(_grain(self.shape).to(self.device) * self.look.grain)

    def frames(self):
        """The page as float32 [n,3,T,H,W] in -1..1, coarse where the style is."""
        page = self.page.clamp(0, 1)
        coarse = [i for i, s in enumerate(self.styles) if s == "pixel"]
        if coarse:
            page[:, coarse] = _coarse(page[:, coarse], max(2, round(self.shape.unit / 32)))
        return (page * 2 - 1).transpose(0, 1).contiguous()


def _halo(page, d, lk, unit):
    """The shadow of a cutout on what lies behind it; d [n,T,h,w] in pixels."""
    if lk.any["shadow"]:
        fall = (1 - d.clamp(min=0) / (SOFT * unit)).clamp(min=0)
        page = page * (1 - lk.shadow * fall * fall)
    return page


def _glow(page, d, colour, lk, unit):
    """The light that the outline of something throws on what is round it, nothing from SOFT on; colour [3,n,1,1,1]."""
    near = (1 - d.abs() / (SOFT * unit)).clamp(min=0)
    return page + colour * (lk.glow * near**3)


def _paint(page, d, colour, bright, lk, texture, unit, weight):
    """Paints one part onto a page [3,n,T,h,w]; d in pixels; colours [3,n,1,1,1]; weight: strength of its lines."""
    if lk.any["rough"]:
        d = d + texture * lk.rough * unit
    alpha = (0.5 - d).clamp(0, 1)
    if lk.any["pigment"]:
        colour = colour * (1 + lk.pigment * texture)
    if lk.any["rim"]:
        colour = colour * (1 - lk.rim * torch.exp(-((d / (0.035 * unit)) ** 2)))
    page = torch.lerp(page, colour, (alpha * lk.opacity).unsqueeze(0))
    if weight and lk.any["line"]:
        own = lk.stroke + ((colour if bright is None else bright) - lk.stroke) * lk.own
        thick = (lk.thick * unit).clamp(min=1.0)
        stroke = (thick / 2 + 0.5 - d.abs()).clamp(0, 1) * (lk.line * weight)
        page = torch.lerp(page, own, stroke.unsqueeze(0))
    return page


def _coarse(page, k):
    shape = page.shape
    flat = page.flatten(0, 2).unsqueeze(1)
    small = torch.nn.functional.avg_pool2d(flat, k, k, ceil_mode=True)
    small = (small * 11).round() / 11
    wide = small.repeat_interleave(k, 2).repeat_interleave(k, 3)
    return wide[:, 0, : shape[3], : shape[4]].unflatten(0, shape[:3])


@functools.lru_cache(maxsize=4)
def _grain(shape):
    noise = torch.randn(1, 1, shape.height, shape.width, generator=torch.Generator().manual_seed(5))
    return torch.nn.functional.avg_pool2d(noise, 3, 1, 1, count_include_pad=False) * 2


@functools.lru_cache(maxsize=1)
def _cloud():
    """A sheet [768,768] of smooth noise of several sizes, about -1..1, that repeats at its edges."""
    g = torch.Generator().manual_seed(11)
    sheet = torch.zeros(1, 1, 768, 768)
    for cells, share in ((32, 0.5), (96, 0.7), (256, 0.6)):
        small = torch.randn(1, 1, cells, cells, generator=g)
        small = torch.cat((small, small[:, :, :1]), 2)
        small = torch.cat((small, small[:, :, :, :1]), 3)
        wide = torch.nn.functional.interpolate(small, (769, 769), mode="bilinear", align_corners=True)
        sheet += share * wide[:, :, :768, :768]
    return sheet[0, 0] / 1.6


def _noise(shape, seed):
    """A piece [H,W] of the noise sheet, as large in stage units in every shape, chosen by the seed."""
    rng = random.Random(seed)
    step = 64 / shape.unit
    rows = (torch.arange(shape.height) * step + rng.randrange(768)).long() % 768
    columns = (torch.arange(shape.width) * step + rng.randrange(768)).long() % 768
    return _cloud()[rows][:, columns]
