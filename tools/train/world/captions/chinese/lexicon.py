"""What every Chinese word of the tables means."""

from . import moves, words


def entries():
    """(marked phrase, field, label) of everything that the grammar can say."""
    for label, (_, nouns) in words.NOUN.items():
        yield from ((noun, "subject", label) for noun in nouns)
    for table in (words.COLOUR, words.COLOUR_SHORT):
        yield from _rows(table, "colour")
    for table in (words.PATTERN, words.PATTERN_WITH):
        yield from _rows(table, "pattern")
    yield words.PURE, "pattern", "plain"
    for table in (words.SIZE, words.SIZE_SHORT, words.SIZE_OF_PEOPLE):
        yield from _rows(table, "size")
    for label, (nouns, _, _) in words.PLACE.items():
        yield from ((noun, "setting", label) for noun in nouns)
    yield from _rows(words.INSIDE, "setting")
    for table in (words.TIME, words.HOUR, words.TIME_TAG):
        yield from _rows(table, "time")
    for table in (words.WEATHER, words.WEATHER_ADJECTIVE, words.WEATHER_TAG):
        yield from _rows(table, "weather")
    for table in (words.STYLE_TAG, words.STYLE_KIND, words.STYLE_MADE):
        yield from _rows(table, "style")
    yield from _rows(words.CAMERA, "camera")
    yield from _rows(words.FRAMING, "framing")
    yield from _doings()


def _doings():
    for label, templates in moves.MOVE.items():
        yield from ((t, "motion", label) for t in templates if "<" in t)
    yield from _rows(moves.DIRECTION, "direction")
    yield from _rows(moves.COMING, "direction")
    yield from _rows(moves.SPEED, "speed")
    for label, phrases in moves.RELATION.items():
        yield from ((p, "relation", {"below": "above", "in_front": "behind"}.get(label, label)) for p in phrases)
    yield from ((first, "relation", label) for label, (first, _) in moves.SIDE.items())
    yield from ((phrase, "relation", "following") for phrase in (*moves.FOLLOW, moves.FOLLOWED))
    yield from ((phrase, "relation", "meeting") for phrase in moves.MEET)
    for label, (noun, _) in moves.OCCLUDER.items():
        yield from ((noun + behind, "occluder", label) for behind in ("", "后", "后面", "的后面"))
    for label, groups in moves.EVENT.items():
        yield from ((template, "event", label) for group in groups for template in group)
    for verb in {*moves.GO.values(), *moves.NEUTRAL, "跑", *(v for long in moves.GO_LONG.values() for v in long)}:
        yield verb, "motion", "travel"


def _rows(table, field):
    for label, phrases in table.items():
        yield from ((phrase, field, label) for phrase in ([phrases] if isinstance(phrases, str) else phrases))
