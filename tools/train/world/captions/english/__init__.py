"""Puts what is told into English: `say`. Other languages have the same two functions."""

from ..markup import Pen, plain
from . import lines, rich, tags
from .grammar import spellings, typed
from .lexicon import entries

__all__ = ["entries", "line", "say", "spellings"]


def say(told, rng, length, still=False, names=None):
    """The words for what is told (see `told`); length tag, sentence or rich; still: of one frame; names: see Pen."""
    pen = Pen(rng, still, names)
    sentences = {"tag": tags.tag, "sentence": lines.sentences, "rich": rich.sentences}[length](told, pen)
    return typed([plain(s) for s in sentences], pen)


def line(shot, rng, same=False, names=None):
    """The words for one shot of several, as they follow "shot 2: "; same: its first actor is known already."""
    pen = Pen(rng, False, names)
    return plain("; ".join(lines.line(shot, None, pen, same=same, alone=False, effect=1)))
