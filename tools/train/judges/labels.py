"""What a judge should say of a scene: numbers taken from its description and from where its actors are on the screen.

A label of -1 means that there is nothing to say (no telling the hour indoors), and no judge is asked.
"""

import functools

import numpy as np

from world import camera, motion, names, render

NONE = "none"
RELATIONS = (NONE, "beside", "above", "behind", "following", "meeting", "event")
EVENTS = (NONE, *names.EVENTS)
HIDDEN = ("seen", "hidden")
BESIDE = ("left_of", "right_of")
MOMENTS = 13  # frames of a shot that the judge of movement sees
GLIMPSES = 3  # frames of a shot that the judge of looks sees

# The heads of the two judges with their labels in order.
LOOK = {
    "subject": names.SUBJECTS, "colour": names.COLOURS, "pattern": names.PATTERNS, "size": names.SIZES,
    "setting": names.SETTINGS, "time": names.TIMES, "weather": names.WEATHERS, "style": names.STYLES,
    "framing": names.FRAMINGS,
}  # fmt: skip
MOVE = {
    "motion": names.MOTIONS, "direction": names.DIRECTIONS, "speed": names.SPEEDS, "camera": names.CAMERAS,
    "relation": RELATIONS, "event": EVENTS, "hidden": HIDDEN,
}  # fmt: skip


def spread(frames, count):
    """`count` frame indices evenly over a shot, its first and last among them."""
    return np.round(np.linspace(0, frames - 1, count)).astype(int)


def index(words, word):
    """The place of a word, -1 for None and for what isn't there."""
    return words.index(word) if word in words else -1


@functools.lru_cache(maxsize=256)
def screen(view, shape):
    """Where the actors of a shot are at every frame: float32 [actors,frames,4] and the camera, float32 [frames,3].

    Actor: x and y of its middle in -1..1 of the frame, half its height in stage units on the screen, opacity.
    Camera: x, y in stage units, logarithm of the zoom.
    """
    poses = motion.shot(view, shape)
    eye = camera.path(view, shape, poses)
    rows = [
        ((p["x"] - eye["x"]) * eye["zoom"] / shape.across, (p["y"] - eye["y"]) * eye["zoom"] / shape.down,
         np.abs(p["radius"] * p["sy"]) * eye["zoom"], p["shown"])
        for p in poses
    ]  # fmt: skip
    lens = np.stack((eye["x"], eye["y"], np.log(eye["zoom"])), -1)
    return np.stack([np.stack(r, -1) for r in rows]).astype("float32"), lens.astype("float32")


def presence(place, shape, covered):
    """1 where an actor [4] as `screen` gives it can be seen, 0 where not, -1 where only a part of it can.

    covered: whether something stands in its way in the middle of the stage.
    """
    x, y, radius, shown = place
    out = max(abs(x) * shape.across - shape.across, abs(y) * shape.down - shape.down) / max(radius, 1e-3)
    # An occluder is 0.7 of COVER radii wide to each side; it hides all of an actor as long as that is near its middle.
    aside = abs(x) * shape.across / max(radius, 1e-3) if covered else 99
    if shown < 0.1 or out > 1.3 or aside < 0.7 * render.COVER - 1:
        return 0
    return 1 if out < -0.1 and shown > 0.5 and aside > 0.7 * render.COVER + 0.8 else -1


def look(view, shape, style, frame):
    """The labels of one frame of a shot: arrays by head, for subjects one entry a kind [32]."""
    kinds = len(names.SUBJECTS)
    row = {n: np.full(kinds, -1, "int8") for n in ("colour", "pattern", "size")}
    row["subject"] = np.zeros(kinds, "int8")
    row["place"] = np.zeros((kinds, 2), "float32")
    places = screen(view, shape)[0][:, frame]
    for actor, place in zip(view.actors, places):
        k = names.SUBJECTS.index(actor.subject)
        row["subject"][k] = presence(place, shape, bool(view.occluder))
        row["place"][k] = place[:2]
        row["colour"][k] = names.COLOURS.index(actor.colour)
        row["pattern"][k] = names.PATTERNS.index(actor.pattern)
        row["size"][k] = names.SIZES.index(actor.size)
    row["setting"] = np.int8(names.SETTINGS.index(view.setting))
    row["time"] = np.int8(index(names.TIMES, view.time))
    row["weather"] = np.int8(index(names.WEATHERS, view.weather))
    row["style"] = np.int8(names.STYLES.index(style))
    row["framing"] = np.int8(names.FRAMINGS.index(view.framing))
    return row


def relation(view):
    """How the first actor stands to the second, of RELATIONS."""
    if view.event:
        return "event"
    return "beside" if view.relation in BESIDE else view.relation or NONE


def single(view):
    """Whether it is clear whose motion is meant: that of the only actor or of the one that goes ahead or behind."""
    return not view.event and (len(view.actors) == 1 or view.relation == "following")


def move(view, shape):
    """The labels of a shot's movement.

    Also `exact`, the relation as the scene has it; `kinds` of the first two actors; and `track` [2,13,4] and `lens`
    [13,3] as `screen` gives them (0 where there is no actor).
    """
    first = view.actors[0]
    clear = single(view)
    sideways = clear or view.event
    at = spread(view.frames, MOMENTS)
    places, lens = screen(view, shape)
    track = np.zeros((2, MOMENTS, 4), "float32")
    track[: len(places)] = places[:2, at]
    return {
        "motion": np.int8(index(names.MOTIONS, first.motion if clear else None)),
        "direction": np.int8(index(names.DIRECTIONS, first.direction if sideways else None)),
        "speed": np.int8(index(names.SPEEDS, first.speed if clear and first.motion != "still" else None)),
        "camera": np.int8(names.CAMERAS.index(view.camera)),
        "relation": np.int8(RELATIONS.index(relation(view))),
        "event": np.int8(EVENTS.index(view.event or NONE)),
        "hidden": np.int8(bool(view.occluder)),
        "exact": np.int8(index(names.RELATIONS, view.relation)),
        "kinds": np.array([names.SUBJECTS.index(a.subject) for a in (*view.actors, first)][:2], "int8"),
        "actors": np.int8(len(view.actors) if sideways else 0),
        "track": track,
        "lens": lens[at],
    }
