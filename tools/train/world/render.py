"""Draws a scene as layers of cut paper: each layer has an edge, a soft shadow and a little grain."""

import functools
import math

import torch

from . import palette, shapes
from .scene import FPS, path

SHADOW = 0.34
GRAIN = 0.012


def clip(scene):
    """The frames of a scene as float32 [3,T,H,W] in -1..1."""
    s = scene.shape
    x, y = _grid(s.width, s.height)
    sky, _, far, mid, near = palette.SETTING[scene.setting]
    page = torch.tensor(sky).view(3, 1, 1, 1).expand(3, 1, s.height, s.width)
    page = _sky(page, scene, x, y)
    page = _layer(page, _hill(scene, x, y, 0, 0.60), far)
    page = _trees(page, scene, x, y)
    page = _layer(page, _hill(scene, x, y, 1, 0.74), mid)
    page = _subject(page, scene, x, y)
    page = _layer(page, _hill(scene, x, y, 2, 0.93), near)
    page = page + _grain(s.width, s.height)
    return (page.clamp(0, 1) * 2 - 1).contiguous()


@functools.lru_cache(maxsize=16)
def _grid(width, height):
    x = torch.arange(width).view(1, 1, width) + 0.5
    y = torch.arange(height).view(1, height, 1) + 0.5
    return x, y


@functools.lru_cache(maxsize=16)
def _grain(width, height):
    noise = torch.randn(1, 1, height, width, generator=torch.Generator().manual_seed(5))
    return GRAIN * torch.nn.functional.avg_pool2d(noise, 3, 1, 1) * 2


def _paint(page, alpha, colour):
    colour = torch.tensor(colour).view(3, 1, 1, 1)
    return page + (colour - page) * alpha


def _shade(page, distance, reach):
    soft = (1 - distance / reach).clamp(0, 1)
    return page * (1 - SHADOW * soft * soft)


def _layer(page, distance, colour, reach=4.5):
    page = _shade(page, distance.clamp(min=0), reach)
    return _paint(page, (0.5 - distance).clamp(0, 1), colour)


def _hill(scene, x, y, index, level):
    s = scene.shape
    bumps, phase = scene.hills[index]
    u = x / s.width * math.pi * bumps + phase
    top = level * s.height - 0.07 * s.height * torch.sin(u).abs() - 0.02 * s.height * torch.sin(u * 1.7 + 1)
    return (y - top) * -0.8


def _sky(page, scene, x, y):
    s = scene.shape
    sun = palette.SETTING[scene.setting][1]
    unit = min(s.width, s.height)
    if scene.setting in ("night", "snow"):
        page = _dots(page, scene, x, y)
    return _layer(page, shapes.circle(x, y, scene.sun[0] * s.width, scene.sun[1] * s.height, 0.1 * unit), sun)


def _dots(page, scene, x, y):
    s = scene.shape
    colour = (1.0, 1.0, 0.96)
    for i in range(12):
        u, v = math.modf(i * 0.618 + 0.13)[0], math.modf(i * 0.387 + 0.07)[0]
        d = shapes.circle(x, y, u * s.width, v * 0.52 * s.height, 0.7 + 0.5 * (i % 2))
        page = _paint(page, (0.5 - d).clamp(0, 1), colour)
    return page


def _trees(page, scene, x, y):
    if scene.setting not in ("meadow", "sunset", "snow"):
        return page
    s, unit = scene.shape, min(scene.shape.width, scene.shape.height)
    _, _, _, mid, near = palette.SETTING[scene.setting]
    for u in scene.trees:
        cx, cy = u * s.width, 0.56 * s.height
        page = _layer(page, shapes.box(x, y, cx, cy + 0.14 * unit, 0.018 * unit, 0.12 * unit, 0), near)
        page = _layer(page, shapes.circle(x, y, cx, cy, 0.085 * unit), palette.mix(mid, near, 0.35))
    return page


def _tone(name, main):
    if not isinstance(name, str):
        return name
    share = {"main": (main, 0), "dark": (palette.DARK, 0.22), "light": ((1, 1, 1), 0.6)}[name]
    if name == "light" and main == palette.SUBJECT["white"]:
        return palette.mix(main, palette.DARK, 0.2)
    return palette.mix(main, *share)


def _subject(page, scene, x, y):
    pose = path(scene)
    t = (torch.arange(scene.shape.frames) / FPS).view(-1, 1, 1)
    px, py, radius, angle = (v.view(-1, 1, 1) for v in (pose.x, pose.y, pose.radius, pose.angle))
    dx, dy = (x - px) / radius, (y - py) / radius
    cos, sin = torch.cos(angle), torch.sin(angle)
    u, v = dx * cos + dy * sin, dy * cos - dx * sin
    turn = 1 if scene.subject == "rocket" else scene.facing
    parts = shapes.SUBJECTS[scene.subject](u if scene.subject == "ball" else u * turn, v, t)
    main = palette.SUBJECT[scene.colour]
    outline = functools.reduce(torch.minimum, (d for d, _ in parts)) * radius
    page = _shade(page, (outline - 0.5).clamp(min=0), 4.0)
    for distance, tone in parts:
        page = _paint(page, (0.5 - distance * radius).clamp(0, 1), _tone(tone, main))
    return page
