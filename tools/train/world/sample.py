"""Invents scenes: `scene(seed, shape, split)` is a function of its arguments.

The splits differ in seeds and in what they hold: a first actor of the train split never does a motion in a setting
that `held_out` gives to validation or test, and those splits hold nothing else, so that telling what a clip of theirs
shows takes understanding and not memory.
"""

import dataclasses
import random
import zlib

import numpy as np

from . import camera, motion, names
from .scene import FPS, Actor, Scene, Shot

SPLITS = ("train", "validation", "test")
CALM = ("still", "sway", "jump", "stretch", "spin")
BRIEF = ("travel", "hop", "jump", "spin", "rise", "fall", "grow", "shrink", "still")  # told from few frames
NARROW = names.PEOPLE + names.THINGS
WALKERS = tuple(s for s in names.SUBJECTS if s not in names.FLYING + names.SWIMMING)
# Frames that it takes to tell them.
SHORTEST = {"event": 17, "hidden": 17, "meeting": 13, "following": 9}
LEAST = 0.25  # how far what goes sideways goes at least, in half widths of the stage
AT_SEA = ("boat", "fish", "duck", "bird", "turtle", "penguin", "balloon", "helicopter", "plane")


def held_out(subject, movement, setting):
    """The split that alone has a subject with a motion in a setting."""
    mark = zlib.crc32(f"{subject} {movement} {setting}".encode()) % 12
    return {0: "test", 1: "validation"}.get(mark, "train")


def scene(seed, shape, split="train"):
    """The scene of a seed."""
    rng = random.Random(f"{split} {seed}")
    style = rng.choice(names.STYLES)
    lengths = _lengths(rng, shape)
    first = _shot(rng, shape, style, split, lengths[0], None)
    shots = [first]
    for frames in lengths[1:]:
        shots.append(_shot(rng, shape, style, split, frames, first.actors[0]))
    return Scene(seed, shape, style, tuple(shots))


def story(seed, shape, count, split="train"):
    """A scene of `count` shots of `shape.frames` frames each, with the same first actor and style."""
    rng = random.Random(f"story {split} {seed}")
    style = rng.choice(names.STYLES)
    shots = [_shot(rng, shape, style, split, shape.frames, None)]
    while len(shots) < count:
        shots.append(_shot(rng, shape, style, split, shape.frames, shots[0].actors[0]))
    return Scene(seed, shape, style, tuple(shots))


