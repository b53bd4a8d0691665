"""What the critic learns from: clips of scenes that were changed after they were told, and captions that say what is
not so.

A generated clip fails in ways that no true clip does: the second actor is missing or looks like the first, nothing
happens to the thing, another dog comes back in the next shot. Some scenes are changed so before they are drawn. Of the
captions most have up to three things put otherwise. Which claims of a caption hold in the clip is then known.
"""

import copy
import dataclasses

from world import captions, names
from world.captions import told

from . import facts

SAME = (1, 2)  # shots of which it is claimed that their first actor is that of the first shot, with all its looks
CLAIMS = [path for path, _ in facts.FIELDS] + [(shot, "same") for shot in SAME]
HOLDS, FAILS, UNSAID = 1, 0, -1
ALTERED = 0.55  # scenes that are changed, where they can be
FALSE = 0.8  # captions that say something else
LOOKS = {"subject": names.SUBJECTS, "colour": names.COLOURS, "pattern": names.PATTERNS, "size": names.SIZES}
FREE = {"setting": names.SETTINGS, "time": names.TIMES, "weather": names.WEATHERS, "camera": names.CAMERAS,
        "framing": names.FRAMINGS}  # fmt: skip
OTHER = {"left_of": "right_of", "right_of": "left_of", "above": "behind", "behind": "above"}
# How often each kind of claim is made falsely.
KINDS = {
    "subject": 6, "colour": 4, "pattern": 2, "size": 1, "motion": 4, "direction": 4, "relation": 3, "event": 3, "camera": 3,
    "weather": 2, "setting": 1, "time": 1, "framing": 1, "style": 0.5,
}  # fmt: skip


def altered(scene, rng):
    """The scene, or one in which something fails that was planned."""
    ways = [way for way in (_uneventful, _open, _alone, _alike, _forgotten) if way(scene, rng)]
    return rng.choice(ways)(scene, rng) if ways and rng.random() < ALTERED else scene


def _shots(scene, change, fits):
    """The scene with every fitting shot changed, or None where none fits."""
    shots = tuple(change(s) if fits(s) else s for s in scene.shots)
    return dataclasses.replace(scene, shots=shots) if shots != scene.shots else None


def _uneventful(scene, rng):
    return _shots(scene, lambda s: dataclasses.replace(s, event=None), lambda s: s.event)


def _open(scene, rng):
    return _shots(scene, lambda s: dataclasses.replace(s, occluder=None), lambda s: s.occluder)


def _alone(scene, rng):
    """The others of a shot are missing."""
    def change(s):
        return dataclasses.replace(s, actors=s.actors[:1], relation=None, event=None)
    return _shots(scene, change, lambda s: len(s.actors) > 1)


def _alike(scene, rng):
    """The second actor is one like the first, or has its colour, or the other way round."""
    fields = rng.choice((("subject",), ("subject",), ("colour",), ("subject", "colour", "pattern")))

    def change(s):
        model, copied = (s.actors[:2])[:: rng.choice((1, -1))]
        copied = dataclasses.replace(copied, **{f: getattr(model, f) for f in fields})
        pair = (model, copied) if model is s.actors[0] else (copied, model)
        return dataclasses.replace(s, actors=pair + s.actors[2:])

    return _shots(scene, change, lambda s: len(s.actors) > 1 and not s.event)


def _forgotten(scene, rng):
    """The first actor of a later shot is another, or looks otherwise."""
    if len(scene.shots) < 2:
        return None
    at = rng.randrange(1, len(scene.shots))
    shot = scene.shots[at]
    if shot.event:
        return None
    field = rng.choice(("subject", "subject", "colour", "colour", "pattern"))
    avoid = {getattr(a, field) for s in scene.shots for a in s.actors}
    changed = dataclasses.replace(shot.actors[0], **{field: _another(LOOKS[field], avoid, rng)})
    shots = list(scene.shots)
    shots[at] = dataclasses.replace(shot, actors=(changed, *shot.actors[1:]))
    return dataclasses.replace(scene, shots=tuple(shots))


def _another(labels, avoid, rng):
    return rng.choice([v for v in labels if v not in avoid] or list(labels))


def written(scene, rng, language, length, honest):
    """(text, what it claims) of a caption of the scene; where it is not honest, of one that says something else."""
    says = told.choose(scene, rng, length)
    for _ in range(0 if honest else rng.choice((1, 1, 2, 3))):
        says = otherwise(says, rng)
    return captions.LANGUAGES[language].say(says, rng, length, scene.shape.frames == 1), says


