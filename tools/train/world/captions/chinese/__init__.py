"""Puts what is told into Chinese: `say`. Other languages have the same functions."""

from ..markup import Pen, plain
from . import lines
from .lexicon import entries

__all__ = ["entries", "line", "say", "spellings"]


def say(told, rng, length, still=False, names=None):
    """The words for what is told (see `told`); length tag, sentence or rich; still: of one frame; names: see Pen."""
    pen = Pen(rng, still, names)
    write = {"tag": lines.tag, "sentence": lines.sentences, "rich": lines.rich}[length]
    sentences = write(told, pen)
    text = "。".join(sentences)
    if length == "rich" or len(sentences) > 1 or (length == "sentence" and pen.chance(0.6)):
        text += "。"
    return plain(text)


def line(shot, rng, same=False, names=None):
    """The words for one shot of several, as they follow "镜头二："; same: its first actor is known already."""
    return plain("；".join(lines.line(shot, Pen(rng, False, names), same, effect=1)))


def spellings(phrase):
    """Chinese words have one form."""
    return {phrase}
