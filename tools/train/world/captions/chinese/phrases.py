"""Chinese phrases: who, where, when, and what one subject does."""

from ...names import SIDEWAYS
from . import moves, words


def name(actor, pen):
    """The noun for a subject, the same throughout a caption."""
    return pen.named(actor["subject"], words.NOUN[actor["subject"]][1])


def measure(actor, pen):
    """The measure word for a subject, the same throughout a caption."""
    return pen.named(actor["subject"] + "#", words.NOUN[actor["subject"]][0])


def noun_phrase(actor, pen, det="一"):
    """A subject with its looks; det: 一, 另一, 同一, 这, or nothing (then without a measure word)."""
    looks = _dressed(actor, pen) if actor["subject"] in words.DRESSED else _looks(actor, pen)
    return (f"{det}{measure(actor, pen)}" if det else "") + looks


def _sized(actor, pen, noun, people=False):
    """(words for the size before all else, a short word for it right before the noun)."""
    size = actor.get("size")
    if size is None:
        return "", ""
    if people and size in words.SIZE_OF_PEOPLE and (size == "big" or pen.chance(0.3)):
        return pen.one(*words.SIZE_OF_PEOPLE[size]), ""
    if size == "medium" or noun.startswith("大") or pen.chance(0.45):
        return pen.one(*words.SIZE[size]), ""
    return "", words.SIZE_SHORT[size]


def _looks(actor, pen):
    noun = name(actor, pen)
    before, size = _sized(actor, pen, noun)
    colour, pattern = actor.get("colour"), actor.get("pattern")
    if pattern in words.PATTERN_WITH and pen.chance(0.35):
        before += f"{pen.one('带', '带着')}<{words.PATTERN_WITH[pattern]}>的"
        pattern = None
    short = colour in words.COLOUR_SHORT and actor["subject"] not in words.FULL_COLOUR and len(size + noun) < 4
    if not pattern and short and pen.chance(0.35):
        return f"{before}{size}{words.COLOUR_SHORT[colour]}{noun}"
    shade = pen.one(*words.COLOUR[colour]) if colour else ""
    if pattern == "plain" and shade:
        return f"{before}{words.PURE}{shade}{pen.one('的', '')}{size}{noun}"
    if pattern:
        return f"{before}{shade}{pen.one(*words.PATTERN[pattern])}{pen.one('', '的')}{size}{noun}"
    return before + (f"{shade}{pen.one('的', '的', '')}" if shade else "") + size + noun


def _dressed(actor, pen):
    before, size = _sized(actor, pen, "", people=True)
    noun = size + name(actor, pen)
    colour, pattern = actor.get("colour"), actor.get("pattern")
    if not colour and not pattern:
        return before + noun
    shade = pen.one(*words.COLOUR[colour]) if colour else ""
    figure = pen.one(*words.PATTERN[pattern]) if pattern else ""
    if pattern == "plain" and shade:
        shade, figure = words.PURE + shade, ""
    elif colour in words.COLOUR_SHORT and not pattern and pen.chance(0.5):
        shade = words.COLOUR_SHORT[colour]
    return f"{before}{pen.one('穿', '穿着', '身穿')}{shade}{figure}{pen.one(*words.DRESSED[actor['subject']])}的{noun}"


def introduced(actors, pen, same=False, bare=False):
    """A noun phrase for every actor; same: the first is known from the shot before; bare: without measure words."""
    phrases, seen = [], set()
    for i, actor in enumerate(actors):
        det = "另一" if actor["subject"] in seen else "" if bare else "一"
        if same and i == 0:
            det = pen.one("同一", "同一", "这")
        phrases.append(noun_phrase(actor, pen, det))
        seen.add(actor["subject"])
    return phrases


def pronoun(actor):
    """它, 她 or 他."""
    return words.PRONOUN.get(actor["subject"], "它")


def listed(phrases):
    """a、b和c"""
    return phrases[0] if len(phrases) == 1 else f"{'、'.join(phrases[:-1])}和{phrases[-1]}"


def spot(setting, pen, adjective=""):
    """A setting as a place where something is: 下雨的城市里."""
    if not adjective and setting in words.INSIDE and pen.chance(0.35):
        return pen.one(*words.INSIDE[setting])
    nouns, after, _ = words.PLACE[setting]
    return f"{adjective}<{pen.one(*nouns)}>{pen.one(*after)}"


def surroundings(shot, pen):
    """(where, [when and in what weather]), without 在; empty where nothing is told."""
    setting, time, weather = shot.get("setting"), shot.get("time"), shot.get("weather")
    adjective = ""
    if setting and weather not in (None, "clear") and pen.chance(0.35):
        adjective, weather = pen.one(*words.WEATHER_ADJECTIVE[weather]), None
    elif setting and time and pen.chance(0.3):
        adjective, time = f"<{pen.one(*words.HOUR[time])}>的", None
    where = spot(setting, pen, adjective) if setting else ""
    if time and weather and pen.chance(0.4):
        return where, [f"一个{pen.one(*words.WEATHER_ADJECTIVE[weather])}{pen.one(*words.HOUR[time])}"]
    when = [pen.one(*words.TIME[time])] if time else []
    return where, when + ([pen.one(*words.WEATHER[weather])] if weather else [])


def through(setting, pen):
    """On the way through a setting: 穿过森林; nothing where that isn't said."""
    nouns, _, verbs = words.PLACE[setting]
    return f"{pen.one(*verbs)}<{pen.one(*nouns)}>" if verbs else ""


def direction(actor, pen):
    """Words for a told direction, or nothing."""
    return pen.one(*moves.DIRECTION[actor["direction"]]) if actor.get("direction") else ""


def verb_phrase(actor, pen, where="", anyhow=False):
    """What an actor whose motion is told does; where: 在… or nothing; anyhow: with a verb that does for any subject."""
    template = pen.one(*moves.MOVE[actor["motion"]])
    side = direction(actor, pen)
    go, along, speed = _going(actor, pen, "{" in template.replace("{way}", ""), side, anyhow)
    if anyhow and "{go}" in template:
        along, template = pen.one(*moves.NEUTRAL), template.replace("{go}", "{along}")
    if actor["motion"] in ("return", "stop") and not side:
        go, along = f"往前{go}", f"往前{go}"
    if "{way}" not in template:
        return where + speed + template.format(go=go, along=along)
    first = [where] if where else []
    way = first + pen.mixed(p for p in (speed, side) if p)
    return template.format(way="".join(way), go=go, along=along)


def _going(actor, pen, goes, side, anyhow):
    """(a verb of one syllable, a verb for the end of a clause, an adverb of speed): who runs needs no adverb."""
    verb, speed = moves.GO[actor["subject"]], actor.get("speed")
    adverb = pen.one(*moves.SPEED[speed]) if speed else ""
    if anyhow:
        return verb, pen.one(*moves.NEUTRAL), adverb
    if goes and speed == "fast" and actor["subject"] in moves.RUNNERS and pen.chance(0.45):
        return "跑", pen.one("跑去", "奔跑") if side else pen.one("奔跑", "跑着"), pen.one("", adverb)
    ends = moves.GO_LONG[verb] + moves.NEUTRAL[:1]
    plain = (verb, f"{verb}去", f"{verb}着") if side else (f"{verb}着", f"{verb}过")[:1]
    return verb, pen.one(pen.one(*ends), *plain), adverb


def sideways(actor):
    """Whether a told motion goes somewhere."""
    return actor.get("motion") in SIDEWAYS
