"""What a caption says, as plain data: chosen before a word is written, so that the words can say nothing else.

Told is `{"style"?, "shots": [{"setting"?, "time"?, "weather"?, "camera"?, "framing"?, "relation"?, "occluder"?,
"event"?, "actors": [{"subject", "colour"?, "pattern"?, "size"?, "motion"?, "direction"?, "speed"?}, ...]}, ...]}`,
with the scene's own labels. Shots and actors are told from the first on, in the scene's order; later ones may be
missing.
"""

from itertools import zip_longest

from ..names import SIDEWAYS

SHOT = ("setting", "time", "weather", "camera", "framing", "relation", "occluder", "event")
ACTOR = ("subject", "colour", "pattern", "size", "motion", "direction", "speed")
# A single frame shows none of these.
MOVING = ("camera", "occluder", "event", "motion", "direction", "speed")
MOVING_RELATIONS = ("following", "meeting")

# How likely each thing is said. What goes without saying has a row of its own, as field=label.
SENTENCE = {
    "style": 0.45, "setting": 0.85, "time": 0.6, "weather": 0.65, "camera": 0.55, "framing": 0.35, "relation": 0.92,
    "occluder": 0.9, "event": 0.97, "colour": 0.85, "pattern": 0.8, "size": 0.7, "motion": 0.93, "direction": 0.92,
    "speed": 0.75, "second": 0.94, "third": 0.85, "time=day": 0.22, "weather=clear": 0.18, "camera=static": 0.06,
    "framing=medium": 0.06, "pattern=plain": 0.02, "size=medium": 0.02, "speed=medium": 0.0, "motion=still": 0.6,
}  # fmt: skip
TAG = {
    "style": 0.35, "setting": 0.5, "time": 0.3, "weather": 0.35, "camera": 0.15, "framing": 0.1, "relation": 0.8,
    "occluder": 0.3, "event": 0.8, "colour": 0.5, "pattern": 0.35, "size": 0.25, "motion": 0.5, "direction": 0.8,
    "speed": 0.25, "second": 0.4, "third": 0.5, "time=day": 0.08, "weather=clear": 0.06, "camera=static": 0.03,
    "framing=medium": 0.03, "pattern=plain": 0.01, "size=medium": 0.01, "speed=medium": 0.0, "motion=still": 0.2,
}  # fmt: skip
RICH = {"camera=static": 0.7, "framing=medium": 0.6, "pattern=plain": 0.12, "size=medium": 0.1, "speed=medium": 0.0}
# A word or three.
FEW = {f: 0.14 for f in ("style", *SHOT, *ACTOR, "third")}
FEW |= {"motion": 0.3, "colour": 0.25, "second": 0.25, "speed=medium": 0.0}
CHANCES = {"tag": TAG, "sentence": SENTENCE, "rich": RICH, "few": FEW}
# The looks of the subject are seldom said again in later shots.
AGAIN = 0.2
# How the doer of an event comes is left out as often as not, but in paragraphs: "a cookie is bitten by a cat".
COMING_UNSAID = 0.4


def everything(scene):
    """All that words may say of a scene."""
    still = scene.shape.frames == 1
    return {"style": scene.style, "shots": [_shot(s, still) for s in scene.shots]}


def choose(scene, rng, length):
    """What a caption of a length says of a scene: a random part of everything, whole enough to be put into words."""
    return part(everything(scene), rng, length)


def part(full, rng, length):
    """A random part of something told, as much as a caption of a length says, whole enough to be put into words."""
    chances = CHANCES[length]
    shots = full["shots"]
    if length == "tag" and len(shots) > 1 and rng.random() < 0.6:
        shots = shots[:1]
    told = {"style": full["style"]} if rng.random() < chances.get("style", 1) else {}
    told["shots"] = [_part(shot, rng, chances, again=i > 0) for i, shot in enumerate(shots)]
    if length == "tag" and "setting" in told["shots"][0] and rng.random() < 0.12:
        told["shots"] = [_without_actors(told["shots"][0])]
    return told


def both(told, more):
    """What is told in either of two parts of the same; what can't be put into words together is left out."""
    style = {f: t[f] for t in (told, more) for f in ("style",) if f in t}
    shots = zip_longest(told["shots"], more["shots"], fillvalue={"actors": []})
    return {**style, "shots": [_settled(_joined(one, other)) for one, other in shots]}


