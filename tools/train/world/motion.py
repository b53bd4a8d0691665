"""Where every actor of a shot is at every moment, and how it holds itself.

A pose is a dict of float arrays [T]: x, y (its middle, in stage units), radius (half its height), angle (radians,
clockwise), sx (width; below 0 it looks to the left), sy (height), gait (radians), going, effect, shown (0..1).
"""

import math

import numpy as np

from . import names
from .scene import FPS

RADIUS = {"small": 0.25, "medium": 0.33, "big": 0.44}
# Stage widths a second, for what goes sideways.
PACE = {"slow": 0.09, "medium": 0.2, "fast": 0.37}
# Turns and repetitions, relative to the medium speed.
TEMPO = {"slow": 0.55, "medium": 1.0, "fast": 1.7}
MEET = 0.6  # share of a shot after which two that meet stand face to face
TOUCH, DONE = 0.42, 0.72  # shares of a shot at which the doer of an event arrives and all has happened
ROLLING = ("ball",)


def smooth(v):
    """Eases 0..1 in and out; clamps outside."""
    v = np.clip(v, 0, 1)
    return v * v * (3 - 2 * v)


def seconds(frames):
    """The time of every frame."""
    return np.arange(frames) / FPS


def share(t):
    """The share of a shot that has passed at every moment, 0..1."""
    return t / max(t[-1], 1 / FPS)


def _run(t):
    """Starts gently, then runs at one unit a second."""
    return np.where(t < 0.4, t * t / 0.8, t - 0.2)


def blank(actor, shape, frames):
    """An actor that stands where it starts."""
    radius = RADIUS[actor.size]
    full = lambda v: np.full(frames, float(v))  # noqa: E731
    return {
        "x": full(actor.x), "y": full(actor.y - radius), "radius": full(radius), "angle": full(0),
        "sx": full(actor.facing), "sy": full(1), "gait": full(0), "going": full(0), "effect": full(0), "shown": full(1),
    }  # fmt: skip


def distance(actor, shape, t):
    """How far an actor that goes sideways has come, in stage units."""
    return _run(t) * PACE[actor.speed] * 2 * shape.across


def pose(actor, shape, frames):
    """The pose of an actor that does its motion by itself."""
    p, t = blank(actor, shape, frames), seconds(frames)
    _MOTIONS[actor.motion](p, actor, shape, t)
    return p


def _stride(p, actor, way):
    """Legs and wheels turn with the way gone; balls roll."""
    p["gait"] = p["gait"] + np.abs(way) / p["radius"][0] * 3.2
    if actor.subject in ROLLING:
        p["angle"] = p["angle"] + way / p["radius"]
    going = np.abs(np.gradient(way)) * FPS if len(way) > 1 else np.zeros_like(way)
    p["going"] = np.maximum(p["going"], np.clip(going / 0.25, 0, 1))
    if actor.subject in names.PEOPLE + names.ANIMALS and actor.subject not in names.FLYING + names.SWIMMING:
        p["y"] = p["y"] - np.abs(np.sin(p["gait"])) * 0.06 * p["radius"] * p["going"]
    elif actor.subject in names.FLYING + names.SWIMMING:
        p["y"] = p["y"] + np.sin(p["gait"] * 0.35) * 0.07 * p["radius"]


def _side(actor):
    return {"right": 1.0, "left": -1.0}[actor.direction]


def _travel(p, actor, shape, t):
    way = distance(actor, shape, t) * _side(actor)
    p["x"] = p["x"] + way
    _stride(p, actor, way)


def _hop(p, actor, shape, t):
    beat = _run(t) * 1.5 * TEMPO[actor.speed] ** 0.8
    way = distance(actor, shape, t) * _side(actor)
    p["x"] = p["x"] + way
    lift = np.abs(np.sin(beat * math.pi))
    p["y"] = p["y"] - lift * 0.4
    _squash(p, 0.16 * (1 - smooth(lift / 0.35)) * smooth(t / 0.2))
    p["angle"] = p["angle"] + (way / p["radius"] if actor.subject in ROLLING else 0)


def _zigzag(p, actor, shape, t):
    way = distance(actor, shape, t) * _side(actor)
    p["x"] = p["x"] + way
    _stride(p, actor, way)
    p["y"] = p["y"] - 0.19 * (1 - np.cos(_run(t) * 2 * math.pi * 0.95 * TEMPO[actor.speed] ** 0.8))


def _return(p, actor, shape, t):
    s = share(t)
    reach = PACE[actor.speed] * 2 * shape.across * t[-1] * 0.46 * 1.15
    way = reach * (smooth(s / 0.46) - smooth((s - 0.54) / 0.46)) * _side(actor)
    p["x"] = p["x"] + way
    gone = reach * (smooth(s / 0.46) + smooth((s - 0.54) / 0.46))
    _stride(p, actor, gone)
    if actor.subject in ROLLING:
        p["angle"] = way / p["radius"]
    p["sx"] = np.cos(smooth((s - 0.42) / 0.16) * math.pi) * _side(actor)


