"""English phrases: who, where, when, and what one subject does. Verbs stay marked until the sentence bends them."""

from ...names import FLYING, INDOORS, SIDEWAYS
from . import moves, words
from .grammar import article

# Adverbs that are clauses of their own: one is enough.
_CLAUSES = ("while ", "as ")


def name(actor, pen):
    """The noun for a subject, the same throughout a caption."""
    return pen.named(actor["subject"], words.NOUN[actor["subject"]])


def noun_phrase(actor, pen, det="a"):
    """A subject with its looks; det: a, the, the same, another or nothing."""
    noun = name(actor, pen)
    size = [pen.one(*words.SIZE[actor["size"]])] if "size" in actor else []
    colour = [pen.one(*words.COLOUR[actor["colour"]])] if "colour" in actor else []
    before, after = [], ""
    if "pattern" in actor:
        ways = words.PATTERN_AFTER[actor["pattern"]]
        if ways and actor["subject"] not in words.DRESSED and pen.chance(0.3):
            after = pen.one(*ways)
        else:
            before = [pen.one(*words.PATTERN[actor["pattern"]])]
    if actor["subject"] in words.DRESSED and (colour or before):
        after = _clothes(actor["subject"], colour, before, pen)
        looks = size
    else:
        looks = size + (before + colour if actor.get("pattern") == "plain" else pen.mixed(colour + before))
    phrase = " ".join(looks + [noun] + ([after] if after else []))
    return {"a": article(phrase), "": phrase}.get(det, f"{det} {phrase}")


def _clothes(subject, colour, pattern, pen):
    if colour and not pattern and pen.chance(0.4):
        return pen.one(f"in {colour[0]}", f"dressed in {colour[0]}")
    looks = " ".join(pattern + colour if pattern == ["plain"] else pen.mixed(colour + pattern))
    garment = pen.one(*words.DRESSED[subject])
    worn = article(f"{looks} {garment[2:]}") if garment.startswith("a ") else f"{looks} {garment}"
    return f"{pen.one('in', 'wearing', 'dressed in')} {worn}"


def pronoun(actor, pen):
    """it, she or he; an astronaut is named."""
    if actor["subject"] == "astronaut":
        return f"the {name(actor, pen)}"
    return words.PRONOUN.get(actor["subject"], "it")


def introduced(actors, pen, same=False, bare=False):
    """A noun phrase for every actor; same: the first is known from the shot before; bare: without articles."""
    phrases, seen = [], set()
    for i, actor in enumerate(actors):
        det = "another" if actor["subject"] in seen else "" if bare else "a"
        if same and i == 0:
            det = pen.one("the same", "the same", "the")
        phrases.append(noun_phrase(actor, pen, det))
        seen.add(actor["subject"])
    return phrases


def place_kind(actor):
    """How somebody is somewhere: at, along (on the way through) or over it."""
    if actor is None or actor.get("motion") not in SIDEWAYS:
        return "at"
    return "over" if actor["subject"] in FLYING else "along"


def surroundings(shot, pen, kind="at"):
    """(where, [when and in what weather]): adverbial phrases, empty where nothing is told."""
    setting, time, weather = shot.get("setting"), shot.get("time"), shot.get("weather")
    adjective = ""
    if setting and weather not in (None, "clear") and pen.chance(0.35):
        adjective, weather = pen.one(*words.WEATHER_ADJECTIVE[weather]), None
    where = _place(setting, adjective, pen, kind) if setting else ""
    return where, _circumstances(time, weather, pen)


def _circumstances(time, weather, pen):
    if time and weather and pen.chance(0.45):
        hour = pen.one(*words.HOUR[time])
        return ["on " + article(f"{pen.one(*words.WEATHER_ADJECTIVE[weather])} {hour}")]
    found = [pen.one(*words.TIME[time])] if time else []
    if weather:
        clause = any(f.startswith(_CLAUSES) for f in found)
        found.append(pen.one(*[w for w in words.WEATHER[weather] if not (clause and w.startswith(_CLAUSES))]))
    return pen.mixed(found)


def _place(setting, adjective, pen, kind):
    _, at, along, alone = words.PLACE[setting]
    if alone and not adjective and pen.chance(0.5):
        return pen.one(*alone)
    over = ("over",) if setting not in INDOORS and setting != "volcano" else along
    return f"{pen.one(*{'at': at, 'along': along, 'over': over}[kind])} {place_noun(setting, adjective, pen)}"


def place_noun(setting, adjective, pen, articles=None):
    """A setting as a noun with its article; articles: those to choose from, where the setting has them."""
    choices, _, noun = pen.one(*words.PLACE[setting][0]).partition(" ")
    own = [a for a in choices.split("|") if articles is None or a in articles] or choices.split("|")
    phrase = f"{adjective} {noun}".strip()
    chosen = pen.one(*own)
    if chosen in ("a", "an"):
        return article(phrase.replace("<", "")) if adjective else f"{chosen} {phrase}"
    return f"{chosen} {phrase}".strip()


def direction(actor, pen):
    """Words for a told direction, or nothing."""
    return pen.one(*moves.DIRECTION[actor["direction"]]) if actor.get("direction") else ""


def verb_phrase(actor, pen, where="", anyhow=False):
    """What an actor whose motion is told does, with direction, speed and place woven in.

    anyhow: with a verb that does for every subject.
    """
    template = pen.one(*moves.MOVE[actor["motion"]])
    go, adverb = _going(actor, pen, "{go}" in template, anyhow)
    before = ""
    if adverb and moves.SPEED_BEFORE[actor["speed"]] and pen.chance(0.3):
        before, adverb = pen.one(*moves.SPEED_BEFORE[actor["speed"]]) + " ", ""
    way = _way(direction(actor, pen), adverb, where, pen)
    if "{way}" not in template:
        return before + " ".join(p for p in (template.replace("{go}", go), way) if p)
    if not way and template.startswith("{go} {way}"):
        way = pen.one("along", "by") if actor["motion"] == "travel" else "along"
    phrase = template.replace("{go}", go).replace("{way}", way)
    return before + " ".join(phrase.split()).replace(" ,", ",")


def _going(actor, pen, goes, anyhow):
    """(a verb of going, an adverb of speed): who runs needs no adverb."""
    subject, speed = actor["subject"], actor.get("speed")
    if speed == "fast" and goes and not anyhow and subject in moves.RUN and pen.chance(0.5):
        return pen.one(*moves.RUN[subject]), pen.one("", "", pen.one(*moves.SPEED_AFTER["fast"]))
    verb = pen.one(*moves.NEUTRAL) if anyhow or pen.chance(0.2) else pen.one(*moves.GO[subject])
    return verb, pen.one(*moves.SPEED_AFTER[speed]) if speed else ""


def _way(side, adverb, where, pen):
    short = side.startswith("<") and "from" not in side
    rest = pen.mixed(p for p in (adverb, where, "" if short else side) if p)
    return " ".join(([side] if short else []) + rest)
