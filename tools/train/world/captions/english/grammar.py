"""English endings, articles and sentences as they are typed."""

import re

from ..markup import plain

_DOUBLE = (
    "run", "stop", "spin", "swim", "trot", "get", "hop", "flip", "drop", "cut", "pad", "tip", "sit", "chug",
    "snip", "zigzag", "begin",
)  # fmt: skip
_THIRD = {"be": "is", "have": "has", "do": "does", "go": "goes"}
_ING = {"be": "being", "lie": "lying"}
_VERB = re.compile(r"([*^~+])(\w+)")
MODES = ("s", "ing", "base")


def third(verb):
    """The verb as he, she or it does it: walks."""
    if verb in _THIRD:
        return _THIRD[verb]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "ch", "sh")) else "s")


def participle(verb):
    """The verb in -ing."""
    if verb in _ING:
        return _ING[verb]
    if verb in _DOUBLE:
        return verb + verb[-1] + "ing"
    return (verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb) + "ing"


def bend(text, mode):
    """Puts marked verbs into form: `*` as mode says (s, ing, base), `+` too but plural, `^` in s, `~` in -ing."""

    def form(match):
        mark, verb = match.groups()
        kind = {"*": mode, "+": "ing" if mode == "ing" else "base", "^": "s", "~": "ing"}[mark]
        return {"s": third, "ing": participle, "base": str}[kind](verb)

    return _VERB.sub(form, text)


def spellings(phrase):
    """Every form that a marked phrase of the tables takes in a text."""
    return {bend(phrase, mode) for mode in MODES}


def article(words):
    """The words with a or an before them."""
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def listed(words):
    """a, b and c."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def joined(*parts):
    """The parts that aren't empty, with a comma where a word would stand twice: switches it on, on a rainy night."""
    text = ""
    for part in filter(None, parts):
        twice = plain(text).split(" ")[-1] == plain(part).split(" ")[0]
        text = part if not text else f"{text}{', ' if twice else ' '}{part}"
    return text


def capital(text):
    """The text with its first letter big."""
    return text[:1].upper() + text[1:]


def typed(sentences, pen):
    """Sentences as people type them: mostly with capitals and full stops, sometimes without."""
    if pen.chance(0.3):
        text = ". ".join(sentences)
        return text + "." if pen.chance(0.25) else text
    text = " ".join(capital(s) + "." for s in sentences)
    return text[:-1] if len(sentences) == 1 and pen.chance(0.3) else text
