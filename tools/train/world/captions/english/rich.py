"""English paragraphs that say everything of a clip, in three to six sentences."""

from . import words
from .clauses import core, outcome
from .grammar import article, bend, listed
from .lines import several
from .phrases import introduced, name, pronoun, surroundings


def sentences(told, pen):
    """What is told as a list of sentences."""
    style, shots = told.get("style"), told["shots"]
    if len(shots) > 1:
        return several(shots, style, pen, effect=1)
    shot = shots[0]
    found = _opening(shot, pen) + _action(shot, pen) + _view(shot, pen)
    if len(found) > 5:
        return [f"{pen.one(*words.STYLE_TAG[style])}: {found[0]}"] + found[1:]
    return found + _style(style, pen) if pen.chance(0.5) else _style(style, pen) + found


def _opening(shot, pen):
    found = []
    if "weather" in shot and pen.chance(0.25):
        found = [pen.one(*words.WEATHER_NOW[shot["weather"]])]
        shot = {f: v for f, v in shot.items() if f != "weather"}
    where, when = surroundings(shot, pen)
    place = " ".join([where] + when).strip()
    return [pen.one(f"we are {place}", f"the scene is set {place}", f"the scene is {place}")] + found


def _style(style, pen):
    tag, made = pen.one(*words.STYLE_TAG[style]), pen.one(*words.STYLE_MADE[style])
    kind = pen.one("picture", "image") if pen.still else pen.one("video", "animation", "film")
    return [pen.one(tag, f"everything is {made}", f"the {kind} is {made}")]


def _action(shot, pen):
    actors = shot["actors"]
    names = introduced(actors, pen)
    distinct = len({a["subject"] for a in actors}) == len(actors)
    if not any("motion" in a for a in actors) and not {"relation", "event", "occluder"} & set(shot):
        return [_there(names, pen)]
    if distinct and any("motion" in a for a in actors) and pen.chance(0.5):
        again = [f"the {name(a, pen)}" for a in actors]
        if len(actors) == 1:
            again = [pen.one(pronoun(actors[0], pen), again[0])]
        return [_there(names, pen)] + _told(shot, again, pen)
    return _told(shot, names, pen)


def _there(names, pen):
    return pen.one(f"there is {listed(names)}", f"we see {listed(names)}", f"the scene shows {listed(names)}")


def _told(shot, names, pen):
    apart = "event" in shot and pen.chance(0.5)
    clause = core(shot, pen, "", names, effect=0 if apart else 1)
    text = clause.text
    if not clause.verbal:
        text = f"there is {text}" if text.startswith(("a ", "an ")) else text
    found = [bend(text.replace("*", "~") if not clause.verbal else text, "s")]
    if apart:
        found.append(bend(outcome(shot, pen, f"the {name(shot['actors'][1], pen)}", text), "s"))
    return found


def _view(shot, pen):
    framing = article(pen.one(*words.FRAMING[shot["framing"]])) if "framing" in shot else ""
    clause = pen.one(*words.CAMERA[shot["camera"]][0]) if "camera" in shot else ""
    if framing and clause:
        return pen.one([f"it is {framing} and {clause}"], [clause, f"it is {framing}"], [f"{framing}, and {clause}"])
    return [f"it is {framing}"] if framing else [clause] if clause else []