def _stop(p, actor, shape, t):
    s = share(t)
    reach = PACE[actor.speed] * 2 * shape.across * t[-1] * 0.5
    u = np.clip(s / 0.55, 0, 1)
    way = reach * (1 - (1 - u) ** 2) * _side(actor)
    p["x"] = p["x"] + way
    _stride(p, actor, way)


def _depth(p, actor, shape, t, first, last):
    s = smooth(share(t) * 0.94 + 0.03) * 0.5 + share(t) * 0.5
    size = first[0] + (last[0] - first[0]) * s
    feet = (first[1] + (last[1] - first[1]) * s) * shape.down
    if actor.subject in names.FLYING + names.SWIMMING:
        feet = feet - 0.35 * shape.down
    p["radius"] = p["radius"] * size
    p["y"] = feet - p["radius"]
    beat = t * 7.5 * TEMPO[actor.speed]
    p["gait"], p["going"] = beat, np.full_like(t, 0.8)
    if actor.subject not in names.VEHICLES + names.THINGS + names.FLYING:
        p["x"] = p["x"] + np.sin(beat) * 0.03
        p["angle"] = np.sin(beat) * 0.04


def _approach(p, actor, shape, t):
    _depth(p, actor, shape, t, (0.5, 0.32), (1.5, 0.74))


def _recede(p, actor, shape, t):
    _depth(p, actor, shape, t, (1.5, 0.74), (0.5, 0.32))


def _circle(p, actor, shape, t):
    turn = _run(t) * 2 * math.pi * 0.5 * TEMPO[actor.speed]
    side = actor.facing
    p["x"] = p["x"] + 0.62 * min(shape.across, 1.2) * np.sin(turn) * side
    flat = 0.24 if actor.subject in names.FLYING + names.SWIMMING else 0.13
    p["y"] = p["y"] - flat * (1 - np.cos(turn))
    p["radius"] = p["radius"] * (1 - 0.12 * (1 - np.cos(turn)))
    heading = np.cos(turn) * side
    p["sx"] = np.clip(heading * 2.6, -1, 1)
    p["gait"], p["going"] = turn * 3.0, smooth(t / 0.3)
    if actor.subject in ROLLING:
        p["angle"] = np.sin(turn) * side * 0.62 / RADIUS[actor.size]


def _squash(p, share):
    """Makes it lower and wider, its feet where they are."""
    p["sy"] = p["sy"] * (1 - share)
    p["sx"] = p["sx"] * (1 + share * 0.7)
    p["y"] = p["y"] + p["radius"] * share


def _jump(p, actor, shape, t):
    beat = _run(t) * 1.15 * TEMPO[actor.speed]
    lift = np.abs(np.sin(beat * math.pi))
    p["y"] = p["y"] - lift * 0.55
    _squash(p, 0.2 * (1 - smooth(lift / 0.4)) * smooth(t / 0.15))


def _flip(p, actor, shape, t):
    beat = _run(t) * 0.75 * TEMPO[actor.speed] ** 0.8
    part = beat % 1
    air = np.clip((part - 0.16) / 0.68, 0, 1)
    p["y"] = p["y"] - np.sin(air * math.pi) * 0.62
    p["angle"] = smooth(air) * 2 * math.pi * actor.facing
    _squash(p, 0.2 * np.sin(np.clip(part / 0.16, 0, 1) * math.pi) + 0.2 * np.sin(np.clip((part - 0.84) / 0.16, 0, 1) * math.pi))


def _spin(p, actor, shape, t):
    p["sx"] = np.cos(_run(t) * 2 * math.pi * 0.9 * TEMPO[actor.speed]) * actor.facing


def _lean(p, angle):
    """Turns it about its feet."""
    p["angle"] = p["angle"] + angle
    p["x"] = p["x"] + np.sin(angle) * p["radius"]
    p["y"] = p["y"] + (1 - np.cos(angle)) * p["radius"]


def _sway(p, actor, shape, t):
    _lean(p, 0.5 * np.sin(_run(t) * 2 * math.pi * 0.75 * TEMPO[actor.speed]))


def _shake(p, actor, shape, t):
    on = smooth(t / 0.2)
    p["x"] = p["x"] + 0.085 * np.sin(t * 2 * math.pi * 4.3) * on
    _lean(p, 0.1 * np.sin(t * 2 * math.pi * 3.7 + 1) * on)


def _stretch(p, actor, shape, t):
    share = 0.4 * np.sin(_run(t) * 2 * math.pi * 0.9 * TEMPO[actor.speed])
    _squash(p, share)


