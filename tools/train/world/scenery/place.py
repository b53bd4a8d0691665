"""A place being painted: a canvas with the light of every clip, on which sheets of paper are laid in bands.

A sheet is painted only in the lines of the picture where something of it can be seen: that makes scenery cheap.
"""

import copy
import functools
import math

import numpy
import torch

from .. import look
from ..canvas import SOFT, View
from ..palette import mix
from . import light

NEAR = 1.5  # the depth of the foreground


class Fold(View):
    """A view in which x starts anew in every cell of a row; cell: the numbers of cells [n,T,1,W]; at: their middles."""

    def __init__(self, view, period, shift=0.0):
        place = view.x / period + shift
        self.cell = torch.floor(place + 0.5)
        self.at = (self.cell - shift) * period
        super().__init__((place - self.cell) * period, view.y, view.px)

    def chance(self, salt, low=0.0, high=1.0):
        """A random number for every cell, between low and high."""
        return low + (high - low) * wild(self.cell, salt)


def wild(cell, salt):
    """A random number in 0..1 for whole numbers; in integers, so that it is the same however it is computed."""
    h = (cell.to(torch.int32) + 1) * 374761393 + salt * 66826526
    h = (h ^ ((h >> 13) & 0x7FFFF)) * 1274126177
    return ((h >> 12) & 0xFFFF) / 65536


class Place:
    """The clips of a canvas in one setting. palette: the setting's colours by day; times, weathers: one a clip."""

    def __init__(self, canvas, palette, times, weathers):
        self.canvas, self.palette, self.times, self.weathers = canvas, palette, times, weathers
        self.down, self.across, self.t = canvas.shape.down, canvas.shape.across, canvas.t
        self.tall = self.down**0.55
        self._views = {}
        self._shifts = list(zip(canvas.draw("warmth", -1, 1), canvas.draw("brightness", -1, 1)))
        self._floor = canvas.shape.height

    def any(self, key, low=0.0, high=1.0):
        """A random number a clip as a tensor [n,1,1,1]."""
        return self.canvas.tensor(self.canvas.draw(f"scenery {key}", low, high)).view(-1, 1, 1, 1)

    def shift(self, key):
        """Where rows of cells begin, [n,1,1,1]: at a fraction of a cell and far along, so that no two clips agree."""
        return self.any(key, 0.0, 200.0)

    def stands(self, edge):
        """From now on nothing that is farther than the subjects shows below a height at their depth."""
        self._floor = self._lines(1.0, edge, edge + 0.05)[1]

    def lit(self, tone, shines=False):
        """A colour of the palette (or a triple) in the light of every clip: n triples. What shines keeps its own."""
        triple = self.palette[tone] if isinstance(tone, str) else tone
        if shines:
            return [triple] * len(self.times)
        triples = [shifted(triple, *shift) for shift in self._shifts]
        return [light.dulled(light.tinted(c, t), t, w) for c, t, w in zip(triples, self.times, self.weathers)]

    def paints(self, triples):
        """Fill and line of n triples as `Canvas.layer` takes them; lines are quieter than those of subjects."""
        quiet = [mix(c, look.STYLES[s].ground, 0.38) for c, s in zip(triples, self.canvas.styles)]
        return self.canvas.scenery(triples), look.colours(quiet, self.canvas.device)

    def view(self, depth):
        """The view at a depth, see `upright`."""
        if depth not in self._views:
            view = self.canvas.view(depth)
            lift = self.canvas.tensor(self.canvas.camera["y"])[:, :, None, None] * (upright(depth) - depth)
            self._views[depth] = View(view.x, view.y + lift, view.px)
        return self._views[depth]

    def _lines(self, depth, top, bottom):
        """First and last line of the picture that shows stage heights between top and bottom in any of the clips."""
        s, camera = self.canvas.shape, self.canvas.camera
        zoom, middle = camera["zoom"] ** (0.35 + 0.65 * depth), camera["y"] * upright(depth)
        ends = [(y - middle) * zoom * s.unit + s.height / 2 if abs(y) < 1e6 else y for y in (top, bottom)]
        first, last = numpy.min(ends[0]), numpy.max(ends[1])
        return int(numpy.clip(first, 0, s.height)), int(math.ceil(numpy.clip(last, 0, s.height)))

    def _band(self, depth, top, bottom):
        """The part of the canvas and of the view between two heights, None if out of sight."""
        first, last = self._lines(depth, top - 1.5 * SOFT, bottom + 1.5 * SOFT)
        last = min(last, self._floor) if depth < 1 else last
        if first >= last:
            return None, None
        part, view = copy.copy(self.canvas), self.view(depth)
        part.page, part.noise = part.page[..., first:last, :], part.noise[..., first:last, :]
        return part, View(view.x, view.y[:, :, first:last], view.px)

    def sheet(self, depth, tone, drawing, top, bottom=1e9, shines=False, shade=0.85):
        """Lays a sheet: drawing(view) gives its distance [n,T,h,W] in stage units; it lies between top and bottom.

        shade: how dark its shadow is beside that of a subject.
        """
        self._lay(depth, self.lit(tone, shines), drawing, top, bottom, shade)

    def stain(self, depth, tone, drawing, top, bottom=1e9, shines=False, vivid=0.16):
        """Prints a shape on the sheet below it, with no shadow and no outline; arguments as for `sheet` and `veil`."""
        self.veil(depth, tone, lambda v: 0.5 - drawing(v) * v.px, top, bottom, shines, vivid)

    def lamps(self, depth, tone, glow, drawing, top, bottom):
        """Lays a sheet of windows: of a tone by day, of the colour of their light in the dark."""
        dark = [t in ("dusk", "night") for t in self.times]
        triples = [mix(c, glow, 0.85) if d else c for c, d in zip(self.lit(tone), dark)]
        self._lay(depth, triples, drawing, top, bottom, 0.3)

    def _lay(self, depth, triples, drawing, top, bottom, shade):
        part, view = self._band(depth, top, bottom)
        if part is not None:
            part.look = copy.copy(part.look)
            part.look.shadow, part.look.thick = part.look.shadow * shade, part.look.thick * 0.7
            part.layer(drawing(view) * view.px, *self.paints(triples))

    def land(self, depth, tone, profile, top, bottom=1e9):
        """Lays a sheet that fills everything below a skyline of `profiles`, whose highest point is top."""
        self.sheet(depth, tone, lambda v: below(v, profile), top, bottom)

    def row(self, depth, tone, key, period, drawing, top, bottom, shade=0.6, vivid=0.3):
        """Lays a sheet of things that stand side by side: drawing(Fold) gives the distance in cells of a width.

        With a shade of 0 they are printed on what lies below, as vivid as `veil` says.
        """
        shift = self.shift(key)
        lay = functools.partial(self.sheet, shade=shade) if shade else functools.partial(self.stain, vivid=vivid)
        lay(depth, tone, lambda v: drawing(Fold(v, period, shift)), top, bottom)

    def veil(self, depth, tone, drawing, top=-1e9, bottom=1e9, shines=False, vivid=0.16):
        """Mixes in a colour: drawing(view) gives alpha [n,T,h,W], 0 outside of top and bottom.

        vivid: how much of it is seen in styles that draw lines, where it has the colour of lines.
        """
        part, view = self._band(depth, top, bottom)
        if part is not None:
            inks = [printed(c, s) for c, s in zip(self.lit(tone, shines), self.canvas.styles)]
            strength = torch.where(part.look.line > 0, vivid, 1.0)
            part.blend(drawing(view).clamp(0, 1) * strength, look.colours(inks, self.canvas.device))

    def sprite(self, x, y, radius, drawing, tone, depth, reach=1.05, rows=None, triples=None):
        """A still thing at a place (numbers or arrays [m]); tone of the palette for what it calls "fill"."""
        index = numpy.arange(len(self.times)) if rows is None else numpy.asarray(rows)
        triples = [(triples or self.lit(tone))[i] for i in index]
        styles = [self.canvas.styles[i] for i in index]
        tones = {"fill": [look.washed(c, s, True) for c, s in zip(triples, styles)], "fill!": triples}
        pose = {name: self._steady(index, v) for name, v in still(x, y, radius).items()}
        self.canvas.sprite(pose, drawing, tones, depth, reach, index)

    def _steady(self, index, value):
        return numpy.asarray(value, dtype=float).reshape(-1, 1) * numpy.ones((len(index), self.t.shape[1]))


