"""Puts what is told into Chinese: `say`. Other languages have the same functions."""

from ..markup import Pen, plain
from . import lines
from .lexicon import entries

__all__ = ["entries", "say", "spellings"]


def say(told, rng, length, still=False):
    """The words for what is told (see `told`); length tag, sentence or rich; still: of one frame."""
    pen = Pen(rng, still)
    write = {"tag": lines.tag, "sentence": lines.sentences, "rich": lines.rich}[length]
    sentences = write(told, pen)
    text = "。".join(sentences)
    if length == "rich" or len(sentences) > 1 or (length == "sentence" and pen.chance(0.6)):
        text += "。"
    return plain(text)


def spellings(phrase):
    """Chinese words have one form."""
    return {phrase}
