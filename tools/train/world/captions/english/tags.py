"""English tag lines: a few words, mostly parted by commas."""

from . import words
from .clauses import core
from .grammar import bend
from .phrases import introduced, place_noun, surroundings


def tag(told, pen):
    """One sentence, as a list, that names what is told as briefly as people type."""
    lines = [", ".join(_pieces(shot, pen, same=i > 0)) for i, shot in enumerate(told["shots"])]
    line = pen.one(" / ", "; ", ", cut to ", ", then ").join(lines)
    if "style" not in told:
        return [line]
    style = pen.one(*words.STYLE_TAG[told["style"]])
    return [pen.one(f"{line}, {style}", f"{line}, {style}", f"{style}, {line}", f"{style}: {line}")]


def _pieces(shot, pen, same):
    rest, where = [], ""
    if "setting" in shot:
        rest = [place_noun(shot["setting"], "", pen).split(" ", 1)[-1]]
        if shot["actors"] and pen.chance(0.5):
            rest, where = [], surroundings({"setting": shot["setting"]}, pen)[0]
    for field, table in (("time", words.TIME_TAG), ("weather", words.WEATHER_TAG), ("framing", words.FRAMING)):
        if field in shot:
            rest.append(pen.one(*table[shot[field]]))
    if "camera" in shot:
        rest.append(pen.one(*words.CAMERA[shot["camera"]][1]))
    rest = pen.mixed(rest)
    if not shot["actors"]:
        return rest
    bare = pen.chance(0.75)
    clause = core(shot, pen, where, names=introduced(shot["actors"], pen, same, bare=bare), effect=0)
    main = bend(clause.text, "s" if clause.finite else pen.one("ing", "ing", "s"))
    return rest + [main] if pen.chance(0.12) else [main] + rest
