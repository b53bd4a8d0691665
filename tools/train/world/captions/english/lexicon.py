"""What every English word of the tables means."""

from . import moves, words


def entries():
    """(marked phrase, field, label) of everything that the grammar can say."""
    for table, field in ((words.NOUN, "subject"), (words.COLOUR, "colour"), (words.SIZE, "size")):
        yield from _rows(table, field)
    for table, field in ((words.PATTERN, "pattern"), (words.PATTERN_AFTER, "pattern")):
        yield from _rows(table, field)
    for label, (nouns, _, _, alone) in words.PLACE.items():
        yield from ((phrase, "setting", label) for phrase in nouns + alone)
    for table, field in ((words.TIME, "time"), (words.HOUR, "time"), (words.TIME_TAG, "time")):
        yield from _rows(table, field)
    for table in (words.WEATHER, words.WEATHER_NOW, words.WEATHER_ADJECTIVE, words.WEATHER_TAG):
        yield from _rows(table, "weather")
    for table in (words.STYLE_TAG, words.STYLE_ADJECTIVE, words.STYLE_MADE):
        yield from _rows(table, "style")
    for label, (clauses, tags) in words.CAMERA.items():
        yield from ((phrase, "camera", label) for phrase in clauses + tags)
    yield from _rows(words.FRAMING, "framing")
    yield from _doings()


def _doings():
    for verbs in (moves.NEUTRAL, *moves.GO.values(), *moves.RUN.values()):
        yield from ((verb, "motion", "travel") for verb in verbs)
    for label, templates in moves.MOVE.items():
        yield from ((t, "motion", label) for t in templates if "<" in t)
    yield from _rows(moves.DIRECTION, "direction")
    yield from ((phrase, "direction", side) for side, phrase in moves.COMING.items())
    for table in (moves.SPEED_BEFORE, moves.SPEED_AFTER):
        yield from _rows(table, "speed")
    for label, phrases in moves.RELATION.items():
        yield from ((p, "relation", {"below": "above", "in_front": "behind"}.get(label, label)) for p in phrases)
    yield from ((first, "relation", label) for label, (first, _) in moves.SIDE.items())
    yield from ((p, "relation", "following") for p in (*moves.FOLLOW, moves.FOLLOWED))
    yield from ((p, "relation", "meeting") for p in (*moves.MEET, moves.MEET_ONE, *moves.UNTIL))
    for label, things in moves.HIDE_WORDS.items():
        yield from ((f"behind {a} {thing}", "occluder", label) for a in ("a", "the") for thing in things)
        yield from ((thing, "occluder", label) for thing in things)
    for label, groups in moves.EVENT.items():
        yield from ((template, "event", label) for group in groups for template in group)


def _rows(table, field):
    return ((phrase, field, label) for label, phrases in table.items() for phrase in phrases)