def _joined(one, other):
    actors = [{**a, **b} for a, b in zip_longest(one["actors"], other["actors"], fillvalue={})]
    return {**one, **other, "actors": actors}


def check(scene, told):
    """Raises ValueError where something told is not so in the scene."""
    full = everything(scene)
    unknown = set(told) - {"style", "shots"}
    if unknown:
        raise ValueError(f"nothing is called {sorted(unknown)}")
    _same("style", told, full)
    if len(told["shots"]) > len(full["shots"]):
        raise ValueError("more shots told than there are")
    for shot, whole in zip(told["shots"], full["shots"]):
        for field in set(shot) - {"actors"}:
            _same(field, shot, whole)
        if len(shot["actors"]) > len(whole["actors"]):
            raise ValueError("more actors told than there are")
        for actor, one in zip(shot["actors"], whole["actors"]):
            for field in actor:
                _same(field, actor, one)


def _same(field, told, full):
    if field in told and (field not in full or told[field] != full[field]):
        raise ValueError(f"{field} is told as {told[field]!r}, but is {full.get(field)!r}")


def _shot(shot, still):
    fields = {f: getattr(shot, f) for f in SHOT if getattr(shot, f) is not None}
    actors = [{f: getattr(a, f) for f in ACTOR if getattr(a, f) is not None} for a in shot.actors]
    if still:
        fields = {f: v for f, v in fields.items() if f not in MOVING and v not in MOVING_RELATIONS}
        actors = [{f: v for f, v in a.items() if f not in MOVING} for a in actors]
    elif shot.event:  # what the thing does is the event, whether that is told or not
        _drop(actors[1], "motion", "direction", "speed")
    return {**fields, "actors": actors}


def _part(shot, rng, chances, again):
    def said(field, label):
        return rng.random() < chances.get(f"{field}={label}", chances.get(field, 1))

    part = {f: v for f, v in shot.items() if f != "actors" and said(f, v)}
    actors = []
    for i, actor in enumerate(shot["actors"]):
        if i and not said(("second", "third", "third")[i - 1], ""):
            break
        kept = {f: v for f, v in actor.items() if f == "subject" or said(f, v)}
        if again and i == 0:
            looks = ("colour", "pattern", "size")
            kept = {f: v for f, v in kept.items() if f not in looks or rng.random() < AGAIN}
        actors.append(kept)
    if "event" in part and actors and chances is not RICH and rng.random() < COMING_UNSAID:
        _drop(actors[0], "motion", "direction", "speed")
    return _settled({**part, "actors": actors})


def _settled(shot):
    """Leaves out what can't be put into words without something else that isn't told."""
    actors = shot["actors"]
    if len(actors) < 2:
        shot.pop("relation", None)
        shot.pop("event", None)
    relation, event = shot.get("relation"), shot.get("event")
    if relation == "meeting":
        _settle_meeting(*actors[:2])
    if event:
        # What the doer does is go there.
        if actors[0].get("motion") not in (None, "travel", "hop"):
            _drop(actors[0], "motion", "speed")
    for i, actor in enumerate(actors):
        carried = i == 0 and (event or "occluder" in shot or relation == "following") or relation == "meeting" and i < 2
        if "motion" not in actor:
            _drop(actor, "speed")
            if not carried:
                _drop(actor, "direction")
        if actor.get("motion") in ("still", "shake"):
            _drop(actor, "speed")
    if "occluder" in shot and actors and actors[0].get("motion") not in (None, *SIDEWAYS):
        del shot["occluder"]
    return shot


def _settle_meeting(one, other):
    """Both come from their sides: told of both or of neither, and the way they go only where it is plain going."""
    if not (one.get("motion") == other.get("motion") == "travel"):
        _drop(one, "motion")
        _drop(other, "motion")
    if not ("direction" in one and "direction" in other):
        _drop(one, "direction")
        _drop(other, "direction")


def _without_actors(shot):
    return {f: v for f, v in shot.items() if f not in ("relation", "occluder", "event")} | {"actors": []}


def _drop(actor, *fields):
    for field in fields:
        actor.pop(field, None)
