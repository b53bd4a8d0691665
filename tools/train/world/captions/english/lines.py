"""English sentences for whole shots, and for clips of several shots."""

import re

from . import words
from .clauses import core
from .grammar import article, bend, joined
from .phrases import introduced, place_kind, place_noun, surroundings

_WATCH = ("watch ", "see ", "let us see ", "make ")
_NUMBERS = ("no", "one", "two", "three", "four")


def sentences(told, pen):
    """What is told in one sentence, sometimes with a short one before or after it."""
    style, shots = told.get("style"), told["shots"]
    if len(shots) > 1:
        return several(shots, style, pen)
    return line(shots[0], style, pen)


def several(shots, style, pen, effect=0.3):
    """A clip of several shots, told in their order."""
    kind = pen.one("shot", "scene", "cut", "first")
    told = []
    for i, shot in enumerate(shots):
        loose = kind == "first" or kind == "cut" and i > 0
        told.append("; ".join(line(shot, None, pen, same=i > 0, loose=loose, alone=False, effect=effect)))
    if kind == "cut":
        found = [told[0]] + [f"{pen.one('cut to', 'cut to:', 'then cut to')} {t}" for t in told[1:]]
    elif kind == "first":
        found = [f"first {told[0]}"] + [f"{pen.one('then', 'next', 'after that')} we see {t}" for t in told[1:]]
    else:
        found = [f"{kind} {i}: {t}" for i, t in enumerate(told, 1)]
    if not style:
        return found
    if pen.chance(0.5):
        kind = pen.one("film", "video", "clip", "animation")
        return [f"{article(pen.one(*words.STYLE_ADJECTIVE[style]))} {kind} in {_NUMBERS[len(shots)]} shots"] + found
    return found + [pen.one(*words.STYLE_TAG[style])] if pen.chance(0.5) else [pen.one(*words.STYLE_TAG[style])] + found


def line(shot, style, pen, same=False, loose=False, alone=True, effect=0.3):
    """A shot as a list of sentences, the first of which says most.

    loose: has to go on after "cut to"; alone: is a caption of its own, which may address somebody.
    """
    names = introduced(shot["actors"], pen, same)
    woven = "event" in shot or pen.chance(0.6)
    if alone and "weather" in shot and pen.chance(0.1):
        now = pen.one(*words.WEATHER_NOW[shot["weather"]])
        shot = {f: v for f, v in shot.items() if f != "weather"}
        return line(shot, style, pen, same, loose, alone, effect) + [now]
    where, when = surroundings(shot, pen, _kind(shot) if woven else "at")
    if not shot["actors"]:
        return _finish(_view(shot, pen), [], when, shot, style, pen, nominal=True, loose=loose, alone=alone)
    clause = core(shot, pen, where if woven else "", names, effect)
    for _ in range(20):
        if not (loose and clause.finite):
            break
        clause = core(shot, pen, where if woven else "", names, effect)
    adverbs = when if woven or not where else [where] + when
    if not clause.verbal:
        return _finish(bend(clause.text, "s"), [], adverbs, shot, style, pen, nominal=True, loose=loose, alone=alone)
    if clause.finite or (not loose and pen.chance(0.62)):
        front = bool(adverbs) and not clause.text.startswith("on the") and pen.chance(0.45)
        head, tail = (adverbs, []) if front else ([], adverbs)
        return _finish(bend(clause.text, "s"), head, tail, shot, style, pen, loose=loose)
    if alone and ";" not in clause.text and pen.chance(0.2):
        return _finish(pen.one(*_WATCH) + bend(clause.text, "base"), [], adverbs, shot, style, pen)
    return _finish(bend(clause.text, "ing"), [], adverbs, shot, style, pen, nominal=True, loose=loose, alone=alone)


def _kind(shot):
    if not shot["actors"] or shot.get("relation") not in (None, "following"):
        return "at"
    return place_kind(shot["actors"][0])


def _view(shot, pen):
    """A setting without anybody."""
    return place_noun(shot["setting"], "", pen) if "setting" in shot else "a scene"


def _finish(text, head, tail, shot, style, pen, nominal=False, loose=False, alone=True):
    """Puts adverbs, framing, camera and style round a bent clause."""
    if nominal:
        text, shot, style = _led(text, shot, style, pen, alone)
    if head:
        text = f"{' '.join(head)}, {text}"
    if " while " in text:
        tail = [f"as {t[6:]}" if t.startswith("while ") else t for t in tail]
    text = joined(text, *tail)
    if "framing" in shot:
        framing = pen.one(*words.FRAMING[shot["framing"]])
        text = f"{text}, {framing}" if loose or pen.chance(0.5) else f"{framing}: {text}"
    after = []
    if "camera" in shot:
        text, after = _filmed(text, words.CAMERA[shot["camera"]], pen)
    if style:
        tag, made = pen.one(*words.STYLE_TAG[style]), pen.one(*words.STYLE_MADE[style])
        text = pen.one(f"{text}, {tag}", f"{tag}: {text}", f"{tag}, {text}", f"{text}, {made}", f"{text}, all {made}")
    return [text] + after


def _led(text, shot, style, pen, alone):
    """A noun phrase after "a video of" or the like, which may name framing and style."""
    shot = dict(shot)
    if "framing" in shot and pen.chance(0.5):
        text = f"{pen.one('', 'a ') if alone else 'a '}{pen.one(*words.FRAMING[shot.pop('framing')])} of {text}"
    elif not alone:
        return text, shot, style
    elif style and pen.chance(0.4):
        kinds = ("picture", "image", "scene") if pen.still else ("video", "clip", "animation", "scene", "film")
        text = f"{article(pen.one(*words.STYLE_ADJECTIVE[style]))} {pen.one(*kinds)} of {text}"
        style = None
    elif pen.chance(0.45):
        kind = pen.one(*(("a picture", "an image") if pen.still else ("a video", "a clip", "an animation")))
        return f"{pen.one('', '', 'make ', 'please make ')}{kind} of {text}", shot, style
    if alone and pen.chance(0.15):
        text = pen.one("show me ", "please show ", "show ") + text
    return text, shot, style


def _filmed(text, camera, pen):
    clauses, tags = camera
    clause, kind = pen.one(*clauses), pen.rng.random()
    if kind < 0.35:
        return f"{text}, {pen.one(*tags)}", []
    if kind < 0.55:
        return f"{text}, {clause}", []
    if kind < 0.8 and not re.search(r"\b(while|as) ", text):
        return f"{text} {pen.one('while', 'as')} {clause}", []
    return text, [clause]