def _lengths(rng, shape):
    """Frames of each shot: one in seven clips that are long enough has two to four shots."""
    if shape.frames < 18 or rng.random() > 0.15:
        return (shape.frames,)
    count = rng.randint(2, min(4, shape.frames // 9))
    cuts = [round(shape.frames * (i + rng.uniform(-0.12, 0.12)) / count) for i in range(1, count)]
    ends = [0, *cuts, shape.frames]
    return tuple(b - a for a, b in zip(ends, ends[1:]))


def _shot(rng, shape, style, split, frames, hero):
    """One shot, drawn again until it belongs to the split and all is in sight; hero: first actor of an earlier shot."""
    while True:
        view = _draw(rng, shape, style, frames, hero)
        lead = view.actors[0]
        if held_out(lead.subject, lead.motion, view.setting) == split and in_sight(view, shape):
            return view


def in_sight(view, shape):
    """Whether no actor is cut off by the picture's edge, but for close views and what hangs or flies away on purpose."""
    if view.framing == "close":
        return True
    poses = motion.shot(view, shape)
    eye = camera.path(view, shape, poses)
    for actor, pose in zip(view.actors, poses):
        wide = 1.05 if actor.subject in names.PEOPLE + names.THINGS else 1.5
        half = pose["radius"] * eye["zoom"]
        x = np.abs(pose["x"] - eye["x"]) * eye["zoom"] + half * np.maximum(np.abs(pose["sx"]), 0.6) * wide
        y = np.abs(pose["y"] - eye["y"]) * eye["zoom"] + half * 0.95
        free = actor.motion == "swing" or view.event == "cut"
        if (x > shape.across + 0.04).any() or not free and (y > shape.down + 0.04).any():
            return False
    return _goes(view, poses[0], eye, shape)


def _goes(view, pose, eye, shape):
    """Whether the first actor, where it goes sideways, is seen to do so: a zoom can make up for its way."""
    lead = view.actors[0]
    if not lead.direction or view.camera == "follow" or view.frames < 2:
        return True
    x = (pose["x"] - eye["x"]) * eye["zoom"] * (1 if lead.direction == "right" else -1)
    return x.max() - x[0] > 0.8 * LEAST * shape.across


def _draw(rng, shape, style, frames, hero):
    setting = rng.choice(names.SETTINGS)
    time, weather = _air(rng, style, setting)
    kind = _kind(rng, shape, frames)
    build = {"one": _one, "relation": _related, "hidden": _hidden, "event": _happening}[kind]
    view = Shot(frames, (), setting, time, weather)
    return build(rng, shape, style, view, hero)


def _air(rng, style, setting):
    if setting in names.INDOORS:
        return None, None
    time = None if style in names.TIMELESS else rng.choice(names.TIMES)
    return time, rng.choices(names.WEATHERS, weights=(5, 2, 2, 2, 2))[0]


def _kind(rng, shape, frames):
    kind = rng.choices(("one", "relation", "hidden", "event"), weights=(52, 22, 9, 17))[0]
    return "one" if frames < SHORTEST.get(kind, 1) else kind


def _colour(rng, style, avoid=()):
    barred = tuple(avoid) + (("black",) if style in names.DARK_STYLES else ())
    return rng.choice([c for c in names.COLOURS if c not in barred])


def _kinds(rng, pool, setting, avoid=()):
    pool = [s for s in pool if s not in avoid]
    fitting = [s for s in pool if s in AT_SEA] if setting in ("sea", "underwater") else pool
    return rng.choice(fitting if fitting and rng.random() < 0.5 else pool)


def _cast(rng, style, setting, hero=None, pool=names.SUBJECTS, avoid=(), colours=()):
    """An actor with its looks; a hero keeps those it has."""
    if hero:
        return Actor(hero.subject, hero.colour, hero.pattern, hero.size)
    subject = _kinds(rng, pool, setting, avoid)
    return Actor(
        subject,
        _colour(rng, style, colours),
        rng.choices(names.PATTERNS, weights=(6, 2, 2, 2))[0],
        rng.choices(names.SIZES, weights=(2, 5, 3))[0],
    )


def _feet(rng, shape, actor):
    if actor.subject in names.FLYING + names.SWIMMING:
        return rng.uniform(0.02, 0.3) * shape.down
    return rng.uniform(0.42, 0.6) * shape.down


def _speed(rng, movement):
    if movement in ("still", "grow", "shrink"):
        return "medium"
    return rng.choices(names.SPEEDS, weights=(1, 2, 1))[0]


def _one(rng, shape, style, view, hero):
    """One actor that does anything."""
    movement = rng.choice(names.MOTIONS if view.frames >= 13 else BRIEF) if rng.random() < 0.8 else "travel"
    actor = _cast(rng, style, view.setting, hero)
    actor = _set(rng, shape, dataclasses.replace(actor, motion=movement, speed=_speed(rng, movement)), view.frames)
    turn, framing = _filmed(rng, movement)
    if turn == "follow":  # only what is left behind tells the way then
        actor = dataclasses.replace(actor, speed=rng.choice(("medium", "fast")))
        way = motion.distance(actor, shape, motion.seconds(view.frames))[-1]
        actor = dataclasses.replace(actor, x=-actor.facing * way / 2)
    elif turn in ("pan_right", "pan_left"):
        actor = dataclasses.replace(actor, x=_centred(shape, actor))
    return dataclasses.replace(view, actors=(actor,), camera=turn, framing=framing)


def _centred(shape, actor):
    """The actor's place, near enough to the middle for a camera that turns past it."""
    room = max((1 - camera.PAN) * shape.across - 1.3 * motion.RADIUS[actor.size], 0.0)
    return max(-room, min(room, actor.x))


def _set(rng, shape, actor, frames):
    """Puts an actor where its motion stays in sight."""
    side = rng.choice((1, -1))
    y = _feet(rng, shape, actor)
    if actor.motion in names.SIDEWAYS:
        return _sideways(rng, shape, actor, frames, side, y)
    room = 0.5 * max(shape.across - 0.75, 0.1)
    x = 0.0 if actor.motion == "circle" else rng.uniform(-room, room)
    if actor.motion == "swing":
        y = rng.uniform(0.3, 0.45) * shape.down
    if actor.motion in ("rise", "jump", "flip") and actor.motion != "fall":
        y = rng.uniform(0.5, 0.6) * shape.down
    if actor.motion in ("jump", "flip") and actor.size == "big":
        actor = dataclasses.replace(actor, size="medium")
    if actor.motion == "fall":
        y = -0.4 * shape.down
    return dataclasses.replace(actor, x=x, y=y, facing=side)


def _sideways(rng, shape, actor, frames, side, y):
    """Sets speed and start so that the whole way lies in the picture."""
    if actor.motion == "zigzag":
        y = max(y, 0.35 * shape.down)
    margin = motion.RADIUS[actor.size] * 1.45
    room = 2 * (shape.across - margin)
    share = {"return": 0.46 * 1.15, "stop": 0.5}.get(actor.motion, 1.0)
    seconds = (frames - 1) / FPS
    ways = {s: motion.PACE[s] * 2 * shape.across * seconds * share for s in names.SPEEDS}
    fits = [s for s in names.SPEEDS if LEAST * shape.across <= ways[s] <= room]
    speed = actor.speed if actor.speed in fits else (fits[-1] if fits else _nearest(ways, room))
    spare = max(room - ways[speed], 0.0) * 0.7
    start = -room / 2 + rng.uniform(0, spare)
    return dataclasses.replace(
        actor, x=start * side, y=y, facing=side, direction="right" if side > 0 else "left", speed=speed
    )


def _filmed(rng, movement):
    """Camera and framing that leave what happens plain to see."""
    if rng.random() < 0.35:
        turn = "static"
    elif movement in ("travel", "hop", "zigzag"):
        turn = rng.choice(("follow", "follow", "follow", "zoom_in", "zoom_out", "tilt_up", "tilt_down"))
    elif movement in names.SIDEWAYS:
        turn = rng.choice(("zoom_in", "zoom_out", "tilt_up", "tilt_down"))
    elif movement in ("approach", "recede", "grow", "shrink"):
        turn = rng.choice(("pan_right", "pan_left"))
    elif movement in ("swing", "circle"):
        turn = "static"
    elif movement in ("rise", "fall", "jump", "flip"):
        turn = rng.choice(("pan_right", "pan_left"))
    else:
        turn = rng.choice(("pan_right", "pan_left", "tilt_up", "tilt_down", "tilt_up", "tilt_down", "zoom_in", "zoom_out"))
    near = turn == "follow" or turn == "static" and movement in ("still", "sway", "shake", "stretch", "spin")
    framing = rng.choices(names.FRAMINGS, weights=(2, 4, 4 if near else 0))[0]
    if turn in ("zoom_in", "zoom_out"):
        framing = "medium"
    return turn, framing


def _calm_camera(rng):
    return rng.choice(("static", "static", "zoom_in", "zoom_out"))


def _smaller(actor):
    return dataclasses.replace(actor, size="medium") if actor.size == "big" else actor


def _related(rng, shape, style, view, hero):
    """Two actors with a relation, sometimes a third beside them."""
    relation = rng.choice(names.RELATIONS)
    if view.frames < SHORTEST.get(relation, 1):
        relation = rng.choice(("left_of", "right_of", "above", "behind"))
    build = {
        "left_of": _beside, "right_of": _beside, "above": _above, "behind": _behind, "following": _following,
        "meeting": _meeting,
    }[relation]  # fmt: skip
    view = dataclasses.replace(view, relation=relation, camera=_calm_camera(rng))
    return build(rng, shape, style, view, hero)


def _pair(rng, style, view, hero, pool=names.SUBJECTS, second=None):
    """Two actors of different kinds and colours, none of them big."""
    a = _smaller(_cast(rng, style, view.setting, hero, pool))
    b = _smaller(_cast(rng, style, view.setting, None, second or pool, (a.subject,), (a.colour,)))
    return a, b


def _resting(rng, actor, x, y, side):
    return dataclasses.replace(actor, x=x, y=y, facing=side, motion=rng.choice(CALM))


def _beside(rng, shape, style, view, hero):
    a, b = _pair(rng, style, view, hero)
    side = -1 if view.relation == "left_of" else 1
    y = rng.uniform(0.45, 0.58) * shape.down
    third = shape.across > 1.5 and rng.random() < 0.3
    x = min(shape.across * 0.5, 0.95) if not third else shape.across * 0.62
    if shape.across < 1.5:
        a, b = (dataclasses.replace(v, size="small") for v in (a, b))
    a = _resting(rng, a, side * x, y, rng.choice((1, -1)))
    b = _resting(rng, b, 0.0 if third else -side * x, y + rng.uniform(-0.04, 0.04), rng.choice((1, -1)))
    actors = (a, b)
    if third:
        kinds, colours = (a.subject, b.subject), (a.colour, b.colour)
        c = _smaller(_cast(rng, style, view.setting, None, names.SUBJECTS, kinds, colours))
        actors += (_resting(rng, c, -side * x, y, rng.choice((1, -1))),)
    actors = tuple(dataclasses.replace(v, speed=_speed(rng, v.motion)) for v in actors)
    return dataclasses.replace(view, actors=actors, camera="static" if third else view.camera)


def _above(rng, shape, style, view, hero):
    a, b = _pair(rng, style, view, hero, names.FLYING if not hero and rng.random() < 0.6 else names.SUBJECTS, WALKERS)
    x = rng.uniform(-0.3, 0.3) * shape.across
    a = dataclasses.replace(a, size="small", x=x + rng.uniform(-0.1, 0.1), y=-0.22 * shape.down, facing=rng.choice((1, -1)))
    b = dataclasses.replace(b, x=x, y=0.6 * shape.down, facing=rng.choice((1, -1)))
    return dataclasses.replace(view, actors=(a, b), camera="static")


def _behind(rng, shape, style, view, hero):
    a, b = _pair(rng, style, view, hero, WALKERS if not hero else names.SUBJECTS, WALKERS)
    x, side = rng.uniform(-0.25, 0.25) * shape.across, rng.choice((1, -1))
    b = dataclasses.replace(b, size="medium", x=x, y=0.62 * shape.down, facing=rng.choice((1, -1)))
    a = dataclasses.replace(a, size="medium", x=x + side * 0.3, y=0.27 * shape.down, facing=rng.choice((1, -1)))
    return dataclasses.replace(view, actors=(a, b))


def _following(rng, shape, style, view, hero):
    a, b = _pair(rng, style, view, hero)
    side = rng.choice((1, -1))
    direction = "right" if side > 0 else "left"
    a, b = (dataclasses.replace(v, size="small" if shape.across < 1.5 else v.size) for v in (a, b))
    gap = (motion.RADIUS[a.size] + motion.RADIUS[b.size]) * 1.3 + 0.05
    room = 2 * shape.across - gap - (motion.RADIUS[a.size] + motion.RADIUS[b.size]) * 1.5
    seconds = (view.frames - 1) / FPS
    ways = {s: motion.PACE[s] * 2 * shape.across * seconds for s in names.SPEEDS}
    fits = [s for s in names.SPEEDS if LEAST * shape.across <= ways[s] <= room] or [_nearest(ways, room)]
    speed = rng.choice(fits)
    start = -shape.across + motion.RADIUS[a.size] * 1.5 + rng.uniform(0, max(room - ways[speed], 0) * 0.7)
    y = rng.uniform(0.46, 0.58) * shape.down
    a = dataclasses.replace(a, x=start * side, y=y, facing=side, motion="travel", direction=direction, speed=speed)
    b = dataclasses.replace(a, subject=b.subject, colour=b.colour, pattern=b.pattern, size=b.size, x=(start + gap) * side)
    return dataclasses.replace(view, actors=(a, b), camera="static")


def _meeting(rng, shape, style, view, hero):
    a, b = _pair(rng, style, view, hero)
    side, y = rng.choice((1, -1)), rng.uniform(0.46, 0.58) * shape.down
    ways = ("right", "left") if side > 0 else ("left", "right")
    if shape.across < 1.5:
        a, b = (dataclasses.replace(v, size="small") for v in (a, b))
    x = shape.across - 1.6 * motion.RADIUS[a.size]
    a = dataclasses.replace(a, x=-side * x, y=y, facing=side, motion="travel", direction=ways[0])
    b = dataclasses.replace(b, x=side * x, y=y, facing=-side, motion="travel", direction=ways[1])
    return dataclasses.replace(view, actors=(a, b), camera="static")


def _hidden(rng, shape, style, view, hero):
    """One actor passes behind something in the middle of the picture, half way through the shot."""
    pool = WALKERS if shape.across > 1.5 else NARROW
    if hero and hero.subject not in pool:
        return _one(rng, shape, style, view, hero)
    a = _cast(rng, style, view.setting, hero, pool)
    a = dataclasses.replace(a, size="small", motion="travel", speed="medium")
    side = rng.choice((1, -1))
    t = motion.seconds(view.frames)
    room = 2 * (shape.across - motion.RADIUS[a.size] * 1.5)
    ways = {s: motion.distance(dataclasses.replace(a, speed=s), shape, t) for s in names.SPEEDS}
    fits = [s for s in names.SPEEDS if 1.8 <= ways[s][-1] <= room] or [_nearest(ways, room * 0.95)]
    speed = rng.choice(fits)
    a = dataclasses.replace(
        a, speed=speed, x=-side * ways[speed][view.frames // 2], y=rng.uniform(0.44, 0.52) * shape.down, facing=side,
        direction="right" if side > 0 else "left",
    )  # fmt: skip
    return dataclasses.replace(view, actors=(a,), occluder=rng.choice(names.OCCLUDERS))


def _nearest(ways, goal):
    return min(ways, key=lambda s: abs(np.max(ways[s]) - goal))


def _happening(rng, shape, style, view, hero):
    """One actor goes to an object, and what happens to the object stays."""
    event = rng.choice(tuple(names.EVENTS))
    going = names.PEOPLE + names.ANIMALS + ("ball", "car")
    a = _smaller(_cast(rng, style, view.setting, hero, going, (names.EVENTS[event],)))
    thing = names.EVENTS[event]
    if a.subject == thing:
        return _one(rng, shape, style, view, hero)
    narrow = shape.across < 1.5
    b = Actor(thing, _colour(rng, style, (a.colour,)), size="small" if narrow else "medium")
    a = dataclasses.replace(a, size="small") if narrow else a
    side, y = rng.choice((1, -1)), rng.uniform(0.5, 0.58) * shape.down
    low = y if event != "cut" else y - 0.1 * shape.down
    b = dataclasses.replace(b, x=side * (0.4 if narrow else rng.uniform(0.15, 0.3)) * shape.across, y=low, facing=side)
    a = dataclasses.replace(
        a, x=-side * (shape.across - (0.36 if narrow else 0.52)), y=y, facing=side, motion="travel", direction="right" if side > 0 else "left"
    )
    turn = rng.choice(("static", "static", "static", "zoom_in"))
    return dataclasses.replace(view, actors=(a, b), event=event, camera=turn)
