"""Scenes for checking the words: any labels together, as a seed has it."""

import random

from .. import names
from ..scene import Actor, Scene, Shape, Shot


def scene(seed):
    """A scene of random labels; one in eight is a single frame, one in five has several shots."""
    rng = random.Random(seed)
    still = rng.random() < 0.125
    shape = Shape(256, 144, 1 if still else 25)
    count = 1 if still or rng.random() < 0.8 else rng.randint(2, 4)
    hero = _looks(rng, rng.choice(names.SUBJECTS))
    return Scene(seed, shape, rng.choice(names.STYLES), tuple(_shot(rng, hero, shape) for _ in range(count)))


def _looks(rng, subject):
    return {
        "subject": subject, "colour": rng.choice(names.COLOURS), "pattern": rng.choice(names.PATTERNS),
        "size": rng.choice(names.SIZES),
    }  # fmt: skip


def _actor(rng, looks, motion=None):
    motion = motion or rng.choice(names.MOTIONS)
    side = rng.choice(names.DIRECTIONS) if motion in names.SIDEWAYS else None
    return Actor(**looks, motion=motion, direction=side, speed=rng.choice(names.SPEEDS))


def _shot(rng, hero, shape):
    setting = rng.choice(names.SETTINGS)
    inside = setting in names.INDOORS
    kind = rng.choice(("alone", "alone", "alone", "others", "relation", "relation", "event", "occluder"))
    relation, event, occluder, actors = None, None, None, [_actor(rng, hero)]
    others = [_actor(rng, _looks(rng, rng.choice(names.SUBJECTS))) for _ in range(rng.choice((1, 1, 2)))]
    if kind == "event":
        event = rng.choice(tuple(names.EVENTS))
        who = hero if hero["subject"] in names.PEOPLE + names.ANIMALS else {**hero, "subject": hero["subject"]}
        thing = {**_looks(rng, names.EVENTS[event])}
        if who["subject"] == thing["subject"]:
            event = None
        actors = [_actor(rng, who, rng.choice(("travel", "stop", "hop"))), _actor(rng, thing, "still")]
    elif kind == "relation":
        relation = rng.choice(names.RELATIONS)
        moving = relation in ("following", "meeting")
        actors = [_actor(rng, hero, "travel" if moving else None)] + others
        if moving:
            side = actors[0].direction if relation == "following" else names.DIRECTIONS[actors[0].direction == "right"]
            actors[1] = Actor(**_labels(others[0]), motion="travel", direction=side, speed=actors[0].speed)
    elif kind == "others":
        actors += others
    elif kind == "occluder":
        occluder = rng.choice(names.OCCLUDERS)
        actors = [_actor(rng, hero, rng.choice(names.SIDEWAYS))]
    return Shot(
        frames=shape.frames, actors=tuple(actors), setting=setting, time=None if inside else rng.choice(names.TIMES),
        weather=None if inside else rng.choice(names.WEATHERS), camera=rng.choice(names.CAMERAS),
        framing=rng.choice(names.FRAMINGS), relation=relation, occluder=occluder, event=event,
    )  # fmt: skip


def _labels(actor):
    return {"subject": actor.subject, "colour": actor.colour, "pattern": actor.pattern, "size": actor.size}
