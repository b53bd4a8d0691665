"""What falls, drifts or flies through the air before everything else, hardly moved by the camera."""

import torch

from .. import look
from ..palette import mix, rgb
from . import light
from .place import Fold, Place

# What is in the air must stand out from the page: pale on most, deep on paper that is pale itself.
PALE = {"rain": rgb("dbe9f6"), "snow": rgb("ffffff"), "fog": rgb("dfe4e8"), "leaf": rgb("c8863a"), "gust": rgb("fbfbf4")}
DEEP = {"rain": rgb("4d6f96"), "snow": rgb("8fb0d8"), "fog": rgb("b9c3cc"), "leaf": rgb("8a5220"), "gust": rgb("7f93a6")}
PAPERS = ("ink", "watercolour")
LENS = 0.2  # depth of the view that weather is drawn in


def paint(p):
    """The weather of every clip over the page."""
    for name, drawing in (("rain", _rain), ("snow", _snow), ("fog", _fog), ("wind", _wind)):
        for rows in runs([w == name for w in p.weathers]):
            part = Place(p.canvas.rows(rows), p.palette, p.times[rows], [None] * (rows.stop - rows.start))
            drawing(part)


def runs(marks):
    """The slices of neighbouring clips that are marked."""
    found, start = [], None
    for i, mark in enumerate([*marks, False]):
        if mark and start is None:
            start = i
        elif not mark and start is not None:
            found.append(slice(start, i))
            start = None
    return found


def _blend(p, name, alpha):
    """Mixes the colour of something in the air, a little in the light of the hour, over the page."""
    c = p.canvas
    c.blend(alpha, look.colours([_colour(name, s, t) for s, t in zip(c.styles, p.times)], c.device))


def _colour(name, style, time):
    if style in PAPERS and time != "night":
        return DEEP[name]
    return mix(PALE[name], light.tinted(PALE[name], time), 0.35)


def _wrapped(y, period):
    place = y / period
    return (place - torch.floor(place + 0.5)) * period


def _rain(p):
    v, slant = p.view(LENS), 0.24
    alpha = None
    for cell, speed, half, thick in ((0.19, 3.4, 0.13, 0.011), (0.13, 2.6, 0.085, 0.008)):
        f = Fold(_shifted(v, p.t * (slant * speed)), cell, p.shift(f"rain {cell}"))
        y = _wrapped(v.y - p.t * speed - f.chance(1, 0, 9), 1.15)
        across = thick - (f.x + slant * y).abs()
        streak = (across * v.px + 0.5).clamp(0, 1) * ((half - y.abs()) * v.px + 0.5).clamp(0, 1)
        alpha = streak * 0.8 if alpha is None else torch.maximum(alpha, streak * 0.6)
    _blend(p, "rain", alpha)


def _shifted(v, move):
    return type(v)(v.x + move, v.y, v.px)


def _snow(p):
    v = p.view(LENS)
    alpha = None
    for cell, speed, size in ((0.21, 0.46, 0.036), (0.15, 0.33, 0.025), (0.10, 0.22, 0.015)):
        sway = 0.07 * torch.sin(p.t * (1.1 + cell) + cell * 40)
        f = Fold(_shifted(v, p.t * 0.06 + sway), cell, p.shift(f"snow {cell}"))
        x = f.x - f.chance(3, -0.5, 0.5) * (cell - 2.6 * size)
        y = _wrapped(v.y - p.t * speed * f.chance(2, 0.8, 1.2) - f.chance(1, 0, 9), 1.25 + 3.0 * cell)
        flake = ((size * f.chance(4, 0.75, 1.15) - torch.sqrt(x * x + y * y)) * v.px + 0.5).clamp(0, 1)
        alpha = flake if alpha is None else torch.maximum(alpha, flake)
    _blend(p, "snow", alpha * 0.95)


def _fog(p):
    v, a = p.view(LENS), p.any("fog", 0, 6)
    alpha = 0.15 + 0.05 * (v.y / p.down)
    for height, speed, high in ((-0.28, 0.10, 0.16), (0.12, -0.08, 0.13), (0.52, 0.13, 0.17)):
        x = v.x + p.t * speed
        edge = 0.05 * torch.sin(x * 2.3 + a + height * 9) + 0.035 * torch.sin(x * 5.1 + a * 2)
        puffs = 0.05 * torch.sin(x * 9.0 + height * 20).abs()
        y = v.y - height * p.down
        bank = (high + edge + puffs - y.abs()) * 16
        alpha = alpha + 0.21 * bank.clamp(0, 1)
    _blend(p, "fog", alpha.clamp(max=0.42))


def _wind(p):
    v = p.view(LENS)
    _blend(p, "gust", _gusts(p, v))
    _blend(p, "leaf", _leaves(p, v))


def _gusts(p, v):
    """Long thin strokes that rush by."""
    row, y = _rows(p, v, 0.34, "gust")
    x = _wrapped(v.x - p.t * 3.1 + row * 1.37, 2.9)
    curve = y - 0.05 * torch.sin(x * 3.2 + row)
    thin = 0.013 * (1 - (x / 0.5) ** 2)
    return ((thin - curve.abs()) * v.px + 0.5).clamp(0, 1) * (x.abs() < 0.5) * 0.8


def _leaves(p, v):
    """Leaves that tumble past."""
    alpha = None
    for k, (cell, speed, size) in enumerate(((0.3, 2.3, 0.06), (0.21, 1.8, 0.044))):
        row, y = _rows(p, v, cell, f"leaf {k}")
        x = _wrapped(v.x - p.t * speed * (1 + 0.2 * torch.sin(row * 5.3)) + row * 1.91, 1.5)
        y = y - 0.08 * torch.sin(p.t * 4 + row * 2)
        turn = p.t * 6 + row * 2.4
        cos, sin = torch.cos(turn), torch.sin(turn)
        a, b = x * cos + y * sin, y * cos - x * sin
        leaf = size - torch.sqrt(a * a + (b * 2.4) ** 2)
        leaf = (leaf * v.px * 0.7 + 0.5).clamp(0, 1)
        alpha = leaf if alpha is None else torch.maximum(alpha, leaf)
    return alpha


def _rows(p, v, cell, key):
    """The number of the row that a height lies in and the height within it; rows are cells high."""
    place = v.y / cell + p.shift(key)
    row = torch.floor(place + 0.5)
    return row, (place - row) * cell
