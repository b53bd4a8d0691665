"""What every word and phrase of the captions means, made from the grammar's tables: prompts are read with it."""

import functools
import re

from . import chinese, english
from .markup import marked

_WORD = re.compile(r"[a-z]+(?:[-'][a-z]+)*")
# What is shorter says nothing by itself.
_LONGEST = 8


@functools.lru_cache(maxsize=None)
def lexicon():
    """{phrase: (field, label)} of both languages, English in small letters.

    Going words mean `travel` only where no other motion, event, occluder or relation explains them, and relations hold
    between the nouns in the order of the text: `below` and `in front of` stand for above and behind turned round.
    """
    found = {}
    for language in (english, chinese):
        for template, field, label in language.entries():
            for piece in marked(template):
                for phrase in language.spellings(piece):
                    _enter(found, phrase.lower(), field, label)
    return found


def _enter(found, phrase, field, label):
    known = found.setdefault(phrase, (field, label))
    if known != (field, label):
        raise ValueError(f"{phrase!r} means {known} and {(field, label)}")


def read(text):
    """[(phrase, field, label), ...] of a text in its order; the longest phrases are taken first."""
    return _read_chinese(text) if re.search("[\\u4e00-\\u9fff]", text) else _read_english(text.lower())


def _read_english(text):
    words, found, at = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(text)], [], 0
    while at < len(words):
        for size in range(min(_LONGEST, len(words) - at), 0, -1):
            phrase = text[words[at][1] : words[at + size - 1][2]]
            if phrase in lexicon():
                found.append((phrase, *lexicon()[phrase]))
                break
        else:
            size = 1
        at += size
    return found


def _read_chinese(text):
    found, at, longest = [], 0, 10
    while at < len(text):
        for size in range(longest, 0, -1):
            if text[at : at + size] in lexicon():
                found.append((text[at : at + size], *lexicon()[text[at : at + size]]))
                break
        else:
            size = 1
        at += size
    return found