def rope(actor, shape):
    """Where the rope of what swings is tied, and how long it is to the middle of the subject; stage units."""
    top = -1.25 * shape.down
    return actor.x, top, actor.y - RADIUS[actor.size] - 0.12 * shape.down - top


def _swing(p, actor, shape, t):
    x, top, length = rope(actor, shape)
    wide = 0.62 / max(length, 1.0) * 1.15
    angle = wide * np.sin(_run(t) * 2 * math.pi * 0.62 * TEMPO[actor.speed])
    p["x"], p["y"] = x + np.sin(angle) * length, top + np.cos(angle) * length
    p["angle"] = -angle


def _rise(p, actor, shape, t):
    way = _run(t) * 0.55 * TEMPO[actor.speed] * shape.down
    high = p["y"] + 1.05 * shape.down - p["radius"] * 1.1
    room = np.maximum(high, 0.05)
    p["y"] = p["y"] - room * np.tanh(way / room)
    p["going"] = smooth(t / 0.3)


def _fall(p, actor, shape, t):
    floor = 0.52 * shape.down - p["radius"]
    drop = floor + shape.down - 1.1 * p["radius"]
    span = {"slow": 2.0, "medium": 1.25, "fast": 0.8}[actor.speed] * shape.down**0.5
    p["y"] = floor - drop * (1 - np.clip(t / span, 0, 1) ** 1.7)
    after = np.clip(t - span, 0, None)
    bounce = np.exp(-after * 5) * np.abs(np.sin(after * 9))
    p["y"] = p["y"] - 0.22 * bounce * (after > 0)
    p["angle"] = p["angle"] + 0.12 * np.sin(t * 5) * (1 - np.clip(t / span, 0, 1))


def _swell(p, share):
    feet = p["y"] + p["radius"]
    p["radius"] = p["radius"] * share
    p["y"] = feet - p["radius"]


def _grow(p, actor, shape, t):
    _swell(p, 0.55 + 0.9 * smooth(share(t)))


def _shrink(p, actor, shape, t):
    _swell(p, 1.45 - 0.9 * smooth(share(t)))


def _still(p, actor, shape, t):
    if actor.subject in names.FLYING + names.SWIMMING:
        p["y"] = p["y"] + 0.02 * np.sin(t * 2.5)


_MOTIONS = {
    "travel": _travel, "hop": _hop, "zigzag": _zigzag, "return": _return, "stop": _stop, "approach": _approach,
    "recede": _recede, "circle": _circle, "jump": _jump, "flip": _flip, "spin": _spin, "sway": _sway,
    "shake": _shake, "stretch": _stretch, "swing": _swing, "rise": _rise, "fall": _fall, "grow": _grow,
    "shrink": _shrink, "still": _still,
}  # fmt: skip


def shot(view, shape):
    """The poses of all actors of a shot, in order."""
    if view.event:
        return _event(view, shape)
    if view.relation == "meeting":
        return [_come(a, shape, view.frames, other) for a, other in zip(view.actors, view.actors[1::-1])]
    return [pose(a, shape, view.frames) for a in view.actors]


def _come(actor, shape, frames, other):
    """Comes in from the side and stops before the other, in the middle."""
    p, t = blank(actor, shape, frames), seconds(frames)
    side = _side(actor)
    goal = -side * (RADIUS[actor.size] * 1.25 + 0.04)
    u = np.clip(share(t) / MEET, 0, 1)
    way = (goal - actor.x) * (1 - (1 - u) ** 1.6)
    p["x"] = actor.x + way
    _stride(p, actor, way)
    return p


def _event(view, shape):
    """The doer goes to the object and stays by it; from its arrival on the effect comes about."""
    doer, thing = view.actors
    p, q = blank(doer, shape, view.frames), blank(thing, shape, view.frames)
    t = seconds(view.frames)
    s = share(t)
    gap = RADIUS[doer.size] * 1.15 + RADIUS[thing.size] * (0.55 if view.event == "cut" else 0.8)
    goal = thing.x - _side(doer) * gap
    u = np.clip(s / TOUCH, 0, 1)
    way = (goal - doer.x) * (1 - (1 - u) ** 1.7)
    p["x"] = doer.x + way
    _stride(p, doer, way)
    nudge = np.exp(-(((s - TOUCH) / 0.05) ** 2)) * smooth((s - TOUCH + 0.12) / 0.1)
    p["x"] = p["x"] + _side(doer) * 0.07 * nudge
    q["effect"] = smooth((s - TOUCH) / (DONE - TOUCH))
    q["sx"] = np.full_like(t, _side(doer))
    if view.event == "cut":
        q["y"] = q["y"] - np.clip(s - TOUCH - 0.06, 0, None) ** 1.4 * 1.5 * shape.down
    return [p, q]