def otherwise(says, rng):
    """The same with one claim put otherwise, or a few that belong together."""
    says = copy.deepcopy(says)
    kinds = dict(KINDS)
    while kinds:
        kind = rng.choices(list(kinds), list(kinds.values()))[0]
        if _put(says, kind, rng):
            return told.both(says, {"shots": []})
        del kinds[kind]
    return says


def _put(says, kind, rng):
    """Puts one claim of a kind otherwise; whether there is one."""
    if kind == "style":
        says.update({"style": _another(names.STYLES, (says["style"],), rng)} if "style" in says else {})
        return "style" in says
    shots = says["shots"]
    if kind in FREE:
        return _one([s for s in shots if kind in s], kind, FREE[kind], rng)
    if kind in LOOKS:
        return _looks(shots, kind, rng)
    return {"motion": _motion, "direction": _direction, "relation": _relation, "event": _event}[kind](shots, rng)


def _one(rows, field, labels, rng):
    if rows:
        row = rng.choice(rows)
        row[field] = _another(labels, (row[field],), rng)
    return bool(rows)


def _looks(shots, field, rng):
    """Of one actor; the first actor keeps its subject in all shots."""
    found = [(i, j) for i, s in enumerate(shots) for j, a in enumerate(s["actors"]) if field in a]
    if field == "subject":  # what things happen to are what they are
        found = [(i, j) for i, j in found if not (j and "event" in shots[i])]
    if not found:
        return False
    i, j = rng.choice(found)
    avoid = {a.get(field) for s in shots for a in s["actors"]}
    label = _another(LOOKS[field], avoid, rng)
    for at, shot in enumerate(shots):
        if at == i or j == 0 and field == "subject":
            row = shot["actors"][j : j + 1]
            row[0].update({field: label} if row and field in row[0] else {}) if row else None
    return True


def _motion(shots, rng):
    free = [s for s in shots if not {"relation", "event", "occluder"} & set(s)]
    found = [a for s in free for a in s["actors"][:1] if "motion" in a]
    if not found:
        return False
    actor = rng.choice(found)
    actor["motion"] = _another(names.MOTIONS, (actor["motion"],), rng)
    actor.pop("direction", None)
    if actor["motion"] in names.SIDEWAYS:
        actor["direction"] = rng.choice(names.DIRECTIONS)
    return True


def _direction(shots, rng):
    """Everybody in a shot goes the other way."""
    found = [s for s in shots if any("direction" in a for a in s["actors"])]
    if found:
        for actor in rng.choice(found)["actors"]:
            if "direction" in actor:
                actor["direction"] = "left" if actor["direction"] == "right" else "right"
    return bool(found)


def _relation(shots, rng):
    found = [s for s in shots if s.get("relation") in OTHER]
    if found:
        shot = rng.choice(found)
        turned = OTHER[shot["relation"]]
        shot["relation"] = turned if rng.random() < 0.7 else _another(tuple(OTHER), (shot["relation"],), rng)
    return bool(found)


def _event(shots, rng):
    """Something else happens, to the thing that it can happen to."""
    found = [s for s in shots if "event" in s]
    if found:
        shot = rng.choice(found)
        shot["event"] = _another(tuple(names.EVENTS), (shot["event"],), rng)
        shot["actors"][1]["subject"] = names.EVENTS[shot["event"]]
    return bool(found)


def verdicts(says, scene):
    """HOLDS, FAILS or UNSAID for each of CLAIMS in a clip of the scene. What is claimed of an actor that is not there,
    or is another, cannot be told."""
    truth = told.everything(scene)
    return [_verdict(says, truth, path) for path, _ in facts.FIELDS] + [_same(says, scene, shot) for shot in SAME]


def _verdict(says, truth, path):
    value, real = facts.find(says, path), facts.find(truth, path)
    if value is None:
        return UNSAID
    if path == ("style",) or path[-1] in FREE:
        return int(value == real)
    here = [("subject", 0), ("subject", 1)] if path[-1] in ("relation", "event") else []
    here += [("subject", path[1])] if len(path) == 3 and path[-1] != "subject" else []
    for field, actor in here:
        claimed = facts.find(says, (path[0], actor, field))
        if claimed is not None and claimed != facts.find(truth, (path[0], actor, field)):
            return FAILS if path[-1] in ("relation", "event") and real is None else UNSAID
    return int(value == real)


def _same(says, scene, shot):
    if shot >= min(len(says["shots"]), len(scene.shots)) or not says["shots"][shot]["actors"]:
        return UNSAID
    one, other = (scene.shots[i].actors[0] for i in (0, shot))
    return int(all(getattr(one, f) == getattr(other, f) for f in ("subject", "colour", "pattern")))
