"""What two texts both say, by the lexicon."""

import functools

from world.captions import lexicon
from world.captions.chinese import moves as chinese
from world.captions.english import grammar
from world.captions.english import moves as english

# Going is not worth a word where something else is done.
_DOING = {"motion", "event", "occluder", "relation"}
_SIDES = {"left_of": "beside", "right_of": "beside"}  # of one or of the other


def facts(text):
    """{(field, label)} that a text tells."""
    found = {(field, _SIDES.get(label, label)) for _, field, label in lexicon.read(text)}
    doing = {f for f in found if f[0] in _DOING} - {("motion", "travel")}
    return found - {("motion", "travel")} if doing else found


@functools.lru_cache(maxsize=None)
def fast():
    """Words for going that are only said of what goes fast."""
    verbs = [v for verbs in english.RUN.values() for v in verbs]
    return {form for v in verbs for form in grammar.spellings(v)} | {v for verbs in chinese.RUN.values() for v in verbs}


def kept(short, rich):
    """The share of what the short text says that the rich one says too; 1 where it says nothing."""
    said, found = facts(short), lexicon.read(rich)
    again = {(f, _SIDES.get(label, label)) for _, f, label in found}
    again |= {("speed", "fast")} if any(phrase in fast() for phrase, *_ in found) else set()
    return len(said & again) / len(said) if said else 1.0
