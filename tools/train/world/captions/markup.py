"""The marks that the tables of words use, and the pen that a caption is written with.

`<...>` frames what gives a phrase its meaning: that goes into the lexicon. `{...}` is a slot.
"""

import re

_MARKED = re.compile(r"<([^<>]*)>")


def marked(template):
    """The framed pieces of a template; all of it where nothing is framed."""
    return _MARKED.findall(template) or [template]


def plain(text):
    """The text without frames."""
    return text.replace("<", "").replace(">", "")


class Pen:
    """Chance, and the words already settled on: within a caption, or several that share `names`, a subject keeps its
    name."""

    def __init__(self, rng, still=False, names=None):
        self.rng, self.still, self._names = rng, still, {} if names is None else names

    def one(self, *options):
        """One of the options."""
        return self.rng.choice(options)

    def chance(self, share):
        """True in a share of all cases; share in 0..1."""
        return self.rng.random() < share

    def mixed(self, items):
        """The items in random order, as a new list."""
        items = list(items)
        self.rng.shuffle(items)
        return items

    def named(self, key, options):
        """One of the options, the same whenever the key comes again."""
        if key not in self._names:
            self._names[key] = self.one(*options)
        return self._names[key]