def shifted(triple, warmth, brightness):
    """A colour a little warmer or cooler, lighter or darker, so that no two places are the same; both -1..1."""
    gains = (1 + 0.05 * (brightness + side * warmth) for side in (1, 0, -1))
    return tuple(min(v * gain, 1.0) for v, gain in zip(triple, gains))


def upright(depth):
    """How much of the eye's height a layer follows: the land nearly as one, so that no layer hides another.

    The foreground follows as much as the subjects, and so never climbs over them.
    """
    return depth if depth < 0.15 else min(0.65 + 0.35 * depth, 1.0)


def still(x, y, radius):
    """The pose of a thing that does not move."""
    rest = {"angle": 0, "sx": 1, "sy": 1, "gait": 0, "going": 0, "effect": 0, "shown": 1}
    return {"x": x, "y": y, "radius": radius, **rest}


def printed(triple, style):
    """The colour of a print on scenery in a style: that of its lines if it has any."""
    row = look.STYLES[style]
    if not row.line:
        return look.washed(triple, style, True)
    return mix(row.stroke, triple, row.own)


def below(view, profile):
    """The distance to all that lies below a line: profile gives its height at every x.

    The line moved up by the width of a shadow is found first, and heights between the two are scaled: that keeps the
    shadows of steep sides and sharp tips as wide as all others.
    """
    steps = torch.linspace(-SOFT, SOFT, 13, device=view.x.device).view(-1, 1)
    lines = profile(view.x + steps)
    moved = (lines - torch.sqrt((SOFT * SOFT - steps * steps).clamp(min=0))).amin(2, keepdim=True)
    line = lines[:, :, 6:7]
    scale = SOFT / (line - moved)
    return line * scale - view.y * scale


def hanging(view, profile):
    """The distance to all that lies above a line."""
    return below(View(view.x, -view.y, view.px), lambda x: -profile(x))
