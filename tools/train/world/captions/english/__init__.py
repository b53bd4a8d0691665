"""Puts what is told into English: `say`. Other languages have the same two functions."""

from ..markup import Pen, plain
from . import lines, rich, tags
from .grammar import spellings, typed
from .lexicon import entries

__all__ = ["entries", "say", "spellings"]


def say(told, rng, length, still=False):
    """The words for what is told (see `told`); length tag, sentence or rich; still: of one frame."""
    pen = Pen(rng, still)
    sentences = {"tag": tags.tag, "sentence": lines.sentences, "rich": rich.sentences}[length](told, pen)
    return typed([plain(s) for s in sentences], pen)
